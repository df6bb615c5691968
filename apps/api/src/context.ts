import type { Viewer } from './viewer.ts';

/** What every resolver gets: who asks, and nothing else. */
export interface Context {
  viewer: Viewer;
}
