import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that take longest, the longest first: one that begins last leaves a processor idle to its end. A bare clone remembers
 * no times of its own. A file that is not named comes after these; the order decides on nothing but the time.
 */
const LONG = [
  'workbook-memory', 'mail-invitations', 'workbook-libreoffice', 'access-services', 'duties-independent-sql', 'second-lock', 'workbook-upload', 'editions',
  'results-attacker-even', 'results-attacker-odd', 'results-attacker', 'results-independent-counts',
];

const rank = ({ moduleId }: TestSpecification): number => {
  const at = LONG.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
  return at === -1 ? LONG.length : at;
};

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
