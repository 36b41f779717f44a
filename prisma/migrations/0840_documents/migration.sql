-- The promise of secrecy (NDA) in versions, who has given it, and the documents that it guards.

-- CreateTable
CREATE TABLE "nda_version" (
    "agreement_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "in_force_from" DATE NOT NULL,
    "made_by" UUID,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "nda_version_pkey" PRIMARY KEY ("agreement_id","number")
);
CREATE TABLE "nda_acceptance" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "agreement_id" TEXT NOT NULL,
    "nda_number" INTEGER NOT NULL,
    "municipality_code" CHAR(6) NOT NULL,
    "accepted_by" UUID,
    "accepted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "withdrawn_by" UUID,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "nda_acceptance_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "nda_signer" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "agreement_id" TEXT NOT NULL,
    "nda_number" INTEGER NOT NULL,
    "municipality_code" CHAR(6) NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "organisation" TEXT NOT NULL,
    "signed_on" DATE NOT NULL,
    "left_on" DATE,
    "added_by" UUID,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "nda_signer_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "document" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "municipality_code" CHAR(6) NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL,
    "current" INTEGER NOT NULL DEFAULT 1,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "withdrawn_by" UUID,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "document_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "document_version" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "document_id" UUID NOT NULL,
    "municipality_code" CHAR(6) NOT NULL,
    "number" INTEGER NOT NULL,
    "file_id" UUID NOT NULL,
    "revised_on" DATE NOT NULL,
    "expires_on" DATE NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "uploaded_by" UUID,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "document_version_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "document_opening" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "document_id" UUID NOT NULL,
    "municipality_code" CHAR(6) NOT NULL,
    "number" INTEGER NOT NULL,
    "reader_code" CHAR(6) NOT NULL,
    "person_id" UUID NOT NULL,
    "person_name" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "document_opening_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "nda_acceptance_agreement_id_municipality_code_idx" ON "nda_acceptance"("agreement_id", "municipality_code");
CREATE INDEX "nda_signer_agreement_id_municipality_code_idx" ON "nda_signer"("agreement_id", "municipality_code");
CREATE UNIQUE INDEX "document_id_municipality_code_key" ON "document"("id", "municipality_code");
CREATE INDEX "document_municipality_code_idx" ON "document"("municipality_code");
CREATE UNIQUE INDEX "document_version_document_id_number_key" ON "document_version"("document_id", "number");
CREATE INDEX "document_version_file_id_idx" ON "document_version"("file_id");
CREATE INDEX "document_opening_document_id_opened_at_idx" ON "document_opening"("document_id", "opened_at");
ALTER TABLE "nda_version" ADD CONSTRAINT "nda_version_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "nda_acceptance" ADD CONSTRAINT "nda_acceptance_agreement_id_nda_number_fkey" FOREIGN KEY ("agreement_id", "nda_number") REFERENCES "nda_version"("agreement_id", "number") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "nda_acceptance" ADD CONSTRAINT "nda_acceptance_agreement_id_municipality_code_fkey" FOREIGN KEY ("agreement_id", "municipality_code") REFERENCES "membership"("agreement_id", "municipality_code") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "nda_signer" ADD CONSTRAINT "nda_signer_agreement_id_nda_number_fkey" FOREIGN KEY ("agreement_id", "nda_number") REFERENCES "nda_version"("agreement_id", "number") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "nda_signer" ADD CONSTRAINT "nda_signer_agreement_id_municipality_code_fkey" FOREIGN KEY ("agreement_id", "municipality_code") REFERENCES "membership"("agreement_id", "municipality_code") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "document" ADD CONSTRAINT "document_municipality_code_fkey" FOREIGN KEY ("municipality_code") REFERENCES "municipality"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "document_version" ADD CONSTRAINT "document_version_document_id_municipality_code_fkey" FOREIGN KEY ("document_id", "municipality_code") REFERENCES "document"("id", "municipality_code") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "document_version" ADD CONSTRAINT "document_version_file_id_municipality_code_fkey" FOREIGN KEY ("file_id", "municipality_code") REFERENCES "stored_file"("id", "municipality_code") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "document_opening" ADD CONSTRAINT "document_opening_document_id_municipality_code_fkey" FOREIGN KEY ("document_id", "municipality_code") REFERENCES "document"("id", "municipality_code") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "document_opening" ADD CONSTRAINT "document_opening_reader_code_fkey" FOREIGN KEY ("reader_code") REFERENCES "municipality"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

create unique index nda_acceptance_standing on nda_acceptance (agreement_id, nda_number, municipality_code) where withdrawn_at is null;
alter table nda_signer add constraint nda_signer_kind check (kind in ('staff', 'vendor'));
alter table nda_signer add constraint nda_signer_left check (left_on is null or left_on >= signed_on);
alter table document add constraint document_kind check (kind in ('configuration', 'bcp', 'reception', 'other'));

