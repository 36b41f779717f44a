import type { Actor } from '@/lib/platform/actor';

// Every permission of the product, and nothing else. Roles and their rights: design/product.md, "People".
// An unknown kind of actor falls through to false everywhere.

const writesFor = (actor: Actor, code: string): boolean =>
  actor.kind === 'person' && (actor.editorOf.includes(code) || actor.approverOf.includes(code));

/** 回答担当 and 承認者 write their own municipality's draft. */
export const mayEditResponse = (actor: Actor, code: string): boolean => writesFor(actor, code);

/** Own draft and own submitted answers; the secretariat reads an answer once it is submitted. */
export const mayReadResponse = (actor: Actor, code: string, submitted: boolean): boolean =>
  writesFor(actor, code) || (actor.kind === 'secretariat' && submitted);

/** Only the 承認者 submits, and takes back, where the municipality has not said otherwise. */
export const maySubmitResponse = (actor: Actor, code: string): boolean =>
  actor.kind === 'person' && actor.approverOf.includes(code);

/** Has a form of its own to fill in. */
export const mayAnswer = (actor: Actor): boolean =>
  actor.kind === 'person' && actor.editorOf.length + actor.approverOf.length > 0;

/** 事務局 prepares, opens and closes a year and marks answers 有効 or 無効. */
export const mayRunWaves = (actor: Actor): boolean => actor.kind === 'secretariat';

/** A year's questionnaire is open to everyone once announced; the secretariat reads it while it is being prepared. */
export const mayReadWave = (actor: Actor, status: string): boolean => status !== 'preparing' || mayRunWaves(actor);

/** 事務局 invites and removes people. */
export const mayManagePeople = (actor: Actor): boolean => actor.kind === 'secretariat';

/** Counts as they stand, nothing withheld: 事務局. Everyone else reads published editions; `open` are counts that are nobody's (2012, rebuilt). */
export const mayReadResults = (actor: Actor, open: boolean): boolean => open || actor.kind === 'secretariat';

/** Who is where, without answers: secretariat everywhere, 都道府県担当 in the own prefecture. */
export const mayReadProgress = (actor: Actor, prefectureCode: string): boolean =>
  actor.kind === 'secretariat' || (actor.kind === 'person' && actor.coordinatorOf.includes(prefectureCode));

/** Has a prefecture, or the whole country, whose progress it may see. */
export const mayReadSomeProgress = (actor: Actor): boolean =>
  actor.kind === 'secretariat' || (actor.kind === 'person' && actor.coordinatorOf.length > 0);

/** Own password, one-time code and sessions. */
export const mayManageOwnAccount = (actor: Actor): boolean => actor.kind === 'person' || actor.kind === 'secretariat';

// ---------------------------------------------------------------- approval

/** 回答担当 asks for approval and takes the request back; an approver may too. */
export const mayAskApproval = (actor: Actor, code: string): boolean => writesFor(actor, code);

/** 承認者 hands what was asked for back to the editors, with remarks. */
export const mayHandBack = (actor: Actor, code: string): boolean => actor.kind === 'person' && actor.approverOf.includes(code);

/** Submits and takes back in the way that the municipality has chosen: its approver, or with a decision on paper or as one person its editor too. */
export const maySubmitAs = (actor: Actor, code: string, way: string): boolean =>
  way === 'approver' ? maySubmitResponse(actor, code) : writesFor(actor, code);

/** 承認者 says how the municipality submits; a 回答担当 where there is none; 事務局. */
export const maySetSubmissionRule = (actor: Actor, code: string, hasApprover: boolean): boolean =>
  actor.kind === 'secretariat' || maySubmitResponse(actor, code) || (!hasApprover && writesFor(actor, code));

/** Whoever writes for the municipality says whose a section is. */
export const mayShareSections = (actor: Actor, code: string): boolean => writesFor(actor, code);

/** Opens the own draft to the secretariat for help, and closes it. */
export const mayOpenDraft = (actor: Actor, code: string): boolean => writesFor(actor, code);

/** 事務局 reads a draft that its municipality has opened, and nothing more. */
export const mayReadOpenedDraft = (actor: Actor): boolean => actor.kind === 'secretariat';

/** 事務局 enters an answer that came on paper, in place of a municipality that has no draft of its own. */
export const mayEnterPaper = (actor: Actor): boolean => actor.kind === 'secretariat';

