// How requests reach a Knative Service.
import type { ExposureProps, HostName, ServiceProps, TrafficTarget } from '../../../lib/service/service-props';
import {
  ANNOTATIONS,
  asText,
  at,
  type Case,
  FLAG,
  goSeconds,
  LABELS,
  list,
  nameOf,
  oneOf,
  type Place,
  place,
  SOME_TEXT,
  STARTING_WITH_LETTER,
  since,
  text,
  whole,
} from './case';

/** What is written elsewhere, or nowhere. */
const unwritten = <Value>(each: Case<Value>): Case<Value> => ({
  ...each,
  good: each.good.map(([value]) => [value, undefined]),
});

const annotation = <Value>(name: string, each: Case<Value>) => at(['annotations', name], each);

type Own = Pick<ServiceProps, 'traffic' | 'domainMappings' | 'allowLatest'>;

export const SERVICES: readonly Place[] = [
  place<ExposureProps>(
    { property: '', at: 'metadata' },
    {
      labels: LABELS,
      annotations: ANNOTATIONS,
      visibility: at(['labels', 'networking.knative.dev/visibility'], {
        ...oneOf('public', 'cluster-local'),
        good: [
          ['public', undefined],
          ['cluster-local', 'cluster-local'],
        ],
      }),
      rolloutDuration: annotation('serving.knative.dev/rollout-duration', goSeconds(0)),
      httpProtocol: annotation('networking.knative.dev/http-protocol', oneOf('enabled', 'redirected')),
      ingressClass: annotation('networking.knative.dev/ingress-class', SOME_TEXT),
      certificateClass: annotation('networking.knative.dev/certificate-class', SOME_TEXT),
      disableExternalDomainTls: since(
        '1.12',
        annotation('networking.knative.dev/disable-external-domain-tls', asText(FLAG)),
      ),
    },
  ),
  place<Own>(
    { property: '', at: 'spec' },
    {
      traffic: list(
        [
          [
            [{ percent: 90 }, { revisionName: 'hello-00001', percent: 10, tag: 'old' }],
            [
              { latestRevision: true, percent: 90 },
              { latestRevision: false, revisionName: 'hello-00001', percent: 10, tag: 'old' },
            ],
          ],
        ],
        [[5], '[0] is 5; allowed: an object with revisionName, percent, tag'],
      ),
      domainMappings: unwritten(
        list(
          [
            [[{ host: 'demo.example.com' }], undefined],
            [[], undefined],
          ],
          [[5], '[0] is 5; allowed: an object with host, tlsSecretName'],
          [
            [{ host: 'demo.example.com' }, { host: 'demo.example.com' }],
            " has host 'demo.example.com' 2 times; allowed: once",
          ],
        ),
      ),
      allowLatest: unwritten(FLAG),
    },
  ),
  place<TrafficTarget>(
    { property: 'traffic[0]', at: 'spec.traffic[0]', service: { traffic: [{ percent: 100 }] } },
    {
      // That it isn't the latest one is written as well.
      revisionName: at([], {
        ...STARTING_WITH_LETTER,
        good: STARTING_WITH_LETTER.good.map(([revisionName]) => [
          revisionName,
          { revisionName, latestRevision: false, percent: 100 },
        ]),
      }),
      percent: {
        ...whole(0, 100),
        good: [
          [0, 0, { traffic: [{}, { percent: 100 }] }],
          [100, 100],
        ],
      },
      tag: STARTING_WITH_LETTER,
    },
  ),
  place<HostName>(
    { property: 'domainMappings[0]', at: '', service: { domainMappings: [{ host: 'demo.example.com' }] } },
    {
      host: unwritten(
        text(
          'a host name of two or more labels, not under cluster.local',
          ['demo.example.com', '1.io', `${'x'.repeat(63)}.example.com`, 'a.mycluster.local'],
          ['', 'demo', 'Demo.example.com', 'a..b', 'hello.cluster.local', 'cluster.local', `${'x'.repeat(64)}.com`],
        ),
      ),
      tlsSecretName: unwritten(nameOf('a Secret')),
    },
  ),
];
