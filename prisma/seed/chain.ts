import { sql } from 'kysely';
import { withOwnConnection, type OwnConnection } from '../../packages/db/src/copy.ts';
import { newId } from '../../packages/db/src/ids.ts';
import { createDb, type Db, type Tx } from '../../packages/db/src/kysely.ts';
import type pg from 'pg';
import { indexMembers } from '../../apps/api/src/features/members/search-index.ts';
import { verify } from '../../apps/api/src/features/ledger/verify.ts';
import { recomputeMetrics } from '../../apps/api/src/features/metrics/service.ts';
import { makeAlerts } from './alerts.ts';
import { tellCare } from './care.ts';
import { type Cards, makeCards } from './cards.ts';
import { makeCatalog } from './catalog.ts';
import { makeCustomFields } from './custom.ts';
import { CHAIN_NAME } from './data/places.ts';
import { makeGoals } from './goals.ts';
import { makeKeys } from './keys.ts';
import { makeHouseholds } from './households.ts';
import { makeDocuments } from './documents.ts';
import { playCommissions } from './commissions.ts';
import { tellContacts } from './contacts.ts';
import { makeDeliveries } from './deliveries.ts';
import { playEarning } from './earning.ts';
import { makeLadders, makeLevels, makeStandings } from './levels.ts';
import { makeMembers, withLevels } from './members.ts';
import { makeOrgs } from './orgs.ts';
import { at, Random } from './random.ts';
import { type Facts, makeSales } from './sales.ts';
import { packageRows } from './savers.ts';
import { seasonOf } from './season.ts';
import { drawPhotos } from './photos.ts';
import { makePointsRules } from './points.ts';
import { makePurchasing, type Purchasing } from './purchasing.ts';
import { makeShelves, type Shelves } from './shelves.ts';
import { playShifts } from './shifts.ts';
import { makeStaff, openAccounts } from './staff.ts';
import { makeStock } from './stock.ts';
import { checkedAtTheEnd, write } from './table.ts';
import { makeSegments } from './segments.ts';
import { makeTags, tagHistory, tagMembers } from './tags.ts';
import { makeTrail } from './trail.ts';
import { playValue } from './value.ts';
import { makeVisits } from './visits.ts';
import { TIME_ZONE, type World, worldAt } from './world.ts';

export interface SeedOptions {
  /** The moment at which the story ends. */
  now: Date;
  /** Share of the full size: 1; tests take less. */
  scale?: number;
  /** Told what was made and how long it took. */
  log?: (line: string) => void;
}

type Demo = ReturnType<typeof imagine>;

/** The whole demo chain as rows, the same for the same `now`. No clock, no database. */
export function imagine(world: World) {
  const stream = (room: string) => new Random(`拾味集 ${room}`);
  const orgs = makeOrgs(world, stream('orgs'));
  const staff = makeStaff(world, orgs, stream('staff'));
  const catalog = makeCatalog(world, stream('catalog'));
  const levels = makeLevels(world, stream('levels'));
  const tags = makeTags(world, stream('tags'));
  const members = makeMembers(world, orgs, staff.teams, at(levels, 0).id, stream('members'));
  const seasons = world.days.map(seasonOf);
  const visits = makeVisits(world, seasons, orgs, members, stream('visits'));
  const facts = makeSales({ world, seasons, catalog, levels, teams: staff.teams }, members, visits, stream('sales'), stream('savers'));
  const ladders = makeLadders(world, levels, stream('ladders'));
  const standings = makeStandings(world, members, levels, at(ladders.versions, 1).id, stream('standings'));
  const inventory = makeStock(world, orgs, staff.teams, catalog, facts, stream('stock'));
  const purchasing = makePurchasing(world, orgs, staff.teams, catalog, inventory, stream('purchasing'));
  const shelves = makeShelves(world, orgs, staff.teams, catalog, inventory, stream('shelves'));
  const memberTags = tagMembers(world, members, catalog, facts, staff, tags.ids, stream('member tags'));
  const documents = makeDocuments(world, members, stream('documents'));
  const tagChanges = tagHistory(memberTags, tags, stream('tag history'));
  const segments = makeSegments(world, { orgs, staff, catalog, levels, tags }, stream('segments'));
  const custom = makeCustomFields(world, members, stream('custom fields'));
  const households = makeHouseholds(world, members, stream('households'));
  const trail = makeTrail(world, staff, catalog, facts, stream('trail'));
  const deliveries = makeDeliveries(world, orgs, staff.teams, members, facts, stream('deliveries'));
  const alerts = makeAlerts(world, orgs, staff.teams, members, levels, stream('alerts'));
  const goals = makeGoals(world, staff.teams, facts, stream('goals'));
  const cards = makeCards(world, members, staff.teams, stream('cards'));
  const points = makePointsRules(world, stream('points'));
  const keys = makeKeys(world, orgs, stream('keys'));
  const faces = stream('photos');
  return {
    world,
    orgs,
    staff,
    catalog,
    levels,
    ladders,
    standings,
    tags,
    members,
    facts,
    inventory,
    purchasing,
    shelves,
    memberTags,
    documents,
    custom,
    households,
    tagChanges,
    segments,
    trail,
    deliveries,
    alerts,
    goals,
    points,
    cards,
    keys,
    faces,
  };
}

