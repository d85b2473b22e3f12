import type { FileToTake, TakenFile } from './take-file.ts';

export type { FileToTake, TakenFile };

/** The browser downloads it as it does any file. */
export const takeFile = ({ url, fileName }: FileToTake): Promise<TakenFile> => {
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.rel = 'noopener';
  document.body.append(link);
  link.click();
  link.remove();
  return Promise.resolve('taken');
};

/** In a browser there is nothing left to do once it is downloaded. */
export const forwardFile = (_path: string): Promise<boolean> => Promise.resolve(true);
