// The schema of a Certificate: what Knative asks of a provider of certificates.
import type { KnativeRelease } from '../../release/knative-release';
import { servicePort } from './kubernetes';
import { resource, status } from './resource';
import { array, dateTime, type FieldSchema, object, string } from './vocabulary';

/** The schema of a Certificate. */
export const certificateSchema = (release: KnativeRelease): FieldSchema =>
  resource('Requests a TLS certificate from a provider such as cert-manager.', {
    spec: object(
      'Hosts of the certificate, and where it is stored.',
      {
        dnsNames: array('Hosts that the certificate covers, such as *.dev.example.com.', string()),
        secretName: string('Secret in which the certificate and its key are stored.'),
        ...(release.since('1.9') && {
          domain: string('Parent domain of the hosts, for the common name where they are too long.'),
        }),
      },
      'dnsNames',
      'secretName',
    ),
    status: status(release, {
      http01Challenges: array(
        'Requests by which the provider checks that the hosts lead here.',
        object('A request of the provider, and the Service that answers.', {
          ...servicePort(),
          url: string('URL that the provider requests.'),
        }),
      ),
      notAfter: dateTime('When the certificate expires.'),
    }),
  });
