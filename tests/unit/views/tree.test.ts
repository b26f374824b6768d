/** Markup as data and back: what a frame builds is what the build drew. */
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { ledOut } from '../../../src/views/embeds/led-out';
import { elementOf, treeOf } from '../../../src/views/tree';

const bodyOf = (html: string) => parseHTML(`<!doctype html><html><body>${html}</body></html>`).document.body;

test('a figure comes back as it was, its drawing in the namespace of drawings', () => {
  const html =
    '<figure class="chart" data-chart="salt"><h1>Salt &amp; more</h1><!--[--><svg viewBox="0 0 9 9"><g class="dots"><circle data-mark="salt/1" r="3"></circle></g></svg><p>“a” &lt;b&gt;</p></figure>';
  const [figure] = bodyOf(html).children;
  if (!figure) throw new Error('nothing parsed');
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const again = elementOf(treeOf(figure), document);
  expect(treeOf(again)).toEqual(treeOf(figure));
  expect(again.querySelector('circle')?.namespaceURI).toBe('http://www.w3.org/2000/svg');
  expect(again.querySelector('p')?.textContent).toBe('“a” <b>');
  expect(again.querySelector('svg')?.getAttribute('viewBox')).toBe('0 0 9 9');
});

test('text stays text, whatever it holds', () => {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (text) => {
      const element = elementOf(['p', { title: text }, text], document);
      expect(element.textContent).toBe(text);
      expect(element.getAttribute('title')).toBe(text);
      expect(element.children).toHaveLength(0);
    }),
  );
});

test('links lead out of the frame to the atlas, one folder up; those to other sites stay; menus go', () => {
  const led = bodyOf(
    ledOut(
      '<p><a href="./?at=x" title="a > b">1</a><a class="go" href="#surface">2</a><a href="https://example.org/" rel="external noreferrer" target="_blank">3</a><a data-home href="./">4</a><button type="button" data-figure-menu aria-label="Use">⋯</button><button>stays</button></p>',
    ),
  );
  const links = [...led.querySelectorAll('a')];
  expect(links.map((link) => link.getAttribute('href'))).toEqual([
    '../?at=x',
    '../#surface',
    'https://example.org/',
    '../',
  ]);
  expect(links.every((link) => link.getAttribute('target') === '_blank')).toBe(true);
  expect(links.map((link) => link.getAttribute('rel'))).toEqual([
    'noopener',
    'noopener',
    'external noreferrer',
    'noopener',
  ]);
  expect([...led.querySelectorAll('button')].map((button) => button.textContent)).toEqual(['stays']);
});
