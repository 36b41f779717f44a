import { type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { isEmail } from '../../people/email';
import type { MeansKind } from './contact-terms';

// Numbers checked and written the Japanese way. Asked by the server alone: its tables are too large for a browser.

export type CheckedMeans = { ok: true; value: string } | { ok: false; sentence: string };

const EXTENSION = /(?:[,、\s]*(?:\(|\[)?(?:内線|ext\.?|#))\s*:?\s*(\d{1,6})\)?\]?$/i;
const DASHES = /[\p{Pd}−ー―‐]/gu;
const SATELLITE = /^\+?(870|8810|8816|8817|881)/;

/** Full-width to half-width, every dash to one, blanks trimmed. */
export const tidy = (typed: string): string => typed.normalize('NFKC').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').replace(/\s+/g, ' ').trim();

const written = (parsed: PhoneNumber, extension: string | undefined): string =>
  `${parsed.country === 'JP' ? parsed.formatNational() : parsed.formatInternational()}${extension ? ` 内線${extension}` : ''}`;

/** What each kind may be, by the type that the library knows a number as; satellite telephones in Japan have mobile numbers too. */
const kindOf: Record<string, { allowed: string[]; wrong: string }> = {
  phone: { allowed: ['FIXED_LINE', 'FIXED_LINE_OR_MOBILE', 'VOIP', 'TOLL_FREE', 'UAN', 'PREMIUM_RATE', 'SHARED_COST'], wrong: '固定電話の番号ではありません。携帯の番号は、種類を「携帯電話」にしてください。' },
  fax: { allowed: ['FIXED_LINE', 'FIXED_LINE_OR_MOBILE', 'VOIP', 'TOLL_FREE', 'UAN', 'PREMIUM_RATE', 'SHARED_COST'], wrong: 'FAXの番号ではありません。市外局番から入力してください。' },
  mobile: { allowed: ['MOBILE', 'FIXED_LINE_OR_MOBILE', 'PREMIUM_RATE'], wrong: '携帯電話の番号ではありません。070、080、090で始まる番号を入力してください。固定電話は、種類を「電話」にしてください。' },
  satellite: { allowed: ['MOBILE', 'FIXED_LINE_OR_MOBILE', 'VOIP', 'PREMIUM_RATE'], wrong: '衛星電話の番号ではありません。+870か+881で始まる番号、または080・090で始まる番号を入力してください。' },
};

/** One field for whatever telephone there is: of a company, whose office may have a fixed line, a mobile or a satellite telephone. */
kindOf.any = { allowed: [...new Set(Object.values(kindOf).flatMap(({ allowed }) => allowed))], wrong: '電話の番号ではありません。番号を確かめてください。' };
const SATELLITES = new Set(['satellite', 'any']);

function checkNumber(kind: keyof typeof kindOf, typed: string): CheckedMeans {
  const text = tidy(typed).replace(DASHES, '-');
  const extension = EXTENSION.exec(text)?.[1];
  const bare = text.replace(EXTENSION, '').trim();
  if (/[^\d+\-().\s/]/.test(bare)) return { ok: false, sentence: 'に数字ではない文字があります。番号だけを、内線は番号の後に「内線123」のように入力してください。' };
  const digits = bare.replace(/\D/g, '');
  if (digits.length < 9) return { ok: false, sentence: 'の桁が足りません。市外局番から入力してください。' };
  // Typed without its plus, or with the exit code of the Japanese network, a satellite number is still one.
  const international = SATELLITES.has(kind) && SATELLITE.test(digits.replace(/^010/, '')) ? `+${digits.replace(/^010/, '')}` : bare;
  const parsed = parsePhoneNumberFromString(international, 'JP');
  if (!parsed?.isValid()) return { ok: false, sentence: `の「${bare.slice(0, 30)}」は、使われる番号の形に合いません。桁数と市外局番を確かめてください。` };
  if (parsed.country !== 'JP' && !['870', '881'].includes(parsed.countryCallingCode)) return { ok: false, sentence: 'が国外の番号になっています。国内の番号を市外局番から入力してください。' };
  if (parsed.country !== 'JP' && !SATELLITES.has(kind)) return { ok: false, sentence: 'が衛星電話の番号になっています。種類を「衛星電話」にしてください。' };
  const { allowed, wrong } = kindOf[kind]!;
  if (!allowed.includes(parsed.getType() ?? '')) return { ok: false, sentence: `の「${written(parsed, undefined)}」は${wrong}` };
  return { ok: true, value: written(parsed, extension) };
}

/** A telephone or fax number, or an address, as it is to be kept; else a sentence to follow the field's name. */
export function checkMeans(kind: MeansKind, typed: string): CheckedMeans {
  if (kind !== 'email' && kind !== 'closed-mail') return checkNumber(kind, typed);
  const address = tidy(typed).replace(/\s/g, '');
  if (!isEmail(address)) return { ok: false, sentence: 'は、name@city.example.jpのような形で入力してください。' };
  return { ok: true, value: address };
}

/** The town hall's main number. */
export const checkMainNumber = (typed: string): CheckedMeans => checkNumber('phone', typed);

/** A telephone number of whatever kind, as a supporter leaves one. */
export const checkAnyNumber = (typed: string): CheckedMeans => checkNumber('any', typed);
