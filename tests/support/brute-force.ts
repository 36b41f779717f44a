import type { Family, Layer, Universe } from '../../lib/results/suppression/suppress-universe';

// What a reader could work out, by looking at every way in which everybody can have answered. Knows nothing of how counts
// are withheld: reads the columns that each respondent stands in, and the counts that are shown.

type World = Int8Array;

const columnsOf = (universe: Universe, respondent: number, edition: number): readonly number[] => universe.atoms[universe.atomOf[respondent]!]![edition] ?? [];

/** Shown counts of a layer: [column, value, count]. */
function facts(universe: Universe, layer: Layer): [column: number, value: number, count: number][] {
  const list: [number, number, number][] = [];
  for (let column = 0; column < universe.classes; column += 1)
    for (let value = 0; value < layer.values; value += 1) {
      if (!layer.shown[column * layer.values + value]) continue;
      let count = 0;
      for (let respondent = 0; respondent < universe.size; respondent += 1) if (layer.valueOf[respondent] === value && columnsOf(universe, respondent, layer.edition).includes(column)) count += 1;
      list.push([column, value, count]);
    }
  return list;
}

export type Case = { universe: Universe; layers: Layer[]; known: Family['known']; /** Everybody gave the same answer in every layer it is in, and the reader may know that. */ constant?: boolean };

/** Every way to answer that fits what is shown: for each respondent one value per layer, those who did not answer left out. */
export function worlds({ universe, layers, known, constant = false }: Case): World[][] {
  const width = layers.length;
  const options: number[][][] = [];
  for (let respondent = 0; respondent < universe.size; respondent += 1) {
    const truth = layers.map(({ valueOf }) => valueOf[respondent]!);
    if (known.has(respondent)) options.push([truth]);
    else if (constant) options.push(truth.every((value) => value < 0) ? [truth] : Array.from({ length: layers[0]!.values }, (_, value) => truth.map((own) => (own < 0 ? own : value))));
    else options.push(truth.reduce<number[][]>((tuples, own, at) => tuples.flatMap((tuple) => (own < 0 ? [[...tuple, own]] : Array.from({ length: layers[at]!.values }, (_, value) => [...tuple, value]))), [[]]));
  }
  const rules = layers.flatMap((layer, at) =>
    facts(universe, layer).map(([column, value, count]) => ({ at, value, left: count, members: new Set(Array.from({ length: universe.size }, (_, r) => r).filter((r) => layer.valueOf[r]! >= 0 && columnsOf(universe, r, layer.edition).includes(column))) })),
  );
  const byRespondent = options.map((_, r) => rules.filter(({ members }) => members.has(r)));
  const openAfter = rules.map(({ members }) => Math.max(-1, ...members));
  const found: World[][] = [];
  const tuples: number[][] = [];
  const go = (respondent: number) => {
    if (respondent === universe.size) {
      found.push(Array.from({ length: width }, (_, at) => Int8Array.from(tuples, (tuple) => tuple[at]!)));
      return;
    }
    for (const tuple of options[respondent]!) {
      const hit = byRespondent[respondent]!.filter(({ at, value }) => tuple[at] === value);
      for (const rule of hit) rule.left -= 1;
      const ok = hit.every(({ left }) => left >= 0) && rules.every(({ left }, i) => left === 0 || openAfter[i]! > respondent);
      if (ok) {
        tuples.push(tuple);
        go(respondent + 1);
        tuples.pop();
      }
      for (const rule of hit) rule.left += 1;
    }
  };
  go(0);
  return found;
}

/**
 * What some reader can work out: another's value, or a withheld count of one or two. A reader knows its own answers, and
 * which columns everybody stands in.
 */
export function betrayed(one: Case): string[] {
  const { universe, layers, known } = one;
  const all = worlds(one);
  const found: string[] = [];
  for (let reader = -1; reader < universe.size; reader += 1) {
    const seen = reader < 0 ? all : all.filter((world) => world.every((values, at) => values[reader] === layers[at]!.valueOf[reader]));
    layers.forEach((layer, at) => {
      for (let other = 0; other < universe.size; other += 1) {
        const own = layer.valueOf[other]!;
        if (other === reader || own < 0 || known.has(other) || !layer.guarded[own]) continue;
        if (seen.every((world) => world[at]![other] === own)) found.push(`reader ${reader} knows ${other} in layer ${at}`);
      }
      for (let column = 0; column < universe.classes; column += 1) {
        const members = Array.from({ length: universe.size }, (_, r) => r).filter((r) => layer.valueOf[r]! >= 0 && !known.has(r) && columnsOf(universe, r, layer.edition).includes(column));
        if (members.length === 1 && members[0] === reader) continue;
        for (let value = 0; value < layer.values; value += 1) {
          const count = members.filter((r) => layer.valueOf[r] === value).length;
          if (!layer.small[value] || count < 1 || count > 2) continue;
          const published = layer.shown[column * layer.values + value] === 1;
          if (published) found.push(`layer ${at} shows ${count} in column ${column}`);
          else if (seen.every((world) => members.filter((r) => world[at]![r] === value).length === count)) found.push(`reader ${reader} knows the ${count} of value ${value} in column ${column}, layer ${at}`);
        }
      }
    });
  }
  return found;
}
