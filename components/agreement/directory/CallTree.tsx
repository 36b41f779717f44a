import { inCallOrder } from '@/lib/agreement/directory/call-links';
import { contactSides, isCallable, meansHours, meansKinds } from '@/lib/agreement/contacts/contact-terms';
import { isOld } from '@/lib/agreement/directory/directory-age';
import type { DirectoryEntry } from '@/lib/agreement/directory/directory-entry';
import { dayInWords } from '@/lib/platform/time';

/** From one's own office to each member, and there from one person to the next, in the order of calling. */
export function CallTree({ own, others, today }: { own: DirectoryEntry | null; others: DirectoryEntry[]; today: string }) {
  return (
    <div className="my-4 print:text-[8.5pt] print:leading-snug">
      {own && (
        <div className="break-inside-avoid border-2 border-solid-gray-800 p-2">
          <p><strong>{own.name}</strong>（こちら）{own.status === 'suspended' && '　休止中'}</p>
          <People entry={own} today={today} />
        </div>
      )}
      <ul className="ml-3 border-l-2 border-solid-gray-800 pt-3 print:columns-2 print:gap-4">
        {others.map((entry) => (
          <li key={entry.code} className="relative mb-3 break-inside-avoid pl-5 before:absolute before:left-0 before:top-3 before:w-4 before:border-t-2 before:border-solid-gray-800 print:mb-2 print:before:top-2">
            <p><strong>{entry.name}</strong>　{entry.kana}{entry.status === 'suspended' && '　休止中'}</p>
            <People entry={entry} today={today} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function People({ entry: { contacts, mainNumber }, today }: { entry: DirectoryEntry; today: string }) {
  if (contacts.length === 0) return <p>連絡先の登録がありません。{mainNumber && `代表電話 ${mainNumber}`}</p>;
  return (
    <ol className="ml-2 border-l border-solid-gray-536">
      {inCallOrder(contacts).map((contact, i) => (
        <li key={`${contact.callOrder}${contact.name}`} className="relative break-inside-avoid pl-4 before:absolute before:left-0 before:top-3 before:w-3 before:border-t before:border-solid-gray-536 print:before:top-1.5">
          <p>
            {i + 1}　{contactSides[contact.side]}　{contact.name}　<span className="text-solid-gray-700 print:whitespace-nowrap">{[contact.department, contact.post].filter(Boolean).join(' ')}</span>
            {isOld(contact.confirmedOn, today) && <span className="print:whitespace-nowrap">　▲{contact.confirmedOn ? `${dayInWords(contact.confirmedOn)}の確認が最後` : '未確認'}</span>}
          </p>
          <ul className="flex flex-wrap gap-x-4">
            {contact.means.filter(({ kind }) => isCallable(kind) || kind === 'fax').map((means) => (
              <li key={`${means.kind}${means.value}`} className="print:whitespace-nowrap">
                {meansKinds[means.kind]} <span className="whitespace-nowrap tabular-nums">{means.value}</span>{means.hours !== 'always' && `（${meansHours[means.hours]}）`}{means.private && '（個人）'}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
