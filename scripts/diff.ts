// Prints what main.ts gives and another version of dist/ doesn't have just so.
import { diffBetween, isEmpty } from '../lib/diff/diff';
import { filesAt } from '../lib/diff/git';
import { markdown } from '../lib/diff/markdown';
import { text } from '../lib/diff/text';
import { parseArguments } from '../lib/validation/arguments';
import { command } from './command';
import { synthesized } from './synthesized';

const USAGE = `usage: npm run --silent diff -- [--base REF] [--markdown | --json] [--exit-code]

Prints what main.ts gives differently from dist/ at a commit: which objects are added, removed and changed, and what that
comes to. What several environments have alike is told once. Nothing is written.

  --base REF   the commit, such as origin/main; by default HEAD
  --markdown   as a comment on a pull request
  --json       as data, in which nothing is cut
  --exit-code  exits with 1 if there are differences

Exits with 0 if it is printed, with 1 if main.ts is refused, and with 2 if the arguments don't fit or git can't read REF.`;

command(USAGE, (args) => {
  const { values } = parseArguments({
    args: [...args],
    options: {
      base: { type: 'string', default: 'HEAD' },
      markdown: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      'exit-code': { type: 'boolean', default: false },
    },
  });
  if (values.markdown && values.json) {
    return undefined;
  }
  const program = synthesized();
  if (program === undefined) {
    return 1;
  }
  const { app, files } = program;
  const diff = diffBetween(values.base, filesAt(app.outdir, values.base), files, app.cluster.release);
  console.log(values.json ? JSON.stringify(diff, null, 2) : values.markdown ? markdown(diff) : text(diff));
  return values['exit-code'] && !isEmpty(diff) ? 1 : 0;
});
