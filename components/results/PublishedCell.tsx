import { type PublishedCount, publishedCount } from '@/lib/results/counting/published-values';
import { published2012 } from '@/lib/results/counting/published';
import { schemeByKey } from '@/lib/register/bands';

const NOT_PUBLISHED = '公表値なし';

const scheme = schemeByKey(published2012.survey.scheme)!;

/** A band's name in the 2012 survey. */
export const bandLabel2012 = (key: string): string => scheme.bands.find((band) => band.key === key)?.label ?? key;

export const NotPublished = () => <span className="whitespace-nowrap text-solid-gray-700">{NOT_PUBLISHED}</span>;

/** A published count; a percentage is worked out here, and says so. */
export function PublishedCountText({ published }: { published: PublishedCount | undefined }) {
  if (!published) return <NotPublished />;
  const { count, percent, approx } = published;
  return (
    <span data-figure={published.figure.id}>
      {count}
      {approx && '程度'}
      {percent !== null && <span className="whitespace-nowrap">（算出 {percent.toFixed(1)}%）</span>}
    </span>
  );
}

/** The 2012 column beside a later year: the published count, and its bands where the publication gives them. */
export function PublishedColumnCell({ item, part, value }: { item: string; part: string; value: string }) {
  const bands = published2012.survey.bands.map(({ key }) => ({ key, found: publishedCount(item, part, value, key) })).filter(({ found }) => found);
  return (
    <>
      <PublishedCountText published={publishedCount(item, part, value)} />
      {bands.map(({ key, found }) => (
        <span key={key} className="block">
          {bandLabel2012(key)} {found!.count}
        </span>
      ))}
    </>
  );
}
