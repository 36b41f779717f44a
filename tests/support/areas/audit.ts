import { readFilter } from '../../../lib/audit/filter';
import type { Area } from './area';

const filter = readFilter({}).filter;
const A = '992011';

export const audit: Area = {
  routes: [
    { file: '(admin)/admin/audit/page.tsx', path: '/admin/audit', answers: 'in in no no no no no no no ok' },
    { file: '(admin)/admin/audit/csv/route.ts', path: '/admin/audit/csv', answers: 'who who no no no no no no no ok' },
    { file: '(member)/records/page.tsx', path: '/records?code=OWN', answers: 'in in no ok no ok no no no no' },
    { file: '(auth)/account/audit/page.tsx', path: '/account/audit', answers: 'in in ok ok ok ok ok ok ok ok' },
    { file: '(public)/words/[kind]/page.tsx', path: '/words/forbidden', answers: 'ok ok ok ok ok ok ok ok ok ok' },
  ],
  loadServices: async () => {
    const [search, csv, records, verify] = await Promise.all([
      import('@/lib/people/search-audit'), import('@/lib/people/export-audit'), import('@/lib/people/list-records'), import('@/lib/people/verify-chain'),
    ]);
    const secretariat = 'no no no no no no no no no ok';
    return [
      { name: 'people/search-audit', call: (actor) => search.searchAudit(actor, filter), answers: secretariat },
      {
        name: 'people/export-audit', answers: secretariat,
        call: async (actor) => {
          const pieces = [];
          for await (const piece of await csv.exportAudit(actor, filter)) pieces.push(piece);
          return pieces;
        },
      },
      { name: 'people/list-records', call: (actor) => records.listMunicipalityRecords(actor, { code: A, page: 1 }), answers: 'no no no ok no ok no no no no' },
      { name: 'people/verify-chain', call: (actor) => verify.verifyChain(actor), answers: secretariat },
      { name: 'people/verify-chain state', call: (actor) => verify.getChainState(actor), answers: secretariat },
    ];
  },
  elsewhere: ['people/verify-chain'],
  pages: () => [
    { name: 'audit', path: '/admin/audit', as: 'jimukyoku' },
    { name: 'records', path: '/records', as: 'hensyu' },
    { name: 'own-records', path: '/account/audit', as: 'hensyu' },
  ],
  policyTries: {
    audit_entry: {
      select: `select from audit_entry where municipality_code = '992011'`,
      insert: `insert into audit_entry (actor_kind, act) values ('person', 'forged')`,
      update: `update audit_entry set act = act`,
    },
  },
  policyRows: `insert into audit_entry (actor_kind, act, municipality_code) values ('job', 'tried', '992011');`,
};
