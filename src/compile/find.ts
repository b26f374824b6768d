/** What the search box searches: everything that has an address, with its names in all languages. */
import { leaderId } from './homes.ts';
import { explorePart } from './parts.ts';
import type { Story } from './schema.ts';

export interface FindEntry {
  kind: 'passage' | 'chart' | 'event' | 'place' | 'leader' | 'series' | 'source';
  /** Names, the first of which is shown. */
  titles: string[];
  /** More to search in. */
  text: string;
  /** A few words shown beside the name: a date, a unit, a publisher. */
  note: string;
  /** Where it is, from the site's own folder. */
  href: string;
}

const all = (words: { en: string; fr?: string | undefined; es?: string | undefined }) => [
  ...new Set([words.en, words.fr, words.es].filter((one) => one !== undefined)),
];

export function findPart(story: Story): FindEntry[] {
  const explored = new Map<string, string>();
  for (const { measures } of explorePart(story).subjects)
    for (const { show, lines } of measures)
      for (const { id, series } of lines)
        if (!explored.has(series)) explored.set(series, `./explore.html?show=${show}&lines=${id}`);
  return [
    ...story.passages.map((passage): FindEntry => ({
      kind: 'passage',
      titles: [passage.about],
      text: passage.runs.map((run) => run.text).join(''),
      note: String(passage.number),
      href: `./?passage=${passage.id}`,
    })),
    ...story.charts.map(({ id, title, subtitle }): FindEntry => ({
      kind: 'chart',
      titles: [title],
      text: subtitle,
      note: '',
      href: `./?chart=${id}`,
    })),
    ...story.events.map(({ id, title, description, start }): FindEntry => ({
      kind: 'event',
      titles: all(title),
      text: description,
      note: start,
      href: `./?mark=event/${id}`,
    })),
    ...story.places.map(({ id, name, why }): FindEntry => ({
      kind: 'place',
      titles: all(name),
      text: why,
      note: '',
      href: `./?mark=place/${id}`,
    })),
    ...story.leaders.flatMap(({ office, terms }) =>
      terms
        .filter((term, n) => terms.findIndex(({ name }) => name === term.name) === n)
        .map(({ name, party }): FindEntry => ({
          kind: 'leader',
          titles: [name],
          text: [...all(office), party].join(' '),
          note: office.en,
          href: `./?mark=leader/${leaderId(name)}`,
        })),
    ),
    ...story.series.map(({ id, title, definition, unit }): FindEntry => ({
      kind: 'series',
      titles: [title],
      text: definition,
      note: unit,
      href: explored.get(id) ?? `./figures.html#series:${id}`,
    })),
    ...story.sources.map(({ id, title, publisher, published }): FindEntry => ({
      kind: 'source',
      titles: [title],
      text: publisher,
      note: [publisher, published.slice(0, 4)].filter(Boolean).join(', '),
      href: `./sources.html#source:${id}`,
    })),
  ];
}
