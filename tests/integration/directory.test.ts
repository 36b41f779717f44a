import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EntriesAnswer, mergeEntries, unpackEntry } from '@/lib/agreement/directory/directory-entry';
import { getCallSheet } from '@/lib/agreement/directory/get-call-sheet';
import { getDirectoryEntries } from '@/lib/agreement/directory/get-directory-entries';
import { getDirectoryEntry } from '@/lib/agreement/directory/get-directory-entry';
import { listDirectory, usesDirectory } from '@/lib/agreement/directory/list-directory';
import { sealMeans } from '@/lib/agreement/contacts/means-seal';
import { CopyEndedError } from '@/lib/agreement/directory/copy-token';
import { endDirectoryCopy } from '@/lib/agreement/directory/end-directory-copy';
import { listDirectoryCopies } from '@/lib/agreement/directory/list-directory-copies';
import { renewDirectoryCopy } from '@/lib/agreement/directory/renew-directory-copy';
import { reportWipedCopy } from '@/lib/agreement/directory/report-wiped-copy';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { day } from '@/lib/platform/time';
import { makeAgreement, makeContact, makeMembership } from '../support/agreement-factories';
import { actorOf, anonymousActor, makeMunicipality, makePerson, ownerClient, secretariatActor } from '../support/factories';

const owner = ownerClient(process.env.OWNER_URL!);
const sql = new pg.Client({ connectionString: process.env.OWNER_URL });
const places = [
  { code: '992011', name: '甲市', kana: 'こうし', status: 'member' }, { code: '992020', name: '乙町', kana: 'おつちょう', status: 'member' }, { code: '992038', name: '丙村', kana: 'へいむら', status: 'suspended' },
  { code: '992046', name: '丁町', kana: 'ていちょう', status: 'withdrawn' }, { code: '992054', name: '戊市', kana: 'ぼし', status: 'preparing' },
] as const;
let editor: ReturnType<typeof actorOf>;
let withdrawn: ReturnType<typeof actorOf>;
let first: { id: string };
let other: ReturnType<typeof actorOf>;

const last = async (): Promise<string> => (await sql.query('select coalesce(max(seq), 0) as seq from audit_entry')).rows[0].seq;
const actsSince = async (seq: string) => (await sql.query('select act, municipality_code as code, detail from audit_entry where seq > $1 order by seq', [seq])).rows as { act: string; code: string | null; detail: object }[];
const tagsOf = ({ entries }: EntriesAnswer) => Object.fromEntries(entries.map(([code, tag]) => [code, tag]));

beforeAll(async () => {
  await sql.connect();
  await makeAgreement(owner);
  for (const { status, ...place } of places) {
    await makeMunicipality(owner, { ...place, type: '町', population: 9_000 });
    await makeMembership(owner, { code: place.code, status });
    await makeContact(owner, { code: place.code, side: 'ict', callOrder: 2, name: `${place.name}の次`, means: [{ kind: 'phone', value: '0990-000-222' }] });
  }
  await owner.municipality.update({ where: { code: '992011' }, data: { lat: 35, lng: 135 } });
  await owner.municipality.update({ where: { code: '992020' }, data: { lat: 35.1, lng: 135 } });
  first = await makeContact(owner, { code: '992020', side: 'disaster', callOrder: 1, name: '髙橋 守', kana: 'たかはし まもる', means: [{ kind: 'phone', value: '0990-000-111', hours: 'weekday' }, { kind: 'fax', value: '0990-000-112' }] });
  const ended = await makeContact(owner, { code: '992020', side: 'ict', callOrder: 3, name: '異動した人', means: [{ kind: 'phone', value: '0990-000-333' }] });
  await owner.contact.update({ where: { id: ended.id }, data: { endedOn: day('2026-04-01') } });
  await makeContact(owner, { code: '992020', side: 'ict', callOrder: 4, name: 'まだ来ない人', means: [], appointedOn: '2099-04-01' });
  editor = actorOf(await makePerson(owner, { signInName: 'a', name: '甲の担当', role: 'editor', code: '992011' }));
  other = actorOf(await makePerson(owner, { signInName: 'b', name: '乙の担当', role: 'approver', code: '992020' }));
  withdrawn = actorOf(await makePerson(owner, { signInName: 'd', name: '丁の担当', role: 'editor', code: '992046' }));
});
afterAll(() => Promise.all([sql.end(), owner.$disconnect()]));

