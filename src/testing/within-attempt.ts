import { throughLimit } from '../call/gate.js';
import { limited } from '../call/limit.js';

/** More callers than that are not looked at: what starts an attempt is near. */
const DEPTH = 50;

/**
 * Whether an attempt, or its place in line, is being started further up the stack. A clock is not told what a timer
 * is for, and the difference matters: a wait can be jumped over, while the limit of an attempt that is on its way
 * through a real socket has to leave it the time it takes.
 */
export function isWithinAttempt(): boolean {
  const callers = callerNames();
  return [limited.name, throughLimit.name].some((name) => callers.includes(name));
}

function callerNames(): readonly (string | null)[] {
  const { prepareStackTrace, stackTraceLimit } = Error;
  try {
    Error.stackTraceLimit = DEPTH;
    Error.prepareStackTrace = (_, sites) => sites.map((site) => site.getFunctionName());
    const { stack }: { readonly stack?: unknown } = new Error();
    return Array.isArray(stack) ? (stack as readonly (string | null)[]) : [];
  } finally {
    Object.assign(Error, { prepareStackTrace, stackTraceLimit });
  }
}
