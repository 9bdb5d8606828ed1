// The page as a browser shows it, where one is installed.
import { html } from '../../../lib/cost/report/html';
import { browser, view } from '../../support/browser';
import { sampleReport, withEnvironments } from '../../support/cost-report';

if (browser === undefined) {
  console.warn('skipped: the page is looked at where Chromium or Chrome is installed');
}

const inBrowser = browser === undefined ? test.skip : test;

/** What an attacker would have the page run, as the name of a caller, an owner or an image. */
const ATTACK = `"'></script></style><script>attacked=1</script><img src=x onerror=attacked=1>\${attacked=1}\`&lt;`;

/** What every page is looked at for. A telephone is narrower than any window of a browser: the page itself is made so. */
const LOOK = `
  if (innerWidth < 600) {
    document.documentElement.style.width = '375px';
  }
  const shown = (element) => element.getClientRects().length > 0;
  const charts = [...document.querySelectorAll('.chart svg')].filter(shown);
  const isOutside = (text) => {
    const [inner, outer] = [text.getBoundingClientRect(), text.ownerSVGElement.getBoundingClientRect()];
    return inner.right > 0 && (inner.left < outer.left - 1 || inner.right > outer.right + 1 || inner.bottom > outer.bottom + 1);
  };
  const isTooWide = (element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0 && !element.matches('.scroll, .scroll *');
  const elements = [...document.querySelectorAll('body :not(svg, svg *, table *)')];
  const page = document.documentElement.getBoundingClientRect();
  const named = (element) => element.outerHTML.slice(0, 200);
  return {
    width: page.width,
    outsideOfPage: elements.filter((each) => !each.closest('.scroll') && each.getBoundingClientRect().right > page.right + 1).map(named),
    drawn: charts.map((svg) => svg.getBoundingClientRect()).filter(({ width, height }) => width > 250 && height > 60).length,
    bars: charts.every((svg) => svg.querySelectorAll('path').length > 5),
    outside: charts.flatMap((svg) => [...svg.querySelectorAll('text')]).filter(isOutside).map((text) => text.textContent),
    tooWide: elements.filter(isTooWide).map(named),
    background: getComputedStyle(document.body).backgroundColor,
    ink: getComputedStyle(document.body).color,
    resources: performance.getEntriesByType('resource').length,
  };`;

/** A function that tells what the table shows. */
const ROWS = `const tableNow = () => {
  const rows = [...document.querySelectorAll('#environments tbody tr')].filter((row) => !row.hidden);
  const names = rows.map((row) => row.cells[0].firstChild.textContent);
  const sorted = [...document.querySelectorAll('[aria-sort]')].map((each) => each.dataset.key + ' ' + each.getAttribute('aria-sort'));
  return { names, sorted, shown: document.getElementById('shown').textContent, hash: location.hash };
};`;

describe.each([
  ['wide', 1280, 1280],
  ['narrow', 500, 375],
])('%s', (_, width, shown) => {
  inBrowser.each([
    [1, false, 2],
    [20, true, 4],
    [2000, false, 4],
  ])('with %d environments, dark: %s', (environments, isDark, charts) => {
    const report = sampleReport({ environments, hasNodes: environments !== 20 });
    const base = { ref: 'origin/main', report: sampleReport({ environments: 18 }) };
    const { result, problems } = view(html(report, environments === 20 ? base : undefined), {
      width,
      isDark,
      script: LOOK,
    });
    expect(problems).toEqual([]);
    expect(result).toMatchObject({
      width: shown,
      outsideOfPage: [],
      drawn: charts,
      bars: true,
      outside: [],
      tooWide: [],
      resources: 0,
    });
    expect(result).toMatchObject(
      isDark
        ? { background: 'rgb(16, 20, 26)', ink: 'rgb(229, 233, 239)' }
        : { background: 'rgb(246, 247, 249)', ink: 'rgb(27, 35, 48)' },
    );
  });
});

