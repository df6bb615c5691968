import { ApolloProvider } from '@apollo/client/react';
import type { Permission } from '@regulars/domain/permissions';
import { lazy } from 'react';
import { Admin, type I18nProvider, Resource } from 'react-admin';
import { fullScreen, loadDashboard, type May, pages } from './pages.tsx';
import { SignIn } from './features/auth/SignIn.tsx';
import { channelsOf } from './features/members/channels.ts';
import { room } from './room.ts';
import { client } from './providers/apollo.ts';
import { authProvider } from './providers/authProvider.ts';
import { dataProvider } from './providers/dataProvider.ts';
import { isKnown } from './providers/known.ts';
import { loadViewer } from './providers/viewer.ts';
import { darkTheme, lightTheme } from './theme.ts';

const loadFrame = () => import('./frame/Frame.tsx').then((module) => ({ default: module.Frame }));

const Frame = lazy(loadFrame);
const NotFound = lazy(() => import('./frame/NotFound.tsx').then((module) => ({ default: module.NotFound })));

const contacts = room(() => import('./features/contacts/index.ts'));
const followUps = room(() => import('./features/followUps/index.ts'));
const followUpPlans = room(() => import('./features/followUpPlans/index.ts'));
const serviceCases = room(() => import('./features/serviceCases/index.ts'));
const occasions = room(() => import('./features/occasions/index.ts'));
const calls = room(() => import('./features/calls/index.ts'));
const messages = room(() => import('./features/messages/index.ts'));
const messageTemplates = room(() => import('./features/messageTemplates/index.ts'));
const members = room(() => import('./features/members/index.ts'));
const customFields = room(() => import('./features/customFields/index.ts'));
const levels = room(() => import('./features/levels/index.ts'));
const tags = room(() => import('./features/tags/index.ts'));
const tagCategories = room(() => import('./features/tagCategories/index.ts'));
const segments = room(() => import('./features/segments/index.ts'));
const topUpPackages = room(() => import('./features/topUpPackages/index.ts'));
const pointsKinds = room(() => import('./features/pointsKinds/index.ts'));
const pointsTasks = room(() => import('./features/pointsTasks/index.ts'));
const pointsConversions = room(() => import('./features/pointsConversions/index.ts'));
const cards = room(() => import('./features/cards/index.ts'));
const cardTypes = room(() => import('./features/cardTypes/index.ts'));
const cardBatches = room(() => import('./features/cardBatches/index.ts'));
const cardApplications = room(() => import('./features/cardApplications/index.ts'));
const passTypes = room(() => import('./features/passTypes/index.ts'));
const promotions = room(() => import('./features/promotions/index.ts'));
const couponTemplates = room(() => import('./features/couponTemplates/index.ts'));
const shifts = room(() => import('./features/shifts/index.ts'));
const sales = room(() => import('./features/sales/index.ts'));
const products = room(() => import('./features/products/index.ts'));
const categories = room(() => import('./features/categories/index.ts'));
const priceTiers = room(() => import('./features/priceTiers/index.ts'));
const stock = room(() => import('./features/stock/index.ts'));
const movements = room(() => import('./features/movements/index.ts'));
const stockCounts = room(() => import('./features/stockCounts/index.ts'));
const purchaseOrders = room(() => import('./features/purchaseOrders/index.ts'));
const suppliers = room(() => import('./features/suppliers/index.ts'));
const commissionRules = room(() => import('./features/commissionRules/index.ts'));
const staff = room(() => import('./features/staff/index.ts'));
const orgs = room(() => import('./features/orgs/index.ts'));
const imports = room(() => import('./features/imports/index.ts'));
const alerts = room(() => import('./features/alerts/index.ts'));
const deliveries = room(() => import('./features/deliveries/index.ts'));
const approvals = room(() => import('./features/approvals/index.ts'));
const holds = room(() => import('./features/holds/index.ts'));
const pendingPoints = room(() => import('./features/pendingPoints/index.ts'));
const ledgerChecks = room(() => import('./features/ledgerChecks/index.ts'));
const audit = room(() => import('./features/audit/index.ts'));

