import { ENTRY, given, goOn, money, named, type Operation, REASON, somewhere } from './operation.ts';
import { PASS_PRICE, PASS_USES, TASK_SCORE } from './world.ts';

const PROMISE = 'id points createdAt';

export const points: Operation[] = [
  ...[1, -1].map((sign): Operation => ({
    name: sign > 0 ? 'points given' : 'points taken',
    weight: sign > 0 ? 5 : 4,
    document: given('grantPoints', 'GrantPointsInput', 'entry { id at }'),
    ask: (scene) => {
      const [place, number] = [somewhere(scene), sign * scene.chance.int(1, 50)];
      return {
        variables: { input: { ...place, kindId: scene.world.spendingKind, points: number, reason: REASON } },
        done: (_made, books) => {
          books.entry('GRANT');
          books.hold(place.memberId, 'spending points', number);
        },
      };
    },
  })),
  {
    name: 'points converted',
    weight: 3,
    document: given('convertPoints', 'ConvertPointsInput', ENTRY),
    ask: (scene) => {
      const [place, tens] = [somewhere(scene), scene.chance.int(1, 5)];
      return {
        variables: { input: { ...place, conversionId: scene.world.conversionId, points: tens * 10 } },
        done: (_made, books) => {
          books.entry('CONVERT');
          books.hold(place.memberId, 'spending points', -tens * 10);
          books.hold(place.memberId, 'contribution points', tens);
        },
      };
    },
  },
  {
    name: 'points promised',
    weight: 3,
    document: given('promisePoints', 'PromisePointsInput', PROMISE),
    ask: (scene) => {
      const [place, amount] = [somewhere(scene), scene.chance.int(1, 50)];
      return {
        variables: { input: { ...place, kindId: scene.world.spendingKind, points: amount, reason: REASON } },
        done: ({ id }) => void scene.left.promises.push({ ...place, id, amount }),
      };
    },
  },
  {
    name: 'promise kept',
    weight: 2,
    document: named('confirmPendingPoints', PROMISE),
    ask: goOn('promises', (promise) => ({
      variables: { id: promise.id },
      done: (_made, books) => {
        books.entry('EARN');
        books.hold(promise.memberId, 'spending points', promise.amount);
      },
    })),
  },
  {
    name: 'task done',
    weight: 3,
    document: given('completeTask', 'CompleteTaskInput', ENTRY),
    ask: (scene) => {
      const place = somewhere(scene);
      return {
        variables: { input: { ...place, taskId: scene.world.taskId } },
        done: (_made, books) => {
          books.entry('EARN');
          books.hold(place.memberId, 'spending points', TASK_SCORE);
        },
      };
    },
  },
  {
    name: 'member joins',
    weight: 2,
    document: `mutation ($input: CreateMemberInput!) { made: createMember(input: $input) { id } }`,
    doneBefore: 'DUPLICATE',
    ask: ({ world, chance, next }) => {
      const phone = `139${String(next()).padStart(8, '0')}`;
      const who = { name: 'Newcomer', gender: 'FEMALE', birthday: '1990-01-01', homeStoreId: chance.pick(world.stores), phone };
      return {
        variables: { input: who },
        done: (_made, books) => {
          books.entry('EARN'); // by the worker, for a complete profile
          books.hold(null, 'spending points', TASK_SCORE);
        },
      };
    },
  },
];

export const passes: Operation[] = [
  {
    name: 'pass sold',
    weight: 2,
    document: given('sellPass', 'SellPassInput', ENTRY),
    ask: (scene) => {
      const place = somewhere(scene);
      return {
        variables: { input: { ...place, passTypeId: scene.world.passTypeId, tenders: [{ method: 'CASH', amount: money(PASS_PRICE) }] } },
        done: (_made, books) => {
          books.entry('PASS_SALE');
          books.receipt('SALE', PASS_PRICE);
          books.hold(place.memberId, 'pass uses', PASS_USES);
        },
      };
    },
  },
  {
    name: 'pass used',
    weight: 5,
    document: given('usePass', 'UsePassInput', ENTRY),
    ask: (scene) => {
      const [place, uses] = [somewhere(scene), scene.chance.int(1, 2)];
      return {
        variables: { input: { ...place, passTypeId: scene.world.passTypeId, uses } },
        done: (_made, books) => {
          books.entry('PASS_USE');
          books.hold(place.memberId, 'pass uses', -uses);
        },
      };
    },
  },
];
