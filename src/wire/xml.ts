import { answerOf } from './answer.js';
import { decodeEntities, unfoldCdata } from './entity.js';
import type { Answer } from './facts.js';
import { chain, type MaybePromise } from './maybe.js';

/** Parses a whole document into nested plain objects; throws on anything that is not well-formed. */
type Parse = (text: string) => unknown;

/** Document types and entities can blow up; HTML pages are no answer. */
const REFUSED = /<!(?:DOCTYPE|ENTITY)|^<html[\s>]/i;

/** The seed's documentation shows `<? xml ... ? >`. */
const PROLOG = /^[\s\uFEFF]*<\?[^>]*>\s*/;

/** Tags and entities: no error has so many, and a page full of them keeps the parser busy. */
const MARK = /[<&]/;
const MOST_MARKS = 2_000;

/** `&` that starts no entity: links are often written so. */
const STRAY_AMPERSAND = /&(?!(?:[a-z]+|#\d+|#x[\da-f]+);)/gi;

/**
 * Reads an error out of XML text, whatever its root is called. The parser is loaded with the first document,
 * so programs that meet only JSON never pay for it; from then on the answer is there at once. Where it cannot
 * be loaded, no XML is read, and the process is warned once.
 */
export const readXml = xmlReader(loadParser);

/** A reader with its own way of loading the parser. */
export function xmlReader(
  load: () => Promise<Parse>,
  warn: (text: string) => void = emitWarning,
): (text: string) => MaybePromise<Answer | undefined> {
  let parse: MaybePromise<Parse | undefined> | undefined;
  const loadOnce = async (): Promise<Parse | undefined> => {
    try {
      parse = await load();
    } catch {
      parse = () => undefined;
      warn('retriage: fast-xml-parser cannot be loaded, XML error bodies are not read');
    }
    return parse;
  };
  return (text) => {
    const body = unfoldCdata(text.replace(PROLOG, '').trim());
    if (REFUSED.test(body)) return undefined;
    parse ??= loadOnce();
    return chain(parse, (ready) => (ready ? answerIn(body, ready) : undefined));
  };
}

function emitWarning(text: string): void {
  const { process } = globalThis as { readonly process?: { emitWarning?(text: string): void } };
  process?.emitWarning?.(text);
}

async function loadParser(): Promise<Parse> {
  const { XMLParser } = await import('fast-xml-parser');
  const parser = new XMLParser({
    ignoreAttributes: true,
    removeNSPrefix: true,
    parseTagValue: false,
    processEntities: false,
    maxNestedTags: 8,
    ignoreDeclaration: true,
    ignorePiTags: true,
    trimValues: true,
  });
  return (text) => parser.parse(text, true) as unknown;
}

function answerIn(body: string, parse: Parse): Answer | undefined {
  try {
    if (body.split(MARK, MOST_MARKS + 1).length > MOST_MARKS) return undefined;
    const document = parse(body.replace(STRAY_AMPERSAND, '&amp;')) as Readonly<Record<string, unknown>>;
    const answer = answerOf(Object.values(document)[0]);
    if (!answer) return undefined;
    const read: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(answer))
      read[name] = typeof value === 'string' ? decodeEntities(value) : (value as unknown);
    return read;
  } catch {
    return undefined;
  }
}
