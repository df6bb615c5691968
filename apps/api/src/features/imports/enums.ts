import { builder } from '../../builder.ts';

export const ImportTarget = builder.enumType('ImportTarget', {
  description: 'What the rows of a file are.',
  values: {
    MEMBERS: { description: 'Members, one a row' },
    PRODUCTS: { description: 'Products, one a row' },
    STOCK: { description: 'What a store has of a product' },
    SALES: { description: 'Lines of past sales; a negative quantity is a return' },
    REFUNDS: { description: 'Orders that came back whole, on a day that the user chooses' },
    CARDS: { description: 'Cards that members have of an earlier system (会员卡)' },
    BALANCES: { description: 'What members held in an earlier system (期初余额): stored value, points, passes' },
  },
});

export const ImportState = builder.enumType('ImportState', {
  description: 'How far an import is.',
  values: {
    QUEUED: { description: 'Waits for the one before it' },
    RUNNING: { description: 'Under way, or about to be taken up again after an interruption' },
    DONE: { description: 'Over: every row was taken, known or refused' },
    CANCELLED: { description: 'Stopped by a user; what was written stays' },
    FAILED: { description: 'The file or the mapping could not be used' },
  },
});

export const ImportPhase = builder.enumType('ImportPhase', {
  description: 'What a running import is doing.',
  values: {
    READING: { description: 'Reads and checks the file' },
    RESOLVING: { description: 'Looks up names; makes what the mapping allows' },
    WRITING: { description: 'Writes, batch by batch' },
    FINISHING: { description: 'Computes the figures of the members concerned' },
  },
});
