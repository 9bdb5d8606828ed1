// What of a Deployment is kept, and what is listed with its reason.
import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { adoptDeployment } from '../../lib/adopt/adopt-deployment';
import type { JsonObject } from '../../lib/kubernetes/json';
import { KnativeRelease } from '../../lib/release/knative-release';
import { adopt, byPlace, deployment, type Parts, PLAIN, service } from './application';

const POD = 'spec.template.spec';
const WEB = `${POD}.containers[web]`;

test('the plainest Deployment is kept as it is', () => {
  expect(adopt({})).toEqual({ name: 'catalog', namespace: 'shop', props: PLAIN, left: [] });
});

test('a Deployment of no namespace has none', () => {
  const { metadata, ...rest } = deployment();
  expect(adoptDeployment([{ ...rest, metadata: { name: 'catalog' } }])).not.toHaveProperty('namespace');
});

describe('what is kept', () => {
  test.each<[name: string, parts: Parts, props: object]>([
    [
      'command and args',
      { container: { command: ['node'], args: ['app.js', '--port=3000'] } },
      { command: ['node'], args: ['app.js', '--port=3000'] },
    ],
    [
      'environment variables',
      {
        container: {
          env: [
            { name: 'LOG_LEVEL', value: 'debug' },
            { name: 'EMPTY' },
            { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'database', key: 'password', optional: true } } },
            { name: 'POD_NAME', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.name' } } },
          ],
          envFrom: [{ configMapRef: { name: 'settings' }, prefix: 'S_' }],
        },
      },
      {
        env: {
          LOG_LEVEL: 'debug',
          EMPTY: '',
          PASSWORD: { secretKeyRef: { name: 'database', key: 'password', optional: true } },
          POD_NAME: { fieldRef: { fieldPath: 'metadata.name' } },
        },
        envFrom: [{ configMapRef: { name: 'settings' }, prefix: 'S_' }],
      },
    ],
    [
      'resources, as numbers and as texts',
      {
        container: {
          resources: {
            requests: { cpu: 1, memory: '256Mi', 'nvidia.com/gpu': '1' },
            limits: { cpu: '1500m', memory: '1Gi', 'ephemeral-storage': '2G', 'nvidia.com/gpu': '1' },
          },
        },
      },
      {
        resources: {
          cpu: { request: Cpu.units(1), limit: Cpu.millis(1500) },
          memory: { request: Size.mebibytes(256), limit: Size.mebibytes(1024) },
          ephemeralStorage: { limit: Size.kibibytes(1_953_125) },
          extended: { 'nvidia.com/gpu': 1 },
        },
      },
    ],
    [
      'volumes and their mounts',
      {
        container: {
          volumeMounts: [
            { name: 'data', mountPath: '/data' },
            { name: 'settings', mountPath: '/settings', readOnly: false },
            { name: 'scratch', mountPath: '/scratch' },
          ],
        },
        pod: {
          volumes: [
            { name: 'data', persistentVolumeClaim: { claimName: 'data', readOnly: false } },
            { name: 'settings', configMap: { name: 'settings', defaultMode: 0o644 } },
            { name: 'scratch' },
          ],
        },
      },
      {
        volumeMounts: [
          { name: 'data', mountPath: '/data' },
          { name: 'settings', mountPath: '/settings', readOnly: true },
          { name: 'scratch', mountPath: '/scratch' },
        ],
        volumes: [
          { name: 'data', persistentVolumeClaim: { claimName: 'data' } },
          { name: 'settings', configMap: { name: 'settings' } },
          { name: 'scratch', emptyDir: {} },
        ],
      },
    ],
    [
      'what the pod says',
      {
        pod: {
          serviceAccountName: 'catalog',
          serviceAccount: 'catalog',
          imagePullSecrets: [{ name: 'registry' }],
          nodeSelector: { pool: 'spot' },
          tolerations: [{ key: 'spot', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 60 }],
          automountServiceAccountToken: false,
          dnsPolicy: 'Default',
          enableServiceLinks: true,
        },
      },
      {
        serviceAccountName: 'catalog',
        imagePullSecrets: ['registry'],
        nodeSelector: { pool: 'spot' },
        tolerations: [{ key: 'spot', operator: 'Exists', effect: 'NoExecute', tolerationPeriod: Duration.seconds(60) }],
        automountServiceAccountToken: false,
        dnsPolicy: 'Default',
        enableServiceLinks: true,
      },
    ],
    [
      'the service account by its first name',
      { pod: { serviceAccount: 'catalog' } },
      { serviceAccountName: 'catalog' },
    ],
    [
      'security contexts',
      {
        container: {
          securityContext: {
            runAsNonRoot: true,
            allowPrivilegeEscalation: false,
            capabilities: { drop: ['ALL'] },
            privileged: false,
          },
        },
        pod: { securityContext: { fsGroup: 1000, seccompProfile: { type: 'RuntimeDefault' } } },
      },
      {
        securityContext: {
          runAsNonRoot: true,
          allowPrivilegeEscalation: false,
          capabilities: { drop: ['ALL'] },
          privileged: false,
        },
        podSecurityContext: { fsGroup: 1000, seccompProfile: { type: 'RuntimeDefault' } },
      },
    ],
    [
      'progressDeadlineSeconds',
      { spec: { progressDeadlineSeconds: 90 } },
      { progressDeadline: Duration.millis(90_000) },
    ],
    [
      'labels and annotations of the pods',
      { template: { labels: { app: 'catalog', team: 'shop' }, annotations: { 'prometheus.io/scrape': 'true' } } },
      { revisionLabels: { team: 'shop' }, revisionAnnotations: { 'prometheus.io/scrape': 'true' } },
    ],
    [
      'labels and annotations of the Deployment',
      { metadata: { labels: { app: 'catalog', team: 'shop' }, annotations: { 'example.com/owner': 'shop' } } },
      { labels: { app: 'catalog', team: 'shop' }, annotations: { 'example.com/owner': 'shop' } },
    ],
    [
      'labels by which the pods select themselves',
      {
        pod: {
          topologySpreadConstraints: [
            {
              maxSkew: 1,
              topologyKey: 'topology.kubernetes.io/zone',
              whenUnsatisfiable: 'ScheduleAnyway',
              labelSelector: { matchLabels: { app: 'catalog' } },
            },
          ],
        },
      },
      {
        revisionLabels: { app: 'catalog' },
        topologySpreadConstraints: [
          {
            maxSkew: 1,
            topologyKey: 'topology.kubernetes.io/zone',
            whenUnsatisfiable: 'ScheduleAnyway',
            labelSelector: { matchLabels: { app: 'catalog' } },
          },
        ],
      },
    ],
    [
      'an init container, whose mounts of what can only be read say so',
      {
        pod: {
          initContainers: [
            {
              name: 'migrate',
              image: 'registry.example.com/migrate:1',
              volumeMounts: [{ name: 'settings', mountPath: '/settings' }],
            },
          ],
          volumes: [{ name: 'settings', secret: { secretName: 'settings' } }],
        },
      },
      {
        initContainers: [
          {
            name: 'migrate',
            image: 'registry.example.com/migrate:1',
            volumeMounts: [{ name: 'settings', mountPath: '/settings', readOnly: true }],
          },
        ],
        volumes: [{ name: 'settings', secret: { secretName: 'settings' } }],
      },
    ],
    ['PORT, where it is the port that requests go to', { container: { env: [{ name: 'PORT', value: '3000' }] } }, {}],
  ])('%s', (_, parts, props) => {
    expect(adopt(parts)).toEqual({ name: 'catalog', namespace: 'shop', props: { ...PLAIN, ...props }, left: [] });
  });
});

