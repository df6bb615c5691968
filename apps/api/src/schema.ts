// The table of contents of the API: every room adds its types and root fields to the builder.
import './scalars.ts';
import './features/audit/schema.ts';
import './features/auth/schema.ts';
import './features/orgs/schema.ts';
import './features/orgs/mutations.ts';
import './features/orgs/chain-schema.ts';
import './features/staff/schema.ts';
import './features/staff/mutations.ts';
import './features/members/schema.ts';
import './features/members/list.ts';
import './features/members/lookup.ts';
import './features/members/mutations.ts';
import './features/levels/schema.ts';
import './features/tags/schema.ts';
import './features/tags/mutations.ts';
import './features/catalog/schema.ts';
import './features/catalog/categories.ts';
import './features/inventory/schema.ts';
import './features/inventory/movements.ts';
import './features/sales/schema.ts';
import './features/sales/list.ts';
import './features/sales/mutations.ts';
import { builder } from './builder.ts';

export const schema = builder.toSchema();
