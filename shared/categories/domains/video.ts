/** Registrable domains of the category `video`, as domainsIn() reads them. */
export const VIDEO = `
.app kitsu nebula
.at joyn sky
.be goplay streamz vtmgo youtu
.ca crave
.ch playsuisse teleboy
.cn acfun
.co anilist
.com all4 amcplus anime-planet animenewsnetwork atresplayer bilibili bitchute blim britbox canalplus
channel5 clarosports crackle criterionchannel crunchyroll curiositystream dailymotion discoveryplus
disneyplus dmm douyin douyu dstv fandangoathome filmaffinity floatplane flooxer funimation hbo
hbomax hidive hoopladigital hotstar hulu huya iflix imdb iq iqiyi jiocinema jiohotstar justwatch
kanopy kick kinopoisk kocowa le letterboxd max metacritic mgtv mubi multichoice netflix nowtv odysee
osn paramount paramountplus peacocktv popcornflix pptv primevideo puls4 roku rottentomatoes rumble
servustv showmax showtime shudder simkl sonyliv starz streamable therokuchannel thetvdb tubitv tving
tvtime viaplay videoland viki vimeo viu vix voot vudu watcha wavve wilmaa youku youtube
youtube-nocookie zattoo zee5
.com.au 10play 7plus 9now binge kayosports stan
.cz csfd voyo
.de 3sat ardmediathek filmstarts joyn kabeleins kika maxdome moviepilot prosieben rtl rtlplus sat1
sixx sky skygo tvnow videoload vox
.dk drtv
.es filmin mitele movistarplus
.fi katsomo ruutu
.fr 6play allocine m6 mycanal ocs salto tf1
.ie rteplayer
.it la7 mediaset nowtv raiplay timvision
.jp nicovideo tver u-next
.live trovo
.media emby
.net anidb megogo myanimelist shahid
.nl nlziet npo npostart
.no discoveryplus tv2play
.nz neontv.co tvnz.co
.org jellyfin joinpeertube themoviedb
.pl cda filmweb player polsatboxgo tvp
.pt rtpplay
.ro antenaplay voyo
.ru ivi kinopoisk rutube start wink
.se cmore svtplay tv4 tv4play viaplay
.tube d
.tv abema arte bilibili caffeine dlive dropout france kodi magenta molotov more my5 nebula okko
peertube plex pluto tou trakt twitch waipu wow
.uk britbox.co uktv.co
`;
