import { generateFromPrisma } from './prisma-generate.ts';

generateFromPrisma();
