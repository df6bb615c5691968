import type { Ladder, RuledLadder as Ruled } from '@regulars/domain/levels';
import { builder } from '../../builder.ts';
import { prisma } from '../../db.ts';
import { isUuid } from '../../global-id.ts';
import { COUNT_CAP } from '../../lists.ts';
import { nodeVisibility } from '../../nodes.ts';
import { memberWhere } from '../../scope.ts';
import { may } from '../../viewer.ts';

export const LevelLadder = builder.enumType('LevelLadder', {
  description: 'What leads to the levels of a ladder (等级体系).',
  values: {
    REGISTERED: { description: '注册等级: by what a member does' },
    PAID: { description: '付费等级: bought for a term; no up or down' },
    STORED_VALUE: { description: '储值等级: by what a member pays in' },
  } satisfies Record<Ladder, object>,
});

export const RuledLadder = builder.enumType('RuledLadder', {
  description: 'A ladder whose levels are reached by rules.',
  values: {
    REGISTERED: { description: '注册等级: by what a member does' },
    STORED_VALUE: { description: '储值等级: by what a member pays in' },
  } satisfies Record<Ruled, object>,
});

nodeVisibility('Level', (viewer, id) => may(viewer, 'level.read') && isUuid(id));

builder.prismaNode('Level', {
  id: { field: 'id' },
  description: 'A membership level (会员等级).',
  authScopes: { can: 'level.read' },
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Short unique code.' }),
    name: t.exposeString('name', { description: 'As people call it.' }),
    rank: t.exposeInt('rank', {
      description: 'Higher is better, over all ladders: the highest of a member counts; the lowest is where everyone starts.',
    }),
    colour: t.exposeString('colour', { description: '`#rrggbb`.' }),
    ladder: t.expose('ladder', { type: LevelLadder, description: 'What leads to it.' }),
    price: t.expose('price', { type: 'Money', nullable: true, description: 'Of a paid level: what a term costs.' }),
    validMonths: t.exposeInt('valid_months', { nullable: true, description: 'Of a paid level: how many months a term is.' }),
    product: t.relation('product', { nullable: true, description: 'Of a paid level: the service as which it is sold.' }),
    pricePercent: t.exposeInt('price_percent', { description: 'Percent of the price that members of it pay; 100: as everybody.' }),
    pointsPercent: t.exposeInt('points_percent', { description: 'Points that they earn, in percent; 100: as everybody.' }),
    birthdayPercent: t.exposeInt('birthday_percent', { description: 'The same on their birthday.' }),
    priceTier: t.relation('price_tier', { nullable: true, description: 'The price list that holds for them; null: retail.' }),
    freeDelivery: t.exposeBoolean('free_delivery', { description: 'Whether deliveries are free.' }),
    giftPoints: t.exposeInt('gift_points', { nullable: true, description: 'Points of the gift pack for who reaches it the first time.' }),
    giftKind: t.relation('gift_kind', { nullable: true, description: 'Of which kind these points are.' }),
    giftCoupons: t.exposeInt('gift_coupons', { nullable: true, description: 'Coupons of the gift pack.' }),
    giftTemplate: t.relation('gift_template', { nullable: true, description: 'Of which template these coupons are.' }),
    giftMoney: t.expose('gift_money', { type: 'Money', nullable: true, description: 'Bonus money of the gift pack.' }),
    archivedAt: t.expose('archived_at', { type: 'DateTime', nullable: true, description: 'When it was archived; null while in use.' }),
    memberCount: t.int({
      description: `Members of this level in the viewer's branch; counting stops at ${COUNT_CAP}. Null without the right to see members.`,
      nullable: true,
      complexity: 50,
      authScopes: { can: 'member.read' },
      unauthorizedResolver: () => null,
      resolve: (level, _args, { viewer }) =>
        prisma.member.count({ where: { ...memberWhere(viewer), level_id: level.id, archived_at: null }, take: COUNT_CAP }),
    }),
  }),
});

builder.queryField('levels', (t) =>
  t.prismaField({
    type: ['Level'],
    description: 'The levels of all ladders, lowest rank first.',
    authScopes: { can: 'level.read' },
    args: { includeArchived: t.arg.boolean({ defaultValue: false, description: 'Archived ones too.' }) },
    resolve: (query, _root, { includeArchived }) =>
      prisma.level.findMany({ ...query, where: includeArchived ? {} : { archived_at: null }, orderBy: { rank: 'asc' } }),
  }),
);
