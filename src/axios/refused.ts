import { AxiosError } from 'axios';
import { markRefused, type Refusal, REFUSALS } from '../call/refusal.js';
import type { Config } from './config.js';

/** The error of a call that we did not send. */
export function refused(refusal: Refusal, config: Config, cause?: unknown): AxiosError {
  const [code, message] = REFUSALS[refusal];
  const error = markRefused(new AxiosError(message, code, config), refusal);
  if (cause !== undefined) error.cause = cause as Error;
  return error;
}
