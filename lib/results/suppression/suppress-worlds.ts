import type { Moves } from './suppress-moves';
import { classesOf } from './suppress-universe';

// Is there another world? Two of them that share nobody, so that one is left whoever the reader is.

/** By layer and atom: who holds which value. Respondents of one atom can exchange all that they answered, at any time. */
export type Atoms = { holders: Map<number, number[]>[] };

export function atomsOf({ universe, family }: Moves): Atoms {
  return {
    holders: family.layers.map((layer) => {
      const holders = new Map<number, number[]>();
      for (let respondent = 0; respondent < universe.size; respondent += 1) {
        if (layer.valueOf[respondent]! < 0 || family.known.has(respondent)) continue;
        const atom = universe.atomOf[respondent]!;
        const list = holders.get(atom);
        if (list) list.push(respondent);
        else holders.set(atom, [respondent]);
      }
      return holders;
    }),
  };
}

/** Whether there are two worlds in which this respondent's value is another, and which share no other respondent. */
export function twoWorlds(moves: Moves, atoms: Atoms, respondent: number, layer: number): boolean {
  const { universe, family } = moves;
  const { valueOf } = family.layers[layer]!;
  const value = valueOf[respondent]!;
  const atom = universe.atomOf[respondent]!;
  const used = new Set<number>();
  for (const other of atoms.holders[layer]!.get(atom) ?? []) if (valueOf[other]! !== value && used.add(other).size >= 2) return true;

  const ways = waysOf(moves, respondent, layer);
  for (const { strand, from, to } of ways) {
    if (moves.alone(strand, respondent, from, to)) return true;
    for (const group of moves.partners(strand, atom, from, to))
      for (const other of group.members) if (!used.has(other) && moves.fits(strand, respondent, other) && used.add(other).size >= 2) return true;
  }
  let worlds = used.size;
  for (const { strand, from, to } of ways) {
    for (;;) {
      const others = moves.rectangle(strand, respondent, from, to, (other) => !used.has(other));
      if (!others) break;
      for (const other of others) used.add(other);
      worlds += 1;
      if (worlds >= 2) return true;
    }
  }
  return false;
}

export type Way = { strand: number; from: number; to: number };

/** What this respondent's value could be exchanged for. */
export function waysOf(moves: Moves, respondent: number, layer: number): Way[] {
  const ways: Way[] = [];
  moves.strands.forEach(({ tuples, tupleOf }, strand) => {
    const place = moves.placeOf(strand, layer);
    const from = tupleOf[respondent]!;
    if (place < 0 || from < 0) return;
    const value = tuples[from]![place]!;
    for (let to = 0; to < tuples.length; to += 1) if (tuples[to]![place]! !== value && moves.alike(strand, from, to)) ways.push({ strand, from, to });
  });
  return ways;
}

/** As many pairs of tuples are looked at for one small count, and no more: what is not found is withheld. */
const MOST_PAIRS = 4000;
/** Moves that are remembered while a second one is sought that shares nobody with one of them. */
const MOST_EDGES = 60;

/**
 * Moves that change a count of a column: none, or a few that all share someone, or two that share nobody. Who is the only
 * one in the column knows the count by its own answer, and is not counted as shared.
 */
export class Edges {
  readonly found: number[][] = [];
  two = false;

  constructor(private readonly only: number | null) {}

  add(move: number[]): boolean {
    const edge = move.filter((respondent) => respondent !== this.only);
    if (edge.length === 0) this.two = true;
    else if (this.found.some((known) => known.every((respondent) => !edge.includes(respondent)))) this.two = true;
    else if (this.found.length < MOST_EDGES) this.found.push(edge);
    return this.two;
  }
}

export function edgesOf(moves: Moves, atoms: Atoms, layer: number, column: number, value: number): Edges {
  const { universe, family } = moves;
  const { edition, valueOf } = family.layers[layer]!;
  const inside = (atom: number) => classesOf(universe, atom, edition).includes(column);
  const within = new Set<number>();
  universe.atoms.forEach((_, atom) => inside(atom) && within.add(atom));
  const isInside = (respondent: number) => within.has(universe.atomOf[respondent]!);
  const holders = [...within].flatMap((atom) => (atoms.holders[layer]!.get(atom) ?? []).filter((respondent) => valueOf[respondent]! >= 0));
  const edges = new Edges(holders.length === 1 ? holders[0]! : null);

  let pairs = 0;
  for (let strand = 0; strand < moves.strands.length; strand += 1) {
    const place = moves.placeOf(strand, layer);
    if (place < 0) continue;
    const { tuples, byTuple } = moves.strands[strand]!;
    const present = byTuple.map((groups) => groups.some(({ atom }) => within.has(atom)));
    for (let from = 0; from < tuples.length; from += 1) {
      if (tuples[from]![place] !== value) continue;
      for (let to = 0; to < tuples.length; to += 1) {
        const other = tuples[to]![place]!;
        if (other < 0 || other === value || !(present[from] || present[to]) || !moves.alike(strand, from, to)) continue;
        if ((pairs += 1) > MOST_PAIRS) return edges;
        if (across(moves, strand, from, to, isInside, edges)) return edges;
      }
    }
  }
  if (edges.found.length > 0 || universe.size <= 400) around(moves, layer, value, isInside, edges);
  return edges;
}

/** Exchanges of two across the border of the column, and changes of one within it. */
function across(moves: Moves, strand: number, from: number, to: number, isInside: (respondent: number) => boolean, edges: Edges): boolean {
  for (const row of moves.index(strand, from, to).values())
    for (const bucket of row.values()) {
      const members = (side: 'from' | 'to', wanted: boolean) => bucket[side].flatMap((group) => (isInside(group.members[0]!) === wanted ? group.members.slice(0, 3) : [])).slice(0, 6);
      for (const side of ['from', 'to'] as const) {
        const ins = members(side, true);
        if (ins.length === 0) continue;
        for (const respondent of ins) if (moves.alone(strand, respondent, side === 'from' ? from : to, side === 'from' ? to : from) && edges.add([respondent])) return true;
        const outs = members(side === 'from' ? 'to' : 'from', false);
        for (const one of ins) for (const other of outs) if (moves.fits(strand, one, other) && edges.add([one, other])) return true;
      }
    }
  return edges.two;
}

/** Rectangles of which one corner alone stands in the column. */
function around(moves: Moves, layer: number, value: number, isInside: (respondent: number) => boolean, edges: Edges): void {
  const { universe, family } = moves;
  const { valueOf } = family.layers[layer]!;
  for (let respondent = 0; respondent < universe.size; respondent += 1) {
    const own = valueOf[respondent]!;
    if (own < 0 || family.known.has(respondent) || !isInside(respondent)) continue;
    for (const { strand, from, to } of waysOf(moves, respondent, layer)) {
      const place = moves.placeOf(strand, layer);
      const { tuples } = moves.strands[strand]!;
      if (own !== value && tuples[to]![place] !== value) continue;
      const others = moves.rectangle(strand, respondent, from, to, (other) => !isInside(other));
      if (others && edges.add([respondent, ...others])) return;
    }
  }
}
