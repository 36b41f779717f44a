import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { TEMPLATE } from './database-server';

// Each test file has a database of its own, copied from the migrated template, and cannot disturb another.
const serverUrl = inject('serverUrl');
const name = `test_${randomBytes(6).toString('hex')}`;

const admin = new pg.Client({ connectionString: serverUrl.replace('DATABASE', 'postgres') });
await admin.connect();
await admin.query('select pg_advisory_lock(1)'); // a template can be copied by one at a time
await admin.query(`create database ${name} template ${TEMPLATE}`);
await admin.end();

process.env.OWNER_URL = serverUrl.replace('DATABASE', name);
process.env.DATABASE_URL = process.env.OWNER_URL.replace('sonaeai_owner:', 'sonaeai_web:');
process.env.SONAEAI_SECRET = 'a-secret-for-tests-only-of-32-bytes-or-more';
