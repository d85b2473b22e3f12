/** The most that one text check takes. */
export const longestPiece = 2500;
/** Neighbouring pieces share this much, so that a phrase across the cut is still seen whole. */
const overlap = 32;

const isLowSurrogate = (text: string, index: number): boolean => {
  const unit = text.charCodeAt(index);
  return unit >= 0xdc00 && unit <= 0xdfff;
};

/** The text in pieces of at most `longest` UTF-16 units; no character is cut in two. */
export const textPieces = (text: string, longest: number = longestPiece): readonly string[] => {
  const pieces: string[] = [];
  let start = 0;
  while (start < text.length) {
    let end = Math.min(start + longest, text.length);
    if (end < text.length && isLowSurrogate(text, end)) end -= 1;
    pieces.push(text.slice(start, end));
    if (end === text.length) break;
    start = end - overlap;
    if (isLowSurrogate(text, start)) start -= 1;
  }
  return pieces;
};
