import type { ReactNode } from 'react';
import { answerText } from '@/lib/survey/questionnaire/answer-text';
import { fieldApplies, itemApplies } from '@/lib/survey/questionnaire/conditions';
import { type Field, fieldsOfItem } from '@/lib/survey/questionnaire/fields';
import type { Answers, Item, Questionnaire, Section } from '@/lib/survey/questionnaire/questionnaire';

/** What a field is called beside its item: the row, the part, the follow-up. */
function caption(item: Item, field: Field): string {
  switch (field.role) {
    case 'total':
      return '合計';
    case 'remark':
      return '備考';
    case 'unconfirmed':
      return '確認の状況';
    case 'followUp':
      return item.followUps?.find(({ key }) => `${item.key}.${key}` === field.name)?.label ?? '';
    default:
      return [...(item.rows ?? []), ...(item.parts ?? [])].find(({ key }) => key === field.row)?.label ?? '';
  }
}

/** Fields worth a line: what is asked, and of what is optional only what was given. */
function told(item: Item, answers: Answers): Field[] {
  return fieldsOfItem(item).filter((field) => fieldApplies(item, field, answers) && (field.required || answers[field.name] !== undefined));
}

type Props = {
  questionnaire: Questionnaire;
  answers: Answers;
  /** What stands beside a section's heading, e.g. the way back to it. */
  beside?: (section: Section) => ReactNode;
  /** Address at which a missing answer is given; none on a receipt. */
  hrefOf?: (section: Section, field: Field) => string;
  /** What stands under an item's answers, e.g. room for a remark. */
  under?: (section: Section, item: Item) => ReactNode;
};

/** All answers in words, section by section, in the order of the form. What the conditions exclude reads 該当なし. */
export function AnswerList({ questionnaire, answers, beside, hrefOf, under }: Props) {
  return questionnaire.sections.map((section) => (
    <section key={section.key} aria-labelledby={`answers-${section.key}`} className="mt-10 print:mt-5 print:break-inside-auto">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 border-b-2 border-solid-gray-536 print:break-after-avoid">
        <h2 id={`answers-${section.key}`} className="text-std-22B-150 print:text-[13pt]">{section.number} {section.title}</h2>
        {beside?.(section)}
      </div>
      <dl>
        {section.items.map((item) => (
          <div key={item.key} className="break-inside-avoid border-b border-solid-gray-200 py-2 desktop:grid desktop:grid-cols-[2fr_3fr] desktop:gap-x-6 print:grid print:grid-cols-[2fr_3fr] print:gap-x-6 print:py-0.5 print:text-[9.5pt] print:leading-snug">
            <dt className="text-std-16B-170 print:text-[9.5pt] print:leading-snug">{item.number} {item.label}</dt>
            <dd>{itemApplies(item, answers) ? <ItemAnswers item={item} answers={answers} hrefOf={hrefOf && ((field) => hrefOf(section, field))} /> : '該当なし'}{under?.(section, item)}</dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}

function ItemAnswers({ item, answers, hrefOf }: { item: Item; answers: Answers; hrefOf?: (field: Field) => string }) {
  const fields = told(item, answers);
  if (fields.length === 0) return '—';
  return fields.map((field) => {
    const name = caption(item, field);
    const value = answers[field.name];
    return (
      <p key={field.name} className="whitespace-pre-line">
        {name && `${name}：`}
        {value === undefined && hrefOf ? <a href={hrefOf(field)}>未回答<span className="sr-only">（{field.label}）</span></a> : field.role === 'unconfirmed' ? '確認できていない' : answerText(field, value)}
      </p>
    );
  });
}
