import { foldCode } from '../catalog/fold.js';
import { ownProperties } from '../catalog/own.js';

/** What an override says for the failures its key fits; generic over the backoff, which a later room defines. */
export interface OverrideRule<Backoff = unknown> {
  /** `true` makes the failure retryable, `false` terminal; absent leaves the classification alone. */
  readonly retry?: boolean | undefined;
  /** Extra attempts, in place of the policy's. */
  readonly retries?: number | undefined;
  /** Backoff, in place of the policy's. */
  readonly backoff?: Backoff | undefined;
  /** A fixed wait in milliseconds, in place of the backoff; a server's hint is still its floor. */
  readonly delay?: number | undefined;
  /** Resolution to show, in place of the catalog's. */
  readonly resolution?: string | undefined;
  /** `true` repeats operations that are not idempotent too. */
  readonly unsafe?: boolean | undefined;
}

/** `'retry'`, `'stop'`, or a rule in full. */
export type Override<Backoff = unknown> = 'retry' | 'stop' | OverrideRule<Backoff>;

/** One layer of overrides, compiled for look-up. */
export type OverrideTable = ReadonlyMap<string, OverrideRule>;

const SHORTHANDS: Readonly<Record<'retry' | 'stop', OverrideRule>> = {
  retry: { retry: true },
  stop: { retry: false },
};

/** Compiles a layer of overrides. Keys are folded as codes are: case and white space do not count. */
export function compileOverrides(overrides: Readonly<Record<string, Override>>): OverrideTable {
  return new Map(
    Object.entries(overrides).map(([key, override]) => [
      foldCode(key),
      ownProperties(typeof override === 'string' ? SHORTHANDS[override] : override),
    ]),
  );
}

/**
 * The override that has the last word. Layers in order (a request's own before the policy's); within a layer
 * an exact code before a family (`'Throttling.*'`, the longest first) before a status (`'429'`, then `'4xx'`).
 * The first that fits counts alone.
 */
export function findOverride(
  layers: readonly OverrideTable[],
  codes: readonly string[],
  status: number | undefined,
): OverrideRule | undefined {
  for (const layer of layers) {
    if (layer.size === 0) continue;
    for (const key of keysFor(codes, status)) {
      const rule = layer.get(key);
      if (rule) return rule;
    }
  }
  return undefined;
}

function* keysFor(codes: readonly string[], status: number | undefined): Generator<string> {
  const folded = codes.map(foldCode);
  yield* folded;
  for (const code of folded) {
    for (let end = code.length; end > 0; end = code.lastIndexOf('.', end - 1)) {
      yield `${code.slice(0, end)}.*`;
    }
  }
  if (status !== undefined) {
    yield String(status);
    yield `${String(Math.floor(status / 100))}xx`;
  }
}
