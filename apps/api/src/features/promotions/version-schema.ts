import { builder } from '../../builder.ts';
import { OfferRule, OfferState, type RuleRow } from './rule-schema.ts';

interface Version extends RuleRow {
  number: number;
  state: typeof OfferState.$inferType;
  created_at: Date;
  published_at: Date | null;
  retired_at: Date | null;
}

/** What versions of promotions and of coupon templates have in common. */
export const OfferVersion = builder.interfaceRef<Version>('OfferVersion').implement({
  description: 'What an offer says, as it was written once.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Sales name it.' }),
    state: t.expose('state', { type: OfferState, description: 'Where it stands.' }),
    rule: t.field({ type: OfferRule, description: 'What it says.', resolve: (version) => version }),
    createdAt: t.expose('created_at', { type: 'DateTime', description: 'When it was written.' }),
    publishedAt: t.expose('published_at', { type: 'DateTime', nullable: true, description: 'When it came into force.' }),
    retiredAt: t.expose('retired_at', { type: 'DateTime', nullable: true, description: 'Until when it was.' }),
  }),
});
