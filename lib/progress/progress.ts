// How a command that takes long tells how it stands: in one line of a terminal that it rewrites, elsewhere in plain lines.
import { clearLine, cursorTo } from 'node:readline';

export interface Progress {
  /** Prints a line that stays. */
  line(text: string): void;
  /**
   * Tells how the work stands.
   * @param milliseconds how long it has stood so
   */
  status(text: string, milliseconds: number): void;
  /** Takes the status away, before somebody else writes. */
  end(): void;
}

/** What progress is written to, such as standard output. */
export type ProgressStream = NodeJS.WritableStream & {
  /** Whether it is a terminal. @default false */
  readonly isTTY?: boolean;
  /** The characters in a line of the terminal. @default 80 */
  readonly columns?: number;
};

/** Where nobody watches, the status is told after so long without a line, as a log is not to be filled. */
const SILENCE_MILLISECONDS = 10_000;

const DEFAULT_COLUMNS = 80;

/**
 * Returns how progress is told on a stream.
 * @param now returns milliseconds since some moment
 */
export const progressOn = (stream: ProgressStream, now = () => performance.now()): Progress =>
  stream.isTTY ? onTerminal(stream) : inLines(stream, now);

function onTerminal(stream: ProgressStream): Progress {
  let current = '';
  const clear = () => {
    if (current !== '') {
      cursorTo(stream, 0);
      clearLine(stream, 0);
      current = '';
    }
  };
  return {
    line(text) {
      clear();
      stream.write(`${text}\n`);
    },
    status(text, milliseconds) {
      clear();
      const seconds = `  ${Math.floor(milliseconds / 1000)} s`;
      // A line that wraps could not be rewritten.
      const width = Math.max((stream.columns ?? DEFAULT_COLUMNS) - 1 - seconds.length, 0);
      current = `${text.length > width ? `${text.slice(0, Math.max(width - 1, 0))}…` : text}${seconds}`;
      stream.write(current);
    },
    end: clear,
  };
}

function inLines(stream: ProgressStream, now: () => number): Progress {
  let last = '';
  let writtenAt = now();
  const line = (text: string) => {
    stream.write(`${text}\n`);
    writtenAt = now();
  };
  return {
    line,
    status(text) {
      if (text !== last && now() - writtenAt >= SILENCE_MILLISECONDS) {
        line(text);
        last = text;
      }
    },
    end: () => undefined,
  };
}
