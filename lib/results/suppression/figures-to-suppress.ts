import { ANSWERED, ASKED, OTHER_NAME } from '@/lib/survey/questionnaire/cells';
import { type Field, fieldsOfItem, itemsOf, YES_NO } from '@/lib/survey/questionnaire/fields';
import { type Indicator, indicatorPart } from '@/lib/survey/questionnaire/indicators';
import type { Item, Questionnaire } from '@/lib/survey/questionnaire/questionnaire';
import { BRACKETS } from '../counting/brackets';
import { type Counts, type EditionAnswers, figureKey, partOf, type Shown, type Spec } from './figures-answers';
import { answeredKey, type Base, indicatorsOf, Links } from './figures-links';
import { strandsOf } from './figures-strands';
import { suppress, withholdSmall } from './suppress';
import { countsOf, type Family, type Layer, layerOf, type Universe } from './suppress-universe';

/** What of one item and part may be shown, by column. A value that is not named is not published at all. */
export type Verdict = { asked: Shown; answered: Shown; values: Map<string, Shown>; /** Numbers only: every bracket of the column is shown. */ whole: Shown };

type Made = { family: Family; layer: Layer };

const ALWAYS: Shown = () => true;
const NEVER: Shown = () => false;
const not = (shown: Shown): Shown => (column) => !shown(column);

/** Names that fewer gave are counted as others. */
export const LEAST_OF_NAME = 10;

/** Decides for every figure of a questionnaire what of it is shown: figures that say the same thing together or not at all. */
export class Figures {
  readonly verdicts = new Map<string, Verdict>();
  private readonly links: Links;
  /** Field → value (or choice) → its layer of the new edition. */
  private readonly cells = new Map<string, Map<string, Made & { at: number }>>();
  /** Figures over several answers that are withheld whole. */
  private readonly dropped = new Set<string>();
  private readonly ownBases = new Map<string, Shown>();

  constructor(
    private readonly questionnaire: Questionnaire,
    private readonly universe: Universe,
    private readonly editions: readonly EditionAnswers[],
    private readonly known: ReadonlyMap<string, ReadonlySet<number>>,
    private readonly names: ReadonlyMap<string, readonly string[]>,
    private readonly off?: 'secondary',
  ) {
    this.links = new Links(questionnaire);
    for (const item of itemsOf(questionnaire)) this.item(item);
  }

  private item(item: Item): void {
    const fields = fieldsOfItem(item).filter(({ role }) => role !== 'remark');
    if (item.kind === 'parts') this.together(item, fields.filter(({ role }) => role === 'part' || role === 'total'));
    for (const field of fields) {
      if (field.role === 'unconfirmed') this.unconfirmed(item, field);
      else if (field.role !== 'part' && field.role !== 'total') this.field(item, field);
    }
    if (item.kind === 'matrix' || item.kind === 'parts') {
      const asked = this.asked(this.links.baseOfItem(item), item.key, '');
      // Where rows were left out, how many answered any of them would say who answered which.
      const complete = fields.every(({ name, role }) => role === 'followUp' || this.everyoneAnswered(figureKey(item.key, partOf(item, name))));
      const answered = this.dropped.has(answeredKey(item)) || !complete ? NEVER : this.answered(item.key, '', asked);
      this.verdicts.set(figureKey(item.key, ''), { asked, answered, values: new Map(), whole: NEVER });
    }
    if (item.kind === 'matrix') for (const indicator of indicatorsOf(item)) this.overSeveral(item, indicator);
  }

  // ---- bases

  private asked(base: Base, item: string, part: string): Shown {
    switch (base.kind) {
      case 'everyone':
        return ALWAYS;
      case 'values': {
        const of = this.cells.get(base.field);
        const made = of?.get(base.values.join());
        return base.values.length === 0 ? ALWAYS : made ? shownBy(made) : NEVER;
      }
      case 'choice': {
        const made = this.cells.get(base.field)?.get(base.choice);
        return made ? shownBy(made) : NEVER;
      }
      case 'own': {
        if (this.dropped.has(base.key)) return NEVER;
        const known = this.ownBases.get(base.key);
        if (known) return known;
        // Who is asked because of one answer of several is not known by it; who is not asked gave none of them.
        const spec: Spec = {
          values: ['no', ASKED], read: (counts) => Number(counts.get(figureKey(item, part))?.has(ASKED) ?? false), cell: () => [item, part, ASKED],
          tied: true, guarded: [true, this.links.needsAll(base.key)], small: [true, true], withheld: NEVER,
        };
        const shown = shownBy({ ...this.make([spec], null, new Set()), at: 1 });
        this.ownBases.set(base.key, shown);
        return shown;
      }
    }
  }