describe('the list', () => {
  test('holds those that have signed, near ones first, with whom to call today in the order of calling', async () => {
    const { shown, total, from, asked } = await listDirectory(editor, {});
    expect([total, from, asked.order]).toEqual([3, '甲市', 'near']);
    expect(shown.map(({ entry }) => entry.name)).toEqual(['甲市', '乙町', '丙村']);
    expect(shown[1]!.km).toBeCloseTo(11.1, 1);
    expect(shown[1]!.entry.contacts.map(({ name, means }) => [name, ...means.map(({ value }) => value)])).toEqual([['髙橋 守', '0990-000-111', '0990-000-112'], ['乙町の次', '0990-000-222']]);
    expect(shown[2]!.entry.status).toBe('suspended');
  });

  test('finds by name, reading, code, person and standing, without unsealing the others', async () => {
    const names = async (query: Record<string, string>) => (await listDirectory(editor, query)).shown.map(({ entry }) => entry.name);
    expect(await names({ q: 'オツ' })).toEqual(['乙町']);
    expect(await names({ q: '高橋' })).toEqual(['乙町']);
    expect(await names({ q: '99203' })).toEqual(['丙村']);
    expect(await names({ standing: 'suspended' })).toEqual(['丙村']);
    expect(await names({ q: '丁町' })).toEqual([]);
    expect(await names({ q: '異動した' })).toEqual([]);
    expect(await names({ page: '99' })).toHaveLength(3);
  });

  test('the secretariat has no place from which to measure', async () => {
    const { from, asked, shown } = await listDirectory(secretariatActor, {});
    expect([from, asked.order, shown.length]).toEqual([null, 'kana', 3]);
  });

  test('finds who can lend and who has laid something down, and tells it beside each; of duties the secretariat alone learns', async () => {
    const writer = editor.personId;
    await owner.catalogueSheet.create({ data: { municipalityCode: '992020', side: 'offers', reviewedOn: day('2026-05-01'), entries: { 'people-network': { amount: 2, days: 7 } } } });
    await owner.catalogueSheet.create({ data: { municipalityCode: '992020', side: 'wishes', reviewedOn: day('2026-05-01'), entries: { 'equipment-pc': { amount: 9 } } } });
    await owner.catalogueSheet.create({ data: { municipalityCode: '992046', side: 'offers', reviewedOn: day('2026-05-01'), entries: { 'people-network': { amount: 9 } } } });
    await owner.dutyStatement.create({ data: { municipalityCode: '992038', kind: 'reception', content: {}, reviewedOn: day('2026-04-01'), writtenBy: writer } });
    await owner.dutyStatement.create({ data: { municipalityCode: '992020', kind: 'sending', content: {}, reviewedOn: day('2026-04-01'), writtenBy: writer, withdrawnAt: new Date() } });
    const names = async (query: Record<string, string>, actor: Parameters<typeof listDirectory>[0] = editor) => (await listDirectory(actor, query)).shown.map(({ entry }) => entry.name);
    expect(await names({ lend: 'people-network', amount: '2' })).toEqual(['乙町']);
    expect(await names({ lend: 'people', amount: '2', q: 'オツ' })).toEqual(['乙町']);
    expect(await names({ lend: 'equipment-pc' })).toEqual([]);
    expect(await names({ state: 'reception' })).toEqual(['丙村']);
    expect(await names({ state: 'sending' })).toEqual([]);
    const { shown } = await listDirectory(editor, {});
    expect(shown[1]!.entry.help).toEqual({ reception: null, sending: null, offers: { reviewedOn: '2026-05-01', entries: { 'people-network': { amount: 2, days: 7 } } } });
    expect(shown.map(({ unmet }) => unmet)).toEqual([null, null, null]);
    const none = await listDirectory(editor, { lend: 'people-network', amount: '3' });
    expect(none.loosen.map(({ words, found }) => [words, found])).toEqual([['必要な数の条件を外す', 1]]);
    // A member's own address does not open what is the secretariat's.
    expect(await names({ state: 'unmet' })).toEqual(['甲市', '乙町', '丙村']);
    expect(await names({ state: 'unmet' }, secretariatActor)).toEqual(['乙町', '甲市']); // at rest nothing is owed
    expect((await listDirectory(secretariatActor, {})).shown.find(({ entry }) => entry.code === '992011')!.unmet).toBe(8);
    expect([(await getDirectoryEntries(editor, { known: null })).unmet, (await getDirectoryEntries(secretariatActor, { known: null })).unmet?.['992011']]).toEqual([undefined, 8]);
    expect((await getDirectoryEntry(editor, { code: '992020', as: 'page' })).entry.help.offers?.entries).toEqual({ 'people-network': { amount: 2, days: 7 } });
  });

  test('the way to it is shown to who may go there', async () => {
    expect(await Promise.all([editor, withdrawn, secretariatActor, anonymousActor].map((actor) => usesDirectory(actor)))).toEqual([true, false, true, false]);
  });
});

