import { createHash } from 'node:crypto';
import { PICTURE_TYPE, portraitOf } from './picture.ts';

/** By content: the same picture twice is one file, and sending it again changes nothing. */
export const nameOf = (shelf: 'photo' | 'field', memberId: string, content: Buffer): string =>
  `${shelf}/${memberId}/${createHash('sha256').update(content).digest('hex').slice(0, 32)}`;

/** A portrait in the size of a list. */
export const smallOf = (name: string): string => `${name}-small`;

/** A member's photo as files: as it stands on a page, by whose name it is known, and in a list. @throws BAD_PICTURE */
export async function portraitFiles(memberId: string, content: Buffer) {
  const { large, small } = await portraitOf(content);
  const file = nameOf('photo', memberId, large);
  return {
    file,
    type: PICTURE_TYPE,
    contents: [
      [file, large],
      [smallOf(file), small],
    ] as const,
  };
}
