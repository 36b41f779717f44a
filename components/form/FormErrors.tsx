import { ErrorSummary } from './ErrorSummary';
import type { ActionState } from '@/lib/platform/action';

/** The error summary of an action's state; nothing while there is none. */
export function FormErrors<T>({ state }: { state: ActionState<T> | undefined }) {
  if (!state || state.ok) return null;
  return <ErrorSummary message={state.message} errors={state.fieldErrors} errorId={state.errorId} />;
}
