'use client';
import { useEffect } from 'react';
import { contactServer, readCopy, wipeAndTell } from '@/lib/agreement/directory/copy-contact';

/**
 * Looks after a copy of the directory in this browser: after signing out it is wiped; else, where a person comes for the directory or can no longer go
 * further, the server says whether the copy may stay.
 */
export function CheckCopy({ signedOut = false }: { signedOut?: boolean }) {
  useEffect(() => {
    void (async () => {
      const record = await readCopy(new Date());
      if (!record) return;
      if (signedOut) await wipeAndTell();
      else await contactServer(record);
    })().catch(() => {}); // no IndexedDB, no copy
  }, [signedOut]);
  return null;
}
