import { DRAFT_PREFIX, POSTED_COOKIE } from '@/lib/draft-storage';

/**
 * The one script of a page: the theme before anything is drawn, and React when there is somebody for it. Who is signed in
 * is only a hint here: it decides what is drawn, never what is allowed. The policy holds the hash of exactly this text.
 */
export const THEME_SCRIPT = [
  '(function(){',
  'var d=document.documentElement,m=matchMedia("(prefers-color-scheme: dark)"),',
  'u=document.currentScript.dataset.hydrate;',
  'function y(){return m.matches?"dark":"light"}',
  'function t(){var s;try{s=localStorage.getItem("theme")}catch(e){}',
  'd.dataset.theme=s==="dark"||s==="light"?s:y()}',
  // Choosing what the system says anyway forgets the choice.
  'function w(){var n=d.dataset.theme==="dark"?"light":"dark";d.dataset.theme=n;',
  'try{n===y()?localStorage.removeItem("theme"):localStorage.setItem("theme",n)}catch(e){}}',
  'function h(){return /(^|; )(__Host-)?signed_in=1(;|$)/.test(document.cookie)}',
  'function c(e,s){return e.target.closest?.(s)}',
  // React, once.
  'function l(){if(!u)return;var s=document.createElement("script");s.src=u;u="";',
  // It may be asked for again.
  's.onerror=function(){u=s.src;if("wanted" in d.dataset)location="/search"};document.head.append(s)}',
  'function i(){window.requestIdleCallback?requestIdleCallback(l,{timeout:2e3}):setTimeout(l,200)}',
  'function n(){if(!u)return;var s=h();d.toggleAttribute("data-signed-in",s);if(s)i()}',
  // The buttons within a text have no type and want no React: lib/reading.
  'function p(e){if(u&&c(e,"form,button[type]:not([data-plain]),[data-reply]"))l()}',
  // What was typed is kept, and shown again, before there is React for it: components/comments/use-draft.ts.
  `function k(e){return "${DRAFT_PREFIX}"+e.dataset.draft}`,
  'function v(e){if(e.target.dataset.draft)try{localStorage.setItem(k(e.target),e.target.value)}catch(x){}}',
  `function r(){if(/(^|; )(__Host-)?${POSTED_COOKIE}=/.test(document.cookie))return i();`,
  'document.querySelectorAll("[data-draft]").forEach(function(e){var s;try{s=localStorage.getItem(k(e))}catch(x){}',
  'if(s&&!e.value){e.value=s;i()}})}',
  // The keys of the search, before there is React for them.
  'function q(e){if(!u||e.defaultPrevented||!(e.key==="/"?!c(e,"input,textarea,select,[contenteditable]")',
  ':(e.ctrlKey||e.metaKey)&&(e.key==="k"||e.key==="K")))return;e.preventDefault();d.dataset.wanted="";l()}',
  't();m.addEventListener("change",t);',
  'if(h())d.dataset.signedIn="";',
  'addEventListener("click",function(e){if(c(e,"[data-theme-switch]"))w()});',
  'if(!u)return;',
  'addEventListener("DOMContentLoaded",r);addEventListener("input",v);addEventListener("keydown",q);',
  'addEventListener("pointerover",p);addEventListener("focusin",p);',
  'addEventListener("load",n);addEventListener("focus",n);',
  'addEventListener("pageshow",function(e){if(e.persisted)n()})',
  '})()',
].join('');
