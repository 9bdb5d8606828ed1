import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, Chart } from 'cdk8s';
import { GitOpsApp, type GitOpsAppProps } from '../../lib/gitops/gitops-app';
import { readFiles } from '../../lib/gitops/output-folder';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'app-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** An app with one ConfigMap in it. */
function app(props: Partial<GitOpsAppProps>) {
  const gitOpsApp = new GitOpsApp({ knative: '1.3.1', kubernetes: '1.25', outdir: join(folder, 'dist'), ...props });
  const chart = new Chart(gitOpsApp, 'extra');
  new ApiObject(chart, 'config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'b' } });
  return gitOpsApp;
}

test('minimal: writes the GitOps form', () => {
  app({}).synth();
  expect([...readFiles(join(folder, 'dist')).values()]).toEqual([expect.stringContaining('sync-wave: "30"')]);
});

test('all props: writes another form to another folder', () => {
  const props: Required<GitOpsAppProps> = {
    knative: '1.3.1',
    kubernetes: '1.21',
    adjustments: [],
    outdir: join(folder, 'elsewhere'),
  };
  const { changes } = app(props).write();
  expect(changes.added).toEqual(['extra/30-configmap-a.yaml']);
  expect([...readFiles(join(folder, 'elsewhere')).values()]).toEqual([expect.not.stringContaining('sync-wave')]);
});

test('fails with the problems of constructs and objects together, and writes nothing', () => {
  const broken = app({ knative: '1.99.0' });
  new ApiObject(new Chart(broken, 'more'), 'config', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'a', namespace: 'b' },
  });
  expect(() => broken.synth()).toThrow(
    [
      "cluster: knative release is '1.99.0'; allowed: 1.3.1",
      'extra/config: is ConfigMap b/a, as is more/config; allowed: one object of a kind and name',
    ].join('\n'),
  );
  expect(readFiles(folder)).toEqual(new Map());
});
