import { DomainError } from '@regulars/domain/errors';
import sharp, { type Sharp } from 'sharp';

/** What is taken in at most. */
export const MAX_PICTURE_MB = 8;
/** A picture of more would take too much memory. */
const MAX_PIXELS = 50_000_000;
/** Side of a portrait, of the same in a list, longest side of another picture. */
const SIDES = { portrait: 480, small: 96, picture: 1280 };

export const PICTURE_TYPE = 'image/webp';

// What looks at a picture never runs another reader than these, whatever the file says that it is: no SVG, no PDF.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer', 'VipsForeignLoadNsgifBuffer'],
});

/** The picture, upright. What cameras write beside it, place and time, is left behind, as nothing asks to keep it. */
const open = (content: Buffer): Sharp => sharp(content, { limitInputPixels: MAX_PIXELS, failOn: 'error' }).rotate();

/** @throws BAD_PICTURE: by its content no JPEG, PNG, WebP or GIF, or broken, or of too many pixels */
async function made(work: () => Promise<Buffer[]>): Promise<Buffer[]> {
  try {
    return await work();
  } catch {
    throw new DomainError('BAD_PICTURE', { megapixels: MAX_PIXELS / 1_000_000 }, 'file');
  }
}

/** A portrait in the size of a page and in that of a list, square, about the face; a small one is not blown up. @throws BAD_PICTURE */
export async function portraitOf(content: Buffer): Promise<{ large: Buffer; small: Buffer }> {
  const [large, small] = await made(() =>
    Promise.all(
      [SIDES.portrait, SIDES.small].map((side) =>
        open(content)
          .resize(side, side, { fit: 'cover', position: 'attention', withoutEnlargement: true })
          .webp({ quality: 82 })
          .toBuffer(),
      ),
    ),
  );
  if (!large || !small) throw new RangeError('two pictures were asked for');
  return { large, small };
}

/** Any other picture, whole. @throws BAD_PICTURE */
export async function pictureOf(content: Buffer): Promise<Buffer> {
  const [picture] = await made(async () => {
    const { picture: side } = SIDES;
    return [await open(content).resize(side, side, { fit: 'inside', withoutEnlargement: true }).webp({ quality: 82 }).toBuffer()];
  });
  if (!picture) throw new RangeError('a picture was asked for');
  return picture;
}
