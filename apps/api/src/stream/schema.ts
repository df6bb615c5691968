import { DomainError } from '@regulars/domain/errors';
import { builder } from '../builder.ts';
import { formatCursor } from './cursor.ts';
import { currentHub } from './hub.ts';

builder.subscriptionType({
  description:
    'What happens, as it happens, over WebSocket (graphql-transport-ws) at /graphql with the cookie of the session. Every payload has a cursor: whoever comes back gives the last one as `after`. Closed with 4410: resume; 4401: sign in; 4403: rights have changed, connect again.',
});

builder.queryField('streamCursor', (t) =>
  t.string({
    description:
      'Where the event stream is now. Asked for beside data, and given to a subscription as `after`: nothing that happened since that data was read is missed.',
    authScopes: { signedIn: true },
    resolve: () => {
      const hub = currentHub(); // without waiting, so before any field beside it is read
      if (!hub) throw new DomainError('UNAVAILABLE');
      return formatCursor(hub.position);
    },
  }),
);
