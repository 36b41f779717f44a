import type { NamedPractice } from '@/lib/results/editions/edition';
import type { Column, SectionResult } from '@/lib/results/counting/tabulate';
import { BarPatterns } from './Bars';
import { Contents } from './Contents';
import { ItemSection } from './ItemSection';

/** Every question of a year, section by section, with its contents on top. */
export function ResultSections({ columns, sections, in2012, named = [] }: { columns: Column[]; sections: SectionResult[]; in2012: ReadonlySet<string>; named?: NamedPractice[] }) {
  return (
    <>
      <Contents sections={sections} />
      <BarPatterns />
      {sections.map(({ key, number, title, items }) => (
        <section key={key} id={`section-${key}`} aria-labelledby={`section-${key}-heading`} className="mt-10 break-inside-auto!">
          <h2 id={`section-${key}-heading`} className="border-b-2 border-blue-900 pb-1 text-std-24B-150">{number} {title}</h2>
          {items.map((item) => <ItemSection key={item.key} item={item} columns={columns} in2012={in2012.has(item.key)} named={named.filter((practice) => practice.item === item.key)} />)}
        </section>
      ))}
    </>
  );
}
