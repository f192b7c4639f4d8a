/** Registrable domains of the category `news`, sorted, parted by white space. */
export const NEWS = `
01net.com 20min.ch 20minutes.fr 20minutos.es 24.hu 24chasa.bg 24sata.hr 36kr.com 3dnews.ru
404media.co 444.hu 9news.com.au 9to5google.com 9to5mac.com aa.com.tr abc.es abc.net.au abendblatt.de
ad.nl adevarul.ro afr.com aftenposten.no aftonbladet.se ahram.org.eg ajc.com aktuality.sk
aktualne.cz alarabiya.net aljazeera.com aljazeera.net allafrica.com allsides.com almasryalyoum.com
amarujala.com anandtech.com androidauthority.com androidcentral.com androidpolice.com ansa.it
apnews.com appleinsider.com arabnews.com ard.de arstechnica.com asahi.com augsburger-allgemeine.de
axios.com azcentral.com b92.net bangkokpost.com bbc.co.uk bbc.com bdnews24.com berliner-zeitung.de
berlingske.dk bernerzeitung.ch bfmtv.com bhaskar.com bild.de blendle.com blic.rs blick.ch
bloomberg.com bostonglobe.com br.de breitbart.com bright.nl bt.dk business-standard.com
businessinsider.com buzzfeednews.com caixin.com capital.de caschys.blog cbc.ca cbsnews.com cctv.com
ceskatelevize.cz channel4.com channelnewsasia.com chicagotribune.com chinadaily.com.cn
chinatimes.com chip.de chosun.com cicero.de clarin.com cleveland.com clubic.com cnbc.com cnbeta.com
cnet.com cnn.com computerbild.de computerworld.com corriere.it courrierinternational.com ctvnews.ca
cumhuriyet.com.tr dagbladet.no dailycaller.com dailymail.co.uk dailymaverick.co.za dailysabah.com
dallasnews.com darkreading.com dawn.com delo.si demorgen.be denik.cz dennikn.sk denverpost.com
derstandard.at derstandard.de derwesten.de detik.com deutschlandfunk.de dhnet.be diepresse.com
digi24.ro digitaltrends.com dir.bg dn.pt dn.se dnevnik.bg donga.com dr.dk drudgereport.com dw.com
e24.no economist.com ekathimerini.com ekstrabladet.dk elcomercio.pe elconfidencial.com eldiario.es
elespectador.com elmundo.es elpais.com elperiodico.com eltiempo.com eluniversal.com.mx emol.com
engadget.com entrepreneur.com estadao.com.br excelsior.com.mx express.co.uk express.de expressen.se
expresso.pt fakt.pl fanpage.it fastcompany.com faz.net fd.nl firstpost.com fivethirtyeight.com
flipboard.com focus.de forbes.com fortune.com foxnews.com fr.de france24.com franceinfo.fr
francetvinfo.fr frandroid.com freitag.de ft.com g4media.ro gazeta.pl gazeta.ru genbeta.com geo.tv
giga.de gizmodo.com globalnews.ca globaltimes.cn globo.com go.com golem.de gp.se ground.news
gsmarena.com gulfnews.com haaretz.co.il haaretz.com haberturk.com handelsblatt.com hani.co.kr haz.de
heise.de heraldscotland.com heute.at hindustantimes.com hipertextual.com hk01.com hln.be hna.de
hotnews.ro houstonchronicle.com hr.de hs.fi huffingtonpost.com huffingtonpost.fr huffpost.com
hurriyet.com.tr hvg.hu hwupgrade.it iculture.nl idnes.cz ifeng.com ig.com.br ihned.cz
ilfattoquotidiano.it ilgiornale.it ilmessaggero.it ilpost.it ilsole24ore.com iltalehti.fi in.gr
inc.com independent.co.uk independent.ie index.hr index.hu indianexpress.com indiatimes.com
indiatoday.in inews.co.uk infobae.com information.dk infoworld.com inquirer.com inquirer.net
insider.com interfax.ru iol.co.za irishexaminer.com irishtimes.com irozhlas.cz is.fi ithome.com
itsfoss.com itv.com ixbt.com iz.ru jagran.com japantimes.co.jp jn.pt joongang.co.kr jornada.com.mx
journaldunet.com jp.dk jpost.com jutarnji.hr kathimerini.gr khaleejtimes.com kleinezeitung.at
klix.ba kommersant.ru kompas.com koreaherald.com koreatimes.co.kr kp.ru krebsonsecurity.com krone.at
ksta.de kurier.at kyivindependent.com kyivpost.com kyodonews.net ladepeche.fr lalibre.be
lanacion.com.ar lapresse.ca larazon.es larepublica.pe lastampa.it latercera.com latimes.com
lavanguardia.com lavoixdunord.fr ledevoir.com lefigaro.fr lemonde.fr lenta.ru leparisien.fr
lepoint.fr lesechos.fr lesoir.be letemps.ch lexpress.fr liberation.fr libertatea.ro lidovky.cz
livemint.com ltn.com.tw macworld.com magzter.com mainichi.jp malaysiakini.com manager-magazin.de
manchestereveningnews.co.uk marianne.net mashable.com mbl.is mdr.de mediafax.ro mediapart.fr
meduza.io merkur.de metro.co.uk metropoles.com mg.co.za miamiherald.com milenio.com milliyet.com.tr
mirror.co.uk mk.ru moneycontrol.com mopo.de morgenpost.de motherjones.com msn.com msnbc.com
mtvuutiset.fi n-tv.de n1info.com nation.africa nationalpost.com nationalreview.com
nationthailand.com nbcnews.com ndr.de ndtv.com netzpolitik.org netzwelt.de news.com.au news18.com
news24.com news247.gr newsday.com newstatesman.com newsweek.com newyorker.com next.ink
nextinpact.com nhk.or.jp nieuwsblad.be niezalezna.pl nikkei.com nj.com nordbayern.de nos.nl
notebookcheck.com notebookcheck.net nouvelobs.com novayagazeta.ru novinite.com novinky.cz npr.org
nrc.nl nrk.no ntv.com.tr nu.nl numerama.com nydailynews.com nypost.com nytimes.com nzherald.co.nz
nzz.ch observador.pt oe24.at okdiario.com omgubuntu.co.uk open.online oregonlive.com orf.at origo.hu
ouest-france.fr pagina12.com.ar parool.nl pbs.org pcmag.com pcworld.com people.com.cn philstar.com
phoronix.com politico.com politico.eu politika.rs politiken.dk polsatnews.pl pravda.com.ua pravda.sk
premiumtimesng.com pressreader.com profil.at propublica.org prothomalo.com protocol.com
protothema.gr publico.es publico.pt punchng.com qz.com r7.com radio-canada.ca rainews.it rappler.com
rbb24.de rbc.ru readly.com realclearpolitics.com reason.com reforma.com repubblica.it
restofworld.org reuters.com rfi.fr ria.ru rmf24.pl rnd.de rnz.co.nz rp-online.de rp.pl rt.com
rtbf.be rte.ie rtlnieuws.nl rtp.pt rts.ch rtve.es rtvslo.si ruhrnachrichten.de ruv.is sabah.com.tr
salon.com salzburg24.at sankei.com sapo.pt sbs.com.au schneier.com scmp.com scotsman.com scroll.in
se.pl seattletimes.com securityweek.com semana.com seznamzpravy.cz sfchronicle.com sfgate.com
slashdot.org slate.com smartnews.com sme.sk smh.com.au sohu.com sozcu.com.tr spectator.co.uk
spiegel.de srf.ch stadt-bremerhaven.de standaard.be standard.co.uk standardmedia.co.ke
startribune.com stern.de straitstimes.com stratechery.com stuff.co.nz stuttgarter-nachrichten.de
stuttgarter-zeitung.de sudouest.fr sueddeutsche.de svd.se svt.se swissinfo.ch swr.de sydsvenskan.se
t24.com.tr t3n.de tagesanzeiger.ch tagesschau.de tagesspiegel.de taipeitimes.com tass.ru taz.de
techcrunch.com techradar.com techrepublic.com telegraaf.nl telegraph.co.uk telex.hu tempo.co
thanhnien.vn theage.com.au theatlantic.com theaustralian.com.au thedailybeast.com thedailystar.net
theglobeandmail.com theguardian.com thehackernews.com thehill.com thehindu.com theinformation.com
theintercept.com thejakartapost.com thejournal.ie thenation.com thenationalnews.com thenews.com.pk
thenextweb.com thepaper.cn theregister.co.uk theregister.com thestar.com thestar.com.my thesun.co.uk
thetimes.co.uk thetimes.com theverge.com thewire.in time.com timeslive.co.za timesofindia.com
timesofisrael.com todayonline.com tomsguide.com tovima.gr tribune.com.pk trouw.nl tsn.ua tuoitre.vn
tv2.dk tvn24.pl tweakers.net tz.de udn.com unian.net upday.com usatoday.com usnews.com
vanguardngr.com vecernji.hr vedomosti.ru venturebeat.com vg.no visir.is vnexpress.net volkskrant.nl
vox.com vrt.be walesonline.co.uk walla.co.il washingtonpost.com watson.ch waz.de wdr.de welt.de
winfuture.de wired.com wiwo.de wsj.com wyborcza.pl xataka.com xinhuanet.com ycombinator.com yle.fi
yna.co.kr ynet.co.il ynetnews.com yomiuri.co.jp youm7.com zdf.de zdfheute.de zdnet.com zeenews.com
zeit.de zinio.com
`;
