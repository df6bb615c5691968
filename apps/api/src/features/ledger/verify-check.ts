import type { LedgerMismatch } from '@regulars/db/generated/kysely-enums';
import { postingHex } from './hash.ts';
import type { AccountRow, AnchorRow, Kept, LotRow } from './verify-load.ts';

/** Something that is not as it was written. What it does not name is null. */
export interface Finding {
  kind: LedgerMismatch;
  memberId: string | null;
  accountId: string | null;
  /** The first entry that shows it. */
  entryId: string | null;
  lotId: string | null;
  /** Of a root. */
  day: string | null;
}

/** A member's own line. */
interface Own {
  memberId: string;
  entryId: string;
  text: string;
  legNo: number;
  hash: string;
  assetId: string;
  amount: number;
  storeId: string;
  accountId: string;
  lotId: string;
  balance: number;
  version: number;
  expiresOn: string | null;
}

/** What an account's lines say of one of its lots. */
interface LotSum {
  amount: number;
  remaining: number;
  first: Own;
  last: Own;
}

/** Everything that is wrong in what is kept of some members, and how many entries and lines there were. */
export function checkKept(kept: Kept): { findings: Finding[]; entries: number; postings: number } {
  const check = new Check();
  check.entries(kept);
  for (const chain of check.chains.values()) check.chain(chain);
  for (const account of kept.accounts) check.account(account);
  for (const lot of kept.lots) check.lot(lot);
  for (const anchor of kept.anchors) check.anchor(anchor);
  check.left();
  return { findings: check.findings, entries: check.entryCount, postings: check.postings };
}

/** "member,entry,": where an entry's head and each of its lines begin. */
const UUID = 36;
const KEY = 2 * (UUID + 1);

/** What an entry moved by asset: nearly always of one asset, and then without a map. */
class Sums {
  private asset = '';
  private sum = 0;
  private others: Map<string, number> | undefined;

  add(asset: string, amount: number): void {
    this.asset ||= asset;
    if (asset === this.asset) this.sum += amount;
    else (this.others ??= new Map()).set(asset, (this.others.get(asset) ?? 0) + amount);
  }

  /** How many assets do not come to zero. */
  wrong(): number {
    const others = this.others ? [...this.others.values()] : [];
    return [this.sum, ...others].filter((sum) => sum !== 0).length;
  }
}

class Check {
  readonly findings: Finding[] = [];
  /** Lines by account. */
  readonly chains = new Map<string, Own[]>();
  entryCount = 0;
  postings = 0;
  private readonly lots = new Map<string, LotSum>();
  private readonly accounts = new Set<string>();

  private found(kind: LedgerMismatch, where: Partial<Finding>): void {
    this.findings.push({ kind, memberId: null, accountId: null, entryId: null, lotId: null, day: null, ...where });
  }

  private foundAt(kind: LedgerMismatch, { memberId, accountId, entryId, lotId }: Own): void {
    this.found(kind, { memberId, accountId, entryId, lotId });
  }

  /** Goes through entries and postings side by side: both lie in the same order. A posting whose entry is gone leaves a gap in its chain. */
  entries({ entries, postings }: Kept): void {
    let at = 0;
    for (let start = 0, end = 0; start < entries.length; start = end + 1) {
      end = entries.indexOf('\n', start);
      const key = entries.slice(start, start + KEY);
      while (at < postings.length && postings.slice(at, at + KEY) < key) at = postings.indexOf('\n', at) + 1;
      at = this.entry(entries.slice(start, end), key, postings, at);
    }
  }

