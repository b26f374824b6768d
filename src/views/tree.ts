/** Markup as plain data: what a page in a frame fetches of a figure, and builds without parsing any markup. */

/** An element: its name, its attributes, what is in it. */
export type Tree = [name: string, attributes: Record<string, string>, ...children: (Tree | string)[]];

const SVG = 'http://www.w3.org/2000/svg';

/** An element as data; comments are left out. */
export function treeOf(element: Element): Tree {
  const children = [...element.childNodes].flatMap((node): (Tree | string)[] => {
    // 1 and 3: elements and text, wherever the document comes from.
    if (node.nodeType === 1) return [treeOf(node as Element)];
    return node.nodeType === 3 && node.textContent ? [node.textContent] : [];
  });
  const attributes = Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]));
  return [element.localName, attributes, ...children];
}

/** The element that the data tell of. What stands in an `svg` is drawn. */
export function elementOf(tree: Tree, document: Document, isDrawn = false): HTMLElement | SVGElement {
  const [name, attributes, ...children] = tree;
  const draws = isDrawn || name === 'svg';
  const element = draws ? document.createElementNS(SVG, name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    // A content policy may forbid style attributes, not what a script sets.
    if (key === 'style') element.style.cssText = value;
    else element.setAttribute(key, value);
  }
  element.append(
    ...children.map((child) =>
      typeof child === 'string' ? document.createTextNode(child) : elementOf(child, document, draws),
    ),
  );
  return element;
}
