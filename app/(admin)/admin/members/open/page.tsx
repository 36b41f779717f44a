import { redirect } from 'next/navigation';
import { LinkButton } from '@/components/ui/Button';
import { PageHeading } from '@/components/ui/PageHeading';
import { getMember } from '@/lib/agreement/membership/get-member';
import { NotFoundError } from '@/lib/platform/errors';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';

export const metadata = { title: '団体のページを開く' };

/** From a typed code to the municipality's page; a form without script can only ask for an address with a query. */
export default async function OpenMemberPage({ searchParams }: { searchParams: Promise<{ code?: string | string[] }> }) {
  const actor = await requireActor();
  const { code } = await searchParams;
  const typed = typeof code === 'string' ? code.normalize('NFKC').trim() : '';
  const found = await pageData(() => getMember(actor, { code: typed }).catch((error: unknown) => {
    if (error instanceof NotFoundError) return null;
    throw error;
  }));
  if (found) redirect(`/admin/members/${typed}`);
  return (
    <>
      <PageHeading title="この団体コードの市区町村はありません"><p className="mt-2">「団体コード」は、市区町村の登録簿にある6桁の数字を入力してください。</p></PageHeading>
      <p className="flex flex-wrap gap-4"><LinkButton href="/admin/members">協定の運営に戻る</LinkButton><LinkButton look="secondary" href="/register">市区町村の登録簿</LinkButton></p>
    </>
  );
}
