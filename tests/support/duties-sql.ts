// The second reckoning of the duties: from the rules in words, in SQL, day by day on a calendar, with no date arithmetic of intervals.
// It shares nothing with lib/agreement/duties.ts. `CALENDAR_SQL` comes first. $1 agreement, $2 codes, $3 first and $4 last day of the table.

/** Every day there is, with the number of its month and the fiscal year that it belongs to. */
export const CALENDAR_SQL = `
drop table if exists calendar;
create temp table calendar as
  select d::date as day, (extract(year from d) * 12 + extract(month from d))::int as month, extract(day from d)::int as dd,
    case when extract(month from d) in (1, 2, 3) then extract(year from d) - 1 else extract(year from d) end as fiscal
  from generate_series('2019-01-01'::timestamp, '2030-12-31', '1 day') d;
create unique index on calendar (day);
create index on calendar (month, dd);
analyze;`;

export const DUTIES_SQL = `
with member as (
  select municipality_code as code from membership where agreement_id = $1 and municipality_code = any($2)
), step as (
  select municipality_code as code, status, effective_on as from_day,
    lead(effective_on) over (partition by municipality_code order by effective_on, at) as next_from
  from membership_step where agreement_id = $1 and municipality_code = any($2)
), standing as (
  select m.code, c.day, c.fiscal, s.status,
    max(case when s.status is distinct from 'member' then c.day end) over (partition by m.code order by c.day) + 1 as member_since
  from member m cross join calendar c left join step s on s.code = m.code and c.day >= s.from_day and (s.next_from is null or c.day < s.next_from)
  where c.day <= $4
), manned as (
  select k.municipality_code as code, c.day, bool_or(k.side = 'disaster') and bool_or(k.side = 'ict') as met
  from contact k join calendar c on k.appointed_on <= c.day and coalesce(k.ended_on, '2030-12-31') > c.day
  where k.municipality_code = any($2) group by 1, 2
), officers as (
  select code, day, met,
    case when met then min(case when not met then day end) over (partition by code order by day desc) - 1
      else max(case when met then day end) over (partition by code order by day) end as until
  from (select m.code, c.day, coalesce(k.met, false) as met from member m cross join calendar c left join manned k on k.code = m.code and k.day = c.day where c.day < '2030-12-31') each_day
), deed as materialized (
  select r.municipality_code as code, r.duty_key as key, r.done_on, coalesce((r.withdrawn_at at time zone 'Asia/Tokyo')::date, 'infinity') as gone,
    case when d.interval_months is null then 'infinity'::date else coalesce(
      (select e.day - 1 from calendar s join calendar e on e.month = s.month + d.interval_months and e.dd = s.dd where s.day = r.done_on + 1),
      (select max(e.day) from calendar s join calendar e on e.month = s.month + d.interval_months where s.day = r.done_on + 1)) end as until
  from duty_record r join duty d on d.agreement_id = r.agreement_id and d.key = r.duty_key
  where r.agreement_id = $1 and r.municipality_code = any($2) and r.duty_key <> 'officers'
), painted as (
  select d.code, d.key, c.day, max(d.done_on) as last_done, max(d.until) as until
  from deed d join calendar c on c.day between greatest(d.done_on, $3) and least(d.gone - 1, $4) group by 1, 2, 3
), cell as (
  select s.code, d.key, s.day, s.status, d.for_project, case when s.status = 'member' then s.member_since end as owed_since,
    case when d.key = 'officers' then o.met else coalesce(p.until >= s.day, false) end as met,
    case when d.key = 'officers' then o.until else nullif(p.until, 'infinity') end as until, p.last_done,
    coalesce(f.fiscal = s.fiscal, false) as this_year
  from standing s join duty d on d.agreement_id = $1
  left join painted p on p.code = s.code and p.key = d.key and p.day = s.day
  left join calendar f on f.day = p.last_done
  left join officers o on o.code = s.code and o.day = s.day and d.key = 'officers'
  where s.day between $3 and $4
), said as (
  select code, key, day, concat_ws('|',
    case when status = 'member' or (status = 'preparing' and for_project) then
      case when met and until - day < 30 then 'soon' when met then 'met' when until is not null then 'overdue' else 'never' end
      else 'not-owed' end,
    coalesce(until::text, '-'),
    coalesce(case when owed_since is not null and not met then greatest(owed_since, until + 1) end::text, '-'),
    coalesce(last_done::text, '-'), this_year) as words
  from cell
)
select code, key, md5(string_agg(words, ';' order by day)) as sum, count(*)::int as days from said group by 1, 2 order by 1, 2`;

/** One mistake each, as one could make it; every one must be found. */
export const PLANTED: Record<string, [string, string]> = {
  'a year later by the day itself, not by the period': [`e.day - 1 from`, `e.day from`],
  'the first day counts': ['s.day = r.done_on + 1)', 's.day = r.done_on)'],
  'what was taken back still counts': ['least(d.gone - 1, $4)', '$4'],
  'a record counts until the day on which it is taken back': ['least(d.gone - 1, $4)', 'least(d.gone, $4)'],
  'the day of taking back is read in UTC': [`at time zone 'Asia/Tokyo'`, `at time zone 'UTC'`],
  'a contact stays in force on the day on which it ends': [`'2030-12-31') > c.day`, `'2030-12-31') >= c.day`],
  'one side is enough': [`'disaster') and bool_or`, `'disaster') or bool_or`],
  'at rest a member owes': [`s.status = 'member' then s.member_since`, `s.status in ('member', 'suspended') then s.member_since`],
  'the preparing see every duty': [`(status = 'preparing' and for_project)`, `status = 'preparing'`],
  'due soon 31 days before': ['until - day < 30', 'until - day < 31'],
  'the fiscal year is the calendar year': ['in (1, 2, 3)', 'in (13)'],
  'the fiscal year begins in March': ['in (1, 2, 3)', 'in (1, 2)'],
};
