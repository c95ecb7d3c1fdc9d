import { describe, expect, it } from 'vitest';
import { invitesRetry } from '../../src/catalog/invitation.js';

describe('invitesRetry', () => {
  it.each([
    'Please try again later.',
    'try again later',
    'TRY AGAIN LATER',
    'try it later',
    'Try it again later.',
    'retry later',
    'Please re-try later.',
    'please retry it later',
    'Retry the request later.',
    'Please try your request again later.',
    'Try to submit the operation again later',
    'The server is busy; please try later!',
    'A token request is being processed. Try again later.',
    'try again in a few minutes',
    'Please try again in 5 seconds.',
    'Please try again after a while.',
    'Please retry after some time.',
    'Try again in a moment',
    'Please try again at a later time.',
    'Consider retrying later.',
    'Please try again shortly.',
    'Please try\n  again\u00a0later.',
  ])('hears an invitation in %j', (text) => {
    expect(invitesRetry(text)).toBe(true);
  });

  it.each([
    ['', 'says nothing'],
    ['Make sure there is available IP space for the instance, and then try again.', 'wants a change first'],
    ['Correct the parameter and try again.', 'wants a change first'],
    ['Please try again.', 'says no when'],
    ['Please initiate an application to try the related features.', 'is another kind of trying'],
    ['Try version 3 or later.', 'names a version'],
    ['Try again in another region.', 'wants another place'],
    ['Try again in another time zone.', 'wants another place'],
    ['Try again after you create the VPC.', 'wants a change first'],
    ['Your account is locked. Try again in 24 hours.', 'is longer than any call waits'],
    ['The daily quota is used up. Try again in a day.', 'is longer than any call waits'],
    ['See the entry latertime.', 'only contains the letters'],
    ['Country later', 'only contains the letters'],
    ['Retries exceeded. Contact us later.', 'invites to something else'],
    ['The resource will be available later.', 'invites to nothing'],
  ])('hears none in %j, which %s', (text) => {
    expect(invitesRetry(text)).toBe(false);
  });

  it('answers the same however often it is asked', () => {
    expect([1, 2, 3].map(() => invitesRetry('try again later'))).toEqual([true, true, true]);
  });

  it.each([
    ['white space', `try${' '.repeat(100_000)}x`],
    ['one long word', `try ${'a'.repeat(100_000)}`],
    ['tries', 'try again '.repeat(10_000)],
    ['retries without a break', 'retry'.repeat(20_000)],
  ])('reads 100,000 characters of %s in no time', (_, text) => {
    const before = performance.now();
    expect(invitesRetry(text)).toBe(false);
    expect(performance.now() - before).toBeLessThan(500);
  });
});
