// Measures how synthesis grows with the fleet. Each run is a process of its own, and the sizes take turns.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ArgoCd } from '../lib/argocd/argo-cd';
import { DevFleet, numbered } from '../lib/fleet/dev-fleet';
import { GitOpsApp } from '../lib/gitops/gitops-app';
import { Kourier } from '../lib/network/kourier/kourier';
import { progressOn } from '../lib/progress/progress';
import { KnativeServing } from '../lib/serving/knative-serving';
import { command } from './command';
import { median } from './median';

const SIZES = [20, 200, 2000];
const ROUNDS = 5;

const USAGE = `usage: npm run benchmark [-- ENVIRONMENTS]

Synthesizes fleets of ${SIZES.join(', ')} environments into empty folders, ${ROUNDS} times each in turn, and prints the medians and
the ratio of the last to the one before it. With ENVIRONMENTS, synthesizes a fleet of that size once.
Exits with 0, and with 2 if ENVIRONMENTS is no number.`;

/** Returns the milliseconds that a fleet takes, from the first construct to the last file. */
function measure(environments: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'benchmark-'));
  try {
    const start = performance.now();
    const app = new GitOpsApp({ kubernetes: '1.34', outdir: join(folder, 'dist') });
    const fleet = new DevFleet(app, 'environments', {
      domain: 'dev.example.com',
      environments: numbered('dev', environments),
      apis: { hello: { image: 'hello:1' } },
      minNonActiveRevisions: 0,
    });
    const platform = new KnativeServing(app, 'platform', {
      network: new Kourier(),
      configuration: [fleet.servingConfiguration],
    });
    new ArgoCd(app, 'argocd', { repository: 'https://github.com/example/environments.git', platform, fleets: [fleet] });
    app.synth();
    return performance.now() - start;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

command(USAGE, ([environments]) => {
  if (environments !== undefined) {
    if (!/^[1-9]\d*$/.test(environments)) {
      return undefined;
    }
    console.log(measure(Number(environments)));
    return 0;
  }
  const times = new Map<number, number[]>(SIZES.map((size) => [size, []]));
  const progress = progressOn(process.stderr);
  const startedAt = performance.now();
  for (let round = 0; round < ROUNDS; round++) {
    for (const [size, found] of times) {
      progress.status(`round ${round + 1} of ${ROUNDS}: ${size} environments`, performance.now() - startedAt);
      const output = execFileSync(process.execPath, ['--import', 'tsx', __filename, String(size)], {
        encoding: 'utf8',
      });
      found.push(Number(output));
    }
  }
  progress.end();
  for (const [size, found] of times) {
    console.log(`${String(size).padStart(5)} environments: ${median(found).toFixed(0)} ms`);
  }
  const [smaller = 0, larger = 0] = SIZES.slice(-2);
  const ratios = (times.get(larger) ?? []).map((time, round) => time / (times.get(smaller)?.[round] ?? Number.NaN));
  console.log(`${larger} cost ${median(ratios).toFixed(1)} times what ${smaller} cost`);
  return 0;
});
