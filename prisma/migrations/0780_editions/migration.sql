-- A publication: frozen, dated, at an address that does not change. What the public and the members see of a year's answers is
-- in these tables and nowhere else; the standing counts (tally) are the secretariat's alone from here on.
create table edition (
  year int not null,
  number int not null,
  title text not null,
  published_at timestamptz(3) not null default now(),
  published_by uuid, -- null: by the set-up of a demo
  reason text not null default '', -- why an earlier edition is corrected
  definition jsonb not null, -- the questionnaire as it was then
  facts jsonb not null, -- see lib/results/edition.ts
  errata jsonb not null default '[]', -- 正誤表 against the edition before
  constraint edition_pkey primary key (year, number),
  constraint edition_number check (number >= 1),
  constraint edition_reason check ((number = 1) = (reason = ''))
);
alter table edition add constraint edition_year_fkey foreign key (year) references wave (year) on delete restrict on update cascade;

create table edition_table (
  year int not null,
  number int not null,
  scheme text not null,
  content jsonb not null,
  constraint edition_table_pkey primary key (year, number, scheme)
);
alter table edition_table add constraint edition_table_year_number_fkey foreign key (year, number) references edition (year, number) on delete restrict on update cascade;

-- Which submissions an edition was counted from: a later edition must not betray by its difference.
create table edition_source (
  year int not null,
  number int not null,
  respondent_id uuid not null,
  submission_id uuid not null,
  constraint edition_source_pkey primary key (year, number, respondent_id)
);
alter table edition_source add constraint edition_source_year_number_fkey foreign key (year, number) references edition (year, number) on delete restrict on update cascade;
alter table edition_source add constraint edition_source_respondent_id_fkey foreign key (respondent_id) references respondent (id) on delete restrict on update cascade;
alter table edition_source add constraint edition_source_submission_id_fkey foreign key (submission_id) references submission (id) on delete restrict on update cascade;

-- The findings that the secretariat takes up for the next edition, in its order; without a row, what the rule proposes.
create table finding_choice (
  year int not null,
  findings text[],
  changed_at timestamptz(3) not null default now(),
  changed_by uuid, -- null: by the set-up
  constraint finding_choice_pkey primary key (year),
  constraint finding_choice_findings check (findings is not null) -- a list is nullable to Prisma
);
alter table finding_choice add constraint finding_choice_year_fkey foreign key (year) references wave (year) on delete restrict on update cascade;

-- The secretariat's words between the paragraphs of the report of the next edition; '' is none.
create table report_remark (
  year int not null,
  place text not null,
  text text not null,
  changed_at timestamptz(3) not null default now(),
  changed_by uuid not null,
  constraint report_remark_pkey primary key (year, place)
);
alter table report_remark add constraint report_remark_year_fkey foreign key (year) references wave (year) on delete restrict on update cascade;

-- A municipality agrees to be named for what it does well, item by item, until it takes that back.
create table naming_consent (
  respondent_id uuid not null,
  owner text not null,
  item text not null,
  given_at timestamptz(3) not null default now(),
  given_by uuid not null,
  withdrawn_at timestamptz(3),
  withdrawn_by uuid,
  constraint naming_consent_pkey primary key (respondent_id, item)
);
alter table naming_consent add constraint naming_consent_respondent_id_owner_fkey foreign key (respondent_id, owner) references respondent (id, owner) on delete restrict on update cascade;

alter table edition enable row level security;
alter table edition_table enable row level security;
alter table edition_source enable row level security;
alter table finding_choice enable row level security;
alter table report_remark enable row level security;
alter table naming_consent enable row level security;
grant select, insert on edition, edition_table, edition_source to sonaeai_app;
grant select, insert, update (findings, changed_at, changed_by) on finding_choice to sonaeai_app;
grant select, insert, update (text, changed_at, changed_by) on report_remark to sonaeai_app;
grant select, insert, update (given_at, given_by, withdrawn_at, withdrawn_by) on naming_consent to sonaeai_app;

create policy read_all on edition for select to sonaeai_app using (true);
create policy publish_secretariat on edition for insert to sonaeai_app with check (
  actor.kind() = 'secretariat' and published_by = actor.person() and published_at = now()::timestamptz(3)
  and exists (select from wave w where w.year = edition.year and w.status = 'closed'));
create policy read_all on edition_table for select to sonaeai_app using (true);
-- Tables join an edition only in the transaction that publishes it: afterwards it is frozen, also for the secretariat.
create policy publish_secretariat on edition_table for insert to sonaeai_app with check (
  actor.kind() = 'secretariat' and exists (
    select from edition e where e.year = edition_table.year and e.number = edition_table.number and e.published_at = now()::timestamptz(3)));
create policy read_secretariat on edition_source for select to sonaeai_app using (actor.kind() = 'secretariat');
create policy publish_secretariat on edition_source for insert to sonaeai_app with check (
  actor.kind() = 'secretariat' and exists (
    select from edition e where e.year = edition_source.year and e.number = edition_source.number and e.published_at = now()::timestamptz(3)));
create policy secretariat_only on finding_choice for all to sonaeai_app
  using (actor.kind() = 'secretariat') with check (actor.kind() = 'secretariat' and changed_by = actor.person());
create policy read_secretariat on report_remark for select to sonaeai_app using (actor.kind() = 'secretariat');
create policy write_secretariat on report_remark for insert to sonaeai_app with check (actor.kind() = 'secretariat' and changed_by = actor.person());
create policy change_secretariat on report_remark for update to sonaeai_app
  using (actor.kind() = 'secretariat') with check (actor.kind() = 'secretariat' and changed_by = actor.person());
create policy read_own_or_secretariat on naming_consent for select to sonaeai_app using (
  actor.kind() = 'secretariat' or (actor.kind() = 'person' and owner = any(actor.codes())));
create policy give_own on naming_consent for insert to sonaeai_app with check (
  actor.kind() = 'person' and owner = any(actor.approver_codes()) and given_by = actor.person());
create policy change_own on naming_consent for update to sonaeai_app
  using (actor.kind() = 'person' and owner = any(actor.approver_codes()))
  with check (actor.kind() = 'person' and owner = any(actor.approver_codes()));

-- The counts behind the tables hold small cells: from here on nobody but the secretariat and its jobs reads them. Those of
-- answers that were rebuilt from published figures are nobody's, and stay open.
drop policy read_published on tally;
create policy read_secretariat_or_rebuilt on tally for select to sonaeai_app using (
  actor.kind() in ('secretariat', 'job') or exists (select from wave w where w.year = tally.year and w.rebuilt and w.published_at is not null));
