import { bytesOfHex, contactServer, readCopy, send, wipeAndTell } from '../lib/agreement/directory/copy-contact';
import { importKey, keyOfPasskey, keyOfPassphrase, type Lock, openBody, passphraseProblem, PASSPHRASE_ROUNDS, randomBytes, sealBody, unwrapKey, wrapKey } from '../lib/agreement/directory/copy-envelope';
import { type CopyRecord, onWiped, readRecord, writeRecord } from '../lib/agreement/directory/copy-store';
import { type EntriesAnswer, mergeEntries } from '../lib/agreement/directory/directory-entry';
import { findMembers, type Loaded, prepareAll, readAsked, SHOWN_WHILE_TYPING } from '../lib/agreement/directory/directory-search';
import { helpProblems } from '../lib/agreement/directory/help-search';
import { type Loosening, loosenings } from '../lib/agreement/directory/loosen';
import { isoDay } from '../lib/platform/time';
import { askPasskey, hasPasskeys, makePasskey } from './passkey';
import { byId, fillChoices, memberItem, show, showAge } from './view';

// The directory on the device (public/offline.html): made, opened, searched, refreshed and wiped. Nothing of it is ever written unencrypted.

type Body = Pick<EntriesAnswer, 'own' | 'prefectures' | 'entries'>;
let opened: { key: CryptoKey; body: Body; loaded: Loaded } | null = null;

/** Between two questions to the server whether the copy may stay, while the page stays open. Ours. */
const ASK_AGAIN_MS = 5 * 60 * 1000;

const say = (text: string): void => void (byId('message').textContent = text);
const sections = ['none', 'locked', 'lapsed', 'open'] as const;

/** Shows what there is: nothing, a locked copy, one past its date, or the open directory. */
async function draw(): Promise<CopyRecord | null> {
  const now = new Date();
  const record = await readCopy(now);
  if (!record?.server) opened = null;
  const state = !record ? 'none' : !record.server ? 'lapsed' : opened ? 'open' : 'locked';
  for (const one of sections) show(one, one === state);
  show('manage', record !== null);
  show('lock', state === 'open');
  if (record) showAge(record.kept.at, record.kept.until, now, !record.server);
  else show('age', false);
  if (record) {
    show('unlock-passkey', record.kept.lock.kind === 'passkey');
    show('unlock-passphrase', record.kept.lock.kind === 'passphrase');
  }
  if (state === 'open') find();
  else for (const id of ['list', 'loosen']) byId(id).replaceChildren();
  return record;
}

let all = false;
function find(): void {
  if (!opened) return;
  const { loaded } = opened;
  const form = document.querySelector<HTMLFormElement>('#open form')!;
  const asked = readAsked(Object.fromEntries(new FormData(form)), { hasPlace: loaded.all.some(({ km }) => km !== null), allStates: false });
  const problems = helpProblems(asked);
  byId('asked-error').textContent = Object.values(problems).join(' ');
  for (const name of ['lend', 'amount', 'days'] as const) byId(name).setAttribute('aria-invalid', String(problems[name] !== undefined));
  const found = findMembers(loaded.all, asked);
  const shown = all ? found : found.slice(0, SHOWN_WHILE_TYPING);
  byId('count').textContent = found.length > 0 ? `${found.length.toLocaleString('ja-JP')}団体` : '見つかりませんでした';
  const today = isoDay(new Date());
  byId('list').replaceChildren(...shown.map((one) => memberItem(one, loaded, asked.lend, today)));
  byId('loosen').replaceChildren(...(found.length > 0 ? [] : loosenings(loaded.all, asked).map(loosenButton)));
  show('more', shown.length < found.length);
}

/** Fills the form with a wider search, in place of an address. */
function loosenButton({ words, asked, found }: Loosening): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'plain';
  button.textContent = `${words}（${found.toLocaleString('ja-JP')}団体）`;
  button.addEventListener('click', () => {
    for (const name of ['q', 'lend', 'amount', 'days', 'state', 'prefecture'] as const) byId<HTMLInputElement | HTMLSelectElement>(name).value = asked[name];
    find();
    byId('q').focus();
  });
  return button;
}

function open(key: CryptoKey, body: Body): void {
  opened = { key, body, loaded: prepareAll(body) };
  fillChoices(opened.loaded);
}

