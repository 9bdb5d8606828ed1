// The objects that two versions of dist/ have differently. Only files whose text differs are read.
import { isDeepStrictEqual } from 'node:util';
import { manifestsOfText } from '../gitops/documents';
import type { Files } from '../gitops/files';
import { identity, type Manifest } from '../gitops/manifest';

/** An object that only one of two versions has, or that both have differently. */
export interface ObjectDifference {
  /** Group, kind, namespace and name. */
  readonly object: string;
  /** The file that holds it, or that held it. */
  readonly file: string;
  /** How it was. @default - it is added */
  readonly before?: Manifest;
  /** How it is. @default - it is removed */
  readonly after?: Manifest;
}

/** What two versions of dist/ have differently. */
export interface ObjectDifferences {
  /** In the order of their files. */
  readonly objects: readonly ObjectDifference[];
  /** How many objects both have alike, in another file or written in another way. */
  readonly rewritten: number;
  /** Files that hold no object, and so are not compared. */
  readonly unread: readonly string[];
}

/** An object and the file that holds it. */
interface StoredObject {
  readonly file: string;
  readonly manifest: Manifest;
}

/** Returns the objects that two versions have differently. An object that moves to another file stays the same one. */
export function objectDifferences(before: Files, after: Files): ObjectDifferences {
  const unread: string[] = [];
  const old = storedObjects(before, after, unread);
  const next = storedObjects(after, before, unread);
  const removed = [...old].flatMap(([object, { file, manifest }]) =>
    next.has(object) ? [] : [{ object, file, before: manifest }],
  );
  const kept = [...next].map(([object, { file, manifest }]) => ({
    object,
    file,
    before: old.get(object)?.manifest,
    after: manifest,
  }));
  const differing = kept.filter((each) => !isDeepStrictEqual(each.before, each.after));
  return {
    objects: [...removed, ...differing].sort((a, b) => (a.file < b.file ? -1 : 1)),
    rewritten: kept.length - differing.length,
    unread: [...new Set(unread)],
  };
}

/** Returns the objects in the files that others don't hold just so, by their identity. */
function storedObjects(files: Files, others: Files, unread: string[]): Map<string, StoredObject> {
  const objects = new Map<string, StoredObject>();
  for (const [file, text] of files) {
    if (others.get(file) !== text) {
      const manifests = manifestsOfText(text);
      for (const manifest of manifests) {
        objects.set(identity(manifest), { file, manifest });
      }
      if (manifests.length === 0) {
        unread.push(file);
      }
    }
  }
  return objects;
}
