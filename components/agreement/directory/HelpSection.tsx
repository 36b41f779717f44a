import type { Help } from '@/lib/agreement/directory/directory-entry';
import { dayInWords } from '@/lib/platform/time';
import { isPastReview } from '@/lib/agreement/directory/help-search';
import { catalogueGroups, entryWords } from '@/lib/agreement/sheets/catalogue';

/** All that a member offers in peace, and where to read what it has laid down. */
export function HelpSection({ code, name, help: { reception, sending, offers }, note, today }: { code: string; name: string; help: Help; note: string; today: string }) {
  const reviewed = (on: string) => (isPastReview(on, today) ? <span className="text-warning-orange-2">{dayInWords(on)}から見直しなし</span> : `${dayInWords(on)}に見直し`);
  return (
    <section aria-labelledby="help" className="mt-8">
      <h2 id="help" className="text-std-24B-150">出せる支援と準備</h2>
      {offers ? (
        <>
          <p className="mt-1">{name}が平時に申し出ているものです（{reviewed(offers.reviewedOn)}）。実際に出せるかは電話で確かめてください。</p>
          <dl className="mt-2 grid gap-x-6 gap-y-1 desktop:grid-cols-[max-content_1fr]">
            {catalogueGroups.flatMap(({ items }) => items).filter(({ key }) => offers.entries[key]).map((item) => (
              <div key={item.key} className="contents">
                <dt>{item.label}</dt>
                <dd className="text-std-16B-170">{entryWords(item, offers.entries[item.key]!)}</dd>
              </div>
            ))}
          </dl>
          {note && <p className="mt-2 whitespace-pre-wrap">条件・備考：{note}</p>}
        </>
      ) : <p className="mt-1">出せる支援は登録されていません。</p>}
      {(reception || sending) && (
        <ul className="mt-3">
          {reception && <li><a href={`/agreement/preparations/${code}#reception`} className="inline-block py-1">応援を受け入れる手順を読む</a>（{reviewed(reception)}）</li>}
          {sending && <li><a href={`/agreement/preparations/${code}#sending`} className="inline-block py-1">派遣の条件を読む</a>（{reviewed(sending)}）</li>}
        </ul>
      )}
    </section>
  );
}
