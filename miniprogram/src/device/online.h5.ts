import { useSyncExternalStore } from 'react';

const subscribe = (listener: () => void): (() => void) => {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
};

const current = (): boolean => navigator.onLine;

/** Whether the browser says that it has a network. It may be wrong both ways: requests still find out themselves. */
export const useOnline = (): boolean => useSyncExternalStore(subscribe, current, current);

/** Calls back each time the network returns. @returns stops listening. */
export const onBackOnline = (act: () => void): (() => void) => subscribe(() => current() && act());
