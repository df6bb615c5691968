import type { Db } from '@regulars/db/kysely';
import { assetName } from '@regulars/domain/assets';
import { ATTRIBUTES, balanceOf, customField } from '@regulars/domain/criteria-attributes';
import { ruleVocabulary } from '@regulars/domain/criteria-sale';
import type { Attribute, Vocabulary } from '@regulars/domain/criteria-vocabulary';
import { businessDayAt } from '../../business-day.ts';
import { chain } from '../../chain.ts';
import { kept } from '../../kept.ts';
import { scaleOf } from '../metrics/scale.ts';
import { loadTree, orgTree } from '../orgs/tree.ts';
import type { Compiling } from './sql.ts';

/** What may be asked in this chain: the registry, and what the chain has made itself. */
export async function vocabularyOf(on: Db): Promise<Vocabulary> {
  const assets = await on
    .selectFrom('asset')
    .select(['id', 'kind', 'name'])
    .where('kind', 'in', ['POINTS', 'COUNT'])
    .orderBy('id')
    .execute();
  const own = assets.map((asset): [string, Attribute] => {
    const words = { en: assetName(asset, 'en'), zh: assetName(asset, 'zh') };
    return asset.kind === 'POINTS'
      ? [`points.${asset.id}`, balanceOf(asset.id, words, 'points')]
      : [`pass.${asset.id}`, balanceOf(asset.id, words, 'count')];
  });
  const fields = await on.selectFrom('custom_field').select(['id', 'name', 'type', 'choices']).orderBy('position').orderBy('id').execute();
  const asked = fields.flatMap((field): [string, Attribute][] => {
    const attribute = customField(field);
    return attribute ? [[`field.${field.id}`, attribute]] : [];
  });
  return new Map([...ATTRIBUTES, ...own, ...asked]);
}

/** All that a condition is compiled or evaluated in, as of an instant: the words of the chain, its day, its trees. */
export async function askingAt(on: Db, now: Date): Promise<Compiling> {
  const [vocabulary, orgs, categories, rfm] = await Promise.all([
    vocabularyOf(on),
    on.isTransaction ? loadTree(on) : orgTree(), // a transaction that waits for another connection may wait for ever
    categoryChildren(on),
    scaleOf(on),
  ]);
  const below = (entity: string, id: string): readonly string[] => {
    if (entity === 'Org') return orgs.branch(id);
    return entity === 'Category' ? branch(categories, id) : [id];
  };
  return {
    vocabulary,
    context: { today: businessDayAt({ time_zone: null, day_starts_at: null }, now), below, rfm },
    zone: chain().timeZone,
  };
}

/** In which words rules of sales are asked; `context.today` is the sale's to say. */
export const saleAsking = kept(async (on): Promise<Compiling> => {
  const { vocabulary, ...asking } = await askingAt(on, new Date());
  return { ...asking, vocabulary: ruleVocabulary(vocabulary) };
});

async function categoryChildren(on: Db): Promise<Map<string | null, string[]>> {
  const rows = await on.selectFrom('category').select(['id', 'parent_id']).execute();
  const children = new Map<string | null, string[]>();
  for (const { id, parent_id } of rows) children.set(parent_id, [...(children.get(parent_id) ?? []), id]);
  return children;
}

/** The node and all below it. The list grows while it is gone through. */
function branch(children: ReadonlyMap<string | null, string[]>, id: string): string[] {
  const ids = [id];
  for (const one of ids) ids.push(...(children.get(one) ?? []));
  return ids;
}
