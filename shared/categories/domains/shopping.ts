/** Registrable domains of the category `shopping`, as domainsIn() reads them. */
export const SHOPPING = `
.ae amazon
.ar mercadolibre.com
.at ebay geizhals mediamarkt xxxlutz zalando
.be 2dehands coolblue vandenborre
.bg emag
.ca amazon bestbuy canadiantire ebay kijiji loblaws walmart
.ch anibis brack digitec ebay galaxus interdiscount microspot ricardo tutti zalando
.co mercadolibre.com
.co.jp amazon rakuten yahoo
.co.nz pbtech thewarehouse trademe
.co.uk amazon argos currys ebay next very vinted wickes wiggle
.com 1688 abebooks aboutyou adidas adorama ajio alibaba aliexpress amazon ao asics asos backcountry
banggood barnesandnoble bathandbodyworks bestbuy bhphotovideo bigbasket bike24 bol boohoo
bookdepository boulanger breuninger bukalapak burberry c-and-a camelcamelcamel canyon cartier
catawiki cdiscount cdon chainreactioncycles chanel chewy christies columbia competitivecyclist
converse coppel coupang darty dealabs decathlon deichmann depop dhgate dior diy ebay etsy falabella
farfetch flipkart fnac footlocker fotolia gamestop gap gearbest gittigidiyor grailed groupon gucci
gumtree halfords hepsiburada hermes hm homedepot honey hotukdeals ikea jcpenney jd johnlewis
joinhoney kakaku keepa kogan kohls konga ldlc lego letgo lookfantastic louisvuitton lowes lululemon
lush macys mango marksandspencer meesho mercari microcenter milanuncios momoxfashion moo myntra
mytheresa n11 net-a-porter newbalance newegg nike noon nordstrom notino nykaa offerup oldnavy
overstock patagonia pccomponentes pepper petco petsmart pinduoduo poshmark prada prettylittlething
pricerunner primark printful printify puma rakuten redbubble reebok rei retailmenot rolex sahibinden
screwfix sears sephora shein showroomprive smythstoys snapdeal snipes society6 sothebys souq
spreadshirt ssense suning superbalist superdrug swarovski takealot taobao target teespring temu
thebodyshop thenorthface therealreal thredup tiffany tise tmall tokopedia toysrus tradera trendyol
ulta underarmour uniqlo vans vente-privee verkkokauppa vestiairecollective victoriassecret vinted
vip vistaprint wallapop walmart warbyparker wayfair webhallen wiggle wish zalando zappos zara zazzle
zenni zennioptical zooplus zvab
.com.au amazon bigw catch coles ebay gumtree harveynorman jbhifi kmart woolworths
.com.br amazon americanas casasbahia kabum magazineluiza mercadolivre olx submarino
.com.mx amazon liverpool mercadolibre
.cz alza bazos czc heureka mall
.de abebooks aboutyou adidas alternate amazon baur bergfreunde bergzeit bike-discount bike24
billiger bonprix booklooker buecher caseking cewe conrad coolblue cyberport decathlon douglas ebay
ebay-kleinanzeigen esprit fahrrad fielmann flaconi fressnapf galaxus geizhals globetrotter groupon
guenstiger hagebau hellweg hoeffner home24 hornbach hugendubel idealo intersport jack-wolfskin
kleinanzeigen limango manomano mediamarkt medimops mindfactory mirapodo misterspex moebel momox
mydealz mytoys notebooksbilliger notino obi otto payback peek-cloppenburg poco rebuy reichelt roller
rosebikes saturn segmueller shoop spreadshirt tchibo thalia toom vinted vistaprint weltbild westwing
xxxlutz zalando zooplus
.dk bilka coolshop dba elgiganten pricerunner proshop
.es amazon carrefour ebay elcorteingles fnac idealo mediamarkt worten
.fi gigantti hobbyhall tori
.fr amazon castorama decathlon ebay idealo laredoute leroymerlin manomano rueducommerce sephora
veepee vinted yves-rocher zalando
.gr kotsovolos plaisio public skroutz
.hu arukereso emag jofogas
.id shopee.co
.in amazon
.info bauhaus
.it amazon bricoman ebay idealo zalando
.jp zozo
.ke jumia.co
.kr 11st.co gmarket.co
.net computeruniverse huuto materiel morele pandora slickdeals
.ng jumia.com
.nl amazon blokker coolblue ebay hema marktplaats mediamarkt wehkamp zalando
.no elkjop kolonial komplett
.nu prisjakt
.org craigslist
.pl allegro amazon ceneo olx x-kom zalando
.pt olx worten
.ro emag olx
.ru aliexpress avito citilink dns-shop lamoda mvideo ozon sbermegamarket wildberries youla
.sa amazon
.se amazon elgiganten inet komplett netonnet pricerunner zalando
.sg amazon lazada shopee
.sk alza heureka
.th lazada.co
.tr amazon.com
.tw shopee
.ua comfy foxtrot.com olx prom rozetka.com
.us aliexpress
.vn shopee
.za bidorbuy.co
`;
