/** A row as the document has it, markup and all. */
export interface Row {
  /** Where it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Why what was read may not be what was meant. */
  readonly doubt?: string | undefined;
  /** Whether it spans the whole table as a heading of what follows. */
  readonly heading?: boolean | undefined;
}

/** A table of any format, before anyone has asked what is in it. */
export interface Table {
  /** Where its header is, from 1. */
  readonly line: number;
  readonly header: readonly string[];
  readonly rows: readonly Row[];
  /** The heading it stands under, as plain text. */
  readonly section: string;
  /** Takes the markup off a cell. */
  readonly plain: (raw: string) => string;
  /** Whether the format can lose cells that the author joined to the row above. */
  readonly joins: boolean;
}

/** Notes something about a line that the reader of the catalog should look at. */
export type Report = (line: number, reason: string) => void;

/** What a reader of tables makes of the lines from one on. */
export interface Reading {
  readonly tables: readonly Omit<Table, 'section'>[];
  /** Index of the first line after it. */
  readonly next: number;
}

/** A wider table is no list of errors. */
export const WIDEST = 40;

/** The beginning of a text, for a report. */
export const excerpt = (text: string): string => `"${text.length > 40 ? `${text.slice(0, 39)}…` : text}"`;
