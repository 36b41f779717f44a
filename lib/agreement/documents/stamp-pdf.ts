import 'server-only';
import { inTurn, workOnPdf } from '@/lib/files/work-on-pdf';

/**
 * Draws a line of text onto every page: plain at its lower edge, and large and pale across it. The pages stay as they are otherwise.
 * @throws {UnfitFile} when the file cannot be drawn on, or takes too long
 */
export const stampPdf = (bytes: Buffer, text: string): Promise<Buffer> => inTurn(() => workOnPdf(bytes, text));
