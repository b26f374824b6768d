/** Checks what the Explore room is to draw: every series, country, map and line that it names is there. */
import type { Located, Problems } from './read.ts';
import type { Article, ExploreSpec, MapSpec } from './schema.ts';

interface Files {
  article: Located<Article>;
  map: Located<MapSpec>;
  explore: Located<ExploreSpec>;
}

export function checkExplore(
  { article, map, explore }: Files,
  series: Set<string>,
  problems: Problems,
): void {
  const countries = new Set(article.value.countries.map((country) => country.id));
  const maps = new Set(
    map.value.layers.flatMap((layer) => layer.measures.map((measure) => `${layer.id}.${measure.id}`)),
  );
  const need = (known: ReadonlySet<string>, what: string, given: string | undefined, path: PropertyKey[]) => {
    if (given === undefined || known.has(given)) return;
    problems.add(explore.file, explore.lineOf(path), `unknown ${what} ${given}`, `a ${what} of the story`);
  };
  const once = (ids: readonly string[], what: string, path: PropertyKey[]) => {
    ids.forEach((id, n) => {
      if (ids.indexOf(id) < n)
        problems.add(
          explore.file,
          explore.lineOf([...path, n]),
          `duplicate ${what} ${id}`,
          `each ${what} once`,
        );
    });
  };
  for (const key of ['people', 'output'] as const) {
    for (const [country, id] of Object.entries(explore.value[key])) {
      need(countries, 'country', country, [key, country]);
      need(series, 'series', id, [key, country]);
    }
  }
  const { subjects } = explore.value;
  once(
    subjects.map((subject) => subject.id),
    'subject',
    ['subjects'],
  );
  subjects.forEach(({ measures }, s) => {
    once(
      measures.map((measure) => measure.id),
      'measure',
      ['subjects', s, 'measures'],
    );
    measures.forEach((measure, m) => {
      const at = (...path: PropertyKey[]) => ['subjects', s, 'measures', m, ...path];
      const lines = measure.lines.map((line) => line.id);
      once(lines, 'line', at('lines'));
      need(maps, 'measure of the map', measure.map, at('map'));
      const known = new Set(lines);
      measure.start?.forEach((id, n) => {
        need(known, 'line', id, at('start', n));
      });
      measure.whole?.lines.forEach((id, n) => {
        need(known, 'line', id, at('whole', 'lines', n));
      });
      measure.lines.forEach((line, n) => {
        need(series, 'series', line.series, at('lines', n, 'series'));
        for (const end of ['from', 'to', 'books'] as const)
          need(countries, 'country', line[end], at('lines', n, end));
      });
    });
  });
}
