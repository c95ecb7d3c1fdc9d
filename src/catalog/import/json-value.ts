import { excerpt, type Report } from './table.js';

/** A JSON value that knows where it stands. */
export interface JsonValue {
  /** From 1. */
  readonly line: number;
  /** Of a string, number or boolean; empty for null. */
  readonly text?: string | undefined;
  readonly items?: readonly JsonValue[] | undefined;
  readonly members?: readonly (readonly [name: string, value: JsonValue])[] | undefined;
}

const DEEPEST = 64;
const DELIMITERS = ' \t\n\r,:[]{}"';

/**
 * Reads JSON as far as it goes: one value or several in a row, and of a document that breaks off what is whole.
 * `JSON.parse` tells no lines, and of a document with one mistake nothing at all.
 */
export function readJson(text: string, report: Report): JsonValue[] {
  let at = 0;
  let line = 1;
  let broken = false;

  const fail = (reason: string): undefined => {
    if (!broken) report(line, `${reason}; what follows is not read`);
    broken = true;
    return undefined;
  };
  /** The next character that counts. A comma too many does no harm. */
  const peek = (skipped: string): string => {
    for (; at < text.length; at += 1) {
      const char = text.charAt(at);
      if (char === '\n') line += 1;
      else if (!skipped.includes(char)) return char;
    }
    return '';
  };

  function string(): string | undefined {
    const from = at;
    for (at += 1; at < text.length && text.charAt(at) !== '"'; at += 1) if (text.charAt(at) === '\\') at += 1;
    if (at >= text.length) return fail('a string does not end');
    at += 1;
    const raw = text.slice(from, at);
    try {
      return JSON.parse(raw) as string;
    } catch {
      line += raw.split('\n').length - 1;
      return raw.slice(1, -1);
    }
  }

  function bare(): string {
    const from = at;
    while (at < text.length && !DELIMITERS.includes(text.charAt(at))) at += 1;
    return text.slice(from, at);
  }

  function value(depth: number): JsonValue | undefined {
    const char = peek(BLANK);
    const here = line;
    if (depth > DEEPEST) return fail('nested too deeply');
    if (char === '"') {
      const content = string();
      return content === undefined ? undefined : { line: here, text: content };
    }
    if (char === '[') return array(here, depth);
    if (char === '{') return object(here, depth);
    const word = bare();
    const known = /^(?:true|false|null|-?\d[\d.eE+-]*)$/.test(word);
    return known
      ? { line: here, text: word === 'null' ? '' : word }
      : fail(word || char ? `${excerpt(word || char)} is no JSON` : 'the JSON breaks off');
  }

  function array(here: number, depth: number): JsonValue {
    const items: JsonValue[] = [];
    at += 1;
    while (!broken && peek(BLANK_OR_COMMA) !== ']') {
      const item = value(depth + 1);
      if (item) items.push(item);
    }
    at += 1;
    return { line: here, items };
  }

  function object(here: number, depth: number): JsonValue | undefined {
    const members: [string, JsonValue][] = [];
    at += 1;
    while (!broken && peek(BLANK_OR_COMMA) !== '}') {
      const name =
        text.charAt(at) === '"'
          ? string()
          : fail(at < text.length ? 'a name is missing' : 'the JSON breaks off');
      if (name === undefined) break;
      if (peek(BLANK) !== ':') fail('a colon is missing');
      at += 1;
      const member = broken ? undefined : value(depth + 1);
      if (member) members.push([name, member]);
    }
    at += 1;
    // An error that breaks off in its middle is not half believed, but those around it stay.
    const whole = !broken || members.some(([, member]) => member.text === undefined);
    return whole ? { line: here, members } : undefined;
  }

  const values: JsonValue[] = [];
  at = text.startsWith('\ufeff') ? 1 : 0;
  while (!broken && peek(BLANK_OR_COMMA)) {
    const found = value(0);
    if (found) values.push(found);
  }
  return values;
}

const BLANK = ' \t\r\n';
const BLANK_OR_COMMA = ' \t\r\n,';