describe('one municipality', () => {
  test('opening another one is recorded for its own people to see, without a number; one’s own is not', async () => {
    const before = await last();
    await getDirectoryEntry(editor, { code: '992011', as: 'page' });
    expect(await actsSince(before)).toEqual([]);
    const { entry, km, own } = await getDirectoryEntry(editor, { code: '992020', as: 'page' });
    expect([entry.contacts.length, own, Math.round(km!)]).toEqual([2, false, 11]);
    await getDirectoryEntry(editor, { code: '992020', as: 'card' });
    const lines = await actsSince(before);
    expect(lines.map(({ act, code }) => [act, code])).toEqual([['directory.entry-opened', '992020'], ['directory.card-taken', '992020']]);
    expect(JSON.stringify(lines)).not.toMatch(/0990|髙橋/);
  });

  test.each(['992046', '992054', '011002', 'x'])('%s is no member', async (code) => {
    await expect(getDirectoryEntry(editor, { code, as: 'page' })).rejects.toThrow(NotFoundError);
  });
});

describe('a sheet of paper', () => {
  test('is for one’s own prefecture, or one’s group first', async () => {
    const sheet = await getCallSheet(editor, { of: '' });
    expect([sheet.of, sheet.title, sheet.own?.name, sheet.others.map(({ name }) => name)]).toEqual(['99', '見本県', '甲市', ['乙町', '丙村']]);
    const group = await owner.agreementGroup.create({ data: { agreementId: 'ict-mutual-aid', name: '海の組' } });
    await owner.membership.updateMany({ where: { municipalityCode: { in: ['992011', '992038'] } }, data: { groupId: group.id } });
    const own = await getCallSheet(editor, { of: '' });
    expect([own.of, own.title, own.others.map(({ name }) => name), own.choices.length]).toEqual(['group', '海の組', ['丙村'], 2]);
    expect((await getCallSheet(editor, { of: '99' })).others).toHaveLength(2);
    expect((await getCallSheet(secretariatActor, { of: 'x' })).others).toHaveLength(3);
  });
});

