import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AnswerList } from '@/components/survey/AnswerList';
import { RemarkField, RemarkForm } from '@/components/survey/RemarkForm';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { mayJudgeResponse } from '@/lib/people/access';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { RefusedError } from '@/lib/platform/errors';
import { formatFiscalYear } from '@/lib/platform/time';
import { getReceipt } from '@/lib/survey/submissions/get-receipt';
import { itemLabels } from '@/lib/survey/questionnaire/item-label';
import { giveBack } from '../actions';

export const metadata: Metadata = { title: '回答を返す' };

type Props = { params: Promise<{ year: string; owner: string }> };

export default async function ReturnPage({ params }: Props) {
  const { year: yearText, owner: code } = await params;
  if (!/^\d{4}$/.test(yearText) || !/^\d{6}$/.test(code)) notFound();
  const year = Number(yearText);
  const actor = await requireActor();
  const receipt = await pageData(() => {
    if (!mayJudgeResponse(actor)) throw new RefusedError();
    return getReceipt(actor, { year, code });
  });
  const up = `/admin/waves/${year}/${code}`;
  const accepted = receipt.acceptedAt !== null;
  return (
    <>
      <Breadcrumbs trail={[{ label: '年度の運営', href: '/admin/waves' }, { label: formatFiscalYear(year), href: `/admin/waves/${year}` }, { label: receipt.municipality, href: up }, { label: '提出された回答', href: `${up}/answers` }, { label: '返す' }]} />
      <PageHeading above={`${receipt.title}　${receipt.municipality}　受付番号 ${receipt.current.receipt}`} title={accepted ? '受理を取り消して再提出を受ける' : '指摘を付けて返す'}>
        <p className="mt-2">返すと、回答は{receipt.onPaper ? '紙の回答の入力に戻り（団体には渡りません）' : '団体の下書きに戻り'}、もう一度提出されるまで集計から除かれます。この版は記録に残ります。</p>
      </PageHeading>
      {receipt.whyNotReturn ? (
        <Notice title={receipt.whyNotReturn}><p><a href={`/admin/waves/${year}`} className="inline-block py-2">年度の画面へ</a></p></Notice>
      ) : (
        <RemarkForm
          action={giveBack}
          about={{ year, code, receipt: receipt.current.receipt }}
          labels={itemLabels(receipt.questionnaire)}
          general={accepted ? '受理を取り消す理由を書いてください。団体にそのまま表示されます。' : '項目によらないことを書いてください。団体にそのまま表示されます。項目ごとの指摘は、下のそれぞれの回答の下に書けます。'}
          button={accepted ? '受理を取り消して返す' : 'この内容で返す'}
        >
          <AnswerList questionnaire={receipt.questionnaire} answers={receipt.answers} under={(_, item) => <RemarkField item={item.key} label={`${item.number} ${item.label}`} />} />
        </RemarkForm>
      )}
    </>
  );
}