describe('what a cluster fills in says nothing', () => {
  const probe = {
    httpGet: { path: '/healthz', port: 3000, scheme: 'HTTP' },
    initialDelaySeconds: 0,
    periodSeconds: 10,
    timeoutSeconds: 1,
    successThreshold: 1,
    failureThreshold: 3,
  };

  test('in a Deployment', () => {
    const { props, left } = adopt({
      metadata: {
        uid: '6f9c',
        resourceVersion: '1',
        generation: 4,
        creationTimestamp: '2026-01-01T00:00:00Z',
        managedFields: [{ manager: 'kubectl' }],
        ownerReferences: [{ kind: 'Application', name: 'catalog' }],
        annotations: {
          'deployment.kubernetes.io/revision': '4',
          'kubectl.kubernetes.io/last-applied-configuration': '{"data":{"password":"geheim-geheim"}}',
        },
      },
      spec: {
        minReadySeconds: 0,
        paused: false,
        progressDeadlineSeconds: 600,
        revisionHistoryLimit: 10,
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } },
      },
      template: {
        creationTimestamp: null,
        name: 'catalog',
        labels: { app: 'catalog', 'pod-template-hash': '7d' },
        annotations: { 'kubectl.kubernetes.io/restartedAt': '2026-01-01T00:00:00Z' },
      },
      container: {
        ports: [{ containerPort: 3000, protocol: 'TCP' }],
        imagePullPolicy: 'IfNotPresent',
        terminationMessagePath: '/dev/termination-log',
        terminationMessagePolicy: 'File',
        resources: {},
        securityContext: {},
        env: [],
        stdin: false,
        tty: false,
        livenessProbe: probe,
        readinessProbe: probe,
        startupProbe: probe,
      },
      pod: {
        dnsPolicy: 'ClusterFirst',
        restartPolicy: 'Always',
        schedulerName: 'default-scheduler',
        securityContext: {},
        terminationGracePeriodSeconds: 30,
        nodeSelector: null,
        tolerations: [],
      },
    });
    expect(left).toEqual([]);
    expect(props).toEqual({
      ...PLAIN,
      livenessProbe: { httpGet: { path: '/healthz' } },
      readinessProbe: { httpGet: { path: '/healthz' } },
      startupProbe: { httpGet: { path: '/healthz', port: 3000 } },
    });
  });

  test('beside it', () => {
    const { left } = adoptDeployment([{ ...deployment(), status: { replicas: 3 } }]);
    expect(left).toEqual([]);
  });
});

