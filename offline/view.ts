import { inCallOrder, meansLink } from '../lib/agreement/directory/call-links';
import { contactSides, isCallable, meansHours, meansKinds } from '../lib/agreement/contacts/contact-terms';
import { confirmedInWords, isOld } from '../lib/agreement/directory/directory-age';
import type { DirectoryContact, DirectoryMeans, Help } from '../lib/agreement/directory/directory-entry';
import type { Loaded } from '../lib/agreement/directory/directory-search';
import { isPastReview, memberStates, offeredWords } from '../lib/agreement/directory/help-search';
import { catalogueGroups } from '../lib/agreement/sheets/catalogue';
import { dayInWords, daysBetween, isoDay } from '../lib/platform/time';
import { kmInWords } from '../lib/register/distance';

export const byId = <T extends HTMLElement = HTMLElement>(id: string): T => document.getElementById(id) as T;
export const show = (id: string, visible: boolean): void => void (byId(id).hidden = !visible);

/** Beyond this a copy looks old (our own figure); contacts have their own half-year. */
const OLD_DAYS = 7;

function element(tag: string, { text, className, href }: { text?: string; className?: string; href?: string } = {}, ...children: (Node | null)[]): HTMLElement {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  if (href) (made as HTMLAnchorElement).href = href;
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** Of when the copy is, how old, and until when it opens. */
export function showAge(at: string, until: string, now: Date, lapsed: boolean): void {
  const [taken, today] = [isoDay(new Date(at)), isoDay(now)];
  const days = daysBetween(taken, today);
  const age = byId('age');
  age.classList.toggle('old', days > OLD_DAYS);
  age.textContent = `${dayInWords(taken)}の一覧（${days <= 0 ? '今日' : `${days}日前`}）${days > OLD_DAYS ? '\n古くなっています。つながるところで更新してください。' : ''}\n${dayInWords(isoDay(new Date(until)))}${lapsed ? 'が期限でした' : 'まで開けます'}`;
  age.hidden = false;
}

function meansItem(contact: DirectoryContact, means: DirectoryMeans, today: string): HTMLElement {
  const link = meansLink(means);
  const words = `${contact.name}さんに${meansKinds[means.kind]}${isCallable(means.kind) ? 'をかける' : 'を送る'} `;
  return element('span', {},
    element('span', { text: `${meansKinds[means.kind]} `, className: 'sub' }),
    link ? element('a', { href: link }, element('span', { text: words, className: 'sr' }), document.createTextNode(means.value)) : element('span', { text: means.value, className: 'value' }),
    means.hours === 'always' ? null : element('span', { text: meansHours[means.hours], className: 'word' }),
    means.private ? element('span', { text: '個人の番号', className: 'word' }) : null,
    isOld(means.confirmedOn, today) && !isOld(contact.confirmedOn, today) ? element('span', { text: `${confirmedInWords(means.confirmedOn, today)} `, className: 'warn' }) : null,
    element('br'));
}

const option = (value: string, text: string): HTMLElement => {
  const made = element('option', { text });
  (made as HTMLOptionElement).value = value;
  return made;
};

/** What one can choose: kinds of help and states once, prefectures as the copy has them. */
export function fillChoices({ prefectures, all }: Loaded): void {
  const present = new Set(all.map(({ prefectureCode }) => prefectureCode));
  const fill = (id: string, options: HTMLElement[]) => {
    const select = byId<HTMLSelectElement>(id);
    const chosen = select.value;
    select.replaceChildren(select.options[0]!, ...options);
    select.value = chosen;
    if (select.selectedIndex < 0) select.selectedIndex = 0;
  };
  fill('prefecture', Object.entries(prefectures).filter(([code]) => present.has(code)).sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, { name }]) => option(code, name)));
  fill('state', Object.entries(memberStates).map(([key, words]) => option(key, words)));
  fill('lend', catalogueGroups.map(({ key, title, items }) => {
    const group = element('optgroup', {}, option(key, `${title}ならどれでも`), ...items.map((item) => option(item.key, item.label)));
    (group as HTMLOptGroupElement).label = title;
    return group;
  }));
}

/** What it offers, and what it has laid down. */
function helpLines({ reception, sending, offers }: Help, lend: string, today: string): HTMLElement[] {
  const lines: HTMLElement[] = [];
  if (offers) {
    const { words, more } = offeredWords(offers, lend);
    lines.push(element('div', {}, element('span', { text: '出せる支援　', className: 'sub' }), element('span', { text: `${words.join('、')}${more > 0 ? ` ほか${more}件` : ''}` }),
      isPastReview(offers.reviewedOn, today) ? element('span', { text: `　${dayInWords(offers.reviewedOn)}から見直しなし`, className: 'warn' }) : null));
  }
  const laidDown = [reception ? '受け入れの手順' : '', sending ? '派遣の条件' : ''].filter(Boolean).join('・');
  if (laidDown) lines.push(element('div', {}, element('span', { text: '登録あり　', className: 'sub' }), element('span', { text: laidDown })));
  return lines;
}

export function memberItem({ entry, km }: Loaded['all'][number], { prefectures }: Loaded, lend: string, today: string): HTMLElement {
  const people = inCallOrder(entry.contacts).map((contact, i) => {
    const old = isOld(contact.confirmedOn, today);
    return element('li', { className: old ? 'old' : '' },
      element('span', { text: `${i + 1}　${contactSides[contact.side]}　${contact.name}　` }),
      element('span', { text: [contact.department, contact.post].filter(Boolean).join(' '), className: 'sub' }),
      old ? element('span', { text: `　${confirmedInWords(contact.confirmedOn, today)}`, className: 'warn' }) : null,
      element('br'),
      ...contact.means.map((means) => meansItem(contact, means, today)));
  });
  return element('li', {},
    element('b', { text: `${prefectures[entry.prefectureCode]?.name ?? ''} ${entry.name}` }),
    entry.status === 'suspended' ? element('span', { text: '　休止中', className: 'warn' }) : null,
    element('div', { text: `${entry.kana}　${entry.code}${km === null || km === 0 ? '' : `　${kmInWords(km)}`}`, className: 'sub' }),
    people.length > 0 ? element('ul', {}, ...people) : element('p', { text: '連絡先の登録がありません。' }),
    entry.mainNumber ? element('div', {}, element('span', { text: '代表電話 ', className: 'sub' }), element('a', { href: meansLink({ kind: 'phone', value: entry.mainNumber })! }, element('span', { text: `${entry.name}の代表電話にかける `, className: 'sr' }), document.createTextNode(entry.mainNumber))) : null,
    ...helpLines(entry.help, lend, today));
}
