/** Registrable domains of the category `shopping`, sorted, parted by white space. */
export const SHOPPING = `
11st.co.kr 1688.com 2dehands.be abebooks.com abebooks.de aboutyou.com aboutyou.de adidas.com
adidas.de adorama.com ajio.com alibaba.com aliexpress.com aliexpress.ru aliexpress.us allegro.pl
alternate.de alza.cz alza.sk amazon.ae amazon.ca amazon.co.jp amazon.co.uk amazon.com amazon.com.au
amazon.com.br amazon.com.mx amazon.com.tr amazon.de amazon.es amazon.fr amazon.in amazon.it
amazon.nl amazon.pl amazon.sa amazon.se amazon.sg americanas.com.br anibis.ch ao.com argos.co.uk
arukereso.hu asics.com asos.com avito.ru backcountry.com banggood.com barnesandnoble.com
bathandbodyworks.com bauhaus.info baur.de bazos.cz bergfreunde.de bergzeit.de bestbuy.ca bestbuy.com
bhphotovideo.com bidorbuy.co.za bigbasket.com bigw.com.au bike-discount.de bike24.com bike24.de
bilka.dk billiger.de blokker.nl bol.com bonprix.de boohoo.com bookdepository.com booklooker.de
boulanger.com brack.ch breuninger.com bricoman.it buecher.de bukalapak.com burberry.com c-and-a.com
camelcamelcamel.com canadiantire.ca canyon.com carrefour.es cartier.com casasbahia.com.br
caseking.de castorama.fr catawiki.com catch.com.au cdiscount.com cdon.com ceneo.pl cewe.de
chainreactioncycles.com chanel.com chewy.com christies.com citilink.ru coles.com.au columbia.com
comfy.ua competitivecyclist.com computeruniverse.net conrad.de converse.com coolblue.be coolblue.de
coolblue.nl coolshop.dk coppel.com coupang.com craigslist.org currys.co.uk cyberport.de czc.cz
darty.com dba.dk dealabs.com decathlon.com decathlon.de decathlon.fr deichmann.com depop.com
dhgate.com digitec.ch dior.com diy.com dns-shop.ru douglas.de ebay-kleinanzeigen.de ebay.at ebay.ca
ebay.ch ebay.co.uk ebay.com ebay.com.au ebay.de ebay.es ebay.fr ebay.it ebay.nl elcorteingles.es
elgiganten.dk elgiganten.se elkjop.no emag.bg emag.hu emag.ro esprit.de etsy.com fahrrad.de
falabella.com farfetch.com fielmann.de flaconi.de flipkart.com fnac.com fnac.es footlocker.com
fotolia.com foxtrot.com.ua fressnapf.de galaxus.ch galaxus.de gamestop.com gap.com gearbest.com
geizhals.at geizhals.de gigantti.fi gittigidiyor.com globetrotter.de gmarket.co.kr grailed.com
groupon.com groupon.de gucci.com guenstiger.de gumtree.com gumtree.com.au hagebau.de halfords.com
harveynorman.com.au hellweg.de hema.nl hepsiburada.com hermes.com heureka.cz heureka.sk hm.com
hobbyhall.fi hoeffner.de home24.de homedepot.com honey.com hornbach.de hotukdeals.com hugendubel.de
huuto.net idealo.de idealo.es idealo.fr idealo.it ikea.com inet.se interdiscount.ch intersport.de
jack-wolfskin.de jbhifi.com.au jcpenney.com jd.com jofogas.hu johnlewis.com joinhoney.com
jumia.co.ke jumia.com.ng kabum.com.br kakaku.com keepa.com kijiji.ca kleinanzeigen.de kmart.com.au
kogan.com kohls.com kolonial.no komplett.no komplett.se konga.com kotsovolos.gr lamoda.ru
laredoute.fr lazada.co.th lazada.sg ldlc.com lego.com leroymerlin.fr letgo.com limango.de
liverpool.com.mx loblaws.ca lookfantastic.com louisvuitton.com lowes.com lululemon.com lush.com
macys.com magazineluiza.com.br mall.cz mango.com manomano.de manomano.fr marksandspencer.com
marktplaats.nl materiel.net mediamarkt.at mediamarkt.de mediamarkt.es mediamarkt.nl medimops.de
meesho.com mercadolibre.com.ar mercadolibre.com.co mercadolibre.com.mx mercadolivre.com.br
mercari.com microcenter.com microspot.ch milanuncios.com mindfactory.de mirapodo.de misterspex.de
moebel.de momox.de momoxfashion.com moo.com morele.net mvideo.ru mydealz.de myntra.com mytheresa.com
mytoys.de n11.com net-a-porter.com netonnet.se newbalance.com newegg.com next.co.uk nike.com
noon.com nordstrom.com notebooksbilliger.de notino.com notino.de nykaa.com obi.de offerup.com
oldnavy.com olx.com.br olx.pl olx.pt olx.ro olx.ua otto.de overstock.com ozon.ru pandora.net
patagonia.com payback.de pbtech.co.nz pccomponentes.com peek-cloppenburg.de pepper.com petco.com
petsmart.com pinduoduo.com plaisio.gr poco.de poshmark.com prada.com prettylittlething.com
pricerunner.com pricerunner.dk pricerunner.se primark.com printful.com printify.com prisjakt.nu
prom.ua proshop.dk public.gr puma.com rakuten.co.jp rakuten.com rebuy.de redbubble.com reebok.com
rei.com reichelt.de retailmenot.com ricardo.ch rolex.com roller.de rosebikes.de rozetka.com.ua
rueducommerce.fr sahibinden.com saturn.de sbermegamarket.ru screwfix.com sears.com segmueller.de
sephora.com sephora.fr shein.com shoop.de shopee.co.id shopee.sg shopee.tw shopee.vn
showroomprive.com skroutz.gr slickdeals.net smythstoys.com snapdeal.com snipes.com society6.com
sothebys.com souq.com spreadshirt.com spreadshirt.de ssense.com submarino.com.br suning.com
superbalist.com superdrug.com swarovski.com takealot.com taobao.com target.com tchibo.de
teespring.com temu.com thalia.de thebodyshop.com thenorthface.com therealreal.com thewarehouse.co.nz
thredup.com tiffany.com tise.com tmall.com tokopedia.com toom.de tori.fi toysrus.com trademe.co.nz
tradera.com trendyol.com tutti.ch ulta.com underarmour.com uniqlo.com vandenborre.be vans.com
veepee.fr vente-privee.com verkkokauppa.com very.co.uk vestiairecollective.com victoriassecret.com
vinted.co.uk vinted.com vinted.de vinted.fr vip.com vistaprint.com vistaprint.de wallapop.com
walmart.ca walmart.com warbyparker.com wayfair.com webhallen.com wehkamp.nl weltbild.de westwing.de
wickes.co.uk wiggle.co.uk wiggle.com wildberries.ru wish.com woolworths.com.au worten.es worten.pt
x-kom.pl xxxlutz.at xxxlutz.de yahoo.co.jp youla.ru yves-rocher.fr zalando.at zalando.ch zalando.com
zalando.de zalando.fr zalando.it zalando.nl zalando.pl zalando.se zappos.com zara.com zazzle.com
zenni.com zennioptical.com zooplus.com zooplus.de zozo.jp zvab.com
`;
