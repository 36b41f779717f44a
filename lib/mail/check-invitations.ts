import 'server-only';
import { randomUUID } from 'node:crypto';
import { mayRunMail } from '@/lib/people/access';
import { isEmail } from '@/lib/people/email';
import type { Actor } from '@/lib/platform/actor';
import { db, type Transaction } from '@/lib/platform/db';
import { InvalidInputError, NotFoundError, RefusedError, StateError } from '@/lib/platform/errors';
import { codeMeant, type LineProblem, type ListLine, MAX_LINES, readInvitationList, roleMeant } from './invitation-list';

export type GoodLine = { line: number; code: string; place: string; municipality: string; email: string; name: string; department: string; role: 'editor' | 'approver' };
export type CheckedList = { year: number; batch: string; good: GoodLine[]; problems: LineProblem[]; list: string };

/**
 * Checks a list of invitations line by line; nothing is changed.
 * @returns the good lines, and each bad one with its number and remedy; `batch` names the sending, so that it happens once
 * @throws RefusedError, NotFoundError, StateError when the year asks nobody now, InvalidInputError at `list`
 */
export async function checkInvitations(actor: Actor, { year, list }: { year: number; list: string }): Promise<CheckedList> {
  if (!mayRunMail(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => ({ year, batch: randomUUID(), list, ...(await checkLines(tx, year, list)) }));
}

/** @throws NotFoundError, StateError, InvalidInputError */
export async function checkLines(tx: Transaction, year: number, list: string): Promise<{ good: GoodLine[]; problems: LineProblem[] }> {
  const wave = await tx.wave.findUnique({ where: { year }, omit: { definition: true } });
  if (!wave) throw new NotFoundError('この年度の調査は見つかりません。年度をご確認ください。');
  if (wave.status !== 'open' || wave.rebuilt) throw new StateError('招待を送れるのは、受付を開いている年度だけです。');
  const { lines, problems } = readInvitationList(list);
  if (lines.length + problems.length === 0) throw new InvalidInputError({ list: '「招待する方の一覧」に行がありません。団体コードとメールアドレスを1行ずつ入力してください。' });
  if (lines.length + problems.length > MAX_LINES) throw new InvalidInputError({ list: `「招待する方の一覧」は${MAX_LINES.toLocaleString('ja-JP')}行以下に分けてください。` });
  const known = await readKnown(tx, year);
  const good: GoodLine[] = [];
  const seen = new Map<string, number>();
  for (const line of lines) {
    const found = judge(line, known, seen);
    if (typeof found === 'string') problems.push({ line: line.line, text: [line.code, line.email, line.name].filter(Boolean).join('　'), sentence: found });
    else good.push(found);
  }
  return { good, problems: problems.sort((a, b) => a.line - b.line) };
}

type Known = Awaited<ReturnType<typeof readKnown>>;

async function readKnown(tx: Transaction, year: number) {
  const register = await tx.municipality.findMany({ where: { until: null }, select: { code: true, name: true, prefecture: { select: { name: true } } } });
  const asked = await tx.respondent.findMany({ where: { year, municipalityCode: { not: null } }, select: { owner: true } });
  const serving = await tx.assignment.findMany({ where: { endedAt: null, role: { in: ['editor', 'approver'] } }, select: { municipalityCode: true } });
  const open = await tx.invitation.findMany({ where: { acceptedAt: null, withdrawnAt: null, expiresAt: { gt: new Date() }, municipalityCode: { not: null } }, select: { municipalityCode: true, email: true, role: true } });
  return {
    names: new Map(register.map(({ code, name, prefecture }) => [code, { name, place: `${prefecture.name} ${name}` }])),
    codes: new Set(register.map(({ code }) => code)),
    byFive: new Map(register.map(({ code }) => [code.slice(0, 5), code])),
    asked: new Set(asked.map(({ owner }) => owner)),
    serving: new Set(serving.map(({ municipalityCode }) => municipalityCode!)),
    open: new Set(open.map(({ municipalityCode, email, role }) => `${municipalityCode} ${email.toLowerCase()} ${role}`)),
  };
}

/** The line as it will be sent, or the sentence that says what to mend. */
function judge({ line, code: typed, email, name, department, role: roleText }: ListLine, known: Known, seen: Map<string, number>): GoodLine | string {
  if (typed === '') return '団体コードがありません。6けたの全国地方公共団体コードを最初の列に入力してください。';
  const code = codeMeant(typed, known.codes, known.byFive);
  if (code === 'two') return '団体コードが二通りに読めます。検査数字まで含めた6けたで入力してください。';
  if (!code) return '登録簿にない団体コードです。6けたの全国地方公共団体コードを確かめてください。';
  const { name: municipality, place } = known.names.get(code)!;
  if (email === '') return 'メールアドレスがありません。2番目の列に入力してください。';
  if (!isEmail(email)) return 'メールアドレスの形が正しくありません。name@city.example.jpのような形に直してください。';
  const role = roleMeant(roleText);
  if (!role) return '役割は「回答担当」か「承認者」と入力してください。空欄は回答担当になります。';
  if ([...name].length > 100 || [...department].length > 100) return '氏名と所属は、それぞれ100文字以下にしてください。';
  if (/[\p{Cc}\p{Cs}]/u.test(name + department)) return '氏名か所属に使えない文字が入っています。取り除いてください。';
  if (!known.asked.has(code)) return `${place}はこの年度の対象に入っていません。先に年度の運営の「対象を追加する」で加えてください。`;
  const key = `${code} ${email.toLowerCase()} ${role}`;
  const before = seen.get(key);
  if (before) return `${before}行目と同じ団体・メールアドレス・役割です。どちらかの行を消してください。`;
  seen.set(key, line);
  if (known.open.has(key)) return `${place}のこのアドレスには、まだ使われていない招待があります。送り直すときは「メール」でその招待を開き、「新しいリンクで招待し直す」をお使いください。`;
  if (known.serving.has(code)) return `${place}にはすでに利用者がいます。さらに招くときは「利用者の招待」から一人ずつ招待してください。`;
  return { line, code, place, municipality, email, name, department, role };
}
