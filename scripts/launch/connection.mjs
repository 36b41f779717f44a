import { Problem } from './problem.mjs';

const UNREACHABLE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ECONNRESET']);

/**
 * A sentence for what commonly goes wrong with a database that is given by a setting.
 * @param {string} setting its name
 * @param {Error & { code?: string }} error
 * @returns {Error} a Problem where there is a sentence, else the error itself
 */
export function explainConnection(setting, error) {
  const code = error.code ?? error.cause?.code;
  if (UNREACHABLE.has(code) || /timeout/i.test(error.message)) {
    return new Problem(`「${setting}」のデータベースにつながりません（${code ?? '時間切れ'}）。ホスト名とポート、データベースが動いていることをご確認ください。`);
  }
  if (code === '28P01' || code === '28000') return new Problem(`「${setting}」のユーザー名かパスワードが違います。ご確認ください。`);
  if (code === '3D000') return new Problem(`「${setting}」のデータベースがありません。先に作ってください（文字コードはUTF8）。`);
  if (code === '42501') return new Problem(`「${setting}」のロールに権限がありません。表を所有し、ロールを作れる（CREATEROLE）ロールを「MIGRATE_DATABASE_URL」に指定してください。`);
  return error;
}
