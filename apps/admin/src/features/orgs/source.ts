import type { CreateOrgInput, OrgKind } from '../../gql/graphql.ts';
import { client, mutate, query } from '../../providers/apollo.ts';
import { changed, matches, nodeOf, picked, type Source, wholeList } from '../../providers/source.ts';
import { CreateOrgDocument, OrgDocument, OrgsDocument, UpdateOrgDocument } from './documents.ts';
import { inTreeOrder } from '../../tree.ts';

/** The branch picker and the store choosers read the tree again after a change. */
const treeAgain = () => client.refetchQueries({ include: [OrgsDocument] });

const FIELDS = ['parentId', 'code', 'name', 'phone', 'address', 'timeZone', 'dayStartsAt'] as const;

const source: Source<{ id: string }, CreateOrgInput> = {
  list: async ({ filter }) => {
    const { orgs } = await query(OrgsDocument, { includeArchived: filter['includeArchived'] === true });
    const kinds = filter['kinds'] as OrgKind[] | undefined; // given by our own pickers only
    return wholeList(inTreeOrder(orgs).filter(({ name, code, kind }) => matches(filter, name, code) && (!kinds || kinds.includes(kind))));
  },
  one: async (id) => {
    const org = nodeOf(await query(OrgDocument, { id }));
    return { ...org, parentId: org.parent?.id ?? null };
  },
  create: async (form) => {
    const { createOrg } = await mutate(CreateOrgDocument, { input: picked(form, 'kind', ...FIELDS) });
    await treeAgain();
    return createOrg;
  },
  update: async (id, form, before) => {
    const { updateOrg } = await mutate(UpdateOrgDocument, { id, input: changed(form, before, ...FIELDS) });
    await treeAgain();
    return updateOrg;
  },
};

export default source;
