-- Each copy of the directory on a device by itself, so that a single one can be ended from elsewhere (docs/decisions/0171-one-copy-ended.md).

-- CreateTable
CREATE TABLE "directory_copy" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" UUID NOT NULL,
    "agreement_id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "browser" TEXT NOT NULL DEFAULT '',
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "renewed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" UUID,
    "wiped_at" TIMESTAMPTZ(3),

    CONSTRAINT "directory_copy_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "directory_copy_token_hash_key" ON "directory_copy"("token_hash");
CREATE INDEX "directory_copy_person_id_idx" ON "directory_copy"("person_id");
ALTER TABLE "directory_copy" ADD CONSTRAINT "directory_copy_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "directory_copy" ADD CONSTRAINT "directory_copy_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table directory_copy add constraint directory_copy_wiped_is_ended check (wiped_at is null or ended_at is not null);

alter table directory_copy enable row level security;
grant select, insert on directory_copy to sonaeai_app;
grant update (browser, renewed_at, ended_at, ended_by) on directory_copy to sonaeai_app;
create policy read_own on directory_copy for select to sonaeai_app
  using (actor.kind() = 'secretariat' or (actor.kind() = 'person' and person_id = actor.person()));
create policy make_own on directory_copy for insert to sonaeai_app
  with check (actor.kind() in ('person', 'secretariat') and person_id = actor.person() and ended_at is null and wiped_at is null
    and ally.may_keep_directory(person_id, agreement_id));
-- What has ended does not come back. Whoever ends it is named.
create policy change_own on directory_copy for update to sonaeai_app
  using (ended_at is null and (actor.kind() = 'secretariat' or (actor.kind() = 'person' and person_id = actor.person())))
  with check (ended_by is null or ended_by = actor.person());

-- Asked and told by a device, also when no session holds any more: by the hash of 256 random bits that only the device and this server's token hold.
create function ally.directory_copy_ended(p_token_hash text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from directory_copy where token_hash = p_token_hash and ended_at is not null)
$$;
create function ally.directory_copy_wiped(p_token_hash text) returns void
  language sql volatile security definer set search_path = public, pg_temp as $$
  update directory_copy set ended_at = coalesce(ended_at, clock_timestamp()), wiped_at = coalesce(wiped_at, clock_timestamp()) where token_hash = p_token_hash
$$;
revoke execute on function ally.directory_copy_ended(text), ally.directory_copy_wiped(text) from public;
grant execute on function ally.directory_copy_ended(text), ally.directory_copy_wiped(text) to sonaeai_app;
