import { median } from './machine.ts';

/** Who holds value, and where it can be used. */
export interface World {
  members: readonly string[];
  stores: readonly string[];
}

/** One operation: a spend of stored value, or points earned. */
export interface Operation {
  kind: 'SPEND' | 'EARN';
  memberId: string;
  storeId: string;
  amount: number;
}

export type Writer = (operation: Operation) => Promise<void>;

/** Of one round; times in milliseconds. */
export interface Measured {
  perSecond: number;
  p50: number;
  p99: number;
  /** Of this process's CPU, per operation. */
  cpu: number;
}

/** So many callers, each of whom begins the next operation when the last one has committed. Half of them spend, half earn. */
export async function drive(
  write: Writer,
  { members, stores }: World,
  { callers, seconds }: { callers: number; seconds: number },
): Promise<Measured> {
  const times: number[] = [];
  const before = process.cpuUsage();
  const start = performance.now();
  const end = start + seconds * 1000;
  const call = async () => {
    for (let began = performance.now(); began < end; began = performance.now()) {
      await write({
        kind: Math.random() < 0.5 ? 'SPEND' : 'EARN',
        memberId: pick(members),
        storeId: pick(stores),
        amount: 1 + Math.floor(Math.random() * 100),
      });
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: callers }, call));
  const took = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { perSecond: times.length / took, p50: at(0.5), p99: at(0.99), cpu: (user + system) / 1000 / times.length };
}

/** Each figure's median over the rounds. */
export function middle(rounds: readonly Measured[]): Measured {
  const of = (name: keyof Measured) => median(rounds.map((round) => round[name]));
  return { perSecond: of('perSecond'), p50: of('p50'), p99: of('p99'), cpu: of('cpu') };
}

function pick(list: readonly string[]): string {
  const found = list[Math.floor(Math.random() * list.length)];
  if (!found) throw new RangeError('an empty list');
  return found;
}
