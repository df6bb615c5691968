import { ApolloProvider, useQuery } from '@apollo/client/react';
import { Alert, Box, Container, CssBaseline, Paper, Skeleton, ThemeProvider, Typography, useMediaQuery } from '@mui/material';
import type { I18nProvider } from 'react-admin';
import type { PublishedRulesQuery } from '../../gql/graphql.ts';
import { client } from '../../providers/apollo.ts';
import { messageOf } from '../../providers/errors.ts';
import { darkTheme, lightTheme } from '../../theme.ts';
import { PublishedRulesDocument } from './documents.ts';

type Published = NonNullable<PublishedRulesQuery['publishedEarningRules']>;
type Word = (name: string, values?: object) => string;

const Rule = ({ rule, word }: { rule: Published['rules'][number]; word: Word }) => (
  <Paper variant="outlined" component="li" sx={{ p: 4, display: 'grid', gap: 1, listStyle: 'none' }}>
    <Typography variant="h3" component="h2">
      {rule.name}
    </Typography>
    <Typography>
      {rule.effect} · {rule.kind}
    </Typography>
    {[
      rule.when && word('when', { text: rule.when }),
      rule.goods && word('goods', { text: rule.goods }),
      rule.limits,
      rule.byLevel && word('byLevel'),
    ]
      .filter((text) => typeof text === 'string')
      .map((text) => (
        <Typography key={text} variant="body2" color="text.secondary">
          {text}
        </Typography>
      ))}
  </Paper>
);

const Rules = ({ word, locale }: { word: Word; locale: string }) => {
  const { data, error } = useQuery(PublishedRulesDocument);
  if (error) return <Alert severity="error">{messageOf(error)}</Alert>;
  if (!data) return <Skeleton variant="rounded" height={320} />;
  const rules = data.publishedEarningRules;
  if (!rules) return <Typography color="text.secondary">{word('public_none')}</Typography>;
  const since = new Date(rules.publishedAt).toLocaleDateString(locale);
  return (
    <>
      <Typography variant="h1">{word('public_title', { chain: rules.chain })}</Typography>
      <Typography variant="body2" color="text.secondary">
        {word('public_since', { number: rules.version, since })}
      </Typography>
      <Box component="ol" sx={{ display: 'grid', gap: 3, p: 0, m: 0 }}>
        {rules.rules.map((rule) => (
          <Rule key={rule.name} rule={rule} word={word} />
        ))}
      </Box>
      {rules.pay && <Typography>{word('public_pay', rules.pay)}</Typography>}
    </>
  );
};

/** The rules of points in force, for everybody: needs no sign-in. */
export const PublicRulesPage = ({ i18nProvider }: { i18nProvider: I18nProvider }) => {
  const dark = useMediaQuery('(prefers-color-scheme: dark)');
  const word: Word = (name, values) => i18nProvider.translate(`resources.earningRules.${name}`, values);
  return (
    <ThemeProvider theme={dark ? darkTheme : lightTheme}>
      <CssBaseline />
      <ApolloProvider client={client}>
        <Container component="main" maxWidth="sm" sx={{ py: 6, display: 'grid', gap: 4 }}>
          <Rules word={word} locale={i18nProvider.getLocale()} />
        </Container>
      </ApolloProvider>
    </ThemeProvider>
  );
};
