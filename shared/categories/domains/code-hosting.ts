/** Registrable domains of the category `code_hosting`, as domainsIn() reads them. */
export const CODE_HOSTING = `
.app grep
.cn modelscope
.co huggingface
.com assembla azuredevops beanstalkapp gerritcodereview git-tower gitea gitee github githubnext
githubusercontent gitkraken gitlab gitstar-ranking graphite kaggle ona phabricator phacility
rhodecode searchcode sourcegraph sourcetreeapp
.dev github graphite jj-vcs tower
.ht sr
.im gitter
.io bitbucket gitbook gitbucket.github gitea github gitlab gitpod gogs pagure reviewable
.net codesearch.debian gitlab heptapod launchpad osdn sf sourceforge
.org bitbucket codeberg disroot forgejo framagit gitlab kallithea-scm notabug opendev reviewboard
sourcehut
.page codeberg
.sh tangled
.space hf
.xyz radicle
`;
