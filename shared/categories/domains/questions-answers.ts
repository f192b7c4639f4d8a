/** Registrable domains of the category `questions_answers`, as domainsIn() reads them. */
export const QUESTIONS_ANSWERS = `
.cn juejin
.com 51cto allaboutcircuits answers askubuntu bleepingcomputer brainly bytes chegg chiphell cnblogs
codeproject coderanch codidact cprogramming daniweb developpez edaboard eevblog electronics-lab
experts-exchange fixya forosdelweb hashnode ifixit iteye jianshu macrumors openclassrooms
physicsforums qiita quora segmentfault serverfault sevenforums stackapps stackexchange stackoverflow
superuser techsupportforum teratail tistory tomshardware unix v2ex wikihow xda-developers xdaforums
zhihu
.community sitepoint
.de computerbase php tutorials
.dev hashnode zenn
.io velog
.jp okwave
.kr okky
.net csdn developpez dreamincode mathoverflow mikrocontroller oschina researchgate
.org biostars discourse linuxquestions perlmonks
.rs lobste
.ru cyberforum sql toster
.to dev
`;
