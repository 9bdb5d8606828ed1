// Writes what is generated from the descriptions of the ConfigMaps' keys: the types of the properties and the reference.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { referenceContents, referenceSections } from '../lib/configuration/reference-page';
import { typesFile } from '../lib/configuration/reference-types';
import { KOURIER } from '../lib/network/kourier/keys';
import { SERVING_DEFINITIONS } from '../lib/serving/configuration/definitions';
import { InputError } from '../lib/validation/input-error';
import { command } from './command';

const ROOT = join(__dirname, '..');
const PAGE = 'docs/configuration.md';

/** What stands above it in the page is written by hand. */
const MARKER = '<!-- From here on, `npm run reference` writes this page. -->\n';

const USAGE = `usage: npm run reference [-- FOLDER]

Writes ${PAGE} and the types of the properties, in FOLDER or else here, from the descriptions of the ConfigMaps' keys in
lib/serving/configuration/keys and lib/network/kourier/keys.ts.`;

const header = (source: string) => `Written by \`npm run reference\` from ${source}: change that instead.`;

/** Returns the generated files by their paths. */
function generated(): Record<string, string> {
  const [introduction, ...rest] = readFileSync(join(ROOT, PAGE), 'utf8').split(MARKER);
  if (rest.length !== 1) {
    throw new InputError([`${PAGE} has ${rest.length} lines '${MARKER.trim()}'; allowed: one`]);
  }
  const sections = [
    referenceContents({ ...SERVING_DEFINITIONS, kourier: KOURIER }),
    referenceSections(
      SERVING_DEFINITIONS,
      (property) => `\`configuration: [{ ${property}: … }]\` of \`KnativeServing\``,
    ),
    referenceSections({ configuration: KOURIER }, () => '`configuration: …` of `Kourier`'),
  ];
  return {
    'lib/serving/configuration/serving-configuration.ts': typesFile({
      header: header('lib/serving/configuration/keys'),
      definitions: SERVING_DEFINITIONS,
      modules: {
        cdk8s: ['Duration', 'Size'],
        'cdk8s-plus-27': ['Cpu', 'k8s'],
        './values/domain': ['Domain'],
        './values/issuer-reference': ['IssuerReference'],
        './values/runtime-class': ['RuntimeClass'],
        './values/tls': ['CipherSuite', 'Curve'],
        './values/zap-config': ['LogLevel', 'ZapConfig'],
      },
      all: { name: 'ServingConfiguration', description: "What the platform's configuration says, by ConfigMap." },
    }),
    'lib/network/kourier/kourier-configuration.ts': typesFile({
      header: header('lib/network/kourier/keys.ts'),
      definitions: { kourier: KOURIER },
      modules: { cdk8s: ['Duration', 'Size'] },
    }),
    [PAGE]: [introduction, MARKER, '\n', ...sections].join(''),
  };
}

command(USAGE, ([folder = ROOT, ...rest]) => {
  if (rest.length > 0) {
    return undefined;
  }
  for (const [path, text] of Object.entries(generated())) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return 0;
});
