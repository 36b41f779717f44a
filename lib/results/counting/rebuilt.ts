import { z } from 'zod';
import data from '../../../prisma/published/rebuilt-2012.json' with { type: 'json' };

const rebuilt = z.strictObject({
  about: z.string(),
  seed: z.int(),
  respondents: z.array(
    z.strictObject({
      owner: z.string(),
      label: z.string(),
      bands: z.record(z.string(), z.string()),
      answers: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
    }),
  ),
});

/** The anonymous answers that scripts/rebuild-2012.ts found for the 2012 figures. The demo stores them as a wave. */
export const rebuilt2012 = rebuilt.parse(data).respondents;
