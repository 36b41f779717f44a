-- How a municipality submits: its approver does, a decision on paper (決裁) stands in for the approver, or the person who
-- answers is the one who approves. lib/survey/submission-rule.ts says the same in words.

create table submission_rule (
  municipality_code char(6) not null,
  way text not null,
  set_at timestamptz(3) not null default clock_timestamp(),
  set_by uuid not null,
  by_secretariat boolean not null default false,
  constraint submission_rule_pkey primary key (municipality_code),
  constraint submission_rule_municipality_code_fkey foreign key (municipality_code) references municipality (code) on delete restrict on update cascade,
  constraint submission_rule_way check (way in ('approver', 'decision', 'same'))
);

create function actor.has_approver(p_code text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from assignment a join person p on p.id = a.person_id
    where a.municipality_code = p_code and a.role = 'approver' and a.ended_at is null and p.removed_at is null)
$$;

create function actor.submission_way(p_owner text) returns text
  language sql stable security definer set search_path = public, pg_temp as
  $$ select coalesce((select way from submission_rule where municipality_code = p_owner), 'approver') $$;

-- Who decides how a municipality submits: its approver; its editors only where there is no approver; the secretariat.
create function actor.may_set_rule(p_code text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(actor.kind() = 'secretariat' or (actor.kind() = 'person'
    and (p_code = any(actor.approver_codes()) or (p_code = any(actor.codes()) and not actor.has_approver(p_code)))), false)
$$;

alter table submission_rule enable row level security;
grant select, insert, update on submission_rule to sonaeai_app;
create policy read_own on submission_rule for select to sonaeai_app using (
  actor.kind() = 'secretariat' or (actor.kind() = 'person' and municipality_code = any(actor.codes())));
create policy set_own on submission_rule for insert to sonaeai_app with check (
  actor.may_set_rule(municipality_code) and set_by = actor.person() and by_secretariat = (actor.kind() = 'secretariat'));
create policy change_own on submission_rule for update to sonaeai_app
  using (actor.may_set_rule(municipality_code))
  with check (actor.may_set_rule(municipality_code) and set_by = actor.person() and by_secretariat = (actor.kind() = 'secretariat'));

-- ---------------------------------------------------------------- what a submission rests on
alter table submission add column way text not null default 'approver';
alter table submission add column decided_on date; -- 決裁日
alter table submission add column document_number text not null default ''; -- 文書番号
alter table submission add constraint submission_way check (
  way in ('approver', 'decision', 'same') and (way = 'decision') = (decided_on is not null) and (way = 'decision') = (document_number <> ''));

create or replace function actor.may_submit_for(p_owner text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(actor.kind() = 'person' and (p_owner = any(actor.approver_codes())
    or (p_owner = any(actor.codes()) and actor.submission_way(p_owner) in ('decision', 'same'))), false)
$$;

-- Exactly the way that the municipality has chosen; where that is paper, nobody submits without the decision.
drop policy submit_own on submission;
create policy submit_own on submission for insert to sonaeai_app with check (
  actor.may_submit_for(owner) and submitted_by = actor.person() and actor.wave_is_open(respondent_id)
  and withdrawn_at is null and accepted_at is null
  and case way
    when 'decision' then actor.submission_way(owner) = 'decision' and decided_on <= (now() at time zone 'Asia/Tokyo')::date
    when 'same' then actor.submission_way(owner) = 'same'
    else actor.submission_way(owner) <> 'decision' and owner = any(actor.approver_codes()) end);

revoke execute on function actor.has_approver, actor.submission_way, actor.may_set_rule from public;
grant execute on function actor.has_approver, actor.submission_way, actor.may_set_rule to sonaeai_app;
