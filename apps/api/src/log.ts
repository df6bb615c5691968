import type { FastifyBaseLogger } from 'fastify';
import { pino } from 'pino';
import { env } from './env.ts';

/** Structured logs to stdout, one JSON object a line. */
export const log: FastifyBaseLogger = pino({ level: env.LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime });
