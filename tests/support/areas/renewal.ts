import type { Area } from './area';

const own = { year: 2026, code: '992011' }; // as in services-table.ts, which cannot be imported from here

//                anon removed viewer editor own/foreign approver own/foreign coordinator own/foreign secretariat
const writersOfA = 'no no no ok no ok no no no no';

export const renewal: Area = {
  loadServices: async () => {
    const [last, carry, undo] = [await import('@/lib/survey/get-last-year'), await import('@/lib/survey/carry-answers'), await import('@/lib/survey/undo-carry')];
    return [
      { name: 'survey/get-last-year', call: (actor) => last.getLastYear(actor, own), answers: writersOfA },
      { name: 'survey/carry-answers', call: (actor) => carry.carryAnswers(actor, own), answers: writersOfA },
      { name: 'survey/undo-carry', call: (actor) => undo.undoCarry(actor, own), answers: writersOfA },
    ];
  },
};