  private everyoneAnswered = (key: string): boolean =>
    this.editions.every(({ respondents }) => respondents.every((one) => !one?.counts.get(key)?.has(ASKED) || one.counts.get(key)!.has(ANSWERED)));

  /** How many answered is withheld where that is one or two, unless all who are asked did. */
  private answered(item: string, part: string, asked: Shown): Shown {
    const key = figureKey(item, part);
    if (this.everyoneAnswered(key)) return asked;
    const spec: Spec = {
      values: ['no', ANSWERED], read: (counts) => (counts.get(key)?.has(ASKED) ? Number(counts.get(key)!.has(ANSWERED)) : -1), cell: () => [item, part, ANSWERED],
      tied: true, guarded: [false, false], small: [false, true], withheld: not(asked),
    };
    return shownBy({ ...this.make([spec], null, new Set()), at: 1 });
  }

  // ---- figures

  private field(item: Item, field: Field): void {
    const part = partOf(item, field.name);
    const key = figureKey(item.key, part);
    const asked = this.asked(this.links.baseOf(field.name), item.key, part);
    const answered = this.answered(item.key, part, asked);
    const verdict: Verdict = { asked, answered, values: new Map(), whole: NEVER };
    this.verdicts.set(key, verdict);
    if (field.kind === 'text') return;

    const specs = this.specsOf(item, field, part, answered);
    const extra = field.name === item.key ? indicatorsOf(item).map((indicator) => this.indicatorSpec(item, indicator, asked)) : [];
    const sets = this.links.setsOf(field.name).map((set): Spec => this.setSpec(item, field, part, set, answered));
    const { family } = this.make([...specs, ...extra, ...sets], { item, field, own: specs.length }, this.known.get(item.key) ?? new Set());
    const editions = this.editions.length;
    const cells = new Map<string, Made & { at: number }>();
    this.cells.set(field.name, cells);
    const made = (spec: number, at: number) => ({ family, layer: family.layers[spec * editions]!, at });
    if (field.kind === 'many' || field.kind === 'ranked') {
      const choices = field.choices ?? [];
      choices.forEach(({ value }, i) => {
        cells.set(value, made(i, 1));
        verdict.values.set(value, shownBy(made(i, 1)));
      });
      if (field.kind === 'ranked') this.places(item, field, (at) => shownBy(made(choices.length, at)));
    } else {
      specs[0]!.values.forEach((value, at) => {
        cells.set(value, made(0, at));
        verdict.values.set(value, shownBy(made(0, at)));
      });
      verdict.whole = (column) => specs[0]!.values.every((_, at) => shownBy(made(0, at))(column)) && answered(column);
    }
    this.links.setsOf(field.name).forEach((set, i) => cells.set(set.join(), made(specs.length + extra.length + i, 1)));
    extra.forEach((_, i) => this.indicatorVerdict(indicatorsOf(item)[i]!, shownBy(made(specs.length + i, 1))));
  }

  /** Of a ranking, the first place alone is published beside what is named at all. */
  private places(item: Item, field: Field, first: (at: number) => Shown): void {
    for (let place = 1; place <= (item.ranks ?? 1); place += 1)
      this.verdicts.set(figureKey(item.key, String(place)), {
        asked: ALWAYS, answered: ALWAYS, whole: NEVER, values: new Map((field.choices ?? []).map(({ value }, at) => [value, place === 1 ? first(at) : NEVER])),
      });
  }

