import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { withDraft } from '../../lib/environments/draft';
import { readEnvironments } from '../../lib/environments/read';
import { InputError } from '../../lib/validation/input-error';
import { ROOT } from '../support/program';

const read = (text: string) => withDraft('environments.yaml', text, () => readEnvironments('environments.yaml'));

/** Returns the problems of a text. */
function problems(text: string): readonly string[] {
  try {
    read(text);
    return [];
  } catch (error) {
    if (error instanceof InputError) {
      return error.problems;
    }
    throw error;
  }
}

/** A file with one row, in which properties stand from line 4 on. */
const row = (...lines: readonly string[]) =>
  ['environments:', '  - name: dev-01', '    owner: shop@example.com', ...lines.map((line) => `    ${line}`), ''].join(
    '\n',
  );

/** A file with one row, in which properties of the API hello stand from line 6 on. */
const hello = (...lines: readonly string[]) => row('apis:', '  hello:', ...lines.map((line) => `    ${line}`));

describe('what is read', () => {
  test('minimal: a name and an owner', () => {
    expect(read(row())).toEqual([{ name: 'dev-01', owner: 'shop@example.com', source: 'environments.yaml:2:5' }]);
  });

  test('everything that a row can say', () => {
    expect(
      read(
        row(
          'labels: { example.com/team: shop }',
          'expires: 2028-02-29',
          'protected: true',
          'warm: { from: 09:00, until: 18:00, days: [monday, friday], timeZone: Europe/Berlin }',
          'runs: [hello, catalog]',
          'apis: { hello: { image: hello:1 } }',
        ),
      ),
    ).toEqual([
      {
        name: 'dev-01',
        owner: 'shop@example.com',
        labels: { 'example.com/team': 'shop' },
        expires: '2028-02-29',
        protected: true,
        warm: { from: '09:00', until: '18:00', days: ['monday', 'friday'], timeZone: 'Europe/Berlin' },
        runs: ['hello', 'catalog'],
        apis: { hello: { image: 'hello:1' } },
        source: 'environments.yaml:2:5',
      },
    ]);
  });

  test('each row with its position', () => {
    const text = 'environments:\n- name: a\n  owner: b\n\n# c\n-   { name: c, owner: d }\n';
    expect(read(text).map(({ source }) => source)).toEqual(['environments.yaml:2:3', 'environments.yaml:6:5']);
  });

  test.each([
    ['timeout: 90s', { timeout: Duration.millis(90_000) }],
    ['timeout: 1h30m', { timeout: Duration.millis(5_400_000) }],
    ['scaleToZeroPodRetentionPeriod: 1.5s', { scaleToZeroPodRetentionPeriod: Duration.millis(1500) }],
    ['resources: { cpu: { request: 250m } }', { resources: { cpu: { request: Cpu.millis(250) } } }],
    ['resources: { cpu: { request: 2 } }', { resources: { cpu: { request: Cpu.units(2) } } }],
    ['resources: { cpu: { request: 0.5 } }', { resources: { cpu: { request: Cpu.millis(500) } } }],
    ['resources: { memory: { limit: 256Mi } }', { resources: { memory: { limit: Size.mebibytes(256) } } }],
    ['resources: { memory: { limit: 134217728 } }', { resources: { memory: { limit: Size.mebibytes(128) } } }],
    ['minScale: 0', { minScale: 0 }],
    ['target: 0.5', { target: 0.5 }],
    ['httpFullDuplex: false', { httpFullDuplex: false }],
    ['portName: h2c', { portName: 'h2c' }],
    ['args: [--verbose, "1"]', { args: ['--verbose', '1'] }],
    [
      'env: { LEVEL: debug, TOKEN: { secretKeyRef: { name: token, key: value } } }',
      { env: { LEVEL: 'debug', TOKEN: { secretKeyRef: { name: 'token', key: 'value' } } } },
    ],
    ['readinessProbe: { httpGet: { port: 8080 } }', { readinessProbe: { httpGet: { port: 8080 } } }],
    ['readinessProbe: { httpGet: { port: http } }', { readinessProbe: { httpGet: { port: 'http' } } }],
    ['readinessProbe: { period: 5s }', { readinessProbe: { period: Duration.millis(5000) } }],
  ])('%s', (line, expected) => {
    const [environment] = read(hello(line));
    expect(environment?.apis?.['hello']).toEqual(expected);
  });
});

