const staff = {
  name: 'Employee |||| Employees',
  role: {OWNER: 'Owner', HEAD_OFFICE_MANAGER: 'Head-office manager', REGION_MANAGER: 'Region manager', STORE_MANAGER: 'Store manager', CASHIER: 'Cashier', MARKETER: 'Marketer', CALL_CENTRE_AGENT: 'Call-centre agent', ANALYST: 'Analyst'},
};

export default staff;
