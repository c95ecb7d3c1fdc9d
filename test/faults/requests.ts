import type { AxiosRequestConfig } from 'axios';

/** A request, and whether its effect is the same when it is executed twice. */
interface Sample {
  readonly config: AxiosRequestConfig;
  readonly safe: boolean;
}

const post: AxiosRequestConfig = { method: 'post', url: '/', data: { n: 1 } };

/** One request of each kind that matters for repeating. */
export const REQUESTS = {
  GET: { config: { method: 'get', url: '/' }, safe: true },
  POST: { config: post, safe: false },
  'POST that reads': { config: { ...post, params: { Action: 'DescribeFileSystems' } }, safe: true },
  'POST with a key': { config: { ...post, headers: { 'Idempotency-Key': 'k-1' } }, safe: true },
} satisfies Readonly<Record<string, Sample>>;
