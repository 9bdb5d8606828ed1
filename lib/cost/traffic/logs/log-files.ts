// The files of logs: standard input, files and folders of files, packed or not.
import { createReadStream, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip } from 'node:zlib';
import { InputError } from '../../../validation/input-error';
import { isObject } from '../../../validation/object';
import { unique } from '../../../validation/rules';

/** The path that stands for standard input. */
const STANDARD_INPUT = '-';

/** A file of a log. */
export interface LogFile {
  /** Its path, or `standard input`. */
  readonly name: string;
  /** Opens it. */
  readonly open: () => Readable;
}

/**
 * Returns the files that paths lead to, those of a folder by their names; hidden ones, which begin with a dot, are left out.
 * @throws InputError if a path leads to nothing, or several lead to the same
 */
export function logFiles(paths: readonly string[], standardInput: () => Readable): LogFile[] {
  const files = paths.flatMap((path) =>
    path === STANDARD_INPUT ? [{ name: 'standard input', open: standardInput }] : filesAt(path),
  );
  const problems = [
    ...(paths.length === 0 ? ['no log is given; allowed: one or more files or folders, or - for standard input'] : []),
    ...unique(
      files.map(({ name }) => name),
      (name, count) => `${name} is given ${count} times; allowed: once, as its requests would count ${count} times`,
    ),
  ];
  if (problems.length > 0) {
    throw new InputError(problems);
  }
  return files;
}

function filesAt(path: string): LogFile[] {
  try {
    const paths = statSync(path).isDirectory() ? filesIn(path) : [path];
    return paths.map((name) => ({ name, open: () => createReadStream(name, { highWaterMark: PART }) }));
  } catch (error) {
    throw unreadable(path, error);
  }
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesIn(path) : [path];
    });

/** Bytes that are read at a time. */
const PART = 2 ** 18;

/** How a file begins that gzip packed. @see https://datatracker.ietf.org/doc/html/rfc1952#section-2.3.1 */
const GZIP = Buffer.from([0x1f, 0x8b]);

/** Characters in which a first line is looked for. */
const HEAD = 2 ** 16;

/** The text of a file. */
export interface LogText {
  /** How it begins, from its first character that isn't white space: its first line at least, if that isn't very long. */
  readonly head: string;
  /** All of it from there on. */
  readonly parts: AsyncIterable<string>;
  /** Closes the file, when no more of it is wanted. */
  readonly close: () => Promise<unknown>;
}

/**
 * Returns the text of a file.
 * @throws InputError if it can't be read, or what packed it was cut off
 */
export async function textOf(file: LogFile): Promise<LogText> {
  const parts = decoded(file);
  let head = '';
  while (head.length < HEAD && !head.includes('\n')) {
    const { value, done } = await parts.next();
    if (done) {
      break;
    }
    head = (head + value).trimStart();
  }
  return { head, parts: beginningWith(head, parts), close: () => parts.return(undefined) };
}

async function* beginningWith<Part>(first: Part, rest: AsyncIterable<Part>): AsyncGenerator<Part> {
  yield first;
  yield* rest;
}

async function* decoded(file: LogFile): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  const stream = file.open();
  try {
    for await (const bytes of unpacked(stream)) {
      yield decoder.write(bytes);
    }
    yield decoder.end();
  } catch (error) {
    throw unreadable(file.name, error);
  } finally {
    stream.destroy();
  }
}

/** Returns the bytes of a stream, unpacked if gzip packed them, whatever the file is called. */
async function* unpacked(stream: Readable): AsyncGenerator<Buffer> {
  const bytes: AsyncIterator<Buffer> = stream[Symbol.asyncIterator]();
  let first = Buffer.alloc(0);
  while (first.length < GZIP.length) {
    const { value, done } = await bytes.next();
    if (done) {
      break;
    }
    first = Buffer.concat([first, value]);
  }
  const all = beginningWith(first, { [Symbol.asyncIterator]: () => bytes });
  if (first.subarray(0, GZIP.length).equals(GZIP)) {
    const gunzip = createGunzip({ chunkSize: PART });
    // What goes wrong comes out of gunzip, too.
    pipeline(Readable.from(all), gunzip, () => undefined);
    yield* gunzip;
  } else {
    yield* all;
  }
}

/** Returns what the user can mend, if an error of the operating system or of the unpacking is one. */
function unreadable(name: string, error: unknown): unknown {
  return isObject(error) && typeof error['code'] === 'string'
    ? new InputError([`${name} can't be read: ${error['message']}; allowed: a file or folder, packed by gzip or not`])
    : error;
}
