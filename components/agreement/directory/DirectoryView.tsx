'use client';
import { memo, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { describedBy, Field } from '@/components/form/Field';
import { Select, TextInput } from '@/components/form/controls';
import { Button } from '@/components/ui/Button';
import { isOffHours } from '@/lib/agreement/directory/call-links';
import type { EntriesAnswer } from '@/lib/agreement/directory/directory-entry';
import { askedAddress, type DirectoryAsked, directoryOrders, findMembers, type Loaded, prepareAll, readAsked, SHOWN_WHILE_TYPING } from '@/lib/agreement/directory/directory-search';
import { helpProblems, helpStates, memberStates } from '@/lib/agreement/directory/help-search';
import { loosenings } from '@/lib/agreement/directory/loosen';
import { catalogueGroups } from '@/lib/agreement/sheets/catalogue';
import { MemberRow } from '../membership/MemberRow';
import { NobodyFound } from './NobodyFound';

const Row = memo(MemberRow);

type Props = { asked: DirectoryAsked; choices: { code: string; name: string }[]; hasPlace: boolean; /** 事務局: asks for all duties, and does not search what companies offer. */ allStates: boolean; today: string; children: ReactNode };

/**
 * Search form and list. As HTML it is a plain form (GET) around the first page of the list; once all entries have followed
 * (/directory/entries, kept in memory alone), it finds while one types.
 */
export function DirectoryView({ asked, choices, hasPlace, allStates, today, children }: Props) {
  const [wanted, setWanted] = useState(asked);
  const [touched, setTouched] = useState(false);
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const asking = useRef(false);
  const form = useRef<HTMLFormElement>(null);

  const read = useCallback(() => readAsked(Object.fromEntries(new FormData(form.current!)), { hasPlace, allStates }), [hasPlace, allStates]);

  useEffect(() => {
    if (asking.current) return;
    asking.current = true;
    fetch('/directory/entries', { cache: 'no-store' })
      .then(async (answer) => {
        if (!answer.ok || !form.current) return;
        setLoaded(prepareAll((await answer.json()) as EntriesAnswer));
        const filled = read(); // perhaps while the entries were on their way, or before any script ran
        if (askedAddress(filled) !== askedAddress(asked)) {
          setWanted(filled);
          setTouched(true);
        }
      })
      .catch(() => {}); // without it the form still asks the server
  }, [asked, read]);

  const found = useMemo(() => (loaded && touched ? findMembers(loaded.all, wanted) : null), [loaded, touched, wanted]);

  // So that going back leads to what was found; only once the typing rests, since the router draws the page anew with each address.
  useEffect(() => {
    if (!found) return;
    const timer = setTimeout(() => window.history.replaceState(null, '', askedAddress(wanted)), 400);
    return () => clearTimeout(timer);
  }, [found, wanted]);

  const change = () => {
    setWanted(read());
    setTouched(true);
  };
  const problems = helpProblems(wanted);
  const narrowed = Boolean(asked.prefecture || asked.standing || asked.state || asked.lend || asked.amount || asked.days);

  return (
    <>
      <form ref={form} method="get" action="/directory" role="search" className="my-4 rounded-8 border border-solid-gray-420 px-4 pb-2 print:hidden" onChange={change} onSubmit={(event) => found && event.preventDefault()}>
        <Field name="q" label="自治体名・読み・コード・担当者">
          <span className="flex gap-3">
            <TextInput id="f-q" name="q" type="search" autoComplete="off" defaultValue={asked.q} maxLength={100} />
            <Button className="shrink-0">探す</Button>
          </span>
        </Field>
        <details className="-mt-2" open={narrowed}>
          <summary className="cursor-pointer py-2">借りたいもの・準備の状況・都道府県で絞り込む、並べ替える</summary>
          <div className="flex flex-wrap gap-x-6 *:my-2! *:min-w-0">
            <Field name="lend" label="借りたいもの（平時の申し出から）" error={problems.lend}>
              <Select id="f-lend" name="lend" defaultValue={asked.lend} {...describedBy('lend', { error: problems.lend })}>
                <option value="">問わない</option>
                {catalogueGroups.map((group) => (
                  <optgroup key={group.key} label={group.title}>
                    <option value={group.key}>{group.title}ならどれでも</option>
                    {group.items.map(({ key, label }) => <option key={key} value={key}>{label}</option>)}
                  </optgroup>
                ))}
              </Select>
            </Field>
            <Field name="amount" label="必要な数（以上）" error={problems.amount}><TextInput id="f-amount" name="amount" inputMode="numeric" autoComplete="off" maxLength={10} defaultValue={asked.amount} className="max-w-32" {...describedBy('amount', { error: problems.amount })} /></Field>
            <Field name="days" label="必要な日数（以上）" error={problems.days}><TextInput id="f-days" name="days" inputMode="numeric" autoComplete="off" maxLength={10} defaultValue={asked.days} className="max-w-32" {...describedBy('days', { error: problems.days })} /></Field>
            <Choice name="state" label={allStates ? '準備・義務の状況' : '準備の状況'} value={asked.state} options={[['', 'すべて'], ...Object.entries(allStates ? helpStates : memberStates)]} />
            <Choice name="prefecture" label="都道府県" value={asked.prefecture} options={[['', 'すべて'], ...choices.map(({ code, name }): [string, string] => [code, name])]} />
            <Choice name="standing" label="立場" value={asked.standing} options={[['', 'すべて'], ['member', '構成団体'], ['suspended', '休止中']]} />
            <Choice name="order" label="並び" value={asked.order} options={Object.entries(directoryOrders).filter(([key]) => key !== 'near' || hasPlace)} />
          </div>
          <p className="mb-2 text-solid-gray-700">申し出は平時の目安です。日数の記載がない申し出も出ますので、電話で確かめてください。</p>
        </details>
      </form>
      {found && loaded ? <Found asked={wanted} found={found} loaded={loaded} supporters={!allStates} today={today} /> : children}
      <p role="status" className="sr-only">{found && (found.length > 0 ? `${found.length}団体見つかりました` : '見つかりませんでした')}</p>
    </>
  );
}

function Choice({ name, label, value, options }: { name: string; label: string; value: string; options: [string, string][] }) {
  return (
    <Field name={name} label={label}>
      <Select id={`f-${name}`} name={name} defaultValue={value}>
        {options.map(([key, words]) => <option key={key} value={key}>{words}</option>)}
      </Select>
    </Field>
  );
}

function Found({ asked, found, loaded: { all, prefectures }, supporters, today }: { asked: DirectoryAsked; found: Loaded['all']; loaded: Loaded; supporters: boolean; today: string }) {
  const [more, setMore] = useState<Loaded['all'] | null>(null);
  const offHours = isOffHours(new Date());
  const shown = more === found ? found : found.slice(0, SHOWN_WHILE_TYPING);
  return (
    <section aria-labelledby="found" data-found-for={asked.q} className="print:break-inside-auto">
      <h2 id="found" className="text-std-20B-150">{found.length > 0 ? `${found.length.toLocaleString('ja-JP')}団体見つかりました` : '見つかりませんでした'}</h2>
      {found.length === 0 && <NobodyFound asked={asked} loosen={loosenings(all, asked)} supporters={supporters} />}
      <ul className="border-t border-solid-gray-420">
        {shown.map(({ entry, km, unmet }) => <Row key={entry.code} entry={entry} prefecture={prefectures[entry.prefectureCode]?.name ?? ''} km={km} unmet={unmet} lend={asked.lend} today={today} offHours={offHours} />)}
      </ul>
      {shown.length < found.length && <Button type="button" look="secondary" className="my-4" onClick={() => setMore(found)}>残りの{(found.length - shown.length).toLocaleString('ja-JP')}団体も表示する</Button>}
    </section>
  );
}
