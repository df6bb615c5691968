import { copyLine, withOwnConnection } from '@regulars/db/copy';
import { createPool } from '@regulars/db/pool';

interface Size {
  members: number;
  stores: number;
}

/** Surnames by their share in a thousand, and characters of given names, the more common first. */
const SURNAMES =
  '王72李71张68刘54陈45杨31赵23黄22周21吴20徐17孙15胡13朱13高12林11何11郭11马11罗10梁9宋8郑8谢7韩7唐7冯7于6董6萧6程5曹5袁5邓5许5傅5沈5曾5彭5吕5苏5卢4蒋4蔡4贾4丁4魏4薛4叶4阎4余4潘3杜3戴3夏3钟3汪3田3任3姜3范3方3石3姚3谭3单1仇1欧阳1';
const GIVEN =
  '明芳伟秀英敏静丽强磊军洋勇艳杰娟涛超霞平刚桂兰玉萍红玲芬燕彬斌丹鹏华梅琳琴雪云志建国文小晓海春永家庆子梓涵雨欣怡宇轩浩然博思雅婷佳慧倩颖洁晨阳旭东辉亮健新成龙飞翔凯瑞俊峰林森鑫淼';

const families = [...SURNAMES.matchAll(/(\D+)(\d+)/g)].flatMap(([, name = '', share]) => Array<string>(Number(share)).fill(name));
const given = [...GIVEN];

const id = (kind: number, n: number) => `0000000${kind}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
export const storeId = (n: number) => id(1, n + 1);
const mix = (n: number, seed: number) => (Math.imul(n ^ (seed * 0x9e3779b1), 0x85ebca6b) ^ (n >>> 7)) >>> 0;

function nameOf(n: number): string {
  const character = (seed: number) => given[Math.floor(given.length * ((mix(n, seed) % 10_007) / 10_007) ** 1.6)] ?? '明';
  const family = families[mix(n, 1) % families.length] ?? '王';
  return family + character(2) + (mix(n, 3) % 5 === 0 ? '' : character(4));
}

/** 11 digits. */
export const phoneOf = (n: number) => `1${['38', '39', '86', '59', '77'][n % 5]}${String((n * 7_919) % 100_000_000).padStart(8, '0')}`;

const CHUNK = 20_000;

/** Fills the empty, migrated database: members with names as they are common, of a home store and sometimes a second. */
export async function fill(url: string, { members, stores }: Size): Promise<void> {
  const { tokensOf } = await import('@regulars/api/features/members/tokens');
  const pool = createPool(url, { role: null, max: 2, applicationName: 'regulars bench' });
  const setup = [
    `insert into chain (name) values ('Bench')`,
    `insert into org (id, kind, code, name) values ('${id(1, 0)}', 'HEAD_OFFICE', 'HQ', 'Head office')`,
    `insert into org (id, parent_id, kind, code, name) select ('00000001-0000-7000-8000-' || lpad(to_hex(n + 1), 12, '0'))::uuid, '${id(1, 0)}', 'STORE', 'S' || n, 'Store ' || n from generate_series(0, ${stores - 1}) n`,
    `insert into level (id, code, name, rank) values ('${id(2, 0)}', 'L', 'Level', 1)`,
    'drop index member_search_tokens_idx',
  ];
  for (const statement of setup) await pool.query(statement);
  await withOwnConnection(pool, async ({ copy }) => {
    for (let from = 0; from < members; from += CHUNK) {
      const rows = { member: '', key: '', search: '', known: '' };
      for (let n = from; n < Math.min(members, from + CHUNK); n++) {
        const [member, store, name, phone] = [id(5, n), storeId(n % stores), nameOf(n), `+86${phoneOf(n)}`];
        rows.member += copyLine([member, `M${n}`, name, phone, 'COUNTER', store, id(2, 0), '2025-01-01', '2025-01-01', '2025-01-01']);
        rows.key += copyLine(['NUMBER', `M${n}`, member]) + copyLine(['CARD', `SW${n}`, member]);
        rows.search += copyLine([member, `{${tokensOf({ name, phone }).join(',')}}`]);
        rows.known += copyLine([member, store]);
        if (n % 4 === 0) rows.known += copyLine([member, storeId((n + 1) % stores)]);
      }
      await copy('member (id, number, name, phone, source, home_store_id, level_id, joined_on, created_at, updated_at)', rows.member);
      await copy('member_key (kind, value, member_id)', rows.key);
      await copy('member_search (member_id, tokens)', rows.search);
      await copy('member_store (member_id, store_id)', rows.known);
    }
  });
  await pool.query('create index member_search_tokens_idx on member_search using gin (tokens)');
  await pool.query('vacuum analyze');
  await pool.end();
}
