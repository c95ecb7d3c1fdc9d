import { classify } from '../classify/classify.js';
import type { Failure } from '../classify/failure.js';
import { operationOf } from '../events/operation.js';
import { cleaner } from '../events/redact.js';
import type { PolicyOptions } from '../policy/options.js';
import { asPolicy, overridesOf, type Policy } from '../policy/policy.js';
import type { WireRequest } from '../wire/request.js';
import { factsOf } from '../wire/thrown.js';

/** A failed answer, by hand: what `explain` takes besides errors and responses. */
export interface Answered {
  readonly status: number;
  readonly headers?: unknown;
  /** Text, bytes, a parsed object, a Blob or a stream. */
  readonly body?: unknown;
  readonly method?: string | undefined;
  readonly url?: string | undefined;
}

/**
 * Says what a failure means, without sending anything: a dry run of decoding and classification. Takes an answer
 * by hand, an error of any client, or a response.
 *
 * @param subject an `Answered`, an error of any client, an axios or a fetch response
 * @throws TypeError for a bad option; never for what is explained
 * @example
 * import { explain } from 'retriage';
 * const failure = await explain({ status: 404, body: '{"Code":"InvalidFileSystem.NotFound"}' });
 * console.log(failure.classification, failure.resolution);
 */
export async function explain(subject: unknown, policyOrOptions?: Policy | PolicyOptions): Promise<Failure> {
  const policy = asPolicy(policyOrOptions);
  const request = requestOf(subject);
  const facts = await factsOf(asThrown(subject), {
    maxBytes: policy.maxErrorBodyBytes,
    nowMs: policy.clock.now(),
    bodyTimeoutMs: 5_000,
  });
  const rules = { catalogs: policy.catalogs, overrides: [overridesOf(policy)], classify: policy.classify };
  return classify(facts, rules, {
    operation: request && operationOf(request),
    attempts: [],
    elapsedMs: 0,
    clean: cleaner(() => request),
  }).failure;
}

interface AxiosShaped {
  readonly status?: unknown;
  readonly data?: unknown;
  readonly headers?: unknown;
  readonly body?: unknown;
  readonly config?: WireRequest;
  readonly url?: unknown;
}

/** The subject in the shape in which clients throw it. */
function asThrown(subject: unknown): unknown {
  if (typeof subject !== 'object' || subject === null || subject instanceof Error) return subject;
  const { status, data, headers, body, config } = subject as AxiosShaped;
  const isResponse = typeof status === 'number' && !(typeof Response === 'function' && subject instanceof Response);
  const answered = isResponse && (config !== undefined || Object.keys(subject).every((key) => key in ANSWERED));
  if (!answered) return subject;
  return { isAxiosError: true, message: '', response: { status, headers: headers ?? {}, data: config ? data : body } };
}

const ANSWERED: Readonly<Record<keyof Answered, true>> = { status: true, headers: true, body: true, method: true, url: true };

function requestOf(subject: unknown): WireRequest | undefined {
  if (typeof subject !== 'object' || subject === null) return undefined;
  const { config, url } = subject as AxiosShaped;
  if (config) return config;
  return typeof url === 'string' && url ? (subject as WireRequest) : undefined;
}
