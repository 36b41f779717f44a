import 'server-only';
import { forbidden, notFound } from 'next/navigation';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';

/** Runs a page's service; what is not there becomes the 404 page, what may not be seen the 403 page. */
export async function pageData<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof NotFoundError) notFound();
    if (error instanceof RefusedError) forbidden();
    throw error;
  }
}
