/** An answer as `curl -i` prints it. */
export interface HttpAnswer {
  /** Absent where the text has no status line. */
  readonly status?: number | undefined;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

const STATUS_LINE = /^\s*HTTP\/\d+(?:\.\d+)? +(\d{3})(?: [^\r\n]*)?(?:\r?\n|$)/i;
const BLANK_LINE = /\r?\n\r?\n/;

/**
 * Splits an answer into status, headers and body. Of several header blocks, as redirects, proxies and
 * `100 Continue` make them, the last counts; without any, all is body.
 */
export function readHttpAnswer(bytes: Uint8Array): HttpAnswer {
  // One character a byte, so that positions in the text are positions in the bytes.
  const text = Buffer.from(bytes).toString('latin1');
  let answer: HttpAnswer = { headers: {}, body: bytes };
  let start = 0;
  for (let line = STATUS_LINE.exec(text); line; line = STATUS_LINE.exec(text.slice(start))) {
    // From the line's own end: a block may have no header at all.
    const from = start + line[0].trimEnd().length;
    const blank = BLANK_LINE.exec(text.slice(from));
    const end = blank ? from + blank.index : text.length;
    start = blank ? end + blank[0].length : text.length;
    answer = {
      status: Number(line[1]),
      headers: headersOf(text.slice(from, end)),
      body: bytes.subarray(start),
    };
  }
  return answer;
}

function headersOf(block: string): Record<string, string> {
  const headers = new Map<string, string>();
  // A line that begins with white space goes on with the header before it.
  for (const line of block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const [, name, value = ''] = /^([^\s:]+)[ \t]*:(.*)$/.exec(line) ?? [];
    if (name === undefined) continue;
    const key = name.toLowerCase();
    const before = headers.get(key);
    headers.set(key, before === undefined ? value.trim() : `${before}, ${value.trim()}`);
  }
  return Object.fromEntries(headers);
}
