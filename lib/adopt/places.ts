// Places in a manifest: how they are said, and what stands there changed.
import type { Path } from '../fields/field';
import { get } from '../fields/read';
import type { Manifest } from '../gitops/manifest';
import { isJsonObject, type Json, type JsonObject } from '../kubernetes/json';
import { isObject } from '../validation/object';

/** The pods of a Deployment. */
export const POD = 'spec.template.spec';

/** The lists of containers that a pod has. */
export const CONTAINER_LISTS: readonly string[] = ['containers', 'initContainers'].map((list) => `${POD}.${list}[]`);

/** Each item of a list, or each entry of an object. */
const EACH = '[]';

/** Returns what is to stand at a place, or nothing to take out what stands there. */
export type Change = (value: Json, path: Path) => Json | undefined;

/**
 * Returns data in which what stands at some places is changed; the same data if nothing is.
 * @param places such as `spec.template.spec.containers[].env[]`, where `[]` is each item or entry
 */
export function changed(json: JsonObject, places: string, change: Change): JsonObject {
  const result = changedAt(json, places.replaceAll(EACH, `.${EACH}`).split('.'), [], change);
  return isJsonObject(result) ? result : {};
}

function changedAt(json: Json, [step, ...rest]: readonly string[], path: Path, change: Change): Json | undefined {
  if (step === undefined) {
    return change(json, path);
  }
  const isList = Array.isArray(json);
  const parts = Object.entries(isJsonObject(json) || (isList && step === EACH) ? json : {}).map(([name, before]) => {
    const isMeant = before !== undefined && (step === EACH || step === name);
    const at = [...path, isList ? Number(name) : name];
    return { name, before, after: isMeant ? changedAt(before, rest, at, change) : before };
  });
  if (parts.every(({ before, after }) => before === after)) {
    return json;
  }
  const kept = parts.flatMap(({ name, after }) => (after === undefined ? [] : [[name, after] as const]));
  return isList ? kept.map(([, after]) => after) : Object.fromEntries(kept);
}

/** Fields that say something by being there. */
const MEANINGFUL: ReadonlySet<string> = new Set([
  'emptyDir',
  'httpGet',
  'labelSelector',
  'namespaceSelector',
  'tcpSocket',
]);

/** Returns data without nulls, empty lists and empty objects, which Kubernetes reads as if they weren't there. */
export function withoutEmpty(json: JsonObject): JsonObject {
  const filled = filledPart(json);
  return isJsonObject(filled) ? filled : {};
}

function filledPart(json: Json): Json | undefined {
  if (Array.isArray(json)) {
    const items = json.flatMap((item) => filledPart(item) ?? []);
    return items.length === 0 ? undefined : items;
  }
  if (!isJsonObject(json)) {
    return json === null ? undefined : json;
  }
  const entries = Object.entries(json).flatMap(([name, value]) => {
    const filled = value === undefined ? undefined : filledPart(value);
    const kept = filled ?? (MEANINGFUL.has(name) && isJsonObject(value) ? value : undefined);
    return kept === undefined ? [] : [[name, kept] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** Returns kind and name of an object, such as `Deployment catalog`. */
export const nameOf = ({ kind, metadata }: Manifest): string =>
  `${kind} ${metadata.name ?? metadata.generateName ?? 'without a name'}`;

/** Returns a place such as `spec.template.spec.containers[web].env[LOG_LEVEL]`: items of lists go by their names. */
export function placeIn(data: unknown, path: Path): string {
  const words = path.map((step, index) => {
    if (typeof step === 'string') {
      return /^\w+$/.test(step) ? `.${step}` : `['${step}']`;
    }
    const item = path.slice(0, index + 1).reduce(child, data);
    const name = child(item, 'name') ?? child(item, 'containerPort');
    return `[${typeof name === 'string' || typeof name === 'number' ? name : step}]`;
  });
  return words.join('').replace(/^\./, '');
}

function child(data: unknown, step: string | number): unknown {
  if (Array.isArray(data)) {
    return typeof step === 'number' ? data[step] : undefined;
  }
  return isObject(data) && Object.hasOwn(data, step) ? data[step] : undefined;
}

/** Returns the items of a list that stands at a place; none if no list does. */
export function itemsAt(json: Json | undefined, ...path: Path): readonly Json[] {
  const found = get(json, path);
  return Array.isArray(found) ? found : [];
}

/** Returns the text that stands at a place; nothing if none does. */
export function textAt(json: Json | undefined, ...path: Path): string | undefined {
  const found = get(json, path);
  return typeof found === 'string' ? found : undefined;
}
