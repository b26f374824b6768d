/** Where the numbers of what a step shows stand as a table; undefined for words. */
import { figureOfView, partsOfView } from '../../model/story';
import { TABLES } from '../island';

export function tableOfView(view: string): string | undefined {
  const query = partsOfView(view)?.query ?? new URLSearchParams();
  switch (figureOfView(view)) {
    case 'explore':
      query.set('chart', 'table');
      return `./explore.html?${query.toString()}`;
    case 'chart':
      return `./figures.html#chart:${query.get('chart') ?? ''}`;
    case 'claim':
      return `./claims.html?passage=${encodeURIComponent(query.get('passage') ?? '')}`;
    case 'map':
      return TABLES.map;
    case 'timeline':
      return TABLES.timeline;
    default:
      return undefined;
  }
}
