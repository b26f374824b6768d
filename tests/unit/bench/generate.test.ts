import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compileStory, linkCount } from '../../../src/compile/compile';
import { anchor } from '../../../src/model/anchoring';
import { generateStory, writeStory } from '../../bench/generate';

test('a story is the same for the same size and seed, and another for another seed', () => {
  expect(generateStory(100, 3)).toEqual(generateStory(100, 3));
  expect(generateStory(100, 3)).not.toEqual(generateStory(100, 4));
});

test.each([100, 1000])(
  'a story of %i has as many links and marks, compiles, and its article is found',
  (size) => {
    const folder = mkdtempSync(join(tmpdir(), 'story-'));
    const original = writeStory(folder, size);
    const { story, problems } = compileStory(folder);
    rmSync(folder, { recursive: true });
    expect(problems).toEqual([]);
    if (!story) return;
    expect(linkCount(story)).toBe(size);
    expect(story.observations.length + story.events.length).toBe(size);
    const { found, missing } = anchor(original, story.original);
    expect(missing).toEqual([]);
    expect(found.every(({ phrases }) => phrases.length > 1)).toBe(true);
  },
);