describe('what is listed', () => {
  test.each<[place: string, parts: Parts, reason: RegExp, replacement: RegExp | undefined]>([
    ['spec.replicas', { spec: { replicas: 3 } }, /no pod while nobody calls/, /maxScale: 3/],
    ['spec.strategy', { spec: { strategy: { type: 'Recreate' } } }, /beside the old one/, /rolloutDuration/],
    [
      'spec.strategy',
      { spec: { strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } } },
      /beside the old one/,
      /rolloutDuration/,
    ],
    ['spec.minReadySeconds', { spec: { minReadySeconds: 5 } }, /probe succeeds/, /successThreshold/],
    ['spec.revisionHistoryLimit', { spec: { revisionHistoryLimit: 3 } }, /for all APIs/, /minNonActiveRevisions: 3/],
    ['spec.paused', { spec: { paused: true } }, /revision of every change/, /revisionName/],
    [
      `${POD}.terminationGracePeriodSeconds`,
      { pod: { terminationGracePeriodSeconds: 90 } },
      /as long to end as a request/,
      /timeout: Duration\.seconds\(90\)/,
    ],
    [`${POD}.nodeName`, { pod: { nodeName: 'node-1' } }, /scheduler/, /nodeSelector.*'node-1'/],
    [`${POD}.hostname`, { pod: { hostname: 'catalog' } }, /by its name/, /host of the API/],
    [`${POD}.subdomain`, { pod: { subdomain: 'catalog' } }, /by its name/, /host of the API/],
    [`${POD}.setHostnameAsFQDN`, { pod: { setHostnameAsFQDN: true } }, /by its name/, /host of the API/],
    [`${POD}.restartPolicy`, { pod: { restartPolicy: 'Never' } }, /starts a container/, undefined],
    [`${POD}.activeDeadlineSeconds`, { pod: { activeDeadlineSeconds: 60 } }, /no requests come/, undefined],
    [`${POD}.readinessGates`, { pod: { readinessGates: [{ conditionType: 'a' }] } }, /queue-proxy/, /readinessProbe/],
    [`${POD}.ephemeralContainers`, { pod: { ephemeralContainers: [{ name: 'debug' }] } }, /runs/, /kubectl debug/],
    [`${POD}.hostUsers`, { pod: { hostUsers: false } }, /no such field/, undefined],
    [`${POD}.preemptionPolicy`, { pod: { preemptionPolicy: 'Never' } }, /class/, /priorityClassName/],
    [`${POD}.priority`, { pod: { priority: 1000 } }, /class/, /priorityClassName/],
    [`${POD}.overhead`, { pod: { overhead: { cpu: '1' } } }, /class/, /runtimeClassName/],
    [`${POD}.os`, { pod: { os: { name: 'linux' } } }, /no such field/, /nodeSelector/],
    [`${POD}.resources`, { pod: { resources: { limits: { cpu: '1' } } } }, /of containers/, /resources/],
    [
      `${POD}.automountServiceAccountToken`,
      { pod: { automountServiceAccountToken: true } },
      /takes false only/,
      /service account/,
    ],
    [`${POD}.newField.inside`, { pod: { newField: { inside: 1 } } }, /no such field/, undefined],
    ...['seLinuxOptions', 'windowsOptions', 'seLinuxChangePolicy', 'supplementalGroupsPolicy'].map(
      (field): [string, Parts, RegExp, undefined] => [
        `${POD}.securityContext.${field}`,
        { pod: { securityContext: { runAsUser: 1, [field]: 'any' } } },
        /security context/,
        undefined,
      ],
    ),
    [
      `${POD}.securityContext.fsGroupChangePolicy`,
      { pod: { securityContext: { fsGroupChangePolicy: 'OnRootMismatch' } } },
      /security context/,
      /fsGroup/,
    ],
    [
      `${POD}.securityContext.sysctls`,
      { pod: { securityContext: { sysctls: [{ name: 'net.core.somaxconn', value: '1024' }] } } },
      /security context/,
      /nodes/,
    ],
    [
      `${WEB}.lifecycle.preStop`,
      { container: { lifecycle: { preStop: { exec: { command: ['sleep', '10'] } } } } },
      /SIGTERM when queue-proxy has no more requests/,
      /SIGTERM/,
    ],
    [
      `${WEB}.lifecycle.postStart`,
      { container: { lifecycle: { postStart: { exec: { command: ['warm-up'] } } } } },
      /no hooks/,
      /init container/,
    ],
    [`${WEB}.lifecycle`, { container: { lifecycle: { stopSignal: 'SIGINT' } } }, /no hooks/, undefined],
    [`${WEB}.stdin`, { container: { stdin: true } }, /terminal/, undefined],
    [`${WEB}.stdinOnce`, { container: { stdinOnce: true } }, /terminal/, undefined],
    [`${WEB}.tty`, { container: { tty: true } }, /terminal/, undefined],
    [`${WEB}.resizePolicy`, { container: { resizePolicy: [{ resourceName: 'cpu' }] } }, /resizes none/, /resources/],
    [
      `${WEB}.volumeDevices`,
      { container: { volumeDevices: [{ name: 'disk', devicePath: '/dev/sdb' }] } },
      /file system/,
      /persistentVolumeClaim/,
    ],
    [
      `${WEB}.securityContext.seLinuxOptions`,
      { container: { securityContext: { seLinuxOptions: { level: 's0' } } } },
      /security context/,
      undefined,
    ],
    [
      `${WEB}.securityContext.procMount`,
      { container: { securityContext: { procMount: 'Unmasked' } } },
      /security context/,
      undefined,
    ],
    [
      `${WEB}.securityContext.windowsOptions`,
      { container: { securityContext: { windowsOptions: { hostProcess: true } } } },
      /security context/,
      undefined,
    ],
    [
      `${WEB}.securityContext.appArmorProfile`,
      { container: { securityContext: { appArmorProfile: { type: 'RuntimeDefault' } } } },
      /security context/,
      /seccompProfile/,
    ],
    [
      `${WEB}.securityContext.privileged`,
      { container: { securityContext: { privileged: true } } },
      /everything on its node/,
      /capabilities/,
    ],
    [
      `${WEB}.resources.claims`,
      { container: { resources: { claims: [{ name: 'gpu' }] } } },
      /requests and limits only/,
      /extended/,
    ],
    [
      `${WEB}.resources.limits['hugepages-2Mi']`,
      { container: { resources: { limits: { 'hugepages-2Mi': '64Mi' } } } },
      /no such value/,
      undefined,
    ],
    [
      `${WEB}.livenessProbe.terminationGracePeriodSeconds`,
      { container: { livenessProbe: { httpGet: { path: '/' }, terminationGracePeriodSeconds: 5 } } },
      /no such field/,
      /timeout/,
    ],
    [
      `${POD}.initContainers[migrate].lifecycle`,
      { pod: { initContainers: [{ name: 'migrate', image: 'migrate:1', lifecycle: { stopSignal: 'SIGINT' } }] } },
      /no hooks/,
      undefined,
    ],
    [
      `${POD}.initContainers[migrate].ports`,
      { pod: { initContainers: [{ name: 'migrate', image: 'migrate:1', ports: [{ containerPort: 1 }] }] } },
      /init container/,
      undefined,
    ],
    [
      "spec.template.metadata.annotations['checksum/config']",
      { template: { annotations: { 'checksum/config': '7c1f' } } },
      /computed of other files/,
      /whose name changes/,
    ],
    [
      "spec.template.metadata.labels['helm.sh/chart']",
      { template: { labels: { app: 'catalog', 'helm.sh/chart': 'catalog-1.2.3' } } },
      /applies the Deployment/,
      undefined,
    ],
    [
      "metadata.annotations['meta.helm.sh/release-name']",
      { metadata: { annotations: { 'meta.helm.sh/release-name': 'catalog' } } },
      /applies the Deployment/,
      undefined,
    ],
    [
      "metadata.annotations['argocd.argoproj.io/sync-wave']",
      { metadata: { annotations: { 'argocd.argoproj.io/sync-wave': '3' } } },
      /applies the Deployment/,
      undefined,
    ],
  ])('%s', (place, parts, reason, replacement) => {
    const { props, left } = adopt(parts);
    expect(props).toMatchObject(PLAIN);
    const found = byPlace(left)[place];
    expect(Object.keys(byPlace(left))).toEqual([place]);
    expect(found?.reason).toMatch(reason);
    expect(found?.value).toBeDefined();
    expect(found?.replacement ?? '').toMatch(replacement ?? /^$/);
  });

  test('an init container that keeps running becomes a sidecar', () => {
    const proxy = { name: 'proxy', image: 'registry.example.com/proxy:1', env: [{ name: 'MODE', value: 'tcp' }] };
    const { props, left } = adopt({
      pod: {
        initContainers: [
          { ...proxy, restartPolicy: 'Always' },
          { name: 'migrate', image: 'migrate:1' },
        ],
      },
    });
    expect(props).toEqual({
      ...PLAIN,
      sidecars: [{ name: 'proxy', image: proxy.image, env: { MODE: 'tcp' } }],
      initContainers: [{ name: 'migrate', image: 'migrate:1' }],
    });
    expect(byPlace(left)).toEqual({
      [`${POD}.initContainers[proxy].restartPolicy`]: expect.objectContaining({
        value: 'Always',
        reason: expect.stringContaining('sidecar'),
      }),
    });
  });
});

