-- What a meeting was before its kind, time or place changed after invitations had gone out: who is invited is told once a saving, and sees it.

-- CreateTable
CREATE TABLE "meeting_change" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "meeting_id" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "old_kind" TEXT NOT NULL,
    "old_starts_at" TIMESTAMPTZ(3) NOT NULL,
    "old_ends_at" TIMESTAMPTZ(3) NOT NULL,
    "old_place" TEXT NOT NULL,
    "mails" INTEGER NOT NULL,

    CONSTRAINT "meeting_change_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "meeting_change_meeting_id_idx" ON "meeting_change"("meeting_id");
ALTER TABLE "meeting_change" ADD CONSTRAINT "meeting_change_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table meeting_change enable row level security;
grant select, insert on meeting_change to sonaeai_app;
-- Whoever reads the meeting; the policy of `meeting` is asked within.
create policy read_invited on meeting_change for select to sonaeai_app using (meeting_id in (select m.id from meeting m));
create policy write_secretariat on meeting_change for insert to sonaeai_app with check (actor.kind() = 'secretariat');
