/** Registrable domains of the category `news`, as domainsIn() reads them. */
export const NEWS = `
.africa nation
.ar lanacion.com pagina12.com
.at derstandard heute kleinezeitung krone kurier oe24 orf profil salzburg24
.au abc.net
.ba klix
.be demorgen dhnet hln lalibre lesoir nieuwsblad rtbf standaard vrt
.bg 24chasa dir dnevnik
.blog caschys
.br estadao.com ig.com
.ca cbc ctvnews globalnews lapresse radio-canada
.ch 20min bernerzeitung blick letemps nzz rts srf swissinfo tagesanzeiger watson
.cn chinadaily.com globaltimes people.com thepaper
.co 404media tempo
.co.il haaretz walla ynet
.co.kr hani joongang koreatimes yna
.co.nz nzherald rnz stuff
.co.uk bbc dailymail express independent inews manchestereveningnews metro mirror omgubuntu
spectator standard telegraph theregister thesun thetimes walesonline
.co.za dailymaverick iol mg timeslive
.com 01net 36kr 9to5google 9to5mac afr ajc aljazeera allafrica allsides almasryalyoum amarujala
anandtech androidauthority androidcentral androidpolice apnews appleinsider arabnews arstechnica
asahi axios azcentral bangkokpost bbc bdnews24 bfmtv bhaskar blendle bloomberg bostonglobe breitbart
business-standard businessinsider buzzfeednews caixin cbsnews cctv channel4 channelnewsasia
chicagotribune chinatimes chosun clarin cleveland clubic cnbc cnbeta cnet cnn computerworld
courrierinternational dailycaller dailysabah dallasnews darkreading dawn denverpost detik diepresse
digitaltrends donga drudgereport dw economist ekathimerini elconfidencial elespectador elpais
elperiodico eltiempo emol engadget entrepreneur fastcompany firstpost fivethirtyeight flipboard
forbes fortune foxnews france24 frandroid ft genbeta gizmodo globo go gsmarena gulfnews haaretz
haberturk handelsblatt heraldscotland hindustantimes hipertextual hk01 houstonchronicle
huffingtonpost huffpost ifeng ilsole24ore inc indianexpress indiatimes infobae infoworld inquirer
insider irishexaminer irishtimes ithome itsfoss itv ixbt jagran journaldunet jpost khaleejtimes
kompas koreaherald krebsonsecurity kyivindependent kyivpost latercera latimes lavanguardia ledevoir
livemint macworld magzter malaysiakini mashable metropoles miamiherald milenio moneycontrol
motherjones msn msnbc n1info nationalpost nationalreview nationthailand nbcnews ndtv news18 news24
newsday newstatesman newsweek newyorker nextinpact nikkei nj notebookcheck nouvelobs novinite
numerama nydailynews nypost nytimes okdiario oregonlive pcmag pcworld philstar phoronix politico
premiumtimesng pressreader prothomalo protocol punchng qz r7 rappler readly realclearpolitics reason
reforma reuters rt salon sankei schneier scmp scotsman seattletimes securityweek semana sfchronicle
sfgate slate smartnews sohu startribune straitstimes stratechery taipeitimes techcrunch techradar
techrepublic theatlantic thedailybeast theglobeandmail theguardian thehackernews thehill thehindu
theinformation theintercept thejakartapost thenation thenationalnews thenextweb theregister thestar
thetimes theverge time timesofindia timesofisrael todayonline tomsguide udn upday usatoday usnews
vanguardngr venturebeat vox washingtonpost wired wsj xataka xinhuanet ycombinator ynetnews youm7
zdnet zeenews zinio
.com.au 9news news sbs smh theage theaustralian
.com.mx eluniversal excelsior jornada
.com.tr aa cumhuriyet hurriyet milliyet ntv sabah sozcu t24
.cz aktualne ceskatelevize denik idnes ihned irozhlas lidovky novinky seznamzpravy
.de abendblatt ard augsburger-allgemeine berliner-zeitung bild br capital chip cicero computerbild
derstandard derwesten deutschlandfunk express focus fr freitag giga golem haz heise hna hr ksta
manager-magazin mdr merkur mopo morgenpost n-tv ndr netzwelt nordbayern rbb24 rnd rp-online
ruhrnachrichten spiegel stadt-bremerhaven stern stuttgarter-nachrichten stuttgarter-zeitung
sueddeutsche swr t3n tagesschau tagesspiegel taz tz waz wdr welt winfuture wiwo zdf zdfheute zeit
.dk berlingske bt dr ekstrabladet information jp politiken tv2
.eg ahram.org
.es 20minutos abc eldiario elmundo larazon publico rtve
.eu politico
.fi hs iltalehti is mtvuutiset yle
.fr 20minutes franceinfo francetvinfo huffingtonpost ladepeche lavoixdunord lefigaro lemonde
leparisien lepoint lesechos lexpress liberation mediapart ouest-france rfi sudouest
.gr in kathimerini news247 protothema tovima
.hr 24sata index jutarnji vecernji
.hu 24 444 hvg index origo telex
.ie independent rte thejournal
.in indiatoday scroll thewire
.ink next
.io meduza
.is mbl ruv visir
.it ansa corriere fanpage hwupgrade ilfattoquotidiano ilgiornale ilmessaggero ilpost lastampa
rainews repubblica
.jp japantimes.co mainichi nhk.or yomiuri.co
.ke standardmedia.co
.my thestar.com
.net alarabiya aljazeera b92 faz inquirer kyodonews marianne notebookcheck thedailystar tweakers
unian vnexpress
.news ground
.nl ad bright fd iculture nos nrc nu parool rtlnieuws telegraaf trouw volkskrant
.no aftenposten dagbladet e24 nrk vg
.online open
.org netzpolitik npr pbs propublica restofworld slashdot
.pe elcomercio larepublica
.pk thenews.com tribune.com
.pl fakt gazeta niezalezna polsatnews rmf24 rp se tvn24 wyborcza
.pt dn expresso jn observador publico rtp sapo
.ro adevarul digi24 g4media hotnews libertatea mediafax
.rs blic politika
.ru 3dnews gazeta interfax iz kommersant kp lenta mk novayagazeta rbc ria tass vedomosti
.se aftonbladet dn expressen gp svd svt sydsvenskan
.si delo rtvslo
.sk aktuality dennikn pravda sme
.tv geo
.tw ltn.com
.ua pravda.com tsn
.vn thanhnien tuoitre
`;
