/** One row of an error catalog: a documented error and what to do about it. */
export interface CatalogEntry {
  /** HTTP status the document gives for the code. */
  readonly httpCode: number;
  /** The API's error code, as documented. */
  readonly code: string;
  /** The message the document gives; what arrives may be worded differently. */
  readonly message: string;
  /** What the document tells the caller to do. */
  readonly resolution: string;
  /**
   * Whether repeating the same request can succeed.
   * @default true exactly when `httpCode` is 5xx and `resolution` invites another try
   */
  readonly retryable?: boolean | undefined;
}
