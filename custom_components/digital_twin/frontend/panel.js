import{$ as he,A as Yt,Aa as ye,B as at,Ba as xe,C as Zt,Ca as ht,D as U,E as Qt,F as te,G as it,H as ee,I as nt,J as $t,K as se,L as rt,M as ae,N as q,O as Z,P as ie,Q as bt,R as ne,S as re,T as oe,U as F,V as le,W as de,X as ot,Y as lt,Z as ce,_ as pe,a as $,aa as ue,b as n,ba as _,c as Y,ca as me,d as D,da as N,e as p,ea as T,f as It,fa as y,g as b,ga as I,h as V,ha as h,i as A,ia as x,j as zt,ja as W,k as jt,ka as O,l as Ht,la as dt,m as B,ma as M,n as et,na as w,o as st,oa as P,p as Dt,pa as fe,q as Bt,qa as ge,r as Ut,ra as J,s as Vt,sa as ve,t as qt,ta as z,u as Ft,ua as R,v as Wt,va as $e,w as Jt,wa as be,x as Kt,xa as we,y as Gt,ya as ct,z as Xt,za as pt}from"./chunk-FZNXO4XR.js";import"./chunk-CS7PDX6C.js";var wt=class extends b{constructor(){super();this.named=new Set;this.busy="",this.events=[]}static{this.properties={app:{attribute:!1},pending:{attribute:!1},chosen:{},code:{type:Boolean},standing:{},error:{},words:{attribute:!1},busy:{state:!0},events:{state:!0}}}static{this.styles=[w,$`
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
    `]}connectedCallback(){super.connectedCallback();let t=new Map;this.told=new I(this.app.hass.connection,{type:"digital_twin/events/subscribe",category:["approval","guard"],recent:20},()=>t.clear(),e=>{t.set(e.event_id,e),this.events=[...t.values()].sort((s,a)=>a.time.localeCompare(s.time)).slice(0,30)},()=>{}),this.told.start()}disconnectedCallback(){super.disconnectedCallback(),this.told?.stop(),window.clearInterval(this.clock),this.clock=void 0}willUpdate(t){this.pending.size&&this.clock===void 0?this.clock=window.setInterval(()=>this.requestUpdate(),1e3):!this.pending.size&&this.clock!==void 0&&(window.clearInterval(this.clock),this.clock=void 0);for(let e of this.pending.values())for(let s of e.actions){let a=String(s.action??"").split(".")[0]??"";!a||this.named.has(a)||(this.named.add(a),this.app.hass.loadBackendTranslation("services",a).then(()=>this.requestUpdate()))}}render(){let{app:t}=this,e=W(t,this.standing,this.error,n`<div class="skeleton" style="min-height:220px"></div>`,this.standing!=="loading"&&this.standing!=="missing");return n`<div class="page" style="max-width:820px">
      <div class="chips"><a class="button tonal" href="${_}/approvals" @click=${T} aria-current="page">${t.t("tab_approvals")}</a><a class="button" href="${_}/audit" @click=${T}>${t.t("audit")}</a></div>
      ${e??this.waiting()} ${this.decided()}
    </div>`}waiting(){let{app:t}=this;return this.pending.size?[...this.pending.values()].map(e=>this.one(e)):n`<section class="card">${x(et,t.t("nothing_waits"),t.t("nothing_waits_text"))}</section>`}sentence(t){let[e,s]=String(t.action??"").split("."),a=this.app.hass.localize(`component.${e}.services.${s}.name`),i=Object.entries(t.data??{}).filter(([,l])=>typeof l!="object").map(([,l])=>typeof l=="number"?this.app.format.number(l,2):String(l));return[a||String(t.action??""),...i].join(" · ")}one(t){let{app:e}=this,s=t.expires-Date.now()/1e3,a=t.automation?e.entityName(t.automation):t.user_id&&t.user_id===e.hass.user?.id?e.t("you"):null;return n`<section class="card approval ${t.approval===this.chosen?"chosen":""}" aria-label=${t.actions.map(i=>this.sentence(i)).join(", ")}>
      <div>
        <div class="row soft small"><span class="grow">${a?e.t("asked_by",{name:a}):e.t("asked_at",{time:e.format.time(t.created)})}</span>
          <span class="badge ${s<60?"bad":""} num">${h(he,"s")}${this.left(s)}</span></div>
        <div class="what">${t.actions.map(i=>this.sentence(i)).join(", ")}</div>
        <div>${t.entities.map(i=>e.entityName(i)).join(", ")}</div>
      </div>
      ${t.hazards.some(i=>i.reason===t.summary)?p:n`<p>${t.summary}</p>`}
      ${ye(e,t)} ${this.outcome(t)} ${xe(t)}
      ${t.not_checked.length?n`<details><summary class="small">${e.t("not_checked")}</summary><ul class="plain small soft">${t.not_checked.map(i=>n`<li>${i.text}</li>`)}</ul></details>`:p}
      ${t.may?n`<div class="decide">
            <button class="filled" ?disabled=${this.busy===t.approval} @click=${()=>this.decide(t,"approve")}>${h(B,"s")}${e.t("approve")}</button>
            ${t.alternative?.action?n`<button class="tonal" ?disabled=${this.busy===t.approval} @click=${()=>this.decide(t,"approve_alternative")}>${h(it,"s")}${e.t("approve_alternative")}</button>`:p}
            <button class="danger" ?disabled=${this.busy===t.approval} @click=${()=>this.decide(t,"reject")}>${h(Ut,"s")}${e.t("reject")}</button>
          </div>`:n`<p class="soft">${e.t("may_not_decide")}</p>`}
    </section>`}left(t){let e=Math.max(0,Math.round(t));return`${Math.floor(e/60)}:${String(e%60).padStart(2,"0")}`}outcome(t){let{app:e}=this;return Object.entries(t.outcome).slice(0,3).map(([s,a])=>{let i=pt(a),l=i?ct(e,s,a,i,P(this)):void 0;return n`<div>
        ${a.summary?n`<p class="small">${a.summary}</p>`:p}
        ${l&&i?n`<p class="small soft">${a.name} · ${e.channel(i)}</p><dt-chart .app=${e} .words=${this.words} .height=${150} .model=${l}></dt-chart>`:p}
      </div>`})}async decide(t,e){let{app:s}=this,a={approval:t.approval};if(this.code){let i=await z(s,this.renderRoot,{title:s.t("code_title"),text:s.t("code_text"),yes:s.t(e),input:{label:s.t("code"),type:"password"}});if(i===void 0)return;a.code=i}this.busy=t.approval;try{let i=await s.act(e,a);R(this,s.value("result",i?.result??(e==="reject"?"rejected":"ok")))}catch(i){R(this,y(i))}finally{this.busy=""}}decided(){let{app:t}=this;return this.events.length?n`<section class="card">
      <header><h2>${t.t("decided")}</h2></header>
      <ul class="plain">${this.events.map(e=>n`<li class="row" style="flex-wrap:nowrap"><span class="dot ${O(e.severity)}"></span><span class="soft small num" style="white-space:nowrap">${t.format.short(Date.parse(e.time)/1e3)}</span><span class="grow">${e.text}</span></li>`)}</ul>
    </section>`:p}};customElements.get("dt-approvals")??customElements.define("dt-approvals",wt);var Ke=40,Ge=[0,1,7,30],ke={guard:["action_approved","action_denied","action_run","action_failed","approval_requested","approval_granted","approval_rejected","approval_expired"],learning:["train","reset_learning","freeze_learning","import_model","export_model"],settings:["mode_changed","create_twin","remove_twin","settings_changed"]},yt=class extends b{constructor(){super();this.asked="";this.page=1,this.since=0,this.group="",this.answer=null,this.error="",this.forbidden=!1}static{this.properties={app:{attribute:!1},tiles:{attribute:!1},words:{attribute:!1},twin:{},page:{state:!0},since:{state:!0},group:{state:!0},answer:{state:!0},error:{state:!0},forbidden:{state:!0}}}static{this.styles=[w,$`
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
    `]}willUpdate(t){if(this.twin&&!this.tiles.has(this.twin))return;let e=JSON.stringify([this.twin,this.page,this.since,this.group]);e!==this.asked&&(this.asked=e,this.load(e))}async load(t){let e={page:this.page,per_page:Ke,verify:this.page===1};this.twin&&(e.entity_id=this.tiles.get(this.twin)?.entity_id),this.since&&(e.start={days:this.since}),this.group&&(e.actions=ke[this.group]);try{let s=await this.app.act("get_audit",e);if(t!==this.asked)return;this.answer={...s,chain:s.chain??this.answer?.chain??null},this.error=""}catch(s){if(t!==this.asked)return;this.forbidden=s.code==="unauthorized",this.error=y(s)}}render(){let{app:t}=this;return n`<div class="page" style="max-width:980px">
      <div class="chips"><a class="button" href="${_}/approvals" @click=${T}>${t.t("tab_approvals")}</a><a class="button tonal" href="${_}/audit" @click=${T} aria-current="page">${t.t("audit")}</a></div>
      ${this.forbidden?x(V,t.t("forbidden"),t.t("forbidden_text")):this.error?x(A,t.t("failed"),this.error):n`${this.chain()} ${this.filters()} ${this.rows()}`}
    </div>`}chain(){let{app:t}=this,e=this.answer?.chain;return e?e.intact?M("good",nt,t.t("chain_intact",{count:t.format.number(e.rows,0)})):M("bad",ee,t.t("chain_broken",{row:e.broken??0,reason:e.reason??""})):p}filters(){let{app:t}=this,e=[...this.tiles].sort(([,a],[,i])=>t.format.order(a.name,i.name)),s=a=>{a(),this.page=1};return n`<div class="card filters">
      <label class="field">${t.t("twin")}
        <select @change=${a=>N(`audit${a.target.value?`?twin=${a.target.value}`:""}`,!0)}>
          <option value="">${t.t("all_twins")}</option>
          ${e.map(([a,i])=>n`<option value=${a} ?selected=${a===this.twin}>${i.name}</option>`)}
        </select></label>
      <label class="field">${t.t("about")}
        <select @change=${a=>s(()=>this.group=a.target.value)}>
          <option value="">${t.t("everything")}</option>
          ${Object.keys(ke).map(a=>n`<option value=${a}>${t.value("audit_group",a)}</option>`)}
        </select></label>
      <label class="field">${t.t("range")}
        <select @change=${a=>s(()=>this.since=Number(a.target.value))}>
          ${Ge.map(a=>n`<option value=${a}>${a?t.format.duration(a*86400):t.t("all_time")}</option>`)}
        </select></label>
    </div>`}rows(){let{app:t,answer:e}=this;return e?e.rows.length?n`<section class="card">
      <ul class="plain">${e.rows.map(s=>this.row(s))}</ul>
      <div class="row" style="justify-content:center;margin-top:12px">
        <button ?disabled=${this.page===1} @click=${()=>this.page-=1}>${h(Dt,"s")}${t.t("newer")}</button>
        <span class="num">${this.page}</span>
        <button ?disabled=${!e.more} @click=${()=>this.page+=1}>${t.t("older")}${h(Bt,"s")}</button>
      </div>
    </section>`:n`<section class="card">${x(pe,t.t("nothing_found"),t.t("no_audit"))}</section>`:n`<div class="skeleton" style="min-height:320px" aria-busy="true"></div>`}row(t){let{app:e}=this,s=t.twin_id?this.tiles.get(t.twin_id)?.name??e.t("gone_twin"):typeof t.data.name=="string"?t.data.name:"",a=t.automation?e.entityName(t.automation):t.user_id?t.user_id===e.hass.user?.id?e.t("you"):e.t("a_user"):e.t("by_itself");return n`<li class="entry"><details>
      <summary><span class="soft small num when">${e.format.moment(Date.parse(t.time)/1e3)}</span>
        <span>${e.value("audit_of",t.action)}${s?n` · ${s}`:p}${t.reason?n` <span class="soft">${t.reason}</span>`:p}</span>
        <span class="badge">${a}</span></summary>
      <pre tabindex="0">${JSON.stringify({...t.data,context_id:t.context_id,seq:t.seq,hash:t.hash,previous:t.previous},null,2)}</pre>
    </details></li>`}};customElements.get("dt-audit")??customElements.define("dt-audit",yt);var _e=60,xt=class extends b{constructor(){super();this.started=!1;this.found=null,this.chosen=new Set,this.made=new Map,this.failed=new Map,this.busy=null,this.error="",this.shown=_e}static{this.properties={app:{attribute:!1},words:{attribute:!1},found:{state:!0},chosen:{state:!0},made:{state:!0},busy:{state:!0},error:{state:!0},failed:{state:!0},shown:{state:!0}}}static{this.styles=[w,$`
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
    `]}willUpdate(t){this.started||!this.app.hass.user?.is_admin||(this.started=!0,this.look(!1))}async look(t){t&&(this.found=null);try{this.found=(await this.app.ws("discovery",{refresh:t})).candidates,this.made=new Map,this.error=""}catch(e){this.error=y(e)}}render(){let{app:t}=this;return n`<div class="page" style="max-width:900px">${this.content(t)}</div>`}content(t){if(!t.hass.user?.is_admin)return x(V,t.t("forbidden"),t.t("forbidden_text"));if(this.error)return x(A,t.t("failed"),this.error,n`<button class="tonal" @click=${()=>this.look(!0)}>${t.t("again")}</button>`);if(!this.found)return n`<div aria-busy="true" style="display:grid;gap:12px"><span class="sr">${t.t("loading")}</span>${[1,2,3,4].map(()=>n`<div class="skeleton" style="min-height:72px"></div>`)}</div>`;if(!this.found.length)return x(et,t.t("all_found"),t.t("all_found_text"),n`<button class="tonal" @click=${()=>this.look(!0)}>${h(bt,"s")}${t.t("look_again")}</button>`);let e=this.found.filter(s=>!this.made.has(s.key));return n`<p class="soft">${t.t("discovery_text")}</p>
      <div class="bar-tools">
        <label><input type="checkbox" .checked=${this.chosen.size>0&&this.chosen.size===e.length} .indeterminate=${this.chosen.size>0&&this.chosen.size<e.length} @change=${s=>this.chosen=new Set(s.target.checked?e.map(a=>a.key):[])} />${t.t("choose_all")}</label>
        <span class="grow"></span>
        <button @click=${()=>this.look(!0)} ?disabled=${this.busy!==null}>${h(bt,"s")}${t.t("look_again")}</button>
        <button class="filled" ?disabled=${!this.chosen.size||this.busy!==null} @click=${()=>this.make([...this.chosen])}>${h(Z,"s")}${t.t("make_twins",{count:this.chosen.size})}</button>
      </div>
      ${this.busy?n`<div role="status"><div class="bar"><i style="width:${100*this.busy.done/this.busy.of}%"></i></div><p class="small soft num">${t.t("making",{done:this.busy.done,of:this.busy.of})}</p></div>`:p}
      <ul class="plain">${this.found.slice(0,this.shown).map(s=>this.one(s))}</ul>
      ${this.found.length>this.shown?n`<button @click=${()=>this.shown+=_e}>${t.t("show_all_of",{count:this.found.length})}</button>`:p}`}one(t){let{app:e}=this,s=this.made.get(t.key),a=this.failed.get(t.key);return n`<li class="card found ${s?"made":""}">
      <input type="checkbox" aria-label=${t.name} .checked=${this.chosen.has(t.key)} ?disabled=${s!==void 0||this.busy!==null} @change=${()=>this.toggle(t.key)} />
      <span class="kind">${h(ht(t.kind))}</span>
      <div class="grow"><b>${t.name}</b> <span class="soft small">${e.option("kind",t.kind)} · ${e.area(t.area_id)}</span>
        <div class="small">${t.reason}</div>${a?n`<div class="small" role="alert" style="color:var(--dt-bad)">${a}</div>`:p}</div>
      ${s!==void 0?n`<a class="button tonal" href="${_}/twin/${s}" @click=${T}>${h(B,"s")}${e.t("open_twin")}</a>`:n`<button aria-label=${e.t("make_twin_of",{name:t.name})} ?disabled=${this.busy!==null} @click=${()=>this.make([t.key])}>${h(Z,"s")}<span class="word">${e.t("make_twin")}</span></button>`}
    </li>`}toggle(t){let e=new Set(this.chosen);e.delete(t)||e.add(t),this.chosen=e}async make(t){let{app:e}=this;this.busy={done:0,of:t.length};let s=new Map;for(let a of t){let i=this.found?.find(l=>l.key===a);if(i){try{let l=i.device_id?{device_id:i.device_id}:{entity_id:i.entity_id},{twin_id:o}=await e.act("create_twin",l);this.made=new Map(this.made).set(a,o)}catch(l){s.set(a,y(l))}this.busy={done:this.busy.done+1,of:t.length}}}this.busy=null,this.failed=s,this.chosen=new Set,R(this,e.t("made",{count:t.length-s.size}))}};customElements.get("dt-discovery")??customElements.define("dt-discovery",xt);var j={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},ut=r=>(...d)=>({_$litDirective$:r,values:d}),K=class{constructor(d){}get _$AU(){return this._$AM._$AU}_$AT(d,t,e){this._$Ct=d,this._$AM=t,this._$Ci=e}_$AS(d,t){return this.update(d,t)}update(d,t){return this.render(...t)}};var{I:Xe}=It,Te=r=>r;var Ae=r=>r.strings===void 0,Ee=()=>document.createComment(""),G=(r,d,t)=>{let e=r._$AA.parentNode,s=d===void 0?r._$AB:d._$AA;if(t===void 0){let a=e.insertBefore(Ee(),s),i=e.insertBefore(Ee(),s);t=new Xe(a,i,r,r.options)}else{let a=t._$AB.nextSibling,i=t._$AM,l=i!==r;if(l){let o;t._$AQ?.(r),t._$AM=r,t._$AP!==void 0&&(o=r._$AU)!==i._$AU&&t._$AP(o)}if(a!==s||l){let o=t._$AA;for(;o!==a;){let c=Te(o).nextSibling;Te(e).insertBefore(o,s),o=c}}}return t},H=(r,d,t=r)=>(r._$AI(d,t),r),Ye={},mt=(r,d=Ye)=>r._$AH=d,Se=r=>r._$AH,ft=r=>{r._$AR(),r._$AA.remove()};var Ce=(r,d,t)=>{let e=new Map;for(let s=d;s<=t;s++)e.set(r[s],s);return e},kt=ut(class extends K{constructor(r){if(super(r),r.type!==j.CHILD)throw Error("repeat() can only be used in text expressions")}dt(r,d,t){let e;t===void 0?t=d:d!==void 0&&(e=d);let s=[],a=[],i=0;for(let l of r)s[i]=e?e(l,i):i,a[i]=t(l,i),i++;return{values:a,keys:s}}render(r,d,t){return this.dt(r,d,t).values}update(r,[d,t,e]){let s=Se(r),{values:a,keys:i}=this.dt(d,t,e);if(!Array.isArray(s))return this.ut=i,a;let l=this.ut??=[],o=[],c,g,u=0,m=s.length-1,f=0,v=a.length-1;for(;u<=m&&f<=v;)if(s[u]===null)u++;else if(s[m]===null)m--;else if(l[u]===i[f])o[f]=H(s[u],a[f]),u++,f++;else if(l[m]===i[v])o[v]=H(s[m],a[v]),m--,v--;else if(l[u]===i[v])o[v]=H(s[u],a[v]),G(r,o[v+1],s[u]),u++,v--;else if(l[m]===i[f])o[f]=H(s[m],a[f]),G(r,s[u],s[m]),m--,f++;else if(c===void 0&&(c=Ce(i,f,v),g=Ce(l,u,m)),c.has(l[u]))if(c.has(l[m])){let k=g.get(i[f]),L=k!==void 0?s[k]:null;if(L===null){let Nt=G(r,s[u]);H(Nt,a[f]),o[f]=Nt}else o[f]=H(L,a[f]),G(r,s[u],L),s[k]=null;f++}else ft(s[m]),m--;else ft(s[u]),u++;for(;f<=v;){let k=G(r,o[v+1]);H(k,a[f]),o[f++]=k}for(;u<=m;){let k=s[u++];k!==null&&ft(k)}return this.ut=i,mt(r,o),D}});var Ze=["all","attention","learning","sandbox"],Qe=40,ts=40,es=10,ss=15*6e4;function Me(r,d){switch(d){case"attention":return r.diverged||r.risks.length>0||r.health!==null&&r.health<80||r.status==="unavailable"||r.status==="orphaned";case"learning":return!r.learned||r.trust==="observing";case"sandbox":return r.mode!=="mirror";default:return!0}}var _t=class extends b{constructor(){super();this.clear=()=>{this.search="",this.filter="all",N("overview",!0)};this.search="",this.filter="all",this.shown=Qe,this.pending=0,this.power=null}static{this.properties={app:{attribute:!1},model:{attribute:!1},standing:{},error:{},pending:{type:Number},words:{attribute:!1},search:{state:!0},filter:{state:!0},shown:{state:!0},power:{state:!0}}}static{this.styles=[w,$`
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
    `]}disconnectedCallback(){super.disconnectedCallback(),window.clearTimeout(this.growing),this.growing=void 0,window.clearTimeout(this.powerTimer),this.powerTimer=void 0}async loadPower(){let{app:t}=this,e=await t.ws("overview/power").catch(()=>{});if(!this.isConnected)return;this.powerTimer=window.setTimeout(()=>{this.loadPower()},ss);let{times:s=[],values:a=[]}=e??{};if(!e?.twins||s.length<2||Math.max(...e.high??a)<es)return;let i=P(this);this.power={lines:[{label:t.t("together"),color:i,times:s,values:a,width:2.5}],bands:[{label:t.t("band",{percent:90}),color:fe(i,.18),times:s,low:e.low??[],high:e.high??[]}],limits:e.limit===null?[]:[{value:e.limit,label:t.t("limit_is",{value:t.format.quantity(e.limit,"W")}),color:"#d32f2f"}],marks:[],unit:"W",start:s[0],end:s.at(-1),summary:t.t("power_summary",{most:t.format.quantity(Math.max(...a),"W"),high:t.format.quantity(Math.max(...e.high??a),"W"),count:e.twins})}}updated(){this.standing==="live"&&this.model.home?.twins&&this.powerTimer===void 0&&(this.powerTimer=0,this.loadPower()),this.shown<this.model.tiles.size&&this.growing===void 0&&(this.growing=window.setTimeout(()=>{this.growing=void 0,this.shown+=ts},16))}render(){let t=this.model.home!==null,e=W(this.app,this.standing,this.error,this.skeletons(),t);return e?n`<div class="page">${e}</div>`:this.model.home?.twins?n`<div class="page">${this.glance(this.model.home)}${this.risks()}${this.powerCard()}${this.tools()}${this.areas()}</div>`:n`<div class="page">${this.empty()}</div>`}skeletons(){return n`<div class="tiles">${Array.from({length:9},()=>n`<div class="skeleton"></div>`)}</div>`}empty(){let{app:t}=this;return x(Wt,t.t("no_twins"),t.t("no_twins_text"),this.model.home?.admin?n`<a class="button filled" href="${_}/discovery" @click=${T}>${t.t("find_devices")}</a>`:p)}glance(t){let{app:e}=this,s=t.hazards.length+[...this.model.tiles.values()].filter(a=>a.risks.length).length;return n`<div class="glance">
      ${this.figure(Zt,dt(t.health),t.health===null?"–":e.format.number(t.health,0),e.t("health"))}
      ${this.figure(t.diverged?A:st,t.diverged?"warn":"good",e.format.number(t.diverged,0),e.t("divergences"))}
      <a class="plain" href="${_}/approvals" @click=${T}>${this.figure(at,this.pending?"warn":"",e.format.number(this.pending,0),e.t("pending_approvals"))}</a>
      ${this.figure(F,s?"warn":"good",e.format.number(s,0),e.t("risks_ahead"))}
    </div>`}figure(t,e,s,a){return n`<div class="card figure ${e}">${h(t)}<b class="num">${s}</b><span class="soft small">${a}</span></div>`}risks(){let{app:t}=this,e=(this.model.home?.hazards??[]).map(i=>({ids:i.twins,text:i.reason,at:i.at,bad:i.severity==="high"||i.severity==="critical"})),s=[...this.model.tiles].flatMap(([i,l])=>l.risks.map(o=>({ids:[i],text:o,at:0,bad:!1}))),a=[...e,...s].slice(0,6);return a.length?n`<section class="card">
      <header><h2>${t.t("risks_ahead")}</h2></header>
      <ul class="plain">
        ${a.map(i=>n`<li class="row" style="flex-wrap:nowrap"><span class="dot ${i.bad?"bad":"warn"}"></span><span class="grow">${i.text}
          ${i.ids.map(l=>n` <a href="${_}/twin/${l}" @click=${T}>${this.model.tiles.get(l)?.name??""}</a>`)}</span>${i.at?n`<span class="soft small num">${t.format.short(i.at)}</span>`:p}</li>`)}
      </ul>
    </section>`:p}powerCard(){let{app:t,power:e}=this;return e?n`<section class="card"><header><h2>${t.t("power_title")}</h2><span class="soft small">${e.summary}</span></header>
      <dt-chart plain .app=${t} .words=${this.words} .height=${150} .model=${e}></dt-chart></section>`:p}tools(){let{app:t}=this,e=[...this.model.tiles.values()];return n`<div class="tools">
      <div class="search">
        ${h($t)}
        <input type="search" .value=${this.search} aria-label=${t.t("search_twins")} placeholder=${t.t("search_twins")}
          @input=${s=>this.search=s.target.value} />
      </div>
      <div class="chips" role="group" aria-label=${t.t("filter")}>
        ${Ze.map(s=>{let a=e.filter(i=>Me(i,s)).length;return s!=="all"&&s!==this.filter&&!a?p:n`<button class="chip" aria-pressed=${this.filter===s} @click=${()=>this.filter=s}>
            ${t.t(`filter_${s}`)} <span class="soft num">${t.format.number(a,0)}</span>
          </button>`})}
      </div>
    </div>`}areas(){let{app:t}=this,e=this.search.trim().toLocaleLowerCase(),s=new Map;for(let o of this.model.tiles){let c=o[1];if(!Me(c,this.filter))continue;let g=t.area(c.area_id);if(e&&!`${c.name} ${g} ${c.entity_id} ${t.option("kind",c.kind)}`.toLocaleLowerCase().includes(e))continue;let u=s.get(g);u?u.push(o):s.set(g,[o])}if(!s.size)return x($t,t.t("nothing_found"),t.t("nothing_found_text"),n`<button class="tonal" @click=${this.clear}>${t.t("show_all")}</button>`);let a=t.t("no_area"),i=[...s].sort(([o],[c])=>o===a?1:c===a?-1:t.format.order(o,c)),l=this.shown;return kt(i,([o])=>o,([o,c])=>{let g=c.sort(([,u],[,m])=>t.format.order(u.name,m.name)).slice(0,Math.max(l,0));return l-=c.length,g.length?n`<section aria-label=${o}>
          <h2>${o} <span class="soft small num">${t.format.number(c.length,0)}</span></h2>
          <ul class="tiles">
            ${kt(g,([u])=>u,([u,m])=>n`<li><dt-tile .app=${t} .twinId=${u} .tile=${m} .words=${this.words}></dt-tile></li>`)}
          </ul>
        </section>`:p})}};customElements.get("dt-overview")??customElements.define("dt-overview",_t);var is=3e4,Re=100,ns=8,S=r=>Date.parse(r)/1e3,Tt=class extends b{constructor(){super();this.play=()=>{this.at>=this.to-1&&(this.at=this.from),this.playing=!0;let t=(this.to-this.from)*Re/is;this.timer=window.setInterval(()=>{this.seek(this.at+t),this.at>=this.to&&this.pause()},Re)};this.pause=()=>{window.clearInterval(this.timer),this.playing=!1};this.at=0,this.playing=!1,this.course="",this.run=null}static{this.properties={app:{attribute:!1},words:{attribute:!1},answer:{attribute:!1},at:{state:!0},playing:{state:!0},course:{state:!0},run:{state:!0}}}static{this.styles=[w,$`
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
    `]}disconnectedCallback(){super.disconnectedCallback(),this.pause()}willUpdate(t){if(!t.has("answer"))return;this.pause(),this.at=this.from,this.run=null;let e=JSON.stringify(this.answer.timeline.flatMap(a=>a.actions??[])),s=this.courses.sort((a,i)=>Number(e.includes(i.split(":")[0]))-Number(e.includes(a.split(":")[0])));this.course=s.find(a=>typeof this.answer.states?.[a]?.[0]?.[1]=="number")??s[0]??""}get from(){return S(this.answer.start)}get to(){return Math.max(S(this.answer.end),this.from+1)}get courses(){return Object.keys(this.answer.states??{}).sort((t,e)=>this.app.format.order(this.courseName(t),this.courseName(e)))}courseName(t){let[e="",s]=t.split(":");return s?`${this.app.entityName(e)} · ${this.app.channel(s)}`:this.app.entityName(e)}render(){let{app:t,answer:e}=this;return n`<section class="card">
        <header><h2>${t.t("outcome")}</h2><span class="soft small">${t.format.moment(this.from)} – ${t.format.moment(this.to)}</span></header>
        <p>${e.summary}</p>
        ${e.aborted?M("bad",A,e.aborted.text):p}
        <div class="figures" style="margin-top:12px">${this.figures(e,e.variant)}</div>
      </section>
      ${this.findings()} ${this.timeline()} ${this.trace()} ${this.difference()}`}figures(t,e){let{app:s}=this,a=l=>Object.values(l.automations).reduce((o,c)=>o+c.runs,0),i=(l,o,c)=>n`<div><b class="num">${o}${c!==void 0&&c!==o?n` <span class="soft">→ ${c}</span>`:p}</b><span class="soft small">${l}</span></div>`;return[i(s.t("runs"),s.format.number(a(t),0),e&&s.format.number(a(e),0)),i(s.t("findings"),s.format.number(t.findings.length,0),e&&s.format.number(e.findings.length,0)),i(s.t("hazards"),s.format.number(t.hazards.length,0),e&&s.format.number(e.hazards.length,0)),i(s.t("energy"),s.format.quantity(t.energy.total??0,"kWh"),e&&s.format.quantity(e.energy.total??0,"kWh")),t.cost===null?p:i(s.t("cost"),this.money(t.cost),e&&e.cost!==null?this.money(e.cost):void 0)]}money(t){let e=this.app.hass.config.currency;return e?new Intl.NumberFormat(this.app.format.language,{style:"currency",currency:e}).format(t):this.app.format.number(t,2)}findings(){let{app:t,answer:e}=this;return!e.findings.length&&!e.hazards.length?M("good",st,t.t("nothing_wrong")):n`<section class="card">
      <header><h2>${t.t("found")}</h2></header>
      <ul class="plain">
        ${e.hazards.map(s=>n`<li>${M(O(s.severity)==="bad"?"bad":"warn",F,n`<b>${t.hazard(s.id)}</b> <button class="small" @click=${()=>this.seek(S(s.time))}>${t.format.short(S(s.time))}</button><div>${s.text}</div>`)}</li>`)}
        ${e.findings.map(s=>n`<li>${M(O(s.severity)==="bad"?"bad":s.severity==="low"?"":"warn",A,n`${s.text} ${s.time?n`<button class="small" @click=${()=>this.seek(S(s.time))}>${t.format.short(S(s.time))}</button>`:p}`)}</li>`)}
      </ul>
    </section>`}timeline(){let{app:t,answer:e}=this,s=Object.entries(e.automations),a=i=>(i-this.from)/(this.to-this.from)*100;return n`<section class="card" aria-label=${t.t("timeline")}>
      <header><h2>${t.t("timeline")}</h2>
        ${this.courses.length?n`<select class="inline" aria-label=${t.t("course_of")} @change=${i=>this.course=i.target.value}>${this.courses.map(i=>n`<option value=${i} ?selected=${i===this.course}>${this.courseName(i)}</option>`)}</select>`:p}
      </header>
      <div class="lanes" style="--axis:${ve(this.course!==""&&this.chart().states!==void 0)}px">
        ${s.map(([i,l],o)=>n`<div class="lane"><span class="cut" title=${l.name}>${l.name}</span>
            <div class="track" style="color:${J[o%J.length]}">
              ${e.timeline.filter(c=>c.what===i).map(c=>n`<button class=${c.outcome==="finished"?"":"missed"} style="left:${a(S(c.time))}%" aria-pressed=${c===this.run}
                  aria-label="${l.name}, ${t.format.short(S(c.time))}, ${t.value("run",c.outcome)}" @click=${()=>this.choose(c)}></button>`)}
              <span class="hand" style="left:${a(this.at)}%"></span>
            </div></div>`)}
      </div>
      ${this.course?n`<dt-chart .app=${t} .words=${this.words} .height=${220} .model=${this.chart()} .cursorAt=${this.at}></dt-chart>`:p}
      <div class="player">
        <button class="round" aria-label=${t.t("previous_run")} @click=${()=>this.step(-1)}>${h(de)}</button>
        <button class="round" aria-label=${t.t(this.playing?"pause":"play")} @click=${this.playing?this.pause:this.play}>${h(this.playing?ae:q)}</button>
        <button class="round" aria-label=${t.t("next_run")} @click=${()=>this.step(1)}>${h(le)}</button>
        <input type="range" min=${this.from} max=${this.to} step="60" .value=${String(this.at)} aria-label=${t.t("moment")} aria-valuetext=${t.format.moment(this.at)} @input=${i=>this.seek(Number(i.target.value))} />
        <span class="clock num small">${t.format.moment(this.at)}</span>
      </div>
      ${this.happening()}
    </section>`}chart(){if(this.model&&this.modelKey?.[0]===this.answer&&this.modelKey[1]===this.course&&this.modelKey[2]===this.words)return this.model;let{app:t,answer:e}=this,s=this.course.split(":")[0]??"",a=m=>m.states?.[this.course]??[],i=a(e),l=e.variant?a(e.variant):[],o=[...i,...l].every(([,m])=>typeof m=="number"||m===null),c=o?void 0:$e([...i,...l].map(([,m])=>m),[]),g=(m,f,v,k)=>({label:f,color:v,times:[...m.map(([L])=>S(L)),this.to],values:be([...m.map(([,L])=>L),m.at(-1)?.[1]??null],c),step:!o,...k?{dash:k}:{}}),u=t.hass.states[s]?.attributes.unit_of_measurement;return this.modelKey=[e,this.course,this.words],this.model={lines:[g(i,t.t("present"),e.variant?ge:P(this)),...l.length?[g(l,t.t("variant"),P(this))]:[]],bands:[],marks:[],limits:[],unit:typeof u=="string"?u:this.course.includes("temperature")?t.hass.config.unit_system.temperature??null:null,start:this.from,end:this.to,summary:this.courseName(this.course),...c?{states:c.map(m=>t.words(s,m,null))}:{}},this.model}happening(){let{app:t,answer:e}=this,s=e.timeline.filter(a=>S(a.time)<=this.at+1).slice(-ns).reverse();return s.length?n`<ul class="plain" style="gap:0;margin-top:8px" aria-live="off">
      ${s.map(a=>n`<li><button style="width:100%;justify-content:flex-start;font-weight:400;color:var(--dt-text)" @click=${()=>this.choose(a)}>
        <span class="num small soft">${t.format.short(S(a.time))}</span><span class="cut">${e.automations[a.what]?.name??t.entityName(a.what)}</span><span class="badge ${a.outcome==="finished"?"good":""}">${t.value("run",a.outcome)}</span></button></li>`)}
    </ul>`:n`<p class="soft small">${t.t("nothing_ran_yet")}</p>`}trace(){let{app:t,answer:e,run:s}=this;return s?n`<section class="card" aria-label=${t.t("trace")}>
      <header><h2>${e.automations[s.what]?.name??t.entityName(s.what)}</h2><span class="soft small">${t.format.moment(S(s.time))}</span><span class="badge">${t.value("run",s.outcome)}</span></header>
      ${s.why?n`<p>${s.why}</p>`:p} ${s.error?M("bad",A,s.error):p}
      ${s.trigger?n`<p class="soft small">${t.t("triggered_by")}: ${typeof s.trigger=="string"?s.trigger:JSON.stringify(s.trigger)}</p>`:p}
      ${s.actions?.length?n`<h3 style="margin-top:12px">${t.t("actions")}</h3><div class="scroll"><table><tbody>${s.actions.map(a=>n`<tr><td class="num soft">${t.format.time(S(a.time))}</td><td>${a.action}</td><td>${JSON.stringify(a.data??{})}</td></tr>`)}</tbody></table></div>`:p}
      ${s.trace?.length?n`<h3 style="margin:12px 0 6px">${t.t("steps")}</h3><div class="scroll"><table><tbody>${s.trace.map(a=>n`<tr><td class="num soft">${t.format.time(S(a.at))}</td><td>${a.path}</td><td class="small">${a.result===void 0||a.result===null?"":JSON.stringify(a.result)}${a.error??""}</td></tr>`)}</tbody></table></div>`:p}
    </section>`:p}difference(){let{app:t,answer:e}=this,{variant:s,difference:a}=e;if(!s||!a)return p;let i=(l,o)=>n`<div><h3>${l}</h3><p style="margin:6px 0">${o.summary}</p><ul class="plain small">${o.findings.map(c=>n`<li class="row" style="flex-wrap:nowrap"><span class="dot ${O(c.severity)}"></span><span>${c.text}</span></li>`)}</ul></div>`;return n`<section class="card"><header><h2>${t.t("beside")}</h2></header><div class="columns">${i(t.t("present"),e)}${i(t.t("variant"),s)}</div></section>`}choose(t){this.run=t,this.seek(S(t.time))}seek(t){this.at=Math.min(Math.max(t,this.from),this.to)}step(t){let e=this.answer.timeline,s=t>0?e.find(a=>S(a.time)>this.at+1):[...e].reverse().find(a=>S(a.time)<this.at-1);s&&this.choose(s)}};customElements.get("dt-rehearsal-result")??customElements.define("dt-rehearsal-result",Tt);var rs=[6,24,72,168],Et=class extends b{constructor(){super();this.run=async()=>{let{app:t}=this,e={duration:{hours:this.hours}};this.chosen?e.automations=[...this.chosen]:this.automations.length&&(e.automations="all"),this.start&&(e.start=new Date(this.start).toISOString()),this.fresh.trim()&&(e.new=this.fresh),this.variant.trim()&&(e.variant=this.variant),this.running=!0,this.error="";try{this.answer=await t.act("rehearse",e)}catch(s){this.error=y(s)}finally{this.running=!1}};this.chosen=null,this.fresh="",this.variant="",this.start="",this.hours=24,this.running=!1,this.progress=null,this.answer=null,this.error=""}static{this.properties={app:{attribute:!1},words:{attribute:!1},chosen:{state:!0},fresh:{state:!0},variant:{state:!0},start:{state:!0},hours:{state:!0},running:{state:!0},progress:{state:!0},answer:{state:!0},error:{state:!0}}}static{this.styles=[w,$`
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
    `]}connectedCallback(){super.connectedCallback(),this.app.hass.user?.is_admin&&(this.live=new I(this.app.hass.connection,{type:"digital_twin/progress/subscribe",what:"rehearsal"},()=>{},t=>this.progress=t.progress,()=>this.requestUpdate()),this.live.start())}disconnectedCallback(){super.disconnectedCallback(),this.live?.stop()}get automations(){let{hass:t}=this.app;return Object.keys(t.states).filter(e=>e.startsWith("automation.")).sort((e,s)=>this.app.format.order(this.app.entityName(e),this.app.entityName(s)))}render(){let{app:t}=this;return t.hass.user?.is_admin?n`<div class="page">
      ${this.form()}
      ${this.running||this.progress!==null?this.busy():p}
      ${this.error?M("bad",A,this.error):p}
      ${this.answer?n`<dt-rehearsal-result .app=${t} .words=${this.words} .answer=${this.answer}></dt-rehearsal-result>`:this.running?p:n`<section class="card">${x(rt,t.t("rehearsal_empty"),t.t("rehearsal_empty_text"))}</section>`}
    </div>`:n`<div class="page">${x(V,t.t("forbidden"),t.t("forbidden_text"))}</div>`}form(){let{app:t}=this,e=this.automations;return n`<section class="card">
      <header><h2>${t.t("rehearse")}</h2></header>
      <div class="form">
        <fieldset>
          <legend>${t.t("automations")}</legend>
          ${e.length?n`<div class="list">
                <label><input type="checkbox" .checked=${this.chosen===null} @change=${s=>this.chosen=s.target.checked?null:new Set} /><b>${t.t("all_automations")}</b></label>
                ${e.map(s=>n`<label><input type="checkbox" .checked=${this.chosen?.has(s)??!0} @change=${()=>this.toggle(s)} /><span class="cut">${t.entityName(s)}</span></label>`)}
              </div>`:n`<div class="row soft">${h(ne)}${t.t("no_automations")}</div>`}
        </fieldset>
        <fieldset>
          <legend>${t.t("when")}</legend>
          <label class="field">${t.t("start")}<input type="datetime-local" .value=${this.start} @change=${s=>this.start=s.target.value} /></label>
          <p class="small soft">${t.t("start_hint")}</p>
          <label class="field">${t.t("duration")}<select @change=${s=>this.hours=Number(s.target.value)}>
            ${rs.map(s=>n`<option value=${s} ?selected=${s===this.hours}>${t.format.duration(s*3600)}</option>`)}
          </select></label>
        </fieldset>
        <fieldset>
          <legend>${t.t("paste")}</legend>
          <details><summary>${t.t("paste_new")}</summary><label class="field" style="margin-top:8px"><span class="sr">${t.t("paste_new")}</span><textarea spellcheck="false" .value=${this.fresh} placeholder="alias: …&#10;triggers: …&#10;actions: …" @change=${s=>this.fresh=s.target.value}></textarea></label></details>
          <details><summary>${t.t("paste_variant")}</summary><p class="small soft">${t.t("variant_hint")}</p><label class="field"><span class="sr">${t.t("paste_variant")}</span><textarea spellcheck="false" .value=${this.variant} placeholder="entity_id: automation.…&#10;alias: …&#10;triggers: …&#10;actions: …" @change=${s=>this.variant=s.target.value}></textarea></label></details>
        </fieldset>
      </div>
      <div class="row" style="margin-top:16px">
        <button class="filled" ?disabled=${this.running||this.progress!==null||!e.length&&!this.fresh&&!this.variant} @click=${this.run}>${h(q,"s")}${t.t("run_rehearsal")}</button>
        <span class="soft small">${t.t("rehearsal_safe")}</span>
      </div>
    </section>`}toggle(t){let e=new Set(this.chosen??this.automations);e.delete(t)||e.add(t),this.chosen=e.size===this.automations.length?null:e}busy(){let{app:t}=this,e=this.progress??0;return n`<section class="card row" role="status">
      <div class="grow"><div class="bar ${e?"":"busy"}"><i style=${e?`width:${e*100}%`:""}></i></div>
        <p class="small soft num" style="margin-top:6px">${t.t("rehearsing",{share:t.format.percent(e)})}</p></div>
      <button @click=${()=>t.act("cancel_rehearsal").catch(s=>this.error=y(s))}>${h(lt,"s")}${t.t("stop")}</button>
    </section>`}};customElements.get("dt-rehearsal")??customElements.define("dt-rehearsal",Et);var Oe=ut(class extends K{constructor(r){if(super(r),r.type!==j.PROPERTY&&r.type!==j.ATTRIBUTE&&r.type!==j.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!Ae(r))throw Error("`live` bindings can only contain a single expression")}render(r){return r}update(r,[d]){if(d===D||d===p)return d;let t=r.element,e=r.name;if(r.type===j.PROPERTY){if(d===t[e])return D}else if(r.type===j.BOOLEAN_ATTRIBUTE){if(!!d===t.hasAttribute(e))return D}else if(r.type===j.ATTRIBUTE&&t.getAttribute(e)===d+"")return D;return mt(r),d}});var At=class extends b{constructor(){super();this.toggle=async()=>{this.open=!this.open,window.removeEventListener("click",this.outside),this.open&&(window.addEventListener("click",this.outside),await this.updateComplete,this.all()[0]?.focus())};this.outside=t=>{t.composedPath().includes(this)||this.close(!1)};this.key=t=>{let e=this.all(),s=e.indexOf(this.shadowRoot?.activeElement),a={ArrowDown:s+1,ArrowUp:s-1,Home:0,End:e.length-1};t.key==="Escape"||t.key==="Tab"?this.close(t.key==="Escape"):t.key in a&&(t.preventDefault(),e[(a[t.key]+e.length)%e.length]?.focus())};this.items=[],this.open=!1}static{this.properties={items:{attribute:!1},label:{},open:{state:!0}}}static{this.styles=[w,$`
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
    `]}disconnectedCallback(){super.disconnectedCallback(),window.removeEventListener("click",this.outside)}render(){return n`<button class="round" aria-label=${this.label} aria-haspopup="menu" aria-expanded=${this.open} @click=${this.toggle}>${h(Yt)}</button>
      ${this.open?n`<div role="menu" aria-label=${this.label} @keydown=${this.key}>
            ${this.items.map(t=>n`<button role="menuitem" tabindex="-1" class=${t.danger?"danger":""} @click=${()=>this.choose(t)}>${h(t.icon)}${t.label}</button>`)}
          </div>`:""}`}all(){return[...this.renderRoot.querySelectorAll("[role=menuitem]")]}close(t){this.open=!1,window.removeEventListener("click",this.outside),t&&this.renderRoot.querySelector("button.round")?.focus()}choose(t){this.close(!0),t.run()}};customElements.get("dt-menu")??customElements.define("dt-menu",At);var C=240,E=34,os=300;function Pe(r,d,t,e,s,a){let i=o=>E+(o-d)/(t-d||1)*(C-E-8),l=[d,(d+t)/2,t];return n`<svg class="scatter" viewBox="0 0 ${C} ${C}" role="img" aria-label=${a}>
    ${Y`<rect x=${E} y="8" width=${C-E-8} height=${C-E-8} class="ground"></rect>
      <line x1=${E} y1=${C-E} x2=${C-8} y2="8" class="ideal"></line>
      ${s}
      ${l.map((o,c)=>Y`<text x=${i(o)} y=${C-E+14} text-anchor=${c===0?"start":c===2?"end":"middle"}>${e(o)}</text>
        <text x=${E-4} y=${C-i(o)+(c===2?8:c===0?0:4)} text-anchor="end">${e(o)}</text>`)}
      <text x=${(C+E)/2} y=${C-4} text-anchor="middle">${r.t("foretold_axis")}</text>
      <text x="10" y=${(C-E)/2} text-anchor="middle" transform="rotate(-90 10 ${(C-E)/2})">${r.t("came_axis")}</text>`}
  </svg>`}function Le(r,d){return d.values?ls(r,d,d.values):ds(r,d)}function ls(r,d,t){if(t.length<5)return;let e=Math.ceil(t.length/os),s=[...t,...d.outcome],a=Math.min(...s),i=Math.max(...s),l=(i-a)*.05||.5,o=a-l,c=i+l,g=v=>(v-o)/(c-o)*(C-E-8),u=t.map((v,k)=>{let L=d.outcome[k];return L>=(d.low?.[k]??-1/0)&&L<=(d.high?.[k]??1/0)}),m=u.filter(Boolean).length/u.length,f=t.map((v,k)=>k%e?void 0:Y`<circle cx=${E+g(v)} cy=${C-E-g(d.outcome[k])} r="2.6" class=${u[k]?"in":"out"}></circle>`);return Pe(r,o,c,v=>r.format.number(v,1),f,r.t("reliability_summary",{count:r.format.number(t.length,0),share:r.format.percent(m)}))}function ds(r,d){let t=Array.from({length:10},()=>({n:0,said:0,came:0}));(d.probability??[]).forEach((i,l)=>{if(i===null)return;let o=t[Math.min(9,Math.floor(i*10))];o.n+=1,o.said+=i,o.came+=d.outcome[l]});let e=t.reduce((i,l)=>i+l.n,0);if(e<5)return;let s=i=>i*(C-E-8),a=t.filter(i=>i.n).map(i=>Y`<circle cx=${E+s(i.said/i.n)} cy=${C-E-s(i.came/i.n)} r=${3+8*Math.sqrt(i.n/e)} class="in"></circle>`);return Pe(r,0,1,i=>r.format.percent(i),a,r.t("reliability_chance",{count:r.format.number(e,0)}))}function Ne(r,{learned:d,identity:t}){return n`<section class="card">
    <header><h2>${r.t("learned")}</h2>${t.frozen?n`<span class="badge">${h(ot,"s")}${r.t("frozen")}</span>`:p}</header>
    ${d?n`<p style="margin-bottom:8px">${d.report.map(e=>n`${e.text} `)}</p>
          ${d.parameters.length?n`<details><summary>${r.t("parameters")}</summary><div class="scroll" style="margin-top:8px"><table>
                <thead><tr><th scope="col">${r.t("parameter")}</th><th scope="col">${r.t("value")}</th></tr></thead>
                <tbody>${d.parameters.map(e=>n`<tr><td>${r.parameter(e.name)}</td><td class="num">${r.format.number(e.value,4)} ± ${r.format.number(e.deviation,4)} ${e.unit??""}${e.identified?p:n` <span class="badge">${r.t("assumed")}</span>`}</td></tr>`)}</tbody>
              </table></div></details>`:p}
          ${d.left_out.length?n`<details style="margin-top:8px"><summary>${r.t("left_out")}</summary><ul class="plain small soft" style="margin-top:8px">${d.left_out.map(e=>n`<li>${e.text}</li>`)}</ul></details>`:p}
          <p class="soft small" style="margin-top:8px">${r.t("learned_at",{time:r.format.relative(Date.parse(d.learned_at)/1e3)})}</p>`:n`<p class="soft">${r.t("still_learning")}</p>`}
  </section>`}function Ie(r,{accuracy:d,tile:t},e){let s=d.filter(l=>l.scored),a=t.quantity==="number",i=e?Le(r,e):void 0;return n`<section class="card">
    <header><h2>${r.t("score")}</h2></header>
    ${s.length?n`<div class="scroll"><table>
          <thead><tr><th scope="col">${r.t("ahead")}</th><th scope="col">${a?r.t("typical_error"):r.t("brier")}</th><th scope="col">${r.t("better_by")}</th>${a?n`<th scope="col">${r.t("in_band")}</th>`:p}</tr></thead>
          <tbody>${s.map(l=>n`<tr class="num"><td>${r.format.duration(l.horizon)}</td>
            <td>${a?l.error===null?"–":`± ${r.format.quantity(l.error,t.unit)}`:l.brier===null?"–":r.format.number(l.brier,3)}</td>
            <td>${r.format.percent(l.skill)}</td>${a?n`<td>${r.format.percent(l.coverage)}</td>`:p}</tr>`)}</tbody>
        </table></div>`:n`<p class="soft">${r.t("no_scores")}</p>`}
    ${i?n`<h3 style="margin-top:12px">${r.t("reliability")}</h3>${i}`:p}
  </section>`}function ze(r,{channels:d,tile:t,watch:e}){return n`<section class="card">
    <header><h2>${r.t("now")}</h2>${e.last_sync?n`<span class="soft small">${r.t("synced_at",{time:r.format.time(e.last_sync)})}</span>`:p}</header>
    <dl class="facts" style="margin:0">${Object.entries(d).map(([s,a])=>n`<dt>${r.channel(s)}</dt><dd class="num">${r.words(t.entity_id,a.value,a.unit)}</dd>`)}</dl>
    ${e.health?n`<h3 style="margin:16px 0 8px">${r.t("health_parts")}</h3><div class="parts">${Object.entries(e.health.parts).map(([s,a])=>n`<div class="part"><span>${r.value("part",s)}</span><span class="bar"><i style="width:${a}%"></i></span><span class="num">${a}</span></div>`)}</div>`:p}
  </section>`}function je(r,d,t){return n`<section class="card">
    <header><h2>${r.t("events")}</h2></header>
    ${d.length?n`<ul class="plain">${d.slice(0,15).map(e=>n`<li class="row" style="flex-wrap:nowrap;align-items:baseline"><span class="dot ${O(e.severity)}" style="align-self:center"></span><span class="soft small num" style="white-space:nowrap">${r.format.short(Date.parse(e.time)/1e3)}</span><span>${e.text}</span></li>`)}</ul>`:n`<p class="soft">${r.t("no_events")}</p>`}
    <p style="margin-top:8px"><a href="${_}/audit?twin=${t}" @click=${T}>${r.t("audit_of_twin")}</a></p>
  </section>`}var He=$`
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
`;var St=[[6,3],[24,24],[72,24],[240,24]],cs=["mirror","sandbox","guard"],ps=600,De=12,Ct=class extends b{constructor(){super();this.points=[];this.asked="";this.range=1,this.all=!1,this.forget()}static{this.properties={app:{attribute:!1},twinId:{},words:{attribute:!1},channel:{state:!0},range:{state:!0},data:{state:!0},history:{state:!0},forecast:{state:!0},scores:{state:!0},events:{state:!0},error:{state:!0},all:{state:!0}}}static{this.styles=[w,He]}forget(){this.data={},this.history=null,this.forecast=null,this.scores=null,this.events=[],this.error="",this.points=[],this.channel=void 0,this.asked=""}connectedCallback(){super.connectedCallback(),this.clock=window.setInterval(()=>this.requestUpdate(),6e4),this.app&&this.twinId&&this.subscribe()}disconnectedCallback(){super.disconnectedCallback(),window.clearInterval(this.clock),this.stream?.stop(),this.told?.stop(),this.stream=this.told=void 0}willUpdate(t){t.has("twinId")&&this.isConnected&&(this.forget(),this.subscribe());let e=`${this.twinId} ${this.shownChannel} ${this.range}`;this.data.identity&&e!==this.asked&&(this.asked=e,this.load())}get shownChannel(){return this.channel??this.data.tile?.channel??null}subscribe(){this.stream?.stop(),this.told?.stop();let t=()=>this.requestUpdate();this.stream=new I(this.app.hass.connection,{type:"digital_twin/twin/subscribe",twin_id:this.twinId},()=>this.data={},e=>this.take(e),t),this.stream.start()}take(t){let e={...this.data.channels,...t.channels},s=!this.data.identity&&t.identity;this.data={...this.data,...t,channels:e};let a=this.shownChannel;a&&t.channels?.[a]&&(this.points=[...this.points.slice(-ps),{at:Date.now()/1e3,value:t.channels[a].value}]),s&&this.watchEvents(this.data.tile?.entity_id??"")}watchEvents(t){this.told?.stop();let e=new Map;this.told=new I(this.app.hass.connection,{type:"digital_twin/events/subscribe",entity_id:[t],recent:50},()=>e.clear(),s=>{e.set(s.event_id,s),this.events=[...e.values()].sort((a,i)=>i.time.localeCompare(a.time)).slice(0,200)},()=>{}),this.told.start()}async load(){let{twinId:t,asked:e}=this,s=this.shownChannel,[a]=St[this.range];if(s)try{let i=s===this.data.tile?.channel,[l,o,c]=await Promise.all([this.app.ws("twin/history",{twin_id:t,channel:s,hours:a}),this.app.ws("twin/scores",{twin_id:t,channel:s}),i?Promise.resolve(null):this.app.ws("twin/forecast",{twin_id:t,channel:s})]);if(e!==this.asked)return;this.history=l,this.scores=o,this.forecast=c,this.points=[],this.error=""}catch(i){e===this.asked&&(this.error=y(i))}}render(){let{app:t,data:e}=this,s=n`<div class="skeleton"></div><div class="skeleton" style="min-height:320px;margin-top:16px"></div>`,a=W(t,this.stream?.standing??"loading",this.stream?.error??"",s,!!e.identity);return a||!e.tile||!e.identity?n`<div class="page">${a??s}</div>`:n`<div class="page">
      ${this.head(e)} ${this.trouble(e)} ${this.chart(e)}
      <div class="columns">
        ${Ne(t,e)} ${Ie(t,e,this.scores)} ${this.past()} ${ze(t,e)}
        ${this.settings(e)} ${je(t,this.events,this.twinId)}
      </div>
    </div>`}head({tile:t,identity:e,watch:s}){let{app:a}=this;return n`<div class="head">
      <span class="kind">${h(ht(t.kind))}</span>
      <div class="grow">
        <h1>${t.name}</h1>
        <div class="row soft">
          <span>${a.option("kind",t.kind)} · ${a.area(t.area_id)}</span>
          <span class="badge ${dt(s.health?.score??null)}">${s.health?a.t("health_is",{score:s.health.score}):a.t("health_unknown")}</span>
          <span class="badge accent">${a.option("trust",t.trust)}</span>
          ${t.status==="following"?p:n`<span class="badge">${a.value("status",t.status)}</span>`}
        </div>
      </div>
      <span class="value num">${a.words(t.entity_id,t.value,t.unit)}</span>
      <dt-menu .label=${a.t("more_actions")} .items=${this.actions(e)}></dt-menu>
    </div>`}actions(t){let{app:e}=this,s=[{label:e.t("what_if_here"),icon:U,run:()=>N(`what-if?entity=${this.data.tile?.entity_id??""}`)}];return t.own_device_id&&s.push({label:e.t("open_device"),icon:Xt,run:()=>N(`/config/devices/device/${t.own_device_id}`)}),t.controls&&s.push({label:e.t("sync_now"),icon:ce,run:()=>this.act("sync",{},e.t("synced"))},{label:e.t("take_snapshot"),icon:Ht,run:()=>this.act("create_snapshot",{},e.t("snapshot_taken"))},{label:e.t("learn_now"),icon:re,run:()=>this.act("train",{},e.t("learned_now"))},{label:e.t(t.frozen?"unfreeze":"freeze"),icon:ot,run:()=>this.act("freeze_learning",{frozen:!t.frozen},e.t("done"))},{label:e.t("reset_learning"),icon:Gt,danger:!0,run:()=>{this.reset()}}),e.hass.user?.is_admin&&s.push({label:e.t("reconfigure"),icon:Vt,run:()=>N(`/config/integrations/integration/digital_twin#config_entry=${this.twinId}`)}),s}async act(t,e,s){try{await this.app.act(t,{entity_id:this.data.tile?.entity_id,...e}),R(this,s),["create_snapshot","rollback"].includes(t)&&this.load()}catch(a){R(this,y(a))}}async reset(){let{app:t}=this;await z(t,this.renderRoot,{title:t.t("reset_learning"),text:t.t("reset_text",{name:this.data.tile?.name??""}),yes:t.t("reset_yes")})!==void 0&&await this.act("reset_learning",{},t.t("done"))}trouble({watch:t,identity:e}){let{app:s}=this;return t.alerts.length?n`<div class="card">
      <header><h2>${s.t("what_is_wrong")}</h2></header>
      <ul class="plain">
        ${t.alerts.map(a=>n`<li class="alert ${O(a.severity)}">
            <div class="row">${h(A)}<b class="grow">${a.text}</b><span class="badge">${s.option("severity",a.severity)}</span></div>
            <div class="row small"><span class="soft">${s.channel(a.channel)} · ${s.t("since",{time:s.format.short(a.since)})}</span><span class="grow"></span>
              ${!e.controls||a.acknowledged?a.acknowledged?n`<span class="badge">${h(B,"s")}${s.t("seen")}</span>`:p:n`<button @click=${()=>this.acknowledge(a)}>${h(B,"s")}${s.t("acknowledge")}</button>
                    <button @click=${()=>this.act("snooze_alert",{channel:a.channel,duration:{hours:24}},s.t("snoozed"))}>${h(jt,"s")}${s.t("snooze")}</button>`}
            </div>
          </li>`)}
      </ul>
    </div>`:p}async acknowledge(t){let e=this.events.find(s=>s.data.alert===t.key);if(!e)return void await this.act("snooze_alert",{channel:t.channel,duration:{hours:24}},this.app.t("snoozed"));try{await this.app.act("acknowledge",{event_id:[e.event_id]}),R(this,this.app.t("done"))}catch(s){R(this,y(s))}}chart({tile:t,channels:e,forecast:s,accuracy:a}){let{app:i}=this,l=this.shownChannel??"",[o,c]=St[this.range],g=l==="temperature"?e.target_temperature:l==="humidity"?e.target_humidity:void 0,u=l===t.channel?s:this.forecast,m=a.find(f=>f.horizon===3600);return n`<section class="card" aria-label=${i.t("course")}>
      <header>
        <h2>${i.t("course")}</h2>
        <select class="inline" aria-label=${i.t("channel")} @change=${f=>this.channel=f.target.value}>
          ${Object.keys(e).map(f=>n`<option value=${f} ?selected=${f===l}>${i.channel(f)}</option>`)}
        </select>
        <div class="chips" role="group" aria-label=${i.t("range")}>
          ${St.map(([f],v)=>n`<button class="chip" aria-pressed=${v===this.range} @click=${()=>this.range=v}>${i.format.duration(f*3600)}</button>`)}
        </div>
      </header>
      ${this.error?x(A,i.t("failed"),this.error):p}
      ${this.history&&!this.error?n`<dt-chart .app=${i} .words=${this.words} .height=${300} .model=${we({app:i,entityId:t.entity_id,history:this.history,forecast:u,live:this.points,events:this.events,accent:P(this),name:t.name,start:Date.now()/1e3-o*3600,ahead:c*3600,limits:typeof g?.value=="number"?[{value:g.value,label:i.t("wanted"),color:"#43a047"}]:[]})}></dt-chart>`:this.error?p:n`<div class="skeleton" style="min-height:300px" aria-busy="true"></div>`}
      ${u?this.said(u):n`<p class="soft small">${i.t(t.learned?"no_forecast":"still_learning")}</p>`}
      ${m?.scored&&m.coverage!==null&&l===t.channel?n`<p class="soft small">${i.t("honest",{share:i.format.percent(m.coverage),count:i.format.number(m.scored,0)})}</p>`:p}
    </section>`}said(t){let e=[...t.risks,...t.trend,...t.notes];return e.length?n`<ul class="plain small soft" style="gap:2px;margin-top:4px">${e.map(s=>n`<li>${s.text}</li>`)}</ul>`:p}past(){let{app:t}=this,e=this.history?.snapshots??[],s=this.all?e:e.slice(0,De);return n`<section class="card">
      <header><h2>${t.t("past")}</h2><span class="soft small num">${e.length}</span></header>
      ${e.length?n`<ul class="plain" style="gap:0">${s.map(a=>n`<li class="row" style="min-height:36px"><span class="num">${t.format.short(a.at)}</span><span class="soft small grow cut">${t.value("reason",a.reason)}</span>
              ${this.data.identity?.controls?n`<button aria-label=${t.t("roll_back_to",{time:t.format.short(a.at)})} @click=${()=>this.rollback(a.id,a.at)}>${h(Qt,"s")}${t.t("roll_back")}</button>`:p}</li>`)}</ul>
          ${e.length>De&&!this.all?n`<button @click=${()=>this.all=!0}>${t.t("show_all_of",{count:e.length})}</button>`:p}`:n`<p class="soft">${t.t("no_snapshots")}</p>`}
    </section>`}async rollback(t,e){let{app:s}=this;await z(s,this.renderRoot,{title:s.t("roll_back"),text:s.t("roll_back_text",{time:s.format.short(e)}),yes:s.t("roll_back")})!==void 0&&await this.act("rollback",{snapshot_id:t},s.t("rolled_back"))}settings({tile:t,identity:e}){let{app:s}=this,a=s.hass.user?.is_admin??!1;return n`<section class="card">
      <header><h2>${s.t("mode")}</h2></header>
      <fieldset class="modes" style="border:0;margin:0;padding:0" ?disabled=${!a}>
        <legend class="sr">${s.t("mode")}</legend>
        ${cs.map(i=>n`<label><input type="radio" name="mode" value=${i} .checked=${Oe(t.mode===i)} @change=${()=>this.setMode(i)} /><span>${s.option("mode",i)}</span></label>`)}
      </fieldset>
      <dl class="facts" style="margin:16px 0 0">
        <dt>${s.t("fidelity")}</dt><dd>${s.option("fidelity",e.fidelity)}</dd>
        <dt>${s.t("sources")}</dt><dd>${e.sources.map((i,l)=>n`${l?", ":""}<a href="/history?entity_id=${i}" @click=${T}>${s.entityName(i)}</a>`)}</dd>
      </dl>
    </section>`}async setMode(t){let{app:e}=this,s=t==="guard";if(s&&await z(e,this.renderRoot,{title:e.t("guard_title",{name:this.data.tile?.name??""}),text:e.t("guard_text"),yes:e.t("guard_yes")})===void 0){this.requestUpdate();return}try{await this.app.ws("twin/set_mode",{twin_id:this.twinId,mode:t,consent:s}),R(this,this.app.t("mode_changed"))}catch(a){R(this,y(a)),this.requestUpdate()}}};customElements.get("dt-twin")??customElements.define("dt-twin",Ct);var gt={unit:"%",min:0,max:100,step:1};function Be(r){let d=r?.attributes??{},t=(e,s)=>typeof d[e]=="number"?d[e]:s;return{name:"temperature",min:t("min_temp",5),max:t("max_temp",90),step:t("target_temp_step",.5),initial:t("temperature",20)}}function Ue(r,d){let t=r.split(".")[0]??"",e=(...a)=>a.map(i=>({action:`${t}.${i}`})),s=a=>{let i=d?.attributes[a];return Array.isArray(i)?i.map(String):[]};switch(t){case"light":return[{action:"light.turn_on"},{action:"light.turn_off"},{action:"light.turn_on",field:{...gt,name:"brightness_pct",initial:50}}];case"climate":return[{action:"climate.set_temperature",field:Be(d)},...s("hvac_modes").length?[{action:"climate.set_hvac_mode",options:{name:"hvac_mode",values:s("hvac_modes")}}]:[]];case"water_heater":return[{action:"water_heater.set_temperature",field:Be(d)},...s("operation_list").length?[{action:"water_heater.set_operation_mode",options:{name:"operation_mode",values:s("operation_list")}}]:[]];case"cover":return[...e("open_cover","close_cover"),{action:"cover.set_cover_position",field:{...gt,name:"position",initial:50}}];case"valve":return e("open_valve","close_valve");case"lock":return e("lock","unlock");case"fan":return[...e("turn_on","turn_off"),{action:"fan.set_percentage",field:{...gt,name:"percentage",initial:50}}];case"humidifier":return[...e("turn_on","turn_off"),{action:"humidifier.set_humidity",field:{...gt,name:"humidity",initial:50}}];case"media_player":case"switch":case"siren":case"input_boolean":return e("turn_on","turn_off");case"vacuum":return e("start","return_to_base");case"alarm_control_panel":return e("alarm_arm_away","alarm_arm_home","alarm_disarm");case"number":return[{action:"number.set_value",field:{name:"value",min:Number(d?.attributes.min??0),max:Number(d?.attributes.max??100),step:Number(d?.attributes.step??1),initial:Number(d?.state??0)}}];case"select":return s("options").length?[{action:"select.select_option",options:{name:"option",values:s("options")}}]:[];default:return[]}}function hs(r){let d=Math.max(0,Math.round(r));return[Math.floor(d/3600),Math.floor(d%3600/60),d%60].map(t=>String(t).padStart(2,"0")).join(":")}function Ve(r){if(typeof r=="number")return r;let[d=0,t=0,e=0]=String(r).split(":").map(Number);return d*3600+t*60+e||0}function X(r){let d={};return r.scenario&&(d.scenario=r.scenario,Object.keys(r.parameters).length&&(d.parameters=r.parameters)),(r.changes.length||!r.scenario)&&(d.changes=[...r.changes].sort((t,e)=>t.at-e.at).map(t=>({at:hs(t.at),action:t.action,target:{entity_id:t.entityId},...Object.keys(t.data).length?{data:t.data}:{}}))),d.horizon={hours:r.hours},d}function vt(r,d=""){let t=Array.isArray(r.changes)?r.changes:[],e=r.horizon,s=e&&typeof e=="object"?Number(e.hours??24)+24*Number(e.days??0):e?Ve(e)/3600:24;return{name:d,scenario:typeof r.scenario=="string"?r.scenario:"",parameters:r.parameters??{},hours:s||24,changes:t.filter(a=>typeof a.action=="string").map((a,i)=>{let l=a.target??{},o=Array.isArray(l.entity_id)?l.entity_id[0]:l.entity_id;return{key:i+1,at:Ve(a.at??0),entityId:String(o??""),action:String(a.action),data:a.data??{}}})}}function Fe(r){return btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(X(r))))).replaceAll("+","-").replaceAll("/","_").replaceAll("=","")}function We(r){try{let d=Uint8Array.from(atob(r.replaceAll("-","+").replaceAll("_","/")),t=>t.charCodeAt(0));return vt(JSON.parse(new TextDecoder().decode(d)))}catch{return}}var us=/^[A-Za-z_][\w./ -]*$/,ms=/^(true|false|yes|no|on|off|null|~)$/i;function qe(r){return typeof r=="string"&&(!us.test(r)||ms.test(r)||r!==r.trim())?JSON.stringify(r):String(r)}function Q(r,d=""){return Array.isArray(r)?r.length?r.map(t=>`${d}- ${Q(t,`${d}  `).trimStart()}`).join(""):`${d}[]
`:r&&typeof r=="object"?Object.entries(r).map(([t,e])=>e!==null&&typeof e=="object"&&Object.keys(e).length>0?`${d}${t}:
${Q(e,`${d}  `)}`:`${d}${t}: ${e!==null&&typeof e=="object"?Array.isArray(e)?"[]":"{}":qe(e)}
`).join(""):`${qe(r)}
`}var tt=300,Mt=class extends b{constructor(){super(...arguments);this.add=t=>{let e=t.currentTarget.getBoundingClientRect();this.tell("add",0,(t.clientX-e.left)/e.width*this.hours*3600)}}static{this.properties={app:{attribute:!1},changes:{attribute:!1},hours:{type:Number},start:{type:Number},chosen:{type:Number},label:{attribute:!1}}}static{this.styles=[w,$`
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
    `]}render(){let{app:t}=this,e=Array.from({length:5},(s,a)=>a/4*this.hours*3600);return n`<div class="track" @dblclick=${this.add}>
      <div class="line"></div>
      ${e.map(s=>n`<span class="tick num" style="left:${s/(this.hours*3600)*100}%">${s?t.format.time(this.start+s):t.t("at_once")}</span>`)}
      ${this.changes.map((s,a)=>n`<button class="mark" style="left:${Math.min(100,s.at/(this.hours*3600)*100)}%;background:color-mix(in srgb, ${J[a%J.length]} 72%, #000)"
          aria-label="${this.label(s)}, ${t.format.short(this.start+s.at)}" aria-pressed=${s.key===this.chosen} title=${this.label(s)}
          @click=${()=>this.tell("choose",s.key,s.at)} @keydown=${i=>this.key(i,s)} @pointerdown=${i=>this.drag(i,s)}>${a+1}</button>`)}
    </div>`}tell(t,e,s){this.dispatchEvent(new CustomEvent(t,{detail:{key:e,at:this.snap(s)}}))}snap(t){return Math.min(Math.max(Math.round(t/tt)*tt,0),this.hours*3600-tt)}key(t,e){let a={ArrowLeft:-tt,ArrowRight:tt,PageDown:-3600,PageUp:3600}[t.key];a!==void 0&&(t.preventDefault(),this.tell("move",e.key,e.at+a))}drag(t,e){let s=t.currentTarget,a=s.parentElement;s.setPointerCapture(t.pointerId);let i=o=>{let c=a.getBoundingClientRect();this.tell("move",e.key,(o.clientX-c.left)/c.width*this.hours*3600)},l=()=>{s.removeEventListener("pointermove",i),s.removeEventListener("pointerup",l),s.removeEventListener("pointercancel",l)};s.addEventListener("pointermove",i),s.addEventListener("pointerup",l),s.addEventListener("pointercancel",l)}};customElements.get("dt-timeline")??customElements.define("dt-timeline",Mt);var fs=6,gs={energy:"kWh",exported:"kWh",carbon:"kg",peak:"W"};function Rt(r){return Object.values(r.channels).some(d=>d.baseline!==void 0)}var Ot=class extends b{constructor(){super();this.models=new Map;this.all=!1,this.channels=new Map}static{this.properties={app:{attribute:!1},words:{attribute:!1},answer:{attribute:!1},kept:{attribute:!1},all:{state:!0},channels:{state:!0}}}static{this.styles=[w,$`
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
    `]}willUpdate(t){(t.has("answer")||t.has("words")||t.has("channels"))&&this.models.clear(),t.has("answer")&&(this.all=!1)}render(){let{app:t,answer:e}=this,s=Object.entries(e.twins).sort(([,l],[,o])=>Number(Rt(o))-Number(Rt(l))),a=s.filter(([,l])=>Rt(l)),i=this.all?s:(a.length?a:s).slice(0,fs);return n`<section class="card" aria-live="polite">
        <header><h2>${t.t("outcome")}</h2><button @click=${()=>this.dispatchEvent(new CustomEvent("keep"))}>${h(qt,"s")}${t.t("keep_to_compare")}</button></header>
        <p>${e.summary}</p>
        ${e.breaking_point?n`<p><b>${e.breaking_point.text}</b></p>`:p}
        ${this.totals(this.sums(e))} ${this.confidence()}
      </section>
      ${this.dangers()} ${this.events()} ${this.advice()} ${this.comparison()}
      <div class="twins">${i.map(([l,o])=>this.twin(l,o))}</div>
      ${i.length<s.length?n`<div class="row" style="justify-content:center"><button class="tonal" @click=${()=>this.all=!0}>${t.t("show_all_of",{count:s.length})}</button></div>`:p}
      ${this.notes()}`}sums(t){if(t.totals)return{totals:t.totals,baseline:t.baseline??null};let e=s=>{let a=Object.values(t.twins).map(s).filter(i=>i!==null);return a.length?a.reduce((i,l)=>({value:i.value+l.value,low:i.low+l.low,high:i.high+l.high})):null};return{totals:{energy:e(s=>s.energy)},baseline:{energy:e(s=>s.baseline_energy)}}}figure(t,e){let{app:s}=this,a=s.hass.config.currency;return t==="cost"?a?new Intl.NumberFormat(s.format.language,{style:"currency",currency:a}).format(e):s.format.number(e,2):t==="comfort"?s.t("degree_hours",{value:s.format.number(e,1)}):s.format.quantity(e,gs[t]??null)}totals({totals:t,baseline:e}){let{app:s}=this,a=Object.keys(t).filter(i=>t[i]&&(i!=="exported"||t[i].value||e?.[i]?.value));return n`<div class="figures">${a.map(i=>{let l=t[i],o=e?.[i],c=o?l.value-o.value:0;return n`<div><b class="num">${this.figure(i,l.value)}</b>
        ${o&&Math.abs(c)>.001?n`<span class="small num ${c>0==(i!=="exported")?"up":"down"}">${c>0?"+":""}${this.figure(i,c)}</span>`:p}
        <span class="soft small">${s.value("total",i)}</span></div>`})}</div>`}confidence(){let{app:t,answer:e}=this,s=[e.failure_probability===void 0?"":t.t("failure",{share:t.format.percent(e.failure_probability)}),e.confidence===void 0?"":t.t("confidence",{share:t.format.percent(e.confidence)})].filter(Boolean);return s.length?n`<p class="soft small" style="margin-top:8px">${s.join(" · ")}</p>`:p}dangers(){let{app:t,answer:e}=this;return e.crossings?.length?n`<section class="card"><header><h2>${t.t("hazards")}</h2></header><ul class="plain">${e.crossings.map(s=>n`<li>${M(O(s.severity)==="bad"?"bad":"warn",F,n`${s.text}<div class="soft small">${s.time?t.format.short(Date.parse(s.time)/1e3):""} ${t.format.percent(s.probability)}</div>`)}</li>`)}</ul></section>`:p}events(){let{app:t,answer:e}=this;if(!e.events?.length&&!e.affected?.length)return p;let s=new Set((e.crossings??[]).map(a=>a.text));return n`<section class="card"><header><h2>${t.t("what_happens")}</h2></header><ul class="plain">
      ${(e.events??[]).filter(a=>!s.has(a.text)).slice(0,30).map(a=>n`<li class="row" style="flex-wrap:nowrap;align-items:baseline"><span class="soft small num" style="white-space:nowrap">${t.format.short(Date.parse(a.time)/1e3)}</span><span class="grow">${a.text}</span>${a.probability===void 0||a.probability===null?p:n`<span class="badge num">${t.format.percent(a.probability)}</span>`}</li>`)}
      ${(e.affected??[]).slice(0,30).map(a=>n`<li>${a.text}</li>`)}
    </ul></section>`}advice(){let{app:t,answer:e}=this;return e.recommendations?.length?n`<section class="card"><header><h2>${t.t("advice")}</h2></header><ul class="plain">${e.recommendations.map(s=>n`<li>${M("good",it,n`${s.text}${s.outcome?n`<div class="soft small">${s.outcome}</div>`:p}`)}</li>`)}</ul></section>`:p}comparison(){let{app:t}=this;if(!this.kept.length)return p;let e=[...this.kept,...this.kept.some(i=>i.answer===this.answer)?[]:[{name:t.t("this_one"),answer:this.answer}]],s=e.map(i=>this.sums(i.answer).totals),a=[...new Set(s.flatMap(i=>Object.keys(i).filter(l=>i[l])))];return n`<section class="card"><header><h2>${t.t("comparison")}</h2><button @click=${()=>this.dispatchEvent(new CustomEvent("drop"))}>${t.t("clear")}</button></header>
      <div class="scroll" tabindex="0" role="region" aria-label=${t.t("comparison")}><table>
        <thead><tr><th scope="col"><span class="sr">${t.t("value")}</span></th>${e.map(i=>n`<th scope="col">${i.name}</th>`)}</tr></thead>
        <tbody>${a.map(i=>n`<tr><th scope="row">${t.value("total",i)}</th>${s.map(l=>n`<td class="num">${l[i]?this.figure(i,l[i].value):"–"}</td>`)}</tr>`)}</tbody>
      </table></div></section>`}twin(t,e){let{app:s}=this,a=Object.keys(e.channels).filter(o=>e.channels[o]?.course?.length),i=this.channels.get(t)??pt(e);i&&!this.models.has(t)&&this.models.set(t,ct(s,t,e,i,P(this)));let l=this.models.get(t);return n`<section class="card" aria-label=${e.name}>
      <header><h2>${e.name}</h2>
        ${a.length>1?n`<select class="inline" aria-label=${s.t("channel")} @change=${o=>this.channels=new Map(this.channels).set(t,o.target.value)}>${a.map(o=>n`<option value=${o} ?selected=${o===i}>${s.channel(o)}</option>`)}</select>`:p}
        <span class="badge accent">${s.option("trust",e.trust)}</span></header>
      ${e.summary?n`<p class="small">${e.summary}</p>`:p}
      ${l?n`<dt-chart .app=${s} .words=${this.words} .height=${190} .model=${l}></dt-chart>`:p}
      ${[...e.notes,...e.unknown].length?n`<ul class="plain small soft" style="gap:2px">${[...e.notes,...e.unknown].map(o=>n`<li>${o.text}</li>`)}</ul>`:p}
    </section>`}notes(){let{app:t,answer:e}=this,s=[...e.refusals??[],...e.assumed??[],...e.not_simulated??[]];return s.length?n`<details class="card"><summary>${t.t("assumptions")}</summary><ul class="plain small" style="margin-top:10px">${s.map(a=>n`<li>${a.text}</li>`)}</ul></details>`:p}};customElements.get("dt-what-if-result")??customElements.define("dt-what-if-result",Ot);var vs=20,Je=[3,6,12,24,48,72,168],Pt=class extends b{constructor(){super();this.next=1;this.started=!1;this.pick=t=>{let[e,...s]=t.target.value.split(":"),a=s.join(":");if(e==="saved")this.take(vt(this.stored.saved[a]?.scenario??{},a));else if(e==="result")this.open(a);else{let i=this.library.find(o=>o.id===a),l=Je.find(o=>o*3600>=(i?.horizon??0))??168;this.draft={...this.draft,scenario:a,parameters:{},hours:i?l:this.draft.hours}}};this.run=async()=>{this.running=!0,this.error="";try{this.answer=await this.app.act("run_scenario",X(this.draft))}catch(t){this.error=y(t)}finally{this.running=!1}};this.keep=()=>{if(!this.answer)return;let t=this.draft.name||(this.draft.scenario?this.app.value("scenario",this.draft.scenario):this.draft.changes.map(e=>this.sentence(e)).join(", "));this.kept=[...this.kept.filter(e=>e.answer!==this.answer),{name:t,answer:this.answer}].slice(-4)};this.save=async()=>{let{app:t}=this,e=await z(t,this.renderRoot,{title:t.t("save"),text:t.t("save_text"),yes:t.t("save"),input:{label:t.t("name"),value:this.draft.name}});if(e)try{await t.act("save_scenario",{name:e,scenario:X(this.draft)}),this.draft={...this.draft,name:e},R(this,t.t("saved_as",{name:e})),await this.loadStored()}catch(s){R(this,y(s))}};this.draft={name:"",scenario:"",parameters:{},changes:[],hours:24},this.chosen=0,this.library=[],this.stored={saved:{},scenarios:[]},this.running=!1,this.answer=null,this.kept=[],this.error=""}static{this.properties={app:{attribute:!1},tiles:{attribute:!1},words:{attribute:!1},link:{},entity:{},chosenScenario:{},draft:{state:!0},chosen:{state:!0},library:{state:!0},stored:{state:!0},running:{state:!0},answer:{state:!0},kept:{state:!0},error:{state:!0}}}static{this.styles=[w,$`
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
    `]}willUpdate(t){if(this.started||(this.started=!0,this.loadLibrary(),this.loadStored()),t.has("link")&&this.link){let e=We(this.link);e&&this.take(e)}else t.has("chosenScenario")&&this.chosenScenario?this.draft={...this.draft,scenario:this.chosenScenario}:t.has("entity")&&this.entity&&!this.draft.changes.length&&this.add(this.entity,0)}take(t){this.draft=t,this.next=t.changes.length+1,this.chosen=0}async loadLibrary(){try{this.library=(await this.app.ws("scenarios/library")).scenarios}catch(t){this.error=y(t)}}async loadStored(){try{this.stored=await this.app.act("list_scenarios",{limit:vs})}catch{this.stored={saved:{},scenarios:[]}}}render(){let{app:t}=this;return this.tiles.size?n`<div class="page">
      ${this.builder()}
      ${this.running?n`<section class="card" role="status"><div class="bar busy"><i></i></div><div class="row"><p class="soft small grow" style="margin-top:6px">${t.t("simulating")}</p><button @click=${()=>t.act("cancel_scenario").catch(e=>this.error=y(e))}>${h(lt,"s")}${t.t("stop")}</button></div></section>`:p}
      ${this.error?M("bad",A,this.error):p}
      ${this.answer&&!this.running?n`<dt-what-if-result .app=${t} .words=${this.words} .answer=${this.answer} .kept=${this.kept} @keep=${this.keep} @drop=${()=>this.kept=[]}></dt-what-if-result>`:this.running||this.answer?p:n`<section class="card">${x(U,t.t("what_if_empty"),t.t("what_if_empty_text"))}</section>`}
    </div>`:n`<div class="page">${x(U,t.t("no_twins"),t.t("no_twins_text"))}</div>`}builder(){let{app:t,draft:e}=this,s=this.library.find(o=>o.id===e.scenario),a=Date.now()/1e3,i=Object.keys(this.stored.saved),l=this.stored.scenarios.filter(o=>o.kind==="scenario");return n`<section class="card">
      <header><h2>${t.t("what_if_title")}</h2></header>
      <div class="top">
        <label class="field">${t.t("begin_with")}
          <select @change=${this.pick}>
            <option value="" ?selected=${!e.scenario}>${t.t("own_changes")}</option>
            <optgroup label=${t.t("library")}>${this.library.map(o=>n`<option value="library:${o.id}" ?selected=${o.id===e.scenario}>${t.value("scenario",o.id)}</option>`)}</optgroup>
            ${i.length?n`<optgroup label=${t.t("saved")}>${i.map(o=>n`<option value="saved:${o}" ?selected=${o===e.name}>${o}</option>`)}</optgroup>`:p}
            ${l.length?n`<optgroup label=${t.t("recent")}>${l.map(o=>n`<option value="result:${o.scenario_id}">${t.format.short(Date.parse(o.time)/1e3)} · ${t.value("scenario",o.name)}</option>`)}</optgroup>`:p}
          </select></label>
        <label class="field">${t.t("horizon")}
          <select @change=${o=>this.draft={...e,hours:Number(o.target.value)}}>
            ${Je.map(o=>n`<option value=${o} ?selected=${o===e.hours}>${t.format.duration(o*3600)}</option>`)}
          </select></label>
        ${s?s.parameters.map(o=>this.parameter(o)):p}
      </div>
      <h3 style="margin:20px 0 4px">${t.t("changes")}</h3>
      <p class="soft small">${t.t("changes_hint")}</p>
      <dt-timeline .app=${t} .changes=${e.changes} .hours=${e.hours} .start=${a} .chosen=${this.chosen} .label=${o=>this.sentence(o)}
        @choose=${o=>this.chosen=o.detail.key} @move=${o=>this.move(o.detail.key,o.detail.at)}
        @add=${o=>this.add("",o.detail.at)}></dt-timeline>
      ${e.changes.map((o,c)=>this.change(o,c))}
      <div class="row" style="margin-top:12px">
        <button class="tonal" @click=${()=>this.add("",this.draft.changes.length?Math.min(e.hours*3600-300,Math.max(...e.changes.map(o=>o.at))+3600):0)}>${h(Z,"s")}${t.t("add_change")}</button>
        <button class="filled" ?disabled=${this.running||!e.scenario&&!e.changes.length} @click=${this.run}>${h(q,"s")}${t.t("simulate")}</button>
        <span class="grow"></span>
        <button @click=${this.save} ?disabled=${!e.scenario&&!e.changes.length}>${h(Jt,"s")}${t.t("save")}</button>
        <button @click=${()=>this.copy(Q(X(e)))}>${h(Ft,"s")}${t.t("copy_yaml")}</button>
        <button @click=${()=>this.copy(Q({action:"digital_twin.run_scenario",data:X(e),response_variable:"scenario"}))}>${h(oe,"s")}${t.t("copy_action")}</button>
        <button @click=${()=>this.copy(`${location.origin}${_}/what-if?s=${Fe(e)}`)}>${h(nt,"s")}${t.t("copy_link")}</button>
      </div>
    </section>`}async open(t){try{let e=await this.app.act("get_scenario_result",{scenario_id:t});this.take(vt(e.request)),this.answer=e.result}catch(e){this.error=y(e)}}parameter(t){let{app:e,draft:s}=this,a=s.parameters[t.name],i=c=>{let g={...s.parameters};c===""||c===void 0||Number.isNaN(c)?delete g[t.name]:g[t.name]=c,this.draft={...s,parameters:g}},l=e.value("parameter",t.name),o=c=>c.target.value;switch(t.sort){case"choice":return n`<label class="field">${l}<select @change=${c=>i(o(c))}>${t.options.map(c=>n`<option value=${c} ?selected=${c===(a??t.default)}>${e.value("option",c)}</option>`)}</select></label>`;case"twin":return n`<label class="field">${l}<select @change=${c=>i(o(c))}><option value="">${e.t("found_by_itself")}</option>${this.options(String(a??""))}</select></label>`;case"number":return n`<label class="field">${t.unit?`${l} (${t.unit})`:l}<input type="number" min=${t.lower} max=${t.upper} step="any" .value=${String(a??t.default??"")} @change=${c=>i(o(c)===""?"":Number(o(c)))} /></label>`;case"duration":{let c=typeof a=="object"&&a?Number(a.hours):Number(t.default??0)/3600;return n`<label class="field">${l} (h)<input type="number" min=${t.lower/3600} max=${t.upper/3600} step="any" .value=${c?String(c):""} @change=${g=>i(o(g)===""?"":{hours:Number(o(g))})} /></label>`}case"moment":return n`<label class="field">${l}<input type="time" .value=${typeof a=="string"?a:""} @change=${c=>i(o(c))} /></label>`;default:return n`<label class="field">${l}<input .value=${String(a??"")} @change=${c=>i(o(c))} /></label>`}}options(t){return[...this.tiles.values()].sort((s,a)=>this.app.format.order(s.name,a.name)).map(s=>n`<option value=${s.entity_id} ?selected=${s.entity_id===t}>${s.name}</option>`)}get commandable(){return[...this.tiles.values()].filter(t=>this.commands(t.entity_id).length).sort((t,e)=>this.app.format.order(t.name,e.name))}commands(t){return Ue(t,this.app.hass.states[t])}commandName(t,e){let[s,a]=e.action.split("."),i=this.app.hass.localize(`component.${s}.services.${a}.name`)||this.app.value("command",a??"");return e.field&&this.commands(t).some(l=>l.action===e.action&&l.field?.name!==e.field?.name)?`${i} (${this.app.value("field",e.field.name)})`:i}commandOf(t,e=this.commands(t.entityId)){let s=Object.keys(t.data),a=e.filter(i=>i.action===t.action);return a.find(i=>s.includes(i.field?.name??i.options?.name??""))??a[0]}sentence(t){let e=this.commandOf(t),s=Object.values(t.data).map(a=>typeof a=="number"?this.app.format.number(a,2):a);return[this.tileOf(t.entityId)?.name??t.entityId,e?this.commandName(t.entityId,e):t.action,...s].join(" · ")}tileOf(t){return[...this.tiles.values()].find(e=>e.entity_id===t)}initial(t){return t?.field?{[t.field.name]:t.field.initial}:t?.options?.values[0]?{[t.options.name]:t.options.values[0]}:{}}add(t,e){let s=this.commandable,a=s.find(o=>o.entity_id===t)??s[0];if(!a)return;for(let o of s)this.app.hass.loadBackendTranslation("services",o.entity_id.split(".")[0]).then(()=>this.requestUpdate());let i=this.commands(a.entity_id)[0],l=this.next++;this.draft={...this.draft,changes:[...this.draft.changes,{key:l,at:e,entityId:a.entity_id,action:i.action,data:this.initial(i)}]},this.chosen=l}alter(t,e){this.draft={...this.draft,changes:this.draft.changes.map(s=>s.key===t?{...s,...e}:s)}}move(t,e){this.chosen=t,this.alter(t,{at:e})}change(t,e){let{app:s}=this,a=this.commands(t.entityId),i=this.commandOf(t,a),l=Math.round(t.at/60);return n`<div class="change ${t.key===this.chosen?"chosen":""}" role="group" aria-label=${s.t("change_number",{number:e+1})} @focusin=${()=>this.chosen=t.key}>
      <span class="number">${e+1}</span>
      <label class="field">${s.t("device")}<select @change=${o=>{let c=o.target.value,g=this.commands(c)[0];this.alter(t.key,{entityId:c,action:g?.action??"",data:this.initial(g)})}}>${this.commandable.map(o=>n`<option value=${o.entity_id} ?selected=${o.entity_id===t.entityId}>${o.name}</option>`)}</select></label>
      <label class="field">${s.t("action")}<select @change=${o=>{let c=a[Number(o.target.value)];c&&this.alter(t.key,{action:c.action,data:this.initial(c)})}}>${a.map((o,c)=>n`<option value=${c} ?selected=${o===i}>${this.commandName(t.entityId,o)}</option>`)}</select></label>
      ${i?.field?n`<label class="field">${s.value("field",i.field.name)}<input type="number" min=${i.field.min} max=${i.field.max} step=${i.field.step} .value=${String(t.data[i.field.name]??"")} @change=${o=>this.alter(t.key,{data:{[i.field?.name??""]:Number(o.target.value)}})} /></label>`:i?.options?n`<label class="field">${s.value("field",i.options.name)}<select @change=${o=>this.alter(t.key,{data:{[i.options?.name??""]:o.target.value}})}>${i.options.values.map(o=>n`<option value=${o} ?selected=${o===t.data[i.options?.name??""]}>${s.words(t.entityId,o,null)}</option>`)}</select></label>`:n`<span></span>`}
      <label class="field">${s.t("after")}<input type="number" min="0" max=${this.draft.hours*60-1} step="5" .value=${String(l)} @change=${o=>this.move(t.key,Math.max(0,Math.min(Number(o.target.value)*60,this.draft.hours*3600-60)))} /></label>
      <button class="round" aria-label=${s.t("remove_change",{number:e+1})} @click=${()=>this.draft={...this.draft,changes:this.draft.changes.filter(o=>o.key!==t.key)}}>${h(Kt)}</button>
    </div>`}async copy(t){try{await navigator.clipboard.writeText(t),R(this,this.app.t("copied"))}catch{await z(this.app,this.renderRoot,{title:this.app.t("copy_by_hand"),text:t,yes:this.app.t("close")})}}};customElements.get("dt-what-if")??customElements.define("dt-what-if",Pt);var $s=[{path:"overview",icon:ue,text:"tab_overview"},{path:"what-if",icon:U,text:"tab_what_if"},{path:"rehearsal",icon:rt,text:"tab_rehearsal"},{path:"approvals",icon:at,text:"tab_approvals"},{path:"discovery",icon:ie,text:"tab_discovery",admin:!0}],Lt=class extends b{constructor(){super(...arguments);this.words={};this.model={home:null,tiles:new Map};this.pending=new Map;this.needsCode=!1;this.menu=()=>{this.dispatchEvent(new CustomEvent("hass-toggle-menu",{bubbles:!0,composed:!0}))}}static{this.properties={hass:{attribute:!1,noAccessor:!0},narrow:{type:Boolean,reflect:!0},route:{attribute:!1},panel:{attribute:!1}}}static{this.styles=[w,$`
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
    `]}set hass(t){let e=!this.app;this.app?this.app.update(t)&&this.redraw():this.app=new me(t,()=>this.redraw()),this.current=t,e&&(this.start(),this.requestUpdate())}get hass(){return this.current}redraw(){this.words={},this.requestUpdate()}connectedCallback(){super.connectedCallback(),this.start()}disconnectedCallback(){super.disconnectedCallback(),this.overview?.stop(),this.approvals?.stop()}start(){if(!this.app||!this.isConnected)return;let t=()=>this.requestUpdate();this.overview??=new I(this.app.hass.connection,{type:"digital_twin/overview/subscribe"},()=>this.model={home:null,tiles:new Map},e=>this.take(e),t),this.approvals??=new I(this.app.hass.connection,{type:"digital_twin/approvals/subscribe"},()=>this.pending=new Map,e=>{let s=new Map(this.pending);for(let a of e.gone)s.delete(a);for(let a of e.new)s.set(a.approval,a);this.pending=s,this.needsCode=e.code??this.needsCode,this.requestUpdate()},t),this.approvals.start(),this.watchOverview()}watchOverview(){this.view[0]==="twin"?this.overview?.stop():this.overview?.start()}take(t){let e=this.model.tiles;for(let s of t.gone??[])e.delete(s);for(let[s,a]of Object.entries(t.twins??{}))e.set(s,{...e.get(s),...a});this.model={home:t.home??this.model.home,tiles:e},this.requestUpdate()}get view(){let t=this.route?.path??window.location.pathname.slice(_.length),[,e="",s=""]=t.split("/");return[e||"overview",decodeURIComponent(s),new URLSearchParams(window.location.search)]}willUpdate(t){t.has("route")&&this.watchOverview()}render(){let t=this.app;if(!t)return p;let[e,s,a]=this.view,i=this.approvals?.standing==="disconnected",l=n`<div class="bar-top">
      ${e==="twin"?n`<button class="round" aria-label=${t.t("back")} @click=${()=>N("overview")}>${h(zt)}</button>`:this.narrow?n`<button class="round" aria-label=${t.t("menu")} @click=${this.menu}>${h(se)}</button>`:p}
      <h1 class="cut">${t.t("title")}</h1>
      ${this.narrow?p:n`<div class="grow"></div>${this.tabs(e)}`}
    </div>`;return n`${l}
      ${i?n`<div class="lost" role="alert">${h(te)}<span>${t.t("disconnected_text")}</span></div>`:p}
      <main tabindex="-1">${this.content(t,e,s,a)}</main>
      ${this.narrow?this.tabs(e):p}`}content(t,e,s,a){switch(e){case"twin":return n`<dt-twin .app=${t} .twinId=${s} .words=${this.words}></dt-twin>`;case"approvals":return n`<dt-approvals .app=${t} .pending=${this.pending} .chosen=${s} .code=${this.needsCode} .standing=${this.approvals?.standing??"loading"} .error=${this.approvals?.error??""} .words=${this.words}></dt-approvals>`;case"audit":return n`<dt-audit .app=${t} .tiles=${this.model.tiles} .twin=${a.get("twin")??""} .words=${this.words}></dt-audit>`;case"what-if":return n`<dt-what-if .app=${t} .tiles=${this.model.tiles} .words=${this.words} .link=${a.get("s")??""} .entity=${a.get("entity")??""} .chosenScenario=${s}></dt-what-if>`;case"rehearsal":return n`<dt-rehearsal .app=${t} .words=${this.words}></dt-rehearsal>`;case"discovery":return n`<dt-discovery .app=${t} .words=${this.words}></dt-discovery>`;default:return n`<dt-overview .app=${t} .model=${this.model} .standing=${this.overview?.standing??"loading"} .error=${this.overview?.error??""} .pending=${this.pending.size} .words=${this.words}></dt-overview>`}}tabs(t){let e=this.app,s=e.hass.user?.is_admin??!1;return n`<nav aria-label=${e.t("views")} @click=${T}>
      ${$s.filter(a=>s||!a.admin).map(a=>{let i=t===a.path||t==="twin"&&a.path==="overview"||t==="audit"&&a.path==="approvals";return n`<a href="${_}/${a.path}" aria-current=${i?"page":p}>
          ${h(a.icon)}<span class="cut">${e.t(a.text)}</span>
          ${a.path==="approvals"&&this.pending.size?n`<span class="count">${this.pending.size}</span>`:p}
        </a>`})}
    </nav>`}};customElements.get("digital-twin-panel")??customElements.define("digital-twin-panel",Lt);export{Lt as DigitalTwinPanel};
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
