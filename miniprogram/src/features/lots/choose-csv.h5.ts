import type { ChosenFile } from './choose-csv.ts';

export type { ChosenFile };

/** The browser's own picker. Undefined when the person thought better of it. */
export const chooseCsv = (): Promise<ChosenFile | undefined> =>
  new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.csv,text/csv';
    input.style.display = 'none';
    // iOS opens the picker only for an input that is in the document.
    document.body.append(input);
    const settle = (file: File | undefined): void => {
      input.remove();
      resolve(file === undefined ? undefined : { name: file.name, path: URL.createObjectURL(file), bytes: file.size });
    };
    input.addEventListener('change', () => settle(input.files?.[0]));
    input.addEventListener('cancel', () => settle(undefined));
    input.click();
  });
