// What logs call the things that are wanted of a request: the columns of CSV and the properties of JSON.
import { UNIT_SECONDS } from './duration';

/** What is wanted of a row. */
export type Field =
  | 'time'
  | 'host'
  | 'url'
  | 'duration'
  | 'agent'
  | 'address'
  /** Name of the Knative Service, where Knative's proxy logs and not the gateway: its log has no host. */
  | 'service'
  /** Namespace of the Knative Service. */
  | 'namespace'
  /** A line of text that an entry of Cloud Logging holds. */
  | 'text';

/** A column that holds what is wanted. */
export interface Column {
  readonly field: Field;
  /** Its place among the names of the field; where a row has several, the first counts. */
  readonly rank: number;
  /** The unit of its numbers. @default - each value says its own */
  readonly unitSeconds?: number;
  /** Whether its numbers are whole: one that isn't has another unit then, which nobody says. @default false */
  readonly isWhole?: boolean;
}

/** Names in small letters without what separates words, the best first. */
const NAMES: readonly (readonly [field: Field, ...names: string[]])[] = [
  ['time', 'starttime', 'startutc', 'timestamp', 'time', 'timeiso8601', 'datetime', 'ts', 'msec'],
  ['host', 'authority', 'requesthost', 'httphost', 'host', 'servername', 'vhost', 'domain'],
  ['url', 'requesturl', 'url'],
  ['agent', 'caller', 'useragent', 'requestuseragent', 'httpuseragent'],
  [
    'address',
    'xforwardedfor',
    'remoteip',
    'clientip',
    'downstreamremoteaddress',
    'remoteaddr',
    'remoteaddress',
    'clienthost',
    'clientaddress',
    'sourceip',
    'ip',
  ],
  ['service', 'labels.k8spod/serving.knative.dev/service', 'labels.k8spod/servingknativedev/service'],
  ['namespace', 'resource.labels.namespacename'],
  ['text', 'textpayload'],
];

/** Each with what its numbers are, where a program is known that always writes them so. */
const DURATIONS: Readonly<Record<string, Pick<Column, 'unitSeconds' | 'isWhole'>>> = {
  // Envoy.
  duration: { unitSeconds: UNIT_SECONDS['ms'], isWhole: true },
  latency: {},
  requestduration: {},
  // nginx.
  requesttime: { unitSeconds: UNIT_SECONDS['s'] },
  responsetime: {},
  elapsed: {},
};

const COLUMNS: ReadonlyMap<string, Column> = new Map<string, Column>([
  ...Object.entries(DURATIONS).flatMap(([name, numbers], rank): [string, Column][] => [
    [name, { field: 'duration', rank, ...numbers }],
    ...Object.entries(UNIT_SECONDS).map(([unit, unitSeconds]): [string, Column] => [
      name + unit,
      { field: 'duration', rank, unitSeconds },
    ]),
  ]),
  ...NAMES.flatMap(([field, ...names]) => names.map((name, rank): [string, Column] => [name, { field, rank }])),
]);

/** The objects of an entry of Cloud Logging whose properties count as its own, and those whose properties have the whole path. */
const TRANSPARENT = /^(?:jsonpayload\.)?(?:httprequest\.)?/;
const OBJECTS = new Set([
  'jsonpayload',
  'jsonpayload.httprequest',
  'httprequest',
  'resource',
  'resource.labels',
  'labels',
]);

const normal = (name: string): string => name.toLowerCase().replaceAll(/[@_\-\s"']/g, '');

/**
 * Returns what a column holds; nothing if it isn't wanted.
 * @param name of a column of CSV, or the path of a property of JSON with dots between
 */
export const columnOf = (name: string): Column | undefined => COLUMNS.get(normal(name).replace(TRANSPARENT, ''));

/** Returns whether the object at a path of JSON has properties that may be wanted. */
export const isObjectOfInterest = (path: string): boolean => OBJECTS.has(normal(path));
