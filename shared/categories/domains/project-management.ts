/** Registrable domains of the category `project_management`, sorted, parted by white space. */
export const PROJECT_MANAGEMENT = `
15five.com aha.io airtable.com asana.com atlassian.com atlassian.net awork.com basecamp.com
betterworks.com bugzilla.org businessmap.io canny.io clickup.com clockify.me clubhouse.io coda.io
cultureamp.com desktime.com easyretro.io everhour.com factro.de fibery.io float.com fogbugz.com
freshdesk.com freshworks.com front.com frontapp.com ganttpro.com geekbot.com getharvest.com
gtmhub.com happyfox.com harvestapp.com height.app helpscout.com helpscout.net hive.com hubstaff.com
instagantt.com intercom.com jira.com jitbit.com kanbanflow.com kanbanize.com kayako.com kimai.org
lattice.com linear.app manageengine.com mantisbt.org manuscript.com meisterplan.com meistertask.com
metroretro.io monday.com myjetbrains.com nifty.pm niftypm.com notion.com notion.site notion.so
officevibe.com omniplan.com openproject.com openproject.org osticket.com otrs.com parabol.co
perdoo.com pivotaltracker.com plane.so planisware.com planitpoker.com planningpoker.com planview.com
podio.com pointingpoker.com prodpad.com productboard.com productplan.com proofhub.com quantive.com
quire.io rallydev.com range.co redmine.org rescuetime.com resourceguru.com retrium.com roadmunk.com
runn.io savio.io scaledagileframework.com scrum.org scrumalliance.org scrumpoker.online
scrumwise.com service-now.com servicenow.com shortcut.com smartsheet.com spiceworks.com
stackfield.com standuply.com sysaid.com taiga.io targetprocess.com teamgantt.com teamwork.com
tempo.io tempo.team timecamp.com timedoctor.com timely.com toggl.com trello.com uservoice.com
versionone.com waffle.io weekdone.com workfront.com wrike.com youtrack.cloud zammad.com zammad.org
zendesk.com zenhub.com zenkit.com zoho.com
`;
