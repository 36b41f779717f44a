-- Companies and bodies that support the agreement: their contacts, their offers, and a role for their people, who see no member's row.

-- CreateTable
CREATE TABLE "supporter" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "agreement_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kana" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL,
    "about" TEXT NOT NULL DEFAULT '',
    "registered_on" DATE NOT NULL,
    "ended_on" DATE,

    CONSTRAINT "supporter_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "supporter_contact" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "supporter_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "department" TEXT NOT NULL DEFAULT '',
    "sealed_phone" TEXT NOT NULL DEFAULT '',
    "sealed_email" TEXT NOT NULL DEFAULT '',
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "supporter_contact_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "supporter_offer" (
    "supporter_id" UUID NOT NULL,
    "entries" JSONB NOT NULL DEFAULT '{}',
    "note" TEXT NOT NULL DEFAULT '',
    "reviewed_on" DATE NOT NULL,
    "reviewed_by" UUID,

    CONSTRAINT "supporter_offer_pkey" PRIMARY KEY ("supporter_id")
);
CREATE TABLE "supporter_admission" (
    "supporter_id" UUID NOT NULL,
    "municipality_code" CHAR(6) NOT NULL,
    "admitted_by" UUID,
    "admitted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "supporter_admission_pkey" PRIMARY KEY ("supporter_id","municipality_code")
);
ALTER TABLE "assignment" ADD COLUMN "supporter_id" UUID;
ALTER TABLE "invitation" ADD COLUMN "supporter_id" UUID;
CREATE INDEX "supporter_contact_supporter_id_idx" ON "supporter_contact"("supporter_id");
CREATE INDEX "supporter_admission_municipality_code_idx" ON "supporter_admission"("municipality_code");
ALTER TABLE "supporter" ADD CONSTRAINT "supporter_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "supporter_contact" ADD CONSTRAINT "supporter_contact_supporter_id_fkey" FOREIGN KEY ("supporter_id") REFERENCES "supporter"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "supporter_offer" ADD CONSTRAINT "supporter_offer_supporter_id_fkey" FOREIGN KEY ("supporter_id") REFERENCES "supporter"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "supporter_admission" ADD CONSTRAINT "supporter_admission_supporter_id_fkey" FOREIGN KEY ("supporter_id") REFERENCES "supporter"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "supporter_admission" ADD CONSTRAINT "supporter_admission_municipality_code_fkey" FOREIGN KEY ("municipality_code") REFERENCES "municipality"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_supporter_id_fkey" FOREIGN KEY ("supporter_id") REFERENCES "supporter"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_supporter_id_fkey" FOREIGN KEY ("supporter_id") REFERENCES "supporter"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table supporter add constraint supporter_kind check (kind in ('company', 'body'));
alter table assignment drop constraint assignment_role;
alter table assignment add constraint assignment_role check (
  (role in ('editor', 'approver') and municipality_code is not null and prefecture_code is null and supporter_id is null) or
  (role = 'coordinator' and prefecture_code is not null and municipality_code is null and supporter_id is null) or
  (role = 'supporter' and supporter_id is not null and municipality_code is null and prefecture_code is null) or
  (role in ('secretariat', 'viewer') and municipality_code is null and prefecture_code is null and supporter_id is null));
alter table invitation drop constraint invitation_role;
alter table invitation add constraint invitation_role check (
  (role in ('editor', 'approver') and municipality_code is not null and prefecture_code is null and supporter_id is null) or
  (role = 'coordinator' and prefecture_code is not null and municipality_code is null and supporter_id is null) or
  (role = 'supporter' and supporter_id is not null and municipality_code is null and prefecture_code is null) or
  (role in ('secretariat', 'viewer') and municipality_code is null and prefecture_code is null and supporter_id is null));
create unique index assignment_once_supporter on assignment (person_id, supporter_id) where ended_at is null and supporter_id is not null;
drop index assignment_once;
create unique index assignment_once on assignment (person_id, role, coalesce(municipality_code, ''), coalesce(prefecture_code, '')) where ended_at is null and supporter_id is null;

-- ---------------------------------------------------------------- who acts
create function actor.supporters() returns uuid[] language sql stable as
  $$ select string_to_array(nullif(current_setting('app.supporters', true), ''), ',')::uuid[] $$;
grant execute on function actor.supporters() to sonaeai_app;

drop function sign_in.session(uuid, int);
create function sign_in.session(p_session uuid, p_idle_seconds int)
  returns table (person_id uuid, name text, sign_in_name text, second_factor boolean, demo boolean, secretariat boolean,
                 viewer boolean, editor_of text[], approver_of text[], coordinator_of text[], supporter_of text[])
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
           coalesce(array_agg(a.prefecture_code::text order by a.since, a.id) filter (where a.role = 'coordinator'), '{}'),
           coalesce(array_agg(a.supporter_id::text order by a.since, a.id) filter (where a.role = 'supporter' and u.ended_on is null), '{}')
    from sign_in_session s
    join person p on p.id = s.person_id and p.removed_at is null
    left join person_secret k on k.person_id = p.id
    left join assignment a on a.person_id = p.id and a.ended_at is null
    left join supporter u on u.id = a.supporter_id
    where s.id = p_session and s.revoked_at is null and s.expires_at > now()
      and s.last_seen_at > now() - make_interval(secs => p_idle_seconds)
      and (s.second_factor or k.totp_secret is null)
    group by p.id, s.id;
