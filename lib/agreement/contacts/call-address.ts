/** What a tap on a number opens; null for what does not ring and is no address. An extension is left for the voice. */
export function callAddress(kind: string, value: string): string | null {
  if (kind === 'email') return `mailto:${encodeURIComponent(value).replace('%40', '@')}`;
  if (kind === 'phone' || kind === 'mobile' || kind === 'satellite') return `tel:${value.normalize('NFKC').replace(/ ?内線.*$/, '').replace(/[^\d+]/g, '')}`;
  return null;
}
