import 'server-only';

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; start the server with npm start (README, "Settings")`);
  return value;
}

/** URL of the role that owns nothing; migrations use another one (MIGRATE_DATABASE_URL). */
export const databaseUrl = () => required('DATABASE_URL');

/** At least 32 bytes, made once and kept in .data/ by npm start: signs sessions and encrypts one-time-code secrets. */
export const secret = () => required('SONAEAI_SECRET');
