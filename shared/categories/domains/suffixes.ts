/**
 * Public suffixes under which only governments register, sorted, parted by white space. A listed
 * domain below one goes before it.
 */
export const GOVERNMENT_SUFFIXES = `
go.jp go.kr gob.ar gob.cl gob.es gob.mx gob.pe gouv.fr gov gov.ar gov.au gov.br gov.cn gov.co gov.hk
gov.ie gov.il gov.in gov.it gov.pl gov.pt gov.sg gov.tr gov.tw gov.ua gov.uk gov.za govt.nz gv.at
lg.jp mil
`;

/** The same for universities and schools. */
export const LEARNING_SUFFIXES = `
ac.at ac.cn ac.id ac.il ac.in ac.ir ac.jp ac.kr ac.nz ac.th ac.uk ac.za edu edu.ar edu.au edu.br
edu.cn edu.co edu.hk edu.in edu.it edu.mx edu.my edu.pe edu.pk edu.pl edu.pt edu.sa edu.sg edu.tr
edu.tw edu.ua edu.vn
`;
