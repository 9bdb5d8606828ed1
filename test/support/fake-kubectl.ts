// A kubectl that a process finds on its PATH, in front of a fake cluster that is kept in a file.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { transformFileSync } from '@swc/core';
import { type ClusterState, FakeCluster } from './fake-cluster';

export class FakeKubectl {
  /** What a process is to be run with. */
  readonly env: Readonly<Record<string, string>>;
  private readonly file: string;

  /**
   * @param folder where the program and the cluster are put
   * @param state what the cluster is like, as far as it isn't healthy and empty
   */
  constructor(folder: string, state: Partial<ClusterState> = {}) {
    const bin = join(folder, 'bin');
    mkdirSync(bin, { recursive: true });
    const { code } = transformFileSync(join(__dirname, 'fake-cluster.ts'), {
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'commonjs' },
    });
    writeFileSync(join(bin, 'kubectl'), `#!${process.execPath}\n${code}`, { mode: 0o755 });
    this.file = join(folder, 'cluster.json');
    this.env = { PATH: `${bin}${delimiter}${process.env['PATH']}`, FAKE_CLUSTER: this.file };
    this.write(state);
  }

  /** Makes the cluster a new one. */
  write(state: Partial<ClusterState> = {}): void {
    writeFileSync(this.file, JSON.stringify(new FakeCluster(state).state));
  }

  /** Changes something in the cluster. */
  change(state: Partial<ClusterState>): void {
    this.write({ ...this.cluster().state, ...state });
  }

  cluster(): FakeCluster {
    return new FakeCluster(JSON.parse(readFileSync(this.file, 'utf8')));
  }
}
