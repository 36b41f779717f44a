/** Where the secretariat speaks with the municipalities about a year. */
export function WaveDesk({ year }: { year: number }) {
  return (
    <p className="my-4">
      <a href={`/admin/waves/${year}/queries`} className="mr-6 inline-block py-2">疑義照会の一覧</a>
      <a href={`/admin/waves/${year}/questions`} className="mr-6 inline-block py-2">質問と回答</a>
      <a href={`/admin/waves/${year}/report`} className="inline-block py-2">報告の下書き</a>
    </p>
  );
}
