import { type ASTNode, BREAK, type DocumentNode, GraphQLError, isValueNode, Kind, visit } from 'graphql';

/**
 * The field that graphql-js complains about, as the API calls it (`lines.0.amount`): whatever the caller calls the variable, and of what is
 * missing or unknown the field itself, not the object it belongs to.
 */
export function fieldAsked(text: string, error: unknown, document: DocumentNode | undefined): string | undefined {
  const variable = /^Variable "\$(\w+)"/.exec(text)?.[1];
  const node = error instanceof GraphQLError ? error.nodes?.[0] : undefined;
  const isMeant = (one: ASTNode) => (variable === undefined ? one === node : one.kind === Kind.VARIABLE && one.name.value === variable);
  const start = (document && argumentPath(document, isMeant)) ?? variable;
  if (start === undefined) return undefined;
  const within = / at "\w+((?:[.[][^"]*)?)"; /.exec(text)?.[1]?.replaceAll(/\[(\d+)\]/g, '.$1') ?? '';
  const wrong = variable === undefined ? undefined : /; Field "(\w+)" /.exec(text)?.[1];
  return `${start}${within}${wrong === undefined ? '' : `.${wrong}`}`.replace(/^input\./, '');
}

/** The path to the first value that is meant, from the name of its argument on: `input.lines.0`. */
function argumentPath(document: DocumentNode, isMeant: (node: ASTNode) => boolean): string | undefined {
  const path: (string | number)[] = [];
  const step = (node: ASTNode, key: string | number | undefined) => {
    if (node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD) return node.name.value;
    return isValueNode(node) && typeof key === 'number' ? key : undefined;
  };
  let found: string | undefined;
  visit(document, {
    enter: (node, key) => {
      if (node.kind === Kind.VARIABLE_DEFINITION) return false;
      const here = step(node, key);
      if (here !== undefined) path.push(here);
      if (path.length === 0 || !isMeant(node)) return undefined;
      found = path.join('.');
      return BREAK;
    },
    leave: (node, key) => {
      if (step(node, key) !== undefined) path.pop();
    },
  });
  return found;
}
