-- The second lock. The web process signs in as a role that owns nothing and is a member of sonaeai_app;
-- lib/platform/db.ts sets the actor for each transaction. docs/row-level-security.md holds the same table in words,
-- and tests/integration/row-level-security.test.ts tries each line of it.

do $$ begin
  if not exists (select from pg_roles where rolname = 'sonaeai_app') then create role sonaeai_app nologin; end if;
end $$;

create schema actor;
grant usage on schema actor to sonaeai_app;
grant usage on schema public to sonaeai_app;

-- A pooled connection reads an unset setting as '', hence nullif.
create function actor.kind() returns text language sql stable as
  $$ select coalesce(nullif(current_setting('app.kind', true), ''), 'none') $$;
create function actor.person() returns uuid language sql stable as
  $$ select nullif(current_setting('app.person', true), '')::uuid $$;
create function actor.codes() returns text[] language sql stable as
  $$ select string_to_array(nullif(current_setting('app.codes', true), ''), ',') $$;
create function actor.approver_codes() returns text[] language sql stable as
  $$ select string_to_array(nullif(current_setting('app.approver_codes', true), ''), ',') $$;
create function actor.prefectures() returns text[] language sql stable as
  $$ select string_to_array(nullif(current_setting('app.prefectures', true), ''), ',') $$;

