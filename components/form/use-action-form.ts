'use client';
import { startTransition, useActionState, type SubmitEvent } from 'react';
import type { ActionState } from '@/lib/platform/action';

export type FormAction<T> = (previous: ActionState<T> | undefined, form: FormData) => Promise<ActionState<T>>;

/**
 * A form of one action that works with and without script. With script the submission is taken over, because React would
 * otherwise empty the form afterwards, passwords included.
 */
export function useActionForm<T>(action: FormAction<T>) {
  const [state, formAction, pending] = useActionState(action, undefined);
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return; // a second click sends nothing twice
    const data = new FormData(event.currentTarget, event.nativeEvent.submitter);
    startTransition(() => formAction(data));
  };
  const errors = state && !state.ok ? state.fieldErrors : {};
  const typed = (name: string): string => {
    const value = state?.values?.[name];
    return typeof value === 'string' ? value : '';
  };
  return { state, pending, errors, typed, form: { action: formAction, onSubmit, noValidate: true as const } };
}
