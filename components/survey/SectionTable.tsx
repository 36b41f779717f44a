import { Table, Td, Th } from '@/components/ui/Table';
import { Tag } from '@/components/ui/Tag';
import { surveyAddress } from '@/lib/survey/addresses';
import { type Carried, unconfirmedBySection } from '@/lib/survey/carry-over';
import { progress } from '@/lib/survey/completeness';
import type { Answers, Questionnaire } from '@/lib/survey/questionnaire';

/** The sections of the form with how far each is. */
export function SectionTable({ questionnaire, answers, carried = {}, year, code }: { questionnaire: Questionnaire; answers: Answers; carried?: Carried; year: number; code: string }) {
  const unconfirmed = new Map(unconfirmedBySection(questionnaire, answers, carried).map(({ section, count }) => [section.key, count]));
  return (
    <Table caption="区分ごとの回答の状況">
      <thead>
        <tr>
          <Th>区分</Th>
          <Th>回答した項目</Th>
          <Th>状態</Th>
        </tr>
      </thead>
      <tbody>
        {questionnaire.sections.map((section) => {
          const { answered, applicable } = progress(section, answers, questionnaire);
          const done = answered === applicable && !unconfirmed.has(section.key);
          return (
            <tr key={section.key}>
              <Th scope="row"><a href={surveyAddress(year, code, section.key)} className="inline-block py-2">{section.number} {section.title}</a></Th>
              <Td className="whitespace-nowrap">{answered}／{applicable}</Td>
              <Td><Tag tone={done ? 'done' : answered > 0 ? 'waiting' : 'plain'}>{done ? '回答済' : answered > 0 ? '回答中' : '未着手'}</Tag>{unconfirmed.has(section.key) && <> <Tag tone="warning">前年度から・未確認 {unconfirmed.get(section.key)}件</Tag></>}</Td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