// Who is known here needs both in a moment: they come while it is asked whether the session still holds.
if (isKnown()) void loadFrame();
if (isKnown()) loadViewer().catch(() => undefined);
if (isKnown() && /^\/(dashboard)?$/.test(location.pathname)) void loadDashboard();

/** What points there are, and what they are for. */
const pointsRooms = (may: May) => [
  may('value.read') && (
    <Resource
      key="pointsKinds"
      name="pointsKinds"
      {...pointsKinds('list')}
      {...(may('points.configure') && pointsKinds('create', 'edit'))}
    />
  ),
  may('value.read') && (
    <Resource
      key="pointsTasks"
      name="pointsTasks"
      {...pointsTasks('list')}
      {...(may('points.configure') && pointsTasks('create', 'edit'))}
    />
  ),
  may('value.read') && (
    <Resource
      key="pointsConversions"
      name="pointsConversions"
      {...pointsConversions('list')}
      {...(may('points.configure') && pointsConversions('create', 'edit'))}
    />
  ),
];

/** What we say to members, and what they say to us. */
const careRooms = (may: May) => [
  may('contact.read') && <Resource key="contacts" name="contacts" {...contacts('list')} />,
  may('contact.read') && <Resource key="followUps" name="followUps" {...followUps('list')} />,
  may('contact.read') && <Resource key="serviceCases" name="serviceCases" {...serviceCases('list')} />,
  may('member.read') && <Resource key="occasions" name="occasions" {...occasions('list')} />,
  may('call.receive') && <Resource key="calls" name="calls" {...calls('list')} />,
  may('message.read') && <Resource key="messages" name="messages" {...messages('list')} />,
  may('contact.configure') && <Resource key="followUpPlans" name="followUpPlans" {...followUpPlans('list', 'create', 'edit')} />,
  may('message.read') && (
    <Resource
      key="messageTemplates"
      name="messageTemplates"
      {...messageTemplates('list')}
      {...(may('message.configure') && messageTemplates('create', 'edit'))}
    />
  ),
];

/** What takes something off: promotions, and coupons. */
const marketingRooms = (may: May) => [
  may('promotion.read') && (
    <Resource key="promotions" name="promotions" {...promotions('list')} {...(may('promotion.write') && promotions('create', 'edit'))} />
  ),
  may('coupon.read') && (
    <Resource
      key="couponTemplates"
      name="couponTemplates"
      {...couponTemplates('list', 'show')}
      {...(may('coupon.configure') && couponTemplates('create', 'edit'))}
    />
  ),
];

/** Cards, what cards there are, and how one comes by them. */
const cardRooms = (may: May) => [
  may('card.read') && <Resource key="cards" name="cards" {...cards('list', 'show')} />,
  may('card.read') && (
    <Resource key="cardTypes" name="cardTypes" {...cardTypes('list')} {...(may('card.configure') && cardTypes('create', 'edit'))} />
  ),
  may('card.apply') && <Resource key="cardApplications" name="cardApplications" {...cardApplications('list')} />,
  may('card.issue') && <Resource key="cardBatches" name="cardBatches" {...cardBatches('list')} />,
];

/** Who the members are, and how they are told apart. */
const peopleRooms = (may: May) => [
  may('member.read') && (
    <Resource
      key="members"
      name="members"
      {...members('list', 'show')}
      {...(may('member.write') && members('edit'))}
      {...(channelsOf(may).length > 0 && members('create'))}
    />
  ),
  may('member.configure') && <Resource key="customFields" name="customFields" {...customFields('list', 'create', 'edit')} />,
  may('level.read') && <Resource key="levels" name="levels" {...levels('list')} {...(may('level.write') && levels('create', 'edit'))} />,
  may('tag.read') && <Resource key="tags" name="tags" {...tags('list')} {...(may('tag.write') && tags('create', 'edit'))} />,
  may('tag.read') && (
    <Resource
      key="tagCategories"
      name="tagCategories"
      {...tagCategories('list')}
      {...(may('tag.write') && tagCategories('create', 'edit'))}
    />
  ),
  may('segment.read') && (
    <Resource key="segments" name="segments" {...segments('list', 'show')} {...(may('segment.write') && segments('create', 'edit'))} />
  ),
];

