-- Said beside a municipality whose office does not stand in its own area, or whose position is not the office's.
alter table municipality add column office_note text not null default '';

-- A year takes answers from its opening day to the end of its closing day in Japan: the second lock behind
-- lib/survey/wave-state.ts, which says the same in words.
create or replace function actor.wave_is_open(p_respondent uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select w.status = 'open'
    and (w.opens_on is null or (now() at time zone 'Asia/Tokyo')::date >= w.opens_on)
    and (w.closes_on is null or (now() at time zone 'Asia/Tokyo')::date <= w.closes_on)
  from respondent r join wave w on w.year = r.year where r.id = p_respondent
$$;

-- The questionnaire of a year is frozen from the moment it opens, and a year does not go back to being prepared.
create function keep_opened_wave() returns trigger language plpgsql as $$
begin
  if old.status <> 'preparing' and (new.definition is distinct from old.definition or new.status = 'preparing'
      or new.population_as_of is distinct from old.population_as_of or new.demo is distinct from old.demo) then
    raise exception 'the questionnaire and the population rule of an opened year do not change' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger keep_opened_wave before update on wave for each row execute function keep_opened_wave();

-- Whom a municipality's answer belongs to, and in which band it counts, never changes: only its mark does.
create function keep_respondent() returns trigger language plpgsql as $$
begin
  if (new.id, new.year, new.owner, new.municipality_code, new.demo, new.population, new.population_as_of, new.bands)
     is distinct from (old.id, old.year, old.owner, old.municipality_code, old.demo, old.population, old.population_as_of, old.bands) then
    raise exception 'a respondent keeps its municipality and its bands' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger keep_respondent before update on respondent for each row execute function keep_respondent();

-- Who is where in a year, without any answer: all for the secretariat, the own prefecture for its coordinator.
-- A draft that holds nothing yet reads as not begun.
create function response_progress(p_year int) returns table (owner text, status text, updated_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select r.owner,
         case when s.respondent_id is null or (s.status = 'draft' and s.answers = '{}'::jsonb) then 'none' else s.status end,
         case when s.answers <> '{}'::jsonb or s.status = 'submitted' then s.updated_at end
  from respondent r
  left join response s on s.respondent_id = r.id
  where r.year = p_year
    and (actor.kind() = 'secretariat'
         or (actor.kind() = 'person' and left(r.municipality_code, 2) = any(actor.prefectures())))
$$;
revoke execute on function response_progress, keep_opened_wave, keep_respondent from public;
grant execute on function response_progress to sonaeai_app;
