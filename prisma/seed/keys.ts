import { createHash } from 'node:crypto';
import type { Orgs } from './orgs.ts';
import { at, type Random } from './random.ts';
import type { Row } from './table.ts';
import { DEMO_KEYS } from './accounts.ts';
import type { World } from './world.ts';

/** Keys of the demo's app, partner and telephone system, whose secrets everybody knows, as everybody knows the passwords of its accounts. */
export function makeKeys({ now }: World, { stores }: Orgs, random: Random) {
  const store = at(stores, 0).id;
  const key = (name: string, secret: string) => ({
    id: random.id(now.getTime()),
    name,
    hash: createHash('sha256').update(secret).digest(),
    hint: secret.slice(0, 8),
    org_id: store,
    created_at: now,
  });
  const registration: Row<'registration_key'>[] = [
    { ...key('拾味集小程序', DEMO_KEYS.app), source: 'APP' },
    { ...key('合作伙伴：城市生活', DEMO_KEYS.partner), source: 'PARTNER' },
  ];
  const calls: Row<'call_key'>[] = [key('门店电话', DEMO_KEYS.calls)];
  return { registration, calls };
}
