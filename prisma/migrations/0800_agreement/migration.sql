-- The agreement on mutual aid: who belongs to it and since when, what its members owe, and what they have done of it.

-- CreateTable
CREATE TABLE "agreement" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agreement_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "agreement_group" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "agreement_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "agreement_group_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "membership" (
    "agreement_id" TEXT NOT NULL,
    "municipality_code" CHAR(6) NOT NULL,
    "status" TEXT NOT NULL,
    "since" DATE NOT NULL,
    "group_id" UUID,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("agreement_id","municipality_code")
);
CREATE TABLE "membership_step" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "agreement_id" TEXT NOT NULL,
    "municipality_code" CHAR(6) NOT NULL,
    "status" TEXT NOT NULL,
    "effective_on" DATE NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "person_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "membership_step_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "duty" (
    "agreement_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "lapse" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "interval_months" INTEGER,
    "interval_ours" BOOLEAN NOT NULL DEFAULT false,
    "for_project" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "duty_pkey" PRIMARY KEY ("agreement_id","key")
);
CREATE TABLE "duty_record" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "agreement_id" TEXT NOT NULL,
    "municipality_code" CHAR(6) NOT NULL,
    "duty_key" TEXT NOT NULL,
    "done_on" DATE NOT NULL,
    "evidence_kind" TEXT NOT NULL,
    "evidence_id" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "recorded_by" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "duty_record_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "agreement_group_id_agreement_id_key" ON "agreement_group"("id", "agreement_id");
CREATE INDEX "membership_municipality_code_idx" ON "membership"("municipality_code");
CREATE INDEX "membership_step_agreement_id_municipality_code_effective_on_idx" ON "membership_step"("agreement_id", "municipality_code", "effective_on");
CREATE INDEX "duty_record_agreement_id_municipality_code_idx" ON "duty_record"("agreement_id", "municipality_code");
ALTER TABLE "agreement_group" ADD CONSTRAINT "agreement_group_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "membership" ADD CONSTRAINT "membership_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "membership" ADD CONSTRAINT "membership_municipality_code_fkey" FOREIGN KEY ("municipality_code") REFERENCES "municipality"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "membership" ADD CONSTRAINT "membership_group_id_agreement_id_fkey" FOREIGN KEY ("group_id", "agreement_id") REFERENCES "agreement_group"("id", "agreement_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "membership_step" ADD CONSTRAINT "membership_step_agreement_id_municipality_code_fkey" FOREIGN KEY ("agreement_id", "municipality_code") REFERENCES "membership"("agreement_id", "municipality_code") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "duty" ADD CONSTRAINT "duty_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "duty_record" ADD CONSTRAINT "duty_record_agreement_id_municipality_code_fkey" FOREIGN KEY ("agreement_id", "municipality_code") REFERENCES "membership"("agreement_id", "municipality_code") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "duty_record" ADD CONSTRAINT "duty_record_agreement_id_duty_key_fkey" FOREIGN KEY ("agreement_id", "duty_key") REFERENCES "duty"("agreement_id", "key") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table membership add constraint membership_status check (status in ('preparing', 'member', 'suspended', 'withdrawn'));
alter table membership_step add constraint membership_step_status check (status in ('preparing', 'member', 'suspended', 'withdrawn'));
alter table duty add constraint duty_interval check (interval_months is null or interval_months between 1 and 120);

-- ---------------------------------------------------------------- who sees what of whom
create schema ally;
grant usage on schema ally to sonaeai_app;

-- Agreements that the actor's municipalities have signed and not left; p_now: and that do not rest either.
create function ally.mine(p_now boolean default false) returns setof text
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct agreement_id from membership
  where actor.kind() = 'person' and municipality_code = any(actor.codes()) and (status = 'member' or (status = 'suspended' and not p_now))
$$;

-- Municipalities that have signed an agreement which the actor's own has signed too. In a policy: `code in (select ally.partners())`,
-- which is asked once a query and not once a row.
create function ally.partners(p_now boolean default false) returns setof char(6)
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct municipality_code from membership
  where agreement_id in (select ally.mine(p_now)) and (status = 'member' or (status = 'suspended' and not p_now))
$$;
grant execute on function ally.mine(boolean), ally.partners(boolean) to sonaeai_app;

alter table agreement enable row level security;
alter table agreement_group enable row level security;
alter table membership enable row level security;
alter table membership_step enable row level security;
alter table duty enable row level security;
alter table duty_record enable row level security;
grant select, insert, update on agreement, agreement_group, membership, duty, duty_record to sonaeai_app;
grant select, insert on membership_step to sonaeai_app;

create policy read_all on agreement for select to sonaeai_app using (true);
create policy write_secretariat on agreement for insert to sonaeai_app with check (actor.kind() = 'secretariat');
create policy change_secretariat on agreement for update to sonaeai_app using (actor.kind() = 'secretariat');
create policy read_all on agreement_group for select to sonaeai_app using (true);
create policy write_secretariat on agreement_group for insert to sonaeai_app with check (actor.kind() = 'secretariat');
create policy change_secretariat on agreement_group for update to sonaeai_app using (actor.kind() = 'secretariat');
create policy read_all on membership for select to sonaeai_app using (true);
create policy write_secretariat on membership for insert to sonaeai_app with check (actor.kind() = 'secretariat');
create policy change_secretariat on membership for update to sonaeai_app using (actor.kind() = 'secretariat');
create policy read_concerned on membership_step for select to sonaeai_app using (actor.kind() in ('secretariat', 'job') or municipality_code = any(actor.codes()));
create policy write_secretariat on membership_step for insert to sonaeai_app with check (actor.kind() = 'secretariat');
create policy read_all on duty for select to sonaeai_app using (true);
create policy write_secretariat on duty for insert to sonaeai_app with check (actor.kind() = 'secretariat');
create policy change_secretariat on duty for update to sonaeai_app using (actor.kind() = 'secretariat');
create policy read_concerned on duty_record for select to sonaeai_app
  using (actor.kind() in ('secretariat', 'job') or municipality_code = any(actor.codes()) or municipality_code in (select ally.partners()));
create policy write_own on duty_record for insert to sonaeai_app with check (actor.kind() = 'secretariat' or municipality_code = any(actor.codes()));
create policy change_own on duty_record for update to sonaeai_app using (actor.kind() = 'secretariat' or municipality_code = any(actor.codes()));
