/** Registrable domains of the category `sports`, as domainsIn() reads them. */
export const SPORTS = `
.app sleeper
.au afl.com cricket.com
.be sporza
.com acmilan arsenal as atptour ausopen autosport barstoolsports baseball-reference
basketball-reference biathlonworld bleacherreport boxingscene bundesliga cbssports championat
chelseafc climbing cricbuzz cyclingnews dazn deadspin efl ehfcl espn espncricinfo espnplus eurosport
fantasypros fbref fcbarcelona fcbayern fia fifa fis-ski flashscore formula1 fotmob foxsports goal
golf golfdigest icc-cricket iihf indycar iplt20 ironman juventus kickbase laliga ligue1 liverpoolfc
livescore magicseaweed mancity manutd marca mlb mls mlssoccer mmafighting motogp motorsport
motorsport-total mundodeportivo nascar nba nbcsports ncaa nfl nhl nrl olympics onefootball parkrun
pgatour planetrugby premierleague pro-football-reference procyclingstats rb-leipzig realmadrid
redbull rolandgarros rotowire rouvy rugbypass sbnation sherdog si sixnationsrugby skysports sleeper
sofascore sports-reference spox supersport surfline swimswam tennis the-race theathletic thefa
theringer thrashermagazine tottenhamhotspur transfermarkt tuttomercatoweb tuttosport uefa ufc
velonews whoscored wimbledon wnba wtatennis wwe
.cz isport sport
.de 11freunde bayer04 borussia bundesliga bvb comunio daikin-hbl dfb eintracht eurosport fc
flashscore fussball hsv kicker ran runnersworld s04 sport sport1 sportschau transfermarkt triathlon
union-berlin vfb werder
.es sport
.fr lequipe letour ligue1 psg
.hu nemzetisport nso
.it corrieredellosport gazzetta inter legaseriea
.net footmercato racefans
.news handball-world
.nl ajax vi voetbalprimeur
.nu 8a
.org del ncaa olympic uci usopen worldathletics
.pl przegladsportowy sport
.pt abola ojogo record
.ru sovsport sport-express sports
.rugby world
.tr fanatik.com fotomac.com
.tv bcci fubo mlb
.uk espn.co parkrun.org transfermarkt.co
`;
