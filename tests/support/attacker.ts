import type { Highs } from 'highs';
import { bracketOf } from '../../lib/results/counting/brackets';
import { fieldsOf } from '../../lib/survey/questionnaire/fields';
import type { Answers } from '../../lib/survey/questionnaire/questionnaire';
import { seeded } from './answer-generator';
import { type Allowed, type Change, Exchanges } from './attack/exchanges';
import { FamilyProgramme } from './attack/family-programme';
import { FamilyView, keyOf, partOf, valuesOf } from './attack/family-view';
import { type Family, familiesOf } from './attack/possible-answers';
import { columnsOf, type Participant, type Publication, type PublishedColumn, universeOf } from './attack/published-columns';

/** What a reader found out: somebody's answer, or how large a withheld count of 1 or 2 is. */
export type Hit = {
  kind: 'answer' | 'count';
  edition: number;
  item: string;
  part: string;
  value: string;
  /** Whose answer; or the column of the count. */
  who: string[];
  /** null: anybody at all. */
  reader: string | null;
};

type Target = {
  kind: Hit['kind'];
  edition: number;
  /** item, part and value, a line each. */
  key: string;
  /** Participants who all gave this answer; or the column. */
  members: number[];
  column: number;
  holds: (way: number) => boolean;
  /** Only this reader could come to know it: it is the one who answered otherwise. */
  onlyFor: number | null;
  /** Participants who answer otherwise in every world found so far in which it is not so: as a reader, each of them knows that this is not the world. */
  common: Set<number> | null;
};

export type Attack = {
  editions: Publication[];
  participants: Participant[];
  /** How many municipalities changed their answers between two editions; who, is not known. */
  corrected?: number;
  /** Whether readers know who answered each question that was asked of everybody. */
  knowsWhoAnswered?: boolean;
  /** How many readers are tried of a family of questions, the most dangerous first. */
  readers?: number;
  /** Stops at the first. */
  first?: boolean;
};

/**
 * Reads published tables as somebody who wants to know a single municipality's answer. Knows the tables of all editions,
 * the register, who took part, and its own answers; knows the questionnaire, its conditions and the way of counting.
 *
 * All of that is a system of equations in whole numbers (attack/family-programme.ts): for each group of municipalities that
 * no column tells apart, how many answered in which way. An answer is found out when it is the same in every solution.
 * Differences of columns, nested bands, differences of editions, sums over choices and bases are all among the equations, so
 * nothing that follows from them is missed. A world that fits and in which the answer is another ends the search for it:
 * first two participants exchange answers (attack/exchanges.ts); where that is not enough, the solver says.
 *
 * True answers serve to know which guesses are worth trying (only what is so can be found out) and what a reader knows
 * of itself. @returns nothing when nobody finds anything; `gaveUp` counts what the solver did not decide
 */
export function attack(highs: Highs, { editions, participants, corrected = 0, knowsWhoAnswered = false, readers = 3, first = false }: Attack): { hits: Hit[]; gaveUp: number; programmes: number } {
  const columns = editions.map(columnsOf);
  const questionnaire = editions[0]!.questionnaire;
  const most = new Map(fieldsOf(questionnaire).map((field) => [`${field.item}\n${partOf(field)}`, field.max ?? 10_000]));
  const families = familiesOf(questionnaire, universeOf(columns, (item, part) => most.get(`${item}\n${part}`) ?? 10_000));
  const result = { hits: [] as Hit[], gaveUp: 0, programmes: 0 };
  for (const family of families) {
    const one = new FamilyAttack(highs, family, columns, participants, { corrected, knowsWhoAnswered, readers, first });
    one.run();
    result.hits.push(...one.hits);
    result.gaveUp += one.gaveUp;
    result.programmes += one.programmes;
    if (first && result.hits.length > 0) break;
  }
  return result;
}

type Options = { corrected: number; knowsWhoAnswered: boolean; readers: number; first: boolean };

class FamilyAttack {
  readonly hits: Hit[] = [];
  gaveUp = 0;
  programmes = 0;
  private readonly view: FamilyView;
  private readonly targets: Target[];
  private readonly knowledge: string[];

  constructor(
    private readonly highs: Highs,
    private readonly family: Family,
    columns: PublishedColumn[][],
    private readonly participants: Participant[],
    private readonly options: Options,
  ) {
    this.view = new FamilyView(family, columns, participants);
    this.knowledge = participants.map((participant) => JSON.stringify([participant.named.filter(({ item }) => family.fields.some((field) => field.item === item)), columns.map((_, edition) => this.answered(participant.answers[edition]))]));
    this.targets = [...this.answerTargets(), ...this.countTargets()];
  }

