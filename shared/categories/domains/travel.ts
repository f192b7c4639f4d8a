/** Registrable domains of the category `travel`, sorted, parted by white space. */
export const TRAVEL = `
aa.com ab-in-den-urlaub.de accor.com aerlingus.com agoda.com airbnb.com airbnb.de aircanada.com
airfrance.com airindia.com airnewzealand.co.nz alaskaair.com alltrails.com amtrak.com ana.co.jp
atlasobscura.com austrian.com avianca.com avis.com b-europe.com bahn.com bahn.de bart.gov
belgiantrain.be bergfex.at bergfex.com bestwestern.com bird.co blablacar.com blablacar.de bolt.eu
booking.com britishairways.com brusselsairlines.com bvg.de cabify.com cathaypacific.com cd.cz
choicehotels.com citymapper.com condor.com couchsurfing.com culturetrip.com delta.com
deutschebahn.com didiglobal.com dsb.dk easyjet.com edreams.com emirates.com enterprise.com
etihad.com europcar.com eurostar.com eurowings.com expedia.com finnair.com flightaware.com
flightradar24.com flixbus.com flixbus.de flysas.com flytap.com fodors.com foursquare.com
frankfurt-airport.com fraport.com free-now.com freenow.com frommers.com getaround.com
getyourguide.com getyourguide.de goindigo.in gojek.com grab.com greyhound.com heathrow.com here.com
hertz.com hilton.com holidaycheck.de homeaway.com hostelworld.com hotels.com hotwire.com hrs.com
hrs.de hvv.de hyatt.com iberia.com ibis.com icelandair.com ihg.com intercity.pl interrail.eu
ita-airways.com italotreno.it jal.co.jp jetblue.com kayak.com kayak.de klm.com klook.com
koreanair.com kvb.koeln lastminute.com latamairlines.com li.me lime.bike lonelyplanet.com lot.com
lufthansa.com lyft.com mapquest.com marriott.com mav.hu miles-mobility.com momondo.com momondo.de
moovitapp.com motel-one.com mta.info munich-airport.de mvg.de mvv-muenchen.de nationalrail.co.uk
nh-hotels.com nomadlist.com norwegian.com ns-international.nl ns.nl oebb.at omio.com omio.de
openstreetmap.org opentable.com opentable.de opodo.de orbitz.com outdooractive.com pkp.pl
planespotters.net priceline.com qantas.com qatarairways.com quandoo.de radissonhotels.com ratp.fr
regiojet.cz renfe.com resy.com rmv.de rome2rio.com roughguides.com ryanair.com sbb.ch schiphol.nl
seat61.com seatguru.com secretflying.com share-now.com singaporeair.com sixt.com sixt.de sj.se
skyscanner.com skyscanner.net sncf-connect.com sncf.com southwest.com spirit.com swiss.com tap.pt
tfl.gov.uk thefork.com thetrainline.com tier.app timeout.com trainline.de trainline.eu
travelocity.com trenitalia.com tripadvisor.com tripadvisor.de trivago.com trivago.de tui.com tui.de
turkishairlines.com turo.com uber.com united.com urlaubspiraten.de viarail.ca viator.com voi.com
vr.fi vrbo.com vrr.de vueling.com vvs.de vy.no waze.com westjet.com wienerlinien.at wikiloc.com
wizzair.com wyndhamhotels.com yelp.com yelp.de zipcar.com zomato.com zurich-airport.com zvv.ch
`;
