-- Whom to call in a municipality, in which order and by which means. What leads to a person is sealed under a key that is not in the database.

-- CreateTable
CREATE TABLE "contact" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "municipality_code" CHAR(6) NOT NULL,
    "side" TEXT NOT NULL,
    "call_order" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "kana" TEXT NOT NULL DEFAULT '',
    "department" TEXT NOT NULL DEFAULT '',
    "post" TEXT NOT NULL DEFAULT '',
    "person_id" UUID,
    "appointed_on" DATE NOT NULL,
    "ended_on" DATE,
    "confirmed_at" TIMESTAMPTZ(3),
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "contact_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "contact_means" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "contact_id" UUID NOT NULL,
    "municipality_code" CHAR(6) NOT NULL,
    "kind" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "private" BOOLEAN NOT NULL DEFAULT false,
    "hours" TEXT NOT NULL DEFAULT 'always',
    "position" INTEGER NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "contact_means_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "contact_id_municipality_code_key" ON "contact"("id", "municipality_code");
CREATE INDEX "contact_municipality_code_idx" ON "contact"("municipality_code");
CREATE INDEX "contact_means_contact_id_idx" ON "contact_means"("contact_id");
CREATE INDEX "contact_means_municipality_code_idx" ON "contact_means"("municipality_code");
ALTER TABLE "contact" ADD CONSTRAINT "contact_municipality_code_fkey" FOREIGN KEY ("municipality_code") REFERENCES "municipality"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "contact" ADD CONSTRAINT "contact_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "contact_means" ADD CONSTRAINT "contact_means_contact_id_municipality_code_fkey" FOREIGN KEY ("contact_id", "municipality_code") REFERENCES "contact"("id", "municipality_code") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table contact add constraint contact_side check (side in ('disaster', 'ict'));
alter table contact_means add constraint contact_means_kind check (kind in ('phone', 'mobile', 'satellite', 'email', 'closed-mail', 'fax'));
alter table contact_means add constraint contact_means_hours check (hours in ('always', 'weekday', 'off-hours'));

alter table contact enable row level security;
alter table contact_means enable row level security;
grant select, insert, update on contact, contact_means to sonaeai_app;

create policy read_partners on contact for select to sonaeai_app
  using (actor.kind() in ('secretariat', 'job') or municipality_code = any(actor.codes()) or municipality_code in (select ally.partners()));
create policy write_own on contact for insert to sonaeai_app with check (municipality_code = any(actor.codes()));
create policy change_own on contact for update to sonaeai_app using (municipality_code = any(actor.codes()));
create policy read_partners on contact_means for select to sonaeai_app
  using (actor.kind() in ('secretariat', 'job') or municipality_code = any(actor.codes()) or municipality_code in (select ally.partners()));
create policy write_own on contact_means for insert to sonaeai_app with check (municipality_code = any(actor.codes()));
create policy change_own on contact_means for update to sonaeai_app using (municipality_code = any(actor.codes()));
