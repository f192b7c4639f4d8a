/** Registrable domains of the category `government`, as domainsIn() reads them. */
export const GOVERNMENT = `
.ar argentina.gob
.at finanzonline
.au ato.gov
.be belgium fgov
.ca canada ontario quebec
.ch admin bern ch zh
.com avvo courtlistener findlaw justia legalzoom lexisnexis nolo rocketlawyer usps westlaw
.cz mvcr
.de bayern beck berlin bund bundesrat bundesregierung bundestag bzst destatis elster
gesetze-im-internet hamburg hessen juris koeln muenchen nrw sachsen stuttgart zoll
.dk borger skat
.es agenciatributaria boe
.eu europa
.fi suomi vero
.fr ameli assemblee-nationale caf elysee service-public urssaf
.go.jp digital e-gov nta
.gouv.fr impots legifrance
.gov cdc cia cisa congress copyright dhs dol ed energy epa fbi fcc fda ftc house irs nih sec senate
ssa state supremecourt usa usajobs uscis uspto va whitehouse
.gov.in incometax india uidai
.gv.at bmf oesterreich wien
.hu magyarorszag
.ie revenue
.int coe interpol nato
.it agenziaentrate.gov governo inps
.mx sat.gob
.nl belastingdienst digid overheid rijksoverheid
.no altinn regjeringen skatteetaten
.org dejure oyez
.pl podatki.gov
.ru gosuslugi kremlin nalog
.se regeringen riksdagen skatteverket
.sk slovensko
.ua diia.gov
`;
