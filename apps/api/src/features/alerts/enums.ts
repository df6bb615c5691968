import { ALERT_KINDS, type AlertKind as Kind, ALERTS } from '@regulars/domain/alerts';
import { builder } from '../../builder.ts';

export const AlertKind = builder.enumType('AlertKind', {
  description: 'What an alert tells of.',
  values: Object.fromEntries(
    ALERT_KINDS.map((kind) => [kind, { value: kind, description: `${ALERTS[kind].title.en} (${ALERTS[kind].title.zh})` }]),
  ) as Record<Kind, { value: Kind; description: string }>, // the keys of the table are the kinds
});

export const AlertSeverity = builder.enumType('AlertSeverity', {
  description: 'How bad it is.',
  values: {
    INFO: { description: 'To know, or to do when there is time' },
    WARNING: { description: 'To do today' },
    CRITICAL: { description: 'To do now' },
  },
});

export const AlertState = builder.enumType('AlertState', {
  description: 'Where an alert stands.',
  values: {
    OPEN: { description: 'Nobody has seen to it yet' },
    ACKNOWLEDGED: { description: 'Somebody has seen it; opens again if it gets worse' },
    SNOOZED: { description: 'Quiet until a moment that somebody chose' },
    RESOLVED: { description: 'Somebody says it is done, while its cause is still there; opens again if it gets worse' },
    CLOSED: { description: 'Its cause is gone; opens again if the cause comes back' },
  },
});

export const AlertAct = builder.enumType('AlertAct', {
  description: 'What happened to an alert.',
  values: {
    OPENED: {},
    REFRESHED: { description: 'It became worse or less bad' },
    ACKNOWLEDGED: {},
    SNOOZED: {},
    ASSIGNED: {},
    RESOLVED: {},
    COMMENTED: {},
    CLOSED: { description: 'By itself: the cause is gone' },
    REOPENED: { description: 'By hand, because it got worse, came back, or was put off until then' },
  },
});
