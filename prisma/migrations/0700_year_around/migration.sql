-- What the year around the form rests on: a response's way from draft to acceptance, a hash by which a questionnaire is
-- known without reading it, and the audit chain.

-- ---------------------------------------------------------------- questionnaire: read once a process, known by its hash
alter table wave add column definition_hash text not null default '';
create function hash_definition() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  new.definition_hash := md5(new.definition::text);
  return new;
end $$;
revoke execute on function hash_definition from public;
create trigger hash_definition before insert or update on wave for each row execute function hash_definition();
update wave set title = title;

-- ---------------------------------------------------------------- response: draft → requested → submitted → accepted
alter table response drop constraint response_status;
alter table response add constraint response_status check (status in ('draft', 'requested', 'submitted', 'accepted'));

create or replace function actor.response_is_submitted(p_respondent uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as
  $$ select exists (select from response where respondent_id = p_respondent and status in ('submitted', 'accepted')) $$;

drop policy read_own_or_submitted on response;
create policy read_own_or_submitted on response for select to sonaeai_app using (
  (actor.kind() = 'person' and owner = any(actor.codes()))
  or (actor.kind() = 'secretariat' and status in ('submitted', 'accepted')));

create or replace function participation(p_year int)
  returns table (scheme text, band text, asked bigint, submitted bigint, valid bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select b.key, b.value, count(*),
         count(*) filter (where s.respondent_id is not null),
         count(*) filter (where s.respondent_id is not null and r.validity = 'valid')
  from respondent r
  join wave w on w.year = r.year and (w.status <> 'preparing' or actor.kind() = 'secretariat')
  cross join lateral jsonb_each_text(r.bands || '{"all": "all"}'::jsonb) b
  left join response s on s.respondent_id = r.id and s.status in ('submitted', 'accepted')
  where r.year = p_year
  group by 1, 2
$$;

create or replace function response_progress(p_year int) returns table (owner text, status text, updated_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select r.owner,
         case when s.respondent_id is null or (s.status = 'draft' and s.answers = '{}'::jsonb) then 'none' else s.status end,
         case when s.answers <> '{}'::jsonb or s.status in ('submitted', 'accepted') then s.updated_at end
  from respondent r
  left join response s on s.respondent_id = r.id
  where r.year = p_year
    and (actor.kind() = 'secretariat'
         or (actor.kind() = 'person' and left(r.municipality_code, 2) = any(actor.prefectures())))
$$;

-- ---------------------------------------------------------------- audit: append-only, chained at commit
-- No foreign keys: a line outlives what it speaks of.
create table audit_entry (
  id uuid not null default gen_random_uuid(),
  seq bigint, -- the place in the chain; given when its transaction commits
  at timestamptz(3) not null default clock_timestamp(),
  actor_kind text not null,
  person_id uuid,
  actor_name text not null default '',
  act text not null,
  municipality_code char(6), -- whose business it is
  subject_person_id uuid, -- whose data
  subject text not null default '',
  detail jsonb not null default '{}',
  origin text not null default '', -- address and browser
  hash text,
  constraint audit_entry_pkey primary key (id)
);
create unique index audit_entry_seq_key on audit_entry (seq);
create index audit_entry_municipality_code_at_idx on audit_entry (municipality_code, at);
create index audit_entry_at_idx on audit_entry (at);

create schema audit;
grant usage on schema audit to sonaeai_app;

-- The one line that the hash goes over; lib/audit/chain.ts builds the same.
create function audit.line(e audit_entry) returns text language sql stable set search_path = public, pg_temp as $$
  select jsonb_build_array(e.seq, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), e.actor_kind, e.person_id, e.actor_name,
    e.act, e.municipality_code, e.subject_person_id, e.subject, e.detail, e.origin)::text
$$;

-- Runs at commit, so that the lock on the chain's end is held for the commit alone and no other lock is taken after it.
create function audit.chain() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare v_last audit_entry; v_row audit_entry;
begin
  perform pg_advisory_xact_lock(72707370);
  select * into v_last from audit_entry where seq is not null order by seq desc limit 1;
  select * into v_row from audit_entry where id = new.id;
  v_row.seq := coalesce(v_last.seq, 0) + 1;
  update audit_entry set seq = v_row.seq, hash = encode(sha256(convert_to(coalesce(v_last.hash, '') || audit.line(v_row), 'UTF8')), 'hex') where id = new.id;
  return null;
end $$;
create constraint trigger chain after insert on audit_entry deferrable initially deferred for each row execute function audit.chain();

-- A mistake of ours is stopped here; whoever owns the table could switch this off, which is what the chain is for.
create function audit.keep() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and old.hash is null and new.hash is not null then return new; end if;
  raise exception 'audit lines are only ever added' using errcode = 'check_violation';
end $$;
create trigger keep before update or delete on audit_entry for each row execute function audit.keep();
create trigger keep_all before truncate on audit_entry for each statement execute function audit.keep();

-- Who acts is taken from the transaction's actor, never from the caller.
create function audit.record(p_act text, p_municipality text, p_person uuid, p_subject text, p_detail jsonb, p_origin text) returns void
  language sql security definer set search_path = public, pg_temp as $$
  insert into audit_entry (actor_kind, person_id, actor_name, act, municipality_code, subject_person_id, subject, detail, origin)
  values (actor.kind(), actor.person(), coalesce((select name from person where id = actor.person()), ''), p_act, p_municipality, p_person, p_subject, p_detail, left(p_origin, 200))
$$;

alter table audit_entry enable row level security;
grant select on audit_entry to sonaeai_app;
create policy read_own on audit_entry for select to sonaeai_app using (
  actor.kind() = 'secretariat'
  or (actor.kind() = 'person' and (municipality_code = any(actor.codes()) or person_id = actor.person() or subject_person_id = actor.person())));
revoke execute on function audit.record, audit.chain, audit.keep, audit.line from public;
grant execute on function audit.record to sonaeai_app;
