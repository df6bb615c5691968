const myPerformance = { name: 'My performance' };

export default myPerformance;
