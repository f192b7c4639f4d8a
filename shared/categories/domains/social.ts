/** Registrable domains of the category `social`, as domainsIn() reads them. */
export const SOCIAL = `
.app bsky
.cc ptt
.co ello vero voat vsco
.com 500px 9gag bereal clubhouse dcinside delicious digg douban facebook fark fb flickr fmkorea
forocoches friendica gab gettr giphy hkgolden hubski imgur instagram jodel joinclubhouse kuaishou
lihkg metafilter mewe minds mix mobile01 myspace neogaf nextdoor note parler pinterest plurk ravelry
reddit renren resetera royalroad ruliweb sharechat slashdot snapchat somethingawful stumbleupon
tenor threads tiktok truthsocial tumblr twitter vk wattpad weheartit weibo x xiaohongshu yaplakal
.de gofeminin hardwareluxx jappy nebenan nextdoor pinterest spin stayfriends
.exchange infosec
.fi suomi24 vauva
.fr doctissimo hardware
.hk 2ch
.hr forum
.in koo
.info burbuja
.io hachyderm misskey
.it redd
.jp ameblo hatena.ne mixi
.kr inven.co ppomppu.co
.me raddle
.ml lemmy
.net 2ch 5ch clien deviantart fanfiction fishki gutefrage meneame saidit taringa theqoo threads
tildes
.online mastodon
.org 4chan 4channel archiveofourown caringbridge cohost diasporafoundation dreamwidth flashback
fosstodon joemonster joinmastodon pixelfed
.pl kwejk wykop
.ru dtf ok pikabu vc
.se familjeliv
.social bsky chaos mastodon mstdn pillowfort pixelfed techhub
.top 8kun
.tw dcard
.uk pinterest.co
.world lemmy mastodon
`;
