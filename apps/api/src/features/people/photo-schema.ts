import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { globalId, uuidOf } from '../../global-id.ts';
import { removePhoto } from './photo.ts';

/** Ends with what the picture is, so that a browser that keeps it shows the new one at once. */
const addressOf = ({ member_id, file }: { member_id: string; file: string }, size = ''): string =>
  `/api/members/${encodeURIComponent(globalId('Member', member_id))}/photo?${size}v=${file.slice(-8)}`;

builder.prismaObject('MemberPhoto', {
  description: "A member's photo (会员照片), for whoever may see the member. Sent by PUT to /api/members/<id>/photo as multipart.",
  fields: (t) => ({
    url: t.string({
      description: 'Path of the picture, 480 pixels square, WebP; needs the session.',
      resolve: (photo) => addressOf(photo),
    }),
    smallUrl: t.string({ description: 'Path of the same, 96 pixels square.', resolve: (photo) => addressOf(photo, 'size=small&') }),
    updatedAt: t.expose('updated_at', { type: 'DateTime', description: 'Since when it is this one.' }),
  }),
});

builder.prismaObjectField('Member', 'photo', (t) =>
  t.relation('photo', { nullable: true, description: "The member's photo; null without one." }),
);

builder.mutationField('removeMemberPhoto', (t) =>
  t.prismaField({
    type: 'Member',
    description: "Removes a member's photo.",
    authScopes: { can: 'member.write' },
    args: { id: t.arg.globalID({ required: true, description: 'The Member.' }) },
    resolve: async (query, _root, args, { viewer }) => {
      const id = uuidOf(args.id, 'Member', 'id');
      await withTx(db, (tx) => removePhoto(tx, viewer, id, new Date()));
      return prisma.member.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
