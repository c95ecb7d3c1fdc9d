import { explain } from '../call/explain.js';
import type { Catalog } from '../catalog/catalog.js';
import { escapeControls } from '../events/redact.js';
import { findCode } from '../testing/codes.js';
import { completed, type Explanation } from './explanation.js';

/** Explains what somebody typed: a documented code, one of a known family, a status, a system's code. */
export async function explainCode(
  typed: string,
  status: number | undefined,
  catalogs: readonly Catalog[],
): Promise<Explanation> {
  const code = typed.trim();
  const entry = findCode(catalogs, code, status);
  if (entry) {
    const body = { Code: code, Message: entry.message };
    const failure = await explain({ status: status ?? entry.httpCode, body }, { catalogs });
    return completed({ code, failure, statusFrom: status ? 'option' : 'catalog' }, catalogs);
  }

  const bare = /^(?:HTTP[ _])?([1-9]\d\d)$/i.exec(code)?.[1];
  if (bare !== undefined) {
    const failure = await explain({ status: Number(bare) }, { catalogs });
    return completed({ code: failure.code, failure, statusFrom: 'option' }, catalogs);
  }

  const failure = status
    ? await explain({ status, body: { Code: code, Message: '' } }, { catalogs })
    : await explain(Object.assign(new Error(''), { code }), { catalogs });
  const statusFrom = status ? 'option' : null;
  if (failure.decidedBy === 'family' || failure.decidedBy === 'network')
    return completed({ code, failure, statusFrom }, catalogs);
  const problem = `no catalog knows "${escapeControls(code)}"`;
  return completed({ code, problem, failure: status ? failure : null, statusFrom }, catalogs);
}