  /** An entry has lines, they lie on its day, and each asset sums to zero. Returns where its postings end, which begin with `key`. */
  private entry(head: string, key: string, postings: string, start: number): number {
    const [memberId, entryId] = [key.slice(0, UUID), key.slice(UUID + 1, KEY - 1)];
    const day = head.split(',', 5)[4] ?? '';
    const own: Own[] = [];
    const sums = new Sums();
    let [text, legNo, at, hashes, otherDay] = [head, 0, start, 0, false];
    for (; postings.startsWith(key, at); legNo++) {
      const end = postings.indexOf('\n', at);
      const place = postings.indexOf(',', at + KEY) + 1;
      const hash = postings.indexOf(',', place) + 1;
      const leg = postings.indexOf(',', hash) + 1;
      const amountAt = leg + UUID + 1;
      const store = postings.indexOf(',', amountAt) + 1;
      const peer = postings.indexOf(',', store + UUID + 1) + 1;
      const account = postings.indexOf(',', peer) + 1;
      const [assetId, amount] = [postings.slice(leg, leg + UUID), Number(postings.slice(amountAt, store - 1))];
      sums.add(assetId, amount);
      if (!postings.startsWith(day, at + KEY)) otherDay = true;
      if (leg - hash > 1) hashes++;
      const ofMember = postings[account] !== ',';
      text += `;${postings.slice(leg, ofMember ? end : account - 1)}`;
      if (ofMember) {
        const [accountId = '', lotId = '', balance, version, expiresOn] = postings.slice(account, end).split(',');
        const inPlace = Number(postings.slice(place, hash - 1)) === legNo + 1;
        const posted = { balance: Number(balance), version: Number(version), expiresOn: expiresOn || null, text: '', legNo: legNo + 1 };
        const what = { assetId, amount, storeId: postings.slice(store, store + UUID), accountId, lotId };
        own.push({ memberId, entryId, hash: inPlace ? postings.slice(hash + 2, leg - 1) : '', ...what, ...posted });
      }
      at = end + 1;
    }
    for (const line of own) this.keep(line, text);
    this.postings += legNo;
    this.entryCount++;
    if (hashes === 0) this.found('EMPTY', { memberId, entryId });
    if (otherDay) this.found('ALTERED', { memberId, entryId });
    for (let wrong = sums.wrong(); wrong > 0; wrong--) this.found('UNBALANCED', { memberId, entryId });
    return at;
  }

  private keep(line: Own, text: string): void {
    line.text = text;
    const chain = this.chains.get(line.accountId);
    if (chain) chain.push(line);
    else this.chains.set(line.accountId, [line]);
  }

  /** Walks an account's lines from the first on; what follows a wrong one is measured by what stands, so that only wrong ones are told. */
  chain(lines: Own[]): void {
    lines.sort((a, b) => a.version - b.version);
    let before: Own | undefined;
    for (const line of lines) {
      if (line.version !== (before?.version ?? 0) + 1) this.foundAt('GAP', line);
      else {
        const hash = postingHex(before ? before.hash : null, line.accountId, line.legNo, line.text);
        if (hash !== line.hash) this.foundAt('ALTERED', line);
        else if (line.balance !== (before?.balance ?? 0) + line.amount) this.foundAt('BALANCE', line);
      }
      this.moveLot(line);
      before = line;
    }
  }

  private moveLot(line: Own): void {
    const lot = this.lots.get(line.lotId);
    if (!lot) this.lots.set(line.lotId, { amount: line.amount, remaining: line.amount, first: line, last: line });
    else {
      lot.remaining += line.amount;
      lot.last = line;
    }
  }

  /** The account stands as its last line left it, with the sum of them all. */
  account({ id: accountId, memberId, balance, held, version, hash, reserved }: AccountRow): void {
    this.accounts.add(accountId);
    const chain = this.chains.get(accountId) ?? [];
    const last = chain.at(-1);
    const sum = chain.reduce((total, { amount }) => total + amount, 0);
    const same = balance === sum && balance === (last?.balance ?? 0) && version === (last?.version ?? 0) && hash === (last?.hash ?? null);
    if (!same) this.found('ACCOUNT', { memberId, accountId, entryId: last?.entryId ?? null });
    if (held !== reserved) this.found('HELD', { memberId, accountId });
  }

  /** The lot has what its lines left, with the date that the last of them gave it. */
  lot(lot: LotRow): void {
    const { id: lotId, memberId, accountId } = lot;
    const sum = this.lots.get(lotId);
    this.lots.delete(lotId);
    const same =
      sum !== undefined &&
      [lot.amount, lot.remaining, lot.expiresOn].join() === [sum.amount, sum.remaining, sum.last.expiresOn].join() &&
      [lot.accountId, lot.assetId, lot.storeId, lot.entryId].join() ===
        [sum.first.accountId, sum.first.assetId, sum.first.storeId, sum.first.entryId].join();
    if (!same) this.found('LOT', { memberId, accountId, lotId, entryId: sum?.last.entryId ?? null });
  }

  /** What a day's seal says of an account is still in its chain. */
  anchor({ memberId, accountId, day, version, hash }: AnchorRow): void {
    const chain = this.chains.get(accountId) ?? [];
    const line = chain[version - 1];
    if (line?.version !== version || line.hash !== hash)
      this.found('ANCHOR', { memberId, accountId, entryId: line?.entryId ?? chain.at(-1)?.entryId ?? null, day });
  }

  /** Lines of accounts and lots that are not there any more. */
  left(): void {
    for (const [accountId, [line]] of this.chains)
      if (line && !this.accounts.has(accountId)) this.found('ACCOUNT', { memberId: line.memberId, accountId, entryId: line.entryId });
    for (const [lotId, { first }] of this.lots)
      this.found('LOT', { memberId: first.memberId, accountId: first.accountId, lotId, entryId: first.entryId });
  }
}
