/** Wrap an axios instance, call it as before, read the failure where a call ends in an error. */
import axios from 'axios';
import { attach, constant, failureOf } from 'retriage';
import { startRehearsal } from 'retriage/testing';

// Stands in for the API: unavailable once, then well, then a file system that does not exist.
const server = await startRehearsal({ script: 'ServiceUnavailable, ok, InvalidFileSystem.NotFound' });

const api = axios.create({ baseURL: server.url, timeout: 5_000 });
// Short waits, for an example's sake. Without options: 3 retries, exponential backoff with full jitter.
const detach = attach(api, { backoff: constant(50), throttleBackoff: constant(50) });

const { status } = await api.get('/', { params: { Action: 'DescribeFileSystems' } });
console.log(`HTTP ${String(status)} after ${String(server.requests.length)} requests`);

try {
  await api.get('/', { params: { Action: 'DescribeMountTargets', FileSystemId: 'no-such' } });
} catch (error) {
  const failure = failureOf(error);
  console.log(failure?.code, failure?.classification);
  console.log(failure?.resolution);
  // It is the error axios made, so code that knows axios goes on working.
  console.log(axios.isAxiosError(error) && error.response?.status);
}

// The instance is as it was before attach.
detach();
server.play('503');
await api.get('/').catch((error: unknown) => console.log('detached:', failureOf(error)));

await server.close();

// Prints:
// HTTP 200 after 2 requests
// InvalidFileSystem.NotFound terminal
// The specified file system does not exist or has been deleted.
// 404
// detached: undefined
