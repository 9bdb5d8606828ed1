// A row of a log: what it says of a request.
import type { Column, Field } from './columns';

/** What a field may hold. */
export type Value = string | number;

/** One object serves for all rows, as they are many. */
export class LogRow {
  private readonly values: Partial<Record<Field, Value>> = {};
  private readonly columns: Partial<Record<Field, Column>> = {};

  /** Begins another row. */
  clear(): void {
    for (const field of FIELDS) {
      this.values[field] = undefined;
    }
  }

  /** Says what a column has, if it has something. Of several columns for a field, the best is kept. */
  set(column: Column, value: unknown): void {
    const { field } = column;
    if ((typeof value !== 'string' || value === '' || value === '-') && typeof value !== 'number') {
      return;
    }
    const best = this.columns[field];
    if (this.values[field] === undefined || best === undefined || column.rank < best.rank) {
      this.values[field] = value;
      this.columns[field] = column;
    }
  }

  /** Returns what the row has; nothing if it doesn't have the field. */
  get(field: Field): Value | undefined {
    return this.values[field];
  }

  /** Returns what the row has, as text. */
  text(field: Field): string | undefined {
    return this.values[field]?.toString();
  }

  /** The column that the duration is from. */
  get durationColumn(): Column | undefined {
    return this.columns.duration;
  }
}

const FIELDS: readonly Field[] = [
  'time',
  'host',
  'url',
  'duration',
  'agent',
  'address',
  'service',
  'namespace',
  'text',
];
