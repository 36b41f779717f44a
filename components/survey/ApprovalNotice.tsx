import { Notice } from '@/components/ui/Notice';

const said: Record<string, string> = {
  requested: '承認を依頼しました。承認者のホームに表示されます。',
  'taken-back': '承認の依頼を取り下げました。続きを入力できます。',
  'handed-back': '差し戻しました。回答担当のホームに表示されます。',
  shared: '区分の分担を決めました。',
  opened: '下書きを事務局に開きました。事務局のホームに表示されます。',
  closed: '下書きを事務局に閉じました。',
  resolved: '指摘の記録を更新しました。',
};

/** What was just done, after the page was sent on (`?done=`). */
export function ApprovalNotice({ done }: { done: string | string[] | undefined }) {
  const title = typeof done === 'string' && Object.hasOwn(said, done) ? said[done] : undefined;
  return title ? <Notice tone="success" title={title} live /> : null;
}
