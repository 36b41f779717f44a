import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { AnswerList } from '@/components/survey/AnswerList';
import { questionnaireFor } from '@/lib/survey/questionnaire/current-questionnaire';
import { itemsOf } from '@/lib/survey/questionnaire/fields';

test('「確認できていない」 is said in its own words, in every list of answers', () => {
  const questionnaire = questionnaireFor(2026);
  const { key } = itemsOf(questionnaire).find(({ unconfirmed, onlyIf }) => unconfirmed && !onlyIf)!;
  const html = renderToStaticMarkup(<AnswerList questionnaire={questionnaire} answers={{ [key]: 'no', [`${key}.unconfirmed`]: true }} />);
  expect(html.match(/確認の状況：[^<]*/g)).toEqual(['確認の状況：確認できていない']);
});
