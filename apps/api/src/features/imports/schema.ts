import type { Prisma } from '@regulars/db/generated/client/client';
import type { Locale } from '@regulars/domain/errors';
import { formatDecimal } from '@regulars/domain/decimal';
import { builder } from '../../builder.ts';
import { prisma } from '../../db.ts';
import { isUuid } from '../../global-id.ts';
import { COUNT_CAP } from '../../lists.ts';
import { nodeVisibility } from '../../nodes.ts';
import { orgWhere } from '../../scope.ts';
import { inBranch, may } from '../../viewer.ts';
import { amountOf } from '../ledger/assets.ts';
import { ImportPhase, ImportState, ImportTarget } from './enums.ts';
import { refusalText } from './refusals.ts';

nodeVisibility('Import', async (viewer, id) => {
  const job =
    may(viewer, 'import.read') && isUuid(id) ? await prisma.importJob.findUnique({ where: { id }, select: { org_id: true } }) : null;
  return job !== null && inBranch(viewer, job.org_id);
});

nodeVisibility('ImportFile', async (viewer, id) => {
  const file =
    may(viewer, 'import.read') && isUuid(id) ? await prisma.importFile.findUnique({ where: { id }, select: { org_id: true } }) : null;
  return file !== null && inBranch(viewer, file.org_id);
});

builder.prismaNode('ImportFile', {
  id: { field: 'id' },
  description: 'A file that somebody uploaded to import from.',
  authScopes: { can: 'import.read' },
  fields: (t) => ({
    name: t.exposeString('name', { description: 'As it was called where it came from.' }),
    size: t.int({ description: 'Bytes; at most 2,147,483,647 is said.', resolve: ({ size }) => Math.min(Number(size), 2_147_483_647) }),
    createdAt: t.expose('created_at', { type: 'DateTime', description: 'When it was uploaded.' }),
    deletedAt: t.expose('deleted_at', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when its content and the lists of refused rows are gone.',
    }),
  }),
});

builder.prismaObject('ImportRefusal', {
  description: 'Why a row was refused. A row may have several reasons.',
  authScopes: { can: 'import.read' },
  fields: (t) => ({
    row: t.exposeInt('row', { description: 'As a spreadsheet counts: the header is row 1.' }),
    column: t.exposeString('column', { description: 'As the file calls it; empty for the row as a whole.' }),
    code: t.exposeString('code', { description: 'Stable code of the reason.' }),
    message: t.string({
      description: "The reason in the viewer's language.",
      resolve: ({ code, details }, _args, { viewer }) => refusalText(code, details, viewer.locale),
    }),
  }),
});

const Failure = builder.objectRef<{ code: string; message: string; field: string | null }>('ImportFailure').implement({
  description: 'Why a whole import failed.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Stable code.' }),
    message: t.exposeString('message', { description: "The reason in the viewer's language." }),
    field: t.exposeString('field', { nullable: true, description: 'The column or field it is about.' }),
  }),
});

function failureOf(code: string | null, info: Prisma.JsonValue, locale: Locale) {
  if (code === null) return null;
  const field =
    typeof info === 'object' && info !== null && !Array.isArray(info) && typeof info['field'] === 'string' ? info['field'] : null;
  return { code, field, message: refusalText(code, info, locale) };
}

interface Total {
  assetId: string;
  amount: number;
}

/** As the batches counted it: amounts by asset id. */
function totalsOf(totals: Prisma.JsonValue): Total[] {
  const amounts = totals !== null && typeof totals === 'object' && !Array.isArray(totals) ? totals : {};
  return Object.entries(amounts)
    .map(([assetId, amount]) => ({ assetId, amount: Number(amount) }))
    .toSorted((a, b) => (a.assetId < b.assetId ? -1 : 1));
}

const AssetTotal = builder.objectRef<Total>('ImportTotal').implement({
  description: 'A sum of an import, of one asset.',
  fields: (t) => ({
    asset: t.prismaField({
      type: 'Asset',
      nullable: true,
      description: 'Of what.',
      resolve: (query, { assetId }) => prisma.asset.findUnique({ ...query, where: { id: assetId } }),
    }),
    amount: t.string({
      description: 'In the asset\'s unit: money as "12.30", points and uses whole.',
      resolve: ({ assetId, amount }) => amountOf(assetId, amount),
    }),
  }),
});

interface Counts {
  state: string;
  phase: string;
  rows_read: number;
  rows_refused: number;
  rows_written: number;
  rows_known: number;
}

/** Share of the rows that are done; while the file is read its length is not known. */
function progressOf(job: Counts): number {
  if (job.state === 'DONE') return 1;
  if (job.phase === 'READING' || job.rows_read === 0) return 0;
  return Math.min((job.rows_refused + job.rows_written + job.rows_known) / job.rows_read, 0.99);
}

const FILE_DECIMALS = 4;
const idOfRefusal = 'import_id_row_column';

