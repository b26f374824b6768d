/** Links of a page in a frame: they lead from its folder to the atlas, and out of the frame. */

const LINK = /<a\b((?:[^>"]|"[^"]*")*)>/g;
/** Menus of figures stay in the atlas. */
const MENU = /<button\b(?:[^>"]|"[^"]*")*\sdata-figure-menu(?:[^>"]|"[^"]*")*>[^<]*<\/button>/g;

/** Markup whose links lead out: `./` and `#` of the atlas's pages from one folder below, in a window of its own; without menus. */
export const ledOut = (html: string): string =>
  html.replace(MENU, '').replace(LINK, (_, attributes: string) => {
    const led = attributes.replace(/\bhref="(?:\.\/|(?=#))/, 'href="../');
    return `<a${led}${/\btarget=/.test(led) ? '' : ' target="_blank"'}${/\brel=/.test(led) ? '' : ' rel="noopener"'}>`;
  });

/** Does the same for a link that a script made. */
export function leadOut(link: HTMLAnchorElement | SVGAElement): void {
  const href = link.getAttribute('href') ?? '';
  if (/^(?:\.\/|#)/.test(href)) link.setAttribute('href', `../${href.replace(/^\.\//, '')}`);
  if (!link.hasAttribute('target')) link.setAttribute('target', '_blank');
  if (!link.hasAttribute('rel')) link.setAttribute('rel', 'noopener');
}
