import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { Gender } from '../members/schema.ts';
import { requestCode, signUp } from './sign-up.ts';

interface Registered {
  number: string;
  levelName: string;
}

const RegisteredMember = builder.objectRef<Registered>('RegisteredMember').implement({
  description: 'What somebody who registered without staff is told.',
  fields: (t) => ({
    number: t.exposeString('number', { description: 'Member number.' }),
    levelName: t.exposeString('levelName', { description: 'The level at which members start.' }),
  }),
});

const RegisterInput = builder.inputType('RegisterInput', {
  description: 'A registration without staff, from a website; its channel and level are ours to say.',
  fields: (t) => ({
    phone: t.string({ required: true, description: 'To which the code was sent.' }),
    code: t.string({ required: true, description: 'The six digits of the message.' }),
    name: t.string({ required: true, description: 'Full name, at most 100 characters.' }),
    birthday: t.field({ type: 'Date', description: 'Day of birth, not in the future.' }),
    gender: t.field({ type: Gender, description: 'As the member says.' }),
    storeCode: t.string({ required: true, description: 'Code of the store that becomes the home store.' }),
  }),
});

builder.mutationFields((t) => ({
  requestRegistrationCode: t.boolean({
    description:
      'Sends a code of six digits to a phone; true, whether or not a member has it. Three an hour for a phone, twenty for an address: else RATE_LIMIT.',
    args: { phone: t.arg.string({ required: true, description: 'A Chinese mobile, or + and the country code.' }) },
    resolve: async (_root, { phone }, { viewer }) => {
      await withTx(db, (tx) => requestCode(tx, viewer, phone, new Date()));
      return true;
    },
  }),
  register: t.field({
    type: RegisteredMember,
    description: 'Registers whoever has the code that was sent to the phone; five tries a code. The source is WEBSITE.',
    args: { input: t.arg({ type: RegisterInput, required: true }) },
    resolve: async (_root, { input }, { viewer }): Promise<Registered> => {
      const id = await signUp(db, viewer, input, new Date());
      const { number, level } = await prisma.member.findUniqueOrThrow({
        where: { id },
        select: { number: true, level: { select: { name: true } } },
      });
      return { number, levelName: level.name };
    },
  }),
}));
