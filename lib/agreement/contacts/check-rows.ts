import type { MeansHours, MeansKind } from './contact-terms';
import { meansField } from './means-rows';
import { checkMeans } from './telephone-number';

/** One line of the form as it was typed; `row` counts from 0. */
export type TypedMeans = { row: number; id: string; kind: MeansKind | ''; value: string; hours: MeansHours; private: boolean };
export type CheckedRow = TypedMeans & { kind: MeansKind; value: string };

/**
 * The lines that hold a number or address, written the Japanese way, and a sentence at each that cannot be one, is there twice, or has no kind.
 * @returns errors by field (meansField); none where all is well
 */
export function checkRows(means: TypedMeans[]): { rows: CheckedRow[]; errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const rows: CheckedRow[] = [];
  for (const row of means) {
    if (row.value === '') continue;
    const which = `${row.row + 1}番目の「番号・アドレス」`;
    if (row.kind === '') {
      errors[meansField(row.row, 'kind')] = `${row.row + 1}番目の連絡手段の「種類」を選んでください。`;
      continue;
    }
    const checked = checkMeans(row.kind, row.value);
    if (!checked.ok) errors[meansField(row.row, 'value')] = which + checked.sentence;
    else if (rows.some(({ kind, value }) => kind === row.kind && value === checked.value)) errors[meansField(row.row, 'value')] = `${which}は、上の欄と同じです。どちらかを空にしてください。`;
    else rows.push({ ...row, kind: row.kind, value: checked.value });
  }
  if (rows.length === 0 && Object.keys(errors).length === 0) errors[meansField(0, 'value')] = '連絡手段を1つ以上入力してください。';
  return { rows, errors };
}
