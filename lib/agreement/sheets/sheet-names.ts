/** The names of a catalogue item's fields in the form. */
export const amountName = (key: string): string => `amount-${key}`;
export const daysName = (key: string): string => `days-${key}`;
export const termsName = (key: string): string => `terms-${key}`;
