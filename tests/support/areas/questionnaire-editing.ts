import type { Area } from './area';

export const questionnaireEditing: Area = {};
