-- Who is where, from invitation to acceptance; and reminders, one a day and municipality at most.

create table respondent_seen (
  year integer not null,
  owner text not null,
  first_at timestamptz(3) not null default now(),
  constraint respondent_seen_pkey primary key (year, owner)
);
alter table respondent_seen add constraint respondent_seen_year_owner_fkey foreign key (year, owner) references respondent (year, owner) on delete restrict on update cascade;
alter table respondent_seen enable row level security; -- no policy, no grant: functions only

create table reminder_setting (
  year integer not null,
  enabled boolean not null default true,
  days_before integer[],
  constraint reminder_setting_pkey primary key (year),
  constraint reminder_setting_days check (days_before is not null and cardinality(days_before) between 0 and 10 and 0 <= all(days_before) and 90 >= all(days_before))
);
alter table reminder_setting add constraint reminder_setting_year_fkey foreign key (year) references wave (year) on delete restrict on update cascade;
alter table reminder_setting enable row level security;
grant select, insert, update on reminder_setting to sonaeai_app;
create policy read_secretariat on reminder_setting for select to sonaeai_app using (actor.kind() in ('secretariat', 'job'));
create policy write_secretariat on reminder_setting for insert to sonaeai_app with check (actor.kind() = 'secretariat');
create policy change_secretariat on reminder_setting for update to sonaeai_app using (actor.kind() = 'secretariat');

-- The primary key is the rule: one a day at most, whoever sends it.
create table reminder_log (
  year integer not null,
  owner text not null,
  on_day date not null,
  kind text not null,
  addresses integer not null,
  sent_by uuid,
  at timestamptz(3) not null default now(),
  constraint reminder_log_pkey primary key (year, owner, on_day),
  constraint reminder_log_kind check (kind in ('date', 'group', 'prefecture'))
);
alter table reminder_log add constraint reminder_log_year_owner_fkey foreign key (year, owner) references respondent (year, owner) on delete restrict on update cascade;
alter table reminder_log enable row level security;
grant select, insert on reminder_log to sonaeai_app;
create policy read_own on reminder_log for select to sonaeai_app using (
  actor.kind() in ('secretariat', 'job')
  or (actor.kind() = 'person' and (owner = any(actor.codes()) or left(owner, 2) = any(actor.prefectures()))));
create policy write_sender on reminder_log for insert to sonaeai_app with check (
  (actor.kind() = 'job' and kind = 'date' and sent_by is null)
  or (actor.kind() = 'secretariat' and kind = 'group' and sent_by = actor.person())
  or (actor.kind() = 'person' and kind = 'prefecture' and sent_by = actor.person() and left(owner, 2) = any(actor.prefectures())));

-- Somebody of the municipality has opened the form; the first time stays.
create function mail.mark_seen(p_year int, p_code text) returns void
  language sql security definer set search_path = public, pg_temp as $$
  insert into respondent_seen (year, owner)
    select r.year, r.owner from respondent r
    where r.year = p_year and r.owner = p_code and actor.kind() = 'person' and r.owner = any(actor.codes())
  on conflict do nothing
$$;
revoke execute on function mail.mark_seen from public;
grant execute on function mail.mark_seen to sonaeai_app;

-- 未招待 none → 招待済 invited → 閲覧 seen → 入力中 draft → 承認待ち requested → 提出 submitted → 受理 accepted; states and times, no answers.
drop function response_progress(int);
create function response_progress(p_year int)
  returns table (owner text, status text, updated_at timestamptz, bounced boolean, reminded_at timestamptz, reachable boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  with people as (
    select a.municipality_code as code, bool_or(p.email <> '') as reachable from assignment a join person p on p.id = a.person_id and p.removed_at is null
    where a.ended_at is null and a.municipality_code is not null group by 1
  ), invited as (
    select distinct i.municipality_code as code from invitation i
    where i.municipality_code is not null and i.withdrawn_at is null and i.accepted_at is null
  ), returned as (
    select distinct m.municipality_code as code from mail_message m where m.year = p_year and m.state in ('bounced', 'failed')
  ), reminded as (
    select l.owner, max(l.at) as at from reminder_log l where l.year = p_year group by 1
  )
  select r.owner,
         case when s.status in ('requested', 'submitted', 'accepted') or s.answers <> '{}'::jsonb then s.status
              when v.owner is not null or s.respondent_id is not null then 'seen'
              when p.code is not null or i.code is not null then 'invited'
              else 'none' end,
         case when s.answers <> '{}'::jsonb or s.status in ('submitted', 'accepted') then s.updated_at else v.first_at end,
         b.code is not null, d.at, coalesce(p.reachable, false)
  from respondent r
  left join response s on s.respondent_id = r.id
  left join respondent_seen v on v.year = r.year and v.owner = r.owner
  left join people p on p.code = r.municipality_code
  left join invited i on i.code = r.municipality_code
  left join returned b on b.code = r.municipality_code
  left join reminded d on d.owner = r.owner
  where r.year = p_year
    and (actor.kind() in ('secretariat', 'job')
         or (actor.kind() = 'person' and left(r.municipality_code, 2) = any(actor.prefectures())))
$$;
revoke execute on function response_progress from public;
grant execute on function response_progress to sonaeai_app;
