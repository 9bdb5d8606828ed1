// Environment variables and arguments: what must not stand in Git, and what Knative sets.
import type { Path } from '../fields/field';
import { get } from '../fields/read';
import type { Json } from '../kubernetes/json';
import { credentialProblems } from '../validation/credentials';
import { show } from '../validation/rules';
import { CONTAINERS, inContainer } from './containers';
import { holdsCredential } from './credentials';
import type { Draft } from './draft';
import type { Why } from './left';
import { CONTAINER_LISTS, textAt } from './places';

/**
 * Takes out what must not stand in Git, and what Knative sets.
 * @param api name of the API
 */
export function takeVariables(draft: Draft, api: string): void {
  const port = get(draft.json, inContainer(0, 'ports', 0, 'containerPort'));
  const isPort = (variable: Json, path: Path) => path.at(-3) === 0 && textAt(variable, 'name') === 'PORT';
  draft.change(`${CONTAINERS}[].env[]`, (variable, path) =>
    isPort(variable, path) && textAt(variable, 'value') === show(port) ? undefined : variable,
  );
  draft.take(`${CONTAINERS}[].env[]`, (variable, path) =>
    isPort(variable, path)
      ? {
          reason: 'Knative sets it to the port that requests go to',
          replacement: `port, which is ${port === undefined ? '8080 where it is not set' : show(port)}`,
        }
      : undefined,
  );
  for (const containers of CONTAINER_LISTS) {
    draft.take(`${containers}.env[]`, (variable) => whyNoVariable(variable, api));
    for (const words of ['command', 'args']) {
      draft.take(`${containers}.${words}`, (value) =>
        holdsCredential(value)
          ? {
              reason: 'it has what looks like a credential, and would end up in Git',
              replacement: `$(NAME) in its place, and env: { NAME: ${secretReference(api, 'NAME')} }`,
              isSecret: true,
            }
          : undefined,
      );
    }
  }
}

function whyNoVariable(variable: Json, api: string): Why | undefined {
  const name = textAt(variable, 'name') ?? '';
  const value = get(variable, ['value']);
  if (value !== undefined && typeof value !== 'string') {
    return { reason: 'the value is no string, and Kubernetes takes no other', replacement: 'the value in quotes' };
  }
  return credentialProblems('', name, value).length > 0
    ? {
        reason: 'its value looks like a credential, and would end up in Git',
        replacement: `env: { ${name}: ${secretReference(api, name)} }`,
        isSecret: true,
      }
    : undefined;
}

const secretReference = (secret: string, key: string): string =>
  `{ secretKeyRef: { name: '${secret}', key: '${key}' } }`;
