import { getDatamodel } from '@regulars/db/generated/pothos-types';
import type PrismaTypes from '@regulars/db/generated/pothos-types';
import { DomainError } from '@regulars/domain/errors';
import type { Permission } from '@regulars/domain/permissions';
import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import PrismaPlugin from '@pothos/plugin-prisma';
import RelayPlugin from '@pothos/plugin-relay';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';
import { type GraphQLFieldResolver, type GraphQLResolveInfo, isNonNullType } from 'graphql';
import type { Context } from './context.ts';
import { prisma } from './db.ts';
import { env } from './env.ts';
import { decoded, refuseNoIds } from './global-id.ts';
import { LIST_LENGTH } from './limits.ts';
import { DEFAULT_PAGE, MAX_PAGE } from './lists.ts';
import { log } from './log.ts';
import { resolveVisibleNode } from './nodes.ts';
import type { Scalars } from './scalars.ts';
import { may } from './viewer.ts';

/** A resolver that forgets its `query` asks once per row. One whose answer may be null may have had nothing to ask for. */
function tellOfUnusedQuery({ parentType, fieldName, returnType }: GraphQLResolveInfo): void {
  if (isNonNullType(returnType)) log.warn({ field: `${parentType.name}.${fieldName}` }, 'the query was not used by the resolver');
}

type Resolve<Of> = GraphQLFieldResolver<unknown, Of & object, object>;

/** What is no id is refused, even where nobody is going to look at it; after the rights, whose plugin stands before. */
class IdsPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(resolve: Resolve<Types['Context']>, { argMappers }: PothosOutputFieldConfig<Types>): Resolve<Types['Context']> {
    if (argMappers.length === 0) return resolve; // no ids among its arguments
    return (parent, args, context, info) => {
      refuseNoIds(args);
      return resolve(parent, args, context, info);
    };
  }

  override wrapSubscribe(subscribe: Resolve<Types['Context']> | undefined, field: PothosOutputFieldConfig<Types>) {
    return subscribe && this.wrapResolve(subscribe, field);
  }
}

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      ids: IdsPlugin<Types>;
    }
  }
}
SchemaBuilder.allowPluginReRegistration = true; // where several tests share a process, this file is read again and Pothos is not
SchemaBuilder.registerPlugin('ids', IdsPlugin);

/**
 * The one schema builder. Fields are non-null unless they say `nullable: true`. Every root field has `authScopes`:
 * `can` (what the role allows); whose data it is, is said by scope.ts in the queries.
 */
export const builder = new SchemaBuilder<{
  Context: Context;
  PrismaTypes: PrismaTypes;
  Scalars: Scalars;
  DefaultFieldNullability: false;
  DefaultEdgesNullability: false;
  DefaultNodeNullability: false;
  AuthScopes: { signedIn: boolean; can: Permission };
}>({
  plugins: [ScopeAuthPlugin, RelayPlugin, PrismaPlugin, ComplexityPlugin, 'ids'],
  defaultFieldNullability: false,
  scopeAuth: {
    authorizeOnSubscribe: true, // once, not at every event: when rights change the connection is closed
    authScopes: ({ viewer }) => ({ signedIn: viewer.kind !== 'anonymous', can: (permission) => may(viewer, permission) }),
    unauthorizedError: (_parent, { viewer }) => new DomainError(viewer.kind === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN'),
    treatErrorsAsUnauthorized: false,
  },
  relay: {
    decodeGlobalID: decoded,
    cursorType: 'String',
    edgesFieldOptions: { nullable: false },
    nodeFieldOptions: { nullable: false },
    nodeQueryOptions: {
      description: 'Anything by its global id, as far as the viewer may see it; null where not.',
      authScopes: { signedIn: true },
      resolve: resolveVisibleNode,
    },
    nodesQueryOptions: false,
  },
  prisma: {
    client: prisma,
    dmmf: getDatamodel(),
    maxConnectionSize: MAX_PAGE,
    defaultConnectionSize: DEFAULT_PAGE,
    onUnusedQuery: env.NODE_ENV === 'development' ? tellOfUnusedQuery : null,
  },
  complexity: { defaultComplexity: 1, defaultListMultiplier: LIST_LENGTH }, // pages and the limits are cost.ts's business
});

builder.queryType({ description: 'Everything that can be read.' });
builder.mutationType({ description: 'Everything that can be changed. What moves value takes an idempotencyKey.' });
