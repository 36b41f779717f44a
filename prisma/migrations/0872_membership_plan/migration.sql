-- A change of standing that takes effect on a day to come. `membership` goes on holding today's standing, the one row that every policy looks at; a
-- job takes the step on its day, and can do so then alone.

-- CreateTable
CREATE TABLE "membership_plan" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "agreement_id" TEXT NOT NULL,
    "municipality_code" CHAR(6) NOT NULL,
    "status" TEXT NOT NULL,
    "effective_on" DATE NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "planned_by" UUID NOT NULL,
    "planned_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "taken_at" TIMESTAMPTZ(3),
    "taken_back_at" TIMESTAMPTZ(3),
    "taken_back_by" UUID,
    "taken_back_why" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "membership_plan_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "membership_plan_agreement_id_municipality_code_idx" ON "membership_plan"("agreement_id", "municipality_code");
ALTER TABLE "membership_plan" ADD CONSTRAINT "membership_plan_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "membership_plan" ADD CONSTRAINT "membership_plan_municipality_code_fkey" FOREIGN KEY ("municipality_code") REFERENCES "municipality"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table membership_plan add constraint membership_plan_status check (status in ('preparing', 'member', 'suspended', 'withdrawn'));
alter table membership_plan add constraint membership_plan_end check (taken_at is null or taken_back_at is null);
-- One coming step at a time.
create unique index membership_plan_open on membership_plan (agreement_id, municipality_code) where taken_at is null and taken_back_at is null;

create function ally.today() returns date language sql stable set search_path = pg_catalog, pg_temp as $$ select (now() at time zone 'Asia/Tokyo')::date $$;
revoke execute on function ally.today() from public;
grant execute on function ally.today() to sonaeai_app;

alter table membership_plan enable row level security;
grant select, insert on membership_plan to sonaeai_app;
grant update (taken_at, taken_back_at, taken_back_by, taken_back_why) on membership_plan to sonaeai_app;

create policy read_concerned on membership_plan for select to sonaeai_app using (actor.kind() in ('secretariat', 'job') or municipality_code = any(actor.codes()));
create policy write_secretariat on membership_plan for insert to sonaeai_app
  with check (actor.kind() = 'secretariat' and planned_by = actor.person() and taken_at is null and taken_back_at is null and effective_on > ally.today());
-- Taken back before its day by the secretariat, taken from its day on by the job.
create policy take_back_secretariat on membership_plan for update to sonaeai_app
  using (actor.kind() = 'secretariat' and taken_at is null and taken_back_at is null and effective_on > ally.today())
  with check (actor.kind() = 'secretariat' and taken_at is null and taken_back_at is not null and taken_back_by = actor.person());
create policy take_job on membership_plan for update to sonaeai_app
  using (actor.kind() = 'job' and taken_at is null and taken_back_at is null and effective_on <= ally.today())
  with check (actor.kind() = 'job' and taken_at is not null and taken_back_at is null);

-- The job moves a municipality to the standing that is planned for a day that has come, and nothing else.
create policy write_planned on membership for insert to sonaeai_app with check (actor.kind() = 'job' and exists (
  select from membership_plan p where p.agreement_id = membership.agreement_id and p.municipality_code = membership.municipality_code and p.status = membership.status
    and p.effective_on = membership.since and p.effective_on <= ally.today() and p.taken_at is null and p.taken_back_at is null));
create policy change_planned on membership for update to sonaeai_app
  using (actor.kind() = 'job' and exists (
    select from membership_plan p where p.agreement_id = membership.agreement_id and p.municipality_code = membership.municipality_code
      and p.effective_on <= ally.today() and p.taken_at is null and p.taken_back_at is null))
  with check (actor.kind() = 'job' and exists (
    select from membership_plan p where p.agreement_id = membership.agreement_id and p.municipality_code = membership.municipality_code and p.status = membership.status
      and p.effective_on = membership.since and p.effective_on <= ally.today() and p.taken_at is null and p.taken_back_at is null));
create policy write_planned on membership_step for insert to sonaeai_app with check (actor.kind() = 'job' and exists (
  select from membership_plan p where p.agreement_id = membership_step.agreement_id and p.municipality_code = membership_step.municipality_code and p.status = membership_step.status
    and p.effective_on = membership_step.effective_on and p.effective_on <= ally.today() and p.planned_by = membership_step.person_id and p.taken_at is null and p.taken_back_at is null));
