/** A municipality as far as its band needs it. `type` is the register's: 政令指定都市 中核市 市 特別区 町 村. */
export type Banded = { type: string; population: number };

export type Band = { key: string; label: string };
export type Scheme = {
  key: string;
  label: string;
  /** Where the cut comes from. */
  source: string;
  bands: Band[];
  of: (municipality: Banded) => string;
};

const isTownOrVillage = (type: string) => type === '町' || type === '村';

/** The named ways of splitting municipalities (design/product.md, "Words"). Lower bounds are inclusive. */
export const schemes: Scheme[] = [
  {
    key: 'size-100k',
    label: '10万人未満／10万人以上',
    source: '2012年調査の人口区分（seeds/003 「調査結果の概要」）',
    bands: [
      { key: 'under-100k', label: '10万人未満' },
      { key: 'from-100k', label: '10万人以上' },
    ],
    of: ({ population }) => (population < 100_000 ? 'under-100k' : 'from-100k'),
  },
  {
    key: 'type-size',
    label: '町村・市区と人口規模',
    source: '総合窓口の導入状況の区分（seeds/004 図2.1.1.1）',
    bands: [
      { key: 'town-under-10k', label: '町村 1万人未満' },
      { key: 'town-from-10k', label: '町村 1万人以上' },
      { key: 'city-under-50k', label: '市区 5万人未満' },
      { key: 'city-50k-100k', label: '市区 5万～10万人未満' },
      { key: 'city-100k-300k', label: '市区 10万～30万人未満' },
      { key: 'city-from-300k', label: '市区 30万人以上' },
    ],
    of: ({ type, population }) => {
      if (isTownOrVillage(type)) return population < 10_000 ? 'town-under-10k' : 'town-from-10k';
      if (population < 50_000) return 'city-under-50k';
      if (population < 100_000) return 'city-50k-100k';
      return population < 300_000 ? 'city-100k-300k' : 'city-from-300k';
    },
  },
  {
    key: 'type',
    label: '市区町村の種別',
    // 中核市 is not from an official list (data/README.md): it is shown, and counts as a city.
    source: '全国地方公共団体コードの種別',
    bands: [
      { key: 'designated-city', label: '政令指定都市' },
      { key: 'city', label: '市' },
      { key: 'ward', label: '特別区' },
      { key: 'town', label: '町' },
      { key: 'village', label: '村' },
    ],
    of: ({ type }) =>
      ({ 政令指定都市: 'designated-city', 中核市: 'city', 市: 'city', 特別区: 'ward', 町: 'town', 村: 'village' })[type] ?? 'city',
  },
];

export const firstScheme = schemes[0]!;

export const schemeByKey = (key: string | undefined): Scheme | undefined => schemes.find((scheme) => scheme.key === key);

/** The band of a municipality in every scheme: scheme key to band key. Stored with a respondent when a wave opens. */
export const bandsOf = (municipality: Banded): Record<string, string> =>
  Object.fromEntries(schemes.map((scheme) => [scheme.key, scheme.of(municipality)]));
