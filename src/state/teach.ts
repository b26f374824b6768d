/** What presenting draws from, fetched once; a failed fetch is tried again the next time. */
import fetchPart from 'virtual:story/teach';
import type { TeachPart } from '../model/story';

let loading: Promise<TeachPart> | null = null;

/** Rejects when it cannot be had. */
export function loadTeach(): Promise<TeachPart> {
  loading ??= fetchPart().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}
