-- A copy of the directory on a device (lib/agreement/renew-directory-copy.ts) asks whether its person may still hold it, also when no session holds any more.
create function ally.may_keep_directory(p_person uuid, p_agreement text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from person p
    join assignment a on a.person_id = p.id and a.ended_at is null
    left join membership m on m.municipality_code = a.municipality_code and m.agreement_id = p_agreement
    where p.id = p_person and p.removed_at is null
      and (a.role = 'secretariat' or (a.role in ('editor', 'approver') and m.status in ('member', 'suspended')))
  )
$$;
revoke execute on function ally.may_keep_directory(uuid, text) from public;
grant execute on function ally.may_keep_directory(uuid, text) to sonaeai_app;
