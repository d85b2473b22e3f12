import { describe, expect, test } from 'vitest';
import { textPieces } from './text-pieces.ts';

describe('the pieces of a text', () => {
  test('a short text is one piece, no text is none', () => {
    expect(textPieces('垃圾')).toEqual(['垃圾']);
    expect(textPieces('')).toEqual([]);
    expect(textPieces('a'.repeat(2500))).toHaveLength(1);
  });

  test('neighbours overlap, so that a phrase across the cut is whole in one of them', () => {
    for (let at = 2440; at <= 2510; at += 1) {
      const text = `${'甲'.repeat(at)}违规测试内容${'乙'.repeat(100)}`;
      expect(textPieces(text).some((piece) => piece.includes('违规测试内容'))).toBe(true);
    }
  });

  test('no character outside the basic plane is cut in two', () => {
    for (const offset of ['', 'x']) {
      const pieces = textPieces(offset + '𠮷'.repeat(4000));
      expect(pieces.every((piece) => piece.isWellFormed() && piece.length <= 2500)).toBe(true);
    }
  });
});
