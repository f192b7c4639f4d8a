/** Registrable domains of the category `communication`, sorted, parted by white space. */
export const COMMUNICATION = `
126.com 139.com 163.com 8x8.com abv.bg aim.com aircall.io alice.it around.co att.net
bigbluebutton.org bluejeans.com bol.com.br bombbomb.com briarproject.org btinternet.com
btopenworld.com calendly.help chanty.com claap.io comcast.net cox.net dialpad.com discord.com
discord.gg discordapp.com efnet.org element.io fastmail.com flock.com free.fr freelists.org
freenet.de freenode.net gaggle.email gather.town getsession.org gmail.com gmx.com gmx.de gmx.net
googlemail.com goto.com gotomeeting.com groupme.com groups.io hey.com hipchat.com hopin.com
hotmail.com hushmail.com i.ua icloud.com interia.pl irccloud.com jitsi.org kakao.com kakaocorp.com
laposte.net libera.chat libero.it librelist.com line.me listserv.com live.com loom.com m.me mail.com
mail.ru mailbox.org mailfence.com mailman3.org mattermost.com mattermost.org messenger.com
missiveapp.com o2.pl oftc.net onet.pl orange.fr outlook.com posteo.de proton.me protonmail.com
pumble.com qq.com quakenet.org rambler.ru rediffmail.com remo.co ringcentral.com riot.im rocket.chat
roundcube.net runbox.com ryver.com session.org sfr.fr signal.org sina.com sky.com skype.com
slack-edge.com slack.com sparkmailapp.com spatial.chat startmail.com superhuman.com t-online.de t.me
tandem.chat telegram.me telegram.org terra.com.br threema.ch thunderbird.net tiscali.it tlk.io
tuta.com tutanota.com twist.com ukr.net uol.com.br verizon.net viber.com vidyard.com virgilio.it
virginmedia.com vonage.com web.de webex.com wechat.com whatsapp.com whatsapp.net whereby.com
wickr.com wire.com wonder.me workplace.com wp.pl xfinity.com yahoo.com yammer.com zoho.eu zoom.com
zoom.us zulip.com zulip.org zulipchat.com
`;
