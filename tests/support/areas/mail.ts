import type { Area } from './area';

export const mail: Area = {};
