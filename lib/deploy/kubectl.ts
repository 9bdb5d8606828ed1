// How kubectl is run, and what it answers.
import { spawn } from 'node:child_process';
import { InputError } from '../validation/input-error';
import { errorsIn } from './messages';

/** What kubectl answered. */
export interface KubectlAnswer {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs kubectl with arguments, and with what it is to read on standard input. */
export type Kubectl = (args: readonly string[], input?: string) => Promise<KubectlAnswer>;

/** The oldest kubectl that does: server-side apply is stable from there on. */
export const MINIMUM_KUBECTL = '1.22';

const MISSING =
  `kubectl is not on the PATH; allowed: kubectl ${MINIMUM_KUBECTL} or newer, which applies the objects. ` +
  'With Argo CD, which takes dist/ from Git, neither it nor this command is needed';

/**
 * Returns what runs the kubectl that the PATH leads to.
 * @param context the context of kubeconfig that every command is for; without one, only kubeconfig can be read
 * @param signal stops the command that runs
 * @param env the environment variables of kubectl, with the PATH that leads to it
 */
export const kubectlOf =
  (context: string | undefined, signal: AbortSignal, env = process.env): Kubectl =>
  (args, input = '') =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const child = spawn('kubectl', [...(context === undefined ? [] : ['--context', context]), ...args], {
        signal,
        env,
      });
      const stdout: Buffer[] = [];
      const stderr: Buffer[] = [];
      child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
      child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
      child.on('error', (error) => {
        const isMissing = 'code' in error && error.code === 'ENOENT';
        reject(isMissing ? new InputError([MISSING]) : signal.aborted ? signal.reason : error);
      });
      child.on('close', (status, endedBy) => {
        // A terminal stops kubectl together with this program: what it leaves then is no answer.
        if (signal.aborted) {
          reject(signal.reason);
        } else if (status === null) {
          reject(new InputError([`kubectl ${args[0]} was ended by ${endedBy}`]));
        } else {
          resolve({ status, stdout: textOf(stdout), stderr: textOf(stderr) });
        }
      });
      // A kubectl that has refused its arguments reads nothing; its answer says why.
      child.stdin.on('error', () => undefined);
      child.stdin.end(input);
    });

const textOf = (chunks: readonly Buffer[]): string => Buffer.concat(chunks).toString();

/**
 * Returns what kubectl prints.
 * @throws InputError with what kubectl says, if it fails
 */
export async function output(kubectl: Kubectl, args: readonly string[], input?: string): Promise<string> {
  const { status, stdout, stderr } = await kubectl(args, input);
  if (status !== 0) {
    throw new InputError(errorsIn(stderr).map((message) => `kubectl ${args[0]}: ${message}`));
  }
  return stdout;
}
