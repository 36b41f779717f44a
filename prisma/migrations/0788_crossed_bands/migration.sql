-- How many municipalities stand in another band than in an earlier year: said beside a comparison of two published years, and
-- never of fewer than three, nor of a year without an edition. Who they are is in no answer of this function.
create function crossed_bands(p_year int, p_before int, p_scheme text) returns int
  language sql stable security definer set search_path = public, pg_temp as $$
  select case when count(*) >= 3 then count(*)::int end
  from respondent now
  join respondent before on before.municipality_code = now.municipality_code and before.year = p_before
  where now.year = p_year and now.bands->>p_scheme is distinct from before.bands->>p_scheme
    and exists (select from edition e where e.year = p_year) and exists (select from edition e where e.year = p_before)
$$;
revoke execute on function crossed_bands from public;
grant execute on function crossed_bands to sonaeai_app;
