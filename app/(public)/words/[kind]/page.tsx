import { notFound } from 'next/navigation';
import Forbidden from '@/app/forbidden';
import NotFound from '@/app/not-found';

export const metadata = { title: 'ご案内' };

/** The words of the 403 and 404 pages as a page of its own: scripts/server/refusal-words.mjs takes them from here for browsers without script. */
export default async function WordsPage({ params }: { params: Promise<{ kind: string }> }) {
  const { kind } = await params;
  if (kind === 'forbidden') return <Forbidden />;
  if (kind === 'not-found') return <NotFound />;
  notFound();
}
