// How the components write their logs: the configuration of zap, the library that does.
import { json } from '../../../configuration/structures';
import { describe } from '../../../configuration/words';
import { knownProperties } from '../../../validation/rules';

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
  /** Where lines go. @default - to standard output */
  readonly outputPaths?: readonly string[];
  /** Where errors of zap itself go. @default - to standard error */
  readonly errorOutputPaths?: readonly string[];
  /** What every line has. @default - nothing more */
  readonly initialFields?: Readonly<Record<string, unknown>>;
}

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

const ENCODER_PROPERTIES = [
  ...['messageKey', 'levelKey', 'timeKey', 'nameKey', 'callerKey', 'functionKey', 'stacktraceKey'],
  ...['skipLineEnding', 'lineEnding', 'consoleSeparator'],
  ...['levelEncoder', 'timeEncoder', 'durationEncoder', 'callerEncoder', 'nameEncoder'],
];

const allowed = (values: readonly string[], property: string, value: unknown): string[] =>
  value === undefined || values.some((candidate) => candidate === value)
    ? []
    : [`${property} is ${describe(value)}; allowed: ${values.join(', ')}`];

/** The configuration of zap. Where zap can't read it, Knative logs by its own. */
export const zapConfig = json<ZapConfig>({
  type: 'ZapConfig',
  allowed: `an object with ${Object.keys(PROPERTIES).join(', ')}`,
  problems: (property, config) => [
    ...knownProperties<object>(property, config, PROPERTIES),
    ...allowed(LOG_LEVELS, `${property}.level`, config['level']),
    ...allowed(['json', 'console'], `${property}.encoding`, config['encoding']),
    ...Object.keys(config['encoderConfig'] ?? {}).flatMap((name) =>
      allowed(ENCODER_PROPERTIES, `${property}.encoderConfig property`, name),
    ),
  ],
});
