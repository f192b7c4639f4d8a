/** Registrable domains of the category `travel`, as domainsIn() reads them. */
export const TRAVEL = `
.app tier
.at bergfex oebb wienerlinien
.be belgiantrain
.bike lime
.ca viarail
.ch sbb zvv
.co bird
.com aa accor aerlingus agoda airbnb aircanada airfrance airindia alaskaair alltrails amtrak
atlasobscura austrian avianca avis b-europe bahn bergfex bestwestern blablacar booking
britishairways brusselsairlines cabify cathaypacific choicehotels citymapper condor couchsurfing
culturetrip delta deutschebahn didiglobal easyjet edreams emirates enterprise etihad europcar
eurostar eurowings expedia finnair flightaware flightradar24 flixbus flysas flytap fodors foursquare
frankfurt-airport fraport free-now freenow frommers getaround getyourguide gojek grab greyhound
heathrow here hertz hilton homeaway hostelworld hotels hotwire hrs hyatt iberia ibis icelandair ihg
ita-airways jetblue kayak klm klook koreanair lastminute latamairlines lonelyplanet lot lufthansa
lyft mapquest marriott miles-mobility momondo moovitapp motel-one nh-hotels nomadlist norwegian omio
opentable orbitz outdooractive priceline qantas qatarairways radissonhotels renfe resy rome2rio
roughguides ryanair seat61 seatguru secretflying share-now singaporeair sixt skyscanner sncf
sncf-connect southwest spirit swiss thefork thetrainline timeout travelocity trenitalia tripadvisor
trivago tui turkishairlines turo uber united viator voi vrbo vueling waze westjet wikiloc wizzair
wyndhamhotels yelp zipcar zomato zurich-airport
.cz cd regiojet
.de ab-in-den-urlaub airbnb bahn blablacar bvg flixbus getyourguide holidaycheck hrs hvv kayak
momondo munich-airport mvg mvv-muenchen omio opentable opodo quandoo rmv sixt trainline tripadvisor
trivago tui urlaubspiraten vrr vvs yelp
.dk dsb
.eu bolt interrail trainline
.fi vr
.fr ratp
.gov bart
.hu mav
.in goindigo
.info mta
.it italotreno
.jp ana.co jal.co
.koeln kvb
.me li
.net planespotters skyscanner
.nl ns ns-international schiphol
.no vy
.nz airnewzealand.co
.org openstreetmap
.pl intercity pkp
.pt tap
.se sj
.uk nationalrail.co tfl.gov
`;
