type Section = { key: string; number: string; title: string; items: { key: string; number: string; label: string }[] };

/** Table of contents of a long page: sections to jump to, and in each its questions. */
export function Contents({ sections }: { sections: Section[] }) {
  return (
    <nav aria-label="目次" className="my-6 print:hidden">
      <h2 className="text-std-20B-150">目次</h2>
      <ul className="mt-2">
        {sections.map((section) => (
          <li key={section.key}>
            <details>
              <summary className="min-h-11 cursor-pointer py-2">{section.number} {section.title}（{section.items.length}問）</summary>
              <ul className="mb-2 ml-6 grid gap-x-6 desktop:grid-cols-2">
                {section.items.map(({ key, number, label }) => (
                  <li key={key}><a href={`#${key}`} className="inline-block py-2 visited:text-blue-1000">{number} {label}</a></li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </nav>
  );
}
