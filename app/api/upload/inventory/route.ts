import { checkInventorySheet } from '@/lib/agreement/inventory/check-inventory-sheet';
import { uploadRoute } from '@/lib/files/upload-route';
import { whichMunicipality } from '@/lib/survey/which-municipality';

/** The filled-in sheet of the inventory. Whatever it is, the answer leads to the page that says what it would change or why it can't be read. */
export function POST(request: Request): Promise<Response> {
  const given = new URL(request.url).searchParams.get('code');
  return uploadRoute(request, {
    where: 'POST /api/upload/inventory', page: '/agreement/inventory',
    take: async (actor, receive) => {
      const code = whichMunicipality(actor, given);
      return `/agreement/inventory?code=${code}&upload=${await checkInventorySheet(actor, { code, receive })}#preview`;
    },
  });
}
