-- A municipality that is stuck opens its draft to the secretariat, and closes it again. Only in between can the secretariat
-- read it, never write it.
create table draft_help (
  id uuid not null default gen_random_uuid(),
  respondent_id uuid not null,
  owner text not null,
  note text not null default '', -- what help is wanted with
  opened_at timestamptz(3) not null default clock_timestamp(),
  opened_by uuid not null,
  closed_at timestamptz(3),
  closed_by uuid,
  constraint draft_help_pkey primary key (id),
  constraint draft_help_respondent_id_owner_fkey foreign key (respondent_id, owner) references respondent (id, owner) on delete restrict on update cascade
);
create unique index draft_help_open on draft_help (respondent_id) where closed_at is null;

create function actor.draft_is_opened(p_respondent uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as
  $$ select exists (select from draft_help where respondent_id = p_respondent and closed_at is null) $$;
revoke execute on function actor.draft_is_opened from public;
grant execute on function actor.draft_is_opened to sonaeai_app;

alter table draft_help enable row level security;
grant select, insert on draft_help to sonaeai_app;
grant update (closed_at, closed_by) on draft_help to sonaeai_app;
create policy read_own on draft_help for select to sonaeai_app using (
  actor.kind() = 'secretariat' or (actor.kind() = 'person' and owner = any(actor.codes())));
create policy open_own on draft_help for insert to sonaeai_app with check (
  actor.kind() = 'person' and owner = any(actor.codes()) and opened_by = actor.person() and closed_at is null);
create policy close_own on draft_help for update to sonaeai_app
  using (actor.kind() = 'person' and owner = any(actor.codes()) and closed_at is null)
  with check (actor.kind() = 'person' and owner = any(actor.codes()) and (closed_at is null or closed_by = actor.person()));

drop policy read_own_or_submitted on response;
create policy read_own_or_submitted on response for select to sonaeai_app using (
  (actor.kind() = 'person' and owner = any(actor.codes()))
  or (actor.kind() = 'secretariat' and (status in ('submitted', 'accepted') or actor.draft_is_opened(respondent_id))));
