-- Handing over: a person passes roles of a municipality to a successor, a colleague or someone invited, at once or on a later day. The
-- predecessor's role ends in the very transaction in which the successor holds it: a municipality is never left without by surprise.

-- CreateTable
CREATE TABLE "handover" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "from_person" UUID NOT NULL,
    "to_person" UUID,
    "invitation_id" UUID,
    "effective_on" DATE NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'planned',
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "handover_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "handover_role" (
    "handover_id" UUID NOT NULL,
    "from_person" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "municipality_code" CHAR(6) NOT NULL,
    "given_assignment_id" UUID,

    CONSTRAINT "handover_role_pkey" PRIMARY KEY ("handover_id","assignment_id")
);
CREATE UNIQUE INDEX "handover_invitation_id_key" ON "handover"("invitation_id");
CREATE UNIQUE INDEX "handover_id_from_person_key" ON "handover"("id", "from_person");
CREATE INDEX "handover_from_person_idx" ON "handover"("from_person");
CREATE INDEX "handover_status_effective_on_idx" ON "handover"("status", "effective_on");
CREATE INDEX "handover_role_municipality_code_idx" ON "handover_role"("municipality_code");
CREATE UNIQUE INDEX "assignment_id_person_id_municipality_code_key" ON "assignment"("id", "person_id", "municipality_code");
ALTER TABLE "handover" ADD CONSTRAINT "handover_from_person_fkey" FOREIGN KEY ("from_person") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "handover" ADD CONSTRAINT "handover_to_person_fkey" FOREIGN KEY ("to_person") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "handover" ADD CONSTRAINT "handover_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitation"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "handover_role" ADD CONSTRAINT "handover_role_handover_id_from_person_fkey" FOREIGN KEY ("handover_id", "from_person") REFERENCES "handover"("id", "from_person") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "handover_role" ADD CONSTRAINT "handover_role_assignment_id_from_person_municipality_code_fkey" FOREIGN KEY ("assignment_id", "from_person", "municipality_code") REFERENCES "assignment"("id", "person_id", "municipality_code") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table handover add constraint handover_status check (status in ('planned', 'done', 'withdrawn', 'undone'));
alter table handover add constraint handover_to_someone check ((to_person is not null or invitation_id is not null) and to_person is distinct from from_person);
alter table handover_role add constraint handover_role_role check (role in ('editor', 'approver'));

-- Read by the two people, by who writes for the municipality, and by the secretariat; changed by the functions below alone.
alter table handover enable row level security;
alter table handover_role enable row level security;
grant select on handover, handover_role to sonaeai_app;

create schema hand_over;
grant usage on schema hand_over to sonaeai_app;

