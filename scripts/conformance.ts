// Compares the rendered install of a release with the official files.
import { conformanceDifferences } from '../lib/conformance/conformance';
import { unknownKeys } from '../lib/conformance/example-keys';
import { readManifests } from '../lib/conformance/official-files';
import { renderRelease } from '../lib/conformance/render';
import { KOURIER } from '../lib/network/kourier/keys';
import { KnativeRelease } from '../lib/release/knative-release';
import { SERVING_DEFINITIONS } from '../lib/serving/configuration/definitions';
import { command } from './command';

const USAGE = `usage: npm run conformance -- VERSION FILE...

Compares the rendered install of Knative VERSION with the official files of that release, and prints each difference, and each
key that they show and no property sets. Exits with 0 if there is none, with 1 if there is one, and with 2 if it can't compare.`;

command(USAGE, ([version, ...files]) => {
  if (version === undefined || files.length === 0) {
    return undefined;
  }
  const release = KnativeRelease.of(version);
  const official = readManifests(files);
  const rendered = renderRelease(release);
  const found = [
    ...conformanceDifferences(official, rendered),
    ...unknownKeys(official, [...Object.values(SERVING_DEFINITIONS), KOURIER], release),
  ];
  for (const difference of found) {
    console.log(difference);
  }
  console.log(`${version}: ${rendered.length} objects, ${found.length} differences`);
  return found.length === 0 ? 0 : 1;
});
