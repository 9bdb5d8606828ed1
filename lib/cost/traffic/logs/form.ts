// What the forms of logs have in common: each is text, and gives rows.
import type { LogRow } from './row';

/** What takes the rows of a file. */
export interface RowSink {
  /** The row that is being read. */
  readonly row: LogRow;
  /**
   * Takes the row.
   * @param place its number in the file, from 1 on
   */
  take(place: number): void;
  /** Takes a row that can't be read, and why. */
  refuse(reason: string, place: number): void;
}

/** How a log is written. */
export interface LogForm {
  /** In words, for a message. */
  readonly description: string;
  /** Returns whether a file is written so, by how it begins: its first line at least. */
  matches(head: string): boolean;
  /**
   * Reads a file.
   * @throws InputError if nothing can be made of it
   */
  read(text: AsyncIterable<string>, rows: RowSink, file: string): Promise<void>;
  /** Returns how a message names a row of a file. */
  placeOf(file: string, place: number): string;
}

/** Longest row, in characters. An entry of Cloud Logging has at most a quarter of that; a file that isn't a log may be one line. */
export const MAX_ROW_LENGTH = 2 ** 20;

/** Why a longer one is refused. */
export const TOO_LONG = 'longer than 1 MiB';

/** Returns the first line of a text. */
export const firstLine = (text: string): string => /^[^\r\n]*/.exec(text)?.[0] ?? '';

/** Returns how a message names a row that is a line. */
export const linePlace = (file: string, place: number): string => `${file}:${place}`;
