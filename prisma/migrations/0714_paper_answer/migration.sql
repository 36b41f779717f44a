-- An answer that came on paper or by fax, entered by the secretariat as such, with the scan. Only where the municipality has
-- no draft of its own; as long as it stands, the municipality reads and does not write.
create table paper_answer (
  id uuid not null default gen_random_uuid(),
  respondent_id uuid not null,
  owner text not null,
  received_on date not null, -- 受付日
  started_at timestamptz(3) not null default clock_timestamp(),
  started_by uuid not null,
  ended_at timestamptz(3), -- given up: the municipality goes on itself
  ended_by uuid,
  constraint paper_answer_pkey primary key (id),
  constraint paper_answer_respondent_id_owner_fkey foreign key (respondent_id, owner) references respondent (id, owner) on delete restrict on update cascade
);
create unique index paper_answer_standing on paper_answer (respondent_id) where ended_at is null;

create table paper_scan (
  id uuid not null default gen_random_uuid(),
  respondent_id uuid not null,
  owner text not null,
  name text not null,
  type text not null, -- by its content: lib/survey/scan-type.ts
  size integer not null,
  content bytea not null,
  added_at timestamptz(3) not null default clock_timestamp(),
  added_by uuid not null,
  constraint paper_scan_pkey primary key (id),
  constraint paper_scan_respondent_id_owner_fkey foreign key (respondent_id, owner) references respondent (id, owner) on delete restrict on update cascade,
  constraint paper_scan_type check (type in ('application/pdf', 'image/png', 'image/jpeg')),
  constraint paper_scan_size check (size = octet_length(content) and size between 1 and 10485760)
);
create index paper_scan_respondent_id_idx on paper_scan (respondent_id);

create function actor.on_paper(p_respondent uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as
  $$ select exists (select from paper_answer where respondent_id = p_respondent and ended_at is null) $$;

create function actor.has_own_draft(p_respondent uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as
  $$ select exists (select from response where respondent_id = p_respondent and (status <> 'draft' or answers <> '{}'::jsonb)) $$;

revoke execute on function actor.on_paper, actor.has_own_draft from public;
grant execute on function actor.on_paper, actor.has_own_draft to sonaeai_app;

alter table paper_answer enable row level security;
alter table paper_scan enable row level security;
grant select, insert on paper_answer, paper_scan to sonaeai_app;
grant update (ended_at, ended_by) on paper_answer to sonaeai_app;
create policy read_own on paper_answer for select to sonaeai_app using (
  actor.kind() = 'secretariat' or (actor.kind() = 'person' and owner = any(actor.codes())));
create policy start on paper_answer for insert to sonaeai_app with check (
  actor.kind() = 'secretariat' and started_by = actor.person() and ended_at is null
  and actor.wave_is_open(respondent_id) and not actor.has_own_draft(respondent_id));
create policy give_up on paper_answer for update to sonaeai_app
  using (actor.kind() = 'secretariat' and ended_at is null) with check (actor.kind() = 'secretariat' and ended_by = actor.person());
create policy read_own on paper_scan for select to sonaeai_app using (
  actor.kind() = 'secretariat' or (actor.kind() = 'person' and owner = any(actor.codes())));
create policy add on paper_scan for insert to sonaeai_app with check (
  actor.kind() = 'secretariat' and added_by = actor.person() and actor.on_paper(respondent_id));

-- ---------------------------------------------------------------- who writes an answer that is on paper: the secretariat alone
drop policy read_own_or_submitted on response;
create policy read_own_or_submitted on response for select to sonaeai_app using (
  (actor.kind() = 'person' and owner = any(actor.codes()))
  or (actor.kind() = 'secretariat' and (status in ('submitted', 'accepted') or actor.draft_is_opened(respondent_id) or actor.on_paper(respondent_id))));
drop policy begin_own on response;
create policy begin_own on response for insert to sonaeai_app with check (
  status = 'draft' and actor.wave_is_open(respondent_id)
  and case when actor.on_paper(respondent_id) then actor.kind() = 'secretariat' else actor.kind() = 'person' and owner = any(actor.codes()) end);
drop policy write_own on response;
create policy write_own on response for update to sonaeai_app
  using (actor.kind() = 'person' and owner = any(actor.codes()) and actor.wave_is_open(respondent_id) and not actor.on_paper(respondent_id)
         and (status in ('draft', 'requested') or (status = 'submitted' and actor.may_submit_for(owner))))
  with check (actor.kind() = 'person' and owner = any(actor.codes()) and status <> 'accepted');
create policy write_paper on response for update to sonaeai_app
  using (actor.kind() = 'secretariat' and status = 'draft' and actor.on_paper(respondent_id) and actor.wave_is_open(respondent_id))
  with check (actor.kind() = 'secretariat' and status in ('draft', 'submitted') and actor.on_paper(respondent_id));

drop policy write_own on answer_change;
create policy write_own on answer_change for insert to sonaeai_app with check (
  person_id = actor.person() and actor.wave_is_open(respondent_id) and actor.response_is_draft(respondent_id)
  and case when actor.on_paper(respondent_id) then actor.kind() = 'secretariat' else actor.kind() = 'person' and owner = any(actor.codes()) end);
create policy read_paper on answer_change for select to sonaeai_app using (actor.kind() = 'secretariat' and actor.on_paper(respondent_id));
create policy join_paper on answer_change for update to sonaeai_app using (
  actor.kind() = 'secretariat' and actor.on_paper(respondent_id) and person_id = actor.person());

alter table submission drop constraint submission_way;
alter table submission add constraint submission_way check (
  way in ('approver', 'decision', 'same', 'paper') and (way = 'decision') = (decided_on is not null) and (way = 'decision') = (document_number <> ''));
drop policy submit_own on submission;
create policy submit_own on submission for insert to sonaeai_app with check (
  submitted_by = actor.person() and actor.wave_is_open(respondent_id) and withdrawn_at is null and accepted_at is null
  and case way
    when 'paper' then actor.kind() = 'secretariat' and actor.on_paper(respondent_id)
    when 'decision' then actor.may_submit_for(owner) and not actor.on_paper(respondent_id) and actor.submission_way(owner) = 'decision' and decided_on <= (now() at time zone 'Asia/Tokyo')::date
    when 'same' then actor.may_submit_for(owner) and not actor.on_paper(respondent_id) and actor.submission_way(owner) = 'same'
    else actor.may_submit_for(owner) and not actor.on_paper(respondent_id) and actor.submission_way(owner) <> 'decision' and owner = any(actor.approver_codes()) end);
drop policy withdraw_own on submission;
create policy withdraw_own on submission for update to sonaeai_app
  using (actor.may_submit_for(owner) and actor.wave_is_open(respondent_id) and accepted_at is null and way <> 'paper')
  with check (actor.may_submit_for(owner) and accepted_at is null and undone in ('', 'withdrawn'));