/**
 * Fills a migrated, empty database with the demo chain: two years of a tea and snack retailer, up to `now`. One transaction,
 * so that whoever is killed half-way leaves an empty database. `pool` must be the owner's: the application may not do this.
 */
export async function seedDemo(pool: pg.Pool, { now, scale = 1, log = () => {} }: SeedOptions): Promise<void> {
  const began = performance.now();
  const took = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
  const demo = imagine(worldAt(now, scale));
  log(`imagined ${demo.members.list.length} members and ${demo.facts.lines.length} sale lines after ${took()}`);
  const photos = drawPhotos(demo.world, demo.members, demo.faces); // beside the writing, on other threads
  await withOwnConnection(pool, (connection) =>
    connection.db.transaction().execute(async (tx) => {
      await writeBase(tx, connection, demo);
      await checkedAtTheEnd(tx, ['sale', 'sale_line', 'sale_tender'], () => writeFacts(connection, demo.facts));
      await checkedAtTheEnd(tx, ['account', 'journal_entry', 'posting'], () => writeValue(connection, demo));
      await writeRest(tx, connection, demo);
      await write(connection, 'member_photo', await photos);
      await writeCards(connection, demo.cards);
      await writeGoods(connection, demo.purchasing, demo.shelves);
      await playValue(tx, demo);
      await playEarning(tx, demo);
      await playCommissions(tx, demo);
      await playShifts(tx, demo);
    }),
  );
  await pool.query('analyze'); // else the first pages would be read with plans for empty tables
  await checkJournal(createDb(pool), now);
  log(`written after ${took()}`);
}

/** The journal is looked at once, so that the page of checks has something to say. */
async function checkJournal(db: Db, now: Date): Promise<void> {
  const began = performance.now();
  const { entries, postings, accounts, lots, roots, wrong } = await verify(db);
  const took = Math.round(performance.now() - began);
  const check = { id: newId(now), asked_at: now, asked_by: null, finished_at: now, took };
  await db
    .insertInto('ledger_check')
    .values({ ...check, entries, postings, accounts, lots, roots, wrong })
    .execute();
}

