import { z } from 'zod';

// The answers of /api/v1, one schema each: the service builds them, the OpenAPI document is made of them (openapi.ts), and a
// test holds every answer against it. Descriptions are for readers in Japan, keys for programs.

/** Schemas that the document names; the id is the name. */
export const openDataSchemas = z.registry<{ id: string }>();

const named = <T extends z.ZodType>(id: string, description: string, schema: T): T => {
  const described = schema.describe(description);
  openDataSchemas.add(described, { id });
  return described;
};

const count = (what: string) => z.nullable(z.int().min(0)).describe(`${what}。null は秘匿`);
const percent = z.nullable(z.number().min(0).max(100)).describe('回答した団体に占める割合（%、小数第1位まで四捨五入）。null は秘匿か、回答が5団体未満');
const day = z.iso.date();

export const cellSchema = named('Cell', '1つの区分での団体数と割合', z.strictObject({ band: z.string().describe('区分のキー。all は全体'), count: count('その答えの団体数'), percent }));
export const baseSchema = named('Base', '1つの区分での母数', z.strictObject({ band: z.string().describe('区分のキー。all は全体'), answered: count('回答した団体の数（割合の母数）'), asked: count('対象の団体の数') }));
export const rowSchema = named('Row', '1つの答え', z.strictObject({ value: z.string().describe('選択肢のキー。人数などは階級'), label: z.string().describe('選択肢'), cells: z.array(cellSchema) }));
export const statisticsSchema = named('Statistics', '人数・台数などの統計。null は秘匿', z.strictObject({
  band: z.string().describe('区分のキー。all は全体'),
  n: z.nullable(z.int().min(0)).describe('統計に入る団体の数。null は秘匿'),
  min: z.nullable(z.number()).describe('最小'), median: z.nullable(z.number()).describe('中央値'), mean: z.nullable(z.number()).describe('平均（小数第1位まで四捨五入）'),
  max: z.nullable(z.number()).describe('最大'), modes: z.nullable(z.array(z.number())).describe('最頻値（同数のときはすべて）'),
}));

export const groupSchema = named('Group', '質問そのもの、または質問の行・内訳・追加の質問', z.strictObject({
  part: z.string().describe('内訳のキー。空文字は質問そのもの。* で始まるものは、いくつかの答えをまとめた数'),
  label: z.string().describe('内訳の名前'),
  unit: z.string().describe('人・台など。ないときは空文字'),
  kind: z.enum(['shares', 'numbers', 'text', 'derived']).describe('shares 選択、numbers 数、text 自由記述（回答した団体の数だけ）、derived まとめた数'),
  several: z.boolean().describe('いくつでも選べる（割合の合計は100%にならない）'),
  bases: z.array(baseSchema).describe('母数。質問に母数がないもの（順位ごとの数など）は空'), rows: z.array(rowSchema), statistics: z.array(statisticsSchema),
}));

export const questionSchema = named('Question', '1つの質問', z.strictObject({
  key: z.string().describe('質問のキー。年度が変わっても同じ'), number: z.string().describe('問番号'), label: z.string().describe('質問'),
  condition: z.string().describe('条件のある質問の、条件。ないときは空文字'),
  bases: z.array(baseSchema).describe('質問全体の母数'),
  groups: z.array(groupSchema),
}));

export const sectionSchema = named('Section', '調査票の節', z.strictObject({ key: z.string(), number: z.string(), title: z.string(), questions: z.array(questionSchema) }));

export const schemeSchema = named('Scheme', '団体の分け方', z.strictObject({
  key: z.string().describe('scheme に指定するキー'), label: z.string().describe('分け方の名前'), source: z.string().describe('分け方の出典'),
  bands: z.array(z.strictObject({ key: z.string().describe('区分のキー'), label: z.string().describe('区分の名前') })),
}));

export const participationSchema = named('Participation', '提出の状況', z.strictObject({
  band: z.string().describe('区分のキー。all は全体'), label: z.string(), asked: z.int().min(0).describe('対象の団体'), submitted: z.int().min(0).describe('提出した団体'), valid: z.int().min(0).describe('集計に入る団体'),
}));

export const namedSchema = named('NamedPractice', '取組の例として名前を公表することに同意した団体', z.strictObject({
  question: z.string().describe('質問のキー'), value: z.string().describe('選択肢のキー'), label: z.string().describe('選択肢'),
  municipalities: z.array(z.strictObject({ code: z.string().describe('全国地方公共団体コード（6桁）'), prefecture: z.string(), name: z.string() })),
}));

export const erratumSchema = named('Erratum', '正誤表の1行', z.strictObject({
  scheme: z.string(), band: z.string(), question: z.string().describe('質問のキー'), part: z.string(), value: z.string(),
  before: z.nullable(z.number()).describe('前の版の数。null は秘匿か、数がなかった'), after: z.nullable(z.number()).describe('この版の数。null は秘匿か、数がない'),
}));

const about = {
  year: z.int().describe('年度'), number: z.int().min(1).describe('版の番号'), title: z.string().describe('調査の名前'),
  publishedAt: z.iso.datetime().describe('公表した日時（UTC）'), reason: z.string().describe('訂正の理由。第1版では空文字'),
  demo: z.boolean().describe('作り物の団体による見本か'), rebuilt: z.boolean().describe('公表値から再構成した回答か'),
  url: z.string().describe('この版の、変わらないアドレス'),
};

export const editionSchema = named('Edition', '公表された1つの版を、1つの分け方で', z.strictObject({
  ...about,
  referenceDate: day.describe('調査基準日'), populationAsOf: day.describe('人口区分に使った人口の日付'),
  opensOn: z.nullable(day).describe('受付開始日'), closesOn: z.nullable(day).describe('締切日'),
  rule: z.strictObject({ threshold: z.int().describe('これに満たない団体数は秘匿'), leastBaseOfPercent: z.int().describe('回答した団体がこれに満たないときは割合を示さない') }).describe('秘匿の決まり'),
  notes: z.array(z.string()).describe('数を使うときに添えることば'),
  schemes: z.array(z.strictObject({ key: z.string(), label: z.string() })).describe('選べる分け方'),
  scheme: schemeSchema,
  participation: z.array(participationSchema), sections: z.array(sectionSchema), named: z.array(namedSchema), errata: z.array(erratumSchema),
}));

export const listSchema = named('Results', '公表された版の一覧', z.strictObject({
  results: z.array(z.strictObject({ ...about, newest: z.boolean().describe('この年度の最新の版か'), schemes: z.array(z.string()).describe('選べる分け方のキー') })),
}));

export const errorSchema = named('Error', '答えられない理由', z.strictObject({ error: z.strictObject({ status: z.int(), message: z.string().describe('理由と、どうすればよいか') }) }));

export type OpenEdition = z.infer<typeof editionSchema>;
export type OpenList = z.infer<typeof listSchema>;
export type OpenGroup = z.infer<typeof groupSchema>;
