import { databaseAnswers } from '@/lib/platform/health';

export const dynamic = 'force-dynamic';

/** For a monitor: 200 when the database answers, else 503. */
export async function GET() {
  const ok = await databaseAnswers();
  return Response.json({ status: ok ? 'ok' : 'unavailable' }, { status: ok ? 200 : 503, headers: { 'cache-control': 'no-store' } });
}