create function actor.wave_is_open(p_respondent uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as
  $$ select w.status = 'open' from respondent r join wave w on w.year = r.year where r.id = p_respondent $$;

create function actor.wave_is_public(p_year int) returns boolean
  language sql stable security definer set search_path = public, pg_temp as
  $$ select exists (select from wave where year = p_year and published_at is not null) $$;

create function actor.shares_municipality(p_person uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as
  $$ select exists (select from assignment where person_id = p_person and municipality_code = any(actor.codes())) $$;

create function actor.response_is_submitted(p_respondent uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as
  $$ select exists (select from response where respondent_id = p_respondent and status = 'submitted') $$;

-- ---------------------------------------------------------------- checks that Prisma does not write
alter table municipality add constraint municipality_code_form check (code ~ '^[0-9]{6}$');
alter table municipality add constraint municipality_demo_code check (demo = (prefecture_code = '99'));
alter table population add constraint population_not_negative check (count >= 0);
alter table assignment add constraint assignment_role check (
  (role in ('editor', 'approver') and municipality_code is not null and prefecture_code is null) or
  (role = 'coordinator' and prefecture_code is not null and municipality_code is null) or
  (role in ('secretariat', 'viewer') and municipality_code is null and prefecture_code is null));
alter table wave add constraint wave_status check (status in ('preparing', 'open', 'closed'));
alter table respondent add constraint respondent_owner check (
  (municipality_code is not null and owner = municipality_code) or (municipality_code is null and owner !~ '^[0-9]{6}$'));
alter table respondent add constraint respondent_validity check (validity in ('valid', 'invalid'));
alter table response add constraint response_status check (status in ('draft', 'submitted'));
alter table installation add constraint installation_single check (id = 1);
create index municipality_search on municipality using btree (search text_pattern_ops);

-- ---------------------------------------------------------------- register: read by all, written by the loader (owner)
grant select on prefecture, municipality, population, municipality_change, installation to sonaeai_app;
alter table prefecture enable row level security;
alter table municipality enable row level security;
alter table population enable row level security;
alter table municipality_change enable row level security;
alter table installation enable row level security;
create policy read_all on prefecture for select to sonaeai_app using (true);
create policy read_all on municipality for select to sonaeai_app using (true);
create policy read_all on population for select to sonaeai_app using (true);
create policy read_all on municipality_change for select to sonaeai_app using (true);
create policy read_all on installation for select to sonaeai_app using (true);

-- ---------------------------------------------------------------- people
alter table person enable row level security;
alter table assignment enable row level security;
alter table person_secret enable row level security; -- no policy, no grant: functions only
alter table recovery_code enable row level security; -- no policy, no grant: functions only
alter table sign_in_counter enable row level security; -- no policy, no grant: functions only
alter table sign_in_session enable row level security;
alter table invitation enable row level security;

grant select, insert, update on person, assignment to sonaeai_app;
grant select, update on sign_in_session to sonaeai_app;
grant select, insert, update on invitation to sonaeai_app;

create policy read_self_colleagues on person for select to sonaeai_app using (
  actor.kind() = 'secretariat' or (actor.kind() = 'person' and (id = actor.person() or actor.shares_municipality(id))));
create policy write_secretariat on person for insert to sonaeai_app with check (actor.kind() = 'secretariat');
create policy change_self_or_secretariat on person for update to sonaeai_app
  using (actor.kind() = 'secretariat' or (actor.kind() = 'person' and id = actor.person()));

create policy read_self_colleagues on assignment for select to sonaeai_app using (
  actor.kind() = 'secretariat'
  or (actor.kind() = 'person' and (person_id = actor.person() or municipality_code = any(actor.codes()))));
create policy write_secretariat on assignment for insert to sonaeai_app with check (actor.kind() = 'secretariat');
create policy change_secretariat on assignment for update to sonaeai_app using (actor.kind() = 'secretariat');

create policy read_self on sign_in_session for select to sonaeai_app using (
  actor.kind() in ('person', 'secretariat') and person_id = actor.person());
create policy end_self_or_secretariat on sign_in_session for update to sonaeai_app using (
  actor.kind() = 'secretariat' or (actor.kind() = 'person' and person_id = actor.person()));

create policy secretariat_only on invitation for all to sonaeai_app
  using (actor.kind() = 'secretariat') with check (actor.kind() = 'secretariat');

-- ---------------------------------------------------------------- survey
alter table wave enable row level security;
alter table respondent enable row level security;
alter table response enable row level security;
alter table answer_change enable row level security;
alter table submission enable row level security;
alter table tally enable row level security;

grant select, insert, update on wave, respondent, response, answer_change, submission to sonaeai_app;
grant usage on sequence answer_change_id_seq to sonaeai_app;
grant select on tally to sonaeai_app;

create policy read_announced on wave for select to sonaeai_app using (status <> 'preparing' or actor.kind() = 'secretariat');
create policy write_secretariat on wave for insert to sonaeai_app with check (actor.kind() = 'secretariat');
create policy change_secretariat on wave for update to sonaeai_app using (actor.kind() = 'secretariat');

create policy read_own on respondent for select to sonaeai_app using (
  actor.kind() = 'secretariat'
  or (actor.kind() = 'person' and (
    owner = any(actor.codes())
    or (municipality_code is not null and left(municipality_code, 2) = any(actor.prefectures())))));
create policy write_secretariat on respondent for insert to sonaeai_app with check (actor.kind() = 'secretariat');
create policy change_secretariat on respondent for update to sonaeai_app using (actor.kind() = 'secretariat');

-- The secretariat reads an answer once it is submitted, never a draft.
create policy read_own_or_submitted on response for select to sonaeai_app using (
  (actor.kind() = 'person' and owner = any(actor.codes()))
  or (actor.kind() = 'secretariat' and status = 'submitted'));
create policy begin_own on response for insert to sonaeai_app with check (
  actor.kind() = 'person' and owner = any(actor.codes()) and status = 'draft' and actor.wave_is_open(respondent_id));
create policy write_own on response for update to sonaeai_app
  using (actor.kind() = 'person' and owner = any(actor.codes()) and actor.wave_is_open(respondent_id)
         and (status = 'draft' or owner = any(actor.approver_codes())))
  with check (actor.kind() = 'person' and owner = any(actor.codes())
         and (status = 'draft' or owner = any(actor.approver_codes())));

create policy read_own on answer_change for select to sonaeai_app using (
  actor.kind() = 'person' and owner = any(actor.codes()));
create policy write_own on answer_change for insert to sonaeai_app with check (
  actor.kind() = 'person' and owner = any(actor.codes()) and person_id = actor.person() and actor.wave_is_open(respondent_id));
create policy join_own on answer_change for update to sonaeai_app using (
  actor.kind() = 'person' and owner = any(actor.codes()) and person_id = actor.person());

create policy read_own_or_secretariat on submission for select to sonaeai_app using (
  actor.kind() = 'secretariat' or (actor.kind() = 'person' and owner = any(actor.codes())));
create policy submit_own on submission for insert to sonaeai_app with check (
  actor.kind() = 'person' and owner = any(actor.approver_codes()) and submitted_by = actor.person()
  and actor.wave_is_open(respondent_id));
create policy withdraw_own on submission for update to sonaeai_app using (
  actor.kind() = 'person' and owner = any(actor.approver_codes()) and actor.wave_is_open(respondent_id));

create policy read_published on tally for select to sonaeai_app using (
  actor.kind() in ('secretariat', 'job') or actor.wave_is_public(year));

-- Standing counts change only here: by the approver whose submission it is, or the secretariat marking it valid or not.
-- p_cells: [[scheme, band, item, part, value, delta], …]
create function apply_tally(p_respondent uuid, p_cells jsonb) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare v_year int; v_owner text;
begin
  select year, owner into v_year, v_owner from respondent where id = p_respondent;
  if v_year is null then raise exception 'no such respondent'; end if;
  if not (actor.kind() = 'secretariat' or (actor.kind() = 'person' and v_owner = any(actor.approver_codes()))) then
    raise insufficient_privilege using message = 'counts belong to the approver and the secretariat';
  end if;
  insert into tally as t (year, scheme, band, item, part, value, count)
    select v_year, c->>0, c->>1, c->>2, c->>3, c->>4, sum((c->>5)::int)
    from jsonb_array_elements(p_cells) c
    group by 2, 3, 4, 5, 6
    having sum((c->>5)::int) <> 0
    order by 2, 3, 4, 5, 6 -- one order for all, so that two submissions never wait for each other in a circle
  on conflict (year, scheme, band, item, part, value) do update set count = t.count + excluded.count;
  -- a check constraint would refuse the negative row before the conflict is seen
  if exists (select from tally where year = v_year and count < 0) then raise exception 'a standing count fell below nothing'; end if;
end $$;

-- How many were asked and how many have submitted, by band; no answers in it.
create function participation(p_year int)
  returns table (scheme text, band text, asked bigint, submitted bigint, valid bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select b.key, b.value, count(*),
         count(*) filter (where s.respondent_id is not null),
         count(*) filter (where s.respondent_id is not null and r.validity = 'valid')
  from respondent r
  join wave w on w.year = r.year and (w.status <> 'preparing' or actor.kind() = 'secretariat')
  cross join lateral jsonb_each_text(r.bands || '{"all": "all"}'::jsonb) b
  left join response s on s.respondent_id = r.id and s.status = 'submitted'
  where r.year = p_year
  group by 1, 2
$$;

grant execute on all functions in schema actor to sonaeai_app;
revoke execute on function apply_tally, participation from public;
grant execute on function apply_tally, participation to sonaeai_app;
