import { describe, expect, it, test } from 'vitest';
import { can, mayGrant, type Permission, PERMISSIONS, type Role, ROLE_TITLES, ROLES } from './permissions.ts';

const roles = Object.keys(ROLE_TITLES) as Role[]; // keys of a const object

describe('can', () => {
  it.each<[Permission, Role[]]>([
    ['settings.write', ['OWNER']],
    ['cost.read', ['OWNER', 'HEAD_OFFICE_MANAGER', 'REGION_MANAGER', 'ANALYST']],
    ['org.write', ['OWNER', 'HEAD_OFFICE_MANAGER']],
    ['import.run', ['OWNER', 'HEAD_OFFICE_MANAGER']],
    ['staff.write', ['OWNER', 'HEAD_OFFICE_MANAGER', 'REGION_MANAGER', 'STORE_MANAGER']],
    ['performance.own', ['OWNER', 'HEAD_OFFICE_MANAGER', 'REGION_MANAGER', 'STORE_MANAGER', 'CASHIER']],
    ['performance.write', ['OWNER', 'HEAD_OFFICE_MANAGER', 'REGION_MANAGER', 'STORE_MANAGER']],
    ['sale.record', ['OWNER', 'HEAD_OFFICE_MANAGER', 'REGION_MANAGER', 'STORE_MANAGER', 'CASHIER']],
    ['sale.refund', ['OWNER', 'HEAD_OFFICE_MANAGER', 'REGION_MANAGER', 'STORE_MANAGER']],
    ['member.export', ['OWNER', 'HEAD_OFFICE_MANAGER', 'REGION_MANAGER', 'MARKETER']],
    ['member.read', ['OWNER', 'HEAD_OFFICE_MANAGER', 'REGION_MANAGER', 'STORE_MANAGER', 'CASHIER', 'MARKETER', 'CALL_CENTRE_AGENT']],
    ['analytics.read', ['OWNER', 'HEAD_OFFICE_MANAGER', 'REGION_MANAGER', 'STORE_MANAGER', 'MARKETER', 'ANALYST']],
  ])('%s: %j', (permission, allowed) => {
    expect(roles.filter((role) => can(role, permission))).toEqual(allowed);
  });
});

describe('roles', () => {
  test.each(Object.keys(PERMISSIONS) as Permission[])('the owner may %s', (permission) => {
    expect(can('OWNER', permission)).toBe(true);
  });

  test.each(roles)('%s has no permission twice', (role) => {
    expect(new Set(ROLES[role]).size).toBe(ROLES[role].length);
  });

  test.each(roles)('%s that writes or exports can also read', (role) => {
    for (const permission of ROLES[role]) {
      const read = permission.replace(/\.(write|export|assign|record|refund|run)$/, '.read');
      expect(ROLES[role]).toContain(read);
    }
  });
});

describe('mayGrant', () => {
  it.each<[Role, Role[]]>([
    ['OWNER', roles],
    ['HEAD_OFFICE_MANAGER', roles.filter((role) => role !== 'OWNER')],
    ['REGION_MANAGER', ['REGION_MANAGER', 'STORE_MANAGER', 'CASHIER', 'CALL_CENTRE_AGENT', 'ANALYST']],
    ['STORE_MANAGER', ['STORE_MANAGER', 'CASHIER', 'CALL_CENTRE_AGENT']],
    ['CASHIER', []],
    ['ANALYST', []],
  ])('%s may give %j', (granter, granted) => {
    expect(roles.filter((role) => mayGrant(granter, role))).toEqual(granted);
  });
});
