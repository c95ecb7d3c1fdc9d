import { answerOf } from './answer.js';
import type { Answer } from './facts.js';

/** Reads an error out of JSON text; text that is cut off or no JSON has none. */
export function readJson(text: string): Answer | undefined {
  try {
    return answerOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}
