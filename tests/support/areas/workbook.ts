import type { Area } from './area';

export const workbook: Area = {};
