/** Registrable domains of the category `reference`, as domainsIn() reads them. */
export const REFERENCE = `
.au bom.gov
.cc dict
.ch cern local meteoswiss
.com 11880 abbreviations about accuweather acronymfinder ancestry azlyrics britannica
collinsdictionary convertunits dictionary easybib encyclopedia etymonline everytimezone fandom
findagrave genius glosbe grammar-monster howstuffworks hudong infoplease knowyourmeme ldoceonline
lerobert linguee livescience lyrics macmillandictionary mathsisfun merriam-webster meteoblue
meteofrance musixmatch myheritage nationalgeographic newscientist numberempire oanda oed
oxforddictionaries politifact pons rapidtables rhymezone sciencedaily scientificamerican scribd
smithsonianmag snopes space statista thefreedictionary thesaurus thoughtco tiempo timeanddate
timezoneconverter urbandictionary ventusky vocabulary weather wetter whitepages wikia windy
wordhippo wordreference worldtimebuddy wunderground xe yell yellowpages
.de dasoertliche dnb duden dwd dwds gelbeseiten linguee wetter wetteronline
.es aemet eltiempo rae
.eu europeana
.fr bnf cnrtl larousse pagesjaunes
.gov data loc nasa noaa usgs weather
.info worldometers
.int esa who
.is time
.it meteo treccani
.la bab
.net calculator citationmachine reverso unitconverters
.nl buienradar
.no yr
.org archive correctiv everipedia factcheck familysearch fullfact gapminder ilo imf leo
newworldencyclopedia oecd oeis openweathermap ourworldindata phys scholarpedia tatoeba tvtropes un
unesco wikibooks wikidata wikimedia wikinews wikipedia wikiquote wikisource wikiversity wikivoyage
wiktionary worldbank worldcat wto
.pl sjp
.pt priberam
.uk bl metoffice.gov
.wiki namu
`;
