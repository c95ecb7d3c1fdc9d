import { describe, expect, it } from 'vitest';
import { isNone, isStatus, readStatus, statusInHeading } from '../../../src/catalog/import/status.js';

describe('a cell says nothing', () => {
  it.each(['N / A', 'n/a.', 'NA', '-'.repeat(19), '?', '*', '暂无', ' - '])('with %j', (text) => {
    expect(isNone(text)).toBe(true);
  });

  it.each(['-'.repeat(20), 'N  / A', 'N /  A', 'N A', '无权限', 'a-', '-1'])('but not with %j', (text) => {
    expect(isNone(text)).toBe(false);
  });
});

describe('a status cell', () => {
  it.each([
    ['400, 404,', [400, 404]],
    ['/400//404/', [400, 404]],
    [' http 404 ', [404]],
    [' 404 status code ', [404]],
    ['Not Found: 404', [404]],
    ['Not Found [404].', [404]],
    ['404 Not Found (gone)', [404]],
    [`404 ${'x'.repeat(116)}`, [404]],
    ['599', [599]],
    ['100', [100]],
  ])('%j gives %j', (text, statuses) => {
    expect(readStatus(text)).toEqual({ is: 'given', statuses });
    expect(isStatus(text)).toBe(true);
  });

  it.each([
    ['4xx/500', [400, 500]],
    ['500, 4XX', [500, 400]],
    ['HTTP 5xx', [500]],
    ['4**', [400]],
  ])('%j gives a class, %j', (text, statuses) => {
    expect(readStatus(text)).toEqual({ is: 'class', statuses });
  });

  it.each([`404 ${'x'.repeat(117)}`, ',', '400, Gone', '4x', '6xx', '14xx'])('%j is none', (text) => {
    expect(readStatus(text)).toEqual({ is: 'other', statuses: [] });
    expect(isStatus(text)).toBe(false);
  });
});

describe('a heading', () => {
  it('gives the first of its statuses', () => {
    expect(statusInHeading('404 or 409')).toBe(404);
  });

  it('gives one only in its first 80 characters', () => {
    expect(statusInHeading(`${'x'.repeat(69)} status 404`)).toBe(404);
    expect(statusInHeading(`${'x'.repeat(70)} status 404`)).toBeUndefined();
  });
});
