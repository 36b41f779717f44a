-- What a link does asks for the token itself. Its hash stands in contact_request, where the municipality's own people can read it: whoever knows
-- the hash alone has not had the mail.
alter function contacts.asked(text) rename to asked_by_hash;
alter function contacts.confirm(text, text) rename to confirm_by_hash;
alter function contacts.dispute(text, text, text) rename to dispute_by_hash;
revoke execute on function contacts.asked_by_hash, contacts.confirm_by_hash, contacts.dispute_by_hash from sonaeai_app;

-- As lib/people/keys.ts hashes it.
create function contacts.hash_of(p_token text) returns text
  language sql immutable set search_path = public, pg_temp as $$ select encode(sha256(convert_to(p_token, 'UTF8')), 'hex') $$;

create function contacts.asked(p_token text) returns table (state text, contact_id uuid, municipality_code text, place text, name text, side text, department text, post text,
    expires_at timestamptz, means jsonb)
  language sql stable security definer set search_path = public, pg_temp as $$ select * from contacts.asked_by_hash(contacts.hash_of(p_token)) $$;

create function contacts.confirm(p_token text, p_origin text) returns boolean
  language sql security definer set search_path = public, pg_temp as $$ select contacts.confirm_by_hash(contacts.hash_of(p_token), p_origin) $$;

create function contacts.dispute(p_token text, p_sealed_note text, p_origin text) returns boolean
  language sql security definer set search_path = public, pg_temp as $$ select contacts.dispute_by_hash(contacts.hash_of(p_token), p_sealed_note, p_origin) $$;

revoke execute on all functions in schema contacts from public;
grant execute on function contacts.asked, contacts.confirm, contacts.dispute to sonaeai_app;
