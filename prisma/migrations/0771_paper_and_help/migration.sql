-- Where one part of the year meets another: an answer that the secretariat enters from paper is nobody else's to finish,
-- and an invitation that ran out invites nobody.

-- Whose answer of a year the secretariat is entering from paper: those need no reminder. A job reads no respondent.
create function mail.on_paper(p_year int) returns setof text
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.owner from paper_answer p join respondent r on r.id = p.respondent_id
  where r.year = p_year and p.ended_at is null and (actor.kind() in ('secretariat', 'job')
    or (actor.kind() = 'person' and left(p.owner, 2) = any(actor.prefectures())))
$$;
revoke execute on function mail.on_paper from public;
grant execute on function mail.on_paper to sonaeai_app;

-- The secretariat closes a draft that was opened to it when it submits that municipality's paper.
create policy close_paper on draft_help for update to sonaeai_app
  using (actor.kind() = 'secretariat' and actor.on_paper(respondent_id) and closed_at is null)
  with check (actor.kind() = 'secretariat' and closed_by = actor.person());

create or replace function response_progress(p_year int)
  returns table (owner text, status text, updated_at timestamptz, bounced boolean, reminded_at timestamptz, reachable boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  with people as (
    select a.municipality_code as code, bool_or(mail.is_address(p.email)) as reachable from assignment a join person p on p.id = a.person_id and p.removed_at is null
    where a.ended_at is null and a.municipality_code is not null group by 1
  ), invited as (
    select distinct i.municipality_code as code from invitation i
    where i.municipality_code is not null and i.withdrawn_at is null and i.accepted_at is null and i.expires_at > now()
  ), returned as (
    select distinct m.municipality_code as code from mail_message m where m.year = p_year and m.state in ('bounced', 'failed')
  ), reminded as (
    select l.owner, max(l.at) as at from reminder_log l where l.year = p_year group by 1
  )
  select r.owner,
         case when s.status in ('requested', 'submitted', 'accepted') or s.answers <> '{}'::jsonb then s.status
              when v.owner is not null or s.respondent_id is not null then 'seen'
              when p.code is not null or i.code is not null then 'invited'
              else 'none' end,
         case when s.answers <> '{}'::jsonb or s.status in ('submitted', 'accepted') then s.updated_at else v.first_at end,
         b.code is not null, d.at, coalesce(p.reachable, false)
  from respondent r
  left join response s on s.respondent_id = r.id
  left join respondent_seen v on v.year = r.year and v.owner = r.owner
  left join people p on p.code = r.municipality_code
  left join invited i on i.code = r.municipality_code
  left join returned b on b.code = r.municipality_code
  left join reminded d on d.owner = r.owner
  where r.year = p_year
    and (actor.kind() in ('secretariat', 'job')
         or (actor.kind() = 'person' and left(r.municipality_code, 2) = any(actor.prefectures())))
$$;