  private specsOf(item: Item, field: Field, part: string, answered: Shown): Spec[] {
    const key = figureKey(item.key, part);
    const withheld = not(answered);
    const cell = (value: string): [string, string, string] => [item.key, part, value];
    const choices = (field.choices ?? []).map(({ value }) => value);
    if (field.kind === 'many' || field.kind === 'ranked') {
      const ticks = choices.map((value): Spec => ({
        values: ['no', value], read: (counts) => (counts.get(key)?.has(ANSWERED) ? Number(counts.get(key)!.has(value)) : -1), cell: () => cell(value),
        tied: true, guarded: [true, true], small: [true, true], withheld,
      }));
      if (field.kind === 'many') return ticks;
      const places = Array.from({ length: item.ranks ?? 1 }, (_, place) => open(choices, figureKey(item.key, String(place + 1)), (value) => [item.key, String(place + 1), value], place === 0 ? withheld : ALWAYS));
      return [...ticks, ...places.map((place, i) => (i === 0 ? place : { ...place, guarded: place.guarded.map(() => false) }))];
    }
    const values = field.kind === 'number' ? BRACKETS.map(({ value }) => value) : field.choices ? choices : this.namesOf(field, key);
    return [open(values, key, cell, withheld)];
  }

  /** Names, or years: whatever stands in an edition. */
  private namesOf(field: Field, key: string): string[] {
    if (field.kind === 'named') return [...(this.names.get(key) ?? []), OTHER_NAME];
    const found = this.editions.flatMap(({ respondents }) => respondents.flatMap((one) => [...(one?.counts.get(key) ?? [])]));
    return [...new Set(found)].filter((value) => !value.startsWith('*')).sort();
  }

  /** How many gave any of several values: whom another question is asked of. */
  private setSpec(item: Item, field: Field, part: string, set: string[], answered: Shown): Spec {
    const key = figureKey(item.key, part);
    const asking = this.links.askedBecause(field.name, set);
    return {
      values: ['no', 'yes'], read: (counts) => (counts.get(key)?.has(ANSWERED) ? Number(set.some((value) => counts.get(key)!.has(value))) : -1), cell: () => [...asking, ASKED],
      tied: true, guarded: [false, false], small: [true, true], withheld: not(answered),
    };
  }

  private indicatorBase(item: Item, { key, among }: Indicator, asked: Shown): Shown {
    if (among) return this.asked({ kind: 'values', field: among.field, values: among.in }, item.key, indicatorPart(key));
    const own = figureKey(item.key, indicatorPart(key));
    const field = figureKey(item.key, '');
    const same = this.editions.every(({ respondents }) => respondents.every((one) => Boolean(one?.counts.get(own)?.has(ASKED)) === Boolean(one?.counts.get(field)?.has(ASKED))));
    return same ? asked : this.asked({ kind: 'own', key: `base of ${key}` }, item.key, indicatorPart(key));
  }

  private indicatorSpec(item: Item, indicator: Indicator, itemAsked: Shown): Spec {
    const part = indicatorPart(indicator.key);
    const key = figureKey(item.key, part);
    const asked = this.indicatorBase(item, indicator, itemAsked);
    const answered = this.answered(item.key, part, asked);
    this.verdicts.set(key, { asked, answered, values: new Map(), whole: NEVER });
    return {
      values: ['no', 'yes'], read: (counts) => (counts.get(key)?.has(ANSWERED) ? Number(counts.get(key)!.has('yes')) : -1), cell: () => [item.key, part, 'yes'],
      tied: true, guarded: [true, true], small: [true, true], withheld: not(answered),
    };
  }

  private indicatorVerdict({ item, key }: Indicator, shown: Shown): void {
    const { values } = this.verdicts.get(figureKey(item, indicatorPart(key)))!;
    for (const { value } of YES_NO) values.set(value, shown);
  }

  private overSeveral(item: Item, indicator: Indicator): void {
    if (this.dropped.has(indicator.key)) {
      this.verdicts.set(figureKey(item.key, indicatorPart(indicator.key)), { asked: NEVER, answered: NEVER, values: new Map(YES_NO.map(({ value }) => [value, NEVER])), whole: NEVER });
      return;
    }
    const spec = this.indicatorSpec(item, indicator, this.verdicts.get(figureKey(item.key, ''))!.asked);
    this.indicatorVerdict(indicator, shownBy({ ...this.make([spec], null, this.known.get(item.key) ?? new Set()), at: 1 }));
  }

