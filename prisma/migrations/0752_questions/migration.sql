-- Questions asked during the survey, answered once for everybody. What is published stands in a table of its own that
-- knows nothing of who asked: row-level security hides rows, not columns.
create table faq (
  id uuid not null default gen_random_uuid(),
  year integer not null,
  item text not null default '', -- key of the item, or '' for the survey as a whole
  question text not null, -- in the secretariat's words
  answer text not null,
  published_at timestamptz(3) not null default now(),
  published_by uuid not null,
  withdrawn_at timestamptz(3),
  constraint faq_pkey primary key (id)
);
create index faq_year_item_idx on faq (year, item);
alter table faq add constraint faq_year_fkey foreign key (year) references wave (year) on delete restrict on update cascade;

create table question (
  id uuid not null default gen_random_uuid(),
  respondent_id uuid not null,
  owner text not null,
  item text not null default '',
  text text not null,
  asked_at timestamptz(3) not null default now(),
  asked_by uuid not null,
  name text not null, -- of who asked, as it was then
  status text not null default 'open', -- open | answered (to the municipality alone) | published
  answer text not null default '',
  answered_at timestamptz(3),
  faq_id uuid,
  constraint question_pkey primary key (id),
  constraint question_status check (status in ('open', 'answered', 'published'))
);
create index question_respondent_id_idx on question (respondent_id);
alter table question add constraint question_respondent_id_owner_fkey foreign key (respondent_id, owner) references respondent (id, owner) on delete restrict on update cascade;
alter table question add constraint question_faq_id_fkey foreign key (faq_id) references faq (id) on delete restrict on update cascade;

alter table faq enable row level security;
alter table question enable row level security;
grant select, insert, update (withdrawn_at) on faq to sonaeai_app;
grant select, insert, update (status, answer, answered_at, faq_id) on question to sonaeai_app;

create policy read_published on faq for select to sonaeai_app using (
  actor.kind() = 'secretariat' or (withdrawn_at is null and actor.kind() <> 'none'));
create policy publish_secretariat on faq for insert to sonaeai_app with check (actor.kind() = 'secretariat' and published_by = actor.person());
create policy withdraw_secretariat on faq for update to sonaeai_app using (actor.kind() = 'secretariat');

create policy read_own_or_secretariat on question for select to sonaeai_app using (
  actor.kind() = 'secretariat' or (actor.kind() = 'person' and owner = any(actor.codes())));
create policy ask_own on question for insert to sonaeai_app with check (
  actor.kind() = 'person' and owner = any(actor.codes()) and asked_by = actor.person() and status = 'open' and answer = '' and faq_id is null);
create policy answer_secretariat on question for update to sonaeai_app using (actor.kind() = 'secretariat');
