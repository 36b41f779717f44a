// A session for checks and measurements that do not walk through the sign-in form.
import { encode } from 'next-auth/jwt';
import pg from 'pg';

/**
 * Opens a session for a person and returns the Cookie header that carries it.
 * @param {string} ownerUrl of the role that owns the tables
 * @param {string} signInName
 * @param {string} secret SONAEAI_SECRET of the web process
 */
export async function sessionCookie(ownerUrl, signInName, secret) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      `insert into sign_in_session (person_id, second_factor, expires_at)
       select id, true, now() + interval '1 hour' from person where sign_in_name = $1 returning id`,
      [signInName],
    );
    if (!rows[0]) throw new Error(`no person ${signInName}`);
    return `sonaeai-session=${await encode({ token: { sid: rows[0].id }, secret, maxAge: 3600 })}`;
  } finally {
    await client.end();
  }
}
