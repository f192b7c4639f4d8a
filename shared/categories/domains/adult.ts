/** Registrable domains of the category `adult`, as domainsIn() reads them. */
export const ADULT = `
.com adultfriendfinder ashleymadison beeg bongacams brazzers cam4 chaturbate eporner erome fansly
fetlife literotica livejasmin motherless myfreecams onlyfans pornhub redtube spankbang stripchat
tube8 xhamster xnxx xvideos youporn
.de joyclub poppen
.net nhentai
.org e-hentai
.to f95zone
.tv iwara
.xxx rule34
`;
