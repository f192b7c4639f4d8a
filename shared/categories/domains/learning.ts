/** Registrable domains of the category `learning`, sorted, parted by white space. */
export const LEARNING = `
3blue1brown.com aalto.fi aau.dk academia.edu acm.org acs.org adventofcode.com agh.edu.pl
algoexpert.io alison.com ams.org ankiweb.net anu.edu.au apress.com aps.org arxiv.org atcoder.jp
au.dk auckland.ac.nz auth.gr automatetheboringstuff.com babbel.com berkeley.edu betterexplained.com
biorxiv.org blackboard.com bme.hu boun.edu.tr brightspace.com brilliant.org bristol.ac.uk brown.edu
bu.edu busuu.com bytebytego.com caltech.edu cam.ac.uk cambridge.org canvaslms.com cell.com
chalmers.se changelog.com checkio.org cliffsnotes.com cmu.edu cnrs.fr codecademy.com codechef.com
codeforces.com codewars.com codingame.com codinghorror.com columbia.edu computer.org cornell.edu
coursehero.com coursera.org crossref.org ctan.org cuhk.edu.hk cuni.cz d2l.com daily.dev danluu.com
dartmouth.edu datacamp.com dataquest.io dblp.org deeplearning.ai designgurus.io desmos.com
distill.pub diveintopython3.net doi.org dtu.dk duke.edu duolingo.com dzone.com ed.ac.uk edabit.com
edmodo.com educative.io edx.org egghead.io elte.hu ens.fr epfl.ch ethz.ch exercism.io exercism.org
fast.ai figshare.com fraunhofer.de freecodecamp.org frontendmasters.com frontiersin.org fu-berlin.de
fudan.edu.cn fullstackopen.com futurelearn.com gatech.edu geogebra.org gla.ac.uk gorails.com
gutenberg.org habr.com hackerearth.com hackernoon.com hackerrank.com harvard.edu helsinki.fi
highscalability.com hku.hk hpi.de hu-berlin.de huji.ac.il ieee.org iisc.ac.in iitb.ac.in iitd.ac.in
iitm.ac.in illinois.edu imperial.ac.uk infoq.com informit.com inria.fr instructure.com
interviewbit.com iop.org italki.com itmo.ru itslearning.com jhu.edu joelonsoftware.com
joshwcomeau.com jstor.org jvns.ca kahoot.com kahoot.it kaist.ac.kr kattis.com kcl.ac.uk
kdnuggets.com kentcdodds.com khanacademy.org kit.edu kth.se ku.dk kuleuven.be kyoto-u.ac.jp
laracasts.com latex-project.org leanpub.com learnpython.org leeds.ac.uk leetcode.com leidenuniv.nl
lingoda.com lmu.de lse.ac.uk lu.se lwn.net lynda.com manchester.ac.uk manning.com manybooks.net
martinfowler.com masterclass.com mcgill.ca mdpi.com medrxiv.org memrise.com mendeley.com
mentimeter.com metu.edu.tr mipt.ru mit.edu monash.edu moodle.org moodlecloud.com mpg.de msu.ru
muni.cz nand2tetris.org nature.com neetcode.io northwestern.edu nostarch.com ntnu.no ntu.edu.sg
ntu.edu.tw nus.edu.sg nyu.edu open.ac.uk openlibrary.org openuniversity.edu orcid.org oreilly.com
osf.io osu.edu oup.com overleaf.com overreacted.io ox.ac.uk packtpub.com paperswithcode.com
paulgraham.com pku.edu.cn plos.org pluralsight.com polimi.it polytechnique.edu pragprog.com
preply.com princeton.edu projecteuler.net psl.eu psu.edu purdue.edu pythontutor.com quizlet.com
railscasts.com realpython.com refactoring.guru rice.edu roadmap.sh rosettastone.com rsc.org
rutgers.edu rwth-aachen.de safaribooksonline.com sagepub.com sakailms.org saylor.org schoology.com
science.org sciencedirect.com scrimba.com sharelatex.com siam.org sjtu.edu.cn skillshare.com
slides.com slideshare.net snu.ac.kr sorbonne-universite.fr sparknotes.com spbu.ru speakerdeck.com
spoj.com springer.com springerlink.com ssrn.com stackoverflow.blog standardebooks.org stanford.edu
studocu.com sydney.edu.au symbolab.com symfonycasts.com syntax.fm systemdesign.one tandfonline.com
tau.ac.il teachyourselfcs.com teamtreehouse.com tec.mx technion.ac.il ted.com texlive.net
thenewstack.io theodinproject.com thoughtworks.com titech.ac.jp topcoder.com towardsdatascience.com
tsinghua.edu.cn tu-berlin.de tu-darmstadt.de tu-dresden.de tudelft.nl tue.nl tug.org tugraz.at
tum.de tuwien.ac.at u-tokyo.ac.jp ualberta.ca uam.es ub.edu uba.ar ubc.ca uc.cl uchicago.edu
uchile.cl ucl.ac.uk ucla.edu ucsd.edu uct.ac.za udacity.com udemy.com ufl.edu ufrj.br ugent.be
uio.no uiuc.edu ulisboa.pt umd.edu umich.edu unam.mx unc.edu uni-bonn.de uni-hamburg.de
uni-heidelberg.de uni-muenchen.de uni-stuttgart.de unibe.ch unibo.it unibuc.ro unicamp.br
unimelb.edu.au unipd.it uniroma1.it univie.ac.at unsw.edu.au up.pt upc.edu upenn.edu upm.es
uq.edu.au usenix.org usp.br ust.hk ustc.edu.cn utexas.edu utoronto.ca uu.nl uu.se uva.nl uw.edu.pl
uwaterloo.ca uzh.ch vanderbilt.edu virginia.edu vu.nl warwick.ac.uk washington.edu weizmann.ac.il
wiley.com wisc.edu wits.ac.za wolframalpha.com yale.edu zenodo.org zju.edu.cn zotero.org
`;
