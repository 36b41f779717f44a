import type { ReactNode } from 'react';
import { Tag } from '@/components/ui/Tag';
import { YES_NO } from '@/lib/survey/questionnaire/fields';
import type { Choice, FollowUp, Item } from '@/lib/survey/questionnaire/questionnaire';
import { BlankMatrix } from './BlankMatrix';
import { Box, type BoxKind, WritingLine, WritingSpace } from './BlankSpaces';
import { ItemFaq } from './FaqEntry';

/** Choices to tick, each with what it means. */
function BlankChoices({ choices, kind }: { choices: Choice[]; kind: BoxKind }) {
  const explained = choices.some((choice) => choice.definition);
  return (
    <ul className={`flex gap-y-1 ${explained ? 'flex-col' : 'flex-wrap gap-x-8'}`}>
      {choices.map((choice) => (
        <li key={choice.value} className="flex items-start gap-2">
          <Box kind={kind} />
          <span>
            {choice.label}
            {choice.exclusive && <span className="text-solid-gray-700">（ほかと同時には選べません）</span>}
            {choice.definition && <span className="text-solid-gray-700">　{choice.definition}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}

const ranks = (count = 1): number[] => Array.from({ length: count }, (_, i) => i + 1);

function Labelled({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-end gap-x-3 gap-y-1">
      <span>{label}</span>
      {children}
    </li>
  );
}

function BlankParts({ item }: { item: Item }) {
  return (
    <ul className="flex flex-col gap-2">
      {item.parts?.map((part) => (
        <Labelled key={part.key} label={<>{part.label}{part.definition && <span className="text-solid-gray-700">（{part.definition.replace(/。$/, '')}）</span>}</>}>
          <WritingLine unit={item.unit} />
        </Labelled>
      ))}
      <Labelled label="合計（内訳の和）">
        <WritingLine unit={item.unit} />
      </Labelled>
    </ul>
  );
}

function BlankAnswer({ item }: { item: Item }) {
  switch (item.kind) {
    case 'yesno':
      return <BlankChoices choices={YES_NO} kind="one" />;
    case 'one':
    case 'many':
      return <BlankChoices choices={item.choices ?? []} kind={item.kind} />;
    case 'ranked':
      return (
        <>
          <BlankChoices choices={item.choices ?? []} kind="ranked" />
          <ul className="mt-3 flex flex-col gap-2">
            {ranks(item.ranks).map((place) => <Labelled key={place} label={`${place}番目`}><WritingLine wide /></Labelled>)}
          </ul>
        </>
      );
    case 'parts':
      return <BlankParts item={item} />;
    case 'matrix':
      return <BlankMatrix item={item} />;
    case 'yearMonth':
      return <p className="flex flex-wrap items-end gap-2"><WritingLine unit="年" /><WritingLine unit="月" /></p>;
    case 'number':
      return <p><WritingLine unit={item.unit} /></p>;
    default:
      return <WritingSpace />;
  }
}

/** Under which answer a follow-up is asked; nothing when it is asked under every one. */
function whenAsked(item: Item, follow: FollowUp): string | null {
  const choices = (item.kind === 'yesno' ? YES_NO : (item.choices ?? [])).filter((choice) => !choice.exclusive);
  if (choices.every((choice) => follow.showIf.includes(choice.value))) return null;
  return `${choices.filter((choice) => follow.showIf.includes(choice.value)).map((choice) => `「${choice.label}」`).join('または')}と答えた場合`;
}

function BlankFollowUp({ item, follow }: { item: Item; follow: FollowUp }) {
  const when = whenAsked(item, follow);
  return (
    <div className="mt-4 border-l-4 border-solid-gray-420 pl-4">
      {when && <p className="text-solid-gray-700">{when}</p>}
      <p className="font-bold">
        {follow.label}
        {!follow.required && <span className="ml-2 font-normal text-solid-gray-600">任意</span>}
      </p>
      {follow.definition && <p className="mb-2 text-solid-gray-700">{follow.definition}</p>}
      {follow.choices && <BlankChoices choices={follow.choices} kind={follow.kind === 'many' ? 'many' : 'one'} />}
      {follow.kind === 'number' && <WritingLine unit={follow.unit} />}
      {follow.kind === 'text' && <WritingSpace />}
    </div>
  );
}

/**
 * One question as it stands on paper: what it asks, what counts, in which case, and room for the answer.
 * @param withComparison also says what of it 2012 did not ask or publish
 * @param faq published questions and answers about it
 */
export function BlankItem({ item, withComparison = false, faq = [] }: { item: Item; withComparison?: boolean; faq?: Parameters<typeof ItemFaq>[0]['entries'] }) {
  const id = `item-${item.key}`;
  return (
    <div className="my-8 break-inside-avoid print:my-3" role="group" aria-labelledby={id}>
      <h3 id={id} className="flex items-baseline gap-x-3 text-std-20B-150 print:text-[12pt]">
        <span className="shrink-0">{item.number}</span>
        <span>{item.label}</span>
        {!item.required && <Tag>任意</Tag>}
      </h3>
      {item.onlyIfLabel && <p className="mt-1 font-bold">答えるのは：{item.onlyIfLabel}</p>}
      <p className="mb-3 mt-1 print:mb-1.5 print:text-[9.5pt]">{item.definition}</p>
      {withComparison && item.comparisonNote && <p className="mb-3 text-solid-gray-700">2012年の公表資料との違い：{item.comparisonNote}</p>}
      <div className="print:hidden"><ItemFaq entries={faq} /></div>
      <BlankAnswer item={item} />
      {item.followUps?.map((follow) => <BlankFollowUp key={follow.key} item={item} follow={follow} />)}
      {item.unconfirmed && (
        <p className="mt-3 flex items-start gap-2 print:mt-1">
          <Box kind="many" />
          <span>確認できていない（「いいえ」を選び、こちらにも印を付けてください）</span>
        </p>
      )}
      <p className="mt-3 flex items-end gap-3 text-solid-gray-700 print:mt-1">
        <span className="shrink-0">備考（任意）</span>
        <span aria-hidden="true" className="h-7 grow border-b border-solid-gray-420" />
      </p>
    </div>
  );
}
