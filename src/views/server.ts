/** Draws the pages when the site is built (and for each request while developing). */
import { parseHTML } from 'linkedom';
import type { Component } from 'svelte';
import { render as renderComponent } from 'svelte/server';
import land from 'virtual:story/land';
import story from 'virtual:story';
import { manifestOf } from '../compile/manifest';
import { chartFigure, figuresOf } from '../draw/chart-figure';
import { explorePanels } from '../draw/explore-figure';
import { landShapes } from '../draw/land';
import { dataFiles } from '../model/data-package';
import { WRITTEN_IN, homesOf, type Chart, type Passage, type Source } from '../model/story';
import { articleData, claimReviews, datasetData, jsonLd } from '../model/structured-data';
import { startOf } from '../model/time';
import { explore } from '../state/explore.svelte';
import { words } from '../words';
import { alike } from '../words/alike';
import { wordProblems } from '../words/check';
import { en } from '../words/en';
import { enPages } from '../words/en-pages';
import { enTeach } from '../words/en-teach';
import { language } from '../words/language';
import { pageWords } from '../words/pages';
import { teachWords } from '../words/teach';
import { chartTeller } from './chart-told';
import Chosen from './claims/Chosen.svelte';
import ClaimsPage from './claims/ClaimsPage.svelte';
import Filters from './claims/Filters.svelte';
import { ledgerRows } from './claims/ledger-rows';
import CopySwitch from './copy/CopySwitch.svelte';
import { frameFiles, framePage, type FrameKind } from './embeds/render';
import Aside from './explore/Aside.svelte';
import Controls from './explore/Controls.svelte';
import ExplorePage from './explore/ExplorePage.svelte';
import Heading from './explore/Heading.svelte';
import { lineLabel } from './explore/labels';
import Leaders from './explore/Leaders.svelte';
import Table from './explore/Table.svelte';
import FiguresPage from './figures/FiguresPage.svelte';
import { lostPage } from './lost/lost-page';
import ChartPicker from './marks/ChartPicker.svelte';
import MapStage from './marks/MapStage.svelte';
import Timeline from './marks/Timeline.svelte';
import Asleep from './parts/Asleep.svelte';
import Guarded from './parts/Guarded.svelte';
import Overlay from './parts/Overlay.svelte';
import Panel from './parts/Panel.svelte';
import PhoneBar from './parts/PhoneBar.svelte';
import Tools from './parts/Tools.svelte';
import Panels from './read/Panels.svelte';
import ReadPage from './read/ReadPage.svelte';
import type { NarrowCharts } from './read/sizes';
import Notebook from './notebook/Notebook.svelte';
import NotebookPage from './notebook/NotebookPage.svelte';
import SourcesPage from './sources/SourcesPage.svelte';
import Builder from './teach/Builder.svelte';
import TeachPage from './teach/TeachPage.svelte';
import { treeOf } from './tree';

// A page with words missing, or left in English, is not drawn.
if (language !== WRITTEN_IN) {
  const wrong = [
    ...wordProblems(en, words, alike[language]),
    ...wordProblems(enPages, pageWords, alike[language]),
    ...wordProblems(enTeach, teachWords, alike[language]),
  ];
  if (wrong.length > 0) throw new Error(`the words of ${language}:\n${wrong.join('\n')}`);
}

/** The site's root, from the folder of a page. */
const home = language === WRITTEN_IN ? './' : '../';
const published = () => dataFiles(story, words.locale, words.verdict);
/** The files under data/: published once, in the language that the story is written in. */
const data = () => (language === WRITTEN_IN ? published() : []);

/** Plain files that are published beside the pages; among them what pages for frames fetch. */
export const files = () => [
  ...data(),
  ...frameFiles(documentOf),
  { path: 'charts-narrow.json', text: JSON.stringify(narrowCharts()) },
  {
    path: 'manifest.webmanifest',
    text: manifestOf({
      title: story.article.atlas.title,
      description: story.article.atlas.description.trim(),
      language,
      root: home,
      rooms: (['explore', 'claims', 'teach'] as const).map((room) => ({
        name: pageWords.rooms[room],
        page: `./${room}.html`,
      })),
    }),
  },
  ...(language === WRITTEN_IN
    ? // Hosts show the one for what is not there; the other is the same for those who are offline.
      ['404.html', 'lost.html'].map((path) => ({ path, text: lostPage(story.article) }))
    : []),
];

