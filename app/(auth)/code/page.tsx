import { ShortCodeForm } from '@/components/mail/ShortCodeForm';
import { PageHeading } from '@/components/ui/PageHeading';
import { open } from './actions';

export const metadata = { title: '番号を入力して開く' };

export default function CodePage() {
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeading title="番号を入力して開く" />
      <p>そなえあいから届いたメールのリンクが開けないときは、リンクの下にある番号（ABCD-EFGHのような形）を入力してください。同じページが開きます。</p>
      <ShortCodeForm action={open} />
    </div>
  );
}
