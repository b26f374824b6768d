/** What is taken for a text and what is refused; what storage gives back is not trusted; pages become text. */
import { describe, expect, test } from 'vitest';
import { parseReaderCopy, readerCopy, textOfFile } from '../../../src/model/copy';
import { isHtml, textOfHtml } from '../../../src/model/html-text';

const bytes = (...values: number[]) => Uint8Array.from(values);
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('a file', () => {
  test.each([
    ['empty', bytes()],
    ['pdf', utf8('%PDF-1.7\nrest')],
    ['packed', bytes(0x50, 0x4b, 0x03, 0x04, 0x20)],
    ['binary', bytes(0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3)],
    ['binary', utf8(`${'\u0001\u0002\u0003'.repeat(20)}text`)],
  ])('that is %s is refused for it', (refused, file) => {
    expect(textOfFile(file)).toEqual({ refused });
  });

  const TEXT = 'Calderón — “visa”';
  const units = Array.from({ length: TEXT.length }, (_, at) => TEXT.charCodeAt(at));
  test.each([
    ['UTF-8', utf8(TEXT)],
    ['UTF-16, little end first', bytes(0xff, 0xfe, ...units.flatMap((unit) => [unit & 255, unit >> 8]))],
    ['UTF-16, big end first', bytes(0xfe, 0xff, ...units.flatMap((unit) => [unit >> 8, unit & 255]))],
  ])('in %s reads as written', (_name, file) => {
    const read = textOfFile(file);
    expect('text' in read ? read.text.replace(/^\uFEFF/, '') : read).toBe(TEXT);
  });

  test('in an old encoding of the west reads with its accents', () => {
    // As Windows-1252 and Latin-1 have it: no UTF-8.
    expect(textOfFile(bytes(0x43, 0xf3, 0x6e, 0x20, 0xe9))).toEqual({ text: 'Cón é' });
  });
});

describe('a copy', () => {
  const text = 'Page 3\nThe ferry ran be-\ntween both banks. FURNITURE Then it stopped.';
  const at = (part: string) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length });
  const copy = readerCopy('mine.txt', text, [
    {
      passage: 'ferry',
      stretches: [at('The ferry ran be-\ntween both banks.'), at('Then it stopped.')],
      phrases: [{ key: 'banks', stretches: [at('both banks')] }],
    },
  ]);

  test('has its passage on one line, words left out marked, and the phrase by its key', () => {
    expect(copy.passages.ferry).toEqual([
      { text: 'The ferry ran between ' },
      { text: 'both banks', phrase: 'banks' },
      { text: '.' },
      { text: ' […] ' },
      { text: 'Then it stopped.' },
    ]);
  });

  test('comes back from storage as it was', () => {
    expect(parseReaderCopy(JSON.stringify(copy))).toEqual(copy);
  });

  test.each([
    '',
    'null',
    '[]',
    '1',
    '{',
    '{"name":1,"passages":{}}',
    '{"name":"a","passages":{}}',
    '{"name":"a","passages":[]}',
    '{"name":"a","passages":{"p":"text"}}',
    '{"name":"a","passages":{"p":[{"text":1}]}}',
    '{"name":"a","passages":{"p":[{"text":"a","phrase":2}]}}',
    '{"name":"a","passages":{"p":[null]}}',
  ])('that is none is not taken for one: %s', (stored) => {
    expect(parseReaderCopy(stored)).toBeNull();
  });
});

describe('a page', () => {
  test('becomes its text: no markup, no script, entities read, paragraphs apart', () => {
    const page =
      '<!doctype html><html><head><title>No</title><style>p{}</style></head><body><nav>Menu</nav>' +
      '<p>One <em>way</em> &amp; the&nbsp;other&#8212;both<br>banks.</p><script>var a = "<p>no</p>";</script>' +
      '<p onclick="no()">Two.</p><!-- no --></body></html>';
    const lines = textOfHtml(page)
      .split(/\n+/)
      .map((line) => line.trim())
      .filter(Boolean);
    expect(lines).toEqual(['Menu', 'One way & the\u00A0other—both', 'banks.', 'Two.']);
  });

  test('that never ends its elements is read all the same', () => {
    expect(textOfHtml('<div><p>One<p>Two<b>three').replace(/\s+/g, ' ').trim()).toBe('One Twothree');
  });

  test('is told from text that holds a sign or two', () => {
    expect(isHtml('<!DOCTYPE html><p>One')).toBe(true);
    expect(isHtml('words <p class="a">One')).toBe(true);
    expect(isHtml('if a < b and b > c, then <paper> is no element of ours')).toBe(false);
  });
});
