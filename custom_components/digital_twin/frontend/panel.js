var $3=globalThis,W3=$3.ShadowRoot&&($3.ShadyCSS===void 0||$3.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,G0=Symbol(),Z4=new WeakMap,p3=class{constructor(H,C,V){if(this._$cssResult$=!0,V!==G0)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=H,this.t=C}get styleSheet(){let H=this.o,C=this.t;if(W3&&H===void 0){let V=C!==void 0&&C.length===1;V&&(H=Z4.get(C)),H===void 0&&((this.o=H=new CSSStyleSheet).replaceSync(this.cssText),V&&Z4.set(C,H))}return H}toString(){return this.cssText}},N3=L=>new p3(typeof L=="string"?L:L+"",void 0,G0),G1=(L,...H)=>{let C=L.length===1?L[0]:H.reduce((V,M,e)=>V+(t=>{if(t._$cssResult$===!0)return t.cssText;if(typeof t=="number")return t;throw Error("Value passed to 'css' function must be a 'css' function result: "+t+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(M)+L[e+1],L[0]);return new p3(C,L,G0)},c4=(L,H)=>{if(W3)L.adoptedStyleSheets=H.map(C=>C instanceof CSSStyleSheet?C:C.styleSheet);else for(let C of H){let V=document.createElement("style"),M=$3.litNonce;M!==void 0&&V.setAttribute("nonce",M),V.textContent=C.cssText,L.appendChild(V)}},U0=W3?L=>L:L=>L instanceof CSSStyleSheet?(H=>{let C="";for(let V of H.cssRules)C+=V.cssText;return N3(C)})(L):L;var{is:Y8,defineProperty:J8,getOwnPropertyDescriptor:X8,getOwnPropertyNames:CC,getOwnPropertySymbols:HC,getPrototypeOf:VC}=Object,I3=globalThis,S4=I3.trustedTypes,LC=S4?S4.emptyScript:"",MC=I3.reactiveElementPolyfillSupport,m3=(L,H)=>L,Q0={toAttribute(L,H){switch(H){case Boolean:L=L?LC:null;break;case Object:case Array:L=L==null?L:JSON.stringify(L)}return L},fromAttribute(L,H){let C=L;switch(H){case Boolean:C=L!==null;break;case Number:C=L===null?null:Number(L);break;case Object:case Array:try{C=JSON.parse(L)}catch{C=null}}return C}},f4=(L,H)=>!Y8(L,H),h4={attribute:!0,type:String,converter:Q0,reflect:!1,useDefault:!1,hasChanged:f4};Symbol.metadata??=Symbol("metadata"),I3.litPropertyMetadata??=new WeakMap;var _2=class extends HTMLElement{static addInitializer(H){this._$Ei(),(this.l??=[]).push(H)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(H,C=h4){if(C.state&&(C.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(H)&&((C=Object.create(C)).wrapped=!0),this.elementProperties.set(H,C),!C.noAccessor){let V=Symbol(),M=this.getPropertyDescriptor(H,V,C);M!==void 0&&J8(this.prototype,H,M)}}static getPropertyDescriptor(H,C,V){let{get:M,set:e}=X8(this.prototype,H)??{get(){return this[C]},set(t){this[C]=t}};return{get:M,set(t){let o=M?.call(this);e?.call(this,t),this.requestUpdate(H,o,V)},configurable:!0,enumerable:!0}}static getPropertyOptions(H){return this.elementProperties.get(H)??h4}static _$Ei(){if(this.hasOwnProperty(m3("elementProperties")))return;let H=VC(this);H.finalize(),H.l!==void 0&&(this.l=[...H.l]),this.elementProperties=new Map(H.elementProperties)}static finalize(){if(this.hasOwnProperty(m3("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(m3("properties"))){let C=this.properties,V=[...CC(C),...HC(C)];for(let M of V)this.createProperty(M,C[M])}let H=this[Symbol.metadata];if(H!==null){let C=litPropertyMetadata.get(H);if(C!==void 0)for(let[V,M]of C)this.elementProperties.set(V,M)}this._$Eh=new Map;for(let[C,V]of this.elementProperties){let M=this._$Eu(C,V);M!==void 0&&this._$Eh.set(M,C)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(H){let C=[];if(Array.isArray(H)){let V=new Set(H.flat(1/0).reverse());for(let M of V)C.unshift(U0(M))}else H!==void 0&&C.push(U0(H));return C}static _$Eu(H,C){let V=C.attribute;return V===!1?void 0:typeof V=="string"?V:typeof H=="string"?H.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(H=>this.enableUpdating=H),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(H=>H(this))}addController(H){(this._$EO??=new Set).add(H),this.renderRoot!==void 0&&this.isConnected&&H.hostConnected?.()}removeController(H){this._$EO?.delete(H)}_$E_(){let H=new Map,C=this.constructor.elementProperties;for(let V of C.keys())this.hasOwnProperty(V)&&(H.set(V,this[V]),delete this[V]);H.size>0&&(this._$Ep=H)}createRenderRoot(){let H=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return c4(H,this.constructor.elementStyles),H}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(H=>H.hostConnected?.())}enableUpdating(H){}disconnectedCallback(){this._$EO?.forEach(H=>H.hostDisconnected?.())}attributeChangedCallback(H,C,V){this._$AK(H,V)}_$ET(H,C){let V=this.constructor.elementProperties.get(H),M=this.constructor._$Eu(H,V);if(M!==void 0&&V.reflect===!0){let e=(V.converter?.toAttribute!==void 0?V.converter:Q0).toAttribute(C,V.type);this._$Em=H,e==null?this.removeAttribute(M):this.setAttribute(M,e),this._$Em=null}}_$AK(H,C){let V=this.constructor,M=V._$Eh.get(H);if(M!==void 0&&this._$Em!==M){let e=V.getPropertyOptions(M),t=typeof e.converter=="function"?{fromAttribute:e.converter}:e.converter?.fromAttribute!==void 0?e.converter:Q0;this._$Em=M;let o=t.fromAttribute(C,e.type);this[M]=o??this._$Ej?.get(M)??o,this._$Em=null}}requestUpdate(H,C,V,M=!1,e){if(H!==void 0){let t=this.constructor;if(M===!1&&(e=this[H]),V??=t.getPropertyOptions(H),!((V.hasChanged??f4)(e,C)||V.useDefault&&V.reflect&&e===this._$Ej?.get(H)&&!this.hasAttribute(t._$Eu(H,V))))return;this.C(H,C,V)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(H,C,{useDefault:V,reflect:M,wrapped:e},t){V&&!(this._$Ej??=new Map).has(H)&&(this._$Ej.set(H,t??C??this[H]),e!==!0||t!==void 0)||(this._$AL.has(H)||(this.hasUpdated||V||(C=void 0),this._$AL.set(H,C)),M===!0&&this._$Em!==H&&(this._$Eq??=new Set).add(H))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(C){Promise.reject(C)}let H=this.scheduleUpdate();return H!=null&&await H,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[M,e]of this._$Ep)this[M]=e;this._$Ep=void 0}let V=this.constructor.elementProperties;if(V.size>0)for(let[M,e]of V){let{wrapped:t}=e,o=this[M];t!==!0||this._$AL.has(M)||o===void 0||this.C(M,void 0,e,o)}}let H=!1,C=this._$AL;try{H=this.shouldUpdate(C),H?(this.willUpdate(C),this._$EO?.forEach(V=>V.hostUpdate?.()),this.update(C)):this._$EM()}catch(V){throw H=!1,this._$EM(),V}H&&this._$AE(C)}willUpdate(H){}_$AE(H){this._$EO?.forEach(C=>C.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(H)),this.updated(H)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(H){return!0}update(H){this._$Eq&&=this._$Eq.forEach(C=>this._$ET(C,this[C])),this._$EM()}updated(H){}firstUpdated(H){}};_2.elementStyles=[],_2.shadowRootOptions={mode:"open"},_2[m3("elementProperties")]=new Map,_2[m3("finalized")]=new Map,MC?.({ReactiveElement:_2}),(I3.reactiveElementVersions??=[]).push("2.1.2");var q0=globalThis,g4=L=>L,z3=q0.trustedTypes,O4=z3?z3.createPolicy("lit-html",{createHTML:L=>L}):void 0,j0="$lit$",$2=`lit$${Math.random().toFixed(9).slice(2)}$`,Y0="?"+$2,eC=`<${Y0}>`,p5=document,x3=()=>p5.createComment(""),s3=L=>L===null||typeof L!="object"&&typeof L!="function",J0=Array.isArray,P4=L=>J0(L)||typeof L?.[Symbol.iterator]=="function",K0=`[ 	
\f\r]`,v3=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,w4=/-->/g,b4=/>/g,d5=RegExp(`>|${K0}(?:([^\\s"'>=/]+)(${K0}*=${K0}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),k4=/'/g,y4=/"/g,T4=/^(?:script|style|textarea|title)$/i,X0=L=>(H,...C)=>({_$litType$:L,strings:H,values:C}),Z=X0(1),N2=X0(2),bV=X0(3),W2=Symbol.for("lit-noChange"),T=Symbol.for("lit-nothing"),B4=new WeakMap,l5=p5.createTreeWalker(p5,129);function F4(L,H){if(!J0(L)||!L.hasOwnProperty("raw"))throw Error("invalid template strings array");return O4!==void 0?O4.createHTML(H):H}var R4=(L,H)=>{let C=L.length-1,V=[],M,e=H===2?"<svg>":H===3?"<math>":"",t=v3;for(let o=0;o<C;o++){let A=L[o],d,v,l=-1,m=0;for(;m<A.length&&(t.lastIndex=m,v=t.exec(A),v!==null);)m=t.lastIndex,t===v3?v[1]==="!--"?t=w4:v[1]!==void 0?t=b4:v[2]!==void 0?(T4.test(v[2])&&(M=RegExp("</"+v[2],"g")),t=d5):v[3]!==void 0&&(t=d5):t===d5?v[0]===">"?(t=M??v3,l=-1):v[1]===void 0?l=-2:(l=t.lastIndex-v[2].length,d=v[1],t=v[3]===void 0?d5:v[3]==='"'?y4:k4):t===y4||t===k4?t=d5:t===w4||t===b4?t=v3:(t=d5,M=void 0);let s=t===d5&&L[o+1].startsWith("/>")?" ":"";e+=t===v3?A+eC:l>=0?(V.push(d),A.slice(0,l)+j0+A.slice(l)+$2+s):A+$2+(l===-2?o:s)}return[F4(L,e+(L[C]||"<?>")+(H===2?"</svg>":H===3?"</math>":"")),V]},u3=class L{constructor({strings:H,_$litType$:C},V){let M;this.parts=[];let e=0,t=0,o=H.length-1,A=this.parts,[d,v]=R4(H,C);if(this.el=L.createElement(d,V),l5.currentNode=this.el.content,C===2||C===3){let l=this.el.content.firstChild;l.replaceWith(...l.childNodes)}for(;(M=l5.nextNode())!==null&&A.length<o;){if(M.nodeType===1){if(M.hasAttributes())for(let l of M.getAttributeNames())if(l.endsWith(j0)){let m=v[t++],s=M.getAttribute(l).split($2),c=/([.?@])?(.*)/.exec(m);A.push({type:1,index:e,name:c[2],strings:s,ctor:c[1]==="."?U3:c[1]==="?"?Q3:c[1]==="@"?K3:v5}),M.removeAttribute(l)}else l.startsWith($2)&&(A.push({type:6,index:e}),M.removeAttribute(l));if(T4.test(M.tagName)){let l=M.textContent.split($2),m=l.length-1;if(m>0){M.textContent=z3?z3.emptyScript:"";for(let s=0;s<m;s++)M.append(l[s],x3()),l5.nextNode(),A.push({type:2,index:++e});M.append(l[m],x3())}}}else if(M.nodeType===8)if(M.data===Y0)A.push({type:2,index:e});else{let l=-1;for(;(l=M.data.indexOf($2,l+1))!==-1;)A.push({type:7,index:e}),l+=$2.length-1}e++}}static createElement(H,C){let V=p5.createElement("template");return V.innerHTML=H,V}};function m5(L,H,C=L,V){if(H===W2)return H;let M=V!==void 0?C._$Co?.[V]:C._$Cl,e=s3(H)?void 0:H._$litDirective$;return M?.constructor!==e&&(M?._$AO?.(!1),e===void 0?M=void 0:(M=new e(L),M._$AT(L,C,V)),V!==void 0?(C._$Co??=[])[V]=M:C._$Cl=M),M!==void 0&&(H=m5(L,M._$AS(L,H.values),M,V)),H}var G3=class{constructor(H,C){this._$AV=[],this._$AN=void 0,this._$AD=H,this._$AM=C}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(H){let{el:{content:C},parts:V}=this._$AD,M=(H?.creationScope??p5).importNode(C,!0);l5.currentNode=M;let e=l5.nextNode(),t=0,o=0,A=V[0];for(;A!==void 0;){if(t===A.index){let d;A.type===2?d=new G5(e,e.nextSibling,this,H):A.type===1?d=new A.ctor(e,A.name,A.strings,this,H):A.type===6&&(d=new q3(e,this,H)),this._$AV.push(d),A=V[++o]}t!==A?.index&&(e=l5.nextNode(),t++)}return l5.currentNode=p5,M}p(H){let C=0;for(let V of this._$AV)V!==void 0&&(V.strings!==void 0?(V._$AI(H,V,C),C+=V.strings.length-2):V._$AI(H[C])),C++}},G5=class L{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(H,C,V,M){this.type=2,this._$AH=T,this._$AN=void 0,this._$AA=H,this._$AB=C,this._$AM=V,this.options=M,this._$Cv=M?.isConnected??!0}get parentNode(){let H=this._$AA.parentNode,C=this._$AM;return C!==void 0&&H?.nodeType===11&&(H=C.parentNode),H}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(H,C=this){H=m5(this,H,C),s3(H)?H===T||H==null||H===""?(this._$AH!==T&&this._$AR(),this._$AH=T):H!==this._$AH&&H!==W2&&this._(H):H._$litType$!==void 0?this.$(H):H.nodeType!==void 0?this.T(H):P4(H)?this.k(H):this._(H)}O(H){return this._$AA.parentNode.insertBefore(H,this._$AB)}T(H){this._$AH!==H&&(this._$AR(),this._$AH=this.O(H))}_(H){this._$AH!==T&&s3(this._$AH)?this._$AA.nextSibling.data=H:this.T(p5.createTextNode(H)),this._$AH=H}$(H){let{values:C,_$litType$:V}=H,M=typeof V=="number"?this._$AC(H):(V.el===void 0&&(V.el=u3.createElement(F4(V.h,V.h[0]),this.options)),V);if(this._$AH?._$AD===M)this._$AH.p(C);else{let e=new G3(M,this),t=e.u(this.options);e.p(C),this.T(t),this._$AH=e}}_$AC(H){let C=B4.get(H.strings);return C===void 0&&B4.set(H.strings,C=new u3(H)),C}k(H){J0(this._$AH)||(this._$AH=[],this._$AR());let C=this._$AH,V,M=0;for(let e of H)M===C.length?C.push(V=new L(this.O(x3()),this.O(x3()),this,this.options)):V=C[M],V._$AI(e),M++;M<C.length&&(this._$AR(V&&V._$AB.nextSibling,M),C.length=M)}_$AR(H=this._$AA.nextSibling,C){for(this._$AP?.(!1,!0,C);H!==this._$AB;){let V=g4(H).nextSibling;g4(H).remove(),H=V}}setConnected(H){this._$AM===void 0&&(this._$Cv=H,this._$AP?.(H))}},v5=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(H,C,V,M,e){this.type=1,this._$AH=T,this._$AN=void 0,this.element=H,this.name=C,this._$AM=M,this.options=e,V.length>2||V[0]!==""||V[1]!==""?(this._$AH=Array(V.length-1).fill(new String),this.strings=V):this._$AH=T}_$AI(H,C=this,V,M){let e=this.strings,t=!1;if(e===void 0)H=m5(this,H,C,0),t=!s3(H)||H!==this._$AH&&H!==W2,t&&(this._$AH=H);else{let o=H,A,d;for(H=e[0],A=0;A<e.length-1;A++)d=m5(this,o[V+A],C,A),d===W2&&(d=this._$AH[A]),t||=!s3(d)||d!==this._$AH[A],d===T?H=T:H!==T&&(H+=(d??"")+e[A+1]),this._$AH[A]=d}t&&!M&&this.j(H)}j(H){H===T?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,H??"")}},U3=class extends v5{constructor(){super(...arguments),this.type=3}j(H){this.element[this.name]=H===T?void 0:H}},Q3=class extends v5{constructor(){super(...arguments),this.type=4}j(H){this.element.toggleAttribute(this.name,!!H&&H!==T)}},K3=class extends v5{constructor(H,C,V,M,e){super(H,C,V,M,e),this.type=5}_$AI(H,C=this){if((H=m5(this,H,C,0)??T)===W2)return;let V=this._$AH,M=H===T&&V!==T||H.capture!==V.capture||H.once!==V.once||H.passive!==V.passive,e=H!==T&&(V===T||M);M&&this.element.removeEventListener(this.name,this,V),e&&this.element.addEventListener(this.name,this,H),this._$AH=H}handleEvent(H){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,H):this._$AH.handleEvent(H)}},q3=class{constructor(H,C,V){this.element=H,this.type=6,this._$AN=void 0,this._$AM=C,this.options=V}get _$AU(){return this._$AM._$AU}_$AI(H){m5(this,H)}},E4={M:j0,P:$2,A:Y0,C:1,L:R4,R:G3,D:P4,V:m5,I:G5,H:v5,N:Q3,U:K3,B:U3,F:q3},rC=q0.litHtmlPolyfillSupport;rC?.(u3,G5),(q0.litHtmlVersions??=[]).push("3.3.3");var D4=(L,H,C)=>{let V=C?.renderBefore??H,M=V._$litPart$;if(M===void 0){let e=C?.renderBefore??null;V._$litPart$=M=new G5(H.insertBefore(x3(),e),e,void 0,C??{})}return M._$AI(L),M};var C7=globalThis,_1=class extends _2{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let H=super.createRenderRoot();return this.renderOptions.renderBefore??=H.firstChild,H}update(H){let C=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(H),this._$Do=D4(C,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return W2}};_1._$litElement$=!0,_1.finalized=!0,C7.litElementHydrateSupport?.({LitElement:_1});var tC=C7.litElementPolyfillSupport;tC?.({LitElement:_1});(C7.litElementVersions??=[]).push("4.2.2");var _4="M6 8C6 5.79 7.79 4 10 4S14 5.79 14 8 12.21 12 10 12 6 10.21 6 8M12 18.2C12 17.24 12.5 16.34 13.2 15.74V15.5C13.2 15.11 13.27 14.74 13.38 14.38C12.35 14.14 11.21 14 10 14C5.58 14 2 15.79 2 18V20H12V18.2M22 18.3V21.8C22 22.4 21.4 23 20.7 23H15.2C14.6 23 14 22.4 14 21.7V18.2C14 17.6 14.6 17 15.2 17V15.5C15.2 14.1 16.6 13 18 13C19.4 13 20.8 14.1 20.8 15.5V17C21.4 17 22 17.6 22 18.3M19.5 15.5C19.5 14.7 18.8 14.2 18 14.2C17.2 14.2 16.5 14.7 16.5 15.5V17H19.5V15.5Z";var $4="M11 9C8.79 9 7 10.79 7 13S8.79 17 11 17 15 15.21 15 13 13.21 9 11 9M11 15C9.9 15 9 14.11 9 13S9.9 11 11 11 13 11.9 13 13 12.11 15 11 15M7 4H14C16.21 4 18 5.79 18 8V9H16V8C16 6.9 15.11 6 14 6H7C5.9 6 5 6.9 5 8V20H16V18H18V22H3V8C3 5.79 4.79 4 7 4M19 10.5C19 10.5 21 12.67 21 14C21 15.1 20.1 16 19 16S17 15.1 17 14C17 12.67 19 10.5 19 10.5";var W4="M13,13H11V7H13M13,17H11V15H13M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2Z";var x5="M11,15H13V17H11V15M11,7H13V13H11V7M12,2C6.47,2 2,6.5 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M12,20A8,8 0 0,1 4,12A8,8 0 0,1 12,4A8,8 0 0,1 20,12A8,8 0 0,1 12,20Z";var N4="M20,11V13H8L13.5,18.5L12.08,19.92L4.16,12L12.08,4.08L13.5,5.5L8,11H20Z";var I4="M4,11V13H16L10.5,18.5L11.92,19.92L19.84,12L11.92,4.08L10.5,5.5L16,11H4Z";var z4="M16.67,4H15V2H9V4H7.33A1.33,1.33 0 0,0 6,5.33V20.67C6,21.4 6.6,22 7.33,22H16.67A1.33,1.33 0 0,0 18,20.67V5.33C18,4.6 17.4,4 16.67,4Z";var G4="M10,21H14A2,2 0 0,1 12,23A2,2 0 0,1 10,21M21,19V20H3V19L5,17V11C5,7.9 7.03,5.17 10,4.29C10,4.19 10,4.1 10,4A2,2 0 0,1 12,2A2,2 0 0,1 14,4C14,4.1 14,4.19 14,4.29C16.97,5.17 19,7.9 19,11V17L21,19M17,11A5,5 0 0,0 12,6A5,5 0 0,0 7,11V18H17V11M9,9V11H12.24L9,13.7V16H15V14H11.76L15,11.3V9H9Z";var U4="M20 19V3H4V19H2V21H22V19H20M16 9H18V11H16V9M14 11H6V9H14V11M18 7H16V5H18V7M14 5V7H6V5H14M6 19V13H14V14.82C13.55 15.14 13.25 15.66 13.25 16.25C13.25 17.22 14.03 18 15 18S16.75 17.22 16.75 16.25C16.75 15.66 16.45 15.13 16 14.82V13H18V19H6Z";var Q4="M12,8H4A2,2 0 0,0 2,10V14A2,2 0 0,0 4,16H5V20A1,1 0 0,0 6,21H8A1,1 0 0,0 9,20V16H12L17,20V4L12,8M21.5,12C21.5,13.71 20.54,15.26 19,16V8C20.53,8.75 21.5,10.3 21.5,12Z";var K4="M20,4H16.83L15,2H9L7.17,4H4A2,2 0 0,0 2,6V18A2,2 0 0,0 4,20H20A2,2 0 0,0 22,18V6A2,2 0 0,0 20,4M20,18H4V6H8.05L9.88,4H14.12L15.95,6H20V18M12,7A5,5 0 0,0 7,12A5,5 0 0,0 12,17A5,5 0 0,0 17,12A5,5 0 0,0 12,7M12,15A3,3 0 0,1 9,12A3,3 0 0,1 12,9A3,3 0 0,1 15,12A3,3 0 0,1 12,15Z";var q4="M1,10V12A9,9 0 0,1 10,21H12C12,14.92 7.07,10 1,10M1,14V16A5,5 0 0,1 6,21H8A7,7 0 0,0 1,14M1,18V21H4A3,3 0 0,0 1,18M21,3H3C1.89,3 1,3.89 1,5V8H3V5H21V19H14V21H21A2,2 0 0,0 23,19V5C23,3.89 22.1,3 21,3Z";var H7="M21,7L9,19L3.5,13.5L4.91,12.09L9,16.17L19.59,5.59L21,7Z";var j4="M12 2C6.5 2 2 6.5 2 12S6.5 22 12 22 22 17.5 22 12 17.5 2 12 2M12 20C7.59 20 4 16.41 4 12S7.59 4 12 4 20 7.59 20 12 16.41 20 12 20M16.59 7.58L10 14.17L7.41 11.59L6 13L10 17L18 9L16.59 7.58Z";var Y4="M20,12A8,8 0 0,1 12,20A8,8 0 0,1 4,12A8,8 0 0,1 12,4C12.76,4 13.5,4.11 14.2,4.31L15.77,2.74C14.61,2.26 13.34,2 12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12M7.91,10.08L6.5,11.5L11,16L21,6L19.59,4.58L11,13.17L7.91,10.08Z";var J4="M12,8A4,4 0 0,1 16,12A4,4 0 0,1 12,16A4,4 0 0,1 8,12A4,4 0 0,1 12,8M12,10A2,2 0 0,0 10,12A2,2 0 0,0 12,14A2,2 0 0,0 14,12A2,2 0 0,0 12,10M10,22C9.75,22 9.54,21.82 9.5,21.58L9.13,18.93C8.5,18.68 7.96,18.34 7.44,17.94L4.95,18.95C4.73,19.03 4.46,18.95 4.34,18.73L2.34,15.27C2.21,15.05 2.27,14.78 2.46,14.63L4.57,12.97L4.5,12L4.57,11L2.46,9.37C2.27,9.22 2.21,8.95 2.34,8.73L4.34,5.27C4.46,5.05 4.73,4.96 4.95,5.05L7.44,6.05C7.96,5.66 8.5,5.32 9.13,5.07L9.5,2.42C9.54,2.18 9.75,2 10,2H14C14.25,2 14.46,2.18 14.5,2.42L14.87,5.07C15.5,5.32 16.04,5.66 16.56,6.05L19.05,5.05C19.27,4.96 19.54,5.05 19.66,5.27L21.66,8.73C21.79,8.95 21.73,9.22 21.54,9.37L19.43,11L19.5,12L19.43,13L21.54,14.63C21.73,14.78 21.79,15.05 21.66,15.27L19.66,18.73C19.54,18.95 19.27,19.04 19.05,18.95L16.56,17.95C16.04,18.34 15.5,18.68 14.87,18.93L14.5,21.58C14.46,21.82 14.25,22 14,22H10M11.25,4L10.88,6.61C9.68,6.86 8.62,7.5 7.85,8.39L5.44,7.35L4.69,8.65L6.8,10.2C6.4,11.37 6.4,12.64 6.8,13.8L4.68,15.36L5.43,16.66L7.86,15.62C8.63,16.5 9.68,17.14 10.87,17.38L11.24,20H12.76L13.13,17.39C14.32,17.14 15.37,16.5 16.14,15.62L18.57,16.66L19.32,15.36L17.2,13.81C17.6,12.64 17.6,11.37 17.2,10.2L19.31,8.65L18.56,7.35L16.15,8.39C15.38,7.5 14.32,6.86 13.12,6.62L12.75,4H11.25Z";var j3="M11,17H4A2,2 0 0,1 2,15V3A2,2 0 0,1 4,1H16V3H4V15H11V13L15,16L11,19V17M19,21V7H8V13H6V7A2,2 0 0,1 8,5H19A2,2 0 0,1 21,7V21A2,2 0 0,1 19,23H8A2,2 0 0,1 6,21V19H8V21H19Z";var X4="M14,14H16L12,10L8,14H10V18H14V14M6,7H18V19C18,19.5 17.8,20 17.39,20.39C17,20.8 16.5,21 16,21H8C7.5,21 7,20.8 6.61,20.39C6.2,20 6,19.5 6,19V7M19,4V6H5V4H8.5L9.5,3H14.5L15.5,4H19Z";var C9="M3 6H21V4H3C1.9 4 1 4.9 1 6V18C1 19.1 1.9 20 3 20H7V18H3V6M13 12H9V13.78C8.39 14.33 8 15.11 8 16C8 16.89 8.39 17.67 9 18.22V20H13V18.22C13.61 17.67 14 16.88 14 16S13.61 14.33 13 13.78V12M11 17.5C10.17 17.5 9.5 16.83 9.5 16S10.17 14.5 11 14.5 12.5 15.17 12.5 16 11.83 17.5 11 17.5M22 8H16C15.5 8 15 8.5 15 9V19C15 19.5 15.5 20 16 20H22C22.5 20 23 19.5 23 19V9C23 8.5 22.5 8 22 8M21 18H17V10H21V18Z";var H9="M12,16A2,2 0 0,1 14,18A2,2 0 0,1 12,20A2,2 0 0,1 10,18A2,2 0 0,1 12,16M12,10A2,2 0 0,1 14,12A2,2 0 0,1 12,14A2,2 0 0,1 10,12A2,2 0 0,1 12,10M12,4A2,2 0 0,1 14,6A2,2 0 0,1 12,8A2,2 0 0,1 10,6A2,2 0 0,1 12,4Z";var V9="M12,11A1,1 0 0,0 11,12A1,1 0 0,0 12,13A1,1 0 0,0 13,12A1,1 0 0,0 12,11M12.5,2C17,2 17.11,5.57 14.75,6.75C13.76,7.24 13.32,8.29 13.13,9.22C13.61,9.42 14.03,9.73 14.35,10.13C18.05,8.13 22.03,8.92 22.03,12.5C22.03,17 18.46,17.1 17.28,14.73C16.78,13.74 15.72,13.3 14.79,13.11C14.59,13.59 14.28,14 13.88,14.34C15.87,18.03 15.08,22 11.5,22C7,22 6.91,18.42 9.27,17.24C10.25,16.75 10.69,15.71 10.89,14.79C10.4,14.59 9.97,14.27 9.65,13.87C5.96,15.85 2,15.07 2,11.5C2,7 5.56,6.89 6.74,9.26C7.24,10.25 8.29,10.68 9.22,10.87C9.41,10.39 9.73,9.97 10.14,9.65C8.15,5.96 8.94,2 12.5,2Z";var L9="M7,5H21V7H7V5M7,13V11H21V13H7M4,4.5A1.5,1.5 0 0,1 5.5,6A1.5,1.5 0 0,1 4,7.5A1.5,1.5 0 0,1 2.5,6A1.5,1.5 0 0,1 4,4.5M4,10.5A1.5,1.5 0 0,1 5.5,12A1.5,1.5 0 0,1 4,13.5A1.5,1.5 0 0,1 2.5,12A1.5,1.5 0 0,1 4,10.5M7,19V17H21V19H7M4,16.5A1.5,1.5 0 0,1 5.5,18A1.5,1.5 0 0,1 4,19.5A1.5,1.5 0 0,1 2.5,18A1.5,1.5 0 0,1 4,16.5Z";var M9="M19,20H17V11H7V20H5V9L12,5L19,9V20M8,12H16V14H8V12M8,15H16V17H8V15M16,18V20H8V18H16Z";var e9="M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M12,4A8,8 0 0,1 20,12C20,14.4 19,16.5 17.3,18C15.9,16.7 14,16 12,16C10,16 8.2,16.7 6.7,18C5,16.5 4,14.4 4,12A8,8 0 0,1 12,4M14,5.89C13.62,5.9 13.26,6.15 13.1,6.54L11.81,9.77L11.71,10C11,10.13 10.41,10.6 10.14,11.26C9.73,12.29 10.23,13.45 11.26,13.86C12.29,14.27 13.45,13.77 13.86,12.74C14.12,12.08 14,11.32 13.57,10.76L13.67,10.5L14.96,7.29L14.97,7.26C15.17,6.75 14.92,6.17 14.41,5.96C14.28,5.91 14.15,5.89 14,5.89M10,6A1,1 0 0,0 9,7A1,1 0 0,0 10,8A1,1 0 0,0 11,7A1,1 0 0,0 10,6M7,9A1,1 0 0,0 6,10A1,1 0 0,0 7,11A1,1 0 0,0 8,10A1,1 0 0,0 7,9M17,9A1,1 0 0,0 16,10A1,1 0 0,0 17,11A1,1 0 0,0 18,10A1,1 0 0,0 17,9Z";var Y3="M21 7C21 5.62 19.88 4.5 18.5 4.5C18.33 4.5 18.16 4.5 18 4.55V4C18 2.62 16.88 1.5 15.5 1.5C15.27 1.5 15.04 1.53 14.83 1.59C14.46 .66 13.56 0 12.5 0C11.27 0 10.25 .89 10.04 2.06C9.87 2 9.69 2 9.5 2C8.12 2 7 3.12 7 4.5V10.39C6.66 10.08 6.24 9.85 5.78 9.73L5 9.5C4.18 9.29 3.31 9.61 2.82 10.35C2.44 10.92 2.42 11.66 2.67 12.3L5.23 18.73C6.5 21.91 9.57 24 13 24C17.42 24 21 20.42 21 16V7M19 16C19 19.31 16.31 22 13 22C10.39 22 8.05 20.41 7.09 18L4.5 11.45L5 11.59C5.5 11.71 5.85 12.05 6 12.5L7 15H9V4.5C9 4.22 9.22 4 9.5 4S10 4.22 10 4.5V12H12V2.5C12 2.22 12.22 2 12.5 2S13 2.22 13 2.5V12H15V4C15 3.72 15.22 3.5 15.5 3.5S16 3.72 16 4V12H18V7C18 6.72 18.22 6.5 18.5 6.5S19 6.72 19 7V16Z";var r9="M7.5,4A5.5,5.5 0 0,0 2,9.5C2,10 2.09,10.5 2.22,11H6.3L7.57,7.63C7.87,6.83 9.05,6.75 9.43,7.63L11.5,13L12.09,11.58C12.22,11.25 12.57,11 13,11H21.78C21.91,10.5 22,10 22,9.5A5.5,5.5 0 0,0 16.5,4C14.64,4 13,4.93 12,6.34C11,4.93 9.36,4 7.5,4V4M3,12.5A1,1 0 0,0 2,13.5A1,1 0 0,0 3,14.5H5.44L11,20C12,20.9 12,20.9 13,20L18.56,14.5H21A1,1 0 0,0 22,13.5A1,1 0 0,0 21,12.5H13.4L12.47,14.8C12.07,15.81 10.92,15.67 10.55,14.83L8.5,9.5L7.54,11.83C7.39,12.21 7.05,12.5 6.6,12.5H3Z";var J3="M11 15.5H12.5V17H11V15.5M12 6.95C14.7 7.06 15.87 9.78 14.28 11.81C13.86 12.31 13.19 12.64 12.85 13.07C12.5 13.5 12.5 14 12.5 14.5H11C11 13.65 11 12.94 11.35 12.44C11.68 11.94 12.35 11.64 12.77 11.31C14 10.18 13.68 8.59 12 8.46C11.18 8.46 10.5 9.13 10.5 9.97H9C9 8.3 10.35 6.95 12 6.95M12 2C11.5 2 11 2.19 10.59 2.59L2.59 10.59C1.8 11.37 1.8 12.63 2.59 13.41L10.59 21.41C11.37 22.2 12.63 22.2 13.41 21.41L21.41 13.41C22.2 12.63 22.2 11.37 21.41 10.59L13.41 2.59C13 2.19 12.5 2 12 2M12 4L20 12L12 20L4 12Z";var t9="M13.5,8H12V13L16.28,15.54L17,14.33L13.5,12.25V8M13,3A9,9 0 0,0 4,12H1L4.96,16.03L9,12H6A7,7 0 0,1 13,5A7,7 0 0,1 20,12A7,7 0 0,1 13,19C11.07,19 9.32,18.21 8.06,16.94L6.64,18.36C8.27,20 10.5,21 13,21A9,9 0 0,0 22,12A9,9 0 0,0 13,3";var i9="M22.11 21.46L2.39 1.73L1.11 3L6.27 8.16L2 12H5V20H11V14H12.11L13 14.89V20H18.11L20.84 22.73L22.11 21.46M9 12V18H7V10.19L7.68 9.57L10.11 12H9M15 18V16.89L16.11 18H15M10.36 7.16L8.95 5.75L12 3L22 12H19V15.8L17 13.8V10.19L12 5.69L10.36 7.16Z";var X3="M4,1C2.89,1 2,1.89 2,3V7C2,8.11 2.89,9 4,9H1V11H13V9H10C11.11,9 12,8.11 12,7V3C12,1.89 11.11,1 10,1H4M4,3H10V7H4V3M14,13C12.89,13 12,13.89 12,15V19C12,20.11 12.89,21 14,21H11V23H23V21H20C21.11,21 22,20.11 22,19V15C22,13.89 21.11,13 20,13H14M3.88,13.46L2.46,14.88L4.59,17L2.46,19.12L3.88,20.54L6,18.41L8.12,20.54L9.54,19.12L7.41,17L9.54,14.88L8.12,13.46L6,15.59L3.88,13.46M14,15H20V19H14V15Z";var o9="M12,2A7,7 0 0,0 5,9C5,11.38 6.19,13.47 8,14.74V17A1,1 0 0,0 9,18H15A1,1 0 0,0 16,17V14.74C17.81,13.47 19,11.38 19,9A7,7 0 0,0 12,2M9,21A1,1 0 0,0 10,22H14A1,1 0 0,0 15,21V20H9V21Z";var a9="M12,17A2,2 0 0,0 14,15C14,13.89 13.1,13 12,13A2,2 0 0,0 10,15A2,2 0 0,0 12,17M18,8A2,2 0 0,1 20,10V20A2,2 0 0,1 18,22H6A2,2 0 0,1 4,20V10C4,8.89 4.9,8 6,8H7V6A5,5 0 0,1 12,1A5,5 0 0,1 17,6V8H18M12,3A3,3 0 0,0 9,6V8H15V6A3,3 0 0,0 12,3Z";var V7="M9.5,3A6.5,6.5 0 0,1 16,9.5C16,11.11 15.41,12.59 14.44,13.73L14.71,14H15.5L20.5,19L19,20.5L14,15.5V14.71L13.73,14.44C12.59,15.41 11.11,16 9.5,16A6.5,6.5 0 0,1 3,9.5A6.5,6.5 0 0,1 9.5,3M9.5,5C7,5 5,7 5,9.5C5,12 7,14 9.5,14C12,14 14,12 14,9.5C14,7 12,5 9.5,5Z";var A9="M3,6H21V8H3V6M3,11H21V13H3V11M3,16H21V18H3V16Z";var n9="M22 10V13.81C21.39 13.46 20.72 13.22 20 13.09V12H4V20H13.09C13.21 20.72 13.46 21.39 13.81 22H4C2.9 22 2 21.11 2 20V10H22M16.71 7.07L13.97 3.54L12 3.93L14.75 7.46L16.71 7.07M21.62 6.1L20.84 2.18L16.91 2.96L19.65 6.5L21.62 6.1M11.81 8.05L9.07 4.5L7.1 4.91L9.85 8.44L11.81 8.05M4.16 5.5L3.18 5.69C2.1 5.9 1.39 6.96 1.61 8.04L2 10L6.9 9.03L4.16 5.5M17 22L22 19L17 16V22Z";var d9="M4,17V9H2V7H6V17H4M22,15C22,16.11 21.1,17 20,17H16V15H20V13H18V11H20V9H16V7H20A2,2 0 0,1 22,9V10.5A1.5,1.5 0 0,1 20.5,12A1.5,1.5 0 0,1 22,13.5V15M14,15V17H8V13C8,11.89 8.9,11 10,11H12V9H8V7H12A2,2 0 0,1 14,9V11C14,12.11 13.1,13 12,13H10V15H14Z";var l9="M4.22 2A2.22 2.22 0 0 0 2 4.22V19.78C2 21 3 22 4.22 22H19.78A2.22 2.22 0 0 0 22 19.78V4.22C22 3 21 2 19.78 2H4.22M11 4.07V6H13V4.07A8 8 0 0 1 20 12A8 8 0 0 1 13 19.93V18H11V19.93A8 8 0 0 1 4 12A8 8 0 0 1 11 4.07M7.5 10.5A1.5 1.5 0 0 0 6 12C6 12.83 6.66 13.5 7.5 13.5A1.5 1.5 0 0 0 9 12A1.5 1.5 0 0 0 7.5 10.5M16.5 10.5A1.5 1.5 0 0 0 15 12A1.5 1.5 0 0 0 16.5 13.5A1.5 1.5 0 0 0 18 12A1.5 1.5 0 0 0 16.5 10.5Z";var p9="M19.07,4.93L17.66,6.34C19.1,7.79 20,9.79 20,12A8,8 0 0,1 12,20A8,8 0 0,1 4,12C4,7.92 7.05,4.56 11,4.07V6.09C8.16,6.57 6,9.03 6,12A6,6 0 0,0 12,18A6,6 0 0,0 18,12C18,10.34 17.33,8.84 16.24,7.76L14.83,9.17C15.55,9.9 16,10.9 16,12A4,4 0 0,1 12,16A4,4 0 0,1 8,12C8,10.14 9.28,8.59 11,8.14V10.28C10.4,10.63 10,11.26 10,12A2,2 0 0,0 12,14A2,2 0 0,0 14,12C14,11.26 13.6,10.62 13,10.28V2H12A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12C22,9.24 20.88,6.74 19.07,4.93Z";var m9="M12,2C14.65,2 17.19,3.06 19.07,4.93L17.65,6.35C16.15,4.85 14.12,4 12,4C9.88,4 7.84,4.84 6.35,6.35L4.93,4.93C6.81,3.06 9.35,2 12,2M3.66,6.5L5.11,7.94C4.39,9.17 4,10.57 4,12A8,8 0 0,0 12,20A8,8 0 0,0 20,12C20,10.57 19.61,9.17 18.88,7.94L20.34,6.5C21.42,8.12 22,10.04 22,12A10,10 0 0,1 12,22A10,10 0 0,1 2,12C2,10.04 2.58,8.12 3.66,6.5M12,6A6,6 0 0,1 18,12C18,13.59 17.37,15.12 16.24,16.24L14.83,14.83C14.08,15.58 13.06,16 12,16C10.94,16 9.92,15.58 9.17,14.83L7.76,16.24C6.63,15.12 6,13.59 6,12A6,6 0 0,1 12,6M12,8A1,1 0 0,0 11,9A1,1 0 0,0 12,10A1,1 0 0,0 13,9A1,1 0 0,0 12,8Z";var v9="M12 3L1 9L5 11.18V17.18L12 21L19 17.18V11.18L21 10.09V17H23V9L12 3M18.82 9L12 12.72L5.18 9L12 5.28L18.82 9M17 16L12 18.72L7 16V12.27L12 15L17 12.27V16Z";var x9="M21,11C21,16.55 17.16,21.74 12,23C6.84,21.74 3,16.55 3,11V5L12,1L21,5V11M12,21C15.75,20 19,15.54 19,11.22V6.3L12,3.18L5,6.3V11.22C5,15.54 8.25,20 12,21M11,7H13V13H11V7M11,15H13V17H11V15Z";var s9="M11,13H13V16H16V11H18L12,6L6,11H8V16H11V13M12,1L21,5V11C21,16.55 17.16,21.74 12,23C6.84,21.74 3,16.55 3,11V5L12,1Z";var u9="M23,12H17V10L20.39,6H17V4H23V6L19.62,10H23V12M15,16H9V14L12.39,10H9V8H15V10L11.62,14H15V16M7,20H1V18L4.39,14H1V12H7V14L3.62,18H7V20Z";var L7="M20.79,13.95L18.46,14.57L16.46,13.44V10.56L18.46,9.43L20.79,10.05L21.31,8.12L19.54,7.65L20,5.88L18.07,5.36L17.45,7.69L15.45,8.82L13,7.38V5.12L14.71,3.41L13.29,2L12,3.29L10.71,2L9.29,3.41L11,5.12V7.38L8.5,8.82L6.5,7.69L5.92,5.36L4,5.88L4.47,7.65L2.7,8.12L3.22,10.05L5.55,9.43L7.55,10.56V13.45L5.55,14.58L3.22,13.96L2.7,15.89L4.47,16.36L4,18.12L5.93,18.64L6.55,16.31L8.55,15.18L11,16.62V18.88L9.29,20.59L10.71,22L12,20.71L13.29,22L14.7,20.59L13,18.88V16.62L15.5,15.17L17.5,16.3L18.12,18.63L20,18.12L19.53,16.35L21.3,15.88L20.79,13.95M9.5,10.56L12,9.11L14.5,10.56V13.44L12,14.89L9.5,13.44V10.56Z";var Z9="M11.45,2V5.55L15,3.77L11.45,2M10.45,8L8,10.46L11.75,11.71L10.45,8M2,11.45L3.77,15L5.55,11.45H2M10,2H2V10C2.57,10.17 3.17,10.25 3.77,10.25C7.35,10.26 10.26,7.35 10.27,3.75C10.26,3.16 10.17,2.57 10,2M17,22V16H14L19,7V13H22L17,22Z";var c9="M12,18A6,6 0 0,1 6,12C6,11 6.25,10.03 6.7,9.2L5.24,7.74C4.46,8.97 4,10.43 4,12A8,8 0 0,0 12,20V23L16,19L12,15M12,4V1L8,5L12,9V6A6,6 0 0,1 18,12C18,13 17.75,13.97 17.3,14.8L18.76,16.26C19.54,15.03 20,13.57 20,12A8,8 0 0,0 12,4Z";var S9="M7,2V4H8V18A4,4 0 0,0 12,22A4,4 0 0,0 16,18V4H17V2H7M11,16C10.4,16 10,15.6 10,15C10,14.4 10.4,14 11,14C11.6,14 12,14.4 12,15C12,15.6 11.6,16 11,16M13,12C12.4,12 12,11.6 12,11C12,10.4 12.4,10 13,10C13.6,10 14,10.4 14,11C14,11.6 13.6,12 13,12M14,7H10V4H14V7Z";var h9="M16.95,16.95L14.83,14.83C15.55,14.1 16,13.1 16,12C16,11.26 15.79,10.57 15.43,10L17.6,7.81C18.5,9 19,10.43 19,12C19,13.93 18.22,15.68 16.95,16.95M12,5C13.57,5 15,5.5 16.19,6.4L14,8.56C13.43,8.21 12.74,8 12,8A4,4 0 0,0 8,12C8,13.1 8.45,14.1 9.17,14.83L7.05,16.95C5.78,15.68 5,13.93 5,12A7,7 0 0,1 12,5M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12C22,6.47 17.5,2 12,2Z";var f9="M4 22H2V2H4M22 2H20V22H22M17.24 5.34L13.24 9.34A3 3 0 0 0 9.24 13.34L5.24 17.34L6.66 18.76L10.66 14.76A3 3 0 0 0 14.66 10.76L18.66 6.76Z";var g9="M19,5V7H15V5H19M9,5V11H5V5H9M19,13V19H15V13H19M9,17V19H5V17H9M21,3H13V9H21V3M11,3H3V13H11V3M21,11H13V21H21V11M11,15H3V21H11V15Z";var O9="M8 2C6.89 2 6 2.89 6 4V16C6 17.11 6.89 18 8 18H9V20H6V22H9C10.11 22 11 21.11 11 20V18H13V20C13 21.11 13.89 22 15 22H18V20H15V18H16C17.11 18 18 17.11 18 16V4C18 2.89 17.11 2 16 2H8M12 4.97A2 2 0 0 1 14 6.97A2 2 0 0 1 12 8.97A2 2 0 0 1 10 6.97A2 2 0 0 1 12 4.97M10 14.5H14V16H10V14.5Z";var w9={comma_decimal:["en-US","en"],decimal_comma:["de","es","it"],space_comma:["fr","sv","cs"],quote_decimal:["de-CH"],system:void 0},Z3=class{constructor(H){this.cache=new Map;let C=H.locale;this.language=C.language,this.zone=C.time_zone==="server"?H.config.time_zone:Intl.DateTimeFormat().resolvedOptions().timeZone,this.numbers=C.number_format in w9?w9[C.number_format]:this.language,this.grouping=C.number_format!=="none",this.hour12=C.time_format==="12"||C.time_format!=="24"&&!!new Intl.DateTimeFormat(C.time_format==="system"?void 0:this.language,{hour:"numeric"}).resolvedOptions().hour12}number(H,C=1,V=0){let M=`n${C}/${V}`,e=this.cache.get(M);return e||(e=new Intl.NumberFormat(this.numbers,{maximumFractionDigits:C,minimumFractionDigits:Math.min(V,C),useGrouping:this.grouping}),this.cache.set(M,e)),e.format(H)}quantity(H,C){let V=C==="%"||C==="W"||C==="K"||Math.abs(H)>=100?0:C==="kWh"?2:1,M=this.number(H,V,C?.startsWith("°")?1:0);return C?`${M}${C==="%"&&this.language.startsWith("en")?"":" "}${C}`:M}percent(H){return H==null?"–":this.quantity(Math.round(H*100),"%")}date(H,C,V){let M=this.cache.get(H);return M||(M=new Intl.DateTimeFormat(this.language,{timeZone:this.zone,...C}),this.cache.set(H,M)),M.format(V*1e3)}time(H){return this.date("t",{hour:"numeric",minute:"2-digit",hour12:this.hour12},H)}day(H){return this.date("d",{weekday:"short",day:"numeric",month:"short"},H)}moment(H){return this.date("m",{weekday:"short",day:"numeric",month:"short",hour:"numeric",minute:"2-digit",hour12:this.hour12},H)}short(H){return this.day(H)===this.day(Date.now()/1e3)?this.time(H):this.moment(H)}relative(H,C=Date.now()/1e3){let V=H-C,M=[["day",86400],["hour",3600],["minute",60]],e=new Intl.RelativeTimeFormat(this.language,{numeric:"auto"});for(let[t,o]of M)if(Math.abs(V)>=o)return e.format(Math.round(V/o),t);return e.format(Math.round(V),"second")}duration(H){let C=(o,A)=>new Intl.NumberFormat(this.language,{style:"unit",unit:A,unitDisplay:"short"}).format(o),V=Math.round(H/60);if(V<1)return C(Math.round(H),"second");let M=[],e=Math.floor(V/1440),t=Math.floor(V%1440/60);return e&&M.push(C(e,"day")),t&&M.push(C(t,"hour")),V%60&&!e&&M.push(C(V%60,"minute")),M.join(" ")}};function b9(L,H,C,V,M){if(V==null)return"–";if(typeof V=="number")return H.quantity(V,M);let e=L.states[C];if(e){let o=L.formatEntityState({...e,state:V},V);if(o&&o!==V)return o}let t=V.replaceAll("_"," ");return t.charAt(0).toUpperCase()+t.slice(1)}var k9={title:"Digital Twin",views:"Ansichten",back:"Zurück zu allen Zwillingen",menu:"Menü öffnen",tab_overview:"Übersicht",tab_what_if:"Was wäre wenn",tab_rehearsal:"Probelauf",tab_approvals:"Freigaben",tab_discovery:"Entdeckt",loading:"Wird geladen",disconnected:"Keine Verbindung",disconnected_text:"Die Verbindung zu Home Assistant ist unterbrochen. Was du siehst, kann veraltet sein; es geht von selbst weiter.",forbidden:"Nicht für dich freigegeben",forbidden_text:"Du darfst das nicht sehen. Wer dieses Zuhause verwaltet, kann das ändern.",missing:"Die Zwillinge sind nicht da",missing_text:"Die Integration startet gerade oder ist ausgeschaltet. Sobald sie zurück ist, geht es hier weiter.",open_integration:"Integration öffnen",failed:"Das hat nicht geklappt",no_area:"Ohne Bereich",no_forecast:"Zurzeit keine Vorhersage",still_learning:"Lernt noch",health:"Gesundheit der Zwillinge",health_is:"Gesundheit {score}",health_unknown:"Gesundheit noch unbekannt",divergences:"Abweichende Zwillinge",pending_approvals:"Warten auf dein Ja",risks_ahead:"Risiken voraus",diverges:"Weicht ab",status_sandbox:"Simuliert",status_waiting:"Wartet",status_unavailable:"Nicht verfügbar",status_orphaned:"Gerät fehlt",status_home_missing:"Zuhause fehlt",status_asleep:"Schläft",status_following:"Folgt",filter:"Filter",filter_all:"Alle",filter_attention:"Ansehen",filter_learning:"Lernen",filter_sandbox:"Spiegeln nicht",search_twins:"Zwillinge suchen",nothing_found:"Nichts gefunden",nothing_found_text:"Kein Zwilling passt zu Suche und Filter.",show_all:"Alle Zwillinge zeigen",no_twins:"Noch keine Zwillinge",no_twins_text:"Ein Zwilling folgt einem Gerät, lernt, wie es sich verhält, und sagt voraus, was es tun wird. Lege den ersten aus einem gefundenen Gerät an.",find_devices:"Gefundene Geräte ansehen",more_actions:"Weitere Aktionen",what_if_here:"Was wäre, wenn …",open_device:"Geräteseite öffnen",sync_now:"Mit dem Gerät abgleichen",synced:"Mit dem Gerät abgeglichen.",take_snapshot:"Momentaufnahme sichern",snapshot_taken:"Die Momentaufnahme ist gesichert.",learn_now:"Jetzt lernen",learned_now:"Der Zwilling hat gelernt.",freeze:"Lernen anhalten",unfreeze:"Weiter lernen",frozen:"Lernen angehalten",done:"Erledigt.",reset_learning:"Gelerntes vergessen",reset_text:"{name} fängt mit dem Lernen von vorn an. Das braucht Tage an Verlauf.",reset_yes:"Vergessen",reconfigure:"Einstellungen ändern",cancel:"Abbrechen",what_is_wrong:"Was nicht stimmt",since:"seit {time}",seen:"Gesehen",acknowledge:"Gesehen",snooze:"Einen Tag ruhen lassen",snoozed:"Es ruht einen Tag.",course:"Verlauf und Vorhersage",channel:"Größe",range:"Zeitraum",reported:"Gemeldet",foretold:"Eine Stunde vorher vorausgesagt",foretold_band:"90 % davon",forecast:"Vorhersage",band:"{percent}-%-Band",probability:"Wahrscheinlich an",snapshot:"Momentaufnahme",wanted:"Gewünscht",time:"Zeit",show_table:"Als Tabelle zeigen",hide_table:"Tabelle verbergen",chart_summary:"{name} steht jetzt auf {value}; für {later} wird {expected} erwartet.",honest:"{share} von {count} früheren Vorhersagen für eine Stunde lagen in ihrem 90-%-Band.",learned:"Was er gelernt hat",parameters:"Alle Werte",parameter:"Kenngröße",value:"Wert",assumed:"angenommen",left_out:"Was er ausgelassen hat",learned_at:"Gelernt {time}",score:"Wie gut er vorhersagt",ahead:"Voraus",typical_error:"Typischer Fehler",brier:"Brier-Wert",better_by:"Besser als „bleibt“",in_band:"Im 90-%-Band",no_scores:"Noch ist keine Vorhersage fällig geworden. Bewertungen erscheinen nach einigen Stunden.",reliability:"Vorausgesagt gegen eingetroffen",foretold_axis:"vorausgesagt",came_axis:"eingetroffen",reliability_summary:"{count} Vorhersagen für eine Stunde; {share} davon im 90-%-Band.",reliability_chance:"{count} Vorhersagen für eine Stunde: wie wahrscheinlich sie es nannten und wie oft es eintraf.",past:"Momentaufnahmen",no_snapshots:"Keine Momentaufnahmen in diesem Zeitraum.",show_all_of:"Alle {count} zeigen",roll_back:"Zurückrollen",roll_back_to:"Auf {time} zurückrollen",roll_back_text:"Der Zwilling zeigt seinen Zustand von {time}. Das Gerät bleibt, wie es ist.",rolled_back:"Der Zwilling zeigt den früheren Zustand.",reason_change:"nach einer Änderung",reason_hourly:"stündlich",reason_asked:"gewünscht",reason_command:"vor einem Befehl",reason_rollback:"nach dem Zurückrollen",reason_before_rollback:"vor dem Zurückrollen",now:"Jetzt",synced_at:"abgeglichen um {time}",health_parts:"Teile der Gesundheit",mode:"Wie er mit Befehlen umgeht",mode_changed:"Der Zwilling startet damit neu.",fidelity:"Genauigkeit",sources:"Liest",events:"Was geschah",no_events:"Noch nichts Erwähnenswertes.",audit_of_twin:"Alles, was hier getan und entschieden wurde",part_divergence:"Übereinstimmung",part_sync:"Abgleich",part_freshness:"Aktualität",part_quarantine:"Gute Messwerte",part_forecast:"Vorhersagen"};var C0={title:"Digital Twin",views:"Views",back:"Back to all twins",menu:"Open the menu",tab_overview:"Overview",tab_what_if:"What if",tab_rehearsal:"Rehearsal",tab_approvals:"Approvals",tab_discovery:"Discovery",loading:"Loading",disconnected:"No connection",disconnected_text:"The connection to Home Assistant is lost. What you see may be old; it goes on by itself.",forbidden:"Not for you",forbidden_text:"You may not see this. Somebody who manages this home can change that.",missing:"The twins are not there",missing_text:"The integration is starting or switched off. This page goes on as soon as it is back.",open_integration:"Open the integration",failed:"That did not work",no_area:"No area",no_forecast:"No prediction now",still_learning:"Still learning",health:"Health of the twins",health_is:"Health {score}",health_unknown:"Health not known yet",divergences:"Twins that diverge",pending_approvals:"Waiting for your yes",risks_ahead:"Risks ahead",diverges:"Diverges",status_sandbox:"Simulated",status_waiting:"Waiting",status_unavailable:"Unavailable",status_orphaned:"Device gone",status_home_missing:"Home missing",status_asleep:"Asleep",status_following:"Following",filter:"Filter",filter_all:"All",filter_attention:"Need a look",filter_learning:"Learning",filter_sandbox:"Not mirroring",search_twins:"Search twins",nothing_found:"Nothing found",nothing_found_text:"No twin fits the search and the filter.",show_all:"Show all twins",no_twins:"No twins yet",no_twins_text:"A twin follows a device, learns how it behaves and predicts what it will do. Make the first one of a device that was found.",find_devices:"See what was found",more_actions:"More actions",what_if_here:"What if …",open_device:"Open the device page",sync_now:"Compare with the device",synced:"Compared with the device.",take_snapshot:"Keep a snapshot",snapshot_taken:"The snapshot is kept.",learn_now:"Learn now",learned_now:"The twin has learned.",freeze:"Stop learning",unfreeze:"Go on learning",frozen:"Learning stopped",done:"Done.",reset_learning:"Forget what was learned",reset_text:"{name} starts learning anew. That takes days of history.",reset_yes:"Forget",reconfigure:"Change the settings",cancel:"Cancel",what_is_wrong:"What is wrong",since:"since {time}",seen:"Seen",acknowledge:"I have seen it",snooze:"Rest for a day",snoozed:"It rests for a day.",course:"Course and prediction",channel:"Quantity",range:"Length of time",reported:"Reported",foretold:"Foretold an hour before",foretold_band:"90 % of that",forecast:"Prediction",band:"{percent} % band",probability:"How likely on",snapshot:"Snapshot",wanted:"Wanted",time:"Time",show_table:"Show as a table",hide_table:"Hide the table",chart_summary:"{name} is at {value} now; for {later} {expected} is expected.",honest:"{share} of {count} past predictions an hour ahead lay in their 90 % band.",learned:"What it has learned",parameters:"All figures",parameter:"Figure",value:"Value",assumed:"assumed",left_out:"What it left out",learned_at:"Learned {time}",score:"How well it predicts",ahead:"Ahead",typical_error:"Typical error",brier:"Brier score",better_by:"Better than “stays”",in_band:"In 90 % band",no_scores:"No prediction has come due yet. Scores appear within hours.",reliability:"Foretold against what came",foretold_axis:"foretold",came_axis:"came",reliability_summary:"{count} predictions an hour ahead; {share} of them in their 90 % band.",reliability_chance:"{count} predictions an hour ahead: how likely they said it was, and how often it came.",past:"Snapshots",no_snapshots:"No snapshots in this length of time.",show_all_of:"Show all {count}",roll_back:"Roll back",roll_back_to:"Roll back to {time}",roll_back_text:"The twin shows its state of {time}. The device stays as it is.",rolled_back:"The twin shows the past state.",reason_change:"after a change",reason_hourly:"every hour",reason_asked:"asked for",reason_command:"before a command",reason_rollback:"after a rollback",reason_before_rollback:"before a rollback",now:"Now",synced_at:"compared at {time}",health_parts:"Parts of its health",mode:"How it treats commands",mode_changed:"The twin starts anew with that.",fidelity:"Detail",sources:"Reads",events:"What happened",no_events:"Nothing worth telling yet.",audit_of_twin:"Everything that was done and decided here",part_divergence:"Agreement",part_sync:"Comparison",part_freshness:"Freshness",part_quarantine:"Good readings",part_forecast:"Predictions"};var y9={de:k9,en:C0};function B9(L,H,C={}){return(y9[L.split("-")[0]??"en"]??C0)[H].replace(/\{(\w+)\}/g,(M,e)=>e in C?String(C[e]):M)}function P9(L,H,C){return(y9[L.split("-")[0]??"en"]??C0)[`${H}_${C}`]??C.replaceAll("_"," ")}var p2="/digital-twin",H0="digital_twin",iC=["exceptions","selector","services"],V0=class{constructor(H,C){this.hass=H;this.changed=C;this.loaded="";this.format=new Z3(H),this.loadTexts()}update(H){let C=this.hass;return this.hass=H,C.language!==H.language||C.locale!==H.locale||C.config!==H.config?(this.format=new Z3(H),this.loadTexts(),!0):C.areas!==H.areas||C.user!==H.user||C.themes!==H.themes||C.localize!==H.localize}loadTexts(){let H=this.hass.language;this.loaded!==H&&(this.loaded=H,Promise.all(iC.map(C=>this.hass.loadBackendTranslation(C,H0))).then(()=>this.changed()))}t(H,C={}){return B9(this.hass.language,H,C)}value(H,C){return P9(this.hass.language,H,C)}named(H,C){let V=this.hass.localize(`component.${H0}.${H}`);if(V)return V;let M=C.replaceAll("_"," ");return M.charAt(0).toUpperCase()+M.slice(1)}option(H,C){return this.named(`selector.${H}.options.${C}`,C)}channel(H){let C=this.named(`exceptions.channel_${H}.message`,H);return C.charAt(0).toUpperCase()+C.slice(1)}hazard(H){let C=this.named(`exceptions.named_${H}.message`,H);return C.charAt(0).toUpperCase()+C.slice(1)}parameter(H){return this.named(`selector.parameter.options.${H}`,H)}area(H){return H&&this.hass.areas[H]?.name||this.t("no_area")}entityName(H){let C=this.hass.states[H]?.attributes.friendly_name;return typeof C=="string"?C:H}words(H,C,V){return b9(this.hass,this.format,H,C,V)}async act(H,C={}){return(await this.hass.callWS({type:"call_service",domain:H0,service:H,service_data:C,return_response:!0})).response}ws(H,C={}){return this.hass.callWS({type:`${H0}/${H}`,...C})}};function I2(L,H=!1){let C=L.startsWith("/")?L:`${p2}/${L}`;H?history.replaceState(null,"",C):history.pushState(null,"",C),window.dispatchEvent(new CustomEvent("location-changed",{detail:{replace:H}}))}function h2(L){if(L.defaultPrevented||L.button!==0||L.metaKey||L.ctrlKey||L.shiftKey)return;let H=L.composedPath().find(V=>V instanceof HTMLAnchorElement),C=H?.getAttribute("href");!C?.startsWith("/")||H?.target||(L.preventDefault(),I2(C))}function c3(L){return L&&typeof L=="object"&&"message"in L?String(L.message):String(L)}var X2=class{constructor(H,C,V,M,e){this.connection=H;this.message=C;this.reset=V;this.take=M;this.changed=e;this.standing="loading";this.error="";this.round=0;this.wanted=!1;this.lost=()=>{this.round+=1,this.unsubscribe=void 0,this.stand("disconnected")};this.begin=async()=>{window.clearTimeout(this.timer);let H=++this.round;this.drop();let C=!0;try{let V=await this.connection.subscribeMessage(M=>{if(H===this.round){if(M.ended){this.stand("missing"),this.timer=window.setTimeout(this.begin,2e3);return}C&&(C=!1,this.reset()),this.take(M),M.more||this.stand("live")}},this.message,{resubscribe:!1});H===this.round&&this.wanted?this.unsubscribe=V:await V().catch(()=>{})}catch(V){if(H!==this.round)return;let M=V;M.code==="unauthorized"?this.stand("forbidden",M.message):M.code==="home_assistant_error"?(this.stand("missing",M.message),this.timer=window.setTimeout(this.begin,2e3)):this.stand("failed",M.message??String(V))}}}start(){this.wanted||(this.wanted=!0,this.connection.addEventListener("ready",this.begin),this.connection.addEventListener("disconnected",this.lost),this.connection.connected?this.begin():this.lost())}stop(){this.wanted=!1,this.round+=1,window.clearTimeout(this.timer),this.connection.removeEventListener("ready",this.begin),this.connection.removeEventListener("disconnected",this.lost),this.drop()}drop(){let H=this.unsubscribe;this.unsubscribe=void 0,H?.().catch(()=>{})}stand(H,C=""){H===this.standing&&C===this.error||(this.standing=H,this.error=C,this.changed())}};function p1(L,H=""){return Z`<svg class="icon ${H}" viewBox="0 0 24 24" aria-hidden="true">${N2`<path d=${L}></path>`}</svg>`}function z2(L,H,C,V=T){return Z`<div class="state">${p1(L)}<h2>${H}</h2><p>${C}</p>${V}</div>`}function L0(L,H,C,V,M=!1){switch(H){case"loading":return M?void 0:Z`<div aria-busy="true"><span class="sr">${L.t("loading")}</span>${V}</div>`;case"disconnected":return M?void 0:z2(X3,L.t("disconnected"),L.t("disconnected_text"));case"forbidden":return z2(_4,L.t("forbidden"),L.t("forbidden_text"));case"missing":return M?void 0:z2(i9,L.t("missing"),C||L.t("missing_text"),Z`<a class="button tonal" href="/config/integrations/integration/digital_twin">${L.t("open_integration")}</a>`);case"failed":return z2(x5,L.t("failed"),C);default:return}}function U5(L){return L==="critical"||L==="high"?"bad":L?"warn":""}function Q5(L){return L===null?"":L>=80?"good":L>=50?"warn":"bad"}var m2=G1`
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
`;var T9={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},F9=L=>(...H)=>({_$litDirective$:L,values:H}),M0=class{constructor(H){}get _$AU(){return this._$AM._$AU}_$AT(H,C,V){this._$Ct=H,this._$AM=C,this._$Ci=V}_$AS(H,C){return this.update(H,C)}update(H,C){return this.render(...C)}};var{I:oC}=E4,R9=L=>L;var E9=()=>document.createComment(""),K5=(L,H,C)=>{let V=L._$AA.parentNode,M=H===void 0?L._$AB:H._$AA;if(C===void 0){let e=V.insertBefore(E9(),M),t=V.insertBefore(E9(),M);C=new oC(e,t,L,L.options)}else{let e=C._$AB.nextSibling,t=C._$AM,o=t!==L;if(o){let A;C._$AQ?.(L),C._$AM=L,C._$AP!==void 0&&(A=L._$AU)!==t._$AU&&C._$AP(A)}if(e!==M||o){let A=C._$AA;for(;A!==e;){let d=R9(A).nextSibling;R9(V).insertBefore(A,M),A=d}}}return C},C5=(L,H,C=L)=>(L._$AI(H,C),L),aC={},D9=(L,H=aC)=>L._$AH=H,_9=L=>L._$AH,e0=L=>{L._$AR(),L._$AA.remove()};var $9=(L,H,C)=>{let V=new Map;for(let M=H;M<=C;M++)V.set(L[M],M);return V},M7=F9(class extends M0{constructor(L){if(super(L),L.type!==T9.CHILD)throw Error("repeat() can only be used in text expressions")}dt(L,H,C){let V;C===void 0?C=H:H!==void 0&&(V=H);let M=[],e=[],t=0;for(let o of L)M[t]=V?V(o,t):t,e[t]=C(o,t),t++;return{values:e,keys:M}}render(L,H,C){return this.dt(L,H,C).values}update(L,[H,C,V]){let M=_9(L),{values:e,keys:t}=this.dt(H,C,V);if(!Array.isArray(M))return this.ut=t,e;let o=this.ut??=[],A=[],d,v,l=0,m=M.length-1,s=0,c=e.length-1;for(;l<=m&&s<=c;)if(M[l]===null)l++;else if(M[m]===null)m--;else if(o[l]===t[s])A[s]=C5(M[l],e[s]),l++,s++;else if(o[m]===t[c])A[c]=C5(M[m],e[c]),m--,c--;else if(o[l]===t[c])A[c]=C5(M[l],e[c]),K5(L,A[c+1],M[l]),l++,c--;else if(o[m]===t[s])A[s]=C5(M[m],e[s]),K5(L,M[l],M[m]),m--,s++;else if(d===void 0&&(d=$9(t,s,c),v=$9(o,l,m)),d.has(o[l]))if(d.has(o[m])){let O=v.get(t[s]),F=O!==void 0?M[O]:null;if(F===null){let N=K5(L,M[l]);C5(N,e[s]),A[s]=N}else A[s]=C5(F,e[s]),K5(L,M[l],F),M[O]=null;s++}else e0(M[m]),m--;else e0(M[l]),l++;for(;s<=c;){let O=K5(L,A[c+1]);C5(O,e[s]),A[s++]=O}for(;l<=m;){let O=M[l++];O!==null&&e0(O)}return this.ut=t,D9(L,A),W2}});var AC={alarm:s9,battery:z4,binary_sensor:Y4,cover:U4,fan:V9,garage_door:M9,humidifier:$4,light:o9,lock:a9,media_player:q4,number:d9,plug:l9,pv:Z9,select:L9,sensor:e9,siren:Q4,thermostat:h9,vacuum:m9,valve:f9,water_heater:O9};function r0(L){return AC[L]??j3}function nC(L){let H=L.filter(e=>e!==null);if(H.length<2)return T;let C=Math.min(...H),V=Math.max(...H)-C||1,M=H.map((e,t)=>`${t/(H.length-1)*56+2},${18-(e-C)/V*16}`);return Z`<svg class="way" viewBox="0 0 60 20" aria-hidden="true">${N2`<polyline points=${M.join(" ")}></polyline>`}</svg>`}var e7=class extends _1{static{this.properties={app:{attribute:!1},twinId:{attribute:!1},tile:{attribute:!1},words:{attribute:!1}}}static{this.styles=[m2,G1`
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
    `]}render(){let{app:H,tile:C}=this,V=C.diverged?U5(C.severity)||"warn":"";return Z`<a class="card plain" href="${p2}/twin/${this.twinId}" @click=${h2}>
      <span class="kind ${V}">${p1(r0(C.kind))}</span>
      <span class="name cut">${C.name}</span>
      <span class="value num cut">${H.words(C.entity_id,C.value,C.unit)}</span>
      <span class="soft small cut" style="grid-column:2/span 2">${H.option("kind",C.kind)}</span>
      <span class="next num small" style="grid-column:1/-1">${this.next()}</span>
      <span class="foot" style="grid-column:1/-1">${this.foot()}</span>
    </a>`}next(){let{app:H,tile:C}=this,V=C.forecast;if(!V)return Z`<span class="soft">${H.t(C.learned?"no_forecast":"still_learning")}</span>`;let M=H.words(C.entity_id,V.value,C.unit),e=V.low!==void 0&&V.high!==void 0?Z`<span class="soft">± ${H.format.number((V.high-V.low)/2,1)}</span>`:V.probability!==void 0&&V.probability!==null?Z`<span class="soft">${H.format.percent(V.probability)}</span>`:T;return Z`<span class="soft">${H.format.time(V.at)}</span>${p1(I4,"s")}
      <span class="cut">${M}</span>${e}${V.way?nC(V.way):T}`}foot(){let{app:H,tile:C}=this;return Z`<span class="dot ${Q5(C.health)}"></span>
      <span>${C.health===null?H.t("health_unknown"):H.t("health_is",{score:H.format.number(C.health,0)})}</span>
      <span aria-hidden="true">·</span><span class="cut">${H.option("trust",C.trust)}</span>
      ${C.diverged?Z`<span class="badge ${U5(C.severity)||"warn"}" style="margin-inline-start:auto">${p1(W4,"s")}${H.t("diverges")}</span>`:C.status==="following"?T:Z`<span class="badge" style="margin-inline-start:auto">${C.status==="sandbox"?p1(S9,"s"):C.status==="asleep"?p1(u9,"s"):T}${H.value("status",C.status)}</span>`}`}};customElements.get("dt-tile")??customElements.define("dt-tile",e7);var dC=["all","attention","learning","sandbox"],lC=40,pC=40;function W9(L,H){switch(H){case"attention":return L.diverged||L.risks.length>0||L.health!==null&&L.health<80||L.status==="unavailable"||L.status==="orphaned";case"learning":return!L.learned||L.trust==="observing";case"sandbox":return L.mode!=="mirror";default:return!0}}var r7=class extends _1{constructor(){super();this.clear=()=>{this.search="",this.filter="all",I2("overview",!0)};this.search="",this.filter="all",this.shown=lC,this.pending=0}static{this.properties={app:{attribute:!1},model:{attribute:!1},standing:{},error:{},pending:{type:Number},words:{attribute:!1},search:{state:!0},filter:{state:!0},shown:{state:!0}}}static{this.styles=[m2,G1`
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
    `]}disconnectedCallback(){super.disconnectedCallback(),window.clearTimeout(this.growing),this.growing=void 0}updated(){this.shown<this.model.tiles.size&&this.growing===void 0&&(this.growing=window.setTimeout(()=>{this.growing=void 0,this.shown+=pC},16))}render(){let C=this.model.home!==null,V=L0(this.app,this.standing,this.error,this.skeletons(),C);return V?Z`<div class="page">${V}</div>`:this.model.home?.twins?Z`<div class="page">${this.glance(this.model.home)}${this.risks()}${this.tools()}${this.areas()}</div>`:Z`<div class="page">${this.empty()}</div>`}skeletons(){return Z`<div class="tiles">${Array.from({length:9},()=>Z`<div class="skeleton"></div>`)}</div>`}empty(){let{app:C}=this;return z2(j3,C.t("no_twins"),C.t("no_twins_text"),this.model.home?.admin?Z`<a class="button filled" href="${p2}/discovery" @click=${h2}>${C.t("find_devices")}</a>`:T)}glance(C){let{app:V}=this,M=[...this.model.tiles.values()].filter(e=>e.risks.length).length;return Z`<div class="glance">
      ${this.figure(r9,Q5(C.health),C.health===null?"–":V.format.number(C.health,0),V.t("health"))}
      ${this.figure(C.diverged?x5:j4,C.diverged?"warn":"good",V.format.number(C.diverged,0),V.t("divergences"))}
      <a class="plain" href="${p2}/approvals" @click=${h2}>${this.figure(Y3,this.pending?"warn":"",V.format.number(this.pending,0),V.t("pending_approvals"))}</a>
      ${this.figure(x9,M?"warn":"good",V.format.number(M,0),V.t("risks_ahead"))}
    </div>`}figure(C,V,M,e){return Z`<div class="card figure ${V}">${p1(C)}<b class="num">${M}</b><span class="soft small">${e}</span></div>`}risks(){let{app:C}=this,V=[...this.model.tiles].filter(([,M])=>M.risks.length).slice(0,4);return V.length?Z`<div class="card">
      <header><h2>${C.t("risks_ahead")}</h2></header>
      <ul class="plain">
        ${V.map(([M,e])=>Z`<li class="row"><a href="${p2}/twin/${M}" @click=${h2}>${e.name}</a><span class="grow">${e.risks[0]}</span></li>`)}
      </ul>
    </div>`:T}tools(){let{app:C}=this,V=[...this.model.tiles.values()];return Z`<div class="tools">
      <div class="search">
        ${p1(V7)}
        <input type="search" .value=${this.search} aria-label=${C.t("search_twins")} placeholder=${C.t("search_twins")}
          @input=${M=>this.search=M.target.value} />
      </div>
      <div class="chips" role="group" aria-label=${C.t("filter")}>
        ${dC.map(M=>{let e=V.filter(t=>W9(t,M)).length;return M!=="all"&&M!==this.filter&&!e?T:Z`<button class="chip" aria-pressed=${this.filter===M} @click=${()=>this.filter=M}>
            ${C.t(`filter_${M}`)} <span class="soft num">${C.format.number(e,0)}</span>
          </button>`})}
      </div>
    </div>`}areas(){let{app:C}=this,V=this.search.trim().toLocaleLowerCase(),M=new Map;for(let A of this.model.tiles){let d=A[1];if(!W9(d,this.filter))continue;let v=C.area(d.area_id);if(V&&!`${d.name} ${v} ${d.entity_id} ${C.option("kind",d.kind)}`.toLocaleLowerCase().includes(V))continue;let l=M.get(v);l?l.push(A):M.set(v,[A])}if(!M.size)return z2(V7,C.t("nothing_found"),C.t("nothing_found_text"),Z`<button class="tonal" @click=${this.clear}>${C.t("show_all")}</button>`);let e=C.t("no_area"),t=[...M].sort(([A],[d])=>A===e?1:d===e?-1:A.localeCompare(d,C.format.language)),o=this.shown;return M7(t,([A])=>A,([A,d])=>{let v=d.sort(([,l],[,m])=>l.name.localeCompare(m.name,C.format.language)).slice(0,Math.max(o,0));return o-=d.length,v.length?Z`<section aria-label=${A}>
          <h2>${A} <span class="soft small num">${C.format.number(d.length,0)}</span></h2>
          <ul class="tiles">
            ${M7(v,([l])=>l,([l,m])=>Z`<li><dt-tile .app=${C} .twinId=${l} .tile=${m} .words=${this.words}></dt-tile></li>`)}
          </ul>
        </section>`:T})}};customElements.get("dt-overview")??customElements.define("dt-overview",r7);var mC="#009ac7";function N9(L){return getComputedStyle(L).getPropertyValue("--primary-color").trim()||mC}function q5(L,H){let C=/^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(L)?.[1];if(!C)return`color-mix(in srgb, ${L} ${Math.round(H*100)}%, transparent)`;let V=C.length===3?[...C].map(e=>e+e).join(""):C;return`rgba(${[0,2,4].map(e=>parseInt(V.slice(e,e+2),16)).join(", ")}, ${H})`}var I9="#8e6bd8";var vC="uplot",xC="u-hz",sC="u-vt",uC="u-title",ZC="u-wrap",cC="u-under",SC="u-over",hC="u-axis",Z5="u-off",fC="u-select",gC="u-cursor-x",OC="u-cursor-y",wC="u-cursor-pt",bC="u-legend",kC="u-live",yC="u-inline",BC="u-series",PC="u-marker",z9="u-label",TC="u-value",h3="width",f3="height";var G9="bottom",j5="left",t7="right",h7="#000",U9=h7+"0",i7="mousemove",Q9="mousedown",o7="mouseup",K9="mouseenter",q9="mouseleave",j9="dblclick",FC="resize",RC="scroll",Y9="change",A0="dppxchange",f7="--",L3=typeof window<"u",l7=L3?document:null,J5=L3?window:null,EC=L3?navigator:null,t1,t0;function p7(){let L=devicePixelRatio;t1!=L&&(t1=L,t0&&v7(Y9,t0,p7),t0=matchMedia(`(min-resolution: ${t1-.001}dppx) and (max-resolution: ${t1+.001}dppx)`),c5(Y9,t0,p7),J5.dispatchEvent(new CustomEvent(A0)))}function r2(L,H){if(H!=null){let C=L.classList;!C.contains(H)&&C.add(H)}}function m7(L,H){let C=L.classList;C.contains(H)&&C.remove(H)}function s1(L,H,C){L.style[H]=C+"px"}function f2(L,H,C,V){let M=l7.createElement(L);return H!=null&&r2(M,H),C?.insertBefore(M,V),M}function v2(L,H){return f2("div",L,H)}var J9=new WeakMap;function F2(L,H,C,V,M){let e="translate("+H+"px,"+C+"px)",t=J9.get(L);e!=t&&(L.style.transform=e,J9.set(L,e),H<0||C<0||H>V||C>M?r2(L,Z5):m7(L,Z5))}var X9=new WeakMap;function C6(L,H,C){let V=H+C,M=X9.get(L);V!=M&&(X9.set(L,V),L.style.background=H,L.style.borderColor=C)}var H6=new WeakMap;function V6(L,H,C,V){let M=H+""+C,e=H6.get(L);M!=e&&(H6.set(L,M),L.style.height=C+"px",L.style.width=H+"px",L.style.marginLeft=V?-H/2+"px":0,L.style.marginTop=V?-C/2+"px":0)}var g7={passive:!0},DC={...g7,capture:!0};function c5(L,H,C,V){H.addEventListener(L,C,V?DC:g7)}function v7(L,H,C,V){H.removeEventListener(L,C,g7)}L3&&p7();function g2(L,H,C,V){let M;C=C||0,V=V||H.length-1;let e=V<=2147483647;for(;V-C>1;)M=e?C+V>>1:t2((C+V)/2),H[M]<L?C=M:V=M;return L-H[C]<=H[V]-L?C:V}function k6(L){return(C,V,M)=>{let e=-1,t=-1;for(let o=V;o<=M;o++)if(L(C[o])){e=o;break}for(let o=M;o>=V;o--)if(L(C[o])){t=o;break}return[e,t]}}var y6=L=>L!=null,B6=L=>L!=null&&L>0,l0=k6(y6),_C=k6(B6);function $C(L,H,C,V=0,M=!1){let e=M?_C:l0,t=M?B6:y6;[H,C]=e(L,H,C);let o=L[H],A=L[H];if(H>-1)if(V==1)o=L[H],A=L[C];else if(V==-1)o=L[C],A=L[H];else for(let d=H;d<=C;d++){let v=L[d];t(v)&&(v<o?o=v:v>A&&(A=v))}return[o??n1,A??-n1]}function p0(L,H,C,V){let M=e6(L),e=e6(H);L==H&&(M==-1?(L*=C,H/=C):(L/=C,H*=C));let t=C==10?G2:P6,o=M==1?t2:x2,A=e==1?x2:t2,d=o(t(B1(L))),v=A(t(B1(H))),l=X5(C,d),m=X5(C,v);return C==10&&(d<0&&(l=d1(l,-d)),v<0&&(m=d1(m,-v))),V||C==2?(L=l*M,H=m*e):(L=E6(L,l),H=m0(H,m)),[L,H]}function O7(L,H,C,V){let M=p0(L,H,C,V);return L==0&&(M[0]=0),H==0&&(M[1]=0),M}var w7=.1,L6={mode:3,pad:w7},O3={pad:0,soft:null,mode:0},WC={min:O3,max:O3};function n0(L,H,C,V){return v0(C)?M6(L,H,C):(O3.pad=C,O3.soft=V?0:null,O3.mode=V?3:0,M6(L,H,WC))}function e1(L,H){return L??H}function NC(L,H,C){for(H=e1(H,0),C=e1(C,L.length-1);H<=C;){if(L[H]!=null)return!0;H++}return!1}function M6(L,H,C){let V=C.min,M=C.max,e=e1(V.pad,0),t=e1(M.pad,0),o=e1(V.hard,-n1),A=e1(M.hard,n1),d=e1(V.soft,n1),v=e1(M.soft,-n1),l=e1(V.mode,0),m=e1(M.mode,0),s=H-L,c=G2(s),O=Y1(B1(L),B1(H)),F=G2(O),N=B1(F-c);(s<1e-24||N>10)&&(s=0,(L==0||H==0)&&(s=1e-24,l==2&&d!=n1&&(e=0),m==2&&v!=-n1&&(t=0)));let S=s||O||1e3,R=G2(S),g=X5(10,t2(R)),Q=S*(s==0?L==0?.1:1:e),k=d1(E6(L-Q,g/10),24),j=L>=d&&(l==1||l==3&&k<=d||l==2&&k>=d)?d:n1,K=Y1(o,k<j&&L>=j?j:O2(j,k)),C1=S*(s==0?H==0?.1:1:t),U=d1(m0(H+C1,g/10),24),w=H<=v&&(m==1||m==3&&U>=v||m==2&&U<=v)?v:-n1,Y=O2(A,U>w&&H<=w?w:Y1(w,U));return K==Y&&K==0&&(Y=100),[K,Y]}var IC=new Intl.NumberFormat(L3?EC.language:"en-US"),b7=L=>IC.format(L),i2=Math,a0=i2.PI,B1=i2.abs,t2=i2.floor,y1=i2.round,x2=i2.ceil,O2=i2.min,Y1=i2.max,X5=i2.pow,e6=i2.sign,G2=i2.log10,P6=i2.log2,zC=(L,H=1)=>i2.sinh(L)*H,a7=(L,H=1)=>i2.asinh(L/H),n1=1/0;function r6(L){return(G2((L^L>>31)-(L>>31))|0)+1}function x7(L,H,C){return O2(Y1(L,H),C)}function T6(L){return typeof L=="function"}function H1(L){return T6(L)?L:()=>L}var GC=()=>{},F6=L=>L,R6=(L,H)=>H,UC=L=>null,t6=L=>!0,i6=(L,H)=>L==H,QC=/\.\d*?(?=9{6,}|0{6,})/gm,S5=L=>{if(_6(L)||V5.has(L))return L;let H=`${L}`,C=H.match(QC);if(C==null)return L;let V=C[0].length-1;if(H.indexOf("e-")!=-1){let[M,e]=H.split("e");return+`${S5(M)}e${e}`}return d1(L,V)};function s5(L,H){return S5(d1(S5(L/H))*H)}function m0(L,H){return S5(x2(S5(L/H))*H)}function E6(L,H){return S5(t2(S5(L/H))*H)}function d1(L,H=0){if(_6(L))return L;let C=10**H,V=L*C*(1+Number.EPSILON);return y1(V)/C}var V5=new Map;function D6(L){return((""+L).split(".")[1]||"").length}function b3(L,H,C,V){let M=[],e=V.map(D6);for(let t=H;t<C;t++){let o=B1(t),A=d1(X5(L,t),o);for(let d=0;d<V.length;d++){let v=L==10?+`${V[d]}e${t}`:V[d]*A,l=(t>=0?0:o)+(t>=e[d]?0:e[d]),m=L==10?v:d1(v,l);M.push(m),V5.set(m,l)}}return M}var w3={},k7=[],C3=[null,null],H5=Array.isArray,_6=Number.isInteger,KC=L=>L===void 0;function o6(L){return typeof L=="string"}function v0(L){let H=!1;if(L!=null){let C=L.constructor;H=C==null||C==Object}return H}function qC(L){return L!=null&&typeof L=="object"}var jC=Object.getPrototypeOf(Uint8Array),$6="__proto__";function H3(L,H=v0){let C;if(H5(L)){let V=L.find(M=>M!=null);if(H5(V)||H(V)){C=Array(L.length);for(let M=0;M<L.length;M++)C[M]=H3(L[M],H)}else C=L.slice()}else if(L instanceof jC)C=L.slice();else if(H(L)){C={};for(let V in L)V!=$6&&(C[V]=H3(L[V],H))}else C=L;return C}function O1(L){let H=arguments;for(let C=1;C<H.length;C++){let V=H[C];for(let M in V)M!=$6&&(v0(L[M])?O1(L[M],H3(V[M])):L[M]=H3(V[M]))}return L}var YC=0,JC=1,XC=2;function CH(L,H,C){for(let V=0,M,e=-1;V<H.length;V++){let t=H[V];if(t>e){for(M=t-1;M>=0&&L[M]==null;)L[M--]=null;for(M=t+1;M<C&&L[M]==null;)L[e=M++]=null}}}function HH(L,H){if(MH(L)){let t=L[0].slice();for(let o=1;o<L.length;o++)t.push(...L[o].slice(1));return eH(t[0])||(t=LH(t)),t}let C=new Set;for(let t=0;t<L.length;t++){let A=L[t][0],d=A.length;for(let v=0;v<d;v++)C.add(A[v])}let V=[Array.from(C).sort((t,o)=>t-o)],M=V[0].length,e=new Map;for(let t=0;t<M;t++)e.set(V[0][t],t);for(let t=0;t<L.length;t++){let o=L[t],A=o[0];for(let d=1;d<o.length;d++){let v=o[d],l=Array(M).fill(void 0),m=H?H[t][d]:JC,s=[];for(let c=0;c<v.length;c++){let O=v[c],F=e.get(A[c]);O===null?m!=YC&&(l[F]=O,m==XC&&s.push(F)):l[F]=O}CH(l,s,M),V.push(l)}}return V}var VH=typeof queueMicrotask>"u"?L=>Promise.resolve().then(L):queueMicrotask;function LH(L){let H=L[0],C=H.length,V=Array(C);for(let e=0;e<V.length;e++)V[e]=e;V.sort((e,t)=>H[e]-H[t]);let M=[];for(let e=0;e<L.length;e++){let t=L[e],o=Array(C);for(let A=0;A<C;A++)o[A]=t[V[A]];M.push(o)}return M}function MH(L){let H=L[0][0],C=H.length;for(let V=1;V<L.length;V++){let M=L[V][0];if(M.length!=C)return!1;if(M!=H){for(let e=0;e<C;e++)if(M[e]!=H[e])return!1}}return!0}function eH(L,H=100){let C=L.length;if(C<=1)return!0;let V=0,M=C-1;for(;V<=M&&L[V]==null;)V++;for(;M>=V&&L[M]==null;)M--;if(M<=V)return!0;let e=Y1(1,t2((M-V+1)/H));for(let t=L[V],o=V+e;o<=M;o+=e){let A=L[o];if(A!=null){if(A<=t)return!1;t=A}}return!0}var W6=["January","February","March","April","May","June","July","August","September","October","November","December"],N6=["Sunday","Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"];function I6(L){return L.slice(0,3)}var rH=N6.map(I6),tH=W6.map(I6),iH={MMMM:W6,MMM:tH,WWWW:N6,WWW:rH};function S3(L){return(L<10?"0":"")+L}function oH(L){return(L<10?"00":L<100?"0":"")+L}var aH={YYYY:L=>L.getFullYear(),YY:L=>(L.getFullYear()+"").slice(2),MMMM:(L,H)=>H.MMMM[L.getMonth()],MMM:(L,H)=>H.MMM[L.getMonth()],MM:L=>S3(L.getMonth()+1),M:L=>L.getMonth()+1,DD:L=>S3(L.getDate()),D:L=>L.getDate(),WWWW:(L,H)=>H.WWWW[L.getDay()],WWW:(L,H)=>H.WWW[L.getDay()],HH:L=>S3(L.getHours()),H:L=>L.getHours(),h:L=>{let H=L.getHours();return H==0?12:H>12?H-12:H},AA:L=>L.getHours()>=12?"PM":"AM",aa:L=>L.getHours()>=12?"pm":"am",a:L=>L.getHours()>=12?"p":"a",mm:L=>S3(L.getMinutes()),m:L=>L.getMinutes(),ss:L=>S3(L.getSeconds()),s:L=>L.getSeconds(),fff:L=>oH(L.getMilliseconds())};function y7(L,H){H=H||iH;let C=[],V=/\{([a-z]+)\}|[^{]+/gi,M;for(;M=V.exec(L);)C.push(M[0][0]=="{"?aH[M[1]]:M[0]);return e=>{let t="";for(let o=0;o<C.length;o++)t+=typeof C[o]=="string"?C[o]:C[o](e,H);return t}}var AH=new Intl.DateTimeFormat().resolvedOptions().timeZone;function nH(L,H){let C;return H=="UTC"||H=="Etc/UTC"?C=new Date(+L+L.getTimezoneOffset()*6e4):H==AH?C=L:(C=new Date(L.toLocaleString("en-US",{timeZone:H})),C.setMilliseconds(L.getMilliseconds())),C}var z6=L=>L%1==0,d0=[1,2,2.5,5],dH=b3(10,-32,0,d0),G6=b3(10,0,32,d0),lH=G6.filter(z6),u5=dH.concat(G6),B7=`
`,U6="{YYYY}",a6=B7+U6,Q6="{M}/{D}",g3=B7+Q6,i0=g3+"/{YY}",K6="{aa}",pH="{h}:{mm}",Y5=pH+K6,A6=B7+Y5,n6=":{ss}",o1=null;function q6(L){let H=L*1e3,C=H*60,V=C*60,M=V*24,e=M*30,t=M*365,A=(L==1?b3(10,0,3,d0).filter(z6):b3(10,-3,0,d0)).concat([H,H*5,H*10,H*15,H*30,C,C*5,C*10,C*15,C*30,V,V*2,V*3,V*4,V*6,V*8,V*12,M,M*2,M*3,M*4,M*5,M*6,M*7,M*8,M*9,M*10,M*15,e,e*2,e*3,e*4,e*6,t,t*2,t*5,t*10,t*25,t*50,t*100]),d=[[t,U6,o1,o1,o1,o1,o1,o1,1],[M*28,"{MMM}",a6,o1,o1,o1,o1,o1,1],[M,Q6,a6,o1,o1,o1,o1,o1,1],[V,"{h}"+K6,i0,o1,g3,o1,o1,o1,1],[C,Y5,i0,o1,g3,o1,o1,o1,1],[H,n6,i0+" "+Y5,o1,g3+" "+Y5,o1,A6,o1,1],[L,n6+".{fff}",i0+" "+Y5,o1,g3+" "+Y5,o1,A6,o1,1]];function v(l){return(m,s,c,O,F,N)=>{let S=[],R=F>=t,g=F>=e&&F<t,Q=l(c),k=d1(Q*L,3),j=A7(Q.getFullYear(),R?0:Q.getMonth(),g||R?1:Q.getDate()),K=d1(j*L,3);if(g||R){let C1=g?F/e:0,U=R?F/t:0,w=k==K?k:d1(A7(j.getFullYear()+U,j.getMonth()+C1,1)*L,3),Y=new Date(y1(w/L)),E=Y.getFullYear(),z=Y.getMonth();for(let W=0;w<=O;W++){let V1=A7(E+U*W,z+C1*W,1),$=V1-l(d1(V1*L,3));w=d1((+V1+$)*L,3),w<=O&&S.push(w)}}else{let C1=F>=M?M:F,U=t2(c)-t2(k),w=K+U+m0(k-K,C1);S.push(w);let Y=l(w),E=Y.getHours()+Y.getMinutes()/C+Y.getSeconds()/V,z=F/V,W=m.axes[s]._space,V1=N/W;for(;w=d1(w+F,L==1?0:3),!(w>O);)if(z>1){let $=t2(d1(E+z,6))%24,L1=l(w).getHours()-$;L1>1&&(L1=-1),w-=L1*V,E=(E+z)%24;let a1=S[S.length-1];d1((w-a1)/F,3)*V1>=.7&&S.push(w)}else S.push(w)}return S}}return[A,d,v]}var[mH,vH,xH]=q6(1),[sH,uH,ZH]=q6(.001);b3(2,-53,53,[1]);function d6(L,H){return L.map(C=>C.map((V,M)=>M==0||M==8||V==null?V:H(M==1||C[8]==0?V:C[1]+V)))}function l6(L,H){return(C,V,M,e,t)=>{let o=H.find(c=>t>=c[0])||H[H.length-1],A,d,v,l,m,s;return V.map(c=>{let O=L(c),F=O.getFullYear(),N=O.getMonth(),S=O.getDate(),R=O.getHours(),g=O.getMinutes(),Q=O.getSeconds(),k=F!=A&&o[2]||N!=d&&o[3]||S!=v&&o[4]||R!=l&&o[5]||g!=m&&o[6]||Q!=s&&o[7]||o[1];return A=F,d=N,v=S,l=R,m=g,s=Q,k(O)})}}function cH(L,H){let C=y7(H);return(V,M,e,t,o)=>M.map(A=>C(L(A)))}function A7(L,H,C){return new Date(L,H,C)}function p6(L,H){return H(L)}var SH="{YYYY}-{MM}-{DD} {h}:{mm}{aa}";function m6(L,H){return(C,V,M,e)=>e==null?f7:H(L(V))}function hH(L,H){let C=L.series[H];return C.width?C.stroke(L,H):C.points.width?C.points.stroke(L,H):null}function fH(L,H){return L.series[H].fill(L,H)}var gH={show:!0,live:!0,isolate:!1,mount:GC,markers:{show:!0,width:2,stroke:hH,fill:fH,dash:"solid"},idx:null,idxs:null,values:[]};function OH(L,H){let C=L.cursor.points,V=v2(),M=C.size(L,H);s1(V,h3,M),s1(V,f3,M);let e=M/-2;s1(V,"marginLeft",e),s1(V,"marginTop",e);let t=C.width(L,H,M);return t&&s1(V,"borderWidth",t),V}function wH(L,H){let C=L.series[H].points;return C._fill||C._stroke}function bH(L,H){let C=L.series[H].points;return C._stroke||C._fill}function kH(L,H){return L.series[H].points.size}var n7=[0,0];function yH(L,H,C){return n7[0]=H,n7[1]=C,n7}function o0(L,H,C,V=!0){return M=>{M.button==0&&(!V||M.target==H)&&C(M)}}function d7(L,H,C,V=!0){return M=>{(!V||M.target==H)&&C(M)}}var BH={show:!0,x:!0,y:!0,lock:!1,move:yH,points:{one:!1,show:OH,size:kH,width:0,stroke:bH,fill:wH},bind:{mousedown:o0,mouseup:o0,click:o0,dblclick:o0,mousemove:d7,mouseleave:d7,mouseenter:d7},drag:{setScale:!0,x:!0,y:!1,dist:0,uni:null,click:(L,H)=>{H.stopPropagation(),H.stopImmediatePropagation()},_x:!1,_y:!1},focus:{dist:(L,H,C,V,M)=>V-M,prox:-1,bias:0},hover:{skip:[void 0],prox:null,bias:0},left:-10,top:-10,idx:null,dataIdx:null,idxs:null,event:null},j6={show:!0,stroke:"rgba(0,0,0,0.07)",width:2},P7=O1({},j6,{filter:R6}),Y6=O1({},P7,{size:10}),J6=O1({},j6,{show:!1}),T7='12px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji"',X6="bold "+T7,C8=1.5,v6={show:!0,scale:"x",stroke:h7,space:50,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:X6,side:2,grid:P7,ticks:Y6,border:J6,font:T7,lineGap:C8,rotate:0},PH="Value",TH="Time",x6={show:!0,scale:"x",auto:!1,sorted:1,min:n1,max:-n1,idxs:[]};function FH(L,H,C,V,M){return H.map(e=>e==null?"":b7(e))}function RH(L,H,C,V,M,e,t){let o=[],A=V5.get(M)||0;C=t?C:d1(m0(C,M),A);for(let d=C;d<=V;d=d1(d+M,A))o.push(Object.is(d,-0)?0:d);return o}function s7(L,H,C,V,M,e,t){let o=[],A=L.scales[L.axes[H].scale].log,d=A==10?G2:P6,v=t2(d(C));M=X5(A,v),A==10&&(M=u5[g2(M,u5)]);let l=C,m=M*A;A==10&&(m=u5[g2(m,u5)]);do o.push(l),l=l+M,A==10&&!V5.has(l)&&(l=d1(l,V5.get(M))),l>=m&&(M=l,m=M*A,A==10&&(m=u5[g2(m,u5)]));while(l<=V);return o}function EH(L,H,C,V,M,e,t){let A=L.scales[L.axes[H].scale].asinh,d=V>A?s7(L,H,Y1(A,C),V,M):[A],v=V>=0&&C<=0?[0]:[];return(C<-A?s7(L,H,Y1(A,-V),-C,M):[A]).reverse().map(m=>-m).concat(v,d)}var H8=/./,DH=/[12357]/,_H=/[125]/,s6=/1/,u7=(L,H,C,V)=>L.map((M,e)=>H==4&&M==0||e%V==0&&C.test(M.toExponential()[M<0?1:0])?M:null);function $H(L,H,C,V,M){let e=L.axes[C],t=e.scale,o=L.scales[t],A=L.valToPos,d=e._space,v=A(10,t),l=A(9,t)-v>=d?H8:A(7,t)-v>=d?DH:A(5,t)-v>=d?_H:s6;if(l==s6){let m=B1(A(1,t)-v);if(m<d)return u7(H.slice().reverse(),o.distr,l,x2(d/m)).reverse()}return u7(H,o.distr,l,1)}function WH(L,H,C,V,M){let e=L.axes[C],t=e.scale,o=e._space,A=L.valToPos,d=B1(A(1,t)-A(2,t));return d<o?u7(H.slice().reverse(),3,H8,x2(o/d)).reverse():H}function NH(L,H,C,V){return V==null?f7:H==null?"":b7(H)}var u6={show:!0,scale:"y",stroke:h7,space:30,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:X6,side:3,grid:P7,ticks:Y6,border:J6,font:T7,lineGap:C8,rotate:0};function IH(L,H){let C=3+(L||1)*2;return d1(C*H,3)}function zH(L,H){let{scale:C,idxs:V}=L.series[0],M=L._data[0],e=L.valToPos(M[V[0]],C,!0),t=L.valToPos(M[V[1]],C,!0),o=B1(t-e),A=L.series[H],d=o/(A.points.space*t1);return V[1]-V[0]<=d}var Z6={scale:null,auto:!0,sorted:0,min:n1,max:-n1},V8=(L,H,C,V,M)=>M,c6={show:!0,auto:!0,sorted:0,gaps:V8,alpha:1,facets:[O1({},Z6,{scale:"x"}),O1({},Z6,{scale:"y"})]},S6={scale:"y",auto:!0,sorted:0,show:!0,spanGaps:!1,gaps:V8,alpha:1,points:{show:zH,filter:null},values:null,min:n1,max:-n1,idxs:[],path:null,clip:null};function GH(L,H,C,V,M){return C/10}var L8={time:!0,auto:!0,distr:1,log:10,asinh:1,min:null,max:null,dir:1,ori:0},UH=O1({},L8,{time:!1,ori:1}),h6={};function M8(L,H){let C=h6[L];return C||(C={key:L,plots:[],sub(V){C.plots.push(V)},unsub(V){C.plots=C.plots.filter(M=>M!=V)},pub(V,M,e,t,o,A,d){for(let v=0;v<C.plots.length;v++)C.plots[v]!=M&&C.plots[v].pub(V,M,e,t,o,A,d)}},L!=null&&(h6[L]=C)),C}var V3=1,Z7=2;function h5(L,H,C){let V=L.mode,M=L.series[H],e=V==2?L._data[H]:L._data,t=L.scales,o=L.bbox,A=e[0],d=V==2?e[1]:e[H],v=V==2?t[M.facets[0].scale]:t[L.series[0].scale],l=V==2?t[M.facets[1].scale]:t[M.scale],m=o.left,s=o.top,c=o.width,O=o.height,F=L.valToPosH,N=L.valToPosV;return v.ori==0?C(M,A,d,v,l,F,N,m,s,c,O,s0,M3,Z0,r8,i8):C(M,A,d,v,l,N,F,s,m,O,c,u0,e3,E7,t8,o8)}function F7(L,H){let C=0,V=0,M=e1(L.bands,k7);for(let e=0;e<M.length;e++){let t=M[e];t.series[0]==H?C=t.dir:t.series[1]==H&&(t.dir==1?V|=1:V|=2)}return[C,V==1?-1:V==2?1:V==3?2:0]}function QH(L,H,C,V,M){let e=L.mode,t=L.series[H],o=e==2?t.facets[1].scale:t.scale,A=L.scales[o];return M==-1?A.min:M==1?A.max:A.distr==3?A.dir==1?A.min:A.max:0}function U2(L,H,C,V,M,e){return h5(L,H,(t,o,A,d,v,l,m,s,c,O,F)=>{let N=t.pxRound,S=d.dir*(d.ori==0?1:-1),R=d.ori==0?M3:e3,g,Q;S==1?(g=C,Q=V):(g=V,Q=C);let k=N(l(o[g],d,O,s)),j=N(m(A[g],v,F,c)),K=N(l(o[Q],d,O,s)),C1=N(m(e==1?v.max:v.min,v,F,c)),U=new Path2D(M);return R(U,K,C1),R(U,k,C1),R(U,k,j),U})}function x0(L,H,C,V,M,e){let t=null;if(L.length>0){t=new Path2D;let o=H==0?Z0:E7,A=C;for(let l=0;l<L.length;l++){let m=L[l];if(m[1]>m[0]){let s=m[0]-A;s>0&&o(t,A,V,s,V+e),A=m[1]}}let d=C+M-A,v=10;d>0&&o(t,A,V-v/2,d,V+e+v)}return t}function KH(L,H,C){let V=L[L.length-1];V&&V[0]==H?V[1]=C:L.push([H,C])}function R7(L,H,C,V,M,e,t){let o=[],A=L.length;for(let d=M==1?C:V;d>=C&&d<=V;d+=M)if(H[d]===null){let l=d,m=d;if(M==1)for(;++d<=V&&H[d]===null;)m=d;else for(;--d>=C&&H[d]===null;)m=d;let s=e(L[l]),c=m==l?s:e(L[m]),O=l-M;s=t<=0&&O>=0&&O<A?e(L[O]):s;let N=m+M;c=t>=0&&N>=0&&N<A?e(L[N]):c,c>=s&&o.push([s,c])}return o}function f6(L){return L==0?F6:L==1?y1:H=>s5(H,L)}function e8(L){let H=L==0?s0:u0,C=L==0?(M,e,t,o,A,d)=>{M.arcTo(e,t,o,A,d)}:(M,e,t,o,A,d)=>{M.arcTo(t,e,A,o,d)},V=L==0?(M,e,t,o,A)=>{M.rect(e,t,o,A)}:(M,e,t,o,A)=>{M.rect(t,e,A,o)};return(M,e,t,o,A,d=0,v=0)=>{d==0&&v==0?V(M,e,t,o,A):(d=O2(d,o/2,A/2),v=O2(v,o/2,A/2),H(M,e+d,t),C(M,e+o,t,e+o,t+A,d),C(M,e+o,t+A,e,t+A,v),C(M,e,t+A,e,t,v),C(M,e,t,e+o,t,d),M.closePath())}}var s0=(L,H,C)=>{L.moveTo(H,C)},u0=(L,H,C)=>{L.moveTo(C,H)},M3=(L,H,C)=>{L.lineTo(H,C)},e3=(L,H,C)=>{L.lineTo(C,H)},Z0=e8(0),E7=e8(1),r8=(L,H,C,V,M,e)=>{L.arc(H,C,V,M,e)},t8=(L,H,C,V,M,e)=>{L.arc(C,H,V,M,e)},i8=(L,H,C,V,M,e,t)=>{L.bezierCurveTo(H,C,V,M,e,t)},o8=(L,H,C,V,M,e,t)=>{L.bezierCurveTo(C,H,M,V,t,e)};function a8(L){return(H,C,V,M,e)=>h5(H,C,(t,o,A,d,v,l,m,s,c,O,F)=>{let{pxRound:N,points:S}=t,R,g;d.ori==0?(R=s0,g=r8):(R=u0,g=t8);let Q=d1(S.width*t1,3),k=(S.size-S.width)/2*t1,j=d1(k*2,3),K=new Path2D,C1=new Path2D,{left:U,top:w,width:Y,height:E}=H.bbox;Z0(C1,U-j,w-j,Y+j*2,E+j*2);let z=W=>{if(A[W]!=null){let V1=N(l(o[W],d,O,s)),$=N(m(A[W],v,F,c));R(K,V1+k,$),g(K,V1,$,k,0,a0*2)}};if(e)e.forEach(z);else for(let W=V;W<=M;W++)z(W);return{stroke:Q>0?K:null,fill:K,clip:C1,flags:V3|Z7}})}function A8(L){return(H,C,V,M,e,t)=>{V!=M&&(e!=V&&t!=V&&L(H,C,V),e!=M&&t!=M&&L(H,C,M),L(H,C,t))}}var qH=A8(M3),jH=A8(e3);function n8(L){let H=e1(L?.alignGaps,0);return(C,V,M,e)=>h5(C,V,(t,o,A,d,v,l,m,s,c,O,F)=>{[M,e]=l0(A,M,e);let N=t.pxRound,S=E=>N(l(E,d,O,s)),R=E=>N(m(E,v,F,c)),g,Q;d.ori==0?(g=M3,Q=qH):(g=e3,Q=jH);let k=d.dir*(d.ori==0?1:-1),j={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:V3},K=j.stroke,C1=!1;if(e-M>=O*4){let E=D=>C.posToVal(D,d.key,!0),z=null,W=null,V1,$,J1,u1=S(o[k==1?M:e]),L1=S(o[M]),a1=S(o[e]),J=E(k==1?L1+1:a1-1);for(let D=k==1?M:e;D>=M&&D<=e;D+=k){let b1=o[D],Z1=(k==1?b1<J:b1>J)?u1:S(b1),i1=A[D];Z1==u1?i1!=null?($=i1,z==null?(g(K,Z1,R($)),V1=z=W=$):$<z?z=$:$>W&&(W=$)):i1===null&&(C1=!0):(z!=null&&Q(K,u1,R(z),R(W),R(V1),R($)),i1!=null?($=i1,g(K,Z1,R($)),z=W=V1=$):(z=W=null,i1===null&&(C1=!0)),u1=Z1,J=E(u1+k))}z!=null&&z!=W&&J1!=u1&&Q(K,u1,R(z),R(W),R(V1),R($))}else for(let E=k==1?M:e;E>=M&&E<=e;E+=k){let z=A[E];z===null?C1=!0:z!=null&&g(K,S(o[E]),R(z))}let[w,Y]=F7(C,V);if(t.fill!=null||w!=0){let E=j.fill=new Path2D(K),z=t.fillTo(C,V,t.min,t.max,w),W=R(z),V1=S(o[M]),$=S(o[e]);k==-1&&([$,V1]=[V1,$]),g(E,$,W),g(E,V1,W)}if(!t.spanGaps){let E=[];C1&&E.push(...R7(o,A,M,e,k,S,H)),j.gaps=E=t.gaps(C,V,M,e,E),j.clip=x0(E,d.ori,s,c,O,F)}return Y!=0&&(j.band=Y==2?[U2(C,V,M,e,K,-1),U2(C,V,M,e,K,1)]:U2(C,V,M,e,K,Y)),j})}function YH(L){let H=e1(L.align,1),C=e1(L.ascDesc,!1),V=e1(L.alignGaps,0),M=e1(L.extend,!1);return(e,t,o,A)=>h5(e,t,(d,v,l,m,s,c,O,F,N,S,R)=>{[o,A]=l0(l,o,A);let g=d.pxRound,{left:Q,width:k}=e.bbox,j=L1=>g(c(L1,m,S,F)),K=L1=>g(O(L1,s,R,N)),C1=m.ori==0?M3:e3,U={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:V3},w=U.stroke,Y=m.dir*(m.ori==0?1:-1),E=K(l[Y==1?o:A]),z=j(v[Y==1?o:A]),W=z,V1=z;M&&H==-1&&(V1=Q,C1(w,V1,E)),C1(w,z,E);for(let L1=Y==1?o:A;L1>=o&&L1<=A;L1+=Y){let a1=l[L1];if(a1==null)continue;let J=j(v[L1]),D=K(a1);H==1?C1(w,J,E):C1(w,W,D),C1(w,J,D),E=D,W=J}let $=W;M&&H==1&&($=Q+k,C1(w,$,E));let[J1,u1]=F7(e,t);if(d.fill!=null||J1!=0){let L1=U.fill=new Path2D(w),a1=d.fillTo(e,t,d.min,d.max,J1),J=K(a1);C1(L1,$,J),C1(L1,V1,J)}if(!d.spanGaps){let L1=[];L1.push(...R7(v,l,o,A,Y,j,V));let a1=d.width*t1/2,J=C||H==1?a1:-a1,D=C||H==-1?-a1:a1;L1.forEach(b1=>{b1[0]+=J,b1[1]+=D}),U.gaps=L1=d.gaps(e,t,o,A,L1),U.clip=x0(L1,m.ori,F,N,S,R)}return u1!=0&&(U.band=u1==2?[U2(e,t,o,A,w,-1),U2(e,t,o,A,w,1)]:U2(e,t,o,A,w,u1)),U})}function g6(L,H,C,V,M,e,t=n1){if(L.length>1){let o=null;for(let A=0,d=1/0;A<L.length;A++)if(H[A]!==void 0){if(o!=null){let v=B1(L[A]-L[o]);v<d&&(d=v,t=B1(C(L[A],V,M,e)-C(L[o],V,M,e)))}o=A}}return t}function JH(L){L=L||w3;let H=e1(L.size,[.6,n1,1]),C=L.align||0,V=L.gap||0,M=L.radius;M=M==null?[0,0]:typeof M=="number"?[M,0]:M;let e=H1(M),t=1-H[0],o=e1(H[1],n1),A=e1(H[2],1),d=e1(L.disp,w3),v=e1(L.each,s=>{}),{fill:l,stroke:m}=d;return(s,c,O,F)=>h5(s,c,(N,S,R,g,Q,k,j,K,C1,U,w)=>{let Y=N.pxRound,E=C,z=V*t1,W=o*t1,V1=A*t1,$,J1;g.ori==0?[$,J1]=e(s,c):[J1,$]=e(s,c);let u1=g.dir*(g.ori==0?1:-1),L1=g.ori==0?Z0:E7,a1=g.ori==0?v:(B,l1,k1,b5,e5,b2,r5)=>{v(B,l1,k1,e5,b5,r5,b2)},J=e1(s.bands,k7).find(B=>B.series[0]==c),D=J!=null?J.dir:0,b1=N.fillTo(s,c,N.min,N.max,D),U1=Y(j(b1,Q,w,C1)),Z1,i1,s2,H2=U,S1=Y(N.width*t1),w2=!1,R2=null,o2=null,Q2=null,g5=null;l!=null&&(S1==0||m!=null)&&(w2=!0,R2=l.values(s,c,O,F),o2=new Map,new Set(R2).forEach(B=>{B!=null&&o2.set(B,new Path2D)}),S1>0&&(Q2=m.values(s,c,O,F),g5=new Map,new Set(Q2).forEach(B=>{B!=null&&g5.set(B,new Path2D)})));let{x0:O5,size:t3}=d;if(O5!=null&&t3!=null){E=1,S=O5.values(s,c,O,F),O5.unit==2&&(S=S.map(k1=>s.posToVal(K+k1*U,g.key,!0)));let B=t3.values(s,c,O,F);t3.unit==2?i1=B[0]*U:i1=k(B[0],g,U,K)-k(0,g,U,K),H2=g6(S,R,k,g,U,K,H2),s2=H2-i1+z}else H2=g6(S,R,k,g,U,K,H2),s2=H2*t+z,i1=H2-s2;s2<1&&(s2=0),S1>=i1/2&&(S1=0),s2<5&&(Y=F6);let k3=s2>0,L5=H2-s2-(k3?S1:0);i1=Y(x7(L5,V1,W)),Z1=(E==0?i1/2:E==u1?0:i1)-E*u1*((E==0?z/2:0)+(k3?S1/2:0));let Q1={stroke:null,fill:null,clip:null,band:null,gaps:null,flags:0},w5=w2?null:new Path2D,E2=null;if(J!=null)E2=s.data[J.series[1]];else{let{y0:B,y1:l1}=d;B!=null&&l1!=null&&(R=l1.values(s,c,O,F),E2=B.values(s,c,O,F))}let M5=$*i1,q=J1*i1;for(let B=u1==1?O:F;B>=O&&B<=F;B+=u1){let l1=R[B];if(l1==null)continue;if(E2!=null){let X1=E2[B]??0;if(l1-X1==0)continue;U1=j(X1,Q,w,C1)}let k1=g.distr!=2||d!=null?S[B]:B,b5=k(k1,g,U,K),e5=j(e1(l1,b1),Q,w,C1),b2=Y(b5-Z1),r5=Y(Y1(e5,U1)),V2=Y(O2(e5,U1)),a2=r5-V2;if(l1!=null){let X1=l1<0?q:M5,u2=l1<0?M5:q;w2?(S1>0&&Q2[B]!=null&&L1(g5.get(Q2[B]),b2,V2+t2(S1/2),i1,Y1(0,a2-S1),X1,u2),R2[B]!=null&&L1(o2.get(R2[B]),b2,V2+t2(S1/2),i1,Y1(0,a2-S1),X1,u2)):L1(w5,b2,V2+t2(S1/2),i1,Y1(0,a2-S1),X1,u2),a1(s,c,B,b2-S1/2,V2,i1+S1,a2)}}return S1>0?Q1.stroke=w2?g5:w5:w2||(Q1._fill=N.width==0?N._fill:N._stroke??N._fill,Q1.width=0),Q1.fill=w2?o2:w5,Q1})}function XH(L,H){let C=e1(H?.alignGaps,0);return(V,M,e,t)=>h5(V,M,(o,A,d,v,l,m,s,c,O,F,N)=>{[e,t]=l0(d,e,t);let S=o.pxRound,R=$=>S(m($,v,F,c)),g=$=>S(s($,l,N,O)),Q,k,j;v.ori==0?(Q=s0,j=M3,k=i8):(Q=u0,j=e3,k=o8);let K=v.dir*(v.ori==0?1:-1),C1=R(A[K==1?e:t]),U=C1,w=[],Y=[];for(let $=K==1?e:t;$>=e&&$<=t;$+=K)if(d[$]!=null){let u1=A[$],L1=R(u1);w.push(U=L1),Y.push(g(d[$]))}let E={stroke:L(w,Y,Q,j,k,S),fill:null,clip:null,band:null,gaps:null,flags:V3},z=E.stroke,[W,V1]=F7(V,M);if(o.fill!=null||W!=0){let $=E.fill=new Path2D(z),J1=o.fillTo(V,M,o.min,o.max,W),u1=g(J1);j($,U,u1),j($,C1,u1)}if(!o.spanGaps){let $=[];$.push(...R7(A,d,e,t,K,R,C)),E.gaps=$=o.gaps(V,M,e,t,$),E.clip=x0($,v.ori,c,O,F,N)}return V1!=0&&(E.band=V1==2?[U2(V,M,e,t,z,-1),U2(V,M,e,t,z,1)]:U2(V,M,e,t,z,V1)),E})}function CV(L){return XH(HV,L)}function HV(L,H,C,V,M,e){let t=L.length;if(t<2)return null;let o=new Path2D;if(C(o,L[0],H[0]),t==2)V(o,L[1],H[1]);else{let A=Array(t),d=Array(t-1),v=Array(t-1),l=Array(t-1);for(let m=0;m<t-1;m++)v[m]=H[m+1]-H[m],l[m]=L[m+1]-L[m],d[m]=v[m]/l[m];A[0]=d[0];for(let m=1;m<t-1;m++)d[m]===0||d[m-1]===0||d[m-1]>0!=d[m]>0?A[m]=0:(A[m]=3*(l[m-1]+l[m])/((2*l[m]+l[m-1])/d[m-1]+(l[m]+2*l[m-1])/d[m]),isFinite(A[m])||(A[m]=0));A[t-1]=d[t-2];for(let m=0;m<t-1;m++)M(o,L[m]+l[m]/3,H[m]+A[m]*l[m]/3,L[m+1]-l[m]/3,H[m+1]-A[m+1]*l[m]/3,L[m+1],H[m+1])}return o}var c7=new Set;function O6(){for(let L of c7)L.syncRect(!0)}L3&&(c5(FC,J5,O6),c5(RC,J5,O6,!0),c5(A0,J5,()=>{w1.pxRatio=t1}));var VV=n8(),LV=a8();function w6(L,H,C,V){return(V?[L[0],L[1]].concat(L.slice(2)):[L[0]].concat(L.slice(1))).map((e,t)=>S7(e,t,H,C))}function MV(L,H){return L.map((C,V)=>V==0?{}:O1({},H,C))}function S7(L,H,C,V){return O1({},H==0?C:V,L)}function d8(L,H,C){return H==null?C3:[H,C]}var eV=d8;function rV(L,H,C){return H==null?C3:n0(H,C,w7,!0)}function l8(L,H,C,V){return H==null?C3:p0(H,C,L.scales[V].log,!1)}var tV=l8;function p8(L,H,C,V){return H==null?C3:O7(H,C,L.scales[V].log,!1)}var iV=p8;function oV(L,H,C,V,M){let e=Y1(r6(L),r6(H)),t=H-L,o=g2(M/V*t,C);do{let A=C[o],d=V*A/t;if(d>=M&&e+(A<5?V5.get(A):0)<=17)return[A,d]}while(++o<C.length);return[0,0]}function b6(L){let H,C;return L=L.replace(/(\d+)px/,(V,M)=>(H=y1((C=+M)*t1))+"px"),[L,H,C]}function aV(L){L.show&&[L.font,L.labelFont].forEach(H=>{let C=d1(H[2]*t1,1);H[0]=H[0].replace(/[0-9.]+px/,C+"px"),H[1]=C})}function w1(L,H,C){let V={mode:e1(L.mode,1)},M=V.mode;function e(r,i,a,n){let p=i.valToPct(r);return n+a*(i.dir==-1?1-p:p)}function t(r,i,a,n){let p=i.valToPct(r);return n+a*(i.dir==-1?p:1-p)}function o(r,i,a,n){return i.ori==0?e(r,i,a,n):t(r,i,a,n)}V.valToPosH=e,V.valToPosV=t;let A=!1;V.status=0;let d=V.root=v2(vC);if(L.id!=null&&(d.id=L.id),r2(d,L.class),L.title){let r=v2(uC,d);r.textContent=L.title}let v=f2("canvas"),l=V.ctx=v.getContext("2d"),m=v2(ZC,d);c5("click",m,r=>{r.target===c&&(m1!=$5||c1!=W5)&&N1.click(V,r)},!0);let s=V.under=v2(cC,m);m.appendChild(v);let c=V.over=v2(SC,m);L=H3(L);let O=+e1(L.pxAlign,1),F=f6(O);(L.plugins||[]).forEach(r=>{r.opts&&(L=r.opts(V,L)||L)});let N=L.ms||.001,S=V.series=M==1?w6(L.series||[],x6,S6,!1):MV(L.series||[null],c6),R=V.axes=w6(L.axes||[],v6,u6,!0),g=V.scales={},Q=V.bands=L.bands||[];Q.forEach(r=>{r.fill=H1(r.fill||null),r.dir=e1(r.dir,-1)});let k=M==2?S[1].facets[0].scale:S[0].scale,j={axes:R8,series:y8},K=(L.drawOrder||["axes","series"]).map(r=>j[r]);function C1(r){let i=r.distr==3?a=>G2(a>0?a:r.clamp(V,a,r.min,r.max,r.key)):r.distr==4?a=>a7(a,r.asinh):r.distr==100?a=>r.fwd(a):a=>a;return a=>{let n=i(a),{_min:p,_max:x}=r,u=x-p;return(n-p)/u}}function U(r){let i=g[r];if(i==null){let a=(L.scales||w3)[r]||w3;if(a.from!=null){U(a.from);let n=O1({},g[a.from],a,{key:r});n.valToPct=C1(n),g[r]=n}else{i=g[r]=O1({},r==k?L8:UH,a),i.key=r;let n=i.time,p=i.range,x=H5(p);if((r!=k||M==2&&!n)&&(x&&(p[0]==null||p[1]==null)&&(p={min:p[0]==null?L6:{mode:1,hard:p[0],soft:p[0]},max:p[1]==null?L6:{mode:1,hard:p[1],soft:p[1]}},x=!1),!x&&v0(p))){let u=p;p=(h,f,b)=>f==null?C3:n0(f,b,u)}i.range=H1(p||(n?eV:r==k?i.distr==3?tV:i.distr==4?iV:d8:i.distr==3?l8:i.distr==4?p8:rV)),i.auto=H1(x?!1:i.auto),i.clamp=H1(i.clamp||GH),i._min=i._max=null,i.valToPct=C1(i)}}}U("x"),U("y"),M==1&&S.forEach(r=>{U(r.scale)}),R.forEach(r=>{U(r.scale)});for(let r in L.scales)U(r);let w=g[k],Y=w.distr,E,z;w.ori==0?(r2(d,xC),E=e,z=t):(r2(d,sC),E=t,z=e);let W={};for(let r in g){let i=g[r];(i.min!=null||i.max!=null)&&(W[r]={min:i.min,max:i.max},i.min=i.max=null)}let V1=L.tzDate||(r=>new Date(y1(r/N))),$=L.fmtDate||y7,J1=N==1?xH(V1):ZH(V1),u1=l6(V1,d6(N==1?vH:uH,$)),L1=m6(V1,p6(SH,$)),a1=[],J=V.legend=O1({},gH,L.legend),D=V.cursor=O1({},BH,{drag:{y:M==2}},L.cursor),b1=J.show,U1=D.show,Z1=J.markers;J.idxs=a1,Z1.width=H1(Z1.width),Z1.dash=H1(Z1.dash),Z1.stroke=H1(Z1.stroke),Z1.fill=H1(Z1.fill);let i1,s2,H2,S1=[],w2=[],R2,o2=!1,Q2={};if(J.live){let r=S[1]?S[1].values:null;o2=r!=null,R2=o2?r(V,1,0):{_:0};for(let i in R2)Q2[i]=f7}if(b1)if(i1=f2("table",bC,d),H2=f2("tbody",null,i1),J.mount(V,i1),o2){s2=f2("thead",null,i1,H2);let r=f2("tr",null,s2);f2("th",null,r);for(var g5 in R2)f2("th",z9,r).textContent=g5}else r2(i1,yC),J.live&&r2(i1,kC);let O5={show:!0},t3={show:!1};function k3(r,i){if(i==0&&(o2||!J.live||M==2))return C3;let a=[],n=f2("tr",BC,H2,H2.childNodes[i]);r2(n,r.class),r.show||r2(n,Z5);let p=f2("th",null,n);if(Z1.show){let h=v2(PC,p);if(i>0){let f=Z1.width(V,i);f&&(h.style.border=f+"px "+Z1.dash(V,i)+" "+Z1.stroke(V,i)),h.style.background=Z1.fill(V,i)}}let x=v2(z9,p);r.label instanceof HTMLElement?x.appendChild(r.label):x.textContent=r.label,i>0&&(Z1.show||(x.style.color=r.width>0?Z1.stroke(V,i):Z1.fill(V,i)),Q1("click",p,h=>{if(D._lock)return;i5(h);let f=S.indexOf(r);if((h.ctrlKey||h.metaKey)!=J.isolate){let b=S.some((y,P)=>P>0&&P!=f&&y.show);S.forEach((y,P)=>{P>0&&y2(P,b?P==f?O5:t3:O5,!0,g1.setSeries)})}else y2(f,{show:!r.show},!0,g1.setSeries)},!1),y5&&Q1(K9,p,h=>{D._lock||(i5(h),y2(S.indexOf(r),I5,!0,g1.setSeries))},!1));for(var u in R2){let h=f2("td",TC,n);h.textContent="--",a.push(h)}return[n,a]}let L5=new Map;function Q1(r,i,a,n=!0){let p=L5.get(i)||{},x=D.bind[r](V,i,a,n);x&&(c5(r,i,p[r]=x),L5.set(i,p))}function w5(r,i,a){let n=L5.get(i)||{};for(let p in n)(r==null||p==r)&&(v7(p,i,n[p]),delete n[p]);r==null&&L5.delete(i)}let E2=0,M5=0,q=0,B=0,l1=0,k1=0,b5=l1,e5=k1,b2=q,r5=B,V2=0,a2=0,X1=0,u2=0;V.bbox={};let c0=!1,y3=!1,k5=!1,t5=!1,B3=!1,A2=!1;function S0(r,i,a){(a||r!=V.width||i!=V.height)&&G7(r,i),R5(!1),k5=!0,y3=!0,E5()}function G7(r,i){V.width=E2=q=r,V.height=M5=B=i,l1=k1=0,h8(),f8();let a=V.bbox;V2=a.left=s5(l1*t1,.5),a2=a.top=s5(k1*t1,.5),X1=a.width=s5(q*t1,.5),u2=a.height=s5(B*t1,.5)}let Z8=3;function c8(){let r=!1,i=0;for(;!r;){i++;let a=T8(i),n=F8(i);r=i==Z8||a&&n,r||(G7(V.width,V.height),y3=!0)}}function S8({width:r,height:i}){S0(r,i)}V.setSize=S8;function h8(){let r=!1,i=!1,a=!1,n=!1;R.forEach((p,x)=>{if(p.show&&p._show){let{side:u,_size:h}=p,f=u%2,b=p.label!=null?p.labelSize:0,y=h+b;y>0&&(f?(q-=y,u==3?(l1+=y,n=!0):a=!0):(B-=y,u==0?(k1+=y,r=!0):i=!0))}}),o5[0]=r,o5[1]=a,o5[2]=i,o5[3]=n,q-=K2[1]+K2[3],l1+=K2[3],B-=K2[2]+K2[0],k1+=K2[0]}function f8(){let r=l1+q,i=k1+B,a=l1,n=k1;function p(x,u){switch(x){case 1:return r+=u,r-u;case 2:return i+=u,i-u;case 3:return a-=u,a+u;case 0:return n-=u,n+u}}R.forEach((x,u)=>{if(x.show&&x._show){let h=x.side;x._pos=p(h,x._size),x.label!=null&&(x._lpos=p(h,x.labelSize))}})}if(D.dataIdx==null){let r=D.hover,i=r.skip=new Set(r.skip??[]);i.add(void 0);let a=r.prox=H1(r.prox),n=r.bias??=0;D.dataIdx=(p,x,u,h)=>{if(x==0)return u;let f=u,b=a(p,x,u,h)??n1,y=b>=0&&b<n1,P=w.ori==0?q:B,G=D.left,r1=H[0],M1=H[x];if(i.has(M1[u])){f=null;let X=null,I=null,_;if(n==0||n==-1)for(_=u;X==null&&_-- >0;)i.has(M1[_])||(X=_);if(n==0||n==1)for(_=u;I==null&&_++<M1.length;)i.has(M1[_])||(I=_);if(X!=null||I!=null)if(y){let x1=X==null?-1/0:E(r1[X],w,P,0),h1=I==null?1/0:E(r1[I],w,P,0),D1=G-x1,A1=h1-G;D1<=A1?D1<=b&&(f=X):A1<=b&&(f=I)}else f=I==null?X:X==null?I:u-X<=I-u?X:I}else y&&B1(G-E(r1[u],w,P,0))>b&&(f=null);return f}}let i5=r=>{D.event=r};D.idxs=a1,D._lock=!1;let z1=D.points;z1.show=H1(z1.show),z1.size=H1(z1.size),z1.stroke=H1(z1.stroke),z1.width=H1(z1.width),z1.fill=H1(z1.fill);let k2=V.focus=O1({},L.focus||{alpha:.3},D.focus),y5=k2.prox>=0,B5=y5&&z1.one,n2=[],P5=[],T5=[];function U7(r,i){let a=z1.show(V,i);if(a instanceof HTMLElement)return r2(a,wC),r2(a,r.class),F2(a,-10,-10,q,B),c.insertBefore(a,n2[i]),a}function Q7(r,i){if(M==1||i>0){let a=M==1&&g[r.scale].time,n=r.value;r.value=a?o6(n)?m6(V1,p6(n,$)):n||L1:n||NH,r.label=r.label||(a?TH:PH)}if(B5||i>0){r.width=r.width==null?1:r.width,r.paths=r.paths||VV||UC,r.fillTo=H1(r.fillTo||QH),r.pxAlign=+e1(r.pxAlign,O),r.pxRound=f6(r.pxAlign),r.stroke=H1(r.stroke||null),r.fill=H1(r.fill||null),r._stroke=r._fill=r._paths=r._focus=null;let a=IH(Y1(1,r.width),1),n=r.points=O1({},{size:a,width:Y1(1,a*.2),stroke:r.stroke,space:a*2,paths:LV,_stroke:null,_fill:null},r.points);n.show=H1(n.show),n.filter=H1(n.filter),n.fill=H1(n.fill),n.stroke=H1(n.stroke),n.paths=H1(n.paths),n.pxAlign=r.pxAlign}if(b1){let a=k3(r,i);S1.splice(i,0,a[0]),w2.splice(i,0,a[1]),J.values.push(null)}if(U1){a1.splice(i,0,null);let a=null;B5?i==0&&(a=U7(r,i)):i>0&&(a=U7(r,i)),n2.splice(i,0,a),P5.splice(i,0,0),T5.splice(i,0,0)}E1("addSeries",i)}function g8(r,i){i=i??S.length,r=M==1?S7(r,i,x6,S6):S7(r,i,{},c6),S.splice(i,0,r),Q7(S[i],i)}V.addSeries=g8;function O8(r){if(S.splice(r,1),b1){J.values.splice(r,1),w2.splice(r,1);let i=S1.splice(r,1)[0];w5(null,i.firstChild),i.remove()}U1&&(a1.splice(r,1),n2.splice(r,1)[0].remove(),P5.splice(r,1),T5.splice(r,1)),E1("delSeries",r)}V.delSeries=O8;let o5=[!1,!1,!1,!1];function w8(r,i){if(r._show=r.show,r.show){let a=r.side%2,n=g[r.scale];n==null&&(r.scale=a?S[1].scale:k,n=g[r.scale]);let p=n.time;r.size=H1(r.size),r.space=H1(r.space),r.rotate=H1(r.rotate),H5(r.incrs)&&r.incrs.forEach(u=>{!V5.has(u)&&V5.set(u,D6(u))}),r.incrs=H1(r.incrs||(n.distr==2?lH:p?N==1?mH:sH:u5)),r.splits=H1(r.splits||(p&&n.distr==1?J1:n.distr==3?s7:n.distr==4?EH:RH)),r.stroke=H1(r.stroke),r.grid.stroke=H1(r.grid.stroke),r.ticks.stroke=H1(r.ticks.stroke),r.border.stroke=H1(r.border.stroke);let x=r.values;r.values=H5(x)&&!H5(x[0])?H1(x):p?H5(x)?l6(V1,d6(x,$)):o6(x)?cH(V1,x):x||u1:x||FH,r.filter=H1(r.filter||(n.distr>=3&&n.log==10?$H:n.distr==3&&n.log==2?WH:R6)),r.font=b6(r.font),r.labelFont=b6(r.labelFont),r._size=r.size(V,null,i,0),r._space=r._rotate=r._incrs=r._found=r._splits=r._values=null,r._size>0&&(o5[i]=!0,r._el=v2(hC,m))}}function i3(r,i,a,n){let[p,x,u,h]=a,f=i%2,b=0;return f==0&&(h||x)&&(b=i==0&&!p||i==2&&!u?y1(v6.size/3):0),f==1&&(p||u)&&(b=i==1&&!x||i==3&&!h?y1(u6.size/2):0),b}let K7=V.padding=(L.padding||[i3,i3,i3,i3]).map(r=>H1(e1(r,i3))),K2=V._padding=K7.map((r,i)=>r(V,i,o5,0)),W1,P1=null,T1=null,P3=M==1?S[0].idxs:null,Z2=null,o3=!1;function q7(r,i){if(H=r??[],V.data=V._data=H,M==2){W1=0;for(let a=1;a<S.length;a++)W1+=H[a][0].length}else{H.length==0&&(V.data=V._data=H=[[]]),Z2=H[0],W1=Z2.length;let a=H;if(Y==2){a=H.slice();let n=a[0]=Array(W1);for(let p=0;p<W1;p++)n[p]=p}V._data=H=a}if(R5(!0),E1("setData"),Y==2&&(k5=!0),i!==!1){let a=w;a.auto(V,o3)?h0():j2(k,a.min,a.max),t5=t5||D.left>=0,A2=!0,E5()}}V.setData=q7;function h0(){o3=!0;let r,i;M==1&&(W1>0?(P1=P3[0]=0,T1=P3[1]=W1-1,r=H[0][P1],i=H[0][T1],Y==2?(r=P1,i=T1):r==i&&(Y==3?[r,i]=p0(r,r,w.log,!1):Y==4?[r,i]=O7(r,r,w.log,!1):w.time?i=r+y1(86400/N):[r,i]=n0(r,i,w7,!0))):(P1=P3[0]=r=null,T1=P3[1]=i=null)),j2(k,r,i)}let T3,F5,f0,g0,O0,w0,b0,k0,y0,C2;function j7(r,i,a,n,p,x){r??=U9,a??=k7,n??="butt",p??=U9,x??="round",r!=T3&&(l.strokeStyle=T3=r),p!=F5&&(l.fillStyle=F5=p),i!=f0&&(l.lineWidth=f0=i),x!=O0&&(l.lineJoin=O0=x),n!=w0&&(l.lineCap=w0=n),a!=g0&&l.setLineDash(g0=a)}function Y7(r,i,a,n){i!=F5&&(l.fillStyle=F5=i),r!=b0&&(l.font=b0=r),a!=k0&&(l.textAlign=k0=a),n!=y0&&(l.textBaseline=y0=n)}function B0(r,i,a,n,p=0){if(n.length>0&&r.auto(V,o3)&&(i==null||i.min==null)){let x=e1(P1,0),u=e1(T1,n.length-1),h=a.min==null?$C(n,x,u,p,r.distr==3):[a.min,a.max];r.min=O2(r.min,a.min=h[0]),r.max=Y1(r.max,a.max=h[1])}}let J7={min:null,max:null};function b8(){for(let n in g){let p=g[n];W[n]==null&&(p.min==null||W[k]!=null&&p.auto(V,o3))&&(W[n]=J7)}for(let n in g){let p=g[n];W[n]==null&&p.from!=null&&W[p.from]!=null&&(W[n]=J7)}W[k]!=null&&R5(!0);let r={};for(let n in W){let p=W[n];if(p!=null){let x=r[n]=H3(g[n],qC);if(p.min!=null)O1(x,p);else if(n!=k||M==2)if(W1==0&&x.from==null){let u=x.range(V,null,null,n);x.min=u[0],x.max=u[1]}else x.min=n1,x.max=-n1}}if(W1>0){S.forEach((n,p)=>{if(M==1){let x=n.scale,u=W[x];if(u==null)return;let h=r[x];if(p==0){let f=h.range(V,h.min,h.max,x);h.min=f[0],h.max=f[1],P1=g2(h.min,H[0]),T1=g2(h.max,H[0]),T1-P1>1&&(H[0][P1]<h.min&&P1++,H[0][T1]>h.max&&T1--),n.min=Z2[P1],n.max=Z2[T1]}else n.show&&n.auto&&B0(h,u,n,H[p],n.sorted);n.idxs[0]=P1,n.idxs[1]=T1}else if(p>0&&n.show&&n.auto){let[x,u]=n.facets,h=x.scale,f=u.scale,[b,y]=H[p],P=r[h],G=r[f];P!=null&&B0(P,W[h],x,b,x.sorted),G!=null&&B0(G,W[f],u,y,u.sorted),n.min=u.min,n.max=u.max}});for(let n in r){let p=r[n],x=W[n];if(p.from==null&&(x==null||x.min==null)){let u=p.range(V,p.min==n1?null:p.min,p.max==-n1?null:p.max,n);p.min=u[0],p.max=u[1]}}}for(let n in r){let p=r[n];if(p.from!=null){let x=r[p.from];if(x.min==null)p.min=p.max=null;else{let u=p.range(V,x.min,x.max,n);p.min=u[0],p.max=u[1]}}}let i={},a=!1;for(let n in r){let p=r[n],x=g[n];if(x.min!=p.min||x.max!=p.max){x.min=p.min,x.max=p.max;let u=x.distr;x._min=u==3?G2(x.min):u==4?a7(x.min,x.asinh):u==100?x.fwd(x.min):x.min,x._max=u==3?G2(x.max):u==4?a7(x.max,x.asinh):u==100?x.fwd(x.max):x.max,i[n]=a=!0}}if(a){S.forEach((n,p)=>{M==2?p>0&&i.y&&(n._paths=null):i[n.scale]&&(n._paths=null)});for(let n in i)k5=!0,E1("setScale",n);U1&&D.left>=0&&(t5=A2=!0)}for(let n in W)W[n]=null}function k8(r){let i=x7(P1-1,0,W1-1),a=x7(T1+1,0,W1-1);for(;r[i]==null&&i>0;)i--;for(;r[a]==null&&a<W1-1;)a++;return[i,a]}function y8(){if(W1>0){let r=S.some(i=>i._focus)&&C2!=k2.alpha;r&&(l.globalAlpha=C2=k2.alpha),S.forEach((i,a)=>{if(a>0&&i.show&&(X7(a,!1),X7(a,!0),i._paths==null)){let n=C2;C2!=i.alpha&&(l.globalAlpha=C2=i.alpha);let p=M==2?[0,H[a][0].length-1]:k8(H[a]);i._paths=i.paths(V,a,p[0],p[1]),C2!=n&&(l.globalAlpha=C2=n)}}),S.forEach((i,a)=>{if(a>0&&i.show){let n=C2;C2!=i.alpha&&(l.globalAlpha=C2=i.alpha),i._paths!=null&&C4(a,!1);{let p=i._paths!=null?i._paths.gaps:null,x=i.points.show(V,a,P1,T1,p),u=i.points.filter(V,a,x,p);(x||u)&&(i.points._paths=i.points.paths(V,a,P1,T1,u),C4(a,!0))}C2!=n&&(l.globalAlpha=C2=n),E1("drawSeries",a)}}),r&&(l.globalAlpha=C2=1)}}function X7(r,i){let a=i?S[r].points:S[r];a._stroke=a.stroke(V,r),a._fill=a.fill(V,r)}function C4(r,i){let a=i?S[r].points:S[r],{stroke:n,fill:p,clip:x,flags:u,_stroke:h=a._stroke,_fill:f=a._fill,_width:b=a.width}=a._paths;b=d1(b*t1,3);let y=null,P=b%2/2;i&&f==null&&(f=b>0?"#fff":h);let G=a.pxAlign==1&&P>0;if(G&&l.translate(P,P),!i){let r1=V2-b/2,M1=a2-b/2,X=X1+b,I=u2+b;y=new Path2D,y.rect(r1,M1,X,I)}i?P0(h,b,a.dash,a.cap,f,n,p,u,x):B8(r,h,b,a.dash,a.cap,f,n,p,u,y,x),G&&l.translate(-P,-P)}function B8(r,i,a,n,p,x,u,h,f,b,y){let P=!1;f!=0&&Q.forEach((G,r1)=>{if(G.series[0]==r){let M1=S[G.series[1]],X=H[G.series[1]],I=(M1._paths||w3).band;H5(I)&&(I=G.dir==1?I[0]:I[1]);let _,x1=null;M1.show&&I&&NC(X,P1,T1)?(x1=G.fill(V,r1)||x,_=M1._paths.clip):I=null,P0(i,a,n,p,x1,u,h,f,b,y,_,I),P=!0}}),P||P0(i,a,n,p,x,u,h,f,b,y)}let H4=V3|Z7;function P0(r,i,a,n,p,x,u,h,f,b,y,P){j7(r,i,a,n,p),(f||b||P)&&(l.save(),f&&l.clip(f),b&&l.clip(b)),P?(h&H4)==H4?(l.clip(P),y&&l.clip(y),R3(p,u),F3(r,x,i)):h&Z7?(R3(p,u),l.clip(P),F3(r,x,i)):h&V3&&(l.save(),l.clip(P),y&&l.clip(y),R3(p,u),l.restore(),F3(r,x,i)):(R3(p,u),F3(r,x,i)),(f||b||P)&&l.restore()}function F3(r,i,a){a>0&&(i instanceof Map?i.forEach((n,p)=>{l.strokeStyle=T3=p,l.stroke(n)}):i!=null&&r&&l.stroke(i))}function R3(r,i){i instanceof Map?i.forEach((a,n)=>{l.fillStyle=F5=n,l.fill(a)}):i!=null&&r&&l.fill(i)}function P8(r,i,a,n){let p=R[r],x;if(n<=0)x=[0,0];else{let u=p._space=p.space(V,r,i,a,n),h=p._incrs=p.incrs(V,r,i,a,n,u);x=oV(i,a,h,n,u)}return p._found=x}function T0(r,i,a,n,p,x,u,h,f,b){let y=u%2/2;O==1&&l.translate(y,y),j7(h,u,f,b,h),l.beginPath();let P,G,r1,M1,X=p+(n==0||n==3?-x:x);a==0?(G=p,M1=X):(P=p,r1=X);for(let I=0;I<r.length;I++)i[I]!=null&&(a==0?P=r1=r[I]:G=M1=r[I],l.moveTo(P,G),l.lineTo(r1,M1));l.stroke(),O==1&&l.translate(-y,-y)}function T8(r){let i=!0;return R.forEach((a,n)=>{if(!a.show)return;let p=g[a.scale];if(p.min==null){a._show&&(i=!1,a._show=!1,R5(!1));return}else a._show||(i=!1,a._show=!0,R5(!1));let x=a.side,u=x%2,{min:h,max:f}=p,[b,y]=P8(n,h,f,u==0?q:B);if(y==0)return;let P=p.distr==2,G=a._splits=a.splits(V,n,h,f,b,y,P),r1=p.distr==2?G.map(_=>Z2[_]):G,M1=p.distr==2?Z2[G[1]]-Z2[G[0]]:b,X=a._values=a.values(V,a.filter(V,r1,n,y,M1),n,y,M1);a._rotate=x==2?a.rotate(V,X,n,y):0;let I=a._size;a._size=x2(a.size(V,X,n,r)),I!=null&&a._size!=I&&(i=!1)}),i}function F8(r){let i=!0;return K7.forEach((a,n)=>{let p=a(V,n,o5,r);p!=K2[n]&&(i=!1),K2[n]=p}),i}function R8(){for(let r=0;r<R.length;r++){let i=R[r];if(!i.show||!i._show)continue;let a=i.side,n=a%2,p,x,u=i.stroke(V,r),h=a==0||a==3?-1:1,[f,b]=i._found;if(i.label!=null){let q1=i.labelGap*h,e2=y1((i._lpos+q1)*t1);Y7(i.labelFont[0],u,"center",a==2?"top":G9),l.save(),n==1?(p=x=0,l.translate(e2,y1(a2+u2/2)),l.rotate((a==3?-a0:a0)/2)):(p=y1(V2+X1/2),x=e2);let n5=T6(i.label)?i.label(V,r,f,b):i.label;l.fillText(n5,p,x),l.restore()}if(b==0)continue;let y=g[i.scale],P=n==0?X1:u2,G=n==0?V2:a2,r1=i._splits,M1=y.distr==2?r1.map(q1=>Z2[q1]):r1,X=y.distr==2?Z2[r1[1]]-Z2[r1[0]]:f,I=i.ticks,_=i.border,x1=I.show?I.size:0,h1=y1(x1*t1),D1=y1((i.alignTo==2?i._size-x1-i.gap:i.gap)*t1),A1=i._rotate*-a0/180,f1=F(i._pos*t1),L2=(h1+D1)*h,K1=f1+L2;x=n==0?K1:0,p=n==1?K1:0;let d2=i.font[0],c2=i.align==1?j5:i.align==2?t7:A1>0?j5:A1<0?t7:n==0?"center":a==3?t7:j5,P2=A1||n==1?"middle":a==2?"top":G9;Y7(d2,u,c2,P2);let M2=i.font[1]*i.lineGap,l2=r1.map(q1=>F(o(q1,y,P,G))),S2=i._values;for(let q1=0;q1<S2.length;q1++){let e2=S2[q1];if(e2!=null){n==0?p=l2[q1]:x=l2[q1],e2=""+e2;let n5=e2.indexOf(`
`)==-1?[e2]:e2.split(/\n/gm);for(let j1=0;j1<n5.length;j1++){let u4=n5[j1];A1?(l.save(),l.translate(p,x+j1*M2),l.rotate(A1),l.fillText(u4,0,0),l.restore()):l.fillText(u4,p,x+j1*M2)}}}I.show&&T0(l2,I.filter(V,M1,r,b,X),n,a,f1,h1,d1(I.width*t1,3),I.stroke(V,r),I.dash,I.cap);let T2=i.grid;T2.show&&T0(l2,T2.filter(V,M1,r,b,X),n,n==0?2:1,n==0?a2:V2,n==0?u2:X1,d1(T2.width*t1,3),T2.stroke(V,r),T2.dash,T2.cap),_.show&&T0([f1],[1],n==0?1:0,n==0?1:2,n==1?a2:V2,n==1?u2:X1,d1(_.width*t1,3),_.stroke(V,r),_.dash,_.cap)}E1("drawAxes")}function R5(r){S.forEach((i,a)=>{a>0&&(i._paths=null,r&&(M==1?(i.min=null,i.max=null):i.facets.forEach(n=>{n.min=null,n.max=null})))})}let E3=!1,F0=!1,a3=[];function E8(){F0=!1;for(let r=0;r<a3.length;r++)E1(...a3[r]);a3.length=0}function E5(){E3||(VH(V4),E3=!0)}function D8(r,i=!1){E3=!0,F0=i,r(V),V4(),i&&a3.length>0&&queueMicrotask(E8)}V.batch=D8;function V4(){if(c0&&(b8(),c0=!1),k5&&(c8(),k5=!1),y3){if(s1(s,j5,l1),s1(s,"top",k1),s1(s,h3,q),s1(s,f3,B),s1(c,j5,l1),s1(c,"top",k1),s1(c,h3,q),s1(c,f3,B),s1(m,h3,E2),s1(m,f3,M5),v.width=y1(E2*t1),v.height=y1(M5*t1),R.forEach(({_el:r,_show:i,_size:a,_pos:n,side:p})=>{if(r!=null)if(i){let x=p===3||p===0?a:0,u=p%2==1;s1(r,u?"left":"top",n-x),s1(r,u?"width":"height",a),s1(r,u?"top":"left",u?k1:l1),s1(r,u?"height":"width",u?B:q),m7(r,Z5)}else r2(r,Z5)}),T3=F5=f0=O0=w0=b0=k0=y0=g0=null,C2=1,d3(!0),l1!=b5||k1!=e5||q!=b2||B!=r5){R5(!1);let r=q/b2,i=B/r5;if(U1&&!t5&&D.left>=0){D.left*=r,D.top*=i,D5&&F2(D5,y1(D.left),0,q,B),_5&&F2(_5,0,y1(D.top),q,B);for(let a=0;a<n2.length;a++){let n=n2[a];n!=null&&(P5[a]*=r,T5[a]*=i,F2(n,x2(P5[a]),x2(T5[a]),q,B))}}if(v1.show&&!B3&&v1.left>=0&&v1.width>0){v1.left*=r,v1.width*=r,v1.top*=i,v1.height*=i;for(let a in W0)s1(N5,a,v1[a])}b5=l1,e5=k1,b2=q,r5=B}E1("setSize"),y3=!1}E2>0&&M5>0&&(l.clearRect(0,0,v.width,v.height),E1("drawClear"),K.forEach(r=>r()),E1("draw")),v1.show&&B3&&(D3(v1),B3=!1),U1&&t5&&(A5(null,!0,!1),t5=!1),J.show&&J.live&&A2&&(_0(),A2=!1),A||(A=!0,V.status=1,E1("ready")),o3=!1,E3=!1}V.redraw=(r,i)=>{k5=i||!1,r!==!1?j2(k,w.min,w.max):E5()};function R0(r,i){let a=g[r];if(a.from==null){if(W1==0){let n=a.range(V,i.min,i.max,r);i.min=n[0],i.max=n[1]}if(i.min>i.max){let n=i.min;i.min=i.max,i.max=n}if(W1>1&&i.min!=null&&i.max!=null&&i.max-i.min<1e-16)return;r==k&&a.distr==2&&W1>0&&(i.min=g2(i.min,H[0]),i.max=g2(i.max,H[0]),i.min==i.max&&i.max++),W[r]=i,c0=!0,E5()}}V.setScale=R0;let E0,D0,D5,_5,L4,M4,$5,W5,e4,r4,m1,c1,q2=!1,N1=D.drag,F1=N1.x,R1=N1.y;U1&&(D.x&&(E0=v2(gC,c)),D.y&&(D0=v2(OC,c)),w.ori==0?(D5=E0,_5=D0):(D5=D0,_5=E0),m1=D.left,c1=D.top);let v1=V.select=O1({show:!0,over:!0,left:0,width:0,top:0,height:0},L.select),N5=v1.show?v2(fC,v1.over?c:s):null;function D3(r,i){if(v1.show){for(let a in r)v1[a]=r[a],a in W0&&s1(N5,a,r[a]);i!==!1&&E1("setSelect")}}V.setSelect=D3;function _8(r){if(S[r].show)b1&&m7(S1[r],Z5);else if(b1&&r2(S1[r],Z5),U1){let a=B5?n2[0]:n2[r];a!=null&&F2(a,-10,-10,q,B)}}function j2(r,i,a){R0(r,{min:i,max:a})}function y2(r,i,a,n){i.focus!=null&&z8(r),i.show!=null&&S.forEach((p,x)=>{x>0&&(r==x||r==null)&&(p.show=i.show,_8(x),M==2?(j2(p.facets[0].scale,null,null),j2(p.facets[1].scale,null,null)):j2(p.scale,null,null),E5())}),a!==!1&&E1("setSeries",r,i),n&&l3("setSeries",V,r,i)}V.setSeries=y2;function $8(r,i){O1(Q[r],i)}function W8(r,i){r.fill=H1(r.fill||null),r.dir=e1(r.dir,-1),i=i??Q.length,Q.splice(i,0,r)}function N8(r){r==null?Q.length=0:Q.splice(r,1)}V.addBand=W8,V.setBand=$8,V.delBand=N8;function I8(r,i){S[r].alpha=i,U1&&n2[r]!=null&&(n2[r].style.opacity=i),b1&&S1[r]&&(S1[r].style.opacity=i)}let D2,Y2,a5,I5={focus:!0};function z8(r){if(r!=a5){let i=r==null,a=k2.alpha!=1;S.forEach((n,p)=>{if(M==1||p>0){let x=i||p==0||p==r;n._focus=i?null:x,a&&I8(p,x?1:k2.alpha)}}),a5=r,a&&E5()}}b1&&y5&&Q1(q9,i1,r=>{D._lock||(i5(r),a5!=null&&y2(null,I5,!0,g1.setSeries))});function B2(r,i,a){let n=g[i];a&&(r=r/t1-(n.ori==1?k1:l1));let p=q;n.ori==1&&(p=B,r=p-r),n.dir==-1&&(r=p-r);let x=n._min,u=n._max,h=r/p,f=x+(u-x)*h,b=n.distr;return b==3?X5(10,f):b==4?zC(f,n.asinh):b==100?n.bwd(f):f}function G8(r,i){let a=B2(r,k,i);return g2(a,H[0],P1,T1)}V.valToIdx=r=>g2(r,H[0]),V.posToIdx=G8,V.posToVal=B2,V.valToPos=(r,i,a)=>g[i].ori==0?e(r,g[i],a?X1:q,a?V2:0):t(r,g[i],a?u2:B,a?a2:0),V.setCursor=(r,i,a)=>{m1=r.left,c1=r.top,A5(null,i,a)};function t4(r,i){s1(N5,j5,v1.left=r),s1(N5,h3,v1.width=i)}function i4(r,i){s1(N5,"top",v1.top=r),s1(N5,f3,v1.height=i)}let A3=w.ori==0?t4:i4,n3=w.ori==1?t4:i4;function U8(){if(b1&&J.live)for(let r=M==2?1:0;r<S.length;r++){if(r==0&&o2)continue;let i=J.values[r],a=0;for(let n in i)w2[r][a++].firstChild.nodeValue=i[n]}}function _0(r,i){if(r!=null&&(r.idxs?r.idxs.forEach((a,n)=>{a1[n]=a}):KC(r.idx)||a1.fill(r.idx),J.idx=a1[0]),b1&&J.live){for(let a=0;a<S.length;a++)(a>0||M==1&&!o2)&&Q8(a,a1[a]);U8()}A2=!1,i!==!1&&E1("setLegend")}V.setLegend=_0;function Q8(r,i){let a=S[r],n=r==0&&Y==2?Z2:H[r],p;o2?p=a.values(V,r,i)??Q2:(p=a.value(V,i==null?null:n[i],r,i),p=p==null?Q2:{_:p}),J.values[r]=p}function A5(r,i,a){e4=m1,r4=c1,[m1,c1]=D.move(V,m1,c1),D.left=m1,D.top=c1,U1&&(D5&&F2(D5,y1(m1),0,q,B),_5&&F2(_5,0,y1(c1),q,B));let n,p=P1>T1;D2=n1,Y2=null;let x=w.ori==0?q:B,u=w.ori==1?q:B;if(m1<0||W1==0||p){n=D.idx=null;for(let h=0;h<S.length;h++){let f=n2[h];f!=null&&F2(f,-10,-10,q,B)}y5&&y2(null,I5,!0,r==null&&g1.setSeries),J.live&&(a1.fill(n),A2=!0)}else{let h,f,b;M==1&&(h=w.ori==0?m1:c1,f=B2(h,k),n=D.idx=g2(f,H[0],P1,T1),b=E(H[0][n],w,x,0));let y=-10,P=-10,G=0,r1=0,M1=!0,X="",I="";for(let _=M==2?1:0;_<S.length;_++){let x1=S[_],h1=a1[_],D1=h1==null?null:M==1?H[_][h1]:H[_][1][h1],A1=D.dataIdx(V,_,n,f),f1=A1==null?null:M==1?H[_][A1]:H[_][1][A1];if(A2=A2||f1!=D1||A1!=h1,a1[_]=A1,_>0&&x1.show){let L2=A1==null?-10:A1==n?b:E(M==1?H[0][A1]:H[_][0][A1],w,x,0),K1=f1==null?-10:z(f1,M==1?g[x1.scale]:g[x1.facets[1].scale],u,0);if(y5&&f1!=null){let d2=w.ori==1?m1:c1,c2=B1(k2.dist(V,_,A1,K1,d2));if(c2<D2){let P2=k2.bias;if(P2!=0){let M2=B2(d2,x1.scale),l2=f1>=0?1:-1,S2=M2>=0?1:-1;S2==l2&&(S2==1?P2==1?f1>=M2:f1<=M2:P2==1?f1<=M2:f1>=M2)&&(D2=c2,Y2=_)}else D2=c2,Y2=_}}if(A2||B5){let d2,c2;w.ori==0?(d2=L2,c2=K1):(d2=K1,c2=L2);let P2,M2,l2,S2,T2,q1,e2=!0,n5=z1.bbox;if(n5!=null){e2=!1;let j1=n5(V,_);l2=j1.left,S2=j1.top,P2=j1.width,M2=j1.height}else l2=d2,S2=c2,P2=M2=z1.size(V,_);if(q1=z1.fill(V,_),T2=z1.stroke(V,_),B5)_==Y2&&D2<=k2.prox&&(y=l2,P=S2,G=P2,r1=M2,M1=e2,X=q1,I=T2);else{let j1=n2[_];j1!=null&&(P5[_]=l2,T5[_]=S2,V6(j1,P2,M2,e2),C6(j1,q1,T2),F2(j1,x2(l2),x2(S2),q,B))}}}}if(B5){let _=k2.prox,x1=a5==null?D2<=_:D2>_||Y2!=a5;if(A2||x1){let h1=n2[0];h1!=null&&(P5[0]=y,T5[0]=P,V6(h1,G,r1,M1),C6(h1,X,I),F2(h1,x2(y),x2(P),q,B))}}}if(v1.show&&q2)if(r!=null){let[h,f]=g1.scales,[b,y]=g1.match,[P,G]=r.cursor.sync.scales,r1=r.cursor.drag;if(F1=r1._x,R1=r1._y,F1||R1){let{left:M1,top:X,width:I,height:_}=r.select,x1=r.scales[P].ori,h1=r.posToVal,D1,A1,f1,L2,K1,d2=h!=null&&b(h,P),c2=f!=null&&y(f,G);d2&&F1?(x1==0?(D1=M1,A1=I):(D1=X,A1=_),f1=g[h],L2=E(h1(D1,P),f1,x,0),K1=E(h1(D1+A1,P),f1,x,0),A3(O2(L2,K1),B1(K1-L2))):A3(0,x),c2&&R1?(x1==1?(D1=M1,A1=I):(D1=X,A1=_),f1=g[f],L2=z(h1(D1,G),f1,u,0),K1=z(h1(D1+A1,G),f1,u,0),n3(O2(L2,K1),B1(K1-L2))):n3(0,u)}else N0()}else{let h=B1(e4-L4),f=B1(r4-M4);if(w.ori==1){let G=h;h=f,f=G}F1=N1.x&&h>=N1.dist,R1=N1.y&&f>=N1.dist;let b=N1.uni;b!=null?F1&&R1&&(F1=h>=b,R1=f>=b,!F1&&!R1&&(f>h?R1=!0:F1=!0)):N1.x&&N1.y&&(F1||R1)&&(F1=R1=!0);let y,P;F1&&(w.ori==0?(y=$5,P=m1):(y=W5,P=c1),A3(O2(y,P),B1(P-y)),R1||n3(0,u)),R1&&(w.ori==1?(y=$5,P=m1):(y=W5,P=c1),n3(O2(y,P),B1(P-y)),F1||A3(0,x)),!F1&&!R1&&(A3(0,0),n3(0,0))}if(N1._x=F1,N1._y=R1,r==null){if(a){if(s4!=null){let[h,f]=g1.scales;g1.values[0]=h!=null?B2(w.ori==0?m1:c1,h):null,g1.values[1]=f!=null?B2(w.ori==1?m1:c1,f):null}l3(i7,V,m1,c1,q,B,n)}if(y5){let h=a&&g1.setSeries,f=k2.prox;a5==null?D2<=f&&y2(Y2,I5,!0,h):D2>f?y2(null,I5,!0,h):Y2!=a5&&y2(Y2,I5,!0,h)}}A2&&(J.idx=n,_0()),i!==!1&&E1("setCursor")}let J2=null;Object.defineProperty(V,"rect",{get(){return J2==null&&d3(!1),J2}});function d3(r=!1){r?J2=null:(J2=c.getBoundingClientRect(),E1("syncRect",J2))}function o4(r,i,a,n,p,x,u){D._lock||q2&&r!=null&&r.movementX==0&&r.movementY==0||($0(r,i,a,n,p,x,u,!1,r!=null),r!=null?A5(null,!0,!0):A5(i,!0,!1))}function $0(r,i,a,n,p,x,u,h,f){if(J2==null&&d3(!1),i5(r),r!=null)a=r.clientX-J2.left,n=r.clientY-J2.top;else{if(a<0||n<0){m1=-10,c1=-10;return}let[b,y]=g1.scales,P=i.cursor.sync,[G,r1]=P.values,[M1,X]=P.scales,[I,_]=g1.match,x1=i.axes[0].side%2==1,h1=w.ori==0?q:B,D1=w.ori==1?q:B,A1=x1?x:p,f1=x1?p:x,L2=x1?n:a,K1=x1?a:n;if(M1!=null?a=I(b,M1)?o(G,g[b],h1,0):-10:a=h1*(L2/A1),X!=null?n=_(y,X)?o(r1,g[y],D1,0):-10:n=D1*(K1/f1),w.ori==1){let d2=a;a=n,n=d2}}f&&(i==null||i.cursor.event.type==i7)&&((a<=1||a>=q-1)&&(a=s5(a,q)),(n<=1||n>=B-1)&&(n=s5(n,B))),h?(L4=a,M4=n,[$5,W5]=D.move(V,a,n)):(m1=a,c1=n)}let W0={width:0,height:0,left:0,top:0};function N0(){D3(W0,!1)}let a4,A4,n4,d4;function l4(r,i,a,n,p,x,u){q2=!0,F1=R1=N1._x=N1._y=!1,$0(r,i,a,n,p,x,u,!0,!1),r!=null&&(Q1(o7,l7,p4,!1),l3(Q9,V,$5,W5,q,B,null));let{left:h,top:f,width:b,height:y}=v1;a4=h,A4=f,n4=b,d4=y}function p4(r,i,a,n,p,x,u){q2=N1._x=N1._y=!1,$0(r,i,a,n,p,x,u,!1,!0);let{left:h,top:f,width:b,height:y}=v1,P=b>0||y>0,G=a4!=h||A4!=f||n4!=b||d4!=y;if(P&&G&&D3(v1),N1.setScale&&P&&G){let r1=h,M1=b,X=f,I=y;if(w.ori==1&&(r1=f,M1=y,X=h,I=b),F1&&j2(k,B2(r1,k),B2(r1+M1,k)),R1)for(let _ in g){let x1=g[_];_!=k&&x1.from==null&&x1.min!=n1&&j2(_,B2(X+I,_),B2(X,_))}N0()}else D.lock&&(D._lock=!D._lock,A5(i,!0,r!=null));r!=null&&(w5(o7,l7),l3(o7,V,m1,c1,q,B,null))}function K8(r,i,a,n,p,x,u){if(D._lock)return;i5(r);let h=q2;if(q2){let f=!0,b=!0,y=10,P,G;w.ori==0?(P=F1,G=R1):(P=R1,G=F1),P&&G&&(f=m1<=y||m1>=q-y,b=c1<=y||c1>=B-y),P&&f&&(m1=m1<$5?0:q),G&&b&&(c1=c1<W5?0:B),A5(null,!0,!0),q2=!1}m1=-10,c1=-10,a1.fill(null),A5(null,!0,!0),h&&(q2=h)}function m4(r,i,a,n,p,x,u){D._lock||(i5(r),h0(),N0(),r!=null&&l3(j9,V,m1,c1,q,B,null))}function v4(){R.forEach(aV),S0(V.width,V.height,!0)}c5(A0,J5,v4);let z5={};z5.mousedown=l4,z5.mousemove=o4,z5.mouseup=p4,z5.dblclick=m4,z5.setSeries=(r,i,a,n)=>{let p=g1.match[2];a=p(V,i,a),a!=-1&&y2(a,n,!0,!1)},U1&&(Q1(Q9,c,l4),Q1(i7,c,o4),Q1(K9,c,r=>{i5(r),d3(!1)}),Q1(q9,c,K8),Q1(j9,c,m4),c7.add(V),V.syncRect=d3);let _3=V.hooks=L.hooks||{};function E1(r,i,a){F0?a3.push([r,i,a]):r in _3&&_3[r].forEach(n=>{n.call(null,V,i,a)})}(L.plugins||[]).forEach(r=>{for(let i in r.hooks)_3[i]=(_3[i]||[]).concat(r.hooks[i])});let x4=(r,i,a)=>a,g1=O1({key:null,setSeries:!1,filters:{pub:t6,sub:t6},scales:[k,S[1]?S[1].scale:null],match:[i6,i6,x4],values:[null,null]},D.sync);g1.match.length==2&&g1.match.push(x4),D.sync=g1;let s4=g1.key,I0=M8(s4);function l3(r,i,a,n,p,x,u){g1.filters.pub(r,i,a,n,p,x,u)&&I0.pub(r,i,a,n,p,x,u)}I0.sub(V);function q8(r,i,a,n,p,x,u){g1.filters.sub(r,i,a,n,p,x,u)&&z5[r](null,i,a,n,p,x,u)}V.pub=q8;function j8(){I0.unsub(V),c7.delete(V),L5.clear(),v7(A0,J5,v4),d.remove(),i1?.remove(),E1("destroy")}V.destroy=j8;function z0(){E1("init",L,H),q7(H||L.data,!1),W[k]?R0(k,W[k]):h0(),B3=v1.show&&(v1.width>0||v1.height>0),t5=A2=!0,S0(L.width,L.height)}return S.forEach(Q7),R.forEach(w8),C?C instanceof HTMLElement?(C.appendChild(d),z0()):C(V,z0):z0(),V}w1.assign=O1;w1.fmtNum=b7;w1.rangeNum=n0;w1.rangeLog=p0;w1.rangeAsinh=O7;w1.orient=h5;w1.pxRatio=t1;w1.join=HH;w1.fmtDate=y7,w1.tzDate=nH;w1.sync=M8;{w1.addGap=KH,w1.clipGaps=x0;let L=w1.paths={points:a8};L.linear=n8,L.stepped=YH,L.bars=JH,L.spline=CV}var m8='.uplot, .uplot *, .uplot *::before, .uplot *::after {box-sizing: border-box;}.uplot {font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji";line-height: 1.5;width: min-content;}.u-title {text-align: center;font-size: 18px;font-weight: bold;}.u-wrap {position: relative;user-select: none;}.u-over, .u-under {position: absolute;}.u-under {overflow: hidden;}.uplot canvas {display: block;position: relative;width: 100%;height: 100%;}.u-axis {position: absolute;}.u-legend {font-size: 14px;margin: auto;text-align: center;}.u-inline {display: block;}.u-inline * {display: inline-block;}.u-inline tr {margin-right: 16px;}.u-legend th {font-weight: 600;}.u-legend th > * {vertical-align: middle;display: inline-block;}.u-legend .u-marker {width: 1em;height: 1em;margin-right: 4px;background-clip: padding-box !important;}.u-inline.u-live th::after {content: ":";vertical-align: middle;}.u-inline:not(.u-live) .u-value {display: none;}.u-series > * {padding: 4px;}.u-series th {cursor: pointer;}.u-legend .u-off > * {opacity: 0.3;}.u-select {background: rgba(0,0,0,0.07);position: absolute;pointer-events: none;}.u-cursor-x, .u-cursor-y {position: absolute;left: 0;top: 0;pointer-events: none;will-change: transform;}.u-hz .u-cursor-x, .u-vt .u-cursor-y {height: 100%;border-right: 1px dashed #607D8B;}.u-hz .u-cursor-y, .u-vt .u-cursor-x {width: 100%;border-bottom: 1px dashed #607D8B;}.u-cursor-pt {position: absolute;top: 0;left: 0;border-radius: 50%;border: 0 solid;pointer-events: none;will-change: transform;/*this has to be !important since we set inline "background" shorthand */background-clip: padding-box !important;}.u-axis.u-off, .u-select.u-off, .u-cursor-x.u-off, .u-cursor-y.u-off, .u-cursor-pt.u-off {display: none;}';var nV=48,D7=class extends _1{constructor(){super();this.shape="";this.height=280,this.table=!1,this.plain=!1}static{this.properties={app:{attribute:!1},model:{attribute:!1},words:{attribute:!1},height:{type:Number},cursorAt:{attribute:!1},plain:{type:Boolean},table:{state:!0}}}static{this.styles=[m2,G1`
      ${N3(m8)}
    `,G1`
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
    `]}connectedCallback(){super.connectedCallback(),this.watch=new ResizeObserver(()=>this.resize()),this.watch.observe(this)}disconnectedCallback(){super.disconnectedCallback(),this.watch?.disconnect(),this.plot?.destroy(),this.plot=void 0,this.shape=""}render(){let{app:C,model:V}=this;return Z`<div class="canvas" role="img" aria-label=${V.summary}><div class="tip"></div></div>
      ${this.plain?T:Z`<div class="legend">
            ${V.lines.map(M=>Z`<span><i style="border-color:${M.color};${M.dash?"border-top-style:dashed":""}"></i>${M.label}</span>`)}
            ${V.bands.map(M=>Z`<span><i class="band" style="background:${M.color}"></i>${M.label}</span>`)}
            <button class="more" aria-expanded=${this.table} @click=${()=>this.table=!this.table}>${C.t(this.table?"hide_table":"show_table")}</button>
          </div>`}
      ${this.table?this.rows():T}`}rows(){let{app:C,model:V}=this,M=e=>Math.max(1,Math.ceil(e/nV));return Z`<div class="rows" tabindex="0" role="region" aria-label=${C.t("show_table")}>
      ${V.lines.map(e=>Z`<table>
          <caption class="sr">${e.label}</caption>
          <thead><tr><th scope="col">${C.t("time")}</th><th scope="col">${e.label}</th></tr></thead>
          <tbody>
            ${e.times.map((t,o)=>o%M(e.times.length)?T:Z`<tr><td>${C.format.short(t)}</td><td class="num">${this.value(e.values[o]??null)}</td></tr>`)}
          </tbody>
        </table>`)}
    </div>`}value(C){return C==null?"–":this.model.states?this.model.states[Math.round(C)]??"–":this.app.format.quantity(C,this.model.unit)}updated(C){C.has("model")||C.has("words")||C.has("height")?this.draw():C.has("cursorAt")&&this.plot?.redraw(!1,!1)}resize(){let C=this.clientWidth;this.plot&&C&&Math.abs(this.plot.width-C)>1?this.plot.setSize({width:C,height:this.height}):!this.plot&&C&&this.draw()}draw(){let C=this.renderRoot.querySelector(".canvas"),V=this.clientWidth;if(!C||!this.model||!V)return;let M=this.model,e=JSON.stringify([M.lines.map(o=>[o.label,o.color,o.step,o.dash,o.dots]),M.bands.map(o=>[o.label,o.color]),M.unit,M.states,this.height,this.app.format.zone,this.app.format.language,getComputedStyle(this).color]),t=pV(M);if(this.plot&&e===this.shape){this.plot.setData(t,!1),this.scale();return}this.plot?.destroy(),this.shape=e,this.plot=new w1(this.options(V),t,C),this.scale()}scale(){let{model:C,plot:V}=this;V&&V.setScale("x",{min:C.start,max:C.end})}options(C){let V=getComputedStyle(this),M=V.getPropertyValue("--secondary-text-color").trim()||"#5e5e5e",e=V.getPropertyValue("--divider-color").trim()||"rgba(128,128,128,.2)",t=`12px ${V.fontFamily}`,{model:o}=this,A=w1.paths.stepped?.({align:1}),d=[{}];for(let m of o.lines)d.push({label:m.label,stroke:m.color,width:m.dots?0:m.width??2,spanGaps:!1,points:m.dots?{show:!0,size:5,fill:m.color}:{show:!1},...m.dash?{dash:m.dash}:{},...m.step&&A?{paths:A}:{}});let v=[];for(let m of o.bands){let s=d.length;for(let c of["high","low"])d.push({label:`${m.label} ${c}`,stroke:"transparent",width:0,points:{show:!1}});v.push({series:[s,s+1],fill:m.color})}let l=o.states;return{width:C,height:this.height,tzDate:m=>w1.tzDate(new Date(m*1e3),this.app.format.zone),series:d,bands:v,legend:{show:!1},padding:[12,24,0,0],cursor:{points:{show:!1},drag:{x:!0,y:!1,setScale:!0}},scales:{x:{time:!0},y:{range:(m,s,c)=>l?[-.3,l.length-.7]:lV(s,c,this.model.limits.map(O=>O.value),this.model.unit)}},axes:[{stroke:M,font:t,grid:{stroke:e,width:1},ticks:{show:!1},space:64,size:32,values:(m,s)=>s.map((c,O)=>this.tick(c,s[O-1]))},{stroke:M,font:t,grid:{stroke:e,width:1},ticks:{show:!1},size:l?84:56,...l?{splits:()=>l.map((m,s)=>s)}:{},values:(m,s)=>s.map(c=>l?dV(l[Math.round(c)]??""):this.app.format.number(c,2))}],hooks:{drawClear:[m=>this.past(m,e)],draw:[m=>this.over(m,M,t)],setCursor:[m=>this.tip(m)]}}}tick(C,V){let{format:M}=this.app;return V===void 0||M.day(C)!==M.day(V)?`${M.time(C)}
${M.day(C)}`:M.time(C)}past(C,V){let M=this.model.now;if(M===void 0||M>=this.model.end)return;let{ctx:e,bbox:t}=C,o=Math.max(C.valToPos(M,"x",!0),t.left);e.save(),e.globalAlpha=.25,e.fillStyle=V,e.fillRect(o,t.top,Math.max(t.left+t.width-o,0),t.height),e.restore()}over(C,V,M){let{ctx:e,bbox:t}=C,o=devicePixelRatio;e.save(),e.beginPath(),e.rect(t.left,t.top,t.width,t.height),e.clip();let A=(d,v,l)=>{let m=C.valToPos(d,"x",!0);e.strokeStyle=v,e.lineWidth=o,e.setLineDash(l.map(s=>s*o)),e.beginPath(),e.moveTo(m,t.top),e.lineTo(m,t.top+t.height),e.stroke()};for(let d of this.model.limits){let v=C.valToPos(d.value,"y",!0);e.strokeStyle=d.color,e.lineWidth=o,e.setLineDash([6*o,4*o]),e.beginPath(),e.moveTo(t.left,v),e.lineTo(t.left+t.width,v),e.stroke(),e.fillStyle=d.color,e.textAlign="left",e.textBaseline="bottom",e.font=M.replace("12px",`${11*o}px`),e.fillText(d.label,t.left+6*o,v-2*o)}this.model.now!==void 0&&A(this.model.now,V,[3,3]),this.cursorAt!==void 0&&A(this.cursorAt,getComputedStyle(this).getPropertyValue("--error-color").trim()||"#db4437",[]),e.setLineDash([]);for(let d of this.model.marks){let v=C.valToPos(d.at,"x",!0);e.fillStyle=d.color,e.beginPath(),e.arc(v,t.top+t.height-6*o,4*o,0,2*Math.PI),e.fill()}e.restore()}tip(C){let V=this.renderRoot.querySelector(".tip");if(!V)return;let{left:M,idx:e}=C.cursor;if(M===void 0||M<0||e===null||e===void 0){V.style.display="none";return}let t=C.posToVal(M,"x"),o=[];for(let v of this.model.lines){let l=_7(v,t);l!==void 0&&o.push([v.label,this.value(l)])}for(let v of this.model.bands){let l=vV(v,t);l&&o.push([v.label,`${this.value(l[0])} – ${this.value(l[1])}`])}let A=this.model.end-this.model.start;for(let v of this.model.marks)Math.abs(v.at-t)<A/80&&o.push([this.app.format.time(v.at),v.label]);V.replaceChildren(...[[this.app.format.short(t)],...o].map((v,l)=>{let m=document.createElement("div");return m.textContent=v.join(": "),l||(m.style.fontWeight="500"),m})),V.style.display="block";let d=this.clientWidth-V.offsetWidth-8;V.style.left=`${Math.max(4,Math.min(M+68,d))}px`,V.style.top="14px"}};function dV(L){return L.length>12?`${L.slice(0,11)}…`:L}function lV(L,H,C,V){if(L===null||H===null||!Number.isFinite(L)||!Number.isFinite(H))return[0,1];let M=H-L,e=C.filter(l=>l>=L-M&&l<=H+M),t=Math.min(L,...e),o=Math.max(H,...e),A=V?.startsWith("°")?1:V==="%"?4:Math.max(Math.abs(o)*.05,.1),d=Math.max((o-t)*.08,(A-(o-t))/2);return[t>=0&&t-d<0&&(V==="W"||V==="%"||V==="kWh")?0:t-d,o+d]}function pV(L){let H=[...L.lines.map(V=>[V.times,V.values]),...L.bands.map(V=>[V.times,V.high,V.low])];return H.filter(V=>V[0].length).length?w1.join(H,H.map(V=>V.slice(1).map(()=>1)).map(V=>[1,...V])):[[L.start,L.end],...H.flatMap(V=>V.slice(1).map(()=>[null,null]))]}function mV(L,H){let C=0,V=L.length;for(;C<V;){let M=C+V>>1;L[M]<=H?C=M+1:V=M}return C-1}function _7(L,H){let C=mV(L.times,H),V=L.times.length-1;if(C<0||C===V&&!L.step&&H>L.times[V])return;let M=L.values[C],e=L.values[C+1];if(L.step||C===V||M===null||M===void 0||e===null||e===void 0)return M??void 0;let t=L.times[C],o=(H-t)/(L.times[C+1]-t||1);return M+o*(e-M)}function vV(L,H){let C=_7({label:"",color:"",times:L.times,values:L.low},H),V=_7({label:"",color:"",times:L.times,values:L.high},H);return typeof C=="number"&&typeof V=="number"?[C,V]:void 0}customElements.get("dt-chart")??customElements.define("dt-chart",D7);function xV(L,H){let C=new Set(H);for(let V of L)typeof V=="string"&&C.add(V);return C.has("on")||C.has("off")?(C.delete("off"),C.delete("on"),["off","on",...C]):[...C]}function r3(L,H){return L.map(C=>{if(typeof C=="number")return C;if(C===null||!H)return null;let V=H.indexOf(C);return V<0?null:V})}function v8(L){let{app:H,history:C,forecast:V,live:M,accent:e}=L,t=Date.now()/1e3,o=(C?.quantity??V?.quantity)==="number",A=[...C?.reported?.values??[],...V?.values??[],...M.map(S=>S.value)],d=o?void 0:xV(A,C?.options??[]),v=[],l=[],m=[...C?.reported?.times??[]],s=r3(C?.reported?.values??[],d);for(let S of M)S.at>(m.at(-1)??0)&&(m.push(S.at),s.push(r3([S.value],d)[0]??null));m.length&&(m.push(Math.max(t,m.at(-1))),s.push(s.at(-1)??null),v.push({label:H.t("reported"),color:I9,times:m,values:s,step:!o||m.length<40&&o,width:2}));let c=C?.foretold;c?.values?.length&&o&&(v.push({label:H.t("foretold"),color:q5(e,.75),times:c.times,values:r3(c.values,void 0),dash:[4,4],width:1.5}),l.push({label:H.t("foretold_band"),color:q5(e,.1),times:c.times,low:r3(c.low??[],void 0),high:r3(c.high??[],void 0)}));let O=t+300;if(V?.times.length){let S=t+L.ahead,R=V.times.filter(k=>k<=S).length||V.times.length,g=V.times.slice(0,R);if(O=Math.max(O,g.at(-1)??O),v.push({label:H.t("forecast"),color:e,times:g,values:r3(V.values.slice(0,R),d),step:!o,width:2.5}),V.bands){let k=j=>(V.bands?.[j]??[]).slice(0,R);l.push({label:H.t("band",{percent:90}),color:q5(e,.16),times:g,low:k("low90"),high:k("high90")}),l.push({label:H.t("band",{percent:50}),color:q5(e,.28),times:g,low:k("low50"),high:k("high50")})}let Q=V.probability?.on??V.probability?.locked;d?.length===2&&Q&&v.push({label:H.t("probability"),color:q5(e,.6),times:g,values:Q.slice(0,R),dash:[2,3],width:1.5})}let F=[...(C?.snapshots??[]).map(S=>({at:S.at,color:"#8a8a8a88",label:H.t("snapshot")})),...L.events.map(S=>({at:Date.parse(S.time)/1e3,color:S.severity==="high"||S.severity==="critical"?"#db4437":S.severity?"#ffa600":e,label:S.text}))].filter(S=>S.at>=L.start),N=V?.values.at(-1)??null;return{lines:v,bands:l,marks:F,limits:o?L.limits:[],unit:C?.unit??V?.unit??null,...d?{states:d.map(S=>H.words(L.entityId,S,null))}:{},now:t,start:L.start,end:O,summary:H.t("chart_summary",{name:L.name,value:H.words(L.entityId,M.at(-1)?.value??C?.reported?.values.at(-1),C?.unit??null),later:V?.times.length?H.format.short(V.times.at(-1)):"–",expected:H.words(L.entityId,N,V?.unit??null)})}}function $7(L,H,C){let V=document.createElement("dialog"),M=document.createElement("form");M.method="dialog",M.className="content";let e=document.createElement("header");e.textContent=C.title,e.id="dt-ask-title";let t=document.createElement("p");t.textContent=C.text,M.append(e,t);let o;if(C.input){let l=document.createElement("label");l.className="field",o=document.createElement("input"),o.type=C.input.type??"text",o.value=C.input.value??"",o.required=!0,l.append(C.input.label,o),M.append(l)}let A=document.createElement("div");A.className="actions";let d=document.createElement("button");d.type="button",d.textContent=L.t("cancel");let v=document.createElement("button");return v.className="filled",v.value="yes",v.textContent=C.yes,A.append(d,v),M.append(A),V.setAttribute("aria-labelledby",e.id),V.append(M),H.append(V),new Promise(l=>{d.addEventListener("click",()=>V.close()),V.addEventListener("close",()=>{l(V.returnValue==="yes"?o?.value??"":void 0),V.remove()}),V.showModal()})}var W7=class extends _1{constructor(){super();this.toggle=async()=>{this.open=!this.open,window.removeEventListener("click",this.outside),this.open&&(window.addEventListener("click",this.outside),await this.updateComplete,this.all()[0]?.focus())};this.outside=C=>{C.composedPath().includes(this)||this.close(!1)};this.key=C=>{let V=this.all(),M=V.indexOf(this.shadowRoot?.activeElement),e={ArrowDown:M+1,ArrowUp:M-1,Home:0,End:V.length-1};C.key==="Escape"||C.key==="Tab"?this.close(C.key==="Escape"):C.key in e&&(C.preventDefault(),V[(e[C.key]+V.length)%V.length]?.focus())};this.items=[],this.open=!1}static{this.properties={items:{attribute:!1},label:{},open:{state:!0}}}static{this.styles=[m2,G1`
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
    `]}disconnectedCallback(){super.disconnectedCallback(),window.removeEventListener("click",this.outside)}render(){return Z`<button class="round" aria-label=${this.label} aria-haspopup="menu" aria-expanded=${this.open} @click=${this.toggle}>${p1(H9)}</button>
      ${this.open?Z`<div role="menu" aria-label=${this.label} @keydown=${this.key}>
            ${this.items.map(C=>Z`<button role="menuitem" tabindex="-1" class=${C.danger?"danger":""} @click=${()=>this.choose(C)}>${p1(C.icon)}${C.label}</button>`)}
          </div>`:""}`}all(){return[...this.renderRoot.querySelectorAll("[role=menuitem]")]}close(C){this.open=!1,window.removeEventListener("click",this.outside),C&&this.renderRoot.querySelector("button.round")?.focus()}choose(C){this.close(!0),C.run()}};customElements.get("dt-menu")??customElements.define("dt-menu",W7);var I1=240,$1=34,sV=300;function x8(L,H,C,V,M,e){let t=A=>$1+(A-H)/(C-H||1)*(I1-$1-8),o=[H,(H+C)/2,C];return Z`<svg class="scatter" viewBox="0 0 ${I1} ${I1}" role="img" aria-label=${e}>
    ${N2`<rect x=${$1} y="8" width=${I1-$1-8} height=${I1-$1-8} class="ground"></rect>
      <line x1=${$1} y1=${I1-$1} x2=${I1-8} y2="8" class="ideal"></line>
      ${M}
      ${o.map((A,d)=>N2`<text x=${t(A)} y=${I1-$1+14} text-anchor=${d===0?"start":d===2?"end":"middle"}>${V(A)}</text>
        <text x=${$1-4} y=${I1-t(A)+(d===2?8:d===0?0:4)} text-anchor="end">${V(A)}</text>`)}
      <text x=${(I1+$1)/2} y=${I1-4} text-anchor="middle">${L.t("foretold_axis")}</text>
      <text x="10" y=${(I1-$1)/2} text-anchor="middle" transform="rotate(-90 10 ${(I1-$1)/2})">${L.t("came_axis")}</text>`}
  </svg>`}function s8(L,H){return H.values?uV(L,H,H.values):ZV(L,H)}function uV(L,H,C){if(C.length<5)return;let V=Math.ceil(C.length/sV),M=[...C,...H.outcome],e=Math.min(...M),t=Math.max(...M),o=(t-e)*.05||.5,A=e-o,d=t+o,v=c=>(c-A)/(d-A)*(I1-$1-8),l=C.map((c,O)=>{let F=H.outcome[O];return F>=(H.low?.[O]??-1/0)&&F<=(H.high?.[O]??1/0)}),m=l.filter(Boolean).length/l.length,s=C.map((c,O)=>O%V?void 0:N2`<circle cx=${$1+v(c)} cy=${I1-$1-v(H.outcome[O])} r="2.6" class=${l[O]?"in":"out"}></circle>`);return x8(L,A,d,c=>L.format.number(c,1),s,L.t("reliability_summary",{count:L.format.number(C.length,0),share:L.format.percent(m)}))}function ZV(L,H){let C=Array.from({length:10},()=>({n:0,said:0,came:0}));(H.probability??[]).forEach((t,o)=>{if(t===null)return;let A=C[Math.min(9,Math.floor(t*10))];A.n+=1,A.said+=t,A.came+=H.outcome[o]});let V=C.reduce((t,o)=>t+o.n,0);if(V<5)return;let M=t=>t*(I1-$1-8),e=C.filter(t=>t.n).map(t=>N2`<circle cx=${$1+M(t.said/t.n)} cy=${I1-$1-M(t.came/t.n)} r=${3+8*Math.sqrt(t.n/V)} class="in"></circle>`);return x8(L,0,1,t=>L.format.percent(t),e,L.t("reliability_chance",{count:L.format.number(V,0)}))}function f5(L,H){L.dispatchEvent(new CustomEvent("hass-notification",{detail:{message:H},bubbles:!0,composed:!0}))}var N7=[[6,3],[24,24],[72,24],[240,24]],cV=["mirror","sandbox","guard"],SV=600,u8=12,I7=class extends _1{constructor(){super();this.points=[];this.asked="";this.range=1,this.all=!1,this.forget()}static{this.properties={app:{attribute:!1},twinId:{},words:{attribute:!1},channel:{state:!0},range:{state:!0},data:{state:!0},history:{state:!0},forecast:{state:!0},scores:{state:!0},events:{state:!0},error:{state:!0},all:{state:!0}}}static{this.styles=[m2,G1`
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
    `]}forget(){this.data={},this.history=null,this.forecast=null,this.scores=null,this.events=[],this.error="",this.points=[],this.channel=void 0,this.asked=""}connectedCallback(){super.connectedCallback(),this.clock=window.setInterval(()=>this.requestUpdate(),6e4),this.app&&this.twinId&&this.subscribe()}disconnectedCallback(){super.disconnectedCallback(),window.clearInterval(this.clock),this.live?.stop(),this.told?.stop(),this.live=this.told=void 0}willUpdate(C){C.has("twinId")&&this.isConnected&&(this.forget(),this.subscribe());let V=`${this.twinId} ${this.shownChannel} ${this.range}`;this.data.identity&&V!==this.asked&&(this.asked=V,this.load())}get shownChannel(){return this.channel??this.data.tile?.channel??null}subscribe(){this.live?.stop(),this.told?.stop();let C=()=>this.requestUpdate();this.live=new X2(this.app.hass.connection,{type:"digital_twin/twin/subscribe",twin_id:this.twinId},()=>this.data={},V=>this.take(V),C),this.live.start()}take(C){let V={...this.data.channels,...C.channels},M=!this.data.identity&&C.identity;this.data={...this.data,...C,channels:V};let e=this.shownChannel;e&&C.channels?.[e]&&(this.points=[...this.points.slice(-SV),{at:Date.now()/1e3,value:C.channels[e].value}]),M&&this.watchEvents(this.data.tile?.entity_id??"")}watchEvents(C){this.told?.stop();let V=new Map;this.told=new X2(this.app.hass.connection,{type:"digital_twin/events/subscribe",entity_id:[C],recent:50},()=>V.clear(),M=>{V.set(M.event_id,M),this.events=[...V.values()].sort((e,t)=>t.time.localeCompare(e.time)).slice(0,200)},()=>{}),this.told.start()}async load(){let{twinId:C,asked:V}=this,M=this.shownChannel,[e]=N7[this.range];if(M)try{let t=M===this.data.tile?.channel,[o,A,d]=await Promise.all([this.app.ws("twin/history",{twin_id:C,channel:M,hours:e}),this.app.ws("twin/scores",{twin_id:C,channel:M}),t?Promise.resolve(null):this.app.ws("twin/forecast",{twin_id:C,channel:M})]);if(V!==this.asked)return;this.history=o,this.scores=A,this.forecast=d,this.points=[],this.error=""}catch(t){V===this.asked&&(this.error=c3(t))}}render(){let{app:C,data:V}=this,M=Z`<div class="skeleton"></div><div class="skeleton" style="min-height:320px;margin-top:16px"></div>`,e=L0(C,this.live?.standing??"loading",this.live?.error??"",M,!!V.identity);return e||!V.tile||!V.identity?Z`<div class="page">${e??M}</div>`:Z`<div class="page">
      ${this.head(V)} ${this.trouble(V)} ${this.chart(V)}
      <div class="columns">
        ${this.learned(V)} ${this.accuracy(V)} ${this.past()} ${this.now(V)}
        ${this.settings(V)} ${this.happened()}
      </div>
    </div>`}head({tile:C,identity:V,watch:M}){let{app:e}=this;return Z`<div class="head">
      <span class="kind">${p1(r0(C.kind))}</span>
      <div class="grow">
        <h1>${C.name}</h1>
        <div class="row soft">
          <span>${e.option("kind",C.kind)} · ${e.area(C.area_id)}</span>
          <span class="badge ${Q5(M.health?.score??null)}">${M.health?e.t("health_is",{score:M.health.score}):e.t("health_unknown")}</span>
          <span class="badge accent">${e.option("trust",C.trust)}</span>
          ${C.status==="following"?T:Z`<span class="badge">${e.value("status",C.status)}</span>`}
        </div>
      </div>
      <span class="value num">${e.words(C.entity_id,C.value,C.unit)}</span>
      <dt-menu .label=${e.t("more_actions")} .items=${this.actions(V)}></dt-menu>
    </div>`}actions(C){let{app:V}=this,M=[{label:V.t("what_if_here"),icon:J3,run:()=>I2(`what-if?entity=${this.data.tile?.entity_id??""}`)}];return C.own_device_id&&M.push({label:V.t("open_device"),icon:C9,run:()=>I2(`/config/devices/device/${C.own_device_id}`)}),C.controls&&M.push({label:V.t("sync_now"),icon:c9,run:()=>this.act("sync",{},V.t("synced"))},{label:V.t("take_snapshot"),icon:K4,run:()=>this.act("create_snapshot",{},V.t("snapshot_taken"))},{label:V.t("learn_now"),icon:v9,run:()=>this.act("train",{},V.t("learned_now"))},{label:V.t(C.frozen?"unfreeze":"freeze"),icon:L7,run:()=>this.act("freeze_learning",{frozen:!C.frozen},V.t("done"))},{label:V.t("reset_learning"),icon:X4,danger:!0,run:()=>{this.reset()}}),V.hass.user?.is_admin&&M.push({label:V.t("reconfigure"),icon:J4,run:()=>I2(`/config/integrations/integration/digital_twin#config_entry=${this.twinId}`)}),M}async act(C,V,M){try{await this.app.act(C,{entity_id:this.data.tile?.entity_id,...V}),f5(this,M),["create_snapshot","rollback"].includes(C)&&this.load()}catch(e){f5(this,c3(e))}}async reset(){let{app:C}=this;await $7(C,this.renderRoot,{title:C.t("reset_learning"),text:C.t("reset_text",{name:this.data.tile?.name??""}),yes:C.t("reset_yes")})!==void 0&&await this.act("reset_learning",{},C.t("done"))}trouble({watch:C,identity:V}){let{app:M}=this;return C.alerts.length?Z`<div class="card">
      <header><h2>${M.t("what_is_wrong")}</h2></header>
      <ul class="plain">
        ${C.alerts.map(e=>Z`<li class="alert ${U5(e.severity)}">
            <div class="row">${p1(x5)}<b class="grow">${e.text}</b><span class="badge">${M.option("severity",e.severity)}</span></div>
            <div class="row small"><span class="soft">${M.channel(e.channel)} · ${M.t("since",{time:M.format.short(e.since)})}</span><span class="grow"></span>
              ${!V.controls||e.acknowledged?e.acknowledged?Z`<span class="badge">${p1(H7,"s")}${M.t("seen")}</span>`:T:Z`<button @click=${()=>this.acknowledge(e)}>${p1(H7,"s")}${M.t("acknowledge")}</button>
                    <button @click=${()=>this.act("snooze_alert",{channel:e.channel,duration:{hours:24}},M.t("snoozed"))}>${p1(G4,"s")}${M.t("snooze")}</button>`}
            </div>
          </li>`)}
      </ul>
    </div>`:T}async acknowledge(C){let V=this.events.find(M=>M.data.alert===C.key);if(!V)return void await this.act("snooze_alert",{channel:C.channel,duration:{hours:24}},this.app.t("snoozed"));try{await this.app.act("acknowledge",{event_id:[V.event_id]}),f5(this,this.app.t("done"))}catch(M){f5(this,c3(M))}}chart({tile:C,channels:V,forecast:M,accuracy:e}){let{app:t}=this,o=this.shownChannel??"",[A,d]=N7[this.range],v=o==="temperature"?V.target_temperature:o==="humidity"?V.target_humidity:void 0,l=o===C.channel?M:this.forecast,m=e.find(s=>s.horizon===3600);return Z`<section class="card" aria-label=${t.t("course")}>
      <header>
        <h2>${t.t("course")}</h2>
        <select class="inline" aria-label=${t.t("channel")} @change=${s=>this.channel=s.target.value}>
          ${Object.keys(V).map(s=>Z`<option value=${s} ?selected=${s===o}>${t.channel(s)}</option>`)}
        </select>
        <div class="chips" role="group" aria-label=${t.t("range")}>
          ${N7.map(([s],c)=>Z`<button class="chip" aria-pressed=${c===this.range} @click=${()=>this.range=c}>${t.format.duration(s*3600)}</button>`)}
        </div>
      </header>
      ${this.error?z2(x5,t.t("failed"),this.error):T}
      ${this.history&&!this.error?Z`<dt-chart .app=${t} .words=${this.words} .height=${300} .model=${v8({app:t,entityId:C.entity_id,history:this.history,forecast:l,live:this.points,events:this.events,accent:N9(this),name:C.name,start:Date.now()/1e3-A*3600,ahead:d*3600,limits:typeof v?.value=="number"?[{value:v.value,label:t.t("wanted"),color:"#43a047"}]:[]})}></dt-chart>`:this.error?T:Z`<div class="skeleton" style="min-height:300px" aria-busy="true"></div>`}
      ${l?this.said(l):Z`<p class="soft small">${t.t(C.learned?"no_forecast":"still_learning")}</p>`}
      ${m?.scored&&m.coverage!==null&&o===C.channel?Z`<p class="soft small">${t.t("honest",{share:t.format.percent(m.coverage),count:t.format.number(m.scored,0)})}</p>`:T}
    </section>`}said(C){let V=[...C.risks,...C.trend,...C.notes];return V.length?Z`<ul class="plain small soft" style="gap:2px;margin-top:4px">${V.map(M=>Z`<li>${M.text}</li>`)}</ul>`:T}learned({learned:C,identity:V}){let{app:M}=this;return Z`<section class="card">
      <header><h2>${M.t("learned")}</h2>${V.frozen?Z`<span class="badge">${p1(L7,"s")}${M.t("frozen")}</span>`:T}</header>
      ${C?Z`<p style="margin-bottom:8px">${C.report.map(e=>Z`${e.text} `)}</p>
            ${C.parameters.length?Z`<details><summary>${M.t("parameters")}</summary><div class="scroll" style="margin-top:8px"><table>
                  <thead><tr><th scope="col">${M.t("parameter")}</th><th scope="col">${M.t("value")}</th></tr></thead>
                  <tbody>${C.parameters.map(e=>Z`<tr><td>${M.parameter(e.name)}</td><td class="num">${M.format.number(e.value,4)} ± ${M.format.number(e.deviation,4)} ${e.unit??""}${e.identified?T:Z` <span class="badge">${M.t("assumed")}</span>`}</td></tr>`)}</tbody>
                </table></div></details>`:T}
            ${C.left_out.length?Z`<details style="margin-top:8px"><summary>${M.t("left_out")}</summary><ul class="plain small soft" style="margin-top:8px">${C.left_out.map(e=>Z`<li>${e.text}</li>`)}</ul></details>`:T}
            <p class="soft small" style="margin-top:8px">${M.t("learned_at",{time:M.format.relative(Date.parse(C.learned_at)/1e3)})}</p>`:Z`<p class="soft">${M.t("still_learning")}</p>`}
    </section>`}accuracy({accuracy:C,tile:V}){let{app:M}=this,e=C.filter(A=>A.scored),t=V.quantity==="number",o=this.scores?s8(M,this.scores):void 0;return Z`<section class="card">
      <header><h2>${M.t("score")}</h2></header>
      ${e.length?Z`<div class="scroll"><table>
            <thead><tr><th scope="col">${M.t("ahead")}</th><th scope="col">${t?M.t("typical_error"):M.t("brier")}</th><th scope="col">${M.t("better_by")}</th>${t?Z`<th scope="col">${M.t("in_band")}</th>`:T}</tr></thead>
            <tbody>${e.map(A=>Z`<tr class="num"><td>${M.format.duration(A.horizon)}</td>
              <td>${t?A.error===null?"–":`± ${M.format.quantity(A.error,V.unit)}`:A.brier===null?"–":M.format.number(A.brier,3)}</td>
              <td>${M.format.percent(A.skill)}</td>${t?Z`<td>${M.format.percent(A.coverage)}</td>`:T}</tr>`)}</tbody>
          </table></div>`:Z`<p class="soft">${M.t("no_scores")}</p>`}
      ${o?Z`<h3 style="margin-top:12px">${M.t("reliability")}</h3>${o}`:T}
    </section>`}past(){let{app:C}=this,V=this.history?.snapshots??[],M=this.all?V:V.slice(0,u8);return Z`<section class="card">
      <header><h2>${C.t("past")}</h2><span class="soft small num">${V.length}</span></header>
      ${V.length?Z`<ul class="plain" style="gap:0">${M.map(e=>Z`<li class="row" style="min-height:36px"><span class="num">${C.format.short(e.at)}</span><span class="soft small grow cut">${C.value("reason",e.reason)}</span>
              ${this.data.identity?.controls?Z`<button aria-label=${C.t("roll_back_to",{time:C.format.short(e.at)})} @click=${()=>this.rollback(e.id,e.at)}>${p1(t9,"s")}${C.t("roll_back")}</button>`:T}</li>`)}</ul>
          ${V.length>u8&&!this.all?Z`<button @click=${()=>this.all=!0}>${C.t("show_all_of",{count:V.length})}</button>`:T}`:Z`<p class="soft">${C.t("no_snapshots")}</p>`}
    </section>`}async rollback(C,V){let{app:M}=this;await $7(M,this.renderRoot,{title:M.t("roll_back"),text:M.t("roll_back_text",{time:M.format.short(V)}),yes:M.t("roll_back")})!==void 0&&await this.act("rollback",{snapshot_id:C},M.t("rolled_back"))}now({channels:C,tile:V,watch:M}){let{app:e}=this;return Z`<section class="card">
      <header><h2>${e.t("now")}</h2>${M.last_sync?Z`<span class="soft small">${e.t("synced_at",{time:e.format.time(M.last_sync)})}</span>`:T}</header>
      <dl class="facts" style="margin:0">${Object.entries(C).map(([t,o])=>Z`<dt>${e.channel(t)}</dt><dd class="num">${e.words(V.entity_id,o.value,o.unit)}</dd>`)}</dl>
      ${M.health?Z`<h3 style="margin:16px 0 8px">${e.t("health_parts")}</h3><div class="parts">${Object.entries(M.health.parts).map(([t,o])=>Z`<div class="part"><span>${e.value("part",t)}</span><span class="bar"><i style="width:${o}%"></i></span><span class="num">${o}</span></div>`)}</div>`:T}
    </section>`}settings({tile:C,identity:V}){let{app:M}=this,e=M.hass.user?.is_admin??!1;return Z`<section class="card">
      <header><h2>${M.t("mode")}</h2></header>
      <fieldset class="modes" style="border:0;margin:0;padding:0" ?disabled=${!e}>
        <legend class="sr">${M.t("mode")}</legend>
        ${cV.map(t=>Z`<label><input type="radio" name="mode" value=${t} .checked=${C.mode===t} @change=${()=>this.setMode(t)} /><span>${M.option("mode",t)}</span></label>`)}
      </fieldset>
      <dl class="facts" style="margin:16px 0 0">
        <dt>${M.t("fidelity")}</dt><dd>${M.option("fidelity",V.fidelity)}</dd>
        <dt>${M.t("sources")}</dt><dd>${V.sources.map((t,o)=>Z`${o?", ":""}<a href="/history?entity_id=${t}" @click=${h2}>${M.entityName(t)}</a>`)}</dd>
      </dl>
    </section>`}async setMode(C){try{await this.app.ws("twin/set_mode",{twin_id:this.twinId,mode:C}),f5(this,this.app.t("mode_changed"))}catch(V){f5(this,c3(V)),this.requestUpdate()}}happened(){let{app:C}=this;return Z`<section class="card">
      <header><h2>${C.t("events")}</h2></header>
      ${this.events.length?Z`<ul class="plain">${this.events.slice(0,15).map(V=>Z`<li class="row" style="flex-wrap:nowrap;align-items:baseline"><span class="dot ${U5(V.severity)}" style="align-self:center"></span><span class="soft small num" style="white-space:nowrap">${C.format.short(Date.parse(V.time)/1e3)}</span><span>${V.text}</span></li>`)}</ul>`:Z`<p class="soft">${C.t("no_events")}</p>`}
      <p style="margin-top:8px"><a href="${p2}/audit?twin=${this.twinId}" @click=${h2}>${C.t("audit_of_twin")}</a></p>
    </section>`}};customElements.get("dt-twin")??customElements.define("dt-twin",I7);var hV=[{path:"overview",icon:g9,text:"tab_overview"},{path:"what-if",icon:J3,text:"tab_what_if"},{path:"rehearsal",icon:n9,text:"tab_rehearsal"},{path:"approvals",icon:Y3,text:"tab_approvals"},{path:"discovery",icon:p9,text:"tab_discovery",admin:!0}],z7=class extends _1{constructor(){super(...arguments);this.words={};this.model={home:null,tiles:new Map};this.pending=new Map;this.needsCode=!1;this.menu=()=>{this.dispatchEvent(new CustomEvent("hass-toggle-menu",{bubbles:!0,composed:!0}))}}static{this.properties={hass:{attribute:!1,noAccessor:!0},narrow:{type:Boolean,reflect:!0},route:{attribute:!1},panel:{attribute:!1}}}static{this.styles=[m2,G1`
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
    `]}set hass(C){let V=!this.app;this.app?this.app.update(C)&&this.redraw():this.app=new V0(C,()=>this.redraw()),this.current=C,V&&(this.start(),this.requestUpdate())}get hass(){return this.current}redraw(){this.words={},this.requestUpdate()}connectedCallback(){super.connectedCallback(),this.start()}disconnectedCallback(){super.disconnectedCallback(),this.overview?.stop(),this.approvals?.stop()}start(){if(!this.app||!this.isConnected)return;let C=()=>this.requestUpdate();this.overview??=new X2(this.app.hass.connection,{type:"digital_twin/overview/subscribe"},()=>this.model={home:null,tiles:new Map},V=>this.take(V),C),this.approvals??=new X2(this.app.hass.connection,{type:"digital_twin/approvals/subscribe"},()=>this.pending=new Map,V=>{let M=new Map(this.pending);for(let e of V.gone)M.delete(e);for(let e of V.new)M.set(e.approval,e);this.pending=M,this.needsCode=V.code??this.needsCode,this.requestUpdate()},C),this.approvals.start(),this.watchOverview()}watchOverview(){this.view[0]==="twin"?this.overview?.stop():this.overview?.start()}take(C){let V=this.model.tiles;for(let M of C.gone??[])V.delete(M);for(let[M,e]of Object.entries(C.twins??{}))V.set(M,{...V.get(M),...e});this.model={home:C.home??this.model.home,tiles:V},this.requestUpdate()}get view(){let C=this.route?.path??window.location.pathname.slice(p2.length),[,V="",M=""]=C.split("/");return[V||"overview",decodeURIComponent(M),new URLSearchParams(window.location.search)]}willUpdate(C){C.has("route")&&this.watchOverview()}render(){let C=this.app;if(!C)return T;let[V,M,e]=this.view,t=this.approvals?.standing==="disconnected",o=Z`<div class="bar-top">
      ${V==="twin"?Z`<button class="round" aria-label=${C.t("back")} @click=${()=>I2("overview")}>${p1(N4)}</button>`:this.narrow?Z`<button class="round" aria-label=${C.t("menu")} @click=${this.menu}>${p1(A9)}</button>`:T}
      <h1 class="cut">${C.t("title")}</h1>
      ${this.narrow?T:Z`<div class="grow"></div>${this.tabs(V)}`}
    </div>`;return Z`${o}
      ${t?Z`<div class="lost" role="alert">${p1(X3)}<span>${C.t("disconnected_text")}</span></div>`:T}
      <main tabindex="-1">${this.content(C,V,M,e)}</main>
      ${this.narrow?this.tabs(V):T}`}content(C,V,M,e){return V==="twin"?Z`<dt-twin .app=${C} .twinId=${M} .words=${this.words}></dt-twin>`:Z`<dt-overview .app=${C} .model=${this.model} .standing=${this.overview?.standing??"loading"} .error=${this.overview?.error??""} .pending=${this.pending.size} .words=${this.words}></dt-overview>`}tabs(C){let V=this.app,M=V.hass.user?.is_admin??!1;return Z`<nav aria-label=${V.t("views")} @click=${h2}>
      ${hV.filter(e=>M||!e.admin).map(e=>{let t=C===e.path||C==="twin"&&e.path==="overview"||C==="audit"&&e.path==="approvals";return Z`<a href="${p2}/${e.path}" aria-current=${t?"page":T}>
          ${p1(e.icon)}<span class="cut">${V.t(e.text)}</span>
          ${e.path==="approvals"&&this.pending.size?Z`<span class="count">${this.pending.size}</span>`:T}
        </a>`})}
    </nav>`}};customElements.get("digital-twin-panel")??customElements.define("digital-twin-panel",z7);export{z7 as DigitalTwinPanel};
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
