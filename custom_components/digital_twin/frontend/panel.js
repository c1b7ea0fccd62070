import{$ as Ne,A as we,Aa as xt,B as ft,Ba as kt,C as xe,Ca as Fe,D as K,Da as Ke,E as ke,Ea as _t,F as _e,G as gt,H as Te,I as vt,J as Pt,K as Ae,L as bt,M as Se,N as B,O as rt,P as Ee,Q as Lt,R as Ce,S as Me,T as Re,U as X,V as Oe,W as Pe,X as $t,Y as yt,Z as Le,_ as je,a as $,aa as ze,b as o,ba as A,c as it,ca as Ie,d as V,da as N,e as d,ea as S,f as oe,fa as He,g as y,ga as x,h as Y,ha as L,i as _,ia as f,j as le,ja as k,k as ce,ka as Z,l as de,la as H,m as F,ma as Q,n as ut,na as wt,o as ht,oa as E,p as pe,pa as w,q as ue,qa as j,r as he,ra as De,s as me,sa as Be,t as fe,ta as tt,u as ge,ua as Ue,v as ve,va as z,w as be,wa as M,x as mt,xa as We,y as $e,ya as qe,z as ye,za as Ve}from"./chunk-7UJROZTB.js";import"./chunk-5LU6ELIV.js";var Ge=$`
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
`;var jt=class extends y{constructor(){super();this.named=new Set;this.busy="",this.events=[]}static{this.properties={app:{attribute:!1},pending:{attribute:!1},chosen:{},code:{type:Boolean},standing:{},error:{},words:{attribute:!1},busy:{state:!0},events:{state:!0}}}static{this.styles=[w,$`
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
    `]}connectedCallback(){super.connectedCallback();let t=new Map;this.told=new L(this.app.hass.connection,{type:"digital_twin/events/subscribe",category:["approval","guard"],recent:20},()=>t.clear(),e=>{t.set(e.event_id,e),this.events=[...t.values()].sort((s,i)=>i.time.localeCompare(s.time)).slice(0,30)},()=>{}),this.told.start()}disconnectedCallback(){super.disconnectedCallback(),this.told?.stop(),window.clearInterval(this.clock),this.clock=void 0}willUpdate(t){this.pending.size&&this.clock===void 0?this.clock=window.setInterval(()=>this.requestUpdate(),1e3):!this.pending.size&&this.clock!==void 0&&(window.clearInterval(this.clock),this.clock=void 0);for(let e of this.pending.values())for(let s of e.actions){let i=String(s.action??"").split(".")[0]??"";!i||this.named.has(i)||(this.named.add(i),this.app.hass.loadBackendTranslation("services",i).then(()=>this.requestUpdate()))}}render(){let{app:t}=this,e=Z(t,this.standing,this.error,o`<div class="skeleton" style="min-height:220px"></div>`,this.standing!=="loading"&&this.standing!=="missing");return o`<div class="page" style="max-width:820px">
      ${t.hass.user?.is_admin?o`<div class="chips"><a class="button tonal" href="${A}/approvals" @click=${S} aria-current="page">${t.t("tab_approvals")}</a><a class="button" href="${A}/audit" @click=${S}>${t.t("audit")}</a></div>`:d}
      ${e??this.waiting()} ${this.decided()}
    </div>`}waiting(){let{app:t}=this;return this.pending.size?[...this.pending.values()].map(e=>this.one(e)):o`<section class="card">${k(ut,t.t("nothing_waits"),t.t("nothing_waits_text"))}</section>`}sentence(t){let[e,s]=String(t.action??"").split("."),i=this.app.hass.localize(`component.${e}.services.${s}.name`),a=Object.entries(t.data??{}).filter(([,l])=>typeof l!="object").map(([,l])=>typeof l=="number"?this.app.format.number(l,2):String(l));return[i||String(t.action??""),...a].join(" · ")}one(t){let{app:e}=this,s=t.expires-Date.now()/1e3,i=t.automation?e.entityName(t.automation):t.user_id&&t.user_id===e.hass.user?.id?e.t("you"):null;return o`<section class="card approval ${t.approval===this.chosen?"chosen":""}" aria-label=${t.actions.map(a=>this.sentence(a)).join(", ")}>
      <div>
        <div class="row soft small"><span class="grow">${i?e.t("asked_by",{name:i}):e.t("asked_at",{time:e.format.time(t.created)})}</span>
          <span class="badge ${s<60?"bad":""} num">${f(Ne,"s")}${this.left(s)}</span></div>
        <div class="what">${t.actions.map(a=>this.sentence(a)).join(", ")}</div>
        <div>${t.entities.map(a=>e.entityName(a)).join(", ")}</div>
      </div>
      ${t.hazards.some(a=>a.reason===t.summary)?d:o`<p>${t.summary}</p>`}
      ${Fe(e,t)} ${this.outcome(t)} ${Ke(t)}
      ${t.not_checked.length?o`<details><summary class="small">${e.t("not_checked")}</summary><ul class="plain small soft">${t.not_checked.map(a=>o`<li>${a.text}</li>`)}</ul></details>`:d}
      ${t.may?o`<div class="decide">
            <button class="filled" ?disabled=${this.busy===t.approval} @click=${()=>this.decide(t,"approve")}>${f(F,"s")}${e.t("approve")}</button>
            ${t.alternative?.action?o`<button class="tonal" ?disabled=${this.busy===t.approval} @click=${()=>this.decide(t,"approve_alternative")}>${f(gt,"s")}${e.t("approve_alternative")}</button>`:d}
            <button class="danger" ?disabled=${this.busy===t.approval} @click=${()=>this.decide(t,"reject")}>${f(he,"s")}${e.t("reject")}</button>
          </div>`:o`<p class="soft">${e.t("may_not_decide")}</p>`}
    </section>`}left(t){let e=Math.max(0,Math.round(t));return`${Math.floor(e/60)}:${String(e%60).padStart(2,"0")}`}outcome(t){let{app:e}=this;return Object.entries(t.outcome).slice(0,3).map(([s,i])=>{let a=kt(i),l=a?xt(e,s,i,a,j(this)):void 0;return o`<div>
        ${i.summary?o`<p class="small">${i.summary}</p>`:d}
        ${l&&a?o`<p class="small soft">${i.name} · ${e.channel(a)}</p><dt-chart .app=${e} .words=${this.words} .height=${150} .model=${l}></dt-chart>`:d}
      </div>`})}async decide(t,e){let{app:s}=this,i={approval:t.approval};if(this.code){let a=await z(s,this.renderRoot,{title:s.t("code_title"),text:s.t("code_text"),yes:s.t(e),input:{label:s.t("code"),type:"password"}});if(a===void 0)return;i.code=a}this.busy=t.approval;try{let a=await s.act(e,i);M(this,s.value("result",a?.result??(e==="reject"?"rejected":"ok")))}catch(a){M(this,x(a))}finally{this.busy=""}}decided(){let{app:t}=this;return this.events.length?o`<section class="card">
      <header><h2>${t.t("decided")}</h2></header>
      <ul class="plain">${this.events.map(e=>o`<li class="row" style="flex-wrap:nowrap"><span class="dot ${H(e.severity)}"></span><span class="soft small num" style="white-space:nowrap">${t.format.short(Date.parse(e.time)/1e3)}</span><span class="grow">${e.text}</span></li>`)}</ul>
    </section>`:d}};customElements.get("dt-approvals")??customElements.define("dt-approvals",jt);var Us=40,Ws=[0,1,7,30],Je={guard:["action_approved","action_denied","action_run","action_failed","approval_requested","approval_granted","approval_rejected","approval_expired"],learning:["train","reset_learning","freeze_learning","import_model","export_model"],settings:["mode_changed","create_twin","remove_twin","settings_changed"]},Nt=class extends y{constructor(){super();this.asked="";this.page=1,this.since=0,this.group="",this.answer=null,this.error="",this.forbidden=!1}static{this.properties={app:{attribute:!1},tiles:{attribute:!1},words:{attribute:!1},twin:{},page:{state:!0},since:{state:!0},group:{state:!0},answer:{state:!0},error:{state:!0},forbidden:{state:!0}}}static{this.styles=[w,$`
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
    `]}willUpdate(t){if(!this.app.hass.user?.is_admin){this.forbidden=!0;return}if(this.twin&&!this.tiles.has(this.twin))return;let e=JSON.stringify([this.twin,this.page,this.since,this.group]);e!==this.asked&&(this.asked=e,this.load(e))}async load(t){let e={page:this.page,per_page:Us,verify:this.page===1};this.twin&&(e.entity_id=this.tiles.get(this.twin)?.entity_id),this.since&&(e.start={days:this.since}),this.group&&(e.actions=Je[this.group]);try{let s=await this.app.act("get_audit",e);if(t!==this.asked)return;this.answer={...s,chain:s.chain??this.answer?.chain??null},this.error=""}catch(s){if(t!==this.asked)return;this.forbidden=He(s),this.error=x(s)}}render(){let{app:t}=this;return o`<div class="page" style="max-width:980px">
      <div class="chips"><a class="button" href="${A}/approvals" @click=${S}>${t.t("tab_approvals")}</a><a class="button tonal" href="${A}/audit" @click=${S} aria-current="page">${t.t("audit")}</a></div>
      ${this.forbidden?k(Y,t.t("forbidden"),t.t("forbidden_text")):this.error?k(_,t.t("failed"),this.error):o`${this.chain()} ${this.filters()} ${this.rows()}`}
    </div>`}chain(){let{app:t}=this,e=this.answer?.chain;return e?e.intact?E("good",vt,t.t("chain_intact",{count:t.format.number(e.rows,0)})):E("bad",Te,t.t("chain_broken",{row:e.broken??0,reason:e.reason??""})):d}filters(){let{app:t}=this,e=[...this.tiles].sort(([,i],[,a])=>t.format.order(i.name,a.name)),s=i=>{i(),this.page=1};return o`<div class="card filters">
      <label class="field">${t.t("twin")}
        <select @change=${i=>N(`audit${i.target.value?`?twin=${i.target.value}`:""}`,!0)}>
          <option value="">${t.t("all_twins")}</option>
          ${e.map(([i,a])=>o`<option value=${i} ?selected=${i===this.twin}>${a.name}</option>`)}
        </select></label>
      <label class="field">${t.t("about")}
        <select @change=${i=>s(()=>this.group=i.target.value)}>
          <option value="">${t.t("everything")}</option>
          ${Object.keys(Je).map(i=>o`<option value=${i}>${t.value("audit_group",i)}</option>`)}
        </select></label>
      <label class="field">${t.t("range")}
        <select @change=${i=>s(()=>this.since=Number(i.target.value))}>
          ${Ws.map(i=>o`<option value=${i}>${i?t.format.duration(i*86400):t.t("all_time")}</option>`)}
        </select></label>
    </div>`}rows(){let{app:t,answer:e}=this;return e?e.rows.length?o`<section class="card">
      <ul class="plain">${e.rows.map(s=>this.row(s))}</ul>
      <div class="row" style="justify-content:center;margin-top:12px">
        <button ?disabled=${this.page===1} @click=${()=>this.page-=1}>${f(pe,"s turns")}${t.t("newer")}</button>
        <span class="num">${this.page}</span>
        <button ?disabled=${!e.more} @click=${()=>this.page+=1}>${t.t("older")}${f(ue,"s turns")}</button>
      </div>
    </section>`:o`<section class="card">${k(je,t.t("nothing_found"),t.t("no_audit"))}</section>`:o`<div class="skeleton" style="min-height:320px" aria-busy="true"></div>`}row(t){let{app:e}=this,s=t.twin_id?this.tiles.get(t.twin_id)?.name??e.t("gone_twin"):typeof t.data.name=="string"?t.data.name:"",i=t.automation?e.entityName(t.automation):t.user_id?t.user_id===e.hass.user?.id?e.t("you"):e.t("a_user"):e.t("by_itself");return o`<li class="entry"><details>
      <summary><span class="soft small num when">${e.format.moment(Date.parse(t.time)/1e3)}</span>
        <span>${e.audited(t.action)}${s?o` · ${s}`:d}${t.reason?o` <span class="soft">${t.reason}</span>`:d}</span>
        <span class="badge">${i}</span></summary>
      <pre tabindex="0">${JSON.stringify({...t.data,context_id:t.context_id,seq:t.seq,hash:t.hash,previous:t.previous},null,2)}</pre>
    </details></li>`}};customElements.get("dt-audit")??customElements.define("dt-audit",Nt);var Ye=60,zt=class extends y{constructor(){super();this.started=!1;this.found=null,this.chosen=new Set,this.made=new Map,this.failed=new Map,this.busy=null,this.error="",this.shown=Ye}static{this.properties={app:{attribute:!1},words:{attribute:!1},found:{state:!0},chosen:{state:!0},made:{state:!0},busy:{state:!0},error:{state:!0},failed:{state:!0},shown:{state:!0}}}static{this.styles=[w,$`
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
    `]}willUpdate(t){this.started||!this.app.hass.user?.is_admin||(this.started=!0,this.look(!1))}async look(t){t&&(this.found=null);try{this.found=(await this.app.ws("discovery",{refresh:t})).candidates,this.made=new Map,this.error=""}catch(e){this.error=x(e)}}render(){let{app:t}=this;return o`<div class="page" style="max-width:900px">${this.content(t)}</div>`}content(t){if(!t.hass.user?.is_admin)return k(Y,t.t("forbidden"),t.t("forbidden_text"));if(this.error)return k(_,t.t("failed"),this.error,o`<button class="tonal" @click=${()=>this.look(!0)}>${t.t("again")}</button>`);if(!this.found)return o`<div aria-busy="true" style="display:grid;gap:12px"><span class="sr">${t.t("loading")}</span>${[1,2,3,4].map(()=>o`<div class="skeleton" style="min-height:72px"></div>`)}</div>`;if(!this.found.length)return k(ut,t.t("all_found"),t.t("all_found_text"),o`<button class="tonal" @click=${()=>this.look(!0)}>${f(Lt,"s")}${t.t("look_again")}</button>`);let e=this.found.filter(s=>!this.made.has(s.key));return o`<p class="soft">${t.t("discovery_text")}</p>
      <div class="bar-tools">
        <label><input type="checkbox" .checked=${this.chosen.size>0&&this.chosen.size===e.length} .indeterminate=${this.chosen.size>0&&this.chosen.size<e.length} @change=${s=>this.chosen=new Set(s.target.checked?e.map(i=>i.key):[])} />${t.t("choose_all")}</label>
        <span class="grow"></span>
        <button @click=${()=>this.look(!0)} ?disabled=${this.busy!==null}>${f(Lt,"s")}${t.t("look_again")}</button>
        <button class="filled" ?disabled=${!this.chosen.size||this.busy!==null} @click=${()=>this.make([...this.chosen])}>${f(rt,"s")}${t.t("make_twins",{count:this.chosen.size})}</button>
      </div>
      ${this.busy?o`<div role="status"><div class="bar"><i style="width:${100*this.busy.done/this.busy.of}%"></i></div><p class="small soft num">${t.t("making",{done:this.busy.done,of:this.busy.of})}</p></div>`:d}
      <ul class="plain">${this.found.slice(0,this.shown).map(s=>this.one(s))}</ul>
      ${this.found.length>this.shown?o`<button @click=${()=>this.shown+=Ye}>${t.t("show_all_of",{count:this.found.length})}</button>`:d}`}one(t){let{app:e}=this,s=this.made.get(t.key),i=this.failed.get(t.key);return o`<li class="card found ${s?"made":""}">
      <input type="checkbox" aria-label=${t.name} .checked=${this.chosen.has(t.key)} ?disabled=${s!==void 0||this.busy!==null} @change=${()=>this.toggle(t.key)} />
      <span class="kind">${f(_t(t.kind))}</span>
      <div class="grow"><b>${t.name}</b> <span class="soft small">${e.option("kind",t.kind)} · ${e.area(t.area_id)}</span>
        <div class="small">${t.reason}</div>${i?o`<div class="small" role="alert" style="color:var(--dt-bad)">${i}</div>`:d}</div>
      ${s!==void 0?o`<a class="button tonal" href="${A}/twin/${s}" @click=${S}>${f(F,"s")}${e.t("open_twin")}</a>`:o`<button aria-label=${e.t("make_twin_of",{name:t.name})} ?disabled=${this.busy!==null} @click=${()=>this.make([t.key])}>${f(rt,"s")}<span class="word">${e.t("make_twin")}</span></button>`}
    </li>`}toggle(t){let e=new Set(this.chosen);e.delete(t)||e.add(t),this.chosen=e}async make(t){let{app:e}=this;this.busy={done:0,of:t.length};let s=new Map;for(let i of t){let a=this.found?.find(l=>l.key===i);if(a){try{let l=a.device_id?{device_id:a.device_id}:{entity_id:a.entity_id},{twin_id:c}=await e.act("create_twin",l);this.made=new Map(this.made).set(i,c)}catch(l){s.set(i,x(l))}this.busy={done:this.busy.done+1,of:t.length}}}this.busy=null,this.failed=s,this.chosen=new Set,M(this,e.t("made",{count:t.length-s.size}))}};customElements.get("dt-discovery")??customElements.define("dt-discovery",zt);var D={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},Tt=n=>(...r)=>({_$litDirective$:n,values:r}),et=class{constructor(r){}get _$AU(){return this._$AM._$AU}_$AT(r,t,e){this._$Ct=r,this._$AM=t,this._$Ci=e}_$AS(r,t){return this.update(r,t)}update(r,t){return this.render(...t)}};var{I:qs}=oe,Xe=n=>n;var Qe=n=>n.strings===void 0,Ze=()=>document.createComment(""),st=(n,r,t)=>{let e=n._$AA.parentNode,s=r===void 0?n._$AB:r._$AA;if(t===void 0){let i=e.insertBefore(Ze(),s),a=e.insertBefore(Ze(),s);t=new qs(i,a,n,n.options)}else{let i=t._$AB.nextSibling,a=t._$AM,l=a!==n;if(l){let c;t._$AQ?.(n),t._$AM=n,t._$AP!==void 0&&(c=n._$AU)!==a._$AU&&t._$AP(c)}if(i!==s||l){let c=t._$AA;for(;c!==i;){let u=Xe(c).nextSibling;Xe(e).insertBefore(c,s),c=u}}}return t},U=(n,r,t=n)=>(n._$AI(r,t),n),Vs={},At=(n,r=Vs)=>n._$AH=r,ts=n=>n._$AH,St=n=>{n._$AR(),n._$AA.remove()};var es=(n,r,t)=>{let e=new Map;for(let s=r;s<=t;s++)e.set(n[s],s);return e},at=Tt(class extends et{constructor(n){if(super(n),n.type!==D.CHILD)throw Error("repeat() can only be used in text expressions")}dt(n,r,t){let e;t===void 0?t=r:r!==void 0&&(e=r);let s=[],i=[],a=0;for(let l of n)s[a]=e?e(l,a):a,i[a]=t(l,a),a++;return{values:i,keys:s}}render(n,r,t){return this.dt(n,r,t).values}update(n,[r,t,e]){let s=ts(n),{values:i,keys:a}=this.dt(r,t,e);if(!Array.isArray(s))return this.ut=a,i;let l=this.ut??=[],c=[],u,v,p=0,h=s.length-1,m=0,g=i.length-1;for(;p<=h&&m<=g;)if(s[p]===null)p++;else if(s[h]===null)h--;else if(l[p]===a[m])c[m]=U(s[p],i[m]),p++,m++;else if(l[h]===a[g])c[g]=U(s[h],i[g]),h--,g--;else if(l[p]===a[g])c[g]=U(s[p],i[g]),st(n,c[g+1],s[p]),p++,g--;else if(l[h]===a[m])c[m]=U(s[h],i[m]),st(n,s[p],s[h]),h--,m++;else if(u===void 0&&(u=es(a,m,g),v=es(l,p,h)),u.has(l[p]))if(u.has(l[h])){let b=v.get(a[m]),T=b!==void 0?s[b]:null;if(T===null){let pt=st(n,s[p]);U(pt,i[m]),c[m]=pt}else c[m]=U(T,i[m]),st(n,s[p],T),s[b]=null;m++}else St(s[h]),h--;else St(s[p]),p++;for(;m<=g;){let b=st(n,c[g+1]);U(b,i[m]),c[m++]=b}for(;p<=h;){let b=s[p++];b!==null&&St(b)}return this.ut=a,At(n,c),V}});var ss=$`
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
`;var Fs=["all","attention","learning","sandbox"],ns=["","warn","bad"],Ks=6,Gs=40,Js=40,Ys=10,Xs=15*6e4;function is(n,r){switch(r){case"attention":return n.diverged||n.risks.some(t=>Q("medium",t.probability))||n.health!==null&&n.health<80||n.status==="unavailable"||n.status==="orphaned";case"learning":return!n.learned||n.trust==="observing";case"sandbox":return n.mode!=="mirror";default:return!0}}var It=class extends y{constructor(){super();this.clear=()=>{this.search="",this.filter="all",N("overview",!0)};this.search="",this.filter="all",this.shown=Gs,this.pending=0,this.power=null}static{this.properties={app:{attribute:!1},model:{attribute:!1},standing:{},error:{},pending:{type:Number},words:{attribute:!1},search:{state:!0},filter:{state:!0},shown:{state:!0},power:{state:!0}}}static{this.styles=[w,ss]}disconnectedCallback(){super.disconnectedCallback(),window.clearTimeout(this.growing),this.growing=void 0,window.clearTimeout(this.powerTimer),this.powerTimer=void 0}async loadPower(){let{app:t}=this,e=await t.ws("overview/power").catch(()=>{});if(!this.isConnected)return;this.powerTimer=window.setTimeout(()=>{this.loadPower()},Xs);let{times:s=[],values:i=[]}=e??{};if(!e?.twins||s.length<2||Math.max(...e.high??i)<Ys)return;let a=j(this);this.power={lines:[{label:t.t("together"),color:a,times:s,values:i,width:2.5}],bands:[{label:t.t("band",{percent:90}),color:De(a,.18),times:s,low:e.low??[],high:e.high??[]}],limits:e.limit===null?[]:[{value:e.limit,label:t.t("limit_is",{value:t.format.quantity(e.limit,"W")}),color:"#d32f2f"}],marks:[],unit:"W",start:s[0],end:s.at(-1),summary:t.t("power_summary",{most:t.format.quantity(Math.max(...i),"W"),high:t.format.quantity(Math.max(...e.high??i),"W"),count:e.twins})}}updated(){this.standing==="live"&&this.model.home?.twins&&this.powerTimer===void 0&&(this.powerTimer=0,this.loadPower()),this.shown<this.model.tiles.size&&this.growing===void 0&&(this.growing=window.setTimeout(()=>{this.growing=void 0,this.shown+=Js},16))}render(){let t=this.model.home!==null,e=Z(this.app,this.standing,this.error,this.skeletons(),t);return e?o`<div class="page">${e}</div>`:this.model.home?.twins?o`<div class="page">${this.glance(this.model.home)}${this.risks()}${this.powerCard()}${this.tools()}${this.areas()}</div>`:o`<div class="page">${this.empty()}</div>`}skeletons(){return o`<div class="tiles">${Array.from({length:9},()=>o`<div class="skeleton"></div>`)}</div>`}empty(){let{app:t}=this;return k(ve,t.t("no_twins"),t.t("no_twins_text"),this.model.home?.admin?o`<a class="button filled" href="${A}/discovery" @click=${S}>${t.t("find_devices")}</a>`:d)}glance(t){let{app:e}=this,s=this.ahead,i=s.some(a=>a.kind==="bad")?"bad":s.some(a=>a.kind)?"warn":s.length?"":"good";return o`<div class="glance">
      ${this.figure(xe,wt(t.health),t.health===null?e.t("looking"):e.format.number(t.health,0),e.t(t.health===null?"health_looking":"health"))}
      ${this.figure(t.diverged?_:ht,t.diverged?"warn":"good",e.format.number(t.diverged,0),e.t("divergences"))}
      <a class="plain" href="${A}/approvals" @click=${S}>${this.figure(ft,this.pending?"warn":"",e.format.number(this.pending,0),e.t("pending_approvals"))}</a>
      ${this.figure(X,i,e.format.number(s.length,0),e.t("risks_ahead"))}
    </div>`}get ahead(){let t=(this.model.home?.hazards??[]).map(s=>({ids:s.twins,text:s.reason,at:s.at,kind:Q(s.severity,s.probability)})),e=[...this.model.tiles].flatMap(([s,i])=>i.risks.map(a=>({ids:[s],text:a.text,at:0,kind:Q("medium",a.probability)})));return[...t,...e].sort((s,i)=>ns.indexOf(i.kind)-ns.indexOf(s.kind))}figure(t,e,s,i){return o`<div class="card figure ${e}">${f(t)}<b class="num">${s}</b><span class="soft small">${i}</span></div>`}risks(){let{app:t}=this,e=this.ahead.slice(0,Ks);return e.length?o`<section class="card">
      <header><h2>${t.t("risks_ahead")}</h2></header>
      <ul class="plain">
        ${e.map(s=>o`<li class="row" style="flex-wrap:nowrap"><span class="dot ${s.kind}"></span><span class="grow">${s.text}
          ${s.ids.map(i=>o` <a href="${A}/twin/${i}" @click=${S}>${this.model.tiles.get(i)?.name??""}</a>`)}</span>${s.at?o`<span class="soft small num">${t.format.short(s.at)}</span>`:d}</li>`)}
      </ul>
    </section>`:d}powerCard(){let{app:t,power:e}=this;return e?o`<section class="card"><header><h2>${t.t("power_title")}</h2><span class="soft small">${e.summary}</span></header>
      <dt-chart plain .app=${t} .words=${this.words} .height=${150} .model=${e}></dt-chart></section>`:d}tools(){let{app:t}=this,e=[...this.model.tiles.values()];return o`<div class="tools">
      <div class="search">
        ${f(Pt)}
        <input type="search" .value=${this.search} aria-label=${t.t("search_twins")} placeholder=${t.t("search_twins")}
          @input=${s=>this.search=s.target.value} />
      </div>
      <div class="chips" role="group" aria-label=${t.t("filter")}>
        ${Fs.map(s=>{let i=e.filter(a=>is(a,s)).length;return s!=="all"&&s!==this.filter&&!i?d:o`<button class="chip" aria-pressed=${this.filter===s} @click=${()=>this.filter=s}>
            ${t.t(`filter_${s}`)} <span class="soft num">${t.format.number(i,0)}</span>
          </button>`})}
      </div>
    </div>`}areas(){let{app:t}=this,e=this.search.trim().toLocaleLowerCase(),s=new Map;for(let c of this.model.tiles){let u=c[1];if(!is(u,this.filter))continue;let v=t.area(u.area_id);if(e&&!`${u.name} ${v} ${u.entity_id} ${t.option("kind",u.kind)}`.toLocaleLowerCase().includes(e))continue;let p=s.get(v);p?p.push(c):s.set(v,[c])}if(!s.size)return k(Pt,t.t("nothing_found"),t.t("nothing_found_text"),o`<button class="tonal" @click=${this.clear}>${t.t("show_all")}</button>`);let i=t.t("no_area"),a=[...s].sort(([c],[u])=>c===i?1:u===i?-1:t.format.order(c,u)),l=this.shown;return at(a,([c])=>c,([c,u])=>{let v=u.sort(([,p],[,h])=>t.format.order(p.name,h.name)).slice(0,Math.max(l,0));return l-=u.length,v.length?o`<section aria-label=${c}>
          <h2>${c} <span class="soft small num">${t.format.number(u.length,0)}</span></h2>
          <ul class="tiles">
            ${at(v,([p])=>p,([p,h])=>o`<li><dt-tile .app=${t} .twinId=${p} .tile=${h} .words=${this.words}></dt-tile></li>`)}
          </ul>
        </section>`:d})}};customElements.get("dt-overview")??customElements.define("dt-overview",It);var rs=$`
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
    gap: 2px;
    font-size: 12px;
  }
  .track {
    position: relative;
    direction: ltr;
    height: 24px;
    margin: 0 ${24}px 0 var(--axis);
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
  .past {
    width: 100%;
    min-width: 0;
    justify-content: flex-start;
    font-weight: 400;
    color: var(--dt-text);
  }
  .past .num {
    flex: none;
  }
  .past .cut {
    flex: 0 1 auto;
    min-width: 0;
  }
  .past .badge {
    flex: 0 1 auto;
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
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
`;var Qs=["simulated","real","commanded","history","pattern","frozen","missing"];function as(n,r){let{backtest:t,notes:e}=r,s=Object.entries(t?.automations??{});if(!t&&!e.length)return d;let i=a=>n.format.number(a,0);return o`<section class="card">
    <header><h2>${n.t("how_far_to_trust")}</h2>${t&&t.agreement!==null?o`<span class="badge">${n.format.percent(t.agreement)}</span>`:d}</header>
    ${t&&t.recorded?o`<p>${n.t("agreement_text",{reproduced:i(t.reproduced),recorded:i(t.recorded),beyond:i(t.beyond)})}</p>
          <details><summary>${n.t("by_automation")}</summary><div class="scroll" tabindex="0" role="region" aria-label=${n.t("by_automation")}><table>
            <thead><tr><th>${n.t("automations")}</th><th>${n.t("recorded")}</th><th>${n.t("reproduced")}</th><th>${n.t("beyond_recorded")}</th></tr></thead>
            <tbody>${s.map(([a,l])=>o`<tr><td>${r.automations[a]?.name??n.entityName(a)}</td><td class="num">${i(l.recorded)}</td><td class="num">${i(l.reproduced)}</td><td class="num">${i(l.beyond)}</td></tr>`)}</tbody>
          </table></div></details>`:d}
    ${e.length?o`<ul class="plain small soft" style="margin-top:8px">${e.map(a=>o`<li>${a.text}</li>`)}</ul>`:d}
  </section>`}function os(n,r,t){let{variant:e,difference:s}=r;if(!e||!s)return d;let i=g=>r.automations[g]?.name??e.automations[g]?.name??n.entityName(g),a=Object.entries(s.runs).map(([g,b])=>[n.t("runs_of",{name:i(g)}),n.format.number(b.present,0),n.format.number(b.variant,0)]),l=(g,b,T)=>{T(b.present)!==T(b.variant)&&a.push([g,T(b.present),T(b.variant)])};l(n.t("energy"),s.energy,g=>n.format.quantity(g,"kWh")),l(n.t("cost"),s.cost,t),l(n.t("discomfort"),s.discomfort,g=>n.format.quantity(g,"K·h"));let c=g=>new Set([...g.hazards,...g.findings].map(b=>b.text)),[u,v]=[c(r),c(e)],p=(g,b,T)=>b.length?o`<div><h3>${g}</h3><ul class="plain small" style="margin-top:6px">${b.map(pt=>o`<li class="row" style="flex-wrap:nowrap"><span class="dot ${T}"></span><span>${pt}</span></li>`)}</ul></div>`:d,h=[...u].filter(g=>!v.has(g)),m=[...v].filter(g=>!u.has(g));return o`<section class="card"><header><h2>${n.t("beside")}</h2></header>
    ${a.length?o`<div class="scroll" tabindex="0" role="region" aria-label=${n.t("beside")}><table><thead><tr><th scope="col"><span class="sr">${n.t("value")}</span></th><th scope="col">${n.t("present")}</th><th scope="col">${n.t("variant")}</th></tr></thead>
          <tbody>${a.map(g=>o`<tr><td>${g[0]}</td><td class="num">${g[1]}</td><td class="num">${g[2]}</td></tr>`)}</tbody></table></div>`:d}
    ${h.length||m.length?o`<div class="columns" style="margin-top:12px">${p(n.t("solved"),h,"good")}${p(n.t("newly_found"),m,"warn")}</div>`:d}
    ${a.length||h.length||m.length?d:o`<p>${n.t("variant_changes_nothing")}</p>`}
    ${e.aborted?o`<p>${e.aborted.text}</p>`:d}
  </section>`}function ls(n,r){let t=Qs.map(s=>[s,Object.keys(r.entities).filter(i=>r.entities[i]===s)]),e=([s,i])=>i.length?o`<tr><td>${n.value("way",s)}</td><td class="num">${n.format.number(i.length,0)}</td><td class="small">${i.map(a=>n.entityName(a)).sort(n.format.order).join(", ")}</td></tr>`:d;return Object.keys(r.entities).length?o`<section class="card"><details><summary>${n.t("origins")}</summary><div class="scroll" tabindex="0" role="region" aria-label=${n.t("origins")}><table><tbody>${t.map(e)}</tbody></table></div></details></section>`:d}var tn=3e4,cs=100,en=8,R=n=>Date.parse(n)/1e3,Ht=class extends y{constructor(){super();this.play=()=>{this.at>=this.to-1&&(this.at=this.from),this.playing=!0;let t=(this.to-this.from)*cs/tn;this.timer=window.setInterval(()=>{this.seek(this.at+t),this.at>=this.to&&this.pause()},cs)};this.pause=()=>{window.clearInterval(this.timer),this.playing=!1};this.at=0,this.playing=!1,this.course="",this.run=null}static{this.properties={app:{attribute:!1},words:{attribute:!1},answer:{attribute:!1},at:{state:!0},playing:{state:!0},course:{state:!0},run:{state:!0}}}static{this.styles=[w,rs]}disconnectedCallback(){super.disconnectedCallback(),this.pause()}willUpdate(t){if(!t.has("answer"))return;this.pause(),this.at=this.from,this.run=null;let e=JSON.stringify(this.answer.timeline.flatMap(i=>i.actions??[])),s=this.courses.sort((i,a)=>Number(e.includes(a.split(":")[0]))-Number(e.includes(i.split(":")[0])));this.course=s.find(i=>typeof this.answer.states?.[i]?.[0]?.[1]=="number")??s[0]??""}get from(){return R(this.answer.start)}get to(){return Math.max(R(this.answer.end),this.from+1)}get courses(){return Object.keys(this.answer.states??{}).sort((t,e)=>this.app.format.order(this.courseName(t),this.courseName(e)))}courseName(t){let[e="",s]=t.split(":");return s?`${this.app.entityName(e)} · ${this.app.channel(s)}`:this.app.entityName(e)}render(){let{app:t,answer:e}=this;return o`<section class="card">
        <header><h2>${t.t("outcome")}</h2><span class="soft small">${t.format.moment(this.from)} – ${t.format.moment(this.to)}</span></header>
        <p>${e.summary}</p>
        ${e.aborted?E("bad",_,e.aborted.text):d}
        <div class="figures" style="margin-top:12px">${this.figures(e,e.variant)}</div>
      </section>
      ${this.findings()} ${this.timeline()} ${this.trace()} ${os(t,e,s=>this.money(s))} ${as(t,e)} ${ls(t,e)}`}figures(t,e){let{app:s}=this,i=l=>Object.values(l.automations).reduce((c,u)=>c+u.runs,0),a=(l,c,u)=>o`<div><b class="num">${c}${u!==void 0&&u!==c?o` <span class="soft">→ ${u}</span>`:d}</b><span class="soft small">${l}</span></div>`;return[a(s.t("runs"),s.format.number(i(t),0),e&&s.format.number(i(e),0)),a(s.t("findings"),s.format.number(t.findings.length,0),e&&s.format.number(e.findings.length,0)),a(s.t("hazards"),s.format.number(t.hazards.length,0),e&&s.format.number(e.hazards.length,0)),a(s.t("energy"),s.format.quantity(t.energy.total??0,"kWh"),e&&s.format.quantity(e.energy.total??0,"kWh")),t.cost===null?d:a(s.t("cost"),this.money(t.cost),e&&e.cost!==null?this.money(e.cost):void 0)]}money(t){let e=this.app.hass.config.currency;return e?new Intl.NumberFormat(this.app.format.language,{style:"currency",currency:e}).format(t):this.app.format.number(t,2)}findings(){let{app:t,answer:e}=this;return!e.findings.length&&!e.hazards.length?e.aborted?d:E("good",ht,t.t("nothing_wrong")):o`<section class="card">
      <header><h2>${t.t("found")}</h2></header>
      <ul class="plain">
        ${e.hazards.map(s=>o`<li>${E(H(s.severity)==="bad"?"bad":"warn",X,o`<b>${t.hazard(s.id)}</b> <button class="small" @click=${()=>this.seek(R(s.time))}>${t.format.short(R(s.time))}</button><div>${s.text}</div>`)}</li>`)}
        ${e.findings.map(s=>o`<li>${E(H(s.severity)==="bad"?"bad":s.severity==="low"?"":"warn",_,o`${s.text} ${s.time?o`<button class="small" @click=${()=>this.seek(R(s.time))}>${t.format.short(R(s.time))}</button>`:d}`)}</li>`)}
      </ul>
    </section>`}timeline(){let{app:t,answer:e}=this,s=Object.entries(e.automations),i=a=>(a-this.from)/(this.to-this.from)*100;return o`<section class="card" aria-label=${t.t("timeline")}>
      <header><h2>${t.t("timeline")}</h2>
        ${this.courses.length?o`<select class="inline" aria-label=${t.t("course_of")} @change=${a=>this.course=a.target.value}>${this.courses.map(a=>o`<option value=${a} ?selected=${a===this.course}>${this.courseName(a)}</option>`)}</select>`:d}
      </header>
      <div class="lanes" style="--axis:${Ue(this.course!==""&&this.chart().states!==void 0)}px">
        ${s.map(([a,l],c)=>o`<div class="lane"><span class="cut" title=${l.name}>${l.name}</span>
            <div class="track" style="color:${tt[c%tt.length]}">
              ${e.timeline.filter(u=>u.what===a).map(u=>o`<button class=${u.outcome==="finished"?"":"missed"} style="left:${i(R(u.time))}%" aria-pressed=${u===this.run}
                  aria-label="${l.name}, ${t.format.short(R(u.time))}, ${t.value("run",u.outcome)}" @click=${()=>this.choose(u)}></button>`)}
              <span class="hand" style="left:${i(this.at)}%"></span>
            </div></div>`)}
      </div>
      ${this.course?o`<dt-chart .app=${t} .words=${this.words} .height=${220} .model=${this.chart()} .cursorAt=${this.at}></dt-chart>`:d}
      <div class="player">
        <button class="round" aria-label=${t.t("previous_run")} @click=${()=>this.step(-1)}>${f(Pe)}</button>
        <button class="round" aria-label=${t.t(this.playing?"pause":"play")} @click=${this.playing?this.pause:this.play}>${f(this.playing?Se:B)}</button>
        <button class="round" aria-label=${t.t("next_run")} @click=${()=>this.step(1)}>${f(Oe)}</button>
        <input type="range" min=${this.from} max=${this.to} step="60" .value=${String(this.at)} aria-label=${t.t("moment")} aria-valuetext=${t.format.moment(this.at)} @input=${a=>this.seek(Number(a.target.value))} />
        <span class="clock num small">${t.format.moment(this.at)}</span>
      </div>
      ${this.happening()}
    </section>`}chart(){if(this.model&&this.modelKey?.[0]===this.answer&&this.modelKey[1]===this.course&&this.modelKey[2]===this.words)return this.model;let{app:t,answer:e}=this,s=this.course.split(":")[0]??"",i=h=>h.states?.[this.course]??[],a=i(e),l=e.variant?i(e.variant):[],c=[...a,...l].every(([,h])=>typeof h=="number"||h===null),u=c?void 0:We([...a,...l].map(([,h])=>h),[]),v=(h,m,g,b)=>({label:m,color:g,times:[...h.map(([T])=>R(T)),this.to],values:qe([...h.map(([,T])=>T),h.at(-1)?.[1]??null],u),step:!c,...b?{dash:b}:{}}),p=t.hass.states[s]?.attributes.unit_of_measurement;return this.modelKey=[e,this.course,this.words],this.model={lines:[v(a,t.t("present"),e.variant?Be:j(this)),...l.length?[v(l,t.t("variant"),j(this))]:[]],bands:[],marks:[],limits:[],unit:typeof p=="string"?p:this.course.includes("temperature")?t.hass.config.unit_system.temperature??null:null,start:this.from,end:this.to,summary:this.courseName(this.course),...u?{states:u.map(h=>t.words(s,h,null))}:{}},this.model}happening(){let{app:t,answer:e}=this,s=e.timeline.filter(i=>R(i.time)<=this.at+1).slice(-en).reverse();return s.length?o`<ul class="plain" style="gap:0;margin-top:8px;grid-template-columns:minmax(0,1fr)" aria-live="off">
      ${s.map(i=>o`<li><button class="past" @click=${()=>this.choose(i)}>
        <span class="num small soft">${t.format.short(R(i.time))}</span><span class="cut">${e.automations[i.what]?.name??t.entityName(i.what)}</span><span class="badge ${i.outcome==="finished"?"good":""}">${t.value("run",i.outcome)}</span></button></li>`)}
    </ul>`:o`<p class="soft small">${t.t("nothing_ran_yet")}</p>`}trace(){let{app:t,answer:e,run:s}=this;return s?o`<section class="card" aria-label=${t.t("trace")}>
      <header><h2>${e.automations[s.what]?.name??t.entityName(s.what)}</h2><span class="soft small">${t.format.moment(R(s.time))}</span><span class="badge">${t.value("run",s.outcome)}</span></header>
      ${s.why?o`<p>${s.why}</p>`:d} ${s.error?E("bad",_,s.error):d}
      ${s.trigger?o`<p class="soft small">${t.t("triggered_by")}: ${typeof s.trigger=="string"?s.trigger:JSON.stringify(s.trigger)}</p>`:d}
      ${s.actions?.length?o`<h3 style="margin-top:12px">${t.t("actions")}</h3><div class="scroll" tabindex="0" role="region" aria-label=${t.t("actions")}><table><tbody>${s.actions.map(i=>o`<tr><td class="num soft">${t.format.time(R(i.time))}</td><td>${i.action}</td><td>${JSON.stringify(i.data??{})}</td></tr>`)}</tbody></table></div>`:d}
      ${s.trace?.length?o`<h3 style="margin:12px 0 6px">${t.t("steps")}</h3><div class="scroll" tabindex="0" role="region" aria-label=${t.t("steps")}><table><tbody>${s.trace.map(i=>o`<tr><td class="num soft">${t.format.time(R(i.at))}</td><td>${i.path}</td><td class="small">${i.result===void 0||i.result===null?"":JSON.stringify(i.result)}${i.error??""}</td></tr>`)}</tbody></table></div>`:d}
    </section>`:d}choose(t){this.run=t,this.seek(R(t.time))}seek(t){this.at=Math.min(Math.max(t,this.from),this.to)}step(t){let e=this.answer.timeline,s=t>0?e.find(i=>R(i.time)>this.at+1):[...e].reverse().find(i=>R(i.time)<this.at-1);s&&this.choose(s)}};customElements.get("dt-rehearsal-result")??customElements.define("dt-rehearsal-result",Ht);var sn=[6,24,72,168],Dt=class extends y{constructor(){super();this.run=async()=>{let{app:t}=this,e={duration:{hours:this.hours}};this.chosen?e.automations=[...this.chosen]:this.automations.length&&(e.automations="all"),this.start&&(e.start=this.start),this.fresh.trim()&&(e.new=this.fresh),this.variant.trim()&&(e.variant=this.variant),this.running=!0,this.error="";try{this.answer=await t.act("rehearse",e)}catch(s){this.error=x(s)}finally{this.running=!1}};this.chosen=null,this.fresh="",this.variant="",this.start="",this.hours=24,this.running=!1,this.progress=null,this.answer=null,this.error=""}static{this.properties={app:{attribute:!1},words:{attribute:!1},chosen:{state:!0},fresh:{state:!0},variant:{state:!0},start:{state:!0},hours:{state:!0},running:{state:!0},progress:{state:!0},answer:{state:!0},error:{state:!0}}}static{this.styles=[w,$`
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
    `]}connectedCallback(){super.connectedCallback(),this.app.hass.user?.is_admin&&(this.live=new L(this.app.hass.connection,{type:"digital_twin/progress/subscribe",what:"rehearsal"},()=>{},t=>this.progress=t.progress,()=>this.requestUpdate()),this.live.start())}disconnectedCallback(){super.disconnectedCallback(),this.live?.stop()}get automations(){let{hass:t}=this.app;return Object.keys(t.states).filter(e=>e.startsWith("automation.")).sort((e,s)=>this.app.format.order(this.app.entityName(e),this.app.entityName(s)))}render(){let{app:t}=this;return t.hass.user?.is_admin?o`<div class="page">
      ${this.form()}
      ${this.running||this.progress!==null?this.busy():d}
      ${this.error?E("bad",_,this.error):d}
      ${this.answer?o`<dt-rehearsal-result .app=${t} .words=${this.words} .answer=${this.answer}></dt-rehearsal-result>`:this.running?d:o`<section class="card">${k(bt,t.t("rehearsal_empty"),t.t("rehearsal_empty_text"))}</section>`}
    </div>`:o`<div class="page">${k(Y,t.t("forbidden"),t.t("forbidden_text"))}</div>`}form(){let{app:t}=this,e=this.automations;return o`<section class="card">
      <header><h2>${t.t("rehearse")}</h2></header>
      <div class="form">
        <fieldset>
          <legend>${t.t("automations")}</legend>
          ${e.length?o`<div class="list">
                <label><input type="checkbox" .checked=${this.chosen===null} @change=${s=>this.chosen=s.target.checked?null:new Set} /><b>${t.t("all_automations")}</b></label>
                ${e.map(s=>o`<label><input type="checkbox" .checked=${this.chosen?.has(s)??!0} @change=${()=>this.toggle(s)} /><span class="cut">${t.entityName(s)}</span></label>`)}
              </div>`:o`<div class="row soft">${f(Ce)}${t.t("no_automations")}</div>`}
        </fieldset>
        <fieldset>
          <legend>${t.t("when")}</legend>
          <label class="field">${t.t("start_in",{zone:t.hass.config.time_zone})}<input type="datetime-local" .value=${this.start} @change=${s=>this.start=s.target.value} /></label>
          <p class="small soft">${t.t("start_hint")}</p>
          <label class="field">${t.t("duration")}<select @change=${s=>this.hours=Number(s.target.value)}>
            ${sn.map(s=>o`<option value=${s} ?selected=${s===this.hours}>${t.format.duration(s*3600)}</option>`)}
          </select></label>
        </fieldset>
        <fieldset>
          <legend>${t.t("paste")}</legend>
          <details><summary>${t.t("paste_new")}</summary><label class="field" style="margin-top:8px"><span class="sr">${t.t("paste_new")}</span><textarea spellcheck="false" .value=${this.fresh} placeholder="alias: …&#10;triggers: …&#10;actions: …" @change=${s=>this.fresh=s.target.value}></textarea></label></details>
          <details><summary>${t.t("paste_variant")}</summary><p class="small soft">${t.t("variant_hint")}</p><label class="field"><span class="sr">${t.t("paste_variant")}</span><textarea spellcheck="false" .value=${this.variant} placeholder="entity_id: automation.…&#10;alias: …&#10;triggers: …&#10;actions: …" @change=${s=>this.variant=s.target.value}></textarea></label></details>
        </fieldset>
      </div>
      <div class="row" style="margin-top:16px">
        <button class="filled" ?disabled=${this.running||this.progress!==null||!e.length&&!this.fresh&&!this.variant} @click=${this.run}>${f(B,"s")}${t.t("run_rehearsal")}</button>
        <span class="soft small">${t.t("rehearsal_safe")}</span>
      </div>
    </section>`}toggle(t){let e=new Set(this.chosen??this.automations);e.delete(t)||e.add(t),this.chosen=e.size===this.automations.length?null:e}busy(){let{app:t}=this,e=this.progress??0;return o`<section class="card row" role="status">
      <div class="grow"><div class="bar ${e?"":"busy"}"><i style=${e?`width:${e*100}%`:""}></i></div>
        <p class="small soft num" style="margin-top:6px">${t.t("rehearsing",{share:t.format.percent(e)})}</p></div>
      <button @click=${()=>t.act("cancel_rehearsal").catch(s=>this.error=x(s))}>${f(yt,"s")}${t.t("stop")}</button>
    </section>`}};customElements.get("dt-rehearsal")??customElements.define("dt-rehearsal",Dt);var ds=Tt(class extends et{constructor(n){if(super(n),n.type!==D.PROPERTY&&n.type!==D.ATTRIBUTE&&n.type!==D.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!Qe(n))throw Error("`live` bindings can only contain a single expression")}render(n){return n}update(n,[r]){if(r===V||r===d)return r;let t=n.element,e=n.name;if(n.type===D.PROPERTY){if(r===t[e])return V}else if(n.type===D.BOOLEAN_ATTRIBUTE){if(!!r===t.hasAttribute(e))return V}else if(n.type===D.ATTRIBUTE&&t.getAttribute(e)===r+"")return V;return At(n),r}});var nn=["mirror","sandbox","guard"],ps=12;function us(n,{watch:r,identity:t},e,s){if(!r.alerts.length)return d;let i=a=>a.acknowledged?o`<span class="badge">${f(F,"s")}${n.t("seen")}</span>`:t.controls?o`<button @click=${()=>e(a)}>${f(F,"s")}${n.t("acknowledge")}</button>
      <button @click=${()=>s(a)}>${f(ce,"s")}${n.t("snooze")}</button>`:d;return o`<section class="card">
    <header><h2>${n.t("what_is_wrong")}</h2></header>
    <ul class="plain">${r.alerts.map(a=>o`<li class="alert ${H(a.severity)}">
        <div class="row">${f(_)}<b class="grow">${a.text}</b><span class="badge">${n.option("severity",a.severity)}</span></div>
        <div class="row small"><span class="soft">${n.channel(a.channel)} · ${n.t("since",{time:n.format.short(a.since)})}</span><span class="grow"></span>${i(a)}</div>
      </li>`)}</ul>
  </section>`}function hs(n,r,{identity:t},e,s,i){let a=e?r:r.slice(0,ps);return o`<section class="card">
    <header><h2>${n.t("past")}</h2><span class="soft small num">${n.format.number(r.length,0)}</span></header>
    ${r.length?o`<ul class="plain" style="gap:0">${a.map(l=>o`<li class="row" style="min-height:36px"><span class="num">${n.format.short(l.at)}</span><span class="soft small grow cut">${n.value("reason",l.reason)}</span>
            ${t.controls?o`<button aria-label=${n.t("roll_back_to",{time:n.format.short(l.at)})} @click=${()=>i(l)}>${f(ke,"s")}${n.t("roll_back")}</button>`:d}</li>`)}</ul>
        ${r.length>ps&&!e?o`<button @click=${s}>${n.t("show_all_of",{count:r.length})}</button>`:d}`:o`<p class="soft">${n.t("no_snapshots")}</p>`}
  </section>`}function ms(n,{tile:r,identity:t},e){let s=n.hass.user?.is_admin??!1;return o`<section class="card">
    <header><h2>${n.t("mode")}</h2></header>
    <fieldset class="modes" style="border:0;margin:0;padding:0" ?disabled=${!s}>
      <legend class="sr">${n.t("mode")}</legend>
      ${nn.map(i=>o`<label><input type="radio" name="mode" value=${i} .checked=${ds(r.mode===i)} @change=${()=>e(i)} /><span>${n.option("mode",i)}</span></label>`)}
    </fieldset>
    ${s?d:o`<p class="soft small" style="margin-top:8px">${n.t("mode_by_admin")}</p>`}
    <dl class="facts" style="margin:16px 0 0">
      <dt>${n.t("fidelity")}</dt><dd>${n.option("fidelity",t.fidelity)}</dd>
      <dt>${n.t("sources")}</dt><dd>${t.sources.map((i,a)=>o`${a?", ":""}<a href="/history?entity_id=${i}" @click=${S}>${n.entityName(i)}</a>`)}</dd>
    </dl>
  </section>`}var O=240,C=34,rn=300;function fs(n,r,t,e,s,i){let a=c=>C+(c-r)/(t-r||1)*(O-C-8),l=[r,(r+t)/2,t];return o`<svg class="scatter" viewBox="0 0 ${O} ${O}" role="img" aria-label=${i}>
    ${it`<rect x=${C} y="8" width=${O-C-8} height=${O-C-8} class="ground"></rect>
      <line x1=${C} y1=${O-C} x2=${O-8} y2="8" class="ideal"></line>
      ${s}
      ${l.map((c,u)=>it`<text x=${a(c)} y=${O-C+14} text-anchor=${u===0?"start":u===2?"end":"middle"}>${e(c)}</text>
        <text x=${C-4} y=${O-a(c)+(u===2?8:u===0?0:4)} text-anchor="end">${e(c)}</text>`)}
      <text x=${(O+C)/2} y=${O-4} text-anchor="middle">${n.t("foretold_axis")}</text>
      <text x="10" y=${(O-C)/2} text-anchor="middle" transform="rotate(-90 10 ${(O-C)/2})">${n.t("came_axis")}</text>`}
  </svg>`}function gs(n,r){return r.values?an(n,r,r.values):on(n,r)}function an(n,r,t){if(t.length<5)return;let e=Math.ceil(t.length/rn),s=[...t,...r.outcome],i=Math.min(...s),a=Math.max(...s),l=(a-i)*.05||.5,c=i-l,u=a+l,v=g=>(g-c)/(u-c)*(O-C-8),p=t.map((g,b)=>{let T=r.outcome[b];return T>=(r.low?.[b]??-1/0)&&T<=(r.high?.[b]??1/0)}),h=p.filter(Boolean).length/p.length,m=t.map((g,b)=>b%e?void 0:it`<circle cx=${C+v(g)} cy=${O-C-v(r.outcome[b])} r="2.6" class=${p[b]?"in":"out"}></circle>`);return fs(n,c,u,g=>n.format.number(g,1),m,n.t("reliability_summary",{ahead:n.format.duration(r.horizon),count:n.format.number(t.length,0),share:n.format.percent(h)}))}function on(n,r){let t=Array.from({length:10},()=>({n:0,said:0,came:0}));(r.probability??[]).forEach((a,l)=>{if(a===null)return;let c=t[Math.min(9,Math.floor(a*10))];c.n+=1,c.said+=a,c.came+=r.outcome[l]});let e=t.reduce((a,l)=>a+l.n,0);if(e<5)return;let s=a=>a*(O-C-8),i=t.filter(a=>a.n).map(a=>it`<circle cx=${C+s(a.said/a.n)} cy=${O-C-s(a.came/a.n)} r=${3+8*Math.sqrt(a.n/e)} class="in"></circle>`);return fs(n,0,1,a=>n.format.percent(a),i,n.t("reliability_chance",{ahead:n.format.duration(r.horizon),count:n.format.number(e,0)}))}function vs(n,{learned:r,identity:t}){return o`<section class="card">
    <header><h2>${n.t("learned")}</h2>${t.frozen?o`<span class="badge">${f($t,"s")}${n.t("frozen")}</span>`:d}</header>
    ${r?o`<p style="margin-bottom:8px">${r.report.map(e=>o`${e.text} `)}</p>
          ${r.parameters.length?o`<details><summary>${n.t("parameters")}</summary><div class="scroll" tabindex="0" role="region" aria-label=${n.t("parameters")} style="margin-top:8px"><table>
                <thead><tr><th scope="col">${n.t("parameter")}</th><th scope="col">${n.t("value")}</th></tr></thead>
                <tbody>${r.parameters.map(e=>o`<tr><td>${n.parameter(e.name)}</td><td class="num">${n.format.number(e.value,4)} ± ${n.format.number(e.deviation,4)} ${e.unit??""}${e.identified?d:o` <span class="badge">${n.t("assumed")}</span>`}</td></tr>`)}</tbody>
              </table></div></details>`:d}
          ${r.left_out.length?o`<details style="margin-top:8px"><summary>${n.t("left_out")}</summary><ul class="plain small soft" style="margin-top:8px">${r.left_out.map(e=>o`<li>${e.text}</li>`)}</ul></details>`:d}
          <p class="soft small" style="margin-top:8px">${n.t("learned_at",{time:n.format.relative(Date.parse(r.learned_at)/1e3)})}</p>`:o`<p class="soft">${n.t("still_learning")}</p>`}
  </section>`}function bs(n,{accuracy:r,tile:t},e){let s=r.filter(l=>l.scored),i=t.quantity==="number",a=e?gs(n,e):void 0;return o`<section class="card">
    <header><h2>${n.t("score")}</h2></header>
    ${s.length?o`<div class="scroll" tabindex="0" role="region" aria-label=${n.t("score")}><table>
          <thead><tr><th scope="col">${n.t("ahead")}</th><th scope="col">${i?n.t("typical_error"):n.t("brier")}</th><th scope="col">${n.t("better_by")}</th>${i?o`<th scope="col">${n.t("in_band")}</th>`:d}</tr></thead>
          <tbody>${s.map(l=>o`<tr class="num"><td>${n.format.duration(l.horizon)}</td>
            <td>${i?l.error===null?"–":`± ${n.format.number(l.error,l.error<10?2:0)} ${t.unit??""}`:l.brier===null?"–":n.format.number(l.brier,3)}</td>
            <td>${n.format.percent(l.skill)}</td>${i?o`<td>${n.format.percent(l.coverage)}</td>`:d}</tr>`)}</tbody>
        </table></div>`:o`<p class="soft">${n.t("no_scores")}</p>`}
    ${a?o`<h3 style="margin-top:12px">${n.t("reliability")}</h3>${a}`:d}
  </section>`}function $s(n,{channels:r,tile:t,watch:e}){return o`<section class="card">
    <header><h2>${n.t("now")}</h2>${e.last_sync?o`<span class="soft small">${n.t("synced_at",{time:n.format.time(e.last_sync)})}</span>`:d}</header>
    <dl class="facts" style="margin:0">${Object.entries(r).map(([s,i])=>o`<dt>${n.channel(s)}</dt><dd class="num">${n.words(i.entity_id??t.entity_id,i.value,i.unit,i.attribute)}</dd>`)}</dl>
    ${e.health?o`<h3 style="margin:16px 0 8px">${n.t("health_parts")}</h3><div class="parts">${Object.entries(e.health.parts).map(([s,i])=>o`<div class="part"><span>${n.value("part",s)}</span><span class="bar"><i style="width:${i}%"></i></span><span class="num">${i}</span></div>`)}</div>`:d}
  </section>`}function ys(n,r,t){return o`<section class="card">
    <header><h2>${n.t("events")}</h2></header>
    ${r.length?o`<ul class="plain">${r.slice(0,15).map(e=>o`<li class="row" style="flex-wrap:nowrap;align-items:baseline"><span class="dot ${H(e.severity)}" style="align-self:center"></span><span class="soft small num" style="white-space:nowrap">${n.format.short(Date.parse(e.time)/1e3)}</span><span>${e.text}</span></li>`)}</ul>`:o`<p class="soft">${n.t("no_events")}</p>`}
    ${n.hass.user?.is_admin?o`<p style="margin-top:8px"><a href="${A}/audit?twin=${t}" @click=${S}>${n.t("audit_of_twin")}</a></p>`:d}
  </section>`}var Bt=class extends y{constructor(){super();this.toggle=async()=>{this.open=!this.open,window.removeEventListener("click",this.outside),this.open&&(window.addEventListener("click",this.outside),await this.updateComplete,this.all()[0]?.focus())};this.outside=t=>{t.composedPath().includes(this)||this.close(!1)};this.key=t=>{let e=this.all(),s=e.indexOf(this.shadowRoot?.activeElement),i={ArrowDown:s+1,ArrowUp:s-1,Home:0,End:e.length-1};t.key==="Escape"||t.key==="Tab"?this.close(t.key==="Escape"):t.key in i&&(t.preventDefault(),e[(i[t.key]+e.length)%e.length]?.focus())};this.items=[],this.open=!1}static{this.properties={items:{attribute:!1},label:{},open:{state:!0}}}static{this.styles=[w,$`
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
    `]}disconnectedCallback(){super.disconnectedCallback(),window.removeEventListener("click",this.outside)}render(){return o`<button class="round" aria-label=${this.label} aria-haspopup="menu" aria-expanded=${this.open} @click=${this.toggle}>${f(we)}</button>
      ${this.open?o`<div role="menu" aria-label=${this.label} @keydown=${this.key}>
            ${this.items.map(t=>o`<button role="menuitem" tabindex="-1" class=${t.danger?"danger":""} @click=${()=>this.choose(t)}>${f(t.icon)}${t.label}</button>`)}
          </div>`:""}`}all(){return[...this.renderRoot.querySelectorAll("[role=menuitem]")]}close(t){this.open=!1,window.removeEventListener("click",this.outside),t&&this.renderRoot.querySelector("button.round")?.focus()}choose(t){this.close(!0),t.run()}};customElements.get("dt-menu")??customElements.define("dt-menu",Bt);function ws(n,{tile:r,watch:t},e){return o`<div class="head">
    <span class="kind">${f(_t(r.kind))}</span>
    <div class="grow">
      <h1>${r.name}</h1>
      <div class="row soft">
        <span>${n.option("kind",r.kind)} · ${n.area(r.area_id)}</span>
        <span class="badge ${wt(t.health?.score??null)}">${t.health?n.t("health_is",{score:t.health.score}):n.t("health_unknown")}</span>
        <span class="badge accent">${n.option("trust",r.trust)}</span>
        ${r.status==="following"?d:o`<span class="badge">${n.value("status",r.status)}</span>`}
      </div>
    </div>
    <span class="value num">${n.words(r.entity_id,r.value,r.unit)}</span>
    <dt-menu .label=${n.t("more_actions")} .items=${e}></dt-menu>
  </div>`}function xs(n,{tile:r,identity:t},{act:e,reset:s}){let i=[{label:n.t("what_if_here"),icon:K,run:()=>N(`what-if?entity=${r.entity_id}`)}];return t.own_device_id&&i.push({label:n.t("open_device"),icon:ye,run:()=>N(`/config/devices/device/${t.own_device_id}`)}),t.controls&&i.push({label:n.t("sync_now"),icon:Le,run:()=>e("sync",{},n.t("synced"))},{label:n.t("take_snapshot"),icon:de,run:()=>e("create_snapshot",{},n.t("snapshot_taken"))},{label:n.t("learn_now"),icon:Me,run:()=>e("train",{},n.t("learned_now"))},{label:n.t(t.frozen?"unfreeze":"freeze"),icon:$t,run:()=>e("freeze_learning",{frozen:!t.frozen},n.t("done"))},{label:n.t("reset_learning"),icon:$e,danger:!0,run:()=>s()}),n.hass.user?.is_admin&&i.push({label:n.t("reconfigure"),icon:me,run:()=>N(`/config/integrations/integration/digital_twin#config_entry=${t.twin_id}`)}),i}var ks=$`
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
`;var Ut=[[6,3],[24,24],[72,24],[240,24]],ln=600,Wt=3600,qt=class extends y{constructor(){super();this.points=[];this.asked="";this.range=1,this.all=!1,this.forget()}static{this.properties={app:{attribute:!1},twinId:{},words:{attribute:!1},channel:{state:!0},range:{state:!0},data:{state:!0},history:{state:!0},forecast:{state:!0},scores:{state:!0},events:{state:!0},error:{state:!0},all:{state:!0}}}static{this.styles=[w,ks]}forget(){this.data={},this.history=null,this.forecast=null,this.scores=null,this.events=[],this.error="",this.points=[],this.channel=void 0,this.asked=""}connectedCallback(){super.connectedCallback(),this.clock=window.setInterval(()=>this.requestUpdate(),6e4),this.app&&this.twinId&&this.subscribe()}disconnectedCallback(){super.disconnectedCallback(),window.clearInterval(this.clock),this.stream?.stop(),this.told?.stop(),this.stream=this.told=void 0}willUpdate(t){t.has("twinId")&&this.isConnected&&(this.forget(),this.subscribe());let e=`${this.twinId} ${this.shownChannel} ${this.range} ${this.scoredHorizon}`;this.data.identity&&e!==this.asked&&(this.asked=e,this.load())}get shownChannel(){return this.channel??this.data.tile?.channel??null}subscribe(){this.stream?.stop(),this.told?.stop();let t=()=>this.requestUpdate();this.stream=new L(this.app.hass.connection,{type:"digital_twin/twin/subscribe",twin_id:this.twinId},()=>this.data={},e=>this.take(e),t),this.stream.start()}take(t){let e={...this.data.channels,...t.channels},s=!this.data.identity&&t.identity;this.data={...this.data,...t,channels:e};let i=this.shownChannel;i&&t.channels?.[i]&&(this.points=[...this.points.slice(-ln),{at:Date.now()/1e3,value:t.channels[i].value}]),s&&this.watchEvents(this.data.tile?.entity_id??"")}watchEvents(t){this.told?.stop();let e=new Map;this.told=new L(this.app.hass.connection,{type:"digital_twin/events/subscribe",entity_id:[t],recent:50},()=>e.clear(),s=>{e.set(s.event_id,s),this.events=[...e.values()].sort((i,a)=>a.time.localeCompare(i.time)).slice(0,200)},()=>{}),this.told.start()}get scoredHorizon(){let t=(this.data.accuracy??[]).filter(e=>e.scored&&e.horizon<=Wt).map(e=>e.horizon);return t.length?Math.max(...t):Wt}async load(){let{twinId:t,asked:e}=this,s=this.shownChannel,[i]=Ut[this.range];if(s)try{let a=s===this.data.tile?.channel,[l,c,u]=await Promise.all([this.app.ws("twin/history",{twin_id:t,channel:s,hours:i}),this.app.ws("twin/scores",{twin_id:t,channel:s,horizon:this.scoredHorizon}),a?Promise.resolve(null):this.app.ws("twin/forecast",{twin_id:t,channel:s})]);if(e!==this.asked)return;this.history=l,this.scores=c,this.forecast=u,this.points=[],this.error=""}catch(a){e===this.asked&&(this.error=x(a))}}render(){let{app:t,data:e}=this,s=o`<div class="skeleton"></div><div class="skeleton" style="min-height:320px;margin-top:16px"></div>`,i=Z(t,this.stream?.standing??"loading",this.stream?.error??"",s,!!e.identity);if(i||!e.tile||!e.identity)return o`<div class="page">${i??s}</div>`;let a=e;return o`<div class="page">
      ${ws(t,a,xs(t,a,{act:(l,c,u)=>{this.act(l,c,u)},reset:()=>{this.reset()}}))} ${us(t,a,l=>{this.acknowledge(l)},l=>{this.snooze(l)})} ${this.chart(a)}
      <div class="columns">
        <div class="stack">
          ${vs(t,a)} ${bs(t,a,this.scores)}
          ${hs(t,this.history?.snapshots??[],a,this.all,()=>this.all=!0,l=>{this.rollback(l.id,l.at)})}
        </div>
        <div class="stack">${$s(t,a)} ${ms(t,a,l=>{this.setMode(l)})} ${ys(t,this.events,this.twinId)}</div>
      </div>
    </div>`}async act(t,e,s){try{await this.app.act(t,{entity_id:this.data.tile?.entity_id,...e}),M(this,s),["create_snapshot","rollback"].includes(t)&&this.load()}catch(i){M(this,x(i))}}async reset(){let{app:t}=this;await z(t,this.renderRoot,{title:t.t("reset_learning"),text:t.t("reset_text",{name:this.data.tile?.name??""}),yes:t.t("reset_yes")})!==void 0&&await this.act("reset_learning",{},t.t("done"))}async acknowledge(t){let{app:e}=this;try{let s=this.events.find(i=>i.data.alert===t.key)??await this.eventOf(t);if(!s)return await this.snooze(t);await e.act("acknowledge",{event_id:[s.event_id]}),M(this,e.t("done"))}catch(s){M(this,x(s))}}async eventOf(t){let{events:e}=await this.app.act("get_events",{entity_id:this.data.tile?.entity_id,category:["divergence"],acknowledged:!1});return e.find(s=>s.data.alert===t.key)}snooze(t){return this.act("snooze_alert",{channel:t.channel,duration:{hours:24}},this.app.t("snoozed"))}chart({tile:t,channels:e,forecast:s,accuracy:i}){let{app:a}=this,l=this.shownChannel??"",[c,u]=Ut[this.range],v=l==="temperature"?e.target_temperature:l==="humidity"?e.target_humidity:void 0,p=l===t.channel?s:this.forecast,h=i.find(m=>m.horizon===Wt);return o`<section class="card" aria-label=${a.t("course")}>
      <header>
        <h2>${a.t("course")}</h2>
        <select class="inline" aria-label=${a.t("channel")} @change=${m=>this.channel=m.target.value}>
          ${Object.keys(e).map(m=>o`<option value=${m} ?selected=${m===l}>${a.channel(m)}</option>`)}
        </select>
        <div class="chips" role="group" aria-label=${a.t("range")}>
          ${Ut.map(([m],g)=>o`<button class="chip" aria-pressed=${g===this.range} @click=${()=>this.range=g}>${a.format.duration(m*3600)}</button>`)}
        </div>
      </header>
      ${this.error?k(_,a.t("failed"),this.error):d}
      ${this.history&&!this.error?o`<dt-chart .app=${a} .words=${this.words} .height=${300} .model=${Ve({app:a,entityId:t.entity_id,history:this.history,forecast:p,live:this.points,events:this.events,accent:j(this),name:t.name,start:Date.now()/1e3-c*3600,ahead:u*3600,limits:typeof v?.value=="number"?[{value:v.value,label:a.t("wanted"),color:"#43a047"}]:[]})}></dt-chart>`:this.error?d:o`<div class="skeleton" style="min-height:300px" aria-busy="true"></div>`}
      ${p?this.said(p):o`<p class="soft small">${a.t(t.learned?"no_forecast":"still_learning")}</p>`}
      ${h?.scored&&h.coverage!==null&&l===t.channel?o`<p class="soft small">${a.t("honest",{share:a.format.percent(h.coverage),count:a.format.number(h.scored,0)})}</p>`:d}
    </section>`}said(t){let e=[...t.risks,...t.trend,...t.notes];return e.length?o`<ul class="plain small soft" style="gap:2px;margin-top:4px">${e.map(s=>o`<li>${s.text}</li>`)}</ul>`:d}async rollback(t,e){let{app:s}=this;await z(s,this.renderRoot,{title:s.t("roll_back"),text:s.t("roll_back_text",{time:s.format.short(e)}),yes:s.t("roll_back")})!==void 0&&await this.act("rollback",{snapshot_id:t},s.t("rolled_back"))}async setMode(t){let{app:e}=this,s=t==="guard";if(s&&await z(e,this.renderRoot,{title:e.t("guard_title",{name:this.data.tile?.name??""}),text:e.t("guard_text"),yes:e.t("guard_yes")})===void 0){this.requestUpdate();return}try{await this.app.ws("twin/set_mode",{twin_id:this.twinId,mode:t,consent:s}),M(this,this.app.t("mode_changed"))}catch(i){M(this,x(i)),this.requestUpdate()}}};customElements.get("dt-twin")??customElements.define("dt-twin",qt);var Et={unit:"%",min:0,max:100,step:1};function _s(n){let r=n?.attributes??{},t=(e,s)=>typeof r[e]=="number"?r[e]:s;return{name:"temperature",min:t("min_temp",5),max:t("max_temp",90),step:t("target_temp_step",.5),initial:t("temperature",20)}}function Ts(n,r){let t=n.split(".")[0]??"",e=(...i)=>i.map(a=>({action:`${t}.${a}`})),s=i=>{let a=r?.attributes[i];return Array.isArray(a)?a.map(String):[]};switch(t){case"light":return[{action:"light.turn_on"},{action:"light.turn_off"},{action:"light.turn_on",field:{...Et,name:"brightness_pct",initial:50}}];case"climate":return[{action:"climate.set_temperature",field:_s(r)},...s("hvac_modes").length?[{action:"climate.set_hvac_mode",options:{name:"hvac_mode",values:s("hvac_modes")}}]:[]];case"water_heater":return[{action:"water_heater.set_temperature",field:_s(r)},...s("operation_list").length?[{action:"water_heater.set_operation_mode",options:{name:"operation_mode",values:s("operation_list")}}]:[]];case"cover":return[...e("open_cover","close_cover"),{action:"cover.set_cover_position",field:{...Et,name:"position",initial:50}}];case"valve":return e("open_valve","close_valve");case"lock":return e("lock","unlock");case"fan":return[...e("turn_on","turn_off"),{action:"fan.set_percentage",field:{...Et,name:"percentage",initial:50}}];case"humidifier":return[...e("turn_on","turn_off"),{action:"humidifier.set_humidity",field:{...Et,name:"humidity",initial:50}}];case"media_player":case"switch":case"siren":case"input_boolean":return e("turn_on","turn_off");case"vacuum":return e("start","return_to_base");case"alarm_control_panel":return e("alarm_arm_away","alarm_arm_home","alarm_disarm");case"number":return[{action:"number.set_value",field:{name:"value",min:Number(r?.attributes.min??0),max:Number(r?.attributes.max??100),step:Number(r?.attributes.step??1),initial:Number(r?.state??0)}}];case"select":return s("options").length?[{action:"select.select_option",options:{name:"option",values:s("options")}}]:[];default:return[]}}function ot(n){return Array.isArray(n)?n.map(String):n==null?[]:[String(n)]}function I(n){let r="action"in n?n.target:n.twin;return r&&typeof r=="object"&&!Array.isArray(r)?ot(r.entity_id):ot(r)}function W(n,r){return Ts(r,n.hass.states[r])}function Vt(n,r){let t=Object.keys(r.data??{}),e=W(n,I(r)[0]??"").filter(s=>s.action===r.action);return e.find(s=>t.includes(s.field?.name??s.options?.name??""))??e[0]}function Ft(n,r,t){let[e,s=""]=t.action.split("."),i=n.hass.localize(`component.${e}.services.${s}.name`)||n.value("command",s),a=W(n,r).some(l=>l.action===t.action&&l.field?.name!==t.field?.name);return t.field&&a?`${i} (${n.value("field",t.field.name)})`:i}function cn(n){return n?.field?{[n.field.name]:n.field.initial}:n?.options?.values[0]?{[n.options.name]:n.options.values[0]}:{}}function Ct(n,r,t=W(n,r)[0]){let e=cn(t);return{action:t?.action??"",target:{entity_id:r},...Object.keys(e).length?{data:e}:{}}}function Mt(n,r,t){switch(r){case"action":return Ct(n,t);case"set":return{twin:t,set:{}};case"environment":return{environment:{outdoor_temperature:{offset:-8}}};case"fault":return{fault:"dead",twin:t};case"outage":return{outage:"power"};case"occupancy":return{occupancy:0};case"load":return{load:2e3}}}function Kt(n,r){let t=n.hass.config.currency??"";return{outdoor_temperature:"°C",sun:"W/m²",price:`${t}/kWh`,feed_in:`${t}/kWh`,carbon_intensity:"g/kWh"}[r]??""}function dn(n,r){return Object.entries(r).map(([t,e])=>{let s=typeof e=="object"&&e?e:{value:e},i=Kt(n,t),a=Object.entries(s).map(([l,c])=>{let u=Number(c),v=n.format.number(Math.abs(u),2);return l==="factor"?`× ${v}`:l==="offset"?`${u<0?"−":"+"}${v} ${i==="°C"?"K":i}`:`${u<0?"−":""}${v} ${i}`});return`${n.value("quantity",t)} ${a.join(" ")}`}).join(", ")}function As(n,r,t){let{words:e}=r,s=I(e).map(t).join(", "),i=a=>Object.values(a??{}).map(l=>typeof l=="number"?n.format.number(l,2):typeof l=="boolean"?n.t(l?"yes":"no"):String(l));switch(r.kind){case"action":{let a=Vt(n,e);return[s,a?Ft(n,I(e)[0]??"",a):String(e.action),...i(e.data)].filter(Boolean).join(" · ")}case"set":return[s,...Object.entries(e.set??{}).map(([a,l])=>`${n.channel(a)} ${i([l])[0]}`)].filter(Boolean).join(" · ");case"environment":return dn(n,e.environment??{});case"fault":return[s,n.value("fault",String(e.fault))].join(" · ");case"outage":return[n.value("outage",String(e.outage)),...ot(e.which)].join(" · ");case"occupancy":return[n.t("people_home",{count:n.format.number(Number(e.occupancy),0)}),...ot(e.zone).map(a=>n.area(a))].join(" · ");case"load":return[n.t("load_of",{value:n.format.quantity(Number(e.load),"W")}),...ot(e.circuit)].join(" · ")}}function Jt(n,r){let t=new Intl.DateTimeFormat("en-US",{timeZone:r,hourCycle:"h23",year:"numeric",month:"2-digit",day:"2-digit",hour:"2-digit",minute:"2-digit",second:"2-digit"}).formatToParts(n),e=s=>Number(t.find(i=>i.type===s)?.value);return Date.UTC(e("year"),e("month")-1,e("day"),e("hour"),e("minute"),e("second"))-Math.floor(n/1e3)*1e3}function Gt(n,r){let t=Date.parse(`${r}Z`),e=t-Jt(t,n);return(t-Jt(e,n))/1e3}function Ss(n,r){return new Date(r*1e3+Jt(r*1e3,n)).toISOString().slice(0,16)}function Es(n,r,t=Date.now()/1e3){let e=Ss(r,t).slice(0,10),s=Gt(r,`${e}T${n.slice(0,5)}`),i=Gt(r,`${Ss(r,Gt(r,`${e}T12:00`)+86400).slice(0,10)}T${n.slice(0,5)}`);return Math.max(0,(s>=t?s:i)-t)||0}var Yt=["action","set","environment","fault","outage","occupancy","load"],Rs={name:"",scenario:"",parameters:{},changes:[],hours:24,rest:{}},pn=["name","scenario","parameters","changes","horizon"],Cs={weeks:604800,days:86400,hours:3600,minutes:60,seconds:1,milliseconds:.001},un={w:604800,d:86400,h:3600,min:60,m:60,s:1};function Ms(n){let r=Math.max(0,Math.round(n));return[Math.floor(r/3600),Math.floor(r%3600/60),r%60].map(t=>String(t).padStart(2,"0")).join(":")}function nt(n){if(typeof n=="number")return n;if(n&&typeof n=="object"){let s=Object.entries(n);return s.length&&s.every(([i,a])=>i in Cs&&typeof a=="number")?s.reduce((i,[a,l])=>i+Cs[a]*l,0):void 0}let r=String(n??"").trim(),t=/^(\d{1,3}):(\d{2})(?::(\d{2}(?:\.\d+)?))?$/.exec(r);if(t)return Number(t[1])*3600+Number(t[2])*60+Number(t[3]??0);let e=[...r.matchAll(/(\d+(?:\.\d+)?)\s*(min|[wdhms])\s*/g)];return e.length&&e.map(s=>s[0]).join("").trim()===r?e.reduce((s,i)=>s+Number(i[1])*un[i[2]],0):r&&Number.isFinite(Number(r))?Number(r):void 0}function Rt(n,r=n.name){let t={};return r&&(t.name=r),n.scenario&&(t.scenario=n.scenario,Object.keys(n.parameters).length&&(t.parameters=n.parameters)),(n.changes.length||!n.scenario)&&(t.changes=[...n.changes].sort((e,s)=>e.at-s.at).map(e=>({at:e.written??Ms(e.at),...e.lasts===null?{}:{for:Ms(e.lasts)},...e.words}))),t.horizon={hours:n.hours},{...t,...n.rest}}function hn(n,r,t){let e=Yt.find(v=>v in n);if(!e)return[];let{at:s=0,for:i,...a}=n,l=nt(s),c=s&&typeof s=="object"?s.time:void 0,u=l??(typeof c=="string"?Es(c,t):Math.max(0,Date.parse(String(s))/1e3-Date.now()/1e3||0));return[{key:r,kind:e,at:u,lasts:nt(i)??null,words:a,...l===void 0?{written:s}:{}}]}function lt(n,r,t=""){let e=Array.isArray(n.changes)?n.changes:[];return{name:t||String(n.name??""),scenario:typeof n.scenario=="string"?n.scenario:"",parameters:n.parameters??{},hours:(nt(n.horizon)??86400)/3600,changes:e.flatMap((s,i)=>hn(s,i+1,r)),rest:Object.fromEntries(Object.entries(n).filter(([s])=>!pn.includes(s)))}}function Os(n){return btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(Rt(n))))).replaceAll("+","-").replaceAll("/","_").replaceAll("=","")}function Ps(n,r){try{let t=Uint8Array.from(atob(n.replaceAll("-","+").replaceAll("_","/")),e=>e.charCodeAt(0));return lt(JSON.parse(new TextDecoder().decode(t)),r)}catch{return}}var mn=/^[A-Za-z_][\w./ -]*$/,fn=/^(true|false|yes|no|on|off|null|~)$/i;function Ls(n){return typeof n=="string"&&(!mn.test(n)||fn.test(n)||n!==n.trim())?JSON.stringify(n):String(n)}function ct(n,r=""){return Array.isArray(n)?n.length?n.map(t=>`${r}- ${ct(t,`${r}  `).trimStart()}`).join(""):`${r}[]
`:n&&typeof n=="object"?Object.entries(n).map(([t,e])=>e!==null&&typeof e=="object"&&Object.keys(e).length>0?`${r}${t}:
${ct(e,`${r}  `)}`:`${r}${t}: ${e!==null&&typeof e=="object"?Array.isArray(e)?"[]":"{}":Ls(e)}
`).join(""):`${Ls(n)}
`}var gn=["dead","stuck","drift","lost_commands","delay"],vn=["offset","factor","value"],bn=["power","internet","hub"],js=n=>n.target.value;function P(n,r,t,e){return o`<label class="field">${n}<select @change=${s=>e(js(s))}>${t.map(([s,i])=>o`<option value=${s} ?selected=${s===r}>${i}</option>`)}</select></label>`}function G(n,r,t,e={}){return o`<label class="field">${n}<input type="number" min=${e.min??d} max=${e.max??d} step=${e.step??"any"} required .value=${String(r??"")}
    @change=${s=>{let i=js(s);i!==""&&t(Number(i))}} /></label>`}function q(n,...r){return Object.fromEntries(Object.entries(n).filter(([t])=>!r.includes(t)))}function Xt({app:n,tiles:r},t,e){let s=r.some(i=>i.entity_id===t)||!t?[]:[[t,n.entityName(t)]];return P(n.t("device"),t,[...s,...r.map(i=>[i.entity_id,i.name])],e)}function $n(n,r){let{app:t,alter:e}=n,s=I(r)[0]??"",i=W(t,s),a=Vt(t,r),l=r.data??{},{field:c,options:u}=a??{},v=n.tiles.filter(p=>W(t,p.entity_id).length);return o`${Xt({...n,tiles:v},s,p=>e({...q(r,"data"),...Ct(t,p)}))}
    ${a?P(t.t("action"),String(i.indexOf(a)),i.map((p,h)=>[String(h),Ft(t,s,p)]),p=>e({...q(r,"data"),...Ct(t,s,i[Number(p)])})):o`<label class="field">${t.t("action")}<input readonly .value=${String(r.action??"")} /></label>`}
    ${c?G(t.value("field",c.name),l[c.name],p=>e({...r,data:{...l,[c.name]:p}}),{min:c.min,max:c.max,step:c.step}):d}
    ${u?P(t.value("field",u.name),String(l[u.name]??""),u.values.map(p=>[p,t.words(s,p,null)]),p=>e({...r,data:{...l,[u.name]:p}})):d}`}function Ns(n){let r=t=>(n[t]?.command?10:0)+["binary","number","option"].indexOf(n[t]?.quantity??"option");return Object.keys(n).sort((t,e)=>r(t)-r(e))}function Zt(n){let r=Ns(n)[0],t=r===void 0?void 0:n[r];return r===void 0||!t?{}:{[r]:t.quantity==="binary"?t.value!==!0:t.value??t.options[0]??0}}function yn(n,r){let{app:t,alter:e,channels:s}=n,i=I(r)[0]??"",a=r.set??{},l=Object.keys(a)[0]??"",c=s?.[l],u=p=>e({...r,set:{...a,[l]:p}}),v=p=>t.words(c?.entity_id??i,p,null);return o`${Xt(n,i,p=>e({...r,twin:p,set:{}}))}
    ${s?P(t.t("channel"),l,Ns(s).map(p=>[p,t.channel(p)]),p=>e({...r,set:Zt({[p]:s[p]})})):d}
    ${c?.quantity==="binary"?P(t.t("value"),String(a[l]===!0||a[l]==="on"),[["true",v("on")],["false",v("off")]],p=>u(p==="true")):d}
    ${c?.quantity==="option"&&c.options.length?P(t.t("value"),String(a[l]),c.options.map(p=>[p,v(p)]),u):d}
    ${c?.quantity==="number"?G(c.unit?`${t.t("value")} (${c.unit})`:t.t("value"),a[l],u):d}`}function wn({app:n,library:r,alter:t},e){let[s="outdoor_temperature",i]=Object.entries(e.environment??{})[0]??[],a=i&&typeof i=="object"?i:{value:i??0},[l="offset",c=0]=Object.entries(a)[0]??[],u=Kt(n,s),v=r.quantities[s],p=(m,g)=>t({...e,environment:{[m]:g}}),h={offset:0,factor:1,value:v?Math.max(0,v.lower):0};return o`${P(n.t("what_of_it"),s,Object.keys(r.quantities).map(m=>[m,n.value("quantity",m)]),m=>p(m,{[l]:h[l]??0}))}
    ${P(n.t("how"),l,vn.map(m=>[m,n.value("way",m)]),m=>p(s,{[m]:h[m]??0}))}
    ${G(l==="factor"?n.value("way","factor"):`${n.t("value")} (${l==="offset"&&u==="°C"?"K":u})`,c,m=>p(s,{[l]:m}),l==="value"&&v?{min:v.lower,max:v.upper}:l==="factor"?{min:0,max:100}:{})}`}function xn(n,r){let{app:t,alter:e}=n,s=String(r.fault),i=c=>e({...q(r,"value","rate","delay"),fault:c,...c==="drift"?{rate:.5}:c==="delay"?{delay:{minutes:5}}:{}}),a=r.delay,l=a&&typeof a=="object"?a.minutes:"";return o`${Xt(n,I(r)[0]??"",c=>e({...q(r,"channel"),twin:c}))}
    ${P(t.t("how"),s,gn.map(c=>[c,t.value("fault",c)]),i)}
    ${s==="drift"?G(t.t("rate_per_hour"),r.rate,c=>e({...r,rate:c})):d}
    ${s==="delay"?G(t.t("late_by"),l,c=>e({...r,delay:{minutes:c}}),{min:1,step:1}):d}`}function kn({app:n,library:r,alter:t},e){let s=String(e.outage),i=s==="power"?Object.entries(r.home.circuits):s==="hub"?r.home.hubs.map(l=>[l,l]):[],a=String(e.which??"");return o`${P(n.t("what_of_it"),s,bn.map(l=>[l,n.value("outage",l)]),l=>t({...q(e,"which"),outage:l}))}
    ${i.length?P(n.value("parameter",s==="power"?"circuit":"hub"),a,[["",n.t("all_of_them")],...i],l=>t(l?{...e,which:l}:q(e,"which"))):d}`}function _n({app:n,library:r,alter:t},e){let s=String(e.zone??"");return o`${G(n.value("parameter","people"),e.occupancy,i=>t({...e,occupancy:i}),{min:0,max:100,step:1})}
    ${P(n.value("parameter","zone"),s,[["",n.t("whole_home")],...r.home.zones.map(i=>[i,n.area(i)])],i=>t(i?{...e,zone:i}:q(e,"zone")))}`}function Tn({app:n,library:r,alter:t},e){let s=Object.entries(r.home.circuits);return o`${G(`${n.t("kind_load")} (W)`,e.load,i=>t({...e,load:i}),{min:0,max:1e6,step:"any"})}
    ${s.length>1?P(n.value("parameter","circuit"),String(e.circuit??""),[["",n.t("found_by_itself")],...s],i=>t(i?{...e,circuit:i}:q(e,"circuit"))):d}`}var An={action:$n,set:yn,environment:wn,fault:xn,outage:kn,occupancy:_n,load:Tn};function zs(n,r){return An[r.kind](n,r.words)}var Qt=class extends y{constructor(){super();this.asked="";this.turn=t=>{let e=t.target.value,s=I(this.change.words)[0]??this.tiles[0]?.entity_id??"",i=e==="set"?this.tiles.find(l=>l.kind==="thermostat")?.entity_id??s:s,{when:a}=this.change.words;this.tell({kind:e,words:{...Mt(this.app,e,i),...a===void 0?{}:{when:a}}})};this.error=""}static{this.properties={app:{attribute:!1},words:{attribute:!1},change:{attribute:!1},index:{type:Number},tiles:{attribute:!1},library:{attribute:!1},hours:{type:Number},start:{type:Number},chosen:{type:Boolean,reflect:!0},channels:{state:!0},error:{state:!0}}}static{this.styles=[w,$`
      :host {
        display: flex;
        gap: 10px;
        align-items: flex-start;
        padding: 10px;
        border-radius: 8px;
      }
      :host([chosen]) {
        background: var(--dt-tint);
      }
      .number {
        flex: none;
        width: 28px;
        height: 28px;
        border-radius: 14px;
        display: grid;
        place-items: center;
        font-weight: 500;
        background: var(--dt-tint);
        margin-top: 26px;
      }
      .fields {
        flex: 1;
        min-width: 0;
        display: grid;
        gap: 10px;
        grid-template-columns: repeat(auto-fill, minmax(132px, 1fr));
        align-items: start;
      }
      button.round {
        margin-top: 20px;
      }
      @media (max-width: 600px) {
        :host {
          border: 1px solid var(--dt-line);
          margin-top: 8px;
        }
        .number {
          display: none;
        }
        .fields {
          grid-template-columns: 1fr 1fr;
        }
      }
    `]}willUpdate(t){let e=this.change.kind==="set"?I(this.change.words)[0]??"":"";e!==this.asked&&(this.asked=e,this.channels=void 0,e&&this.load(e))}async load(t){try{let{channels:e}=await this.app.ws("twin/channels",{entity_id:t});if(t!==this.asked)return;this.channels=e,this.error="",Object.keys(this.change.words.set??{}).length||this.alter({...this.change.words,set:Zt(e)})}catch(e){this.error=x(e)}}tell(t){this.dispatchEvent(new CustomEvent("alter",{detail:t}))}alter(t){this.tell({words:t})}minutes(t){let e=t.target.value;return e===""?null:Math.max(0,Number(e)*60)}render(){let{app:t,change:e,hours:s}=this;return o`<span class="number" aria-hidden="true">${this.index+1}</span>
      <div class="fields" role="group" aria-label=${t.t("change_number",{number:this.index+1})}>
        <label class="field">${t.t("what_changes")}<select @change=${this.turn}>${Yt.map(i=>o`<option value=${i} ?selected=${i===e.kind}>${t.value("kind",i)}</option>`)}</select></label>
        ${zs({app:t,tiles:this.tiles,library:this.library,channels:this.channels,alter:i=>this.alter(i)},e)}
        <label class="field">${t.t("after")}<input type="number" min="0" max=${s*60-1} step="5" .value=${String(Math.round(e.at/60))}
          @change=${i=>this.tell({at:Math.min(this.minutes(i)??0,s*3600-60),written:void 0})} /><span class="num">${t.format.short(this.start+e.at)}</span></label>
        <label class="field">${t.t("lasts")}<input type="number" min="1" step="5" placeholder=${t.t("to_the_end")} .value=${e.lasts===null?"":String(Math.round(e.lasts/60))}
          @change=${i=>this.tell({lasts:this.minutes(i)||null})} /></label>
        ${"when"in e.words?o`<p class="small soft" style="grid-column:1/-1">${t.t("only_when",{when:JSON.stringify(e.words.when)})}</p>`:d}
        ${this.error?o`<p class="small" role="alert" style="grid-column:1/-1">${this.error}</p>`:d}
      </div>
      <button class="round" aria-label=${t.t("remove_change",{number:this.index+1})} @click=${()=>this.dispatchEvent(new CustomEvent("remove"))}>${f(mt)}</button>`}};customElements.get("dt-change")??customElements.define("dt-change",Qt);var dt=300,te=class extends y{constructor(){super(...arguments);this.add=t=>{let e=t.currentTarget.getBoundingClientRect();this.tell("add",0,(t.clientX-e.left)/e.width*this.hours*3600)}}static{this.properties={app:{attribute:!1},changes:{attribute:!1},hours:{type:Number},start:{type:Number},chosen:{type:Number},label:{attribute:!1}}}static{this.styles=[w,$`
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
      .tick:first-of-type {
        transform: none;
        margin-left: -1px;
      }
      .tick:first-of-type::before {
        left: 0;
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
    `]}render(){let{app:t}=this,e=Array.from({length:5},(s,i)=>i/4*this.hours*3600);return o`<div class="track" @dblclick=${this.add}>
      <div class="line"></div>
      ${e.map(s=>o`<span class="tick num" style="left:${s/(this.hours*3600)*100}%">${s?t.format.time(this.start+s):t.t("at_once")}</span>`)}
      ${this.changes.map((s,i)=>o`<button class="mark" style="left:${Math.min(100,s.at/(this.hours*3600)*100)}%;background:color-mix(in srgb, ${tt[i%tt.length]} 72%, #000)"
          aria-label="${this.label(s)}, ${t.format.short(this.start+s.at)}" aria-pressed=${s.key===this.chosen} title=${this.label(s)}
          @click=${()=>this.tell("choose",s.key,s.at)} @keydown=${a=>this.key(a,s)} @pointerdown=${a=>this.drag(a,s)}>${i+1}</button>`)}
    </div>`}tell(t,e,s){this.dispatchEvent(new CustomEvent(t,{detail:{key:e,at:this.snap(s)}}))}snap(t){return Math.min(Math.max(Math.round(t/dt)*dt,0),this.hours*3600-dt)}key(t,e){let i={ArrowLeft:-dt,ArrowRight:dt,PageDown:-3600,PageUp:3600}[t.key];i!==void 0&&(t.preventDefault(),this.tell("move",e.key,e.at+i))}drag(t,e){let s=t.currentTarget,i=s.parentElement;s.setPointerCapture(t.pointerId);let a=c=>{let u=i.getBoundingClientRect();this.tell("move",e.key,(c.clientX-u.left)/u.width*this.hours*3600)},l=()=>{s.removeEventListener("pointermove",a),s.removeEventListener("pointerup",l),s.removeEventListener("pointercancel",l)};s.addEventListener("pointermove",a),s.addEventListener("pointerup",l),s.addEventListener("pointercancel",l)}};customElements.get("dt-timeline")??customElements.define("dt-timeline",te);var Ot=[3,6,12,24,48,72,168];function Is(n){return Ot.find(r=>r*3600>=n)??168}function Hs(n){let{app:r,draft:t,library:e,stored:s}=n,i=e.scenarios.find(p=>p.id===t.scenario),a=Object.keys(s.saved),l=s.scenarios.filter(p=>p.kind==="scenario"),c=p=>{let[h="",...m]=p.target.value.split(":");n.pick(h,m.join(":"))},u=a.includes(t.name),v=Ot.includes(t.hours)?Ot:[...Ot,t.hours].sort((p,h)=>p-h);return o`<div class="top">
    <label class="field">${r.t("begin_with")}
      <select @change=${c}>
        <option value="" ?selected=${!t.scenario&&!u}>${r.t("own_changes")}</option>
        <optgroup label=${r.t("library")}>${e.scenarios.map(p=>o`<option value="library:${p.id}" ?selected=${!u&&p.id===t.scenario}>${r.value("scenario",p.id)}</option>`)}</optgroup>
        ${a.length?o`<optgroup label=${r.t("saved")}>${a.map(p=>o`<option value="saved:${p}" ?selected=${p===t.name}>${p}</option>`)}</optgroup>`:d}
        ${l.length?o`<optgroup label=${r.t("recent")}>${l.map(p=>o`<option value="result:${p.scenario_id}">${r.format.short(Date.parse(p.time)/1e3)} · ${r.value("scenario",p.name)}</option>`)}</optgroup>`:d}
      </select></label>
    ${u?o`<button style="justify-self:start" @click=${()=>n.forget(t.name)}>${f(mt,"s")}${r.t("forget_saved")}</button>`:d}
    <label class="field">${r.t("horizon")}
      <select @change=${p=>n.change({hours:Number(p.target.value)})}>
        ${v.map(p=>o`<option value=${p} ?selected=${p===t.hours}>${r.format.duration(p*3600)}</option>`)}
      </select></label>
    ${i?i.parameters.map(p=>En(n,p)):d}
  </div>`}function Sn({app:n,library:r},t){if(t==="circuit")return Object.entries(r.home.circuits);if(t==="hub")return r.home.hubs.map(e=>[e,e]);if(t==="zone")return r.home.zones.map(e=>[e,n.area(e)])}function En(n,r){let{app:t,draft:e,tiles:s}=n,i=e.parameters[r.name],a=h=>{let m={...e.parameters,[r.name]:h};(h===""||h===void 0)&&delete m[r.name],n.change({parameters:m})},l=t.value("parameter",r.name),c=h=>h.target.value,u=(h,m)=>a(c(h)===""?"":m(Number(c(h)))),v=(h,m,g)=>o`<label class="field">${l}<select @change=${b=>a(c(b))}>${g===void 0?d:o`<option value="">${g}</option>`}${h.map(([b,T])=>o`<option value=${b} ?selected=${b===m}>${T}</option>`)}</select></label>`,p=Sn(n,r.name);switch(r.sort){case"choice":return v(r.options.map(h=>[h,t.value("option",h)]),String(i??r.default));case"twin":return v(s.map(h=>[h.entity_id,h.name]),String(i??""),t.t("found_by_itself"));case"number":return o`<label class="field">${r.unit?`${l} (${r.unit.replace("1/kWh",`${t.hass.config.currency??""}/kWh`)})`:l}<input type="number" min=${r.lower} max=${r.upper} step="any" .value=${String(i??r.default??"")} @change=${h=>u(h,m=>m)} /></label>`;case"duration":{let h=(nt(i??r.default)??0)/3600;return o`<label class="field">${l} (h)<input type="number" min=${r.lower/3600} max=${r.upper/3600} step="any" .value=${h?String(h):""} @change=${m=>u(m,g=>({hours:g}))} /></label>`}case"moment":{let h=Math.round((nt(i??r.default)??0)/60);return o`<label class="field">${t.t("after")}<input type="number" min="0" max=${r.upper/60} step="5" .value=${String(h)} @change=${m=>u(m,g=>({minutes:g}))} /></label>`}default:return p?v(p,String(i??""),t.t(r.name==="circuit"?"all_of_them":"found_by_itself")):o`<label class="field">${l}<input .value=${String(i??"")} @change=${h=>a(c(h))} /></label>`}}var Ds={energy:"kWh",exported:"kWh",carbon:"kg",peak:"W"},Cn=["failure","confidence"];function J(n,r,t){let e=n.hass.config.currency;return r==="cost"?e?new Intl.NumberFormat(n.format.language,{style:"currency",currency:e}).format(t):n.format.number(t,2):r==="comfort"?n.t("degree_hours",{value:n.format.number(t,1)}):Cn.includes(r)||r.includes(".")?n.format.percent(t):r in Ds?n.format.quantity(t,Ds[r]):n.format.number(t,0)}var Mn=["exported","confidence"],Rn=.01,ee=["energy","exported","cost","carbon","comfort","peak","failure","affected","crossings","confidence"],se=class extends y{constructor(){super();this.compare=async()=>{try{this.answer=await this.app.act("compare_scenarios",{scenarios:[this.first,this.second]}),this.error=""}catch(t){this.error=x(t)}};this.recent=[],this.present=this.first=this.second=this.error="",this.answer=null}static{this.properties={app:{attribute:!1},words:{attribute:!1},recent:{attribute:!1},tiles:{attribute:!1},present:{},first:{state:!0},second:{state:!0},answer:{state:!0},error:{state:!0}}}static{this.styles=[w,$`
      .choose {
        display: grid;
        gap: 12px;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 220px), 1fr));
        align-items: end;
      }
      td.better {
        font-weight: 500;
        color: color-mix(in srgb, var(--dt-good) 72%, var(--dt-text));
      }
    `]}willUpdate(t){if(!t.has("recent")&&!t.has("present"))return;let e=this.recent.map(i=>i.scenario_id),s=[this.first,this.second].join();(e.includes(this.present)||!e.includes(this.second))&&(this.second=e.includes(this.present)?this.present:e[0]??""),(!e.includes(this.first)||this.first===this.second)&&(this.first=e.find(i=>i!==this.second)??""),[this.first,this.second].join()!==s&&(this.answer=null)}nameOf(t){return`${this.app.format.short(Date.parse(t.time)/1e3)} · ${this.app.value("scenario",t.name)}`}render(){let{app:t}=this;if(this.recent.length<2)return d;let e=(s,i,a)=>o`<label class="field">${s}<select @change=${l=>{a(l.target.value),this.answer=null}}>${this.recent.map(l=>o`<option value=${l.scenario_id} ?selected=${l.scenario_id===i}>${this.nameOf(l)}</option>`)}</select></label>`;return o`<section class="card">
      <header><h2>${t.t("comparison")}</h2></header>
      <div class="choose">${e(t.t("this_answer"),this.first,s=>this.first=s)}${e(t.t("beside_answer"),this.second,s=>this.second=s)}
        <button class="tonal" style="justify-self:start" ?disabled=${!this.first||this.first===this.second} @click=${this.compare}>${f(fe,"s")}${t.t("compare")}</button></div>
      ${this.error?E("bad",_,this.error):d} ${this.answer?this.table(this.answer):d}
    </section>`}called(t){let{app:e}=this,[s="",...i]=t.split(".");if(!i.length)return e.value("total",t);let a=this.tiles.get(i.join("."))?.name;return a?`${e.hazard(s)} · ${a}`:e.hazard(s)}table(t){let{app:e}=this,[s,i]=t.scenarios,a=[...new Set([...Object.keys(s.figures),...Object.keys(i.figures)])].filter(c=>c.includes(".")||c in s.figures&&c in i.figures),l=c=>ee.includes(c)?ee.indexOf(c):ee.length;return a.sort((c,u)=>l(c)-l(u)),o`<p style="margin-top:12px">${t.summary}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${e.t("comparison")}><table>
        <thead><tr><th scope="col"><span class="sr">${e.t("value")}</span></th><th scope="col">${this.nameOf(s)}</th><th scope="col">${this.nameOf(i)}</th><th scope="col">${e.t("difference")}</th></tr></thead>
        <tbody>${a.map(c=>{let u=s.figures[c]??0,v=i.figures[c]??0,p=!Mn.includes(c)&&Math.abs(u-v)>Rn*Math.max(Math.abs(u),Math.abs(v));return o`<tr><th scope="row">${this.called(c)}</th><td class="num ${p&&u<v?"better":""}">${J(e,c,u)}</td><td class="num ${p&&v<u?"better":""}">${J(e,c,v)}</td>
            <td class="num">${v-u>0?"+":""}${J(e,c,v-u)}</td></tr>`})}</tbody>
      </table></div>`}};customElements.get("dt-what-if-compare")??customElements.define("dt-what-if-compare",se);var On=6,Bs=6;function ne(n){return Object.values(n.channels).some(r=>r.baseline!==void 0)}var ie=class extends y{constructor(){super();this.models=new Map;this.all=!1,this.channels=new Map}static{this.properties={app:{attribute:!1},words:{attribute:!1},answer:{attribute:!1},all:{state:!0},channels:{state:!0}}}static{this.styles=[w,$`
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
    `]}willUpdate(t){(t.has("answer")||t.has("words")||t.has("channels"))&&this.models.clear(),t.has("answer")&&(this.all=!1)}render(){let{app:t,answer:e}=this,s=Object.entries(e.twins).sort(([,l],[,c])=>Number(ne(c))-Number(ne(l))),i=s.filter(([,l])=>ne(l)),a=this.all?s:(i.length?i:s).slice(0,On);return o`<section class="card" aria-live="polite">
        <header><h2>${t.t("outcome")}</h2></header>
        <p>${e.summary}</p>
        ${e.breaking_point?o`<p><b>${e.breaking_point.text}</b></p>`:d}
        ${this.totals(this.sums(e))} ${this.confidence()}
      </section>
      ${this.dangers()} ${this.events()} ${this.advice()}
      <div class="twins">${a.map(([l,c])=>this.twin(l,c))}</div>
      ${a.length<s.length?o`<div class="row" style="justify-content:center"><button class="tonal" @click=${()=>this.all=!0}>${t.t("show_all_of",{count:s.length})}</button></div>`:d}
      ${this.notes()}`}sums(t){if(t.totals)return{totals:t.totals,baseline:t.baseline??null};let e=s=>{let i=Object.values(t.twins).map(s).filter(a=>a!==null);return i.length?i.reduce((a,l)=>({value:a.value+l.value,low:a.low+l.low,high:a.high+l.high})):null};return{totals:{energy:e(s=>s.energy)},baseline:{energy:e(s=>s.baseline_energy)}}}totals({totals:t,baseline:e}){let{app:s}=this,i=Object.keys(t).filter(a=>t[a]&&(a!=="exported"||t[a].value||e?.[a]?.value));return o`<div class="figures">${i.map(a=>{let l=t[a],c=e?.[a],u=c?l.value-c.value:0;return o`<div><b class="num">${J(s,a,l.value)}</b>
        ${c&&Math.abs(u)>.001?o`<span class="small num ${u>0==(a!=="exported")?"up":"down"}">${u>0?"+":""}${J(s,a,u)}</span>`:d}
        <span class="soft small">${s.value("total",a)}</span></div>`})}</div>`}confidence(){let{app:t,answer:e}=this,s=[e.failure_probability===void 0?"":t.t("failure",{share:t.format.percent(e.failure_probability)}),e.confidence===void 0?"":t.t("confidence",{share:t.format.percent(e.confidence)})].filter(Boolean);return s.length?o`<p class="soft small" style="margin-top:8px">${s.join(" · ")}</p>`:d}dangers(){let{app:t,answer:e}=this;return e.crossings?.length?o`<section class="card"><header><h2>${t.t("hazards")}</h2></header><ul class="plain">${e.crossings.map(s=>o`<li>${E(Q(s.severity,s.probability),X,o`${s.text}<div class="soft small">${s.time?t.format.short(Date.parse(s.time)/1e3):""} ${t.format.percent(s.probability)}</div>`)}</li>`)}</ul></section>`:d}events(){let{app:t,answer:e}=this;if(!e.events?.length&&!e.affected?.length)return d;let s=e.affected??[],i=new Set((e.crossings??[]).map(a=>a.text));return o`<section class="card"><header><h2>${t.t("what_happens")}</h2></header><ul class="plain">
      ${(e.events??[]).filter(a=>!i.has(a.text)).slice(0,30).map(a=>o`<li class="row" style="flex-wrap:nowrap;align-items:baseline"><span class="soft small num" style="white-space:nowrap">${t.format.short(Date.parse(a.time)/1e3)}</span><span class="grow">${a.text}</span>${a.probability===void 0||a.probability===null?d:o`<span class="badge num">${t.format.percent(a.probability)}</span>`}</li>`)}
      ${s.length>Bs?d:s.map(a=>o`<li>${a.text}</li>`)}
    </ul>
    ${s.length>Bs?o`<details style="margin-top:8px"><summary>${t.t("affected",{count:s.length})}</summary><ul class="plain" style="margin-top:8px">${s.map(a=>o`<li>${a.text}</li>`)}</ul></details>`:d}
    </section>`}advice(){let{app:t,answer:e}=this;return e.recommendations?.length?o`<section class="card"><header><h2>${t.t("advice")}</h2></header><ul class="plain">${e.recommendations.map(s=>o`<li>${E("good",gt,o`${s.text}${s.outcome?o`<div class="soft small">${s.outcome}</div>`:d}
        ${s.changes?.length?o`<button @click=${()=>this.dispatchEvent(new CustomEvent("adopt",{detail:s.changes}))}>${f(B,"s")}${t.t("simulate_that")}</button>`:d}`)}</li>`)}</ul></section>`:d}twin(t,e){let{app:s}=this,i=Object.keys(e.channels).filter(c=>e.channels[c]?.course?.length),a=this.channels.get(t)??kt(e);a&&!this.models.has(t)&&this.models.set(t,xt(s,t,e,a,j(this)));let l=this.models.get(t);return o`<section class="card" aria-label=${e.name}>
      <header><h2>${e.name}</h2>
        ${i.length>1?o`<select class="inline" aria-label=${s.t("channel")} @change=${c=>this.channels=new Map(this.channels).set(t,c.target.value)}>${i.map(c=>o`<option value=${c} ?selected=${c===a}>${s.channel(c)}</option>`)}</select>`:d}
        <span class="badge accent">${s.option("trust",e.trust)}</span></header>
      ${e.summary?o`<p class="small">${e.summary}</p>`:d}
      ${l?o`<dt-chart .app=${s} .words=${this.words} .height=${190} .model=${l}></dt-chart>`:d}
      ${[...e.notes,...e.unknown].length?o`<ul class="plain small soft" style="gap:2px">${[...e.notes,...e.unknown].map(c=>o`<li>${c.text}</li>`)}</ul>`:d}
    </section>`}notes(){let{app:t,answer:e}=this,s=[...e.refusals??[],...e.assumed??[],...e.not_simulated??[]];return s.length?o`<details class="card"><summary>${t.t("assumptions")}</summary><ul class="plain small" style="margin-top:10px">${s.map(i=>o`<li>${i.text}</li>`)}</ul></details>`:d}};customElements.get("dt-what-if-result")??customElements.define("dt-what-if-result",ie);var Pn=20,Ln=3600,re=class extends y{constructor(){super();this.next=1;this.started=!1;this.run=async()=>{this.running=!0,this.error="";try{this.answer=await this.app.act("run_scenario",this.written),await this.loadStored()}catch(t){this.error=x(t)}finally{this.running=!1}};this.save=async()=>{let{app:t}=this,e=await z(t,this.renderRoot,{title:t.t("save"),text:t.t("save_text"),yes:t.t("save"),input:{label:t.t("name"),value:this.calledBy}});if(e)try{await t.act("save_scenario",{name:e,scenario:Rt(this.draft,e)}),this.draft={...this.draft,name:e},M(this,t.t("saved_as",{name:e})),await this.loadStored()}catch(s){M(this,x(s))}};this.draft=Rs,this.chosen=0,this.library={scenarios:[],quantities:{},home:{circuits:{},hubs:[],zones:[]}},this.stored={saved:{},scenarios:[]},this.running=!1,this.progress=null,this.answer=null,this.error=""}static{this.properties={app:{attribute:!1},tiles:{attribute:!1},words:{attribute:!1},link:{},entity:{},chosenScenario:{},draft:{state:!0},chosen:{state:!0},library:{state:!0},stored:{state:!0},running:{state:!0},progress:{state:!0},answer:{state:!0},error:{state:!0}}}static{this.styles=[w,$`
      .top {
        display: grid;
        gap: 12px;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr));
        align-items: end;
      }
    `]}connectedCallback(){super.connectedCallback(),this.live=new L(this.app.hass.connection,{type:"digital_twin/progress/subscribe",what:"scenario"},()=>{},t=>this.progress=t.progress,()=>this.requestUpdate()),this.live.start()}disconnectedCallback(){super.disconnectedCallback(),this.live?.stop()}willUpdate(t){if(this.started||(this.started=!0,this.loadLibrary(),this.loadStored()),t.has("link")&&this.link){let e=Ps(this.link,this.zone);e&&this.take(e)}else t.has("chosenScenario")&&this.chosenScenario?this.draft={...this.draft,scenario:this.chosenScenario}:this.entity&&!this.draft.changes.length&&t.has("entity")&&this.add(0,this.entity)}get zone(){return this.app.hass.config.time_zone}get sorted(){return[...this.tiles.values()].sort((t,e)=>this.app.format.order(t.name,e.name))}take(t){this.draft=t,this.next=t.changes.length+1,this.chosen=0,this.nameActions(t.changes.flatMap(e=>String(e.words.action??"").split(".")[0]||[]))}async loadLibrary(){try{this.library=await this.app.ws("scenarios/library")}catch(t){this.error=x(t)}}async loadStored(){try{this.stored=await this.app.act("list_scenarios",{limit:Pn})}catch{this.stored={saved:{},scenarios:[]}}}render(){let{app:t}=this;return this.tiles.size?o`<div class="page">
      ${this.builder()} ${this.running?this.busy():d}
      ${this.error?E("bad",_,this.error):d}
      ${this.answer&&!this.running?o`<dt-what-if-result .app=${t} .words=${this.words} .answer=${this.answer} @adopt=${e=>this.adopt(e.detail)}></dt-what-if-result>`:this.running||this.answer?d:o`<section class="card">${k(K,t.t("what_if_empty"),t.t("what_if_empty_text"))}</section>`}
      <dt-what-if-compare .app=${t} .words=${this.words} .tiles=${this.tiles} .recent=${this.stored.scenarios.filter(e=>e.kind!=="rehearsal")} .present=${this.answer?.scenario_id??""}></dt-what-if-compare>
    </div>`:o`<div class="page">${k(K,t.t("no_twins"),t.t("no_twins_text"))}</div>`}busy(){let{app:t}=this,e=this.progress??0;return o`<section class="card row" role="status">
      <div class="grow"><div class="bar ${e?"":"busy"}"><i style=${e?`width:${e*100}%`:""}></i></div>
        <p class="soft small num" style="margin-top:6px">${t.t("simulating",{share:t.format.percent(e)})}</p></div>
      <button @click=${()=>t.act("cancel_scenario").catch(s=>this.error=x(s))}>${f(yt,"s")}${t.t("stop")}</button>
    </section>`}builder(){let{app:t,draft:e}=this,s=Date.now()/1e3,i=this.sorted,a=!e.scenario&&!e.changes.length,l=e.changes.length?Math.min(e.hours*3600-300,Math.max(...e.changes.map(c=>c.at))+Ln):0;return o`<section class="card">
      <header><h2>${t.t("what_if_title")}</h2></header>
      ${Hs({app:t,draft:e,library:this.library,stored:this.stored,tiles:i,pick:(c,u)=>this.pick(c,u),change:c=>this.draft={...this.draft,...c},forget:c=>{this.forget(c)}})}
      <h3 style="margin:20px 0 4px">${t.t("changes")}</h3>
      <p class="soft small">${t.t("changes_hint")}</p>
      <dt-timeline .app=${t} .changes=${e.changes} .hours=${e.hours} .start=${s} .chosen=${this.chosen} .label=${c=>this.sentence(c)}
        @choose=${c=>this.chosen=c.detail.key} @move=${c=>this.move(c.detail.key,c.detail.at)}
        @add=${c=>this.add(c.detail.at)}></dt-timeline>
      ${at(e.changes,c=>c.key,(c,u)=>o`<dt-change .app=${t} .words=${this.words} .change=${c} .index=${u} .tiles=${i} .library=${this.library} .hours=${e.hours} .start=${s} ?chosen=${c.key===this.chosen}
        @focusin=${()=>this.chosen=c.key} @alter=${v=>this.alter(c.key,v.detail)} @remove=${()=>this.draft={...this.draft,changes:this.draft.changes.filter(v=>v.key!==c.key)}}></dt-change>`)}
      <div class="row" style="margin-top:12px">
        <button class="tonal" @click=${()=>this.add(l)}>${f(rt,"s")}${t.t("add_change")}</button>
        <button class="filled" ?disabled=${this.running||a} @click=${this.run}>${f(B,"s")}${t.t("simulate")}</button>
        <span class="grow"></span>
        <button @click=${this.save} ?disabled=${a}>${f(be,"s")}${t.t("save")}</button>
        <button ?disabled=${a} @click=${()=>this.copy(ct(this.written))}>${f(ge,"s")}${t.t("copy_yaml")}</button>
        <button ?disabled=${a} @click=${()=>this.copy(ct({action:"digital_twin.run_scenario",data:this.written,response_variable:"scenario"}))}>${f(Re,"s")}${t.t("copy_action")}</button>
        <button ?disabled=${a} @click=${()=>this.copy(`${location.origin}${A}/what-if?s=${Os(e)}`)}>${f(vt,"s")}${t.t("copy_link")}</button>
      </div>
    </section>`}pick(t,e){if(t==="saved")this.take(lt(this.stored.saved[e]?.scenario??{},this.zone,e));else if(t==="result")this.open(e);else{let s=this.library.scenarios.find(i=>i.id===e);this.draft={...this.draft,name:"",scenario:e,parameters:{},hours:s?Is(s.horizon):this.draft.hours}}}async open(t){try{let e=await this.app.act("get_scenario_result",{scenario_id:t});this.take(lt(e.request,this.zone)),this.answer={...e.result,scenario_id:t}}catch(e){this.error=x(e)}}sentence(t){let e=new Map([...this.tiles.values()].map(s=>[s.entity_id,s.name]));return As(this.app,t,s=>e.get(s)??this.app.entityName(s))}get calledBy(){let{app:t,draft:e}=this;return e.name||(e.scenario?t.value("scenario",e.scenario):e.changes.map(s=>this.sentence(s)).join(", ").slice(0,100))}get written(){return Rt(this.draft,this.calledBy)}nameActions(t){for(let e of new Set(t))this.app.hass.loadBackendTranslation("services",e).then(()=>this.requestUpdate())}add(t,e=""){let s=this.sorted.filter(c=>W(this.app,c.entity_id).length),i=s.find(c=>c.entity_id===e)??s[0];this.nameActions(s.map(c=>c.entity_id.split(".")[0]??""));let a=this.next++,l=i?"action":"outage";this.draft={...this.draft,changes:[...this.draft.changes,{key:a,kind:l,at:t,lasts:null,words:Mt(this.app,l,i?.entity_id??"")}]},this.chosen=a}adopt(t){let e=lt({changes:t},this.zone).changes.map(s=>({...s,key:this.next++}));this.nameActions(e.map(s=>String(s.words.action??"").split(".")[0]??"")),this.draft={...this.draft,name:"",changes:[...this.draft.changes,...e]},this.run()}alter(t,e){this.draft={...this.draft,changes:this.draft.changes.map(s=>s.key===t?{...s,...e}:s)}}move(t,e){this.chosen=t,this.alter(t,{at:e,written:void 0})}async forget(t){let{app:e}=this;if(await z(e,this.renderRoot,{title:e.t("forget_saved"),text:e.t("forget_saved_text",{name:t}),yes:e.t("forget_saved")})!==void 0)try{await e.act("delete_scenario",{name:t}),this.draft={...this.draft,name:""},await this.loadStored()}catch(s){M(this,x(s))}}async copy(t){try{await navigator.clipboard.writeText(t),M(this,this.app.t("copied"))}catch{await z(this.app,this.renderRoot,{title:this.app.t("copy_by_hand"),text:t,verbatim:!0,yes:this.app.t("close")})}}};customElements.get("dt-what-if")??customElements.define("dt-what-if",re);var jn=[{path:"overview",icon:ze,text:"tab_overview"},{path:"what-if",icon:K,text:"tab_what_if"},{path:"rehearsal",icon:bt,text:"tab_rehearsal",admin:!0},{path:"approvals",icon:ft,text:"tab_approvals"},{path:"discovery",icon:Ee,text:"tab_discovery",admin:!0}],ae=class extends y{constructor(){super(...arguments);this.words={};this.model={home:null,tiles:new Map};this.pending=new Map;this.needsCode=!1;this.menu=()=>{this.dispatchEvent(new CustomEvent("hass-toggle-menu",{bubbles:!0,composed:!0}))}}static{this.properties={hass:{attribute:!1,noAccessor:!0},narrow:{type:Boolean,reflect:!0},route:{attribute:!1},panel:{attribute:!1}}}static{this.styles=[w,Ge]}set hass(t){let e=!this.app;this.app?this.app.update(t)&&this.redraw():this.app=new Ie(t,()=>this.redraw()),this.current=t,e&&(this.start(),this.requestUpdate())}get hass(){return this.current}redraw(){this.words={},this.requestUpdate()}connectedCallback(){super.connectedCallback(),this.start()}disconnectedCallback(){super.disconnectedCallback(),this.overview?.stop(),this.approvals?.stop()}start(){if(!this.app||!this.isConnected)return;let t=()=>this.requestUpdate();this.overview??=new L(this.app.hass.connection,{type:"digital_twin/overview/subscribe"},()=>this.model={home:null,tiles:new Map},e=>this.take(e),t),this.approvals??=new L(this.app.hass.connection,{type:"digital_twin/approvals/subscribe"},()=>this.pending=new Map,e=>{let s=new Map(this.pending);for(let i of e.gone)s.delete(i);for(let i of e.new)s.set(i.approval,i);this.pending=s,this.needsCode=e.code??this.needsCode,this.requestUpdate()},t),this.approvals.start(),this.watchOverview()}watchOverview(){this.view[0]==="twin"?this.overview?.stop():this.overview?.start()}take(t){let e=this.model.tiles;for(let s of t.gone??[])e.delete(s);for(let[s,i]of Object.entries(t.twins??{}))e.set(s,{...e.get(s),...i});this.model={home:t.home??this.model.home,tiles:e},this.requestUpdate()}get view(){let t=this.route?.path??window.location.pathname.slice(A.length),[,e="",s=""]=t.split("/");return[e||"overview",decodeURIComponent(s),new URLSearchParams(window.location.search)]}willUpdate(t){t.has("route")&&this.watchOverview()}render(){let t=this.app;if(!t)return d;let[e,s,i]=this.view,a=this.approvals?.standing==="disconnected",l=o`<div class="bar-top">
      ${e==="twin"?o`<button class="round" aria-label=${t.t("back")} @click=${()=>N("overview")}>${f(le,"turns")}</button>`:this.narrow?o`<button class="round" aria-label=${t.t("menu")} @click=${this.menu}>${f(Ae)}</button>`:d}
      <h1 class="cut">${t.t("title")}</h1>
      ${this.narrow?d:o`<div class="grow"></div>${this.tabs(e)}`}
    </div>`;return o`${l}
      ${a?o`<div class="lost" role="alert">${f(_e)}<span>${t.t("disconnected_text")}</span></div>`:d}
      <main tabindex="-1">${this.content(t,e,s,i)}</main>
      ${this.narrow?this.tabs(e):d}`}content(t,e,s,i){switch(e){case"twin":return o`<dt-twin .app=${t} .twinId=${s} .words=${this.words}></dt-twin>`;case"approvals":return o`<dt-approvals .app=${t} .pending=${this.pending} .chosen=${s} .code=${this.needsCode} .standing=${this.approvals?.standing??"loading"} .error=${this.approvals?.error??""} .words=${this.words}></dt-approvals>`;case"audit":return o`<dt-audit .app=${t} .tiles=${this.model.tiles} .twin=${i.get("twin")??""} .words=${this.words}></dt-audit>`;case"what-if":return o`<dt-what-if .app=${t} .tiles=${this.model.tiles} .words=${this.words} .link=${i.get("s")??""} .entity=${i.get("entity")??""} .chosenScenario=${s}></dt-what-if>`;case"rehearsal":return o`<dt-rehearsal .app=${t} .words=${this.words}></dt-rehearsal>`;case"discovery":return o`<dt-discovery .app=${t} .words=${this.words}></dt-discovery>`;default:return o`<dt-overview .app=${t} .model=${this.model} .standing=${this.overview?.standing??"loading"} .error=${this.overview?.error??""} .pending=${this.pending.size} .words=${this.words}></dt-overview>`}}tabs(t){let e=this.app,s=e.hass.user?.is_admin??!1;return o`<nav aria-label=${e.t("views")} @click=${S}>
      ${jn.filter(i=>s||!i.admin).map(i=>{let a=t===i.path||t==="twin"&&i.path==="overview"||t==="audit"&&i.path==="approvals";return o`<a href="${A}/${i.path}" aria-current=${a?"page":d}>
          ${f(i.icon)}<span class="cut">${e.t(i.text)}</span>
          ${i.path==="approvals"&&this.pending.size?o`<span class="count">${this.pending.size}</span>`:d}
        </a>`})}
    </nav>`}};customElements.get("digital-twin-panel")??customElements.define("digital-twin-panel",ae);export{ae as DigitalTwinPanel};
/*! Bundled license information:

lit-html/directive.js:
lit-html/directives/repeat.js:
  (**
   * @license
   * Copyright 2017 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directive-helpers.js:
lit-html/directives/live.js:
  (**
   * @license
   * Copyright 2020 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)
*/
