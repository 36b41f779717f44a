import { NamingForm } from '@/components/results/NamingForm';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { Tag } from '@/components/ui/Tag';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatDate, formatFiscalYear } from '@/lib/platform/time';
import { wordFor } from '@/lib/platform/word-for';
import { listNamingConsents, type NamingLine } from '@/lib/results/naming/list-naming-consents';
import { surveyAddress } from '@/lib/survey/addresses';
import { whichMunicipality, whichYear } from '@/lib/survey/which-municipality';
import { give, takeBack } from './actions';

type Props = { params: Promise<{ year: string }>; searchParams: Promise<{ code?: string | string[]; done?: string | string[] }> };

export async function generateMetadata({ params }: Props) {
  return { title: `${(await params).year}年度の団体名の掲載` };
}

const DONE: Record<string, string> = { given: '掲載に同意しました。次に公表される版から団体名が載ります。', withdrawn: '同意を取り消しました。次に公表される版から団体名は載りません。' };

/** Whether a municipality is named in what is published, question by question. */
export default async function NamingPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const [{ year: inPath }, query] = await Promise.all([params, searchParams]);
  const naming = await pageData(() => listNamingConsents(actor, { year: whichYear(inPath), code: whichMunicipality(actor, query.code) }));
  const { year, code, municipality, lines, newest, mayAgree } = naming;
  const done = wordFor(DONE, query.done);
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: formatFiscalYear(year), href: surveyAddress(year, code) }, { label: '団体名の掲載' }]} />
      <PageHeading above={`${naming.title}　${municipality}`} title="団体名の掲載">
        <p className="mt-2">
          公表する結果では、団体名を出さず、少ない数も伏せます。備えが進んでいると答えた質問では、同意があれば、{municipality}の名前をその質問の結果に載せ、ほかの市区町村が相談先を見つけられるようにします。
        </p>
      </PageHeading>
      {done && <Notice tone="success" title={done} live />}
      <ul className="my-4 ml-6 list-disc">
        <li>同意は質問ごとです。同意した質問では、{municipality}の回答がだれにでも分かるようになります。</li>
        <li>同意も取り消しも、次に公表される版から反映されます。{newest ? `すでに公表された版（最新は第${newest}版）の団体名は、その版に残ります。` : 'この年度の結果は、まだ公表されていません。'}</li>
        <li>提出した回答が変わり、当てはまらなくなったときは、同意があっても載せません。</li>
        {!mayAgree && <li>同意と取り消しができるのは承認者です。</li>}
      </ul>
      {lines.length === 0 ? (
        <Notice title="掲載を選べる質問はありません"><p>提出された回答のうち、備えが進んでいることを表す回答がここに並びます。</p></Notice>
      ) : (
        <ul>
          {lines.map((line) => <Line key={line.item} line={line} year={year} code={code} mayAgree={mayAgree} />)}
        </ul>
      )}
    </>
  );
}

function Line({ line: { item, label, answer, agreed, at, published }, year, code, mayAgree }: { line: NamingLine; year: number; code: string; mayAgree: boolean }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-solid-gray-420 py-3">
      <div className="min-w-0 flex-1 basis-72">
        <p className="text-std-16B-170">{label}</p>
        <p>{answer ? `提出した回答：${answer}` : 'いまの回答では掲載の対象になりません。'}</p>
        <p className="flex flex-wrap gap-2">
          <Tag tone={agreed ? 'done' : 'plain'}>{agreed ? `同意済${at ? ` ${formatDate(at)}` : ''}` : at ? `取り消し済 ${formatDate(at)}` : '同意していません'}</Tag>
          {published && <Tag tone="waiting">最新の版に掲載</Tag>}
        </p>
      </div>
      {mayAgree && (agreed || answer) && <NamingForm action={agreed ? takeBack : give} year={year} code={code} item={item} label={label} agreed={agreed} />}
    </li>
  );
}
