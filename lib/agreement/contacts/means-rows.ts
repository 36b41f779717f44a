/** So many means at most; a form shows three empty lines after those that are there. */
export const MOST_MEANS = 12;

/** What a line of the form is called when it is posted. */
export const meansField = (i: number, part: 'id' | 'kind' | 'value' | 'hours' | 'private') => `means-${i}-${part}`;
