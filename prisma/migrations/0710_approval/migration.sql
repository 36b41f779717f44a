-- A response's way between the people of a municipality and the secretariat: asking for approval, handing back, accepting,
-- returning, reopening. The rules stand in lib/survey/*; this is the second lock behind them.

-- Who may submit for a municipality, and take back. Never null: `not null` would let an `if` pass.
create function actor.may_submit_for(p_owner text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as
  $$ select coalesce(actor.kind() = 'person' and p_owner = any(actor.approver_codes()), false) $$;

create function actor.response_is_draft(p_respondent uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as
  $$ select coalesce((select status = 'draft' from response where respondent_id = p_respondent), true) $$;

-- ---------------------------------------------------------------- submission: one stands, its content never changes
alter table submission add column undone text not null default '';
alter table submission add column accepted_at timestamptz(3);
alter table submission add column accepted_by uuid;
update submission set undone = 'withdrawn' where withdrawn_at is not null;
alter table submission add constraint submission_undone check (undone in ('', 'withdrawn', 'returned', 'reopened') and (undone = '' or withdrawn_at is not null));
create unique index submission_standing on submission (respondent_id) where withdrawn_at is null;

revoke update on submission from sonaeai_app;
grant update (withdrawn_at, withdrawn_by, undone, accepted_at, accepted_by) on submission to sonaeai_app;

drop policy submit_own on submission;
create policy submit_own on submission for insert to sonaeai_app with check (
  actor.may_submit_for(owner) and submitted_by = actor.person() and actor.wave_is_open(respondent_id)
  and withdrawn_at is null and accepted_at is null);
drop policy withdraw_own on submission;
create policy withdraw_own on submission for update to sonaeai_app
  using (actor.may_submit_for(owner) and actor.wave_is_open(respondent_id) and accepted_at is null)
  with check (actor.may_submit_for(owner) and accepted_at is null and undone in ('', 'withdrawn'));
create policy judge on submission for update to sonaeai_app
  using (actor.kind() = 'secretariat') with check (actor.kind() = 'secretariat' and undone in ('', 'returned', 'reopened'));

-- ---------------------------------------------------------------- response: which step leads where, and whose it is
drop policy write_own on response;
create policy write_own on response for update to sonaeai_app
  using (actor.kind() = 'person' and owner = any(actor.codes()) and actor.wave_is_open(respondent_id)
         and (status in ('draft', 'requested') or (status = 'submitted' and actor.may_submit_for(owner))))
  with check (actor.kind() = 'person' and owner = any(actor.codes()) and status <> 'accepted');
create policy accept on response for update to sonaeai_app
  using (actor.kind() = 'secretariat' and status = 'submitted') with check (actor.kind() = 'secretariat' and status = 'accepted');

create function keep_response_way() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare v_standing uuid; v_allowed boolean;
begin
  if actor.kind() = 'none' then return new; end if; -- the owner of the tables: seeds and repairs
  if old.status <> 'draft' and (new.answers, new.revision) is distinct from (old.answers, old.revision) then
    raise insufficient_privilege using message = 'answers change only while they are a draft';
  end if;
  if new.status = old.status then return new; end if;
  select submitted_by into v_standing from submission where respondent_id = new.respondent_id and withdrawn_at is null;
  v_allowed := case old.status || '>' || new.status
    when 'draft>requested' then actor.kind() = 'person'
    when 'requested>draft' then actor.kind() = 'person'
    when 'draft>submitted' then v_standing = actor.person()
    when 'requested>submitted' then v_standing = actor.person()
    when 'submitted>draft' then v_standing is null and (actor.kind() = 'secretariat' or actor.may_submit_for(new.owner))
    when 'submitted>accepted' then actor.kind() = 'secretariat'
    when 'accepted>draft' then v_standing is null and actor.kind() = 'secretariat'
    else false end;
  if v_allowed is not true then raise insufficient_privilege using message = 'this step is not the actor''s, or leads nowhere'; end if;
  return new;
end $$;
create trigger keep_response_way before update on response for each row execute function keep_response_way();

-- The secretariat does not see a draft, so it cannot make one by a plain update: the row would leave its sight.
create function return_response(p_respondent uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if actor.kind() <> 'secretariat' then raise insufficient_privilege using message = 'answers are returned by the secretariat'; end if;
  if (select w.published_at is not null or not actor.wave_is_open(r.id) from respondent r join wave w on w.year = r.year where r.id = p_respondent) is not false then
    raise insufficient_privilege using message = 'a year that takes no answers gets none back';
  end if;
  update response set status = 'draft' where respondent_id = p_respondent and status in ('submitted', 'accepted');
end $$;

drop policy write_own on answer_change;
create policy write_own on answer_change for insert to sonaeai_app with check (
  actor.kind() = 'person' and owner = any(actor.codes()) and person_id = actor.person() and actor.wave_is_open(respondent_id)
  and actor.response_is_draft(respondent_id));

-- Who submits may count. `is not true`: an actor without approver codes compares as null, which `if not` would let through.
create or replace function apply_tally(p_respondent uuid, p_cells jsonb) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare v_year int; v_owner text;
begin
  select year, owner into v_year, v_owner from respondent where id = p_respondent;
  if v_year is null then raise exception 'no such respondent'; end if;
  if (actor.kind() = 'secretariat' or actor.may_submit_for(v_owner)) is not true then
    raise insufficient_privilege using message = 'counts belong to who submits and the secretariat';
  end if;
  insert into tally as t (year, scheme, band, item, part, value, count)
    select v_year, c->>0, c->>1, c->>2, c->>3, c->>4, sum((c->>5)::int)
    from jsonb_array_elements(p_cells) c
    group by 2, 3, 4, 5, 6
    having sum((c->>5)::int) <> 0
    order by 2, 3, 4, 5, 6 -- one order for all, so that two submissions never wait for each other in a circle
  on conflict (year, scheme, band, item, part, value) do update set count = t.count + excluded.count;
  -- a check constraint would refuse the negative row before the conflict is seen
  if exists (select from tally where year = v_year and count < 0) then raise exception 'a standing count fell below nothing'; end if;
end $$;

-- ---------------------------------------------------------------- remarks at items, and the steps taken
create table review_remark (
  id uuid not null default gen_random_uuid(),
  respondent_id uuid not null,
  owner text not null,
  item text not null default '', -- an item's key; '' is about the whole
  text text not null,
  by_secretariat boolean not null default false,
  written_by uuid not null,
  written_at timestamptz(3) not null default clock_timestamp(),
  resolved_at timestamptz(3),
  resolved_by uuid,
  constraint review_remark_pkey primary key (id),
  constraint review_remark_respondent_id_owner_fkey foreign key (respondent_id, owner) references respondent (id, owner) on delete restrict on update cascade,
  constraint review_remark_text check (text <> '' and length(text) <= 2000)
);
create index review_remark_respondent_id_written_at_idx on review_remark (respondent_id, written_at);
alter table review_remark enable row level security;
grant select, insert on review_remark to sonaeai_app;
grant update (resolved_at, resolved_by) on review_remark to sonaeai_app;
-- What an approver says to an editor stays inside the town hall.
create policy read_own on review_remark for select to sonaeai_app using (
  (actor.kind() = 'person' and owner = any(actor.codes())) or (actor.kind() = 'secretariat' and by_secretariat));
create policy write_own on review_remark for insert to sonaeai_app with check (
  written_by = actor.person() and resolved_at is null
  and case when by_secretariat then actor.kind() = 'secretariat' else actor.kind() = 'person' and owner = any(actor.approver_codes()) end);
create policy resolve_own on review_remark for update to sonaeai_app
  using (actor.kind() = 'person' and owner = any(actor.codes()))
  with check (actor.kind() = 'person' and owner = any(actor.codes()) and (resolved_by is null or resolved_by = actor.person()));

create table response_step (
  id uuid not null default gen_random_uuid(),
  respondent_id uuid not null,
  owner text not null,
  step text not null, -- lib/survey/response-steps.ts
  version integer, -- the submitted version it was about
  by_secretariat boolean not null default false,
  person_id uuid not null,
  at timestamptz(3) not null default clock_timestamp(),
  constraint response_step_pkey primary key (id),
  constraint response_step_respondent_id_owner_fkey foreign key (respondent_id, owner) references respondent (id, owner) on delete restrict on update cascade
);
create index response_step_respondent_id_at_idx on response_step (respondent_id, at);
alter table response_step enable row level security;
grant select, insert on response_step to sonaeai_app;
create policy read_own on response_step for select to sonaeai_app using (
  (actor.kind() = 'person' and owner = any(actor.codes())) or (actor.kind() = 'secretariat' and by_secretariat));
create policy take_own on response_step for insert to sonaeai_app with check (
  person_id = actor.person()
  and case when by_secretariat then actor.kind() = 'secretariat' else actor.kind() = 'person' and owner = any(actor.codes()) end);

revoke execute on function actor.may_submit_for, actor.response_is_draft, keep_response_way, return_response from public;
grant execute on function actor.may_submit_for, actor.response_is_draft, return_response to sonaeai_app;
