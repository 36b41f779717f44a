-- Sign-in, sessions, one-time codes and invitations. What nobody may read through a table is reached here only, one
-- named function an act. They run as their owner; each that acts for a person asks for the actor set by lib/platform/db.ts.

ALTER TABLE "invitation" ALTER COLUMN "invited_by" DROP NOT NULL; -- the first one comes from a command, not from a person

-- CreateTable
CREATE TABLE "sign_in_attempt" (
    "token_hash" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_attempt_pkey" PRIMARY KEY ("token_hash")
);
CREATE INDEX "sign_in_attempt_person_id_idx" ON "sign_in_attempt"("person_id");
ALTER TABLE "sign_in_attempt" ADD CONSTRAINT "sign_in_attempt_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
alter table sign_in_attempt enable row level security; -- no policy, no grant: functions only

alter table invitation add constraint invitation_role check (
  (role in ('editor', 'approver') and municipality_code is not null and prefecture_code is null) or
  (role = 'coordinator' and prefecture_code is not null and municipality_code is null) or
  (role in ('secretariat', 'viewer') and municipality_code is null and prefecture_code is null));
alter table sign_in_counter add constraint sign_in_counter_kind check (kind in ('account', 'address', 'code', 'attempt'));
create unique index assignment_once on assignment (person_id, role, coalesce(municipality_code, ''), coalesce(prefecture_code, '')) where ended_at is null;

-- A row's own columns that no page changes stay out of reach of a forgotten check: nobody prolongs a session,
-- marks its second factor as seen, or turns a real person into a demo one.
revoke update on person, assignment, sign_in_session, invitation from sonaeai_app;
grant update (name, department, side, email, removed_at) on person to sonaeai_app;
grant update (ended_at) on assignment to sonaeai_app;
grant update (revoked_at) on sign_in_session to sonaeai_app;
grant update (token_hash, expires_at, withdrawn_at) on invitation to sonaeai_app;

create schema sign_in;
grant usage on schema sign_in to sonaeai_app;

-- ---------------------------------------------------------------- session
-- Who a session stands for, now. No row: signed out, expired, idle for too long, revoked, the person removed, or a
-- session that has not shown the one-time code that the person has since set up.
create function sign_in.session(p_session uuid, p_idle_seconds int)
  returns table (person_id uuid, name text, sign_in_name text, second_factor boolean, demo boolean, secretariat boolean,
                 viewer boolean, editor_of text[], approver_of text[], coordinator_of text[])
  language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  update sign_in_session s set last_seen_at = now()
    where s.id = p_session and s.revoked_at is null and s.expires_at > now()
      and s.last_seen_at > now() - make_interval(secs => p_idle_seconds)
      and s.last_seen_at < now() - interval '1 minute';
  return query
    select p.id, p.name, p.sign_in_name, s.second_factor,
           p.demo and exists (select from installation i where i.demo),
           coalesce(bool_or(a.role = 'secretariat'), false), coalesce(bool_or(a.role = 'viewer'), false),
           coalesce(array_agg(a.municipality_code::text order by a.since, a.id) filter (where a.role = 'editor'), '{}'),
           coalesce(array_agg(a.municipality_code::text order by a.since, a.id) filter (where a.role = 'approver'), '{}'),
           coalesce(array_agg(a.prefecture_code::text order by a.since, a.id) filter (where a.role = 'coordinator'), '{}')
    from sign_in_session s
    join person p on p.id = s.person_id and p.removed_at is null
    left join person_secret k on k.person_id = p.id
    left join assignment a on a.person_id = p.id and a.ended_at is null
    where s.id = p_session and s.revoked_at is null and s.expires_at > now()
      and s.last_seen_at > now() - make_interval(secs => p_idle_seconds)
      and (s.second_factor or k.totp_secret is null)
    group by p.id, s.id;
end $$;

create function sign_in.open_session(p_person uuid, p_second_factor boolean, p_seconds int, p_user_agent text) returns uuid
  language sql security definer set search_path = public, pg_temp as $$
  insert into sign_in_session (person_id, second_factor, expires_at, user_agent)
    select id, p_second_factor, now() + make_interval(secs => p_seconds), left(p_user_agent, 100)
    from person where id = p_person and removed_at is null
  returning id
$$;

-- Whoever holds the session's own id may end it, also when it has expired for everything else.
create function sign_in.end_session(p_session uuid) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update sign_in_session set revoked_at = now() where id = p_session and revoked_at is null
$$;

