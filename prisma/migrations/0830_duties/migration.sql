-- What members lay down for receiving and sending help, and the reminders of duties that lapse.

-- CreateTable
CREATE TABLE "duty_statement" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "municipality_code" CHAR(6) NOT NULL,
    "kind" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "reviewed_on" DATE NOT NULL,
    "written_by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "duty_statement_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "duty_reminder" (
    "agreement_id" TEXT NOT NULL,
    "municipality_code" CHAR(6) NOT NULL,
    "sent_on" DATE NOT NULL,
    "addresses" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "duty_reminder_pkey" PRIMARY KEY ("agreement_id","municipality_code","sent_on")
);
CREATE TABLE "duty_reminder_item" (
    "agreement_id" TEXT NOT NULL,
    "municipality_code" CHAR(6) NOT NULL,
    "duty_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "lapses_on" DATE NOT NULL,
    "sent_on" DATE NOT NULL,

    CONSTRAINT "duty_reminder_item_pkey" PRIMARY KEY ("agreement_id","municipality_code","duty_key","kind","lapses_on")
);
CREATE INDEX "duty_statement_municipality_code_kind_idx" ON "duty_statement"("municipality_code", "kind");
ALTER TABLE "duty_statement" ADD CONSTRAINT "duty_statement_municipality_code_fkey" FOREIGN KEY ("municipality_code") REFERENCES "municipality"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "duty_reminder" ADD CONSTRAINT "duty_reminder_agreement_id_municipality_code_fkey" FOREIGN KEY ("agreement_id", "municipality_code") REFERENCES "membership"("agreement_id", "municipality_code") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "duty_reminder_item" ADD CONSTRAINT "duty_reminder_item_agreement_id_municipality_code_sent_on_fkey" FOREIGN KEY ("agreement_id", "municipality_code", "sent_on") REFERENCES "duty_reminder"("agreement_id", "municipality_code", "sent_on") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "duty_reminder_item" ADD CONSTRAINT "duty_reminder_item_agreement_id_duty_key_fkey" FOREIGN KEY ("agreement_id", "duty_key") REFERENCES "duty"("agreement_id", "key") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table duty_statement add constraint duty_statement_kind check (kind in ('reception', 'sending'));
alter table duty_reminder_item add constraint duty_reminder_item_kind check (kind in ('soon', 'lapsed'));

alter table duty_statement enable row level security;
alter table duty_reminder enable row level security;
alter table duty_reminder_item enable row level security;
grant select, insert on duty_statement, duty_reminder, duty_reminder_item to sonaeai_app;
grant update (withdrawn_at) on duty_statement to sonaeai_app;

create policy read_partners on duty_statement for select to sonaeai_app
  using (actor.kind() = 'secretariat' or municipality_code = any(actor.codes()) or municipality_code in (select ally.partners()));
create policy write_own on duty_statement for insert to sonaeai_app with check (municipality_code = any(actor.codes()) and written_by = actor.person());
create policy change_own on duty_statement for update to sonaeai_app using (municipality_code = any(actor.codes()));

create policy read_concerned on duty_reminder for select to sonaeai_app using (actor.kind() in ('secretariat', 'job') or municipality_code = any(actor.codes()));
create policy write_job on duty_reminder for insert to sonaeai_app with check (actor.kind() = 'job');
create policy read_concerned on duty_reminder_item for select to sonaeai_app using (actor.kind() in ('secretariat', 'job') or municipality_code = any(actor.codes()));
create policy write_job on duty_reminder_item for insert to sonaeai_app with check (actor.kind() = 'job');
