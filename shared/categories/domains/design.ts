/** Registrable domains of the category `design`, as domainsIn() reads them. */
export const DESIGN = `
.app lucid penpot rive uicolors
.bg remove
.cc uxdesign
.cloud axure balsamiq
.co colorhunt coolors fontpair getstark lucid manypixels maze mural undraw
.com 123rf a11yproject abstract adobe alamy artstation autodesk awwwards axure balsamiq cacoo canva
cgtrader clippingmagic color-hex creately creativemarket dafont depositphotos deque deviantart
drawkit dreamstime dribbble envato feathericons figma flaticon flatuicolors fontawesome fonts
fontshare fontspring fontsquirrel foundry framer freepik gettyimages gliffy grabcad heroicons
huemint humaaans iconfinder icons8 invisionapp istockphoto land-book landbook lawsofux lookback
lottiefiles lucidchart marvelapp materialpalette miro mobbin mockplus monotype mural myfonts nngroup
onshape optimalworkshop pageflows paletton pexels phosphoricons photopea pixabay pixlr
principleformac printables rhino3d screenlane shutterstock sidefx siteinspire sketch sketchfab
sketchup smartdraw solidworks storyset svgrepo thenounproject thingiverse tinkercad turbosquid
typekit typewolf typography unsplash useberry usertesting userzoom uxmatters uxpin vecteezy vectr
webflow whimsical
.design blush checklist iconify origami spline
.dev lucide
.io adobe colormind designer gravit lunacy material proto protopie tabler webflow zeplin
.lv 80
.net behance codecanyon graphicriver maxon themeforest ui8 uigarage
.ninja lapa
.org axe-core blender cgsociety gimp goodui inkscape interaction-design krita webaim
.website framer
`;
