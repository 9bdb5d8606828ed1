// The health of a webhook configuration: who answers it has filled it in.
import type { Manifest } from '../../gitops/manifest';
import { type JsonObject, textAt, valueAt } from '../../kubernetes/json';
import { itemsOf } from '../../kubernetes/live';
import { HEALTHY, type Health, waiting } from './state';

/**
 * Returns how far a webhook configuration is. Knative's webhooks write the certificate that they answer with, and the rules,
 * when they have started; dist/ leaves both out.
 */
export function webhookConfigurationHealth(live: Manifest): Health {
  const missing = itemsOf(live, 'webhooks').flatMap((webhook) =>
    [
      ...(lacksCertificate(webhook) ? ['certificate'] : []),
      ...(itemsOf(webhook, 'rules').length === 0 ? ['rules'] : []),
    ].map((part) => `${textAt(webhook, 'name')} has no ${part} yet`),
  );
  return missing.length === 0 ? HEALTHY : waiting(`${missing.join(', ')}; its webhook writes them when it has started`);
}

/** A webhook outside of the cluster may have a certificate that everybody trusts. */
const lacksCertificate = (webhook: JsonObject): boolean =>
  valueAt(webhook, 'clientConfig', 'service') !== undefined && textAt(webhook, 'clientConfig', 'caBundle') === '';