test('the samples of docs/environments.md are files that are read', () => {
  const page = readFileSync(join(ROOT, 'docs', 'environments.md'), 'utf8');
  const samples = [...page.matchAll(/^```yaml\n(.*?)^```/gms)].map(([, sample = '']) => sample);
  expect(samples.flatMap(problems)).toEqual([]);
  expect(samples).not.toEqual([]);
});

describe('what is refused', () => {
  const ROW = 'name, owner, labels, expires, protected, warm, runs, apis';

  test.each([
    // What the file is.
    ['', ['1:1: the file is empty; allowed: an object with environments']],
    ['# nothing but a comment\n', ['1:1: the file is empty; allowed: an object with environments']],
    ['- dev-01\n', ['1:1: the file is ["dev-01"]; allowed: an object with environments']],
    ['dev-01\n', ["1:1: the file is 'dev-01'; allowed: an object with environments"]],
    ['environments:\n', [`1:14: environments is empty; allowed: a list, each an object with ${ROW}`]],
    ['environments: {}\n', [`1:15: environments is {}; allowed: a list, each an object with ${ROW}`]],
    ['{}\n', [`1:1: environments is missing; allowed: a list, each an object with ${ROW}`]],
    [`${row()}apis: {}\n`, ["4:1: the file has property 'apis'; allowed: environments"]],
    ['environments:\n  - dev-01\n', [`2:5: environment is 'dev-01'; allowed: an object with ${ROW}`]],

    // YAML's own traps.
    ['environments:\n\t- name: a\n', ['2:1: Tabs are not allowed as indentation']],
    [row('owner: other@example.com'), ['4:5: a key stands twice in one object; allowed: once']],
    [`${row()}---\n${row()}`, ['4:1: a second document begins; allowed: one in a file']],
    [
      'environments:\n  - &a { name: a, owner: b }\n  - *a\n',
      ['3:5: an alias; allowed: the value itself, and what several environments share belongs to the API in main.ts'],
    ],
    [
      row('<<: { protected: true }'),
      ['4:5: a merge key, which YAML 1.2 no longer has; what several environments share belongs to the API in main.ts'],
    ],
    [row('__proto__: {}'), ['4:5: a key that every object of JavaScript has; allowed: any other']],
    [row('labels: { ? [a] : b }'), ['4:17: a key that is no text; allowed: text']],
    [row('protected: !secret yes'), ['4:16: Unresolved tag: !secret']],
    [row('runs: [hello'), [expect.stringMatching(/^5:1: Flow sequence in block collection must be/)]],

    // The properties of a row.
    [
      'environments:\n  - name: dev-01\n',
      ['2:5: owner is missing; allowed: a text of one line, such as the address of a team'],
    ],
    [
      'environments:\n  - owner: shop@example.com\n',
      [
        "2:5: name is missing; allowed: a DNS label: lower-case letters, digits and '-', starting and ending with a letter or digit, at most 63 characters",
      ],
    ],
    [
      row().replace('dev-01', '07'),
      [
        "2:11: name is 7, without quotes a number; allowed: a DNS label: lower-case letters, digits and '-', starting and ending with a letter or digit, at most 63 characters",
      ],
    ],
    [
      row().replace('dev-01', 'Dev'),
      [
        "2:11: name is 'Dev'; allowed: a DNS label: lower-case letters, digits and '-', starting and ending with a letter or digit, at most 63 characters",
      ],
    ],
    [row('expire: 2027-01-31'), [`4:5: environment has property 'expire' (did you mean expires?); allowed: ${ROW}`]],
    [row('expires: 2027-02-29'), ["4:14: expires is '2027-02-29'; allowed: a day of the calendar such as 2027-01-31"]],
    [
      row('expires: 2027'),
      ['4:14: expires is 2027, without quotes a number; allowed: a day of the calendar such as 2027-01-31'],
    ],
    [row('protected: yes'), ["4:16: protected is 'yes'; allowed: true, false"]],
    [
      row('warm: { from: 9, until: 25:00 }'),
      [
        '4:19: warm.from is 9, without quotes a number; allowed: a time such as 09:00',
        "4:29: warm.until is '25:00'; allowed: a time such as 18:00, at most 24:00",
      ],
    ],
    [
      row('warm: { from: 09:00, until: 24:00, days: [mon], timeZone: CET+1 }'),
      [
        "4:47: warm.days[0] is 'mon'; allowed: 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'",
        "4:63: warm.timeZone is 'CET+1'; allowed: a time zone of the IANA database, such as Europe/Berlin",
      ],
    ],
    [row('runs: hello'), ["4:11: runs is 'hello'; allowed: a list, each a string that is not empty"]],
    [row('runs: [hello, 3]'), ['4:19: runs[1] is 3, without quotes a number; allowed: a string that is not empty']],
    [
      row('labels: { a b: c }'),
      [
        "4:15: labels has 'a b'; allowed: keys of labels, such as example.com/team, but for app.kubernetes.io/part-of, which the fleet sets",
      ],
    ],
    [
      row('labels: { app.kubernetes.io/part-of: c }'),
      [
        "4:15: labels has 'app.kubernetes.io/part-of'; allowed: keys of labels, such as example.com/team, but for app.kubernetes.io/part-of, which the fleet sets",
      ],
    ],

    // The properties of an API.
    [hello('minScale: -1'), ['6:19: apis.hello.minScale is -1; allowed: a whole number from 0 to 2147483647']],
    [hello('minScale: 1.5'), ['6:19: apis.hello.minScale is 1.5; allowed: a whole number from 0 to 2147483647']],
    [
      hello('maxscale: 3'),
      [
        expect.stringMatching(
          /^6:9: apis\.hello has property 'maxscale' \(did you mean maxScale\?\); allowed: image, /,
        ),
      ],
    ],
    [
      hello('timeoutSeconds: 3'),
      [expect.stringMatching(/^6:9: apis\.hello has property 'timeoutSeconds' \(did you mean timeout\?\); allowed: /)],
    ],
    [hello('timeout: 90'), ['6:18: apis.hello.timeout is 90; allowed: a duration such as 90s or 10m']],
    [hello('timeout: soon'), ["6:18: apis.hello.timeout is 'soon'; allowed: a duration such as 90s or 10m"]],
    [
      hello('window: 5s'),
      ['6:17: apis.hello.window is 5 seconds; allowed: a Duration from 6 seconds to 1 hour, in whole seconds'],
    ],
    [
      hello('resources: { cpu: { limit: 2x } }'),
      ["6:36: apis.hello.resources.cpu.limit is '2x'; allowed: an amount of CPU such as 250m"],
    ],
    [
      hello('resources: { memory: { limit: -1 } }'),
      ['6:39: apis.hello.resources.memory.limit is -1; allowed: an amount of memory or storage such as 256Mi'],
    ],
    [
      hello('image:'),
      [
        '6:15: apis.hello.image is empty; allowed: a reference such as registry/path:tag or registry/path@sha256:digest',
      ],
    ],
    [hello('portName: grpc'), ["6:19: apis.hello.portName is 'grpc'; allowed: 'http1', 'h2c'"]],
    [
      hello('env: { PORT_OF_API: 8080 }'),
      [
        '6:29: apis.hello.env.PORT_OF_API is 8080, without quotes a number; allowed: a string, or an object with secretKeyRef, configMapKeyRef, fieldRef, resourceFieldRef',
      ],
    ],
    [
      hello('env: { 1A: x }'),
      ["6:16: apis.hello.env has '1A'; allowed: letters, digits, '-', '_' and '.', not starting with a digit or '..'"],
    ],
    [
      hello('env: { A: { secretKeyRef: { name: token } } }'),
      [
        "6:35: apis.hello.env.A.secretKeyRef.key is missing; allowed: a key: letters, digits, '-', '_' and '.', at most 253 characters",
      ],
    ],
    [
      hello('env: { A: {} }'),
      ['6:19: apis.hello.env.A has none; allowed: one of secretKeyRef, configMapKeyRef, fieldRef, resourceFieldRef'],
    ],
    [
      hello('sidecars: [{ name: a, image: hello:1 }, { name: a, image: hello:1 }]'),
      ["6:19: apis.hello.sidecars has name 'a' 2 times; allowed: once"],
    ],
    [
      hello('nodeSelector: []'),
      [expect.stringMatching(/^6:23: apis\.hello\.nodeSelector is \[\]; allowed: an object/)],
    ],
    [hello('traffic: {}'), [expect.stringMatching(/^6:18: apis\.hello\.traffic is \{\}; allowed: a list, each an/)]],
    [
      hello('readinessProbe: { httpGet: { port: true } }'),
      [
        '6:44: apis.hello.readinessProbe.httpGet.port is true, without quotes a boolean; allowed: a whole number from 1 to 65535, or a string that is not empty',
      ],
    ],
    [
      row('apis: { hello: none }'),
      [expect.stringMatching(/^4:20: apis\.hello is 'none'; allowed: an object with image/)],
    ],
  ])('%j', (text, expected) => {
    expect(problems(text).map((line) => line.replace(/^environments\.yaml:(?=\d+:\d+: )/, ''))).toEqual(expected);
  });

  test('all of it at once, in the order of the file', () => {
    const text = [
      'environments:',
      '  - name: A',
      '  - owner: b',
      '    runs: 3',
      '    apis: { hello: { port: 0 } }',
      '',
    ];
    expect(problems(text.join('\n')).map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
      'environments.yaml:2:5: owner is',
      'environments.yaml:2:11: name is',
      'environments.yaml:3:5: name is',
      'environments.yaml:4:11: runs is',
      'environments.yaml:5:28: apis.hello.port is',
    ]);
  });

  test('a name that stands twice, with both lines', () => {
    const text = 'environments:\n  - { name: a, owner: x }\n  - { name: b, owner: x }\n  - { name: a, owner: y }\n';
    expect(problems(text)).toEqual(["environments.yaml:4:13: name is 'a', as in line 2; allowed: once"]);
  });
});

