import { Table, Td, Th } from '@/components/ui/Table';
import { Tag } from '@/components/ui/Tag';
import { formatDateTime, formatTime } from '@/lib/platform/time';
import { surveyAddress } from '@/lib/survey/addresses';
import { type Carried, unconfirmedBySection } from '@/lib/survey/carry/carry-over';
import { progress } from '@/lib/survey/questionnaire/completeness';
import type { SectionWork } from '@/lib/survey/drafts/get-colleagues';
import type { Answers, Questionnaire } from '@/lib/survey/questionnaire/questionnaire';

type Props = { questionnaire: Questionnaire; answers: Answers; carried: Carried; year: number; code: string; work: Map<string, SectionWork> };

/** The sections of the form with how far each is, whose it is, who is there now and who was last there. */
export function SectionTable({ questionnaire, answers, carried, year, code, work }: Props) {
  const unconfirmed = new Map(unconfirmedBySection(questionnaire, answers, carried).map(({ section, count }) => [section.key, count]));
  return (
    <Table caption="区分ごとの回答の状況">
      <thead>
        <tr>
          <Th>区分</Th>
          <Th>回答した項目</Th>
          <Th>状態</Th>
          <Th>担当</Th>
          <Th>いま入力している人</Th>
          <Th>最後の変更</Th>
        </tr>
      </thead>
      <tbody>
        {questionnaire.sections.map((section) => {
          const { answered, applicable } = progress(section, answers, questionnaire);
          const { share, now = [], last } = work.get(section.key) ?? {};
          const done = answered === applicable && !unconfirmed.has(section.key);
          return (
            <tr key={section.key}>
              <Th scope="row" className="min-w-40"><a href={surveyAddress(year, code, section.key)} className="inline-block py-2">{section.number} {section.title}</a></Th>
              <Td className="whitespace-nowrap">{answered}／{applicable}</Td>
              <Td><Tag tone={done ? 'done' : answered > 0 ? 'waiting' : 'plain'}>{done ? '回答済' : answered > 0 ? '回答中' : '未着手'}</Tag>{unconfirmed.has(section.key) && <> <Tag tone="warning">前年度から・未確認 {unconfirmed.get(section.key)}件</Tag></>}</Td>
              <Td className="min-w-28">{share ? `${share.label}${share.byMe ? '（あなた）' : ''}` : '決めていません'}</Td>
              <Td className="min-w-36">{now.length > 0 ? now.map(({ name, at }) => <span key={name} className="block">{name}さん（{formatTime(at)}保存）</span>) : '—'}</Td>
              <Td className="min-w-44">{last ? <>{formatDateTime(last.at)}<span className="block">{last.name}さん</span></> : '—'}</Td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
