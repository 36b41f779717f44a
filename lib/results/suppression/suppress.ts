import { Moves } from './suppress-moves';
import { type Atoms, atomsOf, edgesOf, twoWorlds, waysOf } from './suppress-worlds';
import { THRESHOLD } from './threshold';
import { classesOf, countsOf, type Family, type Layer, type Universe } from './suppress-universe';

/**
 * Withholds counts in the layers of the new edition until nobody's value and no small count can be worked out from what is
 * shown (docs/decisions/0100-suppression.md). Always the same for the same input; ends, because it only ever withholds.
 * @returns false where no world was found in the end, and everything is withheld
 */
export function suppress(universe: Universe, family: Family): boolean {
  const counts = family.layers.map((layer) => countsOf(universe, layer, family.known));
  const small = withholdSmall(universe, family, counts);
  const work: Work = { universe, family, counts, moves: new Moves(universe, family), atoms: { holders: [] } };
  work.atoms = atomsOf(work.moves);
  if (guardRespondents(work) && guardCounts(work, small)) return true;
  withholdAll(family);
  return false;
}

type Work = { universe: Universe; family: Family; counts: Int32Array[]; moves: Moves; atoms: Atoms };
type Small = { layer: number; column: number; value: number };

/** The first step: small counts, and columns in which no more than two answered. Returns every small count that is withheld. */
export function withholdSmall({ classes }: Universe, family: Family, counts: readonly Int32Array[]): Small[] {
  const small: Small[] = [];
  family.layers.forEach((layer, at) => {
    const { values, shown, tied } = layer;
    for (let column = 0; column < classes; column += 1) {
      const of = counts[at]!.subarray(column * values, (column + 1) * values);
      const answered = of.reduce((sum, count) => sum + count, 0);
      const isSmall = (count: number, value: number) => layer.small[value]! && count > 0 && count < THRESHOLD;
      of.forEach((count, value) => {
        if (!isSmall(count, value)) return;
        if (layer.edition === 0) shown[column * values + value] = 0;
        // Where there is one value only, its count is that of those who answered, which is shown.
        if (!shown[column * values + value] && values > 1) small.push({ layer: at, column, value });
      });
      const few = answered > 0 && answered < THRESHOLD && layer.small.some(Boolean);
      if (layer.edition === 0 && (few || (tied && of.some(isSmall)))) shown.fill(0, column * values, (column + 1) * values);
    }
  });
  return small;
}

function withholdAll(family: Family): void {
  for (const layer of family.layers) if (layer.edition === 0) layer.shown.fill(0);
}

/** Everybody has two worlds in which its value is another. */
function guardRespondents(work: Work): boolean {
  const { universe, family, moves, atoms } = work;
  const alike = family.strands.every(({ fits }) => !fits);
  const whole = moves.strands[0]!;
  for (const [at, layer] of family.layers.entries()) {
    const done = new Set<number>();
    for (let respondent = 0; respondent < universe.size; respondent += 1) {
      const value = layer.valueOf[respondent]!;
      if (value < 0 || !layer.guarded[value] || family.known.has(respondent)) continue;
      // Who stands in the same columns with the same answers is in the same case.
      const same = universe.atomOf[respondent]! * whole.tuples.length + whole.tupleOf[respondent]!;
      if (alike && done.has(same)) continue;
      done.add(same);
      while (!twoWorlds(moves, atoms, respondent, at)) {
        const cheapest = cheapestFor(work, respondent, at);
        if (!cheapest) return false;
        withhold(work, cheapest);
      }
    }
  }
  return true;
}

/** Every small count that is withheld can be another, whoever reads. */
function guardCounts(work: Work, small: readonly Small[]): boolean {
  const { moves, atoms } = work;
  for (const { layer, column, value } of small) {
    for (;;) {
      const edges = edgesOf(moves, atoms, layer, column, value);
      if (edges.two) break;
      const cheapest = cheapestAcross(work, layer, column, value, edges.found[0] ?? []);
      if (!cheapest) return false;
      withhold(work, cheapest);
    }
  }
  return true;
}

/** What must be withheld for an exchange, and how much is lost by it. */
type Price = { cost: number; cells: [layer: number, cell: number][] };

function withhold({ family, moves }: Work, { cells }: Price): void {
  for (const [at, cell] of cells) {
    const { shown, tied, values } = family.layers[at]!;
    if (tied) shown.fill(0, cell - (cell % values), cell - (cell % values) + values);
    else shown[cell] = 0;
  }
  moves.changed();
}

