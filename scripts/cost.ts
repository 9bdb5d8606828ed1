// Tells what the fleet of main.ts costs, before it is deployed.
import { assumptions } from '../cost';
import { checkAssumptions } from '../lib/cost/assumptions';
import { estimate } from '../lib/cost/estimate/estimate';
import { targetsOf } from '../lib/cost/estimate/targets';
import type { Fleet } from '../lib/cost/fleet/fleet';
import { fleetInFiles, fleetOfApp } from '../lib/cost/fleet/read';
import type { BaseReport, CostReport } from '../lib/cost/report/cost-report';
import { json } from '../lib/cost/report/json';
import { markdown } from '../lib/cost/report/markdown';
import { text } from '../lib/cost/report/text';
import { readLogs } from '../lib/cost/traffic/logs/read-logs';
import { profileTraffic } from '../lib/cost/traffic/profiles/profile-traffic';
import { filesAt } from '../lib/diff/git';
import { progressOn } from '../lib/progress/progress';
import { parseArguments } from '../lib/validation/arguments';
import { InputError } from '../lib/validation/input-error';
import { show } from '../lib/validation/rules';
import { build } from '../main';
import { command, unlessRefused } from './command';

const USAGE = `usage: npm run --silent cost -- [LOG...] [--base REF] [--markdown | --json | --html] [--from INSTANT] [--until INSTANT]

Tells what the fleet of main.ts costs in a month: its pods by Knative's autoscaler, second by second, on the nodes and at the
prices of cost.ts. The requests are those of LOGs, files or folders of request logs and exports of Cloud Logging, also as .gz;
- is standard input. Without any, they are those of the profile in cost.ts. Nothing is written.

  --base REF       compares with dist/ at a commit, such as origin/main
  --markdown       as a comment on a pull request
  --json           as data, in which nothing is cut
  --html           as a page with charts, which needs nothing else
  --from INSTANT   takes requests of LOGs from then on, such as 2027-01-04T00:00:00Z; by default all
  --until INSTANT  takes requests of LOGs before then; by default all

Exits with 0 if it is told, with 1 if main.ts is refused, and with 2 if the arguments don't fit, a LOG can't be used or git
can't read REF.`;

type Format = (report: CostReport, base?: BaseReport) => string;

/** How a report is told, by the option that asks for it. What draws the charts is only loaded for the page. */
const FORMATS: Readonly<Record<string, () => Promise<Format>>> = {
  markdown: async () => markdown,
  json: async () => json,
  html: async () => (await import('../lib/cost/report/html.js')).html,
};

command(USAGE, async (args) => {
  const { values, positionals: logs } = parseArguments({
    args: [...args],
    allowPositionals: true,
    options: {
      base: { type: 'string' },
      markdown: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      html: { type: 'boolean', default: false },
      from: { type: 'string' },
      until: { type: 'string' },
    },
  });
  const { base: ref, from, until } = values;
  const formats = Object.entries({ markdown: values.markdown, json: values.json, html: values.html }).filter(
    ([, isAskedFor]) => isAskedFor,
  );
  if (formats.length > 1 || (logs.length === 0 && (from ?? until) !== undefined)) {
    return undefined;
  }
  const assumed = assumptions();
  checkAssumptions(assumed);
  const program = unlessRefused(() => {
    const app = build();
    return { outdir: app.outdir, fleet: fleetOfApp(app) };
  });
  if (program === undefined) {
    return 1;
  }
  const { fleet, outdir } = program;
  const base = ref === undefined ? undefined : fleetAt(outdir, ref);
  const targets = targetsOf(base === undefined ? [fleet] : [fleet, base]);
  const progress = progressOn(process.stderr);
  const tell = (what: string) => progress.status(what, performance.now());
  const traffic =
    logs.length === 0
      ? profileTraffic(assumed.traffic, targets)
      : await readLogs(logs, targets, {
          from,
          until,
          timeZone: assumed.traffic.timeZone,
          progress: (rows) => tell(`${rows} rows read`),
        });
  const reportOf = (each: Fleet, name: string): CostReport =>
    estimate({ fleet: each, targets, traffic, assumptions: assumed, onStart: (what) => tell(`${name}: ${what}`) });
  const report = reportOf(fleet, 'main.ts');
  const before = base === undefined || ref === undefined ? undefined : { ref, report: reportOf(base, ref) };
  progress.end();
  const [name = ''] = formats[0] ?? [];
  const format = (await FORMATS[name]?.()) ?? text;
  console.log(format(report, before));
  return 0;
});

function fleetAt(folder: string, ref: string): Fleet {
  const fleet = fleetInFiles(filesAt(folder, ref));
  if (fleet === undefined) {
    throw new InputError([`--base is ${show(ref)}; allowed: a commit whose ${folder}/ has an install of Knative`]);
  }
  return fleet;
}
