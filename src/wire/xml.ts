import { answerOf } from './answer.js';
import { decodeEntities, unfoldCdata } from './entity.js';
import { type Answer, mapAnswer } from './facts.js';
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
  let parse: MaybePromise<Parse> | undefined;
  const loadOnce = async (): Promise<Parse> => {
    try {
      return (parse = await load());
    } catch {
      warn('retriage: fast-xml-parser cannot be loaded, XML error bodies are not read');
      return (parse = () => undefined);
    }
  };
  return (text) => {
    const body = unfoldCdata(text.replace(PROLOG, '').trim());
    if (REFUSED.test(body)) return undefined;
    parse ??= loadOnce();
    return chain(parse, (ready) => answerIn(body, ready));
  };
}

function emitWarning(text: string): void {
  const { process } = globalThis as { readonly process?: { emitWarning?(text: string): void } };
  process?.emitWarning?.(text);
}

/** Entities are decoded afterwards, in the few texts that are wanted. The parser would make a decoder for each document. */
const NO_DECODER = {
  reset: ignore,
  setXmlVersion: ignore,
  setExternalEntities: ignore,
  addInputEntities: ignore,
  decode: (text: string): string => text,
};

function ignore(): void {
  // There is nothing to set up.
}

async function loadParser(): Promise<Parse> {
  const { XMLParser } = await import('fast-xml-parser');
  const parser = new XMLParser({
    entityDecoder: NO_DECODER,
    preserveOrder: true,
    // Nobody asks where in the document a text stands.
    jPath: false,
    ignoreAttributes: true,
    removeNSPrefix: true,
    parseTagValue: false,
    processEntities: false,
    maxNestedTags: 8,
    ignoreDeclaration: true,
    ignorePiTags: true,
    trimValues: true,
  });
  return (text) => plain(parser.parse(text, true) as readonly Node[]);
}

/** A tag with what it holds, or a text: an object of one field. */
type Node = Readonly<Record<string, unknown>>;

const TEXT = '#text';

/** Nested plain objects: of several tags of a name the first. The parser's own take three times as long to make. */
function plain(nodes: readonly Node[]): object | string {
  const fields: Record<string, unknown> = {};
  let text = '';
  let tags = 0;
  for (const node of nodes) {
    for (const name of Object.keys(node)) {
      if (name === TEXT) text += String(node[name]);
      else if (!Object.hasOwn(fields, name)) {
        fields[name] = plain(node[name] as readonly Node[]);
        tags += 1;
      }
    }
  }
  if (tags === 0) return text;
  if (text !== '') fields[TEXT] = text;
  return fields;
}

function answerIn(body: string, parse: Parse): Answer | undefined {
  try {
    if (body.length > MOST_MARKS && body.split(MARK, MOST_MARKS + 1).length > MOST_MARKS) return undefined;
    const document = parse(body.replace(STRAY_AMPERSAND, '&amp;')) as Readonly<Record<string, unknown>>;
    const answer = answerOf(Object.values(document)[0]);
    if (!answer) return undefined;
    return mapAnswer(answer, decodeEntities);
  } catch {
    return undefined;
  }
}
