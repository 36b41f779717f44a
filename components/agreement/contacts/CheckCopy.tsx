'use client';
import { useEffect } from 'react';
import { contactServer, readCopy } from '@/lib/agreement/directory/copy-contact';
import { wipeRecord } from '@/lib/agreement/directory/copy-store';

/**
 * Looks after a copy of the directory in this browser where a person arrives who can no longer go further: after signing out it is wiped;
 * else the server says whether its person may still hold it.
 */
export function CheckCopy({ signedOut = false }: { signedOut?: boolean }) {
  useEffect(() => {
    void (async () => {
      const record = await readCopy(new Date());
      if (!record) return;
      if (signedOut) await wipeRecord();
      else await contactServer(record);
    })().catch(() => {}); // no IndexedDB, no copy
  }, [signedOut]);
  return null;
}
