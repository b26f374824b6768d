/**
 * Where text becomes more than text, each time through a policy that the page's content policy names: a drawing that is
 * put into the page as markup, and the address of a script that runs beside it (trusted-script.ts).
 */

interface Rules {
  createHTML: (text: string) => string;
  createScriptURL: (text: string) => string;
}
/** As browsers have it; what a policy makes stands where its text may stand. */
interface Factory {
  createPolicy: <Given extends Partial<Rules>>(name: string, rules: Given) => Given;
}
const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes;

/** The policy of that name, or its rules alone where the browser knows of none. */
export const policy = <Given extends Partial<Rules>>(name: string, rules: Given): Given =>
  factory?.createPolicy(name, rules) ?? rules;

/** What our own drawing never holds, and what markup would need to do anything. */
const ACTIVE =
  /<(?!\/?(?:svg|g|path|rect|circle|ellipse|line|poly(?:line|gon)|text|tspan|title|defs|clippath)\b)|<[^>]*\son[a-z]+\s*=/i;

const drawings = policy('atlas-drawing', {
  createHTML(svg: string): string {
    if (!svg.startsWith('<svg') || ACTIVE.test(svg.replace(/"[^"]*"/g, '""')))
      throw new TypeError('this is no drawing');
    return svg;
  },
});

/**
 * A drawing of our own, for `{@html}`.
 * @throws TypeError when it holds anything but shapes and words
 */
export const drawing = (svg: string): string => drawings.createHTML(svg);
