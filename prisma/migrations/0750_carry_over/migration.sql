-- What was taken over from last year and not looked at yet: field -> true. A save of the field takes it out.
alter table response add column carried jsonb not null default '{}';

-- The newest earlier version in force of the same municipality, also under the code it had before it was renamed or
-- became a city. One that merged offers nothing: whose answers would they be? Row-level security keeps the rows of a
-- former code from who serves the present one, hence this function.
create function previous_submission(p_owner text, p_year int)
  returns table (year int, owner text, receipt text, submitted_at timestamptz, answers jsonb)
  language sql stable security definer set search_path = public, pg_temp as $$
  with recursive line(code) as (
    select p_owner where actor.kind() = 'secretariat' or (actor.kind() = 'person' and p_owner = any(actor.codes()))
    union
    select c.predecessor_code::text from line join municipality_change c on c.successor_code = line.code and c.kind in ('renamed', 'status')
  )
  select r.year, r.owner, s.receipt, s.submitted_at, s.answers
  from line
  join respondent r on r.municipality_code = line.code and r.year < p_year and r.validity = 'valid'
  join wave w on w.year = r.year and not w.rebuilt
  join response p on p.respondent_id = r.id and p.status in ('submitted', 'accepted')
  join submission s on s.respondent_id = r.id and s.withdrawn_at is null
  order by r.year desc, s.version desc
  limit 1
$$;
revoke execute on function previous_submission from public;
grant execute on function previous_submission to sonaeai_app;
