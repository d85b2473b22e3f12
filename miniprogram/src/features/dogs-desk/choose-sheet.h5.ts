import type { ChosenSheet } from './choose-sheet.ts';

export type { ChosenSheet };

const textOf = (bytes: ArrayBuffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Old Excel writes the code page of its country.
    return new TextDecoder('gb18030').decode(bytes);
  }
};

/** The browser's own picker. Undefined when the person thought better of it. */
export const chooseSheet = (): Promise<ChosenSheet> =>
  new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain';
    input.style.display = 'none';
    // iOS opens the picker only for an input that is in the document.
    document.body.append(input);
    const settle = async (file: File | undefined): Promise<void> => {
      input.remove();
      resolve(file === undefined ? undefined : { name: file.name, text: textOf(await file.arrayBuffer()) });
    };
    input.addEventListener('change', () => void settle(input.files?.[0]));
    input.addEventListener('cancel', () => void settle(undefined));
    input.click();
  });
