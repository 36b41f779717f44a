// Counts a year anew and says where the standing counts differ; with --repair it puts them right.
// DATABASE_URL=… npm run recount -- YEAR [--repair]
import { recount } from '../lib/results/counting/recount';

const [yearText, option] = process.argv.slice(2);
const year = Number(yearText);
if (!Number.isInteger(year) || (option !== undefined && option !== '--repair')) {
  console.error('usage: DATABASE_URL=… npm run recount -- YEAR [--repair]');
  process.exit(2);
}

const nobody = '00000000-0000-0000-0000-000000000000';
const repair = option === '--repair';
const wrong = await recount({ kind: 'secretariat', personId: nobody, sessionId: nobody, name: 'recount' }, { year, repair });
for (const change of wrong) console.log(change.join('\t'));
console.log(wrong.length === 0 ? `${year}: the standing counts are right` : `${year}: ${wrong.length} counts ${repair ? 'put right' : 'differ (scheme, band, item, part, value, by how much they should change)'}`);
process.exit(wrong.length > 0 && !repair ? 1 : 0);
