// A pocket card is a sheet of A4 folded into eight: the first panel of each sheet is its cover, the others hold as many members as there are lines.

export const PANELS_ON_SHEET = 8;
export const LINES_ON_PANEL = 21;
/** Contacts of a member that have room on a card. */
export const CONTACTS_ON_CARD = 2;

/** A line for the name, and one for each contact, or for saying that there is none. */
export const linesOf = ({ contacts }: { contacts: unknown[] }): number => 1 + Math.max(1, Math.min(contacts.length, CONTACTS_ON_CARD));

/** Members in their order on sheets of panels; no member is parted. */
export function cardSheets<T extends { contacts: unknown[] }>(entries: T[]): T[][][] {
  const panels: T[][] = [];
  let free = 0;
  for (const entry of entries) {
    if (linesOf(entry) > free) {
      panels.push([]);
      free = LINES_ON_PANEL;
    }
    panels.at(-1)!.push(entry);
    free -= linesOf(entry);
  }
  const sheets: T[][][] = [];
  for (let i = 0; i < Math.max(panels.length, 1); i += PANELS_ON_SHEET - 1) sheets.push(panels.slice(i, i + PANELS_ON_SHEET - 1));
  return sheets;
}
