/** Counts under this are withheld, and a number's minimum, maximum and mode that fewer gave. Ours: docs/decisions/0100-suppression.md. */
export const THRESHOLD = 3;
