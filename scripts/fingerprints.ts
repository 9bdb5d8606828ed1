// Writes the fingerprints of a release from its official files, for the test that needs no such files.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprints } from '../lib/conformance/conformance';
import { readManifests } from '../lib/conformance/official-files';
import { command } from './command';

const FOLDER = join(__dirname, '..', 'test', 'conformance', 'fingerprints');

const USAGE = `usage: npm run fingerprints -- VERSION FILE...

Writes the fingerprints of the official files of Knative VERSION to test/conformance/fingerprints/VERSION.json.`;

command(USAGE, ([version, ...files]) => {
  if (version === undefined || files.length === 0) {
    return undefined;
  }
  const found = fingerprints(readManifests(files));
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${version}.json`), `${JSON.stringify(found, null, 2)}\n`);
  console.log(`${version}: ${Object.keys(found).length} fingerprints`);
  return 0;
});
