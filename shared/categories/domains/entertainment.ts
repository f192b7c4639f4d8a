/** Registrable domains of the category `entertainment`, as domainsIn() reads them. */
export const ENTERTAINMENT = `
.co i-d ifunny
.com allure amctheatres artofmanliness askmen astro astrology atomtickets avclub boredpanda break
bustle buzzfeed cafeastrology cbr cheezburger cinemablend cinemark cineplex clickhole collegehumor
collider comicbook comixology complex coolmaterial cosmopolitan cracked dazeddigital dc deadline
denofgeek der-postillon dilbert disney disneyland distractify eater ebaumsworld elle elmundotoday
eonline esquire ew fandango foodandwine funnyordie glamour gocomics goodreads gq grubstreet
harpersbazaar harrypotter hellomagazine highsnobiety hola hollywoodreporter horoscope hypebeast
indiewire infatuation instyle justjared ladbible lecturas listverse mangakakalot marieclaire marvel
maxim memebase mensjournal mentalfloss myvue novelupdates nylon oddee okmagazine pagesix
penny-arcade people perezhilton playboy playbuzz popsugar postillon pottermore purepeople quickmeme
qwantz ranker refinery29 saveur screenrant slashfilm smbc-comics starwars thechive thecut
theinfatuation theneedledrop theoatmeal theonion thequietus thrillist tinymixtapes tmz uncrate
unilad upworthy usmagazine vanityfair variety vice viz vogue vue vulture webnovel webtoons
wizardingworld xkcd
.de brigitte bunte buzzfeed cinemaxx cinestar desired diffusmag disney europapark extra3 freundin
gala heute-show hoerzu intro kinoheld klatsch-tratsch laut legoland livenation metal-hammer
musikexpress noizz petra prisma promiflash rollingstone titanic-magazin tv14 tvdigital tvmovie
tvspielfilm uci-kinowelt visions viversum watson wunderweib zukunftsblick
.dk rokokoposten seoghoer
.es diezminutos semana
.fr closermag gala legorafi pathe public telerama telestar ugc voici
.io tapas
.it gossip lercio oggi vanityfair
.me brightside
.net explosm programme-tv questionablecontent theplaylist
.nl nouveau speld story
.no seher
.org ao3 mangadex
.tv programm
.uk odeon.co
`;