  private unconfirmed(item: Item, field: Field): void {
    const key = figureKey(item.key, partOf(item, field.name));
    const asked = this.asked(this.links.baseOf(field.name), item.key, '');
    const spec: Spec = {
      values: ['no', 'yes'], read: (counts) => (counts.get(figureKey(item.key, ''))?.has('no') ? Number(counts.get(key)?.has('yes') ?? false) : -1), cell: () => [item.key, partOf(item, field.name), 'yes'],
      tied: true, guarded: [true, true], small: [true, true], withheld: not(asked),
    };
    const shown = shownBy({ ...this.make([spec], null, this.known.get(item.key) ?? new Set()), at: 1 });
    this.verdicts.set(key, { asked, answered: asked, values: new Map([['yes', shown]]), whole: NEVER });
  }

  /** The parts of a sum and their total: exchanged together, and their statistics shown together. */
  private together(item: Item, fields: Field[]): void {
    const about = fields.map((field) => {
      const part = partOf(item, field.name);
      const asked = this.asked(this.links.baseOf(field.name), item.key, part);
      const answered = this.answered(item.key, part, asked);
      return { part, asked, answered, spec: open(BRACKETS.map(({ value }) => value), figureKey(item.key, part), (value) => [item.key, part, value], not(answered)) };
    });
    const { family } = this.make(about.map(({ spec }) => spec), null, this.known.get(item.key) ?? new Set());
    const shown = (i: number, at: number) => shownBy({ layer: family.layers[i * this.editions.length]!, at });
    const whole: Shown = (column) => about.every(({ answered, spec }, i) => answered(column) && spec.values.every((_, at) => shown(i, at)(column)));
    about.forEach(({ part, asked, answered, spec }, i) => {
      this.verdicts.set(figureKey(item.key, part), { asked, answered, whole, values: new Map(spec.values.map((value, at) => [value, shown(i, at)])) });
    });
  }

  // ---- families

  /**
   * Where figures over several answers leave a field no world, they are withheld whole, and the field is looked at again
   * without them: an answer is worth more than what follows from it.
   */
  private make(specs: readonly Spec[], about: { item: Item; field: Field; own: number } | null, known: ReadonlySet<number>): Made {
    const steady = about && this.links.steady(about.field.name, this.dropped);
    const family: Family = { layers: this.layers(specs), strands: strandsOf(this.universe, specs, this.editions, about, steady), known };
    const made = { family, layer: family.layers[0]! };
    if (this.off === 'secondary') {
      withholdSmall(this.universe, family, family.layers.map((layer) => countsOf(this.universe, layer, known)));
      return made;
    }
    if (suppress(this.universe, family) || !about || !steady) return made;
    for (const name of this.links.followingFrom(about.field.name)) this.dropped.add(name);
    return this.make(specs, about, known);
  }

  private layers(specs: readonly Spec[]): Layer[] {
    const { universe, editions } = this;
    return specs.flatMap((spec) =>
      editions.map(({ respondents, withholds }, edition): Layer => {
        const valueOf = Int16Array.from(respondents, (one) => (one ? spec.read(one.counts) : -1));
        const layer = layerOf({ edition, values: spec.values.length, valueOf, tied: spec.tied, guarded: spec.guarded, small: spec.small }, universe, edition === 0 ? spec.withheld : undefined);
        if (edition > 0)
          for (let column = 0; column < universe.classes; column += 1)
            spec.values.forEach((value, at) => {
              if (withholds(column, ...spec.cell(value))) layer.shown[column * spec.values.length + at] = 0;
            });
        return layer;
      }),
    );
  }
}

const shownBy = ({ layer, at }: { layer: Layer; at: number }): Shown => (column) => layer.shown[column * layer.values + at] === 1;

/** A figure of which everybody gives one value. */
function open(values: readonly string[], key: string, cell: Spec['cell'], withheld: Shown): Spec {
  const places = new Map(values.map((value, at) => [value, at]));
  const read = (counts: Counts): number => {
    for (const value of counts.get(key) ?? []) {
      const at = value.startsWith('*') && value !== OTHER_NAME ? undefined : (places.get(value) ?? places.get(OTHER_NAME));
      if (at !== undefined) return at;
    }
    return -1;
  };
  // Where there is one value only, nothing is said by it.
  const guarded = values.map(() => values.length > 1);
  return { values, read, cell, tied: values.length === 2, guarded, small: values.map(() => true), withheld };
}
