// Fills a migrated database: OWNER_URL is the role that owns the tables, SEED what to put in (register | demo).
// It can be run again at any time; a second run changes nothing. Progress goes to stdout, one line a step.
import pg from 'pg';
import { ownerClient } from '../tests/support/factories';
import { seedDemo } from './demo/seed-demo';
import { loadAgreement } from './load-agreement';
import { loadRegister } from './load-register';
import { sealNames } from './seal-names';

const url = process.env.OWNER_URL;
const kind = process.env.SEED ?? 'register';
if (!url || !['register', 'demo'].includes(kind)) {
  console.error('OWNER_URL must name the database (as the owner of its tables), SEED must be register or demo');
  process.exit(2);
}

const client = new pg.Client({ connectionString: url });
await client.connect();
const { municipalities, changed, populations } = await loadRegister(client);
await client.end();
console.log(`register: ${municipalities} municipalities (${changed} written, ${populations} populations added)`);

const prisma = ownerClient(url);
const sealed = await prisma.$transaction((tx) => sealNames(tx), { timeout: 600_000 });
if (sealed > 0) console.log(`sealed: ${sealed} rows of an older version`);
console.log(`agreement: ${await loadAgreement(prisma)} duties`);
if (kind === 'demo') await seedDemo(prisma, (line) => console.log(line));
await prisma.$disconnect();
