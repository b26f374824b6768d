/**
 * Links, verdicts and notes as W3C Web Annotations (https://www.w3.org/TR/annotation-model/).
 * The target is always the published page, at the locating phrase of a passage.
 */
import { WRITTEN_IN, type Passage, type Story, type Verdict } from './story';

export const ANNOTATION_CONTEXT = 'http://www.w3.org/ns/anno.jsonld';
/** Where the links are published, from the atlas's root. */
export const LINKS_FILE = 'data/annotations.jsonld';

interface TextQuoteSelector {
  type: 'TextQuoteSelector';
  exact: string;
}
interface Target {
  type: 'SpecificResource';
  source: string;
  selector: TextQuoteSelector;
}
interface TextualBody {
  type: 'TextualBody';
  value: string;
  format: 'text/plain';
  language?: string;
  purpose?: 'tagging' | 'assessing' | 'commenting';
}
interface ResourceBody {
  type: 'SpecificResource';
  source: string;
  purpose: 'linking';
}
export interface Annotation {
  id: string;
  type: 'Annotation';
  motivation: 'linking' | 'assessing' | 'commenting';
  created?: string;
  body: (TextualBody | ResourceBody)[];
  target: Target;
}
export interface AnnotationCollection {
  '@context': typeof ANNOTATION_CONTEXT;
  id: string;
  type: 'AnnotationCollection';
  label: string;
  total: number;
  first: { id: string; type: 'AnnotationPage'; startIndex: number; items: Annotation[] };
}

const targetOf = (source: string, { find }: Pick<Passage, 'find'>): Target => ({
  type: 'SpecificResource',
  source,
  selector: { type: 'TextQuoteSelector', exact: find },
});
const textBody = (
  value: string,
  purpose: NonNullable<TextualBody['purpose']>,
  language?: string,
): TextualBody => ({
  type: 'TextualBody',
  value,
  format: 'text/plain',
  ...(language ? { language } : {}),
  purpose,
});
/** The atlas with a mark chosen, from the atlas's root. */
const markAddress = (mark: string) => `../?mark=${encodeURIComponent(mark).replace(/%2F/g, '/')}`;

/** One annotation for each phrase: the marks it points at, and how (names, gathers, spans, compares). */
export const linkAnnotations = (story: Story): Annotation[] =>
  story.passages.flatMap((passage) =>
    passage.phrases.map((phrase): Annotation => ({
      id: `#${passage.id}.${phrase.key}`,
      type: 'Annotation',
      motivation: 'linking',
      body: [
        textBody(phrase.kind, 'tagging', WRITTEN_IN),
        ...(phrase.from && phrase.to ? [textBody(`${phrase.from}/${phrase.to}`, 'tagging', WRITTEN_IN)] : []),
        ...[`../?passage=${passage.id}.${phrase.key}`, ...phrase.marks.map(markAddress)].map(
          (source): ResourceBody => ({ type: 'SpecificResource', source, purpose: 'linking' }),
        ),
      ],
      target: targetOf(story.article.url, passage),
    })),
  );

/** One annotation for each claim: the verdict in words and why. */
export const verdictAnnotations = (story: Story, verdicts: Record<Verdict, string>): Annotation[] =>
  story.claims.flatMap((claim): Annotation[] => {
    const passage = story.passages.find((one) => one.id === claim.passage);
    return passage
      ? [
          {
            id: `#verdict.${claim.passage}`,
            type: 'Annotation',
            motivation: 'assessing',
            body: [textBody(`${verdicts[claim.verdict]}. ${claim.why}`, 'assessing', story.language)],
            target: targetOf(story.article.url, passage),
          },
        ]
      : [];
  });

/** A reader's own note on a passage. `created` is an ISO 8601 time. */
export const noteAnnotation = (
  source: string,
  passage: Pick<Passage, 'id' | 'find'>,
  note: { id: string; text: string; created: string },
): Annotation => ({
  id: `#note.${note.id}`,
  type: 'Annotation',
  motivation: 'commenting',
  created: note.created,
  body: [textBody(note.text, 'commenting')],
  target: targetOf(source, passage),
});

/** Annotations as one collection with one page. Its address is the document's own. */
export const annotationCollection = (
  annotations: readonly Annotation[],
  label: string,
): AnnotationCollection => ({
  '@context': ANNOTATION_CONTEXT,
  id: '#collection',
  type: 'AnnotationCollection',
  label,
  total: annotations.length,
  first: { id: '#page', type: 'AnnotationPage', startIndex: 0, items: [...annotations] },
});