describe('credentials', () => {
  const secret = 'Xk29dkl20dkAA';

  test.each([
    ['by the name', { env: [{ name: 'DATABASE_PASSWORD', value: secret }] }, `${WEB}.env[DATABASE_PASSWORD]`],
    [
      'by the form',
      { env: [{ name: 'DATABASE', value: `postgres://shop:${secret}@db/shop` }] },
      `${WEB}.env[DATABASE]`,
    ],
    ['among arguments', { args: ['--database', `postgres://shop:${secret}@db/shop`] }, `${WEB}.args`],
    ['in a command', { command: ['serve', `postgres://shop:${secret}@db/shop`] }, `${WEB}.command`],
    [
      'in a field that is not kept anyway',
      { lifecycle: { preStop: { exec: { command: ['call', `https://shop:${secret}@example.com`] } } } },
      `${WEB}.lifecycle.preStop`,
    ],
  ])('%s are not repeated', (_, container: JsonObject, place) => {
    const adoption = adopt({ container });
    expect(adoption.props).toEqual(PLAIN);
    expect(Object.keys(byPlace(adoption.left))).toEqual([place]);
    expect(JSON.stringify(adoption)).not.toContain(secret);
  });

  test('have a Secret as their replacement', () => {
    const { left } = adopt({ container: { env: [{ name: 'DATABASE_PASSWORD', value: secret }] } });
    expect(left).toEqual([
      {
        path: `Deployment catalog: ${WEB}.env[DATABASE_PASSWORD]`,
        reason: 'its value looks like a credential, and would end up in Git',
        replacement: "env: { DATABASE_PASSWORD: { secretKeyRef: { name: 'catalog', key: 'DATABASE_PASSWORD' } } }",
      },
    ]);
  });

  test('of init containers and sidecars are found too', () => {
    const other = { image: 'registry.example.com/other:1', env: [{ name: 'API_TOKEN', value: secret }] };
    const adoption = adopt({
      pod: {
        containers: [
          { name: 'web', image: PLAIN.image, ports: [{ containerPort: 3000 }] },
          { name: 'proxy', ...other },
        ],
        initContainers: [{ name: 'migrate', ...other }],
      },
    });
    expect(Object.keys(byPlace(adoption.left))).toEqual([
      `${POD}.containers[proxy].env[API_TOKEN]`,
      `${POD}.initContainers[migrate].env[API_TOKEN]`,
    ]);
    expect(JSON.stringify(adoption)).not.toContain(secret);
  });
});

