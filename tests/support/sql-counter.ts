import type { Condition, FollowUp, Item, Questionnaire } from '../../lib/survey/questionnaire/questionnaire';

// A third counter, in plain SQL: it writes one statement for a questionnaire, which reads the submissions' JSON where it
// lies and counts every cell by band. It takes nothing but types from the product, and knows no cell, no tally.

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
const list = (values: string[]): string => `array[${values.map(text).join(', ')}]::text[]`;
const anyOf = (parts: string[]): string => (parts.length === 0 ? 'false' : `(${parts.join(' or ')})`);
const given = (name: string): string => `(a ? ${text(name)} and a->${text(name)} not in ('""', '[]'))`;

/** `k` holds the answers that count so far, `a` those that were sent. */
function holds(condition: Condition, rows: Map<string, string[]>, row: string): string {
  if ('all' in condition) return `(${condition.all.map((inner) => holds(inner, rows, row)).join(' and ')})`;
  if ('any' in condition) return `(${condition.any.map((inner) => holds(inner, rows, row)).join(' or ')})`;
  const has = (name: string, values: string[]) => `coalesce(k->${text(name)} ?| ${list(values)}, false)`;
  if ('anyRowOf' in condition) return anyOf((rows.get(condition.anyRowOf) ?? []).map((of) => has(`${condition.anyRowOf}.${of}`, condition.in)));
  const name = 'field' in condition ? condition.field : `${condition.sameRow}.${row}`;
  return 'in' in condition ? has(name, condition.in) : `(k ? ${text(name)} and not ${has(name, condition.notIn)})`;
}

type Asked = { name: string; when: string };

/** One step of the chain: what this item asks (`s`), and what of it was answered (`k`). */
function step(item: Item, rows: Map<string, string[]>): string[] {
  const whole = item.onlyIf ? holds(item.onlyIf, rows, '') : 'true';
  const rowHolds = (row: string) => `(${whole} and ${item.rowOnlyIf ? holds(item.rowOnlyIf, rows, row) : 'true'})`;
  const body: Asked[] =
    item.kind === 'matrix' ? item.rows!.map((row) => ({ name: `${item.key}.${row.key}`, when: rowHolds(row.key) }))
    : item.kind === 'parts' ? [...item.parts!.map((part) => part.key), 'total'].map((part) => ({ name: `${item.key}.${part}`, when: whole }))
    : [{ name: item.key, when: whole }];
  const steps = [ask(body)];
  if (item.kind === 'parts') {
    const parts = item.parts!.map((part) => `k->${text(`${item.key}.${part.key}`)}`);
    steps.push(`select id, bands, a, s, case when ${parts.map((part) => `jsonb_typeof(${part}) = 'number'`).join(' and ')}
      then k || jsonb_build_object(${text(`${item.key}.total`)}, ${parts.map((part) => `(${part})::numeric`).join(' + ')}) else k end as k`);
  }
  const under = (follow: FollowUp) => anyOf(body.map(({ name }) => `coalesce(k->${text(name)} ?| ${list(follow.showIf)}, false)`));
  const later = [...(item.followUps ?? []).map((follow) => ({ name: `${item.key}.${follow.key}`, when: under(follow) })), ...(item.unconfirmed ? [{ name: `${item.key}.unconfirmed`, when: `coalesce(k->>${text(item.key)} = 'no', false)` }] : [])];
  if (later.length > 0) steps.push(ask(later));
  return steps;
}

function ask(fields: Asked[]): string {
  const keep = fields.map(({ name, when }) => `case when ${when} and ${given(name)} then jsonb_build_object(${text(name)}, a->${text(name)}) else '{}' end`);
  const note = fields.map(({ name, when }) => `case when ${when} then jsonb_build_object(${text(name)}, true) else '{}' end`);
  return `select id, bands, a, s || ${note.join(' || ')} as s, k || ${keep.join(' || ')} as k`;
}

/** Names as they are written, and under which they are published; `''` joins no firm. */
export type Names = { written: string; published: string }[];

