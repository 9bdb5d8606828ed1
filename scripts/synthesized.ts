// What main.ts gives, for commands that look at it and write nothing.
import { type Files, filesOf } from '../lib/gitops/files';
import type { GitOpsApp } from '../lib/gitops/gitops-app';
import { build } from '../main';
import { unlessRefused } from './command';

/** The app of main.ts, and the files that a run of it writes. */
export interface Program {
  readonly app: GitOpsApp;
  readonly files: Files;
}

/** Returns the program, checked; nothing if it has problems, which are then on standard error. */
export const synthesized = (): Program | undefined =>
  unlessRefused(() => {
    const app = build();
    return { app, files: filesOf(app.folders()) };
  });
