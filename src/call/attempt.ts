import { codeOf } from '../classify/classify.js';
import type { Attempt } from '../classify/failure.js';
import { toldOnly } from '../wire/property.js';
import type { ReadFacts } from '../wire/thrown.js';

/** A try, with what it failed of. */
export function failedAttempt(attempt: Attempt, facts: ReadFacts, clean: (text: string) => string): Attempt {
  const { status, requestId } = facts;
  return toldOnly(
    Object.assign(attempt, {
      httpCode: status,
      code: clean(codeOf(facts)),
      requestId: requestId && clean(requestId),
    }),
  );
}
