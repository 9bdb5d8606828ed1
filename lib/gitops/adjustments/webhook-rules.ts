// Webhook configurations without rules, which Knative's webhooks write themselves.
import { isJsonObject, type Json } from '../../kubernetes/json';
import { isOfRelease } from '../manifest';
import type { Adjustment } from './adjustment';

export const webhookRulesLeftToKnative: Adjustment = {
  reason:
    'The webhooks write their own rules when they start. Rules in Git would be put back on every sync, and would ' +
    'refuse every object of Knative until the webhooks answer.',
  source: 'https://github.com/knative/pkg/blob/main/webhook/resourcesemantics/validation/reconcile_config.go',
  isDefault: true,
  adjust: (manifest) =>
    isOfRelease(manifest) && Array.isArray(manifest['webhooks'])
      ? { ...manifest, webhooks: manifest['webhooks'].map(withoutRules) }
      : manifest,
};

function withoutRules(webhook: Json): Json {
  if (!isJsonObject(webhook)) {
    return webhook;
  }
  const { rules: _, ...rest } = webhook;
  return rest;
}
