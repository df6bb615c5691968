// The table of contents of the API: every room adds its types and root fields to the builder.
import './scalars.ts';
import './features/audit/schema.ts';
import './features/auth/schema.ts';
import './features/orgs/schema.ts';
import './features/orgs/mutations.ts';
import './features/orgs/chain-schema.ts';
import './features/staff/schema.ts';
import './features/staff/mutations.ts';
import { builder } from './builder.ts';

export const schema = builder.toSchema();
