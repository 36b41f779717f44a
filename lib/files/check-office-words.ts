import 'server-only';
import { refuse } from './unfit-file';

// What a part of an Office file says that makes the program fetch or start something by itself. Looked for in every part, under every prefix: which part
// is what, and how a name is abbreviated, the file itself decides.

const FETCHING_FIELD = /(DDEAUTO|DDE|INCLUDEPICTURE|INCLUDETEXT)\b|\b(LINK|DATABASE|IMPORT|INCLUDE)\b/i;
const FETCHING_FUNCTION = /(^|[^\p{L}\p{N}])(WEBSERVICE|RTD|IMAGE|CALL|REGISTER(\.ID)?)\s*\(/iu;

/** Without comments and processing instructions, and what stands unescaped written like the rest. */
const plain = (text: string): string =>
  !/<[!?]/.test(text) ? text : text.replace(/<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>/g, (_, raw: string | undefined) => (raw ?? '').replace(/&/g, '&amp;').replace(/</g, '&lt;'));

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const decoded = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    const point = hex ? parseInt(hex, 16) : Number(decimal);
    return name ? NAMED[name.toLowerCase()]! : point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });

/** Attributes and words of the elements of these names, as they are meant. @throws {UnfitFile} where one is not written as XML writes it */
function elementsOf(text: string, names: string): { attributes: string; words: string }[] {
  const begun = text.match(new RegExp(`<(?:[^\\s<>/:]+:)?(?:${names})(?=[\\s/>])`, 'g'))?.length ?? 0;
  const whole = [...text.matchAll(new RegExp(`<(?:[^\\s<>/:]+:)?(?:${names})((?:\\s+[^\\s=<>"']+\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*/?>([^<]*)`, 'g'))];
  if (whole.length !== begun) refuse('broken');
  return whole.map(([, attributes, words]) => ({ attributes: decoded(attributes!), words: decoded(words!) }));
}

/** @throws {UnfitFile} for fields, links and formulas that fetch or start something */
export function checkFields(xml: string): void {
  if (!/instrText|fldSimple|ddeLink|oleLink|<(?:[^\s<>/:]+:)?(?:f|formula[12]?|definedName)[\s/>]/.test(xml)) return;
  const text = plain(xml);
  if (elementsOf(text, 'ddeLink|oleLink').length > 0) refuse('external');
  const fields = elementsOf(text, 'instrText|delInstrText|fldSimple');
  // A field's words may be cut anywhere: together, and each for itself.
  if ([fields.map(({ words }) => words).join(''), ...fields.flatMap(({ attributes, words }) => [attributes, words])].some((words) => FETCHING_FIELD.test(words))) refuse('external');
  for (const { words } of elementsOf(text, 'f|formula|formula1|formula2|definedName')) {
    const formula = words.replace(/"[^"]*"|'[^']*'/g, '');
    if (formula.includes('|') || FETCHING_FUNCTION.test(formula)) refuse('external'); // `program|'topic'!item` asks another program
  }
}

/** @throws {UnfitFile} for a drawing that runs something or fetches */
export function checkSvg(xml: string): void {
  if (/<!\[CDATA\[|<\?(?!xml\s)/i.test(xml)) refuse('active');
  const text = decoded(plain(xml));
  if (/<\s*(?:[^\s<>/:]+:)?(script|foreignObject|iframe|handler|listener)\b|\son\w+\s*=|javascript:/i.test(text)) refuse('active');
  if ([...text.matchAll(/(?:href|src)\s*=\s*["']\s*([^"']*)/gi)].some(([, target]) => !/^(#|data:image\/(png|jpe?g|gif|webp|bmp)[;,])/i.test(target!) && target !== '')) refuse('external');
  if (/@import|url\(\s*["']?(?!\s*["']?#)/i.test(text)) refuse('external');
}
