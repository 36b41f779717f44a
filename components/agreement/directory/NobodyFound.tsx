import { catalogueItem } from '@/lib/agreement/sheets/catalogue';
import { askedAddress, type DirectoryAsked } from '@/lib/agreement/directory/directory-search';
import type { Loosening } from '@/lib/agreement/directory/loosen';

/** Says what to leave out, and how many would be found then. `supporters`: whether this person may search what companies offer. */
export function NobodyFound({ asked, loosen, supporters }: { asked: DirectoryAsked; loosen: Loosening[]; supporters: boolean }) {
  const item = supporters ? catalogueItem(asked.lend) : undefined;
  return (
    <div className="mt-2">
      {loosen.length > 0 && (
        <>
          <p>次のように条件をゆるめると見つかります。</p>
          <ul className="mt-1 list-disc pl-6">
            {loosen.map(({ words, asked: wider, found }) => <li key={words}><a href={askedAddress(wider)} className="inline-block py-2">{words}（{found.toLocaleString('ja-JP')}団体）</a></li>)}
          </ul>
        </>
      )}
      {asked.q && <p className="mt-2">名前は一部だけ、または読みだけでもお試しください。協定に参加していない市区町村の連絡先はありません。</p>}
      {item && <p className="mt-2"><a href={`/agreement/search?item=${item.key}#found`} className="inline-block py-2">「{item.label}」を協力事業者の申し出からも探す</a></p>}
    </div>
  );
}
