const analytics = {
  name: 'Analytics',
};

export default analytics;
