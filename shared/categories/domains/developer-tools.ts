/** Registrable domains of the category `developer_tools`, as domainsIn() reads them. */
export const DEVELOPER_TOOLS = `
.ai coderabbit
.app drawsql kaleidoscope railway speedscope squoosh
.co convertio plnkr supabase
.com alfredapp algolia amplitude applitools appsmith appveyor asciiflow auth0 beeceptor begin
betterstack blackducksoftware blazemeter brendangregg browserstack budibase bugcrowd bugsnag
buildkite builtwith bundlephobia burpsuite cdnjs checklyhq checkmarx choosealicense chromatic
circleci cirrus-ci clerk cloudconvert cloudinary codacy codeclimate codeium codeship codestream
contentful crowdin cursor datagrip dato datocms db-fiddle debuggex deepsource dependabot descope
diffchecker dnsdumpster doppler epochconverter excalidraw exploit-db fauna firebase flagsmith fossa
freeformatter frontegg fullstory ghostbin gitguardian glitch gtmetrix guidgenerator hackerone
hastebin haveibeenpwned heidisql heroku hex-rays hookdeck hotjar hygraph ideone imgix infisical
intodns iterm2 jsbin jsdelivr jsoncrack jsonlint katalon keystonejs kite koyeb lambdatest
launchdarkly lightstep logrocket lokalise md5hashgenerator metabase metasploit mixpanel mockaroo
modal mux mxtoolbox navicat neon netlify ngrok northflank npmjs npmtrends observablehq okta
onlinegdb optimizely packagephobia pastebin payloadcms phrase pingdom pipedream planetscale plantuml
poeditor posthog postman qualys quickdatabasediagrams railway rapid7 rapidapi raycast raygun readme
redocly regex101 regexper regextester render renovatebot replit requestbin retool rextester rollbar
runkit saucelabs securityheaders segment semaphoreci serverless similarweb simpleanalytics
sonarsource speedcurve sqlfiddle sqliteonline ssllabs stackblitz star-history storyblok stytch
sublimehq supabase supertokens svix tableplus tabnine teamcity tenable testrail text-compare tinypng
tldraw tooljet toptal trackjs transifex travis-ci unixtimestamp unpkg uploadcare upstash uptimerobot
usebruno usefathom veracode vercel virustotal wakatime wappalyzer whitesourcesoftware whois windsurf
workos yamllint zephyrscale
.dev 1password clerk codeimage convex depot earthly encore npmx pagespeed semgrep sentry skypack
socket sst tekton wakapi warp zed
.ee paste
.guru crontab
.in reqres
.io airbrake angr apiary appwrite argoproj artillery bitrise builder codecov codemagic codepen
codesandbox coveralls cronitor dagger dbdiagram dbeaver deepscan deepsource directus draw drone
favicon fig fluxcd fly fusionauth gatling gchq.github getunleash gitignore growthbook harness hasura
heap honeybadger honeycomb hoppscotch httpie imagekit jenkins k6 libraries loader locust mend
mockapi ngrok nhost percy plausible playcode pocketbase prismic qase quicktype readme redash sanity
sentry shields shodan snyk sonarcloud spinnaker split statuspage stoplight testcafe tina urlscan
wiremock xata
.is hyper umami who
.live mermaid
.me localtunnel
.ms appcenter
.net activitywatch badgen buildbot carbonads diagrams dotnetfiddle jsdelivr jsfiddle
passwordsgenerator phpmyadmin portswigger realfavicongenerator svgomg uuidgenerator whatsmydns
.ninja binary
.org base64decode base64encode cirrus-ci codebeautify concourse-ci cyberchef decapcms dnschecker
dotenv dpaste ghidra-sre godbolt hstspreload httpbin jsoneditoronline jsonformatter matomo
mermaid.js npmjs pgadmin postgrest radare sonarqube travis-ci urldecoder urlencoder valgrind wandbox
weblate webpagetest woodpecker-ci
.re frida rada
.rest insomnia
.run tio
.sh carbon.now crt cursor esm surge
.site webhook
.so ray
.space deta jetbrains
.tech it-tools neon turso
.tools fastlane smalldev transform
.uk dbfiddle
`;