/** Data for machines, as script elements of the head. */
const linkedData = (...data: unknown[]) =>
  data.map((one) => `<script type="application/ld+json">${jsonLd(one)}</script>`).join('\n    ');
const figuresData = () =>
  datasetData(
    story,
    published().map((file) => `${home}${file.path}`),
  );

/** Page names are those of the HTML files. */
export function render(page: string) {
  parts.length = 0;
  const rendered = pageOf(page);
  return { ...rendered, html: withParts(rendered.html + body(Asleep, {})) };
}

function pageOf(page: string) {
  const { atlas } = story.article;
  const shared = { lang: language, description: atlas.description.trim(), head: '' };
  if (page.startsWith('embed/'))
    return { ...shared, ...framePage(page.slice('embed/'.length) as FrameKind, emptyDocument) };
  if (page === 'figures') {
    return {
      ...shared,
      title: `${pageWords.allFiguresTitle} · ${atlas.title}`,
      html: body(FiguresPage, { story, home, tools: island(Tools) }),
      head: linkedData(figuresData()),
    };
  }
  if (page === 'sources') {
    return {
      ...shared,
      title: `${pageWords.lists.sources} · ${atlas.title}`,
      html: body(SourcesPage, { story, home, tools: island(Tools) }),
      head: linkedData(figuresData()),
    };
  }
  if (page === 'teach') {
    return {
      ...shared,
      title: `${teachWords.title} · ${atlas.title}`,
      html: body(TeachPage, {
        story,
        tools: island(Tools),
        own: island(Builder),
        land: landShapes(land, story.map.projection, countryOf),
      }),
    };
  }
  if (page === 'notebook') {
    return {
      ...shared,
      title: `${teachWords.notebook.title} · ${atlas.title}`,
      html: body(NotebookPage, { story, tools: island(Tools), list: island(Notebook) }),
    };
  }
  if (page === 'explore')
    return {
      ...shared,
      title: `${pageWords.rooms.explore} · ${atlas.title}`,
      html: explorePage(),
      head: linkedData(figuresData()),
    };
  if (page === 'claims')
    return {
      ...shared,
      title: `${pageWords.rooms.claims} · ${atlas.title}`,
      html: claimsPage(),
      head: linkedData(...claimReviews(story, words.verdict)),
    };
  return {
    ...shared,
    title: `${atlas.title}: ${atlas.tagline}`,
    html: readPage(),
    head: linkedData(articleData(story)),
  };
}

/** The parts of the page that is drawn. */
const parts: string[] = [];

/** A part of a page that is brought to life by itself, see `island`: a place for it. */
function island<Props extends Record<string, unknown>>(
  part: Component<Props>,
  props: Props = {} as Props,
): string {
  parts.push(body(Guarded<Props>, { part, props }));
  return `<!--part ${String(parts.length - 1)}-->`;
}

/**
 * The page with its parts. Only in these does the framework need its marks to find its way again; thousands of them in
 * the rest would each become a node.
 */
const withParts = (html: string): string =>
  html.replace(/<!--(?:part (\d+)|.*?)-->/gs, (_mark, part?: string) => parts[Number(part ?? -1)] ?? '');

const body = <Props extends Record<string, unknown>>(component: Component<Props>, props: Props) =>
  renderComponent(component, { props }).body;

const documentOf = (body: string): Document =>
  parseHTML(`<!doctype html><html><body>${body}</body></html>`).document;
/** Where Plot makes its elements. */
const emptyDocument = (): Document => documentOf('');

function claimsPage(): string {
  const islands = {
    filters: island(Filters),
    chosen: island(Chosen),
    tools: island(Tools),
    overlay: island(Overlay),
  };
  return body(ClaimsPage, { story, islands, rows: ledgerRows(story, emptyDocument()) });
}

/** The width in which the first view is drawn, in px. */
const FIRST_WIDTH = 760;

