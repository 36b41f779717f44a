// Needs nothing installed: npm start asks before it installs.

/**
 * Whether a Host header names this machine itself. A demo answers nothing else: a page elsewhere could otherwise
 * point its own name at 127.0.0.1 and read along (DNS rebinding).
 * @param {string | undefined} host
 */
export const isLocalHost = (host) => /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i.test(host ?? '');

/**
 * Whether listening on this address keeps other machines out.
 * @param {string} address the HOST setting
 */
export const isLoopback = (address) => /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i.test(address);
