/** Registrable domains of the category `other`, sorted, parted by white space. */
export const OTHER = `
17track.net 1und1.de a1.net abb.com about.me acer.com adac.de aftership.com ah.nl aldi-nord.de
aldi-sued.de allrecipes.com amnesty.org apartments.com apple.com asda.com asus.com att.com auchan.fr
audi.de auspost.com.au autoscout24.com autoscout24.de autotrader.co.uk autotrader.com avaaz.org
avm.de badoo.com bbcgoodfood.com billa.at bit.ly bitly.com blogger.com blogspot.com bmw.com bmw.de
boligsiden.dk bonappetit.com bosch.com bosch.de bouyguestelecom.fr bpost.be brother.com bt.com
bumble.com canadapost.ca canon.com carrd.co carrefour.fr cars.com carvana.com ccc.de change.org
chefkoch.de cisco.com congstar.de cookpad.com coop.ch correos.es corsair.com costco.com
creativecommons.org dekra.de delhaize.be delish.com deliveroo.co.uk dell.com deutschepost.de dhl.com
dhl.de disqus.com domain.com.au doordash.com downdetector.com downforeveryoneorjustme.com dpd.com
dpd.de drillisch-online.de eatsmarter.de edeka.de edmunds.com ee.co.uk eff.org eharmony.com
elitepartner.de epicurious.com epson.com ericsson.com esselunga.it essen-und-trinken.de fast.com
fedex.com fiat.com foodnetwork.com foodora.se ford.com fsf.org funda.nl ge.com giallozafferano.it
gigabyte.com glovoapp.com gls-group.com gls-group.eu godaddysites.com goo.gl gravatar.com
greenpeace.org grubhub.com hellofresh.com hellofresh.de hemnet.se hermesworld.com hinge.co
homegate.ch honda.com honeywell.com hp.com huawei.com hyundai.com idealista.com idealista.it
immobiliare.it immobilienscout24.de immonet.de immoscout24.ch immowelt.de instacart.com ipinfo.io
is.gd isitdownrightnow.com jimdo.com jimdo.de jumbo.com juniper.net just-eat.co.uk justeat.it
kaufland.de kbb.com kia.com kitchenstories.com kpn.com kroger.com leboncoin.fr lecker.de leclerc.fr
lenovo.com lg.com lidl.de lieferando.de linktr.ee linuxfoundation.org livejournal.com logitech.com
lovoo.com magenta.at marmiton.org match.com mazda.com medium.com mercadona.es mercedes-benz.com
mercedes-benz.de mi.com migros.ch mobile.de motorola.com movistar.es mozilla.com msi.com myhermes.de
netgear.com netto-online.de nikon.com nissan.com nokia.com nperf.com o2online.de okcupid.com
oneplus.com onthemarket.com ookla.com opel.de oppo.com orange.com ow.ly panasonic.com parcel2go.com
parship.de penny.de peugeot.fr philips.com pof.com porsche.com post.at post.ch poste.it postnl.nl
razer.com realestate.com.au realtor.com rebrandly.com redfin.com renault.fr rewe.de rightmove.co.uk
royalmail.com sainsburys.co.uk salt.ch samsclub.com samsung.com seat.com seloger.com seriouseats.com
siemens.com simplyrecipes.com skoda-auto.com sony.com spectrum.com speedtest.net springlane.de
squarespace.com strikingly.com substack.com sunrise.ch swisscom.ch t-mobile.com t-mobile.nl t.co
tasty.co telefonica.com telekom.de telstra.com.au tesco.com tesla.com three.co.uk tim.it tinder.com
tinyurl.com toyota.com tp-link.com traderjoes.com trulia.com tuev-sued.de typepad.com ubereats.com
ubnt.com ui.com ups.com verizon.com vivo.com vodafone.co.uk vodafone.de volkswagen.com volkswagen.de
volvocars.com waitrose.com weebly.com wg-gesucht.de whatismyip.com whatismyipaddress.com
wholefoodsmarket.com wikileaks.org windtre.it wix.com wixsite.com wolt.com wordpress.com wwf.org
xiaomi.com ziggo.nl zillow.com zoopla.co.uk
`;
