// How much of an uploaded workbook is looked at. A filled one has about 60 kB, 12 sheets, 400 rows and 10,000 cells.

export const MAX_UPLOAD = 10 * 1024 * 1024; // bytes
export const MAX_ENTRIES = 500; // files in the zip
export const MAX_UNPACKED = 80 * 1024 * 1024; // bytes of all of them
export const MAX_RATIO = 250; // unpacked to packed, of one that unpacks beyond …
export const RATIO_FROM = 4 * 1024 * 1024; // … this
export const MAX_SHEETS = 60;
export const MAX_CELLS = 200_000; // with something in them
export const MAX_ROW = 20_000;
export const MAX_COLUMN = 500;
export const MAX_TEXT = 20 * 1024 * 1024; // characters of all cells' texts
export const MAX_DEPTH = 60; // elements inside one another
