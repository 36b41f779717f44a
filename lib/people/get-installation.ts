import 'server-only';
import { cache } from 'react';
import { anonymous } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';

/** What kind of installation this is: a demo holds made-up people and answers, and says so on every page. */
export const getInstallation = cache(async (): Promise<{ demo: boolean }> => {
  const row = await db.as(anonymous, (tx) => tx.installation.findUnique({ where: { id: 1 } }));
  return { demo: row?.demo ?? false };
});
