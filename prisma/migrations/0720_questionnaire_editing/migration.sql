-- A year's questionnaire is edited while it is being prepared, and afterwards corrected by errata that leave its structure.

-- The year whose questionnaire a prepared one was begun with (null: the one this product comes with), and how often it has been edited.
alter table wave add column based_on integer;
alter table wave add column questionnaire_revision integer not null default 0;

-- ---------------------------------------------------------------- edits, each with what stood before it
create table questionnaire_edit (
  year integer not null,
  revision integer not null, -- of the wave after the edit
  words text not null,
  before jsonb not null,
  person_id uuid,
  person_name text not null,
  at timestamptz(3) not null default clock_timestamp(),
  undone_at timestamptz(3),
  constraint questionnaire_edit_pkey primary key (year, revision)
);
alter table questionnaire_edit add constraint questionnaire_edit_year_fkey foreign key (year) references wave (year) on delete restrict on update cascade;
alter table questionnaire_edit enable row level security;
grant select, insert, update (undone_at) on questionnaire_edit to sonaeai_app;
create policy read_secretariat on questionnaire_edit for select to sonaeai_app using (actor.kind() = 'secretariat');
create policy write_secretariat on questionnaire_edit for insert to sonaeai_app with check (actor.kind() = 'secretariat' and person_id = actor.person());
create policy undo_secretariat on questionnaire_edit for update to sonaeai_app using (actor.kind() = 'secretariat');

-- ---------------------------------------------------------------- errata of an opened year
-- Read by whoever reads the questionnaire; added by correct_questionnaire alone.
create table erratum (
  id uuid not null default gen_random_uuid(),
  year integer not null,
  section text not null,
  item text not null default '', -- '' where it is the section's own words
  place text not null, -- in words
  before text not null,
  after text not null,
  reason text not null,
  at timestamptz(3) not null default clock_timestamp(),
  constraint erratum_pkey primary key (id)
);
create index erratum_year_at_idx on erratum (year, at);
alter table erratum add constraint erratum_year_fkey foreign key (year) references wave (year) on delete restrict on update cascade;
alter table erratum enable row level security;
grant select on erratum to sonaeai_app;
create policy read_all on erratum for select to sonaeai_app using (true);

-- A questionnaire without its words: keys, kinds, values, conditions, ranges, required. lib/survey/questionnaire-structure.ts takes away the same.
create function questionnaire_structure(p jsonb) returns jsonb language plpgsql immutable set search_path = public, pg_temp as $$
begin
  if jsonb_typeof(p) = 'object' then
    return (select coalesce(jsonb_object_agg(key, questionnaire_structure(value)), '{}') from jsonb_each(p)
            where key not in ('label', 'definition', 'intro', 'onlyIfLabel', 'comparisonNote'));
  elsif jsonb_typeof(p) = 'array' then
    return (select coalesce(jsonb_agg(questionnaire_structure(value) order by place), '[]') from jsonb_array_elements(p) with ordinality e (value, place));
  end if;
  return p;
end $$;

-- The questionnaire of a year is frozen from the moment it opens, and a year does not go back to being prepared. Only
-- correct_questionnaire (which runs as the owner and says beforehand which words it is about to write) mends words.
create or replace function keep_opened_wave() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if old.status = 'preparing' then return new; end if;
  if new.status = 'preparing' or new.population_as_of is distinct from old.population_as_of or new.demo is distinct from old.demo then
    raise exception 'the questionnaire and the population rule of an opened year do not change' using errcode = 'check_violation';
  end if;
  if new.definition is distinct from old.definition then
    if current_user <> (select tableowner from pg_tables where schemaname = 'public' and tablename = 'wave')
       or coalesce(current_setting('app.erratum', true), '') <> md5(new.definition::text)
       or questionnaire_structure(new.definition) is distinct from questionnaire_structure(old.definition) then
      raise exception 'the questionnaire of an opened year changes by an erratum alone' using errcode = 'check_violation';
    end if;
  end if;
  return new;
end $$;

-- p_changes: [{section, item, place, before, after}, …]
create function correct_questionnaire(p_year int, p_definition jsonb, p_changes jsonb, p_reason text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare v_wave wave; v_at timestamptz(3) := clock_timestamp(); -- one moment for all that is corrected at once
begin
  if actor.kind() is distinct from 'secretariat' then raise insufficient_privilege using message = 'errata belong to the secretariat'; end if;
  select * into v_wave from wave where year = p_year for no key update;
  if v_wave.year is null or v_wave.status = 'preparing' or v_wave.rebuilt then
    raise exception 'only an opened year has errata' using errcode = 'check_violation';
  end if;
  if questionnaire_structure(p_definition) is distinct from questionnaire_structure(v_wave.definition) then
    raise exception 'an erratum leaves the structure of the questionnaire' using errcode = 'check_violation';
  end if;
  if coalesce(jsonb_array_length(p_changes), 0) = 0 or btrim(p_reason) = '' then
    raise exception 'an erratum says what it changes and why' using errcode = 'check_violation';
  end if;
  perform set_config('app.erratum', md5(p_definition::text), true);
  update wave set definition = p_definition where year = p_year;
  perform set_config('app.erratum', '', true);
  insert into erratum (year, section, item, place, before, after, reason, at)
    select p_year, c.section, coalesce(c.item, ''), c.place, c.before, c.after, p_reason, v_at
    from jsonb_to_recordset(p_changes) as c (section text, item text, place text, before text, after text);
end $$;
revoke execute on function correct_questionnaire, questionnaire_structure from public;
grant execute on function correct_questionnaire, questionnaire_structure to sonaeai_app;
