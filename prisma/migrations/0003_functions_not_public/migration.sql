-- Only the web process's role calls our functions; new ones start closed.
revoke execute on all functions in schema actor from public;
grant execute on all functions in schema actor to sonaeai_app;
drop function actor.response_is_submitted(uuid);
alter default privileges revoke execute on functions from public;
