-- CreateTable
CREATE TABLE "prefecture" (
    "code" CHAR(2) NOT NULL,
    "office_code" CHAR(6) NOT NULL,
    "name" TEXT NOT NULL,
    "kana" TEXT NOT NULL,
    "demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "prefecture_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "municipality" (
    "code" CHAR(6) NOT NULL,
    "prefecture_code" CHAR(2) NOT NULL,
    "name" TEXT NOT NULL,
    "kana" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "lat" DOUBLE PRECISION,
    "lng" DOUBLE PRECISION,
    "aliases" TEXT[],
    "search" TEXT NOT NULL DEFAULT '',
    "since" DATE,
    "until" DATE,
    "demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "municipality_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "population" (
    "code" CHAR(6) NOT NULL,
    "as_of" DATE NOT NULL,
    "count" INTEGER NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "population_pkey" PRIMARY KEY ("code","as_of")
);

-- CreateTable
CREATE TABLE "municipality_change" (
    "id" SERIAL NOT NULL,
    "effective_on" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "predecessor_code" CHAR(6) NOT NULL,
    "predecessor_name" TEXT NOT NULL,
    "successor_code" CHAR(6) NOT NULL,
    "successor_name" TEXT NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "municipality_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "sign_in_name" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "department" TEXT NOT NULL DEFAULT '',
    "side" TEXT NOT NULL DEFAULT 'ict',
    "email" TEXT NOT NULL DEFAULT '',
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignment" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "municipality_code" CHAR(6),
    "prefecture_code" CHAR(2),
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person_secret" (
    "person_id" UUID NOT NULL,
    "password_hash" TEXT NOT NULL,
    "totp_secret" TEXT,
    "totp_pending" TEXT,
    "totp_last_step" BIGINT,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_secret_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_session" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" UUID NOT NULL,
    "second_factor" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "user_agent" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "sign_in_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_counter" (
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "window_end" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_counter_pkey" PRIMARY KEY ("kind","key")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "token_hash" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "municipality_code" CHAR(6),
    "prefecture_code" CHAR(2),
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL DEFAULT '',
    "department" TEXT NOT NULL DEFAULT '',
    "side" TEXT NOT NULL DEFAULT 'ict',
    "invited_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "accepted_by" UUID,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "wave" (
    "year" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'preparing',
    "opens_on" DATE,
    "closes_on" DATE,
    "reference_date" DATE NOT NULL,
    "population_as_of" DATE NOT NULL,
    "definition" JSONB NOT NULL,
    "rebuilt" BOOLEAN NOT NULL DEFAULT false,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "wave_pkey" PRIMARY KEY ("year")
);

-- CreateTable
CREATE TABLE "respondent" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "year" INTEGER NOT NULL,
    "owner" TEXT NOT NULL,
    "municipality_code" CHAR(6),
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "label" TEXT NOT NULL,
    "population" INTEGER,
    "population_as_of" DATE,
    "bands" JSONB NOT NULL,
    "validity" TEXT NOT NULL DEFAULT 'valid',
    "validity_reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "respondent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "response" (
    "respondent_id" UUID NOT NULL,
    "owner" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "answers" JSONB NOT NULL DEFAULT '{}',
    "revision" INTEGER NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,

    CONSTRAINT "response_pkey" PRIMARY KEY ("respondent_id")
);

-- CreateTable
CREATE TABLE "answer_change" (
    "id" BIGSERIAL NOT NULL,
    "respondent_id" UUID NOT NULL,
    "owner" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "person_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "answer_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submission" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "respondent_id" UUID NOT NULL,
    "owner" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "answers" JSONB NOT NULL,
    "receipt" TEXT NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submitted_by" UUID,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by" UUID,

    CONSTRAINT "submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tally" (
    "year" INTEGER NOT NULL,
    "scheme" TEXT NOT NULL,
    "band" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "tally_pkey" PRIMARY KEY ("year","scheme","band","item","part","value")
);

-- CreateTable
CREATE TABLE "installation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "prefecture_office_code_key" ON "prefecture"("office_code");

-- CreateIndex
CREATE INDEX "municipality_prefecture_code_idx" ON "municipality"("prefecture_code");

-- CreateIndex
CREATE UNIQUE INDEX "municipality_code_demo_key" ON "municipality"("code", "demo");

-- CreateIndex
CREATE UNIQUE INDEX "municipality_change_effective_on_predecessor_code_successor_key" ON "municipality_change"("effective_on", "predecessor_code", "successor_code");

-- CreateIndex
CREATE UNIQUE INDEX "person_sign_in_name_key" ON "person"("sign_in_name");

-- CreateIndex
CREATE INDEX "assignment_person_id_idx" ON "assignment"("person_id");

-- CreateIndex
CREATE INDEX "assignment_municipality_code_idx" ON "assignment"("municipality_code");

-- CreateIndex
CREATE INDEX "recovery_code_person_id_idx" ON "recovery_code"("person_id");

-- CreateIndex
CREATE INDEX "sign_in_session_person_id_idx" ON "sign_in_session"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "wave_year_demo_key" ON "wave"("year", "demo");

-- CreateIndex
CREATE UNIQUE INDEX "respondent_year_owner_key" ON "respondent"("year", "owner");

-- CreateIndex
CREATE UNIQUE INDEX "respondent_id_owner_key" ON "respondent"("id", "owner");

-- CreateIndex
CREATE UNIQUE INDEX "response_respondent_id_owner_key" ON "response"("respondent_id", "owner");

-- CreateIndex
CREATE INDEX "answer_change_respondent_id_field_at_idx" ON "answer_change"("respondent_id", "field", "at");

-- CreateIndex
CREATE UNIQUE INDEX "submission_receipt_key" ON "submission"("receipt");

-- CreateIndex
CREATE UNIQUE INDEX "submission_respondent_id_version_key" ON "submission"("respondent_id", "version");

-- AddForeignKey
ALTER TABLE "municipality" ADD CONSTRAINT "municipality_prefecture_code_fkey" FOREIGN KEY ("prefecture_code") REFERENCES "prefecture"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "population" ADD CONSTRAINT "population_code_fkey" FOREIGN KEY ("code") REFERENCES "municipality"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "municipality_change" ADD CONSTRAINT "municipality_change_predecessor_code_fkey" FOREIGN KEY ("predecessor_code") REFERENCES "municipality"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "municipality_change" ADD CONSTRAINT "municipality_change_successor_code_fkey" FOREIGN KEY ("successor_code") REFERENCES "municipality"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_municipality_code_fkey" FOREIGN KEY ("municipality_code") REFERENCES "municipality"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_secret" ADD CONSTRAINT "person_secret_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_session" ADD CONSTRAINT "sign_in_session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_municipality_code_fkey" FOREIGN KEY ("municipality_code") REFERENCES "municipality"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "respondent" ADD CONSTRAINT "respondent_year_demo_fkey" FOREIGN KEY ("year", "demo") REFERENCES "wave"("year", "demo") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "respondent" ADD CONSTRAINT "respondent_municipality_code_demo_fkey" FOREIGN KEY ("municipality_code", "demo") REFERENCES "municipality"("code", "demo") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response" ADD CONSTRAINT "response_respondent_id_owner_fkey" FOREIGN KEY ("respondent_id", "owner") REFERENCES "respondent"("id", "owner") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_change" ADD CONSTRAINT "answer_change_respondent_id_owner_fkey" FOREIGN KEY ("respondent_id", "owner") REFERENCES "response"("respondent_id", "owner") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_respondent_id_owner_fkey" FOREIGN KEY ("respondent_id", "owner") REFERENCES "respondent"("id", "owner") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tally" ADD CONSTRAINT "tally_year_fkey" FOREIGN KEY ("year") REFERENCES "wave"("year") ON DELETE RESTRICT ON UPDATE CASCADE;
