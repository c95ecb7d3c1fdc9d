import { describe, expect, it } from 'vitest';
import { entriesOf, type Draft } from '../../../src/catalog/import/draft.js';

type Fields = Draft['fields'];
interface Told {
  readonly fields: Fields;
  readonly section?: string;
  readonly advised?: boolean;
}

/** What a draft in line 7 comes to. */
function told({ fields, section = '', advised = false }: Told) {
  const problems: string[] = [];
  const entries = entriesOf({ line: 7, fields, section, advised }, (line, reason) =>
    problems.push(`${line}: ${reason}`),
  );
  return { entries, problems };
}

const statuses = (draft: Told): number[] => told(draft).entries.map(({ httpCode }) => httpCode);

describe('an error without a code is left out and reported', () => {
  it.each<readonly [string, Fields, string]>([
    ['when it has no field for it', { status: ['404'] }, '7: no error code; left out'],
    ['when that is empty', { code: ['', ''] }, '7: no error code; left out'],
    ['when that is no code', { code: ['', 'a\n= b'] }, '7: "a = b" is no error code; left out'],
    ['when it stands for success', { code: ['OK, Success'] }, '7: "OK" stands for success; left out'],
  ])('%s', (_, fields, problem) => {
    expect(told({ fields })).toEqual({ entries: [], problems: [problem] });
  });

  it('but not when only one of its codes stands for success', () => {
    const { entries, problems } = told({ fields: { code: ['OK, A.B'], status: ['400'] } });
    expect(entries.map(({ code }) => code)).toEqual(['OK', 'A.B']);
    expect(problems).toEqual([]);
  });
});

it('a code in doubt is reported with the reason', () => {
  const { entries, problems } = told({ fields: { code: ['NotFound (old)'], status: ['404'] } });
  expect(entries.map(({ code }) => code)).toEqual(['NotFound']);
  expect(problems).toEqual(['7: "NotFound": the note after the code is left out']);
});

describe('of the texts of an error', () => {
  const texts = (fields: Fields): readonly string[] =>
    told({ fields: { code: ['A.B'], status: ['400'], ...fields } }).entries.flatMap((entry) => [
      entry.message,
      entry.resolution,
    ]);

  it.each<readonly [string, Fields, string, string]>([
    ['the first message is told', { message: ['One.', 'Two.'] }, 'One.', ''],
    ['a sign for nothing is none', { message: ['-', 'Two.'], resolution: ['N/A'] }, 'Two.', ''],
    ['all solutions are told', { resolution: ['Wait.', 'Then\nretry.'] }, '', 'Wait. Then retry.'],
    ['a description stands in for a message', { description: ['One.'] }, 'One.', ''],
    ['the next description stands in for a solution', { description: ['One.', 'Two.'] }, 'One.', 'Two.'],
    [
      'none does where there is one',
      { message: ['No.'], description: ['One.'], resolution: ['Wait.'] },
      'No.',
      'Wait.',
    ],
  ])('%s', (_, fields, message, resolution) => {
    expect(texts(fields)).toEqual([message, resolution]);
  });
});

describe('an error that has no status column takes its status from', () => {
  const guessed = ['7: A.B: no HTTP status is given; 400 is assumed'];

  it.each<readonly [string, Fields, number, readonly string[]]>([
    ['a solution that is one', { resolution: ['HTTP 404'] }, 404, []],
    ['a description that is one', { description: ['It is gone.', '404 by HTTP'] }, 404, []],
    ['none of those that do not speak of HTTP', { resolution: ['404'] }, 400, guessed],
    ['none that says so late', { resolution: [`404 ${'x'.repeat(60)} HTTP`] }, 400, guessed],
    ['none that is a class', { resolution: ['HTTP 5xx'] }, 400, guessed],
    ['none that is a sentence', { resolution: ['HTTP calls are slow.', 'HTTP 409'] }, 409, []],
    ['none that is only a sentence', { resolution: ['HTTP calls are slow.'] }, 400, guessed],
  ])('%s', (_, fields, status, problems) => {
    const result = told({ fields: { code: ['A.B'], ...fields } });
    expect(result.entries.map(({ httpCode }) => httpCode)).toEqual([status]);
    expect(result.problems).toEqual(problems);
  });
});

