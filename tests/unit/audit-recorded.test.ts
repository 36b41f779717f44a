import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { actLabel, acts } from '@/lib/audit/acts';

// Every service that writes says so in the audit log. What writes without a line of its own stands here, with the reason.
const exceptions: Record<string, string> = {
  'lib/people/attempts.ts': 'counts failures; the sign-in that it belongs to is recorded by its caller',
  'lib/people/carry-out-handovers.ts': 'hand_over.complete records each handover itself',
  'lib/agreement/duties/record-duty.ts': 'part of the act that met the duty, which records itself',
  'lib/agreement/membership/carry-out-plans.ts': 'carry-out-step, which it calls for each, records the step',
  'lib/mail/queue-mail.ts': 'part of each act that sends mail, which records itself',
  'lib/mail/send-queued.ts': 'the job that carries out what was recorded when it was queued; each message shows its state',
  'lib/agreement/contacts/open-request.ts': 'part of saving, asking and the half-yearly job, which record it',
  'lib/agreement/inventory/check-inventory-sheet.ts': 'keeps an upload for its own sender until it is taken in, which is recorded',
  'lib/files/store-file.ts': 'part of the act that brings the file, which records itself',
  'lib/survey/workbook/check-workbook.ts': 'keeps an upload for its own sender until it is taken in, which is recorded',
  'lib/survey/drafts/lock-draft.ts': 'part of taking over and taking out last year’s answers, which record it',
  'lib/survey/drafts/remember-changes.ts': 'the history of the fields, part of each act that saves',
  'lib/survey/submissions/take-step.ts': 'part of asking, handing back, accepting and returning, which record it',
  'lib/survey/submissions/undo-submission.ts': 'part of taking back, returning and reopening, which record it',
  'lib/survey/waves/ask-municipalities.ts': 'part of open-wave and add-respondents, which record it',
  'lib/survey/submissions/count-response.ts': 'part of submitting, taking back and marking, which record it',
};

const writes = [
  /\b\w+\.\w+\.(create|createMany|createManyAndReturn|update|updateMany|updateManyAndReturn|upsert|delete|deleteMany)\(/, // tx.person.update(
  /\$executeRaw/,
  /\b(insert into|update \w+ set|delete from)\b/i, // SQL
  /apply_tally\(/,
  // functions of the second lock that change something; those that only read are named by what they read
  /\b(sign_in|hand_over)\.(?!session\(|credentials\(|attempt\(|own_secret\(|invitation\(|colleagues\(|names\(|require_mine\(|without_people\()\w+\(/,
];
const notCode = /(^\s*\*.*$|^\s*\/\/.*$)/gm;

const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'lib'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => file.endsWith('.ts') && !file.startsWith('lib/platform/') && !file.startsWith('lib/audit/record'));
const source = (file: string) => readFileSync(file, 'utf8').replace(notCode, '');
const writing = files.filter((file) => source(file).includes("'server-only'") && writes.some((pattern) => pattern.test(source(file))));

describe('what changes something is recorded', () => {
  test('the search for writing services finds them', () => expect(writing.length).toBeGreaterThan(25));

  test.each(writing.filter((file) => !(file in exceptions)))('%s', (file) => expect(source(file)).toMatch(/\brecord\(tx, \{|\brecordEach\(tx, /));

  test('the exceptions are still needed', () => expect(Object.keys(exceptions).filter((file) => !writing.includes(file) || /\brecord\(/.test(source(file)))).toEqual([]));

  test('every recorded act has its words, and every word its act', () => {
    const used = new Set(files.flatMap((file) => [...source(file).matchAll(/record\(tx, \{\s*act: '([^']+)'/g)].map((match) => match[1]!)));
    expect([...used].filter((act) => !(act in acts))).toEqual([]);
    expect(Object.values(acts).every((label) => /[぀-ヿ一-鿿]/.test(label))).toBe(true);
    expect(actLabel('something.unknown')).toBe('something.unknown');
  });
});
