-- Contacts that are right on the day: who was asked to confirm what, whom it was escalated to, the number of the town hall, and the yearly
-- round in which each means is really called.

-- CreateTable
CREATE TABLE "municipality_line" (
    "municipality_code" CHAR(6) NOT NULL,
    "number" TEXT NOT NULL,
    "changed_by" UUID,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "municipality_line_pkey" PRIMARY KEY ("municipality_code")
);
CREATE TABLE "contact_request" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "contact_id" UUID NOT NULL,
    "municipality_code" CHAR(6) NOT NULL,
    "kind" TEXT NOT NULL,
    "whole" BOOLEAN NOT NULL,
    "means_ids" UUID[],
    "token_hash" TEXT,
    "begun_on" DATE NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "confirmed_at" TIMESTAMPTZ(3),
    "confirmed_how" TEXT,
    "confirmed_by" UUID,
    "disputed_at" TIMESTAMPTZ(3),
    "sealed_note" TEXT,
    "told_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "contact_request_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "contact_escalation" (
    "contact_id" UUID NOT NULL,
    "begun_on" DATE NOT NULL,
    "step" TEXT NOT NULL,
    "municipality_code" CHAR(6) NOT NULL,
    "addresses" INTEGER NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "done_at" TIMESTAMPTZ(3),
    "done_by" UUID,

    CONSTRAINT "contact_escalation_pkey" PRIMARY KEY ("contact_id","begun_on","step")
);
CREATE TABLE "means_round" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "agreement_id" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "closes_on" DATE NOT NULL,
    "opened_by" UUID,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "means_round_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "means_round_place" (
    "round_id" UUID NOT NULL,
    "municipality_code" CHAR(6) NOT NULL,
    "caller_code" CHAR(6) NOT NULL,

    CONSTRAINT "means_round_place_pkey" PRIMARY KEY ("round_id","municipality_code")
);
CREATE TABLE "means_test" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "round_id" UUID NOT NULL,
    "municipality_code" CHAR(6) NOT NULL,
    "means_id" UUID NOT NULL,
    "outcome" TEXT NOT NULL,
    "failure" TEXT NOT NULL DEFAULT '',
    "fallback_means_id" UUID,
    "sealed_note" TEXT NOT NULL DEFAULT '',
    "tested_on" DATE NOT NULL,
    "person_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "means_test_pkey" PRIMARY KEY ("id")
);
-- Whose number it was, where it ended because that person handed over: it comes back when the handover is undone.
ALTER TABLE "contact_means" ADD COLUMN "ended_for" UUID;

CREATE UNIQUE INDEX "contact_means_id_municipality_code_key" ON "contact_means"("id", "municipality_code");
CREATE UNIQUE INDEX "contact_request_token_hash_key" ON "contact_request"("token_hash");
CREATE INDEX "contact_request_contact_id_idx" ON "contact_request"("contact_id");
CREATE INDEX "contact_request_municipality_code_idx" ON "contact_request"("municipality_code");
CREATE INDEX "contact_escalation_municipality_code_idx" ON "contact_escalation"("municipality_code");
CREATE UNIQUE INDEX "means_round_agreement_id_year_key" ON "means_round"("agreement_id", "year");
CREATE INDEX "means_round_place_caller_code_idx" ON "means_round_place"("caller_code");
CREATE INDEX "means_test_round_id_municipality_code_idx" ON "means_test"("round_id", "municipality_code");
CREATE INDEX "means_test_means_id_idx" ON "means_test"("means_id");
ALTER TABLE "municipality_line" ADD CONSTRAINT "municipality_line_municipality_code_fkey" FOREIGN KEY ("municipality_code") REFERENCES "municipality"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "contact_request" ADD CONSTRAINT "contact_request_contact_id_municipality_code_fkey" FOREIGN KEY ("contact_id", "municipality_code") REFERENCES "contact"("id", "municipality_code") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "contact_escalation" ADD CONSTRAINT "contact_escalation_contact_id_municipality_code_fkey" FOREIGN KEY ("contact_id", "municipality_code") REFERENCES "contact"("id", "municipality_code") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "means_round" ADD CONSTRAINT "means_round_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "means_round_place" ADD CONSTRAINT "means_round_place_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "means_round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "means_round_place" ADD CONSTRAINT "means_round_place_municipality_code_fkey" FOREIGN KEY ("municipality_code") REFERENCES "municipality"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "means_test" ADD CONSTRAINT "means_test_round_id_municipality_code_fkey" FOREIGN KEY ("round_id", "municipality_code") REFERENCES "means_round_place"("round_id", "municipality_code") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "means_test" ADD CONSTRAINT "means_test_means_id_municipality_code_fkey" FOREIGN KEY ("means_id", "municipality_code") REFERENCES "contact_means"("id", "municipality_code") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "means_test" ADD CONSTRAINT "means_test_fallback_means_id_municipality_code_fkey" FOREIGN KEY ("fallback_means_id", "municipality_code") REFERENCES "contact_means"("id", "municipality_code") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table contact_request add constraint contact_request_kind check (kind in ('half-year', 'change', 'asked'));
alter table contact_request add constraint contact_request_how check (confirmed_how in ('mail', 'self', 'colleague') and (confirmed_how is null) = (confirmed_at is null));
alter table contact_escalation add constraint contact_escalation_step check (step in ('other', 'main-number', 'secretariat'));
alter table means_test add constraint means_test_outcome check (outcome in ('reached', 'not-reached') and (outcome = 'reached') = (failure = ''));
-- One open question at a time: a new one closes the one before it.
create unique index contact_request_open on contact_request (contact_id) where confirmed_at is null and closed_at is null;

