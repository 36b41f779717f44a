-- Who was reminded, before a calling round closes, of calls that are not recorded: once a round and municipality, by the key.

-- CreateTable
CREATE TABLE "means_round_reminder" (
    "round_id" UUID NOT NULL,
    "municipality_code" CHAR(6) NOT NULL,
    "sent_on" DATE NOT NULL,
    "addresses" INTEGER NOT NULL,

    CONSTRAINT "means_round_reminder_pkey" PRIMARY KEY ("round_id","municipality_code")
);
ALTER TABLE "means_round_reminder" ADD CONSTRAINT "means_round_reminder_round_id_municipality_code_fkey" FOREIGN KEY ("round_id", "municipality_code") REFERENCES "means_round_place"("round_id", "municipality_code") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table means_round_reminder enable row level security;
grant select, insert on means_round_reminder to sonaeai_app;
create policy read_own on means_round_reminder for select to sonaeai_app using (actor.kind() in ('secretariat', 'job') or municipality_code = any(actor.codes()));
create policy write_job on means_round_reminder for insert to sonaeai_app with check (actor.kind() = 'job');
