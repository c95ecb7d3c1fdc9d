import {
  constant,
  createCatalog,
  createPolicy,
  exponential,
  gatewayCatalog,
  linear,
  logTo,
  nasCatalog,
  type Backoff,
  type Catalog,
  type LogRecord,
  type FailureEvent,
  type NasErrorCode,
  type Overrides,
  type Policy,
} from 'retriage';
import { expectTypeOf } from 'vitest';

expectTypeOf(createPolicy()).toEqualTypeOf<Policy>();
expectTypeOf(
  createPolicy({ retries: undefined, totalTimeout: 30_000, budget: false }),
).toEqualTypeOf<Policy>();
expectTypeOf(nasCatalog).toEqualTypeOf<Catalog>();
expectTypeOf(gatewayCatalog).toEqualTypeOf<Catalog>();

// @ts-expect-error an option that does not exist
createPolicy({ retry: 3 });
// @ts-expect-error one of four words
createPolicy({ retryUnsafe: 'sometimes' });

// Codes are offered in both spellings, and any other string is taken.
expectTypeOf<'InvalidFileSystem.NotFound'>().toExtend<NasErrorCode>();
expectTypeOf<'User. Disabled' | 'User.Disabled'>().toExtend<NasErrorCode>();
expectTypeOf<'MadeUp'>().not.toExtend<NasErrorCode>();
const overrides: Overrides = {
  ServiceTimeout: 'stop',
  'InvalidLBid.NotFound': 'retry',
  'Throttling.*': { retry: true, retries: 8, backoff: exponential({ base: 1_000 }) },
  '5xx': { resolution: 'Call the operator.' },
  MadeUp: 'retry',
};
createPolicy({ overrides });
// @ts-expect-error neither retry nor stop
createPolicy({ overrides: { ServiceTimeout: 'again' } });

// A function of the context is a backoff too; what the makers give is one.
createPolicy({ backoff: ({ attempt }) => attempt * 100 });
expectTypeOf(exponential({ base: 300, max: 20_000, jitter: 'full' })).toEqualTypeOf<Backoff>();
expectTypeOf(constant(100)).toEqualTypeOf<Backoff>();
expectTypeOf(linear(100)).toEqualTypeOf<Backoff>();
// @ts-expect-error no such jitter
exponential({ jitter: 'some' });

// `undefined` from a callback is "no opinion"; events narrow by their type.
createPolicy({ classify: ({ code }) => (code === 'Busy' ? 'retryable' : undefined) });
createPolicy({ onEvent: (event) => expectTypeOf(event).toEqualTypeOf<FailureEvent>() });
createPolicy({
  onEvent: (event) =>
    event.type === 'retry' ? event.delayMs : event.type === 'recover' ? event.attempts : event.failure,
});

createCatalog({ name: 'own', entries: [{ httpCode: 503, code: 'Busy', message: '', resolution: '' }] });
// @ts-expect-error an entry needs its resolution
createCatalog({ name: 'own', entries: [{ httpCode: 503, code: 'Busy', message: '' }] });

declare const wants: Record<'error' | 'warn' | 'info', (record: LogRecord, message: string) => void>;
declare const takesAnyRecord: Record<
  'error' | 'warn' | 'info',
  (record: Record<string, unknown>, message: string) => void
>;
createPolicy({ onEvent: logTo(wants) });
createPolicy({ onEvent: logTo(takesAnyRecord) });
// @ts-expect-error the record comes first
logTo({ error: (_: string) => 0, warn: (_: string) => 0, info: (_: string) => 0 });
