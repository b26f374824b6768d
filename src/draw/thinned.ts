/** Lines of more points than there are columns of pixels. */

interface Point {
  x: number;
  y: number;
}

/**
 * A line that looks the same with fewer points: of each column of pixels the first, the lowest, the highest and the last.
 * Where a number is missing (`y` is NaN) the gap stays.
 * @param points  in order of `x`
 * @param columnWidth  in units of `x`
 */
export function thinned<P extends Point>(points: readonly P[], columnWidth: number): P[] {
  const kept: P[] = [];
  let column: P[] = [];
  let at = Number.NaN;
  const close = () => {
    if (column.length <= 4) kept.push(...column);
    else {
      let [low, high] = [0, 0];
      column.forEach(({ y }, n) => {
        if (y < (column[low]?.y ?? 0)) low = n;
        if (y > (column[high]?.y ?? 0)) high = n;
      });
      const wanted = [...new Set([0, Math.min(low, high), Math.max(low, high), column.length - 1])];
      kept.push(...wanted.flatMap((n) => column[n] ?? []));
    }
    column = [];
  };
  for (const point of points) {
    const here = Number.isNaN(point.y) ? Number.NaN : Math.floor(point.x / columnWidth);
    // NaN is no column: a gap always closes the one before it.
    if (here !== at) close();
    if (Number.isNaN(here)) {
      const last = kept.at(-1);
      if (!last || !Number.isNaN(last.y)) kept.push(point);
    } else column.push(point);
    at = here;
  }
  close();
  return kept;
}
