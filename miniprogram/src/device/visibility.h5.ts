/** Calls back when the browser's tab is left or returned to. @returns stops listening. */
export const onAppVisible = (act: (visible: boolean) => void): (() => void) => {
  const changed = (): void => act(document.visibilityState === 'visible');
  document.addEventListener('visibilitychange', changed);
  return () => document.removeEventListener('visibilitychange', changed);
};
