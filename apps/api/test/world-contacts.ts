import { createHash } from 'node:crypto';
import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';

interface Of {
  member_id: string;
  store_id: string;
  employee_id: string;
  sale_id: string;
}

/** What a branch and a member of it had to do with each other: a contact, a follow-up, a call, a message; the key of the telephone. */
export async function makeContacts(tx: Tx, at: Date, mark: string, { member_id, store_id, employee_id, sale_id }: Of): Promise<void> {
  const contact_id = newId(at);
  const own = { member_id, store_id, sale_id };
  const contact = { ...own, id: contact_id, kind: 'CALL' as const, direction: 'IN' as const, text: mark, at, employee_id };
  await tx.insertInto('contact').values(contact).execute();
  const followUp = { ...own, id: newId(at), assignee_id: employee_id, due_on: '2026-12-01', text: mark, created_at: at };
  await tx.insertInto('follow_up').values(followUp).execute();
  const kase = { member_id, store_id, employee_id, kind: 'SERVICE' as const, subject: mark, opened_at: at };
  await tx
    .insertInto('service_case')
    .values({ ...kase, id: newId(at) })
    .execute();
  const activity = { member_id, store_id, kind: 'PARTICIPATION' as const, name: mark, day: '2026-11-02', at };
  await tx
    .insertInto('member_activity')
    .values({ ...activity, id: newId(at) })
    .execute();
  const key_id = newId(at);
  const hash = createHash('sha256').update(mark).digest();
  const key = { id: key_id, name: mark, hash, hint: 'rgc_abcd', org_id: store_id, created_at: at };
  await tx.insertInto('call_key').values(key).execute();
  await tx
    .insertInto('registration_key')
    .values({ ...key, id: newId(at), hint: 'rgm_abcd', source: 'PARTNER' })
    .execute();
  await tx
    .insertInto('call_extension')
    .values({ extension: mark.slice(0, 3), employee_id })
    .execute();
  const call = { id: newId(at), at, key_id, org_id: store_id, phone: '+8613900005555', extension: mark, member_id, contact_id };
  await tx.insertInto('incoming_call').values(call).execute();
  await makeMessage(tx, at, mark, { member_id, org_id: store_id });
}

async function makeMessage(tx: Tx, at: Date, mark: string, to: { member_id: string; org_id: string }): Promise<void> {
  const { id: template_id } = await tx.selectFrom('message_template').select('id').where('code', '=', 'birthday').executeTakeFirstOrThrow();
  const id = newId(at);
  const what = { template_id, channel: 'EMAIL', purpose: 'MARKETING', locale: 'en', subject: mark, body: mark, attempts: 1 } as const;
  const message = { id, ...to, ...what, address: `${mark}@example.test`, due_at: at, created_at: at };
  await tx.insertInto('message').values(message).execute();
  const attempt = { message_id: id, number: 1, at, adapter: 'SMTP' as const, ok: false, detail: 'SMTP 451', took: 12 };
  await tx.insertInto('message_attempt').values(attempt).execute();
  await tx
    .insertInto('member_consent')
    .values({ member_id: to.member_id, channel: 'EMAIL', granted: true, at, source: 'COUNTER' })
    .execute();
}

/** A plan that the chain has. */
export async function makePlan(tx: Tx, at: Date): Promise<void> {
  const plan = { id: newId(at), name: 'Care', trigger: 'AFTER_PURCHASE', days: 3, assignee: 'SALESPERSON', text: 'How was it?' } as const;
  await tx
    .insertInto('follow_up_plan')
    .values({ ...plan, created_at: at })
    .execute();
}

interface Words {
  at: Date;
  day: string;
  mark: string;
  /** Stands where the member is named. */
  person: string;
}

export async function makeDelivery(tx: Tx, { at, day, mark, person }: Words, of: Of): Promise<void> {
  const told = { number: `D-${mark}`, recipient: person, address: `${person} road`, note: mark };
  await tx
    .insertInto('delivery')
    .values({ ...of, ...told, id: newId(at), date: day, status_at: at, created_at: at, updated_at: at })
    .execute();
}
