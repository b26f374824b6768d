/** The compiler: what a broken story is told, on which line, and that one run tells all of it. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { compileStory, linkCount, problemText } from '../../../src/compile/compile';

const FIXTURE = 'tests/fixture-story';
const made: string[] = [];

/** A copy of the fixture with one text replaced in one file; `null` removes the file. */
function broken(...changes: [file: string, from: string, to: string | null][]): string {
  const folder = mkdtempSync(join(tmpdir(), 'story-'));
  made.push(folder);
  cpSync(FIXTURE, folder, { recursive: true });
  for (const [file, from, to] of changes) {
    const path = join(folder, file);
    if (to === null) {
      rmSync(path);
      continue;
    }
    const text = readFileSync(path, 'utf8');
    if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
    writeFileSync(path, text.replace(from, to));
  }
  return folder;
}

/** Line of a text in the fixture's file. */
const lineOf = (file: string, text: string) =>
  readFileSync(join(FIXTURE, file), 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(text)) + 1;

const said = (folder: string) => problemText('story', compileStory(folder).problems).split('\n');

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

test('a whole story compiles without a problem, ranges spelled out', () => {
  const { story, problems } = compileStory(FIXTURE);
  expect(problems).toEqual([]);
  expect(story?.passages.map((passage) => passage.number)).toEqual([1, 2, 3, 4]);
  expect(story?.passages[2]?.phrases[0]?.marks).toEqual([
    'crates/north/1998',
    'crates/north/1999',
    'crates/north/2000',
    'crates/north/2001',
  ]);
  expect(story && linkCount(story)).toBe(10);
});

describe('an address', () => {
  test.each(['javascript:alert(1)', 'data:text/html,x', 'example.org'])('%s leads to no page', (address) => {
    const lines = said(
      broken(
        ['article.yaml', 'https://example.org/two-towns', address],
        ['figures/sources.csv', 'https://example.org/numbers', address.replace(',', '')],
      ),
    );
    expect(lines.filter((line) => line.includes('an address that begins with https://'))).toHaveLength(2);
  });
});

describe('explore.yaml', () => {
  test.each<[string, string, string, string]>([
    ['an unknown series', 'series: crates/north', 'series: crates/east', 'unknown series crates/east'],
    ['an unknown map', 'map: trade.both', 'map: trade.all', 'unknown measure of the map trade.all'],
    ['an unknown country', 'books: SB', 'books: EB', 'unknown country EB'],
    ['a line twice', 'id: ns.sb', 'id: ns.nb', 'duplicate line ns.nb'],
    ['people of no series', 'people: {}', 'people: { NB: crates/east }', 'unknown series crates/east'],
    ['people of no country', 'people: {}', 'people: { EB: crates/north }', 'unknown country EB'],
    [
      'a start with an unknown line',
      'note: { en: Invented. }',
      'start: [none]\n        note: { en: Invented. }',
      'unknown line none',
    ],
    ['a chart of no kind', 'divide: 1', 'divide: 1\n        chart: pie', 'chart'],
  ])('%s is told with its line', (_, from, to, problem) => {
    const lines = said(broken(['explore.yaml', from, to]));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^story\/explore\.yaml:\d+: /);
    expect(lines[0]).toContain(problem);
  });
});

describe('what is right is let through', () => {
  test.each<[string, string, string, string]>([
    [
      'a locating phrase of six words',
      'passages.yaml',
      'find: two towns',
      'find: one two three four five six',
    ],
    ['a span within a year', 'passages.yaml', "from: '1998', to: '2001'", "from: '2001-02', to: '2001-06'"],
    [
      'a span that ends in the year it began',
      'passages.yaml',
      "from: '1998', to: '2001'",
      "from: '2001-06', to: '2001'",
    ],
    [
      'a measure of the layer that the stage before left',
      'passages.yaml',
      'stage: { chart: counts }',
      'stage: { measure: all }',
    ],
    ['a leap day', 'events.yaml', "'1998-05-01'", "'2000-02-29'"],
  ])('%s', (_what, file, from, to) => {
    expect(compileStory(broken([file, from, to])).problems).toEqual([]);
  });
});

