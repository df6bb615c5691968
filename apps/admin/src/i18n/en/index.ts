import english from 'ra-language-english';
import alertSettings from './alertSettings.ts';
import alerts from './alerts.ts';
import analytics from './analytics.ts';
import approvals from './approvals.ts';
import assets from './assets.ts';
import audit from './audit.ts';
import auth from './auth.ts';
import conditions from './conditions.ts';
import categories from './categories.ts';
import common from './common.ts';
import dashboard from './dashboard.ts';
import deliveries from './deliveries.ts';
import forecast from './forecast.ts';
import frame from './frame.ts';
import holds from './holds.ts';
import imports from './imports.ts';
import ledgerChecks from './ledgerChecks.ts';
import ladders from './ladders.ts';
import levels from './levels.ts';
import promotions from './promotions.ts';
import couponTemplates from './couponTemplates.ts';
import couponBatches from './couponBatches.ts';
import coupons from './coupons.ts';
import couponStatistics from './couponStatistics.ts';
import customFields from './customFields.ts';
import join from './join.ts';
import keys from './keys.ts';
import recruiting from './recruiting.ts';
import memberSettings from './memberSettings.ts';
import members from './members.ts';
import commissionRules from './commissionRules.ts';
import commissions from './commissions.ts';
import myCommission from './myCommission.ts';
import myPerformance from './myPerformance.ts';
import movements from './movements.ts';
import orgs from './orgs.ts';
import performance from './performance.ts';
import period from './period.ts';
import priceTiers from './priceTiers.ts';
import products from './products.ts';
import purchaseOrders from './purchaseOrders.ts';
import report from './report.ts';
import sales from './sales.ts';
import settings from './settings.ts';
import settlement from './settlement.ts';
import staff from './staff.ts';
import stock from './stock.ts';
import stockCounts from './stockCounts.ts';
import pendingPoints from './pendingPoints.ts';
import points from './points.ts';
import pointsAwards from './pointsAwards.ts';
import pointsConversions from './pointsConversions.ts';
import pointsKinds from './pointsKinds.ts';
import pointsTasks from './pointsTasks.ts';
import suggestions from './suggestions.ts';
import suppliers from './suppliers.ts';
import segments from './segments.ts';
import tagCategories from './tagCategories.ts';
import tags from './tags.ts';
import topUpPackages from './topUpPackages.ts';
import walletSettings from './walletSettings.ts';
import topUp from './topUp.ts';
import cardApplications from './cardApplications.ts';
import cardBatches from './cardBatches.ts';
import cardStatistics from './cardStatistics.ts';
import careStatistics from './careStatistics.ts';
import serviceCases from './serviceCases.ts';
import cardTypes from './cardTypes.ts';
import cards from './cards.ts';
import passTypes from './passTypes.ts';
import usePass from './usePass.ts';
import slips from './slips.ts';
import wallet from './wallet.ts';
import contacts from './contacts.ts';
import followUpBoard from './followUpBoard.ts';
import followUps from './followUps.ts';
import followUpPlans from './followUpPlans.ts';
import myDay from './myDay.ts';
import occasions from './occasions.ts';
import calls from './calls.ts';
import callSettings from './callSettings.ts';
import messages from './messages.ts';
import messageTemplates from './messageTemplates.ts';
import messageSettings from './messageSettings.ts';
import transfers from './transfers.ts';
import earningRules from './earningRules.ts';
import pointsSettings from './pointsSettings.ts';
import till from './till.ts';
import shifts from './shifts.ts';

const resources = {
  alertSettings,
  alerts,
  analytics,
  approvals,
  assets,
  audit,
  categories,
  dashboard,
  deliveries,
  earningRules,
  pointsSettings,
  forecast,
  holds,
  imports,
  ledgerChecks,
  ladders,
  levels,
  customFields,
  memberSettings,
  recruiting,
  members,
  commissionRules,
  commissions,
  myCommission,
  myPerformance,
  movements,
  orgs,
  performance,
  priceTiers,
  products,
  purchaseOrders,
  report,
  sales,
  settings,
  settlement,
  staff,
  stock,
  stockCounts,
  pendingPoints,
  points,
  pointsAwards,
  pointsConversions,
  pointsKinds,
  pointsTasks,
  suggestions,
  suppliers,
  segments,
  tagCategories,
  tags,
  topUpPackages,
  walletSettings,
  topUp,
  promotions,
  couponTemplates,
  couponBatches,
  coupons,
  couponStatistics,
  cardApplications,
  cardBatches,
  cardStatistics,
  careStatistics,
  serviceCases,
  cardTypes,
  cards,
  passTypes,
  usePass,
  slips,
  wallet,
  contacts,
  followUpBoard,
  followUps,
  followUpPlans,
  myDay,
  occasions,
  calls,
  callSettings,
  messages,
  messageTemplates,
  messageSettings,
  transfers,
  till,
  shifts,
};

/** Everything in English; its shape is what the other languages must have. */
const en = { ...english, auth, common, conditions, frame, join, keys, period, resources };

export default en;
