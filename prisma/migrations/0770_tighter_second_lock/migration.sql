-- What a look with an attacker's eyes has found: roles that came back by a plan, a rule that outlived its ground, one
-- address that held up everybody's mail, and mail without end.

-- ---------------------------------------------------------------- handing over
-- A role that ends takes its plans with it, and the links that were made for them.
create function hand_over.role_ended() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare v uuid;
begin
  for v in select h.id from handover h join handover_role r on r.handover_id = h.id
           where r.assignment_id = new.id and h.status = 'planned' for update of h loop
    update handover set status = 'withdrawn', ended_at = now() where id = v;
    update invitation i set withdrawn_at = now() from handover h
      where h.id = v and i.id = h.invitation_id and i.accepted_at is null and i.withdrawn_at is null;
  end loop;
  return null;
end $$;
revoke execute on function hand_over.role_ended from public;
create trigger hand_over_role_ended after update on assignment for each row
  when (old.ended_at is null and new.ended_at is not null) execute function hand_over.role_ended();

create or replace function hand_over.complete(p_handover uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare h handover; v_code text;
begin
  select * into h from handover where id = p_handover and status = 'planned' for update;
  if h.id is null or h.to_person is null then return; end if;
  perform hand_over.give(h.id, h.to_person);
  for v_code in select distinct r.municipality_code from handover_role r where r.handover_id = h.id order by 1 loop
    perform hand_over.move_duties(h.from_person, h.to_person, v_code);
    perform audit.record('handover.done', v_code, h.to_person, 'handover:' || h.id,
      jsonb_build_object('roles', (select jsonb_agg(r.role order by r.role) from handover_role r where r.handover_id = h.id and r.municipality_code = v_code)), '');
  end loop;
  update handover set status = 'done', ended_at = now() where id = h.id; -- before the roles end: role_ended() would take it for a plan
  update assignment set ended_at = now() where ended_at is null and id in (select assignment_id from handover_role where handover_id = h.id);
  perform hand_over.end_sessions_without_role(h.from_person);
end $$;

create or replace function hand_over.carry_out_due() returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare v_id uuid; v_count int := 0;
begin
  for v_id in
    select h.id from handover h join person p on p.id = h.to_person and p.removed_at is null
    where h.status = 'planned' and h.effective_on <= hand_over.today() and (h.invitation_id is null or exists (select from invitation i where i.id = h.invitation_id and i.accepted_at is not null))
      -- a colleague who has left the municipality meanwhile does not come back by a plan
      and not exists (select from handover_role r join assignment was on was.id = r.assignment_id and was.ended_at is null
        where r.handover_id = h.id and not exists (select from assignment a where a.person_id = h.to_person
          and a.municipality_code = r.municipality_code and a.ended_at is null and a.role in ('editor', 'approver')))
    order by h.id for update of h skip locked
  loop
    perform hand_over.complete(v_id);
    v_count := v_count + 1;
  end loop;
  return v_count;
end $$;

-- ---------------------------------------------------------------- how a municipality submits
-- What an editor has said holds while there is no approver; what an approver or the secretariat has said holds until changed.
create or replace function actor.submission_way(p_owner text) returns text
  language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((select r.way from submission_rule r where r.municipality_code = p_owner
    and (r.by_secretariat or not actor.has_approver(p_owner)
      or exists (select from assignment a where a.person_id = r.set_by and a.municipality_code = p_owner and a.role = 'approver'))), 'approver')
$$;

-- ---------------------------------------------------------------- mail
-- One plain address; anything else a mail server could take for a list or a name. lib/people/email.ts is stricter.
create function mail.is_address(p_email text) returns boolean language sql immutable set search_path = public, pg_temp as
  $$ select btrim(p_email) ~ '^[^[:space:],;<>@]+@[^[:space:],;<>@]+$' $$;
revoke execute on function mail.is_address from public;
grant execute on function mail.is_address to sonaeai_app;

create or replace function mail.recipients(p_codes text[], p_roles text[]) returns table (code text, email text, name text, department text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct a.municipality_code::text, p.email, p.name, p.department
  from assignment a join person p on p.id = a.person_id and p.removed_at is null and mail.is_address(p.email)
  where a.ended_at is null
    and ((p_codes is not null and a.municipality_code = any(p_codes) and a.role = any(p_roles) and a.role in ('editor', 'approver')
          and (actor.kind() in ('secretariat', 'job')
               or (actor.kind() = 'person' and (a.municipality_code = any(actor.codes()) or left(a.municipality_code, 2) = any(actor.prefectures())))))
      or (p_codes is null and a.role = 'secretariat' and actor.kind() in ('person', 'secretariat', 'job')))
  order by 1, 2, 3
$$;

create or replace function response_progress(p_year int)
  returns table (owner text, status text, updated_at timestamptz, bounced boolean, reminded_at timestamptz, reachable boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  with people as (
    select a.municipality_code as code, bool_or(mail.is_address(p.email)) as reachable from assignment a join person p on p.id = a.person_id and p.removed_at is null
    where a.ended_at is null and a.municipality_code is not null group by 1
  ), invited as (
    select distinct i.municipality_code as code from invitation i
    where i.municipality_code is not null and i.withdrawn_at is null and i.accepted_at is null
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

-- Whether one person has set off twenty mails of a kind about a municipality within ten minutes; a job and the secretariat may.
create function mail.told_often(p_kind text, p_code text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select actor.kind() = 'person' and (select count(*) from mail_message
    where kind = p_kind and municipality_code is not distinct from p_code and created_by = actor.person() and created_at > now() - interval '10 minutes') >= 20
$$;
revoke execute on function mail.told_often from public;
grant execute on function mail.told_often to sonaeai_app;
