// The second lock holds only for a role that owns nothing: row-level security does not bind owners and superusers.

/**
 * Why the web process must not sign in to the database as the role it was given.
 * @param {import('pg').Client} client connected as that role
 * @returns {Promise<string | undefined>} a sentence in Japanese that says what to do, or undefined when the role is fit
 */
export async function refusalOfRole(client) {
  const { rows: [role] } = await client.query(
    `select r.rolname as name, r.rolsuper as superuser, r.rolbypassrls as bypass, r.rolcreaterole as creates_roles,
       exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
               where n.nspname in ('public', 'actor', 'pgboss') and pg_has_role(r.oid, c.relowner, 'MEMBER')) as owner,
       exists (select from pg_roles p where (p.rolsuper or p.rolbypassrls) and pg_has_role(r.oid, p.oid, 'MEMBER')) as may_become
     from pg_roles r where r.rolname = current_user`,
  );
  const remedy = '「npm run db:role」で、表を所有しない専用のロールを作り、その接続先を「DATABASE_URL」に指定してください。';
  if (role.superuser) return `「DATABASE_URL」のロール「${role.name}」はスーパーユーザーのため使えません。${remedy}`;
  if (role.bypass) return `「DATABASE_URL」のロール「${role.name}」は行単位の保護を素通りできる（BYPASSRLS）ため使えません。${remedy}`;
  if (role.owner) return `「DATABASE_URL」のロール「${role.name}」は表の所有者（またはその一員）のため使えません。${remedy}`;
  if (role.may_become) return `「DATABASE_URL」のロール「${role.name}」はスーパーユーザー等に切り替われるため使えません。${remedy}`;
  if (role.creates_roles) return `「DATABASE_URL」のロール「${role.name}」はほかのロールを作れる（CREATEROLE）ため使えません。${remedy}`;
  const { rows: [app] } = await client.query(
    `select exists (select from pg_roles where rolname = 'sonaeai_app' and pg_has_role(current_user, oid, 'MEMBER')) as member`,
  );
  if (!app.member) return `「DATABASE_URL」のロール「${role.name}」には、このシステムの表を使う権限がありません。${remedy}`;
  return undefined;
}
