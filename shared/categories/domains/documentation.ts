/** Registrable domains of the category `documentation`, sorted, parted by white space. */
export const DOCUMENTATION = `
11ty.dev 12factor.net actix.rs ada-lang.io adacore.com adafruit.com adonisjs.com agda.readthedocs.io
akka.io alistapart.com almalinux.org alpinejs.dev alpinelinux.org amd.com anaconda.com android.com
angular.dev angular.io ansible.com ant.design apache.org apollographql.com appium.io archlinux.org
arduino.cc areweideyet.com arm.com asciidoctor.org asp.net assemblyscript.org astro.build
asyncapi.com axum.rs babeljs.io babylonjs.com backbonejs.org baeldung.com bash-hackers.org
bazel.build bevyengine.org bioconda.github.io biomejs.dev bluetooth.com boost.org brew.sh bulma.io
bun.sh busybox.net bytecodealliance.org caddyserver.com cakephp.org caniuse.com capacitorjs.com
capnproto.org centos.org cesium.com chakra-ui.com chartjs.org cheatography.com chef.io
chocolatey.org chrome.com chromium.org circuitpython.org clickhouse.com cliki.net clojure.org
clojuredocs.org cmake.org cockroachlabs.com cocoapods.org cocos.com codeigniter.com common-lisp.net
commonmark.org conda-forge.org conda.io confluent.io consul.io containerd.io conventionalcommits.org
couchdb.org cpan.org cplusplus.com cppreference.com crates.io crystal-lang.org css-tricks.com
cucumber.io curl.se cve.org cypress.io d3js.org dart.dev dask.org dbt.com debian.org defold.com
deno.com deno.land devdocs.io devhints.io die.net djangoproject.com dlang.org docker.com docs.gl
docs.rs docusaurus.io dot.net drizzle.team drupal.org duckdb.org eclipse.org ecma-international.org
editorconfig.org elastic.co electronjs.org elementary.io elixir-lang.org emacs.org emberjs.com
emscripten.org envoyproxy.io erlang.org esbuild.github.io eslint.org espressif.com explainshell.com
expo.dev expressjs.com fastify.dev feathersjs.com fedoraproject.org ffmpeg.org fishshell.com
flathub.org fluentd.org flutter.dev forth-standard.org fortran-lang.org fossil-scm.org freebsd.org
freedesktop.org freertos.org fsharp.org gamemaker.io gatsbyjs.com gatsbyjs.org geeksforgeeks.org
gentoo.org getbootstrap.com getcomposer.org getdbt.com ghost.org git-scm.com gnome.org gnu.org
gnupg.org go.dev godotengine.org gohugo.io golang.org gpuopen.com gradle.com gradle.org graphql.org
grpc.io gstreamer.freedesktop.org gtk.org guru99.com hapi.dev haproxy.com haproxy.org hashicorp.com
haskell.org headlessui.com helix-editor.com helm.sh hex.pm hexdocs.pm hexo.io hibernate.org
highcharts.com htmldog.com htmx.org iana.org idris-lang.org ietf.org imagemagick.org influxdata.com
intel.com ionicframework.com iperf.fr ipython.org iso.org isocpp.org istio.io jaegertracing.io
jasmine.github.io javascript.info javatpoint.com jax.dev jekyllrb.com jestjs.io jetbrains.com
joomla.org jquery.com js.org json-schema.org json.org julialang.org junit.org jupyter.org jwt.io
kali.org kde.org keepachangelog.com keras.io kernel.org keycloak.org khronos.org knexjs.org
koajs.com kotlinlang.org kubernetes.io kysely.dev laravel.com leafletjs.com lean-lang.org
learncpp.com learnopengl.com learnxinyminutes.com lerna.js.org letsencrypt.org lib.rs libcurl.org
libgdx.com libressl.org libsdl.org linkerd.io linuxmanpages.com linuxmint.com lisp-lang.org
lispworks.com lit.dev llvm.org lodash.com love2d.org lovr.org lua.org macports.org magento.com
mailgun.com man7.org manjaro.org mapbox.com maplibre.org mariadb.com mariadb.org markdownguide.org
mathworks.com matplotlib.org matrix.org meilisearch.com memcached.org mercurial-scm.org
mesonbuild.com metacpan.org meteor.com microchip.com microformats.org micronaut.io micropython.org
microsoft.com mitre.org mkdocs.org mkyong.com mobx.js.org mochajs.org modbus.org mongodb.com
mongoosejs.com mozilla.org mqtt.org mui.com musl-libc.org mysql.com nats.io neo4j.com neovim.io
nestjs.com netbsd.org nextjs.org nginx.com nginx.org nim-lang.org nist.gov nixos.org nltk.org
nmap.org nodejs.org nomadproject.io nordicsemi.com nuget.org numpy.org nuxt.com nvidia.com nx.dev
oauth.net ocaml.org octave.org ogp.me openapis.org openbsd.org opencv.org opengl.org openid.net
openlayers.org openpolicyagent.org opensearch.org openssh.com openssl.org opensuse.org
opentelemetry.io opentofu.org openvpn.net orgmode.org ory.sh overapi.com owasp.org oxc.rs p5js.org
packagist.org packer.io palletsprojects.com pandoc.org parceljs.org passkeys.dev pcisig.com perl.org
perldoc.pl phaser.io php.net pixijs.com platformio.org playframework.com playwright.dev plotly.com
pnpm.io podman.io pola.rs polars.tech posit.co postgis.net postgresql.org postmarkapp.com pptr.dev
preactjs.com prettier.io primefaces.org primeng.org primereact.org prisma.io processing.org
programiz.com prometheus.io protobuf.dev pub.dev pulumi.com puppet.com puppeteer.dev pydata.org
pypi.org pytest.org python.org pytorch.org qt.io quackit.com quarkus.io quasar.dev quickref.me
quirksmode.org qwik.dev r-project.org rabbitmq.com racket-lang.org radix-ui.com ramdajs.com
raspberrypi.com raspberrypi.org raspbian.org ray.io rdrr.io react.dev reactjs.org reactnative.dev
readthedocs-hosted.com readthedocs.io readthedocs.org redhat.com redis.io redux.js.org regexr.com
regular-expressions.info relay.dev remix.run rethinkdb.com rexegg.com rfc-editor.org riscv.org
robotframework.org rocket.rs rockylinux.org rocq-prover.org rollupjs.org rspec.info rstudio.com
ruby-lang.org rubydoc.info rubygems.org rubyonrails.org rust-lang.org rustwasm.github.io rxjs.dev
sagemath.org saltproject.io scala-lang.org schema.org scheme.org scikit-learn.org scipy.org scoop.sh
sdl.com selenium.dev semver.org sendgrid.com sequelize.org serde.rs shadcn.com shopify.dev
sitepoint.com slackware.com smashingmagazine.com snapcraft.io solidjs.com spacemacs.org spacy.io
sparkfun.com sphinx-doc.org spiffe.io spring.io sqlalchemy.org sqlite.org squid-cache.org ss64.com
st.com stackage.org storybook.js.org strapi.io stripe.dev strongswan.org sublimetext.com suse.com
svelte.dev sveltekit.dev swagger.io swc.rs swift.org swiftpackageindex.com symfony.com sympy.org
systemd.io tailwindcss.com tanstack.com tauri.app tc39.es tcl-lang.org tcl.tk tcpdump.org
tensorflow.org terraform.io testing-library.com testng.org threejs.org ti.com tiangolo.com
tidyverse.org timescale.com tldp.org tldr.sh tokio.rs toml.io traefik.io trpc.io turbo.build
turborepo.com tutorialrepublic.com tutorialspoint.com twilio.com typeorm.io typescriptlang.org
typesense.org typo3.org ubuntu.com underscorejs.org unicode.org unity3d.com unrealengine.com usb.org
vagrantup.com valibot.dev valkey.io varnish-cache.org vaultproject.io vertx.io videolan.org vim.org
visualstudio.com vite.dev vitejs.dev vitepress.dev vitest.dev vlang.io vogella.com voidlinux.org
vuejs.org vuetifyjs.com vulkan.org w3.org w3schools.com wasmer.io wasmtime.dev
wayland.freedesktop.org web.dev webassembly.org webauthn.guide webauthn.io webdriver.io webkit.org
webpack.js.org webplatform.org webrtc.org whatwg.org winget.run wireguard.com wireshark.org
wolfram.com woocommerce.com wordpress.org wxwidgets.org x.org xilinx.com xml.com xmpp.org yaml.org
yarnpkg.com yiiframework.com zephyrproject.org zeromq.org ziglang.org zod.dev zsh.org
`;
