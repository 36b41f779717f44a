import { Tag } from '@/components/ui/Tag';
import { inCallOrder, meansLink } from '@/lib/agreement/directory/call-links';
import { contactSides, isCallable, meansHours, meansKinds } from '@/lib/agreement/contacts/contact-terms';
import { confirmedInWords, isOld } from '@/lib/agreement/directory/directory-age';
import type { DirectoryContact, DirectoryMeans } from '@/lib/agreement/directory/directory-entry';

/** All contacts of a municipality in the order of calling, with every means. */
export function ContactCards({ contacts, today }: { contacts: DirectoryContact[]; today: string }) {
  return (
    <ol className="my-4 grid gap-4">
      {inCallOrder(contacts).map((contact, i) => {
        const old = isOld(contact.confirmedOn, today);
        return (
          <li key={`${contact.callOrder}${contact.name}`} className={`break-inside-avoid rounded-8 border p-4 ${old ? 'border-2 border-dashed border-warning-orange-2' : 'border-solid-gray-420'}`}>
            <p className="flex flex-wrap items-baseline gap-x-3">
              <span>{i + 1}番目に連絡</span>
              <Tag>{contactSides[contact.side]}</Tag>
              <span className="text-solid-gray-700">{[contact.department, contact.post].filter(Boolean).join(' ')}</span>
            </p>
            <h2 className="text-std-20B-150">
              {contact.name}
              {contact.kana && <span className="ml-2 text-std-16N-170 text-solid-gray-700">{contact.kana}</span>}
            </h2>
            <p className={old ? 'text-warning-orange-2' : 'text-solid-gray-700'}>{old && <strong>古い可能性があります：</strong>}{confirmedInWords(contact.confirmedOn, today)}</p>
            <ul className="mt-2">
              {contact.means.map((means) => <MeansLine key={`${means.kind}${means.value}`} means={means} name={contact.name} withContact={contact.confirmedOn} today={today} />)}
              {contact.means.length === 0 && <li className="text-solid-gray-700">連絡手段の登録がありません。</li>}
            </ul>
          </li>
        );
      })}
    </ol>
  );
}

function MeansLine({ means, name, withContact, today }: { means: DirectoryMeans; name: string; withContact: string | null; today: string }) {
  const link = meansLink(means);
  const act = isCallable(means.kind) ? 'をかける' : 'を送る';
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 border-t border-solid-gray-200 py-1 first:border-0">
      <span className="w-28 shrink-0 desktop:w-52 text-solid-gray-700">{meansKinds[means.kind]}</span>
      {link ? (
        <a href={link} className="inline-block py-2 text-std-20B-150 tabular-nums">
          <span className="sr-only">{name}さんに{meansKinds[means.kind]}{act} </span>
          {means.value}
        </a>
      ) : (
        <span className="py-2 text-std-17B-170 tabular-nums">{means.value}</span>
      )}
      <span>{meansHours[means.hours]}</span>
      {means.private && <Tag>個人の番号</Tag>}
      {isOld(means.confirmedOn, today) && !isOld(withContact, today) && <span className="text-warning-orange-2">{confirmedInWords(means.confirmedOn, today)}</span>}
    </li>
  );
}
