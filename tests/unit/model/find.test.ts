/** Words are found whatever their case and accents; ids stay together. */
import { expect, test } from 'vitest';
import { soughtIn, soughtWords } from '../../../src/model/find';

const finds = (typed: string, text: string) =>
  soughtWords(typed).every((word) => soughtIn(text).includes(word));

test.each([
  ['calderon', 'Felipe Calderón', true],
  ['CALDERÓN felipe', 'Felipe Calderón', true],
  ['  ', 'anything', true],
  ['surface-trade-2010', 'passages: surface-trade-2010', true],
  ['surface-trade-2010', 'trade 2010 on the surface', false],
  ['statcan 2011', 'StatCan, table 24-10 (2009)', false],
  ['québec', 'QUEBEC city', true],
])('%j in %j: %s', (typed, text, found) => {
  expect(finds(typed, text)).toBe(found);
});
