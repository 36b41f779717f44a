import type { Field } from '../../../lib/survey/questionnaire/fields';
import type { FamilyView } from './family-view';

/** Another world that fits everything published: who answers differently in which edition. */
export type Change = { participant: number; edition: number; way: number };

/** What somebody is known to have answered may not change. */
export type Allowed = (edition: number, participant: number, way: number) => boolean;

/**
 * Worlds in which two participants exchange their answers: to all questions of a family, or to one of them. Cheap to look
 * for, and each is checked against every published number.
 */
export class Exchanges {
  private readonly signatures: string[][];
  private readonly wayOfSignature = new Map<string, number>();
  private readonly scopes: (Set<string> | null)[];

  constructor(
    private readonly view: FamilyView,
    private readonly allowed: Allowed,
  ) {
    const { fields, possible } = view.family;
    this.signatures = possible.map((way) => fields.map(({ name }) => (way.numbers.has(name) ? `#${way.numbers.get(name)!.from}` : JSON.stringify(way.answers[name] ?? null))));
    for (const [way, parts] of this.signatures.entries()) this.wayOfSignature.set(parts.join('|'), way);
    this.scopes = fields.length === 1 ? [null] : [null, ...fields.map(({ name }) => new Set([name]))];
  }

  /** The first exchange of two participants that nothing published notices and that `wanted` likes. */
  between(p: number, q: number, wanted: (changes: Change[]) => boolean): Change[] | null {
    for (const at of this.scopes.keys()) {
      const changes = this.tried(p, q, at);
      if (changes && changes.length > 0 && wanted(changes)) return changes;
    }
    return null;
  }

  private readonly known = new Map<number, Change[] | null>();

  private tried(p: number, q: number, scope: number): Change[] | null {
    const [a, b] = p < q ? [p, q] : [q, p];
    const key = (a * this.view.participants.length + b) * this.scopes.length + scope;
    if (!this.known.has(key)) this.known.set(key, this.exchange(a, b, this.scopes[scope]!));
    return this.known.get(key)!;
  }

  private exchange(p: number, q: number, scope: Set<string> | null): Change[] | null {
    const { truth, columns } = this.view;
    const changes: Change[] = [];
    let changedBefore = 0;
    let changedAfter = 0;
    const after: number[][] = [];
    for (const edition of columns.keys()) {
      const [a, b] = [truth[edition]![p]!, truth[edition]![q]!];
      if (a < 0 !== b < 0) return null;
      if (a < 0) continue;
      const [toP, toQ] = scope ? [this.mixed(a, b, scope), this.mixed(b, a, scope)] : [b, a];
      if (toP === undefined || toQ === undefined) return null;
      after.push([toP, toQ]);
      if (toP === a && toQ === b && !this.numbersDiffer(edition, p, q, scope)) continue;
      if (!this.allowed(edition, p, toP) || !this.allowed(edition, q, toQ) || !this.unseen(edition, p, q, toP, toQ, scope)) return null;
      changes.push({ participant: p, edition, way: toP }, { participant: q, edition, way: toQ });
    }
    if (after.length === 2) {
      // Nobody may have changed more often between the editions than is known.
      for (const [i, of] of [p, q].entries()) {
        changedBefore += Number(truth[0]![of] !== truth[1]![of]);
        changedAfter += Number(after[0]![i] !== after[1]![i]);
      }
      if (changedAfter > changedBefore) return null;
    }
    return changes;
  }

  private mixed(own: number, other: number, scope: Set<string>): number | undefined {
    const { fields } = this.view.family;
    return this.wayOfSignature.get(fields.map(({ name }, i) => this.signatures[scope.has(name) ? other : own]![i]).join('|'));
  }

  private fieldsThatMove = (scope: Set<string> | null): Field[] => this.view.numberFields.filter(({ name }) => !scope || scope.has(name));

  private numbersDiffer(edition: number, p: number, q: number, scope: Set<string> | null): boolean {
    return this.fieldsThatMove(scope).some(({ name }) => !Object.is(this.view.exact[edition]!(p, name), this.view.exact[edition]!(q, name)));
  }

  private unseen(edition: number, p: number, q: number, toP: number, toQ: number, scope: Set<string> | null): boolean {
    const { cells, columns, columnsOf, truth } = this.view;
    const difference = (ways: [number, number][]) => {
      const sum = new Map<number, number>();
      for (const [before, now] of ways) {
        for (const key of cells[before]!) sum.set(key, (sum.get(key) ?? 0) - 1);
        for (const key of cells[now]!) sum.set(key, (sum.get(key) ?? 0) + 1);
      }
      return [...sum].filter(([, n]) => n !== 0).map(([key]) => key);
    };
    const [a, b] = [truth[edition]![p]!, truth[edition]![q]!];
    const [ofP, ofQ] = [new Set(columnsOf[edition]![p]!), new Set(columnsOf[edition]![q]!)];
    const moved = this.fieldsThatMove(scope).filter(({ name }) => !Object.is(this.view.exact[edition]!(p, name), this.view.exact[edition]!(q, name)));
    const sees = (c: number, keys: number[], both: boolean) => {
      const column = columns[edition]![c]!;
      return keys.some((key) => column.shown[key] !== null) || (!both && moved.some(({ name }) => column.statistics.has(name)));
    };
    const onlyP = difference([[a, toP]]);
    const onlyQ = difference([[b, toQ]]);
    const together = difference([[a, toP], [b, toQ]]);
    for (const c of ofP) if (sees(c, ofQ.has(c) ? together : onlyP, ofQ.has(c))) return false;
    for (const c of ofQ) if (!ofP.has(c) && sees(c, onlyQ, false)) return false;
    return true;
  }
}
