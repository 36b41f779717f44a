import { progress } from '@/lib/survey/questionnaire/completeness';
import { surveyAddress } from '@/lib/survey/addresses';
import type { Answers, Questionnaire } from '@/lib/survey/questionnaire/questionnaire';

type Props = { questionnaire: Questionnaire; answers: Answers; year: number; code: string; current: string; /** Where all sections stand; by default the first page of the form. */ overview?: string };

const look = 'flex min-h-11 items-center gap-x-2 rounded-8 border px-3 py-1 no-underline';

/** The sections with how far each is. On a phone only the one at hand and the way to all of them. */
export function SectionNav({ questionnaire, answers, year, code, current, overview = surveyAddress(year, code) }: Props) {
  return (
    <nav aria-label="調査票の区分" className="mb-6 print:hidden">
      <ol className="flex flex-wrap gap-2">
        {questionnaire.sections.map((section) => {
          const { answered, applicable } = progress(section, answers, questionnaire);
          const here = section.key === current;
          return (
            <li key={section.key} className={here ? '' : 'hidden desktop:block'}>
              <a href={surveyAddress(year, code, section.key)} aria-current={here ? 'page' : undefined}
                className={`${look} ${here ? 'border-blue-900 bg-blue-50 text-std-16B-170 text-blue-1000' : 'border-solid-gray-420 text-blue-1000'} visited:text-blue-1000`}>
                {section.number} {section.title}
                <span className="text-dns-14N-130 text-solid-gray-700">{answered === applicable ? '回答済' : `${answered}／${applicable}項目`}</span>
              </a>
            </li>
          );
        })}
        <li className="desktop:hidden">
          <a href={overview} className={`${look} border-solid-gray-420 text-blue-1000 visited:text-blue-1000`}>区分の一覧</a>
        </li>
      </ol>
    </nav>
  );
}
