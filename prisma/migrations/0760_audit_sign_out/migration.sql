-- Signing out says whose session ended, so that the audit log can name the person; nothing for one that had ended before.
drop function sign_in.end_session(uuid);
create function sign_in.end_session(p_session uuid) returns uuid
  language sql security definer set search_path = public, pg_temp as $$
  update sign_in_session set revoked_at = now() where id = p_session and revoked_at is null returning person_id
$$;
revoke execute on function sign_in.end_session from public;
grant execute on function sign_in.end_session to sonaeai_app;
