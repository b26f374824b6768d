/** Draws the pages for frames on other sites when the site is built: each with its first view, the others as files beside it. */
import type { Component } from 'svelte';
import { render as renderComponent } from 'svelte/server';
import fetchTeach from 'virtual:story/teach';
import land from 'virtual:story/land';
import story from 'virtual:story';
import { figuresOf, panelSvg, type ChartFigure } from '../../draw/chart-figure';
import { explorePanels } from '../../draw/explore-figure';
import { landShapes } from '../../draw/land';
import { passageTitle } from '../../model/citation';
import { figureSources } from '../../model/figure-sources';
import { hiddenAt } from '../../model/session';
import {
  figureOfView,
  observationMark,
  partsOfMark,
  type Chart,
  type Lesson,
  type Source,
} from '../../model/story';
import { viewOf } from '../../model/address';
import { periodText, startOf } from '../../model/time';
import { atlas } from '../../state/atlas';
import { explore } from '../../state/explore.svelte';
import { view } from '../../state/view.svelte';
import { words } from '../../words';
import { pageWords } from '../../words/pages';
import { chartTeller } from '../chart-told';
import { equationsOf, ledgerRows } from '../claims/ledger-rows';
import Heading from '../explore/Heading.svelte';
import { lineLabel } from '../explore/labels';
import Table from '../explore/Table.svelte';
import MapStage from '../marks/MapStage.svelte';
import Timeline from '../marks/Timeline.svelte';
import Guarded from '../parts/Guarded.svelte';
import Overlay from '../parts/Overlay.svelte';
import { paperFigure } from '../teach/paper';
import ChartFrame from './ChartFrame.svelte';
import ClaimFrame from './ClaimFrame.svelte';
import ExploreFrame from './ExploreFrame.svelte';
import Frame from './Frame.svelte';
import { ledOut } from './led-out';
import MapFrame from './MapFrame.svelte';
import SourcesLines from './SourcesLines.svelte';
import StepFrame from './StepFrame.svelte';
import TimelineFrame from './TimelineFrame.svelte';
import { treeOf, type Tree } from '../tree';

/** One view of a figure: what stands in its page, or in a file that the page fetches. */
export interface FrameView {
  title: string;
  tree: Tree[];
}
export interface FramePage {
  title: string;
  html: string;
}

/** Sizes of charts in a frame, in px: for a phone's width, and from about 560 px on. */
const SIZES = {
  narrow: { width: 330, height: 220, font: 12.5 },
  wide: { width: 700, height: 270, font: 13 },
} as const;
/** The size in which Explore's first view is drawn, in px. */
const FIRST = { width: 720, height: 250 };

const teach = await fetchTeach();
const sources = figureSources(story);
const countryOf = (code: string) =>
  story.article.countries.find((country) => country.atlasCode === code)?.id ?? null;
const shapes = landShapes(land, story.map.projection, countryOf);

const body = <Props extends Record<string, unknown>>(component: Component<Props>, props: Props) =>
  renderComponent(component, { props }).body;
const island = <Props extends Record<string, unknown>>(part: Component<Props>, props: Props = {} as Props) =>
  body(Guarded<Props>, { part, props });

/** A figure of its own: its title, its markup, and its address in the atlas. */
interface Drawn {
  title: string;
  html: string;
  home: string;
}

export type FrameKind = 'map' | 'chart' | 'timeline' | 'claim' | 'explore' | 'step';

/**
 * A page, as the build writes it.
 * @param emptyDocument  makes one where Plot makes its elements
 */
