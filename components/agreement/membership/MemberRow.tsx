import { Tag } from '@/components/ui/Tag';
import { inCallOrder, listedCalls, meansLink } from '@/lib/agreement/directory/call-links';
import { contactSides, meansHours, meansKinds } from '@/lib/agreement/contacts/contact-terms';
import { confirmedInWords, isOld } from '@/lib/agreement/directory/directory-age';
import type { DirectoryContact, DirectoryEntry } from '@/lib/agreement/directory/directory-entry';
import { kmInWords } from '@/lib/register/distance';
import { HelpLine } from '../directory/HelpLine';

/** How many contacts stand in the list; the others are one tap further. */
const IN_LIST = 2;

type Props = { entry: DirectoryEntry; prefecture: string; km: number | null; /** Duties not met, where this person may know. */ unmet: number | null; /** The kind of help asked for. */ lend: string; today: string; /** Whether offices are closed now: which number comes first. */ offHours: boolean };

/** One member in the list: who it is, how far, whom to call first, and what it can lend. */
export function MemberRow({ entry, prefecture, km, unmet, lend, today, offHours }: Props) {
  const contacts = inCallOrder(entry.contacts);
  return (
    <li className="break-inside-avoid border-b border-solid-gray-420 py-3 desktop:grid desktop:grid-cols-[18rem_1fr] desktop:gap-x-6">
      <div>
        <a href={`/directory/${entry.code}`} className="inline-block py-1 text-std-17B-170">{prefecture} {entry.name}</a>
        <p className="text-solid-gray-700">
          {entry.kana}　<span className="tabular-nums">{entry.code}</span>
          {km !== null && <span className="whitespace-nowrap">　{km === 0 ? 'こちら' : kmInWords(km)}</span>}
        </p>
        {entry.status === 'suspended' && <Tag tone="warning">休止中</Tag>}
        {unmet !== null && unmet > 0 && <Tag tone="warning">満たしていない義務 {unmet}件</Tag>}
      </div>
      <div>
        <ul className="grid gap-1">
          {contacts.slice(0, IN_LIST).map((contact) => <ContactLine key={`${contact.callOrder}${contact.name}`} contact={contact} today={today} offHours={offHours} />)}
          {contacts.length === 0 && <li className="pl-3 text-solid-gray-700">連絡先の登録がありません。{entry.mainNumber && <MainNumber name={entry.name} number={entry.mainNumber} />}</li>}
          {contacts.length > IN_LIST && <li className="text-solid-gray-700">ほかに{contacts.length - IN_LIST}人</li>}
        </ul>
        <HelpLine code={entry.code} help={entry.help} lend={lend} today={today} />
      </div>
    </li>
  );
}

function ContactLine({ contact, today, offHours }: { contact: DirectoryContact; today: string; offHours: boolean }) {
  const calls = listedCalls(contact, offHours);
  const old = isOld(contact.confirmedOn, today);
  return (
    <li className={old ? 'border-l-4 border-dashed border-warning-orange-2 pl-2' : 'pl-3'}>
      <span className="inline-flex flex-wrap items-baseline gap-x-3">
        <span>{contactSides[contact.side]}</span>
        <span className={old ? 'text-solid-gray-700' : ''}>{contact.name}</span>
        {calls.map((call) => (
          <span key={call.value}>
            <a href={meansLink(call)!} className="inline-block py-2 tabular-nums">
              <span className="sr-only">{contact.name}さんに{meansKinds[call.kind]}をかける </span>
              {call.value}
            </a>
            {(call.hours !== 'always' || calls.length > 1) && <span className="ml-2">{meansHours[call.hours]}</span>}
            {call.private && <span className="ml-2">個人の番号</span>}
          </span>
        ))}
        {calls.length === 0 && <span className="text-solid-gray-700">電話の登録がありません</span>}
        {old && <span className="text-warning-orange-2">{confirmedInWords(contact.confirmedOn, today)}</span>}
      </span>
    </li>
  );
}

/** Of the town hall, where nobody else can be called. */
function MainNumber({ name, number }: { name: string; number: string }) {
  return (
    <span className="ml-3 inline-block">代表電話 <a href={meansLink({ kind: 'phone', value: number })!} className="inline-block py-2 tabular-nums"><span className="sr-only">{name}の代表電話にかける </span>{number}</a></span>
  );
}
