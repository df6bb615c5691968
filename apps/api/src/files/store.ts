import { env } from '../env.ts';
import { diskStore } from './disk.ts';
import { s3Store } from './s3.ts';

/** Where pictures lie. Names are made by us: letters, digits, dashes, and slashes between them. */
export interface FileStore {
  /** Keeps a file; one of the same name is written over. */
  put(name: string, content: Buffer, type: string): Promise<void>;
  /** Null where there is none. */
  get(name: string): Promise<Buffer | null>;
  /** Nothing happens where there is none. */
  remove(name: string): Promise<void>;
}

/** A folder on disk, or a bucket where `FILES_URL` names one. */
export const files: FileStore = env.FILES_URL === undefined ? diskStore(env.DATA_DIR) : s3Store(env.FILES_URL);
