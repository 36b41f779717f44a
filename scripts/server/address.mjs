/**
 * Whether a request's address can be read: Next answers one that is no UTF-8 behind its % signs with a fault of its own.
 * @param {string | undefined} url
 */
export function isReadable(url) {
  try {
    decodeURIComponent((url ?? '').split('?', 1)[0]);
    return true;
  } catch {
    return false;
  }
}
