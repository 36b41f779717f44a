import 'server-only';
import { anonymous } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';

/** Whether this is a demo installation, which pages say. */
export async function isDemo(): Promise<boolean> {
  const installation = await db.as(anonymous, (tx) => tx.installation.findUnique({ where: { id: 1 } }));
  return installation?.demo ?? false;
}
