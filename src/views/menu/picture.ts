/** A figure as a picture that stands alone: its title, its drawing as seen, its sources and its address, in one SVG. */
import { textWidth } from '../../draw/labels';

export interface Pictured {
  title: string;
  subtitle: string;
  /** Lines under the drawing: sources, address. */
  foot: readonly string[];
}

const NS = 'http://www.w3.org/2000/svg';
/** What of the page's styles a drawing needs to look the same elsewhere. */
const STYLES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'paint-order',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'letter-spacing',
  'text-anchor',
  'display',
  'visibility',
] as const;
const PADDING = 24;
const LINE = 1.35;

const svgElement = <K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Record<string, string | number>,
): SVGElementTagNameMap[K] => {
  const element = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
};

/** A copy of a drawing that carries its own styles, without what cannot be seen. */
function standalone(svg: SVGSVGElement): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const [originals, copies] = [svg, copy].map((root) => [root, ...root.querySelectorAll<SVGElement>('*')]);
  const gone: Element[] = [];
  originals?.forEach((original, n) => {
    const element = copies?.[n];
    if (!element) return;
    const style = getComputedStyle(original);
    if (style.display === 'none' || style.visibility === 'hidden') gone.push(element);
    // As attributes: no style attribute, which a content policy may forbid.
    for (const name of STYLES) {
      const value = style.getPropertyValue(name);
      if (value) element.setAttribute(name, value);
    }
    for (const name of [
      'class',
      'id',
      'tabindex',
      'role',
      'style',
      'aria-label',
      'aria-hidden',
      'aria-current',
    ])
      element.removeAttribute(name);
  });
  for (const element of gone) element.remove();
  return copy;
}

/** The points that a crowded chart has on a canvas over its drawing, as an image; null where there are none. */
function pointsOver(svg: SVGSVGElement): string | null {
  const canvas = svg.nextElementSibling?.querySelector<HTMLCanvasElement>(':scope > canvas');
  if (!canvas || canvas.width === 0 || canvas.height === 0) return null;
  // From a copy: a canvas that is read is drawn more slowly from then on.
  const copy = Object.assign(document.createElement('canvas'), {
    width: canvas.width,
    height: canvas.height,
  });
  copy.getContext('2d')?.drawImage(canvas, 0, 0);
  return copy.toDataURL('image/png');
}

/** A text broken into lines no wider than there is room, in px. */
function wrapped(text: string, room: number, font: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && textWidth(longer, font) > room) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line ? [...lines, line] : lines;
}

/** The fonts of the page as data, so that a picture shows them anywhere. Those that cannot be had are left out. */
async function fontRules(): Promise<string> {
  const rules = [...document.styleSheets].flatMap((sheet) => {
    try {
      return [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule);
    } catch {
      return [];
    }
  });
  const texts = await Promise.all(
    rules.map(async (rule) => {
      const source = rule.style.getPropertyValue('src');
      const address = /url\("?([^")]+)"?\)/.exec(source)?.[1];
      if (address === undefined) return '';
      try {
        const base = rule.parentStyleSheet?.href ?? document.baseURI;
        const response = await fetch(new URL(address, base));
        if (!response.ok) return '';
        const data = await asDataAddress(await response.blob());
        const family = rule.style.getPropertyValue('font-family');
        return `@font-face{font-family:${family};font-weight:400 700;src:url(${data}) format('woff2')}`;
      } catch {
        return '';
      }
    }),
  );
  return texts.join('');
}

const asDataAddress = (blob: Blob) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      resolve(typeof reader.result === 'string' ? reader.result : '');
    };
    reader.onerror = () => {
      reject(reader.error ?? new Error('unreadable'));
    };
    reader.readAsDataURL(blob);
  });

/**
 * @param root  the figure on the page; its drawings stand in the picture as they stand in it
 * @throws Error when nothing is drawn there
 */
