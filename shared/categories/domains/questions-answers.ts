/** Registrable domains of the category `questions_answers`, sorted, parted by white space. */
export const QUESTIONS_ANSWERS = `
51cto.com allaboutcircuits.com answers.com askubuntu.com biostars.org bleepingcomputer.com
brainly.com bytes.com chegg.com chiphell.com cnblogs.com codeproject.com coderanch.com codidact.com
computerbase.de cprogramming.com csdn.net cyberforum.ru daniweb.com dev.to developpez.com
developpez.net discourse.org dreamincode.net edaboard.com eevblog.com electronics-lab.com
experts-exchange.com fixya.com forosdelweb.com hashnode.com hashnode.dev ifixit.com iteye.com
jianshu.com juejin.cn linuxquestions.org lobste.rs macrumors.com mathoverflow.net
mikrocontroller.net okky.kr okwave.jp openclassrooms.com oschina.net perlmonks.org php.de
physicsforums.com qiita.com quora.com researchgate.net segmentfault.com serverfault.com
sevenforums.com sitepoint.community sql.ru stackapps.com stackexchange.com stackoverflow.com
superuser.com techsupportforum.com teratail.com tistory.com tomshardware.com toster.ru tutorials.de
unix.com v2ex.com velog.io wikihow.com xda-developers.com xdaforums.com zenn.dev zhihu.com
`;
