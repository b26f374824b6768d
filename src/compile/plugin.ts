/**
 * The Vite plugin: compiles the story, hands it to the app as `virtual:story`, and draws the pages before any script runs.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { createServer, type Plugin, type PluginOption, type ViteDevServer } from 'vite';
import { inAscii } from './ascii.ts';
import { compileStory, languagesOf, linkCount, problemText } from './compile.ts';
import { pointsPart } from './crowded.ts';
import { findPart } from './find.ts';
import { fontLicences, hasSigns, isOfSigns, subsetFonts } from './fonts.ts';
import { landOf } from './geography.ts';
import { sheetOf, withoutStyles } from './looks.ts';
import { detailsPart, explorePart, ledgerPart, mapPart, readPart, timelinePart } from './parts.ts';
import { PAPER } from './manifest.ts';
import { withAheadRules } from './ahead.ts';
import { CHARSET, headersFile, withPolicy } from './policy.ts';
import type { Story } from './schema.ts';
import { WRITTEN_IN, type Language } from './told.ts';
import { teachPart } from './teach-part.ts';

export interface StoryOptions {
  /** Folder of the story, from the project's root. */
  story: string;
  /** The language of this build. */
  language: Language;
  /** The HTML files, from the project's root. */
  pages: readonly string[];
  /** Module that exports `render(page)`, from the project's root. */
  renderer: string;
  /** Plugins that the renderer's modules need. */
  plugins: () => PluginOption[];
}

/** What the renderer gives for a page. */
interface Rendered {
  html: string;
  title: string;
  description: string;
  lang: string;
  /** More elements of the head. */
  head: string;
  /** What its elements look like beside what the stylesheets say, by the names that they carry. */
  looks?: ReadonlyMap<string, string>;
}
/** What the renderer's module offers. */
interface Renderer {
  render: (page: string) => Rendered;
  /** Plain files that are published beside the pages. */
  files: () => { path: string; text: string }[];
}

const PREFIX = 'virtual:story';
const CACHE = '.cache';

/** Characters that the interface uses beside those of the story. */
const ALWAYS =
  [...Array(95).keys()].map((n) => String.fromCharCode(32 + n)).join('') +
  '–—‘’“”…·×÷→←↑↓↗⋯≡✓▸▾◂°%€−±≈ÀÂÇÈÉÊËÎÏÔÙÛÜàâçèéêëîïôùûüÁÍÓÚÑáíóúñ¿¡«»  œŒ';

