import { describe, expect, test } from 'vitest';
import { sheetOf, withoutStyles } from '../../../src/compile/looks';

describe('looks', () => {
  test('a style attribute becomes a name, and the same style the same name', () => {
    const { html, looks } = withoutStyles(
      '<p class="a" style="top: 1px;">one</p><svg hidden style="top: 1px;"/><p style="--a: &quot;b &amp; c&quot;;">',
    );
    expect(html).toMatch(
      /^<p class="a" data-look="(\w{8})">one<\/p><svg hidden data-look="\1"\/><p data-look="\w{8}">$/,
    );
    expect([...looks.values()]).toEqual(['top: 1px;', '--a: "b & c";']);
    const [name] = looks.keys();
    expect(sheetOf(looks)).toContain(`[data-look="${name ?? ''}"]:not(#_){top: 1px;}`);
  });

  test('what is no style attribute stays: words, other attributes, scripts of data', () => {
    const html =
      '<p title="a > b style=" data-style="x">in words: style="top: 1px" and <em>more</em></p><script type="application/ld+json">{"a":" style=\\"b\\""}</script>';
    expect(withoutStyles(html)).toEqual({ html, looks: new Map() });
  });
});
