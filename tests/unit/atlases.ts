/** The two stories as the browser has them: the real one and the fixture. */
import { compileStory } from '../../src/compile/compile';
import { mapPart, readPart, timelinePart } from '../../src/compile/parts';
import type { Story } from '../../src/compile/schema';
import { WRITTEN_IN, type Language } from '../../src/compile/told';
import { atlasOf } from '../../src/model/view';

export function storyIn(folder: string, language: Language = WRITTEN_IN): Story {
  const { story, problems } = compileStory(folder, language);
  if (!story) throw new Error(JSON.stringify(problems));
  return story;
}

export function loaded(folder: string) {
  const story = storyIn(folder);
  const [read, map, timeline] = [readPart(story), mapPart(story), timelinePart(story)];
  const atlas = atlasOf(read);
  return { story, read, map, timeline, atlas };
}

export const STORIES = ['src/story', 'tests/fixture-story'] as const;
