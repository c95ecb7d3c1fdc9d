import { beforeEach, describe, expect, it, vi } from 'vitest';
import { connect } from '../flows/client.js';
import { nas, ok, serve, unavailable } from '../flows/server.js';
import { credentialsOf } from '../../src/events/credentials.js';
import { SECRET } from './canaries.js';

vi.mock('../../src/events/credentials.js', { spy: true });

beforeEach(() => void vi.mocked(credentialsOf).mockClear());

describe('credentials are looked for', () => {
  const headers = { Authorization: `Bearer ${SECRET}` };

  it.each([
    ['as it is', {}],
    ['with limits', { attemptTimeout: 5_000, totalTimeout: 5_000 }],
    ['with a look at the body', { inspectSuccess: true }],
    ['with a hook', { beforeAttempt: () => undefined }],
  ])('never in a call that succeeds at once, %s', async (_, options) => {
    const { api } = connect(await serve(ok), options);
    await api.put('/', { password: SECRET }, { headers });
    expect(credentialsOf).not.toHaveBeenCalled();
  });

  it.each([
    ['fails', [nas(404, 'InvalidVpc.NotFound')]],
    ['recovers', [unavailable, ok]],
  ])('in one that %s', async (_, steps) => {
    const { api } = connect(await serve(...steps));
    await api.get('/', { headers }).catch(() => undefined);
    expect(credentialsOf).toHaveBeenCalled();
  });
});
