import type { FragmentDefinitionNode, GraphQLResolveInfo, SelectionSetNode } from 'graphql';

/** Whether the caller asked for a field of one of these names, at any depth below the field that is being resolved. */
export function selects({ fieldNodes, fragments }: GraphQLResolveInfo, names: ReadonlySet<string>): boolean {
  return fieldNodes.some(({ selectionSet }) => within(selectionSet, names, fragments));
}

function within(set: SelectionSetNode | undefined, names: ReadonlySet<string>, fragments: Record<string, FragmentDefinitionNode>): boolean {
  return (set?.selections ?? []).some((node) => {
    if (node.kind === 'FragmentSpread') return within(fragments[node.name.value]?.selectionSet, names, fragments);
    return (node.kind === 'Field' && names.has(node.name.value)) || within(node.selectionSet, names, fragments);
  });
}
