import type { ReactNode } from 'react';

/** What every kind of question is told by its item. The field itself comes from the form. */
export type QuestionProps = { name: string; label: ReactNode; hint?: ReactNode; required?: boolean; optional?: boolean };
