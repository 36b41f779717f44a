type Props = { year: number; /** A fixed edition; else the one that holds now. */ number?: number; /** How municipalities are split. */ scheme: string; /** false on the page of pictures itself. */ charts?: boolean };

/** Where else the published figures are: pictures, files, open data. */
export function OutputLinks({ year, number, scheme, charts = true }: Props) {
  const base = `/results/${year}${number === undefined ? '' : `/editions/${number}`}`;
  const links = [
    ...(charts ? [{ href: `/results/${year}/charts${number === undefined ? '' : `?edition=${number}`}`, label: '図で見る' }] : []),
    { href: `${base}/tables.xlsx?scheme=${scheme}`, label: '表をExcelで（xlsx）' },
    { href: `${base}/tables.csv?scheme=${scheme}`, label: '表をCSVで' },
    { href: '/results/open-data', label: 'オープンデータ（JSON）' },
  ];
  return (
    <nav aria-label="図とファイル" className="my-2 print:hidden">
      <ul className="flex flex-wrap gap-x-6">
        {links.map(({ href, label }) => <li key={label}><a href={href} className="inline-block py-2">{label}</a></li>)}
      </ul>
    </nav>
  );
}
