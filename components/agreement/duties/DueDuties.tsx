import { LinkButton } from '@/components/ui/Button';
import { formatDate } from '@/lib/platform/time';

type Due = { code: string; municipality: string; unmet: number; soon: number; unanswered: { id: string; title: string; startsAt: Date }[] };

/** What the agreement waits for, on the home page; nothing where it waits for nothing. */
export function DueDuties({ due }: { due: Due[] }) {
  if (due.length === 0) return null;
  return (
    <section aria-labelledby="due-duties" className="mt-10">
      <h2 id="due-duties" className="mb-4 text-std-24B-150">協定で行うこと</h2>
      <ul className="grid gap-4">
        {due.map(({ code, municipality, unmet, soon, unanswered }) => (
          <li key={code} className="rounded-8 border border-solid-gray-420 p-4 desktop:p-6">
            <h3 className="text-std-20B-150">{municipality}</h3>
            {unmet + soon > 0 && (
              <>
                <p className="mt-1">{unmet > 0 && `満たしていない義務が${unmet}件あります。`}{soon > 0 && `30日以内に期限が来る義務が${soon}件あります。`}</p>
                <p className="mt-3"><LinkButton href={`/agreement/duties?code=${code}`}>協定の義務を見る</LinkButton></p>
              </>
            )}
            {unanswered.map(({ id, title, startsAt }) => (
              <p key={id} className="mt-3">{formatDate(startsAt)}の<a href={`/agreement/meetings/${id}?code=${code}`}>「{title}」に出欠を答える</a></p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
