var q3=globalThis,Y3=q3.ShadowRoot&&(q3.ShadyCSS===void 0||q3.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,M7=Symbol(),N4=new WeakMap,h3=class{constructor(V,C,H){if(this._$cssResult$=!0,H!==M7)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=V,this.t=C}get styleSheet(){let V=this.o,C=this.t;if(Y3&&V===void 0){let H=C!==void 0&&C.length===1;H&&(V=N4.get(C)),V===void 0&&((this.o=V=new CSSStyleSheet).replaceSync(this.cssText),H&&N4.set(C,V))}return V}toString(){return this.cssText}},J3=e=>new h3(typeof e=="string"?e:e+"",void 0,M7),s1=(e,...V)=>{let C=e.length===1?e[0]:V.reduce((H,L,M)=>H+(r=>{if(r._$cssResult$===!0)return r.cssText;if(typeof r=="number")return r;throw Error("Value passed to 'css' function must be a 'css' function result: "+r+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(L)+e[M+1],e[0]);return new h3(C,e,M7)},W4=(e,V)=>{if(Y3)e.adoptedStyleSheets=V.map(C=>C instanceof CSSStyleSheet?C:C.styleSheet);else for(let C of V){let H=document.createElement("style"),L=q3.litNonce;L!==void 0&&H.setAttribute("nonce",L),H.textContent=C.cssText,e.appendChild(H)}},r7=Y3?e=>e:e=>e instanceof CSSStyleSheet?(V=>{let C="";for(let H of V.cssRules)C+=H.cssText;return J3(C)})(e):e;var{is:TC,defineProperty:PC,getOwnPropertyDescriptor:BC,getOwnPropertyNames:_C,getOwnPropertySymbols:RC,getPrototypeOf:FC}=Object,X3=globalThis,I4=X3.trustedTypes,$C=I4?I4.emptyScript:"",EC=X3.reactiveElementPolyfillSupport,f3=(e,V)=>e,t7={toAttribute(e,V){switch(V){case Boolean:e=e?$C:null;break;case Object:case Array:e=e==null?e:JSON.stringify(e)}return e},fromAttribute(e,V){let C=e;switch(V){case Boolean:C=e!==null;break;case Number:C=e===null?null:Number(e);break;case Object:case Array:try{C=JSON.parse(e)}catch{C=null}}return C}},G4=(e,V)=>!TC(e,V),z4={attribute:!0,type:String,converter:t7,reflect:!1,useDefault:!1,hasChanged:G4};Symbol.metadata??=Symbol("metadata"),X3.litPropertyMetadata??=new WeakMap;var j2=class extends HTMLElement{static addInitializer(V){this._$Ei(),(this.l??=[]).push(V)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(V,C=z4){if(C.state&&(C.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(V)&&((C=Object.create(C)).wrapped=!0),this.elementProperties.set(V,C),!C.noAccessor){let H=Symbol(),L=this.getPropertyDescriptor(V,H,C);L!==void 0&&PC(this.prototype,V,L)}}static getPropertyDescriptor(V,C,H){let{get:L,set:M}=BC(this.prototype,V)??{get(){return this[C]},set(r){this[C]=r}};return{get:L,set(r){let o=L?.call(this);M?.call(this,r),this.requestUpdate(V,o,H)},configurable:!0,enumerable:!0}}static getPropertyOptions(V){return this.elementProperties.get(V)??z4}static _$Ei(){if(this.hasOwnProperty(f3("elementProperties")))return;let V=FC(this);V.finalize(),V.l!==void 0&&(this.l=[...V.l]),this.elementProperties=new Map(V.elementProperties)}static finalize(){if(this.hasOwnProperty(f3("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(f3("properties"))){let C=this.properties,H=[..._C(C),...RC(C)];for(let L of H)this.createProperty(L,C[L])}let V=this[Symbol.metadata];if(V!==null){let C=litPropertyMetadata.get(V);if(C!==void 0)for(let[H,L]of C)this.elementProperties.set(H,L)}this._$Eh=new Map;for(let[C,H]of this.elementProperties){let L=this._$Eu(C,H);L!==void 0&&this._$Eh.set(L,C)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(V){let C=[];if(Array.isArray(V)){let H=new Set(V.flat(1/0).reverse());for(let L of H)C.unshift(r7(L))}else V!==void 0&&C.push(r7(V));return C}static _$Eu(V,C){let H=C.attribute;return H===!1?void 0:typeof H=="string"?H:typeof V=="string"?V.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(V=>this.enableUpdating=V),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(V=>V(this))}addController(V){(this._$EO??=new Set).add(V),this.renderRoot!==void 0&&this.isConnected&&V.hostConnected?.()}removeController(V){this._$EO?.delete(V)}_$E_(){let V=new Map,C=this.constructor.elementProperties;for(let H of C.keys())this.hasOwnProperty(H)&&(V.set(H,this[H]),delete this[H]);V.size>0&&(this._$Ep=V)}createRenderRoot(){let V=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return W4(V,this.constructor.elementStyles),V}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(V=>V.hostConnected?.())}enableUpdating(V){}disconnectedCallback(){this._$EO?.forEach(V=>V.hostDisconnected?.())}attributeChangedCallback(V,C,H){this._$AK(V,H)}_$ET(V,C){let H=this.constructor.elementProperties.get(V),L=this.constructor._$Eu(V,H);if(L!==void 0&&H.reflect===!0){let M=(H.converter?.toAttribute!==void 0?H.converter:t7).toAttribute(C,H.type);this._$Em=V,M==null?this.removeAttribute(L):this.setAttribute(L,M),this._$Em=null}}_$AK(V,C){let H=this.constructor,L=H._$Eh.get(V);if(L!==void 0&&this._$Em!==L){let M=H.getPropertyOptions(L),r=typeof M.converter=="function"?{fromAttribute:M.converter}:M.converter?.fromAttribute!==void 0?M.converter:t7;this._$Em=L;let o=r.fromAttribute(C,M.type);this[L]=o??this._$Ej?.get(L)??o,this._$Em=null}}requestUpdate(V,C,H,L=!1,M){if(V!==void 0){let r=this.constructor;if(L===!1&&(M=this[V]),H??=r.getPropertyOptions(V),!((H.hasChanged??G4)(M,C)||H.useDefault&&H.reflect&&M===this._$Ej?.get(V)&&!this.hasAttribute(r._$Eu(V,H))))return;this.C(V,C,H)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(V,C,{useDefault:H,reflect:L,wrapped:M},r){H&&!(this._$Ej??=new Map).has(V)&&(this._$Ej.set(V,r??C??this[V]),M!==!0||r!==void 0)||(this._$AL.has(V)||(this.hasUpdated||H||(C=void 0),this._$AL.set(V,C)),L===!0&&this._$Em!==V&&(this._$Eq??=new Set).add(V))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(C){Promise.reject(C)}let V=this.scheduleUpdate();return V!=null&&await V,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[L,M]of this._$Ep)this[L]=M;this._$Ep=void 0}let H=this.constructor.elementProperties;if(H.size>0)for(let[L,M]of H){let{wrapped:r}=M,o=this[L];r!==!0||this._$AL.has(L)||o===void 0||this.C(L,void 0,M,o)}}let V=!1,C=this._$AL;try{V=this.shouldUpdate(C),V?(this.willUpdate(C),this._$EO?.forEach(H=>H.hostUpdate?.()),this.update(C)):this._$EM()}catch(H){throw V=!1,this._$EM(),H}V&&this._$AE(C)}willUpdate(V){}_$AE(V){this._$EO?.forEach(C=>C.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(V)),this.updated(V)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(V){return!0}update(V){this._$Eq&&=this._$Eq.forEach(C=>this._$ET(C,this[C])),this._$EM()}updated(V){}firstUpdated(V){}};j2.elementStyles=[],j2.shadowRootOptions={mode:"open"},j2[f3("elementProperties")]=new Map,j2[f3("finalized")]=new Map,EC?.({ReactiveElement:j2}),(X3.reactiveElementVersions??=[]).push("2.1.2");var o7=globalThis,U4=e=>e,C0=o7.trustedTypes,Q4=C0?C0.createPolicy("lit-html",{createHTML:e=>e}):void 0,a7="$lit$",q2=`lit$${Math.random().toFixed(9).slice(2)}$`,A7="?"+q2,DC=`<${A7}>`,h5=document,O3=()=>h5.createComment(""),w3=e=>e===null||typeof e!="object"&&typeof e!="function",n7=Array.isArray,X4=e=>n7(e)||typeof e?.[Symbol.iterator]=="function",i7=`[ 	
\f\r]`,g3=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,K4=/-->/g,j4=/>/g,Z5=RegExp(`>|${i7}(?:([^\\s"'>=/]+)(${i7}*=${i7}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),q4=/'/g,Y4=/"/g,C9=/^(?:script|style|textarea|title)$/i,l7=e=>(V,...C)=>({_$litType$:e,strings:V,values:C}),m=l7(1),J2=l7(2),dL=l7(3),Y2=Symbol.for("lit-noChange"),f=Symbol.for("lit-nothing"),J4=new WeakMap,S5=h5.createTreeWalker(h5,129);function H9(e,V){if(!n7(e)||!e.hasOwnProperty("raw"))throw Error("invalid template strings array");return Q4!==void 0?Q4.createHTML(V):V}var V9=(e,V)=>{let C=e.length-1,H=[],L,M=V===2?"<svg>":V===3?"<math>":"",r=g3;for(let o=0;o<C;o++){let a=e[o],l,v,d=-1,p=0;for(;p<a.length&&(r.lastIndex=p,v=r.exec(a),v!==null);)p=r.lastIndex,r===g3?v[1]==="!--"?r=K4:v[1]!==void 0?r=j4:v[2]!==void 0?(C9.test(v[2])&&(L=RegExp("</"+v[2],"g")),r=Z5):v[3]!==void 0&&(r=Z5):r===Z5?v[0]===">"?(r=L??g3,d=-1):v[1]===void 0?d=-2:(d=r.lastIndex-v[2].length,l=v[1],r=v[3]===void 0?Z5:v[3]==='"'?Y4:q4):r===Y4||r===q4?r=Z5:r===K4||r===j4?r=g3:(r=Z5,L=void 0);let u=r===Z5&&e[o+1].startsWith("/>")?" ":"";M+=r===g3?a+DC:d>=0?(H.push(l),a.slice(0,d)+a7+a.slice(d)+q2+u):a+q2+(d===-2?o:u)}return[H9(e,M+(e[C]||"<?>")+(V===2?"</svg>":V===3?"</math>":"")),H]},b3=class e{constructor({strings:V,_$litType$:C},H){let L;this.parts=[];let M=0,r=0,o=V.length-1,a=this.parts,[l,v]=V9(V,C);if(this.el=e.createElement(l,H),S5.currentNode=this.el.content,C===2||C===3){let d=this.el.content.firstChild;d.replaceWith(...d.childNodes)}for(;(L=S5.nextNode())!==null&&a.length<o;){if(L.nodeType===1){if(L.hasAttributes())for(let d of L.getAttributeNames())if(d.endsWith(a7)){let p=v[r++],u=L.getAttribute(d).split(q2),Z=/([.?@])?(.*)/.exec(p);a.push({type:1,index:M,name:Z[2],strings:u,ctor:Z[1]==="."?V0:Z[1]==="?"?L0:Z[1]==="@"?e0:g5}),L.removeAttribute(d)}else d.startsWith(q2)&&(a.push({type:6,index:M}),L.removeAttribute(d));if(C9.test(L.tagName)){let d=L.textContent.split(q2),p=d.length-1;if(p>0){L.textContent=C0?C0.emptyScript:"";for(let u=0;u<p;u++)L.append(d[u],O3()),S5.nextNode(),a.push({type:2,index:++M});L.append(d[p],O3())}}}else if(L.nodeType===8)if(L.data===A7)a.push({type:2,index:M});else{let d=-1;for(;(d=L.data.indexOf(q2,d+1))!==-1;)a.push({type:7,index:M}),d+=q2.length-1}M++}}static createElement(V,C){let H=h5.createElement("template");return H.innerHTML=V,H}};function f5(e,V,C=e,H){if(V===Y2)return V;let L=H!==void 0?C._$Co?.[H]:C._$Cl,M=w3(V)?void 0:V._$litDirective$;return L?.constructor!==M&&(L?._$AO?.(!1),M===void 0?L=void 0:(L=new M(e),L._$AT(e,C,H)),H!==void 0?(C._$Co??=[])[H]=L:C._$Cl=L),L!==void 0&&(V=f5(e,L._$AS(e,V.values),L,H)),V}var H0=class{constructor(V,C){this._$AV=[],this._$AN=void 0,this._$AD=V,this._$AM=C}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(V){let{el:{content:C},parts:H}=this._$AD,L=(V?.creationScope??h5).importNode(C,!0);S5.currentNode=L;let M=S5.nextNode(),r=0,o=0,a=H[0];for(;a!==void 0;){if(r===a.index){let l;a.type===2?l=new C3(M,M.nextSibling,this,V):a.type===1?l=new a.ctor(M,a.name,a.strings,this,V):a.type===6&&(l=new M0(M,this,V)),this._$AV.push(l),a=H[++o]}r!==a?.index&&(M=S5.nextNode(),r++)}return S5.currentNode=h5,L}p(V){let C=0;for(let H of this._$AV)H!==void 0&&(H.strings!==void 0?(H._$AI(V,H,C),C+=H.strings.length-2):H._$AI(V[C])),C++}},C3=class e{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(V,C,H,L){this.type=2,this._$AH=f,this._$AN=void 0,this._$AA=V,this._$AB=C,this._$AM=H,this.options=L,this._$Cv=L?.isConnected??!0}get parentNode(){let V=this._$AA.parentNode,C=this._$AM;return C!==void 0&&V?.nodeType===11&&(V=C.parentNode),V}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(V,C=this){V=f5(this,V,C),w3(V)?V===f||V==null||V===""?(this._$AH!==f&&this._$AR(),this._$AH=f):V!==this._$AH&&V!==Y2&&this._(V):V._$litType$!==void 0?this.$(V):V.nodeType!==void 0?this.T(V):X4(V)?this.k(V):this._(V)}O(V){return this._$AA.parentNode.insertBefore(V,this._$AB)}T(V){this._$AH!==V&&(this._$AR(),this._$AH=this.O(V))}_(V){this._$AH!==f&&w3(this._$AH)?this._$AA.nextSibling.data=V:this.T(h5.createTextNode(V)),this._$AH=V}$(V){let{values:C,_$litType$:H}=V,L=typeof H=="number"?this._$AC(V):(H.el===void 0&&(H.el=b3.createElement(H9(H.h,H.h[0]),this.options)),H);if(this._$AH?._$AD===L)this._$AH.p(C);else{let M=new H0(L,this),r=M.u(this.options);M.p(C),this.T(r),this._$AH=M}}_$AC(V){let C=J4.get(V.strings);return C===void 0&&J4.set(V.strings,C=new b3(V)),C}k(V){n7(this._$AH)||(this._$AH=[],this._$AR());let C=this._$AH,H,L=0;for(let M of V)L===C.length?C.push(H=new e(this.O(O3()),this.O(O3()),this,this.options)):H=C[L],H._$AI(M),L++;L<C.length&&(this._$AR(H&&H._$AB.nextSibling,L),C.length=L)}_$AR(V=this._$AA.nextSibling,C){for(this._$AP?.(!1,!0,C);V!==this._$AB;){let H=U4(V).nextSibling;U4(V).remove(),V=H}}setConnected(V){this._$AM===void 0&&(this._$Cv=V,this._$AP?.(V))}},g5=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(V,C,H,L,M){this.type=1,this._$AH=f,this._$AN=void 0,this.element=V,this.name=C,this._$AM=L,this.options=M,H.length>2||H[0]!==""||H[1]!==""?(this._$AH=Array(H.length-1).fill(new String),this.strings=H):this._$AH=f}_$AI(V,C=this,H,L){let M=this.strings,r=!1;if(M===void 0)V=f5(this,V,C,0),r=!w3(V)||V!==this._$AH&&V!==Y2,r&&(this._$AH=V);else{let o=V,a,l;for(V=M[0],a=0;a<M.length-1;a++)l=f5(this,o[H+a],C,a),l===Y2&&(l=this._$AH[a]),r||=!w3(l)||l!==this._$AH[a],l===f?V=f:V!==f&&(V+=(l??"")+M[a+1]),this._$AH[a]=l}r&&!L&&this.j(V)}j(V){V===f?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,V??"")}},V0=class extends g5{constructor(){super(...arguments),this.type=3}j(V){this.element[this.name]=V===f?void 0:V}},L0=class extends g5{constructor(){super(...arguments),this.type=4}j(V){this.element.toggleAttribute(this.name,!!V&&V!==f)}},e0=class extends g5{constructor(V,C,H,L,M){super(V,C,H,L,M),this.type=5}_$AI(V,C=this){if((V=f5(this,V,C,0)??f)===Y2)return;let H=this._$AH,L=V===f&&H!==f||V.capture!==H.capture||V.once!==H.once||V.passive!==H.passive,M=V!==f&&(H===f||L);L&&this.element.removeEventListener(this.name,this,H),M&&this.element.addEventListener(this.name,this,V),this._$AH=V}handleEvent(V){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,V):this._$AH.handleEvent(V)}},M0=class{constructor(V,C,H){this.element=V,this.type=6,this._$AN=void 0,this._$AM=C,this.options=H}get _$AU(){return this._$AM._$AU}_$AI(V){f5(this,V)}},L9={M:a7,P:q2,A:A7,C:1,L:V9,R:H0,D:X4,V:f5,I:C3,H:g5,N:L0,U:e0,B:V0,F:M0},NC=o7.litHtmlPolyfillSupport;NC?.(b3,C3),(o7.litHtmlVersions??=[]).push("3.3.3");var e9=(e,V,C)=>{let H=C?.renderBefore??V,L=H._$litPart$;if(L===void 0){let M=C?.renderBefore??null;H._$litPart$=L=new C3(V.insertBefore(O3(),M),M,void 0,C??{})}return L._$AI(e),L};var d7=globalThis,l1=class extends j2{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let V=super.createRenderRoot();return this.renderOptions.renderBefore??=V.firstChild,V}update(V){let C=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(V),this._$Do=e9(C,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return Y2}};l1._$litElement$=!0,l1.finalized=!0,d7.litElementHydrateSupport?.({LitElement:l1});var WC=d7.litElementPolyfillSupport;WC?.({LitElement:l1});(d7.litElementVersions??=[]).push("4.2.2");var t5="M6 8C6 5.79 7.79 4 10 4S14 5.79 14 8 12.21 12 10 12 6 10.21 6 8M12 18.2C12 17.24 12.5 16.34 13.2 15.74V15.5C13.2 15.11 13.27 14.74 13.38 14.38C12.35 14.14 11.21 14 10 14C5.58 14 2 15.79 2 18V20H12V18.2M22 18.3V21.8C22 22.4 21.4 23 20.7 23H15.2C14.6 23 14 22.4 14 21.7V18.2C14 17.6 14.6 17 15.2 17V15.5C15.2 14.1 16.6 13 18 13C19.4 13 20.8 14.1 20.8 15.5V17C21.4 17 22 17.6 22 18.3M19.5 15.5C19.5 14.7 18.8 14.2 18 14.2C17.2 14.2 16.5 14.7 16.5 15.5V17H19.5V15.5Z";var M9="M11 9C8.79 9 7 10.79 7 13S8.79 17 11 17 15 15.21 15 13 13.21 9 11 9M11 15C9.9 15 9 14.11 9 13S9.9 11 11 11 13 11.9 13 13 12.11 15 11 15M7 4H14C16.21 4 18 5.79 18 8V9H16V8C16 6.9 15.11 6 14 6H7C5.9 6 5 6.9 5 8V20H16V18H18V22H3V8C3 5.79 4.79 4 7 4M19 10.5C19 10.5 21 12.67 21 14C21 15.1 20.1 16 19 16S17 15.1 17 14C17 12.67 19 10.5 19 10.5";var r9="M13,13H11V7H13M13,17H11V15H13M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2Z";var K1="M11,15H13V17H11V15M11,7H13V13H11V7M12,2C6.47,2 2,6.5 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M12,20A8,8 0 0,1 4,12A8,8 0 0,1 12,4A8,8 0 0,1 20,12A8,8 0 0,1 12,20Z";var t9="M20,11V13H8L13.5,18.5L12.08,19.92L4.16,12L12.08,4.08L13.5,5.5L8,11H20Z";var i9="M4,11V13H16L10.5,18.5L11.92,19.92L19.84,12L11.92,4.08L10.5,5.5L16,11H4Z";var o9="M16.67,4H15V2H9V4H7.33A1.33,1.33 0 0,0 6,5.33V20.67C6,21.4 6.6,22 7.33,22H16.67A1.33,1.33 0 0,0 18,20.67V5.33C18,4.6 17.4,4 16.67,4Z";var a9="M10,21H14A2,2 0 0,1 12,23A2,2 0 0,1 10,21M21,19V20H3V19L5,17V11C5,7.9 7.03,5.17 10,4.29C10,4.19 10,4.1 10,4A2,2 0 0,1 12,2A2,2 0 0,1 14,4C14,4.1 14,4.19 14,4.29C16.97,5.17 19,7.9 19,11V17L21,19M17,11A5,5 0 0,0 12,6A5,5 0 0,0 7,11V18H17V11M9,9V11H12.24L9,13.7V16H15V14H11.76L15,11.3V9H9Z";var A9="M20 19V3H4V19H2V21H22V19H20M16 9H18V11H16V9M14 11H6V9H14V11M18 7H16V5H18V7M14 5V7H6V5H14M6 19V13H14V14.82C13.55 15.14 13.25 15.66 13.25 16.25C13.25 17.22 14.03 18 15 18S16.75 17.22 16.75 16.25C16.75 15.66 16.45 15.13 16 14.82V13H18V19H6Z";var n9="M12,8H4A2,2 0 0,0 2,10V14A2,2 0 0,0 4,16H5V20A1,1 0 0,0 6,21H8A1,1 0 0,0 9,20V16H12L17,20V4L12,8M21.5,12C21.5,13.71 20.54,15.26 19,16V8C20.53,8.75 21.5,10.3 21.5,12Z";var l9="M20,4H16.83L15,2H9L7.17,4H4A2,2 0 0,0 2,6V18A2,2 0 0,0 4,20H20A2,2 0 0,0 22,18V6A2,2 0 0,0 20,4M20,18H4V6H8.05L9.88,4H14.12L15.95,6H20V18M12,7A5,5 0 0,0 7,12A5,5 0 0,0 12,17A5,5 0 0,0 17,12A5,5 0 0,0 12,7M12,15A3,3 0 0,1 9,12A3,3 0 0,1 12,9A3,3 0 0,1 15,12A3,3 0 0,1 12,15Z";var d9="M1,10V12A9,9 0 0,1 10,21H12C12,14.92 7.07,10 1,10M1,14V16A5,5 0 0,1 6,21H8A7,7 0 0,0 1,14M1,18V21H4A3,3 0 0,0 1,18M21,3H3C1.89,3 1,3.89 1,5V8H3V5H21V19H14V21H21A2,2 0 0,0 23,19V5C23,3.89 22.1,3 21,3Z";var O5="M21,7L9,19L3.5,13.5L4.91,12.09L9,16.17L19.59,5.59L21,7Z",r0="M0.41,13.41L6,19L7.41,17.58L1.83,12M22.24,5.58L11.66,16.17L7.5,12L6.07,13.41L11.66,19L23.66,7M18,7L16.59,5.58L10.24,11.93L11.66,13.34L18,7Z";var t0="M12 2C6.5 2 2 6.5 2 12S6.5 22 12 22 22 17.5 22 12 17.5 2 12 2M12 20C7.59 20 4 16.41 4 12S7.59 4 12 4 20 7.59 20 12 16.41 20 12 20M16.59 7.58L10 14.17L7.41 11.59L6 13L10 17L18 9L16.59 7.58Z";var p9="M20,12A8,8 0 0,1 12,20A8,8 0 0,1 4,12A8,8 0 0,1 12,4C12.76,4 13.5,4.11 14.2,4.31L15.77,2.74C14.61,2.26 13.34,2 12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12M7.91,10.08L6.5,11.5L11,16L21,6L19.59,4.58L11,13.17L7.91,10.08Z";var m9="M15.41,16.58L10.83,12L15.41,7.41L14,6L8,12L14,18L15.41,16.58Z";var s9="M8.59,16.58L13.17,12L8.59,7.41L10,6L16,12L10,18L8.59,16.58Z";var v9="M19,6.41L17.59,5L12,10.59L6.41,5L5,6.41L10.59,12L5,17.59L6.41,19L12,13.41L17.59,19L19,17.59L13.41,12L19,6.41Z";var x9="M12,8A4,4 0 0,1 16,12A4,4 0 0,1 12,16A4,4 0 0,1 8,12A4,4 0 0,1 12,8M12,10A2,2 0 0,0 10,12A2,2 0 0,0 12,14A2,2 0 0,0 14,12A2,2 0 0,0 12,10M10,22C9.75,22 9.54,21.82 9.5,21.58L9.13,18.93C8.5,18.68 7.96,18.34 7.44,17.94L4.95,18.95C4.73,19.03 4.46,18.95 4.34,18.73L2.34,15.27C2.21,15.05 2.27,14.78 2.46,14.63L4.57,12.97L4.5,12L4.57,11L2.46,9.37C2.27,9.22 2.21,8.95 2.34,8.73L4.34,5.27C4.46,5.05 4.73,4.96 4.95,5.05L7.44,6.05C7.96,5.66 8.5,5.32 9.13,5.07L9.5,2.42C9.54,2.18 9.75,2 10,2H14C14.25,2 14.46,2.18 14.5,2.42L14.87,5.07C15.5,5.32 16.04,5.66 16.56,6.05L19.05,5.05C19.27,4.96 19.54,5.05 19.66,5.27L21.66,8.73C21.79,8.95 21.73,9.22 21.54,9.37L19.43,11L19.5,12L19.43,13L21.54,14.63C21.73,14.78 21.79,15.05 21.66,15.27L19.66,18.73C19.54,18.95 19.27,19.04 19.05,18.95L16.56,17.95C16.04,18.34 15.5,18.68 14.87,18.93L14.5,21.58C14.46,21.82 14.25,22 14,22H10M11.25,4L10.88,6.61C9.68,6.86 8.62,7.5 7.85,8.39L5.44,7.35L4.69,8.65L6.8,10.2C6.4,11.37 6.4,12.64 6.8,13.8L4.68,15.36L5.43,16.66L7.86,15.62C8.63,16.5 9.68,17.14 10.87,17.38L11.24,20H12.76L13.13,17.39C14.32,17.14 15.37,16.5 16.14,15.62L18.57,16.66L19.32,15.36L17.2,13.81C17.6,12.64 17.6,11.37 17.2,10.2L19.31,8.65L18.56,7.35L16.15,8.39C15.38,7.5 14.32,6.86 13.12,6.62L12.75,4H11.25Z";var i0="M11,17H4A2,2 0 0,1 2,15V3A2,2 0 0,1 4,1H16V3H4V15H11V13L15,16L11,19V17M19,21V7H8V13H6V7A2,2 0 0,1 8,5H19A2,2 0 0,1 21,7V21A2,2 0 0,1 19,23H8A2,2 0 0,1 6,21V19H8V21H19Z";var u9="M14,14H16L12,10L8,14H10V18H14V14M6,7H18V19C18,19.5 17.8,20 17.39,20.39C17,20.8 16.5,21 16,21H8C7.5,21 7,20.8 6.61,20.39C6.2,20 6,19.5 6,19V7M19,4V6H5V4H8.5L9.5,3H14.5L15.5,4H19Z";var c9="M3 6H21V4H3C1.9 4 1 4.9 1 6V18C1 19.1 1.9 20 3 20H7V18H3V6M13 12H9V13.78C8.39 14.33 8 15.11 8 16C8 16.89 8.39 17.67 9 18.22V20H13V18.22C13.61 17.67 14 16.88 14 16S13.61 14.33 13 13.78V12M11 17.5C10.17 17.5 9.5 16.83 9.5 16S10.17 14.5 11 14.5 12.5 15.17 12.5 16 11.83 17.5 11 17.5M22 8H16C15.5 8 15 8.5 15 9V19C15 19.5 15.5 20 16 20H22C22.5 20 23 19.5 23 19V9C23 8.5 22.5 8 22 8M21 18H17V10H21V18Z";var Z9="M12,16A2,2 0 0,1 14,18A2,2 0 0,1 12,20A2,2 0 0,1 10,18A2,2 0 0,1 12,16M12,10A2,2 0 0,1 14,12A2,2 0 0,1 12,14A2,2 0 0,1 10,12A2,2 0 0,1 12,10M12,4A2,2 0 0,1 14,6A2,2 0 0,1 12,8A2,2 0 0,1 10,6A2,2 0 0,1 12,4Z";var S9="M12,11A1,1 0 0,0 11,12A1,1 0 0,0 12,13A1,1 0 0,0 13,12A1,1 0 0,0 12,11M12.5,2C17,2 17.11,5.57 14.75,6.75C13.76,7.24 13.32,8.29 13.13,9.22C13.61,9.42 14.03,9.73 14.35,10.13C18.05,8.13 22.03,8.92 22.03,12.5C22.03,17 18.46,17.1 17.28,14.73C16.78,13.74 15.72,13.3 14.79,13.11C14.59,13.59 14.28,14 13.88,14.34C15.87,18.03 15.08,22 11.5,22C7,22 6.91,18.42 9.27,17.24C10.25,16.75 10.69,15.71 10.89,14.79C10.4,14.59 9.97,14.27 9.65,13.87C5.96,15.85 2,15.07 2,11.5C2,7 5.56,6.89 6.74,9.26C7.24,10.25 8.29,10.68 9.22,10.87C9.41,10.39 9.73,9.97 10.14,9.65C8.15,5.96 8.94,2 12.5,2Z";var h9="M7,5H21V7H7V5M7,13V11H21V13H7M4,4.5A1.5,1.5 0 0,1 5.5,6A1.5,1.5 0 0,1 4,7.5A1.5,1.5 0 0,1 2.5,6A1.5,1.5 0 0,1 4,4.5M4,10.5A1.5,1.5 0 0,1 5.5,12A1.5,1.5 0 0,1 4,13.5A1.5,1.5 0 0,1 2.5,12A1.5,1.5 0 0,1 4,10.5M7,19V17H21V19H7M4,16.5A1.5,1.5 0 0,1 5.5,18A1.5,1.5 0 0,1 4,19.5A1.5,1.5 0 0,1 2.5,18A1.5,1.5 0 0,1 4,16.5Z";var f9="M19,20H17V11H7V20H5V9L12,5L19,9V20M8,12H16V14H8V12M8,15H16V17H8V15M16,18V20H8V18H16Z";var g9="M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M12,4A8,8 0 0,1 20,12C20,14.4 19,16.5 17.3,18C15.9,16.7 14,16 12,16C10,16 8.2,16.7 6.7,18C5,16.5 4,14.4 4,12A8,8 0 0,1 12,4M14,5.89C13.62,5.9 13.26,6.15 13.1,6.54L11.81,9.77L11.71,10C11,10.13 10.41,10.6 10.14,11.26C9.73,12.29 10.23,13.45 11.26,13.86C12.29,14.27 13.45,13.77 13.86,12.74C14.12,12.08 14,11.32 13.57,10.76L13.67,10.5L14.96,7.29L14.97,7.26C15.17,6.75 14.92,6.17 14.41,5.96C14.28,5.91 14.15,5.89 14,5.89M10,6A1,1 0 0,0 9,7A1,1 0 0,0 10,8A1,1 0 0,0 11,7A1,1 0 0,0 10,6M7,9A1,1 0 0,0 6,10A1,1 0 0,0 7,11A1,1 0 0,0 8,10A1,1 0 0,0 7,9M17,9A1,1 0 0,0 16,10A1,1 0 0,0 17,11A1,1 0 0,0 18,10A1,1 0 0,0 17,9Z";var o0="M21 7C21 5.62 19.88 4.5 18.5 4.5C18.33 4.5 18.16 4.5 18 4.55V4C18 2.62 16.88 1.5 15.5 1.5C15.27 1.5 15.04 1.53 14.83 1.59C14.46 .66 13.56 0 12.5 0C11.27 0 10.25 .89 10.04 2.06C9.87 2 9.69 2 9.5 2C8.12 2 7 3.12 7 4.5V10.39C6.66 10.08 6.24 9.85 5.78 9.73L5 9.5C4.18 9.29 3.31 9.61 2.82 10.35C2.44 10.92 2.42 11.66 2.67 12.3L5.23 18.73C6.5 21.91 9.57 24 13 24C17.42 24 21 20.42 21 16V7M19 16C19 19.31 16.31 22 13 22C10.39 22 8.05 20.41 7.09 18L4.5 11.45L5 11.59C5.5 11.71 5.85 12.05 6 12.5L7 15H9V4.5C9 4.22 9.22 4 9.5 4S10 4.22 10 4.5V12H12V2.5C12 2.22 12.22 2 12.5 2S13 2.22 13 2.5V12H15V4C15 3.72 15.22 3.5 15.5 3.5S16 3.72 16 4V12H18V7C18 6.72 18.22 6.5 18.5 6.5S19 6.72 19 7V16Z";var O9="M7.5,4A5.5,5.5 0 0,0 2,9.5C2,10 2.09,10.5 2.22,11H6.3L7.57,7.63C7.87,6.83 9.05,6.75 9.43,7.63L11.5,13L12.09,11.58C12.22,11.25 12.57,11 13,11H21.78C21.91,10.5 22,10 22,9.5A5.5,5.5 0 0,0 16.5,4C14.64,4 13,4.93 12,6.34C11,4.93 9.36,4 7.5,4V4M3,12.5A1,1 0 0,0 2,13.5A1,1 0 0,0 3,14.5H5.44L11,20C12,20.9 12,20.9 13,20L18.56,14.5H21A1,1 0 0,0 22,13.5A1,1 0 0,0 21,12.5H13.4L12.47,14.8C12.07,15.81 10.92,15.67 10.55,14.83L8.5,9.5L7.54,11.83C7.39,12.21 7.05,12.5 6.6,12.5H3Z";var a0="M11 15.5H12.5V17H11V15.5M12 6.95C14.7 7.06 15.87 9.78 14.28 11.81C13.86 12.31 13.19 12.64 12.85 13.07C12.5 13.5 12.5 14 12.5 14.5H11C11 13.65 11 12.94 11.35 12.44C11.68 11.94 12.35 11.64 12.77 11.31C14 10.18 13.68 8.59 12 8.46C11.18 8.46 10.5 9.13 10.5 9.97H9C9 8.3 10.35 6.95 12 6.95M12 2C11.5 2 11 2.19 10.59 2.59L2.59 10.59C1.8 11.37 1.8 12.63 2.59 13.41L10.59 21.41C11.37 22.2 12.63 22.2 13.41 21.41L21.41 13.41C22.2 12.63 22.2 11.37 21.41 10.59L13.41 2.59C13 2.19 12.5 2 12 2M12 4L20 12L12 20L4 12Z";var w9="M13.5,8H12V13L16.28,15.54L17,14.33L13.5,12.25V8M13,3A9,9 0 0,0 4,12H1L4.96,16.03L9,12H6A7,7 0 0,1 13,5A7,7 0 0,1 20,12A7,7 0 0,1 13,19C11.07,19 9.32,18.21 8.06,16.94L6.64,18.36C8.27,20 10.5,21 13,21A9,9 0 0,0 22,12A9,9 0 0,0 13,3";var b9="M22.11 21.46L2.39 1.73L1.11 3L6.27 8.16L2 12H5V20H11V14H12.11L13 14.89V20H18.11L20.84 22.73L22.11 21.46M9 12V18H7V10.19L7.68 9.57L10.11 12H9M15 18V16.89L16.11 18H15M10.36 7.16L8.95 5.75L12 3L22 12H19V15.8L17 13.8V10.19L12 5.69L10.36 7.16Z";var A0="M4,1C2.89,1 2,1.89 2,3V7C2,8.11 2.89,9 4,9H1V11H13V9H10C11.11,9 12,8.11 12,7V3C12,1.89 11.11,1 10,1H4M4,3H10V7H4V3M14,13C12.89,13 12,13.89 12,15V19C12,20.11 12.89,21 14,21H11V23H23V21H20C21.11,21 22,20.11 22,19V15C22,13.89 21.11,13 20,13H14M3.88,13.46L2.46,14.88L4.59,17L2.46,19.12L3.88,20.54L6,18.41L8.12,20.54L9.54,19.12L7.41,17L9.54,14.88L8.12,13.46L6,15.59L3.88,13.46M14,15H20V19H14V15Z";var k9="M12,2A7,7 0 0,0 5,9C5,11.38 6.19,13.47 8,14.74V17A1,1 0 0,0 9,18H15A1,1 0 0,0 16,17V14.74C17.81,13.47 19,11.38 19,9A7,7 0 0,0 12,2M9,21A1,1 0 0,0 10,22H14A1,1 0 0,0 15,21V20H9V21Z";var n0="M20,11H23V13H20V11M1,11H4V13H1V11M13,1V4H11V1H13M4.92,3.5L7.05,5.64L5.63,7.05L3.5,4.93L4.92,3.5M16.95,5.63L19.07,3.5L20.5,4.93L18.37,7.05L16.95,5.63M12,6A6,6 0 0,1 18,12C18,14.22 16.79,16.16 15,17.2V19A1,1 0 0,1 14,20H10A1,1 0 0,1 9,19V17.2C7.21,16.16 6,14.22 6,12A6,6 0 0,1 12,6M14,21V22A1,1 0 0,1 13,23H11A1,1 0 0,1 10,22V21H14M11,18H13V15.87C14.73,15.43 16,13.86 16,12A4,4 0 0,0 12,8A4,4 0 0,0 8,12C8,13.86 9.27,15.43 11,15.87V18Z";var y9="M17,7H13V8.9H17C18.71,8.9 20.1,10.29 20.1,12C20.1,13.43 19.12,14.63 17.79,15L19.25,16.44C20.88,15.61 22,13.95 22,12A5,5 0 0,0 17,7M16,11H13.81L15.81,13H16V11M2,4.27L5.11,7.38C3.29,8.12 2,9.91 2,12A5,5 0 0,0 7,17H11V15.1H7C5.29,15.1 3.9,13.71 3.9,12C3.9,10.41 5.11,9.1 6.66,8.93L8.73,11H8V13H10.73L13,15.27V17H14.73L18.74,21L20,19.74L3.27,3L2,4.27Z";var T9="M10.59,13.41C11,13.8 11,14.44 10.59,14.83C10.2,15.22 9.56,15.22 9.17,14.83C7.22,12.88 7.22,9.71 9.17,7.76V7.76L12.71,4.22C14.66,2.27 17.83,2.27 19.78,4.22C21.73,6.17 21.73,9.34 19.78,11.29L18.29,12.78C18.3,11.96 18.17,11.14 17.89,10.36L18.36,9.88C19.54,8.71 19.54,6.81 18.36,5.64C17.19,4.46 15.29,4.46 14.12,5.64L10.59,9.17C9.41,10.34 9.41,12.24 10.59,13.41M13.41,9.17C13.8,8.78 14.44,8.78 14.83,9.17C16.78,11.12 16.78,14.29 14.83,16.24V16.24L11.29,19.78C9.34,21.73 6.17,21.73 4.22,19.78C2.27,17.83 2.27,14.66 4.22,12.71L5.71,11.22C5.7,12.04 5.83,12.86 6.11,13.65L5.64,14.12C4.46,15.29 4.46,17.19 5.64,18.36C6.81,19.54 8.71,19.54 9.88,18.36L13.41,14.83C14.59,13.66 14.59,11.76 13.41,10.59C13,10.2 13,9.56 13.41,9.17Z";var P9="M12,17A2,2 0 0,0 14,15C14,13.89 13.1,13 12,13A2,2 0 0,0 10,15A2,2 0 0,0 12,17M18,8A2,2 0 0,1 20,10V20A2,2 0 0,1 18,22H6A2,2 0 0,1 4,20V10C4,8.89 4.9,8 6,8H7V6A5,5 0 0,1 12,1A5,5 0 0,1 17,6V8H18M12,3A3,3 0 0,0 9,6V8H15V6A3,3 0 0,0 12,3Z";var p7="M9.5,3A6.5,6.5 0 0,1 16,9.5C16,11.11 15.41,12.59 14.44,13.73L14.71,14H15.5L20.5,19L19,20.5L14,15.5V14.71L13.73,14.44C12.59,15.41 11.11,16 9.5,16A6.5,6.5 0 0,1 3,9.5A6.5,6.5 0 0,1 9.5,3M9.5,5C7,5 5,7 5,9.5C5,12 7,14 9.5,14C12,14 14,12 14,9.5C14,7 12,5 9.5,5Z";var B9="M3,6H21V8H3V6M3,11H21V13H3V11M3,16H21V18H3V16Z";var l0="M22 10V13.81C21.39 13.46 20.72 13.22 20 13.09V12H4V20H13.09C13.21 20.72 13.46 21.39 13.81 22H4C2.9 22 2 21.11 2 20V10H22M16.71 7.07L13.97 3.54L12 3.93L14.75 7.46L16.71 7.07M21.62 6.1L20.84 2.18L16.91 2.96L19.65 6.5L21.62 6.1M11.81 8.05L9.07 4.5L7.1 4.91L9.85 8.44L11.81 8.05M4.16 5.5L3.18 5.69C2.1 5.9 1.39 6.96 1.61 8.04L2 10L6.9 9.03L4.16 5.5M17 22L22 19L17 16V22Z";var _9="M4,17V9H2V7H6V17H4M22,15C22,16.11 21.1,17 20,17H16V15H20V13H18V11H20V9H16V7H20A2,2 0 0,1 22,9V10.5A1.5,1.5 0 0,1 20.5,12A1.5,1.5 0 0,1 22,13.5V15M14,15V17H8V13C8,11.89 8.9,11 10,11H12V9H8V7H12A2,2 0 0,1 14,9V11C14,12.11 13.1,13 12,13H10V15H14Z";var R9="M14,19H18V5H14M6,19H10V5H6V19Z";var d0="M8,5.14V19.14L19,12.14L8,5.14Z";var m7="M19,13H13V19H11V13H5V11H11V5H13V11H19V13Z";var F9="M4.22 2A2.22 2.22 0 0 0 2 4.22V19.78C2 21 3 22 4.22 22H19.78A2.22 2.22 0 0 0 22 19.78V4.22C22 3 21 2 19.78 2H4.22M11 4.07V6H13V4.07A8 8 0 0 1 20 12A8 8 0 0 1 13 19.93V18H11V19.93A8 8 0 0 1 4 12A8 8 0 0 1 11 4.07M7.5 10.5A1.5 1.5 0 0 0 6 12C6 12.83 6.66 13.5 7.5 13.5A1.5 1.5 0 0 0 9 12A1.5 1.5 0 0 0 7.5 10.5M16.5 10.5A1.5 1.5 0 0 0 15 12A1.5 1.5 0 0 0 16.5 13.5A1.5 1.5 0 0 0 18 12A1.5 1.5 0 0 0 16.5 10.5Z";var $9="M19.07,4.93L17.66,6.34C19.1,7.79 20,9.79 20,12A8,8 0 0,1 12,20A8,8 0 0,1 4,12C4,7.92 7.05,4.56 11,4.07V6.09C8.16,6.57 6,9.03 6,12A6,6 0 0,0 12,18A6,6 0 0,0 18,12C18,10.34 17.33,8.84 16.24,7.76L14.83,9.17C15.55,9.9 16,10.9 16,12A4,4 0 0,1 12,16A4,4 0 0,1 8,12C8,10.14 9.28,8.59 11,8.14V10.28C10.4,10.63 10,11.26 10,12A2,2 0 0,0 12,14A2,2 0 0,0 14,12C14,11.26 13.6,10.62 13,10.28V2H12A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12C22,9.24 20.88,6.74 19.07,4.93Z";var s7="M17.65,6.35C16.2,4.9 14.21,4 12,4A8,8 0 0,0 4,12A8,8 0 0,0 12,20C15.73,20 18.84,17.45 19.73,14H17.65C16.83,16.33 14.61,18 12,18A6,6 0 0,1 6,12A6,6 0 0,1 12,6C13.66,6 15.14,6.69 16.22,7.78L13,11H20V4L17.65,6.35Z";var E9="M17.5 15.5C17.5 16.61 16.61 17.5 15.5 17.5S13.5 16.61 13.5 15.5 14.4 13.5 15.5 13.5 17.5 14.4 17.5 15.5M8.5 13.5C7.4 13.5 6.5 14.4 6.5 15.5S7.4 17.5 8.5 17.5 10.5 16.61 10.5 15.5 9.61 13.5 8.5 13.5M23 15V18C23 18.55 22.55 19 22 19H21V20C21 21.11 20.11 22 19 22H5C3.9 22 3 21.11 3 20V19H2C1.45 19 1 18.55 1 18V15C1 14.45 1.45 14 2 14H3C3 10.13 6.13 7 10 7H11V5.73C10.4 5.39 10 4.74 10 4C10 2.9 10.9 2 12 2S14 2.9 14 4C14 4.74 13.6 5.39 13 5.73V7H14C17.87 7 21 10.13 21 14H22C22.55 14 23 14.45 23 15M21 16H19V14C19 11.24 16.76 9 14 9H10C7.24 9 5 11.24 5 14V16H3V17H5V20H19V17H21V16Z",D9="M12,2C14.65,2 17.19,3.06 19.07,4.93L17.65,6.35C16.15,4.85 14.12,4 12,4C9.88,4 7.84,4.84 6.35,6.35L4.93,4.93C6.81,3.06 9.35,2 12,2M3.66,6.5L5.11,7.94C4.39,9.17 4,10.57 4,12A8,8 0 0,0 12,20A8,8 0 0,0 20,12C20,10.57 19.61,9.17 18.88,7.94L20.34,6.5C21.42,8.12 22,10.04 22,12A10,10 0 0,1 12,22A10,10 0 0,1 2,12C2,10.04 2.58,8.12 3.66,6.5M12,6A6,6 0 0,1 18,12C18,13.59 17.37,15.12 16.24,16.24L14.83,14.83C14.08,15.58 13.06,16 12,16C10.94,16 9.92,15.58 9.17,14.83L7.76,16.24C6.63,15.12 6,13.59 6,12A6,6 0 0,1 12,6M12,8A1,1 0 0,0 11,9A1,1 0 0,0 12,10A1,1 0 0,0 13,9A1,1 0 0,0 12,8Z";var N9="M12 3L1 9L5 11.18V17.18L12 21L19 17.18V11.18L21 10.09V17H23V9L12 3M18.82 9L12 12.72L5.18 9L12 5.28L18.82 9M17 16L12 18.72L7 16V12.27L12 15L17 12.27V16Z";var H3="M21,11C21,16.55 17.16,21.74 12,23C6.84,21.74 3,16.55 3,11V5L12,1L21,5V11M12,21C15.75,20 19,15.54 19,11.22V6.3L12,3.18L5,6.3V11.22C5,15.54 8.25,20 12,21M11,7H13V13H11V7M11,15H13V17H11V15Z";var W9="M11,13H13V16H16V11H18L12,6L6,11H8V16H11V13M12,1L21,5V11C21,16.55 17.16,21.74 12,23C6.84,21.74 3,16.55 3,11V5L12,1Z";var I9="M16,18H18V6H16M6,18L14.5,12L6,6V18Z";var z9="M6,18V6H8V18H6M9.5,12L18,6V18L9.5,12Z";var G9="M23,12H17V10L20.39,6H17V4H23V6L19.62,10H23V12M15,16H9V14L12.39,10H9V8H15V10L11.62,14H15V16M7,20H1V18L4.39,14H1V12H7V14L3.62,18H7V20Z";var v7="M20.79,13.95L18.46,14.57L16.46,13.44V10.56L18.46,9.43L20.79,10.05L21.31,8.12L19.54,7.65L20,5.88L18.07,5.36L17.45,7.69L15.45,8.82L13,7.38V5.12L14.71,3.41L13.29,2L12,3.29L10.71,2L9.29,3.41L11,5.12V7.38L8.5,8.82L6.5,7.69L5.92,5.36L4,5.88L4.47,7.65L2.7,8.12L3.22,10.05L5.55,9.43L7.55,10.56V13.45L5.55,14.58L3.22,13.96L2.7,15.89L4.47,16.36L4,18.12L5.93,18.64L6.55,16.31L8.55,15.18L11,16.62V18.88L9.29,20.59L10.71,22L12,20.71L13.29,22L14.7,20.59L13,18.88V16.62L15.5,15.17L17.5,16.3L18.12,18.63L20,18.12L19.53,16.35L21.3,15.88L20.79,13.95M9.5,10.56L12,9.11L14.5,10.56V13.44L12,14.89L9.5,13.44V10.56Z";var U9="M11.45,2V5.55L15,3.77L11.45,2M10.45,8L8,10.46L11.75,11.71L10.45,8M2,11.45L3.77,15L5.55,11.45H2M10,2H2V10C2.57,10.17 3.17,10.25 3.77,10.25C7.35,10.26 10.26,7.35 10.27,3.75C10.26,3.16 10.17,2.57 10,2M17,22V16H14L19,7V13H22L17,22Z";var Q9="M18,18H6V6H18V18Z";var K9="M12,18A6,6 0 0,1 6,12C6,11 6.25,10.03 6.7,9.2L5.24,7.74C4.46,8.97 4,10.43 4,12A8,8 0 0,0 12,20V23L16,19L12,15M12,4V1L8,5L12,9V6A6,6 0 0,1 18,12C18,13 17.75,13.97 17.3,14.8L18.76,16.26C19.54,15.03 20,13.57 20,12A8,8 0 0,0 12,4Z";var j9="M7,2V4H8V18A4,4 0 0,0 12,22A4,4 0 0,0 16,18V4H17V2H7M11,16C10.4,16 10,15.6 10,15C10,14.4 10.4,14 11,14C11.6,14 12,14.4 12,15C12,15.6 11.6,16 11,16M13,12C12.4,12 12,11.6 12,11C12,10.4 12.4,10 13,10C13.6,10 14,10.4 14,11C14,11.6 13.6,12 13,12M14,7H10V4H14V7Z";var q9="M15.5,12C18,12 20,14 20,16.5C20,17.38 19.75,18.21 19.31,18.9L22.39,22L21,23.39L17.88,20.32C17.19,20.75 16.37,21 15.5,21C13,21 11,19 11,16.5C11,14 13,12 15.5,12M15.5,14A2.5,2.5 0 0,0 13,16.5A2.5,2.5 0 0,0 15.5,19A2.5,2.5 0 0,0 18,16.5A2.5,2.5 0 0,0 15.5,14M5,3H19C20.11,3 21,3.89 21,5V13.03C20.5,12.23 19.81,11.54 19,11V5H5V19H9.5C9.81,19.75 10.26,20.42 10.81,21H5C3.89,21 3,20.11 3,19V5C3,3.89 3.89,3 5,3M7,7H17V9H7V7M7,11H12.03C11.23,11.5 10.54,12.19 10,13H7V11M7,15H9.17C9.06,15.5 9,16 9,16.5V17H7V15Z";var Y9="M16.95,16.95L14.83,14.83C15.55,14.1 16,13.1 16,12C16,11.26 15.79,10.57 15.43,10L17.6,7.81C18.5,9 19,10.43 19,12C19,13.93 18.22,15.68 16.95,16.95M12,5C13.57,5 15,5.5 16.19,6.4L14,8.56C13.43,8.21 12.74,8 12,8A4,4 0 0,0 8,12C8,13.1 8.45,14.1 9.17,14.83L7.05,16.95C5.78,15.68 5,13.93 5,12A7,7 0 0,1 12,5M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12C22,6.47 17.5,2 12,2Z";var J9="M12,20A7,7 0 0,1 5,13A7,7 0 0,1 12,6A7,7 0 0,1 19,13A7,7 0 0,1 12,20M19.03,7.39L20.45,5.97C20,5.46 19.55,5 19.04,4.56L17.62,6C16.07,4.74 14.12,4 12,4A9,9 0 0,0 3,13A9,9 0 0,0 12,22C17,22 21,17.97 21,13C21,10.88 20.26,8.93 19.03,7.39M11,14H13V8H11M15,1H9V3H15V1Z";var X9="M4 22H2V2H4M22 2H20V22H22M17.24 5.34L13.24 9.34A3 3 0 0 0 9.24 13.34L5.24 17.34L6.66 18.76L10.66 14.76A3 3 0 0 0 14.66 10.76L18.66 6.76Z";var C6="M19,5V7H15V5H19M9,5V11H5V5H9M19,13V19H15V13H19M9,17V19H5V17H9M21,3H13V9H21V3M11,3H3V13H11V3M21,11H13V21H21V11M11,15H3V21H11V15Z";var H6="M8 2C6.89 2 6 2.89 6 4V16C6 17.11 6.89 18 8 18H9V20H6V22H9C10.11 22 11 21.11 11 20V18H13V20C13 21.11 13.89 22 15 22H18V20H15V18H16C17.11 18 18 17.11 18 16V4C18 2.89 17.11 2 16 2H8M12 4.97A2 2 0 0 1 14 6.97A2 2 0 0 1 12 8.97A2 2 0 0 1 10 6.97A2 2 0 0 1 12 4.97M10 14.5H14V16H10V14.5Z";var V6={comma_decimal:["en-US","en"],decimal_comma:["de","es","it"],space_comma:["fr","sv","cs"],quote_decimal:["de-CH"],system:void 0},k3=class{constructor(V){this.cache=new Map;let C=V.locale;this.language=C.language,this.zone=C.time_zone==="server"?V.config.time_zone:Intl.DateTimeFormat().resolvedOptions().timeZone,this.numbers=C.number_format in V6?V6[C.number_format]:this.language,this.grouping=C.number_format!=="none",this.hour12=C.time_format==="12"||C.time_format!=="24"&&!!new Intl.DateTimeFormat(C.time_format==="system"?void 0:this.language,{hour:"numeric"}).resolvedOptions().hour12}number(V,C=1,H=0){let L=`n${C}/${H}`,M=this.cache.get(L);return M||(M=new Intl.NumberFormat(this.numbers,{maximumFractionDigits:C,minimumFractionDigits:Math.min(H,C),useGrouping:this.grouping}),this.cache.set(L,M)),M.format(V)}quantity(V,C){let H=C==="%"||C==="W"||C==="K"||Math.abs(V)>=100?0:C==="kWh"?2:1,L=this.number(V,H,C?.startsWith("°")?1:0);return C?`${L}${C==="%"&&this.language.startsWith("en")?"":" "}${C}`:L}percent(V){return V==null?"–":this.quantity(Math.round(V*100),"%")}date(V,C,H){let L=this.cache.get(V);return L||(L=new Intl.DateTimeFormat(this.language,{timeZone:this.zone,...C}),this.cache.set(V,L)),L.format(H*1e3)}time(V){return this.date("t",{hour:"numeric",minute:"2-digit",hour12:this.hour12},V)}day(V){return this.date("d",{weekday:"short",day:"numeric",month:"short"},V)}moment(V){return this.date("m",{weekday:"short",day:"numeric",month:"short",hour:"numeric",minute:"2-digit",hour12:this.hour12},V)}short(V){return this.day(V)===this.day(Date.now()/1e3)?this.time(V):this.moment(V)}relative(V,C=Date.now()/1e3){let H=V-C,L=[["day",86400],["hour",3600],["minute",60]],M=new Intl.RelativeTimeFormat(this.language,{numeric:"auto"});for(let[r,o]of L)if(Math.abs(H)>=o)return M.format(Math.round(H/o),r);return M.format(Math.round(H),"second")}duration(V){let C=(o,a)=>new Intl.NumberFormat(this.language,{style:"unit",unit:a,unitDisplay:"short"}).format(o),H=Math.round(V/60);if(H<1)return C(Math.round(V),"second");let L=[],M=Math.floor(H/1440),r=Math.floor(H%1440/60);return M&&L.push(C(M,"day")),r&&L.push(C(r,"hour")),H%60&&!M&&L.push(C(H%60,"minute")),L.join(" ")}};function L6(e,V,C,H,L){if(H==null)return"–";if(typeof H=="number")return V.quantity(H,L);let M=e.states[C];if(M){let o=e.formatEntityState({...M,state:H},H);if(o&&o!==H)return o}let r=H.replaceAll("_"," ");return r.charAt(0).toUpperCase()+r.slice(1)}var e6={title:"Digital Twin",views:"Ansichten",back:"Zurück zu allen Zwillingen",menu:"Menü öffnen",tab_overview:"Übersicht",tab_what_if:"Was wäre wenn",tab_rehearsal:"Probelauf",tab_approvals:"Freigaben",tab_discovery:"Entdeckt",loading:"Wird geladen",disconnected:"Keine Verbindung",disconnected_text:"Die Verbindung zu Home Assistant ist unterbrochen. Was du siehst, kann veraltet sein; es geht von selbst weiter.",forbidden:"Nicht für dich freigegeben",forbidden_text:"Du darfst das nicht sehen. Wer dieses Zuhause verwaltet, kann das ändern.",missing:"Die Zwillinge sind nicht da",missing_text:"Die Integration startet gerade oder ist ausgeschaltet. Sobald sie zurück ist, geht es hier weiter.",open_integration:"Integration öffnen",failed:"Das hat nicht geklappt",no_area:"Ohne Bereich",no_forecast:"Zurzeit keine Vorhersage",still_learning:"Lernt noch",health:"Gesundheit der Zwillinge",health_is:"Gesundheit {score}",health_unknown:"Gesundheit noch unbekannt",divergences:"Abweichende Zwillinge",pending_approvals:"Warten auf dein Ja",risks_ahead:"Risiken voraus",diverges:"Weicht ab",status_sandbox:"Simuliert",status_waiting:"Wartet",status_unavailable:"Nicht verfügbar",status_orphaned:"Gerät fehlt",status_home_missing:"Zuhause fehlt",status_asleep:"Schläft",status_following:"Folgt",filter:"Filter",filter_all:"Alle",filter_attention:"Ansehen",filter_learning:"Lernen",filter_sandbox:"Spiegeln nicht",search_twins:"Zwillinge suchen",nothing_found:"Nichts gefunden",nothing_found_text:"Kein Zwilling passt zu Suche und Filter.",show_all:"Alle Zwillinge zeigen",no_twins:"Noch keine Zwillinge",no_twins_text:"Ein Zwilling folgt einem Gerät, lernt, wie es sich verhält, und sagt voraus, was es tun wird. Lege den ersten aus einem gefundenen Gerät an.",find_devices:"Gefundene Geräte ansehen",more_actions:"Weitere Aktionen",what_if_here:"Was wäre, wenn …",open_device:"Geräteseite öffnen",sync_now:"Mit dem Gerät abgleichen",synced:"Mit dem Gerät abgeglichen.",take_snapshot:"Momentaufnahme sichern",snapshot_taken:"Die Momentaufnahme ist gesichert.",learn_now:"Jetzt lernen",learned_now:"Der Zwilling hat gelernt.",freeze:"Lernen anhalten",unfreeze:"Weiter lernen",frozen:"Lernen angehalten",done:"Erledigt.",reset_learning:"Gelerntes vergessen",reset_text:"{name} fängt mit dem Lernen von vorn an. Das braucht Tage an Verlauf.",reset_yes:"Vergessen",reconfigure:"Einstellungen ändern",cancel:"Abbrechen",what_is_wrong:"Was nicht stimmt",since:"seit {time}",seen:"Gesehen",acknowledge:"Gesehen",snooze:"Einen Tag ruhen lassen",snoozed:"Es ruht einen Tag.",course:"Verlauf und Vorhersage",channel:"Größe",range:"Zeitraum",reported:"Gemeldet",foretold:"Eine Stunde vorher vorausgesagt",foretold_band:"90 % davon",forecast:"Vorhersage",band:"{percent}-%-Band",probability:"Wahrscheinlich an",snapshot:"Momentaufnahme",wanted:"Gewünscht",time:"Zeit",show_table:"Als Tabelle zeigen",hide_table:"Tabelle verbergen",chart_summary:"{name} steht jetzt auf {value}; für {later} wird {expected} erwartet.",honest:"{share} von {count} früheren Vorhersagen für eine Stunde lagen in ihrem 90-%-Band.",learned:"Was er gelernt hat",parameters:"Alle Werte",parameter:"Kenngröße",value:"Wert",assumed:"angenommen",left_out:"Was er ausgelassen hat",learned_at:"Gelernt {time}",score:"Wie gut er vorhersagt",ahead:"Voraus",typical_error:"Typischer Fehler",brier:"Brier-Wert",better_by:"Besser als „bleibt“",in_band:"Im 90-%-Band",no_scores:"Noch ist keine Vorhersage fällig geworden. Bewertungen erscheinen nach einigen Stunden.",reliability:"Vorausgesagt gegen eingetroffen",foretold_axis:"vorausgesagt",came_axis:"eingetroffen",reliability_summary:"{count} Vorhersagen für eine Stunde; {share} davon im 90-%-Band.",reliability_chance:"{count} Vorhersagen für eine Stunde: wie wahrscheinlich sie es nannten und wie oft es eintraf.",past:"Momentaufnahmen",no_snapshots:"Keine Momentaufnahmen in diesem Zeitraum.",show_all_of:"Alle {count} zeigen",roll_back:"Zurückrollen",roll_back_to:"Auf {time} zurückrollen",roll_back_text:"Der Zwilling zeigt seinen Zustand von {time}. Das Gerät bleibt, wie es ist.",rolled_back:"Der Zwilling zeigt den früheren Zustand.",reason_change:"nach einer Änderung",reason_hourly:"stündlich",reason_asked:"gewünscht",reason_command:"vor einem Befehl",reason_rollback:"nach dem Zurückrollen",reason_before_rollback:"vor dem Zurückrollen",now:"Jetzt",synced_at:"abgeglichen um {time}",health_parts:"Teile der Gesundheit",mode:"Wie er mit Befehlen umgeht",mode_changed:"Der Zwilling startet damit neu.",fidelity:"Genauigkeit",sources:"Liest",events:"Was geschah",no_events:"Noch nichts Erwähnenswertes.",audit_of_twin:"Alles, was hier getan und entschieden wurde",part_divergence:"Übereinstimmung",part_sync:"Abgleich",part_freshness:"Aktualität",part_quarantine:"Gute Messwerte",part_forecast:"Vorhersagen",with_changes:"Mit den Änderungen",without_changes:"Ohne sie",audit:"Protokoll",nothing_waits:"Nichts wartet auf dich",nothing_waits_text:"Will etwas tun, was gefährlich sein kann, fragt es zuerst hier.",you:"dir",asked_by:"Gewünscht von {name}",asked_at:"Gewünscht um {time}",not_checked:"Was nicht geprüft werden konnte",approve:"Freigeben",approve_alternative:"Stattdessen das",reject:"Ablehnen",may_not_decide:"Du darfst das sehen, aber nicht entscheiden.",code_title:"Ein Code ist nötig",code_text:"Das Zuhause verlangt bei jeder Freigabe seinen Code.",code:"Code",decided:"Zuletzt entschieden",result_ok:"Erledigt, und das Gerät hat gehorcht.",result_unverified:"Gesendet; das Gerät hat es nicht bestätigt.",result_failed:"Es ist fehlgeschlagen.",result_denied:"Verweigert.",result_expired:"Zu spät: Es ist abgelaufen.",result_rejected:"Abgelehnt.",result_pending:"Es wartet auf Freigabe.",twin:"Zwilling",all_twins:"Alle Zwillinge",about:"Worum es geht",everything:"Alles",all_time:"Gesamte Zeit",audit_group_guard:"Prüfungen und Freigaben",audit_group_learning:"Lernen",audit_group_settings:"Zwillinge und Einstellungen",chain_intact:"Nichts wurde geändert oder entfernt: Die Kette aller {count} Einträge ist unversehrt.",chain_broken:"Die Kette ist bei Eintrag {row} gebrochen: {reason}",no_audit:"Es wurde nichts Passendes festgehalten.",newer:"Neuere",older:"Ältere",gone_twin:"ein entfernter Zwilling",a_user:"ein Benutzer",by_itself:"von selbst",audit_of_action_approved:"Aktion freigegeben",audit_of_action_denied:"Aktion verweigert",audit_of_action_run:"Aktion ausgeführt",audit_of_action_failed:"Aktion fehlgeschlagen",audit_of_approval_requested:"Freigabe erbeten",audit_of_approval_granted:"Freigabe erteilt",audit_of_approval_rejected:"Freigabe abgelehnt",audit_of_approval_expired:"Freigabe abgelaufen",audit_of_mode_changed:"Modus geändert",audit_of_create_twin:"Zwilling angelegt",audit_of_remove_twin:"Zwilling entfernt",audit_of_create_snapshot:"Momentaufnahme gesichert",audit_of_rollback:"Zurückgerollt",audit_of_acknowledge:"Gesehen",audit_of_alerts_snoozed:"Warnungen ruhen",audit_of_train:"Gelernt",audit_of_freeze_learning:"Lernen angehalten oder fortgesetzt",audit_of_reset_learning:"Lernen zurückgesetzt",again:"Noch einmal",all_found:"Jedes Gerät hat seinen Zwilling",all_found_text:"Es ist nichts mehr da, woraus ein Zwilling werden könnte.",look_again:"Noch einmal suchen",discovery_text:"Für diese Geräte lohnt sich ein Zwilling. Wähle eines oder viele; jeder lernt im Hintergrund aus seinem Verlauf.",choose_all:"Alle wählen",make_twins:"{count} Zwillinge anlegen",make_twin:"Zwilling anlegen",make_twin_of:"Einen Zwilling von {name} anlegen",making:"{done} von {of} angelegt",made:"{count} Zwillinge angelegt.",open_twin:"Öffnen",rehearsal_empty:"Sieh deine Automationen im Zeitraffer",rehearsal_empty_text:"Wähle Automationen und einen Beginn. Sie laufen gegen die Zwillinge mit einer eigenen Uhr; kein Gerät wird berührt.",rehearse:"Automationen proben",automations:"Automationen",all_automations:"Alle Automationen",no_automations:"Es gibt noch keine Automationen; füge eine ein.",when:"Wann",start:"Beginn",start_hint:"Leer: jetzt. In der Vergangenheit: wie es war, verglichen mit dem, was wirklich geschah.",duration:"Dauer",paste:"Neues ausprobieren",paste_new:"Eine Automation, die es noch nicht gibt (YAML)",paste_variant:"Eine Variante einer Automation (YAML)",variant_hint:"Es läuft ein zweites Mal mit dieser anstelle der jetzigen.",run_rehearsal:"Proben",rehearsal_safe:"Kein Gerät wird berührt.",rehearsing:"Probelauf, {share}",stop:"Anhalten",outcome:"Ergebnis",runs:"Läufe",findings:"Befunde",hazards:"Gefahren",energy:"Energie",cost:"Kosten",nothing_wrong:"Es wurde nichts Falsches gefunden.",found:"Was gefunden wurde",timeline:"Zeitleiste",course_of:"Verlauf von",previous_run:"Voriger Lauf",next_run:"Nächster Lauf",play:"Abspielen",pause:"Pause",moment:"Zeitpunkt",present:"Jetzige",variant:"Variante",nothing_ran_yet:"Bis hierher ist nichts gelaufen.",trace:"Ablauf eines Laufs",triggered_by:"Ausgelöst durch",actions:"Aktionen",steps:"Schritte",beside:"Variante neben der jetzigen",run_finished:"gelaufen",run_running:"läuft noch",run_aborted:"hat sich beendet",run_cancelled:"abgebrochen",run_stopped:"angehalten",run_error:"fehlgeschlagen",run_failed_conditions:"Bedingungen nicht erfüllt",run_failed_single:"lief schon",run_failed_max_runs:"zu viele auf einmal",run_not_triggered:"nicht ausgelöst"};var p0={title:"Digital Twin",views:"Views",back:"Back to all twins",menu:"Open the menu",tab_overview:"Overview",tab_what_if:"What if",tab_rehearsal:"Rehearsal",tab_approvals:"Approvals",tab_discovery:"Discovery",loading:"Loading",disconnected:"No connection",disconnected_text:"The connection to Home Assistant is lost. What you see may be old; it goes on by itself.",forbidden:"Not for you",forbidden_text:"You may not see this. Somebody who manages this home can change that.",missing:"The twins are not there",missing_text:"The integration is starting or switched off. This page goes on as soon as it is back.",open_integration:"Open the integration",failed:"That did not work",no_area:"No area",no_forecast:"No prediction now",still_learning:"Still learning",health:"Health of the twins",health_is:"Health {score}",health_unknown:"Health not known yet",divergences:"Twins that diverge",pending_approvals:"Waiting for your yes",risks_ahead:"Risks ahead",diverges:"Diverges",status_sandbox:"Simulated",status_waiting:"Waiting",status_unavailable:"Unavailable",status_orphaned:"Device gone",status_home_missing:"Home missing",status_asleep:"Asleep",status_following:"Following",filter:"Filter",filter_all:"All",filter_attention:"Need a look",filter_learning:"Learning",filter_sandbox:"Not mirroring",search_twins:"Search twins",nothing_found:"Nothing found",nothing_found_text:"No twin fits the search and the filter.",show_all:"Show all twins",no_twins:"No twins yet",no_twins_text:"A twin follows a device, learns how it behaves and predicts what it will do. Make the first one of a device that was found.",find_devices:"See what was found",more_actions:"More actions",what_if_here:"What if …",open_device:"Open the device page",sync_now:"Compare with the device",synced:"Compared with the device.",take_snapshot:"Keep a snapshot",snapshot_taken:"The snapshot is kept.",learn_now:"Learn now",learned_now:"The twin has learned.",freeze:"Stop learning",unfreeze:"Go on learning",frozen:"Learning stopped",done:"Done.",reset_learning:"Forget what was learned",reset_text:"{name} starts learning anew. That takes days of history.",reset_yes:"Forget",reconfigure:"Change the settings",cancel:"Cancel",what_is_wrong:"What is wrong",since:"since {time}",seen:"Seen",acknowledge:"I have seen it",snooze:"Rest for a day",snoozed:"It rests for a day.",course:"Course and prediction",channel:"Quantity",range:"Length of time",reported:"Reported",foretold:"Foretold an hour before",foretold_band:"90 % of that",forecast:"Prediction",band:"{percent} % band",probability:"How likely on",snapshot:"Snapshot",wanted:"Wanted",time:"Time",show_table:"Show as a table",hide_table:"Hide the table",chart_summary:"{name} is at {value} now; for {later} {expected} is expected.",honest:"{share} of {count} past predictions an hour ahead lay in their 90 % band.",learned:"What it has learned",parameters:"All figures",parameter:"Figure",value:"Value",assumed:"assumed",left_out:"What it left out",learned_at:"Learned {time}",score:"How well it predicts",ahead:"Ahead",typical_error:"Typical error",brier:"Brier score",better_by:"Better than “stays”",in_band:"In 90 % band",no_scores:"No prediction has come due yet. Scores appear within hours.",reliability:"Foretold against what came",foretold_axis:"foretold",came_axis:"came",reliability_summary:"{count} predictions an hour ahead; {share} of them in their 90 % band.",reliability_chance:"{count} predictions an hour ahead: how likely they said it was, and how often it came.",past:"Snapshots",no_snapshots:"No snapshots in this length of time.",show_all_of:"Show all {count}",roll_back:"Roll back",roll_back_to:"Roll back to {time}",roll_back_text:"The twin shows its state of {time}. The device stays as it is.",rolled_back:"The twin shows the past state.",reason_change:"after a change",reason_hourly:"every hour",reason_asked:"asked for",reason_command:"before a command",reason_rollback:"after a rollback",reason_before_rollback:"before a rollback",now:"Now",synced_at:"compared at {time}",health_parts:"Parts of its health",mode:"How it treats commands",mode_changed:"The twin starts anew with that.",fidelity:"Detail",sources:"Reads",events:"What happened",no_events:"Nothing worth telling yet.",audit_of_twin:"Everything that was done and decided here",part_divergence:"Agreement",part_sync:"Comparison",part_freshness:"Freshness",part_quarantine:"Good readings",part_forecast:"Predictions",with_changes:"With the changes",without_changes:"Without them",audit:"Audit",nothing_waits:"Nothing waits for you",nothing_waits_text:"When something wants to do what may be dangerous, it asks here first.",you:"you",asked_by:"Asked for by {name}",asked_at:"Asked for at {time}",not_checked:"What could not be checked",approve:"Approve",approve_alternative:"Do that instead",reject:"Reject",may_not_decide:"You may see this, but not decide it.",code_title:"A code is needed",code_text:"The home asks for its code with every approval.",code:"Code",decided:"Decided lately",result_ok:"Done, and the device did as told.",result_unverified:"Sent; the device has not confirmed it.",result_failed:"It failed.",result_denied:"Denied.",result_expired:"Too late: it has expired.",result_rejected:"Rejected.",result_pending:"It waits for approval.",twin:"Twin",all_twins:"All twins",about:"About",everything:"Everything",all_time:"All time",audit_group_guard:"Checks and approvals",audit_group_learning:"Learning",audit_group_settings:"Twins and settings",chain_intact:"Nothing was changed or removed: the chain of all {count} entries is whole.",chain_broken:"The chain is broken at entry {row}: {reason}",no_audit:"Nothing was written down that fits.",newer:"Newer",older:"Older",gone_twin:"a twin that is gone",a_user:"a user",by_itself:"by itself",audit_of_action_approved:"Action approved",audit_of_action_denied:"Action denied",audit_of_action_run:"Action carried out",audit_of_action_failed:"Action failed",audit_of_approval_requested:"Approval asked for",audit_of_approval_granted:"Approval given",audit_of_approval_rejected:"Approval refused",audit_of_approval_expired:"Approval expired",audit_of_mode_changed:"Mode changed",audit_of_create_twin:"Twin made",audit_of_remove_twin:"Twin removed",audit_of_create_snapshot:"Snapshot kept",audit_of_rollback:"Rolled back",audit_of_acknowledge:"Seen",audit_of_alerts_snoozed:"Alerts rest",audit_of_train:"Learned",audit_of_freeze_learning:"Learning stopped or resumed",audit_of_reset_learning:"Learning reset",again:"Try again",all_found:"Every device has its twin",all_found_text:"There is nothing left that a twin could be made of.",look_again:"Look again",discovery_text:"These devices are worth a twin. Choose one or many; each learns from its history in the background.",choose_all:"Choose all",make_twins:"Make {count} twins",make_twin:"Make twin",make_twin_of:"Make a twin of {name}",making:"{done} of {of} made",made:"{count} twins made.",open_twin:"Open",rehearsal_empty:"Watch your automations in fast motion",rehearsal_empty_text:"Choose automations and a start. They run against the twins on a clock of their own; no device is touched.",rehearse:"Rehearse automations",automations:"Automations",all_automations:"All automations",no_automations:"There are no automations yet; paste one.",when:"When",start:"Start",start_hint:"Empty: now. In the past: as it was, held against what really happened.",duration:"Length",paste:"Try something new",paste_new:"An automation that does not exist yet (YAML)",paste_variant:"A variant of an automation (YAML)",variant_hint:"It runs a second time with this in place of the present one.",run_rehearsal:"Rehearse",rehearsal_safe:"No device is touched.",rehearsing:"Rehearsing, {share}",stop:"Stop",outcome:"Outcome",runs:"Runs",findings:"Findings",hazards:"Hazards",energy:"Energy",cost:"Cost",nothing_wrong:"Nothing wrong was found.",found:"What was found",timeline:"Timeline",course_of:"Course of",previous_run:"Previous run",next_run:"Next run",play:"Play",pause:"Pause",moment:"Moment",present:"Present",variant:"Variant",nothing_ran_yet:"Nothing has run up to here.",trace:"Trace of a run",triggered_by:"Triggered by",actions:"Actions",steps:"Steps",beside:"Variant beside the present",run_finished:"ran",run_running:"still running",run_aborted:"stopped itself",run_cancelled:"cancelled",run_stopped:"stopped",run_error:"failed",run_failed_conditions:"conditions did not hold",run_failed_single:"was running already",run_failed_max_runs:"too many at once",run_not_triggered:"not triggered"};var M6={de:e6,en:p0};function r6(e,V,C={}){return(M6[e.split("-")[0]??"en"]??p0)[V].replace(/\{(\w+)\}/g,(L,M)=>M in C?String(C[M]):L)}function t6(e,V,C){return(M6[e.split("-")[0]??"en"]??p0)[`${V}_${C}`]??C.replaceAll("_"," ")}var y1="/digital-twin",m0="digital_twin",IC=["exceptions","selector","services"],s0=class{constructor(V,C){this.hass=V;this.changed=C;this.loaded="";this.format=new k3(V),this.loadTexts()}update(V){let C=this.hass;return this.hass=V,C.language!==V.language||C.locale!==V.locale||C.config!==V.config?(this.format=new k3(V),this.loadTexts(),!0):C.areas!==V.areas||C.user!==V.user||C.themes!==V.themes||C.localize!==V.localize}loadTexts(){let V=this.hass.language;this.loaded!==V&&(this.loaded=V,Promise.all(IC.map(C=>this.hass.loadBackendTranslation(C,m0))).then(()=>this.changed()))}t(V,C={}){return r6(this.hass.language,V,C)}value(V,C){return t6(this.hass.language,V,C)}named(V,C){let H=this.hass.localize(`component.${m0}.${V}`);if(H)return H;let L=C.replaceAll("_"," ");return L.charAt(0).toUpperCase()+L.slice(1)}option(V,C){return this.named(`selector.${V}.options.${C}`,C)}channel(V){let C=this.named(`exceptions.channel_${V}.message`,V);return C.charAt(0).toUpperCase()+C.slice(1)}hazard(V){let C=this.named(`exceptions.named_${V}.message`,V);return C.charAt(0).toUpperCase()+C.slice(1)}parameter(V){return this.named(`selector.parameter.options.${V}`,V)}area(V){return V&&this.hass.areas[V]?.name||this.t("no_area")}entityName(V){let C=this.hass.states[V]?.attributes.friendly_name;return typeof C=="string"?C:V}words(V,C,H){return L6(this.hass,this.format,V,C,H)}async act(V,C={}){return(await this.hass.callWS({type:"call_service",domain:m0,service:V,service_data:C,return_response:!0})).response}ws(V,C={}){return this.hass.callWS({type:`${m0}/${V}`,...C})}};function P2(e,V=!1){let C=e.startsWith("/")?e:`${y1}/${e}`;V?history.replaceState(null,"",C):history.pushState(null,"",C),window.dispatchEvent(new CustomEvent("location-changed",{detail:{replace:V}}))}function R1(e){if(e.defaultPrevented||e.button!==0||e.metaKey||e.ctrlKey||e.shiftKey)return;let V=e.composedPath().find(H=>H instanceof HTMLAnchorElement),C=V?.getAttribute("href");!C?.startsWith("/")||V?.target||(e.preventDefault(),P2(C))}function L2(e){return e&&typeof e=="object"&&"message"in e?String(e.message):String(e)}var h2=class{constructor(V,C,H,L,M){this.connection=V;this.message=C;this.reset=H;this.take=L;this.changed=M;this.standing="loading";this.error="";this.round=0;this.wanted=!1;this.lost=()=>{this.round+=1,this.unsubscribe=void 0,this.stand("disconnected")};this.begin=async()=>{window.clearTimeout(this.timer);let V=++this.round;this.drop();let C=!0;try{let H=await this.connection.subscribeMessage(L=>{if(V===this.round){if(L.ended){this.stand("missing"),this.timer=window.setTimeout(this.begin,2e3);return}C&&(C=!1,this.reset()),this.take(L),L.more||this.stand("live")}},this.message,{resubscribe:!1});V===this.round&&this.wanted?this.unsubscribe=H:await H().catch(()=>{})}catch(H){if(V!==this.round)return;let L=H;L.code==="unauthorized"?this.stand("forbidden",L.message):L.code==="home_assistant_error"?(this.stand("missing",L.message),this.timer=window.setTimeout(this.begin,2e3)):this.stand("failed",L.message??String(H))}}}start(){this.wanted||(this.wanted=!0,this.connection.addEventListener("ready",this.begin),this.connection.addEventListener("disconnected",this.lost),this.connection.connected?this.begin():this.lost())}stop(){this.wanted=!1,this.round+=1,window.clearTimeout(this.timer),this.connection.removeEventListener("ready",this.begin),this.connection.removeEventListener("disconnected",this.lost),this.drop()}drop(){let V=this.unsubscribe;this.unsubscribe=void 0,V?.().catch(()=>{})}stand(V,C=""){V===this.standing&&C===this.error||(this.standing=V,this.error=C,this.changed())}};function I(e,V=""){return m`<svg class="icon ${V}" viewBox="0 0 24 24" aria-hidden="true">${J2`<path d=${e}></path>`}</svg>`}function w1(e,V,C,H=f){return m`<div class="state">${I(e)}<h2>${V}</h2><p>${C}</p>${H}</div>`}function V3(e,V,C,H,L=!1){switch(V){case"loading":return L?void 0:m`<div aria-busy="true"><span class="sr">${e.t("loading")}</span>${H}</div>`;case"disconnected":return L?void 0:w1(A0,e.t("disconnected"),e.t("disconnected_text"));case"forbidden":return w1(t5,e.t("forbidden"),e.t("forbidden_text"));case"missing":return L?void 0:w1(b9,e.t("missing"),C||e.t("missing_text"),m`<a class="button tonal" href="/config/integrations/integration/digital_twin">${e.t("open_integration")}</a>`);case"failed":return w1(K1,e.t("failed"),C);default:return}}function i2(e){return e==="critical"||e==="high"?"bad":e?"warn":""}function L3(e){return e===null?"":e>=80?"good":e>=50?"warn":"bad"}function o2(e,V,C){return m`<div class="notice ${e}" role=${e==="bad"?"alert":"status"}>${I(V)}<div class="grow">${C}</div></div>`}var b1=s1`
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
`;var zC="#009ac7";function w5(e){return getComputedStyle(e).getPropertyValue("--primary-color").trim()||zC}function i5(e,V){let C=/^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(e)?.[1];if(!C)return`color-mix(in srgb, ${e} ${Math.round(V*100)}%, transparent)`;let H=C.length===3?[...C].map(M=>M+M).join(""):C;return`rgba(${[0,2,4].map(M=>parseInt(H.slice(M,M+2),16)).join(", ")}, ${V})`}var i6="#8e6bd8",v0="#8a8a8a",x7=["#2196f3","#e6862e","#43a047","#ab47bc","#00acc1","#c0708a","#8d6e63","#7c8f2a"];var GC="uplot",UC="u-hz",QC="u-vt",KC="u-title",jC="u-wrap",qC="u-under",YC="u-over",JC="u-axis",y5="u-off",XC="u-select",CH="u-cursor-x",HH="u-cursor-y",VH="u-cursor-pt",LH="u-legend",eH="u-live",MH="u-inline",rH="u-series",tH="u-marker",o6="u-label",iH="u-value",T3="width",P3="height";var a6="bottom",e3="left",u7="right",F7="#000",A6=F7+"0",c7="mousemove",n6="mousedown",Z7="mouseup",l6="mouseenter",d6="mouseleave",p6="dblclick",oH="resize",aH="scroll",m6="change",S0="dppxchange",$7="--",A3=typeof window<"u",O7=A3?document:null,r3=A3?window:null,AH=A3?navigator:null,i1,x0;function w7(){let e=devicePixelRatio;i1!=e&&(i1=e,x0&&k7(m6,x0,w7),x0=matchMedia(`(min-resolution: ${i1-.001}dppx) and (max-resolution: ${i1+.001}dppx)`),T5(m6,x0,w7),r3.dispatchEvent(new CustomEvent(S0)))}function p2(e,V){if(V!=null){let C=e.classList;!C.contains(V)&&C.add(V)}}function b7(e,V){let C=e.classList;C.contains(V)&&C.remove(V)}function c1(e,V,C){e.style[V]=C+"px"}function B2(e,V,C,H){let L=O7.createElement(e);return V!=null&&p2(L,V),C?.insertBefore(L,H),L}function f2(e,V){return B2("div",e,V)}var s6=new WeakMap;function G2(e,V,C,H,L){let M="translate("+V+"px,"+C+"px)",r=s6.get(e);M!=r&&(e.style.transform=M,s6.set(e,M),V<0||C<0||V>H||C>L?p2(e,y5):b7(e,y5))}var v6=new WeakMap;function x6(e,V,C){let H=V+C,L=v6.get(e);H!=L&&(v6.set(e,H),e.style.background=V,e.style.borderColor=C)}var u6=new WeakMap;function c6(e,V,C,H){let L=V+""+C,M=u6.get(e);L!=M&&(u6.set(e,L),e.style.height=C+"px",e.style.width=V+"px",e.style.marginLeft=H?-V/2+"px":0,e.style.marginTop=H?-C/2+"px":0)}var E7={passive:!0},nH={...E7,capture:!0};function T5(e,V,C,H){V.addEventListener(e,C,H?nH:E7)}function k7(e,V,C,H){V.removeEventListener(e,C,E7)}A3&&w7();function _2(e,V,C,H){let L;C=C||0,H=H||V.length-1;let M=H<=2147483647;for(;H-C>1;)L=M?C+H>>1:m2((C+H)/2),V[L]<e?C=L:H=L;return e-V[C]<=V[H]-e?C:H}function j6(e){return(C,H,L)=>{let M=-1,r=-1;for(let o=H;o<=L;o++)if(e(C[o])){M=o;break}for(let o=L;o>=H;o--)if(e(C[o])){r=o;break}return[M,r]}}var q6=e=>e!=null,Y6=e=>e!=null&&e>0,g0=j6(q6),lH=j6(Y6);function dH(e,V,C,H=0,L=!1){let M=L?lH:g0,r=L?Y6:q6;[V,C]=M(e,V,C);let o=e[V],a=e[V];if(V>-1)if(H==1)o=e[V],a=e[C];else if(H==-1)o=e[C],a=e[V];else for(let l=V;l<=C;l++){let v=e[l];r(v)&&(v<o?o=v:v>a&&(a=v))}return[o??d1,a??-d1]}function O0(e,V,C,H){let L=h6(e),M=h6(V);e==V&&(L==-1?(e*=C,V/=C):(e/=C,V*=C));let r=C==10?X2:J6,o=L==1?m2:g2,a=M==1?g2:m2,l=o(r($1(e))),v=a(r($1(V))),d=t3(C,l),p=t3(C,v);return C==10&&(l<0&&(d=p1(d,-l)),v<0&&(p=p1(p,-v))),H||C==2?(e=d*L,V=p*M):(e=V8(e,d),V=w0(V,p)),[e,V]}function D7(e,V,C,H){let L=O0(e,V,C,H);return e==0&&(L[0]=0),V==0&&(L[1]=0),L}var N7=.1,Z6={mode:3,pad:N7},_3={pad:0,soft:null,mode:0},pH={min:_3,max:_3};function h0(e,V,C,H){return b0(C)?S6(e,V,C):(_3.pad=C,_3.soft=H?0:null,_3.mode=H?3:0,S6(e,V,pH))}function r1(e,V){return e??V}function mH(e,V,C){for(V=r1(V,0),C=r1(C,e.length-1);V<=C;){if(e[V]!=null)return!0;V++}return!1}function S6(e,V,C){let H=C.min,L=C.max,M=r1(H.pad,0),r=r1(L.pad,0),o=r1(H.hard,-d1),a=r1(L.hard,d1),l=r1(H.soft,d1),v=r1(L.soft,-d1),d=r1(H.mode,0),p=r1(L.mode,0),u=V-e,Z=X2(u),O=e2($1(e),$1(V)),_=X2(O),F=$1(_-Z);(u<1e-24||F>10)&&(u=0,(e==0||V==0)&&(u=1e-24,d==2&&l!=d1&&(M=0),p==2&&v!=-d1&&(r=0)));let S=u||O||1e3,R=X2(S),w=t3(10,m2(R)),K=S*(u==0?e==0?.1:1:M),y=p1(V8(e-K,w/10),24),Y=e>=l&&(d==1||d==3&&y<=l||d==2&&y>=l)?l:d1,j=e2(o,y<Y&&e>=Y?Y:R2(Y,y)),H1=S*(u==0?V==0?.1:1:r),Q=p1(w0(V+H1,w/10),24),b=V<=v&&(p==1||p==3&&Q>=v||p==2&&Q<=v)?v:-d1,J=R2(a,Q>b&&V<=b?b:e2(b,Q));return j==J&&j==0&&(J=100),[j,J]}var sH=new Intl.NumberFormat(A3?AH.language:"en-US"),W7=e=>sH.format(e),s2=Math,Z0=s2.PI,$1=s2.abs,m2=s2.floor,F1=s2.round,g2=s2.ceil,R2=s2.min,e2=s2.max,t3=s2.pow,h6=s2.sign,X2=s2.log10,J6=s2.log2,vH=(e,V=1)=>s2.sinh(e)*V,S7=(e,V=1)=>s2.asinh(e/V),d1=1/0;function f6(e){return(X2((e^e>>31)-(e>>31))|0)+1}function y7(e,V,C){return R2(e2(e,V),C)}function X6(e){return typeof e=="function"}function V1(e){return X6(e)?e:()=>e}var xH=()=>{},C8=e=>e,H8=(e,V)=>V,uH=e=>null,g6=e=>!0,O6=(e,V)=>e==V,cH=/\.\d*?(?=9{6,}|0{6,})/gm,P5=e=>{if(e8(e)||a5.has(e))return e;let V=`${e}`,C=V.match(cH);if(C==null)return e;let H=C[0].length-1;if(V.indexOf("e-")!=-1){let[L,M]=V.split("e");return+`${P5(L)}e${M}`}return p1(e,H)};function b5(e,V){return P5(p1(P5(e/V))*V)}function w0(e,V){return P5(g2(P5(e/V))*V)}function V8(e,V){return P5(m2(P5(e/V))*V)}function p1(e,V=0){if(e8(e))return e;let C=10**V,H=e*C*(1+Number.EPSILON);return F1(H)/C}var a5=new Map;function L8(e){return((""+e).split(".")[1]||"").length}function F3(e,V,C,H){let L=[],M=H.map(L8);for(let r=V;r<C;r++){let o=$1(r),a=p1(t3(e,r),o);for(let l=0;l<H.length;l++){let v=e==10?+`${H[l]}e${r}`:H[l]*a,d=(r>=0?0:o)+(r>=M[l]?0:M[l]),p=e==10?v:p1(v,d);L.push(p),a5.set(p,d)}}return L}var R3={},I7=[],i3=[null,null],o5=Array.isArray,e8=Number.isInteger,ZH=e=>e===void 0;function w6(e){return typeof e=="string"}function b0(e){let V=!1;if(e!=null){let C=e.constructor;V=C==null||C==Object}return V}function SH(e){return e!=null&&typeof e=="object"}var hH=Object.getPrototypeOf(Uint8Array),M8="__proto__";function o3(e,V=b0){let C;if(o5(e)){let H=e.find(L=>L!=null);if(o5(H)||V(H)){C=Array(e.length);for(let L=0;L<e.length;L++)C[L]=o3(e[L],V)}else C=e.slice()}else if(e instanceof hH)C=e.slice();else if(V(e)){C={};for(let H in e)H!=M8&&(C[H]=o3(e[H],V))}else C=e;return C}function T1(e){let V=arguments;for(let C=1;C<V.length;C++){let H=V[C];for(let L in H)L!=M8&&(b0(e[L])?T1(e[L],o3(H[L])):e[L]=o3(H[L]))}return e}var fH=0,gH=1,OH=2;function wH(e,V,C){for(let H=0,L,M=-1;H<V.length;H++){let r=V[H];if(r>M){for(L=r-1;L>=0&&e[L]==null;)e[L--]=null;for(L=r+1;L<C&&e[L]==null;)e[M=L++]=null}}}function bH(e,V){if(TH(e)){let r=e[0].slice();for(let o=1;o<e.length;o++)r.push(...e[o].slice(1));return PH(r[0])||(r=yH(r)),r}let C=new Set;for(let r=0;r<e.length;r++){let a=e[r][0],l=a.length;for(let v=0;v<l;v++)C.add(a[v])}let H=[Array.from(C).sort((r,o)=>r-o)],L=H[0].length,M=new Map;for(let r=0;r<L;r++)M.set(H[0][r],r);for(let r=0;r<e.length;r++){let o=e[r],a=o[0];for(let l=1;l<o.length;l++){let v=o[l],d=Array(L).fill(void 0),p=V?V[r][l]:gH,u=[];for(let Z=0;Z<v.length;Z++){let O=v[Z],_=M.get(a[Z]);O===null?p!=fH&&(d[_]=O,p==OH&&u.push(_)):d[_]=O}wH(d,u,L),H.push(d)}}return H}var kH=typeof queueMicrotask>"u"?e=>Promise.resolve().then(e):queueMicrotask;function yH(e){let V=e[0],C=V.length,H=Array(C);for(let M=0;M<H.length;M++)H[M]=M;H.sort((M,r)=>V[M]-V[r]);let L=[];for(let M=0;M<e.length;M++){let r=e[M],o=Array(C);for(let a=0;a<C;a++)o[a]=r[H[a]];L.push(o)}return L}function TH(e){let V=e[0][0],C=V.length;for(let H=1;H<e.length;H++){let L=e[H][0];if(L.length!=C)return!1;if(L!=V){for(let M=0;M<C;M++)if(L[M]!=V[M])return!1}}return!0}function PH(e,V=100){let C=e.length;if(C<=1)return!0;let H=0,L=C-1;for(;H<=L&&e[H]==null;)H++;for(;L>=H&&e[L]==null;)L--;if(L<=H)return!0;let M=e2(1,m2((L-H+1)/V));for(let r=e[H],o=H+M;o<=L;o+=M){let a=e[o];if(a!=null){if(a<=r)return!1;r=a}}return!0}var r8=["January","February","March","April","May","June","July","August","September","October","November","December"],t8=["Sunday","Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"];function i8(e){return e.slice(0,3)}var BH=t8.map(i8),_H=r8.map(i8),RH={MMMM:r8,MMM:_H,WWWW:t8,WWW:BH};function y3(e){return(e<10?"0":"")+e}function FH(e){return(e<10?"00":e<100?"0":"")+e}var $H={YYYY:e=>e.getFullYear(),YY:e=>(e.getFullYear()+"").slice(2),MMMM:(e,V)=>V.MMMM[e.getMonth()],MMM:(e,V)=>V.MMM[e.getMonth()],MM:e=>y3(e.getMonth()+1),M:e=>e.getMonth()+1,DD:e=>y3(e.getDate()),D:e=>e.getDate(),WWWW:(e,V)=>V.WWWW[e.getDay()],WWW:(e,V)=>V.WWW[e.getDay()],HH:e=>y3(e.getHours()),H:e=>e.getHours(),h:e=>{let V=e.getHours();return V==0?12:V>12?V-12:V},AA:e=>e.getHours()>=12?"PM":"AM",aa:e=>e.getHours()>=12?"pm":"am",a:e=>e.getHours()>=12?"p":"a",mm:e=>y3(e.getMinutes()),m:e=>e.getMinutes(),ss:e=>y3(e.getSeconds()),s:e=>e.getSeconds(),fff:e=>FH(e.getMilliseconds())};function z7(e,V){V=V||RH;let C=[],H=/\{([a-z]+)\}|[^{]+/gi,L;for(;L=H.exec(e);)C.push(L[0][0]=="{"?$H[L[1]]:L[0]);return M=>{let r="";for(let o=0;o<C.length;o++)r+=typeof C[o]=="string"?C[o]:C[o](M,V);return r}}var EH=new Intl.DateTimeFormat().resolvedOptions().timeZone;function DH(e,V){let C;return V=="UTC"||V=="Etc/UTC"?C=new Date(+e+e.getTimezoneOffset()*6e4):V==EH?C=e:(C=new Date(e.toLocaleString("en-US",{timeZone:V})),C.setMilliseconds(e.getMilliseconds())),C}var o8=e=>e%1==0,f0=[1,2,2.5,5],NH=F3(10,-32,0,f0),a8=F3(10,0,32,f0),WH=a8.filter(o8),k5=NH.concat(a8),G7=`
`,A8="{YYYY}",b6=G7+A8,n8="{M}/{D}",B3=G7+n8,u0=B3+"/{YY}",l8="{aa}",IH="{h}:{mm}",M3=IH+l8,k6=G7+M3,y6=":{ss}",a1=null;function d8(e){let V=e*1e3,C=V*60,H=C*60,L=H*24,M=L*30,r=L*365,a=(e==1?F3(10,0,3,f0).filter(o8):F3(10,-3,0,f0)).concat([V,V*5,V*10,V*15,V*30,C,C*5,C*10,C*15,C*30,H,H*2,H*3,H*4,H*6,H*8,H*12,L,L*2,L*3,L*4,L*5,L*6,L*7,L*8,L*9,L*10,L*15,M,M*2,M*3,M*4,M*6,r,r*2,r*5,r*10,r*25,r*50,r*100]),l=[[r,A8,a1,a1,a1,a1,a1,a1,1],[L*28,"{MMM}",b6,a1,a1,a1,a1,a1,1],[L,n8,b6,a1,a1,a1,a1,a1,1],[H,"{h}"+l8,u0,a1,B3,a1,a1,a1,1],[C,M3,u0,a1,B3,a1,a1,a1,1],[V,y6,u0+" "+M3,a1,B3+" "+M3,a1,k6,a1,1],[e,y6+".{fff}",u0+" "+M3,a1,B3+" "+M3,a1,k6,a1,1]];function v(d){return(p,u,Z,O,_,F)=>{let S=[],R=_>=r,w=_>=M&&_<r,K=d(Z),y=p1(K*e,3),Y=h7(K.getFullYear(),R?0:K.getMonth(),w||R?1:K.getDate()),j=p1(Y*e,3);if(w||R){let H1=w?_/M:0,Q=R?_/r:0,b=y==j?y:p1(h7(Y.getFullYear()+Q,Y.getMonth()+H1,1)*e,3),J=new Date(F1(b/e)),$=J.getFullYear(),G=J.getMonth();for(let W=0;b<=O;W++){let L1=h7($+Q*W,G+H1*W,1),N=L1-d(p1(L1*e,3));b=p1((+L1+N)*e,3),b<=O&&S.push(b)}}else{let H1=_>=L?L:_,Q=m2(Z)-m2(y),b=j+Q+w0(y-j,H1);S.push(b);let J=d(b),$=J.getHours()+J.getMinutes()/C+J.getSeconds()/H,G=_/H,W=p.axes[u]._space,L1=F/W;for(;b=p1(b+_,e==1?0:3),!(b>O);)if(G>1){let N=m2(p1($+G,6))%24,e1=d(b).getHours()-N;e1>1&&(e1=-1),b-=e1*H,$=($+G)%24;let A1=S[S.length-1];p1((b-A1)/_,3)*L1>=.7&&S.push(b)}else S.push(b)}return S}}return[a,l,v]}var[zH,GH,UH]=d8(1),[QH,KH,jH]=d8(.001);F3(2,-53,53,[1]);function T6(e,V){return e.map(C=>C.map((H,L)=>L==0||L==8||H==null?H:V(L==1||C[8]==0?H:C[1]+H)))}function P6(e,V){return(C,H,L,M,r)=>{let o=V.find(Z=>r>=Z[0])||V[V.length-1],a,l,v,d,p,u;return H.map(Z=>{let O=e(Z),_=O.getFullYear(),F=O.getMonth(),S=O.getDate(),R=O.getHours(),w=O.getMinutes(),K=O.getSeconds(),y=_!=a&&o[2]||F!=l&&o[3]||S!=v&&o[4]||R!=d&&o[5]||w!=p&&o[6]||K!=u&&o[7]||o[1];return a=_,l=F,v=S,d=R,p=w,u=K,y(O)})}}function qH(e,V){let C=z7(V);return(H,L,M,r,o)=>L.map(a=>C(e(a)))}function h7(e,V,C){return new Date(e,V,C)}function B6(e,V){return V(e)}var YH="{YYYY}-{MM}-{DD} {h}:{mm}{aa}";function _6(e,V){return(C,H,L,M)=>M==null?$7:V(e(H))}function JH(e,V){let C=e.series[V];return C.width?C.stroke(e,V):C.points.width?C.points.stroke(e,V):null}function XH(e,V){return e.series[V].fill(e,V)}var CV={show:!0,live:!0,isolate:!1,mount:xH,markers:{show:!0,width:2,stroke:JH,fill:XH,dash:"solid"},idx:null,idxs:null,values:[]};function HV(e,V){let C=e.cursor.points,H=f2(),L=C.size(e,V);c1(H,T3,L),c1(H,P3,L);let M=L/-2;c1(H,"marginLeft",M),c1(H,"marginTop",M);let r=C.width(e,V,L);return r&&c1(H,"borderWidth",r),H}function VV(e,V){let C=e.series[V].points;return C._fill||C._stroke}function LV(e,V){let C=e.series[V].points;return C._stroke||C._fill}function eV(e,V){return e.series[V].points.size}var f7=[0,0];function MV(e,V,C){return f7[0]=V,f7[1]=C,f7}function c0(e,V,C,H=!0){return L=>{L.button==0&&(!H||L.target==V)&&C(L)}}function g7(e,V,C,H=!0){return L=>{(!H||L.target==V)&&C(L)}}var rV={show:!0,x:!0,y:!0,lock:!1,move:MV,points:{one:!1,show:HV,size:eV,width:0,stroke:LV,fill:VV},bind:{mousedown:c0,mouseup:c0,click:c0,dblclick:c0,mousemove:g7,mouseleave:g7,mouseenter:g7},drag:{setScale:!0,x:!0,y:!1,dist:0,uni:null,click:(e,V)=>{V.stopPropagation(),V.stopImmediatePropagation()},_x:!1,_y:!1},focus:{dist:(e,V,C,H,L)=>H-L,prox:-1,bias:0},hover:{skip:[void 0],prox:null,bias:0},left:-10,top:-10,idx:null,dataIdx:null,idxs:null,event:null},p8={show:!0,stroke:"rgba(0,0,0,0.07)",width:2},U7=T1({},p8,{filter:H8}),m8=T1({},U7,{size:10}),s8=T1({},p8,{show:!1}),Q7='12px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji"',v8="bold "+Q7,x8=1.5,R6={show:!0,scale:"x",stroke:F7,space:50,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:v8,side:2,grid:U7,ticks:m8,border:s8,font:Q7,lineGap:x8,rotate:0},tV="Value",iV="Time",F6={show:!0,scale:"x",auto:!1,sorted:1,min:d1,max:-d1,idxs:[]};function oV(e,V,C,H,L){return V.map(M=>M==null?"":W7(M))}function aV(e,V,C,H,L,M,r){let o=[],a=a5.get(L)||0;C=r?C:p1(w0(C,L),a);for(let l=C;l<=H;l=p1(l+L,a))o.push(Object.is(l,-0)?0:l);return o}function T7(e,V,C,H,L,M,r){let o=[],a=e.scales[e.axes[V].scale].log,l=a==10?X2:J6,v=m2(l(C));L=t3(a,v),a==10&&(L=k5[_2(L,k5)]);let d=C,p=L*a;a==10&&(p=k5[_2(p,k5)]);do o.push(d),d=d+L,a==10&&!a5.has(d)&&(d=p1(d,a5.get(L))),d>=p&&(L=d,p=L*a,a==10&&(p=k5[_2(p,k5)]));while(d<=H);return o}function AV(e,V,C,H,L,M,r){let a=e.scales[e.axes[V].scale].asinh,l=H>a?T7(e,V,e2(a,C),H,L):[a],v=H>=0&&C<=0?[0]:[];return(C<-a?T7(e,V,e2(a,-H),-C,L):[a]).reverse().map(p=>-p).concat(v,l)}var u8=/./,nV=/[12357]/,lV=/[125]/,$6=/1/,P7=(e,V,C,H)=>e.map((L,M)=>V==4&&L==0||M%H==0&&C.test(L.toExponential()[L<0?1:0])?L:null);function dV(e,V,C,H,L){let M=e.axes[C],r=M.scale,o=e.scales[r],a=e.valToPos,l=M._space,v=a(10,r),d=a(9,r)-v>=l?u8:a(7,r)-v>=l?nV:a(5,r)-v>=l?lV:$6;if(d==$6){let p=$1(a(1,r)-v);if(p<l)return P7(V.slice().reverse(),o.distr,d,g2(l/p)).reverse()}return P7(V,o.distr,d,1)}function pV(e,V,C,H,L){let M=e.axes[C],r=M.scale,o=M._space,a=e.valToPos,l=$1(a(1,r)-a(2,r));return l<o?P7(V.slice().reverse(),3,u8,g2(o/l)).reverse():V}function mV(e,V,C,H){return H==null?$7:V==null?"":W7(V)}var E6={show:!0,scale:"y",stroke:F7,space:30,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:v8,side:3,grid:U7,ticks:m8,border:s8,font:Q7,lineGap:x8,rotate:0};function sV(e,V){let C=3+(e||1)*2;return p1(C*V,3)}function vV(e,V){let{scale:C,idxs:H}=e.series[0],L=e._data[0],M=e.valToPos(L[H[0]],C,!0),r=e.valToPos(L[H[1]],C,!0),o=$1(r-M),a=e.series[V],l=o/(a.points.space*i1);return H[1]-H[0]<=l}var D6={scale:null,auto:!0,sorted:0,min:d1,max:-d1},c8=(e,V,C,H,L)=>L,N6={show:!0,auto:!0,sorted:0,gaps:c8,alpha:1,facets:[T1({},D6,{scale:"x"}),T1({},D6,{scale:"y"})]},W6={scale:"y",auto:!0,sorted:0,show:!0,spanGaps:!1,gaps:c8,alpha:1,points:{show:vV,filter:null},values:null,min:d1,max:-d1,idxs:[],path:null,clip:null};function xV(e,V,C,H,L){return C/10}var Z8={time:!0,auto:!0,distr:1,log:10,asinh:1,min:null,max:null,dir:1,ori:0},uV=T1({},Z8,{time:!1,ori:1}),I6={};function S8(e,V){let C=I6[e];return C||(C={key:e,plots:[],sub(H){C.plots.push(H)},unsub(H){C.plots=C.plots.filter(L=>L!=H)},pub(H,L,M,r,o,a,l){for(let v=0;v<C.plots.length;v++)C.plots[v]!=L&&C.plots[v].pub(H,L,M,r,o,a,l)}},e!=null&&(I6[e]=C)),C}var a3=1,B7=2;function B5(e,V,C){let H=e.mode,L=e.series[V],M=H==2?e._data[V]:e._data,r=e.scales,o=e.bbox,a=M[0],l=H==2?M[1]:M[V],v=H==2?r[L.facets[0].scale]:r[e.series[0].scale],d=H==2?r[L.facets[1].scale]:r[L.scale],p=o.left,u=o.top,Z=o.width,O=o.height,_=e.valToPosH,F=e.valToPosV;return v.ori==0?C(L,a,l,v,d,_,F,p,u,Z,O,y0,n3,P0,f8,O8):C(L,a,l,v,d,F,_,u,p,O,Z,T0,l3,q7,g8,w8)}function K7(e,V){let C=0,H=0,L=r1(e.bands,I7);for(let M=0;M<L.length;M++){let r=L[M];r.series[0]==V?C=r.dir:r.series[1]==V&&(r.dir==1?H|=1:H|=2)}return[C,H==1?-1:H==2?1:H==3?2:0]}function cV(e,V,C,H,L){let M=e.mode,r=e.series[V],o=M==2?r.facets[1].scale:r.scale,a=e.scales[o];return L==-1?a.min:L==1?a.max:a.distr==3?a.dir==1?a.min:a.max:0}function C5(e,V,C,H,L,M){return B5(e,V,(r,o,a,l,v,d,p,u,Z,O,_)=>{let F=r.pxRound,S=l.dir*(l.ori==0?1:-1),R=l.ori==0?n3:l3,w,K;S==1?(w=C,K=H):(w=H,K=C);let y=F(d(o[w],l,O,u)),Y=F(p(a[w],v,_,Z)),j=F(d(o[K],l,O,u)),H1=F(p(M==1?v.max:v.min,v,_,Z)),Q=new Path2D(L);return R(Q,j,H1),R(Q,y,H1),R(Q,y,Y),Q})}function k0(e,V,C,H,L,M){let r=null;if(e.length>0){r=new Path2D;let o=V==0?P0:q7,a=C;for(let d=0;d<e.length;d++){let p=e[d];if(p[1]>p[0]){let u=p[0]-a;u>0&&o(r,a,H,u,H+M),a=p[1]}}let l=C+L-a,v=10;l>0&&o(r,a,H-v/2,l,H+M+v)}return r}function ZV(e,V,C){let H=e[e.length-1];H&&H[0]==V?H[1]=C:e.push([V,C])}function j7(e,V,C,H,L,M,r){let o=[],a=e.length;for(let l=L==1?C:H;l>=C&&l<=H;l+=L)if(V[l]===null){let d=l,p=l;if(L==1)for(;++l<=H&&V[l]===null;)p=l;else for(;--l>=C&&V[l]===null;)p=l;let u=M(e[d]),Z=p==d?u:M(e[p]),O=d-L;u=r<=0&&O>=0&&O<a?M(e[O]):u;let F=p+L;Z=r>=0&&F>=0&&F<a?M(e[F]):Z,Z>=u&&o.push([u,Z])}return o}function z6(e){return e==0?C8:e==1?F1:V=>b5(V,e)}function h8(e){let V=e==0?y0:T0,C=e==0?(L,M,r,o,a,l)=>{L.arcTo(M,r,o,a,l)}:(L,M,r,o,a,l)=>{L.arcTo(r,M,a,o,l)},H=e==0?(L,M,r,o,a)=>{L.rect(M,r,o,a)}:(L,M,r,o,a)=>{L.rect(r,M,a,o)};return(L,M,r,o,a,l=0,v=0)=>{l==0&&v==0?H(L,M,r,o,a):(l=R2(l,o/2,a/2),v=R2(v,o/2,a/2),V(L,M+l,r),C(L,M+o,r,M+o,r+a,l),C(L,M+o,r+a,M,r+a,v),C(L,M,r+a,M,r,v),C(L,M,r,M+o,r,l),L.closePath())}}var y0=(e,V,C)=>{e.moveTo(V,C)},T0=(e,V,C)=>{e.moveTo(C,V)},n3=(e,V,C)=>{e.lineTo(V,C)},l3=(e,V,C)=>{e.lineTo(C,V)},P0=h8(0),q7=h8(1),f8=(e,V,C,H,L,M)=>{e.arc(V,C,H,L,M)},g8=(e,V,C,H,L,M)=>{e.arc(C,V,H,L,M)},O8=(e,V,C,H,L,M,r)=>{e.bezierCurveTo(V,C,H,L,M,r)},w8=(e,V,C,H,L,M,r)=>{e.bezierCurveTo(C,V,L,H,r,M)};function b8(e){return(V,C,H,L,M)=>B5(V,C,(r,o,a,l,v,d,p,u,Z,O,_)=>{let{pxRound:F,points:S}=r,R,w;l.ori==0?(R=y0,w=f8):(R=T0,w=g8);let K=p1(S.width*i1,3),y=(S.size-S.width)/2*i1,Y=p1(y*2,3),j=new Path2D,H1=new Path2D,{left:Q,top:b,width:J,height:$}=V.bbox;P0(H1,Q-Y,b-Y,J+Y*2,$+Y*2);let G=W=>{if(a[W]!=null){let L1=F(d(o[W],l,O,u)),N=F(p(a[W],v,_,Z));R(j,L1+y,N),w(j,L1,N,y,0,Z0*2)}};if(M)M.forEach(G);else for(let W=H;W<=L;W++)G(W);return{stroke:K>0?j:null,fill:j,clip:H1,flags:a3|B7}})}function k8(e){return(V,C,H,L,M,r)=>{H!=L&&(M!=H&&r!=H&&e(V,C,H),M!=L&&r!=L&&e(V,C,L),e(V,C,r))}}var SV=k8(n3),hV=k8(l3);function y8(e){let V=r1(e?.alignGaps,0);return(C,H,L,M)=>B5(C,H,(r,o,a,l,v,d,p,u,Z,O,_)=>{[L,M]=g0(a,L,M);let F=r.pxRound,S=$=>F(d($,l,O,u)),R=$=>F(p($,v,_,Z)),w,K;l.ori==0?(w=n3,K=SV):(w=l3,K=hV);let y=l.dir*(l.ori==0?1:-1),Y={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:a3},j=Y.stroke,H1=!1;if(M-L>=O*4){let $=E=>C.posToVal(E,l.key,!0),G=null,W=null,L1,N,M2,Z1=S(o[y==1?L:M]),e1=S(o[L]),A1=S(o[M]),X=$(y==1?e1+1:A1-1);for(let E=y==1?L:M;E>=L&&E<=M;E+=y){let B1=o[E],S1=(y==1?B1<X:B1>X)?Z1:S(B1),o1=a[E];S1==Z1?o1!=null?(N=o1,G==null?(w(j,S1,R(N)),L1=G=W=N):N<G?G=N:N>W&&(W=N)):o1===null&&(H1=!0):(G!=null&&K(j,Z1,R(G),R(W),R(L1),R(N)),o1!=null?(N=o1,w(j,S1,R(N)),G=W=L1=N):(G=W=null,o1===null&&(H1=!0)),Z1=S1,X=$(Z1+y))}G!=null&&G!=W&&M2!=Z1&&K(j,Z1,R(G),R(W),R(L1),R(N))}else for(let $=y==1?L:M;$>=L&&$<=M;$+=y){let G=a[$];G===null?H1=!0:G!=null&&w(j,S(o[$]),R(G))}let[b,J]=K7(C,H);if(r.fill!=null||b!=0){let $=Y.fill=new Path2D(j),G=r.fillTo(C,H,r.min,r.max,b),W=R(G),L1=S(o[L]),N=S(o[M]);y==-1&&([N,L1]=[L1,N]),w($,N,W),w($,L1,W)}if(!r.spanGaps){let $=[];H1&&$.push(...j7(o,a,L,M,y,S,V)),Y.gaps=$=r.gaps(C,H,L,M,$),Y.clip=k0($,l.ori,u,Z,O,_)}return J!=0&&(Y.band=J==2?[C5(C,H,L,M,j,-1),C5(C,H,L,M,j,1)]:C5(C,H,L,M,j,J)),Y})}function fV(e){let V=r1(e.align,1),C=r1(e.ascDesc,!1),H=r1(e.alignGaps,0),L=r1(e.extend,!1);return(M,r,o,a)=>B5(M,r,(l,v,d,p,u,Z,O,_,F,S,R)=>{[o,a]=g0(d,o,a);let w=l.pxRound,{left:K,width:y}=M.bbox,Y=e1=>w(Z(e1,p,S,_)),j=e1=>w(O(e1,u,R,F)),H1=p.ori==0?n3:l3,Q={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:a3},b=Q.stroke,J=p.dir*(p.ori==0?1:-1),$=j(d[J==1?o:a]),G=Y(v[J==1?o:a]),W=G,L1=G;L&&V==-1&&(L1=K,H1(b,L1,$)),H1(b,G,$);for(let e1=J==1?o:a;e1>=o&&e1<=a;e1+=J){let A1=d[e1];if(A1==null)continue;let X=Y(v[e1]),E=j(A1);V==1?H1(b,X,$):H1(b,W,E),H1(b,X,E),$=E,W=X}let N=W;L&&V==1&&(N=K+y,H1(b,N,$));let[M2,Z1]=K7(M,r);if(l.fill!=null||M2!=0){let e1=Q.fill=new Path2D(b),A1=l.fillTo(M,r,l.min,l.max,M2),X=j(A1);H1(e1,N,X),H1(e1,L1,X)}if(!l.spanGaps){let e1=[];e1.push(...j7(v,d,o,a,J,Y,H));let A1=l.width*i1/2,X=C||V==1?A1:-A1,E=C||V==-1?-A1:A1;e1.forEach(B1=>{B1[0]+=X,B1[1]+=E}),Q.gaps=e1=l.gaps(M,r,o,a,e1),Q.clip=k0(e1,p.ori,_,F,S,R)}return Z1!=0&&(Q.band=Z1==2?[C5(M,r,o,a,b,-1),C5(M,r,o,a,b,1)]:C5(M,r,o,a,b,Z1)),Q})}function G6(e,V,C,H,L,M,r=d1){if(e.length>1){let o=null;for(let a=0,l=1/0;a<e.length;a++)if(V[a]!==void 0){if(o!=null){let v=$1(e[a]-e[o]);v<l&&(l=v,r=$1(C(e[a],H,L,M)-C(e[o],H,L,M)))}o=a}}return r}function gV(e){e=e||R3;let V=r1(e.size,[.6,d1,1]),C=e.align||0,H=e.gap||0,L=e.radius;L=L==null?[0,0]:typeof L=="number"?[L,0]:L;let M=V1(L),r=1-V[0],o=r1(V[1],d1),a=r1(V[2],1),l=r1(e.disp,R3),v=r1(e.each,u=>{}),{fill:d,stroke:p}=l;return(u,Z,O,_)=>B5(u,Z,(F,S,R,w,K,y,Y,j,H1,Q,b)=>{let J=F.pxRound,$=C,G=H*i1,W=o*i1,L1=a*i1,N,M2;w.ori==0?[N,M2]=M(u,Z):[M2,N]=M(u,Z);let Z1=w.dir*(w.ori==0?1:-1),e1=w.ori==0?P0:q7,A1=w.ori==0?v:(P,m1,_1,$5,d5,E2,p5)=>{v(P,m1,_1,d5,$5,p5,E2)},X=r1(u.bands,I7).find(P=>P.series[0]==Z),E=X!=null?X.dir:0,B1=F.fillTo(u,Z,F.min,F.max,E),J1=J(Y(B1,K,b,H1)),S1,o1,w2,a2=Q,f1=J(F.width*i1),$2=!1,U2=null,v2=null,H5=null,_5=null;d!=null&&(f1==0||p!=null)&&($2=!0,U2=d.values(u,Z,O,_),v2=new Map,new Set(U2).forEach(P=>{P!=null&&v2.set(P,new Path2D)}),f1>0&&(H5=p.values(u,Z,O,_),_5=new Map,new Set(H5).forEach(P=>{P!=null&&_5.set(P,new Path2D)})));let{x0:R5,size:m3}=l;if(R5!=null&&m3!=null){$=1,S=R5.values(u,Z,O,_),R5.unit==2&&(S=S.map(_1=>u.posToVal(j+_1*Q,w.key,!0)));let P=m3.values(u,Z,O,_);m3.unit==2?o1=P[0]*Q:o1=y(P[0],w,Q,j)-y(0,w,Q,j),a2=G6(S,R,y,w,Q,j,a2),w2=a2-o1+G}else a2=G6(S,R,y,w,Q,j,a2),w2=a2*r+G,o1=a2-w2;w2<1&&(w2=0),f1>=o1/2&&(f1=0),w2<5&&(J=C8);let D3=w2>0,n5=a2-w2-(D3?f1:0);o1=J(y7(n5,L1,W)),S1=($==0?o1/2:$==Z1?0:o1)-$*Z1*(($==0?G/2:0)+(D3?f1/2:0));let X1={stroke:null,fill:null,clip:null,band:null,gaps:null,flags:0},F5=$2?null:new Path2D,Q2=null;if(X!=null)Q2=u.data[X.series[1]];else{let{y0:P,y1:m1}=l;P!=null&&m1!=null&&(R=m1.values(u,Z,O,_),Q2=P.values(u,Z,O,_))}let l5=N*o1,q=M2*o1;for(let P=Z1==1?O:_;P>=O&&P<=_;P+=Z1){let m1=R[P];if(m1==null)continue;if(Q2!=null){let r2=Q2[P]??0;if(m1-r2==0)continue;J1=Y(r2,K,b,H1)}let _1=w.distr!=2||l!=null?S[P]:P,$5=y(_1,w,Q,j),d5=Y(r1(m1,B1),K,b,H1),E2=J($5-S1),p5=J(e2(d5,J1)),A2=J(R2(d5,J1)),x2=p5-A2;if(m1!=null){let r2=m1<0?q:l5,b2=m1<0?l5:q;$2?(f1>0&&H5[P]!=null&&e1(_5.get(H5[P]),E2,A2+m2(f1/2),o1,e2(0,x2-f1),r2,b2),U2[P]!=null&&e1(v2.get(U2[P]),E2,A2+m2(f1/2),o1,e2(0,x2-f1),r2,b2)):e1(F5,E2,A2+m2(f1/2),o1,e2(0,x2-f1),r2,b2),A1(u,Z,P,E2-f1/2,A2,o1+f1,x2)}}return f1>0?X1.stroke=$2?_5:F5:$2||(X1._fill=F.width==0?F._fill:F._stroke??F._fill,X1.width=0),X1.fill=$2?v2:F5,X1})}function OV(e,V){let C=r1(V?.alignGaps,0);return(H,L,M,r)=>B5(H,L,(o,a,l,v,d,p,u,Z,O,_,F)=>{[M,r]=g0(l,M,r);let S=o.pxRound,R=N=>S(p(N,v,_,Z)),w=N=>S(u(N,d,F,O)),K,y,Y;v.ori==0?(K=y0,Y=n3,y=O8):(K=T0,Y=l3,y=w8);let j=v.dir*(v.ori==0?1:-1),H1=R(a[j==1?M:r]),Q=H1,b=[],J=[];for(let N=j==1?M:r;N>=M&&N<=r;N+=j)if(l[N]!=null){let Z1=a[N],e1=R(Z1);b.push(Q=e1),J.push(w(l[N]))}let $={stroke:e(b,J,K,Y,y,S),fill:null,clip:null,band:null,gaps:null,flags:a3},G=$.stroke,[W,L1]=K7(H,L);if(o.fill!=null||W!=0){let N=$.fill=new Path2D(G),M2=o.fillTo(H,L,o.min,o.max,W),Z1=w(M2);Y(N,Q,Z1),Y(N,H1,Z1)}if(!o.spanGaps){let N=[];N.push(...j7(a,l,M,r,j,R,C)),$.gaps=N=o.gaps(H,L,M,r,N),$.clip=k0(N,v.ori,Z,O,_,F)}return L1!=0&&($.band=L1==2?[C5(H,L,M,r,G,-1),C5(H,L,M,r,G,1)]:C5(H,L,M,r,G,L1)),$})}function wV(e){return OV(bV,e)}function bV(e,V,C,H,L,M){let r=e.length;if(r<2)return null;let o=new Path2D;if(C(o,e[0],V[0]),r==2)H(o,e[1],V[1]);else{let a=Array(r),l=Array(r-1),v=Array(r-1),d=Array(r-1);for(let p=0;p<r-1;p++)v[p]=V[p+1]-V[p],d[p]=e[p+1]-e[p],l[p]=v[p]/d[p];a[0]=l[0];for(let p=1;p<r-1;p++)l[p]===0||l[p-1]===0||l[p-1]>0!=l[p]>0?a[p]=0:(a[p]=3*(d[p-1]+d[p])/((2*d[p]+d[p-1])/l[p-1]+(d[p]+2*d[p-1])/l[p]),isFinite(a[p])||(a[p]=0));a[r-1]=l[r-2];for(let p=0;p<r-1;p++)L(o,e[p]+d[p]/3,V[p]+a[p]*d[p]/3,e[p+1]-d[p]/3,V[p+1]-a[p+1]*d[p]/3,e[p+1],V[p+1])}return o}var _7=new Set;function U6(){for(let e of _7)e.syncRect(!0)}A3&&(T5(oH,r3,U6),T5(aH,r3,U6,!0),T5(S0,r3,()=>{P1.pxRatio=i1}));var kV=y8(),yV=b8();function Q6(e,V,C,H){return(H?[e[0],e[1]].concat(e.slice(2)):[e[0]].concat(e.slice(1))).map((M,r)=>R7(M,r,V,C))}function TV(e,V){return e.map((C,H)=>H==0?{}:T1({},V,C))}function R7(e,V,C,H){return T1({},V==0?C:H,e)}function T8(e,V,C){return V==null?i3:[V,C]}var PV=T8;function BV(e,V,C){return V==null?i3:h0(V,C,N7,!0)}function P8(e,V,C,H){return V==null?i3:O0(V,C,e.scales[H].log,!1)}var _V=P8;function B8(e,V,C,H){return V==null?i3:D7(V,C,e.scales[H].log,!1)}var RV=B8;function FV(e,V,C,H,L){let M=e2(f6(e),f6(V)),r=V-e,o=_2(L/H*r,C);do{let a=C[o],l=H*a/r;if(l>=L&&M+(a<5?a5.get(a):0)<=17)return[a,l]}while(++o<C.length);return[0,0]}function K6(e){let V,C;return e=e.replace(/(\d+)px/,(H,L)=>(V=F1((C=+L)*i1))+"px"),[e,V,C]}function $V(e){e.show&&[e.font,e.labelFont].forEach(V=>{let C=p1(V[2]*i1,1);V[0]=V[0].replace(/[0-9.]+px/,C+"px"),V[1]=C})}function P1(e,V,C){let H={mode:r1(e.mode,1)},L=H.mode;function M(t,i,A,n){let s=i.valToPct(t);return n+A*(i.dir==-1?1-s:s)}function r(t,i,A,n){let s=i.valToPct(t);return n+A*(i.dir==-1?s:1-s)}function o(t,i,A,n){return i.ori==0?M(t,i,A,n):r(t,i,A,n)}H.valToPosH=M,H.valToPosV=r;let a=!1;H.status=0;let l=H.root=f2(GC);if(e.id!=null&&(l.id=e.id),p2(l,e.class),e.title){let t=f2(KC,l);t.textContent=e.title}let v=B2("canvas"),d=H.ctx=v.getContext("2d"),p=f2(jC,l);T5("click",p,t=>{t.target===Z&&(v1!=j5||h1!=q5)&&Q1.click(H,t)},!0);let u=H.under=f2(qC,p);p.appendChild(v);let Z=H.over=f2(YC,p);e=o3(e);let O=+r1(e.pxAlign,1),_=z6(O);(e.plugins||[]).forEach(t=>{t.opts&&(e=t.opts(H,e)||e)});let F=e.ms||.001,S=H.series=L==1?Q6(e.series||[],F6,W6,!1):TV(e.series||[null],N6),R=H.axes=Q6(e.axes||[],R6,E6,!0),w=H.scales={},K=H.bands=e.bands||[];K.forEach(t=>{t.fill=V1(t.fill||null),t.dir=r1(t.dir,-1)});let y=L==2?S[1].facets[0].scale:S[0].scale,Y={axes:sC,series:nC},j=(e.drawOrder||["axes","series"]).map(t=>Y[t]);function H1(t){let i=t.distr==3?A=>X2(A>0?A:t.clamp(H,A,t.min,t.max,t.key)):t.distr==4?A=>S7(A,t.asinh):t.distr==100?A=>t.fwd(A):A=>A;return A=>{let n=i(A),{_min:s,_max:x}=t,c=x-s;return(n-s)/c}}function Q(t){let i=w[t];if(i==null){let A=(e.scales||R3)[t]||R3;if(A.from!=null){Q(A.from);let n=T1({},w[A.from],A,{key:t});n.valToPct=H1(n),w[t]=n}else{i=w[t]=T1({},t==y?Z8:uV,A),i.key=t;let n=i.time,s=i.range,x=o5(s);if((t!=y||L==2&&!n)&&(x&&(s[0]==null||s[1]==null)&&(s={min:s[0]==null?Z6:{mode:1,hard:s[0],soft:s[0]},max:s[1]==null?Z6:{mode:1,hard:s[1],soft:s[1]}},x=!1),!x&&b0(s))){let c=s;s=(h,g,k)=>g==null?i3:h0(g,k,c)}i.range=V1(s||(n?PV:t==y?i.distr==3?_V:i.distr==4?RV:T8:i.distr==3?P8:i.distr==4?B8:BV)),i.auto=V1(x?!1:i.auto),i.clamp=V1(i.clamp||xV),i._min=i._max=null,i.valToPct=H1(i)}}}Q("x"),Q("y"),L==1&&S.forEach(t=>{Q(t.scale)}),R.forEach(t=>{Q(t.scale)});for(let t in e.scales)Q(t);let b=w[y],J=b.distr,$,G;b.ori==0?(p2(l,UC),$=M,G=r):(p2(l,QC),$=r,G=M);let W={};for(let t in w){let i=w[t];(i.min!=null||i.max!=null)&&(W[t]={min:i.min,max:i.max},i.min=i.max=null)}let L1=e.tzDate||(t=>new Date(F1(t/F))),N=e.fmtDate||z7,M2=F==1?UH(L1):jH(L1),Z1=P6(L1,T6(F==1?GH:KH,N)),e1=_6(L1,B6(YH,N)),A1=[],X=H.legend=T1({},CV,e.legend),E=H.cursor=T1({},rV,{drag:{y:L==2}},e.cursor),B1=X.show,J1=E.show,S1=X.markers;X.idxs=A1,S1.width=V1(S1.width),S1.dash=V1(S1.dash),S1.stroke=V1(S1.stroke),S1.fill=V1(S1.fill);let o1,w2,a2,f1=[],$2=[],U2,v2=!1,H5={};if(X.live){let t=S[1]?S[1].values:null;v2=t!=null,U2=v2?t(H,1,0):{_:0};for(let i in U2)H5[i]=$7}if(B1)if(o1=B2("table",LH,l),a2=B2("tbody",null,o1),X.mount(H,o1),v2){w2=B2("thead",null,o1,a2);let t=B2("tr",null,w2);B2("th",null,t);for(var _5 in U2)B2("th",o6,t).textContent=_5}else p2(o1,MH),X.live&&p2(o1,eH);let R5={show:!0},m3={show:!1};function D3(t,i){if(i==0&&(v2||!X.live||L==2))return i3;let A=[],n=B2("tr",rH,a2,a2.childNodes[i]);p2(n,t.class),t.show||p2(n,y5);let s=B2("th",null,n);if(S1.show){let h=f2(tH,s);if(i>0){let g=S1.width(H,i);g&&(h.style.border=g+"px "+S1.dash(H,i)+" "+S1.stroke(H,i)),h.style.background=S1.fill(H,i)}}let x=f2(o6,s);t.label instanceof HTMLElement?x.appendChild(t.label):x.textContent=t.label,i>0&&(S1.show||(x.style.color=t.width>0?S1.stroke(H,i):S1.fill(H,i)),X1("click",s,h=>{if(E._lock)return;s5(h);let g=S.indexOf(t);if((h.ctrlKey||h.metaKey)!=X.isolate){let k=S.some((T,B)=>B>0&&B!=g&&T.show);S.forEach((T,B)=>{B>0&&N2(B,k?B==g?R5:m3:R5,!0,k1.setSeries)})}else N2(g,{show:!t.show},!0,k1.setSeries)},!1),D5&&X1(l6,s,h=>{E._lock||(s5(h),N2(S.indexOf(t),J5,!0,k1.setSeries))},!1));for(var c in U2){let h=B2("td",iH,n);h.textContent="--",A.push(h)}return[n,A]}let n5=new Map;function X1(t,i,A,n=!0){let s=n5.get(i)||{},x=E.bind[t](H,i,A,n);x&&(T5(t,i,s[t]=x),n5.set(i,s))}function F5(t,i,A){let n=n5.get(i)||{};for(let s in n)(t==null||s==t)&&(k7(s,i,n[s]),delete n[s]);t==null&&n5.delete(i)}let Q2=0,l5=0,q=0,P=0,m1=0,_1=0,$5=m1,d5=_1,E2=q,p5=P,A2=0,x2=0,r2=0,b2=0;H.bbox={};let R0=!1,N3=!1,E5=!1,m5=!1,W3=!1,u2=!1;function F0(t,i,A){(A||t!=H.width||i!=H.height)&&A4(t,i),G5(!1),E5=!0,N3=!0,U5()}function A4(t,i){H.width=Q2=q=t,H.height=l5=P=i,m1=_1=0,MC(),rC();let A=H.bbox;A2=A.left=b5(m1*i1,.5),x2=A.top=b5(_1*i1,.5),r2=A.width=b5(q*i1,.5),b2=A.height=b5(P*i1,.5)}let VC=3;function LC(){let t=!1,i=0;for(;!t;){i++;let A=pC(i),n=mC(i);t=i==VC||A&&n,t||(A4(H.width,H.height),N3=!0)}}function eC({width:t,height:i}){F0(t,i)}H.setSize=eC;function MC(){let t=!1,i=!1,A=!1,n=!1;R.forEach((s,x)=>{if(s.show&&s._show){let{side:c,_size:h}=s,g=c%2,k=s.label!=null?s.labelSize:0,T=h+k;T>0&&(g?(q-=T,c==3?(m1+=T,n=!0):A=!0):(P-=T,c==0?(_1+=T,t=!0):i=!0))}}),v5[0]=t,v5[1]=A,v5[2]=i,v5[3]=n,q-=V5[1]+V5[3],m1+=V5[3],P-=V5[2]+V5[0],_1+=V5[0]}function rC(){let t=m1+q,i=_1+P,A=m1,n=_1;function s(x,c){switch(x){case 1:return t+=c,t-c;case 2:return i+=c,i-c;case 3:return A-=c,A+c;case 0:return n-=c,n+c}}R.forEach((x,c)=>{if(x.show&&x._show){let h=x.side;x._pos=s(h,x._size),x.label!=null&&(x._lpos=s(h,x.labelSize))}})}if(E.dataIdx==null){let t=E.hover,i=t.skip=new Set(t.skip??[]);i.add(void 0);let A=t.prox=V1(t.prox),n=t.bias??=0;E.dataIdx=(s,x,c,h)=>{if(x==0)return c;let g=c,k=A(s,x,c,h)??d1,T=k>=0&&k<d1,B=b.ori==0?q:P,U=E.left,t1=V[0],M1=V[x];if(i.has(M1[c])){g=null;let C1=null,z=null,D;if(n==0||n==-1)for(D=c;C1==null&&D-- >0;)i.has(M1[D])||(C1=D);if(n==0||n==1)for(D=c;z==null&&D++<M1.length;)i.has(M1[D])||(z=D);if(C1!=null||z!=null)if(T){let u1=C1==null?-1/0:$(t1[C1],b,B,0),g1=z==null?1/0:$(t1[z],b,B,0),z1=U-u1,n1=g1-U;z1<=n1?z1<=k&&(g=C1):n1<=k&&(g=z)}else g=z==null?C1:C1==null?z:c-C1<=z-c?C1:z}else T&&$1(U-$(t1[c],b,B,0))>k&&(g=null);return g}}let s5=t=>{E.event=t};E.idxs=A1,E._lock=!1;let Y1=E.points;Y1.show=V1(Y1.show),Y1.size=V1(Y1.size),Y1.stroke=V1(Y1.stroke),Y1.width=V1(Y1.width),Y1.fill=V1(Y1.fill);let D2=H.focus=T1({},e.focus||{alpha:.3},E.focus),D5=D2.prox>=0,N5=D5&&Y1.one,c2=[],W5=[],I5=[];function n4(t,i){let A=Y1.show(H,i);if(A instanceof HTMLElement)return p2(A,VH),p2(A,t.class),G2(A,-10,-10,q,P),Z.insertBefore(A,c2[i]),A}function l4(t,i){if(L==1||i>0){let A=L==1&&w[t.scale].time,n=t.value;t.value=A?w6(n)?_6(L1,B6(n,N)):n||e1:n||mV,t.label=t.label||(A?iV:tV)}if(N5||i>0){t.width=t.width==null?1:t.width,t.paths=t.paths||kV||uH,t.fillTo=V1(t.fillTo||cV),t.pxAlign=+r1(t.pxAlign,O),t.pxRound=z6(t.pxAlign),t.stroke=V1(t.stroke||null),t.fill=V1(t.fill||null),t._stroke=t._fill=t._paths=t._focus=null;let A=sV(e2(1,t.width),1),n=t.points=T1({},{size:A,width:e2(1,A*.2),stroke:t.stroke,space:A*2,paths:yV,_stroke:null,_fill:null},t.points);n.show=V1(n.show),n.filter=V1(n.filter),n.fill=V1(n.fill),n.stroke=V1(n.stroke),n.paths=V1(n.paths),n.pxAlign=t.pxAlign}if(B1){let A=D3(t,i);f1.splice(i,0,A[0]),$2.splice(i,0,A[1]),X.values.push(null)}if(J1){A1.splice(i,0,null);let A=null;N5?i==0&&(A=n4(t,i)):i>0&&(A=n4(t,i)),c2.splice(i,0,A),W5.splice(i,0,0),I5.splice(i,0,0)}I1("addSeries",i)}function tC(t,i){i=i??S.length,t=L==1?R7(t,i,F6,W6):R7(t,i,{},N6),S.splice(i,0,t),l4(S[i],i)}H.addSeries=tC;function iC(t){if(S.splice(t,1),B1){X.values.splice(t,1),$2.splice(t,1);let i=f1.splice(t,1)[0];F5(null,i.firstChild),i.remove()}J1&&(A1.splice(t,1),c2.splice(t,1)[0].remove(),W5.splice(t,1),I5.splice(t,1)),I1("delSeries",t)}H.delSeries=iC;let v5=[!1,!1,!1,!1];function oC(t,i){if(t._show=t.show,t.show){let A=t.side%2,n=w[t.scale];n==null&&(t.scale=A?S[1].scale:y,n=w[t.scale]);let s=n.time;t.size=V1(t.size),t.space=V1(t.space),t.rotate=V1(t.rotate),o5(t.incrs)&&t.incrs.forEach(c=>{!a5.has(c)&&a5.set(c,L8(c))}),t.incrs=V1(t.incrs||(n.distr==2?WH:s?F==1?zH:QH:k5)),t.splits=V1(t.splits||(s&&n.distr==1?M2:n.distr==3?T7:n.distr==4?AV:aV)),t.stroke=V1(t.stroke),t.grid.stroke=V1(t.grid.stroke),t.ticks.stroke=V1(t.ticks.stroke),t.border.stroke=V1(t.border.stroke);let x=t.values;t.values=o5(x)&&!o5(x[0])?V1(x):s?o5(x)?P6(L1,T6(x,N)):w6(x)?qH(L1,x):x||Z1:x||oV,t.filter=V1(t.filter||(n.distr>=3&&n.log==10?dV:n.distr==3&&n.log==2?pV:H8)),t.font=K6(t.font),t.labelFont=K6(t.labelFont),t._size=t.size(H,null,i,0),t._space=t._rotate=t._incrs=t._found=t._splits=t._values=null,t._size>0&&(v5[i]=!0,t._el=f2(JC,p))}}function s3(t,i,A,n){let[s,x,c,h]=A,g=i%2,k=0;return g==0&&(h||x)&&(k=i==0&&!s||i==2&&!c?F1(R6.size/3):0),g==1&&(s||c)&&(k=i==1&&!x||i==3&&!h?F1(E6.size/2):0),k}let d4=H.padding=(e.padding||[s3,s3,s3,s3]).map(t=>V1(r1(t,s3))),V5=H._padding=d4.map((t,i)=>t(H,i,v5,0)),U1,E1=null,D1=null,I3=L==1?S[0].idxs:null,k2=null,v3=!1;function p4(t,i){if(V=t??[],H.data=H._data=V,L==2){U1=0;for(let A=1;A<S.length;A++)U1+=V[A][0].length}else{V.length==0&&(H.data=H._data=V=[[]]),k2=V[0],U1=k2.length;let A=V;if(J==2){A=V.slice();let n=A[0]=Array(U1);for(let s=0;s<U1;s++)n[s]=s}H._data=V=A}if(G5(!0),I1("setData"),J==2&&(E5=!0),i!==!1){let A=b;A.auto(H,v3)?$0():e5(y,A.min,A.max),m5=m5||E.left>=0,u2=!0,U5()}}H.setData=p4;function $0(){v3=!0;let t,i;L==1&&(U1>0?(E1=I3[0]=0,D1=I3[1]=U1-1,t=V[0][E1],i=V[0][D1],J==2?(t=E1,i=D1):t==i&&(J==3?[t,i]=O0(t,t,b.log,!1):J==4?[t,i]=D7(t,t,b.log,!1):b.time?i=t+F1(86400/F):[t,i]=h0(t,i,N7,!0))):(E1=I3[0]=t=null,D1=I3[1]=i=null)),e5(y,t,i)}let z3,z5,E0,D0,N0,W0,I0,z0,G0,t2;function m4(t,i,A,n,s,x){t??=A6,A??=I7,n??="butt",s??=A6,x??="round",t!=z3&&(d.strokeStyle=z3=t),s!=z5&&(d.fillStyle=z5=s),i!=E0&&(d.lineWidth=E0=i),x!=N0&&(d.lineJoin=N0=x),n!=W0&&(d.lineCap=W0=n),A!=D0&&d.setLineDash(D0=A)}function s4(t,i,A,n){i!=z5&&(d.fillStyle=z5=i),t!=I0&&(d.font=I0=t),A!=z0&&(d.textAlign=z0=A),n!=G0&&(d.textBaseline=G0=n)}function U0(t,i,A,n,s=0){if(n.length>0&&t.auto(H,v3)&&(i==null||i.min==null)){let x=r1(E1,0),c=r1(D1,n.length-1),h=A.min==null?dH(n,x,c,s,t.distr==3):[A.min,A.max];t.min=R2(t.min,A.min=h[0]),t.max=e2(t.max,A.max=h[1])}}let v4={min:null,max:null};function aC(){for(let n in w){let s=w[n];W[n]==null&&(s.min==null||W[y]!=null&&s.auto(H,v3))&&(W[n]=v4)}for(let n in w){let s=w[n];W[n]==null&&s.from!=null&&W[s.from]!=null&&(W[n]=v4)}W[y]!=null&&G5(!0);let t={};for(let n in W){let s=W[n];if(s!=null){let x=t[n]=o3(w[n],SH);if(s.min!=null)T1(x,s);else if(n!=y||L==2)if(U1==0&&x.from==null){let c=x.range(H,null,null,n);x.min=c[0],x.max=c[1]}else x.min=d1,x.max=-d1}}if(U1>0){S.forEach((n,s)=>{if(L==1){let x=n.scale,c=W[x];if(c==null)return;let h=t[x];if(s==0){let g=h.range(H,h.min,h.max,x);h.min=g[0],h.max=g[1],E1=_2(h.min,V[0]),D1=_2(h.max,V[0]),D1-E1>1&&(V[0][E1]<h.min&&E1++,V[0][D1]>h.max&&D1--),n.min=k2[E1],n.max=k2[D1]}else n.show&&n.auto&&U0(h,c,n,V[s],n.sorted);n.idxs[0]=E1,n.idxs[1]=D1}else if(s>0&&n.show&&n.auto){let[x,c]=n.facets,h=x.scale,g=c.scale,[k,T]=V[s],B=t[h],U=t[g];B!=null&&U0(B,W[h],x,k,x.sorted),U!=null&&U0(U,W[g],c,T,c.sorted),n.min=c.min,n.max=c.max}});for(let n in t){let s=t[n],x=W[n];if(s.from==null&&(x==null||x.min==null)){let c=s.range(H,s.min==d1?null:s.min,s.max==-d1?null:s.max,n);s.min=c[0],s.max=c[1]}}}for(let n in t){let s=t[n];if(s.from!=null){let x=t[s.from];if(x.min==null)s.min=s.max=null;else{let c=s.range(H,x.min,x.max,n);s.min=c[0],s.max=c[1]}}}let i={},A=!1;for(let n in t){let s=t[n],x=w[n];if(x.min!=s.min||x.max!=s.max){x.min=s.min,x.max=s.max;let c=x.distr;x._min=c==3?X2(x.min):c==4?S7(x.min,x.asinh):c==100?x.fwd(x.min):x.min,x._max=c==3?X2(x.max):c==4?S7(x.max,x.asinh):c==100?x.fwd(x.max):x.max,i[n]=A=!0}}if(A){S.forEach((n,s)=>{L==2?s>0&&i.y&&(n._paths=null):i[n.scale]&&(n._paths=null)});for(let n in i)E5=!0,I1("setScale",n);J1&&E.left>=0&&(m5=u2=!0)}for(let n in W)W[n]=null}function AC(t){let i=y7(E1-1,0,U1-1),A=y7(D1+1,0,U1-1);for(;t[i]==null&&i>0;)i--;for(;t[A]==null&&A<U1-1;)A++;return[i,A]}function nC(){if(U1>0){let t=S.some(i=>i._focus)&&t2!=D2.alpha;t&&(d.globalAlpha=t2=D2.alpha),S.forEach((i,A)=>{if(A>0&&i.show&&(x4(A,!1),x4(A,!0),i._paths==null)){let n=t2;t2!=i.alpha&&(d.globalAlpha=t2=i.alpha);let s=L==2?[0,V[A][0].length-1]:AC(V[A]);i._paths=i.paths(H,A,s[0],s[1]),t2!=n&&(d.globalAlpha=t2=n)}}),S.forEach((i,A)=>{if(A>0&&i.show){let n=t2;t2!=i.alpha&&(d.globalAlpha=t2=i.alpha),i._paths!=null&&u4(A,!1);{let s=i._paths!=null?i._paths.gaps:null,x=i.points.show(H,A,E1,D1,s),c=i.points.filter(H,A,x,s);(x||c)&&(i.points._paths=i.points.paths(H,A,E1,D1,c),u4(A,!0))}t2!=n&&(d.globalAlpha=t2=n),I1("drawSeries",A)}}),t&&(d.globalAlpha=t2=1)}}function x4(t,i){let A=i?S[t].points:S[t];A._stroke=A.stroke(H,t),A._fill=A.fill(H,t)}function u4(t,i){let A=i?S[t].points:S[t],{stroke:n,fill:s,clip:x,flags:c,_stroke:h=A._stroke,_fill:g=A._fill,_width:k=A.width}=A._paths;k=p1(k*i1,3);let T=null,B=k%2/2;i&&g==null&&(g=k>0?"#fff":h);let U=A.pxAlign==1&&B>0;if(U&&d.translate(B,B),!i){let t1=A2-k/2,M1=x2-k/2,C1=r2+k,z=b2+k;T=new Path2D,T.rect(t1,M1,C1,z)}i?Q0(h,k,A.dash,A.cap,g,n,s,c,x):lC(t,h,k,A.dash,A.cap,g,n,s,c,T,x),U&&d.translate(-B,-B)}function lC(t,i,A,n,s,x,c,h,g,k,T){let B=!1;g!=0&&K.forEach((U,t1)=>{if(U.series[0]==t){let M1=S[U.series[1]],C1=V[U.series[1]],z=(M1._paths||R3).band;o5(z)&&(z=U.dir==1?z[0]:z[1]);let D,u1=null;M1.show&&z&&mH(C1,E1,D1)?(u1=U.fill(H,t1)||x,D=M1._paths.clip):z=null,Q0(i,A,n,s,u1,c,h,g,k,T,D,z),B=!0}}),B||Q0(i,A,n,s,x,c,h,g,k,T)}let c4=a3|B7;function Q0(t,i,A,n,s,x,c,h,g,k,T,B){m4(t,i,A,n,s),(g||k||B)&&(d.save(),g&&d.clip(g),k&&d.clip(k)),B?(h&c4)==c4?(d.clip(B),T&&d.clip(T),U3(s,c),G3(t,x,i)):h&B7?(U3(s,c),d.clip(B),G3(t,x,i)):h&a3&&(d.save(),d.clip(B),T&&d.clip(T),U3(s,c),d.restore(),G3(t,x,i)):(U3(s,c),G3(t,x,i)),(g||k||B)&&d.restore()}function G3(t,i,A){A>0&&(i instanceof Map?i.forEach((n,s)=>{d.strokeStyle=z3=s,d.stroke(n)}):i!=null&&t&&d.stroke(i))}function U3(t,i){i instanceof Map?i.forEach((A,n)=>{d.fillStyle=z5=n,d.fill(A)}):i!=null&&t&&d.fill(i)}function dC(t,i,A,n){let s=R[t],x;if(n<=0)x=[0,0];else{let c=s._space=s.space(H,t,i,A,n),h=s._incrs=s.incrs(H,t,i,A,n,c);x=FV(i,A,h,n,c)}return s._found=x}function K0(t,i,A,n,s,x,c,h,g,k){let T=c%2/2;O==1&&d.translate(T,T),m4(h,c,g,k,h),d.beginPath();let B,U,t1,M1,C1=s+(n==0||n==3?-x:x);A==0?(U=s,M1=C1):(B=s,t1=C1);for(let z=0;z<t.length;z++)i[z]!=null&&(A==0?B=t1=t[z]:U=M1=t[z],d.moveTo(B,U),d.lineTo(t1,M1));d.stroke(),O==1&&d.translate(-T,-T)}function pC(t){let i=!0;return R.forEach((A,n)=>{if(!A.show)return;let s=w[A.scale];if(s.min==null){A._show&&(i=!1,A._show=!1,G5(!1));return}else A._show||(i=!1,A._show=!0,G5(!1));let x=A.side,c=x%2,{min:h,max:g}=s,[k,T]=dC(n,h,g,c==0?q:P);if(T==0)return;let B=s.distr==2,U=A._splits=A.splits(H,n,h,g,k,T,B),t1=s.distr==2?U.map(D=>k2[D]):U,M1=s.distr==2?k2[U[1]]-k2[U[0]]:k,C1=A._values=A.values(H,A.filter(H,t1,n,T,M1),n,T,M1);A._rotate=x==2?A.rotate(H,C1,n,T):0;let z=A._size;A._size=g2(A.size(H,C1,n,t)),z!=null&&A._size!=z&&(i=!1)}),i}function mC(t){let i=!0;return d4.forEach((A,n)=>{let s=A(H,n,v5,t);s!=V5[n]&&(i=!1),V5[n]=s}),i}function sC(){for(let t=0;t<R.length;t++){let i=R[t];if(!i.show||!i._show)continue;let A=i.side,n=A%2,s,x,c=i.stroke(H,t),h=A==0||A==3?-1:1,[g,k]=i._found;if(i.label!=null){let H2=i.labelGap*h,d2=F1((i._lpos+H2)*i1);s4(i.labelFont[0],c,"center",A==2?"top":a6),d.save(),n==1?(s=x=0,d.translate(d2,F1(x2+b2/2)),d.rotate((A==3?-Z0:Z0)/2)):(s=F1(A2+r2/2),x=d2);let c5=X6(i.label)?i.label(H,t,g,k):i.label;d.fillText(c5,s,x),d.restore()}if(k==0)continue;let T=w[i.scale],B=n==0?r2:b2,U=n==0?A2:x2,t1=i._splits,M1=T.distr==2?t1.map(H2=>k2[H2]):t1,C1=T.distr==2?k2[t1[1]]-k2[t1[0]]:g,z=i.ticks,D=i.border,u1=z.show?z.size:0,g1=F1(u1*i1),z1=F1((i.alignTo==2?i._size-u1-i.gap:i.gap)*i1),n1=i._rotate*-Z0/180,O1=_(i._pos*i1),n2=(g1+z1)*h,C2=O1+n2;x=n==0?C2:0,s=n==1?C2:0;let Z2=i.font[0],y2=i.align==1?e3:i.align==2?u7:n1>0?e3:n1<0?u7:n==0?"center":A==3?u7:e3,I2=n1||n==1?"middle":A==2?"top":a6;s4(Z2,c,y2,I2);let l2=i.font[1]*i.lineGap,S2=t1.map(H2=>_(o(H2,T,B,U))),T2=i._values;for(let H2=0;H2<T2.length;H2++){let d2=T2[H2];if(d2!=null){n==0?s=S2[H2]:x=S2[H2],d2=""+d2;let c5=d2.indexOf(`
`)==-1?[d2]:d2.split(/\n/gm);for(let V2=0;V2<c5.length;V2++){let D4=c5[V2];n1?(d.save(),d.translate(s,x+V2*l2),d.rotate(n1),d.fillText(D4,0,0),d.restore()):d.fillText(D4,s,x+V2*l2)}}}z.show&&K0(S2,z.filter(H,M1,t,k,C1),n,A,O1,g1,p1(z.width*i1,3),z.stroke(H,t),z.dash,z.cap);let z2=i.grid;z2.show&&K0(S2,z2.filter(H,M1,t,k,C1),n,n==0?2:1,n==0?x2:A2,n==0?b2:r2,p1(z2.width*i1,3),z2.stroke(H,t),z2.dash,z2.cap),D.show&&K0([O1],[1],n==0?1:0,n==0?1:2,n==1?x2:A2,n==1?b2:r2,p1(D.width*i1,3),D.stroke(H,t),D.dash,D.cap)}I1("drawAxes")}function G5(t){S.forEach((i,A)=>{A>0&&(i._paths=null,t&&(L==1?(i.min=null,i.max=null):i.facets.forEach(n=>{n.min=null,n.max=null})))})}let Q3=!1,j0=!1,x3=[];function vC(){j0=!1;for(let t=0;t<x3.length;t++)I1(...x3[t]);x3.length=0}function U5(){Q3||(kH(Z4),Q3=!0)}function xC(t,i=!1){Q3=!0,j0=i,t(H),Z4(),i&&x3.length>0&&queueMicrotask(vC)}H.batch=xC;function Z4(){if(R0&&(aC(),R0=!1),E5&&(LC(),E5=!1),N3){if(c1(u,e3,m1),c1(u,"top",_1),c1(u,T3,q),c1(u,P3,P),c1(Z,e3,m1),c1(Z,"top",_1),c1(Z,T3,q),c1(Z,P3,P),c1(p,T3,Q2),c1(p,P3,l5),v.width=F1(Q2*i1),v.height=F1(l5*i1),R.forEach(({_el:t,_show:i,_size:A,_pos:n,side:s})=>{if(t!=null)if(i){let x=s===3||s===0?A:0,c=s%2==1;c1(t,c?"left":"top",n-x),c1(t,c?"width":"height",A),c1(t,c?"top":"left",c?_1:m1),c1(t,c?"height":"width",c?P:q),b7(t,y5)}else p2(t,y5)}),z3=z5=E0=N0=W0=I0=z0=G0=D0=null,t2=1,Z3(!0),m1!=$5||_1!=d5||q!=E2||P!=p5){G5(!1);let t=q/E2,i=P/p5;if(J1&&!m5&&E.left>=0){E.left*=t,E.top*=i,Q5&&G2(Q5,F1(E.left),0,q,P),K5&&G2(K5,0,F1(E.top),q,P);for(let A=0;A<c2.length;A++){let n=c2[A];n!=null&&(W5[A]*=t,I5[A]*=i,G2(n,g2(W5[A]),g2(I5[A]),q,P))}}if(x1.show&&!W3&&x1.left>=0&&x1.width>0){x1.left*=t,x1.width*=t,x1.top*=i,x1.height*=i;for(let A in H7)c1(Y5,A,x1[A])}$5=m1,d5=_1,E2=q,p5=P}I1("setSize"),N3=!1}Q2>0&&l5>0&&(d.clearRect(0,0,v.width,v.height),I1("drawClear"),j.forEach(t=>t()),I1("draw")),x1.show&&W3&&(K3(x1),W3=!1),J1&&m5&&(u5(null,!0,!1),m5=!1),X.show&&X.live&&u2&&(X0(),u2=!1),a||(a=!0,H.status=1,I1("ready")),v3=!1,Q3=!1}H.redraw=(t,i)=>{E5=i||!1,t!==!1?e5(y,b.min,b.max):U5()};function q0(t,i){let A=w[t];if(A.from==null){if(U1==0){let n=A.range(H,i.min,i.max,t);i.min=n[0],i.max=n[1]}if(i.min>i.max){let n=i.min;i.min=i.max,i.max=n}if(U1>1&&i.min!=null&&i.max!=null&&i.max-i.min<1e-16)return;t==y&&A.distr==2&&U1>0&&(i.min=_2(i.min,V[0]),i.max=_2(i.max,V[0]),i.min==i.max&&i.max++),W[t]=i,R0=!0,U5()}}H.setScale=q0;let Y0,J0,Q5,K5,S4,h4,j5,q5,f4,g4,v1,h1,L5=!1,Q1=E.drag,N1=Q1.x,W1=Q1.y;J1&&(E.x&&(Y0=f2(CH,Z)),E.y&&(J0=f2(HH,Z)),b.ori==0?(Q5=Y0,K5=J0):(Q5=J0,K5=Y0),v1=E.left,h1=E.top);let x1=H.select=T1({show:!0,over:!0,left:0,width:0,top:0,height:0},e.select),Y5=x1.show?f2(XC,x1.over?Z:u):null;function K3(t,i){if(x1.show){for(let A in t)x1[A]=t[A],A in H7&&c1(Y5,A,t[A]);i!==!1&&I1("setSelect")}}H.setSelect=K3;function uC(t){if(S[t].show)B1&&b7(f1[t],y5);else if(B1&&p2(f1[t],y5),J1){let A=N5?c2[0]:c2[t];A!=null&&G2(A,-10,-10,q,P)}}function e5(t,i,A){q0(t,{min:i,max:A})}function N2(t,i,A,n){i.focus!=null&&fC(t),i.show!=null&&S.forEach((s,x)=>{x>0&&(t==x||t==null)&&(s.show=i.show,uC(x),L==2?(e5(s.facets[0].scale,null,null),e5(s.facets[1].scale,null,null)):e5(s.scale,null,null),U5())}),A!==!1&&I1("setSeries",t,i),n&&S3("setSeries",H,t,i)}H.setSeries=N2;function cC(t,i){T1(K[t],i)}function ZC(t,i){t.fill=V1(t.fill||null),t.dir=r1(t.dir,-1),i=i??K.length,K.splice(i,0,t)}function SC(t){t==null?K.length=0:K.splice(t,1)}H.addBand=ZC,H.setBand=cC,H.delBand=SC;function hC(t,i){S[t].alpha=i,J1&&c2[t]!=null&&(c2[t].style.opacity=i),B1&&f1[t]&&(f1[t].style.opacity=i)}let K2,M5,x5,J5={focus:!0};function fC(t){if(t!=x5){let i=t==null,A=D2.alpha!=1;S.forEach((n,s)=>{if(L==1||s>0){let x=i||s==0||s==t;n._focus=i?null:x,A&&hC(s,x?1:D2.alpha)}}),x5=t,A&&U5()}}B1&&D5&&X1(d6,o1,t=>{E._lock||(s5(t),x5!=null&&N2(null,J5,!0,k1.setSeries))});function W2(t,i,A){let n=w[i];A&&(t=t/i1-(n.ori==1?_1:m1));let s=q;n.ori==1&&(s=P,t=s-t),n.dir==-1&&(t=s-t);let x=n._min,c=n._max,h=t/s,g=x+(c-x)*h,k=n.distr;return k==3?t3(10,g):k==4?vH(g,n.asinh):k==100?n.bwd(g):g}function gC(t,i){let A=W2(t,y,i);return _2(A,V[0],E1,D1)}H.valToIdx=t=>_2(t,V[0]),H.posToIdx=gC,H.posToVal=W2,H.valToPos=(t,i,A)=>w[i].ori==0?M(t,w[i],A?r2:q,A?A2:0):r(t,w[i],A?b2:P,A?x2:0),H.setCursor=(t,i,A)=>{v1=t.left,h1=t.top,u5(null,i,A)};function O4(t,i){c1(Y5,e3,x1.left=t),c1(Y5,T3,x1.width=i)}function w4(t,i){c1(Y5,"top",x1.top=t),c1(Y5,P3,x1.height=i)}let u3=b.ori==0?O4:w4,c3=b.ori==1?O4:w4;function OC(){if(B1&&X.live)for(let t=L==2?1:0;t<S.length;t++){if(t==0&&v2)continue;let i=X.values[t],A=0;for(let n in i)$2[t][A++].firstChild.nodeValue=i[n]}}function X0(t,i){if(t!=null&&(t.idxs?t.idxs.forEach((A,n)=>{A1[n]=A}):ZH(t.idx)||A1.fill(t.idx),X.idx=A1[0]),B1&&X.live){for(let A=0;A<S.length;A++)(A>0||L==1&&!v2)&&wC(A,A1[A]);OC()}u2=!1,i!==!1&&I1("setLegend")}H.setLegend=X0;function wC(t,i){let A=S[t],n=t==0&&J==2?k2:V[t],s;v2?s=A.values(H,t,i)??H5:(s=A.value(H,i==null?null:n[i],t,i),s=s==null?H5:{_:s}),X.values[t]=s}function u5(t,i,A){f4=v1,g4=h1,[v1,h1]=E.move(H,v1,h1),E.left=v1,E.top=h1,J1&&(Q5&&G2(Q5,F1(v1),0,q,P),K5&&G2(K5,0,F1(h1),q,P));let n,s=E1>D1;K2=d1,M5=null;let x=b.ori==0?q:P,c=b.ori==1?q:P;if(v1<0||U1==0||s){n=E.idx=null;for(let h=0;h<S.length;h++){let g=c2[h];g!=null&&G2(g,-10,-10,q,P)}D5&&N2(null,J5,!0,t==null&&k1.setSeries),X.live&&(A1.fill(n),u2=!0)}else{let h,g,k;L==1&&(h=b.ori==0?v1:h1,g=W2(h,y),n=E.idx=_2(g,V[0],E1,D1),k=$(V[0][n],b,x,0));let T=-10,B=-10,U=0,t1=0,M1=!0,C1="",z="";for(let D=L==2?1:0;D<S.length;D++){let u1=S[D],g1=A1[D],z1=g1==null?null:L==1?V[D][g1]:V[D][1][g1],n1=E.dataIdx(H,D,n,g),O1=n1==null?null:L==1?V[D][n1]:V[D][1][n1];if(u2=u2||O1!=z1||n1!=g1,A1[D]=n1,D>0&&u1.show){let n2=n1==null?-10:n1==n?k:$(L==1?V[0][n1]:V[D][0][n1],b,x,0),C2=O1==null?-10:G(O1,L==1?w[u1.scale]:w[u1.facets[1].scale],c,0);if(D5&&O1!=null){let Z2=b.ori==1?v1:h1,y2=$1(D2.dist(H,D,n1,C2,Z2));if(y2<K2){let I2=D2.bias;if(I2!=0){let l2=W2(Z2,u1.scale),S2=O1>=0?1:-1,T2=l2>=0?1:-1;T2==S2&&(T2==1?I2==1?O1>=l2:O1<=l2:I2==1?O1<=l2:O1>=l2)&&(K2=y2,M5=D)}else K2=y2,M5=D}}if(u2||N5){let Z2,y2;b.ori==0?(Z2=n2,y2=C2):(Z2=C2,y2=n2);let I2,l2,S2,T2,z2,H2,d2=!0,c5=Y1.bbox;if(c5!=null){d2=!1;let V2=c5(H,D);S2=V2.left,T2=V2.top,I2=V2.width,l2=V2.height}else S2=Z2,T2=y2,I2=l2=Y1.size(H,D);if(H2=Y1.fill(H,D),z2=Y1.stroke(H,D),N5)D==M5&&K2<=D2.prox&&(T=S2,B=T2,U=I2,t1=l2,M1=d2,C1=H2,z=z2);else{let V2=c2[D];V2!=null&&(W5[D]=S2,I5[D]=T2,c6(V2,I2,l2,d2),x6(V2,H2,z2),G2(V2,g2(S2),g2(T2),q,P))}}}}if(N5){let D=D2.prox,u1=x5==null?K2<=D:K2>D||M5!=x5;if(u2||u1){let g1=c2[0];g1!=null&&(W5[0]=T,I5[0]=B,c6(g1,U,t1,M1),x6(g1,C1,z),G2(g1,g2(T),g2(B),q,P))}}}if(x1.show&&L5)if(t!=null){let[h,g]=k1.scales,[k,T]=k1.match,[B,U]=t.cursor.sync.scales,t1=t.cursor.drag;if(N1=t1._x,W1=t1._y,N1||W1){let{left:M1,top:C1,width:z,height:D}=t.select,u1=t.scales[B].ori,g1=t.posToVal,z1,n1,O1,n2,C2,Z2=h!=null&&k(h,B),y2=g!=null&&T(g,U);Z2&&N1?(u1==0?(z1=M1,n1=z):(z1=C1,n1=D),O1=w[h],n2=$(g1(z1,B),O1,x,0),C2=$(g1(z1+n1,B),O1,x,0),u3(R2(n2,C2),$1(C2-n2))):u3(0,x),y2&&W1?(u1==1?(z1=M1,n1=z):(z1=C1,n1=D),O1=w[g],n2=G(g1(z1,U),O1,c,0),C2=G(g1(z1+n1,U),O1,c,0),c3(R2(n2,C2),$1(C2-n2))):c3(0,c)}else V7()}else{let h=$1(f4-S4),g=$1(g4-h4);if(b.ori==1){let U=h;h=g,g=U}N1=Q1.x&&h>=Q1.dist,W1=Q1.y&&g>=Q1.dist;let k=Q1.uni;k!=null?N1&&W1&&(N1=h>=k,W1=g>=k,!N1&&!W1&&(g>h?W1=!0:N1=!0)):Q1.x&&Q1.y&&(N1||W1)&&(N1=W1=!0);let T,B;N1&&(b.ori==0?(T=j5,B=v1):(T=q5,B=h1),u3(R2(T,B),$1(B-T)),W1||c3(0,c)),W1&&(b.ori==1?(T=j5,B=v1):(T=q5,B=h1),c3(R2(T,B),$1(B-T)),N1||u3(0,x)),!N1&&!W1&&(u3(0,0),c3(0,0))}if(Q1._x=N1,Q1._y=W1,t==null){if(A){if(E4!=null){let[h,g]=k1.scales;k1.values[0]=h!=null?W2(b.ori==0?v1:h1,h):null,k1.values[1]=g!=null?W2(b.ori==1?v1:h1,g):null}S3(c7,H,v1,h1,q,P,n)}if(D5){let h=A&&k1.setSeries,g=D2.prox;x5==null?K2<=g&&N2(M5,J5,!0,h):K2>g?N2(null,J5,!0,h):M5!=x5&&N2(M5,J5,!0,h)}}u2&&(X.idx=n,X0()),i!==!1&&I1("setCursor")}let r5=null;Object.defineProperty(H,"rect",{get(){return r5==null&&Z3(!1),r5}});function Z3(t=!1){t?r5=null:(r5=Z.getBoundingClientRect(),I1("syncRect",r5))}function b4(t,i,A,n,s,x,c){E._lock||L5&&t!=null&&t.movementX==0&&t.movementY==0||(C7(t,i,A,n,s,x,c,!1,t!=null),t!=null?u5(null,!0,!0):u5(i,!0,!1))}function C7(t,i,A,n,s,x,c,h,g){if(r5==null&&Z3(!1),s5(t),t!=null)A=t.clientX-r5.left,n=t.clientY-r5.top;else{if(A<0||n<0){v1=-10,h1=-10;return}let[k,T]=k1.scales,B=i.cursor.sync,[U,t1]=B.values,[M1,C1]=B.scales,[z,D]=k1.match,u1=i.axes[0].side%2==1,g1=b.ori==0?q:P,z1=b.ori==1?q:P,n1=u1?x:s,O1=u1?s:x,n2=u1?n:A,C2=u1?A:n;if(M1!=null?A=z(k,M1)?o(U,w[k],g1,0):-10:A=g1*(n2/n1),C1!=null?n=D(T,C1)?o(t1,w[T],z1,0):-10:n=z1*(C2/O1),b.ori==1){let Z2=A;A=n,n=Z2}}g&&(i==null||i.cursor.event.type==c7)&&((A<=1||A>=q-1)&&(A=b5(A,q)),(n<=1||n>=P-1)&&(n=b5(n,P))),h?(S4=A,h4=n,[j5,q5]=E.move(H,A,n)):(v1=A,h1=n)}let H7={width:0,height:0,left:0,top:0};function V7(){K3(H7,!1)}let k4,y4,T4,P4;function B4(t,i,A,n,s,x,c){L5=!0,N1=W1=Q1._x=Q1._y=!1,C7(t,i,A,n,s,x,c,!0,!1),t!=null&&(X1(Z7,O7,_4,!1),S3(n6,H,j5,q5,q,P,null));let{left:h,top:g,width:k,height:T}=x1;k4=h,y4=g,T4=k,P4=T}function _4(t,i,A,n,s,x,c){L5=Q1._x=Q1._y=!1,C7(t,i,A,n,s,x,c,!1,!0);let{left:h,top:g,width:k,height:T}=x1,B=k>0||T>0,U=k4!=h||y4!=g||T4!=k||P4!=T;if(B&&U&&K3(x1),Q1.setScale&&B&&U){let t1=h,M1=k,C1=g,z=T;if(b.ori==1&&(t1=g,M1=T,C1=h,z=k),N1&&e5(y,W2(t1,y),W2(t1+M1,y)),W1)for(let D in w){let u1=w[D];D!=y&&u1.from==null&&u1.min!=d1&&e5(D,W2(C1+z,D),W2(C1,D))}V7()}else E.lock&&(E._lock=!E._lock,u5(i,!0,t!=null));t!=null&&(F5(Z7,O7),S3(Z7,H,v1,h1,q,P,null))}function bC(t,i,A,n,s,x,c){if(E._lock)return;s5(t);let h=L5;if(L5){let g=!0,k=!0,T=10,B,U;b.ori==0?(B=N1,U=W1):(B=W1,U=N1),B&&U&&(g=v1<=T||v1>=q-T,k=h1<=T||h1>=P-T),B&&g&&(v1=v1<j5?0:q),U&&k&&(h1=h1<q5?0:P),u5(null,!0,!0),L5=!1}v1=-10,h1=-10,A1.fill(null),u5(null,!0,!0),h&&(L5=h)}function R4(t,i,A,n,s,x,c){E._lock||(s5(t),$0(),V7(),t!=null&&S3(p6,H,v1,h1,q,P,null))}function F4(){R.forEach($V),F0(H.width,H.height,!0)}T5(S0,r3,F4);let X5={};X5.mousedown=B4,X5.mousemove=b4,X5.mouseup=_4,X5.dblclick=R4,X5.setSeries=(t,i,A,n)=>{let s=k1.match[2];A=s(H,i,A),A!=-1&&N2(A,n,!0,!1)},J1&&(X1(n6,Z,B4),X1(c7,Z,b4),X1(l6,Z,t=>{s5(t),Z3(!1)}),X1(d6,Z,bC),X1(p6,Z,R4),_7.add(H),H.syncRect=Z3);let j3=H.hooks=e.hooks||{};function I1(t,i,A){j0?x3.push([t,i,A]):t in j3&&j3[t].forEach(n=>{n.call(null,H,i,A)})}(e.plugins||[]).forEach(t=>{for(let i in t.hooks)j3[i]=(j3[i]||[]).concat(t.hooks[i])});let $4=(t,i,A)=>A,k1=T1({key:null,setSeries:!1,filters:{pub:g6,sub:g6},scales:[y,S[1]?S[1].scale:null],match:[O6,O6,$4],values:[null,null]},E.sync);k1.match.length==2&&k1.match.push($4),E.sync=k1;let E4=k1.key,L7=S8(E4);function S3(t,i,A,n,s,x,c){k1.filters.pub(t,i,A,n,s,x,c)&&L7.pub(t,i,A,n,s,x,c)}L7.sub(H);function kC(t,i,A,n,s,x,c){k1.filters.sub(t,i,A,n,s,x,c)&&X5[t](null,i,A,n,s,x,c)}H.pub=kC;function yC(){L7.unsub(H),_7.delete(H),n5.clear(),k7(S0,r3,F4),l.remove(),o1?.remove(),I1("destroy")}H.destroy=yC;function e7(){I1("init",e,V),p4(V||e.data,!1),W[y]?q0(y,W[y]):$0(),W3=x1.show&&(x1.width>0||x1.height>0),m5=u2=!0,F0(e.width,e.height)}return S.forEach(l4),R.forEach(oC),C?C instanceof HTMLElement?(C.appendChild(l),e7()):C(H,e7):e7(),H}P1.assign=T1;P1.fmtNum=W7;P1.rangeNum=h0;P1.rangeLog=O0;P1.rangeAsinh=D7;P1.orient=B5;P1.pxRatio=i1;P1.join=bH;P1.fmtDate=z7,P1.tzDate=DH;P1.sync=S8;{P1.addGap=ZV,P1.clipGaps=k0;let e=P1.paths={points:b8};e.linear=y8,e.stepped=fV,e.bars=gV,e.spline=wV}var _8='.uplot, .uplot *, .uplot *::before, .uplot *::after {box-sizing: border-box;}.uplot {font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji";line-height: 1.5;width: min-content;}.u-title {text-align: center;font-size: 18px;font-weight: bold;}.u-wrap {position: relative;user-select: none;}.u-over, .u-under {position: absolute;}.u-under {overflow: hidden;}.uplot canvas {display: block;position: relative;width: 100%;height: 100%;}.u-axis {position: absolute;}.u-legend {font-size: 14px;margin: auto;text-align: center;}.u-inline {display: block;}.u-inline * {display: inline-block;}.u-inline tr {margin-right: 16px;}.u-legend th {font-weight: 600;}.u-legend th > * {vertical-align: middle;display: inline-block;}.u-legend .u-marker {width: 1em;height: 1em;margin-right: 4px;background-clip: padding-box !important;}.u-inline.u-live th::after {content: ":";vertical-align: middle;}.u-inline:not(.u-live) .u-value {display: none;}.u-series > * {padding: 4px;}.u-series th {cursor: pointer;}.u-legend .u-off > * {opacity: 0.3;}.u-select {background: rgba(0,0,0,0.07);position: absolute;pointer-events: none;}.u-cursor-x, .u-cursor-y {position: absolute;left: 0;top: 0;pointer-events: none;will-change: transform;}.u-hz .u-cursor-x, .u-vt .u-cursor-y {height: 100%;border-right: 1px dashed #607D8B;}.u-hz .u-cursor-y, .u-vt .u-cursor-x {width: 100%;border-bottom: 1px dashed #607D8B;}.u-cursor-pt {position: absolute;top: 0;left: 0;border-radius: 50%;border: 0 solid;pointer-events: none;will-change: transform;/*this has to be !important since we set inline "background" shorthand */background-clip: padding-box !important;}.u-axis.u-off, .u-select.u-off, .u-cursor-x.u-off, .u-cursor-y.u-off, .u-cursor-pt.u-off {display: none;}';var DV=48,Y7=class extends l1{constructor(){super();this.shape="";this.height=280,this.table=!1,this.plain=!1}static{this.properties={app:{attribute:!1},model:{attribute:!1},words:{attribute:!1},height:{type:Number},cursorAt:{attribute:!1},plain:{type:Boolean},table:{state:!0}}}static{this.styles=[b1,s1`
      ${J3(_8)}
    `,s1`
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
    `]}connectedCallback(){super.connectedCallback(),this.watch=new ResizeObserver(()=>this.resize()),this.watch.observe(this)}disconnectedCallback(){super.disconnectedCallback(),this.watch?.disconnect(),this.plot?.destroy(),this.plot=void 0,this.shape=""}render(){let{app:C,model:H}=this;return m`<div class="canvas" role="img" aria-label=${H.summary}><div class="tip"></div></div>
      ${this.plain?f:m`<div class="legend">
            ${H.lines.map(L=>m`<span><i style="border-color:${L.color};${L.dash?"border-top-style:dashed":""}"></i>${L.label}</span>`)}
            ${H.bands.map(L=>m`<span><i class="band" style="background:${L.color}"></i>${L.label}</span>`)}
            <button class="more" aria-expanded=${this.table} @click=${()=>this.table=!this.table}>${C.t(this.table?"hide_table":"show_table")}</button>
          </div>`}
      ${this.table?this.rows():f}`}rows(){let{app:C,model:H}=this,L=M=>Math.max(1,Math.ceil(M/DV));return m`<div class="rows" tabindex="0" role="region" aria-label=${C.t("show_table")}>
      ${H.lines.map(M=>m`<table>
          <caption class="sr">${M.label}</caption>
          <thead><tr><th scope="col">${C.t("time")}</th><th scope="col">${M.label}</th></tr></thead>
          <tbody>
            ${M.times.map((r,o)=>o%L(M.times.length)?f:m`<tr><td>${C.format.short(r)}</td><td class="num">${this.value(M.values[o]??null)}</td></tr>`)}
          </tbody>
        </table>`)}
    </div>`}value(C){return C==null?"–":this.model.states?this.model.states[Math.round(C)]??"–":this.app.format.quantity(C,this.model.unit)}updated(C){C.has("model")||C.has("words")||C.has("height")?this.draw():C.has("cursorAt")&&this.plot?.redraw(!1,!1)}resize(){let C=this.clientWidth;this.plot&&C&&Math.abs(this.plot.width-C)>1?this.plot.setSize({width:C,height:this.height}):!this.plot&&C&&this.draw()}draw(){let C=this.renderRoot.querySelector(".canvas"),H=this.clientWidth;if(!C||!this.model||!H)return;let L=this.model,M=JSON.stringify([L.lines.map(o=>[o.label,o.color,o.step,o.dash,o.dots]),L.bands.map(o=>[o.label,o.color]),L.unit,L.states,this.height,this.app.format.zone,this.app.format.language,getComputedStyle(this).color]),r=IV(L);if(this.plot&&M===this.shape){this.plot.setData(r,!1),this.scale();return}this.plot?.destroy(),this.shape=M,this.plot=new P1(this.options(H),r,C),this.scale()}scale(){let{model:C,plot:H}=this;H&&H.setScale("x",{min:C.start,max:C.end})}options(C){let H=getComputedStyle(this),L=H.getPropertyValue("--secondary-text-color").trim()||"#5e5e5e",M=H.getPropertyValue("--divider-color").trim()||"rgba(128,128,128,.2)",r=`12px ${H.fontFamily}`,{model:o}=this,a=P1.paths.stepped?.({align:1}),l=[{}];for(let p of o.lines)l.push({label:p.label,stroke:p.color,width:p.dots?0:p.width??2,spanGaps:!1,points:p.dots?{show:!0,size:5,fill:p.color}:{show:!1},...p.dash?{dash:p.dash}:{},...p.step&&a?{paths:a}:{}});let v=[];for(let p of o.bands){let u=l.length;for(let Z of["high","low"])l.push({label:`${p.label} ${Z}`,stroke:"transparent",width:0,points:{show:!1}});v.push({series:[u,u+1],fill:p.color})}let d=o.states;return{width:C,height:this.height,tzDate:p=>P1.tzDate(new Date(p*1e3),this.app.format.zone),series:l,bands:v,legend:{show:!1},padding:[12,24,0,0],cursor:{points:{show:!1},drag:{x:!0,y:!1,setScale:!0}},scales:{x:{time:!0},y:{range:(p,u,Z)=>d?[-.3,d.length-.7]:WV(u,Z,this.model.limits.map(O=>O.value),this.model.unit)}},axes:[{stroke:L,font:r,grid:{stroke:M,width:1},ticks:{show:!1},space:64,size:32,values:(p,u)=>u.map((Z,O)=>this.tick(Z,u[O-1]))},{stroke:L,font:r,grid:{stroke:M,width:1},ticks:{show:!1},size:d?84:56,...d?{splits:()=>d.map((p,u)=>u)}:{},values:(p,u)=>u.map(Z=>d?NV(d[Math.round(Z)]??""):this.app.format.number(Z,2))}],hooks:{drawClear:[p=>this.past(p,M)],draw:[p=>this.over(p,L,r)],setCursor:[p=>this.tip(p)]}}}tick(C,H){let{format:L}=this.app;return H===void 0||L.day(C)!==L.day(H)?`${L.time(C)}
${L.day(C)}`:L.time(C)}past(C,H){let L=this.model.now;if(L===void 0||L>=this.model.end)return;let{ctx:M,bbox:r}=C,o=Math.max(C.valToPos(L,"x",!0),r.left);M.save(),M.globalAlpha=.25,M.fillStyle=H,M.fillRect(o,r.top,Math.max(r.left+r.width-o,0),r.height),M.restore()}over(C,H,L){let{ctx:M,bbox:r}=C,o=devicePixelRatio;M.save(),M.beginPath(),M.rect(r.left,r.top,r.width,r.height),M.clip();let a=(l,v,d)=>{let p=C.valToPos(l,"x",!0);M.strokeStyle=v,M.lineWidth=o,M.setLineDash(d.map(u=>u*o)),M.beginPath(),M.moveTo(p,r.top),M.lineTo(p,r.top+r.height),M.stroke()};for(let l of this.model.limits){let v=C.valToPos(l.value,"y",!0);M.strokeStyle=l.color,M.lineWidth=o,M.setLineDash([6*o,4*o]),M.beginPath(),M.moveTo(r.left,v),M.lineTo(r.left+r.width,v),M.stroke(),M.fillStyle=l.color,M.textAlign="left",M.textBaseline="bottom",M.font=L.replace("12px",`${11*o}px`),M.fillText(l.label,r.left+6*o,v-2*o)}this.model.now!==void 0&&a(this.model.now,H,[3,3]),this.cursorAt!==void 0&&a(this.cursorAt,getComputedStyle(this).getPropertyValue("--error-color").trim()||"#db4437",[]),M.setLineDash([]);for(let l of this.model.marks){let v=C.valToPos(l.at,"x",!0);M.fillStyle=l.color,M.beginPath(),M.arc(v,r.top+r.height-6*o,4*o,0,2*Math.PI),M.fill()}M.restore()}tip(C){let H=this.renderRoot.querySelector(".tip");if(!H)return;let{left:L,idx:M}=C.cursor;if(L===void 0||L<0||M===null||M===void 0){H.style.display="none";return}let r=C.posToVal(L,"x"),o=[];for(let v of this.model.lines){let d=J7(v,r);d!==void 0&&o.push([v.label,this.value(d)])}for(let v of this.model.bands){let d=GV(v,r);d&&o.push([v.label,`${this.value(d[0])} – ${this.value(d[1])}`])}let a=this.model.end-this.model.start;for(let v of this.model.marks)Math.abs(v.at-r)<a/80&&o.push([this.app.format.time(v.at),v.label]);H.replaceChildren(...[[this.app.format.short(r)],...o].map((v,d)=>{let p=document.createElement("div");return p.textContent=v.join(": "),d||(p.style.fontWeight="500"),p})),H.style.display="block";let l=this.clientWidth-H.offsetWidth-8;H.style.left=`${Math.max(4,Math.min(L+68,l))}px`,H.style.top="14px"}};function NV(e){return e.length>12?`${e.slice(0,11)}…`:e}function WV(e,V,C,H){if(e===null||V===null||!Number.isFinite(e)||!Number.isFinite(V))return[0,1];let L=V-e,M=C.filter(d=>d>=e-L&&d<=V+L),r=Math.min(e,...M),o=Math.max(V,...M),a=H?.startsWith("°")?1:H==="%"?4:Math.max(Math.abs(o)*.05,.1),l=Math.max((o-r)*.08,(a-(o-r))/2);return[r>=0&&r-l<0&&(H==="W"||H==="%"||H==="kWh")?0:r-l,o+l]}function IV(e){let V=[...e.lines.map(H=>[H.times,H.values]),...e.bands.map(H=>[H.times,H.high,H.low])];return V.filter(H=>H[0].length).length?P1.join(V,V.map(H=>H.slice(1).map(()=>1)).map(H=>[1,...H])):[[e.start,e.end],...V.flatMap(H=>H.slice(1).map(()=>[null,null]))]}function zV(e,V){let C=0,H=e.length;for(;C<H;){let L=C+H>>1;e[L]<=V?C=L+1:H=L}return C-1}function J7(e,V){let C=zV(e.times,V),H=e.times.length-1;if(C<0||C===H&&!e.step&&V>e.times[H])return;let L=e.values[C],M=e.values[C+1];if(e.step||C===H||L===null||L===void 0||M===null||M===void 0)return L??void 0;let r=e.times[C],o=(V-r)/(e.times[C+1]-r||1);return L+o*(M-L)}function GV(e,V){let C=J7({label:"",color:"",times:e.times,values:e.low},V),H=J7({label:"",color:"",times:e.times,values:e.high},V);return typeof C=="number"&&typeof H=="number"?[C,H]:void 0}customElements.get("dt-chart")??customElements.define("dt-chart",Y7);function $3(e,V,C){let H=document.createElement("dialog"),L=document.createElement("form");L.method="dialog",L.className="content";let M=document.createElement("header");M.textContent=C.title,M.id="dt-ask-title";let r=document.createElement("p");r.textContent=C.text,L.append(M,r);let o;if(C.input){let d=document.createElement("label");d.className="field",o=document.createElement("input"),o.type=C.input.type??"text",o.value=C.input.value??"",o.required=!0,d.append(C.input.label,o),L.append(d)}let a=document.createElement("div");a.className="actions";let l=document.createElement("button");l.type="button",l.textContent=e.t("cancel");let v=document.createElement("button");return v.className="filled",v.value="yes",v.textContent=C.yes,a.append(l,v),L.append(a),H.setAttribute("aria-labelledby",M.id),H.append(L),V.append(H),new Promise(d=>{l.addEventListener("click",()=>H.close()),H.addEventListener("close",()=>{d(H.returnValue==="yes"?o?.value??"":void 0),H.remove()}),H.showModal()})}function O2(e,V){e.dispatchEvent(new CustomEvent("hass-notification",{detail:{message:V},bubbles:!0,composed:!0}))}function E3(e,V){let C=new Set(V);for(let H of e)typeof H=="string"&&C.add(H);return C.has("on")||C.has("off")?(C.delete("off"),C.delete("on"),["off","on",...C]):[...C]}function F2(e,V){return e.map(C=>{if(typeof C=="number")return C;if(C===null||!V)return null;let H=V.indexOf(C);return H<0?null:H})}function R8(e){let{app:V,history:C,forecast:H,live:L,accent:M}=e,r=Date.now()/1e3,o=(C?.quantity??H?.quantity)==="number",a=[...C?.reported?.values??[],...H?.values??[],...L.map(S=>S.value)],l=o?void 0:E3(a,C?.options??[]),v=[],d=[],p=[...C?.reported?.times??[]],u=F2(C?.reported?.values??[],l);for(let S of L)S.at>(p.at(-1)??0)&&(p.push(S.at),u.push(F2([S.value],l)[0]??null));p.length&&(p.push(Math.max(r,p.at(-1))),u.push(u.at(-1)??null),v.push({label:V.t("reported"),color:i6,times:p,values:u,step:!o||p.length<40&&o,width:2}));let Z=C?.foretold;Z?.values?.length&&o&&(v.push({label:V.t("foretold"),color:i5(M,.75),times:Z.times,values:F2(Z.values,void 0),dash:[4,4],width:1.5}),d.push({label:V.t("foretold_band"),color:i5(M,.1),times:Z.times,low:F2(Z.low??[],void 0),high:F2(Z.high??[],void 0)}));let O=r+300;if(H?.times.length){let S=r+e.ahead,R=H.times.filter(y=>y<=S).length||H.times.length,w=H.times.slice(0,R);if(O=Math.max(O,w.at(-1)??O),v.push({label:V.t("forecast"),color:M,times:w,values:F2(H.values.slice(0,R),l),step:!o,width:2.5}),H.bands){let y=Y=>(H.bands?.[Y]??[]).slice(0,R);d.push({label:V.t("band",{percent:90}),color:i5(M,.16),times:w,low:y("low90"),high:y("high90")}),d.push({label:V.t("band",{percent:50}),color:i5(M,.28),times:w,low:y("low50"),high:y("high50")})}let K=H.probability?.on??H.probability?.locked;l?.length===2&&K&&v.push({label:V.t("probability"),color:i5(M,.6),times:w,values:K.slice(0,R),dash:[2,3],width:1.5})}let _=[...(C?.snapshots??[]).map(S=>({at:S.at,color:"#8a8a8a88",label:V.t("snapshot")})),...e.events.map(S=>({at:Date.parse(S.time)/1e3,color:S.severity==="high"||S.severity==="critical"?"#db4437":S.severity?"#ffa600":M,label:S.text}))].filter(S=>S.at>=e.start),F=H?.values.at(-1)??null;return{lines:v,bands:d,marks:_,limits:o?e.limits:[],unit:C?.unit??H?.unit??null,...l?{states:l.map(S=>V.words(e.entityId,S,null))}:{},now:r,start:e.start,end:O,summary:V.t("chart_summary",{name:e.name,value:V.words(e.entityId,L.at(-1)?.value??C?.reported?.values.at(-1),C?.unit??null),later:H?.times.length?V.format.short(H.times.at(-1)):"–",expected:V.words(e.entityId,F,H?.unit??null)})}}var F8=e=>Date.parse(e.time)/1e3;function $8(e,V,C,H,L){let M=C.channels[H],r=M?.course;if(!M||!r?.length)return;let o=typeof r[0]?.value=="number",a=M.baseline??[],l=o?void 0:E3([...r,...a].map(u=>u.value),[]),v=r.map(F8),d={lines:[{label:e.t("with_changes"),color:L,times:v,values:F2(r.map(u=>u.value),l),width:2.5,step:!o}],bands:[],marks:[],limits:[],unit:M.unit,start:v[0],end:v.at(-1),summary:C.summary,...l?{states:l.map(u=>e.words(V,u,null))}:{}};a.length&&d.lines.unshift({label:e.t("without_changes"),color:v0,times:a.map(F8),values:F2(a.map(u=>u.value),l),dash:[5,4],width:1.5,step:!o});let p=(u,Z,O,_)=>{r.some(F=>F[u]===void 0)||d.bands.push({label:e.t("band",{percent:O}),color:i5(L,_),times:v,low:r.map(F=>F[u]??null),high:r.map(F=>F[Z]??null)})};return o&&(p("low90","high90",90,.16),p("low50","high50",50,.28)),d}function E8(e){let V=Object.keys(e.channels).filter(C=>e.channels[C]?.course?.length);return V.find(C=>e.channels[C]?.baseline&&typeof e.channels[C]?.end=="number")??V.find(C=>e.channels[C]?.baseline)??V[0]}function D8(e,V){return V.hazards.length?m`<ul class="plain">${V.hazards.map(C=>m`<li>${o2(i2(C.severity)==="bad"?"bad":"warn",H3,m`<div class="row"><b class="grow">${e.hazard(C.hazard)}</b><span class="badge">${e.option("severity",C.severity)}</span><span class="num">${e.format.percent(C.probability)}</span></div>
        <div>${C.reason}</div><div class="soft small">${e.format.short(Date.parse(C.at)/1e3)}</div>`)}</li>`)}</ul>`:f}function N8(e){return e.alternative?o2("good",n0,e.alternative.text):f}var X7=class extends l1{constructor(){super();this.named=new Set;this.busy="",this.events=[]}static{this.properties={app:{attribute:!1},pending:{attribute:!1},chosen:{},code:{type:Boolean},standing:{},error:{},words:{attribute:!1},busy:{state:!0},events:{state:!0}}}static{this.styles=[b1,s1`
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
    `]}connectedCallback(){super.connectedCallback();let C=new Map;this.told=new h2(this.app.hass.connection,{type:"digital_twin/events/subscribe",category:["approval","guard"],recent:20},()=>C.clear(),H=>{C.set(H.event_id,H),this.events=[...C.values()].sort((L,M)=>M.time.localeCompare(L.time)).slice(0,30)},()=>{}),this.told.start()}disconnectedCallback(){super.disconnectedCallback(),this.told?.stop(),window.clearInterval(this.clock),this.clock=void 0}willUpdate(C){this.pending.size&&this.clock===void 0?this.clock=window.setInterval(()=>this.requestUpdate(),1e3):!this.pending.size&&this.clock!==void 0&&(window.clearInterval(this.clock),this.clock=void 0);for(let H of this.pending.values())for(let L of H.actions){let M=String(L.action??"").split(".")[0]??"";!M||this.named.has(M)||(this.named.add(M),this.app.hass.loadBackendTranslation("services",M).then(()=>this.requestUpdate()))}}render(){let{app:C}=this,H=V3(C,this.standing,this.error,m`<div class="skeleton" style="min-height:220px"></div>`,this.standing!=="loading"&&this.standing!=="missing");return m`<div class="page" style="max-width:820px">
      <div class="chips"><a class="button tonal" href="${y1}/approvals" @click=${R1} aria-current="page">${C.t("tab_approvals")}</a><a class="button" href="${y1}/audit" @click=${R1}>${C.t("audit")}</a></div>
      ${H??this.waiting()} ${this.decided()}
    </div>`}waiting(){let{app:C}=this;return this.pending.size?[...this.pending.values()].map(H=>this.one(H)):m`<section class="card">${w1(r0,C.t("nothing_waits"),C.t("nothing_waits_text"))}</section>`}sentence(C){let[H,L]=String(C.action??"").split("."),M=this.app.hass.localize(`component.${H}.services.${L}.name`),r=Object.entries(C.data??{}).filter(([,o])=>typeof o!="object").map(([,o])=>typeof o=="number"?this.app.format.number(o,2):String(o));return[M||String(C.action??""),...r].join(" · ")}one(C){let{app:H}=this,L=C.expires-Date.now()/1e3,M=C.automation?H.entityName(C.automation):C.user_id&&C.user_id===H.hass.user?.id?H.t("you"):null;return m`<section class="card approval ${C.approval===this.chosen?"chosen":""}" aria-label=${C.actions.map(r=>this.sentence(r)).join(", ")}>
      <div>
        <div class="row soft small"><span class="grow">${M?H.t("asked_by",{name:M}):H.t("asked_at",{time:H.format.time(C.created)})}</span>
          <span class="badge ${L<60?"bad":""} num">${I(J9,"s")}${this.left(L)}</span></div>
        <div class="what">${C.actions.map(r=>this.sentence(r)).join(", ")}</div>
        <div>${C.entities.map(r=>H.entityName(r)).join(", ")}</div>
      </div>
      ${C.hazards.some(r=>r.reason===C.summary)?f:m`<p>${C.summary}</p>`}
      ${D8(H,C)} ${this.outcome(C)} ${N8(C)}
      ${C.not_checked.length?m`<details><summary class="small">${H.t("not_checked")}</summary><ul class="plain small soft">${C.not_checked.map(r=>m`<li>${r.text}</li>`)}</ul></details>`:f}
      ${C.may?m`<div class="decide">
            <button class="filled" ?disabled=${this.busy===C.approval} @click=${()=>this.decide(C,"approve")}>${I(O5,"s")}${H.t("approve")}</button>
            ${C.alternative?.action?m`<button class="tonal" ?disabled=${this.busy===C.approval} @click=${()=>this.decide(C,"approve_alternative")}>${I(n0,"s")}${H.t("approve_alternative")}</button>`:f}
            <button class="danger" ?disabled=${this.busy===C.approval} @click=${()=>this.decide(C,"reject")}>${I(v9,"s")}${H.t("reject")}</button>
          </div>`:m`<p class="soft">${H.t("may_not_decide")}</p>`}
    </section>`}left(C){let H=Math.max(0,Math.round(C));return`${Math.floor(H/60)}:${String(H%60).padStart(2,"0")}`}outcome(C){let{app:H}=this;return Object.entries(C.outcome).slice(0,3).map(([L,M])=>{let r=E8(M),o=r?$8(H,L,M,r,w5(this)):void 0;return m`<div>
        ${M.summary?m`<p class="small">${M.summary}</p>`:f}
        ${o&&r?m`<h3 class="small soft">${M.name} · ${H.channel(r)}</h3><dt-chart .app=${H} .words=${this.words} .height=${150} .model=${o}></dt-chart>`:f}
      </div>`})}async decide(C,H){let{app:L}=this,M={approval:C.approval};if(this.code){let r=await $3(L,this.renderRoot,{title:L.t("code_title"),text:L.t("code_text"),yes:L.t(H),input:{label:L.t("code"),type:"password"}});if(r===void 0)return;M.code=r}this.busy=C.approval;try{let r=await L.act(H,M);O2(this,L.value("result",r?.result??(H==="reject"?"rejected":"ok")))}catch(r){O2(this,L2(r))}finally{this.busy=""}}decided(){let{app:C}=this;return this.events.length?m`<section class="card">
      <header><h2>${C.t("decided")}</h2></header>
      <ul class="plain">${this.events.map(H=>m`<li class="row" style="flex-wrap:nowrap"><span class="dot ${i2(H.severity)}"></span><span class="soft small num" style="white-space:nowrap">${C.format.short(Date.parse(H.time)/1e3)}</span><span class="grow">${H.text}</span></li>`)}</ul>
    </section>`:f}};customElements.get("dt-approvals")??customElements.define("dt-approvals",X7);var UV=40,QV=[0,1,7,30],W8={guard:["action_approved","action_denied","action_run","action_failed","approval_requested","approval_granted","approval_rejected","approval_expired"],learning:["train","reset_learning","freeze_learning","import_model","export_model"],settings:["mode_changed","create_twin","remove_twin","settings_changed"]},C4=class extends l1{constructor(){super();this.asked="";this.page=1,this.since=0,this.group="",this.answer=null,this.error="",this.forbidden=!1}static{this.properties={app:{attribute:!1},tiles:{attribute:!1},words:{attribute:!1},twin:{},page:{state:!0},since:{state:!0},group:{state:!0},answer:{state:!0},error:{state:!0},forbidden:{state:!0}}}static{this.styles=[b1,s1`
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
    `]}willUpdate(C){if(this.twin&&!this.tiles.has(this.twin))return;let H=JSON.stringify([this.twin,this.page,this.since,this.group]);H!==this.asked&&(this.asked=H,this.load(H))}async load(C){let H={page:this.page,per_page:UV,verify:this.page===1};this.twin&&(H.entity_id=this.tiles.get(this.twin)?.entity_id),this.since&&(H.start={days:this.since}),this.group&&(H.actions=W8[this.group]);try{let L=await this.app.act("get_audit",H);if(C!==this.asked)return;this.answer={...L,chain:L.chain??this.answer?.chain??null},this.error=""}catch(L){if(C!==this.asked)return;this.forbidden=L.code==="unauthorized",this.error=L2(L)}}render(){let{app:C}=this;return m`<div class="page" style="max-width:980px">
      <div class="chips"><a class="button" href="${y1}/approvals" @click=${R1}>${C.t("tab_approvals")}</a><a class="button tonal" href="${y1}/audit" @click=${R1} aria-current="page">${C.t("audit")}</a></div>
      ${this.forbidden?w1(t5,C.t("forbidden"),C.t("forbidden_text")):this.error?w1(K1,C.t("failed"),this.error):m`${this.chain()} ${this.filters()} ${this.rows()}`}
    </div>`}chain(){let{app:C}=this,H=this.answer?.chain;return H?H.intact?o2("good",T9,C.t("chain_intact",{count:C.format.number(H.rows,0)})):o2("bad",y9,C.t("chain_broken",{row:H.broken??0,reason:H.reason??""})):f}filters(){let{app:C}=this,H=[...this.tiles].sort(([,M],[,r])=>M.name.localeCompare(r.name)),L=M=>{M(),this.page=1};return m`<div class="card filters">
      <label class="field">${C.t("twin")}
        <select @change=${M=>P2(`audit${M.target.value?`?twin=${M.target.value}`:""}`,!0)}>
          <option value="">${C.t("all_twins")}</option>
          ${H.map(([M,r])=>m`<option value=${M} ?selected=${M===this.twin}>${r.name}</option>`)}
        </select></label>
      <label class="field">${C.t("about")}
        <select @change=${M=>L(()=>this.group=M.target.value)}>
          <option value="">${C.t("everything")}</option>
          ${Object.keys(W8).map(M=>m`<option value=${M}>${C.value("audit_group",M)}</option>`)}
        </select></label>
      <label class="field">${C.t("range")}
        <select @change=${M=>L(()=>this.since=Number(M.target.value))}>
          ${QV.map(M=>m`<option value=${M}>${M?C.format.duration(M*86400):C.t("all_time")}</option>`)}
        </select></label>
    </div>`}rows(){let{app:C,answer:H}=this;return H?H.rows.length?m`<section class="card">
      <ul class="plain">${H.rows.map(L=>this.row(L))}</ul>
      <div class="row" style="justify-content:center;margin-top:12px">
        <button ?disabled=${this.page===1} @click=${()=>this.page-=1}>${I(m9,"s")}${C.t("newer")}</button>
        <span class="num">${this.page}</span>
        <button ?disabled=${!H.more} @click=${()=>this.page+=1}>${C.t("older")}${I(s9,"s")}</button>
      </div>
    </section>`:m`<section class="card">${w1(q9,C.t("nothing_found"),C.t("no_audit"))}</section>`:m`<div class="skeleton" style="min-height:320px" aria-busy="true"></div>`}row(C){let{app:H}=this,L=C.twin_id?this.tiles.get(C.twin_id)?.name??H.t("gone_twin"):typeof C.data.name=="string"?C.data.name:"",M=C.automation?H.entityName(C.automation):C.user_id?C.user_id===H.hass.user?.id?H.t("you"):H.t("a_user"):H.t("by_itself");return m`<li class="entry"><details>
      <summary><span class="soft small num when">${H.format.moment(Date.parse(C.time)/1e3)}</span>
        <span>${H.value("audit_of",C.action)}${L?m` · ${L}`:f}${C.reason?m` <span class="soft">${C.reason}</span>`:f}</span>
        <span class="badge">${M}</span></summary>
      <pre tabindex="0">${JSON.stringify({...C.data,context_id:C.context_id,seq:C.seq,hash:C.hash,previous:C.previous},null,2)}</pre>
    </details></li>`}};customElements.get("dt-audit")??customElements.define("dt-audit",C4);var KV={alarm:W9,battery:o9,binary_sensor:p9,cover:A9,fan:S9,garage_door:f9,humidifier:M9,light:k9,lock:P9,media_player:d9,number:_9,plug:F9,pv:U9,select:h9,sensor:g9,siren:n9,thermostat:Y9,vacuum:D9,valve:X9,water_heater:H6};function d3(e){return KV[e]??i0}var I8=60,H4=class extends l1{constructor(){super();this.started=!1;this.found=null,this.chosen=new Set,this.made=new Map,this.failed=new Map,this.busy=null,this.error="",this.shown=I8}static{this.properties={app:{attribute:!1},words:{attribute:!1},found:{state:!0},chosen:{state:!0},made:{state:!0},busy:{state:!0},error:{state:!0},failed:{state:!0},shown:{state:!0}}}static{this.styles=[b1,s1`
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
    `]}willUpdate(C){this.started||!this.app.hass.user?.is_admin||(this.started=!0,this.look(!1))}async look(C){C&&(this.found=null);try{this.found=(await this.app.ws("discovery",{refresh:C})).candidates,this.made=new Map,this.error=""}catch(H){this.error=L2(H)}}render(){let{app:C}=this;return m`<div class="page" style="max-width:900px">${this.content(C)}</div>`}content(C){if(!C.hass.user?.is_admin)return w1(t5,C.t("forbidden"),C.t("forbidden_text"));if(this.error)return w1(K1,C.t("failed"),this.error,m`<button class="tonal" @click=${()=>this.look(!0)}>${C.t("again")}</button>`);if(!this.found)return m`<div aria-busy="true" style="display:grid;gap:12px"><span class="sr">${C.t("loading")}</span>${[1,2,3,4].map(()=>m`<div class="skeleton" style="min-height:72px"></div>`)}</div>`;if(!this.found.length)return w1(r0,C.t("all_found"),C.t("all_found_text"),m`<button class="tonal" @click=${()=>this.look(!0)}>${I(s7,"s")}${C.t("look_again")}</button>`);let H=this.found.filter(L=>!this.made.has(L.key));return m`<p class="soft">${C.t("discovery_text")}</p>
      <div class="bar-tools">
        <label><input type="checkbox" .checked=${this.chosen.size>0&&this.chosen.size===H.length} .indeterminate=${this.chosen.size>0&&this.chosen.size<H.length} @change=${L=>this.chosen=new Set(L.target.checked?H.map(M=>M.key):[])} />${C.t("choose_all")}</label>
        <span class="grow"></span>
        <button @click=${()=>this.look(!0)} ?disabled=${this.busy!==null}>${I(s7,"s")}${C.t("look_again")}</button>
        <button class="filled" ?disabled=${!this.chosen.size||this.busy!==null} @click=${()=>this.make([...this.chosen])}>${I(m7,"s")}${C.t("make_twins",{count:this.chosen.size})}</button>
      </div>
      ${this.busy?m`<div role="status"><div class="bar"><i style="width:${100*this.busy.done/this.busy.of}%"></i></div><p class="small soft num">${C.t("making",{done:this.busy.done,of:this.busy.of})}</p></div>`:f}
      <ul class="plain">${this.found.slice(0,this.shown).map(L=>this.one(L))}</ul>
      ${this.found.length>this.shown?m`<button @click=${()=>this.shown+=I8}>${C.t("show_all_of",{count:this.found.length})}</button>`:f}`}one(C){let{app:H}=this,L=this.made.get(C.key),M=this.failed.get(C.key);return m`<li class="card found ${L?"made":""}">
      <input type="checkbox" aria-label=${C.name} .checked=${this.chosen.has(C.key)} ?disabled=${L!==void 0||this.busy!==null} @change=${()=>this.toggle(C.key)} />
      <span class="kind">${I(d3(C.kind))}</span>
      <div class="grow"><b>${C.name}</b> <span class="soft small">${H.option("kind",C.kind)} · ${H.area(C.area_id)}</span>
        <div class="small">${C.reason}</div>${M?m`<div class="small" role="alert" style="color:var(--dt-bad)">${M}</div>`:f}</div>
      ${L!==void 0?m`<a class="button tonal" href="${y1}/twin/${L}" @click=${R1}>${I(O5,"s")}${H.t("open_twin")}</a>`:m`<button aria-label=${H.t("make_twin_of",{name:C.name})} ?disabled=${this.busy!==null} @click=${()=>this.make([C.key])}>${I(m7,"s")}<span class="word">${H.t("make_twin")}</span></button>`}
    </li>`}toggle(C){let H=new Set(this.chosen);H.delete(C)||H.add(C),this.chosen=H}async make(C){let{app:H}=this;this.busy={done:0,of:C.length};let L=new Map;for(let M of C){let r=this.found?.find(o=>o.key===M);if(r){try{let o=r.device_id?{device_id:r.device_id}:{entity_id:r.entity_id},{twin_id:a}=await H.act("create_twin",o);this.made=new Map(this.made).set(M,a)}catch(o){L.set(M,L2(o))}this.busy={done:this.busy.done+1,of:C.length}}}this.busy=null,this.failed=L,this.chosen=new Set,O2(this,H.t("made",{count:C.length-L.size}))}};customElements.get("dt-discovery")??customElements.define("dt-discovery",H4);var z8={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},G8=e=>(...V)=>({_$litDirective$:e,values:V}),B0=class{constructor(V){}get _$AU(){return this._$AM._$AU}_$AT(V,C,H){this._$Ct=V,this._$AM=C,this._$Ci=H}_$AS(V,C){return this.update(V,C)}update(V,C){return this.render(...C)}};var{I:jV}=L9,U8=e=>e;var Q8=()=>document.createComment(""),p3=(e,V,C)=>{let H=e._$AA.parentNode,L=V===void 0?e._$AB:V._$AA;if(C===void 0){let M=H.insertBefore(Q8(),L),r=H.insertBefore(Q8(),L);C=new jV(M,r,e,e.options)}else{let M=C._$AB.nextSibling,r=C._$AM,o=r!==e;if(o){let a;C._$AQ?.(e),C._$AM=e,C._$AP!==void 0&&(a=e._$AU)!==r._$AU&&C._$AP(a)}if(M!==L||o){let a=C._$AA;for(;a!==M;){let l=U8(a).nextSibling;U8(H).insertBefore(a,L),a=l}}}return C},A5=(e,V,C=e)=>(e._$AI(V,C),e),qV={},K8=(e,V=qV)=>e._$AH=V,j8=e=>e._$AH,_0=e=>{e._$AR(),e._$AA.remove()};var q8=(e,V,C)=>{let H=new Map;for(let L=V;L<=C;L++)H.set(e[L],L);return H},V4=G8(class extends B0{constructor(e){if(super(e),e.type!==z8.CHILD)throw Error("repeat() can only be used in text expressions")}dt(e,V,C){let H;C===void 0?C=V:V!==void 0&&(H=V);let L=[],M=[],r=0;for(let o of e)L[r]=H?H(o,r):r,M[r]=C(o,r),r++;return{values:M,keys:L}}render(e,V,C){return this.dt(e,V,C).values}update(e,[V,C,H]){let L=j8(e),{values:M,keys:r}=this.dt(V,C,H);if(!Array.isArray(L))return this.ut=r,M;let o=this.ut??=[],a=[],l,v,d=0,p=L.length-1,u=0,Z=M.length-1;for(;d<=p&&u<=Z;)if(L[d]===null)d++;else if(L[p]===null)p--;else if(o[d]===r[u])a[u]=A5(L[d],M[u]),d++,u++;else if(o[p]===r[Z])a[Z]=A5(L[p],M[Z]),p--,Z--;else if(o[d]===r[Z])a[Z]=A5(L[d],M[Z]),p3(e,a[Z+1],L[d]),d++,Z--;else if(o[p]===r[u])a[u]=A5(L[p],M[u]),p3(e,L[d],L[p]),p--,u++;else if(l===void 0&&(l=q8(r,u,Z),v=q8(o,d,p)),l.has(o[d]))if(l.has(o[p])){let O=v.get(r[u]),_=O!==void 0?L[O]:null;if(_===null){let F=p3(e,L[d]);A5(F,M[u]),a[u]=F}else a[u]=A5(_,M[u]),p3(e,L[d],_),L[O]=null;u++}else _0(L[p]),p--;else _0(L[d]),d++;for(;u<=Z;){let O=p3(e,a[Z+1]);A5(O,M[u]),a[u++]=O}for(;d<=p;){let O=L[d++];O!==null&&_0(O)}return this.ut=r,K8(e,a),Y2}});function YV(e){let V=e.filter(M=>M!==null);if(V.length<2)return f;let C=Math.min(...V),H=Math.max(...V)-C||1,L=V.map((M,r)=>`${r/(V.length-1)*56+2},${18-(M-C)/H*16}`);return m`<svg class="way" viewBox="0 0 60 20" aria-hidden="true">${J2`<polyline points=${L.join(" ")}></polyline>`}</svg>`}var L4=class extends l1{static{this.properties={app:{attribute:!1},twinId:{attribute:!1},tile:{attribute:!1},words:{attribute:!1}}}static{this.styles=[b1,s1`
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
    `]}render(){let{app:V,tile:C}=this,H=C.diverged?i2(C.severity)||"warn":"";return m`<a class="card plain" href="${y1}/twin/${this.twinId}" @click=${R1}>
      <span class="kind ${H}">${I(d3(C.kind))}</span>
      <span class="name cut">${C.name}</span>
      <span class="value num cut">${V.words(C.entity_id,C.value,C.unit)}</span>
      <span class="soft small cut" style="grid-column:2/span 2">${V.option("kind",C.kind)}</span>
      <span class="next num small" style="grid-column:1/-1">${this.next()}</span>
      <span class="foot" style="grid-column:1/-1">${this.foot()}</span>
    </a>`}next(){let{app:V,tile:C}=this,H=C.forecast;if(!H)return m`<span class="soft">${V.t(C.learned?"no_forecast":"still_learning")}</span>`;let L=V.words(C.entity_id,H.value,C.unit),M=H.low!==void 0&&H.high!==void 0?m`<span class="soft">± ${V.format.number((H.high-H.low)/2,1)}</span>`:H.probability!==void 0&&H.probability!==null?m`<span class="soft">${V.format.percent(H.probability)}</span>`:f;return m`<span class="soft">${V.format.time(H.at)}</span>${I(i9,"s")}
      <span class="cut">${L}</span>${M}${H.way?YV(H.way):f}`}foot(){let{app:V,tile:C}=this;return m`<span class="dot ${L3(C.health)}"></span>
      <span>${C.health===null?V.t("health_unknown"):V.t("health_is",{score:V.format.number(C.health,0)})}</span>
      <span aria-hidden="true">·</span><span class="cut">${V.option("trust",C.trust)}</span>
      ${C.diverged?m`<span class="badge ${i2(C.severity)||"warn"}" style="margin-inline-start:auto">${I(r9,"s")}${V.t("diverges")}</span>`:C.status==="following"?f:m`<span class="badge" style="margin-inline-start:auto">${C.status==="sandbox"?I(j9,"s"):C.status==="asleep"?I(G9,"s"):f}${V.value("status",C.status)}</span>`}`}};customElements.get("dt-tile")??customElements.define("dt-tile",L4);var JV=["all","attention","learning","sandbox"],XV=40,CL=40;function Y8(e,V){switch(V){case"attention":return e.diverged||e.risks.length>0||e.health!==null&&e.health<80||e.status==="unavailable"||e.status==="orphaned";case"learning":return!e.learned||e.trust==="observing";case"sandbox":return e.mode!=="mirror";default:return!0}}var e4=class extends l1{constructor(){super();this.clear=()=>{this.search="",this.filter="all",P2("overview",!0)};this.search="",this.filter="all",this.shown=XV,this.pending=0}static{this.properties={app:{attribute:!1},model:{attribute:!1},standing:{},error:{},pending:{type:Number},words:{attribute:!1},search:{state:!0},filter:{state:!0},shown:{state:!0}}}static{this.styles=[b1,s1`
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
    `]}disconnectedCallback(){super.disconnectedCallback(),window.clearTimeout(this.growing),this.growing=void 0}updated(){this.shown<this.model.tiles.size&&this.growing===void 0&&(this.growing=window.setTimeout(()=>{this.growing=void 0,this.shown+=CL},16))}render(){let C=this.model.home!==null,H=V3(this.app,this.standing,this.error,this.skeletons(),C);return H?m`<div class="page">${H}</div>`:this.model.home?.twins?m`<div class="page">${this.glance(this.model.home)}${this.risks()}${this.tools()}${this.areas()}</div>`:m`<div class="page">${this.empty()}</div>`}skeletons(){return m`<div class="tiles">${Array.from({length:9},()=>m`<div class="skeleton"></div>`)}</div>`}empty(){let{app:C}=this;return w1(i0,C.t("no_twins"),C.t("no_twins_text"),this.model.home?.admin?m`<a class="button filled" href="${y1}/discovery" @click=${R1}>${C.t("find_devices")}</a>`:f)}glance(C){let{app:H}=this,L=[...this.model.tiles.values()].filter(M=>M.risks.length).length;return m`<div class="glance">
      ${this.figure(O9,L3(C.health),C.health===null?"–":H.format.number(C.health,0),H.t("health"))}
      ${this.figure(C.diverged?K1:t0,C.diverged?"warn":"good",H.format.number(C.diverged,0),H.t("divergences"))}
      <a class="plain" href="${y1}/approvals" @click=${R1}>${this.figure(o0,this.pending?"warn":"",H.format.number(this.pending,0),H.t("pending_approvals"))}</a>
      ${this.figure(H3,L?"warn":"good",H.format.number(L,0),H.t("risks_ahead"))}
    </div>`}figure(C,H,L,M){return m`<div class="card figure ${H}">${I(C)}<b class="num">${L}</b><span class="soft small">${M}</span></div>`}risks(){let{app:C}=this,H=[...this.model.tiles].filter(([,L])=>L.risks.length).slice(0,4);return H.length?m`<div class="card">
      <header><h2>${C.t("risks_ahead")}</h2></header>
      <ul class="plain">
        ${H.map(([L,M])=>m`<li class="row"><a href="${y1}/twin/${L}" @click=${R1}>${M.name}</a><span class="grow">${M.risks[0]}</span></li>`)}
      </ul>
    </div>`:f}tools(){let{app:C}=this,H=[...this.model.tiles.values()];return m`<div class="tools">
      <div class="search">
        ${I(p7)}
        <input type="search" .value=${this.search} aria-label=${C.t("search_twins")} placeholder=${C.t("search_twins")}
          @input=${L=>this.search=L.target.value} />
      </div>
      <div class="chips" role="group" aria-label=${C.t("filter")}>
        ${JV.map(L=>{let M=H.filter(r=>Y8(r,L)).length;return L!=="all"&&L!==this.filter&&!M?f:m`<button class="chip" aria-pressed=${this.filter===L} @click=${()=>this.filter=L}>
            ${C.t(`filter_${L}`)} <span class="soft num">${C.format.number(M,0)}</span>
          </button>`})}
      </div>
    </div>`}areas(){let{app:C}=this,H=this.search.trim().toLocaleLowerCase(),L=new Map;for(let a of this.model.tiles){let l=a[1];if(!Y8(l,this.filter))continue;let v=C.area(l.area_id);if(H&&!`${l.name} ${v} ${l.entity_id} ${C.option("kind",l.kind)}`.toLocaleLowerCase().includes(H))continue;let d=L.get(v);d?d.push(a):L.set(v,[a])}if(!L.size)return w1(p7,C.t("nothing_found"),C.t("nothing_found_text"),m`<button class="tonal" @click=${this.clear}>${C.t("show_all")}</button>`);let M=C.t("no_area"),r=[...L].sort(([a],[l])=>a===M?1:l===M?-1:a.localeCompare(l,C.format.language)),o=this.shown;return V4(r,([a])=>a,([a,l])=>{let v=l.sort(([,d],[,p])=>d.name.localeCompare(p.name,C.format.language)).slice(0,Math.max(o,0));return o-=l.length,v.length?m`<section aria-label=${a}>
          <h2>${a} <span class="soft small num">${C.format.number(l.length,0)}</span></h2>
          <ul class="tiles">
            ${V4(v,([d])=>d,([d,p])=>m`<li><dt-tile .app=${C} .twinId=${d} .tile=${p} .words=${this.words}></dt-tile></li>`)}
          </ul>
        </section>`:f})}};customElements.get("dt-overview")??customElements.define("dt-overview",e4);var HL=3e4,J8=100,VL=8,j1=e=>Date.parse(e)/1e3,M4=class extends l1{constructor(){super();this.play=()=>{this.at>=this.to-1&&(this.at=this.from),this.playing=!0;let C=(this.to-this.from)*J8/HL;this.timer=window.setInterval(()=>{this.seek(this.at+C),this.at>=this.to&&this.pause()},J8)};this.pause=()=>{window.clearInterval(this.timer),this.playing=!1};this.at=0,this.playing=!1,this.course="",this.run=null}static{this.properties={app:{attribute:!1},words:{attribute:!1},answer:{attribute:!1},at:{state:!0},playing:{state:!0},course:{state:!0},run:{state:!0}}}static{this.styles=[b1,s1`
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
    `]}disconnectedCallback(){super.disconnectedCallback(),this.pause()}willUpdate(C){if(!C.has("answer"))return;this.pause(),this.at=this.from,this.run=null;let H=this.courses;this.course=H.find(L=>typeof this.answer.states?.[L]?.[0]?.[1]=="number")??H[0]??""}get from(){return j1(this.answer.start)}get to(){return Math.max(j1(this.answer.end),this.from+1)}get courses(){return Object.keys(this.answer.states??{}).sort((C,H)=>this.courseName(C).localeCompare(this.courseName(H)))}courseName(C){let[H="",L]=C.split(":");return L?`${this.app.entityName(H)} · ${this.app.channel(L)}`:this.app.entityName(H)}render(){let{app:C,answer:H}=this;return m`<section class="card">
        <header><h2>${C.t("outcome")}</h2><span class="soft small">${C.format.moment(this.from)} – ${C.format.moment(this.to)}</span></header>
        <p>${H.summary}</p>
        ${H.aborted?o2("bad",K1,H.aborted.text):f}
        <div class="figures" style="margin-top:12px">${this.figures(H,H.variant)}</div>
      </section>
      ${this.findings()} ${this.timeline()} ${this.trace()} ${this.difference()}`}figures(C,H){let{app:L}=this,M=o=>Object.values(o.automations).reduce((a,l)=>a+l.runs,0),r=(o,a,l)=>m`<div><b class="num">${a}${l!==void 0&&l!==a?m` <span class="soft">→ ${l}</span>`:f}</b><span class="soft small">${o}</span></div>`;return[r(L.t("runs"),L.format.number(M(C),0),H&&L.format.number(M(H),0)),r(L.t("findings"),L.format.number(C.findings.length,0),H&&L.format.number(H.findings.length,0)),r(L.t("hazards"),L.format.number(C.hazards.length,0),H&&L.format.number(H.hazards.length,0)),r(L.t("energy"),L.format.quantity(C.energy.total??0,"kWh"),H&&L.format.quantity(H.energy.total??0,"kWh")),C.cost===null?f:r(L.t("cost"),this.money(C.cost),H&&H.cost!==null?this.money(H.cost):void 0)]}money(C){let H=this.app.hass.config.currency;return H?new Intl.NumberFormat(this.app.format.language,{style:"currency",currency:H}).format(C):this.app.format.number(C,2)}findings(){let{app:C,answer:H}=this;return!H.findings.length&&!H.hazards.length?o2("good",t0,C.t("nothing_wrong")):m`<section class="card">
      <header><h2>${C.t("found")}</h2></header>
      <ul class="plain">
        ${H.hazards.map(L=>m`<li>${o2(i2(L.severity)==="bad"?"bad":"warn",H3,m`<b>${C.hazard(L.id)}</b> <button class="small" @click=${()=>this.seek(j1(L.time))}>${C.format.short(j1(L.time))}</button><div>${L.text}</div>`)}</li>`)}
        ${H.findings.map(L=>m`<li>${o2(i2(L.severity)==="bad"?"bad":L.severity==="low"?"":"warn",K1,m`${L.text} ${L.time?m`<button class="small" @click=${()=>this.seek(j1(L.time))}>${C.format.short(j1(L.time))}</button>`:f}`)}</li>`)}
      </ul>
    </section>`}timeline(){let{app:C,answer:H}=this,L=Object.entries(H.automations),M=r=>(r-this.from)/(this.to-this.from)*100;return m`<section class="card" aria-label=${C.t("timeline")}>
      <header><h2>${C.t("timeline")}</h2>
        ${this.courses.length?m`<select class="inline" aria-label=${C.t("course_of")} @change=${r=>this.course=r.target.value}>${this.courses.map(r=>m`<option value=${r} ?selected=${r===this.course}>${this.courseName(r)}</option>`)}</select>`:f}
      </header>
      <div class="lanes">
        ${L.map(([r,o],a)=>m`<div class="lane"><span class="cut" title=${o.name}>${o.name}</span>
            <div class="track" style="color:${x7[a%x7.length]}">
              ${H.timeline.filter(l=>l.what===r).map(l=>m`<button class=${l.outcome==="finished"?"":"missed"} style="left:${M(j1(l.time))}%" aria-pressed=${l===this.run}
                  aria-label="${o.name}, ${C.format.short(j1(l.time))}, ${C.value("run",l.outcome)}" @click=${()=>this.choose(l)}></button>`)}
              <span class="hand" style="left:${M(this.at)}%"></span>
            </div></div>`)}
      </div>
      ${this.course?m`<dt-chart .app=${C} .words=${this.words} .height=${220} .model=${this.chart()} .cursorAt=${this.at}></dt-chart>`:f}
      <div class="player">
        <button class="round" aria-label=${C.t("previous_run")} @click=${()=>this.step(-1)}>${I(z9)}</button>
        <button class="round" aria-label=${C.t(this.playing?"pause":"play")} @click=${this.playing?this.pause:this.play}>${I(this.playing?R9:d0)}</button>
        <button class="round" aria-label=${C.t("next_run")} @click=${()=>this.step(1)}>${I(I9)}</button>
        <input type="range" min=${this.from} max=${this.to} step="60" .value=${String(this.at)} aria-label=${C.t("moment")} aria-valuetext=${C.format.moment(this.at)} @input=${r=>this.seek(Number(r.target.value))} />
        <span class="clock num small">${C.format.moment(this.at)}</span>
      </div>
      ${this.happening()}
    </section>`}chart(){if(this.model&&this.modelKey?.[0]===this.answer&&this.modelKey[1]===this.course&&this.modelKey[2]===this.words)return this.model;let{app:C,answer:H}=this,L=this.course.split(":")[0]??"",M=p=>p.states?.[this.course]??[],r=M(H),o=H.variant?M(H.variant):[],a=[...r,...o].every(([,p])=>typeof p=="number"||p===null),l=a?void 0:E3([...r,...o].map(([,p])=>p),[]),v=(p,u,Z,O)=>({label:u,color:Z,times:[...p.map(([_])=>j1(_)),this.to],values:F2([...p.map(([,_])=>_),p.at(-1)?.[1]??null],l),step:!a,...O?{dash:O}:{}}),d=C.hass.states[L]?.attributes.unit_of_measurement;return this.modelKey=[H,this.course,this.words],this.model={lines:[v(r,C.t("present"),H.variant?v0:w5(this)),...o.length?[v(o,C.t("variant"),w5(this))]:[]],bands:[],marks:[],limits:[],unit:typeof d=="string"?d:this.course.includes("temperature")?C.hass.config.unit_system.temperature??null:null,start:this.from,end:this.to,summary:this.courseName(this.course),...l?{states:l.map(p=>C.words(L,p,null))}:{}},this.model}happening(){let{app:C,answer:H}=this,L=H.timeline.filter(M=>j1(M.time)<=this.at+1).slice(-VL).reverse();return L.length?m`<ul class="plain" style="gap:0;margin-top:8px" aria-live="off">
      ${L.map(M=>m`<li><button style="width:100%;justify-content:flex-start;font-weight:400;color:var(--dt-text)" @click=${()=>this.choose(M)}>
        <span class="num small soft">${C.format.short(j1(M.time))}</span><span class="cut">${H.automations[M.what]?.name??C.entityName(M.what)}</span><span class="badge ${M.outcome==="finished"?"good":""}">${C.value("run",M.outcome)}</span></button></li>`)}
    </ul>`:m`<p class="soft small">${C.t("nothing_ran_yet")}</p>`}trace(){let{app:C,answer:H,run:L}=this;return L?m`<section class="card" aria-label=${C.t("trace")}>
      <header><h2>${H.automations[L.what]?.name??C.entityName(L.what)}</h2><span class="soft small">${C.format.moment(j1(L.time))}</span><span class="badge">${C.value("run",L.outcome)}</span></header>
      ${L.why?m`<p>${L.why}</p>`:f} ${L.error?o2("bad",K1,L.error):f}
      ${L.trigger?m`<p class="soft small">${C.t("triggered_by")}: ${typeof L.trigger=="string"?L.trigger:JSON.stringify(L.trigger)}</p>`:f}
      ${L.actions?.length?m`<h3 style="margin-top:12px">${C.t("actions")}</h3><div class="scroll"><table><tbody>${L.actions.map(M=>m`<tr><td class="num soft">${C.format.time(j1(M.time))}</td><td>${M.action}</td><td>${JSON.stringify(M.data??{})}</td></tr>`)}</tbody></table></div>`:f}
      ${L.trace?.length?m`<h3 style="margin:12px 0 6px">${C.t("steps")}</h3><div class="scroll"><table><tbody>${L.trace.map(M=>m`<tr><td class="num soft">${C.format.time(j1(M.at))}</td><td>${M.path}</td><td class="small">${M.result===void 0?"":JSON.stringify(M.result)}${M.error??""}</td></tr>`)}</tbody></table></div>`:f}
    </section>`:f}difference(){let{app:C,answer:H}=this,{variant:L,difference:M}=H;if(!L||!M)return f;let r=(o,a)=>m`<div><h3>${o}</h3><p style="margin:6px 0">${a.summary}</p><ul class="plain small">${a.findings.map(l=>m`<li class="row" style="flex-wrap:nowrap"><span class="dot ${i2(l.severity)}"></span><span>${l.text}</span></li>`)}</ul></div>`;return m`<section class="card"><header><h2>${C.t("beside")}</h2></header><div class="columns">${r(C.t("present"),H)}${r(C.t("variant"),L)}</div></section>`}choose(C){this.run=C,this.seek(j1(C.time))}seek(C){this.at=Math.min(Math.max(C,this.from),this.to)}step(C){let H=this.answer.timeline,L=C>0?H.find(M=>j1(M.time)>this.at+1):[...H].reverse().find(M=>j1(M.time)<this.at-1);L&&this.choose(L)}};customElements.get("dt-rehearsal-result")??customElements.define("dt-rehearsal-result",M4);var LL=[6,24,72,168],r4=class extends l1{constructor(){super();this.run=async()=>{let{app:C}=this,H={duration:{hours:this.hours}};this.chosen?H.automations=[...this.chosen]:this.automations.length&&(H.automations="all"),this.start&&(H.start=new Date(this.start).toISOString()),this.fresh.trim()&&(H.new=this.fresh),this.variant.trim()&&(H.variant=this.variant),this.running=!0,this.error="";try{this.answer=await C.act("rehearse",H)}catch(L){this.error=L2(L)}finally{this.running=!1}};this.chosen=null,this.fresh="",this.variant="",this.start="",this.hours=24,this.running=!1,this.progress=null,this.answer=null,this.error=""}static{this.properties={app:{attribute:!1},words:{attribute:!1},chosen:{state:!0},fresh:{state:!0},variant:{state:!0},start:{state:!0},hours:{state:!0},running:{state:!0},progress:{state:!0},answer:{state:!0},error:{state:!0}}}static{this.styles=[b1,s1`
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
    `]}connectedCallback(){super.connectedCallback(),this.app.hass.user?.is_admin&&(this.live=new h2(this.app.hass.connection,{type:"digital_twin/rehearsal/subscribe"},()=>{},C=>this.progress=C.progress,()=>this.requestUpdate()),this.live.start())}disconnectedCallback(){super.disconnectedCallback(),this.live?.stop()}get automations(){let{hass:C}=this.app;return Object.keys(C.states).filter(H=>H.startsWith("automation.")).sort((H,L)=>this.app.entityName(H).localeCompare(this.app.entityName(L)))}render(){let{app:C}=this;return C.hass.user?.is_admin?m`<div class="page">
      ${this.form()}
      ${this.running||this.progress!==null?this.busy():f}
      ${this.error?o2("bad",K1,this.error):f}
      ${this.answer?m`<dt-rehearsal-result .app=${C} .words=${this.words} .answer=${this.answer}></dt-rehearsal-result>`:this.running?f:m`<section class="card">${w1(l0,C.t("rehearsal_empty"),C.t("rehearsal_empty_text"))}</section>`}
    </div>`:m`<div class="page">${w1(t5,C.t("forbidden"),C.t("forbidden_text"))}</div>`}form(){let{app:C}=this,H=this.automations;return m`<section class="card">
      <header><h2>${C.t("rehearse")}</h2></header>
      <div class="form">
        <fieldset>
          <legend>${C.t("automations")}</legend>
          ${H.length?m`<div class="list">
                <label><input type="checkbox" .checked=${this.chosen===null} @change=${L=>this.chosen=L.target.checked?null:new Set} /><b>${C.t("all_automations")}</b></label>
                ${H.map(L=>m`<label><input type="checkbox" .checked=${this.chosen?.has(L)??!0} @change=${()=>this.toggle(L)} /><span class="cut">${C.entityName(L)}</span></label>`)}
              </div>`:m`<div class="row soft">${I(E9)}${C.t("no_automations")}</div>`}
        </fieldset>
        <fieldset>
          <legend>${C.t("when")}</legend>
          <label class="field">${C.t("start")}<input type="datetime-local" .value=${this.start} @change=${L=>this.start=L.target.value} /></label>
          <p class="small soft">${C.t("start_hint")}</p>
          <label class="field">${C.t("duration")}<select @change=${L=>this.hours=Number(L.target.value)}>
            ${LL.map(L=>m`<option value=${L} ?selected=${L===this.hours}>${C.format.duration(L*3600)}</option>`)}
          </select></label>
        </fieldset>
        <fieldset>
          <legend>${C.t("paste")}</legend>
          <details><summary>${C.t("paste_new")}</summary><label class="field" style="margin-top:8px"><span class="sr">${C.t("paste_new")}</span><textarea spellcheck="false" .value=${this.fresh} placeholder="alias: …&#10;triggers: …&#10;actions: …" @change=${L=>this.fresh=L.target.value}></textarea></label></details>
          <details><summary>${C.t("paste_variant")}</summary><p class="small soft">${C.t("variant_hint")}</p><label class="field"><span class="sr">${C.t("paste_variant")}</span><textarea spellcheck="false" .value=${this.variant} placeholder="entity_id: automation.…&#10;alias: …&#10;triggers: …&#10;actions: …" @change=${L=>this.variant=L.target.value}></textarea></label></details>
        </fieldset>
      </div>
      <div class="row" style="margin-top:16px">
        <button class="filled" ?disabled=${this.running||this.progress!==null||!H.length&&!this.fresh&&!this.variant} @click=${this.run}>${I(d0,"s")}${C.t("run_rehearsal")}</button>
        <span class="soft small">${C.t("rehearsal_safe")}</span>
      </div>
    </section>`}toggle(C){let H=new Set(this.chosen??this.automations);H.delete(C)||H.add(C),this.chosen=H.size===this.automations.length?null:H}busy(){let{app:C}=this,H=this.progress??0;return m`<section class="card row" role="status">
      <div class="grow"><div class="bar ${H?"":"busy"}"><i style=${H?`width:${H*100}%`:""}></i></div>
        <p class="small soft num" style="margin-top:6px">${C.t("rehearsing",{share:C.format.percent(H)})}</p></div>
      <button @click=${()=>C.act("cancel_rehearsal").catch(L=>this.error=L2(L))}>${I(Q9,"s")}${C.t("stop")}</button>
    </section>`}};customElements.get("dt-rehearsal")??customElements.define("dt-rehearsal",r4);var t4=class extends l1{constructor(){super();this.toggle=async()=>{this.open=!this.open,window.removeEventListener("click",this.outside),this.open&&(window.addEventListener("click",this.outside),await this.updateComplete,this.all()[0]?.focus())};this.outside=C=>{C.composedPath().includes(this)||this.close(!1)};this.key=C=>{let H=this.all(),L=H.indexOf(this.shadowRoot?.activeElement),M={ArrowDown:L+1,ArrowUp:L-1,Home:0,End:H.length-1};C.key==="Escape"||C.key==="Tab"?this.close(C.key==="Escape"):C.key in M&&(C.preventDefault(),H[(M[C.key]+H.length)%H.length]?.focus())};this.items=[],this.open=!1}static{this.properties={items:{attribute:!1},label:{},open:{state:!0}}}static{this.styles=[b1,s1`
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
    `]}disconnectedCallback(){super.disconnectedCallback(),window.removeEventListener("click",this.outside)}render(){return m`<button class="round" aria-label=${this.label} aria-haspopup="menu" aria-expanded=${this.open} @click=${this.toggle}>${I(Z9)}</button>
      ${this.open?m`<div role="menu" aria-label=${this.label} @keydown=${this.key}>
            ${this.items.map(C=>m`<button role="menuitem" tabindex="-1" class=${C.danger?"danger":""} @click=${()=>this.choose(C)}>${I(C.icon)}${C.label}</button>`)}
          </div>`:""}`}all(){return[...this.renderRoot.querySelectorAll("[role=menuitem]")]}close(C){this.open=!1,window.removeEventListener("click",this.outside),C&&this.renderRoot.querySelector("button.round")?.focus()}choose(C){this.close(!0),C.run()}};customElements.get("dt-menu")??customElements.define("dt-menu",t4);var q1=240,G1=34,eL=300;function X8(e,V,C,H,L,M){let r=a=>G1+(a-V)/(C-V||1)*(q1-G1-8),o=[V,(V+C)/2,C];return m`<svg class="scatter" viewBox="0 0 ${q1} ${q1}" role="img" aria-label=${M}>
    ${J2`<rect x=${G1} y="8" width=${q1-G1-8} height=${q1-G1-8} class="ground"></rect>
      <line x1=${G1} y1=${q1-G1} x2=${q1-8} y2="8" class="ideal"></line>
      ${L}
      ${o.map((a,l)=>J2`<text x=${r(a)} y=${q1-G1+14} text-anchor=${l===0?"start":l===2?"end":"middle"}>${H(a)}</text>
        <text x=${G1-4} y=${q1-r(a)+(l===2?8:l===0?0:4)} text-anchor="end">${H(a)}</text>`)}
      <text x=${(q1+G1)/2} y=${q1-4} text-anchor="middle">${e.t("foretold_axis")}</text>
      <text x="10" y=${(q1-G1)/2} text-anchor="middle" transform="rotate(-90 10 ${(q1-G1)/2})">${e.t("came_axis")}</text>`}
  </svg>`}function CC(e,V){return V.values?ML(e,V,V.values):rL(e,V)}function ML(e,V,C){if(C.length<5)return;let H=Math.ceil(C.length/eL),L=[...C,...V.outcome],M=Math.min(...L),r=Math.max(...L),o=(r-M)*.05||.5,a=M-o,l=r+o,v=Z=>(Z-a)/(l-a)*(q1-G1-8),d=C.map((Z,O)=>{let _=V.outcome[O];return _>=(V.low?.[O]??-1/0)&&_<=(V.high?.[O]??1/0)}),p=d.filter(Boolean).length/d.length,u=C.map((Z,O)=>O%H?void 0:J2`<circle cx=${G1+v(Z)} cy=${q1-G1-v(V.outcome[O])} r="2.6" class=${d[O]?"in":"out"}></circle>`);return X8(e,a,l,Z=>e.format.number(Z,1),u,e.t("reliability_summary",{count:e.format.number(C.length,0),share:e.format.percent(p)}))}function rL(e,V){let C=Array.from({length:10},()=>({n:0,said:0,came:0}));(V.probability??[]).forEach((r,o)=>{if(r===null)return;let a=C[Math.min(9,Math.floor(r*10))];a.n+=1,a.said+=r,a.came+=V.outcome[o]});let H=C.reduce((r,o)=>r+o.n,0);if(H<5)return;let L=r=>r*(q1-G1-8),M=C.filter(r=>r.n).map(r=>J2`<circle cx=${G1+L(r.said/r.n)} cy=${q1-G1-L(r.came/r.n)} r=${3+8*Math.sqrt(r.n/H)} class="in"></circle>`);return X8(e,0,1,r=>e.format.percent(r),M,e.t("reliability_chance",{count:e.format.number(H,0)}))}var i4=[[6,3],[24,24],[72,24],[240,24]],tL=["mirror","sandbox","guard"],iL=600,HC=12,o4=class extends l1{constructor(){super();this.points=[];this.asked="";this.range=1,this.all=!1,this.forget()}static{this.properties={app:{attribute:!1},twinId:{},words:{attribute:!1},channel:{state:!0},range:{state:!0},data:{state:!0},history:{state:!0},forecast:{state:!0},scores:{state:!0},events:{state:!0},error:{state:!0},all:{state:!0}}}static{this.styles=[b1,s1`
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
    `]}forget(){this.data={},this.history=null,this.forecast=null,this.scores=null,this.events=[],this.error="",this.points=[],this.channel=void 0,this.asked=""}connectedCallback(){super.connectedCallback(),this.clock=window.setInterval(()=>this.requestUpdate(),6e4),this.app&&this.twinId&&this.subscribe()}disconnectedCallback(){super.disconnectedCallback(),window.clearInterval(this.clock),this.live?.stop(),this.told?.stop(),this.live=this.told=void 0}willUpdate(C){C.has("twinId")&&this.isConnected&&(this.forget(),this.subscribe());let H=`${this.twinId} ${this.shownChannel} ${this.range}`;this.data.identity&&H!==this.asked&&(this.asked=H,this.load())}get shownChannel(){return this.channel??this.data.tile?.channel??null}subscribe(){this.live?.stop(),this.told?.stop();let C=()=>this.requestUpdate();this.live=new h2(this.app.hass.connection,{type:"digital_twin/twin/subscribe",twin_id:this.twinId},()=>this.data={},H=>this.take(H),C),this.live.start()}take(C){let H={...this.data.channels,...C.channels},L=!this.data.identity&&C.identity;this.data={...this.data,...C,channels:H};let M=this.shownChannel;M&&C.channels?.[M]&&(this.points=[...this.points.slice(-iL),{at:Date.now()/1e3,value:C.channels[M].value}]),L&&this.watchEvents(this.data.tile?.entity_id??"")}watchEvents(C){this.told?.stop();let H=new Map;this.told=new h2(this.app.hass.connection,{type:"digital_twin/events/subscribe",entity_id:[C],recent:50},()=>H.clear(),L=>{H.set(L.event_id,L),this.events=[...H.values()].sort((M,r)=>r.time.localeCompare(M.time)).slice(0,200)},()=>{}),this.told.start()}async load(){let{twinId:C,asked:H}=this,L=this.shownChannel,[M]=i4[this.range];if(L)try{let r=L===this.data.tile?.channel,[o,a,l]=await Promise.all([this.app.ws("twin/history",{twin_id:C,channel:L,hours:M}),this.app.ws("twin/scores",{twin_id:C,channel:L}),r?Promise.resolve(null):this.app.ws("twin/forecast",{twin_id:C,channel:L})]);if(H!==this.asked)return;this.history=o,this.scores=a,this.forecast=l,this.points=[],this.error=""}catch(r){H===this.asked&&(this.error=L2(r))}}render(){let{app:C,data:H}=this,L=m`<div class="skeleton"></div><div class="skeleton" style="min-height:320px;margin-top:16px"></div>`,M=V3(C,this.live?.standing??"loading",this.live?.error??"",L,!!H.identity);return M||!H.tile||!H.identity?m`<div class="page">${M??L}</div>`:m`<div class="page">
      ${this.head(H)} ${this.trouble(H)} ${this.chart(H)}
      <div class="columns">
        ${this.learned(H)} ${this.accuracy(H)} ${this.past()} ${this.now(H)}
        ${this.settings(H)} ${this.happened()}
      </div>
    </div>`}head({tile:C,identity:H,watch:L}){let{app:M}=this;return m`<div class="head">
      <span class="kind">${I(d3(C.kind))}</span>
      <div class="grow">
        <h1>${C.name}</h1>
        <div class="row soft">
          <span>${M.option("kind",C.kind)} · ${M.area(C.area_id)}</span>
          <span class="badge ${L3(L.health?.score??null)}">${L.health?M.t("health_is",{score:L.health.score}):M.t("health_unknown")}</span>
          <span class="badge accent">${M.option("trust",C.trust)}</span>
          ${C.status==="following"?f:m`<span class="badge">${M.value("status",C.status)}</span>`}
        </div>
      </div>
      <span class="value num">${M.words(C.entity_id,C.value,C.unit)}</span>
      <dt-menu .label=${M.t("more_actions")} .items=${this.actions(H)}></dt-menu>
    </div>`}actions(C){let{app:H}=this,L=[{label:H.t("what_if_here"),icon:a0,run:()=>P2(`what-if?entity=${this.data.tile?.entity_id??""}`)}];return C.own_device_id&&L.push({label:H.t("open_device"),icon:c9,run:()=>P2(`/config/devices/device/${C.own_device_id}`)}),C.controls&&L.push({label:H.t("sync_now"),icon:K9,run:()=>this.act("sync",{},H.t("synced"))},{label:H.t("take_snapshot"),icon:l9,run:()=>this.act("create_snapshot",{},H.t("snapshot_taken"))},{label:H.t("learn_now"),icon:N9,run:()=>this.act("train",{},H.t("learned_now"))},{label:H.t(C.frozen?"unfreeze":"freeze"),icon:v7,run:()=>this.act("freeze_learning",{frozen:!C.frozen},H.t("done"))},{label:H.t("reset_learning"),icon:u9,danger:!0,run:()=>{this.reset()}}),H.hass.user?.is_admin&&L.push({label:H.t("reconfigure"),icon:x9,run:()=>P2(`/config/integrations/integration/digital_twin#config_entry=${this.twinId}`)}),L}async act(C,H,L){try{await this.app.act(C,{entity_id:this.data.tile?.entity_id,...H}),O2(this,L),["create_snapshot","rollback"].includes(C)&&this.load()}catch(M){O2(this,L2(M))}}async reset(){let{app:C}=this;await $3(C,this.renderRoot,{title:C.t("reset_learning"),text:C.t("reset_text",{name:this.data.tile?.name??""}),yes:C.t("reset_yes")})!==void 0&&await this.act("reset_learning",{},C.t("done"))}trouble({watch:C,identity:H}){let{app:L}=this;return C.alerts.length?m`<div class="card">
      <header><h2>${L.t("what_is_wrong")}</h2></header>
      <ul class="plain">
        ${C.alerts.map(M=>m`<li class="alert ${i2(M.severity)}">
            <div class="row">${I(K1)}<b class="grow">${M.text}</b><span class="badge">${L.option("severity",M.severity)}</span></div>
            <div class="row small"><span class="soft">${L.channel(M.channel)} · ${L.t("since",{time:L.format.short(M.since)})}</span><span class="grow"></span>
              ${!H.controls||M.acknowledged?M.acknowledged?m`<span class="badge">${I(O5,"s")}${L.t("seen")}</span>`:f:m`<button @click=${()=>this.acknowledge(M)}>${I(O5,"s")}${L.t("acknowledge")}</button>
                    <button @click=${()=>this.act("snooze_alert",{channel:M.channel,duration:{hours:24}},L.t("snoozed"))}>${I(a9,"s")}${L.t("snooze")}</button>`}
            </div>
          </li>`)}
      </ul>
    </div>`:f}async acknowledge(C){let H=this.events.find(L=>L.data.alert===C.key);if(!H)return void await this.act("snooze_alert",{channel:C.channel,duration:{hours:24}},this.app.t("snoozed"));try{await this.app.act("acknowledge",{event_id:[H.event_id]}),O2(this,this.app.t("done"))}catch(L){O2(this,L2(L))}}chart({tile:C,channels:H,forecast:L,accuracy:M}){let{app:r}=this,o=this.shownChannel??"",[a,l]=i4[this.range],v=o==="temperature"?H.target_temperature:o==="humidity"?H.target_humidity:void 0,d=o===C.channel?L:this.forecast,p=M.find(u=>u.horizon===3600);return m`<section class="card" aria-label=${r.t("course")}>
      <header>
        <h2>${r.t("course")}</h2>
        <select class="inline" aria-label=${r.t("channel")} @change=${u=>this.channel=u.target.value}>
          ${Object.keys(H).map(u=>m`<option value=${u} ?selected=${u===o}>${r.channel(u)}</option>`)}
        </select>
        <div class="chips" role="group" aria-label=${r.t("range")}>
          ${i4.map(([u],Z)=>m`<button class="chip" aria-pressed=${Z===this.range} @click=${()=>this.range=Z}>${r.format.duration(u*3600)}</button>`)}
        </div>
      </header>
      ${this.error?w1(K1,r.t("failed"),this.error):f}
      ${this.history&&!this.error?m`<dt-chart .app=${r} .words=${this.words} .height=${300} .model=${R8({app:r,entityId:C.entity_id,history:this.history,forecast:d,live:this.points,events:this.events,accent:w5(this),name:C.name,start:Date.now()/1e3-a*3600,ahead:l*3600,limits:typeof v?.value=="number"?[{value:v.value,label:r.t("wanted"),color:"#43a047"}]:[]})}></dt-chart>`:this.error?f:m`<div class="skeleton" style="min-height:300px" aria-busy="true"></div>`}
      ${d?this.said(d):m`<p class="soft small">${r.t(C.learned?"no_forecast":"still_learning")}</p>`}
      ${p?.scored&&p.coverage!==null&&o===C.channel?m`<p class="soft small">${r.t("honest",{share:r.format.percent(p.coverage),count:r.format.number(p.scored,0)})}</p>`:f}
    </section>`}said(C){let H=[...C.risks,...C.trend,...C.notes];return H.length?m`<ul class="plain small soft" style="gap:2px;margin-top:4px">${H.map(L=>m`<li>${L.text}</li>`)}</ul>`:f}learned({learned:C,identity:H}){let{app:L}=this;return m`<section class="card">
      <header><h2>${L.t("learned")}</h2>${H.frozen?m`<span class="badge">${I(v7,"s")}${L.t("frozen")}</span>`:f}</header>
      ${C?m`<p style="margin-bottom:8px">${C.report.map(M=>m`${M.text} `)}</p>
            ${C.parameters.length?m`<details><summary>${L.t("parameters")}</summary><div class="scroll" style="margin-top:8px"><table>
                  <thead><tr><th scope="col">${L.t("parameter")}</th><th scope="col">${L.t("value")}</th></tr></thead>
                  <tbody>${C.parameters.map(M=>m`<tr><td>${L.parameter(M.name)}</td><td class="num">${L.format.number(M.value,4)} ± ${L.format.number(M.deviation,4)} ${M.unit??""}${M.identified?f:m` <span class="badge">${L.t("assumed")}</span>`}</td></tr>`)}</tbody>
                </table></div></details>`:f}
            ${C.left_out.length?m`<details style="margin-top:8px"><summary>${L.t("left_out")}</summary><ul class="plain small soft" style="margin-top:8px">${C.left_out.map(M=>m`<li>${M.text}</li>`)}</ul></details>`:f}
            <p class="soft small" style="margin-top:8px">${L.t("learned_at",{time:L.format.relative(Date.parse(C.learned_at)/1e3)})}</p>`:m`<p class="soft">${L.t("still_learning")}</p>`}
    </section>`}accuracy({accuracy:C,tile:H}){let{app:L}=this,M=C.filter(a=>a.scored),r=H.quantity==="number",o=this.scores?CC(L,this.scores):void 0;return m`<section class="card">
      <header><h2>${L.t("score")}</h2></header>
      ${M.length?m`<div class="scroll"><table>
            <thead><tr><th scope="col">${L.t("ahead")}</th><th scope="col">${r?L.t("typical_error"):L.t("brier")}</th><th scope="col">${L.t("better_by")}</th>${r?m`<th scope="col">${L.t("in_band")}</th>`:f}</tr></thead>
            <tbody>${M.map(a=>m`<tr class="num"><td>${L.format.duration(a.horizon)}</td>
              <td>${r?a.error===null?"–":`± ${L.format.quantity(a.error,H.unit)}`:a.brier===null?"–":L.format.number(a.brier,3)}</td>
              <td>${L.format.percent(a.skill)}</td>${r?m`<td>${L.format.percent(a.coverage)}</td>`:f}</tr>`)}</tbody>
          </table></div>`:m`<p class="soft">${L.t("no_scores")}</p>`}
      ${o?m`<h3 style="margin-top:12px">${L.t("reliability")}</h3>${o}`:f}
    </section>`}past(){let{app:C}=this,H=this.history?.snapshots??[],L=this.all?H:H.slice(0,HC);return m`<section class="card">
      <header><h2>${C.t("past")}</h2><span class="soft small num">${H.length}</span></header>
      ${H.length?m`<ul class="plain" style="gap:0">${L.map(M=>m`<li class="row" style="min-height:36px"><span class="num">${C.format.short(M.at)}</span><span class="soft small grow cut">${C.value("reason",M.reason)}</span>
              ${this.data.identity?.controls?m`<button aria-label=${C.t("roll_back_to",{time:C.format.short(M.at)})} @click=${()=>this.rollback(M.id,M.at)}>${I(w9,"s")}${C.t("roll_back")}</button>`:f}</li>`)}</ul>
          ${H.length>HC&&!this.all?m`<button @click=${()=>this.all=!0}>${C.t("show_all_of",{count:H.length})}</button>`:f}`:m`<p class="soft">${C.t("no_snapshots")}</p>`}
    </section>`}async rollback(C,H){let{app:L}=this;await $3(L,this.renderRoot,{title:L.t("roll_back"),text:L.t("roll_back_text",{time:L.format.short(H)}),yes:L.t("roll_back")})!==void 0&&await this.act("rollback",{snapshot_id:C},L.t("rolled_back"))}now({channels:C,tile:H,watch:L}){let{app:M}=this;return m`<section class="card">
      <header><h2>${M.t("now")}</h2>${L.last_sync?m`<span class="soft small">${M.t("synced_at",{time:M.format.time(L.last_sync)})}</span>`:f}</header>
      <dl class="facts" style="margin:0">${Object.entries(C).map(([r,o])=>m`<dt>${M.channel(r)}</dt><dd class="num">${M.words(H.entity_id,o.value,o.unit)}</dd>`)}</dl>
      ${L.health?m`<h3 style="margin:16px 0 8px">${M.t("health_parts")}</h3><div class="parts">${Object.entries(L.health.parts).map(([r,o])=>m`<div class="part"><span>${M.value("part",r)}</span><span class="bar"><i style="width:${o}%"></i></span><span class="num">${o}</span></div>`)}</div>`:f}
    </section>`}settings({tile:C,identity:H}){let{app:L}=this,M=L.hass.user?.is_admin??!1;return m`<section class="card">
      <header><h2>${L.t("mode")}</h2></header>
      <fieldset class="modes" style="border:0;margin:0;padding:0" ?disabled=${!M}>
        <legend class="sr">${L.t("mode")}</legend>
        ${tL.map(r=>m`<label><input type="radio" name="mode" value=${r} .checked=${C.mode===r} @change=${()=>this.setMode(r)} /><span>${L.option("mode",r)}</span></label>`)}
      </fieldset>
      <dl class="facts" style="margin:16px 0 0">
        <dt>${L.t("fidelity")}</dt><dd>${L.option("fidelity",H.fidelity)}</dd>
        <dt>${L.t("sources")}</dt><dd>${H.sources.map((r,o)=>m`${o?", ":""}<a href="/history?entity_id=${r}" @click=${R1}>${L.entityName(r)}</a>`)}</dd>
      </dl>
    </section>`}async setMode(C){try{await this.app.ws("twin/set_mode",{twin_id:this.twinId,mode:C}),O2(this,this.app.t("mode_changed"))}catch(H){O2(this,L2(H)),this.requestUpdate()}}happened(){let{app:C}=this;return m`<section class="card">
      <header><h2>${C.t("events")}</h2></header>
      ${this.events.length?m`<ul class="plain">${this.events.slice(0,15).map(H=>m`<li class="row" style="flex-wrap:nowrap;align-items:baseline"><span class="dot ${i2(H.severity)}" style="align-self:center"></span><span class="soft small num" style="white-space:nowrap">${C.format.short(Date.parse(H.time)/1e3)}</span><span>${H.text}</span></li>`)}</ul>`:m`<p class="soft">${C.t("no_events")}</p>`}
      <p style="margin-top:8px"><a href="${y1}/audit?twin=${this.twinId}" @click=${R1}>${C.t("audit_of_twin")}</a></p>
    </section>`}};customElements.get("dt-twin")??customElements.define("dt-twin",o4);var oL=[{path:"overview",icon:C6,text:"tab_overview"},{path:"what-if",icon:a0,text:"tab_what_if"},{path:"rehearsal",icon:l0,text:"tab_rehearsal"},{path:"approvals",icon:o0,text:"tab_approvals"},{path:"discovery",icon:$9,text:"tab_discovery",admin:!0}],a4=class extends l1{constructor(){super(...arguments);this.words={};this.model={home:null,tiles:new Map};this.pending=new Map;this.needsCode=!1;this.menu=()=>{this.dispatchEvent(new CustomEvent("hass-toggle-menu",{bubbles:!0,composed:!0}))}}static{this.properties={hass:{attribute:!1,noAccessor:!0},narrow:{type:Boolean,reflect:!0},route:{attribute:!1},panel:{attribute:!1}}}static{this.styles=[b1,s1`
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
    `]}set hass(C){let H=!this.app;this.app?this.app.update(C)&&this.redraw():this.app=new s0(C,()=>this.redraw()),this.current=C,H&&(this.start(),this.requestUpdate())}get hass(){return this.current}redraw(){this.words={},this.requestUpdate()}connectedCallback(){super.connectedCallback(),this.start()}disconnectedCallback(){super.disconnectedCallback(),this.overview?.stop(),this.approvals?.stop()}start(){if(!this.app||!this.isConnected)return;let C=()=>this.requestUpdate();this.overview??=new h2(this.app.hass.connection,{type:"digital_twin/overview/subscribe"},()=>this.model={home:null,tiles:new Map},H=>this.take(H),C),this.approvals??=new h2(this.app.hass.connection,{type:"digital_twin/approvals/subscribe"},()=>this.pending=new Map,H=>{let L=new Map(this.pending);for(let M of H.gone)L.delete(M);for(let M of H.new)L.set(M.approval,M);this.pending=L,this.needsCode=H.code??this.needsCode,this.requestUpdate()},C),this.approvals.start(),this.watchOverview()}watchOverview(){this.view[0]==="twin"?this.overview?.stop():this.overview?.start()}take(C){let H=this.model.tiles;for(let L of C.gone??[])H.delete(L);for(let[L,M]of Object.entries(C.twins??{}))H.set(L,{...H.get(L),...M});this.model={home:C.home??this.model.home,tiles:H},this.requestUpdate()}get view(){let C=this.route?.path??window.location.pathname.slice(y1.length),[,H="",L=""]=C.split("/");return[H||"overview",decodeURIComponent(L),new URLSearchParams(window.location.search)]}willUpdate(C){C.has("route")&&this.watchOverview()}render(){let C=this.app;if(!C)return f;let[H,L,M]=this.view,r=this.approvals?.standing==="disconnected",o=m`<div class="bar-top">
      ${H==="twin"?m`<button class="round" aria-label=${C.t("back")} @click=${()=>P2("overview")}>${I(t9)}</button>`:this.narrow?m`<button class="round" aria-label=${C.t("menu")} @click=${this.menu}>${I(B9)}</button>`:f}
      <h1 class="cut">${C.t("title")}</h1>
      ${this.narrow?f:m`<div class="grow"></div>${this.tabs(H)}`}
    </div>`;return m`${o}
      ${r?m`<div class="lost" role="alert">${I(A0)}<span>${C.t("disconnected_text")}</span></div>`:f}
      <main tabindex="-1">${this.content(C,H,L,M)}</main>
      ${this.narrow?this.tabs(H):f}`}content(C,H,L,M){switch(H){case"twin":return m`<dt-twin .app=${C} .twinId=${L} .words=${this.words}></dt-twin>`;case"approvals":return m`<dt-approvals .app=${C} .pending=${this.pending} .chosen=${L} .code=${this.needsCode} .standing=${this.approvals?.standing??"loading"} .error=${this.approvals?.error??""} .words=${this.words}></dt-approvals>`;case"audit":return m`<dt-audit .app=${C} .tiles=${this.model.tiles} .twin=${M.get("twin")??""} .words=${this.words}></dt-audit>`;case"rehearsal":return m`<dt-rehearsal .app=${C} .words=${this.words}></dt-rehearsal>`;case"discovery":return m`<dt-discovery .app=${C} .words=${this.words}></dt-discovery>`;default:return m`<dt-overview .app=${C} .model=${this.model} .standing=${this.overview?.standing??"loading"} .error=${this.overview?.error??""} .pending=${this.pending.size} .words=${this.words}></dt-overview>`}}tabs(C){let H=this.app,L=H.hass.user?.is_admin??!1;return m`<nav aria-label=${H.t("views")} @click=${R1}>
      ${oL.filter(M=>L||!M.admin).map(M=>{let r=C===M.path||C==="twin"&&M.path==="overview"||C==="audit"&&M.path==="approvals";return m`<a href="${y1}/${M.path}" aria-current=${r?"page":f}>
          ${I(M.icon)}<span class="cut">${H.t(M.text)}</span>
          ${M.path==="approvals"&&this.pending.size?m`<span class="count">${this.pending.size}</span>`:f}
        </a>`})}
    </nav>`}};customElements.get("digital-twin-panel")??customElements.define("digital-twin-panel",a4);export{a4 as DigitalTwinPanel};
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
