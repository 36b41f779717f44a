import { LinkButton } from '@/components/ui/Button';

/** For the secretariat: every submitted answer of a year as one file. */
export function ExportLinks({ year }: { year: number }) {
  const address = (format: 'xlsx' | 'csv') => `/admin/waves/${year}/export?format=${format}`;
  return (
    <section aria-labelledby="export" className="my-8">
      <h2 id="export" className="text-std-24B-150">提出された回答を書き出す</h2>
      <p className="my-2">提出・受理された回答を、1行に1団体で書き出します。書き出したことは操作の記録に残ります。備考など公表しない文章も入っているので、取り扱いにご注意ください。</p>
      <p className="flex flex-wrap gap-4">
        <LinkButton look="secondary" href={address('xlsx')}>Excelで書き出す</LinkButton>
        <LinkButton look="secondary" href={address('csv')}>CSVで書き出す</LinkButton>
      </p>
    </section>
  );
}
