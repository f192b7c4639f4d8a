/** Registrable domains of the category `productivity`, sorted, parted by white space. */
export const PRODUCTIVITY = `
1password.com 4shared.com activecampaign.com adobesign.com akiflow.com amplenote.com any.do
anytype.io automate.io aweber.com bamboohr.com bear.app beautiful.ai beeminder.com bitwarden.com
bookstackapp.com box.com brevo.com buffer.com buttondown.com buttondown.email cal.com calendly.com
campaignmonitor.com capacities.io clockwise.com close.com codimd.org coggle.it collaboraonline.com
confluence.com constantcontact.com convertkit.com copper.com craft.do cron.com cryptpad.fr
culturedcode.com dashlane.com datev.de deel.com diigo.com docusign.com docusign.net dokuwiki.org
domo.com doodle.com dropbox.com dropboxpaper.com dynalist.io enpass.io etherpad.org evernote.com
fantastical.app feedbin.com feedly.com filemail.com filen.io focusmate.com force.com forestapp.cc
formstack.com freedom.to freemind.net freshbooks.com gamma.app getclockwise.com getguru.com
getoutline.com getpocket.com gitbook.com gusto.com habitica.com hackmd.io hedgedoc.org hellosign.com
hootsuite.com hubspot.com huginn.io ifttt.com ilovepdf.com inoreader.com instapaper.com
integromat.com intuit.com joplinapp.org jotform.com keepass.info keepassxc.org keepersecurity.com
kit.com klaviyo.com lastpass.com later.com lexoffice.de libreoffice.org limesurvey.org logseq.com
looker.com mailchimp.com make.com mediafire.com mediawiki.org mega.io mega.nz mem.ai
microsoft365.com microsoftonline.com mindmeister.com mindnode.com miniflux.app n8n.io netsuite.com
netvibes.com newsblur.com nextcloud.com nordpass.com nuclino.com obsidian.md odoo.com office.com
office365.com omnigroup.com onedrive.com onenote.com onlyoffice.com openoffice.org outline.com
owncloud.com pandadoc.com paperform.co parabola.io pcloud.com pdf24.org pdfescape.com personio.com
personio.de pinboard.in pipedrive.com pitch.com pomofocus.io powerbi.com prezi.com qlik.com
qualtrics.com quickbooks.com quip.com raindrop.io readwise.com readwise.io reclaim.ai reflect.app
rememberthemilk.com remote.com rippling.com rize.io roamresearch.com roboform.com sage.com
salesforce.com sap.com savvycal.com seafile.com sejda.com send-anywhere.com sendinblue.com
sendspace.com sevdesk.de sharepoint.com signnow.com simplenote.com sisense.com slab.com slite.com
smallpdf.com sodapdf.com sproutsocial.com standardnotes.com sugarcrm.com sunsama.com supernotes.app
surveymonkey.com surveymonkey.de sync.com syncthing.net tableau.com tally.so tana.inc tettra.com
theoldreader.com things.app thoughtspot.com ticktick.com todoist.com transfernow.net tray.io
tresorit.com typeform.com usemotion.com wallabag.it wallabag.org waveapps.com wetransfer.com
when2meet.com workato.com workday.com workflowy.com wufoo.com xero.com xmind.app xmind.net
youcanbook.me zapier.com zohodocs.com
`;
