import { LinkButton } from '@/components/ui/Button';
import { SINCE_LABEL, type Standing } from '@/lib/agreement/membership/standing-words';
import { formatDate } from '@/lib/platform/time';
import { StandingTag } from './StandingTag';

/** On the page of what to do: where each of one's own municipalities stands in the agreement. */
export function HomeStandings({ standings }: { standings: { code: string; municipality: string; standing: Standing; since: Date | null }[] }) {
  return (
    <section aria-labelledby="agreement" className="mt-10">
      <h2 id="agreement" className="mb-4 text-std-24B-150">相互応援協定</h2>
      <ul className="grid gap-4">
        {standings.map(({ code, municipality, standing, since }) => (
          <li key={code} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded-8 border border-solid-gray-420 p-4 desktop:p-6">
            <p className="flex flex-wrap items-center gap-2">
              {municipality} <StandingTag standing={standing} />
              {since && standing !== 'outside' && <span>{SINCE_LABEL[standing]}：{formatDate(since)}</span>}
            </p>
            <LinkButton look="secondary" href={`/agreement?code=${code}`} aria-label={`${municipality}の協定のページを開く`}>協定のページを開く</LinkButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
