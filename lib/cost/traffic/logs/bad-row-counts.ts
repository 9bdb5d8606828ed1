// Rows that can't be used, by why.
import type { BadRows } from '../traffic';

export class BadRowCounts {
  private readonly counts = new Map<string, { rows: number; readonly first: string }>();

  /** Adds a row. */
  add(reason: string, placeOf: () => string): void {
    const count = this.counts.get(reason);
    if (count === undefined) {
      this.counts.set(reason, { rows: 1, first: placeOf() });
    } else {
      count.rows++;
    }
  }

  /** Returns how many there are for each reason, the most frequent first. */
  list(): BadRows[] {
    return [...this.counts]
      .map(([reason, { rows, first }]) => ({ reason, rows, first }))
      .sort((one, other) => other.rows - one.rows);
  }
}
