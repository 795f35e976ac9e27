/** Only a hint: it decides what is drawn, never what is allowed. The policy holds the hash of exactly this text. */
export const THEME_SCRIPT = [
  '(function(){',
  'var d=document.documentElement,m=matchMedia("(prefers-color-scheme: dark)");',
  'function t(){var s;try{s=localStorage.getItem("theme")}catch(e){}',
  'd.dataset.theme=s==="dark"||s==="light"?s:m.matches?"dark":"light"}',
  't();m.addEventListener("change",t);',
  'if(/(^|; )(__Host-)?signed_in=1(;|$)/.test(document.cookie))d.dataset.signedIn=""',
  '})()',
].join('');
