import { approval } from './approval';
import type { Area } from './area';
import { audit } from './audit';
import { documents } from './documents';
import { duties } from './duties';
import { editions } from './editions';
import { handover } from './handover';
import { mail } from './mail';
import { membership } from './membership';
import { outputs } from './outputs';
import { questionnaireEditing } from './questionnaire-editing';
import { renewal } from './renewal';
import { report } from './report';
import { standing } from './standing';
import { turnout } from './turnout';
import { workbook } from './workbook';

export const areas: Area[] = [approval, questionnaireEditing, workbook, mail, renewal, audit, handover, editions, report, outputs, standing, turnout, membership, documents, duties];
