import { get, hasMethod } from '../wire/property.js';

/** Lets go of a body that nobody sends to its end any more: its file or socket must not stay open. */
export function discard(body: unknown): void {
  try {
    if (hasMethod(body, 'destroy')) body.destroy();
    else if (hasMethod(body, 'cancel') && get(body, 'locked') !== true)
      void Promise.resolve(body.cancel()).catch(() => undefined);
  } catch {
    // The failure at hand matters more.
  }
}
