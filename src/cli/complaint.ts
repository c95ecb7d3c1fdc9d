/** Something to tell the user instead of a result: printed without a stack. */
export class Complaint extends Error {
  /** 1: not found, or problems in what was read. 2: the command was called wrongly. */
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message);
    this.name = 'Complaint';
    this.exitCode = exitCode;
  }
}

/** The command was called wrongly. */
export const misuse = (message: string): Complaint => new Complaint(message, 2);

/** What an unknown thrown value says. */
export const messageOf = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : String(thrown);
