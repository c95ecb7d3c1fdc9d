import { get, type Path } from './property.js';

/** A client that repeats failed calls by itself. */
export interface RetryingClient {
  readonly name: string;
  /** How to switch that off. */
  readonly off: string;
}

/** Where the errors of a client count, and the number that an error of a single try has there. */
type Count = readonly [path: Path, single: number, client: RetryingClient];

// Each seen on an error of the client. Alibaba Cloud's SDKs and ali-oss leave no trace of their retries.
const COUNTS: readonly Count[] = [
  [['$metadata', 'attempts'], 1, { name: 'The AWS SDK', off: 'maxAttempts: 1' }],
  [['config', 'axios-retry', 'retryCount'], 0, { name: 'axios-retry', off: 'retries: 0' }],
  [
    ['config', 'raxConfig', 'currentRetryAttempt'],
    0,
    { name: 'retry-axios', off: 'raxConfig: { retry: 0 }' },
  ],
  [['config', 'retryConfig', 'currentRetryAttempt'], 0, { name: 'gaxios', off: 'retry: false' }],
  [['request', 'retryCount'], 0, { name: 'got', off: 'retry: { limit: 0 }' }],
  [['failure', 'attempts', 'length'], 1, { name: 'retriage', off: 'retries: 0' }],
];

/** The client whose own retries the thrown error has behind it; undefined where there is no sign of any. */
export function ownRetries(thrown: unknown): RetryingClient | undefined {
  const counted = ([path, single]: Count): boolean => {
    const count = get(thrown, ...path);
    return typeof count === 'number' && count > single;
  };
  return COUNTS.find(counted)?.[2];
}
