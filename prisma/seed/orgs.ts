import { addDays } from '../../packages/domain/src/time.ts';
import { normalizePhone } from '../../packages/domain/src/phone.ts';
import { AREAS, HEAD_OFFICE, type Area, type Place } from './data/places.ts';
import { at, type Random } from './random.ts';
import type { Row } from './table.ts';
import { openingTime, type World } from './world.ts';

const CHAIN_AGE = 5 * 365;

interface Region {
  id: string;
  area: Area;
}

export interface Store extends Place {
  id: string;
  region: Region;
  /** Day of the story from which it sells. */
  openDay: number;
  tills: readonly string[];
}

export interface Orgs {
  rows: Row<'org'>[];
  headOffice: string;
  regions: Region[];
  stores: Store[];
}

/** One head office, three regions, twelve stores, of which two open within the story. */
export function makeOrgs(world: World, random: Random): Orgs {
  const rows: Row<'org'>[] = [];
  const add = (
    kind: 'HEAD_OFFICE' | 'REGION' | 'STORE',
    parent: string | null,
    it: { code: string; name: string; phone?: string; address?: string },
    age: number,
  ) => {
    const created = openingTime(addDays(at(world.days, 0), age), random);
    const row = {
      id: random.id(created.getTime()),
      parent_id: parent,
      kind,
      code: it.code,
      name: it.name,
      created_at: created,
      phone: it.phone ? normalizePhone(it.phone) : null,
      address: it.address ?? null,
    };
    rows.push(row);
    return row.id;
  };
  const headOffice = add('HEAD_OFFICE', null, HEAD_OFFICE, -CHAIN_AGE);
  const regions = AREAS.map((area) => ({ area, id: add('REGION', headOffice, area, -CHAIN_AGE) }));
  const stores = regions.flatMap((region) =>
    region.area.stores.map((place): Store => {
      const id = add('STORE', region.id, place, place.opened ?? -random.int(500, CHAIN_AGE - 100));
      return { ...place, id, region, openDay: place.opened ?? 0, tills: ['1', '2'] };
    }),
  );
  return { rows, headOffice, regions, stores };
}
