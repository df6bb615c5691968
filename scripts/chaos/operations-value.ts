import { minor } from '../../packages/domain/src/money.ts';
import { fingerprintOf } from '../../apps/api/src/features/checkout/fingerprint.ts';
import { ENTRY, given, goOn, money, named, type Operation, REASON, somewhere } from './operation.ts';

const SALE = 'id kind number amount soldAt tenders { method amount }';
const HOLD = 'id amount expiresAt';
const PRICE = 10_00;

export const topUps: Operation[] = [
  {
    name: 'top-up',
    weight: 8,
    document: given('topUp', 'TopUpInput', ENTRY),
    ask: (scene) => {
      const [place, amount] = [somewhere(scene), scene.chance.int(1_00, 120_00)];
      return {
        variables: { input: { ...place, amount: money(amount), method: 'CASH' } },
        done: ({ id }, books) => {
          scene.left.topUps.push({ ...place, id, amount });
          books.entry('TOP_UP');
          books.hold(place.memberId, 'value', amount);
        },
      };
    },
  },
  {
    name: 'top-up with a package',
    weight: 4,
    document: given('topUp', 'TopUpInput', ENTRY),
    ask: (scene) => {
      const place = somewhere(scene);
      return {
        variables: { input: { ...place, packageId: scene.world.packageId, method: 'WECHAT_PAY' } },
        done: (_made, books) => {
          books.entry('TOP_UP');
          books.hold(place.memberId, 'value', 110_00);
          books.hold(place.memberId, 'spending points', 100);
        },
      };
    },
  },
  {
    name: 'top-up paid back in part',
    weight: 2,
    document: given('refundTopUp', 'RefundTopUpInput', 'entry { id at }'),
    ask: goOn('topUps', (topUp) => ({
      variables: { input: { entryId: topUp.id, storeId: topUp.storeId, amount: '0.50', method: 'CASH', reason: REASON } },
      done: (_made, books) => {
        books.entry('TOP_UP_REFUND');
        books.hold(topUp.memberId, 'value', -50);
      },
    })),
  },
  {
    name: 'top-up undone',
    weight: 1,
    document: `mutation ($key: String!, $id: ID!) { made: reverseEntry(idempotencyKey: $key, entryId: $id, reason: "${REASON}") { ${ENTRY} } }`,
    ask: goOn('topUps', (topUp) => ({
      variables: { id: topUp.id },
      done: (_made, books) => {
        books.entry('REVERSAL');
        books.hold(topUp.memberId, 'value', -topUp.amount);
      },
    })),
  },
];

export const sales: Operation[] = [
  {
    name: 'sale paid by stored value',
    weight: 12,
    document: given('recordSale', 'RecordSaleInput', SALE),
    ask: (scene) => {
      const [place, pieces] = [somewhere(scene), scene.chance.int(1, 3)];
      const amount = pieces * PRICE;
      const line = {
        productId: scene.chance.pick(scene.world.products),
        quantity: String(pieces),
        unitPrice: money(PRICE),
        amount: money(amount),
      };
      return {
        variables: { input: { ...place, lines: [line], tenders: [{ method: 'STORED_VALUE', amount: money(amount) }] } },
        done: ({ id }, books) => {
          scene.left.sales.push({ ...place, id, amount });
          books.entry('SPEND');
          books.hold(place.memberId, 'value', -amount);
          books.receipt('SALE', amount);
          books.shelf(place.storeId, -pieces);
        },
      };
    },
  },
  {
    name: 'checkout',
    weight: 8,
    document: `mutation ($key: String!, $input: CheckoutInput!) { made: checkout(idempotencyKey: $key, input: $input) {
      ... on CheckedOut { number sale { ${SALE} } } ... on QuoteChanged { reason } } }`,
    ask: (scene) => {
      const [place, pieces] = [somewhere(scene), scene.chance.int(1, 3)];
      const amount = minor(pieces * PRICE);
      const line = { key: 'tea', productId: scene.chance.pick(scene.world.products), quantity: String(pieces) };
      const quoted = { key: line.key, unitPrice: minor(PRICE), gross: amount, takes: [], amount, promoted: false };
      const fingerprint = fingerprintOf({ lines: [quoted], amount, couponIds: [] }); // nothing is taken off in this chain
      return {
        variables: { input: { ...place, lines: [line], fingerprint, tenders: [{ method: 'CASH', amount: money(amount) }] } },
        done: (_made, books) => {
          books.receipt('SALE', amount);
          books.shelf(place.storeId, -pieces);
        },
      };
    },
  },
  {
    name: 'refund to stored value',
    weight: 4,
    document: given('refundSale', 'RefundSaleInput', SALE),
    ask: goOn('sales', (sale) => ({
      variables: { input: { saleId: sale.id, reason: REASON } },
      done: (_made, books) => {
        books.entry('SPEND_REFUND');
        books.hold(sale.memberId, 'value', sale.amount);
        books.receipt('REFUND', -sale.amount);
        books.shelf(sale.storeId, sale.amount / PRICE);
      },
    })),
  },
];

export const reservations: Operation[] = [
  {
    name: 'reservation',
    weight: 6,
    document: given('reserveValue', 'ReserveValueInput', HOLD),
    ask: (scene) => {
      const [place, amount] = [somewhere(scene), scene.chance.int(1_00, 20_00)];
      return {
        variables: { input: { ...place, assetId: scene.world.principal, amount: money(amount), minutes: 600 } },
        done: ({ id }, books) => {
          scene.left.holds.push({ ...place, id, amount });
          books.reserve(place.memberId, amount);
        },
      };
    },
  },
  {
    name: 'reservation confirmed',
    weight: 4,
    document: named('confirmHold', HOLD),
    ask: goOn('holds', (hold) => ({
      variables: { id: hold.id },
      done: (_made, books) => {
        books.entry('SPEND');
        books.reserve(hold.memberId, -hold.amount);
        books.hold(hold.memberId, 'value', -hold.amount);
      },
    })),
  },
  {
    name: 'reservation released',
    weight: 2,
    document: named('releaseHold', HOLD),
    ask: goOn('holds', (hold) => ({ variables: { id: hold.id }, done: (_made, books) => books.reserve(hold.memberId, -hold.amount) })),
  },
  {
    name: 'transfer asked for',
    weight: 3,
    document: given('transferValue', 'TransferValueInput', 'approval { id requestedAt }'),
    ask: (scene) => {
      const [place, amount] = [somewhere(scene), scene.chance.int(1_00, 20_00)];
      const toMemberId = scene.chance.pick(scene.world.members.filter((id) => id !== place.memberId));
      return {
        variables: { input: { ...place, toMemberId, amount: money(amount), reason: REASON } },
        done: ({ approval }) => void scene.left.transfers.push({ ...place, toMemberId, id: approval?.id ?? '', amount }),
      };
    },
  },
  {
    name: 'transfer approved',
    weight: 3,
    by: 'approver',
    document: `mutation ($key: String!, $id: ID!) { made: decideApproval(idempotencyKey: $key, id: $id, approve: true) { id state decidedAt } }`,
    ask: goOn('transfers', (transfer) => ({
      variables: { id: transfer.id },
      done: (_made, books) => {
        books.entry('TRANSFER_OUT');
        books.entry('TRANSFER_IN');
        books.hold(transfer.memberId, 'value', -transfer.amount);
        books.hold(transfer.toMemberId ?? '', 'value', transfer.amount);
      },
    })),
  },
];
