/** Registrable domains of the category `games`, as domainsIn() reads them. */
export const GAMES = `
.biz gamesindustry
.com 247solitaire 2k 3djuegos 888poker activision addictinggames agame armorgames atlus
bandainamcoent battlefy bet365 betfair betway bigpoint blizzard boardgamearena boardgamegeek
boosteroid bwin callofduty capcom cdkeys cdprojektred challonge cheapshark chess chess24
cookieclicker coolmathgames crazygames curseforge destinythegame destructoid dexerto dndbeyond dota2
dotabuff dotesports draftkings dualshockers ea elderscrollsonline elvenar eneba epicgames esl
eslgaming esports eveonline faceit factorio fanatical fanduel finalfantasyxiv forgeofempires
fortnite foundryvtt friv g2a gamasutra gamedeveloper gamefaqs gameforge gameinformer gamekult
gamesplanet gamespot gamesradar geforce geforcenow geoguessr giantbomb gog goodgamestudios
greenmangaming grepolis grindinggear guildwars2 hearthstone hobbyconsolas hollowknight howlongtobeat
hoyolab hoyoverse humblebundle icy-veins ign ikariam innogames instant-gaming isthereanydeal
jackboxgames jagex jetpunk jeuxvideo kerbalspaceprogram king koeitecmo konami kongregate kotaku
ladbrokes larian leagueoflegends lottoland meristation mihoyo miniclip moddb modrinth mojang
neoseeker newgrounds nexusmods nintendo nintendolife opendota origin overwolf paddypower
paradoxinteractive paradoxplaza partypoker pathofexile pcgamer pcgamesn planetminecraft playok
playrix playstation playvalorant pokemon pokemongo pokemonshowdown pokerstars poki polygon pubg
purexbox pushsquare rimworldgame riotgames roblox rockpapershotgun rockstargames rovio runescape
sega siliconera skill7 skybet slay-the-spire smogon solitaired sporcle square-enix square-enix-games
stake steamcommunity steampowered sudoku supercell tabletopia take2games tipico tipp24 toornament
travian ubi ubisoft unibet upjers valorant valvesoftware vg247 warcraft warcraftlogs warframe
warthunder websudoku williamhill wizards worldanvil worldoftanks worldofwarcraft wowhead xbox y8
yugioh-card zynga
.de 1001spiele 4players buffed bwin die-staemme eurogamer gameduell gamepro gamestar jetztspielen
keyforsteam lotto lottohelden mein-mmo mmoga nintendo pcgames poki quizduell spielaffe tipico
.eu pokerstars worldoftanks
.fr betclic winamax
.game baldursgate3
.gg blitz maxroll mobalytics op tracker u
.info steamdb
.io agar diep gartic itch krunker raider skribbl slither
.it everyeye multiplayer sisal snai spaziogames
.jp fromsoftware
.net battle bethesda bungie counter-strike cyberpunk eurogamer gaijin kinguin liquipedia minecraft
roll20 serebii stardewvalley tribalwars wargaming wordle
.nl gamer power-unlimited
.org hltv lichess millenium ogame terraria wordleunlimited
.pl gry-online
.ru igromania playground stopgame
.tech shadow
.tv jackbox
.uk coral.co nintendo.co
.wiki runescape
`;
