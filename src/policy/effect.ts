import type { CatalogEntry } from '../catalog/entry.js';
import type { Failure } from '../classify/failure.js';
import { NEVER_SENT } from '../classify/tables.js';
import { header } from '../wire/header.js';
import { actionOf, parameterOf, type WireRequest } from '../wire/request.js';

/** How much risk of executing an operation twice a policy takes. */
export type RetryUnsafe = 'not-executed' | 'documented' | 'always' | 'never';

/** A read by its action's name; every other action may change something (Alibaba Cloud's naming). */
const READING_ACTION = /^(?:[Dd]escribe|[Ll]ist|[Gg]et|[Qq]uery)(?![a-z])/;

/** RFC 9110, section 9.2.2. */
const IDEMPOTENT_METHOD = /^(?:get|head|options|trace|put|delete)$/i;

/** True where the name is one of an action at all: `CreateFileSystem`, `describeFileSystems`. */
export function looksLikeAction(name: string): boolean {
  return /^[A-Za-z][a-z]+[A-Z0-9][A-Za-z0-9]*$/.test(name);
}

/** True for an action that only reads. */
export function readsOnly(action: string): boolean {
  return READING_ACTION.test(action);
}

/**
 * Whether sending the request twice has the effect of sending it once: by the action's name, then by an
 * idempotency key, then by the HTTP method. APIs accept GET for everything and POST for reads, so the
 * method is asked last.
 *
 * @param keyed the request carries an idempotency key
 * @param action the API's action, where it is known from elsewhere
 */
export function isIdempotent(
  request: WireRequest,
  keyed = hasIdempotencyKey(request),
  action = actionOf(request),
): boolean {
  if (action !== undefined && readsOnly(action)) return true;
  if (keyed) return !(action === 'CreateFileSystem' && !keySuffices(request));
  return action === undefined && IDEMPOTENT_METHOD.test(request.method ?? 'get');
}

/** A non-empty `Idempotency-Key` header or `ClientToken` parameter. */
export function hasIdempotencyKey(request: WireRequest): boolean {
  return (
    header(request.headers, 'idempotency-key') !== undefined ||
    parameterOf(request, (name) => name.toLowerCase() === 'clienttoken') !== undefined
  );
}

/** NAS takes the token for every file system, but honours it only for these types; `standard` is the default. */
function keySuffices(request: WireRequest): boolean {
  return /^(?:extreme|cpfs)/i.test(parameterOf(request, (name) => name === 'FileSystemType') ?? '');
}

/** What `mayRepeat` looks at. */
export interface Effect {
  readonly failure: Failure;
  /** The system call that failed. */
  readonly syscall?: string | undefined;
  /** The catalog's row, where one knows the failure. */
  readonly entry?: CatalogEntry | undefined;
  /** A redirect made another request of it, and that one failed: the first may have been executed. */
  readonly redirected?: boolean | undefined;
  readonly idempotent: () => boolean;
  readonly retryUnsafe: RetryUnsafe;
  /** An override's `unsafe`. */
  readonly unsafe?: boolean | undefined;
}

/** Whether repeating is safe, or a risk that the policy takes. */
export function mayRepeat(effect: Effect): boolean {
  const { retryUnsafe } = effect;
  if (effect.unsafe === true || retryUnsafe === 'always' || effect.idempotent()) return true;
  if (retryUnsafe === 'never') return false;
  return notExecuted(effect) || (retryUnsafe === 'documented' && effect.entry?.retryable === true);
}

/** True where the failure proves that the server did not execute the request. */
function notExecuted({ failure, entry, syscall = '', redirected }: Effect): boolean {
  const { kind, category, code, httpCode, attempts } = failure;
  if (redirected) return false;
  if (kind === 'response') {
    // After an earlier attempt, a used nonce may mean that the earlier one arrived.
    const unseen = category === 'clock' && attempts.length <= 1;
    // InternalError at 503 is still the error of a row that says 500, which may come in the middle of the work.
    return category === 'throttling' || unseen || (httpCode === 503 && entry?.httpCode === 503);
  }
  if (kind === 'refused' || syscall === 'connect' || syscall === 'getaddrinfo') return true;
  // What fails to be read or written had a connection, over which more may have gone before.
  return NEVER_SENT.test(code) && !/^(?:read|write)/.test(syscall);
}
