import type { Standing } from '@/lib/agreement/membership/standing-words';

/** `for`: standings to which the card is shown. The municipality's code is added to the address. */
type Card = { path: string; title: string; text: string; for: readonly Standing[] };

/** Keeps a register of its own: ['preparing', 'member', 'suspended']; reads that of others: ['member', 'suspended']. */
const everyone: readonly Standing[] = ['outside', 'preparing', 'member', 'suspended', 'withdrawn'];

/** One line a card, in the order in which people need them; a page enters here in the commit that makes it. */
const cards: Card[] = [
  { path: '/directory', title: '連絡先一覧', text: '災害のときにどの団体のだれに連絡するかを探します。端末に控えを持つことも、紙に印刷することもできます。', for: ['member', 'suspended'] },
  { path: '/agreement/contacts', title: '連絡担当', text: '連絡する順番と連絡先を確かめ、直します。通話の確認もここからです。', for: ['outside', 'preparing', 'member', 'suspended'] },
  { path: '/agreement/duties', title: '協定の義務', text: '何をいつまでに行うかを確かめ、行ったことを記録します。', for: ['preparing', 'member', 'suspended'] },
  { path: '/agreement/documents', title: '協定の資料', text: '構成図、計画、受け入れ手順などを、秘密保持のもとで共有します。', for: ['preparing', 'member', 'suspended'] },
  { path: '/agreement/nda', title: '秘密保持の約束', text: '約束の文面を読み、同意し、署名した人の名簿を保ちます。', for: ['preparing', 'member', 'suspended'] },
  { path: '/agreement/inventory', title: '構成・機材の台帳', text: '使っているシステム、回線、機材をまとめ、年に1回見直します。Excelでも入力できます。', for: ['preparing', 'member', 'suspended'] },
  { path: '/agreement/wishes', title: '希望する支援', text: '災害のときに希望する可能性のある支援をまとめ、年に1回見直します。', for: ['preparing', 'member', 'suspended'] },
  { path: '/agreement/offers', title: '出せる支援', text: '人、機材、場所、回線のうち、出せるものを登録します。', for: ['preparing', 'member', 'suspended'] },
  { path: '/agreement/search', title: '支援を探す', text: '構成団体どうしの希望と申し出を突き合わせます。', for: ['member', 'suspended'] },
  { path: '/agreement/meetings', title: '研修・会議', text: '研修・訓練・会議の案内に返事をし、資料と記録を読み、質問を分かち合います。', for: ['preparing', 'member', 'suspended'] },
  { path: '/agreement/supporters', title: '協力事業者', text: '協力する企業や団体の連絡先と、出せる支援を見ます。', for: ['member', 'suspended'] },
  { path: '/agreement/text', title: '協定の本文', text: '本文と、これまでの版を読みます。印刷もできます。', for: everyone },
];

/** The rooms of the agreement that a municipality of this standing may enter. */
export function AgreementCards({ standing, code }: { standing: Standing; code: string }) {
  const shown = cards.filter((card) => card.for.includes(standing));
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="rooms" className="mt-10">
      <h2 id="rooms" className="mb-4 text-std-24B-150">協定でできること</h2>
      <ul className="grid gap-4 desktop:grid-cols-2">
        {shown.map(({ path, title, text }) => (
          <li key={path} className="rounded-8 border border-solid-gray-420 p-4 desktop:p-6">
            <h3 className="text-std-20B-150"><a href={`${path}?code=${code}`} className="inline-block py-1">{title}</a></h3>
            <p className="mt-1">{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