describe('environment variables', () => {
  test('PORT is set by Knative', () => {
    const { props, left } = adopt({ container: { env: [{ name: 'PORT', value: '4000' }] } });
    expect(props).toEqual(PLAIN);
    expect(byPlace(left)[`${WEB}.env[PORT]`]).toMatchObject({
      reason: expect.stringContaining('Knative sets it'),
      replacement: 'port, which is 3000',
    });
  });

  test('PORT says the port where nothing else does', () => {
    const { props, left } = adopt({ container: { ports: [], env: [{ name: 'PORT', value: '4000' }] } });
    expect(props).toEqual({ ...PLAIN, port: 4000 });
    expect(left).toEqual([]);
  });

  test('PORT of a sidecar is kept', () => {
    const { props } = adopt({
      pod: {
        containers: [
          { name: 'web', image: PLAIN.image, ports: [{ containerPort: 3000 }] },
          { name: 'proxy', image: 'proxy:1', env: [{ name: 'PORT', value: '1' }] },
        ],
      },
    });
    expect(props.sidecars).toEqual([{ name: 'proxy', image: 'proxy:1', env: { PORT: '1' } }]);
  });

  test('those that Knative sets are refused by its rule', () => {
    const { props, left } = adopt({
      container: {
        env: [
          { name: 'K_SERVICE', value: 'a' },
          { name: 'A', value: 'b' },
        ],
      },
    });
    expect(props.env).toEqual({ A: 'b' });
    expect(byPlace(left)[`${WEB}.env.K_SERVICE`]?.reason).toMatch(/^env has K_SERVICE; allowed: any but PORT/);
  });

  test('a value that is no string is listed', () => {
    const { props, left } = adopt({ container: { env: [{ name: 'LEVEL', value: 3 }] } });
    expect(props).toEqual(PLAIN);
    expect(byPlace(left)[`${WEB}.env[LEVEL]`]).toMatchObject({ replacement: 'the value in quotes' });
  });
});