alter table municipality_line enable row level security;
alter table contact_request enable row level security;
alter table contact_escalation enable row level security;
alter table means_round enable row level security;
alter table means_round_place enable row level security;
alter table means_test enable row level security;

grant select, insert on municipality_line, contact_request, contact_escalation, means_round, means_round_place, means_test to sonaeai_app;
grant update (number, changed_by, changed_at) on municipality_line to sonaeai_app;
grant update (confirmed_at, confirmed_how, confirmed_by, closed_at, told_at) on contact_request to sonaeai_app;
grant update (done_at, done_by) on contact_escalation to sonaeai_app;
grant update (closes_on, closed_at) on means_round to sonaeai_app;

create policy read_partners on municipality_line for select to sonaeai_app
  using (actor.kind() in ('secretariat', 'job') or municipality_code = any(actor.codes()) or municipality_code in (select ally.partners()));
create policy write_own on municipality_line for insert to sonaeai_app with check (changed_by = actor.person() and (actor.kind() = 'secretariat' or municipality_code = any(actor.codes())));
create policy change_own on municipality_line for update to sonaeai_app using (actor.kind() = 'secretariat' or municipality_code = any(actor.codes())) with check (changed_by = actor.person());

create policy read_own on contact_request for select to sonaeai_app using (actor.kind() in ('secretariat', 'job') or municipality_code = any(actor.codes()));
create policy write_own on contact_request for insert to sonaeai_app
  with check (confirmed_at is null and disputed_at is null and (actor.kind() = 'job' or municipality_code = any(actor.codes())));
create policy change_own on contact_request for update to sonaeai_app using (actor.kind() = 'job' or municipality_code = any(actor.codes()));

create policy read_own on contact_escalation for select to sonaeai_app using (actor.kind() in ('secretariat', 'job') or municipality_code = any(actor.codes()));
create policy write_job on contact_escalation for insert to sonaeai_app with check (actor.kind() = 'job');
create policy change_secretariat on contact_escalation for update to sonaeai_app using (actor.kind() = 'secretariat');

create policy read_signed on means_round for select to sonaeai_app using (actor.kind() in ('secretariat', 'job') or agreement_id in (select ally.mine()));
create policy write_secretariat on means_round for insert to sonaeai_app with check (actor.kind() = 'secretariat');
create policy change_secretariat on means_round for update to sonaeai_app using (actor.kind() = 'secretariat');

create policy read_concerned on means_round_place for select to sonaeai_app
  using (actor.kind() in ('secretariat', 'job') or municipality_code = any(actor.codes())
    or (caller_code = any(actor.codes()) and municipality_code in (select ally.partners())));
create policy write_secretariat on means_round_place for insert to sonaeai_app with check (actor.kind() = 'secretariat');

-- Recorded by the municipality itself, or by the one that calls it in this round, while both are in the agreement.
create policy read_partners on means_test for select to sonaeai_app
  using (actor.kind() in ('secretariat', 'job') or municipality_code = any(actor.codes()) or municipality_code in (select ally.partners()));
create policy write_caller on means_test for insert to sonaeai_app with check (
  person_id = actor.person() and actor.kind() = 'person'
  and exists (select from means_round r join means_round_place p on p.round_id = r.id
    where r.id = means_test.round_id and r.closed_at is null and p.municipality_code = means_test.municipality_code
      and (p.municipality_code = any(actor.codes()) or (p.caller_code = any(actor.codes()) and p.municipality_code in (select ally.partners())))));

-- ---------------------------------------------------------------- the link of the mail
create schema contacts;
grant usage on schema contacts to sonaeai_app;

