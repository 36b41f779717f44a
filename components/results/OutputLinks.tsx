type Link = { href: string; label: string };
type Props = { year: number; /** A fixed edition; else the one that holds now. */ number?: number; /** How municipalities are split. */ scheme: string; /** What else there is to read of the year, in order. */ read?: Link[] };

/** Where else the published figures are: to read on this site, and to take away as files and open data. */
export function OutputLinks({ year, number, scheme, read = [] }: Props) {
  const base = `/results/${year}${number === undefined ? '' : `/editions/${number}`}`;
  const groups = [
    { label: '読む', links: read },
    {
      label: 'ファイルで使う',
      links: [
        { href: `${base}/tables.xlsx?scheme=${scheme}`, label: '表をExcelで（xlsx）' },
        { href: `${base}/tables.csv?scheme=${scheme}`, label: '表をCSVで' },
        { href: '/results/open-data', label: 'オープンデータ（JSON）' },
      ],
    },
  ].filter(({ links }) => links.length > 0);
  return (
    <nav aria-label="図とファイル" className="my-4 grid gap-x-6 desktop:grid-cols-[max-content_1fr] print:hidden">
      {groups.map(({ label, links }) => (
        <div key={label} className="contents">
          <p className="pt-2 text-std-16B-170">{label}</p>
          <ul className="flex flex-wrap gap-x-6">
            {links.map((link) => <li key={link.href}><a href={link.href} className="inline-block py-2">{link.label}</a></li>)}
          </ul>
        </div>
      ))}
    </nav>
  );
}
