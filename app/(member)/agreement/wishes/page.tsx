import { SheetPage } from '@/components/agreement/sheets/SheetPage';
import { getSheet } from '@/lib/agreement/sheets/get-sheet';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { whichMunicipality } from '@/lib/survey/which-municipality';
import { saveOwnSheet } from '../actions';

export const metadata = { title: '希望する支援' };

type Props = { searchParams: Promise<{ code?: string | string[]; done?: string | string[] }> };

export default async function WishesPage({ searchParams }: Props) {
  const actor = await requireActor();
  const query = await searchParams;
  const sheet = await pageData(async () => getSheet(actor, { code: whichMunicipality(actor, query.code), side: 'wishes' }));
  return <SheetPage sheet={sheet} save={saveOwnSheet} now={new Date()} saved={query.done === 'saved'} />;
}
