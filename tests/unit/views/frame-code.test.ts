/** The code for a frame: the figure's own page, what is shown of it, and nothing that could break out of the attribute. */
import { describe, expect, test } from 'vitest';
import { codeFor, frameAddress } from '../../../src/views/menu/frame-code';

const HOME = 'https://example.org/atlas/';

describe('the page that shows a figure alone', () => {
  test.each([
    ['map', `${HOME}?at=visits&map=travel.overnight`, 'embed/map.html?at=visits&map=travel.overnight'],
    ['timeline', HOME, 'embed/timeline.html'],
    ['timeline', `${HOME}index.html?time=2004..2010`, 'embed/timeline.html?time=2004..2010'],
    [
      'chart:surface',
      `${HOME}?mark=trade/surface.total/2010-01`,
      'embed/chart.html?mark=trade/surface.total/2010-01&chart=surface',
    ],
    ['claim:visits', `${HOME}claims.html?passage=visits`, 'embed/claim.html?passage=visits'],
    [
      'explore',
      `${HOME}fr/explore.html?show=trade.both-ways&lines=a,b`,
      'fr/embed/explore.html?show=trade.both-ways&lines=a,b',
    ],
    ['map', `${HOME}?at=visits&embed=map#x`, 'embed/map.html?at=visits#x'],
  ])('%s at %s', (key, address, expected) => {
    expect(frameAddress({ key, address })).toBe(HOME + expected);
  });
});

test('the code keeps title and address in their attributes', () => {
  const code = codeFor(`${HOME}embed/map.html?a=1&b="><script>`, 'A “title” & "more" <b>');
  expect(code.match(/</g)).toHaveLength(2);
  expect(code).toContain('title="A “title” &amp; &quot;more&quot; &lt;b>"');
  expect(code).toMatch(/ sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"/);
});
