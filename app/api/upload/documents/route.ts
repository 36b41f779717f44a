import { addDocument } from '@/lib/agreement/documents/add-document';
import { isId } from '@/lib/agreement/documents/document-schemas';
import { UnfitFile } from '@/lib/files/unfit-file';
import { uploadRoute } from '@/lib/files/upload-route';
import { InvalidInputError, NotFoundError } from '@/lib/platform/errors';
import { whichMunicipality } from '@/lib/survey/which-municipality';

/** A document or a new version of one, as the form sends it. Whatever it is, the answer leads to a page that says what became of it. */
export function POST(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const document = query.get('document') ?? undefined;
  return uploadRoute(request, {
    where: 'POST /api/upload/documents', page: '/agreement/documents',
    take: async (actor, receive) => {
      const code = whichMunicipality(actor, query.get('code'));
      if (document !== undefined && !isId(document)) throw new NotFoundError();
      let typed: Record<string, string> = {};
      try {
        const id = await addDocument(actor, { code, document, receive: async () => {
          const received = await receive();
          typed = received.fields;
          return received;
        } });
        return `/agreement/documents/${id}?done=${document ? 'renewed' : 'added'}`;
      } catch (error) {
        const problem = error instanceof UnfitFile ? error.problem : error instanceof InvalidInputError ? 'fields' : undefined;
        if (!problem) throw error;
        const back = new URLSearchParams({ ...(document ? {} : { code }), ...keep(typed), problem });
        return `/agreement/documents${document ? `/${document}` : ''}?${back}#upload`;
      }
    },
  });
}

/** What was typed goes along, so that it stands in the form again. */
const keep = (typed: Record<string, string>) => Object.fromEntries(['kind', 'title', 'revised', 'note', 'shared'].flatMap((name) => (typed[name] ? [[name, typed[name].slice(0, 300)]] : [])));
