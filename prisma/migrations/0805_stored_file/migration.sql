-- Files that came through lib/files: looked into, then sealed under a key that is not in the database. Who reads a file beside its owner is
-- said by the area whose table refers to it, in a policy of its own; who refers names id and owner together.

-- CreateTable
CREATE TABLE "stored_file" (
    "id" UUID NOT NULL,
    "municipality_code" CHAR(6),
    "purpose" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "sealed" BYTEA NOT NULL,
    "added_by" UUID,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "stored_file_id_municipality_code_key" ON "stored_file"("id", "municipality_code");
CREATE INDEX "stored_file_municipality_code_idx" ON "stored_file"("municipality_code");
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_municipality_code_fkey" FOREIGN KEY ("municipality_code") REFERENCES "municipality"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- 28 bytes: nonce and tag of the seal (lib/people/keys.ts)
alter table stored_file add constraint stored_file_size check (size between 1 and 20971520 and octet_length(sealed) = size + 28);
alter table stored_file add constraint stored_file_name check (length(name) between 1 and 200 and name !~ '[/\\[:cntrl:]]');

alter table stored_file enable row level security;
grant select, insert on stored_file to sonaeai_app;
create policy read_own on stored_file for select to sonaeai_app
  using ((actor.kind() = 'person' and municipality_code = any(actor.codes())) or (actor.kind() = 'secretariat' and municipality_code is null));
create policy add_own on stored_file for insert to sonaeai_app
  with check (added_by = actor.person() and ((actor.kind() = 'person' and municipality_code = any(actor.codes())) or (actor.kind() = 'secretariat' and (municipality_code is null or purpose = 'signed-sheet'))));
