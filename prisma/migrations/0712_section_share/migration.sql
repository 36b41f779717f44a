-- Whose a section of the form is: a person's who writes for that municipality, or a side's (ICT, disaster prevention).
-- It says who looks after it and keeps nobody from writing.
create table section_share (
  respondent_id uuid not null,
  owner text not null,
  section text not null,
  person_id uuid,
  side text,
  given_at timestamptz(3) not null default clock_timestamp(),
  given_by uuid not null,
  constraint section_share_pkey primary key (respondent_id, section),
  constraint section_share_respondent_id_owner_fkey foreign key (respondent_id, owner) references respondent (id, owner) on delete restrict on update cascade,
  constraint section_share_person_id_fkey foreign key (person_id) references person (id) on delete restrict on update cascade,
  constraint section_share_one check (person_id is null or side is null), -- neither: given to nobody any more
  constraint section_share_side check (side in ('ict', 'disaster'))
);
create index section_share_person_id_idx on section_share (person_id);

create function actor.writes_for(p_person uuid, p_code text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from assignment a join person p on p.id = a.person_id
    where a.person_id = p_person and a.municipality_code = p_code and a.role in ('editor', 'approver') and a.ended_at is null and p.removed_at is null)
$$;
revoke execute on function actor.writes_for from public;
grant execute on function actor.writes_for to sonaeai_app;

alter table section_share enable row level security;
grant select, insert on section_share to sonaeai_app;
grant update (person_id, side, given_at, given_by) on section_share to sonaeai_app;
create policy read_own on section_share for select to sonaeai_app using (actor.kind() = 'person' and owner = any(actor.codes()));
create policy give_own on section_share for insert to sonaeai_app with check (
  actor.kind() = 'person' and owner = any(actor.codes()) and given_by = actor.person() and (person_id is null or actor.writes_for(person_id, owner)));
create policy change_own on section_share for update to sonaeai_app
  using (actor.kind() = 'person' and owner = any(actor.codes()))
  with check (actor.kind() = 'person' and owner = any(actor.codes()) and given_by = actor.person() and (person_id is null or actor.writes_for(person_id, owner)));