/** Rows `item, part, what, value` for one respondent: everything that it counts as. */
function cells(item: Item, namesOf: (item: Item) => Names): string[] {
  const of = (part: string) => (part === '' ? item.key : `${item.key}.${part}`);
  const row = (part: string, value: string, when: string) => `select ${text(item.key)}, ${text(part)}, ${value} where ${when}`;
  const base = (part: string) => [row(part, `'*asked'`, `s ? ${text(of(part))}`), row(part, `'*answered'`, `k ? ${text(of(part))}`)];
  const values = (part: string, kind: string): string[] => {
    const name = text(of(part));
    if (kind === 'many' || kind === 'ranked') return [`select distinct ${text(item.key)}, ${text(part)}, value from jsonb_array_elements_text(case when jsonb_typeof(k->${name}) = 'array' then k->${name} else '[]' end) value`];
    if (kind === 'text') return [];
    if (kind === 'named') return [`select ${text(item.key)}, ${text(part)}, coalesce(n.published, '*other') from (select k->>${name} as written where k ? ${name}) w left join (values ${namesOf(item).map(({ written, published }) => `(${text(written)}, ${text(published)})`).join(', ')}) n (written, published) using (written)`];
    return [row(part, `k->>${name}`, `k ? ${name}`)];
  };
  const whole = (part: string, kind: string) => [...base(part), ...values(part, kind)];
  const bodies = item.kind === 'matrix' ? item.rows!.map(({ key }) => key) : item.kind === 'parts' ? [...item.parts!.map(({ key }) => key), 'total'] : [];
  const level = bodies.length > 0 ? [row('', `'*asked'`, `s ?| ${list(bodies.map(of))}`), row('', `'*answered'`, `k ?| ${list(bodies.map(of))}`)] : [];
  const kind = item.kind === 'matrix' ? item.cell! : item.kind === 'parts' ? 'number' : item.kind;
  const places = item.kind === 'ranked' ? [`select ${text(item.key)}, place::text, value from jsonb_array_elements_text(case when jsonb_typeof(k->${text(item.key)}) = 'array' then k->${text(item.key)} else '[]' end) with ordinality p (value, place)`] : [];
  const unconfirmed = item.unconfirmed ? [row('unconfirmed', `'yes'`, `k ? ${text(`${item.key}.unconfirmed`)}`)] : [];
  return [...level, ...(bodies.length > 0 ? bodies.flatMap((part) => whole(part, kind)) : whole('', kind)), ...places, ...unconfirmed, ...(item.followUps ?? []).flatMap((follow) => whole(follow.key, follow.kind))];
}

/**
 * One statement that counts a year by the bands of a scheme: rows `band, item, part, value, n`, out of the submissions that
 * count, everyone as band `all`.
 */
export function countingSql(questionnaire: Questionnaire, year: number, scheme: string, namesOf: (item: Item) => Names): string {
  const items = questionnaire.sections.flatMap((section) => section.items);
  const rows = new Map(items.filter(({ kind }) => kind === 'matrix').map((item) => [item.key, item.rows!.map(({ key }) => key)]));
  const steps = items.flatMap((item) => step(item, rows));
  const chain = steps.map((select, i) => `c${i + 1} as materialized (${select} from c${i})`);
  return `with c0 as (
      select r.id, r.bands, s.answers as a, '{}'::jsonb as s, '{}'::jsonb as k
      from respondent r join response p on p.respondent_id = r.id and p.status in ('submitted', 'accepted')
      join submission s on s.respondent_id = r.id and s.withdrawn_at is null
      where r.year = ${year} and r.validity = 'valid'),
    ${chain.join(',\n    ')},
    split as (select 'all' as band, s, k from c${steps.length} union all select bands->>${text(scheme)}, s, k from c${steps.length})
    select band, x.item, x.part, x.value, count(*)::int as n
    from split cross join lateral (${items.flatMap((item) => cells(item, namesOf)).join('\n      union all ')}) x (item, part, value)
    group by 1, 2, 3, 4`;
}
