/** The word for a key that came with an address; undefined for anything that the list does not hold itself (`constructor`). */
export const wordFor = (words: Readonly<Record<string, string>>, key: unknown): string | undefined => (typeof key === 'string' && Object.hasOwn(words, key) ? words[key] : undefined);
