/** Registrable domains of the category `search`, as domainsIn() reads them. */
export const SEARCH = `
.ae google
.ar google.com
.at google
.au google.com
.be google searx
.bg google
.br google.com
.ca google
.ch google
.cl google
.co google.com
.com aol ask baidu bing brave dogpile duckduckgo excite gibiru google kagi lycos marginalia-search
millionshort mojeek naver petalsearch presearch qwant so sogou startpage swisscows wolframcloud
yandex yep
.cz google seznam
.de google metager
.dk google
.eg google.com
.es google
.fi google
.fr google
.gr google
.hk google.com
.hu google
.id google.co
.ie google
.il google.co
.in google.co
.it google
.jp google.co
.ke google.co
.kr google.co
.me searx wiby
.mx google.com
.my google.com
.net daum
.ng google.com
.nl google
.no google
.nu marginalia
.nz google.co
.org ecosia metager searxng
.pe google.com
.ph google.com
.pk google.com
.pl google
.pt google
.ro google
.ru google ya yandex
.sa google.com
.se google
.sg google.com
.th google.co
.tr google.com
.tw google.com
.ua google.com
.uk google.co
.vn google.com
.za google.co
`;
