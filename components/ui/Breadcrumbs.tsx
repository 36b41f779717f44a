/** Where this page stands; the last entry is the page itself. */
export function Breadcrumbs({ trail }: { trail: { label: string; href?: string }[] }) {
  return (
    <nav aria-label="現在位置" className="mb-4 text-std-16N-170 print:hidden">
      <ol className="flex flex-wrap gap-x-2">
        {trail.map(({ label, href }, i) => (
          <li key={label} className="flex gap-x-2">
            {i > 0 && <span aria-hidden="true">＞</span>}
            {href ? <a href={href}>{label}</a> : <span aria-current="page">{label}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
