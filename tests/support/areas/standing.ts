import type { Area } from './area';

//                anon removed viewer editor own/foreign approver own/foreign coordinator own/foreign secretariat
const everyone = 'ok ok ok ok ok ok ok ok ok ok';
const secretariat = 'no no no no no no no no no ok';
const secretariatPages = 'in in no no no no no no no ok';

/** Free tables of the secretariat, comparison with other years, and where a municipality stands. */
export const standing: Area = {
  routes: [
    { file: '(public)/results/[year]/cross/page.tsx', path: '/results/YEAR/cross?item=risk-assumed&by=prefecture', answers: secretariatPages },
    { file: '(public)/results/[year]/cross/csv/route.ts', path: '/results/YEAR/cross/csv?item=risk-assumed&by=type-size', answers: secretariatPages },
    { file: '(public)/results/[year]/trend/page.tsx', path: '/results/YEAR/trend', answers: everyone },
    { file: '(member)/standing/[year]/page.tsx', path: '/standing/YEAR?code=OWN', answers: 'in in no ok no ok no no no no' },
  ],
  loadServices: async () => {
    const cross = await import('@/lib/results/cross/get-cross');
    const standing = await import('@/lib/results/own-standing/get-own-standing');
    const trend = await import('@/lib/results/trend/get-trend');
    const asked = { item: 'risk-assumed', part: '', by: 'size-100k', where: [{ by: 'prefecture', value: '99' }], first: '', second: '' };
    return [
      { name: 'results/cross/get-cross', call: (actor) => cross.getCross(actor, { year: 2025, asked }), answers: secretariat },
      { name: 'results/trend/get-trend', call: (actor) => trend.getTrend(actor, { year: 2025, column: 'size-100k:from-100k' }), answers: everyone },
      { name: 'results/own-standing/get-own-standing', call: (actor) => standing.getOwnStanding(actor, { year: 2025, code: '992011' }), answers: 'no no no ok no ok no no no no' },
    ];
  },
  // Read by everyone, of what is published; with tests of their own.
  elsewhere: ['results/editions/get-edition', 'results/editions/list-editions'],
  pages: (year) => [
    { name: 'cross-empty', path: `/results/${year}/cross`, as: 'jimukyoku' },
    { name: 'cross', path: `/results/${year}/cross?item=backup-medium&part=juki&by=type-size&where=q.risk-assumed:yes&where=q.vendor.juki&narrow=prefecture`, as: 'jimukyoku' },
    { name: 'cross-wrong', path: `/results/${year}/cross?item=no-such&by=nothing&where=x:y`, as: 'jimukyoku' },
    { name: 'trend', path: `/results/${year - 1}/trend` },
    { name: 'trend-open-year', path: `/results/${year}/trend` },
    { name: 'standing-open-year', path: `/standing/${year}`, as: 'hensyu' },
    { name: 'standing', path: `/standing/${year - 1}`, as: 'hensyu' },
  ],
};
