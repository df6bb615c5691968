// The table of contents of the API: every room adds its types and root fields to the builder.
import './scalars.ts';
import './features/orgs/schema.ts';
import { builder } from './builder.ts';

export const schema = builder.toSchema();
