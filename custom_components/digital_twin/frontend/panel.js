var e0=globalThis,r0=e0.ShadowRoot&&(e0.ShadyCSS===void 0||e0.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,d7=Symbol(),X4=new WeakMap,y3=class{constructor(L,C,H){if(this._$cssResult$=!0,H!==d7)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=L,this.t=C}get styleSheet(){let L=this.o,C=this.t;if(r0&&L===void 0){let H=C!==void 0&&C.length===1;H&&(L=X4.get(C)),L===void 0&&((this.o=L=new CSSStyleSheet).replaceSync(this.cssText),H&&X4.set(C,L))}return L}toString(){return this.cssText}},t0=e=>new y3(typeof e=="string"?e:e+"",void 0,d7),M1=(e,...L)=>{let C=e.length===1?e[0]:L.reduce((H,V,r)=>H+(t=>{if(t._$cssResult$===!0)return t.cssText;if(typeof t=="number")return t;throw Error("Value passed to 'css' function must be a 'css' function result: "+t+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(V)+e[r+1],e[0]);return new y3(C,e,d7)},C9=(e,L)=>{if(r0)e.adoptedStyleSheets=L.map(C=>C instanceof CSSStyleSheet?C:C.styleSheet);else for(let C of L){let H=document.createElement("style"),V=e0.litNonce;V!==void 0&&H.setAttribute("nonce",V),H.textContent=C.cssText,e.appendChild(H)}},p7=r0?e=>e:e=>e instanceof CSSStyleSheet?(L=>{let C="";for(let H of L.cssRules)C+=H.cssText;return t0(C)})(e):e;var{is:XC,defineProperty:CH,getOwnPropertyDescriptor:HH,getOwnPropertyNames:VH,getOwnPropertySymbols:LH,getPrototypeOf:eH}=Object,M0=globalThis,H9=M0.trustedTypes,rH=H9?H9.emptyScript:"",tH=M0.reactiveElementPolyfillSupport,k3=(e,L)=>e,s7={toAttribute(e,L){switch(L){case Boolean:e=e?rH:null;break;case Object:case Array:e=e==null?e:JSON.stringify(e)}return e},fromAttribute(e,L){let C=e;switch(L){case Boolean:C=e!==null;break;case Number:C=e===null?null:Number(e);break;case Object:case Array:try{C=JSON.parse(e)}catch{C=null}}return C}},L9=(e,L)=>!XC(e,L),V9={attribute:!0,type:String,converter:s7,reflect:!1,useDefault:!1,hasChanged:L9};Symbol.metadata??=Symbol("metadata"),M0.litPropertyMetadata??=new WeakMap;var j2=class extends HTMLElement{static addInitializer(L){this._$Ei(),(this.l??=[]).push(L)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(L,C=V9){if(C.state&&(C.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(L)&&((C=Object.create(C)).wrapped=!0),this.elementProperties.set(L,C),!C.noAccessor){let H=Symbol(),V=this.getPropertyDescriptor(L,H,C);V!==void 0&&CH(this.prototype,L,V)}}static getPropertyDescriptor(L,C,H){let{get:V,set:r}=HH(this.prototype,L)??{get(){return this[C]},set(t){this[C]=t}};return{get:V,set(t){let i=V?.call(this);r?.call(this,t),this.requestUpdate(L,i,H)},configurable:!0,enumerable:!0}}static getPropertyOptions(L){return this.elementProperties.get(L)??V9}static _$Ei(){if(this.hasOwnProperty(k3("elementProperties")))return;let L=eH(this);L.finalize(),L.l!==void 0&&(this.l=[...L.l]),this.elementProperties=new Map(L.elementProperties)}static finalize(){if(this.hasOwnProperty(k3("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(k3("properties"))){let C=this.properties,H=[...VH(C),...LH(C)];for(let V of H)this.createProperty(V,C[V])}let L=this[Symbol.metadata];if(L!==null){let C=litPropertyMetadata.get(L);if(C!==void 0)for(let[H,V]of C)this.elementProperties.set(H,V)}this._$Eh=new Map;for(let[C,H]of this.elementProperties){let V=this._$Eu(C,H);V!==void 0&&this._$Eh.set(V,C)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(L){let C=[];if(Array.isArray(L)){let H=new Set(L.flat(1/0).reverse());for(let V of H)C.unshift(p7(V))}else L!==void 0&&C.push(p7(L));return C}static _$Eu(L,C){let H=C.attribute;return H===!1?void 0:typeof H=="string"?H:typeof L=="string"?L.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(L=>this.enableUpdating=L),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(L=>L(this))}addController(L){(this._$EO??=new Set).add(L),this.renderRoot!==void 0&&this.isConnected&&L.hostConnected?.()}removeController(L){this._$EO?.delete(L)}_$E_(){let L=new Map,C=this.constructor.elementProperties;for(let H of C.keys())this.hasOwnProperty(H)&&(L.set(H,this[H]),delete this[H]);L.size>0&&(this._$Ep=L)}createRenderRoot(){let L=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return C9(L,this.constructor.elementStyles),L}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(L=>L.hostConnected?.())}enableUpdating(L){}disconnectedCallback(){this._$EO?.forEach(L=>L.hostDisconnected?.())}attributeChangedCallback(L,C,H){this._$AK(L,H)}_$ET(L,C){let H=this.constructor.elementProperties.get(L),V=this.constructor._$Eu(L,H);if(V!==void 0&&H.reflect===!0){let r=(H.converter?.toAttribute!==void 0?H.converter:s7).toAttribute(C,H.type);this._$Em=L,r==null?this.removeAttribute(V):this.setAttribute(V,r),this._$Em=null}}_$AK(L,C){let H=this.constructor,V=H._$Eh.get(L);if(V!==void 0&&this._$Em!==V){let r=H.getPropertyOptions(V),t=typeof r.converter=="function"?{fromAttribute:r.converter}:r.converter?.fromAttribute!==void 0?r.converter:s7;this._$Em=V;let i=t.fromAttribute(C,r.type);this[V]=i??this._$Ej?.get(V)??i,this._$Em=null}}requestUpdate(L,C,H,V=!1,r){if(L!==void 0){let t=this.constructor;if(V===!1&&(r=this[L]),H??=t.getPropertyOptions(L),!((H.hasChanged??L9)(r,C)||H.useDefault&&H.reflect&&r===this._$Ej?.get(L)&&!this.hasAttribute(t._$Eu(L,H))))return;this.C(L,C,H)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(L,C,{useDefault:H,reflect:V,wrapped:r},t){H&&!(this._$Ej??=new Map).has(L)&&(this._$Ej.set(L,t??C??this[L]),r!==!0||t!==void 0)||(this._$AL.has(L)||(this.hasUpdated||H||(C=void 0),this._$AL.set(L,C)),V===!0&&this._$Em!==L&&(this._$Eq??=new Set).add(L))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(C){Promise.reject(C)}let L=this.scheduleUpdate();return L!=null&&await L,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[V,r]of this._$Ep)this[V]=r;this._$Ep=void 0}let H=this.constructor.elementProperties;if(H.size>0)for(let[V,r]of H){let{wrapped:t}=r,i=this[V];t!==!0||this._$AL.has(V)||i===void 0||this.C(V,void 0,r,i)}}let L=!1,C=this._$AL;try{L=this.shouldUpdate(C),L?(this.willUpdate(C),this._$EO?.forEach(H=>H.hostUpdate?.()),this.update(C)):this._$EM()}catch(H){throw L=!1,this._$EM(),H}L&&this._$AE(C)}willUpdate(L){}_$AE(L){this._$EO?.forEach(C=>C.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(L)),this.updated(L)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(L){return!0}update(L){this._$Eq&&=this._$Eq.forEach(C=>this._$ET(C,this[C])),this._$EM()}updated(L){}firstUpdated(L){}};j2.elementStyles=[],j2.shadowRootOptions={mode:"open"},j2[k3("elementProperties")]=new Map,j2[k3("finalized")]=new Map,tH?.({ReactiveElement:j2}),(M0.reactiveElementVersions??=[]).push("2.1.2");var v7=globalThis,e9=e=>e,i0=v7.trustedTypes,r9=i0?i0.createPolicy("lit-html",{createHTML:e=>e}):void 0,x7="$lit$",q2=`lit$${Math.random().toFixed(9).slice(2)}$`,u7="?"+q2,MH=`<${u7}>`,O5=document,T3=()=>O5.createComment(""),P3=e=>e===null||typeof e!="object"&&typeof e!="function",c7=Array.isArray,A9=e=>c7(e)||typeof e?.[Symbol.iterator]=="function",m7=`[ 	
\f\r]`,_3=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,t9=/-->/g,M9=/>/g,f5=RegExp(`>|${m7}(?:([^\\s"'>=/]+)(${m7}*=${m7}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),i9=/'/g,a9=/"/g,n9=/^(?:script|style|textarea|title)$/i,Z7=e=>(L,...C)=>({_$litType$:e,strings:L,values:C}),l=Z7(1),J2=Z7(2),DL=Z7(3),Y2=Symbol.for("lit-noChange"),c=Symbol.for("lit-nothing"),o9=new WeakMap,g5=O5.createTreeWalker(O5,129);function l9(e,L){if(!c7(e)||!e.hasOwnProperty("raw"))throw Error("invalid template strings array");return r9!==void 0?r9.createHTML(L):L}var d9=(e,L)=>{let C=e.length-1,H=[],V,r=L===2?"<svg>":L===3?"<math>":"",t=_3;for(let i=0;i<C;i++){let o=e[i],A,v,p=-1,s=0;for(;s<o.length&&(t.lastIndex=s,v=t.exec(o),v!==null);)s=t.lastIndex,t===_3?v[1]==="!--"?t=t9:v[1]!==void 0?t=M9:v[2]!==void 0?(n9.test(v[2])&&(V=RegExp("</"+v[2],"g")),t=f5):v[3]!==void 0&&(t=f5):t===f5?v[0]===">"?(t=V??_3,p=-1):v[1]===void 0?p=-2:(p=t.lastIndex-v[2].length,A=v[1],t=v[3]===void 0?f5:v[3]==='"'?a9:i9):t===a9||t===i9?t=f5:t===t9||t===M9?t=_3:(t=f5,V=void 0);let u=t===f5&&e[i+1].startsWith("/>")?" ":"";r+=t===_3?o+MH:p>=0?(H.push(A),o.slice(0,p)+x7+o.slice(p)+q2+u):o+q2+(p===-2?i:u)}return[l9(e,r+(e[C]||"<?>")+(L===2?"</svg>":L===3?"</math>":"")),H]},B3=class e{constructor({strings:L,_$litType$:C},H){let V;this.parts=[];let r=0,t=0,i=L.length-1,o=this.parts,[A,v]=d9(L,C);if(this.el=e.createElement(A,H),g5.currentNode=this.el.content,C===2||C===3){let p=this.el.content.firstChild;p.replaceWith(...p.childNodes)}for(;(V=g5.nextNode())!==null&&o.length<i;){if(V.nodeType===1){if(V.hasAttributes())for(let p of V.getAttributeNames())if(p.endsWith(x7)){let s=v[t++],u=V.getAttribute(p).split(q2),h=/([.?@])?(.*)/.exec(s);o.push({type:1,index:r,name:h[2],strings:u,ctor:h[1]==="."?o0:h[1]==="?"?A0:h[1]==="@"?n0:w5}),V.removeAttribute(p)}else p.startsWith(q2)&&(o.push({type:6,index:r}),V.removeAttribute(p));if(n9.test(V.tagName)){let p=V.textContent.split(q2),s=p.length-1;if(s>0){V.textContent=i0?i0.emptyScript:"";for(let u=0;u<s;u++)V.append(p[u],T3()),g5.nextNode(),o.push({type:2,index:++r});V.append(p[s],T3())}}}else if(V.nodeType===8)if(V.data===u7)o.push({type:2,index:r});else{let p=-1;for(;(p=V.data.indexOf(q2,p+1))!==-1;)o.push({type:7,index:r}),p+=q2.length-1}r++}}static createElement(L,C){let H=O5.createElement("template");return H.innerHTML=L,H}};function b5(e,L,C=e,H){if(L===Y2)return L;let V=H!==void 0?C._$Co?.[H]:C._$Cl,r=P3(L)?void 0:L._$litDirective$;return V?.constructor!==r&&(V?._$AO?.(!1),r===void 0?V=void 0:(V=new r(e),V._$AT(e,C,H)),H!==void 0?(C._$Co??=[])[H]=V:C._$Cl=V),V!==void 0&&(L=b5(e,V._$AS(e,L.values),V,H)),L}var a0=class{constructor(L,C){this._$AV=[],this._$AN=void 0,this._$AD=L,this._$AM=C}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(L){let{el:{content:C},parts:H}=this._$AD,V=(L?.creationScope??O5).importNode(C,!0);g5.currentNode=V;let r=g5.nextNode(),t=0,i=0,o=H[0];for(;o!==void 0;){if(t===o.index){let A;o.type===2?A=new L3(r,r.nextSibling,this,L):o.type===1?A=new o.ctor(r,o.name,o.strings,this,L):o.type===6&&(A=new l0(r,this,L)),this._$AV.push(A),o=H[++i]}t!==o?.index&&(r=g5.nextNode(),t++)}return g5.currentNode=O5,V}p(L){let C=0;for(let H of this._$AV)H!==void 0&&(H.strings!==void 0?(H._$AI(L,H,C),C+=H.strings.length-2):H._$AI(L[C])),C++}},L3=class e{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(L,C,H,V){this.type=2,this._$AH=c,this._$AN=void 0,this._$AA=L,this._$AB=C,this._$AM=H,this.options=V,this._$Cv=V?.isConnected??!0}get parentNode(){let L=this._$AA.parentNode,C=this._$AM;return C!==void 0&&L?.nodeType===11&&(L=C.parentNode),L}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(L,C=this){L=b5(this,L,C),P3(L)?L===c||L==null||L===""?(this._$AH!==c&&this._$AR(),this._$AH=c):L!==this._$AH&&L!==Y2&&this._(L):L._$litType$!==void 0?this.$(L):L.nodeType!==void 0?this.T(L):A9(L)?this.k(L):this._(L)}O(L){return this._$AA.parentNode.insertBefore(L,this._$AB)}T(L){this._$AH!==L&&(this._$AR(),this._$AH=this.O(L))}_(L){this._$AH!==c&&P3(this._$AH)?this._$AA.nextSibling.data=L:this.T(O5.createTextNode(L)),this._$AH=L}$(L){let{values:C,_$litType$:H}=L,V=typeof H=="number"?this._$AC(L):(H.el===void 0&&(H.el=B3.createElement(l9(H.h,H.h[0]),this.options)),H);if(this._$AH?._$AD===V)this._$AH.p(C);else{let r=new a0(V,this),t=r.u(this.options);r.p(C),this.T(t),this._$AH=r}}_$AC(L){let C=o9.get(L.strings);return C===void 0&&o9.set(L.strings,C=new B3(L)),C}k(L){c7(this._$AH)||(this._$AH=[],this._$AR());let C=this._$AH,H,V=0;for(let r of L)V===C.length?C.push(H=new e(this.O(T3()),this.O(T3()),this,this.options)):H=C[V],H._$AI(r),V++;V<C.length&&(this._$AR(H&&H._$AB.nextSibling,V),C.length=V)}_$AR(L=this._$AA.nextSibling,C){for(this._$AP?.(!1,!0,C);L!==this._$AB;){let H=e9(L).nextSibling;e9(L).remove(),L=H}}setConnected(L){this._$AM===void 0&&(this._$Cv=L,this._$AP?.(L))}},w5=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(L,C,H,V,r){this.type=1,this._$AH=c,this._$AN=void 0,this.element=L,this.name=C,this._$AM=V,this.options=r,H.length>2||H[0]!==""||H[1]!==""?(this._$AH=Array(H.length-1).fill(new String),this.strings=H):this._$AH=c}_$AI(L,C=this,H,V){let r=this.strings,t=!1;if(r===void 0)L=b5(this,L,C,0),t=!P3(L)||L!==this._$AH&&L!==Y2,t&&(this._$AH=L);else{let i=L,o,A;for(L=r[0],o=0;o<r.length-1;o++)A=b5(this,i[H+o],C,o),A===Y2&&(A=this._$AH[o]),t||=!P3(A)||A!==this._$AH[o],A===c?L=c:L!==c&&(L+=(A??"")+r[o+1]),this._$AH[o]=A}t&&!V&&this.j(L)}j(L){L===c?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,L??"")}},o0=class extends w5{constructor(){super(...arguments),this.type=3}j(L){this.element[this.name]=L===c?void 0:L}},A0=class extends w5{constructor(){super(...arguments),this.type=4}j(L){this.element.toggleAttribute(this.name,!!L&&L!==c)}},n0=class extends w5{constructor(L,C,H,V,r){super(L,C,H,V,r),this.type=5}_$AI(L,C=this){if((L=b5(this,L,C,0)??c)===Y2)return;let H=this._$AH,V=L===c&&H!==c||L.capture!==H.capture||L.once!==H.once||L.passive!==H.passive,r=L!==c&&(H===c||V);V&&this.element.removeEventListener(this.name,this,H),r&&this.element.addEventListener(this.name,this,L),this._$AH=L}handleEvent(L){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,L):this._$AH.handleEvent(L)}},l0=class{constructor(L,C,H){this.element=L,this.type=6,this._$AN=void 0,this._$AM=C,this.options=H}get _$AU(){return this._$AM._$AU}_$AI(L){b5(this,L)}},p9={M:x7,P:q2,A:u7,C:1,L:d9,R:a0,D:A9,V:b5,I:L3,H:w5,N:A0,U:n0,B:o0,F:l0},iH=v7.litHtmlPolyfillSupport;iH?.(B3,L3),(v7.litHtmlVersions??=[]).push("3.3.3");var s9=(e,L,C)=>{let H=C?.renderBefore??L,V=H._$litPart$;if(V===void 0){let r=C?.renderBefore??null;H._$litPart$=V=new L3(L.insertBefore(T3(),r),r,void 0,C??{})}return V._$AI(e),V};var h7=globalThis,e1=class extends j2{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let L=super.createRenderRoot();return this.renderOptions.renderBefore??=L.firstChild,L}update(L){let C=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(L),this._$Do=s9(C,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return Y2}};e1._$litElement$=!0,e1.finalized=!0,h7.litElementHydrateSupport?.({LitElement:e1});var aH=h7.litElementPolyfillSupport;aH?.({LitElement:e1});(h7.litElementVersions??=[]).push("4.2.2");var i5="M6 8C6 5.79 7.79 4 10 4S14 5.79 14 8 12.21 12 10 12 6 10.21 6 8M12 18.2C12 17.24 12.5 16.34 13.2 15.74V15.5C13.2 15.11 13.27 14.74 13.38 14.38C12.35 14.14 11.21 14 10 14C5.58 14 2 15.79 2 18V20H12V18.2M22 18.3V21.8C22 22.4 21.4 23 20.7 23H15.2C14.6 23 14 22.4 14 21.7V18.2C14 17.6 14.6 17 15.2 17V15.5C15.2 14.1 16.6 13 18 13C19.4 13 20.8 14.1 20.8 15.5V17C21.4 17 22 17.6 22 18.3M19.5 15.5C19.5 14.7 18.8 14.2 18 14.2C17.2 14.2 16.5 14.7 16.5 15.5V17H19.5V15.5Z";var m9="M11 9C8.79 9 7 10.79 7 13S8.79 17 11 17 15 15.21 15 13 13.21 9 11 9M11 15C9.9 15 9 14.11 9 13S9.9 11 11 11 13 11.9 13 13 12.11 15 11 15M7 4H14C16.21 4 18 5.79 18 8V9H16V8C16 6.9 15.11 6 14 6H7C5.9 6 5 6.9 5 8V20H16V18H18V22H3V8C3 5.79 4.79 4 7 4M19 10.5C19 10.5 21 12.67 21 14C21 15.1 20.1 16 19 16S17 15.1 17 14C17 12.67 19 10.5 19 10.5";var v9="M13,13H11V7H13M13,17H11V15H13M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2Z";var R1="M11,15H13V17H11V15M11,7H13V13H11V7M12,2C6.47,2 2,6.5 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M12,20A8,8 0 0,1 4,12A8,8 0 0,1 12,4A8,8 0 0,1 20,12A8,8 0 0,1 12,20Z";var x9="M20,11V13H8L13.5,18.5L12.08,19.92L4.16,12L12.08,4.08L13.5,5.5L8,11H20Z";var u9="M4,11V13H16L10.5,18.5L11.92,19.92L19.84,12L11.92,4.08L10.5,5.5L16,11H4Z";var c9="M16.67,4H15V2H9V4H7.33A1.33,1.33 0 0,0 6,5.33V20.67C6,21.4 6.6,22 7.33,22H16.67A1.33,1.33 0 0,0 18,20.67V5.33C18,4.6 17.4,4 16.67,4Z";var Z9="M10,21H14A2,2 0 0,1 12,23A2,2 0 0,1 10,21M21,19V20H3V19L5,17V11C5,7.9 7.03,5.17 10,4.29C10,4.19 10,4.1 10,4A2,2 0 0,1 12,2A2,2 0 0,1 14,4C14,4.1 14,4.19 14,4.29C16.97,5.17 19,7.9 19,11V17L21,19M17,11A5,5 0 0,0 12,6A5,5 0 0,0 7,11V18H17V11M9,9V11H12.24L9,13.7V16H15V14H11.76L15,11.3V9H9Z";var h9="M20 19V3H4V19H2V21H22V19H20M16 9H18V11H16V9M14 11H6V9H14V11M18 7H16V5H18V7M14 5V7H6V5H14M6 19V13H14V14.82C13.55 15.14 13.25 15.66 13.25 16.25C13.25 17.22 14.03 18 15 18S16.75 17.22 16.75 16.25C16.75 15.66 16.45 15.13 16 14.82V13H18V19H6Z";var S9="M12,8H4A2,2 0 0,0 2,10V14A2,2 0 0,0 4,16H5V20A1,1 0 0,0 6,21H8A1,1 0 0,0 9,20V16H12L17,20V4L12,8M21.5,12C21.5,13.71 20.54,15.26 19,16V8C20.53,8.75 21.5,10.3 21.5,12Z";var f9="M20,4H16.83L15,2H9L7.17,4H4A2,2 0 0,0 2,6V18A2,2 0 0,0 4,20H20A2,2 0 0,0 22,18V6A2,2 0 0,0 20,4M20,18H4V6H8.05L9.88,4H14.12L15.95,6H20V18M12,7A5,5 0 0,0 7,12A5,5 0 0,0 12,17A5,5 0 0,0 17,12A5,5 0 0,0 12,7M12,15A3,3 0 0,1 9,12A3,3 0 0,1 12,9A3,3 0 0,1 15,12A3,3 0 0,1 12,15Z";var g9="M1,10V12A9,9 0 0,1 10,21H12C12,14.92 7.07,10 1,10M1,14V16A5,5 0 0,1 6,21H8A7,7 0 0,0 1,14M1,18V21H4A3,3 0 0,0 1,18M21,3H3C1.89,3 1,3.89 1,5V8H3V5H21V19H14V21H21A2,2 0 0,0 23,19V5C23,3.89 22.1,3 21,3Z";var y5="M21,7L9,19L3.5,13.5L4.91,12.09L9,16.17L19.59,5.59L21,7Z",d0="M0.41,13.41L6,19L7.41,17.58L1.83,12M22.24,5.58L11.66,16.17L7.5,12L6.07,13.41L11.66,19L23.66,7M18,7L16.59,5.58L10.24,11.93L11.66,13.34L18,7Z";var p0="M12 2C6.5 2 2 6.5 2 12S6.5 22 12 22 22 17.5 22 12 17.5 2 12 2M12 20C7.59 20 4 16.41 4 12S7.59 4 12 4 20 7.59 20 12 16.41 20 12 20M16.59 7.58L10 14.17L7.41 11.59L6 13L10 17L18 9L16.59 7.58Z";var O9="M20,12A8,8 0 0,1 12,20A8,8 0 0,1 4,12A8,8 0 0,1 12,4C12.76,4 13.5,4.11 14.2,4.31L15.77,2.74C14.61,2.26 13.34,2 12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12M7.91,10.08L6.5,11.5L11,16L21,6L19.59,4.58L11,13.17L7.91,10.08Z";var b9="M15.41,16.58L10.83,12L15.41,7.41L14,6L8,12L14,18L15.41,16.58Z";var w9="M8.59,16.58L13.17,12L8.59,7.41L10,6L16,12L10,18L8.59,16.58Z";var y9="M19,6.41L17.59,5L12,10.59L6.41,5L5,6.41L10.59,12L5,17.59L6.41,19L12,13.41L17.59,19L19,17.59L13.41,12L19,6.41Z";var k9="M12,8A4,4 0 0,1 16,12A4,4 0 0,1 12,16A4,4 0 0,1 8,12A4,4 0 0,1 12,8M12,10A2,2 0 0,0 10,12A2,2 0 0,0 12,14A2,2 0 0,0 14,12A2,2 0 0,0 12,10M10,22C9.75,22 9.54,21.82 9.5,21.58L9.13,18.93C8.5,18.68 7.96,18.34 7.44,17.94L4.95,18.95C4.73,19.03 4.46,18.95 4.34,18.73L2.34,15.27C2.21,15.05 2.27,14.78 2.46,14.63L4.57,12.97L4.5,12L4.57,11L2.46,9.37C2.27,9.22 2.21,8.95 2.34,8.73L4.34,5.27C4.46,5.05 4.73,4.96 4.95,5.05L7.44,6.05C7.96,5.66 8.5,5.32 9.13,5.07L9.5,2.42C9.54,2.18 9.75,2 10,2H14C14.25,2 14.46,2.18 14.5,2.42L14.87,5.07C15.5,5.32 16.04,5.66 16.56,6.05L19.05,5.05C19.27,4.96 19.54,5.05 19.66,5.27L21.66,8.73C21.79,8.95 21.73,9.22 21.54,9.37L19.43,11L19.5,12L19.43,13L21.54,14.63C21.73,14.78 21.79,15.05 21.66,15.27L19.66,18.73C19.54,18.95 19.27,19.04 19.05,18.95L16.56,17.95C16.04,18.34 15.5,18.68 14.87,18.93L14.5,21.58C14.46,21.82 14.25,22 14,22H10M11.25,4L10.88,6.61C9.68,6.86 8.62,7.5 7.85,8.39L5.44,7.35L4.69,8.65L6.8,10.2C6.4,11.37 6.4,12.64 6.8,13.8L4.68,15.36L5.43,16.66L7.86,15.62C8.63,16.5 9.68,17.14 10.87,17.38L11.24,20H12.76L13.13,17.39C14.32,17.14 15.37,16.5 16.14,15.62L18.57,16.66L19.32,15.36L17.2,13.81C17.6,12.64 17.6,11.37 17.2,10.2L19.31,8.65L18.56,7.35L16.15,8.39C15.38,7.5 14.32,6.86 13.12,6.62L12.75,4H11.25Z";var _9="M19,3H14V5H19V18L14,12V21H19A2,2 0 0,0 21,19V5C21,3.89 20.1,3 19,3M10,18H5L10,12M10,3H5C3.89,3 3,3.89 3,5V19A2,2 0 0,0 5,21H10V23H12V1H10V3Z";var T9="M19,21H8V7H19M19,5H8A2,2 0 0,0 6,7V21A2,2 0 0,0 8,23H19A2,2 0 0,0 21,21V7A2,2 0 0,0 19,5M16,1H4A2,2 0 0,0 2,3V17H4V3H16V1Z";var s0="M11,17H4A2,2 0 0,1 2,15V3A2,2 0 0,1 4,1H16V3H4V15H11V13L15,16L11,19V17M19,21V7H8V13H6V7A2,2 0 0,1 8,5H19A2,2 0 0,1 21,7V21A2,2 0 0,1 19,23H8A2,2 0 0,1 6,21V19H8V21H19Z";var P9="M15,9H5V5H15M12,19A3,3 0 0,1 9,16A3,3 0 0,1 12,13A3,3 0 0,1 15,16A3,3 0 0,1 12,19M17,3H5C3.89,3 3,3.9 3,5V19A2,2 0 0,0 5,21H19A2,2 0 0,0 21,19V7L17,3Z";var B9="M19,4H15.5L14.5,3H9.5L8.5,4H5V6H19M6,19A2,2 0 0,0 8,21H16A2,2 0 0,0 18,19V7H6V19Z";var $9="M14,14H16L12,10L8,14H10V18H14V14M6,7H18V19C18,19.5 17.8,20 17.39,20.39C17,20.8 16.5,21 16,21H8C7.5,21 7,20.8 6.61,20.39C6.2,20 6,19.5 6,19V7M19,4V6H5V4H8.5L9.5,3H14.5L15.5,4H19Z";var R9="M3 6H21V4H3C1.9 4 1 4.9 1 6V18C1 19.1 1.9 20 3 20H7V18H3V6M13 12H9V13.78C8.39 14.33 8 15.11 8 16C8 16.89 8.39 17.67 9 18.22V20H13V18.22C13.61 17.67 14 16.88 14 16S13.61 14.33 13 13.78V12M11 17.5C10.17 17.5 9.5 16.83 9.5 16S10.17 14.5 11 14.5 12.5 15.17 12.5 16 11.83 17.5 11 17.5M22 8H16C15.5 8 15 8.5 15 9V19C15 19.5 15.5 20 16 20H22C22.5 20 23 19.5 23 19V9C23 8.5 22.5 8 22 8M21 18H17V10H21V18Z";var F9="M12,16A2,2 0 0,1 14,18A2,2 0 0,1 12,20A2,2 0 0,1 10,18A2,2 0 0,1 12,16M12,10A2,2 0 0,1 14,12A2,2 0 0,1 12,14A2,2 0 0,1 10,12A2,2 0 0,1 12,10M12,4A2,2 0 0,1 14,6A2,2 0 0,1 12,8A2,2 0 0,1 10,6A2,2 0 0,1 12,4Z";var E9="M12,11A1,1 0 0,0 11,12A1,1 0 0,0 12,13A1,1 0 0,0 13,12A1,1 0 0,0 12,11M12.5,2C17,2 17.11,5.57 14.75,6.75C13.76,7.24 13.32,8.29 13.13,9.22C13.61,9.42 14.03,9.73 14.35,10.13C18.05,8.13 22.03,8.92 22.03,12.5C22.03,17 18.46,17.1 17.28,14.73C16.78,13.74 15.72,13.3 14.79,13.11C14.59,13.59 14.28,14 13.88,14.34C15.87,18.03 15.08,22 11.5,22C7,22 6.91,18.42 9.27,17.24C10.25,16.75 10.69,15.71 10.89,14.79C10.4,14.59 9.97,14.27 9.65,13.87C5.96,15.85 2,15.07 2,11.5C2,7 5.56,6.89 6.74,9.26C7.24,10.25 8.29,10.68 9.22,10.87C9.41,10.39 9.73,9.97 10.14,9.65C8.15,5.96 8.94,2 12.5,2Z";var D9="M7,5H21V7H7V5M7,13V11H21V13H7M4,4.5A1.5,1.5 0 0,1 5.5,6A1.5,1.5 0 0,1 4,7.5A1.5,1.5 0 0,1 2.5,6A1.5,1.5 0 0,1 4,4.5M4,10.5A1.5,1.5 0 0,1 5.5,12A1.5,1.5 0 0,1 4,13.5A1.5,1.5 0 0,1 2.5,12A1.5,1.5 0 0,1 4,10.5M7,19V17H21V19H7M4,16.5A1.5,1.5 0 0,1 5.5,18A1.5,1.5 0 0,1 4,19.5A1.5,1.5 0 0,1 2.5,18A1.5,1.5 0 0,1 4,16.5Z";var N9="M19,20H17V11H7V20H5V9L12,5L19,9V20M8,12H16V14H8V12M8,15H16V17H8V15M16,18V20H8V18H16Z";var W9="M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M12,4A8,8 0 0,1 20,12C20,14.4 19,16.5 17.3,18C15.9,16.7 14,16 12,16C10,16 8.2,16.7 6.7,18C5,16.5 4,14.4 4,12A8,8 0 0,1 12,4M14,5.89C13.62,5.9 13.26,6.15 13.1,6.54L11.81,9.77L11.71,10C11,10.13 10.41,10.6 10.14,11.26C9.73,12.29 10.23,13.45 11.26,13.86C12.29,14.27 13.45,13.77 13.86,12.74C14.12,12.08 14,11.32 13.57,10.76L13.67,10.5L14.96,7.29L14.97,7.26C15.17,6.75 14.92,6.17 14.41,5.96C14.28,5.91 14.15,5.89 14,5.89M10,6A1,1 0 0,0 9,7A1,1 0 0,0 10,8A1,1 0 0,0 11,7A1,1 0 0,0 10,6M7,9A1,1 0 0,0 6,10A1,1 0 0,0 7,11A1,1 0 0,0 8,10A1,1 0 0,0 7,9M17,9A1,1 0 0,0 16,10A1,1 0 0,0 17,11A1,1 0 0,0 18,10A1,1 0 0,0 17,9Z";var m0="M21 7C21 5.62 19.88 4.5 18.5 4.5C18.33 4.5 18.16 4.5 18 4.55V4C18 2.62 16.88 1.5 15.5 1.5C15.27 1.5 15.04 1.53 14.83 1.59C14.46 .66 13.56 0 12.5 0C11.27 0 10.25 .89 10.04 2.06C9.87 2 9.69 2 9.5 2C8.12 2 7 3.12 7 4.5V10.39C6.66 10.08 6.24 9.85 5.78 9.73L5 9.5C4.18 9.29 3.31 9.61 2.82 10.35C2.44 10.92 2.42 11.66 2.67 12.3L5.23 18.73C6.5 21.91 9.57 24 13 24C17.42 24 21 20.42 21 16V7M19 16C19 19.31 16.31 22 13 22C10.39 22 8.05 20.41 7.09 18L4.5 11.45L5 11.59C5.5 11.71 5.85 12.05 6 12.5L7 15H9V4.5C9 4.22 9.22 4 9.5 4S10 4.22 10 4.5V12H12V2.5C12 2.22 12.22 2 12.5 2S13 2.22 13 2.5V12H15V4C15 3.72 15.22 3.5 15.5 3.5S16 3.72 16 4V12H18V7C18 6.72 18.22 6.5 18.5 6.5S19 6.72 19 7V16Z";var I9="M7.5,4A5.5,5.5 0 0,0 2,9.5C2,10 2.09,10.5 2.22,11H6.3L7.57,7.63C7.87,6.83 9.05,6.75 9.43,7.63L11.5,13L12.09,11.58C12.22,11.25 12.57,11 13,11H21.78C21.91,10.5 22,10 22,9.5A5.5,5.5 0 0,0 16.5,4C14.64,4 13,4.93 12,6.34C11,4.93 9.36,4 7.5,4V4M3,12.5A1,1 0 0,0 2,13.5A1,1 0 0,0 3,14.5H5.44L11,20C12,20.9 12,20.9 13,20L18.56,14.5H21A1,1 0 0,0 22,13.5A1,1 0 0,0 21,12.5H13.4L12.47,14.8C12.07,15.81 10.92,15.67 10.55,14.83L8.5,9.5L7.54,11.83C7.39,12.21 7.05,12.5 6.6,12.5H3Z";var k5="M11 15.5H12.5V17H11V15.5M12 6.95C14.7 7.06 15.87 9.78 14.28 11.81C13.86 12.31 13.19 12.64 12.85 13.07C12.5 13.5 12.5 14 12.5 14.5H11C11 13.65 11 12.94 11.35 12.44C11.68 11.94 12.35 11.64 12.77 11.31C14 10.18 13.68 8.59 12 8.46C11.18 8.46 10.5 9.13 10.5 9.97H9C9 8.3 10.35 6.95 12 6.95M12 2C11.5 2 11 2.19 10.59 2.59L2.59 10.59C1.8 11.37 1.8 12.63 2.59 13.41L10.59 21.41C11.37 22.2 12.63 22.2 13.41 21.41L21.41 13.41C22.2 12.63 22.2 11.37 21.41 10.59L13.41 2.59C13 2.19 12.5 2 12 2M12 4L20 12L12 20L4 12Z";var z9="M13.5,8H12V13L16.28,15.54L17,14.33L13.5,12.25V8M13,3A9,9 0 0,0 4,12H1L4.96,16.03L9,12H6A7,7 0 0,1 13,5A7,7 0 0,1 20,12A7,7 0 0,1 13,19C11.07,19 9.32,18.21 8.06,16.94L6.64,18.36C8.27,20 10.5,21 13,21A9,9 0 0,0 22,12A9,9 0 0,0 13,3";var G9="M22.11 21.46L2.39 1.73L1.11 3L6.27 8.16L2 12H5V20H11V14H12.11L13 14.89V20H18.11L20.84 22.73L22.11 21.46M9 12V18H7V10.19L7.68 9.57L10.11 12H9M15 18V16.89L16.11 18H15M10.36 7.16L8.95 5.75L12 3L22 12H19V15.8L17 13.8V10.19L12 5.69L10.36 7.16Z";var v0="M4,1C2.89,1 2,1.89 2,3V7C2,8.11 2.89,9 4,9H1V11H13V9H10C11.11,9 12,8.11 12,7V3C12,1.89 11.11,1 10,1H4M4,3H10V7H4V3M14,13C12.89,13 12,13.89 12,15V19C12,20.11 12.89,21 14,21H11V23H23V21H20C21.11,21 22,20.11 22,19V15C22,13.89 21.11,13 20,13H14M3.88,13.46L2.46,14.88L4.59,17L2.46,19.12L3.88,20.54L6,18.41L8.12,20.54L9.54,19.12L7.41,17L9.54,14.88L8.12,13.46L6,15.59L3.88,13.46M14,15H20V19H14V15Z";var U9="M12,2A7,7 0 0,0 5,9C5,11.38 6.19,13.47 8,14.74V17A1,1 0 0,0 9,18H15A1,1 0 0,0 16,17V14.74C17.81,13.47 19,11.38 19,9A7,7 0 0,0 12,2M9,21A1,1 0 0,0 10,22H14A1,1 0 0,0 15,21V20H9V21Z";var e3="M20,11H23V13H20V11M1,11H4V13H1V11M13,1V4H11V1H13M4.92,3.5L7.05,5.64L5.63,7.05L3.5,4.93L4.92,3.5M16.95,5.63L19.07,3.5L20.5,4.93L18.37,7.05L16.95,5.63M12,6A6,6 0 0,1 18,12C18,14.22 16.79,16.16 15,17.2V19A1,1 0 0,1 14,20H10A1,1 0 0,1 9,19V17.2C7.21,16.16 6,14.22 6,12A6,6 0 0,1 12,6M14,21V22A1,1 0 0,1 13,23H11A1,1 0 0,1 10,22V21H14M11,18H13V15.87C14.73,15.43 16,13.86 16,12A4,4 0 0,0 12,8A4,4 0 0,0 8,12C8,13.86 9.27,15.43 11,15.87V18Z";var Q9="M17,7H13V8.9H17C18.71,8.9 20.1,10.29 20.1,12C20.1,13.43 19.12,14.63 17.79,15L19.25,16.44C20.88,15.61 22,13.95 22,12A5,5 0 0,0 17,7M16,11H13.81L15.81,13H16V11M2,4.27L5.11,7.38C3.29,8.12 2,9.91 2,12A5,5 0 0,0 7,17H11V15.1H7C5.29,15.1 3.9,13.71 3.9,12C3.9,10.41 5.11,9.1 6.66,8.93L8.73,11H8V13H10.73L13,15.27V17H14.73L18.74,21L20,19.74L3.27,3L2,4.27Z";var x0="M10.59,13.41C11,13.8 11,14.44 10.59,14.83C10.2,15.22 9.56,15.22 9.17,14.83C7.22,12.88 7.22,9.71 9.17,7.76V7.76L12.71,4.22C14.66,2.27 17.83,2.27 19.78,4.22C21.73,6.17 21.73,9.34 19.78,11.29L18.29,12.78C18.3,11.96 18.17,11.14 17.89,10.36L18.36,9.88C19.54,8.71 19.54,6.81 18.36,5.64C17.19,4.46 15.29,4.46 14.12,5.64L10.59,9.17C9.41,10.34 9.41,12.24 10.59,13.41M13.41,9.17C13.8,8.78 14.44,8.78 14.83,9.17C16.78,11.12 16.78,14.29 14.83,16.24V16.24L11.29,19.78C9.34,21.73 6.17,21.73 4.22,19.78C2.27,17.83 2.27,14.66 4.22,12.71L5.71,11.22C5.7,12.04 5.83,12.86 6.11,13.65L5.64,14.12C4.46,15.29 4.46,17.19 5.64,18.36C6.81,19.54 8.71,19.54 9.88,18.36L13.41,14.83C14.59,13.66 14.59,11.76 13.41,10.59C13,10.2 13,9.56 13.41,9.17Z";var K9="M12,17A2,2 0 0,0 14,15C14,13.89 13.1,13 12,13A2,2 0 0,0 10,15A2,2 0 0,0 12,17M18,8A2,2 0 0,1 20,10V20A2,2 0 0,1 18,22H6A2,2 0 0,1 4,20V10C4,8.89 4.9,8 6,8H7V6A5,5 0 0,1 12,1A5,5 0 0,1 17,6V8H18M12,3A3,3 0 0,0 9,6V8H15V6A3,3 0 0,0 12,3Z";var S7="M9.5,3A6.5,6.5 0 0,1 16,9.5C16,11.11 15.41,12.59 14.44,13.73L14.71,14H15.5L20.5,19L19,20.5L14,15.5V14.71L13.73,14.44C12.59,15.41 11.11,16 9.5,16A6.5,6.5 0 0,1 3,9.5A6.5,6.5 0 0,1 9.5,3M9.5,5C7,5 5,7 5,9.5C5,12 7,14 9.5,14C12,14 14,12 14,9.5C14,7 12,5 9.5,5Z";var j9="M3,6H21V8H3V6M3,11H21V13H3V11M3,16H21V18H3V16Z";var u0="M22 10V13.81C21.39 13.46 20.72 13.22 20 13.09V12H4V20H13.09C13.21 20.72 13.46 21.39 13.81 22H4C2.9 22 2 21.11 2 20V10H22M16.71 7.07L13.97 3.54L12 3.93L14.75 7.46L16.71 7.07M21.62 6.1L20.84 2.18L16.91 2.96L19.65 6.5L21.62 6.1M11.81 8.05L9.07 4.5L7.1 4.91L9.85 8.44L11.81 8.05M4.16 5.5L3.18 5.69C2.1 5.9 1.39 6.96 1.61 8.04L2 10L6.9 9.03L4.16 5.5M17 22L22 19L17 16V22Z";var q9="M4,17V9H2V7H6V17H4M22,15C22,16.11 21.1,17 20,17H16V15H20V13H18V11H20V9H16V7H20A2,2 0 0,1 22,9V10.5A1.5,1.5 0 0,1 20.5,12A1.5,1.5 0 0,1 22,13.5V15M14,15V17H8V13C8,11.89 8.9,11 10,11H12V9H8V7H12A2,2 0 0,1 14,9V11C14,12.11 13.1,13 12,13H10V15H14Z";var Y9="M14,19H18V5H14M6,19H10V5H6V19Z";var r3="M8,5.14V19.14L19,12.14L8,5.14Z";var $3="M19,13H13V19H11V13H5V11H11V5H13V11H19V13Z";var J9="M4.22 2A2.22 2.22 0 0 0 2 4.22V19.78C2 21 3 22 4.22 22H19.78A2.22 2.22 0 0 0 22 19.78V4.22C22 3 21 2 19.78 2H4.22M11 4.07V6H13V4.07A8 8 0 0 1 20 12A8 8 0 0 1 13 19.93V18H11V19.93A8 8 0 0 1 4 12A8 8 0 0 1 11 4.07M7.5 10.5A1.5 1.5 0 0 0 6 12C6 12.83 6.66 13.5 7.5 13.5A1.5 1.5 0 0 0 9 12A1.5 1.5 0 0 0 7.5 10.5M16.5 10.5A1.5 1.5 0 0 0 15 12A1.5 1.5 0 0 0 16.5 13.5A1.5 1.5 0 0 0 18 12A1.5 1.5 0 0 0 16.5 10.5Z";var X9="M19.07,4.93L17.66,6.34C19.1,7.79 20,9.79 20,12A8,8 0 0,1 12,20A8,8 0 0,1 4,12C4,7.92 7.05,4.56 11,4.07V6.09C8.16,6.57 6,9.03 6,12A6,6 0 0,0 12,18A6,6 0 0,0 18,12C18,10.34 17.33,8.84 16.24,7.76L14.83,9.17C15.55,9.9 16,10.9 16,12A4,4 0 0,1 12,16A4,4 0 0,1 8,12C8,10.14 9.28,8.59 11,8.14V10.28C10.4,10.63 10,11.26 10,12A2,2 0 0,0 12,14A2,2 0 0,0 14,12C14,11.26 13.6,10.62 13,10.28V2H12A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12C22,9.24 20.88,6.74 19.07,4.93Z";var f7="M17.65,6.35C16.2,4.9 14.21,4 12,4A8,8 0 0,0 4,12A8,8 0 0,0 12,20C15.73,20 18.84,17.45 19.73,14H17.65C16.83,16.33 14.61,18 12,18A6,6 0 0,1 6,12A6,6 0 0,1 12,6C13.66,6 15.14,6.69 16.22,7.78L13,11H20V4L17.65,6.35Z";var C6="M17.5 15.5C17.5 16.61 16.61 17.5 15.5 17.5S13.5 16.61 13.5 15.5 14.4 13.5 15.5 13.5 17.5 14.4 17.5 15.5M8.5 13.5C7.4 13.5 6.5 14.4 6.5 15.5S7.4 17.5 8.5 17.5 10.5 16.61 10.5 15.5 9.61 13.5 8.5 13.5M23 15V18C23 18.55 22.55 19 22 19H21V20C21 21.11 20.11 22 19 22H5C3.9 22 3 21.11 3 20V19H2C1.45 19 1 18.55 1 18V15C1 14.45 1.45 14 2 14H3C3 10.13 6.13 7 10 7H11V5.73C10.4 5.39 10 4.74 10 4C10 2.9 10.9 2 12 2S14 2.9 14 4C14 4.74 13.6 5.39 13 5.73V7H14C17.87 7 21 10.13 21 14H22C22.55 14 23 14.45 23 15M21 16H19V14C19 11.24 16.76 9 14 9H10C7.24 9 5 11.24 5 14V16H3V17H5V20H19V17H21V16Z",H6="M12,2C14.65,2 17.19,3.06 19.07,4.93L17.65,6.35C16.15,4.85 14.12,4 12,4C9.88,4 7.84,4.84 6.35,6.35L4.93,4.93C6.81,3.06 9.35,2 12,2M3.66,6.5L5.11,7.94C4.39,9.17 4,10.57 4,12A8,8 0 0,0 12,20A8,8 0 0,0 20,12C20,10.57 19.61,9.17 18.88,7.94L20.34,6.5C21.42,8.12 22,10.04 22,12A10,10 0 0,1 12,22A10,10 0 0,1 2,12C2,10.04 2.58,8.12 3.66,6.5M12,6A6,6 0 0,1 18,12C18,13.59 17.37,15.12 16.24,16.24L14.83,14.83C14.08,15.58 13.06,16 12,16C10.94,16 9.92,15.58 9.17,14.83L7.76,16.24C6.63,15.12 6,13.59 6,12A6,6 0 0,1 12,6M12,8A1,1 0 0,0 11,9A1,1 0 0,0 12,10A1,1 0 0,0 13,9A1,1 0 0,0 12,8Z";var V6="M12 3L1 9L5 11.18V17.18L12 21L19 17.18V11.18L21 10.09V17H23V9L12 3M18.82 9L12 12.72L5.18 9L12 5.28L18.82 9M17 16L12 18.72L7 16V12.27L12 15L17 12.27V16Z";var L6="M15,20A1,1 0 0,0 16,19V4H8A1,1 0 0,0 7,5V16H5V5A3,3 0 0,1 8,2H19A3,3 0 0,1 22,5V6H20V5A1,1 0 0,0 19,4A1,1 0 0,0 18,5V9L18,19A3,3 0 0,1 15,22H5A3,3 0 0,1 2,19V18H13A2,2 0 0,0 15,20M9,6H14V8H9V6M9,10H14V12H9V10M9,14H14V16H9V14Z";var a5="M21,11C21,16.55 17.16,21.74 12,23C6.84,21.74 3,16.55 3,11V5L12,1L21,5V11M12,21C15.75,20 19,15.54 19,11.22V6.3L12,3.18L5,6.3V11.22C5,15.54 8.25,20 12,21M11,7H13V13H11V7M11,15H13V17H11V15Z";var e6="M11,13H13V16H16V11H18L12,6L6,11H8V16H11V13M12,1L21,5V11C21,16.55 17.16,21.74 12,23C6.84,21.74 3,16.55 3,11V5L12,1Z";var r6="M16,18H18V6H16M6,18L14.5,12L6,6V18Z";var t6="M6,18V6H8V18H6M9.5,12L18,6V18L9.5,12Z";var M6="M23,12H17V10L20.39,6H17V4H23V6L19.62,10H23V12M15,16H9V14L12.39,10H9V8H15V10L11.62,14H15V16M7,20H1V18L4.39,14H1V12H7V14L3.62,18H7V20Z";var g7="M20.79,13.95L18.46,14.57L16.46,13.44V10.56L18.46,9.43L20.79,10.05L21.31,8.12L19.54,7.65L20,5.88L18.07,5.36L17.45,7.69L15.45,8.82L13,7.38V5.12L14.71,3.41L13.29,2L12,3.29L10.71,2L9.29,3.41L11,5.12V7.38L8.5,8.82L6.5,7.69L5.92,5.36L4,5.88L4.47,7.65L2.7,8.12L3.22,10.05L5.55,9.43L7.55,10.56V13.45L5.55,14.58L3.22,13.96L2.7,15.89L4.47,16.36L4,18.12L5.93,18.64L6.55,16.31L8.55,15.18L11,16.62V18.88L9.29,20.59L10.71,22L12,20.71L13.29,22L14.7,20.59L13,18.88V16.62L15.5,15.17L17.5,16.3L18.12,18.63L20,18.12L19.53,16.35L21.3,15.88L20.79,13.95M9.5,10.56L12,9.11L14.5,10.56V13.44L12,14.89L9.5,13.44V10.56Z";var i6="M11.45,2V5.55L15,3.77L11.45,2M10.45,8L8,10.46L11.75,11.71L10.45,8M2,11.45L3.77,15L5.55,11.45H2M10,2H2V10C2.57,10.17 3.17,10.25 3.77,10.25C7.35,10.26 10.26,7.35 10.27,3.75C10.26,3.16 10.17,2.57 10,2M17,22V16H14L19,7V13H22L17,22Z";var a6="M18,18H6V6H18V18Z";var o6="M12,18A6,6 0 0,1 6,12C6,11 6.25,10.03 6.7,9.2L5.24,7.74C4.46,8.97 4,10.43 4,12A8,8 0 0,0 12,20V23L16,19L12,15M12,4V1L8,5L12,9V6A6,6 0 0,1 18,12C18,13 17.75,13.97 17.3,14.8L18.76,16.26C19.54,15.03 20,13.57 20,12A8,8 0 0,0 12,4Z";var A6="M7,2V4H8V18A4,4 0 0,0 12,22A4,4 0 0,0 16,18V4H17V2H7M11,16C10.4,16 10,15.6 10,15C10,14.4 10.4,14 11,14C11.6,14 12,14.4 12,15C12,15.6 11.6,16 11,16M13,12C12.4,12 12,11.6 12,11C12,10.4 12.4,10 13,10C13.6,10 14,10.4 14,11C14,11.6 13.6,12 13,12M14,7H10V4H14V7Z";var n6="M15.5,12C18,12 20,14 20,16.5C20,17.38 19.75,18.21 19.31,18.9L22.39,22L21,23.39L17.88,20.32C17.19,20.75 16.37,21 15.5,21C13,21 11,19 11,16.5C11,14 13,12 15.5,12M15.5,14A2.5,2.5 0 0,0 13,16.5A2.5,2.5 0 0,0 15.5,19A2.5,2.5 0 0,0 18,16.5A2.5,2.5 0 0,0 15.5,14M5,3H19C20.11,3 21,3.89 21,5V13.03C20.5,12.23 19.81,11.54 19,11V5H5V19H9.5C9.81,19.75 10.26,20.42 10.81,21H5C3.89,21 3,20.11 3,19V5C3,3.89 3.89,3 5,3M7,7H17V9H7V7M7,11H12.03C11.23,11.5 10.54,12.19 10,13H7V11M7,15H9.17C9.06,15.5 9,16 9,16.5V17H7V15Z";var l6="M16.95,16.95L14.83,14.83C15.55,14.1 16,13.1 16,12C16,11.26 15.79,10.57 15.43,10L17.6,7.81C18.5,9 19,10.43 19,12C19,13.93 18.22,15.68 16.95,16.95M12,5C13.57,5 15,5.5 16.19,6.4L14,8.56C13.43,8.21 12.74,8 12,8A4,4 0 0,0 8,12C8,13.1 8.45,14.1 9.17,14.83L7.05,16.95C5.78,15.68 5,13.93 5,12A7,7 0 0,1 12,5M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12C22,6.47 17.5,2 12,2Z";var d6="M12,20A7,7 0 0,1 5,13A7,7 0 0,1 12,6A7,7 0 0,1 19,13A7,7 0 0,1 12,20M19.03,7.39L20.45,5.97C20,5.46 19.55,5 19.04,4.56L17.62,6C16.07,4.74 14.12,4 12,4A9,9 0 0,0 3,13A9,9 0 0,0 12,22C17,22 21,17.97 21,13C21,10.88 20.26,8.93 19.03,7.39M11,14H13V8H11M15,1H9V3H15V1Z";var p6="M4 22H2V2H4M22 2H20V22H22M17.24 5.34L13.24 9.34A3 3 0 0 0 9.24 13.34L5.24 17.34L6.66 18.76L10.66 14.76A3 3 0 0 0 14.66 10.76L18.66 6.76Z";var s6="M19,5V7H15V5H19M9,5V11H5V5H9M19,13V19H15V13H19M9,17V19H5V17H9M21,3H13V9H21V3M11,3H3V13H11V3M21,11H13V21H21V11M11,15H3V21H11V15Z";var m6="M8 2C6.89 2 6 2.89 6 4V16C6 17.11 6.89 18 8 18H9V20H6V22H9C10.11 22 11 21.11 11 20V18H13V20C13 21.11 13.89 22 15 22H18V20H15V18H16C17.11 18 18 17.11 18 16V4C18 2.89 17.11 2 16 2H8M12 4.97A2 2 0 0 1 14 6.97A2 2 0 0 1 12 8.97A2 2 0 0 1 10 6.97A2 2 0 0 1 12 4.97M10 14.5H14V16H10V14.5Z";var v6={comma_decimal:["en-US","en"],decimal_comma:["de","es","it"],space_comma:["fr","sv","cs"],quote_decimal:["de-CH"],system:void 0},R3=class{constructor(L){this.cache=new Map;let C=L.locale;this.language=C.language,this.zone=C.time_zone==="server"?L.config.time_zone:Intl.DateTimeFormat().resolvedOptions().timeZone,this.numbers=C.number_format in v6?v6[C.number_format]:this.language,this.grouping=C.number_format!=="none",this.hour12=C.time_format==="12"||C.time_format!=="24"&&!!new Intl.DateTimeFormat(C.time_format==="system"?void 0:this.language,{hour:"numeric"}).resolvedOptions().hour12}number(L,C=1,H=0){let V=`n${C}/${H}`,r=this.cache.get(V);return r||(r=new Intl.NumberFormat(this.numbers,{maximumFractionDigits:C,minimumFractionDigits:Math.min(H,C),useGrouping:this.grouping}),this.cache.set(V,r)),r.format(L)}quantity(L,C){let H=C==="%"||C==="W"||C==="K"||Math.abs(L)>=100?0:C==="kWh"?2:1,V=this.number(L,H,C?.startsWith("°")?1:0);return C?`${V}${C==="%"&&this.language.startsWith("en")?"":" "}${C}`:V}percent(L){return L==null?"–":this.quantity(Math.round(L*100),"%")}date(L,C,H){let V=this.cache.get(L);return V||(V=new Intl.DateTimeFormat(this.language,{timeZone:this.zone,...C}),this.cache.set(L,V)),V.format(H*1e3)}time(L){return this.date("t",{hour:"numeric",minute:"2-digit",hour12:this.hour12},L)}day(L){return this.date("d",{weekday:"short",day:"numeric",month:"short"},L)}moment(L){return this.date("m",{weekday:"short",day:"numeric",month:"short",hour:"numeric",minute:"2-digit",hour12:this.hour12},L)}short(L){return this.day(L)===this.day(Date.now()/1e3)?this.time(L):this.moment(L)}relative(L,C=Date.now()/1e3){let H=L-C,V=[["day",86400],["hour",3600],["minute",60]],r=new Intl.RelativeTimeFormat(this.language,{numeric:"auto"});for(let[t,i]of V)if(Math.abs(H)>=i)return r.format(Math.round(H/i),t);return r.format(Math.round(H),"second")}duration(L){let C=(i,o)=>new Intl.NumberFormat(this.language,{style:"unit",unit:o,unitDisplay:"short"}).format(i),H=Math.round(L/60);if(H<1)return C(Math.round(L),"second");let V=[],r=Math.floor(H/1440),t=Math.floor(H%1440/60);return r&&V.push(C(r,"day")),t&&V.push(C(t,"hour")),H%60&&!r&&V.push(C(H%60,"minute")),V.join(" ")}};function x6(e,L,C,H,V){if(H==null)return"–";if(typeof H=="number")return L.quantity(H,V);let r=e.states[C];if(r){let i=e.formatEntityState({...r,state:H},H);if(i&&i!==H)return i}let t=H.replaceAll("_"," ");return t.charAt(0).toUpperCase()+t.slice(1)}var u6={title:"Digital Twin",views:"Ansichten",back:"Zurück zu allen Zwillingen",menu:"Menü öffnen",tab_overview:"Übersicht",tab_what_if:"Was wäre wenn",tab_rehearsal:"Probelauf",tab_approvals:"Freigaben",tab_discovery:"Entdeckt",loading:"Wird geladen",disconnected:"Keine Verbindung",disconnected_text:"Die Verbindung zu Home Assistant ist unterbrochen. Was du siehst, kann veraltet sein; es geht von selbst weiter.",forbidden:"Nicht für dich freigegeben",forbidden_text:"Du darfst das nicht sehen. Wer dieses Zuhause verwaltet, kann das ändern.",missing:"Die Zwillinge sind nicht da",missing_text:"Die Integration startet gerade oder ist ausgeschaltet. Sobald sie zurück ist, geht es hier weiter.",open_integration:"Integration öffnen",failed:"Das hat nicht geklappt",no_area:"Ohne Bereich",no_forecast:"Zurzeit keine Vorhersage",still_learning:"Lernt noch",health:"Gesundheit der Zwillinge",health_is:"Gesundheit {score}",health_unknown:"Gesundheit noch unbekannt",divergences:"Abweichende Zwillinge",pending_approvals:"Warten auf dein Ja",risks_ahead:"Risiken voraus",diverges:"Weicht ab",status_sandbox:"Simuliert",status_waiting:"Wartet",status_unavailable:"Nicht verfügbar",status_orphaned:"Gerät fehlt",status_home_missing:"Zuhause fehlt",status_asleep:"Schläft",status_following:"Folgt",filter:"Filter",filter_all:"Alle",filter_attention:"Ansehen",filter_learning:"Lernen",filter_sandbox:"Spiegeln nicht",search_twins:"Zwillinge suchen",nothing_found:"Nichts gefunden",nothing_found_text:"Kein Zwilling passt zu Suche und Filter.",show_all:"Alle Zwillinge zeigen",no_twins:"Noch keine Zwillinge",no_twins_text:"Ein Zwilling folgt einem Gerät, lernt, wie es sich verhält, und sagt voraus, was es tun wird. Lege den ersten aus einem gefundenen Gerät an.",find_devices:"Gefundene Geräte ansehen",more_actions:"Weitere Aktionen",what_if_here:"Was wäre, wenn …",open_device:"Geräteseite öffnen",sync_now:"Mit dem Gerät abgleichen",synced:"Mit dem Gerät abgeglichen.",take_snapshot:"Momentaufnahme sichern",snapshot_taken:"Die Momentaufnahme ist gesichert.",learn_now:"Jetzt lernen",learned_now:"Der Zwilling hat gelernt.",freeze:"Lernen anhalten",unfreeze:"Weiter lernen",frozen:"Lernen angehalten",done:"Erledigt.",reset_learning:"Gelerntes vergessen",reset_text:"{name} fängt mit dem Lernen von vorn an. Das braucht Tage an Verlauf.",reset_yes:"Vergessen",reconfigure:"Einstellungen ändern",cancel:"Abbrechen",what_is_wrong:"Was nicht stimmt",since:"seit {time}",seen:"Gesehen",acknowledge:"Gesehen",snooze:"Einen Tag ruhen lassen",snoozed:"Es ruht einen Tag.",course:"Verlauf und Vorhersage",channel:"Größe",range:"Zeitraum",reported:"Gemeldet",foretold:"Eine Stunde vorher vorausgesagt",foretold_band:"90 % davon",forecast:"Vorhersage",band:"{percent}-%-Band",probability:"Wahrscheinlich an",snapshot:"Momentaufnahme",wanted:"Gewünscht",time:"Zeit",show_table:"Als Tabelle zeigen",hide_table:"Tabelle verbergen",chart_summary:"{name} steht jetzt auf {value}; für {later} wird {expected} erwartet.",honest:"{share} von {count} früheren Vorhersagen für eine Stunde lagen in ihrem 90-%-Band.",learned:"Was er gelernt hat",parameters:"Alle Werte",parameter:"Kenngröße",value:"Wert",assumed:"angenommen",left_out:"Was er ausgelassen hat",learned_at:"Gelernt {time}",score:"Wie gut er vorhersagt",ahead:"Voraus",typical_error:"Typischer Fehler",brier:"Brier-Wert",better_by:"Besser als „bleibt“",in_band:"Im 90-%-Band",no_scores:"Noch ist keine Vorhersage fällig geworden. Bewertungen erscheinen nach einigen Stunden.",reliability:"Vorausgesagt gegen eingetroffen",foretold_axis:"vorausgesagt",came_axis:"eingetroffen",reliability_summary:"{count} Vorhersagen für eine Stunde; {share} davon im 90-%-Band.",reliability_chance:"{count} Vorhersagen für eine Stunde: wie wahrscheinlich sie es nannten und wie oft es eintraf.",past:"Momentaufnahmen",no_snapshots:"Keine Momentaufnahmen in diesem Zeitraum.",show_all_of:"Alle {count} zeigen",roll_back:"Zurückrollen",roll_back_to:"Auf {time} zurückrollen",roll_back_text:"Der Zwilling zeigt seinen Zustand von {time}. Das Gerät bleibt, wie es ist.",rolled_back:"Der Zwilling zeigt den früheren Zustand.",reason_change:"nach einer Änderung",reason_hourly:"stündlich",reason_asked:"gewünscht",reason_command:"vor einem Befehl",reason_rollback:"nach dem Zurückrollen",reason_before_rollback:"vor dem Zurückrollen",now:"Jetzt",synced_at:"abgeglichen um {time}",health_parts:"Teile der Gesundheit",mode:"Wie er mit Befehlen umgeht",mode_changed:"Der Zwilling startet damit neu.",fidelity:"Genauigkeit",sources:"Liest",events:"Was geschah",no_events:"Noch nichts Erwähnenswertes.",audit_of_twin:"Alles, was hier getan und entschieden wurde",part_divergence:"Übereinstimmung",part_sync:"Abgleich",part_freshness:"Aktualität",part_quarantine:"Gute Messwerte",part_forecast:"Vorhersagen",with_changes:"Mit den Änderungen",without_changes:"Ohne sie",audit:"Protokoll",nothing_waits:"Nichts wartet auf dich",nothing_waits_text:"Will etwas tun, was gefährlich sein kann, fragt es zuerst hier.",you:"dir",asked_by:"Gewünscht von {name}",asked_at:"Gewünscht um {time}",not_checked:"Was nicht geprüft werden konnte",approve:"Freigeben",approve_alternative:"Stattdessen das",reject:"Ablehnen",may_not_decide:"Du darfst das sehen, aber nicht entscheiden.",code_title:"Ein Code ist nötig",code_text:"Das Zuhause verlangt bei jeder Freigabe seinen Code.",code:"Code",decided:"Zuletzt entschieden",result_ok:"Erledigt, und das Gerät hat gehorcht.",result_unverified:"Gesendet; das Gerät hat es nicht bestätigt.",result_failed:"Es ist fehlgeschlagen.",result_denied:"Verweigert.",result_expired:"Zu spät: Es ist abgelaufen.",result_rejected:"Abgelehnt.",result_pending:"Es wartet auf Freigabe.",twin:"Zwilling",all_twins:"Alle Zwillinge",about:"Worum es geht",everything:"Alles",all_time:"Gesamte Zeit",audit_group_guard:"Prüfungen und Freigaben",audit_group_learning:"Lernen",audit_group_settings:"Zwillinge und Einstellungen",chain_intact:"Nichts wurde geändert oder entfernt: Die Kette aller {count} Einträge ist unversehrt.",chain_broken:"Die Kette ist bei Eintrag {row} gebrochen: {reason}",no_audit:"Es wurde nichts Passendes festgehalten.",newer:"Neuere",older:"Ältere",gone_twin:"ein entfernter Zwilling",a_user:"ein Benutzer",by_itself:"von selbst",audit_of_action_approved:"Aktion freigegeben",audit_of_action_denied:"Aktion verweigert",audit_of_action_run:"Aktion ausgeführt",audit_of_action_failed:"Aktion fehlgeschlagen",audit_of_approval_requested:"Freigabe erbeten",audit_of_approval_granted:"Freigabe erteilt",audit_of_approval_rejected:"Freigabe abgelehnt",audit_of_approval_expired:"Freigabe abgelaufen",audit_of_mode_changed:"Modus geändert",audit_of_create_twin:"Zwilling angelegt",audit_of_remove_twin:"Zwilling entfernt",audit_of_create_snapshot:"Momentaufnahme gesichert",audit_of_rollback:"Zurückgerollt",audit_of_acknowledge:"Gesehen",audit_of_alerts_snoozed:"Warnungen ruhen",audit_of_train:"Gelernt",audit_of_freeze_learning:"Lernen angehalten oder fortgesetzt",audit_of_reset_learning:"Lernen zurückgesetzt",again:"Noch einmal",all_found:"Jedes Gerät hat seinen Zwilling",all_found_text:"Es ist nichts mehr da, woraus ein Zwilling werden könnte.",look_again:"Noch einmal suchen",discovery_text:"Für diese Geräte lohnt sich ein Zwilling. Wähle eines oder viele; jeder lernt im Hintergrund aus seinem Verlauf.",choose_all:"Alle wählen",make_twins:"{count} Zwillinge anlegen",make_twin:"Zwilling anlegen",make_twin_of:"Einen Zwilling von {name} anlegen",making:"{done} von {of} angelegt",made:"{count} Zwillinge angelegt.",open_twin:"Öffnen",rehearsal_empty:"Sieh deine Automationen im Zeitraffer",rehearsal_empty_text:"Wähle Automationen und einen Beginn. Sie laufen gegen die Zwillinge mit einer eigenen Uhr; kein Gerät wird berührt.",rehearse:"Automationen proben",automations:"Automationen",all_automations:"Alle Automationen",no_automations:"Es gibt noch keine Automationen; füge eine ein.",when:"Wann",start:"Beginn",start_hint:"Leer: jetzt. In der Vergangenheit: wie es war, verglichen mit dem, was wirklich geschah.",duration:"Dauer",paste:"Neues ausprobieren",paste_new:"Eine Automation, die es noch nicht gibt (YAML)",paste_variant:"Eine Variante einer Automation (YAML)",variant_hint:"Es läuft ein zweites Mal mit dieser anstelle der jetzigen.",run_rehearsal:"Proben",rehearsal_safe:"Kein Gerät wird berührt.",rehearsing:"Probelauf, {share}",stop:"Anhalten",outcome:"Ergebnis",runs:"Läufe",findings:"Befunde",hazards:"Gefahren",energy:"Energie",cost:"Kosten",nothing_wrong:"Es wurde nichts Falsches gefunden.",found:"Was gefunden wurde",timeline:"Zeitleiste",course_of:"Verlauf von",previous_run:"Voriger Lauf",next_run:"Nächster Lauf",play:"Abspielen",pause:"Pause",moment:"Zeitpunkt",present:"Jetzige",variant:"Variante",nothing_ran_yet:"Bis hierher ist nichts gelaufen.",trace:"Ablauf eines Laufs",triggered_by:"Ausgelöst durch",actions:"Aktionen",steps:"Schritte",beside:"Variante neben der jetzigen",run_finished:"gelaufen",run_running:"läuft noch",run_aborted:"hat sich beendet",run_cancelled:"abgebrochen",run_stopped:"angehalten",run_error:"fehlgeschlagen",run_failed_conditions:"Bedingungen nicht erfüllt",run_failed_single:"lief schon",run_failed_max_runs:"zu viele auf einmal",run_not_triggered:"nicht ausgelöst",what_if_title:"Was würde geschehen, wenn …",what_if_empty:"Frag die Zwillinge",what_if_empty_text:"Nimm ein Szenario aus der Sammlung oder füge eigene Änderungen hinzu und simuliere dann. Nur die Zwillinge spielen es durch; deine Geräte bleiben, wie sie sind.",begin_with:"Ausgangspunkt",own_changes:"Eigene Änderungen",library:"Sammlung",saved:"Gespeichert",horizon:"Wie weit voraus",changes:"Änderungen",changes_hint:"Ziehe eine Änderung auf der Linie oder bewege sie mit den Pfeiltasten.",add_change:"Änderung hinzufügen",change_number:"Änderung {number}",remove_change:"Änderung {number} entfernen",at_once:"sofort",simulate:"Simulieren",simulating:"Die Zwillinge spielen es durch.",save:"Speichern",save_text:"Unter diesem Namen findest du das Szenario wieder, und Automationen auch.",saved_as:"Gespeichert als {name}.",name:"Name",copy_yaml:"YAML kopieren",copy_action:"Als Aktion kopieren",copy_link:"Link kopieren",copied:"Kopiert.",copy_by_hand:"Kopiere dies",close:"Schließen",found_by_itself:"Von selbst gefunden",device:"Gerät",action:"Aktion",after:"Nach Minuten",keep_to_compare:"Zum Vergleich merken",comparison:"Vergleich",this_one:"Dieses",clear:"Leeren",failure:"{share} Wahrscheinlichkeit, dass deswegen etwas schiefgeht",confidence:"Zuversicht {share}",what_happens:"Was geschieht",advice:"Was helfen würde",assumptions:"Was angenommen wurde",total_energy:"Energie",total_exported:"Eingespeist",total_cost:"Kosten",total_carbon:"CO₂",total_comfort:"Unbehagen",total_peak:"Höchste Leistung",field_temperature:"Temperatur",field_brightness_pct:"Helligkeit (%)",field_position:"Position (%)",field_percentage:"Geschwindigkeit (%)",field_humidity:"Feuchte (%)",field_value:"Wert",field_hvac_mode:"Modus",field_operation_mode:"Modus",field_option:"Option",scenario_power_outage:"Stromausfall",scenario_internet_outage:"Internetausfall",scenario_hub_outage:"Eine Zentrale fällt aus",scenario_heating_failure:"Die Heizung fällt aus",scenario_heat_wave:"Hitzewelle",scenario_cold_snap:"Kälteeinbruch",scenario_window_left_open:"Ein Fenster bleibt offen",scenario_everybody_away:"Alle sind weg",scenario_guests:"Gäste",scenario_laundry_day:"Waschtag",scenario_tariff_change:"Anderer Tarif",scenario_device_failure:"Ein Gerät fällt aus",scenario_sensor_failure:"Ein Sensor fällt aus",scenario_ev_arrives_empty:"Das Auto kommt leer heim",scenario_load_test:"Wie viel Last es trägt",parameter_duration:"Dauer",parameter_at:"Um",parameter_step:"Um wie viel",parameter_circuit:"Stromkreis",parameter_hub:"Zentrale",parameter_twins:"Zwillinge",parameter_twin:"Zwilling",parameter_shutters:"Rollläden",parameter_target:"Sollwert",parameter_people:"Personen",parameter_zone:"Raum",parameter_loads:"Maschinen",parameter_every:"Alle",parameter_percent:"Prozent",parameter_offset:"Aufschlag",parameter_fault:"Fehler",parameter_rate:"Rate",parameter_charge:"Ladestand",parameter_channel:"Größe",parameter_first:"Von",parameter_last:"Bis",option_as_is:"wie sie sind",option_closed:"geschlossen",option_open:"offen",option_stuck:"hängt",option_drift:"driftet",option_silent:"stumm",option_offline:"offline",option_delay:"verspätet"};var c0={title:"Digital Twin",views:"Views",back:"Back to all twins",menu:"Open the menu",tab_overview:"Overview",tab_what_if:"What if",tab_rehearsal:"Rehearsal",tab_approvals:"Approvals",tab_discovery:"Discovery",loading:"Loading",disconnected:"No connection",disconnected_text:"The connection to Home Assistant is lost. What you see may be old; it goes on by itself.",forbidden:"Not for you",forbidden_text:"You may not see this. Somebody who manages this home can change that.",missing:"The twins are not there",missing_text:"The integration is starting or switched off. This page goes on as soon as it is back.",open_integration:"Open the integration",failed:"That did not work",no_area:"No area",no_forecast:"No prediction now",still_learning:"Still learning",health:"Health of the twins",health_is:"Health {score}",health_unknown:"Health not known yet",divergences:"Twins that diverge",pending_approvals:"Waiting for your yes",risks_ahead:"Risks ahead",diverges:"Diverges",status_sandbox:"Simulated",status_waiting:"Waiting",status_unavailable:"Unavailable",status_orphaned:"Device gone",status_home_missing:"Home missing",status_asleep:"Asleep",status_following:"Following",filter:"Filter",filter_all:"All",filter_attention:"Need a look",filter_learning:"Learning",filter_sandbox:"Not mirroring",search_twins:"Search twins",nothing_found:"Nothing found",nothing_found_text:"No twin fits the search and the filter.",show_all:"Show all twins",no_twins:"No twins yet",no_twins_text:"A twin follows a device, learns how it behaves and predicts what it will do. Make the first one of a device that was found.",find_devices:"See what was found",more_actions:"More actions",what_if_here:"What if …",open_device:"Open the device page",sync_now:"Compare with the device",synced:"Compared with the device.",take_snapshot:"Keep a snapshot",snapshot_taken:"The snapshot is kept.",learn_now:"Learn now",learned_now:"The twin has learned.",freeze:"Stop learning",unfreeze:"Go on learning",frozen:"Learning stopped",done:"Done.",reset_learning:"Forget what was learned",reset_text:"{name} starts learning anew. That takes days of history.",reset_yes:"Forget",reconfigure:"Change the settings",cancel:"Cancel",what_is_wrong:"What is wrong",since:"since {time}",seen:"Seen",acknowledge:"I have seen it",snooze:"Rest for a day",snoozed:"It rests for a day.",course:"Course and prediction",channel:"Quantity",range:"Length of time",reported:"Reported",foretold:"Foretold an hour before",foretold_band:"90 % of that",forecast:"Prediction",band:"{percent} % band",probability:"How likely on",snapshot:"Snapshot",wanted:"Wanted",time:"Time",show_table:"Show as a table",hide_table:"Hide the table",chart_summary:"{name} is at {value} now; for {later} {expected} is expected.",honest:"{share} of {count} past predictions an hour ahead lay in their 90 % band.",learned:"What it has learned",parameters:"All figures",parameter:"Figure",value:"Value",assumed:"assumed",left_out:"What it left out",learned_at:"Learned {time}",score:"How well it predicts",ahead:"Ahead",typical_error:"Typical error",brier:"Brier score",better_by:"Better than “stays”",in_band:"In 90 % band",no_scores:"No prediction has come due yet. Scores appear within hours.",reliability:"Foretold against what came",foretold_axis:"foretold",came_axis:"came",reliability_summary:"{count} predictions an hour ahead; {share} of them in their 90 % band.",reliability_chance:"{count} predictions an hour ahead: how likely they said it was, and how often it came.",past:"Snapshots",no_snapshots:"No snapshots in this length of time.",show_all_of:"Show all {count}",roll_back:"Roll back",roll_back_to:"Roll back to {time}",roll_back_text:"The twin shows its state of {time}. The device stays as it is.",rolled_back:"The twin shows the past state.",reason_change:"after a change",reason_hourly:"every hour",reason_asked:"asked for",reason_command:"before a command",reason_rollback:"after a rollback",reason_before_rollback:"before a rollback",now:"Now",synced_at:"compared at {time}",health_parts:"Parts of its health",mode:"How it treats commands",mode_changed:"The twin starts anew with that.",fidelity:"Detail",sources:"Reads",events:"What happened",no_events:"Nothing worth telling yet.",audit_of_twin:"Everything that was done and decided here",part_divergence:"Agreement",part_sync:"Comparison",part_freshness:"Freshness",part_quarantine:"Good readings",part_forecast:"Predictions",with_changes:"With the changes",without_changes:"Without them",audit:"Audit",nothing_waits:"Nothing waits for you",nothing_waits_text:"When something wants to do what may be dangerous, it asks here first.",you:"you",asked_by:"Asked for by {name}",asked_at:"Asked for at {time}",not_checked:"What could not be checked",approve:"Approve",approve_alternative:"Do that instead",reject:"Reject",may_not_decide:"You may see this, but not decide it.",code_title:"A code is needed",code_text:"The home asks for its code with every approval.",code:"Code",decided:"Decided lately",result_ok:"Done, and the device did as told.",result_unverified:"Sent; the device has not confirmed it.",result_failed:"It failed.",result_denied:"Denied.",result_expired:"Too late: it has expired.",result_rejected:"Rejected.",result_pending:"It waits for approval.",twin:"Twin",all_twins:"All twins",about:"About",everything:"Everything",all_time:"All time",audit_group_guard:"Checks and approvals",audit_group_learning:"Learning",audit_group_settings:"Twins and settings",chain_intact:"Nothing was changed or removed: the chain of all {count} entries is whole.",chain_broken:"The chain is broken at entry {row}: {reason}",no_audit:"Nothing was written down that fits.",newer:"Newer",older:"Older",gone_twin:"a twin that is gone",a_user:"a user",by_itself:"by itself",audit_of_action_approved:"Action approved",audit_of_action_denied:"Action denied",audit_of_action_run:"Action carried out",audit_of_action_failed:"Action failed",audit_of_approval_requested:"Approval asked for",audit_of_approval_granted:"Approval given",audit_of_approval_rejected:"Approval refused",audit_of_approval_expired:"Approval expired",audit_of_mode_changed:"Mode changed",audit_of_create_twin:"Twin made",audit_of_remove_twin:"Twin removed",audit_of_create_snapshot:"Snapshot kept",audit_of_rollback:"Rolled back",audit_of_acknowledge:"Seen",audit_of_alerts_snoozed:"Alerts rest",audit_of_train:"Learned",audit_of_freeze_learning:"Learning stopped or resumed",audit_of_reset_learning:"Learning reset",again:"Try again",all_found:"Every device has its twin",all_found_text:"There is nothing left that a twin could be made of.",look_again:"Look again",discovery_text:"These devices are worth a twin. Choose one or many; each learns from its history in the background.",choose_all:"Choose all",make_twins:"Make {count} twins",make_twin:"Make twin",make_twin_of:"Make a twin of {name}",making:"{done} of {of} made",made:"{count} twins made.",open_twin:"Open",rehearsal_empty:"Watch your automations in fast motion",rehearsal_empty_text:"Choose automations and a start. They run against the twins on a clock of their own; no device is touched.",rehearse:"Rehearse automations",automations:"Automations",all_automations:"All automations",no_automations:"There are no automations yet; paste one.",when:"When",start:"Start",start_hint:"Empty: now. In the past: as it was, held against what really happened.",duration:"Length",paste:"Try something new",paste_new:"An automation that does not exist yet (YAML)",paste_variant:"A variant of an automation (YAML)",variant_hint:"It runs a second time with this in place of the present one.",run_rehearsal:"Rehearse",rehearsal_safe:"No device is touched.",rehearsing:"Rehearsing, {share}",stop:"Stop",outcome:"Outcome",runs:"Runs",findings:"Findings",hazards:"Hazards",energy:"Energy",cost:"Cost",nothing_wrong:"Nothing wrong was found.",found:"What was found",timeline:"Timeline",course_of:"Course of",previous_run:"Previous run",next_run:"Next run",play:"Play",pause:"Pause",moment:"Moment",present:"Present",variant:"Variant",nothing_ran_yet:"Nothing has run up to here.",trace:"Trace of a run",triggered_by:"Triggered by",actions:"Actions",steps:"Steps",beside:"Variant beside the present",run_finished:"ran",run_running:"still running",run_aborted:"stopped itself",run_cancelled:"cancelled",run_stopped:"stopped",run_error:"failed",run_failed_conditions:"conditions did not hold",run_failed_single:"was running already",run_failed_max_runs:"too many at once",run_not_triggered:"not triggered",what_if_title:"What would happen if …",what_if_empty:"Ask the twins",what_if_empty_text:"Take a scenario from the library or add changes of your own, then simulate. Only the twins play it; your devices stay as they are.",begin_with:"Begin with",own_changes:"My own changes",library:"Library",saved:"Saved",horizon:"How far ahead",changes:"Changes",changes_hint:"Drag a change along the line, or move it with the arrow keys.",add_change:"Add a change",change_number:"Change {number}",remove_change:"Remove change {number}",at_once:"at once",simulate:"Simulate",simulating:"The twins play it through.",save:"Save",save_text:"Under this name you find the scenario again, and so do automations.",saved_as:"Saved as {name}.",name:"Name",copy_yaml:"Copy YAML",copy_action:"Copy as action",copy_link:"Copy link",copied:"Copied.",copy_by_hand:"Copy this",close:"Close",found_by_itself:"Found by itself",device:"Device",action:"Action",after:"After minutes",keep_to_compare:"Keep to compare",comparison:"Comparison",this_one:"This one",clear:"Clear",failure:"{share} chance that something goes wrong because of it",confidence:"confidence {share}",what_happens:"What happens",advice:"What would help",assumptions:"What was assumed",total_energy:"Energy",total_exported:"Fed in",total_cost:"Cost",total_carbon:"CO₂",total_comfort:"Discomfort",total_peak:"Highest power",field_temperature:"Temperature",field_brightness_pct:"Brightness (%)",field_position:"Position (%)",field_percentage:"Speed (%)",field_humidity:"Humidity (%)",field_value:"Value",field_hvac_mode:"Mode",field_operation_mode:"Mode",field_option:"Option",scenario_power_outage:"Power outage",scenario_internet_outage:"Internet outage",scenario_hub_outage:"A hub fails",scenario_heating_failure:"The heating fails",scenario_heat_wave:"Heat wave",scenario_cold_snap:"Cold snap",scenario_window_left_open:"A window left open",scenario_everybody_away:"Everybody away",scenario_guests:"Guests",scenario_laundry_day:"Laundry day",scenario_tariff_change:"Another tariff",scenario_device_failure:"A device fails",scenario_sensor_failure:"A sensor fails",scenario_ev_arrives_empty:"The car comes home empty",scenario_load_test:"How much load it bears",parameter_duration:"Duration",parameter_at:"At",parameter_step:"By how much",parameter_circuit:"Circuit",parameter_hub:"Hub",parameter_twins:"Twins",parameter_twin:"Twin",parameter_shutters:"Shutters",parameter_target:"Target",parameter_people:"People",parameter_zone:"Room",parameter_loads:"Loads",parameter_every:"Every",parameter_percent:"Per cent",parameter_offset:"Offset",parameter_fault:"Fault",parameter_rate:"Rate",parameter_charge:"Charge",parameter_channel:"Quantity",parameter_first:"From",parameter_last:"To",option_as_is:"as they are",option_closed:"closed",option_open:"open",option_stuck:"stuck",option_drift:"drifts",option_silent:"silent",option_offline:"offline",option_delay:"late"};var c6={de:u6,en:c0};function Z6(e,L,C={}){return(c6[e.split("-")[0]??"en"]??c0)[L].replace(/\{(\w+)\}/g,(V,r)=>r in C?String(C[r]):V)}function h6(e,L,C){return(c6[e.split("-")[0]??"en"]??c0)[`${L}_${C}`]??C.replaceAll("_"," ")}var y1="/digital-twin",Z0="digital_twin",oH=["exceptions","selector","services"],h0=class{constructor(L,C){this.hass=L;this.changed=C;this.loaded="";this.format=new R3(L),this.loadTexts()}update(L){let C=this.hass;return this.hass=L,C.language!==L.language||C.locale!==L.locale||C.config!==L.config?(this.format=new R3(L),this.loadTexts(),!0):C.areas!==L.areas||C.user!==L.user||C.themes!==L.themes||C.localize!==L.localize}loadTexts(){let L=this.hass.language;this.loaded!==L&&(this.loaded=L,Promise.all(oH.map(C=>this.hass.loadBackendTranslation(C,Z0))).then(()=>this.changed()))}t(L,C={}){return Z6(this.hass.language,L,C)}value(L,C){return h6(this.hass.language,L,C)}named(L,C){let H=this.hass.localize(`component.${Z0}.${L}`);if(H)return H;let V=C.replaceAll("_"," ");return V.charAt(0).toUpperCase()+V.slice(1)}option(L,C){return this.named(`selector.${L}.options.${C}`,C)}channel(L){let C=this.named(`exceptions.channel_${L}.message`,L);return C.charAt(0).toUpperCase()+C.slice(1)}hazard(L){let C=this.named(`exceptions.named_${L}.message`,L);return C.charAt(0).toUpperCase()+C.slice(1)}parameter(L){return this.named(`selector.parameter.options.${L}`,L)}area(L){return L&&this.hass.areas[L]?.name||this.t("no_area")}entityName(L){let C=this.hass.states[L]?.attributes.friendly_name;return typeof C=="string"?C:L}words(L,C,H){return x6(this.hass,this.format,L,C,H)}async act(L,C={}){return(await this.hass.callWS({type:"call_service",domain:Z0,service:L,service_data:C,return_response:!0})).response}ws(L,C={}){return this.hass.callWS({type:`${Z0}/${L}`,...C})}};function T2(e,L=!1){let C=e.startsWith("/")?e:`${y1}/${e}`;L?history.replaceState(null,"",C):history.pushState(null,"",C),window.dispatchEvent(new CustomEvent("location-changed",{detail:{replace:L}}))}function F1(e){if(e.defaultPrevented||e.button!==0||e.metaKey||e.ctrlKey||e.shiftKey)return;let L=e.composedPath().find(H=>H instanceof HTMLAnchorElement),C=L?.getAttribute("href");!C?.startsWith("/")||L?.target||(e.preventDefault(),T2(C))}function _1(e){return e&&typeof e=="object"&&"message"in e?String(e.message):String(e)}var f2=class{constructor(L,C,H,V,r){this.connection=L;this.message=C;this.reset=H;this.take=V;this.changed=r;this.standing="loading";this.error="";this.round=0;this.wanted=!1;this.lost=()=>{this.round+=1,this.unsubscribe=void 0,this.stand("disconnected")};this.begin=async()=>{window.clearTimeout(this.timer);let L=++this.round;this.drop();let C=!0;try{let H=await this.connection.subscribeMessage(V=>{if(L===this.round){if(V.ended){this.stand("missing"),this.timer=window.setTimeout(this.begin,2e3);return}C&&(C=!1,this.reset()),this.take(V),V.more||this.stand("live")}},this.message,{resubscribe:!1});L===this.round&&this.wanted?this.unsubscribe=H:await H().catch(()=>{})}catch(H){if(L!==this.round)return;let V=H;V.code==="unauthorized"?this.stand("forbidden",V.message):V.code==="home_assistant_error"?(this.stand("missing",V.message),this.timer=window.setTimeout(this.begin,2e3)):this.stand("failed",V.message??String(H))}}}start(){this.wanted||(this.wanted=!0,this.connection.addEventListener("ready",this.begin),this.connection.addEventListener("disconnected",this.lost),this.connection.connected?this.begin():this.lost())}stop(){this.wanted=!1,this.round+=1,window.clearTimeout(this.timer),this.connection.removeEventListener("ready",this.begin),this.connection.removeEventListener("disconnected",this.lost),this.drop()}drop(){let L=this.unsubscribe;this.unsubscribe=void 0,L?.().catch(()=>{})}stand(L,C=""){L===this.standing&&C===this.error||(this.standing=L,this.error=C,this.changed())}};function $(e,L=""){return l`<svg class="icon ${L}" viewBox="0 0 24 24" aria-hidden="true">${J2`<path d=${e}></path>`}</svg>`}function Z1(e,L,C,H=c){return l`<div class="state">${$(e)}<h2>${L}</h2><p>${C}</p>${H}</div>`}function t3(e,L,C,H,V=!1){switch(L){case"loading":return V?void 0:l`<div aria-busy="true"><span class="sr">${e.t("loading")}</span>${H}</div>`;case"disconnected":return V?void 0:Z1(v0,e.t("disconnected"),e.t("disconnected_text"));case"forbidden":return Z1(i5,e.t("forbidden"),e.t("forbidden_text"));case"missing":return V?void 0:Z1(G9,e.t("missing"),C||e.t("missing_text"),l`<a class="button tonal" href="/config/integrations/integration/digital_twin">${e.t("open_integration")}</a>`);case"failed":return Z1(R1,e.t("failed"),C);default:return}}function C2(e){return e==="critical"||e==="high"?"bad":e?"warn":""}function M3(e){return e===null?"":e>=80?"good":e>=50?"warn":"bad"}function E1(e,L,C){return l`<div class="notice ${e}" role=${e==="bad"?"alert":"status"}>${$(L)}<div class="grow">${C}</div></div>`}var p1=M1`
  :host {
    --dt-text: var(--primary-text-color, #212121);
    --dt-soft: var(--secondary-text-color, #5e5e5e);
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
    flex: 1;
    min-width: 0;
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
`;var AH="#009ac7";function X2(e){return getComputedStyle(e).getPropertyValue("--primary-color").trim()||AH}function o5(e,L){let C=/^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(e)?.[1];if(!C)return`color-mix(in srgb, ${e} ${Math.round(L*100)}%, transparent)`;let H=C.length===3?[...C].map(r=>r+r).join(""):C;return`rgba(${[0,2,4].map(r=>parseInt(H.slice(r,r+2),16)).join(", ")}, ${L})`}var S6="#8e6bd8",S0="#8a8a8a",i3=["#2196f3","#e6862e","#43a047","#ab47bc","#00acc1","#c0708a","#8d6e63","#7c8f2a"];var nH="uplot",lH="u-hz",dH="u-vt",pH="u-title",sH="u-wrap",mH="u-under",vH="u-over",xH="u-axis",P5="u-off",uH="u-select",cH="u-cursor-x",ZH="u-cursor-y",hH="u-cursor-pt",SH="u-legend",fH="u-live",gH="u-inline",OH="u-series",bH="u-marker",f6="u-label",wH="u-value",E3="width",D3="height";var g6="bottom",a3="left",O7="right",z7="#000",O6=z7+"0",b7="mousemove",b6="mousedown",w7="mouseup",w6="mouseenter",y6="mouseleave",k6="dblclick",yH="resize",kH="scroll",_6="change",w0="dppxchange",G7="--",s3=typeof window<"u",P7=s3?document:null,A3=s3?window:null,_H=s3?navigator:null,o1,f0;function B7(){let e=devicePixelRatio;o1!=e&&(o1=e,f0&&R7(_6,f0,B7),f0=matchMedia(`(min-resolution: ${o1-.001}dppx) and (max-resolution: ${o1+.001}dppx)`),B5(_6,f0,B7),A3.dispatchEvent(new CustomEvent(w0)))}function s2(e,L){if(L!=null){let C=e.classList;!C.contains(L)&&C.add(L)}}function $7(e,L){let C=e.classList;C.contains(L)&&C.remove(L)}function h1(e,L,C){e.style[L]=C+"px"}function P2(e,L,C,H){let V=P7.createElement(e);return L!=null&&s2(V,L),C?.insertBefore(V,H),V}function g2(e,L){return P2("div",e,L)}var T6=new WeakMap;function G2(e,L,C,H,V){let r="translate("+L+"px,"+C+"px)",t=T6.get(e);r!=t&&(e.style.transform=r,T6.set(e,r),L<0||C<0||L>H||C>V?s2(e,P5):$7(e,P5))}var P6=new WeakMap;function B6(e,L,C){let H=L+C,V=P6.get(e);H!=V&&(P6.set(e,H),e.style.background=L,e.style.borderColor=C)}var $6=new WeakMap;function R6(e,L,C,H){let V=L+""+C,r=$6.get(e);V!=r&&($6.set(e,V),e.style.height=C+"px",e.style.width=L+"px",e.style.marginLeft=H?-L/2+"px":0,e.style.marginTop=H?-C/2+"px":0)}var U7={passive:!0},TH={...U7,capture:!0};function B5(e,L,C,H){L.addEventListener(e,C,H?TH:U7)}function R7(e,L,C,H){L.removeEventListener(e,C,U7)}s3&&B7();function B2(e,L,C,H){let V;C=C||0,H=H||L.length-1;let r=H<=2147483647;for(;H-C>1;)V=r?C+H>>1:m2((C+H)/2),L[V]<e?C=V:H=V;return e-L[C]<=L[H]-e?C:H}function A8(e){return(C,H,V)=>{let r=-1,t=-1;for(let i=H;i<=V;i++)if(e(C[i])){r=i;break}for(let i=V;i>=H;i--)if(e(C[i])){t=i;break}return[r,t]}}var n8=e=>e!=null,l8=e=>e!=null&&e>0,_0=A8(n8),PH=A8(l8);function BH(e,L,C,H=0,V=!1){let r=V?PH:_0,t=V?l8:n8;[L,C]=r(e,L,C);let i=e[L],o=e[L];if(L>-1)if(H==1)i=e[L],o=e[C];else if(H==-1)i=e[C],o=e[L];else for(let A=L;A<=C;A++){let v=e[A];t(v)&&(v<i?i=v:v>o&&(o=v))}return[i??s1,o??-s1]}function T0(e,L,C,H){let V=D6(e),r=D6(L);e==L&&(V==-1?(e*=C,L/=C):(e/=C,L*=C));let t=C==10?C5:d8,i=V==1?m2:O2,o=r==1?O2:m2,A=i(t(N1(e))),v=o(t(N1(L))),p=n3(C,A),s=n3(C,v);return C==10&&(A<0&&(p=m1(p,-A)),v<0&&(s=m1(s,-v))),H||C==2?(e=p*V,L=s*r):(e=v8(e,p),L=P0(L,s)),[e,L]}function Q7(e,L,C,H){let V=T0(e,L,C,H);return e==0&&(V[0]=0),L==0&&(V[1]=0),V}var K7=.1,F6={mode:3,pad:K7},W3={pad:0,soft:null,mode:0},$H={min:W3,max:W3};function y0(e,L,C,H){return B0(C)?E6(e,L,C):(W3.pad=C,W3.soft=H?0:null,W3.mode=H?3:0,E6(e,L,$H))}function i1(e,L){return e??L}function RH(e,L,C){for(L=i1(L,0),C=i1(C,e.length-1);L<=C;){if(e[L]!=null)return!0;L++}return!1}function E6(e,L,C){let H=C.min,V=C.max,r=i1(H.pad,0),t=i1(V.pad,0),i=i1(H.hard,-s1),o=i1(V.hard,s1),A=i1(H.soft,s1),v=i1(V.soft,-s1),p=i1(H.mode,0),s=i1(V.mode,0),u=L-e,h=C5(u),O=M2(N1(e),N1(L)),B=C5(O),F=N1(B-h);(u<1e-24||F>10)&&(u=0,(e==0||L==0)&&(u=1e-24,p==2&&A!=s1&&(r=0),s==2&&v!=-s1&&(t=0)));let S=u||O||1e3,R=C5(S),b=n3(10,m2(R)),K=S*(u==0?e==0?.1:1:r),k=m1(v8(e-K,b/10),24),Y=e>=A&&(p==1||p==3&&k<=A||p==2&&k>=A)?A:s1,j=M2(i,k<Y&&e>=Y?Y:$2(Y,k)),H1=S*(u==0?L==0?.1:1:t),Q=m1(P0(L+H1,b/10),24),w=L<=v&&(s==1||s==3&&Q>=v||s==2&&Q<=v)?v:-s1,J=$2(o,Q>w&&L<=w?w:M2(w,Q));return j==J&&j==0&&(J=100),[j,J]}var FH=new Intl.NumberFormat(s3?_H.language:"en-US"),j7=e=>FH.format(e),v2=Math,b0=v2.PI,N1=v2.abs,m2=v2.floor,D1=v2.round,O2=v2.ceil,$2=v2.min,M2=v2.max,n3=v2.pow,D6=v2.sign,C5=v2.log10,d8=v2.log2,EH=(e,L=1)=>v2.sinh(e)*L,y7=(e,L=1)=>v2.asinh(e/L),s1=1/0;function N6(e){return(C5((e^e>>31)-(e>>31))|0)+1}function F7(e,L,C){return $2(M2(e,L),C)}function p8(e){return typeof e=="function"}function V1(e){return p8(e)?e:()=>e}var DH=()=>{},s8=e=>e,m8=(e,L)=>L,NH=e=>null,W6=e=>!0,I6=(e,L)=>e==L,WH=/\.\d*?(?=9{6,}|0{6,})/gm,$5=e=>{if(u8(e)||n5.has(e))return e;let L=`${e}`,C=L.match(WH);if(C==null)return e;let H=C[0].length-1;if(L.indexOf("e-")!=-1){let[V,r]=L.split("e");return+`${$5(V)}e${r}`}return m1(e,H)};function _5(e,L){return $5(m1($5(e/L))*L)}function P0(e,L){return $5(O2($5(e/L))*L)}function v8(e,L){return $5(m2($5(e/L))*L)}function m1(e,L=0){if(u8(e))return e;let C=10**L,H=e*C*(1+Number.EPSILON);return D1(H)/C}var n5=new Map;function x8(e){return((""+e).split(".")[1]||"").length}function z3(e,L,C,H){let V=[],r=H.map(x8);for(let t=L;t<C;t++){let i=N1(t),o=m1(n3(e,t),i);for(let A=0;A<H.length;A++){let v=e==10?+`${H[A]}e${t}`:H[A]*o,p=(t>=0?0:i)+(t>=r[A]?0:r[A]),s=e==10?v:m1(v,p);V.push(s),n5.set(s,p)}}return V}var I3={},q7=[],l3=[null,null],A5=Array.isArray,u8=Number.isInteger,IH=e=>e===void 0;function z6(e){return typeof e=="string"}function B0(e){let L=!1;if(e!=null){let C=e.constructor;L=C==null||C==Object}return L}function zH(e){return e!=null&&typeof e=="object"}var GH=Object.getPrototypeOf(Uint8Array),c8="__proto__";function d3(e,L=B0){let C;if(A5(e)){let H=e.find(V=>V!=null);if(A5(H)||L(H)){C=Array(e.length);for(let V=0;V<e.length;V++)C[V]=d3(e[V],L)}else C=e.slice()}else if(e instanceof GH)C=e.slice();else if(L(e)){C={};for(let H in e)H!=c8&&(C[H]=d3(e[H],L))}else C=e;return C}function T1(e){let L=arguments;for(let C=1;C<L.length;C++){let H=L[C];for(let V in H)V!=c8&&(B0(e[V])?T1(e[V],d3(H[V])):e[V]=d3(H[V]))}return e}var UH=0,QH=1,KH=2;function jH(e,L,C){for(let H=0,V,r=-1;H<L.length;H++){let t=L[H];if(t>r){for(V=t-1;V>=0&&e[V]==null;)e[V--]=null;for(V=t+1;V<C&&e[V]==null;)e[r=V++]=null}}}function qH(e,L){if(XH(e)){let t=e[0].slice();for(let i=1;i<e.length;i++)t.push(...e[i].slice(1));return CV(t[0])||(t=JH(t)),t}let C=new Set;for(let t=0;t<e.length;t++){let o=e[t][0],A=o.length;for(let v=0;v<A;v++)C.add(o[v])}let H=[Array.from(C).sort((t,i)=>t-i)],V=H[0].length,r=new Map;for(let t=0;t<V;t++)r.set(H[0][t],t);for(let t=0;t<e.length;t++){let i=e[t],o=i[0];for(let A=1;A<i.length;A++){let v=i[A],p=Array(V).fill(void 0),s=L?L[t][A]:QH,u=[];for(let h=0;h<v.length;h++){let O=v[h],B=r.get(o[h]);O===null?s!=UH&&(p[B]=O,s==KH&&u.push(B)):p[B]=O}jH(p,u,V),H.push(p)}}return H}var YH=typeof queueMicrotask>"u"?e=>Promise.resolve().then(e):queueMicrotask;function JH(e){let L=e[0],C=L.length,H=Array(C);for(let r=0;r<H.length;r++)H[r]=r;H.sort((r,t)=>L[r]-L[t]);let V=[];for(let r=0;r<e.length;r++){let t=e[r],i=Array(C);for(let o=0;o<C;o++)i[o]=t[H[o]];V.push(i)}return V}function XH(e){let L=e[0][0],C=L.length;for(let H=1;H<e.length;H++){let V=e[H][0];if(V.length!=C)return!1;if(V!=L){for(let r=0;r<C;r++)if(V[r]!=L[r])return!1}}return!0}function CV(e,L=100){let C=e.length;if(C<=1)return!0;let H=0,V=C-1;for(;H<=V&&e[H]==null;)H++;for(;V>=H&&e[V]==null;)V--;if(V<=H)return!0;let r=M2(1,m2((V-H+1)/L));for(let t=e[H],i=H+r;i<=V;i+=r){let o=e[i];if(o!=null){if(o<=t)return!1;t=o}}return!0}var Z8=["January","February","March","April","May","June","July","August","September","October","November","December"],h8=["Sunday","Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"];function S8(e){return e.slice(0,3)}var HV=h8.map(S8),VV=Z8.map(S8),LV={MMMM:Z8,MMM:VV,WWWW:h8,WWW:HV};function F3(e){return(e<10?"0":"")+e}function eV(e){return(e<10?"00":e<100?"0":"")+e}var rV={YYYY:e=>e.getFullYear(),YY:e=>(e.getFullYear()+"").slice(2),MMMM:(e,L)=>L.MMMM[e.getMonth()],MMM:(e,L)=>L.MMM[e.getMonth()],MM:e=>F3(e.getMonth()+1),M:e=>e.getMonth()+1,DD:e=>F3(e.getDate()),D:e=>e.getDate(),WWWW:(e,L)=>L.WWWW[e.getDay()],WWW:(e,L)=>L.WWW[e.getDay()],HH:e=>F3(e.getHours()),H:e=>e.getHours(),h:e=>{let L=e.getHours();return L==0?12:L>12?L-12:L},AA:e=>e.getHours()>=12?"PM":"AM",aa:e=>e.getHours()>=12?"pm":"am",a:e=>e.getHours()>=12?"p":"a",mm:e=>F3(e.getMinutes()),m:e=>e.getMinutes(),ss:e=>F3(e.getSeconds()),s:e=>e.getSeconds(),fff:e=>eV(e.getMilliseconds())};function Y7(e,L){L=L||LV;let C=[],H=/\{([a-z]+)\}|[^{]+/gi,V;for(;V=H.exec(e);)C.push(V[0][0]=="{"?rV[V[1]]:V[0]);return r=>{let t="";for(let i=0;i<C.length;i++)t+=typeof C[i]=="string"?C[i]:C[i](r,L);return t}}var tV=new Intl.DateTimeFormat().resolvedOptions().timeZone;function MV(e,L){let C;return L=="UTC"||L=="Etc/UTC"?C=new Date(+e+e.getTimezoneOffset()*6e4):L==tV?C=e:(C=new Date(e.toLocaleString("en-US",{timeZone:L})),C.setMilliseconds(e.getMilliseconds())),C}var f8=e=>e%1==0,k0=[1,2,2.5,5],iV=z3(10,-32,0,k0),g8=z3(10,0,32,k0),aV=g8.filter(f8),T5=iV.concat(g8),J7=`
`,O8="{YYYY}",G6=J7+O8,b8="{M}/{D}",N3=J7+b8,g0=N3+"/{YY}",w8="{aa}",oV="{h}:{mm}",o3=oV+w8,U6=J7+o3,Q6=":{ss}",n1=null;function y8(e){let L=e*1e3,C=L*60,H=C*60,V=H*24,r=V*30,t=V*365,o=(e==1?z3(10,0,3,k0).filter(f8):z3(10,-3,0,k0)).concat([L,L*5,L*10,L*15,L*30,C,C*5,C*10,C*15,C*30,H,H*2,H*3,H*4,H*6,H*8,H*12,V,V*2,V*3,V*4,V*5,V*6,V*7,V*8,V*9,V*10,V*15,r,r*2,r*3,r*4,r*6,t,t*2,t*5,t*10,t*25,t*50,t*100]),A=[[t,O8,n1,n1,n1,n1,n1,n1,1],[V*28,"{MMM}",G6,n1,n1,n1,n1,n1,1],[V,b8,G6,n1,n1,n1,n1,n1,1],[H,"{h}"+w8,g0,n1,N3,n1,n1,n1,1],[C,o3,g0,n1,N3,n1,n1,n1,1],[L,Q6,g0+" "+o3,n1,N3+" "+o3,n1,U6,n1,1],[e,Q6+".{fff}",g0+" "+o3,n1,N3+" "+o3,n1,U6,n1,1]];function v(p){return(s,u,h,O,B,F)=>{let S=[],R=B>=t,b=B>=r&&B<t,K=p(h),k=m1(K*e,3),Y=k7(K.getFullYear(),R?0:K.getMonth(),b||R?1:K.getDate()),j=m1(Y*e,3);if(b||R){let H1=b?B/r:0,Q=R?B/t:0,w=k==j?k:m1(k7(Y.getFullYear()+Q,Y.getMonth()+H1,1)*e,3),J=new Date(D1(w/e)),E=J.getFullYear(),G=J.getMonth();for(let I=0;w<=O;I++){let L1=k7(E+Q*I,G+H1*I,1),W=L1-p(m1(L1*e,3));w=m1((+L1+W)*e,3),w<=O&&S.push(w)}}else{let H1=B>=V?V:B,Q=m2(h)-m2(k),w=j+Q+P0(k-j,H1);S.push(w);let J=p(w),E=J.getHours()+J.getMinutes()/C+J.getSeconds()/H,G=B/H,I=s.axes[u]._space,L1=F/I;for(;w=m1(w+B,e==1?0:3),!(w>O);)if(G>1){let W=m2(m1(E+G,6))%24,r1=p(w).getHours()-W;r1>1&&(r1=-1),w-=r1*H,E=(E+G)%24;let l1=S[S.length-1];m1((w-l1)/B,3)*L1>=.7&&S.push(w)}else S.push(w)}return S}}return[o,A,v]}var[AV,nV,lV]=y8(1),[dV,pV,sV]=y8(.001);z3(2,-53,53,[1]);function K6(e,L){return e.map(C=>C.map((H,V)=>V==0||V==8||H==null?H:L(V==1||C[8]==0?H:C[1]+H)))}function j6(e,L){return(C,H,V,r,t)=>{let i=L.find(h=>t>=h[0])||L[L.length-1],o,A,v,p,s,u;return H.map(h=>{let O=e(h),B=O.getFullYear(),F=O.getMonth(),S=O.getDate(),R=O.getHours(),b=O.getMinutes(),K=O.getSeconds(),k=B!=o&&i[2]||F!=A&&i[3]||S!=v&&i[4]||R!=p&&i[5]||b!=s&&i[6]||K!=u&&i[7]||i[1];return o=B,A=F,v=S,p=R,s=b,u=K,k(O)})}}function mV(e,L){let C=Y7(L);return(H,V,r,t,i)=>V.map(o=>C(e(o)))}function k7(e,L,C){return new Date(e,L,C)}function q6(e,L){return L(e)}var vV="{YYYY}-{MM}-{DD} {h}:{mm}{aa}";function Y6(e,L){return(C,H,V,r)=>r==null?G7:L(e(H))}function xV(e,L){let C=e.series[L];return C.width?C.stroke(e,L):C.points.width?C.points.stroke(e,L):null}function uV(e,L){return e.series[L].fill(e,L)}var cV={show:!0,live:!0,isolate:!1,mount:DH,markers:{show:!0,width:2,stroke:xV,fill:uV,dash:"solid"},idx:null,idxs:null,values:[]};function ZV(e,L){let C=e.cursor.points,H=g2(),V=C.size(e,L);h1(H,E3,V),h1(H,D3,V);let r=V/-2;h1(H,"marginLeft",r),h1(H,"marginTop",r);let t=C.width(e,L,V);return t&&h1(H,"borderWidth",t),H}function hV(e,L){let C=e.series[L].points;return C._fill||C._stroke}function SV(e,L){let C=e.series[L].points;return C._stroke||C._fill}function fV(e,L){return e.series[L].points.size}var _7=[0,0];function gV(e,L,C){return _7[0]=L,_7[1]=C,_7}function O0(e,L,C,H=!0){return V=>{V.button==0&&(!H||V.target==L)&&C(V)}}function T7(e,L,C,H=!0){return V=>{(!H||V.target==L)&&C(V)}}var OV={show:!0,x:!0,y:!0,lock:!1,move:gV,points:{one:!1,show:ZV,size:fV,width:0,stroke:SV,fill:hV},bind:{mousedown:O0,mouseup:O0,click:O0,dblclick:O0,mousemove:T7,mouseleave:T7,mouseenter:T7},drag:{setScale:!0,x:!0,y:!1,dist:0,uni:null,click:(e,L)=>{L.stopPropagation(),L.stopImmediatePropagation()},_x:!1,_y:!1},focus:{dist:(e,L,C,H,V)=>H-V,prox:-1,bias:0},hover:{skip:[void 0],prox:null,bias:0},left:-10,top:-10,idx:null,dataIdx:null,idxs:null,event:null},k8={show:!0,stroke:"rgba(0,0,0,0.07)",width:2},X7=T1({},k8,{filter:m8}),_8=T1({},X7,{size:10}),T8=T1({},k8,{show:!1}),C4='12px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji"',P8="bold "+C4,B8=1.5,J6={show:!0,scale:"x",stroke:z7,space:50,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:P8,side:2,grid:X7,ticks:_8,border:T8,font:C4,lineGap:B8,rotate:0},bV="Value",wV="Time",X6={show:!0,scale:"x",auto:!1,sorted:1,min:s1,max:-s1,idxs:[]};function yV(e,L,C,H,V){return L.map(r=>r==null?"":j7(r))}function kV(e,L,C,H,V,r,t){let i=[],o=n5.get(V)||0;C=t?C:m1(P0(C,V),o);for(let A=C;A<=H;A=m1(A+V,o))i.push(Object.is(A,-0)?0:A);return i}function E7(e,L,C,H,V,r,t){let i=[],o=e.scales[e.axes[L].scale].log,A=o==10?C5:d8,v=m2(A(C));V=n3(o,v),o==10&&(V=T5[B2(V,T5)]);let p=C,s=V*o;o==10&&(s=T5[B2(s,T5)]);do i.push(p),p=p+V,o==10&&!n5.has(p)&&(p=m1(p,n5.get(V))),p>=s&&(V=p,s=V*o,o==10&&(s=T5[B2(s,T5)]));while(p<=H);return i}function _V(e,L,C,H,V,r,t){let o=e.scales[e.axes[L].scale].asinh,A=H>o?E7(e,L,M2(o,C),H,V):[o],v=H>=0&&C<=0?[0]:[];return(C<-o?E7(e,L,M2(o,-H),-C,V):[o]).reverse().map(s=>-s).concat(v,A)}var $8=/./,TV=/[12357]/,PV=/[125]/,C8=/1/,D7=(e,L,C,H)=>e.map((V,r)=>L==4&&V==0||r%H==0&&C.test(V.toExponential()[V<0?1:0])?V:null);function BV(e,L,C,H,V){let r=e.axes[C],t=r.scale,i=e.scales[t],o=e.valToPos,A=r._space,v=o(10,t),p=o(9,t)-v>=A?$8:o(7,t)-v>=A?TV:o(5,t)-v>=A?PV:C8;if(p==C8){let s=N1(o(1,t)-v);if(s<A)return D7(L.slice().reverse(),i.distr,p,O2(A/s)).reverse()}return D7(L,i.distr,p,1)}function $V(e,L,C,H,V){let r=e.axes[C],t=r.scale,i=r._space,o=e.valToPos,A=N1(o(1,t)-o(2,t));return A<i?D7(L.slice().reverse(),3,$8,O2(i/A)).reverse():L}function RV(e,L,C,H){return H==null?G7:L==null?"":j7(L)}var H8={show:!0,scale:"y",stroke:z7,space:30,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:P8,side:3,grid:X7,ticks:_8,border:T8,font:C4,lineGap:B8,rotate:0};function FV(e,L){let C=3+(e||1)*2;return m1(C*L,3)}function EV(e,L){let{scale:C,idxs:H}=e.series[0],V=e._data[0],r=e.valToPos(V[H[0]],C,!0),t=e.valToPos(V[H[1]],C,!0),i=N1(t-r),o=e.series[L],A=i/(o.points.space*o1);return H[1]-H[0]<=A}var V8={scale:null,auto:!0,sorted:0,min:s1,max:-s1},R8=(e,L,C,H,V)=>V,L8={show:!0,auto:!0,sorted:0,gaps:R8,alpha:1,facets:[T1({},V8,{scale:"x"}),T1({},V8,{scale:"y"})]},e8={scale:"y",auto:!0,sorted:0,show:!0,spanGaps:!1,gaps:R8,alpha:1,points:{show:EV,filter:null},values:null,min:s1,max:-s1,idxs:[],path:null,clip:null};function DV(e,L,C,H,V){return C/10}var F8={time:!0,auto:!0,distr:1,log:10,asinh:1,min:null,max:null,dir:1,ori:0},NV=T1({},F8,{time:!1,ori:1}),r8={};function E8(e,L){let C=r8[e];return C||(C={key:e,plots:[],sub(H){C.plots.push(H)},unsub(H){C.plots=C.plots.filter(V=>V!=H)},pub(H,V,r,t,i,o,A){for(let v=0;v<C.plots.length;v++)C.plots[v]!=V&&C.plots[v].pub(H,V,r,t,i,o,A)}},e!=null&&(r8[e]=C)),C}var p3=1,N7=2;function R5(e,L,C){let H=e.mode,V=e.series[L],r=H==2?e._data[L]:e._data,t=e.scales,i=e.bbox,o=r[0],A=H==2?r[1]:r[L],v=H==2?t[V.facets[0].scale]:t[e.series[0].scale],p=H==2?t[V.facets[1].scale]:t[V.scale],s=i.left,u=i.top,h=i.width,O=i.height,B=e.valToPosH,F=e.valToPosV;return v.ori==0?C(V,o,A,v,p,B,F,s,u,h,O,R0,m3,E0,N8,I8):C(V,o,A,v,p,F,B,u,s,O,h,F0,v3,L4,W8,z8)}function H4(e,L){let C=0,H=0,V=i1(e.bands,q7);for(let r=0;r<V.length;r++){let t=V[r];t.series[0]==L?C=t.dir:t.series[1]==L&&(t.dir==1?H|=1:H|=2)}return[C,H==1?-1:H==2?1:H==3?2:0]}function WV(e,L,C,H,V){let r=e.mode,t=e.series[L],i=r==2?t.facets[1].scale:t.scale,o=e.scales[i];return V==-1?o.min:V==1?o.max:o.distr==3?o.dir==1?o.min:o.max:0}function H5(e,L,C,H,V,r){return R5(e,L,(t,i,o,A,v,p,s,u,h,O,B)=>{let F=t.pxRound,S=A.dir*(A.ori==0?1:-1),R=A.ori==0?m3:v3,b,K;S==1?(b=C,K=H):(b=H,K=C);let k=F(p(i[b],A,O,u)),Y=F(s(o[b],v,B,h)),j=F(p(i[K],A,O,u)),H1=F(s(r==1?v.max:v.min,v,B,h)),Q=new Path2D(V);return R(Q,j,H1),R(Q,k,H1),R(Q,k,Y),Q})}function $0(e,L,C,H,V,r){let t=null;if(e.length>0){t=new Path2D;let i=L==0?E0:L4,o=C;for(let p=0;p<e.length;p++){let s=e[p];if(s[1]>s[0]){let u=s[0]-o;u>0&&i(t,o,H,u,H+r),o=s[1]}}let A=C+V-o,v=10;A>0&&i(t,o,H-v/2,A,H+r+v)}return t}function IV(e,L,C){let H=e[e.length-1];H&&H[0]==L?H[1]=C:e.push([L,C])}function V4(e,L,C,H,V,r,t){let i=[],o=e.length;for(let A=V==1?C:H;A>=C&&A<=H;A+=V)if(L[A]===null){let p=A,s=A;if(V==1)for(;++A<=H&&L[A]===null;)s=A;else for(;--A>=C&&L[A]===null;)s=A;let u=r(e[p]),h=s==p?u:r(e[s]),O=p-V;u=t<=0&&O>=0&&O<o?r(e[O]):u;let F=s+V;h=t>=0&&F>=0&&F<o?r(e[F]):h,h>=u&&i.push([u,h])}return i}function t8(e){return e==0?s8:e==1?D1:L=>_5(L,e)}function D8(e){let L=e==0?R0:F0,C=e==0?(V,r,t,i,o,A)=>{V.arcTo(r,t,i,o,A)}:(V,r,t,i,o,A)=>{V.arcTo(t,r,o,i,A)},H=e==0?(V,r,t,i,o)=>{V.rect(r,t,i,o)}:(V,r,t,i,o)=>{V.rect(t,r,o,i)};return(V,r,t,i,o,A=0,v=0)=>{A==0&&v==0?H(V,r,t,i,o):(A=$2(A,i/2,o/2),v=$2(v,i/2,o/2),L(V,r+A,t),C(V,r+i,t,r+i,t+o,A),C(V,r+i,t+o,r,t+o,v),C(V,r,t+o,r,t,v),C(V,r,t,r+i,t,A),V.closePath())}}var R0=(e,L,C)=>{e.moveTo(L,C)},F0=(e,L,C)=>{e.moveTo(C,L)},m3=(e,L,C)=>{e.lineTo(L,C)},v3=(e,L,C)=>{e.lineTo(C,L)},E0=D8(0),L4=D8(1),N8=(e,L,C,H,V,r)=>{e.arc(L,C,H,V,r)},W8=(e,L,C,H,V,r)=>{e.arc(C,L,H,V,r)},I8=(e,L,C,H,V,r,t)=>{e.bezierCurveTo(L,C,H,V,r,t)},z8=(e,L,C,H,V,r,t)=>{e.bezierCurveTo(C,L,V,H,t,r)};function G8(e){return(L,C,H,V,r)=>R5(L,C,(t,i,o,A,v,p,s,u,h,O,B)=>{let{pxRound:F,points:S}=t,R,b;A.ori==0?(R=R0,b=N8):(R=F0,b=W8);let K=m1(S.width*o1,3),k=(S.size-S.width)/2*o1,Y=m1(k*2,3),j=new Path2D,H1=new Path2D,{left:Q,top:w,width:J,height:E}=L.bbox;E0(H1,Q-Y,w-Y,J+Y*2,E+Y*2);let G=I=>{if(o[I]!=null){let L1=F(p(i[I],A,O,u)),W=F(s(o[I],v,B,h));R(j,L1+k,W),b(j,L1,W,k,0,b0*2)}};if(r)r.forEach(G);else for(let I=H;I<=V;I++)G(I);return{stroke:K>0?j:null,fill:j,clip:H1,flags:p3|N7}})}function U8(e){return(L,C,H,V,r,t)=>{H!=V&&(r!=H&&t!=H&&e(L,C,H),r!=V&&t!=V&&e(L,C,V),e(L,C,t))}}var zV=U8(m3),GV=U8(v3);function Q8(e){let L=i1(e?.alignGaps,0);return(C,H,V,r)=>R5(C,H,(t,i,o,A,v,p,s,u,h,O,B)=>{[V,r]=_0(o,V,r);let F=t.pxRound,S=E=>F(p(E,A,O,u)),R=E=>F(s(E,v,B,h)),b,K;A.ori==0?(b=m3,K=zV):(b=v3,K=GV);let k=A.dir*(A.ori==0?1:-1),Y={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:p3},j=Y.stroke,H1=!1;if(r-V>=O*4){let E=D=>C.posToVal(D,A.key,!0),G=null,I=null,L1,W,i2,S1=S(i[k==1?V:r]),r1=S(i[V]),l1=S(i[r]),X=E(k==1?r1+1:l1-1);for(let D=k==1?V:r;D>=V&&D<=r;D+=k){let B1=i[D],f1=(k==1?B1<X:B1>X)?S1:S(B1),A1=o[D];f1==S1?A1!=null?(W=A1,G==null?(b(j,f1,R(W)),L1=G=I=W):W<G?G=W:W>I&&(I=W)):A1===null&&(H1=!0):(G!=null&&K(j,S1,R(G),R(I),R(L1),R(W)),A1!=null?(W=A1,b(j,f1,R(W)),G=I=L1=W):(G=I=null,A1===null&&(H1=!0)),S1=f1,X=E(S1+k))}G!=null&&G!=I&&i2!=S1&&K(j,S1,R(G),R(I),R(L1),R(W))}else for(let E=k==1?V:r;E>=V&&E<=r;E+=k){let G=o[E];G===null?H1=!0:G!=null&&b(j,S(i[E]),R(G))}let[w,J]=H4(C,H);if(t.fill!=null||w!=0){let E=Y.fill=new Path2D(j),G=t.fillTo(C,H,t.min,t.max,w),I=R(G),L1=S(i[V]),W=S(i[r]);k==-1&&([W,L1]=[L1,W]),b(E,W,I),b(E,L1,I)}if(!t.spanGaps){let E=[];H1&&E.push(...V4(i,o,V,r,k,S,L)),Y.gaps=E=t.gaps(C,H,V,r,E),Y.clip=$0(E,A.ori,u,h,O,B)}return J!=0&&(Y.band=J==2?[H5(C,H,V,r,j,-1),H5(C,H,V,r,j,1)]:H5(C,H,V,r,j,J)),Y})}function UV(e){let L=i1(e.align,1),C=i1(e.ascDesc,!1),H=i1(e.alignGaps,0),V=i1(e.extend,!1);return(r,t,i,o)=>R5(r,t,(A,v,p,s,u,h,O,B,F,S,R)=>{[i,o]=_0(p,i,o);let b=A.pxRound,{left:K,width:k}=r.bbox,Y=r1=>b(h(r1,s,S,B)),j=r1=>b(O(r1,u,R,F)),H1=s.ori==0?m3:v3,Q={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:p3},w=Q.stroke,J=s.dir*(s.ori==0?1:-1),E=j(p[J==1?i:o]),G=Y(v[J==1?i:o]),I=G,L1=G;V&&L==-1&&(L1=K,H1(w,L1,E)),H1(w,G,E);for(let r1=J==1?i:o;r1>=i&&r1<=o;r1+=J){let l1=p[r1];if(l1==null)continue;let X=Y(v[r1]),D=j(l1);L==1?H1(w,X,E):H1(w,I,D),H1(w,X,D),E=D,I=X}let W=I;V&&L==1&&(W=K+k,H1(w,W,E));let[i2,S1]=H4(r,t);if(A.fill!=null||i2!=0){let r1=Q.fill=new Path2D(w),l1=A.fillTo(r,t,A.min,A.max,i2),X=j(l1);H1(r1,W,X),H1(r1,L1,X)}if(!A.spanGaps){let r1=[];r1.push(...V4(v,p,i,o,J,Y,H));let l1=A.width*o1/2,X=C||L==1?l1:-l1,D=C||L==-1?-l1:l1;r1.forEach(B1=>{B1[0]+=X,B1[1]+=D}),Q.gaps=r1=A.gaps(r,t,i,o,r1),Q.clip=$0(r1,s.ori,B,F,S,R)}return S1!=0&&(Q.band=S1==2?[H5(r,t,i,o,w,-1),H5(r,t,i,o,w,1)]:H5(r,t,i,o,w,S1)),Q})}function M8(e,L,C,H,V,r,t=s1){if(e.length>1){let i=null;for(let o=0,A=1/0;o<e.length;o++)if(L[o]!==void 0){if(i!=null){let v=N1(e[o]-e[i]);v<A&&(A=v,t=N1(C(e[o],H,V,r)-C(e[i],H,V,r)))}i=o}}return t}function QV(e){e=e||I3;let L=i1(e.size,[.6,s1,1]),C=e.align||0,H=e.gap||0,V=e.radius;V=V==null?[0,0]:typeof V=="number"?[V,0]:V;let r=V1(V),t=1-L[0],i=i1(L[1],s1),o=i1(L[2],1),A=i1(e.disp,I3),v=i1(e.each,u=>{}),{fill:p,stroke:s}=A;return(u,h,O,B)=>R5(u,h,(F,S,R,b,K,k,Y,j,H1,Q,w)=>{let J=F.pxRound,E=C,G=H*o1,I=i*o1,L1=o*o1,W,i2;b.ori==0?[W,i2]=r(u,h):[i2,W]=r(u,h);let S1=b.dir*(b.ori==0?1:-1),r1=b.ori==0?E0:L4,l1=b.ori==0?v:(T,v1,$1,N5,m5,E2,v5)=>{v(T,v1,$1,m5,N5,v5,E2)},X=i1(u.bands,q7).find(T=>T.series[0]==h),D=X!=null?X.dir:0,B1=F.fillTo(u,h,F.min,F.max,D),V2=J(Y(B1,K,w,H1)),f1,A1,b2,A2=Q,O1=J(F.width*o1),F2=!1,U2=null,x2=null,V5=null,F5=null;p!=null&&(O1==0||s!=null)&&(F2=!0,U2=p.values(u,h,O,B),x2=new Map,new Set(U2).forEach(T=>{T!=null&&x2.set(T,new Path2D)}),O1>0&&(V5=s.values(u,h,O,B),F5=new Map,new Set(V5).forEach(T=>{T!=null&&F5.set(T,new Path2D)})));let{x0:E5,size:Z3}=A;if(E5!=null&&Z3!=null){E=1,S=E5.values(u,h,O,B),E5.unit==2&&(S=S.map($1=>u.posToVal(j+$1*Q,b.key,!0)));let T=Z3.values(u,h,O,B);Z3.unit==2?A1=T[0]*Q:A1=k(T[0],b,Q,j)-k(0,b,Q,j),A2=M8(S,R,k,b,Q,j,A2),b2=A2-A1+G}else A2=M8(S,R,k,b,Q,j,A2),b2=A2*t+G,A1=A2-b2;b2<1&&(b2=0),O1>=A1/2&&(O1=0),b2<5&&(J=s8);let K3=b2>0,p5=A2-b2-(K3?O1:0);A1=J(F7(p5,L1,I)),f1=(E==0?A1/2:E==S1?0:A1)-E*S1*((E==0?G/2:0)+(K3?O1/2:0));let L2={stroke:null,fill:null,clip:null,band:null,gaps:null,flags:0},D5=F2?null:new Path2D,Q2=null;if(X!=null)Q2=u.data[X.series[1]];else{let{y0:T,y1:v1}=A;T!=null&&v1!=null&&(R=v1.values(u,h,O,B),Q2=T.values(u,h,O,B))}let s5=W*A1,q=i2*A1;for(let T=S1==1?O:B;T>=O&&T<=B;T+=S1){let v1=R[T];if(v1==null)continue;if(Q2!=null){let a2=Q2[T]??0;if(v1-a2==0)continue;V2=Y(a2,K,w,H1)}let $1=b.distr!=2||A!=null?S[T]:T,N5=k($1,b,Q,j),m5=Y(i1(v1,B1),K,w,H1),E2=J(N5-f1),v5=J(M2(m5,V2)),n2=J($2(m5,V2)),u2=v5-n2;if(v1!=null){let a2=v1<0?q:s5,w2=v1<0?s5:q;F2?(O1>0&&V5[T]!=null&&r1(F5.get(V5[T]),E2,n2+m2(O1/2),A1,M2(0,u2-O1),a2,w2),U2[T]!=null&&r1(x2.get(U2[T]),E2,n2+m2(O1/2),A1,M2(0,u2-O1),a2,w2)):r1(D5,E2,n2+m2(O1/2),A1,M2(0,u2-O1),a2,w2),l1(u,h,T,E2-O1/2,n2,A1+O1,u2)}}return O1>0?L2.stroke=F2?F5:D5:F2||(L2._fill=F.width==0?F._fill:F._stroke??F._fill,L2.width=0),L2.fill=F2?x2:D5,L2})}function KV(e,L){let C=i1(L?.alignGaps,0);return(H,V,r,t)=>R5(H,V,(i,o,A,v,p,s,u,h,O,B,F)=>{[r,t]=_0(A,r,t);let S=i.pxRound,R=W=>S(s(W,v,B,h)),b=W=>S(u(W,p,F,O)),K,k,Y;v.ori==0?(K=R0,Y=m3,k=I8):(K=F0,Y=v3,k=z8);let j=v.dir*(v.ori==0?1:-1),H1=R(o[j==1?r:t]),Q=H1,w=[],J=[];for(let W=j==1?r:t;W>=r&&W<=t;W+=j)if(A[W]!=null){let S1=o[W],r1=R(S1);w.push(Q=r1),J.push(b(A[W]))}let E={stroke:e(w,J,K,Y,k,S),fill:null,clip:null,band:null,gaps:null,flags:p3},G=E.stroke,[I,L1]=H4(H,V);if(i.fill!=null||I!=0){let W=E.fill=new Path2D(G),i2=i.fillTo(H,V,i.min,i.max,I),S1=b(i2);Y(W,Q,S1),Y(W,H1,S1)}if(!i.spanGaps){let W=[];W.push(...V4(o,A,r,t,j,R,C)),E.gaps=W=i.gaps(H,V,r,t,W),E.clip=$0(W,v.ori,h,O,B,F)}return L1!=0&&(E.band=L1==2?[H5(H,V,r,t,G,-1),H5(H,V,r,t,G,1)]:H5(H,V,r,t,G,L1)),E})}function jV(e){return KV(qV,e)}function qV(e,L,C,H,V,r){let t=e.length;if(t<2)return null;let i=new Path2D;if(C(i,e[0],L[0]),t==2)H(i,e[1],L[1]);else{let o=Array(t),A=Array(t-1),v=Array(t-1),p=Array(t-1);for(let s=0;s<t-1;s++)v[s]=L[s+1]-L[s],p[s]=e[s+1]-e[s],A[s]=v[s]/p[s];o[0]=A[0];for(let s=1;s<t-1;s++)A[s]===0||A[s-1]===0||A[s-1]>0!=A[s]>0?o[s]=0:(o[s]=3*(p[s-1]+p[s])/((2*p[s]+p[s-1])/A[s-1]+(p[s]+2*p[s-1])/A[s]),isFinite(o[s])||(o[s]=0));o[t-1]=A[t-2];for(let s=0;s<t-1;s++)V(i,e[s]+p[s]/3,L[s]+o[s]*p[s]/3,e[s+1]-p[s]/3,L[s+1]-o[s+1]*p[s]/3,e[s+1],L[s+1])}return i}var W7=new Set;function i8(){for(let e of W7)e.syncRect(!0)}s3&&(B5(yH,A3,i8),B5(kH,A3,i8,!0),B5(w0,A3,()=>{P1.pxRatio=o1}));var YV=Q8(),JV=G8();function a8(e,L,C,H){return(H?[e[0],e[1]].concat(e.slice(2)):[e[0]].concat(e.slice(1))).map((r,t)=>I7(r,t,L,C))}function XV(e,L){return e.map((C,H)=>H==0?{}:T1({},L,C))}function I7(e,L,C,H){return T1({},L==0?C:H,e)}function K8(e,L,C){return L==null?l3:[L,C]}var CL=K8;function HL(e,L,C){return L==null?l3:y0(L,C,K7,!0)}function j8(e,L,C,H){return L==null?l3:T0(L,C,e.scales[H].log,!1)}var VL=j8;function q8(e,L,C,H){return L==null?l3:Q7(L,C,e.scales[H].log,!1)}var LL=q8;function eL(e,L,C,H,V){let r=M2(N6(e),N6(L)),t=L-e,i=B2(V/H*t,C);do{let o=C[i],A=H*o/t;if(A>=V&&r+(o<5?n5.get(o):0)<=17)return[o,A]}while(++i<C.length);return[0,0]}function o8(e){let L,C;return e=e.replace(/(\d+)px/,(H,V)=>(L=D1((C=+V)*o1))+"px"),[e,L,C]}function rL(e){e.show&&[e.font,e.labelFont].forEach(L=>{let C=m1(L[2]*o1,1);L[0]=L[0].replace(/[0-9.]+px/,C+"px"),L[1]=C})}function P1(e,L,C){let H={mode:i1(e.mode,1)},V=H.mode;function r(M,a,n,d){let m=a.valToPct(M);return d+n*(a.dir==-1?1-m:m)}function t(M,a,n,d){let m=a.valToPct(M);return d+n*(a.dir==-1?m:1-m)}function i(M,a,n,d){return a.ori==0?r(M,a,n,d):t(M,a,n,d)}H.valToPosH=r,H.valToPosV=t;let o=!1;H.status=0;let A=H.root=g2(nH);if(e.id!=null&&(A.id=e.id),s2(A,e.class),e.title){let M=g2(pH,A);M.textContent=e.title}let v=P2("canvas"),p=H.ctx=v.getContext("2d"),s=g2(sH,A);B5("click",s,M=>{M.target===h&&(x1!=J5||g1!=X5)&&q1.click(H,M)},!0);let u=H.under=g2(mH,s);s.appendChild(v);let h=H.over=g2(vH,s);e=d3(e);let O=+i1(e.pxAlign,1),B=t8(O);(e.plugins||[]).forEach(M=>{M.opts&&(e=M.opts(H,e)||e)});let F=e.ms||.001,S=H.series=V==1?a8(e.series||[],X6,e8,!1):XV(e.series||[null],L8),R=H.axes=a8(e.axes||[],J6,H8,!0),b=H.scales={},K=H.bands=e.bands||[];K.forEach(M=>{M.fill=V1(M.fill||null),M.dir=i1(M.dir,-1)});let k=V==2?S[1].facets[0].scale:S[0].scale,Y={axes:FC,series:TC},j=(e.drawOrder||["axes","series"]).map(M=>Y[M]);function H1(M){let a=M.distr==3?n=>C5(n>0?n:M.clamp(H,n,M.min,M.max,M.key)):M.distr==4?n=>y7(n,M.asinh):M.distr==100?n=>M.fwd(n):n=>n;return n=>{let d=a(n),{_min:m,_max:x}=M,Z=x-m;return(d-m)/Z}}function Q(M){let a=b[M];if(a==null){let n=(e.scales||I3)[M]||I3;if(n.from!=null){Q(n.from);let d=T1({},b[n.from],n,{key:M});d.valToPct=H1(d),b[M]=d}else{a=b[M]=T1({},M==k?F8:NV,n),a.key=M;let d=a.time,m=a.range,x=A5(m);if((M!=k||V==2&&!d)&&(x&&(m[0]==null||m[1]==null)&&(m={min:m[0]==null?F6:{mode:1,hard:m[0],soft:m[0]},max:m[1]==null?F6:{mode:1,hard:m[1],soft:m[1]}},x=!1),!x&&B0(m))){let Z=m;m=(f,g,y)=>g==null?l3:y0(g,y,Z)}a.range=V1(m||(d?CL:M==k?a.distr==3?VL:a.distr==4?LL:K8:a.distr==3?j8:a.distr==4?q8:HL)),a.auto=V1(x?!1:a.auto),a.clamp=V1(a.clamp||DV),a._min=a._max=null,a.valToPct=H1(a)}}}Q("x"),Q("y"),V==1&&S.forEach(M=>{Q(M.scale)}),R.forEach(M=>{Q(M.scale)});for(let M in e.scales)Q(M);let w=b[k],J=w.distr,E,G;w.ori==0?(s2(A,lH),E=r,G=t):(s2(A,dH),E=t,G=r);let I={};for(let M in b){let a=b[M];(a.min!=null||a.max!=null)&&(I[M]={min:a.min,max:a.max},a.min=a.max=null)}let L1=e.tzDate||(M=>new Date(D1(M/F))),W=e.fmtDate||Y7,i2=F==1?lV(L1):sV(L1),S1=j6(L1,K6(F==1?nV:pV,W)),r1=Y6(L1,q6(vV,W)),l1=[],X=H.legend=T1({},cV,e.legend),D=H.cursor=T1({},OV,{drag:{y:V==2}},e.cursor),B1=X.show,V2=D.show,f1=X.markers;X.idxs=l1,f1.width=V1(f1.width),f1.dash=V1(f1.dash),f1.stroke=V1(f1.stroke),f1.fill=V1(f1.fill);let A1,b2,A2,O1=[],F2=[],U2,x2=!1,V5={};if(X.live){let M=S[1]?S[1].values:null;x2=M!=null,U2=x2?M(H,1,0):{_:0};for(let a in U2)V5[a]=G7}if(B1)if(A1=P2("table",SH,A),A2=P2("tbody",null,A1),X.mount(H,A1),x2){b2=P2("thead",null,A1,A2);let M=P2("tr",null,b2);P2("th",null,M);for(var F5 in U2)P2("th",f6,M).textContent=F5}else s2(A1,gH),X.live&&s2(A1,fH);let E5={show:!0},Z3={show:!1};function K3(M,a){if(a==0&&(x2||!X.live||V==2))return l3;let n=[],d=P2("tr",OH,A2,A2.childNodes[a]);s2(d,M.class),M.show||s2(d,P5);let m=P2("th",null,d);if(f1.show){let f=g2(bH,m);if(a>0){let g=f1.width(H,a);g&&(f.style.border=g+"px "+f1.dash(H,a)+" "+f1.stroke(H,a)),f.style.background=f1.fill(H,a)}}let x=g2(f6,m);M.label instanceof HTMLElement?x.appendChild(M.label):x.textContent=M.label,a>0&&(f1.show||(x.style.color=M.width>0?f1.stroke(H,a):f1.fill(H,a)),L2("click",m,f=>{if(D._lock)return;u5(f);let g=S.indexOf(M);if((f.ctrlKey||f.metaKey)!=X.isolate){let y=S.some((_,P)=>P>0&&P!=g&&_.show);S.forEach((_,P)=>{P>0&&N2(P,y?P==g?E5:Z3:E5,!0,k1.setSeries)})}else N2(g,{show:!M.show},!0,k1.setSeries)},!1),I5&&L2(w6,m,f=>{D._lock||(u5(f),N2(S.indexOf(M),H3,!0,k1.setSeries))},!1));for(var Z in U2){let f=P2("td",wH,d);f.textContent="--",n.push(f)}return[d,n]}let p5=new Map;function L2(M,a,n,d=!0){let m=p5.get(a)||{},x=D.bind[M](H,a,n,d);x&&(B5(M,a,m[M]=x),p5.set(a,m))}function D5(M,a,n){let d=p5.get(a)||{};for(let m in d)(M==null||m==M)&&(R7(m,a,d[m]),delete d[m]);M==null&&p5.delete(a)}let Q2=0,s5=0,q=0,T=0,v1=0,$1=0,N5=v1,m5=$1,E2=q,v5=T,n2=0,u2=0,a2=0,w2=0;H.bbox={};let G0=!1,j3=!1,W5=!1,x5=!1,q3=!1,c2=!1;function U0(M,a,n){(n||M!=H.width||a!=H.height)&&h4(M,a),K5(!1),W5=!0,j3=!0,j5()}function h4(M,a){H.width=Q2=q=M,H.height=s5=T=a,v1=$1=0,gC(),OC();let n=H.bbox;n2=n.left=_5(v1*o1,.5),u2=n.top=_5($1*o1,.5),a2=n.width=_5(q*o1,.5),w2=n.height=_5(T*o1,.5)}let hC=3;function SC(){let M=!1,a=0;for(;!M;){a++;let n=$C(a),d=RC(a);M=a==hC||n&&d,M||(h4(H.width,H.height),j3=!0)}}function fC({width:M,height:a}){U0(M,a)}H.setSize=fC;function gC(){let M=!1,a=!1,n=!1,d=!1;R.forEach((m,x)=>{if(m.show&&m._show){let{side:Z,_size:f}=m,g=Z%2,y=m.label!=null?m.labelSize:0,_=f+y;_>0&&(g?(q-=_,Z==3?(v1+=_,d=!0):n=!0):(T-=_,Z==0?($1+=_,M=!0):a=!0))}}),c5[0]=M,c5[1]=n,c5[2]=a,c5[3]=d,q-=L5[1]+L5[3],v1+=L5[3],T-=L5[2]+L5[0],$1+=L5[0]}function OC(){let M=v1+q,a=$1+T,n=v1,d=$1;function m(x,Z){switch(x){case 1:return M+=Z,M-Z;case 2:return a+=Z,a-Z;case 3:return n-=Z,n+Z;case 0:return d-=Z,d+Z}}R.forEach((x,Z)=>{if(x.show&&x._show){let f=x.side;x._pos=m(f,x._size),x.label!=null&&(x._lpos=m(f,x.labelSize))}})}if(D.dataIdx==null){let M=D.hover,a=M.skip=new Set(M.skip??[]);a.add(void 0);let n=M.prox=V1(M.prox),d=M.bias??=0;D.dataIdx=(m,x,Z,f)=>{if(x==0)return Z;let g=Z,y=n(m,x,Z,f)??s1,_=y>=0&&y<s1,P=w.ori==0?q:T,U=D.left,a1=L[0],t1=L[x];if(a.has(t1[Z])){g=null;let C1=null,z=null,N;if(d==0||d==-1)for(N=Z;C1==null&&N-- >0;)a.has(t1[N])||(C1=N);if(d==0||d==1)for(N=Z;z==null&&N++<t1.length;)a.has(t1[N])||(z=N);if(C1!=null||z!=null)if(_){let c1=C1==null?-1/0:E(a1[C1],w,P,0),b1=z==null?1/0:E(a1[z],w,P,0),Q1=U-c1,d1=b1-U;Q1<=d1?Q1<=y&&(g=C1):d1<=y&&(g=z)}else g=z==null?C1:C1==null?z:Z-C1<=z-Z?C1:z}else _&&N1(U-E(a1[Z],w,P,0))>y&&(g=null);return g}}let u5=M=>{D.event=M};D.idxs=l1,D._lock=!1;let X1=D.points;X1.show=V1(X1.show),X1.size=V1(X1.size),X1.stroke=V1(X1.stroke),X1.width=V1(X1.width),X1.fill=V1(X1.fill);let D2=H.focus=T1({},e.focus||{alpha:.3},D.focus),I5=D2.prox>=0,z5=I5&&X1.one,Z2=[],G5=[],U5=[];function S4(M,a){let n=X1.show(H,a);if(n instanceof HTMLElement)return s2(n,hH),s2(n,M.class),G2(n,-10,-10,q,T),h.insertBefore(n,Z2[a]),n}function f4(M,a){if(V==1||a>0){let n=V==1&&b[M.scale].time,d=M.value;M.value=n?z6(d)?Y6(L1,q6(d,W)):d||r1:d||RV,M.label=M.label||(n?wV:bV)}if(z5||a>0){M.width=M.width==null?1:M.width,M.paths=M.paths||YV||NH,M.fillTo=V1(M.fillTo||WV),M.pxAlign=+i1(M.pxAlign,O),M.pxRound=t8(M.pxAlign),M.stroke=V1(M.stroke||null),M.fill=V1(M.fill||null),M._stroke=M._fill=M._paths=M._focus=null;let n=FV(M2(1,M.width),1),d=M.points=T1({},{size:n,width:M2(1,n*.2),stroke:M.stroke,space:n*2,paths:JV,_stroke:null,_fill:null},M.points);d.show=V1(d.show),d.filter=V1(d.filter),d.fill=V1(d.fill),d.stroke=V1(d.stroke),d.paths=V1(d.paths),d.pxAlign=M.pxAlign}if(B1){let n=K3(M,a);O1.splice(a,0,n[0]),F2.splice(a,0,n[1]),X.values.push(null)}if(V2){l1.splice(a,0,null);let n=null;z5?a==0&&(n=S4(M,a)):a>0&&(n=S4(M,a)),Z2.splice(a,0,n),G5.splice(a,0,0),U5.splice(a,0,0)}U1("addSeries",a)}function bC(M,a){a=a??S.length,M=V==1?I7(M,a,X6,e8):I7(M,a,{},L8),S.splice(a,0,M),f4(S[a],a)}H.addSeries=bC;function wC(M){if(S.splice(M,1),B1){X.values.splice(M,1),F2.splice(M,1);let a=O1.splice(M,1)[0];D5(null,a.firstChild),a.remove()}V2&&(l1.splice(M,1),Z2.splice(M,1)[0].remove(),G5.splice(M,1),U5.splice(M,1)),U1("delSeries",M)}H.delSeries=wC;let c5=[!1,!1,!1,!1];function yC(M,a){if(M._show=M.show,M.show){let n=M.side%2,d=b[M.scale];d==null&&(M.scale=n?S[1].scale:k,d=b[M.scale]);let m=d.time;M.size=V1(M.size),M.space=V1(M.space),M.rotate=V1(M.rotate),A5(M.incrs)&&M.incrs.forEach(Z=>{!n5.has(Z)&&n5.set(Z,x8(Z))}),M.incrs=V1(M.incrs||(d.distr==2?aV:m?F==1?AV:dV:T5)),M.splits=V1(M.splits||(m&&d.distr==1?i2:d.distr==3?E7:d.distr==4?_V:kV)),M.stroke=V1(M.stroke),M.grid.stroke=V1(M.grid.stroke),M.ticks.stroke=V1(M.ticks.stroke),M.border.stroke=V1(M.border.stroke);let x=M.values;M.values=A5(x)&&!A5(x[0])?V1(x):m?A5(x)?j6(L1,K6(x,W)):z6(x)?mV(L1,x):x||S1:x||yV,M.filter=V1(M.filter||(d.distr>=3&&d.log==10?BV:d.distr==3&&d.log==2?$V:m8)),M.font=o8(M.font),M.labelFont=o8(M.labelFont),M._size=M.size(H,null,a,0),M._space=M._rotate=M._incrs=M._found=M._splits=M._values=null,M._size>0&&(c5[a]=!0,M._el=g2(xH,s))}}function h3(M,a,n,d){let[m,x,Z,f]=n,g=a%2,y=0;return g==0&&(f||x)&&(y=a==0&&!m||a==2&&!Z?D1(J6.size/3):0),g==1&&(m||Z)&&(y=a==1&&!x||a==3&&!f?D1(H8.size/2):0),y}let g4=H.padding=(e.padding||[h3,h3,h3,h3]).map(M=>V1(i1(M,h3))),L5=H._padding=g4.map((M,a)=>M(H,a,c5,0)),j1,W1=null,I1=null,Y3=V==1?S[0].idxs:null,y2=null,S3=!1;function O4(M,a){if(L=M??[],H.data=H._data=L,V==2){j1=0;for(let n=1;n<S.length;n++)j1+=L[n][0].length}else{L.length==0&&(H.data=H._data=L=[[]]),y2=L[0],j1=y2.length;let n=L;if(J==2){n=L.slice();let d=n[0]=Array(j1);for(let m=0;m<j1;m++)d[m]=m}H._data=L=n}if(K5(!0),U1("setData"),J==2&&(W5=!0),a!==!1){let n=w;n.auto(H,S3)?Q0():r5(k,n.min,n.max),x5=x5||D.left>=0,c2=!0,j5()}}H.setData=O4;function Q0(){S3=!0;let M,a;V==1&&(j1>0?(W1=Y3[0]=0,I1=Y3[1]=j1-1,M=L[0][W1],a=L[0][I1],J==2?(M=W1,a=I1):M==a&&(J==3?[M,a]=T0(M,M,w.log,!1):J==4?[M,a]=Q7(M,M,w.log,!1):w.time?a=M+D1(86400/F):[M,a]=y0(M,a,K7,!0))):(W1=Y3[0]=M=null,I1=Y3[1]=a=null)),r5(k,M,a)}let J3,Q5,K0,j0,q0,Y0,J0,X0,C7,o2;function b4(M,a,n,d,m,x){M??=O6,n??=q7,d??="butt",m??=O6,x??="round",M!=J3&&(p.strokeStyle=J3=M),m!=Q5&&(p.fillStyle=Q5=m),a!=K0&&(p.lineWidth=K0=a),x!=q0&&(p.lineJoin=q0=x),d!=Y0&&(p.lineCap=Y0=d),n!=j0&&p.setLineDash(j0=n)}function w4(M,a,n,d){a!=Q5&&(p.fillStyle=Q5=a),M!=J0&&(p.font=J0=M),n!=X0&&(p.textAlign=X0=n),d!=C7&&(p.textBaseline=C7=d)}function H7(M,a,n,d,m=0){if(d.length>0&&M.auto(H,S3)&&(a==null||a.min==null)){let x=i1(W1,0),Z=i1(I1,d.length-1),f=n.min==null?BH(d,x,Z,m,M.distr==3):[n.min,n.max];M.min=$2(M.min,n.min=f[0]),M.max=M2(M.max,n.max=f[1])}}let y4={min:null,max:null};function kC(){for(let d in b){let m=b[d];I[d]==null&&(m.min==null||I[k]!=null&&m.auto(H,S3))&&(I[d]=y4)}for(let d in b){let m=b[d];I[d]==null&&m.from!=null&&I[m.from]!=null&&(I[d]=y4)}I[k]!=null&&K5(!0);let M={};for(let d in I){let m=I[d];if(m!=null){let x=M[d]=d3(b[d],zH);if(m.min!=null)T1(x,m);else if(d!=k||V==2)if(j1==0&&x.from==null){let Z=x.range(H,null,null,d);x.min=Z[0],x.max=Z[1]}else x.min=s1,x.max=-s1}}if(j1>0){S.forEach((d,m)=>{if(V==1){let x=d.scale,Z=I[x];if(Z==null)return;let f=M[x];if(m==0){let g=f.range(H,f.min,f.max,x);f.min=g[0],f.max=g[1],W1=B2(f.min,L[0]),I1=B2(f.max,L[0]),I1-W1>1&&(L[0][W1]<f.min&&W1++,L[0][I1]>f.max&&I1--),d.min=y2[W1],d.max=y2[I1]}else d.show&&d.auto&&H7(f,Z,d,L[m],d.sorted);d.idxs[0]=W1,d.idxs[1]=I1}else if(m>0&&d.show&&d.auto){let[x,Z]=d.facets,f=x.scale,g=Z.scale,[y,_]=L[m],P=M[f],U=M[g];P!=null&&H7(P,I[f],x,y,x.sorted),U!=null&&H7(U,I[g],Z,_,Z.sorted),d.min=Z.min,d.max=Z.max}});for(let d in M){let m=M[d],x=I[d];if(m.from==null&&(x==null||x.min==null)){let Z=m.range(H,m.min==s1?null:m.min,m.max==-s1?null:m.max,d);m.min=Z[0],m.max=Z[1]}}}for(let d in M){let m=M[d];if(m.from!=null){let x=M[m.from];if(x.min==null)m.min=m.max=null;else{let Z=m.range(H,x.min,x.max,d);m.min=Z[0],m.max=Z[1]}}}let a={},n=!1;for(let d in M){let m=M[d],x=b[d];if(x.min!=m.min||x.max!=m.max){x.min=m.min,x.max=m.max;let Z=x.distr;x._min=Z==3?C5(x.min):Z==4?y7(x.min,x.asinh):Z==100?x.fwd(x.min):x.min,x._max=Z==3?C5(x.max):Z==4?y7(x.max,x.asinh):Z==100?x.fwd(x.max):x.max,a[d]=n=!0}}if(n){S.forEach((d,m)=>{V==2?m>0&&a.y&&(d._paths=null):a[d.scale]&&(d._paths=null)});for(let d in a)W5=!0,U1("setScale",d);V2&&D.left>=0&&(x5=c2=!0)}for(let d in I)I[d]=null}function _C(M){let a=F7(W1-1,0,j1-1),n=F7(I1+1,0,j1-1);for(;M[a]==null&&a>0;)a--;for(;M[n]==null&&n<j1-1;)n++;return[a,n]}function TC(){if(j1>0){let M=S.some(a=>a._focus)&&o2!=D2.alpha;M&&(p.globalAlpha=o2=D2.alpha),S.forEach((a,n)=>{if(n>0&&a.show&&(k4(n,!1),k4(n,!0),a._paths==null)){let d=o2;o2!=a.alpha&&(p.globalAlpha=o2=a.alpha);let m=V==2?[0,L[n][0].length-1]:_C(L[n]);a._paths=a.paths(H,n,m[0],m[1]),o2!=d&&(p.globalAlpha=o2=d)}}),S.forEach((a,n)=>{if(n>0&&a.show){let d=o2;o2!=a.alpha&&(p.globalAlpha=o2=a.alpha),a._paths!=null&&_4(n,!1);{let m=a._paths!=null?a._paths.gaps:null,x=a.points.show(H,n,W1,I1,m),Z=a.points.filter(H,n,x,m);(x||Z)&&(a.points._paths=a.points.paths(H,n,W1,I1,Z),_4(n,!0))}o2!=d&&(p.globalAlpha=o2=d),U1("drawSeries",n)}}),M&&(p.globalAlpha=o2=1)}}function k4(M,a){let n=a?S[M].points:S[M];n._stroke=n.stroke(H,M),n._fill=n.fill(H,M)}function _4(M,a){let n=a?S[M].points:S[M],{stroke:d,fill:m,clip:x,flags:Z,_stroke:f=n._stroke,_fill:g=n._fill,_width:y=n.width}=n._paths;y=m1(y*o1,3);let _=null,P=y%2/2;a&&g==null&&(g=y>0?"#fff":f);let U=n.pxAlign==1&&P>0;if(U&&p.translate(P,P),!a){let a1=n2-y/2,t1=u2-y/2,C1=a2+y,z=w2+y;_=new Path2D,_.rect(a1,t1,C1,z)}a?V7(f,y,n.dash,n.cap,g,d,m,Z,x):PC(M,f,y,n.dash,n.cap,g,d,m,Z,_,x),U&&p.translate(-P,-P)}function PC(M,a,n,d,m,x,Z,f,g,y,_){let P=!1;g!=0&&K.forEach((U,a1)=>{if(U.series[0]==M){let t1=S[U.series[1]],C1=L[U.series[1]],z=(t1._paths||I3).band;A5(z)&&(z=U.dir==1?z[0]:z[1]);let N,c1=null;t1.show&&z&&RH(C1,W1,I1)?(c1=U.fill(H,a1)||x,N=t1._paths.clip):z=null,V7(a,n,d,m,c1,Z,f,g,y,_,N,z),P=!0}}),P||V7(a,n,d,m,x,Z,f,g,y,_)}let T4=p3|N7;function V7(M,a,n,d,m,x,Z,f,g,y,_,P){b4(M,a,n,d,m),(g||y||P)&&(p.save(),g&&p.clip(g),y&&p.clip(y)),P?(f&T4)==T4?(p.clip(P),_&&p.clip(_),C0(m,Z),X3(M,x,a)):f&N7?(C0(m,Z),p.clip(P),X3(M,x,a)):f&p3&&(p.save(),p.clip(P),_&&p.clip(_),C0(m,Z),p.restore(),X3(M,x,a)):(C0(m,Z),X3(M,x,a)),(g||y||P)&&p.restore()}function X3(M,a,n){n>0&&(a instanceof Map?a.forEach((d,m)=>{p.strokeStyle=J3=m,p.stroke(d)}):a!=null&&M&&p.stroke(a))}function C0(M,a){a instanceof Map?a.forEach((n,d)=>{p.fillStyle=Q5=d,p.fill(n)}):a!=null&&M&&p.fill(a)}function BC(M,a,n,d){let m=R[M],x;if(d<=0)x=[0,0];else{let Z=m._space=m.space(H,M,a,n,d),f=m._incrs=m.incrs(H,M,a,n,d,Z);x=eL(a,n,f,d,Z)}return m._found=x}function L7(M,a,n,d,m,x,Z,f,g,y){let _=Z%2/2;O==1&&p.translate(_,_),b4(f,Z,g,y,f),p.beginPath();let P,U,a1,t1,C1=m+(d==0||d==3?-x:x);n==0?(U=m,t1=C1):(P=m,a1=C1);for(let z=0;z<M.length;z++)a[z]!=null&&(n==0?P=a1=M[z]:U=t1=M[z],p.moveTo(P,U),p.lineTo(a1,t1));p.stroke(),O==1&&p.translate(-_,-_)}function $C(M){let a=!0;return R.forEach((n,d)=>{if(!n.show)return;let m=b[n.scale];if(m.min==null){n._show&&(a=!1,n._show=!1,K5(!1));return}else n._show||(a=!1,n._show=!0,K5(!1));let x=n.side,Z=x%2,{min:f,max:g}=m,[y,_]=BC(d,f,g,Z==0?q:T);if(_==0)return;let P=m.distr==2,U=n._splits=n.splits(H,d,f,g,y,_,P),a1=m.distr==2?U.map(N=>y2[N]):U,t1=m.distr==2?y2[U[1]]-y2[U[0]]:y,C1=n._values=n.values(H,n.filter(H,a1,d,_,t1),d,_,t1);n._rotate=x==2?n.rotate(H,C1,d,_):0;let z=n._size;n._size=O2(n.size(H,C1,d,M)),z!=null&&n._size!=z&&(a=!1)}),a}function RC(M){let a=!0;return g4.forEach((n,d)=>{let m=n(H,d,c5,M);m!=L5[d]&&(a=!1),L5[d]=m}),a}function FC(){for(let M=0;M<R.length;M++){let a=R[M];if(!a.show||!a._show)continue;let n=a.side,d=n%2,m,x,Z=a.stroke(H,M),f=n==0||n==3?-1:1,[g,y]=a._found;if(a.label!=null){let r2=a.labelGap*f,p2=D1((a._lpos+r2)*o1);w4(a.labelFont[0],Z,"center",n==2?"top":g6),p.save(),d==1?(m=x=0,p.translate(p2,D1(u2+w2/2)),p.rotate((n==3?-b0:b0)/2)):(m=D1(n2+a2/2),x=p2);let S5=p8(a.label)?a.label(H,M,g,y):a.label;p.fillText(S5,m,x),p.restore()}if(y==0)continue;let _=b[a.scale],P=d==0?a2:w2,U=d==0?n2:u2,a1=a._splits,t1=_.distr==2?a1.map(r2=>y2[r2]):a1,C1=_.distr==2?y2[a1[1]]-y2[a1[0]]:g,z=a.ticks,N=a.border,c1=z.show?z.size:0,b1=D1(c1*o1),Q1=D1((a.alignTo==2?a._size-c1-a.gap:a.gap)*o1),d1=a._rotate*-b0/180,w1=B(a._pos*o1),l2=(b1+Q1)*f,e2=w1+l2;x=d==0?e2:0,m=d==1?e2:0;let h2=a.font[0],k2=a.align==1?a3:a.align==2?O7:d1>0?a3:d1<0?O7:d==0?"center":n==3?O7:a3,I2=d1||d==1?"middle":n==2?"top":g6;w4(h2,Z,k2,I2);let d2=a.font[1]*a.lineGap,S2=a1.map(r2=>B(i(r2,_,P,U))),_2=a._values;for(let r2=0;r2<_2.length;r2++){let p2=_2[r2];if(p2!=null){d==0?m=S2[r2]:x=S2[r2],p2=""+p2;let S5=p2.indexOf(`
`)==-1?[p2]:p2.split(/\n/gm);for(let t2=0;t2<S5.length;t2++){let J4=S5[t2];d1?(p.save(),p.translate(m,x+t2*d2),p.rotate(d1),p.fillText(J4,0,0),p.restore()):p.fillText(J4,m,x+t2*d2)}}}z.show&&L7(S2,z.filter(H,t1,M,y,C1),d,n,w1,b1,m1(z.width*o1,3),z.stroke(H,M),z.dash,z.cap);let z2=a.grid;z2.show&&L7(S2,z2.filter(H,t1,M,y,C1),d,d==0?2:1,d==0?u2:n2,d==0?w2:a2,m1(z2.width*o1,3),z2.stroke(H,M),z2.dash,z2.cap),N.show&&L7([w1],[1],d==0?1:0,d==0?1:2,d==1?u2:n2,d==1?w2:a2,m1(N.width*o1,3),N.stroke(H,M),N.dash,N.cap)}U1("drawAxes")}function K5(M){S.forEach((a,n)=>{n>0&&(a._paths=null,M&&(V==1?(a.min=null,a.max=null):a.facets.forEach(d=>{d.min=null,d.max=null})))})}let H0=!1,e7=!1,f3=[];function EC(){e7=!1;for(let M=0;M<f3.length;M++)U1(...f3[M]);f3.length=0}function j5(){H0||(YH(P4),H0=!0)}function DC(M,a=!1){H0=!0,e7=a,M(H),P4(),a&&f3.length>0&&queueMicrotask(EC)}H.batch=DC;function P4(){if(G0&&(kC(),G0=!1),W5&&(SC(),W5=!1),j3){if(h1(u,a3,v1),h1(u,"top",$1),h1(u,E3,q),h1(u,D3,T),h1(h,a3,v1),h1(h,"top",$1),h1(h,E3,q),h1(h,D3,T),h1(s,E3,Q2),h1(s,D3,s5),v.width=D1(Q2*o1),v.height=D1(s5*o1),R.forEach(({_el:M,_show:a,_size:n,_pos:d,side:m})=>{if(M!=null)if(a){let x=m===3||m===0?n:0,Z=m%2==1;h1(M,Z?"left":"top",d-x),h1(M,Z?"width":"height",n),h1(M,Z?"top":"left",Z?$1:v1),h1(M,Z?"height":"width",Z?T:q),$7(M,P5)}else s2(M,P5)}),J3=Q5=K0=q0=Y0=J0=X0=C7=j0=null,o2=1,b3(!0),v1!=N5||$1!=m5||q!=E2||T!=v5){K5(!1);let M=q/E2,a=T/v5;if(V2&&!x5&&D.left>=0){D.left*=M,D.top*=a,q5&&G2(q5,D1(D.left),0,q,T),Y5&&G2(Y5,0,D1(D.top),q,T);for(let n=0;n<Z2.length;n++){let d=Z2[n];d!=null&&(G5[n]*=M,U5[n]*=a,G2(d,O2(G5[n]),O2(U5[n]),q,T))}}if(u1.show&&!q3&&u1.left>=0&&u1.width>0){u1.left*=M,u1.width*=M,u1.top*=a,u1.height*=a;for(let n in o7)h1(C3,n,u1[n])}N5=v1,m5=$1,E2=q,v5=T}U1("setSize"),j3=!1}Q2>0&&s5>0&&(p.clearRect(0,0,v.width,v.height),U1("drawClear"),j.forEach(M=>M()),U1("draw")),u1.show&&q3&&(V0(u1),q3=!1),V2&&x5&&(h5(null,!0,!1),x5=!1),X.show&&X.live&&c2&&(i7(),c2=!1),o||(o=!0,H.status=1,U1("ready")),S3=!1,H0=!1}H.redraw=(M,a)=>{W5=a||!1,M!==!1?r5(k,w.min,w.max):j5()};function r7(M,a){let n=b[M];if(n.from==null){if(j1==0){let d=n.range(H,a.min,a.max,M);a.min=d[0],a.max=d[1]}if(a.min>a.max){let d=a.min;a.min=a.max,a.max=d}if(j1>1&&a.min!=null&&a.max!=null&&a.max-a.min<1e-16)return;M==k&&n.distr==2&&j1>0&&(a.min=B2(a.min,L[0]),a.max=B2(a.max,L[0]),a.min==a.max&&a.max++),I[M]=a,G0=!0,j5()}}H.setScale=r7;let t7,M7,q5,Y5,B4,$4,J5,X5,R4,F4,x1,g1,e5=!1,q1=D.drag,z1=q1.x,G1=q1.y;V2&&(D.x&&(t7=g2(cH,h)),D.y&&(M7=g2(ZH,h)),w.ori==0?(q5=t7,Y5=M7):(q5=M7,Y5=t7),x1=D.left,g1=D.top);let u1=H.select=T1({show:!0,over:!0,left:0,width:0,top:0,height:0},e.select),C3=u1.show?g2(uH,u1.over?h:u):null;function V0(M,a){if(u1.show){for(let n in M)u1[n]=M[n],n in o7&&h1(C3,n,M[n]);a!==!1&&U1("setSelect")}}H.setSelect=V0;function NC(M){if(S[M].show)B1&&$7(O1[M],P5);else if(B1&&s2(O1[M],P5),V2){let n=z5?Z2[0]:Z2[M];n!=null&&G2(n,-10,-10,q,T)}}function r5(M,a,n){r7(M,{min:a,max:n})}function N2(M,a,n,d){a.focus!=null&&UC(M),a.show!=null&&S.forEach((m,x)=>{x>0&&(M==x||M==null)&&(m.show=a.show,NC(x),V==2?(r5(m.facets[0].scale,null,null),r5(m.facets[1].scale,null,null)):r5(m.scale,null,null),j5())}),n!==!1&&U1("setSeries",M,a),d&&w3("setSeries",H,M,a)}H.setSeries=N2;function WC(M,a){T1(K[M],a)}function IC(M,a){M.fill=V1(M.fill||null),M.dir=i1(M.dir,-1),a=a??K.length,K.splice(a,0,M)}function zC(M){M==null?K.length=0:K.splice(M,1)}H.addBand=IC,H.setBand=WC,H.delBand=zC;function GC(M,a){S[M].alpha=a,V2&&Z2[M]!=null&&(Z2[M].style.opacity=a),B1&&O1[M]&&(O1[M].style.opacity=a)}let K2,t5,Z5,H3={focus:!0};function UC(M){if(M!=Z5){let a=M==null,n=D2.alpha!=1;S.forEach((d,m)=>{if(V==1||m>0){let x=a||m==0||m==M;d._focus=a?null:x,n&&GC(m,x?1:D2.alpha)}}),Z5=M,n&&j5()}}B1&&I5&&L2(y6,A1,M=>{D._lock||(u5(M),Z5!=null&&N2(null,H3,!0,k1.setSeries))});function W2(M,a,n){let d=b[a];n&&(M=M/o1-(d.ori==1?$1:v1));let m=q;d.ori==1&&(m=T,M=m-M),d.dir==-1&&(M=m-M);let x=d._min,Z=d._max,f=M/m,g=x+(Z-x)*f,y=d.distr;return y==3?n3(10,g):y==4?EH(g,d.asinh):y==100?d.bwd(g):g}function QC(M,a){let n=W2(M,k,a);return B2(n,L[0],W1,I1)}H.valToIdx=M=>B2(M,L[0]),H.posToIdx=QC,H.posToVal=W2,H.valToPos=(M,a,n)=>b[a].ori==0?r(M,b[a],n?a2:q,n?n2:0):t(M,b[a],n?w2:T,n?u2:0),H.setCursor=(M,a,n)=>{x1=M.left,g1=M.top,h5(null,a,n)};function E4(M,a){h1(C3,a3,u1.left=M),h1(C3,E3,u1.width=a)}function D4(M,a){h1(C3,"top",u1.top=M),h1(C3,D3,u1.height=a)}let g3=w.ori==0?E4:D4,O3=w.ori==1?E4:D4;function KC(){if(B1&&X.live)for(let M=V==2?1:0;M<S.length;M++){if(M==0&&x2)continue;let a=X.values[M],n=0;for(let d in a)F2[M][n++].firstChild.nodeValue=a[d]}}function i7(M,a){if(M!=null&&(M.idxs?M.idxs.forEach((n,d)=>{l1[d]=n}):IH(M.idx)||l1.fill(M.idx),X.idx=l1[0]),B1&&X.live){for(let n=0;n<S.length;n++)(n>0||V==1&&!x2)&&jC(n,l1[n]);KC()}c2=!1,a!==!1&&U1("setLegend")}H.setLegend=i7;function jC(M,a){let n=S[M],d=M==0&&J==2?y2:L[M],m;x2?m=n.values(H,M,a)??V5:(m=n.value(H,a==null?null:d[a],M,a),m=m==null?V5:{_:m}),X.values[M]=m}function h5(M,a,n){R4=x1,F4=g1,[x1,g1]=D.move(H,x1,g1),D.left=x1,D.top=g1,V2&&(q5&&G2(q5,D1(x1),0,q,T),Y5&&G2(Y5,0,D1(g1),q,T));let d,m=W1>I1;K2=s1,t5=null;let x=w.ori==0?q:T,Z=w.ori==1?q:T;if(x1<0||j1==0||m){d=D.idx=null;for(let f=0;f<S.length;f++){let g=Z2[f];g!=null&&G2(g,-10,-10,q,T)}I5&&N2(null,H3,!0,M==null&&k1.setSeries),X.live&&(l1.fill(d),c2=!0)}else{let f,g,y;V==1&&(f=w.ori==0?x1:g1,g=W2(f,k),d=D.idx=B2(g,L[0],W1,I1),y=E(L[0][d],w,x,0));let _=-10,P=-10,U=0,a1=0,t1=!0,C1="",z="";for(let N=V==2?1:0;N<S.length;N++){let c1=S[N],b1=l1[N],Q1=b1==null?null:V==1?L[N][b1]:L[N][1][b1],d1=D.dataIdx(H,N,d,g),w1=d1==null?null:V==1?L[N][d1]:L[N][1][d1];if(c2=c2||w1!=Q1||d1!=b1,l1[N]=d1,N>0&&c1.show){let l2=d1==null?-10:d1==d?y:E(V==1?L[0][d1]:L[N][0][d1],w,x,0),e2=w1==null?-10:G(w1,V==1?b[c1.scale]:b[c1.facets[1].scale],Z,0);if(I5&&w1!=null){let h2=w.ori==1?x1:g1,k2=N1(D2.dist(H,N,d1,e2,h2));if(k2<K2){let I2=D2.bias;if(I2!=0){let d2=W2(h2,c1.scale),S2=w1>=0?1:-1,_2=d2>=0?1:-1;_2==S2&&(_2==1?I2==1?w1>=d2:w1<=d2:I2==1?w1<=d2:w1>=d2)&&(K2=k2,t5=N)}else K2=k2,t5=N}}if(c2||z5){let h2,k2;w.ori==0?(h2=l2,k2=e2):(h2=e2,k2=l2);let I2,d2,S2,_2,z2,r2,p2=!0,S5=X1.bbox;if(S5!=null){p2=!1;let t2=S5(H,N);S2=t2.left,_2=t2.top,I2=t2.width,d2=t2.height}else S2=h2,_2=k2,I2=d2=X1.size(H,N);if(r2=X1.fill(H,N),z2=X1.stroke(H,N),z5)N==t5&&K2<=D2.prox&&(_=S2,P=_2,U=I2,a1=d2,t1=p2,C1=r2,z=z2);else{let t2=Z2[N];t2!=null&&(G5[N]=S2,U5[N]=_2,R6(t2,I2,d2,p2),B6(t2,r2,z2),G2(t2,O2(S2),O2(_2),q,T))}}}}if(z5){let N=D2.prox,c1=Z5==null?K2<=N:K2>N||t5!=Z5;if(c2||c1){let b1=Z2[0];b1!=null&&(G5[0]=_,U5[0]=P,R6(b1,U,a1,t1),B6(b1,C1,z),G2(b1,O2(_),O2(P),q,T))}}}if(u1.show&&e5)if(M!=null){let[f,g]=k1.scales,[y,_]=k1.match,[P,U]=M.cursor.sync.scales,a1=M.cursor.drag;if(z1=a1._x,G1=a1._y,z1||G1){let{left:t1,top:C1,width:z,height:N}=M.select,c1=M.scales[P].ori,b1=M.posToVal,Q1,d1,w1,l2,e2,h2=f!=null&&y(f,P),k2=g!=null&&_(g,U);h2&&z1?(c1==0?(Q1=t1,d1=z):(Q1=C1,d1=N),w1=b[f],l2=E(b1(Q1,P),w1,x,0),e2=E(b1(Q1+d1,P),w1,x,0),g3($2(l2,e2),N1(e2-l2))):g3(0,x),k2&&G1?(c1==1?(Q1=t1,d1=z):(Q1=C1,d1=N),w1=b[g],l2=G(b1(Q1,U),w1,Z,0),e2=G(b1(Q1+d1,U),w1,Z,0),O3($2(l2,e2),N1(e2-l2))):O3(0,Z)}else A7()}else{let f=N1(R4-B4),g=N1(F4-$4);if(w.ori==1){let U=f;f=g,g=U}z1=q1.x&&f>=q1.dist,G1=q1.y&&g>=q1.dist;let y=q1.uni;y!=null?z1&&G1&&(z1=f>=y,G1=g>=y,!z1&&!G1&&(g>f?G1=!0:z1=!0)):q1.x&&q1.y&&(z1||G1)&&(z1=G1=!0);let _,P;z1&&(w.ori==0?(_=J5,P=x1):(_=X5,P=g1),g3($2(_,P),N1(P-_)),G1||O3(0,Z)),G1&&(w.ori==1?(_=J5,P=x1):(_=X5,P=g1),O3($2(_,P),N1(P-_)),z1||g3(0,x)),!z1&&!G1&&(g3(0,0),O3(0,0))}if(q1._x=z1,q1._y=G1,M==null){if(n){if(Y4!=null){let[f,g]=k1.scales;k1.values[0]=f!=null?W2(w.ori==0?x1:g1,f):null,k1.values[1]=g!=null?W2(w.ori==1?x1:g1,g):null}w3(b7,H,x1,g1,q,T,d)}if(I5){let f=n&&k1.setSeries,g=D2.prox;Z5==null?K2<=g&&N2(t5,H3,!0,f):K2>g?N2(null,H3,!0,f):t5!=Z5&&N2(t5,H3,!0,f)}}c2&&(X.idx=d,i7()),a!==!1&&U1("setCursor")}let M5=null;Object.defineProperty(H,"rect",{get(){return M5==null&&b3(!1),M5}});function b3(M=!1){M?M5=null:(M5=h.getBoundingClientRect(),U1("syncRect",M5))}function N4(M,a,n,d,m,x,Z){D._lock||e5&&M!=null&&M.movementX==0&&M.movementY==0||(a7(M,a,n,d,m,x,Z,!1,M!=null),M!=null?h5(null,!0,!0):h5(a,!0,!1))}function a7(M,a,n,d,m,x,Z,f,g){if(M5==null&&b3(!1),u5(M),M!=null)n=M.clientX-M5.left,d=M.clientY-M5.top;else{if(n<0||d<0){x1=-10,g1=-10;return}let[y,_]=k1.scales,P=a.cursor.sync,[U,a1]=P.values,[t1,C1]=P.scales,[z,N]=k1.match,c1=a.axes[0].side%2==1,b1=w.ori==0?q:T,Q1=w.ori==1?q:T,d1=c1?x:m,w1=c1?m:x,l2=c1?d:n,e2=c1?n:d;if(t1!=null?n=z(y,t1)?i(U,b[y],b1,0):-10:n=b1*(l2/d1),C1!=null?d=N(_,C1)?i(a1,b[_],Q1,0):-10:d=Q1*(e2/w1),w.ori==1){let h2=n;n=d,d=h2}}g&&(a==null||a.cursor.event.type==b7)&&((n<=1||n>=q-1)&&(n=_5(n,q)),(d<=1||d>=T-1)&&(d=_5(d,T))),f?(B4=n,$4=d,[J5,X5]=D.move(H,n,d)):(x1=n,g1=d)}let o7={width:0,height:0,left:0,top:0};function A7(){V0(o7,!1)}let W4,I4,z4,G4;function U4(M,a,n,d,m,x,Z){e5=!0,z1=G1=q1._x=q1._y=!1,a7(M,a,n,d,m,x,Z,!0,!1),M!=null&&(L2(w7,P7,Q4,!1),w3(b6,H,J5,X5,q,T,null));let{left:f,top:g,width:y,height:_}=u1;W4=f,I4=g,z4=y,G4=_}function Q4(M,a,n,d,m,x,Z){e5=q1._x=q1._y=!1,a7(M,a,n,d,m,x,Z,!1,!0);let{left:f,top:g,width:y,height:_}=u1,P=y>0||_>0,U=W4!=f||I4!=g||z4!=y||G4!=_;if(P&&U&&V0(u1),q1.setScale&&P&&U){let a1=f,t1=y,C1=g,z=_;if(w.ori==1&&(a1=g,t1=_,C1=f,z=y),z1&&r5(k,W2(a1,k),W2(a1+t1,k)),G1)for(let N in b){let c1=b[N];N!=k&&c1.from==null&&c1.min!=s1&&r5(N,W2(C1+z,N),W2(C1,N))}A7()}else D.lock&&(D._lock=!D._lock,h5(a,!0,M!=null));M!=null&&(D5(w7,P7),w3(w7,H,x1,g1,q,T,null))}function qC(M,a,n,d,m,x,Z){if(D._lock)return;u5(M);let f=e5;if(e5){let g=!0,y=!0,_=10,P,U;w.ori==0?(P=z1,U=G1):(P=G1,U=z1),P&&U&&(g=x1<=_||x1>=q-_,y=g1<=_||g1>=T-_),P&&g&&(x1=x1<J5?0:q),U&&y&&(g1=g1<X5?0:T),h5(null,!0,!0),e5=!1}x1=-10,g1=-10,l1.fill(null),h5(null,!0,!0),f&&(e5=f)}function K4(M,a,n,d,m,x,Z){D._lock||(u5(M),Q0(),A7(),M!=null&&w3(k6,H,x1,g1,q,T,null))}function j4(){R.forEach(rL),U0(H.width,H.height,!0)}B5(w0,A3,j4);let V3={};V3.mousedown=U4,V3.mousemove=N4,V3.mouseup=Q4,V3.dblclick=K4,V3.setSeries=(M,a,n,d)=>{let m=k1.match[2];n=m(H,a,n),n!=-1&&N2(n,d,!0,!1)},V2&&(L2(b6,h,U4),L2(b7,h,N4),L2(w6,h,M=>{u5(M),b3(!1)}),L2(y6,h,qC),L2(k6,h,K4),W7.add(H),H.syncRect=b3);let L0=H.hooks=e.hooks||{};function U1(M,a,n){e7?f3.push([M,a,n]):M in L0&&L0[M].forEach(d=>{d.call(null,H,a,n)})}(e.plugins||[]).forEach(M=>{for(let a in M.hooks)L0[a]=(L0[a]||[]).concat(M.hooks[a])});let q4=(M,a,n)=>n,k1=T1({key:null,setSeries:!1,filters:{pub:W6,sub:W6},scales:[k,S[1]?S[1].scale:null],match:[I6,I6,q4],values:[null,null]},D.sync);k1.match.length==2&&k1.match.push(q4),D.sync=k1;let Y4=k1.key,n7=E8(Y4);function w3(M,a,n,d,m,x,Z){k1.filters.pub(M,a,n,d,m,x,Z)&&n7.pub(M,a,n,d,m,x,Z)}n7.sub(H);function YC(M,a,n,d,m,x,Z){k1.filters.sub(M,a,n,d,m,x,Z)&&V3[M](null,a,n,d,m,x,Z)}H.pub=YC;function JC(){n7.unsub(H),W7.delete(H),p5.clear(),R7(w0,A3,j4),A.remove(),A1?.remove(),U1("destroy")}H.destroy=JC;function l7(){U1("init",e,L),O4(L||e.data,!1),I[k]?r7(k,I[k]):Q0(),q3=u1.show&&(u1.width>0||u1.height>0),x5=c2=!0,U0(e.width,e.height)}return S.forEach(f4),R.forEach(yC),C?C instanceof HTMLElement?(C.appendChild(A),l7()):C(H,l7):l7(),H}P1.assign=T1;P1.fmtNum=j7;P1.rangeNum=y0;P1.rangeLog=T0;P1.rangeAsinh=Q7;P1.orient=R5;P1.pxRatio=o1;P1.join=qH;P1.fmtDate=Y7,P1.tzDate=MV;P1.sync=E8;{P1.addGap=IV,P1.clipGaps=$0;let e=P1.paths={points:G8};e.linear=Q8,e.stepped=UV,e.bars=QV,e.spline=jV}var Y8='.uplot, .uplot *, .uplot *::before, .uplot *::after {box-sizing: border-box;}.uplot {font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji";line-height: 1.5;width: min-content;}.u-title {text-align: center;font-size: 18px;font-weight: bold;}.u-wrap {position: relative;user-select: none;}.u-over, .u-under {position: absolute;}.u-under {overflow: hidden;}.uplot canvas {display: block;position: relative;width: 100%;height: 100%;}.u-axis {position: absolute;}.u-legend {font-size: 14px;margin: auto;text-align: center;}.u-inline {display: block;}.u-inline * {display: inline-block;}.u-inline tr {margin-right: 16px;}.u-legend th {font-weight: 600;}.u-legend th > * {vertical-align: middle;display: inline-block;}.u-legend .u-marker {width: 1em;height: 1em;margin-right: 4px;background-clip: padding-box !important;}.u-inline.u-live th::after {content: ":";vertical-align: middle;}.u-inline:not(.u-live) .u-value {display: none;}.u-series > * {padding: 4px;}.u-series th {cursor: pointer;}.u-legend .u-off > * {opacity: 0.3;}.u-select {background: rgba(0,0,0,0.07);position: absolute;pointer-events: none;}.u-cursor-x, .u-cursor-y {position: absolute;left: 0;top: 0;pointer-events: none;will-change: transform;}.u-hz .u-cursor-x, .u-vt .u-cursor-y {height: 100%;border-right: 1px dashed #607D8B;}.u-hz .u-cursor-y, .u-vt .u-cursor-x {width: 100%;border-bottom: 1px dashed #607D8B;}.u-cursor-pt {position: absolute;top: 0;left: 0;border-radius: 50%;border: 0 solid;pointer-events: none;will-change: transform;/*this has to be !important since we set inline "background" shorthand */background-clip: padding-box !important;}.u-axis.u-off, .u-select.u-off, .u-cursor-x.u-off, .u-cursor-y.u-off, .u-cursor-pt.u-off {display: none;}';var ML=48,e4=class extends e1{constructor(){super();this.shape="";this.height=280,this.table=!1,this.plain=!1}static{this.properties={app:{attribute:!1},model:{attribute:!1},words:{attribute:!1},height:{type:Number},cursorAt:{attribute:!1},plain:{type:Boolean},table:{state:!0}}}static{this.styles=[p1,M1`
      ${t0(Y8)}
    `,M1`
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
    `]}connectedCallback(){super.connectedCallback(),this.watch=new ResizeObserver(()=>this.resize()),this.watch.observe(this)}disconnectedCallback(){super.disconnectedCallback(),this.watch?.disconnect(),this.plot?.destroy(),this.plot=void 0,this.shape=""}render(){let{app:C,model:H}=this;return l`<div class="canvas" role="img" aria-label=${H.summary}><div class="tip"></div></div>
      ${this.plain?c:l`<div class="legend">
            ${H.lines.map(V=>l`<span><i style="border-color:${V.color};${V.dash?"border-top-style:dashed":""}"></i>${V.label}</span>`)}
            ${H.bands.map(V=>l`<span><i class="band" style="background:${V.color}"></i>${V.label}</span>`)}
            <button class="more" aria-expanded=${this.table} @click=${()=>this.table=!this.table}>${C.t(this.table?"hide_table":"show_table")}</button>
          </div>`}
      ${this.table?this.rows():c}`}rows(){let{app:C,model:H}=this,V=r=>Math.max(1,Math.ceil(r/ML));return l`<div class="rows" tabindex="0" role="region" aria-label=${C.t("show_table")}>
      ${H.lines.map(r=>l`<table>
          <caption class="sr">${r.label}</caption>
          <thead><tr><th scope="col">${C.t("time")}</th><th scope="col">${r.label}</th></tr></thead>
          <tbody>
            ${r.times.map((t,i)=>i%V(r.times.length)?c:l`<tr><td>${C.format.short(t)}</td><td class="num">${this.value(r.values[i]??null)}</td></tr>`)}
          </tbody>
        </table>`)}
    </div>`}value(C){return C==null?"–":this.model.states?this.model.states[Math.round(C)]??"–":this.app.format.quantity(C,this.model.unit)}updated(C){C.has("model")||C.has("words")||C.has("height")?this.draw():C.has("cursorAt")&&this.plot?.redraw(!1,!1)}resize(){let C=this.clientWidth;this.plot&&C&&Math.abs(this.plot.width-C)>1?this.plot.setSize({width:C,height:this.height}):!this.plot&&C&&this.draw()}draw(){let C=this.renderRoot.querySelector(".canvas"),H=this.clientWidth;if(!C||!this.model||!H)return;let V=this.model,r=JSON.stringify([V.lines.map(i=>[i.label,i.color,i.step,i.dash,i.dots]),V.bands.map(i=>[i.label,i.color]),V.unit,V.states,this.height,this.app.format.zone,this.app.format.language,getComputedStyle(this).color]),t=oL(V);if(this.plot&&r===this.shape){this.plot.setData(t,!1),this.scale();return}this.plot?.destroy(),this.shape=r,this.plot=new P1(this.options(H),t,C),this.scale()}scale(){let{model:C,plot:H}=this;H&&H.setScale("x",{min:C.start,max:C.end})}options(C){let H=getComputedStyle(this),V=H.getPropertyValue("--secondary-text-color").trim()||"#5e5e5e",r=H.getPropertyValue("--divider-color").trim()||"rgba(128,128,128,.2)",t=`12px ${H.fontFamily}`,{model:i}=this,o=P1.paths.stepped?.({align:1}),A=[{}];for(let s of i.lines)A.push({label:s.label,stroke:s.color,width:s.dots?0:s.width??2,spanGaps:!1,points:s.dots?{show:!0,size:5,fill:s.color}:{show:!1},...s.dash?{dash:s.dash}:{},...s.step&&o?{paths:o}:{}});let v=[];for(let s of i.bands){let u=A.length;for(let h of["high","low"])A.push({label:`${s.label} ${h}`,stroke:"transparent",width:0,points:{show:!1}});v.push({series:[u,u+1],fill:s.color})}let p=i.states;return{width:C,height:this.height,tzDate:s=>P1.tzDate(new Date(s*1e3),this.app.format.zone),series:A,bands:v,legend:{show:!1},padding:[12,24,0,0],cursor:{points:{show:!1},drag:{x:!0,y:!1,setScale:!0}},scales:{x:{time:!0},y:{range:(s,u,h)=>p?[-.3,p.length-.7]:aL(u,h,this.model.limits.map(O=>O.value),this.model.unit)}},axes:[{stroke:V,font:t,grid:{stroke:r,width:1},ticks:{show:!1},space:64,size:32,values:(s,u)=>u.map((h,O)=>this.tick(h,u[O-1]))},{stroke:V,font:t,grid:{stroke:r,width:1},ticks:{show:!1},size:p?84:56,...p?{splits:()=>p.map((s,u)=>u)}:{},values:(s,u)=>u.map(h=>p?iL(p[Math.round(h)]??""):this.app.format.number(h,2))}],hooks:{drawClear:[s=>this.past(s,r)],draw:[s=>this.over(s,V,t)],setCursor:[s=>this.tip(s)]}}}tick(C,H){let{format:V}=this.app;return H===void 0||V.day(C)!==V.day(H)?`${V.time(C)}
${V.day(C)}`:V.time(C)}past(C,H){let V=this.model.now;if(V===void 0||V>=this.model.end)return;let{ctx:r,bbox:t}=C,i=Math.max(C.valToPos(V,"x",!0),t.left);r.save(),r.globalAlpha=.25,r.fillStyle=H,r.fillRect(i,t.top,Math.max(t.left+t.width-i,0),t.height),r.restore()}over(C,H,V){let{ctx:r,bbox:t}=C,i=devicePixelRatio;r.save(),r.beginPath(),r.rect(t.left,t.top,t.width,t.height),r.clip();let o=(A,v,p)=>{let s=C.valToPos(A,"x",!0);r.strokeStyle=v,r.lineWidth=i,r.setLineDash(p.map(u=>u*i)),r.beginPath(),r.moveTo(s,t.top),r.lineTo(s,t.top+t.height),r.stroke()};for(let A of this.model.limits){let v=C.valToPos(A.value,"y",!0);r.strokeStyle=A.color,r.lineWidth=i,r.setLineDash([6*i,4*i]),r.beginPath(),r.moveTo(t.left,v),r.lineTo(t.left+t.width,v),r.stroke(),r.fillStyle=A.color,r.textAlign="left",r.textBaseline="bottom",r.font=V.replace("12px",`${11*i}px`),r.fillText(A.label,t.left+6*i,v-2*i)}this.model.now!==void 0&&o(this.model.now,H,[3,3]),this.cursorAt!==void 0&&o(this.cursorAt,getComputedStyle(this).getPropertyValue("--error-color").trim()||"#db4437",[]),r.setLineDash([]);for(let A of this.model.marks){let v=C.valToPos(A.at,"x",!0);r.fillStyle=A.color,r.beginPath(),r.arc(v,t.top+t.height-6*i,4*i,0,2*Math.PI),r.fill()}r.restore()}tip(C){let H=this.renderRoot.querySelector(".tip");if(!H)return;let{left:V,idx:r}=C.cursor;if(V===void 0||V<0||r===null||r===void 0){H.style.display="none";return}let t=C.posToVal(V,"x"),i=[];for(let v of this.model.lines){let p=r4(v,t);p!==void 0&&i.push([v.label,this.value(p)])}for(let v of this.model.bands){let p=nL(v,t);p&&i.push([v.label,`${this.value(p[0])} – ${this.value(p[1])}`])}let o=this.model.end-this.model.start;for(let v of this.model.marks)Math.abs(v.at-t)<o/80&&i.push([this.app.format.time(v.at),v.label]);H.replaceChildren(...[[this.app.format.short(t)],...i].map((v,p)=>{let s=document.createElement("div");return s.textContent=v.join(": "),p||(s.style.fontWeight="500"),s})),H.style.display="block";let A=this.clientWidth-H.offsetWidth-8;H.style.left=`${Math.max(4,Math.min(V+68,A))}px`,H.style.top="14px"}};function iL(e){return e.length>12?`${e.slice(0,11)}…`:e}function aL(e,L,C,H){if(e===null||L===null||!Number.isFinite(e)||!Number.isFinite(L))return[0,1];let V=L-e,r=C.filter(p=>p>=e-V&&p<=L+V),t=Math.min(e,...r),i=Math.max(L,...r),o=H?.startsWith("°")?1:H==="%"?4:Math.max(Math.abs(i)*.05,.1),A=Math.max((i-t)*.08,(o-(i-t))/2);return[t>=0&&t-A<0&&(H==="W"||H==="%"||H==="kWh")?0:t-A,i+A]}function oL(e){let L=[...e.lines.map(H=>[H.times,H.values]),...e.bands.map(H=>[H.times,H.high,H.low])];return L.filter(H=>H[0].length).length?P1.join(L,L.map(H=>H.slice(1).map(()=>1)).map(H=>[1,...H])):[[e.start,e.end],...L.flatMap(H=>H.slice(1).map(()=>[null,null]))]}function AL(e,L){let C=0,H=e.length;for(;C<H;){let V=C+H>>1;e[V]<=L?C=V+1:H=V}return C-1}function r4(e,L){let C=AL(e.times,L),H=e.times.length-1;if(C<0||C===H&&!e.step&&L>e.times[H])return;let V=e.values[C],r=e.values[C+1];if(e.step||C===H||V===null||V===void 0||r===null||r===void 0)return V??void 0;let t=e.times[C],i=(L-t)/(e.times[C+1]-t||1);return V+i*(r-V)}function nL(e,L){let C=r4({label:"",color:"",times:e.times,values:e.low},L),H=r4({label:"",color:"",times:e.times,values:e.high},L);return typeof C=="number"&&typeof H=="number"?[C,H]:void 0}customElements.get("dt-chart")??customElements.define("dt-chart",e4);function l5(e,L,C){let H=document.createElement("dialog"),V=document.createElement("form");V.method="dialog",V.className="content";let r=document.createElement("header");r.textContent=C.title,r.id="dt-ask-title";let t=document.createElement("p");t.textContent=C.text,V.append(r,t);let i;if(C.input){let p=document.createElement("label");p.className="field",i=document.createElement("input"),i.type=C.input.type??"text",i.value=C.input.value??"",i.required=!0,p.append(C.input.label,i),V.append(p)}let o=document.createElement("div");o.className="actions";let A=document.createElement("button");A.type="button",A.textContent=e.t("cancel");let v=document.createElement("button");return v.className="filled",v.value="yes",v.textContent=C.yes,o.append(A,v),V.append(o),H.setAttribute("aria-labelledby",r.id),H.append(V),L.append(H),new Promise(p=>{A.addEventListener("click",()=>H.close()),H.addEventListener("close",()=>{p(H.returnValue==="yes"?i?.value??"":void 0),H.remove()}),H.showModal()})}function H2(e,L){e.dispatchEvent(new CustomEvent("hass-notification",{detail:{message:L},bubbles:!0,composed:!0}))}function G3(e,L){let C=new Set(L);for(let H of e)typeof H=="string"&&C.add(H);return C.has("on")||C.has("off")?(C.delete("off"),C.delete("on"),["off","on",...C]):[...C]}function R2(e,L){return e.map(C=>{if(typeof C=="number")return C;if(C===null||!L)return null;let H=L.indexOf(C);return H<0?null:H})}function J8(e){let{app:L,history:C,forecast:H,live:V,accent:r}=e,t=Date.now()/1e3,i=(C?.quantity??H?.quantity)==="number",o=[...C?.reported?.values??[],...H?.values??[],...V.map(S=>S.value)],A=i?void 0:G3(o,C?.options??[]),v=[],p=[],s=[...C?.reported?.times??[]],u=R2(C?.reported?.values??[],A);for(let S of V)S.at>(s.at(-1)??0)&&(s.push(S.at),u.push(R2([S.value],A)[0]??null));s.length&&(s.push(Math.max(t,s.at(-1))),u.push(u.at(-1)??null),v.push({label:L.t("reported"),color:S6,times:s,values:u,step:!i||s.length<40&&i,width:2}));let h=C?.foretold;h?.values?.length&&i&&(v.push({label:L.t("foretold"),color:o5(r,.75),times:h.times,values:R2(h.values,void 0),dash:[4,4],width:1.5}),p.push({label:L.t("foretold_band"),color:o5(r,.1),times:h.times,low:R2(h.low??[],void 0),high:R2(h.high??[],void 0)}));let O=t+300;if(H?.times.length){let S=t+e.ahead,R=H.times.filter(k=>k<=S).length||H.times.length,b=H.times.slice(0,R);if(O=Math.max(O,b.at(-1)??O),v.push({label:L.t("forecast"),color:r,times:b,values:R2(H.values.slice(0,R),A),step:!i,width:2.5}),H.bands){let k=Y=>(H.bands?.[Y]??[]).slice(0,R);p.push({label:L.t("band",{percent:90}),color:o5(r,.16),times:b,low:k("low90"),high:k("high90")}),p.push({label:L.t("band",{percent:50}),color:o5(r,.28),times:b,low:k("low50"),high:k("high50")})}let K=H.probability?.on??H.probability?.locked;A?.length===2&&K&&v.push({label:L.t("probability"),color:o5(r,.6),times:b,values:K.slice(0,R),dash:[2,3],width:1.5})}let B=[...(C?.snapshots??[]).map(S=>({at:S.at,color:"#8a8a8a88",label:L.t("snapshot")})),...e.events.map(S=>({at:Date.parse(S.time)/1e3,color:S.severity==="high"||S.severity==="critical"?"#db4437":S.severity?"#ffa600":r,label:S.text}))].filter(S=>S.at>=e.start),F=H?.values.at(-1)??null;return{lines:v,bands:p,marks:B,limits:i?e.limits:[],unit:C?.unit??H?.unit??null,...A?{states:A.map(S=>L.words(e.entityId,S,null))}:{},now:t,start:e.start,end:O,summary:L.t("chart_summary",{name:e.name,value:L.words(e.entityId,V.at(-1)?.value??C?.reported?.values.at(-1),C?.unit??null),later:H?.times.length?L.format.short(H.times.at(-1)):"–",expected:L.words(e.entityId,F,H?.unit??null)})}}var X8=e=>Date.parse(e.time)/1e3;function D0(e,L,C,H,V){let r=C.channels[H],t=r?.course;if(!r||!t?.length)return;let i=typeof t[0]?.value=="number",o=r.baseline??[],A=i?void 0:G3([...t,...o].map(u=>u.value),[]),v=t.map(X8),p={lines:[{label:e.t("with_changes"),color:V,times:v,values:R2(t.map(u=>u.value),A),width:2.5,step:!i}],bands:[],marks:[],limits:[],unit:r.unit,start:v[0],end:v.at(-1),summary:C.summary,...A?{states:A.map(u=>e.words(L,u,null))}:{}};o.length&&p.lines.unshift({label:e.t("without_changes"),color:S0,times:o.map(X8),values:R2(o.map(u=>u.value),A),dash:[5,4],width:1.5,step:!i});let s=(u,h,O,B)=>{t.some(F=>F[u]===void 0)||p.bands.push({label:e.t("band",{percent:O}),color:o5(V,B),times:v,low:t.map(F=>F[u]??null),high:t.map(F=>F[h]??null)})};return i&&(s("low90","high90",90,.16),s("low50","high50",50,.28)),p}function N0(e){let L=Object.keys(e.channels).filter(C=>e.channels[C]?.course?.length);return L.find(C=>e.channels[C]?.baseline&&typeof e.channels[C]?.end=="number")??L.find(C=>e.channels[C]?.baseline)??L[0]}function CC(e,L){return L.hazards.length?l`<ul class="plain">${L.hazards.map(C=>l`<li>${E1(C2(C.severity)==="bad"?"bad":"warn",a5,l`<div class="row"><b class="grow">${e.hazard(C.hazard)}</b><span class="badge">${e.option("severity",C.severity)}</span><span class="num">${e.format.percent(C.probability)}</span></div>
        <div>${C.reason}</div><div class="soft small">${e.format.short(Date.parse(C.at)/1e3)}</div>`)}</li>`)}</ul>`:c}function HC(e){return e.alternative?E1("good",e3,e.alternative.text):c}var t4=class extends e1{constructor(){super();this.named=new Set;this.busy="",this.events=[]}static{this.properties={app:{attribute:!1},pending:{attribute:!1},chosen:{},code:{type:Boolean},standing:{},error:{},words:{attribute:!1},busy:{state:!0},events:{state:!0}}}static{this.styles=[p1,M1`
      .approval {
        display: grid;
        gap: 14px;
      }
      .approval.chosen {
        outline: 2px solid var(--dt-accent);
      }
      .what {
        font-size: 20px;
        line-height: 1.3;
      }
      .decide {
        display: flex;
        gap: 8px;
        flex-wrap: wrap;
      }
      .decide button {
        min-height: 44px;
        flex: 1 1 140px;
        border-radius: 22px;
      }
    `]}connectedCallback(){super.connectedCallback();let C=new Map;this.told=new f2(this.app.hass.connection,{type:"digital_twin/events/subscribe",category:["approval","guard"],recent:20},()=>C.clear(),H=>{C.set(H.event_id,H),this.events=[...C.values()].sort((V,r)=>r.time.localeCompare(V.time)).slice(0,30)},()=>{}),this.told.start()}disconnectedCallback(){super.disconnectedCallback(),this.told?.stop(),window.clearInterval(this.clock),this.clock=void 0}willUpdate(C){this.pending.size&&this.clock===void 0?this.clock=window.setInterval(()=>this.requestUpdate(),1e3):!this.pending.size&&this.clock!==void 0&&(window.clearInterval(this.clock),this.clock=void 0);for(let H of this.pending.values())for(let V of H.actions){let r=String(V.action??"").split(".")[0]??"";!r||this.named.has(r)||(this.named.add(r),this.app.hass.loadBackendTranslation("services",r).then(()=>this.requestUpdate()))}}render(){let{app:C}=this,H=t3(C,this.standing,this.error,l`<div class="skeleton" style="min-height:220px"></div>`,this.standing!=="loading"&&this.standing!=="missing");return l`<div class="page" style="max-width:820px">
      <div class="chips"><a class="button tonal" href="${y1}/approvals" @click=${F1} aria-current="page">${C.t("tab_approvals")}</a><a class="button" href="${y1}/audit" @click=${F1}>${C.t("audit")}</a></div>
      ${H??this.waiting()} ${this.decided()}
    </div>`}waiting(){let{app:C}=this;return this.pending.size?[...this.pending.values()].map(H=>this.one(H)):l`<section class="card">${Z1(d0,C.t("nothing_waits"),C.t("nothing_waits_text"))}</section>`}sentence(C){let[H,V]=String(C.action??"").split("."),r=this.app.hass.localize(`component.${H}.services.${V}.name`),t=Object.entries(C.data??{}).filter(([,i])=>typeof i!="object").map(([,i])=>typeof i=="number"?this.app.format.number(i,2):String(i));return[r||String(C.action??""),...t].join(" · ")}one(C){let{app:H}=this,V=C.expires-Date.now()/1e3,r=C.automation?H.entityName(C.automation):C.user_id&&C.user_id===H.hass.user?.id?H.t("you"):null;return l`<section class="card approval ${C.approval===this.chosen?"chosen":""}" aria-label=${C.actions.map(t=>this.sentence(t)).join(", ")}>
      <div>
        <div class="row soft small"><span class="grow">${r?H.t("asked_by",{name:r}):H.t("asked_at",{time:H.format.time(C.created)})}</span>
          <span class="badge ${V<60?"bad":""} num">${$(d6,"s")}${this.left(V)}</span></div>
        <div class="what">${C.actions.map(t=>this.sentence(t)).join(", ")}</div>
        <div>${C.entities.map(t=>H.entityName(t)).join(", ")}</div>
      </div>
      ${C.hazards.some(t=>t.reason===C.summary)?c:l`<p>${C.summary}</p>`}
      ${CC(H,C)} ${this.outcome(C)} ${HC(C)}
      ${C.not_checked.length?l`<details><summary class="small">${H.t("not_checked")}</summary><ul class="plain small soft">${C.not_checked.map(t=>l`<li>${t.text}</li>`)}</ul></details>`:c}
      ${C.may?l`<div class="decide">
            <button class="filled" ?disabled=${this.busy===C.approval} @click=${()=>this.decide(C,"approve")}>${$(y5,"s")}${H.t("approve")}</button>
            ${C.alternative?.action?l`<button class="tonal" ?disabled=${this.busy===C.approval} @click=${()=>this.decide(C,"approve_alternative")}>${$(e3,"s")}${H.t("approve_alternative")}</button>`:c}
            <button class="danger" ?disabled=${this.busy===C.approval} @click=${()=>this.decide(C,"reject")}>${$(y9,"s")}${H.t("reject")}</button>
          </div>`:l`<p class="soft">${H.t("may_not_decide")}</p>`}
    </section>`}left(C){let H=Math.max(0,Math.round(C));return`${Math.floor(H/60)}:${String(H%60).padStart(2,"0")}`}outcome(C){let{app:H}=this;return Object.entries(C.outcome).slice(0,3).map(([V,r])=>{let t=N0(r),i=t?D0(H,V,r,t,X2(this)):void 0;return l`<div>
        ${r.summary?l`<p class="small">${r.summary}</p>`:c}
        ${i&&t?l`<h3 class="small soft">${r.name} · ${H.channel(t)}</h3><dt-chart .app=${H} .words=${this.words} .height=${150} .model=${i}></dt-chart>`:c}
      </div>`})}async decide(C,H){let{app:V}=this,r={approval:C.approval};if(this.code){let t=await l5(V,this.renderRoot,{title:V.t("code_title"),text:V.t("code_text"),yes:V.t(H),input:{label:V.t("code"),type:"password"}});if(t===void 0)return;r.code=t}this.busy=C.approval;try{let t=await V.act(H,r);H2(this,V.value("result",t?.result??(H==="reject"?"rejected":"ok")))}catch(t){H2(this,_1(t))}finally{this.busy=""}}decided(){let{app:C}=this;return this.events.length?l`<section class="card">
      <header><h2>${C.t("decided")}</h2></header>
      <ul class="plain">${this.events.map(H=>l`<li class="row" style="flex-wrap:nowrap"><span class="dot ${C2(H.severity)}"></span><span class="soft small num" style="white-space:nowrap">${C.format.short(Date.parse(H.time)/1e3)}</span><span class="grow">${H.text}</span></li>`)}</ul>
    </section>`:c}};customElements.get("dt-approvals")??customElements.define("dt-approvals",t4);var lL=40,dL=[0,1,7,30],VC={guard:["action_approved","action_denied","action_run","action_failed","approval_requested","approval_granted","approval_rejected","approval_expired"],learning:["train","reset_learning","freeze_learning","import_model","export_model"],settings:["mode_changed","create_twin","remove_twin","settings_changed"]},M4=class extends e1{constructor(){super();this.asked="";this.page=1,this.since=0,this.group="",this.answer=null,this.error="",this.forbidden=!1}static{this.properties={app:{attribute:!1},tiles:{attribute:!1},words:{attribute:!1},twin:{},page:{state:!0},since:{state:!0},group:{state:!0},answer:{state:!0},error:{state:!0},forbidden:{state:!0}}}static{this.styles=[p1,M1`
      .filters {
        display: grid;
        gap: 12px;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 180px), 1fr));
      }
      pre {
        margin: 8px 0 0;
        padding: 10px;
        overflow: auto;
        max-height: 260px;
        font-size: 12px;
        background: color-mix(in srgb, var(--dt-soft) 8%, transparent);
        border-radius: 8px;
        font-family: var(--ha-font-family-code, monospace);
      }
      li.entry {
        border-bottom: 1px solid var(--dt-line);
        padding-bottom: 8px;
      }
      li.entry:last-child {
        border: 0;
        padding: 0;
      }
      summary {
        cursor: pointer;
        display: grid;
        grid-template-columns: 150px 1fr auto;
        gap: 4px 12px;
        list-style: none;
        border-radius: 6px;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      @media (max-width: 600px) {
        summary {
          grid-template-columns: 1fr auto;
        }
        summary .when {
          grid-column: 1 / -1;
        }
      }
    `]}willUpdate(C){if(this.twin&&!this.tiles.has(this.twin))return;let H=JSON.stringify([this.twin,this.page,this.since,this.group]);H!==this.asked&&(this.asked=H,this.load(H))}async load(C){let H={page:this.page,per_page:lL,verify:this.page===1};this.twin&&(H.entity_id=this.tiles.get(this.twin)?.entity_id),this.since&&(H.start={days:this.since}),this.group&&(H.actions=VC[this.group]);try{let V=await this.app.act("get_audit",H);if(C!==this.asked)return;this.answer={...V,chain:V.chain??this.answer?.chain??null},this.error=""}catch(V){if(C!==this.asked)return;this.forbidden=V.code==="unauthorized",this.error=_1(V)}}render(){let{app:C}=this;return l`<div class="page" style="max-width:980px">
      <div class="chips"><a class="button" href="${y1}/approvals" @click=${F1}>${C.t("tab_approvals")}</a><a class="button tonal" href="${y1}/audit" @click=${F1} aria-current="page">${C.t("audit")}</a></div>
      ${this.forbidden?Z1(i5,C.t("forbidden"),C.t("forbidden_text")):this.error?Z1(R1,C.t("failed"),this.error):l`${this.chain()} ${this.filters()} ${this.rows()}`}
    </div>`}chain(){let{app:C}=this,H=this.answer?.chain;return H?H.intact?E1("good",x0,C.t("chain_intact",{count:C.format.number(H.rows,0)})):E1("bad",Q9,C.t("chain_broken",{row:H.broken??0,reason:H.reason??""})):c}filters(){let{app:C}=this,H=[...this.tiles].sort(([,r],[,t])=>r.name.localeCompare(t.name)),V=r=>{r(),this.page=1};return l`<div class="card filters">
      <label class="field">${C.t("twin")}
        <select @change=${r=>T2(`audit${r.target.value?`?twin=${r.target.value}`:""}`,!0)}>
          <option value="">${C.t("all_twins")}</option>
          ${H.map(([r,t])=>l`<option value=${r} ?selected=${r===this.twin}>${t.name}</option>`)}
        </select></label>
      <label class="field">${C.t("about")}
        <select @change=${r=>V(()=>this.group=r.target.value)}>
          <option value="">${C.t("everything")}</option>
          ${Object.keys(VC).map(r=>l`<option value=${r}>${C.value("audit_group",r)}</option>`)}
        </select></label>
      <label class="field">${C.t("range")}
        <select @change=${r=>V(()=>this.since=Number(r.target.value))}>
          ${dL.map(r=>l`<option value=${r}>${r?C.format.duration(r*86400):C.t("all_time")}</option>`)}
        </select></label>
    </div>`}rows(){let{app:C,answer:H}=this;return H?H.rows.length?l`<section class="card">
      <ul class="plain">${H.rows.map(V=>this.row(V))}</ul>
      <div class="row" style="justify-content:center;margin-top:12px">
        <button ?disabled=${this.page===1} @click=${()=>this.page-=1}>${$(b9,"s")}${C.t("newer")}</button>
        <span class="num">${this.page}</span>
        <button ?disabled=${!H.more} @click=${()=>this.page+=1}>${C.t("older")}${$(w9,"s")}</button>
      </div>
    </section>`:l`<section class="card">${Z1(n6,C.t("nothing_found"),C.t("no_audit"))}</section>`:l`<div class="skeleton" style="min-height:320px" aria-busy="true"></div>`}row(C){let{app:H}=this,V=C.twin_id?this.tiles.get(C.twin_id)?.name??H.t("gone_twin"):typeof C.data.name=="string"?C.data.name:"",r=C.automation?H.entityName(C.automation):C.user_id?C.user_id===H.hass.user?.id?H.t("you"):H.t("a_user"):H.t("by_itself");return l`<li class="entry"><details>
      <summary><span class="soft small num when">${H.format.moment(Date.parse(C.time)/1e3)}</span>
        <span>${H.value("audit_of",C.action)}${V?l` · ${V}`:c}${C.reason?l` <span class="soft">${C.reason}</span>`:c}</span>
        <span class="badge">${r}</span></summary>
      <pre tabindex="0">${JSON.stringify({...C.data,context_id:C.context_id,seq:C.seq,hash:C.hash,previous:C.previous},null,2)}</pre>
    </details></li>`}};customElements.get("dt-audit")??customElements.define("dt-audit",M4);var pL={alarm:e6,battery:c9,binary_sensor:O9,cover:h9,fan:E9,garage_door:N9,humidifier:m9,light:U9,lock:K9,media_player:g9,number:q9,plug:J9,pv:i6,select:D9,sensor:W9,siren:S9,thermostat:l6,vacuum:H6,valve:p6,water_heater:m6};function x3(e){return pL[e]??s0}var LC=60,i4=class extends e1{constructor(){super();this.started=!1;this.found=null,this.chosen=new Set,this.made=new Map,this.failed=new Map,this.busy=null,this.error="",this.shown=LC}static{this.properties={app:{attribute:!1},words:{attribute:!1},found:{state:!0},chosen:{state:!0},made:{state:!0},busy:{state:!0},error:{state:!0},failed:{state:!0},shown:{state:!0}}}static{this.styles=[p1,M1`
      .bar-tools {
        display: flex;
        gap: 8px 16px;
        align-items: center;
        flex-wrap: wrap;
        position: sticky;
        top: 0;
        z-index: 3;
        background: var(--dt-page);
        padding: 8px 4px;
      }
      .bar-tools label {
        display: flex;
        gap: 12px;
        align-items: center;
      }
      li.found {
        display: grid;
        grid-template-columns: auto 40px 1fr auto;
        gap: 4px 14px;
        align-items: center;
        padding: 12px 16px;
      }
      .kind {
        width: 40px;
        height: 40px;
        border-radius: 20px;
        display: grid;
        place-items: center;
        background: var(--dt-tint);
        color: var(--dt-link);
      }
      li.made {
        opacity: 0.85;
      }
      @media (max-width: 600px) {
        li.found {
          grid-template-columns: auto 1fr auto;
          padding: 12px;
        }
        li.found .kind,
        li.found .word {
          display: none;
        }
      }
    `]}willUpdate(C){this.started||!this.app.hass.user?.is_admin||(this.started=!0,this.look(!1))}async look(C){C&&(this.found=null);try{this.found=(await this.app.ws("discovery",{refresh:C})).candidates,this.made=new Map,this.error=""}catch(H){this.error=_1(H)}}render(){let{app:C}=this;return l`<div class="page" style="max-width:900px">${this.content(C)}</div>`}content(C){if(!C.hass.user?.is_admin)return Z1(i5,C.t("forbidden"),C.t("forbidden_text"));if(this.error)return Z1(R1,C.t("failed"),this.error,l`<button class="tonal" @click=${()=>this.look(!0)}>${C.t("again")}</button>`);if(!this.found)return l`<div aria-busy="true" style="display:grid;gap:12px"><span class="sr">${C.t("loading")}</span>${[1,2,3,4].map(()=>l`<div class="skeleton" style="min-height:72px"></div>`)}</div>`;if(!this.found.length)return Z1(d0,C.t("all_found"),C.t("all_found_text"),l`<button class="tonal" @click=${()=>this.look(!0)}>${$(f7,"s")}${C.t("look_again")}</button>`);let H=this.found.filter(V=>!this.made.has(V.key));return l`<p class="soft">${C.t("discovery_text")}</p>
      <div class="bar-tools">
        <label><input type="checkbox" .checked=${this.chosen.size>0&&this.chosen.size===H.length} .indeterminate=${this.chosen.size>0&&this.chosen.size<H.length} @change=${V=>this.chosen=new Set(V.target.checked?H.map(r=>r.key):[])} />${C.t("choose_all")}</label>
        <span class="grow"></span>
        <button @click=${()=>this.look(!0)} ?disabled=${this.busy!==null}>${$(f7,"s")}${C.t("look_again")}</button>
        <button class="filled" ?disabled=${!this.chosen.size||this.busy!==null} @click=${()=>this.make([...this.chosen])}>${$($3,"s")}${C.t("make_twins",{count:this.chosen.size})}</button>
      </div>
      ${this.busy?l`<div role="status"><div class="bar"><i style="width:${100*this.busy.done/this.busy.of}%"></i></div><p class="small soft num">${C.t("making",{done:this.busy.done,of:this.busy.of})}</p></div>`:c}
      <ul class="plain">${this.found.slice(0,this.shown).map(V=>this.one(V))}</ul>
      ${this.found.length>this.shown?l`<button @click=${()=>this.shown+=LC}>${C.t("show_all_of",{count:this.found.length})}</button>`:c}`}one(C){let{app:H}=this,V=this.made.get(C.key),r=this.failed.get(C.key);return l`<li class="card found ${V?"made":""}">
      <input type="checkbox" aria-label=${C.name} .checked=${this.chosen.has(C.key)} ?disabled=${V!==void 0||this.busy!==null} @change=${()=>this.toggle(C.key)} />
      <span class="kind">${$(x3(C.kind))}</span>
      <div class="grow"><b>${C.name}</b> <span class="soft small">${H.option("kind",C.kind)} · ${H.area(C.area_id)}</span>
        <div class="small">${C.reason}</div>${r?l`<div class="small" role="alert" style="color:var(--dt-bad)">${r}</div>`:c}</div>
      ${V!==void 0?l`<a class="button tonal" href="${y1}/twin/${V}" @click=${F1}>${$(y5,"s")}${H.t("open_twin")}</a>`:l`<button aria-label=${H.t("make_twin_of",{name:C.name})} ?disabled=${this.busy!==null} @click=${()=>this.make([C.key])}>${$($3,"s")}<span class="word">${H.t("make_twin")}</span></button>`}
    </li>`}toggle(C){let H=new Set(this.chosen);H.delete(C)||H.add(C),this.chosen=H}async make(C){let{app:H}=this;this.busy={done:0,of:C.length};let V=new Map;for(let r of C){let t=this.found?.find(i=>i.key===r);if(t){try{let i=t.device_id?{device_id:t.device_id}:{entity_id:t.entity_id},{twin_id:o}=await H.act("create_twin",i);this.made=new Map(this.made).set(r,o)}catch(i){V.set(r,_1(i))}this.busy={done:this.busy.done+1,of:C.length}}}this.busy=null,this.failed=V,this.chosen=new Set,H2(this,H.t("made",{count:C.length-V.size}))}};customElements.get("dt-discovery")??customElements.define("dt-discovery",i4);var eC={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},rC=e=>(...L)=>({_$litDirective$:e,values:L}),W0=class{constructor(L){}get _$AU(){return this._$AM._$AU}_$AT(L,C,H){this._$Ct=L,this._$AM=C,this._$Ci=H}_$AS(L,C){return this.update(L,C)}update(L,C){return this.render(...C)}};var{I:sL}=p9,tC=e=>e;var MC=()=>document.createComment(""),u3=(e,L,C)=>{let H=e._$AA.parentNode,V=L===void 0?e._$AB:L._$AA;if(C===void 0){let r=H.insertBefore(MC(),V),t=H.insertBefore(MC(),V);C=new sL(r,t,e,e.options)}else{let r=C._$AB.nextSibling,t=C._$AM,i=t!==e;if(i){let o;C._$AQ?.(e),C._$AM=e,C._$AP!==void 0&&(o=e._$AU)!==t._$AU&&C._$AP(o)}if(r!==V||i){let o=C._$AA;for(;o!==r;){let A=tC(o).nextSibling;tC(H).insertBefore(o,V),o=A}}}return C},d5=(e,L,C=e)=>(e._$AI(L,C),e),mL={},iC=(e,L=mL)=>e._$AH=L,aC=e=>e._$AH,I0=e=>{e._$AR(),e._$AA.remove()};var oC=(e,L,C)=>{let H=new Map;for(let V=L;V<=C;V++)H.set(e[V],V);return H},a4=rC(class extends W0{constructor(e){if(super(e),e.type!==eC.CHILD)throw Error("repeat() can only be used in text expressions")}dt(e,L,C){let H;C===void 0?C=L:L!==void 0&&(H=L);let V=[],r=[],t=0;for(let i of e)V[t]=H?H(i,t):t,r[t]=C(i,t),t++;return{values:r,keys:V}}render(e,L,C){return this.dt(e,L,C).values}update(e,[L,C,H]){let V=aC(e),{values:r,keys:t}=this.dt(L,C,H);if(!Array.isArray(V))return this.ut=t,r;let i=this.ut??=[],o=[],A,v,p=0,s=V.length-1,u=0,h=r.length-1;for(;p<=s&&u<=h;)if(V[p]===null)p++;else if(V[s]===null)s--;else if(i[p]===t[u])o[u]=d5(V[p],r[u]),p++,u++;else if(i[s]===t[h])o[h]=d5(V[s],r[h]),s--,h--;else if(i[p]===t[h])o[h]=d5(V[p],r[h]),u3(e,o[h+1],V[p]),p++,h--;else if(i[s]===t[u])o[u]=d5(V[s],r[u]),u3(e,V[p],V[s]),s--,u++;else if(A===void 0&&(A=oC(t,u,h),v=oC(i,p,s)),A.has(i[p]))if(A.has(i[s])){let O=v.get(t[u]),B=O!==void 0?V[O]:null;if(B===null){let F=u3(e,V[p]);d5(F,r[u]),o[u]=F}else o[u]=d5(B,r[u]),u3(e,V[p],B),V[O]=null;u++}else I0(V[s]),s--;else I0(V[p]),p++;for(;u<=h;){let O=u3(e,o[h+1]);d5(O,r[u]),o[u++]=O}for(;p<=s;){let O=V[p++];O!==null&&I0(O)}return this.ut=t,iC(e,o),Y2}});function vL(e){let L=e.filter(r=>r!==null);if(L.length<2)return c;let C=Math.min(...L),H=Math.max(...L)-C||1,V=L.map((r,t)=>`${t/(L.length-1)*56+2},${18-(r-C)/H*16}`);return l`<svg class="way" viewBox="0 0 60 20" aria-hidden="true">${J2`<polyline points=${V.join(" ")}></polyline>`}</svg>`}var o4=class extends e1{static{this.properties={app:{attribute:!1},twinId:{attribute:!1},tile:{attribute:!1},words:{attribute:!1}}}static{this.styles=[p1,M1`
      :host {
        display: block;
        content-visibility: auto;
        contain-intrinsic-size: auto 108px;
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
    `]}render(){let{app:L,tile:C}=this,H=C.diverged?C2(C.severity)||"warn":"";return l`<a class="card plain" href="${y1}/twin/${this.twinId}" @click=${F1}>
      <span class="kind ${H}">${$(x3(C.kind))}</span>
      <span class="name cut">${C.name}</span>
      <span class="value num cut">${L.words(C.entity_id,C.value,C.unit)}</span>
      <span class="soft small cut" style="grid-column:2/span 2">${L.option("kind",C.kind)}</span>
      <span class="next num small" style="grid-column:1/-1">${this.next()}</span>
      <span class="foot" style="grid-column:1/-1">${this.foot()}</span>
    </a>`}next(){let{app:L,tile:C}=this,H=C.forecast;if(!H)return l`<span class="soft">${L.t(C.learned?"no_forecast":"still_learning")}</span>`;let V=L.words(C.entity_id,H.value,C.unit),r=H.low!==void 0&&H.high!==void 0?l`<span class="soft">± ${L.format.number((H.high-H.low)/2,1)}</span>`:H.probability!==void 0&&H.probability!==null?l`<span class="soft">${L.format.percent(H.probability)}</span>`:c;return l`<span class="soft">${L.format.time(H.at)}</span>${$(u9,"s")}
      <span class="cut">${V}</span>${r}${H.way?vL(H.way):c}`}foot(){let{app:L,tile:C}=this;return l`<span class="dot ${M3(C.health)}"></span>
      <span>${C.health===null?L.t("health_unknown"):L.t("health_is",{score:L.format.number(C.health,0)})}</span>
      <span aria-hidden="true">·</span><span class="cut">${L.option("trust",C.trust)}</span>
      ${C.diverged?l`<span class="badge ${C2(C.severity)||"warn"}" style="margin-inline-start:auto">${$(v9,"s")}${L.t("diverges")}</span>`:C.status==="following"?c:l`<span class="badge" style="margin-inline-start:auto">${C.status==="sandbox"?$(A6,"s"):C.status==="asleep"?$(M6,"s"):c}${L.value("status",C.status)}</span>`}`}};customElements.get("dt-tile")??customElements.define("dt-tile",o4);var xL=["all","attention","learning","sandbox"],uL=40,cL=40;function AC(e,L){switch(L){case"attention":return e.diverged||e.risks.length>0||e.health!==null&&e.health<80||e.status==="unavailable"||e.status==="orphaned";case"learning":return!e.learned||e.trust==="observing";case"sandbox":return e.mode!=="mirror";default:return!0}}var A4=class extends e1{constructor(){super();this.clear=()=>{this.search="",this.filter="all",T2("overview",!0)};this.search="",this.filter="all",this.shown=uL,this.pending=0}static{this.properties={app:{attribute:!1},model:{attribute:!1},standing:{},error:{},pending:{type:Number},words:{attribute:!1},search:{state:!0},filter:{state:!0},shown:{state:!0}}}static{this.styles=[p1,M1`
      .glance {
        display: grid;
        gap: 12px;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr));
      }
      .figure {
        display: grid;
        grid-template-columns: auto 1fr;
        column-gap: 14px;
        align-items: center;
        padding: 14px 16px;
      }
      .figure .icon {
        grid-row: span 2;
        color: var(--dt-soft);
      }
      .figure.good .icon {
        color: var(--dt-good);
      }
      .figure.warn .icon {
        color: var(--dt-warn);
      }
      .figure.bad .icon {
        color: var(--dt-bad);
      }
      .figure b {
        font-size: 22px;
        font-weight: 400;
        line-height: 1.2;
      }
      .tools {
        display: flex;
        gap: 12px;
        flex-wrap: wrap;
        align-items: center;
      }
      .search {
        position: relative;
        flex: 1 1 220px;
        max-width: 420px;
      }
      .search .icon {
        position: absolute;
        inset-inline-start: 10px;
        top: 8px;
        color: var(--dt-soft);
        pointer-events: none;
      }
      .search input {
        padding-inline-start: 42px;
        border-radius: 20px;
      }
      .tiles {
        display: grid;
        gap: 12px;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 270px), 1fr));
        list-style: none;
        margin: 0;
        padding: 0;
      }
      section > h2 {
        margin: 4px 4px 10px;
        display: flex;
        gap: 8px;
        align-items: baseline;
      }
      @media (max-width: 600px) {
        .glance {
          grid-template-columns: 1fr 1fr;
        }
        .figure {
          padding: 12px;
          column-gap: 10px;
        }
        .search {
          max-width: none;
        }
      }
    `]}disconnectedCallback(){super.disconnectedCallback(),window.clearTimeout(this.growing),this.growing=void 0}updated(){this.shown<this.model.tiles.size&&this.growing===void 0&&(this.growing=window.setTimeout(()=>{this.growing=void 0,this.shown+=cL},16))}render(){let C=this.model.home!==null,H=t3(this.app,this.standing,this.error,this.skeletons(),C);return H?l`<div class="page">${H}</div>`:this.model.home?.twins?l`<div class="page">${this.glance(this.model.home)}${this.risks()}${this.tools()}${this.areas()}</div>`:l`<div class="page">${this.empty()}</div>`}skeletons(){return l`<div class="tiles">${Array.from({length:9},()=>l`<div class="skeleton"></div>`)}</div>`}empty(){let{app:C}=this;return Z1(s0,C.t("no_twins"),C.t("no_twins_text"),this.model.home?.admin?l`<a class="button filled" href="${y1}/discovery" @click=${F1}>${C.t("find_devices")}</a>`:c)}glance(C){let{app:H}=this,V=[...this.model.tiles.values()].filter(r=>r.risks.length).length;return l`<div class="glance">
      ${this.figure(I9,M3(C.health),C.health===null?"–":H.format.number(C.health,0),H.t("health"))}
      ${this.figure(C.diverged?R1:p0,C.diverged?"warn":"good",H.format.number(C.diverged,0),H.t("divergences"))}
      <a class="plain" href="${y1}/approvals" @click=${F1}>${this.figure(m0,this.pending?"warn":"",H.format.number(this.pending,0),H.t("pending_approvals"))}</a>
      ${this.figure(a5,V?"warn":"good",H.format.number(V,0),H.t("risks_ahead"))}
    </div>`}figure(C,H,V,r){return l`<div class="card figure ${H}">${$(C)}<b class="num">${V}</b><span class="soft small">${r}</span></div>`}risks(){let{app:C}=this,H=[...this.model.tiles].filter(([,V])=>V.risks.length).slice(0,4);return H.length?l`<div class="card">
      <header><h2>${C.t("risks_ahead")}</h2></header>
      <ul class="plain">
        ${H.map(([V,r])=>l`<li class="row"><a href="${y1}/twin/${V}" @click=${F1}>${r.name}</a><span class="grow">${r.risks[0]}</span></li>`)}
      </ul>
    </div>`:c}tools(){let{app:C}=this,H=[...this.model.tiles.values()];return l`<div class="tools">
      <div class="search">
        ${$(S7)}
        <input type="search" .value=${this.search} aria-label=${C.t("search_twins")} placeholder=${C.t("search_twins")}
          @input=${V=>this.search=V.target.value} />
      </div>
      <div class="chips" role="group" aria-label=${C.t("filter")}>
        ${xL.map(V=>{let r=H.filter(t=>AC(t,V)).length;return V!=="all"&&V!==this.filter&&!r?c:l`<button class="chip" aria-pressed=${this.filter===V} @click=${()=>this.filter=V}>
            ${C.t(`filter_${V}`)} <span class="soft num">${C.format.number(r,0)}</span>
          </button>`})}
      </div>
    </div>`}areas(){let{app:C}=this,H=this.search.trim().toLocaleLowerCase(),V=new Map;for(let o of this.model.tiles){let A=o[1];if(!AC(A,this.filter))continue;let v=C.area(A.area_id);if(H&&!`${A.name} ${v} ${A.entity_id} ${C.option("kind",A.kind)}`.toLocaleLowerCase().includes(H))continue;let p=V.get(v);p?p.push(o):V.set(v,[o])}if(!V.size)return Z1(S7,C.t("nothing_found"),C.t("nothing_found_text"),l`<button class="tonal" @click=${this.clear}>${C.t("show_all")}</button>`);let r=C.t("no_area"),t=[...V].sort(([o],[A])=>o===r?1:A===r?-1:o.localeCompare(A,C.format.language)),i=this.shown;return a4(t,([o])=>o,([o,A])=>{let v=A.sort(([,p],[,s])=>p.name.localeCompare(s.name,C.format.language)).slice(0,Math.max(i,0));return i-=A.length,v.length?l`<section aria-label=${o}>
          <h2>${o} <span class="soft small num">${C.format.number(A.length,0)}</span></h2>
          <ul class="tiles">
            ${a4(v,([p])=>p,([p,s])=>l`<li><dt-tile .app=${C} .twinId=${p} .tile=${s} .words=${this.words}></dt-tile></li>`)}
          </ul>
        </section>`:c})}};customElements.get("dt-overview")??customElements.define("dt-overview",A4);var ZL=3e4,nC=100,hL=8,Y1=e=>Date.parse(e)/1e3,n4=class extends e1{constructor(){super();this.play=()=>{this.at>=this.to-1&&(this.at=this.from),this.playing=!0;let C=(this.to-this.from)*nC/ZL;this.timer=window.setInterval(()=>{this.seek(this.at+C),this.at>=this.to&&this.pause()},nC)};this.pause=()=>{window.clearInterval(this.timer),this.playing=!1};this.at=0,this.playing=!1,this.course="",this.run=null}static{this.properties={app:{attribute:!1},words:{attribute:!1},answer:{attribute:!1},at:{state:!0},playing:{state:!0},course:{state:!0},run:{state:!0}}}static{this.styles=[p1,M1`
      :host {
        display: grid;
        gap: 16px;
        min-width: 0;
      }
      :host > * {
        min-width: 0;
      }
      .lanes {
        display: grid;
        gap: 6px;
        position: relative;
        padding-block: 4px;
      }
      .lane {
        display: grid;
        grid-template-columns: minmax(90px, 180px) 1fr;
        gap: 12px;
        align-items: center;
        font-size: 12px;
      }
      .track {
        position: relative;
        height: 24px;
        border-radius: 4px;
        background: color-mix(in srgb, var(--dt-soft) 10%, transparent);
      }
      .track button {
        position: absolute;
        top: 0;
        width: 24px;
        min-height: 24px;
        padding: 0;
        border-radius: 12px;
        transform: translateX(-50%);
        background: none;
        color: inherit;
      }
      .track button::after {
        content: "";
        width: 10px;
        height: 10px;
        border-radius: 50%;
        background: currentColor;
      }
      .track button.missed::after {
        background: none;
        border: 2px solid currentColor;
        box-sizing: border-box;
      }
      .track button[aria-pressed="true"]::after {
        width: 16px;
        height: 16px;
      }
      .hand {
        position: absolute;
        top: 0;
        bottom: 0;
        width: 2px;
        margin-left: -1px;
        background: var(--dt-bad);
        pointer-events: none;
      }
      .player {
        display: flex;
        gap: 8px;
        align-items: center;
        margin-top: 12px;
      }
      .player input {
        flex: 1;
      }
      .clock {
        min-width: 130px;
        text-align: end;
      }
      select.inline {
        width: auto;
        max-width: 100%;
        min-height: 36px;
        padding: 4px 10px;
      }
      .figures {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 24px;
      }
      .figures div {
        display: grid;
      }
      .figures b {
        font-size: 20px;
        font-weight: 400;
      }
      pre {
        margin: 0;
        padding: 10px;
        overflow: auto;
        max-height: 280px;
        font-size: 12px;
        background: color-mix(in srgb, var(--dt-soft) 8%, transparent);
        border-radius: 8px;
        font-family: var(--ha-font-family-code, monospace);
      }
    `]}disconnectedCallback(){super.disconnectedCallback(),this.pause()}willUpdate(C){if(!C.has("answer"))return;this.pause(),this.at=this.from,this.run=null;let H=JSON.stringify(this.answer.timeline.flatMap(r=>r.actions??[])),V=this.courses.sort((r,t)=>Number(H.includes(t.split(":")[0]))-Number(H.includes(r.split(":")[0])));this.course=V.find(r=>typeof this.answer.states?.[r]?.[0]?.[1]=="number")??V[0]??""}get from(){return Y1(this.answer.start)}get to(){return Math.max(Y1(this.answer.end),this.from+1)}get courses(){return Object.keys(this.answer.states??{}).sort((C,H)=>this.courseName(C).localeCompare(this.courseName(H)))}courseName(C){let[H="",V]=C.split(":");return V?`${this.app.entityName(H)} · ${this.app.channel(V)}`:this.app.entityName(H)}render(){let{app:C,answer:H}=this;return l`<section class="card">
        <header><h2>${C.t("outcome")}</h2><span class="soft small">${C.format.moment(this.from)} – ${C.format.moment(this.to)}</span></header>
        <p>${H.summary}</p>
        ${H.aborted?E1("bad",R1,H.aborted.text):c}
        <div class="figures" style="margin-top:12px">${this.figures(H,H.variant)}</div>
      </section>
      ${this.findings()} ${this.timeline()} ${this.trace()} ${this.difference()}`}figures(C,H){let{app:V}=this,r=i=>Object.values(i.automations).reduce((o,A)=>o+A.runs,0),t=(i,o,A)=>l`<div><b class="num">${o}${A!==void 0&&A!==o?l` <span class="soft">→ ${A}</span>`:c}</b><span class="soft small">${i}</span></div>`;return[t(V.t("runs"),V.format.number(r(C),0),H&&V.format.number(r(H),0)),t(V.t("findings"),V.format.number(C.findings.length,0),H&&V.format.number(H.findings.length,0)),t(V.t("hazards"),V.format.number(C.hazards.length,0),H&&V.format.number(H.hazards.length,0)),t(V.t("energy"),V.format.quantity(C.energy.total??0,"kWh"),H&&V.format.quantity(H.energy.total??0,"kWh")),C.cost===null?c:t(V.t("cost"),this.money(C.cost),H&&H.cost!==null?this.money(H.cost):void 0)]}money(C){let H=this.app.hass.config.currency;return H?new Intl.NumberFormat(this.app.format.language,{style:"currency",currency:H}).format(C):this.app.format.number(C,2)}findings(){let{app:C,answer:H}=this;return!H.findings.length&&!H.hazards.length?E1("good",p0,C.t("nothing_wrong")):l`<section class="card">
      <header><h2>${C.t("found")}</h2></header>
      <ul class="plain">
        ${H.hazards.map(V=>l`<li>${E1(C2(V.severity)==="bad"?"bad":"warn",a5,l`<b>${C.hazard(V.id)}</b> <button class="small" @click=${()=>this.seek(Y1(V.time))}>${C.format.short(Y1(V.time))}</button><div>${V.text}</div>`)}</li>`)}
        ${H.findings.map(V=>l`<li>${E1(C2(V.severity)==="bad"?"bad":V.severity==="low"?"":"warn",R1,l`${V.text} ${V.time?l`<button class="small" @click=${()=>this.seek(Y1(V.time))}>${C.format.short(Y1(V.time))}</button>`:c}`)}</li>`)}
      </ul>
    </section>`}timeline(){let{app:C,answer:H}=this,V=Object.entries(H.automations),r=t=>(t-this.from)/(this.to-this.from)*100;return l`<section class="card" aria-label=${C.t("timeline")}>
      <header><h2>${C.t("timeline")}</h2>
        ${this.courses.length?l`<select class="inline" aria-label=${C.t("course_of")} @change=${t=>this.course=t.target.value}>${this.courses.map(t=>l`<option value=${t} ?selected=${t===this.course}>${this.courseName(t)}</option>`)}</select>`:c}
      </header>
      <div class="lanes">
        ${V.map(([t,i],o)=>l`<div class="lane"><span class="cut" title=${i.name}>${i.name}</span>
            <div class="track" style="color:${i3[o%i3.length]}">
              ${H.timeline.filter(A=>A.what===t).map(A=>l`<button class=${A.outcome==="finished"?"":"missed"} style="left:${r(Y1(A.time))}%" aria-pressed=${A===this.run}
                  aria-label="${i.name}, ${C.format.short(Y1(A.time))}, ${C.value("run",A.outcome)}" @click=${()=>this.choose(A)}></button>`)}
              <span class="hand" style="left:${r(this.at)}%"></span>
            </div></div>`)}
      </div>
      ${this.course?l`<dt-chart .app=${C} .words=${this.words} .height=${220} .model=${this.chart()} .cursorAt=${this.at}></dt-chart>`:c}
      <div class="player">
        <button class="round" aria-label=${C.t("previous_run")} @click=${()=>this.step(-1)}>${$(t6)}</button>
        <button class="round" aria-label=${C.t(this.playing?"pause":"play")} @click=${this.playing?this.pause:this.play}>${$(this.playing?Y9:r3)}</button>
        <button class="round" aria-label=${C.t("next_run")} @click=${()=>this.step(1)}>${$(r6)}</button>
        <input type="range" min=${this.from} max=${this.to} step="60" .value=${String(this.at)} aria-label=${C.t("moment")} aria-valuetext=${C.format.moment(this.at)} @input=${t=>this.seek(Number(t.target.value))} />
        <span class="clock num small">${C.format.moment(this.at)}</span>
      </div>
      ${this.happening()}
    </section>`}chart(){if(this.model&&this.modelKey?.[0]===this.answer&&this.modelKey[1]===this.course&&this.modelKey[2]===this.words)return this.model;let{app:C,answer:H}=this,V=this.course.split(":")[0]??"",r=s=>s.states?.[this.course]??[],t=r(H),i=H.variant?r(H.variant):[],o=[...t,...i].every(([,s])=>typeof s=="number"||s===null),A=o?void 0:G3([...t,...i].map(([,s])=>s),[]),v=(s,u,h,O)=>({label:u,color:h,times:[...s.map(([B])=>Y1(B)),this.to],values:R2([...s.map(([,B])=>B),s.at(-1)?.[1]??null],A),step:!o,...O?{dash:O}:{}}),p=C.hass.states[V]?.attributes.unit_of_measurement;return this.modelKey=[H,this.course,this.words],this.model={lines:[v(t,C.t("present"),H.variant?S0:X2(this)),...i.length?[v(i,C.t("variant"),X2(this))]:[]],bands:[],marks:[],limits:[],unit:typeof p=="string"?p:this.course.includes("temperature")?C.hass.config.unit_system.temperature??null:null,start:this.from,end:this.to,summary:this.courseName(this.course),...A?{states:A.map(s=>C.words(V,s,null))}:{}},this.model}happening(){let{app:C,answer:H}=this,V=H.timeline.filter(r=>Y1(r.time)<=this.at+1).slice(-hL).reverse();return V.length?l`<ul class="plain" style="gap:0;margin-top:8px" aria-live="off">
      ${V.map(r=>l`<li><button style="width:100%;justify-content:flex-start;font-weight:400;color:var(--dt-text)" @click=${()=>this.choose(r)}>
        <span class="num small soft">${C.format.short(Y1(r.time))}</span><span class="cut">${H.automations[r.what]?.name??C.entityName(r.what)}</span><span class="badge ${r.outcome==="finished"?"good":""}">${C.value("run",r.outcome)}</span></button></li>`)}
    </ul>`:l`<p class="soft small">${C.t("nothing_ran_yet")}</p>`}trace(){let{app:C,answer:H,run:V}=this;return V?l`<section class="card" aria-label=${C.t("trace")}>
      <header><h2>${H.automations[V.what]?.name??C.entityName(V.what)}</h2><span class="soft small">${C.format.moment(Y1(V.time))}</span><span class="badge">${C.value("run",V.outcome)}</span></header>
      ${V.why?l`<p>${V.why}</p>`:c} ${V.error?E1("bad",R1,V.error):c}
      ${V.trigger?l`<p class="soft small">${C.t("triggered_by")}: ${typeof V.trigger=="string"?V.trigger:JSON.stringify(V.trigger)}</p>`:c}
      ${V.actions?.length?l`<h3 style="margin-top:12px">${C.t("actions")}</h3><div class="scroll"><table><tbody>${V.actions.map(r=>l`<tr><td class="num soft">${C.format.time(Y1(r.time))}</td><td>${r.action}</td><td>${JSON.stringify(r.data??{})}</td></tr>`)}</tbody></table></div>`:c}
      ${V.trace?.length?l`<h3 style="margin:12px 0 6px">${C.t("steps")}</h3><div class="scroll"><table><tbody>${V.trace.map(r=>l`<tr><td class="num soft">${C.format.time(Y1(r.at))}</td><td>${r.path}</td><td class="small">${r.result===void 0?"":JSON.stringify(r.result)}${r.error??""}</td></tr>`)}</tbody></table></div>`:c}
    </section>`:c}difference(){let{app:C,answer:H}=this,{variant:V,difference:r}=H;if(!V||!r)return c;let t=(i,o)=>l`<div><h3>${i}</h3><p style="margin:6px 0">${o.summary}</p><ul class="plain small">${o.findings.map(A=>l`<li class="row" style="flex-wrap:nowrap"><span class="dot ${C2(A.severity)}"></span><span>${A.text}</span></li>`)}</ul></div>`;return l`<section class="card"><header><h2>${C.t("beside")}</h2></header><div class="columns">${t(C.t("present"),H)}${t(C.t("variant"),V)}</div></section>`}choose(C){this.run=C,this.seek(Y1(C.time))}seek(C){this.at=Math.min(Math.max(C,this.from),this.to)}step(C){let H=this.answer.timeline,V=C>0?H.find(r=>Y1(r.time)>this.at+1):[...H].reverse().find(r=>Y1(r.time)<this.at-1);V&&this.choose(V)}};customElements.get("dt-rehearsal-result")??customElements.define("dt-rehearsal-result",n4);var SL=[6,24,72,168],l4=class extends e1{constructor(){super();this.run=async()=>{let{app:C}=this,H={duration:{hours:this.hours}};this.chosen?H.automations=[...this.chosen]:this.automations.length&&(H.automations="all"),this.start&&(H.start=new Date(this.start).toISOString()),this.fresh.trim()&&(H.new=this.fresh),this.variant.trim()&&(H.variant=this.variant),this.running=!0,this.error="";try{this.answer=await C.act("rehearse",H)}catch(V){this.error=_1(V)}finally{this.running=!1}};this.chosen=null,this.fresh="",this.variant="",this.start="",this.hours=24,this.running=!1,this.progress=null,this.answer=null,this.error=""}static{this.properties={app:{attribute:!1},words:{attribute:!1},chosen:{state:!0},fresh:{state:!0},variant:{state:!0},start:{state:!0},hours:{state:!0},running:{state:!0},progress:{state:!0},answer:{state:!0},error:{state:!0}}}static{this.styles=[p1,M1`
      .form {
        display: grid;
        gap: 16px;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr));
        align-items: start;
      }
      .list {
        max-height: 260px;
        overflow: auto;
        border: 1px solid var(--dt-line);
        border-radius: 8px;
        padding: 4px 0;
      }
      .list label {
        display: flex;
        gap: 12px;
        align-items: center;
        min-height: 40px;
        padding: 4px 12px;
        cursor: pointer;
      }
      fieldset {
        border: 0;
        margin: 0;
        padding: 0;
        min-width: 0;
        display: grid;
        gap: 8px;
      }
      legend {
        font-weight: 500;
        padding: 0;
        margin-bottom: 8px;
      }
    `]}connectedCallback(){super.connectedCallback(),this.app.hass.user?.is_admin&&(this.live=new f2(this.app.hass.connection,{type:"digital_twin/rehearsal/subscribe"},()=>{},C=>this.progress=C.progress,()=>this.requestUpdate()),this.live.start())}disconnectedCallback(){super.disconnectedCallback(),this.live?.stop()}get automations(){let{hass:C}=this.app;return Object.keys(C.states).filter(H=>H.startsWith("automation.")).sort((H,V)=>this.app.entityName(H).localeCompare(this.app.entityName(V)))}render(){let{app:C}=this;return C.hass.user?.is_admin?l`<div class="page">
      ${this.form()}
      ${this.running||this.progress!==null?this.busy():c}
      ${this.error?E1("bad",R1,this.error):c}
      ${this.answer?l`<dt-rehearsal-result .app=${C} .words=${this.words} .answer=${this.answer}></dt-rehearsal-result>`:this.running?c:l`<section class="card">${Z1(u0,C.t("rehearsal_empty"),C.t("rehearsal_empty_text"))}</section>`}
    </div>`:l`<div class="page">${Z1(i5,C.t("forbidden"),C.t("forbidden_text"))}</div>`}form(){let{app:C}=this,H=this.automations;return l`<section class="card">
      <header><h2>${C.t("rehearse")}</h2></header>
      <div class="form">
        <fieldset>
          <legend>${C.t("automations")}</legend>
          ${H.length?l`<div class="list">
                <label><input type="checkbox" .checked=${this.chosen===null} @change=${V=>this.chosen=V.target.checked?null:new Set} /><b>${C.t("all_automations")}</b></label>
                ${H.map(V=>l`<label><input type="checkbox" .checked=${this.chosen?.has(V)??!0} @change=${()=>this.toggle(V)} /><span class="cut">${C.entityName(V)}</span></label>`)}
              </div>`:l`<div class="row soft">${$(C6)}${C.t("no_automations")}</div>`}
        </fieldset>
        <fieldset>
          <legend>${C.t("when")}</legend>
          <label class="field">${C.t("start")}<input type="datetime-local" .value=${this.start} @change=${V=>this.start=V.target.value} /></label>
          <p class="small soft">${C.t("start_hint")}</p>
          <label class="field">${C.t("duration")}<select @change=${V=>this.hours=Number(V.target.value)}>
            ${SL.map(V=>l`<option value=${V} ?selected=${V===this.hours}>${C.format.duration(V*3600)}</option>`)}
          </select></label>
        </fieldset>
        <fieldset>
          <legend>${C.t("paste")}</legend>
          <details><summary>${C.t("paste_new")}</summary><label class="field" style="margin-top:8px"><span class="sr">${C.t("paste_new")}</span><textarea spellcheck="false" .value=${this.fresh} placeholder="alias: …&#10;triggers: …&#10;actions: …" @change=${V=>this.fresh=V.target.value}></textarea></label></details>
          <details><summary>${C.t("paste_variant")}</summary><p class="small soft">${C.t("variant_hint")}</p><label class="field"><span class="sr">${C.t("paste_variant")}</span><textarea spellcheck="false" .value=${this.variant} placeholder="entity_id: automation.…&#10;alias: …&#10;triggers: …&#10;actions: …" @change=${V=>this.variant=V.target.value}></textarea></label></details>
        </fieldset>
      </div>
      <div class="row" style="margin-top:16px">
        <button class="filled" ?disabled=${this.running||this.progress!==null||!H.length&&!this.fresh&&!this.variant} @click=${this.run}>${$(r3,"s")}${C.t("run_rehearsal")}</button>
        <span class="soft small">${C.t("rehearsal_safe")}</span>
      </div>
    </section>`}toggle(C){let H=new Set(this.chosen??this.automations);H.delete(C)||H.add(C),this.chosen=H.size===this.automations.length?null:H}busy(){let{app:C}=this,H=this.progress??0;return l`<section class="card row" role="status">
      <div class="grow"><div class="bar ${H?"":"busy"}"><i style=${H?`width:${H*100}%`:""}></i></div>
        <p class="small soft num" style="margin-top:6px">${C.t("rehearsing",{share:C.format.percent(H)})}</p></div>
      <button @click=${()=>C.act("cancel_rehearsal").catch(V=>this.error=_1(V))}>${$(a6,"s")}${C.t("stop")}</button>
    </section>`}};customElements.get("dt-rehearsal")??customElements.define("dt-rehearsal",l4);var d4=class extends e1{constructor(){super();this.toggle=async()=>{this.open=!this.open,window.removeEventListener("click",this.outside),this.open&&(window.addEventListener("click",this.outside),await this.updateComplete,this.all()[0]?.focus())};this.outside=C=>{C.composedPath().includes(this)||this.close(!1)};this.key=C=>{let H=this.all(),V=H.indexOf(this.shadowRoot?.activeElement),r={ArrowDown:V+1,ArrowUp:V-1,Home:0,End:H.length-1};C.key==="Escape"||C.key==="Tab"?this.close(C.key==="Escape"):C.key in r&&(C.preventDefault(),H[(r[C.key]+H.length)%H.length]?.focus())};this.items=[],this.open=!1}static{this.properties={items:{attribute:!1},label:{},open:{state:!0}}}static{this.styles=[p1,M1`
      :host {
        position: relative;
        display: inline-block;
      }
      [role="menu"] {
        position: absolute;
        inset-inline-end: 0;
        top: 100%;
        z-index: 5;
        min-width: 220px;
        padding: 8px 0;
        background: var(--dt-card);
        border: 1px solid var(--dt-line);
        border-radius: 12px;
        box-shadow: 0 4px 18px rgba(0, 0, 0, 0.3);
      }
      [role="menuitem"] {
        width: 100%;
        justify-content: flex-start;
        border-radius: 0;
        min-height: 44px;
        color: var(--dt-text);
        font-weight: 400;
        gap: 14px;
        padding: 0 16px;
      }
      [role="menuitem"].danger {
        color: color-mix(in srgb, var(--dt-bad) 75%, var(--dt-text));
      }
    `]}disconnectedCallback(){super.disconnectedCallback(),window.removeEventListener("click",this.outside)}render(){return l`<button class="round" aria-label=${this.label} aria-haspopup="menu" aria-expanded=${this.open} @click=${this.toggle}>${$(F9)}</button>
      ${this.open?l`<div role="menu" aria-label=${this.label} @keydown=${this.key}>
            ${this.items.map(C=>l`<button role="menuitem" tabindex="-1" class=${C.danger?"danger":""} @click=${()=>this.choose(C)}>${$(C.icon)}${C.label}</button>`)}
          </div>`:""}`}all(){return[...this.renderRoot.querySelectorAll("[role=menuitem]")]}close(C){this.open=!1,window.removeEventListener("click",this.outside),C&&this.renderRoot.querySelector("button.round")?.focus()}choose(C){this.close(!0),C.run()}};customElements.get("dt-menu")??customElements.define("dt-menu",d4);var J1=240,K1=34,fL=300;function lC(e,L,C,H,V,r){let t=o=>K1+(o-L)/(C-L||1)*(J1-K1-8),i=[L,(L+C)/2,C];return l`<svg class="scatter" viewBox="0 0 ${J1} ${J1}" role="img" aria-label=${r}>
    ${J2`<rect x=${K1} y="8" width=${J1-K1-8} height=${J1-K1-8} class="ground"></rect>
      <line x1=${K1} y1=${J1-K1} x2=${J1-8} y2="8" class="ideal"></line>
      ${V}
      ${i.map((o,A)=>J2`<text x=${t(o)} y=${J1-K1+14} text-anchor=${A===0?"start":A===2?"end":"middle"}>${H(o)}</text>
        <text x=${K1-4} y=${J1-t(o)+(A===2?8:A===0?0:4)} text-anchor="end">${H(o)}</text>`)}
      <text x=${(J1+K1)/2} y=${J1-4} text-anchor="middle">${e.t("foretold_axis")}</text>
      <text x="10" y=${(J1-K1)/2} text-anchor="middle" transform="rotate(-90 10 ${(J1-K1)/2})">${e.t("came_axis")}</text>`}
  </svg>`}function dC(e,L){return L.values?gL(e,L,L.values):OL(e,L)}function gL(e,L,C){if(C.length<5)return;let H=Math.ceil(C.length/fL),V=[...C,...L.outcome],r=Math.min(...V),t=Math.max(...V),i=(t-r)*.05||.5,o=r-i,A=t+i,v=h=>(h-o)/(A-o)*(J1-K1-8),p=C.map((h,O)=>{let B=L.outcome[O];return B>=(L.low?.[O]??-1/0)&&B<=(L.high?.[O]??1/0)}),s=p.filter(Boolean).length/p.length,u=C.map((h,O)=>O%H?void 0:J2`<circle cx=${K1+v(h)} cy=${J1-K1-v(L.outcome[O])} r="2.6" class=${p[O]?"in":"out"}></circle>`);return lC(e,o,A,h=>e.format.number(h,1),u,e.t("reliability_summary",{count:e.format.number(C.length,0),share:e.format.percent(s)}))}function OL(e,L){let C=Array.from({length:10},()=>({n:0,said:0,came:0}));(L.probability??[]).forEach((t,i)=>{if(t===null)return;let o=C[Math.min(9,Math.floor(t*10))];o.n+=1,o.said+=t,o.came+=L.outcome[i]});let H=C.reduce((t,i)=>t+i.n,0);if(H<5)return;let V=t=>t*(J1-K1-8),r=C.filter(t=>t.n).map(t=>J2`<circle cx=${K1+V(t.said/t.n)} cy=${J1-K1-V(t.came/t.n)} r=${3+8*Math.sqrt(t.n/H)} class="in"></circle>`);return lC(e,0,1,t=>e.format.percent(t),r,e.t("reliability_chance",{count:e.format.number(H,0)}))}var p4=[[6,3],[24,24],[72,24],[240,24]],bL=["mirror","sandbox","guard"],wL=600,pC=12,s4=class extends e1{constructor(){super();this.points=[];this.asked="";this.range=1,this.all=!1,this.forget()}static{this.properties={app:{attribute:!1},twinId:{},words:{attribute:!1},channel:{state:!0},range:{state:!0},data:{state:!0},history:{state:!0},forecast:{state:!0},scores:{state:!0},events:{state:!0},error:{state:!0},all:{state:!0}}}static{this.styles=[p1,M1`
      .head {
        display: flex;
        gap: 16px;
        align-items: center;
      }
      .head .kind {
        width: 56px;
        height: 56px;
        border-radius: 28px;
        display: grid;
        place-items: center;
        background: var(--dt-tint);
        color: var(--dt-link);
        flex: none;
      }
      .head h1 {
        font-size: 24px;
        line-height: 1.2;
      }
      .head .value {
        font-size: 28px;
        line-height: 1.1;
        white-space: nowrap;
      }
      .wide {
        grid-column: 1 / -1;
      }
      .alert {
        display: grid;
        gap: 6px;
        padding: 10px 12px;
        border-radius: 8px;
        background: color-mix(in srgb, var(--dt-warn) 16%, transparent);
      }
      .alert.bad {
        background: color-mix(in srgb, var(--dt-bad) 14%, transparent);
      }
      .scatter {
        width: min(100%, 280px);
        display: block;
        margin: 8px auto 0;
        font-size: 10px;
      }
      .scatter text {
        fill: var(--dt-soft);
      }
      .scatter .ground {
        fill: color-mix(in srgb, var(--dt-soft) 6%, transparent);
      }
      .scatter .ideal {
        stroke: var(--dt-soft);
        stroke-dasharray: 4 4;
      }
      .scatter .in {
        fill: var(--dt-accent);
        fill-opacity: 0.55;
      }
      .scatter .out {
        fill: var(--dt-bad);
        fill-opacity: 0.8;
      }
      .modes {
        display: grid;
        gap: 8px;
      }
      .modes label {
        display: flex;
        gap: 12px;
        align-items: center;
        min-height: 32px;
        cursor: pointer;
      }
      .facts {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 6px 16px;
      }
      .facts dt {
        color: var(--dt-soft);
      }
      .facts dd {
        margin: 0;
      }
      .parts {
        display: grid;
        gap: 6px;
      }
      .parts div.part {
        display: grid;
        grid-template-columns: 120px 1fr 32px;
        gap: 10px;
        align-items: center;
        font-size: 12px;
      }
      select.inline {
        width: auto;
        min-height: 36px;
        padding: 4px 10px;
      }
      @media (max-width: 600px) {
        .head {
          flex-wrap: wrap;
          gap: 10px 12px;
        }
        .head h1 {
          font-size: 20px;
        }
        .head .kind {
          width: 44px;
          height: 44px;
        }
      }
    `]}forget(){this.data={},this.history=null,this.forecast=null,this.scores=null,this.events=[],this.error="",this.points=[],this.channel=void 0,this.asked=""}connectedCallback(){super.connectedCallback(),this.clock=window.setInterval(()=>this.requestUpdate(),6e4),this.app&&this.twinId&&this.subscribe()}disconnectedCallback(){super.disconnectedCallback(),window.clearInterval(this.clock),this.live?.stop(),this.told?.stop(),this.live=this.told=void 0}willUpdate(C){C.has("twinId")&&this.isConnected&&(this.forget(),this.subscribe());let H=`${this.twinId} ${this.shownChannel} ${this.range}`;this.data.identity&&H!==this.asked&&(this.asked=H,this.load())}get shownChannel(){return this.channel??this.data.tile?.channel??null}subscribe(){this.live?.stop(),this.told?.stop();let C=()=>this.requestUpdate();this.live=new f2(this.app.hass.connection,{type:"digital_twin/twin/subscribe",twin_id:this.twinId},()=>this.data={},H=>this.take(H),C),this.live.start()}take(C){let H={...this.data.channels,...C.channels},V=!this.data.identity&&C.identity;this.data={...this.data,...C,channels:H};let r=this.shownChannel;r&&C.channels?.[r]&&(this.points=[...this.points.slice(-wL),{at:Date.now()/1e3,value:C.channels[r].value}]),V&&this.watchEvents(this.data.tile?.entity_id??"")}watchEvents(C){this.told?.stop();let H=new Map;this.told=new f2(this.app.hass.connection,{type:"digital_twin/events/subscribe",entity_id:[C],recent:50},()=>H.clear(),V=>{H.set(V.event_id,V),this.events=[...H.values()].sort((r,t)=>t.time.localeCompare(r.time)).slice(0,200)},()=>{}),this.told.start()}async load(){let{twinId:C,asked:H}=this,V=this.shownChannel,[r]=p4[this.range];if(V)try{let t=V===this.data.tile?.channel,[i,o,A]=await Promise.all([this.app.ws("twin/history",{twin_id:C,channel:V,hours:r}),this.app.ws("twin/scores",{twin_id:C,channel:V}),t?Promise.resolve(null):this.app.ws("twin/forecast",{twin_id:C,channel:V})]);if(H!==this.asked)return;this.history=i,this.scores=o,this.forecast=A,this.points=[],this.error=""}catch(t){H===this.asked&&(this.error=_1(t))}}render(){let{app:C,data:H}=this,V=l`<div class="skeleton"></div><div class="skeleton" style="min-height:320px;margin-top:16px"></div>`,r=t3(C,this.live?.standing??"loading",this.live?.error??"",V,!!H.identity);return r||!H.tile||!H.identity?l`<div class="page">${r??V}</div>`:l`<div class="page">
      ${this.head(H)} ${this.trouble(H)} ${this.chart(H)}
      <div class="columns">
        ${this.learned(H)} ${this.accuracy(H)} ${this.past()} ${this.now(H)}
        ${this.settings(H)} ${this.happened()}
      </div>
    </div>`}head({tile:C,identity:H,watch:V}){let{app:r}=this;return l`<div class="head">
      <span class="kind">${$(x3(C.kind))}</span>
      <div class="grow">
        <h1>${C.name}</h1>
        <div class="row soft">
          <span>${r.option("kind",C.kind)} · ${r.area(C.area_id)}</span>
          <span class="badge ${M3(V.health?.score??null)}">${V.health?r.t("health_is",{score:V.health.score}):r.t("health_unknown")}</span>
          <span class="badge accent">${r.option("trust",C.trust)}</span>
          ${C.status==="following"?c:l`<span class="badge">${r.value("status",C.status)}</span>`}
        </div>
      </div>
      <span class="value num">${r.words(C.entity_id,C.value,C.unit)}</span>
      <dt-menu .label=${r.t("more_actions")} .items=${this.actions(H)}></dt-menu>
    </div>`}actions(C){let{app:H}=this,V=[{label:H.t("what_if_here"),icon:k5,run:()=>T2(`what-if?entity=${this.data.tile?.entity_id??""}`)}];return C.own_device_id&&V.push({label:H.t("open_device"),icon:R9,run:()=>T2(`/config/devices/device/${C.own_device_id}`)}),C.controls&&V.push({label:H.t("sync_now"),icon:o6,run:()=>this.act("sync",{},H.t("synced"))},{label:H.t("take_snapshot"),icon:f9,run:()=>this.act("create_snapshot",{},H.t("snapshot_taken"))},{label:H.t("learn_now"),icon:V6,run:()=>this.act("train",{},H.t("learned_now"))},{label:H.t(C.frozen?"unfreeze":"freeze"),icon:g7,run:()=>this.act("freeze_learning",{frozen:!C.frozen},H.t("done"))},{label:H.t("reset_learning"),icon:$9,danger:!0,run:()=>{this.reset()}}),H.hass.user?.is_admin&&V.push({label:H.t("reconfigure"),icon:k9,run:()=>T2(`/config/integrations/integration/digital_twin#config_entry=${this.twinId}`)}),V}async act(C,H,V){try{await this.app.act(C,{entity_id:this.data.tile?.entity_id,...H}),H2(this,V),["create_snapshot","rollback"].includes(C)&&this.load()}catch(r){H2(this,_1(r))}}async reset(){let{app:C}=this;await l5(C,this.renderRoot,{title:C.t("reset_learning"),text:C.t("reset_text",{name:this.data.tile?.name??""}),yes:C.t("reset_yes")})!==void 0&&await this.act("reset_learning",{},C.t("done"))}trouble({watch:C,identity:H}){let{app:V}=this;return C.alerts.length?l`<div class="card">
      <header><h2>${V.t("what_is_wrong")}</h2></header>
      <ul class="plain">
        ${C.alerts.map(r=>l`<li class="alert ${C2(r.severity)}">
            <div class="row">${$(R1)}<b class="grow">${r.text}</b><span class="badge">${V.option("severity",r.severity)}</span></div>
            <div class="row small"><span class="soft">${V.channel(r.channel)} · ${V.t("since",{time:V.format.short(r.since)})}</span><span class="grow"></span>
              ${!H.controls||r.acknowledged?r.acknowledged?l`<span class="badge">${$(y5,"s")}${V.t("seen")}</span>`:c:l`<button @click=${()=>this.acknowledge(r)}>${$(y5,"s")}${V.t("acknowledge")}</button>
                    <button @click=${()=>this.act("snooze_alert",{channel:r.channel,duration:{hours:24}},V.t("snoozed"))}>${$(Z9,"s")}${V.t("snooze")}</button>`}
            </div>
          </li>`)}
      </ul>
    </div>`:c}async acknowledge(C){let H=this.events.find(V=>V.data.alert===C.key);if(!H)return void await this.act("snooze_alert",{channel:C.channel,duration:{hours:24}},this.app.t("snoozed"));try{await this.app.act("acknowledge",{event_id:[H.event_id]}),H2(this,this.app.t("done"))}catch(V){H2(this,_1(V))}}chart({tile:C,channels:H,forecast:V,accuracy:r}){let{app:t}=this,i=this.shownChannel??"",[o,A]=p4[this.range],v=i==="temperature"?H.target_temperature:i==="humidity"?H.target_humidity:void 0,p=i===C.channel?V:this.forecast,s=r.find(u=>u.horizon===3600);return l`<section class="card" aria-label=${t.t("course")}>
      <header>
        <h2>${t.t("course")}</h2>
        <select class="inline" aria-label=${t.t("channel")} @change=${u=>this.channel=u.target.value}>
          ${Object.keys(H).map(u=>l`<option value=${u} ?selected=${u===i}>${t.channel(u)}</option>`)}
        </select>
        <div class="chips" role="group" aria-label=${t.t("range")}>
          ${p4.map(([u],h)=>l`<button class="chip" aria-pressed=${h===this.range} @click=${()=>this.range=h}>${t.format.duration(u*3600)}</button>`)}
        </div>
      </header>
      ${this.error?Z1(R1,t.t("failed"),this.error):c}
      ${this.history&&!this.error?l`<dt-chart .app=${t} .words=${this.words} .height=${300} .model=${J8({app:t,entityId:C.entity_id,history:this.history,forecast:p,live:this.points,events:this.events,accent:X2(this),name:C.name,start:Date.now()/1e3-o*3600,ahead:A*3600,limits:typeof v?.value=="number"?[{value:v.value,label:t.t("wanted"),color:"#43a047"}]:[]})}></dt-chart>`:this.error?c:l`<div class="skeleton" style="min-height:300px" aria-busy="true"></div>`}
      ${p?this.said(p):l`<p class="soft small">${t.t(C.learned?"no_forecast":"still_learning")}</p>`}
      ${s?.scored&&s.coverage!==null&&i===C.channel?l`<p class="soft small">${t.t("honest",{share:t.format.percent(s.coverage),count:t.format.number(s.scored,0)})}</p>`:c}
    </section>`}said(C){let H=[...C.risks,...C.trend,...C.notes];return H.length?l`<ul class="plain small soft" style="gap:2px;margin-top:4px">${H.map(V=>l`<li>${V.text}</li>`)}</ul>`:c}learned({learned:C,identity:H}){let{app:V}=this;return l`<section class="card">
      <header><h2>${V.t("learned")}</h2>${H.frozen?l`<span class="badge">${$(g7,"s")}${V.t("frozen")}</span>`:c}</header>
      ${C?l`<p style="margin-bottom:8px">${C.report.map(r=>l`${r.text} `)}</p>
            ${C.parameters.length?l`<details><summary>${V.t("parameters")}</summary><div class="scroll" style="margin-top:8px"><table>
                  <thead><tr><th scope="col">${V.t("parameter")}</th><th scope="col">${V.t("value")}</th></tr></thead>
                  <tbody>${C.parameters.map(r=>l`<tr><td>${V.parameter(r.name)}</td><td class="num">${V.format.number(r.value,4)} ± ${V.format.number(r.deviation,4)} ${r.unit??""}${r.identified?c:l` <span class="badge">${V.t("assumed")}</span>`}</td></tr>`)}</tbody>
                </table></div></details>`:c}
            ${C.left_out.length?l`<details style="margin-top:8px"><summary>${V.t("left_out")}</summary><ul class="plain small soft" style="margin-top:8px">${C.left_out.map(r=>l`<li>${r.text}</li>`)}</ul></details>`:c}
            <p class="soft small" style="margin-top:8px">${V.t("learned_at",{time:V.format.relative(Date.parse(C.learned_at)/1e3)})}</p>`:l`<p class="soft">${V.t("still_learning")}</p>`}
    </section>`}accuracy({accuracy:C,tile:H}){let{app:V}=this,r=C.filter(o=>o.scored),t=H.quantity==="number",i=this.scores?dC(V,this.scores):void 0;return l`<section class="card">
      <header><h2>${V.t("score")}</h2></header>
      ${r.length?l`<div class="scroll"><table>
            <thead><tr><th scope="col">${V.t("ahead")}</th><th scope="col">${t?V.t("typical_error"):V.t("brier")}</th><th scope="col">${V.t("better_by")}</th>${t?l`<th scope="col">${V.t("in_band")}</th>`:c}</tr></thead>
            <tbody>${r.map(o=>l`<tr class="num"><td>${V.format.duration(o.horizon)}</td>
              <td>${t?o.error===null?"–":`± ${V.format.quantity(o.error,H.unit)}`:o.brier===null?"–":V.format.number(o.brier,3)}</td>
              <td>${V.format.percent(o.skill)}</td>${t?l`<td>${V.format.percent(o.coverage)}</td>`:c}</tr>`)}</tbody>
          </table></div>`:l`<p class="soft">${V.t("no_scores")}</p>`}
      ${i?l`<h3 style="margin-top:12px">${V.t("reliability")}</h3>${i}`:c}
    </section>`}past(){let{app:C}=this,H=this.history?.snapshots??[],V=this.all?H:H.slice(0,pC);return l`<section class="card">
      <header><h2>${C.t("past")}</h2><span class="soft small num">${H.length}</span></header>
      ${H.length?l`<ul class="plain" style="gap:0">${V.map(r=>l`<li class="row" style="min-height:36px"><span class="num">${C.format.short(r.at)}</span><span class="soft small grow cut">${C.value("reason",r.reason)}</span>
              ${this.data.identity?.controls?l`<button aria-label=${C.t("roll_back_to",{time:C.format.short(r.at)})} @click=${()=>this.rollback(r.id,r.at)}>${$(z9,"s")}${C.t("roll_back")}</button>`:c}</li>`)}</ul>
          ${H.length>pC&&!this.all?l`<button @click=${()=>this.all=!0}>${C.t("show_all_of",{count:H.length})}</button>`:c}`:l`<p class="soft">${C.t("no_snapshots")}</p>`}
    </section>`}async rollback(C,H){let{app:V}=this;await l5(V,this.renderRoot,{title:V.t("roll_back"),text:V.t("roll_back_text",{time:V.format.short(H)}),yes:V.t("roll_back")})!==void 0&&await this.act("rollback",{snapshot_id:C},V.t("rolled_back"))}now({channels:C,tile:H,watch:V}){let{app:r}=this;return l`<section class="card">
      <header><h2>${r.t("now")}</h2>${V.last_sync?l`<span class="soft small">${r.t("synced_at",{time:r.format.time(V.last_sync)})}</span>`:c}</header>
      <dl class="facts" style="margin:0">${Object.entries(C).map(([t,i])=>l`<dt>${r.channel(t)}</dt><dd class="num">${r.words(H.entity_id,i.value,i.unit)}</dd>`)}</dl>
      ${V.health?l`<h3 style="margin:16px 0 8px">${r.t("health_parts")}</h3><div class="parts">${Object.entries(V.health.parts).map(([t,i])=>l`<div class="part"><span>${r.value("part",t)}</span><span class="bar"><i style="width:${i}%"></i></span><span class="num">${i}</span></div>`)}</div>`:c}
    </section>`}settings({tile:C,identity:H}){let{app:V}=this,r=V.hass.user?.is_admin??!1;return l`<section class="card">
      <header><h2>${V.t("mode")}</h2></header>
      <fieldset class="modes" style="border:0;margin:0;padding:0" ?disabled=${!r}>
        <legend class="sr">${V.t("mode")}</legend>
        ${bL.map(t=>l`<label><input type="radio" name="mode" value=${t} .checked=${C.mode===t} @change=${()=>this.setMode(t)} /><span>${V.option("mode",t)}</span></label>`)}
      </fieldset>
      <dl class="facts" style="margin:16px 0 0">
        <dt>${V.t("fidelity")}</dt><dd>${V.option("fidelity",H.fidelity)}</dd>
        <dt>${V.t("sources")}</dt><dd>${H.sources.map((t,i)=>l`${i?", ":""}<a href="/history?entity_id=${t}" @click=${F1}>${V.entityName(t)}</a>`)}</dd>
      </dl>
    </section>`}async setMode(C){try{await this.app.ws("twin/set_mode",{twin_id:this.twinId,mode:C}),H2(this,this.app.t("mode_changed"))}catch(H){H2(this,_1(H)),this.requestUpdate()}}happened(){let{app:C}=this;return l`<section class="card">
      <header><h2>${C.t("events")}</h2></header>
      ${this.events.length?l`<ul class="plain">${this.events.slice(0,15).map(H=>l`<li class="row" style="flex-wrap:nowrap;align-items:baseline"><span class="dot ${C2(H.severity)}" style="align-self:center"></span><span class="soft small num" style="white-space:nowrap">${C.format.short(Date.parse(H.time)/1e3)}</span><span>${H.text}</span></li>`)}</ul>`:l`<p class="soft">${C.t("no_events")}</p>`}
      <p style="margin-top:8px"><a href="${y1}/audit?twin=${this.twinId}" @click=${F1}>${C.t("audit_of_twin")}</a></p>
    </section>`}};customElements.get("dt-twin")??customElements.define("dt-twin",s4);var z0={unit:"%",min:0,max:100,step:1};function sC(e){let L=e?.attributes??{},C=(H,V)=>typeof L[H]=="number"?L[H]:V;return{name:"temperature",min:C("min_temp",5),max:C("max_temp",90),step:C("target_temp_step",.5),initial:C("temperature",20)}}function mC(e,L){let C=e.split(".")[0]??"",H=(...r)=>r.map(t=>({action:`${C}.${t}`})),V=r=>{let t=L?.attributes[r];return Array.isArray(t)?t.map(String):[]};switch(C){case"light":return[{action:"light.turn_on"},{action:"light.turn_off"},{action:"light.turn_on",field:{...z0,name:"brightness_pct",initial:50}}];case"climate":return[{action:"climate.set_temperature",field:sC(L)},...V("hvac_modes").length?[{action:"climate.set_hvac_mode",options:{name:"hvac_mode",values:V("hvac_modes")}}]:[]];case"water_heater":return[{action:"water_heater.set_temperature",field:sC(L)},...V("operation_list").length?[{action:"water_heater.set_operation_mode",options:{name:"operation_mode",values:V("operation_list")}}]:[]];case"cover":return[...H("open_cover","close_cover"),{action:"cover.set_cover_position",field:{...z0,name:"position",initial:50}}];case"valve":return H("open_valve","close_valve");case"lock":return H("lock","unlock");case"fan":return[...H("turn_on","turn_off"),{action:"fan.set_percentage",field:{...z0,name:"percentage",initial:50}}];case"humidifier":return[...H("turn_on","turn_off"),{action:"humidifier.set_humidity",field:{...z0,name:"humidity",initial:50}}];case"media_player":case"switch":case"siren":case"input_boolean":return H("turn_on","turn_off");case"vacuum":return H("start","return_to_base");case"alarm_control_panel":return H("alarm_arm_away","alarm_arm_home","alarm_disarm");case"number":return[{action:"number.set_value",field:{name:"value",min:Number(L?.attributes.min??0),max:Number(L?.attributes.max??100),step:Number(L?.attributes.step??1),initial:Number(L?.state??0)}}];case"select":return V("options").length?[{action:"select.select_option",options:{name:"option",values:V("options")}}]:[];default:return[]}}function yL(e){let L=Math.max(0,Math.round(e));return[Math.floor(L/3600),Math.floor(L%3600/60),L%60].map(C=>String(C).padStart(2,"0")).join(":")}function vC(e){if(typeof e=="number")return e;let[L=0,C=0,H=0]=String(e).split(":").map(Number);return L*3600+C*60+H||0}function c3(e){let L={};return e.scenario&&(L.scenario=e.scenario,Object.keys(e.parameters).length&&(L.parameters=e.parameters)),(e.changes.length||!e.scenario)&&(L.changes=[...e.changes].sort((C,H)=>C.at-H.at).map(C=>({at:yL(C.at),action:C.action,target:{entity_id:C.entityId},...Object.keys(C.data).length?{data:C.data}:{}}))),L.horizon={hours:e.hours},L}function m4(e,L=""){let C=Array.isArray(e.changes)?e.changes:[],H=e.horizon,V=H&&typeof H=="object"?Number(H.hours??24)+24*Number(H.days??0):H?vC(H)/3600:24;return{name:L,scenario:typeof e.scenario=="string"?e.scenario:"",parameters:e.parameters??{},hours:V||24,changes:C.filter(r=>typeof r.action=="string").map((r,t)=>{let i=r.target??{},o=Array.isArray(i.entity_id)?i.entity_id[0]:i.entity_id;return{key:t+1,at:vC(r.at??0),entityId:String(o??""),action:String(r.action),data:r.data??{}}})}}function uC(e){return btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(c3(e))))).replaceAll("+","-").replaceAll("/","_").replaceAll("=","")}function cC(e){try{let L=Uint8Array.from(atob(e.replaceAll("-","+").replaceAll("_","/")),C=>C.charCodeAt(0));return m4(JSON.parse(new TextDecoder().decode(L)))}catch{return}}var kL=/^[A-Za-z_][\w./ -]*$/,_L=/^(true|false|yes|no|on|off|null|~)$/i;function xC(e){return typeof e=="string"&&(!kL.test(e)||_L.test(e)||e!==e.trim())?JSON.stringify(e):String(e)}function U3(e,L=""){return Array.isArray(e)?e.length?e.map(C=>`${L}- ${U3(C,`${L}  `).trimStart()}`).join(""):`${L}[]
`:e&&typeof e=="object"?Object.entries(e).map(([C,H])=>H!==null&&typeof H=="object"&&Object.keys(H).length>0?`${L}${C}:
${U3(H,`${L}  `)}`:`${L}${C}: ${H!==null&&typeof H=="object"?Array.isArray(H)?"[]":"{}":xC(H)}
`).join(""):`${xC(e)}
`}var Q3=300,v4=class extends e1{constructor(){super(...arguments);this.add=C=>{let H=C.currentTarget.getBoundingClientRect();this.tell("add",0,(C.clientX-H.left)/H.width*this.hours*3600)}}static{this.properties={app:{attribute:!1},changes:{attribute:!1},hours:{type:Number},start:{type:Number},chosen:{type:Number},label:{attribute:!1}}}static{this.styles=[p1,M1`
      :host {
        display: block;
        direction: ltr;
        padding: 0 16px;
      }
      .track {
        position: relative;
        height: 72px;
        touch-action: pan-y;
      }
      .line {
        position: absolute;
        inset: 26px 0 auto;
        height: 4px;
        border-radius: 2px;
        background: color-mix(in srgb, var(--dt-accent) 35%, transparent);
      }
      .tick {
        position: absolute;
        top: 46px;
        transform: translateX(-50%);
        font-size: 11px;
        color: var(--dt-soft);
        white-space: nowrap;
      }
      .tick::before {
        content: "";
        position: absolute;
        left: 50%;
        top: -14px;
        height: 8px;
        border-left: 1px solid var(--dt-soft);
      }
      button.mark {
        position: absolute;
        top: 12px;
        width: 32px;
        min-height: 32px;
        padding: 0;
        border-radius: 16px;
        transform: translateX(-50%);
        color: #fff;
        font-size: 13px;
        cursor: grab;
        touch-action: none;
        border: 2px solid var(--dt-card);
      }
      button.mark[aria-pressed="true"] {
        outline: 2px solid var(--dt-text);
      }
      button.mark:active {
        cursor: grabbing;
      }
    `]}render(){let{app:C}=this,H=Array.from({length:5},(V,r)=>r/4*this.hours*3600);return l`<div class="track" @dblclick=${this.add}>
      <div class="line"></div>
      ${H.map(V=>l`<span class="tick num" style="left:${V/(this.hours*3600)*100}%">${V?C.format.time(this.start+V):C.t("at_once")}</span>`)}
      ${this.changes.map((V,r)=>l`<button class="mark" style="left:${Math.min(100,V.at/(this.hours*3600)*100)}%;background:color-mix(in srgb, ${i3[r%i3.length]} 72%, #000)"
          aria-label="${this.label(V)}, ${C.format.short(this.start+V.at)}" aria-pressed=${V.key===this.chosen} title=${this.label(V)}
          @click=${()=>this.tell("choose",V.key,V.at)} @keydown=${t=>this.key(t,V)} @pointerdown=${t=>this.drag(t,V)}>${r+1}</button>`)}
    </div>`}tell(C,H,V){this.dispatchEvent(new CustomEvent(C,{detail:{key:H,at:this.snap(V)}}))}snap(C){return Math.min(Math.max(Math.round(C/Q3)*Q3,0),this.hours*3600-Q3)}key(C,H){let r={ArrowLeft:-Q3,ArrowRight:Q3,PageDown:-3600,PageUp:3600}[C.key];r!==void 0&&(C.preventDefault(),this.tell("move",H.key,H.at+r))}drag(C,H){let V=C.currentTarget,r=V.parentElement;V.setPointerCapture(C.pointerId);let t=o=>{let A=r.getBoundingClientRect();this.tell("move",H.key,(o.clientX-A.left)/A.width*this.hours*3600)},i=()=>{V.removeEventListener("pointermove",t),V.removeEventListener("pointerup",i),V.removeEventListener("pointercancel",i)};V.addEventListener("pointermove",t),V.addEventListener("pointerup",i),V.addEventListener("pointercancel",i)}};customElements.get("dt-timeline")??customElements.define("dt-timeline",v4);var TL=6,PL={energy:"kWh",exported:"kWh",carbon:"kg",comfort:"K·h",peak:"W"};function x4(e){return Object.values(e.channels).some(L=>L.baseline!==void 0)}var u4=class extends e1{constructor(){super();this.models=new Map;this.all=!1,this.channels=new Map}static{this.properties={app:{attribute:!1},words:{attribute:!1},answer:{attribute:!1},kept:{attribute:!1},all:{state:!0},channels:{state:!0}}}static{this.styles=[p1,M1`
      :host {
        display: grid;
        gap: 16px;
        min-width: 0;
      }
      .figures {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 28px;
        margin-top: 12px;
      }
      .figures div {
        display: grid;
      }
      .figures b {
        font-size: 20px;
        font-weight: 400;
      }
      .twins {
        display: grid;
        gap: 16px;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr));
      }
      select.inline {
        width: auto;
        min-height: 32px;
        padding: 2px 8px;
      }
      .up {
        color: color-mix(in srgb, var(--dt-bad) 72%, var(--dt-text));
      }
      .down {
        color: color-mix(in srgb, var(--dt-good) 72%, var(--dt-text));
      }
    `]}willUpdate(C){(C.has("answer")||C.has("words")||C.has("channels"))&&this.models.clear(),C.has("answer")&&(this.all=!1)}render(){let{app:C,answer:H}=this,V=Object.entries(H.twins).sort(([,i],[,o])=>Number(x4(o))-Number(x4(i))),r=V.filter(([,i])=>x4(i)),t=this.all?V:(r.length?r:V).slice(0,TL);return l`<section class="card" aria-live="polite">
        <header><h2>${C.t("outcome")}</h2><button @click=${()=>this.dispatchEvent(new CustomEvent("keep"))}>${$(_9,"s")}${C.t("keep_to_compare")}</button></header>
        <p>${H.summary}</p>
        ${this.totals(this.sums(H))} ${this.confidence()}
      </section>
      ${this.dangers()} ${this.events()} ${this.advice()} ${this.comparison()}
      <div class="twins">${t.map(([i,o])=>this.twin(i,o))}</div>
      ${t.length<V.length?l`<div class="row" style="justify-content:center"><button class="tonal" @click=${()=>this.all=!0}>${C.t("show_all_of",{count:V.length})}</button></div>`:c}
      ${this.notes()}`}sums(C){if(C.totals)return{totals:C.totals,baseline:C.baseline??null};let H=V=>{let r=Object.values(C.twins).map(V).filter(t=>t!==null);return r.length?r.reduce((t,i)=>({value:t.value+i.value,low:t.low+i.low,high:t.high+i.high})):null};return{totals:{energy:H(V=>V.energy)},baseline:{energy:H(V=>V.baseline_energy)}}}figure(C,H){let{app:V}=this,r=V.hass.config.currency;return C==="cost"?r?new Intl.NumberFormat(V.format.language,{style:"currency",currency:r}).format(H):V.format.number(H,2):V.format.quantity(H,PL[C]??null)}totals({totals:C,baseline:H}){let{app:V}=this,r=Object.keys(C).filter(t=>C[t]);return l`<div class="figures">${r.map(t=>{let i=C[t],o=H?.[t],A=o?i.value-o.value:0;return l`<div><b class="num">${this.figure(t,i.value)}</b>
        ${o&&Math.abs(A)>.001?l`<span class="small num ${A>0==(t!=="exported")?"up":"down"}">${A>0?"+":""}${this.figure(t,A)}</span>`:c}
        <span class="soft small">${V.value("total",t)}</span></div>`})}</div>`}confidence(){let{app:C,answer:H}=this,V=[H.failure_probability===void 0?"":C.t("failure",{share:C.format.percent(H.failure_probability)}),H.confidence===void 0?"":C.t("confidence",{share:C.format.percent(H.confidence)})].filter(Boolean);return V.length?l`<p class="soft small" style="margin-top:8px">${V.join(" · ")}</p>`:c}dangers(){let{app:C,answer:H}=this;return H.crossings?.length?l`<section class="card"><header><h2>${C.t("hazards")}</h2></header><ul class="plain">${H.crossings.map(V=>l`<li>${E1(C2(V.severity)==="bad"?"bad":"warn",a5,l`${V.text}<div class="soft small">${V.time?C.format.short(Date.parse(V.time)/1e3):""} ${C.format.percent(V.probability)}</div>`)}</li>`)}</ul></section>`:c}events(){let{app:C,answer:H}=this;return!H.events?.length&&!H.affected?.length?c:l`<section class="card"><header><h2>${C.t("what_happens")}</h2></header><ul class="plain">
      ${(H.events??[]).slice(0,30).map(V=>l`<li class="row" style="flex-wrap:nowrap;align-items:baseline"><span class="soft small num" style="white-space:nowrap">${C.format.short(Date.parse(V.time)/1e3)}</span><span class="grow">${V.text}</span>${V.probability===void 0||V.probability===null?c:l`<span class="badge num">${C.format.percent(V.probability)}</span>`}</li>`)}
      ${(H.affected??[]).slice(0,30).map(V=>l`<li>${V.text}</li>`)}
    </ul></section>`}advice(){let{app:C,answer:H}=this;return H.recommendations?.length?l`<section class="card"><header><h2>${C.t("advice")}</h2></header><ul class="plain">${H.recommendations.map(V=>l`<li>${E1("good",e3,l`${V.text}${V.outcome?l`<div class="soft small">${V.outcome}</div>`:c}`)}</li>`)}</ul></section>`:c}comparison(){let{app:C}=this;if(!this.kept.length)return c;let H=[...this.kept,...this.kept.some(t=>t.answer===this.answer)?[]:[{name:C.t("this_one"),answer:this.answer}]],V=H.map(t=>this.sums(t.answer).totals),r=[...new Set(V.flatMap(t=>Object.keys(t).filter(i=>t[i])))];return l`<section class="card"><header><h2>${C.t("comparison")}</h2><button @click=${()=>this.dispatchEvent(new CustomEvent("drop"))}>${C.t("clear")}</button></header>
      <div class="scroll" tabindex="0" role="region" aria-label=${C.t("comparison")}><table>
        <thead><tr><th scope="col"><span class="sr">${C.t("value")}</span></th>${H.map(t=>l`<th scope="col">${t.name}</th>`)}</tr></thead>
        <tbody>${r.map(t=>l`<tr><th scope="row">${C.value("total",t)}</th>${V.map(i=>l`<td class="num">${i[t]?this.figure(t,i[t].value):"–"}</td>`)}</tr>`)}</tbody>
      </table></div></section>`}twin(C,H){let{app:V}=this,r=Object.keys(H.channels).filter(o=>H.channels[o]?.course?.length),t=this.channels.get(C)??N0(H);t&&!this.models.has(C)&&this.models.set(C,D0(V,C,H,t,X2(this)));let i=this.models.get(C);return l`<section class="card" aria-label=${H.name}>
      <header><h2>${H.name}</h2>
        ${r.length>1?l`<select class="inline" aria-label=${V.t("channel")} @change=${o=>this.channels=new Map(this.channels).set(C,o.target.value)}>${r.map(o=>l`<option value=${o} ?selected=${o===t}>${V.channel(o)}</option>`)}</select>`:c}
        <span class="badge accent">${V.option("trust",H.trust)}</span></header>
      ${H.summary?l`<p class="small">${H.summary}</p>`:c}
      ${i?l`<dt-chart .app=${V} .words=${this.words} .height=${190} .model=${i}></dt-chart>`:c}
      ${[...H.notes,...H.unknown].length?l`<ul class="plain small soft" style="gap:2px">${[...H.notes,...H.unknown].map(o=>l`<li>${o.text}</li>`)}</ul>`:c}
    </section>`}notes(){let{app:C,answer:H}=this,V=[...H.refusals??[],...H.assumed??[],...H.not_simulated??[]];return V.length?l`<details class="card"><summary>${C.t("assumptions")}</summary><ul class="plain small" style="margin-top:10px">${V.map(r=>l`<li>${r.text}</li>`)}</ul></details>`:c}};customElements.get("dt-what-if-result")??customElements.define("dt-what-if-result",u4);var ZC=[3,6,12,24,48,72,168],c4=class extends e1{constructor(){super();this.next=1;this.started=!1;this.pick=C=>{let[H,V=""]=C.target.value.split(":");if(H==="stored")this.open(V);else{let r=this.library.find(i=>i.id===V),t=ZC.find(i=>i*3600>=(r?.horizon??0))??168;this.draft={...this.draft,scenario:V,parameters:{},hours:r?t:this.draft.hours}}};this.run=async()=>{this.running=!0,this.error="";try{this.answer=await this.app.act("run_scenario",c3(this.draft))}catch(C){this.error=_1(C)}finally{this.running=!1}};this.keep=()=>{if(!this.answer)return;let C=this.draft.name||(this.draft.scenario?this.app.value("scenario",this.draft.scenario):this.draft.changes.map(H=>this.sentence(H)).join(", "));this.kept=[...this.kept.filter(H=>H.answer!==this.answer),{name:C,answer:this.answer}].slice(-4)};this.save=async()=>{let{app:C}=this,H=await l5(C,this.renderRoot,{title:C.t("save"),text:C.t("save_text"),yes:C.t("save"),input:{label:C.t("name"),value:this.draft.name}});if(H)try{await C.act("save_scenario",{name:H,scenario:c3(this.draft)}),this.draft={...this.draft,name:H},H2(this,C.t("saved_as",{name:H})),await this.loadStored()}catch(V){H2(this,_1(V))}};this.draft={name:"",scenario:"",parameters:{},changes:[],hours:24},this.chosen=0,this.library=[],this.stored=[],this.running=!1,this.answer=null,this.kept=[],this.error=""}static{this.properties={app:{attribute:!1},tiles:{attribute:!1},words:{attribute:!1},link:{},entity:{},chosenScenario:{},draft:{state:!0},chosen:{state:!0},library:{state:!0},stored:{state:!0},running:{state:!0},answer:{state:!0},kept:{state:!0},error:{state:!0}}}static{this.styles=[p1,M1`
      .top {
        display: grid;
        gap: 12px;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 220px), 1fr));
        align-items: end;
      }
      .change {
        display: grid;
        gap: 10px;
        grid-template-columns: 32px minmax(120px, 2fr) minmax(120px, 2fr) minmax(90px, 1fr) minmax(90px, 1fr) auto;
        align-items: end;
        padding: 10px;
        border-radius: 8px;
      }
      .change.chosen {
        background: var(--dt-tint);
      }
      .number {
        width: 28px;
        height: 28px;
        border-radius: 14px;
        display: grid;
        place-items: center;
        font-weight: 500;
        background: var(--dt-tint);
        margin-bottom: 6px;
      }
      @media (max-width: 800px) {
        .change {
          grid-template-columns: 1fr 1fr;
          border: 1px solid var(--dt-line);
        }
        .change .number {
          display: none;
        }
      }
    `]}willUpdate(C){if(this.started||(this.started=!0,this.loadLibrary(),this.loadStored()),C.has("link")&&this.link){let H=cC(this.link);H&&this.take(H)}else C.has("chosenScenario")&&this.chosenScenario?this.draft={...this.draft,scenario:this.chosenScenario}:C.has("entity")&&this.entity&&!this.draft.changes.length&&this.add(this.entity,0)}take(C){this.draft=C,this.next=C.changes.length+1,this.chosen=0}async loadLibrary(){try{this.library=(await this.app.ws("scenarios/library")).scenarios}catch(C){this.error=_1(C)}}async loadStored(){try{this.stored=(await this.app.act("list_scenarios")).scenarios.filter(C=>C.name)}catch{this.stored=[]}}render(){let{app:C}=this;return this.tiles.size?l`<div class="page">
      ${this.builder()}
      ${this.running?l`<section class="card" role="status"><div class="bar busy"><i></i></div><p class="soft small" style="margin-top:6px">${C.t("simulating")}</p></section>`:c}
      ${this.error?E1("bad",R1,this.error):c}
      ${this.answer&&!this.running?l`<dt-what-if-result .app=${C} .words=${this.words} .answer=${this.answer} .kept=${this.kept} @keep=${this.keep} @drop=${()=>this.kept=[]}></dt-what-if-result>`:this.running||this.answer?c:l`<section class="card">${Z1(k5,C.t("what_if_empty"),C.t("what_if_empty_text"))}</section>`}
    </div>`:l`<div class="page">${Z1(k5,C.t("no_twins"),C.t("no_twins_text"))}</div>`}builder(){let{app:C,draft:H}=this,V=this.library.find(t=>t.id===H.scenario),r=Date.now()/1e3;return l`<section class="card">
      <header><h2>${C.t("what_if_title")}</h2></header>
      <div class="top">
        <label class="field">${C.t("begin_with")}
          <select @change=${this.pick}>
            <option value="" ?selected=${!H.scenario}>${C.t("own_changes")}</option>
            <optgroup label=${C.t("library")}>${this.library.map(t=>l`<option value="library:${t.id}" ?selected=${t.id===H.scenario}>${C.value("scenario",t.id)}</option>`)}</optgroup>
            ${this.stored.length?l`<optgroup label=${C.t("saved")}>${this.stored.map(t=>l`<option value="stored:${t.scenario_id}">${t.name}</option>`)}</optgroup>`:c}
          </select></label>
        <label class="field">${C.t("horizon")}
          <select @change=${t=>this.draft={...H,hours:Number(t.target.value)}}>
            ${ZC.map(t=>l`<option value=${t} ?selected=${t===H.hours}>${C.format.duration(t*3600)}</option>`)}
          </select></label>
        ${V?V.parameters.map(t=>this.parameter(t)):c}
      </div>
      <h3 style="margin:20px 0 4px">${C.t("changes")}</h3>
      <p class="soft small">${C.t("changes_hint")}</p>
      <dt-timeline .app=${C} .changes=${H.changes} .hours=${H.hours} .start=${r} .chosen=${this.chosen} .label=${t=>this.sentence(t)}
        @choose=${t=>this.chosen=t.detail.key} @move=${t=>this.move(t.detail.key,t.detail.at)}
        @add=${t=>this.add("",t.detail.at)}></dt-timeline>
      ${H.changes.map((t,i)=>this.change(t,i))}
      <div class="row" style="margin-top:12px">
        <button class="tonal" @click=${()=>this.add("",this.draft.changes.length?Math.min(H.hours*3600-300,Math.max(...H.changes.map(t=>t.at))+3600):0)}>${$($3,"s")}${C.t("add_change")}</button>
        <button class="filled" ?disabled=${this.running||!H.scenario&&!H.changes.length} @click=${this.run}>${$(r3,"s")}${C.t("simulate")}</button>
        <span class="grow"></span>
        <button @click=${this.save} ?disabled=${!H.scenario&&!H.changes.length}>${$(P9,"s")}${C.t("save")}</button>
        <button @click=${()=>this.copy(U3(c3(H)))}>${$(T9,"s")}${C.t("copy_yaml")}</button>
        <button @click=${()=>this.copy(U3({action:"digital_twin.run_scenario",data:c3(H),response_variable:"scenario"}))}>${$(L6,"s")}${C.t("copy_action")}</button>
        <button @click=${()=>this.copy(`${location.origin}${y1}/what-if?s=${uC(H)}`)}>${$(x0,"s")}${C.t("copy_link")}</button>
      </div>
    </section>`}async open(C){try{let H=await this.app.act("get_scenario_result",{scenario_id:C});this.take(m4(H.scenario??H.request??{},H.name??""))}catch(H){this.error=_1(H)}}parameter(C){let{app:H,draft:V}=this,r=V.parameters[C.name],t=A=>{let v={...V.parameters};A===""||A===void 0||Number.isNaN(A)?delete v[C.name]:v[C.name]=A,this.draft={...V,parameters:v}},i=H.value("parameter",C.name),o=A=>A.target.value;switch(C.sort){case"choice":return l`<label class="field">${i}<select @change=${A=>t(o(A))}>${C.options.map(A=>l`<option value=${A} ?selected=${A===(r??C.default)}>${H.value("option",A)}</option>`)}</select></label>`;case"twin":return l`<label class="field">${i}<select @change=${A=>t(o(A))}><option value="">${H.t("found_by_itself")}</option>${this.options(String(r??""))}</select></label>`;case"number":return l`<label class="field">${C.unit?`${i} (${C.unit})`:i}<input type="number" min=${C.lower} max=${C.upper} step="any" .value=${String(r??C.default??"")} @change=${A=>t(o(A)===""?"":Number(o(A)))} /></label>`;case"duration":{let A=typeof r=="object"&&r?Number(r.hours):Number(C.default??0)/3600;return l`<label class="field">${i} (h)<input type="number" min=${C.lower/3600} max=${C.upper/3600} step="any" .value=${A?String(A):""} @change=${v=>t(o(v)===""?"":{hours:Number(o(v))})} /></label>`}case"moment":return l`<label class="field">${i}<input type="time" .value=${typeof r=="string"?r:""} @change=${A=>t(o(A))} /></label>`;default:return l`<label class="field">${i}<input .value=${String(r??"")} @change=${A=>t(o(A))} /></label>`}}options(C){return[...this.tiles.values()].sort((V,r)=>V.name.localeCompare(r.name)).map(V=>l`<option value=${V.entity_id} ?selected=${V.entity_id===C}>${V.name}</option>`)}get commandable(){return[...this.tiles.values()].filter(C=>this.commands(C.entity_id).length).sort((C,H)=>C.name.localeCompare(H.name))}commands(C){return mC(C,this.app.hass.states[C])}commandName(C,H){let[V,r]=H.action.split("."),t=this.app.hass.localize(`component.${V}.services.${r}.name`)||this.app.value("command",r??"");return H.field&&this.commands(C).some(i=>i.action===H.action&&i.field?.name!==H.field?.name)?`${t} (${this.app.value("field",H.field.name)})`:t}commandOf(C,H=this.commands(C.entityId)){let V=Object.keys(C.data),r=H.filter(t=>t.action===C.action);return r.find(t=>V.includes(t.field?.name??t.options?.name??""))??r[0]}sentence(C){let H=this.commandOf(C),V=Object.values(C.data).map(r=>typeof r=="number"?this.app.format.number(r,2):r);return[this.tileOf(C.entityId)?.name??C.entityId,H?this.commandName(C.entityId,H):C.action,...V].join(" · ")}tileOf(C){return[...this.tiles.values()].find(H=>H.entity_id===C)}initial(C){return C?.field?{[C.field.name]:C.field.initial}:C?.options?.values[0]?{[C.options.name]:C.options.values[0]}:{}}add(C,H){let V=this.commandable,r=V.find(o=>o.entity_id===C)??V[0];if(!r)return;for(let o of V)this.app.hass.loadBackendTranslation("services",o.entity_id.split(".")[0]).then(()=>this.requestUpdate());let t=this.commands(r.entity_id)[0],i=this.next++;this.draft={...this.draft,changes:[...this.draft.changes,{key:i,at:H,entityId:r.entity_id,action:t.action,data:this.initial(t)}]},this.chosen=i}alter(C,H){this.draft={...this.draft,changes:this.draft.changes.map(V=>V.key===C?{...V,...H}:V)}}move(C,H){this.chosen=C,this.alter(C,{at:H})}change(C,H){let{app:V}=this,r=this.commands(C.entityId),t=this.commandOf(C,r),i=Math.round(C.at/60);return l`<div class="change ${C.key===this.chosen?"chosen":""}" role="group" aria-label=${V.t("change_number",{number:H+1})} @focusin=${()=>this.chosen=C.key}>
      <span class="number">${H+1}</span>
      <label class="field">${V.t("device")}<select @change=${o=>{let A=o.target.value,v=this.commands(A)[0];this.alter(C.key,{entityId:A,action:v?.action??"",data:this.initial(v)})}}>${this.commandable.map(o=>l`<option value=${o.entity_id} ?selected=${o.entity_id===C.entityId}>${o.name}</option>`)}</select></label>
      <label class="field">${V.t("action")}<select @change=${o=>{let A=r[Number(o.target.value)];A&&this.alter(C.key,{action:A.action,data:this.initial(A)})}}>${r.map((o,A)=>l`<option value=${A} ?selected=${o===t}>${this.commandName(C.entityId,o)}</option>`)}</select></label>
      ${t?.field?l`<label class="field">${V.value("field",t.field.name)}<input type="number" min=${t.field.min} max=${t.field.max} step=${t.field.step} .value=${String(C.data[t.field.name]??"")} @change=${o=>this.alter(C.key,{data:{[t.field?.name??""]:Number(o.target.value)}})} /></label>`:t?.options?l`<label class="field">${V.value("field",t.options.name)}<select @change=${o=>this.alter(C.key,{data:{[t.options?.name??""]:o.target.value}})}>${t.options.values.map(o=>l`<option value=${o} ?selected=${o===C.data[t.options?.name??""]}>${V.words(C.entityId,o,null)}</option>`)}</select></label>`:l`<span></span>`}
      <label class="field">${V.t("after")}<input type="number" min="0" max=${this.draft.hours*60-1} step="5" .value=${String(i)} @change=${o=>this.move(C.key,Math.max(0,Math.min(Number(o.target.value)*60,this.draft.hours*3600-60)))} /></label>
      <button class="round" aria-label=${V.t("remove_change",{number:H+1})} @click=${()=>this.draft={...this.draft,changes:this.draft.changes.filter(o=>o.key!==C.key)}}>${$(B9)}</button>
    </div>`}async copy(C){try{await navigator.clipboard.writeText(C),H2(this,this.app.t("copied"))}catch{await l5(this.app,this.renderRoot,{title:this.app.t("copy_by_hand"),text:C,yes:this.app.t("close")})}}};customElements.get("dt-what-if")??customElements.define("dt-what-if",c4);var BL=[{path:"overview",icon:s6,text:"tab_overview"},{path:"what-if",icon:k5,text:"tab_what_if"},{path:"rehearsal",icon:u0,text:"tab_rehearsal"},{path:"approvals",icon:m0,text:"tab_approvals"},{path:"discovery",icon:X9,text:"tab_discovery",admin:!0}],Z4=class extends e1{constructor(){super(...arguments);this.words={};this.model={home:null,tiles:new Map};this.pending=new Map;this.needsCode=!1;this.menu=()=>{this.dispatchEvent(new CustomEvent("hass-toggle-menu",{bubbles:!0,composed:!0}))}}static{this.properties={hass:{attribute:!1,noAccessor:!0},narrow:{type:Boolean,reflect:!0},route:{attribute:!1},panel:{attribute:!1}}}static{this.styles=[p1,M1`
      :host {
        display: flex;
        flex-direction: column;
        height: 100vh;
        height: 100dvh;
        background: var(--dt-page);
      }
      .bar-top {
        display: flex;
        align-items: center;
        gap: 4px;
        flex: none;
        min-height: calc(var(--header-height, 56px) + var(--safe-area-inset-top, 0px));
        padding: var(--safe-area-inset-top, 0px) 12px 0;
        padding-inline-start: calc(8px + var(--safe-area-inset-left, 0px));
        background: var(--app-header-background-color, var(--dt-accent));
        color: var(--app-header-text-color, #fff);
        border-bottom: var(--app-header-border-bottom, none);
      }
      .bar-top h1 {
        font-size: 20px;
        padding-inline: 12px;
      }
      nav {
        display: flex;
        gap: 2px;
        overflow-x: auto;
        scrollbar-width: none;
      }
      nav a {
        display: inline-flex;
        align-items: center;
        gap: 8px;
        padding: 0 14px;
        height: var(--header-height, 56px);
        color: inherit;
        text-decoration: none;
        font-weight: 500;
        border-bottom: 3px solid transparent;
        border-top: 3px solid transparent;
        white-space: nowrap;
        opacity: 0.88;
      }
      nav a[aria-current] {
        border-bottom-color: currentColor;
        opacity: 1;
      }
      nav .count {
        min-width: 18px;
        height: 18px;
        border-radius: 9px;
        padding: 0 5px;
        font-size: 11px;
        line-height: 18px;
        text-align: center;
        background: #b3261e;
        color: #fff;
      }
      main {
        flex: 1;
        overflow: auto;
        min-height: 0;
        padding-inline: var(--safe-area-inset-left, 0px) var(--safe-area-inset-right, 0px);
        outline: none;
      }
      .lost {
        display: flex;
        gap: 12px;
        align-items: center;
        padding: 8px 16px;
        background: color-mix(in srgb, var(--dt-warn) 30%, var(--dt-card));
      }
      :host([narrow]) nav {
        order: 2;
        flex: none;
        justify-content: space-around;
        background: var(--dt-card);
        color: var(--dt-text);
        border-top: 1px solid var(--dt-line);
        padding-bottom: var(--safe-area-inset-bottom, 0px);
      }
      :host([narrow]) nav a {
        flex: 1 1 0;
        min-width: 0;
        flex-direction: column;
        justify-content: center;
        gap: 2px;
        font-size: 11px;
        padding: 0 4px;
        position: relative;
        border-top: 0;
        border-bottom: 0;
      }
      :host([narrow]) nav a[aria-current] {
        color: var(--dt-link);
      }
      :host([narrow]) nav .count {
        position: absolute;
        top: 4px;
        inset-inline-start: calc(50% + 4px);
      }
    `]}set hass(C){let H=!this.app;this.app?this.app.update(C)&&this.redraw():this.app=new h0(C,()=>this.redraw()),this.current=C,H&&(this.start(),this.requestUpdate())}get hass(){return this.current}redraw(){this.words={},this.requestUpdate()}connectedCallback(){super.connectedCallback(),this.start()}disconnectedCallback(){super.disconnectedCallback(),this.overview?.stop(),this.approvals?.stop()}start(){if(!this.app||!this.isConnected)return;let C=()=>this.requestUpdate();this.overview??=new f2(this.app.hass.connection,{type:"digital_twin/overview/subscribe"},()=>this.model={home:null,tiles:new Map},H=>this.take(H),C),this.approvals??=new f2(this.app.hass.connection,{type:"digital_twin/approvals/subscribe"},()=>this.pending=new Map,H=>{let V=new Map(this.pending);for(let r of H.gone)V.delete(r);for(let r of H.new)V.set(r.approval,r);this.pending=V,this.needsCode=H.code??this.needsCode,this.requestUpdate()},C),this.approvals.start(),this.watchOverview()}watchOverview(){this.view[0]==="twin"?this.overview?.stop():this.overview?.start()}take(C){let H=this.model.tiles;for(let V of C.gone??[])H.delete(V);for(let[V,r]of Object.entries(C.twins??{}))H.set(V,{...H.get(V),...r});this.model={home:C.home??this.model.home,tiles:H},this.requestUpdate()}get view(){let C=this.route?.path??window.location.pathname.slice(y1.length),[,H="",V=""]=C.split("/");return[H||"overview",decodeURIComponent(V),new URLSearchParams(window.location.search)]}willUpdate(C){C.has("route")&&this.watchOverview()}render(){let C=this.app;if(!C)return c;let[H,V,r]=this.view,t=this.approvals?.standing==="disconnected",i=l`<div class="bar-top">
      ${H==="twin"?l`<button class="round" aria-label=${C.t("back")} @click=${()=>T2("overview")}>${$(x9)}</button>`:this.narrow?l`<button class="round" aria-label=${C.t("menu")} @click=${this.menu}>${$(j9)}</button>`:c}
      <h1 class="cut">${C.t("title")}</h1>
      ${this.narrow?c:l`<div class="grow"></div>${this.tabs(H)}`}
    </div>`;return l`${i}
      ${t?l`<div class="lost" role="alert">${$(v0)}<span>${C.t("disconnected_text")}</span></div>`:c}
      <main tabindex="-1">${this.content(C,H,V,r)}</main>
      ${this.narrow?this.tabs(H):c}`}content(C,H,V,r){switch(H){case"twin":return l`<dt-twin .app=${C} .twinId=${V} .words=${this.words}></dt-twin>`;case"approvals":return l`<dt-approvals .app=${C} .pending=${this.pending} .chosen=${V} .code=${this.needsCode} .standing=${this.approvals?.standing??"loading"} .error=${this.approvals?.error??""} .words=${this.words}></dt-approvals>`;case"audit":return l`<dt-audit .app=${C} .tiles=${this.model.tiles} .twin=${r.get("twin")??""} .words=${this.words}></dt-audit>`;case"what-if":return l`<dt-what-if .app=${C} .tiles=${this.model.tiles} .words=${this.words} .link=${r.get("s")??""} .entity=${r.get("entity")??""} .chosenScenario=${V}></dt-what-if>`;case"rehearsal":return l`<dt-rehearsal .app=${C} .words=${this.words}></dt-rehearsal>`;case"discovery":return l`<dt-discovery .app=${C} .words=${this.words}></dt-discovery>`;default:return l`<dt-overview .app=${C} .model=${this.model} .standing=${this.overview?.standing??"loading"} .error=${this.overview?.error??""} .pending=${this.pending.size} .words=${this.words}></dt-overview>`}}tabs(C){let H=this.app,V=H.hass.user?.is_admin??!1;return l`<nav aria-label=${H.t("views")} @click=${F1}>
      ${BL.filter(r=>V||!r.admin).map(r=>{let t=C===r.path||C==="twin"&&r.path==="overview"||C==="audit"&&r.path==="approvals";return l`<a href="${y1}/${r.path}" aria-current=${t?"page":c}>
          ${$(r.icon)}<span class="cut">${H.t(r.text)}</span>
          ${r.path==="approvals"&&this.pending.size?l`<span class="count">${this.pending.size}</span>`:c}
        </a>`})}
    </nav>`}};customElements.get("digital-twin-panel")??customElements.define("digital-twin-panel",Z4);export{Z4 as DigitalTwinPanel};
/*! Bundled license information:

@lit/reactive-element/css-tag.js:
  (**
   * @license
   * Copyright 2019 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

@lit/reactive-element/reactive-element.js:
lit-html/lit-html.js:
lit-element/lit-element.js:
lit-html/directive.js:
lit-html/directives/repeat.js:
  (**
   * @license
   * Copyright 2017 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/is-server.js:
  (**
   * @license
   * Copyright 2022 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directive-helpers.js:
  (**
   * @license
   * Copyright 2020 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)
*/
