import { onTestFinished } from 'vitest';

import { startRehearsal, type Rehearsal, type RehearsalOptions } from '../../src/testing/index.js';

/** A rehearsal that ends with its test. */
export async function rehearse(options?: RehearsalOptions): Promise<Rehearsal> {
  const rehearsal = await startRehearsal(options);
  onTestFinished(() => rehearsal.close());
  return rehearsal;
}

/** The statuses of so many requests, one after the other. */
export async function statuses({ url }: Rehearsal, count: number, path = '/'): Promise<number[]> {
  const seen: number[] = [];
  while (seen.length < count) {
    const response = await fetch(url + path);
    await response.arrayBuffer();
    seen.push(response.status);
  }
  return seen;
}
