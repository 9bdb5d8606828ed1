// That entries of JSON are found, wherever a text is cut.
import fc from 'fast-check';
import { JSON_ENTRIES } from '../../../../lib/cost/traffic/logs/json-entries';
import { LogRow } from '../../../../lib/cost/traffic/logs/row';

async function* partsOf(text: string, length: number): AsyncGenerator<string> {
  for (let start = 0; start < text.length; start += length) {
    yield text.slice(start, start + length);
  }
}

/** Returns the hosts of the entries, and the reasons of those that can't be read. */
async function read(text: string, length = text.length): Promise<string[]> {
  const found: string[] = [];
  const row = new LogRow();
  await JSON_ENTRIES.read(
    partsOf(text, length),
    {
      row,
      take: (place) => found.push(`${JSON_ENTRIES.placeOf('log', place)} ${row.text('host')}`),
      refuse: (reason, place) => found.push(`${JSON_ENTRIES.placeOf('log', place)} ${reason}`),
    },
    'log',
  );
  return found;
}

test('a list of any texts, cut anywhere', async () => {
  const hosts = fc.array(
    fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('a"b', 'a\\', '\\"', '{', '}]', '\\\\"{')),
  );
  await fc.assert(
    fc.asyncProperty(hosts, fc.integer({ min: 1, max: 20 }), fc.boolean(), async (all, length, isPretty) => {
      const entries = all.map((host) => ({ labels: { [host]: host }, host: `x${host}` }));
      expect(await read(JSON.stringify(entries, null, isPretty ? 2 : 0), length)).toEqual(
        all.map((host, index) => `log[${index}] x${host}`),
      );
    }),
  );
});

test.each([
  ['[]', []],
  ['[{"host":"a"},{"host":"b"}]', ['log[0] a', 'log[1] b']],
  ['{\n"host":"a"}\n{\n"host":"b"}\n', ['log[0] a', 'log[1] b']],
  ['[{"host":"a"},17,{"host":"b"}]', ['log[0] a', 'log[1] no object of JSON', 'log[2] b']],
  ['[{"host":"a"}, null, true, {"host":"b"}]', ['log[0] a', 'log[1] no object of JSON', 'log[2] b']],
  ['[{"host":a},{"host":"b"}]', ['log[0] no object of JSON', 'log[1] b']],
  ['[{"host":"a"},{"host":"b"', ['log[0] a', 'log[1] no object of JSON']],
  ['[{"host":"a"},{"host":"b', ['log[0] a', 'log[1] no object of JSON']],
])('%s', async (text, expected) => {
  expect(await read(text)).toEqual(expected);
  expect(await read(text, 1)).toEqual(expected);
});

test('an entry that is too long is left out, and the next is read', async () => {
  const long = JSON.stringify({ host: 'a', text: '{'.repeat(2 ** 21) });
  const expected = ['log[0] longer than 1 MiB', 'log[1] b'];
  expect(await read(`[${long},{"host":"b"}]`, 2 ** 16)).toEqual(expected);
});
