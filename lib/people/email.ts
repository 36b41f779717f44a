/** Whether a text is one plain address that a mail can be sent to: no name around it, no list. */
export const isEmail = (text: string): boolean => text.length <= 254 && /^[^\s@,;<>"()[\]\\:]+@[^\s@,;<>"()[\]\\:]+\.[^\s@,;<>"()[\]\\:.]+$/.test(text) && !/\.\.|\.@|@\.|@-/.test(text);
