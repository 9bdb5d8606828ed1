// Resources of containers, as the fields of a Knative Service read them.
import { isJsonObject, type Json, type JsonObject } from '../kubernetes/json';
import type { Draft } from './draft';
import { CONTAINER_LISTS } from './places';

/** Resources that have a unit. */
const MEASURED: ReadonlySet<string> = new Set(['cpu', 'memory', 'ephemeral-storage']);

/** Writes amounts without quotes where they are numbers of whole things, and with quotes where they have a unit. */
export function normalizeResources(draft: Draft): void {
  for (const containers of CONTAINER_LISTS) {
    draft.change(`${containers}.resources`, (resources) => {
      if (!isJsonObject(resources)) {
        return resources;
      }
      const { requests, limits } = { requests: amounts(resources['requests']), limits: amounts(resources['limits']) };
      return { ...resources, limits, requests: withoutRepeated(requests, limits) };
    });
  }
}

const amounts = (bounds: Json | undefined): JsonObject =>
  Object.fromEntries(
    Object.entries(isJsonObject(bounds) ? bounds : {}).map(([resource, amount]) => [
      resource,
      MEASURED.has(resource) ? measured(amount) : counted(amount),
    ]),
  );

const measured = (amount: Json | undefined) => (typeof amount === 'number' ? String(amount) : amount);

const counted = (amount: Json | undefined) =>
  typeof amount === 'string' && /^\d+$/.test(amount) ? Number(amount) : amount;

/** A request of other resources is as much as their limit. */
const withoutRepeated = (requests: JsonObject, limits: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(requests).filter(([resource, amount]) => MEASURED.has(resource) || limits[resource] !== amount),
  );
