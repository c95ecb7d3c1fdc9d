import { expect } from 'vitest';
import type { Failure } from '../../src/index.js';
import type { Open } from './target.js';

/** Which requests are sent again: all; those that may be executed twice; none. */
export type Repeated = 'always' | 'where safe' | 'never';

/** What a failure says; `code` is the one thing that differs between versions of Node. */
export type Said = Pick<Failure, 'kind' | 'httpCode' | 'category' | 'classification'> & {
  readonly code: string | RegExp;
};

/** Something that goes wrong, and what has to come of it. */
export interface Fault {
  readonly open: Open;
  readonly failure: Said;
  readonly repeated: Repeated;
  /** The failure by the fetch adapter, where it is asked for. */
  readonly byFetch?: Said;
  /** Requests on the wire for each attempt. @default 1 */
  readonly perAttempt?: number;
  /** Nothing but a time limit ends it. @default false */
  readonly endless?: boolean;
  /** Its side does not hear that the client has gone, and holds on. @default false */
  readonly deaf?: boolean;
}

/** By what happened. */
export type Faults = Readonly<Record<string, Fault>>;

/** An error status counts, with its body or without. */
export const STATUS: Said = {
  kind: 'response',
  httpCode: 503,
  code: 'HTTP_503',
  category: 'transient',
  classification: 'retryable',
};

/** What a failure says, as the tables hold it. */
export function saidBy({ kind, httpCode, code, category, classification }: Failure): Said {
  return { kind, httpCode, code, category, classification };
}

/** What a failure has to say, as `toEqual` takes it. */
export function saying({ code, ...said }: Said): object {
  return { ...said, code: typeof code === 'string' ? code : (expect.stringMatching(code) as string) };
}
