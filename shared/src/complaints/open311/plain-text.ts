/**
 * Words from outside as they may go on record: characters that no text needs are left out, and pictographs are named,
 * because the systems that cases travel to cannot hold them. A person is asked to use words instead; a machine that
 * passes on what a person wrote long ago has nobody to ask.
 */
export const plainText = (text: string): string =>
  text
    .normalize('NFC')
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\uFE0F\u20E3]/g, '')
    .replace(/(?:\p{Emoji_Presentation}(?:\p{Emoji_Modifier}|\u200D|[\u{E0020}-\u{E007F}])*)+/gu, '[表情]')
    // Controls but line break and tab, and what reverses the direction of writing.
    .replace(/(?![\n\t\u200C\u200D])[\p{Cc}\p{Cf}]/gu, '')
    .trim();

/** The same on one line. */
export const plainLine = (text: string): string => plainText(text).replace(/\s+/g, ' ');