describe('the file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'environments-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('is named as it is reached from the working directory', () => {
    const path = join(folder, 'table.yaml');
    writeFileSync(path, row());
    expect(readEnvironments(path).map(({ source }) => source)).toEqual([`${relative('', path)}:2:5`]);
  });

  test('is read with the line breaks of Windows and a byte order mark', () => {
    const path = join(folder, 'table.yaml');
    writeFileSync(path, `\uFEFF${row('protected: true').replaceAll('\n', '\r\n')}`);
    expect(readEnvironments(path)).toEqual([expect.objectContaining({ name: 'dev-01', protected: true })]);
  });

  test('that is missing is an error of the operating system', () => {
    expect(() => readEnvironments(join(folder, 'missing.yaml'))).toThrow('ENOENT');
  });

  test('is read again when its draft is done with, also after an error', () => {
    const path = join(folder, 'table.yaml');
    writeFileSync(path, row());
    const namesIn = () => readEnvironments(path).map(({ name }) => name);
    expect(withDraft(path, row().replace('dev-01', 'draft'), namesIn)).toEqual(['draft']);
    expect(namesIn()).toEqual(['dev-01']);
    expect(() => withDraft(path, '', namesIn)).toThrow(InputError);
    expect(namesIn()).toEqual(['dev-01']);
  });
});
