import type { Field } from '@/lib/survey/questionnaire/fields';
import type { AnswerValue, Item } from '@/lib/survey/questionnaire/questionnaire';
import type { EditionAnswers, Spec } from './figures-answers';
import type { Steady } from './figures-links';
import type { Strand, Universe } from './suppress-universe';

/**
 * Up to so many respondents, an exchange must also leave every figure over several answers as it is, and every answer one
 * that the form would take. Among more, a choice is looked at by itself: decisions/0100-suppression.md.
 */
export const MOST_OF_STRICT = 300;

/**
 * How the answers of a field can be exchanged: as a whole; of several choices also each by itself, where what is left is an
 * answer that the form would take; always so that figures which follow from several answers stay as they are.
 */
export function strandsOf(universe: Universe, specs: readonly Spec[], editions: readonly EditionAnswers[], about: { item: Item; field: Field; own: number } | null, steady: Steady | null): Strand[] {
  const of = (spec: number) => editions.map((_, edition) => spec * editions.length + edition);
  const every = specs.flatMap((_, spec) => of(spec));
  const apart = () => specs.map((_, spec): Strand => ({ layers: of(spec), same: true }));
  const large = universe.size > MOST_OF_STRICT;
  if (!about) return large ? apart() : [{ layers: every, same: specs.length === 1 }];
  const { field, item } = about;
  const answersOf = (respondent: number) => editions.map(({ respondents }) => respondents[respondent]?.answers);

  /** Both take over from one another in every edition, by `take`: undefined where that is no answer. */
  const both = (take: (own: AnswerValue, other: AnswerValue) => AnswerValue | undefined): Strand['fits'] => (one, other) => {
    const theirs = answersOf(other);
    return answersOf(one).every((mine, edition) => {
      const yours = theirs[edition];
      const a = mine?.[field.name];
      const b = yours?.[field.name];
      if (!mine || !yours || a === undefined || b === undefined) return true;
      const forMe = take(a, b);
      const forYou = take(b, a);
      return forMe !== undefined && forYou !== undefined && (!steady || (steady(mine, forMe, yours) && steady(yours, forYou, mine)));
    });
  };
  const alone = (valueFor: (own: AnswerValue, to: number) => AnswerValue): Strand['fitsAlone'] =>
    steady
      ? (respondent, values) => answersOf(respondent).every((mine, edition) => (mine?.[field.name] === undefined ? true : steady(mine, valueFor(mine[field.name]!, values[edition]!), {})))
      : () => true;

  const choices = (field.choices ?? []).map(({ value }) => value);
  const several = field.kind === 'many' || field.kind === 'ranked';
  if (large) return several ? apart() : [{ layers: every, same: specs.length === 1 }];

  const single = specs.length === 1;
  const whole: Strand = {
    layers: every,
    same: single,
    ...(steady && { fits: both((_, other) => other) }),
    ...(steady && single && field.choices && { fitsAlone: alone((_, to) => specs[0]!.values[to]!) }),
    ...(steady && single && !field.choices && field.kind === 'named' && { fitsAlone: alone((_, to) => (specs[0]!.values[to]!.startsWith('*') ? '\u0000' : specs[0]!.values[to]!)) }),
  };
  if (!several) return [whole];

  const exclusive = new Set((field.choices ?? []).filter((choice) => choice.exclusive).map(({ value }) => value));
  const most = field.kind === 'ranked' ? (field.ranks ?? choices.length) : choices.length;
  const ticks = choices.map((choice, spec): Strand => ({
    layers: of(spec),
    same: true,
    fits: both((own, other) => withTick(own as string[], choice, (other as string[]).includes(choice), exclusive, most, field.kind === 'ranked')),
    fitsAlone: alone((own, to) => [...(own as string[]).filter((value) => value !== choice), ...(to === 1 ? [choice] : [])]),
  }));
  if (field.kind === 'many') return [whole, ...ticks];
  const first: Strand = {
    layers: specs.slice(choices.length, choices.length + (item.ranks ?? 1)).flatMap((_, place) => of(choices.length + place)),
    same: item.ranks === 1,
    fits: both((own, other) => {
      const [wanted] = other as string[];
      const moved = [wanted!, ...(own as string[]).filter((value) => value !== wanted)];
      return moved.join() === (other as string[]).join() ? moved : undefined;
    }),
  };
  return [whole, ...ticks, first];
}

/** A list with or without one choice; undefined where the form would not take it, or where the first place would be another. */
function withTick(list: string[], choice: string, ticked: boolean, exclusive: ReadonlySet<string>, most: number, ranked: boolean): string[] | undefined {
  if (list.includes(choice) === ticked) return list;
  if (!ticked) return list.length > 1 && !(ranked && list[0] === choice) ? list.filter((value) => value !== choice) : undefined;
  if (exclusive.has(choice) || list.some((value) => exclusive.has(value)) || list.length >= most) return undefined;
  return [...list, choice];
}
