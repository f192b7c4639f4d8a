/** Registrable domains of the category `documentation`, as domainsIn() reads them. */
export const DOCUMENTATION = `
.app tauri
.build astro bazel turbo
.cc arduino
.co elastic posit
.com adacore adafruit adonisjs alistapart amd anaconda android ansible apollographql areweideyet arm
asyncapi babylonjs baeldung bluetooth caddyserver caniuse capacitorjs cesium chakra-ui cheatography
chrome clickhouse cockroachlabs cocos codeigniter cplusplus cppreference css-tricks dbt defold deno
djangoproject docker emberjs espressif explainshell expressjs feathersjs fishshell gatsbyjs
getbootstrap getdbt git-scm gpuopen gradle guru99 haproxy hashicorp headlessui helix-editor
highcharts htmldog influxdata intel ionicframework javatpoint jekyllrb jetbrains jquery
keepachangelog koajs laravel leafletjs learncpp learnopengl learnxinyminutes libgdx linuxmanpages
linuxmint lispworks lodash magento mailgun mapbox mariadb mathworks meilisearch mesonbuild meteor
microchip microsoft mkyong mongodb mongoosejs mui mysql neo4j nestjs nginx nordicsemi nuxt nvidia
openssh overapi palletsprojects pcisig pixijs playframework plotly postmarkapp preactjs programiz
pulumi puppet quackit rabbitmq radix-ui ramdajs raspberrypi readthedocs-hosted redhat regexr
rethinkdb rexegg rstudio sdl sendgrid shadcn sitepoint slackware smashingmagazine solidjs sparkfun
ss64 st sublimetext suse swiftpackageindex symfony tailwindcss tanstack testing-library ti tiangolo
timescale turborepo tutorialrepublic tutorialspoint twilio ubuntu unity3d unrealengine vagrantup
visualstudio vogella vuetifyjs w3schools wireguard wolfram woocommerce xilinx xml yarnpkg
yiiframework
.design ant
.dev 11ty alpinejs angular biomejs dart expo fastify flutter go hapi jax kysely lit nx passkeys
playwright pptr protobuf pub puppeteer quasar qwik react reactnative relay rxjs selenium shopify
stripe svelte sveltekit valibot vite vitejs vitepress vitest wasmtime web zod
.es tc39
.fr iperf
.freedesktop.org gstreamer wayland
.github.io bioconda esbuild jasmine rustwasm
.gl docs
.gov nist
.guide webauthn
.info javascript regular-expressions rspec rubydoc
.io ada-lang agda.readthedocs akka angular appium babeljs bulma chef conda confluent consul
containerd crates cucumber cypress devdocs devhints docusaurus elementary envoyproxy gamemaker
gohugo grpc hexo istio jaegertracing jestjs jwt keras kubernetes linkerd micronaut nats neovim
nomadproject opentelemetry packer phaser pnpm podman prettier prisma prometheus qt quarkus ray rdrr
readthedocs redis saltproject snapcraft spacy spiffe spring strapi swagger systemd terraform toml
traefik trpc typeorm valkey vaultproject vertx vlang wasmer webauthn webdriver
.js.org lerna mobx redux storybook webpack
.land deno
.me ogp quickref
.net 12factor asp busybox cliki common-lisp die dot oauth openid openvpn php postgis
.org almalinux alpinelinux apache archlinux asciidoctor assemblyscript backbonejs bash-hackers
bevyengine boost bytecodealliance cakephp capnproto centos chartjs chocolatey chromium circuitpython
clojure clojuredocs cmake cocoapods commonmark conda-forge conventionalcommits couchdb cpan
crystal-lang cve d3js dask debian dlang drupal duckdb eclipse ecma-international editorconfig
electronjs elixir-lang emacs emscripten erlang eslint fedoraproject ffmpeg flathub fluentd
forth-standard fortran-lang fossil-scm freebsd freedesktop freertos fsharp gatsbyjs geeksforgeeks
gentoo getcomposer ghost gnome gnu gnupg godotengine golang gradle graphql gtk haproxy haskell
hibernate htmx iana idris-lang ietf imagemagick ipython iso isocpp joomla js json json-schema
julialang junit jupyter kali kde kernel keycloak khronos knexjs kotlinlang lean-lang letsencrypt
libcurl libressl libsdl lisp-lang llvm love2d lovr lua macports man7 manjaro maplibre mariadb
markdownguide matplotlib matrix memcached mercurial-scm metacpan microformats micropython mitre
mkdocs mochajs modbus mozilla mqtt musl-libc netbsd nextjs nginx nim-lang nixos nltk nmap nodejs
nuget numpy ocaml octave openapis openbsd opencv opengl openlayers openpolicyagent opensearch
openssl opensuse opentofu orgmode owasp p5js packagist pandoc parceljs perl platformio postgresql
primefaces primeng primereact processing pydata pypi pytest python pytorch quirksmode r-project
racket-lang raspberrypi raspbian reactjs readthedocs rfc-editor riscv robotframework rockylinux
rocq-prover rollupjs ruby-lang rubygems rubyonrails rust-lang sagemath scala-lang schema scheme
scikit-learn scipy semver sequelize spacemacs sphinx-doc sqlalchemy sqlite squid-cache stackage
strongswan swift sympy tcl-lang tcpdump tensorflow testng threejs tidyverse tldp typescriptlang
typesense typo3 underscorejs unicode usb varnish-cache videolan vim voidlinux vuejs vulkan w3
webassembly webkit webplatform webrtc whatwg wireshark wordpress wxwidgets x xmpp yaml zephyrproject
zeromq ziglang zsh
.pl perldoc
.pm hex hexdocs
.rs actix axum docs lib oxc pola rocket serde swc tokio
.run remix winget
.se curl
.sh brew bun helm ory scoop tldr
.team drizzle
.tech polars
.tk tcl
`;
