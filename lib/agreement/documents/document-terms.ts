import { day, isoDay } from '../../platform/time';

/** Kinds of documents, as document.kind stores them; the first three are owed (prisma/agreement/ict-mutual-aid.json has the same keys). */
export const documentKinds = { configuration: '構成図・機材一覧', bcp: 'ICT-BCP', reception: '受け入れ手順', other: 'その他の資料' } as const;
export type DocumentKind = keyof typeof documentKinds;

export const isDocumentKind = (value: unknown): value is DocumentKind => typeof value === 'string' && Object.hasOwn(documentKinds, value);
export const kindLabel = (kind: string): string => (isDocumentKind(kind) ? documentKinds[kind] : kind);

/** The duty that a version of this kind fulfils. */
export const dutyOfKind = (kind: DocumentKind): string | null => (kind === 'other' ? null : kind);

/** What an owed configuration has to be beside being there: shared. */
export const countsOnlyShared = (kind: string): boolean => kind === 'configuration';

/** The day from which a revision looks old: a year on; of 29 February, 1 March. */
export function expiryOf(revisedOn: Date): Date {
  const [year, month, date] = isoDay(revisedOn).split('-').map(Number) as [number, number, number];
  return new Date(Date.UTC(year + 1, month - 1, date));
}

export const isOld = (expiresOn: Date, now: Date): boolean => expiresOn <= day(isoDay(now));

/** Who signed the promise of secrecy: as nda_signer.kind stores it. */
export const signerKinds = { staff: '職員', vendor: '事業者' } as const;
export type SignerKind = keyof typeof signerKinds;
