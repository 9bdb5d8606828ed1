// Generates the types in imports/ from the CRDs that lib/serving synthesizes.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Yaml } from 'cdk8s';
import { folders } from '../lib/gitops/folders';
import { KnativeRelease } from '../lib/release/knative-release';
import { KnativeCrds } from '../lib/serving/crds/knative-crds';
import { command } from './command';

const ROOT = join(__dirname, '..');
const CLI = join(ROOT, 'node_modules', 'cdk8s-cli', 'bin', 'cdk8s');

const USAGE = `usage: npm run import [-- FOLDER]

Generates the types of Knative's resources into FOLDER, imports/ by default, from the CRDs of the newest release that the
model knows. Exits with 0 if they are written, and with 2 if they can't be.`;

command(USAGE, ([folder = join(ROOT, 'imports'), ...rest]) => {
  if (rest.length > 0) {
    return undefined;
  }
  const work = mkdtempSync(join(tmpdir(), 'knative-crds-'));
  try {
    const crds = new KnativeCrds(new App(), 'crds', { release: KnativeRelease.newest() });
    const manifests = folders(crds).flatMap(({ objects }) => objects.map(({ manifest }) => manifest));
    const file = join(work, 'knative.yaml');
    writeFileSync(file, Yaml.stringify(...manifests));
    mkdirSync(folder, { recursive: true });
    execFileSync(
      process.execPath,
      [CLI, 'import', file, '--language', 'typescript', '--output', folder, '--no-save', '--check-upgrade=false'],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return 0;
});