async function writeBase(
  tx: Tx,
  to: OwnConnection,
  { orgs, staff, catalog, levels, ladders, tags, members, documents, custom, households, keys }: Demo,
): Promise<void> {
  await write(to, 'chain', [{ id: 1, name: CHAIN_NAME, currency: 'CNY', minor_digits: 2, time_zone: TIME_ZONE, day_starts_at: 0 }]);
  await write(to, 'org', orgs.rows);
  await openAccounts(tx, staff);
  await write(to, 'employee', staff.rows);
  await write(to, 'category', catalog.categories);
  await write(to, 'product', catalog.rows);
  await write(to, 'product_barcode', catalog.barcodes);
  await write(to, 'price_tier', catalog.tiers);
  await write(to, 'product_price', catalog.prices);
  await write(to, 'level', levels);
  await write(to, 'ladder_version', ladders.versions);
  await write(to, 'ladder_rule', ladders.rules);
  await write(to, 'tag_category', tags.categories);
  await write(to, 'tag', tags.rows);
  await write(to, 'tag_rule', tags.rules);
  await write(to, 'member', withLevels(members, levels));
  await sql`select recount_joined_months()`.execute(tx);
  await write(to, 'member_key', [...members.keys, ...documents.keys]);
  await write(to, 'member_document', documents.rows);
  await tx.insertInto('custom_field').values(custom.fields).execute();
  await write(to, 'member_field', custom.values);
  await write(to, 'member_relative', households.relatives);
  await write(to, 'member_anniversary', households.anniversaries);
  await write(to, 'member_possession', households.possessions);
  await write(to, 'registration_key', keys.registration);
  await write(to, 'call_key', keys.calls);
  await indexMembers(
    tx,
    members.rows.flatMap(({ id, kind, name, phone }) => (kind === 'GUEST' || !id ? [] : [{ id, name, phone: phone ?? null }])),
  );
}

async function writeFacts(to: OwnConnection, { sales, lines, tenders, left }: Facts): Promise<void> {
  await write(to, 'sale', sales);
  await write(to, 'sale_line', lines);
  await write(to, 'sale_tender', tenders);
  await write(to, 'sale_line_left', left);
}

async function writeValue(to: OwnConnection, { world, points, facts }: Demo): Promise<void> {
  const { purses } = facts.savers;
  const { accounts, lots } = purses.rows();
  await write(to, 'top_up_package', packageRows(world.now));
  await write(to, 'account', accounts);
  await write(to, 'journal_entry', purses.entries);
  await write(to, 'posting', purses.postings);
  await write(to, 'lot', lots);
  await write(to, 'points_task', points.tasks);
  await write(to, 'points_conversion', points.conversions);
}

async function writeCards(to: OwnConnection, { types, rows, events, batches, blanks, applications }: Cards): Promise<void> {
  await write(to, 'card_type', types);
  await write(to, 'card', rows);
  await write(to, 'card_event', events);
  await write(to, 'card_batch', batches);
  await write(to, 'card_blank', blanks);
  await write(to, 'card_application', applications);
}

async function writeGoods(to: OwnConnection, purchasing: Purchasing, shelves: Shelves): Promise<void> {
  await write(to, 'supplier', purchasing.suppliers);
  await write(to, 'product_supplier', purchasing.offers);
  await write(to, 'purchase_order', purchasing.orders);
  await write(to, 'purchase_order_line', purchasing.lines);
  await write(to, 'goods_receipt', purchasing.receipts);
  await write(to, 'goods_receipt_line', purchasing.receiptLines);
  await write(to, 'stock_lot', shelves.lots);
  await write(to, 'stock_count', shelves.counts);
  await write(to, 'stock_count_line', shelves.countLines);
}

/** What follows from the facts. */
async function writeRest(tx: Tx, to: OwnConnection, demo: Demo): Promise<void> {
  const { world, members, facts, inventory, memberTags, trail, deliveries, alerts, goals } = demo;
  await write(to, 'stock', inventory.stock);
  await write(to, 'stock_movement', inventory.movements);
  await write(to, 'member_standing', demo.standings.standings);
  await write(to, 'level_move', demo.standings.moves);
  await write(to, 'member_tag', memberTags);
  await write(to, 'tag_change', demo.tagChanges);
  await write(to, 'segment', demo.segments);
  await write(to, 'audit', trail);
  await write(to, 'delivery', deliveries);
  await write(to, 'alert', alerts.rows);
  await write(to, 'alert_entry', alerts.entries);
  await write(to, 'alert_setting', alerts.settings);
  await write(to, 'staff_goal', goals);
  const known = new Map(members.list.map(({ id, home }) => [`${id} ${home.id}`, { member_id: id, store_id: home.id }]));
  for (const { guest, member_id, store_id } of facts.sales) if (!guest) known.set(`${member_id} ${store_id}`, { member_id, store_id });
  await write(to, 'member_store', [...known.values()]);
  await recomputeMetrics(
    tx,
    members.list.map(({ id }) => id),
    world.today,
  );
  await tellContacts(tx, world);
  await tellCare(tx, world);
}
