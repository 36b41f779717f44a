import { entryWords } from '@/lib/agreement/sheets/catalogue';
import type { Meeting } from '@/lib/agreement/sheets/counterparts';
import { kmInWords } from '@/lib/register/distance';
import { counterpartAddress } from './FoundList';

const SHOWN = 5;

/** Each item of the own sheet, and who could answer it. */
export function CounterpartList({ meetings, code, none, next, verb }: { meetings: Meeting[]; code: string; none: string; next: { href: string; label: string }; verb: string }) {
  if (meetings.length === 0) return <p className="mt-2">{none}<a href={next.href} className="inline-block py-1">{next.label}</a></p>;
  return (
    <ul className="mt-2">
      {meetings.map(({ item, own, found }) => (
        <li key={item.key} className="border-t border-solid-gray-420 py-2">
          <p className="text-std-16B-170">{item.label}（{entryWords(item, own)}）</p>
          {found.length === 0 ? <p>{verb}団体は、いまのところありません。</p> : (
            <p>
              {verb}団体：{found.slice(0, SHOWN).map(({ code: other, name, sameGroup, km, supporter, entry }, i) => <span key={other}>{i > 0 && '、'}<a href={counterpartAddress({ code: other, supporter }, code)} className="inline-block py-1">{name}</a>（{entryWords(item, entry)}{sameGroup && '、同じグループ'}{km !== null && `、${kmInWords(km)}`}）</span>)}
              {found.length > SHOWN && `ほか${found.length - SHOWN}団体`}　<a href={`/agreement/search?code=${code}&item=${item.key}#found`} className="inline-block py-1">一覧を見る<span className="sr-only">：{item.label}</span></a>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
