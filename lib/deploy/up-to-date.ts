// dist/ as it lies there is what is deployed: it must be what the program gives.
import { filesOf } from '../gitops/files';
import type { Folder } from '../gitops/folders';
import type { GitOpsApp } from '../gitops/gitops-app';
import { compareFiles, readFiles } from '../gitops/output-folder';
import { InputError } from '../validation/input-error';

/** Most files that a message names. */
const MAX_NAMED = 3;

/**
 * Returns the objects that an app writes, which its folder holds already.
 * @throws InputError if the folder holds anything else, or with all problems of the app
 */
export function upToDateFolders(app: GitOpsApp): Folder[] {
  const folders = app.folders();
  const { added, changed, removed } = compareFiles(readFiles(app.outdir), filesOf(folders));
  const stale = [...added, ...changed, ...removed].sort();
  if (stale.length > 0) {
    const named = stale.slice(0, MAX_NAMED).join(', ') + (stale.length > MAX_NAMED ? ' …' : '');
    throw new InputError([
      `${stale.length} files of ${app.outdir}/ are not what main.ts gives: ${named}; allowed: those that \`npm run synth\` writes`,
    ]);
  }
  return folders;
}
