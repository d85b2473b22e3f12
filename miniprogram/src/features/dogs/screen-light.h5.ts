/** A browser cannot make a screen brighter, but it can keep it from going dark. @returns gives the screen back. */
export const lightUp = (): (() => void) => {
  const lock = navigator.wakeLock?.request('screen').catch(() => undefined);
  return () => void lock?.then((held) => held?.release());
};
