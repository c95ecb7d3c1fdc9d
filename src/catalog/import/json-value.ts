/** A JSON value that knows where it stands. */
export interface JsonValue {
  /** From 1. */
  readonly line: number;
  /** Text of a string, number, boolean or null. */
  readonly text?: string | undefined;
  readonly items?: readonly JsonValue[] | undefined;
  readonly members?: readonly (readonly [name: string, value: JsonValue])[] | undefined;
}

const DEEPEST = 64;
const TOKEN = /\s+|"(?:[^"\\]|\\.)*"|[[\]{}:,]|[^\s"[\]{}:,]+|"/gs;

/**
 * Reads JSON as far as it goes: one value or several in a row, what is complete of a document that breaks off.
 * @param complain told the line of the first mistake
 */
export function readJson(text: string, complain: (line: number, reason: string) => void): JsonValue[] {
  let line = 1;
  const tokens: { readonly text: string; readonly line: number }[] = [];
  for (const [token] of text.replace(/^\ufeff/, '').matchAll(TOKEN)) {
    if (!/^\s/.test(token)) tokens.push({ text: token, line });
    line += countLines(token);
  }
  return parse(tokens, complain);
}
