import type { Area } from './area';

export const handover: Area = {};