export async function pictureOf(root: Element, { title, subtitle, foot }: Pictured): Promise<SVGSVGElement> {
  const drawings = [
    ...root.querySelectorAll<SVGSVGElement>('svg.plot, svg.land, svg.flows, .lanes > svg'),
  ].filter(
    // Drawings that wait to be shown are there, but cannot be seen through.
    (svg) => svg.checkVisibility({ opacityProperty: true }) && svg.getBoundingClientRect().width > 0,
  );
  if (drawings.length === 0) throw new Error('nothing is drawn');
  const boxes = drawings.map((svg) => svg.getBoundingClientRect());
  // A map is wider than what is seen of it.
  const frame = root.getBoundingClientRect();
  const left = Math.max(frame.left, Math.min(...boxes.map((box) => box.left)));
  const right = Math.min(frame.right, Math.max(...boxes.map((box) => box.right)));
  const captions = [...root.querySelectorAll<HTMLElement>('.panel-title, figcaption, .lane-name')].filter(
    (element) => element.checkVisibility({ opacityProperty: true }) && !element.querySelector('h2'),
  );
  const captionBoxes = captions.map((element) => element.getBoundingClientRect());
  const inset = Math.max(0, left - Math.min(left, ...captionBoxes.map((box) => box.left)));
  const top = Math.max(frame.top, Math.min(...[...boxes, ...captionBoxes].map((box) => box.top)));
  const bottom = Math.min(
    Math.max(frame.bottom, ...boxes.filter((_, n) => drawings[n]?.matches('.plot')).map((box) => box.bottom)),
    Math.max(...boxes.map((box) => box.bottom)),
  );
  const width = Math.max(480, right - left + inset);
  const style = getComputedStyle(root);
  const [ink, soft] = [style.color, style.getPropertyValue('--ink-soft').trim() || style.color];
  const paper = getComputedStyle(document.documentElement).getPropertyValue('--paper').trim() || '#fff';
  const sans = getComputedStyle(document.body).fontFamily;
  const serif = style.getPropertyValue('--serif').trim() || sans;

  const picture = svgElement('svg', { xmlns: NS });
  let y = PADDING;
  const write = (text: string, font: number, attributes: Record<string, string | number>) => {
    for (const line of wrapped(text, width, font)) {
      y += font * LINE;
      const element = svgElement('text', {
        x: PADDING,
        y,
        'font-size': font,
        fill: ink,
        'font-family': sans,
        ...attributes,
      });
      element.textContent = line;
      picture.append(element);
    }
  };
  write(title, 21, { 'font-family': serif, 'font-weight': 650 });
  if (subtitle) write(subtitle, 14, { fill: soft });
  y += 14;
  const clip = svgElement('svg', {
    x: PADDING,
    y,
    width,
    height: bottom - top,
    viewBox: `0 0 ${String(width)} ${String(bottom - top)}`,
  });
  if (style.backgroundColor !== 'rgba(0, 0, 0, 0)')
    clip.append(svgElement('rect', { width, height: bottom - top, fill: style.backgroundColor }));
  drawings.forEach((svg, n) => {
    const box = boxes[n];
    if (!box) return;
    const place = {
      x: box.left - left + inset,
      y: box.top - top,
      width: box.width,
      height: box.height,
    };
    const copy = standalone(svg);
    for (const [key, value] of Object.entries(place)) copy.setAttribute(key, String(value));
    clip.append(copy);
    const points = pointsOver(svg);
    if (points !== null) clip.append(svgElement('image', { ...place, href: points }));
  });
  captions.forEach((element, n) => {
    const box = captionBoxes[n];
    if (!box) return;
    const font = Number.parseFloat(getComputedStyle(element).fontSize);
    const text = svgElement('text', {
      x: box.left - left + inset,
      y: box.top - top + font,
      'font-size': font,
      'font-weight': 600,
      'font-family': sans,
      fill: getComputedStyle(element).color,
    });
    text.textContent = element.textContent.replace(/\s*ⓘ.*$/s, '').trim();
    clip.append(text);
  });
  picture.append(clip);
  y += bottom - top + 6;
  for (const line of foot) write(line, 11.5, { fill: soft });
  const [w, h] = [width + 2 * PADDING, y + PADDING];
  for (const [key, value] of Object.entries({
    width: w,
    height: h,
    viewBox: `0 0 ${String(w)} ${String(h)}`,
  }))
    picture.setAttribute(key, String(value));
  picture.prepend(svgElement('rect', { width: w, height: h, fill: paper }));
  const fonts = svgElement('style', {});
  fonts.textContent = await fontRules();
  picture.prepend(fonts);
  const name = svgElement('title', {});
  name.textContent = title;
  picture.prepend(name);
  return picture;
}

/** A picture as the text of a file. */
export const textOfPicture = (picture: SVGSVGElement): string =>
  new XMLSerializer().serializeToString(picture);

/** Pixels for each px of the drawing: sharp when printed. */
const SCALE = 2;
/** A picture is drawn before its fonts are read: it is drawn again until its words are there, at most so often. */
const TRIES = 40;
const PAUSE_MS = 50;

/** Whether the words of the picture are on the canvas: there is ink beside the paper's colour where each line stands. */
function isWritten(context: CanvasRenderingContext2D, lines: readonly SVGTextElement[]): boolean {
  return lines.every((line) => {
    const [x, y, font] = ['x', 'y', 'font-size'].map((name) => Number(line.getAttribute(name)) * SCALE);
    if (!x || !y || !font) return true;
    const { data } = context.getImageData(Math.round(x), Math.round(y - font * 0.75), font * 2, font * 0.75);
    const pixels = new Uint32Array(data.buffer);
    return pixels.some((pixel) => pixel !== pixels[0]);
  });
}

/**
 * A picture as a PNG, with its words. Should its fonts not be read in the time, the words are left to the picture's own
 * second font.
 * @throws Error when the browser cannot draw it
 */
export async function pngOf(picture: SVGSVGElement): Promise<Blob> {
  const svg = textOfPicture(picture);
  const lines = [...picture.querySelectorAll<SVGTextElement>(':scope > text')];
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  const draw = async (source: string) => {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
    await image.decode();
    canvas.width = Math.round(image.naturalWidth * SCALE);
    canvas.height = Math.round(image.naturalHeight * SCALE);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
  };
  await draw(svg);
  for (let n = 0; n < TRIES && !isWritten(context, lines); n++) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    await draw(svg);
  }
  if (!isWritten(context, lines)) await draw(svg.replace(/<style>[^<]*<\/style>/, ''));
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('no picture'));
    }, 'image/png');
  });
}
