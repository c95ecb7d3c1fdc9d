import { describe, expect, it } from 'vitest';
import { own } from '../../src/catalog/own.js';

describe('own', () => {
  it('reads an own property', () => {
    expect(own({ name: 'nas' }, 'name')).toBe('nas');
  });

  it.each([
    ['an inherited property', Object.create({ name: 'nas' }) as object, 'name'],
    ['a property of every object', {}, 'constructor'],
    ['the prototype', {}, '__proto__'],
    ['a missing property', { code: 'x' }, 'name'],
    ['null', null, 'name'],
    ['undefined', undefined, 'name'],
    ['a string', 'text', 'length'],
    ['a number', 5, 'toFixed'],
  ])('gives undefined for %s', (_, value, key) => {
    expect(own(value, key)).toBeUndefined();
  });

  it('reads an own property called __proto__, as JSON makes them', () => {
    expect(own(JSON.parse('{"__proto__": 7}'), '__proto__')).toBe(7);
  });

  it('reads objects without a prototype', () => {
    expect(own(Object.assign(Object.create(null), { name: 'nas' }), 'name')).toBe('nas');
  });
});
