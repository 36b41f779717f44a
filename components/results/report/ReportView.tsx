import type { ReactNode } from 'react';
import { BarPatterns } from '@/components/results/Bars';
import { Notice } from '@/components/ui/Notice';
import type { ReportDocument, ReportSection } from '@/lib/results/report/report';
import { ReportBlocks } from './ReportBlocks';

const looks = {
  1: 'mt-10 border-b-4 border-blue-900 pb-2 text-std-28B-150 print:mt-6 print:text-[16pt]',
  2: 'mt-8 border-b-2 border-blue-900 pb-1 text-std-24B-150 print:mt-5 print:text-[14pt]',
  3: 'mt-6 text-std-20B-150 print:mt-4 print:text-[12pt]',
} as const;

function Heading({ section: { level, key, number, title } }: { section: ReportSection }) {
  const Level = `h${level + 1}` as 'h2' | 'h3' | 'h4';
  return <Level id={key} className={looks[level]}>{number}　{title}</Level>;
}

function Contents({ sections }: { sections: ReportSection[] }) {
  return (
    <nav aria-labelledby="contents" className="my-6 print:hidden">
      <h2 id="contents" className="text-std-20B-150">目次</h2>
      <ul className="mt-2">
        {sections.filter(({ level }) => level < 3).map(({ key, level, number, title }) => (
          <li key={key} className={level === 2 ? 'ml-6' : undefined}><a href={`#${key}`} className="inline-block py-2 visited:text-blue-1000">{number}　{title}</a></li>
        ))}
      </ul>
    </nav>
  );
}

/** A report as a page, also on paper. `after` adds what belongs to a place, e.g. the form of its remark. */
export function ReportView({ report: { sections, warnings, standing }, after }: { report: ReportDocument; after?: (section: ReportSection) => ReactNode }) {
  return (
    <>
      <p className="text-solid-gray-700">{standing}</p>
      {warnings.map((warning) => <Notice key={warning} tone="warning" title={warning} />)}
      <Contents sections={sections} />
      <BarPatterns />
      {sections.map((section) => {
        const [first, ...rest] = section.blocks;
        return (
          <div key={section.key}>
            {/* A heading is not left behind at the foot of a page. */}
            <div className="break-inside-avoid">
              <Heading section={section} />
              {first && <ReportBlocks id={section.key} blocks={[first]} />}
            </div>
            <ReportBlocks id={`${section.key}-rest`} blocks={rest} />
            {after?.(section)}
          </div>
        );
      })}
    </>
  );
}
