// Runs the program: `npm run synth` and `cdk8s synth` both end up here.
import { InputError } from '../validation/input-error';
import type { GitOpsApp } from './gitops-app';
import { summary } from './summary';

/**
 * Builds the app, writes its folder and prints what changed. The user's mistakes are printed all at once on standard error,
 * and then the exit status is 1 and the folder is left as it was.
 */
export function run(build: () => GitOpsApp): void {
  try {
    const app = build();
    console.log(summary(app.outdir, app.write()));
  } catch (error) {
    if (!(error instanceof InputError)) {
      throw error;
    }
    const count = error.problems.length === 1 ? 'one problem' : `${error.problems.length} problems`;
    console.error([`${count}; nothing is written:`, ...error.problems.map((problem) => `  ${problem}`)].join('\n'));
    process.exitCode = 1;
  }
}