/** The shown counts that an exchange of two tuples between two atoms would change; null where one of them is fixed. `other` null: one atom alone. */
function priceOf({ universe, family, counts, moves }: Work, strand: number, atom: number, other: number | null, from: number, to: number, atMost: number): Price | null {
  const { tuples } = moves.strands[strand]!;
  const cells: Price['cells'] = [];
  let cost = 0;
  const pay = (at: number, layer: Layer, column: number, value: number): boolean => {
    const cell = column * layer.values + value;
    if (!layer.shown[cell]) return true;
    if (layer.edition > 0) return false;
    cells.push([at, cell]);
    cost += counts[at]![cell]! + 1;
    return cost < atMost;
  };
  for (const [i, at] of family.strands[strand]!.layers.entries()) {
    const v = tuples[from]![i]!;
    const w = tuples[to]![i]!;
    if (v === w) continue;
    const layer = family.layers[at]!;
    const here = classesOf(universe, atom, layer.edition);
    const there = other === null ? [] : classesOf(universe, other, layer.edition);
    for (let scheme = 0; scheme < Math.max(here.length, there.length); scheme += 1) {
      const a = here[scheme] ?? -1;
      const b = there[scheme] ?? -1;
      if (a === b) continue;
      for (const column of [a, b]) if (column >= 0 && !(pay(at, layer, column, v) && pay(at, layer, column, w))) return null;
    }
  }
  return { cost, cells };
}

/** The least that gives this respondent another partner, or lets it change alone. */
function cheapestFor(work: Work, respondent: number, layer: number): Price | null {
  const { universe, moves, family } = work;
  const atom = universe.atomOf[respondent]!;
  let best: Price | null = null;
  for (const { strand, from, to } of waysOf(moves, respondent, layer)) {
    for (const group of moves.strands[strand]!.byTuple[to]!) {
      const price = priceOf(work, strand, atom, group.atom, from, to, best?.cost ?? Infinity);
      if (price && price.cost > 0 && group.members.some((other) => moves.fits(strand, respondent, other))) best = price;
    }
    if (family.strands[strand]!.fits && !family.strands[strand]!.fitsAlone) continue;
    const alone = priceOf(work, strand, atom, null, from, to, best?.cost ?? Infinity);
    if (alone && alone.cost > 0 && (family.strands[strand]!.fitsAlone?.(respondent, moves.strands[strand]!.tuples[to]!) ?? true)) best = alone;
  }
  return best;
}

/** The least that gives a small count one more move, shared with nobody of `taken`. */
function cheapestAcross(work: Work, layer: number, column: number, value: number, taken: readonly number[]): Price | null {
  const { universe, family, moves } = work;
  const { edition } = family.layers[layer]!;
  const isInside = (atom: number) => classesOf(universe, atom, edition).includes(column);
  const free = (members: readonly number[]) => members.filter((member) => !taken.includes(member));
  let best: Price | null = null;
  moves.strands.forEach(({ tuples, byTuple }, strand) => {
    const place = moves.placeOf(strand, layer);
    if (place < 0) return;
    for (let from = 0; from < tuples.length; from += 1) {
      const own = tuples[from]![place]!;
      const inner = own < 0 ? [] : byTuple[from]!.filter(({ atom, members }) => isInside(atom) && free(members).length > 0);
      if (inner.length === 0) continue;
      for (let to = 0; to < tuples.length; to += 1) {
        const other = tuples[to]![place]!;
        if (other < 0 || (own === value) === (other === value) || !moves.alike(strand, from, to)) continue;
        const outer = byTuple[to]!.filter(({ atom, members }) => !isInside(atom) && free(members).length > 0);
        for (const one of inner) {
          for (const two of outer) {
            const price = priceOf(work, strand, one.atom, two.atom, from, to, best?.cost ?? Infinity);
            if (price && price.cost > 0 && free(one.members).some((a) => free(two.members).some((b) => moves.fits(strand, a, b)))) best = price;
          }
          const { fits, fitsAlone } = family.strands[strand]!;
          if (fits && !fitsAlone) continue;
          const alone = priceOf(work, strand, one.atom, null, from, to, best?.cost ?? Infinity);
          if (alone && alone.cost > 0 && (!fitsAlone || free(one.members).some((member) => fitsAlone(member, tuples[to]!)))) best = alone;
        }
      }
    }
  });
  return best;
}
