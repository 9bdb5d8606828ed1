// How the components write their logs: the configuration of zap, the library that does.
import { isKnown, type Released } from '../../../configuration/key';
import { json } from '../../../configuration/structures';
import { describe } from '../../../configuration/words';
import type { KnativeRelease } from '../../../release/knative-release';
import { isObject, type Unchecked } from '../../../validation/object';
import { knownProperties, show } from '../../../validation/rules';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'dpanic', 'panic', 'fatal'] as const;

/** How bad something is that a component logs. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * The configuration of zap.
 * @see https://pkg.go.dev/go.uber.org/zap#Config
 */
export interface ZapConfig {
  /** What is logged: this and worse. @default info */
  readonly level?: LogLevel;
  /** Whether a mistake of the program stops it, and warnings come with a stack trace. @default false */
  readonly development?: boolean;
  /** Whether the place in the source is left out. @default false */
  readonly disableCaller?: boolean;
  /** Whether stack traces are left out. @default false */
  readonly disableStacktrace?: boolean;
  /** How many equal lines of each second are logged, then every how many. @default - the first 100, then every 100th */
  readonly sampling?: { readonly initial: number; readonly thereafter: number };
  /** How lines are written. @default json */
  readonly encoding?: 'json' | 'console';
  /** How each part of a line is called and written, by zap's own names. @default - as Google Cloud reads it */
  readonly encoderConfig?: Readonly<Record<string, string | boolean>>;
  /** Where lines go. @default - to standard error */
  readonly outputPaths?: readonly string[];
  /** Where errors of zap itself go. @default - to standard error */
  readonly errorOutputPaths?: readonly string[];
  /** What every line has. @default - nothing more */
  readonly initialFields?: Readonly<Record<string, string | number | boolean>>;
}

/** What a part of the configuration may be; one of another type makes Knative drop all of it. */
interface Part {
  readonly allowed: string;
  readonly test: (value: unknown) => boolean;
}

const oneOf = (...values: readonly string[]): Part => ({
  allowed: values.map(show).join(', '),
  test: (value) => values.some((candidate) => candidate === value),
});
const FLAG: Part = { allowed: 'true, false', test: (value) => typeof value === 'boolean' };
const STRING: Part = { allowed: 'a string', test: (value) => typeof value === 'string' };
const PATHS: Part = {
  allowed: 'a list of one or more paths or URLs',
  test: (value) =>
    Array.isArray(value) && value.length > 0 && value.every((path) => typeof path === 'string' && path !== ''),
};
const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 1;

const PARTS: Readonly<Record<Exclude<keyof ZapConfig, 'encoderConfig'>, Part>> = {
  level: oneOf(...LOG_LEVELS),
  development: FLAG,
  disableCaller: FLAG,
  disableStacktrace: FLAG,
  sampling: {
    allowed: 'an object with initial and thereafter, whole numbers from 1',
    test: (value) =>
      isObject(value) && Object.keys(value).length === 2 && isCount(value['initial']) && isCount(value['thereafter']),
  },
  encoding: oneOf('json', 'console'),
  outputPaths: PATHS,
  errorOutputPaths: PATHS,
  initialFields: {
    allowed: 'an object of strings, numbers, true and false',
    test: (value) =>
      isObject(value) &&
      Object.values(value).every((field) => ['string', 'boolean'].includes(typeof field) || Number.isFinite(field)),
  },
};

/** zap writes the parts of a line in its own way where it doesn't know the word; an empty one asks for that. */
const ENCODER: Readonly<Record<string, Released<Part>>> = {
  messageKey: { value: STRING },
  levelKey: { value: STRING },
  timeKey: { value: STRING },
  nameKey: { value: STRING },
  callerKey: { value: STRING },
  functionKey: { value: STRING },
  stacktraceKey: { value: STRING },
  skipLineEnding: { value: FLAG, since: '1.12' },
  lineEnding: { value: STRING },
  consoleSeparator: { value: STRING },
  levelEncoder: { value: oneOf('', 'lowercase', 'capital', 'capitalColor', 'color') },
  timeEncoder: {
    value: oneOf(
      '',
      'epoch',
      'millis',
      'nanos',
      'iso8601',
      'ISO8601',
      'rfc3339',
      'RFC3339',
      'rfc3339nano',
      'RFC3339Nano',
    ),
  },
  durationEncoder: { value: oneOf('', 'seconds', 'ms', 'nanos', 'string') },
  callerEncoder: { value: oneOf('', 'short', 'full') },
  nameEncoder: { value: oneOf('', 'full') },
};

const PROPERTIES: Readonly<Record<keyof ZapConfig, true>> = {
  level: true,
  development: true,
  disableCaller: true,
  disableStacktrace: true,
  sampling: true,
  encoding: true,
  encoderConfig: true,
  outputPaths: true,
  errorOutputPaths: true,
  initialFields: true,
};

/** The configuration of zap. Where zap can't read it, Knative logs by its own. */
export const zapConfig = json<ZapConfig>({
  type: 'ZapConfig',
  allowed: `an object with ${Object.keys(PROPERTIES).join(', ')}`,
  problems: (property, config, release) => [
    ...knownProperties<ZapConfig>(property, config, PROPERTIES),
    ...partProblems(property, config, PARTS),
    ...encoderProblems(`${property}.encoderConfig`, config['encoderConfig'], release),
  ],
});

function encoderProblems(property: string, config: unknown, release: KnativeRelease): string[] {
  if (config === undefined) {
    return [];
  }
  const known = Object.entries(ENCODER).filter(([, part]) => isKnown(part, release));
  if (!isObject(config)) {
    return [`${property} is ${describe(config)}; allowed: an object with ${known.map(([name]) => name).join(', ')}`];
  }
  return [
    ...knownProperties(property, config, Object.fromEntries(known.map(([name]) => [name, true]))),
    ...partProblems(property, config, Object.fromEntries(known.map(([name, { value }]) => [name, value]))),
  ];
}

const partProblems = (property: string, object: Unchecked, parts: Readonly<Record<string, Part>>): string[] =>
  Object.entries(parts)
    .filter(([name, { test }]) => object[name] !== undefined && !test(object[name]))
    .map(([name, { allowed }]) => `${property}.${name} is ${describe(object[name])}; allowed: ${allowed}`);
