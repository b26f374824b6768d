/** What there is to be named in a lesson, as the browser knows it. */
import { lessonWorldOf } from '../model/lesson-world';
import type { ExplorePart, LessonWorld } from '../model/story';
import { atlas } from './atlas';

export const lessonWorld = (part: ExplorePart): LessonWorld => lessonWorldOf(atlas, part);
