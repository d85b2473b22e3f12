import { isDocumented, WeChatError } from './wechat-error.ts';

/** Documented failures on order, so that a test can see what we do when WeChat says no. In memory only. */
export function createFaults() {
  const ordered = new Map<string, { errcode: number; times: number }[]>();
  return {
    /** The next `times` calls of `path` fail with `errcode`, after those ordered before. */
    order(path: string, errcode: unknown, times: unknown): void {
      if (!isDocumented(errcode)) throw new Error(`errcode ${String(errcode)} is not one that the stand-in knows.`);
      if (!Number.isInteger(times) || (times as number) < 1) throw new Error('times must be a whole number from 1.');
      ordered.set(path, [...(ordered.get(path) ?? []), { errcode, times: times as number }]);
    },
    clear: () => ordered.clear(),
    /** Throws what is due on this path. */
    strike(path: string): void {
      const queue = ordered.get(path);
      const next = queue?.[0];
      if (queue === undefined || next === undefined) return;
      next.times -= 1;
      if (next.times === 0) queue.shift();
      throw new WeChatError(next.errcode);
    },
  };
}
