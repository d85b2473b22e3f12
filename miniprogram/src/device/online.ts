import Taro from '@tarojs/taro';
import { useSyncExternalStore } from 'react';

let online = true;
let watching = false;
const listeners = new Set<() => void>();

const set = (connected: boolean): void => {
  if (connected === online) return;
  online = connected;
  for (const listener of listeners) listener();
};

const watch = (): void => {
  if (watching) return;
  watching = true;
  Taro.onNetworkStatusChange(({ isConnected }) => set(isConnected));
  Taro.getNetworkType({ success: ({ networkType }) => set(networkType !== 'none') });
};

const subscribe = (listener: () => void): (() => void) => {
  watch();
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const current = (): boolean => online;

/** Whether the device says that it has a network. It may be wrong both ways: requests still find out themselves. */
export const useOnline = (): boolean => useSyncExternalStore(subscribe, current, current);

/** Calls back each time the network returns. @returns stops listening. */
export const onBackOnline = (act: () => void): (() => void) => subscribe(() => online && act());
