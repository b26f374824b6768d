/** Reads the retelling: Markdown whose headings and links name sections and passages. */
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString } from 'mdast-util-to-string';
import type { PhrasingContent, RootContent } from 'mdast';
import type { Problems } from './read.ts';
import type { Run } from './schema.ts';

/** One passage as told, before its links are resolved. */
export interface Telling {
  passage: string;
  section: string;
  line: number;
  runs: Run[];
  /** The links met, in order: which passage and key each names. */
  links: { passage: string; key: string; line: number }[];
}

const lineOf = (node: RootContent | PhrasingContent) => node.position?.start.line ?? 1;

/**
 * The passages of a retelling in the order told.
 * `## id` opens a section, `### id` a passage, and one paragraph follows each.
 */
export function readRetelling(file: string, text: string, problems: Problems): Telling[] {
  const tellings: Telling[] = [];
  let section = '';
  let current: Telling | null = null;

  const readRuns = (telling: Telling, nodes: PhrasingContent[], emphasis: boolean): void => {
    for (const node of nodes) {
      if (node.type === 'text') {
        const words = node.value.replace(/\s*\n\s*/g, ' ');
        telling.runs.push(emphasis ? { text: words, emphasis } : { text: words });
      } else if (node.type === 'emphasis' && !emphasis) readRuns(telling, node.children, true);
      else if (node.type === 'link') {
        const [passage = '', key = ''] = node.url.split('#');
        telling.links.push({ passage, key, line: lineOf(node) });
        telling.runs.push({ text: toString(node).replace(/\s*\n\s*/g, ' '), phrase: key });
      } else {
        problems.add(
          file,
          lineOf(node),
          `a ${node.type} in the retelling`,
          'plain words, *emphasis* or [a phrase](passage#key)',
        );
      }
    }
  };

  for (const node of fromMarkdown(text).children) {
    if (node.type === 'heading' && node.depth === 2) {
      section = toString(node).trim();
      current = null;
    } else if (node.type === 'heading' && node.depth === 3) {
      current = { passage: toString(node).trim(), section, line: lineOf(node), runs: [], links: [] };
      tellings.push(current);
    } else if (node.type === 'paragraph' && current) {
      if (current.runs.length > 0) {
        problems.add(
          file,
          lineOf(node),
          `a second paragraph in passage ${current.passage}`,
          'one paragraph for each passage',
        );
      }
      readRuns(current, node.children, false);
    } else if (node.type !== 'html') {
      problems.add(
        file,
        lineOf(node),
        `a ${node.type} where none may stand`,
        '## section, ### passage or a paragraph of a passage',
      );
    }
  }
  return tellings;
}