export function framePage(kind: FrameKind, emptyDocument: () => Document): FramePage {
  const { title: name } = story.article.atlas;
  const page = (drawn: Drawn, shown: string, more: { known?: string; sources?: string } = {}): FramePage => ({
    title: `${drawn.title} · ${name}`,
    html: ledOut(
      body(Frame, {
        kind,
        shown,
        title: drawn.title,
        figure: drawn.html,
        overlay: island(Overlay, {}),
        home: drawn.home,
        atlas: name,
        ...more,
      }),
    ),
  });
  switch (kind) {
    case 'map':
      return page(
        {
          title: mapTitle(),
          html: body(MapFrame, { land: shapes, map: island(MapStage, {}) }),
          home: './?map=' + `${view.shown.layer}.${view.shown.measure}`,
        },
        '',
        {
          sources: sourcesLines(
            'map:',
            `${view.shown.layer}.${view.shown.measure}`,
            './figures.html#all-series',
          ),
        },
      );
    case 'timeline':
      return page(
        {
          title: timelineTitle(),
          html: body(TimelineFrame, { title: timelineTitle(), timeline: island(Timeline, {}) }),
          home: './',
        },
        '',
        { sources: sourcesLines('timeline', '', './figures.html#all-events') },
      );
    case 'explore':
      return page(
        { title: explore.measure.name, html: exploreFigure(emptyDocument()), home: './explore.html' },
        '',
        { sources: sourcesLines('explore:', explore.current.show, './figures.html#all-series') },
      );
    case 'chart': {
      const [first] = story.charts;
      if (!first) throw new Error('a story needs a chart');
      return page(chartView(first, emptyDocument()), first.id);
    }
    case 'claim': {
      const rows = ledgerRows(story, emptyDocument());
      const first = rows.find(({ figure }) => figure !== null) ?? rows[0];
      if (!first) throw new Error('a story needs a passage');
      return page(claimView(first), first.passage.id);
    }
    case 'step': {
      const [first] = teach.lessons;
      if (!first) return page({ title: pageWords.rooms.teach, html: '', home: './teach.html' }, '');
      return page(stepView(first, 0, emptyDocument()), `${first.id}-1`, {
        known: teach.lessons.map(({ id, steps }) => `${id}:${String(steps.length)}`).join(' '),
      });
    }
  }
}

/**
 * The views that pages fetch, each as a file.
 * @param documentOf  makes a document of what stands in its body
 */
export function frameFiles(documentOf: (body: string) => Document): { path: string; text: string }[] {
  const emptyDocument = () => documentOf('');
  const file = (folder: string, id: string, drawn: Drawn) => {
    const document = documentOf(ledOut(drawn.html));
    const frameView: FrameView = {
      title: drawn.title,
      tree: [...document.body.children].map((element) => treeOf(element)),
    };
    return { path: `embed/${folder}/${id}.json`, text: JSON.stringify(frameView) };
  };
  return [
    ...story.charts.map((chart) => file('charts', chart.id, chartView(chart, emptyDocument()))),
    ...ledgerRows(story, emptyDocument()).map((row) => file('claims', row.passage.id, claimView(row))),
    ...teach.lessons.flatMap((lesson) =>
      lesson.steps.map((_, n) =>
        file('steps', `${lesson.id}-${String(n + 1)}`, stepView(lesson, n, emptyDocument())),
      ),
    ),
  ];
}

const mapTitle = () => story.map.layers.find(({ id }) => id === view.shown.layer)?.title ?? words.map;
const timelineTitle = () => words.embed.timeline(story.events.length);

/** The sources of each view of a figure, one line each; the first view's shown. */
function sourcesLines(prefix: string, first: string, all: string): string {
  const lines = [...sources]
    .filter(([figure]) => figure.startsWith(prefix))
    .map(([figure, list]) => ({ of: figure.slice(prefix.length), sources: list }));
  return body(SourcesLines, { lines, first, all });
}

function exploreFigure(document: Document): string {
  const { part, current, drawn, measure } = explore;
  const panels = explorePanels(
    drawn.lines,
    current,
    FIRST.width,
    {
      labels: new Map(measure.lines.map((line) => [line.id, lineLabel(part, measure, line)])),
      moment: startOf(part.moment),
      locale: words.locale,
      words: { since: words.since },
      room: FIRST.height,
    },
    document,
  );
  return body(ExploreFrame, {
    heading: island(Heading, {}),
    table: island(Table, {}),
    charts: panels.map(({ svg }) => `<figure>${svg.outerHTML}</figure>`).join(''),
  });
}

const tell = chartTeller(story);

