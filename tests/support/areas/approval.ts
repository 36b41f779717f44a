import type { Area } from './area';

export const approval: Area = {};
