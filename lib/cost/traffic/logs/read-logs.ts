// Traffic as logs have it.
import type { Readable } from 'node:stream';
import { InputError } from '../../../validation/input-error';
import { RequestSorter } from '../sorted/request-sorter';
import type { LogSummary, Target, Traffic, TrafficSource } from '../traffic';
import { formOf } from './forms';
import { type LogFile, logFiles, textOf } from './log-files';
import { type LogOptions, type ResolvedLogOptions, resolvedLogOptions } from './log-options';
import { RequestRows } from './request-rows';

/** What there is to a program that reads logs. */
export interface LogReading extends LogOptions {
  /**
   * Is told the number of rows from time to time.
   * @default - nobody is
   */
  readonly progress?: (rows: number) => void;
  /** What the path `-` stands for. @default process.stdin */
  readonly standardInput?: Readable;
  /** Requests that are sorted in memory; more go to a temporary file. @default 2^20 */
  readonly runLength?: number;
}

/** Traffic of logs. */
export interface LogSource extends TrafficSource {
  readonly summary: LogSummary;
  /** Gives back what the requests take on the disk. They can't be read any more. */
  dispose(): void;
}

/**
 * Returns the requests to a fleet that logs have, at all levels the same. The memory that it takes doesn't grow with the logs: what
 * is more than a million requests goes to a temporary file, of 24 bytes for each request and, for a while, twice that.
 *
 * The period goes from the beginning of the hour of the first request to the end of the hour of the last, in UTC, if the options
 * don't say it: beyond that, silence could be that nobody called, or that nobody logged.
 * @param paths files, folders of files, or `-` for standard input
 * @throws InputError if an option isn't allowed, a file can't be read or isn't a log, or no row is a request to the fleet
 */
export async function readLogs(
  paths: readonly string[],
  targets: readonly Target[],
  options: LogReading = {},
): Promise<LogSource> {
  const resolved = resolvedLogOptions(options);
  const files = logFiles(paths, () => options.standardInput ?? process.stdin);
  const sorter = new RequestSorter(options.runLength);
  try {
    const rows = new RequestRows(targets, resolved, sorter, options.progress ?? (() => undefined));
    for (const file of files) {
      await readFile(file, rows);
    }
    const summary = rows.summary(files.map(({ name }) => name));
    if (summary.used === 0) {
      throw new InputError(nothingUsed(summary, targets));
    }
    const sorted = sorter.finish();
    const traffic: Traffic = {
      ...periodOf(rows.times, resolved),
      count: summary.used,
      callers: rows.callerNames,
      blocks: () => sorted.blocks(),
    };
    return { summary, at: () => traffic, dispose: () => sorted.dispose() };
  } finally {
    sorter.dispose();
  }
}

async function readFile(file: LogFile, rows: RequestRows): Promise<void> {
  const { head, parts, close } = await textOf(file);
  try {
    // A log that is written by the hour has empty files.
    if (head !== '') {
      const form = formOf(head, file.name);
      rows.begin((place) => form.placeOf(file.name, place));
      await form.read(parts, rows, file.name);
    }
  } finally {
    await close();
  }
}

const HOUR = 3600;

function periodOf(
  [earliest, latest]: readonly [number, number],
  options: ResolvedLogOptions,
): { from: number; until: number } {
  return {
    from: options.from ?? Math.floor(earliest / HOUR) * HOUR,
    until: options.until ?? (Math.floor(latest / HOUR) + 1) * HOUR,
  };
}

/** Hosts of the fleet that a message names. */
const MAX_NAMED = 3;

/** Returns why no row of a log is a request to the fleet. */
function nothingUsed(
  { files, rows, foreignRows, foreignHosts, bad }: LogSummary,
  targets: readonly Target[],
): string[] {
  const hosts = targets.flatMap((target) => target.hosts.slice(0, 1)).slice(0, MAX_NAMED);
  const allowed = `allowed: requests to hosts of the fleet, such as ${hosts.join(', ')}`;
  if (rows === 0) {
    return [`${files.length === 1 ? `${files[0]} has` : `all ${files.length} files have`} no rows; ${allowed}`];
  }
  return [
    ...(foreignRows > 0 ? [`${foreignRows} of ${rows} rows are for ${foreignHosts.join(', ')}; ${allowed}`] : []),
    ...bad.map(
      ({ reason, rows: count, first }) => `${count} of ${rows} rows can't be used, from ${first} on: ${reason}`,
    ),
  ];
}
