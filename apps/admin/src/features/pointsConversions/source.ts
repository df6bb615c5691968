import type { CreatePointsConversionInput } from '../../gql/graphql.ts';
import { mutate, query } from '../../providers/apollo.ts';
import { archivedFilter, matches, nodeOf, picked, type Source, wholeList } from '../../providers/source.ts';
import {
  CreatePointsConversionDocument,
  PointsConversionDocument,
  PointsConversionsDocument,
  UpdatePointsConversionDocument,
} from './documents.ts';

const RATE = ['give', 'get', 'minimum', 'step'] as const;

const source: Source<{ id: string }, CreatePointsConversionInput> = {
  list: async ({ filter }) => {
    const { pointsConversions } = await query(PointsConversionsDocument, { archived: archivedFilter(filter) });
    const rows = pointsConversions.map((rule) => ({ ...rule, name: `${rule.from.name} → ${rule.to.name}` }));
    return wholeList(rows.filter(({ name }) => matches(filter, name)));
  },
  one: async (id) => {
    const { from, to, ...rule } = nodeOf(await query(PointsConversionDocument, { id }));
    return { ...rule, fromId: from.id, toId: to.id, name: `${from.name} → ${to.name}` };
  },
  create: async (form) =>
    (await mutate(CreatePointsConversionDocument, { input: picked(form, 'fromId', 'toId', ...RATE) })).createPointsConversion,
  update: async (id, form) => (await mutate(UpdatePointsConversionDocument, { id, input: picked(form, ...RATE) })).updatePointsConversion,
};

export default source;
