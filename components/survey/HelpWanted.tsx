import { formatDateTime, formatFiscalYear } from '@/lib/platform/time';

type Props = { wanted: { year: number; code: string; municipality: string; note: string; openedAt: Date }[] };

/** The municipalities that ask the secretariat to look into their draft; nothing while there are none. */
export function HelpWanted({ wanted }: Props) {
  if (wanted.length === 0) return null;
  return (
    <section aria-labelledby="help-wanted" className="mt-10">
      <h2 id="help-wanted" className="mb-4 text-std-24B-150">下書きを開いて助けを求めている団体</h2>
      <ul className="grid gap-3">
        {wanted.map(({ year, code, municipality, note, openedAt }) => (
          <li key={`${year} ${code}`} className="rounded-8 border-2 border-l-8 border-blue-900 p-4">
            <p className="text-std-16B-170"><a href={`/admin/waves/${year}/${code}`} className="inline-block py-1">{formatFiscalYear(year)}　{municipality}</a></p>
            <p className="whitespace-pre-line">{note}</p>
            <p className="text-solid-gray-700">{formatDateTime(openedAt)}から</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
