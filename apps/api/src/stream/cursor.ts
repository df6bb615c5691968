import { DomainError } from '@regulars/domain/errors';

/** A place in the stream: after the entry `seq`. Numbers mean something within their epoch only. */
export interface Cursor {
  epoch: string;
  seq: number;
}

export const formatCursor = ({ epoch, seq }: Cursor): string => `${epoch}.${seq}`;

/** @throws BAD_CURSOR */
export function parseCursor(text: string, field = 'after'): Cursor {
  const [, epoch, seq] = /^([0-9a-f]{8})\.(\d{1,15})$/.exec(text) ?? [];
  if (epoch === undefined || seq === undefined) throw new DomainError('BAD_CURSOR', {}, field);
  return { epoch, seq: Number(seq) };
}
