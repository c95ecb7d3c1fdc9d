import { foldCode } from '../catalog/fold.js';
import type { Failure } from '../classify/failure.js';
import { escapeControls } from '../events/redact.js';
import type { CatalogRow } from './catalogs.js';
import type { Explanation } from './explanation.js';
import { fieldLines, type Field } from './fields.js';
import type { Sink } from './io.js';
import { paintClass, painter } from './paint.js';
import { reasonOf } from './reason.js';
import { textWidth } from './text-width.js';

/** An explanation to read. */
export function explainReport({ failure, rows, nearest, retryAfterMs }: Explanation, sink: Sink): string {
  if (!failure) return '';
  const paint = painter(sink);
  const { httpCode, code, classification, category } = failure;
  const retryable = classification === 'retryable';
  const row = rowOf(failure, rows);
  const fields: Field[] = [
    ['documented as', row && foldCode(row.code) !== foldCode(code) ? clean(row.code) : undefined],
    ['message', failure.message],
    ['documented', row && clean(row.message) !== failure.message ? clean(row.message) : undefined],
    ['resolution', failure.resolution],
    ['class', `${classification} (${category})`],
    ['why', reasonOf(failure, row)],
    ['come back', retryAfterMs === null ? undefined : `after ${seconds(retryAfterMs)}, says the server`],
    ['request id', failure.requestId],
    ['recommended', failure.recommend],
    ['nearest', nearest.map(clean).join(', ')],
    ...rows.filter((each) => each !== row).map(alsoField),
    [
      'to change',
      `overrides: { ${quoted(row ? spelling(code, row.code) : code)}: '${retryable ? 'stop' : 'retry'}' }`,
    ],
  ];
  const head = [httpCode, code].filter(Boolean).join(' ');
  const fits = !sink.terminal || textWidth(`${head}  ${classification}`) <= sink.width;
  const kind = paintClass(paint, retryable, classification);
  return `${paint.bold(head)}${fits ? '' : '\n'}  ${kind}\n${fieldLines(fields, sink)}`;
}

/** The row that the failure was looked up as: the one that agrees with it the most. */
const rowOf = ({ httpCode, message }: Failure, rows: readonly CatalogRow[]): CatalogRow | undefined =>
  rows.find((row) => row.httpCode === httpCode && row.message === message) ??
  rows.find((row) => row.httpCode === httpCode) ??
  rows.find((row) => row.message === message) ??
  rows[0];

const alsoField = ({ httpCode, message, resolution }: CatalogRow): Field => [
  'also',
  clean(`${String(httpCode)}: ${message} ${resolution}`),
];

/** As documented, unless only the document has white space in it. */
const spelling = (code: string, documented: string): string =>
  foldCode(code) === foldCode(documented) && !/\s/.test(documented) ? documented : code;

const clean = (text: string): string => escapeControls(text).trim();

const quoted = (code: string): string => {
  const key = code.startsWith('HTTP_') ? code.slice('HTTP_'.length) : code;
  return `'${clean(key).replace(/['\\]/g, '\\$&')}'`;
};

const seconds = (ms: number): string => `${String(Math.round(ms / 100) / 10)} s`;