describe('probes', () => {
  const ports = [
    { name: 'web', containerPort: 3000 },
    { name: 'admin', containerPort: 3001 },
  ];
  const probes = (container: JsonObject) => {
    const { props, left } = adopt({ container: { ports, ...container } });
    const { livenessProbe, readinessProbe, startupProbe } = props;
    const { [`${WEB}.ports[admin]`]: _, ...others } = byPlace(left);
    return { livenessProbe, readinessProbe, startupProbe, left: Object.keys(others) };
  };

  test('the port that requests go to needs no word, but in a startup probe', () => {
    const probe = { httpGet: { path: '/', port: 'web' } };
    expect(probes({ livenessProbe: probe, readinessProbe: probe, startupProbe: probe })).toEqual({
      livenessProbe: { httpGet: { path: '/' } },
      readinessProbe: { httpGet: { path: '/' } },
      startupProbe: { httpGet: { path: '/', port: 3000 } },
      left: [],
    });
  });

  test('of another port, a liveness probe is not kept, as Knative would ask the wrong port', () => {
    const probe = { tcpSocket: { port: 'admin' } };
    expect(probes({ livenessProbe: probe, readinessProbe: probe, startupProbe: probe })).toEqual({
      livenessProbe: undefined,
      readinessProbe: { tcpSocket: { port: 3001 } },
      startupProbe: { tcpSocket: { port: 3001 } },
      left: [`${WEB}.livenessProbe`],
    });
  });

  test('a connection to the port is a probe, also where nothing else is said', () => {
    expect(probes({ livenessProbe: { tcpSocket: { port: 3000 } } }).livenessProbe).toEqual({ tcpSocket: {} });
  });

  test.each([
    ['nothing', {}, {}],
    ['the usual period', { periodSeconds: 10 }, {}],
    ['another period', { periodSeconds: 5 }, { period: Duration.seconds(5) }],
    ['a threshold', { failureThreshold: 5 }, { period: Duration.seconds(10), failureThreshold: 5 }],
    ['a timeout', { timeoutSeconds: 2 }, { period: Duration.seconds(10), timeout: Duration.seconds(2) }],
    [
      'a threshold and the usual period',
      { failureThreshold: 5, periodSeconds: 10 },
      { period: Duration.seconds(10), failureThreshold: 5 },
    ],
    [
      'a threshold and another period',
      { failureThreshold: 5, periodSeconds: 2 },
      { period: Duration.seconds(2), failureThreshold: 5 },
    ],
    ['usual thresholds', { failureThreshold: 3, timeoutSeconds: 1, successThreshold: 1, periodSeconds: 10 }, {}],
    ['a delay', { initialDelaySeconds: 7 }, { initialDelay: Duration.seconds(7) }],
  ])('a readiness probe with %s', (_, json, props) => {
    expect(probes({ readinessProbe: { exec: { command: ['ready'] }, ...json } })).toMatchObject({
      readinessProbe: { exec: { command: ['ready'] }, ...props },
      left: [],
    });
    expect(
      Object.keys(probes({ readinessProbe: { exec: { command: ['ready'] }, ...json } }).readinessProbe ?? {}),
    ).toEqual([
      'exec',
      ...['initialDelay', 'period', 'timeout', 'successThreshold', 'failureThreshold'].filter((name) => name in props),
    ]);
  });

  test('of sidecars are kept, with ports by number', () => {
    const probe = { httpGet: { path: '/', port: 'health' } };
    const { props, left } = adopt({
      pod: {
        containers: [
          { name: 'web', image: PLAIN.image, ports: [{ containerPort: 3000 }] },
          { name: 'proxy', image: 'proxy:1', ports: [{ name: 'health', containerPort: 9000 }], livenessProbe: probe },
        ],
      },
    });
    expect(props.sidecars).toEqual([
      { name: 'proxy', image: 'proxy:1', livenessProbe: { httpGet: { path: '/', port: 9000 } } },
    ]);
    expect(Object.keys(byPlace(left))).toEqual([`${POD}.containers[proxy].ports[health]`]);
  });

  test.each([
    ['1.14.2', 'startupProbe', undefined],
    ['1.15.3', 'startupProbe', { exec: { command: ['up'] } }],
  ])('with Knative %s, a %s is %p', (version, probe, expected) => {
    const { props, left } = adoptDeployment([deployment({ container: { [probe]: { exec: { command: ['up'] } } } })], {
      release: KnativeRelease.of(version),
    });
    expect(Object.entries(props).find(([name]) => name === probe)?.[1]).toEqual(expected);
    expect(left.map(({ reason }) => reason)).toEqual(
      expected === undefined ? [`${probe} is unknown to Knative ${version}; allowed: from 1.15 on`] : [],
    );
  });
});