describe('a copy on a device', () => {
  const keep = (actor = editor) => renewDirectoryCopy(actor, { copy: null });

  test('gets the server’s part for 30 days, the same each time, and each copy its own', async () => {
    const { copy, renewed } = await keep();
    expect(renewed!.part).toMatch(/^[0-9a-f]{64}$/);
    expect((Date.parse(renewed!.until) - Date.now()) / 86_400_000).toBeCloseTo(30, 2);
    expect((await renewDirectoryCopy(editor, { copy })).renewed!.part).toBe(renewed!.part);
    expect((await keep()).renewed!.part).not.toBe(renewed!.part);
    expect(copy).not.toContain(editor.personId);
  });

  test('nobody else gets it: not another member, not without a session; the copy may stay', async () => {
    const { copy } = await keep();
    for (const actor of [other, secretariatActor, anonymousActor]) expect(await renewDirectoryCopy(actor, { copy })).toEqual({ copy, renewed: null });
  });

  test('ends with the person’s removal, the role’s end and the municipality’s leaving, whoever asks; the device has wiped it then', async () => {
    const copies = await Promise.all([keep(other), keep(other), keep(other), keep(other)]);
    const endsBy = async (n: number, end: () => Promise<unknown>, undo: () => Promise<unknown>) => {
      const { copy } = copies[n]!;
      expect((await renewDirectoryCopy(anonymousActor, { copy })).renewed).toBeNull();
      await end();
      await expect(renewDirectoryCopy(anonymousActor, { copy })).rejects.toThrow(CopyEndedError);
      await undo();
      await expect(renewDirectoryCopy(other, { copy })).rejects.toThrow(CopyEndedError);
    };
    const removed = (removedAt: Date | null) => owner.person.update({ where: { id: other.personId }, data: { removedAt } });
    const roleEnded = (endedAt: Date | null) => owner.assignment.updateMany({ where: { personId: other.personId }, data: { endedAt } });
    const standing = (status: string) => owner.membership.updateMany({ where: { municipalityCode: '992020' }, data: { status } });
    await endsBy(0, () => removed(new Date()), () => removed(null));
    await endsBy(1, () => roleEnded(new Date()), () => roleEnded(null));
    await endsBy(2, () => standing('withdrawn'), () => standing('member'));
    expect((await renewDirectoryCopy(other, { copy: copies[3]!.copy })).renewed).not.toBeNull();
  });

  test.each(['', 'x', 'A'.repeat(80)])('a token that is none (%s) is ended too', async (copy) => {
    await expect(renewDirectoryCopy(editor, { copy })).rejects.toThrow(CopyEndedError);
  });

  test('is listed to its person and the secretariat by browser and dates, and ended by one of them: wiped at the next contact, the others stay', async () => {
    await owner.directoryCopy.deleteMany();
    const [lost, here] = [await renewDirectoryCopy(editor, { copy: null, browser: 'Safari（iPhone）' }), await renewDirectoryCopy(editor, { copy: null, browser: 'Edge（Windows）' })];
    const list = (actor: Parameters<typeof listDirectoryCopies>[0] = editor) => listDirectoryCopies(actor, { personId: editor.personId });
    expect((await list()).map(({ browser, endedAt }) => [browser, endedAt])).toEqual([['Edge（Windows）', null], ['Safari（iPhone）', null]]);
    expect(await list(secretariatActor)).toHaveLength(2);
    await expect(list(other)).rejects.toThrow(RefusedError);
    const { id } = (await list())[1]!;
    await expect(endDirectoryCopy(other, { id })).rejects.toThrow(NotFoundError);
    await expect(endDirectoryCopy(anonymousActor, { id })).rejects.toThrow(RefusedError);

    const before = await last();
    expect(await endDirectoryCopy(editor, { id })).toEqual({ personId: editor.personId });
    await endDirectoryCopy(secretariatActor, { id }); // ended already
    expect((await actsSince(before)).map(({ act }) => act)).toEqual(['directory.copy-ended']);
    expect((await list()).map(({ endedAt, wipedAt }) => [endedAt !== null, wipedAt !== null])).toEqual([[false, false], [true, false]]);
    for (const actor of [anonymousActor, editor]) await expect(renewDirectoryCopy(actor, { copy: lost.copy })).rejects.toThrow(CopyEndedError);
    expect((await list())[1]!.wipedAt).not.toBeNull(); // told by that contact
    expect((await renewDirectoryCopy(editor, { copy: here.copy })).renewed).not.toBeNull();
  });

  test('one ended by the secretariat names who; one that its device wiped is out of the list; one of before gets its row when renewed', async () => {
    await owner.directoryCopy.deleteMany();
    const list = () => listDirectoryCopies(editor, { personId: editor.personId });
    const { copy } = await keep();
    await endDirectoryCopy(secretariatActor, { id: (await list())[0]!.id });
    expect(await owner.directoryCopy.findMany({ select: { endedBy: true } })).toEqual([{ endedBy: secretariatActor.personId }]);
    await owner.directoryCopy.deleteMany();
    expect((await renewDirectoryCopy(anonymousActor, { copy })).renewed).toBeNull();
    expect(await list()).toEqual([]);
    await renewDirectoryCopy(editor, { copy, browser: 'Chrome（Android）' });
    expect(await list()).toMatchObject([{ browser: 'Chrome（Android）', endedAt: null }]);
    await reportWipedCopy(anonymousActor, { copy });
    expect(await list()).toEqual([]);
    await expect(renewDirectoryCopy(editor, { copy })).rejects.toThrow(CopyEndedError);
    await expect(reportWipedCopy(anonymousActor, { copy: 'x' })).rejects.toThrow(CopyEndedError);
    await keep();
    await owner.directoryCopy.updateMany({ data: { renewedAt: new Date(Date.now() - 31 * 86_400_000) } });
    expect(await list()).toEqual([]); // past its date it opens no more
  });

  test('is not made by who may not look', async () => {
    await expect(keep(withdrawn)).rejects.toThrow(RefusedError);
    await expect(renewDirectoryCopy(anonymousActor, { copy: null })).rejects.toThrow(RefusedError);
  });
});

