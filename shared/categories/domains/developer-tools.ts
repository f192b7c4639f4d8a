/** Registrable domains of the category `developer_tools`, sorted, parted by white space. */
export const DEVELOPER_TOOLS = `
1password.dev activitywatch.net airbrake.io alfredapp.com algolia.com amplitude.com angr.io
apiary.io appcenter.ms applitools.com appsmith.com appveyor.com appwrite.io argoproj.io artillery.io
asciiflow.com auth0.com badgen.net base64decode.org base64encode.org beeceptor.com begin.com
betterstack.com binary.ninja bitrise.io blackducksoftware.com blazemeter.com brendangregg.com
browserstack.com budibase.com bugcrowd.com bugsnag.com buildbot.net builder.io buildkite.com
builtwith.com bundlephobia.com burpsuite.com carbon.now.sh carbonads.net cdnjs.com checklyhq.com
checkmarx.com choosealicense.com chromatic.com circleci.com cirrus-ci.com cirrus-ci.org clerk.com
clerk.dev cloudconvert.com cloudinary.com codacy.com codebeautify.org codeclimate.com codecov.io
codeimage.dev codeium.com codemagic.io codepen.io coderabbit.ai codesandbox.io codeship.com
codestream.com concourse-ci.org contentful.com convertio.co convex.dev coveralls.io cronitor.io
crontab.guru crowdin.com crt.sh cursor.com cursor.sh cyberchef.org dagger.io datagrip.com dato.com
datocms.com db-fiddle.com dbdiagram.io dbeaver.io dbfiddle.uk debuggex.com decapcms.org deepscan.io
deepsource.com deepsource.io dependabot.com depot.dev descope.com deta.space diagrams.net
diffchecker.com directus.io dnschecker.org dnsdumpster.com doppler.com dotenv.org dotnetfiddle.net
dpaste.org draw.io drawsql.app drone.io earthly.dev encore.dev epochconverter.com esm.sh
excalidraw.com exploit-db.com fastlane.tools fauna.com favicon.io fig.io firebase.com flagsmith.com
fluxcd.io fly.io fossa.com freeformatter.com frida.re frontegg.com fullstory.com fusionauth.io
gatling.io gchq.github.io getunleash.io ghidra-sre.org ghostbin.com gitguardian.com gitignore.io
glitch.com godbolt.org growthbook.io gtmetrix.com guidgenerator.com hackerone.com harness.io
hastebin.com hasura.io haveibeenpwned.com heap.io heidisql.com heroku.com hex-rays.com
honeybadger.io honeycomb.io hookdeck.com hoppscotch.io hotjar.com hstspreload.org httpbin.org
httpie.io hygraph.com hyper.is ideone.com imagekit.io imgix.com infisical.com insomnia.rest
intodns.com it-tools.tech iterm2.com jenkins.io jetbrains.space jsbin.com jsdelivr.com jsdelivr.net
jsfiddle.net jsoncrack.com jsoneditoronline.org jsonformatter.org jsonlint.com k6.io
kaleidoscope.app katalon.com keystonejs.com kite.com koyeb.com lambdatest.com launchdarkly.com
libraries.io lightstep.com loader.io localtunnel.me locust.io logrocket.com lokalise.com matomo.org
md5hashgenerator.com mend.io mermaid.js.org mermaid.live metabase.com metasploit.com mixpanel.com
mockapi.io mockaroo.com modal.com mux.com mxtoolbox.com navicat.com neon.com neon.tech netlify.com
ngrok.com ngrok.io nhost.io northflank.com npmjs.com npmjs.org npmtrends.com npmx.dev
observablehq.com okta.com onlinegdb.com optimizely.com packagephobia.com pagespeed.dev
passwordsgenerator.net paste.ee pastebin.com payloadcms.com percy.io pgadmin.org phpmyadmin.net
phrase.com pingdom.com pipedream.com planetscale.com plantuml.com plausible.io playcode.io plnkr.co
pocketbase.io poeditor.com portswigger.net postgrest.org posthog.com postman.com prismic.io qase.io
qualys.com quickdatabasediagrams.com quicktype.io rada.re radare.org railway.app railway.com
rapid7.com rapidapi.com ray.so raycast.com raygun.com readme.com readme.io realfavicongenerator.net
redash.io redocly.com regex101.com regexper.com regextester.com render.com renovatebot.com
replit.com reqres.in requestbin.com retool.com rextester.com rollbar.com runkit.com sanity.io
saucelabs.com securityheaders.com segment.com semaphoreci.com semgrep.dev sentry.dev sentry.io
serverless.com shields.io shodan.io similarweb.com simpleanalytics.com skypack.dev smalldev.tools
snyk.io socket.dev sonarcloud.io sonarqube.org sonarsource.com speedcurve.com speedscope.app
spinnaker.io split.io sqlfiddle.com sqliteonline.com squoosh.app ssllabs.com sst.dev stackblitz.com
star-history.com statuspage.io stoplight.io storyblok.com stytch.com sublimehq.com supabase.co
supabase.com supertokens.com surge.sh svgomg.net svix.com tableplus.com tabnine.com teamcity.com
tekton.dev tenable.com testcafe.io testrail.com text-compare.com tina.io tinypng.com tio.run
tldraw.com tooljet.com toptal.com trackjs.com transform.tools transifex.com travis-ci.com
travis-ci.org turso.tech umami.is unixtimestamp.com unpkg.com uploadcare.com upstash.com
uptimerobot.com urldecoder.org urlencoder.org urlscan.io usebruno.com usefathom.com
uuidgenerator.net valgrind.org veracode.com vercel.com virustotal.com wakapi.dev wakatime.com
wandbox.org wappalyzer.com warp.dev webhook.site weblate.org webpagetest.org whatsmydns.net
whitesourcesoftware.com who.is whois.com windsurf.com wiremock.io woodpecker-ci.org workos.com
xata.io yamllint.com zed.dev zephyrscale.com
`;
