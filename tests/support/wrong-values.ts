/**
 * Raw values that must be refused, as a form or a JSON caller could send them, each with the sentence to be shown at
 * its field. The schema's own test and the saving route's test read the same table.
 */
export type WrongValue = { field: string; raw: unknown; sentence: string; why: string };

const staff = '「1-1 ICT部門の人数（職員）」は、0から10,000までの整数で入力してください（単位：人）。';
const phones = '「2-14 衛星電話の台数」は、0から10,000までの整数で入力してください（単位：台）。';
const hours = '「2-13 非常用電源（動かせる時間）」は、1から8,760までの整数で入力してください（単位：時間）。';
const places = '「2-8 バックアップの保管場所（保管場所の数）」は、1から100までの整数で入力してください（単位：か所）。';
const date = '「5-2 ICT-BCPの策定時期」は、年と月を「2011年12月」または「平成23年12月」のように入力してください。';
const dateRange = '「5-2 ICT-BCPの策定時期」は、1990年1月から2027年3月までの年月で入力してください。';
const yesNo = '「2-2 災害時のリスクを想定している」は、示された選択肢の中から1つだけ選んでください。';
const status = '「5-1 ICT-BCPの策定状況」は、示された選択肢の中から1つだけ選んでください。';
const cell = '「2-1 構成の把握（情報システム）」は、示された選択肢の中から1つだけ選んでください。';
const location = '「1-3 サーバの設置場所（住基）」は、示された選択肢の中から選んでください。';
const risks = '「2-2 災害時のリスクを想定している（想定している災害）」は、示された選択肢の中から選んでください。';
const concern = '「5-5 ICT-BCPの策定にあたっての懸念」は、1番目から順に、示された選択肢の中から選んでください。';
const concernTwice = '「5-5 ICT-BCPの策定にあたっての懸念」で同じものが2回選ばれています。順位ごとに別のものを選んでください。';
const concernMany = '「5-5 ICT-BCPの策定にあたっての懸念」は、3つまでで選んでください。';
const vendorText = '「1-8 主な事業者（住基）」は、文字で入力してください。';
const vendorLength = '「1-8 主な事業者（住基）」は、100文字以内で入力してください。';
const vendorControl = '「1-8 主な事業者（住基）」に、目に見えない制御文字など保存できない文字が含まれています。その文字を消すか、入力し直してください。';
const remarkText = '「2-2 災害時のリスクを想定している（備考）」は、文字で入力してください。';
const remarkLength = '「2-2 災害時のリスクを想定している（備考）」は、1,000文字以内で入力してください。';
const remarkControl = '「2-2 災害時のリスクを想定している（備考）」に、目に見えない制御文字など保存できない文字が含まれています。その文字を消すか、入力し直してください。';
const flag = '「2-2 災害時のリスクを想定している（確認できていない）」は、チェックを付けるか外すかで答えてください。';

const refuse = (field: string, sentence: string, values: [raw: unknown, why: string][]): WrongValue[] =>
  values.map(([raw, why]) => ({ field, raw, sentence, why }));

