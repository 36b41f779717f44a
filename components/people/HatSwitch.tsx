import { Button } from '@/components/ui/Button';
import type { Hat } from '@/lib/people/list-hats';

const words = ({ place, roles }: Hat): string => [place, roles.join('・')].filter(Boolean).join('　');

/** Whose hat is worn, always in sight; with several municipalities, the way to another one. A plain form, so it works without script. */
export function HatSwitch({ hats, choose }: { hats: Hat[]; choose: (form: FormData) => Promise<void> }) {
  const [worn, ...others] = hats;
  if (!worn) return null;
  const municipalities = others.filter((hat) => hat.code !== null);
  const rest = others.filter((hat) => hat.code === null);
  const now = (
    <>
      <span className="text-solid-gray-700">担当：</span>
      <strong>{words(worn)}</strong>
      {rest.map((hat) => <span key={words(hat)}>、{words(hat)}</span>)}
    </>
  );
  return (
    <div className="bg-blue-50 print:hidden">
      <div className="mx-auto max-w-[70rem] px-4 text-std-16N-170 desktop:px-8">
        {municipalities.length === 0 ? (
          <p className="py-1">{now}</p>
        ) : (
          <details>
            <summary className="min-h-11 cursor-pointer py-2">
              {now}
              <span className="ml-3 text-blue-900 underline">担当を切り替える</span>
            </summary>
            <form action={choose} className="pb-3">
              <ul className="flex flex-wrap gap-3">
                {municipalities.map((hat) => (
                  <li key={hat.code}>
                    <Button look="secondary" name="code" value={hat.code!}>{words(hat)}</Button>
                  </li>
                ))}
              </ul>
            </form>
          </details>
        )}
      </div>
    </div>
  );
}
