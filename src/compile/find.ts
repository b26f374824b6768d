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

/**
 * @param others  the same story in its other languages
 */
export function findPart(story: Story, others: readonly Story[]): FindEntry[] {
  /** What one item is called, in the language of the page first and in the others after it. */
  const titles = (of: (told: Story) => string | undefined): string[] => [
    ...new Set([story, ...others].flatMap((told) => of(told) ?? [])),
  ];
  const explored = new Map<string, string>();
  for (const { measures } of explorePart(story).subjects)
    for (const { show, lines } of measures)
      for (const { id, series } of lines)
        if (!explored.has(series)) explored.set(series, `./explore.html?show=${show}&lines=${id}`);
  return [
    ...story.passages.map((passage, n): FindEntry => ({
      kind: 'passage',
      titles: titles(({ passages }) => passages[n]?.about),
      text: passage.runs.map((run) => run.text).join(''),
      note: String(passage.number),
      href: `./?passage=${passage.id}`,
    })),
    ...story.charts.map(({ id, subtitle }, n): FindEntry => ({
      kind: 'chart',
      titles: titles(({ charts }) => charts[n]?.title),
      text: subtitle,
      note: '',
      href: `./?chart=${id}`,
    })),
    ...story.events.map(({ id, description, start }, n): FindEntry => ({
      kind: 'event',
      titles: titles(({ events }) => events[n]?.title),
      text: description,
      note: start,
      href: `./?mark=event/${id}`,
    })),
    ...story.places.map(({ id, why }, n): FindEntry => ({
      kind: 'place',
      titles: titles(({ places }) => places[n]?.name),
      text: why,
      note: '',
      href: `./?mark=place/${id}`,
    })),
    ...story.leaders.flatMap(({ office, terms }, n) =>
      terms
        .filter((term, t) => terms.findIndex(({ name }) => name === term.name) === t)
        .map(({ name, party }): FindEntry => ({
          kind: 'leader',
          titles: [name],
          text: [...titles(({ leaders }) => leaders[n]?.office), party].join(' '),
          note: office,
          href: `./?mark=leader/${leaderId(name)}`,
        })),
    ),
    ...story.series.map(({ id, definition, unitName }, n): FindEntry => ({
      kind: 'series',
      titles: titles(({ series }) => series[n]?.title),
      text: definition,
      note: unitName,
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
