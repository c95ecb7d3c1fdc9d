import type { Catalog } from '../catalog/catalog.js';
import type { CatalogEntry } from '../catalog/entry.js';
import { invitesRetry } from '../catalog/invitation.js';
import { lookUp } from '../catalog/look-up.js';
import type { Facts } from '../wire/facts.js';
import { letGo } from '../wire/maybe.js';
import type { Category, Classification, DecidedBy, Failure } from './failure.js';
import { findOverride, type OverrideRule, type OverrideTable } from './overrides.js';
import {
  CLOCK,
  CODE_CATEGORIES,
  familyClass,
  INVITING_STATUSES,
  isLastingLimit,
  statusClass,
  THROTTLING_WORDS,
  TRANSIENT_NETWORK,
} from './tables.js';

/** What a classification is made by: the policy's rules and a request's own. */
export interface ClassifyRules {
  /** Asked in order; the first that knows the code wins. */
  readonly catalogs: readonly Catalog[];
  /** A request's own first. */
  readonly overrides: readonly OverrideTable[];
  readonly classify?: ((failure: Failure) => Classification | undefined) | undefined;
  /** Every attempt gets a fresh signature, so a refused nonce or timestamp can be mended. */
  readonly signsEachAttempt?: boolean | undefined;
}

/** What the call knows besides the facts. */
export interface FailureContext {
  readonly operation?: string | undefined;
  readonly attempts: Failure['attempts'];
  readonly elapsedMs: number;
  /** Makes text of the API fit to be logged: no credential this request sent, no control character. */
  readonly clean: (text: string) => string;
}

/** A failure, with what the decision needs to know of how it came about. */
export interface Verdict {
  readonly failure: Failure;
  readonly entry?: CatalogEntry | undefined;
  readonly override?: OverrideRule | undefined;
}

type Opinion = readonly [Classification, DecidedBy];

/** Whatever the server had answered, nobody waits for it any more; no rule has a say in that. */
const GIVEN_UP: Opinion = ['terminal', 'default'];

/**
 * Says what the facts mean. Pure. The last word has an override, then the user's classifier, the first catalog
 * that knows the code, the code's family, the message, the status, the network table. A call that the caller gave
 * up is terminal before all of these.
 */
export function classify(facts: Facts, rules: ClassifyRules, context: FailureContext): Verdict {
  const code = codeOf(facts);
  const known = facts.code === undefined ? undefined : lookUp(rules.catalogs, facts.code, facts);
  const override = findOverride(rules.overrides, known ? [code, known.entry.code] : [code], facts.status);
  const signed = rules.signsEachAttempt === true && CLOCK.test(code);
  const [own, by]: Opinion =
    facts.kind === 'cancelled'
      ? GIVEN_UP
      : signed
        ? ['retryable', 'family']
        : known
          ? [known.entry.retryable ? 'retryable' : 'terminal', 'catalog']
          : undocumented(facts, code);

  let failure = compose(facts, context, {
    code,
    resolution: override?.resolution ?? known?.entry.resolution,
    classification: own,
    category: categoryOf(facts, code, own),
    decidedBy: by,
    catalog: known?.catalog.name,
  });
  const settled = settle(override, rules.classify, failure);
  if (settled) {
    const [classification, decidedBy] = settled;
    failure = { ...failure, classification, decidedBy, category: categoryOf(facts, code, classification) };
  }
  return { failure, entry: known?.entry, override };
}

/** The API's code, else `HTTP_<status>`, else the system's. */
export function codeOf(facts: Facts): string {
  if (facts.code !== undefined) return facts.code;
  if (facts.kind === 'response' && facts.status !== undefined) return `HTTP_${String(facts.status)}`;
  return facts.systemCode ?? 'UNKNOWN';
}