-- What a link asks, for whoever holds it. It changes nothing, however often it is opened. Once it is used, over or void it says that alone.
create function contacts.asked(p_hash text) returns table (state text, contact_id uuid, municipality_code text, place text, name text, side text, department text, post text,
    expires_at timestamptz, means jsonb)
  language sql stable security definer set search_path = public, pg_temp as $$
  with r as (
    select q.*, case when q.confirmed_at is not null then 'confirmed' when q.disputed_at is not null then 'disputed'
        when q.closed_at is not null or c.ended_on is not null then 'closed' when q.expires_at <= now() then 'expired' else 'open' end as is_now
    from contact_request q join contact c on c.id = q.contact_id where q.token_hash = p_hash)
  select r.is_now, case when o then c.id end, case when o then c.municipality_code::text end, case when o then f.name || ' ' || m.name end, case when o then c.name end,
    case when o then c.side end, case when o then c.department end, case when o then c.post end, r.expires_at,
    case when o then coalesce((select jsonb_agg(jsonb_build_object('id', x.id, 'kind', x.kind, 'sealed', x.sealed, 'private', x.private, 'hours', x.hours) order by x.position)
      from contact_means x where x.contact_id = c.id and x.ended_at is null and x.id = any(r.means_ids)), '[]') end
  from r join contact c on c.id = r.contact_id join municipality m on m.code = c.municipality_code join prefecture f on f.code = m.prefecture_code,
    lateral (select r.is_now = 'open' as o) as opened
$$;

-- Writes down that the contact confirms what was asked: those very rows, so that a number changed meanwhile stays unconfirmed.
create function contacts.apply_confirmation(p_request uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare q contact_request;
begin
  select * into q from contact_request where id = p_request;
  update contact_means set confirmed_at = q.confirmed_at where contact_id = q.contact_id and id = any(q.means_ids) and ended_at is null;
  if q.whole then update contact set confirmed_at = q.confirmed_at where id = q.contact_id; end if;
end $$;

-- The one tap. True for the first alone, and only while the link holds.
create function contacts.confirm(p_hash text, p_origin text) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare v_id uuid; v_code text; v_contact uuid;
begin
  update contact_request q set confirmed_at = clock_timestamp(), confirmed_how = 'mail' from contact c
    where q.token_hash = p_hash and q.confirmed_at is null and q.disputed_at is null and q.closed_at is null and q.expires_at > now()
      and c.id = q.contact_id and c.ended_on is null
    returning q.id, q.municipality_code, q.contact_id into v_id, v_code, v_contact;
  if v_id is null then return false; end if;
  perform contacts.apply_confirmation(v_id);
  perform audit.record('contact.confirmed', v_code, null, 'contact:' || v_contact, '{"how": "mail"}', p_origin);
  return true;
end $$;

-- "This is wrong": what the contact writes arrives sealed. A job tells the municipality.
create function contacts.dispute(p_hash text, p_sealed_note text, p_origin text) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare v_id uuid; v_code text; v_contact uuid;
begin
  update contact_request q set disputed_at = clock_timestamp(), sealed_note = p_sealed_note from contact c
    where q.token_hash = p_hash and q.confirmed_at is null and q.disputed_at is null and q.closed_at is null and q.expires_at > now()
      and c.id = q.contact_id and c.ended_on is null
    returning q.id, q.municipality_code, q.contact_id into v_id, v_code, v_contact;
  if v_id is null then return false; end if;
  perform audit.record('contact.disputed', v_code, null, 'contact:' || v_contact, '{}', p_origin);
  return true;
end $$;
revoke execute on all functions in schema contacts from public;
grant execute on function contacts.asked, contacts.confirm, contacts.dispute to sonaeai_app;

-- ---------------------------------------------------------------- handing over
-- As in 0762, and: who takes over a role is the contact in the predecessor's place. What is the predecessor's own (private numbers) ends, and
-- comes back when the handover is undone; the office's means stay and wait for the successor's confirmation.
create or replace function hand_over.move_duties(p_from uuid, p_to uuid, p_code text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare v_contact uuid; v_name text; v_department text;
begin
  if to_regclass('public.section_share') is not null then
    execute 'update section_share set person_id = $2, given_at = clock_timestamp() where person_id = $1 and owner = $3' using p_from, p_to, p_code;
  end if;
  select name, department into v_name, v_department from person where id = p_to;
  for v_contact in select id from contact where person_id = p_from and municipality_code = p_code and ended_on is null order by id for update loop
    update contact_request set closed_at = clock_timestamp() where contact_id = v_contact and confirmed_at is null and closed_at is null;
    update contact_means set ended_at = clock_timestamp(), ended_for = p_from where contact_id = v_contact and ended_at is null and private;
    update contact_means set confirmed_at = null where contact_id = v_contact and ended_at is null;
    update contact_means set ended_at = null, ended_for = null, confirmed_at = null where contact_id = v_contact and ended_for = p_to;
    update contact set person_id = p_to, name = v_name, kana = '', post = '', department = coalesce(nullif(v_department, ''), department),
      appointed_on = hand_over.today(), confirmed_at = null, changed_at = clock_timestamp() where id = v_contact;
    perform audit.record('contact.passed-on', p_code, p_to, 'contact:' || v_contact, '{}', '');
  end loop;
end $$;
