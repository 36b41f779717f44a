import { basisOf } from './submission-rule';

/** What is told of a submitted version beside its answers. */
export type StoredVersion = {
  receipt: string; version: number; submittedAt: Date; submittedBy: string | null;
  withdrawnAt: Date | null; withdrawnBy: string | null; undone: string; acceptedAt: Date | null;
  way: string; decidedOn: Date | null; documentNumber: string;
};

const UNDONE: Record<string, string> = { withdrawn: '取り下げ', returned: '事務局が返却', reopened: '事務局が受理を取り消し' };

/**
 * A version's particulars in words.
 * @param nameOf the name of a person that the reader may see; people of the secretariat speak as 事務局
 */
export function toldVersion(stored: StoredVersion, nameOf: (id: string | null) => string) {
  const { receipt, version, submittedAt, submittedBy, withdrawnAt, withdrawnBy, undone, acceptedAt } = stored;
  return {
    receipt, version, submittedAt, by: stored.way === 'paper' ? '事務局' : nameOf(submittedBy), basis: basisOf(stored), acceptedAt, withdrawnAt,
    withdrawnBy: withdrawnAt ? (undone === 'withdrawn' || undone === '' ? nameOf(withdrawnBy) : '事務局') : null,
    undone: withdrawnAt ? (UNDONE[undone] ?? '取り下げ') : null,
  };
}

export type ToldVersion = ReturnType<typeof toldVersion>;
