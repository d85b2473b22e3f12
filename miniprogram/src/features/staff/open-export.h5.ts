import type { ExportJob } from '@huzhou/shared/complaints/desk';
import type { OpenedExport } from './open-export.ts';

export type { OpenedExport };

/** The browser downloads it as it does any file. */
export const openExport = ({ url, format, exportId }: ExportJob): Promise<OpenedExport> => {
  if (url === undefined) return Promise.resolve(undefined);
  const link = document.createElement('a');
  link.href = url;
  link.download = `${exportId}.${format}`;
  link.rel = 'noopener';
  document.body.append(link);
  link.click();
  link.remove();
  return Promise.resolve('opened');
};

/** In a browser there is nothing left to do once it is downloaded. */
export const forwardExport = (_path: string): Promise<boolean> => Promise.resolve(true);
