import { own, ownProperties } from '../catalog/own.js';
import { classify } from '../classify/classify.js';
import type { Failure } from '../classify/failure.js';
import { operationOf } from '../events/operation.js';
import { cleaner } from '../events/redact.js';
import type { PolicyOptions } from '../policy/options.js';
import { asPolicy, overridesOf, type Policy } from '../policy/policy.js';
import { isObject } from '../wire/property.js';
import type { WireRequest } from '../wire/request.js';
import { factsOf } from '../wire/thrown.js';
import { giveBack, replaced } from './outcome.js';

/** A failed answer, by hand: what `explain` takes besides errors and responses. */
export interface Answered {
  /** HTTP status. */
  readonly status: number;
  /** A plain object, AxiosHeaders or Headers; names in any case. */
  readonly headers?: unknown;
  /** Text, bytes, a parsed object, a Blob or a stream; a stream is read, and spent. */
  readonly body?: unknown;
  /** Of the request: with `url` it says the operation. @default 'GET' */
  readonly method?: string | undefined;
  /** Address that was asked; its query says the `Action`. */
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
  const { thrown, request, operation } = see(subject);
  const reading = factsOf(thrown, {
    maxBytes: policy.maxErrorBodyBytes,
    nowMs: policy.clock.now(),
    bodyTimeoutMs: 5_000,
    signal: undefined,
    consume: true,
  });
  const facts = reading instanceof Promise ? await reading : reading;
  giveBack(subject, replaced(facts).replacement);
  const rules = {
    catalogs: policy.catalogs,
    overrides: [overridesOf(policy)],
    classify: policy.classify,
    signsEachAttempt: policy.beforeAttempt !== undefined,
  };
  return classify(facts, rules, {
    operation,
    attempts: [],
    elapsedMs: 0,
    clean: cleaner(() => request, subject),
  }).failure;
}

const ANSWERED: readonly (keyof Answered)[] = ['status', 'headers', 'body', 'method', 'url'];

/** The subject in the shape in which clients throw it, and the request where it tells of one. */
interface Seen {
  readonly thrown: unknown;
  readonly request?: WireRequest | undefined;
  readonly operation?: string | undefined;
}

function isByHand(subject: object): boolean {
  return Object.keys(subject).every((key) => (ANSWERED as readonly string[]).includes(key));
}

/** Own properties count, and what throws when it is looked at is taken as it is. */
function see(subject: unknown): Seen {
  try {
    if (!isObject(subject)) return { thrown: subject };
    const [status, url] = [own(subject, 'status'), own(subject, 'url')];
    const config = own(subject, 'config') as WireRequest | undefined;
    const request = config ?? (typeof url === 'string' && url ? ownProperties(subject) : undefined);
    const operation = request && operationOf(request);
    if (subject instanceof Error || typeof status !== 'number' || !(config ?? isByHand(subject))) {
      return { thrown: subject, request, operation };
    }
    const data = own(subject, config ? 'data' : 'body');
    const response = { status, headers: own(subject, 'headers') ?? {}, data };
    return { thrown: { isAxiosError: true, message: '', response }, request, operation };
  } catch {
    return { thrown: subject };
  }
}
