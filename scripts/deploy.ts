// Applies dist/ to a cluster with kubectl, for those without Argo CD.
import { systemClock } from '../lib/deploy/clock';
import { deploy } from '../lib/deploy/deploy';
import { deployables } from '../lib/deploy/deployable';
import { kubectlOf } from '../lib/deploy/kubectl';
import { planRun } from '../lib/deploy/plan';
import { contexts, knownContext } from '../lib/deploy/preflight';
import { warnOnce } from '../lib/deploy/run-context';
import { upToDateFolders } from '../lib/deploy/up-to-date';
import { confirmedDeletions } from '../lib/gitops/deletions';
import { progressOn } from '../lib/progress/progress';
import { parseArguments } from '../lib/validation/arguments';
import { durationOf, milliseconds } from '../lib/validation/go-duration';
import { InputError, userProblems } from '../lib/validation/input-error';
import { show } from '../lib/validation/rules';
import { build } from '../main';
import { command } from './command';
import { stoppable } from './stoppable';

const USAGE = `usage: npm run --silent deploy -- --context NAME [FOLDER...] [OPTION...]

Applies dist/ to the cluster of a context of kubeconfig by server-side apply, wave by wave, and waits for each wave to be
healthy. It stops at the first failure; another run goes on from there. With FOLDERs of dist/, such as platform or
environments/dev-07, it applies only these.

  --context NAME      the context; the current one is never taken by itself
  --dry-run           lets the cluster check everything, and says what would change
  --prune             deletes what was deployed and is no longer in dist/, when all of dist/ is healthy
  --yes-delete N      N says how many things go that can't be had back, where --prune deletes such
  --force-conflicts   takes over fields that somebody else owns, such as Argo CD or kubectl edit
  --timeout DURATION  how long to wait without any object getting healthy, such as 90s; by default 10m

Exits with 0 if everything is applied and healthy or, with --dry-run, if the cluster refuses nothing, with 1 if something
failed or nothing was begun, with 2 if the arguments don't fit, and with 130 or 143 if it is stopped.`;

const DEFAULT_TIMEOUT = '10m';

const progress = progressOn(process.stdout);

command(USAGE, (args) =>
  stoppable(async (signal) => {
    const { only, context: wanted, prune, deletions, isDryRun, ...settings } = parse(args);
    const known = await orPrinted(() => contexts(kubectlOf(undefined, signal)));
    if (known === undefined) {
      return 1;
    }
    const context = knownContext(known, wanted);
    const dist = await orPrinted(async () => {
      const app = build();
      return { cluster: app.cluster, folders: upToDateFolders(app) };
    });
    if (dist === undefined) {
      return 1;
    }
    const selection = deployables(dist.folders, only);
    const isDone = await orPrinted(async () => {
      const run = {
        kubectl: kubectlOf(context, signal),
        progress,
        warn: warnOnce(progress),
        clock: systemClock(signal),
        ...settings,
      };
      const how = (option: string) => `npm run deploy -- --context ${context} --prune ${option}`;
      const plan = await planRun(run, { ...dist, selection, isWhole: only.length === 0, prune, deletions, how });
      progress.line(`context ${context}: Kubernetes ${plan.kubernetes}`);
      await deploy(run, plan, { prune, isDryRun });
      return true;
    });
    return isDone ? 0 : 1;
  }),
);

/** Returns what the arguments say. */
function parse(args: readonly string[]) {
  const { positionals, values } = parseArguments({
    args: [...args],
    allowPositionals: true,
    options: {
      context: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      prune: { type: 'boolean', default: false },
      'yes-delete': { type: 'string' },
      'force-conflicts': { type: 'boolean', default: false },
      timeout: { type: 'string', default: DEFAULT_TIMEOUT },
    },
  });
  const { context, prune, timeout } = values;
  const deletions = confirmedDeletions(values['yes-delete']);
  const duration = durationOf(timeout);
  const timeoutMilliseconds = duration === undefined ? 0 : milliseconds(duration);
  const problems = [
    ...(prune && positionals.length > 0
      ? [`--prune is given with ${positionals.join(', ')}; allowed: without a folder, as it looks at all of dist/`]
      : []),
    ...(deletions !== undefined && !prune
      ? [`--yes-delete is ${deletions}; allowed: only with --prune, as nothing is deleted without it`]
      : []),
    ...(timeoutMilliseconds === 0
      ? [`--timeout is ${show(timeout)}; allowed: a duration such as 90s, 10m or 1h30m`]
      : []),
  ];
  if (problems.length > 0) {
    throw new InputError(problems);
  }
  return {
    only: positionals,
    context,
    prune,
    deletions,
    isDryRun: values['dry-run'],
    forceConflicts: values['force-conflicts'],
    timeoutMilliseconds,
  };
}

/** Returns what some work comes to; nothing if it fails for a reason that the user can mend, which is printed. */
async function orPrinted<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await work();
  } catch (error) {
    progress.end();
    console.error(userProblems(error).join('\n'));
    return undefined;
  }
}
