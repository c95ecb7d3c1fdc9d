import type { ResponseType } from 'axios';

/** What axios can be asked for; undefined leaves it to axios. */
export const RESPONSE_TYPES: readonly (ResponseType | undefined)[] = [
  undefined,
  'json',
  'text',
  'arraybuffer',
  'blob',
  'document',
  'stream',
];
