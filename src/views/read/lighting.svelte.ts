/* eslint svelte/prefer-svelte-reactivity: 'off' -- the maps and sets here hold elements and are read by no effect */
/** Lights what is in focus: one class on the elements that the link index returns. No figure knows of another. */
import { tick, untrack } from 'svelte';
import type { Target } from '../../model/links';
import { startOf, endOf } from '../../model/time';
import { afterFrame } from '../../state/after-frame';
import { atlas } from '../../state/atlas';
import { focus } from '../../state/focus.svelte';
import { view } from '../../state/view.svelte';
import { elementsOf, elementsOfAll, forgetElements, setIfNew } from '../marks/elements';

const LIT = 'lit';
/** Around what belongs to the one mark that is lit, without being linked to the same words. */
const RELATED = 'related';
/** With more marks than this lit at once, each is drawn smaller. */
const MANY = 8;
let lit = new Set<Element>();
let current = new Set<Element>();
/** The elements of each phrase, looked up when first needed. */
let phraseElements: Map<string, Element[]> | null = null;

const drawings = $state({ count: 0 });
/** To be called when a figure was drawn anew: what is lit in it has to be lit again. */
export function drawnAnew(): void {
  forgetElements();
  // Whoever tells this does not follow it.
  untrack(() => {
    drawings.count += 1;
  });
}

/** What belongs to a mark: see `details`. Until that is there nothing does. */
let relatedTo: (mark: string) => readonly string[] = () => [];
export function relateBy(related: typeof relatedTo): void {
  relatedTo = related;
  drawnAnew();
}

/** To be called when the text was set anew. */
export function forgetPhrases(): void {
  phraseElements = null;
}

function elementsOfPhrase(passage: string, phrase: string): readonly Element[] {
  if (!phraseElements) {
    phraseElements = new Map();
    for (const element of document.querySelectorAll<HTMLElement>('[data-passage][data-phrase]')) {
      const key = `${element.dataset.passage ?? ''}.${element.dataset.phrase ?? ''}`;
      phraseElements.set(key, [...(phraseElements.get(key) ?? []), element]);
    }
  }
  return phraseElements.get(`${passage}.${phrase}`) ?? [];
}

const all = <E extends Element>(selector: string, attribute: string) => {
  const map = new Map<string, E[]>();
  for (const element of document.querySelectorAll<E>(selector)) {
    const key = element.getAttribute(attribute) ?? '';
    map.set(key, [...(map.get(key) ?? []), element]);
  }
  return map;
};

/** Starts following the focus. The passages and the spine never change, so they are looked up once. */
export function startLighting(): () => void {
  const cells = all('[data-spine]', 'data-spine');
  const texts = all('[data-text]', 'data-text');
  const root = document.documentElement;

  const elementsFor = (target: Target | null, what: 'lit' | 'pinned') => {
    const found = new Set<Element>();
    const add = (elements: readonly Element[] | undefined) =>
      elements?.forEach((element) => found.add(element));
    const linked = atlas.links.litBy(target);
    if (what === 'pinned' && target) {
      if ('mark' in target) add(elementsOf(target.mark));
      else if (target.phrase !== undefined) add(elementsOfPhrase(target.passage, target.phrase));
      else add(cells.get(target.passage));
      return found;
    }
    add(elementsOfAll(linked.marks));
    for (const { passage, phrase } of linked.phrases) add(elementsOfPhrase(passage, phrase.key));
    for (const passage of linked.passages) add(texts.get(passage));
    return found;
  };

  /** Lights these, and takes the light of those before that are not among them. @returns what is lit */
  const light = (before: ReadonlySet<Element>, now: Set<Element>, how = LIT) => {
    for (const element of before) if (!now.has(element)) element.classList.remove(how);
    for (const element of now) element.classList.add(how);
    return now;
  };

  const apply = () => {
    lit = light(lit, elementsFor(focus.target, 'lit'));
    followLight();
    const pinned = elementsFor(focus.pinned, 'pinned');
    for (const element of current) if (!pinned.has(element)) element.removeAttribute('aria-current');
    for (const element of pinned) element.setAttribute('aria-current', 'true');
    current = pinned;
    root.classList.toggle('many-lit', focus.lit.marks.length > MANY);
  };

  let band: Element | null = null;
  /** The stretch of time that a phrase spans, as a band on the timeline. */
  const drawStretch = () => {
    if (!band?.isConnected) band = document.querySelector('[data-stretch]');
    if (!band) return;
    const span = focus.lit.phrases.length === 1 ? focus.lit.phrases[0]?.phrase : undefined;
    const [from, to] = view.stage.time;
    const percent = (years: number) => Math.min(100, Math.max(0, ((years - from) / (to - from)) * 100));
    const start = span?.from === undefined ? 0 : percent(startOf(span.from));
    const end = span?.to === undefined ? 0 : percent(endOf(span.to));
    setIfNew(band, 'x', `${String(start)}%`);
    setIfNew(band, 'width', `${String(Math.max(0, end - start))}%`);
  };

  // The spine shows where in the article the light is, and the band over which years: each has a layer painted as a whole,
  // so they come one frame after what is lit.
  let litCells = new Set<Element>();
  let ringed = new Set<Element>();
  const followLight = afterFrame([
    () => {
      const { passages } = atlas.links.litBy(focus.target);
      litCells = light(litCells, new Set(passages.flatMap((passage) => cells.get(passage) ?? [])));
    },
    drawStretch,
    () => {
      const [mark, ...others] = focus.lit.marks;
      root.classList.toggle('has-lit', mark !== undefined);
      const related = mark !== undefined && others.length === 0 ? relatedTo(mark) : [];
      ringed = light(ringed, new Set(related.flatMap((one) => [...elementsOf(one)])), RELATED);
    },
  ]);

  return $effect.root(() => {
    // Focus changes often and redraws nothing.
    $effect(apply);
    // The view redraws figures: what is lit there has to be lit again.
    $effect(() => {
      void [view.stage, view.told, drawings.count];
      void tick().then(() => {
        forgetElements();
        apply();
      });
    });
    // The cell and the paragraph of the passage being read.
    let block: Element | null = null;
    const at = $derived(view.current.at);
    $effect(() => {
      for (const [id, elements] of cells)
        for (const element of elements) element.classList.toggle('at', id === at);
      block?.classList.remove('being-read');
      block = texts.get(at)?.[0]?.closest('p') ?? null;
      block?.classList.add('being-read');
    });
  });
}
