import type { Area } from './area';

/** Joining the agreement, its text, its supporters, and what its members wish for and offer. */
export const joining: Area = {
  routes: [
    { file: '(member)/agreement/page.tsx', path: '/agreement?code=OWN', answers: 'in in no ok no ok no no no no', members: 'ok no no no no no no no no no' },
  ],
  loadServices: async () => {
    const standing = await import('@/lib/agreement/get-standing');
    const own = await import('@/lib/agreement/list-own-standings');
    return [
      { name: 'agreement/get-standing', call: (actor) => standing.getStanding(actor, { code: '992011' }), answers: 'no no no ok no ok no no no no', members: 'ok no no no no no no no no no' },
      { name: 'agreement/list-own-standings', call: (actor) => own.listOwnStandings(actor), answers: 'no no no ok ok ok ok no no no', members: 'ok ok ok ok ok ok ok ok no no' },
    ];
  },
  pages: () => [
    { name: 'agreement', path: '/agreement', as: 'hensyu' },
  ],
};
