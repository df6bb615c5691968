import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import pg from 'pg';

const COLUMNS = {
  sale: 'member_id, kind, store_id, business_date, sold_at, channel, guest, level_id, amount, cost, costed_amount, quantity',
  sale_line: 'member_id, sale_id, store_id, business_date, product_id, category_id, employee_id, quantity, amount, cost',
};
const TYPES: Record<string, string> = {
  kind: 'VARCHAR',
  channel: 'VARCHAR',
  guest: 'BOOLEAN',
  business_date: 'DATE',
  sold_at: 'TIMESTAMPTZ',
  amount: 'BIGINT',
  cost: 'BIGINT',
  costed_amount: 'BIGINT',
  quantity: 'BIGINT',
};

/** The facts of the database in a DuckDB file, made once, sorted by day and store as suits it best; the server can write to `folder`. */
export async function duckOf(url: string, folder: string): Promise<DuckDBConnection> {
  const file = path.join(folder, 'facts.duckdb');
  if (!existsSync(file)) {
    rmSync(`${file}.draft`, { force: true });
    await make(`${file}.draft`, url, folder);
    renameSync(`${file}.draft`, file);
  }
  return connectTo(await DuckDBInstance.create(file));
}

async function connectTo(instance: DuckDBInstance): Promise<DuckDBConnection> {
  const connection = await instance.connect();
  await connection.run("set TimeZone = 'UTC'");
  return connection;
}

async function make(file: string, url: string, folder: string): Promise<void> {
  const instance = await DuckDBInstance.create(file);
  const connection = await connectTo(instance);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const [table, columns] of Object.entries(COLUMNS)) {
    const csv = path.join(folder, `${table}.csv`);
    await client.query(`copy (select ${columns} from ${table} order by business_date, store_id) to '${csv}' (format csv)`);
    await connection.run(
      `create table ${table} (${columns
        .split(', ')
        .map((name) => `${name} ${TYPES[name] ?? 'UUID'}`)
        .join(', ')})`,
    );
    await connection.run(`copy ${table} from '${csv}' (format csv, header false)`);
    rmSync(csv);
  }
  await client.end();
  connection.closeSync();
  instance.closeSync();
}
