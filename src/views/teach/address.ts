/** What the address of the Teach room says. */

export type Screen = 'present' | 'notes' | 'class' | 'teacher';
export interface Opened {
  /** Id of a lesson; null for the list. */
  lesson: string | null;
  /** From 1. */
  step: number;
  screen: Screen;
}

/** Any text gives a good one. */
export function openedBy(search: string): Opened {
  const query = new URLSearchParams(search);
  const paper = query.get('handout');
  const step = Number(query.get('step'));
  return {
    lesson: query.get('lesson'),
    step: Number.isInteger(step) && step > 0 ? step : 1,
    screen:
      paper === 'class' || paper === 'teacher'
        ? paper
        : query.get('screen') === 'notes'
          ? 'notes'
          : 'present',
  };
}

/** Says in the address where the lesson stands; what else it says stays. */
export function sayStep(lesson: string, step: number): void {
  const query = new URLSearchParams(location.search);
  query.set('lesson', lesson);
  query.set('step', String(step));
  if (location.search !== `?${query.toString()}`) history.replaceState(null, '', `?${query.toString()}`);
}
