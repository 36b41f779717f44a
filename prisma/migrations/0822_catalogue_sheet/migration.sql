-- What a member would want in a disaster and what it could lend, worked out in peace by one catalogue (prisma/agreement/catalogue.json).

-- CreateTable
CREATE TABLE "catalogue_sheet" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "side" TEXT NOT NULL,
    "municipality_code" CHAR(6) NOT NULL,
    "entries" JSONB NOT NULL DEFAULT '{}',
    "note" TEXT NOT NULL DEFAULT '',
    "reviewed_on" DATE NOT NULL,
    "reviewed_by" UUID,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "catalogue_sheet_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "catalogue_sheet_municipality_code_side_key" ON "catalogue_sheet"("municipality_code", "side");
ALTER TABLE "catalogue_sheet" ADD CONSTRAINT "catalogue_sheet_municipality_code_fkey" FOREIGN KEY ("municipality_code") REFERENCES "municipality"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table catalogue_sheet add constraint catalogue_sheet_side check (side in ('wishes', 'offers'));
alter table catalogue_sheet add constraint catalogue_sheet_entries check (jsonb_typeof(entries) = 'object');

alter table catalogue_sheet enable row level security;
grant select, insert on catalogue_sheet to sonaeai_app;
grant update (entries, note, reviewed_on, reviewed_by, changed_at) on catalogue_sheet to sonaeai_app;
create policy read_partners on catalogue_sheet for select to sonaeai_app
  using (actor.kind() in ('secretariat', 'job') or municipality_code = any(actor.codes()) or municipality_code in (select ally.partners()));
create policy write_own on catalogue_sheet for insert to sonaeai_app with check (actor.kind() = 'person' and municipality_code = any(actor.codes()));
create policy change_own on catalogue_sheet for update to sonaeai_app using (actor.kind() = 'person' and municipality_code = any(actor.codes()));
