// Prints the install of a release in upstream form.
import { Yaml } from 'cdk8s';
import { renderRelease } from '../lib/conformance/render';
import { KnativeRelease } from '../lib/release/knative-release';
import { command } from './command';

const USAGE = `usage: npm run --silent render-release -- VERSION

Prints Knative Serving VERSION and the Kourier of the same minor as the official release has them, as one YAML stream.
Exits with 0, and with 2 if there is no such release.`;

command(USAGE, ([version, ...rest]) => {
  if (version === undefined || rest.length > 0) {
    return undefined;
  }
  console.log(Yaml.stringify(...renderRelease(KnativeRelease.of(version))).trimEnd());
  return 0;
});
