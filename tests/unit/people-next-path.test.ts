import { expect, test } from 'vitest';
import { safeNext, signInAddress } from '@/lib/people/next-path';

test.each(['/home', '/survey/2026/1?code=990019', '/survey/2026/review#f-vendor.juki', '/results?scheme=size-100k', '/account'])('%s is a page of this site', (path) => {
  expect(safeNext(path)).toBe(path);
});

test.each([
  '//example.org', '///example.org', '/\\example.org', '\\/example.org', 'https://example.org', 'javascript:alert(1)', '/\t/example.org', '/\n/example.org',
  '/./\\example.org', '/.//example.org', '/..//example.org', '', 'home', '/signin', '/signin/code', '/api/auth/signout', `/${'a'.repeat(600)}`, undefined, null, 5, ['/home'],
])('%j leads nowhere', (value) => {
  expect(safeNext(value)).toBeUndefined();
});

test('the sign-in carries the way back', () => {
  expect(signInAddress('/survey/2026/1?code=990019')).toBe('/signin?next=%2Fsurvey%2F2026%2F1%3Fcode%3D990019');
  expect(signInAddress('//example.org')).toBe('/signin');
  expect(signInAddress('/home', '/account/one-time-code')).toBe('/account/one-time-code?next=%2Fhome');
});
