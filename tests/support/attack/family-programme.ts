import type { Field } from '../../../lib/survey/questionnaire/fields';
import type { Allowed, Change } from './exchanges';
import { partOf, type FamilyView } from './family-view';
import { Programme } from './programme';

type Terms = [variable: number, factor: number][];

/** Participants that no table tells apart, in the same editions. */
type Atom = { members: number[]; editions: number[]; stay: Map<number, number>; gone: Map<number, number>; come: Map<number, number> };

/**
 * Everything published of one family of questions as equations in whole numbers: how many of each atom answered in which
 * way. Of two editions an atom's members stay with their answers, or give one up and take another; not more of them
 * than is known to have been corrected.
 */
export class FamilyProgramme {
  readonly programme = new Programme();
  readonly atoms: Atom[];
  private readonly truth: number[] = [];
  /** In an atom of its own: it knows its number exactly. */
  private readonly reader: number | null;

  constructor(
    private readonly view: FamilyView,
    { allowed, knowledge, corrected, reader }: { allowed: Allowed; knowledge: (participant: number) => string; corrected: number; reader: number | null },
  ) {
    this.reader = reader;
    const byAtom = new Map<string, number[]>();
    for (const i of view.participants.keys()) {
      const editions = view.columns.flatMap((_, edition) => (view.truth[edition]![i]! >= 0 ? [edition] : []));
      if (editions.length === 0) continue;
      const key = JSON.stringify([editions, editions.map((edition) => view.columnsOf[edition]![i]), knowledge(i)]);
      byAtom.set(key, [...(byAtom.get(key) ?? []), i]);
    }
    this.atoms = [...byAtom.values()].map((members) => this.atom(members, allowed, corrected));
    if (corrected > 0) this.programme.row(this.atoms.flatMap(({ gone }) => terms(gone.values())), 0, corrected);
    for (const edition of view.columns.keys()) for (const c of view.columns[edition]!.keys()) this.column(edition, c);
    const wrong = this.programme.check(this.truth);
    if (wrong) throw new Error(`what really happened does not fit what the attacker believes: ${wrong}`);
  }

  /** How many of an atom answered in one of these ways. */
  count(atom: Atom, edition: number, ways: (way: number) => boolean): Terms {
    if (!atom.editions.includes(edition)) return [];
    const maps = atom.editions.length === 1 ? [atom.stay] : edition === 0 ? [atom.stay, atom.gone] : [atom.stay, atom.come];
    return maps.flatMap((map) => [...map].flatMap(([way, variable]): Terms => (ways(way) ? [[variable, 1]] : [])));
  }

  valueOf = (of: Terms, values: readonly number[] = this.truth): number => Math.round(of.reduce((sum, [variable, factor]) => sum + values[variable]! * factor, 0));

  /** A solution as people: as few as possible answer otherwise than they did. */
  changes(values: readonly number[]): Change[] {
    return this.atoms.flatMap((atom) => {
      const [first, second] = atom.editions as [number, number?];
      const before = (member: number) => this.view.truth[first]![member]!;
      const now = (member: number) => (second === undefined ? -1 : this.view.truth[second]![member]!);
      const stayed = atom.members.filter((member) => second === undefined || before(member) === now(member));
      const corrected = atom.members.filter((member) => !stayed.includes(member));
      const left = (map: Map<number, number>) => new Map([...map].map(([way, variable]) => [way, Math.round(values[variable]!)]));
      const [stay, gone, come] = [left(atom.stay), left(atom.gone), left(atom.come)];
      const take = (map: Map<number, number>, way: number) => (map.get(way) ?? 0) > 0 && map.set(way, map.get(way)! - 1);
      const any = (map: Map<number, number>) => [...map].find(([, n]) => n > 0)?.[0];
      const open = [...stayed.filter((member) => !take(stay, before(member))), ...corrected.filter((member) => {
        const kept = (gone.get(before(member)) ?? 0) > 0 && (come.get(now(member)) ?? 0) > 0;
        if (kept) { take(gone, before(member)); take(come, now(member)); }
        return !kept;
      })];
      return open.flatMap((member): Change[] => {
        const to = any(stay);
        const [then, later] = to === undefined ? [any(gone)!, any(come)!] : [to, to];
        if (to === undefined) { take(gone, then); take(come, later); } else take(stay, to);
        return [{ participant: member, edition: first, way: then }, ...(second === undefined ? [] : [{ participant: member, edition: second, way: later }])];
      });
    });
  }

  private variable(least: number, most: number, truth: number, whole = true): number {
    this.truth.push(truth);
    return this.programme.variable(least, most, whole);
  }

