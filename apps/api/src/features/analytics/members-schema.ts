import { businessDate } from '@regulars/domain/time';
import { builder } from '../../builder.ts';
import { chain } from '../../chain.ts';
import { optionalUuid } from '../../global-id.ts';
import { interests } from './interests.ts';
import { CohortBy, InterestGroup, InterestTable, RetentionCohort } from './members-answers.ts';
import { portrait } from './portrait.ts';
import { MemberPortrait } from './portrait-answers.ts';
import { reportsOf } from './reports.ts';
import { retention } from './retention.ts';

const authScopes = { can: 'analytics.read' } as const;
const ORG = "An Org; left out: the viewer's branch.";
const today = () => businessDate(new Date(), chain().timeZone, chain().dayStartsAt);

builder.queryFields((t) => {
  const orgId = t.arg.globalID({ description: ORG });
  return {
    retention: t.field({
      type: [RetentionCohort],
      authScopes,
      complexity: { field: 30, multiplier: 24 },
      description:
        '留存: cohorts by month, of the members whose home store lies in the branch. What they bought in any store counts; refunds do not take it back.',
      args: {
        orgId,
        by: t.arg({ type: CohortBy, required: true, defaultValue: 'JOINED', description: 'What makes the cohort.' }),
        from: t.arg({ type: 'Date', required: true, description: 'A day of the first month.' }),
        to: t.arg({ type: 'Date', required: true, description: 'A day of the last month; 60 months at most.' }),
      },
      resolve: (_root, args, context) =>
        retention(reportsOf(context), { ...args, orgId: optionalUuid(args.orgId ?? null, 'Org', 'orgId') }, today(), context.viewer.locale),
    }),
    interests: t.field({
      type: InterestTable,
      authScopes,
      complexity: 50,
      description:
        '兴趣: which categories the members bought in a range at the stores of the branch, and who likes what more than others do.',
      args: {
        orgId,
        from: t.arg({ type: 'Date', required: true, description: 'First business day.' }),
        to: t.arg({ type: 'Date', required: true, description: 'Last business day, inclusive.' }),
        parentId: t.arg.globalID({ description: 'A Category: those below it, among its buyers. Left out: the top ones.' }),
        by: t.arg({ type: InterestGroup, description: 'Tells groups of buyers apart.' }),
      },
      resolve: (_root, args, context) =>
        interests(reportsOf(context), {
          ...args,
          orgId: optionalUuid(args.orgId ?? null, 'Org', 'orgId'),
          parentId: optionalUuid(args.parentId ?? null, 'Category', 'parentId'),
          by: args.by ?? null,
        }),
    }),
    memberPortrait: t.field({
      type: MemberPortrait,
      authScopes,
      complexity: 50,
      description: '会员画像: levels, activity and RFM of the members in use that the branch knows.',
      args: { orgId },
      resolve: (_root, args, context) => portrait(reportsOf(context), optionalUuid(args.orgId ?? null, 'Org', 'orgId'), today()),
    }),
  };
});