/** 事務局 accepts submitted answers, returns them and reopens accepted ones. */
export const mayJudgeResponse = (actor: Actor): boolean => actor.kind === 'secretariat';

/** Own remarks and their history; whoever writes for the municipality marks them as dealt with. */
export const mayReadRemarks = (actor: Actor, code: string): boolean => writesFor(actor, code);

/** Submitted versions stay readable to the municipality and the secretariat. */
export const mayReadVersions = (actor: Actor, code: string): boolean => writesFor(actor, code) || actor.kind === 'secretariat';

// ---------------------------------------------------------------- questionnaire editing

/** 事務局 edits, imports and previews the questionnaire of a year in preparation, and corrects that of an opened one. */
export const mayEditQuestionnaire = (actor: Actor): boolean => actor.kind === 'secretariat';

// ---------------------------------------------------------------- workbook

/** 事務局 takes out all submitted answers of a year as one file. */
export const mayExportAnswers = (actor: Actor): boolean => actor.kind === 'secretariat';

// ---------------------------------------------------------------- mail and jobs

/** 事務局 reads the outbox, invites from a list, writes to groups and sets the reminders. */
export const mayRunMail = (actor: Actor): boolean => actor.kind === 'secretariat';

/** 都道府県担当 reminds those still open in the own prefecture, with the fixed text. */
export const mayRemindPrefecture = (actor: Actor, prefectureCode: string): boolean =>
  actor.kind === 'person' && actor.coordinatorOf.includes(prefectureCode);

/** Reminders on their days are a job's business. */
export const mayRunJobs = (actor: Actor): boolean => actor.kind === 'job';

// ---------------------------------------------------------------- renewal, queries

/** 事務局 asks a municipality about its submitted answer (疑義照会), asks again and closes. */
export const mayAskQueries = (actor: Actor): boolean => actor.kind === 'secretariat';

/** The municipality's own people read what they are asked, and reply. */
export const mayReplyToQueries = (actor: Actor, code: string): boolean => writesFor(actor, code);

/** Municipal staff ask about the survey, for their own municipality. */
export const mayAskQuestions = (actor: Actor, code: string): boolean => writesFor(actor, code);

/** 事務局 answers questions, publishes them for everybody and takes them back. */
export const mayAnswerQuestions = (actor: Actor): boolean => actor.kind === 'secretariat';

// ---------------------------------------------------------------- audit
/** 事務局 searches, exports and verifies the whole log. */
export const mayReadAuditLog = (actor: Actor): boolean => actor.kind === 'secretariat';

/** Who writes for a municipality reads what was done there. */
export const mayReadMunicipalityRecords = (actor: Actor, code: string): boolean => writesFor(actor, code);

// ---------------------------------------------------------------- handing over
/** One's own roles, or anyone's for the secretariat. */
export const mayHandOver = (actor: Actor, personId: string): boolean =>
  actor.kind === 'secretariat' || (actor.kind === 'person' && actor.personId === personId);

/** 事務局 puts a handover back and sees where nobody is left. */
export const mayUndoHandover = (actor: Actor): boolean => actor.kind === 'secretariat';

// ---------------------------------------------------------------- report

/** 事務局 chooses the findings of a year's report, reads its draft and writes remarks into it. */
export const mayWriteReport = (actor: Actor): boolean => actor.kind === 'secretariat';

// ---------------------------------------------------------------- standing
/** 事務局 makes free tables, which can lead to a single answer. */
export const mayCrossResults = (actor: Actor): boolean => actor.kind === 'secretariat';

/** Who writes for a municipality sees where it stands among the others. */
export const mayReadStanding = (actor: Actor, code: string): boolean => writesFor(actor, code);

// ---------------------------------------------------------------- editions
/** 事務局 sees what would be published, publishes and corrects. */
export const mayPublishResults = (actor: Actor): boolean => actor.kind === 'secretariat';

/** 承認者 agrees that the municipality is named for what it does well, and takes that back. */
export const mayNameMunicipality = (actor: Actor, code: string): boolean => actor.kind === 'person' && actor.approverOf.includes(code);

/** Whoever writes for the municipality sees what it is named for. */
export const mayReadNaming = (actor: Actor, code: string): boolean => writesFor(actor, code);
// ---------------------------------------------------------------- agreement
/** Whoever writes for a municipality keeps its contacts, documents, wishes and all else of the agreement. */
export const mayKeepAgreement = (actor: Actor, code: string): boolean => writesFor(actor, code);

