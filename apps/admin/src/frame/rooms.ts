import type { SvgIconComponent } from '@mui/icons-material';
import AddShoppingCart from '@mui/icons-material/AddShoppingCartOutlined';
import AccountTree from '@mui/icons-material/AccountTreeOutlined';
import Approval from '@mui/icons-material/ApprovalOutlined';
import Badge from '@mui/icons-material/BadgeOutlined';
import Balance from '@mui/icons-material/BalanceOutlined';
import BarChart from '@mui/icons-material/BarChartOutlined';
import Category from '@mui/icons-material/CategoryOutlined';
import Checklist from '@mui/icons-material/ChecklistOutlined';
import CurrencyExchange from '@mui/icons-material/CurrencyExchangeOutlined';
import Factory from '@mui/icons-material/FactoryOutlined';
import FilterAlt from '@mui/icons-material/FilterAltOutlined';
import FactCheck from '@mui/icons-material/FactCheckOutlined';
import GroupAdd from '@mui/icons-material/GroupAddOutlined';
import HowToReg from '@mui/icons-material/HowToRegOutlined';
import Insights from '@mui/icons-material/InsightsOutlined';
import HourglassEmpty from '@mui/icons-material/HourglassEmptyOutlined';
import Inventory from '@mui/icons-material/Inventory2Outlined';
import Workspaces from '@mui/icons-material/WorkspacesOutlined';
import ViewColumn from '@mui/icons-material/ViewColumnOutlined';
import Label from '@mui/icons-material/LabelOutlined';
import Leaderboard from '@mui/icons-material/LeaderboardOutlined';
import NotificationAdd from '@mui/icons-material/NotificationAddOutlined';
import Notifications from '@mui/icons-material/NotificationsOutlined';
import CreditCard from '@mui/icons-material/CreditCardOutlined';
import Palette from '@mui/icons-material/PaletteOutlined';
import PostAdd from '@mui/icons-material/PostAddOutlined';
import PointOfSale from '@mui/icons-material/PointOfSaleOutlined';
import PunchClock from '@mui/icons-material/PunchClockOutlined';
import Print from '@mui/icons-material/PrintOutlined';
import QueryStats from '@mui/icons-material/QueryStatsOutlined';
import LockClock from '@mui/icons-material/LockClockOutlined';
import Paid from '@mui/icons-material/PaidOutlined';
import Payments from '@mui/icons-material/PaymentsOutlined';
import Percent from '@mui/icons-material/PercentOutlined';
import People from '@mui/icons-material/PeopleOutlined';
import LocalShipping from '@mui/icons-material/LocalShippingOutlined';
import LocalActivity from '@mui/icons-material/LocalActivityOutlined';
import LocalOffer from '@mui/icons-material/LocalOfferOutlined';
import DonutSmall from '@mui/icons-material/DonutSmallOutlined';
import AccountBalanceWallet from '@mui/icons-material/AccountBalanceWalletOutlined';
import ConfirmationNumber from '@mui/icons-material/ConfirmationNumberOutlined';
import StyleIcon from '@mui/icons-material/StyleOutlined';
import Redeem from '@mui/icons-material/RedeemOutlined';
import Savings from '@mui/icons-material/SavingsOutlined';
import ReceiptLong from '@mui/icons-material/ReceiptLongOutlined';
import Sell from '@mui/icons-material/SellOutlined';
import SpaceDashboard from '@mui/icons-material/SpaceDashboardOutlined';
import Stars from '@mui/icons-material/StarsOutlined';
import Summarize from '@mui/icons-material/SummarizeOutlined';
import TaskAlt from '@mui/icons-material/TaskAltOutlined';
import TrendingUp from '@mui/icons-material/TrendingUpOutlined';
import ShoppingBag from '@mui/icons-material/ShoppingBagOutlined';
import SwapVert from '@mui/icons-material/SwapVertOutlined';
import SyncAlt from '@mui/icons-material/SyncAltOutlined';
import Tune from '@mui/icons-material/TuneOutlined';
import UploadFile from '@mui/icons-material/UploadFileOutlined';
import VerifiedUser from '@mui/icons-material/VerifiedUserOutlined';
import Warehouse from '@mui/icons-material/WarehouseOutlined';
import Stairs from '@mui/icons-material/StairsOutlined';
import WorkspacePremium from '@mui/icons-material/WorkspacePremiumOutlined';
import EventNote from '@mui/icons-material/EventNoteOutlined';
import Cake from '@mui/icons-material/CakeOutlined';
import Forum from '@mui/icons-material/ForumOutlined';
import PhoneCallback from '@mui/icons-material/PhoneCallbackOutlined';
import EventRepeat from '@mui/icons-material/EventRepeatOutlined';
import Mail from '@mui/icons-material/MailOutlined';
import Drafts from '@mui/icons-material/DraftsOutlined';
import RuleFolder from '@mui/icons-material/RuleFolderOutlined';
import PermPhoneMsg from '@mui/icons-material/PermPhoneMsgOutlined';
import PersonAdd from '@mui/icons-material/PersonAddAltOutlined';
import MarkEmailRead from '@mui/icons-material/MarkEmailReadOutlined';
import SupportAgent from '@mui/icons-material/SupportAgentOutlined';
import MonitorHeart from '@mui/icons-material/MonitorHeartOutlined';
import Rule from '@mui/icons-material/RuleOutlined';
import type { Permission } from '@regulars/domain/permissions';

