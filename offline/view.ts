import { inCallOrder, meansLink } from '../lib/agreement/directory/call-links';
import { contactSides, isCallable, meansHours, meansKinds } from '../lib/agreement/contacts/contact-terms';
import { confirmedInWords, isOld } from '../lib/agreement/directory/directory-age';
import type { DirectoryContact, DirectoryMeans } from '../lib/agreement/directory/directory-entry';
import type { Loaded } from '../lib/agreement/directory/directory-search';
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
export function showAge(at: string, until: string, now: Date): void {
  const [taken, today] = [isoDay(new Date(at)), isoDay(now)];
  const days = daysBetween(taken, today);
  const age = byId('age');
  age.classList.toggle('old', days > OLD_DAYS);
  age.textContent = `${dayInWords(taken)}の一覧（${days <= 0 ? '今日' : `${days}日前`}）${days > OLD_DAYS ? '\n古くなっています。つながるところで更新してください。' : ''}\n${dayInWords(isoDay(new Date(until)))}まで開けます`;
  age.hidden = false;
}

function meansItem(contact: DirectoryContact, means: DirectoryMeans, today: string): HTMLElement {
  const link = meansLink(means);
  const words = `${contact.name}さんに${meansKinds[means.kind]}${isCallable(means.kind) ? 'をかける' : 'を送る'} `;
  return element('span', {},
    element('span', { text: `${meansKinds[means.kind]} `, className: 'sub' }),
    link ? element('a', { href: link }, element('span', { text: words, className: 'sr' }), document.createTextNode(means.value)) : element('span', { text: means.value, className: 'value' }),
    element('span', { text: `${means.hours === 'always' ? '' : `${meansHours[means.hours]} `}${means.private ? '個人の番号 ' : ''}` }),
    isOld(means.confirmedOn, today) && !isOld(contact.confirmedOn, today) ? element('span', { text: `${confirmedInWords(means.confirmedOn, today)} `, className: 'warn' }) : null,
    element('br'));
}

export function memberItem({ entry, km }: Loaded['all'][number], { prefectures }: Loaded, today: string): HTMLElement {
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
    people.length > 0 ? element('ul', {}, ...people) : element('p', { text: '連絡先の登録がありません。' }));
}
