// One description for each key of a ConfigMap: it gives the property its type, its check and its text.
import { Duration } from 'cdk8s';
import { goDuration } from '../../validation/go-duration';
import { durationBetween, integerBetween, show } from '../../validation/rules';

/** What becomes of a value: the text that Knative parses, or what is wrong with the value. */
export interface RenderedValue {
  readonly text: string;
  readonly problems: readonly string[];
}

/** A key of one of Serving's ConfigMaps, set by a value of type `Value`. */
export interface Key<Value> {
  /** The key as Knative spells it. */
  readonly key: string;
  /** Checks and renders a value, which may come from where no compiler has seen it. */
  readonly render: (property: string, value: unknown) => RenderedValue;
  /** Carries the type of the value; never set. */
  readonly value?: Value;
}

/** The properties that a table of keys describes, each of them optional. */
export type Settings<Keys> = {
  readonly [Property in keyof Keys]?: Keys[Property] extends Key<infer Value> ? Value : never;
};

const allowed = (text: string): RenderedValue => ({ text, problems: [] });

const refused = (property: string, value: unknown, bounds: string): RenderedValue => ({
  text: '',
  problems: [`${property} is ${show(value)}; allowed: ${bounds}`],
});

/** `true` or `false`. */
export const flag = (key: string): Key<boolean> => ({
  key,
  render: (property, value) =>
    typeof value === 'boolean' ? allowed(String(value)) : refused(property, value, 'true, false'),
});

/** A string that is not empty. */
export const text = (key: string): Key<string> => ({
  key,
  render: (property, value) =>
    typeof value === 'string' && value !== '' ? allowed(value) : refused(property, value, 'a string that is not empty'),
});

/** One of a few strings. */
export const choice = <Value extends string>(key: string, values: readonly Value[]): Key<Value> => ({
  key,
  render: (property, value) => {
    const found = values.find((candidate) => candidate === value);
    return found === undefined ? refused(property, value, values.join(', ')) : allowed(found);
  },
});

/** A list of hosts, some with a port, written with commas between them. */
export const hosts = (key: string): Key<readonly string[]> => ({
  key,
  render: (property, value) =>
    Array.isArray(value) && value.every((item) => typeof item === 'string' && /^[a-z0-9][a-z0-9.-]*(:\d+)?$/.test(item))
      ? allowed(value.join(','))
      : refused(
          property,
          value,
          'a list of hosts such as europe-west1-docker.pkg.dev, without a scheme, a path or a wildcard',
        ),
});

const checked = (text: string, problems: readonly string[]): RenderedValue => ({ text, problems });

/** A whole number between two bounds, both allowed. */
export const integer = (key: string, minimum: number, maximum?: number): Key<number> => ({
  key,
  render: (property, value) =>
    typeof value === 'number'
      ? checked(String(value), integerBetween(property, value, minimum, maximum))
      : refused(property, value, 'a whole number'),
});

/** A duration of whole seconds between two bounds, both allowed, written as Go parses it. */
export const duration = (key: string, minimumSeconds: number, maximumSeconds?: number): Key<Duration> =>
  durationAs(goDuration, key, minimumSeconds, maximumSeconds);

/** A duration of whole seconds between two bounds, both allowed, written as their number. */
export const seconds = (key: string, minimumSeconds: number, maximumSeconds?: number): Key<Duration> =>
  durationAs((value) => String(value.toSeconds({ integral: false })), key, minimumSeconds, maximumSeconds);

const durationAs = (
  write: (value: Duration) => string,
  key: string,
  minimumSeconds: number,
  maximumSeconds?: number,
): Key<Duration> => ({
  key,
  render: (property, value) =>
    value instanceof Duration
      ? checked(write(value), durationBetween(property, value, minimumSeconds, maximumSeconds))
      : refused(property, value, 'a Duration'),
});
