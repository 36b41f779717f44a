import type { Area } from './area';

export const renewal: Area = {};