export const wrongValues: WrongValue[] = [
  ...refuse('ict-staff.employees', staff, [
    ['9000000000', 'nine billion people'], ['９０億', 'a numeral for a hundred million'], ['-1', 'below nothing'], ['－３', 'below nothing, full-width'],
    ['△2', 'below nothing, as accounts write it'], ['10001', 'one above the bound'], ['3.5', 'half a person'], ['３．５', 'half a person, full-width'],
    ['約12', 'about'], ['10〜12', 'a range'], ['十二', 'a numeral in kanji'], ['12台', 'another unit'], ['1,2', 'a comma that separates no thousands'],
    ['1e3', 'an exponent'], ['0x1F', 'hexadecimal'], ['不明', 'a word'], [1.5, 'a fraction in JSON'], [9e9, 'nine billion in JSON'], [-1, 'below nothing in JSON'],
    [true, 'a boolean'], [['1', '2'], 'two values'], [{ value: 1 }, 'an object'], ['9'.repeat(400), 'four hundred digits'], ['٣', 'a digit of another script'],
  ]),
  ...refuse('satellite-phones', phones, [['数台', 'a few'], ['二', 'kanji']]),
  ...refuse('emergency-power.hours', hours, [['0', 'no hours'], ['9000', 'more than a year'], ['1時間30分', 'hours and minutes']]),
  ...refuse('backup-place.places', places, [['0', 'no place'], ['101', 'too many']]),
  ...refuse('ict-bcp-date', date, [
    ['2011', 'no month'], ['12月', 'no year'], ['2011-13', 'a thirteenth month'], ['2011-00', 'no such month'], ['平成31年5月', 'the era was over'],
    ['平成36年4月', 'the era was over by far'], ['昭和65年1月', 'the era was over'], ['明治33年1月', 'an era not taken'], ['23年12月', 'which era?'], ['来年', 'a word'],
    ['2011-12-01', 'a day too many'], [201112, 'a number'], [['2011-12', '2012-01'], 'two months'],
  ]),
  ...refuse('ict-bcp-date', dateRange, [['1989年12月', 'too early'], ['2027年4月', 'after the year that is asked about'], ['2206-05', 'two digits swapped']]),
  ...refuse('risk-assumed', yesNo, [['maybe', 'no such choice'], ['はい', 'the label'], [true, 'a boolean'], [['yes', 'no'], 'both'], [1, 'a number'], ['YES', 'another case']]),
  ...refuse('ict-bcp-status', status, [['done', 'no such choice'], [['established', 'planned'], 'two of one'], ['__proto__', 'a property of every object']]),
  ...refuse('configuration-known.systems', cell, [['unknown', 'no such choice'], [{ in: 'known' }, 'an object']]),
  ...refuse('server-location.juki', location, [['moon', 'no such choice'], [['cloud', 'moon'], 'one right, one wrong'], [7, 'a number'], [[['cloud']], 'a list in a list']]),
  ...refuse('risk-assumed.which', risks, [['meteorite', 'no such choice'], [[null, 'flood', 5], 'a number among choices']]),
  ...refuse('ict-bcp-concern', concern, [['fatigue', 'no such choice'], [['', 'budget'], 'the first place empty'], [['time', '', 'budget'], 'a place in between empty']]),
  ...refuse('ict-bcp-concern', concernTwice, [[['time', 'time'], 'the same twice']]),
  ...refuse('ict-bcp-concern', concernMany, [[['time', 'budget', 'staffing', 'knowledge'], 'four of three']]),
  ...refuse('vendor.juki', vendorText, [[12, 'a number'], [{ name: 'x' }, 'an object'], [['甲社', '乙社'], 'two firms']]),
  ...refuse('vendor.juki', vendorLength, [['あ'.repeat(101), 'one character too many'], ['𠮷'.repeat(101), 'one rare character too many']]),
  ...refuse('vendor.juki', vendorControl, [['甲\u0000社', 'NUL'], ['甲\u001b[31m社', 'an escape sequence'], ['甲\ud842', 'half of a rare character']]),
  ...refuse('risk-assumed.remark', remarkText, [[false, 'a boolean'], [3, 'a number']]),
  ...refuse('risk-assumed.remark', remarkLength, [['あ'.repeat(1001), 'one character too many'], ['a'.repeat(100_000), 'a whole document']]),
  ...refuse('risk-assumed.remark', remarkControl, [['記録\u0007', 'a bell'], ['\udfb7記録', 'the other half']]),
  ...refuse('risk-assumed.unconfirmed', flag, [['on', 'another word'], ['no', 'a word for no'], [1, 'a number'], [['yes', 'yes'], 'twice']]),
];

/** Ways of writing that are accepted, and what they become. */
export const turnedValues: { field: string; raw: unknown; value: unknown }[] = [
  { field: 'ict-staff.employees', raw: '１２', value: 12 },
  { field: 'ict-staff.employees', raw: '１，２００人', value: 1200 },
  { field: 'ict-staff.employees', raw: '1,200', value: 1200 },
  { field: 'ict-staff.employees', raw: ' 12 名 ', value: 12 },
  { field: 'ict-staff.employees', raw: '０', value: 0 },
  { field: 'ict-staff.employees', raw: '-0', value: 0 },
  { field: 'ict-staff.employees', raw: '007', value: 7 },
  { field: 'ict-staff.employees', raw: 12, value: 12 },
  { field: 'ict-staff.employees', raw: '', value: undefined },
  { field: 'ict-staff.employees', raw: '　', value: undefined },
  { field: 'emergency-power.hours', raw: '７２時間', value: 72 },
  { field: 'backup-place.places', raw: '２ヶ所', value: 2 },
  { field: 'backup-place.places', raw: '3箇所', value: 3 },
  { field: 'satellite-phones', raw: '3台', value: 3 },
  { field: 'ict-bcp-date', raw: '平成２３年１２月', value: '2011-12' },
  { field: 'ict-bcp-date', raw: 'H23.12', value: '2011-12' },
  { field: 'ict-bcp-date', raw: '', value: undefined },
  { field: 'risk-assumed', raw: ['yes'], value: 'yes' },
  { field: 'risk-assumed', raw: '', value: undefined },
  { field: 'risk-assumed', raw: null, value: undefined },
  { field: 'server-location.juki', raw: 'cloud', value: ['cloud'] },
  { field: 'server-location.juki', raw: ['cloud', 'office-server-room', 'cloud'], value: ['office-server-room', 'cloud'] },
  { field: 'server-location.juki', raw: [], value: undefined },
  { field: 'server-location.juki', raw: [''], value: undefined },
  { field: 'ict-bcp-concern', raw: ['time', 'budget', ''], value: ['time', 'budget'] },
  { field: 'ict-bcp-concern', raw: ['', '', ''], value: undefined },
  { field: 'vendor.juki', raw: '　𠮷田電算　', value: '𠮷田電算' },
  { field: 'vendor.juki', raw: '葛\u{e0100}城システム', value: '葛\u{e0100}城システム' },
  { field: 'vendor.juki', raw: '甲社\n乙支店', value: '甲社 乙支店' },
  { field: 'vendor.juki', raw: '𠮷'.repeat(100), value: '𠮷'.repeat(100) },
  { field: 'risk-assumed.remark', raw: '一行目\r\n二行目\t末尾\r\n', value: '一行目\n二行目\t末尾' },
  { field: 'risk-assumed.unconfirmed', raw: 'yes', value: true },
  { field: 'risk-assumed.unconfirmed', raw: true, value: true },
  { field: 'risk-assumed.unconfirmed', raw: null, value: undefined },
];
