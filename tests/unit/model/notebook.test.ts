/** What a student wrote survives: out to a file and back, beside what is there, in any order. */
import * as fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString } from 'mdast-util-to-string';
import { describe, expect, test } from 'vitest';
import {
  annotationsOf,
  inOrder,
  lastPlace,
  markdownOf,
  merged,
  parseEntry,
  placeMoved,
  readAnnotations,
  type Entry,
} from '../../../src/model/notebook';

const SITE = 'https://example.org/atlas/';
const original = {
  source: 'https://example.org/article',
  findOf: (id: string) => (id === 'bridge' ? 'a few words' : undefined),
};
const words = { title: 'Notebook', noNote: 'no note', from: (title: string) => title };

const target = fc.oneof(
  fc.record({ mark: fc.string({ minLength: 1 }) }),
  fc.record({ passage: fc.constantFrom('bridge', 'market') }),
  fc.record({ passage: fc.constant('bridge'), phrase: fc.string({ minLength: 1 }) }),
);
const time = fc
  .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const entry: fc.Arbitrary<Entry> = fc.record({
  id: fc.uuid(),
  target,
  title: fc.string({ unit: 'grapheme' }),
  value: fc.string({ unit: 'grapheme' }),
  address: fc.constantFrom(
    './',
    './?mark=event/fair',
    './explore.html?in=2008',
    './claims.html?passage=bridge',
  ),
  note: fc.string({ unit: 'grapheme' }),
  place: fc.double({ min: -1000, max: 1000, noNaN: true }).map((place) => place + 0),
  created: time,
  changed: time,
});
const notebook = fc.uniqueArray(entry, { selector: ({ id }) => id, maxLength: 12 });

describe('a notebook as annotations', () => {
  test('comes back as it was', () => {
    fc.assert(
      fc.property(notebook, (entries) => {
        const read = readAnnotations(annotationsOf(entries, SITE, original, 'Notebook'));
        expect(read).toEqual({ entries: inOrder(entries) });
      }),
      { numRuns: 300 },
    );
  });

  test('is a collection of the standard’s own form, with the passage’s few words as target', () => {
    const [one] = fc.sample(entry, { seed: 1, numRuns: 1 });
    if (!one) throw new Error('no entry');
    const file = JSON.parse(
      annotationsOf([{ ...one, target: { passage: 'bridge' } }], SITE, original, 'Notebook'),
    ) as { type: string; total: number; first: { items: Record<string, unknown>[] } };
    expect(file.type).toBe('AnnotationCollection');
    expect(file.total).toBe(1);
    expect(file.first.items[0]).toMatchObject({
      type: 'Annotation',
      motivation: 'commenting',
      target: {
        source: 'https://example.org/article',
        selector: { type: 'TextQuoteSelector', exact: 'a few words' },
      },
    });
  });

  test.each([
    ['no JSON', '{', 'json'],
    ['another collection', '{"type":"AnnotationCollection"}', 'other'],
    ['a list', '[]', 'other'],
    ['nothing', '', 'json'],
    ['a number', '3', 'other'],
  ])('that is %s is refused', (_, text, why) => {
    expect(readAnnotations(text)).toMatchObject({ refused: why });
  });

  test('with one broken entry is refused whole, and says which', () => {
    fc.assert(
      fc.property(
        notebook.filter(({ length }) => length > 1),
        fc.nat(),
        (entries, n) => {
          const file = JSON.parse(annotationsOf(entries, SITE, original, 'N')) as {
            first: { items: Record<string, unknown>[] };
          };
          const at = n % entries.length;
          const item = file.first.items[at];
          if (item) delete item['atlas:title'];
          expect(readAnnotations(JSON.stringify(file))).toEqual({ refused: 'entries', at: at + 1 });
        },
      ),
      { numRuns: 50 },
    );
  });

  test('an address that leads elsewhere is not believed', () => {
    for (const address of ['https://example.com/', '//example.com', 'javascript:alert(1)', './/example.com'])
      expect(
        parseEntry({
          id: 'a',
          target: { mark: 'm' },
          title: 't',
          note: '',
          place: 1,
          created: '2020',
          changed: '2020',
          address,
        })?.address,
      ).toBe('./');
  });
});

describe('a file beside what is there', () => {
  test('adds what is new, twice what was written on both sides, and loses nothing', () => {
    fc.assert(
      fc.property(notebook, notebook, (own, read) => {
        let n = 0;
        const shared = own.slice(0, 2).map((one) => ({ ...one, note: `${one.note} and more` }));
        const { added, kept } = merged(
          own,
          [...read, ...shared, ...own.slice(2)],
          () => `fresh-${String(n++)}`,
        );
        const all = [...own, ...added];
        expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
        for (const { note } of [...read, ...shared]) expect(all.map((one) => one.note)).toContain(note);
        expect(kept).toBe(Math.max(0, own.length - 2));
      }),
      { numRuns: 100 },
    );
  });
});

describe('the order', () => {
  test('moving one up and down again leaves it where it was', () => {
    fc.assert(
      fc.property(
        notebook.filter(({ length }) => length > 2),
        fc.nat(),
        (entries, n) => {
          // Places as the notebook gives them: one after the other.
          let all = entries.map((one, at) => ({ ...one, place: at + 1 }));
          const ids = () => inOrder(all).map(({ id }) => id);
          const before = ids();
          const id = before[1 + (n % (before.length - 1))] ?? '';
          const move = (by: 1 | -1) => {
            const place = placeMoved(all, id, by);
            if (place !== null) all = all.map((one) => (one.id === id ? { ...one, place } : one));
          };
          move(-1);
          expect(ids().indexOf(id)).toBe(before.indexOf(id) - 1);
          move(1);
          expect(ids()).toEqual(before);
        },
      ),
      { numRuns: 100 },
    );
    expect(lastPlace([])).toBe(1);
  });
});

test('as Markdown it reads as it was written, and writes nothing else into the page', () => {
  fc.assert(
    fc.property(
      entry,
      fc.constantFrom(
        '# no heading',
        '* no list',
        '[no](link)',
        '<b>no tag</b>',
        '1. no number',
        '`no code`',
        '- no dash',
        'a | b',
      ),
      (one, note) => {
        const tree = fromMarkdown(markdownOf([{ ...one, title: 'A title', value: '', note }], SITE, words));
        const kinds = tree.children.map(({ type }) => type);
        expect(kinds).toEqual(['heading', 'heading', 'paragraph', 'paragraph']);
        expect(toString(tree.children[2] ?? tree)).toBe(note);
      },
    ),
    { numRuns: 60 },
  );
});
