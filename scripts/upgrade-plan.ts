// Prints the plan of an upgrade to a newer release of Knative.
import { markdown } from '../lib/upgrade/markdown';
import { planUpgrade } from '../lib/upgrade/plan';
import { parseArguments } from '../lib/validation/arguments';
import { command } from './command';

const USAGE = `usage: npm run --silent upgrade-plan -- FROM TO [--kubernetes MINOR] [--json]

Prints every step of the upgrade from Knative FROM to Knative TO, in order, with what each changes and what it asks for.

  --kubernetes MINOR  the Kubernetes minor that the cluster runs, such as 1.25; by default the oldest that FROM runs on
  --json              the same as data, where the long lists are complete

Exits with 0, and with 2 if there is no such way.`;

command(USAGE, (args) => {
  const { positionals, values } = parseArguments({
    args: [...args],
    allowPositionals: true,
    options: { kubernetes: { type: 'string' }, json: { type: 'boolean' } },
  });
  const [from, to, ...rest] = positionals;
  if (from === undefined || to === undefined || rest.length > 0) {
    return undefined;
  }
  const plan = planUpgrade({ from, to, kubernetes: values.kubernetes });
  console.log(values.json ? JSON.stringify(plan, null, 2) : markdown(plan));
  return 0;
});