// ---------------------------------------------------------------- making a copy
async function make(userKey: () => Promise<{ lock: Lock; key: CryptoKey } | null>): Promise<void> {
  const user = await userKey();
  if (!user) return say('パスキーの操作が終わりませんでした。もう一度お試しください。');
  say('保存しています…');
  const [asked, entries] = [await send('/directory/copy', { copy: null }), await fetch('/directory/entries', { cache: 'no-store' }).catch(() => null)];
  if (!asked || !entries) return say('ネットワークにつながりませんでした。つながるところで、もう一度お試しください。');
  if (!asked.ok || !entries.ok) return say(((await (asked.ok ? entries : asked).json()) as { message: string }).message);
  const { copy, renewed } = (await asked.json()) as { copy: string; renewed: { part: string; until: string } };
  const { at, own, prefectures, entries: packed } = (await entries.json()) as EntriesAnswer;
  const body: Body = { own, prefectures, entries: packed };
  const raw = randomBytes(32);
  const [server, key] = await Promise.all([importKey(bytesOfHex(renewed.part)), importKey(raw)]);
  const place = { copy, until: renewed.until };
  const wrapped = await wrapKey(raw, user.key, server, place);
  raw.fill(0);
  await navigator.serviceWorker?.register('/sw.js');
  await writeRecord({ server, kept: { ...place, lock: user.lock, wrapped, body: await sealBody(key, place, body), at, latest: new Date().toISOString() } });
  await navigator.storage?.persist?.().catch(() => false);
  open(key, body);
  say('保存しました。ネットワークがなくても、この画面から探せます。');
  await draw();
}

// ---------------------------------------------------------------- opening it
async function unlock(userKey: (lock: Lock) => Promise<CryptoKey | null>): Promise<void> {
  byId('unlock-error').textContent = '';
  byId('passphrase').setAttribute('aria-invalid', 'false');
  const record = await readCopy(new Date());
  if (!record?.server) return void (await draw());
  const user = await userKey(record.kept.lock);
  if (!user) return void (byId('unlock-error').textContent = 'パスキーの操作が終わりませんでした。もう一度お試しください。');
  try {
    const key = await unwrapKey(record.kept.wrapped, user, record.server, record.kept);
    open(key, (await openBody(key, record.kept)) as Body);
  } catch {
    byId('passphrase').setAttribute('aria-invalid', 'true');
    return void (byId('unlock-error').textContent = record.kept.lock.kind === 'passphrase' ? '合言葉が違います。もう一度入力してください。' : 'このパスキーでは開けません。保存したときのパスキーを選んでください。');
  }
  say('');
  await draw();
  byId('q').focus();
  await contact();
}

// ---------------------------------------------------------------- meeting the server
/** Asks whether the copy may stay, puts off its date, and takes what differs, where the network allows. */
async function contact(asked = false): Promise<void> {
  const before = await readRecord();
  if (!before) return;
  const answer = await contactServer(before);
  if (answer === 'gone') {
    opened = null;
    say('この端末に保存した連絡先一覧は、使えなくなったため消しました。担当や協定の状況が変わったとき、「アカウント」から終わらせたときに起こります。');
  } else if (answer === 'unreachable') {
    if (asked) say('サーバーにつながりませんでした。保存してある内容はそのまま使えます。');
  } else if (opened) await refresh(asked);
  else if (asked) say(answer === 'renewed' ? '期限を延ばしました。開くと、内容も新しくなります。' : 'サインインすると更新できます。');
  show('manage-signin', answer === 'kept');
  await draw();
}

async function refresh(asked: boolean): Promise<void> {
  const { key, body } = opened!;
  const answer = await send('/directory/entries', { known: Object.fromEntries(body.entries.map(([code, tag]) => [code, tag])) });
  if (!answer?.ok) return asked ? say(answer?.status === 401 ? 'サインインすると、新しい内容に更新できます。' : 'サーバーから新しい内容を受け取れませんでした。保存してある内容はそのまま使えます。') : undefined;
  const { at, own, prefectures, entries, gone } = (await answer.json()) as EntriesAnswer;
  const next: Body = { own, prefectures, entries: mergeEntries(body.entries, { entries, gone }) };
  const record = await readRecord();
  if (!record || !opened) return;
  await writeRecord({ ...record, kept: { ...record.kept, at, body: await sealBody(key, record.kept, next) } });
  open(key, next);
  if (asked || entries.length + gone.length > 0) say(entries.length + gone.length > 0 ? `更新しました（変わったのは${entries.length + gone.length}団体）。` : '新しい変更はありません。');
}

