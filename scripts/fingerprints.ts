// Writes the fingerprints of a release from its official files, for the test that needs no such files.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprints } from '../lib/conformance/conformance';
import { readManifests } from '../lib/conformance/official-files';
import { identity } from '../lib/gitops/manifest';
import { SERVING_NAMESPACE } from '../lib/release/namespace';
import { InputError } from '../lib/validation/input-error';
import { command } from './command';

const FOLDER = join(__dirname, '..', 'test', 'conformance', 'fingerprints');

const USAGE = `usage: npm run fingerprints -- VERSION FILE...

Writes the fingerprints of the official files of Knative VERSION to test/conformance/fingerprints/VERSION.json.
Exits with 0 if they are written, and with 2 if they can't be.`;

command(USAGE, ([version, ...files]) => {
  if (version === undefined || files.length === 0) {
    return undefined;
  }
  if (!/^\d+\.\d+\.\d+$/.test(version)) {
    throw new InputError([`version is '${version}'; allowed: three numbers such as 1.3.1`]);
  }
  const manifests = readManifests(files);
  if (manifests.length === 0) {
    throw new InputError([`${files.join(', ')}: no object; allowed: the official files of a release`]);
  }
  const others = manifests
    .filter((manifest) => identity(manifest) === `Namespace ${SERVING_NAMESPACE}`)
    .map(({ metadata }) => metadata.labels?.['app.kubernetes.io/version'])
    .filter((found) => found !== version);
  if (others.length > 0) {
    throw new InputError([`${files.join(', ')}: files of ${others.join(', ')}; allowed: those of ${version}`]);
  }
  const found = fingerprints(manifests);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${version}.json`), `${JSON.stringify(found, null, 2)}\n`);
  console.log(`${version}: ${Object.keys(found).length} fingerprints`);
  return 0;
});
