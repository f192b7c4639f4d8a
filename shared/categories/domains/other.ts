/** Registrable domains of the category `other`, as domainsIn() reads them. */
export const OTHER = `
.at billa magenta post
.be bpost delhaize
.ca canadapost
.ch coop homegate immoscout24 migros post salt sunrise swisscom
.co carrd hinge t tasty
.co.uk autotrader deliveroo ee just-eat rightmove sainsburys three vodafone zoopla
.com abb acer aftership allrecipes apartments apple asda asus att autoscout24 autotrader badoo
bbcgoodfood bitly blogger blogspot bmw bonappetit bosch brother bt bumble canon cars carvana cisco
cookpad corsair costco delish dell dhl disqus doordash downdetector downforeveryoneorjustme dpd
edmunds eharmony epicurious epson ericsson fast fedex fiat foodnetwork ford ge gigabyte glovoapp
gls-group godaddysites gravatar grubhub hellofresh hermesworld honda honeywell hp huawei hyundai
idealista instacart isitdownrightnow jimdo jumbo kbb kia kitchenstories kpn kroger lenovo lg
livejournal logitech lovoo match mazda medium mercedes-benz mi motorola mozilla msi netgear nikon
nissan nokia nperf okcupid oneplus onthemarket ookla oppo orange panasonic parcel2go philips pof
porsche razer realtor rebrandly redfin royalmail samsclub samsung seat seloger seriouseats siemens
simplyrecipes skoda-auto sony spectrum squarespace strikingly substack t-mobile telefonica tesco
tesla tinder tinyurl toyota tp-link traderjoes trulia typepad ubereats ubnt ui ups verizon vivo
volkswagen volvocars waitrose weebly whatismyip whatismyipaddress wholefoodsmarket wix wixsite wolt
wordpress xiaomi zillow
.com.au auspost domain realestate telstra
.de 1und1 adac aldi-nord aldi-sued audi autoscout24 avm bmw bosch ccc chefkoch congstar dekra
deutschepost dhl dpd drillisch-online eatsmarter edeka elitepartner essen-und-trinken hellofresh
immobilienscout24 immonet immowelt jimdo kaufland lecker lidl lieferando mercedes-benz mobile
myhermes netto-online o2online opel parship penny rewe springlane telekom tuev-sued vodafone
volkswagen wg-gesucht
.dk boligsiden
.ee linktr
.es correos mercadona movistar
.eu gls-group
.fr auchan bouyguestelecom carrefour leboncoin leclerc peugeot renault
.gd is
.gl goo
.io ipinfo
.it esselunga giallozafferano idealista immobiliare justeat poste tim windtre
.ly bit ow
.me about
.net 17track a1 juniper speedtest
.nl ah funda postnl t-mobile ziggo
.org amnesty avaaz change creativecommons eff fsf greenpeace linuxfoundation marmiton wikileaks wwf
.se foodora hemnet
`;
