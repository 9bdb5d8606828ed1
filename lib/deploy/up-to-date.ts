// dist/ as it lies there is what is deployed: it must be what the program gives.
import { filesOf } from '../gitops/files';
import type { Folder } from '../gitops/folders';
import type { GitOpsApp } from '../gitops/gitops-app';
import { staleProblems } from '../gitops/stale';
import { InputError } from '../validation/input-error';

/**
 * Returns the objects that an app writes, which its folder holds already.
 * @throws InputError if the folder holds anything else, or with all problems of the app
 */
export function upToDateFolders(app: GitOpsApp): Folder[] {
  const folders = app.folders();
  const problems = staleProblems(app.outdir, filesOf(folders));
  if (problems.length > 0) {
    throw new InputError(problems);
  }
  return folders;
}
