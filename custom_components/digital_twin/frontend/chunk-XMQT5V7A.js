import{a as g0,b as J7,c as X7}from"./chunk-EKEJ3YQ5.js";var b0=globalThis,C4=H=>H,O3=b0.trustedTypes,H4=O3?O3.createPolicy("lit-html",{createHTML:H=>H}):void 0,k0="$lit$",T2=`lit$${Math.random().toFixed(9).slice(2)}$`,w0="?"+T2,g8=`<${w0}>`,r5=document,L3=()=>r5.createComment(""),M3=H=>H===null||typeof H!="object"&&typeof H!="function",y0=Array.isArray,t4=H=>y0(H)||typeof H?.[Symbol.iterator]=="function",O0=`[ 	
\f\r]`,V3=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,V4=/-->/g,L4=/>/g,M5=RegExp(`>|${O0}(?:([^\\s"'>=/]+)(${O0}*=${O0}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),M4=/'/g,e4=/"/g,i4=/^(?:script|style|textarea|title)$/i,P0=H=>(C,...V)=>({_$litType$:H,strings:C,values:V}),$=P0(1),B3=P0(2),iV=P0(3),t5=Symbol.for("lit-noChange"),K=Symbol.for("lit-nothing"),r4=new WeakMap,e5=r5.createTreeWalker(r5,129);function o4(H,C){if(!y0(H)||!H.hasOwnProperty("raw"))throw Error("invalid template strings array");return H4!==void 0?H4.createHTML(C):C}var a4=(H,C)=>{let V=H.length-1,L=[],M,r=C===2?"<svg>":C===3?"<math>":"",i=V3;for(let A=0;A<V;A++){let n=H[A],l,x,d=-1,m=0;for(;m<n.length&&(i.lastIndex=m,x=i.exec(n),x!==null);)m=i.lastIndex,i===V3?x[1]==="!--"?i=V4:x[1]!==void 0?i=L4:x[2]!==void 0?(i4.test(x[2])&&(M=RegExp("</"+x[2],"g")),i=M5):x[3]!==void 0&&(i=M5):i===M5?x[0]===">"?(i=M??V3,d=-1):x[1]===void 0?d=-2:(d=i.lastIndex-x[2].length,l=x[1],i=x[3]===void 0?M5:x[3]==='"'?e4:M4):i===e4||i===M4?i=M5:i===V4||i===L4?i=V3:(i=M5,M=void 0);let s=i===M5&&H[A+1].startsWith("/>")?" ":"";r+=i===V3?n+g8:d>=0?(L.push(l),n.slice(0,d)+k0+n.slice(d)+T2+s):n+T2+(d===-2?A:s)}return[o4(H,r+(H[V]||"<?>")+(C===2?"</svg>":C===3?"</math>":"")),L]},e3=class H{constructor({strings:C,_$litType$:V},L){let M;this.parts=[];let r=0,i=0,A=C.length-1,n=this.parts,[l,x]=a4(C,V);if(this.el=H.createElement(l,L),e5.currentNode=this.el.content,V===2||V===3){let d=this.el.content.firstChild;d.replaceWith(...d.childNodes)}for(;(M=e5.nextNode())!==null&&n.length<A;){if(M.nodeType===1){if(M.hasAttributes())for(let d of M.getAttributeNames())if(d.endsWith(k0)){let m=x[i++],s=M.getAttribute(d).split(T2),Z=/([.?@])?(.*)/.exec(m);n.push({type:1,index:r,name:Z[2],strings:s,ctor:Z[1]==="."?k3:Z[1]==="?"?w3:Z[1]==="@"?y3:o5}),M.removeAttribute(d)}else d.startsWith(T2)&&(n.push({type:6,index:r}),M.removeAttribute(d));if(i4.test(M.tagName)){let d=M.textContent.split(T2),m=d.length-1;if(m>0){M.textContent=O3?O3.emptyScript:"";for(let s=0;s<m;s++)M.append(d[s],L3()),e5.nextNode(),n.push({type:2,index:++r});M.append(d[m],L3())}}}else if(M.nodeType===8)if(M.data===w0)n.push({type:2,index:r});else{let d=-1;for(;(d=M.data.indexOf(T2,d+1))!==-1;)n.push({type:7,index:r}),d+=T2.length-1}r++}}static createElement(C,V){let L=r5.createElement("template");return L.innerHTML=C,L}};function i5(H,C,V=H,L){if(C===t5)return C;let M=L!==void 0?V._$Co?.[L]:V._$Cl,r=M3(C)?void 0:C._$litDirective$;return M?.constructor!==r&&(M?._$AO?.(!1),r===void 0?M=void 0:(M=new r(H),M._$AT(H,V,L)),L!==void 0?(V._$Co??=[])[L]=M:V._$Cl=M),M!==void 0&&(C=i5(H,M._$AS(H,C.values),M,L)),C}var b3=class{constructor(C,V){this._$AV=[],this._$AN=void 0,this._$AD=C,this._$AM=V}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(C){let{el:{content:V},parts:L}=this._$AD,M=(C?.creationScope??r5).importNode(V,!0);e5.currentNode=M;let r=e5.nextNode(),i=0,A=0,n=L[0];for(;n!==void 0;){if(i===n.index){let l;n.type===2?l=new F5(r,r.nextSibling,this,C):n.type===1?l=new n.ctor(r,n.name,n.strings,this,C):n.type===6&&(l=new P3(r,this,C)),this._$AV.push(l),n=L[++A]}i!==n?.index&&(r=e5.nextNode(),i++)}return e5.currentNode=r5,M}p(C){let V=0;for(let L of this._$AV)L!==void 0&&(L.strings!==void 0?(L._$AI(C,L,V),V+=L.strings.length-2):L._$AI(C[V])),V++}},F5=class H{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(C,V,L,M){this.type=2,this._$AH=K,this._$AN=void 0,this._$AA=C,this._$AB=V,this._$AM=L,this.options=M,this._$Cv=M?.isConnected??!0}get parentNode(){let C=this._$AA.parentNode,V=this._$AM;return V!==void 0&&C?.nodeType===11&&(C=V.parentNode),C}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(C,V=this){C=i5(this,C,V),M3(C)?C===K||C==null||C===""?(this._$AH!==K&&this._$AR(),this._$AH=K):C!==this._$AH&&C!==t5&&this._(C):C._$litType$!==void 0?this.$(C):C.nodeType!==void 0?this.T(C):t4(C)?this.k(C):this._(C)}O(C){return this._$AA.parentNode.insertBefore(C,this._$AB)}T(C){this._$AH!==C&&(this._$AR(),this._$AH=this.O(C))}_(C){this._$AH!==K&&M3(this._$AH)?this._$AA.nextSibling.data=C:this.T(r5.createTextNode(C)),this._$AH=C}$(C){let{values:V,_$litType$:L}=C,M=typeof L=="number"?this._$AC(C):(L.el===void 0&&(L.el=e3.createElement(o4(L.h,L.h[0]),this.options)),L);if(this._$AH?._$AD===M)this._$AH.p(V);else{let r=new b3(M,this),i=r.u(this.options);r.p(V),this.T(i),this._$AH=r}}_$AC(C){let V=r4.get(C.strings);return V===void 0&&r4.set(C.strings,V=new e3(C)),V}k(C){y0(this._$AH)||(this._$AH=[],this._$AR());let V=this._$AH,L,M=0;for(let r of C)M===V.length?V.push(L=new H(this.O(L3()),this.O(L3()),this,this.options)):L=V[M],L._$AI(r),M++;M<V.length&&(this._$AR(L&&L._$AB.nextSibling,M),V.length=M)}_$AR(C=this._$AA.nextSibling,V){for(this._$AP?.(!1,!0,V);C!==this._$AB;){let L=C4(C).nextSibling;C4(C).remove(),C=L}}setConnected(C){this._$AM===void 0&&(this._$Cv=C,this._$AP?.(C))}},o5=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(C,V,L,M,r){this.type=1,this._$AH=K,this._$AN=void 0,this.element=C,this.name=V,this._$AM=M,this.options=r,L.length>2||L[0]!==""||L[1]!==""?(this._$AH=Array(L.length-1).fill(new String),this.strings=L):this._$AH=K}_$AI(C,V=this,L,M){let r=this.strings,i=!1;if(r===void 0)C=i5(this,C,V,0),i=!M3(C)||C!==this._$AH&&C!==t5,i&&(this._$AH=C);else{let A=C,n,l;for(C=r[0],n=0;n<r.length-1;n++)l=i5(this,A[L+n],V,n),l===t5&&(l=this._$AH[n]),i||=!M3(l)||l!==this._$AH[n],l===K?C=K:C!==K&&(C+=(l??"")+r[n+1]),this._$AH[n]=l}i&&!M&&this.j(C)}j(C){C===K?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,C??"")}},k3=class extends o5{constructor(){super(...arguments),this.type=3}j(C){this.element[this.name]=C===K?void 0:C}},w3=class extends o5{constructor(){super(...arguments),this.type=4}j(C){this.element.toggleAttribute(this.name,!!C&&C!==K)}},y3=class extends o5{constructor(C,V,L,M,r){super(C,V,L,M,r),this.type=5}_$AI(C,V=this){if((C=i5(this,C,V,0)??K)===t5)return;let L=this._$AH,M=C===K&&L!==K||C.capture!==L.capture||C.once!==L.once||C.passive!==L.passive,r=C!==K&&(L===K||M);M&&this.element.removeEventListener(this.name,this,L),r&&this.element.addEventListener(this.name,this,C),this._$AH=C}handleEvent(C){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,C):this._$AH.handleEvent(C)}},P3=class{constructor(C,V,L){this.element=C,this.type=6,this._$AN=void 0,this._$AM=V,this.options=L}get _$AU(){return this._$AM._$AU}_$AI(C){i5(this,C)}},oV={M:k0,P:T2,A:w0,C:1,L:a4,R:b3,D:t4,V:i5,I:F5,H:o5,N:w3,U:y3,B:k3,F:P3},O8=b0.litHtmlPolyfillSupport;O8?.(e3,F5),(b0.litHtmlVersions??=[]).push("3.3.3");var A4=(H,C,V)=>{let L=V?.renderBefore??C,M=L._$litPart$;if(M===void 0){let r=V?.renderBefore??null;L._$litPart$=M=new F5(C.insertBefore(L3(),r),r,void 0,V??{})}return M._$AI(H),M};var T3=globalThis,F3=T3.ShadowRoot&&(T3.ShadyCSS===void 0||T3.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,B0=Symbol(),n4=new WeakMap,r3=class{constructor(C,V,L){if(this._$cssResult$=!0,L!==B0)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=C,this.t=V}get styleSheet(){let C=this.o,V=this.t;if(F3&&C===void 0){let L=V!==void 0&&V.length===1;L&&(C=n4.get(V)),C===void 0&&((this.o=C=new CSSStyleSheet).replaceSync(this.cssText),L&&n4.set(V,C))}return C}toString(){return this.cssText}},R3=H=>new r3(typeof H=="string"?H:H+"",void 0,B0),E1=(H,...C)=>{let V=H.length===1?H[0]:C.reduce((L,M,r)=>L+(i=>{if(i._$cssResult$===!0)return i.cssText;if(typeof i=="number")return i;throw Error("Value passed to 'css' function must be a 'css' function result: "+i+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(M)+H[r+1],H[0]);return new r3(V,H,B0)},d4=(H,C)=>{if(F3)H.adoptedStyleSheets=C.map(V=>V instanceof CSSStyleSheet?V:V.styleSheet);else for(let V of C){let L=document.createElement("style"),M=T3.litNonce;M!==void 0&&L.setAttribute("nonce",M),L.textContent=V.cssText,H.appendChild(L)}},T0=F3?H=>H:H=>H instanceof CSSStyleSheet?(C=>{let V="";for(let L of C.cssRules)V+=L.cssText;return R3(V)})(H):H;var{is:b8,defineProperty:k8,getOwnPropertyDescriptor:w8,getOwnPropertyNames:y8,getOwnPropertySymbols:P8,getPrototypeOf:B8}=Object,D3=globalThis,l4=D3.trustedTypes,T8=l4?l4.emptyScript:"",F8=D3.reactiveElementPolyfillSupport,t3=(H,C)=>H,F0={toAttribute(H,C){switch(C){case Boolean:H=H?T8:null;break;case Object:case Array:H=H==null?H:JSON.stringify(H)}return H},fromAttribute(H,C){let V=H;switch(C){case Boolean:V=H!==null;break;case Number:V=H===null?null:Number(H);break;case Object:case Array:try{V=JSON.parse(H)}catch{V=null}}return V}},m4=(H,C)=>!b8(H,C),p4={attribute:!0,type:String,converter:F0,reflect:!1,useDefault:!1,hasChanged:m4};Symbol.metadata??=Symbol("metadata"),D3.litPropertyMetadata??=new WeakMap;var F2=class extends HTMLElement{static addInitializer(C){this._$Ei(),(this.l??=[]).push(C)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(C,V=p4){if(V.state&&(V.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(C)&&((V=Object.create(V)).wrapped=!0),this.elementProperties.set(C,V),!V.noAccessor){let L=Symbol(),M=this.getPropertyDescriptor(C,L,V);M!==void 0&&k8(this.prototype,C,M)}}static getPropertyDescriptor(C,V,L){let{get:M,set:r}=w8(this.prototype,C)??{get(){return this[V]},set(i){this[V]=i}};return{get:M,set(i){let A=M?.call(this);r?.call(this,i),this.requestUpdate(C,A,L)},configurable:!0,enumerable:!0}}static getPropertyOptions(C){return this.elementProperties.get(C)??p4}static _$Ei(){if(this.hasOwnProperty(t3("elementProperties")))return;let C=B8(this);C.finalize(),C.l!==void 0&&(this.l=[...C.l]),this.elementProperties=new Map(C.elementProperties)}static finalize(){if(this.hasOwnProperty(t3("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(t3("properties"))){let V=this.properties,L=[...y8(V),...P8(V)];for(let M of L)this.createProperty(M,V[M])}let C=this[Symbol.metadata];if(C!==null){let V=litPropertyMetadata.get(C);if(V!==void 0)for(let[L,M]of V)this.elementProperties.set(L,M)}this._$Eh=new Map;for(let[V,L]of this.elementProperties){let M=this._$Eu(V,L);M!==void 0&&this._$Eh.set(M,V)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(C){let V=[];if(Array.isArray(C)){let L=new Set(C.flat(1/0).reverse());for(let M of L)V.unshift(T0(M))}else C!==void 0&&V.push(T0(C));return V}static _$Eu(C,V){let L=V.attribute;return L===!1?void 0:typeof L=="string"?L:typeof C=="string"?C.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(C=>this.enableUpdating=C),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(C=>C(this))}addController(C){(this._$EO??=new Set).add(C),this.renderRoot!==void 0&&this.isConnected&&C.hostConnected?.()}removeController(C){this._$EO?.delete(C)}_$E_(){let C=new Map,V=this.constructor.elementProperties;for(let L of V.keys())this.hasOwnProperty(L)&&(C.set(L,this[L]),delete this[L]);C.size>0&&(this._$Ep=C)}createRenderRoot(){let C=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return d4(C,this.constructor.elementStyles),C}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(C=>C.hostConnected?.())}enableUpdating(C){}disconnectedCallback(){this._$EO?.forEach(C=>C.hostDisconnected?.())}attributeChangedCallback(C,V,L){this._$AK(C,L)}_$ET(C,V){let L=this.constructor.elementProperties.get(C),M=this.constructor._$Eu(C,L);if(M!==void 0&&L.reflect===!0){let r=(L.converter?.toAttribute!==void 0?L.converter:F0).toAttribute(V,L.type);this._$Em=C,r==null?this.removeAttribute(M):this.setAttribute(M,r),this._$Em=null}}_$AK(C,V){let L=this.constructor,M=L._$Eh.get(C);if(M!==void 0&&this._$Em!==M){let r=L.getPropertyOptions(M),i=typeof r.converter=="function"?{fromAttribute:r.converter}:r.converter?.fromAttribute!==void 0?r.converter:F0;this._$Em=M;let A=i.fromAttribute(V,r.type);this[M]=A??this._$Ej?.get(M)??A,this._$Em=null}}requestUpdate(C,V,L,M=!1,r){if(C!==void 0){let i=this.constructor;if(M===!1&&(r=this[C]),L??=i.getPropertyOptions(C),!((L.hasChanged??m4)(r,V)||L.useDefault&&L.reflect&&r===this._$Ej?.get(C)&&!this.hasAttribute(i._$Eu(C,L))))return;this.C(C,V,L)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(C,V,{useDefault:L,reflect:M,wrapped:r},i){L&&!(this._$Ej??=new Map).has(C)&&(this._$Ej.set(C,i??V??this[C]),r!==!0||i!==void 0)||(this._$AL.has(C)||(this.hasUpdated||L||(V=void 0),this._$AL.set(C,V)),M===!0&&this._$Em!==C&&(this._$Eq??=new Set).add(C))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(V){Promise.reject(V)}let C=this.scheduleUpdate();return C!=null&&await C,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[M,r]of this._$Ep)this[M]=r;this._$Ep=void 0}let L=this.constructor.elementProperties;if(L.size>0)for(let[M,r]of L){let{wrapped:i}=r,A=this[M];i!==!0||this._$AL.has(M)||A===void 0||this.C(M,void 0,r,A)}}let C=!1,V=this._$AL;try{C=this.shouldUpdate(V),C?(this.willUpdate(V),this._$EO?.forEach(L=>L.hostUpdate?.()),this.update(V)):this._$EM()}catch(L){throw C=!1,this._$EM(),L}C&&this._$AE(V)}willUpdate(C){}_$AE(C){this._$EO?.forEach(V=>V.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(C)),this.updated(C)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(C){return!0}update(C){this._$Eq&&=this._$Eq.forEach(V=>this._$ET(V,this[V])),this._$EM()}updated(C){}firstUpdated(C){}};F2.elementStyles=[],F2.shadowRootOptions={mode:"open"},F2[t3("elementProperties")]=new Map,F2[t3("finalized")]=new Map,F8?.({ReactiveElement:F2}),(D3.reactiveElementVersions??=[]).push("2.1.2");var R0=globalThis,b2=class extends F2{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let C=super.createRenderRoot();return this.renderOptions.renderBefore??=C.firstChild,C}update(C){let V=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(C),this._$Do=A4(V,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return t5}};b2._$litElement$=!0,b2.finalized=!0,R0.litElementHydrateSupport?.({LitElement:b2});var R8=R0.litElementPolyfillSupport;R8?.({LitElement:b2});(R0.litElementVersions??=[]).push("4.2.2");var x4="M6 8C6 5.79 7.79 4 10 4S14 5.79 14 8 12.21 12 10 12 6 10.21 6 8M12 18.2C12 17.24 12.5 16.34 13.2 15.74V15.5C13.2 15.11 13.27 14.74 13.38 14.38C12.35 14.14 11.21 14 10 14C5.58 14 2 15.79 2 18V20H12V18.2M22 18.3V21.8C22 22.4 21.4 23 20.7 23H15.2C14.6 23 14 22.4 14 21.7V18.2C14 17.6 14.6 17 15.2 17V15.5C15.2 14.1 16.6 13 18 13C19.4 13 20.8 14.1 20.8 15.5V17C21.4 17 22 17.6 22 18.3M19.5 15.5C19.5 14.7 18.8 14.2 18 14.2C17.2 14.2 16.5 14.7 16.5 15.5V17H19.5V15.5Z";var v4="M11 9C8.79 9 7 10.79 7 13S8.79 17 11 17 15 15.21 15 13 13.21 9 11 9M11 15C9.9 15 9 14.11 9 13S9.9 11 11 11 13 11.9 13 13 12.11 15 11 15M7 4H14C16.21 4 18 5.79 18 8V9H16V8C16 6.9 15.11 6 14 6H7C5.9 6 5 6.9 5 8V20H16V18H18V22H3V8C3 5.79 4.79 4 7 4M19 10.5C19 10.5 21 12.67 21 14C21 15.1 20.1 16 19 16S17 15.1 17 14C17 12.67 19 10.5 19 10.5";var s4="M13,13H11V7H13M13,17H11V15H13M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2Z";var u4="M11,15H13V17H11V15M11,7H13V13H11V7M12,2C6.47,2 2,6.5 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M12,20A8,8 0 0,1 4,12A8,8 0 0,1 12,4A8,8 0 0,1 20,12A8,8 0 0,1 12,20Z";var gV="M20,11V13H8L13.5,18.5L12.08,19.92L4.16,12L12.08,4.08L13.5,5.5L8,11H20Z";var Z4="M4,11V13H16L10.5,18.5L11.92,19.92L19.84,12L11.92,4.08L10.5,5.5L16,11H4Z";var c4="M16.67,4H15V2H9V4H7.33A1.33,1.33 0 0,0 6,5.33V20.67C6,21.4 6.6,22 7.33,22H16.67A1.33,1.33 0 0,0 18,20.67V5.33C18,4.6 17.4,4 16.67,4Z";var OV="M10,21H14A2,2 0 0,1 12,23A2,2 0 0,1 10,21M21,19V20H3V19L5,17V11C5,7.9 7.03,5.17 10,4.29C10,4.19 10,4.1 10,4A2,2 0 0,1 12,2A2,2 0 0,1 14,4C14,4.1 14,4.19 14,4.29C16.97,5.17 19,7.9 19,11V17L21,19M17,11A5,5 0 0,0 12,6A5,5 0 0,0 7,11V18H17V11M9,9V11H12.24L9,13.7V16H15V14H11.76L15,11.3V9H9Z";var S4="M20 19V3H4V19H2V21H22V19H20M16 9H18V11H16V9M14 11H6V9H14V11M18 7H16V5H18V7M14 5V7H6V5H14M6 19V13H14V14.82C13.55 15.14 13.25 15.66 13.25 16.25C13.25 17.22 14.03 18 15 18S16.75 17.22 16.75 16.25C16.75 15.66 16.45 15.13 16 14.82V13H18V19H6Z";var h4="M12,8H4A2,2 0 0,0 2,10V14A2,2 0 0,0 4,16H5V20A1,1 0 0,0 6,21H8A1,1 0 0,0 9,20V16H12L17,20V4L12,8M21.5,12C21.5,13.71 20.54,15.26 19,16V8C20.53,8.75 21.5,10.3 21.5,12Z";var bV="M20,4H16.83L15,2H9L7.17,4H4A2,2 0 0,0 2,6V18A2,2 0 0,0 4,20H20A2,2 0 0,0 22,18V6A2,2 0 0,0 20,4M20,18H4V6H8.05L9.88,4H14.12L15.95,6H20V18M12,7A5,5 0 0,0 7,12A5,5 0 0,0 12,17A5,5 0 0,0 17,12A5,5 0 0,0 12,7M12,15A3,3 0 0,1 9,12A3,3 0 0,1 12,9A3,3 0 0,1 15,12A3,3 0 0,1 12,15Z";var f4="M1,10V12A9,9 0 0,1 10,21H12C12,14.92 7.07,10 1,10M1,14V16A5,5 0 0,1 6,21H8A7,7 0 0,0 1,14M1,18V21H4A3,3 0 0,0 1,18M21,3H3C1.89,3 1,3.89 1,5V8H3V5H21V19H14V21H21A2,2 0 0,0 23,19V5C23,3.89 22.1,3 21,3Z";var kV="M21,7L9,19L3.5,13.5L4.91,12.09L9,16.17L19.59,5.59L21,7Z",wV="M0.41,13.41L6,19L7.41,17.58L1.83,12M22.24,5.58L11.66,16.17L7.5,12L6.07,13.41L11.66,19L23.66,7M18,7L16.59,5.58L10.24,11.93L11.66,13.34L18,7Z";var yV="M12 2C6.5 2 2 6.5 2 12S6.5 22 12 22 22 17.5 22 12 17.5 2 12 2M12 20C7.59 20 4 16.41 4 12S7.59 4 12 4 20 7.59 20 12 16.41 20 12 20M16.59 7.58L10 14.17L7.41 11.59L6 13L10 17L18 9L16.59 7.58Z";var g4="M20,12A8,8 0 0,1 12,20A8,8 0 0,1 4,12A8,8 0 0,1 12,4C12.76,4 13.5,4.11 14.2,4.31L15.77,2.74C14.61,2.26 13.34,2 12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12M7.91,10.08L6.5,11.5L11,16L21,6L19.59,4.58L11,13.17L7.91,10.08Z";var PV="M15.41,16.58L10.83,12L15.41,7.41L14,6L8,12L14,18L15.41,16.58Z";var BV="M8.59,16.58L13.17,12L8.59,7.41L10,6L16,12L10,18L8.59,16.58Z";var TV="M19,6.41L17.59,5L12,10.59L6.41,5L5,6.41L10.59,12L5,17.59L6.41,19L12,13.41L17.59,19L19,17.59L13.41,12L19,6.41Z";var FV="M12,8A4,4 0 0,1 16,12A4,4 0 0,1 12,16A4,4 0 0,1 8,12A4,4 0 0,1 12,8M12,10A2,2 0 0,0 10,12A2,2 0 0,0 12,14A2,2 0 0,0 14,12A2,2 0 0,0 12,10M10,22C9.75,22 9.54,21.82 9.5,21.58L9.13,18.93C8.5,18.68 7.96,18.34 7.44,17.94L4.95,18.95C4.73,19.03 4.46,18.95 4.34,18.73L2.34,15.27C2.21,15.05 2.27,14.78 2.46,14.63L4.57,12.97L4.5,12L4.57,11L2.46,9.37C2.27,9.22 2.21,8.95 2.34,8.73L4.34,5.27C4.46,5.05 4.73,4.96 4.95,5.05L7.44,6.05C7.96,5.66 8.5,5.32 9.13,5.07L9.5,2.42C9.54,2.18 9.75,2 10,2H14C14.25,2 14.46,2.18 14.5,2.42L14.87,5.07C15.5,5.32 16.04,5.66 16.56,6.05L19.05,5.05C19.27,4.96 19.54,5.05 19.66,5.27L21.66,8.73C21.79,8.95 21.73,9.22 21.54,9.37L19.43,11L19.5,12L19.43,13L21.54,14.63C21.73,14.78 21.79,15.05 21.66,15.27L19.66,18.73C19.54,18.95 19.27,19.04 19.05,18.95L16.56,17.95C16.04,18.34 15.5,18.68 14.87,18.93L14.5,21.58C14.46,21.82 14.25,22 14,22H10M11.25,4L10.88,6.61C9.68,6.86 8.62,7.5 7.85,8.39L5.44,7.35L4.69,8.65L6.8,10.2C6.4,11.37 6.4,12.64 6.8,13.8L4.68,15.36L5.43,16.66L7.86,15.62C8.63,16.5 9.68,17.14 10.87,17.38L11.24,20H12.76L13.13,17.39C14.32,17.14 15.37,16.5 16.14,15.62L18.57,16.66L19.32,15.36L17.2,13.81C17.6,12.64 17.6,11.37 17.2,10.2L19.31,8.65L18.56,7.35L16.15,8.39C15.38,7.5 14.32,6.86 13.12,6.62L12.75,4H11.25Z";var RV="M19,3H14V5H19V18L14,12V21H19A2,2 0 0,0 21,19V5C21,3.89 20.1,3 19,3M10,18H5L10,12M10,3H5C3.89,3 3,3.89 3,5V19A2,2 0 0,0 5,21H10V23H12V1H10V3Z";var DV="M19,21H8V7H19M19,5H8A2,2 0 0,0 6,7V21A2,2 0 0,0 8,23H19A2,2 0 0,0 21,21V7A2,2 0 0,0 19,5M16,1H4A2,2 0 0,0 2,3V17H4V3H16V1Z";var O4="M11,17H4A2,2 0 0,1 2,15V3A2,2 0 0,1 4,1H16V3H4V15H11V13L15,16L11,19V17M19,21V7H8V13H6V7A2,2 0 0,1 8,5H19A2,2 0 0,1 21,7V21A2,2 0 0,1 19,23H8A2,2 0 0,1 6,21V19H8V21H19Z",EV="M19,20H5V4H7V7H17V4H19M12,2A1,1 0 0,1 13,3A1,1 0 0,1 12,4A1,1 0 0,1 11,3A1,1 0 0,1 12,2M19,2H14.82C14.4,0.84 13.3,0 12,0C10.7,0 9.6,0.84 9.18,2H5A2,2 0 0,0 3,4V20A2,2 0 0,0 5,22H19A2,2 0 0,0 21,20V4A2,2 0 0,0 19,2Z",_V="M15,9H5V5H15M12,19A3,3 0 0,1 9,16A3,3 0 0,1 12,13A3,3 0 0,1 15,16A3,3 0 0,1 12,19M17,3H5C3.89,3 3,3.9 3,5V19A2,2 0 0,0 5,21H19A2,2 0 0,0 21,19V7L17,3Z";var b4="M19,4H15.5L14.5,3H9.5L8.5,4H5V6H19M6,19A2,2 0 0,0 8,21H16A2,2 0 0,0 18,19V7H6V19Z";var NV="M14,14H16L12,10L8,14H10V18H14V14M6,7H18V19C18,19.5 17.8,20 17.39,20.39C17,20.8 16.5,21 16,21H8C7.5,21 7,20.8 6.61,20.39C6.2,20 6,19.5 6,19V7M19,4V6H5V4H8.5L9.5,3H14.5L15.5,4H19Z";var WV="M3 6H21V4H3C1.9 4 1 4.9 1 6V18C1 19.1 1.9 20 3 20H7V18H3V6M13 12H9V13.78C8.39 14.33 8 15.11 8 16C8 16.89 8.39 17.67 9 18.22V20H13V18.22C13.61 17.67 14 16.88 14 16S13.61 14.33 13 13.78V12M11 17.5C10.17 17.5 9.5 16.83 9.5 16S10.17 14.5 11 14.5 12.5 15.17 12.5 16 11.83 17.5 11 17.5M22 8H16C15.5 8 15 8.5 15 9V19C15 19.5 15.5 20 16 20H22C22.5 20 23 19.5 23 19V9C23 8.5 22.5 8 22 8M21 18H17V10H21V18Z";var $V="M12,16A2,2 0 0,1 14,18A2,2 0 0,1 12,20A2,2 0 0,1 10,18A2,2 0 0,1 12,16M12,10A2,2 0 0,1 14,12A2,2 0 0,1 12,14A2,2 0 0,1 10,12A2,2 0 0,1 12,10M12,4A2,2 0 0,1 14,6A2,2 0 0,1 12,8A2,2 0 0,1 10,6A2,2 0 0,1 12,4Z";var k4="M12,11A1,1 0 0,0 11,12A1,1 0 0,0 12,13A1,1 0 0,0 13,12A1,1 0 0,0 12,11M12.5,2C17,2 17.11,5.57 14.75,6.75C13.76,7.24 13.32,8.29 13.13,9.22C13.61,9.42 14.03,9.73 14.35,10.13C18.05,8.13 22.03,8.92 22.03,12.5C22.03,17 18.46,17.1 17.28,14.73C16.78,13.74 15.72,13.3 14.79,13.11C14.59,13.59 14.28,14 13.88,14.34C15.87,18.03 15.08,22 11.5,22C7,22 6.91,18.42 9.27,17.24C10.25,16.75 10.69,15.71 10.89,14.79C10.4,14.59 9.97,14.27 9.65,13.87C5.96,15.85 2,15.07 2,11.5C2,7 5.56,6.89 6.74,9.26C7.24,10.25 8.29,10.68 9.22,10.87C9.41,10.39 9.73,9.97 10.14,9.65C8.15,5.96 8.94,2 12.5,2Z";var w4="M7,5H21V7H7V5M7,13V11H21V13H7M4,4.5A1.5,1.5 0 0,1 5.5,6A1.5,1.5 0 0,1 4,7.5A1.5,1.5 0 0,1 2.5,6A1.5,1.5 0 0,1 4,4.5M4,10.5A1.5,1.5 0 0,1 5.5,12A1.5,1.5 0 0,1 4,13.5A1.5,1.5 0 0,1 2.5,12A1.5,1.5 0 0,1 4,10.5M7,19V17H21V19H7M4,16.5A1.5,1.5 0 0,1 5.5,18A1.5,1.5 0 0,1 4,19.5A1.5,1.5 0 0,1 2.5,18A1.5,1.5 0 0,1 4,16.5Z";var y4="M19,20H17V11H7V20H5V9L12,5L19,9V20M8,12H16V14H8V12M8,15H16V17H8V15M16,18V20H8V18H16Z";var P4="M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M12,4A8,8 0 0,1 20,12C20,14.4 19,16.5 17.3,18C15.9,16.7 14,16 12,16C10,16 8.2,16.7 6.7,18C5,16.5 4,14.4 4,12A8,8 0 0,1 12,4M14,5.89C13.62,5.9 13.26,6.15 13.1,6.54L11.81,9.77L11.71,10C11,10.13 10.41,10.6 10.14,11.26C9.73,12.29 10.23,13.45 11.26,13.86C12.29,14.27 13.45,13.77 13.86,12.74C14.12,12.08 14,11.32 13.57,10.76L13.67,10.5L14.96,7.29L14.97,7.26C15.17,6.75 14.92,6.17 14.41,5.96C14.28,5.91 14.15,5.89 14,5.89M10,6A1,1 0 0,0 9,7A1,1 0 0,0 10,8A1,1 0 0,0 11,7A1,1 0 0,0 10,6M7,9A1,1 0 0,0 6,10A1,1 0 0,0 7,11A1,1 0 0,0 8,10A1,1 0 0,0 7,9M17,9A1,1 0 0,0 16,10A1,1 0 0,0 17,11A1,1 0 0,0 18,10A1,1 0 0,0 17,9Z";var IV="M21 7C21 5.62 19.88 4.5 18.5 4.5C18.33 4.5 18.16 4.5 18 4.55V4C18 2.62 16.88 1.5 15.5 1.5C15.27 1.5 15.04 1.53 14.83 1.59C14.46 .66 13.56 0 12.5 0C11.27 0 10.25 .89 10.04 2.06C9.87 2 9.69 2 9.5 2C8.12 2 7 3.12 7 4.5V10.39C6.66 10.08 6.24 9.85 5.78 9.73L5 9.5C4.18 9.29 3.31 9.61 2.82 10.35C2.44 10.92 2.42 11.66 2.67 12.3L5.23 18.73C6.5 21.91 9.57 24 13 24C17.42 24 21 20.42 21 16V7M19 16C19 19.31 16.31 22 13 22C10.39 22 8.05 20.41 7.09 18L4.5 11.45L5 11.59C5.5 11.71 5.85 12.05 6 12.5L7 15H9V4.5C9 4.22 9.22 4 9.5 4S10 4.22 10 4.5V12H12V2.5C12 2.22 12.22 2 12.5 2S13 2.22 13 2.5V12H15V4C15 3.72 15.22 3.5 15.5 3.5S16 3.72 16 4V12H18V7C18 6.72 18.22 6.5 18.5 6.5S19 6.72 19 7V16Z";var zV="M7.5,4A5.5,5.5 0 0,0 2,9.5C2,10 2.09,10.5 2.22,11H6.3L7.57,7.63C7.87,6.83 9.05,6.75 9.43,7.63L11.5,13L12.09,11.58C12.22,11.25 12.57,11 13,11H21.78C21.91,10.5 22,10 22,9.5A5.5,5.5 0 0,0 16.5,4C14.64,4 13,4.93 12,6.34C11,4.93 9.36,4 7.5,4V4M3,12.5A1,1 0 0,0 2,13.5A1,1 0 0,0 3,14.5H5.44L11,20C12,20.9 12,20.9 13,20L18.56,14.5H21A1,1 0 0,0 22,13.5A1,1 0 0,0 21,12.5H13.4L12.47,14.8C12.07,15.81 10.92,15.67 10.55,14.83L8.5,9.5L7.54,11.83C7.39,12.21 7.05,12.5 6.6,12.5H3Z";var GV="M11 15.5H12.5V17H11V15.5M12 6.95C14.7 7.06 15.87 9.78 14.28 11.81C13.86 12.31 13.19 12.64 12.85 13.07C12.5 13.5 12.5 14 12.5 14.5H11C11 13.65 11 12.94 11.35 12.44C11.68 11.94 12.35 11.64 12.77 11.31C14 10.18 13.68 8.59 12 8.46C11.18 8.46 10.5 9.13 10.5 9.97H9C9 8.3 10.35 6.95 12 6.95M12 2C11.5 2 11 2.19 10.59 2.59L2.59 10.59C1.8 11.37 1.8 12.63 2.59 13.41L10.59 21.41C11.37 22.2 12.63 22.2 13.41 21.41L21.41 13.41C22.2 12.63 22.2 11.37 21.41 10.59L13.41 2.59C13 2.19 12.5 2 12 2M12 4L20 12L12 20L4 12Z";var UV="M13.5,8H12V13L16.28,15.54L17,14.33L13.5,12.25V8M13,3A9,9 0 0,0 4,12H1L4.96,16.03L9,12H6A7,7 0 0,1 13,5A7,7 0 0,1 20,12A7,7 0 0,1 13,19C11.07,19 9.32,18.21 8.06,16.94L6.64,18.36C8.27,20 10.5,21 13,21A9,9 0 0,0 22,12A9,9 0 0,0 13,3";var B4="M22.11 21.46L2.39 1.73L1.11 3L6.27 8.16L2 12H5V20H11V14H12.11L13 14.89V20H18.11L20.84 22.73L22.11 21.46M9 12V18H7V10.19L7.68 9.57L10.11 12H9M15 18V16.89L16.11 18H15M10.36 7.16L8.95 5.75L12 3L22 12H19V15.8L17 13.8V10.19L12 5.69L10.36 7.16Z";var T4="M4,1C2.89,1 2,1.89 2,3V7C2,8.11 2.89,9 4,9H1V11H13V9H10C11.11,9 12,8.11 12,7V3C12,1.89 11.11,1 10,1H4M4,3H10V7H4V3M14,13C12.89,13 12,13.89 12,15V19C12,20.11 12.89,21 14,21H11V23H23V21H20C21.11,21 22,20.11 22,19V15C22,13.89 21.11,13 20,13H14M3.88,13.46L2.46,14.88L4.59,17L2.46,19.12L3.88,20.54L6,18.41L8.12,20.54L9.54,19.12L7.41,17L9.54,14.88L8.12,13.46L6,15.59L3.88,13.46M14,15H20V19H14V15Z";var F4="M12,2A7,7 0 0,0 5,9C5,11.38 6.19,13.47 8,14.74V17A1,1 0 0,0 9,18H15A1,1 0 0,0 16,17V14.74C17.81,13.47 19,11.38 19,9A7,7 0 0,0 12,2M9,21A1,1 0 0,0 10,22H14A1,1 0 0,0 15,21V20H9V21Z";var R4="M20,11H23V13H20V11M1,11H4V13H1V11M13,1V4H11V1H13M4.92,3.5L7.05,5.64L5.63,7.05L3.5,4.93L4.92,3.5M16.95,5.63L19.07,3.5L20.5,4.93L18.37,7.05L16.95,5.63M12,6A6,6 0 0,1 18,12C18,14.22 16.79,16.16 15,17.2V19A1,1 0 0,1 14,20H10A1,1 0 0,1 9,19V17.2C7.21,16.16 6,14.22 6,12A6,6 0 0,1 12,6M14,21V22A1,1 0 0,1 13,23H11A1,1 0 0,1 10,22V21H14M11,18H13V15.87C14.73,15.43 16,13.86 16,12A4,4 0 0,0 12,8A4,4 0 0,0 8,12C8,13.86 9.27,15.43 11,15.87V18Z";var QV="M17,7H13V8.9H17C18.71,8.9 20.1,10.29 20.1,12C20.1,13.43 19.12,14.63 17.79,15L19.25,16.44C20.88,15.61 22,13.95 22,12A5,5 0 0,0 17,7M16,11H13.81L15.81,13H16V11M2,4.27L5.11,7.38C3.29,8.12 2,9.91 2,12A5,5 0 0,0 7,17H11V15.1H7C5.29,15.1 3.9,13.71 3.9,12C3.9,10.41 5.11,9.1 6.66,8.93L8.73,11H8V13H10.73L13,15.27V17H14.73L18.74,21L20,19.74L3.27,3L2,4.27Z";var KV="M10.59,13.41C11,13.8 11,14.44 10.59,14.83C10.2,15.22 9.56,15.22 9.17,14.83C7.22,12.88 7.22,9.71 9.17,7.76V7.76L12.71,4.22C14.66,2.27 17.83,2.27 19.78,4.22C21.73,6.17 21.73,9.34 19.78,11.29L18.29,12.78C18.3,11.96 18.17,11.14 17.89,10.36L18.36,9.88C19.54,8.71 19.54,6.81 18.36,5.64C17.19,4.46 15.29,4.46 14.12,5.64L10.59,9.17C9.41,10.34 9.41,12.24 10.59,13.41M13.41,9.17C13.8,8.78 14.44,8.78 14.83,9.17C16.78,11.12 16.78,14.29 14.83,16.24V16.24L11.29,19.78C9.34,21.73 6.17,21.73 4.22,19.78C2.27,17.83 2.27,14.66 4.22,12.71L5.71,11.22C5.7,12.04 5.83,12.86 6.11,13.65L5.64,14.12C4.46,15.29 4.46,17.19 5.64,18.36C6.81,19.54 8.71,19.54 9.88,18.36L13.41,14.83C14.59,13.66 14.59,11.76 13.41,10.59C13,10.2 13,9.56 13.41,9.17Z";var D4="M12,17A2,2 0 0,0 14,15C14,13.89 13.1,13 12,13A2,2 0 0,0 10,15A2,2 0 0,0 12,17M18,8A2,2 0 0,1 20,10V20A2,2 0 0,1 18,22H6A2,2 0 0,1 4,20V10C4,8.89 4.9,8 6,8H7V6A5,5 0 0,1 12,1A5,5 0 0,1 17,6V8H18M12,3A3,3 0 0,0 9,6V8H15V6A3,3 0 0,0 12,3Z";var qV="M9.5,3A6.5,6.5 0 0,1 16,9.5C16,11.11 15.41,12.59 14.44,13.73L14.71,14H15.5L20.5,19L19,20.5L14,15.5V14.71L13.73,14.44C12.59,15.41 11.11,16 9.5,16A6.5,6.5 0 0,1 3,9.5A6.5,6.5 0 0,1 9.5,3M9.5,5C7,5 5,7 5,9.5C5,12 7,14 9.5,14C12,14 14,12 14,9.5C14,7 12,5 9.5,5Z";var jV="M3,6H21V8H3V6M3,11H21V13H3V11M3,16H21V18H3V16Z";var YV="M22 10V13.81C21.39 13.46 20.72 13.22 20 13.09V12H4V20H13.09C13.21 20.72 13.46 21.39 13.81 22H4C2.9 22 2 21.11 2 20V10H22M16.71 7.07L13.97 3.54L12 3.93L14.75 7.46L16.71 7.07M21.62 6.1L20.84 2.18L16.91 2.96L19.65 6.5L21.62 6.1M11.81 8.05L9.07 4.5L7.1 4.91L9.85 8.44L11.81 8.05M4.16 5.5L3.18 5.69C2.1 5.9 1.39 6.96 1.61 8.04L2 10L6.9 9.03L4.16 5.5M17 22L22 19L17 16V22Z";var E4="M4,17V9H2V7H6V17H4M22,15C22,16.11 21.1,17 20,17H16V15H20V13H18V11H20V9H16V7H20A2,2 0 0,1 22,9V10.5A1.5,1.5 0 0,1 20.5,12A1.5,1.5 0 0,1 22,13.5V15M14,15V17H8V13C8,11.89 8.9,11 10,11H12V9H8V7H12A2,2 0 0,1 14,9V11C14,12.11 13.1,13 12,13H10V15H14Z";var JV="M14,19H18V5H14M6,19H10V5H6V19Z";var XV="M8,5.14V19.14L19,12.14L8,5.14Z";var CL="M19,13H13V19H11V13H5V11H11V5H13V11H19V13Z";var _4="M4.22 2A2.22 2.22 0 0 0 2 4.22V19.78C2 21 3 22 4.22 22H19.78A2.22 2.22 0 0 0 22 19.78V4.22C22 3 21 2 19.78 2H4.22M11 4.07V6H13V4.07A8 8 0 0 1 20 12A8 8 0 0 1 13 19.93V18H11V19.93A8 8 0 0 1 4 12A8 8 0 0 1 11 4.07M7.5 10.5A1.5 1.5 0 0 0 6 12C6 12.83 6.66 13.5 7.5 13.5A1.5 1.5 0 0 0 9 12A1.5 1.5 0 0 0 7.5 10.5M16.5 10.5A1.5 1.5 0 0 0 15 12A1.5 1.5 0 0 0 16.5 13.5A1.5 1.5 0 0 0 18 12A1.5 1.5 0 0 0 16.5 10.5Z";var HL="M19.07,4.93L17.66,6.34C19.1,7.79 20,9.79 20,12A8,8 0 0,1 12,20A8,8 0 0,1 4,12C4,7.92 7.05,4.56 11,4.07V6.09C8.16,6.57 6,9.03 6,12A6,6 0 0,0 12,18A6,6 0 0,0 18,12C18,10.34 17.33,8.84 16.24,7.76L14.83,9.17C15.55,9.9 16,10.9 16,12A4,4 0 0,1 12,16A4,4 0 0,1 8,12C8,10.14 9.28,8.59 11,8.14V10.28C10.4,10.63 10,11.26 10,12A2,2 0 0,0 12,14A2,2 0 0,0 14,12C14,11.26 13.6,10.62 13,10.28V2H12A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12C22,9.24 20.88,6.74 19.07,4.93Z";var VL="M17.65,6.35C16.2,4.9 14.21,4 12,4A8,8 0 0,0 4,12A8,8 0 0,0 12,20C15.73,20 18.84,17.45 19.73,14H17.65C16.83,16.33 14.61,18 12,18A6,6 0 0,1 6,12A6,6 0 0,1 12,6C13.66,6 15.14,6.69 16.22,7.78L13,11H20V4L17.65,6.35Z";var LL="M17.5 15.5C17.5 16.61 16.61 17.5 15.5 17.5S13.5 16.61 13.5 15.5 14.4 13.5 15.5 13.5 17.5 14.4 17.5 15.5M8.5 13.5C7.4 13.5 6.5 14.4 6.5 15.5S7.4 17.5 8.5 17.5 10.5 16.61 10.5 15.5 9.61 13.5 8.5 13.5M23 15V18C23 18.55 22.55 19 22 19H21V20C21 21.11 20.11 22 19 22H5C3.9 22 3 21.11 3 20V19H2C1.45 19 1 18.55 1 18V15C1 14.45 1.45 14 2 14H3C3 10.13 6.13 7 10 7H11V5.73C10.4 5.39 10 4.74 10 4C10 2.9 10.9 2 12 2S14 2.9 14 4C14 4.74 13.6 5.39 13 5.73V7H14C17.87 7 21 10.13 21 14H22C22.55 14 23 14.45 23 15M21 16H19V14C19 11.24 16.76 9 14 9H10C7.24 9 5 11.24 5 14V16H3V17H5V20H19V17H21V16Z",N4="M12,2C14.65,2 17.19,3.06 19.07,4.93L17.65,6.35C16.15,4.85 14.12,4 12,4C9.88,4 7.84,4.84 6.35,6.35L4.93,4.93C6.81,3.06 9.35,2 12,2M3.66,6.5L5.11,7.94C4.39,9.17 4,10.57 4,12A8,8 0 0,0 12,20A8,8 0 0,0 20,12C20,10.57 19.61,9.17 18.88,7.94L20.34,6.5C21.42,8.12 22,10.04 22,12A10,10 0 0,1 12,22A10,10 0 0,1 2,12C2,10.04 2.58,8.12 3.66,6.5M12,6A6,6 0 0,1 18,12C18,13.59 17.37,15.12 16.24,16.24L14.83,14.83C14.08,15.58 13.06,16 12,16C10.94,16 9.92,15.58 9.17,14.83L7.76,16.24C6.63,15.12 6,13.59 6,12A6,6 0 0,1 12,6M12,8A1,1 0 0,0 11,9A1,1 0 0,0 12,10A1,1 0 0,0 13,9A1,1 0 0,0 12,8Z";var ML="M12 3L1 9L5 11.18V17.18L12 21L19 17.18V11.18L21 10.09V17H23V9L12 3M18.82 9L12 12.72L5.18 9L12 5.28L18.82 9M17 16L12 18.72L7 16V12.27L12 15L17 12.27V16Z";var eL="M15,20A1,1 0 0,0 16,19V4H8A1,1 0 0,0 7,5V16H5V5A3,3 0 0,1 8,2H19A3,3 0 0,1 22,5V6H20V5A1,1 0 0,0 19,4A1,1 0 0,0 18,5V9L18,19A3,3 0 0,1 15,22H5A3,3 0 0,1 2,19V18H13A2,2 0 0,0 15,20M9,6H14V8H9V6M9,10H14V12H9V10M9,14H14V16H9V14Z";var W4="M21,11C21,16.55 17.16,21.74 12,23C6.84,21.74 3,16.55 3,11V5L12,1L21,5V11M12,21C15.75,20 19,15.54 19,11.22V6.3L12,3.18L5,6.3V11.22C5,15.54 8.25,20 12,21M11,7H13V13H11V7M11,15H13V17H11V15Z";var $4="M11,13H13V16H16V11H18L12,6L6,11H8V16H11V13M12,1L21,5V11C21,16.55 17.16,21.74 12,23C6.84,21.74 3,16.55 3,11V5L12,1Z";var rL="M16,18H18V6H16M6,18L14.5,12L6,6V18Z";var tL="M6,18V6H8V18H6M9.5,12L18,6V18L9.5,12Z";var I4="M23,12H17V10L20.39,6H17V4H23V6L19.62,10H23V12M15,16H9V14L12.39,10H9V8H15V10L11.62,14H15V16M7,20H1V18L4.39,14H1V12H7V14L3.62,18H7V20Z";var iL="M20.79,13.95L18.46,14.57L16.46,13.44V10.56L18.46,9.43L20.79,10.05L21.31,8.12L19.54,7.65L20,5.88L18.07,5.36L17.45,7.69L15.45,8.82L13,7.38V5.12L14.71,3.41L13.29,2L12,3.29L10.71,2L9.29,3.41L11,5.12V7.38L8.5,8.82L6.5,7.69L5.92,5.36L4,5.88L4.47,7.65L2.7,8.12L3.22,10.05L5.55,9.43L7.55,10.56V13.45L5.55,14.58L3.22,13.96L2.7,15.89L4.47,16.36L4,18.12L5.93,18.64L6.55,16.31L8.55,15.18L11,16.62V18.88L9.29,20.59L10.71,22L12,20.71L13.29,22L14.7,20.59L13,18.88V16.62L15.5,15.17L17.5,16.3L18.12,18.63L20,18.12L19.53,16.35L21.3,15.88L20.79,13.95M9.5,10.56L12,9.11L14.5,10.56V13.44L12,14.89L9.5,13.44V10.56Z";var z4="M11.45,2V5.55L15,3.77L11.45,2M10.45,8L8,10.46L11.75,11.71L10.45,8M2,11.45L3.77,15L5.55,11.45H2M10,2H2V10C2.57,10.17 3.17,10.25 3.77,10.25C7.35,10.26 10.26,7.35 10.27,3.75C10.26,3.16 10.17,2.57 10,2M17,22V16H14L19,7V13H22L17,22Z";var oL="M18,18H6V6H18V18Z";var aL="M12,18A6,6 0 0,1 6,12C6,11 6.25,10.03 6.7,9.2L5.24,7.74C4.46,8.97 4,10.43 4,12A8,8 0 0,0 12,20V23L16,19L12,15M12,4V1L8,5L12,9V6A6,6 0 0,1 18,12C18,13 17.75,13.97 17.3,14.8L18.76,16.26C19.54,15.03 20,13.57 20,12A8,8 0 0,0 12,4Z";var G4="M7,2V4H8V18A4,4 0 0,0 12,22A4,4 0 0,0 16,18V4H17V2H7M11,16C10.4,16 10,15.6 10,15C10,14.4 10.4,14 11,14C11.6,14 12,14.4 12,15C12,15.6 11.6,16 11,16M13,12C12.4,12 12,11.6 12,11C12,10.4 12.4,10 13,10C13.6,10 14,10.4 14,11C14,11.6 13.6,12 13,12M14,7H10V4H14V7Z";var AL="M15.5,12C18,12 20,14 20,16.5C20,17.38 19.75,18.21 19.31,18.9L22.39,22L21,23.39L17.88,20.32C17.19,20.75 16.37,21 15.5,21C13,21 11,19 11,16.5C11,14 13,12 15.5,12M15.5,14A2.5,2.5 0 0,0 13,16.5A2.5,2.5 0 0,0 15.5,19A2.5,2.5 0 0,0 18,16.5A2.5,2.5 0 0,0 15.5,14M5,3H19C20.11,3 21,3.89 21,5V13.03C20.5,12.23 19.81,11.54 19,11V5H5V19H9.5C9.81,19.75 10.26,20.42 10.81,21H5C3.89,21 3,20.11 3,19V5C3,3.89 3.89,3 5,3M7,7H17V9H7V7M7,11H12.03C11.23,11.5 10.54,12.19 10,13H7V11M7,15H9.17C9.06,15.5 9,16 9,16.5V17H7V15Z";var U4="M16.95,16.95L14.83,14.83C15.55,14.1 16,13.1 16,12C16,11.26 15.79,10.57 15.43,10L17.6,7.81C18.5,9 19,10.43 19,12C19,13.93 18.22,15.68 16.95,16.95M12,5C13.57,5 15,5.5 16.19,6.4L14,8.56C13.43,8.21 12.74,8 12,8A4,4 0 0,0 8,12C8,13.1 8.45,14.1 9.17,14.83L7.05,16.95C5.78,15.68 5,13.93 5,12A7,7 0 0,1 12,5M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12C22,6.47 17.5,2 12,2Z";var nL="M12,20A7,7 0 0,1 5,13A7,7 0 0,1 12,6A7,7 0 0,1 19,13A7,7 0 0,1 12,20M19.03,7.39L20.45,5.97C20,5.46 19.55,5 19.04,4.56L17.62,6C16.07,4.74 14.12,4 12,4A9,9 0 0,0 3,13A9,9 0 0,0 12,22C17,22 21,17.97 21,13C21,10.88 20.26,8.93 19.03,7.39M11,14H13V8H11M15,1H9V3H15V1Z";var Q4="M4 22H2V2H4M22 2H20V22H22M17.24 5.34L13.24 9.34A3 3 0 0 0 9.24 13.34L5.24 17.34L6.66 18.76L10.66 14.76A3 3 0 0 0 14.66 10.76L18.66 6.76Z";var dL="M19,5V7H15V5H19M9,5V11H5V5H9M19,13V19H15V13H19M9,17V19H5V17H9M21,3H13V9H21V3M11,3H3V13H11V3M21,11H13V21H21V11M11,15H3V21H11V15Z";var K4="M8 2C6.89 2 6 2.89 6 4V16C6 17.11 6.89 18 8 18H9V20H6V22H9C10.11 22 11 21.11 11 20V18H13V20C13 21.11 13.89 22 15 22H18V20H15V18H16C17.11 18 18 17.11 18 16V4C18 2.89 17.11 2 16 2H8M12 4.97A2 2 0 0 1 14 6.97A2 2 0 0 1 12 8.97A2 2 0 0 1 10 6.97A2 2 0 0 1 12 4.97M10 14.5H14V16H10V14.5Z";var q4={comma_decimal:["en-US","en"],decimal_comma:["de","es","it"],space_comma:["fr","sv","cs"],quote_decimal:["de-CH"],system:void 0},i3=class{constructor(C){this.rtl=document.dir==="rtl";this.cache=new Map;let V=C.locale;this.language=V.language,this.spoken=g0(this.language),this.order=new Intl.Collator(this.language,{numeric:!0}).compare,this.zone=V.time_zone==="server"?C.config.time_zone:Intl.DateTimeFormat().resolvedOptions().timeZone,this.numbers=V.number_format in q4?q4[V.number_format]:this.language,this.grouping=V.number_format!=="none",this.hour12=V.time_format==="12"||V.time_format!=="24"&&!!new Intl.DateTimeFormat(V.time_format==="system"?void 0:this.language,{hour:"numeric"}).resolvedOptions().hour12}foreign(C){let[V,L]=[this.spoken,g0(C)].map(M=>M.split("-")[0]);return V===L?void 0:new Intl.DisplayNames(this.spoken,{type:"language"}).of(L)}get speak(){return{language:this.language,decimal_comma:new Intl.NumberFormat(this.numbers).format(1.5).includes(","),twelve_hours:this.hour12,time_zone:this.zone}}number(C,V=1,L=0){let M=`n${V}/${L}`,r=this.cache.get(M);return r||(r=new Intl.NumberFormat(this.numbers,{maximumFractionDigits:V,minimumFractionDigits:Math.min(L,V),useGrouping:this.grouping}),this.cache.set(M,r)),r.format(C)}quantity(C,V){let L=V==="%"||V==="W"||V==="K"||Math.abs(C)>=100?0:V==="kWh"?2:1,M=this.number(C,L,V?.startsWith("°")?1:0);return V?this.isolated(`${M}${V==="%"&&this.language.startsWith("en")?"":" "}${V}`):M}isolated(C){return this.rtl?`⁦${C}⁩`:C}percent(C){return C==null?"–":this.quantity(Math.round(C*100),"%")}date(C,V,L){let M=this.cache.get(C);return M||(M=new Intl.DateTimeFormat(this.language,{timeZone:this.zone,...V}),this.cache.set(C,M)),M.format(L*1e3)}time(C){return this.date("t",{hour:"numeric",minute:"2-digit",hour12:this.hour12},C)}day(C){return this.date("d",{weekday:"short",day:"numeric",month:"short"},C)}moment(C){return this.date("m",{weekday:"short",day:"numeric",month:"short",hour:"numeric",minute:"2-digit",hour12:this.hour12},C)}short(C){return this.day(C)===this.day(Date.now()/1e3)?this.time(C):this.moment(C)}tick(C,V){return V===void 0||this.day(C)!==this.day(V)?`${this.time(C)}
${this.day(C)}`:this.time(C)}relative(C,V=Date.now()/1e3){let L=C-V,M=[["day",86400],["hour",3600],["minute",60]],r=new Intl.RelativeTimeFormat(this.spoken,{numeric:"auto"});for(let[i,A]of M)if(Math.abs(L)>=A)return r.format(Math.round(L/A),i);return r.format(Math.round(L),"second")}duration(C){let V=(A,n)=>new Intl.NumberFormat(this.spoken,{style:"unit",unit:n,unitDisplay:n==="day"?"long":"short"}).format(A),L=Math.round(C/60);if(L<1)return V(Math.round(C),"second");let M=[],r=Math.floor(L/1440),i=Math.floor(L%1440/60);return r&&M.push(V(r,"day")),i&&M.push(V(i,"hour")),L%60&&!r&&M.push(V(L%60,"minute")),M.join(" ")}};function j4(H,C,V,L,M,r=null){if(L==null)return"–";if(typeof L=="number")return C.quantity(L,M);let i=H.states[V];if(i){let n=r?H.formatEntityAttributeValue(i,r,L):H.formatEntityState({...i,state:L},L);if(n&&n!==L)return n}let A=L.replaceAll("_"," ");return A.charAt(0).toUpperCase()+A.slice(1)}var D0="/digital-twin",R5="digital_twin",D8=["light","climate","lock","cover","person","alarm_control_panel","media_player","vacuum"],E8=[["exceptions",R5],["selector",R5],["services",R5],["exceptions","homeassistant"]],Y4=class{constructor(C,V){this.hass=C;this.changed=V;this.loaded="";this.services=new Set;this.format=new i3(C),this.loadTexts()}update(C){let V=this.hass;return this.hass=C,V.language!==C.language||V.locale!==C.locale||V.config!==C.config?(this.format=new i3(C),this.loadTexts(),!0):V.areas!==C.areas||V.user!==C.user||V.themes!==C.themes||V.localize!==C.localize}loadTexts(){let C=this.hass.language;this.loaded!==C&&(this.loaded=C,this.services.clear(),Promise.all(E8.map(([V,L])=>this.hass.loadBackendTranslation(V,L))).then(()=>this.changed()))}t(C,V={}){return J7(this.hass.language,C,V)}value(C,V){return X7(this.hass.language,C,V)}named(C,V){let L=this.hass.localize(`component.${R5}.${C}`);if(L)return L;let M=V.replaceAll("_"," ");return M.charAt(0).toUpperCase()+M.slice(1)}option(C,V){return this.named(`selector.${C}.options.${V}`,V)}channel(C){let V=this.named(`exceptions.channel_${C}.message`,C);return V.charAt(0).toUpperCase()+V.slice(1)}hazard(C){let V=this.named(`exceptions.named_${C}.message`,C);return V.charAt(0).toUpperCase()+V.slice(1)}audited(C){let V=this.value("audit_of",C);return V===C.replaceAll("_"," ")?this.named(`services.${C}.name`,C):V}service(C){let[V,L=""]=C.split(".");return this.hass.localize(`component.${V}.services.${L}.name`)||this.value("command",L)}async loadServices(C){let V=[...new Set([...C].map(L=>L.split(".")[0]??""))].filter(L=>L&&!this.services.has(L));for(let L of V)this.services.add(L);await Promise.all(V.map(L=>this.hass.loadBackendTranslation("services",L))),V.length&&this.changed()}fieldName(C){let V=this.value("field",C);return V.charAt(0).toUpperCase()+V.slice(1)}fieldValue(C,V){if(typeof V!="number")return String(V);let L=C.includes("temp")&&!C.includes("color")?this.hass.config.unit_system.temperature??null:/(_pct|^percentage|position|^humidity)$/.test(C)?"%":null;return L?this.format.quantity(V,L):this.format.number(V,2)}parameter(C){return this.named(`selector.parameter.options.${C}`,C)}area(C){return C&&this.hass.areas[C]?.name||this.t("no_area")}entityName(C){let V=this.hass.states[C]?.attributes.friendly_name;return typeof V=="string"?V:C}attributeName(C,V){let L=this.hass.states[C];return L&&V in L.attributes?this.hass.formatEntityAttributeName(L,V):this.channel(V)}stateWord(C){for(let V of D8){let L=this.hass.localize(`component.${V}.entity_component._.state.${C}`);if(L)return L}return C}words(C,V,L,M=null){return j4(this.hass,this.format,C,V,L,M)}message(C,V={}){return{type:`${R5}/${C}`,...V,speak:this.format.speak}}ws(C,V={}){return this.hass.callWS(this.message(C,V))}async act(C,V={}){return(await this.ws("action",{action:C,data:V})).response}place(C,V){let{panels:L}=this.hass;return!L||D0.slice(1)in L?`${D0}/${C}`:V&&"history"in L?`/history?entity_id=${V}`:K}problem(C){if(!C||typeof C!="object"||!("message"in C))return String(C);if(N8(C))return this.t("forbidden_text");let{message:V,translation_key:L,translation_domain:M=R5,translation_placeholders:r}=C,i=`component.${M}.exceptions.${L}.message`;return(L?this.hass.localize(i,r):"")||String(V)}};function _8(H,C=!1){let V=H.startsWith("/")?H:`${D0}/${H}`;C?history.replaceState(null,"",V):history.pushState(null,"",V),window.dispatchEvent(new CustomEvent("location-changed",{detail:{replace:C}}))}function J4(H){if(H.defaultPrevented||H.button!==0||H.metaKey||H.ctrlKey||H.shiftKey)return;let C=H.composedPath().find(L=>L instanceof HTMLAnchorElement),V=C?.getAttribute("href");!V?.startsWith("/")||C?.target||(H.preventDefault(),_8(V))}function N8(H){let{code:C,message:V}=H??{};return C==="unauthorized"||V==="Unauthorized"}var X4=class{constructor(C,V,L,M,r,i){this.app=C;this.command=V;this.data=L;this.reset=M;this.take=r;this.changed=i;this.standing="loading";this.error="";this.round=0;this.tries=0;this.wanted=!1;this.lost=()=>{this.round+=1,this.unsubscribe=void 0,this.stand("disconnected")};this.begin=async()=>{window.clearTimeout(this.timer);let C=++this.round;this.drop();let V=!0;try{let L=await this.connection.subscribeMessage(M=>{if(C===this.round){if(M.ended){this.stand("missing"),this.timer=window.setTimeout(this.begin,2e3);return}V&&(V=!1,this.tries=0,this.reset()),this.take(M),M.more||this.stand("live")}},this.app.message(this.command,this.data),{resubscribe:!1});C===this.round&&this.wanted?this.unsubscribe=L:await L().catch(()=>{})}catch(L){if(C!==this.round)return;let M=L;M.code==="unauthorized"?this.stand("forbidden"):M.code==="not_found"||M.code==="home_assistant_error"?(this.stand("missing",this.app.problem(M)),this.timer=window.setTimeout(this.begin,2e3*2**Math.min(this.tries++,5))):this.stand("failed",this.app.problem(L))}}}get connection(){return this.app.hass.connection}start(){this.wanted||(this.wanted=!0,this.connection.addEventListener("ready",this.begin),this.connection.addEventListener("disconnected",this.lost),this.connection.connected?this.begin():this.lost())}stop(){this.wanted=!1,this.round+=1,window.clearTimeout(this.timer),this.connection.removeEventListener("ready",this.begin),this.connection.removeEventListener("disconnected",this.lost),this.drop()}drop(){let C=this.unsubscribe;this.unsubscribe=void 0,C?.().catch(()=>{})}stand(C,V=""){C===this.standing&&V===this.error||(this.standing=C,this.error=V,this.changed())}};function cL(H,C){for(let V of C.gone??[])H.delete(V);for(let[V,L]of Object.entries(C.twins??{}))H.set(V,{...H.get(V),...L})}function k2(H,C=""){return $`<svg class="icon ${C}" viewBox="0 0 24 24" aria-hidden="true">${B3`<path d=${H}></path>`}</svg>`}function E3(H,C,V,L=K){return $`<div class="state">${k2(H)}<h2>${C}</h2><p>${V}</p>${L}</div>`}function gL(H,C,V,L,M=!1,r="missing"){switch(C){case"loading":return M?void 0:$`<div aria-busy="true"><span class="sr">${H.t("loading")}</span>${L}</div>`;case"disconnected":return M?void 0:E3(T4,H.t("disconnected"),H.t("disconnected_text"));case"forbidden":return E3(x4,H.t("forbidden"),H.t("forbidden_text"));case"missing":return M&&!V?void 0:E3(B4,H.t(r),V||H.t("missing_text"),$`<a class="button tonal" href="/config/integrations/integration/digital_twin">${H.t("open_integration")}</a>`);case"failed":return E3(u4,H.t("failed"),V);default:return}}function E0(H){return H==="critical"||H==="high"?"bad":H?"warn":""}var W8={critical:.05,high:.2,medium:.5},$8={critical:.3,high:.5};function o3(H,C){let V=C??1;return V>=($8[H]??1/0)?"bad":V>=(W8[H]??1/0)?"warn":""}function C9(H){return H===null?"":H>=80?"good":H>=50?"warn":"bad"}function _0(H,C,V){return $`<div class="notice ${H}" role=${H==="bad"?"alert":"status"}>${k2(C)}<div class="grow">${V}</div></div>`}var H9=E1`
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
`;var V9=E1`
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
`;var L9=E1`
  .badge {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    border-radius: 10px;
    padding: 1px 8px;
    font-size: 12px;
    line-height: 18px;
    color: var(--dt-text);
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
`;var I8=E1`
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
  /* What an svg clips by default makes a part of its own of each that is drawn: five hundred tiles scroll slowly. */
  svg {
    overflow: visible;
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
`,z8=E1`
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
`,_3=[I8,H9,L9,V9,z8];var G8="#009ac7";function _L(H){return getComputedStyle(H).getPropertyValue("--primary-color").trim()||G8}function R2(H,C){let V=/^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(H)?.[1];if(!V)return`color-mix(in srgb, ${H} ${Math.round(C*100)}%, transparent)`;let L=V.length===3?[...V].map(r=>r+r).join(""):V;return`rgba(${[0,2,4].map(r=>parseInt(L.slice(r,r+2),16)).join(", ")}, ${C})`}var M9="#8e6bd8",e9="#8a8a8a",NL=["#2196f3","#e6862e","#43a047","#ab47bc","#00acc1","#c0708a","#8d6e63","#7c8f2a"];var U8="uplot",Q8="u-hz",K8="u-vt",q8="u-title",j8="u-wrap",Y8="u-under",J8="u-over",X8="u-axis",n5="u-off",CC="u-select",HC="u-cursor-x",VC="u-cursor-y",LC="u-cursor-pt",MC="u-legend",eC="u-live",rC="u-inline",tC="u-series",iC="u-marker",r9="u-label",oC="u-value",A3="width",n3="height";var t9="bottom",D5="left",N0="right",L7="#000",i9=L7+"0",W0="mousemove",o9="mousedown",$0="mouseup",a9="mouseenter",A9="mouseleave",n9="dblclick",aC="resize",AC="scroll",d9="change",z3="dppxchange",M7="--",z5=typeof window<"u",Q0=z5?document:null,_5=z5?window:null,nC=z5?navigator:null,t1,N3;function K0(){let H=devicePixelRatio;t1!=H&&(t1=H,N3&&j0(d9,N3,K0),N3=matchMedia(`(min-resolution: ${t1-.001}dppx) and (max-resolution: ${t1+.001}dppx)`),d5(d9,N3,K0),_5.dispatchEvent(new CustomEvent(z3)))}function V2(H,C){if(C!=null){let V=H.classList;!V.contains(C)&&V.add(C)}}function q0(H,C){let V=H.classList;V.contains(C)&&V.remove(C)}function v1(H,C,V){H.style[C]=V+"px"}function v2(H,C,V,L){let M=Q0.createElement(H);return C!=null&&V2(M,C),V?.insertBefore(M,L),M}function A2(H,C){return v2("div",H,C)}var l9=new WeakMap;function w2(H,C,V,L,M){let r="translate("+C+"px,"+V+"px)",i=l9.get(H);r!=i&&(H.style.transform=r,l9.set(H,r),C<0||V<0||C>L||V>M?V2(H,n5):q0(H,n5))}var p9=new WeakMap;function m9(H,C,V){let L=C+V,M=p9.get(H);L!=M&&(p9.set(H,L),H.style.background=C,H.style.borderColor=V)}var x9=new WeakMap;function v9(H,C,V,L){let M=C+""+V,r=x9.get(H);M!=r&&(x9.set(H,M),H.style.height=V+"px",H.style.width=C+"px",H.style.marginLeft=L?-C/2+"px":0,H.style.marginTop=L?-V/2+"px":0)}var e7={passive:!0},dC={...e7,capture:!0};function d5(H,C,V,L){C.addEventListener(H,V,L?dC:e7)}function j0(H,C,V,L){C.removeEventListener(H,V,e7)}z5&&K0();function s2(H,C,V,L){let M;V=V||0,L=L||C.length-1;let r=L<=2147483647;for(;L-V>1;)M=r?V+L>>1:L2((V+L)/2),C[M]<H?V=M:L=M;return H-C[V]<=C[L]-H?V:L}function U9(H){return(V,L,M)=>{let r=-1,i=-1;for(let A=L;A<=M;A++)if(H(V[A])){r=A;break}for(let A=M;A>=L;A--)if(H(V[A])){i=A;break}return[r,i]}}var Q9=H=>H!=null,K9=H=>H!=null&&H>0,Q3=U9(Q9),lC=U9(K9);function pC(H,C,V,L=0,M=!1){let r=M?lC:Q3,i=M?K9:Q9;[C,V]=r(H,C,V);let A=H[C],n=H[C];if(C>-1)if(L==1)A=H[C],n=H[V];else if(L==-1)A=H[V],n=H[C];else for(let l=C;l<=V;l++){let x=H[l];i(x)&&(x<A?A=x:x>n&&(n=x))}return[A??n1,n??-n1]}function K3(H,C,V,L){let M=Z9(H),r=Z9(C);H==C&&(M==-1?(H*=V,C/=V):(H/=V,C*=V));let i=V==10?D2:q9,A=M==1?L2:n2,n=r==1?n2:L2,l=A(i(y1(H))),x=n(i(y1(C))),d=N5(V,l),m=N5(V,x);return V==10&&(l<0&&(d=d1(d,-l)),x<0&&(m=d1(m,-x))),L||V==2?(H=d*M,C=m*r):(H=X9(H,d),C=q3(C,m)),[H,C]}function r7(H,C,V,L){let M=K3(H,C,V,L);return H==0&&(M[0]=0),C==0&&(M[1]=0),M}var t7=.1,s9={mode:3,pad:t7},l3={pad:0,soft:null,mode:0},mC={min:l3,max:l3};function G3(H,C,V,L){return j3(V)?u9(H,C,V):(l3.pad=V,l3.soft=L?0:null,l3.mode=L?3:0,u9(H,C,mC))}function e1(H,C){return H??C}function xC(H,C,V){for(C=e1(C,0),V=e1(V,H.length-1);C<=V;){if(H[C]!=null)return!0;C++}return!1}function u9(H,C,V){let L=V.min,M=V.max,r=e1(L.pad,0),i=e1(M.pad,0),A=e1(L.hard,-n1),n=e1(M.hard,n1),l=e1(L.soft,n1),x=e1(M.soft,-n1),d=e1(L.mode,0),m=e1(M.mode,0),s=C-H,Z=D2(s),O=Q1(y1(H),y1(C)),B=D2(O),_=y1(B-Z);(s<1e-24||_>10)&&(s=0,(H==0||C==0)&&(s=1e-24,d==2&&l!=n1&&(r=0),m==2&&x!=-n1&&(i=0)));let c=s||O||1e3,T=D2(c),f=N5(10,L2(T)),U=c*(s==0?H==0?.1:1:r),k=d1(X9(H-U,f/10),24),j=H>=l&&(d==1||d==3&&k<=l||d==2&&k>=l)?l:n1,Q=Q1(A,k<j&&H>=j?j:u2(j,k)),C1=c*(s==0?C==0?.1:1:i),G=d1(q3(C+C1,f/10),24),g=C<=x&&(m==1||m==3&&G>=x||m==2&&G<=x)?x:-n1,Y=u2(n,G>g&&C<=g?g:Q1(g,G));return Q==Y&&Q==0&&(Y=100),[Q,Y]}var vC=new Intl.NumberFormat(z5?nC.language:"en-US"),i7=H=>vC.format(H),M2=Math,I3=M2.PI,y1=M2.abs,L2=M2.floor,w1=M2.round,n2=M2.ceil,u2=M2.min,Q1=M2.max,N5=M2.pow,Z9=M2.sign,D2=M2.log10,q9=M2.log2,sC=(H,C=1)=>M2.sinh(H)*C,I0=(H,C=1)=>M2.asinh(H/C),n1=1/0;function c9(H){return(D2((H^H>>31)-(H>>31))|0)+1}function Y0(H,C,V){return u2(Q1(H,C),V)}function j9(H){return typeof H=="function"}function H1(H){return j9(H)?H:()=>H}var uC=()=>{},Y9=H=>H,J9=(H,C)=>C,ZC=H=>null,S9=H=>!0,h9=(H,C)=>H==C,cC=/\.\d*?(?=9{6,}|0{6,})/gm,l5=H=>{if(H6(H)||Q2.has(H))return H;let C=`${H}`,V=C.match(cC);if(V==null)return H;let L=V[0].length-1;if(C.indexOf("e-")!=-1){let[M,r]=C.split("e");return+`${l5(M)}e${r}`}return d1(H,L)};function a5(H,C){return l5(d1(l5(H/C))*C)}function q3(H,C){return l5(n2(l5(H/C))*C)}function X9(H,C){return l5(L2(l5(H/C))*C)}function d1(H,C=0){if(H6(H))return H;let V=10**C,L=H*V*(1+Number.EPSILON);return w1(L)/V}var Q2=new Map;function C6(H){return((""+H).split(".")[1]||"").length}function m3(H,C,V,L){let M=[],r=L.map(C6);for(let i=C;i<V;i++){let A=y1(i),n=d1(N5(H,i),A);for(let l=0;l<L.length;l++){let x=H==10?+`${L[l]}e${i}`:L[l]*n,d=(i>=0?0:A)+(i>=r[l]?0:r[l]),m=H==10?x:d1(x,d);M.push(m),Q2.set(m,d)}}return M}var p3={},o7=[],W5=[null,null],U2=Array.isArray,H6=Number.isInteger,SC=H=>H===void 0;function f9(H){return typeof H=="string"}function j3(H){let C=!1;if(H!=null){let V=H.constructor;C=V==null||V==Object}return C}function hC(H){return H!=null&&typeof H=="object"}var fC=Object.getPrototypeOf(Uint8Array),V6="__proto__";function $5(H,C=j3){let V;if(U2(H)){let L=H.find(M=>M!=null);if(U2(L)||C(L)){V=Array(H.length);for(let M=0;M<H.length;M++)V[M]=$5(H[M],C)}else V=H.slice()}else if(H instanceof fC)V=H.slice();else if(C(H)){V={};for(let L in H)L!=V6&&(V[L]=$5(H[L],C))}else V=H;return V}function O1(H){let C=arguments;for(let V=1;V<C.length;V++){let L=C[V];for(let M in L)M!=V6&&(j3(H[M])?O1(H[M],$5(L[M])):H[M]=$5(L[M]))}return H}var gC=0,OC=1,bC=2;function kC(H,C,V){for(let L=0,M,r=-1;L<C.length;L++){let i=C[L];if(i>r){for(M=i-1;M>=0&&H[M]==null;)H[M--]=null;for(M=i+1;M<V&&H[M]==null;)H[r=M++]=null}}}function wC(H,C){if(BC(H)){let i=H[0].slice();for(let A=1;A<H.length;A++)i.push(...H[A].slice(1));return TC(i[0])||(i=PC(i)),i}let V=new Set;for(let i=0;i<H.length;i++){let n=H[i][0],l=n.length;for(let x=0;x<l;x++)V.add(n[x])}let L=[Array.from(V).sort((i,A)=>i-A)],M=L[0].length,r=new Map;for(let i=0;i<M;i++)r.set(L[0][i],i);for(let i=0;i<H.length;i++){let A=H[i],n=A[0];for(let l=1;l<A.length;l++){let x=A[l],d=Array(M).fill(void 0),m=C?C[i][l]:OC,s=[];for(let Z=0;Z<x.length;Z++){let O=x[Z],B=r.get(n[Z]);O===null?m!=gC&&(d[B]=O,m==bC&&s.push(B)):d[B]=O}kC(d,s,M),L.push(d)}}return L}var yC=typeof queueMicrotask>"u"?H=>Promise.resolve().then(H):queueMicrotask;function PC(H){let C=H[0],V=C.length,L=Array(V);for(let r=0;r<L.length;r++)L[r]=r;L.sort((r,i)=>C[r]-C[i]);let M=[];for(let r=0;r<H.length;r++){let i=H[r],A=Array(V);for(let n=0;n<V;n++)A[n]=i[L[n]];M.push(A)}return M}function BC(H){let C=H[0][0],V=C.length;for(let L=1;L<H.length;L++){let M=H[L][0];if(M.length!=V)return!1;if(M!=C){for(let r=0;r<V;r++)if(M[r]!=C[r])return!1}}return!0}function TC(H,C=100){let V=H.length;if(V<=1)return!0;let L=0,M=V-1;for(;L<=M&&H[L]==null;)L++;for(;M>=L&&H[M]==null;)M--;if(M<=L)return!0;let r=Q1(1,L2((M-L+1)/C));for(let i=H[L],A=L+r;A<=M;A+=r){let n=H[A];if(n!=null){if(n<=i)return!1;i=n}}return!0}var L6=["January","February","March","April","May","June","July","August","September","October","November","December"],M6=["Sunday","Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"];function e6(H){return H.slice(0,3)}var FC=M6.map(e6),RC=L6.map(e6),DC={MMMM:L6,MMM:RC,WWWW:M6,WWW:FC};function a3(H){return(H<10?"0":"")+H}function EC(H){return(H<10?"00":H<100?"0":"")+H}var _C={YYYY:H=>H.getFullYear(),YY:H=>(H.getFullYear()+"").slice(2),MMMM:(H,C)=>C.MMMM[H.getMonth()],MMM:(H,C)=>C.MMM[H.getMonth()],MM:H=>a3(H.getMonth()+1),M:H=>H.getMonth()+1,DD:H=>a3(H.getDate()),D:H=>H.getDate(),WWWW:(H,C)=>C.WWWW[H.getDay()],WWW:(H,C)=>C.WWW[H.getDay()],HH:H=>a3(H.getHours()),H:H=>H.getHours(),h:H=>{let C=H.getHours();return C==0?12:C>12?C-12:C},AA:H=>H.getHours()>=12?"PM":"AM",aa:H=>H.getHours()>=12?"pm":"am",a:H=>H.getHours()>=12?"p":"a",mm:H=>a3(H.getMinutes()),m:H=>H.getMinutes(),ss:H=>a3(H.getSeconds()),s:H=>H.getSeconds(),fff:H=>EC(H.getMilliseconds())};function a7(H,C){C=C||DC;let V=[],L=/\{([a-z]+)\}|[^{]+/gi,M;for(;M=L.exec(H);)V.push(M[0][0]=="{"?_C[M[1]]:M[0]);return r=>{let i="";for(let A=0;A<V.length;A++)i+=typeof V[A]=="string"?V[A]:V[A](r,C);return i}}var NC=new Intl.DateTimeFormat().resolvedOptions().timeZone;function WC(H,C){let V;return C=="UTC"||C=="Etc/UTC"?V=new Date(+H+H.getTimezoneOffset()*6e4):C==NC?V=H:(V=new Date(H.toLocaleString("en-US",{timeZone:C})),V.setMilliseconds(H.getMilliseconds())),V}var r6=H=>H%1==0,U3=[1,2,2.5,5],$C=m3(10,-32,0,U3),t6=m3(10,0,32,U3),IC=t6.filter(r6),A5=$C.concat(t6),A7=`
`,i6="{YYYY}",g9=A7+i6,o6="{M}/{D}",d3=A7+o6,W3=d3+"/{YY}",a6="{aa}",zC="{h}:{mm}",E5=zC+a6,O9=A7+E5,b9=":{ss}",o1=null;function A6(H){let C=H*1e3,V=C*60,L=V*60,M=L*24,r=M*30,i=M*365,n=(H==1?m3(10,0,3,U3).filter(r6):m3(10,-3,0,U3)).concat([C,C*5,C*10,C*15,C*30,V,V*5,V*10,V*15,V*30,L,L*2,L*3,L*4,L*6,L*8,L*12,M,M*2,M*3,M*4,M*5,M*6,M*7,M*8,M*9,M*10,M*15,r,r*2,r*3,r*4,r*6,i,i*2,i*5,i*10,i*25,i*50,i*100]),l=[[i,i6,o1,o1,o1,o1,o1,o1,1],[M*28,"{MMM}",g9,o1,o1,o1,o1,o1,1],[M,o6,g9,o1,o1,o1,o1,o1,1],[L,"{h}"+a6,W3,o1,d3,o1,o1,o1,1],[V,E5,W3,o1,d3,o1,o1,o1,1],[C,b9,W3+" "+E5,o1,d3+" "+E5,o1,O9,o1,1],[H,b9+".{fff}",W3+" "+E5,o1,d3+" "+E5,o1,O9,o1,1]];function x(d){return(m,s,Z,O,B,_)=>{let c=[],T=B>=i,f=B>=r&&B<i,U=d(Z),k=d1(U*H,3),j=z0(U.getFullYear(),T?0:U.getMonth(),f||T?1:U.getDate()),Q=d1(j*H,3);if(f||T){let C1=f?B/r:0,G=T?B/i:0,g=k==Q?k:d1(z0(j.getFullYear()+G,j.getMonth()+C1,1)*H,3),Y=new Date(w1(g/H)),F=Y.getFullYear(),I=Y.getMonth();for(let N=0;g<=O;N++){let V1=z0(F+G*N,I+C1*N,1),E=V1-d(d1(V1*H,3));g=d1((+V1+E)*H,3),g<=O&&c.push(g)}}else{let C1=B>=M?M:B,G=L2(Z)-L2(k),g=Q+G+q3(k-Q,C1);c.push(g);let Y=d(g),F=Y.getHours()+Y.getMinutes()/V+Y.getSeconds()/L,I=B/L,N=m.axes[s]._space,V1=_/N;for(;g=d1(g+B,H==1?0:3),!(g>O);)if(I>1){let E=L2(d1(F+I,6))%24,L1=d(g).getHours()-E;L1>1&&(L1=-1),g-=L1*L,F=(F+I)%24;let a1=c[c.length-1];d1((g-a1)/B,3)*V1>=.7&&c.push(g)}else c.push(g)}return c}}return[n,l,x]}var[GC,UC,QC]=A6(1),[KC,qC,jC]=A6(.001);m3(2,-53,53,[1]);function k9(H,C){return H.map(V=>V.map((L,M)=>M==0||M==8||L==null?L:C(M==1||V[8]==0?L:V[1]+L)))}function w9(H,C){return(V,L,M,r,i)=>{let A=C.find(Z=>i>=Z[0])||C[C.length-1],n,l,x,d,m,s;return L.map(Z=>{let O=H(Z),B=O.getFullYear(),_=O.getMonth(),c=O.getDate(),T=O.getHours(),f=O.getMinutes(),U=O.getSeconds(),k=B!=n&&A[2]||_!=l&&A[3]||c!=x&&A[4]||T!=d&&A[5]||f!=m&&A[6]||U!=s&&A[7]||A[1];return n=B,l=_,x=c,d=T,m=f,s=U,k(O)})}}function YC(H,C){let V=a7(C);return(L,M,r,i,A)=>M.map(n=>V(H(n)))}function z0(H,C,V){return new Date(H,C,V)}function y9(H,C){return C(H)}var JC="{YYYY}-{MM}-{DD} {h}:{mm}{aa}";function P9(H,C){return(V,L,M,r)=>r==null?M7:C(H(L))}function XC(H,C){let V=H.series[C];return V.width?V.stroke(H,C):V.points.width?V.points.stroke(H,C):null}function CH(H,C){return H.series[C].fill(H,C)}var HH={show:!0,live:!0,isolate:!1,mount:uC,markers:{show:!0,width:2,stroke:XC,fill:CH,dash:"solid"},idx:null,idxs:null,values:[]};function VH(H,C){let V=H.cursor.points,L=A2(),M=V.size(H,C);v1(L,A3,M),v1(L,n3,M);let r=M/-2;v1(L,"marginLeft",r),v1(L,"marginTop",r);let i=V.width(H,C,M);return i&&v1(L,"borderWidth",i),L}function LH(H,C){let V=H.series[C].points;return V._fill||V._stroke}function MH(H,C){let V=H.series[C].points;return V._stroke||V._fill}function eH(H,C){return H.series[C].points.size}var G0=[0,0];function rH(H,C,V){return G0[0]=C,G0[1]=V,G0}function $3(H,C,V,L=!0){return M=>{M.button==0&&(!L||M.target==C)&&V(M)}}function U0(H,C,V,L=!0){return M=>{(!L||M.target==C)&&V(M)}}var tH={show:!0,x:!0,y:!0,lock:!1,move:rH,points:{one:!1,show:VH,size:eH,width:0,stroke:MH,fill:LH},bind:{mousedown:$3,mouseup:$3,click:$3,dblclick:$3,mousemove:U0,mouseleave:U0,mouseenter:U0},drag:{setScale:!0,x:!0,y:!1,dist:0,uni:null,click:(H,C)=>{C.stopPropagation(),C.stopImmediatePropagation()},_x:!1,_y:!1},focus:{dist:(H,C,V,L,M)=>L-M,prox:-1,bias:0},hover:{skip:[void 0],prox:null,bias:0},left:-10,top:-10,idx:null,dataIdx:null,idxs:null,event:null},n6={show:!0,stroke:"rgba(0,0,0,0.07)",width:2},n7=O1({},n6,{filter:J9}),d6=O1({},n7,{size:10}),l6=O1({},n6,{show:!1}),d7='12px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji"',p6="bold "+d7,m6=1.5,B9={show:!0,scale:"x",stroke:L7,space:50,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:p6,side:2,grid:n7,ticks:d6,border:l6,font:d7,lineGap:m6,rotate:0},iH="Value",oH="Time",T9={show:!0,scale:"x",auto:!1,sorted:1,min:n1,max:-n1,idxs:[]};function aH(H,C,V,L,M){return C.map(r=>r==null?"":i7(r))}function AH(H,C,V,L,M,r,i){let A=[],n=Q2.get(M)||0;V=i?V:d1(q3(V,M),n);for(let l=V;l<=L;l=d1(l+M,n))A.push(Object.is(l,-0)?0:l);return A}function J0(H,C,V,L,M,r,i){let A=[],n=H.scales[H.axes[C].scale].log,l=n==10?D2:q9,x=L2(l(V));M=N5(n,x),n==10&&(M=A5[s2(M,A5)]);let d=V,m=M*n;n==10&&(m=A5[s2(m,A5)]);do A.push(d),d=d+M,n==10&&!Q2.has(d)&&(d=d1(d,Q2.get(M))),d>=m&&(M=d,m=M*n,n==10&&(m=A5[s2(m,A5)]));while(d<=L);return A}function nH(H,C,V,L,M,r,i){let n=H.scales[H.axes[C].scale].asinh,l=L>n?J0(H,C,Q1(n,V),L,M):[n],x=L>=0&&V<=0?[0]:[];return(V<-n?J0(H,C,Q1(n,-L),-V,M):[n]).reverse().map(m=>-m).concat(x,l)}var x6=/./,dH=/[12357]/,lH=/[125]/,F9=/1/,X0=(H,C,V,L)=>H.map((M,r)=>C==4&&M==0||r%L==0&&V.test(M.toExponential()[M<0?1:0])?M:null);function pH(H,C,V,L,M){let r=H.axes[V],i=r.scale,A=H.scales[i],n=H.valToPos,l=r._space,x=n(10,i),d=n(9,i)-x>=l?x6:n(7,i)-x>=l?dH:n(5,i)-x>=l?lH:F9;if(d==F9){let m=y1(n(1,i)-x);if(m<l)return X0(C.slice().reverse(),A.distr,d,n2(l/m)).reverse()}return X0(C,A.distr,d,1)}function mH(H,C,V,L,M){let r=H.axes[V],i=r.scale,A=r._space,n=H.valToPos,l=y1(n(1,i)-n(2,i));return l<A?X0(C.slice().reverse(),3,x6,n2(A/l)).reverse():C}function xH(H,C,V,L){return L==null?M7:C==null?"":i7(C)}var R9={show:!0,scale:"y",stroke:L7,space:30,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:p6,side:3,grid:n7,ticks:d6,border:l6,font:d7,lineGap:m6,rotate:0};function vH(H,C){let V=3+(H||1)*2;return d1(V*C,3)}function sH(H,C){let{scale:V,idxs:L}=H.series[0],M=H._data[0],r=H.valToPos(M[L[0]],V,!0),i=H.valToPos(M[L[1]],V,!0),A=y1(i-r),n=H.series[C],l=A/(n.points.space*t1);return L[1]-L[0]<=l}var D9={scale:null,auto:!0,sorted:0,min:n1,max:-n1},v6=(H,C,V,L,M)=>M,E9={show:!0,auto:!0,sorted:0,gaps:v6,alpha:1,facets:[O1({},D9,{scale:"x"}),O1({},D9,{scale:"y"})]},_9={scale:"y",auto:!0,sorted:0,show:!0,spanGaps:!1,gaps:v6,alpha:1,points:{show:sH,filter:null},values:null,min:n1,max:-n1,idxs:[],path:null,clip:null};function uH(H,C,V,L,M){return V/10}var s6={time:!0,auto:!0,distr:1,log:10,asinh:1,min:null,max:null,dir:1,ori:0},ZH=O1({},s6,{time:!1,ori:1}),N9={};function u6(H,C){let V=N9[H];return V||(V={key:H,plots:[],sub(L){V.plots.push(L)},unsub(L){V.plots=V.plots.filter(M=>M!=L)},pub(L,M,r,i,A,n,l){for(let x=0;x<V.plots.length;x++)V.plots[x]!=M&&V.plots[x].pub(L,M,r,i,A,n,l)}},H!=null&&(N9[H]=V)),V}var I5=1,C7=2;function p5(H,C,V){let L=H.mode,M=H.series[C],r=L==2?H._data[C]:H._data,i=H.scales,A=H.bbox,n=r[0],l=L==2?r[1]:r[C],x=L==2?i[M.facets[0].scale]:i[H.series[0].scale],d=L==2?i[M.facets[1].scale]:i[M.scale],m=A.left,s=A.top,Z=A.width,O=A.height,B=H.valToPosH,_=H.valToPosV;return x.ori==0?V(M,n,l,x,d,B,_,m,s,Z,O,J3,G5,C0,c6,h6):V(M,n,l,x,d,_,B,s,m,O,Z,X3,U5,m7,S6,f6)}function l7(H,C){let V=0,L=0,M=e1(H.bands,o7);for(let r=0;r<M.length;r++){let i=M[r];i.series[0]==C?V=i.dir:i.series[1]==C&&(i.dir==1?L|=1:L|=2)}return[V,L==1?-1:L==2?1:L==3?2:0]}function cH(H,C,V,L,M){let r=H.mode,i=H.series[C],A=r==2?i.facets[1].scale:i.scale,n=H.scales[A];return M==-1?n.min:M==1?n.max:n.distr==3?n.dir==1?n.min:n.max:0}function E2(H,C,V,L,M,r){return p5(H,C,(i,A,n,l,x,d,m,s,Z,O,B)=>{let _=i.pxRound,c=l.dir*(l.ori==0?1:-1),T=l.ori==0?G5:U5,f,U;c==1?(f=V,U=L):(f=L,U=V);let k=_(d(A[f],l,O,s)),j=_(m(n[f],x,B,Z)),Q=_(d(A[U],l,O,s)),C1=_(m(r==1?x.max:x.min,x,B,Z)),G=new Path2D(M);return T(G,Q,C1),T(G,k,C1),T(G,k,j),G})}function Y3(H,C,V,L,M,r){let i=null;if(H.length>0){i=new Path2D;let A=C==0?C0:m7,n=V;for(let d=0;d<H.length;d++){let m=H[d];if(m[1]>m[0]){let s=m[0]-n;s>0&&A(i,n,L,s,L+r),n=m[1]}}let l=V+M-n,x=10;l>0&&A(i,n,L-x/2,l,L+r+x)}return i}function SH(H,C,V){let L=H[H.length-1];L&&L[0]==C?L[1]=V:H.push([C,V])}function p7(H,C,V,L,M,r,i){let A=[],n=H.length;for(let l=M==1?V:L;l>=V&&l<=L;l+=M)if(C[l]===null){let d=l,m=l;if(M==1)for(;++l<=L&&C[l]===null;)m=l;else for(;--l>=V&&C[l]===null;)m=l;let s=r(H[d]),Z=m==d?s:r(H[m]),O=d-M;s=i<=0&&O>=0&&O<n?r(H[O]):s;let _=m+M;Z=i>=0&&_>=0&&_<n?r(H[_]):Z,Z>=s&&A.push([s,Z])}return A}function W9(H){return H==0?Y9:H==1?w1:C=>a5(C,H)}function Z6(H){let C=H==0?J3:X3,V=H==0?(M,r,i,A,n,l)=>{M.arcTo(r,i,A,n,l)}:(M,r,i,A,n,l)=>{M.arcTo(i,r,n,A,l)},L=H==0?(M,r,i,A,n)=>{M.rect(r,i,A,n)}:(M,r,i,A,n)=>{M.rect(i,r,n,A)};return(M,r,i,A,n,l=0,x=0)=>{l==0&&x==0?L(M,r,i,A,n):(l=u2(l,A/2,n/2),x=u2(x,A/2,n/2),C(M,r+l,i),V(M,r+A,i,r+A,i+n,l),V(M,r+A,i+n,r,i+n,x),V(M,r,i+n,r,i,x),V(M,r,i,r+A,i,l),M.closePath())}}var J3=(H,C,V)=>{H.moveTo(C,V)},X3=(H,C,V)=>{H.moveTo(V,C)},G5=(H,C,V)=>{H.lineTo(C,V)},U5=(H,C,V)=>{H.lineTo(V,C)},C0=Z6(0),m7=Z6(1),c6=(H,C,V,L,M,r)=>{H.arc(C,V,L,M,r)},S6=(H,C,V,L,M,r)=>{H.arc(V,C,L,M,r)},h6=(H,C,V,L,M,r,i)=>{H.bezierCurveTo(C,V,L,M,r,i)},f6=(H,C,V,L,M,r,i)=>{H.bezierCurveTo(V,C,M,L,i,r)};function g6(H){return(C,V,L,M,r)=>p5(C,V,(i,A,n,l,x,d,m,s,Z,O,B)=>{let{pxRound:_,points:c}=i,T,f;l.ori==0?(T=J3,f=c6):(T=X3,f=S6);let U=d1(c.width*t1,3),k=(c.size-c.width)/2*t1,j=d1(k*2,3),Q=new Path2D,C1=new Path2D,{left:G,top:g,width:Y,height:F}=C.bbox;C0(C1,G-j,g-j,Y+j*2,F+j*2);let I=N=>{if(n[N]!=null){let V1=_(d(A[N],l,O,s)),E=_(m(n[N],x,B,Z));T(Q,V1+k,E),f(Q,V1,E,k,0,I3*2)}};if(r)r.forEach(I);else for(let N=L;N<=M;N++)I(N);return{stroke:U>0?Q:null,fill:Q,clip:C1,flags:I5|C7}})}function O6(H){return(C,V,L,M,r,i)=>{L!=M&&(r!=L&&i!=L&&H(C,V,L),r!=M&&i!=M&&H(C,V,M),H(C,V,i))}}var hH=O6(G5),fH=O6(U5);function b6(H){let C=e1(H?.alignGaps,0);return(V,L,M,r)=>p5(V,L,(i,A,n,l,x,d,m,s,Z,O,B)=>{[M,r]=Q3(n,M,r);let _=i.pxRound,c=F=>_(d(F,l,O,s)),T=F=>_(m(F,x,B,Z)),f,U;l.ori==0?(f=G5,U=hH):(f=U5,U=fH);let k=l.dir*(l.ori==0?1:-1),j={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:I5},Q=j.stroke,C1=!1;if(r-M>=O*4){let F=R=>V.posToVal(R,l.key,!0),I=null,N=null,V1,E,K1,s1=c(A[k==1?M:r]),L1=c(A[M]),a1=c(A[r]),J=F(k==1?L1+1:a1-1);for(let R=k==1?M:r;R>=M&&R<=r;R+=k){let b1=A[R],u1=(k==1?b1<J:b1>J)?s1:c(b1),i1=n[R];u1==s1?i1!=null?(E=i1,I==null?(f(Q,u1,T(E)),V1=I=N=E):E<I?I=E:E>N&&(N=E)):i1===null&&(C1=!0):(I!=null&&U(Q,s1,T(I),T(N),T(V1),T(E)),i1!=null?(E=i1,f(Q,u1,T(E)),I=N=V1=E):(I=N=null,i1===null&&(C1=!0)),s1=u1,J=F(s1+k))}I!=null&&I!=N&&K1!=s1&&U(Q,s1,T(I),T(N),T(V1),T(E))}else for(let F=k==1?M:r;F>=M&&F<=r;F+=k){let I=n[F];I===null?C1=!0:I!=null&&f(Q,c(A[F]),T(I))}let[g,Y]=l7(V,L);if(i.fill!=null||g!=0){let F=j.fill=new Path2D(Q),I=i.fillTo(V,L,i.min,i.max,g),N=T(I),V1=c(A[M]),E=c(A[r]);k==-1&&([E,V1]=[V1,E]),f(F,E,N),f(F,V1,N)}if(!i.spanGaps){let F=[];C1&&F.push(...p7(A,n,M,r,k,c,C)),j.gaps=F=i.gaps(V,L,M,r,F),j.clip=Y3(F,l.ori,s,Z,O,B)}return Y!=0&&(j.band=Y==2?[E2(V,L,M,r,Q,-1),E2(V,L,M,r,Q,1)]:E2(V,L,M,r,Q,Y)),j})}function gH(H){let C=e1(H.align,1),V=e1(H.ascDesc,!1),L=e1(H.alignGaps,0),M=e1(H.extend,!1);return(r,i,A,n)=>p5(r,i,(l,x,d,m,s,Z,O,B,_,c,T)=>{[A,n]=Q3(d,A,n);let f=l.pxRound,{left:U,width:k}=r.bbox,j=L1=>f(Z(L1,m,c,B)),Q=L1=>f(O(L1,s,T,_)),C1=m.ori==0?G5:U5,G={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:I5},g=G.stroke,Y=m.dir*(m.ori==0?1:-1),F=Q(d[Y==1?A:n]),I=j(x[Y==1?A:n]),N=I,V1=I;M&&C==-1&&(V1=U,C1(g,V1,F)),C1(g,I,F);for(let L1=Y==1?A:n;L1>=A&&L1<=n;L1+=Y){let a1=d[L1];if(a1==null)continue;let J=j(x[L1]),R=Q(a1);C==1?C1(g,J,F):C1(g,N,R),C1(g,J,R),F=R,N=J}let E=N;M&&C==1&&(E=U+k,C1(g,E,F));let[K1,s1]=l7(r,i);if(l.fill!=null||K1!=0){let L1=G.fill=new Path2D(g),a1=l.fillTo(r,i,l.min,l.max,K1),J=Q(a1);C1(L1,E,J),C1(L1,V1,J)}if(!l.spanGaps){let L1=[];L1.push(...p7(x,d,A,n,Y,j,L));let a1=l.width*t1/2,J=V||C==1?a1:-a1,R=V||C==-1?-a1:a1;L1.forEach(b1=>{b1[0]+=J,b1[1]+=R}),G.gaps=L1=l.gaps(r,i,A,n,L1),G.clip=Y3(L1,m.ori,B,_,c,T)}return s1!=0&&(G.band=s1==2?[E2(r,i,A,n,g,-1),E2(r,i,A,n,g,1)]:E2(r,i,A,n,g,s1)),G})}function $9(H,C,V,L,M,r,i=n1){if(H.length>1){let A=null;for(let n=0,l=1/0;n<H.length;n++)if(C[n]!==void 0){if(A!=null){let x=y1(H[n]-H[A]);x<l&&(l=x,i=y1(V(H[n],L,M,r)-V(H[A],L,M,r)))}A=n}}return i}function OH(H){H=H||p3;let C=e1(H.size,[.6,n1,1]),V=H.align||0,L=H.gap||0,M=H.radius;M=M==null?[0,0]:typeof M=="number"?[M,0]:M;let r=H1(M),i=1-C[0],A=e1(C[1],n1),n=e1(C[2],1),l=e1(H.disp,p3),x=e1(H.each,s=>{}),{fill:d,stroke:m}=l;return(s,Z,O,B)=>p5(s,Z,(_,c,T,f,U,k,j,Q,C1,G,g)=>{let Y=_.pxRound,F=V,I=L*t1,N=A*t1,V1=n*t1,E,K1;f.ori==0?[E,K1]=r(s,Z):[K1,E]=r(s,Z);let s1=f.dir*(f.ori==0?1:-1),L1=f.ori==0?C0:m7,a1=f.ori==0?x:(y,l1,k1,s5,j2,c2,Y2)=>{x(y,l1,k1,j2,s5,Y2,c2)},J=e1(s.bands,o7).find(y=>y.series[0]==Z),R=J!=null?J.dir:0,b1=_.fillTo(s,Z,_.min,_.max,R),$1=Y(j(b1,U,g,C1)),u1,i1,d2,Y1=G,c1=Y(_.width*t1),Z2=!1,y2=null,e2=null,N2=null,m5=null;d!=null&&(c1==0||m!=null)&&(Z2=!0,y2=d.values(s,Z,O,B),e2=new Map,new Set(y2).forEach(y=>{y!=null&&e2.set(y,new Path2D)}),c1>0&&(N2=m.values(s,Z,O,B),m5=new Map,new Set(N2).forEach(y=>{y!=null&&m5.set(y,new Path2D)})));let{x0:x5,size:K5}=l;if(x5!=null&&K5!=null){F=1,c=x5.values(s,Z,O,B),x5.unit==2&&(c=c.map(k1=>s.posToVal(Q+k1*G,f.key,!0)));let y=K5.values(s,Z,O,B);K5.unit==2?i1=y[0]*G:i1=k(y[0],f,G,Q)-k(0,f,G,Q),Y1=$9(c,T,k,f,G,Q,Y1),d2=Y1-i1+I}else Y1=$9(c,T,k,f,G,Q,Y1),d2=Y1*i+I,i1=Y1-d2;d2<1&&(d2=0),c1>=i1/2&&(c1=0),d2<5&&(Y=Y9);let x3=d2>0,K2=Y1-d2-(x3?c1:0);i1=Y(Y0(K2,V1,N)),u1=(F==0?i1/2:F==s1?0:i1)-F*s1*((F==0?I/2:0)+(x3?c1/2:0));let I1={stroke:null,fill:null,clip:null,band:null,gaps:null,flags:0},v5=Z2?null:new Path2D,P2=null;if(J!=null)P2=s.data[J.series[1]];else{let{y0:y,y1:l1}=l;y!=null&&l1!=null&&(T=l1.values(s,Z,O,B),P2=y.values(s,Z,O,B))}let q2=E*i1,q=K1*i1;for(let y=s1==1?O:B;y>=O&&y<=B;y+=s1){let l1=T[y];if(l1==null)continue;if(P2!=null){let q1=P2[y]??0;if(l1-q1==0)continue;$1=j(q1,U,g,C1)}let k1=f.distr!=2||l!=null?c[y]:y,s5=k(k1,f,G,Q),j2=j(e1(l1,b1),U,g,C1),c2=Y(s5-u1),Y2=Y(Q1(j2,$1)),J1=Y(u2(j2,$1)),r2=Y2-J1;if(l1!=null){let q1=l1<0?q:q2,l2=l1<0?q2:q;Z2?(c1>0&&N2[y]!=null&&L1(m5.get(N2[y]),c2,J1+L2(c1/2),i1,Q1(0,r2-c1),q1,l2),y2[y]!=null&&L1(e2.get(y2[y]),c2,J1+L2(c1/2),i1,Q1(0,r2-c1),q1,l2)):L1(v5,c2,J1+L2(c1/2),i1,Q1(0,r2-c1),q1,l2),a1(s,Z,y,c2-c1/2,J1,i1+c1,r2)}}return c1>0?I1.stroke=Z2?m5:v5:Z2||(I1._fill=_.width==0?_._fill:_._stroke??_._fill,I1.width=0),I1.fill=Z2?e2:v5,I1})}function bH(H,C){let V=e1(C?.alignGaps,0);return(L,M,r,i)=>p5(L,M,(A,n,l,x,d,m,s,Z,O,B,_)=>{[r,i]=Q3(l,r,i);let c=A.pxRound,T=E=>c(m(E,x,B,Z)),f=E=>c(s(E,d,_,O)),U,k,j;x.ori==0?(U=J3,j=G5,k=h6):(U=X3,j=U5,k=f6);let Q=x.dir*(x.ori==0?1:-1),C1=T(n[Q==1?r:i]),G=C1,g=[],Y=[];for(let E=Q==1?r:i;E>=r&&E<=i;E+=Q)if(l[E]!=null){let s1=n[E],L1=T(s1);g.push(G=L1),Y.push(f(l[E]))}let F={stroke:H(g,Y,U,j,k,c),fill:null,clip:null,band:null,gaps:null,flags:I5},I=F.stroke,[N,V1]=l7(L,M);if(A.fill!=null||N!=0){let E=F.fill=new Path2D(I),K1=A.fillTo(L,M,A.min,A.max,N),s1=f(K1);j(E,G,s1),j(E,C1,s1)}if(!A.spanGaps){let E=[];E.push(...p7(n,l,r,i,Q,T,V)),F.gaps=E=A.gaps(L,M,r,i,E),F.clip=Y3(E,x.ori,Z,O,B,_)}return V1!=0&&(F.band=V1==2?[E2(L,M,r,i,I,-1),E2(L,M,r,i,I,1)]:E2(L,M,r,i,I,V1)),F})}function kH(H){return bH(wH,H)}function wH(H,C,V,L,M,r){let i=H.length;if(i<2)return null;let A=new Path2D;if(V(A,H[0],C[0]),i==2)L(A,H[1],C[1]);else{let n=Array(i),l=Array(i-1),x=Array(i-1),d=Array(i-1);for(let m=0;m<i-1;m++)x[m]=C[m+1]-C[m],d[m]=H[m+1]-H[m],l[m]=x[m]/d[m];n[0]=l[0];for(let m=1;m<i-1;m++)l[m]===0||l[m-1]===0||l[m-1]>0!=l[m]>0?n[m]=0:(n[m]=3*(d[m-1]+d[m])/((2*d[m]+d[m-1])/l[m-1]+(d[m]+2*d[m-1])/l[m]),isFinite(n[m])||(n[m]=0));n[i-1]=l[i-2];for(let m=0;m<i-1;m++)M(A,H[m]+d[m]/3,C[m]+n[m]*d[m]/3,H[m+1]-d[m]/3,C[m+1]-n[m+1]*d[m]/3,H[m+1],C[m+1])}return A}var H7=new Set;function I9(){for(let H of H7)H.syncRect(!0)}z5&&(d5(aC,_5,I9),d5(AC,_5,I9,!0),d5(z3,_5,()=>{f1.pxRatio=t1}));var yH=b6(),PH=g6();function z9(H,C,V,L){return(L?[H[0],H[1]].concat(H.slice(2)):[H[0]].concat(H.slice(1))).map((r,i)=>V7(r,i,C,V))}function BH(H,C){return H.map((V,L)=>L==0?{}:O1({},C,V))}function V7(H,C,V,L){return O1({},C==0?V:L,H)}function k6(H,C,V){return C==null?W5:[C,V]}var TH=k6;function FH(H,C,V){return C==null?W5:G3(C,V,t7,!0)}function w6(H,C,V,L){return C==null?W5:K3(C,V,H.scales[L].log,!1)}var RH=w6;function y6(H,C,V,L){return C==null?W5:r7(C,V,H.scales[L].log,!1)}var DH=y6;function EH(H,C,V,L,M){let r=Q1(c9(H),c9(C)),i=C-H,A=s2(M/L*i,V);do{let n=V[A],l=L*n/i;if(l>=M&&r+(n<5?Q2.get(n):0)<=17)return[n,l]}while(++A<V.length);return[0,0]}function G9(H){let C,V;return H=H.replace(/(\d+)px/,(L,M)=>(C=w1((V=+M)*t1))+"px"),[H,C,V]}function _H(H){H.show&&[H.font,H.labelFont].forEach(C=>{let V=d1(C[2]*t1,1);C[0]=C[0].replace(/[0-9.]+px/,V+"px"),C[1]=V})}function f1(H,C,V){let L={mode:e1(H.mode,1)},M=L.mode;function r(e,t,o,a){let p=t.valToPct(e);return a+o*(t.dir==-1?1-p:p)}function i(e,t,o,a){let p=t.valToPct(e);return a+o*(t.dir==-1?p:1-p)}function A(e,t,o,a){return t.ori==0?r(e,t,o,a):i(e,t,o,a)}L.valToPosH=r,L.valToPosV=i;let n=!1;L.status=0;let l=L.root=A2(U8);if(H.id!=null&&(l.id=H.id),V2(l,H.class),H.title){let e=A2(q8,l);e.textContent=H.title}let x=v2("canvas"),d=L.ctx=x.getContext("2d"),m=A2(j8,l);d5("click",m,e=>{e.target===Z&&(p1!=w5||Z1!=y5)&&N1.click(L,e)},!0);let s=L.under=A2(Y8,m);m.appendChild(x);let Z=L.over=A2(J8,m);H=$5(H);let O=+e1(H.pxAlign,1),B=W9(O);(H.plugins||[]).forEach(e=>{e.opts&&(H=e.opts(L,H)||H)});let _=H.ms||.001,c=L.series=M==1?z9(H.series||[],T9,_9,!1):BH(H.series||[null],E9),T=L.axes=z9(H.axes||[],B9,R9,!0),f=L.scales={},U=L.bands=H.bands||[];U.forEach(e=>{e.fill=H1(e.fill||null),e.dir=e1(e.dir,-1)});let k=M==2?c[1].facets[0].scale:c[0].scale,j={axes:A8,series:r8},Q=(H.drawOrder||["axes","series"]).map(e=>j[e]);function C1(e){let t=e.distr==3?o=>D2(o>0?o:e.clamp(L,o,e.min,e.max,e.key)):e.distr==4?o=>I0(o,e.asinh):e.distr==100?o=>e.fwd(o):o=>o;return o=>{let a=t(o),{_min:p,_max:v}=e,u=v-p;return(a-p)/u}}function G(e){let t=f[e];if(t==null){let o=(H.scales||p3)[e]||p3;if(o.from!=null){G(o.from);let a=O1({},f[o.from],o,{key:e});a.valToPct=C1(a),f[e]=a}else{t=f[e]=O1({},e==k?s6:ZH,o),t.key=e;let a=t.time,p=t.range,v=U2(p);if((e!=k||M==2&&!a)&&(v&&(p[0]==null||p[1]==null)&&(p={min:p[0]==null?s9:{mode:1,hard:p[0],soft:p[0]},max:p[1]==null?s9:{mode:1,hard:p[1],soft:p[1]}},v=!1),!v&&j3(p))){let u=p;p=(S,h,b)=>h==null?W5:G3(h,b,u)}t.range=H1(p||(a?TH:e==k?t.distr==3?RH:t.distr==4?DH:k6:t.distr==3?w6:t.distr==4?y6:FH)),t.auto=H1(v?!1:t.auto),t.clamp=H1(t.clamp||uH),t._min=t._max=null,t.valToPct=C1(t)}}}G("x"),G("y"),M==1&&c.forEach(e=>{G(e.scale)}),T.forEach(e=>{G(e.scale)});for(let e in H.scales)G(e);let g=f[k],Y=g.distr,F,I;g.ori==0?(V2(l,Q8),F=r,I=i):(V2(l,K8),F=i,I=r);let N={};for(let e in f){let t=f[e];(t.min!=null||t.max!=null)&&(N[e]={min:t.min,max:t.max},t.min=t.max=null)}let V1=H.tzDate||(e=>new Date(w1(e/_))),E=H.fmtDate||a7,K1=_==1?QC(V1):jC(V1),s1=w9(V1,k9(_==1?UC:qC,E)),L1=P9(V1,y9(JC,E)),a1=[],J=L.legend=O1({},HH,H.legend),R=L.cursor=O1({},tH,{drag:{y:M==2}},H.cursor),b1=J.show,$1=R.show,u1=J.markers;J.idxs=a1,u1.width=H1(u1.width),u1.dash=H1(u1.dash),u1.stroke=H1(u1.stroke),u1.fill=H1(u1.fill);let i1,d2,Y1,c1=[],Z2=[],y2,e2=!1,N2={};if(J.live){let e=c[1]?c[1].values:null;e2=e!=null,y2=e2?e(L,1,0):{_:0};for(let t in y2)N2[t]=M7}if(b1)if(i1=v2("table",MC,l),Y1=v2("tbody",null,i1),J.mount(L,i1),e2){d2=v2("thead",null,i1,Y1);let e=v2("tr",null,d2);v2("th",null,e);for(var m5 in y2)v2("th",r9,e).textContent=m5}else V2(i1,rC),J.live&&V2(i1,eC);let x5={show:!0},K5={show:!1};function x3(e,t){if(t==0&&(e2||!J.live||M==2))return W5;let o=[],a=v2("tr",tC,Y1,Y1.childNodes[t]);V2(a,e.class),e.show||V2(a,n5);let p=v2("th",null,a);if(u1.show){let S=A2(iC,p);if(t>0){let h=u1.width(L,t);h&&(S.style.border=h+"px "+u1.dash(L,t)+" "+u1.stroke(L,t)),S.style.background=u1.fill(L,t)}}let v=A2(r9,p);e.label instanceof HTMLElement?v.appendChild(e.label):v.textContent=e.label,t>0&&(u1.show||(v.style.color=e.width>0?u1.stroke(L,t):u1.fill(L,t)),I1("click",p,S=>{if(R._lock)return;X2(S);let h=c.indexOf(e);if((S.ctrlKey||S.metaKey)!=J.isolate){let b=c.some((w,P)=>P>0&&P!=h&&w.show);c.forEach((w,P)=>{P>0&&h2(P,b?P==h?x5:K5:x5,!0,g1.setSeries)})}else h2(h,{show:!e.show},!0,g1.setSeries)},!1),Z5&&I1(a9,p,S=>{R._lock||(X2(S),h2(c.indexOf(e),B5,!0,g1.setSeries))},!1));for(var u in y2){let S=v2("td",oC,a);S.textContent="--",o.push(S)}return[a,o]}let K2=new Map;function I1(e,t,o,a=!0){let p=K2.get(t)||{},v=R.bind[e](L,t,o,a);v&&(d5(e,t,p[e]=v),K2.set(t,p))}function v5(e,t,o){let a=K2.get(t)||{};for(let p in a)(e==null||p==e)&&(j0(p,t,a[p]),delete a[p]);e==null&&K2.delete(t)}let P2=0,q2=0,q=0,y=0,l1=0,k1=0,s5=l1,j2=k1,c2=q,Y2=y,J1=0,r2=0,q1=0,l2=0;L.bbox={};let L0=!1,v3=!1,u5=!1,J2=!1,s3=!1,t2=!1;function M0(e,t,o){(o||e!=L.width||t!=L.height)&&c7(e,t),g5(!1),u5=!0,v3=!0,O5()}function c7(e,t){L.width=P2=q=e,L.height=q2=y=t,l1=k1=0,X6(),C8();let o=L.bbox;J1=o.left=a5(l1*t1,.5),r2=o.top=a5(k1*t1,.5),q1=o.width=a5(q*t1,.5),l2=o.height=a5(y*t1,.5)}let j6=3;function Y6(){let e=!1,t=0;for(;!e;){t++;let o=o8(t),a=a8(t);e=t==j6||o&&a,e||(c7(L.width,L.height),v3=!0)}}function J6({width:e,height:t}){M0(e,t)}L.setSize=J6;function X6(){let e=!1,t=!1,o=!1,a=!1;T.forEach((p,v)=>{if(p.show&&p._show){let{side:u,_size:S}=p,h=u%2,b=p.label!=null?p.labelSize:0,w=S+b;w>0&&(h?(q-=w,u==3?(l1+=w,a=!0):o=!0):(y-=w,u==0?(k1+=w,e=!0):t=!0))}}),C5[0]=e,C5[1]=o,C5[2]=t,C5[3]=a,q-=W2[1]+W2[3],l1+=W2[3],y-=W2[2]+W2[0],k1+=W2[0]}function C8(){let e=l1+q,t=k1+y,o=l1,a=k1;function p(v,u){switch(v){case 1:return e+=u,e-u;case 2:return t+=u,t-u;case 3:return o-=u,o+u;case 0:return a-=u,a+u}}T.forEach((v,u)=>{if(v.show&&v._show){let S=v.side;v._pos=p(S,v._size),v.label!=null&&(v._lpos=p(S,v.labelSize))}})}if(R.dataIdx==null){let e=R.hover,t=e.skip=new Set(e.skip??[]);t.add(void 0);let o=e.prox=H1(e.prox),a=e.bias??=0;R.dataIdx=(p,v,u,S)=>{if(v==0)return u;let h=u,b=o(p,v,u,S)??n1,w=b>=0&&b<n1,P=g.ori==0?q:y,z=R.left,r1=C[0],M1=C[v];if(t.has(M1[u])){h=null;let X=null,W=null,D;if(a==0||a==-1)for(D=u;X==null&&D-- >0;)t.has(M1[D])||(X=D);if(a==0||a==1)for(D=u;W==null&&D++<M1.length;)t.has(M1[D])||(W=D);if(X!=null||W!=null)if(w){let x1=X==null?-1/0:F(r1[X],g,P,0),S1=W==null?1/0:F(r1[W],g,P,0),D1=z-x1,A1=S1-z;D1<=A1?D1<=b&&(h=X):A1<=b&&(h=W)}else h=W==null?X:X==null?W:u-X<=W-u?X:W}else w&&y1(z-F(r1[u],g,P,0))>b&&(h=null);return h}}let X2=e=>{R.event=e};R.idxs=a1,R._lock=!1;let W1=R.points;W1.show=H1(W1.show),W1.size=H1(W1.size),W1.stroke=H1(W1.stroke),W1.width=H1(W1.width),W1.fill=H1(W1.fill);let S2=L.focus=O1({},H.focus||{alpha:.3},R.focus),Z5=S2.prox>=0,c5=Z5&&W1.one,i2=[],S5=[],h5=[];function S7(e,t){let o=W1.show(L,t);if(o instanceof HTMLElement)return V2(o,LC),V2(o,e.class),w2(o,-10,-10,q,y),Z.insertBefore(o,i2[t]),o}function h7(e,t){if(M==1||t>0){let o=M==1&&f[e.scale].time,a=e.value;e.value=o?f9(a)?P9(V1,y9(a,E)):a||L1:a||xH,e.label=e.label||(o?oH:iH)}if(c5||t>0){e.width=e.width==null?1:e.width,e.paths=e.paths||yH||ZC,e.fillTo=H1(e.fillTo||cH),e.pxAlign=+e1(e.pxAlign,O),e.pxRound=W9(e.pxAlign),e.stroke=H1(e.stroke||null),e.fill=H1(e.fill||null),e._stroke=e._fill=e._paths=e._focus=null;let o=vH(Q1(1,e.width),1),a=e.points=O1({},{size:o,width:Q1(1,o*.2),stroke:e.stroke,space:o*2,paths:PH,_stroke:null,_fill:null},e.points);a.show=H1(a.show),a.filter=H1(a.filter),a.fill=H1(a.fill),a.stroke=H1(a.stroke),a.paths=H1(a.paths),a.pxAlign=e.pxAlign}if(b1){let o=x3(e,t);c1.splice(t,0,o[0]),Z2.splice(t,0,o[1]),J.values.push(null)}if($1){a1.splice(t,0,null);let o=null;c5?t==0&&(o=S7(e,t)):t>0&&(o=S7(e,t)),i2.splice(t,0,o),S5.splice(t,0,0),h5.splice(t,0,0)}R1("addSeries",t)}function H8(e,t){t=t??c.length,e=M==1?V7(e,t,T9,_9):V7(e,t,{},E9),c.splice(t,0,e),h7(c[t],t)}L.addSeries=H8;function V8(e){if(c.splice(e,1),b1){J.values.splice(e,1),Z2.splice(e,1);let t=c1.splice(e,1)[0];v5(null,t.firstChild),t.remove()}$1&&(a1.splice(e,1),i2.splice(e,1)[0].remove(),S5.splice(e,1),h5.splice(e,1)),R1("delSeries",e)}L.delSeries=V8;let C5=[!1,!1,!1,!1];function L8(e,t){if(e._show=e.show,e.show){let o=e.side%2,a=f[e.scale];a==null&&(e.scale=o?c[1].scale:k,a=f[e.scale]);let p=a.time;e.size=H1(e.size),e.space=H1(e.space),e.rotate=H1(e.rotate),U2(e.incrs)&&e.incrs.forEach(u=>{!Q2.has(u)&&Q2.set(u,C6(u))}),e.incrs=H1(e.incrs||(a.distr==2?IC:p?_==1?GC:KC:A5)),e.splits=H1(e.splits||(p&&a.distr==1?K1:a.distr==3?J0:a.distr==4?nH:AH)),e.stroke=H1(e.stroke),e.grid.stroke=H1(e.grid.stroke),e.ticks.stroke=H1(e.ticks.stroke),e.border.stroke=H1(e.border.stroke);let v=e.values;e.values=U2(v)&&!U2(v[0])?H1(v):p?U2(v)?w9(V1,k9(v,E)):f9(v)?YC(V1,v):v||s1:v||aH,e.filter=H1(e.filter||(a.distr>=3&&a.log==10?pH:a.distr==3&&a.log==2?mH:J9)),e.font=G9(e.font),e.labelFont=G9(e.labelFont),e._size=e.size(L,null,t,0),e._space=e._rotate=e._incrs=e._found=e._splits=e._values=null,e._size>0&&(C5[t]=!0,e._el=A2(X8,m))}}function q5(e,t,o,a){let[p,v,u,S]=o,h=t%2,b=0;return h==0&&(S||v)&&(b=t==0&&!p||t==2&&!u?w1(B9.size/3):0),h==1&&(p||u)&&(b=t==1&&!v||t==3&&!S?w1(R9.size/2):0),b}let f7=L.padding=(H.padding||[q5,q5,q5,q5]).map(e=>H1(e1(e,q5))),W2=L._padding=f7.map((e,t)=>e(L,t,C5,0)),_1,P1=null,B1=null,u3=M==1?c[0].idxs:null,p2=null,j5=!1;function g7(e,t){if(C=e??[],L.data=L._data=C,M==2){_1=0;for(let o=1;o<c.length;o++)_1+=C[o][0].length}else{C.length==0&&(L.data=L._data=C=[[]]),p2=C[0],_1=p2.length;let o=C;if(Y==2){o=C.slice();let a=o[0]=Array(_1);for(let p=0;p<_1;p++)a[p]=p}L._data=C=o}if(g5(!0),R1("setData"),Y==2&&(u5=!0),t!==!1){let o=g;o.auto(L,j5)?e0():I2(k,o.min,o.max),J2=J2||R.left>=0,t2=!0,O5()}}L.setData=g7;function e0(){j5=!0;let e,t;M==1&&(_1>0?(P1=u3[0]=0,B1=u3[1]=_1-1,e=C[0][P1],t=C[0][B1],Y==2?(e=P1,t=B1):e==t&&(Y==3?[e,t]=K3(e,e,g.log,!1):Y==4?[e,t]=r7(e,e,g.log,!1):g.time?t=e+w1(86400/_):[e,t]=G3(e,t,t7,!0))):(P1=u3[0]=e=null,B1=u3[1]=t=null)),I2(k,e,t)}let Z3,f5,r0,t0,i0,o0,a0,A0,n0,j1;function O7(e,t,o,a,p,v){e??=i9,o??=o7,a??="butt",p??=i9,v??="round",e!=Z3&&(d.strokeStyle=Z3=e),p!=f5&&(d.fillStyle=f5=p),t!=r0&&(d.lineWidth=r0=t),v!=i0&&(d.lineJoin=i0=v),a!=o0&&(d.lineCap=o0=a),o!=t0&&d.setLineDash(t0=o)}function b7(e,t,o,a){t!=f5&&(d.fillStyle=f5=t),e!=a0&&(d.font=a0=e),o!=A0&&(d.textAlign=A0=o),a!=n0&&(d.textBaseline=n0=a)}function d0(e,t,o,a,p=0){if(a.length>0&&e.auto(L,j5)&&(t==null||t.min==null)){let v=e1(P1,0),u=e1(B1,a.length-1),S=o.min==null?pC(a,v,u,p,e.distr==3):[o.min,o.max];e.min=u2(e.min,o.min=S[0]),e.max=Q1(e.max,o.max=S[1])}}let k7={min:null,max:null};function M8(){for(let a in f){let p=f[a];N[a]==null&&(p.min==null||N[k]!=null&&p.auto(L,j5))&&(N[a]=k7)}for(let a in f){let p=f[a];N[a]==null&&p.from!=null&&N[p.from]!=null&&(N[a]=k7)}N[k]!=null&&g5(!0);let e={};for(let a in N){let p=N[a];if(p!=null){let v=e[a]=$5(f[a],hC);if(p.min!=null)O1(v,p);else if(a!=k||M==2)if(_1==0&&v.from==null){let u=v.range(L,null,null,a);v.min=u[0],v.max=u[1]}else v.min=n1,v.max=-n1}}if(_1>0){c.forEach((a,p)=>{if(M==1){let v=a.scale,u=N[v];if(u==null)return;let S=e[v];if(p==0){let h=S.range(L,S.min,S.max,v);S.min=h[0],S.max=h[1],P1=s2(S.min,C[0]),B1=s2(S.max,C[0]),B1-P1>1&&(C[0][P1]<S.min&&P1++,C[0][B1]>S.max&&B1--),a.min=p2[P1],a.max=p2[B1]}else a.show&&a.auto&&d0(S,u,a,C[p],a.sorted);a.idxs[0]=P1,a.idxs[1]=B1}else if(p>0&&a.show&&a.auto){let[v,u]=a.facets,S=v.scale,h=u.scale,[b,w]=C[p],P=e[S],z=e[h];P!=null&&d0(P,N[S],v,b,v.sorted),z!=null&&d0(z,N[h],u,w,u.sorted),a.min=u.min,a.max=u.max}});for(let a in e){let p=e[a],v=N[a];if(p.from==null&&(v==null||v.min==null)){let u=p.range(L,p.min==n1?null:p.min,p.max==-n1?null:p.max,a);p.min=u[0],p.max=u[1]}}}for(let a in e){let p=e[a];if(p.from!=null){let v=e[p.from];if(v.min==null)p.min=p.max=null;else{let u=p.range(L,v.min,v.max,a);p.min=u[0],p.max=u[1]}}}let t={},o=!1;for(let a in e){let p=e[a],v=f[a];if(v.min!=p.min||v.max!=p.max){v.min=p.min,v.max=p.max;let u=v.distr;v._min=u==3?D2(v.min):u==4?I0(v.min,v.asinh):u==100?v.fwd(v.min):v.min,v._max=u==3?D2(v.max):u==4?I0(v.max,v.asinh):u==100?v.fwd(v.max):v.max,t[a]=o=!0}}if(o){c.forEach((a,p)=>{M==2?p>0&&t.y&&(a._paths=null):t[a.scale]&&(a._paths=null)});for(let a in t)u5=!0,R1("setScale",a);$1&&R.left>=0&&(J2=t2=!0)}for(let a in N)N[a]=null}function e8(e){let t=Y0(P1-1,0,_1-1),o=Y0(B1+1,0,_1-1);for(;e[t]==null&&t>0;)t--;for(;e[o]==null&&o<_1-1;)o++;return[t,o]}function r8(){if(_1>0){let e=c.some(t=>t._focus)&&j1!=S2.alpha;e&&(d.globalAlpha=j1=S2.alpha),c.forEach((t,o)=>{if(o>0&&t.show&&(w7(o,!1),w7(o,!0),t._paths==null)){let a=j1;j1!=t.alpha&&(d.globalAlpha=j1=t.alpha);let p=M==2?[0,C[o][0].length-1]:e8(C[o]);t._paths=t.paths(L,o,p[0],p[1]),j1!=a&&(d.globalAlpha=j1=a)}}),c.forEach((t,o)=>{if(o>0&&t.show){let a=j1;j1!=t.alpha&&(d.globalAlpha=j1=t.alpha),t._paths!=null&&y7(o,!1);{let p=t._paths!=null?t._paths.gaps:null,v=t.points.show(L,o,P1,B1,p),u=t.points.filter(L,o,v,p);(v||u)&&(t.points._paths=t.points.paths(L,o,P1,B1,u),y7(o,!0))}j1!=a&&(d.globalAlpha=j1=a),R1("drawSeries",o)}}),e&&(d.globalAlpha=j1=1)}}function w7(e,t){let o=t?c[e].points:c[e];o._stroke=o.stroke(L,e),o._fill=o.fill(L,e)}function y7(e,t){let o=t?c[e].points:c[e],{stroke:a,fill:p,clip:v,flags:u,_stroke:S=o._stroke,_fill:h=o._fill,_width:b=o.width}=o._paths;b=d1(b*t1,3);let w=null,P=b%2/2;t&&h==null&&(h=b>0?"#fff":S);let z=o.pxAlign==1&&P>0;if(z&&d.translate(P,P),!t){let r1=J1-b/2,M1=r2-b/2,X=q1+b,W=l2+b;w=new Path2D,w.rect(r1,M1,X,W)}t?l0(S,b,o.dash,o.cap,h,a,p,u,v):t8(e,S,b,o.dash,o.cap,h,a,p,u,w,v),z&&d.translate(-P,-P)}function t8(e,t,o,a,p,v,u,S,h,b,w){let P=!1;h!=0&&U.forEach((z,r1)=>{if(z.series[0]==e){let M1=c[z.series[1]],X=C[z.series[1]],W=(M1._paths||p3).band;U2(W)&&(W=z.dir==1?W[0]:W[1]);let D,x1=null;M1.show&&W&&xC(X,P1,B1)?(x1=z.fill(L,r1)||v,D=M1._paths.clip):W=null,l0(t,o,a,p,x1,u,S,h,b,w,D,W),P=!0}}),P||l0(t,o,a,p,v,u,S,h,b,w)}let P7=I5|C7;function l0(e,t,o,a,p,v,u,S,h,b,w,P){O7(e,t,o,a,p),(h||b||P)&&(d.save(),h&&d.clip(h),b&&d.clip(b)),P?(S&P7)==P7?(d.clip(P),w&&d.clip(w),S3(p,u),c3(e,v,t)):S&C7?(S3(p,u),d.clip(P),c3(e,v,t)):S&I5&&(d.save(),d.clip(P),w&&d.clip(w),S3(p,u),d.restore(),c3(e,v,t)):(S3(p,u),c3(e,v,t)),(h||b||P)&&d.restore()}function c3(e,t,o){o>0&&(t instanceof Map?t.forEach((a,p)=>{d.strokeStyle=Z3=p,d.stroke(a)}):t!=null&&e&&d.stroke(t))}function S3(e,t){t instanceof Map?t.forEach((o,a)=>{d.fillStyle=f5=a,d.fill(o)}):t!=null&&e&&d.fill(t)}function i8(e,t,o,a){let p=T[e],v;if(a<=0)v=[0,0];else{let u=p._space=p.space(L,e,t,o,a),S=p._incrs=p.incrs(L,e,t,o,a,u);v=EH(t,o,S,a,u)}return p._found=v}function p0(e,t,o,a,p,v,u,S,h,b){let w=u%2/2;O==1&&d.translate(w,w),O7(S,u,h,b,S),d.beginPath();let P,z,r1,M1,X=p+(a==0||a==3?-v:v);o==0?(z=p,M1=X):(P=p,r1=X);for(let W=0;W<e.length;W++)t[W]!=null&&(o==0?P=r1=e[W]:z=M1=e[W],d.moveTo(P,z),d.lineTo(r1,M1));d.stroke(),O==1&&d.translate(-w,-w)}function o8(e){let t=!0;return T.forEach((o,a)=>{if(!o.show)return;let p=f[o.scale];if(p.min==null){o._show&&(t=!1,o._show=!1,g5(!1));return}else o._show||(t=!1,o._show=!0,g5(!1));let v=o.side,u=v%2,{min:S,max:h}=p,[b,w]=i8(a,S,h,u==0?q:y);if(w==0)return;let P=p.distr==2,z=o._splits=o.splits(L,a,S,h,b,w,P),r1=p.distr==2?z.map(D=>p2[D]):z,M1=p.distr==2?p2[z[1]]-p2[z[0]]:b,X=o._values=o.values(L,o.filter(L,r1,a,w,M1),a,w,M1);o._rotate=v==2?o.rotate(L,X,a,w):0;let W=o._size;o._size=n2(o.size(L,X,a,e)),W!=null&&o._size!=W&&(t=!1)}),t}function a8(e){let t=!0;return f7.forEach((o,a)=>{let p=o(L,a,C5,e);p!=W2[a]&&(t=!1),W2[a]=p}),t}function A8(){for(let e=0;e<T.length;e++){let t=T[e];if(!t.show||!t._show)continue;let o=t.side,a=o%2,p,v,u=t.stroke(L,e),S=o==0||o==3?-1:1,[h,b]=t._found;if(t.label!=null){let G1=t.labelGap*S,H2=w1((t._lpos+G1)*t1);b7(t.labelFont[0],u,"center",o==2?"top":t9),d.save(),a==1?(p=v=0,d.translate(H2,w1(r2+l2/2)),d.rotate((o==3?-I3:I3)/2)):(p=w1(J1+q1/2),v=H2);let L5=j9(t.label)?t.label(L,e,h,b):t.label;d.fillText(L5,p,v),d.restore()}if(b==0)continue;let w=f[t.scale],P=a==0?q1:l2,z=a==0?J1:r2,r1=t._splits,M1=w.distr==2?r1.map(G1=>p2[G1]):r1,X=w.distr==2?p2[r1[1]]-p2[r1[0]]:h,W=t.ticks,D=t.border,x1=W.show?W.size:0,S1=w1(x1*t1),D1=w1((t.alignTo==2?t._size-x1-t.gap:t.gap)*t1),A1=t._rotate*-I3/180,h1=B(t._pos*t1),X1=(S1+D1)*S,z1=h1+X1;v=a==0?z1:0,p=a==1?z1:0;let o2=t.font[0],m2=t.align==1?D5:t.align==2?N0:A1>0?D5:A1<0?N0:a==0?"center":o==3?N0:D5,g2=A1||a==1?"middle":o==2?"top":t9;b7(o2,u,m2,g2);let C2=t.font[1]*t.lineGap,a2=r1.map(G1=>B(A(G1,w,P,z))),x2=t._values;for(let G1=0;G1<x2.length;G1++){let H2=x2[G1];if(H2!=null){a==0?p=a2[G1]:v=a2[G1],H2=""+H2;let L5=H2.indexOf(`
`)==-1?[H2]:H2.split(/\n/gm);for(let U1=0;U1<L5.length;U1++){let Y7=L5[U1];A1?(d.save(),d.translate(p,v+U1*C2),d.rotate(A1),d.fillText(Y7,0,0),d.restore()):d.fillText(Y7,p,v+U1*C2)}}}W.show&&p0(a2,W.filter(L,M1,e,b,X),a,o,h1,S1,d1(W.width*t1,3),W.stroke(L,e),W.dash,W.cap);let O2=t.grid;O2.show&&p0(a2,O2.filter(L,M1,e,b,X),a,a==0?2:1,a==0?r2:J1,a==0?l2:q1,d1(O2.width*t1,3),O2.stroke(L,e),O2.dash,O2.cap),D.show&&p0([h1],[1],a==0?1:0,a==0?1:2,a==1?r2:J1,a==1?l2:q1,d1(D.width*t1,3),D.stroke(L,e),D.dash,D.cap)}R1("drawAxes")}function g5(e){c.forEach((t,o)=>{o>0&&(t._paths=null,e&&(M==1?(t.min=null,t.max=null):t.facets.forEach(a=>{a.min=null,a.max=null})))})}let h3=!1,m0=!1,Y5=[];function n8(){m0=!1;for(let e=0;e<Y5.length;e++)R1(...Y5[e]);Y5.length=0}function O5(){h3||(yC(B7),h3=!0)}function d8(e,t=!1){h3=!0,m0=t,e(L),B7(),t&&Y5.length>0&&queueMicrotask(n8)}L.batch=d8;function B7(){if(L0&&(M8(),L0=!1),u5&&(Y6(),u5=!1),v3){if(v1(s,D5,l1),v1(s,"top",k1),v1(s,A3,q),v1(s,n3,y),v1(Z,D5,l1),v1(Z,"top",k1),v1(Z,A3,q),v1(Z,n3,y),v1(m,A3,P2),v1(m,n3,q2),x.width=w1(P2*t1),x.height=w1(q2*t1),T.forEach(({_el:e,_show:t,_size:o,_pos:a,side:p})=>{if(e!=null)if(t){let v=p===3||p===0?o:0,u=p%2==1;v1(e,u?"left":"top",a-v),v1(e,u?"width":"height",o),v1(e,u?"top":"left",u?k1:l1),v1(e,u?"height":"width",u?y:q),q0(e,n5)}else V2(e,n5)}),Z3=f5=r0=i0=o0=a0=A0=n0=t0=null,j1=1,C3(!0),l1!=s5||k1!=j2||q!=c2||y!=Y2){g5(!1);let e=q/c2,t=y/Y2;if($1&&!J2&&R.left>=0){R.left*=e,R.top*=t,b5&&w2(b5,w1(R.left),0,q,y),k5&&w2(k5,0,w1(R.top),q,y);for(let o=0;o<i2.length;o++){let a=i2[o];a!=null&&(S5[o]*=e,h5[o]*=t,w2(a,n2(S5[o]),n2(h5[o]),q,y))}}if(m1.show&&!s3&&m1.left>=0&&m1.width>0){m1.left*=e,m1.width*=e,m1.top*=t,m1.height*=t;for(let o in c0)v1(P5,o,m1[o])}s5=l1,j2=k1,c2=q,Y2=y}R1("setSize"),v3=!1}P2>0&&q2>0&&(d.clearRect(0,0,x.width,x.height),R1("drawClear"),Q.forEach(e=>e()),R1("draw")),m1.show&&s3&&(f3(m1),s3=!1),$1&&J2&&(V5(null,!0,!1),J2=!1),J.show&&J.live&&t2&&(u0(),t2=!1),n||(n=!0,L.status=1,R1("ready")),j5=!1,h3=!1}L.redraw=(e,t)=>{u5=t||!1,e!==!1?I2(k,g.min,g.max):O5()};function x0(e,t){let o=f[e];if(o.from==null){if(_1==0){let a=o.range(L,t.min,t.max,e);t.min=a[0],t.max=a[1]}if(t.min>t.max){let a=t.min;t.min=t.max,t.max=a}if(_1>1&&t.min!=null&&t.max!=null&&t.max-t.min<1e-16)return;e==k&&o.distr==2&&_1>0&&(t.min=s2(t.min,C[0]),t.max=s2(t.max,C[0]),t.min==t.max&&t.max++),N[e]=t,L0=!0,O5()}}L.setScale=x0;let v0,s0,b5,k5,T7,F7,w5,y5,R7,D7,p1,Z1,$2=!1,N1=R.drag,T1=N1.x,F1=N1.y;$1&&(R.x&&(v0=A2(HC,Z)),R.y&&(s0=A2(VC,Z)),g.ori==0?(b5=v0,k5=s0):(b5=s0,k5=v0),p1=R.left,Z1=R.top);let m1=L.select=O1({show:!0,over:!0,left:0,width:0,top:0,height:0},H.select),P5=m1.show?A2(CC,m1.over?Z:s):null;function f3(e,t){if(m1.show){for(let o in e)m1[o]=e[o],o in c0&&v1(P5,o,e[o]);t!==!1&&R1("setSelect")}}L.setSelect=f3;function l8(e){if(c[e].show)b1&&q0(c1[e],n5);else if(b1&&V2(c1[e],n5),$1){let o=c5?i2[0]:i2[e];o!=null&&w2(o,-10,-10,q,y)}}function I2(e,t,o){x0(e,{min:t,max:o})}function h2(e,t,o,a){t.focus!=null&&s8(e),t.show!=null&&c.forEach((p,v)=>{v>0&&(e==v||e==null)&&(p.show=t.show,l8(v),M==2?(I2(p.facets[0].scale,null,null),I2(p.facets[1].scale,null,null)):I2(p.scale,null,null),O5())}),o!==!1&&R1("setSeries",e,t),a&&H3("setSeries",L,e,t)}L.setSeries=h2;function p8(e,t){O1(U[e],t)}function m8(e,t){e.fill=H1(e.fill||null),e.dir=e1(e.dir,-1),t=t??U.length,U.splice(t,0,e)}function x8(e){e==null?U.length=0:U.splice(e,1)}L.addBand=m8,L.setBand=p8,L.delBand=x8;function v8(e,t){c[e].alpha=t,$1&&i2[e]!=null&&(i2[e].style.opacity=t),b1&&c1[e]&&(c1[e].style.opacity=t)}let B2,z2,H5,B5={focus:!0};function s8(e){if(e!=H5){let t=e==null,o=S2.alpha!=1;c.forEach((a,p)=>{if(M==1||p>0){let v=t||p==0||p==e;a._focus=t?null:v,o&&v8(p,v?1:S2.alpha)}}),H5=e,o&&O5()}}b1&&Z5&&I1(A9,i1,e=>{R._lock||(X2(e),H5!=null&&h2(null,B5,!0,g1.setSeries))});function f2(e,t,o){let a=f[t];o&&(e=e/t1-(a.ori==1?k1:l1));let p=q;a.ori==1&&(p=y,e=p-e),a.dir==-1&&(e=p-e);let v=a._min,u=a._max,S=e/p,h=v+(u-v)*S,b=a.distr;return b==3?N5(10,h):b==4?sC(h,a.asinh):b==100?a.bwd(h):h}function u8(e,t){let o=f2(e,k,t);return s2(o,C[0],P1,B1)}L.valToIdx=e=>s2(e,C[0]),L.posToIdx=u8,L.posToVal=f2,L.valToPos=(e,t,o)=>f[t].ori==0?r(e,f[t],o?q1:q,o?J1:0):i(e,f[t],o?l2:y,o?r2:0),L.setCursor=(e,t,o)=>{p1=e.left,Z1=e.top,V5(null,t,o)};function E7(e,t){v1(P5,D5,m1.left=e),v1(P5,A3,m1.width=t)}function _7(e,t){v1(P5,"top",m1.top=e),v1(P5,n3,m1.height=t)}let J5=g.ori==0?E7:_7,X5=g.ori==1?E7:_7;function Z8(){if(b1&&J.live)for(let e=M==2?1:0;e<c.length;e++){if(e==0&&e2)continue;let t=J.values[e],o=0;for(let a in t)Z2[e][o++].firstChild.nodeValue=t[a]}}function u0(e,t){if(e!=null&&(e.idxs?e.idxs.forEach((o,a)=>{a1[a]=o}):SC(e.idx)||a1.fill(e.idx),J.idx=a1[0]),b1&&J.live){for(let o=0;o<c.length;o++)(o>0||M==1&&!e2)&&c8(o,a1[o]);Z8()}t2=!1,t!==!1&&R1("setLegend")}L.setLegend=u0;function c8(e,t){let o=c[e],a=e==0&&Y==2?p2:C[e],p;e2?p=o.values(L,e,t)??N2:(p=o.value(L,t==null?null:a[t],e,t),p=p==null?N2:{_:p}),J.values[e]=p}function V5(e,t,o){R7=p1,D7=Z1,[p1,Z1]=R.move(L,p1,Z1),R.left=p1,R.top=Z1,$1&&(b5&&w2(b5,w1(p1),0,q,y),k5&&w2(k5,0,w1(Z1),q,y));let a,p=P1>B1;B2=n1,z2=null;let v=g.ori==0?q:y,u=g.ori==1?q:y;if(p1<0||_1==0||p){a=R.idx=null;for(let S=0;S<c.length;S++){let h=i2[S];h!=null&&w2(h,-10,-10,q,y)}Z5&&h2(null,B5,!0,e==null&&g1.setSeries),J.live&&(a1.fill(a),t2=!0)}else{let S,h,b;M==1&&(S=g.ori==0?p1:Z1,h=f2(S,k),a=R.idx=s2(h,C[0],P1,B1),b=F(C[0][a],g,v,0));let w=-10,P=-10,z=0,r1=0,M1=!0,X="",W="";for(let D=M==2?1:0;D<c.length;D++){let x1=c[D],S1=a1[D],D1=S1==null?null:M==1?C[D][S1]:C[D][1][S1],A1=R.dataIdx(L,D,a,h),h1=A1==null?null:M==1?C[D][A1]:C[D][1][A1];if(t2=t2||h1!=D1||A1!=S1,a1[D]=A1,D>0&&x1.show){let X1=A1==null?-10:A1==a?b:F(M==1?C[0][A1]:C[D][0][A1],g,v,0),z1=h1==null?-10:I(h1,M==1?f[x1.scale]:f[x1.facets[1].scale],u,0);if(Z5&&h1!=null){let o2=g.ori==1?p1:Z1,m2=y1(S2.dist(L,D,A1,z1,o2));if(m2<B2){let g2=S2.bias;if(g2!=0){let C2=f2(o2,x1.scale),a2=h1>=0?1:-1,x2=C2>=0?1:-1;x2==a2&&(x2==1?g2==1?h1>=C2:h1<=C2:g2==1?h1<=C2:h1>=C2)&&(B2=m2,z2=D)}else B2=m2,z2=D}}if(t2||c5){let o2,m2;g.ori==0?(o2=X1,m2=z1):(o2=z1,m2=X1);let g2,C2,a2,x2,O2,G1,H2=!0,L5=W1.bbox;if(L5!=null){H2=!1;let U1=L5(L,D);a2=U1.left,x2=U1.top,g2=U1.width,C2=U1.height}else a2=o2,x2=m2,g2=C2=W1.size(L,D);if(G1=W1.fill(L,D),O2=W1.stroke(L,D),c5)D==z2&&B2<=S2.prox&&(w=a2,P=x2,z=g2,r1=C2,M1=H2,X=G1,W=O2);else{let U1=i2[D];U1!=null&&(S5[D]=a2,h5[D]=x2,v9(U1,g2,C2,H2),m9(U1,G1,O2),w2(U1,n2(a2),n2(x2),q,y))}}}}if(c5){let D=S2.prox,x1=H5==null?B2<=D:B2>D||z2!=H5;if(t2||x1){let S1=i2[0];S1!=null&&(S5[0]=w,h5[0]=P,v9(S1,z,r1,M1),m9(S1,X,W),w2(S1,n2(w),n2(P),q,y))}}}if(m1.show&&$2)if(e!=null){let[S,h]=g1.scales,[b,w]=g1.match,[P,z]=e.cursor.sync.scales,r1=e.cursor.drag;if(T1=r1._x,F1=r1._y,T1||F1){let{left:M1,top:X,width:W,height:D}=e.select,x1=e.scales[P].ori,S1=e.posToVal,D1,A1,h1,X1,z1,o2=S!=null&&b(S,P),m2=h!=null&&w(h,z);o2&&T1?(x1==0?(D1=M1,A1=W):(D1=X,A1=D),h1=f[S],X1=F(S1(D1,P),h1,v,0),z1=F(S1(D1+A1,P),h1,v,0),J5(u2(X1,z1),y1(z1-X1))):J5(0,v),m2&&F1?(x1==1?(D1=M1,A1=W):(D1=X,A1=D),h1=f[h],X1=I(S1(D1,z),h1,u,0),z1=I(S1(D1+A1,z),h1,u,0),X5(u2(X1,z1),y1(z1-X1))):X5(0,u)}else S0()}else{let S=y1(R7-T7),h=y1(D7-F7);if(g.ori==1){let z=S;S=h,h=z}T1=N1.x&&S>=N1.dist,F1=N1.y&&h>=N1.dist;let b=N1.uni;b!=null?T1&&F1&&(T1=S>=b,F1=h>=b,!T1&&!F1&&(h>S?F1=!0:T1=!0)):N1.x&&N1.y&&(T1||F1)&&(T1=F1=!0);let w,P;T1&&(g.ori==0?(w=w5,P=p1):(w=y5,P=Z1),J5(u2(w,P),y1(P-w)),F1||X5(0,u)),F1&&(g.ori==1?(w=w5,P=p1):(w=y5,P=Z1),X5(u2(w,P),y1(P-w)),T1||J5(0,v)),!T1&&!F1&&(J5(0,0),X5(0,0))}if(N1._x=T1,N1._y=F1,e==null){if(o){if(j7!=null){let[S,h]=g1.scales;g1.values[0]=S!=null?f2(g.ori==0?p1:Z1,S):null,g1.values[1]=h!=null?f2(g.ori==1?p1:Z1,h):null}H3(W0,L,p1,Z1,q,y,a)}if(Z5){let S=o&&g1.setSeries,h=S2.prox;H5==null?B2<=h&&h2(z2,B5,!0,S):B2>h?h2(null,B5,!0,S):z2!=H5&&h2(z2,B5,!0,S)}}t2&&(J.idx=a,u0()),t!==!1&&R1("setCursor")}let G2=null;Object.defineProperty(L,"rect",{get(){return G2==null&&C3(!1),G2}});function C3(e=!1){e?G2=null:(G2=Z.getBoundingClientRect(),R1("syncRect",G2))}function N7(e,t,o,a,p,v,u){R._lock||$2&&e!=null&&e.movementX==0&&e.movementY==0||(Z0(e,t,o,a,p,v,u,!1,e!=null),e!=null?V5(null,!0,!0):V5(t,!0,!1))}function Z0(e,t,o,a,p,v,u,S,h){if(G2==null&&C3(!1),X2(e),e!=null)o=e.clientX-G2.left,a=e.clientY-G2.top;else{if(o<0||a<0){p1=-10,Z1=-10;return}let[b,w]=g1.scales,P=t.cursor.sync,[z,r1]=P.values,[M1,X]=P.scales,[W,D]=g1.match,x1=t.axes[0].side%2==1,S1=g.ori==0?q:y,D1=g.ori==1?q:y,A1=x1?v:p,h1=x1?p:v,X1=x1?a:o,z1=x1?o:a;if(M1!=null?o=W(b,M1)?A(z,f[b],S1,0):-10:o=S1*(X1/A1),X!=null?a=D(w,X)?A(r1,f[w],D1,0):-10:a=D1*(z1/h1),g.ori==1){let o2=o;o=a,a=o2}}h&&(t==null||t.cursor.event.type==W0)&&((o<=1||o>=q-1)&&(o=a5(o,q)),(a<=1||a>=y-1)&&(a=a5(a,y))),S?(T7=o,F7=a,[w5,y5]=R.move(L,o,a)):(p1=o,Z1=a)}let c0={width:0,height:0,left:0,top:0};function S0(){f3(c0,!1)}let W7,$7,I7,z7;function G7(e,t,o,a,p,v,u){$2=!0,T1=F1=N1._x=N1._y=!1,Z0(e,t,o,a,p,v,u,!0,!1),e!=null&&(I1($0,Q0,U7,!1),H3(o9,L,w5,y5,q,y,null));let{left:S,top:h,width:b,height:w}=m1;W7=S,$7=h,I7=b,z7=w}function U7(e,t,o,a,p,v,u){$2=N1._x=N1._y=!1,Z0(e,t,o,a,p,v,u,!1,!0);let{left:S,top:h,width:b,height:w}=m1,P=b>0||w>0,z=W7!=S||$7!=h||I7!=b||z7!=w;if(P&&z&&f3(m1),N1.setScale&&P&&z){let r1=S,M1=b,X=h,W=w;if(g.ori==1&&(r1=h,M1=w,X=S,W=b),T1&&I2(k,f2(r1,k),f2(r1+M1,k)),F1)for(let D in f){let x1=f[D];D!=k&&x1.from==null&&x1.min!=n1&&I2(D,f2(X+W,D),f2(X,D))}S0()}else R.lock&&(R._lock=!R._lock,V5(t,!0,e!=null));e!=null&&(v5($0,Q0),H3($0,L,p1,Z1,q,y,null))}function S8(e,t,o,a,p,v,u){if(R._lock)return;X2(e);let S=$2;if($2){let h=!0,b=!0,w=10,P,z;g.ori==0?(P=T1,z=F1):(P=F1,z=T1),P&&z&&(h=p1<=w||p1>=q-w,b=Z1<=w||Z1>=y-w),P&&h&&(p1=p1<w5?0:q),z&&b&&(Z1=Z1<y5?0:y),V5(null,!0,!0),$2=!1}p1=-10,Z1=-10,a1.fill(null),V5(null,!0,!0),S&&($2=S)}function Q7(e,t,o,a,p,v,u){R._lock||(X2(e),e0(),S0(),e!=null&&H3(n9,L,p1,Z1,q,y,null))}function K7(){T.forEach(_H),M0(L.width,L.height,!0)}d5(z3,_5,K7);let T5={};T5.mousedown=G7,T5.mousemove=N7,T5.mouseup=U7,T5.dblclick=Q7,T5.setSeries=(e,t,o,a)=>{let p=g1.match[2];o=p(L,t,o),o!=-1&&h2(o,a,!0,!1)},$1&&(I1(o9,Z,G7),I1(W0,Z,N7),I1(a9,Z,e=>{X2(e),C3(!1)}),I1(A9,Z,S8),I1(n9,Z,Q7),H7.add(L),L.syncRect=C3);let g3=L.hooks=H.hooks||{};function R1(e,t,o){m0?Y5.push([e,t,o]):e in g3&&g3[e].forEach(a=>{a.call(null,L,t,o)})}(H.plugins||[]).forEach(e=>{for(let t in e.hooks)g3[t]=(g3[t]||[]).concat(e.hooks[t])});let q7=(e,t,o)=>o,g1=O1({key:null,setSeries:!1,filters:{pub:S9,sub:S9},scales:[k,c[1]?c[1].scale:null],match:[h9,h9,q7],values:[null,null]},R.sync);g1.match.length==2&&g1.match.push(q7),R.sync=g1;let j7=g1.key,h0=u6(j7);function H3(e,t,o,a,p,v,u){g1.filters.pub(e,t,o,a,p,v,u)&&h0.pub(e,t,o,a,p,v,u)}h0.sub(L);function h8(e,t,o,a,p,v,u){g1.filters.sub(e,t,o,a,p,v,u)&&T5[e](null,t,o,a,p,v,u)}L.pub=h8;function f8(){h0.unsub(L),H7.delete(L),K2.clear(),j0(z3,_5,K7),l.remove(),i1?.remove(),R1("destroy")}L.destroy=f8;function f0(){R1("init",H,C),g7(C||H.data,!1),N[k]?x0(k,N[k]):e0(),s3=m1.show&&(m1.width>0||m1.height>0),J2=t2=!0,M0(H.width,H.height)}return c.forEach(h7),T.forEach(L8),V?V instanceof HTMLElement?(V.appendChild(l),f0()):V(L,f0):f0(),L}f1.assign=O1;f1.fmtNum=i7;f1.rangeNum=G3;f1.rangeLog=K3;f1.rangeAsinh=r7;f1.orient=p5;f1.pxRatio=t1;f1.join=wC;f1.fmtDate=a7,f1.tzDate=WC;f1.sync=u6;{f1.addGap=SH,f1.clipGaps=Y3;let H=f1.paths={points:g6};H.linear=b6,H.stepped=gH,H.bars=OH,H.spline=kH}var P6='.uplot, .uplot *, .uplot *::before, .uplot *::after {box-sizing: border-box;}.uplot {font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji";line-height: 1.5;width: min-content;}.u-title {text-align: center;font-size: 18px;font-weight: bold;}.u-wrap {position: relative;user-select: none;}.u-over, .u-under {position: absolute;}.u-under {overflow: hidden;}.uplot canvas {display: block;position: relative;width: 100%;height: 100%;}.u-axis {position: absolute;}.u-legend {font-size: 14px;margin: auto;text-align: center;}.u-inline {display: block;}.u-inline * {display: inline-block;}.u-inline tr {margin-right: 16px;}.u-legend th {font-weight: 600;}.u-legend th > * {vertical-align: middle;display: inline-block;}.u-legend .u-marker {width: 1em;height: 1em;margin-right: 4px;background-clip: padding-box !important;}.u-inline.u-live th::after {content: ":";vertical-align: middle;}.u-inline:not(.u-live) .u-value {display: none;}.u-series > * {padding: 4px;}.u-series th {cursor: pointer;}.u-legend .u-off > * {opacity: 0.3;}.u-select {background: rgba(0,0,0,0.07);position: absolute;pointer-events: none;}.u-cursor-x, .u-cursor-y {position: absolute;left: 0;top: 0;pointer-events: none;will-change: transform;}.u-hz .u-cursor-x, .u-vt .u-cursor-y {height: 100%;border-right: 1px dashed #607D8B;}.u-hz .u-cursor-y, .u-vt .u-cursor-x {width: 100%;border-bottom: 1px dashed #607D8B;}.u-cursor-pt {position: absolute;top: 0;left: 0;border-radius: 50%;border: 0 solid;pointer-events: none;will-change: transform;/*this has to be !important since we set inline "background" shorthand */background-clip: padding-box !important;}.u-axis.u-off, .u-select.u-off, .u-cursor-x.u-off, .u-cursor-y.u-off, .u-cursor-pt.u-off {display: none;}';function B6(H){return H.length>12?`${H.slice(0,11)}…`:H}function T6(H,C,V,L,M=!1){if(H===null||C===null||!Number.isFinite(H)||!Number.isFinite(C))return[0,1];let r=L?.startsWith("°")?1:L==="%"?4:Math.max(Math.abs(C)*.05,.1),i=Math.max(C-H,3*r),A=V.filter(m=>m>=H-i&&m<=C+i),n=Math.min(H,...A),l=Math.max(C,...A),x=Math.max((l-n)*.08,(r-(l-n))/2);return M?[Math.min(n,0),Math.max(l*1.08,1)]:[n>=0&&n-x<0&&(L==="W"||L==="%"||L==="kWh")?0:n-x,l+x]}function F6(H){let C=[...H.lines.map(L=>[L.times,L.values]),...H.bands.map(L=>[L.times,L.high,L.low])];return C.filter(L=>L[0].length).length?f1.join(C,C.map(L=>L.slice(1).map(()=>1)).map(L=>[1,...L])):[[H.start,H.end],...C.flatMap(L=>L.slice(1).map(()=>[null,null]))]}function WH(H,C){let V=0,L=H.length;for(;V<L;){let M=V+L>>1;H[M]<=C?V=M+1:L=M}return V-1}function H0(H,C){let V=WH(H.times,C),L=H.times.length-1;if(V<0||V===L&&!H.step&&C>H.times[L])return;let M=H.values[V],r=H.values[V+1];if(H.step||V===L||M===null||M===void 0||r===null||r===void 0)return M??void 0;let i=H.times[V],A=(C-i)/(H.times[V+1]-i||1);return M+A*(r-M)}function R6(H,C){let V=H0({label:"",color:"",times:H.times,values:H.low},C),L=H0({label:"",color:"",times:H.times,values:H.high},C);return typeof V=="number"&&typeof L=="number"?[V,L]:void 0}function D6(H,{now:C,end:V},L){if(C===void 0||C>=V)return;let{ctx:M,bbox:r}=H,i=Math.max(H.valToPos(C,"x",!0),r.left);M.save(),M.globalAlpha=.25,M.fillStyle=L,M.fillRect(i,r.top,Math.max(r.left+r.width-i,0),r.height),M.restore()}function $H(H,{unit:C,states:V},{soft:L,font:M}){if(!C||V)return;let{ctx:r,bbox:i}=H,A=devicePixelRatio;r.save(),r.fillStyle=L,r.font=M.replace("12px",`${12*A}px`),r.textBaseline="top";let n=i.left-10*A,l=r.measureText(C).width<=n;r.textAlign=l?"right":"left",r.fillText(C,l?n:0,2*A),r.restore()}function IH(H,{limits:C},{font:V,ground:L}){let{ctx:M,bbox:r}=H,i=devicePixelRatio,A=C.map(x=>({...x,y:H.valToPos(x.value,"y",!0)})).sort((x,d)=>x.y-d.y),n=r.left+r.width;M.font=V.replace("12px",`${11*i}px`),M.textAlign="right";let l=-1/0;for(let{y:x,color:d,label:m}of A){M.strokeStyle=d,M.lineWidth=i,M.setLineDash([6*i,4*i]),M.beginPath(),M.moveTo(r.left,x),M.lineTo(n,x),M.stroke();let s=x-14*i>=Math.max(l,r.top);l=s?x:x+14*i,M.fillStyle=d,M.textBaseline=s?"bottom":"top",M.setLineDash([]),M.lineWidth=4*i,M.strokeStyle=L;let Z=[n-6*i,x+(s?-2:2)*i];M.strokeText(m,...Z),M.fillText(m,...Z)}}function E6(H,C,V,L){let{ctx:M,bbox:r}=H,i=devicePixelRatio,{soft:A,hand:n}=V;$H(H,C,V),M.save(),M.beginPath(),M.rect(r.left,r.top,r.width,r.height),M.clip();let l=(x,d,m)=>{let s=H.valToPos(x,"x",!0);M.strokeStyle=d,M.lineWidth=i,M.setLineDash(m.map(Z=>Z*i)),M.beginPath(),M.moveTo(s,r.top),M.lineTo(s,r.top+r.height),M.stroke()};IH(H,C,V),C.now!==void 0&&l(C.now,A,[3,3]),L!==void 0&&l(L,n,[]),M.setLineDash([]);for(let x of C.marks){let d=H.valToPos(x.at,"x",!0);M.fillStyle=x.color,M.beginPath(),M.arc(d,r.top+r.height-6*i,4*i,0,2*Math.PI),M.fill()}M.restore()}var _6=E1`
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
  .legend i.limit {
    border-top: 1px dashed;
    border-radius: 0;
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
`;var N6=H=>H?84:56;var QH=48,x7=class extends b2{constructor(){super();this.shape="";this.height=280,this.table=!1,this.plain=!1}static{this.properties={app:{attribute:!1},model:{attribute:!1},words:{attribute:!1},height:{type:Number},cursorAt:{attribute:!1},plain:{type:Boolean},table:{state:!0}}}static{this.styles=[_3,E1`
      ${R3(P6)}
    `,_6]}connectedCallback(){super.connectedCallback(),this.watch=new ResizeObserver(()=>this.resize()),this.watch.observe(this)}disconnectedCallback(){super.disconnectedCallback(),this.watch?.disconnect(),this.plot?.destroy(),this.plot=void 0,this.shape=""}render(){let{app:V,model:L}=this;return $`<div class="canvas" role="img" aria-label=${L.summary}><div class="tip"></div></div>
      ${this.plain?K:$`<div class="legend">
            ${L.lines.map(M=>$`<span><i style="border-color:${M.color};${M.dash?"border-top-style:dashed":""}"></i>${M.label}</span>`)}
            ${L.bands.map(M=>$`<span><i class="band" style="background:${M.color}"></i>${M.label}</span>`)}
            ${L.limits.map(M=>$`<span><i class="limit" style="border-color:${M.color}"></i>${M.label}</span>`)}
            <button class="more" aria-expanded=${this.table} @click=${()=>this.table=!this.table}>${V.t(this.table?"hide_table":"show_table")}</button>
          </div>`}
      ${this.table?this.rows():K}`}rows(){let{app:V,model:L}=this,M=r=>Math.max(1,Math.ceil(r/QH));return $`<div class="rows" tabindex="0" role="region" aria-label=${V.t("show_table")}>
      ${L.lines.map(r=>$`<table>
          <caption class="sr">${r.label}</caption>
          <thead><tr><th scope="col">${V.t("time")}</th><th scope="col">${r.label}</th></tr></thead>
          <tbody>
            ${r.times.map((i,A)=>A%M(r.times.length)?K:$`<tr><td>${V.format.short(i)}</td><td class="num">${this.value(r.values[A]??null)}</td></tr>`)}
          </tbody>
        </table>`)}
    </div>`}value(V){return V==null?"–":this.model.states?this.model.states[Math.round(V)]??"–":this.app.format.quantity(V,this.model.unit)}updated(V){V.has("model")||V.has("words")||V.has("height")?this.draw():V.has("cursorAt")&&this.plot?.redraw(!1,!1)}resize(){let V=this.clientWidth;this.plot&&V&&Math.abs(this.plot.width-V)>1?this.plot.setSize({width:V,height:this.height}):!this.plot&&V&&this.draw()}draw(){let V=this.renderRoot.querySelector(".canvas"),L=this.clientWidth;if(!V||!this.model||!L)return;let M=this.model,r=JSON.stringify([M.lines.map(A=>[A.label,A.color,A.step,A.dash,A.dots]),M.bands.map(A=>[A.label,A.color]),M.unit,M.states,this.height,this.app.format.zone,this.app.format.language,getComputedStyle(this).color]),i=F6(M);if(this.plot&&r===this.shape){this.plot.setData(i,!1),this.scale();return}this.plot?.destroy(),this.shape=r,this.plot=new f1(this.options(L),i,V),this.scale()}scale(){let{model:V,plot:L}=this;L&&L.setScale("x",{min:V.start,max:V.end})}options(V){let L=getComputedStyle(this),M=(s,Z)=>L.getPropertyValue(s).trim()||Z,r=M("--secondary-text-color","#5e5e5e"),i=M("--divider-color","rgba(128,128,128,.2)"),A=`12px ${L.fontFamily}`,{model:n}=this,l=f1.paths.stepped?.({align:1}),x=[{}];for(let s of n.lines)x.push({label:s.label,stroke:s.color,width:s.dots?0:s.width??2,spanGaps:!1,points:s.dots?{show:!0,size:5,fill:s.color}:{show:!1},...s.dash?{dash:s.dash}:{},...s.step&&l?{paths:l}:{}});let d=[];for(let s of n.bands){let Z=x.length;for(let O of["high","low"])x.push({label:`${s.label} ${O}`,stroke:"transparent",width:0,points:{show:!1}});d.push({series:[Z,Z+1],fill:s.color})}let m=n.states;return{width:V,height:this.height,tzDate:s=>f1.tzDate(new Date(s*1e3),this.app.format.zone),series:x,bands:d,legend:{show:!1},padding:[n.unit&&!m?26:12,24,0,0],cursor:{points:{show:!1},drag:{x:!0,y:!1,setScale:!0}},scales:{x:{time:!0},y:{range:(s,Z,O)=>m?[-.3,m.length-.7]:T6(Z,O,this.model.limits.map(B=>B.value),this.model.unit,this.model.count)}},axes:[{stroke:r,font:A,grid:{stroke:i,width:1},ticks:{show:!1},space:64,size:40,values:(s,Z)=>Z.map((O,B)=>this.app.format.tick(O,Z[B-1]))},{stroke:r,font:A,grid:{stroke:i,width:1},ticks:{show:!1},size:N6(m!==void 0),...m?{splits:()=>m.map((s,Z)=>Z)}:{},values:(s,Z)=>Z.map(O=>m?B6(m[Math.round(O)]??""):this.app.format.number(O,2))}],hooks:{drawClear:[s=>D6(s,this.model,i)],draw:[s=>E6(s,this.model,{soft:r,font:A,ground:M("--card-background-color","#fff"),hand:M("--error-color","#db4437")},this.cursorAt)],setCursor:[s=>this.tip(s)]}}}tip(V){let L=this.renderRoot.querySelector(".tip");if(!L)return;let{left:M,idx:r}=V.cursor;if(M===void 0||M<0||r===null||r===void 0){L.style.display="none";return}let i=V.posToVal(M,"x"),A=[];for(let x of this.model.lines){let d=H0(x,i);d!==void 0&&A.push([x.label,this.value(d)])}for(let x of this.model.bands){let d=R6(x,i);d&&A.push([x.label,`${this.value(d[0])} – ${this.value(d[1])}`])}let n=this.model.end-this.model.start;for(let x of this.model.marks)Math.abs(x.at-i)<n/80&&A.push([this.app.format.time(x.at),x.label]);L.replaceChildren(...[[this.app.format.short(i)],...A].map((x,d)=>{let m=document.createElement("div");return m.textContent=x.join(": "),d||(m.style.fontWeight="500"),m})),L.style.display="block";let l=this.clientWidth-L.offsetWidth-8;L.style.left=`${Math.max(4,Math.min(M+68,l))}px`,L.style.top="14px"}};customElements.get("dt-chart")??customElements.define("dt-chart",x7);function eM(H,C,V){let L=document.createElement("dialog"),M=document.createElement("form");M.method="dialog",M.className="content";let r=document.createElement("header");r.textContent=V.title,r.id="dt-ask-title";let i=document.createElement(V.verbatim?"pre":"p");i.textContent=V.text,M.append(r,i);let A;if(V.input){let d=document.createElement("label");d.className="field",V.input.lines?(A=document.createElement("textarea"),A.rows=V.input.lines,A.spellcheck=!1):(A=document.createElement("input"),A.type=V.input.type??"text"),A.value=V.input.value??"",A.required=!0,d.append(V.input.label,A),M.append(d)}let n=document.createElement("div");n.className="actions";let l=document.createElement("button");l.type="button",l.textContent=H.t("cancel");let x=document.createElement("button");return x.className="filled",x.value="yes",x.textContent=V.yes,n.append(l,x),M.append(n),L.setAttribute("aria-labelledby",r.id),L.append(M),C.append(L),new Promise(d=>{l.addEventListener("click",()=>L.close()),L.addEventListener("close",()=>{d(L.returnValue==="yes"?A?.value??"":void 0),L.remove()}),L.showModal()})}function tM(H,C){H.dispatchEvent(new CustomEvent("hass-notification",{detail:{message:C},bubbles:!0,composed:!0}))}function v7(H,C){let V=new Set(C);for(let L of H)typeof L=="string"&&V.add(L);return V.has("on")||V.has("off")?(V.delete("off"),V.delete("on"),["off","on",...V]):[...V]}function _2(H,C){return H.map(V=>{if(typeof V=="number")return V;if(V===null||!C)return null;let L=C.indexOf(V);return L<0?null:L})}function aM(H){let{app:C,history:V,forecast:L,live:M,accent:r}=H,i=Date.now()/1e3,A=(V?.quantity??L?.quantity)==="number",n=[...V?.reported?.values??[],...L?.values??[],...M.map(c=>c.value)],l=A?void 0:v7(n,V?.options??[]),x=[],d=[],m=[...V?.reported?.times??[]],s=_2(V?.reported?.values??[],l);for(let c of M)c.at>(m.at(-1)??0)&&(m.push(c.at),s.push(_2([c.value],l)[0]??null));m.length&&(m.push(Math.max(i,m.at(-1))),s.push(s.at(-1)??null),x.push({label:C.t("reported"),color:M9,times:m,values:s,step:!A||m.length<40&&A,width:2}));let Z=V?.foretold;Z?.values?.length&&A&&(x.push({label:C.t("foretold"),color:R2(r,.75),times:Z.times,values:_2(Z.values,void 0),dash:[4,4],width:1.5}),d.push({label:C.t("foretold_band"),color:R2(r,.1),times:Z.times,low:_2(Z.low??[],void 0),high:_2(Z.high??[],void 0)})),Z?.probability&&V?.quantity==="binary"&&l?.join()==="off,on"&&x.push({label:C.t("foretold_chance"),color:R2(r,.75),times:Z.times,values:Z.probability,dash:[4,4],width:1.5});let O=i+300;if(L?.times.length){let c=i+H.ahead,T=L.times.filter(k=>k<=c).length||L.times.length,f=L.times.slice(0,T);if(O=Math.max(O,f.at(-1)??O),x.push({label:C.t("forecast"),color:r,times:f,values:_2(L.values.slice(0,T),l),step:!A,width:2.5}),L.bands){let k=j=>(L.bands?.[j]??[]).slice(0,T);d.push({label:C.t("band",{percent:90}),color:R2(r,.16),times:f,low:k("low90"),high:k("high90")}),d.push({label:C.t("band",{percent:50}),color:R2(r,.28),times:f,low:k("low50"),high:k("high50")})}let U=L.probability?.on??L.probability?.locked;l?.length===2&&U&&x.push({label:C.t("probability"),color:R2(r,.6),times:f,values:U.slice(0,T),dash:[2,3],width:1.5})}let B=[...(V?.snapshots??[]).map(c=>({at:c.at,color:"#8a8a8a88",label:C.t("snapshot")})),...H.events.map(c=>({at:Date.parse(c.time)/1e3,color:c.severity==="high"||c.severity==="critical"?"#db4437":c.severity?"#ffa600":r,label:c.text}))].filter(c=>c.at>=H.start),_=L?.values.at(-1)??null;return{lines:x,bands:d,marks:B,limits:A?H.limits:[],unit:V?.unit??L?.unit??null,...l?{states:l.map(c=>C.words(H.entityId,c,null))}:{},now:i,start:H.start,end:O,summary:C.t("chart_summary",{name:H.name,value:C.words(H.entityId,M.at(-1)?.value??V?.reported?.values.at(-1),V?.unit??null),later:L?.times.length?C.format.short(L.times.at(-1)):"–",expected:C.words(H.entityId,_,L?.unit??null)})}}var W6=H=>Date.parse(H.time)/1e3;function xM(H,C,V,L,M){let r=V.channels[L],i=r?.course;if(!r||!i?.length)return;let A=typeof i[0]?.value=="number",n=r.baseline??[],l=A?void 0:v7([...i,...n].map(s=>s.value),[]),x=i.map(W6),d={lines:[{label:H.t("with_changes"),color:M,times:x,values:_2(i.map(s=>s.value),l),width:2.5,step:!A}],bands:[],marks:[],limits:[],unit:r.unit,start:x[0],end:x.at(-1),summary:V.summary,...l?{states:l.map(s=>H.words(C,s,null))}:{}};n.length&&d.lines.unshift({label:H.t("without_changes"),color:e9,times:n.map(W6),values:_2(n.map(s=>s.value),l),dash:[5,4],width:1.5,step:!A});let m=(s,Z,O,B)=>{i.some(_=>_[s]===void 0)||d.bands.push({label:H.t("band",{percent:O}),color:R2(M,B),times:x,low:i.map(_=>_[s]??null),high:i.map(_=>_[Z]??null)})};return A&&(m("low90","high90",90,.16),m("low50","high50",50,.28)),d}function vM(H){let C=Object.keys(H.channels).filter(V=>H.channels[V]?.course?.length);return C.find(V=>H.channels[V]?.baseline&&typeof H.channels[V]?.end=="number")??C.find(V=>H.channels[V]?.baseline)??C[0]}function sM(H,C){return C.hazards.length?$`<ul class="plain">${C.hazards.map(V=>$`<li>${_0(o3(V.severity,V.probability),W4,$`<div class="row"><b class="grow">${H.hazard(V.hazard)}</b><span class="badge">${H.option("severity",V.severity)}</span><span class="num">${H.format.percent(V.probability)}</span></div>
        <div>${V.reason}</div><div class="soft small">${H.format.short(Date.parse(V.at)/1e3)}</div>`)}</li>`)}</ul>`:K}function uM(H){return H.alternative?_0("good",R4,H.alternative.text):K}var KH={alarm:$4,battery:c4,binary_sensor:g4,cover:S4,fan:k4,garage_door:y4,humidifier:v4,light:F4,lock:D4,media_player:f4,number:E4,plug:_4,pv:z4,select:w4,sensor:P4,siren:h4,thermostat:U4,vacuum:N4,valve:Q4,water_heater:K4};function $6(H){return KH[H]??O4}var I6=["","warn","bad"];function qH(H){return[...H].sort((C,V)=>I6.indexOf(V.kind)-I6.indexOf(C.kind))}function fM(H,C){let V=(H?.hazards??[]).map(M=>({ids:M.twins,text:M.reason,at:M.at,kind:o3(M.severity,M.probability)})),L=[...C].flatMap(([M,r])=>r.risks.map(i=>({ids:[M],text:i.text,at:0,kind:o3("medium",i.probability)})));return qH([...V,...L])}function jH(H){let C=H.filter(r=>r!==null);if(C.length<2)return K;let V=Math.min(...C),L=Math.max(...C)-V||1,M=C.map((r,i)=>`${i/(C.length-1)*56+2},${18-(r-V)/L*16}`);return $`<svg class="way" viewBox="0 0 60 20" aria-hidden="true">${B3`<polyline points=${M.join(" ")}></polyline>`}</svg>`}function z6(H){return typeof H=="number"?"":"cut"}var s7=class extends b2{static{this.properties={app:{attribute:!1},twinId:{attribute:!1},tile:{attribute:!1},words:{attribute:!1}}}static{this.styles=[_3,E1`
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
      }
      .value.cut {
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
      .sort {
        grid-column: 2 / span 2;
        white-space: nowrap;
      }
      /* In a narrow place the name has a row of its own, so that it is not cut after its first letters. */
      @container (max-width: 260px) {
        .way {
          display: none;
        }
        .name {
          grid-column: 2 / span 2;
        }
        .sort {
          grid-column: 2;
          grid-row: 2;
          overflow: hidden;
          text-overflow: ellipsis;
        }
        .next span {
          overflow: hidden;
          text-overflow: ellipsis;
        }
        .value {
          grid-column: 3;
          grid-row: 2;
          font-size: 16px;
        }
      }
    `]}render(){let{app:C,tile:V}=this,L=V.diverged?E0(V.severity)||"warn":"";return $`<a class="card plain" href=${C.place(`twin/${this.twinId}`,V.entity_id)} @click=${J4}>
      <span class="kind ${L}">${k2($6(V.kind))}</span>
      <span class="name cut">${V.name}</span>
      <span class="value num ${z6(V.value)}">${C.words(V.entity_id,V.value,V.unit)}</span>
      <span class="sort soft small">${C.option("kind",V.kind)}</span>
      <span class="next num small" style="grid-column:1/-1">${this.next()}</span>
      <span class="foot" style="grid-column:1/-1">${this.foot()}</span>
    </a>`}next(){let{app:C,tile:V}=this,L=V.forecast;if(!L)return $`<span class="soft">${C.t(V.learned?"no_forecast":"still_learning")}</span>`;let M=C.words(V.entity_id,L.value,V.unit),r=L.low!==void 0&&L.high!==void 0?$`<span class="soft">± ${C.format.number((L.high-L.low)/2,1)}</span>`:L.probability!==void 0&&L.probability!==null?$`<span class="soft">${C.format.percent(L.probability)}</span>`:K;return $`<span class="soft">${C.format.time(L.at)}</span>${k2(Z4,"s turns")}
      <span class=${z6(L.value)}>${M}</span>${r}${L.way?jH(L.way):K}`}foot(){let{app:C,tile:V}=this;return $`<span class="dot ${C9(V.health)}"></span>
      <span class="health">${V.health===null?C.t("health_unknown"):C.t("health_is",{score:C.format.number(V.health,0)})}</span>
      <span aria-hidden="true">·</span><span class="cut">${C.option("trust",V.trust)}</span>
      ${V.diverged?$`<span class="badge ${E0(V.severity)||"warn"}" style="margin-inline-start:auto">${k2(s4,"s")}${C.t("diverges")}</span>`:V.status==="following"?K:$`<span class="badge" style="margin-inline-start:auto">${V.status==="sandbox"?k2(G4,"s"):V.status==="asleep"?k2(I4,"s"):K}${C.value("status",V.status)}</span>`}`}};customElements.get("dt-tile")??customElements.define("dt-tile",s7);var TM={scenarios:[],quantities:{},home:{circuits:{},hubs:[],zones:[]}};var G6=class{constructor(C,V){this.most=C;this.fetch=V;this.all=[];this.asked=Date.now()/1e3}clear(){this.all=[],this.asked=Date.now()/1e3}add(C){this.all=[...this.all,{at:Date.now()/1e3,value:C}],this.all.length>2*this.most&&(this.all=this.all.filter((V,L)=>L%2===0))}look(){let C=Date.now()/1e3-this.asked;C<3600&&(this.all.length<this.most||C<60)||(this.asked=Date.now()/1e3,this.fetch())}fetched(C){let V=C.reported?.times.at(-1)??0;this.all=this.all.filter(L=>L.at>V),this.asked=Date.now()/1e3}};var YH="#43a047",JH="#c77700",XH={temperature:"target_temperature",humidity:"target_humidity"};function DM(H,{channels:C,limits:V},L){let M=C[L]?.unit??null,r=new Map,i=(n,l,x)=>{let d=r.get(n);d?d.names.push(l):r.set(n,{names:[l],color:x})},A=C[XH[L]??""]?.value;typeof A=="number"&&i(A,H.t("wanted"),YH);for(let{name:n,value:l}of V[L]??[])i(l,H.value("limit",n),JH);return[...r].map(([n,{names:l,color:x}])=>({value:n,label:`${l.join(" · ")} ${H.format.quantity(n,M)}`,color:x}))}function Z7(H,C){let V=new Intl.DateTimeFormat("en-US",{timeZone:C,hourCycle:"h23",year:"numeric",month:"2-digit",day:"2-digit",hour:"2-digit",minute:"2-digit",second:"2-digit"}).formatToParts(H),L=M=>Number(V.find(r=>r.type===M)?.value);return Date.UTC(L("year"),L("month")-1,L("day"),L("hour"),L("minute"),L("second"))-Math.floor(H/1e3)*1e3}function u7(H,C){let V=Date.parse(`${C}Z`),L=V-Z7(V,H);return(V-Z7(L,H))/1e3}function U6(H,C){return new Date(C*1e3+Z7(C*1e3,H)).toISOString().slice(0,16)}function Q6(H,C,V=Date.now()/1e3){let L=U6(C,V).slice(0,10),M=u7(C,`${L}T${H.slice(0,5)}`),r=u7(C,`${U6(C,u7(C,`${L}T12:00`)+86400).slice(0,10)}T${H.slice(0,5)}`);return Math.max(0,(M>=V?M:r)-V)||0}var CV=["action","set","environment","fault","outage","occupancy","load"],WM={name:"",scenario:"",parameters:{},changes:[],hours:24,rest:{}},HV=["name","scenario","parameters","changes","horizon"],K6={weeks:604800,days:86400,hours:3600,minutes:60,seconds:1,milliseconds:.001},VV={w:604800,d:86400,h:3600,min:60,m:60,s:1};function q6(H){let C=Math.max(0,Math.round(H));return[Math.floor(C/3600),Math.floor(C%3600/60),C%60].map(V=>String(V).padStart(2,"0")).join(":")}function Q5(H){if(typeof H=="number")return H;if(H&&typeof H=="object"){let M=Object.entries(H);return M.length&&M.every(([r,i])=>r in K6&&typeof i=="number")?M.reduce((r,[i,A])=>r+K6[i]*A,0):void 0}let C=String(H??"").trim(),V=/^(\d{1,3}):(\d{2})(?::(\d{2}(?:\.\d+)?))?$/.exec(C);if(V)return Number(V[1])*3600+Number(V[2])*60+Number(V[3]??0);let L=[...C.matchAll(/(\d+(?:\.\d+)?)\s*(min|[wdhms])\s*/g)];return L.length&&L.map(M=>M[0]).join("").trim()===C?L.reduce((M,r)=>M+Number(r[1])*VV[r[2]],0):C&&Number.isFinite(Number(C))?Number(C):void 0}function LV(H,C=H.name){let V={};return C&&(V.name=C),H.scenario&&(V.scenario=H.scenario,Object.keys(H.parameters).length&&(V.parameters=H.parameters)),(H.changes.length||!H.scenario)&&(V.changes=[...H.changes].sort((L,M)=>L.at-M.at).map(L=>({at:L.written??q6(L.at),...L.lasts===null?{}:{for:q6(L.lasts)},...L.words}))),V.horizon={hours:H.hours},{...V,...H.rest}}function MV(H,C,V){let L=CV.find(x=>x in H);if(!L)return[];let{at:M=0,for:r,...i}=H,A=Q5(M),n=M&&typeof M=="object"?M.time:void 0,l=A??(typeof n=="string"?Q6(n,V):Math.max(0,Date.parse(String(M))/1e3-Date.now()/1e3||0));return[{key:C,kind:L,at:l,lasts:Q5(r)??null,words:i,...A===void 0?{written:M}:{}}]}function eV(H,C,V=""){let L=Array.isArray(H.changes)?H.changes:[];return{name:V||String(H.name??""),scenario:typeof H.scenario=="string"?H.scenario:"",parameters:H.parameters??{},hours:(Q5(H.horizon)??86400)/3600,changes:L.flatMap((M,r)=>MV(M,r+1,C)),rest:Object.fromEntries(Object.entries(H).filter(([M])=>!HV.includes(M)))}}function $M(H){return btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(LV(H))))).replaceAll("+","-").replaceAll("/","_").replaceAll("=","")}function IM(H,C){try{let V=Uint8Array.from(atob(H.replaceAll("-","+").replaceAll("_","/")),L=>L.charCodeAt(0));return eV(JSON.parse(new TextDecoder().decode(V)),C)}catch{return}}var V0=[3,6,12,24,48,72,168],qM=E1`
  .top {
    display: grid;
    gap: 12px;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr));
    align-items: end;
  }
`;function jM(H){return V0.find(C=>C*3600>=H)??168}function YM(H){let{app:C,draft:V,library:L,stored:M}=H,r=L.scenarios.find(d=>d.id===V.scenario),i=Object.keys(M.saved),A=M.scenarios.filter(d=>d.kind==="scenario"),n=d=>{let[m="",...s]=d.target.value.split(":");H.pick(m,s.join(":"))},l=i.includes(V.name),x=V0.includes(V.hours)?V0:[...V0,V.hours].sort((d,m)=>d-m);return $`<div class="top">
    <label class="field">${C.t("begin_with")}
      <select @change=${n}>
        ${H.ownChanges===!1?K:$`<option value="" ?selected=${!V.scenario&&!l}>${C.t("own_changes")}</option>`}
        <optgroup label=${C.t("library")}>${L.scenarios.map(d=>$`<option value="library:${d.id}" ?selected=${!l&&d.id===V.scenario}>${C.value("scenario",d.id)}</option>`)}</optgroup>
        ${i.length?$`<optgroup label=${C.t("saved")}>${i.map(d=>$`<option value="saved:${d}" ?selected=${d===V.name}>${d}</option>`)}</optgroup>`:K}
        ${A.length?$`<optgroup label=${C.t("recent")}>${A.map(d=>$`<option value="result:${d.scenario_id}">${C.format.short(Date.parse(d.time)/1e3)} · ${C.value("scenario",d.name)}</option>`)}</optgroup>`:K}
      </select></label>
    ${l&&H.forget?$`<button style="justify-self:start" @click=${()=>H.forget?.(V.name)}>${k2(b4,"s")}${C.t("forget_saved")}</button>`:K}
    <label class="field">${C.t("horizon")}
      <select @change=${d=>H.change({hours:Number(d.target.value)})}>
        ${x.map(d=>$`<option value=${d} ?selected=${d===V.hours}>${C.format.duration(d*3600)}</option>`)}
      </select></label>
    ${r?r.parameters.map(d=>tV(H,d)):K}
  </div>`}function rV({app:H,library:C},V){if(V==="circuit")return Object.entries(C.home.circuits);if(V==="hub")return C.home.hubs.map(L=>[L,L]);if(V==="zone")return C.home.zones.map(L=>[L,H.area(L)])}function tV(H,C){let{app:V,draft:L,tiles:M}=H,r=L.parameters[C.name],i=m=>{let s={...L.parameters,[C.name]:m};(m===""||m===void 0)&&delete s[C.name],H.change({parameters:s})},A=V.value("parameter",C.name),n=m=>m.target.value,l=(m,s)=>i(n(m)===""?"":s(Number(n(m)))),x=(m,s,Z)=>$`<label class="field">${A}<select @change=${O=>i(n(O))}>${Z===void 0?K:$`<option value="">${Z}</option>`}${m.map(([O,B])=>$`<option value=${O} ?selected=${O===s}>${B}</option>`)}</select></label>`,d=rV(H,C.name);switch(C.sort){case"choice":return x(C.options.map(m=>[m,V.value("option",m)]),String(r??C.default));case"twin":return x(M.map(m=>[m.entity_id,m.name]),String(r??""),V.t("found_by_itself"));case"number":return $`<label class="field">${C.unit?`${A} (${C.unit.replace("1/kWh",`${V.hass.config.currency??""}/kWh`)})`:A}<input type="number" min=${C.lower} max=${C.upper} step="any" .value=${String(r??C.default??"")} @change=${m=>l(m,s=>s)} /></label>`;case"duration":{let m=(Q5(r??C.default)??0)/3600;return $`<label class="field">${A} (h)<input type="number" min=${C.lower/3600} max=${C.upper/3600} step="any" .value=${m?String(m):""} @change=${s=>l(s,Z=>({hours:Z}))} /></label>`}case"moment":{let m=Math.round((Q5(r??C.default)??0)/60);return $`<label class="field">${V.t("after")}<input type="number" min="0" max=${C.upper/60} step="5" .value=${String(m)} @change=${s=>l(s,Z=>({minutes:Z}))} /></label>`}default:return d?x(d,String(r??""),V.t(C.name==="circuit"?"all_of_them":"found_by_itself")):$`<label class="field">${A}<input .value=${String(r??"")} @change=${m=>i(n(m))} /></label>`}}export{E1 as a,$ as b,B3 as c,t5 as d,K as e,oV as f,b2 as g,x4 as h,u4 as i,gV as j,OV as k,bV as l,kV as m,wV as n,yV as o,PV as p,BV as q,TV as r,FV as s,RV as t,DV as u,O4 as v,EV as w,_V as x,b4 as y,NV as z,WV as A,$V as B,IV as C,zV as D,GV as E,UV as F,T4 as G,R4 as H,QV as I,KV as J,qV as K,jV as L,YV as M,JV as N,XV as O,CL as P,HL as Q,VL as R,LL as S,ML as T,eL as U,W4 as V,rL as W,tL as X,iL as Y,oL as Z,aL as _,AL as $,nL as aa,dL as ba,D0 as ca,Y4 as da,_8 as ea,J4 as fa,N8 as ga,X4 as ha,cL as ia,k2 as ja,E3 as ka,gL as la,E0 as ma,o3 as na,C9 as oa,_0 as pa,_3 as qa,_L as ra,R2 as sa,e9 as ta,NL as ua,N6 as va,eM as wa,tM as xa,v7 as ya,_2 as za,aM as Aa,xM as Ba,vM as Ca,sM as Da,uM as Ea,$6 as Fa,qH as Ga,fM as Ha,TM as Ia,G6 as Ja,DM as Ka,CV as La,WM as Ma,Q5 as Na,LV as Oa,eV as Pa,$M as Qa,IM as Ra,qM as Sa,jM as Ta,YM as Ua};
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
