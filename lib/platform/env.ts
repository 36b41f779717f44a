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

/** `smtp://user:password@host:587` or `smtps://…`; empty: mail stays in the outbox. Checked by scripts/server/settings.mjs. */
export const smtpUrl = () => process.env.SMTP_URL ?? '';

/** `そなえあい事務局 <noreply@example.jp>` */
export const mailFrom = () => process.env.MAIL_FROM ?? '';

/** Folder into which the mail server puts what comes back; empty: pasted by the secretariat only. */
export const bounceFolder = () => process.env.MAIL_BOUNCE_DIR ?? '';

/** `https://sonaeai.example.jp`, for links that leave this site. scripts/serve.mjs sets it when nobody has. */
export const publicUrl = () => (process.env.PUBLIC_URL || 'http://localhost:3000').replace(/\/+$/, '');
