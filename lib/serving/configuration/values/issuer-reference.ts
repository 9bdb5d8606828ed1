// Who signs certificates, as config-certmanager names it.
import { yaml } from '../../../configuration/structures';
import { describe } from '../../../configuration/words';
import { knownProperties, secretName } from '../../../validation/rules';

/** An issuer of cert-manager. */
export interface IssuerReference {
  /** Name of the issuer. */
  readonly name: string;
  /** Kind of the issuer: `ClusterIssuer`, `Issuer`, or one of another group. @default ClusterIssuer */
  readonly kind?: string;
  /** API group of the issuer. @default - cert-manager's own */
  readonly group?: string;
}

const PROPERTIES: Readonly<Record<keyof IssuerReference, true>> = { name: true, kind: true, group: true };
const KINDS = ['ClusterIssuer', 'Issuer'];

/** An issuer of cert-manager, by its name at least: Knative would otherwise name its own. */
export const issuerReference = yaml<IssuerReference>({
  type: 'IssuerReference',
  allowed: `an object with ${Object.keys(PROPERTIES).join(', ')}`,
  problems: (property, reference) => {
    const { name, kind = 'ClusterIssuer', group = 'cert-manager.io' } = reference;
    return [
      ...knownProperties<IssuerReference>(property, reference, PROPERTIES),
      ...secretName(`${property}.name`, name),
      ...secretName(`${property}.group`, group),
      ...(isKind(kind, group)
        ? []
        : [`${property}.kind is ${describe(kind)}; allowed: ${KINDS.join(', ')}, or any with a group of its own`]),
    ];
  },
});

const isKind = (kind: unknown, group: unknown): boolean =>
  typeof kind === 'string' && (group === 'cert-manager.io' ? KINDS.includes(kind) : kind !== '');
