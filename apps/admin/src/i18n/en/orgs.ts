const orgs = {
  name: 'Organisation',
};

export default orgs;
