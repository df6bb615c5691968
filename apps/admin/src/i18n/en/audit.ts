const audit = {
  name: 'Audit trail',
};

export default audit;