create function hand_over.concerns_me(p_handover uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select actor.kind() = 'secretariat' or (actor.kind() = 'person' and (
    exists (select from handover where id = p_handover and actor.person() in (from_person, to_person))
    or exists (select from handover_role where handover_id = p_handover and municipality_code = any(actor.codes()))))
$$;
create policy read_concerned on handover for select to sonaeai_app using (hand_over.concerns_me(id));
create policy read_concerned on handover_role for select to sonaeai_app using (hand_over.concerns_me(handover_id));

create function hand_over.today() returns date language sql stable set search_path = public, pg_temp as
  $$ select (now() at time zone 'Asia/Tokyo')::date $$;

-- What else goes with a role in a municipality. THE place for later duties (contact duties, tasks): one statement each, moving what p_from
-- holds in p_code to p_to; a later migration replaces this function. Undoing a handover calls it the other way round.
create function hand_over.move_duties(p_from uuid, p_to uuid, p_code text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- The sections of the form that were given to the predecessor, where that table is there.
  if to_regclass('public.section_share') is not null then
    execute 'update section_share set person_id = $2, given_at = clock_timestamp() where person_id = $1 and owner = $3' using p_from, p_to, p_code;
  end if;
end $$;

-- Who is left without any role is signed out everywhere.
create function hand_over.end_sessions_without_role(p_person uuid) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update sign_in_session set revoked_at = now()
    where person_id = p_person and revoked_at is null
      and not exists (select from assignment where person_id = p_person and ended_at is null)
$$;

-- The successor gets each role that is still the predecessor's and that the successor does not hold yet.
create function hand_over.give(p_handover uuid, p_to uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare r handover_role; v_id uuid;
begin
  for r in select h.* from handover_role h join assignment a on a.id = h.assignment_id and a.ended_at is null where h.handover_id = p_handover loop
    insert into assignment (person_id, role, municipality_code) values (p_to, r.role, r.municipality_code)
      on conflict do nothing returning id into v_id;
    if v_id is null then -- the invitation itself gave this one
      select a.id into v_id from assignment a join handover h on h.id = p_handover
        where a.person_id = p_to and a.role = r.role and a.municipality_code = r.municipality_code and a.ended_at is null
          and h.invitation_id is not null and a.since >= h.created_at;
    end if;
    update handover_role set given_assignment_id = v_id where handover_id = p_handover and assignment_id = r.assignment_id;
  end loop;
end $$;

-- Carries a planned handover out: give, move, end.
create function hand_over.complete(p_handover uuid) returns void
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
  update assignment set ended_at = now() where ended_at is null and id in (select assignment_id from handover_role where handover_id = h.id);
  update handover set status = 'done', ended_at = now() where id = h.id;
  perform hand_over.end_sessions_without_role(h.from_person);
end $$;

-- Carries out what was decided for today or before. Anybody may knock: it does only what its people have decided.
create function hand_over.carry_out_due() returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare v_id uuid; v_count int := 0;
begin
  for v_id in
    select h.id from handover h join person p on p.id = h.to_person and p.removed_at is null
    where h.status = 'planned' and h.effective_on <= hand_over.today() and (h.invitation_id is null or exists (select from invitation i where i.id = h.invitation_id and i.accepted_at is not null))
    order by h.id for update of h skip locked
  loop
    perform hand_over.complete(v_id);
    v_count := v_count + 1;
  end loop;
  return v_count;
end $$;

-- Who could take over from a person in a municipality.
create function hand_over.colleagues(p_from uuid, p_codes text[]) returns table (id uuid, name text, department text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, p.name, p.department from person p
  where p.removed_at is null and p.id <> p_from
    and (actor.kind() = 'secretariat' or (actor.kind() = 'person' and p_codes <@ actor.codes()))
    and cardinality(p_codes) > 0
    and not exists (select from unnest(p_codes) c where not exists (
      select from assignment a where a.person_id = p.id and a.municipality_code = c and a.ended_at is null and a.role in ('editor', 'approver')))
  order by p.name, p.id
$$;

-- Colleagues may read one another, but not what one of them is about to hand over.
create function hand_over.require_mine(p_from uuid) returns void
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not (actor.kind() = 'secretariat' or (actor.kind() = 'person' and p_from = actor.person())) then
    raise insufficient_privilege using message = 'people hand over their own roles, the secretariat anyone''s';
  end if;
end $$;

-- Decides on a handover. p_to: a colleague; or p_name and so on: someone new, whose invitation it makes from p_token_hash.
-- Outcome: an id and '', or null and what stands against it.
create function hand_over.begin(p_from uuid, p_assignments uuid[], p_to uuid, p_name text, p_department text, p_side text, p_email text,
    p_token_hash text, p_expires timestamptz, p_on date, p_note text, out id uuid, out refusal text)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare v_held int; v_codes text[]; v_role text; v_code text; v_invitation uuid; v_id uuid;
begin
  refusal := '';
  perform hand_over.require_mine(p_from);
  perform from person p where p.id in (p_from, p_to) order by p.id for update; -- two handovers at once see each other
  if not exists (select from person p where p.id = p_from and p.removed_at is null) then refusal := 'gone'; return; end if;
  select count(*), array_agg(distinct a.municipality_code::text) into v_held, v_codes from assignment a
    where a.id = any(p_assignments) and a.person_id = p_from and a.ended_at is null and a.role in ('editor', 'approver');
  if v_held = 0 or v_held <> (select count(distinct x) from unnest(p_assignments) x) then refusal := 'roles'; return; end if;
  if exists (select from handover_role r join handover h on h.id = r.handover_id and h.status = 'planned' where r.assignment_id = any(p_assignments)) then
    refusal := 'planned'; return;
  end if;
  if p_on < hand_over.today() or p_on > hand_over.today() + 366 then refusal := 'day'; return; end if;
  if p_to is not null then
    if not exists (select from hand_over.colleagues(p_from, v_codes) c where c.id = p_to) then refusal := 'colleague'; return; end if;
  else
    if coalesce(p_name, '') = '' or p_token_hash is null then refusal := 'name'; return; end if;
    select a.role, a.municipality_code into v_role, v_code from assignment a where a.id = any(p_assignments) order by a.role, a.municipality_code limit 1;
    insert into invitation (token_hash, role, municipality_code, name, department, side, email, invited_by, expires_at)
      values (p_token_hash, v_role, v_code, p_name, p_department, p_side, p_email, actor.person(), p_expires) returning invitation.id into v_invitation;
  end if;
  insert into handover (from_person, to_person, invitation_id, effective_on, note, created_by)
    values (p_from, p_to, v_invitation, p_on, p_note, actor.person()) returning handover.id into v_id;
  insert into handover_role (handover_id, from_person, assignment_id, role, municipality_code)
    select v_id, p_from, a.id, a.role, a.municipality_code from assignment a where a.id = any(p_assignments);
  if p_to is not null and p_on <= hand_over.today() then perform hand_over.complete(v_id); end if;
  id := v_id;
end $$;

-- The invited one has come: all the roles at once, so that there is time side by side; the predecessor's end on the day, or now when it has come.
create function hand_over.accepted() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare h handover;
begin
  select * into h from handover where invitation_id = new.id and status = 'planned' for update;
  if h.id is null then return null; end if;
  if new.accepted_by = h.from_person then return null; end if; -- one's own link, opened by oneself
  update handover set to_person = new.accepted_by where id = h.id;
  perform hand_over.give(h.id, new.accepted_by);
  if h.effective_on <= hand_over.today() then perform hand_over.complete(h.id); end if;
  return null;
end $$;
create trigger hand_over after update on invitation for each row
  when (old.accepted_at is null and new.accepted_at is not null) execute function hand_over.accepted();

-- An invitation that is withdrawn takes its handover with it.
create function hand_over.invitation_withdrawn() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update handover set status = 'withdrawn', ended_at = now() where invitation_id = new.id and status = 'planned' and to_person is null;
  return null;
end $$;
create trigger hand_over_withdrawn after update on invitation for each row
  when (old.withdrawn_at is null and new.withdrawn_at is not null) execute function hand_over.invitation_withdrawn();

-- Takes back what has not been carried out: an unused invitation is void, and what an invited successor holds by it already ends, so that nobody
-- brings in people beside oneself this way. False when it is too late.
create function hand_over.withdraw(p_handover uuid) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare h handover;
begin
  select * into h from handover where id = p_handover for update;
  perform hand_over.require_mine(h.from_person);
  if h.status is distinct from 'planned' then return false; end if;
  update handover set status = 'withdrawn', ended_at = now() where id = h.id;
  update invitation set withdrawn_at = now() where id = h.invitation_id and accepted_at is null and withdrawn_at is null;
  update assignment set ended_at = now() where ended_at is null and id in (select given_assignment_id from handover_role where handover_id = h.id);
  if h.to_person is not null and h.invitation_id is not null then perform hand_over.end_sessions_without_role(h.to_person); end if;
  return true;
end $$;

-- The secretariat puts a handover back: the predecessor holds the roles again, what the successor got by it ends. False when it cannot.
create function hand_over.undo(p_handover uuid) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare h handover; v_code text;
begin
  if actor.kind() <> 'secretariat' then raise insufficient_privilege using message = 'undoing belongs to the secretariat'; end if;
  select * into h from handover where id = p_handover for update;
  if h.id is null or h.status <> 'done' then return false; end if;
  perform from person p where p.id in (h.from_person, h.to_person) order by p.id for update;
  if exists (select from person where id = h.from_person and removed_at is not null)
     or exists (select from assignment where person_id = h.from_person and ended_at is null and role = 'secretariat') then return false; end if;
  insert into assignment (person_id, role, municipality_code)
    select h.from_person, role, municipality_code from handover_role where handover_id = h.id on conflict do nothing;
  for v_code in select distinct municipality_code from handover_role where handover_id = h.id order by 1 loop
    perform hand_over.move_duties(h.to_person, h.from_person, v_code);
  end loop;
  update assignment set ended_at = now() where ended_at is null and id in (select given_assignment_id from handover_role where handover_id = h.id);
  update handover set status = 'undone', ended_at = now() where id = h.id;
  perform hand_over.end_sessions_without_role(h.to_person);
  return true;
end $$;

-- Municipalities asked in a running year where nobody writes, or nobody may submit.
create function hand_over.without_people() returns table (code text, name text, prefecture text, years int[], writers int, approvers int)
  language sql stable security definer set search_path = public, pg_temp as $$
  select m.code::text, m.name, q.name, asked.years, coalesce(w.writers, 0)::int, coalesce(w.approvers, 0)::int
  from (select r.municipality_code, array_agg(r.year order by r.year) as years from respondent r
        join wave v on v.year = r.year and v.status = 'open' where r.municipality_code is not null group by 1) asked
  join municipality m on m.code = asked.municipality_code
  join prefecture q on q.code = m.prefecture_code
  left join (select a.municipality_code, count(distinct a.person_id) as writers, count(distinct a.person_id) filter (where a.role = 'approver') as approvers
             from assignment a join person p on p.id = a.person_id and p.removed_at is null
             where a.ended_at is null and a.role in ('editor', 'approver') group by 1) w on w.municipality_code = m.code
  where actor.kind() = 'secretariat' and coalesce(w.approvers, 0) = 0
  order by coalesce(w.writers, 0) > 0, m.code
$$;

revoke execute on all functions in schema hand_over from public;
grant execute on function hand_over.concerns_me, hand_over.today, hand_over.carry_out_due, hand_over.colleagues, hand_over.require_mine, hand_over.begin, hand_over.withdraw, hand_over.undo, hand_over.without_people to sonaeai_app;

-- The names of a handover's people, for those whom it concerns, and whether the successor's link still waits.
create function hand_over.names(p_handovers uuid[]) returns table (id uuid, from_name text, to_name text, waits boolean, expired boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select h.id, f.name, coalesce(t.name, i.name), i.id is not null and i.accepted_at is null and i.withdrawn_at is null,
         i.id is not null and i.accepted_at is null and i.withdrawn_at is null and i.expires_at <= now()
  from handover h join person f on f.id = h.from_person left join person t on t.id = h.to_person left join invitation i on i.id = h.invitation_id
  where h.id = any(p_handovers) and hand_over.concerns_me(h.id)
$$;
revoke execute on function hand_over.names from public;
grant execute on function hand_over.names to sonaeai_app;
