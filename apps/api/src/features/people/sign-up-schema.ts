import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { chain } from '../../chain.ts';
import { db, prisma } from '../../db.ts';
import { loadTree } from '../orgs/tree.ts';
import { DocumentInput, MemberSettings } from '../members/document-schema.ts';
import { Gender } from '../members/schema.ts';
import { loadRequirements } from '../members/settings.ts';
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

interface Store {
  code: string;
  name: string;
}

const RegistrationStore = builder.objectRef<Store>('RegistrationStore').implement({
  description: 'A store that may become a home store.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'By which it is named in a registration.' }),
    name: t.exposeString('name', { description: 'As people call it.' }),
  }),
});

interface Form {
  chain: string;
  open: boolean;
  stores: Store[];
}

const RegistrationForm = builder.objectRef<Form>('RegistrationForm').implement({
  description: 'What a website needs to know to let people register.',
  fields: (t) => ({
    chain: t.exposeString('chain', { description: 'Name of the chain.' }),
    open: t.exposeBoolean('open', { description: 'Whether members may register on a website at present.' }),
    stores: t.expose('stores', { type: [RegistrationStore], description: 'From which the home store is chosen, by name.' }),
    asks: t.field({ type: MemberSettings, description: 'What the programme asks for.', resolve: () => loadRequirements(db) }),
  }),
});

builder.queryField('registrationForm', (t) =>
  t.field({
    type: RegistrationForm,
    description: 'What is asked of who registers without staff. Needs no sign-in.',
    resolve: async (): Promise<Form> => {
      const [tree, channel] = await Promise.all([
        loadTree(db),
        db.selectFrom('registration_channel').select('open').where('source', '=', 'WEBSITE').executeTakeFirstOrThrow(),
      ]);
      const stores = [...tree.byId.values()].filter(({ kind, archived }) => kind === 'STORE' && !archived);
      return { chain: chain().name, open: channel.open, stores: stores.toSorted((a, b) => a.name.localeCompare(b.name, 'zh')) };
    },
  }),
);

const RegisterInput = builder.inputType('RegisterInput', {
  description: 'A registration without staff, from a website; its channel and level are ours to say.',
  fields: (t) => ({
    phone: t.string({ required: true, description: 'To which the code was sent.' }),
    code: t.string({ required: true, description: 'The six digits of the message.' }),
    name: t.string({ required: true, description: 'Full name, at most 100 characters.' }),
    birthday: t.field({ type: 'Date', description: 'Day of birth, not in the future.' }),
    gender: t.field({ type: Gender, description: 'As the member says.' }),
    document: t.field({ type: DocumentInput, description: 'An identity document, where the programme asks for one.' }),
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
