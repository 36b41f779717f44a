import { LinkButton } from '@/components/ui/Button';
import { comingWords } from '@/lib/agreement/membership/membership-plan';
import type { MembershipState } from '@/lib/agreement/membership/membership-states';
import { SINCE_LABEL, type Standing } from '@/lib/agreement/membership/standing-words';
import { formatDate } from '@/lib/platform/time';
import { StandingTag } from './StandingTag';

type Own = { code: string; municipality: string; standing: Standing; since: Date | null; plan: { status: MembershipState; effectiveOn: Date } | null };
type Due = { code: string; unmet: number; soon: number; unanswered: { id: string; title: string; startsAt: Date }[] };

/** On the page of what to do: where each of one's own municipalities stands in the agreement, and what it waits for there. */
export function HomeAgreement({ standings, due }: { standings: Own[]; due: Due[] }) {
  return (
    <section aria-labelledby="agreement" className="mt-10">
      <h2 id="agreement" className="mb-4 text-std-24B-150">相互応援協定</h2>
      <ul className="grid gap-4">
        {standings.map(({ code, municipality, standing, since, plan }) => {
          const { unmet, soon, unanswered } = due.find((one) => one.code === code) ?? { unmet: 0, soon: 0, unanswered: [] };
          return (
            <li key={code} className="rounded-8 border border-solid-gray-420 p-4 desktop:p-6">
              <h3 className="flex flex-wrap items-center gap-2 text-std-20B-150">{municipality} <StandingTag standing={standing} /></h3>
              {since && standing !== 'outside' && <p className="mt-1">{SINCE_LABEL[standing]}：{formatDate(since)}</p>}
              {plan && <p className="mt-1">{comingWords(plan)}。</p>}
              {unmet + soon > 0 && <p className="mt-1">{unmet > 0 && `満たしていない義務が${unmet}件あります。`}{soon > 0 && `30日以内に期限が来る義務が${soon}件あります。`}</p>}
              {unanswered.length > 0 && (
                <ul className="mt-1 list-disc pl-6">
                  {unanswered.map(({ id, title, startsAt }) => <li key={id}>{formatDate(startsAt)}の<a href={`/agreement/meetings/${id}?code=${code}`} className="inline-block py-1">「{title}」に出欠を答える</a></li>)}
                </ul>
              )}
              <p className="mt-3 flex flex-wrap gap-4">
                {unmet + soon > 0 && <LinkButton href={`/agreement/duties?code=${code}`} aria-label={`協定の義務を見る：${municipality}`}>協定の義務を見る</LinkButton>}
                <LinkButton look="secondary" href={`/agreement?code=${code}`} aria-label={`協定のページを開く：${municipality}`}>協定のページを開く</LinkButton>
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
