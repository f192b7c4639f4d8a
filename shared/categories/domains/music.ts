/** Registrable domains of the category `music`, as domainsIn() reads them. */
export const MUSIC = `
.cafe lofi
.co ra
.com ableton acast allmusic anghami audible audiomack bandcamp bandlab bandsintown beatport
billboard bookbeat boomplay buzzsprout cdbaby coffitivity deezer discogs distrokid focusatwill gaana
guitarcenter iheart image-line jiosaavn junodownload landr libsyn livenation mixcloud musescore
napster native-instruments nme noisli pandora pitchfork pocketcasts podbean podchaser presonus qobuz
rainymood rateyourmusic reverb rollingstone simplecast siriusxm somafm songkick songsterr soundcloud
soundtrap splice spotify spreaker stereogum stitcher storytel stubhub sweetwater ticketmaster tidal
traxsource tunecore tunein ultimate-guitar viagogo
.de audible eventim radio thomann ticketmaster
.fm anchor brain castbox di dice last megaphone overcast player reaper setlist transistor
.garden radio
.io endel
.net consequence mynoise radio residentadvisor steinberg
.org imslp librivox musescore musicbrainz
.st pca
.uk audible.co
`;
