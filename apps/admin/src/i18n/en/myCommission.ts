const myCommission = { name: 'My commission' };

export default myCommission;
