import { createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { newId } from '@regulars/db/ids';
import { withTx } from '@regulars/db/tx';
import { DomainError } from '@regulars/domain/errors';
import { db } from '../../db.ts';
import type { Viewer } from '../../viewer.ts';
import { contentPath } from './job.ts';
import { addFile } from './service.ts';

/** 1 GB holds about ten million rows. */
export const MAX_FILE_MB = 1024;

/**
 * Keeps the content of a file in the data folder and makes it known.
 * @param isWhole asked at the end: false where the stream was cut at the limit
 * @returns the file's id
 * @throws FILE_TOO_LARGE, EMPTY_FILE, and what `addFile` throws; then nothing is kept
 */
export async function storeFile(viewer: Viewer, name: string, content: Readable, isWhole = () => true): Promise<string> {
  const id = newId(new Date());
  const target = contentPath(id);
  await mkdir(path.dirname(target), { recursive: true });
  try {
    await pipeline(content, createWriteStream(target));
    if (!isWhole()) throw new DomainError('FILE_TOO_LARGE', { max: MAX_FILE_MB }, 'file');
    const { size } = await stat(target);
    if (size === 0) throw new DomainError('EMPTY_FILE', {}, 'file');
    await withTx(db, (tx) => addFile(tx, viewer, { id, name, size }));
    return id;
  } catch (error) {
    await rm(target, { force: true });
    throw error;
  }
}
