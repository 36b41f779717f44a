import { addMaterial } from '@/lib/agreement/meetings/add-material';
import { meetingIdSchema } from '@/lib/agreement/meetings/meeting-schemas';
import { UnfitFile } from '@/lib/files/unfit-file';
import { uploadRoute } from '@/lib/files/upload-route';
import { NotFoundError } from '@/lib/platform/errors';

/** A file for the material of a meeting, from the form on its desk. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const page = `/admin/members/meetings/${encodeURIComponent(id)}`;
  return uploadRoute(request, {
    where: 'POST /api/upload/meeting', page,
    take: async (actor, receive) => {
      const parsed = meetingIdSchema.safeParse({ id });
      if (!parsed.success) throw new NotFoundError();
      try {
        await addMaterial(actor, parsed.data, receive);
        return `${page}?done=material#material`;
      } catch (error) {
        if (error instanceof UnfitFile) return `${page}?problem=${error.problem}#material`;
        throw error;
      }
    },
  });
}
