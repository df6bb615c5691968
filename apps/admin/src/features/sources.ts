import type { Source } from '../providers/source.ts';

type Loader = () => Promise<{ default: Source }>;

const loaders: Record<string, Loader> = {
  members: () => import('./members/source.ts'),
  levels: () => import('./levels/source.ts'),
  customFields: () => import('./customFields/source.ts'),
  tags: () => import('./tags/source.ts'),
  tagCategories: () => import('./tagCategories/source.ts'),
  segments: () => import('./segments/source.ts'),
  pointsKinds: () => import('./pointsKinds/source.ts'),
  pointsTasks: () => import('./pointsTasks/source.ts'),
  pointsConversions: () => import('./pointsConversions/source.ts'),
  promotions: () => import('./promotions/source.ts'),
  couponTemplates: () => import('./couponTemplates/source.ts'),
  sales: () => import('./sales/source.ts'),
  contacts: () => import('./contacts/source.ts'),
  followUps: () => import('./followUps/source.ts'),
  followUpPlans: () => import('./followUpPlans/source.ts'),
  serviceCases: () => import('./serviceCases/source.ts'),
  occasions: () => import('./occasions/source.ts'),
  calls: () => import('./calls/source.ts'),
  messages: () => import('./messages/source.ts'),
  messageTemplates: () => import('./messageTemplates/source.ts'),
  deliveries: () => import('./deliveries/source.ts'),
  products: () => import('./products/source.ts'),
  categories: () => import('./categories/source.ts'),
  priceTiers: () => import('./priceTiers/source.ts'),
  stock: () => import('./stock/source.ts'),
  movements: () => import('./movements/source.ts'),
  stockCounts: () => import('./stockCounts/source.ts'),
  purchaseOrders: () => import('./purchaseOrders/source.ts'),
  suppliers: () => import('./suppliers/source.ts'),
  topUpPackages: () => import('./topUpPackages/source.ts'),
  cards: () => import('./cards/source.ts'),
  cardTypes: () => import('./cardTypes/source.ts'),
  cardBatches: () => import('./cardBatches/source.ts'),
  cardApplications: () => import('./cardApplications/source.ts'),
  passTypes: () => import('./passTypes/source.ts'),
  commissionRules: () => import('./commissionRules/source.ts'),
  staff: () => import('./staff/source.ts'),
  orgs: () => import('./orgs/source.ts'),
  imports: () => import('./imports/source.ts'),
  alerts: () => import('./alerts/source.ts'),
  approvals: () => import('./approvals/source.ts'),
  shifts: () => import('./shifts/source.ts'),
  holds: () => import('./holds/source.ts'),
  pendingPoints: () => import('./pendingPoints/source.ts'),
  ledgerChecks: () => import('./ledgerChecks/source.ts'),
  audit: () => import('./audit/source.ts'),
};

/** Where react-admin's resources are read and written; each room's source is loaded with its first use. */
export async function sourceOf(resource: string): Promise<Source> {
  const load = loaders[resource];
  if (!load) throw new Error(`There is no resource called ${resource}`);
  return (await load()).default;
}
