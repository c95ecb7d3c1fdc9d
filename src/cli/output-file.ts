import { writeFile } from 'node:fs/promises';
import { Complaint } from './complaint.js';
import { codeOf, fileTrouble, readIfThere } from './input.js';

/** A file as a command would write it. */
export interface OutputFile {
  readonly file: string;
  readonly text: string;
  /** Whether what is there says the same; a formatter may have been at it. @default the same text */
  readonly same?: ((there: string, text: string) => boolean) | undefined;
}

/** What became of a file: `stale` and `missing` where it was only checked. */
export type FileState = 'written' | 'unchanged' | 'stale' | 'missing';

/** Writes the file, unless it says the same already; or only compares it. */
export async function settle({ file, text, same }: OutputFile, onlyCheck: boolean): Promise<FileState> {
  const there = await readIfThere(file);
  const isSame = there !== undefined && (same?.(there, text) ?? plain(there) === plain(text));
  if (isSame) return 'unchanged';
  if (onlyCheck) return there === undefined ? 'missing' : 'stale';
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new Complaint(
      codeOf(error) === 'ENOENT' ? `${file}: there is no such folder` : fileTrouble(file, error),
    );
  }
  return 'written';
}

/** A check-out on Windows may have other line ends. */
const plain = (text: string): string => text.replaceAll('\r\n', '\n');
