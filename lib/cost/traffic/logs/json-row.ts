// An object of JSON as a row: an entry of Cloud Logging, or an access log in JSON.
import { isObject, type Unchecked } from '../../../validation/object';
import { type Column, columnOf, isObjectOfInterest } from './columns';
import type { LogRow } from './row';

/** What a property is: a column, an object that has columns, or nothing that is wanted. */
type Property = Column | Properties | undefined;

/** Properties that are remembered of one object; some logs make up names without end. */
const MAX_REMEMBERED = 1000;

/** The properties of the objects at a path. */
class Properties {
  private readonly remembered = new Map<string, Property>();

  constructor(private readonly path: string) {}

  get(name: string): Property {
    if (this.remembered.has(name)) {
      return this.remembered.get(name);
    }
    const path = `${this.path}${name}`;
    const property = isObjectOfInterest(path) ? new Properties(`${path}.`) : columnOf(path);
    if (this.remembered.size < MAX_REMEMBERED) {
      this.remembered.set(name, property);
    }
    return property;
  }
}

const ROOT = new Properties('');

/** Reads an object into a row. */
export function readObject(object: Unchecked, row: LogRow, properties = ROOT): void {
  for (const name in object) {
    const property = properties.get(name);
    if (property instanceof Properties) {
      const value = object[name];
      if (isObject(value)) {
        readObject(value, row, property);
      }
    } else if (property !== undefined) {
      row.set(property, object[name]);
    }
  }
}

/** Reads the text of an object into a row. Returns whether it is one. */
export function readJson(text: string, row: LogRow): boolean {
  try {
    const value: unknown = JSON.parse(text);
    if (!isObject(value)) {
      return false;
    }
    readObject(value, row);
    return true;
  } catch {
    return false;
  }
}

/** Why what can't be read so is refused. */
export const NOT_JSON = 'no object of JSON';
