import { addSignedSheet } from '@/lib/agreement/membership/add-signed-sheet';
import { UnfitFile } from '@/lib/files/unfit-file';
import { uploadRoute } from '@/lib/files/upload-route';
import { whichMunicipality } from '@/lib/survey/which-municipality';

/** Takes the signed sheet from a plain form and leads back to its page, also with what was wrong with it. */
export async function POST(request: Request): Promise<Response> {
  const asked = new URL(request.url).searchParams.get('code');
  return uploadRoute(request, {
    where: 'POST /api/upload/signed-sheet', page: '/agreement',
    take: async (actor, receive) => {
      const code = whichMunicipality(actor, asked);
      const page = actor.kind === 'secretariat' ? `/admin/members/${code}?` : `/agreement?code=${code}&`;
      try {
        await addSignedSheet(actor, { code, receive });
        return `${page}done=sheet#sheets`;
      } catch (error) {
        if (error instanceof UnfitFile) return `${page}problem=${error.problem}#sheets`;
        throw error;
      }
    },
  });
}
