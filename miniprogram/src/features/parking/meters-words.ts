/** 「2.1」 metres, from centimetres. */
export const metersWords = (centimetres: number): string => String(centimetres / 100);
