// Carries out a plan: applies wave by wave, waits for each, and deletes what is no longer in dist/.
import { groupKind, identity } from '../gitops/manifest';
import { textAt } from '../kubernetes/json';
import { InputError } from '../validation/input-error';
import type { Failure } from './apply';
import { applyWave } from './apply-wave';
import { dryRun } from './dry-run';
import { failureLines, part } from './failures';
import { type Outcome, objectCount, outcomeText } from './outcome';
import type { Plan } from './plan';
import { deleteRemoved } from './removed';
import type { RunContext } from './run-context';
import { waitUntilHealthy } from './wait';
import { type Wave, waveName, waveTitle } from './waves';

/** Most removed objects that are named where they stay. */
const MAX_NAMED = 5;

export interface DeployProps {
  /** Whether what is no longer in dist/ is deleted. */
  readonly prune: boolean;
  /** Whether the server only checks. */
  readonly isDryRun: boolean;
}

/**
 * Carries out a plan, and prints how it stands.
 * @throws InputError with what failed, in which wave and why, or with why nothing is begun
 * @throws Interrupted if somebody stops it
 */
export async function deploy(context: RunContext, plan: Plan, props: DeployProps): Promise<void> {
  const { progress } = context;
  plan.warnings.forEach(context.warn);
  if (plan.leftOut > 0) {
    progress.line(`${objectCount(plan.leftOut)} left out, for those who have Argo CD`);
  }
  if (props.isDryRun) {
    await onlyCheck(context, plan, props);
    return;
  }
  if (plan.refusals.length > 0) {
    throw new InputError(['nothing is applied:', ...plan.refusals.map((refusal) => `  ${refusal}`)]);
  }
  const outcomes = await applyAll(context, plan);
  progress.line(`deployed: ${outcomeText(outcomes)}`);
  if (props.prune) {
    await part('the deletion', ['all waves'], () => deleteRemoved(context, plan.removed));
  } else {
    tellRemoved(context, plan);
  }
}

async function onlyCheck(context: RunContext, plan: Plan, { prune }: DeployProps): Promise<void> {
  const failures = await dryRun(context, plan.waves, plan.served);
  if (prune) {
    const what = plan.removed.length === 0 ? 'nothing' : objectCount(plan.removed.length);
    context.progress.line(`no longer in dist/, to be deleted: ${what}`);
    for (const manifest of plan.removed) {
      context.progress.line(`  - ${identity(manifest)}`);
    }
  } else {
    tellRemoved(context, plan);
  }
  if (failures.length > 0 || plan.refusals.length > 0) {
    throw new InputError([
      ...(failures.length === 0 ? [] : [`the cluster refuses ${objectCount(failures.length)}:`]),
      ...failureLines(failures),
      ...plan.refusals,
    ]);
  }
}

function tellRemoved({ progress }: RunContext, { removed }: Plan): void {
  if (removed.length > 0) {
    const names = removed.slice(0, MAX_NAMED).map(identity).join(', ');
    const rest = removed.length > MAX_NAMED ? ` and ${removed.length - MAX_NAMED} more` : '';
    progress.line(`no longer in dist/: ${objectCount(removed.length)}; --prune deletes: ${names}${rest}`);
  }
}

/** Applies all waves, one after the other. Returns what became of the objects. */
async function applyAll(context: RunContext, { waves, served }: Plan): Promise<Outcome[]> {
  const kinds = new Set(served.keys());
  const outcomes: Outcome[] = [];
  const done: string[] = [];
  for (const wave of waves) {
    outcomes.push(...(await part(waveName(wave), done, () => applyAndWait(context, wave, kinds))));
    for (const kind of definedKinds(wave)) {
      kinds.add(kind);
    }
    done.push(waveName(wave));
  }
  return outcomes;
}

async function applyAndWait(context: RunContext, wave: Wave, kinds: ReadonlySet<string>): Promise<Outcome[]> {
  const { progress, clock } = context;
  const title = waveTitle(wave);
  const { live, outcomes, failures } = await applyWave(context, wave, kinds);
  progress.line(`${title}  ${outcomeText([...outcomes.values()])}`);
  if (failures.length > 0) {
    throw refused(`the cluster refuses ${objectCount(failures.length)}`, failures);
  }
  const startedAt = clock.now();
  const unhealthy = await waitUntilHealthy(context, title, wave.objects, live);
  if (unhealthy.length > 0) {
    throw refused(`${objectCount(unhealthy.length)} not healthy`, unhealthy);
  }
  const seconds = Math.round((clock.now() - startedAt) / 1000);
  if (seconds > 0) {
    progress.line(`${title}  healthy after ${seconds} s`);
  }
  return [...outcomes.values()];
}

const refused = (what: string, failures: readonly Failure[]): InputError =>
  new InputError([`${what}:`, ...failureLines(failures)]);

/** Returns the kinds that the CustomResourceDefinitions of a wave define. */
const definedKinds = ({ objects }: Wave): string[] =>
  objects
    .filter(({ manifest }) => groupKind(manifest) === 'CustomResourceDefinition.apiextensions.k8s.io')
    .map(({ manifest }) => `${textAt(manifest, 'spec', 'names', 'kind')}.${textAt(manifest, 'spec', 'group')}`);
