// config-certmanager: who signs the certificates that Knative asks cert-manager for.
import { type ConfigMapDefinition, key } from '../../../configuration/key';
import type { CertmanagerConfiguration } from '../serving-configuration';
import { type IssuerReference, issuerReference } from '../values/issuer-reference';

const OWN_ISSUER: { readonly default: IssuerReference } = {
  default: { kind: 'ClusterIssuer', name: 'knative-selfsigned-issuer' },
};

export const CERTMANAGER: ConfigMapDefinition<CertmanagerConfiguration> = {
  name: 'config-certmanager',
  description: 'Who signs the certificates that Knative asks cert-manager for.',
  see: 'https://knative.dev/docs/serving/encryption/configure-certmanager-integration/',
  since: '1.15',
  keys: {
    issuerRef: key('issuerRef', issuerReference, {
      description: 'Who signs for hosts that are called from outside.',
      ...OWN_ISSUER,
    }),
    clusterLocalIssuerRef: key('clusterLocalIssuerRef', issuerReference, {
      description: 'Who signs for hosts within the cluster.',
      ...OWN_ISSUER,
    }),
    systemInternalIssuerRef: key('systemInternalIssuerRef', issuerReference, {
      description: 'Who signs for the components of Knative.',
      ...OWN_ISSUER,
    }),
  },
};
