import { explain } from '../call/explain.js';
import type { Catalog } from '../catalog/catalog.js';
import { responseFacts } from '../wire/response-facts.js';
import { findCode } from '../testing/codes.js';
import { Complaint, misuse } from './complaint.js';
import { decompress } from './decompress.js';
import { completed, type Explanation } from './explanation.js';
import type { HttpAnswer } from './http-answer.js';

/**
 * Explains an answer. The status is the option's, else the status line's, else what a catalog documents for the
 * body's code.
 * @throws {Complaint} where none of them says a status
 */
export async function explainAnswer(
  answer: HttpAnswer,
  option: number | undefined,
  catalogs: readonly Catalog[],
): Promise<Explanation> {
  const { headers } = answer;
  const body = decompress(answer.body, headers['content-encoding']);
  const told = option ?? answer.status;
  const given = { headers, body };
  const failure = await explain({ ...given, status: told ?? STAND_IN }, { catalogs });
  if (told === undefined) return byCatalog(given, failure, catalogs);

  const statusFrom = option === undefined ? 'answer' : 'option';
  const { code } = failure;
  if (told < 400 && code === `HTTP_${String(told)}`)
    return completed({ code, problem: noFailure(told), statusFrom }, catalogs);
  const limits = { maxBytes: body.length, nowMs: Date.now() };
  const { retryAfterMs = null } = await responseFacts({ headers, data: body }, told, '', limits);
  return completed({ code, failure, statusFrom, retryAfterMs }, catalogs);
}

/** A body alone is read as if it came with this. */
const STAND_IN = 400;

async function byCatalog(
  given: Pick<HttpAnswer, 'headers' | 'body'>,
  { code, message, documented }: Explanation['failure'] & object,
  catalogs: readonly Catalog[],
): Promise<Explanation> {
  if (given.body.length === 0)
    throw new Complaint('there is nothing to explain: the answer is empty; did the request fail?');
  if (!documented) {
    const said = code.startsWith('HTTP_') ? 'the body has no error code' : `no catalog knows its "${code}"`;
    throw misuse(`${said}, so its status is needed: let curl print it (curl -i), or give --status N`);
  }
  const entry = findCode(catalogs, code, undefined, message);
  const failure = await explain({ ...given, status: entry?.httpCode ?? STAND_IN }, { catalogs });
  return completed({ code, failure, statusFrom: 'catalog' }, catalogs);
}

const noFailure = (status: number): string =>
  status >= 300
    ? `${String(status)} is a redirect and no failure; curl -L follows it`
    : `${String(status)} without an error code in its body is no failure`;
