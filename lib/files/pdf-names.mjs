// Names of a PDF that are not taken, wherever they stand: a file may hold an object twice, and a program take the other one.
const ACTIVE = /\/(JavaScript|Launch|RichMedia|SubmitForm|ImportData|GoToE|Rendition)\b/;
const EMBEDDED = /\/(EmbeddedFiles?)\b/;
const LINKED = /\/GoToR\b/;

/**
 * Names with their disguise (#4A for J) taken off.
 * @param {string} text
 */
export const unescaped = (text) => text.replace(/#([2-7][0-9a-fA-F])/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));

/**
 * @param {string} text of the file, or of unpacked objects, one character a byte
 * @returns {'embedded' | 'active' | 'external' | undefined} what is wrong with it
 */
export function refusedNames(text) {
  const plain = unescaped(text);
  if (EMBEDDED.test(plain)) return 'embedded';
  if (ACTIVE.test(plain)) return 'active';
  return LINKED.test(plain) ? 'external' : undefined;
}
