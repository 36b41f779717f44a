import type { Area } from './area';

// As row-level-security.test.ts names it: oneself.
const self = '00000000-0000-4000-8000-000000000011';
const FILE = '00000000-0000-4000-8000-000000000840';
const OWN = `municipality_code = '992011'`;

/** 28 bytes of a seal, and one of content. */
const file = (id: string, by: string) => `insert into stored_file (id, municipality_code, purpose, name, type, size, sha256, sealed, added_by) values ('${id}', '992011', 'document', 'x.pdf', 'application/pdf', 1, repeat('0', 64), decode(repeat('00', 29), 'hex'), ${by})`;

/** Files, the promise of secrecy, documents under it and the inventory. */
export const documents: Area = {
  watched: ['stored_file'],
  policyRows: `${file(FILE, `'${self}'`)};`,
  policyTries: tries(),
  memberTries: tries(),
  prepareMembers: async (client, places) => {
    const code = places['member own'];
    if (!(await client.storedFile.findFirst({ where: { municipalityCode: code } }))) await client.storedFile.create({ data: { id: FILE, municipalityCode: code, purpose: 'document', name: 'x.pdf', type: 'application/pdf', size: 1, sha256: '0'.repeat(64), sealed: new Uint8Array(29) } });
  },
};

function tries() {
  return {
    stored_file: { select: `select from stored_file where ${OWN} and purpose = 'document'`, insert: file('00000000-0000-4000-8000-000000000841', 'actor.person()'), update: `update stored_file set name = name where ${OWN}` },
  };
}
