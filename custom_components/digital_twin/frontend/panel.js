var U3=globalThis,Q3=U3.ShadowRoot&&(U3.ShadyCSS===void 0||U3.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,X0=Symbol(),P4=new WeakMap,Z3=class{constructor(V,C,H){if(this._$cssResult$=!0,H!==X0)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=V,this.t=C}get styleSheet(){let V=this.o,C=this.t;if(Q3&&V===void 0){let H=C!==void 0&&C.length===1;H&&(V=P4.get(C)),V===void 0&&((this.o=V=new CSSStyleSheet).replaceSync(this.cssText),H&&P4.set(C,V))}return V}toString(){return this.cssText}},K3=L=>new Z3(typeof L=="string"?L:L+"",void 0,X0),O1=(L,...V)=>{let C=L.length===1?L[0]:V.reduce((H,e,M)=>H+(t=>{if(t._$cssResult$===!0)return t.cssText;if(typeof t=="number")return t;throw Error("Value passed to 'css' function must be a 'css' function result: "+t+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(e)+L[M+1],L[0]);return new Z3(C,L,X0)},B4=(L,V)=>{if(Q3)L.adoptedStyleSheets=V.map(C=>C instanceof CSSStyleSheet?C:C.styleSheet);else for(let C of V){let H=document.createElement("style"),e=U3.litNonce;e!==void 0&&H.setAttribute("nonce",e),H.textContent=C.cssText,L.appendChild(H)}},C7=Q3?L=>L:L=>L instanceof CSSStyleSheet?(V=>{let C="";for(let H of V.cssRules)C+=H.cssText;return K3(C)})(L):L;var{is:ZC,defineProperty:cC,getOwnPropertyDescriptor:SC,getOwnPropertyNames:hC,getOwnPropertySymbols:fC,getPrototypeOf:gC}=Object,j3=globalThis,_4=j3.trustedTypes,OC=_4?_4.emptyScript:"",wC=j3.reactiveElementPolyfillSupport,c3=(L,V)=>L,H7={toAttribute(L,V){switch(V){case Boolean:L=L?OC:null;break;case Object:case Array:L=L==null?L:JSON.stringify(L)}return L},fromAttribute(L,V){let C=L;switch(V){case Boolean:C=L!==null;break;case Number:C=L===null?null:Number(L);break;case Object:case Array:try{C=JSON.parse(L)}catch{C=null}}return C}},R4=(L,V)=>!ZC(L,V),F4={attribute:!0,type:String,converter:H7,reflect:!1,useDefault:!1,hasChanged:R4};Symbol.metadata??=Symbol("metadata"),j3.litPropertyMetadata??=new WeakMap;var U2=class extends HTMLElement{static addInitializer(V){this._$Ei(),(this.l??=[]).push(V)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(V,C=F4){if(C.state&&(C.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(V)&&((C=Object.create(C)).wrapped=!0),this.elementProperties.set(V,C),!C.noAccessor){let H=Symbol(),e=this.getPropertyDescriptor(V,H,C);e!==void 0&&cC(this.prototype,V,e)}}static getPropertyDescriptor(V,C,H){let{get:e,set:M}=SC(this.prototype,V)??{get(){return this[C]},set(t){this[C]=t}};return{get:e,set(t){let o=e?.call(this);M?.call(this,t),this.requestUpdate(V,o,H)},configurable:!0,enumerable:!0}}static getPropertyOptions(V){return this.elementProperties.get(V)??F4}static _$Ei(){if(this.hasOwnProperty(c3("elementProperties")))return;let V=gC(this);V.finalize(),V.l!==void 0&&(this.l=[...V.l]),this.elementProperties=new Map(V.elementProperties)}static finalize(){if(this.hasOwnProperty(c3("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(c3("properties"))){let C=this.properties,H=[...hC(C),...fC(C)];for(let e of H)this.createProperty(e,C[e])}let V=this[Symbol.metadata];if(V!==null){let C=litPropertyMetadata.get(V);if(C!==void 0)for(let[H,e]of C)this.elementProperties.set(H,e)}this._$Eh=new Map;for(let[C,H]of this.elementProperties){let e=this._$Eu(C,H);e!==void 0&&this._$Eh.set(e,C)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(V){let C=[];if(Array.isArray(V)){let H=new Set(V.flat(1/0).reverse());for(let e of H)C.unshift(C7(e))}else V!==void 0&&C.push(C7(V));return C}static _$Eu(V,C){let H=C.attribute;return H===!1?void 0:typeof H=="string"?H:typeof V=="string"?V.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(V=>this.enableUpdating=V),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(V=>V(this))}addController(V){(this._$EO??=new Set).add(V),this.renderRoot!==void 0&&this.isConnected&&V.hostConnected?.()}removeController(V){this._$EO?.delete(V)}_$E_(){let V=new Map,C=this.constructor.elementProperties;for(let H of C.keys())this.hasOwnProperty(H)&&(V.set(H,this[H]),delete this[H]);V.size>0&&(this._$Ep=V)}createRenderRoot(){let V=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return B4(V,this.constructor.elementStyles),V}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(V=>V.hostConnected?.())}enableUpdating(V){}disconnectedCallback(){this._$EO?.forEach(V=>V.hostDisconnected?.())}attributeChangedCallback(V,C,H){this._$AK(V,H)}_$ET(V,C){let H=this.constructor.elementProperties.get(V),e=this.constructor._$Eu(V,H);if(e!==void 0&&H.reflect===!0){let M=(H.converter?.toAttribute!==void 0?H.converter:H7).toAttribute(C,H.type);this._$Em=V,M==null?this.removeAttribute(e):this.setAttribute(e,M),this._$Em=null}}_$AK(V,C){let H=this.constructor,e=H._$Eh.get(V);if(e!==void 0&&this._$Em!==e){let M=H.getPropertyOptions(e),t=typeof M.converter=="function"?{fromAttribute:M.converter}:M.converter?.fromAttribute!==void 0?M.converter:H7;this._$Em=e;let o=t.fromAttribute(C,M.type);this[e]=o??this._$Ej?.get(e)??o,this._$Em=null}}requestUpdate(V,C,H,e=!1,M){if(V!==void 0){let t=this.constructor;if(e===!1&&(M=this[V]),H??=t.getPropertyOptions(V),!((H.hasChanged??R4)(M,C)||H.useDefault&&H.reflect&&M===this._$Ej?.get(V)&&!this.hasAttribute(t._$Eu(V,H))))return;this.C(V,C,H)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(V,C,{useDefault:H,reflect:e,wrapped:M},t){H&&!(this._$Ej??=new Map).has(V)&&(this._$Ej.set(V,t??C??this[V]),M!==!0||t!==void 0)||(this._$AL.has(V)||(this.hasUpdated||H||(C=void 0),this._$AL.set(V,C)),e===!0&&this._$Em!==V&&(this._$Eq??=new Set).add(V))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(C){Promise.reject(C)}let V=this.scheduleUpdate();return V!=null&&await V,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[e,M]of this._$Ep)this[e]=M;this._$Ep=void 0}let H=this.constructor.elementProperties;if(H.size>0)for(let[e,M]of H){let{wrapped:t}=M,o=this[e];t!==!0||this._$AL.has(e)||o===void 0||this.C(e,void 0,M,o)}}let V=!1,C=this._$AL;try{V=this.shouldUpdate(C),V?(this.willUpdate(C),this._$EO?.forEach(H=>H.hostUpdate?.()),this.update(C)):this._$EM()}catch(H){throw V=!1,this._$EM(),H}V&&this._$AE(C)}willUpdate(V){}_$AE(V){this._$EO?.forEach(C=>C.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(V)),this.updated(V)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(V){return!0}update(V){this._$Eq&&=this._$Eq.forEach(C=>this._$ET(C,this[C])),this._$EM()}updated(V){}firstUpdated(V){}};U2.elementStyles=[],U2.shadowRootOptions={mode:"open"},U2[c3("elementProperties")]=new Map,U2[c3("finalized")]=new Map,wC?.({ReactiveElement:U2}),(j3.reactiveElementVersions??=[]).push("2.1.2");var L7=globalThis,E4=L=>L,q3=L7.trustedTypes,$4=q3?q3.createPolicy("lit-html",{createHTML:L=>L}):void 0,e7="$lit$",Q2=`lit$${Math.random().toFixed(9).slice(2)}$`,M7="?"+Q2,bC=`<${M7}>`,Z5=document,h3=()=>Z5.createComment(""),f3=L=>L===null||typeof L!="object"&&typeof L!="function",r7=Array.isArray,G4=L=>r7(L)||typeof L?.[Symbol.iterator]=="function",V7=`[ 	
\f\r]`,S3=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,D4=/-->/g,N4=/>/g,x5=RegExp(`>|${V7}(?:([^\\s"'>=/]+)(${V7}*=${V7}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),W4=/'/g,I4=/"/g,U4=/^(?:script|style|textarea|title)$/i,t7=L=>(V,...C)=>({_$litType$:L,strings:V,values:C}),v=t7(1),j2=t7(2),CL=t7(3),K2=Symbol.for("lit-noChange"),w=Symbol.for("lit-nothing"),z4=new WeakMap,u5=Z5.createTreeWalker(Z5,129);function Q4(L,V){if(!r7(L)||!L.hasOwnProperty("raw"))throw Error("invalid template strings array");return $4!==void 0?$4.createHTML(V):V}var K4=(L,V)=>{let C=L.length-1,H=[],e,M=V===2?"<svg>":V===3?"<math>":"",t=S3;for(let o=0;o<C;o++){let A=L[o],d,s,l=-1,p=0;for(;p<A.length&&(t.lastIndex=p,s=t.exec(A),s!==null);)p=t.lastIndex,t===S3?s[1]==="!--"?t=D4:s[1]!==void 0?t=N4:s[2]!==void 0?(U4.test(s[2])&&(e=RegExp("</"+s[2],"g")),t=x5):s[3]!==void 0&&(t=x5):t===x5?s[0]===">"?(t=e??S3,l=-1):s[1]===void 0?l=-2:(l=t.lastIndex-s[2].length,d=s[1],t=s[3]===void 0?x5:s[3]==='"'?I4:W4):t===I4||t===W4?t=x5:t===D4||t===N4?t=S3:(t=x5,e=void 0);let u=t===x5&&L[o+1].startsWith("/>")?" ":"";M+=t===S3?A+bC:l>=0?(H.push(d),A.slice(0,l)+e7+A.slice(l)+Q2+u):A+Q2+(l===-2?o:u)}return[Q4(L,M+(L[C]||"<?>")+(V===2?"</svg>":V===3?"</math>":"")),H]},g3=class L{constructor({strings:V,_$litType$:C},H){let e;this.parts=[];let M=0,t=0,o=V.length-1,A=this.parts,[d,s]=K4(V,C);if(this.el=L.createElement(d,H),u5.currentNode=this.el.content,C===2||C===3){let l=this.el.content.firstChild;l.replaceWith(...l.childNodes)}for(;(e=u5.nextNode())!==null&&A.length<o;){if(e.nodeType===1){if(e.hasAttributes())for(let l of e.getAttributeNames())if(l.endsWith(e7)){let p=s[t++],u=e.getAttribute(l).split(Q2),c=/([.?@])?(.*)/.exec(p);A.push({type:1,index:M,name:c[2],strings:u,ctor:c[1]==="."?J3:c[1]==="?"?X3:c[1]==="@"?C0:S5}),e.removeAttribute(l)}else l.startsWith(Q2)&&(A.push({type:6,index:M}),e.removeAttribute(l));if(U4.test(e.tagName)){let l=e.textContent.split(Q2),p=l.length-1;if(p>0){e.textContent=q3?q3.emptyScript:"";for(let u=0;u<p;u++)e.append(l[u],h3()),u5.nextNode(),A.push({type:2,index:++M});e.append(l[p],h3())}}}else if(e.nodeType===8)if(e.data===M7)A.push({type:2,index:M});else{let l=-1;for(;(l=e.data.indexOf(Q2,l+1))!==-1;)A.push({type:7,index:M}),l+=Q2.length-1}M++}}static createElement(V,C){let H=Z5.createElement("template");return H.innerHTML=V,H}};function c5(L,V,C=L,H){if(V===K2)return V;let e=H!==void 0?C._$Co?.[H]:C._$Cl,M=f3(V)?void 0:V._$litDirective$;return e?.constructor!==M&&(e?._$AO?.(!1),M===void 0?e=void 0:(e=new M(L),e._$AT(L,C,H)),H!==void 0?(C._$Co??=[])[H]=e:C._$Cl=e),e!==void 0&&(V=c5(L,e._$AS(L,V.values),e,H)),V}var Y3=class{constructor(V,C){this._$AV=[],this._$AN=void 0,this._$AD=V,this._$AM=C}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(V){let{el:{content:C},parts:H}=this._$AD,e=(V?.creationScope??Z5).importNode(C,!0);u5.currentNode=e;let M=u5.nextNode(),t=0,o=0,A=H[0];for(;A!==void 0;){if(t===A.index){let d;A.type===2?d=new q5(M,M.nextSibling,this,V):A.type===1?d=new A.ctor(M,A.name,A.strings,this,V):A.type===6&&(d=new H0(M,this,V)),this._$AV.push(d),A=H[++o]}t!==A?.index&&(M=u5.nextNode(),t++)}return u5.currentNode=Z5,e}p(V){let C=0;for(let H of this._$AV)H!==void 0&&(H.strings!==void 0?(H._$AI(V,H,C),C+=H.strings.length-2):H._$AI(V[C])),C++}},q5=class L{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(V,C,H,e){this.type=2,this._$AH=w,this._$AN=void 0,this._$AA=V,this._$AB=C,this._$AM=H,this.options=e,this._$Cv=e?.isConnected??!0}get parentNode(){let V=this._$AA.parentNode,C=this._$AM;return C!==void 0&&V?.nodeType===11&&(V=C.parentNode),V}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(V,C=this){V=c5(this,V,C),f3(V)?V===w||V==null||V===""?(this._$AH!==w&&this._$AR(),this._$AH=w):V!==this._$AH&&V!==K2&&this._(V):V._$litType$!==void 0?this.$(V):V.nodeType!==void 0?this.T(V):G4(V)?this.k(V):this._(V)}O(V){return this._$AA.parentNode.insertBefore(V,this._$AB)}T(V){this._$AH!==V&&(this._$AR(),this._$AH=this.O(V))}_(V){this._$AH!==w&&f3(this._$AH)?this._$AA.nextSibling.data=V:this.T(Z5.createTextNode(V)),this._$AH=V}$(V){let{values:C,_$litType$:H}=V,e=typeof H=="number"?this._$AC(V):(H.el===void 0&&(H.el=g3.createElement(Q4(H.h,H.h[0]),this.options)),H);if(this._$AH?._$AD===e)this._$AH.p(C);else{let M=new Y3(e,this),t=M.u(this.options);M.p(C),this.T(t),this._$AH=M}}_$AC(V){let C=z4.get(V.strings);return C===void 0&&z4.set(V.strings,C=new g3(V)),C}k(V){r7(this._$AH)||(this._$AH=[],this._$AR());let C=this._$AH,H,e=0;for(let M of V)e===C.length?C.push(H=new L(this.O(h3()),this.O(h3()),this,this.options)):H=C[e],H._$AI(M),e++;e<C.length&&(this._$AR(H&&H._$AB.nextSibling,e),C.length=e)}_$AR(V=this._$AA.nextSibling,C){for(this._$AP?.(!1,!0,C);V!==this._$AB;){let H=E4(V).nextSibling;E4(V).remove(),V=H}}setConnected(V){this._$AM===void 0&&(this._$Cv=V,this._$AP?.(V))}},S5=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(V,C,H,e,M){this.type=1,this._$AH=w,this._$AN=void 0,this.element=V,this.name=C,this._$AM=e,this.options=M,H.length>2||H[0]!==""||H[1]!==""?(this._$AH=Array(H.length-1).fill(new String),this.strings=H):this._$AH=w}_$AI(V,C=this,H,e){let M=this.strings,t=!1;if(M===void 0)V=c5(this,V,C,0),t=!f3(V)||V!==this._$AH&&V!==K2,t&&(this._$AH=V);else{let o=V,A,d;for(V=M[0],A=0;A<M.length-1;A++)d=c5(this,o[H+A],C,A),d===K2&&(d=this._$AH[A]),t||=!f3(d)||d!==this._$AH[A],d===w?V=w:V!==w&&(V+=(d??"")+M[A+1]),this._$AH[A]=d}t&&!e&&this.j(V)}j(V){V===w?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,V??"")}},J3=class extends S5{constructor(){super(...arguments),this.type=3}j(V){this.element[this.name]=V===w?void 0:V}},X3=class extends S5{constructor(){super(...arguments),this.type=4}j(V){this.element.toggleAttribute(this.name,!!V&&V!==w)}},C0=class extends S5{constructor(V,C,H,e,M){super(V,C,H,e,M),this.type=5}_$AI(V,C=this){if((V=c5(this,V,C,0)??w)===K2)return;let H=this._$AH,e=V===w&&H!==w||V.capture!==H.capture||V.once!==H.once||V.passive!==H.passive,M=V!==w&&(H===w||e);e&&this.element.removeEventListener(this.name,this,H),M&&this.element.addEventListener(this.name,this,V),this._$AH=V}handleEvent(V){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,V):this._$AH.handleEvent(V)}},H0=class{constructor(V,C,H){this.element=V,this.type=6,this._$AN=void 0,this._$AM=C,this.options=H}get _$AU(){return this._$AM._$AU}_$AI(V){c5(this,V)}},j4={M:e7,P:Q2,A:M7,C:1,L:K4,R:Y3,D:G4,V:c5,I:q5,H:S5,N:X3,U:C0,B:J3,F:H0},kC=L7.litHtmlPolyfillSupport;kC?.(g3,q5),(L7.litHtmlVersions??=[]).push("3.3.3");var q4=(L,V,C)=>{let H=C?.renderBefore??V,e=H._$litPart$;if(e===void 0){let M=C?.renderBefore??null;H._$litPart$=e=new q5(V.insertBefore(h3(),M),M,void 0,C??{})}return e._$AI(L),e};var i7=globalThis,S1=class extends U2{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let V=super.createRenderRoot();return this.renderOptions.renderBefore??=V.firstChild,V}update(V){let C=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(V),this._$Do=q4(C,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return K2}};S1._$litElement$=!0,S1.finalized=!0,i7.litElementHydrateSupport?.({LitElement:S1});var yC=i7.litElementPolyfillSupport;yC?.({LitElement:S1});(i7.litElementVersions??=[]).push("4.2.2");var Y5="M6 8C6 5.79 7.79 4 10 4S14 5.79 14 8 12.21 12 10 12 6 10.21 6 8M12 18.2C12 17.24 12.5 16.34 13.2 15.74V15.5C13.2 15.11 13.27 14.74 13.38 14.38C12.35 14.14 11.21 14 10 14C5.58 14 2 15.79 2 18V20H12V18.2M22 18.3V21.8C22 22.4 21.4 23 20.7 23H15.2C14.6 23 14 22.4 14 21.7V18.2C14 17.6 14.6 17 15.2 17V15.5C15.2 14.1 16.6 13 18 13C19.4 13 20.8 14.1 20.8 15.5V17C21.4 17 22 17.6 22 18.3M19.5 15.5C19.5 14.7 18.8 14.2 18 14.2C17.2 14.2 16.5 14.7 16.5 15.5V17H19.5V15.5Z";var Y4="M11 9C8.79 9 7 10.79 7 13S8.79 17 11 17 15 15.21 15 13 13.21 9 11 9M11 15C9.9 15 9 14.11 9 13S9.9 11 11 11 13 11.9 13 13 12.11 15 11 15M7 4H14C16.21 4 18 5.79 18 8V9H16V8C16 6.9 15.11 6 14 6H7C5.9 6 5 6.9 5 8V20H16V18H18V22H3V8C3 5.79 4.79 4 7 4M19 10.5C19 10.5 21 12.67 21 14C21 15.1 20.1 16 19 16S17 15.1 17 14C17 12.67 19 10.5 19 10.5";var J4="M13,13H11V7H13M13,17H11V15H13M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2Z";var w2="M11,15H13V17H11V15M11,7H13V13H11V7M12,2C6.47,2 2,6.5 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M12,20A8,8 0 0,1 4,12A8,8 0 0,1 12,4A8,8 0 0,1 20,12A8,8 0 0,1 12,20Z";var X4="M20,11V13H8L13.5,18.5L12.08,19.92L4.16,12L12.08,4.08L13.5,5.5L8,11H20Z";var C9="M4,11V13H16L10.5,18.5L11.92,19.92L19.84,12L11.92,4.08L10.5,5.5L16,11H4Z";var H9="M16.67,4H15V2H9V4H7.33A1.33,1.33 0 0,0 6,5.33V20.67C6,21.4 6.6,22 7.33,22H16.67A1.33,1.33 0 0,0 18,20.67V5.33C18,4.6 17.4,4 16.67,4Z";var V9="M10,21H14A2,2 0 0,1 12,23A2,2 0 0,1 10,21M21,19V20H3V19L5,17V11C5,7.9 7.03,5.17 10,4.29C10,4.19 10,4.1 10,4A2,2 0 0,1 12,2A2,2 0 0,1 14,4C14,4.1 14,4.19 14,4.29C16.97,5.17 19,7.9 19,11V17L21,19M17,11A5,5 0 0,0 12,6A5,5 0 0,0 7,11V18H17V11M9,9V11H12.24L9,13.7V16H15V14H11.76L15,11.3V9H9Z";var L9="M20 19V3H4V19H2V21H22V19H20M16 9H18V11H16V9M14 11H6V9H14V11M18 7H16V5H18V7M14 5V7H6V5H14M6 19V13H14V14.82C13.55 15.14 13.25 15.66 13.25 16.25C13.25 17.22 14.03 18 15 18S16.75 17.22 16.75 16.25C16.75 15.66 16.45 15.13 16 14.82V13H18V19H6Z";var e9="M12,8H4A2,2 0 0,0 2,10V14A2,2 0 0,0 4,16H5V20A1,1 0 0,0 6,21H8A1,1 0 0,0 9,20V16H12L17,20V4L12,8M21.5,12C21.5,13.71 20.54,15.26 19,16V8C20.53,8.75 21.5,10.3 21.5,12Z";var M9="M20,4H16.83L15,2H9L7.17,4H4A2,2 0 0,0 2,6V18A2,2 0 0,0 4,20H20A2,2 0 0,0 22,18V6A2,2 0 0,0 20,4M20,18H4V6H8.05L9.88,4H14.12L15.95,6H20V18M12,7A5,5 0 0,0 7,12A5,5 0 0,0 12,17A5,5 0 0,0 17,12A5,5 0 0,0 12,7M12,15A3,3 0 0,1 9,12A3,3 0 0,1 12,9A3,3 0 0,1 15,12A3,3 0 0,1 12,15Z";var r9="M1,10V12A9,9 0 0,1 10,21H12C12,14.92 7.07,10 1,10M1,14V16A5,5 0 0,1 6,21H8A7,7 0 0,0 1,14M1,18V21H4A3,3 0 0,0 1,18M21,3H3C1.89,3 1,3.89 1,5V8H3V5H21V19H14V21H21A2,2 0 0,0 23,19V5C23,3.89 22.1,3 21,3Z";var h5="M21,7L9,19L3.5,13.5L4.91,12.09L9,16.17L19.59,5.59L21,7Z",V0="M0.41,13.41L6,19L7.41,17.58L1.83,12M22.24,5.58L11.66,16.17L7.5,12L6.07,13.41L11.66,19L23.66,7M18,7L16.59,5.58L10.24,11.93L11.66,13.34L18,7Z";var t9="M12 2C6.5 2 2 6.5 2 12S6.5 22 12 22 22 17.5 22 12 17.5 2 12 2M12 20C7.59 20 4 16.41 4 12S7.59 4 12 4 20 7.59 20 12 16.41 20 12 20M16.59 7.58L10 14.17L7.41 11.59L6 13L10 17L18 9L16.59 7.58Z";var i9="M20,12A8,8 0 0,1 12,20A8,8 0 0,1 4,12A8,8 0 0,1 12,4C12.76,4 13.5,4.11 14.2,4.31L15.77,2.74C14.61,2.26 13.34,2 12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12M7.91,10.08L6.5,11.5L11,16L21,6L19.59,4.58L11,13.17L7.91,10.08Z";var o9="M15.41,16.58L10.83,12L15.41,7.41L14,6L8,12L14,18L15.41,16.58Z";var a9="M8.59,16.58L13.17,12L8.59,7.41L10,6L16,12L10,18L8.59,16.58Z";var A9="M19,6.41L17.59,5L12,10.59L6.41,5L5,6.41L10.59,12L5,17.59L6.41,19L12,13.41L17.59,19L19,17.59L13.41,12L19,6.41Z";var n9="M12,8A4,4 0 0,1 16,12A4,4 0 0,1 12,16A4,4 0 0,1 8,12A4,4 0 0,1 12,8M12,10A2,2 0 0,0 10,12A2,2 0 0,0 12,14A2,2 0 0,0 14,12A2,2 0 0,0 12,10M10,22C9.75,22 9.54,21.82 9.5,21.58L9.13,18.93C8.5,18.68 7.96,18.34 7.44,17.94L4.95,18.95C4.73,19.03 4.46,18.95 4.34,18.73L2.34,15.27C2.21,15.05 2.27,14.78 2.46,14.63L4.57,12.97L4.5,12L4.57,11L2.46,9.37C2.27,9.22 2.21,8.95 2.34,8.73L4.34,5.27C4.46,5.05 4.73,4.96 4.95,5.05L7.44,6.05C7.96,5.66 8.5,5.32 9.13,5.07L9.5,2.42C9.54,2.18 9.75,2 10,2H14C14.25,2 14.46,2.18 14.5,2.42L14.87,5.07C15.5,5.32 16.04,5.66 16.56,6.05L19.05,5.05C19.27,4.96 19.54,5.05 19.66,5.27L21.66,8.73C21.79,8.95 21.73,9.22 21.54,9.37L19.43,11L19.5,12L19.43,13L21.54,14.63C21.73,14.78 21.79,15.05 21.66,15.27L19.66,18.73C19.54,18.95 19.27,19.04 19.05,18.95L16.56,17.95C16.04,18.34 15.5,18.68 14.87,18.93L14.5,21.58C14.46,21.82 14.25,22 14,22H10M11.25,4L10.88,6.61C9.68,6.86 8.62,7.5 7.85,8.39L5.44,7.35L4.69,8.65L6.8,10.2C6.4,11.37 6.4,12.64 6.8,13.8L4.68,15.36L5.43,16.66L7.86,15.62C8.63,16.5 9.68,17.14 10.87,17.38L11.24,20H12.76L13.13,17.39C14.32,17.14 15.37,16.5 16.14,15.62L18.57,16.66L19.32,15.36L17.2,13.81C17.6,12.64 17.6,11.37 17.2,10.2L19.31,8.65L18.56,7.35L16.15,8.39C15.38,7.5 14.32,6.86 13.12,6.62L12.75,4H11.25Z";var L0="M11,17H4A2,2 0 0,1 2,15V3A2,2 0 0,1 4,1H16V3H4V15H11V13L15,16L11,19V17M19,21V7H8V13H6V7A2,2 0 0,1 8,5H19A2,2 0 0,1 21,7V21A2,2 0 0,1 19,23H8A2,2 0 0,1 6,21V19H8V21H19Z";var d9="M14,14H16L12,10L8,14H10V18H14V14M6,7H18V19C18,19.5 17.8,20 17.39,20.39C17,20.8 16.5,21 16,21H8C7.5,21 7,20.8 6.61,20.39C6.2,20 6,19.5 6,19V7M19,4V6H5V4H8.5L9.5,3H14.5L15.5,4H19Z";var l9="M3 6H21V4H3C1.9 4 1 4.9 1 6V18C1 19.1 1.9 20 3 20H7V18H3V6M13 12H9V13.78C8.39 14.33 8 15.11 8 16C8 16.89 8.39 17.67 9 18.22V20H13V18.22C13.61 17.67 14 16.88 14 16S13.61 14.33 13 13.78V12M11 17.5C10.17 17.5 9.5 16.83 9.5 16S10.17 14.5 11 14.5 12.5 15.17 12.5 16 11.83 17.5 11 17.5M22 8H16C15.5 8 15 8.5 15 9V19C15 19.5 15.5 20 16 20H22C22.5 20 23 19.5 23 19V9C23 8.5 22.5 8 22 8M21 18H17V10H21V18Z";var p9="M12,16A2,2 0 0,1 14,18A2,2 0 0,1 12,20A2,2 0 0,1 10,18A2,2 0 0,1 12,16M12,10A2,2 0 0,1 14,12A2,2 0 0,1 12,14A2,2 0 0,1 10,12A2,2 0 0,1 12,10M12,4A2,2 0 0,1 14,6A2,2 0 0,1 12,8A2,2 0 0,1 10,6A2,2 0 0,1 12,4Z";var m9="M12,11A1,1 0 0,0 11,12A1,1 0 0,0 12,13A1,1 0 0,0 13,12A1,1 0 0,0 12,11M12.5,2C17,2 17.11,5.57 14.75,6.75C13.76,7.24 13.32,8.29 13.13,9.22C13.61,9.42 14.03,9.73 14.35,10.13C18.05,8.13 22.03,8.92 22.03,12.5C22.03,17 18.46,17.1 17.28,14.73C16.78,13.74 15.72,13.3 14.79,13.11C14.59,13.59 14.28,14 13.88,14.34C15.87,18.03 15.08,22 11.5,22C7,22 6.91,18.42 9.27,17.24C10.25,16.75 10.69,15.71 10.89,14.79C10.4,14.59 9.97,14.27 9.65,13.87C5.96,15.85 2,15.07 2,11.5C2,7 5.56,6.89 6.74,9.26C7.24,10.25 8.29,10.68 9.22,10.87C9.41,10.39 9.73,9.97 10.14,9.65C8.15,5.96 8.94,2 12.5,2Z";var s9="M7,5H21V7H7V5M7,13V11H21V13H7M4,4.5A1.5,1.5 0 0,1 5.5,6A1.5,1.5 0 0,1 4,7.5A1.5,1.5 0 0,1 2.5,6A1.5,1.5 0 0,1 4,4.5M4,10.5A1.5,1.5 0 0,1 5.5,12A1.5,1.5 0 0,1 4,13.5A1.5,1.5 0 0,1 2.5,12A1.5,1.5 0 0,1 4,10.5M7,19V17H21V19H7M4,16.5A1.5,1.5 0 0,1 5.5,18A1.5,1.5 0 0,1 4,19.5A1.5,1.5 0 0,1 2.5,18A1.5,1.5 0 0,1 4,16.5Z";var v9="M19,20H17V11H7V20H5V9L12,5L19,9V20M8,12H16V14H8V12M8,15H16V17H8V15M16,18V20H8V18H16Z";var x9="M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M12,4A8,8 0 0,1 20,12C20,14.4 19,16.5 17.3,18C15.9,16.7 14,16 12,16C10,16 8.2,16.7 6.7,18C5,16.5 4,14.4 4,12A8,8 0 0,1 12,4M14,5.89C13.62,5.9 13.26,6.15 13.1,6.54L11.81,9.77L11.71,10C11,10.13 10.41,10.6 10.14,11.26C9.73,12.29 10.23,13.45 11.26,13.86C12.29,14.27 13.45,13.77 13.86,12.74C14.12,12.08 14,11.32 13.57,10.76L13.67,10.5L14.96,7.29L14.97,7.26C15.17,6.75 14.92,6.17 14.41,5.96C14.28,5.91 14.15,5.89 14,5.89M10,6A1,1 0 0,0 9,7A1,1 0 0,0 10,8A1,1 0 0,0 11,7A1,1 0 0,0 10,6M7,9A1,1 0 0,0 6,10A1,1 0 0,0 7,11A1,1 0 0,0 8,10A1,1 0 0,0 7,9M17,9A1,1 0 0,0 16,10A1,1 0 0,0 17,11A1,1 0 0,0 18,10A1,1 0 0,0 17,9Z";var e0="M21 7C21 5.62 19.88 4.5 18.5 4.5C18.33 4.5 18.16 4.5 18 4.55V4C18 2.62 16.88 1.5 15.5 1.5C15.27 1.5 15.04 1.53 14.83 1.59C14.46 .66 13.56 0 12.5 0C11.27 0 10.25 .89 10.04 2.06C9.87 2 9.69 2 9.5 2C8.12 2 7 3.12 7 4.5V10.39C6.66 10.08 6.24 9.85 5.78 9.73L5 9.5C4.18 9.29 3.31 9.61 2.82 10.35C2.44 10.92 2.42 11.66 2.67 12.3L5.23 18.73C6.5 21.91 9.57 24 13 24C17.42 24 21 20.42 21 16V7M19 16C19 19.31 16.31 22 13 22C10.39 22 8.05 20.41 7.09 18L4.5 11.45L5 11.59C5.5 11.71 5.85 12.05 6 12.5L7 15H9V4.5C9 4.22 9.22 4 9.5 4S10 4.22 10 4.5V12H12V2.5C12 2.22 12.22 2 12.5 2S13 2.22 13 2.5V12H15V4C15 3.72 15.22 3.5 15.5 3.5S16 3.72 16 4V12H18V7C18 6.72 18.22 6.5 18.5 6.5S19 6.72 19 7V16Z";var u9="M7.5,4A5.5,5.5 0 0,0 2,9.5C2,10 2.09,10.5 2.22,11H6.3L7.57,7.63C7.87,6.83 9.05,6.75 9.43,7.63L11.5,13L12.09,11.58C12.22,11.25 12.57,11 13,11H21.78C21.91,10.5 22,10 22,9.5A5.5,5.5 0 0,0 16.5,4C14.64,4 13,4.93 12,6.34C11,4.93 9.36,4 7.5,4V4M3,12.5A1,1 0 0,0 2,13.5A1,1 0 0,0 3,14.5H5.44L11,20C12,20.9 12,20.9 13,20L18.56,14.5H21A1,1 0 0,0 22,13.5A1,1 0 0,0 21,12.5H13.4L12.47,14.8C12.07,15.81 10.92,15.67 10.55,14.83L8.5,9.5L7.54,11.83C7.39,12.21 7.05,12.5 6.6,12.5H3Z";var M0="M11 15.5H12.5V17H11V15.5M12 6.95C14.7 7.06 15.87 9.78 14.28 11.81C13.86 12.31 13.19 12.64 12.85 13.07C12.5 13.5 12.5 14 12.5 14.5H11C11 13.65 11 12.94 11.35 12.44C11.68 11.94 12.35 11.64 12.77 11.31C14 10.18 13.68 8.59 12 8.46C11.18 8.46 10.5 9.13 10.5 9.97H9C9 8.3 10.35 6.95 12 6.95M12 2C11.5 2 11 2.19 10.59 2.59L2.59 10.59C1.8 11.37 1.8 12.63 2.59 13.41L10.59 21.41C11.37 22.2 12.63 22.2 13.41 21.41L21.41 13.41C22.2 12.63 22.2 11.37 21.41 10.59L13.41 2.59C13 2.19 12.5 2 12 2M12 4L20 12L12 20L4 12Z";var Z9="M13.5,8H12V13L16.28,15.54L17,14.33L13.5,12.25V8M13,3A9,9 0 0,0 4,12H1L4.96,16.03L9,12H6A7,7 0 0,1 13,5A7,7 0 0,1 20,12A7,7 0 0,1 13,19C11.07,19 9.32,18.21 8.06,16.94L6.64,18.36C8.27,20 10.5,21 13,21A9,9 0 0,0 22,12A9,9 0 0,0 13,3";var c9="M22.11 21.46L2.39 1.73L1.11 3L6.27 8.16L2 12H5V20H11V14H12.11L13 14.89V20H18.11L20.84 22.73L22.11 21.46M9 12V18H7V10.19L7.68 9.57L10.11 12H9M15 18V16.89L16.11 18H15M10.36 7.16L8.95 5.75L12 3L22 12H19V15.8L17 13.8V10.19L12 5.69L10.36 7.16Z";var r0="M4,1C2.89,1 2,1.89 2,3V7C2,8.11 2.89,9 4,9H1V11H13V9H10C11.11,9 12,8.11 12,7V3C12,1.89 11.11,1 10,1H4M4,3H10V7H4V3M14,13C12.89,13 12,13.89 12,15V19C12,20.11 12.89,21 14,21H11V23H23V21H20C21.11,21 22,20.11 22,19V15C22,13.89 21.11,13 20,13H14M3.88,13.46L2.46,14.88L4.59,17L2.46,19.12L3.88,20.54L6,18.41L8.12,20.54L9.54,19.12L7.41,17L9.54,14.88L8.12,13.46L6,15.59L3.88,13.46M14,15H20V19H14V15Z";var S9="M12,2A7,7 0 0,0 5,9C5,11.38 6.19,13.47 8,14.74V17A1,1 0 0,0 9,18H15A1,1 0 0,0 16,17V14.74C17.81,13.47 19,11.38 19,9A7,7 0 0,0 12,2M9,21A1,1 0 0,0 10,22H14A1,1 0 0,0 15,21V20H9V21Z";var t0="M20,11H23V13H20V11M1,11H4V13H1V11M13,1V4H11V1H13M4.92,3.5L7.05,5.64L5.63,7.05L3.5,4.93L4.92,3.5M16.95,5.63L19.07,3.5L20.5,4.93L18.37,7.05L16.95,5.63M12,6A6,6 0 0,1 18,12C18,14.22 16.79,16.16 15,17.2V19A1,1 0 0,1 14,20H10A1,1 0 0,1 9,19V17.2C7.21,16.16 6,14.22 6,12A6,6 0 0,1 12,6M14,21V22A1,1 0 0,1 13,23H11A1,1 0 0,1 10,22V21H14M11,18H13V15.87C14.73,15.43 16,13.86 16,12A4,4 0 0,0 12,8A4,4 0 0,0 8,12C8,13.86 9.27,15.43 11,15.87V18Z";var h9="M17,7H13V8.9H17C18.71,8.9 20.1,10.29 20.1,12C20.1,13.43 19.12,14.63 17.79,15L19.25,16.44C20.88,15.61 22,13.95 22,12A5,5 0 0,0 17,7M16,11H13.81L15.81,13H16V11M2,4.27L5.11,7.38C3.29,8.12 2,9.91 2,12A5,5 0 0,0 7,17H11V15.1H7C5.29,15.1 3.9,13.71 3.9,12C3.9,10.41 5.11,9.1 6.66,8.93L8.73,11H8V13H10.73L13,15.27V17H14.73L18.74,21L20,19.74L3.27,3L2,4.27Z";var f9="M10.59,13.41C11,13.8 11,14.44 10.59,14.83C10.2,15.22 9.56,15.22 9.17,14.83C7.22,12.88 7.22,9.71 9.17,7.76V7.76L12.71,4.22C14.66,2.27 17.83,2.27 19.78,4.22C21.73,6.17 21.73,9.34 19.78,11.29L18.29,12.78C18.3,11.96 18.17,11.14 17.89,10.36L18.36,9.88C19.54,8.71 19.54,6.81 18.36,5.64C17.19,4.46 15.29,4.46 14.12,5.64L10.59,9.17C9.41,10.34 9.41,12.24 10.59,13.41M13.41,9.17C13.8,8.78 14.44,8.78 14.83,9.17C16.78,11.12 16.78,14.29 14.83,16.24V16.24L11.29,19.78C9.34,21.73 6.17,21.73 4.22,19.78C2.27,17.83 2.27,14.66 4.22,12.71L5.71,11.22C5.7,12.04 5.83,12.86 6.11,13.65L5.64,14.12C4.46,15.29 4.46,17.19 5.64,18.36C6.81,19.54 8.71,19.54 9.88,18.36L13.41,14.83C14.59,13.66 14.59,11.76 13.41,10.59C13,10.2 13,9.56 13.41,9.17Z";var g9="M12,17A2,2 0 0,0 14,15C14,13.89 13.1,13 12,13A2,2 0 0,0 10,15A2,2 0 0,0 12,17M18,8A2,2 0 0,1 20,10V20A2,2 0 0,1 18,22H6A2,2 0 0,1 4,20V10C4,8.89 4.9,8 6,8H7V6A5,5 0 0,1 12,1A5,5 0 0,1 17,6V8H18M12,3A3,3 0 0,0 9,6V8H15V6A3,3 0 0,0 12,3Z";var o7="M9.5,3A6.5,6.5 0 0,1 16,9.5C16,11.11 15.41,12.59 14.44,13.73L14.71,14H15.5L20.5,19L19,20.5L14,15.5V14.71L13.73,14.44C12.59,15.41 11.11,16 9.5,16A6.5,6.5 0 0,1 3,9.5A6.5,6.5 0 0,1 9.5,3M9.5,5C7,5 5,7 5,9.5C5,12 7,14 9.5,14C12,14 14,12 14,9.5C14,7 12,5 9.5,5Z";var O9="M3,6H21V8H3V6M3,11H21V13H3V11M3,16H21V18H3V16Z";var w9="M22 10V13.81C21.39 13.46 20.72 13.22 20 13.09V12H4V20H13.09C13.21 20.72 13.46 21.39 13.81 22H4C2.9 22 2 21.11 2 20V10H22M16.71 7.07L13.97 3.54L12 3.93L14.75 7.46L16.71 7.07M21.62 6.1L20.84 2.18L16.91 2.96L19.65 6.5L21.62 6.1M11.81 8.05L9.07 4.5L7.1 4.91L9.85 8.44L11.81 8.05M4.16 5.5L3.18 5.69C2.1 5.9 1.39 6.96 1.61 8.04L2 10L6.9 9.03L4.16 5.5M17 22L22 19L17 16V22Z";var b9="M4,17V9H2V7H6V17H4M22,15C22,16.11 21.1,17 20,17H16V15H20V13H18V11H20V9H16V7H20A2,2 0 0,1 22,9V10.5A1.5,1.5 0 0,1 20.5,12A1.5,1.5 0 0,1 22,13.5V15M14,15V17H8V13C8,11.89 8.9,11 10,11H12V9H8V7H12A2,2 0 0,1 14,9V11C14,12.11 13.1,13 12,13H10V15H14Z";var a7="M19,13H13V19H11V13H5V11H11V5H13V11H19V13Z";var k9="M4.22 2A2.22 2.22 0 0 0 2 4.22V19.78C2 21 3 22 4.22 22H19.78A2.22 2.22 0 0 0 22 19.78V4.22C22 3 21 2 19.78 2H4.22M11 4.07V6H13V4.07A8 8 0 0 1 20 12A8 8 0 0 1 13 19.93V18H11V19.93A8 8 0 0 1 4 12A8 8 0 0 1 11 4.07M7.5 10.5A1.5 1.5 0 0 0 6 12C6 12.83 6.66 13.5 7.5 13.5A1.5 1.5 0 0 0 9 12A1.5 1.5 0 0 0 7.5 10.5M16.5 10.5A1.5 1.5 0 0 0 15 12A1.5 1.5 0 0 0 16.5 13.5A1.5 1.5 0 0 0 18 12A1.5 1.5 0 0 0 16.5 10.5Z";var y9="M19.07,4.93L17.66,6.34C19.1,7.79 20,9.79 20,12A8,8 0 0,1 12,20A8,8 0 0,1 4,12C4,7.92 7.05,4.56 11,4.07V6.09C8.16,6.57 6,9.03 6,12A6,6 0 0,0 12,18A6,6 0 0,0 18,12C18,10.34 17.33,8.84 16.24,7.76L14.83,9.17C15.55,9.9 16,10.9 16,12A4,4 0 0,1 12,16A4,4 0 0,1 8,12C8,10.14 9.28,8.59 11,8.14V10.28C10.4,10.63 10,11.26 10,12A2,2 0 0,0 12,14A2,2 0 0,0 14,12C14,11.26 13.6,10.62 13,10.28V2H12A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12C22,9.24 20.88,6.74 19.07,4.93Z";var A7="M17.65,6.35C16.2,4.9 14.21,4 12,4A8,8 0 0,0 4,12A8,8 0 0,0 12,20C15.73,20 18.84,17.45 19.73,14H17.65C16.83,16.33 14.61,18 12,18A6,6 0 0,1 6,12A6,6 0 0,1 12,6C13.66,6 15.14,6.69 16.22,7.78L13,11H20V4L17.65,6.35Z";var T9="M12,2C14.65,2 17.19,3.06 19.07,4.93L17.65,6.35C16.15,4.85 14.12,4 12,4C9.88,4 7.84,4.84 6.35,6.35L4.93,4.93C6.81,3.06 9.35,2 12,2M3.66,6.5L5.11,7.94C4.39,9.17 4,10.57 4,12A8,8 0 0,0 12,20A8,8 0 0,0 20,12C20,10.57 19.61,9.17 18.88,7.94L20.34,6.5C21.42,8.12 22,10.04 22,12A10,10 0 0,1 12,22A10,10 0 0,1 2,12C2,10.04 2.58,8.12 3.66,6.5M12,6A6,6 0 0,1 18,12C18,13.59 17.37,15.12 16.24,16.24L14.83,14.83C14.08,15.58 13.06,16 12,16C10.94,16 9.92,15.58 9.17,14.83L7.76,16.24C6.63,15.12 6,13.59 6,12A6,6 0 0,1 12,6M12,8A1,1 0 0,0 11,9A1,1 0 0,0 12,10A1,1 0 0,0 13,9A1,1 0 0,0 12,8Z";var P9="M12 3L1 9L5 11.18V17.18L12 21L19 17.18V11.18L21 10.09V17H23V9L12 3M18.82 9L12 12.72L5.18 9L12 5.28L18.82 9M17 16L12 18.72L7 16V12.27L12 15L17 12.27V16Z";var i0="M21,11C21,16.55 17.16,21.74 12,23C6.84,21.74 3,16.55 3,11V5L12,1L21,5V11M12,21C15.75,20 19,15.54 19,11.22V6.3L12,3.18L5,6.3V11.22C5,15.54 8.25,20 12,21M11,7H13V13H11V7M11,15H13V17H11V15Z";var B9="M11,13H13V16H16V11H18L12,6L6,11H8V16H11V13M12,1L21,5V11C21,16.55 17.16,21.74 12,23C6.84,21.74 3,16.55 3,11V5L12,1Z";var _9="M23,12H17V10L20.39,6H17V4H23V6L19.62,10H23V12M15,16H9V14L12.39,10H9V8H15V10L11.62,14H15V16M7,20H1V18L4.39,14H1V12H7V14L3.62,18H7V20Z";var n7="M20.79,13.95L18.46,14.57L16.46,13.44V10.56L18.46,9.43L20.79,10.05L21.31,8.12L19.54,7.65L20,5.88L18.07,5.36L17.45,7.69L15.45,8.82L13,7.38V5.12L14.71,3.41L13.29,2L12,3.29L10.71,2L9.29,3.41L11,5.12V7.38L8.5,8.82L6.5,7.69L5.92,5.36L4,5.88L4.47,7.65L2.7,8.12L3.22,10.05L5.55,9.43L7.55,10.56V13.45L5.55,14.58L3.22,13.96L2.7,15.89L4.47,16.36L4,18.12L5.93,18.64L6.55,16.31L8.55,15.18L11,16.62V18.88L9.29,20.59L10.71,22L12,20.71L13.29,22L14.7,20.59L13,18.88V16.62L15.5,15.17L17.5,16.3L18.12,18.63L20,18.12L19.53,16.35L21.3,15.88L20.79,13.95M9.5,10.56L12,9.11L14.5,10.56V13.44L12,14.89L9.5,13.44V10.56Z";var F9="M11.45,2V5.55L15,3.77L11.45,2M10.45,8L8,10.46L11.75,11.71L10.45,8M2,11.45L3.77,15L5.55,11.45H2M10,2H2V10C2.57,10.17 3.17,10.25 3.77,10.25C7.35,10.26 10.26,7.35 10.27,3.75C10.26,3.16 10.17,2.57 10,2M17,22V16H14L19,7V13H22L17,22Z";var R9="M12,18A6,6 0 0,1 6,12C6,11 6.25,10.03 6.7,9.2L5.24,7.74C4.46,8.97 4,10.43 4,12A8,8 0 0,0 12,20V23L16,19L12,15M12,4V1L8,5L12,9V6A6,6 0 0,1 18,12C18,13 17.75,13.97 17.3,14.8L18.76,16.26C19.54,15.03 20,13.57 20,12A8,8 0 0,0 12,4Z";var E9="M7,2V4H8V18A4,4 0 0,0 12,22A4,4 0 0,0 16,18V4H17V2H7M11,16C10.4,16 10,15.6 10,15C10,14.4 10.4,14 11,14C11.6,14 12,14.4 12,15C12,15.6 11.6,16 11,16M13,12C12.4,12 12,11.6 12,11C12,10.4 12.4,10 13,10C13.6,10 14,10.4 14,11C14,11.6 13.6,12 13,12M14,7H10V4H14V7Z";var $9="M15.5,12C18,12 20,14 20,16.5C20,17.38 19.75,18.21 19.31,18.9L22.39,22L21,23.39L17.88,20.32C17.19,20.75 16.37,21 15.5,21C13,21 11,19 11,16.5C11,14 13,12 15.5,12M15.5,14A2.5,2.5 0 0,0 13,16.5A2.5,2.5 0 0,0 15.5,19A2.5,2.5 0 0,0 18,16.5A2.5,2.5 0 0,0 15.5,14M5,3H19C20.11,3 21,3.89 21,5V13.03C20.5,12.23 19.81,11.54 19,11V5H5V19H9.5C9.81,19.75 10.26,20.42 10.81,21H5C3.89,21 3,20.11 3,19V5C3,3.89 3.89,3 5,3M7,7H17V9H7V7M7,11H12.03C11.23,11.5 10.54,12.19 10,13H7V11M7,15H9.17C9.06,15.5 9,16 9,16.5V17H7V15Z";var D9="M16.95,16.95L14.83,14.83C15.55,14.1 16,13.1 16,12C16,11.26 15.79,10.57 15.43,10L17.6,7.81C18.5,9 19,10.43 19,12C19,13.93 18.22,15.68 16.95,16.95M12,5C13.57,5 15,5.5 16.19,6.4L14,8.56C13.43,8.21 12.74,8 12,8A4,4 0 0,0 8,12C8,13.1 8.45,14.1 9.17,14.83L7.05,16.95C5.78,15.68 5,13.93 5,12A7,7 0 0,1 12,5M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12C22,6.47 17.5,2 12,2Z";var N9="M12,20A7,7 0 0,1 5,13A7,7 0 0,1 12,6A7,7 0 0,1 19,13A7,7 0 0,1 12,20M19.03,7.39L20.45,5.97C20,5.46 19.55,5 19.04,4.56L17.62,6C16.07,4.74 14.12,4 12,4A9,9 0 0,0 3,13A9,9 0 0,0 12,22C17,22 21,17.97 21,13C21,10.88 20.26,8.93 19.03,7.39M11,14H13V8H11M15,1H9V3H15V1Z";var W9="M4 22H2V2H4M22 2H20V22H22M17.24 5.34L13.24 9.34A3 3 0 0 0 9.24 13.34L5.24 17.34L6.66 18.76L10.66 14.76A3 3 0 0 0 14.66 10.76L18.66 6.76Z";var I9="M19,5V7H15V5H19M9,5V11H5V5H9M19,13V19H15V13H19M9,17V19H5V17H9M21,3H13V9H21V3M11,3H3V13H11V3M21,11H13V21H21V11M11,15H3V21H11V15Z";var z9="M8 2C6.89 2 6 2.89 6 4V16C6 17.11 6.89 18 8 18H9V20H6V22H9C10.11 22 11 21.11 11 20V18H13V20C13 21.11 13.89 22 15 22H18V20H15V18H16C17.11 18 18 17.11 18 16V4C18 2.89 17.11 2 16 2H8M12 4.97A2 2 0 0 1 14 6.97A2 2 0 0 1 12 8.97A2 2 0 0 1 10 6.97A2 2 0 0 1 12 4.97M10 14.5H14V16H10V14.5Z";var G9={comma_decimal:["en-US","en"],decimal_comma:["de","es","it"],space_comma:["fr","sv","cs"],quote_decimal:["de-CH"],system:void 0},O3=class{constructor(V){this.cache=new Map;let C=V.locale;this.language=C.language,this.zone=C.time_zone==="server"?V.config.time_zone:Intl.DateTimeFormat().resolvedOptions().timeZone,this.numbers=C.number_format in G9?G9[C.number_format]:this.language,this.grouping=C.number_format!=="none",this.hour12=C.time_format==="12"||C.time_format!=="24"&&!!new Intl.DateTimeFormat(C.time_format==="system"?void 0:this.language,{hour:"numeric"}).resolvedOptions().hour12}number(V,C=1,H=0){let e=`n${C}/${H}`,M=this.cache.get(e);return M||(M=new Intl.NumberFormat(this.numbers,{maximumFractionDigits:C,minimumFractionDigits:Math.min(H,C),useGrouping:this.grouping}),this.cache.set(e,M)),M.format(V)}quantity(V,C){let H=C==="%"||C==="W"||C==="K"||Math.abs(V)>=100?0:C==="kWh"?2:1,e=this.number(V,H,C?.startsWith("°")?1:0);return C?`${e}${C==="%"&&this.language.startsWith("en")?"":" "}${C}`:e}percent(V){return V==null?"–":this.quantity(Math.round(V*100),"%")}date(V,C,H){let e=this.cache.get(V);return e||(e=new Intl.DateTimeFormat(this.language,{timeZone:this.zone,...C}),this.cache.set(V,e)),e.format(H*1e3)}time(V){return this.date("t",{hour:"numeric",minute:"2-digit",hour12:this.hour12},V)}day(V){return this.date("d",{weekday:"short",day:"numeric",month:"short"},V)}moment(V){return this.date("m",{weekday:"short",day:"numeric",month:"short",hour:"numeric",minute:"2-digit",hour12:this.hour12},V)}short(V){return this.day(V)===this.day(Date.now()/1e3)?this.time(V):this.moment(V)}relative(V,C=Date.now()/1e3){let H=V-C,e=[["day",86400],["hour",3600],["minute",60]],M=new Intl.RelativeTimeFormat(this.language,{numeric:"auto"});for(let[t,o]of e)if(Math.abs(H)>=o)return M.format(Math.round(H/o),t);return M.format(Math.round(H),"second")}duration(V){let C=(o,A)=>new Intl.NumberFormat(this.language,{style:"unit",unit:A,unitDisplay:"short"}).format(o),H=Math.round(V/60);if(H<1)return C(Math.round(V),"second");let e=[],M=Math.floor(H/1440),t=Math.floor(H%1440/60);return M&&e.push(C(M,"day")),t&&e.push(C(t,"hour")),H%60&&!M&&e.push(C(H%60,"minute")),e.join(" ")}};function U9(L,V,C,H,e){if(H==null)return"–";if(typeof H=="number")return V.quantity(H,e);let M=L.states[C];if(M){let o=L.formatEntityState({...M,state:H},H);if(o&&o!==H)return o}let t=H.replaceAll("_"," ");return t.charAt(0).toUpperCase()+t.slice(1)}var Q9={title:"Digital Twin",views:"Ansichten",back:"Zurück zu allen Zwillingen",menu:"Menü öffnen",tab_overview:"Übersicht",tab_what_if:"Was wäre wenn",tab_rehearsal:"Probelauf",tab_approvals:"Freigaben",tab_discovery:"Entdeckt",loading:"Wird geladen",disconnected:"Keine Verbindung",disconnected_text:"Die Verbindung zu Home Assistant ist unterbrochen. Was du siehst, kann veraltet sein; es geht von selbst weiter.",forbidden:"Nicht für dich freigegeben",forbidden_text:"Du darfst das nicht sehen. Wer dieses Zuhause verwaltet, kann das ändern.",missing:"Die Zwillinge sind nicht da",missing_text:"Die Integration startet gerade oder ist ausgeschaltet. Sobald sie zurück ist, geht es hier weiter.",open_integration:"Integration öffnen",failed:"Das hat nicht geklappt",no_area:"Ohne Bereich",no_forecast:"Zurzeit keine Vorhersage",still_learning:"Lernt noch",health:"Gesundheit der Zwillinge",health_is:"Gesundheit {score}",health_unknown:"Gesundheit noch unbekannt",divergences:"Abweichende Zwillinge",pending_approvals:"Warten auf dein Ja",risks_ahead:"Risiken voraus",diverges:"Weicht ab",status_sandbox:"Simuliert",status_waiting:"Wartet",status_unavailable:"Nicht verfügbar",status_orphaned:"Gerät fehlt",status_home_missing:"Zuhause fehlt",status_asleep:"Schläft",status_following:"Folgt",filter:"Filter",filter_all:"Alle",filter_attention:"Ansehen",filter_learning:"Lernen",filter_sandbox:"Spiegeln nicht",search_twins:"Zwillinge suchen",nothing_found:"Nichts gefunden",nothing_found_text:"Kein Zwilling passt zu Suche und Filter.",show_all:"Alle Zwillinge zeigen",no_twins:"Noch keine Zwillinge",no_twins_text:"Ein Zwilling folgt einem Gerät, lernt, wie es sich verhält, und sagt voraus, was es tun wird. Lege den ersten aus einem gefundenen Gerät an.",find_devices:"Gefundene Geräte ansehen",more_actions:"Weitere Aktionen",what_if_here:"Was wäre, wenn …",open_device:"Geräteseite öffnen",sync_now:"Mit dem Gerät abgleichen",synced:"Mit dem Gerät abgeglichen.",take_snapshot:"Momentaufnahme sichern",snapshot_taken:"Die Momentaufnahme ist gesichert.",learn_now:"Jetzt lernen",learned_now:"Der Zwilling hat gelernt.",freeze:"Lernen anhalten",unfreeze:"Weiter lernen",frozen:"Lernen angehalten",done:"Erledigt.",reset_learning:"Gelerntes vergessen",reset_text:"{name} fängt mit dem Lernen von vorn an. Das braucht Tage an Verlauf.",reset_yes:"Vergessen",reconfigure:"Einstellungen ändern",cancel:"Abbrechen",what_is_wrong:"Was nicht stimmt",since:"seit {time}",seen:"Gesehen",acknowledge:"Gesehen",snooze:"Einen Tag ruhen lassen",snoozed:"Es ruht einen Tag.",course:"Verlauf und Vorhersage",channel:"Größe",range:"Zeitraum",reported:"Gemeldet",foretold:"Eine Stunde vorher vorausgesagt",foretold_band:"90 % davon",forecast:"Vorhersage",band:"{percent}-%-Band",probability:"Wahrscheinlich an",snapshot:"Momentaufnahme",wanted:"Gewünscht",time:"Zeit",show_table:"Als Tabelle zeigen",hide_table:"Tabelle verbergen",chart_summary:"{name} steht jetzt auf {value}; für {later} wird {expected} erwartet.",honest:"{share} von {count} früheren Vorhersagen für eine Stunde lagen in ihrem 90-%-Band.",learned:"Was er gelernt hat",parameters:"Alle Werte",parameter:"Kenngröße",value:"Wert",assumed:"angenommen",left_out:"Was er ausgelassen hat",learned_at:"Gelernt {time}",score:"Wie gut er vorhersagt",ahead:"Voraus",typical_error:"Typischer Fehler",brier:"Brier-Wert",better_by:"Besser als „bleibt“",in_band:"Im 90-%-Band",no_scores:"Noch ist keine Vorhersage fällig geworden. Bewertungen erscheinen nach einigen Stunden.",reliability:"Vorausgesagt gegen eingetroffen",foretold_axis:"vorausgesagt",came_axis:"eingetroffen",reliability_summary:"{count} Vorhersagen für eine Stunde; {share} davon im 90-%-Band.",reliability_chance:"{count} Vorhersagen für eine Stunde: wie wahrscheinlich sie es nannten und wie oft es eintraf.",past:"Momentaufnahmen",no_snapshots:"Keine Momentaufnahmen in diesem Zeitraum.",show_all_of:"Alle {count} zeigen",roll_back:"Zurückrollen",roll_back_to:"Auf {time} zurückrollen",roll_back_text:"Der Zwilling zeigt seinen Zustand von {time}. Das Gerät bleibt, wie es ist.",rolled_back:"Der Zwilling zeigt den früheren Zustand.",reason_change:"nach einer Änderung",reason_hourly:"stündlich",reason_asked:"gewünscht",reason_command:"vor einem Befehl",reason_rollback:"nach dem Zurückrollen",reason_before_rollback:"vor dem Zurückrollen",now:"Jetzt",synced_at:"abgeglichen um {time}",health_parts:"Teile der Gesundheit",mode:"Wie er mit Befehlen umgeht",mode_changed:"Der Zwilling startet damit neu.",fidelity:"Genauigkeit",sources:"Liest",events:"Was geschah",no_events:"Noch nichts Erwähnenswertes.",audit_of_twin:"Alles, was hier getan und entschieden wurde",part_divergence:"Übereinstimmung",part_sync:"Abgleich",part_freshness:"Aktualität",part_quarantine:"Gute Messwerte",part_forecast:"Vorhersagen",with_changes:"Mit den Änderungen",without_changes:"Ohne sie",audit:"Protokoll",nothing_waits:"Nichts wartet auf dich",nothing_waits_text:"Will etwas tun, was gefährlich sein kann, fragt es zuerst hier.",you:"dir",asked_by:"Gewünscht von {name}",asked_at:"Gewünscht um {time}",not_checked:"Was nicht geprüft werden konnte",approve:"Freigeben",approve_alternative:"Stattdessen das",reject:"Ablehnen",may_not_decide:"Du darfst das sehen, aber nicht entscheiden.",code_title:"Ein Code ist nötig",code_text:"Das Zuhause verlangt bei jeder Freigabe seinen Code.",code:"Code",decided:"Zuletzt entschieden",result_ok:"Erledigt, und das Gerät hat gehorcht.",result_unverified:"Gesendet; das Gerät hat es nicht bestätigt.",result_failed:"Es ist fehlgeschlagen.",result_denied:"Verweigert.",result_expired:"Zu spät: Es ist abgelaufen.",result_rejected:"Abgelehnt.",result_pending:"Es wartet auf Freigabe.",twin:"Zwilling",all_twins:"Alle Zwillinge",about:"Worum es geht",everything:"Alles",all_time:"Gesamte Zeit",audit_group_guard:"Prüfungen und Freigaben",audit_group_learning:"Lernen",audit_group_settings:"Zwillinge und Einstellungen",chain_intact:"Nichts wurde geändert oder entfernt: Die Kette aller {count} Einträge ist unversehrt.",chain_broken:"Die Kette ist bei Eintrag {row} gebrochen: {reason}",no_audit:"Es wurde nichts Passendes festgehalten.",newer:"Neuere",older:"Ältere",gone_twin:"ein entfernter Zwilling",a_user:"ein Benutzer",by_itself:"von selbst",audit_of_action_approved:"Aktion freigegeben",audit_of_action_denied:"Aktion verweigert",audit_of_action_run:"Aktion ausgeführt",audit_of_action_failed:"Aktion fehlgeschlagen",audit_of_approval_requested:"Freigabe erbeten",audit_of_approval_granted:"Freigabe erteilt",audit_of_approval_rejected:"Freigabe abgelehnt",audit_of_approval_expired:"Freigabe abgelaufen",audit_of_mode_changed:"Modus geändert",audit_of_create_twin:"Zwilling angelegt",audit_of_remove_twin:"Zwilling entfernt",audit_of_create_snapshot:"Momentaufnahme gesichert",audit_of_rollback:"Zurückgerollt",audit_of_acknowledge:"Gesehen",audit_of_alerts_snoozed:"Warnungen ruhen",audit_of_train:"Gelernt",audit_of_freeze_learning:"Lernen angehalten oder fortgesetzt",audit_of_reset_learning:"Lernen zurückgesetzt",again:"Noch einmal",all_found:"Jedes Gerät hat seinen Zwilling",all_found_text:"Es ist nichts mehr da, woraus ein Zwilling werden könnte.",look_again:"Noch einmal suchen",discovery_text:"Für diese Geräte lohnt sich ein Zwilling. Wähle eines oder viele; jeder lernt im Hintergrund aus seinem Verlauf.",choose_all:"Alle wählen",make_twins:"{count} Zwillinge anlegen",make_twin:"Zwilling anlegen",make_twin_of:"Einen Zwilling von {name} anlegen",making:"{done} von {of} angelegt",made:"{count} Zwillinge angelegt.",open_twin:"Öffnen"};var o0={title:"Digital Twin",views:"Views",back:"Back to all twins",menu:"Open the menu",tab_overview:"Overview",tab_what_if:"What if",tab_rehearsal:"Rehearsal",tab_approvals:"Approvals",tab_discovery:"Discovery",loading:"Loading",disconnected:"No connection",disconnected_text:"The connection to Home Assistant is lost. What you see may be old; it goes on by itself.",forbidden:"Not for you",forbidden_text:"You may not see this. Somebody who manages this home can change that.",missing:"The twins are not there",missing_text:"The integration is starting or switched off. This page goes on as soon as it is back.",open_integration:"Open the integration",failed:"That did not work",no_area:"No area",no_forecast:"No prediction now",still_learning:"Still learning",health:"Health of the twins",health_is:"Health {score}",health_unknown:"Health not known yet",divergences:"Twins that diverge",pending_approvals:"Waiting for your yes",risks_ahead:"Risks ahead",diverges:"Diverges",status_sandbox:"Simulated",status_waiting:"Waiting",status_unavailable:"Unavailable",status_orphaned:"Device gone",status_home_missing:"Home missing",status_asleep:"Asleep",status_following:"Following",filter:"Filter",filter_all:"All",filter_attention:"Need a look",filter_learning:"Learning",filter_sandbox:"Not mirroring",search_twins:"Search twins",nothing_found:"Nothing found",nothing_found_text:"No twin fits the search and the filter.",show_all:"Show all twins",no_twins:"No twins yet",no_twins_text:"A twin follows a device, learns how it behaves and predicts what it will do. Make the first one of a device that was found.",find_devices:"See what was found",more_actions:"More actions",what_if_here:"What if …",open_device:"Open the device page",sync_now:"Compare with the device",synced:"Compared with the device.",take_snapshot:"Keep a snapshot",snapshot_taken:"The snapshot is kept.",learn_now:"Learn now",learned_now:"The twin has learned.",freeze:"Stop learning",unfreeze:"Go on learning",frozen:"Learning stopped",done:"Done.",reset_learning:"Forget what was learned",reset_text:"{name} starts learning anew. That takes days of history.",reset_yes:"Forget",reconfigure:"Change the settings",cancel:"Cancel",what_is_wrong:"What is wrong",since:"since {time}",seen:"Seen",acknowledge:"I have seen it",snooze:"Rest for a day",snoozed:"It rests for a day.",course:"Course and prediction",channel:"Quantity",range:"Length of time",reported:"Reported",foretold:"Foretold an hour before",foretold_band:"90 % of that",forecast:"Prediction",band:"{percent} % band",probability:"How likely on",snapshot:"Snapshot",wanted:"Wanted",time:"Time",show_table:"Show as a table",hide_table:"Hide the table",chart_summary:"{name} is at {value} now; for {later} {expected} is expected.",honest:"{share} of {count} past predictions an hour ahead lay in their 90 % band.",learned:"What it has learned",parameters:"All figures",parameter:"Figure",value:"Value",assumed:"assumed",left_out:"What it left out",learned_at:"Learned {time}",score:"How well it predicts",ahead:"Ahead",typical_error:"Typical error",brier:"Brier score",better_by:"Better than “stays”",in_band:"In 90 % band",no_scores:"No prediction has come due yet. Scores appear within hours.",reliability:"Foretold against what came",foretold_axis:"foretold",came_axis:"came",reliability_summary:"{count} predictions an hour ahead; {share} of them in their 90 % band.",reliability_chance:"{count} predictions an hour ahead: how likely they said it was, and how often it came.",past:"Snapshots",no_snapshots:"No snapshots in this length of time.",show_all_of:"Show all {count}",roll_back:"Roll back",roll_back_to:"Roll back to {time}",roll_back_text:"The twin shows its state of {time}. The device stays as it is.",rolled_back:"The twin shows the past state.",reason_change:"after a change",reason_hourly:"every hour",reason_asked:"asked for",reason_command:"before a command",reason_rollback:"after a rollback",reason_before_rollback:"before a rollback",now:"Now",synced_at:"compared at {time}",health_parts:"Parts of its health",mode:"How it treats commands",mode_changed:"The twin starts anew with that.",fidelity:"Detail",sources:"Reads",events:"What happened",no_events:"Nothing worth telling yet.",audit_of_twin:"Everything that was done and decided here",part_divergence:"Agreement",part_sync:"Comparison",part_freshness:"Freshness",part_quarantine:"Good readings",part_forecast:"Predictions",with_changes:"With the changes",without_changes:"Without them",audit:"Audit",nothing_waits:"Nothing waits for you",nothing_waits_text:"When something wants to do what may be dangerous, it asks here first.",you:"you",asked_by:"Asked for by {name}",asked_at:"Asked for at {time}",not_checked:"What could not be checked",approve:"Approve",approve_alternative:"Do that instead",reject:"Reject",may_not_decide:"You may see this, but not decide it.",code_title:"A code is needed",code_text:"The home asks for its code with every approval.",code:"Code",decided:"Decided lately",result_ok:"Done, and the device did as told.",result_unverified:"Sent; the device has not confirmed it.",result_failed:"It failed.",result_denied:"Denied.",result_expired:"Too late: it has expired.",result_rejected:"Rejected.",result_pending:"It waits for approval.",twin:"Twin",all_twins:"All twins",about:"About",everything:"Everything",all_time:"All time",audit_group_guard:"Checks and approvals",audit_group_learning:"Learning",audit_group_settings:"Twins and settings",chain_intact:"Nothing was changed or removed: the chain of all {count} entries is whole.",chain_broken:"The chain is broken at entry {row}: {reason}",no_audit:"Nothing was written down that fits.",newer:"Newer",older:"Older",gone_twin:"a twin that is gone",a_user:"a user",by_itself:"by itself",audit_of_action_approved:"Action approved",audit_of_action_denied:"Action denied",audit_of_action_run:"Action carried out",audit_of_action_failed:"Action failed",audit_of_approval_requested:"Approval asked for",audit_of_approval_granted:"Approval given",audit_of_approval_rejected:"Approval refused",audit_of_approval_expired:"Approval expired",audit_of_mode_changed:"Mode changed",audit_of_create_twin:"Twin made",audit_of_remove_twin:"Twin removed",audit_of_create_snapshot:"Snapshot kept",audit_of_rollback:"Rolled back",audit_of_acknowledge:"Seen",audit_of_alerts_snoozed:"Alerts rest",audit_of_train:"Learned",audit_of_freeze_learning:"Learning stopped or resumed",audit_of_reset_learning:"Learning reset",again:"Try again",all_found:"Every device has its twin",all_found_text:"There is nothing left that a twin could be made of.",look_again:"Look again",discovery_text:"These devices are worth a twin. Choose one or many; each learns from its history in the background.",choose_all:"Choose all",make_twins:"Make {count} twins",make_twin:"Make twin",make_twin_of:"Make a twin of {name}",making:"{done} of {of} made",made:"{count} twins made.",open_twin:"Open"};var K9={de:Q9,en:o0};function j9(L,V,C={}){return(K9[L.split("-")[0]??"en"]??o0)[V].replace(/\{(\w+)\}/g,(e,M)=>M in C?String(C[M]):e)}function q9(L,V,C){return(K9[L.split("-")[0]??"en"]??o0)[`${V}_${C}`]??C.replaceAll("_"," ")}var b1="/digital-twin",a0="digital_twin",TC=["exceptions","selector","services"],A0=class{constructor(V,C){this.hass=V;this.changed=C;this.loaded="";this.format=new O3(V),this.loadTexts()}update(V){let C=this.hass;return this.hass=V,C.language!==V.language||C.locale!==V.locale||C.config!==V.config?(this.format=new O3(V),this.loadTexts(),!0):C.areas!==V.areas||C.user!==V.user||C.themes!==V.themes||C.localize!==V.localize}loadTexts(){let V=this.hass.language;this.loaded!==V&&(this.loaded=V,Promise.all(TC.map(C=>this.hass.loadBackendTranslation(C,a0))).then(()=>this.changed()))}t(V,C={}){return j9(this.hass.language,V,C)}value(V,C){return q9(this.hass.language,V,C)}named(V,C){let H=this.hass.localize(`component.${a0}.${V}`);if(H)return H;let e=C.replaceAll("_"," ");return e.charAt(0).toUpperCase()+e.slice(1)}option(V,C){return this.named(`selector.${V}.options.${C}`,C)}channel(V){let C=this.named(`exceptions.channel_${V}.message`,V);return C.charAt(0).toUpperCase()+C.slice(1)}hazard(V){let C=this.named(`exceptions.named_${V}.message`,V);return C.charAt(0).toUpperCase()+C.slice(1)}parameter(V){return this.named(`selector.parameter.options.${V}`,V)}area(V){return V&&this.hass.areas[V]?.name||this.t("no_area")}entityName(V){let C=this.hass.states[V]?.attributes.friendly_name;return typeof C=="string"?C:V}words(V,C,H){return U9(this.hass,this.format,V,C,H)}async act(V,C={}){return(await this.hass.callWS({type:"call_service",domain:a0,service:V,service_data:C,return_response:!0})).response}ws(V,C={}){return this.hass.callWS({type:`${a0}/${V}`,...C})}};function b2(L,V=!1){let C=L.startsWith("/")?L:`${b1}/${L}`;V?history.replaceState(null,"",C):history.pushState(null,"",C),window.dispatchEvent(new CustomEvent("location-changed",{detail:{replace:V}}))}function B1(L){if(L.defaultPrevented||L.button!==0||L.metaKey||L.ctrlKey||L.shiftKey)return;let V=L.composedPath().find(H=>H instanceof HTMLAnchorElement),C=V?.getAttribute("href");!C?.startsWith("/")||V?.target||(L.preventDefault(),b2(C))}function x2(L){return L&&typeof L=="object"&&"message"in L?String(L.message):String(L)}var D2=class{constructor(V,C,H,e,M){this.connection=V;this.message=C;this.reset=H;this.take=e;this.changed=M;this.standing="loading";this.error="";this.round=0;this.wanted=!1;this.lost=()=>{this.round+=1,this.unsubscribe=void 0,this.stand("disconnected")};this.begin=async()=>{window.clearTimeout(this.timer);let V=++this.round;this.drop();let C=!0;try{let H=await this.connection.subscribeMessage(e=>{if(V===this.round){if(e.ended){this.stand("missing"),this.timer=window.setTimeout(this.begin,2e3);return}C&&(C=!1,this.reset()),this.take(e),e.more||this.stand("live")}},this.message,{resubscribe:!1});V===this.round&&this.wanted?this.unsubscribe=H:await H().catch(()=>{})}catch(H){if(V!==this.round)return;let e=H;e.code==="unauthorized"?this.stand("forbidden",e.message):e.code==="home_assistant_error"?(this.stand("missing",e.message),this.timer=window.setTimeout(this.begin,2e3)):this.stand("failed",e.message??String(H))}}}start(){this.wanted||(this.wanted=!0,this.connection.addEventListener("ready",this.begin),this.connection.addEventListener("disconnected",this.lost),this.connection.connected?this.begin():this.lost())}stop(){this.wanted=!1,this.round+=1,window.clearTimeout(this.timer),this.connection.removeEventListener("ready",this.begin),this.connection.removeEventListener("disconnected",this.lost),this.drop()}drop(){let V=this.unsubscribe;this.unsubscribe=void 0,V?.().catch(()=>{})}stand(V,C=""){V===this.standing&&C===this.error||(this.standing=V,this.error=C,this.changed())}};function j(L,V=""){return v`<svg class="icon ${V}" viewBox="0 0 24 24" aria-hidden="true">${j2`<path d=${L}></path>`}</svg>`}function _1(L,V,C,H=w){return v`<div class="state">${j(L)}<h2>${V}</h2><p>${C}</p>${H}</div>`}function J5(L,V,C,H,e=!1){switch(V){case"loading":return e?void 0:v`<div aria-busy="true"><span class="sr">${L.t("loading")}</span>${H}</div>`;case"disconnected":return e?void 0:_1(r0,L.t("disconnected"),L.t("disconnected_text"));case"forbidden":return _1(Y5,L.t("forbidden"),L.t("forbidden_text"));case"missing":return e?void 0:_1(c9,L.t("missing"),C||L.t("missing_text"),v`<a class="button tonal" href="/config/integrations/integration/digital_twin">${L.t("open_integration")}</a>`);case"failed":return _1(w2,L.t("failed"),C);default:return}}function N2(L){return L==="critical"||L==="high"?"bad":L?"warn":""}function X5(L){return L===null?"":L>=80?"good":L>=50?"warn":"bad"}function C3(L,V,C){return v`<div class="notice ${L}" role=${L==="bad"?"alert":"status"}>${j(V)}<div class="grow">${C}</div></div>`}var z1=O1`
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
`;var PC="#009ac7";function n0(L){return getComputedStyle(L).getPropertyValue("--primary-color").trim()||PC}function M5(L,V){let C=/^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(L)?.[1];if(!C)return`color-mix(in srgb, ${L} ${Math.round(V*100)}%, transparent)`;let H=C.length===3?[...C].map(M=>M+M).join(""):C;return`rgba(${[0,2,4].map(M=>parseInt(H.slice(M,M+2),16)).join(", ")}, ${V})`}var Y9="#8e6bd8",J9="#8a8a8a";var BC="uplot",_C="u-hz",FC="u-vt",RC="u-title",EC="u-wrap",$C="u-under",DC="u-over",NC="u-axis",O5="u-off",WC="u-select",IC="u-cursor-x",zC="u-cursor-y",GC="u-cursor-pt",UC="u-legend",QC="u-live",KC="u-inline",jC="u-series",qC="u-marker",X9="u-label",YC="u-value",b3="width",k3="height";var C6="bottom",H3="left",d7="right",k7="#000",H6=k7+"0",l7="mousemove",V6="mousedown",p7="mouseup",L6="mouseenter",e6="mouseleave",M6="dblclick",JC="resize",XC="scroll",r6="change",s0="dppxchange",y7="--",i3=typeof window<"u",u7=i3?document:null,L3=i3?window:null,CH=i3?navigator:null,i1,d0;function Z7(){let L=devicePixelRatio;i1!=L&&(i1=L,d0&&S7(r6,d0,Z7),d0=matchMedia(`(min-resolution: ${i1-.001}dppx) and (max-resolution: ${i1+.001}dppx)`),w5(r6,d0,Z7),L3.dispatchEvent(new CustomEvent(s0)))}function a2(L,V){if(V!=null){let C=L.classList;!C.contains(V)&&C.add(V)}}function c7(L,V){let C=L.classList;C.contains(V)&&C.remove(V)}function x1(L,V,C){L.style[V]=C+"px"}function k2(L,V,C,H){let e=u7.createElement(L);return V!=null&&a2(e,V),C?.insertBefore(e,H),e}function u2(L,V){return k2("div",L,V)}var t6=new WeakMap;function W2(L,V,C,H,e){let M="translate("+V+"px,"+C+"px)",t=t6.get(L);M!=t&&(L.style.transform=M,t6.set(L,M),V<0||C<0||V>H||C>e?a2(L,O5):c7(L,O5))}var i6=new WeakMap;function o6(L,V,C){let H=V+C,e=i6.get(L);H!=e&&(i6.set(L,H),L.style.background=V,L.style.borderColor=C)}var a6=new WeakMap;function A6(L,V,C,H){let e=V+""+C,M=a6.get(L);e!=M&&(a6.set(L,e),L.style.height=C+"px",L.style.width=V+"px",L.style.marginLeft=H?-V/2+"px":0,L.style.marginTop=H?-C/2+"px":0)}var T7={passive:!0},HH={...T7,capture:!0};function w5(L,V,C,H){V.addEventListener(L,C,H?HH:T7)}function S7(L,V,C,H){V.removeEventListener(L,C,T7)}i3&&Z7();function y2(L,V,C,H){let e;C=C||0,H=H||V.length-1;let M=H<=2147483647;for(;H-C>1;)e=M?C+H>>1:A2((C+H)/2),V[e]<L?C=e:H=e;return L-V[C]<=V[H]-L?C:H}function $6(L){return(C,H,e)=>{let M=-1,t=-1;for(let o=H;o<=e;o++)if(L(C[o])){M=o;break}for(let o=e;o>=H;o--)if(L(C[o])){t=o;break}return[M,t]}}var D6=L=>L!=null,N6=L=>L!=null&&L>0,u0=$6(D6),VH=$6(N6);function LH(L,V,C,H=0,e=!1){let M=e?VH:u0,t=e?N6:D6;[V,C]=M(L,V,C);let o=L[V],A=L[V];if(V>-1)if(H==1)o=L[V],A=L[C];else if(H==-1)o=L[C],A=L[V];else for(let d=V;d<=C;d++){let s=L[d];t(s)&&(s<o?o=s:s>A&&(A=s))}return[o??d1,A??-d1]}function Z0(L,V,C,H){let e=l6(L),M=l6(V);L==V&&(e==-1?(L*=C,V/=C):(L/=C,V*=C));let t=C==10?q2:W6,o=e==1?A2:Z2,A=M==1?Z2:A2,d=o(t(R1(L))),s=A(t(R1(V))),l=e3(C,d),p=e3(C,s);return C==10&&(d<0&&(l=l1(l,-d)),s<0&&(p=l1(p,-s))),H||C==2?(L=l*e,V=p*M):(L=U6(L,l),V=c0(V,p)),[L,V]}function P7(L,V,C,H){let e=Z0(L,V,C,H);return L==0&&(e[0]=0),V==0&&(e[1]=0),e}var B7=.1,n6={mode:3,pad:B7},T3={pad:0,soft:null,mode:0},eH={min:T3,max:T3};function v0(L,V,C,H){return S0(C)?d6(L,V,C):(T3.pad=C,T3.soft=H?0:null,T3.mode=H?3:0,d6(L,V,eH))}function r1(L,V){return L??V}function MH(L,V,C){for(V=r1(V,0),C=r1(C,L.length-1);V<=C;){if(L[V]!=null)return!0;V++}return!1}function d6(L,V,C){let H=C.min,e=C.max,M=r1(H.pad,0),t=r1(e.pad,0),o=r1(H.hard,-d1),A=r1(e.hard,d1),d=r1(H.soft,d1),s=r1(e.soft,-d1),l=r1(H.mode,0),p=r1(e.mode,0),u=V-L,c=q2(u),O=H2(R1(L),R1(V)),_=q2(O),R=R1(_-c);(u<1e-24||R>10)&&(u=0,(L==0||V==0)&&(u=1e-24,l==2&&d!=d1&&(M=0),p==2&&s!=-d1&&(t=0)));let S=u||O||1e3,F=q2(S),g=e3(10,A2(F)),Q=S*(u==0?L==0?.1:1:M),y=l1(U6(L-Q,g/10),24),Y=L>=d&&(l==1||l==3&&y<=d||l==2&&y>=d)?d:d1,K=H2(o,y<Y&&L>=Y?Y:T2(Y,y)),H1=S*(u==0?V==0?.1:1:t),U=l1(c0(V+H1,g/10),24),b=V<=s&&(p==1||p==3&&U>=s||p==2&&U<=s)?s:-d1,J=T2(A,U>b&&V<=b?b:H2(b,U));return K==J&&K==0&&(J=100),[K,J]}var rH=new Intl.NumberFormat(i3?CH.language:"en-US"),_7=L=>rH.format(L),n2=Math,m0=n2.PI,R1=n2.abs,A2=n2.floor,F1=n2.round,Z2=n2.ceil,T2=n2.min,H2=n2.max,e3=n2.pow,l6=n2.sign,q2=n2.log10,W6=n2.log2,tH=(L,V=1)=>n2.sinh(L)*V,m7=(L,V=1)=>n2.asinh(L/V),d1=1/0;function p6(L){return(q2((L^L>>31)-(L>>31))|0)+1}function h7(L,V,C){return T2(H2(L,V),C)}function I6(L){return typeof L=="function"}function V1(L){return I6(L)?L:()=>L}var iH=()=>{},z6=L=>L,G6=(L,V)=>V,oH=L=>null,m6=L=>!0,s6=(L,V)=>L==V,aH=/\.\d*?(?=9{6,}|0{6,})/gm,b5=L=>{if(K6(L)||t5.has(L))return L;let V=`${L}`,C=V.match(aH);if(C==null)return L;let H=C[0].length-1;if(V.indexOf("e-")!=-1){let[e,M]=V.split("e");return+`${b5(e)}e${M}`}return l1(L,H)};function f5(L,V){return b5(l1(b5(L/V))*V)}function c0(L,V){return b5(Z2(b5(L/V))*V)}function U6(L,V){return b5(A2(b5(L/V))*V)}function l1(L,V=0){if(K6(L))return L;let C=10**V,H=L*C*(1+Number.EPSILON);return F1(H)/C}var t5=new Map;function Q6(L){return((""+L).split(".")[1]||"").length}function B3(L,V,C,H){let e=[],M=H.map(Q6);for(let t=V;t<C;t++){let o=R1(t),A=l1(e3(L,t),o);for(let d=0;d<H.length;d++){let s=L==10?+`${H[d]}e${t}`:H[d]*A,l=(t>=0?0:o)+(t>=M[d]?0:M[d]),p=L==10?s:l1(s,l);e.push(p),t5.set(p,l)}}return e}var P3={},F7=[],M3=[null,null],r5=Array.isArray,K6=Number.isInteger,AH=L=>L===void 0;function v6(L){return typeof L=="string"}function S0(L){let V=!1;if(L!=null){let C=L.constructor;V=C==null||C==Object}return V}function nH(L){return L!=null&&typeof L=="object"}var dH=Object.getPrototypeOf(Uint8Array),j6="__proto__";function r3(L,V=S0){let C;if(r5(L)){let H=L.find(e=>e!=null);if(r5(H)||V(H)){C=Array(L.length);for(let e=0;e<L.length;e++)C[e]=r3(L[e],V)}else C=L.slice()}else if(L instanceof dH)C=L.slice();else if(V(L)){C={};for(let H in L)H!=j6&&(C[H]=r3(L[H],V))}else C=L;return C}function k1(L){let V=arguments;for(let C=1;C<V.length;C++){let H=V[C];for(let e in H)e!=j6&&(S0(L[e])?k1(L[e],r3(H[e])):L[e]=r3(H[e]))}return L}var lH=0,pH=1,mH=2;function sH(L,V,C){for(let H=0,e,M=-1;H<V.length;H++){let t=V[H];if(t>M){for(e=t-1;e>=0&&L[e]==null;)L[e--]=null;for(e=t+1;e<C&&L[e]==null;)L[M=e++]=null}}}function vH(L,V){if(ZH(L)){let t=L[0].slice();for(let o=1;o<L.length;o++)t.push(...L[o].slice(1));return cH(t[0])||(t=uH(t)),t}let C=new Set;for(let t=0;t<L.length;t++){let A=L[t][0],d=A.length;for(let s=0;s<d;s++)C.add(A[s])}let H=[Array.from(C).sort((t,o)=>t-o)],e=H[0].length,M=new Map;for(let t=0;t<e;t++)M.set(H[0][t],t);for(let t=0;t<L.length;t++){let o=L[t],A=o[0];for(let d=1;d<o.length;d++){let s=o[d],l=Array(e).fill(void 0),p=V?V[t][d]:pH,u=[];for(let c=0;c<s.length;c++){let O=s[c],_=M.get(A[c]);O===null?p!=lH&&(l[_]=O,p==mH&&u.push(_)):l[_]=O}sH(l,u,e),H.push(l)}}return H}var xH=typeof queueMicrotask>"u"?L=>Promise.resolve().then(L):queueMicrotask;function uH(L){let V=L[0],C=V.length,H=Array(C);for(let M=0;M<H.length;M++)H[M]=M;H.sort((M,t)=>V[M]-V[t]);let e=[];for(let M=0;M<L.length;M++){let t=L[M],o=Array(C);for(let A=0;A<C;A++)o[A]=t[H[A]];e.push(o)}return e}function ZH(L){let V=L[0][0],C=V.length;for(let H=1;H<L.length;H++){let e=L[H][0];if(e.length!=C)return!1;if(e!=V){for(let M=0;M<C;M++)if(e[M]!=V[M])return!1}}return!0}function cH(L,V=100){let C=L.length;if(C<=1)return!0;let H=0,e=C-1;for(;H<=e&&L[H]==null;)H++;for(;e>=H&&L[e]==null;)e--;if(e<=H)return!0;let M=H2(1,A2((e-H+1)/V));for(let t=L[H],o=H+M;o<=e;o+=M){let A=L[o];if(A!=null){if(A<=t)return!1;t=A}}return!0}var q6=["January","February","March","April","May","June","July","August","September","October","November","December"],Y6=["Sunday","Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"];function J6(L){return L.slice(0,3)}var SH=Y6.map(J6),hH=q6.map(J6),fH={MMMM:q6,MMM:hH,WWWW:Y6,WWW:SH};function w3(L){return(L<10?"0":"")+L}function gH(L){return(L<10?"00":L<100?"0":"")+L}var OH={YYYY:L=>L.getFullYear(),YY:L=>(L.getFullYear()+"").slice(2),MMMM:(L,V)=>V.MMMM[L.getMonth()],MMM:(L,V)=>V.MMM[L.getMonth()],MM:L=>w3(L.getMonth()+1),M:L=>L.getMonth()+1,DD:L=>w3(L.getDate()),D:L=>L.getDate(),WWWW:(L,V)=>V.WWWW[L.getDay()],WWW:(L,V)=>V.WWW[L.getDay()],HH:L=>w3(L.getHours()),H:L=>L.getHours(),h:L=>{let V=L.getHours();return V==0?12:V>12?V-12:V},AA:L=>L.getHours()>=12?"PM":"AM",aa:L=>L.getHours()>=12?"pm":"am",a:L=>L.getHours()>=12?"p":"a",mm:L=>w3(L.getMinutes()),m:L=>L.getMinutes(),ss:L=>w3(L.getSeconds()),s:L=>L.getSeconds(),fff:L=>gH(L.getMilliseconds())};function R7(L,V){V=V||fH;let C=[],H=/\{([a-z]+)\}|[^{]+/gi,e;for(;e=H.exec(L);)C.push(e[0][0]=="{"?OH[e[1]]:e[0]);return M=>{let t="";for(let o=0;o<C.length;o++)t+=typeof C[o]=="string"?C[o]:C[o](M,V);return t}}var wH=new Intl.DateTimeFormat().resolvedOptions().timeZone;function bH(L,V){let C;return V=="UTC"||V=="Etc/UTC"?C=new Date(+L+L.getTimezoneOffset()*6e4):V==wH?C=L:(C=new Date(L.toLocaleString("en-US",{timeZone:V})),C.setMilliseconds(L.getMilliseconds())),C}var X6=L=>L%1==0,x0=[1,2,2.5,5],kH=B3(10,-32,0,x0),C8=B3(10,0,32,x0),yH=C8.filter(X6),g5=kH.concat(C8),E7=`
`,H8="{YYYY}",x6=E7+H8,V8="{M}/{D}",y3=E7+V8,l0=y3+"/{YY}",L8="{aa}",TH="{h}:{mm}",V3=TH+L8,u6=E7+V3,Z6=":{ss}",a1=null;function e8(L){let V=L*1e3,C=V*60,H=C*60,e=H*24,M=e*30,t=e*365,A=(L==1?B3(10,0,3,x0).filter(X6):B3(10,-3,0,x0)).concat([V,V*5,V*10,V*15,V*30,C,C*5,C*10,C*15,C*30,H,H*2,H*3,H*4,H*6,H*8,H*12,e,e*2,e*3,e*4,e*5,e*6,e*7,e*8,e*9,e*10,e*15,M,M*2,M*3,M*4,M*6,t,t*2,t*5,t*10,t*25,t*50,t*100]),d=[[t,H8,a1,a1,a1,a1,a1,a1,1],[e*28,"{MMM}",x6,a1,a1,a1,a1,a1,1],[e,V8,x6,a1,a1,a1,a1,a1,1],[H,"{h}"+L8,l0,a1,y3,a1,a1,a1,1],[C,V3,l0,a1,y3,a1,a1,a1,1],[V,Z6,l0+" "+V3,a1,y3+" "+V3,a1,u6,a1,1],[L,Z6+".{fff}",l0+" "+V3,a1,y3+" "+V3,a1,u6,a1,1]];function s(l){return(p,u,c,O,_,R)=>{let S=[],F=_>=t,g=_>=M&&_<t,Q=l(c),y=l1(Q*L,3),Y=s7(Q.getFullYear(),F?0:Q.getMonth(),g||F?1:Q.getDate()),K=l1(Y*L,3);if(g||F){let H1=g?_/M:0,U=F?_/t:0,b=y==K?y:l1(s7(Y.getFullYear()+U,Y.getMonth()+H1,1)*L,3),J=new Date(F1(b/L)),E=J.getFullYear(),z=J.getMonth();for(let W=0;b<=O;W++){let L1=s7(E+U*W,z+H1*W,1),N=L1-l(l1(L1*L,3));b=l1((+L1+N)*L,3),b<=O&&S.push(b)}}else{let H1=_>=e?e:_,U=A2(c)-A2(y),b=K+U+c0(y-K,H1);S.push(b);let J=l(b),E=J.getHours()+J.getMinutes()/C+J.getSeconds()/H,z=_/H,W=p.axes[u]._space,L1=R/W;for(;b=l1(b+_,L==1?0:3),!(b>O);)if(z>1){let N=A2(l1(E+z,6))%24,e1=l(b).getHours()-N;e1>1&&(e1=-1),b-=e1*H,E=(E+z)%24;let A1=S[S.length-1];l1((b-A1)/_,3)*L1>=.7&&S.push(b)}else S.push(b)}return S}}return[A,d,s]}var[PH,BH,_H]=e8(1),[FH,RH,EH]=e8(.001);B3(2,-53,53,[1]);function c6(L,V){return L.map(C=>C.map((H,e)=>e==0||e==8||H==null?H:V(e==1||C[8]==0?H:C[1]+H)))}function S6(L,V){return(C,H,e,M,t)=>{let o=V.find(c=>t>=c[0])||V[V.length-1],A,d,s,l,p,u;return H.map(c=>{let O=L(c),_=O.getFullYear(),R=O.getMonth(),S=O.getDate(),F=O.getHours(),g=O.getMinutes(),Q=O.getSeconds(),y=_!=A&&o[2]||R!=d&&o[3]||S!=s&&o[4]||F!=l&&o[5]||g!=p&&o[6]||Q!=u&&o[7]||o[1];return A=_,d=R,s=S,l=F,p=g,u=Q,y(O)})}}function $H(L,V){let C=R7(V);return(H,e,M,t,o)=>e.map(A=>C(L(A)))}function s7(L,V,C){return new Date(L,V,C)}function h6(L,V){return V(L)}var DH="{YYYY}-{MM}-{DD} {h}:{mm}{aa}";function f6(L,V){return(C,H,e,M)=>M==null?y7:V(L(H))}function NH(L,V){let C=L.series[V];return C.width?C.stroke(L,V):C.points.width?C.points.stroke(L,V):null}function WH(L,V){return L.series[V].fill(L,V)}var IH={show:!0,live:!0,isolate:!1,mount:iH,markers:{show:!0,width:2,stroke:NH,fill:WH,dash:"solid"},idx:null,idxs:null,values:[]};function zH(L,V){let C=L.cursor.points,H=u2(),e=C.size(L,V);x1(H,b3,e),x1(H,k3,e);let M=e/-2;x1(H,"marginLeft",M),x1(H,"marginTop",M);let t=C.width(L,V,e);return t&&x1(H,"borderWidth",t),H}function GH(L,V){let C=L.series[V].points;return C._fill||C._stroke}function UH(L,V){let C=L.series[V].points;return C._stroke||C._fill}function QH(L,V){return L.series[V].points.size}var v7=[0,0];function KH(L,V,C){return v7[0]=V,v7[1]=C,v7}function p0(L,V,C,H=!0){return e=>{e.button==0&&(!H||e.target==V)&&C(e)}}function x7(L,V,C,H=!0){return e=>{(!H||e.target==V)&&C(e)}}var jH={show:!0,x:!0,y:!0,lock:!1,move:KH,points:{one:!1,show:zH,size:QH,width:0,stroke:UH,fill:GH},bind:{mousedown:p0,mouseup:p0,click:p0,dblclick:p0,mousemove:x7,mouseleave:x7,mouseenter:x7},drag:{setScale:!0,x:!0,y:!1,dist:0,uni:null,click:(L,V)=>{V.stopPropagation(),V.stopImmediatePropagation()},_x:!1,_y:!1},focus:{dist:(L,V,C,H,e)=>H-e,prox:-1,bias:0},hover:{skip:[void 0],prox:null,bias:0},left:-10,top:-10,idx:null,dataIdx:null,idxs:null,event:null},M8={show:!0,stroke:"rgba(0,0,0,0.07)",width:2},$7=k1({},M8,{filter:G6}),r8=k1({},$7,{size:10}),t8=k1({},M8,{show:!1}),D7='12px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji"',i8="bold "+D7,o8=1.5,g6={show:!0,scale:"x",stroke:k7,space:50,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:i8,side:2,grid:$7,ticks:r8,border:t8,font:D7,lineGap:o8,rotate:0},qH="Value",YH="Time",O6={show:!0,scale:"x",auto:!1,sorted:1,min:d1,max:-d1,idxs:[]};function JH(L,V,C,H,e){return V.map(M=>M==null?"":_7(M))}function XH(L,V,C,H,e,M,t){let o=[],A=t5.get(e)||0;C=t?C:l1(c0(C,e),A);for(let d=C;d<=H;d=l1(d+e,A))o.push(Object.is(d,-0)?0:d);return o}function f7(L,V,C,H,e,M,t){let o=[],A=L.scales[L.axes[V].scale].log,d=A==10?q2:W6,s=A2(d(C));e=e3(A,s),A==10&&(e=g5[y2(e,g5)]);let l=C,p=e*A;A==10&&(p=g5[y2(p,g5)]);do o.push(l),l=l+e,A==10&&!t5.has(l)&&(l=l1(l,t5.get(e))),l>=p&&(e=l,p=e*A,A==10&&(p=g5[y2(p,g5)]));while(l<=H);return o}function CV(L,V,C,H,e,M,t){let A=L.scales[L.axes[V].scale].asinh,d=H>A?f7(L,V,H2(A,C),H,e):[A],s=H>=0&&C<=0?[0]:[];return(C<-A?f7(L,V,H2(A,-H),-C,e):[A]).reverse().map(p=>-p).concat(s,d)}var a8=/./,HV=/[12357]/,VV=/[125]/,w6=/1/,g7=(L,V,C,H)=>L.map((e,M)=>V==4&&e==0||M%H==0&&C.test(e.toExponential()[e<0?1:0])?e:null);function LV(L,V,C,H,e){let M=L.axes[C],t=M.scale,o=L.scales[t],A=L.valToPos,d=M._space,s=A(10,t),l=A(9,t)-s>=d?a8:A(7,t)-s>=d?HV:A(5,t)-s>=d?VV:w6;if(l==w6){let p=R1(A(1,t)-s);if(p<d)return g7(V.slice().reverse(),o.distr,l,Z2(d/p)).reverse()}return g7(V,o.distr,l,1)}function eV(L,V,C,H,e){let M=L.axes[C],t=M.scale,o=M._space,A=L.valToPos,d=R1(A(1,t)-A(2,t));return d<o?g7(V.slice().reverse(),3,a8,Z2(o/d)).reverse():V}function MV(L,V,C,H){return H==null?y7:V==null?"":_7(V)}var b6={show:!0,scale:"y",stroke:k7,space:30,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:i8,side:3,grid:$7,ticks:r8,border:t8,font:D7,lineGap:o8,rotate:0};function rV(L,V){let C=3+(L||1)*2;return l1(C*V,3)}function tV(L,V){let{scale:C,idxs:H}=L.series[0],e=L._data[0],M=L.valToPos(e[H[0]],C,!0),t=L.valToPos(e[H[1]],C,!0),o=R1(t-M),A=L.series[V],d=o/(A.points.space*i1);return H[1]-H[0]<=d}var k6={scale:null,auto:!0,sorted:0,min:d1,max:-d1},A8=(L,V,C,H,e)=>e,y6={show:!0,auto:!0,sorted:0,gaps:A8,alpha:1,facets:[k1({},k6,{scale:"x"}),k1({},k6,{scale:"y"})]},T6={scale:"y",auto:!0,sorted:0,show:!0,spanGaps:!1,gaps:A8,alpha:1,points:{show:tV,filter:null},values:null,min:d1,max:-d1,idxs:[],path:null,clip:null};function iV(L,V,C,H,e){return C/10}var n8={time:!0,auto:!0,distr:1,log:10,asinh:1,min:null,max:null,dir:1,ori:0},oV=k1({},n8,{time:!1,ori:1}),P6={};function d8(L,V){let C=P6[L];return C||(C={key:L,plots:[],sub(H){C.plots.push(H)},unsub(H){C.plots=C.plots.filter(e=>e!=H)},pub(H,e,M,t,o,A,d){for(let s=0;s<C.plots.length;s++)C.plots[s]!=e&&C.plots[s].pub(H,e,M,t,o,A,d)}},L!=null&&(P6[L]=C)),C}var t3=1,O7=2;function k5(L,V,C){let H=L.mode,e=L.series[V],M=H==2?L._data[V]:L._data,t=L.scales,o=L.bbox,A=M[0],d=H==2?M[1]:M[V],s=H==2?t[e.facets[0].scale]:t[L.series[0].scale],l=H==2?t[e.facets[1].scale]:t[e.scale],p=o.left,u=o.top,c=o.width,O=o.height,_=L.valToPosH,R=L.valToPosV;return s.ori==0?C(e,A,d,s,l,_,R,p,u,c,O,f0,o3,O0,p8,s8):C(e,A,d,s,l,R,_,u,p,O,c,g0,a3,I7,m8,v8)}function N7(L,V){let C=0,H=0,e=r1(L.bands,F7);for(let M=0;M<e.length;M++){let t=e[M];t.series[0]==V?C=t.dir:t.series[1]==V&&(t.dir==1?H|=1:H|=2)}return[C,H==1?-1:H==2?1:H==3?2:0]}function aV(L,V,C,H,e){let M=L.mode,t=L.series[V],o=M==2?t.facets[1].scale:t.scale,A=L.scales[o];return e==-1?A.min:e==1?A.max:A.distr==3?A.dir==1?A.min:A.max:0}function Y2(L,V,C,H,e,M){return k5(L,V,(t,o,A,d,s,l,p,u,c,O,_)=>{let R=t.pxRound,S=d.dir*(d.ori==0?1:-1),F=d.ori==0?o3:a3,g,Q;S==1?(g=C,Q=H):(g=H,Q=C);let y=R(l(o[g],d,O,u)),Y=R(p(A[g],s,_,c)),K=R(l(o[Q],d,O,u)),H1=R(p(M==1?s.max:s.min,s,_,c)),U=new Path2D(e);return F(U,K,H1),F(U,y,H1),F(U,y,Y),U})}function h0(L,V,C,H,e,M){let t=null;if(L.length>0){t=new Path2D;let o=V==0?O0:I7,A=C;for(let l=0;l<L.length;l++){let p=L[l];if(p[1]>p[0]){let u=p[0]-A;u>0&&o(t,A,H,u,H+M),A=p[1]}}let d=C+e-A,s=10;d>0&&o(t,A,H-s/2,d,H+M+s)}return t}function AV(L,V,C){let H=L[L.length-1];H&&H[0]==V?H[1]=C:L.push([V,C])}function W7(L,V,C,H,e,M,t){let o=[],A=L.length;for(let d=e==1?C:H;d>=C&&d<=H;d+=e)if(V[d]===null){let l=d,p=d;if(e==1)for(;++d<=H&&V[d]===null;)p=d;else for(;--d>=C&&V[d]===null;)p=d;let u=M(L[l]),c=p==l?u:M(L[p]),O=l-e;u=t<=0&&O>=0&&O<A?M(L[O]):u;let R=p+e;c=t>=0&&R>=0&&R<A?M(L[R]):c,c>=u&&o.push([u,c])}return o}function B6(L){return L==0?z6:L==1?F1:V=>f5(V,L)}function l8(L){let V=L==0?f0:g0,C=L==0?(e,M,t,o,A,d)=>{e.arcTo(M,t,o,A,d)}:(e,M,t,o,A,d)=>{e.arcTo(t,M,A,o,d)},H=L==0?(e,M,t,o,A)=>{e.rect(M,t,o,A)}:(e,M,t,o,A)=>{e.rect(t,M,A,o)};return(e,M,t,o,A,d=0,s=0)=>{d==0&&s==0?H(e,M,t,o,A):(d=T2(d,o/2,A/2),s=T2(s,o/2,A/2),V(e,M+d,t),C(e,M+o,t,M+o,t+A,d),C(e,M+o,t+A,M,t+A,s),C(e,M,t+A,M,t,s),C(e,M,t,M+o,t,d),e.closePath())}}var f0=(L,V,C)=>{L.moveTo(V,C)},g0=(L,V,C)=>{L.moveTo(C,V)},o3=(L,V,C)=>{L.lineTo(V,C)},a3=(L,V,C)=>{L.lineTo(C,V)},O0=l8(0),I7=l8(1),p8=(L,V,C,H,e,M)=>{L.arc(V,C,H,e,M)},m8=(L,V,C,H,e,M)=>{L.arc(C,V,H,e,M)},s8=(L,V,C,H,e,M,t)=>{L.bezierCurveTo(V,C,H,e,M,t)},v8=(L,V,C,H,e,M,t)=>{L.bezierCurveTo(C,V,e,H,t,M)};function x8(L){return(V,C,H,e,M)=>k5(V,C,(t,o,A,d,s,l,p,u,c,O,_)=>{let{pxRound:R,points:S}=t,F,g;d.ori==0?(F=f0,g=p8):(F=g0,g=m8);let Q=l1(S.width*i1,3),y=(S.size-S.width)/2*i1,Y=l1(y*2,3),K=new Path2D,H1=new Path2D,{left:U,top:b,width:J,height:E}=V.bbox;O0(H1,U-Y,b-Y,J+Y*2,E+Y*2);let z=W=>{if(A[W]!=null){let L1=R(l(o[W],d,O,u)),N=R(p(A[W],s,_,c));F(K,L1+y,N),g(K,L1,N,y,0,m0*2)}};if(M)M.forEach(z);else for(let W=H;W<=e;W++)z(W);return{stroke:Q>0?K:null,fill:K,clip:H1,flags:t3|O7}})}function u8(L){return(V,C,H,e,M,t)=>{H!=e&&(M!=H&&t!=H&&L(V,C,H),M!=e&&t!=e&&L(V,C,e),L(V,C,t))}}var nV=u8(o3),dV=u8(a3);function Z8(L){let V=r1(L?.alignGaps,0);return(C,H,e,M)=>k5(C,H,(t,o,A,d,s,l,p,u,c,O,_)=>{[e,M]=u0(A,e,M);let R=t.pxRound,S=E=>R(l(E,d,O,u)),F=E=>R(p(E,s,_,c)),g,Q;d.ori==0?(g=o3,Q=nV):(g=a3,Q=dV);let y=d.dir*(d.ori==0?1:-1),Y={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:t3},K=Y.stroke,H1=!1;if(M-e>=O*4){let E=$=>C.posToVal($,d.key,!0),z=null,W=null,L1,N,V2,u1=S(o[y==1?e:M]),e1=S(o[e]),A1=S(o[M]),X=E(y==1?e1+1:A1-1);for(let $=y==1?e:M;$>=e&&$<=M;$+=y){let T1=o[$],Z1=(y==1?T1<X:T1>X)?u1:S(T1),o1=A[$];Z1==u1?o1!=null?(N=o1,z==null?(g(K,Z1,F(N)),L1=z=W=N):N<z?z=N:N>W&&(W=N)):o1===null&&(H1=!0):(z!=null&&Q(K,u1,F(z),F(W),F(L1),F(N)),o1!=null?(N=o1,g(K,Z1,F(N)),z=W=L1=N):(z=W=null,o1===null&&(H1=!0)),u1=Z1,X=E(u1+y))}z!=null&&z!=W&&V2!=u1&&Q(K,u1,F(z),F(W),F(L1),F(N))}else for(let E=y==1?e:M;E>=e&&E<=M;E+=y){let z=A[E];z===null?H1=!0:z!=null&&g(K,S(o[E]),F(z))}let[b,J]=N7(C,H);if(t.fill!=null||b!=0){let E=Y.fill=new Path2D(K),z=t.fillTo(C,H,t.min,t.max,b),W=F(z),L1=S(o[e]),N=S(o[M]);y==-1&&([N,L1]=[L1,N]),g(E,N,W),g(E,L1,W)}if(!t.spanGaps){let E=[];H1&&E.push(...W7(o,A,e,M,y,S,V)),Y.gaps=E=t.gaps(C,H,e,M,E),Y.clip=h0(E,d.ori,u,c,O,_)}return J!=0&&(Y.band=J==2?[Y2(C,H,e,M,K,-1),Y2(C,H,e,M,K,1)]:Y2(C,H,e,M,K,J)),Y})}function lV(L){let V=r1(L.align,1),C=r1(L.ascDesc,!1),H=r1(L.alignGaps,0),e=r1(L.extend,!1);return(M,t,o,A)=>k5(M,t,(d,s,l,p,u,c,O,_,R,S,F)=>{[o,A]=u0(l,o,A);let g=d.pxRound,{left:Q,width:y}=M.bbox,Y=e1=>g(c(e1,p,S,_)),K=e1=>g(O(e1,u,F,R)),H1=p.ori==0?o3:a3,U={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:t3},b=U.stroke,J=p.dir*(p.ori==0?1:-1),E=K(l[J==1?o:A]),z=Y(s[J==1?o:A]),W=z,L1=z;e&&V==-1&&(L1=Q,H1(b,L1,E)),H1(b,z,E);for(let e1=J==1?o:A;e1>=o&&e1<=A;e1+=J){let A1=l[e1];if(A1==null)continue;let X=Y(s[e1]),$=K(A1);V==1?H1(b,X,E):H1(b,W,$),H1(b,X,$),E=$,W=X}let N=W;e&&V==1&&(N=Q+y,H1(b,N,E));let[V2,u1]=N7(M,t);if(d.fill!=null||V2!=0){let e1=U.fill=new Path2D(b),A1=d.fillTo(M,t,d.min,d.max,V2),X=K(A1);H1(e1,N,X),H1(e1,L1,X)}if(!d.spanGaps){let e1=[];e1.push(...W7(s,l,o,A,J,Y,H));let A1=d.width*i1/2,X=C||V==1?A1:-A1,$=C||V==-1?-A1:A1;e1.forEach(T1=>{T1[0]+=X,T1[1]+=$}),U.gaps=e1=d.gaps(M,t,o,A,e1),U.clip=h0(e1,p.ori,_,R,S,F)}return u1!=0&&(U.band=u1==2?[Y2(M,t,o,A,b,-1),Y2(M,t,o,A,b,1)]:Y2(M,t,o,A,b,u1)),U})}function _6(L,V,C,H,e,M,t=d1){if(L.length>1){let o=null;for(let A=0,d=1/0;A<L.length;A++)if(V[A]!==void 0){if(o!=null){let s=R1(L[A]-L[o]);s<d&&(d=s,t=R1(C(L[A],H,e,M)-C(L[o],H,e,M)))}o=A}}return t}function pV(L){L=L||P3;let V=r1(L.size,[.6,d1,1]),C=L.align||0,H=L.gap||0,e=L.radius;e=e==null?[0,0]:typeof e=="number"?[e,0]:e;let M=V1(e),t=1-V[0],o=r1(V[1],d1),A=r1(V[2],1),d=r1(L.disp,P3),s=r1(L.each,u=>{}),{fill:l,stroke:p}=d;return(u,c,O,_)=>k5(u,c,(R,S,F,g,Q,y,Y,K,H1,U,b)=>{let J=R.pxRound,E=C,z=H*i1,W=o*i1,L1=A*i1,N,V2;g.ori==0?[N,V2]=M(u,c):[V2,N]=M(u,c);let u1=g.dir*(g.ori==0?1:-1),e1=g.ori==0?O0:I7,A1=g.ori==0?s:(P,p1,P1,B5,A5,B2,n5)=>{s(P,p1,P1,A5,B5,n5,B2)},X=r1(u.bands,F7).find(P=>P.series[0]==c),$=X!=null?X.dir:0,T1=R.fillTo(u,c,R.min,R.max,$),q1=J(Y(T1,Q,b,H1)),Z1,o1,S2,M2=U,h1=J(R.width*i1),P2=!1,I2=null,d2=null,X2=null,y5=null;l!=null&&(h1==0||p!=null)&&(P2=!0,I2=l.values(u,c,O,_),d2=new Map,new Set(I2).forEach(P=>{P!=null&&d2.set(P,new Path2D)}),h1>0&&(X2=p.values(u,c,O,_),y5=new Map,new Set(X2).forEach(P=>{P!=null&&y5.set(P,new Path2D)})));let{x0:T5,size:d3}=d;if(T5!=null&&d3!=null){E=1,S=T5.values(u,c,O,_),T5.unit==2&&(S=S.map(P1=>u.posToVal(K+P1*U,g.key,!0)));let P=d3.values(u,c,O,_);d3.unit==2?o1=P[0]*U:o1=y(P[0],g,U,K)-y(0,g,U,K),M2=_6(S,F,y,g,U,K,M2),S2=M2-o1+z}else M2=_6(S,F,y,g,U,K,M2),S2=M2*t+z,o1=M2-S2;S2<1&&(S2=0),h1>=o1/2&&(h1=0),S2<5&&(J=z6);let F3=S2>0,o5=M2-S2-(F3?h1:0);o1=J(h7(o5,L1,W)),Z1=(E==0?o1/2:E==u1?0:o1)-E*u1*((E==0?z/2:0)+(F3?h1/2:0));let Y1={stroke:null,fill:null,clip:null,band:null,gaps:null,flags:0},P5=P2?null:new Path2D,z2=null;if(X!=null)z2=u.data[X.series[1]];else{let{y0:P,y1:p1}=d;P!=null&&p1!=null&&(F=p1.values(u,c,O,_),z2=P.values(u,c,O,_))}let a5=N*o1,q=V2*o1;for(let P=u1==1?O:_;P>=O&&P<=_;P+=u1){let p1=F[P];if(p1==null)continue;if(z2!=null){let L2=z2[P]??0;if(p1-L2==0)continue;q1=Y(L2,Q,b,H1)}let P1=g.distr!=2||d!=null?S[P]:P,B5=y(P1,g,U,K),A5=Y(r1(p1,T1),Q,b,H1),B2=J(B5-Z1),n5=J(H2(A5,q1)),r2=J(T2(A5,q1)),l2=n5-r2;if(p1!=null){let L2=p1<0?q:a5,h2=p1<0?a5:q;P2?(h1>0&&X2[P]!=null&&e1(y5.get(X2[P]),B2,r2+A2(h1/2),o1,H2(0,l2-h1),L2,h2),I2[P]!=null&&e1(d2.get(I2[P]),B2,r2+A2(h1/2),o1,H2(0,l2-h1),L2,h2)):e1(P5,B2,r2+A2(h1/2),o1,H2(0,l2-h1),L2,h2),A1(u,c,P,B2-h1/2,r2,o1+h1,l2)}}return h1>0?Y1.stroke=P2?y5:P5:P2||(Y1._fill=R.width==0?R._fill:R._stroke??R._fill,Y1.width=0),Y1.fill=P2?d2:P5,Y1})}function mV(L,V){let C=r1(V?.alignGaps,0);return(H,e,M,t)=>k5(H,e,(o,A,d,s,l,p,u,c,O,_,R)=>{[M,t]=u0(d,M,t);let S=o.pxRound,F=N=>S(p(N,s,_,c)),g=N=>S(u(N,l,R,O)),Q,y,Y;s.ori==0?(Q=f0,Y=o3,y=s8):(Q=g0,Y=a3,y=v8);let K=s.dir*(s.ori==0?1:-1),H1=F(A[K==1?M:t]),U=H1,b=[],J=[];for(let N=K==1?M:t;N>=M&&N<=t;N+=K)if(d[N]!=null){let u1=A[N],e1=F(u1);b.push(U=e1),J.push(g(d[N]))}let E={stroke:L(b,J,Q,Y,y,S),fill:null,clip:null,band:null,gaps:null,flags:t3},z=E.stroke,[W,L1]=N7(H,e);if(o.fill!=null||W!=0){let N=E.fill=new Path2D(z),V2=o.fillTo(H,e,o.min,o.max,W),u1=g(V2);Y(N,U,u1),Y(N,H1,u1)}if(!o.spanGaps){let N=[];N.push(...W7(A,d,M,t,K,F,C)),E.gaps=N=o.gaps(H,e,M,t,N),E.clip=h0(N,s.ori,c,O,_,R)}return L1!=0&&(E.band=L1==2?[Y2(H,e,M,t,z,-1),Y2(H,e,M,t,z,1)]:Y2(H,e,M,t,z,L1)),E})}function sV(L){return mV(vV,L)}function vV(L,V,C,H,e,M){let t=L.length;if(t<2)return null;let o=new Path2D;if(C(o,L[0],V[0]),t==2)H(o,L[1],V[1]);else{let A=Array(t),d=Array(t-1),s=Array(t-1),l=Array(t-1);for(let p=0;p<t-1;p++)s[p]=V[p+1]-V[p],l[p]=L[p+1]-L[p],d[p]=s[p]/l[p];A[0]=d[0];for(let p=1;p<t-1;p++)d[p]===0||d[p-1]===0||d[p-1]>0!=d[p]>0?A[p]=0:(A[p]=3*(l[p-1]+l[p])/((2*l[p]+l[p-1])/d[p-1]+(l[p]+2*l[p-1])/d[p]),isFinite(A[p])||(A[p]=0));A[t-1]=d[t-2];for(let p=0;p<t-1;p++)e(o,L[p]+l[p]/3,V[p]+A[p]*l[p]/3,L[p+1]-l[p]/3,V[p+1]-A[p+1]*l[p]/3,L[p+1],V[p+1])}return o}var w7=new Set;function F6(){for(let L of w7)L.syncRect(!0)}i3&&(w5(JC,L3,F6),w5(XC,L3,F6,!0),w5(s0,L3,()=>{y1.pxRatio=i1}));var xV=Z8(),uV=x8();function R6(L,V,C,H){return(H?[L[0],L[1]].concat(L.slice(2)):[L[0]].concat(L.slice(1))).map((M,t)=>b7(M,t,V,C))}function ZV(L,V){return L.map((C,H)=>H==0?{}:k1({},V,C))}function b7(L,V,C,H){return k1({},V==0?C:H,L)}function c8(L,V,C){return V==null?M3:[V,C]}var cV=c8;function SV(L,V,C){return V==null?M3:v0(V,C,B7,!0)}function S8(L,V,C,H){return V==null?M3:Z0(V,C,L.scales[H].log,!1)}var hV=S8;function h8(L,V,C,H){return V==null?M3:P7(V,C,L.scales[H].log,!1)}var fV=h8;function gV(L,V,C,H,e){let M=H2(p6(L),p6(V)),t=V-L,o=y2(e/H*t,C);do{let A=C[o],d=H*A/t;if(d>=e&&M+(A<5?t5.get(A):0)<=17)return[A,d]}while(++o<C.length);return[0,0]}function E6(L){let V,C;return L=L.replace(/(\d+)px/,(H,e)=>(V=F1((C=+e)*i1))+"px"),[L,V,C]}function OV(L){L.show&&[L.font,L.labelFont].forEach(V=>{let C=l1(V[2]*i1,1);V[0]=V[0].replace(/[0-9.]+px/,C+"px"),V[1]=C})}function y1(L,V,C){let H={mode:r1(L.mode,1)},e=H.mode;function M(r,i,a,n){let m=i.valToPct(r);return n+a*(i.dir==-1?1-m:m)}function t(r,i,a,n){let m=i.valToPct(r);return n+a*(i.dir==-1?m:1-m)}function o(r,i,a,n){return i.ori==0?M(r,i,a,n):t(r,i,a,n)}H.valToPosH=M,H.valToPosV=t;let A=!1;H.status=0;let d=H.root=u2(BC);if(L.id!=null&&(d.id=L.id),a2(d,L.class),L.title){let r=u2(RC,d);r.textContent=L.title}let s=k2("canvas"),l=H.ctx=s.getContext("2d"),p=u2(EC,d);w5("click",p,r=>{r.target===c&&(m1!=G5||c1!=U5)&&Q1.click(H,r)},!0);let u=H.under=u2($C,p);p.appendChild(s);let c=H.over=u2(DC,p);L=r3(L);let O=+r1(L.pxAlign,1),_=B6(O);(L.plugins||[]).forEach(r=>{r.opts&&(L=r.opts(H,L)||L)});let R=L.ms||.001,S=H.series=e==1?R6(L.series||[],O6,T6,!1):ZV(L.series||[null],y6),F=H.axes=R6(L.axes||[],g6,b6,!0),g=H.scales={},Q=H.bands=L.bands||[];Q.forEach(r=>{r.fill=V1(r.fill||null),r.dir=r1(r.dir,-1)});let y=e==2?S[1].facets[0].scale:S[0].scale,Y={axes:rC,series:HC},K=(L.drawOrder||["axes","series"]).map(r=>Y[r]);function H1(r){let i=r.distr==3?a=>q2(a>0?a:r.clamp(H,a,r.min,r.max,r.key)):r.distr==4?a=>m7(a,r.asinh):r.distr==100?a=>r.fwd(a):a=>a;return a=>{let n=i(a),{_min:m,_max:x}=r,Z=x-m;return(n-m)/Z}}function U(r){let i=g[r];if(i==null){let a=(L.scales||P3)[r]||P3;if(a.from!=null){U(a.from);let n=k1({},g[a.from],a,{key:r});n.valToPct=H1(n),g[r]=n}else{i=g[r]=k1({},r==y?n8:oV,a),i.key=r;let n=i.time,m=i.range,x=r5(m);if((r!=y||e==2&&!n)&&(x&&(m[0]==null||m[1]==null)&&(m={min:m[0]==null?n6:{mode:1,hard:m[0],soft:m[0]},max:m[1]==null?n6:{mode:1,hard:m[1],soft:m[1]}},x=!1),!x&&S0(m))){let Z=m;m=(h,f,k)=>f==null?M3:v0(f,k,Z)}i.range=V1(m||(n?cV:r==y?i.distr==3?hV:i.distr==4?fV:c8:i.distr==3?S8:i.distr==4?h8:SV)),i.auto=V1(x?!1:i.auto),i.clamp=V1(i.clamp||iV),i._min=i._max=null,i.valToPct=H1(i)}}}U("x"),U("y"),e==1&&S.forEach(r=>{U(r.scale)}),F.forEach(r=>{U(r.scale)});for(let r in L.scales)U(r);let b=g[y],J=b.distr,E,z;b.ori==0?(a2(d,_C),E=M,z=t):(a2(d,FC),E=t,z=M);let W={};for(let r in g){let i=g[r];(i.min!=null||i.max!=null)&&(W[r]={min:i.min,max:i.max},i.min=i.max=null)}let L1=L.tzDate||(r=>new Date(F1(r/R))),N=L.fmtDate||R7,V2=R==1?_H(L1):EH(L1),u1=S6(L1,c6(R==1?BH:RH,N)),e1=f6(L1,h6(DH,N)),A1=[],X=H.legend=k1({},IH,L.legend),$=H.cursor=k1({},jH,{drag:{y:e==2}},L.cursor),T1=X.show,q1=$.show,Z1=X.markers;X.idxs=A1,Z1.width=V1(Z1.width),Z1.dash=V1(Z1.dash),Z1.stroke=V1(Z1.stroke),Z1.fill=V1(Z1.fill);let o1,S2,M2,h1=[],P2=[],I2,d2=!1,X2={};if(X.live){let r=S[1]?S[1].values:null;d2=r!=null,I2=d2?r(H,1,0):{_:0};for(let i in I2)X2[i]=y7}if(T1)if(o1=k2("table",UC,d),M2=k2("tbody",null,o1),X.mount(H,o1),d2){S2=k2("thead",null,o1,M2);let r=k2("tr",null,S2);k2("th",null,r);for(var y5 in I2)k2("th",X9,r).textContent=y5}else a2(o1,KC),X.live&&a2(o1,QC);let T5={show:!0},d3={show:!1};function F3(r,i){if(i==0&&(d2||!X.live||e==2))return M3;let a=[],n=k2("tr",jC,M2,M2.childNodes[i]);a2(n,r.class),r.show||a2(n,O5);let m=k2("th",null,n);if(Z1.show){let h=u2(qC,m);if(i>0){let f=Z1.width(H,i);f&&(h.style.border=f+"px "+Z1.dash(H,i)+" "+Z1.stroke(H,i)),h.style.background=Z1.fill(H,i)}}let x=u2(X9,m);r.label instanceof HTMLElement?x.appendChild(r.label):x.textContent=r.label,i>0&&(Z1.show||(x.style.color=r.width>0?Z1.stroke(H,i):Z1.fill(H,i)),Y1("click",m,h=>{if($._lock)return;l5(h);let f=S.indexOf(r);if((h.ctrlKey||h.metaKey)!=X.isolate){let k=S.some((T,B)=>B>0&&B!=f&&T.show);S.forEach((T,B)=>{B>0&&F2(B,k?B==f?T5:d3:T5,!0,w1.setSeries)})}else F2(f,{show:!r.show},!0,w1.setSeries)},!1),F5&&Y1(L6,m,h=>{$._lock||(l5(h),F2(S.indexOf(r),K5,!0,w1.setSeries))},!1));for(var Z in I2){let h=k2("td",YC,n);h.textContent="--",a.push(h)}return[n,a]}let o5=new Map;function Y1(r,i,a,n=!0){let m=o5.get(i)||{},x=$.bind[r](H,i,a,n);x&&(w5(r,i,m[r]=x),o5.set(i,m))}function P5(r,i,a){let n=o5.get(i)||{};for(let m in n)(r==null||m==r)&&(S7(m,i,n[m]),delete n[m]);r==null&&o5.delete(i)}let z2=0,a5=0,q=0,P=0,p1=0,P1=0,B5=p1,A5=P1,B2=q,n5=P,r2=0,l2=0,L2=0,h2=0;H.bbox={};let k0=!1,R3=!1,_5=!1,d5=!1,E3=!1,p2=!1;function y0(r,i,a){(a||r!=H.width||i!=H.height)&&L4(r,i),N5(!1),_5=!0,R3=!0,W5()}function L4(r,i){H.width=z2=q=r,H.height=a5=P=i,p1=P1=0,K8(),j8();let a=H.bbox;r2=a.left=f5(p1*i1,.5),l2=a.top=f5(P1*i1,.5),L2=a.width=f5(q*i1,.5),h2=a.height=f5(P*i1,.5)}let G8=3;function U8(){let r=!1,i=0;for(;!r;){i++;let a=eC(i),n=MC(i);r=i==G8||a&&n,r||(L4(H.width,H.height),R3=!0)}}function Q8({width:r,height:i}){y0(r,i)}H.setSize=Q8;function K8(){let r=!1,i=!1,a=!1,n=!1;F.forEach((m,x)=>{if(m.show&&m._show){let{side:Z,_size:h}=m,f=Z%2,k=m.label!=null?m.labelSize:0,T=h+k;T>0&&(f?(q-=T,Z==3?(p1+=T,n=!0):a=!0):(P-=T,Z==0?(P1+=T,r=!0):i=!0))}}),p5[0]=r,p5[1]=a,p5[2]=i,p5[3]=n,q-=C5[1]+C5[3],p1+=C5[3],P-=C5[2]+C5[0],P1+=C5[0]}function j8(){let r=p1+q,i=P1+P,a=p1,n=P1;function m(x,Z){switch(x){case 1:return r+=Z,r-Z;case 2:return i+=Z,i-Z;case 3:return a-=Z,a+Z;case 0:return n-=Z,n+Z}}F.forEach((x,Z)=>{if(x.show&&x._show){let h=x.side;x._pos=m(h,x._size),x.label!=null&&(x._lpos=m(h,x.labelSize))}})}if($.dataIdx==null){let r=$.hover,i=r.skip=new Set(r.skip??[]);i.add(void 0);let a=r.prox=V1(r.prox),n=r.bias??=0;$.dataIdx=(m,x,Z,h)=>{if(x==0)return Z;let f=Z,k=a(m,x,Z,h)??d1,T=k>=0&&k<d1,B=b.ori==0?q:P,G=$.left,t1=V[0],M1=V[x];if(i.has(M1[Z])){f=null;let C1=null,I=null,D;if(n==0||n==-1)for(D=Z;C1==null&&D-- >0;)i.has(M1[D])||(C1=D);if(n==0||n==1)for(D=Z;I==null&&D++<M1.length;)i.has(M1[D])||(I=D);if(C1!=null||I!=null)if(T){let v1=C1==null?-1/0:E(t1[C1],b,B,0),f1=I==null?1/0:E(t1[I],b,B,0),I1=G-v1,n1=f1-G;I1<=n1?I1<=k&&(f=C1):n1<=k&&(f=I)}else f=I==null?C1:C1==null?I:Z-C1<=I-Z?C1:I}else T&&R1(G-E(t1[Z],b,B,0))>k&&(f=null);return f}}let l5=r=>{$.event=r};$.idxs=A1,$._lock=!1;let j1=$.points;j1.show=V1(j1.show),j1.size=V1(j1.size),j1.stroke=V1(j1.stroke),j1.width=V1(j1.width),j1.fill=V1(j1.fill);let _2=H.focus=k1({},L.focus||{alpha:.3},$.focus),F5=_2.prox>=0,R5=F5&&j1.one,m2=[],E5=[],$5=[];function e4(r,i){let a=j1.show(H,i);if(a instanceof HTMLElement)return a2(a,GC),a2(a,r.class),W2(a,-10,-10,q,P),c.insertBefore(a,m2[i]),a}function M4(r,i){if(e==1||i>0){let a=e==1&&g[r.scale].time,n=r.value;r.value=a?v6(n)?f6(L1,h6(n,N)):n||e1:n||MV,r.label=r.label||(a?YH:qH)}if(R5||i>0){r.width=r.width==null?1:r.width,r.paths=r.paths||xV||oH,r.fillTo=V1(r.fillTo||aV),r.pxAlign=+r1(r.pxAlign,O),r.pxRound=B6(r.pxAlign),r.stroke=V1(r.stroke||null),r.fill=V1(r.fill||null),r._stroke=r._fill=r._paths=r._focus=null;let a=rV(H2(1,r.width),1),n=r.points=k1({},{size:a,width:H2(1,a*.2),stroke:r.stroke,space:a*2,paths:uV,_stroke:null,_fill:null},r.points);n.show=V1(n.show),n.filter=V1(n.filter),n.fill=V1(n.fill),n.stroke=V1(n.stroke),n.paths=V1(n.paths),n.pxAlign=r.pxAlign}if(T1){let a=F3(r,i);h1.splice(i,0,a[0]),P2.splice(i,0,a[1]),X.values.push(null)}if(q1){A1.splice(i,0,null);let a=null;R5?i==0&&(a=e4(r,i)):i>0&&(a=e4(r,i)),m2.splice(i,0,a),E5.splice(i,0,0),$5.splice(i,0,0)}W1("addSeries",i)}function q8(r,i){i=i??S.length,r=e==1?b7(r,i,O6,T6):b7(r,i,{},y6),S.splice(i,0,r),M4(S[i],i)}H.addSeries=q8;function Y8(r){if(S.splice(r,1),T1){X.values.splice(r,1),P2.splice(r,1);let i=h1.splice(r,1)[0];P5(null,i.firstChild),i.remove()}q1&&(A1.splice(r,1),m2.splice(r,1)[0].remove(),E5.splice(r,1),$5.splice(r,1)),W1("delSeries",r)}H.delSeries=Y8;let p5=[!1,!1,!1,!1];function J8(r,i){if(r._show=r.show,r.show){let a=r.side%2,n=g[r.scale];n==null&&(r.scale=a?S[1].scale:y,n=g[r.scale]);let m=n.time;r.size=V1(r.size),r.space=V1(r.space),r.rotate=V1(r.rotate),r5(r.incrs)&&r.incrs.forEach(Z=>{!t5.has(Z)&&t5.set(Z,Q6(Z))}),r.incrs=V1(r.incrs||(n.distr==2?yH:m?R==1?PH:FH:g5)),r.splits=V1(r.splits||(m&&n.distr==1?V2:n.distr==3?f7:n.distr==4?CV:XH)),r.stroke=V1(r.stroke),r.grid.stroke=V1(r.grid.stroke),r.ticks.stroke=V1(r.ticks.stroke),r.border.stroke=V1(r.border.stroke);let x=r.values;r.values=r5(x)&&!r5(x[0])?V1(x):m?r5(x)?S6(L1,c6(x,N)):v6(x)?$H(L1,x):x||u1:x||JH,r.filter=V1(r.filter||(n.distr>=3&&n.log==10?LV:n.distr==3&&n.log==2?eV:G6)),r.font=E6(r.font),r.labelFont=E6(r.labelFont),r._size=r.size(H,null,i,0),r._space=r._rotate=r._incrs=r._found=r._splits=r._values=null,r._size>0&&(p5[i]=!0,r._el=u2(NC,p))}}function l3(r,i,a,n){let[m,x,Z,h]=a,f=i%2,k=0;return f==0&&(h||x)&&(k=i==0&&!m||i==2&&!Z?F1(g6.size/3):0),f==1&&(m||Z)&&(k=i==1&&!x||i==3&&!h?F1(b6.size/2):0),k}let r4=H.padding=(L.padding||[l3,l3,l3,l3]).map(r=>V1(r1(r,l3))),C5=H._padding=r4.map((r,i)=>r(H,i,p5,0)),U1,E1=null,$1=null,$3=e==1?S[0].idxs:null,f2=null,p3=!1;function t4(r,i){if(V=r??[],H.data=H._data=V,e==2){U1=0;for(let a=1;a<S.length;a++)U1+=V[a][0].length}else{V.length==0&&(H.data=H._data=V=[[]]),f2=V[0],U1=f2.length;let a=V;if(J==2){a=V.slice();let n=a[0]=Array(U1);for(let m=0;m<U1;m++)n[m]=m}H._data=V=a}if(N5(!0),W1("setData"),J==2&&(_5=!0),i!==!1){let a=b;a.auto(H,p3)?T0():V5(y,a.min,a.max),d5=d5||$.left>=0,p2=!0,W5()}}H.setData=t4;function T0(){p3=!0;let r,i;e==1&&(U1>0?(E1=$3[0]=0,$1=$3[1]=U1-1,r=V[0][E1],i=V[0][$1],J==2?(r=E1,i=$1):r==i&&(J==3?[r,i]=Z0(r,r,b.log,!1):J==4?[r,i]=P7(r,r,b.log,!1):b.time?i=r+F1(86400/R):[r,i]=v0(r,i,B7,!0))):(E1=$3[0]=r=null,$1=$3[1]=i=null)),V5(y,r,i)}let D3,D5,P0,B0,_0,F0,R0,E0,$0,e2;function i4(r,i,a,n,m,x){r??=H6,a??=F7,n??="butt",m??=H6,x??="round",r!=D3&&(l.strokeStyle=D3=r),m!=D5&&(l.fillStyle=D5=m),i!=P0&&(l.lineWidth=P0=i),x!=_0&&(l.lineJoin=_0=x),n!=F0&&(l.lineCap=F0=n),a!=B0&&l.setLineDash(B0=a)}function o4(r,i,a,n){i!=D5&&(l.fillStyle=D5=i),r!=R0&&(l.font=R0=r),a!=E0&&(l.textAlign=E0=a),n!=$0&&(l.textBaseline=$0=n)}function D0(r,i,a,n,m=0){if(n.length>0&&r.auto(H,p3)&&(i==null||i.min==null)){let x=r1(E1,0),Z=r1($1,n.length-1),h=a.min==null?LH(n,x,Z,m,r.distr==3):[a.min,a.max];r.min=T2(r.min,a.min=h[0]),r.max=H2(r.max,a.max=h[1])}}let a4={min:null,max:null};function X8(){for(let n in g){let m=g[n];W[n]==null&&(m.min==null||W[y]!=null&&m.auto(H,p3))&&(W[n]=a4)}for(let n in g){let m=g[n];W[n]==null&&m.from!=null&&W[m.from]!=null&&(W[n]=a4)}W[y]!=null&&N5(!0);let r={};for(let n in W){let m=W[n];if(m!=null){let x=r[n]=r3(g[n],nH);if(m.min!=null)k1(x,m);else if(n!=y||e==2)if(U1==0&&x.from==null){let Z=x.range(H,null,null,n);x.min=Z[0],x.max=Z[1]}else x.min=d1,x.max=-d1}}if(U1>0){S.forEach((n,m)=>{if(e==1){let x=n.scale,Z=W[x];if(Z==null)return;let h=r[x];if(m==0){let f=h.range(H,h.min,h.max,x);h.min=f[0],h.max=f[1],E1=y2(h.min,V[0]),$1=y2(h.max,V[0]),$1-E1>1&&(V[0][E1]<h.min&&E1++,V[0][$1]>h.max&&$1--),n.min=f2[E1],n.max=f2[$1]}else n.show&&n.auto&&D0(h,Z,n,V[m],n.sorted);n.idxs[0]=E1,n.idxs[1]=$1}else if(m>0&&n.show&&n.auto){let[x,Z]=n.facets,h=x.scale,f=Z.scale,[k,T]=V[m],B=r[h],G=r[f];B!=null&&D0(B,W[h],x,k,x.sorted),G!=null&&D0(G,W[f],Z,T,Z.sorted),n.min=Z.min,n.max=Z.max}});for(let n in r){let m=r[n],x=W[n];if(m.from==null&&(x==null||x.min==null)){let Z=m.range(H,m.min==d1?null:m.min,m.max==-d1?null:m.max,n);m.min=Z[0],m.max=Z[1]}}}for(let n in r){let m=r[n];if(m.from!=null){let x=r[m.from];if(x.min==null)m.min=m.max=null;else{let Z=m.range(H,x.min,x.max,n);m.min=Z[0],m.max=Z[1]}}}let i={},a=!1;for(let n in r){let m=r[n],x=g[n];if(x.min!=m.min||x.max!=m.max){x.min=m.min,x.max=m.max;let Z=x.distr;x._min=Z==3?q2(x.min):Z==4?m7(x.min,x.asinh):Z==100?x.fwd(x.min):x.min,x._max=Z==3?q2(x.max):Z==4?m7(x.max,x.asinh):Z==100?x.fwd(x.max):x.max,i[n]=a=!0}}if(a){S.forEach((n,m)=>{e==2?m>0&&i.y&&(n._paths=null):i[n.scale]&&(n._paths=null)});for(let n in i)_5=!0,W1("setScale",n);q1&&$.left>=0&&(d5=p2=!0)}for(let n in W)W[n]=null}function CC(r){let i=h7(E1-1,0,U1-1),a=h7($1+1,0,U1-1);for(;r[i]==null&&i>0;)i--;for(;r[a]==null&&a<U1-1;)a++;return[i,a]}function HC(){if(U1>0){let r=S.some(i=>i._focus)&&e2!=_2.alpha;r&&(l.globalAlpha=e2=_2.alpha),S.forEach((i,a)=>{if(a>0&&i.show&&(A4(a,!1),A4(a,!0),i._paths==null)){let n=e2;e2!=i.alpha&&(l.globalAlpha=e2=i.alpha);let m=e==2?[0,V[a][0].length-1]:CC(V[a]);i._paths=i.paths(H,a,m[0],m[1]),e2!=n&&(l.globalAlpha=e2=n)}}),S.forEach((i,a)=>{if(a>0&&i.show){let n=e2;e2!=i.alpha&&(l.globalAlpha=e2=i.alpha),i._paths!=null&&n4(a,!1);{let m=i._paths!=null?i._paths.gaps:null,x=i.points.show(H,a,E1,$1,m),Z=i.points.filter(H,a,x,m);(x||Z)&&(i.points._paths=i.points.paths(H,a,E1,$1,Z),n4(a,!0))}e2!=n&&(l.globalAlpha=e2=n),W1("drawSeries",a)}}),r&&(l.globalAlpha=e2=1)}}function A4(r,i){let a=i?S[r].points:S[r];a._stroke=a.stroke(H,r),a._fill=a.fill(H,r)}function n4(r,i){let a=i?S[r].points:S[r],{stroke:n,fill:m,clip:x,flags:Z,_stroke:h=a._stroke,_fill:f=a._fill,_width:k=a.width}=a._paths;k=l1(k*i1,3);let T=null,B=k%2/2;i&&f==null&&(f=k>0?"#fff":h);let G=a.pxAlign==1&&B>0;if(G&&l.translate(B,B),!i){let t1=r2-k/2,M1=l2-k/2,C1=L2+k,I=h2+k;T=new Path2D,T.rect(t1,M1,C1,I)}i?N0(h,k,a.dash,a.cap,f,n,m,Z,x):VC(r,h,k,a.dash,a.cap,f,n,m,Z,T,x),G&&l.translate(-B,-B)}function VC(r,i,a,n,m,x,Z,h,f,k,T){let B=!1;f!=0&&Q.forEach((G,t1)=>{if(G.series[0]==r){let M1=S[G.series[1]],C1=V[G.series[1]],I=(M1._paths||P3).band;r5(I)&&(I=G.dir==1?I[0]:I[1]);let D,v1=null;M1.show&&I&&MH(C1,E1,$1)?(v1=G.fill(H,t1)||x,D=M1._paths.clip):I=null,N0(i,a,n,m,v1,Z,h,f,k,T,D,I),B=!0}}),B||N0(i,a,n,m,x,Z,h,f,k,T)}let d4=t3|O7;function N0(r,i,a,n,m,x,Z,h,f,k,T,B){i4(r,i,a,n,m),(f||k||B)&&(l.save(),f&&l.clip(f),k&&l.clip(k)),B?(h&d4)==d4?(l.clip(B),T&&l.clip(T),W3(m,Z),N3(r,x,i)):h&O7?(W3(m,Z),l.clip(B),N3(r,x,i)):h&t3&&(l.save(),l.clip(B),T&&l.clip(T),W3(m,Z),l.restore(),N3(r,x,i)):(W3(m,Z),N3(r,x,i)),(f||k||B)&&l.restore()}function N3(r,i,a){a>0&&(i instanceof Map?i.forEach((n,m)=>{l.strokeStyle=D3=m,l.stroke(n)}):i!=null&&r&&l.stroke(i))}function W3(r,i){i instanceof Map?i.forEach((a,n)=>{l.fillStyle=D5=n,l.fill(a)}):i!=null&&r&&l.fill(i)}function LC(r,i,a,n){let m=F[r],x;if(n<=0)x=[0,0];else{let Z=m._space=m.space(H,r,i,a,n),h=m._incrs=m.incrs(H,r,i,a,n,Z);x=gV(i,a,h,n,Z)}return m._found=x}function W0(r,i,a,n,m,x,Z,h,f,k){let T=Z%2/2;O==1&&l.translate(T,T),i4(h,Z,f,k,h),l.beginPath();let B,G,t1,M1,C1=m+(n==0||n==3?-x:x);a==0?(G=m,M1=C1):(B=m,t1=C1);for(let I=0;I<r.length;I++)i[I]!=null&&(a==0?B=t1=r[I]:G=M1=r[I],l.moveTo(B,G),l.lineTo(t1,M1));l.stroke(),O==1&&l.translate(-T,-T)}function eC(r){let i=!0;return F.forEach((a,n)=>{if(!a.show)return;let m=g[a.scale];if(m.min==null){a._show&&(i=!1,a._show=!1,N5(!1));return}else a._show||(i=!1,a._show=!0,N5(!1));let x=a.side,Z=x%2,{min:h,max:f}=m,[k,T]=LC(n,h,f,Z==0?q:P);if(T==0)return;let B=m.distr==2,G=a._splits=a.splits(H,n,h,f,k,T,B),t1=m.distr==2?G.map(D=>f2[D]):G,M1=m.distr==2?f2[G[1]]-f2[G[0]]:k,C1=a._values=a.values(H,a.filter(H,t1,n,T,M1),n,T,M1);a._rotate=x==2?a.rotate(H,C1,n,T):0;let I=a._size;a._size=Z2(a.size(H,C1,n,r)),I!=null&&a._size!=I&&(i=!1)}),i}function MC(r){let i=!0;return r4.forEach((a,n)=>{let m=a(H,n,p5,r);m!=C5[n]&&(i=!1),C5[n]=m}),i}function rC(){for(let r=0;r<F.length;r++){let i=F[r];if(!i.show||!i._show)continue;let a=i.side,n=a%2,m,x,Z=i.stroke(H,r),h=a==0||a==3?-1:1,[f,k]=i._found;if(i.label!=null){let X1=i.labelGap*h,o2=F1((i._lpos+X1)*i1);o4(i.labelFont[0],Z,"center",a==2?"top":C6),l.save(),n==1?(m=x=0,l.translate(o2,F1(l2+h2/2)),l.rotate((a==3?-m0:m0)/2)):(m=F1(r2+L2/2),x=o2);let v5=I6(i.label)?i.label(H,r,f,k):i.label;l.fillText(v5,m,x),l.restore()}if(k==0)continue;let T=g[i.scale],B=n==0?L2:h2,G=n==0?r2:l2,t1=i._splits,M1=T.distr==2?t1.map(X1=>f2[X1]):t1,C1=T.distr==2?f2[t1[1]]-f2[t1[0]]:f,I=i.ticks,D=i.border,v1=I.show?I.size:0,f1=F1(v1*i1),I1=F1((i.alignTo==2?i._size-v1-i.gap:i.gap)*i1),n1=i._rotate*-m0/180,g1=_(i._pos*i1),t2=(f1+I1)*h,J1=g1+t2;x=n==0?J1:0,m=n==1?J1:0;let s2=i.font[0],g2=i.align==1?H3:i.align==2?d7:n1>0?H3:n1<0?d7:n==0?"center":a==3?d7:H3,E2=n1||n==1?"middle":a==2?"top":C6;o4(s2,Z,g2,E2);let i2=i.font[1]*i.lineGap,v2=t1.map(X1=>_(o(X1,T,B,G))),O2=i._values;for(let X1=0;X1<O2.length;X1++){let o2=O2[X1];if(o2!=null){n==0?m=v2[X1]:x=v2[X1],o2=""+o2;let v5=o2.indexOf(`
`)==-1?[o2]:o2.split(/\n/gm);for(let C2=0;C2<v5.length;C2++){let T4=v5[C2];n1?(l.save(),l.translate(m,x+C2*i2),l.rotate(n1),l.fillText(T4,0,0),l.restore()):l.fillText(T4,m,x+C2*i2)}}}I.show&&W0(v2,I.filter(H,M1,r,k,C1),n,a,g1,f1,l1(I.width*i1,3),I.stroke(H,r),I.dash,I.cap);let $2=i.grid;$2.show&&W0(v2,$2.filter(H,M1,r,k,C1),n,n==0?2:1,n==0?l2:r2,n==0?h2:L2,l1($2.width*i1,3),$2.stroke(H,r),$2.dash,$2.cap),D.show&&W0([g1],[1],n==0?1:0,n==0?1:2,n==1?l2:r2,n==1?h2:L2,l1(D.width*i1,3),D.stroke(H,r),D.dash,D.cap)}W1("drawAxes")}function N5(r){S.forEach((i,a)=>{a>0&&(i._paths=null,r&&(e==1?(i.min=null,i.max=null):i.facets.forEach(n=>{n.min=null,n.max=null})))})}let I3=!1,I0=!1,m3=[];function tC(){I0=!1;for(let r=0;r<m3.length;r++)W1(...m3[r]);m3.length=0}function W5(){I3||(xH(l4),I3=!0)}function iC(r,i=!1){I3=!0,I0=i,r(H),l4(),i&&m3.length>0&&queueMicrotask(tC)}H.batch=iC;function l4(){if(k0&&(X8(),k0=!1),_5&&(U8(),_5=!1),R3){if(x1(u,H3,p1),x1(u,"top",P1),x1(u,b3,q),x1(u,k3,P),x1(c,H3,p1),x1(c,"top",P1),x1(c,b3,q),x1(c,k3,P),x1(p,b3,z2),x1(p,k3,a5),s.width=F1(z2*i1),s.height=F1(a5*i1),F.forEach(({_el:r,_show:i,_size:a,_pos:n,side:m})=>{if(r!=null)if(i){let x=m===3||m===0?a:0,Z=m%2==1;x1(r,Z?"left":"top",n-x),x1(r,Z?"width":"height",a),x1(r,Z?"top":"left",Z?P1:p1),x1(r,Z?"height":"width",Z?P:q),c7(r,O5)}else a2(r,O5)}),D3=D5=P0=_0=F0=R0=E0=$0=B0=null,e2=1,x3(!0),p1!=B5||P1!=A5||q!=B2||P!=n5){N5(!1);let r=q/B2,i=P/n5;if(q1&&!d5&&$.left>=0){$.left*=r,$.top*=i,I5&&W2(I5,F1($.left),0,q,P),z5&&W2(z5,0,F1($.top),q,P);for(let a=0;a<m2.length;a++){let n=m2[a];n!=null&&(E5[a]*=r,$5[a]*=i,W2(n,Z2(E5[a]),Z2($5[a]),q,P))}}if(s1.show&&!E3&&s1.left>=0&&s1.width>0){s1.left*=r,s1.width*=r,s1.top*=i,s1.height*=i;for(let a in j0)x1(Q5,a,s1[a])}B5=p1,A5=P1,B2=q,n5=P}W1("setSize"),R3=!1}z2>0&&a5>0&&(l.clearRect(0,0,s.width,s.height),W1("drawClear"),K.forEach(r=>r()),W1("draw")),s1.show&&E3&&(z3(s1),E3=!1),q1&&d5&&(s5(null,!0,!1),d5=!1),X.show&&X.live&&p2&&(Q0(),p2=!1),A||(A=!0,H.status=1,W1("ready")),p3=!1,I3=!1}H.redraw=(r,i)=>{_5=i||!1,r!==!1?V5(y,b.min,b.max):W5()};function z0(r,i){let a=g[r];if(a.from==null){if(U1==0){let n=a.range(H,i.min,i.max,r);i.min=n[0],i.max=n[1]}if(i.min>i.max){let n=i.min;i.min=i.max,i.max=n}if(U1>1&&i.min!=null&&i.max!=null&&i.max-i.min<1e-16)return;r==y&&a.distr==2&&U1>0&&(i.min=y2(i.min,V[0]),i.max=y2(i.max,V[0]),i.min==i.max&&i.max++),W[r]=i,k0=!0,W5()}}H.setScale=z0;let G0,U0,I5,z5,p4,m4,G5,U5,s4,v4,m1,c1,H5=!1,Q1=$.drag,D1=Q1.x,N1=Q1.y;q1&&($.x&&(G0=u2(IC,c)),$.y&&(U0=u2(zC,c)),b.ori==0?(I5=G0,z5=U0):(I5=U0,z5=G0),m1=$.left,c1=$.top);let s1=H.select=k1({show:!0,over:!0,left:0,width:0,top:0,height:0},L.select),Q5=s1.show?u2(WC,s1.over?c:u):null;function z3(r,i){if(s1.show){for(let a in r)s1[a]=r[a],a in j0&&x1(Q5,a,r[a]);i!==!1&&W1("setSelect")}}H.setSelect=z3;function oC(r){if(S[r].show)T1&&c7(h1[r],O5);else if(T1&&a2(h1[r],O5),q1){let a=R5?m2[0]:m2[r];a!=null&&W2(a,-10,-10,q,P)}}function V5(r,i,a){z0(r,{min:i,max:a})}function F2(r,i,a,n){i.focus!=null&&lC(r),i.show!=null&&S.forEach((m,x)=>{x>0&&(r==x||r==null)&&(m.show=i.show,oC(x),e==2?(V5(m.facets[0].scale,null,null),V5(m.facets[1].scale,null,null)):V5(m.scale,null,null),W5())}),a!==!1&&W1("setSeries",r,i),n&&u3("setSeries",H,r,i)}H.setSeries=F2;function aC(r,i){k1(Q[r],i)}function AC(r,i){r.fill=V1(r.fill||null),r.dir=r1(r.dir,-1),i=i??Q.length,Q.splice(i,0,r)}function nC(r){r==null?Q.length=0:Q.splice(r,1)}H.addBand=AC,H.setBand=aC,H.delBand=nC;function dC(r,i){S[r].alpha=i,q1&&m2[r]!=null&&(m2[r].style.opacity=i),T1&&h1[r]&&(h1[r].style.opacity=i)}let G2,L5,m5,K5={focus:!0};function lC(r){if(r!=m5){let i=r==null,a=_2.alpha!=1;S.forEach((n,m)=>{if(e==1||m>0){let x=i||m==0||m==r;n._focus=i?null:x,a&&dC(m,x?1:_2.alpha)}}),m5=r,a&&W5()}}T1&&F5&&Y1(e6,o1,r=>{$._lock||(l5(r),m5!=null&&F2(null,K5,!0,w1.setSeries))});function R2(r,i,a){let n=g[i];a&&(r=r/i1-(n.ori==1?P1:p1));let m=q;n.ori==1&&(m=P,r=m-r),n.dir==-1&&(r=m-r);let x=n._min,Z=n._max,h=r/m,f=x+(Z-x)*h,k=n.distr;return k==3?e3(10,f):k==4?tH(f,n.asinh):k==100?n.bwd(f):f}function pC(r,i){let a=R2(r,y,i);return y2(a,V[0],E1,$1)}H.valToIdx=r=>y2(r,V[0]),H.posToIdx=pC,H.posToVal=R2,H.valToPos=(r,i,a)=>g[i].ori==0?M(r,g[i],a?L2:q,a?r2:0):t(r,g[i],a?h2:P,a?l2:0),H.setCursor=(r,i,a)=>{m1=r.left,c1=r.top,s5(null,i,a)};function x4(r,i){x1(Q5,H3,s1.left=r),x1(Q5,b3,s1.width=i)}function u4(r,i){x1(Q5,"top",s1.top=r),x1(Q5,k3,s1.height=i)}let s3=b.ori==0?x4:u4,v3=b.ori==1?x4:u4;function mC(){if(T1&&X.live)for(let r=e==2?1:0;r<S.length;r++){if(r==0&&d2)continue;let i=X.values[r],a=0;for(let n in i)P2[r][a++].firstChild.nodeValue=i[n]}}function Q0(r,i){if(r!=null&&(r.idxs?r.idxs.forEach((a,n)=>{A1[n]=a}):AH(r.idx)||A1.fill(r.idx),X.idx=A1[0]),T1&&X.live){for(let a=0;a<S.length;a++)(a>0||e==1&&!d2)&&sC(a,A1[a]);mC()}p2=!1,i!==!1&&W1("setLegend")}H.setLegend=Q0;function sC(r,i){let a=S[r],n=r==0&&J==2?f2:V[r],m;d2?m=a.values(H,r,i)??X2:(m=a.value(H,i==null?null:n[i],r,i),m=m==null?X2:{_:m}),X.values[r]=m}function s5(r,i,a){s4=m1,v4=c1,[m1,c1]=$.move(H,m1,c1),$.left=m1,$.top=c1,q1&&(I5&&W2(I5,F1(m1),0,q,P),z5&&W2(z5,0,F1(c1),q,P));let n,m=E1>$1;G2=d1,L5=null;let x=b.ori==0?q:P,Z=b.ori==1?q:P;if(m1<0||U1==0||m){n=$.idx=null;for(let h=0;h<S.length;h++){let f=m2[h];f!=null&&W2(f,-10,-10,q,P)}F5&&F2(null,K5,!0,r==null&&w1.setSeries),X.live&&(A1.fill(n),p2=!0)}else{let h,f,k;e==1&&(h=b.ori==0?m1:c1,f=R2(h,y),n=$.idx=y2(f,V[0],E1,$1),k=E(V[0][n],b,x,0));let T=-10,B=-10,G=0,t1=0,M1=!0,C1="",I="";for(let D=e==2?1:0;D<S.length;D++){let v1=S[D],f1=A1[D],I1=f1==null?null:e==1?V[D][f1]:V[D][1][f1],n1=$.dataIdx(H,D,n,f),g1=n1==null?null:e==1?V[D][n1]:V[D][1][n1];if(p2=p2||g1!=I1||n1!=f1,A1[D]=n1,D>0&&v1.show){let t2=n1==null?-10:n1==n?k:E(e==1?V[0][n1]:V[D][0][n1],b,x,0),J1=g1==null?-10:z(g1,e==1?g[v1.scale]:g[v1.facets[1].scale],Z,0);if(F5&&g1!=null){let s2=b.ori==1?m1:c1,g2=R1(_2.dist(H,D,n1,J1,s2));if(g2<G2){let E2=_2.bias;if(E2!=0){let i2=R2(s2,v1.scale),v2=g1>=0?1:-1,O2=i2>=0?1:-1;O2==v2&&(O2==1?E2==1?g1>=i2:g1<=i2:E2==1?g1<=i2:g1>=i2)&&(G2=g2,L5=D)}else G2=g2,L5=D}}if(p2||R5){let s2,g2;b.ori==0?(s2=t2,g2=J1):(s2=J1,g2=t2);let E2,i2,v2,O2,$2,X1,o2=!0,v5=j1.bbox;if(v5!=null){o2=!1;let C2=v5(H,D);v2=C2.left,O2=C2.top,E2=C2.width,i2=C2.height}else v2=s2,O2=g2,E2=i2=j1.size(H,D);if(X1=j1.fill(H,D),$2=j1.stroke(H,D),R5)D==L5&&G2<=_2.prox&&(T=v2,B=O2,G=E2,t1=i2,M1=o2,C1=X1,I=$2);else{let C2=m2[D];C2!=null&&(E5[D]=v2,$5[D]=O2,A6(C2,E2,i2,o2),o6(C2,X1,$2),W2(C2,Z2(v2),Z2(O2),q,P))}}}}if(R5){let D=_2.prox,v1=m5==null?G2<=D:G2>D||L5!=m5;if(p2||v1){let f1=m2[0];f1!=null&&(E5[0]=T,$5[0]=B,A6(f1,G,t1,M1),o6(f1,C1,I),W2(f1,Z2(T),Z2(B),q,P))}}}if(s1.show&&H5)if(r!=null){let[h,f]=w1.scales,[k,T]=w1.match,[B,G]=r.cursor.sync.scales,t1=r.cursor.drag;if(D1=t1._x,N1=t1._y,D1||N1){let{left:M1,top:C1,width:I,height:D}=r.select,v1=r.scales[B].ori,f1=r.posToVal,I1,n1,g1,t2,J1,s2=h!=null&&k(h,B),g2=f!=null&&T(f,G);s2&&D1?(v1==0?(I1=M1,n1=I):(I1=C1,n1=D),g1=g[h],t2=E(f1(I1,B),g1,x,0),J1=E(f1(I1+n1,B),g1,x,0),s3(T2(t2,J1),R1(J1-t2))):s3(0,x),g2&&N1?(v1==1?(I1=M1,n1=I):(I1=C1,n1=D),g1=g[f],t2=z(f1(I1,G),g1,Z,0),J1=z(f1(I1+n1,G),g1,Z,0),v3(T2(t2,J1),R1(J1-t2))):v3(0,Z)}else q0()}else{let h=R1(s4-p4),f=R1(v4-m4);if(b.ori==1){let G=h;h=f,f=G}D1=Q1.x&&h>=Q1.dist,N1=Q1.y&&f>=Q1.dist;let k=Q1.uni;k!=null?D1&&N1&&(D1=h>=k,N1=f>=k,!D1&&!N1&&(f>h?N1=!0:D1=!0)):Q1.x&&Q1.y&&(D1||N1)&&(D1=N1=!0);let T,B;D1&&(b.ori==0?(T=G5,B=m1):(T=U5,B=c1),s3(T2(T,B),R1(B-T)),N1||v3(0,Z)),N1&&(b.ori==1?(T=G5,B=m1):(T=U5,B=c1),v3(T2(T,B),R1(B-T)),D1||s3(0,x)),!D1&&!N1&&(s3(0,0),v3(0,0))}if(Q1._x=D1,Q1._y=N1,r==null){if(a){if(y4!=null){let[h,f]=w1.scales;w1.values[0]=h!=null?R2(b.ori==0?m1:c1,h):null,w1.values[1]=f!=null?R2(b.ori==1?m1:c1,f):null}u3(l7,H,m1,c1,q,P,n)}if(F5){let h=a&&w1.setSeries,f=_2.prox;m5==null?G2<=f&&F2(L5,K5,!0,h):G2>f?F2(null,K5,!0,h):L5!=m5&&F2(L5,K5,!0,h)}}p2&&(X.idx=n,Q0()),i!==!1&&W1("setCursor")}let e5=null;Object.defineProperty(H,"rect",{get(){return e5==null&&x3(!1),e5}});function x3(r=!1){r?e5=null:(e5=c.getBoundingClientRect(),W1("syncRect",e5))}function Z4(r,i,a,n,m,x,Z){$._lock||H5&&r!=null&&r.movementX==0&&r.movementY==0||(K0(r,i,a,n,m,x,Z,!1,r!=null),r!=null?s5(null,!0,!0):s5(i,!0,!1))}function K0(r,i,a,n,m,x,Z,h,f){if(e5==null&&x3(!1),l5(r),r!=null)a=r.clientX-e5.left,n=r.clientY-e5.top;else{if(a<0||n<0){m1=-10,c1=-10;return}let[k,T]=w1.scales,B=i.cursor.sync,[G,t1]=B.values,[M1,C1]=B.scales,[I,D]=w1.match,v1=i.axes[0].side%2==1,f1=b.ori==0?q:P,I1=b.ori==1?q:P,n1=v1?x:m,g1=v1?m:x,t2=v1?n:a,J1=v1?a:n;if(M1!=null?a=I(k,M1)?o(G,g[k],f1,0):-10:a=f1*(t2/n1),C1!=null?n=D(T,C1)?o(t1,g[T],I1,0):-10:n=I1*(J1/g1),b.ori==1){let s2=a;a=n,n=s2}}f&&(i==null||i.cursor.event.type==l7)&&((a<=1||a>=q-1)&&(a=f5(a,q)),(n<=1||n>=P-1)&&(n=f5(n,P))),h?(p4=a,m4=n,[G5,U5]=$.move(H,a,n)):(m1=a,c1=n)}let j0={width:0,height:0,left:0,top:0};function q0(){z3(j0,!1)}let c4,S4,h4,f4;function g4(r,i,a,n,m,x,Z){H5=!0,D1=N1=Q1._x=Q1._y=!1,K0(r,i,a,n,m,x,Z,!0,!1),r!=null&&(Y1(p7,u7,O4,!1),u3(V6,H,G5,U5,q,P,null));let{left:h,top:f,width:k,height:T}=s1;c4=h,S4=f,h4=k,f4=T}function O4(r,i,a,n,m,x,Z){H5=Q1._x=Q1._y=!1,K0(r,i,a,n,m,x,Z,!1,!0);let{left:h,top:f,width:k,height:T}=s1,B=k>0||T>0,G=c4!=h||S4!=f||h4!=k||f4!=T;if(B&&G&&z3(s1),Q1.setScale&&B&&G){let t1=h,M1=k,C1=f,I=T;if(b.ori==1&&(t1=f,M1=T,C1=h,I=k),D1&&V5(y,R2(t1,y),R2(t1+M1,y)),N1)for(let D in g){let v1=g[D];D!=y&&v1.from==null&&v1.min!=d1&&V5(D,R2(C1+I,D),R2(C1,D))}q0()}else $.lock&&($._lock=!$._lock,s5(i,!0,r!=null));r!=null&&(P5(p7,u7),u3(p7,H,m1,c1,q,P,null))}function vC(r,i,a,n,m,x,Z){if($._lock)return;l5(r);let h=H5;if(H5){let f=!0,k=!0,T=10,B,G;b.ori==0?(B=D1,G=N1):(B=N1,G=D1),B&&G&&(f=m1<=T||m1>=q-T,k=c1<=T||c1>=P-T),B&&f&&(m1=m1<G5?0:q),G&&k&&(c1=c1<U5?0:P),s5(null,!0,!0),H5=!1}m1=-10,c1=-10,A1.fill(null),s5(null,!0,!0),h&&(H5=h)}function w4(r,i,a,n,m,x,Z){$._lock||(l5(r),T0(),q0(),r!=null&&u3(M6,H,m1,c1,q,P,null))}function b4(){F.forEach(OV),y0(H.width,H.height,!0)}w5(s0,L3,b4);let j5={};j5.mousedown=g4,j5.mousemove=Z4,j5.mouseup=O4,j5.dblclick=w4,j5.setSeries=(r,i,a,n)=>{let m=w1.match[2];a=m(H,i,a),a!=-1&&F2(a,n,!0,!1)},q1&&(Y1(V6,c,g4),Y1(l7,c,Z4),Y1(L6,c,r=>{l5(r),x3(!1)}),Y1(e6,c,vC),Y1(M6,c,w4),w7.add(H),H.syncRect=x3);let G3=H.hooks=L.hooks||{};function W1(r,i,a){I0?m3.push([r,i,a]):r in G3&&G3[r].forEach(n=>{n.call(null,H,i,a)})}(L.plugins||[]).forEach(r=>{for(let i in r.hooks)G3[i]=(G3[i]||[]).concat(r.hooks[i])});let k4=(r,i,a)=>a,w1=k1({key:null,setSeries:!1,filters:{pub:m6,sub:m6},scales:[y,S[1]?S[1].scale:null],match:[s6,s6,k4],values:[null,null]},$.sync);w1.match.length==2&&w1.match.push(k4),$.sync=w1;let y4=w1.key,Y0=d8(y4);function u3(r,i,a,n,m,x,Z){w1.filters.pub(r,i,a,n,m,x,Z)&&Y0.pub(r,i,a,n,m,x,Z)}Y0.sub(H);function xC(r,i,a,n,m,x,Z){w1.filters.sub(r,i,a,n,m,x,Z)&&j5[r](null,i,a,n,m,x,Z)}H.pub=xC;function uC(){Y0.unsub(H),w7.delete(H),o5.clear(),S7(s0,L3,b4),d.remove(),o1?.remove(),W1("destroy")}H.destroy=uC;function J0(){W1("init",L,V),t4(V||L.data,!1),W[y]?z0(y,W[y]):T0(),E3=s1.show&&(s1.width>0||s1.height>0),d5=p2=!0,y0(L.width,L.height)}return S.forEach(M4),F.forEach(J8),C?C instanceof HTMLElement?(C.appendChild(d),J0()):C(H,J0):J0(),H}y1.assign=k1;y1.fmtNum=_7;y1.rangeNum=v0;y1.rangeLog=Z0;y1.rangeAsinh=P7;y1.orient=k5;y1.pxRatio=i1;y1.join=vH;y1.fmtDate=R7,y1.tzDate=bH;y1.sync=d8;{y1.addGap=AV,y1.clipGaps=h0;let L=y1.paths={points:x8};L.linear=Z8,L.stepped=lV,L.bars=pV,L.spline=sV}var f8='.uplot, .uplot *, .uplot *::before, .uplot *::after {box-sizing: border-box;}.uplot {font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji";line-height: 1.5;width: min-content;}.u-title {text-align: center;font-size: 18px;font-weight: bold;}.u-wrap {position: relative;user-select: none;}.u-over, .u-under {position: absolute;}.u-under {overflow: hidden;}.uplot canvas {display: block;position: relative;width: 100%;height: 100%;}.u-axis {position: absolute;}.u-legend {font-size: 14px;margin: auto;text-align: center;}.u-inline {display: block;}.u-inline * {display: inline-block;}.u-inline tr {margin-right: 16px;}.u-legend th {font-weight: 600;}.u-legend th > * {vertical-align: middle;display: inline-block;}.u-legend .u-marker {width: 1em;height: 1em;margin-right: 4px;background-clip: padding-box !important;}.u-inline.u-live th::after {content: ":";vertical-align: middle;}.u-inline:not(.u-live) .u-value {display: none;}.u-series > * {padding: 4px;}.u-series th {cursor: pointer;}.u-legend .u-off > * {opacity: 0.3;}.u-select {background: rgba(0,0,0,0.07);position: absolute;pointer-events: none;}.u-cursor-x, .u-cursor-y {position: absolute;left: 0;top: 0;pointer-events: none;will-change: transform;}.u-hz .u-cursor-x, .u-vt .u-cursor-y {height: 100%;border-right: 1px dashed #607D8B;}.u-hz .u-cursor-y, .u-vt .u-cursor-x {width: 100%;border-bottom: 1px dashed #607D8B;}.u-cursor-pt {position: absolute;top: 0;left: 0;border-radius: 50%;border: 0 solid;pointer-events: none;will-change: transform;/*this has to be !important since we set inline "background" shorthand */background-clip: padding-box !important;}.u-axis.u-off, .u-select.u-off, .u-cursor-x.u-off, .u-cursor-y.u-off, .u-cursor-pt.u-off {display: none;}';var bV=48,z7=class extends S1{constructor(){super();this.shape="";this.height=280,this.table=!1,this.plain=!1}static{this.properties={app:{attribute:!1},model:{attribute:!1},words:{attribute:!1},height:{type:Number},cursorAt:{attribute:!1},plain:{type:Boolean},table:{state:!0}}}static{this.styles=[z1,O1`
      ${K3(f8)}
    `,O1`
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
    `]}connectedCallback(){super.connectedCallback(),this.watch=new ResizeObserver(()=>this.resize()),this.watch.observe(this)}disconnectedCallback(){super.disconnectedCallback(),this.watch?.disconnect(),this.plot?.destroy(),this.plot=void 0,this.shape=""}render(){let{app:C,model:H}=this;return v`<div class="canvas" role="img" aria-label=${H.summary}><div class="tip"></div></div>
      ${this.plain?w:v`<div class="legend">
            ${H.lines.map(e=>v`<span><i style="border-color:${e.color};${e.dash?"border-top-style:dashed":""}"></i>${e.label}</span>`)}
            ${H.bands.map(e=>v`<span><i class="band" style="background:${e.color}"></i>${e.label}</span>`)}
            <button class="more" aria-expanded=${this.table} @click=${()=>this.table=!this.table}>${C.t(this.table?"hide_table":"show_table")}</button>
          </div>`}
      ${this.table?this.rows():w}`}rows(){let{app:C,model:H}=this,e=M=>Math.max(1,Math.ceil(M/bV));return v`<div class="rows" tabindex="0" role="region" aria-label=${C.t("show_table")}>
      ${H.lines.map(M=>v`<table>
          <caption class="sr">${M.label}</caption>
          <thead><tr><th scope="col">${C.t("time")}</th><th scope="col">${M.label}</th></tr></thead>
          <tbody>
            ${M.times.map((t,o)=>o%e(M.times.length)?w:v`<tr><td>${C.format.short(t)}</td><td class="num">${this.value(M.values[o]??null)}</td></tr>`)}
          </tbody>
        </table>`)}
    </div>`}value(C){return C==null?"–":this.model.states?this.model.states[Math.round(C)]??"–":this.app.format.quantity(C,this.model.unit)}updated(C){C.has("model")||C.has("words")||C.has("height")?this.draw():C.has("cursorAt")&&this.plot?.redraw(!1,!1)}resize(){let C=this.clientWidth;this.plot&&C&&Math.abs(this.plot.width-C)>1?this.plot.setSize({width:C,height:this.height}):!this.plot&&C&&this.draw()}draw(){let C=this.renderRoot.querySelector(".canvas"),H=this.clientWidth;if(!C||!this.model||!H)return;let e=this.model,M=JSON.stringify([e.lines.map(o=>[o.label,o.color,o.step,o.dash,o.dots]),e.bands.map(o=>[o.label,o.color]),e.unit,e.states,this.height,this.app.format.zone,this.app.format.language,getComputedStyle(this).color]),t=TV(e);if(this.plot&&M===this.shape){this.plot.setData(t,!1),this.scale();return}this.plot?.destroy(),this.shape=M,this.plot=new y1(this.options(H),t,C),this.scale()}scale(){let{model:C,plot:H}=this;H&&H.setScale("x",{min:C.start,max:C.end})}options(C){let H=getComputedStyle(this),e=H.getPropertyValue("--secondary-text-color").trim()||"#5e5e5e",M=H.getPropertyValue("--divider-color").trim()||"rgba(128,128,128,.2)",t=`12px ${H.fontFamily}`,{model:o}=this,A=y1.paths.stepped?.({align:1}),d=[{}];for(let p of o.lines)d.push({label:p.label,stroke:p.color,width:p.dots?0:p.width??2,spanGaps:!1,points:p.dots?{show:!0,size:5,fill:p.color}:{show:!1},...p.dash?{dash:p.dash}:{},...p.step&&A?{paths:A}:{}});let s=[];for(let p of o.bands){let u=d.length;for(let c of["high","low"])d.push({label:`${p.label} ${c}`,stroke:"transparent",width:0,points:{show:!1}});s.push({series:[u,u+1],fill:p.color})}let l=o.states;return{width:C,height:this.height,tzDate:p=>y1.tzDate(new Date(p*1e3),this.app.format.zone),series:d,bands:s,legend:{show:!1},padding:[12,24,0,0],cursor:{points:{show:!1},drag:{x:!0,y:!1,setScale:!0}},scales:{x:{time:!0},y:{range:(p,u,c)=>l?[-.3,l.length-.7]:yV(u,c,this.model.limits.map(O=>O.value),this.model.unit)}},axes:[{stroke:e,font:t,grid:{stroke:M,width:1},ticks:{show:!1},space:64,size:32,values:(p,u)=>u.map((c,O)=>this.tick(c,u[O-1]))},{stroke:e,font:t,grid:{stroke:M,width:1},ticks:{show:!1},size:l?84:56,...l?{splits:()=>l.map((p,u)=>u)}:{},values:(p,u)=>u.map(c=>l?kV(l[Math.round(c)]??""):this.app.format.number(c,2))}],hooks:{drawClear:[p=>this.past(p,M)],draw:[p=>this.over(p,e,t)],setCursor:[p=>this.tip(p)]}}}tick(C,H){let{format:e}=this.app;return H===void 0||e.day(C)!==e.day(H)?`${e.time(C)}
${e.day(C)}`:e.time(C)}past(C,H){let e=this.model.now;if(e===void 0||e>=this.model.end)return;let{ctx:M,bbox:t}=C,o=Math.max(C.valToPos(e,"x",!0),t.left);M.save(),M.globalAlpha=.25,M.fillStyle=H,M.fillRect(o,t.top,Math.max(t.left+t.width-o,0),t.height),M.restore()}over(C,H,e){let{ctx:M,bbox:t}=C,o=devicePixelRatio;M.save(),M.beginPath(),M.rect(t.left,t.top,t.width,t.height),M.clip();let A=(d,s,l)=>{let p=C.valToPos(d,"x",!0);M.strokeStyle=s,M.lineWidth=o,M.setLineDash(l.map(u=>u*o)),M.beginPath(),M.moveTo(p,t.top),M.lineTo(p,t.top+t.height),M.stroke()};for(let d of this.model.limits){let s=C.valToPos(d.value,"y",!0);M.strokeStyle=d.color,M.lineWidth=o,M.setLineDash([6*o,4*o]),M.beginPath(),M.moveTo(t.left,s),M.lineTo(t.left+t.width,s),M.stroke(),M.fillStyle=d.color,M.textAlign="left",M.textBaseline="bottom",M.font=e.replace("12px",`${11*o}px`),M.fillText(d.label,t.left+6*o,s-2*o)}this.model.now!==void 0&&A(this.model.now,H,[3,3]),this.cursorAt!==void 0&&A(this.cursorAt,getComputedStyle(this).getPropertyValue("--error-color").trim()||"#db4437",[]),M.setLineDash([]);for(let d of this.model.marks){let s=C.valToPos(d.at,"x",!0);M.fillStyle=d.color,M.beginPath(),M.arc(s,t.top+t.height-6*o,4*o,0,2*Math.PI),M.fill()}M.restore()}tip(C){let H=this.renderRoot.querySelector(".tip");if(!H)return;let{left:e,idx:M}=C.cursor;if(e===void 0||e<0||M===null||M===void 0){H.style.display="none";return}let t=C.posToVal(e,"x"),o=[];for(let s of this.model.lines){let l=G7(s,t);l!==void 0&&o.push([s.label,this.value(l)])}for(let s of this.model.bands){let l=BV(s,t);l&&o.push([s.label,`${this.value(l[0])} – ${this.value(l[1])}`])}let A=this.model.end-this.model.start;for(let s of this.model.marks)Math.abs(s.at-t)<A/80&&o.push([this.app.format.time(s.at),s.label]);H.replaceChildren(...[[this.app.format.short(t)],...o].map((s,l)=>{let p=document.createElement("div");return p.textContent=s.join(": "),l||(p.style.fontWeight="500"),p})),H.style.display="block";let d=this.clientWidth-H.offsetWidth-8;H.style.left=`${Math.max(4,Math.min(e+68,d))}px`,H.style.top="14px"}};function kV(L){return L.length>12?`${L.slice(0,11)}…`:L}function yV(L,V,C,H){if(L===null||V===null||!Number.isFinite(L)||!Number.isFinite(V))return[0,1];let e=V-L,M=C.filter(l=>l>=L-e&&l<=V+e),t=Math.min(L,...M),o=Math.max(V,...M),A=H?.startsWith("°")?1:H==="%"?4:Math.max(Math.abs(o)*.05,.1),d=Math.max((o-t)*.08,(A-(o-t))/2);return[t>=0&&t-d<0&&(H==="W"||H==="%"||H==="kWh")?0:t-d,o+d]}function TV(L){let V=[...L.lines.map(H=>[H.times,H.values]),...L.bands.map(H=>[H.times,H.high,H.low])];return V.filter(H=>H[0].length).length?y1.join(V,V.map(H=>H.slice(1).map(()=>1)).map(H=>[1,...H])):[[L.start,L.end],...V.flatMap(H=>H.slice(1).map(()=>[null,null]))]}function PV(L,V){let C=0,H=L.length;for(;C<H;){let e=C+H>>1;L[e]<=V?C=e+1:H=e}return C-1}function G7(L,V){let C=PV(L.times,V),H=L.times.length-1;if(C<0||C===H&&!L.step&&V>L.times[H])return;let e=L.values[C],M=L.values[C+1];if(L.step||C===H||e===null||e===void 0||M===null||M===void 0)return e??void 0;let t=L.times[C],o=(V-t)/(L.times[C+1]-t||1);return e+o*(M-e)}function BV(L,V){let C=G7({label:"",color:"",times:L.times,values:L.low},V),H=G7({label:"",color:"",times:L.times,values:L.high},V);return typeof C=="number"&&typeof H=="number"?[C,H]:void 0}customElements.get("dt-chart")??customElements.define("dt-chart",z7);function _3(L,V,C){let H=document.createElement("dialog"),e=document.createElement("form");e.method="dialog",e.className="content";let M=document.createElement("header");M.textContent=C.title,M.id="dt-ask-title";let t=document.createElement("p");t.textContent=C.text,e.append(M,t);let o;if(C.input){let l=document.createElement("label");l.className="field",o=document.createElement("input"),o.type=C.input.type??"text",o.value=C.input.value??"",o.required=!0,l.append(C.input.label,o),e.append(l)}let A=document.createElement("div");A.className="actions";let d=document.createElement("button");d.type="button",d.textContent=L.t("cancel");let s=document.createElement("button");return s.className="filled",s.value="yes",s.textContent=C.yes,A.append(d,s),e.append(A),H.setAttribute("aria-labelledby",M.id),H.append(e),V.append(H),new Promise(l=>{d.addEventListener("click",()=>H.close()),H.addEventListener("close",()=>{l(H.returnValue==="yes"?o?.value??"":void 0),H.remove()}),H.showModal()})}function c2(L,V){L.dispatchEvent(new CustomEvent("hass-notification",{detail:{message:V},bubbles:!0,composed:!0}))}function U7(L,V){let C=new Set(V);for(let H of L)typeof H=="string"&&C.add(H);return C.has("on")||C.has("off")?(C.delete("off"),C.delete("on"),["off","on",...C]):[...C]}function J2(L,V){return L.map(C=>{if(typeof C=="number")return C;if(C===null||!V)return null;let H=V.indexOf(C);return H<0?null:H})}function g8(L){let{app:V,history:C,forecast:H,live:e,accent:M}=L,t=Date.now()/1e3,o=(C?.quantity??H?.quantity)==="number",A=[...C?.reported?.values??[],...H?.values??[],...e.map(S=>S.value)],d=o?void 0:U7(A,C?.options??[]),s=[],l=[],p=[...C?.reported?.times??[]],u=J2(C?.reported?.values??[],d);for(let S of e)S.at>(p.at(-1)??0)&&(p.push(S.at),u.push(J2([S.value],d)[0]??null));p.length&&(p.push(Math.max(t,p.at(-1))),u.push(u.at(-1)??null),s.push({label:V.t("reported"),color:Y9,times:p,values:u,step:!o||p.length<40&&o,width:2}));let c=C?.foretold;c?.values?.length&&o&&(s.push({label:V.t("foretold"),color:M5(M,.75),times:c.times,values:J2(c.values,void 0),dash:[4,4],width:1.5}),l.push({label:V.t("foretold_band"),color:M5(M,.1),times:c.times,low:J2(c.low??[],void 0),high:J2(c.high??[],void 0)}));let O=t+300;if(H?.times.length){let S=t+L.ahead,F=H.times.filter(y=>y<=S).length||H.times.length,g=H.times.slice(0,F);if(O=Math.max(O,g.at(-1)??O),s.push({label:V.t("forecast"),color:M,times:g,values:J2(H.values.slice(0,F),d),step:!o,width:2.5}),H.bands){let y=Y=>(H.bands?.[Y]??[]).slice(0,F);l.push({label:V.t("band",{percent:90}),color:M5(M,.16),times:g,low:y("low90"),high:y("high90")}),l.push({label:V.t("band",{percent:50}),color:M5(M,.28),times:g,low:y("low50"),high:y("high50")})}let Q=H.probability?.on??H.probability?.locked;d?.length===2&&Q&&s.push({label:V.t("probability"),color:M5(M,.6),times:g,values:Q.slice(0,F),dash:[2,3],width:1.5})}let _=[...(C?.snapshots??[]).map(S=>({at:S.at,color:"#8a8a8a88",label:V.t("snapshot")})),...L.events.map(S=>({at:Date.parse(S.time)/1e3,color:S.severity==="high"||S.severity==="critical"?"#db4437":S.severity?"#ffa600":M,label:S.text}))].filter(S=>S.at>=L.start),R=H?.values.at(-1)??null;return{lines:s,bands:l,marks:_,limits:o?L.limits:[],unit:C?.unit??H?.unit??null,...d?{states:d.map(S=>V.words(L.entityId,S,null))}:{},now:t,start:L.start,end:O,summary:V.t("chart_summary",{name:L.name,value:V.words(L.entityId,e.at(-1)?.value??C?.reported?.values.at(-1),C?.unit??null),later:H?.times.length?V.format.short(H.times.at(-1)):"–",expected:V.words(L.entityId,R,H?.unit??null)})}}var O8=L=>Date.parse(L.time)/1e3;function w8(L,V,C,H,e){let M=C.channels[H],t=M?.course;if(!M||!t?.length)return;let o=typeof t[0]?.value=="number",A=M.baseline??[],d=o?void 0:U7([...t,...A].map(u=>u.value),[]),s=t.map(O8),l={lines:[{label:L.t("with_changes"),color:e,times:s,values:J2(t.map(u=>u.value),d),width:2.5,step:!o}],bands:[],marks:[],limits:[],unit:M.unit,start:s[0],end:s.at(-1),summary:C.summary,...d?{states:d.map(u=>L.words(V,u,null))}:{}};A.length&&l.lines.unshift({label:L.t("without_changes"),color:J9,times:A.map(O8),values:J2(A.map(u=>u.value),d),dash:[5,4],width:1.5,step:!o});let p=(u,c,O,_)=>{t.some(R=>R[u]===void 0)||l.bands.push({label:L.t("band",{percent:O}),color:M5(e,_),times:s,low:t.map(R=>R[u]??null),high:t.map(R=>R[c]??null)})};return o&&(p("low90","high90",90,.16),p("low50","high50",50,.28)),l}function b8(L){let V=Object.keys(L.channels).filter(C=>L.channels[C]?.course?.length);return V.find(C=>L.channels[C]?.baseline&&typeof L.channels[C]?.end=="number")??V.find(C=>L.channels[C]?.baseline)??V[0]}function k8(L,V){return V.hazards.length?v`<ul class="plain">${V.hazards.map(C=>v`<li>${C3(N2(C.severity)==="bad"?"bad":"warn",i0,v`<div class="row"><b class="grow">${L.hazard(C.hazard)}</b><span class="badge">${L.option("severity",C.severity)}</span><span class="num">${L.format.percent(C.probability)}</span></div>
        <div>${C.reason}</div><div class="soft small">${L.format.short(Date.parse(C.at)/1e3)}</div>`)}</li>`)}</ul>`:w}function y8(L){return L.alternative?C3("good",t0,L.alternative.text):w}var Q7=class extends S1{constructor(){super();this.named=new Set;this.busy="",this.events=[]}static{this.properties={app:{attribute:!1},pending:{attribute:!1},chosen:{},code:{type:Boolean},standing:{},error:{},words:{attribute:!1},busy:{state:!0},events:{state:!0}}}static{this.styles=[z1,O1`
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
    `]}connectedCallback(){super.connectedCallback();let C=new Map;this.told=new D2(this.app.hass.connection,{type:"digital_twin/events/subscribe",category:["approval","guard"],recent:20},()=>C.clear(),H=>{C.set(H.event_id,H),this.events=[...C.values()].sort((e,M)=>M.time.localeCompare(e.time)).slice(0,30)},()=>{}),this.told.start()}disconnectedCallback(){super.disconnectedCallback(),this.told?.stop(),window.clearInterval(this.clock),this.clock=void 0}willUpdate(C){this.pending.size&&this.clock===void 0?this.clock=window.setInterval(()=>this.requestUpdate(),1e3):!this.pending.size&&this.clock!==void 0&&(window.clearInterval(this.clock),this.clock=void 0);for(let H of this.pending.values())for(let e of H.actions){let M=String(e.action??"").split(".")[0]??"";!M||this.named.has(M)||(this.named.add(M),this.app.hass.loadBackendTranslation("services",M).then(()=>this.requestUpdate()))}}render(){let{app:C}=this,H=J5(C,this.standing,this.error,v`<div class="skeleton" style="min-height:220px"></div>`,this.standing!=="loading"&&this.standing!=="missing");return v`<div class="page" style="max-width:820px">
      <div class="chips"><a class="button tonal" href="${b1}/approvals" @click=${B1} aria-current="page">${C.t("tab_approvals")}</a><a class="button" href="${b1}/audit" @click=${B1}>${C.t("audit")}</a></div>
      ${H??this.waiting()} ${this.decided()}
    </div>`}waiting(){let{app:C}=this;return this.pending.size?[...this.pending.values()].map(H=>this.one(H)):v`<section class="card">${_1(V0,C.t("nothing_waits"),C.t("nothing_waits_text"))}</section>`}sentence(C){let[H,e]=String(C.action??"").split("."),M=this.app.hass.localize(`component.${H}.services.${e}.name`),t=Object.entries(C.data??{}).filter(([,o])=>typeof o!="object").map(([,o])=>typeof o=="number"?this.app.format.number(o,2):String(o));return[M||String(C.action??""),...t].join(" · ")}one(C){let{app:H}=this,e=C.expires-Date.now()/1e3,M=C.automation?H.entityName(C.automation):C.user_id&&C.user_id===H.hass.user?.id?H.t("you"):null;return v`<section class="card approval ${C.approval===this.chosen?"chosen":""}" aria-label=${C.actions.map(t=>this.sentence(t)).join(", ")}>
      <div>
        <div class="row soft small"><span class="grow">${M?H.t("asked_by",{name:M}):H.t("asked_at",{time:H.format.time(C.created)})}</span>
          <span class="badge ${e<60?"bad":""} num">${j(N9,"s")}${this.left(e)}</span></div>
        <div class="what">${C.actions.map(t=>this.sentence(t)).join(", ")}</div>
        <div>${C.entities.map(t=>H.entityName(t)).join(", ")}</div>
      </div>
      ${C.hazards.some(t=>t.reason===C.summary)?w:v`<p>${C.summary}</p>`}
      ${k8(H,C)} ${this.outcome(C)} ${y8(C)}
      ${C.not_checked.length?v`<details><summary class="small">${H.t("not_checked")}</summary><ul class="plain small soft">${C.not_checked.map(t=>v`<li>${t.text}</li>`)}</ul></details>`:w}
      ${C.may?v`<div class="decide">
            <button class="filled" ?disabled=${this.busy===C.approval} @click=${()=>this.decide(C,"approve")}>${j(h5,"s")}${H.t("approve")}</button>
            ${C.alternative?.action?v`<button class="tonal" ?disabled=${this.busy===C.approval} @click=${()=>this.decide(C,"approve_alternative")}>${j(t0,"s")}${H.t("approve_alternative")}</button>`:w}
            <button class="danger" ?disabled=${this.busy===C.approval} @click=${()=>this.decide(C,"reject")}>${j(A9,"s")}${H.t("reject")}</button>
          </div>`:v`<p class="soft">${H.t("may_not_decide")}</p>`}
    </section>`}left(C){let H=Math.max(0,Math.round(C));return`${Math.floor(H/60)}:${String(H%60).padStart(2,"0")}`}outcome(C){let{app:H}=this;return Object.entries(C.outcome).slice(0,3).map(([e,M])=>{let t=b8(M),o=t?w8(H,e,M,t,n0(this)):void 0;return v`<div>
        ${M.summary?v`<p class="small">${M.summary}</p>`:w}
        ${o&&t?v`<h3 class="small soft">${M.name} · ${H.channel(t)}</h3><dt-chart .app=${H} .words=${this.words} .height=${150} .model=${o}></dt-chart>`:w}
      </div>`})}async decide(C,H){let{app:e}=this,M={approval:C.approval};if(this.code){let t=await _3(e,this.renderRoot,{title:e.t("code_title"),text:e.t("code_text"),yes:e.t(H),input:{label:e.t("code"),type:"password"}});if(t===void 0)return;M.code=t}this.busy=C.approval;try{let t=await e.act(H,M);c2(this,e.value("result",t?.result??(H==="reject"?"rejected":"ok")))}catch(t){c2(this,x2(t))}finally{this.busy=""}}decided(){let{app:C}=this;return this.events.length?v`<section class="card">
      <header><h2>${C.t("decided")}</h2></header>
      <ul class="plain">${this.events.map(H=>v`<li class="row" style="flex-wrap:nowrap"><span class="dot ${N2(H.severity)}"></span><span class="soft small num" style="white-space:nowrap">${C.format.short(Date.parse(H.time)/1e3)}</span><span class="grow">${H.text}</span></li>`)}</ul>
    </section>`:w}};customElements.get("dt-approvals")??customElements.define("dt-approvals",Q7);var _V=40,FV=[0,1,7,30],T8={guard:["action_approved","action_denied","action_run","action_failed","approval_requested","approval_granted","approval_rejected","approval_expired"],learning:["train","reset_learning","freeze_learning","import_model","export_model"],settings:["mode_changed","create_twin","remove_twin","settings_changed"]},K7=class extends S1{constructor(){super();this.asked="";this.page=1,this.since=0,this.group="",this.answer=null,this.error="",this.forbidden=!1}static{this.properties={app:{attribute:!1},tiles:{attribute:!1},words:{attribute:!1},twin:{},page:{state:!0},since:{state:!0},group:{state:!0},answer:{state:!0},error:{state:!0},forbidden:{state:!0}}}static{this.styles=[z1,O1`
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
    `]}willUpdate(C){if(this.twin&&!this.tiles.has(this.twin))return;let H=JSON.stringify([this.twin,this.page,this.since,this.group]);H!==this.asked&&(this.asked=H,this.load(H))}async load(C){let H={page:this.page,per_page:_V,verify:this.page===1};this.twin&&(H.entity_id=this.tiles.get(this.twin)?.entity_id),this.since&&(H.start={days:this.since}),this.group&&(H.actions=T8[this.group]);try{let e=await this.app.act("get_audit",H);if(C!==this.asked)return;this.answer={...e,chain:e.chain??this.answer?.chain??null},this.error=""}catch(e){if(C!==this.asked)return;this.forbidden=e.code==="unauthorized",this.error=x2(e)}}render(){let{app:C}=this;return v`<div class="page" style="max-width:980px">
      <div class="chips"><a class="button" href="${b1}/approvals" @click=${B1}>${C.t("tab_approvals")}</a><a class="button tonal" href="${b1}/audit" @click=${B1} aria-current="page">${C.t("audit")}</a></div>
      ${this.forbidden?_1(Y5,C.t("forbidden"),C.t("forbidden_text")):this.error?_1(w2,C.t("failed"),this.error):v`${this.chain()} ${this.filters()} ${this.rows()}`}
    </div>`}chain(){let{app:C}=this,H=this.answer?.chain;return H?H.intact?C3("good",f9,C.t("chain_intact",{count:C.format.number(H.rows,0)})):C3("bad",h9,C.t("chain_broken",{row:H.broken??0,reason:H.reason??""})):w}filters(){let{app:C}=this,H=[...this.tiles].sort(([,M],[,t])=>M.name.localeCompare(t.name)),e=M=>{M(),this.page=1};return v`<div class="card filters">
      <label class="field">${C.t("twin")}
        <select @change=${M=>b2(`audit${M.target.value?`?twin=${M.target.value}`:""}`,!0)}>
          <option value="">${C.t("all_twins")}</option>
          ${H.map(([M,t])=>v`<option value=${M} ?selected=${M===this.twin}>${t.name}</option>`)}
        </select></label>
      <label class="field">${C.t("about")}
        <select @change=${M=>e(()=>this.group=M.target.value)}>
          <option value="">${C.t("everything")}</option>
          ${Object.keys(T8).map(M=>v`<option value=${M}>${C.value("audit_group",M)}</option>`)}
        </select></label>
      <label class="field">${C.t("range")}
        <select @change=${M=>e(()=>this.since=Number(M.target.value))}>
          ${FV.map(M=>v`<option value=${M}>${M?C.format.duration(M*86400):C.t("all_time")}</option>`)}
        </select></label>
    </div>`}rows(){let{app:C,answer:H}=this;return H?H.rows.length?v`<section class="card">
      <ul class="plain">${H.rows.map(e=>this.row(e))}</ul>
      <div class="row" style="justify-content:center;margin-top:12px">
        <button ?disabled=${this.page===1} @click=${()=>this.page-=1}>${j(o9,"s")}${C.t("newer")}</button>
        <span class="num">${this.page}</span>
        <button ?disabled=${!H.more} @click=${()=>this.page+=1}>${C.t("older")}${j(a9,"s")}</button>
      </div>
    </section>`:v`<section class="card">${_1($9,C.t("nothing_found"),C.t("no_audit"))}</section>`:v`<div class="skeleton" style="min-height:320px" aria-busy="true"></div>`}row(C){let{app:H}=this,e=C.twin_id?this.tiles.get(C.twin_id)?.name??H.t("gone_twin"):typeof C.data.name=="string"?C.data.name:"",M=C.automation?H.entityName(C.automation):C.user_id?C.user_id===H.hass.user?.id?H.t("you"):H.t("a_user"):H.t("by_itself");return v`<li class="entry"><details>
      <summary><span class="soft small num when">${H.format.moment(Date.parse(C.time)/1e3)}</span>
        <span>${H.value("audit_of",C.action)}${e?v` · ${e}`:w}${C.reason?v` <span class="soft">${C.reason}</span>`:w}</span>
        <span class="badge">${M}</span></summary>
      <pre tabindex="0">${JSON.stringify({...C.data,context_id:C.context_id,seq:C.seq,hash:C.hash,previous:C.previous},null,2)}</pre>
    </details></li>`}};customElements.get("dt-audit")??customElements.define("dt-audit",K7);var RV={alarm:B9,battery:H9,binary_sensor:i9,cover:L9,fan:m9,garage_door:v9,humidifier:Y4,light:S9,lock:g9,media_player:r9,number:b9,plug:k9,pv:F9,select:s9,sensor:x9,siren:e9,thermostat:D9,vacuum:T9,valve:W9,water_heater:z9};function A3(L){return RV[L]??L0}var P8=60,j7=class extends S1{constructor(){super();this.started=!1;this.found=null,this.chosen=new Set,this.made=new Map,this.failed=new Map,this.busy=null,this.error="",this.shown=P8}static{this.properties={app:{attribute:!1},words:{attribute:!1},found:{state:!0},chosen:{state:!0},made:{state:!0},busy:{state:!0},error:{state:!0},failed:{state:!0},shown:{state:!0}}}static{this.styles=[z1,O1`
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
    `]}willUpdate(C){this.started||!this.app.hass.user?.is_admin||(this.started=!0,this.look(!1))}async look(C){C&&(this.found=null);try{this.found=(await this.app.ws("discovery",{refresh:C})).candidates,this.made=new Map,this.error=""}catch(H){this.error=x2(H)}}render(){let{app:C}=this;return v`<div class="page" style="max-width:900px">${this.content(C)}</div>`}content(C){if(!C.hass.user?.is_admin)return _1(Y5,C.t("forbidden"),C.t("forbidden_text"));if(this.error)return _1(w2,C.t("failed"),this.error,v`<button class="tonal" @click=${()=>this.look(!0)}>${C.t("again")}</button>`);if(!this.found)return v`<div aria-busy="true" style="display:grid;gap:12px"><span class="sr">${C.t("loading")}</span>${[1,2,3,4].map(()=>v`<div class="skeleton" style="min-height:72px"></div>`)}</div>`;if(!this.found.length)return _1(V0,C.t("all_found"),C.t("all_found_text"),v`<button class="tonal" @click=${()=>this.look(!0)}>${j(A7,"s")}${C.t("look_again")}</button>`);let H=this.found.filter(e=>!this.made.has(e.key));return v`<p class="soft">${C.t("discovery_text")}</p>
      <div class="bar-tools">
        <label><input type="checkbox" .checked=${this.chosen.size>0&&this.chosen.size===H.length} .indeterminate=${this.chosen.size>0&&this.chosen.size<H.length} @change=${e=>this.chosen=new Set(e.target.checked?H.map(M=>M.key):[])} />${C.t("choose_all")}</label>
        <span class="grow"></span>
        <button @click=${()=>this.look(!0)} ?disabled=${this.busy!==null}>${j(A7,"s")}${C.t("look_again")}</button>
        <button class="filled" ?disabled=${!this.chosen.size||this.busy!==null} @click=${()=>this.make([...this.chosen])}>${j(a7,"s")}${C.t("make_twins",{count:this.chosen.size})}</button>
      </div>
      ${this.busy?v`<div role="status"><div class="bar"><i style="width:${100*this.busy.done/this.busy.of}%"></i></div><p class="small soft num">${C.t("making",{done:this.busy.done,of:this.busy.of})}</p></div>`:w}
      <ul class="plain">${this.found.slice(0,this.shown).map(e=>this.one(e))}</ul>
      ${this.found.length>this.shown?v`<button @click=${()=>this.shown+=P8}>${C.t("show_all_of",{count:this.found.length})}</button>`:w}`}one(C){let{app:H}=this,e=this.made.get(C.key),M=this.failed.get(C.key);return v`<li class="card found ${e?"made":""}">
      <input type="checkbox" aria-label=${C.name} .checked=${this.chosen.has(C.key)} ?disabled=${e!==void 0||this.busy!==null} @change=${()=>this.toggle(C.key)} />
      <span class="kind">${j(A3(C.kind))}</span>
      <div class="grow"><b>${C.name}</b> <span class="soft small">${H.option("kind",C.kind)} · ${H.area(C.area_id)}</span>
        <div class="small">${C.reason}</div>${M?v`<div class="small" role="alert" style="color:var(--dt-bad)">${M}</div>`:w}</div>
      ${e!==void 0?v`<a class="button tonal" href="${b1}/twin/${e}" @click=${B1}>${j(h5,"s")}${H.t("open_twin")}</a>`:v`<button aria-label=${H.t("make_twin_of",{name:C.name})} ?disabled=${this.busy!==null} @click=${()=>this.make([C.key])}>${j(a7,"s")}<span class="word">${H.t("make_twin")}</span></button>`}
    </li>`}toggle(C){let H=new Set(this.chosen);H.delete(C)||H.add(C),this.chosen=H}async make(C){let{app:H}=this;this.busy={done:0,of:C.length};let e=new Map;for(let M of C){let t=this.found?.find(o=>o.key===M);if(t){try{let o=t.device_id?{device_id:t.device_id}:{entity_id:t.entity_id},{twin_id:A}=await H.act("create_twin",o);this.made=new Map(this.made).set(M,A)}catch(o){e.set(M,x2(o))}this.busy={done:this.busy.done+1,of:C.length}}}this.busy=null,this.failed=e,this.chosen=new Set,c2(this,H.t("made",{count:C.length-e.size}))}};customElements.get("dt-discovery")??customElements.define("dt-discovery",j7);var B8={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},_8=L=>(...V)=>({_$litDirective$:L,values:V}),w0=class{constructor(V){}get _$AU(){return this._$AM._$AU}_$AT(V,C,H){this._$Ct=V,this._$AM=C,this._$Ci=H}_$AS(V,C){return this.update(V,C)}update(V,C){return this.render(...C)}};var{I:EV}=j4,F8=L=>L;var R8=()=>document.createComment(""),n3=(L,V,C)=>{let H=L._$AA.parentNode,e=V===void 0?L._$AB:V._$AA;if(C===void 0){let M=H.insertBefore(R8(),e),t=H.insertBefore(R8(),e);C=new EV(M,t,L,L.options)}else{let M=C._$AB.nextSibling,t=C._$AM,o=t!==L;if(o){let A;C._$AQ?.(L),C._$AM=L,C._$AP!==void 0&&(A=L._$AU)!==t._$AU&&C._$AP(A)}if(M!==e||o){let A=C._$AA;for(;A!==M;){let d=F8(A).nextSibling;F8(H).insertBefore(A,e),A=d}}}return C},i5=(L,V,C=L)=>(L._$AI(V,C),L),$V={},E8=(L,V=$V)=>L._$AH=V,$8=L=>L._$AH,b0=L=>{L._$AR(),L._$AA.remove()};var D8=(L,V,C)=>{let H=new Map;for(let e=V;e<=C;e++)H.set(L[e],e);return H},q7=_8(class extends w0{constructor(L){if(super(L),L.type!==B8.CHILD)throw Error("repeat() can only be used in text expressions")}dt(L,V,C){let H;C===void 0?C=V:V!==void 0&&(H=V);let e=[],M=[],t=0;for(let o of L)e[t]=H?H(o,t):t,M[t]=C(o,t),t++;return{values:M,keys:e}}render(L,V,C){return this.dt(L,V,C).values}update(L,[V,C,H]){let e=$8(L),{values:M,keys:t}=this.dt(V,C,H);if(!Array.isArray(e))return this.ut=t,M;let o=this.ut??=[],A=[],d,s,l=0,p=e.length-1,u=0,c=M.length-1;for(;l<=p&&u<=c;)if(e[l]===null)l++;else if(e[p]===null)p--;else if(o[l]===t[u])A[u]=i5(e[l],M[u]),l++,u++;else if(o[p]===t[c])A[c]=i5(e[p],M[c]),p--,c--;else if(o[l]===t[c])A[c]=i5(e[l],M[c]),n3(L,A[c+1],e[l]),l++,c--;else if(o[p]===t[u])A[u]=i5(e[p],M[u]),n3(L,e[l],e[p]),p--,u++;else if(d===void 0&&(d=D8(t,u,c),s=D8(o,l,p)),d.has(o[l]))if(d.has(o[p])){let O=s.get(t[u]),_=O!==void 0?e[O]:null;if(_===null){let R=n3(L,e[l]);i5(R,M[u]),A[u]=R}else A[u]=i5(_,M[u]),n3(L,e[l],_),e[O]=null;u++}else b0(e[p]),p--;else b0(e[l]),l++;for(;u<=c;){let O=n3(L,A[c+1]);i5(O,M[u]),A[u++]=O}for(;l<=p;){let O=e[l++];O!==null&&b0(O)}return this.ut=t,E8(L,A),K2}});function DV(L){let V=L.filter(M=>M!==null);if(V.length<2)return w;let C=Math.min(...V),H=Math.max(...V)-C||1,e=V.map((M,t)=>`${t/(V.length-1)*56+2},${18-(M-C)/H*16}`);return v`<svg class="way" viewBox="0 0 60 20" aria-hidden="true">${j2`<polyline points=${e.join(" ")}></polyline>`}</svg>`}var Y7=class extends S1{static{this.properties={app:{attribute:!1},twinId:{attribute:!1},tile:{attribute:!1},words:{attribute:!1}}}static{this.styles=[z1,O1`
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
    `]}render(){let{app:V,tile:C}=this,H=C.diverged?N2(C.severity)||"warn":"";return v`<a class="card plain" href="${b1}/twin/${this.twinId}" @click=${B1}>
      <span class="kind ${H}">${j(A3(C.kind))}</span>
      <span class="name cut">${C.name}</span>
      <span class="value num cut">${V.words(C.entity_id,C.value,C.unit)}</span>
      <span class="soft small cut" style="grid-column:2/span 2">${V.option("kind",C.kind)}</span>
      <span class="next num small" style="grid-column:1/-1">${this.next()}</span>
      <span class="foot" style="grid-column:1/-1">${this.foot()}</span>
    </a>`}next(){let{app:V,tile:C}=this,H=C.forecast;if(!H)return v`<span class="soft">${V.t(C.learned?"no_forecast":"still_learning")}</span>`;let e=V.words(C.entity_id,H.value,C.unit),M=H.low!==void 0&&H.high!==void 0?v`<span class="soft">± ${V.format.number((H.high-H.low)/2,1)}</span>`:H.probability!==void 0&&H.probability!==null?v`<span class="soft">${V.format.percent(H.probability)}</span>`:w;return v`<span class="soft">${V.format.time(H.at)}</span>${j(C9,"s")}
      <span class="cut">${e}</span>${M}${H.way?DV(H.way):w}`}foot(){let{app:V,tile:C}=this;return v`<span class="dot ${X5(C.health)}"></span>
      <span>${C.health===null?V.t("health_unknown"):V.t("health_is",{score:V.format.number(C.health,0)})}</span>
      <span aria-hidden="true">·</span><span class="cut">${V.option("trust",C.trust)}</span>
      ${C.diverged?v`<span class="badge ${N2(C.severity)||"warn"}" style="margin-inline-start:auto">${j(J4,"s")}${V.t("diverges")}</span>`:C.status==="following"?w:v`<span class="badge" style="margin-inline-start:auto">${C.status==="sandbox"?j(E9,"s"):C.status==="asleep"?j(_9,"s"):w}${V.value("status",C.status)}</span>`}`}};customElements.get("dt-tile")??customElements.define("dt-tile",Y7);var NV=["all","attention","learning","sandbox"],WV=40,IV=40;function N8(L,V){switch(V){case"attention":return L.diverged||L.risks.length>0||L.health!==null&&L.health<80||L.status==="unavailable"||L.status==="orphaned";case"learning":return!L.learned||L.trust==="observing";case"sandbox":return L.mode!=="mirror";default:return!0}}var J7=class extends S1{constructor(){super();this.clear=()=>{this.search="",this.filter="all",b2("overview",!0)};this.search="",this.filter="all",this.shown=WV,this.pending=0}static{this.properties={app:{attribute:!1},model:{attribute:!1},standing:{},error:{},pending:{type:Number},words:{attribute:!1},search:{state:!0},filter:{state:!0},shown:{state:!0}}}static{this.styles=[z1,O1`
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
    `]}disconnectedCallback(){super.disconnectedCallback(),window.clearTimeout(this.growing),this.growing=void 0}updated(){this.shown<this.model.tiles.size&&this.growing===void 0&&(this.growing=window.setTimeout(()=>{this.growing=void 0,this.shown+=IV},16))}render(){let C=this.model.home!==null,H=J5(this.app,this.standing,this.error,this.skeletons(),C);return H?v`<div class="page">${H}</div>`:this.model.home?.twins?v`<div class="page">${this.glance(this.model.home)}${this.risks()}${this.tools()}${this.areas()}</div>`:v`<div class="page">${this.empty()}</div>`}skeletons(){return v`<div class="tiles">${Array.from({length:9},()=>v`<div class="skeleton"></div>`)}</div>`}empty(){let{app:C}=this;return _1(L0,C.t("no_twins"),C.t("no_twins_text"),this.model.home?.admin?v`<a class="button filled" href="${b1}/discovery" @click=${B1}>${C.t("find_devices")}</a>`:w)}glance(C){let{app:H}=this,e=[...this.model.tiles.values()].filter(M=>M.risks.length).length;return v`<div class="glance">
      ${this.figure(u9,X5(C.health),C.health===null?"–":H.format.number(C.health,0),H.t("health"))}
      ${this.figure(C.diverged?w2:t9,C.diverged?"warn":"good",H.format.number(C.diverged,0),H.t("divergences"))}
      <a class="plain" href="${b1}/approvals" @click=${B1}>${this.figure(e0,this.pending?"warn":"",H.format.number(this.pending,0),H.t("pending_approvals"))}</a>
      ${this.figure(i0,e?"warn":"good",H.format.number(e,0),H.t("risks_ahead"))}
    </div>`}figure(C,H,e,M){return v`<div class="card figure ${H}">${j(C)}<b class="num">${e}</b><span class="soft small">${M}</span></div>`}risks(){let{app:C}=this,H=[...this.model.tiles].filter(([,e])=>e.risks.length).slice(0,4);return H.length?v`<div class="card">
      <header><h2>${C.t("risks_ahead")}</h2></header>
      <ul class="plain">
        ${H.map(([e,M])=>v`<li class="row"><a href="${b1}/twin/${e}" @click=${B1}>${M.name}</a><span class="grow">${M.risks[0]}</span></li>`)}
      </ul>
    </div>`:w}tools(){let{app:C}=this,H=[...this.model.tiles.values()];return v`<div class="tools">
      <div class="search">
        ${j(o7)}
        <input type="search" .value=${this.search} aria-label=${C.t("search_twins")} placeholder=${C.t("search_twins")}
          @input=${e=>this.search=e.target.value} />
      </div>
      <div class="chips" role="group" aria-label=${C.t("filter")}>
        ${NV.map(e=>{let M=H.filter(t=>N8(t,e)).length;return e!=="all"&&e!==this.filter&&!M?w:v`<button class="chip" aria-pressed=${this.filter===e} @click=${()=>this.filter=e}>
            ${C.t(`filter_${e}`)} <span class="soft num">${C.format.number(M,0)}</span>
          </button>`})}
      </div>
    </div>`}areas(){let{app:C}=this,H=this.search.trim().toLocaleLowerCase(),e=new Map;for(let A of this.model.tiles){let d=A[1];if(!N8(d,this.filter))continue;let s=C.area(d.area_id);if(H&&!`${d.name} ${s} ${d.entity_id} ${C.option("kind",d.kind)}`.toLocaleLowerCase().includes(H))continue;let l=e.get(s);l?l.push(A):e.set(s,[A])}if(!e.size)return _1(o7,C.t("nothing_found"),C.t("nothing_found_text"),v`<button class="tonal" @click=${this.clear}>${C.t("show_all")}</button>`);let M=C.t("no_area"),t=[...e].sort(([A],[d])=>A===M?1:d===M?-1:A.localeCompare(d,C.format.language)),o=this.shown;return q7(t,([A])=>A,([A,d])=>{let s=d.sort(([,l],[,p])=>l.name.localeCompare(p.name,C.format.language)).slice(0,Math.max(o,0));return o-=d.length,s.length?v`<section aria-label=${A}>
          <h2>${A} <span class="soft small num">${C.format.number(d.length,0)}</span></h2>
          <ul class="tiles">
            ${q7(s,([l])=>l,([l,p])=>v`<li><dt-tile .app=${C} .twinId=${l} .tile=${p} .words=${this.words}></dt-tile></li>`)}
          </ul>
        </section>`:w})}};customElements.get("dt-overview")??customElements.define("dt-overview",J7);var X7=class extends S1{constructor(){super();this.toggle=async()=>{this.open=!this.open,window.removeEventListener("click",this.outside),this.open&&(window.addEventListener("click",this.outside),await this.updateComplete,this.all()[0]?.focus())};this.outside=C=>{C.composedPath().includes(this)||this.close(!1)};this.key=C=>{let H=this.all(),e=H.indexOf(this.shadowRoot?.activeElement),M={ArrowDown:e+1,ArrowUp:e-1,Home:0,End:H.length-1};C.key==="Escape"||C.key==="Tab"?this.close(C.key==="Escape"):C.key in M&&(C.preventDefault(),H[(M[C.key]+H.length)%H.length]?.focus())};this.items=[],this.open=!1}static{this.properties={items:{attribute:!1},label:{},open:{state:!0}}}static{this.styles=[z1,O1`
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
    `]}disconnectedCallback(){super.disconnectedCallback(),window.removeEventListener("click",this.outside)}render(){return v`<button class="round" aria-label=${this.label} aria-haspopup="menu" aria-expanded=${this.open} @click=${this.toggle}>${j(p9)}</button>
      ${this.open?v`<div role="menu" aria-label=${this.label} @keydown=${this.key}>
            ${this.items.map(C=>v`<button role="menuitem" tabindex="-1" class=${C.danger?"danger":""} @click=${()=>this.choose(C)}>${j(C.icon)}${C.label}</button>`)}
          </div>`:""}`}all(){return[...this.renderRoot.querySelectorAll("[role=menuitem]")]}close(C){this.open=!1,window.removeEventListener("click",this.outside),C&&this.renderRoot.querySelector("button.round")?.focus()}choose(C){this.close(!0),C.run()}};customElements.get("dt-menu")??customElements.define("dt-menu",X7);var K1=240,G1=34,zV=300;function W8(L,V,C,H,e,M){let t=A=>G1+(A-V)/(C-V||1)*(K1-G1-8),o=[V,(V+C)/2,C];return v`<svg class="scatter" viewBox="0 0 ${K1} ${K1}" role="img" aria-label=${M}>
    ${j2`<rect x=${G1} y="8" width=${K1-G1-8} height=${K1-G1-8} class="ground"></rect>
      <line x1=${G1} y1=${K1-G1} x2=${K1-8} y2="8" class="ideal"></line>
      ${e}
      ${o.map((A,d)=>j2`<text x=${t(A)} y=${K1-G1+14} text-anchor=${d===0?"start":d===2?"end":"middle"}>${H(A)}</text>
        <text x=${G1-4} y=${K1-t(A)+(d===2?8:d===0?0:4)} text-anchor="end">${H(A)}</text>`)}
      <text x=${(K1+G1)/2} y=${K1-4} text-anchor="middle">${L.t("foretold_axis")}</text>
      <text x="10" y=${(K1-G1)/2} text-anchor="middle" transform="rotate(-90 10 ${(K1-G1)/2})">${L.t("came_axis")}</text>`}
  </svg>`}function I8(L,V){return V.values?GV(L,V,V.values):UV(L,V)}function GV(L,V,C){if(C.length<5)return;let H=Math.ceil(C.length/zV),e=[...C,...V.outcome],M=Math.min(...e),t=Math.max(...e),o=(t-M)*.05||.5,A=M-o,d=t+o,s=c=>(c-A)/(d-A)*(K1-G1-8),l=C.map((c,O)=>{let _=V.outcome[O];return _>=(V.low?.[O]??-1/0)&&_<=(V.high?.[O]??1/0)}),p=l.filter(Boolean).length/l.length,u=C.map((c,O)=>O%H?void 0:j2`<circle cx=${G1+s(c)} cy=${K1-G1-s(V.outcome[O])} r="2.6" class=${l[O]?"in":"out"}></circle>`);return W8(L,A,d,c=>L.format.number(c,1),u,L.t("reliability_summary",{count:L.format.number(C.length,0),share:L.format.percent(p)}))}function UV(L,V){let C=Array.from({length:10},()=>({n:0,said:0,came:0}));(V.probability??[]).forEach((t,o)=>{if(t===null)return;let A=C[Math.min(9,Math.floor(t*10))];A.n+=1,A.said+=t,A.came+=V.outcome[o]});let H=C.reduce((t,o)=>t+o.n,0);if(H<5)return;let e=t=>t*(K1-G1-8),M=C.filter(t=>t.n).map(t=>j2`<circle cx=${G1+e(t.said/t.n)} cy=${K1-G1-e(t.came/t.n)} r=${3+8*Math.sqrt(t.n/H)} class="in"></circle>`);return W8(L,0,1,t=>L.format.percent(t),M,L.t("reliability_chance",{count:L.format.number(H,0)}))}var C4=[[6,3],[24,24],[72,24],[240,24]],QV=["mirror","sandbox","guard"],KV=600,z8=12,H4=class extends S1{constructor(){super();this.points=[];this.asked="";this.range=1,this.all=!1,this.forget()}static{this.properties={app:{attribute:!1},twinId:{},words:{attribute:!1},channel:{state:!0},range:{state:!0},data:{state:!0},history:{state:!0},forecast:{state:!0},scores:{state:!0},events:{state:!0},error:{state:!0},all:{state:!0}}}static{this.styles=[z1,O1`
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
    `]}forget(){this.data={},this.history=null,this.forecast=null,this.scores=null,this.events=[],this.error="",this.points=[],this.channel=void 0,this.asked=""}connectedCallback(){super.connectedCallback(),this.clock=window.setInterval(()=>this.requestUpdate(),6e4),this.app&&this.twinId&&this.subscribe()}disconnectedCallback(){super.disconnectedCallback(),window.clearInterval(this.clock),this.live?.stop(),this.told?.stop(),this.live=this.told=void 0}willUpdate(C){C.has("twinId")&&this.isConnected&&(this.forget(),this.subscribe());let H=`${this.twinId} ${this.shownChannel} ${this.range}`;this.data.identity&&H!==this.asked&&(this.asked=H,this.load())}get shownChannel(){return this.channel??this.data.tile?.channel??null}subscribe(){this.live?.stop(),this.told?.stop();let C=()=>this.requestUpdate();this.live=new D2(this.app.hass.connection,{type:"digital_twin/twin/subscribe",twin_id:this.twinId},()=>this.data={},H=>this.take(H),C),this.live.start()}take(C){let H={...this.data.channels,...C.channels},e=!this.data.identity&&C.identity;this.data={...this.data,...C,channels:H};let M=this.shownChannel;M&&C.channels?.[M]&&(this.points=[...this.points.slice(-KV),{at:Date.now()/1e3,value:C.channels[M].value}]),e&&this.watchEvents(this.data.tile?.entity_id??"")}watchEvents(C){this.told?.stop();let H=new Map;this.told=new D2(this.app.hass.connection,{type:"digital_twin/events/subscribe",entity_id:[C],recent:50},()=>H.clear(),e=>{H.set(e.event_id,e),this.events=[...H.values()].sort((M,t)=>t.time.localeCompare(M.time)).slice(0,200)},()=>{}),this.told.start()}async load(){let{twinId:C,asked:H}=this,e=this.shownChannel,[M]=C4[this.range];if(e)try{let t=e===this.data.tile?.channel,[o,A,d]=await Promise.all([this.app.ws("twin/history",{twin_id:C,channel:e,hours:M}),this.app.ws("twin/scores",{twin_id:C,channel:e}),t?Promise.resolve(null):this.app.ws("twin/forecast",{twin_id:C,channel:e})]);if(H!==this.asked)return;this.history=o,this.scores=A,this.forecast=d,this.points=[],this.error=""}catch(t){H===this.asked&&(this.error=x2(t))}}render(){let{app:C,data:H}=this,e=v`<div class="skeleton"></div><div class="skeleton" style="min-height:320px;margin-top:16px"></div>`,M=J5(C,this.live?.standing??"loading",this.live?.error??"",e,!!H.identity);return M||!H.tile||!H.identity?v`<div class="page">${M??e}</div>`:v`<div class="page">
      ${this.head(H)} ${this.trouble(H)} ${this.chart(H)}
      <div class="columns">
        ${this.learned(H)} ${this.accuracy(H)} ${this.past()} ${this.now(H)}
        ${this.settings(H)} ${this.happened()}
      </div>
    </div>`}head({tile:C,identity:H,watch:e}){let{app:M}=this;return v`<div class="head">
      <span class="kind">${j(A3(C.kind))}</span>
      <div class="grow">
        <h1>${C.name}</h1>
        <div class="row soft">
          <span>${M.option("kind",C.kind)} · ${M.area(C.area_id)}</span>
          <span class="badge ${X5(e.health?.score??null)}">${e.health?M.t("health_is",{score:e.health.score}):M.t("health_unknown")}</span>
          <span class="badge accent">${M.option("trust",C.trust)}</span>
          ${C.status==="following"?w:v`<span class="badge">${M.value("status",C.status)}</span>`}
        </div>
      </div>
      <span class="value num">${M.words(C.entity_id,C.value,C.unit)}</span>
      <dt-menu .label=${M.t("more_actions")} .items=${this.actions(H)}></dt-menu>
    </div>`}actions(C){let{app:H}=this,e=[{label:H.t("what_if_here"),icon:M0,run:()=>b2(`what-if?entity=${this.data.tile?.entity_id??""}`)}];return C.own_device_id&&e.push({label:H.t("open_device"),icon:l9,run:()=>b2(`/config/devices/device/${C.own_device_id}`)}),C.controls&&e.push({label:H.t("sync_now"),icon:R9,run:()=>this.act("sync",{},H.t("synced"))},{label:H.t("take_snapshot"),icon:M9,run:()=>this.act("create_snapshot",{},H.t("snapshot_taken"))},{label:H.t("learn_now"),icon:P9,run:()=>this.act("train",{},H.t("learned_now"))},{label:H.t(C.frozen?"unfreeze":"freeze"),icon:n7,run:()=>this.act("freeze_learning",{frozen:!C.frozen},H.t("done"))},{label:H.t("reset_learning"),icon:d9,danger:!0,run:()=>{this.reset()}}),H.hass.user?.is_admin&&e.push({label:H.t("reconfigure"),icon:n9,run:()=>b2(`/config/integrations/integration/digital_twin#config_entry=${this.twinId}`)}),e}async act(C,H,e){try{await this.app.act(C,{entity_id:this.data.tile?.entity_id,...H}),c2(this,e),["create_snapshot","rollback"].includes(C)&&this.load()}catch(M){c2(this,x2(M))}}async reset(){let{app:C}=this;await _3(C,this.renderRoot,{title:C.t("reset_learning"),text:C.t("reset_text",{name:this.data.tile?.name??""}),yes:C.t("reset_yes")})!==void 0&&await this.act("reset_learning",{},C.t("done"))}trouble({watch:C,identity:H}){let{app:e}=this;return C.alerts.length?v`<div class="card">
      <header><h2>${e.t("what_is_wrong")}</h2></header>
      <ul class="plain">
        ${C.alerts.map(M=>v`<li class="alert ${N2(M.severity)}">
            <div class="row">${j(w2)}<b class="grow">${M.text}</b><span class="badge">${e.option("severity",M.severity)}</span></div>
            <div class="row small"><span class="soft">${e.channel(M.channel)} · ${e.t("since",{time:e.format.short(M.since)})}</span><span class="grow"></span>
              ${!H.controls||M.acknowledged?M.acknowledged?v`<span class="badge">${j(h5,"s")}${e.t("seen")}</span>`:w:v`<button @click=${()=>this.acknowledge(M)}>${j(h5,"s")}${e.t("acknowledge")}</button>
                    <button @click=${()=>this.act("snooze_alert",{channel:M.channel,duration:{hours:24}},e.t("snoozed"))}>${j(V9,"s")}${e.t("snooze")}</button>`}
            </div>
          </li>`)}
      </ul>
    </div>`:w}async acknowledge(C){let H=this.events.find(e=>e.data.alert===C.key);if(!H)return void await this.act("snooze_alert",{channel:C.channel,duration:{hours:24}},this.app.t("snoozed"));try{await this.app.act("acknowledge",{event_id:[H.event_id]}),c2(this,this.app.t("done"))}catch(e){c2(this,x2(e))}}chart({tile:C,channels:H,forecast:e,accuracy:M}){let{app:t}=this,o=this.shownChannel??"",[A,d]=C4[this.range],s=o==="temperature"?H.target_temperature:o==="humidity"?H.target_humidity:void 0,l=o===C.channel?e:this.forecast,p=M.find(u=>u.horizon===3600);return v`<section class="card" aria-label=${t.t("course")}>
      <header>
        <h2>${t.t("course")}</h2>
        <select class="inline" aria-label=${t.t("channel")} @change=${u=>this.channel=u.target.value}>
          ${Object.keys(H).map(u=>v`<option value=${u} ?selected=${u===o}>${t.channel(u)}</option>`)}
        </select>
        <div class="chips" role="group" aria-label=${t.t("range")}>
          ${C4.map(([u],c)=>v`<button class="chip" aria-pressed=${c===this.range} @click=${()=>this.range=c}>${t.format.duration(u*3600)}</button>`)}
        </div>
      </header>
      ${this.error?_1(w2,t.t("failed"),this.error):w}
      ${this.history&&!this.error?v`<dt-chart .app=${t} .words=${this.words} .height=${300} .model=${g8({app:t,entityId:C.entity_id,history:this.history,forecast:l,live:this.points,events:this.events,accent:n0(this),name:C.name,start:Date.now()/1e3-A*3600,ahead:d*3600,limits:typeof s?.value=="number"?[{value:s.value,label:t.t("wanted"),color:"#43a047"}]:[]})}></dt-chart>`:this.error?w:v`<div class="skeleton" style="min-height:300px" aria-busy="true"></div>`}
      ${l?this.said(l):v`<p class="soft small">${t.t(C.learned?"no_forecast":"still_learning")}</p>`}
      ${p?.scored&&p.coverage!==null&&o===C.channel?v`<p class="soft small">${t.t("honest",{share:t.format.percent(p.coverage),count:t.format.number(p.scored,0)})}</p>`:w}
    </section>`}said(C){let H=[...C.risks,...C.trend,...C.notes];return H.length?v`<ul class="plain small soft" style="gap:2px;margin-top:4px">${H.map(e=>v`<li>${e.text}</li>`)}</ul>`:w}learned({learned:C,identity:H}){let{app:e}=this;return v`<section class="card">
      <header><h2>${e.t("learned")}</h2>${H.frozen?v`<span class="badge">${j(n7,"s")}${e.t("frozen")}</span>`:w}</header>
      ${C?v`<p style="margin-bottom:8px">${C.report.map(M=>v`${M.text} `)}</p>
            ${C.parameters.length?v`<details><summary>${e.t("parameters")}</summary><div class="scroll" style="margin-top:8px"><table>
                  <thead><tr><th scope="col">${e.t("parameter")}</th><th scope="col">${e.t("value")}</th></tr></thead>
                  <tbody>${C.parameters.map(M=>v`<tr><td>${e.parameter(M.name)}</td><td class="num">${e.format.number(M.value,4)} ± ${e.format.number(M.deviation,4)} ${M.unit??""}${M.identified?w:v` <span class="badge">${e.t("assumed")}</span>`}</td></tr>`)}</tbody>
                </table></div></details>`:w}
            ${C.left_out.length?v`<details style="margin-top:8px"><summary>${e.t("left_out")}</summary><ul class="plain small soft" style="margin-top:8px">${C.left_out.map(M=>v`<li>${M.text}</li>`)}</ul></details>`:w}
            <p class="soft small" style="margin-top:8px">${e.t("learned_at",{time:e.format.relative(Date.parse(C.learned_at)/1e3)})}</p>`:v`<p class="soft">${e.t("still_learning")}</p>`}
    </section>`}accuracy({accuracy:C,tile:H}){let{app:e}=this,M=C.filter(A=>A.scored),t=H.quantity==="number",o=this.scores?I8(e,this.scores):void 0;return v`<section class="card">
      <header><h2>${e.t("score")}</h2></header>
      ${M.length?v`<div class="scroll"><table>
            <thead><tr><th scope="col">${e.t("ahead")}</th><th scope="col">${t?e.t("typical_error"):e.t("brier")}</th><th scope="col">${e.t("better_by")}</th>${t?v`<th scope="col">${e.t("in_band")}</th>`:w}</tr></thead>
            <tbody>${M.map(A=>v`<tr class="num"><td>${e.format.duration(A.horizon)}</td>
              <td>${t?A.error===null?"–":`± ${e.format.quantity(A.error,H.unit)}`:A.brier===null?"–":e.format.number(A.brier,3)}</td>
              <td>${e.format.percent(A.skill)}</td>${t?v`<td>${e.format.percent(A.coverage)}</td>`:w}</tr>`)}</tbody>
          </table></div>`:v`<p class="soft">${e.t("no_scores")}</p>`}
      ${o?v`<h3 style="margin-top:12px">${e.t("reliability")}</h3>${o}`:w}
    </section>`}past(){let{app:C}=this,H=this.history?.snapshots??[],e=this.all?H:H.slice(0,z8);return v`<section class="card">
      <header><h2>${C.t("past")}</h2><span class="soft small num">${H.length}</span></header>
      ${H.length?v`<ul class="plain" style="gap:0">${e.map(M=>v`<li class="row" style="min-height:36px"><span class="num">${C.format.short(M.at)}</span><span class="soft small grow cut">${C.value("reason",M.reason)}</span>
              ${this.data.identity?.controls?v`<button aria-label=${C.t("roll_back_to",{time:C.format.short(M.at)})} @click=${()=>this.rollback(M.id,M.at)}>${j(Z9,"s")}${C.t("roll_back")}</button>`:w}</li>`)}</ul>
          ${H.length>z8&&!this.all?v`<button @click=${()=>this.all=!0}>${C.t("show_all_of",{count:H.length})}</button>`:w}`:v`<p class="soft">${C.t("no_snapshots")}</p>`}
    </section>`}async rollback(C,H){let{app:e}=this;await _3(e,this.renderRoot,{title:e.t("roll_back"),text:e.t("roll_back_text",{time:e.format.short(H)}),yes:e.t("roll_back")})!==void 0&&await this.act("rollback",{snapshot_id:C},e.t("rolled_back"))}now({channels:C,tile:H,watch:e}){let{app:M}=this;return v`<section class="card">
      <header><h2>${M.t("now")}</h2>${e.last_sync?v`<span class="soft small">${M.t("synced_at",{time:M.format.time(e.last_sync)})}</span>`:w}</header>
      <dl class="facts" style="margin:0">${Object.entries(C).map(([t,o])=>v`<dt>${M.channel(t)}</dt><dd class="num">${M.words(H.entity_id,o.value,o.unit)}</dd>`)}</dl>
      ${e.health?v`<h3 style="margin:16px 0 8px">${M.t("health_parts")}</h3><div class="parts">${Object.entries(e.health.parts).map(([t,o])=>v`<div class="part"><span>${M.value("part",t)}</span><span class="bar"><i style="width:${o}%"></i></span><span class="num">${o}</span></div>`)}</div>`:w}
    </section>`}settings({tile:C,identity:H}){let{app:e}=this,M=e.hass.user?.is_admin??!1;return v`<section class="card">
      <header><h2>${e.t("mode")}</h2></header>
      <fieldset class="modes" style="border:0;margin:0;padding:0" ?disabled=${!M}>
        <legend class="sr">${e.t("mode")}</legend>
        ${QV.map(t=>v`<label><input type="radio" name="mode" value=${t} .checked=${C.mode===t} @change=${()=>this.setMode(t)} /><span>${e.option("mode",t)}</span></label>`)}
      </fieldset>
      <dl class="facts" style="margin:16px 0 0">
        <dt>${e.t("fidelity")}</dt><dd>${e.option("fidelity",H.fidelity)}</dd>
        <dt>${e.t("sources")}</dt><dd>${H.sources.map((t,o)=>v`${o?", ":""}<a href="/history?entity_id=${t}" @click=${B1}>${e.entityName(t)}</a>`)}</dd>
      </dl>
    </section>`}async setMode(C){try{await this.app.ws("twin/set_mode",{twin_id:this.twinId,mode:C}),c2(this,this.app.t("mode_changed"))}catch(H){c2(this,x2(H)),this.requestUpdate()}}happened(){let{app:C}=this;return v`<section class="card">
      <header><h2>${C.t("events")}</h2></header>
      ${this.events.length?v`<ul class="plain">${this.events.slice(0,15).map(H=>v`<li class="row" style="flex-wrap:nowrap;align-items:baseline"><span class="dot ${N2(H.severity)}" style="align-self:center"></span><span class="soft small num" style="white-space:nowrap">${C.format.short(Date.parse(H.time)/1e3)}</span><span>${H.text}</span></li>`)}</ul>`:v`<p class="soft">${C.t("no_events")}</p>`}
      <p style="margin-top:8px"><a href="${b1}/audit?twin=${this.twinId}" @click=${B1}>${C.t("audit_of_twin")}</a></p>
    </section>`}};customElements.get("dt-twin")??customElements.define("dt-twin",H4);var jV=[{path:"overview",icon:I9,text:"tab_overview"},{path:"what-if",icon:M0,text:"tab_what_if"},{path:"rehearsal",icon:w9,text:"tab_rehearsal"},{path:"approvals",icon:e0,text:"tab_approvals"},{path:"discovery",icon:y9,text:"tab_discovery",admin:!0}],V4=class extends S1{constructor(){super(...arguments);this.words={};this.model={home:null,tiles:new Map};this.pending=new Map;this.needsCode=!1;this.menu=()=>{this.dispatchEvent(new CustomEvent("hass-toggle-menu",{bubbles:!0,composed:!0}))}}static{this.properties={hass:{attribute:!1,noAccessor:!0},narrow:{type:Boolean,reflect:!0},route:{attribute:!1},panel:{attribute:!1}}}static{this.styles=[z1,O1`
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
    `]}set hass(C){let H=!this.app;this.app?this.app.update(C)&&this.redraw():this.app=new A0(C,()=>this.redraw()),this.current=C,H&&(this.start(),this.requestUpdate())}get hass(){return this.current}redraw(){this.words={},this.requestUpdate()}connectedCallback(){super.connectedCallback(),this.start()}disconnectedCallback(){super.disconnectedCallback(),this.overview?.stop(),this.approvals?.stop()}start(){if(!this.app||!this.isConnected)return;let C=()=>this.requestUpdate();this.overview??=new D2(this.app.hass.connection,{type:"digital_twin/overview/subscribe"},()=>this.model={home:null,tiles:new Map},H=>this.take(H),C),this.approvals??=new D2(this.app.hass.connection,{type:"digital_twin/approvals/subscribe"},()=>this.pending=new Map,H=>{let e=new Map(this.pending);for(let M of H.gone)e.delete(M);for(let M of H.new)e.set(M.approval,M);this.pending=e,this.needsCode=H.code??this.needsCode,this.requestUpdate()},C),this.approvals.start(),this.watchOverview()}watchOverview(){this.view[0]==="twin"?this.overview?.stop():this.overview?.start()}take(C){let H=this.model.tiles;for(let e of C.gone??[])H.delete(e);for(let[e,M]of Object.entries(C.twins??{}))H.set(e,{...H.get(e),...M});this.model={home:C.home??this.model.home,tiles:H},this.requestUpdate()}get view(){let C=this.route?.path??window.location.pathname.slice(b1.length),[,H="",e=""]=C.split("/");return[H||"overview",decodeURIComponent(e),new URLSearchParams(window.location.search)]}willUpdate(C){C.has("route")&&this.watchOverview()}render(){let C=this.app;if(!C)return w;let[H,e,M]=this.view,t=this.approvals?.standing==="disconnected",o=v`<div class="bar-top">
      ${H==="twin"?v`<button class="round" aria-label=${C.t("back")} @click=${()=>b2("overview")}>${j(X4)}</button>`:this.narrow?v`<button class="round" aria-label=${C.t("menu")} @click=${this.menu}>${j(O9)}</button>`:w}
      <h1 class="cut">${C.t("title")}</h1>
      ${this.narrow?w:v`<div class="grow"></div>${this.tabs(H)}`}
    </div>`;return v`${o}
      ${t?v`<div class="lost" role="alert">${j(r0)}<span>${C.t("disconnected_text")}</span></div>`:w}
      <main tabindex="-1">${this.content(C,H,e,M)}</main>
      ${this.narrow?this.tabs(H):w}`}content(C,H,e,M){switch(H){case"twin":return v`<dt-twin .app=${C} .twinId=${e} .words=${this.words}></dt-twin>`;case"approvals":return v`<dt-approvals .app=${C} .pending=${this.pending} .chosen=${e} .code=${this.needsCode} .standing=${this.approvals?.standing??"loading"} .error=${this.approvals?.error??""} .words=${this.words}></dt-approvals>`;case"audit":return v`<dt-audit .app=${C} .tiles=${this.model.tiles} .twin=${M.get("twin")??""} .words=${this.words}></dt-audit>`;case"discovery":return v`<dt-discovery .app=${C} .words=${this.words}></dt-discovery>`;default:return v`<dt-overview .app=${C} .model=${this.model} .standing=${this.overview?.standing??"loading"} .error=${this.overview?.error??""} .pending=${this.pending.size} .words=${this.words}></dt-overview>`}}tabs(C){let H=this.app,e=H.hass.user?.is_admin??!1;return v`<nav aria-label=${H.t("views")} @click=${B1}>
      ${jV.filter(M=>e||!M.admin).map(M=>{let t=C===M.path||C==="twin"&&M.path==="overview"||C==="audit"&&M.path==="approvals";return v`<a href="${b1}/${M.path}" aria-current=${t?"page":w}>
          ${j(M.icon)}<span class="cut">${H.t(M.text)}</span>
          ${M.path==="approvals"&&this.pending.size?v`<span class="count">${this.pending.size}</span>`:w}
        </a>`})}
    </nav>`}};customElements.get("digital-twin-panel")??customElements.define("digital-twin-panel",V4);export{V4 as DigitalTwinPanel};
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
