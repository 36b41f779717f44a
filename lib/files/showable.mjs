const UNKNOWN = '〓'; // as printers set what a font lacks

/**
 * What the font can show of a text: no variation selectors and controls, a mark for what it lacks.
 * @param {string} text
 * @param {(codePoint: number) => boolean} has
 */
export function showable(text, has) {
  const plain = text.normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Cs}\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]/gu, '');
  return [...plain].map((one) => (has(one.codePointAt(0)) ? one : UNKNOWN)).join('');
}
