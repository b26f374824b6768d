/** Find: everything is found by its name in any language, without accents and with a small error. */
import { describe, expect, test } from 'vitest';
import { findPart } from '../../../src/compile/find';
import { folded } from '../../../src/model/plain-text';
import { searchOf } from '../../../src/model/search';
import { storyIn, STORIES } from '../atlases';

describe.each(STORIES)('the search of %s', (folder) => {
  const story = storyIn(folder);
  const entries = findPart(story, []);
  const search = searchOf(entries);

  test('holds every passage, chart, event, place, person, series and source, each with an address of its own', () => {
    const people = new Set(story.leaders.flatMap(({ terms }) => terms.map(({ name }) => name)));
    expect(entries).toHaveLength(
      story.passages.length +
        story.charts.length +
        story.events.length +
        story.places.length +
        people.size +
        story.series.length +
        story.sources.length,
    );
    const addresses = entries.filter(({ kind }) => kind !== 'series').map(({ href }) => href);
    expect(new Set(addresses).size).toBe(addresses.length);
    for (const { href } of entries) expect(href).toMatch(/^\.\/(\w+\.html)?[?#]/);
  });

  test('finds each by its whole name in every language, with and without accents, among the first', () => {
    const lost: string[] = [];
    for (const entry of entries) {
      for (const title of entry.titles) {
        for (const query of [title, folded(title)]) {
          // Different things may have the same name: then one of that name comes up.
          const found = search(query, 12).some(
            (one) => one === entry || one.titles.some((other) => folded(other) === folded(title)),
          );
          if (!found && /[\p{L}\p{N}]/u.test(title)) lost.push(`${entry.kind}: ${query}`);
        }
      }
    }
    expect(lost).toEqual([]);
  });

  test('nothing is found by nothing, and nonsense finds nothing', () => {
    expect(search('')).toEqual([]);
    expect(search('   ')).toEqual([]);
    expect(search('xqzjwvxqzjwv')).toEqual([]);
  });
});

describe('small errors', () => {
  const search = searchOf(
    findPart(storyIn('src/story'), [storyIn('src/story', 'fr'), storyIn('src/story', 'es')]),
  );
  test.each([
    ['calderon', 'Felipe Calderón'],
    ['Calderom', 'Felipe Calderón'],
    ['guadalajra', 'Guadalajara'],
    ['monterey', 'Monterrey'],
    ['Cumbre de Guadalajara', 'Guadalajara summit'],
    ['sommet guadalajara', 'Guadalajara summit'],
    ['harp', 'Stephen Harper'],
  ])('%s finds %s', (query, title) => {
    const titles = search(query, 6).map((entry) => entry.titles[0] ?? '');
    expect(
      titles.some((one) => one.startsWith(title)),
      titles.join(' | '),
    ).toBe(true);
  });
});
