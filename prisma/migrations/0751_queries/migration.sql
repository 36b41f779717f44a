-- 疑義照会: what the secretariat asks a municipality about its submitted answer, with the whole exchange. It outlives the
-- year's closing day: questions about answers often come after it. No delete, and nobody alters what was written.
create table query (
  id uuid not null default gen_random_uuid(),
  respondent_id uuid not null,
  owner text not null,
  item text not null, -- key of the item it is about
  finding text not null default '', -- the check that it came from, see lib/survey/checks.ts
  status text not null default 'open', -- open: the municipality is asked · replied: the secretariat's turn · closed
  created_at timestamptz(3) not null default now(),
  created_by uuid not null,
  moved_at timestamptz(3) not null default now(),
  constraint query_pkey primary key (id),
  constraint query_status check (status in ('open', 'replied', 'closed'))
);
create unique index query_id_owner_key on query (id, owner);
create index query_respondent_id_idx on query (respondent_id);
alter table query add constraint query_respondent_id_owner_fkey foreign key (respondent_id, owner) references respondent (id, owner) on delete restrict on update cascade;

create table query_message (
  id uuid not null default gen_random_uuid(),
  query_id uuid not null,
  owner text not null,
  side text not null, -- secretariat | municipality
  person_id uuid not null,
  name text not null, -- as it was then; the municipality cannot look up the secretariat's people
  text text not null,
  at timestamptz(3) not null default now(),
  constraint query_message_pkey primary key (id),
  constraint query_message_side check (side in ('secretariat', 'municipality'))
);
create index query_message_query_id_at_idx on query_message (query_id, at);
alter table query_message add constraint query_message_query_id_owner_fkey foreign key (query_id, owner) references query (id, owner) on delete restrict on update cascade;

alter table query enable row level security;
alter table query_message enable row level security;
grant select, insert, update (status, moved_at) on query to sonaeai_app;
grant select, insert on query_message to sonaeai_app;

create policy read_own_or_secretariat on query for select to sonaeai_app using (
  actor.kind() = 'secretariat' or (actor.kind() = 'person' and owner = any(actor.codes())));
create policy ask_secretariat on query for insert to sonaeai_app with check (
  actor.kind() = 'secretariat' and created_by = actor.person() and status = 'open'
  and exists (select from response p where p.respondent_id = query.respondent_id and p.status in ('submitted', 'accepted')));
-- The municipality can only hand the turn back; closing and asking again are the secretariat's.
create policy move_secretariat on query for update to sonaeai_app using (actor.kind() = 'secretariat');
create policy reply_own on query for update to sonaeai_app
  using (actor.kind() = 'person' and owner = any(actor.codes()) and status <> 'closed')
  with check (actor.kind() = 'person' and owner = any(actor.codes()) and status = 'replied');

create policy read_own_or_secretariat on query_message for select to sonaeai_app using (
  actor.kind() = 'secretariat' or (actor.kind() = 'person' and owner = any(actor.codes())));
create policy write_own_side on query_message for insert to sonaeai_app with check (
  person_id = actor.person() and (
    (actor.kind() = 'secretariat' and side = 'secretariat')
    or (actor.kind() = 'person' and side = 'municipality' and owner = any(actor.codes()))));
