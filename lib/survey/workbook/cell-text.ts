// Office Open XML writes what XML cannot hold as _xHHHH_ (ECMA-376 part 1, 22.9.2.19, ST_Xstring); so a text that
// happens to look like that must be written as _x005F_xHHHH_.

const hex = (code: number): string => `_x${code.toString(16).toUpperCase().padStart(4, '0')}_`;

/** A text as it may stand in a cell's XML. */
export const escapeCellText = (text: string): string =>
  text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_').replace(/[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/gu, (character) => hex(character.charCodeAt(0)));

/** The text that a cell's XML means. */
export const readCellText = (text: string): string => text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