/** The override's word, else the classifier's; a classifier that throws has no opinion. */
function settle(
  override: OverrideRule | undefined,
  classifier: ClassifyRules['classify'],
  failure: Failure,
): Opinion | undefined {
  if (failure.kind === 'cancelled') return undefined;
  if (override?.retry !== undefined) return [override.retry ? 'retryable' : 'terminal', 'override'];
  try {
    const opinion = classifier?.(failure);
    if (opinion === 'retryable' || opinion === 'terminal') return [opinion, 'classifier'];
    letGo(opinion);
  } catch {
    // The failure being classified matters more than the mistake in the classifier.
  }
  return undefined;
}

function undocumented(facts: Facts, code: string): Opinion {
  const { kind, status, message = '' } = facts;
  if (kind === 'refused') return ['retryable', 'default'];
  if (facts.code !== undefined) {
    const family = familyClass(code, status);
    if (family) return [family, 'family'];
  }
  if (status !== undefined) {
    if (INVITING_STATUSES.has(status) && invitesRetry(message)) return ['retryable', 'family'];
    if (status === 403 && THROTTLING_WORDS.test(message)) return ['retryable', 'family'];
    return [statusClass(status), 'status'];
  }
  if (kind === 'timeout') return ['retryable', 'network'];
  if (kind === 'network') {
    const passing = facts.systemCode === undefined || TRANSIENT_NETWORK.test(facts.systemCode);
    return [passing ? 'retryable' : 'terminal', 'network'];
  }
  return ['terminal', 'default'];
}

/** The first category that fits. A 5xx is the server's trouble, so codes of tokens and rights count below it only. */
function categoryOf({ kind, status, message }: Facts, code: string, is: Classification): Category {
  if (kind === 'cancelled') return 'cancelled';
  if (kind === 'timeout' || status === 408) return 'timeout';
  if (kind === 'network') return 'network';
  if (status === 429) return 'throttling';
  const named = isLastingLimit(code) ? undefined : CODE_CATEGORIES.find(([match]) => match.test(code))?.[1];
  if (named === 'throttling' || named === 'clock') return named;
  if (status === 403 && is === 'retryable' && THROTTLING_WORDS.test(message ?? '')) return 'throttling';
  if (status === 401 || status === 403 || status === 407) return 'auth';
  if (named === 'auth' && !(status !== undefined && status >= 500)) return named;
  if (is === 'retryable') return 'transient';
  if (status === undefined) return 'unknown';
  return status >= 500 && status <= 599 ? 'server' : status >= 400 && status <= 499 ? 'client' : 'unknown';
}

interface Meaning {
  readonly code: string;
  readonly resolution: string | undefined;
  readonly classification: Classification;
  readonly category: Category;
  readonly decidedBy: DecidedBy;
  readonly catalog: string | undefined;
}

function compose(facts: Facts, context: FailureContext, meaning: Meaning): Failure {
  const { code, resolution, catalog } = meaning;
  const { requestId, hostId, recommend } = facts;
  const { operation } = context;
  const message = facts.message ?? facts.text;
  // Most texts are clean, and all at once are looked at faster than one by one.
  const all = [code, message, resolution, requestId, hostId, recommend, operation].join(' ');
  const clean = context.clean(all) === all ? asItIs : context.clean;
  // Field by field, without what is not told: to copy a record without that takes twenty times as long.
  const failure: Partial<Draft> = { kind: facts.kind };
  if (facts.status !== undefined) failure.httpCode = facts.status;
  failure.code = clean(code);
  failure.message = clean(message);
  if (resolution !== undefined) failure.resolution = clean(resolution);
  if (requestId !== undefined) failure.requestId = clean(requestId);
  if (hostId !== undefined) failure.hostId = clean(hostId);
  if (recommend !== undefined) failure.recommend = clean(recommend);
  failure.classification = meaning.classification;
  failure.category = meaning.category;
  failure.decidedBy = meaning.decidedBy;
  failure.documented = catalog !== undefined;
  if (catalog !== undefined) failure.catalog = catalog;
  if (operation !== undefined) failure.operation = clean(operation);
  failure.attempts = context.attempts;
  failure.elapsedMs = context.elapsedMs;
  return failure as Failure;
}

const asItIs = (text: string): string => text;

type Draft = { -readonly [K in keyof Failure]: Failure[K] };
