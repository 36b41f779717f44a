import type { Choice, Questionnaire } from './questionnaire';

/** What a choice was called before an erratum; choices are known by their object, as fields.ts hands them on. */
export type FormerLabels = ReadonlyMap<Choice, readonly string[]>;

export const noFormer: FormerLabels = new Map();

type Erratum = { item: string; textName: string; before: string };

/** The former words of every choice that an erratum has renamed. */
export function formerLabels(questionnaire: Questionnaire, errata: readonly Erratum[]): FormerLabels {
  const former = new Map<Choice, string[]>();
  for (const item of questionnaire.sections.flatMap(({ items }) => items)) {
    const own = errata.filter((erratum) => erratum.item === item.key);
    if (own.length === 0) continue;
    const lists = [{ prefix: '', choices: item.choices }, ...(item.followUps ?? []).map(({ key, choices }) => ({ prefix: `followUps.${key}.`, choices }))];
    for (const { prefix, choices = [] } of lists)
      for (const choice of choices) {
        const labels = own.filter(({ textName, before }) => textName === `${prefix}choices.${choice.value}.label` && before !== choice.label).map(({ before }) => before);
        if (labels.length > 0) former.set(choice, [...new Set(labels)]);
      }
  }
  return former;
}

/** Whether these words stood for another choice before an erratum than they do now: nobody can tell which was meant. */
export const contested = (choices: readonly Choice[], label: string, former: FormerLabels): boolean =>
  choices.some((one) => former.get(one)?.includes(label) && choices.some((other) => other !== one && (other.label === label || former.get(other)?.includes(label))));
