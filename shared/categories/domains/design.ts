/** Registrable domains of the category `design`, sorted, parted by white space. */
export const DESIGN = `
123rf.com 80.lv a11yproject.com abstract.com adobe.com adobe.io alamy.com artstation.com
autodesk.com awwwards.com axe-core.org axure.cloud axure.com balsamiq.cloud balsamiq.com behance.net
blender.org blush.design cacoo.com canva.com cgsociety.org cgtrader.com checklist.design
clippingmagic.com codecanyon.net color-hex.com colorhunt.co colormind.io coolors.co creately.com
creativemarket.com dafont.com depositphotos.com deque.com designer.io deviantart.com drawkit.com
dreamstime.com dribbble.com envato.com feathericons.com figma.com flaticon.com flatuicolors.com
fontawesome.com fontpair.co fonts.com fontshare.com fontspring.com fontsquirrel.com foundry.com
framer.com framer.website freepik.com getstark.co gettyimages.com gimp.org gliffy.com goodui.org
grabcad.com graphicriver.net gravit.io heroicons.com huemint.com humaaans.com iconfinder.com
iconify.design icons8.com inkscape.org interaction-design.org invisionapp.com istockphoto.com
krita.org land-book.com landbook.com lapa.ninja lawsofux.com lookback.com lottiefiles.com lucid.app
lucid.co lucidchart.com lucide.dev lunacy.io manypixels.co marvelapp.com material.io
materialpalette.com maxon.net maze.co miro.com mobbin.com mockplus.com monotype.com mural.co
mural.com myfonts.com nngroup.com onshape.com optimalworkshop.com origami.design pageflows.com
paletton.com penpot.app pexels.com phosphoricons.com photopea.com pixabay.com pixlr.com
principleformac.com printables.com proto.io protopie.io remove.bg rhino3d.com rive.app
screenlane.com shutterstock.com sidefx.com siteinspire.com sketch.com sketchfab.com sketchup.com
smartdraw.com solidworks.com spline.design storyset.com svgrepo.com tabler.io themeforest.net
thenounproject.com thingiverse.com tinkercad.com turbosquid.com typekit.com typewolf.com
typography.com ui8.net uicolors.app uigarage.net undraw.co unsplash.com useberry.com usertesting.com
userzoom.com uxdesign.cc uxmatters.com uxpin.com vecteezy.com vectr.com webaim.org webflow.com
webflow.io whimsical.com zeplin.io
`;
