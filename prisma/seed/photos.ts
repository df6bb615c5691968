import { crc32, deflateSync } from 'node:zlib';
import { portraitFiles } from '../../apps/api/src/files/portrait.ts';
import { files } from '../../apps/api/src/files/store.ts';
import type { Members } from './members.ts';
import { type Random } from './random.ts';
import type { Row } from './table.ts';
import type { World } from './world.ts';

const FACES = 24;
/** Every so many of the newest: who looks at a list sees both, members with a face and without. */
const EVERY = 3;
const SIDE = 120;

type Colour = readonly [number, number, number];

const WALLS: readonly Colour[] = [
  [214, 226, 220],
  [232, 221, 206],
  [208, 219, 233],
  [236, 214, 212],
  [222, 215, 234],
];
const CLOTHES: readonly Colour[] = [
  [46, 92, 86],
  [122, 62, 58],
  [54, 74, 122],
  [150, 112, 56],
  [70, 70, 78],
];
const SKINS: readonly Colour[] = [
  [241, 205, 174],
  [232, 190, 155],
  [222, 176, 140],
];
const HAIRS: readonly Colour[] = [
  [40, 34, 34],
  [62, 46, 38],
  [120, 116, 114],
];

/** Portraits of some members, drawn: nobody lives who looks like that. They are files, and one is the same in every run. */
export async function drawPhotos({ now }: World, { rows }: Members, random: Random): Promise<Row<'member_photo'>[]> {
  const persons = rows.filter(({ kind }) => kind === 'PERSON').slice(-FACES * EVERY);
  const sitters = persons
    .filter((_, place) => place % EVERY === 0)
    .flatMap(({ id, gender }) => (id ? [{ id, long: gender === 'FEMALE' }] : []));
  return Promise.all(
    sitters.map(async ({ id, long }) => {
      const { file, contents, type } = await portraitFiles(id, png(face(long, random)));
      await Promise.all(contents.map(([name, content]) => files.put(name, content, type)));
      return { member_id: id, file, type, updated_at: now };
    }),
  );
}

/** Head and shoulders before a wall, as rows of red, green and blue. */
function face(long: boolean, random: Random): Buffer {
  const [wall, cloth, skin, hair] = [random.pick(WALLS), random.pick(CLOTHES), random.pick(SKINS), random.pick(HAIRS)];
  const [width, tilt, fringe] = [random.between(0.17, 0.2), random.between(-0.03, 0.03), random.between(0.3, 0.36)];
  const within = (x: number, y: number, cx: number, cy: number, rx: number, ry: number) => ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 < 1;
  const colourAt = (x: number, y: number): Colour => {
    const middle = 0.5 + tilt * (1 - y);
    if (within(x, y, middle, 0.43, width, 0.23)) {
      if (y < fringe + (x - middle) ** 2) return hair;
      const eye = within(x, y, middle - 0.07, 0.43, 0.016, 0.02) || within(x, y, middle + 0.07, 0.43, 0.016, 0.02);
      const mouth = within(x, y, middle, 0.55, 0.05, 0.02) && y > 0.55;
      return eye ? [52, 40, 38] : mouth ? [186, 96, 92] : skin;
    }
    if (Math.abs(x - middle) < 0.06 && y > 0.6 && y < 0.76) return skin;
    if (within(x, y, 0.5, 1.02, 0.36, 0.3)) return cloth;
    const below = long ? 0.72 : 0.42;
    return y < below && within(x, y, middle, 0.42, width + 0.045, long ? 0.34 : 0.27) ? hair : wall;
  };
  const pixels = Buffer.alloc(SIDE * (SIDE * 3 + 1));
  for (let row = 0; row < SIDE; row++)
    for (let column = 0; column < SIDE; column++) pixels.set(colourAt(column / SIDE, row / SIDE), row * (SIDE * 3 + 1) + 1 + column * 3);
  return pixels;
}

/** Rows that begin with 0 (no filter), as a PNG. */
function png(pixels: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIDE, 0);
  header.writeUInt32BE(SIDE, 4);
  header.set([8, 2], 8); // 8 bits of each of three colours
  const chunks = (
    [
      ['IHDR', header],
      ['IDAT', deflateSync(pixels)],
      ['IEND', Buffer.alloc(0)],
    ] as const
  ).map(([name, data]) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  });
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...chunks]);
}