  run(): void {
    this.exchange();
    this.solve(null, this.targets.filter((target) => target.common === null && target.onlyFor === null && this.othersOf(target, null)));
    const dangerous = new Map<number, Target[]>();
    for (const target of this.targets) {
      const who = target.onlyFor !== null ? (target.common === null || target.common.has(target.onlyFor) ? [target.onlyFor] : []) : [...(target.common ?? [])];
      for (const reader of who) if (this.othersOf(target, reader)) dangerous.set(reader, [...(dangerous.get(reader) ?? []), target]);
    }
    const tried = [...dangerous].sort(([, a], [, b]) => b.length - a.length).slice(0, this.options.readers);
    for (const [reader, targets] of tried) if (!this.options.first || this.hits.length === 0) this.solve(reader, targets);
  }

  /** Which questions asked of everybody somebody answered, where that is known. */
  private answered(answers: Answers | null | undefined): string {
    if (!this.options.knowsWhoAnswered || !answers) return '';
    const asked = this.family.questionnaire.sections[0]!.items.filter(({ onlyIf }) => !onlyIf).map(({ key }) => key);
    return this.family.fields.filter(({ item, role }) => role === 'value' && asked.includes(item)).map(({ name }) => Number(answers[name] !== undefined)).join('');
  }

  private readonly allowed: Allowed = (edition, participant, way) => {
    const { named, answers } = this.participants[participant]!;
    const possible = this.family.possible[way]!;
    if (!named.every(({ item, value }) => !this.family.fields.some((field) => field.name === item) || [possible.answers[item]].flat().includes(value))) return false;
    return this.answered(answers[edition]) === this.answered(possible.answers);
  };

  /** Groups that no column tells apart, by edition. */
  private groups(edition: number): number[][] {
    const groups = new Map<string, number[]>();
    for (const [i, way] of this.view.truth[edition]!.entries()) {
      if (way < 0) continue;
      const key = JSON.stringify([this.view.truth.map((ways, of) => (ways[i]! < 0 ? null : this.view.columnsOf[of]![i])), this.knowledge[i]]);
      groups.set(key, [...(groups.get(key) ?? []), i]);
    }
    return [...groups.values()];
  }

  private answerTargets(): Target[] {
    const { view, family } = this;
    const fields = family.fields.filter(({ kind }) => kind !== 'text');
    const derived = view.keys.flatMap((key, at) => (/\n\*.*\nyes$/.test(key) ? [{ key, at }] : []));
    const asAnswer = (edition: number, group: number[], item: string, key: string, says: readonly boolean[]): Target[] => {
      const open = group.filter((member) => !this.participants[member]!.named.some((of) => of.item === item));
      const without = open.filter((member) => !says[view.truth[edition]![member]!]);
      const members = open.filter((member) => !without.includes(member));
      if (members.length === 0 || without.length > 1) return [];
      return [{ kind: 'answer', edition, key, members, column: -1, holds: (way) => says[way]!, onlyFor: without[0] ?? null, common: null }];
    };
    return view.columns.flatMap((_, edition) =>
      this.groups(edition).flatMap((group) =>
        [
          ...fields.flatMap((field) => {
            const texts = family.possible.map((possible) => (field.kind === 'number' ? numberValues(possible.numbers.get(field.name)) : valuesOf(possible, field)));
            return [...new Set(group.flatMap((member) => texts[view.truth[edition]![member]!]!))].flatMap((value) => asAnswer(edition, group, field.item, keyOf(field, value), texts.map((of) => of.includes(value))));
          }),
          ...derived.flatMap(({ key, at }) => asAnswer(edition, group, key.split('\n')[0]!, key, [...view.adds[at]!].map((one) => one === 1))),
        ],
      ),
    );
  }

  private countTargets(): Target[] {
    const { view } = this;
    return view.columns.flatMap((columns, edition) =>
      columns.flatMap((column, c) =>
        column.shown.flatMap((shown, key): Target[] => {
          if (shown !== null) return [];
          const count = column.members.filter((member) => view.adds[key]![view.truth[edition]![member]!] === 1).length;
          if (count !== 1 && count !== 2) return [];
          return [{ kind: 'count', edition, key: view.keys[key]!, members: column.members, column: c, holds: (way) => view.adds[key]![way] === 1, onlyFor: null, common: null }];
        }),
      ),
    );
  }

  /** Whether there is anybody left to learn about when this reader knows itself. */
  private othersOf = ({ kind, members, key }: Target, reader: number | null) =>
    members.some((member) => member !== reader && !this.participants[member]!.named.some(({ item }) => (kind === 'count' ? this.family.fields.some((field) => field.item === item) : item === key.split('\n')[0])));

  private isSafe = (target: Target) => target.common !== null && (target.onlyFor !== null ? !target.common.has(target.onlyFor) : ![...target.common].some((reader) => this.othersOf(target, reader)));

  /** Whether a world says otherwise than the target does, and then who would have to be wrong about itself. */
  private refute(target: Target, changes: Change[]): boolean {
    const { edition, members, holds } = target;
    const before = (member: number) => holds(this.view.truth[edition]![member]!);
    const inside = changes.filter((change) => change.edition === edition && members.includes(change.participant));
    const sum = inside.reduce((total, { participant, way }) => total + Number(holds(way)) - Number(before(participant)), 0);
    if (sum === 0) return false;
    const who = new Set(changes.map(({ participant }) => participant));
    target.common = target.common ? new Set([...target.common].filter((member) => who.has(member))) : who;
    return true;
  }

