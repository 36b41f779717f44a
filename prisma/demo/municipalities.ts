import { checkDigit, type SampleMunicipality } from '../../tests/support/factories';

/** How far a made-up municipality is in this year's demo wave. */
export type DemoState = 'submitted' | 'half' | 'none';
/** Those of the twelve that did not answer last year. */
export const SILENT_LAST_YEAR = ['図例市', '見取町'];
/** Asked for the first time this year, so that an answer carried over has something new to say. */
export const NEW_THIS_YEAR = ['now-cyber-plan'];
export type DemoMunicipality = SampleMunicipality & { population2020: number; state: DemoState };

const of = (five: string, name: string, kana: string, type: string, population2020: number, population: number, state: DemoState): DemoMunicipality => ({
  code: `${five}${checkDigit(five)}`, name, kana, type, population, population2020, state,
});

/**
 * 見本県: twelve made-up municipalities from 3,000 to 800,000 people, in every population band. Codes from 99 belong to
 * no prefecture. 仮名市 fell below 100,000; 𠮷例町 has a character outside the basic plane, which must stay whole.
 */
export const demoMunicipalities: DemoMunicipality[] = [
  of('99100', '見本市', 'みほんし', '政令指定都市', 806_400, 801_200, 'submitted'),
  of('99201', '例示市', 'れいじし', '中核市', 318_700, 312_500, 'submitted'),
  of('99202', '架空市', 'かくうし', '市', 155_300, 151_800, 'submitted'),
  of('99203', '仮名市', 'かめいし', '市', 101_600, 99_400, 'half'),
  of('99204', '雛形市', 'ひながたし', '市', 76_900, 74_300, 'none'),
  of('99205', '試作市', 'しさくし', '市', 48_200, 45_900, 'submitted'),
  of('99206', '図例市', 'ずれいし', '市', 43_500, 41_700, 'half'),
  of('99301', '𠮷例町', 'よしれいちょう', '町', 19_800, 18_600, 'submitted'),
  of('99302', '例題町', 'れいだいちょう', '町', 12_900, 12_100, 'half'),
  of('99303', '手本町', 'てほんまち', '町', 9_700, 8_900, 'submitted'),
  of('99304', '見取町', 'みとりまち', '町', 6_300, 5_600, 'half'),
  of('99305', '模型村', 'もけいむら', '村', 3_400, 3_000, 'submitted'),
];

const codeOf = (name: string) => demoMunicipalities.find((municipality) => municipality.name === name)!.code;

/** One account a role, and an editor and an approver of a second municipality. The password is the same for all. */
export const demoAccounts = [
  { signInName: 'hensyu', name: '見本 あおい', role: 'editor', code: codeOf('雛形市'), department: '情報政策課' },
  { signInName: 'shonin', name: '見本 みどり', role: 'approver', code: codeOf('雛形市'), department: '情報政策課' },
  { signInName: 'hensyu2', name: '例題 ひなた', role: 'editor', code: codeOf('例題町'), department: '総務課' },
  { signInName: 'shonin2', name: '例題 みのり', role: 'approver', code: codeOf('例題町'), department: '総務課' },
  { signInName: 'jimukyoku', name: '見本 あかね', role: 'secretariat', department: '調査事務局' },
  { signInName: 'ken', name: '見本 はるか', role: 'coordinator', prefectureCode: '99', department: '市町村課' },
  { signInName: 'etsuran', name: '見本 そら', role: 'viewer', department: '研究室' },
] as const;

export const DEMO_PASSWORD = 'sonaeai-demo';
