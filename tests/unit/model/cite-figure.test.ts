/** Citing a figure: the forms of the three styles, and records that programs can read. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  citation as citationIn,
  CITE_FORMATS,
  type CitedFigure,
  type CiteFormat,
} from '../../../src/model/cite-figure';
import { en } from '../../../src/words/en';
import { es } from '../../../src/words/es';
import { fr } from '../../../src/words/fr';

const citation = (figure: CitedFigure, format: CiteFormat) => citationIn(figure, format, en.menu.cited);

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

test.each([
  [
    'fr',
    'apa',
    'Beltway Atlas. (s. d.). Le commerce a repris [Carte]. Consulté le 1er mai 2026, à l’adresse https://example.org/fr/ (Données\u00a0: Statistique Canada)',
  ],
  [
    'fr',
    'mla',
    '«\u00a0Le commerce a repris\u00a0». Beltway Atlas, example.org/fr/. Consulté le 1er mai 2026. Données\u00a0: Statistique Canada.',
  ],
  [
    'fr',
    'chicago',
    'Beltway Atlas. «\u00a0Le commerce a repris\u00a0». Carte. Consulté le 1er mai 2026. https://example.org/fr/. Données\u00a0: Statistique Canada.',
  ],
  [
    'es',
    'apa',
    'Beltway Atlas. (s. f.). Le commerce a repris [Carte]. Recuperado el 1 de mayo de 2026, de https://example.org/fr/ (Datos: Statistique Canada)',
  ],
  [
    'es',
    'mla',
    '“Le commerce a repris”. Beltway Atlas, example.org/fr/. Consultado el 1 mayo 2026. Datos: Statistique Canada.',
  ],
  [
    'es',
    'chicago',
    'Beltway Atlas. “Le commerce a repris”. Carte. Consultado el 1 de mayo de 2026. https://example.org/fr/. Datos: Statistique Canada.',
  ],
] as const)('in %s, %s', (language, format, expected) => {
  const cited = {
    ...figure,
    title: 'Le commerce a repris',
    kind: 'Carte',
    address: 'https://example.org/fr/',
    seen: '2026-05-01',
    publishers: ['Statistique Canada'],
  };
  expect(citationIn(cited, format, { fr, es }[language].menu.cited)).toBe(expected);
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
