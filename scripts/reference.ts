// Writes what is generated from descriptions and tables in lib: the types of the properties and the reference.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ignoredTable } from '../lib/argocd/reference-page';
import { referenceContents, referenceSections } from '../lib/configuration/reference-page';
import { typesFile } from '../lib/configuration/reference-types';
import { environmentsSchema } from '../lib/environments/json-schema';
import { shapeSections } from '../lib/fields/reference-page';
import { shapesFile } from '../lib/fields/reference-types';
import { adjustmentTable } from '../lib/gitops/adjustments/reference-page';
import { KOURIER } from '../lib/network/kourier/keys';
import { crdDescription } from '../lib/service/descriptions';
import { CONFIGURATION, ROUTE, SERVICE } from '../lib/service/fields/service';
import { SERVING_DEFINITIONS } from '../lib/serving/configuration/definitions';
import { InputError } from '../lib/validation/input-error';
import { command } from './command';

const ROOT = join(__dirname, '..');
const CONFIGURATION_PAGE = 'docs/configuration.md';
const API_PAGE = 'docs/api.md';
const GITOPS_PAGE = 'docs/gitops.md';
const ARGOCD_PAGE = 'docs/argocd.md';

/** What stands above it in a page is written by hand. */
const MARKER = '<!-- From here on, `npm run reference` writes this page. -->\n';

const USAGE = `usage: npm run reference [-- FOLDER]

Writes ${CONFIGURATION_PAGE}, ${API_PAGE}, ${GITOPS_PAGE}, ${ARGOCD_PAGE} and the types of the properties, in FOLDER or else here:
from the descriptions of the ConfigMaps' keys in lib/serving/configuration/keys and lib/network/kourier/keys.ts, from those of the
fields of a Knative Service in lib/service/fields and lib/serving/schema, and from the tables in lib/gitops/adjustments and
lib/argocd. Exits with 0 if they are written, and with 2 if they can't be.`;

const header = (source: string) => `Written by \`npm run reference\` from ${source}: change that instead.`;

/** What the objects of a Knative Service are described by. */
const SERVICE_SHAPES = { shapes: [SERVICE, CONFIGURATION, ROUTE], describe: crdDescription };

/** Returns a page with what is written by hand and what is generated. */
function page(path: string, sections: readonly string[]): string {
  const [introduction, ...rest] = readFileSync(join(ROOT, path), 'utf8').split(MARKER);
  if (rest.length !== 1) {
    throw new InputError([`${path} has ${rest.length} lines '${MARKER.trim()}'; allowed: one`]);
  }
  return [introduction, MARKER, '\n', ...sections].join('');
}

/** Returns the generated files by their paths. */
function generated(): Record<string, string> {
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
    'lib/service/service-props.ts': shapesFile({
      header: header('lib/service/fields and lib/serving/schema'),
      ...SERVICE_SHAPES,
      modules: { cdk8s: ['Duration', 'Size'], 'cdk8s-plus-27': ['Cpu'] },
    }),
    'environments.schema.json': environmentsSchema(),
    [CONFIGURATION_PAGE]: page(CONFIGURATION_PAGE, sections),
    [API_PAGE]: page(API_PAGE, [shapeSections(SERVICE_SHAPES)]),
    [GITOPS_PAGE]: page(GITOPS_PAGE, [adjustmentTable()]),
    [ARGOCD_PAGE]: page(ARGOCD_PAGE, [ignoredTable()]),
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
