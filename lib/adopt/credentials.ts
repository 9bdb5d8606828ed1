// Credentials among the data of a manifest, which must not be repeated.
import { isJsonObject, type Json } from '../kubernetes/json';
import { credentialProblems } from '../validation/credentials';

/** Returns whether a text in data is a credential by its form. */
export function holdsCredential(json: Json | undefined): boolean {
  if (Array.isArray(json)) {
    return json.some(holdsCredential);
  }
  return isJsonObject(json)
    ? Object.entries(json).some(
        ([name, value]) => credentialProblems('', name, value).length > 0 || holdsCredential(value),
      )
    : credentialProblems('', '', json).length > 0;
}
