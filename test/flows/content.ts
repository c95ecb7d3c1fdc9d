import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

/** What a body is, whichever realm it comes from: `Buffer`, `ArrayBuffer`, `Blob`, `Node stream`, ... */
export function kindOf(data: unknown): string {
  if (Buffer.isBuffer(data)) return 'Buffer';
  if (data instanceof Readable) return 'Node stream';
  return Object.prototype.toString.call(data).slice(8, -1);
}

/** All of a body as text; streams are consumed. */
export async function contentOf(data: unknown): Promise<string> {
  switch (kindOf(data)) {
    case 'String':
      return data as string;
    case 'Buffer':
      return (data as Buffer).toString();
    case 'ArrayBuffer':
      return new TextDecoder().decode(new Uint8Array(data as ArrayBuffer));
    case 'Node stream':
      return text(data as Readable);
    case 'ReadableStream':
      return new Response(data as ReadableStream).text();
    case 'Blob':
      return blobText(data as Blob);
    case 'Document':
    case 'XMLDocument':
      return new XMLSerializer().serializeToString(data as Node);
    default:
      return JSON.stringify(data);
  }
}

/** The page's Blobs know no `text()`. */
function blobText(blob: Blob): Promise<string> {
  if (typeof blob.text === 'function') return blob.text();
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.readAsText(blob);
  });
}
