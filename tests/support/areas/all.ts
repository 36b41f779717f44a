import { approval } from './approval';
import type { Area } from './area';
import { audit } from './audit';
import { handover } from './handover';
import { mail } from './mail';
import { questionnaireEditing } from './questionnaire-editing';
import { renewal } from './renewal';
import { workbook } from './workbook';

export const areas: Area[] = [approval, questionnaireEditing, workbook, mail, renewal, audit, handover];
