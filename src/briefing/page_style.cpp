#include "briefing/page_style.hpp"

namespace vedette::briefing {

std::string_view page_style() {
    return R"css(
:root{color-scheme:light dark;
--paper:#f7f6f2;--panel:#fffefb;--ink:#1b1f24;--soft:#565d66;--line:#dcd8cd;--link:#0a558c;--focus:#0a558c;
--actual:#22313f;--future:#1a5a9e;--hypothetical:#875200;--negated:#a3262b;--historical:#62676e;
--trigger:#ffe9a8;--party:#dceaf7;--count:#e2f0dc;--place:#eee7f6;--time:#f1ece0;
--sea:#eef1f2;--land:#e0ddd3;--coast:#b9b5a8;--h1:#d5dee6;--h2:#b9cbd9;--h3:#97b3c8;--edge:#a3262b}
@media screen and (prefers-color-scheme:dark){:root{
--paper:#14171a;--panel:#1b1f23;--ink:#e7e8ea;--soft:#a3abb4;--line:#30363d;--link:#82c3f0;--focus:#82c3f0;
--actual:#d5dde5;--future:#86b9f2;--hypothetical:#e2b45a;--negated:#f29792;--historical:#a3abb4;
--trigger:#5c4a10;--party:#1f3a52;--count:#264024;--place:#3a2f4d;--time:#3b372b;
--sea:#171c20;--land:#2b3035;--coast:#454c53;--h1:#2f4252;--h2:#3a566d;--h3:#416381;--edge:#f29792}}
*{box-sizing:border-box}
html{scroll-behavior:smooth;-webkit-text-size-adjust:100%}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif;overflow-wrap:anywhere}
a{color:var(--link);text-underline-offset:.15em}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:.5rem;background:var(--panel);padding:.4rem .8rem;z-index:9}
.page{max-width:84rem;margin:0 auto;padding:0 1.25rem 4rem}
header.top{padding:2rem 0 1.1rem;border-bottom:2px solid var(--ink);margin-bottom:1.25rem}
h1{font-size:1.9rem;line-height:1.15;margin:0 0 .3rem;letter-spacing:-.015em;font-weight:700}
h2{font-size:1.3rem;line-height:1.25;margin:2.75rem 0 .25rem;letter-spacing:-.01em}
h3{font-size:1rem;margin:1.6rem 0 .3rem}
.lede,.note{color:var(--soft);margin:0 0 .8rem;max-width:46rem}
.note{font-size:.9rem}
nav.toc ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.15rem 1rem;font-size:.9rem}
nav.toc a{text-decoration:none;color:var(--soft);display:inline-block;padding:.15rem 0}
nav.toc a:hover{color:var(--link);text-decoration:underline}
nav.toc span{font-variant-numeric:tabular-nums;opacity:.8}
@media (min-width:70rem){.cols{display:grid;grid-template-columns:10.5rem minmax(0,1fr);gap:2.5rem}
nav.toc{position:sticky;top:1.25rem;align-self:start}nav.toc ul{flex-direction:column;gap:.1rem}}
main>section:first-child h2{margin-top:0}
dl.bottom{margin:.75rem 0 0;background:var(--panel);border:1px solid var(--line);border-radius:6px;padding:.35rem 1.1rem}
dl.bottom>div{display:grid;grid-template-columns:6rem minmax(0,1fr);gap:.25rem 1rem;padding:.65rem 0;border-top:1px solid var(--line)}
dl.bottom>div:first-child{border-top:0}
.watch h3{display:flex;flex-wrap:wrap;gap:.3rem .8rem;align-items:baseline}
.level{font-size:.83rem;font-weight:650;padding:.1rem .55rem;border-radius:1rem;border:1px solid var(--line);color:var(--soft)}
.level.l2{color:var(--future);border-color:var(--future)}.level.l3{color:var(--hypothetical);border-color:var(--hypothetical)}
.level.l4,.level.l5{color:var(--negated);border-color:var(--negated)}.level.l5{background:var(--negated);color:var(--panel)}
dl.facts{margin:.4rem 0}dl.facts>div{display:grid;grid-template-columns:6rem minmax(0,1fr);gap:.1rem 1rem;padding:.2rem 0}
dl.facts dt{font-size:.9rem}dl.facts ul{margin:0;padding-left:1.1rem}
@media (max-width:40rem){dl.facts>div{grid-template-columns:1fr}}
ol.lit{list-style:none;margin:.6rem 0 0;padding:0}ol.lit>li{border-top:1px solid var(--line);padding:.35rem 0}.lit .ev{margin-left:1.1rem}
.state{display:inline-block;min-width:5.2rem;font-size:.83rem;font-weight:650}
.state.confirmed{color:var(--negated)}.state.probable{color:var(--hypothetical)}.state.possible{color:var(--soft)}
dt{font-weight:650}dd{margin:0}
dl.bottom ul{margin:.25rem 0 .1rem;padding-left:1.15rem}dl.bottom li{margin:.1rem 0}
details.ids{margin-top:.15rem;font-size:.85rem;color:var(--soft)}
details.ids a{margin-right:.55rem;font-variant-numeric:tabular-nums}
summary{cursor:pointer}
figure{margin:1rem 0}
figcaption{font-size:.88rem;color:var(--soft);margin-top:.35rem}
.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:6px;background:var(--panel)}
svg{display:block;width:100%;height:auto}
.scroll svg{min-width:44rem}
.maps{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,30rem),1fr));gap:0 1.25rem}
.maps .world,.maps .only{grid-column:1/-1}
.maps .theatre .scroll svg{min-width:28rem}.maps .only .scroll svg{min-width:44rem}
nav.choice ul{display:flex;flex-wrap:wrap;gap:.1rem 1.2rem;list-style:none;padding:0;margin:.4rem 0;font-size:.9rem}
nav.choice a{display:inline-block;padding:.15rem 0}
svg.map{background:var(--sea)}
svg text{font-family:inherit;fill:var(--ink);font-size:13px}
svg text.tick,svg text.lane{font-size:12px;fill:var(--soft)}
svg text.country{font-size:12px;letter-spacing:.04em;fill:var(--ink);fill-opacity:.85;paint-order:stroke;stroke:var(--sea);stroke-opacity:.6;stroke-width:2.5px}
svg text.place{font-weight:600;paint-order:stroke;stroke:var(--sea);stroke-opacity:.85;stroke-width:3px}
.land{fill:var(--land);stroke:var(--coast);stroke-width:.8;fill-rule:evenodd}
.h1{fill:var(--h1)}.h2{fill:var(--h2)}.h3{fill:var(--h3)}
.edge{stroke:var(--edge);stroke-width:1.2;stroke-dasharray:3 3}
.frontier{fill:none;stroke:var(--edge);stroke-width:3.5;stroke-linejoin:round;stroke-linecap:round}
.reach{fill:var(--future);fill-opacity:.07;stroke:var(--soft);stroke-width:1;stroke-dasharray:4 3}
.axis{stroke:var(--soft);stroke-width:1}.cut,.scale{fill:none;stroke:var(--soft);stroke-width:1.4}
.span{stroke:var(--soft);stroke-width:1.6;stroke-opacity:.55}
.report{stroke:var(--ink);stroke-width:2}.report.copy{stroke-opacity:.35}
.s-actual{fill:var(--actual);stroke:var(--panel);stroke-width:1}
.s-future{fill:var(--panel);stroke:var(--future);stroke-width:2}
.s-hypothetical{fill:var(--panel);stroke:var(--hypothetical);stroke-width:1.8}
.s-negated{fill:none;stroke:var(--negated);stroke-width:2.4;stroke-linecap:round}
.s-historical{fill:var(--historical);fill-opacity:.55;stroke:var(--panel);stroke-width:1}
svg a:hover{opacity:.65}
.legend{display:flex;flex-wrap:wrap;gap:.3rem 1.1rem;font-size:.88rem;color:var(--soft);list-style:none;padding:0;margin:.4rem 0 0}
.legend svg,.tag svg{width:.95em;height:.95em;display:inline-block;vertical-align:-.1em;margin-right:.3em;overflow:visible}
.tag{font-size:.83rem;font-weight:600;white-space:nowrap}
.tag.actual{color:var(--actual)}.tag.future{color:var(--future)}.tag.hypothetical{color:var(--hypothetical)}.tag.negated{color:var(--negated)}.tag.historical{color:var(--historical)}
.swatch{display:inline-block;width:1.1em;height:.8em;border:1px solid var(--coast);margin-right:.35em;vertical-align:-.05em}
.filters{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;margin:.75rem 0;font-size:.9rem}
.filters[hidden]{display:none}
.filters label{display:inline-flex;gap:.35rem;align-items:center}
.filters fieldset{border:0;padding:0;margin:0;display:flex;flex-wrap:wrap;gap:.3rem .9rem}
.filters legend{float:left;margin-right:.8rem;padding:0;color:var(--soft)}
input[type=search],select{font:inherit;color:inherit;background:var(--panel);border:1px solid var(--soft);border-radius:4px;padding:.25rem .5rem;max-width:100%}
ol.chron{list-style:none;margin:0;padding:0;border-top:1px solid var(--line)}
ol.chron>li{border-bottom:1px solid var(--line);content-visibility:auto;contain-intrinsic-size:auto 5.5rem}
.dev>summary{display:grid;grid-template-columns:8.6rem 6.2rem minmax(0,1fr);gap:0 .75rem;padding:.6rem .25rem;list-style:none;align-items:baseline}
.dev>summary::-webkit-details-marker{display:none}
.dev>summary:hover{background:var(--panel)}
.dev[open]>summary{background:var(--panel)}
.when{font-variant-numeric:tabular-nums;font-size:.92rem}
.when i{font-style:normal;color:var(--soft);font-size:.85rem}
.what b{font-weight:650}.what .to{color:var(--soft);padding:0 .15em}
.what>span{display:block}
.facts{font-size:.93rem}
.snip{font-family:"Iowan Old Style",Charter,"Source Serif 4",Georgia,"DejaVu Serif",serif;font-size:.95rem;color:var(--soft);line-height:1.4}
.dev[open] .snip{display:none}
.who-says{font-size:.85rem;color:var(--soft)}
.flag{color:var(--negated);font-weight:600}
.ev{padding:.1rem .25rem 1rem 0;margin-left:16.55rem}
.ev figure{margin:.5rem 0 .9rem;padding-left:.9rem;border-left:3px solid var(--line)}
.ev blockquote,.said{margin:0;font-family:"Iowan Old Style",Charter,"Source Serif 4",Georgia,"DejaVu Serif",serif;font-size:1.02rem;line-height:1.5;max-width:44rem}
.ev figcaption,.by{font-size:.85rem;color:var(--soft);margin-top:.2rem}
.ev ul{margin:.2rem 0 .6rem;padding-left:1.1rem;font-size:.88rem;color:var(--soft)}
code,.id{font-family:ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.84em;color:var(--soft)}
mark{color:inherit;background:none;border-radius:2px;padding:0 .08em}
mark.trigger{background:var(--trigger);font-weight:700}
mark.party{background:var(--party)}
mark.count{background:var(--count);border-bottom:2px solid currentColor}
mark.place{background:var(--place)}
mark.time{background:var(--time)}
mark.cue{border-bottom:1px dotted currentColor}
mark.materiel{background:var(--count)}
.paper{display:none}.whole{white-space:nowrap}
.card{background:var(--panel);border:1px solid var(--line);border-radius:6px;padding:.8rem 1rem;margin:.8rem 0}
.card h3{margin:0 0 .1rem}
.sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,16rem),1fr));gap:.75rem 1.5rem;margin-top:.6rem}
.side{border-top:3px solid var(--line);padding-top:.4rem}
.side .value{font-size:1.12rem;font-weight:650;display:block}
table{border-collapse:collapse;width:100%;font-size:.92rem;margin:.6rem 0}
caption{text-align:left;color:var(--soft);font-size:.9rem;padding:0 0 .4rem;max-width:46rem}
th{text-align:left;font-weight:650;font-size:.85rem;border-bottom:2px solid var(--line);padding:.35rem .8rem .35rem 0;vertical-align:bottom}
td{border-bottom:1px solid var(--line);padding:.45rem .8rem .45rem 0;vertical-align:top}
th:last-child,td:last-child{padding-right:0}
th{overflow-wrap:normal}.episodes ul{margin:0;padding-left:1rem}.episodes table{table-layout:fixed}.episodes th:first-child{width:30%}
.num{text-align:right;padding-right:1.6rem;font-variant-numeric:tabular-nums;white-space:nowrap}
tr.old td{color:var(--soft)}
tr:has(+tr.unfold) td{border-bottom:0;padding-bottom:.1rem}tr.unfold td{padding-top:0}
tr.unfold figure{margin:.3rem 0 .5rem}tr.unfold blockquote{margin:0;font-family:"Iowan Old Style",Charter,"Source Serif 4",Georgia,"DejaVu Serif",serif}
.side figure{margin:.3rem 0}.side blockquote{margin:0;font-family:"Iowan Old Style",Charter,"Source Serif 4",Georgia,"DejaVu Serif",serif}
tr.unfold figcaption,.side figcaption{font-size:.85rem}
td details summary{color:var(--soft);font-size:.85rem}
td details .said{font-size:.95rem}
.rows{list-style:none;padding:0;margin:.6rem 0;border-top:1px solid var(--line)}
.rows>li{border-bottom:1px solid var(--line);padding:.5rem .25rem}
.rows .said{margin-top:.25rem;font-size:.95rem}
.rows details ul{margin:.4rem 0 .2rem;padding-left:1.1rem}
.rows details li{margin:.35rem 0}
.more>summary{padding:.6rem .25rem;color:var(--link)}
footer{margin-top:3rem;border-top:1px solid var(--line);padding-top:.8rem;font-size:.85rem;color:var(--soft)}
@media (max-width:46rem){
.page{padding:0 .9rem 3rem}h1{font-size:1.5rem}nav.toc{margin-bottom:1.5rem}.maps .world .scroll svg{min-width:0}
dl.bottom{padding:.2rem .8rem}dl.bottom>div{grid-template-columns:1fr}
.dev>summary{grid-template-columns:auto 1fr;gap:.05rem .75rem}
.dev .what{grid-column:1/-1}.ev{margin-left:0}
table,caption,tbody,tr,td{display:block}
thead{position:absolute;left:-99rem}
tr{border-bottom:1px solid var(--line);padding:.5rem 0}
td{border:0;padding:.1rem 0;display:grid;grid-template-columns:7rem minmax(0,1fr);gap:.5rem}
td::before{content:attr(data-l);color:var(--soft);font-size:.85rem}
td:has(>div:empty){display:none}tr.unfold td{display:block}tr.unfold td::before{content:none}tr:has(+tr.unfold){border-bottom:0;padding-bottom:0}tr.unfold{padding-top:0}.num{text-align:left}
.episodes .ids{display:none}.episodes td{display:inline-grid;grid-template-columns:auto auto;gap:.4rem;margin-right:1.3rem}
.episodes td:first-child{display:block;margin:0}.episodes td:first-child::before{content:none}
}
@page{size:A4;margin:13mm 14mm 16mm;@bottom-right{content:counter(page) " of " counter(pages);font:8pt sans-serif;color:#444}}
@media print{
:root{--paper:#fff;--panel:#fff;--ink:#000;--soft:#444;--line:#bbb;--link:#000;--sea:#fff}
html{font-size:9pt}.maps{grid-template-columns:1fr 1fr}nav,.filters,.skip,.ids{display:none!important}.paper{display:inline}p.paper{display:block}
.cols{display:block}.page{max-width:none;padding:0}header.top{padding-top:0}h2{margin-top:1.8rem}
summary{list-style:none}summary::-webkit-details-marker{display:none}
.side details::details-content{content-visibility:visible;display:block;height:auto}.side summary{display:none}
tr.unfold:has(details:not([open])),.places:not([open]){display:none}
.more:not([open])>summary::after{content:" (unfold them on the page to print them)"}
ol.chron>li{content-visibility:visible}.dev>summary{padding:.35rem 0;grid-template-columns:8rem 5.8rem minmax(0,1fr)}.ev{margin-left:14rem}
.card,tr,figure,dl.bottom>div,.dev>summary,.rows>li{break-inside:avoid}h2,h3,thead,caption{break-after:avoid}
dl.bottom>div{padding:.35rem 0}
footer{margin-top:1rem;break-before:avoid}.scroll{overflow:visible}.scroll svg{min-width:0!important}
mark{-webkit-print-color-adjust:exact;print-color-adjust:exact}
mark.party{border-bottom:1px solid}mark.place{border-bottom:1px dashed}mark.time{border-bottom:1px dotted}
}
)css";
}

std::string_view page_script() {
    return R"js(
(function(){
var rows=[].slice.call(document.querySelectorAll('details.dev')),box=document.getElementById('filters');
function open(){var t=location.hash&&document.getElementById(location.hash.slice(1));if(!t)return;
for(var n=t;n;n=n.parentElement)if(n.tagName==='DETAILS')n.open=true;t.scrollIntoView();}
addEventListener('hashchange',open);open();
if(!box)return;
var words=document.getElementById('f-words'),type=document.getElementById('f-type'),count=document.getElementById('f-count'),
states=[].slice.call(box.querySelectorAll('input[type=checkbox]'));
function apply(){var on={},q=words.value.trim().toLowerCase(),n=0;
states.forEach(function(s){on[s.value]=s.checked;});
rows.forEach(function(d){var show=on[d.dataset.s]&&(!type.value||d.dataset.t===type.value)&&(!q||d.textContent.toLowerCase().indexOf(q)>=0);
d.parentNode.hidden=!show;if(show)n++;});
document.querySelectorAll('details.more').forEach(function(m){m.open=!!(q||type.value);});
count.textContent=n+' of '+rows.length+' shown';}
box.hidden=false;box.addEventListener('input',apply);apply();
})();
)js";
}

} // namespace vedette::briefing
