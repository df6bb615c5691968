import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLString,
  type SelectionSetNode,
} from 'graphql';
import { may, type Viewer } from '../viewer.ts';
import { notAhead } from './models.ts';
import { isValues } from './where.ts';

/** Who asks, with what. */
export interface Asked {
  viewer: Viewer;
  fragments: Readonly<Record<string, FragmentDefinitionNode>>;
}

/** A field of a selection, and where it is said what it is. */
export interface Selected {
  /** Under which it is answered. */
  key: string;
  name: string;
  set: SelectionSetNode | undefined;
  type: GraphQLObjectType;
  node: FieldNode;
}

/** The fields of a selection, fragments opened. @throws NotAhead where something may be left out, or is of another type */
export function fieldsIn(type: GraphQLObjectType, set: SelectionSetNode | undefined, { fragments }: Pick<Asked, 'fragments'>): Selected[] {
  return (set?.selections ?? []).flatMap((node): Selected[] => {
    if (node.directives?.length) return notAhead('a directive');
    if (node.kind === 'Field') {
      const name = node.name.value;
      return [{ key: node.alias?.value ?? name, name, set: node.selectionSet, type, node }];
    }
    const fragment = node.kind === 'FragmentSpread' ? fragments[node.name.value] : node;
    const on = fragment?.typeCondition?.name.value ?? type.name;
    return on === type.name ? fieldsIn(type, fragment?.selectionSet, { fragments }) : notAhead(on);
  });
}

interface Definition {
  type: GraphQLOutputType;
  extensions: Readonly<Record<string, unknown>>;
}

const TYPENAME: Definition = { type: GraphQLString, extensions: {} };

/** The field of the schema. @throws NotAhead where the viewer may not see it, or where that depends on the row: Pothos has the answers */
export function definitionOf({ type, name }: Selected, viewer: Viewer): Definition {
  if (name === '__typename') return TYPENAME;
  const field = type.getFields()[name] ?? notAhead(name);
  requireRights(field.extensions, viewer);
  return field;
}

/** @throws NotAhead */
export function requireRights(extensions: Readonly<Record<string, unknown>>, viewer: Viewer): void {
  const scopes = optionsOf(extensions)['authScopes'];
  if (scopes === undefined) return;
  const { can, ...others } = isValues(scopes) ? scopes : {};
  if (Object.keys(others).length > 0 || !isPermission(can) || !may(viewer, can)) notAhead('rights');
}

const isPermission = (can: unknown): can is Parameters<typeof may>[1] => typeof can === 'string'; // the builder's types hold it to the list

/** What a type or a field was built with. */
export function optionsOf(extensions: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const options = extensions['pothosOptions'];
  return isValues(options) ? options : {};
}
