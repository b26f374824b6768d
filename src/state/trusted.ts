/**
 * The two places where text becomes more than text, each through a policy that the page's content policy names: a
 * drawing that is put into the page as markup, and the address of a script that runs beside it.
 */

interface Policy {
  createHTML: (text: string) => string;
  createScriptURL: (text: string) => string;
}
/** As browsers have it; what a policy makes stands where its text may stand. */
interface Factory {
  createPolicy: (name: string, rules: Partial<Policy>) => Policy;
}
const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes;

/** What our own drawing never holds, and what markup would need to do anything. */
const ACTIVE =
  /<(?!\/?(?:svg|g|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|title|defs|clippath)\b)|<[^>]*\son[a-z]+\s*=/i;

function checkedDrawing(svg: string): string {
  if (!svg.startsWith('<svg') || ACTIVE.test(svg.replace(/"[^"]*"/g, '""')))
    throw new TypeError('this is no drawing');
  return svg;
}
function ownAddress(address: string): string {
  const url = new URL(address, document.baseURI);
  if (url.origin !== new URL(document.baseURI).origin) throw new TypeError('this script is not ours');
  return url.href;
}

const drawings = factory?.createPolicy('atlas-drawing', { createHTML: checkedDrawing });
const scripts = factory?.createPolicy('atlas-script', { createScriptURL: ownAddress });

/**
 * A drawing of our own, for `{@html}`.
 * @throws TypeError when it holds anything but shapes and words
 */
export const drawing = (svg: string): string => (drawings ? drawings.createHTML(svg) : checkedDrawing(svg));

/**
 * The address of a worker's script.
 * @throws TypeError when it is on another host
 */
export const scriptAddress = (address: string): string =>
  scripts ? scripts.createScriptURL(address) : ownAddress(address);
