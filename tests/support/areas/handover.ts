import { isoDay } from '../../../lib/platform/time';
import type { Area } from './area';

const onA = 'no no no ok no no no no no ok'; // the person itself, and the secretariat
let planned = '';

const input = ({ editorOfA, assignmentOfA }: { editorOfA: string; assignmentOfA: string }, step: string) => ({
  step, personId: editorOfA, assignments: [assignmentOfA], to: 'new', name: '後任の人', department: '', side: 'ict' as const, email: '', on: isoDay(new Date()), note: '',
});

export const handover: Area = {
  routes: [
    { file: '(auth)/account/handover/page.tsx', path: '/account/handover', answers: 'in in ok ok ok ok ok ok ok ok' },
    { file: '(admin)/admin/people/[id]/handover/page.tsx', path: '/admin/people/PERSON/handover', answers: 'in in no no no no no no no ok' },
  ],
  watched: ['handover', 'handover_role'],
  prepare: async (client, { editorOfA, assignmentOfA, actors }) => {
    const approver = actors['approver own'];
    if (approver.kind !== 'person') throw new Error('the approver is no person');
    const row = await client.handover.create({
      data: {
        fromPerson: editorOfA, toPerson: approver.personId, effectiveOn: new Date('2099-04-01'), createdBy: editorOfA, note: '甲市だけが知る印',
        roles: { create: { assignmentId: assignmentOfA, role: 'editor', municipalityCode: '992011' } },
      },
    });
    planned = row.id;
  },
  loadServices: async () => {
    const [get, check, hand, steps, withdraw, undo, unattended] = await Promise.all([
      import('@/lib/people/get-handover'), import('@/lib/people/check-handover'), import('@/lib/people/hand-over'), import('@/lib/people/handover-steps'),
      import('@/lib/people/withdraw-handover'), import('@/lib/people/undo-handover'), import('@/lib/people/list-unattended'),
    ]);
    const secretariat = 'no no no no no no no no no ok';
    return [
      { name: 'people/get-handover', call: (actor, { editorOfA }) => get.getHandover(actor, editorOfA), answers: onA },
      { name: 'people/check-handover', call: (actor, fixture) => check.checkHandover(actor, input(fixture, 'check')), answers: onA },
      { name: 'people/hand-over', call: (actor, fixture) => hand.handOver(actor, input(fixture, 'confirm')), answers: onA },
      { name: 'people/handover-steps', call: (actor, fixture) => steps.handoverStep(actor, input(fixture, 'confirm')), answers: onA },
      { name: 'people/withdraw-handover', call: (actor) => withdraw.withdrawHandover(actor, { handoverId: planned }), answers: onA },
      { name: 'people/undo-handover', call: (actor) => undo.undoHandover(actor, { handoverId: planned }), answers: secretariat },
      { name: 'people/list-unattended', call: (actor) => unattended.listUnattended(actor), answers: secretariat },
    ];
  },
  elsewhere: ['people/hat', 'people/list-hats'],
  pages: () => [{ name: 'handover', path: '/account/handover', as: 'hensyu' }],
  policyTries: {
    handover: {
      select: `select from handover where note = 'tried'`,
      insert: `insert into handover (from_person, to_person, effective_on, created_by) select id, id, now(), id from person limit 1`,
      update: `update handover set note = note`,
    },
    handover_role: { select: `select from handover_role where municipality_code = '992011'`, insert: `insert into handover_role select * from handover_role`, update: 'update handover_role set role = role' },
  },
  policyRows: `
    with successor as (insert into person (sign_in_name, name) values ('successor', '後任') returning id),
      p as (select a.id, a.person_id from assignment a where a.municipality_code = '992011' limit 1),
      h as (insert into handover (from_person, to_person, effective_on, note, created_by) select p.person_id, successor.id, now(), 'tried', p.person_id from p, successor returning id, from_person)
    insert into handover_role (handover_id, from_person, assignment_id, role, municipality_code) select h.id, h.from_person, p.id, 'editor', '992011' from h, p;`,
};
