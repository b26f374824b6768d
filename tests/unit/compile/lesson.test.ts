/** A lesson is read from plain values: what is wrong is said, all of it, with the path to it. */
import { describe, expect, test } from 'vitest';
import { figureOfView, partsOfView, readLesson, type LessonWorld } from '../../../src/compile/lesson';
import { lessonPhrases, phraseText } from '../../../src/compile/lesson-words';

const world: LessonWorld = {
  isMark: (id) => ['event/fair', 'salt/sold/2001'].includes(id),
  isPassage: (id) => ['bridge', 'bridge.built', 'market'].includes(id),
  isChart: (id) => id === 'salt',
  linesOf: (show) => (show === 'trade.salt' ? ['north', 'south'] : null),
  firstShow: 'trade.salt',
};
const step = (more: Record<string, unknown> = {}) => ({ title: 'A step', ...more });
const lesson = (more: Record<string, unknown> = {}, ...steps: Record<string, unknown>[]) => ({
  id: 'two-towns',
  title: 'Two towns',
  minutes: 10,
  audience: 'Everyone',
  aim: 'To see',
  steps: steps.length > 0 ? steps : [step()],
  ...more,
});
const problemsOf = (value: unknown) =>
  readLesson(value, world).problems.map(
    ({ path, wrong }) => `${path.join('.')}: ${phraseText(wrong, lessonPhrases)}`,
  );

