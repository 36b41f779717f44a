import type { ReactNode } from 'react';
import type { Difference } from '@/lib/survey/editing/questionnaire-diff';

function Part({ title, children, count }: { title: string; count: number; children: ReactNode }) {
  if (count === 0) return null;
  return (
    <div className="my-4">
      <h3 className="text-std-17B-170">{title}（{count}件）</h3>
      <ul className="list-disc pl-6">{children}</ul>
    </div>
  );
}

/** What differs between two questionnaires, in words; `none` where nothing does. */
export function DifferenceView({ difference, none }: { difference: Difference; none: string }) {
  const { added, retired, reworded, moved, restructured, sections } = difference;
  if ([added, retired, reworded, moved, restructured, sections].every((list) => list.length === 0)) return <p>{none}</p>;
  return (
    <>
      <Part title="加えた項目" count={added.length}>
        {added.map(({ key, title, section }) => <li key={key}>{title}（{section}）</li>)}
      </Part>
      <Part title="やめた項目" count={retired.length}>
        {retired.map(({ key, title, section }) => <li key={key}>{title}（{section}）</li>)}
      </Part>
      <Part title="言葉を直した項目" count={reworded.length}>
        {reworded.map(({ key, title, texts }) => (
          <li key={key}>
            {title}
            <dl className="my-1">
              {texts.map(({ name, place, before, after }) => (
                <div key={name} className="my-2 border-l-4 border-solid-gray-420 pl-3">
                  <dt>{place}</dt>
                  <dd className="whitespace-pre-line text-solid-gray-700">前：{before || '（なし）'}</dd>
                  <dd className="whitespace-pre-line">後：{after || '（なし）'}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </Part>
      <Part title="移した項目" count={moved.length}>
        {moved.map(({ key, title, from, to }) => <li key={key}>{title}：{from}から{to}へ</li>)}
      </Part>
      <Part title="きまりを変えた項目" count={restructured.length}>
        {restructured.map(({ key, title, what }) => <li key={key}>{title}：{what.join('、')}</li>)}
      </Part>
      <Part title="変わった区分" count={sections.length}>
        {sections.map(({ key, title, what }) => <li key={`${key} ${what}`}>{title}：{what}</li>)}
      </Part>
    </>
  );
}
