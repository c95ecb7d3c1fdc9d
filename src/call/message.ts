import { own, ownProperties } from '../catalog/own.js';
import type { Failure, StopReason } from '../classify/failure.js';

/** Ids that differ from call to call would break grouping by message. */
const UNIQUE_ID = /\b[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}\b/gi;

/** So would times: those of ISO 8601, with and without separators, and milliseconds since 1970, of these decades. */
const TIME = /\b(?:\d{4}-?\d\d-?\d\dT\d\d:?\d\d:?\d\d(?:\.\d+)?Z?|1[5-9]\d{11}\b)/g;

/** What a refusal to repeat asks for. */
const HOW_TO_ALLOW: Readonly<Partial<Record<StopReason, string>>> = {
  'not-idempotent':
    'Not repeated, since the operation may have been executed. To allow it, send an idempotency key that the API honours, ' +
    'set `idempotent: true` on the request, or take the risk with `retryUnsafe` on the policy.',
  'body-not-replayable':
    'Not repeated, since the body was a stream and is gone. To allow it, send a string, a Buffer, a Blob or a FormData, ' +
    'or give `retriage: { body: () => stream }`.',
};

/** The error's message with what we know: code, the API's message, resolution; nothing unique to the call. */
export function messageFor(before: string, failure: Failure): string {
  const { kind, code, message, resolution, requestId, stop } = ownProperties(failure);
  const sentences = [before];
  if (kind === 'response' && !code.startsWith('HTTP_')) {
    const said = without(message, requestId)
      .replaceAll(before || ' ', ' ')
      .trim();
    sentences[0] = `${before && `${before}: `}${code}${said && ` - ${said}`}`;
  }
  if (resolution !== undefined) sentences.push(`Resolution: ${resolution}`);
  const allow = own(HOW_TO_ALLOW, stop ?? '');
  if (typeof allow === 'string') sentences.push(allow);
  return sentences.length === 1 ? (sentences[0] as string) : sentences.filter(Boolean).map(ended).join(' ');
}

function without(message: string, requestId: string | undefined): string {
  const general = requestId ? message.replaceAll(requestId, ':id') : message;
  return general.replace(UNIQUE_ID, ':id').replace(TIME, ':time');
}

function ended(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
