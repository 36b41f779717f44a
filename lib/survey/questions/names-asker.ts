/**
 * Whether a text that everybody will read names who asked: the municipality (also without its last character, 市, 町 or
 * 村), its code, or the person.
 */
export function namesAsker(text: string, { municipality, code, person }: { municipality: string; code: string; person: string }): boolean {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  const bare = [...municipality].slice(0, -1).join('');
  const names = [municipality, [...bare].length >= 2 ? bare : municipality, code, person.normalize('NFKC').replace(/\s/g, '')];
  return names.some((name) => name !== '' && plain.includes(name.normalize('NFKC')));
}
