-- How a municipality comes into the agreement: the text in versions, and what it asks for in its mayor's name.

-- CreateTable
CREATE TABLE "agreement_version" (
    "agreement_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "effective_on" DATE,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "changed_by" UUID,
    "issued_at" TIMESTAMPTZ(3),
    "issued_by" UUID,

    CONSTRAINT "agreement_version_pkey" PRIMARY KEY ("agreement_id","number")
);
CREATE TABLE "agreement_application" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "agreement_id" TEXT NOT NULL,
    "municipality_code" CHAR(6) NOT NULL,
    "kind" TEXT NOT NULL,
    "mayor" TEXT NOT NULL,
    "decided_on" DATE NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "version" INTEGER,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "applied_by" UUID NOT NULL,
    "applied_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "judged_by" UUID,
    "judged_at" TIMESTAMPTZ(3),
    "answer" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "agreement_application_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "agreement_application_agreement_id_municipality_code_idx" ON "agreement_application"("agreement_id", "municipality_code");
CREATE INDEX "agreement_application_status_idx" ON "agreement_application"("status");
ALTER TABLE "agreement_version" ADD CONSTRAINT "agreement_version_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "agreement_application" ADD CONSTRAINT "agreement_application_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "agreement_application" ADD CONSTRAINT "agreement_application_municipality_code_fkey" FOREIGN KEY ("municipality_code") REFERENCES "municipality"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "agreement_application" ADD CONSTRAINT "agreement_application_agreement_id_version_fkey" FOREIGN KEY ("agreement_id", "version") REFERENCES "agreement_version"("agreement_id", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table agreement_version add constraint agreement_version_issued check ((issued_at is null) = (effective_on is null));
alter table agreement_version add constraint agreement_version_number check (number >= 1);
-- One text is being written at a time.
create unique index agreement_version_draft on agreement_version (agreement_id) where issued_at is null;
alter table agreement_application add constraint agreement_application_kind check (kind in ('join', 'rest', 'return', 'leave'));
alter table agreement_application add constraint agreement_application_status check (status in ('waiting', 'accepted', 'declined', 'taken-back'));
-- One application waits at a time.
create unique index agreement_application_waiting on agreement_application (agreement_id, municipality_code) where status = 'waiting';

-- A version that has been issued stays as it is, also to the owner.
create function keep_issued_version() returns trigger language plpgsql as $$
begin
  raise exception 'an issued version of the agreement stays as it is';
end $$;
create trigger keep_issued before update or delete on agreement_version for each row when (old.issued_at is not null) execute function keep_issued_version();

alter table agreement_version enable row level security;
alter table agreement_application enable row level security;
grant select, insert on agreement_version, agreement_application to sonaeai_app;
grant update (text, reason, effective_on, changed_at, changed_by, issued_at, issued_by) on agreement_version to sonaeai_app;
grant update (status, judged_by, judged_at, answer) on agreement_application to sonaeai_app;

create policy read_issued on agreement_version for select to sonaeai_app using (issued_at is not null or actor.kind() = 'secretariat');
create policy write_secretariat on agreement_version for insert to sonaeai_app with check (actor.kind() = 'secretariat' and issued_at is null);
create policy change_secretariat on agreement_version for update to sonaeai_app using (actor.kind() = 'secretariat' and issued_at is null) with check (actor.kind() = 'secretariat');

create policy read_concerned on agreement_application for select to sonaeai_app using (actor.kind() in ('secretariat', 'job') or municipality_code = any(actor.codes()));
-- In the mayor's name: the municipality's approver alone.
create policy write_approver on agreement_application for insert to sonaeai_app
  with check (actor.kind() = 'person' and municipality_code = any(actor.approver_codes()) and status = 'waiting' and applied_by = actor.person());
create policy judge_secretariat on agreement_application for update to sonaeai_app
  using (actor.kind() = 'secretariat' and status = 'waiting') with check (actor.kind() = 'secretariat' and status in ('accepted', 'declined') and judged_by = actor.person());
create policy take_back_own on agreement_application for update to sonaeai_app
  using (actor.kind() = 'person' and municipality_code = any(actor.approver_codes()) and status = 'waiting') with check (actor.kind() = 'person' and municipality_code = any(actor.approver_codes()) and status = 'taken-back');
