interface Node {
  id: string;
  parent?: { id: string } | null;
}

export type Deep<T> = T & { depth: number };

/** A flat list in the order of its tree, each row with its depth. A row whose parent is not in the list is a root. */
export function inTreeOrder<T extends Node>(rows: readonly T[]): Deep<T>[] {
  const known = new Set(rows.map(({ id }) => id));
  const byParent = new Map<string | null, T[]>();
  for (const row of rows) {
    const parent = row.parent && known.has(row.parent.id) ? row.parent.id : null;
    byParent.set(parent, [...(byParent.get(parent) ?? []), row]);
  }
  const walk = (parent: string | null, depth: number): Deep<T>[] =>
    (byParent.get(parent) ?? []).flatMap((row) => [{ ...row, depth }, ...walk(row.id, depth + 1)]);
  return walk(null, 0);
}
