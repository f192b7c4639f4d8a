/** Registrable domains of the category `health`, as domainsIn() reads them. */
export const HEALTH = `
.com amwell betterhelp bodybuilding boots calm classpass cronometer cvs doccheck drugs
everydayhealth examine fitbit freeletics garmin headspace healthgrades healthline insighttimer
komoot loseit medicalnewstoday medscape menshealth mindbodyonline msdmanuals myfitnesspal noom
nutritionix onepeloton ouraring peloton polar practo riteaid runkeeper runnersworld shop-apotheke
strava suunto talkspace teladoc tenpercent trainingpeaks uptodate urbansportsclub verywellhealth
verywellmind vitals wahoofitness walgreens webmd weightwatchers whoop womenshealthmag zocdoc zwift
.de aok aponet apotheken-umschau barmer bundesgesundheitsministerium dak dm docmorris doctolib drk
gesundheit gesundheitsinformation jameda komoot medpex netdoktor onmeda rki rossmann tk
.fr doctolib
.gov medlineplus
.info patient
.it doctolib
.org alz cancer clevelandclinic diabetes heart hopkinsmedicine mayoclinic plannedparenthood redcross
`;