describe('a lesson', () => {
  test('that says little is whole: the rest is empty', () => {
    const { lesson: read } = readLesson(lesson(), world);
    expect(read).toMatchObject({ id: 'two-towns', title: { en: 'Two towns' }, hindsight: 'shown' });
    expect(read?.steps[0]).toEqual({
      title: { en: 'A step' },
      view: '',
      say: null,
      ask: null,
      answering: 'words',
      choices: [],
      answer: null,
      evidence: [],
      read: [],
      notes: null,
      minutes: 0,
      hindsight: null,
      guess: null,
    });
  });

  test('that says all it can is read as it stands', () => {
    const { lesson: read, problems } = readLesson(
      lesson(
        { title: { en: 'Two towns', fr: 'Deux villes', es: 'Dos pueblos' }, hindsight: 'hidden' },
        step({
          view: 'explore.html?show=trade.salt&lines=north&in=2001',
          ask: 'How much?',
          choices: [
            { text: 'Much', right: true, why: 'It is' },
            { text: 'Little', why: 'It is not' },
          ],
          answer: 'Much',
          evidence: ['event/fair', 'bridge', 'bridge.built', 'salt/sold/2001'],
          read: ['market'],
          minutes: 4,
          hindsight: 'shown',
          guess: { kind: 'line', line: 'north', from: 1999 },
        }),
      ),
      world,
    );
    expect(problems).toEqual([]);
    expect(read?.title).toEqual({ en: 'Two towns', fr: 'Deux villes', es: 'Dos pueblos' });
    expect(read?.steps[0]).toMatchObject({
      answering: 'choices',
      guess: { kind: 'line', line: 'north', from: 1999 },
    });
  });

  test.each([
    ['is no object', 'text', ': this is not a lesson'],
    ['is nothing', null, ': this is not a lesson'],
    ['has no id', lesson({ id: undefined }), 'id: id is missing'],
    ['has an id that is no name', lesson({ id: 'Two Towns' }), 'id: id "Two Towns" does not fit'],
    ['has no title', lesson({ title: '' }), 'title: title is missing'],
    ['has words in an unknown language', lesson({ aim: { en: 'a', de: 'b' } }), 'aim: aim is not words'],
    ['lasts no time', lesson({ minutes: 0 }), 'minutes: minutes is 0'],
    ['lasts words', lesson({ minutes: 'long' }), 'minutes: minutes is "long"'],
    ['has no steps', lesson({ steps: [] }), 'steps: steps are missing'],
    ['has steps that are none', lesson({ steps: ['a'] }), 'steps.0: steps 1 is not an object'],
    ['says what nobody reads', lesson({ colour: 'red' }), 'colour: unknown key colour'],
    [
      'has an unknown mark',
      lesson({}, step({ evidence: ['event/none'] })),
      'steps.0.evidence.0: unknown mark or passage event/none',
    ],
    ['has an unknown passage', lesson({}, step({ read: ['none'] })), 'steps.0.read.0: unknown passage none'],
    [
      'leads out of the atlas',
      lesson({}, step({ view: 'https://example.org/' })),
      'steps.0.view: view https://example.org/ leads out of the atlas',
    ],
    [
      'runs a script',
      lesson({}, step({ view: 'javascript:alert(1)' })),
      'steps.0.view: view javascript:alert(1) leads out of the atlas',
    ],
    [
      'leads to an unknown measure',
      lesson({}, step({ view: 'explore.html?show=none' })),
      'steps.0.view: view names an unknown measure none',
    ],
    [
      'misspells a key',
      lesson({}, step({ view: './?pasage=bridge' })),
      'steps.0.view: view says pasage, which nothing reads',
    ],
    [
      'leads to no claim',
      lesson({}, step({ view: 'claims.html' })),
      'steps.0.view: view claims.html names no claim',
    ],
    [
      'lets nothing be chosen',
      lesson({}, step({ ask: 'What?', choices: [{ text: 'a', why: 'b' }] })),
      'steps.0.choices: choices leave nothing to choose',
    ],
    [
      'has no right choice',
      lesson(
        {},
        step({
          ask: 'What?',
          choices: [
            { text: 'a', why: 'b' },
            { text: 'c', why: 'd' },
          ],
        }),
      ),
      'steps.0.choices: choices leave nothing to choose',
    ],
    [
      'is answered without a question',
      lesson({}, step({ answering: 'point', evidence: ['event/fair'] })),
      'steps.0.ask: there is an answer without a question',
    ],
    [
      'has nothing to point at',
      lesson({}, step({ ask: 'Where?', answering: 'point' })),
      'steps.0.evidence: there is nothing to point at',
    ],
    [
      'guesses without a chart',
      lesson({}, step({ guess: { kind: 'order' } })),
      'steps.0.guess: only a chart of Explore can be guessed',
    ],
    [
      'guesses an unknown line',
      lesson({}, step({ view: 'explore.html', guess: { kind: 'line', line: 'west', from: 2000 } })),
      'steps.0.guess.line: unknown line west',
    ],
    [
      'guesses from no year',
      lesson({}, step({ view: 'explore.html', guess: { kind: 'line', line: 'north' } })),
      'steps.0.guess.from: from is missing',
    ],
  ])('that %s is refused, and says where', (_, value, problem) => {
    expect(problemsOf(value)).toContain(problem);
    expect(readLesson(value, world).lesson).toBeNull();
  });

  test('with two mistakes says both', () => {
    expect(problemsOf(lesson({ minutes: -1 }, step({ hindsight: 'half' })))).toHaveLength(2);
  });
});

describe('a view', () => {
  test.each([
    ['', null],
    ['./', 'words'],
    ['./?at=bridge', 'words'],
    ['index.html?embed=map', 'map'],
    ['./?chart=salt&embed=chart', 'chart'],
    ['./?embed=timeline&time=2001..2004', 'timeline'],
    ['explore.html?show=trade.salt', 'explore'],
    ['explore.html?embed=map', 'map'],
    ['claims.html?passage=bridge', 'claim'],
    ['teach.html', null],
    ['../elsewhere.html', null],
    ['//example.org/', null],
  ])('%s shows %s', (view, figure) => {
    expect(figureOfView(view)).toBe(figure);
  });

  test('is taken apart into its page and what it says', () => {
    expect(partsOfView('./explore.html?in=2008')?.page).toBe('explore.html');
    expect(partsOfView('index.html?at=bridge')?.page).toBe('');
    expect(partsOfView('explore.html?in=2008')?.query.get('in')).toBe('2008');
  });
});
