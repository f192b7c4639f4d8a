/** Registrable domains of the category `adult`, sorted, parted by white space. */
export const ADULT = `
adultfriendfinder.com ashleymadison.com beeg.com bongacams.com brazzers.com cam4.com chaturbate.com
e-hentai.org eporner.com erome.com f95zone.to fansly.com fetlife.com iwara.tv joyclub.de
literotica.com livejasmin.com motherless.com myfreecams.com nhentai.net onlyfans.com poppen.de
pornhub.com redtube.com rule34.xxx spankbang.com stripchat.com tube8.com xhamster.com xnxx.com
xvideos.com youporn.com
`;
