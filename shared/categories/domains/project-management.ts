/** Registrable domains of the category `project_management`, as domainsIn() reads them. */
export const PROJECT_MANAGEMENT = `
.app height linear
.cloud youtrack
.co parabol range
.com 15five airtable asana atlassian awork basecamp betterworks clickup cultureamp desktime everhour
float fogbugz freshdesk freshworks front frontapp ganttpro geekbot getharvest gtmhub happyfox
harvestapp helpscout hive hubstaff instagantt intercom jira jitbit kanbanflow kanbanize kayako
lattice manageengine manuscript meisterplan meistertask monday myjetbrains niftypm notion officevibe
omniplan openproject osticket otrs perdoo pivotaltracker planisware planitpoker planningpoker
planview podio pointingpoker prodpad productboard productplan proofhub quantive rallydev rescuetime
resourceguru retrium roadmunk scaledagileframework scrumwise service-now servicenow shortcut
smartsheet spiceworks stackfield standuply sysaid targetprocess teamgantt teamwork timecamp
timedoctor timely toggl trello uservoice versionone weekdone workfront wrike zammad zendesk zenhub
zenkit zoho
.de factro
.io aha businessmap canny clubhouse coda easyretro fibery metroretro quire runn savio taiga tempo
waffle
.me clockify
.net atlassian helpscout
.online scrumpoker
.org bugzilla kimai mantisbt openproject redmine scrum scrumalliance zammad
.pm nifty
.site notion
.so notion plane
.team tempo
`;
