/**
 * Once a web process, when it starts: it works on the queue beside answering requests. A queue that cannot be reached is
 * logged and keeps nobody from answering; the launcher has made its tables before.
 */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || !process.env.DATABASE_URL) return;
  const [{ startJobs }, { logUnexpected }, ...rooms] = await Promise.all([
    import('./lib/platform/jobs'),
    import('./lib/platform/log'),
    import('./lib/audit/jobs').then(({ auditJobs }) => auditJobs),
    import('./lib/mail/jobs').then(({ mailJobs }) => mailJobs),
    import('./lib/people/jobs').then(({ peopleJobs }) => peopleJobs),
    import('./lib/agreement/duties/duty-jobs').then(({ dutyJobs }) => dutyJobs),
    import('./lib/survey/notices/send-due-reminders').then(({ reminderJobs }) => reminderJobs),
    import('./lib/agreement/membership/membership-jobs').then(({ membershipJobs }) => membershipJobs),
    import('./lib/agreement/contacts/contact-jobs').then(({ contactJobs }) => contactJobs),
  ]);
  try {
    // scripts/serve.mjs calls it before it ends
    (globalThis as { sonaeaiStopJobs?: () => Promise<void> }).sonaeaiStopJobs ??= await startJobs(rooms.flat());
  } catch (error) {
    logUnexpected(error, 'jobs');
  }
}

/** An unexpected error of a page or route is logged under the id (digest) that the person is shown. */
export async function onRequestError(error: unknown, request: { path: string; method: string }, context: { routePath: string }) {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { logRequestError } = await import('./lib/platform/log');
  logRequestError(error, `${request.method} ${context.routePath}`);
}
