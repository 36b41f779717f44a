/** A problem that the person at the keyboard can solve; its message is a sentence in Japanese, shown without a stack. */
export class Problem extends Error {}
