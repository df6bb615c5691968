import { DomainError } from '@regulars/domain/errors';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { MAX_PAGE } from '../../lists.ts';
import { may } from '../../viewer.ts';
import { MemberTillView, tillView, type TillView } from './lookup.ts';
import { knownMembers } from './sql.ts';
import { findMembers, membersByKey } from './search-sql.ts';
import { askedBy } from './tokens.ts';

const MAX_TEXT = 100;

interface Found {
  /** Members of the viewer's branch, the best first. */
  ids: string[];
  /** A member of another branch, by a whole identifier. */
  elsewhere: TillView | null;
}

const MemberSearchResult = builder.objectRef<Found>('MemberSearchResult').implement({
  description: 'Whom a typed text may mean.',
  fields: (t) => ({
    members: t.prismaField({
      type: ['Member'],
      description:
        "Members in use whom the viewer's branch knows: those with exactly this phone, card, document or number first, then the newest.",
      resolve: async (query, { ids }) => {
        const members = await prisma.member.findMany({ ...query, where: { id: { in: ids } } });
        const place = new Map(ids.map((id, at) => [id, at]));
        return members.toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
      },
    }),
    elsewhere: t.field({
      type: MemberTillView,
      nullable: true,
      description: 'The member of another branch with exactly this phone, card, document or number, masked; null where there is none.',
      resolve: ({ elsewhere }) => elsewhere,
    }),
  }),
});

builder.queryField('memberSearch', (t) =>
  t.field({
    type: MemberSearchResult,
    description:
      'Members by what is typed: one or more characters of the name, its pinyin or initials, four digits or more of the phone, or a whole phone, card, document or member number.',
    authScopes: { can: 'member.read' },
    args: {
      text: t.arg.string({ required: true, description: 'As typed, at most 100 characters; too little finds nobody.' }),
      first: t.arg.int({ required: true, defaultValue: 10, description: 'At most so many members, up to 200.' }),
    },
    complexity: ({ first }) => ({ field: 1, multiplier: Math.min(Math.max(first, 1), MAX_PAGE) }),
    resolve: async (_root, args, { viewer }): Promise<Found> => {
      const text = args.text.trim();
      if ([...text].length > MAX_TEXT) throw new DomainError('TOO_LONG', { max: MAX_TEXT }, 'text');
      if (args.first < 1) throw new DomainError('BAD_PAGE_SIZE', { max: MAX_PAGE }, 'first');
      const first = Math.min(args.first, MAX_PAGE);
      if (text === '') return { ids: [], elsewhere: null };
      const exact = await membersByKey(db, text);
      const known = exact.length > 0 ? await knownMembers(db, viewer, exact) : new Set<string>();
      const asked = askedBy(text);
      const found = asked ? await findMembers(db, viewer, asked, { first, archived: false }) : [];
      const other = may(viewer, 'member.lookup') ? exact.find((id) => !known.has(id)) : undefined;
      return { ids: [...new Set([...known, ...found])].slice(0, first), elsewhere: other ? await tillView(db, other) : null };
    },
  }),
);
