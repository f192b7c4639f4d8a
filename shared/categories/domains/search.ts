/** Registrable domains of the category `search`, sorted, parted by white space. */
export const SEARCH = `
aol.com ask.com baidu.com bing.com brave.com daum.net dogpile.com duckduckgo.com ecosia.org
excite.com gibiru.com google.ae google.at google.be google.bg google.ca google.ch google.cl
google.co.id google.co.il google.co.in google.co.jp google.co.ke google.co.kr google.co.nz
google.co.th google.co.uk google.co.za google.com google.com.ar google.com.au google.com.br
google.com.co google.com.eg google.com.hk google.com.mx google.com.my google.com.ng google.com.pe
google.com.ph google.com.pk google.com.sa google.com.sg google.com.tr google.com.tw google.com.ua
google.com.vn google.cz google.de google.dk google.es google.fi google.fr google.gr google.hu
google.ie google.it google.nl google.no google.pl google.pt google.ro google.ru google.se kagi.com
lycos.com marginalia-search.com marginalia.nu metager.de metager.org millionshort.com mojeek.com
naver.com petalsearch.com presearch.com qwant.com searx.be searx.me searxng.org seznam.cz so.com
sogou.com startpage.com swisscows.com wiby.me wolframcloud.com ya.ru yandex.com yandex.ru yep.com
`;
