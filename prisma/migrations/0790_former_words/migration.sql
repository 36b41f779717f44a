-- Which text of the item an erratum changed, by the name of lib/survey/item-texts.ts: a workbook downloaded before it
-- still says a choice in its former words. '' in rows from before this column.
alter table erratum add column text_name text not null default '';

-- p_changes: [{section, item, name, place, before, after}, …]
create or replace function correct_questionnaire(p_year int, p_definition jsonb, p_changes jsonb, p_reason text) returns void
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
  insert into erratum (year, section, item, place, text_name, before, after, reason, at)
    select p_year, c.section, coalesce(c.item, ''), c.place, coalesce(c.name, ''), c.before, c.after, p_reason, v_at
    from jsonb_to_recordset(p_changes) as c (section text, item text, place text, name text, before text, after text);
end $$;
