import { Notice } from '@/components/ui/Notice';

/** Stands in the place of an editor's form once the year has been opened. */
export function NotEditable({ year }: { year: number }) {
  return (
    <Notice title="この年度は開始したため、調査票は変更できません。">
      <p>意味の変わらない言葉の誤りだけは、<a href={`/admin/waves/${year}/errata`}>正誤のお知らせ</a>で直せます。</p>
    </Notice>
  );
}
