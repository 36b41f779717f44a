import ExcelJS from 'exceljs';
import { refusals } from '../../lib/survey/workbook/unreadable';
import { everyKind } from './every-kind';
import { cellOf, edited, rowOf } from './edit-workbook';
import { workbookOf } from './workbooks';
import { repacked, unzip, zipped, type ZipParts } from './zip';

// What comes back instead of a well-filled workbook, and what the person is told. A file is refused as a whole (`refusal`),
// or has a place that can't be taken (`problem`, with sheet and row); what stands beside it can.

export type Broken = { why: string; make: () => Promise<Buffer> | Buffer } & (
  | { refusal: string }
  | { problem: string; sheet?: string; row?: boolean }
);

/** Each broken workbook also holds this one good change: count 5. */
export const GOOD = { field: 'count', to: 5 };

const FIRST = '1 基本 その他  すべて   種類';
const SECOND = '2 表';
const good = async () => edited(await workbookOf(everyKind, {}), (book) => { cellOf(book, 'count').value = 5; });
const change = (edit: (book: ExcelJS.Workbook) => void) => async () => edited(await good(), edit);
const set = (field: string, value: ExcelJS.CellValue, index = 0) => change((book) => { cellOf(book, field, index).value = value; });
const parts = (alter: (parts: ZipParts) => void) => async () => repacked(await good(), alter);
const sheetXml = 'xl/worksheets/sheet2.xml';
const inSheet = (alter: (xml: string) => string) => parts((all) => all.set(sheetXml, Buffer.from(alter(all.get(sheetXml)!.toString()))));
const ole = (mark: string) => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1024), Buffer.from(mark, 'utf16le'), Buffer.alloc(1024)]);
const bomb = (kind: string) => `<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa">${'bcdefghij'.split('').map((name, i) => `<!ENTITY ${name} "${`&${'abcdefghi'[i]};`.repeat(10)}">`).join('')}${kind}]><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&j;</t></si></sst>`;
const cellsXml = (count: number) => `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${Array.from({ length: count / 100 }, (_, r) => `<row r="${r + 1}">${'<c><v>1</v></c>'.repeat(100)}</row>`).join('')}</sheetData></worksheet>`;

