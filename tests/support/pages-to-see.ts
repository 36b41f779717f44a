import { questionnaireFor } from '../../lib/survey/questionnaire/current-questionnaire';
import { areas } from './areas/all';

/** Every page a person can open in the demo, and as whom: for axe, sideways scrolling, and the pictures in docs/screenshots. */
export type PageToSee = { name: string; path: string; as?: string };

export function pagesToSee(year: number): PageToSee[] {
  return [
    { name: 'landing', path: '/' },
    { name: 'results', path: '/results' },
    { name: 'results-2012', path: '/results/2012' },
    { name: 'results-before-publication', path: `/results/${year}` },
    { name: 'blank', path: `/survey/${year}/blank` },
    { name: 'register', path: '/register?q=池田' },
    { name: 'register-one', path: '/register/011002' },
    { name: 'signin', path: '/signin' },
    { name: 'invite-lapsed', path: '/invite/not-a-token' },
    { name: 'not-found', path: '/no-such-page' },
    { name: 'home-editor', path: '/home', as: 'hensyu' },
    { name: 'home-approver', path: '/home', as: 'shonin' },
    { name: 'home-secretariat', path: '/home', as: 'jimukyoku' },
    { name: 'home-coordinator', path: '/home', as: 'ken' },
    { name: 'home-viewer', path: '/home', as: 'etsuran' },
    { name: 'surveys', path: '/survey', as: 'hensyu' },
    { name: 'survey', path: `/survey/${year}`, as: 'hensyu' },
    ...questionnaireFor(year).sections.map((section) => ({ name: `section-${section.number}`, path: `/survey/${year}/${section.key}`, as: 'hensyu' })),
    { name: 'review', path: `/survey/${year}/review`, as: 'shonin' },
    { name: 'account', path: '/account', as: 'hensyu' },
    { name: 'one-time-code', path: '/account/one-time-code', as: 'hensyu' },
    { name: 'waves', path: '/admin/waves', as: 'jimukyoku' },
    { name: 'wave', path: `/admin/waves/${year}`, as: 'jimukyoku' },
    { name: 'people', path: '/admin/people', as: 'jimukyoku' },
    { name: 'results-year', path: `/results/${year}?scheme=type-size`, as: 'jimukyoku' },
    { name: 'forbidden', path: '/admin/people', as: 'hensyu' },
    ...areas.flatMap((area) => area.pages?.(year) ?? []),
  ];
}
