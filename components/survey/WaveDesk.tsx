/** Where the secretariat speaks with the municipalities about a year, and what comes of their answers. */
export function WaveDesk({ year, closed }: { year: number; closed: boolean }) {
  const base = `/admin/waves/${year}`;
  const groups = [
    { title: '市区町村とのやりとり', links: [{ href: `${base}/queries`, label: '疑義照会の一覧' }, { href: `${base}/questions`, label: '質問と回答' }] },
    { title: '集計と報告', links: [{ href: `/results/${year}`, label: 'いまの集計' }, { href: `${base}/findings`, label: '半数以上に当てはまる項目' }, { href: `${base}/report`, label: '報告の下書き' }, ...(closed ? [{ href: `${base}/publish`, label: '結果の公表' }] : [])] },
  ];
  return groups.map(({ title, links }) => (
    <section key={title} aria-label={title} className="my-8">
      <h2 className="text-std-24B-150">{title}</h2>
      <ul className="mt-2 flex flex-wrap gap-x-6">
        {links.map(({ href, label }) => <li key={href}><a href={href} className="inline-block py-2">{label}</a></li>)}
      </ul>
    </section>
  ));
}