function close(text = ''): void {
  opened = null;
  document.querySelector<HTMLFormElement>('#open form')!.reset();
  say(text);
  void draw();
}

/** Runs an act of the person; whatever goes wrong is said, and the button works again. */
function on(id: string, event: string, act: () => Promise<void> | void): void {
  byId(id).addEventListener(event, (happened) => {
    happened.preventDefault();
    const buttons = byId(id).matches('button') ? [byId<HTMLButtonElement>(id)] : [...byId(id).querySelectorAll('button')];
    for (const button of buttons) button.disabled = true;
    Promise.resolve(act())
      .catch((error: unknown) => say(error instanceof Error && /[ぁ-ん]/.test(error.message) ? error.message : '処理中に問題が起きました。画面を開き直して、もう一度お試しください。'))
      .finally(() => buttons.forEach((button) => (button.disabled = false)));
  });
}

on('with-passkey', 'click', () => make(async () => {
  const salt = randomBytes(32);
  const made = await makePasskey(salt);
  return made && { lock: { kind: 'passkey', credential: made.credential, salt }, key: await keyOfPasskey(made.prf) };
}));
on('with-passphrase', 'submit', async () => {
  const [first, again] = [byId<HTMLInputElement>('new-passphrase'), byId<HTMLInputElement>('again')];
  const problem = passphraseProblem(first.value, again.value);
  byId('setup-error').textContent = problem ?? '';
  for (const field of [first, again]) field.setAttribute('aria-invalid', String(problem !== null));
  if (problem) return first.focus();
  const lock: Lock = { kind: 'passphrase', salt: randomBytes(16), rounds: PASSPHRASE_ROUNDS };
  const key = await keyOfPassphrase(first.value, lock);
  await make(async () => ({ lock, key }));
  first.value = again.value = '';
});
on('unlock', 'click', () => unlock(async (lock) => {
  const prf = lock.kind === 'passkey' ? await askPasskey(lock.credential, lock.salt) : null;
  return prf && keyOfPasskey(prf);
}));
on('unlock-passphrase', 'submit', async () => {
  const field = byId<HTMLInputElement>('passphrase');
  const typed = field.value;
  field.value = '';
  await unlock(async (lock) => (lock.kind === 'passphrase' ? keyOfPassphrase(typed, lock) : null));
  if (!opened) field.focus();
});
on('refresh', 'click', () => contact(true));
on('lock', 'click', () => close('鍵をかけました。'));
on('wipe', 'click', async () => {
  await wipeAndTell();
  close('この端末から消しました。');
});
on('more', 'click', () => {
  all = true;
  find();
});
document.querySelector('#open form')!.addEventListener('input', () => {
  all = false;
  find();
});
document.querySelector('#open form')!.addEventListener('submit', (event) => event.preventDefault());
// Left open for days, it still asks whether it may: whenever somebody comes back to it.
let askedAt = Date.now();
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState !== 'visible' || Date.now() - askedAt < ASK_AGAIN_MS) return;
  askedAt = Date.now();
  void contact();
});
onWiped(() => close('この端末に保存した連絡先一覧は消されました。'));

/** Offers to make a copy to who is signed in; else leads there first, so that no passphrase is thought up in vain. */
async function offer(): Promise<void> {
  // One's own account is for who is signed in alone; everybody else is led away from it.
  const answer = await fetch('/account', { cache: 'no-store', redirect: 'manual', signal: AbortSignal.timeout(20_000) }).catch(() => null);
  show('offline-none', !answer);
  show('setup', answer?.ok === true);
  show('setup-signin', answer !== null && !answer.ok);
  if (!hasPasskeys()) byId<HTMLButtonElement>('with-passkey').disabled = true;
}

void (async () => {
  try {
    const record = await draw();
    if (record) {
      void navigator.serviceWorker?.register('/sw.js');
      await contact();
      if (!(await readRecord())) await offer();
    } else await offer();
  } catch {
    say('このブラウザーでは端末への保存を使えません。プライベートウィンドウを使っているときは、通常のウィンドウで開いてください。');
  }
})();
