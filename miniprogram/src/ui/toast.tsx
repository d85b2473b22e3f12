import { Text, View } from '@tarojs/components';
import { useSyncExternalStore } from 'react';
import { aria } from './aria.ts';
import './toast.scss';

const shownForMilliseconds = 3_200;

let shown: string | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

const set = (text: string | undefined): void => {
  shown = text;
  for (const listener of listeners) listener();
};

/** Says in passing that something worked. What went wrong stands where it happened instead, and stays. */
export const showToast = (text: string): void => {
  clearTimeout(timer);
  set(text);
  timer = setTimeout(() => set(undefined), shownForMilliseconds);
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const current = (): string | undefined => shown;

/** Part of every page. Always there, so that a screen reader hears what appears in it. */
export const ToastHost = () => {
  const text = useSyncExternalStore(subscribe, current, current);
  return (
    <View className={`toast ${text === undefined ? '' : 'toast--shown'}`} {...aria({ role: 'status', live: 'polite' })}>
      {text !== undefined && <Text className="toast__text">{text}</Text>}
    </View>
  );
};
