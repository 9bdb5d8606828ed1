// Pages in a browser, for tests, where Chromium or Chrome is installed.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runCommand } from './program';

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome'];

/** The browser of this machine. */
export const browser = BROWSERS.find((name) => runCommand('.', name, ['--version']).status === 0);

/** How a page is looked at. */
export interface ViewProps {
  /** @default - 1280 */
  readonly width?: number;
  /** @default - light */
  readonly isDark?: boolean;
  /** What follows `#` in the address. @default - nothing */
  readonly hash?: string;
  /** Whether scripts of the page run. @default - they do */
  readonly withScripts?: boolean;
  /** A script, which gives what is looked for in the page once it is loaded. */
  readonly script: string;
}

/** Returns what a script gives in a page, and what went wrong in it. */
export function view(page: string, props: ViewProps): { readonly result: unknown; readonly problems: unknown } {
  const { width = 1280, isDark = false, hash = '', withScripts = true, script } = props;
  const folder = mkdtempSync(join(tmpdir(), 'page-'));
  try {
    const file = join(folder, 'page.html');
    writeFileSync(file, probed(page, script, withScripts));
    const { stdout, stderr } = runCommand(folder, browser ?? '', [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--hide-scrollbars',
      '--host-resolver-rules=MAP * ~NOTFOUND',
      `--user-data-dir=${join(folder, 'profile')}`,
      `--blink-settings=preferredColorScheme=${isDark ? 0 : 1}`,
      `--window-size=${width},900`,
      '--dump-dom',
      `${pathToFileURL(file)}#${hash}`,
    ]);
    const found = /<pre id="probe">([\s\S]*?)<\/pre>/.exec(stdout)?.[1];
    if (found === undefined) {
      throw new Error(`the page has no probe: ${stderr.slice(-2000)}`);
    }
    return JSON.parse(decodeURIComponent(found));
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Returns a page with two scripts more, which its policy lets run: one that keeps what goes wrong, and the one of the test. */
function probed(page: string, script: string, withScripts: boolean): string {
  const before = `globalThis.problems = [];
    for (const type of ['error', 'unhandledrejection', 'securitypolicyviolation']) {
      addEventListener(type, (event) => problems.push(\`\${type} \${event.message ?? event.violatedDirective ?? event.reason}\`), true);
    }
    for (const level of ['error', 'warn']) {
      console[level] = (...words) => problems.push(words.join(' '));
    }`;
  const after = `addEventListener('load', () => {
      const result = (() => { ${script} })();
      const probe = document.createElement('pre');
      probe.id = 'probe';
      probe.textContent = encodeURIComponent(JSON.stringify({ result, problems }));
      document.documentElement.replaceChildren(probe);
    });`;
  const hashes = [before, after]
    .map((each) => `'sha256-${createHash('sha256').update(each).digest('base64')}'`)
    .join(' ');
  const place = /script-src ('sha256-[^']+')/;
  if (!place.test(page)) {
    throw new Error('the page has no policy for scripts');
  }
  return page
    .replace(place, (_, own: string) => `script-src ${withScripts ? `${own} ` : ''}${hashes}`)
    .replace('<meta name="viewport"', () => `<script>${before}</script>\n<meta name="viewport"`)
    .replace('</body>', () => `<script>${after}</script></body>`);
}
