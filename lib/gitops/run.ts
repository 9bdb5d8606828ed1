// Runs the program: `npm run synth` and `cdk8s synth` both end up here.
import { rmSync, symlinkSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { InputError } from '../validation/input-error';
import type { GitOpsApp } from './gitops-app';
import { summary } from './summary';

const DEFAULT_FOLDER = 'dist';

/** The output folder that cdk8s.yaml gives the cdk8s command line, which empties it before the program runs. */
const COMMAND_LINE_FOLDER = '.cdk8s';

/**
 * Builds the app, writes dist/ and prints what changed. The user's mistakes are printed all at once on standard error, and
 * then the exit status is 1 and dist/ is left as it was.
 */
export function run(build: () => GitOpsApp): void {
  const requested = process.env['CDK8S_OUTDIR'] ?? DEFAULT_FOLDER;
  const linked = basename(requested) === COMMAND_LINE_FOLDER;
  const folder = linked ? DEFAULT_FOLDER : requested;
  try {
    const result = build().writeTo(folder);
    if (linked) {
      rmSync(requested, { force: true, recursive: true });
      symlinkSync(resolve(folder), requested, 'junction');
    }
    console.log(summary(folder, result));
  } catch (error) {
    if (!(error instanceof InputError)) {
      throw error;
    }
    const count = error.problems.length === 1 ? 'one problem' : `${error.problems.length} problems`;
    console.error(
      [`${count}; ${folder}/ is unchanged:`, ...error.problems.map((problem) => `  ${problem}`)].join('\n'),
    );
    process.exitCode = 1;
  }
}
