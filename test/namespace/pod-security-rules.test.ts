import { podSecurityProblems } from '../../lib/namespace/pod-security-rules';

/** What queue-proxy has from Knative 1.10.3 on. */
const RESTRICTED = {
  allowPrivilegeEscalation: false,
  runAsNonRoot: true,
  capabilities: { drop: ['ALL'] },
  seccompProfile: { type: 'RuntimeDefault' },
};

/** Before, it dropped `all`, which Kubernetes doesn't take for `ALL`, or had no seccompProfile. */
const QUEUE_PROXY_OF_OLD = { allowPrivilegeEscalation: false, runAsNonRoot: true, capabilities: { drop: ['all'] } };

describe('what a level refuses of a pod', () => {
  const refused = (spec: object, level: 'privileged' | 'baseline' | 'restricted', version = 'latest', secure = false) =>
    podSecurityProblems({ ...spec }, { level, version, securePodDefaults: secure }).map(
      (line) => line.split(' is ')[0],
    );
  const withContext = (securityContext: object) => ({ containers: [{ securityContext }] });
  const withVolume = (volume: object) => ({ containers: [withContext(RESTRICTED).containers[0]], volumes: [volume] });

  describe.each<[string, object, string[]]>([
    ['nothing', { containers: [{}] }, []],
    ['no containers', {}, []],
    ['containers that are none', { containers: 'hello', initContainers: [5] }, []],
    ['queue-proxy of 1.3', withContext(QUEUE_PROXY_OF_OLD), []],
    ['the network of the node', { hostNetwork: true }, ['hostNetwork']],
    ['a network of its own', { hostNetwork: false }, []],
    ['the processes of the node', { hostPID: true }, ['hostPID']],
    ['the memory of the node', { hostIPC: true }, ['hostIPC']],
    ['a path of the node', { volumes: [{ name: 'a', hostPath: { path: '/' } }] }, ['volumes[0]']],
    [
      'other volumes',
      {
        volumes: [
          { name: 'a', image: {} },
          { name: 'b', emptyDir: {} },
        ],
      },
      [],
    ],
    [
      'more capabilities',
      withContext({ capabilities: { add: ['NET_ADMIN'] } }),
      ['containers[0].securityContext.capabilities.add'],
    ],
    ['capabilities that it has anyway', withContext({ capabilities: { add: ['CHOWN', 'NET_BIND_SERVICE'] } }), []],
    [
      'capabilities that are no list',
      withContext({ capabilities: { add: 'CHOWN' } }),
      ['containers[0].securityContext.capabilities.add'],
    ],
    [
      'no seccomp',
      { securityContext: { seccompProfile: { type: 'Unconfined' } }, initContainers: withContext({}).containers },
      ['securityContext.seccompProfile.type'],
    ],
    [
      'no seccomp of a container that runs before',
      { initContainers: withContext({ seccompProfile: { type: 'Unconfined' } }).containers },
      ['initContainers[0].securityContext.seccompProfile.type'],
    ],
    ['a probe of the pod', { containers: [{ livenessProbe: { httpGet: { path: '/', host: '' } } }] }, []],
    ['a probe of queue-proxy', { containers: [{ readinessProbe: { httpGet: { host: 'example.com' } } }] }, []],
  ])('%s: baseline', (_, spec, fields) => {
    test('refuses what it has to', () => {
      expect(refused(spec, 'baseline')).toEqual(fields);
    });
    test('and privileged nothing', () => {
      expect(refused(spec, 'privileged')).toEqual([]);
    });
    test('and restricted that, too', () => {
      expect(refused(spec, 'restricted')).toEqual(expect.arrayContaining(fields));
    });
  });

  test.each([
    ['livenessProbe', 'httpGet'],
    ['livenessProbe', 'tcpSocket'],
    ['startupProbe', 'httpGet'],
    ['startupProbe', 'tcpSocket'],
  ])('a %s of another host by %s, from Kubernetes 1.34 on', (probe, handler) => {
    const spec = { containers: [{ [probe]: { [handler]: { host: 'example.com' } } }] };
    expect(refused(spec, 'baseline', 'v1.33')).toEqual([]);
    expect(refused(spec, 'baseline', 'v1.34')).toEqual([`containers[0].${probe}.${handler}.host`]);
    expect(refused(spec, 'baseline', 'latest')).toEqual([`containers[0].${probe}.${handler}.host`]);
  });

  const CONTEXT = 'containers[0].securityContext.';

  test.each<[string, object, string[]]>([
    ['queue-proxy from 1.10.3 on', withContext(RESTRICTED), []],
    [
      'queue-proxy of 1.3',
      withContext(QUEUE_PROXY_OF_OLD),
      [`${CONTEXT}capabilities.drop`, `${CONTEXT}seccompProfile.type`],
    ],
    [
      'a container without a securityContext',
      { containers: [{}] },
      [
        `${CONTEXT}capabilities.drop`,
        `${CONTEXT}allowPrivilegeEscalation`,
        `${CONTEXT}runAsNonRoot`,
        `${CONTEXT}seccompProfile.type`,
      ],
    ],
    [
      'what the pod says for its containers',
      {
        securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'Localhost' } },
        ...withContext({ allowPrivilegeEscalation: false, capabilities: { drop: ['CHOWN', 'ALL'] } }),
      },
      [],
    ],
    [
      'a container that takes it back',
      { securityContext: { runAsNonRoot: true }, ...withContext({ ...RESTRICTED, runAsNonRoot: false }) },
      [`${CONTEXT}runAsNonRoot`],
    ],
    ['root', withContext({ ...RESTRICTED, runAsUser: 0 }), [`${CONTEXT}runAsUser`]],
    ['root of the pod', { securityContext: { runAsUser: 0 }, ...withContext(RESTRICTED) }, [`${CONTEXT}runAsUser`]],
    ['another user', withContext({ ...RESTRICTED, runAsUser: 1 }), []],
    ['low ports', withContext({ ...RESTRICTED, capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } }), []],
    [
      'other capabilities',
      withContext({ ...RESTRICTED, capabilities: { drop: ['ALL'], add: ['CHOWN'] } }),
      [`${CONTEXT}capabilities.add`],
    ],
    ['a volume of an image', withVolume({ name: 'a', image: {} }), ['volumes[0]']],
    ['a volume that is none', withVolume({ name: 'a' }), ['volumes[0]']],
    ...['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'persistentVolumeClaim', 'projected', 'secret'].map(
      (type): [string, object, string[]] => [`a volume of ${type}`, withVolume({ name: 'a', [type]: {} }), []],
    ),
  ])('%s: restricted refuses what it has to, and baseline nothing', (_, spec, fields) => {
    expect(refused(spec, 'restricted')).toEqual(fields);
    expect(refused(spec, 'baseline')).toEqual([]);
  });

  test.each<[string, object, string[]]>([
    ['a container without a securityContext', { containers: [{}], initContainers: [{}] }, []],
    [
      'a pod with one of its own',
      { securityContext: { runAsNonRoot: true, seccompProfile: { type: 'Localhost' } }, containers: [{}] },
      [],
    ],
    [
      'a pod that runs as root',
      { securityContext: { runAsNonRoot: false }, containers: [{}] },
      [`${CONTEXT}runAsNonRoot`],
    ],
    [
      'a container that may do more',
      withContext({ allowPrivilegeEscalation: true }),
      [`${CONTEXT}allowPrivilegeEscalation`],
    ],
    [
      'a container that adds and drops nothing',
      withContext({ capabilities: { add: ['NET_BIND_SERVICE'] } }),
      [`${CONTEXT}capabilities.drop`],
    ],
  ])('%s: restricted, where secure-pod-defaults fill in what is missing', (_, spec, fields) => {
    expect(refused(spec, 'restricted', 'latest', true)).toEqual(fields);
  });

  test('is told with the field, its value, and the level', () => {
    const spec = { containers: [{ securityContext: { ...RESTRICTED, runAsNonRoot: false } }], hostPID: true };
    expect(podSecurityProblems(spec, { level: 'restricted', version: 'v1.34', securePodDefaults: false })).toEqual([
      'hostPID is true; allowed: false, by podSecurity.enforce, which is restricted',
      'containers[0].securityContext.runAsNonRoot is false; allowed: true, here or of the pod, by podSecurity.enforce, which is restricted',
    ]);
  });
});
