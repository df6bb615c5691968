import type { Entry } from './entries.ts';

// What a subscription field is made of. The transport (groups.ts) reads the stream once for all and asks each source what
// concerns it; so thousands who ask the same share one look, one execution and one text.

/** What the fields of a payload are resolved from: the root value of an execution. */
export interface Happening {
  /** To be handed back as `after`. */
  cursor: string;
  /** What happened; null in the payload of a state, which says how things are. */
  entry: Entry | null;
}

interface Rule {
  /** Kinds of events. */
  kinds: readonly string[];
  /** Whose events: organisations of the viewer's branch; null: of the whole chain. What belongs to no organisation is for those of null only. */
  orgs: readonly string[] | null;
  /** What else must hold. */
  concerns?: (entry: Entry) => boolean;
}

/** What `subscribe` of a root field returns. */
export class Source implements AsyncIterable<Happening> {
  readonly #kinds: ReadonlySet<string>;
  readonly #orgs: ReadonlySet<string> | null;
  readonly #concerns: ((entry: Entry) => boolean) | undefined;
  /** Of a state: the least time between two payloads, in milliseconds; undefined: every event is told. */
  readonly everyMs: number | undefined;

  constructor({ kinds, orgs, concerns }: Rule, everyMs?: number) {
    this.#kinds = new Set(kinds);
    this.#orgs = orgs && new Set(orgs);
    this.#concerns = concerns;
    this.everyMs = everyMs;
  }

  concerns(entry: Entry): boolean {
    const inBranch = this.#orgs === null || (entry.orgId !== null && this.#orgs.has(entry.orgId));
    return inBranch && this.#kinds.has(entry.kind) && (this.#concerns?.(entry) ?? true);
  }

  /** GraphQL demands it of what `subscribe` returns; the transport never iterates, for that would be one execution per subscriber. */
  [Symbol.asyncIterator](): AsyncIterator<Happening> {
    throw new Error('sources are driven by the transport');
  }
}

/**
 * Every event, told once and in order. A subscription is a file `subscription.ts` in its room, imported by schema.ts:
 *
 *     builder.subscriptionField('alerts', (t) =>
 *       t.field({
 *         type: AlertHappening,                                     // its fields are resolved from a Happening; has `cursor`
 *         description: 'Alerts that open, change and close in the branch.',
 *         authScopes: { can: 'alert.read' },                        // checked at subscribe, and again when rights change
 *         args: { after: t.arg.string(AFTER) },                     // the transport looks after it: catches up, then live
 *         subscribe: (_root, _args, { viewer }) => eventsOf({ kinds: ['alert.changed'], orgs: viewer.stores }),
 *         resolve: (happening) => happening,
 *       }),
 *     );
 *
 * Resolvers get a viewer with the rights of the subscriber, who may be any of many. A field whose answer depends on the person
 * (whose own alerts are these?) says `extensions: { personal: true }`; then only the person's own subscriptions share.
 */
export const eventsOf = (rule: Rule): Source => new Source(rule);

/**
 * How something is: told at the start, and again after events that concern it, at most once in `everyMs`. Who comes back with
 * a cursor after which nothing happened is told nothing.
 */
export const stateAfter = (rule: Rule, everyMs: number): Source => new Source(rule, everyMs);

/** The argument of a root field by which a client goes on where it was. */
export const AFTER = {
  description:
    'The cursor of the last payload received: what came after it follows first, then what happens from now on, without gap or repetition. Left out: from now on. RESYNC: that is too long ago; load anew and follow from there.',
} as const;
