/** Registrable domains of the category `entertainment`, sorted, parted by white space. */
export const ENTERTAINMENT = `
allure.com amctheatres.com ao3.org artofmanliness.com askmen.com astro.com astrology.com
atomtickets.com avclub.com boredpanda.com break.com brightside.me brigitte.de bunte.de bustle.com
buzzfeed.com buzzfeed.de cafeastrology.com cbr.com cheezburger.com cinemablend.com cinemark.com
cinemaxx.de cineplex.com cinestar.de clickhole.com closermag.fr collegehumor.com collider.com
comicbook.com comixology.com complex.com coolmaterial.com cosmopolitan.com cracked.com
dazeddigital.com dc.com deadline.com denofgeek.com der-postillon.com desired.de diezminutos.es
diffusmag.de dilbert.com disney.com disney.de disneyland.com distractify.com eater.com
ebaumsworld.com elle.com elmundotoday.com eonline.com esquire.com europapark.de ew.com explosm.net
extra3.de fandango.com foodandwine.com freundin.de funnyordie.com gala.de gala.fr glamour.com
gocomics.com goodreads.com gossip.it gq.com grubstreet.com harpersbazaar.com harrypotter.com
hellomagazine.com heute-show.de highsnobiety.com hoerzu.de hola.com hollywoodreporter.com
horoscope.com hypebeast.com i-d.co ifunny.co indiewire.com infatuation.com instyle.com intro.de
justjared.com kinoheld.de klatsch-tratsch.de ladbible.com laut.de lecturas.com legoland.de
legorafi.fr lercio.it listverse.com livenation.de mangadex.org mangakakalot.com marieclaire.com
marvel.com maxim.com memebase.com mensjournal.com mentalfloss.com metal-hammer.de musikexpress.de
myvue.com noizz.de nouveau.nl novelupdates.com nylon.com oddee.com odeon.co.uk oggi.it
okmagazine.com pagesix.com pathe.fr penny-arcade.com people.com perezhilton.com petra.de playboy.com
playbuzz.com popsugar.com postillon.com pottermore.com prisma.de programm.tv programme-tv.net
promiflash.de public.fr purepeople.com questionablecontent.net quickmeme.com qwantz.com ranker.com
refinery29.com rokokoposten.dk rollingstone.de saveur.com screenrant.com seher.no semana.es
seoghoer.dk slashfilm.com smbc-comics.com speld.nl starwars.com story.nl tapas.io telerama.fr
telestar.fr thechive.com thecut.com theinfatuation.com theneedledrop.com theoatmeal.com theonion.com
theplaylist.net thequietus.com thrillist.com tinymixtapes.com titanic-magazin.de tmz.com tv14.de
tvdigital.de tvmovie.de tvspielfilm.de uci-kinowelt.de ugc.fr uncrate.com unilad.com upworthy.com
usmagazine.com vanityfair.com vanityfair.it variety.com vice.com visions.de viversum.de viz.com
vogue.com voici.fr vue.com vulture.com watson.de webnovel.com webtoons.com wizardingworld.com
wunderweib.de xkcd.com zukunftsblick.de
`;
