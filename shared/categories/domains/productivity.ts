/** Registrable domains of the category `productivity`, as domainsIn() reads them. */
export const PRODUCTIVITY = `
.ai beautiful mem reclaim
.app bear fantastical gamma miniflux reflect supernotes things xmind
.cc forestapp
.co paperform
.com 1password 4shared activecampaign adobesign akiflow amplenote aweber bamboohr beeminder
bitwarden bookstackapp box brevo buffer buttondown cal calendly campaignmonitor clockwise close
collaboraonline confluence constantcontact convertkit copper cron culturedcode dashlane deel diigo
docusign domo doodle dropbox dropboxpaper evernote feedbin feedly filemail focusmate force formstack
freshbooks getclockwise getguru getoutline getpocket gitbook gusto habitica hellosign hootsuite
hubspot ifttt ilovepdf inoreader instapaper integromat intuit jotform keepersecurity kit klaviyo
lastpass later logseq looker mailchimp make mediafire microsoft365 microsoftonline mindmeister
mindnode netsuite netvibes newsblur nextcloud nordpass nuclino odoo office office365 omnigroup
onedrive onenote onlyoffice outline owncloud pandadoc pcloud pdfescape personio pipedrive pitch
powerbi prezi qlik qualtrics quickbooks quip readwise rememberthemilk remote rippling roamresearch
roboform sage salesforce sap savvycal seafile sejda send-anywhere sendinblue sendspace sharepoint
signnow simplenote sisense slab slite smallpdf sodapdf sproutsocial standardnotes sugarcrm sunsama
surveymonkey sync tableau tettra theoldreader thoughtspot ticktick todoist tresorit typeform
usemotion waveapps wetransfer when2meet workato workday workflowy wufoo xero zapier zohodocs
.de datev lexoffice personio sevdesk surveymonkey
.do any craft
.email buttondown
.fr cryptpad
.in pinboard
.inc tana
.info keepass
.io anytype automate capacities dynalist enpass filen hackmd huginn mega n8n parabola pomofocus
raindrop readwise rize tray
.it coggle wallabag
.md obsidian
.me youcanbook
.net docusign freemind syncthing transfernow xmind
.nz mega
.org codimd dokuwiki etherpad hedgedoc joplinapp keepassxc libreoffice limesurvey mediawiki
openoffice pdf24 wallabag
.so tally
.to freedom
`;
