import 'server-only';
import type { Transaction } from '@/lib/platform/db';
import type { Problem, SheetChange } from './read-answers';

/** An upload that has not lapsed, as far as the actor may see it; null when there is none. */
export async function findUpload(tx: Transaction, { id, respondentId }: { id: string; respondentId: string }) {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null;
  const upload = await tx.workbookUpload.findFirst({ where: { id, respondentId, expiresAt: { gt: new Date() } } });
  return upload && { ...upload, changes: upload.changes as unknown as SheetChange[], problems: upload.problems as unknown as Problem[] };
}
