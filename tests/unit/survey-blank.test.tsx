import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { BlankItem } from '@/components/survey/BlankItem';
import { questionnaireFor } from '@/lib/survey/questionnaire/current-questionnaire';
import { itemsOf } from '@/lib/survey/questionnaire/fields';

const items = itemsOf(questionnaireFor(2026));
const textOf = (html: string) => html.replace(/<[^>]+>/g, '').replace(/&amp;/g, '&');
const paper = (key: string) => renderToStaticMarkup(<BlankItem item={items.find((item) => item.key === key)!} />);

describe('an item on paper', () => {
  it.each(items.map((item) => [item.key, item] as const))('%s says all that is to be known of it', (_key, item) => {
    const html = renderToStaticMarkup(<BlankItem item={item} />);
    const text = textOf(html);
    for (const words of [item.number, item.label, item.definition, item.onlyIfLabel ?? '', '備考']) expect(text).toContain(words);
    for (const choice of [...(item.choices ?? []), ...(item.followUps ?? []).flatMap((follow) => follow.choices ?? [])]) {
      expect(text).toContain(choice.label);
      expect(text).toContain(choice.definition ?? '');
    }
    for (const line of [...(item.rows ?? []), ...(item.parts ?? []), ...(item.followUps ?? [])]) expect(text).toContain(line.label);
    expect(html).not.toMatch(/<(input|script|button)/);
  });

  it('says what differs from 2012 only where that is asked for', () => {
    const item = items.find((one) => one.key === 'backup-frequency')!;
    expect(textOf(renderToStaticMarkup(<BlankItem item={item} withComparison />))).toContain(item.comparisonNote);
    expect(textOf(paper('backup-frequency'))).not.toContain(item.comparisonNote);
  });

  it('has a box for each row and choice of a matrix', () => {
    expect(paper('backup-medium').match(/size-5/g)).toHaveLength(5 * 6);
    expect(paper('vendor').match(/<th scope="row"/g)).toHaveLength(5);
  });

  it('says in words under which answer a follow-up is asked, unless it is under every one', () => {
    expect(textOf(paper('risk-assumed'))).toContain('「はい」と答えた場合');
    expect(textOf(paper('initial-response-priority-systems'))).toContain('「両方を想定している」または「優先するシステムだけを想定している」と答えた場合');
    expect(textOf(paper('backup-place'))).not.toContain('と答えた場合');
  });
});
