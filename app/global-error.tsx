'use client';

/** Stands in when even the layout failed, e.g. while the database is away. Needs no style sheet. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="ja">
      <body style={{ fontFamily: 'sans-serif', margin: '2rem', lineHeight: 1.7 }}>
        <main>
          <h1>ただいま表示できません</h1>
          <p>データベースに届かないか、処理中に問題が起きました。少し待ってから、このページを読み込み直してください。</p>
          <p>入力の途中だった内容は、お使いのブラウザに残っています。</p>
          {error.digest && <p>続くときは、この番号を事務局にお伝えください：{error.digest}</p>}
        </main>
      </body>
    </html>
  );
}
