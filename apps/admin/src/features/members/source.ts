import type { CreateMemberInput, MemberSortField, RfmGroup } from '../../gql/graphql.ts';
import { mutate, query } from '../../providers/apollo.ts';
import { archivedFilter, changed, nodeOf, pageOf, picked, type Source } from '../../providers/source.ts';
import { loadViewer } from '../../providers/viewer.ts';
import { MembersDocument } from './documents.ts';
import { MemberDocument } from './memberDocument.ts';
import { CreateMemberDocument, RegisterAtWindowDocument, RegisterByPhoneDocument, UpdateMemberDocument } from './mutations.ts';
import type { StaffChannel } from './channels.ts';

interface MemberForm extends CreateMemberInput {
  channel?: StaffChannel;
  version: number;
  /** Values of custom fields by their id. */
  custom?: Record<string, string | null>;
}

/** Each channel has a mutation of its own: the server records which. */
const register: Record<StaffChannel, (input: CreateMemberInput) => Promise<{ id: string }>> = {
  COUNTER: async (input) => (await mutate(CreateMemberDocument, { input })).createMember,
  CALL_CENTRE: async (input) => (await mutate(RegisterByPhoneDocument, { input })).registerByPhone,
  SERVICE_WINDOW: async (input) => (await mutate(RegisterAtWindowDocument, { input })).registerAtWindow,
};

const FIELDS = ['name', 'gender', 'birthday', 'phone', 'email', 'address', 'language', 'note', 'homeStoreId', 'card'] as const;

const SORTS: Record<string, MemberSortField> = { joinedOn: 'JOINED', name: 'NAME', amount: 'AMOUNT', lastPurchase: 'LAST_PURCHASE' };

const oneOf = (id: unknown) => (typeof id === 'string' && id ? [id] : null);

/** A place in RFM, where the filter names one. */
const rfmOf = ({ rfmGroup, recency, frequency }: Record<string, unknown>) =>
  rfmGroup || recency || frequency
    ? { group: (rfmGroup as RfmGroup | undefined) ?? null, recency: Number(recency) || null, frequency: Number(frequency) || null }
    : null;

interface FieldParts {
  text?: string;
  values?: string[];
  from?: string;
  to?: string;
}

/** What the list asks of custom fields; the inputs are named `custom.<id>.<part>`. */
function fieldsOf(custom: unknown) {
  const parts = Object.entries((custom ?? {}) as Record<string, FieldParts>); // as useFieldFilters names them
  const asked = parts.map(([fieldId, { text, values, from, to }]) => ({
    fieldId,
    values: text ? [text] : (values ?? null),
    from: from || null,
    to: to || null,
  }));
  return asked.filter(({ values, from, to }) => (values?.length ?? 0) > 0 || from || to);
}

/** The sections of the page that the viewer may see. */
async function shown() {
  const permissions = new Set<string>((await loadViewer()).permissions);
  return {
    sales: permissions.has('sale.read'),
    cards: permissions.has('card.read'),
    contacts: permissions.has('contact.read'),
    deliveries: permissions.has('delivery.read'),
    tags: permissions.has('tag.read'),
    messages: permissions.has('message.read'),
  };
}

const source: Source<{ id: string }, MemberForm> = {
  list: async ({ first, after, sort, filter }) => {
    const { members } = await query(MembersDocument, {
      first,
      after,
      sort: { field: SORTS[sort.field] ?? 'JOINED', direction: sort.order },
      filter: {
        text: filter['q'] ?? null,
        branchId: filter['branch'] ?? null,
        levelIds: oneOf(filter['levelId']),
        tagIds: oneOf(filter['tagId']),
        segmentId: filter['segmentId'] || null,
        sources: filter['sources'] ?? null,
        fields: fieldsOf(filter['custom']),
        possession: filter['possession'] ?? null,
        rfm: rfmOf(filter),
        archived: archivedFilter(filter),
      },
    });
    return pageOf(members);
  },
  one: async (id) => {
    const member = nodeOf(await query(MemberDocument, { id, ...(await shown()) }));
    return { ...member, homeStoreId: member.homeStore?.id ?? null };
  },
  create: async (form) => {
    const { document, custom } = form;
    const fields = Object.entries(custom ?? {}).map(([fieldId, value]) => ({ fieldId, value }));
    const input = {
      ...picked(form, 'kind', 'recruiterId', ...FIELDS),
      ...(document?.kind && document.number && { document }),
      ...(fields.length > 0 && { fields }),
    };
    return register[form.channel ?? 'COUNTER'](input);
  },
  update: async (id, form, before) => {
    const input = changed(form, before, ...FIELDS);
    if (Object.keys(input).length > 0) await mutate(UpdateMemberDocument, { id, version: before.version, input });
    return { id };
  },
};

export default source;
