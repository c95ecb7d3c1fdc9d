/** What clients write into their messages and no log should hold. The first that fit are taken out. */
const INDISCRETIONS: readonly (readonly [RegExp, string])[] = [
  // The login in an address: fetch's errors quote the whole of it.
  [/(\/\/)[^\s/?#]*@/g, '$1'],
  // Whole addresses; pop-core's hold AccessKeyId and Signature.
  [/(\/[^\s?/]*)\?[\w.%~&-]+=\S*/g, '$1'],
  // A refused signature is answered with the string that was signed, credentials and all, encoded once more.
  [
    /((?:access-?key-?id|credential|security-?token|signature)(?:=|%3D|:[^\S\n]*))(?:(?!%26)[^\s&'",;]){16,}/gi,
    '$1[redacted]',
  ],
  // urllib's sockets and response headers, and ali-oss's whole body: each at the end, the one or the other.
  [/ \(connected: (?:true|false), keepalive socket: [\s\S]*$/, ''],
  [/\s?\nraw xml: [\s\S]*$/, ''],
];

/** A text without these holds nothing of the kind. */
const SUSPECT = /[=:%]/;

/** The text without queries, credentials that stand beside their name, headers and bodies. */
export function discreet(text: string): string {
  if (!SUSPECT.test(text)) return text;
  return INDISCRETIONS.reduce((left, [found, kept]) => left.replace(found, kept), text);
}
