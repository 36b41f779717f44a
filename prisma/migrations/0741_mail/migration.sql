-- Mail. A message is a row, inserted in the transaction of the act that it speaks of; a job sends it (lib/mail/send-queued.ts).

create table mail_batch (
  id uuid not null,
  kind text not null,
  year integer,
  total integer not null,
  created_by uuid,
  created_at timestamptz(3) not null default now(),
  constraint mail_batch_pkey primary key (id)
);

create table mail_message (
  id uuid not null default gen_random_uuid(),
  kind text not null,
  recipient text not null,
  subject text not null,
  body text not null, -- without secrets: where one belongs stands a mark
  sealed text, -- what belongs at the marks, AES-256-GCM under a key outside the database; gone once it has been sent
  municipality_code char(6),
  year integer,
  batch_id uuid,
  invitation_id uuid,
  state text not null default 'waiting',
  attempts integer not null default 0,
  error_class text not null default '',
  error_code text not null default '',
  message_id text not null,
  not_before timestamptz(3) not null default now(),
  claimed_at timestamptz(3),
  begun_at timestamptz(3), -- when its text began to flow to the mail server: until then it cannot have arrived
  sent_at timestamptz(3),
  bounced_at timestamptz(3),
  created_by uuid,
  created_at timestamptz(3) not null default now(),
  constraint mail_message_pkey primary key (id),
  constraint mail_message_state check (state in ('waiting', 'sending', 'sent', 'kept', 'failed', 'bounced', 'unknown')),
  constraint mail_message_one_line check (subject !~ '[\r\n]' and recipient !~ '[\s,;<>]')
);
create unique index mail_message_message_id_key on mail_message (message_id);
create index mail_message_state_not_before_idx on mail_message (state, not_before);
create index mail_message_municipality_code_year_idx on mail_message (municipality_code, year);
create index mail_message_batch_id_idx on mail_message (batch_id);
create index mail_message_created_at_idx on mail_message (created_at);
alter table mail_message add constraint mail_message_municipality_code_fkey foreign key (municipality_code) references municipality (code) on delete restrict on update cascade;
alter table mail_message add constraint mail_message_batch_id_fkey foreign key (batch_id) references mail_batch (id) on delete restrict on update cascade;
alter table mail_message add constraint mail_message_invitation_id_fkey foreign key (invitation_id) references invitation (id) on delete restrict on update cascade;

-- A short code beside a link, to be typed in where a gateway has disabled it. Neither code nor an invitation's path stands
-- here in plain: the code as a keyed hash, the path sealed.
create table mail_link (
  code_hash text not null,
  sealed_path text not null,
  expires_at timestamptz(3) not null,
  invitation_id uuid,
  created_at timestamptz(3) not null default now(),
  constraint mail_link_pkey primary key (code_hash)
);
create index mail_link_expires_at_idx on mail_link (expires_at);
alter table mail_link add constraint mail_link_invitation_id_fkey foreign key (invitation_id) references invitation (id) on delete restrict on update cascade;

alter table mail_batch enable row level security;
alter table mail_message enable row level security;
alter table mail_link enable row level security; -- no policy, no grant: functions only

grant select, insert on mail_batch to sonaeai_app;
create policy read_secretariat on mail_batch for select to sonaeai_app using (actor.kind() in ('secretariat', 'job'));
create policy write_secretariat on mail_batch for insert to sonaeai_app with check (actor.kind() = 'secretariat' and created_by = actor.person());

grant select, insert on mail_message to sonaeai_app;
grant update (state, attempts, error_class, error_code, not_before, claimed_at, begun_at, sent_at, bounced_at, sealed) on mail_message to sonaeai_app;
create policy read_secretariat on mail_message for select to sonaeai_app using (actor.kind() in ('secretariat', 'job'));
-- Whoever acts for a municipality, or coordinates its prefecture, sets off mail about it; nobody but the secretariat reads it.
create policy write_own on mail_message for insert to sonaeai_app with check (
  actor.kind() in ('secretariat', 'job')
  or (actor.kind() = 'person' and state = 'waiting' and invitation_id is null and batch_id is null and created_by = actor.person()
      and (municipality_code = any(actor.codes()) or left(municipality_code, 2) = any(actor.prefectures()))));
create policy change_secretariat on mail_message for update to sonaeai_app using (actor.kind() in ('secretariat', 'job'));

create schema mail;
grant usage on schema mail to sonaeai_app;

-- To whom a mail about municipalities goes (null: to the secretariat). For the server's own use: no page shows it.
create function mail.recipients(p_codes text[], p_roles text[]) returns table (code text, email text, name text, department text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct a.municipality_code::text, p.email, p.name, p.department
  from assignment a join person p on p.id = a.person_id and p.removed_at is null and p.email <> ''
  where a.ended_at is null
    and ((p_codes is not null and a.municipality_code = any(p_codes) and a.role = any(p_roles) and a.role in ('editor', 'approver')
          and (actor.kind() in ('secretariat', 'job')
               or (actor.kind() = 'person' and (a.municipality_code = any(actor.codes()) or left(a.municipality_code, 2) = any(actor.prefectures())))))
      or (p_codes is null and a.role = 'secretariat' and actor.kind() in ('person', 'secretariat', 'job')))
  order by 1, 2, 3
$$;

-- [[code_hash, sealed_path, expires_at, invitation_id], …]
create function mail.make_links(p_links jsonb) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if actor.kind() not in ('person', 'secretariat', 'job') then raise insufficient_privilege using message = 'nobody is acting'; end if;
  if actor.kind() <> 'secretariat' and exists (select from jsonb_array_elements(p_links) l where l->>3 is not null) then
    raise insufficient_privilege using message = 'invitations belong to the secretariat';
  end if;
  delete from mail_link where code_hash in (select code_hash from mail_link where expires_at < now() - interval '30 days' limit 100 for update skip locked);
  insert into mail_link (code_hash, sealed_path, expires_at, invitation_id)
    select l->>0, l->>1, (l->>2)::timestamptz, (l->>3)::uuid from jsonb_array_elements(p_links) l;
end $$;

-- Where a code leads; nothing when it is unknown, past its end, or its invitation has been used or withdrawn.
create function mail.open_link(p_hash text) returns text
  language sql stable security definer set search_path = public, pg_temp as $$
  select l.sealed_path from mail_link l left join invitation i on i.id = l.invitation_id
  where l.code_hash = p_hash and l.expires_at > now()
    and (l.invitation_id is null or (i.accepted_at is null and i.withdrawn_at is null and i.expires_at > now()))
$$;
revoke execute on all functions in schema mail from public;
grant execute on all functions in schema mail to sonaeai_app;

alter table sign_in_counter drop constraint sign_in_counter_kind;
alter table sign_in_counter add constraint sign_in_counter_kind check (kind in ('account', 'address', 'code', 'attempt', 'link'));

-- An invitation that came back goes to another address.
grant update (email) on invitation to sonaeai_app;

-- Here already, so that what is asked for before the first web process starts is not lost.
select pgboss.create_queue('send-mail', '{"policy": "short", "retryLimit": 2, "retryDelay": 30, "expireInSeconds": 3600, "retentionMinutes": 10080}');
