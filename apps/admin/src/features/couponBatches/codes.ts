import type { CouponCodesQuery } from '../../gql/graphql.ts';
import { query } from '../../providers/apollo.ts';
import { nodeOf, type NodeOf } from '../../providers/source.ts';
import { CouponCodesDocument } from './documents.ts';

type Codes = NodeOf<CouponCodesQuery>['codes'];

/** All codes of a batch, or those that nobody has brought: a page after the other. */
export async function codesOf(id: string, open = false) {
  const rows: Codes['edges'][number]['node'][] = [];
  let after: string | null = null;
  do {
    const { codes }: { codes: Codes } = nodeOf(await query(CouponCodesDocument, { id, after, open }));
    rows.push(...codes.edges.map(({ node }) => node));
    after = codes.pageInfo.hasNextPage ? codes.pageInfo.endCursor : null;
  } while (after !== null);
  return rows;
}
