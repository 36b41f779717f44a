-- The log is also asked for one act, for what one did, and for what was done with one's own account.
CREATE INDEX "audit_entry_act_at_idx" ON "audit_entry"("act", "at");
CREATE INDEX "audit_entry_person_id_at_idx" ON "audit_entry"("person_id", "at");
CREATE INDEX "audit_entry_subject_person_id_at_idx" ON "audit_entry"("subject_person_id", "at");