export interface Room {
  /** Path of its first page, and key of its name: `resources.<name>.name`. */
  name: string;
  group:
    | 'today'
    | 'analytics'
    | 'members'
    | 'cards'
    | 'care'
    | 'marketing'
    | 'points'
    | 'sales'
    | 'stock'
    | 'purchasing'
    | 'staff'
    | 'alerts'
    | 'settings';
  icon: SvgIconComponent;
  /** Who lacks it does not see the room. */
  permission: Permission;
}

/** The navigation by task. */
export const rooms: readonly Room[] = [
  { name: 'dashboard', group: 'today', icon: SpaceDashboard, permission: 'alert.read' },
  { name: 'myDay', group: 'today', icon: EventNote, permission: 'contact.read' },
  { name: 'analytics', group: 'analytics', icon: BarChart, permission: 'analytics.read' },
  { name: 'forecast', group: 'analytics', icon: Insights, permission: 'analytics.read' },
  { name: 'report', group: 'analytics', icon: Summarize, permission: 'analytics.read' },
  { name: 'settlement', group: 'analytics', icon: Balance, permission: 'value.report' },
  { name: 'members', group: 'members', icon: People, permission: 'member.read' },
  { name: 'levels', group: 'members', icon: WorkspacePremium, permission: 'level.read' },
  { name: 'ladders', group: 'members', icon: Stairs, permission: 'level.read' },
  { name: 'tags', group: 'members', icon: Label, permission: 'tag.read' },
  { name: 'tagCategories', group: 'members', icon: Workspaces, permission: 'tag.read' },
  { name: 'segments', group: 'members', icon: FilterAlt, permission: 'segment.read' },
  { name: 'topUp', group: 'members', icon: Savings, permission: 'wallet.topUp' },
  { name: 'usePass', group: 'members', icon: ConfirmationNumber, permission: 'pass.use' },
  { name: 'holds', group: 'members', icon: LockClock, permission: 'value.read' },
  { name: 'passTypes', group: 'members', icon: StyleIcon, permission: 'pass.configure' },
  { name: 'topUpPackages', group: 'members', icon: Redeem, permission: 'wallet.configure' },
  { name: 'till', group: 'sales', icon: PointOfSale, permission: 'till.use' },
  { name: 'sales', group: 'sales', icon: ReceiptLong, permission: 'sale.read' },
  { name: 'shifts', group: 'sales', icon: PunchClock, permission: 'till.use' },
  { name: 'deliveries', group: 'sales', icon: LocalShipping, permission: 'delivery.read' },
  { name: 'cards', group: 'cards', icon: CreditCard, permission: 'card.read' },
  { name: 'cardApplications', group: 'cards', icon: PostAdd, permission: 'card.apply' },
  { name: 'cardBatches', group: 'cards', icon: Print, permission: 'card.issue' },
  { name: 'cardTypes', group: 'cards', icon: Palette, permission: 'card.read' },
  { name: 'cardStatistics', group: 'cards', icon: QueryStats, permission: 'card.report' },
  { name: 'followUps', group: 'care', icon: EventRepeat, permission: 'contact.read' },
  { name: 'followUpBoard', group: 'care', icon: ViewColumn, permission: 'contact.read' },
  { name: 'contacts', group: 'care', icon: Forum, permission: 'contact.read' },
  { name: 'serviceCases', group: 'care', icon: SupportAgent, permission: 'contact.read' },
  { name: 'calls', group: 'care', icon: PhoneCallback, permission: 'call.receive' },
  { name: 'occasions', group: 'care', icon: Cake, permission: 'member.read' },
  { name: 'messages', group: 'care', icon: Mail, permission: 'message.read' },
  { name: 'careStatistics', group: 'care', icon: MonitorHeart, permission: 'contact.read' },
  { name: 'followUpPlans', group: 'care', icon: RuleFolder, permission: 'contact.configure' },
  { name: 'messageTemplates', group: 'care', icon: Drafts, permission: 'message.read' },
  { name: 'earningRules', group: 'points', icon: Rule, permission: 'value.read' },
  { name: 'couponTemplates', group: 'marketing', icon: LocalActivity, permission: 'coupon.read' },
  { name: 'promotions', group: 'marketing', icon: LocalOffer, permission: 'promotion.read' },
  { name: 'couponStatistics', group: 'marketing', icon: DonutSmall, permission: 'coupon.report' },
  { name: 'pointsKinds', group: 'points', icon: Stars, permission: 'value.read' },
  { name: 'pointsTasks', group: 'points', icon: TaskAlt, permission: 'value.read' },
  { name: 'pointsConversions', group: 'points', icon: CurrencyExchange, permission: 'value.read' },
  { name: 'pointsAwards', group: 'points', icon: GroupAdd, permission: 'points.grant' },
  { name: 'pendingPoints', group: 'points', icon: HourglassEmpty, permission: 'value.read' },
  { name: 'products', group: 'stock', icon: Inventory, permission: 'product.read' },
  { name: 'categories', group: 'stock', icon: Category, permission: 'product.read' },
  { name: 'priceTiers', group: 'stock', icon: Sell, permission: 'product.read' },
  { name: 'stock', group: 'stock', icon: Warehouse, permission: 'stock.read' },
  { name: 'movements', group: 'stock', icon: SwapVert, permission: 'stock.read' },
  { name: 'transfers', group: 'stock', icon: SyncAlt, permission: 'stock.write' },
  { name: 'stockCounts', group: 'stock', icon: Checklist, permission: 'stock.read' },
  { name: 'suggestions', group: 'purchasing', icon: AddShoppingCart, permission: 'purchase.read' },
  { name: 'purchaseOrders', group: 'purchasing', icon: ShoppingBag, permission: 'purchase.read' },
  { name: 'suppliers', group: 'purchasing', icon: Factory, permission: 'purchase.read' },
  { name: 'staff', group: 'staff', icon: Badge, permission: 'staff.read' },
  { name: 'performance', group: 'staff', icon: Leaderboard, permission: 'performance.read' },
  { name: 'recruiting', group: 'staff', icon: PersonAdd, permission: 'performance.read' },
  { name: 'commissions', group: 'staff', icon: Payments, permission: 'commission.read' },
  { name: 'commissionRules', group: 'staff', icon: Percent, permission: 'commission.read' },
  { name: 'myPerformance', group: 'staff', icon: TrendingUp, permission: 'performance.own' },
  { name: 'myCommission', group: 'staff', icon: Paid, permission: 'commission.own' },
  { name: 'alerts', group: 'alerts', icon: Notifications, permission: 'alert.read' },
  { name: 'approvals', group: 'alerts', icon: Approval, permission: 'approval.read' },
  { name: 'alertSettings', group: 'settings', icon: NotificationAdd, permission: 'alert.configure' },
  { name: 'orgs', group: 'settings', icon: AccountTree, permission: 'org.read' },
  { name: 'pointsSettings', group: 'settings', icon: Tune, permission: 'points.configure' },
  { name: 'callSettings', group: 'settings', icon: PermPhoneMsg, permission: 'contact.configure' },
  { name: 'messageSettings', group: 'settings', icon: MarkEmailRead, permission: 'message.read' },
  { name: 'imports', group: 'settings', icon: UploadFile, permission: 'import.read' },
  { name: 'customFields', group: 'settings', icon: PostAdd, permission: 'member.configure' },
  { name: 'memberSettings', group: 'settings', icon: HowToReg, permission: 'member.configure' },
  { name: 'walletSettings', group: 'settings', icon: AccountBalanceWallet, permission: 'wallet.configure' },
  { name: 'settings', group: 'settings', icon: Tune, permission: 'settings.read' },
  { name: 'ledgerChecks', group: 'settings', icon: VerifiedUser, permission: 'ledger.verify' },
  { name: 'audit', group: 'settings', icon: FactCheck, permission: 'audit.read' },
];