export const broken: Broken[] = [
  // files that are something else, or no longer whole
  { why: 'nothing in the file', make: () => Buffer.alloc(0), refusal: refusals.empty },
  { why: '40 MB', make: () => Buffer.alloc(40 * 1024 * 1024, 'PK'), refusal: refusals.tooLarge },
  { why: 'a little above 10 MB', make: () => Buffer.alloc(10 * 1024 * 1024 + 1, 'PK'), refusal: refusals.tooLarge },
  { why: 'CSV, renamed', make: () => Buffer.from('番号,質問,回答\r\n1-1,人数,3\r\n'), refusal: refusals.text },
  { why: 'CSV in Shift_JIS, renamed', make: () => Buffer.from('94d48d862c8b7396e20d0a', 'hex'), refusal: refusals.text },
  { why: 'a picture, renamed', make: () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), refusal: refusals.notExcel },
  { why: 'an old .xls', make: () => ole('Workbook'), refusal: refusals.xls },
  { why: 'protected by a password', make: () => ole('EncryptedPackage'), refusal: refusals.encrypted },
  { why: 'cut off in the middle', make: async () => { const bytes = await good(); return bytes.subarray(0, bytes.length / 2); }, refusal: refusals.truncated },
  { why: 'a zip of other things', make: () => zipped([['memo.txt', 'メモ']]), refusal: refusals.notExcel },
  { why: 'a LibreOffice sheet (.ods)', make: () => zipped([['mimetype', 'application/vnd.oasis.opendocument.spreadsheet'], ['content.xml', '<x/>']]), refusal: refusals.ods },
  { why: 'a Word document', make: () => zipped([['[Content_Types].xml', '<Types/>'], ['word/document.xml', '<x/>']]), refusal: refusals.word },
  { why: 'a binary workbook (.xlsb)', make: () => zipped([['[Content_Types].xml', '<Types/>'], ['xl/workbook.bin', 'x']]), refusal: refusals.binary },
  { why: 'macros', make: parts((all) => all.set('xl/vbaProject.bin', Buffer.from('x'))), refusal: refusals.macros },
  { why: 'macros by its content type alone', make: parts((all) => all.set('[Content_Types].xml', Buffer.from(all.get('[Content_Types].xml')!.toString().replace('spreadsheetml.sheet.main+xml', 'spreadsheetml.sheet.macroEnabled.main+xml')))), refusal: refusals.macros },
  { why: 'a zip bomb', make: parts((all) => all.set(sheetXml, Buffer.alloc(70 * 1024 * 1024, ' '))), refusal: refusals.bomb },
  { why: 'a zip bomb that lies about its size', make: async () => { const all = await unzip(await good()); all.set(sheetXml, Buffer.alloc(70 * 1024 * 1024, ' ')); return zipped(all, { [sheetXml]: 1000 }); }, refusal: refusals.damagedXml },
  { why: 'a thousand parts', make: parts((all) => { for (let i = 0; i < 1000; i += 1) all.set(`xl/media/${i}.txt`, Buffer.from('x')); }), refusal: refusals.tooManyParts },
  { why: 'an entity bomb', make: parts((all) => all.set('xl/sharedStrings.xml', Buffer.from(bomb('')))), refusal: refusals.entities },
  { why: 'an entity that names a file', make: inSheet((xml) => xml.replace(/^<\?xml[^>]*\?>/, '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>')), refusal: refusals.entities },
  { why: 'XML that breaks off', make: inSheet((xml) => xml.slice(0, -200)), refusal: refusals.damagedXml },
  { why: 'a shared text that is not there', make: inSheet((xml) => xml.replace(/<c r="A1"([^>]*)t="s"><v>\d+<\/v>/, '<c r="A1"$1t="s"><v>99999</v>')), refusal: refusals.damagedXml },
  { why: 'a row far outside', make: inSheet((xml) => xml.replace('</sheetData>', '<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>')), refusal: `シート「${FIRST}」に、調査票の範囲を大きく外れた位置（20,000行または500列より先）の値があります。その値を削除して、保存し直してください。` },
  { why: 'a column far outside', make: inSheet((xml) => xml.replace('</sheetData>', '<row r="900"><c r="XFD900"><v>1</v></c></row></sheetData>')), refusal: `シート「${FIRST}」に、調査票の範囲を大きく外れた位置` },
  { why: 'row numbers beyond any spreadsheet', make: inSheet((xml) => xml.replace('</sheetData>', '<row r="99999999999"><c r="A99999999999"><v>1</v></c></row></sheetData>')), refusal: '調査票の範囲を大きく外れた位置' },
  { why: 'a million cells', make: parts((all) => all.set(sheetXml, Buffer.from(cellsXml(1_000_000)))), refusal: refusals.tooManyCells },
  { why: 'a cell of four million blanks', make: inSheet((xml) => xml.replace('</sheetData>', `<row r="900"><c r="B900" t="inlineStr"><is><t xml:space="preserve">x=${' '.repeat(3_900_000)}x</t></is></c></row></sheetData>`)), refusal: refusals.tooManyCells },
  { why: 'a hundred sheets', make: change((book) => { for (let i = 0; i < 100; i += 1) book.addWorksheet(`足したシート${i}`); }), refusal: refusals.tooManySheets },

  // workbooks of another kind, place or year
  { why: 'another workbook altogether', make: async () => { const book = new ExcelJS.Workbook(); book.addWorksheet('Sheet1').getCell('A1').value = '予算書'; return Buffer.from(await book.xlsx.writeBuffer()); }, refusal: refusals.noGuide },
  { why: 'the 説明 sheet deleted', make: change((book) => book.removeWorksheet('説明')), refusal: refusals.noGuide },
  { why: 'another municipality’s', make: () => workbookOf(everyKind, {}, { code: '993018', municipality: '例示町' }), refusal: '別の市区町村（例示町、コード993018）の回答用ブックです。見本市（992011）のブックを選んでください。' },
  { why: 'another year’s', make: () => workbookOf(everyKind, {}, { year: 2025 }), refusal: '別の年度（2025年度）の回答用ブックです。2026年度（令和8年度）のブックをダウンロードして、入力してください。' },
  { why: 'two 説明 sheets', make: change((book) => { const sheet = book.addWorksheet('説明 (2)'); book.getWorksheet('説明')!.eachRow((row, number) => { sheet.getRow(number).values = row.values; }); }), refusal: refusals.twoGuides },
  { why: 'every section’s sheet deleted', make: change((book) => { for (const name of [FIRST, SECOND]) book.removeWorksheet(name); }), refusal: 'このブックから、調査票の項目を1つも読み取れませんでした。' },

  // sheets
  { why: 'one sheet deleted', make: change((book) => book.removeWorksheet(SECOND)), problem: '「2 表」のシートがありません。この区分の回答は、今のまま変わりません。' },
  { why: 'a sheet renamed', make: change((book) => { book.getWorksheet(SECOND)!.name = '二枚目'; }), sheet: '二枚目', problem: 'シート「二枚目」は、名前が「2 表」から変わっていますが、左上の印により「表」として読み取りました。' },
  { why: 'a sheet without its mark', make: change((book) => { book.getWorksheet(SECOND)!.getCell('A1').value = null; }), sheet: SECOND, problem: 'シート「2 表」の左上の印（sonaeai-sheet …）がないため、どの区分か確かめられず、読み取りませんでした。' },
  { why: 'a sheet of another municipality’s workbook', make: change((book) => { book.getWorksheet(SECOND)!.getCell('A1').value = 'sonaeai-sheet 2026 993018 second'; }), sheet: SECOND, problem: 'シート「2 表」は、別の市区町村のブックから移されたものです。' },
  { why: 'a sheet of another year’s workbook', make: change((book) => { book.getWorksheet(SECOND)!.getCell('A1').value = 'sonaeai-sheet 2025 992011 second'; }), sheet: SECOND, problem: 'シート「2 表」は、2025年度のブックから移されたものです。' },
  { why: 'a sheet of a section that is not asked', make: change((book) => { book.getWorksheet(SECOND)!.getCell('A1').value = 'sonaeai-sheet 2026 992011 third'; }), sheet: SECOND, problem: 'シート「2 表」の区分は、今の調査票にありません。' },
  { why: 'a sheet twice', make: change((book) => { const sheet = book.addWorksheet('2 表 (2)'); book.getWorksheet(SECOND)!.eachRow((row, number) => { sheet.getRow(number).values = row.values; }); }), sheet: '2 表 (2)', problem: '「表」のシートが2つあります。シート「2 表 (2)」は取り込みません。' },
  { why: 'the header’s row deleted', make: change((book) => book.getWorksheet(SECOND)!.spliceRows(3, 1)), sheet: SECOND, problem: 'シート「2 表」に見出しの行（「項目名（変更しないでください）」など）がないため、読み取れません。' },
  { why: 'an answer column deleted', make: change((book) => book.getWorksheet(SECOND)!.spliceColumns(9, 1)), sheet: SECOND, problem: 'シート「2 表」の見出し「回答2」が、ないか2つあります。' },

  // rows
  { why: 'a row deleted', make: change((book) => { const { sheet, row } = rowOf(book, 'shaken'); sheet.spliceRows(row, 1); }), sheet: SECOND, problem: 'シート「2 表」に、「2-4 免震」の行がありません。これらの回答は、今のまま変わりません。' },
  { why: 'a row twice', make: change((book) => { const { sheet, row } = rowOf(book, 'who.tax'); sheet.addRow(sheet.getRow(row).values as ExcelJS.CellValue[]); }), sheet: SECOND, row: true, problem: '同じ項目（who.tax）の行が2つあります' },
  { why: 'the names shifted down by one cell', make: change((book) => { const { sheet, row } = rowOf(book, 'who.juki'); for (let at = row + 2; at > row; at -= 1) sheet.getCell(at, 1).value = sheet.getCell(at - 1, 1).value; }), sheet: SECOND, row: true, problem: 'の行で、項目名とほかの列が食い違っています。' },
  { why: 'all but the names shifted down by one cell', make: change((book) => { const { sheet, row } = rowOf(book, 'who.juki'); for (let at = row + 3; at > row; at -= 1) for (let column = 2; column <= 12; column += 1) sheet.getCell(at, column).value = sheet.getCell(at - 1, column).value; }), sheet: SECOND, row: true, problem: 'の行で、項目名とほかの列が食い違っています。' },
  { why: 'a field that is not asked', make: change((book) => { const { sheet, row } = rowOf(book, 'shaken'); sheet.getCell(row, 1).value = 'shaken-not-stirred'; }), sheet: SECOND, row: true, problem: '項目「shaken-not-stirred」は、今の調査票にありません。' },
  { why: 'a row moved to another sheet', make: change((book) => { const { sheet, row } = rowOf(book, 'shaken'); book.getWorksheet(FIRST)!.addRow(sheet.getRow(row).values as ExcelJS.CellValue[]); }), sheet: FIRST, row: true, problem: '項目「shaken」は、このシートの項目ではありません。' },
  { why: 'an answer in a row without a name', make: change((book) => { book.getWorksheet(SECOND)!.getCell(60, 8).value = 'はみ出し'; }), sheet: SECOND, row: true, problem: '項目名の列が空の行に、回答が入力されています。' },
  { why: 'the choices’ row deleted', make: change((book) => { const { sheet, row } = rowOf(book, 'where#'); sheet.spliceRows(row, 1); }), sheet: SECOND, row: true, problem: 'の選択肢の見出しの行（where#）が、ないか2つあります。' },
  { why: 'a choice’s heading rewritten', make: change((book) => { const { sheet, row } = rowOf(book, 'where#'); sheet.getCell(row, 8).value = '本庁舎'; }), sheet: SECOND, row: true, problem: 'の選択肢の見出しに「庁舎」がありません。' },

  // cells
  { why: 'merged answer cells', make: change((book) => { const { sheet, row } = rowOf(book, 'who.juki'); sheet.mergeCells(row, 8, row + 1, 8); }), sheet: SECOND, row: true, problem: '「2-1 だれが（住基）」の回答のセルが、ほかのセルと結合されています。' },
  { why: 'a formula as an answer', make: set('staff.own', { formula: 'SUM(H4:H5)', result: 3 }), sheet: FIRST, row: true, problem: '「1-6 人数（職員）」に数式が入っています。数式を消して、回答そのものを入力してください。' },
  { why: 'a link into another workbook', make: set('staff.own', { formula: "'[人員.xlsx]Sheet1'!A1", result: 3 }), sheet: FIRST, row: true, problem: '「1-6 人数（職員）」に数式が入っています。' },
  { why: 'text in a number’s cell', make: set('staff.own', '三名くらい'), sheet: FIRST, row: true, problem: '「1-6 人数（職員）」は、0から10,000までの整数で入力してください（単位：人）。' },
  { why: 'a number that is too large', make: set('staff.own', 99999), sheet: FIRST, row: true, problem: '「1-6 人数（職員）」は、0から10,000までの整数で入力してください（単位：人）。' },
  { why: 'an error’s value', make: set('staff.own', { error: '#REF!' }), sheet: FIRST, row: true, problem: '「1-6 人数（職員）」のセルがエラー（#REF!）になっています。' },
  { why: 'a choice that is none', make: set('single', 'たぶん'), sheet: FIRST, row: true, problem: '「1-2 一つ」に「たぶん」という選択肢はありません。セルの一覧から選んでください。' },
  { why: 'a cross where a circle belongs', make: set('several', '×'), sheet: FIRST, row: true, problem: '「1-3 いくつも」に「×」は使えません。' },
  { why: 'the same rank twice', make: change((book) => { for (const place of [0, 1]) cellOf(book, 'order', place).value = '人材'; }), sheet: FIRST, row: true, problem: '「1-4 順に」で同じものが2回選ばれています。' },
  { why: 'a gap between ranks', make: set('order', '人材', 2), sheet: FIRST, row: true, problem: '「1-4 順に」は、1番目から順に、示された選択肢の中から選んでください。' },
  { why: 'no year and month', make: set('month', '昨年の秋'), sheet: FIRST, row: true, problem: '「1-7 時期」は、年と月を「2011年12月」または「平成23年12月」のように入力してください。' },
  { why: 'a remark that is too long', make: set('single.remark', 'あ'.repeat(1001)), sheet: FIRST, row: true, problem: '「1-2 一つ（備考）」は、1,000文字以内で入力してください。' },
  { why: 'a control character', make: set('free', '前_x0000_後'), sheet: FIRST, row: true, problem: '「1-8 自由に」に、目に見えない制御文字など保存できない文字が含まれています。' },
  { why: 'an answer beside the yellow cell', make: set('single', 'はみ出し', 2), sheet: FIRST, row: true, problem: 'の回答欄ではないセル（J' },
];
