import { generateKeyPairSync, sign } from 'node:crypto';

/** A key and a certificate for it, as node:tls takes them. */
export interface Identity {
  readonly key: string;
  readonly cert: string;
}

/** Whom a certificate is for, and until when. */
export interface Holder {
  readonly host?: string;
  readonly until?: Date;
}

const DAY = 86_400_000;

// DER, as far as a certificate (RFC 5280) takes it.
const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
};
const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts);
const text = (tag: number, value: string): Buffer => der(tag, Buffer.from(value));
const bits = (content: Uint8Array): Buffer => der(0x03, Buffer.of(0), content);
const time = (date: Date): Buffer => text(0x17, `${date.toISOString().slice(2, 19).replace(/[-:T]/g, '')}Z`);

const ECDSA_WITH_SHA256 = sequence(der(0x06, Buffer.from('2a8648ce3d040302', 'hex')));
const COMMON_NAME = der(0x06, Buffer.from('550403', 'hex'));
const ALTERNATIVE_NAME = der(0x06, Buffer.from('551d11', 'hex'));

/** A self-signed certificate with a key of its own, made on the spot: for this machine and a day unless told otherwise. */
export function selfSigned({ host, until = new Date(Date.now() + DAY) }: Holder = {}): Identity {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(der(0x31, sequence(COMMON_NAME, text(0x0c, host ?? '127.0.0.1'))));
  const alternative = host === undefined ? der(0x87, Buffer.of(127, 0, 0, 1)) : text(0x82, host);
  const body = sequence(
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, Buffer.of(1)),
    ECDSA_WITH_SHA256,
    name,
    sequence(time(new Date(until.getTime() - 2 * DAY)), time(until)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(sequence(ALTERNATIVE_NAME, der(0x04, sequence(alternative))))),
  );
  const whole = sequence(body, ECDSA_WITH_SHA256, bits(sign('sha256', body, privateKey)));
  const lines = whole.toString('base64').replace(/.{64}(?=.)/g, '$&\n');
  return {
    key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  };
}
