/** Registrable domains of the category `work_jobs`, sorted, parted by white space. */
export const WORK_JOBS = `
accenture.com angel.co apec.fr arbeitsagentur.de ashbyhq.com bain.com bcg.com betalist.com blind.com
blocket.se cadremploi.fr capgemini.com capterra.com careerbuilder.com coderpad.io codesignal.com
comparably.com crunchbase.com cv-library.co.uk deloitte.com dice.com duunitori.fi eventbrite.com
ey.com f6s.com finn.no fiverr.com flexjobs.com forrester.com francetravail.fr freelancer.com
freelancermap.de g2.com gartner.com getapp.com glassdoor.com greenhouse.io gulp.de guru.com gust.com
hbr.org hellowork.com hh.ru hired.com icims.com idc.com indeed.com indiehackers.com infojobs.it
infojobs.net jobindex.dk jobs.ch jobs.cz jobsite.co.uk jobup.ch jobvite.com justjoin.it
justremote.co karat.com karriere.at kpmg.com kununu.com levels.fyi lever.co linkedin.com lu.ma
luma.com malt.com malt.fr mckinsey.com meetup.com meinestadt.de monster.com naukri.com nodesk.co
nofluffjobs.com otta.com papercall.io payscale.com peopleperhour.com pitchbook.com pole-emploi.fr
pracuj.pl producthunt.com profesia.sk pwc.com recruitee.com reed.co.uk remoteok.com remoteok.io
remotive.com salary.com seek.co.nz seek.com.au sessionize.com simplyhired.com smartrecruiters.com
softwareadvice.com startups.com stepstone.de superjob.ru taleo.net teamblind.com teamtailor.com
techstars.com totaljobs.com triplebyte.com trustpilot.com trustradius.com upwork.com
welcometothejungle.com wellfound.com weworkremotely.com willhaben.at workable.com xing.com
ziprecruiter.com
`;
