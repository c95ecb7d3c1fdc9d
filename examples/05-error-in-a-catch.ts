/** What to do in a `catch`: narrow the error, then look at why the call stopped. */
import axios from 'axios';
import { attach, constant, hasFailure } from 'retriage';
import { startRehearsal, type RehearsalStep } from 'retriage/testing';

const server = await startRehearsal();
const api = axios.create({ baseURL: server.url });
attach(api, { retries: 1, backoff: constant(20), throttleBackoff: constant(20) });

/** What a program might tell its user. */
function advice(error: unknown): string {
  // Narrows to an axios error with its failure; `failureOf(error)` reads the failure of any error.
  if (!hasFailure(error)) return `Not from a wrapped client: ${String(error)}`;
  const { code, resolution, stop, retryAt, attempts } = error.failure;
  switch (stop) {
    case 'terminal':
      return `${code}: ${resolution ?? 'see the documentation'}`;
    case 'not-idempotent':
      return `${code}: it may have happened. Look before you try again.`;
    case 'retries-exhausted':
    case 'deadline':
    case 'budget-exhausted':
      return `${code}: still failing after ${String(attempts.length)} attempts.`;
    case 'retry-after-too-long':
      return `${code}: come back in ${String(Math.round((Date.parse(retryAt ?? '') - Date.now()) / 60_000))} minutes.`;
    case 'cancelled':
      return 'Cancelled.';
    default:
      return `${code}: ${String(stop)}`;
  }
}

async function call(script: readonly RehearsalStep[], Action: string, signal?: AbortSignal): Promise<void> {
  server.play(script);
  await api
    .post('/', null, { params: { Action }, signal })
    .catch((error: unknown) => console.log(advice(error)));
}

await call(['InvalidFileSystem.NotFound'], 'DescribeFileSystems');
await call(['InternalError'], 'CreateFileSystem');
await call(['ServiceUnavailable', 'ServiceUnavailable'], 'DescribeFileSystems');
await call([{ code: 'Throttling.User', retryAfter: 600 }], 'DescribeFileSystems');
await call(['reset'], 'DeleteFileSystem');
await call(['hang'], 'DescribeFileSystems', AbortSignal.timeout(100));
console.log(advice(new RangeError('elsewhere')));

await server.close();

// Prints:
// InvalidFileSystem.NotFound: The specified file system does not exist or has been deleted.
// InternalError: it may have happened. Look before you try again.
// ServiceUnavailable: still failing after 2 attempts.
// Throttling.User: come back in 10 minutes.
// ECONNRESET: it may have happened. Look before you try again.
// Cancelled.
// Not from a wrapped client: RangeError: elsewhere
