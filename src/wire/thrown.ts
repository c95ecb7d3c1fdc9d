import { decodeBody } from './decode.js';
import { discreet } from './discreet.js';
import { chain, type MaybePromise } from './maybe.js';
import { get, isObject, type Path } from './property.js';
import { responseFacts, statusOf, type ReadFacts, type ReadOptions } from './response-facts.js';
import { sdkAnswer, sdkFacts } from './sdk-error.js';
import { isCancellation, troubleKind } from './system-code.js';
import { cleanText, firstOf } from './text.js';

export type { ReadFacts, ReadOptions } from './response-facts.js';

/** How many errors may be wrapped around the one that says what happened. */
const WRAPPINGS = 3;

/** Where the system call that failed is told; of a host with several addresses that of the first. */
const SYSCALLS: readonly Path[] = [
  ['syscall'],
  ['cause', 'syscall'],
  ['errors', '0', 'syscall'],
  ['cause', 'errors', '0', 'syscall'],
];

/** Why a fetch failed, where another try must fail as well: undici's words, as it has no codes for these. */
const HOPELESS =
  /^(?:unknown scheme|URL scheme must be a HTTP\(S\) scheme|redirect count exceeded|unexpected redirect|bad port|integrity mismatch)$/;

/**
 * Reads whatever was thrown: axios's errors and those of SDKs, a fetch `Response`, a string. Errors are
 * recognised by shape, never by class, as several copies of one package can live in a process.
 * A promise comes only where a body has to be waited for. Never throws or rejects.
 */
export function factsOf(thrown: unknown, options: ReadOptions): MaybePromise<ReadFacts> {
  try {
    return read(thrown, options, WRAPPINGS);
  } catch {
    return bare({ kind: 'unknown', text: '' });
  }
}

/** A prototype without anything; an object with no prototype at all would be a slow dictionary. */
const NOTHING = Object.freeze(Object.create(null) as object);

/** Facts that inherit nothing: what is absent stays so, whatever a polluted prototype says. */
function bare(facts: ReadFacts): ReadFacts {
  return Object.assign(Object.create(NOTHING) as ReadFacts, facts);
}

/** What the error of any client says of itself, and the answer it has. */
interface Told {
  readonly code: string | undefined;
  readonly name: string | undefined;
  readonly text: string;
  readonly answer: Answered | undefined;
}

interface Answered {
  readonly response: unknown;
  readonly status: number;
}

function read(thrown: unknown, options: ReadOptions, depth: number): MaybePromise<ReadFacts> {
  if (!isObject(thrown)) return bare({ kind: 'unknown', text: discreet(cleanText(thrown) ?? '') });
  const text = discreet(word(thrown, 'message') ?? '');
  const name = word(thrown, 'name');
  // Newer copies of undici give their parser's errors a name only.
  const code = word(thrown, 'code') ?? (name === 'HTTPParserError' ? 'HPE_UNKNOWN' : undefined);
  if (isCancellation({ code, name }) || get(thrown, '__CANCEL__') === true)
    return bare({ kind: 'cancelled', systemCode: code ?? name, text });

  const answer = responseIn(thrown);
  // An error status is an answer, with or without its body; most failures need no more looking into.
  if (answer && answer.status >= 400)
    return responseFacts(answer.response, answer.status, text, options, get(thrown, 'data'));
  return chain(lookInto(thrown, { code, name, text, answer }, options, depth), bare);
}

/** Where the status does not say all: no answer, a success that was cut off, an error of an SDK. */
function lookInto(
  thrown: object,
  { code, name, text, answer }: Told,
  options: ReadOptions,
  depth: number,
): MaybePromise<ReadFacts> {
  const syscall = firstOf(SYSCALLS, (path) => word(thrown, ...path));
  const timeoutText = word(thrown, 'config', 'timeoutErrorMessage');
  const trouble = troubleKind({ code, name, text, syscall, timeoutText });
  if (answer) {
    // A 2xx whose body was cut off is no answer.
    if (!trouble) return responseFacts(answer.response, answer.status, text, options, get(thrown, 'data'));
  } else {
    const facts = sdkFacts(thrown, text, { nowMs: options.nowMs, cut: trouble !== undefined });
    if (facts) return facts;
  }

  const precise = code !== undefined && code !== 'ERR_NETWORK';
  if (trouble === 'timeout' || (trouble && precise))
    return { kind: trouble, systemCode: code ?? name, syscall, text };
  return chain(wrapped(thrown, options, depth), (inner) => {
    if (inner && inner.kind !== 'unknown') {
      return {
        ...inner,
        systemCode: inner.systemCode ?? code,
        syscall: inner.syscall ?? syscall,
        text: text || inner.text,
      };
    }
    if (trouble && !HOPELESS.test(inner?.text ?? ''))
      return { kind: trouble, systemCode: inner?.systemCode ?? code, syscall, text };
    const lost = [-1, -2].includes(Number(get(thrown, 'status')));
    return lost
      ? { kind: 'network', systemCode: /\bE[A-Z]{4,}\b/.exec(text)?.[0], text }
      : unknown(thrown, code, text, options.maxBytes);
  });
}

/** The response an error carries, or the response that was thrown itself. */
function responseIn(thrown: object): Answered | undefined {
  const carried = get(thrown, 'response');
  const status = statusOf(get(carried, 'status')) ?? statusOf(get(carried, 'statusCode'));
  if (status !== undefined) return { response: carried, status };
  const own = statusOf(get(thrown, 'status'));
  const isError = ['message', 'code'].some((name) => typeof get(thrown, name) === 'string');
  const isResponse = !isError && ['headers', 'data', 'body'].some((name) => get(thrown, name) !== undefined);
  return isResponse && own !== undefined ? { response: thrown, status: own } : undefined;
}

/** What a wrapping error was made for: its cause, or the first of several errors. */
function innerOf(thrown: object): object | undefined {
  return [get(thrown, 'errors', '0'), get(thrown, 'cause')].find(isObject);
}

function wrapped(thrown: object, options: ReadOptions, depth: number): MaybePromise<ReadFacts> | undefined {
  const inner = depth > 0 ? innerOf(thrown) : undefined;
  return inner && read(inner, { ...options, consume: false }, depth - 1);
}

/** The error and those it is wrapped around, as deep as they are read. */
export function unwrap(thrown: unknown): readonly object[] {
  const errors: object[] = [];
  for (let at = thrown; isObject(at) && errors.length <= WRAPPINGS; at = innerOf(at)) errors.push(at);
  return errors;
}

function unknown(
  thrown: object,
  code: string | undefined,
  text: string,
  maxBytes: number,
): MaybePromise<ReadFacts> {
  // json-bigint, which reads for pop-core, throws a SyntaxError that holds the text it could not read: XML.
  const unread =
    word(thrown, 'name') === 'SyntaxError' ? word(thrown, 'text')?.slice(0, maxBytes) : undefined;
  return chain(decodeBody(unread), (read) => {
    if (read?.code !== undefined) return { kind: 'response', ...read, text };
    const { status: _, ...answer } = sdkAnswer(thrown);
    return { kind: 'unknown', ...answer, systemCode: answer.code === undefined ? code : undefined, text };
  });
}

function word(thrown: unknown, ...path: Path): string | undefined {
  const value = get(thrown, ...path);
  return typeof value === 'string' ? cleanText(value) : undefined;
}
