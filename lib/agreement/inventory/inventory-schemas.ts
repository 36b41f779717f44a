import * as z from 'zod/mini';
import { choice, codeField, dayField, idField, line, lines, unreadable } from '../documents/document-schemas';
import { inventoryFields as f, inventoryForms, inventoryKinds, inventoryPriorities } from './inventory-terms';

// What the forms and the sheet of the inventory hold, read on both sides. Each sentence names the field and the remedy.

const { name, work, vendor, place, maintainer, needs, follows } = f;
const fields = {
  kind: choice(f.kind.label, inventoryKinds),
  name: line(name.label, name.most),
  work: line(work.label, work.most),
  priority: choice(f.priority.label, inventoryPriorities),
  vendor: line(vendor.label, vendor.most, { required: false }),
  form: choice(f.form.label, inventoryForms),
  place: line(place.label, place.most, { required: false }),
  maintainer: line(maintainer.label, maintainer.most, { required: false }),
  needs: lines(needs.label, needs.most, { required: false }),
  renewal: dayField(f.renewal.label, { required: false }),
  follows: line(follows.label, follows.most, { required: false }),
};
export const itemSchema = z.object(fields);

/** An empty `id` makes a new item. */
export const saveItemSchema = z.object({ code: codeField, id: z.union([z.literal(''), idField], unreadable), ...fields });
export type SaveItem = z.infer<typeof saveItemSchema>;

export const endItemSchema = z.object({ code: codeField, id: idField });

export const takeSheetSchema = z.object({
  code: codeField,
  upload: idField,
  /** all: the sheet has no problem · good: the rows that have none. */
  take: z.enum(['all', 'good'], 'どのように取り込むかを、ボタンで選んでください。'),
  end: z.optional(z.string()),
});
export type TakeSheet = z.infer<typeof takeSheetSchema>;
