import { Table, Td, Th } from '@/components/ui/Table';
import { formatDate } from '@/lib/platform/time';
import { Box } from './BlankSpaces';

type Facts = { referenceDate: Date; populationAsOf: Date; opensOn: Date | null; closesOn: Date | null; contact: string };

function Period({ opensOn, closesOn }: Pick<Facts, 'opensOn' | 'closesOn'>) {
  if (!opensOn && !closesOn) return <>事務局からお知らせします。</>;
  return <>{opensOn && formatDate(opensOn)}から{closesOn ? `${formatDate(closesOn)}まで` : ''}</>;
}

/** Of a survey that others made: when it was. Its reference date and its office are not known. */
export function PastWaveFacts({ opensOn, closesOn }: Pick<Facts, 'opensOn' | 'closesOn'>) {
  return (
    <dl className="my-4 flex flex-wrap gap-x-6">
      <dt className="font-bold">実施期間</dt>
      <dd><Period opensOn={opensOn} closesOn={closesOn} /></dd>
    </dl>
  );
}

/** What holds for the whole year: days, whom to ask. */
export function WaveFacts({ referenceDate, populationAsOf, opensOn, closesOn, contact }: Facts) {
  return (
    <dl className="my-4 grid gap-x-6 gap-y-2 print:gap-y-0 desktop:grid-cols-[max-content_1fr] print:grid-cols-[max-content_1fr]">
      <dt className="font-bold">調査基準日</dt>
      <dd>{formatDate(referenceDate)}　この日の状態で答えてください。</dd>
      <dt className="font-bold">受付期間</dt>
      <dd><Period opensOn={opensOn} closesOn={closesOn} /></dd>
      <dt className="font-bold">人口区分</dt>
      <dd>{formatDate(populationAsOf)}の人口で決まります。回答していただく必要はありません。</dd>
      <dt className="font-bold">問い合わせ先</dt>
      <dd className="whitespace-pre-line">{contact || '調査の案内をお送りした事務局にお尋ねください。'}</dd>
    </dl>
  );
}

const readers: [who: string, what: string][] = [
  ['自団体の回答担当と承認者', '記入中のものも提出したものも、すべて見られます。だれがいつ直したかも残ります。'],
  ['事務局', '提出された回答を見ます。提出前の記入内容は、団体が見せたときのほかは見られません。'],
  ['都道府県担当', '提出したかどうかだけが分かります。回答の内容は見られません。'],
  ['ほかの自治体、一般の方', '公表された集計だけを見られます。集計は全体と人口区分ごとで、自治体の名前は、その自治体が同意した質問のほかは出ません。備考など、自由に書いた文章は公表しません。'],
];

/** Who will see which part of an answer; the rules themselves stand in lib/people/access.ts. */
export function WhoSeesWhat() {
  return (
    <Table caption="だれが何を見るか" captionHidden>
      <thead>
        <tr><Th className="print:text-[9.5pt]">見る人</Th><Th className="print:text-[9.5pt]">見られるもの</Th></tr>
      </thead>
      <tbody>
        {readers.map(([who, what]) => (
          <tr key={who}><Th scope="row" className="min-w-32 print:text-[9.5pt]">{who}</Th><Td>{what}</Td></tr>
        ))}
      </tbody>
    </Table>
  );
}

export function HowToFillIn() {
  return (
    <ul className="list-disc pl-6">
      <li>丸い枠（<span className="inline-block align-middle"><Box kind="one" /></span>）は一つだけ、四角い枠（<span className="inline-block align-middle"><Box kind="many" /></span>）は当てはまるものすべてを選びます。</li>
      <li>「答えるのは」と書いてある質問は、その場合だけ答えます。当てはまらないときは、何も書きません。</li>
      <li>「任意」と書いてあるもののほかは、提出までに答えが必要です。</li>
      <li>確かめられないことは「いいえ」とし、「確認できていない」に印を付けてください。</li>
      <li>事情があるときは、備考に書いてください。個人の名前や連絡先、パスワードは書かないでください。</li>
    </ul>
  );
}
