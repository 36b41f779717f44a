-- The sheet that the mayor signed, as a stored file of its municipality.

-- CreateTable
CREATE TABLE "signed_sheet" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "agreement_id" TEXT NOT NULL,
    "municipality_code" CHAR(6) NOT NULL,
    "file_id" UUID NOT NULL,
    "added_by" UUID,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "signed_sheet_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "signed_sheet_file_id_municipality_code_key" ON "signed_sheet"("file_id", "municipality_code");
CREATE INDEX "signed_sheet_agreement_id_municipality_code_idx" ON "signed_sheet"("agreement_id", "municipality_code");
ALTER TABLE "signed_sheet" ADD CONSTRAINT "signed_sheet_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "signed_sheet" ADD CONSTRAINT "signed_sheet_file_id_municipality_code_fkey" FOREIGN KEY ("file_id", "municipality_code") REFERENCES "stored_file"("id", "municipality_code") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table signed_sheet enable row level security;
grant select, insert on signed_sheet to sonaeai_app;
create policy read_concerned on signed_sheet for select to sonaeai_app using (actor.kind() = 'secretariat' or municipality_code = any(actor.codes()));
create policy add_concerned on signed_sheet for insert to sonaeai_app
  with check (added_by = actor.person() and (actor.kind() = 'secretariat' or (actor.kind() = 'person' and municipality_code = any(actor.codes()))));

create policy read_signed_sheet on stored_file for select to sonaeai_app using (actor.kind() = 'secretariat' and purpose = 'signed-sheet');
