import { DomainError } from '@regulars/domain/errors';
import { type ImportMapping, parseMapping } from '@regulars/domain/import-mapping';
import type { Refusal } from '@regulars/domain/import-row';
import { builder } from '../../builder.ts';
import { db } from '../../db.ts';
import { uuidOf } from '../../global-id.ts';
import { type Effect, preview, type Preview, type PreviewRow } from './preview.ts';
import { refusalText } from './refusals.ts';
import { findMapping, requireFile } from './service.ts';

const ImportEffect = builder.enumType('ImportEffect', {
  description: 'What importing a row would do besides writing it. New things need the mapping to allow them, else the row is refused.',
  values: {
    REFUND: { description: 'It is a return' },
    NEW_MEMBER: { description: 'The member is not known yet' },
    GUEST: { description: 'It names no member: a walk-in customer' },
    NEW_PRODUCT: { description: 'The product is not known yet' },
    NEW_STORE: { description: 'The store is not known yet' },
  } satisfies Record<Effect, object>,
});

const CellRefusal = builder.objectRef<Refusal>('ImportCellRefusal').implement({
  description: 'Why a previewed row would be refused.',
  fields: (t) => ({
    column: t.exposeString('column', { description: 'As the file calls it; empty for the row as a whole.' }),
    code: t.exposeString('code', { description: 'Stable code.' }),
    message: t.string({
      description: "In the viewer's language.",
      resolve: ({ code, details }, _args, { viewer }) => refusalText(code, details, viewer.locale),
    }),
  }),
});

const Row = builder.objectRef<PreviewRow>('ImportPreviewRow').implement({
  description: 'A row of a file and what would become of it.',
  fields: (t) => ({
    row: t.exposeInt('row', { description: 'As a spreadsheet counts: the header is row 1.' }),
    cells: t.exposeStringList('cells', { description: 'As the file has them.' }),
    values: t.field({
      type: 'JSON',
      nullable: true,
      description:
        'As the mapping reads them, by field: amounts in ten-thousandths, quantities in thousandths. Null for a refused row or without a mapping.',
      resolve: ({ values }) => values,
    }),
    effects: t.field({ type: [ImportEffect], description: 'What else would happen.', resolve: ({ effects }) => effects }),
    refusals: t.field({
      type: [CellRefusal],
      description: 'Why it would be refused; empty for a row that can be taken.',
      resolve: ({ refusals }) => [...refusals],
    }),
  }),
});

const PreviewType = builder.objectRef<Preview>('ImportPreview').implement({
  description: 'The first rows of a file, read with a mapping; nothing is written.',
  fields: (t) => ({
    format: t.exposeString('format', { description: 'CSV or XLSX, told from the content.' }),
    encoding: t.exposeString('encoding', { nullable: true, description: 'Of a CSV: utf-8, gb18030 or utf-16le.' }),
    delimiter: t.exposeString('delimiter', { nullable: true, description: 'Of a CSV: the character, or WHITESPACE.' }),
    header: t.exposeStringList('header', { description: 'Column names; 1, 2, 3 … for a file without a header.' }),
    suggestedMapping: t.exposeString('suggestion', { nullable: true, description: 'Name of the preset that fits the columns.' }),
    rows: t.field({ type: [Row], description: 'The first 20 rows.', resolve: ({ rows }) => rows }),
  }),
});

/** A mapping by name or in full. @throws BAD_INPUT where both or, if one is needed, none is given */
export async function chooseMapping(name: string | null | undefined, inline: unknown): Promise<ImportMapping | null> {
  if (name && inline) throw new DomainError('BAD_INPUT', { reason: 'mapping or mappingName, not both' }, 'mapping');
  if (inline) return parseMapping(inline);
  return name ? findMapping(db, name) : null;
}

builder.queryField('importPreview', (t) =>
  t.field({
    type: PreviewType,
    description:
      'What a file holds and what importing it would do to its first rows. Without a mapping the one that fits the columns is used.',
    complexity: 50,
    authScopes: { can: 'import.run' },
    args: {
      fileId: t.arg.globalID({ required: true, description: 'The ImportFile.' }),
      mappingName: t.arg.string({ description: 'A saved mapping or a preset.' }),
      mapping: t.arg({ type: 'JSON', description: 'A mapping in full, not yet saved.' }),
    },
    resolve: async (_root, args, { viewer }) => {
      const file = await requireFile(db, viewer, uuidOf(args.fileId, 'ImportFile', 'fileId'));
      return preview(db, file.id, await chooseMapping(args.mappingName, args.mapping));
    },
  }),
);
