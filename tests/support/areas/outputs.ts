import type { Area } from './area';

/** Downloads, the open interface and pictures of results. */
export const outputs: Area = {};
