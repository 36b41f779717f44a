import type { Area } from './area';

//                anon removed viewer editor own/foreign approver own/foreign coordinator own/foreign secretariat
const pages = 'in in no ok ok ok ok no no ok';
const files = 'who who no ok ok ok ok no no ok';
const services = 'no no no ok ok ok ok no no ok';
//              own other no-nda other-agreement withdrawn suspended preparing outside supporter secretariat
const members = 'ok ok ok no no ok no no no ok';

/** Of the editor of A. */
const COPY = '00000000-0000-4000-8000-000000000865';

/** Whom to call in the municipalities of the agreement. */
export const directory: Area = {
  routes: [
    { file: '(member)/directory/page.tsx', path: '/directory', answers: pages, members },
    { file: '(member)/directory/[code]/page.tsx', path: '/directory/OWN', answers: pages, members },
    { file: '(member)/directory/[code]/card.vcf/route.ts', path: '/directory/OWN/card.vcf', answers: files, members },
    { file: '(member)/directory/entries/route.ts', path: '/directory/entries', answers: files, members },
    { file: '(member)/directory/print/page.tsx', path: '/directory/print', answers: pages, members },
    { file: '(member)/directory/card/page.tsx', path: '/directory/card', answers: pages, members },
    // The body that the table sends is not its own: everyone is told so, and nothing happens.
    { file: '(member)/directory/copy/route.ts', path: '/directory/copy', method: 'POST', answers: 'bad bad bad bad bad bad bad bad bad bad' },
  ],
  loadServices: async () => {
    const list = await import('@/lib/agreement/directory/list-directory');
    const entry = await import('@/lib/agreement/directory/get-directory-entry');
    const entries = await import('@/lib/agreement/directory/get-directory-entries');
    const copy = await import('@/lib/agreement/directory/renew-directory-copy');
    const sheet = await import('@/lib/agreement/directory/get-call-sheet');
    const copies = await import('@/lib/agreement/directory/list-directory-copies');
    const end = await import('@/lib/agreement/directory/end-directory-copy');
    return [
      { name: 'agreement/directory/list-directory-copies', call: (actor, { editorOfA }) => copies.listDirectoryCopies(actor, { personId: editorOfA }), answers: 'no no no ok no no no no no ok' },
      { name: 'agreement/directory/end-directory-copy', call: (actor) => end.endDirectoryCopy(actor, { id: COPY }), answers: 'no no none ok none none none none none ok' },
      { name: 'agreement/directory/get-call-sheet', call: (actor) => sheet.getCallSheet(actor, { of: '' }), answers: services, members },
      { name: 'agreement/directory/renew-directory-copy', call: (actor) => copy.renewDirectoryCopy(actor, { copy: null }), answers: services, members },
      { name: 'agreement/directory/list-directory', call: (actor) => list.listDirectory(actor, {}), answers: services, members },
      { name: 'agreement/directory/get-directory-entry', call: (actor) => entry.getDirectoryEntry(actor, { code: '992011', as: 'page' }), answers: services, members },
      { name: 'agreement/directory/get-directory-entries', call: (actor) => entries.getDirectoryEntries(actor, { known: null }), answers: services, members },
    ];
  },
  // The way in for routes; and what a device says without a session (tests/integration/directory.test.ts).
  elsewhere: ['agreement/directory/answer-json', 'agreement/directory/report-wiped-copy'],
  watched: ['directory_copy'],
  prepare: async (client, { editorOfA }) => {
    await client.directoryCopy.upsert({ where: { id: COPY }, create: { id: COPY, personId: editorOfA, agreementId: 'ict-mutual-aid', tokenHash: 'tried' }, update: { endedAt: null, endedBy: null, wipedAt: null } });
  },
  policyRows: `insert into directory_copy (person_id, agreement_id, token_hash) values ('00000000-0000-4000-8000-000000000010', 'ict-mutual-aid', 'tried');`,
  policyTries: {
    "directory_copy (a colleague's)": {
      select: `select from directory_copy where token_hash = 'tried'`,
      insert: `insert into directory_copy (person_id, agreement_id, token_hash) values ('00000000-0000-4000-8000-000000000010', 'ict-mutual-aid', 'new')`,
      update: `update directory_copy set ended_at = now() where token_hash = 'tried'`,
    },
  },
  pages: () => [
    { name: 'directory', path: '/directory', as: 'hensyu' },
    { name: 'directory-entry', path: '/directory/992038', as: 'hensyu' },
    { name: 'directory-print', path: '/directory/print', as: 'hensyu' },
    { name: 'directory-card', path: '/directory/card', as: 'hensyu' },
  ],
};
