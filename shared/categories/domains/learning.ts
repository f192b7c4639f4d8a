/** Registrable domains of the category `learning`, as domainsIn() reads them. */
export const LEARNING = `
.ac.il huji tau technion weizmann
.ac.in iisc iitb iitd iitm
.ac.jp kyoto-u titech u-tokyo
.ac.uk bristol cam ed gla imperial kcl leeds lse manchester open ox ucl warwick
.ai deeplearning fast
.ar uba
.at tugraz tuwien.ac univie.ac
.be kuleuven ugent
.blog stackoverflow
.br ufrj unicamp usp
.ca jvns mcgill ualberta ubc utoronto uwaterloo
.ch epfl ethz unibe uzh
.cl uc uchile
.com 3blue1brown adventofcode alison apress automatetheboringstuff babbel betterexplained blackboard
brightspace busuu bytebytego canvaslms cell changelog cliffsnotes codecademy codechef codeforces
codewars codingame codinghorror coursehero d2l danluu datacamp desmos duolingo dzone edabit edmodo
figshare frontendmasters fullstackopen futurelearn gorails habr hackerearth hackernoon hackerrank
highscalability infoq informit instructure interviewbit italki itslearning joelonsoftware
joshwcomeau kahoot kattis kdnuggets kentcdodds laracasts leanpub leetcode lingoda lynda manning
martinfowler masterclass mdpi memrise mendeley mentimeter moodlecloud nature nostarch oreilly oup
overleaf packtpub paperswithcode paulgraham pluralsight pragprog preply pythontutor quizlet
railscasts realpython rosettastone safaribooksonline sagepub schoology sciencedirect scrimba
sharelatex skillshare slides sparknotes speakerdeck spoj springer springerlink ssrn studocu symbolab
symfonycasts tandfonline teachyourselfcs teamtreehouse ted theodinproject thoughtworks topcoder
towardsdatascience udacity udemy wiley wolframalpha
.cz cuni muni
.de fraunhofer fu-berlin hpi hu-berlin lmu mpg rwth-aachen tu-berlin tu-darmstadt tu-dresden tum
uni-bonn uni-hamburg uni-heidelberg uni-muenchen uni-stuttgart
.dev daily
.dk aau au dtu ku
.edu academia berkeley brown bu caltech cmu columbia cornell dartmouth duke gatech harvard illinois
jhu kit mit monash northwestern nyu openuniversity osu polytechnique princeton psu purdue rice
rutgers stanford ub uchicago ucla ucsd ufl uiuc umd umich unc upc upenn utexas vanderbilt virginia
washington wisc yale
.edu.au anu sydney unimelb unsw uq
.edu.cn fudan pku sjtu tsinghua ustc zju
.es uam upm
.eu psl
.fi aalto helsinki
.fm syntax
.fr cnrs ens inria sorbonne-universite
.gr auth
.guru refactoring
.hk cuhk.edu hku ust
.hu bme elte
.io algoexpert dataquest designgurus educative egghead exercism neetcode osf overreacted thenewstack
.it kahoot polimi unibo unipd uniroma1
.jp atcoder
.kr kaist.ac snu.ac
.mx tec unam
.net ankiweb diveintopython3 lwn manybooks projecteuler slideshare texlive
.nl leidenuniv tudelft tue uu uva vu
.no ntnu uio
.nz auckland.ac
.one systemdesign
.org acm acs ams aps arxiv biorxiv brilliant cambridge checkio computer coursera crossref ctan dblp
doi edx exercism freecodecamp frontiersin geogebra gutenberg ieee iop jstor khanacademy
latex-project learnpython medrxiv moodle nand2tetris openlibrary orcid plos rsc sakailms saylor
science siam standardebooks tug usenix zenodo zotero
.pl agh.edu uw.edu
.pt ulisboa up
.pub distill
.ro unibuc
.ru itmo mipt msu spbu
.se chalmers kth lu uu
.sg ntu.edu nus.edu
.sh roadmap
.tr boun.edu metu.edu
.tw ntu.edu
.za uct.ac wits.ac
`;