function chartView(chart: Chart, document: Document): Drawn {
  const world = { ...figuresOf(story, words.locale, { since: words.since }), anchors: new Set<string>() };
  const figures = (['wide', 'narrow'] as const).map((size): ChartFigure => {
    const { width, height, font } = SIZES[size];
    const isStacked = size === 'narrow';
    return {
      id: chart.id,
      size,
      panels: chart.panels.map((panel) => ({
        id: panel.id,
        title: panel.title ?? '',
        share: panel.width,
        svg: panelSvg(
          panel,
          {
            width: Math.round(isStacked ? width : width * panel.width),
            height: isStacked && panel.kind === 'bars' ? Math.max(100, panel.bars.length * 20 + 28) : height,
            font,
          },
          world,
          document,
        ),
      })),
    };
  });
  return {
    title: chart.title,
    html: body(ChartFrame, {
      chart,
      figures,
      sources: sources.get(`chart:${chart.id}`) ?? [],
      told: tell(chart.panels),
    }),
    home: `./?chart=${chart.id}`,
  };
}

function claimView(row: ReturnType<typeof ledgerRows>[number]): Drawn {
  return {
    title: passageTitle(row.passage),
    html: body(ClaimFrame, { row, article: story.article }),
    home: `./claims.html?passage=${row.passage.id}`,
  };
}

function stepView(lesson: Lesson, n: number, document: Document): Drawn {
  const step = lesson.steps[n];
  if (!step) throw new RangeError(`${lesson.id} has no step ${String(n + 1)}`);
  const kind = figureOfView(step.view) ?? 'words';
  const hidden = hiddenAt(lesson, n);
  const drawnIn = (size: 'wide' | 'narrow', whole: boolean) =>
    paperFigure(teach, explore.part, step, { hidden, whole }, document, SIZES[size]);
  const figures = (['wide', 'narrow'] as const).flatMap((size) => {
    const [first, whole] = [drawnIn(size, false), drawnIn(size, true)];
    return first && whole ? [{ size, first, whole }] : [];
  });
  const { at } = viewOf(atlas, step.view.replace(/^[^?]*/, ''));
  const claim = kind === 'claim' ? teach.claims.find(({ passage }) => passage === at) : undefined;
  const told = [
    ...new Set([...(kind === 'words' && step.view ? [at] : []), ...(claim ? [at] : []), ...step.read]),
  ];
  const valueOf = (mark: string) => {
    const { series, period } = partsOfMark(mark);
    return teach.values[series]?.[period];
  };
  return {
    title: `${step.title} · ${lesson.title}`,
    home: `./teach.html?lesson=${lesson.id}&step=${String(n + 1)}`,
    html: body(StepFrame, {
      lesson: { id: lesson.id, title: lesson.title, length: lesson.steps.length },
      step,
      number: n + 1,
      kind,
      figures,
      land: shapes,
      told: told.flatMap((id) => story.passages.find((passage) => passage.id === id) ?? []),
      claim,
      arithmetic: equationsOf(claim?.arithmetic ?? [], valueOf),
      evidence: step.evidence.map((id) => ({ title: evidenceTitle(id), href: evidenceHref(id) })),
      sources: sourcesOfMarks([
        ...(figures[0]?.whole.marks ?? []).filter((mark) => !/^(?:event|place|leader)\//.test(mark)),
        ...step.evidence,
      ]),
    }),
  };
}

const evidenceHref = (id: string) =>
  id.includes('/') ? `./?mark=${encodeURIComponent(id).replaceAll('%2F', '/')}` : `./?passage=${id}`;
function evidenceTitle(id: string): string {
  if (!id.includes('/')) {
    const passage = story.passages.find((one) => one.id === id.split('.')[0]);
    return passage ? passageTitle(passage) : id;
  }
  const named =
    story.events.find((event) => `event/${event.id}` === id)?.title ??
    story.places.find((place) => `place/${place.id}` === id)?.name;
  if (named !== undefined) return named;
  const { series, period } = partsOfMark(id);
  const title = story.series.find((one) => one.id === series)?.title;
  return title === undefined ? id : `${title}, ${periodText(period, words.locale)}`;
}

/** Sources of numbers and events, those of most of them first. */
function sourcesOfMarks(marks: readonly string[]): Source[] {
  const wanted = new Set(marks);
  const ids = [
    ...story.observations
      .filter(({ series, period }) => wanted.has(observationMark(series, period)))
      .map(({ source }) => source),
    ...story.events.filter(({ id }) => wanted.has(`event/${id}`)).flatMap((event) => event.sources),
  ];
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .flatMap(([id]) => story.sources.find((source) => source.id === id) ?? []);
}
