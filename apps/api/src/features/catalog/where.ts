import type { Prisma } from '@regulars/db/generated/client/client';

/** Products that a text means: the whole SKU, a whole barcode, or part of the name. */
export function productText(text: string): Prisma.ProductWhereInput {
  return { OR: [{ sku: text }, { barcodes: { some: { barcode: text } } }, { name: { contains: text, mode: 'insensitive' } }] };
}
