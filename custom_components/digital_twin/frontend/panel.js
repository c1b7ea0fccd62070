import{$ as zt,A as Se,Aa as Qe,B as Ee,Ba as ot,C as gt,Ca as _t,D as Re,Da as ts,E as G,Ea as es,F as Ce,Fa as kt,G as Me,H as vt,Ha as ss,I as Oe,Ia as Tt,J as bt,Ja as is,K as jt,Ka as ns,L as Pe,La as rs,M as $t,Ma as as,N as Le,O as W,Oa as Ht,P as at,Pa as lt,Q as je,Qa as os,R as Nt,Ra as ls,S as Ne,Sa as cs,T as ze,Ta as ds,U as He,Ua as ps,V as Q,W as Ie,X as We,Y as yt,Z as Ue,_ as Be,a as w,aa as De,b as o,ba as qe,c as rt,ca as T,d as F,da as Ve,e as p,ea as P,f as he,fa as S,g as $,ga as Fe,h as Z,ha as L,i as _,ia as Ke,j as ue,ja as m,k as me,ka as k,l as fe,la as j,m as K,ma as H,n as mt,na as wt,o as ft,oa as xt,p as ge,pa as A,q as ve,qa as y,r as be,ra as M,s as $e,sa as Ge,t as ye,ta as Ye,u as we,ua as tt,v as xe,va as Je,w as _e,wa as O,x as ke,xa as E,y as Te,ya as Xe,z as Ae,za as Ze}from"./chunk-XMQT5V7A.js";import"./chunk-EKEJ3YQ5.js";var hs=w`
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
`;var It=class extends ${static{this.properties={app:{attribute:!1},pending:{attribute:!1},chosen:{},code:{type:Boolean},standing:{},error:{},words:{attribute:!1},busy:{state:!0},events:{state:!0}}}constructor(){super(),this.busy="",this.events=[]}static{this.styles=[y,w`
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
    `]}connectedCallback(){super.connectedCallback();let n=new Map;this.told=new L(this.app,"events/subscribe",{category:["approval","guard"],recent:20},()=>n.clear(),t=>{n.set(t.event_id,t),this.events=[...n.values()].sort((e,s)=>s.time.localeCompare(e.time)).slice(0,30)},()=>{}),this.told.start()}disconnectedCallback(){super.disconnectedCallback(),this.told?.stop(),window.clearInterval(this.clock),this.clock=void 0}willUpdate(n){this.pending.size&&this.clock===void 0?this.clock=window.setInterval(()=>this.requestUpdate(),1e3):!this.pending.size&&this.clock!==void 0&&(window.clearInterval(this.clock),this.clock=void 0),this.app.loadServices([...this.pending.values()].flatMap(t=>t.actions.map(e=>String(e.action??""))))}render(){let{app:n}=this,t=j(n,this.standing,this.error,o`<div class="skeleton" style="min-height:220px"></div>`,this.standing!=="loading"&&this.standing!=="missing");return o`<div class="page" style="max-width:820px">
      ${n.hass.user?.is_admin?o`<div class="chips"><a class="button tonal" href="${T}/approvals" @click=${S} aria-current="page">${n.t("tab_approvals")}</a><a class="button" href="${T}/audit" @click=${S}>${n.t("audit")}</a></div>`:p}
      ${t??this.waiting()} ${this.decided()}
    </div>`}waiting(){let{app:n}=this;return this.pending.size?[...this.pending.values()].map(t=>this.one(t)):o`<section class="card">${k(mt,n.t("nothing_waits"),n.t("nothing_waits_text"))}</section>`}sentence(n){let t=Object.entries(n.data??{}).filter(([,e])=>typeof e!="object").map(([e,s])=>this.app.fieldValue(e,s));return[this.app.service(String(n.action??"")),...t].join(" · ")}one(n){let{app:t}=this,e=n.expires-Date.now()/1e3,s=n.automation?t.entityName(n.automation):n.user_id&&n.user_id===t.hass.user?.id?t.t("you"):null;return o`<section class="card approval ${n.approval===this.chosen?"chosen":""}" aria-label=${n.actions.map(r=>this.sentence(r)).join(", ")}>
      <div>
        <div class="row soft small"><span class="grow">${s?t.t("asked_by",{name:s}):t.t("asked_at",{time:t.format.time(n.created)})}</span>
          <span class="badge ${e<60?"bad":""} num">${m(De,"s")}${this.left(e)}</span></div>
        <div class="what">${n.actions.map(r=>this.sentence(r)).join(", ")}</div>
        <div>${n.entities.map(r=>t.entityName(r)).join(", ")}</div>
      </div>
      ${n.hazards.some(r=>r.reason===n.summary)?p:o`<p>${n.summary}</p>`}
      ${ts(t,n)} ${this.outcome(n)} ${es(n)}
      ${n.not_checked.length?o`<details><summary class="small">${t.t("not_checked")}</summary><ul class="plain small soft">${n.not_checked.map(r=>o`<li>${r.text}</li>`)}</ul></details>`:p}
      ${n.may?o`<div class="decide">
            <button class="filled" ?disabled=${this.busy===n.approval} @click=${()=>this.decide(n,"approve")}>${m(K,"s")}${t.t("approve")}</button>
            ${n.alternative?.action?o`<button class="tonal" ?disabled=${this.busy===n.approval} @click=${()=>this.decide(n,"approve_alternative")}>${m(vt,"s")}${t.t("approve_alternative")}</button>`:p}
            <button class="danger" ?disabled=${this.busy===n.approval} @click=${()=>this.decide(n,"reject")}>${m(be,"s")}${t.t("reject")}</button>
          </div>`:o`<p class="soft">${t.t("may_not_decide")}</p>`}
    </section>`}left(n){let t=Math.max(0,Math.round(n));return`${Math.floor(t/60)}:${String(t%60).padStart(2,"0")}`}outcome(n){let{app:t}=this;return Object.entries(n.outcome).slice(0,3).map(([e,s])=>{let r=_t(s),a=r?ot(t,e,s,r,M(this)):void 0;return o`<div>
        ${s.summary?o`<p class="small">${s.summary}</p>`:p}
        ${a&&r?o`<p class="small soft">${s.name} · ${t.channel(r)}</p><dt-chart .app=${t} .words=${this.words} .height=${150} .model=${a}></dt-chart>`:p}
      </div>`})}async decide(n,t){let{app:e}=this,s={approval:n.approval};if(this.code){let r=await O(e,this.renderRoot,{title:e.t("code_title"),text:e.t("code_text"),yes:e.t(t),input:{label:e.t("code"),type:"password"}});if(r===void 0)return;s.code=r}this.busy=n.approval;try{let r=await e.act(t,s);E(this,e.value("result",r?.result??(t==="reject"?"rejected":"ok")))}catch(r){E(this,this.app.problem(r))}finally{this.busy=""}}decided(){let{app:n}=this;return this.events.length?o`<section class="card">
      <header><h2>${n.t("decided")}</h2></header>
      <ul class="plain">${this.events.map(t=>o`<li class="row" style="flex-wrap:nowrap"><span class="dot ${H(t.severity)}"></span><span class="soft small num" style="white-space:nowrap">${n.format.short(Date.parse(t.time)/1e3)}</span><span class="grow">${t.text}</span></li>`)}</ul>
    </section>`:p}};customElements.get("dt-approvals")??customElements.define("dt-approvals",It);var ai=40,oi=[0,1,7,30],us={guard:["action_checked","condition_checked","action_approved","action_denied","action_run","action_failed","approval_requested","approval_granted","approval_rejected","approval_expired","approval_refused","hazard_set","assistant_asked","sandbox_command"],watching:["acknowledge","alerts_snoozed","expected_state_set","corrected","correction_undone","conflict_settled","conflict_over"],learning:["train","reset_learning","freeze_learning","import_model"],scenarios:["run_scenario","optimize","rehearse","save_scenario","delete_scenario"],settings:["mode_changed","create_twin","remove_twin","wake","hibernate","configuration_added","configuration_changed","configuration_removed"],data:["create_snapshot","rollback","import_twin","replay_quarantine","purge","database_key","database_replaced"]},Wt=class extends ${constructor(){super();this.asked="";this.page=1,this.since=0,this.group="",this.answer=null,this.error="",this.forbidden=!1}static{this.properties={app:{attribute:!1},tiles:{attribute:!1},words:{attribute:!1},standing:{},overviewError:{},twin:{},page:{state:!0},since:{state:!0},group:{state:!0},answer:{state:!0},error:{state:!0},forbidden:{state:!0}}}static{this.styles=[y,w`
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
    `]}willUpdate(t){if(!this.app.hass.user?.is_admin){this.forbidden=!0;return}if(this.twin&&!this.tiles.has(this.twin))return;let e=JSON.stringify([this.twin,this.page,this.since,this.group]);e!==this.asked&&(this.asked=e,this.load(e))}async load(t){let e={page:this.page,per_page:ai,verify:this.page===1};this.twin&&(e.entity_id=this.tiles.get(this.twin)?.entity_id),this.since&&(e.start={days:this.since}),this.group&&(e.actions=us[this.group]);try{let s=await this.app.act("get_audit",e);if(t!==this.asked)return;this.answer={...s,chain:s.chain??this.answer?.chain??null},this.error=""}catch(s){if(t!==this.asked)return;this.forbidden=Fe(s),this.error=this.app.problem(s)}}render(){let{app:t}=this;return o`<div class="page" style="max-width:980px">
      <div class="chips"><a class="button" href="${T}/approvals" @click=${S}>${t.t("tab_approvals")}</a><a class="button tonal" href="${T}/audit" @click=${S} aria-current="page">${t.t("audit")}</a></div>
      ${this.forbidden?k(Z,t.t("forbidden"),t.t("forbidden_text")):this.error?k(_,t.t("failed"),this.error):o`${this.chain()} ${this.filters()} ${this.rows()}`}
    </div>`}chain(){let{app:t}=this,e=this.answer?.chain;return e?e.intact?A("good",bt,t.t("chain_intact",{count:t.format.number(e.rows,0)})):A("bad",Oe,t.t("chain_broken",{row:e.broken??0,reason:e.reason??""})):p}filters(){let{app:t}=this,e=[...this.tiles].sort(([,r],[,a])=>t.format.order(r.name,a.name)),s=r=>{r(),this.page=1};return o`<div class="card filters">
      <label class="field">${t.t("twin")}
        <select @change=${r=>P(`audit${r.target.value?`?twin=${r.target.value}`:""}`,!0)}>
          <option value="">${t.t("all_twins")}</option>
          ${e.map(([r,a])=>o`<option value=${r} ?selected=${r===this.twin}>${a.name}</option>`)}
        </select></label>
      <label class="field">${t.t("about")}
        <select @change=${r=>s(()=>this.group=r.target.value)}>
          <option value="">${t.t("everything")}</option>
          ${Object.keys(us).map(r=>o`<option value=${r}>${t.value("audit_group",r)}</option>`)}
        </select></label>
      <label class="field">${t.t("range")}
        <select @change=${r=>s(()=>this.since=Number(r.target.value))}>
          ${oi.map(r=>o`<option value=${r}>${r?t.format.duration(r*86400):t.t("all_time")}</option>`)}
        </select></label>
    </div>`}rows(){let{app:t,answer:e}=this,s=o`<div class="skeleton" style="min-height:320px" aria-busy="true"></div>`;if(this.twin&&!this.tiles.has(this.twin)){let r=j(t,this.standing,this.overviewError,s);if(r)return o`<section class="card">${r}</section>`;let a=o`<a class="button tonal" href="${T}/audit" @click=${S}>${t.t("show_all")}</a>`;return o`<section class="card">${k(zt,t.t("audit_twin_gone"),t.t("audit_twin_gone_text"),a)}</section>`}return e?e.rows.length?o`<section class="card">
      <ul class="plain">${e.rows.map(r=>this.row(r))}</ul>
      <div class="row" style="justify-content:center;margin-top:12px">
        <button ?disabled=${this.page===1} @click=${()=>this.page-=1}>${m(ge,"s turns")}${t.t("newer")}</button>
        <span class="num">${this.page}</span>
        <button ?disabled=${!e.more} @click=${()=>this.page+=1}>${t.t("older")}${m(ve,"s turns")}</button>
      </div>
    </section>`:o`<section class="card">${k(zt,t.t("nothing_found"),t.t("no_audit"))}</section>`:s}row(t){let{app:e}=this,s=t.name??e.t("gone_twin"),r=t.twin_id?t.removed&&t.name?e.t("removed_twin",{name:s}):s:typeof t.data.name=="string"?t.data.name:"",a=t.automation?e.entityName(t.automation):t.user_id?t.user_id===e.hass.user?.id?e.t("you"):e.t("a_user"):e.t("by_itself");return o`<li class="entry"><details>
      <summary><span class="soft small num when">${e.format.moment(Date.parse(t.time)/1e3)}</span>
        <span>${e.audited(t.action)}${r?o` · ${r}`:p}${t.reason?o` <span class="soft">${t.reason}</span>`:p}</span>
        <span class="badge">${a}</span></summary>
      <pre tabindex="0">${JSON.stringify({...t.data,context_id:t.context_id,seq:t.seq,hash:t.hash,previous:t.previous},null,2)}</pre>
    </details></li>`}};customElements.get("dt-audit")??customElements.define("dt-audit",Wt);var ms=60,Ut=class extends ${constructor(){super();this.started=!1;this.found=null,this.chosen=new Set,this.made=new Map,this.failed=new Map,this.busy=null,this.error="",this.shown=ms}static{this.properties={app:{attribute:!1},words:{attribute:!1},found:{state:!0},chosen:{state:!0},made:{state:!0},busy:{state:!0},error:{state:!0},failed:{state:!0},shown:{state:!0}}}static{this.styles=[y,w`
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
    `]}willUpdate(t){this.started||!this.app.hass.user?.is_admin||(this.started=!0,this.look(!1))}async look(t){t&&(this.found=null);try{this.found=(await this.app.ws("discovery",{refresh:t})).candidates,this.made=new Map,this.error=""}catch(e){this.error=this.app.problem(e)}}render(){let{app:t}=this;return o`<div class="page" style="max-width:900px">${this.content(t)}</div>`}content(t){if(!t.hass.user?.is_admin)return k(Z,t.t("forbidden"),t.t("forbidden_text"));if(this.error)return k(_,t.t("failed"),this.error,o`<button class="tonal" @click=${()=>this.look(!0)}>${t.t("again")}</button>`);if(!this.found)return o`<div aria-busy="true" style="display:grid;gap:12px"><span class="sr">${t.t("loading")}</span>${[1,2,3,4].map(()=>o`<div class="skeleton" style="min-height:72px"></div>`)}</div>`;if(!this.found.length)return k(mt,t.t("all_found"),t.t("all_found_text"),o`<button class="tonal" @click=${()=>this.look(!0)}>${m(Nt,"s")}${t.t("look_again")}</button>`);let e=this.found.filter(s=>!this.made.has(s.key));return o`<p class="soft">${t.t("discovery_text")}</p>
      <div class="bar-tools">
        <label><input type="checkbox" .checked=${this.chosen.size>0&&this.chosen.size===e.length} .indeterminate=${this.chosen.size>0&&this.chosen.size<e.length} @change=${s=>this.chosen=new Set(s.target.checked?e.map(r=>r.key):[])} />${t.t("choose_all")}</label>
        <span class="grow"></span>
        <button @click=${()=>this.look(!0)} ?disabled=${this.busy!==null}>${m(Nt,"s")}${t.t("look_again")}</button>
        <button class="filled" ?disabled=${!this.chosen.size||this.busy!==null} @click=${()=>this.make([...this.chosen])}>${m(at,"s")}${t.t("make_twins",{count:this.chosen.size})}</button>
      </div>
      ${this.busy?o`<div role="status"><div class="bar"><i style="width:${100*this.busy.done/this.busy.of}%"></i></div><p class="small soft num">${t.t("making",{done:this.busy.done,of:this.busy.of})}</p></div>`:p}
      <ul class="plain">${this.found.slice(0,this.shown).map(s=>this.one(s))}</ul>
      ${this.found.length>this.shown?o`<button @click=${()=>this.shown+=ms}>${t.t("show_all_of",{count:this.found.length})}</button>`:p}`}one(t){let{app:e}=this,s=this.made.get(t.key),r=this.failed.get(t.key);return o`<li class="card found">
      <input type="checkbox" aria-label=${t.name} .checked=${this.chosen.has(t.key)} ?disabled=${s!==void 0||this.busy!==null} @change=${()=>this.toggle(t.key)} />
      <span class="kind">${m(kt(t.kind))}</span>
      <div class="grow"><b>${t.name}</b> <span class="soft small">${e.option("kind",t.kind)} · ${e.area(t.area_id)}</span>
        <div class="small">${t.reason}</div>${r?o`<div class="small" role="alert" style="color:var(--dt-bad)">${r}</div>`:p}</div>
      ${s!==void 0?o`<a class="button tonal" href="${T}/twin/${s}" @click=${S}>${m(K,"s")}${e.t("open_twin")}</a>`:o`<button aria-label=${e.t("make_twin_of",{name:t.name})} ?disabled=${this.busy!==null} @click=${()=>this.make([t.key])}>${m(at,"s")}<span class="word">${e.t("make_twin")}</span></button>`}
    </li>`}toggle(t){let e=new Set(this.chosen);e.delete(t)||e.add(t),this.chosen=e}async make(t){let{app:e}=this;this.busy={done:0,of:t.length};let s=new Map;for(let r of t){let a=this.found?.find(l=>l.key===r);if(a){try{let l=a.device_id?{device_id:a.device_id}:{entity_id:a.entity_id},{twin_id:c}=await e.act("create_twin",l);this.made=new Map(this.made).set(r,c)}catch(l){s.set(r,this.app.problem(l))}this.busy={done:this.busy.done+1,of:t.length}}}this.busy=null,this.failed=s,this.chosen=new Set,E(this,e.t("made",{count:t.length-s.size}))}};customElements.get("dt-discovery")??customElements.define("dt-discovery",Ut);var I={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},At=i=>(...n)=>({_$litDirective$:i,values:n}),et=class{constructor(n){}get _$AU(){return this._$AM._$AU}_$AT(n,t,e){this._$Ct=n,this._$AM=t,this._$Ci=e}_$AS(n,t){return this.update(n,t)}update(n,t){return this.render(...t)}};var{I:li}=he,fs=i=>i;var vs=i=>i.strings===void 0,gs=()=>document.createComment(""),st=(i,n,t)=>{let e=i._$AA.parentNode,s=n===void 0?i._$AB:n._$AA;if(t===void 0){let r=e.insertBefore(gs(),s),a=e.insertBefore(gs(),s);t=new li(r,a,i,i.options)}else{let r=t._$AB.nextSibling,a=t._$AM,l=a!==i;if(l){let c;t._$AQ?.(i),t._$AM=i,t._$AP!==void 0&&(c=i._$AU)!==a._$AU&&t._$AP(c)}if(r!==s||l){let c=t._$AA;for(;c!==r;){let d=fs(c).nextSibling;fs(e).insertBefore(c,s),c=d}}}return t},U=(i,n,t=i)=>(i._$AI(n,t),i),ci={},St=(i,n=ci)=>i._$AH=n,bs=i=>i._$AH,Et=i=>{i._$AR(),i._$AA.remove()};var $s=(i,n,t)=>{let e=new Map;for(let s=n;s<=t;s++)e.set(i[s],s);return e},ct=At(class extends et{constructor(i){if(super(i),i.type!==I.CHILD)throw Error("repeat() can only be used in text expressions")}dt(i,n,t){let e;t===void 0?t=n:n!==void 0&&(e=n);let s=[],r=[],a=0;for(let l of i)s[a]=e?e(l,a):a,r[a]=t(l,a),a++;return{values:r,keys:s}}render(i,n,t){return this.dt(i,n,t).values}update(i,[n,t,e]){let s=bs(i),{values:r,keys:a}=this.dt(n,t,e);if(!Array.isArray(s))return this.ut=a,r;let l=this.ut??=[],c=[],d,u,h=0,f=s.length-1,g=0,v=r.length-1;for(;h<=f&&g<=v;)if(s[h]===null)h++;else if(s[f]===null)f--;else if(l[h]===a[g])c[g]=U(s[h],r[g]),h++,g++;else if(l[f]===a[v])c[v]=U(s[f],r[v]),f--,v--;else if(l[h]===a[v])c[v]=U(s[h],r[v]),st(i,c[v+1],s[h]),h++,v--;else if(l[f]===a[g])c[g]=U(s[f],r[g]),st(i,s[h],s[f]),f--,g++;else if(d===void 0&&(d=$s(a,g,v),u=$s(l,h,f)),d.has(l[h]))if(d.has(l[f])){let b=u.get(a[g]),x=b!==void 0?s[b]:null;if(x===null){let V=st(i,s[h]);U(V,r[g]),c[g]=V}else c[g]=U(x,r[g]),st(i,s[h],x),s[b]=null;g++}else Et(s[f]),f--;else Et(s[h]),h++;for(;g<=v;){let b=st(i,c[v+1]);U(b,r[g]),c[g++]=b}for(;h<=f;){let b=s[h++];b!==null&&Et(b)}return this.ut=a,St(i,c),F}});var ys=w`
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
`;var di=["all","attention","learning","sandbox"],pi=6,hi=40,ui=40,mi=10,fi=15*6e4;function ws(i,n){switch(n){case"attention":return i.diverged||i.risks.some(t=>wt("medium",t.probability))||i.health!==null&&i.health<80||i.status==="unavailable"||i.status==="orphaned";case"learning":return!i.learned||i.trust==="observing";case"sandbox":return i.mode!=="mirror";default:return!0}}var Bt=class extends ${constructor(){super();this.clear=()=>{this.search="",this.filter="all",P("overview",!0)};this.search="",this.filter="all",this.shown=hi,this.pending=0,this.power=null}static{this.properties={app:{attribute:!1},model:{attribute:!1},standing:{},error:{},pending:{type:Number},words:{attribute:!1},search:{state:!0},filter:{state:!0},shown:{state:!0},power:{state:!0}}}static{this.styles=[y,ys]}disconnectedCallback(){super.disconnectedCallback(),window.clearTimeout(this.growing),this.growing=void 0,window.clearTimeout(this.powerTimer),this.powerTimer=void 0}async loadPower(){let{app:t}=this,e=await t.ws("overview/power").catch(()=>{});if(!this.isConnected)return;this.powerTimer=window.setTimeout(()=>{this.loadPower()},fi);let{times:s=[],values:r=[]}=e??{};if(!e?.twins||s.length<2||Math.max(...e.high??r)<mi)return;let a=M(this);this.power={lines:[{label:t.t("together"),color:a,times:s,values:r,width:2.5}],bands:[{label:t.t("band",{percent:90}),color:Ge(a,.18),times:s,low:e.low??[],high:e.high??[]}],limits:e.limit===null?[]:[{value:e.limit,label:t.t("limit_is",{value:t.format.quantity(e.limit,"W")}),color:"#d32f2f"}],marks:[],unit:"W",start:s[0],end:s.at(-1),summary:t.t("power_summary",{most:t.format.quantity(Math.max(...r),"W"),high:t.format.quantity(Math.max(...e.high??r),"W"),count:e.twins})}}updated(){this.standing==="live"&&this.model.home?.twins&&this.powerTimer===void 0&&(this.powerTimer=0,this.loadPower()),this.shown<this.model.tiles.size&&this.growing===void 0&&(this.growing=window.setTimeout(()=>{this.growing=void 0,this.shown+=ui},16))}render(){let t=this.model.home!==null,e=j(this.app,this.standing,this.error,this.skeletons(),t);return e?o`<div class="page">${e}</div>`:this.model.home?.twins?o`<div class="page">${this.glance(this.model.home)}${this.risks()}${this.powerCard()}${this.tools()}${this.areas()}</div>`:o`<div class="page">${this.empty()}</div>`}skeletons(){return o`<div class="tiles">${Array.from({length:9},()=>o`<div class="skeleton"></div>`)}</div>`}empty(){let{app:t}=this;return k(xe,t.t("no_twins"),t.t("no_twins_text"),this.model.home?.admin?o`<a class="button filled" href="${T}/discovery" @click=${S}>${t.t("find_devices")}</a>`:p)}glance(t){let{app:e}=this,s=this.ahead,r=s.some(a=>a.kind==="bad")?"bad":s.some(a=>a.kind)?"warn":s.length?"":"good";return o`<div class="glance">
      ${this.figure(Re,xt(t.health),t.health===null?e.t("looking"):e.format.number(t.health,0),e.t(t.health===null?"health_looking":"health"))}
      ${this.figure(t.diverged?_:ft,t.diverged?"warn":"good",e.format.number(t.diverged,0),e.t("divergences"))}
      <a class="plain" href="${T}/approvals" @click=${S}>${this.figure(gt,this.pending?"warn":"",e.format.number(this.pending,0),e.t("pending_approvals"))}</a>
      ${this.figure(Q,r,e.format.number(s.length,0),e.t("risks_ahead"))}
    </div>`}get ahead(){return ss(this.model.home,this.model.tiles)}figure(t,e,s,r){return o`<div class="card figure ${e}">${m(t)}<b class="num">${s}</b><span class="soft small">${r}</span></div>`}risks(){let{app:t}=this,e=this.ahead.slice(0,pi);return e.length?o`<section class="card">
      <header><h2>${t.t("risks_ahead")}</h2></header>
      <ul class="plain">
        ${e.map(s=>o`<li class="row" style="flex-wrap:nowrap"><span class="dot ${s.kind}"></span><span class="grow">${s.text}
          ${s.ids.map(r=>o` <a href="${T}/twin/${r}" @click=${S}>${this.model.tiles.get(r)?.name??""}</a>`)}</span>${s.at?o`<span class="soft small num">${t.format.short(s.at)}</span>`:p}</li>`)}
      </ul>
    </section>`:p}powerCard(){let{app:t,power:e}=this;return e?o`<section class="card"><header><h2>${t.t("power_title")}</h2><span class="soft small">${e.summary}</span></header>
      <dt-chart plain .app=${t} .words=${this.words} .height=${150} .model=${e}></dt-chart></section>`:p}tools(){let{app:t}=this,e=[...this.model.tiles.values()];return o`<div class="tools">
      <div class="search">
        ${m(jt)}
        <input type="search" .value=${this.search} aria-label=${t.t("search_twins")} placeholder=${t.t("search_twins")}
          @input=${s=>this.search=s.target.value} />
      </div>
      <div class="chips" role="group" aria-label=${t.t("filter")}>
        ${di.map(s=>{let r=e.filter(a=>ws(a,s)).length;return s!=="all"&&s!==this.filter&&!r?p:o`<button class="chip" aria-pressed=${this.filter===s} @click=${()=>this.filter=s}>
            ${t.t(`filter_${s}`)} <span class="soft num">${t.format.number(r,0)}</span>
          </button>`})}
      </div>
    </div>`}areas(){let{app:t}=this,e=this.search.trim().toLocaleLowerCase(),s=new Map;for(let c of this.model.tiles){let d=c[1];if(!ws(d,this.filter))continue;let u=t.area(d.area_id);if(e&&!`${d.name} ${u} ${d.entity_id} ${t.option("kind",d.kind)}`.toLocaleLowerCase().includes(e))continue;let h=s.get(u);h?h.push(c):s.set(u,[c])}if(!s.size)return k(jt,t.t("nothing_found"),t.t("nothing_found_text"),o`<button class="tonal" @click=${this.clear}>${t.t("show_all")}</button>`);let r=t.t("no_area"),a=[...s].sort(([c],[d])=>c===r?1:d===r?-1:t.format.order(c,d)),l=this.shown;return ct(a,([c])=>c,([c,d])=>{let u=d.sort(([,h],[,f])=>t.format.order(h.name,f.name)).slice(0,Math.max(l,0));return l-=d.length,u.length?o`<section aria-label=${c}>
          <h2>${c} <span class="soft small num">${t.format.number(d.length,0)}</span></h2>
          <ul class="tiles">
            ${ct(u,([h])=>h,([h,f])=>o`<li><dt-tile .app=${t} .twinId=${h} .tile=${f} .words=${this.words}></dt-tile></li>`)}
          </ul>
        </section>`:p})}};customElements.get("dt-overview")??customElements.define("dt-overview",Bt);var gi={scenario:{text:"simulating",stop:"cancel_scenario"},rehearsal:{text:"rehearsing",stop:"cancel_rehearsal"}},it=class{constructor(n,t,e=()=>!0){this.host=n;this.what=t;this.may=e;this.share=null;n.addController(this)}hostConnected(){this.may()&&(this.live=new L(this.host.app,"progress/subscribe",{what:this.what},()=>{},n=>{this.share=n.progress,this.host.requestUpdate()},()=>this.host.requestUpdate()),this.live.start())}hostDisconnected(){this.live?.stop()}card(){let{app:n}=this.host,t=this.share??0,{text:e,stop:s}=gi[this.what];return o`<section class="card row" role="status">
      <div class="grow"><div class="bar ${t?"":"busy"}"><i style=${t?`width:${t*100}%`:""}></i></div>
        <p class="small soft num" style="margin-top:6px">${n.t(e,{share:n.format.percent(t)})}</p></div>
      <button @click=${()=>n.act(s).catch(r=>this.host.error=n.problem(r))}>${m(Ue,"s")}${n.t("stop")}</button>
    </section>`}};var xs=w`
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
  .deed {
    position: absolute;
    bottom: 0;
    width: 3px;
    height: 8px;
    margin-left: -1.5px;
    border-radius: 1px;
    background: currentColor;
  }
  .keys {
    display: flex;
    gap: 6px;
    align-items: center;
    margin: 0;
    padding-inline-start: var(--axis);
  }
  .keys i {
    position: static;
    margin: 0;
  }
  .keys .deed {
    margin-inline-start: 12px;
  }
  .key-run {
    width: 10px;
    height: 10px;
    border-radius: 50%;
    background: currentColor;
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
`;var Dt=i=>Date.parse(i)/1e3,_s={trigger:"step_trigger",condition:"step_condition",conditions:"step_condition",action:"step_action",sequence:"step_action",choose:"step_choice",if:"step_if",then:"step_then",else:"step_else",default:"step_else",repeat:"step_repeat",parallel:"step_parallel",while:"step_while",until:"step_until"},bi=["entity_id"],$i=[[/^time pattern$/,"trigger_time_pattern"],[/^time$|^time set in .*$/,"trigger_time"],[/^numeric state of (.+)$/,"trigger_numeric_state"],[/^state of (.+)$/,"trigger_state"],[/^(sunrise|sunset)(?: with offset)?$/,"trigger_sun"]];function yi(i,n){let t=[],e=n.split("/");for(let s=0;s<e.length;s++){let r=_s[e[s]],a=Number(e[s+1]),l=s+1<e.length&&Number.isInteger(a);r?t.push(l?`${i.t(r)} ${i.format.number(a+1,0)}`:i.t(r)):bi.includes(e[s])||t.push(e[s].replaceAll("_"," ")),l&&(s+=1)}return t.join(" › ")}function N(i,n){if(typeof n=="number")return i.format.number(n,2);if(typeof n=="boolean")return i.t(n?"yes":"no");if(Array.isArray(n))return n.map(e=>N(i,e)).join(", ");if(n&&typeof n=="object")return qt(i,n);let t=String(n??"–");return i.hass.states[t]?i.entityName(t):i.stateWord(t)}function qt(i,n){return Object.entries(n).map(([t,e])=>`${i.fieldName(t)}: ${typeof e=="number"?i.fieldValue(t,e):N(i,e)}`).join(" · ")}function wi(i,n){let{state:t,wanted_state:e,choice:s,delay:r,action:a,done:l,...c}=n.detail??{},d=[];return typeof n.result=="boolean"?d.push(i.t(n.result?"step_met":"step_not_met")):n.result!==void 0&&n.result!==null&&d.push(N(i,n.result)),t!==void 0&&d.push(e===void 0?i.t("step_was",{state:N(i,t)}):i.t("step_was_wanted",{state:N(i,t),wanted:N(i,e)})),s!==void 0&&d.push(typeof s=="number"?`${i.t("step_choice")} ${i.format.number(s+1,0)}`:i.t(_s[String(s)]??"step_else")),typeof r=="number"&&d.push(i.t("step_waits",{time:i.format.duration(r)})),typeof a=="string"&&d.push(i.service(a)),Object.keys(c).length&&d.push(qt(i,c)),n.error&&d.push(n.error),d.join(" · ")}function xi(i,n){return String(n).split(/,\s*/).map(t=>{let[e="",s=""]=t.split("="),r=Number(s),a=s==="True"?i.t("yes"):s==="False"?i.t("no"):s!==""&&Number.isFinite(r)?i.format.number(r,2):s;return s===""?t:`${i.channel(e)}: ${a}`}).join(" · ")}function _i(i,n){let{entity_id:t,...e}=n.data??{},s=Object.entries(n.effects??{});return o`<tr><td class="num soft">${i.format.time(Dt(n.time))}</td>
    <td>${i.service(n.action)}${t?o`<div class="small soft">${N(i,t)}</div>`:p}</td>
    <td class="small">${qt(i,e)}${n.error?o`<div>${n.error}</div>`:p}</td>
    <td class="small">${s.map(([r,a])=>o`<div>${s.length>1?`${i.entityName(r)}: `:""}${xi(i,a)}</div>`)}</td></tr>`}function ki(i,n){if(typeof n!="string")return N(i,n);for(let[t,e]of $i){let s=t.exec(n);if(s)return i.t(e,{of:s[1]?s[1]==="sunrise"||s[1]==="sunset"?i.t(s[1]):N(i,s[1]):""})}return n.replace(/\b[a-z_]+\.[a-z0-9_]+\b/g,t=>N(i,t))}function ks(i,n,t){let e=(n.trace??[]).filter((r,a,l)=>!(l[a+1]?.path===`${r.path}/entity_id/0`&&l[a+2]?.path!==`${r.path}/entity_id/1`)),s=(r,a)=>o`<h3 style="margin:12px 0 6px">${r}</h3><div class="scroll" tabindex="0" role="region" aria-label=${r}><table><tbody>${a}</tbody></table></div>`;return o`<section class="card" aria-label=${i.t("trace")}>
    <header><h2>${t}</h2><span class="soft small">${i.format.moment(Dt(n.time))}</span><span class="badge">${i.value("run",n.outcome)}</span></header>
    ${n.why?o`<p>${n.why}</p>`:p} ${n.error?A("bad",_,n.error):p}
    ${n.trigger?o`<p class="soft small">${i.t("triggered_by")}: ${ki(i,n.trigger)}</p>`:p}
    ${n.actions?.length?s(i.t("actions"),n.actions.map(r=>_i(i,r))):p}
    ${e.length?s(i.t("steps"),e.map(r=>o`<tr><td class="num soft">${i.format.time(Dt(r.at))}</td><td>${yi(i,r.path)}</td><td class="small">${wi(i,r)}</td></tr>`)):p}
  </section>`}var Ti=["simulated","real","commanded","history","pattern","frozen","missing"];function Ts(i,n){let{backtest:t}=n,e=[...n.assumed??[],...n.notes],s=Object.entries(t?.automations??{});if(!t&&!e.length)return p;let r=a=>i.format.number(a,0);return o`<section class="card">
    <header><h2>${i.t("how_far_to_trust")}</h2>${t&&t.agreement!==null?o`<span class="badge">${i.format.percent(t.agreement)}</span>`:p}</header>
    ${t&&t.recorded?o`<p>${i.t("agreement_text",{reproduced:r(t.reproduced),recorded:r(t.recorded),beyond:r(t.beyond)})}
            ${t.simulated?i.t("agreement_simulated",{reproduced:r(t.simulated.reproduced),recorded:r(t.simulated.recorded),beyond:r(t.simulated.beyond)}):p}</p>
          <details><summary>${i.t("by_automation")}</summary><div class="scroll" tabindex="0" role="region" aria-label=${i.t("by_automation")}><table>
            <thead><tr><th>${i.t("automations")}</th><th>${i.t("recorded")}</th><th>${i.t("reproduced")}</th><th>${i.t("beyond_recorded")}</th></tr></thead>
            <tbody>${s.map(([a,l])=>o`<tr><td>${n.automations[a]?.name??i.entityName(a)}</td><td class="num">${r(l.recorded)}</td><td class="num">${r(l.reproduced)}</td><td class="num">${r(l.beyond)}</td></tr>`)}</tbody>
          </table></div></details>`:p}
    ${e.length?o`<ul class="plain small soft" style="margin-top:8px">${e.map(a=>o`<li>${a.text}</li>`)}</ul>`:p}
  </section>`}function As(i,n,t){let{variant:e,difference:s}=n;if(!e||!s)return p;let r=v=>n.automations[v]?.name??e.automations[v]?.name??i.entityName(v),a=Object.entries(s.runs).map(([v,b])=>[i.t("runs_of",{name:r(v)}),i.format.number(b.present,0),i.format.number(b.variant,0)]),l=(v,b,x)=>{x(b.present)!==x(b.variant)&&a.push([v,x(b.present),x(b.variant)])};l(i.t("energy"),s.energy,v=>i.format.quantity(v,"kWh")),l(i.t("cost"),s.cost,t),l(i.t("discomfort"),s.discomfort,v=>i.format.quantity(v,"K·h"));let c=v=>new Set([...v.hazards,...v.findings].map(b=>b.text)),[d,u]=[c(n),c(e)],h=(v,b,x)=>b.length?o`<div><h3>${v}</h3><ul class="plain small" style="margin-top:6px">${b.map(V=>o`<li class="row" style="flex-wrap:nowrap"><span class="dot ${x}"></span><span>${V}</span></li>`)}</ul></div>`:p,f=[...d].filter(v=>!u.has(v)),g=[...u].filter(v=>!d.has(v));return o`<section class="card"><header><h2>${i.t("beside")}</h2></header>
    ${a.length?o`<div class="scroll" tabindex="0" role="region" aria-label=${i.t("beside")}><table><thead><tr><th scope="col"><span class="sr">${i.t("value")}</span></th><th scope="col">${i.t("present")}</th><th scope="col">${i.t("variant")}</th></tr></thead>
          <tbody>${a.map(v=>o`<tr><td>${v[0]}</td><td class="num">${v[1]}</td><td class="num">${v[2]}</td></tr>`)}</tbody></table></div>`:p}
    ${f.length||g.length?o`<div class="columns" style="margin-top:12px">${h(i.t("solved"),f,"good")}${h(i.t("newly_found"),g,"warn")}</div>`:p}
    ${a.length||f.length||g.length?p:o`<p>${i.t("variant_changes_nothing")}</p>`}
    ${e.aborted?o`<p>${e.aborted.text}</p>`:p}
  </section>`}function Ss(i,n){let t=Ti.map(s=>[s,Object.keys(n.entities).filter(r=>n.entities[r]===s)]),e=([s,r])=>r.length?o`<tr><td>${i.value("way",s)}</td><td class="num">${i.format.number(r.length,0)}</td><td class="small">${r.map(a=>i.entityName(a)).sort(i.format.order).join(", ")}</td></tr>`:p;return Object.keys(n.entities).length?o`<section class="card"><details><summary>${i.t("origins")}</summary><div class="scroll" tabindex="0" role="region" aria-label=${i.t("origins")}><table><tbody>${t.map(e)}</tbody></table></div></details></section>`:p}var Ai=3e4,Es=100,Si=8,R=i=>Date.parse(i)/1e3,Vt=class extends ${constructor(){super();this.play=()=>{this.at>=this.to-1&&(this.at=this.from),this.playing=!0;let t=(this.to-this.from)*Es/Ai;this.timer=window.setInterval(()=>{this.seek(this.at+t),this.at>=this.to&&this.pause()},Es)};this.pause=()=>{window.clearInterval(this.timer),this.playing=!1};this.at=0,this.playing=!1,this.course="",this.run=null}static{this.properties={app:{attribute:!1},words:{attribute:!1},answer:{attribute:!1},at:{state:!0},playing:{state:!0},course:{state:!0},run:{state:!0}}}static{this.styles=[y,xs]}disconnectedCallback(){super.disconnectedCallback(),this.pause()}willUpdate(t){if(!t.has("answer"))return;this.pause(),this.at=this.from,this.run=null,this.app.loadServices(this.answer.timeline.flatMap(r=>(r.actions??[]).map(a=>a.action)));let e=JSON.stringify(this.answer.timeline.flatMap(r=>r.actions??[])),s=this.courses.sort((r,a)=>Number(e.includes(a.split(":")[0]))-Number(e.includes(r.split(":")[0])));this.course=s.find(r=>typeof this.answer.states?.[r]?.[0]?.[1]=="number")??s[0]??""}get from(){return R(this.answer.start)}get to(){return Math.max(R(this.answer.end),this.from+1)}get courses(){return Object.keys(this.answer.states??{}).sort((t,e)=>this.app.format.order(this.courseName(t),this.courseName(e)))}courseName(t){let[e="",s]=t.split(":");return s?`${this.app.entityName(e)} · ${this.app.attributeName(e,s)}`:this.app.entityName(e)}render(){let{app:t,answer:e}=this;return o`<section class="card">
        <header><h2>${t.t("outcome")}</h2><span class="soft small">${t.format.moment(this.from)} – ${t.format.moment(this.to)}</span></header>
        <p>${e.summary}</p>
        ${e.aborted?A("bad",_,e.aborted.text):p}
        <div class="figures" style="margin-top:12px">${this.figures(e,e.variant)}</div>
      </section>
      ${this.findings()} ${this.timeline()} ${this.trace()} ${As(t,e,s=>this.money(s))} ${Ts(t,e)} ${Ss(t,e)}`}figures(t,e){let{app:s}=this,r=l=>Object.values(l.automations).reduce((c,d)=>c+d.runs,l.tried?.runs??0),a=(l,c,d)=>o`<div><b class="num">${c}${d!==void 0&&d!==c?o` <span class="soft">→ ${d}</span>`:p}</b><span class="soft small">${l}</span></div>`;return[a(s.t("runs"),s.format.number(r(t),0),e&&s.format.number(r(e),0)),a(s.t("findings"),s.format.number(t.findings.length,0),e&&s.format.number(e.findings.length,0)),a(s.t("hazards"),s.format.number(t.hazards.length,0),e&&s.format.number(e.hazards.length,0)),a(s.t("energy"),s.format.quantity(t.energy.total??0,"kWh"),e&&s.format.quantity(e.energy.total??0,"kWh")),t.cost===null?p:a(s.t("cost"),this.money(t.cost),e&&e.cost!==null?this.money(e.cost):void 0)]}money(t){let e=this.app.hass.config.currency;return e?new Intl.NumberFormat(this.app.format.language,{style:"currency",currency:e}).format(t):this.app.format.number(t,2)}findings(){let{app:t,answer:e}=this;return!e.findings.length&&!e.hazards.length?e.aborted?p:A("good",ft,t.t("nothing_wrong")):o`<section class="card">
      <header><h2>${t.t("found")}</h2></header>
      <ul class="plain">
        ${e.hazards.map(s=>o`<li>${A(H(s.severity)==="bad"?"bad":"warn",Q,o`<b>${t.hazard(s.id)}</b> <button class="small" @click=${()=>this.seek(R(s.time))}>${t.format.short(R(s.time))}</button><div>${s.text}</div>`)}</li>`)}
        ${e.findings.map(s=>o`<li>${A(H(s.severity)==="bad"?"bad":s.severity==="low"?"":"warn",_,o`${s.text} ${s.time?o`<button class="small" @click=${()=>this.seek(R(s.time))}>${t.format.short(R(s.time))}</button>`:p}`)}</li>`)}
      </ul>
    </section>`}timeline(){let{app:t,answer:e}=this,s=new Map(Object.entries(e.automations).map(([a,{name:l}])=>[a,l]));for(let a of e.timeline)a.name&&s.set(a.what,a.name);let r=a=>(a-this.from)/(this.to-this.from)*100;return o`<section class="card" aria-label=${t.t("timeline")}>
      <header><h2>${t.t("timeline")}</h2>
        ${this.courses.length?o`<select class="inline" aria-label=${t.t("course_of")} @change=${a=>this.course=a.target.value}>${this.courses.map(a=>o`<option value=${a} ?selected=${a===this.course}>${this.courseName(a)}</option>`)}</select>`:p}
      </header>
      <div class="lanes" style="--axis:${Je(this.course!==""&&this.chart().states!==void 0)}px">
        ${[...s].map(([a,l],c)=>o`<div class="lane"><span class="cut" title=${l}>${l}</span>
            <div class="track" style="color:${tt[c%tt.length]}">
              ${this.deeds(a,r)}
              ${e.timeline.filter(d=>d.what===a).map(d=>o`<button class=${d.outcome==="finished"?"":"missed"} style="left:${r(R(d.time))}%" aria-pressed=${d===this.run}
                  aria-label="${l}, ${t.format.short(R(d.time))}, ${t.value("run",d.outcome)}" @click=${()=>this.choose(d)}></button>`)}
              <span class="hand" style="left:${r(this.at)}%"></span>
            </div></div>`)}
        ${e.timeline.some(a=>a.actions?.length)?o`<p class="keys soft small"><i class="key-run"></i>${t.t("a_run")}<i class="deed"></i>${t.t("an_action")}</p>`:p}
      </div>
      ${this.course?o`<dt-chart .app=${t} .words=${this.words} .height=${220} .model=${this.chart()} .cursorAt=${this.at}></dt-chart>`:p}
      <div class="player">
        <button class="round" aria-label=${t.t("previous_run")} @click=${()=>this.step(-1)}>${m(We)}</button>
        <button class="round" aria-label=${t.t(this.playing?"pause":"play")} @click=${this.playing?this.pause:this.play}>${m(this.playing?Le:W)}</button>
        <button class="round" aria-label=${t.t("next_run")} @click=${()=>this.step(1)}>${m(Ie)}</button>
        <input type="range" min=${this.from} max=${this.to} step="60" .value=${String(this.at)} aria-label=${t.t("moment")} aria-valuetext=${t.format.moment(this.at)} @input=${a=>this.seek(Number(a.target.value))} />
        <span class="clock num small">${t.format.moment(this.at)}</span>
      </div>
      ${this.happening()}
    </section>`}deeds(t,e){let{app:s}=this,r=new Map;for(let{what:a,actions:l=[]}of this.answer.timeline)if(a===t)for(let{time:c,action:d}of l){let u=e(R(c)).toFixed(1),h=`${s.format.short(R(c))} ${s.service(d)}`,f=r.get(u)??[];f.includes(h)||r.set(u,[...f,h])}return[...r].map(([a,l])=>o`<i class="deed" style="left:${a}%" title=${l.join(`
`)} aria-hidden="true"></i>`)}chart(){if(this.model&&this.modelKey?.[0]===this.answer&&this.modelKey[1]===this.course&&this.modelKey[2]===this.words)return this.model;let{app:t,answer:e}=this,s=this.course.split(":")[0]??"",r=f=>f.states?.[this.course]??[],a=r(e),l=e.variant?r(e.variant):[],c=[...a,...l].every(([,f])=>typeof f=="number"||f===null),d=c?void 0:Xe([...a,...l].map(([,f])=>f),[]),u=(f,g,v,b)=>({label:g,color:v,times:[...f.map(([x])=>R(x)),this.to],values:Ze([...f.map(([,x])=>x),f.at(-1)?.[1]??null],d),step:!c,...b?{dash:b}:{}}),h=t.hass.states[s]?.attributes.unit_of_measurement;return this.modelKey=[e,this.course,this.words],this.model={lines:[u(a,t.t("present"),e.variant?Ye:M(this)),...l.length?[u(l,t.t("variant"),M(this))]:[]],bands:[],marks:[],limits:[],unit:typeof h=="string"?h:this.course.includes("temperature")?t.hass.config.unit_system.temperature??null:null,start:this.from,end:this.to,summary:this.courseName(this.course),...d?{states:d.map(f=>t.words(s,f,null))}:{}},this.model}happening(){let{app:t,answer:e}=this,s=e.timeline.filter(r=>R(r.time)<=this.at+1).slice(-Si).reverse();return s.length?o`<ul class="plain" style="gap:0;margin-top:8px;grid-template-columns:minmax(0,1fr)" aria-live="off">
      ${s.map(r=>o`<li><button class="past" @click=${()=>this.choose(r)}>
        <span class="num small soft">${t.format.short(R(r.time))}</span><span class="cut">${this.nameOf(r)}</span><span class="badge ${r.outcome==="finished"?"good":""}">${t.value("run",r.outcome)}</span></button></li>`)}
    </ul>`:o`<p class="soft small">${t.t("nothing_ran_yet")}</p>`}trace(){let{app:t,run:e}=this;return e?ks(t,e,this.nameOf(e)):p}nameOf({what:t,name:e}){return e??this.answer.automations[t]?.name??this.app.entityName(t)}choose(t){this.run=t,this.seek(R(t.time))}seek(t){this.at=Math.min(Math.max(t,this.from),this.to)}step(t){let e=this.answer.timeline,s=t>0?e.find(r=>R(r.time)>this.at+1):[...e].reverse().find(r=>R(r.time)<this.at-1);s&&this.choose(s)}};customElements.get("dt-rehearsal-result")??customElements.define("dt-rehearsal-result",Vt);var Cs={fresh:"",variant:"",actions:"",script:"",scenario:""},Ei="load_test",Rs=`alias: …
triggers: …
actions: …`;function Ms(i){return[i.fresh,i.variant,i.actions,i.script].some(n=>n.trim()!=="")}function Os(i,n){let[t,...e]=i.scenario.split(":"),s=e.join(":"),r=t==="saved"?n.saved[s]?.scenario:s;return{...i.fresh.trim()?{new:i.fresh}:{},...i.variant.trim()?{variant:i.variant}:{},...i.actions.trim()?{actions:i.actions}:{},...i.script?{script:i.script}:{},...r?{scenario:r}:{}}}function Ps(i){let{app:n,tries:t,change:e}=i,s=(a,l,c,d)=>o`<details><summary>${l}</summary>${d?o`<p class="small soft">${d}</p>`:p}<label class="field" style="margin-top:8px"><span class="sr">${l}</span><textarea spellcheck="false" .value=${t[a]} placeholder=${c} @change=${u=>e({[a]:u.target.value})}></textarea></label></details>`,r=Object.keys(n.hass.states).filter(a=>a.startsWith("script.")).sort((a,l)=>n.format.order(n.entityName(a),n.entityName(l)));return o`<fieldset>
    <legend>${n.t("paste")}</legend>
    ${s("fresh",n.t("paste_new"),Rs)}
    ${s("variant",n.t("paste_variant"),`entity_id: automation.…
${Rs}`,n.t("variant_hint"))}
    ${s("actions",n.t("paste_actions"),`- action: …
  target: …`,n.t("actions_hint"))}
    ${r.length?o`<label class="field">${n.t("try_script")}<select @change=${a=>e({script:a.target.value})}>
          <option value="" ?selected=${!t.script}>${n.t("no_script")}</option>
          ${r.map(a=>o`<option value=${a} ?selected=${a===t.script}>${n.entityName(a)}</option>`)}
        </select></label>`:p}
  </fieldset>`}function Ls(i){let{app:n,tries:t,library:e,stored:s,change:r}=i,a=Object.keys(s.saved).sort((d,u)=>n.format.order(d,u)),l=e.scenarios.filter(d=>d.id!==Ei),c=(d,u)=>o`<option value=${d} ?selected=${d===t.scenario}>${u}</option>`;return o`<label class="field">${n.t("happens_on_the_way")}
    <select @change=${d=>r({scenario:d.target.value})}>
      ${c("",n.t("nothing_special"))}
      <optgroup label=${n.t("library")}>${l.map(d=>c(`library:${d.id}`,n.value("scenario",d.id)))}</optgroup>
      ${a.length?o`<optgroup label=${n.t("saved")}>${a.map(d=>c(`saved:${d}`,d))}</optgroup>`:p}
    </select></label>`}var Ri=[6,24,72,168,336,744],Ft=class extends ${constructor(){super();this.started=!1;this.progress=new it(this,"rehearsal",()=>this.app.hass.user?.is_admin??!1);this.run=async()=>{let{app:t}=this,e={duration:{hours:this.hours},...Os(this.tries,this.stored)};this.chosen?e.automations=[...this.chosen]:this.automations.length&&(e.automations="all"),this.start&&(e.start=this.start),this.running=!0,this.error="";try{this.answer=await t.act("rehearse",e)}catch(s){this.error=this.app.problem(s)}finally{this.running=!1}};this.chosen=null,this.tries=Cs,this.library=Tt,this.stored={saved:{},scenarios:[]},this.start="",this.hours=24,this.running=!1,this.answer=null,this.error=""}static{this.properties={app:{attribute:!1},words:{attribute:!1},chosen:{state:!0},tries:{state:!0},library:{state:!0},stored:{state:!0},start:{state:!0},hours:{state:!0},running:{state:!0},answer:{state:!0},error:{state:!0}}}static{this.styles=[y,w`
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
    `]}willUpdate(){this.started||!this.app.hass.user?.is_admin||(this.started=!0,this.loadScenarios())}async loadScenarios(){let{app:t}=this;try{this.library=await t.ws("scenarios/library"),this.stored=await t.act("list_scenarios",{limit:1})}catch{this.stored={saved:{},scenarios:[]}}}get given(){let{app:t,tries:e,library:s,stored:r}=this;return{app:t,tries:e,library:s,stored:r,change:a=>this.tries={...this.tries,...a}}}get automations(){let{hass:t}=this.app;return Object.keys(t.states).filter(e=>e.startsWith("automation.")).sort((e,s)=>this.app.format.order(this.app.entityName(e),this.app.entityName(s)))}render(){let{app:t}=this;return t.hass.user?.is_admin?o`<div class="page">
      ${this.form()}
      ${this.running||this.progress.share!==null?this.progress.card():p}
      ${this.error?A("bad",_,this.error):p}
      ${this.answer?o`<dt-rehearsal-result .app=${t} .words=${this.words} .answer=${this.answer}></dt-rehearsal-result>`:this.running?p:o`<section class="card">${k($t,t.t("rehearsal_empty"),t.t("rehearsal_empty_text"))}</section>`}
    </div>`:o`<div class="page">${k(Z,t.t("forbidden"),t.t("forbidden_text"))}</div>`}form(){let{app:t}=this,e=this.automations;return o`<section class="card">
      <header><h2>${t.t("rehearse")}</h2></header>
      <div class="form">
        <fieldset>
          <legend>${t.t("automations")}</legend>
          ${e.length?o`<div class="list">
                <label><input type="checkbox" .checked=${this.chosen===null} @change=${s=>this.chosen=s.target.checked?null:new Set} /><b>${t.t("all_automations")}</b></label>
                ${e.map(s=>o`<label><input type="checkbox" .checked=${this.chosen?.has(s)??!0} @change=${()=>this.toggle(s)} /><span class="cut">${t.entityName(s)}</span></label>`)}
              </div>`:o`<div class="row soft">${m(Ne)}${t.t("no_automations")}</div>`}
        </fieldset>
        <fieldset>
          <legend>${t.t("when")}</legend>
          <label class="field">${t.t("start_in",{zone:t.hass.config.time_zone})}<input type="datetime-local" .value=${this.start} @change=${s=>this.start=s.target.value} /></label>
          <p class="small soft">${t.t("start_hint")}</p>
          <label class="field">${t.t("duration")}<select @change=${s=>this.hours=Number(s.target.value)}>
            ${Ri.map(s=>o`<option value=${s} ?selected=${s===this.hours}>${t.format.duration(s*3600)}</option>`)}
          </select></label>
          ${Ls(this.given)}
        </fieldset>
        ${Ps(this.given)}
      </div>
      <div class="row" style="margin-top:16px">
        <button class="filled" ?disabled=${this.running||this.progress.share!==null||!e.length&&!Ms(this.tries)} @click=${this.run}>${m(W,"s")}${t.t("run_rehearsal")}</button>
        <span class="soft small">${t.t("rehearsal_safe")}</span>
      </div>
    </section>`}toggle(t){let e=new Set(this.chosen??this.automations);e.delete(t)||e.add(t),this.chosen=e.size===this.automations.length?null:e}};customElements.get("dt-rehearsal")??customElements.define("dt-rehearsal",Ft);var dt=240,B=8,Y=52,Ci=34,Rt=dt-Y-B,nt=dt-Ci-B,Mi=300,Ct=5,Kt=({low:i,high:n},t)=>Y+(t-i)/(n-i||1)*Rt,Gt=({low:i,high:n},t)=>B+nt-(t-i)/(n-i||1)*nt;function js(i,n,t,e,s){let r=c=>n.unit?`${c} (${n.unit})`:c,a=[n.low,(n.low+n.high)/2,n.high],l=B+nt/2;return o`<figure class="scatter"><svg viewBox="0 0 ${dt} ${dt}" role="img" aria-label=${e}>
    ${rt`<rect x=${Y} y=${B} width=${Rt} height=${nt} class="ground"></rect>
      <line x1=${Y} y1=${B+nt} x2=${Y+Rt} y2=${B} class="ideal"></line>
      ${t}
      ${a.map((c,d)=>rt`<text x=${Kt(n,c)} y=${B+nt+14} text-anchor=${d===0?"start":d===2?"end":"middle"}>${n.text(c)}</text>
        <text x=${Y-4} y=${Gt(n,c)+(d===2?8:d===0?0:4)} text-anchor="end">${n.text(c)}</text>`)}
      <text x=${Y+Rt/2} y=${dt-4} text-anchor="middle">${r(i.t("foretold_axis"))}</text>
      <text x="10" y=${l} text-anchor="middle" transform="rotate(-90 10 ${l})">${r(i.t("came_axis"))}</text>`}
  </svg><figcaption class="soft small">${e} ${s}</figcaption></figure>`}function Ns(i,n){return n.values?Oi(i,n,n.values):Pi(i,n)}function Oi(i,n,t){if(t.length<Ct)return;let e=Math.ceil(t.length/Mi),s=[...t,...n.outcome],r=Math.min(...s),a=Math.max(...s),l=(a-r)*.05||.5,c=r-l,d=a+l,u={low:c,high:d,text:b=>i.format.number(b,1),unit:n.unit},h=t.map((b,x)=>{let V=n.outcome[x];return V>=(n.low?.[x]??-1/0)&&V<=(n.high?.[x]??1/0)}),f=h.filter(Boolean).length/h.length,g=t.map((b,x)=>x%e?void 0:rt`<circle cx=${Kt(u,b)} cy=${Gt(u,n.outcome[x])} r="2.6" class=${h[x]?"in":"out"}></circle>`),v=i.t("reliability_summary",{ahead:i.format.duration(n.horizon),count:i.format.number(t.length,0),share:i.format.percent(f)});return js(i,u,g,v,i.t("reliability_points"))}function Pi(i,n){let t=Array.from({length:10},()=>({n:0,said:0,came:0}));(n.probability??[]).forEach((l,c)=>{if(l===null)return;let d=t[Math.min(9,Math.floor(l*10))];d.n+=1,d.said+=l,d.came+=n.outcome[c]});let e=t.reduce((l,c)=>l+c.n,0);if(e<Ct)return;let s={low:0,high:1,text:l=>i.format.percent(l),unit:null},r=t.filter(l=>l.n).map(l=>rt`<circle cx=${Kt(s,l.said/l.n)} cy=${Gt(s,l.came/l.n)} r=${3+8*Math.sqrt(l.n/e)} class="in"></circle>`),a=i.t("reliability_chance",{ahead:i.format.duration(n.horizon),count:i.format.number(e,0)});return js(i,s,r,a,i.t("reliability_sizes"))}var zs=At(class extends et{constructor(i){if(super(i),i.type!==I.PROPERTY&&i.type!==I.ATTRIBUTE&&i.type!==I.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!vs(i))throw Error("`live` bindings can only contain a single expression")}render(i){return i}update(i,[n]){if(n===F||n===p)return n;let t=i.element,e=i.name;if(i.type===I.PROPERTY){if(n===t[e])return F}else if(i.type===I.BOOLEAN_ATTRIBUTE){if(!!n===t.hasAttribute(e))return F}else if(i.type===I.ATTRIBUTE&&t.getAttribute(e)===n+"")return F;return St(i),n}});var Li=["mirror","sandbox","guard"],Hs=12;function Is(i,{watch:n,identity:t},e,s){if(!n.alerts.length)return p;let r=a=>a.acknowledged?o`<span class="badge">${m(K,"s")}${i.t("seen")}</span>`:t.controls?o`<button @click=${()=>e(a)}>${m(K,"s")}${i.t("acknowledge")}</button>
      <button @click=${()=>s(a)}>${m(me,"s")}${i.t("snooze")}</button>`:p;return o`<section class="card">
    <header><h2>${i.t("what_is_wrong")}</h2></header>
    <ul class="plain">${n.alerts.map(a=>o`<li class="alert ${H(a.severity)}">
        <div class="row">${m(_)}<b class="grow">${a.text}</b><span class="badge">${i.option("severity",a.severity)}</span></div>
        <div class="row small"><span class="soft">${i.channel(a.channel)} · ${i.t("since",{time:i.format.short(a.since)})}</span><span class="grow"></span>${r(a)}</div>
      </li>`)}</ul>
  </section>`}function Ws(i,n,{identity:t},e,s,r){let a=e?n:n.slice(0,Hs);return o`<section class="card">
    <header><h2>${i.t("past")}</h2><span class="soft small num">${i.format.number(n.length,0)}</span></header>
    ${n.length?o`<ul class="plain" style="gap:0">${a.map(l=>o`<li class="row" style="min-height:36px"><span class="num">${i.format.short(l.at)}</span><span class="soft small grow cut">${i.value("reason",l.reason)}</span>
            ${t.controls?o`<button aria-label=${i.t("roll_back_to",{time:i.format.short(l.at)})} @click=${()=>r(l)}>${m(Ce,"s")}${i.t("roll_back")}</button>`:p}</li>`)}</ul>
        ${n.length>Hs&&!e?o`<button @click=${s}>${i.t("show_all_of",{count:n.length})}</button>`:p}`:o`<p class="soft">${i.t("no_snapshots")}</p>`}
  </section>`}function Us(i,{tile:n,identity:t},e){let s=i.hass.user?.is_admin??!1;return o`<section class="card">
    <header><h2>${i.t("mode")}</h2></header>
    <fieldset class="modes" style="border:0;margin:0;padding:0" ?disabled=${!s}>
      <legend class="sr">${i.t("mode")}</legend>
      ${Li.map(r=>o`<label><input type="radio" name="mode" value=${r} .checked=${zs(n.mode===r)} @change=${()=>e(r)} /><span>${i.option("mode",r)}</span></label>`)}
    </fieldset>
    ${s?p:o`<p class="soft small" style="margin-top:8px">${i.t("mode_by_admin")}</p>`}
    <dl class="facts" style="margin:16px 0 0">
      <dt>${i.t("fidelity")}</dt><dd>${i.option("fidelity",t.fidelity)}</dd>
      <dt>${i.t("sources")}</dt><dd>${t.sources.map((r,a)=>o`${a?", ":""}<a href="/history?entity_id=${r}" @click=${S}>${i.entityName(r)}</a>`)}</dd>
    </dl>
  </section>`}var ji=10;function Bs(i,{learned:n,identity:t}){return o`<section class="card">
    <header><h2>${i.t("learned")}</h2>${t.frozen?o`<span class="badge">${m(yt,"s")}${i.t("frozen")}</span>`:p}</header>
    ${n?o`<p style="margin-bottom:8px">${n.report.map(e=>o`${e.text} `)}</p>
          ${n.parameters.length?o`<details><summary>${i.t("parameters")}</summary><div class="scroll" tabindex="0" role="region" aria-label=${i.t("parameters")} style="margin-top:8px"><table>
                <thead><tr><th scope="col">${i.t("parameter")}</th><th scope="col">${i.t("value")}</th></tr></thead>
                <tbody>${n.parameters.map(e=>o`<tr><td>${i.parameter(e.name)}</td><td class="num">${i.format.number(e.value,4)} ± ${i.format.number(e.deviation,4)} ${e.unit??""}${e.identified?p:o` <span class="badge">${i.t("assumed")}</span>`}</td></tr>`)}</tbody>
              </table></div></details>`:p}
          ${n.left_out.length?o`<details style="margin-top:8px"><summary>${i.t("left_out")}</summary><ul class="plain small soft" style="margin-top:8px">${n.left_out.map(e=>o`<li>${e.text}</li>`)}</ul></details>`:p}
          <p class="soft small" style="margin-top:8px">${i.t("learned_at",{time:i.format.relative(Date.parse(n.learned_at)/1e3)})}</p>`:o`<p class="soft">${i.t("still_learning")}</p>`}
  </section>`}function Ds(i,{accuracy:n,tile:t},e){let s=n.filter(c=>c.scored),r=t.quantity==="number",a=e?Ns(i,e):void 0,l=(c,d)=>c<ji?"–":i.format.percent(d);return o`<section class="card">
    <header><h2>${i.t("score")}</h2></header>
    ${s.length?o`<div class="scroll" tabindex="0" role="region" aria-label=${i.t("score")}><table>
          <thead><tr><th scope="col">${i.t("ahead")}</th><th scope="col">${r?i.t("typical_error"):i.t("brier")}</th><th scope="col">${i.t("better_by")}</th>${r?o`<th scope="col">${i.t("in_band")}</th>`:p}</tr></thead>
          <tbody>${s.map(c=>o`<tr class="num"><td>${i.format.duration(c.horizon)}<div class="soft small">${i.t("came_due",{count:i.format.number(c.scored,0)})}</div></td>
            <td>${r?c.error===null?"–":`± ${i.format.number(c.error,c.error<10?2:0)} ${t.unit??""}`:c.brier===null?"–":i.format.number(c.brier,3)}</td>
            <td>${l(c.scored,c.skill)}</td>${r?o`<td>${l(c.scored,c.coverage)}</td>`:p}</tr>`)}</tbody>
        </table></div>`:o`<p class="soft">${i.t("no_scores")}</p>`}
    ${a?o`<h3 style="margin-top:12px">${i.t("reliability")}</h3>${a}`:p}
  </section>`}function qs(i,{channels:n,tile:t,watch:e}){return o`<section class="card">
    <header><h2>${i.t("now")}</h2>${e.last_sync?o`<span class="soft small">${i.t("synced_at",{time:i.format.time(e.last_sync)})}</span>`:p}</header>
    <dl class="facts" style="margin:0">${Object.entries(n).map(([s,r])=>o`<dt>${i.channel(s)}</dt><dd class="num">${i.words(r.entity_id??t.entity_id,r.value,r.unit,r.attribute)}</dd>`)}</dl>
    ${e.health?o`<h3 style="margin:16px 0 8px">${i.t("health_parts")}</h3><div class="parts">${Object.entries(e.health.parts).map(([s,r])=>o`<div class="part"><span>${i.value("part",s)}</span><span class="bar"><i style="width:${r}%"></i></span><span class="num">${r}</span></div>`)}</div>`:p}
  </section>`}function Vs(i,n,t){return o`<section class="card">
    <header><h2>${i.t("events")}</h2></header>
    ${n.length?o`<ul class="plain">${n.slice(0,15).map(e=>o`<li class="row" style="flex-wrap:nowrap;align-items:baseline"><span class="dot ${H(e.severity)}" style="align-self:center"></span><span class="soft small num" style="white-space:nowrap">${i.format.short(Date.parse(e.time)/1e3)}</span><span>${e.text}</span></li>`)}</ul>`:o`<p class="soft">${i.t("no_events")}</p>`}
    ${i.hass.user?.is_admin?o`<p style="margin-top:8px"><a href="${T}/audit?twin=${t}" @click=${S}>${i.t("audit_of_twin")}</a></p>`:p}
  </section>`}var Yt=class extends ${constructor(){super();this.toggle=async()=>{this.open=!this.open,window.removeEventListener("click",this.outside),this.open&&(window.addEventListener("click",this.outside),await this.updateComplete,this.all()[0]?.focus())};this.outside=t=>{t.composedPath().includes(this)||this.close(!1)};this.key=t=>{let e=this.all(),s=e.indexOf(this.shadowRoot?.activeElement),r={ArrowDown:s+1,ArrowUp:s-1,Home:0,End:e.length-1};t.key==="Escape"||t.key==="Tab"?this.close(t.key==="Escape"):t.key in r&&(t.preventDefault(),e[(r[t.key]+e.length)%e.length]?.focus())};this.items=[],this.open=!1}static{this.properties={items:{attribute:!1},label:{},open:{state:!0}}}static{this.styles=[y,w`
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
    `]}disconnectedCallback(){super.disconnectedCallback(),window.removeEventListener("click",this.outside)}render(){return o`<button class="round" aria-label=${this.label} aria-haspopup="menu" aria-expanded=${this.open} @click=${this.toggle}>${m(Ee)}</button>
      ${this.open?o`<div role="menu" aria-label=${this.label} @keydown=${this.key}>
            ${this.items.map(t=>o`<button role="menuitem" tabindex="-1" class=${t.danger?"danger":""} @click=${()=>this.choose(t)}>${m(t.icon)}${t.label}</button>`)}
          </div>`:""}`}all(){return[...this.renderRoot.querySelectorAll("[role=menuitem]")]}close(t){this.open=!1,window.removeEventListener("click",this.outside),t&&this.renderRoot.querySelector("button.round")?.focus()}choose(t){this.close(!0),t.run()}};customElements.get("dt-menu")??customElements.define("dt-menu",Yt);function Fs(i,{tile:n,watch:t},e){return o`<div class="head">
    <span class="kind">${m(kt(n.kind))}</span>
    <div class="grow">
      <h1>${n.name}</h1>
      <div class="row soft">
        <span>${i.option("kind",n.kind)} · ${i.area(n.area_id)}</span>
        <span class="badge ${xt(t.health?.score??null)}">${t.health?i.t("health_is",{score:t.health.score}):i.t("health_unknown")}</span>
        <span class="badge accent">${i.option("trust",n.trust)}</span>
        ${n.status==="following"?p:o`<span class="badge">${i.value("status",n.status)}</span>`}
      </div>
    </div>
    <span class="value num">${i.words(n.entity_id,n.value,n.unit)}</span>
    <dt-menu .label=${i.t("more_actions")} .items=${e}></dt-menu>
  </div>`}function Ni(i,{learned:n,twins:t}){let e=Object.values(t)[0]?.report[0]?.text;return n||!e?i.t("learned_now"):e}function Ks(i,{tile:n,identity:t},{act:e,reset:s}){let r=[{label:i.t("what_if_here"),icon:G,run:()=>P(`what-if?entity=${n.entity_id}`)}];return t.own_device_id&&r.push({label:i.t("open_device"),icon:Se,run:()=>P(`/config/devices/device/${t.own_device_id}`)}),t.controls&&r.push({label:i.t("sync_now"),icon:Be,run:()=>e("sync",{},i.t("synced"))},{label:i.t("take_snapshot"),icon:fe,run:()=>e("create_snapshot",{},i.t("snapshot_taken"))},{label:i.t("learn_now"),icon:ze,run:()=>e("train",{},a=>Ni(i,a))},{label:i.t(t.frozen?"unfreeze":"freeze"),icon:yt,run:()=>e("freeze_learning",{frozen:!t.frozen},i.t("done"))},{label:i.t("reset_learning"),icon:Ae,danger:!0,run:()=>s()}),i.hass.user?.is_admin&&r.push({label:i.t("reconfigure"),icon:$e,run:()=>P(`/config/integrations/integration/digital_twin#config_entry=${t.twin_id}`)}),r}var Gs=w`
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
    margin: 8px 0 0;
  }
  .scatter svg {
    width: min(100%, 320px);
    display: block;
    margin: 0 auto;
    font-size: 10px;
  }
  .scatter figcaption {
    margin-top: 8px;
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
`;var Jt=[[6,3],[24,24],[72,24],[240,24]],zi=600,Xt=3600,Zt=class extends ${constructor(){super();this.points=new is(zi,()=>{this.load()});this.asked="";this.range=1,this.all=!1,this.forget()}static{this.properties={app:{attribute:!1},twinId:{},words:{attribute:!1},channel:{state:!0},range:{state:!0},data:{state:!0},history:{state:!0},forecast:{state:!0},scores:{state:!0},events:{state:!0},error:{state:!0},all:{state:!0}}}static{this.styles=[y,Gs]}forget(){this.data={},this.history=null,this.forecast=null,this.scores=null,this.events=[],this.error="",this.points.clear(),this.channel=void 0,this.asked=""}connectedCallback(){super.connectedCallback(),this.clock=window.setInterval(()=>this.requestUpdate(),6e4),this.app&&this.twinId&&this.subscribe()}disconnectedCallback(){super.disconnectedCallback(),window.clearInterval(this.clock),this.stream?.stop(),this.told?.stop(),this.stream=this.told=void 0}willUpdate(t){t.has("channel")&&this.points.clear(),t.has("twinId")&&this.isConnected&&(this.forget(),this.subscribe());let e=`${this.twinId} ${this.shownChannel} ${this.range} ${this.scoredHorizon}`;this.data.identity&&e!==this.asked&&(this.asked=e,this.load())}get shownChannel(){return this.channel??this.data.tile?.channel??null}subscribe(){this.stream?.stop(),this.told?.stop();let t=()=>this.requestUpdate();this.stream=new L(this.app,"twin/subscribe",{twin_id:this.twinId},()=>{this.data={},this.asked=""},e=>this.take(e),t),this.stream.start()}take(t){let e={...this.data.channels,...t.channels},s=!this.data.identity&&t.identity;this.data={...this.data,...t,channels:e};let r=this.shownChannel;r&&t.channels?.[r]&&this.points.add(t.channels[r].value),this.points.look(),s&&this.watchEvents(this.data.tile?.entity_id??"")}watchEvents(t){this.told?.stop();let e=new Map,s=a=>{for(let l of a)e.set(l.event_id,l);this.events=[...e.values()].sort((l,c)=>c.time.localeCompare(l.time)).slice(0,200)},r=this.told=new L(this.app,"events/subscribe",{entity_id:[t],recent:50},()=>e.clear(),a=>s([a]),()=>{});r.start(),this.app.act("get_events",{entity_id:t,per_page:50}).then(({events:a})=>r===this.told&&s(a.filter(l=>!e.has(l.event_id))),()=>{})}get scoredHorizon(){let t=(this.data.accuracy??[]).filter(e=>e.scored>=Ct&&e.horizon<=Xt).map(e=>e.horizon);return t.length?Math.max(...t):Xt}async load(){let{twinId:t,asked:e}=this,s=this.shownChannel,[r]=Jt[this.range];if(s)try{let a=s===this.data.tile?.channel,[l,c,d]=await Promise.all([this.app.ws("twin/history",{twin_id:t,channel:s,hours:r}),this.app.ws("twin/scores",{twin_id:t,channel:s,horizon:this.scoredHorizon}),a?Promise.resolve(null):this.app.ws("twin/forecast",{twin_id:t,channel:s})]);if(e!==this.asked)return;this.history=l,this.scores=c,this.forecast=d,this.points.fetched(l),this.error=""}catch(a){e===this.asked&&(this.error=this.app.problem(a))}}render(){let{app:t,data:e}=this,s=o`<div class="skeleton"></div><div class="skeleton" style="min-height:320px;margin-top:16px"></div>`,r=j(t,this.stream?.standing??"loading",this.stream?.error??"",s,!!e.identity,"missing_twin");if(r||!e.tile||!e.identity)return o`<div class="page">${r??s}</div>`;let a=e;return o`<div class="page">
      ${Fs(t,a,Ks(t,a,{act:(l,c,d)=>{this.act(l,c,d)},reset:()=>{this.reset()}}))} ${Is(t,a,l=>{this.acknowledge(l)},l=>{this.snooze(l)})} ${this.chart(a)}
      <div class="columns">
        <div class="stack">
          ${Bs(t,a)} ${Ds(t,a,this.scores)}
          ${Ws(t,this.history?.snapshots??[],a,this.all,()=>this.all=!0,l=>{this.rollback(l.id,l.at)})}
        </div>
        <div class="stack">${qs(t,a)} ${Us(t,a,l=>{this.setMode(l)})} ${Vs(t,this.events,this.twinId)}</div>
      </div>
    </div>`}async act(t,e,s){try{let r=await this.app.act(t,{entity_id:this.data.tile?.entity_id,...e});E(this,typeof s=="string"?s:s(r)),["create_snapshot","rollback"].includes(t)&&this.load()}catch(r){E(this,this.app.problem(r))}}async reset(){let{app:t}=this;await O(t,this.renderRoot,{title:t.t("reset_learning"),text:t.t("reset_text",{name:this.data.tile?.name??""}),yes:t.t("reset_yes")})!==void 0&&await this.act("reset_learning",{},t.t("done"))}async acknowledge(t){let{app:e}=this;try{let s=this.events.find(r=>r.data.alert===t.key)??await this.eventOf(t);if(!s)return await this.snooze(t);await e.act("acknowledge",{event_id:[s.event_id]}),E(this,e.t("done"))}catch(s){E(this,this.app.problem(s))}}async eventOf(t){let{events:e}=await this.app.act("get_events",{entity_id:this.data.tile?.entity_id,acknowledged:!1});return e.find(s=>s.data.alert===t.key)}snooze(t){return this.act("snooze_alert",{channel:t.channel,duration:{hours:24}},this.app.t("snoozed"))}chart({tile:t,channels:e,limits:s,forecast:r,accuracy:a}){let{app:l}=this,c=this.shownChannel??"",[d,u]=Jt[this.range],h=c===t.channel?r:this.forecast,f=a.find(g=>g.horizon===Xt);return o`<section class="card" aria-label=${l.t("course")}>
      <header>
        <h2>${l.t("course")}</h2>
        <select class="inline" aria-label=${l.t("channel")} @change=${g=>this.channel=g.target.value}>
          ${Object.keys(e).map(g=>o`<option value=${g} ?selected=${g===c}>${l.channel(g)}</option>`)}
        </select>
        <div class="chips" role="group" aria-label=${l.t("range")}>
          ${Jt.map(([g],v)=>o`<button class="chip" aria-pressed=${v===this.range} @click=${()=>this.range=v}>${l.format.duration(g*3600)}</button>`)}
        </div>
      </header>
      ${this.error?k(_,l.t("failed"),this.error):p}
      ${this.history&&!this.error?o`<dt-chart .app=${l} .words=${this.words} .height=${300} .model=${Qe({app:l,entityId:t.entity_id,history:this.history,forecast:h,live:this.points.all,events:this.events,accent:M(this),name:t.name,start:Date.now()/1e3-d*3600,ahead:u*3600,limits:ns(l,{channels:e,limits:s},c)})}></dt-chart>`:this.error?p:o`<div class="skeleton" style="min-height:300px" aria-busy="true"></div>`}
      ${this.history&&!this.error&&!this.history.reported?.times.length?o`<p class="soft small">${l.t("no_reported")}</p>`:p}
      ${h?this.said(h):o`<p class="soft small">${l.t(t.learned?"no_forecast":"still_learning")}</p>`}
      ${(f?.scored??0)>=10&&f&&f.coverage!==null&&c===t.channel?o`<p class="soft small">${l.t("honest",{share:l.format.percent(f.coverage),count:l.format.number(f.scored,0)})}</p>`:p}
    </section>`}said(t){let e=[...t.risks,...t.trend,...t.notes];return e.length?o`<ul class="plain small soft" style="gap:2px;margin-top:4px">${e.map(s=>o`<li>${s.text}</li>`)}</ul>`:p}async rollback(t,e){let{app:s}=this;await O(s,this.renderRoot,{title:s.t("roll_back"),text:s.t("roll_back_text",{time:s.format.short(e)}),yes:s.t("roll_back")})!==void 0&&await this.act("rollback",{snapshot_id:t},s.t("rolled_back"))}async setMode(t){let{app:e}=this,s=t==="guard";if(s&&await O(e,this.renderRoot,{title:e.t("guard_title",{name:this.data.tile?.name??""}),text:e.t("guard_text"),yes:e.t("guard_yes")})===void 0){this.requestUpdate();return}try{await this.app.ws("twin/set_mode",{twin_id:this.twinId,mode:t,consent:s}),E(this,this.app.t("mode_changed"))}catch(r){E(this,this.app.problem(r)),this.requestUpdate()}}};customElements.get("dt-twin")??customElements.define("dt-twin",Zt);var Mt={unit:"%",min:0,max:100,step:1};function Ys(i){let n=i?.attributes??{},t=(e,s)=>typeof n[e]=="number"?n[e]:s;return{name:"temperature",min:t("min_temp",5),max:t("max_temp",90),step:t("target_temp_step",.5),initial:t("temperature",20)}}function Js(i,n){let t=i.split(".")[0]??"",e=(...r)=>r.map(a=>({action:`${t}.${a}`})),s=r=>{let a=n?.attributes[r];return Array.isArray(a)?a.map(String):[]};switch(t){case"light":return[{action:"light.turn_on"},{action:"light.turn_off"},{action:"light.turn_on",field:{...Mt,name:"brightness_pct",initial:50}}];case"climate":return[{action:"climate.set_temperature",field:Ys(n)},...s("hvac_modes").length?[{action:"climate.set_hvac_mode",options:{name:"hvac_mode",values:s("hvac_modes")}}]:[]];case"water_heater":return[{action:"water_heater.set_temperature",field:Ys(n)},...s("operation_list").length?[{action:"water_heater.set_operation_mode",options:{name:"operation_mode",values:s("operation_list")}}]:[]];case"cover":return[...e("open_cover","close_cover"),{action:"cover.set_cover_position",field:{...Mt,name:"position",initial:50}}];case"valve":return e("open_valve","close_valve");case"lock":return e("lock","unlock");case"fan":return[...e("turn_on","turn_off"),{action:"fan.set_percentage",field:{...Mt,name:"percentage",initial:50}}];case"humidifier":return[...e("turn_on","turn_off"),{action:"humidifier.set_humidity",field:{...Mt,name:"humidity",initial:50}}];case"media_player":case"switch":case"siren":case"input_boolean":return e("turn_on","turn_off");case"vacuum":return e("start","return_to_base");case"alarm_control_panel":return e("alarm_arm_away","alarm_arm_home","alarm_disarm");case"number":return[{action:"number.set_value",field:{name:"value",min:Number(n?.attributes.min??0),max:Number(n?.attributes.max??100),step:Number(n?.attributes.step??1),initial:Number(n?.state??0)}}];case"select":return s("options").length?[{action:"select.select_option",options:{name:"option",values:s("options")}}]:[];default:return[]}}function pt(i){return Array.isArray(i)?i.map(String):i==null?[]:[String(i)]}function z(i){let n="action"in i?i.target:i.twin;return n&&typeof n=="object"&&!Array.isArray(n)?pt(n.entity_id):pt(n)}function D(i,n){return Js(n,i.hass.states[n])}function Qt(i,n){let t=Object.keys(n.data??{}),e=D(i,z(n)[0]??"").filter(s=>s.action===n.action);return e.find(s=>t.includes(s.field?.name??s.options?.name??""))??e[0]}function te(i,n,t){let e=i.service(t.action),s=D(i,n).some(r=>r.action===t.action&&r.field?.name!==t.field?.name);return t.field&&s?`${e} (${i.value("field",t.field.name)})`:e}function Hi(i){return i?.field?{[i.field.name]:i.field.initial}:i?.options?.values[0]?{[i.options.name]:i.options.values[0]}:{}}function Ot(i,n,t=D(i,n)[0]){let e=Hi(t);return{action:t?.action??"",target:{entity_id:n},...Object.keys(e).length?{data:e}:{}}}function Pt(i,n,t){switch(n){case"action":return Ot(i,t);case"set":return{twin:t,set:{}};case"environment":return{environment:{outdoor_temperature:{offset:-8}}};case"fault":return{fault:"dead",twin:t};case"outage":return{outage:"power"};case"occupancy":return{occupancy:0};case"load":return{load:2e3}}}function ee(i,n){let t=i.hass.config.currency??"";return{outdoor_humidity:"%",outdoor_temperature:i.hass.config.unit_system.temperature??"°C",sun:"W/m²",price:`${t}/kWh`,feed_in:`${t}/kWh`,carbon_intensity:"g/kWh"}[n]??""}function Ii(i,n){return Object.entries(n).map(([t,e])=>{let s=typeof e=="object"&&e?e:{value:e},r=ee(i,t),a=Object.entries(s).map(([l,c])=>{let d=Number(c),u=i.format.number(Math.abs(d),2);return l==="factor"?`× ${u}`:l==="offset"?`${d<0?"−":"+"}${u} ${r==="°C"?"K":r}`:`${d<0?"−":""}${u} ${r}`});return`${i.value("quantity",t)} ${a.join(" ")}`}).join(", ")}function Xs(i,n,t){let{words:e}=n,s=z(e).map(t).join(", "),r=a=>Object.values(a??{}).map(l=>typeof l=="number"?i.format.number(l,2):typeof l=="boolean"?i.t(l?"yes":"no"):String(l));switch(n.kind){case"action":{let a=Qt(i,e);return[s,a?te(i,z(e)[0]??"",a):String(e.action),...r(e.data)].filter(Boolean).join(" · ")}case"set":return[s,...Object.entries(e.set??{}).map(([a,l])=>`${i.channel(a)} ${r([l])[0]}`)].filter(Boolean).join(" · ");case"environment":return Ii(i,e.environment??{});case"fault":return[s,i.value("fault",String(e.fault))].join(" · ");case"outage":return[i.value("outage",String(e.outage)),...pt(e.which)].join(" · ");case"occupancy":return[i.t("people_home",{count:i.format.number(Number(e.occupancy),0)}),...pt(e.zone).map(a=>i.area(a))].join(" · ");case"load":return[i.t("load_of",{value:i.format.quantity(Number(e.load),"W")}),...pt(e.circuit)].join(" · ")}}var Wi=/^[A-Za-z_][\w./ -]*$/,Ui=/^(true|false|yes|no|on|off|null|~)$/i;function Zs(i){return typeof i=="string"&&(!Wi.test(i)||Ui.test(i)||i!==i.trim())?JSON.stringify(i):String(i)}function ht(i,n=""){return Array.isArray(i)?i.length?i.map(t=>`${n}- ${ht(t,`${n}  `).trimStart()}`).join(""):`${n}[]
`:i&&typeof i=="object"?Object.entries(i).map(([t,e])=>e!==null&&typeof e=="object"&&Object.keys(e).length>0?`${n}${t}:
${ht(e,`${n}  `)}`:`${n}${t}: ${e!==null&&typeof e=="object"?Array.isArray(e)?"[]":"{}":Zs(e)}
`).join(""):`${Zs(i)}
`}var Bi=["dead","stuck","drift","lost_commands","delay"],Di=["offset","factor","value"],qi=["power","internet","hub"],Qs=i=>i.target.value;function C(i,n,t,e){return o`<label class="field">${i}<select @change=${s=>e(Qs(s))}>${t.map(([s,r])=>o`<option value=${s} ?selected=${s===n}>${r}</option>`)}</select></label>`}function J(i,n,t,e={}){return o`<label class="field">${i}<input type="number" min=${e.min??p} max=${e.max??p} step=${e.step??"any"} required .value=${String(n??"")}
    @change=${s=>{let r=Qs(s);r!==""&&t(Number(r))}} /></label>`}function q(i,...n){return Object.fromEntries(Object.entries(i).filter(([t])=>!n.includes(t)))}function se({app:i,tiles:n},t,e){let s=n.some(r=>r.entity_id===t)||!t?[]:[[t,i.entityName(t)]];return C(i.t("device"),t,[...s,...n.map(r=>[r.entity_id,r.name])],e)}function Vi(i,n){let{app:t,alter:e}=i,s=z(n)[0]??"",r=D(t,s),a=Qt(t,n),l=n.data??{},{field:c,options:d}=a??{},u=i.tiles.filter(h=>D(t,h.entity_id).length);return o`${se({...i,tiles:u},s,h=>e({...q(n,"data"),...Ot(t,h)}))}
    ${a?C(t.t("action"),String(r.indexOf(a)),r.map((h,f)=>[String(f),te(t,s,h)]),h=>e({...q(n,"data"),...Ot(t,s,r[Number(h)])})):o`<label class="field">${t.t("action")}<input readonly .value=${String(n.action??"")} /></label>`}
    ${c?J(t.value("field",c.name),l[c.name],h=>e({...n,data:{...l,[c.name]:h}}),{min:c.min,max:c.max,step:c.step}):p}
    ${d?C(t.value("field",d.name),String(l[d.name]??""),d.values.map(h=>[h,t.words(s,h,null)]),h=>e({...n,data:{...l,[d.name]:h}})):p}`}function ti(i){let n=t=>(i[t]?.command?10:0)+["binary","number","option"].indexOf(i[t]?.quantity??"option");return Object.keys(i).sort((t,e)=>n(t)-n(e))}function ie(i){let n=ti(i)[0],t=n===void 0?void 0:i[n];return n===void 0||!t?{}:{[n]:t.quantity==="binary"?t.value!==!0:t.value??t.options[0]??0}}function Fi(i,n){let{app:t,alter:e,channels:s}=i,r=z(n)[0]??"",a=n.set??{},l=Object.keys(a)[0]??"",c=s?.[l],d=h=>e({...n,set:{...a,[l]:h}}),u=h=>t.words(c?.entity_id??r,h,null);return o`${se(i,r,h=>e({...n,twin:h,set:{}}))}
    ${s?C(t.t("channel"),l,ti(s).map(h=>[h,t.channel(h)]),h=>e({...n,set:ie({[h]:s[h]})})):p}
    ${c?.quantity==="binary"?C(t.t("value"),String(a[l]===!0||a[l]==="on"),[["true",u("on")],["false",u("off")]],h=>d(h==="true")):p}
    ${c?.quantity==="option"&&c.options.length?C(t.t("value"),String(a[l]),c.options.map(h=>[h,u(h)]),d):p}
    ${c?.quantity==="number"?J(c.unit?`${t.t("value")} (${c.unit})`:t.t("value"),a[l],d):p}`}function Ki({app:i,library:n,alter:t},e){let[s="outdoor_temperature",r]=Object.entries(e.environment??{})[0]??[],a=r&&typeof r=="object"?r:{value:r??0},[l="offset",c=0]=Object.entries(a)[0]??[],d=ee(i,s),u=n.quantities[s],h=(g,v)=>t({...e,environment:{[g]:v}}),f={offset:0,factor:1,value:u?Math.max(0,u.lower):0};return o`${C(i.t("what_of_it"),s,Object.keys(n.quantities).map(g=>[g,i.value("quantity",g)]),g=>h(g,{[l]:f[l]??0}))}
    ${C(i.t("how"),l,Di.map(g=>[g,i.value("way",g)]),g=>h(s,{[g]:f[g]??0}))}
    ${J(l==="factor"?i.value("way","factor"):`${i.t("value")} (${l==="offset"&&d==="°C"?"K":d})`,c,g=>h(s,{[l]:g}),l==="value"&&u?{min:u.lower,max:u.upper}:l==="factor"?{min:0,max:100}:{})}`}function Gi(i,n){let{app:t,alter:e}=i,s=String(n.fault),r=c=>e({...q(n,"value","rate","delay"),fault:c,...c==="drift"?{rate:.5}:c==="delay"?{delay:{minutes:5}}:{}}),a=n.delay,l=a&&typeof a=="object"?a.minutes:"";return o`${se(i,z(n)[0]??"",c=>e({...q(n,"channel"),twin:c}))}
    ${C(t.t("how"),s,Bi.map(c=>[c,t.value("fault",c)]),r)}
    ${s==="drift"?J(t.t("rate_per_hour"),n.rate,c=>e({...n,rate:c})):p}
    ${s==="delay"?J(t.t("late_by"),l,c=>e({...n,delay:{minutes:c}}),{min:1,step:1}):p}`}function Yi({app:i,library:n,alter:t},e){let s=String(e.outage),r=s==="power"?Object.entries(n.home.circuits):s==="hub"?n.home.hubs.map(l=>[l,l]):[],a=String(e.which??"");return o`${C(i.t("what_of_it"),s,qi.map(l=>[l,i.value("outage",l)]),l=>t({...q(e,"which"),outage:l}))}
    ${r.length?C(i.value("parameter",s==="power"?"circuit":"hub"),a,[["",i.t("all_of_them")],...r],l=>t(l?{...e,which:l}:q(e,"which"))):p}`}function Ji({app:i,library:n,alter:t},e){let s=String(e.zone??"");return o`${J(i.value("parameter","people"),e.occupancy,r=>t({...e,occupancy:r}),{min:0,max:100,step:1})}
    ${C(i.value("parameter","zone"),s,[["",i.t("whole_home")],...n.home.zones.map(r=>[r,i.area(r)])],r=>t(r?{...e,zone:r}:q(e,"zone")))}`}function Xi({app:i,library:n,alter:t},e){let s=Object.entries(n.home.circuits);return o`${J(`${i.t("kind_load")} (W)`,e.load,r=>t({...e,load:r}),{min:0,max:1e6,step:"any"})}
    ${s.length>1?C(i.value("parameter","circuit"),String(e.circuit??""),[["",i.t("found_by_itself")],...s],r=>t(r?{...e,circuit:r}:q(e,"circuit"))):p}`}var Zi={action:Vi,set:Fi,environment:Ki,fault:Gi,outage:Yi,occupancy:Ji,load:Xi};function ei(i,n){return Zi[n.kind](i,n.words)}var ne=class extends ${constructor(){super();this.asked="";this.turn=t=>{let e=t.target.value,s=z(this.change.words)[0]??this.tiles[0]?.entity_id??"",r=e==="set"?this.tiles.find(l=>l.kind==="thermostat")?.entity_id??s:s,{when:a}=this.change.words;this.tell({kind:e,words:{...Pt(this.app,e,r),...a===void 0?{}:{when:a}}})};this.error="",this.problems=[]}static{this.properties={app:{attribute:!1},words:{attribute:!1},change:{attribute:!1},index:{type:Number},tiles:{attribute:!1},library:{attribute:!1},hours:{type:Number},start:{type:Number},chosen:{type:Boolean,reflect:!0},problems:{attribute:!1},channels:{state:!0},error:{state:!0}}}static{this.styles=[y,w`
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
    `]}willUpdate(t){let e=this.change.kind==="set"?z(this.change.words)[0]??"":"";e!==this.asked&&(this.asked=e,this.channels=void 0,e&&this.load(e))}async load(t){try{let{channels:e}=await this.app.ws("twin/channels",{entity_id:t});if(t!==this.asked)return;this.channels=e,this.error="",Object.keys(this.change.words.set??{}).length||this.alter({...this.change.words,set:ie(e)})}catch(e){this.error=this.app.problem(e)}}tell(t){this.dispatchEvent(new CustomEvent("alter",{detail:t}))}alter(t){this.tell({words:t})}minutes(t){let e=t.target.value;return e===""?null:Math.max(0,Number(e)*60)}render(){let{app:t,change:e,hours:s}=this;return o`<span class="number" aria-hidden="true">${this.index+1}</span>
      <div class="fields" role="group" aria-label=${t.t("change_number",{number:this.index+1})}>
        <label class="field">${t.t("what_changes")}<select @change=${this.turn}>${rs.map(r=>o`<option value=${r} ?selected=${r===e.kind}>${t.value("kind",r)}</option>`)}</select></label>
        ${ei({app:t,tiles:this.tiles,library:this.library,channels:this.channels,alter:r=>this.alter(r)},e)}
        <label class="field">${t.t("after")}<input type="number" min="0" max=${s*60-1} step="5" .value=${String(Math.round(e.at/60))}
          @change=${r=>this.tell({at:Math.min(this.minutes(r)??0,s*3600-60),written:void 0})} /><span class="num">${t.format.short(this.start+e.at)}</span></label>
        <label class="field">${t.t("lasts")}<input type="number" min="1" step="5" placeholder=${t.t("to_the_end")} .value=${e.lasts===null?"":String(Math.round(e.lasts/60))}
          @change=${r=>this.tell({lasts:this.minutes(r)||null})} /></label>
        ${"when"in e.words?o`<p class="small soft" style="grid-column:1/-1">${t.t("only_when",{when:JSON.stringify(e.words.when)})}</p>`:p}
        ${[this.error,...this.problems].filter(Boolean).map(r=>o`<p class="problem small" role="alert">${r}</p>`)}
      </div>
      <button class="round" aria-label=${t.t("remove_change",{number:this.index+1})} @click=${()=>this.dispatchEvent(new CustomEvent("remove"))}>${m(Te)}</button>`}};customElements.get("dt-change")??customElements.define("dt-change",ne);var ut=300,re=class extends ${constructor(){super(...arguments);this.add=t=>{let e=t.currentTarget.getBoundingClientRect();this.tell("add",0,(t.clientX-e.left)/e.width*this.hours*3600)}}static{this.properties={app:{attribute:!1},changes:{attribute:!1},hours:{type:Number},start:{type:Number},chosen:{type:Number},label:{attribute:!1}}}static{this.styles=[y,w`
      :host {
        display: block;
        direction: ltr;
        padding: 0 16px;
      }
      .track {
        position: relative;
        height: 80px;
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
        line-height: 14px;
        text-align: center;
        color: var(--dt-soft);
        white-space: pre;
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
    `]}render(){let{app:t}=this,e=Array.from({length:5},(s,r)=>r/4*this.hours*3600);return o`<div class="track" @dblclick=${this.add}>
      <div class="line"></div>
      ${e.map((s,r)=>o`<span class="tick num" style="left:${s/(this.hours*3600)*100}%">${s?t.format.tick(this.start+s,this.start+(e[r-1]??0)):t.t("at_once")}</span>`)}
      ${this.changes.map((s,r)=>o`<button class="mark" style="left:${Math.min(100,s.at/(this.hours*3600)*100)}%;background:color-mix(in srgb, ${tt[r%tt.length]} 72%, #000)"
          aria-label="${this.label(s)}, ${t.format.short(this.start+s.at)}" aria-pressed=${s.key===this.chosen} title=${this.label(s)}
          @click=${()=>this.tell("choose",s.key,s.at)} @keydown=${a=>this.key(a,s)} @pointerdown=${a=>this.drag(a,s)}>${r+1}</button>`)}
    </div>`}tell(t,e,s){this.dispatchEvent(new CustomEvent(t,{detail:{key:e,at:this.snap(s)}}))}snap(t){return Math.min(Math.max(Math.round(t/ut)*ut,0),this.hours*3600-ut)}key(t,e){let r={ArrowLeft:-ut,ArrowRight:ut,PageDown:-3600,PageUp:3600}[t.key];r!==void 0&&(t.preventDefault(),this.tell("move",e.key,e.at+r))}drag(t,e){let s=t.currentTarget,r=s.parentElement;s.setPointerCapture(t.pointerId);let a=c=>{let d=r.getBoundingClientRect();this.tell("move",e.key,(c.clientX-d.left)/d.width*this.hours*3600)},l=()=>{s.removeEventListener("pointermove",a),s.removeEventListener("pointerup",l),s.removeEventListener("pointercancel",l)};s.addEventListener("pointermove",a),s.addEventListener("pointerup",l),s.addEventListener("pointercancel",l)}};customElements.get("dt-timeline")??customElements.define("dt-timeline",re);var si={energy:"kWh",exported:"kWh",carbon:"kg",peak:"W"},Qi=["failure","confidence"];function X(i,n,t){let e=i.hass.config.currency;return n==="cost"?e?new Intl.NumberFormat(i.format.language,{style:"currency",currency:e}).format(t):i.format.number(t,2):n==="comfort"?i.t("degree_hours",{value:i.format.number(t,1)}):Qi.includes(n)||n.includes(".")?i.format.percent(t):n in si?i.format.quantity(t,si[n]):i.format.number(t,0)}var tn=["exported","confidence"],en=.01,ae=["energy","exported","cost","carbon","comfort","peak","failure","affected","crossings","confidence"],oe=class extends ${constructor(){super();this.compare=async()=>{try{this.answer=await this.app.act("compare_scenarios",{scenarios:[this.first,this.second]}),this.error=""}catch(t){this.error=this.app.problem(t)}};this.recent=[],this.present=this.first=this.second=this.error="",this.answer=null}static{this.properties={app:{attribute:!1},words:{attribute:!1},recent:{attribute:!1},tiles:{attribute:!1},present:{},first:{state:!0},second:{state:!0},answer:{state:!0},error:{state:!0}}}static{this.styles=[y,w`
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
    `]}willUpdate(t){if(!t.has("recent")&&!t.has("present"))return;let e=this.recent.map(r=>r.scenario_id),s=[this.first,this.second].join();(e.includes(this.present)||!e.includes(this.second))&&(this.second=e.includes(this.present)?this.present:e[0]??""),(!e.includes(this.first)||this.first===this.second)&&(this.first=e.find(r=>r!==this.second)??""),[this.first,this.second].join()!==s&&(this.answer=null)}nameOf(t){return`${this.app.format.short(Date.parse(t.time)/1e3)} · ${this.app.value("scenario",t.name)}`}render(){let{app:t}=this;if(this.recent.length<2)return p;let e=(s,r,a)=>o`<label class="field">${s}<select @change=${l=>{a(l.target.value),this.answer=null}}>${this.recent.map(l=>o`<option value=${l.scenario_id} ?selected=${l.scenario_id===r}>${this.nameOf(l)}</option>`)}</select></label>`;return o`<section class="card">
      <header><h2>${t.t("comparison")}</h2></header>
      <div class="choose">${e(t.t("this_answer"),this.first,s=>this.first=s)}${e(t.t("beside_answer"),this.second,s=>this.second=s)}
        <button class="tonal" style="justify-self:start" ?disabled=${!this.first||this.first===this.second} @click=${this.compare}>${m(ye,"s")}${t.t("compare")}</button></div>
      ${this.error?A("bad",_,this.error):p} ${this.answer?this.table(this.answer):p}
    </section>`}called(t){let{app:e}=this,[s="",...r]=t.split(".");if(!r.length)return e.value("total",t);let a=this.tiles.get(r.join("."))?.name;return a?`${e.hazard(s)} · ${a}`:e.hazard(s)}table(t){let{app:e}=this,[s,r]=t.scenarios,a=[...new Set([...Object.keys(s.figures),...Object.keys(r.figures)])].filter(c=>c.includes(".")||c in s.figures&&c in r.figures),l=c=>ae.includes(c)?ae.indexOf(c):ae.length;return a.sort((c,d)=>l(c)-l(d)),o`<p style="margin-top:12px">${t.summary}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${e.t("comparison")}><table>
        <thead><tr><th scope="col"><span class="sr">${e.t("value")}</span></th><th scope="col">${this.nameOf(s)}</th><th scope="col">${this.nameOf(r)}</th><th scope="col">${e.t("difference")}</th></tr></thead>
        <tbody>${a.map(c=>{let d=s.figures[c]??0,u=r.figures[c]??0,h=!tn.includes(c)&&Math.abs(d-u)>en*Math.max(Math.abs(d),Math.abs(u));return o`<tr><th scope="row">${this.called(c)}</th><td class="num ${h&&d<u?"better":""}">${X(e,c,d)}</td><td class="num ${h&&u<d?"better":""}">${X(e,c,u)}</td>
            <td class="num">${u-d>0?"+":""}${X(e,c,u-d)}</td></tr>`})}</tbody>
      </table></div>`}};customElements.get("dt-what-if-compare")??customElements.define("dt-what-if-compare",oe);var Lt=class{constructor(n){this.host=n;this.found=[];this.looked="";n.addController(this)}hostDisconnected(){window.clearTimeout(this.timer),this.looked=""}look(n){let t=n?JSON.stringify(n):"";t!==this.looked&&(this.looked=t,window.clearTimeout(this.timer),n?this.timer=window.setTimeout(()=>{this.ask(n,t)},500):this.found=[])}async ask(n,t){let e=await this.host.app.ws("scenarios/problems",{scenario:n}).catch(()=>({problems:[]}));t===this.looked&&(this.found=e.problems,this.host.requestUpdate())}get some(){return this.found.length>0}of(n){let t=new RegExp(`^changes\\[${n}\\](?=$|[.\\[])`);return this.found.filter(({path:e})=>t.test(e)).map(ii)}get others(){return this.found.filter(({path:n})=>!n.startsWith("changes[")).map(ii)}};function ii({path:i,text:n}){return n.startsWith(`${i}: `)?n.slice(i.length+2):n}var sn=6,ni=6,nn=new Set(["people"]);function le(i){return Object.values(i.channels).some(n=>n.baseline!==void 0)}var ce=class extends ${constructor(){super();this.models=new Map;this.all=!1,this.channels=new Map}static{this.properties={app:{attribute:!1},words:{attribute:!1},answer:{attribute:!1},all:{state:!0},channels:{state:!0}}}static{this.styles=[y,w`
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
    `]}willUpdate(t){(t.has("answer")||t.has("words")||t.has("channels"))&&this.models.clear(),t.has("answer")&&(this.all=!1)}render(){let{app:t,answer:e}=this,s=Object.entries(e.twins).sort(([,l],[,c])=>Number(le(c))-Number(le(l))),r=s.filter(([,l])=>le(l)),a=this.all?s:(r.length?r:s).slice(0,sn);return o`<section class="card" aria-live="polite">
        <header><h2>${t.t("outcome")}</h2></header>
        ${this.foreign()}
        <p>${e.summary}</p>
        ${e.breaking_point?o`<p><b>${e.breaking_point.text}</b></p>`:p}
        ${this.totals(this.sums(e))} ${this.confidence()}
      </section>
      ${this.dangers()} ${this.events()} ${this.advice()}
      <div class="twins">${a.map(([l,c])=>this.twin(l,c))}</div>
      ${a.length<s.length?o`<div class="row" style="justify-content:center"><button class="tonal" @click=${()=>this.all=!0}>${t.t("show_all_of",{count:s.length})}</button></div>`:p}
      ${this.around()} ${this.notes()}`}foreign(){let{app:t,answer:e}=this,s=e.language&&t.format.foreign(e.language);return s?o`<p class="soft small">${t.t("told_in",{language:s})}</p>`:p}around(){let{app:t,answer:e}=this,s=Object.entries(e.surroundings??{}).filter(([,a])=>a.course.length>1);if(!s.length)return p;let r=s.map(([a,l])=>{if(!this.models.has(a)){let d=ot(t,"",{summary:t.value("quantity",a),channels:{[a]:{...l,end:null}}},a,M(this));this.models.set(a,d&&{...d,count:nn.has(a)})}let c=this.models.get(a);return c?o`<div><h3>${t.value("quantity",a)}</h3><dt-chart .app=${t} .words=${this.words} .height=${130} .model=${c}></dt-chart></div>`:p});return o`<details class="card" ?open=${s.some(([,a])=>a.baseline)}><summary>${t.t("around")}</summary><div class="twins" style="margin-top:12px">${r}</div></details>`}sums(t){if(t.totals)return{totals:t.totals,baseline:t.baseline??null};let e=s=>{let r=Object.values(t.twins).map(s).filter(a=>a!==null);return r.length?r.reduce((a,l)=>({value:a.value+l.value,low:a.low+l.low,high:a.high+l.high})):null};return{totals:{energy:e(s=>s.energy)},baseline:{energy:e(s=>s.baseline_energy)}}}totals({totals:t,baseline:e}){let{app:s}=this,r=Object.keys(t).filter(a=>t[a]&&(a!=="exported"||t[a].value||e?.[a]?.value));return o`<div class="figures">${r.map(a=>{let l=t[a],c=e?.[a],d=c?l.value-c.value:0;return o`<div><b class="num">${X(s,a,l.value)}</b>
        ${c&&Math.abs(d)>.001?o`<span class="small num ${d>0==(a!=="exported")?"up":"down"}">${d>0?"+":""}${X(s,a,d)}</span>`:p}
        <span class="soft small">${s.value("total",a)}</span></div>`})}</div>`}confidence(){let{app:t,answer:e}=this,s=[e.failure_probability===void 0?"":t.t("failure",{share:t.format.percent(e.failure_probability)}),e.trouble_probability===void 0?"":t.t("trouble",{share:t.format.percent(e.trouble_probability)}),e.confidence===void 0?"":t.t("confidence",{share:t.format.percent(e.confidence)})].filter(Boolean);return s.length?o`<p class="soft small" style="margin-top:8px">${s.join(" · ")}</p>`:p}dangers(){let{app:t,answer:e}=this;return e.crossings?.length?o`<section class="card"><header><h2>${t.t("hazards")}</h2></header><ul class="plain">${e.crossings.map(s=>o`<li>${A(wt(s.severity,s.probability),Q,o`${s.text}<div class="soft small">${s.time?t.format.short(Date.parse(s.time)/1e3):""} ${t.format.percent(s.probability)}</div>`)}</li>`)}</ul></section>`:p}events(){let{app:t,answer:e}=this;if(!e.events?.length&&!e.affected?.length)return p;let s=e.affected??[],r=new Set((e.crossings??[]).map(a=>a.text));return o`<section class="card"><header><h2>${t.t("what_happens")}</h2></header><ul class="plain">
      ${(e.events??[]).filter(a=>!r.has(a.text)).slice(0,30).map(a=>o`<li class="row" style="flex-wrap:nowrap;align-items:baseline"><span class="soft small num" style="white-space:nowrap">${t.format.short(Date.parse(a.time)/1e3)}</span><span class="grow">${a.text}</span>${a.probability===void 0||a.probability===null?p:o`<span class="badge num">${t.format.percent(a.probability)}</span>`}</li>`)}
      ${s.length>ni?p:s.map(a=>o`<li>${a.text}</li>`)}
    </ul>
    ${s.length>ni?o`<details style="margin-top:8px"><summary>${t.t("affected",{count:s.length})}</summary><ul class="plain" style="margin-top:8px">${s.map(a=>o`<li>${a.text}</li>`)}</ul></details>`:p}
    </section>`}advice(){let{app:t,answer:e}=this;return e.recommendations?.length?o`<section class="card"><header><h2>${t.t("advice")}</h2></header><ul class="plain">${e.recommendations.map(s=>o`<li>${A("good",vt,o`${s.text}${s.outcome?o`<div class="soft small">${s.outcome}</div>`:p}
        ${s.changes?.length?o`<button @click=${()=>this.dispatchEvent(new CustomEvent("adopt",{detail:s.changes}))}>${m(W,"s")}${t.t("simulate_that")}</button>`:p}`)}</li>`)}</ul></section>`:p}twin(t,e){let{app:s}=this,r=Object.keys(e.channels).filter(c=>e.channels[c]?.course?.length),a=this.channels.get(t)??_t(e);a&&!this.models.has(t)&&this.models.set(t,ot(s,t,e,a,M(this)));let l=this.models.get(t);return o`<section class="card" aria-label=${e.name}>
      <header><h2>${e.name}</h2>
        ${r.length>1?o`<select class="inline" aria-label=${s.t("channel")} @change=${c=>this.channels=new Map(this.channels).set(t,c.target.value)}>${r.map(c=>o`<option value=${c} ?selected=${c===a}>${s.channel(c)}</option>`)}</select>`:p}
        <span class="badge accent">${s.option("trust",e.trust)}</span></header>
      ${e.summary?o`<p class="small">${e.summary}</p>`:p}
      ${l?o`<dt-chart .app=${s} .words=${this.words} .height=${190} .model=${l}></dt-chart>`:p}
      ${[...e.notes,...e.unknown].length?o`<ul class="plain small soft" style="gap:2px">${[...e.notes,...e.unknown].map(c=>o`<li>${c.text}</li>`)}</ul>`:p}
    </section>`}notes(){let{app:t,answer:e}=this,s=[...e.refusals??[],...e.assumed??[],...e.not_simulated??[]];return s.length?o`<details class="card"><summary>${t.t("assumptions")}</summary><ul class="plain small" style="margin-top:10px">${s.map(r=>o`<li>${r.text}</li>`)}</ul></details>`:p}};customElements.get("dt-what-if-result")??customElements.define("dt-what-if-result",ce);var rn=20,an=3600,de=class extends ${constructor(){super();this.next=1;this.started=!1;this.begunWith="";this.progress=new it(this,"scenario");this.problems=new Lt(this);this.run=async()=>{this.running=!0,this.error="";try{this.answer=await this.app.act("run_scenario",this.written),await this.loadStored()}catch(t){this.error=this.app.problem(t)}finally{this.running=!1}};this.save=async()=>{let{app:t}=this,e=await O(t,this.renderRoot,{title:t.t("save"),text:t.t("save_text"),yes:t.t("save"),input:{label:t.t("name"),value:this.calledBy}});if(e)try{await t.act("save_scenario",{name:e,scenario:Ht(this.draft,e)}),this.draft={...this.draft,name:e},E(this,t.t("saved_as",{name:e})),await this.loadStored()}catch(s){E(this,this.app.problem(s))}};this.paste=async()=>{let{app:t}=this,e=await O(t,this.renderRoot,{title:t.t("paste_yaml"),text:t.t("paste_yaml_text"),yes:t.t("take_over"),input:{label:"YAML",lines:12}});if(e)try{let{scenario:s,problems:r}=await t.ws("scenarios/read",{text:e});s&&this.take(lt(s,this.zone)),this.answer=null,this.error=r.map(a=>a.text).join(" ")}catch(s){this.error=t.problem(s)}};this.draft=as,this.chosen=0,this.library=Tt,this.stored={saved:{},scenarios:[]},this.running=!1,this.answer=null,this.error=""}static{this.properties={app:{attribute:!1},tiles:{attribute:!1},words:{attribute:!1},link:{},entity:{},chosenScenario:{},standing:{},overviewError:{},draft:{state:!0},chosen:{state:!0},library:{state:!0},stored:{state:!0},running:{state:!0},answer:{state:!0},error:{state:!0}}}static{this.styles=[y,cs]}willUpdate(t){if(this.started||(this.started=!0,this.loadLibrary(),this.loadStored()),t.has("link")&&this.link){let e=ls(this.link,this.zone);e&&this.take(e)}else t.has("chosenScenario")&&this.chosenScenario?this.draft={...this.draft,scenario:this.chosenScenario}:this.begin();t.has("draft")&&this.problems.look(this.nothingYet?void 0:this.written)}begin(){this.entity===this.begunWith||this.standing!=="live"||(this.begunWith=this.entity,this.entity&&!this.link&&!this.chosenScenario&&!this.draft.changes.length&&this.add(0,this.entity))}get nothingYet(){return!this.draft.scenario&&!this.draft.changes.length}get zone(){return this.app.hass.config.time_zone}get sorted(){return[...this.tiles.values()].sort((t,e)=>this.app.format.order(t.name,e.name))}take(t){this.draft=t,this.next=t.changes.length+1,this.chosen=0,this.app.loadServices(t.changes.map(e=>String(e.words.action??"")))}async loadLibrary(){try{this.library=await this.app.ws("scenarios/library")}catch(t){this.error=this.app.problem(t)}}async loadStored(){try{this.stored=await this.app.act("list_scenarios",{limit:rn})}catch{this.stored={saved:{},scenarios:[]}}}render(){let{app:t}=this,e=j(t,this.standing,this.overviewError,o`<div class="skeleton" style="min-height:320px"></div>`,this.tiles.size>0);return e?o`<div class="page">${e}</div>`:this.tiles.size?o`<div class="page">
      ${this.builder()} ${this.running?this.progress.card():p}
      ${this.error?A("bad",_,this.error):p}
      ${this.answer&&!this.running?o`<dt-what-if-result .app=${t} .words=${this.words} .answer=${this.answer} @adopt=${s=>this.adopt(s.detail)}></dt-what-if-result>`:this.running||this.answer?p:o`<section class="card">${k(G,t.t("what_if_empty"),t.t("what_if_empty_text"))}</section>`}
      <dt-what-if-compare .app=${t} .words=${this.words} .tiles=${this.tiles} .recent=${this.stored.scenarios.filter(s=>s.kind!=="rehearsal")} .present=${this.answer?.scenario_id??""}></dt-what-if-compare>
    </div>`:o`<div class="page">${k(G,t.t("no_twins"),t.t("no_twins_text"))}</div>`}builder(){let{app:t,draft:e}=this,s=Date.now()/1e3,r=this.sorted,{nothingYet:a,problems:l}=this,c=e.changes.length?Math.min(e.hours*3600-300,Math.max(...e.changes.map(d=>d.at))+an):0;return o`<section class="card">
      <header><h2>${t.t("what_if_title")}</h2></header>
      ${ps({app:t,draft:e,library:this.library,stored:this.stored,tiles:r,pick:(d,u)=>this.pick(d,u),change:d=>this.draft={...this.draft,...d},forget:d=>{this.forget(d)}})}
      <h3 style="margin:20px 0 4px">${t.t("changes")}</h3>
      <p class="soft small">${t.t("changes_hint")}</p>
      <dt-timeline .app=${t} .changes=${e.changes} .hours=${e.hours} .start=${s} .chosen=${this.chosen} .label=${d=>this.sentence(d)}
        @choose=${d=>this.chosen=d.detail.key} @move=${d=>this.move(d.detail.key,d.detail.at)}
        @add=${d=>this.add(d.detail.at)}></dt-timeline>
      ${ct(e.changes,d=>d.key,(d,u)=>o`<dt-change .app=${t} .words=${this.words} .change=${d} .index=${u} .tiles=${r} .library=${this.library} .hours=${e.hours} .start=${s} ?chosen=${d.key===this.chosen} .problems=${l.of(u)}
        @focusin=${()=>this.chosen=d.key} @alter=${h=>this.alter(d.key,h.detail)} @remove=${()=>this.draft={...this.draft,changes:this.draft.changes.filter(h=>h.key!==d.key)}}></dt-change>`)}
      ${l.others.length?A("warn",_,o`${t.t("problems_found")}: ${l.others.join(" ")}`):p}
      <div class="row" style="margin-top:12px">
        <button class="tonal" @click=${()=>this.add(c)}>${m(at,"s")}${t.t("add_change")}</button>
        <button class="filled" ?disabled=${this.running||a||l.some} @click=${this.run}>${m(W,"s")}${t.t("simulate")}</button>
        <span class="grow"></span>
        <button @click=${this.paste}>${m(_e,"s")}${t.t("paste_yaml")}</button>
        <button @click=${this.save} ?disabled=${a}>${m(ke,"s")}${t.t("save")}</button>
        <button ?disabled=${a} @click=${()=>this.copy(ht(this.written))}>${m(we,"s")}${t.t("copy_yaml")}</button>
        <button ?disabled=${a} @click=${()=>this.copy(ht({action:"digital_twin.run_scenario",data:this.written,response_variable:"scenario"}))}>${m(He,"s")}${t.t("copy_action")}</button>
        <button ?disabled=${a} @click=${()=>this.copy(`${location.origin}${T}/what-if?s=${os(e)}`)}>${m(bt,"s")}${t.t("copy_link")}</button>
      </div>
    </section>`}pick(t,e){if(t==="saved")this.take(lt(this.stored.saved[e]?.scenario??{},this.zone,e));else if(t==="result")this.open(e);else{let s=this.library.scenarios.find(r=>r.id===e);this.draft={...this.draft,name:"",scenario:e,parameters:{},hours:s?ds(s.horizon):this.draft.hours}}}async open(t){try{let e=await this.app.act("get_scenario_result",{scenario_id:t});this.take(lt(e.request,this.zone)),this.answer={...e.result,scenario_id:t}}catch(e){this.error=this.app.problem(e)}}sentence(t){let e=new Map([...this.tiles.values()].map(s=>[s.entity_id,s.name]));return Xs(this.app,t,s=>e.get(s)??this.app.entityName(s))}get calledBy(){let{app:t,draft:e}=this;return e.name||(e.scenario?t.value("scenario",e.scenario):e.changes.map(s=>this.sentence(s)).join(", ").slice(0,100))}get written(){return Ht(this.draft,this.calledBy)}add(t,e=""){let s=this.sorted.filter(c=>D(this.app,c.entity_id).length),r=s.find(c=>c.entity_id===e)??s[0];this.app.loadServices(s.map(c=>c.entity_id));let a=this.next++,l=r?"action":"outage";this.draft={...this.draft,changes:[...this.draft.changes,{key:a,kind:l,at:t,lasts:null,words:Pt(this.app,l,r?.entity_id??"")}]},this.chosen=a}adopt(t){let e=lt({changes:t},this.zone).changes.map(s=>({...s,key:this.next++}));this.app.loadServices(e.map(s=>String(s.words.action??""))),this.draft={...this.draft,name:"",changes:[...this.draft.changes,...e]},this.run()}alter(t,e){this.draft={...this.draft,changes:this.draft.changes.map(s=>s.key===t?{...s,...e}:s)}}move(t,e){this.chosen=t,this.alter(t,{at:e,written:void 0})}async forget(t){let{app:e}=this;if(await O(e,this.renderRoot,{title:e.t("forget_saved"),text:e.t("forget_saved_text",{name:t}),yes:e.t("forget_saved")})!==void 0)try{await e.act("delete_scenario",{name:t}),this.draft={...this.draft,name:""},await this.loadStored()}catch(s){E(this,this.app.problem(s))}}async copy(t){try{await navigator.clipboard.writeText(t),E(this,this.app.t("copied"))}catch{await O(this.app,this.renderRoot,{title:this.app.t("copy_by_hand"),text:t,verbatim:!0,yes:this.app.t("close")})}}};customElements.get("dt-what-if")??customElements.define("dt-what-if",de);var on=[{path:"overview",icon:qe,text:"tab_overview"},{path:"what-if",icon:G,text:"tab_what_if"},{path:"rehearsal",icon:$t,text:"tab_rehearsal",admin:!0},{path:"approvals",icon:gt,text:"tab_approvals"},{path:"discovery",icon:je,text:"tab_discovery",admin:!0}],ri=["location-changed","popstate"],pe=class extends ${constructor(){super(...arguments);this.words={};this.model={home:null,tiles:new Map};this.pending=new Map;this.needsCode=!1;this.moved=()=>this.requestUpdate();this.menu=()=>{this.dispatchEvent(new CustomEvent("hass-toggle-menu",{bubbles:!0,composed:!0}))}}static{this.properties={hass:{attribute:!1,noAccessor:!0},narrow:{type:Boolean,reflect:!0},route:{attribute:!1},panel:{attribute:!1}}}static{this.styles=[y,hs]}set hass(t){let e=!this.app;this.app?this.app.update(t)&&this.redraw():this.app=new Ve(t,()=>this.redraw()),this.current=t,e&&(this.start(),this.requestUpdate())}get hass(){return this.current}redraw(){this.words={},this.requestUpdate()}connectedCallback(){super.connectedCallback();for(let t of ri)window.addEventListener(t,this.moved);this.start()}disconnectedCallback(){super.disconnectedCallback();for(let t of ri)window.removeEventListener(t,this.moved);this.overview?.stop(),this.approvals?.stop()}start(){if(!this.app||!this.isConnected)return;let t=()=>this.requestUpdate();this.overview??=new L(this.app,"overview/subscribe",{},()=>this.model={home:null,tiles:new Map},e=>this.take(e),t),this.approvals??=new L(this.app,"approvals/subscribe",{},()=>this.pending=new Map,e=>{let s=new Map(this.pending);for(let r of e.gone)s.delete(r);for(let r of e.new)s.set(r.approval,r);this.pending=s,this.needsCode=e.code??this.needsCode,this.requestUpdate()},t),this.approvals.start(),this.watchOverview()}watchOverview(){this.view[0]==="twin"?this.overview?.stop():this.overview?.start()}take(t){let e=this.model.tiles;Ke(e,t),this.model={home:t.home??this.model.home,tiles:e},this.requestUpdate()}get view(){let t=this.route?.path??window.location.pathname.slice(T.length),[,e="",s=""]=t.split("/");return[e||"overview",decodeURIComponent(s),new URLSearchParams(window.location.search)]}willUpdate(t){t.has("route")&&this.watchOverview()}render(){let t=this.app;if(!t)return p;let[e,s,r]=this.view,a=this.approvals?.standing==="disconnected",l=o`<div class="bar-top">
      ${e==="twin"?o`<button class="round" aria-label=${t.t("back")} @click=${()=>P("overview")}>${m(ue,"turns")}</button>`:this.narrow?o`<button class="round" aria-label=${t.t("menu")} @click=${this.menu}>${m(Pe)}</button>`:p}
      <h1 class="cut">${t.t("title")}</h1>
      ${this.narrow?p:o`<div class="grow"></div>${this.tabs(e)}`}
    </div>`;return o`${l}
      ${a?o`<div class="lost" role="alert">${m(Me)}<span>${t.t("disconnected_text")}</span></div>`:p}
      <main tabindex="-1">${this.content(t,e,s,r)}</main>
      ${this.narrow?this.tabs(e):p}`}content(t,e,s,r){let{standing:a="loading",error:l=""}=this.overview??{};switch(e){case"twin":return o`<dt-twin .app=${t} .twinId=${s} .words=${this.words}></dt-twin>`;case"approvals":return o`<dt-approvals .app=${t} .pending=${this.pending} .chosen=${s} .code=${this.needsCode} .standing=${this.approvals?.standing??"loading"} .error=${this.approvals?.error??""} .words=${this.words}></dt-approvals>`;case"audit":return o`<dt-audit .app=${t} .tiles=${this.model.tiles} .standing=${a} .overviewError=${l} .twin=${r.get("twin")??""} .words=${this.words}></dt-audit>`;case"what-if":return o`<dt-what-if .app=${t} .tiles=${this.model.tiles} .standing=${a} .overviewError=${l} .words=${this.words} .link=${r.get("s")??""} .entity=${r.get("entity")??""} .chosenScenario=${s}></dt-what-if>`;case"rehearsal":return o`<dt-rehearsal .app=${t} .words=${this.words}></dt-rehearsal>`;case"discovery":return o`<dt-discovery .app=${t} .words=${this.words}></dt-discovery>`;default:return o`<dt-overview .app=${t} .model=${this.model} .standing=${a} .error=${l} .pending=${this.pending.size} .words=${this.words}></dt-overview>`}}tabs(t){let e=this.app,s=e.hass.user?.is_admin??!1;return o`<nav aria-label=${e.t("views")} @click=${S}>
      ${on.filter(r=>s||!r.admin).map(r=>{let a=t===r.path||t==="twin"&&r.path==="overview"||t==="audit"&&r.path==="approvals";return o`<a href="${T}/${r.path}" aria-current=${a?"page":p}>
          ${m(r.icon)}<span class="cut">${e.t(r.text)}</span>
          ${r.path==="approvals"&&this.pending.size?o`<span class="count">${this.pending.size}</span>`:p}
        </a>`})}
    </nav>`}};customElements.get("digital-twin-panel")??customElements.define("digital-twin-panel",pe);export{pe as DigitalTwinPanel};
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
