import type en from '../en/orgs.ts';

const orgs: typeof en = {
  name: '机构',
};

export default orgs;
