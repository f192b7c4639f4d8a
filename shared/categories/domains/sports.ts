/** Registrable domains of the category `sports`, sorted, parted by white space. */
export const SPORTS = `
11freunde.de 8a.nu abola.pt acmilan.com afl.com.au ajax.nl arsenal.com as.com atptour.com
ausopen.com autosport.com barstoolsports.com baseball-reference.com basketball-reference.com
bayer04.de bcci.tv biathlonworld.com bleacherreport.com borussia.de boxingscene.com bundesliga.com
bundesliga.de bvb.de cbssports.com championat.com chelseafc.com climbing.com comunio.de
corrieredellosport.it cricbuzz.com cricket.com.au cyclingnews.com daikin-hbl.de dazn.com
deadspin.com del.org dfb.de efl.com ehfcl.com eintracht.de espn.co.uk espn.com espncricinfo.com
espnplus.com eurosport.com eurosport.de fanatik.com.tr fantasypros.com fbref.com fc.de
fcbarcelona.com fcbayern.com fia.com fifa.com fis-ski.com flashscore.com flashscore.de
footmercato.net formula1.com fotmob.com fotomac.com.tr foxsports.com fubo.tv fussball.de gazzetta.it
goal.com golf.com golfdigest.com handball-world.news hsv.de icc-cricket.com iihf.com indycar.com
inter.it iplt20.com ironman.com isport.cz juventus.com kickbase.com kicker.de laliga.com
legaseriea.it lequipe.fr letour.fr ligue1.com ligue1.fr liverpoolfc.com livescore.com
magicseaweed.com mancity.com manutd.com marca.com mlb.com mlb.tv mls.com mlssoccer.com
mmafighting.com motogp.com motorsport-total.com motorsport.com mundodeportivo.com nascar.com nba.com
nbcsports.com ncaa.com ncaa.org nemzetisport.hu nfl.com nhl.com nrl.com nso.hu ojogo.pt olympic.org
olympics.com onefootball.com parkrun.com parkrun.org.uk pgatour.com planetrugby.com
premierleague.com pro-football-reference.com procyclingstats.com przegladsportowy.pl psg.fr
racefans.net ran.de rb-leipzig.com realmadrid.com record.pt redbull.com rolandgarros.com
rotowire.com rouvy.com rugbypass.com runnersworld.de s04.de sbnation.com sherdog.com si.com
sixnationsrugby.com skysports.com sleeper.app sleeper.com sofascore.com sovsport.ru sport-express.ru
sport.cz sport.de sport.es sport.pl sport1.de sports-reference.com sports.ru sportschau.de sporza.be
spox.com supersport.com surfline.com swimswam.com tennis.com the-race.com theathletic.com thefa.com
theringer.com thrashermagazine.com tottenhamhotspur.com transfermarkt.co.uk transfermarkt.com
transfermarkt.de triathlon.de tuttomercatoweb.com tuttosport.com uci.org uefa.com ufc.com
union-berlin.de usopen.org velonews.com vfb.de vi.nl voetbalprimeur.nl werder.de whoscored.com
wimbledon.com wnba.com world.rugby worldathletics.org wtatennis.com wwe.com
`;