function explorePage(): string {
  const { part, current, drawn, measure } = explore;
  const panels = explorePanels(
    drawn.lines,
    current,
    FIRST_WIDTH,
    {
      labels: new Map(measure.lines.map((line) => [line.id, lineLabel(part, measure, line)])),
      moment: startOf(part.moment),
      locale: words.locale,
      words: { since: words.since },
    },
    emptyDocument(),
  );
  const islands = {
    controls: island(Controls),
    heading: island(Heading),
    table: island(Table),
    leaders: island(Leaders),
    aside: island(Aside),
    map: island(MapStage),
    tools: island(Tools),
    overlay: island(Overlay),
  };
  const charts = panels.map(({ svg }) => `<figure>${svg.outerHTML}</figure>`).join('');
  return body(ExplorePage, {
    story,
    islands,
    charts,
    land: landShapes(land, story.map.projection, countryOf),
  });
}

const countryOf = (code: string) =>
  story.article.countries.find((country) => country.atlasCode === code)?.id ?? null;

function readPage(): string {
  const document = emptyDocument();
  const figures = figuresOf(story, words.locale, { since: words.since });
  const tell = chartTeller(story);
  const feet = feetOfCharts();
  const charts = story.charts.map((chart) => ({
    chart,
    figure: chartFigure(chart, 'wide', figures, document),
    ...feet(chart),
    told: tell(chart.panels),
  }));
  const islands = {
    map: island(MapStage, { hasTimeline: true }),
    timeline: island(Timeline),
    panel: island(Panel),
    picker: island(ChartPicker),
    copy: island(CopySwitch),
    phone: island(PhoneBar, { figure: () => 'map', choose: () => undefined, panel: () => undefined }),
    tools: island(Tools),
    overlay: island(Overlay),
  };
  const drawn = [
    withParts(islands.map),
    withParts(islands.timeline),
    ...charts.flatMap(({ figure }) => figure.panels.map((panel) => panel.svg)),
  ];
  const anchors = new Set(
    drawn.flatMap((html) => [...html.matchAll(/ id="((?:mark|map):[^"]+)"/g)].map((match) => match[1] ?? '')),
  );
  return body(ReadPage, {
    story,
    charts,
    islands,
    anchors,
    land: landShapes(land, story.map.projection, countryOf),
  });
}

/** The charts of the stage as a phone draws them. */
function narrowCharts(): NarrowCharts {
  const figures = figuresOf(story, words.locale, { since: words.since });
  return Object.fromEntries(
    story.charts.flatMap((chart) => {
      const label = pageWords.chartSummary(chart.title, chart.subtitle);
      const figure = chartFigure(chart, 'narrow', figures, emptyDocument());
      const drawn = documentOf(body(Panels, { figure, label })).body.firstElementChild;
      return drawn ? [[chart.id, treeOf(drawn)] as const] : [];
    }),
  );
}

/** What stands under the charts: sources of all numbers, those of most numbers first, and passages with a phrase that points there. */
function feetOfCharts(): (chart: Chart) => { sources: Source[]; passages: Passage[] } {
  const chartsOf = (mark: string) =>
    new Set(homesOf(mark, story.homes).flatMap((home) => (home.on === 'chart' ? [home.chart] : [])));
  const counts = new Map(story.charts.map(({ id }) => [id, new Map<string, number>()]));
  for (const { series, period, source } of story.observations) {
    for (const chart of chartsOf(`${series}/${period}`)) {
      const known = counts.get(chart);
      known?.set(source, (known.get(source) ?? 0) + 1);
    }
  }
  const passages = new Map(story.charts.map(({ id }): [string, Passage[]] => [id, []]));
  for (const passage of story.passages) {
    const marks = passage.phrases.flatMap((phrase) => phrase.marks);
    for (const chart of new Set(marks.flatMap((mark) => [...chartsOf(mark)])))
      passages.get(chart)?.push(passage);
  }
  const known = new Map(story.sources.map((source) => [source.id, source]));
  return ({ id }) => ({
    sources: [...(counts.get(id) ?? [])]
      .sort((a, b) => b[1] - a[1])
      .flatMap(([source]) => known.get(source) ?? []),
    passages: passages.get(id) ?? [],
  });
}
