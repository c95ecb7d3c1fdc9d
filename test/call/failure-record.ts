import type { Failure } from '../../src/classify/failure.js';

/** A documented 404, with what a test wants to be different. */
export function failureRecord(changes: Partial<Failure> = {}): Failure {
  return {
    kind: 'response',
    httpCode: 404,
    code: 'InvalidFileSystem.NotFound',
    message: 'The specified file system does not exist.',
    classification: 'terminal',
    category: 'client',
    decidedBy: 'catalog',
    documented: true,
    catalog: 'nas',
    stop: 'terminal',
    attempts: [],
    elapsedMs: 0,
    ...changes,
  };
}
