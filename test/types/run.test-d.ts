import { run, wrap } from 'retriage';
import { startRehearsal, type Rehearsal } from 'retriage/testing';
import { expectTypeOf } from 'vitest';

expectTypeOf(run(() => Promise.resolve(7))).resolves.toEqualTypeOf<number>();
void run(({ attempt, signal, remainingMs }) => {
  expectTypeOf(attempt).toEqualTypeOf<number>();
  expectTypeOf(signal).toEqualTypeOf<AbortSignal>();
  expectTypeOf(remainingMs).toExtend<number | undefined>();
  return Promise.resolve();
});
void run(() => Promise.resolve(), { retries: 1 }, { operation: 'CreateFileSystem', idempotent: true });
// @ts-expect-error the second argument is a policy or its options
void run(() => Promise.resolve(), 3);

const describeDisk = (id: string, size: number) => Promise.resolve({ id, size });
const wrapped = wrap(describeDisk, { retries: 1 });
expectTypeOf(wrapped).parameters.toEqualTypeOf<[id: string, size: number]>();
expectTypeOf(wrapped('a', 1)).resolves.toEqualTypeOf<{ id: string; size: number }>();
// @ts-expect-error the function's own parameters are checked
void wrapped(1);

expectTypeOf(
  wrap((now: boolean): string | Promise<number> => (now ? 'a' : Promise.resolve(1)))(true),
).resolves.toEqualTypeOf<string | number>();
expectTypeOf(
  wrap((...ids: readonly number[]) => Promise.resolve(ids.length))(1, 2),
).resolves.toEqualTypeOf<number>();

expectTypeOf(startRehearsal()).resolves.toEqualTypeOf<Rehearsal>();
void startRehearsal({ script: ['Throttling', 'ok'], format: 'xml', seed: 7 });
// @ts-expect-error no such format
void startRehearsal({ format: 'yaml' });