describe('what is wrong is told with file and line', () => {
  const cases: [
    what: string,
    file: string,
    from: string,
    to: string,
    at: [file: string, near: string],
    message: RegExp,
  ][] = [
    [
      'a link to an unknown passage',
      'retelling/en.md',
      '(ferry#boat)',
      '(fery#boat)',
      ['retelling/en.md', '(ferry#boat)'],
      /unknown passage fery, expected/,
    ],
    [
      'a heading of an unknown passage',
      'retelling/en.md',
      '### bridge',
      '### brigde',
      ['retelling/en.md', '### bridge'],
      /unknown passage brigde, expected/,
    ],
    [
      'a phrase that names another passage',
      'retelling/en.md',
      '(ferry#boat)',
      '(towns#both)',
      ['retelling/en.md', '(ferry#boat)'],
      /names passage towns, expected/,
    ],
    [
      'an unknown key',
      'retelling/en.md',
      '(ferry#boat)',
      '(ferry#bout)',
      ['retelling/en.md', '(ferry#boat)'],
      /unknown link bout .*expected/,
    ],
    [
      'an unknown mark',
      'passages.yaml',
      'event/ferry-starts',
      'event/fairy-starts',
      ['passages.yaml', 'event/ferry-starts'],
      /unknown mark event\/fairy-starts, expected/,
    ],
    [
      'an observation that is not there',
      'passages.yaml',
      'crates/north/1999,',
      'crates/north/2002,',
      ['passages.yaml', 'crates/north/1999,'],
      /unknown mark crates\/north\/2002, expected/,
    ],
    [
      'a range of an unknown series',
      'passages.yaml',
      'crates/north/1998..2001',
      'crates/east/1998..2001',
      ['passages.yaml', '1998..2001'],
      /unknown series crates\/east, expected/,
    ],
    [
      'an unknown place of an event',
      'events.yaml',
      'place: northby',
      'place: westby',
      ['events.yaml', 'place: northby'],
      /unknown place westby, expected/,
    ],
    [
      'an unknown source of an event',
      'events.yaml',
      'sources: [gazette]',
      'sources: [gazete]',
      ['events.yaml', 'sources: [gazette]'],
      /unknown source gazete, expected/,
    ],
    [
      'an unknown source of an observation',
      'figures/observations.csv',
      '1999,120,C,gazette',
      '1999,120,C,herald',
      ['figures/observations.csv', '1999,120'],
      /unknown source herald, expected/,
    ],
    [
      'an observation without a source',
      'figures/observations.csv',
      '1999,120,C,gazette',
      '1999,120,C,',
      ['figures/observations.csv', '1999,120'],
      /source .*expected the id of a source/,
    ],
    [
      'an unknown series of an observation',
      'figures/observations.csv',
      'crates/south,2000',
      'crates/sud,2000',
      ['figures/observations.csv', 'crates/south,2000'],
      /unknown series crates\/sud, expected/,
    ],
    [
      'an unknown series of a chart',
      'charts.yaml',
      'series: crates/north',
      'series: crates/nord',
      ['charts.yaml', 'series: crates/north'],
      /unknown series crates\/nord, expected/,
    ],
    [
      'an unknown mark of a chart',
      'charts.yaml',
      'mark: crates/south/2000',
      'mark: crates/south/2001',
      ['charts.yaml', 'mark: crates/south/2000'],
      /unknown mark crates\/south\/2001, expected/,
    ],
    [
      'a duplicate passage',
      'passages.yaml',
      'id: towns',
      'id: ferry',
      ['passages.yaml', 'id: towns'],
      /duplicate passage ferry .*expected/,
    ],
    [
      'a duplicate event',
      'events.yaml',
      'id: feast',
      'id: bridge-opens',
      ['events.yaml', 'id: feast'],
      /duplicate event bridge-opens .*expected/,
    ],
    [
      'a duplicate period',
      'figures/observations.csv',
      'north,1999',
      'north,1998',
      ['figures/observations.csv', 'north,1999'],
      /duplicate period 1998 of crates\/north .*expected/,
    ],
    [
      'a month that is not there',
      'events.yaml',
      "'2000-03'",
      "'2000-13'",
      ['events.yaml', "'2000-03'"],
      /"2000-13".*expected a year/,
    ],
    [
      'a day that is not there',
      'events.yaml',
      "'1998-05-01'",
      "'1998-02-30'",
      ['events.yaml', "'1998-05-01'"],
      /"1998-02-30".*expected a year/,
    ],
    [
      'a number that does not parse',
      'figures/observations.csv',
      '1999,120',
      '1999,12x',
      ['figures/observations.csv', '1999,120'],
      /value \("12x"\).*expected a number/,
    ],
    [
      'a number that is missing',
      'figures/observations.csv',
      '1999,120',
      '1999,',
      ['figures/observations.csv', '1999,120'],
      /value .*expected a number/,
    ],
    [
      'a passage without text',
      'retelling/en.md',
      'So it went [for years](years#long).',
      '',
      ['passages.yaml', 'id: years'],
      /passage years has no text, expected/,
    ],
    [
      'a locating phrase over six words',
      'passages.yaml',
      'find: two towns',
      'find: one two three four five six seven',
      ['passages.yaml', 'find: two towns'],
      /expected a locating phrase of at most 6 words/,
    ],
    [
      'a comparison of one',
      'passages.yaml',
      '[crates/north/1999, crates/north/2000]',
      '[crates/north/2000]',
      ['passages.yaml', 'kind: compares'],
      /compares 1 marks, expected exactly two/,
    ],
    [
      'a span without a stretch',
      'passages.yaml',
      "from: '1998', to: '2001', ",
      '',
      ['passages.yaml', 'kind: spans'],
      /spans no stretch of time, expected/,
    ],
    [
      'a link without a phrase',
      'retelling/en.md',
      '[a ferry](ferry#boat)',
      'a ferry',
      ['passages.yaml', 'boat:'],
      /link boat of ferry has no phrase, expected/,
    ],
    [
      'a year that the layer does not draw',
      'passages.yaml',
      'layer: trade, year: 2000',
      'layer: trade, year: 1997',
      ['passages.yaml', 'layer: trade, year: 2000'],
      /year 1997 is not drawn, expected/,
    ],
    [
      'an unknown layer',
      'passages.yaml',
      'layer: where',
      'layer: nowhere',
      ['passages.yaml', 'layer: where'],
      /unknown layer nowhere, expected/,
    ],
    [
      'an unknown key with the name of something built in',
      'retelling/en.md',
      '(ferry#boat)',
      '(ferry#constructor)',
      ['retelling/en.md', '(ferry#boat)'],
      /unknown link constructor of passage ferry, expected/,
    ],
    [
      'an unknown place of a passage',
      'passages.yaml',
      'place/southby',
      'place/eastby',
      ['passages.yaml', 'both:'],
      /unknown mark place\/eastby, expected/,
    ],
    [
      'an unknown place of a country',
      'article.yaml',
      'place: southby',
      'place: eastby',
      ['article.yaml', 'place: southby'],
      /unknown place eastby, expected/,
    ],
    [
      'an unknown source of the article',
      'article.yaml',
      'source: gazette',
      'source: herald',
      ['article.yaml', 'source: gazette'],
      /unknown source herald, expected/,
    ],
    [
      'an unknown country of a flow',
      'map.yaml',
      'between: [NB, SB]',
      'between: [NB, SX]',
      ['map.yaml', 'between: [NB, SB]'],
      /unknown country SX, expected/,
    ],
    [
      'an unknown series of a flow',
      'map.yaml',
      'SB: crates/south',
      'SB: crates/sud',
      ['map.yaml', 'SB: crates/south'],
      /unknown series crates\/sud, expected/,
    ],
    [
      'an unknown crossing',
      'figures/crossing-counts.csv',
      'pier-gate,people,2001',
      'peer-gate,people,2001',
      ['figures/crossing-counts.csv', '2001,12000'],
      /unknown crossing peer-gate, expected/,
    ],
    [
      'an unknown event of a span',
      'timeline.yaml',
      'to: bridge-opens',
      'to: bridge-shuts',
      ['timeline.yaml', 'to: bridge-opens'],
      /unknown event bridge-shuts, expected/,
    ],
    [
      'an unknown chart of a stage',
      'passages.yaml',
      'stage: { chart: counts }',
      'stage: { chart: count }',
      ['passages.yaml', 'stage: { chart: counts }'],
      /unknown chart count, expected/,
    ],
    [
      'an unknown section',
      'passages.yaml',
      'section: second',
      'section: third',
      ['passages.yaml', 'section: second'],
      /unknown section third, expected/,
    ],
    [
      'a duplicate series',
      'figures/series.csv',
      'crates/south,',
      'crates/north,',
      ['figures/series.csv', 'crates/south,'],
      /duplicate series crates\/north \(first on line 2\), expected/,
    ],
    [
      'a duplicate chart',
      'charts.yaml',
      'id: counts',
      'id: crates',
      ['charts.yaml', 'id: counts'],
      /duplicate chart crates .*expected/,
    ],
    [
      'a duplicate year at a crossing',
      'figures/crossing-counts.csv',
      'people,2001',
      'people,2000',
      ['figures/crossing-counts.csv', '2001,12000'],
      /duplicate period 2000 of pier-gate, people .*expected/,
    ],
    [
      'a period of an observation that is not there',
      'figures/observations.csv',
      'north,1999',
      'north,1999-13',
      ['figures/observations.csv', 'north,1999'],
      /period \("1999-13"\).*expected a year/,
    ],
    [
      'a number that is not finite',
      'figures/observations.csv',
      '1999,120',
      '1999,1e999',
      ['figures/observations.csv', '1999,120'],
      /value \("1e999"\).*expected a number/,
    ],
    [
      'a phrase that names two',
      'passages.yaml',
      '[event/ferry-starts]',
      '[event/ferry-starts, event/feast]',
      ['passages.yaml', 'boat:'],
      /names 2 marks, expected exactly one/,
    ],
    [
      'a phrase that gathers one',
      'passages.yaml',
      '[place/northby, place/southby]',
      '[place/northby]',
      ['passages.yaml', 'both:'],
      /gathers 1 marks, expected two or more/,
    ],
    [
      'a comparison of three',
      'passages.yaml',
      '[crates/north/1999, crates/north/2000]',
      '[crates/north/1999, crates/north/2000, crates/north/2001]',
      ['passages.yaml', 'kind: compares'],
      /compares 3 marks, expected exactly two/,
    ],
    [
      'a span that ends before it begins, within a year',
      'passages.yaml',
      "from: '1998', to: '2001'",
      "from: '2001-06', to: '2001-02'",
      ['passages.yaml', 'kind: spans'],
      /spans no stretch of time, expected/,
    ],
    [
      'a stretch of time of what is no span',
      'passages.yaml',
      '{ kind: gathers,',
      "{ kind: gathers, from: '1998',",
      ['passages.yaml', 'kind: gathers'],
      /is of kind gathers and has from or to, expected/,
    ],
    [
      'a range of years to months',
      'passages.yaml',
      'crates/north/1998..2001',
      'crates/north/1998..2001-02',
      ['passages.yaml', '1998..2001'],
      /no periods from 1998 to 2001-02, expected/,
    ],
    [
      'an unknown kind',
      'passages.yaml',
      'kind: gathers',
      'kind: collects',
      ['passages.yaml', 'kind: gathers'],
      /expected a kind of names, gathers, spans or compares/,
    ],
    [
      'a chart from a year to a month',
      'charts.yaml',
      "to: '2003'",
      "to: '2003-05'",
      ['charts.yaml', "from: '1998'"],
      /expected from and to: two years or two months, the earlier first/,
    ],
    [
      'a chart that ends before it begins',
      'charts.yaml',
      "from: '1998'",
      "from: '2004'",
      ['charts.yaml', "from: '1998'"],
      /expected from and to: two years or two months, the earlier first/,
    ],
    [
      'a timeline that ends before it begins',
      'timeline.yaml',
      "['1990', '2010']",
      "['2010', '1990']",
      ['timeline.yaml', "['1990', '2010']"],
      /expected two periods, the earlier first/,
    ],
    [
      'a passage under another section',
      'retelling/en.md',
      '## second',
      '## third',
      ['retelling/en.md', '### years'],
      /passage years stands under third, expected section second/,
    ],
    [
      'a passage told twice',
      'retelling/en.md',
      '### years',
      '### towns',
      ['retelling/en.md', '### years'],
      /duplicate passage towns, expected/,
    ],
    [
      'a second paragraph',
      'retelling/en.md',
      'liked it.',
      'liked it.\n\nAnd more.',
      ['retelling/en.md', '## second'],
      /a second paragraph in passage towns, expected/,
    ],
    [
      'a row with a cell too many',
      'figures/observations.csv',
      '1999,120,C,gazette',
      '1999,120,C,gazette,x',
      ['figures/observations.csv', '1999,120'],
      /expected valid CSV/,
    ],
    [
      'a list in the retelling',
      'retelling/en.md',
      'Then [the bridge]',
      '- Then [the bridge]',
      ['retelling/en.md', 'Then [the bridge]'],
      /a list where none may stand, expected/,
    ],
  ];

  test.each(cases)('%s', (_what, file, from, to, [inFile, near], message) => {
    const lines = said(broken([file, from, to]));
    const place = `story/${inFile}:${String(lineOf(inFile, near))}: `;
    expect(
      lines.filter((line) => line.startsWith(place) && message.test(line.slice(place.length))),
      lines.join('\n'),
    ).not.toEqual([]);
  });

  test('a mark that no figure draws', () => {
    // The pier is a place of the story, and with its layer gone nothing shows it.
    const folder = broken(
      ['map.yaml', 'places: all', 'places: []'],
      ['passages.yaml', '[place/northby, place/southby]', '[place/northby, place/pier]'],
    );
    expect(said(folder)).toEqual([
      `story/passages.yaml:${String(lineOf('passages.yaml', 'both:'))}: no figure draws place/pier, expected a mark of a chart, the map or the timeline`,
    ]);
  });

  test('a duplicate place, on the line where the second begins', () => {
    expect(said(broken(['places.yaml', 'id: pier', 'id: northby']))).toEqual([
      'story/places.yaml:25: duplicate place northby (first on line 1), expected each place once',
    ]);
  });

  test('a duplicate source', () => {
    expect(
      said(broken(['figures/sources.csv', 'a fixture\n', 'a fixture\ngazette,Again,Again,,,2001,\n'])),
    ).toEqual([
      'story/figures/sources.csv:3: duplicate source gazette (first on line 2), expected each source once',
    ]);
  });

  test('a year outside the layer that the stage before left', () => {
    const folder = broken(
      ['passages.yaml', 'stage: { layer: where }', 'stage: { layer: gates }'],
      ['passages.yaml', 'stage: { chart: counts }', 'stage: { chart: counts, year: 1998 }'],
    );
    expect(said(folder)).toEqual([
      `story/passages.yaml:${String(lineOf('passages.yaml', 'stage: { chart: counts }'))}: year 1998 is not drawn, expected a year of layer gates`,
    ]);
  });

  test('a layer that shows no year at all', () => {
    const lines = said(broken(['map.yaml', 'years: [2000, 2001]', 'only: []\n    years: [2000, 2001]']));
    expect(lines).toEqual([
      `story/map.yaml:${String(lineOf('map.yaml', 'years: [2000, 2001]'))}: layers.1.only does not fit, expected at least one year`,
    ]);
  });

  test("an opinion that is nobody's", () => {
    const lines = said(broken(['passages.yaml', '  whose: the author\n', '']));
    expect(lines).toEqual([
      expect.stringMatching(/^story\/passages\.yaml:18: opinion towns is nobody's, expected whose it is$/),
    ]);
  });

  test('an unknown key, and the known one missing', () => {
    const lines = said(broken(['timeline.yaml', 'bounds:', 'limits:']));
    expect(lines.join('\n')).toMatch(
      /story\/timeline\.yaml:1: unknown key limits .*expected only known keys/,
    );
    expect(lines.join('\n')).toMatch(/bounds is missing, expected/);
  });

  test('YAML that does not parse', () => {
    const lines = said(broken(['places.yaml', 'id: pier,', 'id: pier, id: pier,']));
    expect(lines).toEqual([
      expect.stringMatching(
        new RegExp(
          `^story/places\\.yaml:${String(lineOf('places.yaml', 'id: pier'))}: .*expected valid YAML$`,
        ),
      ),
    ]);
  });

  test('YAML that is never closed, without falling over', () => {
    expect(said(broken(['places.yaml', 'kind: city,', 'kind: [city,'])).join('\n')).toMatch(
      /^story\/places\.yaml:(2[6-9]|3\d): .*expected valid YAML$/m,
    );
  });

  test('a file that is missing', () => {
    expect(said(broken(['leaders.yaml', '', null]))).toEqual([
      'story/leaders.yaml:1: the file is missing, expected a file of the story',
    ]);
  });

  test('passages told out of order', () => {
    const lines = said(
      broken(
        ['retelling/en.md', '### years', '### x'],
        ['retelling/en.md', '### bridge', '### years'],
        ['retelling/en.md', '### x', '### bridge'],
      ),
    );
    // Told in the place of bridge, which now stands where it stood.
    expect(lines).toContain(
      `story/retelling/en.md:${String(lineOf('retelling/en.md', '### bridge'))}: passage years is out of order, expected the order of passages.yaml`,
    );
  });
});

test('an item that does not fit its form hides no other mistake and blames nobody else', () => {
  const lines = said(
    broken(
      ['events.yaml', "'1998-05-01'", "'1998-02-30'"],
      ['figures/observations.csv', '1999,120', '1999,12x'],
      ['passages.yaml', 'event/bridge-opens', 'event/bridge-falls'],
    ),
  );
  expect(lines.map((line) => line.replace(/:\d+:.*/, ''))).toEqual([
    'story/events.yaml',
    'story/figures/observations.csv',
    'story/passages.yaml',
  ]);
});

test('one run tells every mistake of every file, in order of file and line', () => {
  const lines = said(
    broken(
      ['events.yaml', 'place: northby', 'place: westby'],
      ['figures/observations.csv', '1999,120,C,gazette', '1999,120,C,herald'],
      ['passages.yaml', 'event/bridge-opens', 'event/bridge-falls'],
      ['passages.yaml', 'event/ferry-starts', 'event/fairy-starts'],
    ),
  );
  expect(lines.map((line) => line.replace(/:\d+:.*/, ''))).toEqual([
    'story/events.yaml',
    'story/figures/observations.csv',
    'story/passages.yaml',
    'story/passages.yaml',
  ]);
  const numbers = lines.slice(2).map((line) => Number(/:(\d+):/.exec(line)?.[1]));
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
});

describe('claims and their verdicts', () => {
  const at = (text: string) => `story/claims.yaml:${String(lineOf('claims.yaml', text))}`;

  test('arithmetic that says another number than the figures do', () => {
    expect(said(broken(['claims.yaml', '= 1.25', '= 1.26']))).toEqual([
      `${at('op: ratio')}: arithmetic says 150 ÷ 120 = 1.26, expected 150 ÷ 120 = 1.25`,
    ]);
  });

  test('arithmetic with a mark that is not there, or of the wrong kind', () => {
    expect(said(broken(['claims.yaml', 'crates/north/1999]', 'crates/north/1899]']))).toEqual([
      `${at('op: ratio')}: no observation crates/north/1899, expected a mark of the story`,
    ]);
    expect(said(broken(['claims.yaml', 'crates/north/1999]', 'event/feast]']))).toEqual([
      `${at('op: ratio')}: no observation event/feast, expected a mark of the story`,
    ]);
  });

  test('a claim without a verdict, and a verdict on a passage that is not there', () => {
    expect(said(broken(['claims.yaml', 'passage: bridge', 'passage: tunnel']))).toEqual([
      `${at('passage: bridge')}: unknown passage tunnel, expected a passage of passages.yaml`,
      expect.stringMatching(
        /passages\.yaml:\d+: claim bridge has no verdict, expected an entry in claims\.yaml$/,
      ),
    ]);
  });

  test('a verdict on an opinion, and an opinion passed on a claim', () => {
    expect(said(broken(['claims.yaml', 'verdict: fails', 'verdict: opinion']))).toEqual([
      expect.stringMatching(/verdict opinion on a passage that says claim, expected/),
    ]);
  });

  test('evidence that the figure does not draw, and a verdict that rests on nothing', () => {
    expect(said(broken(['claims.yaml', '[crates/north/2001]', '[crates/south/2000]']))).toEqual([
      `${at('[crates/north/2001]')}: the figure does not draw crates/south/2000, expected a mark of the claim’s figure`,
    ]);
    expect(said(broken(['claims.yaml', '[crates/north/2001]', '[]']))).toEqual([
      `${at('passage: bridge')}: the verdict on bridge rests on nothing, expected arithmetic or evidence`,
    ]);
  });

  test('a figure of things that are not there', () => {
    const lines = said(
      broken(
        ['claims.yaml', '[ferry-starts, bridge-opens]', '[ferry-starts, flood]'],
        ['claims.yaml', 'series: crates/north,', 'series: crates/west,'],
      ),
    ).join('\n');
    expect(lines).toContain('unknown event flood, expected an event of the story');
    expect(lines).toContain('unknown series crates/west, expected a series of the story');
  });

  test('an unknown verdict hides no other mistake and blames no passage', () => {
    expect(said(broken(['claims.yaml', 'verdict: fails', 'verdict: maybe']))).toEqual([
      expect.stringMatching(/expected a verdict of holds, caveat, contested, unfulfilled, fails or opinion$/),
    ]);
  });

  test('an unknown subject', () => {
    expect(said(broken(['passages.yaml', 'subject: living', 'subject: weather']))).toEqual([
      expect.stringMatching(/unknown subject weather, expected a subject of article\.yaml$/),
    ]);
  });
});

describe('what is held of the original', () => {
  test('may be missing: then there is nothing to recognise a copy by', () => {
    const { story, problems } = compileStory(broken(['original/fingerprints.csv', '', null]));
    expect(problems).toEqual([]);
    expect(story?.original).toEqual([]);
  });

  test('phrases outside their passage, on each other’s words, or of no link', () => {
    const lines = said(
      broken([
        'original/phrases.csv',
        'ferry,crates,13,13',
        'ferry,crates,5,5\nferry,oars,1,2\nbridge,opened,90,91',
      ]),
    ).join('\n');
    expect(lines).toContain('phrase crates shares words with boat');
    expect(lines).toContain('unknown phrase oars of ferry');
    expect(lines).toContain('no words 90 to 91 in bridge');
  });

  test('fingerprints that do not fit their number of words', () => {
    expect(said(broken(['original/fingerprints.csv', 'towns,13', 'towns,12'])).join('\n')).toMatch(
      /fingerprints\.csv:3: 11 triples for 12 words, expected two fewer than words/,
    );
  });
});
