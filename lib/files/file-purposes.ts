/** What a stored file is for. Each has a key of its own, and beside the owner's a policy for who else reads it, made by the area that refers to it. */
export const FILE_PURPOSES = { document: '協定の資料', 'signed-sheet': '署名された書面', meeting: '研修・会議の資料' } as const;
export type FilePurpose = keyof typeof FILE_PURPOSES;