describe('volumes', () => {
  const mount = (volume: JsonObject, release?: string) => {
    const manifest = deployment({
      container: { volumeMounts: [{ name: 'data', mountPath: '/data', readOnly: true }] },
      pod: { volumes: [{ name: 'data', ...volume }] },
    });
    return adoptDeployment([manifest], { release: KnativeRelease.of(release ?? KnativeRelease.newest().version) });
  };

  test.each([
    ['nfs', { server: 'files', path: '/' }, /persistentVolumeClaim, or csi/],
    ['gcePersistentDisk', { pdName: 'disk' }, /persistentVolumeClaim, or csi/],
    ['awsElasticBlockStore', { volumeID: 'disk' }, /persistentVolumeClaim, or csi/],
    ['flexVolume', { driver: 'example.com/files' }, /persistentVolumeClaim, or csi/],
    ['gitRepo', { repository: 'https://example.com/a.git' }, /image/],
    ['downwardAPI', { items: [{ path: 'name', fieldRef: { fieldPath: 'metadata.name' } }] }, /projected/],
  ])('of type %s are not kept, and neither are their mounts', (type, source, replacement) => {
    const { props, left } = mount({ [type]: source });
    expect(props).toEqual(PLAIN);
    expect(byPlace(left)).toEqual({
      [`${POD}.volumes[data]`]: expect.objectContaining({
        reason: `Knative takes no volumes of type ${type}`,
        replacement: expect.stringMatching(replacement),
      }),
      [`${WEB}.volumeMounts[data]`]: expect.objectContaining({ reason: 'its volume is not kept' }),
    });
  });

  test.each([
    ['1.16.3', false],
    ['1.17.2', true],
  ])('with Knative %s, a path of the node is kept: %p', (version, isKept) => {
    const { props, left } = mount({ hostPath: { path: '/data' } }, version);
    expect(props.volumes).toEqual(isKept ? [{ name: 'data', hostPath: { path: '/data' } }] : undefined);
    expect(props.volumeMounts).toEqual(isKept ? [{ name: 'data', mountPath: '/data', readOnly: true }] : undefined);
    expect(Object.keys(byPlace(left))).toEqual(isKept ? [] : [`${POD}.volumes[data]`, `${WEB}.volumeMounts[data]`]);
  });

  test('that no container mounts are refused by the rule', () => {
    const { props, left } = adopt({ pod: { volumes: [{ name: 'unused', emptyDir: {} }] } });
    expect(props).toEqual(PLAIN);
    expect(byPlace(left)[`${POD}.volumes[unused]`]?.reason).toMatch(/which no container mounts/);
  });
});

