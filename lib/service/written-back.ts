// An object of Knative as Knative itself writes it back. Its webhook reads every object into the types of its own program, and
// changes the object into what these hold: a value that they don't tell from none is gone, and a quantity has its shortest form.
// Whatever is written otherwise differs from the cluster for good, and Argo CD calls the object out of sync.
// @see https://github.com/knative/pkg/blob/main/webhook/resourcesemantics/defaulting/defaulting.go
import { isJsonObject, type Json, type JsonObject } from '../kubernetes/json';
import { canonicalQuantity } from '../validation/quantity';

/** Maps of strings, whose keys are people's own. */
const STRING_MAPS = new Set(['annotations', 'labels', 'matchLabels', 'nodeSelector', 'volumeAttributes']);

const QUANTITY_MAPS = new Set(['limits', 'requests']);

const GONE_WHEN_EMPTY = new Set([...STRING_MAPS, ...QUANTITY_MAPS, 'metadata']);

const QUANTITIES = new Set(['divisor', 'sizeLimit']);

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'];

const PROBE_NUMBERS = [
  'failureThreshold',
  'initialDelaySeconds',
  'periodSeconds',
  'successThreshold',
  'timeoutSeconds',
];

/** Values that say nothing, by the object or the list that they stand in and their own name. */
const NOTHING: ReadonlyMap<string, Json> = new Map<string, Json>([
  ['env.value', ''],
  ['envFrom.prefix', ''],
  ['persistentVolumeClaim.readOnly', false],
  ['spec.hostIPC', false],
  ['spec.hostNetwork', false],
  ['spec.hostPID', false],
  ['tolerations.value', ''],
  ['volumeMounts.readOnly', false],
  ...PROBES.flatMap((probe) => PROBE_NUMBERS.map((name) => [`${probe}.${name}`, 0] as const)),
]);

/** Returns an object as Knative writes it back. */
export const writtenBack = (object: JsonObject): JsonObject => fieldsOf('', object);

/** @param name of the object, or of the list that it is in */
const fieldsOf = (name: string, object: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(object).flatMap(([key, value]) => {
      const written = value === undefined ? undefined : fieldOf(name, key, value);
      return written === undefined ? [] : [[key, written]];
    }),
  );

/** Returns nothing for a field that is gone. */
function fieldOf(parent: string, key: string, value: Json): Json | undefined {
  if (Array.isArray(value)) {
    return value.length === 0 ? undefined : value.map((item) => (isJsonObject(item) ? fieldsOf(key, item) : item));
  }
  if (isJsonObject(value)) {
    const written = STRING_MAPS.has(key) ? value : QUANTITY_MAPS.has(key) ? quantitiesOf(value) : fieldsOf(key, value);
    return isGone(key, written) ? undefined : written;
  }
  if (QUANTITIES.has(key)) {
    return canonicalQuantity(String(value));
  }
  return NOTHING.get(`${parent}.${key}`) === value ? undefined : value;
}

const quantitiesOf = (map: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(map).map(([name, amount]) => [name, canonicalQuantity(String(amount))]));

/** An object by itself may say something although it is empty, as that of a volume does. */
const isGone = (key: string, written: JsonObject): boolean =>
  GONE_WHEN_EMPTY.has(key) && Object.keys(written).length === 0;
