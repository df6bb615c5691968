import { setTimeout as sleep } from 'node:timers/promises';
import { Random, wheel } from '../../prisma/seed/random.ts';
import { Books } from './books.ts';
import type { Caller, Data } from './caller.ts';
import type { Operation, Scene } from './operation.ts';
import { OPERATIONS } from './operations.ts';
import type { People, World } from './world.ts';

/** An operation that was answered, and how. */
export interface Acknowledged {
  operation: Operation;
  key: string;
  variables: Data;
  /** The answer as text. */
  answer: string;
}

const WHEEL = wheel(OPERATIONS, ({ weight }) => weight);

/** Clients at work: each begins its next operation when the last one was answered, however often it had to ask. */
export class Load {
  readonly books = new Books();
  readonly acknowledged: Acknowledged[] = [];
  /** Keys of what was refused. */
  readonly refusedKeys: string[] = [];
  /** "operation: CODE", and how often. */
  readonly refused = new Map<string, number>();
  /** Operations that were asked for more than once. */
  repeated = 0;
  readonly #world: World;
  readonly #people: People;
  readonly #seed: string;
  #serial = 0;
  #answered = 0;
  #stopped = false;
  #clients: Promise<unknown> = Promise.resolve();

  constructor(world: World, people: People, seed: string) {
    this.#world = world;
    this.#people = people;
    this.#seed = seed;
  }

  start(clients: number): void {
    this.#clients = Promise.all(Array.from({ length: clients }, (_, client) => this.#work(client)));
    this.#clients.catch(() => {}); // told by `finish`
  }

  /** Waits until so many answers more have come. */
  async answers(count: number): Promise<void> {
    const wanted = this.#answered + count;
    while (this.#answered < wanted) await sleep(5);
  }

  /** Lets everybody get the answer to what is under way. @throws when somebody got none */
  async finish(): Promise<void> {
    this.#stopped = true;
    await this.#clients;
  }

  callerOf({ by }: Operation): Caller {
    return by === 'approver' ? this.#people.approver : this.#people.teller;
  }

  async #work(client: number): Promise<void> {
    const scene: Scene = {
      world: this.#world,
      chance: new Random(`${this.#seed} client ${client}`),
      left: { sales: [], holds: [], promises: [], transfers: [], topUps: [] },
      next: () => ++this.#serial,
    };
    while (!this.#stopped) await this.#one(scene.chance.spin(WHEEL), scene);
  }

  async #one(operation: Operation, scene: Scene): Promise<void> {
    const asked = operation.ask(scene);
    if (!asked) return;
    const key = `chaos-${this.#seed}-${scene.next()}`;
    const variables = operation.doneBefore ? asked.variables : { ...asked.variables, key };
    const { answer, attempts } = await this.callerOf(operation).insist(operation.document, variables);
    this.#answered += 1;
    if (attempts > 1) this.repeated += 1;
    if ('data' in answer) {
      const made = answer.data['made'] as { id: string }; // what the document asks for: see operation.ts
      asked.done(made, this.books);
      this.acknowledged.push({ operation, key, variables, answer: JSON.stringify(made) });
    } else if (attempts > 1 && answer.refused === operation.doneBefore) {
      asked.done({ id: '' }, this.books);
      this.acknowledged.push({ operation, key, variables, answer: '' });
    } else {
      const what = `${operation.name}: ${answer.refused}`;
      this.refused.set(what, (this.refused.get(what) ?? 0) + 1);
      this.refusedKeys.push(key);
    }
  }
}
