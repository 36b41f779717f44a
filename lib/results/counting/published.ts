import { z } from 'zod';
import data from '../../../prisma/published/2012.json' with { type: 'json' };

const cell = { part: z.string(), value: z.string() };

const figure = z.strictObject({
  id: z.string(),
  item: z.string(),
  /** Section of the publication, e.g. 3-1-4. */
  section: z.string(),
  about: z.string(),
  /** null: the publication names none. */
  base: z.nullable(z.strictObject({ n: z.int(), label: z.string() })),
  /** Published as "about so many". */
  approx: z.optional(z.boolean()),
  /** What the rest answered was not published: only the figure itself can be compared. */
  othersUnknown: z.optional(z.boolean()),
  counts: z.optional(z.array(z.strictObject({ ...cell, count: z.int(), band: z.optional(z.string()) }))),
  statistics: z.optional(z.array(z.strictObject({ part: z.string(), statistic: z.enum(['min', 'max', 'mean', 'mode']), value: z.number() }))),
  note: z.optional(z.string()),
});

const publication = z.strictObject({
  about: z.string(),
  source: z.strictObject({ document: z.string(), event: z.string(), date: z.string(), publisher: z.string() }),
  survey: z.strictObject({
    year: z.literal(2012),
    name: z.string(),
    from: z.string(),
    to: z.string(),
    asked: z.int(),
    valid: z.int(),
    scheme: z.string(),
    bands: z.array(z.strictObject({ key: z.string(), n: z.int() })),
  }),
  figures: z.array(figure),
  /** What the publication says without a number, in our own words. */
  inWords: z.array(z.strictObject({ items: z.array(z.string()), section: z.string(), words: z.string() })),
  /** The findings said of half or more of the respondents; `cells` are the counts that must bear them out. */
  findings: z.array(z.strictObject({ words: z.string(), cells: z.array(z.strictObject({ item: z.string(), ...cell })) })),
  findingsNote: z.string(),
});

export type Publication = z.infer<typeof publication>;
export type Figure = Publication['figures'][number];
export type Statistic = NonNullable<Figure['statistics']>[number]['statistic'];

/** What the 2012 survey published, carried as data: shown with or without a database that holds its rebuilt answers. */
export const published2012: Publication = publication.parse(data);

export const figuresOf = (item: string): Figure[] => published2012.figures.filter((figure) => figure.item === item);

export const wordsOn = (item: string): string[] => published2012.inWords.filter(({ items }) => items.includes(item)).map(({ words }) => words);
