import { type ProgressCounts, type ProgressFilter, progressQuery, type ProgressRow } from '@/lib/survey/waves/progress-filter';
import { schemes } from '@/lib/register/bands';
import type { Crossing } from '@/lib/register/crossing';
import { ProgressFilterForm } from './ProgressFilterForm';
import { GroupTable, Pages, ProgressSummary, RespondentTable } from './ProgressTables';

type Props = {
  /** The page's own address, to which filters are added. */
  path: string;
  filter: ProgressFilter;
  progress: {
    counts: ProgressCounts;
    byPrefecture: { code: string; name: string; counts: ProgressCounts }[];
    byBand: { band: string; label: string; counts: ProgressCounts }[];
    bandScheme: string;
    total: number;
    page: number;
    pages: number;
    comparedWith: Date | null;
    rows: (ProgressRow & { crossed: Crossing | null })[];
  };
  respondentHref?: (owner: string) => string;
};

/** Who is where in a year: counts, counts by prefecture, and one by one with filters in the address. */
export function ProgressView({ path, filter, progress, respondentHref }: Props) {
  const { counts, byPrefecture, byBand, bandScheme, total, page, pages, rows, comparedWith } = progress;
  const href = (change: Partial<ProgressFilter>) => `${path}${progressQuery({ ...filter, page: 1, ...change })}#respondents`;
  return (
    <>
      <section aria-labelledby="progress">
        <h2 id="progress" className="text-std-24B-150">回答の状況</h2>
        <ProgressSummary counts={counts} />
        {byPrefecture.length > 1 && (
          <GroupTable caption="都道府県ごとの状況" head="都道府県" rows={byPrefecture.map(({ code, ...row }) => ({ key: code, ...row }))} href={(prefecture) => href({ prefecture })} />
        )}
        {byBand.length > 1 && (
          <GroupTable
            caption={`人口区分ごとの状況（${schemes.find(({ key }) => key === bandScheme)?.label ?? ''}）`} head="人口区分"
            rows={byBand.map(({ band, label, counts: inBand }) => ({ key: band, name: label, counts: inBand }))} href={(band) => href({ scheme: bandScheme, band })}
          />
        )}
      </section>
      <section aria-labelledby="respondents" className="my-8">
        <h2 id="respondents" className="text-std-24B-150">対象の団体</h2>
        <ProgressFilterForm path={path} filter={filter} prefectures={byPrefecture} />
        <p>{total > 0 ? `${total.toLocaleString('ja-JP')}団体` : '条件に合う団体はありません。都道府県・人口区分・状態を「すべて」に戻してお試しください。'}</p>
        {total > 0 && <RespondentTable rows={rows} href={respondentHref} comparedWith={comparedWith} />}
        <Pages page={page} pages={pages} href={(to) => href({ page: to })} />
      </section>
    </>
  );
}
