import { setTimeout as sleep } from 'node:timers/promises';
import { type Cursor, formatCursor } from './cursor.ts';
import type { Entry } from './entries.ts';
import type { Hub } from './hub.ts';
import type { Happening, Source } from './source.ts';

/** Somebody's subscription. */
export interface Member {
  /** The last entry it knows of; Infinity while it is catching up. */
  since: number;
  /** Sends at once; a slow receiver is the socket's business. */
  deliver(message: Buffer): void;
  /** Sends, and waits until the receiver has taken it in. */
  deliverSlowly(message: Buffer): Promise<void>;
  /** The group can't go on. */
  fail(error: unknown): void;
}

/** Executes the operation on what happened: the text of the message but for its id. */
type Execute = (happening: Happening) => Promise<Buffer>;

const PAGE = 200;
/** Messages kept for those who catch up. */
const KEPT_MESSAGES = 64;

/** All who ask the same with the same rights: one reader of the stream, one execution and one text for each payload. */
abstract class Group {
  protected readonly hub: Hub;
  protected readonly source: Source;
  protected readonly execute: Execute;
  protected readonly members = new Set<Member>();
  protected position: Cursor;
  readonly #unfollow: () => void;
  #working = false;
  #again = false;

  constructor(hub: Hub, source: Source, execute: Execute) {
    this.hub = hub;
    this.source = source;
    this.execute = execute;
    this.position = hub.position;
    this.#unfollow = hub.follow((entries) => this.#hear(entries));
  }

  /** After the last member left; a closed group takes nobody. */
  closed = false;

  leave(member: Member): void {
    this.members.delete(member);
    if (this.members.size === 0) this.#close();
  }

  /** Resolves when the member is up to date and gets what happens from then on. @throws RESYNC */
  abstract join(member: Member, after: Cursor | undefined): Promise<void>;

  /** Tells what is new; true when there may be more. */
  protected abstract advance(): Promise<boolean>;

  protected broadcast(seq: number, message: Buffer): void {
    for (const member of this.members) if (member.since < seq) member.deliver(message);
  }

  /** Most of what happens concerns other branches: then a group that is up to date moves on, at next to no cost for thousands of groups. */
  #hear(entries: readonly Entry[]): void {
    const [first, last] = [entries[0], entries.at(-1)];
    const next = !this.#working && first?.seq === this.position.seq + 1;
    if (!next || !last || entries.some((entry) => this.source.concerns(entry))) void this.#work();
    else this.position = { ...this.position, seq: last.seq };
  }

  /** A group reads for itself, from memory as a rule: when it is slower than what happens, nothing piles up. */
  async #work(): Promise<void> {
    this.#again = true;
    if (this.#working) return;
    this.#working = true;
    try {
      while (this.#again && !this.closed) {
        this.#again = false;
        if (await this.advance()) this.#again = true;
      }
    } catch (error) {
      const members = [...this.members];
      this.#close();
      for (const member of members) member.fail(error);
    } finally {
      this.#working = false;
    }
  }

  #close(): void {
    this.closed = true;
    this.members.clear();
    this.#unfollow();
  }
}

/** Tells every event. */
class EventGroup extends Group {
  readonly #messages = new Map<number, Promise<Buffer>>();

  async join(member: Member, after: Cursor | undefined): Promise<void> {
    this.members.add(member);
    if (!after) {
      member.since = this.position.seq;
      return;
    }
    let { seq } = after;
    do {
      for (const entry of await this.hub.read({ ...after, seq }, PAGE)) {
        if (!this.members.has(member)) return;
        if (this.source.concerns(entry)) await member.deliverSlowly(await this.#message(entry));
        seq = entry.seq;
      }
    } while (seq < this.position.seq);
    member.since = seq; // no waiting between this and the last look at the position: nothing falls between
  }

  protected async advance(): Promise<boolean> {
    const entries = await this.hub.read(this.position, PAGE);
    for (const entry of entries) {
      const message = this.source.concerns(entry) ? await this.#message(entry) : undefined;
      this.position = { ...this.position, seq: entry.seq };
      if (message) this.broadcast(entry.seq, message);
    }
    return entries.length > 0;
  }

  /** Made once, also for those who come back and missed it. */
  #message(entry: Entry): Promise<Buffer> {
    const known = this.#messages.get(entry.seq);
    if (known) return known;
    const made = this.execute({ cursor: entry.cursor, entry });
    this.#messages.set(entry.seq, made);
    made.catch(() => this.#messages.delete(entry.seq));
    const [oldest] = this.#messages.keys();
    if (this.#messages.size > KEPT_MESSAGES && oldest !== undefined) this.#messages.delete(oldest);
    return made;
  }
}

/** Tells how things are, at the start and after what concerns them, not more often than the source says. */
class StateGroup extends Group {
  #latest: { seq: number; at: number; message: Promise<Buffer> } | undefined;

  async join(member: Member, after: Cursor | undefined): Promise<void> {
    const before = after?.seq ?? -1;
    member.since = before;
    this.members.add(member);
    if (after && !(await this.#concernedAfter(after))) return;
    if (member.since !== before) return; // a state reached it meanwhile
    const { seq, message } = this.#current();
    member.since = seq;
    const first = await message;
    if (member.since === seq && this.members.has(member)) member.deliver(first);
  }

  protected async advance(): Promise<boolean> {
    if (!(await this.#catchUp())) return false;
    await sleep((this.#latest?.at ?? 0) + (this.source.everyMs ?? 0) - Date.now());
    await this.#catchUp();
    this.#latest = undefined;
    const { seq, message } = this.#current();
    this.broadcast(seq, await message);
    return true;
  }

  protected override broadcast(seq: number, message: Buffer): void {
    super.broadcast(seq, message);
    for (const member of this.members) member.since = Math.max(member.since, seq);
  }

  /** Reads to the end; whether anything concerned us. */
  async #catchUp(): Promise<boolean> {
    let concerned = false;
    for (;;) {
      const entries = await this.hub.read(this.position, PAGE);
      const last = entries.at(-1);
      if (!last) return concerned;
      concerned ||= entries.some((entry) => this.source.concerns(entry));
      this.position = { ...this.position, seq: last.seq };
    }
  }

  /** Whoever was away too long needs the state anyway. */
  async #concernedAfter(after: Cursor): Promise<boolean> {
    for (let at = after; at.seq < this.position.seq || at === after;) {
      const entries = await this.hub.read(at, PAGE).catch(() => undefined);
      if (!entries || entries.some((entry) => this.source.concerns(entry))) return true;
      const last = entries.at(-1);
      if (!last) return false;
      at = { ...at, seq: last.seq };
    }
    return false;
  }

  /** Those who come at once share a state. */
  #current(): { seq: number; message: Promise<Buffer> } {
    const now = Date.now();
    if (!this.#latest || now - this.#latest.at > (this.source.everyMs ?? 0)) {
      const message = this.execute({ cursor: formatCursor(this.position), entry: null });
      this.#latest = { seq: this.position.seq, at: now, message };
      message.catch(() => (this.#latest = undefined));
    }
    return this.#latest;
  }
}

/** The group of a source. */
export function groupOf(hub: Hub, source: Source, execute: Execute): Group {
  return source.everyMs === undefined ? new EventGroup(hub, source, execute) : new StateGroup(hub, source, execute);
}
