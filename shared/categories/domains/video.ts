/** Registrable domains of the category `video`, sorted, parted by white space. */
export const VIDEO = `
10play.com.au 3sat.de 6play.fr 7plus.com.au 9now.com.au abema.tv acfun.cn all4.com allocine.fr
amcplus.com anidb.net anilist.co anime-planet.com animenewsnetwork.com antenaplay.ro ardmediathek.de
arte.tv atresplayer.com bilibili.com bilibili.tv binge.com.au bitchute.com blim.com britbox.co.uk
britbox.com caffeine.tv canalplus.com cda.pl channel5.com clarosports.com cmore.se crackle.com
crave.ca criterionchannel.com crunchyroll.com csfd.cz curiositystream.com d.tube dailymotion.com
discoveryplus.com discoveryplus.no disneyplus.com dlive.tv dmm.com douyin.com douyu.com dropout.tv
drtv.dk dstv.com emby.media fandangoathome.com filmaffinity.com filmin.es filmstarts.de filmweb.pl
floatplane.com flooxer.com france.tv funimation.com goplay.be hbo.com hbomax.com hidive.com
hoopladigital.com hotstar.com hulu.com huya.com iflix.com imdb.com iq.com iqiyi.com ivi.ru
jellyfin.org jiocinema.com jiohotstar.com joinpeertube.org joyn.at joyn.de justwatch.com
kabeleins.de kanopy.com katsomo.fi kayosports.com.au kick.com kika.de kinopoisk.com kinopoisk.ru
kitsu.app kocowa.com kodi.tv la7.it le.com letterboxd.com m6.fr magenta.tv max.com maxdome.de
mediaset.it megogo.net metacritic.com mgtv.com mitele.es molotov.tv more.tv moviepilot.de
movistarplus.es mubi.com multichoice.com my5.tv myanimelist.net mycanal.fr nebula.app nebula.tv
neontv.co.nz netflix.com nicovideo.jp nlziet.nl nowtv.com nowtv.it npo.nl npostart.nl ocs.fr
odysee.com okko.tv osn.com paramount.com paramountplus.com peacocktv.com peertube.tv player.pl
playsuisse.ch plex.tv pluto.tv polsatboxgo.pl popcornflix.com pptv.com primevideo.com prosieben.de
puls4.com raiplay.it roku.com rottentomatoes.com rteplayer.ie rtl.de rtlplus.de rtpplay.pt
rumble.com rutube.ru ruutu.fi salto.fr sat1.de servustv.com shahid.net showmax.com showtime.com
shudder.com simkl.com sixx.de sky.at sky.de skygo.de sonyliv.com stan.com.au start.ru starz.com
streamable.com streamz.be svtplay.se teleboy.ch tf1.fr themoviedb.org therokuchannel.com thetvdb.com
timvision.it tou.tv trakt.tv trovo.live tubitv.com tv2play.no tv4.se tv4play.se tver.jp tving.com
tvnow.de tvnz.co.nz tvp.pl tvtime.com twitch.tv u-next.jp uktv.co.uk viaplay.com viaplay.se
videoland.com videoload.de viki.com vimeo.com viu.com vix.com voot.com vox.de voyo.cz voyo.ro
vtmgo.be vudu.com waipu.tv watcha.com wavve.com wilmaa.com wink.ru wow.tv youku.com youtu.be
youtube-nocookie.com youtube.com zattoo.com zee5.com
`;
