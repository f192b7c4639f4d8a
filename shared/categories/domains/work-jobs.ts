/** Registrable domains of the category `work_jobs`, as domainsIn() reads them. */
export const WORK_JOBS = `
.at karriere willhaben
.au seek.com
.ch jobs jobup
.co angel justremote lever nodesk
.co.uk cv-library jobsite reed
.com accenture ashbyhq bain bcg betalist blind capgemini capterra careerbuilder codesignal
comparably crunchbase deloitte dice eventbrite ey f6s fiverr flexjobs forrester freelancer g2
gartner getapp glassdoor guru gust hellowork hired icims idc indeed indiehackers jobvite karat kpmg
kununu linkedin luma malt mckinsey meetup monster naukri nofluffjobs otta payscale peopleperhour
pitchbook producthunt pwc recruitee remoteok remotive salary sessionize simplyhired smartrecruiters
softwareadvice startups teamblind teamtailor techstars totaljobs triplebyte trustpilot trustradius
upwork welcometothejungle wellfound weworkremotely workable xing ziprecruiter
.cz jobs
.de arbeitsagentur freelancermap gulp meinestadt stepstone
.dk jobindex
.fi duunitori
.fr apec cadremploi francetravail malt pole-emploi
.fyi levels
.io coderpad greenhouse papercall remoteok
.it infojobs justjoin
.ma lu
.net infojobs taleo
.no finn
.nz seek.co
.org hbr
.pl pracuj
.ru hh superjob
.se blocket
.sk profesia
`;
