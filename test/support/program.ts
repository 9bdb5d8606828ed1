// A copy of the program in a folder of its own, to run it as a user does.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Files } from '../../lib/gitops/files';
import { readFiles } from '../../lib/gitops/output-folder';

export const ROOT = join(__dirname, '..', '..');

/** How a command ended. */
export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command of the program's own tools. */
export function runCommand(
  folder: string,
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Outcome {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    // No test depends on the network: the upgrade check of the cdk8s command line is the only thing that would use it.
    env: { ...process.env, CDK8S_CHECK_UPGRADE: 'false', ...env },
  });
  return { status, stdout, stderr };
}

/** A copy of the program. */
export class ProgramCopy {
  readonly folder = mkdtempSync(join(tmpdir(), 'program-'));

  constructor() {
    for (const shared of ['node_modules', 'lib', 'imports']) {
      symlinkSync(join(ROOT, shared), join(this.folder, shared), 'junction');
    }
    const sources = ['main.ts', 'cost.ts', 'environments.yaml', 'cdk8s.yaml', 'package.json', 'tsconfig.json'];
    for (const file of [...sources, 'dist', 'docs', 'scripts']) {
      cpSync(join(ROOT, file), join(this.folder, file), { recursive: true });
    }
  }

  /** Replaces main.ts. */
  writeMain(text: string): void {
    writeFileSync(join(this.folder, 'main.ts'), text);
  }

  /** Puts a text in the place of another one in a file. */
  edit(file: string, from: string, to: string): void {
    const path = join(this.folder, file);
    const text = readFileSync(path, 'utf8');
    if (!text.includes(from)) {
      throw new RangeError(`${file} has no '${from}'`);
    }
    writeFileSync(path, text.replace(from, to));
  }

  npm(...args: readonly string[]): Outcome {
    return runCommand(this.folder, 'npm', args);
  }

  cdk8s(...args: readonly string[]): Outcome {
    return runCommand(this.folder, 'npx', ['cdk8s', ...args]);
  }

  /** Returns the files of a folder by their paths. */
  files(folder = 'dist'): Files {
    return readFiles(join(this.folder, folder));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
