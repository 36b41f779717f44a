-- Training, drills and meetings of an agreement: who is invited, says that it comes, was there; material, minutes and shared questions.

-- CreateTable
CREATE TABLE "meeting" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "agreement_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "place" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "agenda" TEXT NOT NULL DEFAULT '',
    "minutes" TEXT NOT NULL DEFAULT '',
    "announced_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "meeting_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "meeting_invitation" (
    "meeting_id" UUID NOT NULL,
    "municipality_code" CHAR(6) NOT NULL,
    "invited_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "addresses" INTEGER NOT NULL DEFAULT 0,
    "attended" BOOLEAN NOT NULL DEFAULT false,
    "recorded_at" TIMESTAMPTZ(3),

    CONSTRAINT "meeting_invitation_pkey" PRIMARY KEY ("meeting_id","municipality_code")
);
CREATE TABLE "meeting_reply" (
    "meeting_id" UUID NOT NULL,
    "municipality_code" CHAR(6) NOT NULL,
    "attending" BOOLEAN NOT NULL,
    "who" TEXT NOT NULL DEFAULT '',
    "replied_by" UUID NOT NULL,
    "replied_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "meeting_reply_pkey" PRIMARY KEY ("meeting_id","municipality_code")
);
CREATE TABLE "meeting_guest" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "meeting_id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL DEFAULT '',
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "meeting_guest_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "meeting_question" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "meeting_id" UUID NOT NULL,
    "municipality_code" CHAR(6) NOT NULL,
    "text" TEXT NOT NULL,
    "asked_by" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "answer" TEXT NOT NULL DEFAULT '',
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "meeting_question_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "meeting_file" (
    "meeting_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "meeting_file_pkey" PRIMARY KEY ("meeting_id","file_id")
);
CREATE INDEX "meeting_agreement_id_starts_at_idx" ON "meeting"("agreement_id", "starts_at");
CREATE INDEX "meeting_invitation_municipality_code_idx" ON "meeting_invitation"("municipality_code");
CREATE INDEX "meeting_guest_meeting_id_idx" ON "meeting_guest"("meeting_id");
CREATE INDEX "meeting_question_meeting_id_idx" ON "meeting_question"("meeting_id");
CREATE INDEX "meeting_file_file_id_idx" ON "meeting_file"("file_id");
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "meeting_invitation" ADD CONSTRAINT "meeting_invitation_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "meeting_invitation" ADD CONSTRAINT "meeting_invitation_municipality_code_fkey" FOREIGN KEY ("municipality_code") REFERENCES "municipality"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "meeting_reply" ADD CONSTRAINT "meeting_reply_meeting_id_municipality_code_fkey" FOREIGN KEY ("meeting_id", "municipality_code") REFERENCES "meeting_invitation"("meeting_id", "municipality_code") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "meeting_guest" ADD CONSTRAINT "meeting_guest_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "meeting_question" ADD CONSTRAINT "meeting_question_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "meeting_question" ADD CONSTRAINT "meeting_question_municipality_code_fkey" FOREIGN KEY ("municipality_code") REFERENCES "municipality"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "meeting_file" ADD CONSTRAINT "meeting_file_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "meeting_file" ADD CONSTRAINT "meeting_file_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table meeting add constraint meeting_kind check (kind in ('training', 'drill', 'meeting'));
alter table meeting add constraint meeting_times check (starts_at < ends_at);

alter table meeting enable row level security;
alter table meeting_invitation enable row level security;
alter table meeting_reply enable row level security;
alter table meeting_guest enable row level security;
alter table meeting_question enable row level security;
alter table meeting_file enable row level security;
grant select, insert on meeting, meeting_invitation, meeting_reply, meeting_guest, meeting_question, meeting_file to sonaeai_app;
grant update (kind, title, starts_at, ends_at, place, description, agenda, minutes, announced_at, cancelled_at, changed_at) on meeting to sonaeai_app;
grant update (addresses, attended, recorded_at) on meeting_invitation to sonaeai_app;
grant update (attending, who, replied_by, replied_at) on meeting_reply to sonaeai_app;
grant update (ended_at) on meeting_guest to sonaeai_app;
grant update (answer, answered_at) on meeting_question to sonaeai_app;
grant update (ended_at) on meeting_file to sonaeai_app;

-- Once announced, a meeting is read by whoever has signed its agreement, and by those invited: 準備会 may be.
create policy read_invited on meeting for select to sonaeai_app using (
  actor.kind() = 'secretariat'
  or (announced_at is not null and (agreement_id in (select ally.mine())
      or id in (select i.meeting_id from meeting_invitation i where i.municipality_code = any(actor.codes())))));
create policy write_secretariat on meeting for insert to sonaeai_app with check (actor.kind() = 'secretariat');
create policy change_secretariat on meeting for update to sonaeai_app using (actor.kind() = 'secretariat');

create policy read_own on meeting_invitation for select to sonaeai_app using (actor.kind() = 'secretariat' or municipality_code = any(actor.codes()));
create policy write_secretariat on meeting_invitation for insert to sonaeai_app with check (actor.kind() = 'secretariat');
create policy change_secretariat on meeting_invitation for update to sonaeai_app using (actor.kind() = 'secretariat');

create policy read_own on meeting_reply for select to sonaeai_app using (actor.kind() = 'secretariat' or municipality_code = any(actor.codes()));
create policy write_own on meeting_reply for insert to sonaeai_app with check (municipality_code = any(actor.codes()) and replied_by = actor.person());
create policy change_own on meeting_reply for update to sonaeai_app using (municipality_code = any(actor.codes())) with check (municipality_code = any(actor.codes()) and replied_by = actor.person());

create policy read_secretariat on meeting_guest for select to sonaeai_app using (actor.kind() = 'secretariat');
create policy write_secretariat on meeting_guest for insert to sonaeai_app with check (actor.kind() = 'secretariat');
create policy change_secretariat on meeting_guest for update to sonaeai_app using (actor.kind() = 'secretariat');

-- Whoever reads the meeting reads its questions and material; the policy of `meeting` is asked within.
create policy read_invited on meeting_question for select to sonaeai_app using (meeting_id in (select m.id from meeting m));
create policy write_own on meeting_question for insert to sonaeai_app
  with check (municipality_code = any(actor.codes()) and asked_by = actor.person() and answer = '' and answered_at is null and meeting_id in (select m.id from meeting m));
create policy change_secretariat on meeting_question for update to sonaeai_app using (actor.kind() = 'secretariat');

create policy read_invited on meeting_file for select to sonaeai_app using (meeting_id in (select m.id from meeting m));
create policy write_secretariat on meeting_file for insert to sonaeai_app with check (actor.kind() = 'secretariat');
create policy change_secretariat on meeting_file for update to sonaeai_app using (actor.kind() = 'secretariat');
create policy read_meeting on stored_file for select to sonaeai_app using (purpose = 'meeting' and id in (select f.file_id from meeting_file f where f.ended_at is null));