describe('all entries, and what differs', () => {
  test('a copy follows a new number, a new member and one that leaves; the rest does not travel again', async () => {
    const all = await getDirectoryEntries(editor, { known: null });
    expect(all.entries.map(([code]) => code)).toEqual(['992011', '992020', '992038']);
    expect(Object.keys(all.prefectures)).toEqual(['99']);
    expect((await getDirectoryEntries(editor, { known: tagsOf(all) })).entries).toEqual([]);

    await owner.catalogueSheet.updateMany({ where: { municipalityCode: '992020', side: 'offers' }, data: { entries: { 'people-network': { amount: 5 } } } });
    const offered = await getDirectoryEntries(editor, { known: tagsOf(all) });
    expect(offered.entries.map((entry) => unpackEntry(entry)).map(({ code, help }) => [code, help.offers?.entries])).toEqual([['992020', { 'people-network': { amount: 5 } }]]);

    await owner.contactMeans.updateMany({ where: { contactId: first.id, kind: 'phone' }, data: { sealed: sealMeans('0990-000-444', first.id) } });
    await owner.membership.updateMany({ where: { municipalityCode: '992054' }, data: { status: 'member' } });
    await owner.membership.updateMany({ where: { municipalityCode: '992038' }, data: { status: 'withdrawn' } });
    const difference = await getDirectoryEntries(editor, { known: tagsOf(all) });
    expect([difference.entries.map(([code]) => code), difference.gone]).toEqual([['992020', '992054'], ['992038']]);
    const merged = mergeEntries(all.entries, difference);
    expect(merged).toEqual((await getDirectoryEntries(editor, { known: null })).entries);
    expect(unpackEntry(merged[1]!).contacts[0]!.means[0]!.value).toBe('0990-000-444');
  });
});
