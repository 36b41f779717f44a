import { pictureAnswer } from '../picture-answer';

/** A picture of the edition that holds now as a file: KIND.svg. */
export async function GET(request: Request, { params }: { params: Promise<{ year: string; picture: string }> }): Promise<Response> {
  return pictureAnswer(request, await params);
}
