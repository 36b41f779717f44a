import { Button } from '@/components/ui/Button';
import type { Hat } from '@/lib/people/list-hats';
import type { Actor } from '@/lib/platform/actor';
import { HatSwitch } from './HatSwitch';

type Entry = { href: string; label: string };

function entriesFor(actor: Actor, directory: boolean): Entry[] {
  const results = { href: '/results', label: '調査結果' };
  const register = { href: '/register', label: '市区町村' };
  const contacts = directory ? [{ href: '/directory', label: '連絡先' }] : [];
  if (actor.kind === 'secretariat')
    return [{ href: '/home', label: 'ホーム' }, { href: '/admin/waves', label: '調査の運営' }, { href: '/admin/members', label: '協定' }, { href: '/admin/people', label: '利用者' }, { href: '/admin/mail', label: 'メール' }, { href: '/admin/audit', label: '操作の記録' }, ...contacts, results, register];
  if (actor.kind !== 'person') return [results, register, { href: '/agreement/call', label: '相互応援協定' }];
  const own: Entry[] = [{ href: '/home', label: 'ホーム' }];
  if (actor.editorOf.length + actor.approverOf.length > 0) own.push({ href: '/survey', label: '調査票' }, { href: '/agreement', label: '協定' });
  if (actor.supporterOf?.length) own.push({ href: '/supporter', label: '協力事業者' });
  if (actor.coordinatorOf.length > 0) own.push({ href: '/progress', label: '回答の状況' });
  return [...own, ...contacts, results, register];
}

/** Product name, the rooms that this person may enter, and whose hat is worn. */
export function SiteHeader({ actor, directory, demo, hats, signOut, chooseHat }: { actor: Actor; directory: boolean; demo: boolean; hats: Hat[]; signOut: () => Promise<void>; chooseHat: (form: FormData) => Promise<void> }) {
  const person = actor.kind === 'person' || actor.kind === 'secretariat' ? actor : null;
  return (
    <header className="border-b border-solid-gray-420 print:border-0">
      {demo && (
        <p className="bg-yellow-100 px-4 py-1 text-std-16N-170 text-solid-gray-900 desktop:px-8 print:px-0">
          <strong>見本</strong>
          ：操作を試すための場です。見本県の団体と回答はすべて作り物で、実在の団体の回答ではありません。
        </p>
      )}
      <div className="mx-auto flex max-w-[70rem] flex-wrap items-center gap-x-6 gap-y-1 px-4 py-2 desktop:px-8 print:px-0">
        <a href={person ? '/home' : '/'} className="py-2 text-std-20B-150 text-solid-gray-900 no-underline visited:text-solid-gray-900">
          そなえあい
        </a>
        <nav aria-label="主な案内" className="print:hidden">
          <ul className="flex flex-wrap gap-x-5">
            {entriesFor(actor, directory).map(({ href, label }) => (
              <li key={href}>
                <a href={href} className="inline-block py-2.5 visited:text-blue-1000">{label}</a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="flex flex-wrap items-center gap-x-4 desktop:ml-auto print:hidden">
          {person ? (
            <>
              <a href="/account" className="inline-block py-2.5 visited:text-blue-1000">
                {person.name}
                <span className="sr-only">さんの設定</span>
              </a>
              <form action={signOut}>
                <Button look="text">サインアウト</Button>
              </form>
            </>
          ) : (
            <a href="/signin" className="inline-block py-2.5 visited:text-blue-1000">サインイン</a>
          )}
        </div>
      </div>
      <HatSwitch hats={hats} choose={chooseHat} />
    </header>
  );
}
