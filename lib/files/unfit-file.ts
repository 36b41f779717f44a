import { ExpectedError } from '../platform/errors';
import { FILE_PROBLEMS, type FileProblem } from './file-problems';

/** A file that is not taken; the sentence says why and what to do (HTTP 422). */
export class UnfitFile extends ExpectedError {
  constructor(readonly problem: FileProblem) {
    super(FILE_PROBLEMS[problem], problem === 'tooLarge' ? 413 : 422);
  }
}

export const refuse = (problem: FileProblem): never => {
  throw new UnfitFile(problem);
};
