import { formatShortCode } from './short-code';

/** In a stored body: where the sealed link and code of an invitation belong. */
export const LINK_MARK = '{{招待のリンク}}';
export const CODE_MARK = '{{招待の番号}}';

export type MailText = {
  /** Lines on top: the place, the people. */
  greeting: string[];
  paragraphs: string[];
  /** What the link leads to in words, its address, and the code to type instead. */
  link?: { label: string; url: string; code: string };
  /** https://host, for the page where codes are typed. */
  site: string;
  /** Whom to ask; several lines. */
  contact?: string;
};

/** A mail's whole text. Short lines are left to the reader's program; every link has its code beside it. */
export function composeText({ greeting, paragraphs, link, site, contact }: MailText): string {
  const parts = [greeting.filter(Boolean).join('\n'), ...paragraphs];
  if (link)
    parts.push(
      `▼ ${link.label}\n${link.url}`,
      `リンクを開けないときは、ブラウザーで ${site}/code を開き、次の番号を入力してください。\n番号：${link.code.startsWith('{{') ? link.code : formatShortCode(link.code)}`,
    );
  parts.push(
    `--\nそなえあい（自治体ICT部門の災害対応準備状況調査）\n${contact?.trim() ? `お問い合わせ：\n${contact.trim()}` : 'このメールは自動でお送りしています。お問い合わせは事務局へお願いします。'}`,
  );
  return `${parts.join('\n\n')}\n`;
}

export type Reader = { name: string; department: string };

/**
 * The lines on top of a mail to one address. A mailbox that several people share is greeted as the section, and names
 * those whom the mail is for.
 */
export function greetingOf(place: string, readers: Reader[]): string[] {
  const departments = [...new Set(readers.map(({ department }) => department).filter(Boolean))];
  const names = [...new Set(readers.map(({ name }) => name))];
  if (names.length <= 1) return [[place, departments[0]].filter(Boolean).join(' '), names[0] ? `${names[0]} 様` : 'ご担当者 様'];
  return [[place, departments.length === 1 ? departments[0] : ''].filter(Boolean).join(' '), 'ご担当の皆様', `（${names.join('さん、')}さんあてのご連絡です）`];
}
