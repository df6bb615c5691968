import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './paths.ts';

interface Product {
  name: string;
  /** Files and folders of the checkout it is made of. */
  from: string[];
  /** Paths to leave out. */
  except?: string[];
  /** A file that is there when it was made. */
  makes: string;
  make: () => Promise<void>;
}

/** Makes a product unless it was made of the very same files. Returns whether it was made. */
export async function makeIfStale(product: Product): Promise<boolean> {
  const stamp = inRoot('node_modules', '.cache', 'regulars', product.name);
  const hash = hashOf(product.from, product.except ?? []);
  if (existsSync(inRoot(product.makes)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return false;
  rmSync(stamp, { force: true }); // a make that is killed must not look done
  await product.make();
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
  return true;
}

function hashOf(from: string[], except: string[]): string {
  const hash = createHash('sha256').update(process.version);
  for (const file of from.flatMap((entry) => filesIn(entry, except))) {
    hash.update(`\0${file}\0`).update(readFileSync(inRoot(file)));
  }
  return hash.digest('hex');
}

function filesIn(entry: string, except: string[]): string[] {
  const full = inRoot(entry);
  if (except.includes(entry) || !existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [entry];
  return readdirSync(full)
    .sort()
    .flatMap((name) => (name === 'node_modules' ? [] : filesIn(`${entry}/${name}`, except)));
}