/** What a member shares with the others: its own people, those of a municipality that has signed with it, 事務局. */
export const mayReadShared = (actor: Actor, code: string, sharesAgreement: boolean): boolean =>
  actor.kind === 'secretariat' || writesFor(actor, code) || (actor.kind === 'person' && sharesAgreement);

/** 承認者 speaks for the mayor: applies, rests and leaves. */
export const mayApplyForAgreement = (actor: Actor, code: string): boolean => maySubmitResponse(actor, code);

/** 事務局 accepts members, keeps the text and the groups, and sees who stands where. */
export const mayRunAgreement = (actor: Actor): boolean => actor.kind === 'secretariat';

// ---------------------------------------------------------------- contacts
/** The town hall's main number: its own people, and 事務局, who has to call it. */
export const mayKeepMainNumber = (actor: Actor, code: string): boolean => actor.kind === 'secretariat' || writesFor(actor, code);

/** In a round, the municipality itself and the one that calls it write down what came of it. */
export const mayRecordCall = (actor: Actor, code: string, callerCode: string): boolean => writesFor(actor, code) || writesFor(actor, callerCode);
// ---------------------------------------------------------------- duties
/** Own duties; 事務局 sees everybody's. */
export const mayReadDuties = (actor: Actor, code: string): boolean => writesFor(actor, code) || actor.kind === 'secretariat';

/** Whoever writes for the municipality records what it has done, and takes that back; 事務局 does it for a municipality that reports otherwise. */
export const mayRecordDuty = (actor: Actor, code: string): boolean => writesFor(actor, code) || actor.kind === 'secretariat';

/** What a municipality lays down for receiving and sending is its own word. */
export const mayStatePreparation = (actor: Actor, code: string): boolean => writesFor(actor, code);
// ---------------------------------------------------------------- directory
/** Those of municipalities that have signed the agreement look up whom to call, and 事務局. */
export const mayUseDirectory = (actor: Actor, signed: boolean): boolean => actor.kind === 'secretariat' || (actor.kind === 'person' && signed);

/** Sees on which devices somebody keeps a copy of the directory, and ends one: oneself, and 事務局, who manages people. */
export const mayEndCopies = (actor: Actor, personId: string): boolean =>
  mayManagePeople(actor) || (actor.kind === 'person' && actor.personId === personId);
// ---------------------------------------------------------------- documents and inventory
/** 承認者 gives the promise of secrecy for the municipality, and takes it back. */
export const mayAcceptNda = (actor: Actor, code: string): boolean => maySubmitResponse(actor, code);

/** Documents and inventory: the municipality's own people, and those of a member that has given the promise of secrecy in force. */
export const mayReadSecrets = (actor: Actor, code: string, sworn: boolean): boolean => writesFor(actor, code) || (actor.kind === 'person' && sworn);

/** Whose promise of secrecy and list of signers this is: its own people, 事務局. */
export const mayReadNda = (actor: Actor, code: string): boolean => writesFor(actor, code) || actor.kind === 'secretariat';
/** The sheet that the mayor signed: the municipality's own people bring and read it, and 事務局 where it comes on paper. */
export const mayHandleSheet = (actor: Actor, code: string): boolean => actor.kind === 'secretariat' || writesFor(actor, code);

/** 事務局 holds training, drills and meetings: invites, records who was there, keeps material and minutes. */
export const mayHoldMeetings = (actor: Actor): boolean => actor.kind === 'secretariat';

/** Whoever writes for a municipality sees the meetings of its agreement and those it is invited to; which, the row's policy says. */
export const mayReadMeetings = (actor: Actor): boolean => actor.kind === 'secretariat' || mayAnswer(actor);

/** Answers an invitation and asks, for its own municipality. */
export const mayReplyToMeeting = (actor: Actor, code: string): boolean => writesFor(actor, code);
/** A supporter's own people keep what it says of itself; 事務局 too. */
export const mayKeepSupporter = (actor: Actor, supporterId: string): boolean => actor.kind === 'secretariat' || (actor.kind === 'person' && (actor.supporterOf ?? []).includes(supporterId));

/** Contacts and offers of a supporter are its own people's business. */
export const mayOfferAsSupporter = (actor: Actor, supporterId: string): boolean => actor.kind === 'person' && (actor.supporterOf ?? []).includes(supporterId);
