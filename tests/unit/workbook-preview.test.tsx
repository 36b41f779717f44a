import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { type ShownChange, TakeWorkbookForm } from '@/components/survey/TakeWorkbookForm';

const change = (state: ShownChange['state']): ShownChange => ({ field: 'satellite-phones', label: '2-14 衛星電話の台数', section: '2 災害への準備', state, place: 'シート「2」57行目', before: '1台', now: '2台', after: '2台', changedBy: null });
const shown = (changes: ShownChange[], withProblems: boolean) => renderToStaticMarkup(<TakeWorkbookForm action={async () => ({ ok: true, data: { taken: 0 } })} year={2026} code="992011" upload="x" shut={false} withProblems={withProblems} changes={changes} />);

test('a workbook that would change nothing offers no button to take it in', () => {
  for (const changes of [[], [change('same')]]) {
    expect(shown(changes, false)).toContain('変わるところはありません。今の回答と同じ内容です。');
    expect(shown(changes, true)).toContain('ほかに、変わるところはありません。');
    expect(shown(changes, true)).not.toContain('<button');
  }
  expect(shown([change('change'), change('same')], true)).toContain('問題のない項目だけ取り込む');
});
