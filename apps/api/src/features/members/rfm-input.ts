import { ALL_RFM_GROUPS, RFM_GROUPS, type RfmGroup as Group } from '@regulars/domain/rfm';
import { builder } from '../../builder.ts';

export const RfmGroup = builder.enumType('RfmGroup', {
  description: 'Eight groups by whether recency, frequency and money are at least the mean of the chain.',
  values: Object.fromEntries(
    ALL_RFM_GROUPS.map((group) => [group, { value: group, description: `${RFM_GROUPS[group].zh}: ${RFM_GROUPS[group].en}` }]),
  ) as Record<Group, { value: Group; description: string }>, // the keys of the table are the groups
});

const score = (what: string) => ({ description: `Score of ${what} by fifths, 1 to 5, 5 being the best.` });

export const RfmFilter = builder.inputType('RfmFilter', {
  description: 'A place in RFM, by the scale of last night; conditions are joined by AND.',
  fields: (t) => ({
    group: t.field({ type: RfmGroup, description: 'Of this group.' }),
    recency: t.int(score('the last purchase')),
    frequency: t.int(score('orders in 365 days')),
    money: t.int(score('what was paid in 365 days')),
  }),
});
