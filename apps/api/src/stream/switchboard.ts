import { formatCursor } from './cursor.ts';
import { nextMessage, shared, sourceOf } from './execution.ts';
import { groupOf, type Member } from './groups.ts';
import type { Hub } from './hub.ts';
import type { Request } from './requests.ts';
import type { Holder } from './rights.ts';

type Group = ReturnType<typeof groupOf>;

/** Brings those together who ask the same (document, variables but for `after`) with the same rights (role, organisations, language). */
export class Switchboard {
  readonly #hub: Hub;
  readonly #groups = new Map<string, Promise<Group>>();

  constructor(hub: Hub) {
    this.#hub = hub;
  }

  /** Where the stream is now: told to each connection, for who loses it before the first payload. */
  get cursor(): string {
    return formatCursor(this.#hub.position);
  }

  /**
   * Connects a subscriber; resolves when it is up to date.
   * @param joined told how to leave, before anything is sent
   * @throws what refuses the subscription; RESYNC
   */
  async connect(request: Request, holder: Holder, member: Member, joined: (leave: () => void) => void): Promise<void> {
    const key = JSON.stringify([request.key, holder.rights, holder.viewer.locale, request.personal ? holder.viewer.id : '']);
    for (;;) {
      const found = this.#group(key, request, holder);
      const group = await found;
      if (group.closed) {
        this.#forget(key, found); // its last member left just now
        continue;
      }
      const arrival = group.join(member, request.after);
      joined(() => {
        group.leave(member);
        if (group.closed) this.#forget(key, found);
      });
      return arrival;
    }
  }

  #forget(key: string, group: Promise<Group>): void {
    if (this.#groups.get(key) === group) this.#groups.delete(key);
  }

  #group(key: string, request: Request, { viewer }: Holder): Promise<Group> {
    const known = this.#groups.get(key);
    if (known) return known;
    const made = this.#make(request, request.personal ? viewer : shared(viewer));
    this.#groups.set(key, made);
    made.catch(() => this.#forget(key, made));
    return made;
  }

  async #make(request: Request, viewer: Holder['viewer']): Promise<Group> {
    const source = await sourceOf(request, viewer);
    return groupOf(this.#hub, source, (happening) => nextMessage(request, viewer, happening));
  }
}
