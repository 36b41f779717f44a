/** A private number or address, enough of it to know one's own: ***-****-5678, h***@city.example.jp. */
export function maskMeans(kind: string, value: string): string {
  if (kind === 'email' || kind === 'closed-mail') {
    const at = value.lastIndexOf('@');
    return at > 0 ? `${value.slice(0, 1)}***${value.slice(at)}` : '***';
  }
  const digits = value.replace(/\D/g, '').length;
  let seen = 0;
  return value.replace(/\d/g, (digit) => ((seen += 1) > digits - 4 ? digit : '*'));
}
