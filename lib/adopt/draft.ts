// A manifest on its way to another: what can't come along is taken out of it, and listed.
import type { Path } from '../fields/field';
import { get } from '../fields/read';
import type { Json, JsonObject } from '../kubernetes/json';
import { holdsCredential } from './credentials';
import type { Left, Why } from './left';
import { type Change, changed, placeIn, withoutEmpty } from './places';

/** A manifest from which parts are taken. */
export class Draft {
  private rest: JsonObject;
  private readonly taken: Left[] = [];

  /**
   * @param name kind and name of the object, as what is left is listed under it
   */
  constructor(
    json: JsonObject,
    private readonly name: string,
  ) {
    this.rest = json;
  }

  /** What there still is. */
  get json(): JsonObject {
    return this.rest;
  }

  /** What isn't kept as it was. */
  get left(): readonly Left[] {
    return this.taken;
  }

  /**
   * Returns what stands at a place.
   * @param place such as `spec.replicas`
   */
  at(place: string): Json | undefined {
    return get(this.rest, place.split('.'));
  }

  /** Changes what stands at places, without a word. */
  change(places: string, change: Change): void {
    const rest = changed(this.rest, places, change);
    this.rest = rest === this.rest ? rest : withoutEmpty(rest);
  }

  /**
   * Takes out what isn't kept, and lists it.
   * @param why returns why a value isn't kept; nothing if it is
   */
  take(places: string, why: (value: Json, path: Path) => Why | undefined): void {
    this.change(places, (value, path) => {
      const reasons = why(value, path);
      if (reasons === undefined) {
        return value;
      }
      this.list(path, reasons, value);
      return undefined;
    });
  }

  /**
   * Lists something that isn't kept as it is.
   * @param place where it stands: the path of it, or the words for it
   */
  list(place: Path | string, { reason, replacement, isSecret = false }: Why, value?: Json): void {
    const words = typeof place === 'string' ? place : placeIn(this.rest, place);
    this.taken.push({
      path: words === '' ? this.name : `${this.name}: ${words}`,
      ...(value !== undefined && !isSecret && !holdsCredential(value) && { value }),
      reason,
      ...(replacement !== undefined && { replacement }),
    });
  }
}
