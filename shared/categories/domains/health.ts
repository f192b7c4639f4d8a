/** Registrable domains of the category `health`, sorted, parted by white space. */
export const HEALTH = `
alz.org amwell.com aok.de aponet.de apotheken-umschau.de barmer.de betterhelp.com bodybuilding.com
boots.com bundesgesundheitsministerium.de calm.com cancer.org classpass.com clevelandclinic.org
cronometer.com cvs.com dak.de diabetes.org dm.de doccheck.com docmorris.de doctolib.de doctolib.fr
doctolib.it drk.de drugs.com everydayhealth.com examine.com fitbit.com freeletics.com garmin.com
gesundheit.de gesundheitsinformation.de headspace.com healthgrades.com healthline.com heart.org
hopkinsmedicine.org insighttimer.com jameda.de komoot.com komoot.de loseit.com mayoclinic.org
medicalnewstoday.com medlineplus.gov medpex.de medscape.com menshealth.com mindbodyonline.com
msdmanuals.com myfitnesspal.com netdoktor.de noom.com nutritionix.com onepeloton.com onmeda.de
ouraring.com patient.info peloton.com plannedparenthood.org polar.com practo.com redcross.org
riteaid.com rki.de rossmann.de runkeeper.com runnersworld.com shop-apotheke.com strava.com
suunto.com talkspace.com teladoc.com tenpercent.com tk.de trainingpeaks.com uptodate.com
urbansportsclub.com verywellhealth.com verywellmind.com vitals.com wahoofitness.com walgreens.com
webmd.com weightwatchers.com whoop.com womenshealthmag.com zocdoc.com zwift.com
`;
