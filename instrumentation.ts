/** An unexpected error of a page or route is logged under the id (digest) that the person is shown. */
export async function onRequestError(error: unknown, request: { path: string; method: string }, context: { routePath: string }) {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { logRequestError } = await import('./lib/platform/log');
  logRequestError(error, `${request.method} ${context.routePath}`);
}
