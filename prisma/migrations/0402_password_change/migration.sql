-- A new password also ends what was begun with the old one and waits for its one-time code.
create or replace function sign_in.set_own_password(p_hash text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update person_secret set password_hash = p_hash, changed_at = now() where person_id = sign_in.me();
  delete from sign_in_attempt where person_id = sign_in.me();
end $$;
