/** Registrable domains of the category `finance`, sorted, parted by white space. */
export const FINANCE = `
abnamro.nl adyen.com alfabank.ru alipay.com allianz.com allianz.de allstate.com ally.com
americanexpress.com anz.com.au ariva.de asnbank.nl aviva.co.uk axa.com axa.de axisbank.com
bancosabadell.com bankinter.com bankofamerica.com bankofchina.com bankrate.com banquepopulaire.fr
barclays.co.uk barclays.com bawag.at bb.com.br bbva.com bbva.es belfius.be betterment.com
binance.com bitfinex.com bitpanda.com bitstamp.net blockchain.com blockchair.com bmo.com
bnpparibas.com bnpparibasfortis.be boerse-frankfurt.de boerse.de boursorama.com bradesco.com.br
braintreepayments.com bunq.com buymeacoffee.com bybit.com caisse-epargne.fr caixabank.es
capitalone.com cash.app cgd.pt chargebee.com chase.com check24.de cibc.com citi.com citibank.com
coinbase.com coingecko.com coinmarketcap.com comdirect.de commbank.com.au commerzbank.com
commerzbank.de comparethemarket.com confused.com consorsbank.de credit-agricole.fr credit-suisse.com
creditkarma.com creditmutuel.fr crypto.com csas.cz csob.cz danskebank.dk dbs.com degiro.com
degiro.nl deutsche-bank.de discover.com dkb.de dnb.no empower.com equifax.com ergo.de erstebank.at
etherscan.io etoro.com etrade.com euronext.com everydollar.com experian.com fidelity.com
finanzen.net finanztip.de fineco.it finviz.com flatex.de fool.com fortuneo.fr garantibbva.com.tr
geico.com gemini.com generali.com gls.de gocompare.com gofundme.com goldmansachs.com gumroad.com
halifax.co.uk handelsbanken.se hdfcbank.com hrblock.com hsbc.co.uk hsbc.com huk.de icbc.com.cn
icicibank.com ig.com indiegogo.com ing.com ing.de ing.nl ingbank.pl interactivebrokers.com
intesasanpaolo.com investing.com investopedia.com isbank.com.tr itau.com.br jpmorgan.com kb.cz
kbc.be kickstarter.com klarna.com ko-fi.com kraken.com kucoin.com labanquepostale.fr lcl.fr
ledger.com lemonade.com lemonsqueezy.com liberapay.com libertymutual.com lloydsbank.com
londonstockexchange.com marketwatch.com mastercard.com mbank.pl mercadopago.com.br metamask.io
metrobankonline.co.uk millenniumbcp.pt mint.com mollie.com moneysavingexpert.com
moneysupermarket.com monobank.ua monzo.com morganstanley.com morningstar.com n26.com nab.com.au
nasdaq.com nationwide.co.uk natwest.com nerdwallet.com nordea.com nordea.fi nubank.com.br nyse.com
ocbc.com okx.com onlinesbi.sbi onvista.de opencollective.com opensea.io paddle.com patreon.com
paypal.com personalcapital.com pkobp.pl plus500.com pnc.com postbank.de postfinance.ch privatbank.ua
progressive.com rabobank.nl raiffeisen.at raiffeisen.ch rbc.com rbs.co.uk recurly.com revolut.com
robinhood.com santander.co.uk santander.com santander.pl saxobank.com sberbank.ru scalable.capital
schufa.de schwab.com scotiabank.com seb.se seekingalpha.com smartsteuer.de societegenerale.fr
sofi.com sparkasse.at sparkasse.de square.com squareup.com standardchartered.com starlingbank.com
statefarm.com stockanalysis.com stripe.com swedbank.se targobank.de taxact.com taxfix.de tbank.ru
td.com tdameritrade.com tdbank.com tinkoff.ru traderepublic.com tradingview.com transferwise.com
transunion.com trezor.io triodos.com triodos.nl truist.com tsb.co.uk turbotax.com ubs.com
unicredit.it unicreditgroup.eu uniswap.org uob.com.sg usbank.com vanguard.com venmo.com verivox.de
visa.com volksbank.de vr.de vtb.ru wallstreet-online.de wealthfront.com webull.com wellsfargo.com
westpac.com.au wise.com wiso.de worldpay.com wundertax.de ynab.com zkb.ch zurich.com
`;
