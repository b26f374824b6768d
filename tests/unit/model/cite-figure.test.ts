/** Citing a figure: the forms of the three styles, and records that programs can read. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { citation, CITE_FORMATS, type CitedFigure } from '../../../src/model/cite-figure';

const figure: CitedFigure = {
  title: 'Trade fell by 10 % & rose again',
  atlas: 'Beltway Atlas',
  address: 'https://example.org/atlas/?chart=two-way',
  seen: '2026-09-05',
  publishers: ['Statistics Canada', 'Banco de México'],
  kind: 'Chart',
};

test.each([
  [
    'apa',
    'Beltway Atlas. (n.d.). Trade fell by 10 % & rose again [Chart]. Retrieved September 5, 2026, from https://example.org/atlas/?chart=two-way (Data: Statistics Canada; Banco de México)',
  ],
  [
    'mla',
    '“Trade fell by 10 % & rose again.” Beltway Atlas, example.org/atlas/?chart=two-way. Accessed 5 Sept. 2026. Data: Statistics Canada; Banco de México.',
  ],
  [
    'chicago',
    'Beltway Atlas. “Trade fell by 10 % & rose again.” Chart. Accessed September 5, 2026. https://example.org/atlas/?chart=two-way. Data: Statistics Canada; Banco de México.',
  ],
] as const)('%s', (format, expected) => {
  expect(citation(figure, format)).toBe(expected);
});

test('a title that ends in its own mark gets no full stop', () => {
  const asked = { ...figure, title: 'Whose books?', publishers: [] };
  expect(citation(asked, 'chicago')).toContain('“Whose books?” Chart.');
  expect(citation(asked, 'mla')).not.toContain('Data');
});

test('BibTeX: braces stand in pairs and signs that LaTeX reads are escaped, whatever the title', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('{', '}', '\\', '%', '&', '$', '#', '_', '~', '^', 'a', ' ') }),
      (title) => {
        const text = citation({ ...figure, title: `T ${title}` }, 'bibtex');
        // What is escaped is no brace of the record.
        const bare = text.replace(/\\text\w+\{\}/g, '').replace(/\\[{}%&$#_]/g, '');
        const value = /title = \{\{(.*)\}\},/.exec(bare)?.[1];
        expect(value).toBeDefined();
        expect(value).not.toMatch(/[{}\\%&$#_~^]/);
        expect(bare.split('{').length).toBe(bare.split('}').length);
      },
    ),
  );
});

test('CSL-JSON says what it is, where and when it was seen', () => {
  const [item] = JSON.parse(citation(figure, 'csl')) as Record<string, unknown>[];
  expect(item).toMatchObject({
    type: 'graphic',
    title: figure.title,
    URL: figure.address,
    accessed: { 'date-parts': [[2026, 9, 5]] },
    author: [{ literal: 'Beltway Atlas' }],
  });
  expect(item?.id).toMatch(/^[a-z0-9-]+$/);
});

test('every format says the address and the title’s first word', () => {
  for (const format of CITE_FORMATS) {
    expect(citation(figure, format)).toContain('example.org/atlas/?chart=two-way');
    expect(citation(figure, format)).toContain('Trade');
  }
});