/** The rooms that the viewer may enter; none before it is known who that is. */
const rooms = (permissions: ReadonlySet<Permission> = new Set()) => {
  const may: May = (permission) => permissions.has(permission);
  return [
    ...peopleRooms(may),
    may('wallet.configure') && <Resource key="topUpPackages" name="topUpPackages" {...topUpPackages('list', 'create', 'edit')} />,
    ...pointsRooms(may),
    ...cardRooms(may),
    ...marketingRooms(may),
    ...careRooms(may),
    may('pass.configure') && <Resource key="passTypes" name="passTypes" {...passTypes('list', 'create', 'edit')} />,
    may('sale.read') && <Resource key="sales" name="sales" {...sales('list', 'show')} />,
    may('till.use') && <Resource key="shifts" name="shifts" {...shifts('list')} />,
    may('delivery.read') && <Resource key="deliveries" name="deliveries" {...deliveries('list')} />,
    may('product.read') && (
      <Resource key="products" name="products" {...products('list')} {...(may('product.write') && products('create', 'edit'))} />
    ),
    may('product.read') && (
      <Resource key="categories" name="categories" {...categories('list')} {...(may('product.write') && categories('create', 'edit'))} />
    ),
    may('product.read') && (
      <Resource key="priceTiers" name="priceTiers" {...priceTiers('list')} {...(may('product.write') && priceTiers('create', 'edit'))} />
    ),
    may('stock.read') && <Resource key="stock" name="stock" {...stock('list', 'show')} />,
    may('stock.read') && <Resource key="movements" name="movements" {...movements('list')} />,
    may('stock.read') && <Resource key="stockCounts" name="stockCounts" {...stockCounts('list', 'show')} />,
    may('purchase.read') && (
      <Resource
        key="purchaseOrders"
        name="purchaseOrders"
        {...purchaseOrders('list', 'show')}
        {...(may('purchase.write') && purchaseOrders('create'))}
      />
    ),
    may('purchase.read') && (
      <Resource
        key="suppliers"
        name="suppliers"
        {...suppliers('list', 'show')}
        {...(may('purchase.configure') && suppliers('create', 'edit'))}
      />
    ),
    may('staff.read') && <Resource key="staff" name="staff" {...staff('list')} {...(may('staff.write') && staff('create', 'edit'))} />,
    may('commission.read') && (
      <Resource
        key="commissionRules"
        name="commissionRules"
        {...commissionRules('list')}
        {...(may('commission.configure') && commissionRules('create', 'edit'))}
      />
    ),
    may('org.read') && <Resource key="orgs" name="orgs" {...orgs('list')} {...(may('org.write') && orgs('create', 'edit'))} />,
    may('import.read') && (
      <Resource key="imports" name="imports" {...imports('list', 'show')} {...(may('import.run') && imports('create'))} />
    ),
    may('alert.read') && <Resource key="alerts" name="alerts" {...alerts('list')} />,
    may('approval.read') && <Resource key="approvals" name="approvals" {...approvals('list')} />,
    may('value.read') && <Resource key="holds" name="holds" {...holds('list')} />,
    may('value.read') && <Resource key="pendingPoints" name="pendingPoints" {...pendingPoints('list')} />,
    may('ledger.verify') && <Resource key="ledgerChecks" name="ledgerChecks" {...ledgerChecks('list')} />,
    may('audit.read') && <Resource key="audit" name="audit" {...audit('list')} />,
    pages(may),
    fullScreen(may),
  ];
};

/** The table of contents. Each room is loaded when it is first opened. */
export const App = ({ i18nProvider }: { i18nProvider: I18nProvider }) => (
  <ApolloProvider client={client}>
    <Admin
      title="Regulars"
      authProvider={authProvider}
      dataProvider={dataProvider}
      i18nProvider={i18nProvider}
      layout={Frame}
      catchAll={NotFound}
      loginPage={SignIn}
      lightTheme={lightTheme}
      darkTheme={darkTheme}
      requireAuth
      disableTelemetry
    >
      {rooms}
    </Admin>
  </ApolloProvider>
);
