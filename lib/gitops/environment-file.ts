// Which files hold the namespace of an environment, told without parsing all of them.
import { posix } from 'node:path';
import { FLEET } from '../namespace/annotations';
import type { Files } from './files';

const NAMESPACE_FILE = /(?:^|\/)\d+-namespace-([^/]+)\.yaml$/;

/** Returns the environment whose namespace a file holds; nothing of any other file. */
export function environmentIn(path: string, text: string): string | undefined {
  const [, name] = NAMESPACE_FILE.exec(path) ?? [];
  return name !== undefined && text.includes(`\n    ${FLEET}: `) ? name : undefined;
}

/** Returns the environments whose namespaces files hold, each with the folder that its namespace is in. */
export const environmentFolders = (files: Files): Map<string, string> =>
  new Map(
    [...files].flatMap(([path, text]) => {
      const name = environmentIn(path, text);
      return name === undefined ? [] : [[name, posix.dirname(path)]];
    }),
  );
