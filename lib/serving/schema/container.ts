// The schema of a container, as far as Knative allows one to be set.
import {
  array,
  boolean,
  int32,
  int64,
  listMap,
  map,
  object,
  preserveUnknownFields,
  quantity,
  type Schema,
  string,
} from './vocabulary';

const reference = (): Schema => object({ name: string(), optional: boolean() });

const keyReference = (): Schema => object({ key: string(), name: string(), optional: boolean() }, 'key');

const environmentVariable = (): Schema =>
  object(
    {
      name: string(),
      value: string(),
      valueFrom: preserveUnknownFields(object({ configMapKeyRef: keyReference(), secretKeyRef: keyReference() })),
    },
    'name',
  );

const environmentSource = (): Schema => object({ configMapRef: reference(), prefix: string(), secretRef: reference() });

// The port of a check is a number or a name, for which the schema leaves room without saying so.
const probe = (): Schema =>
  object({
    exec: object({ command: array(string()) }),
    failureThreshold: int32(),
    httpGet: preserveUnknownFields(
      object({
        host: string(),
        httpHeaders: array(object({ name: string(), value: string() }, 'name', 'value')),
        path: string(),
        scheme: string(),
      }),
    ),
    initialDelaySeconds: int32(),
    periodSeconds: int32(),
    successThreshold: int32(),
    tcpSocket: preserveUnknownFields(object({ host: string() })),
    timeoutSeconds: int32(),
  });

const port = (): Schema =>
  preserveUnknownFields(
    object({ containerPort: int32(), name: string(), protocol: { ...string(), default: 'TCP' } }, 'containerPort'),
  );

const securityContext = (): Schema =>
  preserveUnknownFields(
    object({
      capabilities: preserveUnknownFields(object({ drop: array(string()) })),
      readOnlyRootFilesystem: boolean(),
      runAsUser: int64(),
    }),
  );

/** The schema of a container. */
export const container = (): Schema =>
  preserveUnknownFields(
    object({
      args: array(string()),
      command: array(string()),
      env: array(environmentVariable()),
      envFrom: array(environmentSource()),
      image: string(),
      imagePullPolicy: string(),
      livenessProbe: probe(),
      name: string(),
      ports: listMap(['containerPort', 'protocol'], port()),
      readinessProbe: probe(),
      resources: object({ limits: map(quantity()), requests: map(quantity()) }),
      securityContext: securityContext(),
      terminationMessagePath: string(),
      terminationMessagePolicy: string(),
      volumeMounts: array(
        object({ mountPath: string(), name: string(), readOnly: boolean(), subPath: string() }, 'mountPath', 'name'),
      ),
      workingDir: string(),
    }),
  );
