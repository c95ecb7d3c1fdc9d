import { describe, expect, it } from 'vitest';
import { gatewayCatalog } from '../../src/catalog/gateway.js';
import { nasCatalog } from '../../src/catalog/nas.js';
import { foldCode } from '../../src/catalog/fold.js';

const retryable = [
  'Throttling',
  'Throttling.User',
  'Throttling.Api',
  'Throttling.System',
  'InternalError',
  'ServiceUnavailable',
  'SystemBusy',
  'ServerBusy',
  'LastTokenProcessing',
  'OperationConflict',
];

describe('gatewayCatalog', () => {
  it('is called gateway and stays small', () => {
    expect(gatewayCatalog.name).toBe('gateway');
    expect(gatewayCatalog.entries.length).toBeGreaterThan(20);
    expect(gatewayCatalog.entries.length).toBeLessThan(35);
  });

  it('calls exactly these retryable', () => {
    const found = gatewayCatalog.entries.filter((entry) => entry.retryable === true).map(({ code }) => code);
    expect(found).toEqual(retryable);
  });

  it.each([
    ['Throttling.User', 400, true],
    ['InternalError', 500, true],
    ['ServiceUnavailable', 503, true],
    ['SystemBusy', 503, true],
    ['SignatureNonceUsed', 400, false],
    ['InvalidTimeStamp.Expired', 400, false],
    ['InvalidTimeStamp.Format', 400, false],
    ['IllegalTimestamp', 400, false],
    ['SignatureDoesNotMatch', 400, false],
    ['IncompleteSignature', 400, false],
    ['MissingAccessKeyId', 400, false],
    ['InvalidAccessKeyId.NotFound', 404, false],
    ['InvalidAccessKeyId.Inactive', 400, false],
    ['Forbidden.AccessKeyDisabled', 403, false],
    ['MissingSecurityToken', 400, false],
    ['InvalidSecurityToken.Expired', 400, false],
    ['InvalidSecurityToken.Malformed', 400, false],
    ['Forbidden.RAM', 403, false],
    ['NoPermission', 403, false],
    ['InvalidAction.NotFound', 404, false],
    ['InvalidVersion', 400, false],
    ['UnsupportedOperation', 400, false],
    ['MissingParameter', 400, false],
    ['InvalidParameter', 400, false],
    ['IdempotentParameterMismatch', 400, false],
    ['LastTokenProcessing', 403, true],
    ['OperationConflict', 409, true],
  ])('has %s with status %i, retryable %j', (code, httpCode, expected) => {
    expect(gatewayCatalog.find(code)).toMatchObject({ code, httpCode, retryable: expected });
  });

  it('lists no code twice, however it is spelt', () => {
    const codes = gatewayCatalog.entries.map(({ code }) => foldCode(code));
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('says something short and whole about every code', () => {
    const texts = gatewayCatalog.entries.flatMap(({ message, resolution }) => [message, resolution]);
    expect(texts.filter((text) => !/^[A-Z][^\n]{8,70}\.$/.test(text))).toEqual([]);
  });

  it.each(['Throttling.EnableControlPolicy', 'Throttling.Vcpu.PerDay'])(
    'leaves %s, which no wait cures, to the families',
    (code) => {
      expect(gatewayCatalog.find(code)).toBeUndefined();
    },
  );

  it('agrees with nasCatalog on whether the codes they share are retryable', () => {
    const shared = gatewayCatalog.entries.filter(({ code }) => nasCatalog.find(code));
    expect(shared.map(({ code }) => code)).toEqual(['InternalError', 'ServiceUnavailable', 'Forbidden.RAM']);
    expect(shared.filter(({ code, retryable: ours }) => nasCatalog.find(code)?.retryable !== ours)).toEqual(
      [],
    );
  });
});
