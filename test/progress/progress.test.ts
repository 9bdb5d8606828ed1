// How progress is told on a terminal, and where there is none.
import { PassThrough } from 'node:stream';
import { type ProgressStream, progressOn } from '../../lib/progress/progress';

/** A stream that keeps what is written. */
function stream(props: { isTTY?: boolean; columns?: number } = {}): { stream: ProgressStream; text: () => string } {
  const written = new PassThrough();
  return {
    stream: Object.assign(written, props),
    text: () => (written.read() ?? '').toString(),
  };
}

/** What moves to the first column and clears the line. */
const REWRITE = '\u001b[1G\u001b[2K';

describe('on a terminal', () => {
  test('the status is rewritten in place, and a line stays', () => {
    const { stream: out, text } = stream({ isTTY: true, columns: 40 });
    const progress = progressOn(out);
    progress.status('one', 0);
    progress.status('two', 2500);
    progress.line('done');
    progress.status('three', 0);
    progress.end();
    progress.end();
    expect(text()).toBe(`one  0 s${REWRITE}two  2 s${REWRITE}done\nthree  0 s${REWRITE}`);
  });

  test.each([
    [40, `${'x'.repeat(32)}…  12 s`],
    [20, `${'x'.repeat(12)}…  12 s`],
    [undefined, `${'x'.repeat(72)}…  12 s`],
  ])('of %j columns, it doesn’t wrap', (columns, expected) => {
    const { stream: out, text } = stream({ isTTY: true, columns });
    progressOn(out).status('x'.repeat(100), 12_000);
    expect(text()).toBe(expected);
    expect(expected.length).toBeLessThan(columns ?? 80);
  });
});

describe('elsewhere', () => {
  const TIME = 10_000;

  test('it is a line when it changes, and when there was none for long', () => {
    let now = 0;
    const { stream: out, text } = stream();
    const progress = progressOn(out, () => now);
    progress.status('one', 0);
    now += TIME - 1;
    progress.status('two', 0);
    now += 1;
    progress.status('three', 0);
    now += TIME;
    progress.status('three', 0);
    progress.line('done');
    progress.status('four', 0);
    now += TIME;
    progress.status('five', 0);
    progress.end();
    expect(text()).toBe('three\ndone\nfive\n');
  });
});
