/**
 * The Vite plugin: compiles the story, hands it to the app as `virtual:story`, and draws the pages before any script runs.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import {
  createServer,
  type HtmlTagDescriptor,
  type Plugin,
  type PluginOption,
  type ViteDevServer,
} from 'vite';
import { compileStory, linkCount, problemText } from './compile.ts';
import { findPart } from './find.ts';
import { fontLicences, subsetFonts } from './fonts.ts';
import { landOf } from './geography.ts';
import { detailsPart, explorePart, ledgerPart, mapPart, readPart, timelinePart } from './parts.ts';
import type { Story } from './schema.ts';
import { teachPart } from './teach-part.ts';

export interface StoryOptions {
  /** Folder of the story, from the project's root. */
  story: string;
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
  '–—‘’“”…·×÷→←↑↓↗▸▾◂°%€−±≈ÀÂÇÈÉÊËÎÏÔÙÛÜàâçèéêëîïôùûüÁÍÓÚÑáíóúñ¿¡«»  œŒ';

export function storyPlugin(options: StoryOptions): Plugin {
  let root = process.cwd();
  let isBuild = false;
  let story: Story | null = null;
  let failure = '';
  let dev: ViteDevServer | null = null;
  /** Draws the pages of a build; closed when it is done. */
  let inner: ViteDevServer | null = null;
  let say: (message: string) => void = () => undefined;

  const compile = () => {
    const result = compileStory(join(root, options.story));
    story = result.story;
    failure = result.story
      ? ''
      : `${String(result.problems.length)} problems in the story\n${problemText(options.story, result.problems)}`;
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
    if (name === '/colours.css') return coloursOf(checked());
    return null;
  };

  return {
    name: 'story',
    configResolved(config) {
      root = config.root;
      isBuild = config.command === 'build';
      say = (message) => {
        config.logger.info(message);
      };
    },
    async buildStart() {
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
      const folder = resolve(root, options.story);
      server.middlewares.use((request, response, next) => {
        const path = (request.url ?? '').replace(/^\/|[?#].*$/g, '');
        if (!path.startsWith('data/')) {
          next();
          return;
        }
        renderer(server).then(({ files }) => {
          const file = files().find((one) => one.path === path);
          if (file) response.end(file.text);
          else next();
        }, next);
      });
      server.watcher.add(folder);
      server.watcher.on('change', (file) => {
        if (!file.startsWith(folder)) return;
        compile();
        for (const module of server.moduleGraph.idToModuleMap.values()) {
          if (module.id?.startsWith(`\0${PREFIX}`)) server.moduleGraph.invalidateModule(module);
        }
        server.ws.send({ type: 'full-reload' });
      });
    },
    resolveId(id) {
      if (id === 'virtual:fonts.css') return join(root, CACHE, 'fonts', 'fonts.css');
      return id.startsWith(PREFIX) ? `\0${id}` : null;
    },
    load(id) {
      // Some parts are fetched when first asked for.
      const fetched = {
        [`\0${PREFIX}/details`]: detailsPart,
        [`\0${PREFIX}/find`]: findPart,
        [`\0${PREFIX}/teach`]: teachPart,
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
        const page = context.path.replace(/^.*\//, '').replace(/\.html$/, '') || 'index';
        const rendered = (await renderer(dev)).render(page);
        return html
          .replace('<!--app-->', () => rendered.html)
          .replace('<!--head-->', () => rendered.head)
          .replace('%lang%', rendered.lang)
          .replaceAll('%title%', escapeHtml(rendered.title))
          .replaceAll('%description%', escapeHtml(rendered.description));
      },
    },
    async generateBundle() {
      // The fonts' licence asks to travel with them.
      this.emitFile({ type: 'asset', fileName: 'fonts-licence.txt', source: await fontLicences() });
      for (const { path, text } of (await renderer(null)).files())
        this.emitFile({ type: 'asset', fileName: path, source: text });
    },
    async closeBundle() {
      await inner?.close();
      inner = null;
    },
  };

  /** The renderer's module: of the server that develops, or of one of our own for the build. */
  async function renderer(server: ViteDevServer | null): Promise<Renderer> {
    inner = server
      ? inner
      : (inner ??
        (await createServer({
          root,
          configFile: false,
          appType: 'custom',
          logLevel: 'warn',
          server: { middlewareMode: true, hmr: false, ws: false, watch: null },
          optimizeDeps: { noDiscovery: true, include: [] },
          plugins: [storyPlugin(options), options.plugins()],
        })));
    return (await (server ?? inner)?.ssrLoadModule(`/${options.renderer}`)) as unknown as Renderer;
  }
}

/** Preloads the fonts that the first words are set in. */
export function fontPreload(): Plugin {
  return {
    name: 'font-preload',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }): HtmlTagDescriptor[] {
        return Object.keys(bundle ?? {})
          .filter((file) => file.endsWith('.woff2'))
          .map((file) => ({
            tag: 'link',
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href: `./${file}`, crossorigin: '' },
            injectTo: 'head-prepend',
          }));
      },
    },
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
    const style = font.fileName.includes('italic') ? 'italic' : 'normal';
    css += `@font-face{font-family:'${font.family}';font-style:${style};font-weight:400 700;font-display:optional;src:url('./${relative(cacheDir, file)}') format('woff2')${font.unicodeRange ? `;unicode-range:${font.unicodeRange}` : ''}}\n`;
  }
  const sheet = join(cacheDir, 'fonts.css');
  if (!existsSync(sheet) || readFileSync(sheet, 'utf8') !== css) writeFileSync(sheet, css);
}
