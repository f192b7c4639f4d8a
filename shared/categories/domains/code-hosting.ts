/** Registrable domains of the category `code_hosting`, sorted, parted by white space. */
export const CODE_HOSTING = `
assembla.com azuredevops.com beanstalkapp.com bitbucket.io bitbucket.org codeberg.org codeberg.page
codesearch.debian.net disroot.org forgejo.org framagit.org gerritcodereview.com git-tower.com
gitbook.io gitbucket.github.io gitea.com gitea.io gitee.com github.com github.dev github.io
githubnext.com githubusercontent.com gitkraken.com gitlab.com gitlab.io gitlab.net gitlab.org
gitpod.io gitstar-ranking.com gitter.im gogs.io graphite.com graphite.dev grep.app heptapod.net
hf.space huggingface.co jj-vcs.dev kaggle.com kallithea-scm.org launchpad.net modelscope.cn
notabug.org ona.com opendev.org osdn.net pagure.io phabricator.com phacility.com radicle.xyz
reviewable.io reviewboard.org rhodecode.com searchcode.com sf.net sourceforge.net sourcegraph.com
sourcehut.org sourcetreeapp.com sr.ht tangled.sh tower.dev
`;
