import { type ContactSide, contactSides } from './contact-terms';

/** What the duty asks and is not there: two contacts at least, one of each side. null when nothing is missing. It is said, and blocks nothing. */
export function missingSide(contacts: { side: string }[]): { sides: ContactSide[]; sentence: string } | null {
  const sides = (Object.keys(contactSides) as ContactSide[]).filter((side) => !contacts.some((contact) => contact.side === side));
  if (sides.length === 0) return null;
  if (sides.length === 2) return { sides, sentence: '連絡担当がまだいません。防災側と情報側から1人以上ずつ登録してください。' };
  return { sides, sentence: `${contactSides[sides[0]!]}側の連絡担当がいません。協定では、防災側と情報側から1人以上ずつ、あわせて2人以上を任命します。` };
}