-- Ends the sessions of a person: one's own, save perhaps the present one, or anybody's for the secretariat.
create function sign_in.end_sessions_of(p_person uuid, p_except uuid) returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare v_ended int;
begin
  if not (actor.kind() = 'secretariat' or (actor.kind() = 'person' and p_person = actor.person())) then
    raise insufficient_privilege using message = 'sessions belong to their person';
  end if;
  update sign_in_session set revoked_at = now()
    where person_id = p_person and revoked_at is null and id is distinct from p_except;
  get diagnostics v_ended = row_count;
  return v_ended;
end $$;

-- ---------------------------------------------------------------- sign-in
create function sign_in.credentials(p_name text)
  returns table (person_id uuid, password_hash text, has_code boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, k.password_hash, k.totp_secret is not null
  from person p join person_secret k on k.person_id = p.id
  where p.sign_in_name = p_name and p.removed_at is null
$$;

create function sign_in.renew_hash(p_person uuid, p_before text, p_after text) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update person_secret set password_hash = p_after where person_id = p_person and password_hash = p_before
$$;

-- Counts an attempt before its work is done, so that attempts side by side cannot pass the limit together.
-- Returns null when it may go on, else the moment from which to try again.
create function sign_in.count_attempt(p_kind text, p_key text, p_limit int, p_window_seconds int) returns timestamptz
  language plpgsql security definer set search_path = public, pg_temp as $$
declare v_failures int; v_until timestamptz;
begin
  delete from sign_in_counter where (kind, key) in (
    select kind, key from sign_in_counter where window_end < now() - interval '1 day' limit 100 for update skip locked);
  insert into sign_in_counter as c (kind, key, failures, window_end)
    values (p_kind, p_key, 1, now() + make_interval(secs => p_window_seconds))
  on conflict (kind, key) do update set
    failures = case when c.window_end <= now() then 1 else least(c.failures + 1, p_limit + 1) end,
    window_end = case when c.window_end <= now() then excluded.window_end else c.window_end end
  returning failures, window_end into v_failures, v_until;
  return case when v_failures > p_limit then v_until end;
end $$;

-- After a success: the account's count starts anew, the address gets its one attempt back.
create function sign_in.forget_attempts(p_kind text, p_key text) returns void
  language sql security definer set search_path = public, pg_temp as $$
  delete from sign_in_counter where kind = p_kind and key = p_key
$$;
create function sign_in.give_back_attempt(p_kind text, p_key text) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update sign_in_counter set failures = greatest(failures - 1, 0) where kind = p_kind and key = p_key
$$;

-- Between password and one-time code.
create function sign_in.begin_attempt(p_person uuid, p_token_hash text, p_seconds int) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from sign_in_attempt where expires_at < now();
  insert into sign_in_attempt (token_hash, person_id, expires_at)
    values (p_token_hash, p_person, now() + make_interval(secs => p_seconds));
end $$;

create function sign_in.attempt(p_token_hash text) returns table (person_id uuid, totp_secret text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, k.totp_secret
  from sign_in_attempt t join person p on p.id = t.person_id and p.removed_at is null
  join person_secret k on k.person_id = p.id and k.totp_secret is not null
  where t.token_hash = p_token_hash and t.expires_at > now()
$$;

-- Ends an attempt; true for the one caller who does.
create function sign_in.finish_attempt(p_token_hash text) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from sign_in_attempt where token_hash = p_token_hash and expires_at > now();
  return found;
end $$;

-- True once for each 30-second step, and never for an earlier one.
create function sign_in.use_step(p_person uuid, p_step bigint) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update person_secret set totp_last_step = p_step
    where person_id = p_person and (totp_last_step is null or totp_last_step < p_step);
  return found;
end $$;

create function sign_in.use_recovery_code(p_person uuid, p_hash text) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update recovery_code set used_at = now() where person_id = p_person and code_hash = p_hash and used_at is null;
  return found;
end $$;

-- ---------------------------------------------------------------- own account
create function sign_in.me() returns uuid
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if actor.kind() not in ('person', 'secretariat') or actor.person() is null then
    raise insufficient_privilege using message = 'no person is acting';
  end if;
  return actor.person();
end $$;

create function sign_in.own_secret()
  returns table (password_hash text, totp_secret text, totp_pending text, changed_at timestamptz, recovery_left int)
  language sql stable security definer set search_path = public, pg_temp as $$
  select k.password_hash, k.totp_secret, k.totp_pending, k.changed_at,
         (select count(*)::int from recovery_code r where r.person_id = k.person_id and r.used_at is null)
  from person_secret k where k.person_id = sign_in.me()
$$;

create function sign_in.set_own_password(p_hash text) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update person_secret set password_hash = p_hash, changed_at = now() where person_id = sign_in.me()
$$;

create function sign_in.set_own_pending_code(p_secret text) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update person_secret set totp_pending = p_secret where person_id = sign_in.me()
$$;

create function sign_in.set_own_recovery_codes(p_hashes text[]) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from recovery_code where person_id = sign_in.me();
  insert into recovery_code (person_id, code_hash) select sign_in.me(), h from unnest(p_hashes) h;
end $$;

-- The scanned secret becomes the one in force, when it still is the one that was proved; the session counts as having
-- shown it.
create function sign_in.confirm_own_code(p_pending text, p_step bigint, p_session uuid, p_hashes text[]) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update person_secret set totp_secret = totp_pending, totp_pending = null, totp_last_step = p_step
    where person_id = sign_in.me() and totp_pending = p_pending;
  if not found then return false; end if;
  perform sign_in.set_own_recovery_codes(p_hashes);
  update sign_in_session set second_factor = true where id = p_session and person_id = sign_in.me();
  return true;
end $$;

create function sign_in.remove_own_code(p_session uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update person_secret set totp_secret = null, totp_pending = null where person_id = sign_in.me();
  delete from recovery_code where person_id = sign_in.me();
  update sign_in_session set second_factor = false where id = p_session and person_id = sign_in.me();
end $$;

-- ---------------------------------------------------------------- invitations
create function sign_in.invitation(p_token_hash text)
  returns table (role text, municipality_code text, municipality_name text, prefecture_name text, name text, department text,
                 inviter text, expires_at timestamptz, state text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select i.role, i.municipality_code::text, m.name, coalesce(mp.name, pp.name), i.name, i.department, b.name, i.expires_at,
         case when i.accepted_at is not null then 'accepted' when i.withdrawn_at is not null then 'withdrawn'
              when i.expires_at <= now() then 'expired' else 'open' end
  from invitation i
  left join municipality m on m.code = i.municipality_code
  left join prefecture mp on mp.code = m.prefecture_code
  left join prefecture pp on pp.code = i.prefecture_code
  left join person b on b.id = i.invited_by
  where i.token_hash = p_token_hash
$$;

-- Makes the account. Outcome: accepted, name-taken, or gone (unknown, used, withdrawn, expired).
create function sign_in.accept_invitation(p_token_hash text, p_sign_in_name text, p_password_hash text)
  returns table (outcome text, person_id uuid)
  language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare v invitation; v_person uuid;
begin
  select * into v from invitation where token_hash = p_token_hash and accepted_at is null and withdrawn_at is null
    and expires_at > now() for update;
  if v.id is null then return query select 'gone'::text, null::uuid; return; end if;
  insert into person (sign_in_name, name, department, side, email)
    values (p_sign_in_name, v.name, v.department, v.side, v.email)
    on conflict (sign_in_name) do nothing returning id into v_person;
  if v_person is null then return query select 'name-taken'::text, null::uuid; return; end if;
  insert into person_secret (person_id, password_hash) values (v_person, p_password_hash);
  insert into assignment (person_id, role, municipality_code, prefecture_code)
    values (v_person, v.role, v.municipality_code, v.prefecture_code);
  update invitation set accepted_at = now(), accepted_by = v_person where id = v.id;
  return query select 'accepted'::text, v_person;
end $$;

-- Adds the invited role to the acting person. Outcome: accepted, have (the role is there already), mixed (the
-- secretariat's role stands alone), or gone.
create function sign_in.join_invitation(p_token_hash text) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare v invitation;
begin
  perform from person where id = sign_in.me() for update; -- two invitations at once see each other's role
  select * into v from invitation where token_hash = p_token_hash and accepted_at is null and withdrawn_at is null
    and expires_at > now() for update;
  if v.id is null then return 'gone'; end if;
  if exists (select from assignment where person_id = sign_in.me() and ended_at is null
             and (role = 'secretariat') <> (v.role = 'secretariat')) then return 'mixed'; end if;
  insert into assignment (person_id, role, municipality_code, prefecture_code)
    values (sign_in.me(), v.role, v.municipality_code, v.prefecture_code)
    on conflict do nothing;
  if not found then return 'have'; end if;
  update invitation set accepted_at = now(), accepted_by = sign_in.me() where id = v.id;
  return 'accepted';
end $$;

revoke execute on all functions in schema sign_in from public;
grant execute on all functions in schema sign_in to sonaeai_app;
revoke execute on function sign_in.me from sonaeai_app;