export function storyPlugin(options: StoryOptions): Plugin {
  let root = process.cwd();
  /** Where the stylesheet of the page's fonts is made. */
  const fontFaces = () => join(root, CACHE, 'fonts', 'fonts.css');
  let isBuild = false;
  let story: Story | null = null;
  /** The same story in its other languages. */
  let others: Story[] = [];
  let languages: readonly Language[] = [WRITTEN_IN];
  /** The language that the story is written in is at the root of the site, each other in a folder. */
  const folder = options.language === WRITTEN_IN ? '' : `${options.language}/`;
  let failure = '';
  let dev: ViteDevServer | null = null;
  /** Draws the pages of a build; closed when it is done. */
  let inner: Promise<ViteDevServer> | null = null;
  /** The pages of a build, each drawn once. */
  const drawn = new Map<string, Promise<Rendered>>();
  let say: (message: string) => void = () => undefined;

  const compile = () => {
    const path = join(root, options.story);
    languages = languagesOf(path);
    const results = [...new Set([options.language, ...languages])].map((language) =>
      compileStory(path, language),
    );
    // What is wrong in every language is said once.
    const problems = [
      ...new Map(
        results
          .flatMap((result) => result.problems)
          .map((one) => [`${one.file}:${String(one.line)}:${one.message}`, one]),
      ).values(),
    ];
    const told = results.flatMap((result) => result.story ?? []);
    story = problems.length > 0 ? null : (told[0] ?? null);
    others = told.slice(1);
    failure = story
      ? ''
      : `${String(problems.length)} problems in the story\n${problemText(options.story, problems)}`;
  };
  const checked = (): Story => {
    if (!story && !failure) compile();
    if (!story) throw new Error(failure);
    return story;
  };

  /** What a virtual module holds. */
  const moduleOf = (name: string): string | null => {
    const value = (of: unknown) => `export default JSON.parse(${JSON.stringify(JSON.stringify(of))});`;
    if (name === '') return value(checked());
    if (name === '/read') return value(readPart(checked()));
    if (name === '/map') return value(mapPart(checked()));
    if (name === '/timeline') return value(timelinePart(checked()));
    if (name === '/ledger') return value(ledgerPart(checked()));
    if (name === '/explore') return value(explorePart(checked()));
    if (name === '/original') return value(checked().original);
    if (name === '/land') return value(landOf());
    return null;
  };

  /** A page as drawn; one of a build keeps no `style` attribute. */
  const draw = (page: string): Promise<Rendered> => {
    if (!isBuild) return renderer(dev).then(({ render }) => render(page));
    const known = drawn.get(page);
    if (known) return known;
    const made = renderer(dev).then(({ render }) => {
      const rendered = render(page);
      return { ...rendered, ...withoutStyles(rendered.html) };
    });
    drawn.set(page, made);
    return made;
  };
  /** The looks of all pages of a build, as rules. */
  const looksOf = async (): Promise<string> => {
    if (!isBuild) return '';
    const pages = await Promise.all(options.pages.map((page) => draw(page.replace(/\.html$/, ''))));
    return sheetOf(new Map(pages.flatMap(({ looks }) => [...(looks ?? [])])));
  };

  return {
    name: 'story',
    config: () => ({
      define: { __LANGUAGE__: JSON.stringify(options.language) },
      build: { rolldownOptions: { input: options.pages.map((page) => `${folder}${page}`) } },
    }),
    configResolved(config) {
      root = config.root;
      isBuild = config.command === 'build';
      say = (message) => {
        config.logger.info(message);
      };
    },
    async buildStart() {
      drawn.clear();
      compile();
      if (!story) {
        if (isBuild) this.error({ message: failure, name: 'StoryError' });
        return;
      }
      if (isBuild) {
        say(
          `story: ${String(story.passages.length)} passages, ${String(linkCount(story))} links, ${String(story.events.length)} events, ${String(story.places.length)} places, ${String(story.observations.length)} observations`,
        );
      }
      await writeFonts(root, join(root, options.story));
    },
    configureServer(server) {
      dev = server;
      const watched = resolve(root, options.story);
      server.middlewares.use((request, response, next) => {
        const path = (request.url ?? '').replace(/^\/|[?#].*$/g, '');
        if (!/^(?:data|embed)\/.*\.(?:csv|json|jsonld)$/.test(path)) {
          next();
          return;
        }
        renderer(server).then(({ files }) => {
          const file = files().find((one) => one.path === path);
          if (file) response.end(file.text);
          else next();
        }, next);
      });
      server.watcher.add(watched);
      server.watcher.on('change', (file) => {
        if (!file.startsWith(watched)) return;
        compile();
        for (const module of server.moduleGraph.idToModuleMap.values()) {
          if (module.id?.startsWith(`\0${PREFIX}`)) server.moduleGraph.invalidateModule(module);
        }
        server.ws.send({ type: 'full-reload' });
      });
    },
    resolveId(id) {
      // The pages of a translation stand in its folder, and are made of the same files.
      if (
        folder &&
        options.pages.some((page) => id === `${folder}${page}` || id === join(root, folder, page))
      )
        return join(root, id.slice(id.lastIndexOf(folder)));
      if (id === 'virtual:fonts.css') return fontFaces();
      return id.startsWith(PREFIX) ? `\0${id}` : null;
    },
    async load(id) {
      const looks = async () => `${coloursOf(checked())}\n${await looksOf()}`;
      if (id === `\0${PREFIX}/colours.css`) return looks();
      // With its fonts in the page's own file: two fewer to wait for before its first frame.
      if (id === `\0${PREFIX}/looks-of-read.css`) return `@import '${fontFaces()}';\n${await looks()}`;
      if (folder && id.startsWith(join(root, folder)) && id.endsWith('.html'))
        return readFileSync(join(root, id.slice(join(root, folder).length)), 'utf8');
      // Some parts are fetched when first asked for.
      const fetched = {
        [`\0${PREFIX}/details`]: detailsPart,
        [`\0${PREFIX}/find`]: (of: Story) => findPart(of, others),
        [`\0${PREFIX}/teach`]: teachPart,
        [`\0${PREFIX}/points`]: pointsPart,
      }[id];
      if (fetched) {
        const text = JSON.stringify(fetched(checked()));
        if (!isBuild) return `export default async () => (${text});`;
        const name = `${id.slice(PREFIX.length + 2)}.json`;
        const file = this.emitFile({ type: 'asset', name, source: text });
        return `export default async () => {
          const response = await fetch(import.meta.ROLLUP_FILE_URL_${file});
          if (!response.ok) throw new Error(String(response.status));
          return response.json();
        };`;
      }
      return id.startsWith(`\0${PREFIX}`) ? moduleOf(id.slice(PREFIX.length + 1)) : null;
    },
    transformIndexHtml: {
      order: 'pre',
      async handler(html, context) {
        const page = pageAt(context.path);
        const rendered = await draw(page);
        if (rendered.looks?.size && !options.pages.includes(`${page}.html`))
          throw new Error(`${page}.html: a style of its own, which no stylesheet of the build holds`);
        return html
          .replace('<!--app-->', () => rendered.html)
          .replace('<!--head-->', () =>
            [alternates(page), installable(page), rendered.head].filter(Boolean).join('\n    '),
          )
          .replace('%lang%', rendered.lang)
          .replaceAll('%title%', escapeHtml(rendered.title))
          .replaceAll('%description%', escapeHtml(rendered.description));
      },
    },
    async generateBundle() {
      // The fonts' licence asks to travel with them.
      if (!folder)
        this.emitFile({ type: 'asset', fileName: 'fonts-licence.txt', source: await fontLicences() });
      const files = (await renderer(null)).files();
      for (const { path, text } of files)
        this.emitFile({
          type: 'asset',
          fileName: `${folder}${path}`,
          source: path.endsWith('.html') ? inAscii(withPolicy(text)) : text,
        });
      const lost = files.find(({ path }) => path === '404.html');
      if (lost)
        this.emitFile({ type: 'asset', fileName: '_headers', source: headersFile(options.pages, lost.text) });
    },
    async closeBundle() {
      const server = await inner;
      inner = null;
      await server?.close();
    },
  };

  /** The page that an address of the site names, without its language: `index`, `embed/map`. */
  function pageAt(path: string): string {
    const own = path.replace(/^\//, '');
    return (own.startsWith(folder) ? own.slice(folder.length) : own).replace(/\.html$/, '') || 'index';
  }

  /** Where the page is in each language. */
  function alternates(page: string): string {
    if (languages.length < 2) return '';
    const home = upFrom(`${folder}${page}`);
    const file = page === 'index' ? '' : `${page}.html`;
    return languages
      .map((language) => {
        const href = `${home}${language === WRITTEN_IN ? '' : `${language}/`}${file}`;
        return `<link vite-ignore rel="alternate" hreflang="${language}" href="${href}" />`;
      })
      .join('\n    ');
  }

  /** What a device has to know that keeps the atlas as an app; the server that develops has no app. */
  function installable(page: string): string {
    // What is framed on another site is no app.
    if (!isBuild || page.startsWith('embed/')) return '';
    const icon = `${folder ? '../' : './'}icon-180.png`;
    return [
      '<link vite-ignore rel="manifest" href="./manifest.webmanifest" />',
      `<link vite-ignore rel="apple-touch-icon" href="${icon}" />`,
      ...(['light', 'dark'] as const).map(
        (scheme) =>
          `<meta name="theme-color" content="${PAPER[scheme]}" media="(prefers-color-scheme: ${scheme})" />`,
      ),
    ].join('\n    ');
  }

  /** The renderer's module: of the server that develops, or of one of our own for the build. */
  async function renderer(server: ViteDevServer | null): Promise<Renderer> {
    const draws = server ?? (await (inner ??= innerServer()));
    return (await draws.ssrLoadModule(`/${options.renderer}`)) as unknown as Renderer;
  }
  function innerServer(): Promise<ViteDevServer> {
    return createServer({
      root,
      cacheDir: join(root, CACHE, 'vite'),
      configFile: false,
      appType: 'custom',
      logLevel: 'warn',
      define: { __LANGUAGE__: JSON.stringify(options.language) },
      server: { middlewareMode: true, hmr: false, ws: false, watch: null },
      optimizeDeps: { noDiscovery: true, include: [] },
      plugins: [storyPlugin(options), options.plugins()],
    });
  }
}

/**
 * What a page asks for, in the order in which it is needed: first its looks, so that they do not wait behind scripts.
 * Then the fonts: asked for when they are first used they would come too late for the first words. A page for frames
 * has few words, in one of them; signs are not on every page.
 */
export function looksFirst(): Plugin {
  return {
    name: 'looks-first',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { path, bundle }) {
        const page = path.replace(/^\//, '');
        const isFramed = /(?:^|\/)embed\//.test(page);
        const sheets: string[] = [];
        const rest = html.replace(/\s*<link rel="stylesheet"[^>]*>/g, (link) => {
          // In a sandboxed frame a host that allows no other origin still gives the page its looks.
          sheets.push(isFramed ? link.replace(' crossorigin', '') : link);
          return '';
        });
        const isNeeded = (font: string) =>
          isOfSigns(font) ? hasSigns(html) : !isFramed || isSetIn(page, font);
        const fonts = Object.keys(bundle ?? {})
          .filter((file) => file.endsWith('.woff2') && isNeeded(file))
          .map(
            (file) =>
              `<link rel="preload" as="font" type="font/woff2" href="${upFrom(page)}${file}" crossorigin="">`,
          );
        return rest.replace(CHARSET, () => [CHARSET + sheets.join(''), ...fonts].join('\n    '));
      },
    },
  };
}

/** Whether a page for frames is set in a font: all in the sans serif, passages in the upright serif too. */
const isSetIn = (page: string, font: string) =>
  font.includes('atkinson') || (/(?:claim|step)\.html$/.test(page) && font.includes('serif-4-normal'));

/** The way from a page to the root of the site. */
const upFrom = (page: string) => '../'.repeat(page.split('/').length - 1) || './';
/** Says in each page of a build what it may do, and what may be drawn ahead of it. Stands last, so that it sees all that the page holds. */
export function contentPolicy(): Plugin {
  return {
    name: 'content-policy',
    apply: 'build',
    transformIndexHtml: { order: 'post', handler: (html) => withPolicy(withAheadRules(html)) },
  };
}

/** Writes each page in ASCII: the last of all that is done to it. */
export function pagesInAscii(): Plugin {
  return {
    name: 'pages-in-ascii',
    apply: 'build',
    transformIndexHtml: { order: 'post', handler: inAscii },
  };
}

const escapeHtml = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

/** The countries' colours as custom properties, for both schemes. */
function coloursOf(story: Story): string {
  const say = (scheme: 'light' | 'dark') =>
    story.article.countries.map((country) => `--c-${country.id}:${country.colour[scheme]}`).join(';');
  const classes = story.article.countries
    .map((country) => `.c-${country.id}{--c:var(--c-${country.id})}`)
    .join('');
  return `:root{${say('light')}}@media (prefers-color-scheme:dark){:root:not([data-scheme]){${say('dark')}}}:root[data-scheme=dark]{${say('dark')}}${classes}`;
}

/** Every character that the story's files use. */
function charactersOf(folder: string): string {
  const all = new Set(ALWAYS);
  const visit = (path: string) => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (entry.isDirectory()) visit(join(path, entry.name));
      else if (/\.(ya?ml|md|csv)$/.test(entry.name))
        for (const character of readFileSync(join(path, entry.name), 'utf8')) all.add(character);
    }
  };
  visit(folder);
  return [...all]
    .filter((character) => character >= ' ')
    .sort()
    .join('');
}

/** Subsets the fonts and writes their stylesheet into the cache, where the app imports it. */
async function writeFonts(root: string, folder: string): Promise<void> {
  const cacheDir = join(root, CACHE, 'fonts');
  mkdirSync(cacheDir, { recursive: true });
  const fonts = await subsetFonts({ characters: charactersOf(folder), cacheDir });
  let css = '';
  for (const font of fonts) {
    const file = join(cacheDir, font.fileName);
    if (!existsSync(file) || !readFileSync(file).equals(font.source)) writeFileSync(file, font.source);
    const { style } = font;
    css += `@font-face{font-family:'${font.family}';font-style:${style};font-weight:${font.weight};font-display:optional;src:url('./${relative(cacheDir, file)}') format('woff2')${font.unicodeRange ? `;unicode-range:${font.unicodeRange}` : ''}}\n`;
  }
  const sheet = join(cacheDir, 'fonts.css');
  if (!existsSync(sheet) || readFileSync(sheet, 'utf8') !== css) writeFileSync(sheet, css);
}
