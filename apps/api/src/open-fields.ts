import type { GraphQLSchema } from 'graphql';

/** Root fields that anybody may ask, signed in or not. Every other one has authScopes: see `requireGuards`. */
export const PUBLIC: ReadonlySet<string> = new Set([
  'viewer',
  'registrationForm',
  'requestRegistrationCode',
  'register',
  'publishedEarningRules',
]);

/** Root fields for everybody who is signed in; all others name the permission they need. */
export const FOR_ALL_STAFF: ReadonlySet<string> = new Set(['chain', 'node', 'saveLayout', 'streamCursor']);

/** What a root field asks of the role; undefined: nothing. */
export function permissionOf(options: unknown): string | undefined {
  const scopes = options !== null && typeof options === 'object' && 'authScopes' in options ? options.authScopes : undefined;
  return scopes !== null && typeof scopes === 'object' && 'can' in scopes ? String(scopes.can) : undefined;
}

/** A root field that forgot to say who may ask it stops the program at its start. */
export function requireGuards(schema: GraphQLSchema): GraphQLSchema {
  for (const type of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    for (const field of Object.values(type?.getFields() ?? {})) {
      const guarded = PUBLIC.has(field.name) || FOR_ALL_STAFF.has(field.name) || permissionOf(field.extensions['pothosOptions']);
      if (!guarded) throw new Error(`${field.name} has no authScopes: { can: … } and stands on no list of open-fields.ts`);
    }
  }
  return schema;
}
