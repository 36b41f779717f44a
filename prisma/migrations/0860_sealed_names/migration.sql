-- Titles and notes of documents, names of files, and who signed the promise of secrecy are sealed like the contents: each for its row, under a
-- key outside the database. SQL has no key, so rows from before are sealed by prisma/seal-names.ts, which each start runs after the migrations
-- and before a page is served; it then validates the constraints below, which hold for every new row from now on. The columns that held the
-- text stay, empty (docs/decisions/0165).

alter table stored_file add column sealed_name bytea, alter column name drop not null;
alter table document add column sealed_title bytea, alter column title drop not null;
alter table document_version add column sealed_note bytea, alter column note drop not null, alter column note drop default;
alter table nda_signer add column sealed bytea, alter column name drop not null, alter column organisation drop not null;

alter table stored_file add constraint stored_file_name_sealed check (name is null and sealed_name is not null) not valid;
alter table document add constraint document_title_sealed check (title is null and sealed_title is not null) not valid;
alter table document_version add constraint document_version_note_sealed check (note is null and sealed_note is not null) not valid;
alter table nda_signer add constraint nda_signer_sealed check (name is null and organisation is null and sealed is not null) not valid;

-- A document is not renamed.
revoke update (title) on document from sonaeai_app;
