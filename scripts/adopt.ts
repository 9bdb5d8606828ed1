// Prints the API that a Deployment is, as TypeScript.
import { type Adoption, adoptDeployment } from '../lib/adopt/adopt-deployment';
import { readDocuments } from '../lib/adopt/documents';
import { leftThing } from '../lib/adopt/left';
import { entrySource, importLines } from '../lib/adopt/source';
import { dataOf } from '../lib/fields/data';
import { KnativeRelease } from '../lib/release/knative-release';
import { parseArguments } from '../lib/validation/arguments';
import { command } from './command';

const USAGE = `usage: npm run --silent adopt -- FILE... [--name NAME] [--knative VERSION] [--json]

Prints the Deployment in the YAML files as an entry of \`apis: { … }\`, with the imports that it needs as comments. What isn't
kept as it is goes to standard error, with the reason and what to use instead, so that standard output can be added to a file.
A FILE of - is standard input.

  --name NAME        the Deployment, where there are several
  --knative VERSION  the release that the API is for, such as 1.3.1; by default the newest
  --json             all of it as data on standard output: name, namespace, props and left

Exits with 0 whether or not something isn't kept, and with 2 if there is no entry.`;

command(USAGE, (args) => {
  const { positionals, values } = parseArguments({
    args: [...args],
    allowPositionals: true,
    options: { name: { type: 'string' }, knative: { type: 'string' }, json: { type: 'boolean' } },
  });
  if (positionals.length === 0) {
    return undefined;
  }
  const release = values.knative === undefined ? undefined : KnativeRelease.of(values.knative);
  const adoption = adoptDeployment(readDocuments(positionals), { name: values.name, release });
  if (values.json) {
    console.log(JSON.stringify({ ...adoption, props: dataOf(adoption.props) }, null, 2));
  } else {
    printEntry(adoption);
  }
  return 0;
});

function printEntry({ name, props, left }: Adoption): void {
  process.stdout.write(
    importLines(props)
      .map((line) => `// ${line}\n`)
      .join('') + entrySource(name, props),
  );
  if (left.length > 0) {
    const lines = left.flatMap((each) => [
      '',
      leftThing(each),
      `  ${each.reason}`,
      ...(each.replacement === undefined ? [] : [`  instead: ${each.replacement}`]),
    ]);
    console.error(['Not kept as it is:', ...lines].join('\n'));
  }
}
