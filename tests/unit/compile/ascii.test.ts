/** Pages are written in ASCII, and say the same. */
import { describe, expect, test } from 'vitest';
import { inAscii } from '../../../src/compile/ascii';

const isAscii = (text: string) => /^[\x20-\x7e\s]*$/.test(text);

describe('a page in ASCII', () => {
  test('text and attributes say what they said', () => {
    expect(inAscii('<p title="Cancún – 2006">“Québec” → 𝛑</p>')).toBe(
      '<p title="Canc&#250;n &#8211; 2006">&#8220;Qu&#233;bec&#8221; &#8594; &#120529;</p>',
    );
  });

  test('data in the page are the same to who parses them', () => {
    const data = { name: 'Mérida → 𝛑', text: '“&amp;”' };
    const page = inAscii(`<script type="application/ld+json">${JSON.stringify(data)}</script><p>é</p>`);
    expect(isAscii(page)).toBe(true);
    expect(JSON.parse(/<script[^>]*>(.*)<\/script>/.exec(page)?.[1] ?? '')).toEqual(data);
  });

  test('scripts and styles stay as the policy knows them', () => {
    const own = '<script>say("é")</script><style>a::after{content:"→"}</style>';
    expect(inAscii(`<b>é</b>${own}<b>é</b>`)).toBe(`<b>&#233;</b>${own}<b>&#233;</b>`);
  });

  test('what is ASCII already stays as it is', () => {
    const page = '<!doctype html>\n<html lang="en"><p>A &amp; B &#233;</p></html>';
    expect(inAscii(page)).toBe(page);
  });
});
