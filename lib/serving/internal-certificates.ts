// The certificates by which Serving's components know each other where their traffic is encrypted. Knative fills them at
// run time.
import { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { KnativeRelease } from '../release/knative-release';
import { SERVING_NAMESPACE } from '../release/namespace';
import { ROUTING_CERTIFICATE } from './labels';

export interface InternalCertificatesProps {
  readonly release: KnativeRelease;
}

/** One Certificate from 1.14 on; before that a Secret for each side, the oldest of them from 1.6. */
export class InternalCertificates extends Construct {
  constructor(scope: Construct, id: string, props: InternalCertificatesProps) {
    super(scope, id);
    const { release } = props;
    if (release.since('1.14')) {
      this.certificate();
      return;
    }
    if (release.since('1.6')) {
      this.secret('serving-certs-ctrl-ca', release.since('1.8') ? 'data-plane' : undefined);
      this.secret('knative-serving-certs', 'data-plane');
    }
    if (release.since('1.10')) {
      this.secret(ROUTING_CERTIFICATE, 'data-plane-routing', release.since('1.12') ? {} : { 'routing-id': '0' });
    }
    if (release.since('1.10') && !release.since('1.12')) {
      this.secret('control-serving-certs', 'control-plane');
    }
  }

  private certificate(): void {
    new ApiObject(this, ROUTING_CERTIFICATE, {
      apiVersion: 'networking.internal.knative.dev/v1alpha1',
      kind: 'Certificate',
      metadata: {
        name: ROUTING_CERTIFICATE,
        namespace: SERVING_NAMESPACE,
        labels: { 'networking.knative.dev/certificate-type': 'system-internal' },
        annotations: { 'networking.knative.dev/certificate.class': 'cert-manager.certificate.networking.knative.dev' },
      },
      spec: { dnsNames: ['kn-routing', 'data-plane.knative.dev'], secretName: ROUTING_CERTIFICATE },
    });
  }

  private secret(name: string, side: string | undefined, labels: Readonly<Record<string, string>> = {}): void {
    new k8s.KubeSecret(this, name, {
      metadata: {
        name,
        namespace: SERVING_NAMESPACE,
        ...(side !== undefined && {
          labels: {
            'serving-certs-ctrl': side,
            'networking.internal.knative.dev/certificate-uid': 'serving-certs',
            ...labels,
          },
        }),
      },
    });
  }
}
