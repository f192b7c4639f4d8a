/** Registrable domains of the category `music`, sorted, parted by white space. */
export const MUSIC = `
ableton.com acast.com allmusic.com anchor.fm anghami.com audible.co.uk audible.com audible.de
audiomack.com bandcamp.com bandlab.com bandsintown.com beatport.com billboard.com bookbeat.com
boomplay.com brain.fm buzzsprout.com castbox.fm cdbaby.com coffitivity.com consequence.net
deezer.com di.fm dice.fm discogs.com distrokid.com endel.io eventim.de focusatwill.com gaana.com
guitarcenter.com iheart.com image-line.com imslp.org jiosaavn.com junodownload.com landr.com last.fm
librivox.org libsyn.com livenation.com lofi.cafe megaphone.fm mixcloud.com musescore.com
musescore.org musicbrainz.org mynoise.net napster.com native-instruments.com nme.com noisli.com
overcast.fm pandora.com pca.st pitchfork.com player.fm pocketcasts.com podbean.com podchaser.com
presonus.com qobuz.com ra.co radio.de radio.garden radio.net rainymood.com rateyourmusic.com
reaper.fm residentadvisor.net reverb.com rollingstone.com setlist.fm simplecast.com siriusxm.com
somafm.com songkick.com songsterr.com soundcloud.com soundtrap.com splice.com spotify.com
spreaker.com steinberg.net stereogum.com stitcher.com storytel.com stubhub.com sweetwater.com
thomann.de ticketmaster.com ticketmaster.de tidal.com transistor.fm traxsource.com tunecore.com
tunein.com ultimate-guitar.com viagogo.com
`;
