import * as z from 'zod/mini';
import { idField } from '../posted-fields';

/** Of one copy of the directory on a device. */
export const copyIdSchema = z.object({ id: idField });
