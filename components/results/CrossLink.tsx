/** The secretariat's way from a year to its free tables; nothing for anyone else. */
export function CrossLink({ shown, year }: { shown: boolean; year: number }) {
  if (!shown) return null;
  return <p className="my-2 print:hidden"><a href={`/results/${year}/cross`} className="inline-block py-2">自由集計（質問どうし、都道府県別など）</a></p>;
}