-- ---------------------------------------------------------------- who opens whose documents
-- The version of the promise that is in force in an agreement today.
create function ally.nda_in_force(p_agreement text) returns integer
  language sql stable security definer set search_path = public, pg_temp as $$
  select max(number) from nda_version where agreement_id = p_agreement and in_force_from <= (now() at time zone 'Asia/Tokyo')::date
$$;

-- Municipalities whose documents the actor may open: members (not at rest) of an agreement in which a municipality of the actor's own is a
-- member (not at rest) that has given the promise in force, and not taken it back. In a policy: `code in (select ally.sworn())`.
create function ally.sworn() returns setof char(6)
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct theirs.municipality_code from membership theirs
  where theirs.status = 'member' and theirs.agreement_id in (
    select mine.agreement_id from membership mine
    join nda_acceptance a on a.agreement_id = mine.agreement_id and a.municipality_code = mine.municipality_code and a.withdrawn_at is null
    where actor.kind() = 'person' and mine.municipality_code = any(actor.codes()) and mine.status = 'member'
      and a.nda_number = ally.nda_in_force(mine.agreement_id))
$$;
revoke execute on function ally.nda_in_force(text), ally.sworn() from public;
grant execute on function ally.nda_in_force(text), ally.sworn() to sonaeai_app;

alter table nda_version enable row level security;
alter table nda_acceptance enable row level security;
alter table nda_signer enable row level security;
alter table document enable row level security;
alter table document_version enable row level security;
alter table document_opening enable row level security;
grant select, insert on nda_version, nda_acceptance, nda_signer, document, document_version, document_opening to sonaeai_app;
grant update (withdrawn_at, withdrawn_by) on nda_acceptance to sonaeai_app;
grant update (left_on) on nda_signer to sonaeai_app;
grant update (title, shared, current, withdrawn_at, withdrawn_by) on document to sonaeai_app;

create policy read_signed_in on nda_version for select to sonaeai_app using (actor.kind() in ('person', 'secretariat', 'job'));
create policy write_secretariat on nda_version for insert to sonaeai_app with check (actor.kind() = 'secretariat' and made_by = actor.person());

create policy read_concerned on nda_acceptance for select to sonaeai_app
  using (actor.kind() in ('secretariat', 'job') or municipality_code = any(actor.codes()) or municipality_code in (select ally.partners()));
create policy accept_own on nda_acceptance for insert to sonaeai_app with check (
  actor.kind() = 'person' and municipality_code = any(actor.approver_codes()) and accepted_by = actor.person() and withdrawn_at is null
  and nda_number = ally.nda_in_force(agreement_id));
create policy withdraw_own on nda_acceptance for update to sonaeai_app
  using (actor.kind() = 'person' and municipality_code = any(actor.approver_codes()) and withdrawn_at is null)
  with check (withdrawn_at is not null and withdrawn_by = actor.person());

create policy read_sworn on nda_signer for select to sonaeai_app
  using (actor.kind() = 'secretariat' or municipality_code = any(actor.codes()) or municipality_code in (select ally.sworn()));
create policy write_own on nda_signer for insert to sonaeai_app with check (actor.kind() = 'person' and municipality_code = any(actor.codes()) and added_by = actor.person());
create policy change_own on nda_signer for update to sonaeai_app using (actor.kind() = 'person' and municipality_code = any(actor.codes()));

-- Its own people see all of it; the others the current version of what is shared. 事務局 sees no document: the record of the duty is enough.
create policy read_sworn on document for select to sonaeai_app using (
  actor.kind() = 'person' and (municipality_code = any(actor.codes()) or (shared and withdrawn_at is null and municipality_code in (select ally.sworn()))));
create policy write_own on document for insert to sonaeai_app with check (actor.kind() = 'person' and municipality_code = any(actor.codes()) and created_by = actor.person());
create policy change_own on document for update to sonaeai_app
  using (actor.kind() = 'person' and municipality_code = any(actor.codes()) and withdrawn_at is null)
  with check (municipality_code = any(actor.codes()) and (withdrawn_at is null or withdrawn_by = actor.person()));

create policy read_sworn on document_version for select to sonaeai_app using (
  actor.kind() = 'person' and (municipality_code = any(actor.codes())
    or (municipality_code in (select ally.sworn()) and exists (select from document d where d.id = document_id and d.current = document_version.number))));
create policy write_own on document_version for insert to sonaeai_app with check (actor.kind() = 'person' and municipality_code = any(actor.codes()) and uploaded_by = actor.person());

create policy read_both on document_opening for select to sonaeai_app
  using (actor.kind() = 'person' and (municipality_code = any(actor.codes()) or reader_code = any(actor.codes())));
create policy write_reader on document_opening for insert to sonaeai_app with check (
  actor.kind() = 'person' and person_id = actor.person() and reader_code = any(actor.codes()) and municipality_code <> all(actor.codes())
  and municipality_code in (select ally.sworn()) and exists (select from document d where d.id = document_id and d.current = document_opening.number));

create policy read_document on stored_file for select to sonaeai_app using (
  purpose = 'document' and actor.kind() = 'person' and municipality_code in (select ally.sworn())
  and exists (select from document_version v where v.file_id = stored_file.id));
