import { ALERT_KINDS, type AlertKind as Kind, ALERTS } from '@regulars/domain/alerts';
import { type Effective, isEnabled, thresholdAt, thresholdsOf } from '@regulars/domain/alerts-settings';
import type { Threshold } from '@regulars/domain/alerts-words';
import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { optionalUuid, uuidOf } from '../../global-id.ts';
import { may, requireBranch, type Viewer } from '../../viewer.ts';
import { orgTree } from '../orgs/tree.ts';
import { configureAlerts } from './configure.ts';
import { AlertKind } from './enums.ts';
import { loadSettings, type Settings } from './settings.ts';

/** A kind as it holds for an organisation. */
interface Setting {
  kind: Kind;
  orgId: string;
  settings: Settings;
  levels: readonly string[];
}

interface ThresholdHere {
  name: string;
  levelId: string | null;
  threshold: Threshold;
  effective: Effective<number>;
}

const ThresholdUnit = builder.enumType('AlertThresholdUnit', {
  description: 'In what a threshold is measured.',
  values: { DAYS: {}, PERCENT: { description: '25 is 25%' }, MEMBERS: {}, PURCHASES: {}, TIMES: { description: 'A factor' } },
});

const AlertThreshold = builder.objectRef<ThresholdHere>('AlertThreshold').implement({
  description: 'A number by which a kind of alert is raised.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'As configureAlerts takes it.' }),
    title: t.string({
      description: "What it says, in the viewer's language.",
      resolve: ({ threshold }, _args, { viewer }) => threshold.title[viewer.locale],
    }),
    unit: t.field({ type: ThresholdUnit, description: 'In what it is measured.', resolve: ({ threshold }) => threshold.unit }),
    level: t.prismaField({
      type: 'Level',
      nullable: true,
      description: 'For members of this level; null: for all whose level says nothing else.',
      resolve: (query, { levelId }) => (levelId ? prisma.level.findUnique({ ...query, where: { id: levelId } }) : null),
    }),
    value: t.float({ description: 'What holds here.', resolve: ({ effective }) => effective.value }),
    from: t.prismaField({
      type: 'Org',
      nullable: true,
      description: "Which organisation says so: this one or one above it; null: nobody, it is the product's own value.",
      resolve: (query, { effective }) => (effective.from ? prisma.org.findUnique({ ...query, where: { id: effective.from } }) : null),
    }),
    min: t.float({ description: 'Not less than.', resolve: ({ threshold }) => threshold.min }),
    max: t.float({ description: 'Not more than.', resolve: ({ threshold }) => threshold.max }),
  }),
});

const AlertSetting = builder.objectRef<Setting>('AlertSetting').implement({
  description: 'When alerts of a kind are raised in a branch.',
  fields: (t) => ({
    kind: t.expose('kind', { type: AlertKind, description: 'Of this kind.' }),
    title: t.string({
      description: "The kind in the viewer's language.",
      resolve: ({ kind }, _args, { viewer }) => ALERTS[kind].title[viewer.locale],
    }),
    enabled: t.boolean({
      description: 'Whether they are raised here.',
      resolve: ({ kind, orgId, settings }) => isEnabled(settings.path(kind, orgId)).value,
    }),
    enabledFrom: t.prismaField({
      type: 'Org',
      nullable: true,
      description: 'Which organisation says whether they are; null: nobody.',
      resolve: (query, { kind, orgId, settings }) => {
        const { from } = isEnabled(settings.path(kind, orgId));
        return from ? prisma.org.findUnique({ ...query, where: { id: from } }) : null;
      },
    }),
    thresholds: t.field({
      type: [AlertThreshold],
      description: 'The numbers that decide; one by level follows for each level.',
      resolve: thresholdsHere,
    }),
  }),
});

function thresholdsHere({ kind, orgId, settings, levels }: Setting): ThresholdHere[] {
  const path = settings.path(kind, orgId);
  return Object.entries(thresholdsOf(kind)).flatMap(([name, threshold]) =>
    [null, ...(threshold.byLevel ? levels : [])].map((levelId) => ({
      name,
      levelId,
      threshold,
      effective: thresholdAt(kind, name, path, levelId ?? undefined),
    })),
  );
}

/** The settings of an organisation, of the kinds that the viewer may see. @throws OUT_OF_BRANCH, NOT_FOUND */
async function settingsOf(viewer: Viewer, orgId: string): Promise<Setting[]> {
  requireBranch(viewer, orgId, 'orgId');
  const settings = await loadSettings(db, await orgTree());
  const levels = (await db.selectFrom('level').select('id').where('archived_at', 'is', null).orderBy('rank').execute()).map(({ id }) => id);
  return ALERT_KINDS.filter((kind) => may(viewer, ALERTS[kind].needs)).map((kind) => ({ kind, orgId, settings, levels }));
}

builder.queryField('alertSettings', (t) =>
  t.field({
    type: [AlertSetting],
    description: 'When alerts are raised in a branch: what it says itself, and what it takes from above.',
    authScopes: { can: 'alert.configure' },
    args: { orgId: t.arg.globalID({ required: true, description: 'The Org: head office, region or store.' }) },
    resolve: (_root, { orgId }, { viewer }) => settingsOf(viewer, uuidOf(orgId, 'Org', 'orgId')),
  }),
);

const AlertThresholdInput = builder.inputType('AlertThresholdInput', {
  description: 'A number that a branch sets for itself and all below it.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'As in AlertThreshold.' }),
    levelId: t.globalID({ description: 'For members of this Level only.' }),
    value: t.float({ description: 'Within its limits; null: as above it again.' }),
  }),
});

const ConfigureAlertsInput = builder.inputType('ConfigureAlertsInput', {
  description: 'When alerts of a kind are raised in a branch.',
  fields: (t) => ({
    orgId: t.globalID({ required: true, description: 'The Org; it holds for all below it that say nothing else.' }),
    kind: t.field({ type: AlertKind, required: true, description: 'Of this kind.' }),
    enabled: t.boolean({ description: 'Whether they are raised; null: as above it; left out: as it is.' }),
    thresholds: t.field({ type: [AlertThresholdInput], description: 'Only what changes.' }),
  }),
});

builder.mutationField('configureAlerts', (t) =>
  t.field({
    type: AlertSetting,
    description: 'Says when alerts of a kind are raised in a branch. Everything is looked at again right away.',
    authScopes: { can: 'alert.configure' },
    args: { input: t.arg({ type: ConfigureAlertsInput, required: true }) },
    resolve: async (_root, { input: { orgId: org, kind, enabled, thresholds } }, { viewer }) => {
      const orgId = uuidOf(org, 'Org', 'orgId');
      const changes = (thresholds ?? []).map(({ name, levelId, value }, at) => ({
        name,
        levelId: optionalUuid(levelId ?? null, 'Level', `thresholds.${at}.levelId`),
        value: value ?? null,
      }));
      await withTx(db, (tx) => configureAlerts(tx, viewer, { orgId, kind, enabled, thresholds: changes }));
      const settings = await settingsOf(viewer, orgId);
      return (
        settings.find((setting) => setting.kind === kind) ?? { kind, orgId, settings: await loadSettings(db, await orgTree()), levels: [] }
      );
    },
  }),
);