  private exchange(): void {
    const exchanges = new Exchanges(this.view, this.allowed);
    const everybody = [...this.participants.keys()];
    for (const target of this.targets) {
      if (this.isSafe(target)) continue;
      const inside = new Set(target.members);
      search: for (const p of target.members) {
        if (target.kind === 'count' && !target.holds(this.view.truth[target.edition]![p]!)) continue;
        // Begins at another participant each time, so that the partners are spread.
        for (let k = 1; k < everybody.length; k += 1) {
          const q = everybody[(p + k) % everybody.length]!;
          if (q === target.onlyFor || p === target.onlyFor || (target.kind === 'count' && inside.has(q))) continue;
          if (target.common && target.common.size > 0 && target.common.has(p) && target.common.has(q)) continue;
          const changes = exchanges.between(p, q, (found) => found.some(({ participant, edition, way }) => participant === p && edition === target.edition && !target.holds(way)));
          if (changes) {
            this.refute(target, changes);
            if (this.isSafe(target)) break search;
          }
        }
      }
    }
  }

  /** What is left, as a programme: is there a solution in which any of it is otherwise? */
  private solve(reader: number | null, targets: Target[]): void {
    let open = targets;
    if (open.length === 0) return;
    const { view } = this;
    const own = (edition: number, participant: number, way: number) => participant !== reader || way === view.truth[edition]![participant];
    const programme = new FamilyProgramme(view, {
      allowed: (edition, participant, way) => own(edition, participant, way) && this.allowed(edition, participant, way),
      knowledge: (participant) => `${participant === reader ? 'reader' : ''}${this.knowledge[participant]}`,
      corrected: this.options.corrected,
      reader,
    });
    const goalOf = ({ edition, members, holds }: Target) => {
      const inside = new Set(members);
      return programme.atoms.filter((atom) => inside.has(atom.members.find((member) => member !== reader) ?? atom.members[0]!) && (atom.members[0] !== reader || inside.has(reader))).flatMap((atom) => programme.count(atom, edition, holds));
    };
    const weights = seeded(open.length);
    for (const kind of ['answer', 'count'] as const) {
      for (;;) {
        const asked = open.filter((target) => target.kind === kind);
        if (asked.length === 0) break;
        const goals = asked.map((target) => ({ target, goal: goalOf(target), weight: kind === 'answer' || asked.length === 1 ? 1 : 1 + Math.floor(1000 * weights()) }));
        const goal = goals.flatMap(({ goal, weight }) => goal.map(([variable, factor]): [number, number] => [variable, factor * weight]));
        const truth = goals.reduce((sum, { goal, weight }) => sum + weight * programme.valueOf(goal), 0);
        this.programmes += 1;
        // An answer that all gave can only be given by fewer; a count can be smaller or larger.
        let world = programme.programme.solve(this.highs, goal, 0, truth - 1);
        if (world === null && kind === 'count') world = programme.programme.solve(this.highs, goal, truth + 1, 1e9);
        if (world) {
          const changes = programme.changes(world);
          const values = world;
          const refuted = goals.filter(({ target, goal }) => programme.valueOf(goal, values) !== programme.valueOf(goal) && (this.refute(target, changes) || true)).map(({ target }) => target);
          if (refuted.length === 0) throw new Error('a solution that says nothing new');
          open = open.filter((target) => !refuted.includes(target));
          continue;
        }
        // Of several counts one may grow as much as another shrinks: each of them by itself.
        if (world === null && kind === 'count' && asked.length > 1) {
          const alone = asked.filter((target) => {
            const own = goalOf(target);
            const now = programme.valueOf(own);
            return programme.programme.solve(this.highs, own, 0, now - 1) === null && programme.programme.solve(this.highs, own, now + 1, 1e9) === null;
          });
          this.hits.push(...alone.map((target) => this.hitOf(target, reader)));
          break;
        }
        if (world === undefined) this.gaveUp += asked.length;
        else this.hits.push(...asked.map((target) => this.hitOf(target, reader)));
        break;
      }
    }
  }

  private hitOf({ kind, edition, key, members, column }: Target, reader: number | null): Hit {
    const [item, part, value] = key.split('\n') as [string, string, string];
    const who = kind === 'count' ? [this.view.columns[edition]![column]!.name] : members.filter((member) => member !== reader).map((member) => this.participants[member]!.id);
    return { kind, edition, item, part, value, who, reader: reader === null ? null : this.participants[reader]!.id };
  }
}

/** A number as closely as the tables cut it, and its bracket. */
const numberValues = (number: { from: number; to: number } | undefined): string[] => (number ? [`${number.from} to ${number.to}`, bracketOf(number.from).value] : []);
