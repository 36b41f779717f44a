import { pictureAnswer } from '../../../../charts/picture-answer';

/** A picture of one edition as a file: KIND.svg. */
export async function GET(request: Request, { params }: { params: Promise<{ year: string; number: string; picture: string }> }): Promise<Response> {
  return pictureAnswer(request, await params);
}
