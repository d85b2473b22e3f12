/** In the browser there is no map service of ours. */
export const canOpenPlace = false;

export const openPlace = (
  _place: { readonly longitude: number; readonly latitude: number },
  _address: string,
): void => {};
