/** Registrable domains of the category `games`, sorted, parted by white space. */
export const GAMES = `
1001spiele.de 247solitaire.com 2k.com 3djuegos.com 4players.de 888poker.com activision.com
addictinggames.com agame.com agar.io armorgames.com atlus.com baldursgate3.game bandainamcoent.com
battle.net battlefy.com bet365.com betclic.fr betfair.com bethesda.net betway.com bigpoint.com
blitz.gg blizzard.com boardgamearena.com boardgamegeek.com boosteroid.com buffed.de bungie.net
bwin.com bwin.de callofduty.com capcom.com cdkeys.com cdprojektred.com challonge.com cheapshark.com
chess.com chess24.com cookieclicker.com coolmathgames.com coral.co.uk counter-strike.net
crazygames.com curseforge.com cyberpunk.net destinythegame.com destructoid.com dexerto.com
die-staemme.de diep.io dndbeyond.com dota2.com dotabuff.com dotesports.com draftkings.com
dualshockers.com ea.com elderscrollsonline.com elvenar.com eneba.com epicgames.com esl.com
eslgaming.com esports.com eurogamer.de eurogamer.net eveonline.com everyeye.it faceit.com
factorio.com fanatical.com fanduel.com finalfantasyxiv.com forgeofempires.com fortnite.com
foundryvtt.com friv.com fromsoftware.jp g2a.com gaijin.net gamasutra.com gamedeveloper.com
gameduell.de gamefaqs.com gameforge.com gameinformer.com gamekult.com gamepro.de gamer.nl
gamesindustry.biz gamesplanet.com gamespot.com gamesradar.com gamestar.de gartic.io geforce.com
geforcenow.com geoguessr.com giantbomb.com gog.com goodgamestudios.com greenmangaming.com
grepolis.com grindinggear.com gry-online.pl guildwars2.com hearthstone.com hltv.org
hobbyconsolas.com hollowknight.com howlongtobeat.com hoyolab.com hoyoverse.com humblebundle.com
icy-veins.com ign.com igromania.ru ikariam.com innogames.com instant-gaming.com isthereanydeal.com
itch.io jackbox.tv jackboxgames.com jagex.com jetpunk.com jetztspielen.de jeuxvideo.com
kerbalspaceprogram.com keyforsteam.de king.com kinguin.net koeitecmo.com konami.com kongregate.com
kotaku.com krunker.io ladbrokes.com larian.com leagueoflegends.com lichess.org liquipedia.net
lotto.de lottohelden.de lottoland.com maxroll.gg mein-mmo.de meristation.com mihoyo.com
millenium.org minecraft.net miniclip.com mmoga.de mobalytics.gg moddb.com modrinth.com mojang.com
multiplayer.it neoseeker.com newgrounds.com nexusmods.com nintendo.co.uk nintendo.com nintendo.de
nintendolife.com ogame.org op.gg opendota.com origin.com overwolf.com paddypower.com
paradoxinteractive.com paradoxplaza.com partypoker.com pathofexile.com pcgamer.com pcgames.de
pcgamesn.com planetminecraft.com playground.ru playok.com playrix.com playstation.com
playvalorant.com pokemon.com pokemongo.com pokemonshowdown.com pokerstars.com pokerstars.eu poki.com
poki.de polygon.com power-unlimited.nl pubg.com purexbox.com pushsquare.com quizduell.de raider.io
rimworldgame.com riotgames.com roblox.com rockpapershotgun.com rockstargames.com roll20.net
rovio.com runescape.com runescape.wiki sega.com serebii.net shadow.tech siliconera.com sisal.it
skill7.com skribbl.io skybet.com slay-the-spire.com slither.io smogon.com snai.it solitaired.com
spaziogames.it spielaffe.de sporcle.com square-enix-games.com square-enix.com stake.com
stardewvalley.net steamcommunity.com steamdb.info steampowered.com stopgame.ru sudoku.com
supercell.com tabletopia.com take2games.com terraria.org tipico.com tipico.de tipp24.com
toornament.com tracker.gg travian.com tribalwars.net u.gg ubi.com ubisoft.com unibet.com upjers.com
valorant.com valvesoftware.com vg247.com warcraft.com warcraftlogs.com warframe.com wargaming.net
warthunder.com websudoku.com williamhill.com winamax.fr wizards.com wordle.net wordleunlimited.org
worldanvil.com worldoftanks.com worldoftanks.eu worldofwarcraft.com wowhead.com xbox.com y8.com
yugioh-card.com zynga.com
`;
