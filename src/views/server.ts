/** Draws the pages when the site is built (and for each request while developing). */
import { parseHTML } from 'linkedom';
import type { Component } from 'svelte';
import { render as renderComponent } from 'svelte/server';
import land from 'virtual:story/land';
import story from 'virtual:story';
import { chartFigure, figuresOf } from '../draw/chart-figure';
import { explorePanels } from '../draw/explore-figure';
import { landShapes } from '../draw/land';
import { dataFiles } from '../model/data-package';
import { homesOf, partsOfMark, type Chart } from '../model/story';
import { articleData, claimReviews, datasetData, jsonLd } from '../model/structured-data';
import { startOf } from '../model/time';
import { explore } from '../state/explore.svelte';
import { words } from '../words';
import { teachWords } from '../words/teach';
import Chosen from './claims/Chosen.svelte';
import ClaimsPage from './claims/ClaimsPage.svelte';
import Filters from './claims/Filters.svelte';
import { ledgerRows } from './claims/ledger-rows';
import CopySwitch from './copy/CopySwitch.svelte';
import Aside from './explore/Aside.svelte';
import Controls from './explore/Controls.svelte';
import ExplorePage from './explore/ExplorePage.svelte';
import Heading from './explore/Heading.svelte';
import { lineLabel } from './explore/labels';
import Leaders from './explore/Leaders.svelte';
import Table from './explore/Table.svelte';
import FiguresPage from './figures/FiguresPage.svelte';
import ChartPicker from './marks/ChartPicker.svelte';
import MapStage from './marks/MapStage.svelte';
import Timeline from './marks/Timeline.svelte';
import Overlay from './parts/Overlay.svelte';
import Panel from './parts/Panel.svelte';
import Tools from './parts/Tools.svelte';
import ReadPage from './read/ReadPage.svelte';
import Notebook from './notebook/Notebook.svelte';
import NotebookPage from './notebook/NotebookPage.svelte';
import SourcesPage from './sources/SourcesPage.svelte';
import Builder from './teach/Builder.svelte';
import TeachPage from './teach/TeachPage.svelte';

/** The files under data/. */
export const files = () => dataFiles(story, words.locale, words.verdict);

/** Data for machines, as script elements of the head. */
const linkedData = (...data: unknown[]) =>
  data.map((one) => `<script type="application/ld+json">${jsonLd(one)}</script>`).join('\n    ');
const figuresData = () =>
  datasetData(
    story,
    files().map((file) => file.path),
  );

/** Page names are those of the HTML files. */
export function render(page: string) {
  const { atlas } = story.article;
  const shared = { lang: 'en', description: atlas.description.trim(), head: '' };
  if (page === 'figures') {
    return {
      ...shared,
      title: `${words.allFiguresTitle} · ${atlas.title}`,
      html: body(FiguresPage, { story, tools: body(Tools, {}) }),
      head: linkedData(figuresData()),
    };
  }
  if (page === 'sources') {
    return {
      ...shared,
      title: `${words.lists.sources} · ${atlas.title}`,
      html: body(SourcesPage, { story, tools: body(Tools, {}) }),
      head: linkedData(figuresData()),
    };
  }
  if (page === 'teach') {
    return {
      ...shared,
      title: `${teachWords.title} · ${atlas.title}`,
      html: body(TeachPage, {
        story,
        tools: body(Tools, {}),
        own: body(Builder, {}),
        land: landShapes(land, story.map.projection, countryOf),
      }),
    };
  }
  if (page === 'notebook') {
    return {
      ...shared,
      title: `${teachWords.notebook.title} · ${atlas.title}`,
      html: body(NotebookPage, { story, tools: body(Tools, {}), list: body(Notebook, {}) }),
    };
  }
  if (page === 'explore')
    return {
      ...shared,
      title: `${words.rooms.explore} · ${atlas.title}`,
      html: explorePage(),
      head: linkedData(figuresData()),
    };
  if (page === 'claims')
    return {
      ...shared,
      title: `${words.rooms.claims} · ${atlas.title}`,
      html: claimsPage(),
      head: linkedData(...claimReviews(story, words.verdict)),
    };
  return {
    ...shared,
    title: `${atlas.title}: ${atlas.tagline}`,
    html: readPage(),
    head: linkedData(articleData(story), figuresData()),
  };
}

const body = <Props extends Record<string, unknown>>(component: Component<Props>, props: Props) =>
  renderComponent(component, { props }).body;

/** Where Plot makes its elements. */
const emptyDocument = (): Document => parseHTML('<!doctype html><html><body></body></html>').document;

function claimsPage(): string {
  const islands = {
    filters: body(Filters, {}),
    chosen: body(Chosen, {}),
    tools: body(Tools, {}),
    overlay: body(Overlay, {}),
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
    controls: body(Controls, {}),
    heading: body(Heading, {}),
    table: body(Table, {}),
    leaders: body(Leaders, {}),
    aside: body(Aside, {}),
    map: body(MapStage, {}),
    tools: body(Tools, {}),
    overlay: body(Overlay, {}),
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
  const charts = story.charts.map((chart) => ({
    chart,
    figures: (['wide', 'narrow'] as const).map((size) => chartFigure(chart, size, figures, document)),
    sources: sourcesOf(chart),
    passages: passagesOf(chart),
  }));
  const islands = {
    map: body(MapStage, { hasTimeline: true }),
    timeline: body(Timeline, {}),
    panel: body(Panel, {}),
    picker: body(ChartPicker, {}),
    copy: body(CopySwitch, {}),
    tools: body(Tools, {}),
    overlay: body(Overlay, {}),
  };
  const drawn = [
    islands.map,
    islands.timeline,
    ...charts.flatMap((chart) => chart.figures.flatMap((figure) => figure.panels.map((panel) => panel.svg))),
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

const isOn = (chart: Chart) => (mark: string) =>
  homesOf(mark, story.homes).some((home) => home.on === 'chart' && home.chart === chart.id);

/** Sources of all numbers of a chart, those of most numbers first. */
function sourcesOf(chart: Chart) {
  const counts = new Map<string, number>();
  const isHere = isOn(chart);
  for (const { series, period, source } of story.observations) {
    if (isHere(`${series}/${period}`)) counts.set(source, (counts.get(source) ?? 0) + 1);
  }
  const order = [...counts].sort((a, b) => b[1] - a[1]).map(([id]) => id);
  return order.flatMap((id) => story.sources.find((source) => source.id === id) ?? []);
}

/** Passages with a phrase that points at the chart. */
function passagesOf(chart: Chart) {
  const isHere = isOn(chart);
  return story.passages.filter((passage) =>
    passage.phrases.some((phrase) =>
      phrase.marks.some(
        (mark) => !mark.startsWith('event/') && partsOfMark(mark).series !== '' && isHere(mark),
      ),
    ),
  );
}
