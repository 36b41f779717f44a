import type { TestProject } from 'vitest/node';
import { startThrowawayDatabase } from '../../scripts/throwaway-database.mjs';

export const TEMPLATE = 'sonaeai_template';

declare module 'vitest' {
  export interface ProvidedContext {
    serverUrl: string;
  }
}

/** One real PostgreSQL for the run, with a migrated template that each test file copies. */
export default async function setup(project: TestProject) {
  const server = await startThrowawayDatabase({ name: TEMPLATE, settings: ['fsync=off'] });
  project.provide('serverUrl', server.ownerUrl.replace(TEMPLATE, 'DATABASE'));
  return server.stop;
}
