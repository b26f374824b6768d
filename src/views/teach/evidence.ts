/** Evidence of a lesson as what it points at. */
import { sameTarget, type Target } from '../../model/links';
import { atlas } from '../../state/atlas';

/** A mark has a slash in it, a passage has none; a phrase stands behind a full stop. */
export function targetOfEvidence(id: string): Target {
  if (id.includes('/')) return { mark: id };
  const [passage = '', phrase] = id.split('.');
  return { passage, ...(phrase === undefined ? {} : { phrase }) };
}

/** Whether what somebody chose is among the evidence, or is words that point at some of it. */
export function isAmong(evidence: readonly string[], chosen: Target): boolean {
  return evidence.some((id) => {
    const target = targetOfEvidence(id);
    if (sameTarget(target, chosen)) return true;
    if ('mark' in chosen) return false;
    if ('passage' in target) return target.passage === chosen.passage;
    return chosen.phrase !== undefined && atlas.links.litBy(chosen).marks.includes(target.mark);
  });
}
