// Runs the program: `npm run synth` and `cdk8s synth` both end up here.
import { parseArguments } from '../validation/arguments';
import { userProblems } from '../validation/input-error';
import { confirmedDeletions } from './deletions';
import type { GitOpsApp, SynthesisResult } from './gitops-app';
import { summary } from './summary';

const USAGE = `usage: npm run synth [-- --yes-delete N]

Checks everything, writes dist/ and says what changed in it.

  --yes-delete N  how many things it deletes that can't be had back, where it deletes more than a quarter of the environments, a
                  protected one, a CustomResourceDefinition, another namespace, a PersistentVolumeClaim or a load balancer

Exits with 0 if dist/ is written, and with 1 if it is refused: it is then left as it was.`;

/**
 * Builds the app, writes its folder and prints what changed. Standard error gets warnings, and the user's mistakes all at
 * once; with these, the exit status is 1 and the folder is left as it was.
 * @param args the arguments of the command: `--yes-delete N`, what the run deletes that can't be had back; `--help`
 */
export function run(build: () => GitOpsApp, args: readonly string[] = process.argv.slice(2)): void {
  if (args.includes('--help')) {
    console.log(USAGE);
    return;
  }
  try {
    const { values } = parseArguments({ args: [...args], options: { 'yes-delete': { type: 'string' } } });
    const deletions = confirmedDeletions(values['yes-delete']);
    const app = build();
    printResult(app, app.write({ deletions }));
  } catch (error) {
    printProblems(error);
    process.exitCode = 1;
  }
}

/** Prints what a run wrote, and on standard error what the user should know of it. */
export function printResult(app: GitOpsApp, result: SynthesisResult): void {
  const text = summary(app.outdir, result);
  // The cdk8s CLI keeps standard output to itself.
  if (process.env['CDK8S_OUTDIR'] === undefined) {
    console.log(text);
  } else {
    console.error(text);
  }
  for (const warning of result.warnings) {
    console.error(`warning: ${warning}`);
  }
}

/**
 * Prints on standard error why nothing is written.
 * @throws the error itself, if it is no mistake of the user's
 */
export function printProblems(error: unknown): void {
  const problems = userProblems(error);
  const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
  console.error([`${count}; nothing is written:`, ...problems.map((problem) => `  ${problem}`)].join('\n'));
}
