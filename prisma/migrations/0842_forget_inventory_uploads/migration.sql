-- Sent-in sheets of the inventory go a day after they came; nobody deletes by themselves.
create function forget_inventory_uploads() returns void
  language sql volatile security definer set search_path = public, pg_temp as
  $$ delete from inventory_upload where uploaded_at < now() - interval '1 day' $$;
revoke execute on function forget_inventory_uploads() from public;
grant execute on function forget_inventory_uploads() to sonaeai_app;
