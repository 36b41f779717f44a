// Who stands in which column of which table. Respondents that stand in the same columns in every edition are one atom:
// no published table can tell them apart.

/** By edition (0 is the new one): the column per scheme, in the order of the schemes, -1 where in none; null: did not take part. */
export type Membership = readonly (readonly number[] | null)[];

export type Universe = {
  size: number;
  classes: number;
  /** Which scheme swaps may go round in a rectangle: the one that crosses the others (prefectures). */
  crossing: number;
  atomOf: Int32Array;
  atoms: Membership[];
  membersOf: number[][];
};

export function universeOf(memberships: readonly Membership[], classes: number, crossing: number): Universe {
  const known = new Map<string, number>();
  const atoms: Membership[] = [];
  const membersOf: number[][] = [];
  const atomOf = new Int32Array(memberships.length);
  memberships.forEach((membership, respondent) => {
    const key = JSON.stringify(membership);
    let atom = known.get(key);
    if (atom === undefined) {
      atom = atoms.length;
      known.set(key, atom);
      atoms.push(membership);
      membersOf.push([]);
    }
    atomOf[respondent] = atom;
    membersOf[atom]!.push(respondent);
  });
  return { size: memberships.length, classes, crossing, atomOf, atoms, membersOf };
}

/** One count per column and value: who holds what, and what of it is shown. */
export type Layer = {
  /** 0 is the new one, the only one in which something can still be withheld. */
  edition: number;
  values: number;
  /** Respondent → value; -1 where not asked or not answered. */
  valueOf: Int16Array;
  /** column * values + value → 1 where the count is shown. */
  shown: Uint8Array;
  /** All values of a column are shown or withheld together (two values: one is the rest of the other). */
  tied: boolean;
  /** Values that nobody may be known to hold. */
  guarded: readonly boolean[];
  /** Values of which counts of 1 and 2 are withheld. */
  small: readonly boolean[];
};

/** Layers that two respondents can exchange by themselves. */
export type Strand = {
  layers: readonly number[];
  /** One figure in every edition: anybody could hold any of its values, also one that nobody holds. */
  same: boolean;
  /** Whether nothing else of what is published of these two would be other than it is; missing: always so. */
  fits?: (one: number, other: number) => boolean;
  /** The same, where one respondent's values become these and nobody else's change; missing: never where `fits` is there, else always. */
  fitsAlone?: (respondent: number, values: readonly number[]) => boolean;
};

/** What is looked at as one: the layers of a figure in every edition, and how they can be exchanged. */
export type Family = { layers: Layer[]; strands: Strand[]; known: ReadonlySet<number> };

/** The columns that a respondent of an atom stands in, in one edition. */
export const classesOf = (universe: Universe, atom: number, edition: number): readonly number[] => universe.atoms[atom]![edition] ?? [];

/** column * values + value → how many, those that are known anyway left out. */
export function countsOf(universe: Universe, layer: Layer, known: ReadonlySet<number>): Int32Array {
  const counts = new Int32Array(universe.classes * layer.values);
  for (let respondent = 0; respondent < universe.size; respondent += 1) {
    const value = layer.valueOf[respondent]!;
    if (value < 0 || known.has(respondent)) continue;
    for (const column of classesOf(universe, universe.atomOf[respondent]!, layer.edition)) if (column >= 0) counts[column * layer.values + value]! += 1;
  }
  return counts;
}

/** A layer of the new edition with everything shown but the columns that are withheld anyway. */
export function layerOf(layer: Omit<Layer, 'shown'>, universe: Universe, withheld?: (column: number) => boolean): Layer {
  const shown = new Uint8Array(universe.classes * layer.values).fill(1);
  if (withheld) for (let column = 0; column < universe.classes; column += 1) if (withheld(column)) shown.fill(0, column * layer.values, (column + 1) * layer.values);
  return { ...layer, shown };
}
