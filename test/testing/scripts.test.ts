import { describe, expect, it } from 'vitest';

import { rehearse, statuses } from './rehearse.js';

const answered = ({ requests }: Awaited<ReturnType<typeof rehearse>>) =>
  requests.map((request) => request.answered);

describe('a script', () => {
  it('answers one step a request, in order, then ok for ever', async () => {
    const rehearsal = await rehearse({ script: ['ServiceUnavailable', '429', 'InvalidVpc.NotFound'] });
    expect(await statuses(rehearsal, 5)).toEqual([503, 429, 404, 200, 200]);
  });

  it('is empty when none is given', async () => {
    expect(await statuses(await rehearse(), 2)).toEqual([200, 200]);
  });

  it('can be one string with commas and spaces', async () => {
    const rehearsal = await rehearse({ script: 'ServiceUnavailable, 500 ,ok' });
    expect(await statuses(rehearsal, 3)).toEqual([503, 500, 200]);
    expect(answered(rehearsal)).toEqual(['ServiceUnavailable', '500', 'ok']);
  });

  it('can ask a function, which sees the request and its place', async () => {
    const rehearsal = await rehearse({
      script: [
        'ok',
        ({ method, url, action, body, answered: before }, index) => {
          return { data: { method, url, action, body, before, index } };
        },
      ],
    });
    await statuses(rehearsal, 1);
    const response = await fetch(`${rehearsal.url}/?Action=ListTags`, { method: 'PUT', body: 'text' });
    expect(await response.json()).toMatchObject({
      method: 'PUT',
      url: '/?Action=ListTags',
      action: 'ListTags',
      body: 'text',
      before: '',
      index: 1,
    });
  });

  it('can be a function, asked for every request', async () => {
    const rehearsal = await rehearse({ script: (_, index) => (index % 2 ? 'ok' : 'InternalError') });
    expect(await statuses(rehearsal, 5)).toEqual([500, 200, 500, 200, 500]);
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('no such fixture');
      },
      'no such fixture',
    ],
    ['gives an unknown code', () => 'Nope', "script step 1: 'Nope' is no code of nas or gateway"],
    ['gives nothing', () => undefined as unknown as string, 'script step 1: takes a string'],
    ['gives data that JSON cannot hold', () => ({ data: 1n }), 'BigInt'],
  ])('answers 400 and goes on when a function %s', async (_, step, message) => {
    const rehearsal = await rehearse({ script: [step] });
    const response = await fetch(rehearsal.url);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      Code: 'Rehearsal.BadStep',
      Message: expect.stringContaining(message) as string,
    });
    expect(await statuses(rehearsal, 1)).toEqual([200]);
    expect(answered(rehearsal)).toEqual(['Rehearsal.BadStep', 'ok']);
  });

  it('can be replaced while it plays', async () => {
    const rehearsal = await rehearse({ script: '503,503,503' });
    expect(await statuses(rehearsal, 1)).toEqual([503]);
    rehearsal.play(['InvalidVpc.NotFound']);
    expect(await statuses(rehearsal, 2)).toEqual([404, 200]);
    rehearsal.play({ '*': '500' });
    expect(await statuses(rehearsal, 2)).toEqual([500, 200]);
    expect(rehearsal.requests).toHaveLength(5);
  });

  it('stays when the one to replace it is wrong', async () => {
    const rehearsal = await rehearse({ script: '503,502' });
    await statuses(rehearsal, 1);
    expect(() => rehearsal.play(['ok', 'Nope'])).toThrow("script step 2: 'Nope'");
    expect(await statuses(rehearsal, 1)).toEqual([502]);
  });

  it('is read once: changing the list or a step later changes nothing', async () => {
    const step = { status: 503 };
    const script = [step, 'ok'];
    const rehearsal = await rehearse({ script });
    step.status = 404;
    script.unshift('500');
    expect(await statuses(rehearsal, 2)).toEqual([503, 200]);
  });
});

describe('a script by action', () => {
  it('has a sequence for each action', async () => {
    const rehearsal = await rehearse({
      script: {
        CreateFileSystem: ['InternalError', 'ok'],
        DescribeFileSystems: 'ServiceTimeout',
        '*': ['429'],
      },
    });
    const create = '/?Action=CreateFileSystem';
    const describeAll = '/?Action=DescribeFileSystems';
    expect(await statuses(rehearsal, 1, create)).toEqual([500]);
    expect(await statuses(rehearsal, 2, describeAll)).toEqual([504, 200]);
    expect(await statuses(rehearsal, 2, create)).toEqual([200, 200]);
    expect(await statuses(rehearsal, 1, '/?Action=ListTags')).toEqual([429]);
  });

  it('shares the sequence for all others among them, and with requests without an action', async () => {
    const rehearsal = await rehearse({ script: { '*': '500,501,502' } });
    expect(await statuses(rehearsal, 1, '/?Action=ListTags')).toEqual([500]);
    expect(await statuses(rehearsal, 1, '/users/7')).toEqual([501]);
    expect(await statuses(rehearsal, 2, '/?Action=GetTag')).toEqual([502, 200]);
  });

  it('answers ok to what it does not name', async () => {
    const rehearsal = await rehearse({ script: { CreateFileSystem: '500' } });
    expect(await statuses(rehearsal, 1, '/?Action=toString')).toEqual([200]);
    expect(await statuses(rehearsal, 1, '/?Action=__proto__')).toEqual([200]);
    expect(await statuses(rehearsal, 1, '/')).toEqual([200]);
  });

  it('can ask a function for every request of an action', async () => {
    const rehearsal = await rehearse({ script: { ListTags: () => '503' } });
    expect(await statuses(rehearsal, 3, '/?Action=ListTags')).toEqual([503, 503, 503]);
    expect(await statuses(rehearsal, 1)).toEqual([200]);
  });
});
