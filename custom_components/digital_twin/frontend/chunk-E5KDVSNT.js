import{a as U7,b as Q7,c as K7}from"./chunk-KCMBVEJB.js";var c0=globalThis,q7=H=>H,f3=c0.trustedTypes,j7=f3?f3.createPolicy("lit-html",{createHTML:H=>H}):void 0,h0="$lit$",B2=`lit$${Math.random().toFixed(9).slice(2)}$`,f0="?"+B2,M8=`<${f0}>`,e5=document,V3=()=>e5.createComment(""),L3=H=>H===null||typeof H!="object"&&typeof H!="function",O0=Array.isArray,V4=H=>O0(H)||typeof H?.[Symbol.iterator]=="function",S0=`[ 	
\f\r]`,H3=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Y7=/-->/g,J7=/>/g,M5=RegExp(`>|${S0}(?:([^\\s"'>=/]+)(${S0}*=${S0}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),X7=/'/g,C4=/"/g,L4=/^(?:script|style|textarea|title)$/i,g0=H=>(C,...V)=>({_$litType$:H,strings:C,values:V}),a1=g0(1),y3=g0(2),fH=g0(3),t5=Symbol.for("lit-noChange"),H1=Symbol.for("lit-nothing"),H4=new WeakMap,r5=e5.createTreeWalker(e5,129);function M4(H,C){if(!O0(H)||!H.hasOwnProperty("raw"))throw Error("invalid template strings array");return j7!==void 0?j7.createHTML(C):C}var r4=(H,C)=>{let V=H.length-1,L=[],M,t=C===2?"<svg>":C===3?"<math>":"",i=H3;for(let a=0;a<V;a++){let d=H[a],n,x,l=-1,m=0;for(;m<d.length&&(i.lastIndex=m,x=i.exec(d),x!==null);)m=i.lastIndex,i===H3?x[1]==="!--"?i=Y7:x[1]!==void 0?i=J7:x[2]!==void 0?(L4.test(x[2])&&(M=RegExp("</"+x[2],"g")),i=M5):x[3]!==void 0&&(i=M5):i===M5?x[0]===">"?(i=M??H3,l=-1):x[1]===void 0?l=-2:(l=i.lastIndex-x[2].length,n=x[1],i=x[3]===void 0?M5:x[3]==='"'?C4:X7):i===C4||i===X7?i=M5:i===Y7||i===J7?i=H3:(i=M5,M=void 0);let u=i===M5&&H[a+1].startsWith("/>")?" ":"";t+=i===H3?d+M8:l>=0?(L.push(n),d.slice(0,l)+h0+d.slice(l)+B2+u):d+B2+(l===-2?a:u)}return[M4(H,t+(H[V]||"<?>")+(C===2?"</svg>":C===3?"</math>":"")),L]},M3=class H{constructor({strings:C,_$litType$:V},L){let M;this.parts=[];let t=0,i=0,a=C.length-1,d=this.parts,[n,x]=r4(C,V);if(this.el=H.createElement(n,L),r5.currentNode=this.el.content,V===2||V===3){let l=this.el.content.firstChild;l.replaceWith(...l.childNodes)}for(;(M=r5.nextNode())!==null&&d.length<a;){if(M.nodeType===1){if(M.hasAttributes())for(let l of M.getAttributeNames())if(l.endsWith(h0)){let m=x[i++],u=M.getAttribute(l).split(B2),c=/([.?@])?(.*)/.exec(m);d.push({type:1,index:t,name:c[2],strings:u,ctor:c[1]==="."?g3:c[1]==="?"?k3:c[1]==="@"?b3:o5}),M.removeAttribute(l)}else l.startsWith(B2)&&(d.push({type:6,index:t}),M.removeAttribute(l));if(L4.test(M.tagName)){let l=M.textContent.split(B2),m=l.length-1;if(m>0){M.textContent=f3?f3.emptyScript:"";for(let u=0;u<m;u++)M.append(l[u],V3()),r5.nextNode(),d.push({type:2,index:++t});M.append(l[m],V3())}}}else if(M.nodeType===8)if(M.data===f0)d.push({type:2,index:t});else{let l=-1;for(;(l=M.data.indexOf(B2,l+1))!==-1;)d.push({type:7,index:t}),l+=B2.length-1}t++}}static createElement(C,V){let L=e5.createElement("template");return L.innerHTML=C,L}};function i5(H,C,V=H,L){if(C===t5)return C;let M=L!==void 0?V._$Co?.[L]:V._$Cl,t=L3(C)?void 0:C._$litDirective$;return M?.constructor!==t&&(M?._$AO?.(!1),t===void 0?M=void 0:(M=new t(H),M._$AT(H,V,L)),L!==void 0?(V._$Co??=[])[L]=M:V._$Cl=M),M!==void 0&&(C=i5(H,M._$AS(H,C.values),M,L)),C}var O3=class{constructor(C,V){this._$AV=[],this._$AN=void 0,this._$AD=C,this._$AM=V}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(C){let{el:{content:V},parts:L}=this._$AD,M=(C?.creationScope??e5).importNode(V,!0);r5.currentNode=M;let t=r5.nextNode(),i=0,a=0,d=L[0];for(;d!==void 0;){if(i===d.index){let n;d.type===2?n=new F5(t,t.nextSibling,this,C):d.type===1?n=new d.ctor(t,d.name,d.strings,this,C):d.type===6&&(n=new w3(t,this,C)),this._$AV.push(n),d=L[++a]}i!==d?.index&&(t=r5.nextNode(),i++)}return r5.currentNode=e5,M}p(C){let V=0;for(let L of this._$AV)L!==void 0&&(L.strings!==void 0?(L._$AI(C,L,V),V+=L.strings.length-2):L._$AI(C[V])),V++}},F5=class H{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(C,V,L,M){this.type=2,this._$AH=H1,this._$AN=void 0,this._$AA=C,this._$AB=V,this._$AM=L,this.options=M,this._$Cv=M?.isConnected??!0}get parentNode(){let C=this._$AA.parentNode,V=this._$AM;return V!==void 0&&C?.nodeType===11&&(C=V.parentNode),C}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(C,V=this){C=i5(this,C,V),L3(C)?C===H1||C==null||C===""?(this._$AH!==H1&&this._$AR(),this._$AH=H1):C!==this._$AH&&C!==t5&&this._(C):C._$litType$!==void 0?this.$(C):C.nodeType!==void 0?this.T(C):V4(C)?this.k(C):this._(C)}O(C){return this._$AA.parentNode.insertBefore(C,this._$AB)}T(C){this._$AH!==C&&(this._$AR(),this._$AH=this.O(C))}_(C){this._$AH!==H1&&L3(this._$AH)?this._$AA.nextSibling.data=C:this.T(e5.createTextNode(C)),this._$AH=C}$(C){let{values:V,_$litType$:L}=C,M=typeof L=="number"?this._$AC(C):(L.el===void 0&&(L.el=M3.createElement(M4(L.h,L.h[0]),this.options)),L);if(this._$AH?._$AD===M)this._$AH.p(V);else{let t=new O3(M,this),i=t.u(this.options);t.p(V),this.T(i),this._$AH=t}}_$AC(C){let V=H4.get(C.strings);return V===void 0&&H4.set(C.strings,V=new M3(C)),V}k(C){O0(this._$AH)||(this._$AH=[],this._$AR());let V=this._$AH,L,M=0;for(let t of C)M===V.length?V.push(L=new H(this.O(V3()),this.O(V3()),this,this.options)):L=V[M],L._$AI(t),M++;M<V.length&&(this._$AR(L&&L._$AB.nextSibling,M),V.length=M)}_$AR(C=this._$AA.nextSibling,V){for(this._$AP?.(!1,!0,V);C!==this._$AB;){let L=q7(C).nextSibling;q7(C).remove(),C=L}}setConnected(C){this._$AM===void 0&&(this._$Cv=C,this._$AP?.(C))}},o5=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(C,V,L,M,t){this.type=1,this._$AH=H1,this._$AN=void 0,this.element=C,this.name=V,this._$AM=M,this.options=t,L.length>2||L[0]!==""||L[1]!==""?(this._$AH=Array(L.length-1).fill(new String),this.strings=L):this._$AH=H1}_$AI(C,V=this,L,M){let t=this.strings,i=!1;if(t===void 0)C=i5(this,C,V,0),i=!L3(C)||C!==this._$AH&&C!==t5,i&&(this._$AH=C);else{let a=C,d,n;for(C=t[0],d=0;d<t.length-1;d++)n=i5(this,a[L+d],V,d),n===t5&&(n=this._$AH[d]),i||=!L3(n)||n!==this._$AH[d],n===H1?C=H1:C!==H1&&(C+=(n??"")+t[d+1]),this._$AH[d]=n}i&&!M&&this.j(C)}j(C){C===H1?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,C??"")}},g3=class extends o5{constructor(){super(...arguments),this.type=3}j(C){this.element[this.name]=C===H1?void 0:C}},k3=class extends o5{constructor(){super(...arguments),this.type=4}j(C){this.element.toggleAttribute(this.name,!!C&&C!==H1)}},b3=class extends o5{constructor(C,V,L,M,t){super(C,V,L,M,t),this.type=5}_$AI(C,V=this){if((C=i5(this,C,V,0)??H1)===t5)return;let L=this._$AH,M=C===H1&&L!==H1||C.capture!==L.capture||C.once!==L.once||C.passive!==L.passive,t=C!==H1&&(L===H1||M);M&&this.element.removeEventListener(this.name,this,L),t&&this.element.addEventListener(this.name,this,C),this._$AH=C}handleEvent(C){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,C):this._$AH.handleEvent(C)}},w3=class{constructor(C,V,L){this.element=C,this.type=6,this._$AN=void 0,this._$AM=V,this.options=L}get _$AU(){return this._$AM._$AU}_$AI(C){i5(this,C)}},OH={M:h0,P:B2,A:f0,C:1,L:r4,R:O3,D:V4,V:i5,I:F5,H:o5,N:k3,U:b3,B:g3,F:w3},r8=c0.litHtmlPolyfillSupport;r8?.(M3,F5),(c0.litHtmlVersions??=[]).push("3.3.3");var e4=(H,C,V)=>{let L=V?.renderBefore??C,M=L._$litPart$;if(M===void 0){let t=V?.renderBefore??null;L._$litPart$=M=new F5(C.insertBefore(V3(),t),t,void 0,V??{})}return M._$AI(H),M};var B3=globalThis,P3=B3.ShadowRoot&&(B3.ShadyCSS===void 0||B3.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,k0=Symbol(),t4=new WeakMap,r3=class{constructor(C,V,L){if(this._$cssResult$=!0,L!==k0)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=C,this.t=V}get styleSheet(){let C=this.o,V=this.t;if(P3&&C===void 0){let L=V!==void 0&&V.length===1;L&&(C=t4.get(V)),C===void 0&&((this.o=C=new CSSStyleSheet).replaceSync(this.cssText),L&&t4.set(V,C))}return C}toString(){return this.cssText}},T3=H=>new r3(typeof H=="string"?H:H+"",void 0,k0),$2=(H,...C)=>{let V=H.length===1?H[0]:C.reduce((L,M,t)=>L+(i=>{if(i._$cssResult$===!0)return i.cssText;if(typeof i=="number")return i;throw Error("Value passed to 'css' function must be a 'css' function result: "+i+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(M)+H[t+1],H[0]);return new r3(V,H,k0)},i4=(H,C)=>{if(P3)H.adoptedStyleSheets=C.map(V=>V instanceof CSSStyleSheet?V:V.styleSheet);else for(let V of C){let L=document.createElement("style"),M=B3.litNonce;M!==void 0&&L.setAttribute("nonce",M),L.textContent=V.cssText,H.appendChild(L)}},b0=P3?H=>H:H=>H instanceof CSSStyleSheet?(C=>{let V="";for(let L of C.cssRules)V+=L.cssText;return T3(V)})(H):H;var{is:e8,defineProperty:t8,getOwnPropertyDescriptor:i8,getOwnPropertyNames:o8,getOwnPropertySymbols:A8,getPrototypeOf:a8}=Object,F3=globalThis,o4=F3.trustedTypes,d8=o4?o4.emptyScript:"",l8=F3.reactiveElementPolyfillSupport,e3=(H,C)=>H,w0={toAttribute(H,C){switch(C){case Boolean:H=H?d8:null;break;case Object:case Array:H=H==null?H:JSON.stringify(H)}return H},fromAttribute(H,C){let V=H;switch(C){case Boolean:V=H!==null;break;case Number:V=H===null?null:Number(H);break;case Object:case Array:try{V=JSON.parse(H)}catch{V=null}}return V}},a4=(H,C)=>!e8(H,C),A4={attribute:!0,type:String,converter:w0,reflect:!1,useDefault:!1,hasChanged:a4};Symbol.metadata??=Symbol("metadata"),F3.litPropertyMetadata??=new WeakMap;var P2=class extends HTMLElement{static addInitializer(C){this._$Ei(),(this.l??=[]).push(C)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(C,V=A4){if(V.state&&(V.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(C)&&((V=Object.create(V)).wrapped=!0),this.elementProperties.set(C,V),!V.noAccessor){let L=Symbol(),M=this.getPropertyDescriptor(C,L,V);M!==void 0&&t8(this.prototype,C,M)}}static getPropertyDescriptor(C,V,L){let{get:M,set:t}=i8(this.prototype,C)??{get(){return this[V]},set(i){this[V]=i}};return{get:M,set(i){let a=M?.call(this);t?.call(this,i),this.requestUpdate(C,a,L)},configurable:!0,enumerable:!0}}static getPropertyOptions(C){return this.elementProperties.get(C)??A4}static _$Ei(){if(this.hasOwnProperty(e3("elementProperties")))return;let C=a8(this);C.finalize(),C.l!==void 0&&(this.l=[...C.l]),this.elementProperties=new Map(C.elementProperties)}static finalize(){if(this.hasOwnProperty(e3("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(e3("properties"))){let V=this.properties,L=[...o8(V),...A8(V)];for(let M of L)this.createProperty(M,V[M])}let C=this[Symbol.metadata];if(C!==null){let V=litPropertyMetadata.get(C);if(V!==void 0)for(let[L,M]of V)this.elementProperties.set(L,M)}this._$Eh=new Map;for(let[V,L]of this.elementProperties){let M=this._$Eu(V,L);M!==void 0&&this._$Eh.set(M,V)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(C){let V=[];if(Array.isArray(C)){let L=new Set(C.flat(1/0).reverse());for(let M of L)V.unshift(b0(M))}else C!==void 0&&V.push(b0(C));return V}static _$Eu(C,V){let L=V.attribute;return L===!1?void 0:typeof L=="string"?L:typeof C=="string"?C.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(C=>this.enableUpdating=C),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(C=>C(this))}addController(C){(this._$EO??=new Set).add(C),this.renderRoot!==void 0&&this.isConnected&&C.hostConnected?.()}removeController(C){this._$EO?.delete(C)}_$E_(){let C=new Map,V=this.constructor.elementProperties;for(let L of V.keys())this.hasOwnProperty(L)&&(C.set(L,this[L]),delete this[L]);C.size>0&&(this._$Ep=C)}createRenderRoot(){let C=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return i4(C,this.constructor.elementStyles),C}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(C=>C.hostConnected?.())}enableUpdating(C){}disconnectedCallback(){this._$EO?.forEach(C=>C.hostDisconnected?.())}attributeChangedCallback(C,V,L){this._$AK(C,L)}_$ET(C,V){let L=this.constructor.elementProperties.get(C),M=this.constructor._$Eu(C,L);if(M!==void 0&&L.reflect===!0){let t=(L.converter?.toAttribute!==void 0?L.converter:w0).toAttribute(V,L.type);this._$Em=C,t==null?this.removeAttribute(M):this.setAttribute(M,t),this._$Em=null}}_$AK(C,V){let L=this.constructor,M=L._$Eh.get(C);if(M!==void 0&&this._$Em!==M){let t=L.getPropertyOptions(M),i=typeof t.converter=="function"?{fromAttribute:t.converter}:t.converter?.fromAttribute!==void 0?t.converter:w0;this._$Em=M;let a=i.fromAttribute(V,t.type);this[M]=a??this._$Ej?.get(M)??a,this._$Em=null}}requestUpdate(C,V,L,M=!1,t){if(C!==void 0){let i=this.constructor;if(M===!1&&(t=this[C]),L??=i.getPropertyOptions(C),!((L.hasChanged??a4)(t,V)||L.useDefault&&L.reflect&&t===this._$Ej?.get(C)&&!this.hasAttribute(i._$Eu(C,L))))return;this.C(C,V,L)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(C,V,{useDefault:L,reflect:M,wrapped:t},i){L&&!(this._$Ej??=new Map).has(C)&&(this._$Ej.set(C,i??V??this[C]),t!==!0||i!==void 0)||(this._$AL.has(C)||(this.hasUpdated||L||(V=void 0),this._$AL.set(C,V)),M===!0&&this._$Em!==C&&(this._$Eq??=new Set).add(C))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(V){Promise.reject(V)}let C=this.scheduleUpdate();return C!=null&&await C,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[M,t]of this._$Ep)this[M]=t;this._$Ep=void 0}let L=this.constructor.elementProperties;if(L.size>0)for(let[M,t]of L){let{wrapped:i}=t,a=this[M];i!==!0||this._$AL.has(M)||a===void 0||this.C(M,void 0,t,a)}}let C=!1,V=this._$AL;try{C=this.shouldUpdate(V),C?(this.willUpdate(V),this._$EO?.forEach(L=>L.hostUpdate?.()),this.update(V)):this._$EM()}catch(L){throw C=!1,this._$EM(),L}C&&this._$AE(V)}willUpdate(C){}_$AE(C){this._$EO?.forEach(V=>V.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(C)),this.updated(C)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(C){return!0}update(C){this._$Eq&&=this._$Eq.forEach(V=>this._$ET(V,this[V])),this._$EM()}updated(C){}firstUpdated(C){}};P2.elementStyles=[],P2.shadowRootOptions={mode:"open"},P2[e3("elementProperties")]=new Map,P2[e3("finalized")]=new Map,l8?.({ReactiveElement:P2}),(F3.reactiveElementVersions??=[]).push("2.1.2");var y0=globalThis,g2=class extends P2{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let C=super.createRenderRoot();return this.renderOptions.renderBefore??=C.firstChild,C}update(C){let V=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(C),this._$Do=e4(V,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return t5}};g2._$litElement$=!0,g2.finalized=!0,y0.litElementHydrateSupport?.({LitElement:g2});var p8=y0.litElementPolyfillSupport;p8?.({LitElement:g2});(y0.litElementVersions??=[]).push("4.2.2");var d4="M6 8C6 5.79 7.79 4 10 4S14 5.79 14 8 12.21 12 10 12 6 10.21 6 8M12 18.2C12 17.24 12.5 16.34 13.2 15.74V15.5C13.2 15.11 13.27 14.74 13.38 14.38C12.35 14.14 11.21 14 10 14C5.58 14 2 15.79 2 18V20H12V18.2M22 18.3V21.8C22 22.4 21.4 23 20.7 23H15.2C14.6 23 14 22.4 14 21.7V18.2C14 17.6 14.6 17 15.2 17V15.5C15.2 14.1 16.6 13 18 13C19.4 13 20.8 14.1 20.8 15.5V17C21.4 17 22 17.6 22 18.3M19.5 15.5C19.5 14.7 18.8 14.2 18 14.2C17.2 14.2 16.5 14.7 16.5 15.5V17H19.5V15.5Z";var l4="M11 9C8.79 9 7 10.79 7 13S8.79 17 11 17 15 15.21 15 13 13.21 9 11 9M11 15C9.9 15 9 14.11 9 13S9.9 11 11 11 13 11.9 13 13 12.11 15 11 15M7 4H14C16.21 4 18 5.79 18 8V9H16V8C16 6.9 15.11 6 14 6H7C5.9 6 5 6.9 5 8V20H16V18H18V22H3V8C3 5.79 4.79 4 7 4M19 10.5C19 10.5 21 12.67 21 14C21 15.1 20.1 16 19 16S17 15.1 17 14C17 12.67 19 10.5 19 10.5";var p4="M13,13H11V7H13M13,17H11V15H13M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2Z";var n4="M11,15H13V17H11V15M11,7H13V13H11V7M12,2C6.47,2 2,6.5 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M12,20A8,8 0 0,1 4,12A8,8 0 0,1 12,4A8,8 0 0,1 20,12A8,8 0 0,1 12,20Z";var $H="M20,11V13H8L13.5,18.5L12.08,19.92L4.16,12L12.08,4.08L13.5,5.5L8,11H20Z";var m4="M4,11V13H16L10.5,18.5L11.92,19.92L19.84,12L11.92,4.08L10.5,5.5L16,11H4Z";var v4="M16.67,4H15V2H9V4H7.33A1.33,1.33 0 0,0 6,5.33V20.67C6,21.4 6.6,22 7.33,22H16.67A1.33,1.33 0 0,0 18,20.67V5.33C18,4.6 17.4,4 16.67,4Z";var GH="M10,21H14A2,2 0 0,1 12,23A2,2 0 0,1 10,21M21,19V20H3V19L5,17V11C5,7.9 7.03,5.17 10,4.29C10,4.19 10,4.1 10,4A2,2 0 0,1 12,2A2,2 0 0,1 14,4C14,4.1 14,4.19 14,4.29C16.97,5.17 19,7.9 19,11V17L21,19M17,11A5,5 0 0,0 12,6A5,5 0 0,0 7,11V18H17V11M9,9V11H12.24L9,13.7V16H15V14H11.76L15,11.3V9H9Z";var x4="M20 19V3H4V19H2V21H22V19H20M16 9H18V11H16V9M14 11H6V9H14V11M18 7H16V5H18V7M14 5V7H6V5H14M6 19V13H14V14.82C13.55 15.14 13.25 15.66 13.25 16.25C13.25 17.22 14.03 18 15 18S16.75 17.22 16.75 16.25C16.75 15.66 16.45 15.13 16 14.82V13H18V19H6Z";var Z4="M12,8H4A2,2 0 0,0 2,10V14A2,2 0 0,0 4,16H5V20A1,1 0 0,0 6,21H8A1,1 0 0,0 9,20V16H12L17,20V4L12,8M21.5,12C21.5,13.71 20.54,15.26 19,16V8C20.53,8.75 21.5,10.3 21.5,12Z";var zH="M20,4H16.83L15,2H9L7.17,4H4A2,2 0 0,0 2,6V18A2,2 0 0,0 4,20H20A2,2 0 0,0 22,18V6A2,2 0 0,0 20,4M20,18H4V6H8.05L9.88,4H14.12L15.95,6H20V18M12,7A5,5 0 0,0 7,12A5,5 0 0,0 12,17A5,5 0 0,0 17,12A5,5 0 0,0 12,7M12,15A3,3 0 0,1 9,12A3,3 0 0,1 12,9A3,3 0 0,1 15,12A3,3 0 0,1 12,15Z";var s4="M1,10V12A9,9 0 0,1 10,21H12C12,14.92 7.07,10 1,10M1,14V16A5,5 0 0,1 6,21H8A7,7 0 0,0 1,14M1,18V21H4A3,3 0 0,0 1,18M21,3H3C1.89,3 1,3.89 1,5V8H3V5H21V19H14V21H21A2,2 0 0,0 23,19V5C23,3.89 22.1,3 21,3Z";var UH="M21,7L9,19L3.5,13.5L4.91,12.09L9,16.17L19.59,5.59L21,7Z",QH="M0.41,13.41L6,19L7.41,17.58L1.83,12M22.24,5.58L11.66,16.17L7.5,12L6.07,13.41L11.66,19L23.66,7M18,7L16.59,5.58L10.24,11.93L11.66,13.34L18,7Z";var KH="M12 2C6.5 2 2 6.5 2 12S6.5 22 12 22 22 17.5 22 12 17.5 2 12 2M12 20C7.59 20 4 16.41 4 12S7.59 4 12 4 20 7.59 20 12 16.41 20 12 20M16.59 7.58L10 14.17L7.41 11.59L6 13L10 17L18 9L16.59 7.58Z";var u4="M20,12A8,8 0 0,1 12,20A8,8 0 0,1 4,12A8,8 0 0,1 12,4C12.76,4 13.5,4.11 14.2,4.31L15.77,2.74C14.61,2.26 13.34,2 12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12M7.91,10.08L6.5,11.5L11,16L21,6L19.59,4.58L11,13.17L7.91,10.08Z";var qH="M15.41,16.58L10.83,12L15.41,7.41L14,6L8,12L14,18L15.41,16.58Z";var jH="M8.59,16.58L13.17,12L8.59,7.41L10,6L16,12L10,18L8.59,16.58Z";var YH="M19,6.41L17.59,5L12,10.59L6.41,5L5,6.41L10.59,12L5,17.59L6.41,19L12,13.41L17.59,19L19,17.59L13.41,12L19,6.41Z";var JH="M12,8A4,4 0 0,1 16,12A4,4 0 0,1 12,16A4,4 0 0,1 8,12A4,4 0 0,1 12,8M12,10A2,2 0 0,0 10,12A2,2 0 0,0 12,14A2,2 0 0,0 14,12A2,2 0 0,0 12,10M10,22C9.75,22 9.54,21.82 9.5,21.58L9.13,18.93C8.5,18.68 7.96,18.34 7.44,17.94L4.95,18.95C4.73,19.03 4.46,18.95 4.34,18.73L2.34,15.27C2.21,15.05 2.27,14.78 2.46,14.63L4.57,12.97L4.5,12L4.57,11L2.46,9.37C2.27,9.22 2.21,8.95 2.34,8.73L4.34,5.27C4.46,5.05 4.73,4.96 4.95,5.05L7.44,6.05C7.96,5.66 8.5,5.32 9.13,5.07L9.5,2.42C9.54,2.18 9.75,2 10,2H14C14.25,2 14.46,2.18 14.5,2.42L14.87,5.07C15.5,5.32 16.04,5.66 16.56,6.05L19.05,5.05C19.27,4.96 19.54,5.05 19.66,5.27L21.66,8.73C21.79,8.95 21.73,9.22 21.54,9.37L19.43,11L19.5,12L19.43,13L21.54,14.63C21.73,14.78 21.79,15.05 21.66,15.27L19.66,18.73C19.54,18.95 19.27,19.04 19.05,18.95L16.56,17.95C16.04,18.34 15.5,18.68 14.87,18.93L14.5,21.58C14.46,21.82 14.25,22 14,22H10M11.25,4L10.88,6.61C9.68,6.86 8.62,7.5 7.85,8.39L5.44,7.35L4.69,8.65L6.8,10.2C6.4,11.37 6.4,12.64 6.8,13.8L4.68,15.36L5.43,16.66L7.86,15.62C8.63,16.5 9.68,17.14 10.87,17.38L11.24,20H12.76L13.13,17.39C14.32,17.14 15.37,16.5 16.14,15.62L18.57,16.66L19.32,15.36L17.2,13.81C17.6,12.64 17.6,11.37 17.2,10.2L19.31,8.65L18.56,7.35L16.15,8.39C15.38,7.5 14.32,6.86 13.12,6.62L12.75,4H11.25Z";var XH="M19,3H14V5H19V18L14,12V21H19A2,2 0 0,0 21,19V5C21,3.89 20.1,3 19,3M10,18H5L10,12M10,3H5C3.89,3 3,3.89 3,5V19A2,2 0 0,0 5,21H10V23H12V1H10V3Z";var CV="M19,21H8V7H19M19,5H8A2,2 0 0,0 6,7V21A2,2 0 0,0 8,23H19A2,2 0 0,0 21,21V7A2,2 0 0,0 19,5M16,1H4A2,2 0 0,0 2,3V17H4V3H16V1Z";var S4="M11,17H4A2,2 0 0,1 2,15V3A2,2 0 0,1 4,1H16V3H4V15H11V13L15,16L11,19V17M19,21V7H8V13H6V7A2,2 0 0,1 8,5H19A2,2 0 0,1 21,7V21A2,2 0 0,1 19,23H8A2,2 0 0,1 6,21V19H8V21H19Z";var HV="M15,9H5V5H15M12,19A3,3 0 0,1 9,16A3,3 0 0,1 12,13A3,3 0 0,1 15,16A3,3 0 0,1 12,19M17,3H5C3.89,3 3,3.9 3,5V19A2,2 0 0,0 5,21H19A2,2 0 0,0 21,19V7L17,3Z";var VV="M19,4H15.5L14.5,3H9.5L8.5,4H5V6H19M6,19A2,2 0 0,0 8,21H16A2,2 0 0,0 18,19V7H6V19Z";var LV="M14,14H16L12,10L8,14H10V18H14V14M6,7H18V19C18,19.5 17.8,20 17.39,20.39C17,20.8 16.5,21 16,21H8C7.5,21 7,20.8 6.61,20.39C6.2,20 6,19.5 6,19V7M19,4V6H5V4H8.5L9.5,3H14.5L15.5,4H19Z";var MV="M3 6H21V4H3C1.9 4 1 4.9 1 6V18C1 19.1 1.9 20 3 20H7V18H3V6M13 12H9V13.78C8.39 14.33 8 15.11 8 16C8 16.89 8.39 17.67 9 18.22V20H13V18.22C13.61 17.67 14 16.88 14 16S13.61 14.33 13 13.78V12M11 17.5C10.17 17.5 9.5 16.83 9.5 16S10.17 14.5 11 14.5 12.5 15.17 12.5 16 11.83 17.5 11 17.5M22 8H16C15.5 8 15 8.5 15 9V19C15 19.5 15.5 20 16 20H22C22.5 20 23 19.5 23 19V9C23 8.5 22.5 8 22 8M21 18H17V10H21V18Z";var rV="M12,16A2,2 0 0,1 14,18A2,2 0 0,1 12,20A2,2 0 0,1 10,18A2,2 0 0,1 12,16M12,10A2,2 0 0,1 14,12A2,2 0 0,1 12,14A2,2 0 0,1 10,12A2,2 0 0,1 12,10M12,4A2,2 0 0,1 14,6A2,2 0 0,1 12,8A2,2 0 0,1 10,6A2,2 0 0,1 12,4Z";var c4="M12,11A1,1 0 0,0 11,12A1,1 0 0,0 12,13A1,1 0 0,0 13,12A1,1 0 0,0 12,11M12.5,2C17,2 17.11,5.57 14.75,6.75C13.76,7.24 13.32,8.29 13.13,9.22C13.61,9.42 14.03,9.73 14.35,10.13C18.05,8.13 22.03,8.92 22.03,12.5C22.03,17 18.46,17.1 17.28,14.73C16.78,13.74 15.72,13.3 14.79,13.11C14.59,13.59 14.28,14 13.88,14.34C15.87,18.03 15.08,22 11.5,22C7,22 6.91,18.42 9.27,17.24C10.25,16.75 10.69,15.71 10.89,14.79C10.4,14.59 9.97,14.27 9.65,13.87C5.96,15.85 2,15.07 2,11.5C2,7 5.56,6.89 6.74,9.26C7.24,10.25 8.29,10.68 9.22,10.87C9.41,10.39 9.73,9.97 10.14,9.65C8.15,5.96 8.94,2 12.5,2Z";var h4="M7,5H21V7H7V5M7,13V11H21V13H7M4,4.5A1.5,1.5 0 0,1 5.5,6A1.5,1.5 0 0,1 4,7.5A1.5,1.5 0 0,1 2.5,6A1.5,1.5 0 0,1 4,4.5M4,10.5A1.5,1.5 0 0,1 5.5,12A1.5,1.5 0 0,1 4,13.5A1.5,1.5 0 0,1 2.5,12A1.5,1.5 0 0,1 4,10.5M7,19V17H21V19H7M4,16.5A1.5,1.5 0 0,1 5.5,18A1.5,1.5 0 0,1 4,19.5A1.5,1.5 0 0,1 2.5,18A1.5,1.5 0 0,1 4,16.5Z";var f4="M19,20H17V11H7V20H5V9L12,5L19,9V20M8,12H16V14H8V12M8,15H16V17H8V15M16,18V20H8V18H16Z";var O4="M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M12,4A8,8 0 0,1 20,12C20,14.4 19,16.5 17.3,18C15.9,16.7 14,16 12,16C10,16 8.2,16.7 6.7,18C5,16.5 4,14.4 4,12A8,8 0 0,1 12,4M14,5.89C13.62,5.9 13.26,6.15 13.1,6.54L11.81,9.77L11.71,10C11,10.13 10.41,10.6 10.14,11.26C9.73,12.29 10.23,13.45 11.26,13.86C12.29,14.27 13.45,13.77 13.86,12.74C14.12,12.08 14,11.32 13.57,10.76L13.67,10.5L14.96,7.29L14.97,7.26C15.17,6.75 14.92,6.17 14.41,5.96C14.28,5.91 14.15,5.89 14,5.89M10,6A1,1 0 0,0 9,7A1,1 0 0,0 10,8A1,1 0 0,0 11,7A1,1 0 0,0 10,6M7,9A1,1 0 0,0 6,10A1,1 0 0,0 7,11A1,1 0 0,0 8,10A1,1 0 0,0 7,9M17,9A1,1 0 0,0 16,10A1,1 0 0,0 17,11A1,1 0 0,0 18,10A1,1 0 0,0 17,9Z";var eV="M21 7C21 5.62 19.88 4.5 18.5 4.5C18.33 4.5 18.16 4.5 18 4.55V4C18 2.62 16.88 1.5 15.5 1.5C15.27 1.5 15.04 1.53 14.83 1.59C14.46 .66 13.56 0 12.5 0C11.27 0 10.25 .89 10.04 2.06C9.87 2 9.69 2 9.5 2C8.12 2 7 3.12 7 4.5V10.39C6.66 10.08 6.24 9.85 5.78 9.73L5 9.5C4.18 9.29 3.31 9.61 2.82 10.35C2.44 10.92 2.42 11.66 2.67 12.3L5.23 18.73C6.5 21.91 9.57 24 13 24C17.42 24 21 20.42 21 16V7M19 16C19 19.31 16.31 22 13 22C10.39 22 8.05 20.41 7.09 18L4.5 11.45L5 11.59C5.5 11.71 5.85 12.05 6 12.5L7 15H9V4.5C9 4.22 9.22 4 9.5 4S10 4.22 10 4.5V12H12V2.5C12 2.22 12.22 2 12.5 2S13 2.22 13 2.5V12H15V4C15 3.72 15.22 3.5 15.5 3.5S16 3.72 16 4V12H18V7C18 6.72 18.22 6.5 18.5 6.5S19 6.72 19 7V16Z";var tV="M7.5,4A5.5,5.5 0 0,0 2,9.5C2,10 2.09,10.5 2.22,11H6.3L7.57,7.63C7.87,6.83 9.05,6.75 9.43,7.63L11.5,13L12.09,11.58C12.22,11.25 12.57,11 13,11H21.78C21.91,10.5 22,10 22,9.5A5.5,5.5 0 0,0 16.5,4C14.64,4 13,4.93 12,6.34C11,4.93 9.36,4 7.5,4V4M3,12.5A1,1 0 0,0 2,13.5A1,1 0 0,0 3,14.5H5.44L11,20C12,20.9 12,20.9 13,20L18.56,14.5H21A1,1 0 0,0 22,13.5A1,1 0 0,0 21,12.5H13.4L12.47,14.8C12.07,15.81 10.92,15.67 10.55,14.83L8.5,9.5L7.54,11.83C7.39,12.21 7.05,12.5 6.6,12.5H3Z";var iV="M11 15.5H12.5V17H11V15.5M12 6.95C14.7 7.06 15.87 9.78 14.28 11.81C13.86 12.31 13.19 12.64 12.85 13.07C12.5 13.5 12.5 14 12.5 14.5H11C11 13.65 11 12.94 11.35 12.44C11.68 11.94 12.35 11.64 12.77 11.31C14 10.18 13.68 8.59 12 8.46C11.18 8.46 10.5 9.13 10.5 9.97H9C9 8.3 10.35 6.95 12 6.95M12 2C11.5 2 11 2.19 10.59 2.59L2.59 10.59C1.8 11.37 1.8 12.63 2.59 13.41L10.59 21.41C11.37 22.2 12.63 22.2 13.41 21.41L21.41 13.41C22.2 12.63 22.2 11.37 21.41 10.59L13.41 2.59C13 2.19 12.5 2 12 2M12 4L20 12L12 20L4 12Z";var oV="M13.5,8H12V13L16.28,15.54L17,14.33L13.5,12.25V8M13,3A9,9 0 0,0 4,12H1L4.96,16.03L9,12H6A7,7 0 0,1 13,5A7,7 0 0,1 20,12A7,7 0 0,1 13,19C11.07,19 9.32,18.21 8.06,16.94L6.64,18.36C8.27,20 10.5,21 13,21A9,9 0 0,0 22,12A9,9 0 0,0 13,3";var g4="M22.11 21.46L2.39 1.73L1.11 3L6.27 8.16L2 12H5V20H11V14H12.11L13 14.89V20H18.11L20.84 22.73L22.11 21.46M9 12V18H7V10.19L7.68 9.57L10.11 12H9M15 18V16.89L16.11 18H15M10.36 7.16L8.95 5.75L12 3L22 12H19V15.8L17 13.8V10.19L12 5.69L10.36 7.16Z";var k4="M4,1C2.89,1 2,1.89 2,3V7C2,8.11 2.89,9 4,9H1V11H13V9H10C11.11,9 12,8.11 12,7V3C12,1.89 11.11,1 10,1H4M4,3H10V7H4V3M14,13C12.89,13 12,13.89 12,15V19C12,20.11 12.89,21 14,21H11V23H23V21H20C21.11,21 22,20.11 22,19V15C22,13.89 21.11,13 20,13H14M3.88,13.46L2.46,14.88L4.59,17L2.46,19.12L3.88,20.54L6,18.41L8.12,20.54L9.54,19.12L7.41,17L9.54,14.88L8.12,13.46L6,15.59L3.88,13.46M14,15H20V19H14V15Z";var b4="M12,2A7,7 0 0,0 5,9C5,11.38 6.19,13.47 8,14.74V17A1,1 0 0,0 9,18H15A1,1 0 0,0 16,17V14.74C17.81,13.47 19,11.38 19,9A7,7 0 0,0 12,2M9,21A1,1 0 0,0 10,22H14A1,1 0 0,0 15,21V20H9V21Z";var w4="M20,11H23V13H20V11M1,11H4V13H1V11M13,1V4H11V1H13M4.92,3.5L7.05,5.64L5.63,7.05L3.5,4.93L4.92,3.5M16.95,5.63L19.07,3.5L20.5,4.93L18.37,7.05L16.95,5.63M12,6A6,6 0 0,1 18,12C18,14.22 16.79,16.16 15,17.2V19A1,1 0 0,1 14,20H10A1,1 0 0,1 9,19V17.2C7.21,16.16 6,14.22 6,12A6,6 0 0,1 12,6M14,21V22A1,1 0 0,1 13,23H11A1,1 0 0,1 10,22V21H14M11,18H13V15.87C14.73,15.43 16,13.86 16,12A4,4 0 0,0 12,8A4,4 0 0,0 8,12C8,13.86 9.27,15.43 11,15.87V18Z";var AV="M17,7H13V8.9H17C18.71,8.9 20.1,10.29 20.1,12C20.1,13.43 19.12,14.63 17.79,15L19.25,16.44C20.88,15.61 22,13.95 22,12A5,5 0 0,0 17,7M16,11H13.81L15.81,13H16V11M2,4.27L5.11,7.38C3.29,8.12 2,9.91 2,12A5,5 0 0,0 7,17H11V15.1H7C5.29,15.1 3.9,13.71 3.9,12C3.9,10.41 5.11,9.1 6.66,8.93L8.73,11H8V13H10.73L13,15.27V17H14.73L18.74,21L20,19.74L3.27,3L2,4.27Z";var aV="M10.59,13.41C11,13.8 11,14.44 10.59,14.83C10.2,15.22 9.56,15.22 9.17,14.83C7.22,12.88 7.22,9.71 9.17,7.76V7.76L12.71,4.22C14.66,2.27 17.83,2.27 19.78,4.22C21.73,6.17 21.73,9.34 19.78,11.29L18.29,12.78C18.3,11.96 18.17,11.14 17.89,10.36L18.36,9.88C19.54,8.71 19.54,6.81 18.36,5.64C17.19,4.46 15.29,4.46 14.12,5.64L10.59,9.17C9.41,10.34 9.41,12.24 10.59,13.41M13.41,9.17C13.8,8.78 14.44,8.78 14.83,9.17C16.78,11.12 16.78,14.29 14.83,16.24V16.24L11.29,19.78C9.34,21.73 6.17,21.73 4.22,19.78C2.27,17.83 2.27,14.66 4.22,12.71L5.71,11.22C5.7,12.04 5.83,12.86 6.11,13.65L5.64,14.12C4.46,15.29 4.46,17.19 5.64,18.36C6.81,19.54 8.71,19.54 9.88,18.36L13.41,14.83C14.59,13.66 14.59,11.76 13.41,10.59C13,10.2 13,9.56 13.41,9.17Z";var y4="M12,17A2,2 0 0,0 14,15C14,13.89 13.1,13 12,13A2,2 0 0,0 10,15A2,2 0 0,0 12,17M18,8A2,2 0 0,1 20,10V20A2,2 0 0,1 18,22H6A2,2 0 0,1 4,20V10C4,8.89 4.9,8 6,8H7V6A5,5 0 0,1 12,1A5,5 0 0,1 17,6V8H18M12,3A3,3 0 0,0 9,6V8H15V6A3,3 0 0,0 12,3Z";var dV="M9.5,3A6.5,6.5 0 0,1 16,9.5C16,11.11 15.41,12.59 14.44,13.73L14.71,14H15.5L20.5,19L19,20.5L14,15.5V14.71L13.73,14.44C12.59,15.41 11.11,16 9.5,16A6.5,6.5 0 0,1 3,9.5A6.5,6.5 0 0,1 9.5,3M9.5,5C7,5 5,7 5,9.5C5,12 7,14 9.5,14C12,14 14,12 14,9.5C14,7 12,5 9.5,5Z";var lV="M3,6H21V8H3V6M3,11H21V13H3V11M3,16H21V18H3V16Z";var pV="M22 10V13.81C21.39 13.46 20.72 13.22 20 13.09V12H4V20H13.09C13.21 20.72 13.46 21.39 13.81 22H4C2.9 22 2 21.11 2 20V10H22M16.71 7.07L13.97 3.54L12 3.93L14.75 7.46L16.71 7.07M21.62 6.1L20.84 2.18L16.91 2.96L19.65 6.5L21.62 6.1M11.81 8.05L9.07 4.5L7.1 4.91L9.85 8.44L11.81 8.05M4.16 5.5L3.18 5.69C2.1 5.9 1.39 6.96 1.61 8.04L2 10L6.9 9.03L4.16 5.5M17 22L22 19L17 16V22Z";var B4="M4,17V9H2V7H6V17H4M22,15C22,16.11 21.1,17 20,17H16V15H20V13H18V11H20V9H16V7H20A2,2 0 0,1 22,9V10.5A1.5,1.5 0 0,1 20.5,12A1.5,1.5 0 0,1 22,13.5V15M14,15V17H8V13C8,11.89 8.9,11 10,11H12V9H8V7H12A2,2 0 0,1 14,9V11C14,12.11 13.1,13 12,13H10V15H14Z";var nV="M14,19H18V5H14M6,19H10V5H6V19Z";var mV="M8,5.14V19.14L19,12.14L8,5.14Z";var vV="M19,13H13V19H11V13H5V11H11V5H13V11H19V13Z";var P4="M4.22 2A2.22 2.22 0 0 0 2 4.22V19.78C2 21 3 22 4.22 22H19.78A2.22 2.22 0 0 0 22 19.78V4.22C22 3 21 2 19.78 2H4.22M11 4.07V6H13V4.07A8 8 0 0 1 20 12A8 8 0 0 1 13 19.93V18H11V19.93A8 8 0 0 1 4 12A8 8 0 0 1 11 4.07M7.5 10.5A1.5 1.5 0 0 0 6 12C6 12.83 6.66 13.5 7.5 13.5A1.5 1.5 0 0 0 9 12A1.5 1.5 0 0 0 7.5 10.5M16.5 10.5A1.5 1.5 0 0 0 15 12A1.5 1.5 0 0 0 16.5 13.5A1.5 1.5 0 0 0 18 12A1.5 1.5 0 0 0 16.5 10.5Z";var xV="M19.07,4.93L17.66,6.34C19.1,7.79 20,9.79 20,12A8,8 0 0,1 12,20A8,8 0 0,1 4,12C4,7.92 7.05,4.56 11,4.07V6.09C8.16,6.57 6,9.03 6,12A6,6 0 0,0 12,18A6,6 0 0,0 18,12C18,10.34 17.33,8.84 16.24,7.76L14.83,9.17C15.55,9.9 16,10.9 16,12A4,4 0 0,1 12,16A4,4 0 0,1 8,12C8,10.14 9.28,8.59 11,8.14V10.28C10.4,10.63 10,11.26 10,12A2,2 0 0,0 12,14A2,2 0 0,0 14,12C14,11.26 13.6,10.62 13,10.28V2H12A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12C22,9.24 20.88,6.74 19.07,4.93Z";var ZV="M17.65,6.35C16.2,4.9 14.21,4 12,4A8,8 0 0,0 4,12A8,8 0 0,0 12,20C15.73,20 18.84,17.45 19.73,14H17.65C16.83,16.33 14.61,18 12,18A6,6 0 0,1 6,12A6,6 0 0,1 12,6C13.66,6 15.14,6.69 16.22,7.78L13,11H20V4L17.65,6.35Z";var sV="M17.5 15.5C17.5 16.61 16.61 17.5 15.5 17.5S13.5 16.61 13.5 15.5 14.4 13.5 15.5 13.5 17.5 14.4 17.5 15.5M8.5 13.5C7.4 13.5 6.5 14.4 6.5 15.5S7.4 17.5 8.5 17.5 10.5 16.61 10.5 15.5 9.61 13.5 8.5 13.5M23 15V18C23 18.55 22.55 19 22 19H21V20C21 21.11 20.11 22 19 22H5C3.9 22 3 21.11 3 20V19H2C1.45 19 1 18.55 1 18V15C1 14.45 1.45 14 2 14H3C3 10.13 6.13 7 10 7H11V5.73C10.4 5.39 10 4.74 10 4C10 2.9 10.9 2 12 2S14 2.9 14 4C14 4.74 13.6 5.39 13 5.73V7H14C17.87 7 21 10.13 21 14H22C22.55 14 23 14.45 23 15M21 16H19V14C19 11.24 16.76 9 14 9H10C7.24 9 5 11.24 5 14V16H3V17H5V20H19V17H21V16Z",T4="M12,2C14.65,2 17.19,3.06 19.07,4.93L17.65,6.35C16.15,4.85 14.12,4 12,4C9.88,4 7.84,4.84 6.35,6.35L4.93,4.93C6.81,3.06 9.35,2 12,2M3.66,6.5L5.11,7.94C4.39,9.17 4,10.57 4,12A8,8 0 0,0 12,20A8,8 0 0,0 20,12C20,10.57 19.61,9.17 18.88,7.94L20.34,6.5C21.42,8.12 22,10.04 22,12A10,10 0 0,1 12,22A10,10 0 0,1 2,12C2,10.04 2.58,8.12 3.66,6.5M12,6A6,6 0 0,1 18,12C18,13.59 17.37,15.12 16.24,16.24L14.83,14.83C14.08,15.58 13.06,16 12,16C10.94,16 9.92,15.58 9.17,14.83L7.76,16.24C6.63,15.12 6,13.59 6,12A6,6 0 0,1 12,6M12,8A1,1 0 0,0 11,9A1,1 0 0,0 12,10A1,1 0 0,0 13,9A1,1 0 0,0 12,8Z";var uV="M12 3L1 9L5 11.18V17.18L12 21L19 17.18V11.18L21 10.09V17H23V9L12 3M18.82 9L12 12.72L5.18 9L12 5.28L18.82 9M17 16L12 18.72L7 16V12.27L12 15L17 12.27V16Z";var SV="M15,20A1,1 0 0,0 16,19V4H8A1,1 0 0,0 7,5V16H5V5A3,3 0 0,1 8,2H19A3,3 0 0,1 22,5V6H20V5A1,1 0 0,0 19,4A1,1 0 0,0 18,5V9L18,19A3,3 0 0,1 15,22H5A3,3 0 0,1 2,19V18H13A2,2 0 0,0 15,20M9,6H14V8H9V6M9,10H14V12H9V10M9,14H14V16H9V14Z";var F4="M21,11C21,16.55 17.16,21.74 12,23C6.84,21.74 3,16.55 3,11V5L12,1L21,5V11M12,21C15.75,20 19,15.54 19,11.22V6.3L12,3.18L5,6.3V11.22C5,15.54 8.25,20 12,21M11,7H13V13H11V7M11,15H13V17H11V15Z";var R4="M11,13H13V16H16V11H18L12,6L6,11H8V16H11V13M12,1L21,5V11C21,16.55 17.16,21.74 12,23C6.84,21.74 3,16.55 3,11V5L12,1Z";var cV="M16,18H18V6H16M6,18L14.5,12L6,6V18Z";var hV="M6,18V6H8V18H6M9.5,12L18,6V18L9.5,12Z";var D4="M23,12H17V10L20.39,6H17V4H23V6L19.62,10H23V12M15,16H9V14L12.39,10H9V8H15V10L11.62,14H15V16M7,20H1V18L4.39,14H1V12H7V14L3.62,18H7V20Z";var fV="M20.79,13.95L18.46,14.57L16.46,13.44V10.56L18.46,9.43L20.79,10.05L21.31,8.12L19.54,7.65L20,5.88L18.07,5.36L17.45,7.69L15.45,8.82L13,7.38V5.12L14.71,3.41L13.29,2L12,3.29L10.71,2L9.29,3.41L11,5.12V7.38L8.5,8.82L6.5,7.69L5.92,5.36L4,5.88L4.47,7.65L2.7,8.12L3.22,10.05L5.55,9.43L7.55,10.56V13.45L5.55,14.58L3.22,13.96L2.7,15.89L4.47,16.36L4,18.12L5.93,18.64L6.55,16.31L8.55,15.18L11,16.62V18.88L9.29,20.59L10.71,22L12,20.71L13.29,22L14.7,20.59L13,18.88V16.62L15.5,15.17L17.5,16.3L18.12,18.63L20,18.12L19.53,16.35L21.3,15.88L20.79,13.95M9.5,10.56L12,9.11L14.5,10.56V13.44L12,14.89L9.5,13.44V10.56Z";var E4="M11.45,2V5.55L15,3.77L11.45,2M10.45,8L8,10.46L11.75,11.71L10.45,8M2,11.45L3.77,15L5.55,11.45H2M10,2H2V10C2.57,10.17 3.17,10.25 3.77,10.25C7.35,10.26 10.26,7.35 10.27,3.75C10.26,3.16 10.17,2.57 10,2M17,22V16H14L19,7V13H22L17,22Z";var OV="M18,18H6V6H18V18Z";var gV="M12,18A6,6 0 0,1 6,12C6,11 6.25,10.03 6.7,9.2L5.24,7.74C4.46,8.97 4,10.43 4,12A8,8 0 0,0 12,20V23L16,19L12,15M12,4V1L8,5L12,9V6A6,6 0 0,1 18,12C18,13 17.75,13.97 17.3,14.8L18.76,16.26C19.54,15.03 20,13.57 20,12A8,8 0 0,0 12,4Z";var W4="M7,2V4H8V18A4,4 0 0,0 12,22A4,4 0 0,0 16,18V4H17V2H7M11,16C10.4,16 10,15.6 10,15C10,14.4 10.4,14 11,14C11.6,14 12,14.4 12,15C12,15.6 11.6,16 11,16M13,12C12.4,12 12,11.6 12,11C12,10.4 12.4,10 13,10C13.6,10 14,10.4 14,11C14,11.6 13.6,12 13,12M14,7H10V4H14V7Z";var kV="M15.5,12C18,12 20,14 20,16.5C20,17.38 19.75,18.21 19.31,18.9L22.39,22L21,23.39L17.88,20.32C17.19,20.75 16.37,21 15.5,21C13,21 11,19 11,16.5C11,14 13,12 15.5,12M15.5,14A2.5,2.5 0 0,0 13,16.5A2.5,2.5 0 0,0 15.5,19A2.5,2.5 0 0,0 18,16.5A2.5,2.5 0 0,0 15.5,14M5,3H19C20.11,3 21,3.89 21,5V13.03C20.5,12.23 19.81,11.54 19,11V5H5V19H9.5C9.81,19.75 10.26,20.42 10.81,21H5C3.89,21 3,20.11 3,19V5C3,3.89 3.89,3 5,3M7,7H17V9H7V7M7,11H12.03C11.23,11.5 10.54,12.19 10,13H7V11M7,15H9.17C9.06,15.5 9,16 9,16.5V17H7V15Z";var N4="M16.95,16.95L14.83,14.83C15.55,14.1 16,13.1 16,12C16,11.26 15.79,10.57 15.43,10L17.6,7.81C18.5,9 19,10.43 19,12C19,13.93 18.22,15.68 16.95,16.95M12,5C13.57,5 15,5.5 16.19,6.4L14,8.56C13.43,8.21 12.74,8 12,8A4,4 0 0,0 8,12C8,13.1 8.45,14.1 9.17,14.83L7.05,16.95C5.78,15.68 5,13.93 5,12A7,7 0 0,1 12,5M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12C22,6.47 17.5,2 12,2Z";var bV="M12,20A7,7 0 0,1 5,13A7,7 0 0,1 12,6A7,7 0 0,1 19,13A7,7 0 0,1 12,20M19.03,7.39L20.45,5.97C20,5.46 19.55,5 19.04,4.56L17.62,6C16.07,4.74 14.12,4 12,4A9,9 0 0,0 3,13A9,9 0 0,0 12,22C17,22 21,17.97 21,13C21,10.88 20.26,8.93 19.03,7.39M11,14H13V8H11M15,1H9V3H15V1Z";var _4="M4 22H2V2H4M22 2H20V22H22M17.24 5.34L13.24 9.34A3 3 0 0 0 9.24 13.34L5.24 17.34L6.66 18.76L10.66 14.76A3 3 0 0 0 14.66 10.76L18.66 6.76Z";var wV="M19,5V7H15V5H19M9,5V11H5V5H9M19,13V19H15V13H19M9,17V19H5V17H9M21,3H13V9H21V3M11,3H3V13H11V3M21,11H13V21H21V11M11,15H3V21H11V15Z";var I4="M8 2C6.89 2 6 2.89 6 4V16C6 17.11 6.89 18 8 18H9V20H6V22H9C10.11 22 11 21.11 11 20V18H13V20C13 21.11 13.89 22 15 22H18V20H15V18H16C17.11 18 18 17.11 18 16V4C18 2.89 17.11 2 16 2H8M12 4.97A2 2 0 0 1 14 6.97A2 2 0 0 1 12 8.97A2 2 0 0 1 10 6.97A2 2 0 0 1 12 4.97M10 14.5H14V16H10V14.5Z";var $4={comma_decimal:["en-US","en"],decimal_comma:["de","es","it"],space_comma:["fr","sv","cs"],quote_decimal:["de-CH"],system:void 0},t3=class{constructor(C){this.rtl=document.dir==="rtl";this.cache=new Map;let V=C.locale;this.language=V.language,this.spoken=U7(this.language),this.order=new Intl.Collator(this.language,{numeric:!0}).compare,this.zone=V.time_zone==="server"?C.config.time_zone:Intl.DateTimeFormat().resolvedOptions().timeZone,this.numbers=V.number_format in $4?$4[V.number_format]:this.language,this.grouping=V.number_format!=="none",this.hour12=V.time_format==="12"||V.time_format!=="24"&&!!new Intl.DateTimeFormat(V.time_format==="system"?void 0:this.language,{hour:"numeric"}).resolvedOptions().hour12}get speak(){return{language:this.language,decimal_comma:new Intl.NumberFormat(this.numbers).format(1.5).includes(","),twelve_hours:this.hour12,time_zone:this.zone}}number(C,V=1,L=0){let M=`n${V}/${L}`,t=this.cache.get(M);return t||(t=new Intl.NumberFormat(this.numbers,{maximumFractionDigits:V,minimumFractionDigits:Math.min(L,V),useGrouping:this.grouping}),this.cache.set(M,t)),t.format(C)}quantity(C,V){let L=V==="%"||V==="W"||V==="K"||Math.abs(C)>=100?0:V==="kWh"?2:1,M=this.number(C,L,V?.startsWith("°")?1:0);return V?this.isolated(`${M}${V==="%"&&this.language.startsWith("en")?"":" "}${V}`):M}isolated(C){return this.rtl?`⁦${C}⁩`:C}percent(C){return C==null?"–":this.quantity(Math.round(C*100),"%")}date(C,V,L){let M=this.cache.get(C);return M||(M=new Intl.DateTimeFormat(this.language,{timeZone:this.zone,...V}),this.cache.set(C,M)),M.format(L*1e3)}time(C){return this.date("t",{hour:"numeric",minute:"2-digit",hour12:this.hour12},C)}day(C){return this.date("d",{weekday:"short",day:"numeric",month:"short"},C)}moment(C){return this.date("m",{weekday:"short",day:"numeric",month:"short",hour:"numeric",minute:"2-digit",hour12:this.hour12},C)}short(C){return this.day(C)===this.day(Date.now()/1e3)?this.time(C):this.moment(C)}relative(C,V=Date.now()/1e3){let L=C-V,M=[["day",86400],["hour",3600],["minute",60]],t=new Intl.RelativeTimeFormat(this.spoken,{numeric:"auto"});for(let[i,a]of M)if(Math.abs(L)>=a)return t.format(Math.round(L/a),i);return t.format(Math.round(L),"second")}duration(C){let V=(a,d)=>new Intl.NumberFormat(this.spoken,{style:"unit",unit:d,unitDisplay:d==="day"?"long":"short"}).format(a),L=Math.round(C/60);if(L<1)return V(Math.round(C),"second");let M=[],t=Math.floor(L/1440),i=Math.floor(L%1440/60);return t&&M.push(V(t,"day")),i&&M.push(V(i,"hour")),L%60&&!t&&M.push(V(L%60,"minute")),M.join(" ")}};function G4(H,C,V,L,M,t=null){if(L==null)return"–";if(typeof L=="number")return C.quantity(L,M);let i=H.states[V];if(i){let d=t?H.formatEntityAttributeValue(i,t,L):H.formatEntityState({...i,state:L},L);if(d&&d!==L)return d}let a=L.replaceAll("_"," ");return a.charAt(0).toUpperCase()+a.slice(1)}var B0="/digital-twin",R5="digital_twin",n8=[["exceptions",R5],["selector",R5],["services",R5],["exceptions","homeassistant"]],z4=class{constructor(C,V){this.hass=C;this.changed=V;this.loaded="";this.services=new Set;this.format=new t3(C),this.loadTexts()}update(C){let V=this.hass;return this.hass=C,V.language!==C.language||V.locale!==C.locale||V.config!==C.config?(this.format=new t3(C),this.loadTexts(),!0):V.areas!==C.areas||V.user!==C.user||V.themes!==C.themes||V.localize!==C.localize}loadTexts(){let C=this.hass.language;this.loaded!==C&&(this.loaded=C,this.services.clear(),Promise.all(n8.map(([V,L])=>this.hass.loadBackendTranslation(V,L))).then(()=>this.changed()))}t(C,V={}){return Q7(this.hass.language,C,V)}value(C,V){return K7(this.hass.language,C,V)}named(C,V){let L=this.hass.localize(`component.${R5}.${C}`);if(L)return L;let M=V.replaceAll("_"," ");return M.charAt(0).toUpperCase()+M.slice(1)}option(C,V){return this.named(`selector.${C}.options.${V}`,V)}channel(C){let V=this.named(`exceptions.channel_${C}.message`,C);return V.charAt(0).toUpperCase()+V.slice(1)}hazard(C){let V=this.named(`exceptions.named_${C}.message`,C);return V.charAt(0).toUpperCase()+V.slice(1)}audited(C){let V=this.value("audit_of",C);return V===C.replaceAll("_"," ")?this.named(`services.${C}.name`,C):V}service(C){let[V,L=""]=C.split(".");return this.hass.localize(`component.${V}.services.${L}.name`)||this.value("command",L)}async loadServices(C){let V=[...new Set([...C].map(L=>L.split(".")[0]??""))].filter(L=>L&&!this.services.has(L));for(let L of V)this.services.add(L);await Promise.all(V.map(L=>this.hass.loadBackendTranslation("services",L))),V.length&&this.changed()}fieldName(C){let V=this.value("field",C);return V.charAt(0).toUpperCase()+V.slice(1)}parameter(C){return this.named(`selector.parameter.options.${C}`,C)}area(C){return C&&this.hass.areas[C]?.name||this.t("no_area")}entityName(C){let V=this.hass.states[C]?.attributes.friendly_name;return typeof V=="string"?V:C}words(C,V,L,M=null){return G4(this.hass,this.format,C,V,L,M)}message(C,V={}){return{type:`${R5}/${C}`,...V,speak:this.format.speak}}ws(C,V={}){return this.hass.callWS(this.message(C,V))}async act(C,V={}){return(await this.ws("action",{action:C,data:V})).response}problem(C){if(!C||typeof C!="object"||!("message"in C))return String(C);if(v8(C))return this.t("forbidden_text");let{message:V,translation_key:L,translation_domain:M=R5,translation_placeholders:t}=C,i=`component.${M}.exceptions.${L}.message`;return(L?this.hass.localize(i,t):"")||String(V)}};function m8(H,C=!1){let V=H.startsWith("/")?H:`${B0}/${H}`;C?history.replaceState(null,"",V):history.pushState(null,"",V),window.dispatchEvent(new CustomEvent("location-changed",{detail:{replace:C}}))}function U4(H){if(H.defaultPrevented||H.button!==0||H.metaKey||H.ctrlKey||H.shiftKey)return;let C=H.composedPath().find(L=>L instanceof HTMLAnchorElement),V=C?.getAttribute("href");!V?.startsWith("/")||C?.target||(H.preventDefault(),m8(V))}function v8(H){let{code:C,message:V}=H??{};return C==="unauthorized"||V==="Unauthorized"}var Q4=class{constructor(C,V,L,M,t,i){this.app=C;this.command=V;this.data=L;this.reset=M;this.take=t;this.changed=i;this.standing="loading";this.error="";this.round=0;this.tries=0;this.wanted=!1;this.lost=()=>{this.round+=1,this.unsubscribe=void 0,this.stand("disconnected")};this.begin=async()=>{window.clearTimeout(this.timer);let C=++this.round;this.drop();let V=!0;try{let L=await this.connection.subscribeMessage(M=>{if(C===this.round){if(M.ended){this.stand("missing"),this.timer=window.setTimeout(this.begin,2e3);return}V&&(V=!1,this.tries=0,this.reset()),this.take(M),M.more||this.stand("live")}},this.app.message(this.command,this.data),{resubscribe:!1});C===this.round&&this.wanted?this.unsubscribe=L:await L().catch(()=>{})}catch(L){if(C!==this.round)return;let M=L;M.code==="unauthorized"?this.stand("forbidden"):M.code==="not_found"||M.code==="home_assistant_error"?(this.stand("missing",this.app.problem(M)),this.timer=window.setTimeout(this.begin,2e3*2**Math.min(this.tries++,5))):this.stand("failed",this.app.problem(L))}}}get connection(){return this.app.hass.connection}start(){this.wanted||(this.wanted=!0,this.connection.addEventListener("ready",this.begin),this.connection.addEventListener("disconnected",this.lost),this.connection.connected?this.begin():this.lost())}stop(){this.wanted=!1,this.round+=1,window.clearTimeout(this.timer),this.connection.removeEventListener("ready",this.begin),this.connection.removeEventListener("disconnected",this.lost),this.drop()}drop(){let C=this.unsubscribe;this.unsubscribe=void 0,C?.().catch(()=>{})}stand(C,V=""){C===this.standing&&V===this.error||(this.standing=C,this.error=V,this.changed())}};function G2(H,C=""){return a1`<svg class="icon ${C}" viewBox="0 0 24 24" aria-hidden="true">${y3`<path d=${H}></path>`}</svg>`}function R3(H,C,V,L=H1){return a1`<div class="state">${G2(H)}<h2>${C}</h2><p>${V}</p>${L}</div>`}function NV(H,C,V,L,M=!1){switch(C){case"loading":return M?void 0:a1`<div aria-busy="true"><span class="sr">${H.t("loading")}</span>${L}</div>`;case"disconnected":return M?void 0:R3(k4,H.t("disconnected"),H.t("disconnected_text"));case"forbidden":return R3(d4,H.t("forbidden"),H.t("forbidden_text"));case"missing":return M&&!V?void 0:R3(g4,H.t("missing"),V||H.t("missing_text"),a1`<a class="button tonal" href="/config/integrations/integration/digital_twin">${H.t("open_integration")}</a>`);case"failed":return R3(n4,H.t("failed"),V);default:return}}function P0(H){return H==="critical"||H==="high"?"bad":H?"warn":""}var x8={critical:.05,high:.2,medium:.5},Z8={critical:.3,high:.5};function K4(H,C){let V=C??1;return V>=(Z8[H]??1/0)?"bad":V>=(x8[H]??1/0)?"warn":""}function q4(H){return H===null?"":H>=80?"good":H>=50?"warn":"bad"}function T0(H,C,V){return a1`<div class="notice ${H}" role=${H==="bad"?"alert":"status"}>${G2(C)}<div class="grow">${V}</div></div>`}var D3=$2`
  :host {
    --dt-text: var(--primary-text-color, #212121);
    --dt-soft: color-mix(in srgb, var(--secondary-text-color, #5e5e5e) 75%, var(--primary-text-color, #212121));
    --dt-line: var(--divider-color, rgba(0, 0, 0, 0.12));
    --dt-card: var(--ha-card-background, var(--card-background-color, #fff));
    --dt-page: var(--primary-background-color, #fafafa);
    --dt-accent: var(--primary-color, #009ac7);
    --dt-good: var(--success-color, #43a047);
    --dt-warn: var(--warning-color, #ffa600);
    --dt-bad: var(--error-color, #db4437);
    --dt-radius: var(--ha-card-border-radius, var(--ha-border-radius-lg, 12px));
    --dt-tint: color-mix(in srgb, var(--dt-accent) 12%, transparent);
    --dt-link: color-mix(in srgb, var(--dt-accent) 62%, var(--dt-text));
    font-family: var(--ha-font-family-body, Roboto, Noto, sans-serif);
    font-size: 14px;
    line-height: 1.43;
    color: var(--dt-text);
    -webkit-font-smoothing: antialiased;
  }
  /* Sentences in another script than the page's keep their own order of words and marks. */
  :host(:dir(rtl)) {
    text-align: right;
  }
  :host(:dir(rtl)) * {
    unicode-bidi: plaintext;
  }
  :host(:dir(rtl)) svg.icon.turns {
    transform: scaleX(-1);
  }
  * {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p {
    margin: 0;
    font-weight: 400;
  }
  h2 {
    font-size: 16px;
    font-weight: 500;
    letter-spacing: 0.1px;
  }
  h3 {
    font-size: 14px;
    font-weight: 500;
  }
  a {
    color: var(--dt-link);
  }
  a.plain {
    color: inherit;
    text-decoration: none;
  }
  .card {
    background: var(--dt-card);
    border-radius: var(--dt-radius);
    border: var(--ha-card-border-width, 1px) solid var(--ha-card-border-color, var(--dt-line));
    box-shadow: var(--ha-card-box-shadow, none);
    padding: 16px;
    min-width: 0;
  }
  .card > header {
    display: flex;
    align-items: center;
    gap: 8px 12px;
    flex-wrap: wrap;
    margin-bottom: 12px;
    min-height: 32px;
  }
  .card > header h2 {
    flex: 1 1 auto;
    min-width: min(100%, 140px);
  }
  .soft {
    color: var(--dt-soft);
  }
  .small {
    font-size: 12px;
  }
  .num {
    font-variant-numeric: tabular-nums;
  }
  .row {
    display: flex;
    align-items: center;
    gap: 8px;
    flex-wrap: wrap;
  }
  .grow {
    flex: 1;
    min-width: 0;
  }
  .cut {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .page {
    max-width: 1200px;
    margin: 0 auto;
    padding: 16px 16px 32px;
    display: grid;
    gap: 16px;
  }
  .page > * {
    min-width: 0;
  }
  .columns {
    display: grid;
    gap: 16px;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 340px), 1fr));
    align-items: start;
  }
  .stack {
    display: grid;
    gap: 16px;
    min-width: 0;
  }
  svg.icon {
    width: 24px;
    height: 24px;
    fill: currentColor;
    flex: none;
    display: block;
  }
  svg.icon.s {
    width: 18px;
    height: 18px;
  }
  button,
  .button {
    font: inherit;
    font-weight: 500;
    color: var(--dt-link);
    background: none;
    border: 0;
    border-radius: 18px;
    min-height: 36px;
    padding: 0 14px;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    cursor: pointer;
    text-decoration: none;
    white-space: nowrap;
  }
  button:hover:not(:disabled),
  .button:hover {
    background: var(--dt-tint);
  }
  button:focus-visible,
  a:focus-visible,
  .button:focus-visible,
  summary:focus-visible,
  input:focus-visible,
  select:focus-visible,
  textarea:focus-visible,
  [tabindex]:focus-visible {
    outline: 2px solid var(--dt-accent);
    outline-offset: 2px;
  }
  button:disabled {
    opacity: 0.5;
    cursor: default;
  }
  button.filled,
  .button.filled {
    background: color-mix(in srgb, var(--dt-accent) 76%, #000);
    color: #fff;
  }
  button.filled:hover:not(:disabled),
  .button.filled:hover {
    background: color-mix(in srgb, var(--dt-accent) 66%, #000);
  }
  button.tonal,
  .button.tonal {
    background: var(--dt-tint);
  }
  button.danger {
    color: color-mix(in srgb, var(--dt-bad) 72%, var(--dt-text));
  }
  button.round {
    width: 40px;
    min-height: 40px;
    padding: 0;
    border-radius: 20px;
    color: inherit;
  }
  .chips {
    display: flex;
    gap: 8px;
    flex-wrap: wrap;
  }
  button.chip {
    min-height: 32px;
    border-radius: 16px;
    border: 1px solid var(--dt-line);
    padding: 0 12px;
    color: var(--dt-text);
    font-weight: 400;
  }
  button.chip[aria-pressed="true"] {
    background: var(--dt-tint);
    border-color: transparent;
    font-weight: 500;
  }
  .badge {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    border-radius: 10px;
    padding: 1px 8px;
    font-size: 12px;
    line-height: 18px;
    background: color-mix(in srgb, var(--dt-soft) 16%, transparent);
    white-space: nowrap;
  }
  .badge.good {
    background: color-mix(in srgb, var(--dt-good) 22%, transparent);
  }
  .badge.warn {
    background: color-mix(in srgb, var(--dt-warn) 28%, transparent);
  }
  .badge.bad {
    background: color-mix(in srgb, var(--dt-bad) 22%, transparent);
  }
  .badge.accent {
    background: color-mix(in srgb, var(--dt-accent) 20%, transparent);
  }
  .dot {
    width: 8px;
    height: 8px;
    border-radius: 50%;
    flex: none;
    background: var(--dt-soft);
  }
  .dot.good {
    background: var(--dt-good);
  }
  .dot.warn {
    background: var(--dt-warn);
  }
  .dot.bad {
    background: var(--dt-bad);
  }
  label.field {
    display: grid;
    gap: 4px;
    font-size: 12px;
    color: var(--dt-soft);
    min-width: 0;
  }
  input,
  select,
  textarea {
    font: inherit;
    font-size: 14px;
    color: var(--dt-text);
    background: color-mix(in srgb, var(--dt-soft) 8%, var(--dt-card));
    border: 1px solid color-mix(in srgb, var(--dt-soft) 55%, transparent);
    border-radius: 8px;
    min-height: 40px;
    padding: 8px 12px;
    width: 100%;
    min-width: 0;
  }
  input[type="checkbox"],
  input[type="radio"] {
    width: 18px;
    height: 18px;
    min-height: 0;
    padding: 0;
    margin: 0;
    accent-color: var(--dt-accent);
    flex: none;
  }
  input[type="range"] {
    padding: 0;
    border: 0;
    background: none;
    accent-color: var(--dt-accent);
  }
  option {
    background: var(--dt-card);
    color: var(--dt-text);
  }
  textarea {
    font-family: var(--ha-font-family-code, monospace);
    font-size: 13px;
    min-height: 120px;
    resize: vertical;
  }
  table {
    border-collapse: collapse;
    width: 100%;
    font-size: 13px;
  }
  th {
    text-align: start;
    font-weight: 500;
    color: var(--dt-soft);
    font-size: 12px;
  }
  th,
  td {
    padding: 6px 8px 6px 0;
    border-bottom: 1px solid var(--dt-line);
    vertical-align: top;
  }
  tr:last-child td {
    border-bottom: 0;
  }
  .scroll {
    overflow-x: auto;
  }
  .notice {
    display: flex;
    gap: 12px;
    align-items: flex-start;
    border-radius: 8px;
    padding: 10px 12px;
    background: color-mix(in srgb, var(--dt-accent) 10%, transparent);
  }
  .notice .soft {
    color: inherit;
  }
  .notice.warn {
    background: color-mix(in srgb, var(--dt-warn) 16%, transparent);
  }
  .notice.bad {
    background: color-mix(in srgb, var(--dt-bad) 14%, transparent);
  }
  .notice.good {
    background: color-mix(in srgb, var(--dt-good) 14%, transparent);
  }
  .state {
    display: grid;
    justify-items: center;
    text-align: center;
    gap: 8px;
    padding: 48px 16px;
    color: var(--dt-soft);
  }
  .state svg.icon {
    width: 48px;
    height: 48px;
    opacity: 0.7;
  }
  .state h2 {
    color: var(--dt-text);
  }
  .state p {
    max-width: 44ch;
  }
  ul.plain {
    list-style: none;
    margin: 0;
    padding: 0;
    display: grid;
    gap: 8px;
  }
  .sr {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .bar {
    height: 6px;
    border-radius: 3px;
    overflow: hidden;
    background: color-mix(in srgb, var(--dt-soft) 20%, transparent);
  }
  .bar > i {
    display: block;
    height: 100%;
    border-radius: 3px;
    background: var(--dt-accent);
  }
  .bar.busy > i {
    width: 35%;
    animation: slide 1.4s ease-in-out infinite;
  }
  @keyframes slide {
    from {
      margin-inline-start: -35%;
    }
    to {
      margin-inline-start: 100%;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .bar.busy > i {
      animation: none;
      width: 100%;
      opacity: 0.5;
    }
  }
  .skeleton {
    border-radius: var(--dt-radius);
    background: color-mix(in srgb, var(--dt-soft) 10%, var(--dt-card));
    min-height: 104px;
  }
  dialog {
    border: 0;
    padding: 0;
    color: inherit;
    background: var(--dt-card);
    border-radius: 20px;
    width: min(560px, calc(100vw - 32px));
    max-height: calc(100dvh - 64px);
    box-shadow: 0 8px 40px rgba(0, 0, 0, 0.35);
  }
  dialog::backdrop {
    background: rgba(0, 0, 0, 0.5);
  }
  dialog .content {
    padding: 20px 24px;
    display: grid;
    gap: 16px;
  }
  dialog .content > header {
    font-size: 20px;
  }
  dialog pre {
    margin: 0;
    padding: 10px;
    overflow: auto;
    max-height: 50vh;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    direction: ltr;
    text-align: left;
    user-select: all;
    font-family: var(--ha-font-family-code, monospace);
    font-size: 13px;
    border-radius: 8px;
    background: color-mix(in srgb, var(--dt-soft) 8%, transparent);
  }
  dialog .actions {
    display: flex;
    justify-content: flex-end;
    gap: 8px;
    flex-wrap: wrap;
  }
  @media (max-width: 600px) {
    .page {
      padding: 12px 12px 24px;
      gap: 12px;
    }
    .columns {
      gap: 12px;
    }
    .card {
      padding: 14px;
    }
    button,
    .button {
      min-height: 40px;
    }
  }
`;var s8="#009ac7";function GV(H){return getComputedStyle(H).getPropertyValue("--primary-color").trim()||s8}function z2(H,C){let V=/^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(H)?.[1];if(!V)return`color-mix(in srgb, ${H} ${Math.round(C*100)}%, transparent)`;let L=V.length===3?[...V].map(t=>t+t).join(""):V;return`rgba(${[0,2,4].map(t=>parseInt(L.slice(t,t+2),16)).join(", ")}, ${C})`}var j4="#8e6bd8",Y4="#8a8a8a",zV=["#2196f3","#e6862e","#43a047","#ab47bc","#00acc1","#c0708a","#8d6e63","#7c8f2a"];var u8="uplot",S8="u-hz",c8="u-vt",h8="u-title",f8="u-wrap",O8="u-under",g8="u-over",k8="u-axis",d5="u-off",b8="u-select",w8="u-cursor-x",y8="u-cursor-y",B8="u-cursor-pt",P8="u-legend",T8="u-live",F8="u-inline",R8="u-series",D8="u-marker",J4="u-label",E8="u-value",o3="width",A3="height";var X4="bottom",D5="left",F0="right",J0="#000",C9=J0+"0",R0="mousemove",H9="mousedown",D0="mouseup",V9="mouseenter",L9="mouseleave",M9="dblclick",W8="resize",N8="scroll",r9="change",I3="dppxchange",X0="--",G5=typeof window<"u",I0=G5?document:null,W5=G5?window:null,_8=G5?navigator:null,e1,E3;function $0(){let H=devicePixelRatio;e1!=H&&(e1=H,E3&&z0(r9,E3,$0),E3=matchMedia(`(min-resolution: ${e1-.001}dppx) and (max-resolution: ${e1+.001}dppx)`),l5(r9,E3,$0),W5.dispatchEvent(new CustomEvent(I3)))}function H2(H,C){if(C!=null){let V=H.classList;!V.contains(C)&&V.add(C)}}function G0(H,C){let V=H.classList;V.contains(C)&&V.remove(C)}function x1(H,C,V){H.style[C]=V+"px"}function v2(H,C,V,L){let M=I0.createElement(H);return C!=null&&H2(M,C),V?.insertBefore(M,L),M}function A2(H,C){return v2("div",H,C)}var e9=new WeakMap;function k2(H,C,V,L,M){let t="translate("+C+"px,"+V+"px)",i=e9.get(H);t!=i&&(H.style.transform=t,e9.set(H,t),C<0||V<0||C>L||V>M?H2(H,d5):G0(H,d5))}var t9=new WeakMap;function i9(H,C,V){let L=C+V,M=t9.get(H);L!=M&&(t9.set(H,L),H.style.background=C,H.style.borderColor=V)}var o9=new WeakMap;function A9(H,C,V,L){let M=C+""+V,t=o9.get(H);M!=t&&(o9.set(H,M),H.style.height=V+"px",H.style.width=C+"px",H.style.marginLeft=L?-C/2+"px":0,H.style.marginTop=L?-V/2+"px":0)}var C7={passive:!0},I8={...C7,capture:!0};function l5(H,C,V,L){C.addEventListener(H,V,L?I8:C7)}function z0(H,C,V,L){C.removeEventListener(H,V,C7)}G5&&$0();function x2(H,C,V,L){let M;V=V||0,L=L||C.length-1;let t=L<=2147483647;for(;L-V>1;)M=t?V+L>>1:V2((V+L)/2),C[M]<H?V=M:L=M;return H-C[V]<=C[L]-H?V:L}function E9(H){return(V,L,M)=>{let t=-1,i=-1;for(let a=L;a<=M;a++)if(H(V[a])){t=a;break}for(let a=M;a>=L;a--)if(H(V[a])){i=a;break}return[t,i]}}var W9=H=>H!=null,N9=H=>H!=null&&H>0,z3=E9(W9),$8=E9(N9);function G8(H,C,V,L=0,M=!1){let t=M?$8:z3,i=M?N9:W9;[C,V]=t(H,C,V);let a=H[C],d=H[C];if(C>-1)if(L==1)a=H[C],d=H[V];else if(L==-1)a=H[V],d=H[C];else for(let n=C;n<=V;n++){let x=H[n];i(x)&&(x<a?a=x:x>d&&(d=x))}return[a??d1,d??-d1]}function U3(H,C,V,L){let M=l9(H),t=l9(C);H==C&&(M==-1?(H*=V,C/=V):(H/=V,C*=V));let i=V==10?T2:_9,a=M==1?V2:a2,d=t==1?a2:V2,n=a(i(y1(H))),x=d(i(y1(C))),l=N5(V,n),m=N5(V,x);return V==10&&(n<0&&(l=l1(l,-n)),x<0&&(m=l1(m,-x))),L||V==2?(H=l*M,C=m*t):(H=z9(H,l),C=Q3(C,m)),[H,C]}function H7(H,C,V,L){let M=U3(H,C,V,L);return H==0&&(M[0]=0),C==0&&(M[1]=0),M}var V7=.1,a9={mode:3,pad:V7},d3={pad:0,soft:null,mode:0},z8={min:d3,max:d3};function $3(H,C,V,L){return K3(V)?d9(H,C,V):(d3.pad=V,d3.soft=L?0:null,d3.mode=L?3:0,d9(H,C,z8))}function M1(H,C){return H??C}function U8(H,C,V){for(C=M1(C,0),V=M1(V,H.length-1);C<=V;){if(H[C]!=null)return!0;C++}return!1}function d9(H,C,V){let L=V.min,M=V.max,t=M1(L.pad,0),i=M1(M.pad,0),a=M1(L.hard,-d1),d=M1(M.hard,d1),n=M1(L.soft,d1),x=M1(M.soft,-d1),l=M1(L.mode,0),m=M1(M.mode,0),u=C-H,c=T2(u),B=U1(y1(H),y1(C)),N=T2(B),E=y1(N-c);(u<1e-24||E>10)&&(u=0,(H==0||C==0)&&(u=1e-24,l==2&&n!=d1&&(t=0),m==2&&x!=-d1&&(i=0)));let s=u||B||1e3,P=T2(s),f=N5(10,V2(P)),z=s*(u==0?H==0?.1:1:t),k=l1(z9(H-z,f/10),24),K=H>=n&&(l==1||l==3&&k<=n||l==2&&k>=n)?n:d1,U=U1(a,k<K&&H>=K?K:Z2(K,k)),J=s*(u==0?C==0?.1:1:i),G=l1(Q3(C+J,f/10),24),O=C<=x&&(m==1||m==3&&G>=x||m==2&&G<=x)?x:-d1,q=Z2(d,G>O&&C<=O?O:U1(O,G));return U==q&&U==0&&(q=100),[U,q]}var Q8=new Intl.NumberFormat(G5?_8.language:"en-US"),L7=H=>Q8.format(H),L2=Math,_3=L2.PI,y1=L2.abs,V2=L2.floor,w1=L2.round,a2=L2.ceil,Z2=L2.min,U1=L2.max,N5=L2.pow,l9=L2.sign,T2=L2.log10,_9=L2.log2,K8=(H,C=1)=>L2.sinh(H)*C,E0=(H,C=1)=>L2.asinh(H/C),d1=1/0;function p9(H){return(T2((H^H>>31)-(H>>31))|0)+1}function U0(H,C,V){return Z2(U1(H,C),V)}function I9(H){return typeof H=="function"}function X(H){return I9(H)?H:()=>H}var q8=()=>{},$9=H=>H,G9=(H,C)=>C,j8=H=>null,n9=H=>!0,m9=(H,C)=>H==C,Y8=/\.\d*?(?=9{6,}|0{6,})/gm,p5=H=>{if(Q9(H)||Q2.has(H))return H;let C=`${H}`,V=C.match(Y8);if(V==null)return H;let L=V[0].length-1;if(C.indexOf("e-")!=-1){let[M,t]=C.split("e");return+`${p5(M)}e${t}`}return l1(H,L)};function A5(H,C){return p5(l1(p5(H/C))*C)}function Q3(H,C){return p5(a2(p5(H/C))*C)}function z9(H,C){return p5(V2(p5(H/C))*C)}function l1(H,C=0){if(Q9(H))return H;let V=10**C,L=H*V*(1+Number.EPSILON);return w1(L)/V}var Q2=new Map;function U9(H){return((""+H).split(".")[1]||"").length}function p3(H,C,V,L){let M=[],t=L.map(U9);for(let i=C;i<V;i++){let a=y1(i),d=l1(N5(H,i),a);for(let n=0;n<L.length;n++){let x=H==10?+`${L[n]}e${i}`:L[n]*d,l=(i>=0?0:a)+(i>=t[n]?0:t[n]),m=H==10?x:l1(x,l);M.push(m),Q2.set(m,l)}}return M}var l3={},M7=[],_5=[null,null],U2=Array.isArray,Q9=Number.isInteger,J8=H=>H===void 0;function v9(H){return typeof H=="string"}function K3(H){let C=!1;if(H!=null){let V=H.constructor;C=V==null||V==Object}return C}function X8(H){return H!=null&&typeof H=="object"}var CC=Object.getPrototypeOf(Uint8Array),K9="__proto__";function I5(H,C=K3){let V;if(U2(H)){let L=H.find(M=>M!=null);if(U2(L)||C(L)){V=Array(H.length);for(let M=0;M<H.length;M++)V[M]=I5(H[M],C)}else V=H.slice()}else if(H instanceof CC)V=H.slice();else if(C(H)){V={};for(let L in H)L!=K9&&(V[L]=I5(H[L],C))}else V=H;return V}function O1(H){let C=arguments;for(let V=1;V<C.length;V++){let L=C[V];for(let M in L)M!=K9&&(K3(H[M])?O1(H[M],I5(L[M])):H[M]=I5(L[M]))}return H}var HC=0,VC=1,LC=2;function MC(H,C,V){for(let L=0,M,t=-1;L<C.length;L++){let i=C[L];if(i>t){for(M=i-1;M>=0&&H[M]==null;)H[M--]=null;for(M=i+1;M<V&&H[M]==null;)H[t=M++]=null}}}function rC(H,C){if(iC(H)){let i=H[0].slice();for(let a=1;a<H.length;a++)i.push(...H[a].slice(1));return oC(i[0])||(i=tC(i)),i}let V=new Set;for(let i=0;i<H.length;i++){let d=H[i][0],n=d.length;for(let x=0;x<n;x++)V.add(d[x])}let L=[Array.from(V).sort((i,a)=>i-a)],M=L[0].length,t=new Map;for(let i=0;i<M;i++)t.set(L[0][i],i);for(let i=0;i<H.length;i++){let a=H[i],d=a[0];for(let n=1;n<a.length;n++){let x=a[n],l=Array(M).fill(void 0),m=C?C[i][n]:VC,u=[];for(let c=0;c<x.length;c++){let B=x[c],N=t.get(d[c]);B===null?m!=HC&&(l[N]=B,m==LC&&u.push(N)):l[N]=B}MC(l,u,M),L.push(l)}}return L}var eC=typeof queueMicrotask>"u"?H=>Promise.resolve().then(H):queueMicrotask;function tC(H){let C=H[0],V=C.length,L=Array(V);for(let t=0;t<L.length;t++)L[t]=t;L.sort((t,i)=>C[t]-C[i]);let M=[];for(let t=0;t<H.length;t++){let i=H[t],a=Array(V);for(let d=0;d<V;d++)a[d]=i[L[d]];M.push(a)}return M}function iC(H){let C=H[0][0],V=C.length;for(let L=1;L<H.length;L++){let M=H[L][0];if(M.length!=V)return!1;if(M!=C){for(let t=0;t<V;t++)if(M[t]!=C[t])return!1}}return!0}function oC(H,C=100){let V=H.length;if(V<=1)return!0;let L=0,M=V-1;for(;L<=M&&H[L]==null;)L++;for(;M>=L&&H[M]==null;)M--;if(M<=L)return!0;let t=U1(1,V2((M-L+1)/C));for(let i=H[L],a=L+t;a<=M;a+=t){let d=H[a];if(d!=null){if(d<=i)return!1;i=d}}return!0}var q9=["January","February","March","April","May","June","July","August","September","October","November","December"],j9=["Sunday","Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"];function Y9(H){return H.slice(0,3)}var AC=j9.map(Y9),aC=q9.map(Y9),dC={MMMM:q9,MMM:aC,WWWW:j9,WWW:AC};function i3(H){return(H<10?"0":"")+H}function lC(H){return(H<10?"00":H<100?"0":"")+H}var pC={YYYY:H=>H.getFullYear(),YY:H=>(H.getFullYear()+"").slice(2),MMMM:(H,C)=>C.MMMM[H.getMonth()],MMM:(H,C)=>C.MMM[H.getMonth()],MM:H=>i3(H.getMonth()+1),M:H=>H.getMonth()+1,DD:H=>i3(H.getDate()),D:H=>H.getDate(),WWWW:(H,C)=>C.WWWW[H.getDay()],WWW:(H,C)=>C.WWW[H.getDay()],HH:H=>i3(H.getHours()),H:H=>H.getHours(),h:H=>{let C=H.getHours();return C==0?12:C>12?C-12:C},AA:H=>H.getHours()>=12?"PM":"AM",aa:H=>H.getHours()>=12?"pm":"am",a:H=>H.getHours()>=12?"p":"a",mm:H=>i3(H.getMinutes()),m:H=>H.getMinutes(),ss:H=>i3(H.getSeconds()),s:H=>H.getSeconds(),fff:H=>lC(H.getMilliseconds())};function r7(H,C){C=C||dC;let V=[],L=/\{([a-z]+)\}|[^{]+/gi,M;for(;M=L.exec(H);)V.push(M[0][0]=="{"?pC[M[1]]:M[0]);return t=>{let i="";for(let a=0;a<V.length;a++)i+=typeof V[a]=="string"?V[a]:V[a](t,C);return i}}var nC=new Intl.DateTimeFormat().resolvedOptions().timeZone;function mC(H,C){let V;return C=="UTC"||C=="Etc/UTC"?V=new Date(+H+H.getTimezoneOffset()*6e4):C==nC?V=H:(V=new Date(H.toLocaleString("en-US",{timeZone:C})),V.setMilliseconds(H.getMilliseconds())),V}var J9=H=>H%1==0,G3=[1,2,2.5,5],vC=p3(10,-32,0,G3),X9=p3(10,0,32,G3),xC=X9.filter(J9),a5=vC.concat(X9),e7=`
`,C6="{YYYY}",x9=e7+C6,H6="{M}/{D}",a3=e7+H6,W3=a3+"/{YY}",V6="{aa}",ZC="{h}:{mm}",E5=ZC+V6,Z9=e7+E5,s9=":{ss}",i1=null;function L6(H){let C=H*1e3,V=C*60,L=V*60,M=L*24,t=M*30,i=M*365,d=(H==1?p3(10,0,3,G3).filter(J9):p3(10,-3,0,G3)).concat([C,C*5,C*10,C*15,C*30,V,V*5,V*10,V*15,V*30,L,L*2,L*3,L*4,L*6,L*8,L*12,M,M*2,M*3,M*4,M*5,M*6,M*7,M*8,M*9,M*10,M*15,t,t*2,t*3,t*4,t*6,i,i*2,i*5,i*10,i*25,i*50,i*100]),n=[[i,C6,i1,i1,i1,i1,i1,i1,1],[M*28,"{MMM}",x9,i1,i1,i1,i1,i1,1],[M,H6,x9,i1,i1,i1,i1,i1,1],[L,"{h}"+V6,W3,i1,a3,i1,i1,i1,1],[V,E5,W3,i1,a3,i1,i1,i1,1],[C,s9,W3+" "+E5,i1,a3+" "+E5,i1,Z9,i1,1],[H,s9+".{fff}",W3+" "+E5,i1,a3+" "+E5,i1,Z9,i1,1]];function x(l){return(m,u,c,B,N,E)=>{let s=[],P=N>=i,f=N>=t&&N<i,z=l(c),k=l1(z*H,3),K=W0(z.getFullYear(),P?0:z.getMonth(),f||P?1:z.getDate()),U=l1(K*H,3);if(f||P){let J=f?N/t:0,G=P?N/i:0,O=k==U?k:l1(W0(K.getFullYear()+G,K.getMonth()+J,1)*H,3),q=new Date(w1(O/H)),T=q.getFullYear(),I=q.getMonth();for(let W=0;O<=B;W++){let C1=W0(T+G*W,I+J*W,1),D=C1-l(l1(C1*H,3));O=l1((+C1+D)*H,3),O<=B&&s.push(O)}}else{let J=N>=M?M:N,G=V2(c)-V2(k),O=U+G+Q3(k-U,J);s.push(O);let q=l(O),T=q.getHours()+q.getMinutes()/V+q.getSeconds()/L,I=N/L,W=m.axes[u]._space,C1=E/W;for(;O=l1(O+N,H==1?0:3),!(O>B);)if(I>1){let D=V2(l1(T+I,6))%24,V1=l(O).getHours()-D;V1>1&&(V1=-1),O-=V1*L,T=(T+I)%24;let o1=s[s.length-1];l1((O-o1)/N,3)*C1>=.7&&s.push(O)}else s.push(O)}return s}}return[d,n,x]}var[sC,uC,SC]=L6(1),[cC,hC,fC]=L6(.001);p3(2,-53,53,[1]);function u9(H,C){return H.map(V=>V.map((L,M)=>M==0||M==8||L==null?L:C(M==1||V[8]==0?L:V[1]+L)))}function S9(H,C){return(V,L,M,t,i)=>{let a=C.find(c=>i>=c[0])||C[C.length-1],d,n,x,l,m,u;return L.map(c=>{let B=H(c),N=B.getFullYear(),E=B.getMonth(),s=B.getDate(),P=B.getHours(),f=B.getMinutes(),z=B.getSeconds(),k=N!=d&&a[2]||E!=n&&a[3]||s!=x&&a[4]||P!=l&&a[5]||f!=m&&a[6]||z!=u&&a[7]||a[1];return d=N,n=E,x=s,l=P,m=f,u=z,k(B)})}}function OC(H,C){let V=r7(C);return(L,M,t,i,a)=>M.map(d=>V(H(d)))}function W0(H,C,V){return new Date(H,C,V)}function c9(H,C){return C(H)}var gC="{YYYY}-{MM}-{DD} {h}:{mm}{aa}";function h9(H,C){return(V,L,M,t)=>t==null?X0:C(H(L))}function kC(H,C){let V=H.series[C];return V.width?V.stroke(H,C):V.points.width?V.points.stroke(H,C):null}function bC(H,C){return H.series[C].fill(H,C)}var wC={show:!0,live:!0,isolate:!1,mount:q8,markers:{show:!0,width:2,stroke:kC,fill:bC,dash:"solid"},idx:null,idxs:null,values:[]};function yC(H,C){let V=H.cursor.points,L=A2(),M=V.size(H,C);x1(L,o3,M),x1(L,A3,M);let t=M/-2;x1(L,"marginLeft",t),x1(L,"marginTop",t);let i=V.width(H,C,M);return i&&x1(L,"borderWidth",i),L}function BC(H,C){let V=H.series[C].points;return V._fill||V._stroke}function PC(H,C){let V=H.series[C].points;return V._stroke||V._fill}function TC(H,C){return H.series[C].points.size}var N0=[0,0];function FC(H,C,V){return N0[0]=C,N0[1]=V,N0}function N3(H,C,V,L=!0){return M=>{M.button==0&&(!L||M.target==C)&&V(M)}}function _0(H,C,V,L=!0){return M=>{(!L||M.target==C)&&V(M)}}var RC={show:!0,x:!0,y:!0,lock:!1,move:FC,points:{one:!1,show:yC,size:TC,width:0,stroke:PC,fill:BC},bind:{mousedown:N3,mouseup:N3,click:N3,dblclick:N3,mousemove:_0,mouseleave:_0,mouseenter:_0},drag:{setScale:!0,x:!0,y:!1,dist:0,uni:null,click:(H,C)=>{C.stopPropagation(),C.stopImmediatePropagation()},_x:!1,_y:!1},focus:{dist:(H,C,V,L,M)=>L-M,prox:-1,bias:0},hover:{skip:[void 0],prox:null,bias:0},left:-10,top:-10,idx:null,dataIdx:null,idxs:null,event:null},M6={show:!0,stroke:"rgba(0,0,0,0.07)",width:2},t7=O1({},M6,{filter:G9}),r6=O1({},t7,{size:10}),e6=O1({},M6,{show:!1}),i7='12px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji"',t6="bold "+i7,i6=1.5,f9={show:!0,scale:"x",stroke:J0,space:50,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:t6,side:2,grid:t7,ticks:r6,border:e6,font:i7,lineGap:i6,rotate:0},DC="Value",EC="Time",O9={show:!0,scale:"x",auto:!1,sorted:1,min:d1,max:-d1,idxs:[]};function WC(H,C,V,L,M){return C.map(t=>t==null?"":L7(t))}function NC(H,C,V,L,M,t,i){let a=[],d=Q2.get(M)||0;V=i?V:l1(Q3(V,M),d);for(let n=V;n<=L;n=l1(n+M,d))a.push(Object.is(n,-0)?0:n);return a}function Q0(H,C,V,L,M,t,i){let a=[],d=H.scales[H.axes[C].scale].log,n=d==10?T2:_9,x=V2(n(V));M=N5(d,x),d==10&&(M=a5[x2(M,a5)]);let l=V,m=M*d;d==10&&(m=a5[x2(m,a5)]);do a.push(l),l=l+M,d==10&&!Q2.has(l)&&(l=l1(l,Q2.get(M))),l>=m&&(M=l,m=M*d,d==10&&(m=a5[x2(m,a5)]));while(l<=L);return a}function _C(H,C,V,L,M,t,i){let d=H.scales[H.axes[C].scale].asinh,n=L>d?Q0(H,C,U1(d,V),L,M):[d],x=L>=0&&V<=0?[0]:[];return(V<-d?Q0(H,C,U1(d,-L),-V,M):[d]).reverse().map(m=>-m).concat(x,n)}var o6=/./,IC=/[12357]/,$C=/[125]/,g9=/1/,K0=(H,C,V,L)=>H.map((M,t)=>C==4&&M==0||t%L==0&&V.test(M.toExponential()[M<0?1:0])?M:null);function GC(H,C,V,L,M){let t=H.axes[V],i=t.scale,a=H.scales[i],d=H.valToPos,n=t._space,x=d(10,i),l=d(9,i)-x>=n?o6:d(7,i)-x>=n?IC:d(5,i)-x>=n?$C:g9;if(l==g9){let m=y1(d(1,i)-x);if(m<n)return K0(C.slice().reverse(),a.distr,l,a2(n/m)).reverse()}return K0(C,a.distr,l,1)}function zC(H,C,V,L,M){let t=H.axes[V],i=t.scale,a=t._space,d=H.valToPos,n=y1(d(1,i)-d(2,i));return n<a?K0(C.slice().reverse(),3,o6,a2(a/n)).reverse():C}function UC(H,C,V,L){return L==null?X0:C==null?"":L7(C)}var k9={show:!0,scale:"y",stroke:J0,space:30,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:t6,side:3,grid:t7,ticks:r6,border:e6,font:i7,lineGap:i6,rotate:0};function QC(H,C){let V=3+(H||1)*2;return l1(V*C,3)}function KC(H,C){let{scale:V,idxs:L}=H.series[0],M=H._data[0],t=H.valToPos(M[L[0]],V,!0),i=H.valToPos(M[L[1]],V,!0),a=y1(i-t),d=H.series[C],n=a/(d.points.space*e1);return L[1]-L[0]<=n}var b9={scale:null,auto:!0,sorted:0,min:d1,max:-d1},A6=(H,C,V,L,M)=>M,w9={show:!0,auto:!0,sorted:0,gaps:A6,alpha:1,facets:[O1({},b9,{scale:"x"}),O1({},b9,{scale:"y"})]},y9={scale:"y",auto:!0,sorted:0,show:!0,spanGaps:!1,gaps:A6,alpha:1,points:{show:KC,filter:null},values:null,min:d1,max:-d1,idxs:[],path:null,clip:null};function qC(H,C,V,L,M){return V/10}var a6={time:!0,auto:!0,distr:1,log:10,asinh:1,min:null,max:null,dir:1,ori:0},jC=O1({},a6,{time:!1,ori:1}),B9={};function d6(H,C){let V=B9[H];return V||(V={key:H,plots:[],sub(L){V.plots.push(L)},unsub(L){V.plots=V.plots.filter(M=>M!=L)},pub(L,M,t,i,a,d,n){for(let x=0;x<V.plots.length;x++)V.plots[x]!=M&&V.plots[x].pub(L,M,t,i,a,d,n)}},H!=null&&(B9[H]=V)),V}var $5=1,q0=2;function n5(H,C,V){let L=H.mode,M=H.series[C],t=L==2?H._data[C]:H._data,i=H.scales,a=H.bbox,d=t[0],n=L==2?t[1]:t[C],x=L==2?i[M.facets[0].scale]:i[H.series[0].scale],l=L==2?i[M.facets[1].scale]:i[M.scale],m=a.left,u=a.top,c=a.width,B=a.height,N=H.valToPosH,E=H.valToPosV;return x.ori==0?V(M,d,n,x,l,N,E,m,u,c,B,j3,z5,J3,p6,m6):V(M,d,n,x,l,E,N,u,m,B,c,Y3,U5,a7,n6,v6)}function o7(H,C){let V=0,L=0,M=M1(H.bands,M7);for(let t=0;t<M.length;t++){let i=M[t];i.series[0]==C?V=i.dir:i.series[1]==C&&(i.dir==1?L|=1:L|=2)}return[V,L==1?-1:L==2?1:L==3?2:0]}function YC(H,C,V,L,M){let t=H.mode,i=H.series[C],a=t==2?i.facets[1].scale:i.scale,d=H.scales[a];return M==-1?d.min:M==1?d.max:d.distr==3?d.dir==1?d.min:d.max:0}function F2(H,C,V,L,M,t){return n5(H,C,(i,a,d,n,x,l,m,u,c,B,N)=>{let E=i.pxRound,s=n.dir*(n.ori==0?1:-1),P=n.ori==0?z5:U5,f,z;s==1?(f=V,z=L):(f=L,z=V);let k=E(l(a[f],n,B,u)),K=E(m(d[f],x,N,c)),U=E(l(a[z],n,B,u)),J=E(m(t==1?x.max:x.min,x,N,c)),G=new Path2D(M);return P(G,U,J),P(G,k,J),P(G,k,K),G})}function q3(H,C,V,L,M,t){let i=null;if(H.length>0){i=new Path2D;let a=C==0?J3:a7,d=V;for(let l=0;l<H.length;l++){let m=H[l];if(m[1]>m[0]){let u=m[0]-d;u>0&&a(i,d,L,u,L+t),d=m[1]}}let n=V+M-d,x=10;n>0&&a(i,d,L-x/2,n,L+t+x)}return i}function JC(H,C,V){let L=H[H.length-1];L&&L[0]==C?L[1]=V:H.push([C,V])}function A7(H,C,V,L,M,t,i){let a=[],d=H.length;for(let n=M==1?V:L;n>=V&&n<=L;n+=M)if(C[n]===null){let l=n,m=n;if(M==1)for(;++n<=L&&C[n]===null;)m=n;else for(;--n>=V&&C[n]===null;)m=n;let u=t(H[l]),c=m==l?u:t(H[m]),B=l-M;u=i<=0&&B>=0&&B<d?t(H[B]):u;let E=m+M;c=i>=0&&E>=0&&E<d?t(H[E]):c,c>=u&&a.push([u,c])}return a}function P9(H){return H==0?$9:H==1?w1:C=>A5(C,H)}function l6(H){let C=H==0?j3:Y3,V=H==0?(M,t,i,a,d,n)=>{M.arcTo(t,i,a,d,n)}:(M,t,i,a,d,n)=>{M.arcTo(i,t,d,a,n)},L=H==0?(M,t,i,a,d)=>{M.rect(t,i,a,d)}:(M,t,i,a,d)=>{M.rect(i,t,d,a)};return(M,t,i,a,d,n=0,x=0)=>{n==0&&x==0?L(M,t,i,a,d):(n=Z2(n,a/2,d/2),x=Z2(x,a/2,d/2),C(M,t+n,i),V(M,t+a,i,t+a,i+d,n),V(M,t+a,i+d,t,i+d,x),V(M,t,i+d,t,i,x),V(M,t,i,t+a,i,n),M.closePath())}}var j3=(H,C,V)=>{H.moveTo(C,V)},Y3=(H,C,V)=>{H.moveTo(V,C)},z5=(H,C,V)=>{H.lineTo(C,V)},U5=(H,C,V)=>{H.lineTo(V,C)},J3=l6(0),a7=l6(1),p6=(H,C,V,L,M,t)=>{H.arc(C,V,L,M,t)},n6=(H,C,V,L,M,t)=>{H.arc(V,C,L,M,t)},m6=(H,C,V,L,M,t,i)=>{H.bezierCurveTo(C,V,L,M,t,i)},v6=(H,C,V,L,M,t,i)=>{H.bezierCurveTo(V,C,M,L,i,t)};function x6(H){return(C,V,L,M,t)=>n5(C,V,(i,a,d,n,x,l,m,u,c,B,N)=>{let{pxRound:E,points:s}=i,P,f;n.ori==0?(P=j3,f=p6):(P=Y3,f=n6);let z=l1(s.width*e1,3),k=(s.size-s.width)/2*e1,K=l1(k*2,3),U=new Path2D,J=new Path2D,{left:G,top:O,width:q,height:T}=C.bbox;J3(J,G-K,O-K,q+K*2,T+K*2);let I=W=>{if(d[W]!=null){let C1=E(l(a[W],n,B,u)),D=E(m(d[W],x,N,c));P(U,C1+k,D),f(U,C1,D,k,0,_3*2)}};if(t)t.forEach(I);else for(let W=L;W<=M;W++)I(W);return{stroke:z>0?U:null,fill:U,clip:J,flags:$5|q0}})}function Z6(H){return(C,V,L,M,t,i)=>{L!=M&&(t!=L&&i!=L&&H(C,V,L),t!=M&&i!=M&&H(C,V,M),H(C,V,i))}}var XC=Z6(z5),CH=Z6(U5);function s6(H){let C=M1(H?.alignGaps,0);return(V,L,M,t)=>n5(V,L,(i,a,d,n,x,l,m,u,c,B,N)=>{[M,t]=z3(d,M,t);let E=i.pxRound,s=T=>E(l(T,n,B,u)),P=T=>E(m(T,x,N,c)),f,z;n.ori==0?(f=z5,z=XC):(f=U5,z=CH);let k=n.dir*(n.ori==0?1:-1),K={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:$5},U=K.stroke,J=!1;if(t-M>=B*4){let T=F=>V.posToVal(F,n.key,!0),I=null,W=null,C1,D,Q1,Z1=s(a[k==1?M:t]),V1=s(a[M]),o1=s(a[t]),j=T(k==1?V1+1:o1-1);for(let F=k==1?M:t;F>=M&&F<=t;F+=k){let k1=a[F],s1=(k==1?k1<j:k1>j)?Z1:s(k1),t1=d[F];s1==Z1?t1!=null?(D=t1,I==null?(f(U,s1,P(D)),C1=I=W=D):D<I?I=D:D>W&&(W=D)):t1===null&&(J=!0):(I!=null&&z(U,Z1,P(I),P(W),P(C1),P(D)),t1!=null?(D=t1,f(U,s1,P(D)),I=W=C1=D):(I=W=null,t1===null&&(J=!0)),Z1=s1,j=T(Z1+k))}I!=null&&I!=W&&Q1!=Z1&&z(U,Z1,P(I),P(W),P(C1),P(D))}else for(let T=k==1?M:t;T>=M&&T<=t;T+=k){let I=d[T];I===null?J=!0:I!=null&&f(U,s(a[T]),P(I))}let[O,q]=o7(V,L);if(i.fill!=null||O!=0){let T=K.fill=new Path2D(U),I=i.fillTo(V,L,i.min,i.max,O),W=P(I),C1=s(a[M]),D=s(a[t]);k==-1&&([D,C1]=[C1,D]),f(T,D,W),f(T,C1,W)}if(!i.spanGaps){let T=[];J&&T.push(...A7(a,d,M,t,k,s,C)),K.gaps=T=i.gaps(V,L,M,t,T),K.clip=q3(T,n.ori,u,c,B,N)}return q!=0&&(K.band=q==2?[F2(V,L,M,t,U,-1),F2(V,L,M,t,U,1)]:F2(V,L,M,t,U,q)),K})}function HH(H){let C=M1(H.align,1),V=M1(H.ascDesc,!1),L=M1(H.alignGaps,0),M=M1(H.extend,!1);return(t,i,a,d)=>n5(t,i,(n,x,l,m,u,c,B,N,E,s,P)=>{[a,d]=z3(l,a,d);let f=n.pxRound,{left:z,width:k}=t.bbox,K=V1=>f(c(V1,m,s,N)),U=V1=>f(B(V1,u,P,E)),J=m.ori==0?z5:U5,G={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:$5},O=G.stroke,q=m.dir*(m.ori==0?1:-1),T=U(l[q==1?a:d]),I=K(x[q==1?a:d]),W=I,C1=I;M&&C==-1&&(C1=z,J(O,C1,T)),J(O,I,T);for(let V1=q==1?a:d;V1>=a&&V1<=d;V1+=q){let o1=l[V1];if(o1==null)continue;let j=K(x[V1]),F=U(o1);C==1?J(O,j,T):J(O,W,F),J(O,j,F),T=F,W=j}let D=W;M&&C==1&&(D=z+k,J(O,D,T));let[Q1,Z1]=o7(t,i);if(n.fill!=null||Q1!=0){let V1=G.fill=new Path2D(O),o1=n.fillTo(t,i,n.min,n.max,Q1),j=U(o1);J(V1,D,j),J(V1,C1,j)}if(!n.spanGaps){let V1=[];V1.push(...A7(x,l,a,d,q,K,L));let o1=n.width*e1/2,j=V||C==1?o1:-o1,F=V||C==-1?-o1:o1;V1.forEach(k1=>{k1[0]+=j,k1[1]+=F}),G.gaps=V1=n.gaps(t,i,a,d,V1),G.clip=q3(V1,m.ori,N,E,s,P)}return Z1!=0&&(G.band=Z1==2?[F2(t,i,a,d,O,-1),F2(t,i,a,d,O,1)]:F2(t,i,a,d,O,Z1)),G})}function T9(H,C,V,L,M,t,i=d1){if(H.length>1){let a=null;for(let d=0,n=1/0;d<H.length;d++)if(C[d]!==void 0){if(a!=null){let x=y1(H[d]-H[a]);x<n&&(n=x,i=y1(V(H[d],L,M,t)-V(H[a],L,M,t)))}a=d}}return i}function VH(H){H=H||l3;let C=M1(H.size,[.6,d1,1]),V=H.align||0,L=H.gap||0,M=H.radius;M=M==null?[0,0]:typeof M=="number"?[M,0]:M;let t=X(M),i=1-C[0],a=M1(C[1],d1),d=M1(C[2],1),n=M1(H.disp,l3),x=M1(H.each,u=>{}),{fill:l,stroke:m}=n;return(u,c,B,N)=>n5(u,c,(E,s,P,f,z,k,K,U,J,G,O)=>{let q=E.pxRound,T=V,I=L*e1,W=a*e1,C1=d*e1,D,Q1;f.ori==0?[D,Q1]=t(u,c):[Q1,D]=t(u,c);let Z1=f.dir*(f.ori==0?1:-1),V1=f.ori==0?J3:a7,o1=f.ori==0?x:(w,p1,b1,Z5,j2,u2,Y2)=>{x(w,p1,b1,j2,Z5,Y2,u2)},j=M1(u.bands,M7).find(w=>w.series[0]==c),F=j!=null?j.dir:0,k1=E.fillTo(u,c,E.min,E.max,F),_1=q(K(k1,z,O,J)),s1,t1,d2,j1=G,S1=q(E.width*e1),s2=!1,b2=null,M2=null,D2=null,m5=null;l!=null&&(S1==0||m!=null)&&(s2=!0,b2=l.values(u,c,B,N),M2=new Map,new Set(b2).forEach(w=>{w!=null&&M2.set(w,new Path2D)}),S1>0&&(D2=m.values(u,c,B,N),m5=new Map,new Set(D2).forEach(w=>{w!=null&&m5.set(w,new Path2D)})));let{x0:v5,size:Q5}=n;if(v5!=null&&Q5!=null){T=1,s=v5.values(u,c,B,N),v5.unit==2&&(s=s.map(b1=>u.posToVal(U+b1*G,f.key,!0)));let w=Q5.values(u,c,B,N);Q5.unit==2?t1=w[0]*G:t1=k(w[0],f,G,U)-k(0,f,G,U),j1=T9(s,P,k,f,G,U,j1),d2=j1-t1+I}else j1=T9(s,P,k,f,G,U,j1),d2=j1*i+I,t1=j1-d2;d2<1&&(d2=0),S1>=t1/2&&(S1=0),d2<5&&(q=$9);let n3=d2>0,K2=j1-d2-(n3?S1:0);t1=q(U0(K2,C1,W)),s1=(T==0?t1/2:T==Z1?0:t1)-T*Z1*((T==0?I/2:0)+(n3?S1/2:0));let I1={stroke:null,fill:null,clip:null,band:null,gaps:null,flags:0},x5=s2?null:new Path2D,w2=null;if(j!=null)w2=u.data[j.series[1]];else{let{y0:w,y1:p1}=n;w!=null&&p1!=null&&(P=p1.values(u,c,B,N),w2=w.values(u,c,B,N))}let q2=D*t1,Q=Q1*t1;for(let w=Z1==1?B:N;w>=B&&w<=N;w+=Z1){let p1=P[w];if(p1==null)continue;if(w2!=null){let K1=w2[w]??0;if(p1-K1==0)continue;_1=K(K1,z,O,J)}let b1=f.distr!=2||n!=null?s[w]:w,Z5=k(b1,f,G,U),j2=K(M1(p1,k1),z,O,J),u2=q(Z5-s1),Y2=q(U1(j2,_1)),Y1=q(Z2(j2,_1)),r2=Y2-Y1;if(p1!=null){let K1=p1<0?Q:q2,l2=p1<0?q2:Q;s2?(S1>0&&D2[w]!=null&&V1(m5.get(D2[w]),u2,Y1+V2(S1/2),t1,U1(0,r2-S1),K1,l2),b2[w]!=null&&V1(M2.get(b2[w]),u2,Y1+V2(S1/2),t1,U1(0,r2-S1),K1,l2)):V1(x5,u2,Y1+V2(S1/2),t1,U1(0,r2-S1),K1,l2),o1(u,c,w,u2-S1/2,Y1,t1+S1,r2)}}return S1>0?I1.stroke=s2?m5:x5:s2||(I1._fill=E.width==0?E._fill:E._stroke??E._fill,I1.width=0),I1.fill=s2?M2:x5,I1})}function LH(H,C){let V=M1(C?.alignGaps,0);return(L,M,t,i)=>n5(L,M,(a,d,n,x,l,m,u,c,B,N,E)=>{[t,i]=z3(n,t,i);let s=a.pxRound,P=D=>s(m(D,x,N,c)),f=D=>s(u(D,l,E,B)),z,k,K;x.ori==0?(z=j3,K=z5,k=m6):(z=Y3,K=U5,k=v6);let U=x.dir*(x.ori==0?1:-1),J=P(d[U==1?t:i]),G=J,O=[],q=[];for(let D=U==1?t:i;D>=t&&D<=i;D+=U)if(n[D]!=null){let Z1=d[D],V1=P(Z1);O.push(G=V1),q.push(f(n[D]))}let T={stroke:H(O,q,z,K,k,s),fill:null,clip:null,band:null,gaps:null,flags:$5},I=T.stroke,[W,C1]=o7(L,M);if(a.fill!=null||W!=0){let D=T.fill=new Path2D(I),Q1=a.fillTo(L,M,a.min,a.max,W),Z1=f(Q1);K(D,G,Z1),K(D,J,Z1)}if(!a.spanGaps){let D=[];D.push(...A7(d,n,t,i,U,P,V)),T.gaps=D=a.gaps(L,M,t,i,D),T.clip=q3(D,x.ori,c,B,N,E)}return C1!=0&&(T.band=C1==2?[F2(L,M,t,i,I,-1),F2(L,M,t,i,I,1)]:F2(L,M,t,i,I,C1)),T})}function MH(H){return LH(rH,H)}function rH(H,C,V,L,M,t){let i=H.length;if(i<2)return null;let a=new Path2D;if(V(a,H[0],C[0]),i==2)L(a,H[1],C[1]);else{let d=Array(i),n=Array(i-1),x=Array(i-1),l=Array(i-1);for(let m=0;m<i-1;m++)x[m]=C[m+1]-C[m],l[m]=H[m+1]-H[m],n[m]=x[m]/l[m];d[0]=n[0];for(let m=1;m<i-1;m++)n[m]===0||n[m-1]===0||n[m-1]>0!=n[m]>0?d[m]=0:(d[m]=3*(l[m-1]+l[m])/((2*l[m]+l[m-1])/n[m-1]+(l[m]+2*l[m-1])/n[m]),isFinite(d[m])||(d[m]=0));d[i-1]=n[i-2];for(let m=0;m<i-1;m++)M(a,H[m]+l[m]/3,C[m]+d[m]*l[m]/3,H[m+1]-l[m]/3,C[m+1]-d[m+1]*l[m]/3,H[m+1],C[m+1])}return a}var j0=new Set;function F9(){for(let H of j0)H.syncRect(!0)}G5&&(l5(W8,W5,F9),l5(N8,W5,F9,!0),l5(I3,W5,()=>{g1.pxRatio=e1}));var eH=s6(),tH=x6();function R9(H,C,V,L){return(L?[H[0],H[1]].concat(H.slice(2)):[H[0]].concat(H.slice(1))).map((t,i)=>Y0(t,i,C,V))}function iH(H,C){return H.map((V,L)=>L==0?{}:O1({},C,V))}function Y0(H,C,V,L){return O1({},C==0?V:L,H)}function u6(H,C,V){return C==null?_5:[C,V]}var oH=u6;function AH(H,C,V){return C==null?_5:$3(C,V,V7,!0)}function S6(H,C,V,L){return C==null?_5:U3(C,V,H.scales[L].log,!1)}var aH=S6;function c6(H,C,V,L){return C==null?_5:H7(C,V,H.scales[L].log,!1)}var dH=c6;function lH(H,C,V,L,M){let t=U1(p9(H),p9(C)),i=C-H,a=x2(M/L*i,V);do{let d=V[a],n=L*d/i;if(n>=M&&t+(d<5?Q2.get(d):0)<=17)return[d,n]}while(++a<V.length);return[0,0]}function D9(H){let C,V;return H=H.replace(/(\d+)px/,(L,M)=>(C=w1((V=+M)*e1))+"px"),[H,C,V]}function pH(H){H.show&&[H.font,H.labelFont].forEach(C=>{let V=l1(C[2]*e1,1);C[0]=C[0].replace(/[0-9.]+px/,V+"px"),C[1]=V})}function g1(H,C,V){let L={mode:M1(H.mode,1)},M=L.mode;function t(r,e,o,A){let p=e.valToPct(r);return A+o*(e.dir==-1?1-p:p)}function i(r,e,o,A){let p=e.valToPct(r);return A+o*(e.dir==-1?p:1-p)}function a(r,e,o,A){return e.ori==0?t(r,e,o,A):i(r,e,o,A)}L.valToPosH=t,L.valToPosV=i;let d=!1;L.status=0;let n=L.root=A2(u8);if(H.id!=null&&(n.id=H.id),H2(n,H.class),H.title){let r=A2(h8,n);r.textContent=H.title}let x=v2("canvas"),l=L.ctx=x.getContext("2d"),m=A2(f8,n);l5("click",m,r=>{r.target===c&&(n1!=w5||u1!=y5)&&W1.click(L,r)},!0);let u=L.under=A2(O8,m);m.appendChild(x);let c=L.over=A2(g8,m);H=I5(H);let B=+M1(H.pxAlign,1),N=P9(B);(H.plugins||[]).forEach(r=>{r.opts&&(H=r.opts(L,H)||H)});let E=H.ms||.001,s=L.series=M==1?R9(H.series||[],O9,y9,!1):iH(H.series||[null],w9),P=L.axes=R9(H.axes||[],f9,k9,!0),f=L.scales={},z=L.bands=H.bands||[];z.forEach(r=>{r.fill=X(r.fill||null),r.dir=M1(r.dir,-1)});let k=M==2?s[1].facets[0].scale:s[0].scale,K={axes:$6,series:E6},U=(H.drawOrder||["axes","series"]).map(r=>K[r]);function J(r){let e=r.distr==3?o=>T2(o>0?o:r.clamp(L,o,r.min,r.max,r.key)):r.distr==4?o=>E0(o,r.asinh):r.distr==100?o=>r.fwd(o):o=>o;return o=>{let A=e(o),{_min:p,_max:v}=r,Z=v-p;return(A-p)/Z}}function G(r){let e=f[r];if(e==null){let o=(H.scales||l3)[r]||l3;if(o.from!=null){G(o.from);let A=O1({},f[o.from],o,{key:r});A.valToPct=J(A),f[r]=A}else{e=f[r]=O1({},r==k?a6:jC,o),e.key=r;let A=e.time,p=e.range,v=U2(p);if((r!=k||M==2&&!A)&&(v&&(p[0]==null||p[1]==null)&&(p={min:p[0]==null?a9:{mode:1,hard:p[0],soft:p[0]},max:p[1]==null?a9:{mode:1,hard:p[1],soft:p[1]}},v=!1),!v&&K3(p))){let Z=p;p=(S,h,g)=>h==null?_5:$3(h,g,Z)}e.range=X(p||(A?oH:r==k?e.distr==3?aH:e.distr==4?dH:u6:e.distr==3?S6:e.distr==4?c6:AH)),e.auto=X(v?!1:e.auto),e.clamp=X(e.clamp||qC),e._min=e._max=null,e.valToPct=J(e)}}}G("x"),G("y"),M==1&&s.forEach(r=>{G(r.scale)}),P.forEach(r=>{G(r.scale)});for(let r in H.scales)G(r);let O=f[k],q=O.distr,T,I;O.ori==0?(H2(n,S8),T=t,I=i):(H2(n,c8),T=i,I=t);let W={};for(let r in f){let e=f[r];(e.min!=null||e.max!=null)&&(W[r]={min:e.min,max:e.max},e.min=e.max=null)}let C1=H.tzDate||(r=>new Date(w1(r/E))),D=H.fmtDate||r7,Q1=E==1?SC(C1):fC(C1),Z1=S9(C1,u9(E==1?uC:hC,D)),V1=h9(C1,c9(gC,D)),o1=[],j=L.legend=O1({},wC,H.legend),F=L.cursor=O1({},RC,{drag:{y:M==2}},H.cursor),k1=j.show,_1=F.show,s1=j.markers;j.idxs=o1,s1.width=X(s1.width),s1.dash=X(s1.dash),s1.stroke=X(s1.stroke),s1.fill=X(s1.fill);let t1,d2,j1,S1=[],s2=[],b2,M2=!1,D2={};if(j.live){let r=s[1]?s[1].values:null;M2=r!=null,b2=M2?r(L,1,0):{_:0};for(let e in b2)D2[e]=X0}if(k1)if(t1=v2("table",P8,n),j1=v2("tbody",null,t1),j.mount(L,t1),M2){d2=v2("thead",null,t1,j1);let r=v2("tr",null,d2);v2("th",null,r);for(var m5 in b2)v2("th",J4,r).textContent=m5}else H2(t1,F8),j.live&&H2(t1,T8);let v5={show:!0},Q5={show:!1};function n3(r,e){if(e==0&&(M2||!j.live||M==2))return _5;let o=[],A=v2("tr",R8,j1,j1.childNodes[e]);H2(A,r.class),r.show||H2(A,d5);let p=v2("th",null,A);if(s1.show){let S=A2(D8,p);if(e>0){let h=s1.width(L,e);h&&(S.style.border=h+"px "+s1.dash(L,e)+" "+s1.stroke(L,e)),S.style.background=s1.fill(L,e)}}let v=A2(J4,p);r.label instanceof HTMLElement?v.appendChild(r.label):v.textContent=r.label,e>0&&(s1.show||(v.style.color=r.width>0?s1.stroke(L,e):s1.fill(L,e)),I1("click",p,S=>{if(F._lock)return;X2(S);let h=s.indexOf(r);if((S.ctrlKey||S.metaKey)!=j.isolate){let g=s.some((b,y)=>y>0&&y!=h&&b.show);s.forEach((b,y)=>{y>0&&c2(y,g?y==h?v5:Q5:v5,!0,f1.setSeries)})}else c2(h,{show:!r.show},!0,f1.setSeries)},!1),u5&&I1(V9,p,S=>{F._lock||(X2(S),c2(s.indexOf(r),P5,!0,f1.setSeries))},!1));for(var Z in b2){let S=v2("td",E8,A);S.textContent="--",o.push(S)}return[A,o]}let K2=new Map;function I1(r,e,o,A=!0){let p=K2.get(e)||{},v=F.bind[r](L,e,o,A);v&&(l5(r,e,p[r]=v),K2.set(e,p))}function x5(r,e,o){let A=K2.get(e)||{};for(let p in A)(r==null||p==r)&&(z0(p,e,A[p]),delete A[p]);r==null&&K2.delete(e)}let w2=0,q2=0,Q=0,w=0,p1=0,b1=0,Z5=p1,j2=b1,u2=Q,Y2=w,Y1=0,r2=0,K1=0,l2=0;L.bbox={};let X3=!1,m3=!1,s5=!1,J2=!1,v3=!1,e2=!1;function C0(r,e,o){(o||r!=L.width||e!=L.height)&&m7(r,e),O5(!1),s5=!0,m3=!0,g5()}function m7(r,e){L.width=w2=Q=r,L.height=q2=w=e,p1=b1=0,y6(),B6();let o=L.bbox;Y1=o.left=A5(p1*e1,.5),r2=o.top=A5(b1*e1,.5),K1=o.width=A5(Q*e1,.5),l2=o.height=A5(w*e1,.5)}let k6=3;function b6(){let r=!1,e=0;for(;!r;){e++;let o=_6(e),A=I6(e);r=e==k6||o&&A,r||(m7(L.width,L.height),m3=!0)}}function w6({width:r,height:e}){C0(r,e)}L.setSize=w6;function y6(){let r=!1,e=!1,o=!1,A=!1;P.forEach((p,v)=>{if(p.show&&p._show){let{side:Z,_size:S}=p,h=Z%2,g=p.label!=null?p.labelSize:0,b=S+g;b>0&&(h?(Q-=b,Z==3?(p1+=b,A=!0):o=!0):(w-=b,Z==0?(b1+=b,r=!0):e=!0))}}),C5[0]=r,C5[1]=o,C5[2]=e,C5[3]=A,Q-=E2[1]+E2[3],p1+=E2[3],w-=E2[2]+E2[0],b1+=E2[0]}function B6(){let r=p1+Q,e=b1+w,o=p1,A=b1;function p(v,Z){switch(v){case 1:return r+=Z,r-Z;case 2:return e+=Z,e-Z;case 3:return o-=Z,o+Z;case 0:return A-=Z,A+Z}}P.forEach((v,Z)=>{if(v.show&&v._show){let S=v.side;v._pos=p(S,v._size),v.label!=null&&(v._lpos=p(S,v.labelSize))}})}if(F.dataIdx==null){let r=F.hover,e=r.skip=new Set(r.skip??[]);e.add(void 0);let o=r.prox=X(r.prox),A=r.bias??=0;F.dataIdx=(p,v,Z,S)=>{if(v==0)return Z;let h=Z,g=o(p,v,Z,S)??d1,b=g>=0&&g<d1,y=O.ori==0?Q:w,$=F.left,r1=C[0],L1=C[v];if(e.has(L1[Z])){h=null;let Y=null,_=null,R;if(A==0||A==-1)for(R=Z;Y==null&&R-- >0;)e.has(L1[R])||(Y=R);if(A==0||A==1)for(R=Z;_==null&&R++<L1.length;)e.has(L1[R])||(_=R);if(Y!=null||_!=null)if(b){let v1=Y==null?-1/0:T(r1[Y],O,y,0),c1=_==null?1/0:T(r1[_],O,y,0),D1=$-v1,A1=c1-$;D1<=A1?D1<=g&&(h=Y):A1<=g&&(h=_)}else h=_==null?Y:Y==null?_:Z-Y<=_-Z?Y:_}else b&&y1($-T(r1[Z],O,y,0))>g&&(h=null);return h}}let X2=r=>{F.event=r};F.idxs=o1,F._lock=!1;let N1=F.points;N1.show=X(N1.show),N1.size=X(N1.size),N1.stroke=X(N1.stroke),N1.width=X(N1.width),N1.fill=X(N1.fill);let S2=L.focus=O1({},H.focus||{alpha:.3},F.focus),u5=S2.prox>=0,S5=u5&&N1.one,t2=[],c5=[],h5=[];function v7(r,e){let o=N1.show(L,e);if(o instanceof HTMLElement)return H2(o,B8),H2(o,r.class),k2(o,-10,-10,Q,w),c.insertBefore(o,t2[e]),o}function x7(r,e){if(M==1||e>0){let o=M==1&&f[r.scale].time,A=r.value;r.value=o?v9(A)?h9(C1,c9(A,D)):A||V1:A||UC,r.label=r.label||(o?EC:DC)}if(S5||e>0){r.width=r.width==null?1:r.width,r.paths=r.paths||eH||j8,r.fillTo=X(r.fillTo||YC),r.pxAlign=+M1(r.pxAlign,B),r.pxRound=P9(r.pxAlign),r.stroke=X(r.stroke||null),r.fill=X(r.fill||null),r._stroke=r._fill=r._paths=r._focus=null;let o=QC(U1(1,r.width),1),A=r.points=O1({},{size:o,width:U1(1,o*.2),stroke:r.stroke,space:o*2,paths:tH,_stroke:null,_fill:null},r.points);A.show=X(A.show),A.filter=X(A.filter),A.fill=X(A.fill),A.stroke=X(A.stroke),A.paths=X(A.paths),A.pxAlign=r.pxAlign}if(k1){let o=n3(r,e);S1.splice(e,0,o[0]),s2.splice(e,0,o[1]),j.values.push(null)}if(_1){o1.splice(e,0,null);let o=null;S5?e==0&&(o=v7(r,e)):e>0&&(o=v7(r,e)),t2.splice(e,0,o),c5.splice(e,0,0),h5.splice(e,0,0)}R1("addSeries",e)}function P6(r,e){e=e??s.length,r=M==1?Y0(r,e,O9,y9):Y0(r,e,{},w9),s.splice(e,0,r),x7(s[e],e)}L.addSeries=P6;function T6(r){if(s.splice(r,1),k1){j.values.splice(r,1),s2.splice(r,1);let e=S1.splice(r,1)[0];x5(null,e.firstChild),e.remove()}_1&&(o1.splice(r,1),t2.splice(r,1)[0].remove(),c5.splice(r,1),h5.splice(r,1)),R1("delSeries",r)}L.delSeries=T6;let C5=[!1,!1,!1,!1];function F6(r,e){if(r._show=r.show,r.show){let o=r.side%2,A=f[r.scale];A==null&&(r.scale=o?s[1].scale:k,A=f[r.scale]);let p=A.time;r.size=X(r.size),r.space=X(r.space),r.rotate=X(r.rotate),U2(r.incrs)&&r.incrs.forEach(Z=>{!Q2.has(Z)&&Q2.set(Z,U9(Z))}),r.incrs=X(r.incrs||(A.distr==2?xC:p?E==1?sC:cC:a5)),r.splits=X(r.splits||(p&&A.distr==1?Q1:A.distr==3?Q0:A.distr==4?_C:NC)),r.stroke=X(r.stroke),r.grid.stroke=X(r.grid.stroke),r.ticks.stroke=X(r.ticks.stroke),r.border.stroke=X(r.border.stroke);let v=r.values;r.values=U2(v)&&!U2(v[0])?X(v):p?U2(v)?S9(C1,u9(v,D)):v9(v)?OC(C1,v):v||Z1:v||WC,r.filter=X(r.filter||(A.distr>=3&&A.log==10?GC:A.distr==3&&A.log==2?zC:G9)),r.font=D9(r.font),r.labelFont=D9(r.labelFont),r._size=r.size(L,null,e,0),r._space=r._rotate=r._incrs=r._found=r._splits=r._values=null,r._size>0&&(C5[e]=!0,r._el=A2(k8,m))}}function K5(r,e,o,A){let[p,v,Z,S]=o,h=e%2,g=0;return h==0&&(S||v)&&(g=e==0&&!p||e==2&&!Z?w1(f9.size/3):0),h==1&&(p||Z)&&(g=e==1&&!v||e==3&&!S?w1(k9.size/2):0),g}let Z7=L.padding=(H.padding||[K5,K5,K5,K5]).map(r=>X(M1(r,K5))),E2=L._padding=Z7.map((r,e)=>r(L,e,C5,0)),E1,B1=null,P1=null,x3=M==1?s[0].idxs:null,p2=null,q5=!1;function s7(r,e){if(C=r??[],L.data=L._data=C,M==2){E1=0;for(let o=1;o<s.length;o++)E1+=C[o][0].length}else{C.length==0&&(L.data=L._data=C=[[]]),p2=C[0],E1=p2.length;let o=C;if(q==2){o=C.slice();let A=o[0]=Array(E1);for(let p=0;p<E1;p++)A[p]=p}L._data=C=o}if(O5(!0),R1("setData"),q==2&&(s5=!0),e!==!1){let o=O;o.auto(L,q5)?H0():N2(k,o.min,o.max),J2=J2||F.left>=0,e2=!0,g5()}}L.setData=s7;function H0(){q5=!0;let r,e;M==1&&(E1>0?(B1=x3[0]=0,P1=x3[1]=E1-1,r=C[0][B1],e=C[0][P1],q==2?(r=B1,e=P1):r==e&&(q==3?[r,e]=U3(r,r,O.log,!1):q==4?[r,e]=H7(r,r,O.log,!1):O.time?e=r+w1(86400/E):[r,e]=$3(r,e,V7,!0))):(B1=x3[0]=r=null,P1=x3[1]=e=null)),N2(k,r,e)}let Z3,f5,V0,L0,M0,r0,e0,t0,i0,q1;function u7(r,e,o,A,p,v){r??=C9,o??=M7,A??="butt",p??=C9,v??="round",r!=Z3&&(l.strokeStyle=Z3=r),p!=f5&&(l.fillStyle=f5=p),e!=V0&&(l.lineWidth=V0=e),v!=M0&&(l.lineJoin=M0=v),A!=r0&&(l.lineCap=r0=A),o!=L0&&l.setLineDash(L0=o)}function S7(r,e,o,A){e!=f5&&(l.fillStyle=f5=e),r!=e0&&(l.font=e0=r),o!=t0&&(l.textAlign=t0=o),A!=i0&&(l.textBaseline=i0=A)}function o0(r,e,o,A,p=0){if(A.length>0&&r.auto(L,q5)&&(e==null||e.min==null)){let v=M1(B1,0),Z=M1(P1,A.length-1),S=o.min==null?G8(A,v,Z,p,r.distr==3):[o.min,o.max];r.min=Z2(r.min,o.min=S[0]),r.max=U1(r.max,o.max=S[1])}}let c7={min:null,max:null};function R6(){for(let A in f){let p=f[A];W[A]==null&&(p.min==null||W[k]!=null&&p.auto(L,q5))&&(W[A]=c7)}for(let A in f){let p=f[A];W[A]==null&&p.from!=null&&W[p.from]!=null&&(W[A]=c7)}W[k]!=null&&O5(!0);let r={};for(let A in W){let p=W[A];if(p!=null){let v=r[A]=I5(f[A],X8);if(p.min!=null)O1(v,p);else if(A!=k||M==2)if(E1==0&&v.from==null){let Z=v.range(L,null,null,A);v.min=Z[0],v.max=Z[1]}else v.min=d1,v.max=-d1}}if(E1>0){s.forEach((A,p)=>{if(M==1){let v=A.scale,Z=W[v];if(Z==null)return;let S=r[v];if(p==0){let h=S.range(L,S.min,S.max,v);S.min=h[0],S.max=h[1],B1=x2(S.min,C[0]),P1=x2(S.max,C[0]),P1-B1>1&&(C[0][B1]<S.min&&B1++,C[0][P1]>S.max&&P1--),A.min=p2[B1],A.max=p2[P1]}else A.show&&A.auto&&o0(S,Z,A,C[p],A.sorted);A.idxs[0]=B1,A.idxs[1]=P1}else if(p>0&&A.show&&A.auto){let[v,Z]=A.facets,S=v.scale,h=Z.scale,[g,b]=C[p],y=r[S],$=r[h];y!=null&&o0(y,W[S],v,g,v.sorted),$!=null&&o0($,W[h],Z,b,Z.sorted),A.min=Z.min,A.max=Z.max}});for(let A in r){let p=r[A],v=W[A];if(p.from==null&&(v==null||v.min==null)){let Z=p.range(L,p.min==d1?null:p.min,p.max==-d1?null:p.max,A);p.min=Z[0],p.max=Z[1]}}}for(let A in r){let p=r[A];if(p.from!=null){let v=r[p.from];if(v.min==null)p.min=p.max=null;else{let Z=p.range(L,v.min,v.max,A);p.min=Z[0],p.max=Z[1]}}}let e={},o=!1;for(let A in r){let p=r[A],v=f[A];if(v.min!=p.min||v.max!=p.max){v.min=p.min,v.max=p.max;let Z=v.distr;v._min=Z==3?T2(v.min):Z==4?E0(v.min,v.asinh):Z==100?v.fwd(v.min):v.min,v._max=Z==3?T2(v.max):Z==4?E0(v.max,v.asinh):Z==100?v.fwd(v.max):v.max,e[A]=o=!0}}if(o){s.forEach((A,p)=>{M==2?p>0&&e.y&&(A._paths=null):e[A.scale]&&(A._paths=null)});for(let A in e)s5=!0,R1("setScale",A);_1&&F.left>=0&&(J2=e2=!0)}for(let A in W)W[A]=null}function D6(r){let e=U0(B1-1,0,E1-1),o=U0(P1+1,0,E1-1);for(;r[e]==null&&e>0;)e--;for(;r[o]==null&&o<E1-1;)o++;return[e,o]}function E6(){if(E1>0){let r=s.some(e=>e._focus)&&q1!=S2.alpha;r&&(l.globalAlpha=q1=S2.alpha),s.forEach((e,o)=>{if(o>0&&e.show&&(h7(o,!1),h7(o,!0),e._paths==null)){let A=q1;q1!=e.alpha&&(l.globalAlpha=q1=e.alpha);let p=M==2?[0,C[o][0].length-1]:D6(C[o]);e._paths=e.paths(L,o,p[0],p[1]),q1!=A&&(l.globalAlpha=q1=A)}}),s.forEach((e,o)=>{if(o>0&&e.show){let A=q1;q1!=e.alpha&&(l.globalAlpha=q1=e.alpha),e._paths!=null&&f7(o,!1);{let p=e._paths!=null?e._paths.gaps:null,v=e.points.show(L,o,B1,P1,p),Z=e.points.filter(L,o,v,p);(v||Z)&&(e.points._paths=e.points.paths(L,o,B1,P1,Z),f7(o,!0))}q1!=A&&(l.globalAlpha=q1=A),R1("drawSeries",o)}}),r&&(l.globalAlpha=q1=1)}}function h7(r,e){let o=e?s[r].points:s[r];o._stroke=o.stroke(L,r),o._fill=o.fill(L,r)}function f7(r,e){let o=e?s[r].points:s[r],{stroke:A,fill:p,clip:v,flags:Z,_stroke:S=o._stroke,_fill:h=o._fill,_width:g=o.width}=o._paths;g=l1(g*e1,3);let b=null,y=g%2/2;e&&h==null&&(h=g>0?"#fff":S);let $=o.pxAlign==1&&y>0;if($&&l.translate(y,y),!e){let r1=Y1-g/2,L1=r2-g/2,Y=K1+g,_=l2+g;b=new Path2D,b.rect(r1,L1,Y,_)}e?A0(S,g,o.dash,o.cap,h,A,p,Z,v):W6(r,S,g,o.dash,o.cap,h,A,p,Z,b,v),$&&l.translate(-y,-y)}function W6(r,e,o,A,p,v,Z,S,h,g,b){let y=!1;h!=0&&z.forEach(($,r1)=>{if($.series[0]==r){let L1=s[$.series[1]],Y=C[$.series[1]],_=(L1._paths||l3).band;U2(_)&&(_=$.dir==1?_[0]:_[1]);let R,v1=null;L1.show&&_&&U8(Y,B1,P1)?(v1=$.fill(L,r1)||v,R=L1._paths.clip):_=null,A0(e,o,A,p,v1,Z,S,h,g,b,R,_),y=!0}}),y||A0(e,o,A,p,v,Z,S,h,g,b)}let O7=$5|q0;function A0(r,e,o,A,p,v,Z,S,h,g,b,y){u7(r,e,o,A,p),(h||g||y)&&(l.save(),h&&l.clip(h),g&&l.clip(g)),y?(S&O7)==O7?(l.clip(y),b&&l.clip(b),u3(p,Z),s3(r,v,e)):S&q0?(u3(p,Z),l.clip(y),s3(r,v,e)):S&$5&&(l.save(),l.clip(y),b&&l.clip(b),u3(p,Z),l.restore(),s3(r,v,e)):(u3(p,Z),s3(r,v,e)),(h||g||y)&&l.restore()}function s3(r,e,o){o>0&&(e instanceof Map?e.forEach((A,p)=>{l.strokeStyle=Z3=p,l.stroke(A)}):e!=null&&r&&l.stroke(e))}function u3(r,e){e instanceof Map?e.forEach((o,A)=>{l.fillStyle=f5=A,l.fill(o)}):e!=null&&r&&l.fill(e)}function N6(r,e,o,A){let p=P[r],v;if(A<=0)v=[0,0];else{let Z=p._space=p.space(L,r,e,o,A),S=p._incrs=p.incrs(L,r,e,o,A,Z);v=lH(e,o,S,A,Z)}return p._found=v}function a0(r,e,o,A,p,v,Z,S,h,g){let b=Z%2/2;B==1&&l.translate(b,b),u7(S,Z,h,g,S),l.beginPath();let y,$,r1,L1,Y=p+(A==0||A==3?-v:v);o==0?($=p,L1=Y):(y=p,r1=Y);for(let _=0;_<r.length;_++)e[_]!=null&&(o==0?y=r1=r[_]:$=L1=r[_],l.moveTo(y,$),l.lineTo(r1,L1));l.stroke(),B==1&&l.translate(-b,-b)}function _6(r){let e=!0;return P.forEach((o,A)=>{if(!o.show)return;let p=f[o.scale];if(p.min==null){o._show&&(e=!1,o._show=!1,O5(!1));return}else o._show||(e=!1,o._show=!0,O5(!1));let v=o.side,Z=v%2,{min:S,max:h}=p,[g,b]=N6(A,S,h,Z==0?Q:w);if(b==0)return;let y=p.distr==2,$=o._splits=o.splits(L,A,S,h,g,b,y),r1=p.distr==2?$.map(R=>p2[R]):$,L1=p.distr==2?p2[$[1]]-p2[$[0]]:g,Y=o._values=o.values(L,o.filter(L,r1,A,b,L1),A,b,L1);o._rotate=v==2?o.rotate(L,Y,A,b):0;let _=o._size;o._size=a2(o.size(L,Y,A,r)),_!=null&&o._size!=_&&(e=!1)}),e}function I6(r){let e=!0;return Z7.forEach((o,A)=>{let p=o(L,A,C5,r);p!=E2[A]&&(e=!1),E2[A]=p}),e}function $6(){for(let r=0;r<P.length;r++){let e=P[r];if(!e.show||!e._show)continue;let o=e.side,A=o%2,p,v,Z=e.stroke(L,r),S=o==0||o==3?-1:1,[h,g]=e._found;if(e.label!=null){let G1=e.labelGap*S,C2=w1((e._lpos+G1)*e1);S7(e.labelFont[0],Z,"center",o==2?"top":X4),l.save(),A==1?(p=v=0,l.translate(C2,w1(r2+l2/2)),l.rotate((o==3?-_3:_3)/2)):(p=w1(Y1+K1/2),v=C2);let L5=I9(e.label)?e.label(L,r,h,g):e.label;l.fillText(L5,p,v),l.restore()}if(g==0)continue;let b=f[e.scale],y=A==0?K1:l2,$=A==0?Y1:r2,r1=e._splits,L1=b.distr==2?r1.map(G1=>p2[G1]):r1,Y=b.distr==2?p2[r1[1]]-p2[r1[0]]:h,_=e.ticks,R=e.border,v1=_.show?_.size:0,c1=w1(v1*e1),D1=w1((e.alignTo==2?e._size-v1-e.gap:e.gap)*e1),A1=e._rotate*-_3/180,h1=N(e._pos*e1),J1=(c1+D1)*S,$1=h1+J1;v=A==0?$1:0,p=A==1?$1:0;let i2=e.font[0],n2=e.align==1?D5:e.align==2?F0:A1>0?D5:A1<0?F0:A==0?"center":o==3?F0:D5,f2=A1||A==1?"middle":o==2?"top":X4;S7(i2,Z,n2,f2);let X1=e.font[1]*e.lineGap,o2=r1.map(G1=>N(a(G1,b,y,$))),m2=e._values;for(let G1=0;G1<m2.length;G1++){let C2=m2[G1];if(C2!=null){A==0?p=o2[G1]:v=o2[G1],C2=""+C2;let L5=C2.indexOf(`
`)==-1?[C2]:C2.split(/\n/gm);for(let z1=0;z1<L5.length;z1++){let z7=L5[z1];A1?(l.save(),l.translate(p,v+z1*X1),l.rotate(A1),l.fillText(z7,0,0),l.restore()):l.fillText(z7,p,v+z1*X1)}}}_.show&&a0(o2,_.filter(L,L1,r,g,Y),A,o,h1,c1,l1(_.width*e1,3),_.stroke(L,r),_.dash,_.cap);let O2=e.grid;O2.show&&a0(o2,O2.filter(L,L1,r,g,Y),A,A==0?2:1,A==0?r2:Y1,A==0?l2:K1,l1(O2.width*e1,3),O2.stroke(L,r),O2.dash,O2.cap),R.show&&a0([h1],[1],A==0?1:0,A==0?1:2,A==1?r2:Y1,A==1?l2:K1,l1(R.width*e1,3),R.stroke(L,r),R.dash,R.cap)}R1("drawAxes")}function O5(r){s.forEach((e,o)=>{o>0&&(e._paths=null,r&&(M==1?(e.min=null,e.max=null):e.facets.forEach(A=>{A.min=null,A.max=null})))})}let S3=!1,d0=!1,j5=[];function G6(){d0=!1;for(let r=0;r<j5.length;r++)R1(...j5[r]);j5.length=0}function g5(){S3||(eC(g7),S3=!0)}function z6(r,e=!1){S3=!0,d0=e,r(L),g7(),e&&j5.length>0&&queueMicrotask(G6)}L.batch=z6;function g7(){if(X3&&(R6(),X3=!1),s5&&(b6(),s5=!1),m3){if(x1(u,D5,p1),x1(u,"top",b1),x1(u,o3,Q),x1(u,A3,w),x1(c,D5,p1),x1(c,"top",b1),x1(c,o3,Q),x1(c,A3,w),x1(m,o3,w2),x1(m,A3,q2),x.width=w1(w2*e1),x.height=w1(q2*e1),P.forEach(({_el:r,_show:e,_size:o,_pos:A,side:p})=>{if(r!=null)if(e){let v=p===3||p===0?o:0,Z=p%2==1;x1(r,Z?"left":"top",A-v),x1(r,Z?"width":"height",o),x1(r,Z?"top":"left",Z?b1:p1),x1(r,Z?"height":"width",Z?w:Q),G0(r,d5)}else H2(r,d5)}),Z3=f5=V0=M0=r0=e0=t0=i0=L0=null,q1=1,X5(!0),p1!=Z5||b1!=j2||Q!=u2||w!=Y2){O5(!1);let r=Q/u2,e=w/Y2;if(_1&&!J2&&F.left>=0){F.left*=r,F.top*=e,k5&&k2(k5,w1(F.left),0,Q,w),b5&&k2(b5,0,w1(F.top),Q,w);for(let o=0;o<t2.length;o++){let A=t2[o];A!=null&&(c5[o]*=r,h5[o]*=e,k2(A,a2(c5[o]),a2(h5[o]),Q,w))}}if(m1.show&&!v3&&m1.left>=0&&m1.width>0){m1.left*=r,m1.width*=r,m1.top*=e,m1.height*=e;for(let o in x0)x1(B5,o,m1[o])}Z5=p1,j2=b1,u2=Q,Y2=w}R1("setSize"),m3=!1}w2>0&&q2>0&&(l.clearRect(0,0,x.width,x.height),R1("drawClear"),U.forEach(r=>r()),R1("draw")),m1.show&&v3&&(c3(m1),v3=!1),_1&&J2&&(V5(null,!0,!1),J2=!1),j.show&&j.live&&e2&&(m0(),e2=!1),d||(d=!0,L.status=1,R1("ready")),q5=!1,S3=!1}L.redraw=(r,e)=>{s5=e||!1,r!==!1?N2(k,O.min,O.max):g5()};function l0(r,e){let o=f[r];if(o.from==null){if(E1==0){let A=o.range(L,e.min,e.max,r);e.min=A[0],e.max=A[1]}if(e.min>e.max){let A=e.min;e.min=e.max,e.max=A}if(E1>1&&e.min!=null&&e.max!=null&&e.max-e.min<1e-16)return;r==k&&o.distr==2&&E1>0&&(e.min=x2(e.min,C[0]),e.max=x2(e.max,C[0]),e.min==e.max&&e.max++),W[r]=e,X3=!0,g5()}}L.setScale=l0;let p0,n0,k5,b5,k7,b7,w5,y5,w7,y7,n1,u1,W2=!1,W1=F.drag,T1=W1.x,F1=W1.y;_1&&(F.x&&(p0=A2(w8,c)),F.y&&(n0=A2(y8,c)),O.ori==0?(k5=p0,b5=n0):(k5=n0,b5=p0),n1=F.left,u1=F.top);let m1=L.select=O1({show:!0,over:!0,left:0,width:0,top:0,height:0},H.select),B5=m1.show?A2(b8,m1.over?c:u):null;function c3(r,e){if(m1.show){for(let o in r)m1[o]=r[o],o in x0&&x1(B5,o,r[o]);e!==!1&&R1("setSelect")}}L.setSelect=c3;function U6(r){if(s[r].show)k1&&G0(S1[r],d5);else if(k1&&H2(S1[r],d5),_1){let o=S5?t2[0]:t2[r];o!=null&&k2(o,-10,-10,Q,w)}}function N2(r,e,o){l0(r,{min:e,max:o})}function c2(r,e,o,A){e.focus!=null&&Y6(r),e.show!=null&&s.forEach((p,v)=>{v>0&&(r==v||r==null)&&(p.show=e.show,U6(v),M==2?(N2(p.facets[0].scale,null,null),N2(p.facets[1].scale,null,null)):N2(p.scale,null,null),g5())}),o!==!1&&R1("setSeries",r,e),A&&C3("setSeries",L,r,e)}L.setSeries=c2;function Q6(r,e){O1(z[r],e)}function K6(r,e){r.fill=X(r.fill||null),r.dir=M1(r.dir,-1),e=e??z.length,z.splice(e,0,r)}function q6(r){r==null?z.length=0:z.splice(r,1)}L.addBand=K6,L.setBand=Q6,L.delBand=q6;function j6(r,e){s[r].alpha=e,_1&&t2[r]!=null&&(t2[r].style.opacity=e),k1&&S1[r]&&(S1[r].style.opacity=e)}let y2,_2,H5,P5={focus:!0};function Y6(r){if(r!=H5){let e=r==null,o=S2.alpha!=1;s.forEach((A,p)=>{if(M==1||p>0){let v=e||p==0||p==r;A._focus=e?null:v,o&&j6(p,v?1:S2.alpha)}}),H5=r,o&&g5()}}k1&&u5&&I1(L9,t1,r=>{F._lock||(X2(r),H5!=null&&c2(null,P5,!0,f1.setSeries))});function h2(r,e,o){let A=f[e];o&&(r=r/e1-(A.ori==1?b1:p1));let p=Q;A.ori==1&&(p=w,r=p-r),A.dir==-1&&(r=p-r);let v=A._min,Z=A._max,S=r/p,h=v+(Z-v)*S,g=A.distr;return g==3?N5(10,h):g==4?K8(h,A.asinh):g==100?A.bwd(h):h}function J6(r,e){let o=h2(r,k,e);return x2(o,C[0],B1,P1)}L.valToIdx=r=>x2(r,C[0]),L.posToIdx=J6,L.posToVal=h2,L.valToPos=(r,e,o)=>f[e].ori==0?t(r,f[e],o?K1:Q,o?Y1:0):i(r,f[e],o?l2:w,o?r2:0),L.setCursor=(r,e,o)=>{n1=r.left,u1=r.top,V5(null,e,o)};function B7(r,e){x1(B5,D5,m1.left=r),x1(B5,o3,m1.width=e)}function P7(r,e){x1(B5,"top",m1.top=r),x1(B5,A3,m1.height=e)}let Y5=O.ori==0?B7:P7,J5=O.ori==1?B7:P7;function X6(){if(k1&&j.live)for(let r=M==2?1:0;r<s.length;r++){if(r==0&&M2)continue;let e=j.values[r],o=0;for(let A in e)s2[r][o++].firstChild.nodeValue=e[A]}}function m0(r,e){if(r!=null&&(r.idxs?r.idxs.forEach((o,A)=>{o1[A]=o}):J8(r.idx)||o1.fill(r.idx),j.idx=o1[0]),k1&&j.live){for(let o=0;o<s.length;o++)(o>0||M==1&&!M2)&&C8(o,o1[o]);X6()}e2=!1,e!==!1&&R1("setLegend")}L.setLegend=m0;function C8(r,e){let o=s[r],A=r==0&&q==2?p2:C[r],p;M2?p=o.values(L,r,e)??D2:(p=o.value(L,e==null?null:A[e],r,e),p=p==null?D2:{_:p}),j.values[r]=p}function V5(r,e,o){w7=n1,y7=u1,[n1,u1]=F.move(L,n1,u1),F.left=n1,F.top=u1,_1&&(k5&&k2(k5,w1(n1),0,Q,w),b5&&k2(b5,0,w1(u1),Q,w));let A,p=B1>P1;y2=d1,_2=null;let v=O.ori==0?Q:w,Z=O.ori==1?Q:w;if(n1<0||E1==0||p){A=F.idx=null;for(let S=0;S<s.length;S++){let h=t2[S];h!=null&&k2(h,-10,-10,Q,w)}u5&&c2(null,P5,!0,r==null&&f1.setSeries),j.live&&(o1.fill(A),e2=!0)}else{let S,h,g;M==1&&(S=O.ori==0?n1:u1,h=h2(S,k),A=F.idx=x2(h,C[0],B1,P1),g=T(C[0][A],O,v,0));let b=-10,y=-10,$=0,r1=0,L1=!0,Y="",_="";for(let R=M==2?1:0;R<s.length;R++){let v1=s[R],c1=o1[R],D1=c1==null?null:M==1?C[R][c1]:C[R][1][c1],A1=F.dataIdx(L,R,A,h),h1=A1==null?null:M==1?C[R][A1]:C[R][1][A1];if(e2=e2||h1!=D1||A1!=c1,o1[R]=A1,R>0&&v1.show){let J1=A1==null?-10:A1==A?g:T(M==1?C[0][A1]:C[R][0][A1],O,v,0),$1=h1==null?-10:I(h1,M==1?f[v1.scale]:f[v1.facets[1].scale],Z,0);if(u5&&h1!=null){let i2=O.ori==1?n1:u1,n2=y1(S2.dist(L,R,A1,$1,i2));if(n2<y2){let f2=S2.bias;if(f2!=0){let X1=h2(i2,v1.scale),o2=h1>=0?1:-1,m2=X1>=0?1:-1;m2==o2&&(m2==1?f2==1?h1>=X1:h1<=X1:f2==1?h1<=X1:h1>=X1)&&(y2=n2,_2=R)}else y2=n2,_2=R}}if(e2||S5){let i2,n2;O.ori==0?(i2=J1,n2=$1):(i2=$1,n2=J1);let f2,X1,o2,m2,O2,G1,C2=!0,L5=N1.bbox;if(L5!=null){C2=!1;let z1=L5(L,R);o2=z1.left,m2=z1.top,f2=z1.width,X1=z1.height}else o2=i2,m2=n2,f2=X1=N1.size(L,R);if(G1=N1.fill(L,R),O2=N1.stroke(L,R),S5)R==_2&&y2<=S2.prox&&(b=o2,y=m2,$=f2,r1=X1,L1=C2,Y=G1,_=O2);else{let z1=t2[R];z1!=null&&(c5[R]=o2,h5[R]=m2,A9(z1,f2,X1,C2),i9(z1,G1,O2),k2(z1,a2(o2),a2(m2),Q,w))}}}}if(S5){let R=S2.prox,v1=H5==null?y2<=R:y2>R||_2!=H5;if(e2||v1){let c1=t2[0];c1!=null&&(c5[0]=b,h5[0]=y,A9(c1,$,r1,L1),i9(c1,Y,_),k2(c1,a2(b),a2(y),Q,w))}}}if(m1.show&&W2)if(r!=null){let[S,h]=f1.scales,[g,b]=f1.match,[y,$]=r.cursor.sync.scales,r1=r.cursor.drag;if(T1=r1._x,F1=r1._y,T1||F1){let{left:L1,top:Y,width:_,height:R}=r.select,v1=r.scales[y].ori,c1=r.posToVal,D1,A1,h1,J1,$1,i2=S!=null&&g(S,y),n2=h!=null&&b(h,$);i2&&T1?(v1==0?(D1=L1,A1=_):(D1=Y,A1=R),h1=f[S],J1=T(c1(D1,y),h1,v,0),$1=T(c1(D1+A1,y),h1,v,0),Y5(Z2(J1,$1),y1($1-J1))):Y5(0,v),n2&&F1?(v1==1?(D1=L1,A1=_):(D1=Y,A1=R),h1=f[h],J1=I(c1(D1,$),h1,Z,0),$1=I(c1(D1+A1,$),h1,Z,0),J5(Z2(J1,$1),y1($1-J1))):J5(0,Z)}else Z0()}else{let S=y1(w7-k7),h=y1(y7-b7);if(O.ori==1){let $=S;S=h,h=$}T1=W1.x&&S>=W1.dist,F1=W1.y&&h>=W1.dist;let g=W1.uni;g!=null?T1&&F1&&(T1=S>=g,F1=h>=g,!T1&&!F1&&(h>S?F1=!0:T1=!0)):W1.x&&W1.y&&(T1||F1)&&(T1=F1=!0);let b,y;T1&&(O.ori==0?(b=w5,y=n1):(b=y5,y=u1),Y5(Z2(b,y),y1(y-b)),F1||J5(0,Z)),F1&&(O.ori==1?(b=w5,y=n1):(b=y5,y=u1),J5(Z2(b,y),y1(y-b)),T1||Y5(0,v)),!T1&&!F1&&(Y5(0,0),J5(0,0))}if(W1._x=T1,W1._y=F1,r==null){if(o){if(G7!=null){let[S,h]=f1.scales;f1.values[0]=S!=null?h2(O.ori==0?n1:u1,S):null,f1.values[1]=h!=null?h2(O.ori==1?n1:u1,h):null}C3(R0,L,n1,u1,Q,w,A)}if(u5){let S=o&&f1.setSeries,h=S2.prox;H5==null?y2<=h&&c2(_2,P5,!0,S):y2>h?c2(null,P5,!0,S):_2!=H5&&c2(_2,P5,!0,S)}}e2&&(j.idx=A,m0()),e!==!1&&R1("setCursor")}let I2=null;Object.defineProperty(L,"rect",{get(){return I2==null&&X5(!1),I2}});function X5(r=!1){r?I2=null:(I2=c.getBoundingClientRect(),R1("syncRect",I2))}function T7(r,e,o,A,p,v,Z){F._lock||W2&&r!=null&&r.movementX==0&&r.movementY==0||(v0(r,e,o,A,p,v,Z,!1,r!=null),r!=null?V5(null,!0,!0):V5(e,!0,!1))}function v0(r,e,o,A,p,v,Z,S,h){if(I2==null&&X5(!1),X2(r),r!=null)o=r.clientX-I2.left,A=r.clientY-I2.top;else{if(o<0||A<0){n1=-10,u1=-10;return}let[g,b]=f1.scales,y=e.cursor.sync,[$,r1]=y.values,[L1,Y]=y.scales,[_,R]=f1.match,v1=e.axes[0].side%2==1,c1=O.ori==0?Q:w,D1=O.ori==1?Q:w,A1=v1?v:p,h1=v1?p:v,J1=v1?A:o,$1=v1?o:A;if(L1!=null?o=_(g,L1)?a($,f[g],c1,0):-10:o=c1*(J1/A1),Y!=null?A=R(b,Y)?a(r1,f[b],D1,0):-10:A=D1*($1/h1),O.ori==1){let i2=o;o=A,A=i2}}h&&(e==null||e.cursor.event.type==R0)&&((o<=1||o>=Q-1)&&(o=A5(o,Q)),(A<=1||A>=w-1)&&(A=A5(A,w))),S?(k7=o,b7=A,[w5,y5]=F.move(L,o,A)):(n1=o,u1=A)}let x0={width:0,height:0,left:0,top:0};function Z0(){c3(x0,!1)}let F7,R7,D7,E7;function W7(r,e,o,A,p,v,Z){W2=!0,T1=F1=W1._x=W1._y=!1,v0(r,e,o,A,p,v,Z,!0,!1),r!=null&&(I1(D0,I0,N7,!1),C3(H9,L,w5,y5,Q,w,null));let{left:S,top:h,width:g,height:b}=m1;F7=S,R7=h,D7=g,E7=b}function N7(r,e,o,A,p,v,Z){W2=W1._x=W1._y=!1,v0(r,e,o,A,p,v,Z,!1,!0);let{left:S,top:h,width:g,height:b}=m1,y=g>0||b>0,$=F7!=S||R7!=h||D7!=g||E7!=b;if(y&&$&&c3(m1),W1.setScale&&y&&$){let r1=S,L1=g,Y=h,_=b;if(O.ori==1&&(r1=h,L1=b,Y=S,_=g),T1&&N2(k,h2(r1,k),h2(r1+L1,k)),F1)for(let R in f){let v1=f[R];R!=k&&v1.from==null&&v1.min!=d1&&N2(R,h2(Y+_,R),h2(Y,R))}Z0()}else F.lock&&(F._lock=!F._lock,V5(e,!0,r!=null));r!=null&&(x5(D0,I0),C3(D0,L,n1,u1,Q,w,null))}function H8(r,e,o,A,p,v,Z){if(F._lock)return;X2(r);let S=W2;if(W2){let h=!0,g=!0,b=10,y,$;O.ori==0?(y=T1,$=F1):(y=F1,$=T1),y&&$&&(h=n1<=b||n1>=Q-b,g=u1<=b||u1>=w-b),y&&h&&(n1=n1<w5?0:Q),$&&g&&(u1=u1<y5?0:w),V5(null,!0,!0),W2=!1}n1=-10,u1=-10,o1.fill(null),V5(null,!0,!0),S&&(W2=S)}function _7(r,e,o,A,p,v,Z){F._lock||(X2(r),H0(),Z0(),r!=null&&C3(M9,L,n1,u1,Q,w,null))}function I7(){P.forEach(pH),C0(L.width,L.height,!0)}l5(I3,W5,I7);let T5={};T5.mousedown=W7,T5.mousemove=T7,T5.mouseup=N7,T5.dblclick=_7,T5.setSeries=(r,e,o,A)=>{let p=f1.match[2];o=p(L,e,o),o!=-1&&c2(o,A,!0,!1)},_1&&(I1(H9,c,W7),I1(R0,c,T7),I1(V9,c,r=>{X2(r),X5(!1)}),I1(L9,c,H8),I1(M9,c,_7),j0.add(L),L.syncRect=X5);let h3=L.hooks=H.hooks||{};function R1(r,e,o){d0?j5.push([r,e,o]):r in h3&&h3[r].forEach(A=>{A.call(null,L,e,o)})}(H.plugins||[]).forEach(r=>{for(let e in r.hooks)h3[e]=(h3[e]||[]).concat(r.hooks[e])});let $7=(r,e,o)=>o,f1=O1({key:null,setSeries:!1,filters:{pub:n9,sub:n9},scales:[k,s[1]?s[1].scale:null],match:[m9,m9,$7],values:[null,null]},F.sync);f1.match.length==2&&f1.match.push($7),F.sync=f1;let G7=f1.key,s0=d6(G7);function C3(r,e,o,A,p,v,Z){f1.filters.pub(r,e,o,A,p,v,Z)&&s0.pub(r,e,o,A,p,v,Z)}s0.sub(L);function V8(r,e,o,A,p,v,Z){f1.filters.sub(r,e,o,A,p,v,Z)&&T5[r](null,e,o,A,p,v,Z)}L.pub=V8;function L8(){s0.unsub(L),j0.delete(L),K2.clear(),z0(I3,W5,I7),n.remove(),t1?.remove(),R1("destroy")}L.destroy=L8;function u0(){R1("init",H,C),s7(C||H.data,!1),W[k]?l0(k,W[k]):H0(),v3=m1.show&&(m1.width>0||m1.height>0),J2=e2=!0,C0(H.width,H.height)}return s.forEach(x7),P.forEach(F6),V?V instanceof HTMLElement?(V.appendChild(n),u0()):V(L,u0):u0(),L}g1.assign=O1;g1.fmtNum=L7;g1.rangeNum=$3;g1.rangeLog=U3;g1.rangeAsinh=H7;g1.orient=n5;g1.pxRatio=e1;g1.join=rC;g1.fmtDate=r7,g1.tzDate=mC;g1.sync=d6;{g1.addGap=JC,g1.clipGaps=q3;let H=g1.paths={points:x6};H.linear=s6,H.stepped=HH,H.bars=VH,H.spline=MH}var h6='.uplot, .uplot *, .uplot *::before, .uplot *::after {box-sizing: border-box;}.uplot {font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji";line-height: 1.5;width: min-content;}.u-title {text-align: center;font-size: 18px;font-weight: bold;}.u-wrap {position: relative;user-select: none;}.u-over, .u-under {position: absolute;}.u-under {overflow: hidden;}.uplot canvas {display: block;position: relative;width: 100%;height: 100%;}.u-axis {position: absolute;}.u-legend {font-size: 14px;margin: auto;text-align: center;}.u-inline {display: block;}.u-inline * {display: inline-block;}.u-inline tr {margin-right: 16px;}.u-legend th {font-weight: 600;}.u-legend th > * {vertical-align: middle;display: inline-block;}.u-legend .u-marker {width: 1em;height: 1em;margin-right: 4px;background-clip: padding-box !important;}.u-inline.u-live th::after {content: ":";vertical-align: middle;}.u-inline:not(.u-live) .u-value {display: none;}.u-series > * {padding: 4px;}.u-series th {cursor: pointer;}.u-legend .u-off > * {opacity: 0.3;}.u-select {background: rgba(0,0,0,0.07);position: absolute;pointer-events: none;}.u-cursor-x, .u-cursor-y {position: absolute;left: 0;top: 0;pointer-events: none;will-change: transform;}.u-hz .u-cursor-x, .u-vt .u-cursor-y {height: 100%;border-right: 1px dashed #607D8B;}.u-hz .u-cursor-y, .u-vt .u-cursor-x {width: 100%;border-bottom: 1px dashed #607D8B;}.u-cursor-pt {position: absolute;top: 0;left: 0;border-radius: 50%;border: 0 solid;pointer-events: none;will-change: transform;/*this has to be !important since we set inline "background" shorthand */background-clip: padding-box !important;}.u-axis.u-off, .u-select.u-off, .u-cursor-x.u-off, .u-cursor-y.u-off, .u-cursor-pt.u-off {display: none;}';var f6=H=>H?84:56;var vH=48,d7=class extends g2{constructor(){super();this.shape="";this.height=280,this.table=!1,this.plain=!1}static{this.properties={app:{attribute:!1},model:{attribute:!1},words:{attribute:!1},height:{type:Number},cursorAt:{attribute:!1},plain:{type:Boolean},table:{state:!0}}}static{this.styles=[D3,$2`
      ${T3(h6)}
    `,$2`
      :host {
        display: block;
        min-width: 0;
        direction: ltr;
      }
      .canvas {
        position: relative;
      }
      .uplot {
        font-family: inherit;
      }
      .u-select {
        background: var(--dt-tint);
      }
      .u-cursor-x {
        border-right: 1px solid var(--dt-soft);
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 16px;
        font-size: 12px;
        color: var(--dt-soft);
        padding: 6px 0 0 8px;
        min-height: 24px;
      }
      .legend span {
        display: inline-flex;
        align-items: center;
        gap: 6px;
      }
      .legend i {
        width: 14px;
        height: 0;
        border-top: 3px solid;
        border-radius: 2px;
      }
      .legend i.band {
        height: 10px;
        border: 0;
      }
      .legend b {
        font-weight: 500;
        color: var(--dt-text);
      }
      .tip {
        position: absolute;
        pointer-events: none;
        z-index: 2;
        background: var(--dt-card);
        border: 1px solid var(--dt-line);
        border-radius: 8px;
        padding: 6px 10px;
        font-size: 12px;
        box-shadow: 0 2px 10px rgba(0, 0, 0, 0.22);
        white-space: nowrap;
        display: none;
      }
      .more {
        margin-inline-start: auto;
        font-size: 12px;
        min-height: 24px;
        padding: 0 8px;
      }
      .rows {
        max-height: 320px;
        overflow: auto;
        direction: initial;
      }
    `]}connectedCallback(){super.connectedCallback(),this.watch=new ResizeObserver(()=>this.resize()),this.watch.observe(this)}disconnectedCallback(){super.disconnectedCallback(),this.watch?.disconnect(),this.plot?.destroy(),this.plot=void 0,this.shape=""}render(){let{app:V,model:L}=this;return a1`<div class="canvas" role="img" aria-label=${L.summary}><div class="tip"></div></div>
      ${this.plain?H1:a1`<div class="legend">
            ${L.lines.map(M=>a1`<span><i style="border-color:${M.color};${M.dash?"border-top-style:dashed":""}"></i>${M.label}</span>`)}
            ${L.bands.map(M=>a1`<span><i class="band" style="background:${M.color}"></i>${M.label}</span>`)}
            <button class="more" aria-expanded=${this.table} @click=${()=>this.table=!this.table}>${V.t(this.table?"hide_table":"show_table")}</button>
          </div>`}
      ${this.table?this.rows():H1}`}rows(){let{app:V,model:L}=this,M=t=>Math.max(1,Math.ceil(t/vH));return a1`<div class="rows" tabindex="0" role="region" aria-label=${V.t("show_table")}>
      ${L.lines.map(t=>a1`<table>
          <caption class="sr">${t.label}</caption>
          <thead><tr><th scope="col">${V.t("time")}</th><th scope="col">${t.label}</th></tr></thead>
          <tbody>
            ${t.times.map((i,a)=>a%M(t.times.length)?H1:a1`<tr><td>${V.format.short(i)}</td><td class="num">${this.value(t.values[a]??null)}</td></tr>`)}
          </tbody>
        </table>`)}
    </div>`}value(V){return V==null?"–":this.model.states?this.model.states[Math.round(V)]??"–":this.app.format.quantity(V,this.model.unit)}updated(V){V.has("model")||V.has("words")||V.has("height")?this.draw():V.has("cursorAt")&&this.plot?.redraw(!1,!1)}resize(){let V=this.clientWidth;this.plot&&V&&Math.abs(this.plot.width-V)>1?this.plot.setSize({width:V,height:this.height}):!this.plot&&V&&this.draw()}draw(){let V=this.renderRoot.querySelector(".canvas"),L=this.clientWidth;if(!V||!this.model||!L)return;let M=this.model,t=JSON.stringify([M.lines.map(a=>[a.label,a.color,a.step,a.dash,a.dots]),M.bands.map(a=>[a.label,a.color]),M.unit,M.states,this.height,this.app.format.zone,this.app.format.language,getComputedStyle(this).color]),i=sH(M);if(this.plot&&t===this.shape){this.plot.setData(i,!1),this.scale();return}this.plot?.destroy(),this.shape=t,this.plot=new g1(this.options(L),i,V),this.scale()}scale(){let{model:V,plot:L}=this;L&&L.setScale("x",{min:V.start,max:V.end})}options(V){let L=getComputedStyle(this),M=L.getPropertyValue("--secondary-text-color").trim()||"#5e5e5e",t=L.getPropertyValue("--divider-color").trim()||"rgba(128,128,128,.2)",i=`12px ${L.fontFamily}`,{model:a}=this,d=g1.paths.stepped?.({align:1}),n=[{}];for(let m of a.lines)n.push({label:m.label,stroke:m.color,width:m.dots?0:m.width??2,spanGaps:!1,points:m.dots?{show:!0,size:5,fill:m.color}:{show:!1},...m.dash?{dash:m.dash}:{},...m.step&&d?{paths:d}:{}});let x=[];for(let m of a.bands){let u=n.length;for(let c of["high","low"])n.push({label:`${m.label} ${c}`,stroke:"transparent",width:0,points:{show:!1}});x.push({series:[u,u+1],fill:m.color})}let l=a.states;return{width:V,height:this.height,tzDate:m=>g1.tzDate(new Date(m*1e3),this.app.format.zone),series:n,bands:x,legend:{show:!1},padding:[12,24,0,0],cursor:{points:{show:!1},drag:{x:!0,y:!1,setScale:!0}},scales:{x:{time:!0},y:{range:(m,u,c)=>l?[-.3,l.length-.7]:ZH(u,c,this.model.limits.map(B=>B.value),this.model.unit)}},axes:[{stroke:M,font:i,grid:{stroke:t,width:1},ticks:{show:!1},space:64,size:32,values:(m,u)=>u.map((c,B)=>this.tick(c,u[B-1]))},{stroke:M,font:i,grid:{stroke:t,width:1},ticks:{show:!1},size:f6(l!==void 0),...l?{splits:()=>l.map((m,u)=>u)}:{},values:(m,u)=>u.map(c=>l?xH(l[Math.round(c)]??""):this.app.format.number(c,2))}],hooks:{drawClear:[m=>this.past(m,t)],draw:[m=>this.over(m,M,i)],setCursor:[m=>this.tip(m)]}}}tick(V,L){let{format:M}=this.app;return L===void 0||M.day(V)!==M.day(L)?`${M.time(V)}
${M.day(V)}`:M.time(V)}past(V,L){let M=this.model.now;if(M===void 0||M>=this.model.end)return;let{ctx:t,bbox:i}=V,a=Math.max(V.valToPos(M,"x",!0),i.left);t.save(),t.globalAlpha=.25,t.fillStyle=L,t.fillRect(a,i.top,Math.max(i.left+i.width-a,0),i.height),t.restore()}over(V,L,M){let{ctx:t,bbox:i}=V,a=devicePixelRatio,d=getComputedStyle(this).getPropertyValue("--card-background-color").trim()||"#fff";t.save(),t.beginPath(),t.rect(i.left,i.top,i.width,i.height),t.clip();let n=(x,l,m)=>{let u=V.valToPos(x,"x",!0);t.strokeStyle=l,t.lineWidth=a,t.setLineDash(m.map(c=>c*a)),t.beginPath(),t.moveTo(u,i.top),t.lineTo(u,i.top+i.height),t.stroke()};for(let x of this.model.limits){let l=V.valToPos(x.value,"y",!0);t.strokeStyle=x.color,t.lineWidth=a,t.setLineDash([6*a,4*a]),t.beginPath(),t.moveTo(i.left,l),t.lineTo(i.left+i.width,l),t.stroke(),t.fillStyle=x.color,t.textAlign="left",t.textBaseline="bottom",t.font=M.replace("12px",`${11*a}px`),t.setLineDash([]),t.lineWidth=4*a,t.strokeStyle=d,t.strokeText(x.label,i.left+6*a,l-2*a),t.fillText(x.label,i.left+6*a,l-2*a)}this.model.now!==void 0&&n(this.model.now,L,[3,3]),this.cursorAt!==void 0&&n(this.cursorAt,getComputedStyle(this).getPropertyValue("--error-color").trim()||"#db4437",[]),t.setLineDash([]);for(let x of this.model.marks){let l=V.valToPos(x.at,"x",!0);t.fillStyle=x.color,t.beginPath(),t.arc(l,i.top+i.height-6*a,4*a,0,2*Math.PI),t.fill()}t.restore()}tip(V){let L=this.renderRoot.querySelector(".tip");if(!L)return;let{left:M,idx:t}=V.cursor;if(M===void 0||M<0||t===null||t===void 0){L.style.display="none";return}let i=V.posToVal(M,"x"),a=[];for(let x of this.model.lines){let l=l7(x,i);l!==void 0&&a.push([x.label,this.value(l)])}for(let x of this.model.bands){let l=SH(x,i);l&&a.push([x.label,`${this.value(l[0])} – ${this.value(l[1])}`])}let d=this.model.end-this.model.start;for(let x of this.model.marks)Math.abs(x.at-i)<d/80&&a.push([this.app.format.time(x.at),x.label]);L.replaceChildren(...[[this.app.format.short(i)],...a].map((x,l)=>{let m=document.createElement("div");return m.textContent=x.join(": "),l||(m.style.fontWeight="500"),m})),L.style.display="block";let n=this.clientWidth-L.offsetWidth-8;L.style.left=`${Math.max(4,Math.min(M+68,n))}px`,L.style.top="14px"}};function xH(H){return H.length>12?`${H.slice(0,11)}…`:H}function ZH(H,C,V,L){if(H===null||C===null||!Number.isFinite(H)||!Number.isFinite(C))return[0,1];let M=C-H,t=V.filter(l=>l>=H-M&&l<=C+M),i=Math.min(H,...t),a=Math.max(C,...t),d=L?.startsWith("°")?1:L==="%"?4:Math.max(Math.abs(a)*.05,.1),n=Math.max((a-i)*.08,(d-(a-i))/2);return[i>=0&&i-n<0&&(L==="W"||L==="%"||L==="kWh")?0:i-n,a+n]}function sH(H){let C=[...H.lines.map(L=>[L.times,L.values]),...H.bands.map(L=>[L.times,L.high,L.low])];return C.filter(L=>L[0].length).length?g1.join(C,C.map(L=>L.slice(1).map(()=>1)).map(L=>[1,...L])):[[H.start,H.end],...C.flatMap(L=>L.slice(1).map(()=>[null,null]))]}function uH(H,C){let V=0,L=H.length;for(;V<L;){let M=V+L>>1;H[M]<=C?V=M+1:L=M}return V-1}function l7(H,C){let V=uH(H.times,C),L=H.times.length-1;if(V<0||V===L&&!H.step&&C>H.times[L])return;let M=H.values[V],t=H.values[V+1];if(H.step||V===L||M===null||M===void 0||t===null||t===void 0)return M??void 0;let i=H.times[V],a=(C-i)/(H.times[V+1]-i||1);return M+a*(t-M)}function SH(H,C){let V=l7({label:"",color:"",times:H.times,values:H.low},C),L=l7({label:"",color:"",times:H.times,values:H.high},C);return typeof V=="number"&&typeof L=="number"?[V,L]:void 0}customElements.get("dt-chart")??customElements.define("dt-chart",d7);function VL(H,C,V){let L=document.createElement("dialog"),M=document.createElement("form");M.method="dialog",M.className="content";let t=document.createElement("header");t.textContent=V.title,t.id="dt-ask-title";let i=document.createElement(V.verbatim?"pre":"p");i.textContent=V.text,M.append(t,i);let a;if(V.input){let l=document.createElement("label");l.className="field",a=document.createElement("input"),a.type=V.input.type??"text",a.value=V.input.value??"",a.required=!0,l.append(V.input.label,a),M.append(l)}let d=document.createElement("div");d.className="actions";let n=document.createElement("button");n.type="button",n.textContent=H.t("cancel");let x=document.createElement("button");return x.className="filled",x.value="yes",x.textContent=V.yes,d.append(n,x),M.append(d),L.setAttribute("aria-labelledby",t.id),L.append(M),C.append(L),new Promise(l=>{n.addEventListener("click",()=>L.close()),L.addEventListener("close",()=>{l(L.returnValue==="yes"?a?.value??"":void 0),L.remove()}),L.showModal()})}function ML(H,C){H.dispatchEvent(new CustomEvent("hass-notification",{detail:{message:C},bubbles:!0,composed:!0}))}function p7(H,C){let V=new Set(C);for(let L of H)typeof L=="string"&&V.add(L);return V.has("on")||V.has("off")?(V.delete("off"),V.delete("on"),["off","on",...V]):[...V]}function R2(H,C){return H.map(V=>{if(typeof V=="number")return V;if(V===null||!C)return null;let L=C.indexOf(V);return L<0?null:L})}function tL(H){let{app:C,history:V,forecast:L,live:M,accent:t}=H,i=Date.now()/1e3,a=(V?.quantity??L?.quantity)==="number",d=[...V?.reported?.values??[],...L?.values??[],...M.map(s=>s.value)],n=a?void 0:p7(d,V?.options??[]),x=[],l=[],m=[...V?.reported?.times??[]],u=R2(V?.reported?.values??[],n);for(let s of M)s.at>(m.at(-1)??0)&&(m.push(s.at),u.push(R2([s.value],n)[0]??null));m.length&&(m.push(Math.max(i,m.at(-1))),u.push(u.at(-1)??null),x.push({label:C.t("reported"),color:j4,times:m,values:u,step:!a||m.length<40&&a,width:2}));let c=V?.foretold;c?.values?.length&&a&&(x.push({label:C.t("foretold"),color:z2(t,.75),times:c.times,values:R2(c.values,void 0),dash:[4,4],width:1.5}),l.push({label:C.t("foretold_band"),color:z2(t,.1),times:c.times,low:R2(c.low??[],void 0),high:R2(c.high??[],void 0)}));let B=i+300;if(L?.times.length){let s=i+H.ahead,P=L.times.filter(k=>k<=s).length||L.times.length,f=L.times.slice(0,P);if(B=Math.max(B,f.at(-1)??B),x.push({label:C.t("forecast"),color:t,times:f,values:R2(L.values.slice(0,P),n),step:!a,width:2.5}),L.bands){let k=K=>(L.bands?.[K]??[]).slice(0,P);l.push({label:C.t("band",{percent:90}),color:z2(t,.16),times:f,low:k("low90"),high:k("high90")}),l.push({label:C.t("band",{percent:50}),color:z2(t,.28),times:f,low:k("low50"),high:k("high50")})}let z=L.probability?.on??L.probability?.locked;n?.length===2&&z&&x.push({label:C.t("probability"),color:z2(t,.6),times:f,values:z.slice(0,P),dash:[2,3],width:1.5})}let N=[...(V?.snapshots??[]).map(s=>({at:s.at,color:"#8a8a8a88",label:C.t("snapshot")})),...H.events.map(s=>({at:Date.parse(s.time)/1e3,color:s.severity==="high"||s.severity==="critical"?"#db4437":s.severity?"#ffa600":t,label:s.text}))].filter(s=>s.at>=H.start),E=L?.values.at(-1)??null;return{lines:x,bands:l,marks:N,limits:a?H.limits:[],unit:V?.unit??L?.unit??null,...n?{states:n.map(s=>C.words(H.entityId,s,null))}:{},now:i,start:H.start,end:B,summary:C.t("chart_summary",{name:H.name,value:C.words(H.entityId,M.at(-1)?.value??V?.reported?.values.at(-1),V?.unit??null),later:L?.times.length?C.format.short(L.times.at(-1)):"–",expected:C.words(H.entityId,E,L?.unit??null)})}}var O6=H=>Date.parse(H.time)/1e3;function pL(H,C,V,L,M){let t=V.channels[L],i=t?.course;if(!t||!i?.length)return;let a=typeof i[0]?.value=="number",d=t.baseline??[],n=a?void 0:p7([...i,...d].map(u=>u.value),[]),x=i.map(O6),l={lines:[{label:H.t("with_changes"),color:M,times:x,values:R2(i.map(u=>u.value),n),width:2.5,step:!a}],bands:[],marks:[],limits:[],unit:t.unit,start:x[0],end:x.at(-1),summary:V.summary,...n?{states:n.map(u=>H.words(C,u,null))}:{}};d.length&&l.lines.unshift({label:H.t("without_changes"),color:Y4,times:d.map(O6),values:R2(d.map(u=>u.value),n),dash:[5,4],width:1.5,step:!a});let m=(u,c,B,N)=>{i.some(E=>E[u]===void 0)||l.bands.push({label:H.t("band",{percent:B}),color:z2(M,N),times:x,low:i.map(E=>E[u]??null),high:i.map(E=>E[c]??null)})};return a&&(m("low90","high90",90,.16),m("low50","high50",50,.28)),l}function nL(H){let C=Object.keys(H.channels).filter(V=>H.channels[V]?.course?.length);return C.find(V=>H.channels[V]?.baseline&&typeof H.channels[V]?.end=="number")??C.find(V=>H.channels[V]?.baseline)??C[0]}function mL(H,C){return C.hazards.length?a1`<ul class="plain">${C.hazards.map(V=>a1`<li>${T0(K4(V.severity,V.probability),F4,a1`<div class="row"><b class="grow">${H.hazard(V.hazard)}</b><span class="badge">${H.option("severity",V.severity)}</span><span class="num">${H.format.percent(V.probability)}</span></div>
        <div>${V.reason}</div><div class="soft small">${H.format.short(Date.parse(V.at)/1e3)}</div>`)}</li>`)}</ul>`:H1}function vL(H){return H.alternative?T0("good",w4,H.alternative.text):H1}var cH={alarm:R4,battery:v4,binary_sensor:u4,cover:x4,fan:c4,garage_door:f4,humidifier:l4,light:b4,lock:y4,media_player:s4,number:B4,plug:P4,pv:E4,select:h4,sensor:O4,siren:Z4,thermostat:N4,vacuum:T4,valve:_4,water_heater:I4};function g6(H){return cH[H]??S4}function hH(H){let C=H.filter(t=>t!==null);if(C.length<2)return H1;let V=Math.min(...C),L=Math.max(...C)-V||1,M=C.map((t,i)=>`${i/(C.length-1)*56+2},${18-(t-V)/L*16}`);return a1`<svg class="way" viewBox="0 0 60 20" aria-hidden="true">${y3`<polyline points=${M.join(" ")}></polyline>`}</svg>`}var n7=class extends g2{static{this.properties={app:{attribute:!1},twinId:{attribute:!1},tile:{attribute:!1},words:{attribute:!1}}}static{this.styles=[D3,$2`
      :host {
        display: block;
        content-visibility: auto;
        contain-intrinsic-size: auto 108px;
        container-type: inline-size;
      }
      a {
        display: grid;
        grid-template-columns: 40px 1fr auto;
        gap: 2px 12px;
        align-items: center;
        padding: 12px 14px;
        height: 108px;
        align-content: center;
        transition: background 0.15s;
      }
      a:hover {
        background: color-mix(in srgb, var(--dt-accent) 6%, var(--dt-card));
      }
      .kind {
        grid-row: span 2;
        width: 40px;
        height: 40px;
        border-radius: 20px;
        display: grid;
        place-items: center;
        background: var(--dt-tint);
        color: var(--dt-link);
      }
      .kind.bad {
        background: color-mix(in srgb, var(--dt-bad) 18%, transparent);
        color: color-mix(in srgb, var(--dt-bad) 75%, var(--dt-text));
      }
      .kind.warn {
        background: color-mix(in srgb, var(--dt-warn) 22%, transparent);
        color: color-mix(in srgb, var(--dt-warn) 60%, var(--dt-text));
      }
      .name {
        font-weight: 500;
      }
      .value {
        font-size: 18px;
        white-space: nowrap;
        max-width: 120px;
      }
      .next {
        grid-column: 2 / span 2;
        display: flex;
        align-items: center;
        gap: 6px;
        height: 22px;
        white-space: nowrap;
      }
      .foot {
        grid-column: 2 / span 2;
        display: flex;
        gap: 6px;
        align-items: center;
        font-size: 12px;
        color: var(--dt-soft);
        overflow: hidden;
      }
      .health {
        white-space: nowrap;
      }
      .way {
        width: 60px;
        height: 20px;
        margin-inline-start: auto;
        flex: none;
      }
      .way polyline {
        fill: none;
        stroke: var(--dt-accent);
        stroke-width: 1.6;
        stroke-linejoin: round;
      }
      @container (max-width: 260px) {
        .way {
          display: none;
        }
      }
    `]}render(){let{app:C,tile:V}=this,L=V.diverged?P0(V.severity)||"warn":"";return a1`<a class="card plain" href="${B0}/twin/${this.twinId}" @click=${U4}>
      <span class="kind ${L}">${G2(g6(V.kind))}</span>
      <span class="name cut">${V.name}</span>
      <span class="value num cut">${C.words(V.entity_id,V.value,V.unit)}</span>
      <span class="soft small cut" style="grid-column:2/span 2">${C.option("kind",V.kind)}</span>
      <span class="next num small" style="grid-column:1/-1">${this.next()}</span>
      <span class="foot" style="grid-column:1/-1">${this.foot()}</span>
    </a>`}next(){let{app:C,tile:V}=this,L=V.forecast;if(!L)return a1`<span class="soft">${C.t(V.learned?"no_forecast":"still_learning")}</span>`;let M=C.words(V.entity_id,L.value,V.unit),t=L.low!==void 0&&L.high!==void 0?a1`<span class="soft">± ${C.format.number((L.high-L.low)/2,1)}</span>`:L.probability!==void 0&&L.probability!==null?a1`<span class="soft">${C.format.percent(L.probability)}</span>`:H1;return a1`<span class="soft">${C.format.time(L.at)}</span>${G2(m4,"s turns")}
      <span class="cut">${M}</span>${t}${L.way?hH(L.way):H1}`}foot(){let{app:C,tile:V}=this;return a1`<span class="dot ${q4(V.health)}"></span>
      <span class="health">${V.health===null?C.t("health_unknown"):C.t("health_is",{score:C.format.number(V.health,0)})}</span>
      <span aria-hidden="true">·</span><span class="cut">${C.option("trust",V.trust)}</span>
      ${V.diverged?a1`<span class="badge ${P0(V.severity)||"warn"}" style="margin-inline-start:auto">${G2(p4,"s")}${C.t("diverges")}</span>`:V.status==="following"?H1:a1`<span class="badge" style="margin-inline-start:auto">${V.status==="sandbox"?G2(W4,"s"):V.status==="asleep"?G2(D4,"s"):H1}${C.value("status",V.status)}</span>`}`}};customElements.get("dt-tile")??customElements.define("dt-tile",n7);export{$2 as a,a1 as b,y3 as c,t5 as d,H1 as e,OH as f,g2 as g,d4 as h,n4 as i,$H as j,GH as k,zH as l,UH as m,QH as n,KH as o,qH as p,jH as q,YH as r,JH as s,XH as t,CV as u,S4 as v,HV as w,VV as x,LV as y,MV as z,rV as A,eV as B,tV as C,iV as D,oV as E,k4 as F,w4 as G,AV as H,aV as I,dV as J,lV as K,pV as L,nV as M,mV as N,vV as O,xV as P,ZV as Q,sV as R,uV as S,SV as T,F4 as U,cV as V,hV as W,fV as X,OV as Y,gV as Z,kV as _,bV as $,wV as aa,B0 as ba,z4 as ca,m8 as da,U4 as ea,v8 as fa,Q4 as ga,G2 as ha,R3 as ia,NV as ja,P0 as ka,K4 as la,q4 as ma,T0 as na,D3 as oa,GV as pa,z2 as qa,Y4 as ra,zV as sa,f6 as ta,VL as ua,ML as va,p7 as wa,R2 as xa,tL as ya,pL as za,nL as Aa,mL as Ba,vL as Ca,g6 as Da};
/*! Bundled license information:

lit-html/lit-html.js:
@lit/reactive-element/reactive-element.js:
lit-element/lit-element.js:
  (**
   * @license
   * Copyright 2017 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

@lit/reactive-element/css-tag.js:
  (**
   * @license
   * Copyright 2019 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/is-server.js:
  (**
   * @license
   * Copyright 2022 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)
*/
