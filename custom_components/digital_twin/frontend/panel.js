import{$ as De,A as ke,Aa as _t,B as vt,Ba as Je,C as Te,Ca as Xe,D as K,Da as kt,E as Ae,F as Se,G as bt,H as Ee,I as $t,J as Lt,K as Ce,L as yt,M as Re,N as B,O as at,P as Me,Q as jt,R as Oe,S as Pe,T as Le,U as X,V as je,W as Ne,X as wt,Y as ze,Z as Ie,_ as He,a as $,aa as Be,b as o,ba as A,c as rt,ca as Ue,d as V,da as L,e as d,ea as S,f as de,fa as We,g as y,ga as j,h as J,ha as f,i as x,ia as _,j as pe,ja as Z,k as ue,ka as H,l as he,la as Q,m as F,ma as xt,n as mt,na as k,o as ft,oa as w,p as me,pa as P,q as fe,qa as qe,r as ge,ra as Ve,s as ve,sa as tt,t as be,ta as Fe,u as $e,ua as N,v as ye,va as C,w as we,wa as Ke,x as gt,xa as Ge,y as xe,ya as Ye,z as _e,za as ot}from"./chunk-E5KDVSNT.js";import"./chunk-KCMBVEJB.js";var Ze=$`
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
`;var Nt=class extends y{static{this.properties={app:{attribute:!1},pending:{attribute:!1},chosen:{},code:{type:Boolean},standing:{},error:{},words:{attribute:!1},busy:{state:!0},events:{state:!0}}}constructor(){super(),this.busy="",this.events=[]}static{this.styles=[w,$`
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
    `]}connectedCallback(){super.connectedCallback();let i=new Map;this.told=new j(this.app,"events/subscribe",{category:["approval","guard"],recent:20},()=>i.clear(),t=>{i.set(t.event_id,t),this.events=[...i.values()].sort((e,s)=>s.time.localeCompare(e.time)).slice(0,30)},()=>{}),this.told.start()}disconnectedCallback(){super.disconnectedCallback(),this.told?.stop(),window.clearInterval(this.clock),this.clock=void 0}willUpdate(i){this.pending.size&&this.clock===void 0?this.clock=window.setInterval(()=>this.requestUpdate(),1e3):!this.pending.size&&this.clock!==void 0&&(window.clearInterval(this.clock),this.clock=void 0),this.app.loadServices([...this.pending.values()].flatMap(t=>t.actions.map(e=>String(e.action??""))))}render(){let{app:i}=this,t=Z(i,this.standing,this.error,o`<div class="skeleton" style="min-height:220px"></div>`,this.standing!=="loading"&&this.standing!=="missing");return o`<div class="page" style="max-width:820px">
      ${i.hass.user?.is_admin?o`<div class="chips"><a class="button tonal" href="${A}/approvals" @click=${S} aria-current="page">${i.t("tab_approvals")}</a><a class="button" href="${A}/audit" @click=${S}>${i.t("audit")}</a></div>`:d}
      ${t??this.waiting()} ${this.decided()}
    </div>`}waiting(){let{app:i}=this;return this.pending.size?[...this.pending.values()].map(t=>this.one(t)):o`<section class="card">${_(mt,i.t("nothing_waits"),i.t("nothing_waits_text"))}</section>`}sentence(i){let t=Object.entries(i.data??{}).filter(([,e])=>typeof e!="object").map(([,e])=>typeof e=="number"?this.app.format.number(e,2):String(e));return[this.app.service(String(i.action??"")),...t].join(" · ")}one(i){let{app:t}=this,e=i.expires-Date.now()/1e3,s=i.automation?t.entityName(i.automation):i.user_id&&i.user_id===t.hass.user?.id?t.t("you"):null;return o`<section class="card approval ${i.approval===this.chosen?"chosen":""}" aria-label=${i.actions.map(r=>this.sentence(r)).join(", ")}>
      <div>
        <div class="row soft small"><span class="grow">${s?t.t("asked_by",{name:s}):t.t("asked_at",{time:t.format.time(i.created)})}</span>
          <span class="badge ${e<60?"bad":""} num">${f(De,"s")}${this.left(e)}</span></div>
        <div class="what">${i.actions.map(r=>this.sentence(r)).join(", ")}</div>
        <div>${i.entities.map(r=>t.entityName(r)).join(", ")}</div>
      </div>
      ${i.hazards.some(r=>r.reason===i.summary)?d:o`<p>${i.summary}</p>`}
      ${Je(t,i)} ${this.outcome(i)} ${Xe(i)}
      ${i.not_checked.length?o`<details><summary class="small">${t.t("not_checked")}</summary><ul class="plain small soft">${i.not_checked.map(r=>o`<li>${r.text}</li>`)}</ul></details>`:d}
      ${i.may?o`<div class="decide">
            <button class="filled" ?disabled=${this.busy===i.approval} @click=${()=>this.decide(i,"approve")}>${f(F,"s")}${t.t("approve")}</button>
            ${i.alternative?.action?o`<button class="tonal" ?disabled=${this.busy===i.approval} @click=${()=>this.decide(i,"approve_alternative")}>${f(bt,"s")}${t.t("approve_alternative")}</button>`:d}
            <button class="danger" ?disabled=${this.busy===i.approval} @click=${()=>this.decide(i,"reject")}>${f(ge,"s")}${t.t("reject")}</button>
          </div>`:o`<p class="soft">${t.t("may_not_decide")}</p>`}
    </section>`}left(i){let t=Math.max(0,Math.round(i));return`${Math.floor(t/60)}:${String(t%60).padStart(2,"0")}`}outcome(i){let{app:t}=this;return Object.entries(i.outcome).slice(0,3).map(([e,s])=>{let r=_t(s),a=r?ot(t,e,s,r,P(this)):void 0;return o`<div>
        ${s.summary?o`<p class="small">${s.summary}</p>`:d}
        ${a&&r?o`<p class="small soft">${s.name} · ${t.channel(r)}</p><dt-chart .app=${t} .words=${this.words} .height=${150} .model=${a}></dt-chart>`:d}
      </div>`})}async decide(i,t){let{app:e}=this,s={approval:i.approval};if(this.code){let r=await N(e,this.renderRoot,{title:e.t("code_title"),text:e.t("code_text"),yes:e.t(t),input:{label:e.t("code"),type:"password"}});if(r===void 0)return;s.code=r}this.busy=i.approval;try{let r=await e.act(t,s);C(this,e.value("result",r?.result??(t==="reject"?"rejected":"ok")))}catch(r){C(this,this.app.problem(r))}finally{this.busy=""}}decided(){let{app:i}=this;return this.events.length?o`<section class="card">
      <header><h2>${i.t("decided")}</h2></header>
      <ul class="plain">${this.events.map(t=>o`<li class="row" style="flex-wrap:nowrap"><span class="dot ${H(t.severity)}"></span><span class="soft small num" style="white-space:nowrap">${i.format.short(Date.parse(t.time)/1e3)}</span><span class="grow">${t.text}</span></li>`)}</ul>
    </section>`:d}};customElements.get("dt-approvals")??customElements.define("dt-approvals",Nt);var Ys=40,Js=[0,1,7,30],Qe={guard:["action_approved","action_denied","action_run","action_failed","approval_requested","approval_granted","approval_rejected","approval_expired"],learning:["train","reset_learning","freeze_learning","import_model","export_model"],settings:["mode_changed","create_twin","remove_twin","settings_changed"]},zt=class extends y{constructor(){super();this.asked="";this.page=1,this.since=0,this.group="",this.answer=null,this.error="",this.forbidden=!1}static{this.properties={app:{attribute:!1},tiles:{attribute:!1},words:{attribute:!1},twin:{},page:{state:!0},since:{state:!0},group:{state:!0},answer:{state:!0},error:{state:!0},forbidden:{state:!0}}}static{this.styles=[w,$`
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
    `]}willUpdate(t){if(!this.app.hass.user?.is_admin){this.forbidden=!0;return}if(this.twin&&!this.tiles.has(this.twin))return;let e=JSON.stringify([this.twin,this.page,this.since,this.group]);e!==this.asked&&(this.asked=e,this.load(e))}async load(t){let e={page:this.page,per_page:Ys,verify:this.page===1};this.twin&&(e.entity_id=this.tiles.get(this.twin)?.entity_id),this.since&&(e.start={days:this.since}),this.group&&(e.actions=Qe[this.group]);try{let s=await this.app.act("get_audit",e);if(t!==this.asked)return;this.answer={...s,chain:s.chain??this.answer?.chain??null},this.error=""}catch(s){if(t!==this.asked)return;this.forbidden=We(s),this.error=this.app.problem(s)}}render(){let{app:t}=this;return o`<div class="page" style="max-width:980px">
      <div class="chips"><a class="button" href="${A}/approvals" @click=${S}>${t.t("tab_approvals")}</a><a class="button tonal" href="${A}/audit" @click=${S} aria-current="page">${t.t("audit")}</a></div>
      ${this.forbidden?_(J,t.t("forbidden"),t.t("forbidden_text")):this.error?_(x,t.t("failed"),this.error):o`${this.chain()} ${this.filters()} ${this.rows()}`}
    </div>`}chain(){let{app:t}=this,e=this.answer?.chain;return e?e.intact?k("good",$t,t.t("chain_intact",{count:t.format.number(e.rows,0)})):k("bad",Ee,t.t("chain_broken",{row:e.broken??0,reason:e.reason??""})):d}filters(){let{app:t}=this,e=[...this.tiles].sort(([,r],[,a])=>t.format.order(r.name,a.name)),s=r=>{r(),this.page=1};return o`<div class="card filters">
      <label class="field">${t.t("twin")}
        <select @change=${r=>L(`audit${r.target.value?`?twin=${r.target.value}`:""}`,!0)}>
          <option value="">${t.t("all_twins")}</option>
          ${e.map(([r,a])=>o`<option value=${r} ?selected=${r===this.twin}>${a.name}</option>`)}
        </select></label>
      <label class="field">${t.t("about")}
        <select @change=${r=>s(()=>this.group=r.target.value)}>
          <option value="">${t.t("everything")}</option>
          ${Object.keys(Qe).map(r=>o`<option value=${r}>${t.value("audit_group",r)}</option>`)}
        </select></label>
      <label class="field">${t.t("range")}
        <select @change=${r=>s(()=>this.since=Number(r.target.value))}>
          ${Js.map(r=>o`<option value=${r}>${r?t.format.duration(r*86400):t.t("all_time")}</option>`)}
        </select></label>
    </div>`}rows(){let{app:t,answer:e}=this;return e?e.rows.length?o`<section class="card">
      <ul class="plain">${e.rows.map(s=>this.row(s))}</ul>
      <div class="row" style="justify-content:center;margin-top:12px">
        <button ?disabled=${this.page===1} @click=${()=>this.page-=1}>${f(me,"s turns")}${t.t("newer")}</button>
        <span class="num">${this.page}</span>
        <button ?disabled=${!e.more} @click=${()=>this.page+=1}>${t.t("older")}${f(fe,"s turns")}</button>
      </div>
    </section>`:o`<section class="card">${_(He,t.t("nothing_found"),t.t("no_audit"))}</section>`:o`<div class="skeleton" style="min-height:320px" aria-busy="true"></div>`}row(t){let{app:e}=this,s=t.twin_id?this.tiles.get(t.twin_id)?.name??e.t("gone_twin"):typeof t.data.name=="string"?t.data.name:"",r=t.automation?e.entityName(t.automation):t.user_id?t.user_id===e.hass.user?.id?e.t("you"):e.t("a_user"):e.t("by_itself");return o`<li class="entry"><details>
      <summary><span class="soft small num when">${e.format.moment(Date.parse(t.time)/1e3)}</span>
        <span>${e.audited(t.action)}${s?o` · ${s}`:d}${t.reason?o` <span class="soft">${t.reason}</span>`:d}</span>
        <span class="badge">${r}</span></summary>
      <pre tabindex="0">${JSON.stringify({...t.data,context_id:t.context_id,seq:t.seq,hash:t.hash,previous:t.previous},null,2)}</pre>
    </details></li>`}};customElements.get("dt-audit")??customElements.define("dt-audit",zt);var ts=60,It=class extends y{constructor(){super();this.started=!1;this.found=null,this.chosen=new Set,this.made=new Map,this.failed=new Map,this.busy=null,this.error="",this.shown=ts}static{this.properties={app:{attribute:!1},words:{attribute:!1},found:{state:!0},chosen:{state:!0},made:{state:!0},busy:{state:!0},error:{state:!0},failed:{state:!0},shown:{state:!0}}}static{this.styles=[w,$`
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
    `]}willUpdate(t){this.started||!this.app.hass.user?.is_admin||(this.started=!0,this.look(!1))}async look(t){t&&(this.found=null);try{this.found=(await this.app.ws("discovery",{refresh:t})).candidates,this.made=new Map,this.error=""}catch(e){this.error=this.app.problem(e)}}render(){let{app:t}=this;return o`<div class="page" style="max-width:900px">${this.content(t)}</div>`}content(t){if(!t.hass.user?.is_admin)return _(J,t.t("forbidden"),t.t("forbidden_text"));if(this.error)return _(x,t.t("failed"),this.error,o`<button class="tonal" @click=${()=>this.look(!0)}>${t.t("again")}</button>`);if(!this.found)return o`<div aria-busy="true" style="display:grid;gap:12px"><span class="sr">${t.t("loading")}</span>${[1,2,3,4].map(()=>o`<div class="skeleton" style="min-height:72px"></div>`)}</div>`;if(!this.found.length)return _(mt,t.t("all_found"),t.t("all_found_text"),o`<button class="tonal" @click=${()=>this.look(!0)}>${f(jt,"s")}${t.t("look_again")}</button>`);let e=this.found.filter(s=>!this.made.has(s.key));return o`<p class="soft">${t.t("discovery_text")}</p>
      <div class="bar-tools">
        <label><input type="checkbox" .checked=${this.chosen.size>0&&this.chosen.size===e.length} .indeterminate=${this.chosen.size>0&&this.chosen.size<e.length} @change=${s=>this.chosen=new Set(s.target.checked?e.map(r=>r.key):[])} />${t.t("choose_all")}</label>
        <span class="grow"></span>
        <button @click=${()=>this.look(!0)} ?disabled=${this.busy!==null}>${f(jt,"s")}${t.t("look_again")}</button>
        <button class="filled" ?disabled=${!this.chosen.size||this.busy!==null} @click=${()=>this.make([...this.chosen])}>${f(at,"s")}${t.t("make_twins",{count:this.chosen.size})}</button>
      </div>
      ${this.busy?o`<div role="status"><div class="bar"><i style="width:${100*this.busy.done/this.busy.of}%"></i></div><p class="small soft num">${t.t("making",{done:this.busy.done,of:this.busy.of})}</p></div>`:d}
      <ul class="plain">${this.found.slice(0,this.shown).map(s=>this.one(s))}</ul>
      ${this.found.length>this.shown?o`<button @click=${()=>this.shown+=ts}>${t.t("show_all_of",{count:this.found.length})}</button>`:d}`}one(t){let{app:e}=this,s=this.made.get(t.key),r=this.failed.get(t.key);return o`<li class="card found ${s?"made":""}">
      <input type="checkbox" aria-label=${t.name} .checked=${this.chosen.has(t.key)} ?disabled=${s!==void 0||this.busy!==null} @change=${()=>this.toggle(t.key)} />
      <span class="kind">${f(kt(t.kind))}</span>
      <div class="grow"><b>${t.name}</b> <span class="soft small">${e.option("kind",t.kind)} · ${e.area(t.area_id)}</span>
        <div class="small">${t.reason}</div>${r?o`<div class="small" role="alert" style="color:var(--dt-bad)">${r}</div>`:d}</div>
      ${s!==void 0?o`<a class="button tonal" href="${A}/twin/${s}" @click=${S}>${f(F,"s")}${e.t("open_twin")}</a>`:o`<button aria-label=${e.t("make_twin_of",{name:t.name})} ?disabled=${this.busy!==null} @click=${()=>this.make([t.key])}>${f(at,"s")}<span class="word">${e.t("make_twin")}</span></button>`}
    </li>`}toggle(t){let e=new Set(this.chosen);e.delete(t)||e.add(t),this.chosen=e}async make(t){let{app:e}=this;this.busy={done:0,of:t.length};let s=new Map;for(let r of t){let a=this.found?.find(l=>l.key===r);if(a){try{let l=a.device_id?{device_id:a.device_id}:{entity_id:a.entity_id},{twin_id:c}=await e.act("create_twin",l);this.made=new Map(this.made).set(r,c)}catch(l){s.set(r,this.app.problem(l))}this.busy={done:this.busy.done+1,of:t.length}}}this.busy=null,this.failed=s,this.chosen=new Set,C(this,e.t("made",{count:t.length-s.size}))}};customElements.get("dt-discovery")??customElements.define("dt-discovery",It);var D={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},Tt=n=>(...i)=>({_$litDirective$:n,values:i}),et=class{constructor(i){}get _$AU(){return this._$AM._$AU}_$AT(i,t,e){this._$Ct=i,this._$AM=t,this._$Ci=e}_$AS(i,t){return this.update(i,t)}update(i,t){return this.render(...t)}};var{I:Xs}=de,es=n=>n;var ns=n=>n.strings===void 0,ss=()=>document.createComment(""),st=(n,i,t)=>{let e=n._$AA.parentNode,s=i===void 0?n._$AB:i._$AA;if(t===void 0){let r=e.insertBefore(ss(),s),a=e.insertBefore(ss(),s);t=new Xs(r,a,n,n.options)}else{let r=t._$AB.nextSibling,a=t._$AM,l=a!==n;if(l){let c;t._$AQ?.(n),t._$AM=n,t._$AP!==void 0&&(c=n._$AU)!==a._$AU&&t._$AP(c)}if(r!==s||l){let c=t._$AA;for(;c!==r;){let p=es(c).nextSibling;es(e).insertBefore(c,s),c=p}}}return t},U=(n,i,t=n)=>(n._$AI(i,t),n),Zs={},At=(n,i=Zs)=>n._$AH=i,is=n=>n._$AH,St=n=>{n._$AR(),n._$AA.remove()};var rs=(n,i,t)=>{let e=new Map;for(let s=i;s<=t;s++)e.set(n[s],s);return e},lt=Tt(class extends et{constructor(n){if(super(n),n.type!==D.CHILD)throw Error("repeat() can only be used in text expressions")}dt(n,i,t){let e;t===void 0?t=i:i!==void 0&&(e=i);let s=[],r=[],a=0;for(let l of n)s[a]=e?e(l,a):a,r[a]=t(l,a),a++;return{values:r,keys:s}}render(n,i,t){return this.dt(n,i,t).values}update(n,[i,t,e]){let s=is(n),{values:r,keys:a}=this.dt(i,t,e);if(!Array.isArray(s))return this.ut=a,r;let l=this.ut??=[],c=[],p,v,u=0,h=s.length-1,m=0,g=r.length-1;for(;u<=h&&m<=g;)if(s[u]===null)u++;else if(s[h]===null)h--;else if(l[u]===a[m])c[m]=U(s[u],r[m]),u++,m++;else if(l[h]===a[g])c[g]=U(s[h],r[g]),h--,g--;else if(l[u]===a[g])c[g]=U(s[u],r[g]),st(n,c[g+1],s[u]),u++,g--;else if(l[h]===a[m])c[m]=U(s[h],r[m]),st(n,s[u],s[h]),h--,m++;else if(p===void 0&&(p=rs(a,m,g),v=rs(l,u,h)),p.has(l[u]))if(p.has(l[h])){let b=v.get(a[m]),T=b!==void 0?s[b]:null;if(T===null){let ht=st(n,s[u]);U(ht,r[m]),c[m]=ht}else c[m]=U(T,r[m]),st(n,s[u],T),s[b]=null;m++}else St(s[h]),h--;else St(s[u]),u++;for(;m<=g;){let b=st(n,c[g+1]);U(b,r[m]),c[m++]=b}for(;u<=h;){let b=s[u++];b!==null&&St(b)}return this.ut=a,At(n,c),V}});var as=$`
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
`;var Qs=["all","attention","learning","sandbox"],os=["","warn","bad"],tn=6,en=40,sn=40,nn=10,rn=15*6e4;function ls(n,i){switch(i){case"attention":return n.diverged||n.risks.some(t=>Q("medium",t.probability))||n.health!==null&&n.health<80||n.status==="unavailable"||n.status==="orphaned";case"learning":return!n.learned||n.trust==="observing";case"sandbox":return n.mode!=="mirror";default:return!0}}var Ht=class extends y{constructor(){super();this.clear=()=>{this.search="",this.filter="all",L("overview",!0)};this.search="",this.filter="all",this.shown=en,this.pending=0,this.power=null}static{this.properties={app:{attribute:!1},model:{attribute:!1},standing:{},error:{},pending:{type:Number},words:{attribute:!1},search:{state:!0},filter:{state:!0},shown:{state:!0},power:{state:!0}}}static{this.styles=[w,as]}disconnectedCallback(){super.disconnectedCallback(),window.clearTimeout(this.growing),this.growing=void 0,window.clearTimeout(this.powerTimer),this.powerTimer=void 0}async loadPower(){let{app:t}=this,e=await t.ws("overview/power").catch(()=>{});if(!this.isConnected)return;this.powerTimer=window.setTimeout(()=>{this.loadPower()},rn);let{times:s=[],values:r=[]}=e??{};if(!e?.twins||s.length<2||Math.max(...e.high??r)<nn)return;let a=P(this);this.power={lines:[{label:t.t("together"),color:a,times:s,values:r,width:2.5}],bands:[{label:t.t("band",{percent:90}),color:qe(a,.18),times:s,low:e.low??[],high:e.high??[]}],limits:e.limit===null?[]:[{value:e.limit,label:t.t("limit_is",{value:t.format.quantity(e.limit,"W")}),color:"#d32f2f"}],marks:[],unit:"W",start:s[0],end:s.at(-1),summary:t.t("power_summary",{most:t.format.quantity(Math.max(...r),"W"),high:t.format.quantity(Math.max(...e.high??r),"W"),count:e.twins})}}updated(){this.standing==="live"&&this.model.home?.twins&&this.powerTimer===void 0&&(this.powerTimer=0,this.loadPower()),this.shown<this.model.tiles.size&&this.growing===void 0&&(this.growing=window.setTimeout(()=>{this.growing=void 0,this.shown+=sn},16))}render(){let t=this.model.home!==null,e=Z(this.app,this.standing,this.error,this.skeletons(),t);return e?o`<div class="page">${e}</div>`:this.model.home?.twins?o`<div class="page">${this.glance(this.model.home)}${this.risks()}${this.powerCard()}${this.tools()}${this.areas()}</div>`:o`<div class="page">${this.empty()}</div>`}skeletons(){return o`<div class="tiles">${Array.from({length:9},()=>o`<div class="skeleton"></div>`)}</div>`}empty(){let{app:t}=this;return _(ye,t.t("no_twins"),t.t("no_twins_text"),this.model.home?.admin?o`<a class="button filled" href="${A}/discovery" @click=${S}>${t.t("find_devices")}</a>`:d)}glance(t){let{app:e}=this,s=this.ahead,r=s.some(a=>a.kind==="bad")?"bad":s.some(a=>a.kind)?"warn":s.length?"":"good";return o`<div class="glance">
      ${this.figure(Te,xt(t.health),t.health===null?e.t("looking"):e.format.number(t.health,0),e.t(t.health===null?"health_looking":"health"))}
      ${this.figure(t.diverged?x:ft,t.diverged?"warn":"good",e.format.number(t.diverged,0),e.t("divergences"))}
      <a class="plain" href="${A}/approvals" @click=${S}>${this.figure(vt,this.pending?"warn":"",e.format.number(this.pending,0),e.t("pending_approvals"))}</a>
      ${this.figure(X,r,e.format.number(s.length,0),e.t("risks_ahead"))}
    </div>`}get ahead(){let t=(this.model.home?.hazards??[]).map(s=>({ids:s.twins,text:s.reason,at:s.at,kind:Q(s.severity,s.probability)})),e=[...this.model.tiles].flatMap(([s,r])=>r.risks.map(a=>({ids:[s],text:a.text,at:0,kind:Q("medium",a.probability)})));return[...t,...e].sort((s,r)=>os.indexOf(r.kind)-os.indexOf(s.kind))}figure(t,e,s,r){return o`<div class="card figure ${e}">${f(t)}<b class="num">${s}</b><span class="soft small">${r}</span></div>`}risks(){let{app:t}=this,e=this.ahead.slice(0,tn);return e.length?o`<section class="card">
      <header><h2>${t.t("risks_ahead")}</h2></header>
      <ul class="plain">
        ${e.map(s=>o`<li class="row" style="flex-wrap:nowrap"><span class="dot ${s.kind}"></span><span class="grow">${s.text}
          ${s.ids.map(r=>o` <a href="${A}/twin/${r}" @click=${S}>${this.model.tiles.get(r)?.name??""}</a>`)}</span>${s.at?o`<span class="soft small num">${t.format.short(s.at)}</span>`:d}</li>`)}
      </ul>
    </section>`:d}powerCard(){let{app:t,power:e}=this;return e?o`<section class="card"><header><h2>${t.t("power_title")}</h2><span class="soft small">${e.summary}</span></header>
      <dt-chart plain .app=${t} .words=${this.words} .height=${150} .model=${e}></dt-chart></section>`:d}tools(){let{app:t}=this,e=[...this.model.tiles.values()];return o`<div class="tools">
      <div class="search">
        ${f(Lt)}
        <input type="search" .value=${this.search} aria-label=${t.t("search_twins")} placeholder=${t.t("search_twins")}
          @input=${s=>this.search=s.target.value} />
      </div>
      <div class="chips" role="group" aria-label=${t.t("filter")}>
        ${Qs.map(s=>{let r=e.filter(a=>ls(a,s)).length;return s!=="all"&&s!==this.filter&&!r?d:o`<button class="chip" aria-pressed=${this.filter===s} @click=${()=>this.filter=s}>
            ${t.t(`filter_${s}`)} <span class="soft num">${t.format.number(r,0)}</span>
          </button>`})}
      </div>
    </div>`}areas(){let{app:t}=this,e=this.search.trim().toLocaleLowerCase(),s=new Map;for(let c of this.model.tiles){let p=c[1];if(!ls(p,this.filter))continue;let v=t.area(p.area_id);if(e&&!`${p.name} ${v} ${p.entity_id} ${t.option("kind",p.kind)}`.toLocaleLowerCase().includes(e))continue;let u=s.get(v);u?u.push(c):s.set(v,[c])}if(!s.size)return _(Lt,t.t("nothing_found"),t.t("nothing_found_text"),o`<button class="tonal" @click=${this.clear}>${t.t("show_all")}</button>`);let r=t.t("no_area"),a=[...s].sort(([c],[p])=>c===r?1:p===r?-1:t.format.order(c,p)),l=this.shown;return lt(a,([c])=>c,([c,p])=>{let v=p.sort(([,u],[,h])=>t.format.order(u.name,h.name)).slice(0,Math.max(l,0));return l-=p.length,v.length?o`<section aria-label=${c}>
          <h2>${c} <span class="soft small num">${t.format.number(p.length,0)}</span></h2>
          <ul class="tiles">
            ${lt(v,([u])=>u,([u,h])=>o`<li><dt-tile .app=${t} .twinId=${u} .tile=${h} .words=${this.words}></dt-tile></li>`)}
          </ul>
        </section>`:d})}};customElements.get("dt-overview")??customElements.define("dt-overview",Ht);var an={scenario:{text:"simulating",stop:"cancel_scenario"},rehearsal:{text:"rehearsing",stop:"cancel_rehearsal"}},nt=class{constructor(i,t,e=()=>!0){this.host=i;this.what=t;this.may=e;this.share=null;i.addController(this)}hostConnected(){this.may()&&(this.live=new j(this.host.app,"progress/subscribe",{what:this.what},()=>{},i=>{this.share=i.progress,this.host.requestUpdate()},()=>this.host.requestUpdate()),this.live.start())}hostDisconnected(){this.live?.stop()}card(){let{app:i}=this.host,t=this.share??0,{text:e,stop:s}=an[this.what];return o`<section class="card row" role="status">
      <div class="grow"><div class="bar ${t?"":"busy"}"><i style=${t?`width:${t*100}%`:""}></i></div>
        <p class="small soft num" style="margin-top:6px">${i.t(e,{share:i.format.percent(t)})}</p></div>
      <button @click=${()=>i.act(s).catch(r=>this.host.error=i.problem(r))}>${f(ze,"s")}${i.t("stop")}</button>
    </section>`}};var cs=$`
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
`;var Dt=n=>Date.parse(n)/1e3,ds={trigger:"step_trigger",condition:"step_condition",conditions:"step_condition",action:"step_action",sequence:"step_action",choose:"step_choice",if:"step_if",then:"step_then",else:"step_else",default:"step_else",repeat:"step_repeat",parallel:"step_parallel",while:"step_while",until:"step_until"},ln=["entity_id"],cn=[[/^time pattern$/,"trigger_time_pattern"],[/^time$|^time set in .*$/,"trigger_time"],[/^numeric state of (.+)$/,"trigger_numeric_state"],[/^state of (.+)$/,"trigger_state"],[/^(sunrise|sunset)(?: with offset)?$/,"trigger_sun"]];function dn(n,i){let t=[],e=i.split("/");for(let s=0;s<e.length;s++){let r=ds[e[s]],a=Number(e[s+1]),l=s+1<e.length&&Number.isInteger(a);r?t.push(l?`${n.t(r)} ${n.format.number(a+1,0)}`:n.t(r)):ln.includes(e[s])||t.push(e[s].replaceAll("_"," ")),l&&(s+=1)}return t.join(" › ")}function z(n,i){if(typeof i=="number")return n.format.number(i,2);if(typeof i=="boolean")return n.t(i?"yes":"no");if(Array.isArray(i))return i.map(e=>z(n,e)).join(", ");if(i&&typeof i=="object")return Bt(n,i);let t=String(i??"–");return n.hass.states[t]?n.entityName(t):t}function Bt(n,i){return Object.entries(i).map(([t,e])=>`${n.fieldName(t)}: ${z(n,e)}`).join(" · ")}function pn(n,i){let{state:t,wanted_state:e,choice:s,delay:r,action:a,done:l,...c}=i.detail??{},p=[];return typeof i.result=="boolean"?p.push(n.t(i.result?"step_met":"step_not_met")):i.result!==void 0&&i.result!==null&&p.push(z(n,i.result)),t!==void 0&&p.push(e===void 0?n.t("step_was",{state:z(n,t)}):n.t("step_was_wanted",{state:z(n,t),wanted:z(n,e)})),s!==void 0&&p.push(typeof s=="number"?`${n.t("step_choice")} ${n.format.number(s+1,0)}`:n.t(ds[String(s)]??"step_else")),typeof r=="number"&&p.push(n.t("step_waits",{time:n.format.duration(r)})),typeof a=="string"&&p.push(n.service(a)),Object.keys(c).length&&p.push(Bt(n,c)),i.error&&p.push(i.error),p.join(" · ")}function un(n,i){return String(i).split(/,\s*/).map(t=>{let[e="",s=""]=t.split("="),r=Number(s),a=s==="True"?n.t("yes"):s==="False"?n.t("no"):s!==""&&Number.isFinite(r)?n.format.number(r,2):s;return s===""?t:`${n.channel(e)}: ${a}`}).join(" · ")}function hn(n,i){let{entity_id:t,...e}=i.data??{},s=Object.entries(i.effects??{});return o`<tr><td class="num soft">${n.format.time(Dt(i.time))}</td>
    <td>${n.service(i.action)}${t?o`<div class="small soft">${z(n,t)}</div>`:d}</td>
    <td class="small">${Bt(n,e)}${i.error?o`<div>${i.error}</div>`:d}</td>
    <td class="small">${s.map(([r,a])=>o`<div>${s.length>1?`${n.entityName(r)}: `:""}${un(n,a)}</div>`)}</td></tr>`}function mn(n,i){if(typeof i!="string")return z(n,i);for(let[t,e]of cn){let s=t.exec(i);if(s)return n.t(e,{of:s[1]?s[1]==="sunrise"||s[1]==="sunset"?n.t(s[1]):z(n,s[1]):""})}return i.replace(/\b[a-z_]+\.[a-z0-9_]+\b/g,t=>z(n,t))}function ps(n,i,t){let e=(i.trace??[]).filter((r,a,l)=>!(l[a+1]?.path===`${r.path}/entity_id/0`&&l[a+2]?.path!==`${r.path}/entity_id/1`)),s=(r,a)=>o`<h3 style="margin:12px 0 6px">${r}</h3><div class="scroll" tabindex="0" role="region" aria-label=${r}><table><tbody>${a}</tbody></table></div>`;return o`<section class="card" aria-label=${n.t("trace")}>
    <header><h2>${t}</h2><span class="soft small">${n.format.moment(Dt(i.time))}</span><span class="badge">${n.value("run",i.outcome)}</span></header>
    ${i.why?o`<p>${i.why}</p>`:d} ${i.error?k("bad",x,i.error):d}
    ${i.trigger?o`<p class="soft small">${n.t("triggered_by")}: ${mn(n,i.trigger)}</p>`:d}
    ${i.actions?.length?s(n.t("actions"),i.actions.map(r=>hn(n,r))):d}
    ${e.length?s(n.t("steps"),e.map(r=>o`<tr><td class="num soft">${n.format.time(Dt(r.at))}</td><td>${dn(n,r.path)}</td><td class="small">${pn(n,r)}</td></tr>`)):d}
  </section>`}var fn=["simulated","real","commanded","history","pattern","frozen","missing"];function us(n,i){let{backtest:t,notes:e}=i,s=Object.entries(t?.automations??{});if(!t&&!e.length)return d;let r=a=>n.format.number(a,0);return o`<section class="card">
    <header><h2>${n.t("how_far_to_trust")}</h2>${t&&t.agreement!==null?o`<span class="badge">${n.format.percent(t.agreement)}</span>`:d}</header>
    ${t&&t.recorded?o`<p>${n.t("agreement_text",{reproduced:r(t.reproduced),recorded:r(t.recorded),beyond:r(t.beyond)})}</p>
          <details><summary>${n.t("by_automation")}</summary><div class="scroll" tabindex="0" role="region" aria-label=${n.t("by_automation")}><table>
            <thead><tr><th>${n.t("automations")}</th><th>${n.t("recorded")}</th><th>${n.t("reproduced")}</th><th>${n.t("beyond_recorded")}</th></tr></thead>
            <tbody>${s.map(([a,l])=>o`<tr><td>${i.automations[a]?.name??n.entityName(a)}</td><td class="num">${r(l.recorded)}</td><td class="num">${r(l.reproduced)}</td><td class="num">${r(l.beyond)}</td></tr>`)}</tbody>
          </table></div></details>`:d}
    ${e.length?o`<ul class="plain small soft" style="margin-top:8px">${e.map(a=>o`<li>${a.text}</li>`)}</ul>`:d}
  </section>`}function hs(n,i,t){let{variant:e,difference:s}=i;if(!e||!s)return d;let r=g=>i.automations[g]?.name??e.automations[g]?.name??n.entityName(g),a=Object.entries(s.runs).map(([g,b])=>[n.t("runs_of",{name:r(g)}),n.format.number(b.present,0),n.format.number(b.variant,0)]),l=(g,b,T)=>{T(b.present)!==T(b.variant)&&a.push([g,T(b.present),T(b.variant)])};l(n.t("energy"),s.energy,g=>n.format.quantity(g,"kWh")),l(n.t("cost"),s.cost,t),l(n.t("discomfort"),s.discomfort,g=>n.format.quantity(g,"K·h"));let c=g=>new Set([...g.hazards,...g.findings].map(b=>b.text)),[p,v]=[c(i),c(e)],u=(g,b,T)=>b.length?o`<div><h3>${g}</h3><ul class="plain small" style="margin-top:6px">${b.map(ht=>o`<li class="row" style="flex-wrap:nowrap"><span class="dot ${T}"></span><span>${ht}</span></li>`)}</ul></div>`:d,h=[...p].filter(g=>!v.has(g)),m=[...v].filter(g=>!p.has(g));return o`<section class="card"><header><h2>${n.t("beside")}</h2></header>
    ${a.length?o`<div class="scroll" tabindex="0" role="region" aria-label=${n.t("beside")}><table><thead><tr><th scope="col"><span class="sr">${n.t("value")}</span></th><th scope="col">${n.t("present")}</th><th scope="col">${n.t("variant")}</th></tr></thead>
          <tbody>${a.map(g=>o`<tr><td>${g[0]}</td><td class="num">${g[1]}</td><td class="num">${g[2]}</td></tr>`)}</tbody></table></div>`:d}
    ${h.length||m.length?o`<div class="columns" style="margin-top:12px">${u(n.t("solved"),h,"good")}${u(n.t("newly_found"),m,"warn")}</div>`:d}
    ${a.length||h.length||m.length?d:o`<p>${n.t("variant_changes_nothing")}</p>`}
    ${e.aborted?o`<p>${e.aborted.text}</p>`:d}
  </section>`}function ms(n,i){let t=fn.map(s=>[s,Object.keys(i.entities).filter(r=>i.entities[r]===s)]),e=([s,r])=>r.length?o`<tr><td>${n.value("way",s)}</td><td class="num">${n.format.number(r.length,0)}</td><td class="small">${r.map(a=>n.entityName(a)).sort(n.format.order).join(", ")}</td></tr>`:d;return Object.keys(i.entities).length?o`<section class="card"><details><summary>${n.t("origins")}</summary><div class="scroll" tabindex="0" role="region" aria-label=${n.t("origins")}><table><tbody>${t.map(e)}</tbody></table></div></details></section>`:d}var gn=3e4,fs=100,vn=8,M=n=>Date.parse(n)/1e3,Ut=class extends y{constructor(){super();this.play=()=>{this.at>=this.to-1&&(this.at=this.from),this.playing=!0;let t=(this.to-this.from)*fs/gn;this.timer=window.setInterval(()=>{this.seek(this.at+t),this.at>=this.to&&this.pause()},fs)};this.pause=()=>{window.clearInterval(this.timer),this.playing=!1};this.at=0,this.playing=!1,this.course="",this.run=null}static{this.properties={app:{attribute:!1},words:{attribute:!1},answer:{attribute:!1},at:{state:!0},playing:{state:!0},course:{state:!0},run:{state:!0}}}static{this.styles=[w,cs]}disconnectedCallback(){super.disconnectedCallback(),this.pause()}willUpdate(t){if(!t.has("answer"))return;this.pause(),this.at=this.from,this.run=null,this.app.loadServices(this.answer.timeline.flatMap(r=>(r.actions??[]).map(a=>a.action)));let e=JSON.stringify(this.answer.timeline.flatMap(r=>r.actions??[])),s=this.courses.sort((r,a)=>Number(e.includes(a.split(":")[0]))-Number(e.includes(r.split(":")[0])));this.course=s.find(r=>typeof this.answer.states?.[r]?.[0]?.[1]=="number")??s[0]??""}get from(){return M(this.answer.start)}get to(){return Math.max(M(this.answer.end),this.from+1)}get courses(){return Object.keys(this.answer.states??{}).sort((t,e)=>this.app.format.order(this.courseName(t),this.courseName(e)))}courseName(t){let[e="",s]=t.split(":");return s?`${this.app.entityName(e)} · ${this.app.channel(s)}`:this.app.entityName(e)}render(){let{app:t,answer:e}=this;return o`<section class="card">
        <header><h2>${t.t("outcome")}</h2><span class="soft small">${t.format.moment(this.from)} – ${t.format.moment(this.to)}</span></header>
        <p>${e.summary}</p>
        ${e.aborted?k("bad",x,e.aborted.text):d}
        <div class="figures" style="margin-top:12px">${this.figures(e,e.variant)}</div>
      </section>
      ${this.findings()} ${this.timeline()} ${this.trace()} ${hs(t,e,s=>this.money(s))} ${us(t,e)} ${ms(t,e)}`}figures(t,e){let{app:s}=this,r=l=>Object.values(l.automations).reduce((c,p)=>c+p.runs,0),a=(l,c,p)=>o`<div><b class="num">${c}${p!==void 0&&p!==c?o` <span class="soft">→ ${p}</span>`:d}</b><span class="soft small">${l}</span></div>`;return[a(s.t("runs"),s.format.number(r(t),0),e&&s.format.number(r(e),0)),a(s.t("findings"),s.format.number(t.findings.length,0),e&&s.format.number(e.findings.length,0)),a(s.t("hazards"),s.format.number(t.hazards.length,0),e&&s.format.number(e.hazards.length,0)),a(s.t("energy"),s.format.quantity(t.energy.total??0,"kWh"),e&&s.format.quantity(e.energy.total??0,"kWh")),t.cost===null?d:a(s.t("cost"),this.money(t.cost),e&&e.cost!==null?this.money(e.cost):void 0)]}money(t){let e=this.app.hass.config.currency;return e?new Intl.NumberFormat(this.app.format.language,{style:"currency",currency:e}).format(t):this.app.format.number(t,2)}findings(){let{app:t,answer:e}=this;return!e.findings.length&&!e.hazards.length?e.aborted?d:k("good",ft,t.t("nothing_wrong")):o`<section class="card">
      <header><h2>${t.t("found")}</h2></header>
      <ul class="plain">
        ${e.hazards.map(s=>o`<li>${k(H(s.severity)==="bad"?"bad":"warn",X,o`<b>${t.hazard(s.id)}</b> <button class="small" @click=${()=>this.seek(M(s.time))}>${t.format.short(M(s.time))}</button><div>${s.text}</div>`)}</li>`)}
        ${e.findings.map(s=>o`<li>${k(H(s.severity)==="bad"?"bad":s.severity==="low"?"":"warn",x,o`${s.text} ${s.time?o`<button class="small" @click=${()=>this.seek(M(s.time))}>${t.format.short(M(s.time))}</button>`:d}`)}</li>`)}
      </ul>
    </section>`}timeline(){let{app:t,answer:e}=this,s=Object.entries(e.automations),r=a=>(a-this.from)/(this.to-this.from)*100;return o`<section class="card" aria-label=${t.t("timeline")}>
      <header><h2>${t.t("timeline")}</h2>
        ${this.courses.length?o`<select class="inline" aria-label=${t.t("course_of")} @change=${a=>this.course=a.target.value}>${this.courses.map(a=>o`<option value=${a} ?selected=${a===this.course}>${this.courseName(a)}</option>`)}</select>`:d}
      </header>
      <div class="lanes" style="--axis:${Fe(this.course!==""&&this.chart().states!==void 0)}px">
        ${s.map(([a,l],c)=>o`<div class="lane"><span class="cut" title=${l.name}>${l.name}</span>
            <div class="track" style="color:${tt[c%tt.length]}">
              ${e.timeline.filter(p=>p.what===a).map(p=>o`<button class=${p.outcome==="finished"?"":"missed"} style="left:${r(M(p.time))}%" aria-pressed=${p===this.run}
                  aria-label="${l.name}, ${t.format.short(M(p.time))}, ${t.value("run",p.outcome)}" @click=${()=>this.choose(p)}></button>`)}
              <span class="hand" style="left:${r(this.at)}%"></span>
            </div></div>`)}
      </div>
      ${this.course?o`<dt-chart .app=${t} .words=${this.words} .height=${220} .model=${this.chart()} .cursorAt=${this.at}></dt-chart>`:d}
      <div class="player">
        <button class="round" aria-label=${t.t("previous_run")} @click=${()=>this.step(-1)}>${f(Ne)}</button>
        <button class="round" aria-label=${t.t(this.playing?"pause":"play")} @click=${this.playing?this.pause:this.play}>${f(this.playing?Re:B)}</button>
        <button class="round" aria-label=${t.t("next_run")} @click=${()=>this.step(1)}>${f(je)}</button>
        <input type="range" min=${this.from} max=${this.to} step="60" .value=${String(this.at)} aria-label=${t.t("moment")} aria-valuetext=${t.format.moment(this.at)} @input=${a=>this.seek(Number(a.target.value))} />
        <span class="clock num small">${t.format.moment(this.at)}</span>
      </div>
      ${this.happening()}
    </section>`}chart(){if(this.model&&this.modelKey?.[0]===this.answer&&this.modelKey[1]===this.course&&this.modelKey[2]===this.words)return this.model;let{app:t,answer:e}=this,s=this.course.split(":")[0]??"",r=h=>h.states?.[this.course]??[],a=r(e),l=e.variant?r(e.variant):[],c=[...a,...l].every(([,h])=>typeof h=="number"||h===null),p=c?void 0:Ke([...a,...l].map(([,h])=>h),[]),v=(h,m,g,b)=>({label:m,color:g,times:[...h.map(([T])=>M(T)),this.to],values:Ge([...h.map(([,T])=>T),h.at(-1)?.[1]??null],p),step:!c,...b?{dash:b}:{}}),u=t.hass.states[s]?.attributes.unit_of_measurement;return this.modelKey=[e,this.course,this.words],this.model={lines:[v(a,t.t("present"),e.variant?Ve:P(this)),...l.length?[v(l,t.t("variant"),P(this))]:[]],bands:[],marks:[],limits:[],unit:typeof u=="string"?u:this.course.includes("temperature")?t.hass.config.unit_system.temperature??null:null,start:this.from,end:this.to,summary:this.courseName(this.course),...p?{states:p.map(h=>t.words(s,h,null))}:{}},this.model}happening(){let{app:t,answer:e}=this,s=e.timeline.filter(r=>M(r.time)<=this.at+1).slice(-vn).reverse();return s.length?o`<ul class="plain" style="gap:0;margin-top:8px;grid-template-columns:minmax(0,1fr)" aria-live="off">
      ${s.map(r=>o`<li><button class="past" @click=${()=>this.choose(r)}>
        <span class="num small soft">${t.format.short(M(r.time))}</span><span class="cut">${e.automations[r.what]?.name??t.entityName(r.what)}</span><span class="badge ${r.outcome==="finished"?"good":""}">${t.value("run",r.outcome)}</span></button></li>`)}
    </ul>`:o`<p class="soft small">${t.t("nothing_ran_yet")}</p>`}trace(){let{app:t,answer:e,run:s}=this;return s?ps(t,s,e.automations[s.what]?.name??t.entityName(s.what)):d}choose(t){this.run=t,this.seek(M(t.time))}seek(t){this.at=Math.min(Math.max(t,this.from),this.to)}step(t){let e=this.answer.timeline,s=t>0?e.find(r=>M(r.time)>this.at+1):[...e].reverse().find(r=>M(r.time)<this.at-1);s&&this.choose(s)}};customElements.get("dt-rehearsal-result")??customElements.define("dt-rehearsal-result",Ut);var bn=[6,24,72,168],Wt=class extends y{constructor(){super();this.progress=new nt(this,"rehearsal",()=>this.app.hass.user?.is_admin??!1);this.run=async()=>{let{app:t}=this,e={duration:{hours:this.hours}};this.chosen?e.automations=[...this.chosen]:this.automations.length&&(e.automations="all"),this.start&&(e.start=this.start),this.fresh.trim()&&(e.new=this.fresh),this.variant.trim()&&(e.variant=this.variant),this.running=!0,this.error="";try{this.answer=await t.act("rehearse",e)}catch(s){this.error=this.app.problem(s)}finally{this.running=!1}};this.chosen=null,this.fresh="",this.variant="",this.start="",this.hours=24,this.running=!1,this.answer=null,this.error=""}static{this.properties={app:{attribute:!1},words:{attribute:!1},chosen:{state:!0},fresh:{state:!0},variant:{state:!0},start:{state:!0},hours:{state:!0},running:{state:!0},answer:{state:!0},error:{state:!0}}}static{this.styles=[w,$`
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
      ${this.running||this.progress.share!==null?this.progress.card():d}
      ${this.error?k("bad",x,this.error):d}
      ${this.answer?o`<dt-rehearsal-result .app=${t} .words=${this.words} .answer=${this.answer}></dt-rehearsal-result>`:this.running?d:o`<section class="card">${_(yt,t.t("rehearsal_empty"),t.t("rehearsal_empty_text"))}</section>`}
    </div>`:o`<div class="page">${_(J,t.t("forbidden"),t.t("forbidden_text"))}</div>`}form(){let{app:t}=this,e=this.automations;return o`<section class="card">
      <header><h2>${t.t("rehearse")}</h2></header>
      <div class="form">
        <fieldset>
          <legend>${t.t("automations")}</legend>
          ${e.length?o`<div class="list">
                <label><input type="checkbox" .checked=${this.chosen===null} @change=${s=>this.chosen=s.target.checked?null:new Set} /><b>${t.t("all_automations")}</b></label>
                ${e.map(s=>o`<label><input type="checkbox" .checked=${this.chosen?.has(s)??!0} @change=${()=>this.toggle(s)} /><span class="cut">${t.entityName(s)}</span></label>`)}
              </div>`:o`<div class="row soft">${f(Oe)}${t.t("no_automations")}</div>`}
        </fieldset>
        <fieldset>
          <legend>${t.t("when")}</legend>
          <label class="field">${t.t("start_in",{zone:t.hass.config.time_zone})}<input type="datetime-local" .value=${this.start} @change=${s=>this.start=s.target.value} /></label>
          <p class="small soft">${t.t("start_hint")}</p>
          <label class="field">${t.t("duration")}<select @change=${s=>this.hours=Number(s.target.value)}>
            ${bn.map(s=>o`<option value=${s} ?selected=${s===this.hours}>${t.format.duration(s*3600)}</option>`)}
          </select></label>
        </fieldset>
        <fieldset>
          <legend>${t.t("paste")}</legend>
          <details><summary>${t.t("paste_new")}</summary><label class="field" style="margin-top:8px"><span class="sr">${t.t("paste_new")}</span><textarea spellcheck="false" .value=${this.fresh} placeholder="alias: …&#10;triggers: …&#10;actions: …" @change=${s=>this.fresh=s.target.value}></textarea></label></details>
          <details><summary>${t.t("paste_variant")}</summary><p class="small soft">${t.t("variant_hint")}</p><label class="field"><span class="sr">${t.t("paste_variant")}</span><textarea spellcheck="false" .value=${this.variant} placeholder="entity_id: automation.…&#10;alias: …&#10;triggers: …&#10;actions: …" @change=${s=>this.variant=s.target.value}></textarea></label></details>
        </fieldset>
      </div>
      <div class="row" style="margin-top:16px">
        <button class="filled" ?disabled=${this.running||this.progress.share!==null||!e.length&&!this.fresh&&!this.variant} @click=${this.run}>${f(B,"s")}${t.t("run_rehearsal")}</button>
        <span class="soft small">${t.t("rehearsal_safe")}</span>
      </div>
    </section>`}toggle(t){let e=new Set(this.chosen??this.automations);e.delete(t)||e.add(t),this.chosen=e.size===this.automations.length?null:e}};customElements.get("dt-rehearsal")??customElements.define("dt-rehearsal",Wt);var gs=Tt(class extends et{constructor(n){if(super(n),n.type!==D.PROPERTY&&n.type!==D.ATTRIBUTE&&n.type!==D.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!ns(n))throw Error("`live` bindings can only contain a single expression")}render(n){return n}update(n,[i]){if(i===V||i===d)return i;let t=n.element,e=n.name;if(n.type===D.PROPERTY){if(i===t[e])return V}else if(n.type===D.BOOLEAN_ATTRIBUTE){if(!!i===t.hasAttribute(e))return V}else if(n.type===D.ATTRIBUTE&&t.getAttribute(e)===i+"")return V;return At(n),i}});var $n=["mirror","sandbox","guard"],vs=12;function bs(n,{watch:i,identity:t},e,s){if(!i.alerts.length)return d;let r=a=>a.acknowledged?o`<span class="badge">${f(F,"s")}${n.t("seen")}</span>`:t.controls?o`<button @click=${()=>e(a)}>${f(F,"s")}${n.t("acknowledge")}</button>
      <button @click=${()=>s(a)}>${f(ue,"s")}${n.t("snooze")}</button>`:d;return o`<section class="card">
    <header><h2>${n.t("what_is_wrong")}</h2></header>
    <ul class="plain">${i.alerts.map(a=>o`<li class="alert ${H(a.severity)}">
        <div class="row">${f(x)}<b class="grow">${a.text}</b><span class="badge">${n.option("severity",a.severity)}</span></div>
        <div class="row small"><span class="soft">${n.channel(a.channel)} · ${n.t("since",{time:n.format.short(a.since)})}</span><span class="grow"></span>${r(a)}</div>
      </li>`)}</ul>
  </section>`}function $s(n,i,{identity:t},e,s,r){let a=e?i:i.slice(0,vs);return o`<section class="card">
    <header><h2>${n.t("past")}</h2><span class="soft small num">${n.format.number(i.length,0)}</span></header>
    ${i.length?o`<ul class="plain" style="gap:0">${a.map(l=>o`<li class="row" style="min-height:36px"><span class="num">${n.format.short(l.at)}</span><span class="soft small grow cut">${n.value("reason",l.reason)}</span>
            ${t.controls?o`<button aria-label=${n.t("roll_back_to",{time:n.format.short(l.at)})} @click=${()=>r(l)}>${f(Ae,"s")}${n.t("roll_back")}</button>`:d}</li>`)}</ul>
        ${i.length>vs&&!e?o`<button @click=${s}>${n.t("show_all_of",{count:i.length})}</button>`:d}`:o`<p class="soft">${n.t("no_snapshots")}</p>`}
  </section>`}function ys(n,{tile:i,identity:t},e){let s=n.hass.user?.is_admin??!1;return o`<section class="card">
    <header><h2>${n.t("mode")}</h2></header>
    <fieldset class="modes" style="border:0;margin:0;padding:0" ?disabled=${!s}>
      <legend class="sr">${n.t("mode")}</legend>
      ${$n.map(r=>o`<label><input type="radio" name="mode" value=${r} .checked=${gs(i.mode===r)} @change=${()=>e(r)} /><span>${n.option("mode",r)}</span></label>`)}
    </fieldset>
    ${s?d:o`<p class="soft small" style="margin-top:8px">${n.t("mode_by_admin")}</p>`}
    <dl class="facts" style="margin:16px 0 0">
      <dt>${n.t("fidelity")}</dt><dd>${n.option("fidelity",t.fidelity)}</dd>
      <dt>${n.t("sources")}</dt><dd>${t.sources.map((r,a)=>o`${a?", ":""}<a href="/history?entity_id=${r}" @click=${S}>${n.entityName(r)}</a>`)}</dd>
    </dl>
  </section>`}var R=240,E=34,yn=300;function ws(n,i,t,e,s,r){let a=c=>E+(c-i)/(t-i||1)*(R-E-8),l=[i,(i+t)/2,t];return o`<svg class="scatter" viewBox="0 0 ${R} ${R}" role="img" aria-label=${r}>
    ${rt`<rect x=${E} y="8" width=${R-E-8} height=${R-E-8} class="ground"></rect>
      <line x1=${E} y1=${R-E} x2=${R-8} y2="8" class="ideal"></line>
      ${s}
      ${l.map((c,p)=>rt`<text x=${a(c)} y=${R-E+14} text-anchor=${p===0?"start":p===2?"end":"middle"}>${e(c)}</text>
        <text x=${E-4} y=${R-a(c)+(p===2?8:p===0?0:4)} text-anchor="end">${e(c)}</text>`)}
      <text x=${(R+E)/2} y=${R-4} text-anchor="middle">${n.t("foretold_axis")}</text>
      <text x="10" y=${(R-E)/2} text-anchor="middle" transform="rotate(-90 10 ${(R-E)/2})">${n.t("came_axis")}</text>`}
  </svg>`}function xs(n,i){return i.values?wn(n,i,i.values):xn(n,i)}function wn(n,i,t){if(t.length<5)return;let e=Math.ceil(t.length/yn),s=[...t,...i.outcome],r=Math.min(...s),a=Math.max(...s),l=(a-r)*.05||.5,c=r-l,p=a+l,v=g=>(g-c)/(p-c)*(R-E-8),u=t.map((g,b)=>{let T=i.outcome[b];return T>=(i.low?.[b]??-1/0)&&T<=(i.high?.[b]??1/0)}),h=u.filter(Boolean).length/u.length,m=t.map((g,b)=>b%e?void 0:rt`<circle cx=${E+v(g)} cy=${R-E-v(i.outcome[b])} r="2.6" class=${u[b]?"in":"out"}></circle>`);return ws(n,c,p,g=>n.format.number(g,1),m,n.t("reliability_summary",{ahead:n.format.duration(i.horizon),count:n.format.number(t.length,0),share:n.format.percent(h)}))}function xn(n,i){let t=Array.from({length:10},()=>({n:0,said:0,came:0}));(i.probability??[]).forEach((a,l)=>{if(a===null)return;let c=t[Math.min(9,Math.floor(a*10))];c.n+=1,c.said+=a,c.came+=i.outcome[l]});let e=t.reduce((a,l)=>a+l.n,0);if(e<5)return;let s=a=>a*(R-E-8),r=t.filter(a=>a.n).map(a=>rt`<circle cx=${E+s(a.said/a.n)} cy=${R-E-s(a.came/a.n)} r=${3+8*Math.sqrt(a.n/e)} class="in"></circle>`);return ws(n,0,1,a=>n.format.percent(a),r,n.t("reliability_chance",{ahead:n.format.duration(i.horizon),count:n.format.number(e,0)}))}function _s(n,{learned:i,identity:t}){return o`<section class="card">
    <header><h2>${n.t("learned")}</h2>${t.frozen?o`<span class="badge">${f(wt,"s")}${n.t("frozen")}</span>`:d}</header>
    ${i?o`<p style="margin-bottom:8px">${i.report.map(e=>o`${e.text} `)}</p>
          ${i.parameters.length?o`<details><summary>${n.t("parameters")}</summary><div class="scroll" tabindex="0" role="region" aria-label=${n.t("parameters")} style="margin-top:8px"><table>
                <thead><tr><th scope="col">${n.t("parameter")}</th><th scope="col">${n.t("value")}</th></tr></thead>
                <tbody>${i.parameters.map(e=>o`<tr><td>${n.parameter(e.name)}</td><td class="num">${n.format.number(e.value,4)} ± ${n.format.number(e.deviation,4)} ${e.unit??""}${e.identified?d:o` <span class="badge">${n.t("assumed")}</span>`}</td></tr>`)}</tbody>
              </table></div></details>`:d}
          ${i.left_out.length?o`<details style="margin-top:8px"><summary>${n.t("left_out")}</summary><ul class="plain small soft" style="margin-top:8px">${i.left_out.map(e=>o`<li>${e.text}</li>`)}</ul></details>`:d}
          <p class="soft small" style="margin-top:8px">${n.t("learned_at",{time:n.format.relative(Date.parse(i.learned_at)/1e3)})}</p>`:o`<p class="soft">${n.t("still_learning")}</p>`}
  </section>`}function ks(n,{accuracy:i,tile:t},e){let s=i.filter(l=>l.scored),r=t.quantity==="number",a=e?xs(n,e):void 0;return o`<section class="card">
    <header><h2>${n.t("score")}</h2></header>
    ${s.length?o`<div class="scroll" tabindex="0" role="region" aria-label=${n.t("score")}><table>
          <thead><tr><th scope="col">${n.t("ahead")}</th><th scope="col">${r?n.t("typical_error"):n.t("brier")}</th><th scope="col">${n.t("better_by")}</th>${r?o`<th scope="col">${n.t("in_band")}</th>`:d}</tr></thead>
          <tbody>${s.map(l=>o`<tr class="num"><td>${n.format.duration(l.horizon)}</td>
            <td>${r?l.error===null?"–":`± ${n.format.number(l.error,l.error<10?2:0)} ${t.unit??""}`:l.brier===null?"–":n.format.number(l.brier,3)}</td>
            <td>${n.format.percent(l.skill)}</td>${r?o`<td>${n.format.percent(l.coverage)}</td>`:d}</tr>`)}</tbody>
        </table></div>`:o`<p class="soft">${n.t("no_scores")}</p>`}
    ${a?o`<h3 style="margin-top:12px">${n.t("reliability")}</h3>${a}`:d}
  </section>`}function Ts(n,{channels:i,tile:t,watch:e}){return o`<section class="card">
    <header><h2>${n.t("now")}</h2>${e.last_sync?o`<span class="soft small">${n.t("synced_at",{time:n.format.time(e.last_sync)})}</span>`:d}</header>
    <dl class="facts" style="margin:0">${Object.entries(i).map(([s,r])=>o`<dt>${n.channel(s)}</dt><dd class="num">${n.words(r.entity_id??t.entity_id,r.value,r.unit,r.attribute)}</dd>`)}</dl>
    ${e.health?o`<h3 style="margin:16px 0 8px">${n.t("health_parts")}</h3><div class="parts">${Object.entries(e.health.parts).map(([s,r])=>o`<div class="part"><span>${n.value("part",s)}</span><span class="bar"><i style="width:${r}%"></i></span><span class="num">${r}</span></div>`)}</div>`:d}
  </section>`}function As(n,i,t){return o`<section class="card">
    <header><h2>${n.t("events")}</h2></header>
    ${i.length?o`<ul class="plain">${i.slice(0,15).map(e=>o`<li class="row" style="flex-wrap:nowrap;align-items:baseline"><span class="dot ${H(e.severity)}" style="align-self:center"></span><span class="soft small num" style="white-space:nowrap">${n.format.short(Date.parse(e.time)/1e3)}</span><span>${e.text}</span></li>`)}</ul>`:o`<p class="soft">${n.t("no_events")}</p>`}
    ${n.hass.user?.is_admin?o`<p style="margin-top:8px"><a href="${A}/audit?twin=${t}" @click=${S}>${n.t("audit_of_twin")}</a></p>`:d}
  </section>`}var qt=class extends y{constructor(){super();this.toggle=async()=>{this.open=!this.open,window.removeEventListener("click",this.outside),this.open&&(window.addEventListener("click",this.outside),await this.updateComplete,this.all()[0]?.focus())};this.outside=t=>{t.composedPath().includes(this)||this.close(!1)};this.key=t=>{let e=this.all(),s=e.indexOf(this.shadowRoot?.activeElement),r={ArrowDown:s+1,ArrowUp:s-1,Home:0,End:e.length-1};t.key==="Escape"||t.key==="Tab"?this.close(t.key==="Escape"):t.key in r&&(t.preventDefault(),e[(r[t.key]+e.length)%e.length]?.focus())};this.items=[],this.open=!1}static{this.properties={items:{attribute:!1},label:{},open:{state:!0}}}static{this.styles=[w,$`
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
    `]}disconnectedCallback(){super.disconnectedCallback(),window.removeEventListener("click",this.outside)}render(){return o`<button class="round" aria-label=${this.label} aria-haspopup="menu" aria-expanded=${this.open} @click=${this.toggle}>${f(ke)}</button>
      ${this.open?o`<div role="menu" aria-label=${this.label} @keydown=${this.key}>
            ${this.items.map(t=>o`<button role="menuitem" tabindex="-1" class=${t.danger?"danger":""} @click=${()=>this.choose(t)}>${f(t.icon)}${t.label}</button>`)}
          </div>`:""}`}all(){return[...this.renderRoot.querySelectorAll("[role=menuitem]")]}close(t){this.open=!1,window.removeEventListener("click",this.outside),t&&this.renderRoot.querySelector("button.round")?.focus()}choose(t){this.close(!0),t.run()}};customElements.get("dt-menu")??customElements.define("dt-menu",qt);function Ss(n,{tile:i,watch:t},e){return o`<div class="head">
    <span class="kind">${f(kt(i.kind))}</span>
    <div class="grow">
      <h1>${i.name}</h1>
      <div class="row soft">
        <span>${n.option("kind",i.kind)} · ${n.area(i.area_id)}</span>
        <span class="badge ${xt(t.health?.score??null)}">${t.health?n.t("health_is",{score:t.health.score}):n.t("health_unknown")}</span>
        <span class="badge accent">${n.option("trust",i.trust)}</span>
        ${i.status==="following"?d:o`<span class="badge">${n.value("status",i.status)}</span>`}
      </div>
    </div>
    <span class="value num">${n.words(i.entity_id,i.value,i.unit)}</span>
    <dt-menu .label=${n.t("more_actions")} .items=${e}></dt-menu>
  </div>`}function Es(n,{tile:i,identity:t},{act:e,reset:s}){let r=[{label:n.t("what_if_here"),icon:K,run:()=>L(`what-if?entity=${i.entity_id}`)}];return t.own_device_id&&r.push({label:n.t("open_device"),icon:_e,run:()=>L(`/config/devices/device/${t.own_device_id}`)}),t.controls&&r.push({label:n.t("sync_now"),icon:Ie,run:()=>e("sync",{},n.t("synced"))},{label:n.t("take_snapshot"),icon:he,run:()=>e("create_snapshot",{},n.t("snapshot_taken"))},{label:n.t("learn_now"),icon:Pe,run:()=>e("train",{},n.t("learned_now"))},{label:n.t(t.frozen?"unfreeze":"freeze"),icon:wt,run:()=>e("freeze_learning",{frozen:!t.frozen},n.t("done"))},{label:n.t("reset_learning"),icon:xe,danger:!0,run:()=>s()}),n.hass.user?.is_admin&&r.push({label:n.t("reconfigure"),icon:ve,run:()=>L(`/config/integrations/integration/digital_twin#config_entry=${t.twin_id}`)}),r}var Cs=$`
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
`;var Vt=[[6,3],[24,24],[72,24],[240,24]],_n=600,Ft=3600,Kt=class extends y{constructor(){super();this.points=[];this.asked="";this.range=1,this.all=!1,this.forget()}static{this.properties={app:{attribute:!1},twinId:{},words:{attribute:!1},channel:{state:!0},range:{state:!0},data:{state:!0},history:{state:!0},forecast:{state:!0},scores:{state:!0},events:{state:!0},error:{state:!0},all:{state:!0}}}static{this.styles=[w,Cs]}forget(){this.data={},this.history=null,this.forecast=null,this.scores=null,this.events=[],this.error="",this.points=[],this.channel=void 0,this.asked=""}connectedCallback(){super.connectedCallback(),this.clock=window.setInterval(()=>this.requestUpdate(),6e4),this.app&&this.twinId&&this.subscribe()}disconnectedCallback(){super.disconnectedCallback(),window.clearInterval(this.clock),this.stream?.stop(),this.told?.stop(),this.stream=this.told=void 0}willUpdate(t){t.has("twinId")&&this.isConnected&&(this.forget(),this.subscribe());let e=`${this.twinId} ${this.shownChannel} ${this.range} ${this.scoredHorizon}`;this.data.identity&&e!==this.asked&&(this.asked=e,this.load())}get shownChannel(){return this.channel??this.data.tile?.channel??null}subscribe(){this.stream?.stop(),this.told?.stop();let t=()=>this.requestUpdate();this.stream=new j(this.app,"twin/subscribe",{twin_id:this.twinId},()=>this.data={},e=>this.take(e),t),this.stream.start()}take(t){let e={...this.data.channels,...t.channels},s=!this.data.identity&&t.identity;this.data={...this.data,...t,channels:e};let r=this.shownChannel;r&&t.channels?.[r]&&(this.points=[...this.points.slice(-_n),{at:Date.now()/1e3,value:t.channels[r].value}]),s&&this.watchEvents(this.data.tile?.entity_id??"")}watchEvents(t){this.told?.stop();let e=new Map;this.told=new j(this.app,"events/subscribe",{entity_id:[t],recent:50},()=>e.clear(),s=>{e.set(s.event_id,s),this.events=[...e.values()].sort((r,a)=>a.time.localeCompare(r.time)).slice(0,200)},()=>{}),this.told.start()}get scoredHorizon(){let t=(this.data.accuracy??[]).filter(e=>e.scored&&e.horizon<=Ft).map(e=>e.horizon);return t.length?Math.max(...t):Ft}async load(){let{twinId:t,asked:e}=this,s=this.shownChannel,[r]=Vt[this.range];if(s)try{let a=s===this.data.tile?.channel,[l,c,p]=await Promise.all([this.app.ws("twin/history",{twin_id:t,channel:s,hours:r}),this.app.ws("twin/scores",{twin_id:t,channel:s,horizon:this.scoredHorizon}),a?Promise.resolve(null):this.app.ws("twin/forecast",{twin_id:t,channel:s})]);if(e!==this.asked)return;this.history=l,this.scores=c,this.forecast=p,this.points=[],this.error=""}catch(a){e===this.asked&&(this.error=this.app.problem(a))}}render(){let{app:t,data:e}=this,s=o`<div class="skeleton"></div><div class="skeleton" style="min-height:320px;margin-top:16px"></div>`,r=Z(t,this.stream?.standing??"loading",this.stream?.error??"",s,!!e.identity);if(r||!e.tile||!e.identity)return o`<div class="page">${r??s}</div>`;let a=e;return o`<div class="page">
      ${Ss(t,a,Es(t,a,{act:(l,c,p)=>{this.act(l,c,p)},reset:()=>{this.reset()}}))} ${bs(t,a,l=>{this.acknowledge(l)},l=>{this.snooze(l)})} ${this.chart(a)}
      <div class="columns">
        <div class="stack">
          ${_s(t,a)} ${ks(t,a,this.scores)}
          ${$s(t,this.history?.snapshots??[],a,this.all,()=>this.all=!0,l=>{this.rollback(l.id,l.at)})}
        </div>
        <div class="stack">${Ts(t,a)} ${ys(t,a,l=>{this.setMode(l)})} ${As(t,this.events,this.twinId)}</div>
      </div>
    </div>`}async act(t,e,s){try{await this.app.act(t,{entity_id:this.data.tile?.entity_id,...e}),C(this,s),["create_snapshot","rollback"].includes(t)&&this.load()}catch(r){C(this,this.app.problem(r))}}async reset(){let{app:t}=this;await N(t,this.renderRoot,{title:t.t("reset_learning"),text:t.t("reset_text",{name:this.data.tile?.name??""}),yes:t.t("reset_yes")})!==void 0&&await this.act("reset_learning",{},t.t("done"))}async acknowledge(t){let{app:e}=this;try{let s=this.events.find(r=>r.data.alert===t.key)??await this.eventOf(t);if(!s)return await this.snooze(t);await e.act("acknowledge",{event_id:[s.event_id]}),C(this,e.t("done"))}catch(s){C(this,this.app.problem(s))}}async eventOf(t){let{events:e}=await this.app.act("get_events",{entity_id:this.data.tile?.entity_id,category:["divergence"],acknowledged:!1});return e.find(s=>s.data.alert===t.key)}snooze(t){return this.act("snooze_alert",{channel:t.channel,duration:{hours:24}},this.app.t("snoozed"))}chart({tile:t,channels:e,forecast:s,accuracy:r}){let{app:a}=this,l=this.shownChannel??"",[c,p]=Vt[this.range],v=l==="temperature"?e.target_temperature:l==="humidity"?e.target_humidity:void 0,u=l===t.channel?s:this.forecast,h=r.find(m=>m.horizon===Ft);return o`<section class="card" aria-label=${a.t("course")}>
      <header>
        <h2>${a.t("course")}</h2>
        <select class="inline" aria-label=${a.t("channel")} @change=${m=>this.channel=m.target.value}>
          ${Object.keys(e).map(m=>o`<option value=${m} ?selected=${m===l}>${a.channel(m)}</option>`)}
        </select>
        <div class="chips" role="group" aria-label=${a.t("range")}>
          ${Vt.map(([m],g)=>o`<button class="chip" aria-pressed=${g===this.range} @click=${()=>this.range=g}>${a.format.duration(m*3600)}</button>`)}
        </div>
      </header>
      ${this.error?_(x,a.t("failed"),this.error):d}
      ${this.history&&!this.error?o`<dt-chart .app=${a} .words=${this.words} .height=${300} .model=${Ye({app:a,entityId:t.entity_id,history:this.history,forecast:u,live:this.points,events:this.events,accent:P(this),name:t.name,start:Date.now()/1e3-c*3600,ahead:p*3600,limits:typeof v?.value=="number"?[{value:v.value,label:a.t("wanted"),color:"#43a047"}]:[]})}></dt-chart>`:this.error?d:o`<div class="skeleton" style="min-height:300px" aria-busy="true"></div>`}
      ${u?this.said(u):o`<p class="soft small">${a.t(t.learned?"no_forecast":"still_learning")}</p>`}
      ${h?.scored&&h.coverage!==null&&l===t.channel?o`<p class="soft small">${a.t("honest",{share:a.format.percent(h.coverage),count:a.format.number(h.scored,0)})}</p>`:d}
    </section>`}said(t){let e=[...t.risks,...t.trend,...t.notes];return e.length?o`<ul class="plain small soft" style="gap:2px;margin-top:4px">${e.map(s=>o`<li>${s.text}</li>`)}</ul>`:d}async rollback(t,e){let{app:s}=this;await N(s,this.renderRoot,{title:s.t("roll_back"),text:s.t("roll_back_text",{time:s.format.short(e)}),yes:s.t("roll_back")})!==void 0&&await this.act("rollback",{snapshot_id:t},s.t("rolled_back"))}async setMode(t){let{app:e}=this,s=t==="guard";if(s&&await N(e,this.renderRoot,{title:e.t("guard_title",{name:this.data.tile?.name??""}),text:e.t("guard_text"),yes:e.t("guard_yes")})===void 0){this.requestUpdate();return}try{await this.app.ws("twin/set_mode",{twin_id:this.twinId,mode:t,consent:s}),C(this,this.app.t("mode_changed"))}catch(r){C(this,this.app.problem(r)),this.requestUpdate()}}};customElements.get("dt-twin")??customElements.define("dt-twin",Kt);var Et={unit:"%",min:0,max:100,step:1};function Rs(n){let i=n?.attributes??{},t=(e,s)=>typeof i[e]=="number"?i[e]:s;return{name:"temperature",min:t("min_temp",5),max:t("max_temp",90),step:t("target_temp_step",.5),initial:t("temperature",20)}}function Ms(n,i){let t=n.split(".")[0]??"",e=(...r)=>r.map(a=>({action:`${t}.${a}`})),s=r=>{let a=i?.attributes[r];return Array.isArray(a)?a.map(String):[]};switch(t){case"light":return[{action:"light.turn_on"},{action:"light.turn_off"},{action:"light.turn_on",field:{...Et,name:"brightness_pct",initial:50}}];case"climate":return[{action:"climate.set_temperature",field:Rs(i)},...s("hvac_modes").length?[{action:"climate.set_hvac_mode",options:{name:"hvac_mode",values:s("hvac_modes")}}]:[]];case"water_heater":return[{action:"water_heater.set_temperature",field:Rs(i)},...s("operation_list").length?[{action:"water_heater.set_operation_mode",options:{name:"operation_mode",values:s("operation_list")}}]:[]];case"cover":return[...e("open_cover","close_cover"),{action:"cover.set_cover_position",field:{...Et,name:"position",initial:50}}];case"valve":return e("open_valve","close_valve");case"lock":return e("lock","unlock");case"fan":return[...e("turn_on","turn_off"),{action:"fan.set_percentage",field:{...Et,name:"percentage",initial:50}}];case"humidifier":return[...e("turn_on","turn_off"),{action:"humidifier.set_humidity",field:{...Et,name:"humidity",initial:50}}];case"media_player":case"switch":case"siren":case"input_boolean":return e("turn_on","turn_off");case"vacuum":return e("start","return_to_base");case"alarm_control_panel":return e("alarm_arm_away","alarm_arm_home","alarm_disarm");case"number":return[{action:"number.set_value",field:{name:"value",min:Number(i?.attributes.min??0),max:Number(i?.attributes.max??100),step:Number(i?.attributes.step??1),initial:Number(i?.state??0)}}];case"select":return s("options").length?[{action:"select.select_option",options:{name:"option",values:s("options")}}]:[];default:return[]}}function ct(n){return Array.isArray(n)?n.map(String):n==null?[]:[String(n)]}function I(n){let i="action"in n?n.target:n.twin;return i&&typeof i=="object"&&!Array.isArray(i)?ct(i.entity_id):ct(i)}function W(n,i){return Ms(i,n.hass.states[i])}function Gt(n,i){let t=Object.keys(i.data??{}),e=W(n,I(i)[0]??"").filter(s=>s.action===i.action);return e.find(s=>t.includes(s.field?.name??s.options?.name??""))??e[0]}function Yt(n,i,t){let e=n.service(t.action),s=W(n,i).some(r=>r.action===t.action&&r.field?.name!==t.field?.name);return t.field&&s?`${e} (${n.value("field",t.field.name)})`:e}function kn(n){return n?.field?{[n.field.name]:n.field.initial}:n?.options?.values[0]?{[n.options.name]:n.options.values[0]}:{}}function Ct(n,i,t=W(n,i)[0]){let e=kn(t);return{action:t?.action??"",target:{entity_id:i},...Object.keys(e).length?{data:e}:{}}}function Rt(n,i,t){switch(i){case"action":return Ct(n,t);case"set":return{twin:t,set:{}};case"environment":return{environment:{outdoor_temperature:{offset:-8}}};case"fault":return{fault:"dead",twin:t};case"outage":return{outage:"power"};case"occupancy":return{occupancy:0};case"load":return{load:2e3}}}function Jt(n,i){let t=n.hass.config.currency??"";return{outdoor_temperature:n.hass.config.unit_system.temperature??"°C",sun:"W/m²",price:`${t}/kWh`,feed_in:`${t}/kWh`,carbon_intensity:"g/kWh"}[i]??""}function Tn(n,i){return Object.entries(i).map(([t,e])=>{let s=typeof e=="object"&&e?e:{value:e},r=Jt(n,t),a=Object.entries(s).map(([l,c])=>{let p=Number(c),v=n.format.number(Math.abs(p),2);return l==="factor"?`× ${v}`:l==="offset"?`${p<0?"−":"+"}${v} ${r==="°C"?"K":r}`:`${p<0?"−":""}${v} ${r}`});return`${n.value("quantity",t)} ${a.join(" ")}`}).join(", ")}function Os(n,i,t){let{words:e}=i,s=I(e).map(t).join(", "),r=a=>Object.values(a??{}).map(l=>typeof l=="number"?n.format.number(l,2):typeof l=="boolean"?n.t(l?"yes":"no"):String(l));switch(i.kind){case"action":{let a=Gt(n,e);return[s,a?Yt(n,I(e)[0]??"",a):String(e.action),...r(e.data)].filter(Boolean).join(" · ")}case"set":return[s,...Object.entries(e.set??{}).map(([a,l])=>`${n.channel(a)} ${r([l])[0]}`)].filter(Boolean).join(" · ");case"environment":return Tn(n,e.environment??{});case"fault":return[s,n.value("fault",String(e.fault))].join(" · ");case"outage":return[n.value("outage",String(e.outage)),...ct(e.which)].join(" · ");case"occupancy":return[n.t("people_home",{count:n.format.number(Number(e.occupancy),0)}),...ct(e.zone).map(a=>n.area(a))].join(" · ");case"load":return[n.t("load_of",{value:n.format.quantity(Number(e.load),"W")}),...ct(e.circuit)].join(" · ")}}function Zt(n,i){let t=new Intl.DateTimeFormat("en-US",{timeZone:i,hourCycle:"h23",year:"numeric",month:"2-digit",day:"2-digit",hour:"2-digit",minute:"2-digit",second:"2-digit"}).formatToParts(n),e=s=>Number(t.find(r=>r.type===s)?.value);return Date.UTC(e("year"),e("month")-1,e("day"),e("hour"),e("minute"),e("second"))-Math.floor(n/1e3)*1e3}function Xt(n,i){let t=Date.parse(`${i}Z`),e=t-Zt(t,n);return(t-Zt(e,n))/1e3}function Ps(n,i){return new Date(i*1e3+Zt(i*1e3,n)).toISOString().slice(0,16)}function Ls(n,i,t=Date.now()/1e3){let e=Ps(i,t).slice(0,10),s=Xt(i,`${e}T${n.slice(0,5)}`),r=Xt(i,`${Ps(i,Xt(i,`${e}T12:00`)+86400).slice(0,10)}T${n.slice(0,5)}`);return Math.max(0,(s>=t?s:r)-t)||0}var Qt=["action","set","environment","fault","outage","occupancy","load"],zs={name:"",scenario:"",parameters:{},changes:[],hours:24,rest:{}},An=["name","scenario","parameters","changes","horizon"],js={weeks:604800,days:86400,hours:3600,minutes:60,seconds:1,milliseconds:.001},Sn={w:604800,d:86400,h:3600,min:60,m:60,s:1};function Ns(n){let i=Math.max(0,Math.round(n));return[Math.floor(i/3600),Math.floor(i%3600/60),i%60].map(t=>String(t).padStart(2,"0")).join(":")}function it(n){if(typeof n=="number")return n;if(n&&typeof n=="object"){let s=Object.entries(n);return s.length&&s.every(([r,a])=>r in js&&typeof a=="number")?s.reduce((r,[a,l])=>r+js[a]*l,0):void 0}let i=String(n??"").trim(),t=/^(\d{1,3}):(\d{2})(?::(\d{2}(?:\.\d+)?))?$/.exec(i);if(t)return Number(t[1])*3600+Number(t[2])*60+Number(t[3]??0);let e=[...i.matchAll(/(\d+(?:\.\d+)?)\s*(min|[wdhms])\s*/g)];return e.length&&e.map(s=>s[0]).join("").trim()===i?e.reduce((s,r)=>s+Number(r[1])*Sn[r[2]],0):i&&Number.isFinite(Number(i))?Number(i):void 0}function Mt(n,i=n.name){let t={};return i&&(t.name=i),n.scenario&&(t.scenario=n.scenario,Object.keys(n.parameters).length&&(t.parameters=n.parameters)),(n.changes.length||!n.scenario)&&(t.changes=[...n.changes].sort((e,s)=>e.at-s.at).map(e=>({at:e.written??Ns(e.at),...e.lasts===null?{}:{for:Ns(e.lasts)},...e.words}))),t.horizon={hours:n.hours},{...t,...n.rest}}function En(n,i,t){let e=Qt.find(v=>v in n);if(!e)return[];let{at:s=0,for:r,...a}=n,l=it(s),c=s&&typeof s=="object"?s.time:void 0,p=l??(typeof c=="string"?Ls(c,t):Math.max(0,Date.parse(String(s))/1e3-Date.now()/1e3||0));return[{key:i,kind:e,at:p,lasts:it(r)??null,words:a,...l===void 0?{written:s}:{}}]}function dt(n,i,t=""){let e=Array.isArray(n.changes)?n.changes:[];return{name:t||String(n.name??""),scenario:typeof n.scenario=="string"?n.scenario:"",parameters:n.parameters??{},hours:(it(n.horizon)??86400)/3600,changes:e.flatMap((s,r)=>En(s,r+1,i)),rest:Object.fromEntries(Object.entries(n).filter(([s])=>!An.includes(s)))}}function Is(n){return btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(Mt(n))))).replaceAll("+","-").replaceAll("/","_").replaceAll("=","")}function Hs(n,i){try{let t=Uint8Array.from(atob(n.replaceAll("-","+").replaceAll("_","/")),e=>e.charCodeAt(0));return dt(JSON.parse(new TextDecoder().decode(t)),i)}catch{return}}var Cn=/^[A-Za-z_][\w./ -]*$/,Rn=/^(true|false|yes|no|on|off|null|~)$/i;function Ds(n){return typeof n=="string"&&(!Cn.test(n)||Rn.test(n)||n!==n.trim())?JSON.stringify(n):String(n)}function pt(n,i=""){return Array.isArray(n)?n.length?n.map(t=>`${i}- ${pt(t,`${i}  `).trimStart()}`).join(""):`${i}[]
`:n&&typeof n=="object"?Object.entries(n).map(([t,e])=>e!==null&&typeof e=="object"&&Object.keys(e).length>0?`${i}${t}:
${pt(e,`${i}  `)}`:`${i}${t}: ${e!==null&&typeof e=="object"?Array.isArray(e)?"[]":"{}":Ds(e)}
`).join(""):`${Ds(n)}
`}var Mn=["dead","stuck","drift","lost_commands","delay"],On=["offset","factor","value"],Pn=["power","internet","hub"],Bs=n=>n.target.value;function O(n,i,t,e){return o`<label class="field">${n}<select @change=${s=>e(Bs(s))}>${t.map(([s,r])=>o`<option value=${s} ?selected=${s===i}>${r}</option>`)}</select></label>`}function G(n,i,t,e={}){return o`<label class="field">${n}<input type="number" min=${e.min??d} max=${e.max??d} step=${e.step??"any"} required .value=${String(i??"")}
    @change=${s=>{let r=Bs(s);r!==""&&t(Number(r))}} /></label>`}function q(n,...i){return Object.fromEntries(Object.entries(n).filter(([t])=>!i.includes(t)))}function te({app:n,tiles:i},t,e){let s=i.some(r=>r.entity_id===t)||!t?[]:[[t,n.entityName(t)]];return O(n.t("device"),t,[...s,...i.map(r=>[r.entity_id,r.name])],e)}function Ln(n,i){let{app:t,alter:e}=n,s=I(i)[0]??"",r=W(t,s),a=Gt(t,i),l=i.data??{},{field:c,options:p}=a??{},v=n.tiles.filter(u=>W(t,u.entity_id).length);return o`${te({...n,tiles:v},s,u=>e({...q(i,"data"),...Ct(t,u)}))}
    ${a?O(t.t("action"),String(r.indexOf(a)),r.map((u,h)=>[String(h),Yt(t,s,u)]),u=>e({...q(i,"data"),...Ct(t,s,r[Number(u)])})):o`<label class="field">${t.t("action")}<input readonly .value=${String(i.action??"")} /></label>`}
    ${c?G(t.value("field",c.name),l[c.name],u=>e({...i,data:{...l,[c.name]:u}}),{min:c.min,max:c.max,step:c.step}):d}
    ${p?O(t.value("field",p.name),String(l[p.name]??""),p.values.map(u=>[u,t.words(s,u,null)]),u=>e({...i,data:{...l,[p.name]:u}})):d}`}function Us(n){let i=t=>(n[t]?.command?10:0)+["binary","number","option"].indexOf(n[t]?.quantity??"option");return Object.keys(n).sort((t,e)=>i(t)-i(e))}function ee(n){let i=Us(n)[0],t=i===void 0?void 0:n[i];return i===void 0||!t?{}:{[i]:t.quantity==="binary"?t.value!==!0:t.value??t.options[0]??0}}function jn(n,i){let{app:t,alter:e,channels:s}=n,r=I(i)[0]??"",a=i.set??{},l=Object.keys(a)[0]??"",c=s?.[l],p=u=>e({...i,set:{...a,[l]:u}}),v=u=>t.words(c?.entity_id??r,u,null);return o`${te(n,r,u=>e({...i,twin:u,set:{}}))}
    ${s?O(t.t("channel"),l,Us(s).map(u=>[u,t.channel(u)]),u=>e({...i,set:ee({[u]:s[u]})})):d}
    ${c?.quantity==="binary"?O(t.t("value"),String(a[l]===!0||a[l]==="on"),[["true",v("on")],["false",v("off")]],u=>p(u==="true")):d}
    ${c?.quantity==="option"&&c.options.length?O(t.t("value"),String(a[l]),c.options.map(u=>[u,v(u)]),p):d}
    ${c?.quantity==="number"?G(c.unit?`${t.t("value")} (${c.unit})`:t.t("value"),a[l],p):d}`}function Nn({app:n,library:i,alter:t},e){let[s="outdoor_temperature",r]=Object.entries(e.environment??{})[0]??[],a=r&&typeof r=="object"?r:{value:r??0},[l="offset",c=0]=Object.entries(a)[0]??[],p=Jt(n,s),v=i.quantities[s],u=(m,g)=>t({...e,environment:{[m]:g}}),h={offset:0,factor:1,value:v?Math.max(0,v.lower):0};return o`${O(n.t("what_of_it"),s,Object.keys(i.quantities).map(m=>[m,n.value("quantity",m)]),m=>u(m,{[l]:h[l]??0}))}
    ${O(n.t("how"),l,On.map(m=>[m,n.value("way",m)]),m=>u(s,{[m]:h[m]??0}))}
    ${G(l==="factor"?n.value("way","factor"):`${n.t("value")} (${l==="offset"&&p==="°C"?"K":p})`,c,m=>u(s,{[l]:m}),l==="value"&&v?{min:v.lower,max:v.upper}:l==="factor"?{min:0,max:100}:{})}`}function zn(n,i){let{app:t,alter:e}=n,s=String(i.fault),r=c=>e({...q(i,"value","rate","delay"),fault:c,...c==="drift"?{rate:.5}:c==="delay"?{delay:{minutes:5}}:{}}),a=i.delay,l=a&&typeof a=="object"?a.minutes:"";return o`${te(n,I(i)[0]??"",c=>e({...q(i,"channel"),twin:c}))}
    ${O(t.t("how"),s,Mn.map(c=>[c,t.value("fault",c)]),r)}
    ${s==="drift"?G(t.t("rate_per_hour"),i.rate,c=>e({...i,rate:c})):d}
    ${s==="delay"?G(t.t("late_by"),l,c=>e({...i,delay:{minutes:c}}),{min:1,step:1}):d}`}function In({app:n,library:i,alter:t},e){let s=String(e.outage),r=s==="power"?Object.entries(i.home.circuits):s==="hub"?i.home.hubs.map(l=>[l,l]):[],a=String(e.which??"");return o`${O(n.t("what_of_it"),s,Pn.map(l=>[l,n.value("outage",l)]),l=>t({...q(e,"which"),outage:l}))}
    ${r.length?O(n.value("parameter",s==="power"?"circuit":"hub"),a,[["",n.t("all_of_them")],...r],l=>t(l?{...e,which:l}:q(e,"which"))):d}`}function Hn({app:n,library:i,alter:t},e){let s=String(e.zone??"");return o`${G(n.value("parameter","people"),e.occupancy,r=>t({...e,occupancy:r}),{min:0,max:100,step:1})}
    ${O(n.value("parameter","zone"),s,[["",n.t("whole_home")],...i.home.zones.map(r=>[r,n.area(r)])],r=>t(r?{...e,zone:r}:q(e,"zone")))}`}function Dn({app:n,library:i,alter:t},e){let s=Object.entries(i.home.circuits);return o`${G(`${n.t("kind_load")} (W)`,e.load,r=>t({...e,load:r}),{min:0,max:1e6,step:"any"})}
    ${s.length>1?O(n.value("parameter","circuit"),String(e.circuit??""),[["",n.t("found_by_itself")],...s],r=>t(r?{...e,circuit:r}:q(e,"circuit"))):d}`}var Bn={action:Ln,set:jn,environment:Nn,fault:zn,outage:In,occupancy:Hn,load:Dn};function Ws(n,i){return Bn[i.kind](n,i.words)}var se=class extends y{constructor(){super();this.asked="";this.turn=t=>{let e=t.target.value,s=I(this.change.words)[0]??this.tiles[0]?.entity_id??"",r=e==="set"?this.tiles.find(l=>l.kind==="thermostat")?.entity_id??s:s,{when:a}=this.change.words;this.tell({kind:e,words:{...Rt(this.app,e,r),...a===void 0?{}:{when:a}}})};this.error="",this.problems=[]}static{this.properties={app:{attribute:!1},words:{attribute:!1},change:{attribute:!1},index:{type:Number},tiles:{attribute:!1},library:{attribute:!1},hours:{type:Number},start:{type:Number},chosen:{type:Boolean,reflect:!0},problems:{attribute:!1},channels:{state:!0},error:{state:!0}}}static{this.styles=[w,$`
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
    `]}willUpdate(t){let e=this.change.kind==="set"?I(this.change.words)[0]??"":"";e!==this.asked&&(this.asked=e,this.channels=void 0,e&&this.load(e))}async load(t){try{let{channels:e}=await this.app.ws("twin/channels",{entity_id:t});if(t!==this.asked)return;this.channels=e,this.error="",Object.keys(this.change.words.set??{}).length||this.alter({...this.change.words,set:ee(e)})}catch(e){this.error=this.app.problem(e)}}tell(t){this.dispatchEvent(new CustomEvent("alter",{detail:t}))}alter(t){this.tell({words:t})}minutes(t){let e=t.target.value;return e===""?null:Math.max(0,Number(e)*60)}render(){let{app:t,change:e,hours:s}=this;return o`<span class="number" aria-hidden="true">${this.index+1}</span>
      <div class="fields" role="group" aria-label=${t.t("change_number",{number:this.index+1})}>
        <label class="field">${t.t("what_changes")}<select @change=${this.turn}>${Qt.map(r=>o`<option value=${r} ?selected=${r===e.kind}>${t.value("kind",r)}</option>`)}</select></label>
        ${Ws({app:t,tiles:this.tiles,library:this.library,channels:this.channels,alter:r=>this.alter(r)},e)}
        <label class="field">${t.t("after")}<input type="number" min="0" max=${s*60-1} step="5" .value=${String(Math.round(e.at/60))}
          @change=${r=>this.tell({at:Math.min(this.minutes(r)??0,s*3600-60),written:void 0})} /><span class="num">${t.format.short(this.start+e.at)}</span></label>
        <label class="field">${t.t("lasts")}<input type="number" min="1" step="5" placeholder=${t.t("to_the_end")} .value=${e.lasts===null?"":String(Math.round(e.lasts/60))}
          @change=${r=>this.tell({lasts:this.minutes(r)||null})} /></label>
        ${"when"in e.words?o`<p class="small soft" style="grid-column:1/-1">${t.t("only_when",{when:JSON.stringify(e.words.when)})}</p>`:d}
        ${[this.error,...this.problems].filter(Boolean).map(r=>o`<p class="problem small" role="alert">${r}</p>`)}
      </div>
      <button class="round" aria-label=${t.t("remove_change",{number:this.index+1})} @click=${()=>this.dispatchEvent(new CustomEvent("remove"))}>${f(gt)}</button>`}};customElements.get("dt-change")??customElements.define("dt-change",se);var ut=300,ne=class extends y{constructor(){super(...arguments);this.add=t=>{let e=t.currentTarget.getBoundingClientRect();this.tell("add",0,(t.clientX-e.left)/e.width*this.hours*3600)}}static{this.properties={app:{attribute:!1},changes:{attribute:!1},hours:{type:Number},start:{type:Number},chosen:{type:Number},label:{attribute:!1}}}static{this.styles=[w,$`
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
    `]}render(){let{app:t}=this,e=Array.from({length:5},(s,r)=>r/4*this.hours*3600);return o`<div class="track" @dblclick=${this.add}>
      <div class="line"></div>
      ${e.map(s=>o`<span class="tick num" style="left:${s/(this.hours*3600)*100}%">${s?t.format.time(this.start+s):t.t("at_once")}</span>`)}
      ${this.changes.map((s,r)=>o`<button class="mark" style="left:${Math.min(100,s.at/(this.hours*3600)*100)}%;background:color-mix(in srgb, ${tt[r%tt.length]} 72%, #000)"
          aria-label="${this.label(s)}, ${t.format.short(this.start+s.at)}" aria-pressed=${s.key===this.chosen} title=${this.label(s)}
          @click=${()=>this.tell("choose",s.key,s.at)} @keydown=${a=>this.key(a,s)} @pointerdown=${a=>this.drag(a,s)}>${r+1}</button>`)}
    </div>`}tell(t,e,s){this.dispatchEvent(new CustomEvent(t,{detail:{key:e,at:this.snap(s)}}))}snap(t){return Math.min(Math.max(Math.round(t/ut)*ut,0),this.hours*3600-ut)}key(t,e){let r={ArrowLeft:-ut,ArrowRight:ut,PageDown:-3600,PageUp:3600}[t.key];r!==void 0&&(t.preventDefault(),this.tell("move",e.key,e.at+r))}drag(t,e){let s=t.currentTarget,r=s.parentElement;s.setPointerCapture(t.pointerId);let a=c=>{let p=r.getBoundingClientRect();this.tell("move",e.key,(c.clientX-p.left)/p.width*this.hours*3600)},l=()=>{s.removeEventListener("pointermove",a),s.removeEventListener("pointerup",l),s.removeEventListener("pointercancel",l)};s.addEventListener("pointermove",a),s.addEventListener("pointerup",l),s.addEventListener("pointercancel",l)}};customElements.get("dt-timeline")??customElements.define("dt-timeline",ne);var Ot=[3,6,12,24,48,72,168];function qs(n){return Ot.find(i=>i*3600>=n)??168}function Vs(n){let{app:i,draft:t,library:e,stored:s}=n,r=e.scenarios.find(u=>u.id===t.scenario),a=Object.keys(s.saved),l=s.scenarios.filter(u=>u.kind==="scenario"),c=u=>{let[h="",...m]=u.target.value.split(":");n.pick(h,m.join(":"))},p=a.includes(t.name),v=Ot.includes(t.hours)?Ot:[...Ot,t.hours].sort((u,h)=>u-h);return o`<div class="top">
    <label class="field">${i.t("begin_with")}
      <select @change=${c}>
        <option value="" ?selected=${!t.scenario&&!p}>${i.t("own_changes")}</option>
        <optgroup label=${i.t("library")}>${e.scenarios.map(u=>o`<option value="library:${u.id}" ?selected=${!p&&u.id===t.scenario}>${i.value("scenario",u.id)}</option>`)}</optgroup>
        ${a.length?o`<optgroup label=${i.t("saved")}>${a.map(u=>o`<option value="saved:${u}" ?selected=${u===t.name}>${u}</option>`)}</optgroup>`:d}
        ${l.length?o`<optgroup label=${i.t("recent")}>${l.map(u=>o`<option value="result:${u.scenario_id}">${i.format.short(Date.parse(u.time)/1e3)} · ${i.value("scenario",u.name)}</option>`)}</optgroup>`:d}
      </select></label>
    ${p?o`<button style="justify-self:start" @click=${()=>n.forget(t.name)}>${f(gt,"s")}${i.t("forget_saved")}</button>`:d}
    <label class="field">${i.t("horizon")}
      <select @change=${u=>n.change({hours:Number(u.target.value)})}>
        ${v.map(u=>o`<option value=${u} ?selected=${u===t.hours}>${i.format.duration(u*3600)}</option>`)}
      </select></label>
    ${r?r.parameters.map(u=>Wn(n,u)):d}
  </div>`}function Un({app:n,library:i},t){if(t==="circuit")return Object.entries(i.home.circuits);if(t==="hub")return i.home.hubs.map(e=>[e,e]);if(t==="zone")return i.home.zones.map(e=>[e,n.area(e)])}function Wn(n,i){let{app:t,draft:e,tiles:s}=n,r=e.parameters[i.name],a=h=>{let m={...e.parameters,[i.name]:h};(h===""||h===void 0)&&delete m[i.name],n.change({parameters:m})},l=t.value("parameter",i.name),c=h=>h.target.value,p=(h,m)=>a(c(h)===""?"":m(Number(c(h)))),v=(h,m,g)=>o`<label class="field">${l}<select @change=${b=>a(c(b))}>${g===void 0?d:o`<option value="">${g}</option>`}${h.map(([b,T])=>o`<option value=${b} ?selected=${b===m}>${T}</option>`)}</select></label>`,u=Un(n,i.name);switch(i.sort){case"choice":return v(i.options.map(h=>[h,t.value("option",h)]),String(r??i.default));case"twin":return v(s.map(h=>[h.entity_id,h.name]),String(r??""),t.t("found_by_itself"));case"number":return o`<label class="field">${i.unit?`${l} (${i.unit.replace("1/kWh",`${t.hass.config.currency??""}/kWh`)})`:l}<input type="number" min=${i.lower} max=${i.upper} step="any" .value=${String(r??i.default??"")} @change=${h=>p(h,m=>m)} /></label>`;case"duration":{let h=(it(r??i.default)??0)/3600;return o`<label class="field">${l} (h)<input type="number" min=${i.lower/3600} max=${i.upper/3600} step="any" .value=${h?String(h):""} @change=${m=>p(m,g=>({hours:g}))} /></label>`}case"moment":{let h=Math.round((it(r??i.default)??0)/60);return o`<label class="field">${t.t("after")}<input type="number" min="0" max=${i.upper/60} step="5" .value=${String(h)} @change=${m=>p(m,g=>({minutes:g}))} /></label>`}default:return u?v(u,String(r??""),t.t(i.name==="circuit"?"all_of_them":"found_by_itself")):o`<label class="field">${l}<input .value=${String(r??"")} @change=${h=>a(c(h))} /></label>`}}var Fs={energy:"kWh",exported:"kWh",carbon:"kg",peak:"W"},qn=["failure","confidence"];function Y(n,i,t){let e=n.hass.config.currency;return i==="cost"?e?new Intl.NumberFormat(n.format.language,{style:"currency",currency:e}).format(t):n.format.number(t,2):i==="comfort"?n.t("degree_hours",{value:n.format.number(t,1)}):qn.includes(i)||i.includes(".")?n.format.percent(t):i in Fs?n.format.quantity(t,Fs[i]):n.format.number(t,0)}var Vn=["exported","confidence"],Fn=.01,ie=["energy","exported","cost","carbon","comfort","peak","failure","affected","crossings","confidence"],re=class extends y{constructor(){super();this.compare=async()=>{try{this.answer=await this.app.act("compare_scenarios",{scenarios:[this.first,this.second]}),this.error=""}catch(t){this.error=this.app.problem(t)}};this.recent=[],this.present=this.first=this.second=this.error="",this.answer=null}static{this.properties={app:{attribute:!1},words:{attribute:!1},recent:{attribute:!1},tiles:{attribute:!1},present:{},first:{state:!0},second:{state:!0},answer:{state:!0},error:{state:!0}}}static{this.styles=[w,$`
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
    `]}willUpdate(t){if(!t.has("recent")&&!t.has("present"))return;let e=this.recent.map(r=>r.scenario_id),s=[this.first,this.second].join();(e.includes(this.present)||!e.includes(this.second))&&(this.second=e.includes(this.present)?this.present:e[0]??""),(!e.includes(this.first)||this.first===this.second)&&(this.first=e.find(r=>r!==this.second)??""),[this.first,this.second].join()!==s&&(this.answer=null)}nameOf(t){return`${this.app.format.short(Date.parse(t.time)/1e3)} · ${this.app.value("scenario",t.name)}`}render(){let{app:t}=this;if(this.recent.length<2)return d;let e=(s,r,a)=>o`<label class="field">${s}<select @change=${l=>{a(l.target.value),this.answer=null}}>${this.recent.map(l=>o`<option value=${l.scenario_id} ?selected=${l.scenario_id===r}>${this.nameOf(l)}</option>`)}</select></label>`;return o`<section class="card">
      <header><h2>${t.t("comparison")}</h2></header>
      <div class="choose">${e(t.t("this_answer"),this.first,s=>this.first=s)}${e(t.t("beside_answer"),this.second,s=>this.second=s)}
        <button class="tonal" style="justify-self:start" ?disabled=${!this.first||this.first===this.second} @click=${this.compare}>${f(be,"s")}${t.t("compare")}</button></div>
      ${this.error?k("bad",x,this.error):d} ${this.answer?this.table(this.answer):d}
    </section>`}called(t){let{app:e}=this,[s="",...r]=t.split(".");if(!r.length)return e.value("total",t);let a=this.tiles.get(r.join("."))?.name;return a?`${e.hazard(s)} · ${a}`:e.hazard(s)}table(t){let{app:e}=this,[s,r]=t.scenarios,a=[...new Set([...Object.keys(s.figures),...Object.keys(r.figures)])].filter(c=>c.includes(".")||c in s.figures&&c in r.figures),l=c=>ie.includes(c)?ie.indexOf(c):ie.length;return a.sort((c,p)=>l(c)-l(p)),o`<p style="margin-top:12px">${t.summary}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${e.t("comparison")}><table>
        <thead><tr><th scope="col"><span class="sr">${e.t("value")}</span></th><th scope="col">${this.nameOf(s)}</th><th scope="col">${this.nameOf(r)}</th><th scope="col">${e.t("difference")}</th></tr></thead>
        <tbody>${a.map(c=>{let p=s.figures[c]??0,v=r.figures[c]??0,u=!Vn.includes(c)&&Math.abs(p-v)>Fn*Math.max(Math.abs(p),Math.abs(v));return o`<tr><th scope="row">${this.called(c)}</th><td class="num ${u&&p<v?"better":""}">${Y(e,c,p)}</td><td class="num ${u&&v<p?"better":""}">${Y(e,c,v)}</td>
            <td class="num">${v-p>0?"+":""}${Y(e,c,v-p)}</td></tr>`})}</tbody>
      </table></div>`}};customElements.get("dt-what-if-compare")??customElements.define("dt-what-if-compare",re);var Pt=class{constructor(i){this.host=i;this.found=[];this.looked="";i.addController(this)}hostDisconnected(){window.clearTimeout(this.timer),this.looked=""}look(i){let t=i?JSON.stringify(i):"";t!==this.looked&&(this.looked=t,window.clearTimeout(this.timer),i?this.timer=window.setTimeout(()=>{this.ask(i,t)},500):this.found=[])}async ask(i,t){let e=await this.host.app.ws("scenarios/problems",{scenario:i}).catch(()=>({problems:[]}));t===this.looked&&(this.found=e.problems,this.host.requestUpdate())}get some(){return this.found.length>0}of(i){let t=new RegExp(`^changes\\[${i}\\](?=$|[.\\[])`);return this.found.filter(({path:e})=>t.test(e)).map(Ks)}get others(){return this.found.filter(({path:i})=>!i.startsWith("changes[")).map(Ks)}};function Ks({path:n,text:i}){return i.startsWith(`${n}: `)?i.slice(n.length+2):i}var Kn=6,Gs=6;function ae(n){return Object.values(n.channels).some(i=>i.baseline!==void 0)}var oe=class extends y{constructor(){super();this.models=new Map;this.all=!1,this.channels=new Map}static{this.properties={app:{attribute:!1},words:{attribute:!1},answer:{attribute:!1},all:{state:!0},channels:{state:!0}}}static{this.styles=[w,$`
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
    `]}willUpdate(t){(t.has("answer")||t.has("words")||t.has("channels"))&&this.models.clear(),t.has("answer")&&(this.all=!1)}render(){let{app:t,answer:e}=this,s=Object.entries(e.twins).sort(([,l],[,c])=>Number(ae(c))-Number(ae(l))),r=s.filter(([,l])=>ae(l)),a=this.all?s:(r.length?r:s).slice(0,Kn);return o`<section class="card" aria-live="polite">
        <header><h2>${t.t("outcome")}</h2></header>
        <p>${e.summary}</p>
        ${e.breaking_point?o`<p><b>${e.breaking_point.text}</b></p>`:d}
        ${this.totals(this.sums(e))} ${this.confidence()}
      </section>
      ${this.dangers()} ${this.events()} ${this.advice()}
      <div class="twins">${a.map(([l,c])=>this.twin(l,c))}</div>
      ${a.length<s.length?o`<div class="row" style="justify-content:center"><button class="tonal" @click=${()=>this.all=!0}>${t.t("show_all_of",{count:s.length})}</button></div>`:d}
      ${this.around()} ${this.notes()}`}around(){let{app:t,answer:e}=this,s=Object.entries(e.surroundings??{}).filter(([,a])=>a.course.length>1);if(!s.length)return d;let r=s.map(([a,l])=>{this.models.has(a)||this.models.set(a,ot(t,"",{summary:t.value("quantity",a),channels:{[a]:{...l,end:null}}},a,P(this)));let c=this.models.get(a);return c?o`<div><h3>${t.value("quantity",a)}</h3><dt-chart .app=${t} .words=${this.words} .height=${130} .model=${c}></dt-chart></div>`:d});return o`<details class="card" ?open=${s.some(([,a])=>a.baseline)}><summary>${t.t("around")}</summary><div class="twins" style="margin-top:12px">${r}</div></details>`}sums(t){if(t.totals)return{totals:t.totals,baseline:t.baseline??null};let e=s=>{let r=Object.values(t.twins).map(s).filter(a=>a!==null);return r.length?r.reduce((a,l)=>({value:a.value+l.value,low:a.low+l.low,high:a.high+l.high})):null};return{totals:{energy:e(s=>s.energy)},baseline:{energy:e(s=>s.baseline_energy)}}}totals({totals:t,baseline:e}){let{app:s}=this,r=Object.keys(t).filter(a=>t[a]&&(a!=="exported"||t[a].value||e?.[a]?.value));return o`<div class="figures">${r.map(a=>{let l=t[a],c=e?.[a],p=c?l.value-c.value:0;return o`<div><b class="num">${Y(s,a,l.value)}</b>
        ${c&&Math.abs(p)>.001?o`<span class="small num ${p>0==(a!=="exported")?"up":"down"}">${p>0?"+":""}${Y(s,a,p)}</span>`:d}
        <span class="soft small">${s.value("total",a)}</span></div>`})}</div>`}confidence(){let{app:t,answer:e}=this,s=[e.failure_probability===void 0?"":t.t("failure",{share:t.format.percent(e.failure_probability)}),e.trouble_probability===void 0?"":t.t("trouble",{share:t.format.percent(e.trouble_probability)}),e.confidence===void 0?"":t.t("confidence",{share:t.format.percent(e.confidence)})].filter(Boolean);return s.length?o`<p class="soft small" style="margin-top:8px">${s.join(" · ")}</p>`:d}dangers(){let{app:t,answer:e}=this;return e.crossings?.length?o`<section class="card"><header><h2>${t.t("hazards")}</h2></header><ul class="plain">${e.crossings.map(s=>o`<li>${k(Q(s.severity,s.probability),X,o`${s.text}<div class="soft small">${s.time?t.format.short(Date.parse(s.time)/1e3):""} ${t.format.percent(s.probability)}</div>`)}</li>`)}</ul></section>`:d}events(){let{app:t,answer:e}=this;if(!e.events?.length&&!e.affected?.length)return d;let s=e.affected??[],r=new Set((e.crossings??[]).map(a=>a.text));return o`<section class="card"><header><h2>${t.t("what_happens")}</h2></header><ul class="plain">
      ${(e.events??[]).filter(a=>!r.has(a.text)).slice(0,30).map(a=>o`<li class="row" style="flex-wrap:nowrap;align-items:baseline"><span class="soft small num" style="white-space:nowrap">${t.format.short(Date.parse(a.time)/1e3)}</span><span class="grow">${a.text}</span>${a.probability===void 0||a.probability===null?d:o`<span class="badge num">${t.format.percent(a.probability)}</span>`}</li>`)}
      ${s.length>Gs?d:s.map(a=>o`<li>${a.text}</li>`)}
    </ul>
    ${s.length>Gs?o`<details style="margin-top:8px"><summary>${t.t("affected",{count:s.length})}</summary><ul class="plain" style="margin-top:8px">${s.map(a=>o`<li>${a.text}</li>`)}</ul></details>`:d}
    </section>`}advice(){let{app:t,answer:e}=this;return e.recommendations?.length?o`<section class="card"><header><h2>${t.t("advice")}</h2></header><ul class="plain">${e.recommendations.map(s=>o`<li>${k("good",bt,o`${s.text}${s.outcome?o`<div class="soft small">${s.outcome}</div>`:d}
        ${s.changes?.length?o`<button @click=${()=>this.dispatchEvent(new CustomEvent("adopt",{detail:s.changes}))}>${f(B,"s")}${t.t("simulate_that")}</button>`:d}`)}</li>`)}</ul></section>`:d}twin(t,e){let{app:s}=this,r=Object.keys(e.channels).filter(c=>e.channels[c]?.course?.length),a=this.channels.get(t)??_t(e);a&&!this.models.has(t)&&this.models.set(t,ot(s,t,e,a,P(this)));let l=this.models.get(t);return o`<section class="card" aria-label=${e.name}>
      <header><h2>${e.name}</h2>
        ${r.length>1?o`<select class="inline" aria-label=${s.t("channel")} @change=${c=>this.channels=new Map(this.channels).set(t,c.target.value)}>${r.map(c=>o`<option value=${c} ?selected=${c===a}>${s.channel(c)}</option>`)}</select>`:d}
        <span class="badge accent">${s.option("trust",e.trust)}</span></header>
      ${e.summary?o`<p class="small">${e.summary}</p>`:d}
      ${l?o`<dt-chart .app=${s} .words=${this.words} .height=${190} .model=${l}></dt-chart>`:d}
      ${[...e.notes,...e.unknown].length?o`<ul class="plain small soft" style="gap:2px">${[...e.notes,...e.unknown].map(c=>o`<li>${c.text}</li>`)}</ul>`:d}
    </section>`}notes(){let{app:t,answer:e}=this,s=[...e.refusals??[],...e.assumed??[],...e.not_simulated??[]];return s.length?o`<details class="card"><summary>${t.t("assumptions")}</summary><ul class="plain small" style="margin-top:10px">${s.map(r=>o`<li>${r.text}</li>`)}</ul></details>`:d}};customElements.get("dt-what-if-result")??customElements.define("dt-what-if-result",oe);var Gn=20,Yn=3600,le=class extends y{constructor(){super();this.next=1;this.started=!1;this.progress=new nt(this,"scenario");this.problems=new Pt(this);this.run=async()=>{this.running=!0,this.error="";try{this.answer=await this.app.act("run_scenario",this.written),await this.loadStored()}catch(t){this.error=this.app.problem(t)}finally{this.running=!1}};this.save=async()=>{let{app:t}=this,e=await N(t,this.renderRoot,{title:t.t("save"),text:t.t("save_text"),yes:t.t("save"),input:{label:t.t("name"),value:this.calledBy}});if(e)try{await t.act("save_scenario",{name:e,scenario:Mt(this.draft,e)}),this.draft={...this.draft,name:e},C(this,t.t("saved_as",{name:e})),await this.loadStored()}catch(s){C(this,this.app.problem(s))}};this.draft=zs,this.chosen=0,this.library={scenarios:[],quantities:{},home:{circuits:{},hubs:[],zones:[]}},this.stored={saved:{},scenarios:[]},this.running=!1,this.answer=null,this.error=""}static{this.properties={app:{attribute:!1},tiles:{attribute:!1},words:{attribute:!1},link:{},entity:{},chosenScenario:{},draft:{state:!0},chosen:{state:!0},library:{state:!0},stored:{state:!0},running:{state:!0},answer:{state:!0},error:{state:!0}}}static{this.styles=[w,$`
      .top {
        display: grid;
        gap: 12px;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr));
        align-items: end;
      }
    `]}willUpdate(t){if(this.started||(this.started=!0,this.loadLibrary(),this.loadStored()),t.has("draft")&&this.problems.look(this.nothingYet?void 0:this.written),t.has("link")&&this.link){let e=Hs(this.link,this.zone);e&&this.take(e)}else t.has("chosenScenario")&&this.chosenScenario?this.draft={...this.draft,scenario:this.chosenScenario}:this.entity&&!this.draft.changes.length&&t.has("entity")&&this.add(0,this.entity)}get nothingYet(){return!this.draft.scenario&&!this.draft.changes.length}get zone(){return this.app.hass.config.time_zone}get sorted(){return[...this.tiles.values()].sort((t,e)=>this.app.format.order(t.name,e.name))}take(t){this.draft=t,this.next=t.changes.length+1,this.chosen=0,this.app.loadServices(t.changes.map(e=>String(e.words.action??"")))}async loadLibrary(){try{this.library=await this.app.ws("scenarios/library")}catch(t){this.error=this.app.problem(t)}}async loadStored(){try{this.stored=await this.app.act("list_scenarios",{limit:Gn})}catch{this.stored={saved:{},scenarios:[]}}}render(){let{app:t}=this;return this.tiles.size?o`<div class="page">
      ${this.builder()} ${this.running?this.progress.card():d}
      ${this.error?k("bad",x,this.error):d}
      ${this.answer&&!this.running?o`<dt-what-if-result .app=${t} .words=${this.words} .answer=${this.answer} @adopt=${e=>this.adopt(e.detail)}></dt-what-if-result>`:this.running||this.answer?d:o`<section class="card">${_(K,t.t("what_if_empty"),t.t("what_if_empty_text"))}</section>`}
      <dt-what-if-compare .app=${t} .words=${this.words} .tiles=${this.tiles} .recent=${this.stored.scenarios.filter(e=>e.kind!=="rehearsal")} .present=${this.answer?.scenario_id??""}></dt-what-if-compare>
    </div>`:o`<div class="page">${_(K,t.t("no_twins"),t.t("no_twins_text"))}</div>`}builder(){let{app:t,draft:e}=this,s=Date.now()/1e3,r=this.sorted,{nothingYet:a,problems:l}=this,c=e.changes.length?Math.min(e.hours*3600-300,Math.max(...e.changes.map(p=>p.at))+Yn):0;return o`<section class="card">
      <header><h2>${t.t("what_if_title")}</h2></header>
      ${Vs({app:t,draft:e,library:this.library,stored:this.stored,tiles:r,pick:(p,v)=>this.pick(p,v),change:p=>this.draft={...this.draft,...p},forget:p=>{this.forget(p)}})}
      <h3 style="margin:20px 0 4px">${t.t("changes")}</h3>
      <p class="soft small">${t.t("changes_hint")}</p>
      <dt-timeline .app=${t} .changes=${e.changes} .hours=${e.hours} .start=${s} .chosen=${this.chosen} .label=${p=>this.sentence(p)}
        @choose=${p=>this.chosen=p.detail.key} @move=${p=>this.move(p.detail.key,p.detail.at)}
        @add=${p=>this.add(p.detail.at)}></dt-timeline>
      ${lt(e.changes,p=>p.key,(p,v)=>o`<dt-change .app=${t} .words=${this.words} .change=${p} .index=${v} .tiles=${r} .library=${this.library} .hours=${e.hours} .start=${s} ?chosen=${p.key===this.chosen} .problems=${l.of(v)}
        @focusin=${()=>this.chosen=p.key} @alter=${u=>this.alter(p.key,u.detail)} @remove=${()=>this.draft={...this.draft,changes:this.draft.changes.filter(u=>u.key!==p.key)}}></dt-change>`)}
      ${l.others.length?k("warn",x,o`${t.t("problems_found")}: ${l.others.join(" ")}`):d}
      <div class="row" style="margin-top:12px">
        <button class="tonal" @click=${()=>this.add(c)}>${f(at,"s")}${t.t("add_change")}</button>
        <button class="filled" ?disabled=${this.running||a||l.some} @click=${this.run}>${f(B,"s")}${t.t("simulate")}</button>
        <span class="grow"></span>
        <button @click=${this.save} ?disabled=${a}>${f(we,"s")}${t.t("save")}</button>
        <button ?disabled=${a} @click=${()=>this.copy(pt(this.written))}>${f($e,"s")}${t.t("copy_yaml")}</button>
        <button ?disabled=${a} @click=${()=>this.copy(pt({action:"digital_twin.run_scenario",data:this.written,response_variable:"scenario"}))}>${f(Le,"s")}${t.t("copy_action")}</button>
        <button ?disabled=${a} @click=${()=>this.copy(`${location.origin}${A}/what-if?s=${Is(e)}`)}>${f($t,"s")}${t.t("copy_link")}</button>
      </div>
    </section>`}pick(t,e){if(t==="saved")this.take(dt(this.stored.saved[e]?.scenario??{},this.zone,e));else if(t==="result")this.open(e);else{let s=this.library.scenarios.find(r=>r.id===e);this.draft={...this.draft,name:"",scenario:e,parameters:{},hours:s?qs(s.horizon):this.draft.hours}}}async open(t){try{let e=await this.app.act("get_scenario_result",{scenario_id:t});this.take(dt(e.request,this.zone)),this.answer={...e.result,scenario_id:t}}catch(e){this.error=this.app.problem(e)}}sentence(t){let e=new Map([...this.tiles.values()].map(s=>[s.entity_id,s.name]));return Os(this.app,t,s=>e.get(s)??this.app.entityName(s))}get calledBy(){let{app:t,draft:e}=this;return e.name||(e.scenario?t.value("scenario",e.scenario):e.changes.map(s=>this.sentence(s)).join(", ").slice(0,100))}get written(){return Mt(this.draft,this.calledBy)}add(t,e=""){let s=this.sorted.filter(c=>W(this.app,c.entity_id).length),r=s.find(c=>c.entity_id===e)??s[0];this.app.loadServices(s.map(c=>c.entity_id));let a=this.next++,l=r?"action":"outage";this.draft={...this.draft,changes:[...this.draft.changes,{key:a,kind:l,at:t,lasts:null,words:Rt(this.app,l,r?.entity_id??"")}]},this.chosen=a}adopt(t){let e=dt({changes:t},this.zone).changes.map(s=>({...s,key:this.next++}));this.app.loadServices(e.map(s=>String(s.words.action??""))),this.draft={...this.draft,name:"",changes:[...this.draft.changes,...e]},this.run()}alter(t,e){this.draft={...this.draft,changes:this.draft.changes.map(s=>s.key===t?{...s,...e}:s)}}move(t,e){this.chosen=t,this.alter(t,{at:e,written:void 0})}async forget(t){let{app:e}=this;if(await N(e,this.renderRoot,{title:e.t("forget_saved"),text:e.t("forget_saved_text",{name:t}),yes:e.t("forget_saved")})!==void 0)try{await e.act("delete_scenario",{name:t}),this.draft={...this.draft,name:""},await this.loadStored()}catch(s){C(this,this.app.problem(s))}}async copy(t){try{await navigator.clipboard.writeText(t),C(this,this.app.t("copied"))}catch{await N(this.app,this.renderRoot,{title:this.app.t("copy_by_hand"),text:t,verbatim:!0,yes:this.app.t("close")})}}};customElements.get("dt-what-if")??customElements.define("dt-what-if",le);var Jn=[{path:"overview",icon:Be,text:"tab_overview"},{path:"what-if",icon:K,text:"tab_what_if"},{path:"rehearsal",icon:yt,text:"tab_rehearsal",admin:!0},{path:"approvals",icon:vt,text:"tab_approvals"},{path:"discovery",icon:Me,text:"tab_discovery",admin:!0}],ce=class extends y{constructor(){super(...arguments);this.words={};this.model={home:null,tiles:new Map};this.pending=new Map;this.needsCode=!1;this.menu=()=>{this.dispatchEvent(new CustomEvent("hass-toggle-menu",{bubbles:!0,composed:!0}))}}static{this.properties={hass:{attribute:!1,noAccessor:!0},narrow:{type:Boolean,reflect:!0},route:{attribute:!1},panel:{attribute:!1}}}static{this.styles=[w,Ze]}set hass(t){let e=!this.app;this.app?this.app.update(t)&&this.redraw():this.app=new Ue(t,()=>this.redraw()),this.current=t,e&&(this.start(),this.requestUpdate())}get hass(){return this.current}redraw(){this.words={},this.requestUpdate()}connectedCallback(){super.connectedCallback(),this.start()}disconnectedCallback(){super.disconnectedCallback(),this.overview?.stop(),this.approvals?.stop()}start(){if(!this.app||!this.isConnected)return;let t=()=>this.requestUpdate();this.overview??=new j(this.app,"overview/subscribe",{},()=>this.model={home:null,tiles:new Map},e=>this.take(e),t),this.approvals??=new j(this.app,"approvals/subscribe",{},()=>this.pending=new Map,e=>{let s=new Map(this.pending);for(let r of e.gone)s.delete(r);for(let r of e.new)s.set(r.approval,r);this.pending=s,this.needsCode=e.code??this.needsCode,this.requestUpdate()},t),this.approvals.start(),this.watchOverview()}watchOverview(){this.view[0]==="twin"?this.overview?.stop():this.overview?.start()}take(t){let e=this.model.tiles;for(let s of t.gone??[])e.delete(s);for(let[s,r]of Object.entries(t.twins??{}))e.set(s,{...e.get(s),...r});this.model={home:t.home??this.model.home,tiles:e},this.requestUpdate()}get view(){let t=this.route?.path??window.location.pathname.slice(A.length),[,e="",s=""]=t.split("/");return[e||"overview",decodeURIComponent(s),new URLSearchParams(window.location.search)]}willUpdate(t){t.has("route")&&this.watchOverview()}render(){let t=this.app;if(!t)return d;let[e,s,r]=this.view,a=this.approvals?.standing==="disconnected",l=o`<div class="bar-top">
      ${e==="twin"?o`<button class="round" aria-label=${t.t("back")} @click=${()=>L("overview")}>${f(pe,"turns")}</button>`:this.narrow?o`<button class="round" aria-label=${t.t("menu")} @click=${this.menu}>${f(Ce)}</button>`:d}
      <h1 class="cut">${t.t("title")}</h1>
      ${this.narrow?d:o`<div class="grow"></div>${this.tabs(e)}`}
    </div>`;return o`${l}
      ${a?o`<div class="lost" role="alert">${f(Se)}<span>${t.t("disconnected_text")}</span></div>`:d}
      <main tabindex="-1">${this.content(t,e,s,r)}</main>
      ${this.narrow?this.tabs(e):d}`}content(t,e,s,r){switch(e){case"twin":return o`<dt-twin .app=${t} .twinId=${s} .words=${this.words}></dt-twin>`;case"approvals":return o`<dt-approvals .app=${t} .pending=${this.pending} .chosen=${s} .code=${this.needsCode} .standing=${this.approvals?.standing??"loading"} .error=${this.approvals?.error??""} .words=${this.words}></dt-approvals>`;case"audit":return o`<dt-audit .app=${t} .tiles=${this.model.tiles} .twin=${r.get("twin")??""} .words=${this.words}></dt-audit>`;case"what-if":return o`<dt-what-if .app=${t} .tiles=${this.model.tiles} .words=${this.words} .link=${r.get("s")??""} .entity=${r.get("entity")??""} .chosenScenario=${s}></dt-what-if>`;case"rehearsal":return o`<dt-rehearsal .app=${t} .words=${this.words}></dt-rehearsal>`;case"discovery":return o`<dt-discovery .app=${t} .words=${this.words}></dt-discovery>`;default:return o`<dt-overview .app=${t} .model=${this.model} .standing=${this.overview?.standing??"loading"} .error=${this.overview?.error??""} .pending=${this.pending.size} .words=${this.words}></dt-overview>`}}tabs(t){let e=this.app,s=e.hass.user?.is_admin??!1;return o`<nav aria-label=${e.t("views")} @click=${S}>
      ${Jn.filter(r=>s||!r.admin).map(r=>{let a=t===r.path||t==="twin"&&r.path==="overview"||t==="audit"&&r.path==="approvals";return o`<a href="${A}/${r.path}" aria-current=${a?"page":d}>
          ${f(r.icon)}<span class="cut">${e.t(r.text)}</span>
          ${r.path==="approvals"&&this.pending.size?o`<span class="count">${this.pending.size}</span>`:d}
        </a>`})}
    </nav>`}};customElements.get("digital-twin-panel")??customElements.define("digital-twin-panel",ce);export{ce as DigitalTwinPanel};
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