end $$;
revoke execute on function sign_in.session(uuid, int) from public;
grant execute on function sign_in.session(uuid, int) to sonaeai_app;

create or replace function sign_in.invitation(p_token_hash text)
  returns table (role text, municipality_code text, municipality_name text, prefecture_name text, name text, department text,
                 inviter text, expires_at timestamptz, state text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select i.role, i.municipality_code::text, m.name, coalesce(mp.name, pp.name, u.name), i.name, i.department, b.name, i.expires_at,
         case when i.accepted_at is not null then 'accepted' when i.withdrawn_at is not null then 'withdrawn'
              when i.expires_at <= now() then 'expired' else 'open' end
  from invitation i
  left join municipality m on m.code = i.municipality_code
  left join prefecture mp on mp.code = m.prefecture_code
  left join prefecture pp on pp.code = i.prefecture_code
  left join supporter u on u.id = i.supporter_id
  left join person b on b.id = i.invited_by
  where i.token_hash = p_token_hash
$$;

create or replace function sign_in.accept_invitation(p_token_hash text, p_sign_in_name text, p_password_hash text)
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
  insert into assignment (person_id, role, municipality_code, prefecture_code, supporter_id)
    values (v_person, v.role, v.municipality_code, v.prefecture_code, v.supporter_id);
  update invitation set accepted_at = now(), accepted_by = v_person where id = v.id;
  return query select 'accepted'::text, v_person;
end $$;

create or replace function sign_in.join_invitation(p_token_hash text) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare v invitation;
begin
  perform from person where id = sign_in.me() for update; -- two invitations at once see each other's role
  select * into v from invitation where token_hash = p_token_hash and accepted_at is null and withdrawn_at is null
    and expires_at > now() for update;
  if v.id is null then return 'gone'; end if;
  if exists (select from assignment where person_id = sign_in.me() and ended_at is null
             and (role = 'secretariat') <> (v.role = 'secretariat')) then return 'mixed'; end if;
  insert into assignment (person_id, role, municipality_code, prefecture_code, supporter_id)
    values (sign_in.me(), v.role, v.municipality_code, v.prefecture_code, v.supporter_id)
    on conflict do nothing;
  if not found then return 'have'; end if;
  update invitation set accepted_at = now(), accepted_by = sign_in.me() where id = v.id;
  return 'accepted';
end $$;

-- ---------------------------------------------------------------- rows
alter table supporter enable row level security;
alter table supporter_contact enable row level security;
alter table supporter_offer enable row level security;
alter table supporter_admission enable row level security;
grant select, insert on supporter, supporter_contact, supporter_offer, supporter_admission to sonaeai_app;
grant update (name, kana, kind, about, ended_on) on supporter to sonaeai_app;
grant update (name, department, sealed_phone, sealed_email, changed_at, ended_at) on supporter_contact to sonaeai_app;
grant update (entries, note, reviewed_on, reviewed_by) on supporter_offer to sonaeai_app;
grant update (admitted_by, admitted_at, ended_at) on supporter_admission to sonaeai_app;

-- Those of one's own agreements, once signed. What hangs on a supporter is seen with it: the subquery obeys this very policy.
create policy read_concerned on supporter for select to sonaeai_app
  using (actor.kind() in ('secretariat', 'job') or id = any(actor.supporters()) or agreement_id in (select ally.mine()));
create policy write_secretariat on supporter for insert to sonaeai_app with check (actor.kind() = 'secretariat');
create policy change_secretariat on supporter for update to sonaeai_app using (actor.kind() = 'secretariat');
create policy read_concerned on supporter_contact for select to sonaeai_app using (supporter_id in (select id from supporter));
create policy write_own on supporter_contact for insert to sonaeai_app with check (actor.kind() = 'secretariat' or supporter_id = any(actor.supporters()));
create policy change_own on supporter_contact for update to sonaeai_app using (actor.kind() = 'secretariat' or supporter_id = any(actor.supporters()));
create policy read_concerned on supporter_offer for select to sonaeai_app using (supporter_id in (select id from supporter));
create policy write_own on supporter_offer for insert to sonaeai_app with check (supporter_id = any(actor.supporters()));
create policy change_own on supporter_offer for update to sonaeai_app using (supporter_id = any(actor.supporters()));
-- A member admits a supporter to what it shares, and takes that back.
create policy read_concerned on supporter_admission for select to sonaeai_app
  using (actor.kind() = 'secretariat' or supporter_id = any(actor.supporters()) or municipality_code = any(actor.codes()));
create policy write_own on supporter_admission for insert to sonaeai_app with check (actor.kind() = 'person' and municipality_code = any(actor.codes()));
create policy change_own on supporter_admission for update to sonaeai_app using (actor.kind() = 'person' and municipality_code = any(actor.codes()));