describe('the status column', () => {
  it('goes before all else, and its first status before its others', () => {
    const fields = { code: ['A.B'], status: ['', '409', '410'], resolution: ['HTTP 404'] };
    expect(told({ fields, section: '403 Forbidden' }).entries.map(({ httpCode }) => httpCode)).toEqual([409]);
  });

  it('gives all classes that it names', () => {
    const { entries, problems } = told({ fields: { code: ['A.B'], status: ['4xx/5xx'] } });
    expect(entries.map(({ httpCode }) => httpCode)).toEqual([400, 500]);
    expect(problems).toEqual(['7: A.B: only a class of HTTP statuses is given; 400, 500 is assumed']);
  });

  it('that says something strange is not overruled by the heading', () => {
    expect(
      told({ fields: { code: ['A.B'], status: ['see\nbelow'] }, section: '404 Not Found' }),
    ).toMatchObject({
      entries: [{ httpCode: 400 }],
      problems: ['7: A.B: "see below" is no HTTP status; 400 is assumed'],
    });
  });

  it('that says nothing is', () => {
    const draft = { fields: { code: ['A.B'], status: ['-'] }, section: '404 Not Found' };
    expect(told(draft)).toMatchObject({ entries: [{ httpCode: 404 }], problems: [] });
  });
});

describe('a guessed status is 500', () => {
  it.each<readonly [string, Told]>([
    ['where the kind says so', { fields: { code: ['A.B'], kind: ['ServerError'] } }],
    ['where two kinds say so', { fields: { code: ['A.B'], kind: ['4', '5xx'] } }],
    ['where the heading says so', { fields: { code: ['A.B'] }, section: 'Server errors' }],
    ['where the code says so', { fields: { code: ['InternalError'] } }],
    ['where one of the codes says so', { fields: { code: ['E4, 5xx'] } }],
    ['where the message invites another try', { fields: { code: ['A.B'], message: ['Try again later.'] } }],
    ['where the solution does', { fields: { code: ['A.B'], resolution: ['Try again later.'] } }],
  ])('%s', (_, draft) => {
    expect(new Set(statuses(draft))).toEqual(new Set([500]));
  });

  it('but not where the kind says otherwise', () => {
    const fields = { code: ['InternalError'], kind: ['ClientError'] };
    expect(statuses({ fields, section: 'Server errors' })).toEqual([400]);
  });
});

describe('what an error says of repeating is', () => {
  const retryable = (draft: Told): (boolean | undefined)[] =>
    told(draft).entries.map((entry) => entry.retryable);
  const locked = { code: ['A.B'], status: ['409'], message: ['Locked.'] };

  it.each<readonly [string, Fields, boolean]>([
    ['in its description', { description: ['Please try again later.'] }, true],
    ['in message and description together', { message: ['Try again'], description: ['later.'] }, true],
    ['nowhere', {}, false],
    ['in its retry column, of which the first counts', { retry: ['-', 'Yes', 'No'] }, true],
  ])('%s', (_, fields, expected) => {
    expect(retryable({ fields: { ...locked, ...fields } })).toEqual([expected]);
  });

  it('not that it has no advice, where others have, unless a status stands there', () => {
    const fields = { code: ['A.B'], status: ['503'] };
    expect(retryable({ fields, advised: true })).toEqual([false]);
    expect(retryable({ fields: { ...fields, resolution: ['HTTP 503'] }, advised: true })).toEqual([true]);
    expect(retryable({ fields, advised: false })).toEqual([true]);
  });
});
