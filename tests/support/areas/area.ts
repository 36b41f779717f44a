import type { ownerClient } from '../factories';
import type { Route } from '../access-table';
import type { MemberPlace } from '../members';
import type { PageToSee } from '../pages-to-see';
import type { Fixture, Service } from '../services-table';

/** How one kind of row is read, inserted and updated, as docs/row-level-security.md says who may. */
export type Try = { select: string; insert?: string; update?: string };

/** What one part of the product adds to the tables that try every address, service, row and page. */
export type Area = {
  routes?: Route[];
  /** Loaded late: the second-lock test replaces lib/people/access first. */
  loadServices?: () => Promise<Service[]>;
  /** Services with an actor that have tests of their own. */
  elsewhere?: string[];
  /** Tables whose rows a call could change. */
  watched?: string[];
  /** Adds to the fixture what the area's services act on. */
  prepare?: (client: ReturnType<typeof ownerClient>, fixture: Fixture) => Promise<void>;
  /** Adds what the municipalities around an agreement have done of it, by their standing: for services and over HTTP. */
  prepareMembers?: (client: ReturnType<typeof ownerClient>, places: Record<MemberPlace, string>) => Promise<void>;
  policyTries?: Record<string, Try>;
  /** SQL of the owner that makes the rows the tries speak of, after the rows of row-level-security.test.ts. */
  policyRows?: string;
  /** The same for docs/row-level-security-members.md; the rows come from `prepareMembers`. */
  memberTries?: Record<string, Try>;
  pages?: (year: number) => PageToSee[];
};
