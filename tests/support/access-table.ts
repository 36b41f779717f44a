// Every address and every role: who gets what, tried over HTTP by e2e/access-table.spec.ts. A page or route that is not
// named here fails that test, so a new one enters in the commit that makes it.

import { areas } from './areas/all';

/** *own* serves the municipality (or prefecture) that the address names, *foreign* another one. */
export const callers = [
  'anonymous', 'removed', 'viewer', 'editor own', 'editor foreign', 'approver own', 'approver foreign', 'coordinator own', 'coordinator foreign', 'secretariat',
] as const;
export type Caller = (typeof callers)[number];

/** ok 200 · in: sent to the sign-in · home: sent on to another page · no 403 · none 404 · who 401 (routes for programs) · bad another 4xx: a request that came past the door */
export type Answer = 'ok' | 'in' | 'home' | 'no' | 'none' | 'who' | 'bad';

export type Route = {
  /** The file below app/ that answers. */
  file: string;
  /** Address; YEAR, OWN (municipality), PERSON (of OWN), SECTION and TOKEN are filled in. */
  path: string;
  method?: 'GET' | 'PUT' | 'POST';
  /** One answer a caller, in the order above. */
  answers: string;
  /** What belongs to an agreement: one answer a caller of tests/support/members.ts. */
  members?: string;
};

const everyone = 'ok ok ok ok ok ok ok ok ok ok';
const signedIn = 'in in ok ok ok ok ok ok ok ok';
const secretariatOnly = 'in in no no no no no no no ok';

export const routes: Route[] = [
  { file: 'page.tsx', path: '/', answers: everyone },
  { file: '(public)/results/page.tsx', path: '/results', answers: everyone },
  { file: '(public)/results/2012/page.tsx', path: '/results/2012', answers: everyone },
  { file: '(public)/results/[year]/page.tsx', path: '/results/YEAR', answers: everyone },
  { file: '(public)/survey/[year]/blank/page.tsx', path: '/survey/YEAR/blank', answers: everyone },
  { file: '(public)/register/page.tsx', path: '/register?q=池田', answers: everyone },
  { file: '(public)/register/[code]/page.tsx', path: '/register/011002', answers: everyone },

  { file: '(auth)/signin/page.tsx', path: '/signin', answers: 'ok ok home home home home home home home home' },
  { file: '(auth)/signin/code/page.tsx', path: '/signin/code', answers: 'in in in in in in in in in in' },
  { file: '(auth)/invite/[token]/page.tsx', path: '/invite/TOKEN', answers: everyone },
  { file: '(auth)/account/page.tsx', path: '/account', answers: signedIn },
  { file: '(auth)/account/password/page.tsx', path: '/account/password', answers: signedIn },
  { file: '(auth)/account/one-time-code/move/page.tsx', path: '/account/one-time-code/move', answers: signedIn },
  { file: '(auth)/account/one-time-code/recovery/page.tsx', path: '/account/one-time-code/recovery', answers: signedIn },
  { file: '(auth)/account/one-time-code/remove/page.tsx', path: '/account/one-time-code/remove', answers: signedIn },
  { file: '(auth)/account/one-time-code/page.tsx', path: '/account/one-time-code', answers: signedIn },

  { file: '(member)/home/page.tsx', path: '/home', answers: signedIn },
  { file: '(member)/survey/page.tsx', path: '/survey', answers: 'in in no ok ok ok ok no no no' },
  { file: '(member)/survey/[year]/page.tsx', path: '/survey/YEAR?code=OWN', answers: 'in in no ok no ok no no no no' },
  { file: '(member)/survey/[year]/[section]/page.tsx', path: '/survey/YEAR/SECTION?code=OWN', answers: 'in in no ok no ok no no no no' },
  { file: '(member)/survey/[year]/review/page.tsx', path: '/survey/YEAR/review?code=OWN', answers: 'in in no ok no ok no no no no' },
  { file: '(member)/survey/[year]/receipt/page.tsx', path: '/survey/YEAR/receipt?code=OWN', answers: 'in in no ok no ok no no no ok' },
  { file: 'api/survey/[year]/[section]/route.ts', path: '/api/survey/YEAR/SECTION?code=OWN', method: 'PUT', answers: 'who who no bad no bad no no no no' },
  { file: 'api/survey/[year]/[section]/route.ts', path: '/api/survey/YEAR/SECTION?code=OWN&since=2026-01-01T00:00:00Z', answers: 'who who no ok no ok no no no no' },

  { file: '(admin)/admin/waves/page.tsx', path: '/admin/waves', answers: secretariatOnly },
  { file: '(admin)/admin/waves/[year]/page.tsx', path: '/admin/waves/YEAR', answers: secretariatOnly },
  { file: '(admin)/admin/waves/[year]/[owner]/page.tsx', path: '/admin/waves/YEAR/OWN', answers: secretariatOnly },
  { file: '(admin)/admin/people/invite/page.tsx', path: '/admin/people/invite', answers: secretariatOnly },
  { file: '(admin)/admin/people/invitations/page.tsx', path: '/admin/people/invitations', answers: secretariatOnly },
  { file: '(admin)/admin/people/[id]/page.tsx', path: '/admin/people/PERSON', answers: secretariatOnly },
  { file: '(admin)/admin/people/[id]/remove/page.tsx', path: '/admin/people/PERSON/remove', answers: secretariatOnly },
  { file: '(member)/progress/page.tsx', path: '/progress', answers: 'in in no no no no no ok ok ok' },
  { file: '(member)/progress/[year]/page.tsx', path: '/progress/YEAR', answers: 'in in no no no no no ok ok ok' },
  { file: '(admin)/admin/people/page.tsx', path: '/admin/people', answers: secretariatOnly },

  { file: 'api/health/route.ts', path: '/api/health', answers: everyone },
  { file: 'api/auth/[...nextauth]/route.ts', path: '/api/auth/session', answers: everyone },

  ...areas.flatMap((area) => area.routes ?? []),
];
