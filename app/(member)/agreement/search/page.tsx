import { FoundTable } from '@/components/agreement/sheets/FoundList';
import { CounterpartList } from '@/components/agreement/sheets/CounterpartList';
import { SheetLinks } from '@/components/agreement/sheets/SheetLinks';
import { Select, TextInput } from '@/components/form/controls';
import { describedBy, Field, fieldIds } from '@/components/form/Field';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Button } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { catalogueGroups, catalogueItem } from '@/lib/agreement/sheets/catalogue';
import { searchSheets } from '@/lib/agreement/sheets/search-sheets';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { whichMunicipality } from '@/lib/survey/which-municipality';

export const metadata = { title: '支援を探す' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };
const one = (value: string | string[] | undefined): string => (typeof value === 'string' ? value.normalize('NFKC').trim() : '');

/** Where wishes and offers of the members meet. */
export default async function SearchPage({ searchParams }: Props) {
  const actor = await requireActor();
  const query = await searchParams;
  const item = catalogueItem(one(query.item));
  const typed = one(query.amount);
  const wrong = typed !== '' && !/^[0-9]{1,4}$/.test(typed);
  const atLeast = wrong || typed === '' ? 1 : Math.max(1, Number(typed));
  const { code, municipality, measured, searchable, others, forWishes, forOffers, offering, wishing } = await pageData(async () => searchSheets(actor, { code: whichMunicipality(actor, query.code), item: item?.key ?? '', atLeast }));
  const error = wrong ? '「必要な数」は、1から9,999までの整数で入力してください。' : undefined;
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: '協定', href: `/agreement?code=${code}` }, { label: '支援を探す' }]} />
      <PageHeading above={municipality} title="支援を探す"><p className="mt-2">構成団体どうしの、希望する支援と出せる支援を突き合わせます。同じグループの団体を先に、その次は{measured ? `${municipality}の役所から直線で近い順に` : '団体コードの順に（役所の位置が分からないため）'}並べています。協力事業者は最後です。団体名から連絡先を開けます。</p></PageHeading>
      <SheetLinks code={code} here="search" />
      {!searchable ? <Notice title="構成団体になると、ほかの団体の登録内容を探せます。"><p>自団体の希望する支援と出せる支援は、準備会のうちから登録できます。</p></Notice> : (
        <>
          <form method="get" action="/agreement/search" role="search" className="rounded-8 border border-solid-gray-420 px-4">
            <input type="hidden" name="code" value={code} />
            <div className="flex flex-wrap gap-x-6">
              <div className="min-w-0"><Field name="item" label="支援の種類">
                <Select id={fieldIds('item').input} name="item" defaultValue={item?.key ?? ''}>
                  <option value="">選んでください</option>
                  {catalogueGroups.map((group) => <optgroup key={group.key} label={group.title}>{group.items.map(({ key, label }) => <option key={key} value={key}>{label}</option>)}</optgroup>)}
                </Select>
              </Field></div>
              <Field name="amount" label="必要な数（以上）" error={error} optional><TextInput id={fieldIds('amount').input} name="amount" inputMode="numeric" defaultValue={typed} className="max-w-32" {...describedBy('amount', { error })} /></Field>
            </div>
            <Button look="secondary" className="mb-4">探す</Button>
          </form>
          {item && (
            <section id="found" aria-labelledby="found-title" className="mt-8">
              <h2 id="found-title" className="text-std-24B-150">{item.label}</h2>
              <FoundTable own={code} caption={`出せる団体（${offering.length}団体）`} item={item} found={offering} none={`${others}団体の中に、出せると登録している団体はありません。必要な数を減らすか、ほかの種類もお探しください。`} />
              <FoundTable own={code} caption={`希望している団体（${wishing.length}団体）`} item={item} found={wishing} none="希望している団体はありません。" />
            </section>
          )}
          <section aria-labelledby="for-wishes" className="mt-10">
            <h2 id="for-wishes" className="text-std-24B-150">{municipality}の希望に応じられる団体</h2>
            <CounterpartList meetings={forWishes} code={code} verb="出せる" none="希望する支援がまだ登録されていません。" next={{ href: `/agreement/wishes?code=${code}`, label: '希望する支援を登録する' }} />
          </section>
          <section aria-labelledby="for-offers" className="mt-10">
            <h2 id="for-offers" className="text-std-24B-150">{municipality}が出せる支援を希望している団体</h2>
            <CounterpartList meetings={forOffers} code={code} verb="希望している" none="出せる支援がまだ登録されていません。" next={{ href: `/agreement/offers?code=${code}`, label: '出せる支援を登録する' }} />
          </section>
        </>
      )}
    </>
  );
}
