import { dayInWords } from '@/lib/platform/time';
import { isPastReview, offeredWords } from '@/lib/agreement/directory/help-search';
import type { Help } from '@/lib/agreement/directory/directory-entry';

/** In one line what a member offers, and what it has laid down. `lend`: what is asked for, told first. */
export function HelpLine({ code, help: { reception, sending, offers }, lend, today }: { code: string; help: Help; lend: string; today: string }) {
  if (!reception && !sending && !offers) return null;
  const offered = offers && offeredWords(offers, lend);
  const laidDown = [reception ? '受け入れの手順' : '', sending ? '派遣の条件' : ''].filter(Boolean).join('・');
  return (
    <p className="mt-1 pl-3 text-std-16N-170">
      {offered && offers && (
        <span className="mr-4 break-keep">
          出せる支援　{`${offered.words.join('、')}${offered.more > 0 ? ` ほか${offered.more}件` : ''}`}
          {isPastReview(offers.reviewedOn, today) && <span className="text-warning-orange-2"> {dayInWords(offers.reviewedOn)}から見直しなし</span>}
        </span>
      )}
      {laidDown && <a href={`/agreement/preparations/${code}`} className="inline-block py-1">{laidDown}を読む</a>}
    </p>
  );
}
