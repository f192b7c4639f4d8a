/** Registrable domains of the category `government`, sorted, parted by white space. */
export const GOVERNMENT = `
admin.ch agenciatributaria.es agenziaentrate.gov.it altinn.no ameli.fr argentina.gob.ar
assemblee-nationale.fr ato.gov.au avvo.com bayern.de beck.de belastingdienst.nl belgium.be berlin.de
bern.ch bmf.gv.at boe.es borger.dk bund.de bundesrat.de bundesregierung.de bundestag.de bzst.de
caf.fr canada.ca cdc.gov ch.ch cia.gov cisa.gov coe.int congress.gov copyright.gov courtlistener.com
dejure.org destatis.de dhs.gov digid.nl digital.go.jp diia.gov.ua dol.gov e-gov.go.jp ed.gov
elster.de elysee.fr energy.gov epa.gov europa.eu fbi.gov fcc.gov fda.gov fgov.be finanzonline.at
findlaw.com ftc.gov gesetze-im-internet.de gosuslugi.ru governo.it hamburg.de hessen.de house.gov
impots.gouv.fr incometax.gov.in india.gov.in inps.it interpol.int irs.gov juris.de justia.com
koeln.de kremlin.ru legalzoom.com legifrance.gouv.fr lexisnexis.com magyarorszag.hu muenchen.de
mvcr.cz nalog.ru nato.int nih.gov nolo.com nrw.de nta.go.jp oesterreich.gv.at ontario.ca overheid.nl
oyez.org podatki.gov.pl quebec.ca regeringen.se regjeringen.no revenue.ie rijksoverheid.nl
riksdagen.se rocketlawyer.com sachsen.de sat.gob.mx sec.gov senate.gov service-public.fr skat.dk
skatteetaten.no skatteverket.se slovensko.sk ssa.gov state.gov stuttgart.de suomi.fi
supremecourt.gov uidai.gov.in urssaf.fr usa.gov usajobs.gov uscis.gov usps.com uspto.gov va.gov
vero.fi westlaw.com whitehouse.gov wien.gv.at zh.ch zoll.de
`;
