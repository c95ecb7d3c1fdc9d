import type { RehearsalFormat } from './answer.js';

/** The fields of an error, in the order the API sends them; what is undefined is left out. */
export interface ErrorFields {
  readonly RequestId: string;
  readonly HostId: string;
  readonly Code?: string | undefined;
  readonly Message?: string | undefined;
  readonly Recommend?: string | undefined;
}

export const contentTypes: Readonly<Record<RehearsalFormat, string>> = {
  json: 'application/json;charset=utf-8',
  xml: 'text/xml;charset=utf-8',
};

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // A parser turns a bare carriage return into a line feed.
  '\r': '&#13;',
};

/** XML 1.0 cannot hold these in any spelling. */
const isIllegal = (character: string): boolean =>
  (character < ' ' && character !== '\t' && character !== '\n') || character > '\ufffd';

/** Text as XML content; characters that XML cannot hold become U+FFFD. */
export function escapeXml(text: string): string {
  return text.replace(
    /[\p{Cc}&<>"'\ufffe\uffff]/gu,
    (character) => entities[character] ?? (isIllegal(character) ? '\ufffd' : character),
  );
}

/** An error body in the shape of the API. */
export function errorBody(fields: ErrorFields, format: RehearsalFormat): string {
  if (format === 'json') return JSON.stringify(fields);
  const children = Object.entries(fields)
    .filter((field): field is [string, string] => typeof field[1] === 'string')
    .map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`);
  return `<?xml version='1.0' encoding='UTF-8'?><Error>${children.join('')}</Error>`;
}
