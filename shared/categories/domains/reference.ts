/** Registrable domains of the category `reference`, sorted, parted by white space. */
export const REFERENCE = `
11880.com abbreviations.com about.com accuweather.com acronymfinder.com aemet.es ancestry.com
archive.org azlyrics.com bab.la bl.uk bnf.fr bom.gov.au britannica.com buienradar.nl calculator.net
cern.ch citationmachine.net cnrtl.fr collinsdictionary.com convertunits.com correctiv.org
dasoertliche.de data.gov dict.cc dictionary.com dnb.de duden.de dwd.de dwds.de easybib.com
eltiempo.es encyclopedia.com esa.int etymonline.com europeana.eu everipedia.org everytimezone.com
factcheck.org familysearch.org fandom.com findagrave.com fullfact.org gapminder.org gelbeseiten.de
genius.com glosbe.com grammar-monster.com howstuffworks.com hudong.com ilo.org imf.org
infoplease.com knowyourmeme.com larousse.fr ldoceonline.com leo.org lerobert.com linguee.com
linguee.de livescience.com loc.gov local.ch lyrics.com macmillandictionary.com mathsisfun.com
merriam-webster.com meteo.it meteoblue.com meteofrance.com meteoswiss.ch metoffice.gov.uk
musixmatch.com myheritage.com namu.wiki nasa.gov nationalgeographic.com newscientist.com
newworldencyclopedia.org noaa.gov numberempire.com oanda.com oecd.org oed.com oeis.org
openweathermap.org ourworldindata.org oxforddictionaries.com pagesjaunes.fr phys.org politifact.com
pons.com priberam.pt rae.es rapidtables.com reverso.net rhymezone.com scholarpedia.org
sciencedaily.com scientificamerican.com scribd.com sjp.pl smithsonianmag.com snopes.com space.com
statista.com tatoeba.org thefreedictionary.com thesaurus.com thoughtco.com tiempo.com time.is
timeanddate.com timezoneconverter.com treccani.it tvtropes.org un.org unesco.org unitconverters.net
urbandictionary.com usgs.gov ventusky.com vocabulary.com weather.com weather.gov wetter.com
wetter.de wetteronline.de whitepages.com who.int wikia.com wikibooks.org wikidata.org wikimedia.org
wikinews.org wikipedia.org wikiquote.org wikisource.org wikiversity.org wikivoyage.org
wiktionary.org windy.com wordhippo.com wordreference.com worldbank.org worldcat.org
worldometers.info worldtimebuddy.com wto.org wunderground.com xe.com yell.com yellowpages.com yr.no
`;
