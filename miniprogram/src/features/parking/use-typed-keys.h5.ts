import { useEffect, useRef } from 'react';
import type { TypedKeys } from './use-typed-keys.ts';

export type { TypedKeys };

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select') !== null;

/** What is typed on a real keyboard or pasted, while nothing else on the page takes it. */
export const useTypedKeys = (active: boolean, keys: TypedKeys): void => {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (!active) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (isField(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Backspace') latest.current.onErase();
      else if ([...event.key].length === 1 && event.key !== ' ') latest.current.onText(event.key);
    };
    const onPaste = (event: ClipboardEvent): void => {
      if (!isField(event.target)) latest.current.onText(event.clipboardData?.getData('text') ?? '');
    };
    document.addEventListener('keydown', onKey);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('paste', onPaste);
    };
  }, [active]);
};
