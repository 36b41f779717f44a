import { questionnaireFor } from '../../lib/survey/questionnaire/current-questionnaire';
import { actorOf, makeMunicipality, makePerson, makeRespondent, makeWave, type ownerClient } from './factories';

export const YEAR = 2026;
export const questionnaire = questionnaireFor(YEAR);

const upper = { code: '992011', name: '見本市', kana: 'みほんし', type: '市', population: 152_000 };
const lower = { code: '993018', name: '例示町', kana: 'れいじちょう', type: '町', population: 8_000 };

/** An open year with two municipalities, one on each side of 100,000 people, and who works there. */
export async function makeOffices(owner: ReturnType<typeof ownerClient>) {
  await makeWave(owner, questionnaire, { year: YEAR });
  for (const sample of [upper, lower]) {
    await makeMunicipality(owner, sample);
    await makeRespondent(owner, YEAR, sample);
  }
  const person = async (signInName: string, name: string, role: 'editor' | 'approver' | 'secretariat' | 'viewer', code?: string) => actorOf(await makePerson(owner, { signInName, name, role, code }));
  return {
    code: upper.code,
    otherCode: lower.code,
    editor: await person('editor', '編集 花子', 'editor', upper.code),
    colleague: await person('colleague', '同僚 次郎', 'editor', upper.code),
    approver: await person('approver', '承認 太郎', 'approver', upper.code),
    foreign: await person('foreign', '例示 三郎', 'approver', lower.code),
    secretariat: await person('secretariat', '事務 京子', 'secretariat'),
    viewer: await person('viewer', '閲覧 みる', 'viewer'),
  };
}
