import type { LedgerMismatch } from '@regulars/db/generated/kysely-enums';
import { postingHex } from './hash.ts';
import type { AccountRow, AnchorRow, EntryRow, Kept, LotRow } from './verify-load.ts';

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

/** Everything that is wrong in what is kept of some members, and how many lines there were. */
export function checkKept(kept: Kept): { findings: Finding[]; postings: number } {
  const check = new Check();
  for (const entry of kept.entries) check.entry(entry);
  for (const chain of check.chains.values()) check.chain(chain);
  for (const account of kept.accounts) check.account(account);
  for (const lot of kept.lots) check.lot(lot);
  for (const anchor of kept.anchors) check.anchor(anchor);
  check.left();
  return { findings: check.findings, postings: check.postings };
}

class Check {
  readonly findings: Finding[] = [];
  /** Lines by account. */
  readonly chains = new Map<string, Own[]>();
  postings = 0;
  private readonly lots = new Map<string, LotSum>();
  private readonly accounts = new Set<string>();

  private found(kind: LedgerMismatch, where: Partial<Finding>): void {
    this.findings.push({ kind, memberId: null, accountId: null, entryId: null, lotId: null, day: null, ...where });
  }

  /** Reads an entry's text: it has lines, they lie on its day, and each asset sums to zero. */
  entry({ id: entryId, memberId, text, own, oneDay }: EntryRow): void {
    const hashes = new Map(own?.split(';').map((line) => [Number(line.slice(0, line.indexOf(':'))), line.slice(line.indexOf(':') + 1)]));
    if (hashes.size === 0) this.found('EMPTY', { memberId, entryId });
    if (oneDay === false) this.found('ALTERED', { memberId, entryId });
    const sums = new Map<string, number>();
    const legs = text.split(';').slice(1);
    let legNo = 0;
    for (const leg of legs) {
      legNo++;
      if (leg === '') continue; // of an entry without lines
      this.postings++;
      const [assetId = '', amountText, storeId = '', _house, _peer, accountId, lotId = '', balance, version, expiresOn] = leg.split(',');
      const amount = Number(amountText);
      sums.set(assetId, (sums.get(assetId) ?? 0) + amount);
      if (accountId === undefined) continue;
      const line = { memberId, entryId, text, legNo, hash: hashes.get(legNo) ?? '', assetId, amount, storeId, accountId, lotId };
      const posted = { ...line, balance: Number(balance), version: Number(version), expiresOn: expiresOn || null };
      const chain = this.chains.get(accountId);
      if (chain) chain.push(posted);
      else this.chains.set(accountId, [posted]);
    }
    for (const sum of sums.values()) if (sum !== 0) this.found('UNBALANCED', { memberId, entryId });
  }

  /** Walks an account's lines from the first on; what follows a wrong one is measured by what stands, so that only wrong ones are told. */
  chain(lines: Own[]): void {
    lines.sort((a, b) => a.version - b.version);
    let before: Own | undefined;
    for (const line of lines) {
      const { memberId, accountId, entryId, legNo, text, lotId } = line;
      const where = { memberId, accountId, entryId, lotId };
      if (line.version !== (before?.version ?? 0) + 1) this.found('GAP', where);
      else {
        const hash = postingHex(before ? before.hash : null, accountId, legNo, text);
        if (hash !== line.hash) this.found('ALTERED', where);
        else if (line.balance !== (before?.balance ?? 0) + line.amount) this.found('BALANCE', where);
      }
      this.moveLot(line);
      before = line;
    }
  }

  private moveLot(line: Own): void {
    const lot = this.lots.get(line.lotId);
    if (!lot) this.lots.set(line.lotId, { amount: line.amount, remaining: line.amount, first: line, last: line });
    else this.lots.set(line.lotId, { ...lot, remaining: lot.remaining + line.amount, last: line });
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