describe('images', () => {
  test.each([
    ['registry.example.com/catalog:2', undefined],
    [`registry.example.com/catalog@sha256:${'0'.repeat(64)}`, undefined],
    ['registry.example.com/catalog:latest', true],
    ['registry.example.com/catalog', true],
  ])('%s', (image, isLatest) => {
    const { props, left } = adopt({ container: { image } });
    expect(props).toEqual({ ...PLAIN, image, ...(isLatest && { allowLatest: true }) });
    expect(left.map(({ path, replacement }) => ({ path, replacement }))).toEqual(
      isLatest ? [{ path: `Deployment catalog: ${WEB}.image`, replacement: expect.stringContaining('by digest') }] : [],
    );
  });

  test('that are none are an error', () => {
    expect(() => adopt({ container: { image: '{{ .Values.image }}' } })).toThrow(
      /^catalog: image is '\{\{ \.Values\.image \}\}'; allowed: /,
    );
    expect(() => adopt({ container: { image: undefined } })).toThrow(/^catalog: image is ''; allowed: /);
  });
});

describe('what a rule refuses is taken out', () => {
  test.each<[name: string, parts: Parts, place: string, reason: RegExp, props: object]>([
    [
      'a port of the proxy',
      { container: { ports: [{ containerPort: 8012 }] } },
      `${WEB}.ports[8012].containerPort`,
      /^port is 8012; allowed: any but/,
      { port: undefined },
    ],
    [
      'a toleration without a key',
      { pod: { tolerations: [{ effect: 'NoExecute' }, { operator: 'Exists' }] } },
      `${POD}.tolerations[0]`,
      /^tolerations\[0\]\.key is not set/,
      { tolerations: [{ operator: 'Exists' }] },
    ],
    [
      'a request over its limit',
      { container: { resources: { requests: { cpu: '2' }, limits: { cpu: '1' } } } },
      `${WEB}.resources.cpu.request`,
      /^resources\.cpu\.request is 2000m/,
      { resources: { cpu: { limit: Cpu.units(1) } } },
    ],
    [
      'a capability in the wrong case',
      { container: { securityContext: { capabilities: { drop: ['NET_RAW', 'all'] } } } },
      `${WEB}.securityContext.capabilities.drop[1]`,
      /drop has 'all'/,
      { securityContext: { capabilities: { drop: ['NET_RAW'] } } },
    ],
    [
      'an annotation of Knative',
      { template: { annotations: { 'serving.knative.dev/creator': 'me', a: 'b' } } },
      "spec.template.metadata.annotations['serving.knative.dev/creator']",
      /which Knative writes itself/,
      { revisionAnnotations: { a: 'b' } },
    ],
    [
      'a reserved path',
      {
        container: {
          volumeMounts: [
            { name: 'a', mountPath: '/dev' },
            { name: 'a', mountPath: '/a' },
          ],
        },
        pod: { volumes: [{ name: 'a', emptyDir: {} }] },
      },
      `${WEB}.volumeMounts[a]`,
      /mountPath is '\/dev'/,
      { volumeMounts: [{ name: 'a', mountPath: '/a' }], volumes: [{ name: 'a', emptyDir: {} }] },
    ],
    [
      'a term of an affinity',
      {
        pod: {
          affinity: {
            nodeAffinity: {
              requiredDuringSchedulingIgnoredDuringExecution: {
                nodeSelectorTerms: [{ matchExpressions: [{ key: 'pool', operator: 'In', values: [] }] }],
              },
            },
          },
        },
      },
      `${POD}.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0]`,
      /values has 0/,
      {},
    ],
  ])('%s', (_, parts, place, reason, props) => {
    const { props: kept, left } = adopt(parts);
    expect(byPlace(left)[place]?.reason).toMatch(reason);
    expect({ port: undefined, ...kept }).toMatchObject({ ...PLAIN, ...props });
  });

  test('what there must be is an error', () => {
    expect(() =>
      adopt({ pod: { containers: [{ name: 'queue-proxy', image: 'a/b:1', ports: [{ containerPort: 1 }] }] } }),
    ).toThrow(/^catalog: a container is called 'queue-proxy'; allowed: /);
  });
});

test('the same is listed with a Service beside it', () => {
  const { props } = adopt({ spec: { replicas: 3 } }, service());
  expect(props).toEqual(PLAIN);
});

test.each([['1.catalog'], ['catalog.shop'], ['1catalog']])('the name %s is an error, as no API can have it', (name) => {
  expect(() => adopt({ metadata: { name } })).toThrow(`Deployment ${name}: metadata.name is '${name}'; allowed: `);
});
