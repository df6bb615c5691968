import type { Db } from '@regulars/db/kysely';
import { pinyin } from 'pinyin-pro';
import { sql } from 'kysely';

/** A product as a till finds it. */
export interface TillProduct {
  id: string;
  sku: string;
  name: string;
  unit: string | null;
  spec: string | null;
  retail_price: number;
  category_id: string;
  barcodes: string[];
}

/** A till holds so many products to search without asking; a larger range is found by barcode and SKU at the API. */
const MOST = 20_000;

/** All that is sold, by name. */
export async function tillCatalog(on: Db): Promise<TillProduct[]> {
  const { rows } = await sql<TillProduct>`
    select p.id, p.sku, p.name, p.unit, p.spec, p.retail_price, p.category_id,
      coalesce(array_agg(b.barcode order by b.barcode) filter (where b.barcode is not null), '{}') as barcodes
    from product p left join product_barcode b on b.product_id = p.id
    where p.archived_at is null
    group by p.id order by p.name, p.id limit ${MOST}`.execute(on);
  return rows;
}

const sounds = new Map<string, string>();

/** How a name sounds, to be typed without an input method: 龙井茶 is "longjingcha ljc". Other letters stay as they are. */
export function soundOf(name: string): string {
  const known = sounds.get(name);
  if (known !== undefined) return known;
  const pieces = pinyin(name, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' });
  const syllables = pieces.map((one) => one.toLowerCase().replaceAll(/\s/g, '')).filter((one) => one !== '');
  const sound = `${syllables.join('')} ${syllables.map((one) => one.charAt(0)).join('')}`;
  sounds.set(name, sound);
  return sound;
}
