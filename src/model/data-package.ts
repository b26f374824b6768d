/**
 * The story's figures as plain files: CSV (RFC 4180, UTF-8) described by a Frictionless Tabular Data Package
 * (https://specs.frictionlessdata.io/tabular-data-package/).
 */
import { annotationCollection, linkAnnotations, LINKS_FILE, verdictAnnotations } from './annotation';
import { equationPieces, equationText, workOut, type Story, type Verdict } from './story';

/** A file of the site. */
export interface DataFile {
  path: string;
  text: string;
}

type Cell = string | number | boolean | undefined;
interface Field {
  name: string;
  type: 'string' | 'number' | 'integer' | 'boolean';
  description: string;
}
interface Table {
  name: string;
  title: string;
  fields: Field[];
  primaryKey: string | string[];
  foreignKeys?: { fields: string; reference: { resource: string; fields: string } }[];
  rows: Cell[][];
}

const field = (name: string, description: string, type: Field['type'] = 'string'): Field => ({
  name,
  type,
  description,
});
const key = (fields: string, resource: string, of = 'id') => ({
  fields,
  reference: { resource, fields: of },
});

/** A cell as CSV. Text that a spreadsheet would take for a formula is kept as text by an apostrophe. */
function cellText(cell: Cell): string {
  const text = cell === undefined ? '' : String(cell);
  const safe = typeof cell === 'string' && /^[=+@\t\r]|^-(?!\d)/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
const csvText = ({ fields, rows }: Table) =>
  [fields.map(({ name }) => name), ...rows].map((row) => row.map(cellText).join(',')).join('\r\n') + '\r\n';

/** All files under `data/`. `locale` and `verdicts` are those of the language in which the notes are written. */
export function dataFiles(story: Story, locale: string, verdicts: Record<Verdict, string>): DataFile[] {
  const tables = tablesOf(story, locale, verdicts);
  const annotations = annotationCollection(
    [...linkAnnotations(story), ...verdictAnnotations(story, verdicts)],
    `${story.article.atlas.title}: links between the article and its figures`,
  );
  const json = (value: unknown) => `${JSON.stringify(value, null, 1)}\n`;
  return [
    ...tables.map((table) => ({ path: `data/${table.name}.csv`, text: csvText(table) })),
    { path: 'data/datapackage.json', text: json(packageOf(story, tables)) },
    { path: LINKS_FILE, text: json(annotations) },
  ];
}

function packageOf({ article, sources }: Story, tables: readonly Table[]) {
  return {
    profile: 'tabular-data-package',
    name: article.atlas.title.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
    title: `${article.atlas.title}: figures, events and links`,
    description: `${article.atlas.description.trim()} The licence is for our notes and arrangement; figures and dates belong to the sources named beside each.`,
    licenses: [
      {
        name: 'CC-BY-4.0',
        title: 'Creative Commons Attribution 4.0',
        path: 'https://creativecommons.org/licenses/by/4.0/',
      },
    ],
    sources: sources.map(({ publisher, title, url }) => ({
      title: `${publisher}: ${title}`,
      ...(url ? { path: url } : {}),
    })),
    resources: tables.map(({ name, title, fields, primaryKey, foreignKeys }) => ({
      profile: 'tabular-data-resource',
      name,
      title,
      path: `${name}.csv`,
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      schema: { fields, primaryKey, missingValues: [''], ...(foreignKeys ? { foreignKeys } : {}) },
    })),
  };
}

const CONFIDENCE =
  'A: read in the publisher’s own page; B: two sources agree, or a documented compilation; C: one secondary source';
const PERIOD = 'A year (2009), a month (2009-07) or a day (2009-07-13)';

function tablesOf(story: Story, locale: string, verdicts: Record<Verdict, string>): Table[] {
  const series = new Map(story.series.map((row) => [row.id, row]));
  const values = new Map(story.observations.map((row) => [`${row.series}/${row.period}`, row.value]));
  const verdictOf = new Map(story.claims.map((claim) => [claim.passage, claim.verdict]));
  const list = (items: readonly string[]) => items.join('; ');
  return [
    {
      name: 'observations',
      title: 'One number of one series in one period',
      fields: [
        field('series', 'Id of the series'),
        field('title', 'Title of the series'),
        field('period', PERIOD),
        field('value', 'The number, in the unit beside it', 'number'),
        field('unit', 'Unit of the value'),
        field('basis', 'What was counted, by which rules'),
        field('confidence', CONFIDENCE),
        field('source', 'Id of the source'),
      ],
      primaryKey: ['series', 'period'],
      foreignKeys: [key('series', 'series'), key('source', 'sources')],
      rows: story.observations.map((row) => {
        const of = series.get(row.series);
        return [
          row.series,
          of?.title,
          row.period,
          row.value,
          of?.unitName,
          of?.basis,
          row.confidence,
          row.source,
        ];
      }),
    },
    {
      name: 'series',
      title: 'Observations with one definition, unit and basis',
      fields: [
        field('id', 'Id of the series'),
        field('subject', 'What it is about'),
        field('title', 'Title'),
        field('definition', 'What one number says'),
        field('basis', 'What was counted, by which rules'),
        field('unit', 'Unit of its values'),
        field('from', 'Country or group from which the flow goes, where it is one'),
        field('to', 'Country or place to which it goes'),
        field('reporter', 'Country whose office counts'),
      ],
      primaryKey: 'id',
      rows: story.series.map((row) => [
        row.id,
        row.subject,
        row.title,
        row.definition,
        row.basis,
        row.unitName,
        row.from,
        row.to,
        row.reporter,
      ]),
    },
    {
      name: 'sources',
      title: 'Where figures, events and places come from',
      fields: [
        field('id', 'Id of the source'),
        field('publisher', 'Who published it'),
        field('title', 'Title'),
        field('table', 'Table or page in it'),
        field('url', 'Address'),
        field('published', 'When it was published, as far as known'),
        field('note', 'Our note'),
      ],
      primaryKey: 'id',
      rows: story.sources.map(({ id, publisher, title, table, url, published, note }) => [
        id,
        publisher,
        title,
        table,
        url,
        published,
        note,
      ]),
    },
    {
      name: 'crossings',
      title: 'Border crossings into the United States',
      fields: [
        field('id', 'Id of the crossing'),
        field('code', 'Port code'),
        field('name', 'Name'),
        field('state', 'State'),
        field('neighbour', 'Country on the other side'),
        field('longitude', 'Degrees east', 'number'),
        field('latitude', 'Degrees north', 'number'),
      ],
      primaryKey: 'id',
      rows: story.crossings.map((row) => [
        row.id,
        row.code,
        row.name,
        row.state,
        row.neighbour,
        row.longitude,
        row.latitude,
      ]),
    },
    {
      name: 'crossing-counts',
      title: 'People and trucks entering at a crossing in a year',
      fields: [
        field('crossing', 'Id of the crossing'),
        field('kind', 'What is counted: people or trucks'),
        field('year', 'Year', 'integer'),
        field('value', 'How many entered in the year', 'number'),
        field('confidence', CONFIDENCE),
        field('source', 'Id of the source'),
      ],
      primaryKey: ['crossing', 'kind', 'year'],
      foreignKeys: [key('crossing', 'crossings'), key('source', 'sources')],
      rows: story.crossingCounts.map((row) => [
        row.crossing,
        row.kind,
        row.year,
        row.value,
        row.confidence,
        row.source,
      ]),
    },
    {
      name: 'places',
      title: 'Places with their positions',
      fields: [
        field('id', 'Id of the place'),
        field('name', 'Name in English'),
        field('country', 'Country code'),
        field('longitude', 'Degrees east', 'number'),
        field('latitude', 'Degrees north', 'number'),
        field('basis', 'Where the position comes from'),
        field('confidence', `${CONFIDENCE}; stand-in: a point that stands for a region`),
        field('sources', 'Ids of sources, separated by semicolons'),
      ],
      primaryKey: 'id',
      rows: story.places.map((row) => [
        row.id,
        row.name,
        row.country,
        row.longitude,
        row.latitude,
        row.basis,
        row.confidence,
        list(row.sources),
      ]),
    },
    {
      name: 'events',
      title: 'What happened, when and where',
      fields: [
        field('id', 'Id of the event'),
        field('start', PERIOD),
        field('end', `${PERIOD}; empty for a single date`),
        field('title', 'Title in English'),
        field('description', 'What happened'),
        field('place', 'Id of the place'),
        field('held', 'For leaders’ summits: whether it took place', 'boolean'),
        field('confidence', CONFIDENCE),
        field('sources', 'Ids of sources, separated by semicolons'),
      ],
      primaryKey: 'id',
      foreignKeys: [key('place', 'places')],
      rows: story.events.map((row) => [
        row.id,
        row.start,
        row.end,
        row.title,
        row.description,
        row.place,
        row.summit?.held,
        row.confidence,
        list(row.sources),
      ]),
    },
    {
      name: 'passages',
      title: 'The passages of the article, in reading order',
      fields: [
        field('id', 'Id of the passage'),
        field('number', 'Place in the reading order', 'integer'),
        field('paragraph', 'Paragraph of the original', 'integer'),
        field('about', 'What it is about'),
        field('subject', 'Subject'),
        field('says', 'claim or opinion'),
        field('whose', 'Whose opinion it is'),
        field('verdict', 'Our verdict'),
        field('find', 'A few words by which it is found in the original'),
      ],
      primaryKey: 'id',
      rows: story.passages.map((row) => [
        row.id,
        row.number,
        row.paragraph,
        row.about,
        row.subject,
        row.says,
        row.whose,
        verdicts[verdictOf.get(row.id) ?? 'opinion'],
        row.find,
      ]),
    },
    {
      name: 'links',
      title: 'Pairs of a passage’s phrase and a mark',
      fields: [
        field('passage', 'Id of the passage'),
        field('phrase', 'Key of the phrase'),
        field('words', 'The phrase in the retelling'),
        field('kind', 'names, gathers, spans or compares'),
        field('mark', 'What it points at: event/ID, place/ID, or SERIES/PERIOD'),
      ],
      primaryKey: ['passage', 'phrase', 'mark'],
      foreignKeys: [key('passage', 'passages')],
      rows: story.passages.flatMap((passage) =>
        passage.phrases.flatMap((phrase) =>
          [...new Set(phrase.marks)].map((mark) => [
            passage.id,
            phrase.key,
            passage.runs.find((run) => run.phrase === phrase.key)?.text,
            phrase.kind,
            mark,
          ]),
        ),
      ),
    },
    {
      name: 'claims',
      title: 'Claims held against the figures; the verdicts are ours',
      fields: [
        field('passage', 'Id of the passage'),
        field('verdict', 'Our verdict'),
        field('why', 'Why'),
        field('arithmetic', 'The arithmetic, worked out from the observations'),
        field('since', 'What followed after the article'),
        field('evidence', 'Marks it rests on, separated by semicolons'),
        field('confidence', `The weakest of the evidence. ${CONFIDENCE}`),
        field('sources', 'Ids of sources, separated by semicolons'),
      ],
      primaryKey: 'passage',
      foreignKeys: [key('passage', 'passages', 'id')],
      rows: story.claims.map((claim) => [
        claim.passage,
        verdicts[claim.verdict],
        claim.why,
        list(
          claim.arithmetic.map((one) =>
            equationText(
              equationPieces(
                one,
                workOut(one, (mark) => values.get(mark)),
                locale,
              ),
            ),
          ),
        ),
        claim.since?.text,
        list(claim.evidence),
        claim.confidence,
        list(claim.sources),
      ]),
    },
  ];
}
