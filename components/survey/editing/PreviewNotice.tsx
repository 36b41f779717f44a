import { Notice } from '@/components/ui/Notice';

/** Says on every page of the preview that it is one. */
export function PreviewNotice({ year }: { year: number }) {
  return (
    <Notice tone="warning" title="これは、回答者の画面の見本です。">
      <p>試しに入力しても、保存も提出もされません。入力した内容はこのタブにだけ残り、閉じると消えます。</p>
      <p><a href={`/admin/waves/${year}/questionnaire`} className="inline-block py-2">調査票の編集に戻る</a></p>
    </Notice>
  );
}
