// Checks that dist/ is what main.ts gives, and that somebody consents to what it deletes.
import { howToConsent } from '../lib/diff/consent';
import { filesAt } from '../lib/diff/git';
import { lossLines } from '../lib/diff/lines';
import { deletionsText } from '../lib/diff/text';
import { plain } from '../lib/differences/change-text';
import { confirmedDeletions, deletionProblems, deletionsBetween } from '../lib/gitops/deletions';
import { staleProblems } from '../lib/gitops/stale';
import { count } from '../lib/gitops/summary';
import { parseArguments } from '../lib/validation/arguments';
import { command } from './command';
import { synthesized } from './synthesized';

const USAGE = `usage: npm run --silent check -- [--base REF [--yes-delete N]]

Checks that dist/ is what main.ts gives: no file is missing, different or too much. Nothing is written.

  --base REF      checks too that no more is deleted since a commit, such as origin/main, than may be without a word
  --yes-delete N  consents to N deletions of what can't be had back: environments, other namespaces,
                  CustomResourceDefinitions, PersistentVolumeClaims, load balancers

Exits with 0 if all is well, with 1 if something isn't or if main.ts is refused, and with 2 if the arguments don't fit or git
can't read REF.`;

command(USAGE, (args) => {
  const { values } = parseArguments({
    args: [...args],
    options: { base: { type: 'string' }, 'yes-delete': { type: 'string' } },
  });
  const { base } = values;
  const confirmed = confirmedDeletions(values['yes-delete']);
  if (base === undefined && confirmed !== undefined) {
    return undefined;
  }
  const program = synthesized();
  if (program === undefined) {
    return 1;
  }
  const { app, files } = program;
  const deletions = base === undefined ? undefined : deletionsBetween(filesAt(app.outdir, base), files);
  if (deletions !== undefined && deletions.deleted.length > 0) {
    console.log(deletionsText(lossLines(deletions.deleted, plain)));
  }
  const problems = [
    ...staleProblems(app.outdir, files),
    ...(base === undefined || deletions === undefined
      ? []
      : deletionProblems(deletions, confirmed, (option, number) => howToConsent(base, option, number))),
  ];
  if (problems.length > 0) {
    console.error(problems.join('\n'));
    return 1;
  }
  console.log(`${app.outdir}/ is what main.ts gives: ${count(files.size, 'object')}`);
  return 0;
});
