import type { Permission } from '@regulars/domain/permissions';
import { lazy } from 'react';
import { CustomRoutes } from 'react-admin';
import { Route } from 'react-router';

export type May = (permission: Permission) => boolean;

export const loadDashboard = () => import('./features/dashboard/DashboardPage.tsx');

const Home = lazy(() => import('./frame/Home.tsx').then((module) => ({ default: module.Home })));
const Account = lazy(() => import('./features/auth/Account.tsx'));
const Settings = lazy(() => import('./features/settings/SettingsPage.tsx'));
const Dashboard = lazy(loadDashboard);
const DeliveryDay = lazy(() => import('./features/deliveries/DayPage.tsx'));
const Analytics = lazy(() => import('./features/analytics/AnalyticsPage.tsx'));
const Team = lazy(() => import('./features/performance/TeamPage.tsx'));
const Person = lazy(() => import('./features/performance/PersonPage.tsx'));
const Recruiting = lazy(() => import('./features/recruiting/RecruitingPage.tsx'));
const Commissions = lazy(() => import('./features/commissions/CommissionsPage.tsx'));
const CommissionOf = lazy(() => import('./features/commissions/PersonPage.tsx'));
const MyCommission = lazy(() => import('./features/commissions/MyPage.tsx'));
const MyPerformance = lazy(() => import('./features/performance/MyPage.tsx'));
const AlertSettings = lazy(() => import('./features/alertSettings/AlertSettingsPage.tsx'));
const Report = lazy(() => import('./features/report/ReportPage.tsx'));
const Forecast = lazy(() => import('./features/forecast/ForecastPage.tsx'));
const Transfers = lazy(() => import('./features/transfers/TransfersPage.tsx'));
const Suggestions = lazy(() => import('./features/suggestions/SuggestionsPage.tsx'));
const EarningRules = lazy(() => import('./features/earningRules/EarningRulesPage.tsx'));
const PointsSettings = lazy(() => import('./features/pointsSettings/PointsSettingsPage.tsx'));
const PointsAwards = lazy(() => import('./features/points/AwardsPage.tsx'));
const Settlement = lazy(() => import('./features/settlement/SettlementPage.tsx'));
const MemberAssets = lazy(() => import('./features/assets/AssetsPage.tsx'));
const Till = lazy(() => import('./features/till/TillPage.tsx'));
const TopUp = lazy(() => import('./features/topUp/TopUpPage.tsx'));
const CardStatistics = lazy(() => import('./features/cardStatistics/StatisticsPage.tsx'));
const CareStatistics = lazy(() => import('./features/careStatistics/StatisticsPage.tsx'));
const CouponStatistics = lazy(() => import('./features/couponStatistics/StatisticsPage.tsx'));
const CouponCodes = lazy(() => import('./features/couponBatches/PrintPage.tsx'));
const UsePass = lazy(() => import('./features/passes/UsePassPage.tsx'));
const LevelRules = lazy(() => import('./features/levels/LadderPage.tsx'));
const Slip = lazy(() => import('./features/topUp/SlipPage.tsx'));
const MemberSettings = lazy(() => import('./features/memberSettings/MemberSettingsPage.tsx'));
const WalletSettings = lazy(() => import('./features/walletSettings/WalletSettingsPage.tsx'));
const MyDay = lazy(() => import('./features/myDay/MyDayPage.tsx'));
const FollowUpBoard = lazy(() => import('./features/followUps/BoardPage.tsx'));
const CallSettings = lazy(() => import('./features/callSettings/CallSettingsPage.tsx'));
const MessageSettings = lazy(() => import('./features/messageSettings/MessageSettingsPage.tsx'));

/** The pages that are no lists. */
export const pages = (may: May) => (
  <CustomRoutes key="pages">
    <Route path="/" element={<Home />} />
    <Route path="/account" element={<Account />} />
    {may('alert.read') && <Route path="/dashboard" element={<Dashboard />} />}
    {may('analytics.read') && <Route path="/analytics" element={<Analytics />} />}
    {may('delivery.read') && <Route path="/deliveries/day" element={<DeliveryDay />} />}
    {may('analytics.read') && <Route path="/forecast" element={<Forecast />} />}
    {may('analytics.read') && <Route path="/report" element={<Report />} />}
    {may('performance.read') && <Route path="/performance" element={<Team />} />}
    {may('performance.read') && <Route path="/performance/:id" element={<Person />} />}
    {may('performance.read') && <Route path="/recruiting" element={<Recruiting />} />}
    {may('performance.own') && <Route path="/myPerformance" element={<MyPerformance />} />}
    {may('commission.read') && <Route path="/commissions" element={<Commissions />} />}
    {may('commission.read') && <Route path="/commissions/:id" element={<CommissionOf />} />}
    {may('commission.own') && <Route path="/myCommission" element={<MyCommission />} />}
    {may('value.report') && <Route path="/settlement" element={<Settlement />} />}
    {may('value.read') && <Route path="/members/:id/assets" element={<MemberAssets />} />}
    {may('level.read') && <Route path="/ladders" element={<LevelRules />} />}
    {may('wallet.topUp') && <Route path="/topUp" element={<TopUp />} />}
    {may('card.report') && <Route path="/cardStatistics" element={<CardStatistics />} />}
    {may('contact.read') && <Route path="/careStatistics" element={<CareStatistics />} />}
    {may('coupon.report') && <Route path="/couponStatistics" element={<CouponStatistics />} />}
    {may('coupon.export') && <Route path="/couponBatches/:id/print" element={<CouponCodes />} />}
    {may('pass.use') && <Route path="/usePass" element={<UsePass />} />}
    {may('value.read') && <Route path="/slips/:id" element={<Slip />} />}
    {may('member.configure') && <Route path="/memberSettings" element={<MemberSettings />} />}
    {may('wallet.configure') && <Route path="/walletSettings" element={<WalletSettings />} />}
    {may('contact.read') && <Route path="/myDay" element={<MyDay />} />}
    {may('contact.read') && <Route path="/followUpBoard" element={<FollowUpBoard />} />}
    {may('contact.configure') && <Route path="/callSettings" element={<CallSettings />} />}
    {may('message.read') && <Route path="/messageSettings" element={<MessageSettings />} />}
    {may('value.read') && <Route path="/earningRules" element={<EarningRules />} />}
    {may('points.configure') && <Route path="/pointsSettings" element={<PointsSettings />} />}
    {may('points.grant') && <Route path="/pointsAwards" element={<PointsAwards />} />}
    {may('stock.write') && <Route path="/transfers" element={<Transfers />} />}
    {may('purchase.read') && <Route path="/suggestions" element={<Suggestions />} />}
    {may('alert.configure') && <Route path="/alertSettings" element={<AlertSettings />} />}
    {may('settings.read') && <Route path="/settings" element={<Settings />} />}
  </CustomRoutes>
);

/** Pages without navigation. */
export const fullScreen = (may: May) => (
  <CustomRoutes key="fullScreen" noLayout>
    {may('till.use') && <Route path="/till" element={<Till />} />}
  </CustomRoutes>
);
