import{$ as Ne,A as ye,Aa as yt,B as mt,Ba as Fe,C as we,Ca as Ke,D as K,Da as wt,E as xe,Ea as Ge,F as _e,Fa as Ye,G as ft,H as ke,Ha as Pt,I as gt,Ia as xt,J as Mt,Ja as Je,K as Ae,Ka as Xe,L as vt,La as Ze,M as Te,Ma as Qe,N as W,Na as ts,O as rt,Oa as es,P as Se,Q as Ot,R as Ee,S as Re,T as Ce,U as X,V as Me,W as Oe,X as bt,Y as Pe,Z as Le,_ as je,a as w,aa as ze,b as o,ba as A,c as nt,ca as He,d as V,da as L,e as c,ea as T,f as re,fa as Ie,g as $,ga as j,h as J,ha as u,i as x,ia as _,j as ae,ja as Z,k as oe,ka as I,l as le,la as Q,m as F,ma as $t,n as ht,na as k,o as ut,oa as y,p as de,pa as P,q as ce,qa as De,r as pe,ra as We,s as he,sa as tt,t as ue,ta as Be,u as me,ua as N,v as fe,va as R,w as ge,wa as Ue,x as ve,xa as qe,y as be,ya as Ve,z as $e,za as at}from"./chunk-BLRMQT5O.js";import"./chunk-MLTIMF5V.js";var ss=w`
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
`;var Lt=class extends ${static{this.properties={app:{attribute:!1},pending:{attribute:!1},chosen:{},code:{type:Boolean},standing:{},error:{},words:{attribute:!1},busy:{state:!0},events:{state:!0}}}constructor(){super(),this.busy="",this.events=[]}static{this.styles=[y,w`
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
    `]}connectedCallback(){super.connectedCallback();let r=new Map;this.told=new j(this.app,"events/subscribe",{category:["approval","guard"],recent:20},()=>r.clear(),t=>{r.set(t.event_id,t),this.events=[...r.values()].sort((e,s)=>s.time.localeCompare(e.time)).slice(0,30)},()=>{}),this.told.start()}disconnectedCallback(){super.disconnectedCallback(),this.told?.stop(),window.clearInterval(this.clock),this.clock=void 0}willUpdate(r){this.pending.size&&this.clock===void 0?this.clock=window.setInterval(()=>this.requestUpdate(),1e3):!this.pending.size&&this.clock!==void 0&&(window.clearInterval(this.clock),this.clock=void 0),this.app.loadServices([...this.pending.values()].flatMap(t=>t.actions.map(e=>String(e.action??""))))}render(){let{app:r}=this,t=Z(r,this.standing,this.error,o`<div class="skeleton" style="min-height:220px"></div>`,this.standing!=="loading"&&this.standing!=="missing");return o`<div class="page" style="max-width:820px">
      ${r.hass.user?.is_admin?o`<div class="chips"><a class="button tonal" href="${A}/approvals" @click=${T} aria-current="page">${r.t("tab_approvals")}</a><a class="button" href="${A}/audit" @click=${T}>${r.t("audit")}</a></div>`:c}
      ${t??this.waiting()} ${this.decided()}
    </div>`}waiting(){let{app:r}=this;return this.pending.size?[...this.pending.values()].map(t=>this.one(t)):o`<section class="card">${_(ht,r.t("nothing_waits"),r.t("nothing_waits_text"))}</section>`}sentence(r){let t=Object.entries(r.data??{}).filter(([,e])=>typeof e!="object").map(([e,s])=>this.app.fieldValue(e,s));return[this.app.service(String(r.action??"")),...t].join(" · ")}one(r){let{app:t}=this,e=r.expires-Date.now()/1e3,s=r.automation?t.entityName(r.automation):r.user_id&&r.user_id===t.hass.user?.id?t.t("you"):null;return o`<section class="card approval ${r.approval===this.chosen?"chosen":""}" aria-label=${r.actions.map(n=>this.sentence(n)).join(", ")}>
      <div>
        <div class="row soft small"><span class="grow">${s?t.t("asked_by",{name:s}):t.t("asked_at",{time:t.format.time(r.created)})}</span>
          <span class="badge ${e<60?"bad":""} num">${u(Ne,"s")}${this.left(e)}</span></div>
        <div class="what">${r.actions.map(n=>this.sentence(n)).join(", ")}</div>
        <div>${r.entities.map(n=>t.entityName(n)).join(", ")}</div>
      </div>
      ${r.hazards.some(n=>n.reason===r.summary)?c:o`<p>${r.summary}</p>`}
      ${Fe(t,r)} ${this.outcome(r)} ${Ke(r)}
      ${r.not_checked.length?o`<details><summary class="small">${t.t("not_checked")}</summary><ul class="plain small soft">${r.not_checked.map(n=>o`<li>${n.text}</li>`)}</ul></details>`:c}
      ${r.may?o`<div class="decide">
            <button class="filled" ?disabled=${this.busy===r.approval} @click=${()=>this.decide(r,"approve")}>${u(F,"s")}${t.t("approve")}</button>
            ${r.alternative?.action?o`<button class="tonal" ?disabled=${this.busy===r.approval} @click=${()=>this.decide(r,"approve_alternative")}>${u(ft,"s")}${t.t("approve_alternative")}</button>`:c}
            <button class="danger" ?disabled=${this.busy===r.approval} @click=${()=>this.decide(r,"reject")}>${u(pe,"s")}${t.t("reject")}</button>
          </div>`:o`<p class="soft">${t.t("may_not_decide")}</p>`}
    </section>`}left(r){let t=Math.max(0,Math.round(r));return`${Math.floor(t/60)}:${String(t%60).padStart(2,"0")}`}outcome(r){let{app:t}=this;return Object.entries(r.outcome).slice(0,3).map(([e,s])=>{let n=yt(s),a=n?at(t,e,s,n,P(this)):void 0;return o`<div>
        ${s.summary?o`<p class="small">${s.summary}</p>`:c}
        ${a&&n?o`<p class="small soft">${s.name} · ${t.channel(n)}</p><dt-chart .app=${t} .words=${this.words} .height=${150} .model=${a}></dt-chart>`:c}
      </div>`})}async decide(r,t){let{app:e}=this,s={approval:r.approval};if(this.code){let n=await N(e,this.renderRoot,{title:e.t("code_title"),text:e.t("code_text"),yes:e.t(t),input:{label:e.t("code"),type:"password"}});if(n===void 0)return;s.code=n}this.busy=r.approval;try{let n=await e.act(t,s);R(this,e.value("result",n?.result??(t==="reject"?"rejected":"ok")))}catch(n){R(this,this.app.problem(n))}finally{this.busy=""}}decided(){let{app:r}=this;return this.events.length?o`<section class="card">
      <header><h2>${r.t("decided")}</h2></header>
      <ul class="plain">${this.events.map(t=>o`<li class="row" style="flex-wrap:nowrap"><span class="dot ${I(t.severity)}"></span><span class="soft small num" style="white-space:nowrap">${r.format.short(Date.parse(t.time)/1e3)}</span><span class="grow">${t.text}</span></li>`)}</ul>
    </section>`:c}};customElements.get("dt-approvals")??customElements.define("dt-approvals",Lt);var qs=40,Vs=[0,1,7,30],is={guard:["action_approved","action_denied","action_run","action_failed","approval_requested","approval_granted","approval_rejected","approval_expired"],learning:["train","reset_learning","freeze_learning","import_model","export_model"],settings:["mode_changed","create_twin","remove_twin","settings_changed"]},jt=class extends ${constructor(){super();this.asked="";this.page=1,this.since=0,this.group="",this.answer=null,this.error="",this.forbidden=!1}static{this.properties={app:{attribute:!1},tiles:{attribute:!1},words:{attribute:!1},twin:{},page:{state:!0},since:{state:!0},group:{state:!0},answer:{state:!0},error:{state:!0},forbidden:{state:!0}}}static{this.styles=[y,w`
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
      summary .badge {
        align-self: start;
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
    `]}willUpdate(t){if(!this.app.hass.user?.is_admin){this.forbidden=!0;return}if(this.twin&&!this.tiles.has(this.twin))return;let e=JSON.stringify([this.twin,this.page,this.since,this.group]);e!==this.asked&&(this.asked=e,this.load(e))}async load(t){let e={page:this.page,per_page:qs,verify:this.page===1};this.twin&&(e.entity_id=this.tiles.get(this.twin)?.entity_id),this.since&&(e.start={days:this.since}),this.group&&(e.actions=is[this.group]);try{let s=await this.app.act("get_audit",e);if(t!==this.asked)return;this.answer={...s,chain:s.chain??this.answer?.chain??null},this.error=""}catch(s){if(t!==this.asked)return;this.forbidden=Ie(s),this.error=this.app.problem(s)}}render(){let{app:t}=this;return o`<div class="page" style="max-width:980px">
      <div class="chips"><a class="button" href="${A}/approvals" @click=${T}>${t.t("tab_approvals")}</a><a class="button tonal" href="${A}/audit" @click=${T} aria-current="page">${t.t("audit")}</a></div>
      ${this.forbidden?_(J,t.t("forbidden"),t.t("forbidden_text")):this.error?_(x,t.t("failed"),this.error):o`${this.chain()} ${this.filters()} ${this.rows()}`}
    </div>`}chain(){let{app:t}=this,e=this.answer?.chain;return e?e.intact?k("good",gt,t.t("chain_intact",{count:t.format.number(e.rows,0)})):k("bad",ke,t.t("chain_broken",{row:e.broken??0,reason:e.reason??""})):c}filters(){let{app:t}=this,e=[...this.tiles].sort(([,n],[,a])=>t.format.order(n.name,a.name)),s=n=>{n(),this.page=1};return o`<div class="card filters">
      <label class="field">${t.t("twin")}
        <select @change=${n=>L(`audit${n.target.value?`?twin=${n.target.value}`:""}`,!0)}>
          <option value="">${t.t("all_twins")}</option>
          ${e.map(([n,a])=>o`<option value=${n} ?selected=${n===this.twin}>${a.name}</option>`)}
        </select></label>
      <label class="field">${t.t("about")}
        <select @change=${n=>s(()=>this.group=n.target.value)}>
          <option value="">${t.t("everything")}</option>
          ${Object.keys(is).map(n=>o`<option value=${n}>${t.value("audit_group",n)}</option>`)}
        </select></label>
      <label class="field">${t.t("range")}
        <select @change=${n=>s(()=>this.since=Number(n.target.value))}>
          ${Vs.map(n=>o`<option value=${n}>${n?t.format.duration(n*86400):t.t("all_time")}</option>`)}
        </select></label>
    </div>`}rows(){let{app:t,answer:e}=this;return e?e.rows.length?o`<section class="card">
      <ul class="plain">${e.rows.map(s=>this.row(s))}</ul>
      <div class="row" style="justify-content:center;margin-top:12px">
        <button ?disabled=${this.page===1} @click=${()=>this.page-=1}>${u(de,"s turns")}${t.t("newer")}</button>
        <span class="num">${this.page}</span>
        <button ?disabled=${!e.more} @click=${()=>this.page+=1}>${t.t("older")}${u(ce,"s turns")}</button>
      </div>
    </section>`:o`<section class="card">${_(je,t.t("nothing_found"),t.t("no_audit"))}</section>`:o`<div class="skeleton" style="min-height:320px" aria-busy="true"></div>`}row(t){let{app:e}=this,s=t.twin_id?this.tiles.get(t.twin_id)?.name??e.t("gone_twin"):typeof t.data.name=="string"?t.data.name:"",n=t.automation?e.entityName(t.automation):t.user_id?t.user_id===e.hass.user?.id?e.t("you"):e.t("a_user"):e.t("by_itself");return o`<li class="entry"><details>
      <summary><span class="soft small num when">${e.format.moment(Date.parse(t.time)/1e3)}</span>
        <span>${e.audited(t.action)}${s?o` · ${s}`:c}${t.reason?o` <span class="soft">${t.reason}</span>`:c}</span>
        <span class="badge">${n}</span></summary>
      <pre tabindex="0">${JSON.stringify({...t.data,context_id:t.context_id,seq:t.seq,hash:t.hash,previous:t.previous},null,2)}</pre>
    </details></li>`}};customElements.get("dt-audit")??customElements.define("dt-audit",jt);var ns=60,Nt=class extends ${constructor(){super();this.started=!1;this.found=null,this.chosen=new Set,this.made=new Map,this.failed=new Map,this.busy=null,this.error="",this.shown=ns}static{this.properties={app:{attribute:!1},words:{attribute:!1},found:{state:!0},chosen:{state:!0},made:{state:!0},busy:{state:!0},error:{state:!0},failed:{state:!0},shown:{state:!0}}}static{this.styles=[y,w`
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
    `]}willUpdate(t){this.started||!this.app.hass.user?.is_admin||(this.started=!0,this.look(!1))}async look(t){t&&(this.found=null);try{this.found=(await this.app.ws("discovery",{refresh:t})).candidates,this.made=new Map,this.error=""}catch(e){this.error=this.app.problem(e)}}render(){let{app:t}=this;return o`<div class="page" style="max-width:900px">${this.content(t)}</div>`}content(t){if(!t.hass.user?.is_admin)return _(J,t.t("forbidden"),t.t("forbidden_text"));if(this.error)return _(x,t.t("failed"),this.error,o`<button class="tonal" @click=${()=>this.look(!0)}>${t.t("again")}</button>`);if(!this.found)return o`<div aria-busy="true" style="display:grid;gap:12px"><span class="sr">${t.t("loading")}</span>${[1,2,3,4].map(()=>o`<div class="skeleton" style="min-height:72px"></div>`)}</div>`;if(!this.found.length)return _(ht,t.t("all_found"),t.t("all_found_text"),o`<button class="tonal" @click=${()=>this.look(!0)}>${u(Ot,"s")}${t.t("look_again")}</button>`);let e=this.found.filter(s=>!this.made.has(s.key));return o`<p class="soft">${t.t("discovery_text")}</p>
      <div class="bar-tools">
        <label><input type="checkbox" .checked=${this.chosen.size>0&&this.chosen.size===e.length} .indeterminate=${this.chosen.size>0&&this.chosen.size<e.length} @change=${s=>this.chosen=new Set(s.target.checked?e.map(n=>n.key):[])} />${t.t("choose_all")}</label>
        <span class="grow"></span>
        <button @click=${()=>this.look(!0)} ?disabled=${this.busy!==null}>${u(Ot,"s")}${t.t("look_again")}</button>
        <button class="filled" ?disabled=${!this.chosen.size||this.busy!==null} @click=${()=>this.make([...this.chosen])}>${u(rt,"s")}${t.t("make_twins",{count:this.chosen.size})}</button>
      </div>
      ${this.busy?o`<div role="status"><div class="bar"><i style="width:${100*this.busy.done/this.busy.of}%"></i></div><p class="small soft num">${t.t("making",{done:this.busy.done,of:this.busy.of})}</p></div>`:c}
      <ul class="plain">${this.found.slice(0,this.shown).map(s=>this.one(s))}</ul>
      ${this.found.length>this.shown?o`<button @click=${()=>this.shown+=ns}>${t.t("show_all_of",{count:this.found.length})}</button>`:c}`}one(t){let{app:e}=this,s=this.made.get(t.key),n=this.failed.get(t.key);return o`<li class="card found ${s?"made":""}">
      <input type="checkbox" aria-label=${t.name} .checked=${this.chosen.has(t.key)} ?disabled=${s!==void 0||this.busy!==null} @change=${()=>this.toggle(t.key)} />
      <span class="kind">${u(wt(t.kind))}</span>
      <div class="grow"><b>${t.name}</b> <span class="soft small">${e.option("kind",t.kind)} · ${e.area(t.area_id)}</span>
        <div class="small">${t.reason}</div>${n?o`<div class="small" role="alert" style="color:var(--dt-bad)">${n}</div>`:c}</div>
      ${s!==void 0?o`<a class="button tonal" href="${A}/twin/${s}" @click=${T}>${u(F,"s")}${e.t("open_twin")}</a>`:o`<button aria-label=${e.t("make_twin_of",{name:t.name})} ?disabled=${this.busy!==null} @click=${()=>this.make([t.key])}>${u(rt,"s")}<span class="word">${e.t("make_twin")}</span></button>`}
    </li>`}toggle(t){let e=new Set(this.chosen);e.delete(t)||e.add(t),this.chosen=e}async make(t){let{app:e}=this;this.busy={done:0,of:t.length};let s=new Map;for(let n of t){let a=this.found?.find(l=>l.key===n);if(a){try{let l=a.device_id?{device_id:a.device_id}:{entity_id:a.entity_id},{twin_id:d}=await e.act("create_twin",l);this.made=new Map(this.made).set(n,d)}catch(l){s.set(n,this.app.problem(l))}this.busy={done:this.busy.done+1,of:t.length}}}this.busy=null,this.failed=s,this.chosen=new Set,R(this,e.t("made",{count:t.length-s.size}))}};customElements.get("dt-discovery")??customElements.define("dt-discovery",Nt);var D={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},_t=i=>(...r)=>({_$litDirective$:i,values:r}),et=class{constructor(r){}get _$AU(){return this._$AM._$AU}_$AT(r,t,e){this._$Ct=r,this._$AM=t,this._$Ci=e}_$AS(r,t){return this.update(r,t)}update(r,t){return this.render(...t)}};var{I:Fs}=re,rs=i=>i;var os=i=>i.strings===void 0,as=()=>document.createComment(""),st=(i,r,t)=>{let e=i._$AA.parentNode,s=r===void 0?i._$AB:r._$AA;if(t===void 0){let n=e.insertBefore(as(),s),a=e.insertBefore(as(),s);t=new Fs(n,a,i,i.options)}else{let n=t._$AB.nextSibling,a=t._$AM,l=a!==i;if(l){let d;t._$AQ?.(i),t._$AM=i,t._$AP!==void 0&&(d=i._$AU)!==a._$AU&&t._$AP(d)}if(n!==s||l){let d=t._$AA;for(;d!==n;){let p=rs(d).nextSibling;rs(e).insertBefore(d,s),d=p}}}return t},B=(i,r,t=i)=>(i._$AI(r,t),i),Ks={},kt=(i,r=Ks)=>i._$AH=r,ls=i=>i._$AH,At=i=>{i._$AR(),i._$AA.remove()};var ds=(i,r,t)=>{let e=new Map;for(let s=r;s<=t;s++)e.set(i[s],s);return e},ot=_t(class extends et{constructor(i){if(super(i),i.type!==D.CHILD)throw Error("repeat() can only be used in text expressions")}dt(i,r,t){let e;t===void 0?t=r:r!==void 0&&(e=r);let s=[],n=[],a=0;for(let l of i)s[a]=e?e(l,a):a,n[a]=t(l,a),a++;return{values:n,keys:s}}render(i,r,t){return this.dt(i,r,t).values}update(i,[r,t,e]){let s=ls(i),{values:n,keys:a}=this.dt(r,t,e);if(!Array.isArray(s))return this.ut=a,n;let l=this.ut??=[],d=[],p,g,h=0,v=s.length-1,m=0,f=n.length-1;for(;h<=v&&m<=f;)if(s[h]===null)h++;else if(s[v]===null)v--;else if(l[h]===a[m])d[m]=B(s[h],n[m]),h++,m++;else if(l[v]===a[f])d[f]=B(s[v],n[f]),v--,f--;else if(l[h]===a[f])d[f]=B(s[h],n[f]),st(i,d[f+1],s[h]),h++,f--;else if(l[v]===a[m])d[m]=B(s[v],n[m]),st(i,s[h],s[v]),v--,m++;else if(p===void 0&&(p=ds(a,m,f),g=ds(l,h,v)),p.has(l[h]))if(p.has(l[v])){let b=g.get(a[m]),E=b!==void 0?s[b]:null;if(E===null){let pt=st(i,s[h]);B(pt,n[m]),d[m]=pt}else d[m]=B(E,n[m]),st(i,s[h],E),s[b]=null;m++}else At(s[v]),v--;else At(s[h]),h++;for(;m<=f;){let b=st(i,d[f+1]);B(b,n[m]),d[m++]=b}for(;h<=v;){let b=s[h++];b!==null&&At(b)}return this.ut=a,kt(i,d),V}});var cs=w`
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
`;var Gs=["all","attention","learning","sandbox"],ps=["","warn","bad"],Ys=6,Js=40,Xs=40,Zs=10,Qs=15*6e4;function hs(i,r){switch(r){case"attention":return i.diverged||i.risks.some(t=>Q("medium",t.probability))||i.health!==null&&i.health<80||i.status==="unavailable"||i.status==="orphaned";case"learning":return!i.learned||i.trust==="observing";case"sandbox":return i.mode!=="mirror";default:return!0}}var zt=class extends ${constructor(){super();this.clear=()=>{this.search="",this.filter="all",L("overview",!0)};this.search="",this.filter="all",this.shown=Js,this.pending=0,this.power=null}static{this.properties={app:{attribute:!1},model:{attribute:!1},standing:{},error:{},pending:{type:Number},words:{attribute:!1},search:{state:!0},filter:{state:!0},shown:{state:!0},power:{state:!0}}}static{this.styles=[y,cs]}disconnectedCallback(){super.disconnectedCallback(),window.clearTimeout(this.growing),this.growing=void 0,window.clearTimeout(this.powerTimer),this.powerTimer=void 0}async loadPower(){let{app:t}=this,e=await t.ws("overview/power").catch(()=>{});if(!this.isConnected)return;this.powerTimer=window.setTimeout(()=>{this.loadPower()},Qs);let{times:s=[],values:n=[]}=e??{};if(!e?.twins||s.length<2||Math.max(...e.high??n)<Zs)return;let a=P(this);this.power={lines:[{label:t.t("together"),color:a,times:s,values:n,width:2.5}],bands:[{label:t.t("band",{percent:90}),color:De(a,.18),times:s,low:e.low??[],high:e.high??[]}],limits:e.limit===null?[]:[{value:e.limit,label:t.t("limit_is",{value:t.format.quantity(e.limit,"W")}),color:"#d32f2f"}],marks:[],unit:"W",start:s[0],end:s.at(-1),summary:t.t("power_summary",{most:t.format.quantity(Math.max(...n),"W"),high:t.format.quantity(Math.max(...e.high??n),"W"),count:e.twins})}}updated(){this.standing==="live"&&this.model.home?.twins&&this.powerTimer===void 0&&(this.powerTimer=0,this.loadPower()),this.shown<this.model.tiles.size&&this.growing===void 0&&(this.growing=window.setTimeout(()=>{this.growing=void 0,this.shown+=Xs},16))}render(){let t=this.model.home!==null,e=Z(this.app,this.standing,this.error,this.skeletons(),t);return e?o`<div class="page">${e}</div>`:this.model.home?.twins?o`<div class="page">${this.glance(this.model.home)}${this.risks()}${this.powerCard()}${this.tools()}${this.areas()}</div>`:o`<div class="page">${this.empty()}</div>`}skeletons(){return o`<div class="tiles">${Array.from({length:9},()=>o`<div class="skeleton"></div>`)}</div>`}empty(){let{app:t}=this;return _(fe,t.t("no_twins"),t.t("no_twins_text"),this.model.home?.admin?o`<a class="button filled" href="${A}/discovery" @click=${T}>${t.t("find_devices")}</a>`:c)}glance(t){let{app:e}=this,s=this.ahead,n=s.some(a=>a.kind==="bad")?"bad":s.some(a=>a.kind)?"warn":s.length?"":"good";return o`<div class="glance">
      ${this.figure(we,$t(t.health),t.health===null?e.t("looking"):e.format.number(t.health,0),e.t(t.health===null?"health_looking":"health"))}
      ${this.figure(t.diverged?x:ut,t.diverged?"warn":"good",e.format.number(t.diverged,0),e.t("divergences"))}
      <a class="plain" href="${A}/approvals" @click=${T}>${this.figure(mt,this.pending?"warn":"",e.format.number(this.pending,0),e.t("pending_approvals"))}</a>
      ${this.figure(X,n,e.format.number(s.length,0),e.t("risks_ahead"))}
    </div>`}get ahead(){let t=(this.model.home?.hazards??[]).map(s=>({ids:s.twins,text:s.reason,at:s.at,kind:Q(s.severity,s.probability)})),e=[...this.model.tiles].flatMap(([s,n])=>n.risks.map(a=>({ids:[s],text:a.text,at:0,kind:Q("medium",a.probability)})));return[...t,...e].sort((s,n)=>ps.indexOf(n.kind)-ps.indexOf(s.kind))}figure(t,e,s,n){return o`<div class="card figure ${e}">${u(t)}<b class="num">${s}</b><span class="soft small">${n}</span></div>`}risks(){let{app:t}=this,e=this.ahead.slice(0,Ys);return e.length?o`<section class="card">
      <header><h2>${t.t("risks_ahead")}</h2></header>
      <ul class="plain">
        ${e.map(s=>o`<li class="row" style="flex-wrap:nowrap"><span class="dot ${s.kind}"></span><span class="grow">${s.text}
          ${s.ids.map(n=>o` <a href="${A}/twin/${n}" @click=${T}>${this.model.tiles.get(n)?.name??""}</a>`)}</span>${s.at?o`<span class="soft small num">${t.format.short(s.at)}</span>`:c}</li>`)}
      </ul>
    </section>`:c}powerCard(){let{app:t,power:e}=this;return e?o`<section class="card"><header><h2>${t.t("power_title")}</h2><span class="soft small">${e.summary}</span></header>
      <dt-chart plain .app=${t} .words=${this.words} .height=${150} .model=${e}></dt-chart></section>`:c}tools(){let{app:t}=this,e=[...this.model.tiles.values()];return o`<div class="tools">
      <div class="search">
        ${u(Mt)}
        <input type="search" .value=${this.search} aria-label=${t.t("search_twins")} placeholder=${t.t("search_twins")}
          @input=${s=>this.search=s.target.value} />
      </div>
      <div class="chips" role="group" aria-label=${t.t("filter")}>
        ${Gs.map(s=>{let n=e.filter(a=>hs(a,s)).length;return s!=="all"&&s!==this.filter&&!n?c:o`<button class="chip" aria-pressed=${this.filter===s} @click=${()=>this.filter=s}>
            ${t.t(`filter_${s}`)} <span class="soft num">${t.format.number(n,0)}</span>
          </button>`})}
      </div>
    </div>`}areas(){let{app:t}=this,e=this.search.trim().toLocaleLowerCase(),s=new Map;for(let d of this.model.tiles){let p=d[1];if(!hs(p,this.filter))continue;let g=t.area(p.area_id);if(e&&!`${p.name} ${g} ${p.entity_id} ${t.option("kind",p.kind)}`.toLocaleLowerCase().includes(e))continue;let h=s.get(g);h?h.push(d):s.set(g,[d])}if(!s.size)return _(Mt,t.t("nothing_found"),t.t("nothing_found_text"),o`<button class="tonal" @click=${this.clear}>${t.t("show_all")}</button>`);let n=t.t("no_area"),a=[...s].sort(([d],[p])=>d===n?1:p===n?-1:t.format.order(d,p)),l=this.shown;return ot(a,([d])=>d,([d,p])=>{let g=p.sort(([,h],[,v])=>t.format.order(h.name,v.name)).slice(0,Math.max(l,0));return l-=p.length,g.length?o`<section aria-label=${d}>
          <h2>${d} <span class="soft small num">${t.format.number(p.length,0)}</span></h2>
          <ul class="tiles">
            ${ot(g,([h])=>h,([h,v])=>o`<li><dt-tile .app=${t} .twinId=${h} .tile=${v} .words=${this.words}></dt-tile></li>`)}
          </ul>
        </section>`:c})}};customElements.get("dt-overview")??customElements.define("dt-overview",zt);var ti={scenario:{text:"simulating",stop:"cancel_scenario"},rehearsal:{text:"rehearsing",stop:"cancel_rehearsal"}},it=class{constructor(r,t,e=()=>!0){this.host=r;this.what=t;this.may=e;this.share=null;r.addController(this)}hostConnected(){this.may()&&(this.live=new j(this.host.app,"progress/subscribe",{what:this.what},()=>{},r=>{this.share=r.progress,this.host.requestUpdate()},()=>this.host.requestUpdate()),this.live.start())}hostDisconnected(){this.live?.stop()}card(){let{app:r}=this.host,t=this.share??0,{text:e,stop:s}=ti[this.what];return o`<section class="card row" role="status">
      <div class="grow"><div class="bar ${t?"":"busy"}"><i style=${t?`width:${t*100}%`:""}></i></div>
        <p class="small soft num" style="margin-top:6px">${r.t(e,{share:r.format.percent(t)})}</p></div>
      <button @click=${()=>r.act(s).catch(n=>this.host.error=r.problem(n))}>${u(Pe,"s")}${r.t("stop")}</button>
    </section>`}};var us=w`
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
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
    margin-top: 12px;
  }
  .player input {
    flex: 1 1 200px;
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
`;var Ht=i=>Date.parse(i)/1e3,ms={trigger:"step_trigger",condition:"step_condition",conditions:"step_condition",action:"step_action",sequence:"step_action",choose:"step_choice",if:"step_if",then:"step_then",else:"step_else",default:"step_else",repeat:"step_repeat",parallel:"step_parallel",while:"step_while",until:"step_until"},si=["entity_id"],ii=[[/^time pattern$/,"trigger_time_pattern"],[/^time$|^time set in .*$/,"trigger_time"],[/^numeric state of (.+)$/,"trigger_numeric_state"],[/^state of (.+)$/,"trigger_state"],[/^(sunrise|sunset)(?: with offset)?$/,"trigger_sun"]];function ni(i,r){let t=[],e=r.split("/");for(let s=0;s<e.length;s++){let n=ms[e[s]],a=Number(e[s+1]),l=s+1<e.length&&Number.isInteger(a);n?t.push(l?`${i.t(n)} ${i.format.number(a+1,0)}`:i.t(n)):si.includes(e[s])||t.push(e[s].replaceAll("_"," ")),l&&(s+=1)}return t.join(" › ")}function z(i,r){if(typeof r=="number")return i.format.number(r,2);if(typeof r=="boolean")return i.t(r?"yes":"no");if(Array.isArray(r))return r.map(e=>z(i,e)).join(", ");if(r&&typeof r=="object")return It(i,r);let t=String(r??"–");return i.hass.states[t]?i.entityName(t):i.stateWord(t)}function It(i,r){return Object.entries(r).map(([t,e])=>`${i.fieldName(t)}: ${typeof e=="number"?i.fieldValue(t,e):z(i,e)}`).join(" · ")}function ri(i,r){let{state:t,wanted_state:e,choice:s,delay:n,action:a,done:l,...d}=r.detail??{},p=[];return typeof r.result=="boolean"?p.push(i.t(r.result?"step_met":"step_not_met")):r.result!==void 0&&r.result!==null&&p.push(z(i,r.result)),t!==void 0&&p.push(e===void 0?i.t("step_was",{state:z(i,t)}):i.t("step_was_wanted",{state:z(i,t),wanted:z(i,e)})),s!==void 0&&p.push(typeof s=="number"?`${i.t("step_choice")} ${i.format.number(s+1,0)}`:i.t(ms[String(s)]??"step_else")),typeof n=="number"&&p.push(i.t("step_waits",{time:i.format.duration(n)})),typeof a=="string"&&p.push(i.service(a)),Object.keys(d).length&&p.push(It(i,d)),r.error&&p.push(r.error),p.join(" · ")}function ai(i,r){return String(r).split(/,\s*/).map(t=>{let[e="",s=""]=t.split("="),n=Number(s),a=s==="True"?i.t("yes"):s==="False"?i.t("no"):s!==""&&Number.isFinite(n)?i.format.number(n,2):s;return s===""?t:`${i.channel(e)}: ${a}`}).join(" · ")}function oi(i,r){let{entity_id:t,...e}=r.data??{},s=Object.entries(r.effects??{});return o`<tr><td class="num soft">${i.format.time(Ht(r.time))}</td>
    <td>${i.service(r.action)}${t?o`<div class="small soft">${z(i,t)}</div>`:c}</td>
    <td class="small">${It(i,e)}${r.error?o`<div>${r.error}</div>`:c}</td>
    <td class="small">${s.map(([n,a])=>o`<div>${s.length>1?`${i.entityName(n)}: `:""}${ai(i,a)}</div>`)}</td></tr>`}function li(i,r){if(typeof r!="string")return z(i,r);for(let[t,e]of ii){let s=t.exec(r);if(s)return i.t(e,{of:s[1]?s[1]==="sunrise"||s[1]==="sunset"?i.t(s[1]):z(i,s[1]):""})}return r.replace(/\b[a-z_]+\.[a-z0-9_]+\b/g,t=>z(i,t))}function fs(i,r,t){let e=(r.trace??[]).filter((n,a,l)=>!(l[a+1]?.path===`${n.path}/entity_id/0`&&l[a+2]?.path!==`${n.path}/entity_id/1`)),s=(n,a)=>o`<h3 style="margin:12px 0 6px">${n}</h3><div class="scroll" tabindex="0" role="region" aria-label=${n}><table><tbody>${a}</tbody></table></div>`;return o`<section class="card" aria-label=${i.t("trace")}>
    <header><h2>${t}</h2><span class="soft small">${i.format.moment(Ht(r.time))}</span><span class="badge">${i.value("run",r.outcome)}</span></header>
    ${r.why?o`<p>${r.why}</p>`:c} ${r.error?k("bad",x,r.error):c}
    ${r.trigger?o`<p class="soft small">${i.t("triggered_by")}: ${li(i,r.trigger)}</p>`:c}
    ${r.actions?.length?s(i.t("actions"),r.actions.map(n=>oi(i,n))):c}
    ${e.length?s(i.t("steps"),e.map(n=>o`<tr><td class="num soft">${i.format.time(Ht(n.at))}</td><td>${ni(i,n.path)}</td><td class="small">${ri(i,n)}</td></tr>`)):c}
  </section>`}var di=["simulated","real","commanded","history","pattern","frozen","missing"];function gs(i,r){let{backtest:t,notes:e}=r,s=Object.entries(t?.automations??{});if(!t&&!e.length)return c;let n=a=>i.format.number(a,0);return o`<section class="card">
    <header><h2>${i.t("how_far_to_trust")}</h2>${t&&t.agreement!==null?o`<span class="badge">${i.format.percent(t.agreement)}</span>`:c}</header>
    ${t&&t.recorded?o`<p>${i.t("agreement_text",{reproduced:n(t.reproduced),recorded:n(t.recorded),beyond:n(t.beyond)})}</p>
          <details><summary>${i.t("by_automation")}</summary><div class="scroll" tabindex="0" role="region" aria-label=${i.t("by_automation")}><table>
            <thead><tr><th>${i.t("automations")}</th><th>${i.t("recorded")}</th><th>${i.t("reproduced")}</th><th>${i.t("beyond_recorded")}</th></tr></thead>
            <tbody>${s.map(([a,l])=>o`<tr><td>${r.automations[a]?.name??i.entityName(a)}</td><td class="num">${n(l.recorded)}</td><td class="num">${n(l.reproduced)}</td><td class="num">${n(l.beyond)}</td></tr>`)}</tbody>
          </table></div></details>`:c}
    ${e.length?o`<ul class="plain small soft" style="margin-top:8px">${e.map(a=>o`<li>${a.text}</li>`)}</ul>`:c}
  </section>`}function vs(i,r,t){let{variant:e,difference:s}=r;if(!e||!s)return c;let n=f=>r.automations[f]?.name??e.automations[f]?.name??i.entityName(f),a=Object.entries(s.runs).map(([f,b])=>[i.t("runs_of",{name:n(f)}),i.format.number(b.present,0),i.format.number(b.variant,0)]),l=(f,b,E)=>{E(b.present)!==E(b.variant)&&a.push([f,E(b.present),E(b.variant)])};l(i.t("energy"),s.energy,f=>i.format.quantity(f,"kWh")),l(i.t("cost"),s.cost,t),l(i.t("discomfort"),s.discomfort,f=>i.format.quantity(f,"K·h"));let d=f=>new Set([...f.hazards,...f.findings].map(b=>b.text)),[p,g]=[d(r),d(e)],h=(f,b,E)=>b.length?o`<div><h3>${f}</h3><ul class="plain small" style="margin-top:6px">${b.map(pt=>o`<li class="row" style="flex-wrap:nowrap"><span class="dot ${E}"></span><span>${pt}</span></li>`)}</ul></div>`:c,v=[...p].filter(f=>!g.has(f)),m=[...g].filter(f=>!p.has(f));return o`<section class="card"><header><h2>${i.t("beside")}</h2></header>
    ${a.length?o`<div class="scroll" tabindex="0" role="region" aria-label=${i.t("beside")}><table><thead><tr><th scope="col"><span class="sr">${i.t("value")}</span></th><th scope="col">${i.t("present")}</th><th scope="col">${i.t("variant")}</th></tr></thead>
          <tbody>${a.map(f=>o`<tr><td>${f[0]}</td><td class="num">${f[1]}</td><td class="num">${f[2]}</td></tr>`)}</tbody></table></div>`:c}
    ${v.length||m.length?o`<div class="columns" style="margin-top:12px">${h(i.t("solved"),v,"good")}${h(i.t("newly_found"),m,"warn")}</div>`:c}
    ${a.length||v.length||m.length?c:o`<p>${i.t("variant_changes_nothing")}</p>`}
    ${e.aborted?o`<p>${e.aborted.text}</p>`:c}
  </section>`}function bs(i,r){let t=di.map(s=>[s,Object.keys(r.entities).filter(n=>r.entities[n]===s)]),e=([s,n])=>n.length?o`<tr><td>${i.value("way",s)}</td><td class="num">${i.format.number(n.length,0)}</td><td class="small">${n.map(a=>i.entityName(a)).sort(i.format.order).join(", ")}</td></tr>`:c;return Object.keys(r.entities).length?o`<section class="card"><details><summary>${i.t("origins")}</summary><div class="scroll" tabindex="0" role="region" aria-label=${i.t("origins")}><table><tbody>${t.map(e)}</tbody></table></div></details></section>`:c}var ci=3e4,$s=100,pi=8,M=i=>Date.parse(i)/1e3,Dt=class extends ${constructor(){super();this.play=()=>{this.at>=this.to-1&&(this.at=this.from),this.playing=!0;let t=(this.to-this.from)*$s/ci;this.timer=window.setInterval(()=>{this.seek(this.at+t),this.at>=this.to&&this.pause()},$s)};this.pause=()=>{window.clearInterval(this.timer),this.playing=!1};this.at=0,this.playing=!1,this.course="",this.run=null}static{this.properties={app:{attribute:!1},words:{attribute:!1},answer:{attribute:!1},at:{state:!0},playing:{state:!0},course:{state:!0},run:{state:!0}}}static{this.styles=[y,us]}disconnectedCallback(){super.disconnectedCallback(),this.pause()}willUpdate(t){if(!t.has("answer"))return;this.pause(),this.at=this.from,this.run=null,this.app.loadServices(this.answer.timeline.flatMap(n=>(n.actions??[]).map(a=>a.action)));let e=JSON.stringify(this.answer.timeline.flatMap(n=>n.actions??[])),s=this.courses.sort((n,a)=>Number(e.includes(a.split(":")[0]))-Number(e.includes(n.split(":")[0])));this.course=s.find(n=>typeof this.answer.states?.[n]?.[0]?.[1]=="number")??s[0]??""}get from(){return M(this.answer.start)}get to(){return Math.max(M(this.answer.end),this.from+1)}get courses(){return Object.keys(this.answer.states??{}).sort((t,e)=>this.app.format.order(this.courseName(t),this.courseName(e)))}courseName(t){let[e="",s]=t.split(":");return s?`${this.app.entityName(e)} · ${this.app.attributeName(e,s)}`:this.app.entityName(e)}render(){let{app:t,answer:e}=this;return o`<section class="card">
        <header><h2>${t.t("outcome")}</h2><span class="soft small">${t.format.moment(this.from)} – ${t.format.moment(this.to)}</span></header>
        <p>${e.summary}</p>
        ${e.aborted?k("bad",x,e.aborted.text):c}
        <div class="figures" style="margin-top:12px">${this.figures(e,e.variant)}</div>
      </section>
      ${this.findings()} ${this.timeline()} ${this.trace()} ${vs(t,e,s=>this.money(s))} ${gs(t,e)} ${bs(t,e)}`}figures(t,e){let{app:s}=this,n=l=>Object.values(l.automations).reduce((d,p)=>d+p.runs,0),a=(l,d,p)=>o`<div><b class="num">${d}${p!==void 0&&p!==d?o` <span class="soft">→ ${p}</span>`:c}</b><span class="soft small">${l}</span></div>`;return[a(s.t("runs"),s.format.number(n(t),0),e&&s.format.number(n(e),0)),a(s.t("findings"),s.format.number(t.findings.length,0),e&&s.format.number(e.findings.length,0)),a(s.t("hazards"),s.format.number(t.hazards.length,0),e&&s.format.number(e.hazards.length,0)),a(s.t("energy"),s.format.quantity(t.energy.total??0,"kWh"),e&&s.format.quantity(e.energy.total??0,"kWh")),t.cost===null?c:a(s.t("cost"),this.money(t.cost),e&&e.cost!==null?this.money(e.cost):void 0)]}money(t){let e=this.app.hass.config.currency;return e?new Intl.NumberFormat(this.app.format.language,{style:"currency",currency:e}).format(t):this.app.format.number(t,2)}findings(){let{app:t,answer:e}=this;return!e.findings.length&&!e.hazards.length?e.aborted?c:k("good",ut,t.t("nothing_wrong")):o`<section class="card">
      <header><h2>${t.t("found")}</h2></header>
      <ul class="plain">
        ${e.hazards.map(s=>o`<li>${k(I(s.severity)==="bad"?"bad":"warn",X,o`<b>${t.hazard(s.id)}</b> <button class="small" @click=${()=>this.seek(M(s.time))}>${t.format.short(M(s.time))}</button><div>${s.text}</div>`)}</li>`)}
        ${e.findings.map(s=>o`<li>${k(I(s.severity)==="bad"?"bad":s.severity==="low"?"":"warn",x,o`${s.text} ${s.time?o`<button class="small" @click=${()=>this.seek(M(s.time))}>${t.format.short(M(s.time))}</button>`:c}`)}</li>`)}
      </ul>
    </section>`}timeline(){let{app:t,answer:e}=this,s=Object.entries(e.automations),n=a=>(a-this.from)/(this.to-this.from)*100;return o`<section class="card" aria-label=${t.t("timeline")}>
      <header><h2>${t.t("timeline")}</h2>
        ${this.courses.length?o`<select class="inline" aria-label=${t.t("course_of")} @change=${a=>this.course=a.target.value}>${this.courses.map(a=>o`<option value=${a} ?selected=${a===this.course}>${this.courseName(a)}</option>`)}</select>`:c}
      </header>
      <div class="lanes" style="--axis:${Be(this.course!==""&&this.chart().states!==void 0)}px">
        ${s.map(([a,l],d)=>o`<div class="lane"><span class="cut" title=${l.name}>${l.name}</span>
            <div class="track" style="color:${tt[d%tt.length]}">
              ${e.timeline.filter(p=>p.what===a).map(p=>o`<button class=${p.outcome==="finished"?"":"missed"} style="left:${n(M(p.time))}%" aria-pressed=${p===this.run}
                  aria-label="${l.name}, ${t.format.short(M(p.time))}, ${t.value("run",p.outcome)}" @click=${()=>this.choose(p)}></button>`)}
              <span class="hand" style="left:${n(this.at)}%"></span>
            </div></div>`)}
      </div>
      ${this.course?o`<dt-chart .app=${t} .words=${this.words} .height=${220} .model=${this.chart()} .cursorAt=${this.at}></dt-chart>`:c}
      <div class="player">
        <button class="round" aria-label=${t.t("previous_run")} @click=${()=>this.step(-1)}>${u(Oe)}</button>
        <button class="round" aria-label=${t.t(this.playing?"pause":"play")} @click=${this.playing?this.pause:this.play}>${u(this.playing?Te:W)}</button>
        <button class="round" aria-label=${t.t("next_run")} @click=${()=>this.step(1)}>${u(Me)}</button>
        <input type="range" min=${this.from} max=${this.to} step="60" .value=${String(this.at)} aria-label=${t.t("moment")} aria-valuetext=${t.format.moment(this.at)} @input=${a=>this.seek(Number(a.target.value))} />
        <span class="clock num small">${t.format.moment(this.at)}</span>
      </div>
      ${this.happening()}
    </section>`}chart(){if(this.model&&this.modelKey?.[0]===this.answer&&this.modelKey[1]===this.course&&this.modelKey[2]===this.words)return this.model;let{app:t,answer:e}=this,s=this.course.split(":")[0]??"",n=v=>v.states?.[this.course]??[],a=n(e),l=e.variant?n(e.variant):[],d=[...a,...l].every(([,v])=>typeof v=="number"||v===null),p=d?void 0:Ue([...a,...l].map(([,v])=>v),[]),g=(v,m,f,b)=>({label:m,color:f,times:[...v.map(([E])=>M(E)),this.to],values:qe([...v.map(([,E])=>E),v.at(-1)?.[1]??null],p),step:!d,...b?{dash:b}:{}}),h=t.hass.states[s]?.attributes.unit_of_measurement;return this.modelKey=[e,this.course,this.words],this.model={lines:[g(a,t.t("present"),e.variant?We:P(this)),...l.length?[g(l,t.t("variant"),P(this))]:[]],bands:[],marks:[],limits:[],unit:typeof h=="string"?h:this.course.includes("temperature")?t.hass.config.unit_system.temperature??null:null,start:this.from,end:this.to,summary:this.courseName(this.course),...p?{states:p.map(v=>t.words(s,v,null))}:{}},this.model}happening(){let{app:t,answer:e}=this,s=e.timeline.filter(n=>M(n.time)<=this.at+1).slice(-pi).reverse();return s.length?o`<ul class="plain" style="gap:0;margin-top:8px;grid-template-columns:minmax(0,1fr)" aria-live="off">
      ${s.map(n=>o`<li><button class="past" @click=${()=>this.choose(n)}>
        <span class="num small soft">${t.format.short(M(n.time))}</span><span class="cut">${e.automations[n.what]?.name??t.entityName(n.what)}</span><span class="badge ${n.outcome==="finished"?"good":""}">${t.value("run",n.outcome)}</span></button></li>`)}
    </ul>`:o`<p class="soft small">${t.t("nothing_ran_yet")}</p>`}trace(){let{app:t,answer:e,run:s}=this;return s?fs(t,s,e.automations[s.what]?.name??t.entityName(s.what)):c}choose(t){this.run=t,this.seek(M(t.time))}seek(t){this.at=Math.min(Math.max(t,this.from),this.to)}step(t){let e=this.answer.timeline,s=t>0?e.find(n=>M(n.time)>this.at+1):[...e].reverse().find(n=>M(n.time)<this.at-1);s&&this.choose(s)}};customElements.get("dt-rehearsal-result")??customElements.define("dt-rehearsal-result",Dt);var hi=[6,24,72,168],Wt=class extends ${constructor(){super();this.progress=new it(this,"rehearsal",()=>this.app.hass.user?.is_admin??!1);this.run=async()=>{let{app:t}=this,e={duration:{hours:this.hours}};this.chosen?e.automations=[...this.chosen]:this.automations.length&&(e.automations="all"),this.start&&(e.start=this.start),this.fresh.trim()&&(e.new=this.fresh),this.variant.trim()&&(e.variant=this.variant),this.running=!0,this.error="";try{this.answer=await t.act("rehearse",e)}catch(s){this.error=this.app.problem(s)}finally{this.running=!1}};this.chosen=null,this.fresh="",this.variant="",this.start="",this.hours=24,this.running=!1,this.answer=null,this.error=""}static{this.properties={app:{attribute:!1},words:{attribute:!1},chosen:{state:!0},fresh:{state:!0},variant:{state:!0},start:{state:!0},hours:{state:!0},running:{state:!0},answer:{state:!0},error:{state:!0}}}static{this.styles=[y,w`
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
    `]}get automations(){let{hass:t}=this.app;return Object.keys(t.states).filter(e=>e.startsWith("automation.")).sort((e,s)=>this.app.format.order(this.app.entityName(e),this.app.entityName(s)))}render(){let{app:t}=this;return t.hass.user?.is_admin?o`<div class="page">
      ${this.form()}
      ${this.running||this.progress.share!==null?this.progress.card():c}
      ${this.error?k("bad",x,this.error):c}
      ${this.answer?o`<dt-rehearsal-result .app=${t} .words=${this.words} .answer=${this.answer}></dt-rehearsal-result>`:this.running?c:o`<section class="card">${_(vt,t.t("rehearsal_empty"),t.t("rehearsal_empty_text"))}</section>`}
    </div>`:o`<div class="page">${_(J,t.t("forbidden"),t.t("forbidden_text"))}</div>`}form(){let{app:t}=this,e=this.automations;return o`<section class="card">
      <header><h2>${t.t("rehearse")}</h2></header>
      <div class="form">
        <fieldset>
          <legend>${t.t("automations")}</legend>
          ${e.length?o`<div class="list">
                <label><input type="checkbox" .checked=${this.chosen===null} @change=${s=>this.chosen=s.target.checked?null:new Set} /><b>${t.t("all_automations")}</b></label>
                ${e.map(s=>o`<label><input type="checkbox" .checked=${this.chosen?.has(s)??!0} @change=${()=>this.toggle(s)} /><span class="cut">${t.entityName(s)}</span></label>`)}
              </div>`:o`<div class="row soft">${u(Ee)}${t.t("no_automations")}</div>`}
        </fieldset>
        <fieldset>
          <legend>${t.t("when")}</legend>
          <label class="field">${t.t("start_in",{zone:t.hass.config.time_zone})}<input type="datetime-local" .value=${this.start} @change=${s=>this.start=s.target.value} /></label>
          <p class="small soft">${t.t("start_hint")}</p>
          <label class="field">${t.t("duration")}<select @change=${s=>this.hours=Number(s.target.value)}>
            ${hi.map(s=>o`<option value=${s} ?selected=${s===this.hours}>${t.format.duration(s*3600)}</option>`)}
          </select></label>
        </fieldset>
        <fieldset>
          <legend>${t.t("paste")}</legend>
          <details><summary>${t.t("paste_new")}</summary><label class="field" style="margin-top:8px"><span class="sr">${t.t("paste_new")}</span><textarea spellcheck="false" .value=${this.fresh} placeholder="alias: …&#10;triggers: …&#10;actions: …" @change=${s=>this.fresh=s.target.value}></textarea></label></details>
          <details><summary>${t.t("paste_variant")}</summary><p class="small soft">${t.t("variant_hint")}</p><label class="field"><span class="sr">${t.t("paste_variant")}</span><textarea spellcheck="false" .value=${this.variant} placeholder="entity_id: automation.…&#10;alias: …&#10;triggers: …&#10;actions: …" @change=${s=>this.variant=s.target.value}></textarea></label></details>
        </fieldset>
      </div>
      <div class="row" style="margin-top:16px">
        <button class="filled" ?disabled=${this.running||this.progress.share!==null||!e.length&&!this.fresh&&!this.variant} @click=${this.run}>${u(W,"s")}${t.t("run_rehearsal")}</button>
        <span class="soft small">${t.t("rehearsal_safe")}</span>
      </div>
    </section>`}toggle(t){let e=new Set(this.chosen??this.automations);e.delete(t)||e.add(t),this.chosen=e.size===this.automations.length?null:e}};customElements.get("dt-rehearsal")??customElements.define("dt-rehearsal",Wt);var C=240,S=34,ui=300,Tt=5;function ys(i,r,t,e,s,n){let a=d=>S+(d-r)/(t-r||1)*(C-S-8),l=[r,(r+t)/2,t];return o`<svg class="scatter" viewBox="0 0 ${C} ${C}" role="img" aria-label=${n}>
    ${nt`<rect x=${S} y="8" width=${C-S-8} height=${C-S-8} class="ground"></rect>
      <line x1=${S} y1=${C-S} x2=${C-8} y2="8" class="ideal"></line>
      ${s}
      ${l.map((d,p)=>nt`<text x=${a(d)} y=${C-S+14} text-anchor=${p===0?"start":p===2?"end":"middle"}>${e(d)}</text>
        <text x=${S-4} y=${C-a(d)+(p===2?8:p===0?0:4)} text-anchor="end">${e(d)}</text>`)}
      <text x=${(C+S)/2} y=${C-4} text-anchor="middle">${i.t("foretold_axis")}</text>
      <text x="10" y=${(C-S)/2} text-anchor="middle" transform="rotate(-90 10 ${(C-S)/2})">${i.t("came_axis")}</text>`}
  </svg>`}function ws(i,r){return r.values?mi(i,r,r.values):fi(i,r)}function mi(i,r,t){if(t.length<Tt)return;let e=Math.ceil(t.length/ui),s=[...t,...r.outcome],n=Math.min(...s),a=Math.max(...s),l=(a-n)*.05||.5,d=n-l,p=a+l,g=f=>(f-d)/(p-d)*(C-S-8),h=t.map((f,b)=>{let E=r.outcome[b];return E>=(r.low?.[b]??-1/0)&&E<=(r.high?.[b]??1/0)}),v=h.filter(Boolean).length/h.length,m=t.map((f,b)=>b%e?void 0:nt`<circle cx=${S+g(f)} cy=${C-S-g(r.outcome[b])} r="2.6" class=${h[b]?"in":"out"}></circle>`);return ys(i,d,p,f=>i.format.number(f,1),m,i.t("reliability_summary",{ahead:i.format.duration(r.horizon),count:i.format.number(t.length,0),share:i.format.percent(v)}))}function fi(i,r){let t=Array.from({length:10},()=>({n:0,said:0,came:0}));(r.probability??[]).forEach((a,l)=>{if(a===null)return;let d=t[Math.min(9,Math.floor(a*10))];d.n+=1,d.said+=a,d.came+=r.outcome[l]});let e=t.reduce((a,l)=>a+l.n,0);if(e<Tt)return;let s=a=>a*(C-S-8),n=t.filter(a=>a.n).map(a=>nt`<circle cx=${S+s(a.said/a.n)} cy=${C-S-s(a.came/a.n)} r=${3+8*Math.sqrt(a.n/e)} class="in"></circle>`);return ys(i,0,1,a=>i.format.percent(a),n,i.t("reliability_chance",{ahead:i.format.duration(r.horizon),count:i.format.number(e,0)}))}var xs=_t(class extends et{constructor(i){if(super(i),i.type!==D.PROPERTY&&i.type!==D.ATTRIBUTE&&i.type!==D.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!os(i))throw Error("`live` bindings can only contain a single expression")}render(i){return i}update(i,[r]){if(r===V||r===c)return r;let t=i.element,e=i.name;if(i.type===D.PROPERTY){if(r===t[e])return V}else if(i.type===D.BOOLEAN_ATTRIBUTE){if(!!r===t.hasAttribute(e))return V}else if(i.type===D.ATTRIBUTE&&t.getAttribute(e)===r+"")return V;return kt(i),r}});var gi=["mirror","sandbox","guard"],_s=12;function ks(i,{watch:r,identity:t},e,s){if(!r.alerts.length)return c;let n=a=>a.acknowledged?o`<span class="badge">${u(F,"s")}${i.t("seen")}</span>`:t.controls?o`<button @click=${()=>e(a)}>${u(F,"s")}${i.t("acknowledge")}</button>
      <button @click=${()=>s(a)}>${u(oe,"s")}${i.t("snooze")}</button>`:c;return o`<section class="card">
    <header><h2>${i.t("what_is_wrong")}</h2></header>
    <ul class="plain">${r.alerts.map(a=>o`<li class="alert ${I(a.severity)}">
        <div class="row">${u(x)}<b class="grow">${a.text}</b><span class="badge">${i.option("severity",a.severity)}</span></div>
        <div class="row small"><span class="soft">${i.channel(a.channel)} · ${i.t("since",{time:i.format.short(a.since)})}</span><span class="grow"></span>${n(a)}</div>
      </li>`)}</ul>
  </section>`}function As(i,r,{identity:t},e,s,n){let a=e?r:r.slice(0,_s);return o`<section class="card">
    <header><h2>${i.t("past")}</h2><span class="soft small num">${i.format.number(r.length,0)}</span></header>
    ${r.length?o`<ul class="plain" style="gap:0">${a.map(l=>o`<li class="row" style="min-height:36px"><span class="num">${i.format.short(l.at)}</span><span class="soft small grow cut">${i.value("reason",l.reason)}</span>
            ${t.controls?o`<button aria-label=${i.t("roll_back_to",{time:i.format.short(l.at)})} @click=${()=>n(l)}>${u(xe,"s")}${i.t("roll_back")}</button>`:c}</li>`)}</ul>
        ${r.length>_s&&!e?o`<button @click=${s}>${i.t("show_all_of",{count:r.length})}</button>`:c}`:o`<p class="soft">${i.t("no_snapshots")}</p>`}
  </section>`}function Ts(i,{tile:r,identity:t},e){let s=i.hass.user?.is_admin??!1;return o`<section class="card">
    <header><h2>${i.t("mode")}</h2></header>
    <fieldset class="modes" style="border:0;margin:0;padding:0" ?disabled=${!s}>
      <legend class="sr">${i.t("mode")}</legend>
      ${gi.map(n=>o`<label><input type="radio" name="mode" value=${n} .checked=${xs(r.mode===n)} @change=${()=>e(n)} /><span>${i.option("mode",n)}</span></label>`)}
    </fieldset>
    ${s?c:o`<p class="soft small" style="margin-top:8px">${i.t("mode_by_admin")}</p>`}
    <dl class="facts" style="margin:16px 0 0">
      <dt>${i.t("fidelity")}</dt><dd>${i.option("fidelity",t.fidelity)}</dd>
      <dt>${i.t("sources")}</dt><dd>${t.sources.map((n,a)=>o`${a?", ":""}<a href="/history?entity_id=${n}" @click=${T}>${i.entityName(n)}</a>`)}</dd>
    </dl>
  </section>`}var vi=10;function Ss(i,{learned:r,identity:t}){return o`<section class="card">
    <header><h2>${i.t("learned")}</h2>${t.frozen?o`<span class="badge">${u(bt,"s")}${i.t("frozen")}</span>`:c}</header>
    ${r?o`<p style="margin-bottom:8px">${r.report.map(e=>o`${e.text} `)}</p>
          ${r.parameters.length?o`<details><summary>${i.t("parameters")}</summary><div class="scroll" tabindex="0" role="region" aria-label=${i.t("parameters")} style="margin-top:8px"><table>
                <thead><tr><th scope="col">${i.t("parameter")}</th><th scope="col">${i.t("value")}</th></tr></thead>
                <tbody>${r.parameters.map(e=>o`<tr><td>${i.parameter(e.name)}</td><td class="num">${i.format.number(e.value,4)} ± ${i.format.number(e.deviation,4)} ${e.unit??""}${e.identified?c:o` <span class="badge">${i.t("assumed")}</span>`}</td></tr>`)}</tbody>
              </table></div></details>`:c}
          ${r.left_out.length?o`<details style="margin-top:8px"><summary>${i.t("left_out")}</summary><ul class="plain small soft" style="margin-top:8px">${r.left_out.map(e=>o`<li>${e.text}</li>`)}</ul></details>`:c}
          <p class="soft small" style="margin-top:8px">${i.t("learned_at",{time:i.format.relative(Date.parse(r.learned_at)/1e3)})}</p>`:o`<p class="soft">${i.t("still_learning")}</p>`}
  </section>`}function Es(i,{accuracy:r,tile:t},e){let s=r.filter(d=>d.scored),n=t.quantity==="number",a=e?ws(i,e):void 0,l=(d,p)=>d<vi?"–":i.format.percent(p);return o`<section class="card">
    <header><h2>${i.t("score")}</h2></header>
    ${s.length?o`<div class="scroll" tabindex="0" role="region" aria-label=${i.t("score")}><table>
          <thead><tr><th scope="col">${i.t("ahead")}</th><th scope="col">${n?i.t("typical_error"):i.t("brier")}</th><th scope="col">${i.t("better_by")}</th>${n?o`<th scope="col">${i.t("in_band")}</th>`:c}</tr></thead>
          <tbody>${s.map(d=>o`<tr class="num"><td>${i.format.duration(d.horizon)}<div class="soft small">${i.t("came_due",{count:i.format.number(d.scored,0)})}</div></td>
            <td>${n?d.error===null?"–":`± ${i.format.number(d.error,d.error<10?2:0)} ${t.unit??""}`:d.brier===null?"–":i.format.number(d.brier,3)}</td>
            <td>${l(d.scored,d.skill)}</td>${n?o`<td>${l(d.scored,d.coverage)}</td>`:c}</tr>`)}</tbody>
        </table></div>`:o`<p class="soft">${i.t("no_scores")}</p>`}
    ${a?o`<h3 style="margin-top:12px">${i.t("reliability")}</h3>${a}`:c}
  </section>`}function Rs(i,{channels:r,tile:t,watch:e}){return o`<section class="card">
    <header><h2>${i.t("now")}</h2>${e.last_sync?o`<span class="soft small">${i.t("synced_at",{time:i.format.time(e.last_sync)})}</span>`:c}</header>
    <dl class="facts" style="margin:0">${Object.entries(r).map(([s,n])=>o`<dt>${i.channel(s)}</dt><dd class="num">${i.words(n.entity_id??t.entity_id,n.value,n.unit,n.attribute)}</dd>`)}</dl>
    ${e.health?o`<h3 style="margin:16px 0 8px">${i.t("health_parts")}</h3><div class="parts">${Object.entries(e.health.parts).map(([s,n])=>o`<div class="part"><span>${i.value("part",s)}</span><span class="bar"><i style="width:${n}%"></i></span><span class="num">${n}</span></div>`)}</div>`:c}
  </section>`}function Cs(i,r,t){return o`<section class="card">
    <header><h2>${i.t("events")}</h2></header>
    ${r.length?o`<ul class="plain">${r.slice(0,15).map(e=>o`<li class="row" style="flex-wrap:nowrap;align-items:baseline"><span class="dot ${I(e.severity)}" style="align-self:center"></span><span class="soft small num" style="white-space:nowrap">${i.format.short(Date.parse(e.time)/1e3)}</span><span>${e.text}</span></li>`)}</ul>`:o`<p class="soft">${i.t("no_events")}</p>`}
    ${i.hass.user?.is_admin?o`<p style="margin-top:8px"><a href="${A}/audit?twin=${t}" @click=${T}>${i.t("audit_of_twin")}</a></p>`:c}
  </section>`}var Bt=class extends ${constructor(){super();this.toggle=async()=>{this.open=!this.open,window.removeEventListener("click",this.outside),this.open&&(window.addEventListener("click",this.outside),await this.updateComplete,this.all()[0]?.focus())};this.outside=t=>{t.composedPath().includes(this)||this.close(!1)};this.key=t=>{let e=this.all(),s=e.indexOf(this.shadowRoot?.activeElement),n={ArrowDown:s+1,ArrowUp:s-1,Home:0,End:e.length-1};t.key==="Escape"||t.key==="Tab"?this.close(t.key==="Escape"):t.key in n&&(t.preventDefault(),e[(n[t.key]+e.length)%e.length]?.focus())};this.items=[],this.open=!1}static{this.properties={items:{attribute:!1},label:{},open:{state:!0}}}static{this.styles=[y,w`
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
    `]}disconnectedCallback(){super.disconnectedCallback(),window.removeEventListener("click",this.outside)}render(){return o`<button class="round" aria-label=${this.label} aria-haspopup="menu" aria-expanded=${this.open} @click=${this.toggle}>${u(ye)}</button>
      ${this.open?o`<div role="menu" aria-label=${this.label} @keydown=${this.key}>
            ${this.items.map(t=>o`<button role="menuitem" tabindex="-1" class=${t.danger?"danger":""} @click=${()=>this.choose(t)}>${u(t.icon)}${t.label}</button>`)}
          </div>`:""}`}all(){return[...this.renderRoot.querySelectorAll("[role=menuitem]")]}close(t){this.open=!1,window.removeEventListener("click",this.outside),t&&this.renderRoot.querySelector("button.round")?.focus()}choose(t){this.close(!0),t.run()}};customElements.get("dt-menu")??customElements.define("dt-menu",Bt);function Ms(i,{tile:r,watch:t},e){return o`<div class="head">
    <span class="kind">${u(wt(r.kind))}</span>
    <div class="grow">
      <h1>${r.name}</h1>
      <div class="row soft">
        <span>${i.option("kind",r.kind)} · ${i.area(r.area_id)}</span>
        <span class="badge ${$t(t.health?.score??null)}">${t.health?i.t("health_is",{score:t.health.score}):i.t("health_unknown")}</span>
        <span class="badge accent">${i.option("trust",r.trust)}</span>
        ${r.status==="following"?c:o`<span class="badge">${i.value("status",r.status)}</span>`}
      </div>
    </div>
    <span class="value num">${i.words(r.entity_id,r.value,r.unit)}</span>
    <dt-menu .label=${i.t("more_actions")} .items=${e}></dt-menu>
  </div>`}function Os(i,{tile:r,identity:t},{act:e,reset:s}){let n=[{label:i.t("what_if_here"),icon:K,run:()=>L(`what-if?entity=${r.entity_id}`)}];return t.own_device_id&&n.push({label:i.t("open_device"),icon:$e,run:()=>L(`/config/devices/device/${t.own_device_id}`)}),t.controls&&n.push({label:i.t("sync_now"),icon:Le,run:()=>e("sync",{},i.t("synced"))},{label:i.t("take_snapshot"),icon:le,run:()=>e("create_snapshot",{},i.t("snapshot_taken"))},{label:i.t("learn_now"),icon:Re,run:()=>e("train",{},i.t("learned_now"))},{label:i.t(t.frozen?"unfreeze":"freeze"),icon:bt,run:()=>e("freeze_learning",{frozen:!t.frozen},i.t("done"))},{label:i.t("reset_learning"),icon:be,danger:!0,run:()=>s()}),i.hass.user?.is_admin&&n.push({label:i.t("reconfigure"),icon:he,run:()=>L(`/config/integrations/integration/digital_twin#config_entry=${t.twin_id}`)}),n}var Ps=w`
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
`;var Ut=[[6,3],[24,24],[72,24],[240,24]],bi=600,qt=3600,Vt=class extends ${constructor(){super();this.points=[];this.asked="";this.range=1,this.all=!1,this.forget()}static{this.properties={app:{attribute:!1},twinId:{},words:{attribute:!1},channel:{state:!0},range:{state:!0},data:{state:!0},history:{state:!0},forecast:{state:!0},scores:{state:!0},events:{state:!0},error:{state:!0},all:{state:!0}}}static{this.styles=[y,Ps]}forget(){this.data={},this.history=null,this.forecast=null,this.scores=null,this.events=[],this.error="",this.points=[],this.channel=void 0,this.asked=""}connectedCallback(){super.connectedCallback(),this.clock=window.setInterval(()=>this.requestUpdate(),6e4),this.app&&this.twinId&&this.subscribe()}disconnectedCallback(){super.disconnectedCallback(),window.clearInterval(this.clock),this.stream?.stop(),this.told?.stop(),this.stream=this.told=void 0}willUpdate(t){t.has("twinId")&&this.isConnected&&(this.forget(),this.subscribe());let e=`${this.twinId} ${this.shownChannel} ${this.range} ${this.scoredHorizon}`;this.data.identity&&e!==this.asked&&(this.asked=e,this.load())}get shownChannel(){return this.channel??this.data.tile?.channel??null}subscribe(){this.stream?.stop(),this.told?.stop();let t=()=>this.requestUpdate();this.stream=new j(this.app,"twin/subscribe",{twin_id:this.twinId},()=>this.data={},e=>this.take(e),t),this.stream.start()}take(t){let e={...this.data.channels,...t.channels},s=!this.data.identity&&t.identity;this.data={...this.data,...t,channels:e};let n=this.shownChannel;n&&t.channels?.[n]&&(this.points=[...this.points.slice(-bi),{at:Date.now()/1e3,value:t.channels[n].value}]),s&&this.watchEvents(this.data.tile?.entity_id??"")}watchEvents(t){this.told?.stop();let e=new Map,s=a=>{for(let l of a)e.set(l.event_id,l);this.events=[...e.values()].sort((l,d)=>d.time.localeCompare(l.time)).slice(0,200)},n=this.told=new j(this.app,"events/subscribe",{entity_id:[t],recent:50},()=>e.clear(),a=>s([a]),()=>{});n.start(),this.app.act("get_events",{entity_id:t,per_page:50}).then(({events:a})=>n===this.told&&s(a.filter(l=>!e.has(l.event_id))),()=>{})}get scoredHorizon(){let t=(this.data.accuracy??[]).filter(e=>e.scored>=Tt&&e.horizon<=qt).map(e=>e.horizon);return t.length?Math.max(...t):qt}async load(){let{twinId:t,asked:e}=this,s=this.shownChannel,[n]=Ut[this.range];if(s)try{let a=s===this.data.tile?.channel,[l,d,p]=await Promise.all([this.app.ws("twin/history",{twin_id:t,channel:s,hours:n}),this.app.ws("twin/scores",{twin_id:t,channel:s,horizon:this.scoredHorizon}),a?Promise.resolve(null):this.app.ws("twin/forecast",{twin_id:t,channel:s})]);if(e!==this.asked)return;this.history=l,this.scores=d,this.forecast=p,this.points=[],this.error=""}catch(a){e===this.asked&&(this.error=this.app.problem(a))}}render(){let{app:t,data:e}=this,s=o`<div class="skeleton"></div><div class="skeleton" style="min-height:320px;margin-top:16px"></div>`,n=Z(t,this.stream?.standing??"loading",this.stream?.error??"",s,!!e.identity);if(n||!e.tile||!e.identity)return o`<div class="page">${n??s}</div>`;let a=e;return o`<div class="page">
      ${Ms(t,a,Os(t,a,{act:(l,d,p)=>{this.act(l,d,p)},reset:()=>{this.reset()}}))} ${ks(t,a,l=>{this.acknowledge(l)},l=>{this.snooze(l)})} ${this.chart(a)}
      <div class="columns">
        <div class="stack">
          ${Ss(t,a)} ${Es(t,a,this.scores)}
          ${As(t,this.history?.snapshots??[],a,this.all,()=>this.all=!0,l=>{this.rollback(l.id,l.at)})}
        </div>
        <div class="stack">${Rs(t,a)} ${Ts(t,a,l=>{this.setMode(l)})} ${Cs(t,this.events,this.twinId)}</div>
      </div>
    </div>`}async act(t,e,s){try{await this.app.act(t,{entity_id:this.data.tile?.entity_id,...e}),R(this,s),["create_snapshot","rollback"].includes(t)&&this.load()}catch(n){R(this,this.app.problem(n))}}async reset(){let{app:t}=this;await N(t,this.renderRoot,{title:t.t("reset_learning"),text:t.t("reset_text",{name:this.data.tile?.name??""}),yes:t.t("reset_yes")})!==void 0&&await this.act("reset_learning",{},t.t("done"))}async acknowledge(t){let{app:e}=this;try{let s=this.events.find(n=>n.data.alert===t.key)??await this.eventOf(t);if(!s)return await this.snooze(t);await e.act("acknowledge",{event_id:[s.event_id]}),R(this,e.t("done"))}catch(s){R(this,this.app.problem(s))}}async eventOf(t){let{events:e}=await this.app.act("get_events",{entity_id:this.data.tile?.entity_id,acknowledged:!1});return e.find(s=>s.data.alert===t.key)}snooze(t){return this.act("snooze_alert",{channel:t.channel,duration:{hours:24}},this.app.t("snoozed"))}chart({tile:t,channels:e,forecast:s,accuracy:n}){let{app:a}=this,l=this.shownChannel??"",[d,p]=Ut[this.range],g=l==="temperature"?e.target_temperature:l==="humidity"?e.target_humidity:void 0,h=l===t.channel?s:this.forecast,v=n.find(m=>m.horizon===qt);return o`<section class="card" aria-label=${a.t("course")}>
      <header>
        <h2>${a.t("course")}</h2>
        <select class="inline" aria-label=${a.t("channel")} @change=${m=>this.channel=m.target.value}>
          ${Object.keys(e).map(m=>o`<option value=${m} ?selected=${m===l}>${a.channel(m)}</option>`)}
        </select>
        <div class="chips" role="group" aria-label=${a.t("range")}>
          ${Ut.map(([m],f)=>o`<button class="chip" aria-pressed=${f===this.range} @click=${()=>this.range=f}>${a.format.duration(m*3600)}</button>`)}
        </div>
      </header>
      ${this.error?_(x,a.t("failed"),this.error):c}
      ${this.history&&!this.error?o`<dt-chart .app=${a} .words=${this.words} .height=${300} .model=${Ve({app:a,entityId:t.entity_id,history:this.history,forecast:h,live:this.points,events:this.events,accent:P(this),name:t.name,start:Date.now()/1e3-d*3600,ahead:p*3600,limits:typeof g?.value=="number"?[{value:g.value,label:a.t("wanted"),color:"#43a047"}]:[]})}></dt-chart>`:this.error?c:o`<div class="skeleton" style="min-height:300px" aria-busy="true"></div>`}
      ${this.history&&!this.error&&!this.history.reported?.times.length?o`<p class="soft small">${a.t("no_reported")}</p>`:c}
      ${h?this.said(h):o`<p class="soft small">${a.t(t.learned?"no_forecast":"still_learning")}</p>`}
      ${(v?.scored??0)>=10&&v&&v.coverage!==null&&l===t.channel?o`<p class="soft small">${a.t("honest",{share:a.format.percent(v.coverage),count:a.format.number(v.scored,0)})}</p>`:c}
    </section>`}said(t){let e=[...t.risks,...t.trend,...t.notes];return e.length?o`<ul class="plain small soft" style="gap:2px;margin-top:4px">${e.map(s=>o`<li>${s.text}</li>`)}</ul>`:c}async rollback(t,e){let{app:s}=this;await N(s,this.renderRoot,{title:s.t("roll_back"),text:s.t("roll_back_text",{time:s.format.short(e)}),yes:s.t("roll_back")})!==void 0&&await this.act("rollback",{snapshot_id:t},s.t("rolled_back"))}async setMode(t){let{app:e}=this,s=t==="guard";if(s&&await N(e,this.renderRoot,{title:e.t("guard_title",{name:this.data.tile?.name??""}),text:e.t("guard_text"),yes:e.t("guard_yes")})===void 0){this.requestUpdate();return}try{await this.app.ws("twin/set_mode",{twin_id:this.twinId,mode:t,consent:s}),R(this,this.app.t("mode_changed"))}catch(n){R(this,this.app.problem(n)),this.requestUpdate()}}};customElements.get("dt-twin")??customElements.define("dt-twin",Vt);var St={unit:"%",min:0,max:100,step:1};function Ls(i){let r=i?.attributes??{},t=(e,s)=>typeof r[e]=="number"?r[e]:s;return{name:"temperature",min:t("min_temp",5),max:t("max_temp",90),step:t("target_temp_step",.5),initial:t("temperature",20)}}function js(i,r){let t=i.split(".")[0]??"",e=(...n)=>n.map(a=>({action:`${t}.${a}`})),s=n=>{let a=r?.attributes[n];return Array.isArray(a)?a.map(String):[]};switch(t){case"light":return[{action:"light.turn_on"},{action:"light.turn_off"},{action:"light.turn_on",field:{...St,name:"brightness_pct",initial:50}}];case"climate":return[{action:"climate.set_temperature",field:Ls(r)},...s("hvac_modes").length?[{action:"climate.set_hvac_mode",options:{name:"hvac_mode",values:s("hvac_modes")}}]:[]];case"water_heater":return[{action:"water_heater.set_temperature",field:Ls(r)},...s("operation_list").length?[{action:"water_heater.set_operation_mode",options:{name:"operation_mode",values:s("operation_list")}}]:[]];case"cover":return[...e("open_cover","close_cover"),{action:"cover.set_cover_position",field:{...St,name:"position",initial:50}}];case"valve":return e("open_valve","close_valve");case"lock":return e("lock","unlock");case"fan":return[...e("turn_on","turn_off"),{action:"fan.set_percentage",field:{...St,name:"percentage",initial:50}}];case"humidifier":return[...e("turn_on","turn_off"),{action:"humidifier.set_humidity",field:{...St,name:"humidity",initial:50}}];case"media_player":case"switch":case"siren":case"input_boolean":return e("turn_on","turn_off");case"vacuum":return e("start","return_to_base");case"alarm_control_panel":return e("alarm_arm_away","alarm_arm_home","alarm_disarm");case"number":return[{action:"number.set_value",field:{name:"value",min:Number(r?.attributes.min??0),max:Number(r?.attributes.max??100),step:Number(r?.attributes.step??1),initial:Number(r?.state??0)}}];case"select":return s("options").length?[{action:"select.select_option",options:{name:"option",values:s("options")}}]:[];default:return[]}}function lt(i){return Array.isArray(i)?i.map(String):i==null?[]:[String(i)]}function H(i){let r="action"in i?i.target:i.twin;return r&&typeof r=="object"&&!Array.isArray(r)?lt(r.entity_id):lt(r)}function U(i,r){return js(r,i.hass.states[r])}function Ft(i,r){let t=Object.keys(r.data??{}),e=U(i,H(r)[0]??"").filter(s=>s.action===r.action);return e.find(s=>t.includes(s.field?.name??s.options?.name??""))??e[0]}function Kt(i,r,t){let e=i.service(t.action),s=U(i,r).some(n=>n.action===t.action&&n.field?.name!==t.field?.name);return t.field&&s?`${e} (${i.value("field",t.field.name)})`:e}function $i(i){return i?.field?{[i.field.name]:i.field.initial}:i?.options?.values[0]?{[i.options.name]:i.options.values[0]}:{}}function Et(i,r,t=U(i,r)[0]){let e=$i(t);return{action:t?.action??"",target:{entity_id:r},...Object.keys(e).length?{data:e}:{}}}function Rt(i,r,t){switch(r){case"action":return Et(i,t);case"set":return{twin:t,set:{}};case"environment":return{environment:{outdoor_temperature:{offset:-8}}};case"fault":return{fault:"dead",twin:t};case"outage":return{outage:"power"};case"occupancy":return{occupancy:0};case"load":return{load:2e3}}}function Gt(i,r){let t=i.hass.config.currency??"";return{outdoor_humidity:"%",outdoor_temperature:i.hass.config.unit_system.temperature??"°C",sun:"W/m²",price:`${t}/kWh`,feed_in:`${t}/kWh`,carbon_intensity:"g/kWh"}[r]??""}function yi(i,r){return Object.entries(r).map(([t,e])=>{let s=typeof e=="object"&&e?e:{value:e},n=Gt(i,t),a=Object.entries(s).map(([l,d])=>{let p=Number(d),g=i.format.number(Math.abs(p),2);return l==="factor"?`× ${g}`:l==="offset"?`${p<0?"−":"+"}${g} ${n==="°C"?"K":n}`:`${p<0?"−":""}${g} ${n}`});return`${i.value("quantity",t)} ${a.join(" ")}`}).join(", ")}function Ns(i,r,t){let{words:e}=r,s=H(e).map(t).join(", "),n=a=>Object.values(a??{}).map(l=>typeof l=="number"?i.format.number(l,2):typeof l=="boolean"?i.t(l?"yes":"no"):String(l));switch(r.kind){case"action":{let a=Ft(i,e);return[s,a?Kt(i,H(e)[0]??"",a):String(e.action),...n(e.data)].filter(Boolean).join(" · ")}case"set":return[s,...Object.entries(e.set??{}).map(([a,l])=>`${i.channel(a)} ${n([l])[0]}`)].filter(Boolean).join(" · ");case"environment":return yi(i,e.environment??{});case"fault":return[s,i.value("fault",String(e.fault))].join(" · ");case"outage":return[i.value("outage",String(e.outage)),...lt(e.which)].join(" · ");case"occupancy":return[i.t("people_home",{count:i.format.number(Number(e.occupancy),0)}),...lt(e.zone).map(a=>i.area(a))].join(" · ");case"load":return[i.t("load_of",{value:i.format.quantity(Number(e.load),"W")}),...lt(e.circuit)].join(" · ")}}var wi=/^[A-Za-z_][\w./ -]*$/,xi=/^(true|false|yes|no|on|off|null|~)$/i;function zs(i){return typeof i=="string"&&(!wi.test(i)||xi.test(i)||i!==i.trim())?JSON.stringify(i):String(i)}function dt(i,r=""){return Array.isArray(i)?i.length?i.map(t=>`${r}- ${dt(t,`${r}  `).trimStart()}`).join(""):`${r}[]
`:i&&typeof i=="object"?Object.entries(i).map(([t,e])=>e!==null&&typeof e=="object"&&Object.keys(e).length>0?`${r}${t}:
${dt(e,`${r}  `)}`:`${r}${t}: ${e!==null&&typeof e=="object"?Array.isArray(e)?"[]":"{}":zs(e)}
`).join(""):`${zs(i)}
`}var _i=["dead","stuck","drift","lost_commands","delay"],ki=["offset","factor","value"],Ai=["power","internet","hub"],Hs=i=>i.target.value;function O(i,r,t,e){return o`<label class="field">${i}<select @change=${s=>e(Hs(s))}>${t.map(([s,n])=>o`<option value=${s} ?selected=${s===r}>${n}</option>`)}</select></label>`}function G(i,r,t,e={}){return o`<label class="field">${i}<input type="number" min=${e.min??c} max=${e.max??c} step=${e.step??"any"} required .value=${String(r??"")}
    @change=${s=>{let n=Hs(s);n!==""&&t(Number(n))}} /></label>`}function q(i,...r){return Object.fromEntries(Object.entries(i).filter(([t])=>!r.includes(t)))}function Yt({app:i,tiles:r},t,e){let s=r.some(n=>n.entity_id===t)||!t?[]:[[t,i.entityName(t)]];return O(i.t("device"),t,[...s,...r.map(n=>[n.entity_id,n.name])],e)}function Ti(i,r){let{app:t,alter:e}=i,s=H(r)[0]??"",n=U(t,s),a=Ft(t,r),l=r.data??{},{field:d,options:p}=a??{},g=i.tiles.filter(h=>U(t,h.entity_id).length);return o`${Yt({...i,tiles:g},s,h=>e({...q(r,"data"),...Et(t,h)}))}
    ${a?O(t.t("action"),String(n.indexOf(a)),n.map((h,v)=>[String(v),Kt(t,s,h)]),h=>e({...q(r,"data"),...Et(t,s,n[Number(h)])})):o`<label class="field">${t.t("action")}<input readonly .value=${String(r.action??"")} /></label>`}
    ${d?G(t.value("field",d.name),l[d.name],h=>e({...r,data:{...l,[d.name]:h}}),{min:d.min,max:d.max,step:d.step}):c}
    ${p?O(t.value("field",p.name),String(l[p.name]??""),p.values.map(h=>[h,t.words(s,h,null)]),h=>e({...r,data:{...l,[p.name]:h}})):c}`}function Is(i){let r=t=>(i[t]?.command?10:0)+["binary","number","option"].indexOf(i[t]?.quantity??"option");return Object.keys(i).sort((t,e)=>r(t)-r(e))}function Jt(i){let r=Is(i)[0],t=r===void 0?void 0:i[r];return r===void 0||!t?{}:{[r]:t.quantity==="binary"?t.value!==!0:t.value??t.options[0]??0}}function Si(i,r){let{app:t,alter:e,channels:s}=i,n=H(r)[0]??"",a=r.set??{},l=Object.keys(a)[0]??"",d=s?.[l],p=h=>e({...r,set:{...a,[l]:h}}),g=h=>t.words(d?.entity_id??n,h,null);return o`${Yt(i,n,h=>e({...r,twin:h,set:{}}))}
    ${s?O(t.t("channel"),l,Is(s).map(h=>[h,t.channel(h)]),h=>e({...r,set:Jt({[h]:s[h]})})):c}
    ${d?.quantity==="binary"?O(t.t("value"),String(a[l]===!0||a[l]==="on"),[["true",g("on")],["false",g("off")]],h=>p(h==="true")):c}
    ${d?.quantity==="option"&&d.options.length?O(t.t("value"),String(a[l]),d.options.map(h=>[h,g(h)]),p):c}
    ${d?.quantity==="number"?G(d.unit?`${t.t("value")} (${d.unit})`:t.t("value"),a[l],p):c}`}function Ei({app:i,library:r,alter:t},e){let[s="outdoor_temperature",n]=Object.entries(e.environment??{})[0]??[],a=n&&typeof n=="object"?n:{value:n??0},[l="offset",d=0]=Object.entries(a)[0]??[],p=Gt(i,s),g=r.quantities[s],h=(m,f)=>t({...e,environment:{[m]:f}}),v={offset:0,factor:1,value:g?Math.max(0,g.lower):0};return o`${O(i.t("what_of_it"),s,Object.keys(r.quantities).map(m=>[m,i.value("quantity",m)]),m=>h(m,{[l]:v[l]??0}))}
    ${O(i.t("how"),l,ki.map(m=>[m,i.value("way",m)]),m=>h(s,{[m]:v[m]??0}))}
    ${G(l==="factor"?i.value("way","factor"):`${i.t("value")} (${l==="offset"&&p==="°C"?"K":p})`,d,m=>h(s,{[l]:m}),l==="value"&&g?{min:g.lower,max:g.upper}:l==="factor"?{min:0,max:100}:{})}`}function Ri(i,r){let{app:t,alter:e}=i,s=String(r.fault),n=d=>e({...q(r,"value","rate","delay"),fault:d,...d==="drift"?{rate:.5}:d==="delay"?{delay:{minutes:5}}:{}}),a=r.delay,l=a&&typeof a=="object"?a.minutes:"";return o`${Yt(i,H(r)[0]??"",d=>e({...q(r,"channel"),twin:d}))}
    ${O(t.t("how"),s,_i.map(d=>[d,t.value("fault",d)]),n)}
    ${s==="drift"?G(t.t("rate_per_hour"),r.rate,d=>e({...r,rate:d})):c}
    ${s==="delay"?G(t.t("late_by"),l,d=>e({...r,delay:{minutes:d}}),{min:1,step:1}):c}`}function Ci({app:i,library:r,alter:t},e){let s=String(e.outage),n=s==="power"?Object.entries(r.home.circuits):s==="hub"?r.home.hubs.map(l=>[l,l]):[],a=String(e.which??"");return o`${O(i.t("what_of_it"),s,Ai.map(l=>[l,i.value("outage",l)]),l=>t({...q(e,"which"),outage:l}))}
    ${n.length?O(i.value("parameter",s==="power"?"circuit":"hub"),a,[["",i.t("all_of_them")],...n],l=>t(l?{...e,which:l}:q(e,"which"))):c}`}function Mi({app:i,library:r,alter:t},e){let s=String(e.zone??"");return o`${G(i.value("parameter","people"),e.occupancy,n=>t({...e,occupancy:n}),{min:0,max:100,step:1})}
    ${O(i.value("parameter","zone"),s,[["",i.t("whole_home")],...r.home.zones.map(n=>[n,i.area(n)])],n=>t(n?{...e,zone:n}:q(e,"zone")))}`}function Oi({app:i,library:r,alter:t},e){let s=Object.entries(r.home.circuits);return o`${G(`${i.t("kind_load")} (W)`,e.load,n=>t({...e,load:n}),{min:0,max:1e6,step:"any"})}
    ${s.length>1?O(i.value("parameter","circuit"),String(e.circuit??""),[["",i.t("found_by_itself")],...s],n=>t(n?{...e,circuit:n}:q(e,"circuit"))):c}`}var Pi={action:Ti,set:Si,environment:Ei,fault:Ri,outage:Ci,occupancy:Mi,load:Oi};function Ds(i,r){return Pi[r.kind](i,r.words)}var Xt=class extends ${constructor(){super();this.asked="";this.turn=t=>{let e=t.target.value,s=H(this.change.words)[0]??this.tiles[0]?.entity_id??"",n=e==="set"?this.tiles.find(l=>l.kind==="thermostat")?.entity_id??s:s,{when:a}=this.change.words;this.tell({kind:e,words:{...Rt(this.app,e,n),...a===void 0?{}:{when:a}}})};this.error="",this.problems=[]}static{this.properties={app:{attribute:!1},words:{attribute:!1},change:{attribute:!1},index:{type:Number},tiles:{attribute:!1},library:{attribute:!1},hours:{type:Number},start:{type:Number},chosen:{type:Boolean,reflect:!0},problems:{attribute:!1},channels:{state:!0},error:{state:!0}}}static{this.styles=[y,w`
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
      .problem {
        grid-column: 1 / -1;
        color: color-mix(in srgb, var(--dt-bad) 72%, var(--dt-text));
      }
      @media (max-width: 600px) {
        :host {
          display: block;
          position: relative;
          border: 1px solid var(--dt-line);
          margin-top: 8px;
        }
        .number {
          display: none;
        }
        .fields {
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        }
        .fields > label:first-of-type {
          grid-column: 1 / -1;
          padding-inline-end: 48px;
        }
        button.round {
          position: absolute;
          top: 8px;
          inset-inline-end: 6px;
        }
      }
    `]}willUpdate(t){let e=this.change.kind==="set"?H(this.change.words)[0]??"":"";e!==this.asked&&(this.asked=e,this.channels=void 0,e&&this.load(e))}async load(t){try{let{channels:e}=await this.app.ws("twin/channels",{entity_id:t});if(t!==this.asked)return;this.channels=e,this.error="",Object.keys(this.change.words.set??{}).length||this.alter({...this.change.words,set:Jt(e)})}catch(e){this.error=this.app.problem(e)}}tell(t){this.dispatchEvent(new CustomEvent("alter",{detail:t}))}alter(t){this.tell({words:t})}minutes(t){let e=t.target.value;return e===""?null:Math.max(0,Number(e)*60)}render(){let{app:t,change:e,hours:s}=this;return o`<span class="number" aria-hidden="true">${this.index+1}</span>
      <div class="fields" role="group" aria-label=${t.t("change_number",{number:this.index+1})}>
        <label class="field">${t.t("what_changes")}<select @change=${this.turn}>${Ge.map(n=>o`<option value=${n} ?selected=${n===e.kind}>${t.value("kind",n)}</option>`)}</select></label>
        ${Ds({app:t,tiles:this.tiles,library:this.library,channels:this.channels,alter:n=>this.alter(n)},e)}
        <label class="field">${t.t("after")}<input type="number" min="0" max=${s*60-1} step="5" .value=${String(Math.round(e.at/60))}
          @change=${n=>this.tell({at:Math.min(this.minutes(n)??0,s*3600-60),written:void 0})} /><span class="num">${t.format.short(this.start+e.at)}</span></label>
        <label class="field">${t.t("lasts")}<input type="number" min="1" step="5" placeholder=${t.t("to_the_end")} .value=${e.lasts===null?"":String(Math.round(e.lasts/60))}
          @change=${n=>this.tell({lasts:this.minutes(n)||null})} /></label>
        ${"when"in e.words?o`<p class="small soft" style="grid-column:1/-1">${t.t("only_when",{when:JSON.stringify(e.words.when)})}</p>`:c}
        ${[this.error,...this.problems].filter(Boolean).map(n=>o`<p class="problem small" role="alert">${n}</p>`)}
      </div>
      <button class="round" aria-label=${t.t("remove_change",{number:this.index+1})} @click=${()=>this.dispatchEvent(new CustomEvent("remove"))}>${u(ve)}</button>`}};customElements.get("dt-change")??customElements.define("dt-change",Xt);var ct=300,Zt=class extends ${constructor(){super(...arguments);this.add=t=>{let e=t.currentTarget.getBoundingClientRect();this.tell("add",0,(t.clientX-e.left)/e.width*this.hours*3600)}}static{this.properties={app:{attribute:!1},changes:{attribute:!1},hours:{type:Number},start:{type:Number},chosen:{type:Number},label:{attribute:!1}}}static{this.styles=[y,w`
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
    `]}render(){let{app:t}=this,e=Array.from({length:5},(s,n)=>n/4*this.hours*3600);return o`<div class="track" @dblclick=${this.add}>
      <div class="line"></div>
      ${e.map(s=>o`<span class="tick num" style="left:${s/(this.hours*3600)*100}%">${s?t.format.time(this.start+s):t.t("at_once")}</span>`)}
      ${this.changes.map((s,n)=>o`<button class="mark" style="left:${Math.min(100,s.at/(this.hours*3600)*100)}%;background:color-mix(in srgb, ${tt[n%tt.length]} 72%, #000)"
          aria-label="${this.label(s)}, ${t.format.short(this.start+s.at)}" aria-pressed=${s.key===this.chosen} title=${this.label(s)}
          @click=${()=>this.tell("choose",s.key,s.at)} @keydown=${a=>this.key(a,s)} @pointerdown=${a=>this.drag(a,s)}>${n+1}</button>`)}
    </div>`}tell(t,e,s){this.dispatchEvent(new CustomEvent(t,{detail:{key:e,at:this.snap(s)}}))}snap(t){return Math.min(Math.max(Math.round(t/ct)*ct,0),this.hours*3600-ct)}key(t,e){let n={ArrowLeft:-ct,ArrowRight:ct,PageDown:-3600,PageUp:3600}[t.key];n!==void 0&&(t.preventDefault(),this.tell("move",e.key,e.at+n))}drag(t,e){let s=t.currentTarget,n=s.parentElement;s.setPointerCapture(t.pointerId);let a=d=>{let p=n.getBoundingClientRect();this.tell("move",e.key,(d.clientX-p.left)/p.width*this.hours*3600)},l=()=>{s.removeEventListener("pointermove",a),s.removeEventListener("pointerup",l),s.removeEventListener("pointercancel",l)};s.addEventListener("pointermove",a),s.addEventListener("pointerup",l),s.addEventListener("pointercancel",l)}};customElements.get("dt-timeline")??customElements.define("dt-timeline",Zt);var Ws={energy:"kWh",exported:"kWh",carbon:"kg",peak:"W"},Li=["failure","confidence"];function Y(i,r,t){let e=i.hass.config.currency;return r==="cost"?e?new Intl.NumberFormat(i.format.language,{style:"currency",currency:e}).format(t):i.format.number(t,2):r==="comfort"?i.t("degree_hours",{value:i.format.number(t,1)}):Li.includes(r)||r.includes(".")?i.format.percent(t):r in Ws?i.format.quantity(t,Ws[r]):i.format.number(t,0)}var ji=["exported","confidence"],Ni=.01,Qt=["energy","exported","cost","carbon","comfort","peak","failure","affected","crossings","confidence"],te=class extends ${constructor(){super();this.compare=async()=>{try{this.answer=await this.app.act("compare_scenarios",{scenarios:[this.first,this.second]}),this.error=""}catch(t){this.error=this.app.problem(t)}};this.recent=[],this.present=this.first=this.second=this.error="",this.answer=null}static{this.properties={app:{attribute:!1},words:{attribute:!1},recent:{attribute:!1},tiles:{attribute:!1},present:{},first:{state:!0},second:{state:!0},answer:{state:!0},error:{state:!0}}}static{this.styles=[y,w`
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
    `]}willUpdate(t){if(!t.has("recent")&&!t.has("present"))return;let e=this.recent.map(n=>n.scenario_id),s=[this.first,this.second].join();(e.includes(this.present)||!e.includes(this.second))&&(this.second=e.includes(this.present)?this.present:e[0]??""),(!e.includes(this.first)||this.first===this.second)&&(this.first=e.find(n=>n!==this.second)??""),[this.first,this.second].join()!==s&&(this.answer=null)}nameOf(t){return`${this.app.format.short(Date.parse(t.time)/1e3)} · ${this.app.value("scenario",t.name)}`}render(){let{app:t}=this;if(this.recent.length<2)return c;let e=(s,n,a)=>o`<label class="field">${s}<select @change=${l=>{a(l.target.value),this.answer=null}}>${this.recent.map(l=>o`<option value=${l.scenario_id} ?selected=${l.scenario_id===n}>${this.nameOf(l)}</option>`)}</select></label>`;return o`<section class="card">
      <header><h2>${t.t("comparison")}</h2></header>
      <div class="choose">${e(t.t("this_answer"),this.first,s=>this.first=s)}${e(t.t("beside_answer"),this.second,s=>this.second=s)}
        <button class="tonal" style="justify-self:start" ?disabled=${!this.first||this.first===this.second} @click=${this.compare}>${u(ue,"s")}${t.t("compare")}</button></div>
      ${this.error?k("bad",x,this.error):c} ${this.answer?this.table(this.answer):c}
    </section>`}called(t){let{app:e}=this,[s="",...n]=t.split(".");if(!n.length)return e.value("total",t);let a=this.tiles.get(n.join("."))?.name;return a?`${e.hazard(s)} · ${a}`:e.hazard(s)}table(t){let{app:e}=this,[s,n]=t.scenarios,a=[...new Set([...Object.keys(s.figures),...Object.keys(n.figures)])].filter(d=>d.includes(".")||d in s.figures&&d in n.figures),l=d=>Qt.includes(d)?Qt.indexOf(d):Qt.length;return a.sort((d,p)=>l(d)-l(p)),o`<p style="margin-top:12px">${t.summary}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${e.t("comparison")}><table>
        <thead><tr><th scope="col"><span class="sr">${e.t("value")}</span></th><th scope="col">${this.nameOf(s)}</th><th scope="col">${this.nameOf(n)}</th><th scope="col">${e.t("difference")}</th></tr></thead>
        <tbody>${a.map(d=>{let p=s.figures[d]??0,g=n.figures[d]??0,h=!ji.includes(d)&&Math.abs(p-g)>Ni*Math.max(Math.abs(p),Math.abs(g));return o`<tr><th scope="row">${this.called(d)}</th><td class="num ${h&&p<g?"better":""}">${Y(e,d,p)}</td><td class="num ${h&&g<p?"better":""}">${Y(e,d,g)}</td>
            <td class="num">${g-p>0?"+":""}${Y(e,d,g-p)}</td></tr>`})}</tbody>
      </table></div>`}};customElements.get("dt-what-if-compare")??customElements.define("dt-what-if-compare",te);var Ct=class{constructor(r){this.host=r;this.found=[];this.looked="";r.addController(this)}hostDisconnected(){window.clearTimeout(this.timer),this.looked=""}look(r){let t=r?JSON.stringify(r):"";t!==this.looked&&(this.looked=t,window.clearTimeout(this.timer),r?this.timer=window.setTimeout(()=>{this.ask(r,t)},500):this.found=[])}async ask(r,t){let e=await this.host.app.ws("scenarios/problems",{scenario:r}).catch(()=>({problems:[]}));t===this.looked&&(this.found=e.problems,this.host.requestUpdate())}get some(){return this.found.length>0}of(r){let t=new RegExp(`^changes\\[${r}\\](?=$|[.\\[])`);return this.found.filter(({path:e})=>t.test(e)).map(Bs)}get others(){return this.found.filter(({path:r})=>!r.startsWith("changes[")).map(Bs)}};function Bs({path:i,text:r}){return r.startsWith(`${i}: `)?r.slice(i.length+2):r}var zi=6,Us=6;function ee(i){return Object.values(i.channels).some(r=>r.baseline!==void 0)}var se=class extends ${constructor(){super();this.models=new Map;this.all=!1,this.channels=new Map}static{this.properties={app:{attribute:!1},words:{attribute:!1},answer:{attribute:!1},all:{state:!0},channels:{state:!0}}}static{this.styles=[y,w`
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
    `]}willUpdate(t){(t.has("answer")||t.has("words")||t.has("channels"))&&this.models.clear(),t.has("answer")&&(this.all=!1)}render(){let{app:t,answer:e}=this,s=Object.entries(e.twins).sort(([,l],[,d])=>Number(ee(d))-Number(ee(l))),n=s.filter(([,l])=>ee(l)),a=this.all?s:(n.length?n:s).slice(0,zi);return o`<section class="card" aria-live="polite">
        <header><h2>${t.t("outcome")}</h2></header>
        <p>${e.summary}</p>
        ${e.breaking_point?o`<p><b>${e.breaking_point.text}</b></p>`:c}
        ${this.totals(this.sums(e))} ${this.confidence()}
      </section>
      ${this.dangers()} ${this.events()} ${this.advice()}
      <div class="twins">${a.map(([l,d])=>this.twin(l,d))}</div>
      ${a.length<s.length?o`<div class="row" style="justify-content:center"><button class="tonal" @click=${()=>this.all=!0}>${t.t("show_all_of",{count:s.length})}</button></div>`:c}
      ${this.around()} ${this.notes()}`}around(){let{app:t,answer:e}=this,s=Object.entries(e.surroundings??{}).filter(([,a])=>a.course.length>1);if(!s.length)return c;let n=s.map(([a,l])=>{this.models.has(a)||this.models.set(a,at(t,"",{summary:t.value("quantity",a),channels:{[a]:{...l,end:null}}},a,P(this)));let d=this.models.get(a);return d?o`<div><h3>${t.value("quantity",a)}</h3><dt-chart .app=${t} .words=${this.words} .height=${130} .model=${d}></dt-chart></div>`:c});return o`<details class="card" ?open=${s.some(([,a])=>a.baseline)}><summary>${t.t("around")}</summary><div class="twins" style="margin-top:12px">${n}</div></details>`}sums(t){if(t.totals)return{totals:t.totals,baseline:t.baseline??null};let e=s=>{let n=Object.values(t.twins).map(s).filter(a=>a!==null);return n.length?n.reduce((a,l)=>({value:a.value+l.value,low:a.low+l.low,high:a.high+l.high})):null};return{totals:{energy:e(s=>s.energy)},baseline:{energy:e(s=>s.baseline_energy)}}}totals({totals:t,baseline:e}){let{app:s}=this,n=Object.keys(t).filter(a=>t[a]&&(a!=="exported"||t[a].value||e?.[a]?.value));return o`<div class="figures">${n.map(a=>{let l=t[a],d=e?.[a],p=d?l.value-d.value:0;return o`<div><b class="num">${Y(s,a,l.value)}</b>
        ${d&&Math.abs(p)>.001?o`<span class="small num ${p>0==(a!=="exported")?"up":"down"}">${p>0?"+":""}${Y(s,a,p)}</span>`:c}
        <span class="soft small">${s.value("total",a)}</span></div>`})}</div>`}confidence(){let{app:t,answer:e}=this,s=[e.failure_probability===void 0?"":t.t("failure",{share:t.format.percent(e.failure_probability)}),e.trouble_probability===void 0?"":t.t("trouble",{share:t.format.percent(e.trouble_probability)}),e.confidence===void 0?"":t.t("confidence",{share:t.format.percent(e.confidence)})].filter(Boolean);return s.length?o`<p class="soft small" style="margin-top:8px">${s.join(" · ")}</p>`:c}dangers(){let{app:t,answer:e}=this;return e.crossings?.length?o`<section class="card"><header><h2>${t.t("hazards")}</h2></header><ul class="plain">${e.crossings.map(s=>o`<li>${k(Q(s.severity,s.probability),X,o`${s.text}<div class="soft small">${s.time?t.format.short(Date.parse(s.time)/1e3):""} ${t.format.percent(s.probability)}</div>`)}</li>`)}</ul></section>`:c}events(){let{app:t,answer:e}=this;if(!e.events?.length&&!e.affected?.length)return c;let s=e.affected??[],n=new Set((e.crossings??[]).map(a=>a.text));return o`<section class="card"><header><h2>${t.t("what_happens")}</h2></header><ul class="plain">
      ${(e.events??[]).filter(a=>!n.has(a.text)).slice(0,30).map(a=>o`<li class="row" style="flex-wrap:nowrap;align-items:baseline"><span class="soft small num" style="white-space:nowrap">${t.format.short(Date.parse(a.time)/1e3)}</span><span class="grow">${a.text}</span>${a.probability===void 0||a.probability===null?c:o`<span class="badge num">${t.format.percent(a.probability)}</span>`}</li>`)}
      ${s.length>Us?c:s.map(a=>o`<li>${a.text}</li>`)}
    </ul>
    ${s.length>Us?o`<details style="margin-top:8px"><summary>${t.t("affected",{count:s.length})}</summary><ul class="plain" style="margin-top:8px">${s.map(a=>o`<li>${a.text}</li>`)}</ul></details>`:c}
    </section>`}advice(){let{app:t,answer:e}=this;return e.recommendations?.length?o`<section class="card"><header><h2>${t.t("advice")}</h2></header><ul class="plain">${e.recommendations.map(s=>o`<li>${k("good",ft,o`${s.text}${s.outcome?o`<div class="soft small">${s.outcome}</div>`:c}
        ${s.changes?.length?o`<button @click=${()=>this.dispatchEvent(new CustomEvent("adopt",{detail:s.changes}))}>${u(W,"s")}${t.t("simulate_that")}</button>`:c}`)}</li>`)}</ul></section>`:c}twin(t,e){let{app:s}=this,n=Object.keys(e.channels).filter(d=>e.channels[d]?.course?.length),a=this.channels.get(t)??yt(e);a&&!this.models.has(t)&&this.models.set(t,at(s,t,e,a,P(this)));let l=this.models.get(t);return o`<section class="card" aria-label=${e.name}>
      <header><h2>${e.name}</h2>
        ${n.length>1?o`<select class="inline" aria-label=${s.t("channel")} @change=${d=>this.channels=new Map(this.channels).set(t,d.target.value)}>${n.map(d=>o`<option value=${d} ?selected=${d===a}>${s.channel(d)}</option>`)}</select>`:c}
        <span class="badge accent">${s.option("trust",e.trust)}</span></header>
      ${e.summary?o`<p class="small">${e.summary}</p>`:c}
      ${l?o`<dt-chart .app=${s} .words=${this.words} .height=${190} .model=${l}></dt-chart>`:c}
      ${[...e.notes,...e.unknown].length?o`<ul class="plain small soft" style="gap:2px">${[...e.notes,...e.unknown].map(d=>o`<li>${d.text}</li>`)}</ul>`:c}
    </section>`}notes(){let{app:t,answer:e}=this,s=[...e.refusals??[],...e.assumed??[],...e.not_simulated??[]];return s.length?o`<details class="card"><summary>${t.t("assumptions")}</summary><ul class="plain small" style="margin-top:10px">${s.map(n=>o`<li>${n.text}</li>`)}</ul></details>`:c}};customElements.get("dt-what-if-result")??customElements.define("dt-what-if-result",se);var Hi=20,Ii=3600,ie=class extends ${constructor(){super();this.next=1;this.started=!1;this.progress=new it(this,"scenario");this.problems=new Ct(this);this.run=async()=>{this.running=!0,this.error="";try{this.answer=await this.app.act("run_scenario",this.written),await this.loadStored()}catch(t){this.error=this.app.problem(t)}finally{this.running=!1}};this.save=async()=>{let{app:t}=this,e=await N(t,this.renderRoot,{title:t.t("save"),text:t.t("save_text"),yes:t.t("save"),input:{label:t.t("name"),value:this.calledBy}});if(e)try{await t.act("save_scenario",{name:e,scenario:Pt(this.draft,e)}),this.draft={...this.draft,name:e},R(this,t.t("saved_as",{name:e})),await this.loadStored()}catch(s){R(this,this.app.problem(s))}};this.draft=Ye,this.chosen=0,this.library=Ze,this.stored={saved:{},scenarios:[]},this.running=!1,this.answer=null,this.error=""}static{this.properties={app:{attribute:!1},tiles:{attribute:!1},words:{attribute:!1},link:{},entity:{},chosenScenario:{},draft:{state:!0},chosen:{state:!0},library:{state:!0},stored:{state:!0},running:{state:!0},answer:{state:!0},error:{state:!0}}}static{this.styles=[y,Qe]}willUpdate(t){if(this.started||(this.started=!0,this.loadLibrary(),this.loadStored()),t.has("draft")&&this.problems.look(this.nothingYet?void 0:this.written),t.has("link")&&this.link){let e=Xe(this.link,this.zone);e&&this.take(e)}else t.has("chosenScenario")&&this.chosenScenario?this.draft={...this.draft,scenario:this.chosenScenario}:this.entity&&!this.draft.changes.length&&t.has("entity")&&this.add(0,this.entity)}get nothingYet(){return!this.draft.scenario&&!this.draft.changes.length}get zone(){return this.app.hass.config.time_zone}get sorted(){return[...this.tiles.values()].sort((t,e)=>this.app.format.order(t.name,e.name))}take(t){this.draft=t,this.next=t.changes.length+1,this.chosen=0,this.app.loadServices(t.changes.map(e=>String(e.words.action??"")))}async loadLibrary(){try{this.library=await this.app.ws("scenarios/library")}catch(t){this.error=this.app.problem(t)}}async loadStored(){try{this.stored=await this.app.act("list_scenarios",{limit:Hi})}catch{this.stored={saved:{},scenarios:[]}}}render(){let{app:t}=this;return this.tiles.size?o`<div class="page">
      ${this.builder()} ${this.running?this.progress.card():c}
      ${this.error?k("bad",x,this.error):c}
      ${this.answer&&!this.running?o`<dt-what-if-result .app=${t} .words=${this.words} .answer=${this.answer} @adopt=${e=>this.adopt(e.detail)}></dt-what-if-result>`:this.running||this.answer?c:o`<section class="card">${_(K,t.t("what_if_empty"),t.t("what_if_empty_text"))}</section>`}
      <dt-what-if-compare .app=${t} .words=${this.words} .tiles=${this.tiles} .recent=${this.stored.scenarios.filter(e=>e.kind!=="rehearsal")} .present=${this.answer?.scenario_id??""}></dt-what-if-compare>
    </div>`:o`<div class="page">${_(K,t.t("no_twins"),t.t("no_twins_text"))}</div>`}builder(){let{app:t,draft:e}=this,s=Date.now()/1e3,n=this.sorted,{nothingYet:a,problems:l}=this,d=e.changes.length?Math.min(e.hours*3600-300,Math.max(...e.changes.map(p=>p.at))+Ii):0;return o`<section class="card">
      <header><h2>${t.t("what_if_title")}</h2></header>
      ${es({app:t,draft:e,library:this.library,stored:this.stored,tiles:n,pick:(p,g)=>this.pick(p,g),change:p=>this.draft={...this.draft,...p},forget:p=>{this.forget(p)}})}
      <h3 style="margin:20px 0 4px">${t.t("changes")}</h3>
      <p class="soft small">${t.t("changes_hint")}</p>
      <dt-timeline .app=${t} .changes=${e.changes} .hours=${e.hours} .start=${s} .chosen=${this.chosen} .label=${p=>this.sentence(p)}
        @choose=${p=>this.chosen=p.detail.key} @move=${p=>this.move(p.detail.key,p.detail.at)}
        @add=${p=>this.add(p.detail.at)}></dt-timeline>
      ${ot(e.changes,p=>p.key,(p,g)=>o`<dt-change .app=${t} .words=${this.words} .change=${p} .index=${g} .tiles=${n} .library=${this.library} .hours=${e.hours} .start=${s} ?chosen=${p.key===this.chosen} .problems=${l.of(g)}
        @focusin=${()=>this.chosen=p.key} @alter=${h=>this.alter(p.key,h.detail)} @remove=${()=>this.draft={...this.draft,changes:this.draft.changes.filter(h=>h.key!==p.key)}}></dt-change>`)}
      ${l.others.length?k("warn",x,o`${t.t("problems_found")}: ${l.others.join(" ")}`):c}
      <div class="row" style="margin-top:12px">
        <button class="tonal" @click=${()=>this.add(d)}>${u(rt,"s")}${t.t("add_change")}</button>
        <button class="filled" ?disabled=${this.running||a||l.some} @click=${this.run}>${u(W,"s")}${t.t("simulate")}</button>
        <span class="grow"></span>
        <button @click=${this.save} ?disabled=${a}>${u(ge,"s")}${t.t("save")}</button>
        <button ?disabled=${a} @click=${()=>this.copy(dt(this.written))}>${u(me,"s")}${t.t("copy_yaml")}</button>
        <button ?disabled=${a} @click=${()=>this.copy(dt({action:"digital_twin.run_scenario",data:this.written,response_variable:"scenario"}))}>${u(Ce,"s")}${t.t("copy_action")}</button>
        <button ?disabled=${a} @click=${()=>this.copy(`${location.origin}${A}/what-if?s=${Je(e)}`)}>${u(gt,"s")}${t.t("copy_link")}</button>
      </div>
    </section>`}pick(t,e){if(t==="saved")this.take(xt(this.stored.saved[e]?.scenario??{},this.zone,e));else if(t==="result")this.open(e);else{let s=this.library.scenarios.find(n=>n.id===e);this.draft={...this.draft,name:"",scenario:e,parameters:{},hours:s?ts(s.horizon):this.draft.hours}}}async open(t){try{let e=await this.app.act("get_scenario_result",{scenario_id:t});this.take(xt(e.request,this.zone)),this.answer={...e.result,scenario_id:t}}catch(e){this.error=this.app.problem(e)}}sentence(t){let e=new Map([...this.tiles.values()].map(s=>[s.entity_id,s.name]));return Ns(this.app,t,s=>e.get(s)??this.app.entityName(s))}get calledBy(){let{app:t,draft:e}=this;return e.name||(e.scenario?t.value("scenario",e.scenario):e.changes.map(s=>this.sentence(s)).join(", ").slice(0,100))}get written(){return Pt(this.draft,this.calledBy)}add(t,e=""){let s=this.sorted.filter(d=>U(this.app,d.entity_id).length),n=s.find(d=>d.entity_id===e)??s[0];this.app.loadServices(s.map(d=>d.entity_id));let a=this.next++,l=n?"action":"outage";this.draft={...this.draft,changes:[...this.draft.changes,{key:a,kind:l,at:t,lasts:null,words:Rt(this.app,l,n?.entity_id??"")}]},this.chosen=a}adopt(t){let e=xt({changes:t},this.zone).changes.map(s=>({...s,key:this.next++}));this.app.loadServices(e.map(s=>String(s.words.action??""))),this.draft={...this.draft,name:"",changes:[...this.draft.changes,...e]},this.run()}alter(t,e){this.draft={...this.draft,changes:this.draft.changes.map(s=>s.key===t?{...s,...e}:s)}}move(t,e){this.chosen=t,this.alter(t,{at:e,written:void 0})}async forget(t){let{app:e}=this;if(await N(e,this.renderRoot,{title:e.t("forget_saved"),text:e.t("forget_saved_text",{name:t}),yes:e.t("forget_saved")})!==void 0)try{await e.act("delete_scenario",{name:t}),this.draft={...this.draft,name:""},await this.loadStored()}catch(s){R(this,this.app.problem(s))}}async copy(t){try{await navigator.clipboard.writeText(t),R(this,this.app.t("copied"))}catch{await N(this.app,this.renderRoot,{title:this.app.t("copy_by_hand"),text:t,verbatim:!0,yes:this.app.t("close")})}}};customElements.get("dt-what-if")??customElements.define("dt-what-if",ie);var Di=[{path:"overview",icon:ze,text:"tab_overview"},{path:"what-if",icon:K,text:"tab_what_if"},{path:"rehearsal",icon:vt,text:"tab_rehearsal",admin:!0},{path:"approvals",icon:mt,text:"tab_approvals"},{path:"discovery",icon:Se,text:"tab_discovery",admin:!0}],ne=class extends ${constructor(){super(...arguments);this.words={};this.model={home:null,tiles:new Map};this.pending=new Map;this.needsCode=!1;this.menu=()=>{this.dispatchEvent(new CustomEvent("hass-toggle-menu",{bubbles:!0,composed:!0}))}}static{this.properties={hass:{attribute:!1,noAccessor:!0},narrow:{type:Boolean,reflect:!0},route:{attribute:!1},panel:{attribute:!1}}}static{this.styles=[y,ss]}set hass(t){let e=!this.app;this.app?this.app.update(t)&&this.redraw():this.app=new He(t,()=>this.redraw()),this.current=t,e&&(this.start(),this.requestUpdate())}get hass(){return this.current}redraw(){this.words={},this.requestUpdate()}connectedCallback(){super.connectedCallback(),this.start()}disconnectedCallback(){super.disconnectedCallback(),this.overview?.stop(),this.approvals?.stop()}start(){if(!this.app||!this.isConnected)return;let t=()=>this.requestUpdate();this.overview??=new j(this.app,"overview/subscribe",{},()=>this.model={home:null,tiles:new Map},e=>this.take(e),t),this.approvals??=new j(this.app,"approvals/subscribe",{},()=>this.pending=new Map,e=>{let s=new Map(this.pending);for(let n of e.gone)s.delete(n);for(let n of e.new)s.set(n.approval,n);this.pending=s,this.needsCode=e.code??this.needsCode,this.requestUpdate()},t),this.approvals.start(),this.watchOverview()}watchOverview(){this.view[0]==="twin"?this.overview?.stop():this.overview?.start()}take(t){let e=this.model.tiles;for(let s of t.gone??[])e.delete(s);for(let[s,n]of Object.entries(t.twins??{}))e.set(s,{...e.get(s),...n});this.model={home:t.home??this.model.home,tiles:e},this.requestUpdate()}get view(){let t=this.route?.path??window.location.pathname.slice(A.length),[,e="",s=""]=t.split("/");return[e||"overview",decodeURIComponent(s),new URLSearchParams(window.location.search)]}willUpdate(t){t.has("route")&&this.watchOverview()}render(){let t=this.app;if(!t)return c;let[e,s,n]=this.view,a=this.approvals?.standing==="disconnected",l=o`<div class="bar-top">
      ${e==="twin"?o`<button class="round" aria-label=${t.t("back")} @click=${()=>L("overview")}>${u(ae,"turns")}</button>`:this.narrow?o`<button class="round" aria-label=${t.t("menu")} @click=${this.menu}>${u(Ae)}</button>`:c}
      <h1 class="cut">${t.t("title")}</h1>
      ${this.narrow?c:o`<div class="grow"></div>${this.tabs(e)}`}
    </div>`;return o`${l}
      ${a?o`<div class="lost" role="alert">${u(_e)}<span>${t.t("disconnected_text")}</span></div>`:c}
      <main tabindex="-1">${this.content(t,e,s,n)}</main>
      ${this.narrow?this.tabs(e):c}`}content(t,e,s,n){switch(e){case"twin":return o`<dt-twin .app=${t} .twinId=${s} .words=${this.words}></dt-twin>`;case"approvals":return o`<dt-approvals .app=${t} .pending=${this.pending} .chosen=${s} .code=${this.needsCode} .standing=${this.approvals?.standing??"loading"} .error=${this.approvals?.error??""} .words=${this.words}></dt-approvals>`;case"audit":return o`<dt-audit .app=${t} .tiles=${this.model.tiles} .twin=${n.get("twin")??""} .words=${this.words}></dt-audit>`;case"what-if":return o`<dt-what-if .app=${t} .tiles=${this.model.tiles} .words=${this.words} .link=${n.get("s")??""} .entity=${n.get("entity")??""} .chosenScenario=${s}></dt-what-if>`;case"rehearsal":return o`<dt-rehearsal .app=${t} .words=${this.words}></dt-rehearsal>`;case"discovery":return o`<dt-discovery .app=${t} .words=${this.words}></dt-discovery>`;default:return o`<dt-overview .app=${t} .model=${this.model} .standing=${this.overview?.standing??"loading"} .error=${this.overview?.error??""} .pending=${this.pending.size} .words=${this.words}></dt-overview>`}}tabs(t){let e=this.app,s=e.hass.user?.is_admin??!1;return o`<nav aria-label=${e.t("views")} @click=${T}>
      ${Di.filter(n=>s||!n.admin).map(n=>{let a=t===n.path||t==="twin"&&n.path==="overview"||t==="audit"&&n.path==="approvals";return o`<a href="${A}/${n.path}" aria-current=${a?"page":c}>
          ${u(n.icon)}<span class="cut">${e.t(n.text)}</span>
          ${n.path==="approvals"&&this.pending.size?o`<span class="count">${this.pending.size}</span>`:c}
        </a>`})}
    </nav>`}};customElements.get("digital-twin-panel")??customElements.define("digital-twin-panel",ne);export{ne as DigitalTwinPanel};
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
