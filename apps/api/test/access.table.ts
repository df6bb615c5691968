import { randomUUID } from 'node:crypto';
import { getNamedType, type GraphQLSchema } from 'graphql';

// What the walk of access.test.ts can't know by itself. Keep it small.

/** Names of ids that do not say the type they lead to. */
const TYPES: Record<string, string> = {
  store: 'Org',
  fromStore: 'Org',
  toStore: 'Org',
  homeStore: 'Org',
  branch: 'Org',
  region: 'Org',
  cashier: 'Employee',
  salesperson: 'Employee',
  recruiter: 'Employee',
  actor: 'Employee',
  owner: 'Employee',
  entity: 'Member',
  tier: 'PriceTier',
  priceTier: 'PriceTier',
  line: 'SaleLine',
  file: 'ImportFile',
  refundOf: 'Sale',
  entry: 'JournalEntry',
  kind: 'PointsKind',
  payKind: 'PointsKind',
  referralKind: 'PointsKind',
  referrer: 'Member',
  conversion: 'PointsConversion',
  task: 'PointsTask',
  field: 'CustomField',
  toMember: 'Member',
  linkedMember: 'Member',
  belonging: 'MemberRelative',
  package: 'TopUpPackage',
  payer: 'Member',
  type: 'CardType',
  assignee: 'Employee',
  plan: 'FollowUpPlan',
  template: 'MessageTemplate',
};

/** The type that an argument of type ID leads to: `memberId` → Member, `id` and `parentId` → what the field returns. */
export function idTypeOf(schema: GraphQLSchema, path: string): string {
  const [root = ''] = path.split('.');
  const field = schema.getMutationType()?.getFields()[root] ?? schema.getQueryType()?.getFields()[root];
  const returned = field ? getNamedType(field.type).name.replace(/(Connection|Payload|Result)$/, '') : '';
  const name = (path.split('.').at(-1) ?? '').replace(/Ids?$/, '');
  if (name === 'id' || name === 'ids' || name === 'parent') return returned;
  const plain = TYPES[name] ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return schema.getType(plain) ? plain : returned;
}

/** Values that a field's own checks ask for before they look at the branch. */
const VALUES: Record<string, string> = {
  mergeId: '"00000000-0000-7000-8000-000000000000"',
  password: '"longjing-before-rain"',
  email: '"someone@example.test"',
  phone: '"13800005555"',
  colour: '"#112233"',
  reason: '"because"',
};

/** Optional inputs without which a field refuses before it looks at the branch. */
export const NEEDED: Record<string, string> = {
  'startImport.input.mappingName': '"superstore_cn"',
};

export function knownValue(path: string): string | undefined {
  const name = path.split('.').at(-1) ?? '';
  return name === 'idempotencyKey' ? `"${randomUUID()}"` : (NEEDED[path] ?? VALUES[name]);
}

/** What a field that anybody may ask answers to the walk, where it is not an answer. */
export const REFUSES: Record<string, string[]> = { register: ['WRONG_CODE'] };

/** What is told to everybody, whichever branch it is of. */
export const KNOWN_TO_ALL: ReadonlySet<string> = new Set(['registrationForm']);

/** Ids of another branch that may be used, and why. */
export const MAY_CROSS: Record<string, string> = {
  'sellPass.input.memberId': 'a member is served in any store, and is known there from then on',
  'sellPass.input.employeeId': 'as with recordSale: a pass is a line of a sale',
  'sellLevel.input.memberId': 'as with sellPass',
  'sellLevel.input.employeeId': 'as with sellPass',
  'usePass.input.memberId': 'as with sellPass',
  'createPassType.input.orgIds': 'what passes there are is decided for the whole chain',
  'updatePassType.input.orgIds': 'as with createPassType',
  'issueCard.input.memberId': 'a member is served in any store, and is known there from then on',
  'issueCard.input.payerId': 'whoever pays for another is found by an exact identifier, as with transferValue',
  'createCardApplication.input.memberId': 'as with issueCard',
  'createCardApplication.input.payerId': 'as with issueCard',
  'bill.input.memberId': 'a member is served in any store, and is known there from then on',
  'bill.input.sale.memberId': 'as with recordSale',
  'bill.input.sale.lines.employeeId': 'a salesperson may help out in another branch',
  'bill.input.sale.lines.sellers.employeeId': 'as with recordSale',
  'bill.input.passes.employeeId': 'as with sellPass',
  'bill.input.cards.employeeId': 'as with recordSale: whoever helps out earns by it',
  'bill.input.topUps.employeeId': 'as with recordSale: whoever helps out earns by it',
  'issueCard.input.employeeId': 'as with recordSale: whoever helps out earns by it',
  'topUp.input.employeeId': 'as with recordSale: whoever helps out earns by it',
  'suspendBasket.input.memberId': 'as with bill',
  'topUp.input.memberId': 'a member is served in any store, and is known there from then on',
  'transferValue.input.toMemberId': 'as with topUp: whoever is found by an exact identifier can receive',
  'reserveValue.input.memberId': 'value can be spent in any store of the chain',
  'checkout.input.memberId': 'as with recordSale',
  'checkout.input.lines.employeeId': 'as with recordSale',
  'checkout.input.lines.sellers.employeeId': 'as with recordSale',
  'setReferrer.referrerId': 'whoever brought the member, found by an exact identifier; the name stays hidden where it may not be seen',
  'recordSale.input.memberId': 'a member is served in any store, and is known there from then on',
  'recordSale.input.lines.employeeId': 'a salesperson may help out in another branch',
  'recordSale.input.lines.sellers.employeeId': 'a salesperson may help out in another branch',
  'createMember.input.recruiterId': 'whoever won the member is named, and hidden from other branches when read',
  'registerByPhone.input.recruiterId': 'as with createMember',
  'registerAtWindow.input.recruiterId': 'as with createMember',
  'updateMember.input.recruiterId': 'as with createMember',
  'createDelivery.input.employeeId': 'a salesperson may help out in another branch',
  'grantPoints.input.memberId': 'a member is served in any store',
  'convertPoints.input.memberId': 'as with grantPoints',
  'completeTask.input.memberId': 'as with grantPoints',
  'promisePoints.input.memberId': 'as with grantPoints',
  'issueCoupons.input.memberId': 'a member is served in any store',
  'claimCoupon.input.memberId': 'as with issueCoupons',
  'redeemCouponCode.input.memberId': 'as with issueCoupons',
  'transferCoupon.toMemberId': 'as with transferValue: whoever is found by an exact identifier can receive',
  'updateDelivery.input.employeeId': 'as with createDelivery',
};
