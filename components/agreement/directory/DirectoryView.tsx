'use client';
import { memo, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { Field } from '@/components/form/Field';
import { Select, TextInput } from '@/components/form/controls';
import { Button } from '@/components/ui/Button';
import type { EntriesAnswer, Prefectures } from '@/lib/agreement/directory/directory-entry';
import { askedAddress, type DirectoryAsked, type DirectoryOrder, directoryOrders, findMembers, type Loaded, prepareAll, SHOWN_WHILE_TYPING } from '@/lib/agreement/directory/directory-search';
import { MemberRow } from '../membership/MemberRow';

const Row = memo(MemberRow);

type Props = { asked: DirectoryAsked; choices: { code: string; name: string }[]; hasPlace: boolean; today: string; children: ReactNode };

/**
 * Search form and list. As HTML it is a plain form (GET) around the first page of the list; once all entries have followed
 * (/directory/entries, kept in memory alone), it finds while one types.
 */
export function DirectoryView({ asked, choices, hasPlace, today, children }: Props) {
  const [wanted, setWanted] = useState(asked);
  const [touched, setTouched] = useState(false);
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const asking = useRef(false);
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (asking.current) return;
    asking.current = true;
    fetch('/directory/entries', { cache: 'no-store' })
      .then(async (answer) => {
        if (!answer.ok) return;
        setLoaded(prepareAll((await answer.json()) as EntriesAnswer));
        const typed = field.current?.value ?? ''; // perhaps while the entries were on their way, or before any script ran
        if (typed !== asked.q) {
          setWanted((now) => ({ ...now, q: typed }));
          setTouched(true);
        }
      })
      .catch(() => {}); // without it the form still asks the server
  }, [asked.q]);

  const found = useMemo(() => (loaded && touched ? findMembers(loaded.all, wanted) : null), [loaded, touched, wanted]);

  // So that going back leads to what was found; only once the typing rests, since the router draws the page anew with each address.
  useEffect(() => {
    if (!found) return;
    const timer = setTimeout(() => window.history.replaceState(null, '', askedAddress(wanted)), 400);
    return () => clearTimeout(timer);
  }, [found, wanted]);

  const change = (part: Partial<DirectoryAsked>) => {
    setWanted({ ...wanted, ...part });
    setTouched(true);
  };

  return (
    <>
      <form method="get" action="/directory" role="search" className="my-4 rounded-8 border border-solid-gray-420 px-4 pb-2 print:hidden" onSubmit={(event) => found && event.preventDefault()}>
        <Field name="q" label="自治体名・読み・コード・担当者">
          <span className="flex gap-3">
            <TextInput ref={field} id="f-q" name="q" type="search" autoComplete="off" defaultValue={asked.q} maxLength={100} onChange={(event) => change({ q: event.target.value })} />
            <Button className="shrink-0">探す</Button>
          </span>
        </Field>
        <details className="-mt-2" open={Boolean(asked.prefecture || asked.standing)}>
          <summary className="cursor-pointer py-2">都道府県や立場で絞り込む、並べ替える</summary>
          <div className="flex flex-wrap gap-x-6">
            <Choice name="prefecture" label="都道府県" value={asked.prefecture} onChange={(prefecture) => change({ prefecture })} options={[['', 'すべて'], ...choices.map(({ code, name }): [string, string] => [code, name])]} />
            <Choice name="standing" label="立場" value={asked.standing} onChange={(standing) => change({ standing: standing as DirectoryAsked['standing'] })} options={[['', 'すべて'], ['member', '構成団体'], ['suspended', '休止中']]} />
            <Choice name="order" label="並び" value={asked.order} onChange={(order) => change({ order: order as DirectoryOrder })} options={Object.entries(directoryOrders).filter(([key]) => key !== 'near' || hasPlace)} />
          </div>
        </details>
      </form>
      {found && loaded ? <Found q={wanted.q} found={found} prefectures={loaded.prefectures} today={today} /> : children}
      <p role="status" className="sr-only">{found && (found.length > 0 ? `${found.length}団体見つかりました` : '見つかりませんでした')}</p>
    </>
  );
}

function Choice({ name, label, value, options, onChange }: { name: string; label: string; value: string; options: [string, string][]; onChange: (value: string) => void }) {
  return (
    <Field name={name} label={label}>
      <Select id={`f-${name}`} name={name} defaultValue={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([key, words]) => <option key={key} value={key}>{words}</option>)}
      </Select>
    </Field>
  );
}

function Found({ q, found, prefectures, today }: { q: string; found: Loaded['all']; prefectures: Prefectures; today: string }) {
  const [more, setMore] = useState<Loaded['all'] | null>(null);
  const shown = more === found ? found : found.slice(0, SHOWN_WHILE_TYPING);
  return (
    <section aria-labelledby="found" data-found-for={q}>
      <h2 id="found" className="text-std-20B-150">{found.length > 0 ? `${found.length.toLocaleString('ja-JP')}団体見つかりました` : '見つかりませんでした'}</h2>
      {found.length === 0 && <p className="mt-2">名前の一部だけ、または読みだけでお試しください。協定に参加していない市区町村の連絡先はありません。</p>}
      <ul className="border-t border-solid-gray-420">
        {shown.map(({ entry, km }) => <Row key={entry.code} entry={entry} prefecture={prefectures[entry.prefectureCode]?.name ?? ''} km={km} today={today} />)}
      </ul>
      {shown.length < found.length && <Button type="button" look="secondary" className="my-4" onClick={() => setMore(found)}>残りの{(found.length - shown.length).toLocaleString('ja-JP')}団体も表示する</Button>}
    </section>
  );
}