  private atom(members: number[], allowed: Allowed, corrected: number): Atom {
    const { view } = this;
    const [first] = members as [number];
    const editions = view.columns.flatMap((_, edition) => (view.truth[edition]![first]! >= 0 ? [edition] : []));
    const ways = view.family.possible.map((_, way) => way);
    const can = (edition: number) => new Set(ways.filter((way) => view.fits(edition, first, way) && allowed(edition, first, way)));
    const possible = editions.map(can);
    const now = (edition: number, way: number) => members.filter((member) => view.truth[edition]![member] === way);
    const stays = (member: number) => editions.every((edition) => view.truth[edition]![member] === view.truth[editions[0]!]![member]);
    const atom: Atom = { members, editions, stay: new Map(), gone: new Map(), come: new Map() };
    for (const way of possible[0]!) {
      if (possible.every((set) => set.has(way))) atom.stay.set(way, this.variable(0, members.length, now(editions[0]!, way).filter(stays).length));
    }
    if (editions.length === 2 && corrected > 0) {
      for (const way of possible[0]!) atom.gone.set(way, this.variable(0, members.length, now(editions[0]!, way).filter((member) => !stays(member)).length));
      for (const way of possible[1]!) atom.come.set(way, this.variable(0, members.length, now(editions[1]!, way).filter((member) => !stays(member)).length));
      this.programme.row([...terms(atom.gone.values()), ...terms(atom.come.values(), -1)], 0);
    }
    this.programme.row([...terms(atom.stay.values()), ...terms(atom.gone.values())], members.length);
    return atom;
  }

  private column(edition: number, c: number): void {
    const { adds, columns, columnsOf, numberFields } = this.view;
    const column = columns[edition]![c]!;
    const atoms = this.atoms.filter(({ members, editions }) => editions.includes(edition) && columnsOf[edition]![members[0]!]!.includes(c));
    for (const [key, shown] of column.shown.entries()) {
      if (shown !== null && shown > 0) this.programme.row(atoms.flatMap((atom) => this.count(atom, edition, (way) => adds[key]![way] === 1)), shown);
    }
    for (const field of numberFields) if (column.statistics.has(field.name)) this.statistics(edition, c, field, atoms);
  }

  private readonly sums = new Map<string, number>();

  /** What an atom's numbers add up to: between the least and the largest that its ways allow. */
  private sumOf(atom: Atom, edition: number, field: Field): Terms {
    const parts: [string, Map<number, number>, number][] = atom.editions.length === 1 ? [['stay', atom.stay, edition]] : [['stay', atom.stay, 0], edition === 0 ? ['gone', atom.gone, 0] : ['come', atom.come, 1]];
    return parts.flatMap(([kind, map, of]): Terms => {
      const ways = [...map].filter(([way]) => this.view.family.possible[way]!.numbers.has(field.name));
      if (ways.length === 0) return [];
      const key = JSON.stringify([this.atoms?.indexOf(atom), kind, field.name]);
      if (!this.sums.has(key)) {
        const stays = (member: number) => atom.editions.every((e) => this.view.truth[e]![member] === this.view.truth[atom.editions[0]!]![member]);
        const members = atom.members.filter((member) => atom.editions.length === 1 || stays(member) === (kind === 'stay'));
        const exact = members.reduce((sum, member) => sum + (this.view.way(of, member)!.numbers.has(field.name) ? this.view.exact[of]!(member, field.name) : 0), 0);
        const own = this.reader !== null && atom.members.includes(this.reader);
        const sum = this.variable(own ? exact : 0, own ? exact : Infinity, exact, false);
        this.sums.set(key, sum);
        const number = (way: number) => this.view.family.possible[way]!.numbers.get(field.name)!;
        this.programme.row([[sum, 1], ...ways.map(([way, variable]): [number, number] => [variable, -number(way).from])], 0, Infinity);
        this.programme.row([[sum, 1], ...ways.map(([way, variable]): [number, number] => [variable, -number(way).to])], -Infinity, 0);
      }
      return [[this.sums.get(key)!, 1]];
    });
  }

  private statistics(edition: number, c: number, field: Field, atoms: Atom[]): void {
    const { view, programme } = this;
    const { column } = view.columns[edition]![c]!;
    const { n, mean, min, max, median, modes } = column.numbers(field.item, partOf(field))!;
    const number = (way: number) => view.family.possible[way]!.numbers.get(field.name);
    const many = (ways: (from: number, to: number) => boolean) => atoms.flatMap((atom) => this.count(atom, edition, (way) => Boolean(number(way) && ways(number(way)!.from, number(way)!.to))));
    programme.row(many(() => true), n);
    const sum = (of: number) => Math.round(of * n * 1000) / 1000;
    if (mean !== null) programme.row(atoms.flatMap((atom) => this.sumOf(atom, edition, field)), Math.ceil(sum(mean - column.meanWithin)), Math.floor(sum(mean + column.meanWithin)));
    if (min !== null) {
      programme.row(many((_, to) => to < min), 0);
      programme.row(many((from, to) => from === min && to === min), 3, n);
    }
    if (max !== null) {
      programme.row(many((from) => from > max), 0);
      programme.row(many((from, to) => from === max && to === max), 3, n);
    }
    if (median !== null) {
      programme.row(many((_, to) => to < median), 0, n % 2 ? (n - 1) / 2 : n / 2);
      programme.row(many((from) => from > median), 0, n % 2 ? (n - 1) / 2 : n / 2);
    }
    for (const mode of modes ?? []) {
      programme.row(many((from) => from === mode), 3, n);
      if (mode !== modes![0]) programme.row([...many((from) => from === mode), ...many((from) => from === modes![0]).map(([v, f]): [number, number] => [v, -f])], 0);
    }
  }
}

const terms = (variables: Iterable<number>, factor = 1): Terms => [...variables].map((variable) => [variable, factor]);
