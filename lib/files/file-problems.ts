/** Why a file was not taken, and what to do; pages look the sentence up by its key. */
export const FILE_PROBLEMS = {
  none: 'ファイルが選ばれていません。「ファイル」を選んでから送ってください。',
  empty: 'ファイルが空（0バイト）です。元のファイルを開けるか確かめ、保存し直してから送ってください。',
  full: '団体ごとに保管できる量（2GB）に達するため受け付けられません。保管できる量を増やしたいときは、事務局にご相談ください。',
  tooLarge: 'ファイルが大きすぎます（上限は20MB）。画像の解像度を下げるか、いくつかのファイルに分けて送ってください。',
  unreadable: '送られた内容を読み取れませんでした。送信の途中で切れた可能性があります。画面を開き直して、もう一度送ってください。',
  type: 'この種類のファイルは受け付けていません。PDF、Word（.docx）、Excel（.xlsx）、PowerPoint（.pptx）、PNG、JPEGのいずれかにして送ってください。名前ではなく中身で確かめています。',
  svg: 'SVG形式の図は、動く内容を含められるため受け付けていません。PNGかPDFに書き出して送ってください。',
  html: 'ウェブページ（HTML）やプログラムの文は受け付けていません。印刷の画面からPDFに保存して送ってください。',
  program: 'プログラム（実行できるファイル）は受け付けていません。資料そのものをPDFなどにして送ってください。',
  oldOffice: '古いOffice形式（.doc、.xls、.ppt）のファイルは受け付けていません。「名前を付けて保存」で新しい形式（.docx、.xlsx、.pptx）かPDFにして送ってください。',
  encrypted: 'パスワードなどで保護されたファイルは、中身を確かめられないため受け付けていません。保護を外して保存し直してください。保管するときに、こちらで暗号化します。',
  macros: 'マクロを含むファイルは受け付けていません。「名前を付けて保存」で、マクロのない形式（.docx、.xlsx、.pptx）かPDFにして送ってください。',
  embedded: 'ほかのファイルやプログラムが埋め込まれたファイルは受け付けていません。埋め込みを取り除くか、PDFに書き出して送ってください。',
  external: '外部のファイルやデータを自動で読み込む設定が含まれているため受け付けられません。外部へのリンクや接続を解除するか、PDFに書き出して送ってください。',
  active: '開いたときに動く内容（スクリプト、自動の操作、動画など）が含まれているため受け付けられません。印刷の画面からPDFに保存し直して送ってください。',
  polyglot: '2つの種類のファイルを重ねた作りになっているため受け付けられません。元のソフトで開き、保存し直して送ってください。',
  trailing: 'ファイルの終わりの後ろに余分なデータが付いているため受け付けられません。元のソフトで開き、保存し直して送ってください。',
  broken: 'ファイルが途中で切れているか壊れているため、受け付けられません。元のソフトで開けるか確かめ、保存し直して送ってください。',
  bomb: '展開すると極端に大きくなるファイルのため、確認を中止しました。画像の大きさを下げるか、ページを分けて保存し直して送ってください。',
  unsafeXml: '安全に読み取れない記述（DOCTYPE）が含まれているため受け付けられません。元のソフトで開き、保存し直して送ってください。',
} as const;
export type FileProblem = keyof typeof FILE_PROBLEMS;

/** The sentence for a key that came back in an address; undefined for anything else. */
export const fileProblem = (key: unknown): string | undefined => (typeof key === 'string' && Object.hasOwn(FILE_PROBLEMS, key) ? FILE_PROBLEMS[key as FileProblem] : undefined);
