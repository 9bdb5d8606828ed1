import fc from 'fast-check';
import { parse } from 'yaml';
import { addEnvironment, removeEnvironment, setImage } from '../../lib/environments/edit';

const text = (...lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');

const IMAGE = 'ghcr.io/shop/hello@sha256:530609c992180374eea5e5cef1b4beab172c085bcaf77193103f1e8eb17ef999';

const TWO = text(
  '# The environments.',
  'environments:',
  '  - name: dev-01',
  '    owner: shop@example.com  # the team',
  '',
  '  # Of the search.',
  '  - name: dev-02',
  '    owner: search@example.com',
);

describe('addEnvironment', () => {
  test('writes a row as a person would, at the end', () => {
    expect(addEnvironment(TWO, { name: 'dev-03', owner: 'maps@example.com' })).toBe(
      TWO + text('', '  - name: dev-03', '    owner: maps@example.com'),
    );
  });

  test('writes everything that it is given', () => {
    const row = {
      name: '07',
      owner: 'maps@example.com',
      labels: { team: 'maps' },
      expires: '2027-01-31',
      protected: true,
      runs: ['hello', 'catalog'],
    };
    expect(addEnvironment('environments:\n- name: a\n  owner: b\n', row)).toBe(
      text(
        'environments:',
        '- name: a',
        '  owner: b',
        '- name: "07"',
        '  owner: maps@example.com',
        '  labels:',
        '    team: maps',
        '  expires: 2027-01-31',
        '  protected: true',
        '  runs: [hello, catalog]',
      ),
    );
  });

  test.each([
    ['after a comment below the last row', '  # - name: dev-09\n', '  # - name: dev-09\n  - name: c\n    owner: d\n'],
    ['before a comment below the list', '# The end.\n', '  - name: c\n    owner: d\n# The end.\n'],
    ['before the end of the document', '...\n', '  - name: c\n    owner: d\n...\n'],
  ])('%s', (_, below, expected) => {
    const rows = text('environments:', '  - name: a', '    owner: b');
    expect(addEnvironment(rows + below, { name: 'c', owner: 'd' })).toBe(rows + expected);
  });

  test.each([
    ['a last line without a line break', 'environments:\n  - name: a\n    owner: b', '\n  - name: c\n    owner: d\n'],
    ['a text of several lines', 'environments:\n  - name: a\n    owner: |-\n      b\n', '  - name: c\n    owner: d\n'],
    ['line breaks of Windows', 'environments:\r\n  - name: a\r\n    owner: b\r\n', '  - name: c\r\n    owner: d\r\n'],
    ['a row in brackets', 'environments:\n  - { name: a, owner: b }\n', '  - name: c\n    owner: d\n'],
  ])('after %s', (_, before, added) => {
    expect(addEnvironment(before, { name: 'c', owner: 'd' })).toBe(before + added);
  });

  test('to a list that is empty', () => {
    expect(addEnvironment('environments: [] # none\n', { name: 'c', owner: 'd' })).toBe(
      'environments:\n  - name: c\n    owner: d # none\n',
    );
  });

  test.each([
    [TWO, 'dev-02', "name is 'dev-02', which another environment has; allowed: a new one"],
    [
      'environments: [{ name: a, owner: b }]',
      'c',
      'environments stands in brackets; allowed: one row under the other, as a command changes lines',
    ],
  ])('fails for %j and %s', (before, name, message) => {
    expect(() => addEnvironment(before, { name, owner: 'd' })).toThrow(message);
  });
});

describe('removeEnvironment', () => {
  const ROWS = [
    'environments:',
    '  # All of them.',
    '  - name: a',
    '    owner: x',
    '  # About b.',
    '  - name: b',
    '    owner: x',
    '    # The last line of b.',
    '  - { name: c, owner: x }',
    '',
    '  # A heading.',
    '  - name: d',
    '    owner: x',
    '  - name: e',
    '    owner: |',
    '      x',
    '',
    '  # About f.',
    '  - name: f',
    '    owner: x',
    '',
    '  - name: g',
    '    owner: x',
    '  # Below.',
    '# The end.',
  ];

  test.each([
    ['a', 'the first, and keeps what is said of all', [2, 4]],
    ['b', 'a row with the comment above it and those in it', [4, 8]],
    ['c', 'a row in brackets', [8, 9]],
    ['d', 'the first of several below a heading, which stays', [11, 13]],
    ['e', 'a row before a blank line', [13, 16]],
    ['f', 'a row between blank lines, of which one stays', [16, 20]],
    ['g', 'the last, and keeps what stands below', [20, 23]],
  ])('%s: %s', (name, _, [start, end]) => {
    expect(removeEnvironment(text(...ROWS), name)).toBe(text(...ROWS.slice(0, start), ...ROWS.slice(end)));
  });

  test('the first of rows with blank lines between them', () => {
    expect(removeEnvironment('environments:\n- name: a\n\n- name: b\n', 'a')).toBe('environments:\n- name: b\n');
  });

  test.each([
    [TWO, 'dev-03', "environment is 'dev-03' (did you mean dev-01?); allowed: dev-01, dev-02"],
    [TWO, 'maps', "environment is 'maps'; allowed: dev-01, dev-02"],
    ['environments:\n  - name: a\n    owner: b\n', 'a', 'a is the only environment; allowed: one of several'],
    [
      'environments:\n  - name: a\n    apis: { hello: { args: [] } }\n    owner: |+\n      The blank line is part of it.\n\n  - name: b\n',
      'b',
      "environments.yaml is written so that a command can't change only this; allowed: a change by hand",
    ],
    [
      'environments: [{ name: a }, { name: b }]',
      'a',
      'environments stands in brackets; allowed: one row under the other, as a command changes lines',
    ],
  ])('fails for %j and %s', (before, name, message) => {
    expect(() => removeEnvironment(before, name)).toThrow(message);
  });
});

describe('setImage', () => {
  const set = (...lines: readonly string[]) =>
    setImage(text('environments:', ...lines), { environment: 'a', api: 'hello', image: IMAGE });

  test.each([
    ['  - name: a', ['  - name: a', '    apis:', '      hello:', `        image: ${IMAGE}`]],
    [
      '  - name: a\n    # Until March.\n  # Of b.\n  - name: b',
      [
        '  - name: a',
        '    # Until March.',
        '    apis:',
        '      hello:',
        `        image: ${IMAGE}`,
        '  # Of b.',
        '  - name: b',
      ],
    ],
    [
      '  - name: a\n    apis:\n      catalog:\n        image: hello:1\n    owner: b',
      [
        '  - name: a',
        '    apis:',
        '      catalog:',
        '        image: hello:1',
        '      hello:',
        `        image: ${IMAGE}`,
        '    owner: b',
      ],
    ],
    [
      '  - name: a\n    apis:\n      hello: # a branch\n        env:\n          A: b\n    owner: b',
      [
        '  - name: a',
        '    apis:',
        '      hello: # a branch',
        '        env:',
        '          A: b',
        `        image: ${IMAGE}`,
        '    owner: b',
      ],
    ],
    [
      '  - name: a\n    apis:\n      hello:\n        image: hello:1  # a branch\n        minScale: 1',
      ['  - name: a', '    apis:', '      hello:', `        image: ${IMAGE}  # a branch`, '        minScale: 1'],
    ],
    [
      "  - apis: { hello: { image: 'hello:1' } }\n    name: a",
      [`  - apis: { hello: { image: '${IMAGE}' } }`, '    name: a'],
    ],
    [
      '  - { name: a, apis: { hello: { image: "hello:1" } } }',
      [`  - { name: a, apis: { hello: { image: "${IMAGE}" } } }`],
    ],
    ['  - { name: a }', [`  - { name: a, apis: { hello: { image: ${IMAGE} } } }`]],
    ['  - { name: a, apis: {} }', [`  - { name: a, apis: { hello: { image: ${IMAGE} } } }`]],
    ['  - name: a\n    apis: {}', ['  - name: a', `    apis: { hello: { image: ${IMAGE} } }`]],
    [
      '  - name: a\n    apis: { hello: { minScale: 1 } }',
      ['  - name: a', `    apis: { hello: { minScale: 1, image: ${IMAGE} } }`],
    ],
    ['  - name: a\n    apis:\n      hello: {}', ['  - name: a', '    apis:', `      hello: { image: ${IMAGE} }`]],
    [
      '  - name: a\n    apis:\n      hello:\n        image: >-\n          hello:1\n    owner: b',
      ['  - name: a', '    apis:', '      hello:', `        image: ${IMAGE}`, '    owner: b'],
    ],
  ])('in %j', (before, after) => {
    expect(set(before)).toBe(text('environments:', ...after));
  });

  test('that is set already changes nothing', () => {
    const once = set('  - name: a');
    expect(setImage(once, { environment: 'a', api: 'hello', image: IMAGE })).toBe(once);
  });

  test('fails where there is no such environment', () => {
    expect(() => set('  - name: b')).toThrow("environment is 'a'; allowed: b");
  });
});

test.each(['', 'environments:\n', '- a\n'])('%j, which readEnvironments refuses, is no file to change', (before) => {
  expect(() => addEnvironment(before, { name: 'a', owner: 'b' })).toThrow(RangeError);
});

describe('whatever a file looks like', () => {
  const OWNERS = ['shop@example.com', '"shop@example.com"  # the team', '|\n  shop@example.com', '>-\n  the\n  shop'];
  const APIS = [
    [],
    ['apis: {}'],
    ['apis: { hello: { image: hello:1 } }  # a branch'],
    ['apis:', '  catalog: # no image', '    minScale: 1'],
    ['apis:', '  hello:', '    env:', '      LEVEL: debug', '  catalog:', "    image: 'catalog:1'"],
    ['apis:', '  hello: { minScale: 1 }', '', '  # The end of it.'],
  ];

  /** A row, line by line, as if its dash stood at the start of the line. */
  const rows = fc.record({
    above: fc.constantFrom([], [''], ['# Of the row.'], ['', '# Of the row.'], ['', '# One.', '# Two.', '']),
    isFlow: fc.boolean(),
    dash: fc.constantFrom('- ', '-   ', '- # a row\n  '),
    owner: fc.constantFrom(...OWNERS),
    apis: fc.constantFrom(...APIS),
    below: fc.constantFrom([], ['  # Still of the row.'], ['# Of the next one.']),
  });

  const files = fc
    .record({
      rows: fc.array(rows, { minLength: 2, maxLength: 4 }),
      head: fc.constantFrom('', '# Environments.\n\n', '---\n'),
      column: fc.constantFrom(0, 2, 4),
      end: fc.constantFrom('', '\n', '\n\n', '\n# The end.\n'),
      lineBreak: fc.constantFrom('\n', '\r\n'),
    })
    .map(({ rows, head, column, end, lineBreak }) => {
      const lines = rows.flatMap(({ above, isFlow, dash, owner, apis, below }, index) => {
        if (isFlow) {
          return [...above, `- { name: dev-${index}, owner: shop@example.com } # in brackets`, ...below];
        }
        const indentation = dash.startsWith('-   ') ? '    ' : '  ';
        const rest = [...`owner: ${owner}`.split('\n'), ...apis].map((line) => (line === '' ? '' : indentation + line));
        return [...above, ...`${dash}name: dev-${index}`.split('\n'), ...rest, ...below];
      });
      const indented = lines.map((line) => (line === '' ? '' : ' '.repeat(column) + line));
      return `${head}environments:\n${indented.join('\n')}${end}`.replaceAll('\n', lineBreak);
    });

  /** Returns what stands in one text and not in the other, from the first line that differs to the last. */
  function difference(before: string, after: string) {
    const linesOf = (file: string) => file.replace(/\r?\n$/, '').split(/\r?\n/);
    const [old, now] = [linesOf(before), linesOf(after)];
    const most = Math.min(old.length, now.length);
    let start = 0;
    while (start < most && old[start] === now[start]) {
      start++;
    }
    let end = 0;
    while (end < most - start && old.at(-1 - end) === now.at(-1 - end)) {
      end++;
    }
    return { removed: old.slice(start, old.length - end), added: now.slice(start, now.length - end) };
  }

  const rowsIn = (file: string) => parse(file).environments;
  const lineBreaks = (file: string) => new Set(file.match(/\r?\n/g));

  test('adding a row changes no other line', () => {
    fc.assert(
      fc.property(files, (before) => {
        const row = { name: 'new', owner: 'maps@example.com' };
        const after = addEnvironment(before, row);
        expect(difference(before, after).removed).toEqual([]);
        expect(rowsIn(after)).toEqual([...rowsIn(before), row]);
        expect(lineBreaks(after)).toEqual(lineBreaks(before));
      }),
    );
  });

  test('removing a row changes no other line', () => {
    fc.assert(
      fc.property(files, fc.nat({ max: 1 }), (before, index) => {
        const after = removeEnvironment(before, `dev-${index}`);
        expect(difference(before, after).added).toEqual([]);
        expect(rowsIn(after)).toEqual(rowsIn(before).filter((_: unknown, each: number) => each !== index));
      }),
    );
  });

  test('setting an image changes at most one line, and the image only', () => {
    fc.assert(
      fc.property(files, fc.nat({ max: 1 }), (before, index) => {
        const after = setImage(before, { environment: `dev-${index}`, api: 'hello', image: IMAGE });
        const { removed, added } = difference(before, after);
        expect(removed.length).toBeLessThanOrEqual(1);
        expect(added.join('\n')).toContain(IMAGE);
        const expected = rowsIn(before);
        expected[index].apis = { ...expected[index].apis, hello: { ...expected[index].apis?.hello, image: IMAGE } };
        expect(rowsIn(after)).toEqual(expected);
        expect(lineBreaks(after)).toEqual(lineBreaks(before));
      }),
    );
  });
});
