/** What a dog's tag shows to a telephone's camera: WeChat opens the mini-program for such an address. */
export const tagAddress = (code: string): string => `${API_ORIGIN}/#/features/dogs/pages/tag?code=${code}`;