builder.prismaNode('ImportJob', {
  name: 'Import',
  id: { field: 'id' },
  description: 'One run of a file through a mapping (导入).',
  authScopes: { can: 'import.read' },
  fields: (t) => ({
    file: t.relation('file', { description: 'What is imported.' }),
    target: t.expose('target', { type: ImportTarget, description: 'What the rows are.' }),
    mapping: t.expose('mapping', { type: 'JSON', description: 'How columns were read, as it was at the start.' }),
    dryRun: t.exposeBoolean('dry_run', { description: 'Counts what would happen and writes nothing.' }),
    refundDate: t.expose('refund_date', { type: 'Date', nullable: true, description: 'The business day on which returned orders count.' }),
    state: t.expose('state', { type: ImportState, description: 'Whether it waits, runs or is over.' }),
    phase: t.expose('phase', { type: ImportPhase, description: 'What a running import is doing.' }),
    progress: t.float({ description: 'From 0 to 1.', resolve: progressOf }),
    rowsRead: t.exposeInt('rows_read', { description: 'Rows of the file below its header, so far.' }),
    rowsRefused: t.exposeInt('rows_refused', { description: 'Rows that could not be taken: see refusals.' }),
    rowsWritten: t.exposeInt('rows_written', { description: 'Rows that became facts or changed a record.' }),
    rowsKnown: t.exposeInt('rows_known', { description: 'Rows that were there before.' }),
    salesWritten: t.exposeInt('sales_written', { description: 'Sales and refunds made of the rows.' }),
    membersCreated: t.exposeInt('members_created', { description: 'Members made, guests not counted.' }),
    productsCreated: t.exposeInt('products_created', { description: 'Products made.' }),
    fileAmount: t.string({
      description: 'The accepted amounts as the file says them: a decimal string of four decimals.',
      resolve: ({ amount_file }) => formatDecimal(Number(amount_file), FILE_DECIMALS),
    }),
    roundingDifference: t.string({
      description: 'What rounding to the minor unit added to the accepted amounts: a decimal string of four decimals.',
      resolve: ({ amount_file, amount_rounded }) => formatDecimal(Number(amount_rounded - amount_file), FILE_DECIMALS),
    }),
    totals: t.field({
      type: [AssetTotal],
      description: 'Of BALANCES: what was taken of the rows, of each asset.',
      resolve: ({ totals }) => totalsOf(totals),
    }),
    failure: t.field({
      type: Failure,
      nullable: true,
      description: 'Why it failed.',
      resolve: ({ error, error_info }, _args, { viewer }) => failureOf(error, error_info, viewer.locale),
    }),
    createdAt: t.expose('created_at', { type: 'DateTime', description: 'When it was asked for.' }),
    startedAt: t.expose('started_at', { type: 'DateTime', nullable: true, description: 'When it began to run.' }),
    finishedAt: t.expose('finished_at', { type: 'DateTime', nullable: true, description: 'When it was over.' }),
    refusals: t.relatedConnection('refusals', {
      cursor: idOfRefusal,
      description: 'Reasons of refused rows, in the order of rows. The file of all: GET /api/imports/<uuid>/refused.csv.',
      query: { orderBy: [{ row: 'asc' }, { column: 'asc' }] },
    }),
    refusedFile: t.string({
      nullable: true,
      description: 'Path of the CSV of refused rows with row number, column and reason; null without any, and once the file is deleted.',
      select: { id: true, rows_refused: true, file: { select: { deleted_at: true } } },
      resolve: ({ id, rows_refused, file }) => (rows_refused > 0 && !file.deleted_at ? `/api/imports/${id}/refused.csv` : null),
    }),
  }),
});

const ImportFilter = builder.inputType('ImportFilter', {
  description: 'Which imports; conditions are joined by AND.',
  fields: (t) => ({
    targets: t.field({ type: [ImportTarget], description: 'Of any of these kinds.' }),
    states: t.field({ type: [ImportState], description: 'In any of these states.' }),
  }),
});

function importWhere(
  viewer: Parameters<typeof orgWhere>[0],
  filter: typeof ImportFilter.$inferInput | null | undefined,
): Prisma.ImportJobWhereInput {
  return {
    ...orgWhere(viewer, 'org_id'),
    ...(filter?.targets ? { target: { in: [...filter.targets] } } : {}),
    ...(filter?.states ? { state: { in: [...filter.states] } } : {}),
  };
}

builder.queryField('imports', (t) =>
  t.prismaConnection({
    type: 'ImportJob',
    cursor: 'id',
    description: "Imports of the viewer's branch, the newest first.",
    authScopes: { can: 'import.read' },
    args: { filter: t.arg({ type: ImportFilter }) },
    totalCount: (_root, { filter }, { viewer }) => prisma.importJob.count({ where: importWhere(viewer, filter), take: COUNT_CAP }),
    resolve: (query, _root, { filter }, { viewer }) =>
      prisma.importJob.findMany({ ...query, where: importWhere(viewer, filter), orderBy: { id: 'desc' } }),
  }),
);
