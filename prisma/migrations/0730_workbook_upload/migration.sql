-- An uploaded workbook between its preview and its taking in: what it changes and what was wrong with it, never the file.
-- Of one person for one municipality; it is forgotten after a day, and its answers as soon as they are taken in.
create table workbook_upload (
  id uuid not null default gen_random_uuid(),
  respondent_id uuid not null,
  owner text not null,
  person_id uuid not null,
  file_name text not null,
  refusal text not null default '', -- the sentence, where the file was refused as a whole
  changes jsonb not null default '[]', -- see lib/survey/workbook/read-answers.ts
  problems jsonb not null default '[]',
  uploaded_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null default now() + interval '1 day',
  taken_at timestamptz(3),
  constraint workbook_upload_pkey primary key (id),
  constraint workbook_upload_respondent_id_owner_fkey foreign key (respondent_id, owner) references respondent (id, owner) on delete restrict on update cascade,
  constraint workbook_upload_person_id_fkey foreign key (person_id) references person (id) on delete restrict on update cascade
);
create index workbook_upload_expires_at_idx on workbook_upload (expires_at);

alter table workbook_upload enable row level security;
grant select, insert on workbook_upload to sonaeai_app;
grant update (changes, taken_at) on workbook_upload to sonaeai_app;
create policy read_one_s_own on workbook_upload for select to sonaeai_app using (
  actor.kind() = 'person' and person_id = actor.person() and owner = any(actor.codes()));
create policy keep_one_s_own on workbook_upload for insert to sonaeai_app with check (
  actor.kind() = 'person' and person_id = actor.person() and owner = any(actor.codes()));
create policy take_one_s_own on workbook_upload for update to sonaeai_app using (
  actor.kind() = 'person' and person_id = actor.person() and owner = any(actor.codes()));

-- Nobody deletes through the web process; this removes what has lapsed, and nothing else.
create function forget_workbook_uploads() returns void language sql security definer set search_path = public, pg_temp as $$
  delete from workbook_upload where expires_at < now()
$$;
revoke execute on function forget_workbook_uploads from public;
grant execute on function forget_workbook_uploads to sonaeai_app;

-- Every submitted answer of a year, for the secretariat's export alone: a part at a time, by code.
create function submitted_answers(p_year int, p_after text, p_limit int)
  returns table (owner text, label text, prefecture text, population int, validity text, validity_reason text, status text, receipt text, submitted_at timestamptz, answers jsonb)
  language sql stable security definer set search_path = public, pg_temp as $$
  select r.owner, r.label, coalesce(p.name, ''), r.population, r.validity, r.validity_reason, s.status, v.receipt, v.submitted_at, v.answers
  from respondent r
  join response s on s.respondent_id = r.id and s.status in ('submitted', 'accepted')
  join lateral (select * from submission x where x.respondent_id = r.id and x.withdrawn_at is null order by x.version desc limit 1) v on true
  left join municipality m on m.code = r.municipality_code
  left join prefecture p on p.code = m.prefecture_code
  where r.year = p_year and r.owner > p_after collate "C" and actor.kind() = 'secretariat'
  order by r.owner collate "C"
  limit p_limit
$$;
revoke execute on function submitted_answers from public;
grant execute on function submitted_answers to sonaeai_app;
