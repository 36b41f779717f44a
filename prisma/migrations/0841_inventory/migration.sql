-- Systems, lines and equipment as data, one sealed row each, under the same promise of secrecy as the documents.

-- CreateTable
CREATE TABLE "inventory_item" (
    "id" UUID NOT NULL,
    "municipality_code" CHAR(6) NOT NULL,
    "sealed" BYTEA NOT NULL,
    "changed_by" UUID,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "inventory_item_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "inventory_revision" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "municipality_code" CHAR(6) NOT NULL,
    "items" INTEGER NOT NULL,
    "confirmed_on" DATE NOT NULL,
    "confirmed_by" UUID,
    "confirmed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "inventory_revision_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "inventory_upload" (
    "id" UUID NOT NULL,
    "municipality_code" CHAR(6) NOT NULL,
    "person_id" UUID NOT NULL,
    "sealed" BYTEA NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "taken_at" TIMESTAMPTZ(3),

    CONSTRAINT "inventory_upload_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "inventory_item_municipality_code_idx" ON "inventory_item"("municipality_code");
CREATE INDEX "inventory_revision_municipality_code_confirmed_at_idx" ON "inventory_revision"("municipality_code", "confirmed_at");
ALTER TABLE "inventory_item" ADD CONSTRAINT "inventory_item_municipality_code_fkey" FOREIGN KEY ("municipality_code") REFERENCES "municipality"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "inventory_revision" ADD CONSTRAINT "inventory_revision_municipality_code_fkey" FOREIGN KEY ("municipality_code") REFERENCES "municipality"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "inventory_upload" ADD CONSTRAINT "inventory_upload_municipality_code_fkey" FOREIGN KEY ("municipality_code") REFERENCES "municipality"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table inventory_item enable row level security;
alter table inventory_revision enable row level security;
alter table inventory_upload enable row level security;
grant select, insert on inventory_item, inventory_revision, inventory_upload to sonaeai_app;
grant update (sealed, changed_by, changed_at, ended_at) on inventory_item to sonaeai_app;
grant update (sealed, taken_at) on inventory_upload to sonaeai_app;

create policy read_sworn on inventory_item for select to sonaeai_app using (
  actor.kind() = 'person' and (municipality_code = any(actor.codes()) or (ended_at is null and municipality_code in (select ally.sworn()))));
create policy write_own on inventory_item for insert to sonaeai_app with check (actor.kind() = 'person' and municipality_code = any(actor.codes()) and changed_by = actor.person());
create policy change_own on inventory_item for update to sonaeai_app using (actor.kind() = 'person' and municipality_code = any(actor.codes()))
  with check (municipality_code = any(actor.codes()) and changed_by = actor.person());

create policy read_sworn on inventory_revision for select to sonaeai_app using (
  actor.kind() = 'person' and (municipality_code = any(actor.codes()) or municipality_code in (select ally.sworn())));
create policy write_own on inventory_revision for insert to sonaeai_app with check (actor.kind() = 'person' and municipality_code = any(actor.codes()) and confirmed_by = actor.person());

create policy read_self on inventory_upload for select to sonaeai_app using (actor.kind() = 'person' and person_id = actor.person() and municipality_code = any(actor.codes()));
create policy write_self on inventory_upload for insert to sonaeai_app with check (actor.kind() = 'person' and person_id = actor.person() and municipality_code = any(actor.codes()));
create policy change_self on inventory_upload for update to sonaeai_app using (actor.kind() = 'person' and person_id = actor.person() and municipality_code = any(actor.codes()));
