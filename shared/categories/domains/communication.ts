/** Registrable domains of the category `communication`, as domainsIn() reads them. */
export const COMMUNICATION = `
.bg abv
.ch threema
.chat libera rocket spatial tandem
.co around remo
.com 126 139 163 8x8 aim bluejeans bombbomb btinternet btopenworld chanty dialpad discord discordapp
fastmail flock gmail gmx googlemail goto gotomeeting groupme hey hipchat hopin hotmail hushmail
icloud irccloud kakao kakaocorp librelist listserv live loom mail mailfence mattermost messenger
missiveapp outlook protonmail pumble qq rediffmail ringcentral runbox ryver sina sky skype slack
slack-edge sparkmailapp startmail superhuman tuta tutanota twist viber vidyard virginmedia vonage
webex wechat whatsapp whereby wickr wire workplace xfinity yahoo yammer zoom zulip zulipchat
.com.br bol terra uol
.de freenet gmx posteo t-online web
.email gaggle
.eu zoho
.fr free orange sfr
.gg discord
.help calendly
.im riot
.io aircall claap element groups tlk
.it alice libero tiscali virgilio
.me line m proton t telegram wonder
.net att comcast cox freenode gmx laposte oftc roundcube thunderbird ukr verizon whatsapp
.org bigbluebutton briarproject efnet freelists getsession jitsi mailbox mailman3 mattermost
quakenet session signal telegram zulip
.pl interia o2 onet wp
.ru mail rambler
.town gather
.ua i
.us zoom
`;
