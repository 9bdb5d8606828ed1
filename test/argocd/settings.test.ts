// The checks of health that Argo CD is given, run by Lua where it is installed.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ARGOCD_SETTINGS } from '../../lib/argocd/settings';
import { runCommand } from '../support/program';

test('every kind whose health is told is one', () => {
  expect(Object.keys(ARGOCD_SETTINGS).sort()).toEqual([
    'resource.compareoptions',
    'resource.customizations.health.argoproj.io_Application',
    'resource.customizations.health.serving.knative.dev_Configuration',
    'resource.customizations.health.serving.knative.dev_DomainMapping',
    'resource.customizations.health.serving.knative.dev_Route',
    'resource.customizations.health.serving.knative.dev_Service',
  ]);
});

test('what Kubernetes collects is no difference', () => {
  expect(ARGOCD_SETTINGS['resource.compareoptions']).toBe('ignoreAggregatedRoles: true\n');
});

const INTERPRETERS = ['lua5.1', 'lua5.4', 'lua', 'luajit'];

const interpreter = INTERPRETERS.find((name) => runCommand('.', name, ['-v']).status === 0);

if (interpreter === undefined) {
  console.warn('skipped: the checks of health are run where Lua is installed');
}

const testWithLua = interpreter === undefined ? test.skip : test;

/** Returns plain data as Lua writes it. */
function inLua(data: unknown): string {
  if (Array.isArray(data)) {
    return `{ ${data.map(inLua).join(', ')} }`;
  }
  if (typeof data === 'object' && data !== null) {
    return `{ ${Object.entries(data)
      .map(([key, value]) => `[${JSON.stringify(key)}] = ${inLua(value)}`)
      .join(', ')} }`;
  }
  return JSON.stringify(data);
}

/** Returns what a check says of an object. */
function health(kind: string, object: object): string {
  const folder = mkdtempSync(join(tmpdir(), 'lua-'));
  try {
    const file = join(folder, 'check.lua');
    const check = ARGOCD_SETTINGS[`resource.customizations.health.${kind}`];
    writeFileSync(
      file,
      `local function check(obj)\n${check}end\nlocal health = check(${inLua(object)})\nprint(health.status .. ": " .. health.message)\n`,
    );
    const { stdout, stderr } = runCommand(folder, interpreter ?? '', [file]);
    return `${stdout}${stderr}`.trim();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const ready = (status: string, observedGeneration = 2, message = 'why') => ({
  metadata: { generation: 2 },
  status: {
    observedGeneration,
    conditions: [
      { type: 'ConfigurationsReady', status: 'False', message: 'other' },
      { type: 'Ready', status, message },
    ],
  },
});

describe.each(['Service', 'Configuration', 'Route', 'DomainMapping'])('a %s', (kind) => {
  testWithLua.each([
    ['ready', ready('True'), 'Healthy: why'],
    ['not ready', ready('False'), 'Degraded: why'],
    ['not known to be ready', ready('Unknown'), 'Progressing: why'],
    ['ready before its newest change', ready('True', 1), 'Progressing: waiting for Knative'],
    ['without conditions', { metadata: { generation: 1 }, status: {} }, 'Progressing: waiting for Knative'],
    ['new', { metadata: { generation: 1 } }, 'Progressing: waiting for Knative'],
  ])('that is %s', (_, object, expected) => {
    expect(health(`serving.knative.dev_${kind}`, object)).toBe(expected);
  });
});

describe('an Application', () => {
  testWithLua.each([
    ['new', { metadata: {} }, 'Progressing: waiting for the first sync'],
    ['healthy', { metadata: {}, status: { health: { status: 'Healthy' } } }, 'Healthy:'],
    ['degraded', { metadata: {}, status: { health: { status: 'Degraded', message: 'why' } } }, 'Degraded: why'],
    [
      'not waited for',
      {
        metadata: { annotations: { 'knative-dev-fleet/awaited': 'false' } },
        status: { health: { status: 'Degraded' } },
      },
      'Healthy: not waited for',
    ],
  ])('that is %s', (_, object, expected) => {
    expect(health('argoproj.io_Application', object)).toBe(expected);
  });
});
