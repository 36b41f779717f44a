import { classesOf, type Family, type Layer, type Universe } from './suppress-universe';

/** Respondents of one atom with the same values in the layers of a strand. */
export type Group = { atom: number; tuple: number; members: number[] };

/** Groups that no shown count tells apart as far as two tuples go: `from` holds the one, `to` the other. */
type Bucket = { from: Group[]; to: Group[] };
/** Key of the crossing scheme → key of the others → bucket. */
type Index = Map<string, Map<string, Bucket>>;

export type StrandGroups = { tuples: number[][]; groups: Group[]; byTuple: Group[][]; tupleOf: Int32Array };

const NOTHING: readonly Group[] = [];

/** Exchanges of answers that leave every shown count as it is. Withholding more never takes one away. */
export class Moves {
  readonly strands: StrandGroups[];
  private readonly indexes: Map<number, Index>[];

  constructor(
    readonly universe: Universe,
    readonly family: Family,
  ) {
    this.strands = family.strands.map(({ layers, same }) => groupsOf(universe, layers.map((at) => family.layers[at]!), same, family.known));
    this.indexes = this.strands.map(() => new Map());
  }

  /** Forgets what was worked out: more is withheld now. */
  changed(): void {
    for (const index of this.indexes) index.clear();
  }

  /** Two tuples can be exchanged when they are held or not held in the same layers. */
  alike(strand: number, one: number, other: number): boolean {
    const { tuples } = this.strands[strand]!;
    const a = tuples[one]!;
    const b = tuples[other]!;
    return a.every((value, i) => value < 0 === b[i]! < 0);
  }

  /** The place of a layer within a strand, -1 where it is not in it. */
  placeOf = (strand: number, layer: number): number => this.family.strands[strand]!.layers.indexOf(layer);

  fits = (strand: number, one: number, other: number): boolean => this.family.strands[strand]!.fits?.(one, other) ?? true;

  keysOf(strand: number, atom: number, one: number, other: number): [crossing: string, others: string] {
    const { universe, family } = this;
    const { tuples } = this.strands[strand]!;
    const a = tuples[one]!;
    const b = tuples[other]!;
    let crossing = '';
    let others = '';
    family.strands[strand]!.layers.forEach((at, i) => {
      const v = a[i]!;
      const w = b[i]!;
      if (v === w) return;
      const layer = family.layers[at]!;
      const columns = classesOf(universe, atom, layer.edition);
      for (let scheme = 0; scheme < columns.length; scheme += 1) {
        const column = columns[scheme]!;
        const seen = column >= 0 && (layer.shown[column * layer.values + v] || layer.shown[column * layer.values + w]);
        const mark = String.fromCharCode(seen ? column + 33 : 32);
        if (scheme === universe.crossing) crossing += mark;
        else others += mark;
      }
    });
    return [crossing, others];
  }

  index(strand: number, from: number, to: number): Index {
    const { tuples, byTuple } = this.strands[strand]!;
    const at = from * tuples.length + to;
    const known = this.indexes[strand]!.get(at);
    if (known) return known;
    const index: Index = new Map();
    const put = (group: Group, side: 'from' | 'to') => {
      const [crossing, others] = this.keysOf(strand, group.atom, from, to);
      let row = index.get(crossing);
      if (!row) index.set(crossing, (row = new Map()));
      let bucket = row.get(others);
      if (!bucket) row.set(others, (bucket = { from: [], to: [] }));
      bucket[side].push(group);
    };
    for (const group of byTuple[from]!) put(group, 'from');
    for (const group of byTuple[to]!) put(group, 'to');
    this.indexes[strand]!.set(at, index);
    return index;
  }

  /** Who could take over `to` from this respondent's `from`, and give it the other, with nobody the wiser. */
  partners(strand: number, atom: number, from: number, to: number): readonly Group[] {
    const [crossing, others] = this.keysOf(strand, atom, from, to);
    return this.index(strand, from, to).get(crossing)?.get(others)?.to ?? NOTHING;
  }

  /**
   * Three others with whom a respondent goes round a rectangle: two columns of the crossing scheme, two of the others,
   * one of each answer at every corner. `open` says who may take part.
   */
  rectangle(strand: number, respondent: number, from: number, to: number, open: (other: number) => boolean): number[] | null {
    const index = this.index(strand, from, to);
    const [crossing, others] = this.keysOf(strand, this.universe.atomOf[respondent]!, from, to);
    const row = index.get(crossing);
    if (!row) return null;
    for (const [otherCrossing, otherRow] of index) {
      if (otherCrossing === crossing) continue;
      const above = pick(otherRow.get(others)?.to, (other) => open(other) && this.fits(strand, respondent, other));
      if (above === undefined) continue;
      for (const [otherOthers, beside] of row) {
        if (otherOthers === others || beside.to.length === 0) continue;
        const far = otherRow.get(otherOthers)?.from;
        if (!far || far.length === 0) continue;
        for (const group of beside.to)
          for (const next of group.members) {
            if (!open(next)) continue;
            const last = pick(far, (other) => open(other) && this.fits(strand, next, other));
            if (last !== undefined) return [above, next, last];
            if (!this.family.strands[strand]!.fits) break;
          }
      }
    }
    return null;
  }

  /** Whether a respondent's answer could be another all by itself: nothing that it counts in is shown. */
  alone(strand: number, respondent: number, from: number, to: number): boolean {
    const { fits, fitsAlone } = this.family.strands[strand]!;
    if (fits && !fitsAlone) return false;
    const [crossing, others] = this.keysOf(strand, this.universe.atomOf[respondent]!, from, to);
    return (crossing + others).trim() === '' && (fitsAlone?.(respondent, this.strands[strand]!.tuples[to]!) ?? true);
  }
}

function pick(groups: readonly Group[] | undefined, open: (other: number) => boolean): number | undefined {
  for (const group of groups ?? NOTHING) for (const member of group.members) if (open(member)) return member;
  return undefined;
}

function groupsOf(universe: Universe, layers: Layer[], same: boolean, known: ReadonlySet<number>): StrandGroups {
  const tuples: number[][] = [];
  const tupleIds = new Map<string, number>();
  const groups: Group[] = [];
  const groupIds = new Map<number, Group>();
  const byTuple: Group[][] = [];
  const tupleOf = new Int32Array(universe.size).fill(-1);
  const idOf = (values: number[]): number => {
    const key = values.join();
    const known = tupleIds.get(key);
    if (known !== undefined) return known;
    tupleIds.set(key, tuples.length);
    byTuple.push([]);
    return tuples.push(values) - 1;
  };
  for (let respondent = 0; respondent < universe.size; respondent += 1) {
    if (known.has(respondent)) continue;
    const values = layers.map((layer) => layer.valueOf[respondent]!);
    if (values.every((value) => value < 0)) continue;
    const tuple = idOf(values);
    tupleOf[respondent] = tuple;
    const atom = universe.atomOf[respondent]!;
    const at = tuple * universe.atoms.length + atom;
    let group = groupIds.get(at);
    if (!group) {
      group = { atom, tuple, members: [] };
      groupIds.set(at, group);
      groups.push(group);
      byTuple[tuple]!.push(group);
    }
    group.members.push(respondent);
  }
  if (same) for (const held of [...tuples]) for (let value = 0; value < (layers[0]?.values ?? 0); value += 1) idOf(held.map((own) => (own < 0 ? own : value)));
  return { tuples, groups, byTuple, tupleOf };
}
