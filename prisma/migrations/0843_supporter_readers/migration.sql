-- A supporter that a member has admitted reads what that member shares, current versions only; the opening says which supporter.
alter table document_opening alter column reader_code drop not null;
alter table document_opening add column reader_supporter uuid;
alter table document_opening add constraint document_opening_reader_supporter_fkey foreign key (reader_supporter) references supporter(id) on delete restrict on update cascade;
alter table document_opening add constraint document_opening_one_reader check (num_nonnulls(reader_code, reader_supporter) = 1);

-- Members (not at rest) that have admitted a supporter of the actor's.
create function ally.admitting() returns setof char(6)
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct a.municipality_code from supporter_admission a
  join supporter s on s.id = a.supporter_id and s.ended_on is null
  join membership m on m.agreement_id = s.agreement_id and m.municipality_code = a.municipality_code and m.status = 'member'
  where actor.kind() = 'person' and a.supporter_id = any(actor.supporters()) and a.ended_at is null
$$;
revoke execute on function ally.admitting() from public;
grant execute on function ally.admitting() to sonaeai_app;

alter policy read_sworn on document using (
  actor.kind() = 'person' and (municipality_code = any(actor.codes())
    or (shared and withdrawn_at is null and (municipality_code in (select ally.sworn()) or municipality_code in (select ally.admitting())))));
alter policy read_sworn on document_version using (
  actor.kind() = 'person' and (municipality_code = any(actor.codes())
    or ((municipality_code in (select ally.sworn()) or municipality_code in (select ally.admitting()))
      and exists (select from document d where d.id = document_id and d.current = document_version.number))));
alter policy read_document on stored_file using (
  purpose = 'document' and actor.kind() = 'person' and (municipality_code in (select ally.sworn()) or municipality_code in (select ally.admitting()))
  and exists (select from document_version v where v.file_id = stored_file.id));
alter policy read_both on document_opening using (
  actor.kind() = 'person' and (municipality_code = any(actor.codes()) or reader_code = any(actor.codes()) or reader_supporter = any(actor.supporters())));
alter policy write_reader on document_opening with check (
  actor.kind() = 'person' and person_id = actor.person()
  and ((reader_code = any(actor.codes()) and municipality_code <> all(actor.codes()) and municipality_code in (select ally.sworn()))
    or (reader_supporter = any(actor.supporters()) and municipality_code in (select ally.admitting())))
  and exists (select from document d where d.id = document_id and d.current = document_opening.number));
