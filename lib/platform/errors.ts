/** Errors that a person can do something about. Their message is shown as it is, so it is a Japanese sentence. */
export class ExpectedError extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
    this.name = new.target.name;
  }
}

/** The actor may not do this (HTTP 403). */
export class RefusedError extends ExpectedError {
  constructor(message = 'この操作を行う権限がありません。担当の役割を事務局にご確認ください。') {
    super(message, 403);
  }
}

/** Nobody is signed in, or no longer (HTTP 401). What was typed stays in the form, so the sentence says how to go on. */
export class SignInRequiredError extends ExpectedError {
  constructor(
    message = 'サインインの有効期間が終わりました。入力した内容はこの画面に残っています。別のタブでサインインしてから、もう一度送信してください。',
  ) {
    super(message, 401);
  }
}

/** No such thing, or none that the actor may know of (HTTP 404). */
export class NotFoundError extends ExpectedError {
  constructor(message = '対象が見つかりません。アドレスをご確認ください。') {
    super(message, 404);
  }
}

/** The state does not allow it now, e.g. a closed wave (HTTP 409). */
export class StateError extends ExpectedError {
  constructor(message: string) {
    super(message, 409);
  }
}

/** Said where the fields' own sentences say the rest. */
export const CHECK_INPUT = '入力内容をご確認ください。';

/** Bad input: one sentence a field, naming the field and the remedy (HTTP 422). */
export class InvalidInputError extends ExpectedError {
  constructor(
    readonly fieldErrors: Record<string, string>,
    message = CHECK_INPUT,
  ) {
    super(message, 422);
  }
}

/** Larger than the address takes (HTTP 413). */
export class TooLargeError extends ExpectedError {
  constructor() {
    super('一度に送る内容が大きすぎます。長い文章を短くして、もう一度お試しください。', 413);
  }
}

/** Too many attempts (HTTP 429). */
export class TooManyAttemptsError extends ExpectedError {
  constructor(message: string) {
    super(message, 429);
  }
}

/** The first sentence for each field. */
export function issuesByField(issues: readonly { path: PropertyKey[]; message: string }[]): Record<string, string> {
  const byField: Record<string, string> = {};
  for (const issue of issues) byField[issue.path.map(String).join('.')] ??= issue.message;
  return byField;
}
