// A folder as a git repository, whatever git is configured to do on the machine.
import { type Outcome, runCommand } from './program';

const SETTINGS = [
  ['user.name', 'Tester'],
  ['user.email', 'tester@example.com'],
  ['commit.gpgsign', 'false'],
  ['core.hooksPath', '/dev/null'],
  ['core.autocrlf', 'false'],
].flatMap(([name, value]) => ['-c', `${name}=${value}`]);

/** Runs git in a folder. */
export function git(folder: string, ...args: readonly string[]): Outcome {
  const outcome = runCommand(folder, 'git', [...SETTINGS, ...args]);
  if (outcome.status !== 0) {
    throw new Error(`git ${args.join(' ')}: ${outcome.stderr}`);
  }
  return outcome;
}

/** Makes a repository of a folder, in which some of its files are committed. */
export function initRepository(folder: string, ...paths: readonly string[]): void {
  git(folder, 'init', '--quiet', '--initial-branch', 'main');
  commit(folder, ...paths);
}

/** Commits some files as they are. */
export function commit(folder: string, ...paths: readonly string[]): void {
  if (paths.length > 0) {
    git(folder, 'add', '--all', '--force', '--', ...paths);
  }
  git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'test');
}
