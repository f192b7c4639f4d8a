/** Registrable domains of the category `finance`, as domainsIn() reads them. */
export const FINANCE = `
.app cash
.at bawag erstebank raiffeisen sparkasse
.be belfius bnpparibasfortis kbc
.capital scalable
.ch postfinance raiffeisen zkb
.cn icbc.com
.co.uk aviva barclays halifax hsbc metrobankonline nationwide rbs santander tsb
.com adyen alipay allianz allstate ally americanexpress axa axisbank bancosabadell bankinter
bankofamerica bankofchina bankrate barclays bbva betterment binance bitfinex bitpanda blockchain
blockchair bmo bnpparibas boursorama braintreepayments bunq buymeacoffee bybit capitalone chargebee
chase cibc citi citibank coinbase coingecko coinmarketcap commerzbank comparethemarket confused
credit-suisse creditkarma crypto dbs degiro discover empower equifax etoro etrade euronext
everydollar experian fidelity finviz fool geico gemini generali gocompare gofundme goldmansachs
gumroad hdfcbank hrblock hsbc icicibank ig indiegogo ing interactivebrokers intesasanpaolo investing
investopedia jpmorgan kickstarter klarna ko-fi kraken kucoin ledger lemonade lemonsqueezy liberapay
libertymutual lloydsbank londonstockexchange marketwatch mastercard mint mollie moneysavingexpert
moneysupermarket monzo morganstanley morningstar n26 nasdaq natwest nerdwallet nordea nyse ocbc okx
opencollective paddle patreon paypal personalcapital plus500 pnc progressive rbc recurly revolut
robinhood santander saxobank schwab scotiabank seekingalpha sofi square squareup standardchartered
starlingbank statefarm stockanalysis stripe taxact td tdameritrade tdbank traderepublic tradingview
transferwise transunion triodos truist turbotax ubs usbank vanguard venmo visa wealthfront webull
wellsfargo wise worldpay ynab zurich
.com.au anz commbank nab westpac
.com.br bb bradesco itau mercadopago nubank
.cz csas csob kb
.de allianz ariva axa boerse boerse-frankfurt check24 comdirect commerzbank consorsbank
deutsche-bank dkb ergo finanztip flatex gls huk ing onvista postbank schufa smartsteuer sparkasse
targobank taxfix verivox volksbank vr wallstreet-online wiso wundertax
.dk danskebank
.es bbva caixabank
.eu unicreditgroup
.fi nordea
.fr banquepopulaire caisse-epargne credit-agricole creditmutuel fortuneo labanquepostale lcl
societegenerale
.io etherscan metamask opensea trezor
.it fineco unicredit
.net bitstamp finanzen
.nl abnamro asnbank degiro ing rabobank triodos
.no dnb
.org uniswap
.pl ingbank mbank pkobp santander
.pt cgd millenniumbcp
.ru alfabank sberbank tbank tinkoff vtb
.sbi onlinesbi
.se handelsbanken seb swedbank
.sg uob.com
.tr garantibbva.com isbank.com
.ua monobank privatbank
`;