describe('the table', () => {
  const report = withEnvironments(sampleReport({ environments: 4, hasNodes: false }), (environment, index) => ({
    ...environment,
    name: ['dev-10', 'dev-9', 'dev-2', 'other'][index] ?? '',
    owner: ['b', '', 'a', 'C'][index] ?? '',
  }));
  const page = html(report);

  inBrowser('is as its address says', () => {
    const views: [string, string[], string, string][] = [
      ['sort=money&order=ascending', ['other', 'dev-2', 'dev-9', 'dev-10'], 'money ascending', '4 environments'],
      ['sort=name&order=ascending', ['dev-2', 'dev-9', 'dev-10', 'other'], 'name ascending', '4 environments'],
      // What is empty comes last in both directions.
      ['sort=owner&order=ascending', ['dev-2', 'dev-10', 'other', 'dev-9'], 'owner ascending', '4 environments'],
      ['sort=owner&order=descending', ['other', 'dev-10', 'dev-2', 'dev-9'], 'owner descending', '4 environments'],
      ['sort=nothing', ['other', 'dev-10', 'dev-2', 'dev-9'], 'owner descending', '4 environments'],
      ['filter=DEV-2+ghcr', ['dev-2'], 'owner descending', '1 of 4 environments'],
      ['filter=', ['other', 'dev-10', 'dev-2', 'dev-9'], 'owner descending', '4 environments'],
      ['environments', ['other', 'dev-10', 'dev-2', 'dev-9'], 'owner descending', '4 environments'],
    ];
    const script = `${ROWS}
      return ${JSON.stringify(views.map(([hash]) => hash))}.map((hash) => {
        history.replaceState(null, '', '#' + hash);
        dispatchEvent(new HashChangeEvent('hashchange'));
        return tableNow();
      });`;
    const { result, problems } = view(page, { script });
    expect(problems).toEqual([]);
    expect(result).toEqual(
      views.map(([hash, names, sorted, shown]) => ({ names, sorted: [sorted], shown, hash: `#${hash}` })),
    );
  });

  inBrowser('is loaded as its address says', () => {
    const script = `${ROWS} return tableNow();`;
    const { result, problems } = view(page, { hash: 'filter=dev-9&sort=name&order=ascending', script });
    expect(problems).toEqual([]);
    expect(result).toMatchObject({ names: ['dev-9'], sorted: ['name ascending'], shown: '1 of 4 environments' });
  });

  inBrowser('is sorted by a click, the other way round by the next, and filtered by what is typed', () => {
    const script = `${ROWS}
      const button = document.querySelector('[data-key=name] button');
      button.click();
      const first = document.querySelector('#environments tbody tr th').firstChild.textContent;
      button.click();
      const filter = document.getElementById('filter');
      filter.value = 'dev';
      filter.dispatchEvent(new Event('input'));
      return { first, ...tableNow() };`;
    const { result, problems } = view(page, { script });
    expect(problems).toEqual([]);
    expect(result).toEqual({
      first: 'dev-2',
      names: ['dev-10', 'dev-9', 'dev-2'],
      sorted: ['name descending'],
      shown: '3 of 4 environments',
      hash: '#sort=name&order=descending&filter=dev',
    });
  });

  inBrowser('is a table without scripts too', () => {
    const script = `
      return {
        rows: document.querySelectorAll('#environments tbody tr').length,
        buttons: document.querySelectorAll('button').length,
        filter: getComputedStyle(document.querySelector('.filter')).display,
        charts: document.querySelectorAll('.chart svg').length,
      };`;
    const { result } = view(page, { script, withScripts: false });
    expect(result).toEqual({ rows: 4, buttons: 0, filter: 'none', charts: 8 });
  });
});

inBrowser('nothing of a log is markup or a script', () => {
  const attacked = withEnvironments(sampleReport({ environments: 2 }), (environment) => ({
    ...environment,
    name: ATTACK,
    owner: ATTACK,
    apis: environment.apis.map((api) => ({ ...api, name: ATTACK, image: ATTACK, link: `javascript:${ATTACK}` })),
    wakers: [{ api: ATTACK, caller: ATTACK, requestsPerDay: 1, everySeconds: 1, idleSeconds: 1, awakeShare: 1 }],
  }));
  const report = {
    ...attacked,
    knative: ATTACK,
    cluster: ATTACK,
    prices: { ...attacked.prices, description: ATTACK, see: ATTACK },
    assumptions: { [ATTACK]: ATTACK },
    notes: [ATTACK],
    traffic: {
      kind: 'log' as const,
      files: [ATTACK],
      rows: 1,
      used: 1,
      bad: [{ reason: ATTACK, rows: 1, first: ATTACK }],
      foreignRows: 1,
      foreignHosts: [ATTACK],
    },
  };
  const script = `
    return {
      attacked: typeof attacked,
      scripts: document.scripts.length,
      images: document.images.length,
      links: [...document.links].map((each) => each.protocol),
      caller: document.querySelector('.waker').firstChild.textContent,
    };`;
  const { result, problems } = view(html(report, { ref: ATTACK, report: sampleReport() }), { script });
  expect(problems).toEqual([]);
  expect(result).toEqual({ attacked: 'undefined', scripts: 3, images: 0, links: ['file:'], caller: ATTACK });
});

inBrowser.each([
  ['<img src="https://example.com/a.png">', 'securitypolicyviolation img-src'],
  ['<script>attacked = 1</script>', 'securitypolicyviolation script-src-elem'],
])('the page lets %s do nothing', (element, problem) => {
  const page = html(sampleReport({ environments: 1 })).replace('<h1>', () => `${element}<h1>`);
  const { result, problems } = view(page, { script: 'return typeof attacked;' });
  expect(problems).toContain(problem);
  expect(result).toBe('undefined');
});
