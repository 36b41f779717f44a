import type { Kept } from './copy-envelope';

// One database with one record: the copy, and beside it the server's part as a key that no script can read.
const DATABASE = 'sonaeai-directory';
const STORE = 'copy';
let channel: BroadcastChannel | undefined;
/** One a page: what is said on it reaches the other pages of the site, and not oneself. */
const pages = (): BroadcastChannel => (channel ??= new BroadcastChannel(DATABASE));

/** Calls back when another page has wiped the copy. */
export const onWiped = (act: () => void): void => void (pages().onmessage = act);

export type CopyRecord = { kept: Kept; server: CryptoKey | null };

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function act<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode, { durability: 'strict' });
      const request = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

/** Looks without leaving anything behind: opening would make an empty database. */
export async function readRecord(): Promise<CopyRecord | undefined> {
  if (!(await indexedDB.databases()).some(({ name }) => name === DATABASE)) return undefined;
  return act('readonly', (store) => store.get('only') as IDBRequest<CopyRecord | undefined>);
}

export const writeRecord = async (record: CopyRecord): Promise<void> => void (await act('readwrite', (store) => store.put(record, 'only')));

/** Removes the copy and its keys, and tells the other pages. */
export async function wipeRecord(): Promise<void> {
  await act('readwrite', (store) => store.clear());
  await new Promise<void>((resolve) => {
    const request = indexedDB.deleteDatabase(DATABASE);
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });
  pages().postMessage('wiped');
}
