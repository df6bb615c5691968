const priceTiers = {
  name: 'Price tier |||| Price tiers',
};

export default priceTiers;
