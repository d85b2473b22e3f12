interface BrowserTap {
  readonly clientX: number;
  readonly clientY: number;
}

/** Where within the element with this id a tap fell, as shares of its width and height; undefined when it cannot be told. */
export const pointerShare = async (
  id: string,
  event: unknown,
): Promise<{ readonly x: number; readonly y: number } | undefined> => {
  const box = document.getElementById(id)?.getBoundingClientRect();
  const { clientX, clientY } = event as BrowserTap;
  if (box === undefined || box.width === 0) return undefined;
  return { x: (clientX - box.left) / box.width, y: (clientY - box.top) / box.height };
};
