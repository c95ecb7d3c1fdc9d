import { readFile } from 'node:fs/promises';
import { Complaint, messageOf } from './complaint.js';
import type { Io } from './io.js';

/** From this on somebody who waits wants to see that something happens. */
const LONG_BYTES = 256 * 1024;

/** The bytes of a file, or of the standard input for `-`. */
export async function readInput(file: string, io: Io): Promise<Uint8Array> {
  if (file !== '-') return readBytes(file);
  if (io.typed) io.err.write('Reading from the terminal; Ctrl-D ends it.\n');
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of io.stdin) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= LONG_BYTES) progress(`read ${megabytes(size)}`, io);
  }
  progress('', io);
  return Buffer.concat(chunks);
}

/** Says on a terminal what is going on, in place of what was said before; nothing takes it away. */
export function progress(text: string, { err }: Io): void {
  if (err.terminal) err.write(`\r\u001b[K${text}`);
}

/** True for an input that takes its time. */
export const isLong = (bytes: Uint8Array): boolean => bytes.length >= LONG_BYTES;

export const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** @throws {Complaint} naming the file and what is wrong with it */
export async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new Complaint(fileTrouble(file, error));
  }
}

/** @returns undefined where there is no such file */
export async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new Complaint(fileTrouble(file, error));
  }
}

const TROUBLE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such folder',
  EISDIR: 'that is a folder',
  EACCES: 'permission denied',
};

/** What the system says of a file, in words. */
export const fileTrouble = (file: string, error: unknown): string =>
  `${file}: ${TROUBLE[codeOf(error) ?? ''] ?? messageOf(error)}`;

export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined;
