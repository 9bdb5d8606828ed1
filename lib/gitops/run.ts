// Runs the program: `npm run synth` and `cdk8s synth` both end up here.
import { userProblems } from '../validation/input-error';
import type { GitOpsApp } from './gitops-app';
import { summary } from './summary';

/**
 * Builds the app, writes its folder and prints what changed. Standard error gets a warning, if there is one, and the user's
 * mistakes all at once; with these, the exit status is 1 and the folder is left as it was.
 */
export function run(build: () => GitOpsApp): void {
  try {
    const app = build();
    const result = app.write();
    const text = summary(app.outdir, result);
    // The cdk8s CLI keeps standard output to itself.
    if (process.env['CDK8S_OUTDIR'] === undefined) {
      console.log(text);
    } else {
      console.error(text);
    }
    if (result.warning !== undefined) {
      console.error(`warning: ${app.outdir}/ goes ${result.warning}`);
    }
  } catch (error) {
    const problems = userProblems(error);
    const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
    console.error([`${count}; nothing is written:`, ...problems.map((problem) => `  ${problem}`)].join('\n'));
    process.exitCode = 1;
  }
}
