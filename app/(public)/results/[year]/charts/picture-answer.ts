import { isKind, KINDS, pictureOf } from '@/components/results/charts/picture-of';
import { svgFile } from '@/components/results/charts/svg-text';
import { anonymous } from '@/lib/platform/actor';
import { NotFoundError } from '@/lib/platform/errors';
import { logUnexpected } from '@/lib/platform/log';
import { chosen, fileAnswer, fileName, refusal, whichEdition, WrongChoiceError } from '@/lib/results/open-data/file-answer';
import { getPictureData } from '@/lib/results/open-data/get-picture-data';
import { whichYear } from '@/lib/survey/which-municipality';

const WIDTH = 900;

/** A picture that stands alone: `?scheme=` and `?item=` as on the page. A trend and a map hold more than one edition: they are never frozen. */
export async function pictureAnswer(request: Request, { year, number, picture }: { year: string; number?: string; picture: string }): Promise<Response> {
  try {
    const kind = /^([a-z]+)\.svg$/.exec(picture)?.[1];
    if (!isKind(kind)) throw new NotFoundError(`この図はありません。アドレスの最後は次のどれかです：${KINDS.map(({ key }) => `${key}.svg`).join('、')}`);
    const query = new URL(request.url).searchParams;
    const data = await getPictureData(anonymous, { year: whichYear(year), number: number === undefined ? undefined : whichEdition(number), kind });
    const scheme = kind === 'bars' || kind === 'heat' ? chosen('scheme', query.get('scheme') ?? 'all', data.published.edition.facts.schemes.map(({ key }) => key)) : undefined;
    const drawn = pictureOf(data, { kind, scheme, item: query.get('item') ?? undefined });
    if (drawn.problem) throw new WrongChoiceError(drawn.problem);
    const split: [string, string][] = kind === 'bars' || kind === 'heat' ? [[drawn.scheme, drawn.tabulated.scheme.label]] : [];
    const about: [string, string][] = kind === 'heat' ? [] : [[drawn.item, drawn.title]];
    return fileAnswer(request, {
      body: svgFile(drawn.draw('figure', WIDTH)), type: 'image/svg+xml; charset=utf-8', inline: true, frozen: number !== undefined && (kind === 'bars' || kind === 'heat'),
      name: fileName(data.published, [kind, KINDS.find(({ key }) => key === kind)!.label], [...about, ...split], 'svg'),
    });
  } catch (error) {
    return refusal(error, (unexpected) => logUnexpected(unexpected, 'charts'), 'text');
  }
}
