-- What became of the mail that asks a contact, for those who can mend its address; and the town hall's main number as what to fall back on.
alter table contact_request add column mail_id uuid;
alter table means_test add column fallback_main boolean not null default false;
alter table means_test add constraint means_test_one_fallback check (not (fallback_main and fallback_means_id is not null));

-- Contacts whose open question came back or was refused. Of the outbox it tells nothing else: no address, no text.
create function contacts.undelivered(p_codes text[]) returns table (contact_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select q.contact_id from contact_request q join mail_message m on m.id = q.mail_id and m.kind = 'contact' and m.municipality_code = q.municipality_code
  where q.confirmed_at is null and q.closed_at is null and m.state in ('failed', 'bounced') and q.municipality_code = any(p_codes)
    and (actor.kind() in ('secretariat', 'job') or (actor.kind() = 'person' and q.municipality_code = any(actor.codes())))
$$;
revoke execute on function contacts.undelivered from public;
grant execute on function contacts.undelivered to sonaeai_app;
