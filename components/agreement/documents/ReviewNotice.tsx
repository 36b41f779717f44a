import { Notice } from '@/components/ui/Notice';
import { nextReview } from '@/lib/agreement/sheets/catalogue';
import { formatDate, isoDay } from '@/lib/platform/time';

/** When a sheet was last looked over, and by when it is again. */
export function ReviewNotice({ reviewedOn, now }: { reviewedOn: Date | null; now: Date }) {
  if (!reviewedOn) return <Notice title="まだ登録されていません。"><p>何もないときも、確かめたうえで一度保存してください。見直した日が残ります。</p></Notice>;
  const next = nextReview(reviewedOn);
  if (isoDay(next) < isoDay(now)) return <Notice tone="warning" title="見直しの時期を過ぎています。"><p>前に見直した日は{formatDate(reviewedOn)}で、1年が過ぎました。内容を確かめて保存してください。</p></Notice>;
  return <p>前に見直した日：{formatDate(reviewedOn)}　次の見直し：{formatDate(next)}まで</p>;
}
