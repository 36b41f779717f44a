import { ExpectedError } from '../../platform/errors';

/** A file that can't be taken as a whole; the sentence says why and what to do (HTTP 422). */
export class UnreadableWorkbook extends ExpectedError {
  constructor(message: string) {
    super(message, 422);
  }
}

const again = 'そなえあいの画面からダウンロードしたExcelファイル（.xlsx）を選んでください。';

/** Why a file is refused before its cells are looked at. */
export const refusals = {
  none: 'ファイルが選ばれていません。回答を入力したExcelファイル（.xlsx）を選んでください。',
  empty: `ファイルが空（0バイト）です。保存に失敗している可能性があります。Excelで開いて保存し直すか、${again}`,
  tooLarge: 'ファイルが大きすぎます（上限は10MB）。画像などを貼り付けているときは取り除き、回答だけを入力したファイルを選んでください。',
  encrypted: 'パスワードで保護されたファイルは読み取れません。Excelで「ファイル」→「情報」→「ブックの保護」からパスワードを外し、保存し直してください。',
  xls: '古いExcel形式（.xls）のファイルは読み取れません。「名前を付けて保存」で「Excelブック（.xlsx）」を選んで保存し直してください。',
  text: `Excelファイルではなく、CSVなどの文字だけのファイルです。${again}`,
  notExcel: `Excelファイル（.xlsx）ではありません。${again}`,
  ods: 'LibreOfficeの形式（.ods）のファイルです。「名前を付けて保存」で「Excel 2007-365（.xlsx）」を選んで保存し直してください。',
  word: `Excelではない種類のOfficeファイルです。${again}`,
  binary: 'Excelバイナリ形式（.xlsb）のファイルは読み取れません。「名前を付けて保存」で「Excelブック（.xlsx）」を選んで保存し直してください。',
  macros: 'マクロを含むファイルは受け付けていません。「名前を付けて保存」で、マクロのない「Excelブック（.xlsx）」を選んで保存し直してください。',
  truncated: 'ファイルが途中で切れているか、壊れています。送信やコピーの途中で切れた可能性があります。元のファイルをExcelで開けるか確かめ、保存し直してください。',
  bomb: '展開すると極端に大きくなるファイルのため、読み取りを中止しました。画面からダウンロードし直したファイルに、回答を入力してください。',
  tooManyParts: 'ファイルの中の部品が多すぎるため、読み取りを中止しました。画面からダウンロードし直したファイルに、回答を入力してください。',
  damagedXml: 'ファイルの中身（XML）が壊れているため、読み取れません。Excelで開いて修復し、保存し直してください。',
  entities: '安全に読み取れない記述（DOCTYPE）が含まれているため、受け付けられません。画面からダウンロードし直したファイルに、回答を入力してください。',
  tooManySheets: 'シートが多すぎるため、読み取りを中止しました（上限は60枚）。足したシートを削除して、保存し直してください。',
  tooManyCells: '値の入ったセルが多すぎるため、読み取りを中止しました（上限は20万セル）。足したデータを削除するか、画面からダウンロードし直したファイルに入力してください。',
  noSheets: `シートが見つかりません。${again}`,
  noGuide: `この調査の回答用ブックではありません（「説明」シートの形式の印がありません）。${again}`,
  twoGuides: '「説明」シートが2つあり、どちらの回答か分かりません。1つの市区町村のブックだけを残して、保存し直してください。',
} as const;

export const outside = (sheet: string): string =>
  `シート「${sheet}」に、調査票の範囲を大きく外れた位置（20,000行または500列より先）の値があります。その値を削除して、保存し直してください。`;

export const refuse = (why: keyof typeof refusals): never => {
  throw new UnreadableWorkbook(refusals[why]);
};
