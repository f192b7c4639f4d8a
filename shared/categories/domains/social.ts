/** Registrable domains of the category `social`, sorted, parted by white space. */
export const SOCIAL = `
2ch.hk 2ch.net 4chan.org 4channel.org 500px.com 5ch.net 8kun.top 9gag.com ameblo.jp
archiveofourown.org bereal.com bsky.app bsky.social burbuja.info caringbridge.org chaos.social
clien.net clubhouse.com cohost.org dcard.tw dcinside.com delicious.com deviantart.net
diasporafoundation.org digg.com doctissimo.fr douban.com dreamwidth.org dtf.ru ello.co facebook.com
familjeliv.se fanfiction.net fark.com fb.com fishki.net flashback.org flickr.com fmkorea.com
forocoches.com forum.hr fosstodon.org friendica.com gab.com gettr.com giphy.com gofeminin.de
gutefrage.net hachyderm.io hardware.fr hardwareluxx.de hatena.ne.jp hkgolden.com hubski.com
imgur.com infosec.exchange instagram.com inven.co.kr jappy.de jodel.com joemonster.org
joinclubhouse.com joinmastodon.org koo.in kuaishou.com kwejk.pl lemmy.ml lemmy.world lihkg.com
mastodon.online mastodon.social mastodon.world meneame.net metafilter.com mewe.com minds.com
misskey.io mix.com mixi.jp mobile01.com mstdn.social myspace.com nebenan.de neogaf.com nextdoor.com
nextdoor.de note.com ok.ru parler.com pikabu.ru pillowfort.social pinterest.co.uk pinterest.com
pinterest.de pixelfed.org pixelfed.social plurk.com ppomppu.co.kr ptt.cc raddle.me ravelry.com
redd.it reddit.com renren.com resetera.com royalroad.com ruliweb.com saidit.net sharechat.com
slashdot.com snapchat.com somethingawful.com spin.de stayfriends.de stumbleupon.com suomi24.fi
taringa.net techhub.social tenor.com theqoo.net threads.com threads.net tiktok.com tildes.net
truthsocial.com tumblr.com twitter.com vauva.fi vc.ru vero.co vk.com voat.co vsco.co wattpad.com
weheartit.com weibo.com wykop.pl x.com xiaohongshu.com yaplakal.com
`;
