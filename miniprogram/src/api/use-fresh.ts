import type { Result } from '@huzhou/shared/kernel/result';
import { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useMemo, useRef, useState } from 'react';
import { serverNow } from '../device/clock.ts';
import { onBackOnline } from '../device/online.ts';
import { onAppVisible } from '../device/visibility.ts';
import type { ApiFailure } from './failure.ts';
import { createRefresher, type Freshness } from './refresher.ts';

export interface FreshOptions<Value> {
  /** A function where it depends on what was loaded last: often while something is about to happen. */
  readonly everySeconds: number | ((value: Value | undefined) => number);
  /** Loads anew from nothing when it changes: another case, another filter. */
  readonly key?: string;
}

export interface Fresh<Value> extends Freshness<Value> {
  readonly refresh: () => Promise<void>;
  readonly replace: (value: Value) => void;
}

/**
 * Keeps a page's data fresh while the page is shown: `value` is the last that loaded, `failure` the reason why
 * there is none or why it is old. Show a skeleton while both are absent.
 */
export const useFresh = <Value>(
  load: () => Promise<Result<Value, ApiFailure>>,
  { everySeconds, key = '' }: FreshOptions<Value>,
): Fresh<Value> => {
  const [state, setState] = useState<{ readonly key: string; readonly freshness: Freshness<Value> }>({
    key,
    freshness: {},
  });
  const latest = useRef({ load, everySeconds, key });
  latest.current = { load, everySeconds, key };
  const shown = useRef(true);
  const refresher = useMemo(
    () =>
      createRefresher<Value>({
        load: () => latest.current.load(),
        everySeconds: (value) => {
          const pause = latest.current.everySeconds;
          return typeof pause === 'function' ? pause(value) : pause;
        },
        onChange: (freshness) => {
          // What was asked for under another key may arrive last; it is nobody's answer any more.
          if (latest.current.key === key) setState({ key, freshness });
        },
        nowMilliseconds: serverNow,
      }),
    [key],
  );
  useEffect(() => {
    if (shown.current) refresher.show();
    const stopOnline = onBackOnline(() => void (shown.current && refresher.refresh()));
    const stopVisible = onAppVisible((visible) => (visible && shown.current ? refresher.show() : refresher.hide()));
    return () => {
      stopOnline();
      stopVisible();
      refresher.hide();
    };
  }, [refresher]);
  useDidShow(() => {
    shown.current = true;
    refresher.show();
  });
  useDidHide(() => {
    shown.current = false;
    refresher.hide();
  });
  return { ...(state.key === key ? state.freshness : {}), refresh: refresher.refresh, replace: refresher.replace };
};
