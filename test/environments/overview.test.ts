import { App, Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { effective } from '../../lib/environments/effective';
import { overview } from '../../lib/environments/overview';
import { DevFleet } from '../../lib/fleet/dev-fleet';

const DIGEST = 'sha256:530609c992180374eea5e5cef1b4beab172c085bcaf77193103f1e8eb17ef999';

const fleet = new DevFleet(new App(), 'environments', {
  domain: 'dev.example.com',
  defaults: { env: { LEVEL: 'info' }, timeout: Duration.minutes(2) },
  apis: {
    hello: { image: `ghcr.io/shop/hello@${DIGEST}`, env: { TARGET: 'all' } },
    catalog: {
      image: 'localhost:5000/catalog:2.4.0',
      maxScale: 0,
      resources: { cpu: { request: Cpu.millis(250) }, memory: { limit: Size.mebibytes(256) } },
    },
  },
  environments: [
    { name: 'dev-01', owner: 'shop@example.com', expires: '2027-01-31', protected: true },
    { name: 'dev-02', owner: 'the search', expires: '2027-01-30', runs: ['catalog'] },
    { name: 'dev-03', runs: [] },
    { name: 'dev-04', runs: ['hello'], apis: { hello: { image: 'hello:2', minScale: 1, env: { TARGET: 'four' } } } },
  ],
});
const environments = [...fleet.environments.values()];

test('the table has a row for each API, and marks what has expired', () => {
  expect(overview(environments, '2027-01-31')).toEqual([
    'ENVIRONMENT  API      HOST                            IMAGE                                    SCALE  OWNER             EXPIRES            PROTECTED',
    'dev-01       hello    hello-dev-01.dev.example.com    ghcr.io/shop/hello@sha256:530609c99218…  0–1    shop@example.com  2027-01-31         yes',
    'dev-01       catalog  catalog-dev-01.dev.example.com  localhost:5000/catalog:2.4.0             0–∞    shop@example.com  2027-01-31         yes',
    'dev-02       catalog  catalog-dev-02.dev.example.com  localhost:5000/catalog:2.4.0             0–∞    the search        2027-01-30 (past)',
    'dev-03',
    'dev-04       hello    hello-dev-04.dev.example.com    hello:2                                  1–1',
  ]);
});

test('what an environment comes to has all layers in it, as YAML is written', () => {
  const [first, , , last] = environments.map(effective);
  expect(first).toMatchObject({
    name: 'dev-01',
    owner: 'shop@example.com',
    expires: '2027-01-31',
    protected: true,
    apis: {
      hello: {
        hosts: ['hello-dev-01.dev.example.com'],
        image: `ghcr.io/shop/hello@${DIGEST}`,
        env: { LEVEL: 'info', TARGET: 'all' },
        timeout: '120s',
        minScale: 0,
        maxScale: 1,
      },
      catalog: {
        resources: { cpu: { request: '250m' }, memory: { limit: '256Mi' } },
        maxScale: 0,
      },
    },
  });
  expect(last?.apis['hello']).toMatchObject({ image: 'hello:2', env: { LEVEL: 'info', TARGET: 'four' }, minScale: 1 });
});
